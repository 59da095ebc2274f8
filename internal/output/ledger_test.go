package output

import (
	"math/rand/v2"
	"path"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/unicode/norm"

	"projetpro/internal/diag"
)

// parts are parts of paths that get in each other's way.
var parts = []string{
	"a", "A", "b", "é", "e\u0301", "É", "index.html", "Index.html", "a.html", "x.txt", "fr", "FR",
	"con", "Aux.txt", "a.", "b ", "", "..", "c:d", ".projetpro-manifest", ".PROJETPRO", ".git", ".well-known",
	strings.Repeat("é", 128), strings.Repeat("ab", 110),
}

// fit reports, as slowly as can be, whether every computer can hold a path.
func fit(p string) bool {
	all := strings.Split(p, "/")
	for _, name := range all {
		stem, _, _ := strings.Cut(strings.ToLower(name), ".")
		if name == "" || strings.Trim(name, ".") == "" || strings.ContainsAny(name, `<>:"|?*\`) || strings.TrimRight(name, ". ") != name ||
			len(name) > 255 || name[0] == '.' && name != ".well-known" || stem == "con" || stem == "aux" {
			return false
		}
	}
	return !strings.HasPrefix(strings.ToLower(all[0]), ".projetpro") && len(utf16.Encode([]rune(p))) <= 240
}

// conflict reports, as slowly as can be, whether two paths cannot lie beside each other.
func conflict(p, q string) bool {
	same := func(a, b string) bool { return strings.EqualFold(norm.NFD.String(a), norm.NFD.String(b)) }
	a, b := strings.Split(p, "/"), strings.Split(q, "/")
	for i := range min(len(a), len(b)) {
		last := i == len(a)-1 || i == len(b)-1
		switch {
		case !same(a[i], b[i]):
			return false
		case last || a[i] != b[i]:
			return true
		}
	}
	return false
}

// Whatever outputs there are: those that a ledger takes can lie beside each other,
// those that it does not cannot, and it says so.
func TestLedgerTakesWhatCanBe(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		ledger := newLedger(nil)
		var all []*Output
		n := 1 + random.IntN(8)
		for i := range n {
			var p []string
			for range 1 + random.IntN(3) {
				p = append(p, parts[random.IntN(len(parts))])
			}
			if i == n/2 {
				ledger = newLedger(ledger) // as for documents
			}
			o := &Output{Path: strings.Join(p, "/"), kind: kind(random.IntN(4)), Source: "content/x"}
			all = append(all, o)
			ledger.enter(o)
		}
		taken, said := ledger.sorted(), slices.Concat(ledger.under.diags, ledger.diags)
		var paths []string
		for _, o := range all {
			paths = append(paths, o.Path)
		}
		for _, o := range all {
			in := slices.Contains(taken, o)
			barred := !fit(o.Path) || slices.ContainsFunc(taken, func(other *Output) bool { return other != o && conflict(o.Path, other.Path) })
			if in == barred {
				t.Fatalf("of %q, %q is taken: %t", paths, o.Path, in)
			}
		}
		if (len(said) > 0) != (len(taken) < len(all)) || len(said) > len(all)-len(taken) {
			t.Fatalf("of %q, %d are taken and %d are said", paths, len(taken), len(said))
		}
		if len(taken) == len(all) && !slices.IsSortedFunc(taken, func(a, b *Output) int { return strings.Compare(a.Path, b.Path) }) {
			t.Fatalf("%q are not sorted", paths)
		}
	}
}

func TestLedgerSays(t *testing.T) {
	file := func(p string) *Output { return &Output{Path: p, kind: kindStatic, Source: "static/root/" + p} }
	doc := func(p string) *Output { return &Output{Path: p, kind: kindDocument, Source: "content/" + path.Base(p)} }
	own := func(p string) *Output { return &Output{Path: p, kind: kindOwn} }
	long := strings.Repeat("abc/", 59) + "abc" // 239 characters
	for _, test := range []struct {
		name    string
		outputs []*Output
		want    []diag.Code
		at      string // the file that is said to be wrong
		args    []any  // of the first
	}{
		{"one path", []*Output{file("a"), doc("a")}, []diag.Code{diag.FileTaken}, "content/a", []any{"/a", "static/root/a"}},
		{"one path, in the other order", []*Output{doc("a"), file("a")}, []diag.Code{diag.FileTaken}, "content/a", []any{"/a", "static/root/a"}},
		{"one path with the tool", []*Output{own("robots.txt"), file("robots.txt")},
			[]diag.Code{diag.FileTaken}, "static/root/robots.txt", []any{"/robots.txt", "robots.txt"}},
		{"a file and the page of a folder", []*Output{own("en/index.html"), file("en")},
			[]diag.Code{diag.FileTaken}, "static/root/en", []any{"/en", "en/index.html"}},
		{"the page of a folder and a file", []*Output{file("en"), own("en/index.html")},
			[]diag.Code{diag.FileTaken}, "static/root/en", []any{"/en", "en/index.html"}},
		{"a file and a folder with a page", []*Output{own("en/x.html"), own("en/index.html"), file("en")},
			[]diag.Code{diag.FileTaken}, "static/root/en", []any{"/en", "en/index.html"}},
		{"a file and a folder", []*Output{own("en/x.html"), file("en")},
			[]diag.Code{diag.AddressFolder}, "static/root/en", []any{"/en", "/en/x.html", "en/x.html", "/en"}},
		{"a file and many in the folder", []*Output{file("en"), own("en/x.html"), own("en/y/z.html")},
			[]diag.Code{diag.AddressFolder}, "static/root/en", []any{"/en", "/en/x.html", "en/x.html", "/en"}},
		{"names in two spellings", []*Output{own("a.txt"), file("A.txt")},
			[]diag.Code{diag.AddressAlike}, "static/root/A.txt", []any{"/A.txt", "/a.txt", "a.txt"}},
		{"a folder in two spellings", []*Output{own("fr/a"), file("FR/b"), file("FR/c"), file("FR/d/e")},
			[]diag.Code{diag.AddressAlike}, "static/root/FR/b", []any{"/FR/", "/fr/", "fr/a"}},
		{"a folder in a folder in two spellings", []*Output{own("fr/x/a"), file("FR/x/b")},
			[]diag.Code{diag.AddressAlike}, "static/root/FR/x/b", []any{"/FR/", "/fr/", "fr/x/a"}},
		{"many in an impossible folder", []*Output{file("con/a"), file("con/b")},
			[]diag.Code{diag.FileName}, "static/root/con/a", []any{"/con/a", "con", diag.NameIsDevice}},
		{"a path that is just short enough, and one that is not", []*Output{file(long + "a"), file(long + "bb")},
			[]diag.Code{diag.AddressLong}, "static/root/" + long + "bb", nil},
		{"many in folders of two spellings, impossible", []*Output{file("con/a"), file("CON/a")},
			[]diag.Code{diag.FileName, diag.FileName}, "static/root/con/a", []any{"/con/a", "con", diag.NameIsDevice}},
	} {
		for split := range test.outputs {
			under := newLedger(nil)
			l := newLedger(under)
			for i, o := range test.outputs {
				if i < split {
					under.enter(o)
				} else {
					l.enter(o)
				}
			}
			said := slices.Concat(under.diags, l.diags)
			var got []diag.Code
			for _, d := range said {
				got = append(got, d.Code)
			}
			if !slices.Equal(got, test.want) || said[0].Pos.File != test.at {
				t.Errorf("%s, the first %d in the ledger under: %v at %s, want %v at %s", test.name, split, got, said[0].Pos.File, test.want, test.at)
			}
			if test.args != nil && !slices.Equal(said[0].Args, test.args) {
				t.Errorf("%s, the first %d in the ledger under: %v, want %v", test.name, split, said[0].Args, test.args)
			}
		}
	}
}
