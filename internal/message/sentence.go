// This file makes the sentences of diagnostics.

package message

import (
	"strings"

	"projetpro/internal/diag"
	"projetpro/internal/lang"
)

// Sentence says what is wrong.
func (c *Catalogue) Sentence(d *diag.Diagnostic) string { return c.say(d, message) }

// Hint says what to do about it; "" when the sentence or the corrected line does.
// Some hints are given in the place of a corrected line only.
func (c *Catalogue) Hint(d *diag.Diagnostic) string {
	hint := c.say(d, ".hint")
	if d.Mended != nil || d.Better != "" {
		return hint
	}
	return strings.Trim(hint+"\n"+c.say(d, ".else"), "\n")
}

// Doc is the paragraph of the reference: when a code comes up and why it matters.
func (c *Catalogue) Doc(code diag.Code) string {
	return c.speaker("diagnostics", string(code)+message).diagnostics().Written(string(code) + ".doc")
}

// Term is a term as the reader says it, or itself where nobody has a word for it.
func (c *Catalogue) Term(t diag.Term) string {
	terms := c.speaker("terms", string(t)).Part("terms")
	if !terms.Has(string(t)) {
		return string(t)
	}
	return terms.T(string(t))
}

// message is the key of a code's sentence, behind the code.
const message = ".message"

func (c *Catalogue) diagnostics() *lang.Strings { return c.Part("diagnostics") }

// speaker is the catalogue that speaks for c of what stands under a key: c
// itself, or the one that all fall back on. A code's sentence, hint and
// paragraph are in one language.
func (c *Catalogue) speaker(part, key string) *Catalogue {
	if c.Part(part).Has(key) {
		return c
	}
	return In(fallback)
}

func (c *Catalogue) say(d *diag.Diagnostic, which string) string {
	c = c.speaker("diagnostics", string(d.Code)+message)
	key := string(d.Code) + which
	if !c.diagnostics().Has(key) {
		return ""
	}
	var count *lang.Num
	args := make([]any, 0, 2*len(d.Args))
	names := diag.RuleOf(d.Code).Args
	for i, arg := range d.Args[:min(len(d.Args), len(names))] {
		name, value := names[i], c.value(arg)
		if n, ok := value.(lang.Num); ok && name == "n" {
			count = &n
		}
		args = append(args, name, value)
	}
	if count == nil {
		return c.diagnostics().T(key, args...)
	}
	return c.diagnostics().Plural(key, *count, args...)
}

// value is an argument as [lang.Strings.T] takes it.
func (c *Catalogue) value(arg any) any {
	switch arg := arg.(type) {
	case diag.Term:
		return c.Term(arg)
	case diag.Count:
		return c.speaker("terms", string(arg.Of)).Part("terms").Plural(string(arg.Of), lang.Num(arg.Thousandths))
	case diag.Language:
		return lang.Tag(arg).NameIn(c.tag)
	case int:
		return lang.Whole(arg)
	case int64:
		return lang.Whole(int(arg))
	default:
		return arg
	}
}
