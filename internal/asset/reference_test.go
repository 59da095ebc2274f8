// This file tests what style sheets and scripts name.

package asset

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"testing"

	"projetpro/internal/source"
)

// asIs makes nothing smaller.
func asIs(_ string, src []byte) ([]byte, error) { return src, nil }

// published makes the static files of a site.
func published(t *testing.T, files map[string]string) (*Set, []string) {
	t.Helper()
	tree := map[string][]byte{}
	for name, text := range files {
		tree["static/"+name] = []byte(text)
	}
	s, diags, err := New(source.NewTree(tree), asIs)
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	for _, d := range diags {
		said = append(said, fmt.Sprintf("%s %s:%d-%d %v", d.Code, d.Pos.File, d.Pos.Offset, d.End, d.Args))
	}
	return s, said
}

// pictures are files that the texts below name.
var pictures = map[string]string{
	"img/s.svg":      "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
	"img/été 2x.png": "png", "f.woff2": "font", "b.css": "b{}", "zz.css": "z{}", "a'(b).png": "q", "root/favicon.ico": "icon", "root/img/r.png": "r",
}

// TestSheetReferences has every form in which a sheet names a file. % is its address.
func TestSheetReferences(t *testing.T) {
	for written, want := range map[string]string{
		`a{b:url(img/s.svg)}`:                                             `a{b:url("./img/s.%.svg")}`,
		`a{b:url( "img/s.svg" )}`:                                         `a{b:url("./img/s.%.svg")}`,
		`a{b:URL('img/s.svg')}`:                                           `a{b:url("./img/s.%.svg")}`,
		`a{b:u\72l("img/s.svg")}`:                                         `a{b:u\72l("./img/s.%.svg")}`,
		`a{b:url(im\67 /s.svg)}`:                                          `a{b:url("./img/s.%.svg")}`,
		`a{b:url("img/\73 .svg#v")}`:                                      `a{b:url("./img/s.%.svg#v")}`,
		`@font-face{src:url("f.woff2?#iefix") format("woff2")}`:           `@font-face{src:url("./f.%.woff2?#iefix") format("woff2")}`,
		`@font-face{src:url(f.woff2?v=4.7)}`:                              `@font-face{src:url("./f.%.woff2?v=4.7")}`,
		`a{b:url("img/%C3%A9t%C3%A9%202x.png")}`:                          `a{b:url("./img/ete-2x.%.png")}`,
		`a{b:url(img/été\ 2x.png)}`:                                       `a{b:url("./img/ete-2x.%.png")}`,
		`a{b:url("a'(b).png")}`:                                           `a{b:url("./a-b.%.png")}`,
		`a{b:url(/favicon.ico)}`:                                          `a{b:url("../favicon.ico")}`,
		`a{b:url(../favicon.ico)}`:                                        `a{b:url("../favicon.ico")}`,
		`a{b:url(root/img/r.png)}`:                                        `a{b:url("../img/r.png")}`,
		`a{b:url(/img/s.svg)}`:                                            `a{b:url("./img/s.%.svg")}`,
		`@import "b.css";`:                                                `@import "./b.%.css";`,
		`@import/**/url(zz.css) layer(x) screen;`:                         `@import/**/url("./zz.%.css") layer(x) screen;`,
		`@IMPORT 'zz.css' supports(display: grid);`:                       `@IMPORT "./zz.%.css" supports(display: grid);`,
		`a{b:image-set("img/s.svg" 1x, "f.woff2" type("image/avif") 2x)}`: `a{b:image-set("./img/s.%.svg" 1x, "./f.%.woff2" type("image/avif") 2x)}`,
		`a{b:-webkit-image-set(url(img/s.svg) 1x)}`:                       `a{b:-webkit-image-set(url("./img/s.%.svg") 1x)}`,
		`a{b:src("img/s.svg")}`:                                           `a{b:src("./img/s.%.svg")}`,
		`a{b:image("img/s.svg", red)}`:                                    `a{b:image("./img/s.%.svg", red)}`,
		`a{--x:url(img/s.svg)}`:                                           `a{--x:url("./img/s.%.svg")}`,
		`@namespace svg url(http://www.w3.org/2000/svg);`:                 "",
		`@namespace "http://www.w3.org/1999/xhtml";`:                      "",
		`a{b:url(DATA:image/gif;base64,R0)}`:                              "",
		`a{b:url(#id);c:url();d:url("")}`:                                 "",
		`a{content:"img/s.svg";quotes:"a" "b"}`:                           "",
		`/* url(nowhere.png) */a{b:format("x.png")}`:                      "",
		`@charset "utf-8";`:                                               "",
		`@charset "windows-1252";a{}`:                                     `@charset "utf-8"       ;a{}`,
	} {
		files := map[string]string{"site.css": written}
		for name, text := range pictures {
			files[name] = text
		}
		s, said := published(t, files)
		got := string(s.static["site.css"].Data)
		if want == "" {
			want = written
		}
		for name, f := range s.static {
			if name != "site.css" {
				ext := path.Ext(name)
				stem := strings.TrimSuffix(path.Base(f.Address), ext)
				want = strings.ReplaceAll(want, strings.TrimSuffix(stem, path.Ext(stem))+".%"+ext, path.Base(f.Address))
			}
		}
		if got != want || said != nil {
			t.Errorf("%s\n got %s\nwant %s\n%v", written, got, want, said)
		}
	}
}

func TestReferencesToNothing(t *testing.T) {
	for _, c := range []struct {
		file, text string
		said       []string
	}{
		{"a.css", `a{b:url(x.png)}`, []string{"asset-missing static/a.css:4-14 [x.png]"}},
		{"a.css", `@import "x.css";@import url(y.css);`, []string{"asset-missing static/a.css:8-15 [x.css]", "asset-missing static/a.css:24-34 [y.css]"}},
		{"a.css", `@import "https://h/x.css";a{b:image-set("//h/x.png" 1x);c:url(HTTPS://h/)}`, []string{
			"asset-outside static/a.css:8-25 [https://h/x.css]", "asset-outside static/a.css:40-51 [//h/x.png]", "asset-outside static/a.css:58-73 [HTTPS://h/]"}},
		{"d/a.css", `a{b:url(../../../x.png)}`, []string{"asset-missing static/d/a.css:4-23 [../../../x.png]"}},
		{"root/a.css", `a{b:url(x.png)}`, []string{"asset-missing static/root/a.css:4-14 [x.png]"}},
		{"a.js", `import "./x.js"; import y from "lodash"; import("fs"); fetch("x.json"); new Worker("w.js")`, []string{
			"asset-missing static/a.js:7-15 [./x.js]", "asset-missing static/a.js:31-39 [lodash]"}},
		{"a.mjs", `export * from 'https://h/x.js'; import('./y.js')`, []string{"asset-outside static/a.mjs:14-30 [https://h/x.js]", "asset-missing static/a.mjs:39-47 [./y.js]"}},
		{"a.js", `const a = {import: 1, export: 2}; a.import("x"); b = a / 2; from "c"; c = /import "d"/; d = "import './e'"; // import "f"`, nil},
	} {
		if _, said := published(t, map[string]string{c.file: c.text}); !slices.Equal(said, c.said) {
			t.Errorf("%s: %s\n got %q\nwant %q", c.file, c.text, said, c.said)
		}
	}
}

// TestScriptReferences has every form in which a script names another.
func TestScriptReferences(t *testing.T) {
	for written, module := range map[string]bool{
		`import "./u.js"`:                                         true,
		`import a, {b as c} from './u.js';`:                       true,
		"import * as a\nfrom\n\"./u.js\"":                         true,
		`import d from "./u.js" with {type: "json"}`:              true,
		`export * from "./u.js"`:                                  true,
		`export {a as default} from "../static-less/u.js"`:        true,
		`export const from = 1; import "./u.js"`:                  true,
		"if (x) /import \"y\"/.test(z); import('./u.js').then(f)": false,
		"const t = `${import(`./u.js`)}`":                         false,
		`a = b / import("./u.js") / c`:                            false,
		`new Worker(new URL("./u.js", import.meta.url))`:          true,
		`import.meta.resolve("./u.js")`:                           true,
		`function f() {} /"/.test(x); import("./u.js")`:           false,
		`x = a++ / 2; y = "/"; import("./\u0075.js")`:             false,
	} {
		s, said := published(t, map[string]string{"site.js": written, "u.js": "1", "static-less/u.js": "1"})
		got := string(s.static["site.js"].Data)
		at := "./" + path.Base(s.static["u.js"].Address)
		if strings.Contains(written, "static-less") {
			continue
		}
		if !strings.Contains(got, at) || s.IsModule("site.js") != module || said != nil {
			t.Errorf("%s\nbecame %s, module %v\n%v", written, got, s.IsModule("site.js"), said)
		}
	}
	s, _ := published(t, map[string]string{"site.js": "let a = 1;", "x.txt": ""})
	if s.IsModule("site.js") || s.IsModule("x.txt") || s.IsModule("none") {
		t.Error("what imports nothing is no module")
	}
}

// Of files that name one another each has an address that says what all of them hold, and
// none that is dead; what is behind them is published first.
func TestCircleOfReferences(t *testing.T) {
	files := map[string]string{
		"a.js": `import "./b.js"`, "b.js": `import "./c.js"; import "./d.js"`, "c.js": `import "./a.js"; import "./c.js"`, "d.js": `1`, "e.js": `import "./a.js"`,
	}
	check := func() map[string]string {
		s, said := published(t, files)
		addresses := map[string]string{}
		for name, f := range s.static {
			addresses[name] = f.Address
			refs, _ := scriptReferences(f.Data)
			for _, r := range refs {
				if s.Static(path.Join("/assets", r.written)) == nil {
					t.Errorf("%s names %s, which there is not", name, r.written)
				}
			}
		}
		if said != nil {
			t.Error(said)
		}
		return addresses
	}
	before := check()
	for changed, moves := range map[string]string{"a.js": "abce", "b.js": "abce", "c.js": "abce", "d.js": "abcde", "e.js": "e"} {
		was := files[changed]
		files[changed] += "; 2"
		for name, address := range check() {
			if (address != before[name]) != strings.Contains(moves, name[:1]) {
				t.Errorf("%s has changed: %s was at %s and is at %s", changed, name, before[name], address)
			}
		}
		files[changed] = was
	}
}

// FuzzReferences looks whether what a text names stands in it, in order, however the text goes on.
func FuzzReferences(f *testing.F) {
	for _, s := range []string{`@import "a";b{c:url( d )}`, `url("`, `@import "`, `a{b:url(\`, `import "a"`, "import(`a", "`", `"`, `new URL("a", import.meta.url)`, `export*from'a'`, `/"/`, `a{b:image-set("x`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		scripts, _ := scriptReferences(text)
		for _, refs := range [][]*reference{sheetReferences(text), scripts} {
			at := 0
			for _, r := range refs {
				if r.from < at || r.to <= r.from || r.to > len(text) {
					t.Fatalf("%q: %d-%d behind %d", text, r.from, r.to, at)
				}
				at = r.to
			}
		}
	})
}
