package filename

import (
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

func TestJudge(t *testing.T) {
	for _, test := range []struct {
		name    string
		flaw    Flaw
		culprit string
	}{
		{"index.html", Sound, ""},
		{"été 2026", Sound, ""},
		{".well-known", Sound, ""},
		{"console", Sound, ""},
		{"com10", Sound, ""},
		{"com", Sound, ""},
		{strings.Repeat("é", 127), Sound, ""},
		{"", Empty, ""},
		{".", Empty, "."},
		{"..", Empty, ".."},
		{`a"b`, Character, `"`},
		{"a/b", Character, "/"},
		{"a\u0007b", Character, "\u0007"},
		{"a\xffb", Character, "\xff"},
		{"a.", Ending, "a."},
		{"...", Ending, "..."},
		{"a ", Ending, "a "},
		{"con", Reserved, "con"},
		{"Aux.html", Reserved, "Aux"},
		{"nul .txt", Reserved, "nul"},
		{"COM1.tar.gz", Reserved, "COM1"},
		{"lpt²", Reserved, "lpt²"},
		{"conin$", Reserved, "conin$"},
		{strings.Repeat("é", 128), Long, strings.Repeat("é", 128)},
	} {
		if flaw, culprit := Judge(test.name); flaw != test.flaw || culprit != test.culprit {
			t.Errorf("%q: %d, %q; want %d, %q", test.name, flaw, culprit, test.flaw, test.culprit)
		}
	}
}

// Letters fold alike exactly when strings.EqualFold takes them for one.
func TestFoldEveryLetter(t *testing.T) {
	alike := map[rune]rune{} // what a letter folds to → the first that does
	for r := rune(0); r <= unicode.MaxRune; r++ {
		fold := foldRune(r)
		if foldRune(fold) != fold {
			t.Errorf("%U folds to %U, and that to %U", r, fold, foldRune(fold))
		}
		if first, ok := alike[fold]; !ok {
			alike[fold] = r
		} else if !strings.EqualFold(string(first), string(r)) {
			t.Errorf("%U and %U fold alike", first, r)
		}
		if next := unicode.SimpleFold(r); foldRune(next) != fold {
			t.Errorf("%U and %U differ in case, and do not fold alike", r, next)
		}
	}
}

func FuzzNames(f *testing.F) {
	for _, s := range []string{"a", "con", "Été", "E\u0301te\u0301", "\u1fb3", "a\xff", "a .", "ς", "\u212b", strings.Repeat("é", 200) + ".pdf", "." + strings.Repeat("x", 300)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, name string) {
		if flaw, culprit := Judge(Better(name)); flaw != Sound {
			t.Errorf("%+q: %+q is offered instead, and has the flaw %d: %+q", name, Better(name), flaw, culprit)
		}
		fold := Fold(name)
		other := strings.Map(func(r rune) rune {
			const mark = '\u0345' // its capital is a letter: among other marks it may stand behind them, the letter may not
			if next := unicode.SimpleFold(r); r != mark && next != mark {
				return next
			}
			return r
		}, name)
		for _, other := range []string{fold, norm.NFC.String(name), norm.NFD.String(name), other} {
			if Fold(other) != fold {
				t.Errorf("%+q and %+q fold to %+q and %+q", name, other, fold, Fold(other))
			}
		}
		if strings.Count(fold, "/") != strings.Count(name, "/") {
			t.Errorf("%+q has not as many folders as %+q", fold, name)
		}
	})
}

func TestLongestNames(t *testing.T) {
	for n := 254; n <= 256; n++ {
		name := strings.Repeat("a", n)
		flaw, _ := Judge(name)
		if (flaw == Long) != (n > 255) || len(Better(name)) != min(n, 255) {
			t.Errorf("%d bytes: %d, better %d", n, flaw, len(Better(name)))
		}
		ext := strings.Repeat("a", n-4) + ".pdf"
		if better := Better(ext); len(better) != min(n, 255) || !strings.HasSuffix(better, "a.pdf") {
			t.Errorf("%d bytes with an extension: %q", n, better)
		}
	}
	for path, want := range map[string]int{"": 0, "abc": 3, "été": 3, "a😀": 3} {
		if got := Length(path); got != want {
			t.Errorf("%q has the length %d, want %d", path, got, want)
		}
	}
}
