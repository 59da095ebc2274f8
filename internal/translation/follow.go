// This file finds the sections of a text again after it was changed.

package translation

import (
	"cmp"
	"slices"

	"projetpro/internal/markdown"
)

// Follow finds again, among the sections of a text as it is now, those that it had before: each of before and now is the
// digests of a section's blocks. The result has for each section of now the index of the one it was, or -1. A section
// is found by what it still says, wherever it stands now and whatever its heading is; what says too little to tell is -1.
func Follow(before, now [][]markdown.Digest) []int {
	held := map[markdown.Digest]float64{} // how many sections say it
	where := map[markdown.Digest][]int{}  // in before
	for i, s := range before {
		for _, d := range distinct(s) {
			held[d]++
			where[d] = append(where[d], i)
		}
	}
	for _, s := range now {
		for _, d := range distinct(s) {
			held[d]++
		}
	}
	f := follower{held: held, was: make([]int, len(now)), is: map[int]int{}}
	for j, s := range now {
		f.was[j] = -1
		mine := distinct(s)
		seen := map[int]bool{}
		for _, d := range mine {
			if len(where[d]) > mostAlike {
				continue
			}
			for _, i := range where[d] {
				if !seen[i] {
					seen[i] = true
					f.found = append(f.found, kinship{i, j, f.jaccard(distinct(before[i]), mine)})
				}
			}
		}
	}
	f.choose()
	return f.was
}

// mostAlike is in how many sections a block may stand that says which of them it is.
const mostAlike = 50

// A kinship is how much of what a section said before a section says now.
type kinship struct {
	was, is int
	shared  float64 // 0 to 1
}

// A follower finds sections again.
type follower struct {
	held  map[markdown.Digest]float64
	found []kinship
	was   []int
	is    map[int]int // the other way round
}

// leastShared is how much of two states of a section is the same at least, and clearly how much more than of the next.
const leastShared, clearly = 0.2, 0.05

// choose takes the closest kin first, and of the equally close those that stand in order. What could as well be another
// section, none of which it stands behind, is not taken.
func (f *follower) choose() {
	slices.SortStableFunc(f.found, func(x, y kinship) int {
		return cmp.Or(cmp.Compare(y.shared, x.shared), cmp.Compare(distance(x), distance(y)))
	})
	taken := map[int]bool{}
	for i, k := range f.found {
		if k.shared < leastShared || taken[k.was] || f.was[k.is] >= 0 {
			continue
		}
		if rival := f.rival(i, taken); rival && !f.inOrder(k) {
			continue
		}
		f.was[k.is], taken[k.was], f.is[k.was] = k.was, true, k.is
	}
}

func distance(k kinship) int { return max(k.is-k.was, k.was-k.is) }

// rival reports whether there is nearly as close a kin for one of the two as the i-th found.
func (f *follower) rival(i int, taken map[int]bool) bool {
	k := f.found[i]
	for _, other := range f.found[i+1:] {
		if k.shared-other.shared > clearly {
			return false
		}
		if (other.was == k.was) != (other.is == k.is) && !taken[other.was] && f.was[other.is] < 0 {
			return true
		}
	}
	return false
}

// inOrder reports whether a section stands next to one that it stood next to, or is the first still.
func (f *follower) inOrder(k kinship) bool {
	before, known := f.is[k.was-1]
	after, alsoKnown := f.is[k.was+1]
	return known && before == k.is-1 || alsoKnown && after == k.is+1 || k.was == 0 && k.is == 0
}

// jaccard is how much of what one of two sections says both say. The fewer sections say something, the more it counts.
func (f *follower) jaccard(x, y []markdown.Digest) float64 {
	both, all := 0.0, 0.0
	for _, d := range x {
		all += 1 / f.held[d]
		if slices.Contains(y, d) {
			both += 1 / f.held[d]
		}
	}
	for _, d := range y {
		if !slices.Contains(x, d) {
			all += 1 / f.held[d]
		}
	}
	if all == 0 {
		return 0
	}
	return both / all
}

// distinct are the digests of a section, each once.
func distinct(s []markdown.Digest) []markdown.Digest {
	s = slices.Clone(s)
	slices.Sort(s)
	return slices.Compact(s)
}
