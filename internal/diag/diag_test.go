package diag

import "testing"

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
