// This file makes the sentences of diagnostics.

package message

import (
	"slices"
	"strings"

	"projetpro/internal/diag"
	"projetpro/internal/lang"
)

// Sentence says what is wrong.
func (c *Catalogue) Sentence(d *diag.Diagnostic) string { return c.say(d, "message") }

// Hint says what to do about it; "" when the sentence or the corrected line does.
// Some hints are given in the place of a corrected line only.
func (c *Catalogue) Hint(d *diag.Diagnostic) string {
	hint := c.say(d, "hint")
	if d.Mended != nil || d.Better != "" {
		return hint
	}
	return strings.Trim(hint+"\n"+c.say(d, "else"), "\n")
}

// Doc is the paragraph of the reference: when a code comes up and why it matters.
func (c *Catalogue) Doc(code diag.Code) string {
	_, said := c.of(code)
	return said.Written("doc")
}

// Many says that there are n like d, "" where they are told one by one. Those of which it says
// the same are counted together.
func (c *Catalogue) Many(d *diag.Diagnostic, n int) string {
	c, said := c.of(d.Code)
	if !said.Has("many") {
		return ""
	}
	args, _ := c.args(d)
	return said.Plural("many", lang.Whole(n), args...)
}

// Term is a term as the reader says it, or itself where nobody has a word for it.
func (c *Catalogue) Term(t diag.Term) string {
	terms := c.terms(t)
	if !terms.Has(string(t)) {
		return string(t)
	}
	return terms.T(string(t))
}

// terms are those of the catalogue that has a term: c or the one that all fall back on.
func (c *Catalogue) terms(t diag.Term) *lang.Strings {
	if own := c.Part("terms"); own.Has(string(t)) {
		return own
	}
	return In(fallback).Part("terms")
}

// of is what is said of a code, all of it in one language, and the catalogue
// that says it: c or the one that all fall back on.
func (c *Catalogue) of(code diag.Code) (*Catalogue, *lang.Strings) {
	if said, ok := c.said.Load(code); ok {
		return c, said.(*lang.Strings)
	}
	text, ok := c.codes()[string(code)]
	if !ok && c.tag == fallback {
		panic("message: nothing is said of " + string(code))
	}
	if !ok {
		return In(fallback).of(code)
	}
	said, _ := c.said.LoadOrStore(code, c.parse(text))
	return c, said.(*lang.Strings)
}

func (c *Catalogue) say(d *diag.Diagnostic, which string) string {
	c, said := c.of(d.Code)
	if !said.Has(which) {
		return ""
	}
	args, count := c.args(d)
	if count == nil {
		return said.T(which, args...)
	}
	return said.Plural(which, *count, args...)
}

// args are the names and values that the sentences of d are filled with, and the number that they depend
// on, nil for none.
func (c *Catalogue) args(d *diag.Diagnostic) (args []any, count *lang.Num) {
	args = make([]any, 0, 2*len(d.Args))
	names := diag.RuleOf(d.Code).Args
	for i, arg := range d.Args[:min(len(d.Args), len(names))] {
		name, value := names[i], c.value(arg)
		if n, ok := value.(lang.Num); ok && name == "n" {
			count = &n
		}
		args = append(args, name, value)
	}
	return append(args, c.examples(d.Languages)...), count
}

// usual are the languages of examples where those of the site are not known.
var usual = []string{"fr", "en"}

// examples are the names and values of how something is written in a site with some languages; see [diag.Diagnostic].
func (c *Catalogue) examples(languages []string) []any {
	if len(languages) == 0 {
		languages = usual
	}
	one := languages[0]
	if slices.Contains(languages, string(c.tag)) {
		one = string(c.tag)
	}
	var texts, pages []string
	for _, tag := range languages {
		texts, pages = append(texts, tag+": …"), append(pages, "about."+tag+".md")
	}
	return []any{"a-language", one, "each-language", "{" + strings.Join(texts, ", ") + "}", "each-page", strings.Join(pages, ", ")}
}

// ExampleNames are the names that any sentence of a diagnostic can be filled with, whatever its code.
func ExampleNames() []string { return []string{"a-language", "each-language", "each-page"} }

// value is an argument as [lang.Strings.T] takes it.
func (c *Catalogue) value(arg any) any {
	switch arg := arg.(type) {
	case diag.Term:
		return c.Term(arg)
	case diag.Reason:
		return c.terms(arg.Says).T(string(arg.Says), "part", arg.Part)
	case diag.Count:
		return c.terms(arg.Of).Plural(string(arg.Of), lang.Num(arg.Thousandths))
	case diag.Choices:
		return c.choices(arg)
	case diag.Foreign:
		return c.foreign(string(arg))
	case diag.Facts:
		return c.facts(arg)
	case diag.LanguageName:
		return lang.Tag(arg).NameIn(c.tag)
	case int:
		return lang.Whole(arg)
	case int64:
		return lang.Whole(int(arg))
	default:
		return arg
	}
}

// facts lists what facts are.
func (c *Catalogue) facts(all diag.Facts) string {
	words := c.Part("facts")
	said := make([]string, 0, len(all))
	for _, f := range all {
		switch key := f.Name + "." + f.Kind; {
		case f.Kind != "" && words.Has(key):
			said = append(said, words.Plural(key, lang.Whole(f.Count)))
		case words.Has(f.Name + ".all"):
			said = append(said, words.T(f.Name+".all"))
		case words.Has(f.Name):
			said = append(said, words.T(f.Name))
		default:
			said = append(said, f.Name)
		}
	}
	return words.List(said)
}

// choices lists values, which are words of the language that all fall back on, with
// what they mean in another.
func (c *Catalogue) choices(of diag.Choices) string {
	all := make([]string, 0, len(of.Values))
	for _, value := range of.Values {
		if words := c.Part("choices").Words(of.List + "." + value); c.tag != fallback && len(words) > 0 {
			value += " (" + words[0] + ")"
		}
		all = append(all, value)
	}
	return strings.Join(all, ", ")
}
