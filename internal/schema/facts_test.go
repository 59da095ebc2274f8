package schema

import (
	"testing"

	"projetpro/internal/message"
)

// What a page has lost is said in words: each fact has some, and so has each kind of resource.
func TestFactsHaveWords(t *testing.T) {
	for _, tag := range message.Languages() {
		words := message.In(tag).Part("facts")
		for _, k := range Kinds() {
			for _, f := range k.Fields {
				if k == Site || f.IsWords() {
					continue
				}
				if !words.Has(f.Name) && !words.Has(f.Name+".all") {
					t.Errorf("%s: nothing for %s", tag, f.Name)
				}
				for _, of := range f.Fields {
					for _, kind := range of.Enum {
						if of.Name == "kind" && !words.Has(f.Name+"."+kind) {
							t.Errorf("%s: nothing for %s.%s", tag, f.Name, kind)
						}
					}
				}
			}
		}
	}
}
