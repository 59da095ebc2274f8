package page

import (
	"strings"
	"testing"
)

// What may be meant stands first, in its order otherwise, and is likely if there is one that is nearest.
func TestNearestFirst(t *testing.T) {
	for _, c := range []struct {
		fragment, ids, want string
		near                bool
	}{
		{"buts", "a b", "a b", false},
		{"buts", "", "", false},
		{"methode", "objectifs methode-de-travail contenu", "methode-de-travail objectifs contenu", true},
		{"methodes-de-travail", "objectifs methode-de-travail contenu", "methode-de-travail objectifs contenu", true},
		{"methode", "methode-b methode-a contenu", "methode-b methode-a contenu", false},
		{"de-travail-methode", "contenu methode-de-travail", "methode-de-travail contenu", true},
		{"methodedetravail", "methode-de-travail-2 methode-de-travail", "methode-de-travail methode-de-travail-2", true},
	} {
		got, near := nearestFirst(c.fragment, strings.Fields(c.ids))
		if strings.Join(got, " ") != c.want || near != c.near {
			t.Errorf("%s among %s: %v, %v", c.fragment, c.ids, got, near)
		}
	}
}

// Of many dead links to many places only so many are compared, and something is listed for each.
func TestManyDeadPlaces(t *testing.T) {
	var f findings
	many := make([]string, 1000)
	for range 2 * mostCompared / len(many) {
		if got := len(toCompare(&f, many)); got != len(many) && got <= mostListed {
			t.Fatal(got)
		}
	}
	if got := len(toCompare(&f, many)); got != mostListed+1 {
		t.Error(got)
	}
}
