// This file tests that what is data never becomes markup, whatever it says and wherever it stands.

package build

import (
	"bytes"
	"encoding/xml"
	"io"
	"maps"
	"path"
	"slices"
	"strings"
	"testing"

	"projetpro/internal/diag"
	"projetpro/internal/source"

	"go.yaml.in/yaml/v3"
	"golang.org/x/net/html"
)

// markupMark is what an attribute or an element of the words in markup would be called.
const markupMark = "onxyz"

// markups are words that mean something to HTML, XML or a script.
var markups = []string{
	`<b onxyz=1>&'"`, `" onxyz=1 x="`, `' onxyz=1 x='`, `</title></script></style><onxyz>`, `--><onxyz><!--`, `]]><onxyz/><![CDATA[`, `&lt;onxyz&gt;<onxyz>`,
}

// markupIn says what of the words became markup in a file of the output.
func markupIn(t *testing.T, file, data string) (what string, shown int) {
	t.Helper()
	shown = strings.Count(data, markupMark)
	switch path.Ext(file) {
	case ".html":
		for z := html.NewTokenizer(strings.NewReader(data)); ; {
			kind := z.Next()
			if kind == html.ErrorToken {
				return what, shown
			}
			token := z.Token()
			if kind == html.StartTagToken || kind == html.SelfClosingTagToken || kind == html.EndTagToken {
				if token.Data == markupMark {
					what = "element"
				}
				for _, a := range token.Attr {
					if a.Key == markupMark || strings.HasPrefix(a.Key, markupMark) {
						what = "attribute of <" + token.Data + ">"
					}
				}
			}
			if kind == html.StartTagToken && token.Data == "script" && z.Next() == html.TextToken && bytes.Contains(z.Raw(), []byte("<")) {
				what = "a script with <"
			}
		}
	case ".xml":
		for d := xml.NewDecoder(strings.NewReader(data)); ; {
			token, err := d.Token()
			if err == io.EOF {
				return what, shown
			}
			if err != nil {
				return err.Error(), shown
			}
			if e, ok := token.(xml.StartElement); ok && e.Name.Local == markupMark {
				what = "element"
			}
		}
	}
	return "", shown
}

// inEach puts words into each text of a file of interface strings, beside its placeholders.
func inEach(t *testing.T, src []byte, words string, keep func(key string) bool) []byte {
	t.Helper()
	var document yaml.Node
	if err := yaml.Unmarshal(src, &document); err != nil {
		t.Fatal(err)
	}
	var walk func(key string, n *yaml.Node)
	walk = func(key string, n *yaml.Node) {
		switch n.Kind {
		case yaml.ScalarNode:
			if !keep(key) {
				n.Value, n.Style = words+n.Value+words, yaml.SingleQuotedStyle
			}
		case yaml.SequenceNode:
			for _, item := range n.Content {
				walk(key, item)
			}
		case yaml.MappingNode:
			for i := 0; i < len(n.Content); i += 2 {
				walk(strings.TrimPrefix(key+"."+n.Content[i].Value, "."), n.Content[i+1])
			}
		}
	}
	walk("", document.Content[0])
	out, err := yaml.Marshal(&document)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// Every interface string is text, wherever it is shown.
func TestInterfaceStringsAreText(t *testing.T) {
	files := everyFiles(t)
	for _, words := range markups {
		changed := maps.Clone(files)
		for _, name := range []string{"i18n/fr.yaml", "i18n/en.yaml"} {
			changed[name] = inEach(t, files[name], words, func(key string) bool { return strings.HasPrefix(key, "path.") })
		}
		made, list, _ := renderAll(t, new(Builder), source.NewTree(changed), Settings{})
		if wrong, _, _ := list.Count(false); wrong > 0 {
			t.Fatalf("%s: %v", words, *list[0])
		}
		total := 0
		for file, data := range made {
			what, shown := markupIn(t, file, data)
			if total += shown; what != "" {
				t.Errorf("%s became %s in %s", words, what, file)
			}
		}
		if total < 2000 {
			t.Errorf("%s is shown %d times", words, total)
		}
	}
}

// What is no word of an address is not taken for one.
func TestWordsOfAddressesAreWords(t *testing.T) {
	files := everyFiles(t)
	paths := func(key string) bool { return !strings.HasPrefix(key, "path.") }
	odd := strings.Fields(`< " ' & / \ ? # % é . .. : javascript: //host http://x X`)
	for _, words := range slices.Concat(markups, odd, []string{" ", "x\ny", "\u202E"}) {
		changed := maps.Clone(files)
		changed["i18n/fr.yaml"] = inEach(t, files["i18n/fr.yaml"], words, paths)
		_, list, _ := renderAll(t, new(Builder), source.NewTree(changed), Settings{})
		if !slices.ContainsFunc(list, func(d *diag.Diagnostic) bool { return d.Code == diag.StringsPath }) {
			t.Errorf("%q is taken for a word of an address", words)
		}
	}
}

// Every value of front matter and of the settings is text, wherever it is shown, or is a mistake.
func TestFieldsAreText(t *testing.T) {
	files := everyFiles(t)
	var b Builder
	tree := source.NewTree(files)
	before, _, _ := renderAll(t, &b, tree, Settings{})
	tried, shown := 0, 0
	for _, name := range slices.Sorted(maps.Keys(files)) {
		text := files[name]
		if path.Ext(name) != ".md" && name != source.Marker || !strings.HasPrefix(name, "content/") {
			continue
		}
		for i, s := range spots(t, text) {
			if s.whole {
				continue
			}
			words := markups[i%len(markups)]
			quoted := "'" + strings.ReplaceAll(words, "'", "''") + "'"
			made, _, _ := renderAll(t, &b, tree.With(name, slices.Concat(text[:s.from], []byte(quoted), text[s.to:])), Settings{})
			tried++
			for file, data := range made {
				if data == before[file] { // nothing of it is shown there
					continue
				}
				what, n := markupIn(t, file, data)
				if shown += n; what != "" {
					t.Errorf("%s, %s: %s became %s in %s", name, s.key, words, what, file)
				}
			}
		}
	}
	if tried < 200 || shown < 200 {
		t.Errorf("%d values were tried, %d were shown", tried, shown)
	}
}
