package render

import (
	"strings"
	"testing"

	"projetpro/internal/lang"
)

// Where a phrase stands on a page says what becomes of it.
func TestPhrases(t *testing.T) {
	tagged := lang.TagPhrases
	for page, want := range map[string]string{
		"<p>a</p>":                                                                         "<p>a</p>",
		"<p>a [b &amp; c]{lang=en} d":                                                      `<p>a <span lang="en">b &amp; c</span> d`,
		"<p>[a [b]{lang=nl}]{lang=en}":                                                     `<p><span lang="en">a <span lang="nl">b</span></span>`,
		"<title>[a]{lang=en}</title>":                                                      "<title>a</title>",
		`<img alt="[a]{lang=en}">[b]{lang=en}<br>`:                                         `<img alt="a" lang="en"><span lang="en">b</span><br>`,
		`<img lang=nl alt="[a]{lang=en}"><img alt="[a]{lang=en} b">`:                       `<img lang=nl alt="a"><img alt="a b">`,
		`<button aria-label="[a]{lang=en}"><svg><path d="M0"/></svg></button>`:             `<button aria-label="a" lang="en"><svg><path d="M0"/></svg></button>`,
		`<nav aria-label="[a]{lang=en}"><ul><li>b</li></ul></nav>`:                         `<nav aria-label="a"><ul><li>b</li></ul></nav>`,
		`<a title="[a]{lang=en}">[b]{lang=en}</a><a title="[a]{lang=en}">[b]{lang=nl}</a>`: `<a title="a" lang="en"><span lang="en">b</span></a><a title="a"><span lang="nl">b</span></a>`,
		`<input placeholder="[a]{lang=en}" aria-label="[b]{lang=nl}" title="">`:            `<input placeholder="a" aria-label="b" title="">`,
		`<i aria-label="[لل]{lang=fa}"></i><p data-x="[a]{lang=en}"></p>`:                  `<i aria-label="لل" lang="fa" dir="rtl"></i><p data-x="a"></p>`,
		`<meta content="[a]{lang=en}" name=x>[b]{lang=en}`:                                 `<meta content="a" name=x><span lang="en">b</span>`,
		`<a title='x > [a]{lang=en}' href=/x>[a]{lang=en}</a>`:                             `<a title='x > a' href=/x><span lang="en">a</span></a>`,
		`<script type="application/ld+json">{"name":"[a]{lang=en}"}</script>[b]{lang=en}`:  `<script type="application/ld+json">{"name":"a"}</script><span lang="en">b</span>`,
		"<option>[a]{lang=en}</option><textarea>[b]{lang=en}</textarea>[c]{lang=en}":       `<option>a</option><textarea>b</textarea><span lang="en">c</span>`,
		"<svg><title>[a]{lang=en}</title><text>[b]{lang=en}</text></svg>[c]{lang=en}":      `<svg><title>a</title><text>b</text></svg><span lang="en">c</span>`,
		"<style>[a]{lang=en}</style><!-- [a]{lang=en} --><p>[c]{lang=en}":                  `<style>a</style><!-- a --><p><span lang="en">c</span>`,
		"<p>[پروژه]{lang=fa} [a]{lang=en}":                                                 `<p><span lang="fa" dir="rtl">پروژه</span> <span lang="en">a</span>`,
		`<html dir="rtl"><p>[پروژه]{lang=fa} [a]{lang=en}`:                                 `<html dir="rtl"><p><span lang="fa" dir="rtl">پروژه</span> <span lang="en" dir="ltr">a</span>`,
	} {
		if got := string(withPhrases([]byte("x"+tagged(page)), 1)); got != "x"+want {
			t.Errorf("%s:\n%s\n%s", page, got, want)
		}
	}
}

// A layout may do with a title what it likes.
func TestPhrasesInLayouts(t *testing.T) {
	title := lang.TagPhrases("[Design Thinking]{lang=en} & [لل]{lang=fa}")
	for layout, want := range map[string]string{
		`<p>{{.Title}}</p>`:                                           `<p><span lang="en">Design Thinking</span> &amp; <span lang="fa" dir="rtl">لل</span></p>`,
		`<p title="{{.Title}}">x</p>`:                                 `<p title="Design Thinking &amp; لل">x</p>`,
		`<a href="mailto:a@example.org?subject={{.Title}}">x</a>`:     `<a href="mailto:a@example.org?subject=Design%20Thinking%20%26%20%d9%84%d9%84">x</a>`,
		`<p>{{slice .Title 0 6}}</p>`:                                 `<p>Design</p>`,
		`<p>{{printf "%.9s" .Title}}…</p>`:                            `<p><span lang="en">Design…</span></p>`,
		`<script type="application/ld+json">{{json .Title}}</script>`: `<script type="application/ld+json">"Design Thinking \u0026 لل"</script>`,
		`<p>{{.L.T "module.all" "faculty" .Title}}</p>`:               `<p>Tous les modules : <span lang="en">Design Thinking</span> &amp; <span lang="fa" dir="rtl">لل</span></p>`,
	} {
		l := textLayout(t, "‹"+layout+"›", "")
		page, list := l.Page(nil, "text.html", newSample(t, "fr", "en").rich(title)["text.html"])
		if list != nil {
			t.Errorf("%s: %s", layout, told(l, list))
			continue
		}
		_, got, _ := strings.Cut(string(page), "‹")
		if got, _, _ = strings.Cut(got, "›"); got != want {
			t.Errorf("%s:\n%s\n%s", layout, got, want)
		}
	}
}

// A part of a page that another shows has no names, and what looks like one in its text stays.
func TestQuoted(t *testing.T) {
	for in, want := range map[string]string{
		`<h2 id="a"><span id="b"></span>x</h2>`:                           `<h2><span></span>x</h2>`,
		`<p>write id="a" <a href="#a" id="c">here</a></p>`:                `<p>write id="a" <a href="#a">here</a></p>`,
		`<p>a ` + lang.TagPhrases("[design thinking]{lang=en}") + `.</p>`: `<p>a <span lang="en">design thinking</span>.</p>`,
		``: ``,
	} {
		if got := string(Quoted([]byte(in))); got != want {
			t.Errorf("%q is %q, want %q", in, got, want)
		}
	}
}
