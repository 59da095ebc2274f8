package source

import (
	"bytes"
	"path"
	"strings"
	"testing"
	"testing/fstest"

	projetpro "projetpro"
)

// Every default can be marked; its mark is found again, and taken out it leaves the default.
func TestMarks(t *testing.T) {
	all, err := Defaults(projetpro.Defaults())
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range all {
		line := MarkOf(f, f.Path, "v1.2.3 (devel)")
		if path.Ext(f.Path) == ".woff2" { // a typeface has no place for one, and docs/layouts.md says so
			continue
		}
		if line == "" {
			t.Errorf("%s: a format without comments: say in docs/layouts.md how a copy is known to be older", f.Path)
			continue
		}
		text := WithMark(f.Bytes(), line)
		m, ok := FindMark(text)
		if !ok || m.Version != "v1.2.3-(devel)" || m.Path != f.Path || m.Print != Print(f.Bytes()) || string(text[m.Start:m.End]) != line {
			t.Errorf("%s: %+v, %v", f.Path, m, ok)
		}
		if !bytes.Equal(WithMark(text, ""), f.Bytes()) || !bytes.Equal(WithMark(text, line), text) {
			t.Errorf("%s: the mark does not come out again", f.Path)
		}
		windows := bytes.ReplaceAll(text, []byte("\n"), []byte("\r\n"))
		if m, ok := FindMark(windows); !ok || string(windows[m.Start:m.End]) != line || Print(WithMark(windows, "")) != m.Print {
			t.Errorf("%s, with line ends of Windows: %+v, %v", f.Path, m, ok)
		}
	}
}

func TestMarkStandsWhereItMay(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"a.svg":          {"<?xml version=\"1.0\"?>\n<svg/>\n", "<?xml version=\"1.0\"?>\n<!-- MARK -->\n<svg/>\n"},
		"a.css":          {"@charset \"utf-8\";\na{}\n", "@charset \"utf-8\";\n/* MARK */\na{}\n"},
		"b.css":          {"a{}\n", "/* MARK */\na{}\n"},
		"i18n/a.yaml":    {"a: b\n", "# MARK\na: b\n"},
		"layouts/a.html": {"<p>\n", "{{- /* MARK */ -}}\n<p>\n"},
		"a.woff2":        {"wOF2", "wOF2"},
		"a.json":         {"{}", "{}"},
	} {
		f := newFile(name, []byte(c.text))
		line := MarkOf(f, name, "v1")
		want := strings.Replace(c.want, "MARK", "projetpro v1 "+name+" sha256:"+Print(f.Bytes()), 1)
		if got := string(WithMark(f.Bytes(), line)); got != want {
			t.Errorf("%s: %q, want %q", path.Base(name), got, want)
		}
	}
	if _, ok := FindMark([]byte("# projetpro says hello\n")); ok {
		t.Error("words are taken for a mark")
	}
}

// The tree knows what the site has of its own and what lies under it, whatever is put in the place of it.
func TestTreeKnowsDefaults(t *testing.T) {
	carried, err := Defaults(fstest.MapFS{"i18n/fr.yaml": {Data: []byte("default")}, "layouts/a.html": {Data: []byte("default")}})
	if err != nil {
		t.Fatal(err)
	}
	d := open(t, site(t, map[string]string{"i18n/fr.yaml": "mine"}), fstest.MapFS{"i18n/fr.yaml": {Data: []byte("default")}, "layouts/a.html": {Data: []byte("default")}})
	onDisk, _ := read(t, d, nil)
	made := NewTree(map[string][]byte{"i18n/fr.yaml": []byte("mine")}).Over(carried)
	for name, tree := range map[string]*Tree{"on disk": onDisk, "made": made, "edited": made.With("layouts/a.html", nil)} {
		if f := tree.Own("i18n/fr.yaml"); f == nil || string(f.Bytes()) != "mine" || string(tree.Default("i18n/fr.yaml").Bytes()) != "default" {
			t.Errorf("%s: the site’s own, or what lies under it, is lost", name)
		}
		if tree.Own("layouts/a.html") != nil || tree.File("layouts/a.html") != tree.Default("layouts/a.html") || tree.File("layouts/a.html") == nil {
			t.Errorf("%s: a default is taken for the site’s", name)
		}
		if tree.Default("i18n/nl.yaml") != nil || tree.Own("i18n/nl.yaml") != nil {
			t.Errorf("%s: what is not there is found", name)
		}
	}
	if f := made.With("i18n/fr.yaml", nil).File("i18n/fr.yaml"); f == nil || string(f.Bytes()) != "default" {
		t.Error("what lies under a file does not come to light when it goes")
	}
	if f := made.With("layouts/a.html", []byte("default")).Own("layouts/a.html"); f == nil {
		t.Error("a copy is not taken for the site’s own")
	}
}
