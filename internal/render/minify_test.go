package render

import (
	"bytes"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/css"
)

func TestMinify(t *testing.T) {
	check := func(mediaType, src, want string) {
		t.Helper()
		got, err := Minify(mediaType, []byte(src))
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != want {
			t.Errorf("%s: got %q, want %q", mediaType, got, want)
		}
	}
	same := func(mediaType, src string) { t.Helper(); check(mediaType, src, src) }
	check("text/css", "/* a */ a { color : light-dark(#fff, #000) ; }\n@media (min-width: 40rem) { a { b: calc(1px + 2px) } }\n",
		"a{color : light-dark(#fff, #000);}@media (min-width: 40rem){a{b: calc(1px + 2px)}}")
	check("text/css", "/*! licence */ a/* x */b { --x:  {a:  b} ; --y: ;c: d/**/e }", "/*! licence */ a/**/b{--x:  {a:  b} ;--y: ;c: d/**/e}")
	same("text/css", `a{rotate: 0deg;flex: 1 1 0px;content: "  \
  ";background: url( "a.png" )}`)
	same("text/javascript", "// a\n(function f(x, y) {}).length\n")
	same("text/javascript", "import a from \"./a.json\" with {type: \"json\"}\nexport {b} from './b.json' with {\n type: 'json'}; import './c.css'with{type:'css'}\n")
	same("image/svg+xml", "<svg:svg xmlns:svg=\"http://www.w3.org/2000/svg\">\n<svg:text> a <svg:tspan> b </svg:tspan> c</svg:text></svg:svg>")
	same("text/xml", `<a xml:space="preserve"> b </a>`)
	same("image/png", "\x89PNG")
	check("application/json", "{ \"a\": 1.50e3 }\n", `{"a":1.50e3}`)
	if _, err := Minify("text/javascript", []byte("const = ;")); err == nil {
		t.Error("a broken script: no error")
	}
	if _, err := Minify("application/json", []byte(`{"a": 1,}`)); err == nil {
		t.Error("broken JSON: no error")
	}
}

// FuzzCompactCSS looks whether a sheet keeps all its tokens but spaces and comments.
func FuzzCompactCSS(f *testing.F) {
	for _, seed := range []string{
		"a{b:c}", "a /**/ b{}", "--x:{ a }", "@import url( x ) ;", "a{--x:;--y: }", `\31 a{}`, "/**/", "/*! a", "u+26?{}", `"a
b`, "url(a b)", "--a:(;)b;", "a{}}--x: y ; z", "<!-- a -->",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		once := compactCSS(src)
		if a, b := tokens(src), tokens(once); !slices.Equal(a, b) {
			t.Errorf("%q became %q:\n%q\n%q", src, once, a, b)
		}
		if twice := compactCSS(once); !bytes.Equal(once, twice) {
			t.Errorf("%q became %q, and that %q", src, once, twice)
		}
	})
}

// tokens are those of a sheet but spaces and comments, with a space where one may matter.
func tokens(src []byte) (all []string) {
	lexer := css.NewLexer(parse.NewInputBytes(bytes.Clone(src)))
	space := false
	for {
		kind, token := lexer.Next()
		switch {
		case kind == css.ErrorToken:
			return all
		case kind == css.WhitespaceToken:
			space = true
		case kind == css.CommentToken:
		default:
			brace := strings.Contains("{};", string(token))
			if space && !brace && len(all) > 0 && !strings.Contains("{};", all[len(all)-1]) {
				all = append(all, " ")
			}
			all = append(all, string(token))
			space = false
		}
	}
}

// Brackets far within brackets stay as they are, and do not end the program.
func TestMinifyNested(t *testing.T) {
	const n = 5_000_000
	for mediaType, src := range map[string]string{
		"text/javascript":  "let " + strings.Repeat("[", n) + "a" + strings.Repeat("]", n) + "=b",
		"text/css":         "a{b:" + strings.Repeat("(", n) + strings.Repeat(")", n) + "}",
		"application/json": strings.Repeat("[", n) + strings.Repeat("]", n),
	} {
		if out, err := Minify(mediaType, []byte(src)); err != nil && !errors.Is(err, errors.ErrUnsupported) || string(out) != src {
			t.Errorf("%s: %v, %d bytes of %d", mediaType, err, len(out), len(src))
		}
	}
}

// A script with so many names in so many scopes that it would take minutes to follow is not looked at; one with fewer is.
func TestScriptsThatAreHardToFollow(t *testing.T) {
	for _, test := range []struct {
		scopes string
		names  int
		heard  bool
	}{
		{"for(;;)", 1800, true}, {"for(;;)", 1900, false},
		{"{", 1800, true}, {"{", 1900, false},
		{"a=>", 1800, true}, {"a=>", 1900, false},
	} {
		script := strings.Repeat(test.scopes, 90)
		for i := range test.names {
			script += fmt.Sprintf("a%d,", i)
		}
		_, err := Minify("text/javascript", []byte(script+")"))
		if err == nil || errors.Is(err, errors.ErrUnsupported) == test.heard {
			t.Errorf("%s and %d names: %v", test.scopes, test.names, err)
		}
	}
}

// What a script takes to be looked at is in proportion to its size, whatever it is made of.
func TestScriptsInMemory(t *testing.T) {
	const size, most = 310_000, 200 << 20
	for _, arrows := range []int{1, 20, 200, 900} {
		for _, names := range []int{1, 7, 60, 600, 6000} {
			var line strings.Builder
			line.WriteString(strings.Repeat("a=>", arrows))
			for i := range names {
				fmt.Fprintf(&line, "n%d+", i)
			}
			line.WriteString("1;")
			script := []byte(strings.Repeat(line.String(), 1+size/line.Len()))
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			_, err := Minify("text/javascript", script)
			runtime.ReadMemStats(&after)
			if took := after.TotalAlloc - before.TotalAlloc; took > most {
				t.Errorf("%d arrows, %d names: %d MB for %d kB: %v", arrows, names, took>>20, len(script)/1000, err)
			}
		}
	}
}

// The parser's limits are no mistakes of a script.
func TestScriptsThatAreDeep(t *testing.T) {
	const n = 2000
	for _, script := range []string{
		"x=" + strings.Repeat("!", n) + "a", "x=a" + strings.Repeat("?.b", n), "x=" + strings.Repeat("a?b:", n) + "c", "x=a" + strings.Repeat("+'b'", n),
		strings.Repeat("if(a);else ", n) + ";", "x=" + strings.Repeat("a=>", n) + "b", "x=a" + strings.Repeat(".b()", n), strings.Repeat("[", n) + strings.Repeat("]", n),
	} {
		if out, err := Minify("text/javascript", []byte(script)); err != nil && !errors.Is(err, errors.ErrUnsupported) || string(out) != script {
			t.Errorf("%.20s…: %v", script, err)
		}
	}
}

// A layout is made smaller where that takes nothing but spaces and comments.
func TestMinifyLayout(t *testing.T) {
	check := func(src, want string) {
		t.Helper()
		if got := string(minifyLayout([]byte(src))); got != want {
			t.Errorf("%s\nbecame %s\nwant   %s", src, got, want)
		}
	}
	check("<p>\n  a   b  <!-- c --> </p>", "<p>a b</p>")
	check(`<input type="text"  name="q">`, `<input type="text" name="q">`)
	check(`<form method="get"><button type="submit">{{.Title}}</button></form>`, `<form method="get"><button type="submit">{{.Title}}</button></form>`)
	for _, src := range []string{`<input type="text"  value="">`, `<p  class="">a</p>`, `<a  id="x" name="x">a</a>`, `<input  disabled="disabled">`} {
		check(src, src)
	}
	for path, layout := range defaults(t, nil) {
		if bare := withoutComments(layout); len(bare) > 200 && len(minifyLayout(layout)) >= len(layout) {
			t.Errorf("%s is not made smaller", path)
		}
	}
}
