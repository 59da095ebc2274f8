package correction

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"projetpro/internal/diag"
)

// A rule finds a word wrong wherever it stands, and proposes another for it.
type rule struct {
	code  diag.Code
	word  string
	fix   string // "" proposes nothing
	where string // it is only wrong if this stands in the text, too
}

// judged is what rules find wrong with a text, which is that of file.
func judged(file string, text []byte, rules []rule) (l diag.List) {
	for _, r := range rules {
		if !strings.Contains(string(text), r.where) {
			continue
		}
		at := 0
		for line := range strings.Lines(string(text)) {
			if i := strings.Index(line, r.word); i >= 0 {
				d := l.Add(r.code, diag.Pos{File: file, Offset: at + i}, at+i+len(r.word), r.word)
				if r.fix != "" {
					d.Fix = strings.TrimSuffix(strings.Replace(line, r.word, r.fix, 1), "\n")
				}
			}
			at += len(line)
		}
	}
	l.Sort()
	return l
}

// proved is what is shown of a text: line code, what is read instead of the lines it mends, and how many messages are left out for it.
func proved(text string, rules ...rule) (shown []string) {
	read := func(text []byte) diag.List { return judged("a.md", text, rules) }
	list := Prove(read([]byte(text)), Reader{
		Rereads: func(string) bool { return false },
		Text:    func(string) []byte { return []byte(text) },
		File:    func(_ string, text []byte) diag.List { return read(text) },
		Seen:    func(_ string, text []byte) string { return "" },
		Site:    func(c ...Change) diag.List { return read(c[0].Text) },
		Has:     func(string) bool { return false },
	})
	for _, d := range list {
		s := fmt.Sprintf("%d %s", strings.Count(text[:d.Pos.Offset], "\n")+1, d.Code)
		if d.Mended != nil {
			s += " → " + d.Mended.Text
		}
		if d.Folded > 0 {
			s += fmt.Sprintf(" (+%d)", d.Folded)
		}
		shown = append(shown, s)
	}
	return shown
}

func TestProve(t *testing.T) {
	const text = "un deux\ntrois quatre\ncinq six\n"
	check := func(name string, want []string, rules ...rule) {
		t.Helper()
		if got := proved(text, rules...); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	accent := rule{code: diag.FieldUnknown, word: "deux", fix: "Deux"}
	check("mended", []string{"1 field-unknown → un Deux"}, accent)
	check("what is proposed does not mend", []string{"1 field-unknown"}, rule{code: diag.FieldUnknown, word: "eux", fix: "Eux eux"})
	check("another mistake comes instead", []string{"1 field-unknown"}, accent, rule{code: diag.LinkDead, word: "Deux"})
	check("another mistake comes elsewhere", []string{"1 field-unknown"}, accent, rule{code: diag.LinkDead, word: "six", where: "Deux"})
	check("other words", []string{"1 field-unknown"}, rule{code: diag.FieldUnknown, word: "deux", fix: "quelque chose"})
	check("two lines", []string{"1 field-unknown → un Deux", "2 link-text → Trois quatre"}, accent, rule{code: diag.LinkText, word: "trois", fix: "Trois"})
	check("one of two lines", []string{"1 field-unknown → un Deux", "2 link-text"}, accent, rule{code: diag.LinkText, word: "trois", fix: "trois trois"})
	check("two mistakes of a line", []string{"1 link-text", "1 field-unknown → Un Deux"}, accent, rule{code: diag.LinkText, word: "un", fix: "Un"})

	follower := rule{code: diag.LinkDead, word: "six", where: "deux"}
	check("what follows from it elsewhere is left out", []string{"1 field-unknown → un Deux (+1)"}, accent, follower)
	check("what stays is not", []string{"1 field-unknown → un Deux (+1)", "3 link-text"}, accent, follower, rule{code: diag.LinkText, word: "cinq"})
	check("a warning does not hide an error", []string{"1 link-text → un Deux", "3 link-dead"}, rule{code: diag.LinkText, word: "deux", fix: "Deux"}, follower)
	check("what is an error under --strict does not hide what is one always", []string{"1 conflict-copy → un Deux", "3 link-dead"}, rule{code: diag.ConflictCopy, word: "deux", fix: "Deux"}, follower)
	check("a warning does not hide what is an error under --strict", []string{"1 link-text → un Deux", "3 conflict-copy"}, rule{code: diag.LinkText, word: "deux", fix: "Deux"}, rule{code: diag.ConflictCopy, word: "six", where: "deux"})
	check("an error hides a warning", []string{"1 field-unknown → un Deux (+1)"}, accent, rule{code: diag.LinkText, word: "six", where: "deux"})
}

// The whole site is read for some files, and no more: of the others nothing is proposed.
func TestMostSites(t *testing.T) {
	for n := 49; n <= 52; n++ {
		rules := []rule{{code: diag.LinkIncomplete, word: "deux", fix: "Deux"}}
		const text = "un deux\n"
		var list diag.List
		for i := range n {
			list = append(list, judged(fmt.Sprintf("%03d.md", i), []byte(text), rules)...)
		}
		read := map[string]bool{}
		mended := 0
		for _, d := range Prove(list, Reader{
			Rereads: func(string) bool { return false },
			Text:    func(string) []byte { return []byte(text) },
			File:    func(string, []byte) diag.List { return nil }, // it knows of no other file
			Seen:    func(_ string, text []byte) string { return "" },
			Site: func(c ...Change) (l diag.List) {
				for _, c := range c {
					read[c.File] = true
					l = append(l, judged(c.File, c.Text, rules)...)
				}
				return l
			},
			Has: func(string) bool { return false },
		}) {
			if d.Mended != nil {
				mended++
			}
		}
		if len(read) != min(n, 50) || mended != min(n, 50) {
			t.Errorf("of %d files, the site was read for %d, and %d are mended", n, len(read), mended)
		}
	}
}
