// This file gives the words every page has, whatever its kind.

package schema

// TitledOf returns the title, summary, slug and aliases among the words of a
// [Record]; false for a kind that has none, such as a partner.
func TitledOf(words any) (*Titled, bool) {
	t, ok := words.(interface{ titled() *Titled })
	if !ok {
		return nil, false
	}
	return t.titled(), true
}

func (t *Titled) titled() *Titled { return t }
