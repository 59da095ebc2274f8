package program

import (
	"bytes"
	"encoding/json"
	"errors"
	"html/template"
	"reflect"
	"strings"
	"testing"
	"text/template/parse"

	"github.com/google/go-cmp/cmp"

	"projetpro/internal/program/programtest"
)

type (
	tag     string
	minutes int
	shout   string // has a way of its own to be shown
	names   []string
)

func (s shout) String() string { return strings.ToUpper(string(s)) + "<" }

type Base struct {
	Title string
	Path  tag
	Own   *Item
}

// Named has a pointer for its receiver, and fails for nil.
func (b *Base) Named() bool { return b.Title != "" }
func (b *Base) Tag() tag    { return b.Path }

type Item struct {
	Title string
	N     int
	Items []*Item
	Next  *Item
}

func (i *Item) Named() bool { return i.Title != "" }

type speaker struct{ name string }

func (s speaker) Say(key string, args ...any) string {
	b, _ := json.Marshal(args)
	return s.name + key + string(b)
}
func (s speaker) Count(what string, n int) string  { return strings.Repeat(what, max(n, 0)&7) }
func (s speaker) Minutes(m minutes) string         { return strings.Repeat("m", int(m)&7) }
func (s speaker) Two(key string) (string, tag)     { return key, "two" }
func (s speaker) Fails(key string) (string, error) { return key, errors.New("fails") }

type view struct {
	Base
	*Item
	L     speaker
	Text  string
	N     int
	M     minutes
	Size  int64
	Real  float64
	On    bool
	Shout shout
	HTML  template.HTML
	URL   template.URL
	JS    template.JS
	Names names
	Items []Item
	Nodes []*Item
	Any   any
	Map   map[string]int
	Func  func() string
	Empty *Item
}

var functions = template.FuncMap{
	"bold":  func(s string) template.HTML { return template.HTML("<b>" + template.HTMLEscapeString(s) + "</b>") },
	"href":  func(a any) template.URL { s, _ := a.(string); return template.URL(s) },
	"join":  func(s speaker, all []string) string { return s.name + strings.Join(all, ", ") },
	"fails": func(s string, of any) (template.HTML, error) { return template.HTML(s), errors.New("fails") },
	"memo":  func(s string, of any) (template.HTML, error) { return template.HTML(s), nil },
	"json":  func(of any) (template.JS, error) { b, err := json.Marshal(of); return template.JS(b), err },
	"slow":  func(s string, n int, m minutes) string { return s },
}

type withNamed interface{ Named() bool }

var calls = NewCalls(
	Text1(func(string) template.HTML { return "" }),
	Text1(func(any) template.URL { return "" }),
	Text1Err(func(any) (template.JS, error) { return "", nil }),
	Text2(func(speaker, []string) string { return "" }),
	Text2Err(func(string, any) (template.HTML, error) { return "", nil }),
	Text2(speaker.Minutes),
	Text2Any(speaker.Say),
	Text3(speaker.Count),
	Bool1(withNamed.Named),
	Text1((*Base).Tag),
)

func newView(s string) *view {
	i := &Item{Title: s, N: len(s), Items: []*Item{{Title: s}, {Title: "x", N: 3}}, Next: &Item{}}
	return &view{Base: Base{Title: s, Path: tag(s), Own: i}, Item: i, L: speaker{s}, Text: s, N: len(s), M: 90, Size: 1 << 40, Real: 1.5, On: true,
		Shout: shout(s), HTML: template.HTML("<i>" + template.HTMLEscapeString(s) + "</i>"), URL: template.URL(s), JS: "[1]", Names: names{s, "b"},
		Items: []Item{*i, {}}, Nodes: []*Item{i, {Title: "<&>"}}, Any: s, Map: map[string]int{s: 1}}
}

// both makes a page by html/template, and by a program when there is one.
func both(t testing.TB, text string, v *view) (want []byte, p *Program, wrong error) {
	t.Helper()
	root, err := template.New("main").Funcs(functions).Option("missingkey=error").Parse(text)
	if err != nil {
		return nil, nil, err
	}
	var b bytes.Buffer
	wrong = root.Execute(&b, v)
	if _, refused := errors.AsType[*template.Error](wrong); refused {
		return nil, nil, wrong
	}
	trees := map[string]*parse.Tree{}
	for _, t := range root.Templates() {
		if t.Tree != nil {
			trees[t.Name()] = t.Tree
		}
	}
	p, _ = New(Set{trees, functions, calls}, "main", reflect.TypeOf(v))
	return b.Bytes(), p, wrong
}

// same compares what both make, and reports whether there was a program.
func same(t testing.TB, text string, v *view) bool {
	t.Helper()
	want, p, wrong := both(t, text, v)
	if p == nil {
		return false
	}
	got, stopped := p.Append([]byte("kept "), reflect.ValueOf(v), Limits{Steps: 100_000, Bytes: 1 << 20})
	ok := stopped == nil
	switch {
	case !ok && wrong == nil:
		t.Errorf("%s\nhas stopped; html/template writes\n%s", text, want)
	case !ok && string(got) != "kept ":
		t.Errorf("%s\nhas stopped, and left %s", text, got)
	case ok && wrong != nil:
		t.Errorf("%s\nhtml/template says %v, the program writes\n%s", text, wrong, got)
	case ok:
		if diff := cmp.Diff("kept "+string(want), string(got)); diff != "" {
			t.Errorf("%s\n(-html/template +program)\n%s", text, diff)
		}
	}
	return true
}

// What programs know gives what html/template gives; the rest is left to it.
func TestPrograms(t *testing.T) {
	check := func(text string, known bool) {
		t.Helper()
		for _, s := range []string{"Titre", "", `</script><!-- "x" 'y' & é` + "\u2028", "/a/é?b=c&d#e", "javascript:alert(1)", "\xff"} {
			if same(t, text, newView(s)) != known {
				t.Fatalf("%s: known is %t", text, !known)
			}
		}
	}
	check("", true)
	check(`<p>{{.Title}}</p>`, false) // of two
	check(`<p title="{{.Text}}">{{.Text}}</p><title>{{.Text}}</title><a href="{{.Text}}"></a><a href="/x{{.Text}}"></a><a href="?q={{.Text}}#{{.Text}}">`, true)
	check(`{{.HTML}}<p title="{{.HTML}}">`, false) // whose text is asked for
	check(`{{.HTML}}<a href="{{.URL}}"><a href="/{{.URL}}"><a href="#{{.URL}}">`, false)
	check(`{{.HTML}}<a href="{{.URL}}"><a href="/{{.URL}}">`, true)
	check(`{{.N}}{{.M}}<a href="#{{.N}}"><p title="{{.M}}">`, true)
	check(`{{.Size}}`, false)
	check(`{{.On}}`, false)
	check(`{{.Shout}}`, false)
	check(`{{.Any}}`, false)
	check(`{{.Path}}{{.Base.Path}}{{.Own.Next.Title}}`, true)
	check(`{{.Empty.Title}}`, true) // stops
	check(`{{with .Empty}}x{{else}}{{.Text}}{{end}}{{with $x := .Own}}{{$x.N}}{{.N}}{{end}}`, true)
	check(`{{if and .Text (not .On) (or .N .Nodes)}}a{{else if eq .N 5}}b{{else if ne .Text "x"}}c{{end}}`, true)
	check(`{{if lt .N 1.0}}a{{end}}`, false)
	check(`{{if eq .Text "a" "b"}}a{{end}}`, false)
	check(`{{range .Items}}{{.Title}}{{range .Items}}{{.N}}{{$.Text}}{{end}}{{else}}none{{end}}`, true)
	check(`{{range $i, $x := .Nodes}}{{$i}}{{$x.Title}}{{.Title}}{{end}}`, true)
	check(`{{range $x := .Names}}{{$x}}{{else}}{{$x}}{{end}}`, false)
	check(`{{range .Map}}x{{end}}`, false)
	check(`{{range 3}}x{{end}}`, false)
	check(`{{range .Items}}{{break}}{{end}}`, false)
	check(`{{$x := .Text}}{{range .Nodes}}{{$x = .Title}}{{end}}{{$x}}`, true)
	check(`{{$x := .Text}}{{$x = 5}}{{$x}}`, false)
	check(`{{$x := .Text}}{{with .Own}}{{$x := .N}}{{$x}}{{end}}{{$x}}`, true)
	check(`{{.L.Say "k"}}{{.L.Say "k" .Text .N .Own .Path}}{{.L.Count .Text .N}}{{.L.Count "a" 3}}{{.L.Minutes .M}}`, true)
	check(`{{.L.Minutes 5}}`, false) // a number of another type
	check(`{{.L.Say}}`, false)
	check(`{{.L.Fails "x"}}`, true) // stops
	check(`{{.L.Two "x"}}`, false)
	check(`{{bold .Text}}{{bold (.L.Say .Text)}}{{join .L .Names}}<a href="{{href .Text}}"></a><a href="{{href .Own}}"></a><p title="{{join .L .Names}}">`, true)
	check(`{{fails "x" .Own}}`, true)                                                        // stops
	check(`{{if .Empty.Named}}{{end}}`, true)                                                // stops
	check(`{{if .Nodes}}{{range .Nodes}}{{if .Next.Next.Named}}{{end}}{{end}}{{end}}`, true) // stops
	check(`{{memo "x" .Own}}{{memo .Text .N}}{{memo .Text .Any}}`, true)
	check(`{{slow .Text .N .M}}`, true)
	check(`{{if .Own.Named}}{{.Own.Title}}{{end}}{{if .Base.Named}}{{.Base.Tag}}{{end}}`, true)
	check(`{{printf "%s" .Text}}`, false)
	check(`{{.Text | bold}}`, false)
	check(`{{template "a" .Own}}{{define "a"}}{{.Title}}{{template "b" .N}}{{end}}{{define "b"}}{{.}}{{end}}`, true)
	check(`{{template "a"}}{{define "a"}}x{{end}}`, false)
	check(`{{if .On}}{{else}}{{template "a" .}}{{end}}{{define "a"}}{{if .On}}{{else}}{{template "a" .}}{{end}}{{end}}`, false)
	check(`{{(.Own).Title}}{{.Own.Items}}`, false)
	check(`{{(.Own).Title}}{{len .Own.Items}}`, true)
}

// Data for programs is written as JSON, and nothing in it ends the script.
func TestJSON(t *testing.T) {
	check := func(value string) {
		t.Helper()
		for _, s := range append(special(), "Titre", "étudiant·es", "</script>", "</SCRIPT ", "<!--", "-->", "]]>", "\u2028", "\u2029", "\\u2028", `"`, "\xff", "\xe2\x80") {
			text := `<script type="application/ld+json">{{` + value + `}}</script>`
			if !same(t, text, newView(s)) {
				t.Fatalf("%s is not known", value)
			}
			want, _, _ := both(t, text, newView(s))
			data := strings.TrimSuffix(strings.TrimPrefix(string(want), `<script type="application/ld+json">`), "</script>")
			if strings.ContainsAny(data, "<>\u2028\u2029") {
				t.Errorf("%q breaks out: %s", s, data)
			}
			if !json.Valid([]byte(data)) {
				t.Errorf("%q: no JSON: %s", s, data)
			}
		}
	}
	check("json .Text")
	check("json .Own")
	check("json .Names")
	check("json .Map")
	check("json .Any")
	check("json .Shout")
	check(".Text")
	check(".Shout")
	check(".URL")
	check(".HTML")
	check("href .Text")
	check("bold .Text")
	check(".Path")
	check(".N")
	check(".Real")
	check(".On")
	check(".Own")
	check(".Empty")
	check(".Items")
	check(".Map")
	check(".L.Say .Text .Own")
}

// special are the bytes that might be, each alone, and some runes.
func special() []string {
	var all []string
	for b := range 256 {
		all = append(all, string([]byte{byte(b)}))
	}
	for _, r := range "\u0085\u00a0\u00ad\u200b\u2028\u2029\u202e\u2066\ufeff\ufffd\ufffe\U000E0001" {
		all = append(all, string(r))
	}
	return all
}

// A value stands in a page as html/template writes it, wherever it stands.
func FuzzValues(f *testing.F) {
	for _, seed := range append(special(), "Titre", "javascript:alert(1)", "//evil.example", "https://example.org/a%20b%zz", "tel:+32", "mailto:a@b",
		"data:text/html,x", "C++ `${x}`", "%2", "{{.Title}}", "#a:b", "#a/b:c", "/fr/é/?a=b&c=d#e+f", "</script>", "<!--") {
		f.Add(seed)
	}
	const text = `<p title="{{.Text}}">{{.Text}}{{.Path}}</p><title>{{.Text}}</title><a href="{{.Text}}"></a><a href="/x{{.Text}}"></a><a href="?q={{.Text}}#{{.Text}}"></a>` +
		`<a href="{{.URL}}"></a><a href="/{{.URL}}"></a>{{.HTML}}{{bold .Text}}{{.L.Say .Text .Text}}<p title="{{.L.Say .Text}}"></p><a href="{{href .Text}}"></a>` +
		`<script type="application/ld+json">{{json .Own}}</script><script type="application/ld+json">{{.Text}}</script>` +
		`<script type="application/ld+json">{{.Names}}</script><script type="application/ld+json">{{.L.Say .Text}}</script>`
	f.Fuzz(func(t *testing.T, s string) {
		if !same(t, text, newView(s)) {
			t.Fatal("not known")
		}
	})
}

var words = programtest.Words{
	Shown: []string{".Text", ".N", ".HTML", ".URL", ".Path", ".M", ".Shout", ".On", ".Size", ".Any", ".Own.Title", ".Base.Title", ".Empty.Title", ".L.Count \"x\" .N",
		".L.Say \"k\" .N", ".L.Minutes .M", "bold .Text", "href .Text", "join .L .Names", "slow .Text .N .M", "memo \"x\" .Own", "fails \"x\" .", "json .Own", ".L.Fails \"x\""},
	Asked:   []string{".Text", ".N", ".On", ".Own", ".Empty", ".Nodes", ".Map", ".Own.Named", ".Base.Named", ".Any", ".Empty.Named"},
	Groups:  []string{".Own", ".", ".Own.Next", ".Empty", ".Text", ".L", ".Items", "$", ".Any", ".Path"},
	Lists:   []string{".Items", ".Nodes", ".Names", ".Own.Items", ".Empty.Items", ".Map", "3", ".N", ".Text", "$.Nodes", ".Missing"},
	Items:   []string{".Title", ".N", ".", ".Items", ".Next.Title", ".Next.Next.Title", ".Named", "$.Text"},
	Wrong:   []string{".", "$", ".Missing", ".Own", ".Func", "call .Func", "nil", "1 2", ".L", ".Map.x", "index .Nodes 9"},
	Formats: []string{"%v", "%s", "%d", "%s%s", "%q", "%!", "%09d"},
	Places: []string{"<p>%s</p>", "%s", `<p title="%s">`, "<title>%s</title>", `<a href="%s">`, `<a href="/x/%s">`, `<a href="#%s">`,
		`<script type="application/ld+json">%s</script>`, "<script>%s</script>", "<p class=%s>", "<%s>", "<!-- %s -->", "<style>%s</style>", `<p onclick="%s">`, "<textarea>%s</textarea>"},
}

// known are words that programs know, for the most part.
var known = programtest.Words{
	Shown: []string{"$.Text", "$.N", "$.Path", "$.M", "$.Own.Title", "$.Base.Title", "$.L.Count \"x\" $.N", "$.L.Say \"k\" $.N", "$.L.Minutes $.M", "bold $.Text", "href $.Text",
		"join $.L $.Names", "slow $.Text $.N $.M", "memo \"x\" $.Own", "$.Own.Next.Title"},
	Asked:  []string{"$.Text", "$.N", "$.On", "$.Own", "$.Empty", "$.Nodes", "$.Own.Named", "$.Base.Named"},
	Groups: []string{"$.Own", "$.Own.Next", "$.Empty", "$"},
	Lists:  []string{"$.Items", "$.Nodes", "$.Own.Items"},
	Items:  []string{"$.Text", ".Title"},
	Places: []string{"<p>%s</p>", "%s", `<p title="%s">`, "<title>%s</title>", `<a href="%s">`, `<a href="/x/%s">`, `<a href="#%s">`},
}

// A template gives what html/template makes of it, or is left to it.
func FuzzTemplates(f *testing.F) {
	for choices := range programtest.Seeds(300, 1) {
		f.Add(choices, "T<i>tre")
	}
	f.Fuzz(func(t *testing.T, choices []byte, s string) {
		for _, w := range []programtest.Words{words, known} {
			main, more := programtest.Template(programtest.NewChoices(choices), w)
			same(t, main+more, newView(s))
		}
	})
}
