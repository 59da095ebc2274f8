package translation

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"projetpro/internal/markdown"
)

func TestFollow(t *testing.T) {
	d := func(all ...string) (sections [][]markdown.Digest) {
		for _, s := range all {
			var digests []markdown.Digest
			for _, word := range strings.Fields(s) {
				digests = append(digests, markdown.Digest(word[0]))
			}
			sections = append(sections, digests)
		}
		return sections
	}
	for name, c := range map[string]struct {
		before, now [][]markdown.Digest
		want        []int
	}{
		"nothing":            {nil, nil, []int{}},
		"the same":           {d("a b", "c d"), d("a b", "c d"), []int{0, 1}},
		"another heading":    {d("a b c", "d e f"), d("x b c", "d e f"), []int{0, 1}},
		"moved":              {d("a b", "c d", "e f"), d("e f", "a b", "c d"), []int{2, 0, 1}},
		"inserted":           {d("a b", "c d"), d("a b", "x y", "c d"), []int{0, -1, 1}},
		"deleted":            {d("a b", "c d", "e f"), d("a b", "e f"), []int{0, 2}},
		"rewritten":          {d("a b"), d("x y"), []int{-1}},
		"parted in two":      {d("a b c d", "e"), d("a b", "c d", "e"), []int{0, -1, 1}},
		"twins keep order":   {d("a", "x", "a", "y"), d("a", "x", "a", "y"), []int{0, 1, 2, 3}},
		"empty ones":         {d("", "a"), d("", "a"), []int{-1, 1}},
		"what all say":       {d("h a", "h b", "h c"), d("h x", "h b", "h c"), []int{-1, 1, 2}},
		"edited and moved":   {d("a b c d", "e f g h"), d("e f g x", "a b c y"), []int{1, 0}},
		"too little remains": {d("a b c d e f g"), d("a t u v w x y z"), []int{-1}},
	} {
		if got := Follow(c.before, c.now); !slices.Equal(got, c.want) {
			t.Errorf("%s: %d, want %d", name, got, c.want)
		}
	}
}

// Sections renamed, edited, moved, put in and taken out at once are found again, and none is taken for another.
func TestFollowThroughEdits(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	total, right, wrong := 0, 0, 0
	for range 500 {
		var before [][]markdown.Digest
		for range 4 + r.IntN(8) {
			s := []markdown.Digest{markdown.Digest(r.Uint64())}
			for range 1 + r.IntN(5) {
				s = append(s, markdown.Digest(r.Uint64()))
			}
			before = append(before, s)
		}
		order := r.Perm(len(before))
		if r.IntN(2) == 0 {
			slices.Sort(order)
		}
		now, was := [][]markdown.Digest{}, []int{}
		for _, i := range order {
			if r.IntN(10) == 0 {
				continue // taken out
			}
			s := slices.Clone(before[i])
			if len(s) > 2 { // renamed or edited, or both
				for range r.IntN(3) {
					s[r.IntN(len(s))] = markdown.Digest(r.Uint64())
				}
			}
			now, was = append(now, s), append(was, i)
			if r.IntN(10) == 0 {
				now, was = append(now, []markdown.Digest{markdown.Digest(r.Uint64()), markdown.Digest(r.Uint64())}), append(was, -1)
			}
		}
		for j, i := range Follow(before, now) {
			switch total++; {
			case i == was[j]:
				right++
			case i >= 0:
				wrong++
			}
		}
	}
	if wrong > 0 || right < total*95/100 {
		t.Errorf("of %d sections %d are found again, %d taken for another", total, right, wrong)
	}
}
