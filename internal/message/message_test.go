package message

import (
	"maps"
	"regexp"
	"slices"
	"testing"

	"projetpro/internal/diag"
	"projetpro/internal/lang"

	"go.yaml.in/yaml/v3"
)

func source(t *testing.T, tag lang.Tag) []byte {
	src, err := files.ReadFile(string(tag) + ".yaml")
	if err != nil {
		t.Fatal(err)
	}
	return src
}

// whole gives the parts of a catalogue as they stand in its file, and nothing
// of what it falls back on.
func whole(t *testing.T, tag lang.Tag) map[string]*lang.Strings {
	c := read(tag, source(t, tag))
	all := map[string]*lang.Strings{}
	for name, text := range cut(source(t, tag), 0) {
		if name != "number" {
			all[name] = c.parse(text)
		}
	}
	return all
}

// Every language has every text, with the same placeholders.
func TestCataloguesAgree(t *testing.T) {
	for _, tag := range Languages() {
		for _, other := range Languages() {
			c, o := whole(t, tag), whole(t, other)
			if got, want := slices.Sorted(maps.Keys(c)), slices.Sorted(maps.Keys(o)); !slices.Equal(got, want) {
				t.Fatalf("%s has the parts %v, and %s %v", tag, got, other, want)
			}
			for name, s := range c {
				for _, key := range s.Missing(o[name]) {
					if o[name].Has(key) && o[name].Words(key) == nil { // what people write is each language's own
						t.Errorf("%s.yaml: %s has no %s, which is in %s", tag, name, key, other)
					}
				}
				for _, d := range s.Check(o[name]) {
					if d.Code != diag.StringsMissing {
						t.Errorf("%s.yaml, %s: %s %v", tag, name, d.Code, d.Args)
					}
				}
			}
		}
	}
}

// Every code has its sentence and its paragraph in every language, and they
// have no parts but those that the code declares.
func TestSentencesFitTheirCodes(t *testing.T) {
	for _, tag := range Languages() {
		var c struct {
			Diagnostics map[diag.Code]map[string]any
		}
		if err := yaml.Unmarshal(source(t, tag), &c); err != nil {
			t.Fatal(err)
		}
		for _, r := range diag.Rules() {
			said := c.Diagnostics[r.Code]
			delete(c.Diagnostics, r.Code)
			for part, text := range said {
				switch part {
				case "many":
					if r.Severity == diag.Error || !slices.Contains(named(text), "n") {
						t.Errorf("%s, %s is told by its number, and is an error, or the number is missing", tag, r.Code)
					}
				case "message", "hint", "else":
					for _, name := range named(text) {
						if !slices.Contains(r.Args, name) && !slices.Contains(ExampleNames(), name) {
							t.Errorf("%s, %s: {%s} in the %s is not one of %v", tag, r.Code, name, part, r.Args)
						}
					}
				case "doc":
				default:
					t.Errorf("%s, %s: what is %q?", tag, r.Code, part)
				}
			}
			if said["message"] == nil || said["doc"] == nil {
				t.Errorf("%s says nothing in %s", r.Code, tag)
			}
			if r.Severity == diag.Notice && said["many"] == nil {
				t.Errorf("%s: of notices such as %s only the number is told, and there are no words for it", tag, r.Code)
			}
		}
		for code := range c.Diagnostics {
			t.Errorf("%s.yaml: there is no code %s", tag, code)
		}
	}
}

var placeholder = regexp.MustCompile(`\{([a-z][a-z0-9-]*)\}`)

// named lists what takes the place of something in a text, or in one of its forms.
func named(text any) (names []string) {
	switch text := text.(type) {
	case string:
		for _, m := range placeholder.FindAllStringSubmatch(text, -1) {
			names = append(names, m[1])
		}
	case map[string]any:
		for _, form := range text {
			names = append(names, named(form)...)
		}
	}
	return names
}

// Every declared term is said in every language.
func TestTerms(t *testing.T) {
	for _, tag := range Languages() {
		said := whole(t, tag)["terms"]
		for _, term := range diag.Terms() {
			if !said.Has(string(term)) {
				t.Errorf("%s says nothing for %s", tag, term)
			}
		}
	}
}

// French texts have the typography of French.
func TestFrenchTypography(t *testing.T) {
	wrong := regexp.MustCompile(`\p{L} [;!?:»]|« |\p{L}'\p{L}|[^ \x{00a0}\x{202f}(«»"]\?|\.\.\.`)
	code := regexp.MustCompile("https?://[^ ]*|!\\[[^ ]*|mailto:[^ ]*|`[^`]*`|\\{[a-z]+\\}")
	var walk func(key string, node *yaml.Node)
	walk = func(key string, node *yaml.Node) {
		if node.Kind == yaml.ScalarNode {
			if bad := wrong.FindString(code.ReplaceAllString(node.Value, "x")); bad != "" {
				t.Errorf("%s: %q in %q", key, bad, node.Value)
			}
		}
		for i, child := range node.Content {
			if node.Kind == yaml.MappingNode {
				if i%2 == 0 {
					continue
				}
				walk(key+" "+node.Content[i-1].Value, child)
				continue
			}
			walk(key, child)
		}
	}
	var doc yaml.Node
	if err := yaml.Unmarshal(source(t, "fr"), &doc); err != nil {
		t.Fatal(err)
	}
	walk("", &doc)
}

// What a catalogue lacks is said as the others fall back on, a code as a whole.
func TestFallback(t *testing.T) {
	text := []byte("number: {decimal: \",\", group: \" \"}\ncommand:\n  root: a\ndiagnostics:\n  home-missing:\n    message: b {tag}\nterms:\n  list: c\n")
	c := read("nl", text)
	var l diag.List
	check := func(got, want string) {
		t.Helper()
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	home := l.Add(diag.HomeMissing, diag.WholeFile("x"), 0, "nl")
	check(c.Sentence(home), "b nl")
	check(c.Hint(home), "")
	long := l.Add(diag.NameTooLong, diag.WholeFile("x"), 0, 1263, 255)
	check(c.Sentence(long), In(fallback).Sentence(long))
	check(c.Hint(long), In(fallback).Hint(long))
	check(c.Doc(long.Code), In(fallback).Doc(long.Code))
	check(c.Term(diag.FormList), "c")
	check(c.Term(diag.FormDate), "a date")
	check(c.Term("nobody-says-this"), "nobody-says-this")
	check(c.Part("command").T("root"), "a")
	check(c.Part("command").T("version"), In(fallback).Part("command").T("version"))
	check(c.Part("preview").T("absent"), In(fallback).Part("preview").T("absent"))
	if In("tlh") != In(fallback) {
		t.Error("a reader whose language nobody speaks has another catalogue than the first")
	}
}
