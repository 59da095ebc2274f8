package render

import (
	"slices"
	"strconv"
	"strings"
	"testing"
)

func TestReferences(t *testing.T) {
	for page, want := range map[string]string{
		`<a href="/a">x</a><a HREF='/b'>y</a><a href=/c>z</a><a href = "/d&amp;e" >`:                                                       "/a /b /c /d&e",
		`<img src=a.png srcset="b.png 1x, c.png 2x,d.png,e,f.png 3w" alt="/no">`:                                                           "a.png b.png c.png d.png,e,f.png",
		`<img srcset="b.png, c.png 2x">`:                                                                                                   "b.png c.png",
		`<link rel="preload" imagesrcset="a 1x" href="b"><link rel="icon" href="c">`:                                                       "a b c",
		`<video poster="p"><source src="s"><track src="t"></video><audio src="u">`:                                                         "p s t u",
		`<form action="/f"><button formaction="/g"><input type="image" src="h">`:                                                           "/f /g h",
		`<blockquote cite="a"><q cite="b"><del cite="c"><object data="d"><embed src="e"><iframe src="f">`:                                  "a b c d e f",
		`<a ping="a b" href="c"><area href="d"><base href="e"><body background="f">`:                                                       "a b c d e f",
		`<svg><use xlink:href="#a"/><image href="b"/></svg>`:                                                                               "#a b",
		`<meta property="og:image" content="/a"><meta content="/b" name="twitter:image"><meta name="description" content="/no">`:           "/a /b",
		`<meta http-equiv="refresh" content="0; url='/a'"><meta http-equiv=Refresh content="5;/b"><meta http-equiv="refresh" content="5">`: "/a /b",
		`<!-- <a href="/no"> --><script>"<a href='/no'>"</script><style>a{b:url("<img src=x>")}</style><a href="/a">`:                      `<img src=x> /a`,
		`<STYLE media=print>@import "a.css"; b{c:url(d.png)}</Style><a href="/e"><style>f{g:url(h)}`:                                       "a.css d.png /e h",
		`<textarea><a href="/no"></textarea><title><a href="/no"></title><a data="x" name="n" data-src="/no" hreflang="fr">`:               "",
		`<p style="background:url(a.png);color:red"><p style='x:image-set("b" 1x, url(&quot;c&quot;) 2x)'><p style=d:u\72l(d)>`:            "a.png b c d",
		`<my-part src="/no"><p id="/no">a < b href="/no" </p><a href="">`:                                                                  "",
		`<a href="/a`: "", `<a href`: "", `<`: "", `<a href=`: "", `<a title=">" href="/a">`: "/a", `< a href="/no">`: "",
	} {
		var got []string
		References([]byte(page), Taker{Address: func(a []byte) { got = append(got, string(a)) }})
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s\n got %s\nwant %s", page, s, want)
		}
	}
	var pictures []string
	References([]byte(`<img src=a srcset="b, c 2x"><a href="no"><video src="no" poster="d"></video><p style="background:url(e)">`),
		Taker{Picture: func(a []byte) { pictures = append(pictures, string(a)) }})
	if got := strings.Join(pictures, " "); got != "a b c d e" {
		t.Error(got)
	}
	var ids []string
	References([]byte(`<p id="a"><a name='b&amp;' id=c></a><script id="d"></script><input name="no">`), Taker{Place: func(id []byte) { ids = append(ids, string(id)) }})
	if !slices.Equal(ids, []string{"a", "b&", "c", "d"}) {
		t.Error(ids)
	}
}

// What a content security policy may refuse is named where it begins.
func TestWithin(t *testing.T) {
	for page, want := range map[string]string{
		`<p>a<script>b()</script><script src="c.js"></script><script> </script>`:                                            "<script>@4",
		`<script type="application/ld+json">{}</script><script type="text/template"><p></script>`:                           "",
		`<SCRIPT TYPE=Module>a</SCRIPT><script type="text/javascript">b</script><script type=importmap>{}</script>`:         "<script>@0 <script>@30 <script>@71",
		`<style>a{}</style><p style="b:c" title="style='d'" onclick=e() ONLOAD='f' one on=g data-on="h">`:                   "<style>@0 style@21 onclick@51 onload@63",
		`<a href="java&#10;script:x"><a href=" JavaScript:x"><a href="/javascript:x"><form action="javascript:x">`:          "javascript:@3 javascript:@31 javascript:@82",
		`<iframe src="a"></iframe><object data="b"></object><embed src="c"><!-- <style>x</style> --><title><style></title>`: "<iframe>@0 <object>@25 <embed>@51",
	} {
		var got []string
		References([]byte(page), Taker{Within: func(what string, left int, _ []byte) { got = append(got, what+"@"+strconv.Itoa(len(page)-left)) }})
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s\n got %s\nwant %s", page, s, want)
		}
	}
}

func TestRefused(t *testing.T) {
	const within = `<style>a{}</style><script>b</script><p onclick="c"><iframe src="d"></iframe>`
	stated := func(policy string) string {
		return `<meta http-equiv="Content-Security-Policy" content="` + policy + `">` + within
	}
	for page, want := range map[string]string{
		within: "<style> <script> onclick <iframe>",
		stated("default-src 'none'; style-src 'self'"):                                                                                                   "<style> <script> onclick <iframe>",
		stated("default-src 'self'; style-src 'self' 'unsafe-inline'"):                                                                                   "<script> onclick",
		stated("script-src 'sha256-x'; style-src 'nonce-x'; frame-src https://x.example"):                                                                "onclick",
		stated("script-src 'unsafe-hashes' 'sha256-x'"):                                                                                                  "",
		stated("script-src 'unsafe-eval'; style-src 'unsafe-hashes'"):                                                                                    "<style> <script> onclick",
		stated("script-src 'self'; script-src-elem 'unsafe-inline'; style-src 'self'; style-src-elem 'sha256-x'; frame-src 'none'; child-src x.example"): "onclick <iframe>",
		stated("script-src 'unsafe-inline'; script-src-attr 'none'; style-src-elem 'self'; default-src 'unsafe-inline'; child-src 'none'"):               "<style> onclick <iframe>",
		stated("default-src 'none'; script-src-elem 'unsafe-inline'; style-src-attr 'unsafe-inline'; child-src x.example"):                               "<style> onclick",
		stated("script-src 'unsafe-inline' 'nonce-x'"):                                                                                                   "onclick",
		stated("script-src 'UNSAFE-INLINE'; style-src &#39;unsafe-inline&#39;"):                                                                          "",
		stated("img-src 'self'"): "",
		`<META content='script-src &#39;none&#39;' HTTP-EQUIV=content-security-policy>` + within:             "<script> onclick",
		`<meta content="script-src 'unsafe-inline'" http-equiv="Content-Security-Policy"><style>a{}</style>`: "",
	} {
		within, _ := Refused([]byte(page))
		if got := strings.Join(within, " "); got != want {
			t.Errorf("%s\n got %s\nwant %s", page, got, want)
		}
	}
}

// What a browser fetches from another website is told as far as the policy refuses it.
func TestFetched(t *testing.T) {
	const elsewhere = "https://x.example/"
	policed := func(policy string) string {
		return `<meta http-equiv="Content-Security-Policy" content="` + policy + `">`
	}
	const strict = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'"
	for page, want := range map[string]string{
		`<script src="https://x.example/a.js"></script>`:                       "<script>",
		`<SCRIPT SRC=//x.example/a.js></SCRIPT>`:                               "<script>",
		`<script src="/a.js"></script><script src="a.js"></script>`:            "",
		`<link rel="stylesheet" href="https://x.example/a">`:                   "<link rel=stylesheet>",
		`<link href="https://x.example/a" rel="alternate STYLESHEET">`:         "<link rel=stylesheet>",
		`<link rel="preconnect" href="https://x.example">`:                     "<link rel=preconnect>",
		`<link rel="dns-prefetch" href="//x.example">`:                         "<link rel=dns-prefetch>",
		`<link rel="preload" as="font" href="https://x.example/a">`:            "<link rel=preload as=font>",
		`<link rel="preload" href="https://x.example/a">`:                      "<link rel=preload as=>",
		`<link rel="shortcut icon" href="https://x.example/a">`:                "<link rel=icon>",
		`<link rel="canonical" href="https://x.example/a">`:                    "",
		`<link rel="alternate" hreflang="fr" href="https://x.example/a">`:      "",
		`<a href="https://x.example/a">a</a><form action="https://x.example">`: "",
		`<a ping="/a https://x.example/a">a</a>`:                               "ping",
		`<img src="https://x.example/a"><img src="data:image/gif;base64,x">`:   "<img>",
		`<img srcset="a 1x, https://x.example/b 2x">`:                          "<img>",
		`<picture><source srcset="https://x.example/b"></picture>`:             "<img>",
		`<video poster="https://x.example/a"><source src="//x.example/b">`:     "<img> <video>",
		`<style>@import "https://x.example/a"; a{b:url(/c)}</style>`:           "url()",
		`<p style="background: url(https://x.example/a)">`:                     "url()",
		`<svg><image href="https://x.example/a"/></svg>`:                       "<image>",
		`<iframe src="https://x.example/a"></iframe>`:                          "", // told as what stands within the page
		`<!-- <script src="https://x.example/a.js"></script> -->`:              "",
		policed(strict) + `<script src="https://x.example/a.js"></script>`:     "<script>",
		policed(strict) + `<link rel="preconnect" href="https://x.example">`:   "<link rel=preconnect>",
		policed("script-src https://x.example") + `<script src="https://x.example/a.js"></script><link rel="preconnect" href="https://x.example">`: "",
		policed("script-src *.example") + `<script src="https://x.example/a.js"></script>`:                                                         "",
		policed("script-src https://y.example") + `<script src="https://x.example/a.js"></script>`:                                                 "<script>",
		policed("script-src-elem https://x.example; script-src 'self'") + `<script src="https://x.example/a.js"></script>`:                         "",
		policed("script-src https://x.example; script-src-elem 'self'") + `<script src="https://x.example/a.js"></script>`:                         "<script>",
		policed("frame-src 'self'") + `<iframe src="https://x.example/a"></iframe>`:                                                                "<iframe>",
		policed("child-src https:") + `<iframe src="https://x.example/a"></iframe>`:                                                                "",
		policed("default-src 'self'") + `<link rel="stylesheet" href="https://x.example/a">`:                                                       "<link rel=stylesheet>",
		policed("img-src 'self'") + `<script src="https://x.example/a.js"></script>`:                                                               "",
	} {
		_, fetched := Refused([]byte(page))
		var got []string
		for _, x := range fetched {
			got = append(got, x.What)
			if !strings.HasPrefix(x.Address, elsewhere) && !strings.HasPrefix(elsewhere, x.Address) && !strings.HasPrefix(x.Address, "//x.example") {
				t.Errorf("%s: %s", page, x.Address)
			}
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s\n got %s\nwant %s", page, s, want)
		}
	}
}

// What stands within a layout is judged by its own policy, and by that of the others where it states none.
func TestInline(t *testing.T) {
	page := func(policy string) string {
		if policy != "" {
			policy = `<meta content="` + policy + `" http-equiv="Content-Security-Policy">`
		}
		return `{{define "main"}}` + policy + `<style>a{}</style>{{end}}`
	}
	for _, c := range []struct{ faculties, text, want string }{
		{"", "", "faculties.html text.html"},
		{"style-src 'unsafe-inline'", "", "text.html"},
		{"style-src 'unsafe-inline'", "style-src 'self'", "text.html"},
		{"style-src 'self'", "style-src 'unsafe-inline'", "faculties.html"},
	} {
		l := NewLayouts(nil, defaults(t, map[string]string{"layouts/faculties.html": page(c.faculties), "layouts/text.html": page(c.text)}))
		var got []string
		for _, d := range l.findRefused() {
			got = append(got, strings.TrimPrefix(d.Pos.File, "layouts/"))
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%q and %q: %s, want %s", c.faculties, c.text, s, c.want)
		}
	}
}

// The layouts the tool carries write no address themselves; one that does is looked at.
func TestGiven(t *testing.T) {
	l := shipped(t)
	for name := range l.layouts {
		if !l.Given(name) {
			t.Errorf("%s writes an address of its own", name)
		}
	}
	for _, own := range []string{
		`<a href="/nope/">`, `<a href='x.pdf'>`, `<a href=x.pdf>`, `<a href="{{.Home.Href}}x">`, `<a href="#nowhere">`, `<img src="a.svg">`,
		`<a href="{{.Title}}">`, `<a href="{{print "/" .Lang}}">`, `{{with "/x"}}<a href="{{.}}">{{end}}`, `{{$x := "/x"}}<a href="{{$}}">`,
		`<style>a{b:url(x.png)}</style>`, `<p style="background:url(x.png)">`, `<p style='background: url("x.png")'>`, `<p style=a:url(x)>`,
		`<a class="{{.Path}}"href="/x">`, `<meta property="og:image" content="/x.png">`, `<video poster="x">`, `<form action="/x">`, `{{with print "/x"}}<a href="{{.}}">{{end}}`,
		"{{with `/x`}}<a href=\"{{.}}\">{{end}}", `{{with (print "/x")}}<a href="{{.}}">{{end}}`, `<a href="https://projet.site.test/x">`,
	} {
		l := NewLayouts(nil, defaults(t, map[string]string{"layouts/text.html": `{{define "main"}}` + own + `{{end}}`}))
		if l.Given("text.html") || !l.Given("module.html") {
			t.Errorf("%s: text.html %v, module.html %v", own, l.Given("text.html"), l.Given("module.html"))
		}
	}
}
