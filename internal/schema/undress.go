// This file takes off a value the signs that typing, Markdown, mail and word processors put around it.

package schema

import (
	"reflect"
	"regexp"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/unicode/norm"

	"projetpro/internal/diag"
)

// undress proposes what a single value says without the signs around it, **running**, « 3 », 2021-09;, where it is wrong, the only mistake
// since before, and nothing else is proposed.
func (r *reader) undress(f *Field, n *yaml.Node, before int) {
	if len(r.diags) != before+1 || n.Kind != yaml.ScalarNode || len(n.Value) > longestValue || r.takesText() {
		return
	}
	d := r.diags[before]
	bare := Undressed(n.Value)
	if d.Fix != "" || d.Severity(false) != diag.Error || bare == "" || bare == n.Value {
		return
	}
	alone := reader{kind: r.kind, src: NewSource(r.src.File, []byte(bare), 0, 0, []byte(bare)), set: map[string]Span{}, field: f, path: f.Name}
	value := r.meantBare(&alone, f, bare)
	if value == "" || r.stands(n, value) {
		return
	}
	start, end := r.span(n)
	d.Fix = r.replaced(start, end, value)
}

// meantBare is how a text that has lost the signs around it is written as the value of a field, or "".
func (r *reader) meantBare(alone *reader, f *Field, bare string) string {
	f.decode(alone, &yaml.Node{Kind: yaml.ScalarNode, Value: bare, Line: 1, Column: 1}, reflect.New(f.Type).Elem())
	switch {
	case len(alone.diags) == 0 && !strings.Contains(bare+" ", ": ") && quoteIfNeeded(strings.ReplaceAll(bare, ":", "x")) == strings.ReplaceAll(bare, ":", "x"):
		return bare // a colon within a time or an address needs no quotes
	case len(alone.diags) == 0:
		return quoteIfNeeded(bare)
	case len(alone.diags) == 1:
		return alone.diags[0].Fix
	}
	return ""
}

var (
	dressPairs = strings.Fields("** ** __ __ ~~ ~~ * * _ _ ` ` “ ” „ “ ” ” « » ‘ ’ ‹ › \" \" ' ' ( ) [ ] { } < >")
	dressLink  = regexp.MustCompile(`^\[[^\]]*\]\(<?([^()\s<>]+)>?\)$`)
)

// Undressed is s without the signs that stand around all of it: marks of Markdown, quotation marks, brackets, the sign of an item
// before it, punctuation behind it, and with the letters and figures of full width as usual ones.
func Undressed(s string) string {
	for {
		was := s
		s = strings.TrimFunc(s, unicode.IsSpace)
		if m := dressLink.FindStringSubmatch(s); m != nil {
			s = m[1]
		}
		for i := 0; i < len(dressPairs); i += 2 {
			if inner, ok := strings.CutPrefix(s, dressPairs[i]); ok {
				if inner, ok = strings.CutSuffix(inner, dressPairs[i+1]); ok {
					s = inner
				}
			}
		}
		for _, sign := range []string{"- ", "• ", "– ", "* ", "= ", ": "} {
			s = strings.TrimPrefix(s, sign)
		}
		s = strings.TrimRight(s, ".,;:!")
		if strings.ContainsFunc(s, isFullWidth) {
			s = norm.NFKC.String(s)
		}
		if s == was {
			return s
		}
	}
}

func isFullWidth(r rune) bool { return r >= '！' && r <= '～' }
