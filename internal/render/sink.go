// This file writes values into pages: those that html/template would not change
// are copied, the others are given to html/template.

package render

import (
	"bytes"
	"fmt"
	"html/template"
	"reflect"
	"strconv"
	"strings"
	"text/template/parse"
)

// A sink is a place of a page where a value can stand: the escapers that
// html/template puts there, and which strings they leave as they are.
type sink struct {
	escapers string
	plain    func(s string) bool
	example  *template.Template // writes a value in such a place, between quotation marks or tags
	before   int                // bytes that example writes before the value
	after    int                // and behind it
}

// sinks by escapers. Each stands between start and end in an example, from which
// the escapers are read: so they are what this version of html/template uses.
var sinks = func() map[string]*sink {
	all := map[string]*sink{}
	for _, example := range []struct {
		start, end string
		plain      func(string) bool
	}{
		{"<p>", "</p>", isText},
		{`<p title="`, `">`, isText},
		{"<title>", "</title>", isText},
		{`<a href="`, `">`, isAddress},
		{`<a href="/`, `">`, isAddressPart},
		{`<a href="#`, `">`, isFragment},
	} {
		t := template.Must(template.New("").Parse(example.start + "{{.}}" + example.end))
		var b bytes.Buffer
		if err := t.Execute(&b, ""); err != nil {
			panic(err)
		}
		s := &sink{plain: example.plain, example: t, before: len(example.start), after: len(example.end)}
		for _, n := range t.Tree.Root.Nodes {
			if a, ok := n.(*parse.ActionNode); ok {
				s.escapers = escapersOf(a.Pipe)
			}
		}
		all[s.escapers] = s
	}
	return all
}()

// escapersOf names what html/template has put behind an expression.
func escapersOf(p *parse.PipeNode) string {
	var names []string
	for _, c := range p.Cmds[1:] {
		names = append(names, c.String())
	}
	return strings.Join(names, "|")
}

// output is {{value}}.
func (s *scope) output(p *parse.PipeNode, dot reflect.Type) (op, error) {
	sink := sinks[escapersOf(p)]
	if sink == nil {
		return nil, unknown(p)
	}
	e, err := s.command(p.Cmds[0], dot)
	if err != nil {
		return nil, err
	}
	switch {
	case e.t == typeHTML && sink == sinks[escapersOfText]:
		html := e.text()
		return func(r *run, dot reflect.Value) { r.out = append(r.out, html(r, dot)...) }, nil
	case e.t == typeURL && sink.plain("/"):
		url := e.text()
		return func(r *run, dot reflect.Value) { sink.write(r, url(r, dot), template.URL("")) }, nil
	case e.t.Kind() == reflect.String && e.t.NumMethod() == 0 && e.t.PkgPath() != typeHTML.PkgPath(), e.t == typeTag && plainTag:
		text := e.text()
		return func(r *run, dot reflect.Value) { sink.write(r, text(r, dot), "") }, nil
	case e.t.Kind() == reflect.Int && e.t.NumMethod() == 0:
		return func(r *run, dot reflect.Value) { r.out = strconv.AppendInt(r.out, e.val(r, dot).Int(), 10) }, nil
	}
	return nil, unknown(p)
}

// plainTag is whether a language tag has no way of its own to be shown as a text.
var plainTag = !typeTag.Implements(reflect.TypeFor[fmt.Stringer]()) && !typeTag.Implements(reflect.TypeFor[error]())

// escapersOfText are those between tags.
const escapersOfText = "_html_template_htmlescaper"

// write writes a string; kind is of the type it has for html/template.
func (k *sink) write(r *run, s string, kind any) {
	if k.plain(s) {
		r.out = append(r.out, s...)
		return
	}
	var value any = s
	if _, ok := kind.(template.URL); ok {
		value = template.URL(s)
	}
	from := len(r.out)
	w := appender{r.out}
	if err := k.example.Execute(&w, value); err != nil {
		panic(stop{})
	}
	r.out = append(w.b[:from], w.b[from+k.before:len(w.b)-k.after]...)
}

// isText reports whether s is the same between tags, in a quoted attribute and in a title.
func isText(s string) bool {
	for i := range len(s) {
		switch s[i] {
		case 0, '"', '&', '\'', '+', '<', '>':
			return false
		}
	}
	return true
}

// isAddress reports whether s is an address that a quoted href can have as it is.
func isAddress(s string) bool {
	switch {
	case strings.HasPrefix(s, "/"), strings.HasPrefix(s, "https://"):
	case strings.HasPrefix(s, "#") && !strings.Contains(s, ":"): // html/template takes what is before a colon for a protocol
	default:
		return false
	}
	return isAddressPart(s)
}

// isAddressPart reports whether s is the same behind the beginning of an address.
func isAddressPart(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case isUnreserved(c), strings.IndexByte("/:=?#@,;", c) >= 0:
		case c == '%' && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]):
			i += 2
		default:
			return false
		}
	}
	return true
}

// isFragment reports whether s is the same behind ? and #.
func isFragment(s string) bool {
	for i := range len(s) {
		if !isUnreserved(s[i]) {
			return false
		}
	}
	return true
}

// isUnreserved is as in RFC 3986.
func isUnreserved(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte("-._~", c) >= 0
}

func isHex(c byte) bool { return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'f' }
