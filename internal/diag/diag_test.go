package diag

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// Of one code about one file a hundred are told, in order, and of the others how many there are; none is lost.
func TestFewer(t *testing.T) {
	for n := 98; n <= 300; n++ {
		var l List
		for i := range n {
			l.Add(RawHTML, Pos{"content/b.md", n - i}, 0, "b")
			if i%2 == 0 {
				l.Add(RawHTML, Pos{"content/a.md", i}, 0, "b")
				l.Add(LinkDead, Pos{"content/b.md", i}, 0, "b")
			}
		}
		type kind struct {
			file string
			code Code
		}
		want, got := map[kind]int{}, map[kind]int{}
		for _, d := range l {
			want[kind{d.Pos.File, d.Code}]++
		}
		before := len(l)
		few := l.Fewer()
		told, last := map[kind]int{}, Pos{}
		for _, d := range few {
			k := kind{d.Pos.File, d.Code}
			if d.Code == MoreOfThese {
				k.code = Code(d.Args[1].(string))
				got[k] += d.Args[0].(int)
			} else {
				got[k]++
			}
			if told[k]++; told[k] > Most+1 {
				t.Fatalf("%d: %v is told %d times", n, k, told[k])
			}
			if d.Pos.File < last.File || d.Pos.File == last.File && d.Pos.Offset < last.Offset {
				t.Fatalf("%d: %v behind %v", n, d.Pos, last)
			}
			last = d.Pos
		}
		for k, n := range want {
			if got[k] != n {
				t.Fatalf("%v: %d of %d", k, got[k], n)
			}
		}
		if again := few.Fewer(); len(again) != len(few) || len(l) != before || l[0].Code != RawHTML {
			t.Fatalf("%d: fewer again, %d, or another list, %d", len(few), len(again), len(l))
		}
	}
}

// However the diagnostics of a site were found, its list is the same: by file, place, code and arguments, each once.
func TestSort(t *testing.T) {
	want := []string{
		" -1 base-url-missing []", "a.md -1 encoding-utf16 []", "a.md 2 link-dead [x]", "a.md 2 link-dead [y]", "a.md 2 raw-html [x]",
		"a.md 10 link-dead [x]", "b.md -1 link-dead [x]", "b.md 0 link-dead [x]",
	}
	all := List{}
	all.Add(BaseURLMissing, Pos{Offset: NoOffset}, 0)
	all.Add(EncodingUTF16, WholeFile("a.md"), 0)
	for _, arg := range []string{"y", "x", "x"} {
		all.Add(LinkDead, Pos{File: "a.md", Offset: 2}, 3, arg)
	}
	all.Add(RawHTML, Pos{File: "a.md", Offset: 2}, 3, "x")
	all.Add(LinkDead, Pos{File: "a.md", Offset: 10}, 11, "x")
	all.Add(LinkDead, Pos{File: "b.md", Offset: 0}, 1, "x")
	all.Add(LinkDead, WholeFile("b.md"), 0, "x")
	for range 50 {
		rand.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		sorted := slices.Clone(all)
		sorted.Sort()
		var got []string
		for _, d := range sorted {
			got = append(got, fmt.Sprint(d.Pos.File, " ", d.Pos.Offset, " ", d.Code, " ", d.Args))
		}
		if !slices.Equal(got, want) {
			t.Fatalf("%q\nwant\n%q", got, want)
		}
	}
}

func TestCount(t *testing.T) {
	var l List
	l.Add(LinkDead, WholeFile("a.md"), 0, "x")               // an error
	l.Add(TranslationMissing, WholeFile("a.md"), 0, "x", "") // a warning, and an error under --strict
	l.Add(LinkText, WholeFile("a.md"), 0, "x")               // a warning
	l.Add(BodyMissing, WholeFile("a.md"), 0)                 // a notice
	for strict, want := range map[bool][3]int{false: {1, 2, 1}, true: {2, 1, 1}} {
		if errors, warnings, notices := l.Count(strict); [3]int{errors, warnings, notices} != want {
			t.Errorf("strict %t: %d errors, %d warnings, %d notices", strict, errors, warnings, notices)
		}
	}
}
