// This file declares what a code is. The codes themselves stand in the
// codes_*.go files, one for each stage that reports them.

package diag

import (
	"fmt"
	"slices"
	"strings"
)

// A Code names a kind of mistake. It is stable: editors search for it, and
// scripts filter by it.
type Code string

// A Text is what a [Rule] says in one language. Message and Hint are formats of
// package fmt with indexed arguments (%[1]s), so that languages may order them freely.
type Text struct {
	Message string // what is there and what was expected
	Hint    string // what to do about it; "" when Message or the corrected line says it all
	Doc     string // a paragraph for the reference: when this comes up and why it matters
}

// A Rule is all there is to know about a code.
type Rule struct {
	Code     Code
	Severity Severity
	Strict   bool            // an error under --strict
	Text     map[string]Text // by language of the messages
}

// SeverityIn is the rule's severity, under --strict or not.
func (r *Rule) SeverityIn(strict bool) Severity {
	if strict && r.Strict {
		return Error
	}
	return r.Severity
}

// fallbackLang is the language of messages when the reader's is not spoken here.
const fallbackLang = "en"

// Languages lists the languages messages come in.
func Languages() []string { return []string{"en", "fr"} }

// Rules lists every rule, in the order of the stages that report them.
func Rules() []Rule {
	return slices.Concat(langRules, sourceRules, contentRules, schemaRules, markdownRules, siteRules, pageRules, renderRules, checkRules)
}

var rules = func() map[Code]*Rule {
	m := map[Code]*Rule{}
	for _, r := range Rules() {
		if m[r.Code] != nil {
			panic("diag: code declared twice: " + string(r.Code))
		}
		m[r.Code] = &r
	}
	return m
}()

func ruleOf(c Code) *Rule {
	r := rules[c]
	if r == nil {
		panic("diag: code not declared: " + string(c))
	}
	return r
}

// terms are the words that stand for a [Term], by language.
var terms = map[string]map[Term]string{
	"en": {},
	"fr": {},
}

// declareTerms adds terms: en and fr by Term.
func declareTerms(words map[Term][2]string) bool {
	for t, w := range words {
		terms["en"][t], terms["fr"][t] = w[0], w[1]
	}
	return true
}

func (d *Diagnostic) text(lang string) Text {
	r := ruleOf(d.Code)
	if t, ok := r.Text[lang]; ok {
		return t
	}
	return r.Text[fallbackLang]
}

func (d *Diagnostic) sentence(lang string) string { return d.fill(d.text(lang).Message, lang) }
func (d *Diagnostic) hint(lang string) string     { return d.fill(d.text(lang).Hint, lang) }

func (d *Diagnostic) fill(format, lang string) string {
	if !strings.Contains(format, "%") {
		return format // fmt would complain of arguments the sentence has no use for
	}
	args := make([]any, len(d.Args))
	for i, a := range d.Args {
		switch a := a.(type) {
		case Term:
			args[i] = wordFor(a, lang)
		case Language:
			args[i] = wordFor(Term(a), lang)
		default:
			args[i] = a
		}
	}
	return fmt.Sprintf(format, args...)
}

func wordFor(t Term, lang string) string {
	if w, ok := terms[lang][t]; ok {
		return w
	}
	return string(t)
}

// The languages a site here may well have, by their codes.
var _ = declareTerms(map[Term][2]string{
	"fr": {"French", "français"}, "en": {"English", "anglais"}, "nl": {"Dutch", "néerlandais"}, "de": {"German", "allemand"},
	"es": {"Spanish", "espagnol"}, "it": {"Italian", "italien"}, "pt": {"Portuguese", "portugais"}, "ca": {"Catalan", "catalan"},
	"lb": {"Luxembourgish", "luxembourgeois"}, "pl": {"Polish", "polonais"}, "ro": {"Romanian", "roumain"}, "ar": {"Arabic", "arabe"},
})
