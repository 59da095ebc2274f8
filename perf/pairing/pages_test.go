package main

import (
	"testing"

	"projetpro/internal/lang"
	"projetpro/internal/translation"
)

// Of pages in two languages whose files have names of their own, what is said to be one page is; of those whose other half is
// not there, none is taken for another, and nearly all are seen to be two.
func TestOnePage(t *testing.T) {
	type languages [2]lang.Tag
	as, bs := map[languages][]*translation.Whole{}, map[languages][]*translation.Whole{}
	for _, p := range pairsOf(t) {
		l := languages{p.a.tag, p.b.tag}
		as[l], bs[l] = append(as[l], p.a.text(p.a.pieces).Whole()), append(bs[l], p.b.text(p.b.pieces).Whole())
	}
	all, found, apart, two := 0, 0, 0, 0
	for l, a := range as {
		b := bs[l]
		all += len(a)
		for _, m := range translation.OnePage(a, b) {
			found++
			if m.A != m.B {
				t.Errorf("%v: page %d is taken for %d", l, m.A, m.B)
			}
		}
		half := len(a) / 2
		for _, m := range append(translation.OnePage(a[:half], b[half:]), translation.OnePage(a[half:], b[:half])...) {
			t.Errorf("%v: page %d is taken for %d, which is another", l, m.A, m.B)
		}
		for i := range a {
			if !translation.MayBeOne(a[i], b[i]) {
				t.Errorf("%v: the two halves of page %d are taken for two pages", l, i)
			}
			for j := range b {
				if len(translation.OnePage(a[i:i+1], b[j:j+1])) > 0 && i != j {
					t.Errorf("%v: page %d alone is taken for %d", l, i, j)
				}
				if apart++; i == j || translation.MayBeOne(a[i], b[j]) {
					two++
				}
			}
		}
	}
	t.Logf("%d of %d pages are found; %d of %d pairs may be one page", found, all, two, apart)
	if 10*found < 7*all || 5*(two-all) > apart-all {
		t.Errorf("%d of %d pages are found; %d of %d pairs may be one page", found, all, two, apart)
	}
}
