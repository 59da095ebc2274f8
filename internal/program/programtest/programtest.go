// Package programtest makes templates for tests: any that people could write, and many that they should not.
package programtest

import (
	"fmt"
	"iter"
	"slices"
	"strings"
)

// Choices are what a template is made of: each byte decides something, and when
// none is left the template ends soon.
type Choices struct{ bytes []byte }

// NewChoices takes bytes, such as those a fuzzer gives.
func NewChoices(bytes []byte) *Choices { return &Choices{bytes} }

// Seeds are the bytes of so many choices, the same each time for one seed.
func Seeds(n int, seed uint64) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		random := func() int { // SplitMix64
			seed += 0x9E3779B97F4A7C15
			z := (seed ^ seed>>30) * 0xBF58476D1CE4E5B9
			z = (z ^ z>>27) * 0x94D049BB133111EB
			return int((z ^ z>>31) >> 1)
		}
		for range n {
			choices := make([]byte, 10+random()%200)
			for i := range choices {
				choices[i] = byte(random())
			}
			if !yield(choices) {
				return
			}
		}
	}
}

// Of chooses one of 0 to n-1; 0 when nothing is left.
func (c *Choices) Of(n int) int {
	if len(c.bytes) == 0 || n < 2 {
		return 0
	}
	b := c.bytes[0]
	c.bytes = c.bytes[1:]
	return int(b) % n
}

// One chooses one of several; the first should be harmless.
func (c *Choices) One(of []string) string {
	if len(of) == 0 {
		return ""
	}
	return of[c.Of(len(of))]
}

// Words are the expressions that templates are made of. What is seen from a value
// begins with a dot: it is written as it is for the value at hand, or behind $.
type Words struct {
	Shown  []string // of the value of a template: texts, numbers
	Asked  []string // conditions
	Groups []string // what with and template are given
	Lists  []string
	Items  []string // of an item of a list
	Wrong  []string // what is there for no value, or for no purpose; none: the template is a plain one
	Places []string // where values stand, as %s
	Files  []string // templates that are defined elsewhere

	Formats []string // of printf
	Circles bool     // templates may call themselves
}

// A writer makes one template.
type writer struct {
	*Choices
	Words
	strings.Builder
	names    []string // of what can be called
	variable bool     // $x is declared
	blocks   int
	inList   int
	depth    int
}

// Template makes a template, and others that it calls, each with {{define}}.
func Template(c *Choices, w Words) (main, more string) {
	names := []string{"a", "b", "c"}
	t := &writer{Choices: c, Words: w, names: names}
	t.list()
	main = t.String()
	t.Reset()
	for i, name := range names {
		if !w.Circles {
			t.names = names[i+1:]
		}
		t.variable, t.inList, t.depth = false, 0, 0
		fmt.Fprintf(t, "{{define %q}}", name)
		t.list()
		t.WriteString("{{end}}")
	}
	return main, t.String()
}

const deepest = 6

func (t *writer) list() {
	t.depth++
	declared := t.variable
	for n := 1 + t.Of(4); n > 0; n-- {
		t.node()
	}
	t.variable = declared
	t.depth--
}

func (t *writer) node() {
	kinds := 18
	if t.depth > deepest {
		kinds = 5
	}
	kind := t.Of(kinds)
	if t.plain() && kind > 11 {
		kind -= 9
	}
	switch kind {
	case 0:
		t.WriteString("text ")
	case 1, 2, 3:
		fmt.Fprintf(t, t.One(t.Places), "{{"+t.shown()+"}}")
	case 4:
		fmt.Fprintf(t, "{{$x := %s}}", t.any())
		t.variable = true
	case 5:
		t.block("if "+t.asked(), true)
	case 6:
		t.block("if "+t.asked()+"}}x{{else if "+t.asked(), true)
	case 7:
		t.block("with "+t.One(t.Groups), true)
	case 8:
		t.block("with $x := "+t.One(t.Groups), true)
	case 9, 10:
		t.inList++
		t.block(t.One([]string{"range ", "range $x := ", "range $i, $x := "})+t.One(t.Lists), true)
		t.inList--
	case 11:
		t.call(t.One([]string{" $", " ."}))
	case 12:
		t.call(" " + t.any())
	case 13:
		t.call("")
	case 14:
		fmt.Fprintf(t, t.One(t.Places), "{{"+t.One(t.Wrong)+"}}")
	case 15:
		if t.inList > 0 {
			t.WriteString(t.One([]string{"{{break}}", "{{continue}}"}))
		}
	case 16:
		if t.variable {
			fmt.Fprintf(t, "{{$x = %s}}{{$x}}", t.any())
		}
	case 17:
		t.blocks++
		name, outer := fmt.Sprint("block", t.blocks), t.names
		if t.Circles {
			t.names = append(slices.Clone(t.names), name)
		}
		fmt.Fprintf(t, "{{block %q %s}}", name, t.any())
		t.list()
		t.WriteString("{{end}}")
		t.names = outer
	}
}

// call calls a template, when there is one.
func (t *writer) call(with string) {
	if t.plain() {
		with = " $"
	}
	if all := slices.Concat(t.names, t.Files); len(all) > 0 {
		fmt.Fprintf(t, "{{template %q%s}}", t.One(all), with)
	}
}

func (t *writer) plain() bool { return len(t.Wrong) == 0 }

// block is an instruction with a list of its own, and perhaps another for else.
func (t *writer) block(instruction string, orElse bool) {
	fmt.Fprintf(t, "{{%s}}", instruction)
	t.list()
	if orElse && t.Of(2) == 1 {
		t.WriteString("{{else}}")
		t.list()
	}
	t.WriteString("{{end}}")
}

// shown is something to be written.
func (t *writer) shown() string {
	switch n := t.Of(8); {
	case n == 1 && t.variable:
		return "$x"
	case n == 2 && t.inList > 0:
		return t.One(t.Items)
	case n == 3:
		if shown := t.One(t.Shown); shown[0] != '.' {
			return shown
		} else {
			return "$" + shown
		}
	case t.plain():
	case n == 4:
		return fmt.Sprintf("printf %q %s", t.One(t.Formats), t.part())
	case n == 5:
		return t.part() + " | " + t.One([]string{"print", "html", "urlquery", "js", "len", "not", "printf \"%s\""})
	case n == 6:
		return t.One([]string{"index ", "slice "}) + t.part() + " " + t.One([]string{"0", "1", "-1", `"x"`})
	}
	return t.One(t.Shown)
}

// part is something as an argument.
func (t *writer) part() string { return "(" + t.any() + ")" }

// asked is a condition.
func (t *writer) asked() string {
	switch t.Of(6) {
	case 3, 4:
		if t.plain() {
			return t.One([]string{"eq ", "ne "}) + `"x" ` + t.One([]string{"(" + t.One(t.Shown) + ")", `"x"`})
		}
		if t.Of(2) == 1 {
			return "len " + t.One(t.Lists)
		}
		return t.One([]string{"eq ", "ne ", "lt ", "ge "}) + t.part() + " " + t.part()
	case 1:
		return "not " + t.part()
	case 2:
		return t.One([]string{"and ", "or "}) + t.part() + " " + t.part()
	}
	return t.One(t.Asked)
}

func (t *writer) any() string {
	if t.plain() {
		return t.One([]string{t.One(t.Shown), `"text"`, "5"})
	}
	switch t.Of(9) {
	case 1:
		return t.One(t.Groups)
	case 2:
		return t.One(t.Lists)
	case 3:
		return t.One([]string{`"text"`, "5", "true", "nil", "1.5", "'a'", "1000000", "0x7"})
	case 4:
		return t.One(t.Asked)
	case 5:
		return "$"
	case 6:
		return t.One(t.Items)
	case 7:
		return t.One(t.Wrong)
	}
	return t.One(t.Shown)
}
