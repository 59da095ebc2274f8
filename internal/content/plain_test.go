package content

import (
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v3"
)

// plainTexts are front matter that is read without the library, or should not be.
var plainTexts = []string{
	moduleText, "title: x", "title: x\n", "title: x\n\nsummary: y\n\n", "title: « L’été » à Liège, 2e\nlevels: [BA1, BA2]\n",
	"a: [] \n", "a: []\nb: {}\n", "a: [ 1 , \"2\" , '3' ]\nb: { c : d, e: [f, {g: h}] }\n", "a: {b: c,}\n", "a: [b,]\n", "a: [,]\n", "a: [b c, d  ]\n",
	"a:\n- b\n- c: d\n  e: f\n-  g\n", "a:\n  - b\n  - c: d\n    e:\n      - f\n    g:\n      h: i\nj: k\n", "a:\n  b: c\n d: e\n", "a:\n   b: c\nd: e\n",
	"a: b: c\n", "a: b#c\n", "a: b #c\n", "# x\na: b\n", "a: 'b''c'\n", "a: \"b\\n\"\n", "a: \"b\n  c\"\n", "a: b\n  c\n", "a: |\n  b\n", "a:\n", "a: \nb: c\n", "a: ~\n",
	"a: 2026-09-14\nb: 0x10\nc: 1_000\nd: .5\ne: 1e3\nf: yes\ng: null\nh: 12:30:45\ni: NaN\nj: 010\nk: =\nl: <<\n", "<<: a\n", "yes: a\n1: b\n", "a: b\n---\nc: d\n", "a: b\n...\n",
	"a: https://example.org/?x=1#y\n", "a: https://example.org/?x=1&y=2\n", "a: [https://example.org/x?y=1]\n", "a: {b: https://example.org/, c: d}\n", "a: [b: c]\n", "a: [b:c]\n",
	"a: b\u0085c: d\n", "a: b\u2028c: d\n", "\uFEFFa: b\n", "a: b\tc\n", "a: b \n", "a : b\n", "a:b\n", "a: &b c\nd: *b\n", "a: !!str b\n", "a: 😀\n", "- a\n", "a\n", "a: [b\n, c]\n",
	"a:\n  - [b, c]\n  - {d: e}\n  - \"f\": g\n  - h:i\n  - j:\n    k: l\n", "é: a\n", "a: - b\n", "a: ,b\n", "a: b,c]\n", "a: [b\"c, d'e]\n", "a: \"b\" c\n", "a: \"b\": c\n", "a:\n\n  b: c\n\n\nd: e", "a:\n    - b\n    -\n", "a: b\n- c\n",
}

// What is read without the library is what the library reads, to the place of each value.
func FuzzPlainFields(f *testing.F) {
	for _, text := range plainTexts {
		f.Add(text)
	}
	for _, c := range accidents {
		f.Add(c.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		samePlainly(t, text)
	})
}

// samePlainly reports whether front matter is read without the library, and sees to it that it is read as the library does.
func samePlainly(t *testing.T, text string) bool {
	t.Helper()
	got := plainFields([]byte(text))
	if got == nil {
		return false
	}
	want, err := decodeYAML([]byte(text))
	if err != nil {
		t.Fatalf("%q is read, and the library says: %v", text, err)
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(yaml.Node{}), cmp.Transformer("content", func(n []*yaml.Node) []*yaml.Node {
		if len(n) == 0 {
			return nil
		}
		return n
	})); diff != "" {
		t.Fatalf("%q (-the library +without)\n%s", text, diff)
	}
	return true
}

// The same of lines put together at random.
func TestPlainFieldsOfRandomLines(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	of := func(all ...string) string { return all[random.IntN(len(all))] }
	value := func() string {
		return of("b", "b c", "12", "~120", "1.5", "2026-09", "2026-09-14", "18:30", "no", "null", "~", "\"d: e\"", "'f, g'", "\"\"", "''", "é « h »", "i:j", "https://k.example/l?m=n#o", "p, q", "r]",
			"[s, t u, \"v\"]", "[]", "{}", "{w: x}", "{w: x, y: [1, {z: 2}], a: 'b'}", "[ c , d ]", "[e,f]", "{g: h , i: j,}", "[k l: m]", "{n}", "[{o: p}, q]", "{r: https://s.example/, t: u}", "-v", "<<", "+1", ".5", "a\"b", "\"c\"d", "'e' f", "g ", "{h: }", "{i:j}", "[k]l", "M·N", "“o”", "%p", "2 h", "0", "0o7", "1e3", "y", "Non", "true")
	}
	plain := 0
	for range 20_000 {
		var b strings.Builder
		for range 1 + random.IntN(5) {
			b.WriteString(of("", "", "", "", "  ", "  ", "    ", " "))
			b.WriteString(of("", "", "", "- ", "- ", "-  "))
			b.WriteString(of("a: ", "bc: ", "d-e: ", "f:", "g:", "h: ", "", "i:  ", "J2: ", "é: "))
			if random.IntN(4) > 0 {
				b.WriteString(value())
			}
			b.WriteString(of("\n", "\n", "\n", "\n\n", ""))
		}
		if samePlainly(t, b.String()) {
			plain++
		}
	}
	if plain < 200 {
		t.Errorf("%d are read", plain)
	}
}

// The files of the real site and of a made-up university are read without the library, but for a few.
func TestMostFilesArePlain(t *testing.T) {
	plain, all := 0, 0
	for _, dir := range []string{"../../content", "../../testdata/university/content"} {
		err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil || filepath.Ext(path) != ".md" {
				return err
			}
			text, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			_, fields, _ := strings.Cut(string(text), "---\n")
			fields, _, _ = strings.Cut(fields, "\n---\n")
			all++
			if samePlainly(t, fields) {
				plain++
			} else if testing.Verbose() {
				t.Log(path)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if 4*plain < 3*all {
		t.Errorf("%d of %d", plain, all)
	}
}
