// This file writes values into pages: those that html/template would not change
// are copied, the others are given to html/template.

package program

import (
	"encoding"
	"encoding/json"
	"fmt"
	"html/template"
	"io"
	"reflect"
	"strconv"
	"strings"
	"sync"
	"text/template/parse"
	"unicode/utf8"

	"projetpro/internal/plaintext"
)

// A sink is a place of a page where a value can stand: the escapers that
// html/template puts there, and which values they leave as they are.
type sink struct {
	plain   func(s string) bool // what is written as it is, between quotes
	quote   string              // what html/template puts around a string; "" but in JSON
	trusted reflect.Type        // of what is written as it is, without quotes; nil: of nothing
	example *template.Template  // writes a value in such a place, between quotation marks or tags
	before  int                 // bytes that example writes before the value
	after   int                 // and behind it
}

// sinks by escapers. Each stands between start and end in an example, from which
// the escapers are read: so they are what this version of html/template uses.
var sinks = sync.OnceValue(func() map[string]*sink {
	all := map[string]*sink{}
	for _, example := range []struct {
		start, end string
		sink
	}{
		{"<p>", "</p>", sink{plain: isText, trusted: reflect.TypeFor[template.HTML]()}},
		{`<p title="`, `">`, sink{plain: isText}},
		{"<title>", "</title>", sink{plain: isText}},
		{`<a href="`, `">`, sink{plain: isAddress}},
		{`<a href="/`, `">`, sink{plain: isAddressPart}},
		{`<a href="#`, `">`, sink{plain: isFragment}},
		{`<img srcset="`, `">`, sink{plain: isSource}},
		{"<p", ">", sink{plain: never, trusted: reflect.TypeFor[template.HTMLAttr]()}},
		{`<script type="application/ld+json">`, `</script>`, sink{plain: isJSON, quote: `"`, trusted: reflect.TypeFor[template.JS]()}},
	} {
		t := template.Must(template.New("").Parse(example.start + "{{.}}" + example.end))
		if err := t.Execute(io.Discard, ""); err != nil {
			panic(err)
		}
		s := example.sink
		s.example, s.before, s.after = t, len(example.start), len(example.end)
		for _, n := range t.Tree.Root.Nodes {
			if a, ok := n.(*parse.ActionNode); ok {
				all[escapersOf(a.Pipe)] = &s
			}
		}
	}
	return all
})

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
	sink := sinks()[escapersOf(p)]
	if sink == nil {
		return nil, unknown(p)
	}
	e, err := s.command(p.Cmds[0], dot)
	if err != nil {
		return nil, err
	}
	switch {
	case e.t == sink.trusted:
		text := e.text()
		return func(r *run, dot reflect.Value) { r.write(text(r, dot)) }, nil
	case e.t == typeURL && sink.quote == "" && sink.plain("/"):
		url := e.text()
		return func(r *run, dot reflect.Value) {
			if u := url(r, dot); sink.plain(u) {
				r.write(u)
			} else {
				sink.ask(r, template.URL(u))
			}
		}, nil
	case e.t.Kind() == reflect.String && isBare(e.t):
		text := e.text()
		return func(r *run, dot reflect.Value) { sink.write(r, text(r, dot)) }, nil
	case sink.quote != "" && e.t.Kind() != reflect.Interface:
		return func(r *run, dot reflect.Value) { sink.ask(r, e.val(r, dot).Interface()) }, nil
	case e.t.Kind() == reflect.Int && isBare(e.t) && sink.plain("1"):
		return func(r *run, dot reflect.Value) { r.out = strconv.AppendInt(r.out, e.val(r, dot).Int(), 10) }, nil
	}
	return nil, unknown(p)
}

var typeURL = reflect.TypeFor[template.URL]()

// isBare reports whether values of a type have no way of their own to be shown,
// and mean nothing to html/template.
func isBare(t reflect.Type) bool {
	for _, own := range []reflect.Type{reflect.TypeFor[fmt.Stringer](), typeError, reflect.TypeFor[fmt.Formatter](),
		reflect.TypeFor[json.Marshaler](), reflect.TypeFor[encoding.TextMarshaler]()} {
		if t.Implements(own) {
			return false
		}
	}
	return t.PkgPath() != typeURL.PkgPath()
}

// write writes a string as html/template does.
func (k *sink) write(r *run, s string) {
	if !k.plain(s) {
		k.ask(r, s)
		return
	}
	r.out = append(r.out, k.quote...)
	r.write(s)
	r.out = append(r.out, k.quote...)
}

// ask has html/template write a value.
func (k *sink) ask(r *run, value any) {
	from := len(r.out)
	w := appender{r.out}
	if err := k.example.Execute(&w, value); err != nil {
		panic(stop{errStopped})
	}
	r.out = append(w.b[:from], w.b[from+k.before:len(w.b)-k.after]...)
}

// An appender collects what a template writes.
type appender struct{ b []byte }

func (w *appender) Write(p []byte) (int, error) {
	w.b = append(w.b, p...)
	return len(p), nil
}

// never leaves all to html/template: of attributes, it takes but whole ones.
func never(string) bool { return false }

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

// isSource reports whether s is the same as the only source of a picture.
func isSource(s string) bool { return isAddress(s) && !strings.Contains(s, ",") }

// isAddressPart reports whether s is the same behind the beginning of an address.
func isAddressPart(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case isUnreserved(c), strings.IndexByte("/:=?#@,;", c) >= 0:
		case c == '%' && i+2 < len(s) && plaintext.IsHex(s[i+1]) && plaintext.IsHex(s[i+2]):
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

// isJSON reports whether s is the same between the quotes of a string of JSON
// within a script.
func isJSON(s string) bool {
	for _, r := range s {
		switch {
		case r < ' ', r == '"', r == '\\', r == '<', r == '>', r == '&', r == 0x2028, r == 0x2029:
			return false
		}
	}
	return utf8.ValidString(s)
}
