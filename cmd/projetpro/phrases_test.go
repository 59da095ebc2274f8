package main

import (
	"bytes"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/html"

	"projetpro/internal/charset"
	"projetpro/internal/content"
	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/message"
	"projetpro/internal/plaintext"
	"projetpro/internal/report"
	"projetpro/internal/schema"
)

// Whatever words are marked as another language's, in whatever field, they are so marked wherever
// a page shows them to readers, and plain wherever they are something else: an attribute, a title,
// an address, a place in a list, data. So but for the marks, a site with all its words marked is
// the site without.
func TestPhrasesAreMarkedEverywhere(t *testing.T) {
	tree, r := read(t, everyKind)
	plain := rendered(t, r)
	phrases := map[string]bool{} // all the words of fields, as pages have them
	for item := range r.Site.Items() {
		for _, e := range item.Versions {
			tree = tree.With(e.File.Path, withPhrases(t, e, phrases))
		}
	}
	for _, l := range r.Site.Languages { // of which it says as much as the home page's title
		delete(phrases, l.T("section.home"))
	}
	settings := r.Site.Settings()
	tree = tree.With(settings.File.Path, withPhrases(t, settings, phrases))
	marked := built(t, tree)
	for _, d := range append(marked.Diags, marked.Site.Diags...) {
		if d.Severity(false) == diag.Error {
			t.Errorf("%s: %v", d.Code, d.Args)
		}
	}
	files := rendered(t, marked)
	if got, want := slices.Sorted(maps.Keys(files)), slices.Sorted(maps.Keys(plain)); !slices.Equal(got, want) {
		t.Fatalf("the addresses are %q, without marks %q", got, want)
	}
	span := regexp.MustCompile(`<span lang="(fr|en)">((?:[^<]|<span lang="(?:fr|en)">[^<]*</span>)*)</span>`)
	heard := regexp.MustCompile(`(<\w+ (?:[^<>]* )?(?:alt|title|aria-label|placeholder)="?[^<>]*) lang="(?:fr|en)"(/?>)`) // of an element that is read out by an attribute
	count := 0
	for at, text := range files {
		count += len(span.FindAllString(text, -1))
		for _, sign := range []string{"]{lang", "{lang=", "\U000E0001", "%f3%a0"} {
			if i := strings.Index(strings.ToLower(text), sign); i >= 0 {
				t.Errorf("%s has %s: %q", at, sign, text[max(0, i-60):min(len(text), i+60)])
			}
		}
		was := plain[at]
		for range 2 {
			text, was = span.ReplaceAllString(text, "$2"), span.ReplaceAllString(was, "$2")
		}
		text, was = heard.ReplaceAllString(text, "$1$2"), heard.ReplaceAllString(was, "$1$2")
		if text != was {
			t.Errorf("%s is not what it is without marks, but for them:\n%s", at, difference(was, text))
		}
		if !strings.HasSuffix(at, ".html") {
			continue // no other format says languages
		}
		for _, unmarked := range unmarkedTexts(files[at], phrases) {
			t.Errorf("%s: %q is not marked", at, unmarked)
		}
	}
	if count < 2*len(phrases) {
		t.Errorf("%d phrases are marked %d times", len(phrases), count)
	}
}

// withPhrases is an entry with all the words of its fields marked; they are added to a set.
func withPhrases(t *testing.T, e *content.Entry, phrases map[string]bool) []byte {
	t.Helper()
	var edits []charset.Edit
	for key, span := range e.Record.Set {
		tag, ok := isWordsOf(e, key)
		if _, parted := e.Record.Set[key+"."+string(tag)]; !ok || parted {
			continue
		}
		value := strings.Trim(string(e.Text[span.Value:span.End]), `"'`)
		phrases[tag.Plain(value)], phrases[value] = true, true
		edits = append(edits, charset.Edit{From: span.Value, To: span.End, Text: plaintext.Quote("[" + value + "]{lang=" + string(tag) + "}")})
	}
	slices.SortFunc(edits, func(a, b charset.Edit) int { return a.From - b.From })
	text, err := e.Replace(edits...)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// isWordsOf reports whether a key of an entry is that of words, and in which language.
func isWordsOf(e *content.Entry, key string) (tag lang.Tag, ok bool) {
	fields, tag := e.Kind.Fields, e.Lang
	if tag == "" {
		tag = "fr"
	}
	var f *schema.Field
	for name := range strings.SplitSeq(key, ".") {
		if _, err := strconv.Atoi(name); err == nil {
			continue
		}
		i := slices.IndexFunc(fields, func(f *schema.Field) bool { return f.Name == name })
		if i < 0 {
			if named, is := lang.ParseTag(name); is && f != nil && f.Fields == nil {
				tag = named
				continue
			}
			return "", false
		}
		f = fields[i]
		fields = f.Fields
	}
	list := f.Type.Kind() == reflect.Slice
	if last, err := strconv.Atoi(key[strings.LastIndexByte(key, '.')+1:]); list && (err != nil || last < 0) && tag == e.Lang {
		return "", false // the list itself
	}
	isText := f.Type == reflect.TypeFor[string]() || f.Type == reflect.TypeFor[schema.Localised]() || f.Type == reflect.TypeFor[[]schema.Localised]()
	return tag, isText && f.Enum == nil && f.Check == ""
}

// unmarkedTexts are the texts between the tags of a page that say one of some phrases and are not marked.
func unmarkedTexts(page string, phrases map[string]bool) (found []string) {
	lexer, marked, silent := html.NewLexer(parse.NewInputString(page)), 0, false
	for {
		kind, raw := lexer.Next()
		switch kind {
		case html.ErrorToken:
			return found
		case html.StartTagToken:
			silent = slices.Contains([]string{"title", "script", "style"}, string(lexer.Text()))
			if string(lexer.Text()) == "span" {
				marked++
			}
		case html.EndTagToken:
			if silent = false; string(lexer.Text()) == "span" {
				marked--
			}
		case html.TextToken:
			for phrase := range phrases {
				if !silent && marked == 0 && len(phrase) > 3 && strings.Contains(string(raw), phrase) {
					found = append(found, string(raw))
				}
			}
		}
	}
}

// difference is where two texts begin to differ.
func difference(a, b string) string {
	i := 0
	for i < min(len(a), len(b)) && a[i] == b[i] {
		i++
	}
	around := func(s string) string { return s[max(0, i-100):min(len(s), i+100)] }
	return around(a) + "\n" + around(b)
}

// Messages repeat what is written, and no sign that nobody sees.
func TestPhrasesInMessages(t *testing.T) {
	tree, r := read(t, everyKind)
	for item := range r.Site.Items() {
		for _, e := range item.Versions {
			tree = tree.With(e.File.Path, withPhrases(t, e, map[string]bool{}))
		}
	}
	marked := built(t, tree)
	texts, whole, err := marked.Check(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range message.Languages() {
		var out bytes.Buffer
		p := report.Printer{Lang: l, Source: marked.Source}
		if err := p.Print(&out, "text", append(append(texts, whole...), marked.Diags...)); err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(out.Bytes(), []byte("\U000E0001")) {
			t.Errorf("in %s: %q", l, out.String())
		}
	}
}
