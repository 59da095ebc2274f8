package render

import (
	"maps"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
	"unsafe"

	"golang.org/x/net/html"

	"projetpro/internal/diag"
	"projetpro/internal/page"
	"projetpro/internal/report"
)

type (
	diagList   = diag.List
	diagnostic = diag.Diagnostic
)

func printer(l *Layouts) *report.Printer {
	return &report.Printer{Lang: "en", Source: func(file string) []byte {
		if l == nil {
			return nil
		}
		if f := l.files[file]; f != nil {
			return f.src
		}
		return nil
	}}
}

func mustPage(t testing.TB, l *Layouts, layout string, view any) string {
	t.Helper()
	b, list := l.Page(nil, layout, view)
	if list != nil {
		t.Fatalf("%s: %s", layout, told(l, list))
	}
	return string(b)
}

// Every layout renders views with everything and views with nothing.
func TestEveryView(t *testing.T) {
	l := shipped(t)
	s := newSample(t, "fr", "en")
	for name, all := range map[string]map[string]any{"rich": s.rich("Titre"), "bare": s.bare(), "fallback": s.fallback()} {
		if got, want := slices.Sorted(maps.Keys(all)), slices.Sorted(maps.Keys(views)); !slices.Equal(got, want) {
			t.Fatalf("%s: views for %v, want %v", name, got, want)
		}
		for layout, view := range all {
			t.Run(name+"/"+layout, func(t *testing.T) {
				out := mustPage(t, l, layout, view)
				if again := mustPage(t, l, layout, view); again != out {
					t.Error("rendered twice, differs")
				}
				checkTree(t, out)
			})
		}
	}
}

// checkTree checks what all pages have in common.
func checkTree(t *testing.T, out string) {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	count := map[string]int{}
	ids := map[string]bool{}
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		count[n.Data]++
		for _, a := range n.Attr {
			if a.Key == "id" && ids[a.Val] {
				t.Errorf("id %q twice", a.Val)
			}
			if a.Key == "id" {
				ids[a.Val] = true
			}
			if a.Key == "style" || strings.HasPrefix(a.Key, "on") {
				t.Errorf("<%s %s=%q>", n.Data, a.Key, a.Val)
			}
			if a.Key == "href" && a.Val == "" {
				t.Errorf("<%s href=\"\">", n.Data)
			}
		}
		if n.Data == "script" && n.FirstChild != nil && !slices.Contains(n.Attr, html.Attribute{Key: "type", Val: "application/ld+json"}) {
			t.Error("a script within the page")
		}
	}
	for _, tag := range []string{"h1", "main", "title"} {
		if count[tag] != 1 {
			t.Errorf("%d <%s>, want 1", count[tag], tag)
		}
	}
	if count["style"] > 0 {
		t.Error("a style sheet within the page")
	}
}

// A title comes out as it went in, wherever a page shows it.
func TestTextIsText(t *testing.T) {
	l := shipped(t)
	for layout, view := range newSample(t, "fr", "en").rich(nasty) {
		out := mustPage(t, l, layout, view)
		doc, _ := html.Parse(strings.NewReader(out))
		seen := 0
		for n := range doc.Descendants() {
			if n.Type == html.TextNode && n.Data == nasty && n.Parent.Data == "h1" {
				seen++
			}
			if n.Type == html.ElementNode && n.Data == "meta" {
				for _, a := range n.Attr {
					if a.Key == "content" && a.Val == nasty {
						seen++
					}
				}
			}
		}
		want := 3
		if layout == "alias.html" || layout == "404.html" { // their headings are their own
			want = 2
		}
		if seen != want {
			t.Errorf("%s: the title stands in %d places, want %d", layout, seen, want)
		}
		if strings.Contains(out, "&amp;lt;") || strings.Contains(out, "&amp;amp;") {
			t.Errorf("%s: escaped twice", layout)
		}
	}
}

// What is in another language says so, in attributes and in words.
func TestForeignWords(t *testing.T) {
	l := shipped(t)
	s := newSample(t, "fr", "en")
	check := func(layout string, view any, want ...string) {
		t.Helper()
		out := strings.NewReplacer("\u00a0", " ", softHyphen, "").Replace(mustPage(t, l, layout, view))
		for _, w := range want {
			if !strings.Contains(out, w) {
				t.Errorf("%s: no %s in\n%s", layout, w, out)
			}
		}
	}
	check("module.html", s.fallback()["module.html"],
		`<html lang="fr">`, `<h1 lang="en">Design Thinking</h1>`, `<p class="lead" lang="en">`,
		`<a href="/en/faculties/architecture/" hreflang="en"><span lang="en">Design Thinking</span> (en anglais)</a>`,
		`<meta name="robots" content="noindex">`, `Brouillon`, `<dd lang="en">Projet d’architecture</dd>`)
	check("module.html", s.rich("Titre")["module.html"],
		`<a href="/fr/x/" hreflang="en"><span lang="en">Design Thinking</span> (en anglais)</a>`,
		`<span lang="en">Room 1</span> (en anglais)`,
		`<a href="https://slides.example/1" hreflang="en" rel="external">Présentation, partie 1 (en anglais)</a>`,
		`<a href="/fr/x/bases.pdf" hreflang="fr">Les bases <span class="size">(PDF, `)
	check("root.html", s.rich("Projet PRO")["root.html"], `<a class="button" href="/en/" hreflang="en" data-language>`)
}

// Facts are said as precisely as they are known.
func TestFacts(t *testing.T) {
	out := mustPage(t, shipped(t), "module.html", newSample(t, "fr", "en").rich("Titre")["module.html"])
	for _, want := range []string{
		`<abbr title="Master, 1re année">MA1</abbr> et <abbr title="Master, 2e année">MA2</abbr>`,
		`Crédits</dt><dd>4,5 crédits <abbr title="Système européen de transfert">ECTS</abbr></dd>`,
		`<time datetime="2019-10">octobre 2019</time>`, `<time datetime="2026-10-01">jeudi 1er octobre 2026</time>`,
		`<dt>Pour</dt><dd><abbr`, `<dt>Quand</dt><dd>Premier quadrimestre</dd>`, `<dt>Où</dt><dd>Solbosch et Bruxelles</dd>`, `<dd>12 h (théorie)</dd>`,
		`<dd>environ 15 étudiant·es</dd>`, `<dd>français et anglais</dd>`,
		`<span>Vidéo, partie 2</span> <strong class="soon">à venir</strong>`, `(PDF, 12 pages, 1,2`,
		`<a href="tel:`, `<a href="mailto:camille@example.org">`,
	} {
		if !strings.Contains(strings.ReplaceAll(out, "\u00a0", " "), want) {
			t.Errorf("no %s in\n%s", want, out)
		}
	}
}

// A part of a module shows what the roadmap has for its year.
func TestParts(t *testing.T) {
	out := mustPage(t, shipped(t), "module.html", newSample(t, "fr", "en").rich("Titre")["module.html"])
	for _, want := range []string{
		`<h3 class="name"><abbr title="Bachelier, 1re année">BA1</abbr> : Découvrir</h3><ul class="meta"><li>3 crédits <abbr title="Système européen de transfert">ECTS</abbr></li><li>En cours</li><li>depuis <time`,
		`<h3 class="name"><abbr title="Bachelier, 2e année">BA2</abbr></h3><p><a href="/fr/x/"`,
		`<li>4 séances</li><li>depuis <time datetime="2021-09">`,
	} {
		if !strings.Contains(strings.ReplaceAll(out, "\u00a0", " "), want) {
			t.Errorf("no %s in\n%s", want, out)
		}
	}
}

// Pages are nearly what the minifier would make of them.
func TestSmall(t *testing.T) {
	l := shipped(t)
	for layout, view := range newSample(t, "fr", "en").rich("Titre") {
		out := mustPage(t, l, layout, view)
		small, err := Minify("text/html", []byte(out))
		if err != nil {
			t.Fatalf("%s: %v", layout, err)
		}
		if float64(len(out)) > 1.02*float64(len(small)) {
			t.Errorf("%s: %d bytes, %d when minified\n%s\n\n%s", layout, len(out), len(small), out, small)
		}
	}
}

func TestMissingLayout(t *testing.T) {
	_, list := shipped(t).Page(nil, "poster.html", newSample(t, "fr", "en").rich("T")["text.html"])
	if len(list) != 1 || list[0].Code != diag.LayoutMissing {
		t.Errorf("got %v", list)
	}
}

// What html/template, fmt and lang leave behind is not published.
func TestBrokenOutput(t *testing.T) {
	check := func(html, want string) {
		t.Helper()
		if mark, _ := broken([]byte(html)); mark != want {
			t.Errorf("%s: found %q, want %q", html, mark, want)
		}
	}
	check(`<a href="#ZgotmplZ">x</a>`, "ZgotmplZ")
	check(`<p>&lt;no value&gt;`, "&lt;no value&gt;")
	check(`<p>⟦enum.status.new⟧`, "⟦enum.status.new⟧")
	check(`<p>⟦a + b⟧ = 3`, "")
	check(`<p>%!d(string=x)`, "%!d(")
	check(`<p>100 %! oui`, "")
	check(`<p>x`, "")
}

// The addresses a layout is given by content are links only when they are safe.
func TestHref(t *testing.T) {
	check := func(address, want string) {
		t.Helper()
		if got := href(address); string(got) != want {
			t.Errorf("href(%q) = %q, want %q", address, got, want)
		}
	}
	check("https://example.org/?a=b&c=d", "https://example.org/?a=b&c=d")
	check("tel:+3220000000", "tel:+3220000000")
	check("mailto:a@example.org", "mailto:a@example.org")
	check("/fr/a:b/", "/fr/a:b/")
	check("#note:1", "#note:1")
	check("", "")
	check("javascript:alert(1)", "")
	check("JAVASCRIPT:alert(1)", "")
	check("data:text/html,x", "")
	check("//evil.example/", "")
	check(`/\evil.example/`, "")
	check("à compléter : lien", "")
}

func TestTel(t *testing.T) {
	check := func(number, want string) {
		t.Helper()
		if got := tel(number); string(got) != want {
			t.Errorf("tel(%q) = %q, want %q", number, got, want)
		}
	}
	check("+32 2 650 00 00", "tel:+3226500000")
	check("02/650.00.00", "tel:026500000")
	check("+32 (0)2 650", "tel:+322650")
	check("+1 819 555-0101 ext. 234", "tel:+18195550101;ext=234")
	check("02 650 00 00, poste 12", "tel:026500000;ext=12")
	check("02 650 00 00 #12", "tel:026500000;ext=12")
	check("02 650 00 00 bis 12", "")
	check("ext. 12", "")
	check("1", "")
	check("+32;phone-context=x", "")
}

// memo gives what template gives.
func TestMemo(t *testing.T) {
	l := shipped(t)
	s := newSample(t, "fr", "en")
	card := s.moduleCard("Un")
	module := l.layouts["module.html"]
	first, err := module.memo("card-module", card)
	if err != nil {
		t.Fatal(err)
	}
	w := newWriter(nil, usual)
	if err := module.unescaped(carefully).Lookup("card-module").Execute(w, card); err != nil {
		t.Fatal(err)
	}
	plain, _ := Minify("text/html", w.b)
	if string(first) != string(plain) {
		t.Errorf("memo:\n%s\ntemplate:\n%s", first, plain)
	}
	if again, _ := module.memo("card-module", card); again != first {
		t.Error("not the same the second time")
	}
	other, _ := module.memo("card-module", s.moduleCard("Deux"))
	if !strings.Contains(string(other), "Deux") {
		t.Error("the card of another module")
	}
	for _, wrong := range []any{page.Card{}, nil, "text", (*page.ModuleCard)(nil)} {
		if _, err := module.memo("card-module", wrong); err == nil {
			t.Errorf("memo of %T: no error", wrong)
		}
	}
	if _, err := module.memo("card-nobody", card); err == nil {
		t.Error("memo of a partial there is none of: no error")
	}
}

// Layouts say the language of a text with the function lang, which says how it
// runs as well.
func TestLayoutsLeaveLanguagesToTheFunction(t *testing.T) {
	byHand := regexp.MustCompile(`\slang="\{\{`)
	for path, src := range defaults(t, nil) {
		if path != "layouts/base.html" && byHand.Match(src) {
			t.Errorf("%s: %s", path, byHand.Find(src))
		}
	}
}

// memo makes nothing twice, and forgets what nobody can ask for again, card by card and with the layouts.
func TestMemoForgets(t *testing.T) {
	l := shipped(t)
	s := newSample(t, "fr", "en")
	cards := []*page.ModuleCard{s.moduleCard("Un"), s.moduleCard("Deux"), s.moduleCard("Trois")}
	module := l.layouts["module.html"]
	made := func(card *page.ModuleCard) *byte {
		html, err := module.memo("card-module", card)
		if err != nil {
			t.Fatal(err)
		}
		return unsafe.StringData(string(html))
	}
	first := made(cards[1])
	made(cards[0])
	made(cards[2])
	if made(cards[1]) != first {
		t.Error("the card was made a second time")
	}
	held := func() (n int) {
		module.remembered("card-module").memory.Range(func(any, any) bool { n++; return true })
		return n
	}
	if held() != len(cards) {
		t.Fatalf("%d cards are remembered", held())
	}
	kept := cards[1]
	cards = nil
	for range 1000 { // what is to be done when a value is gone is done behind
		if runtime.GC(); held() == 1 {
			break
		}
		time.Sleep(time.Millisecond)
	}
	if held() != 1 || made(kept) != first {
		t.Errorf("%d cards are remembered, of which one is used", held())
	}
}
