package message

import (
	"bytes"
	"encoding/json"
	"html/template"
	"io"
	"strings"
	"testing"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/js"

	"projetpro/internal/diag"
)

// What libraries say of the commonest mistakes is said in each reader's words.
func TestForeign(t *testing.T) {
	type view struct{ Title string }
	layout := func(text string) error {
		l, err := template.New("x").Parse(text)
		if err == nil {
			err = l.Execute(io.Discard, view{"T"})
		}
		return err
	}
	script := func(text string) error {
		_, err := js.Parse(parse.NewInputBytes([]byte(text)), js.Options{})
		return err
	}
	data := func(text string) error { return json.Compact(new(bytes.Buffer), []byte(text)) }
	for _, c := range []struct {
		read func(string) error
		text string
		key  string
	}{
		{layout, `{{if .Title}}`, "ends"},
		{layout, `{{end}}`, "stray-end"},
		{layout, `{{else}}`, "stray-end"},
		{layout, "{{.Title\n", "no-end"},
		{layout, `{{.Title`, "no-end"},
		{layout, `{{/* x`, "comment-open"},
		{layout, `{{"x}}`, "quotes-open"},
		{layout, "{{`x}}", "quotes-open"},
		{layout, `{{(.Title}}`, "bracket-open"},
		{layout, `{{.Title)}}`, "bracket-stray"},
		{layout, `{{upper .Title}}`, "no-function"},
		{layout, `{{$x}}`, "no-variable"},
		{layout, `{{template "x-y"}}`, "no-template"},
		{layout, `{{define "a"}}x{{end}}{{define "a"}}y{{end}}`, "template-twice"},
		{layout, `{{if}}{{end}}`, "no-value"},
		{layout, `{{break}}`, "outside-range"},
		{layout, `<a {{if .Title}}href="{{end}}">`, "branches"},
		{layout, `<a "x">`, "in-attribute"},
		{layout, `<a href=x"y>{{.Title}}</a>`, "in-attribute"},
		{layout, `{{.Title | html | print}}`, "escaper"},
		{layout, `{{.Titel}}`, "no-field"},
		{layout, `{{index .Title 7}}`, "index"},
		{layout, `{{range .Title}}{{end}}`, ""},
		{layout, `{{}}`, "empty"},
		{layout, `{{.Title 1}}`, "call"},
		{layout, `{{1 | 2}}`, "call"},
		{layout, `{{1x}}`, "number"},
		{layout, `{{@}}`, "stray"},
		{layout, `{{.Title := 1}}`, "stray"},
		{layout, `{{len 1 2}}`, "arguments"},
		{script, `var a = "x`, "quotes-open"},
		{script, "a = `x", "quotes-open"},
		{script, `f(`, "ends"},
		{script, `var {`, "ends"},
		{script, `f(a b)`, "instead"},
		{script, `)`, "stray"},
		{script, `let a; let a`, "name-twice"},
		{script, `/* x`, "comment-open"},
		{script, `a = 1x`, "number"},
		{data, `{`, "ends"},
		{data, `{"a" 1}`, "json-colon"},
		{data, `{"a": 1 "b": 2}`, "json-pair"},
		{data, `[1 2]`, "json-item"},
		{data, `{"a": 1,}`, "json-name"},
		{data, `[,]`, "json-value"},
		{data, `{} x`, "json-after"},
		{data, "\"a\nb\"", "stray"},
	} {
		err := c.read(c.text)
		if err == nil {
			if c.key != "" {
				t.Errorf("%s: nothing is wrong", c.text)
			}
			continue
		}
		words := err.Error()
		if wrong, ok := err.(*parse.Error); ok {
			words = wrong.Message
		}
		if c.key == "" {
			continue
		}
		french := In("fr").value(diag.Foreign(words)).(string)
		want, _, _ := strings.Cut(In("fr").Part("foreign").Written(c.key), "{")
		if !strings.Contains(french, want) || strings.Contains(french, "⟦") || strings.Contains(french, "(en anglais)") {
			t.Errorf("%s: %q is said as %q, want %s", c.text, words, french, c.key)
		}
	}
	if got := In("fr").value(diag.Foreign("something odd")); got != "«\u00a0something odd\u00a0» (en anglais)" {
		t.Error(got)
	}
}

// The instructions of layouts in a sentence do not keep its parts from being filled in.
func TestBracesInSentences(t *testing.T) {
	s := In("en").parse([]byte("\n  hint: \"Write {{.Home}}, {{else}} or {lang=en} for {name}.\"\n"))
	if got, want := s.T("hint", "name", "it"), "Write {{.Home}}, {{else}} or {lang=en} for it."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
