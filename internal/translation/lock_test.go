package translation

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"projetpro/internal/markdown"
)

func TestReadLock(t *testing.T) {
	const one, other = "a en\nfr 00000001 0000000a = en 000000ff\n", "b en\nfr 00000002 = en 00000003\n"
	for name, c := range map[string]struct {
		src, want string
		wrong     int
	}{
		"empty":                  {"", "", 0},
		"sorted, with gaps":      {other + one, one + "\n" + other, 0},
		"Windows, with a mark":   {"\uFEFF" + strings.ReplaceAll(one+"\n"+other, "\n", "\r\n"), one + "\n" + other, 0},
		"twice the same":         {one + one, one, 0},
		"a conflict":             {"<<<<<<< HEAD\n" + one + "=======\n" + other + ">>>>>>> b\n", one + "\n" + other, 0},
		"a conflict in a line":   {"a en\n<<<<<<< x\nfr 00000001 = en 00000002\n||||||| y\nfr 00000001 = en 00000001\n=======\nfr 00000003 = en 00000002\n>>>>>>> z\n", "a en\nfr 00000001 = en 00000001\n\na en\nfr 00000001 = en 00000002\n\na en\nfr 00000003 = en 00000002\n", 0},
		"on purpose":             {"a en\nfr 00000001 = en\n", "a en\nfr 00000001 = en\n", 0},
		"no figures":             {"a en\nfr 0000000x = en 00000001\n", "", 1},
		"too few figures":        {"a en\nfr 1 = en 00000001\n", "", 1},
		"one language":           {"a en\nfr 00000001 = fr 00000001\n", "", 1},
		"nothing on either side": {"a en\nfr = en\n", "", 1},
		"prose":                  {"Hello, this is not a lock.\n", "", 1},
		"two words":              {"hello world\n", "", 1},
	} {
		l := ReadLock([]byte(c.src))
		if got := string(l.Bytes()); got != c.want || len(l.Wrong) != c.wrong {
			t.Errorf("%s: %q with %d wrong, want %q with %d", name, got, len(l.Wrong), c.want, c.wrong)
		}
		if again := ReadLock([]byte(c.want)); string(again.Bytes()) != c.want || len(again.Wrong) > 0 {
			t.Errorf("%s: what was written is read as %q", name, again.Bytes())
		}
	}
}

const before = "Un mot pour commencer.\n\n## Quand\n\nLe 14 mars à 18 h.\n\n## Où\n\nAu local 3.105.\n\nAvenue Buyl 12.\n\n## Qui\n\n- Zoé\n- Max\n"
const here = "A word to begin with.\n\n## When\n\nOn 14 March at 6 pm.\n\n## Where\n\nRoom 3.105.\n\nAvenue Buyl 12.\n\n## Who\n\n- Zoé\n- Max\n"

func compareTexts(a, b string, lock *Lock) *Comparison {
	return &Comparison{A: text("fr", a), B: text("en", b), InA: "fr", InB: "en", Ratio: 1, Lock: lock}
}

// confirmed is the lock once the texts were confirmed.
func confirmed(a, b string, lock *Lock, what Confirm) *Lock {
	c := compareTexts(a, b, lock)
	l := &Lock{Statements: c.Statements(c.Sections(), what)}
	return ReadLock(l.Bytes())
}

func states(c *Comparison) string {
	names := map[State]string{InStep: "ok", ChangedA: "a", ChangedB: "b", ChangedBoth: "both", Unconfirmed: "new", OnlyA: "onlyA", OnlyB: "onlyB", Unsure: "?", Alone: "alone"}
	var all []string
	for _, p := range c.Sections() {
		all = append(all, names[p.State])
	}
	return strings.Join(all, " ")
}

func TestStates(t *testing.T) {
	edit := func(s string, pairs ...string) string { return strings.NewReplacer(pairs...).Replace(s) }
	lock := confirmed(before, here, nil, Agreeing)
	for name, c := range map[string]struct{ a, b, want string }{
		"as confirmed":            {before, here, "ok ok ok ok"},
		"typed otherwise":         {edit(before, "- ", "* ", "18 h", "18\u00A0h"), strings.ReplaceAll(here, "\n", "\n"), "ok ok ok ok"},
		"a word here":             {edit(before, "18 h", "19 h"), here, "ok a ok ok"},
		"a word there":            {before, edit(here, "6 pm", "7 pm"), "ok b ok ok"},
		"a word in both":          {edit(before, "18 h", "19 h"), edit(here, "6 pm", "7 pm"), "ok both ok ok"},
		"an opening anew in both": {edit(before, "Un mot pour commencer.", "Rien de ce qui était ici."), edit(here, "A word to begin with.", "Nothing of what was here."), "both ok ok ok"},
		"anew, renamed in one": {edit(before, "## Quand\n\nLe 14 mars à 18 h.", "## Dates\n\nTout est fixé en avril 2027."),
			edit(here, "On 14 March at 6 pm.", "All is settled in April 2027."), "ok both ok ok"},
		"another heading":        {edit(before, "## Où", "## Le lieu"), here, "ok ok a ok"},
		"a section before":       {edit(before, "## Où", "## Combien\n\nC’est 12 € par personne, 7 € sans emploi.\n\n## Où"), here, "ok ok onlyA ok ok"},
		"moved":                  {edit(before, "## Qui\n\n- Zoé\n- Max\n", "", "## Quand", "## Qui\n\n- Zoé\n- Max\n\n## Quand"), here, "ok ok ok ok"},
		"gone here":              {edit(before, "## Quand\n\nLe 14 mars à 18 h.\n\n", ""), here, "ok onlyB ok ok"},
		"gone there":             {before, edit(here, "## When\n\nOn 14 March at 6 pm.\n\n", ""), "ok onlyA ok ok"},
		"new in both":            {before + "\n## Prix de 2026\n\n12 € (ULB : 7 €).\n", here + "\n## Price of 2026\n\n€12 (ULB: €7).\n", "ok ok ok ok new"},
		"renamed, edited, moved": {edit(before, "## Où\n\nAu local 3.105.\n\nAvenue Buyl 12.\n\n", "") + "\n## Le lieu\n\nAu local 3.106.\n\nAvenue Buyl 12.\n", here, "ok ok ok a"},
		"nothing left of one":    {"", here, "onlyB onlyB onlyB onlyB"},
	} {
		if got := states(compareTexts(c.a, c.b, lock)); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
		if again := confirmed(c.a, c.b, lock, Single); !strings.Contains(c.want, "?") {
			if got := states(compareTexts(c.a, c.b, again)); strings.Trim(strings.ReplaceAll(got, "alone", "ok"), "ok ") != "" {
				t.Errorf("%s, confirmed: %s", name, got)
			}
		}
		// The other way round, it is known all the same.
		c2 := &Comparison{A: text("en", c.b), B: text("fr", c.a), InA: "en", InB: "fr", Ratio: 1, Lock: lock}
		if got := states(c2); strings.Count(got, "ok") != strings.Count(c.want, "ok") {
			t.Errorf("%s, the other way round: %s, want as many as in %s", name, got, c.want)
		}
	}
	if got := states(compareTexts(before, here, nil)); got != "new new new new" {
		t.Error(got)
	}
}

// A minor change is confirmed, and nothing else is; what is not confirmed is known as before.
func TestConfirmMinor(t *testing.T) {
	lock := confirmed(before, here, nil, Agreeing)
	a := strings.NewReplacer("18 h", "19 h", "Max", "Maxime").Replace(before)
	b := strings.Replace(here, "Max", "Maxime", 1)
	lock = confirmed(a, b, lock, Minor)
	if got := states(compareTexts(a, b, lock)); got != "ok ok ok both" {
		t.Error(got)
	}
	if got := states(compareTexts(before, here, lock)); !strings.HasSuffix(got, "ok") {
		t.Errorf("as it was: %s", got)
	}
}

// Two people confirm neighbouring sections of one page on two branches: git merges what they wrote, and all is confirmed.
func TestLocksMerge(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Fatal(err)
	}
	sections := []string{"alpha", "beta", "gamma", "delta"}
	page := func(changed map[string]string, in string) string {
		var b strings.Builder
		for i, name := range sections {
			heading, number := name, i+1
			if changed[name] == "rename" {
				heading += " nouveau"
			}
			if changed[name] != "" {
				number += 100
			}
			fmt.Fprintf(&b, "## %s %s\n\n%s dit %d choses.\n\n", heading, in, name, number)
		}
		return b.String()
	}
	cases := 0
	for i, first := range sections[:3] {
		second := sections[i+1]
		for _, how := range [][2]string{{"edit", "edit"}, {"edit", "rename"}, {"rename", "edit"}, {"rename", "rename"}} {
			cases++
			one, two := map[string]string{first: how[0]}, map[string]string{second: how[1]}
			both := map[string]string{first: how[0], second: how[1]}
			lock := confirmed(page(nil, "fr"), page(nil, "en"), nil, Agreeing)
			write := func(changed map[string]string) []byte {
				return confirmed(page(changed, "fr"), page(changed, "en"), lock, Agreeing).Bytes()
			}
			merged := merge(t, lock.Bytes(), write(one), write(two))
			if got := states(compareTexts(page(both, "fr"), page(both, "en"), ReadLock(merged))); got != "ok ok ok ok" {
				t.Errorf("%s and %s, %v: %s\n%s", first, second, how, got, merged)
			}
		}
	}
	if cases != 12 {
		t.Error(cases)
	}
}

// merge has git merge two versions of a file. A conflict is an error.
func merge(t *testing.T, base, one, two []byte) []byte {
	t.Helper()
	dir := t.TempDir()
	file := filepath.Join(dir, "x.lock")
	git := func(args ...string) {
		t.Helper()
		cmd := exec.Command("git", append([]string{"-C", dir, "-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"}, args...)...)
		cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_SYSTEM=/dev/null")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("git %s: %s", args[0], out)
		}
	}
	commit := func(data []byte) {
		if err := os.WriteFile(file, data, 0o644); err != nil {
			t.Fatal(err)
		}
		git("add", ".")
		git("commit", "-qm", "x")
	}
	git("init", "-qb", "main")
	commit(base)
	git("checkout", "-qb", "other")
	commit(two)
	git("checkout", "-q", "main")
	commit(one)
	git("merge", "-q", "--no-edit", "other")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// Whatever stands in two locks, what is in step with one of them is so with both together.
func TestUnionIsSound(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	random := func() *Lock {
		l := new(Lock)
		for range r.IntN(6) {
			side := func(tag string) Side {
				s := Side{Lang: tag}
				for range 1 + r.IntN(3) {
					s.Digests = append(s.Digests, markdown.Digest(r.IntN(8)))
				}
				return s
			}
			l.Statements = append(l.Statements, Statement{string(rune('a' + r.IntN(3))), side("fr"), side("en")})
		}
		return l
	}
	for range 200 {
		x, y := random(), random()
		union := ReadLock(slices.Concat([]byte("<<<<<<< x\n"), x.Bytes(), []byte("=======\n"), y.Bytes(), []byte(">>>>>>> y\n")))
		for _, s := range slices.Concat(x.Statements, y.Statements) {
			if !slices.ContainsFunc(union.Statements, func(o Statement) bool { return o.Key == s.Key && o.A.compare(s.A) == 0 && o.B.compare(s.B) == 0 }) {
				t.Fatalf("%+v is lost", s)
			}
		}
	}
}

// The lock of a page is read in about the time its bytes take.
func BenchmarkReadLock(b *testing.B) {
	src := confirmed(before, here, nil, Agreeing).Bytes()
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		ReadLock(src)
	}
}

func FuzzReadLock(f *testing.F) {
	for _, src := range []string{"", "a en\nfr 00000001 = en 00000002\n", "<<<<<<<\na\n", ". en\r\nfr 00000001 =\r\n"} {
		f.Add([]byte(src))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		l := ReadLock(src)
		for _, at := range l.Wrong {
			if at < 0 || at > len(src) {
				t.Errorf("%q is wrong at %d", src, at)
			}
		}
		want := string(l.Bytes())
		if again := ReadLock([]byte(want)); string(again.Bytes()) != want || len(again.Wrong) > 0 {
			t.Errorf("%q is read as %q, and that as %q", src, want, again.Bytes())
		}
	})
}

// BenchmarkReadLocks reads the locks of 10,000 pages of six sections, with four blocks in each language.
func BenchmarkReadLocks(b *testing.B) {
	l := &Lock{}
	for i := range 6 {
		digests := []markdown.Digest{1 << 31, markdown.Digest(i), 3, 4}
		l.Statements = append(l.Statements, Statement{Key: fmt.Sprintf("section-%d", i), A: Side{"fr", digests}, B: Side{"en", digests}})
	}
	src := l.Bytes()
	for b.Loop() {
		for range 10_000 {
			if l := ReadLock(src); len(l.Statements) != 6 {
				b.Fatal(len(l.Statements))
			}
		}
	}
}
