// This file has the words that texts are looked through for.

package markdown

import (
	"maps"
	"reflect"
	"slices"
	"strings"

	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/unwritten"
)

// A Vocabulary has the words of languages that mean something in a text: links
// that say "here", what stands for words still to be written, names of callouts.
// They are interface strings, under words. A nil Vocabulary has none but the
// names of callouts that GitHub knows. It does not change once made.
type Vocabulary struct {
	lists map[string][]string // what it is made of, by key

	vagueLinks    map[string]bool // by key; WCAG 2.4.4, RGAA 6.1
	vaguePictures map[string]bool // that editors of Markdown put there, or that describe nothing
	decorative    map[string]bool // titles of pictures that need no description
	callouts      map[string]string
	unwritten     *unwritten.Words
	sections      map[lang.Tag]map[string]string // what each language calls the sections that all have, and the names of these; see sectionOf
}

// NewVocabulary has the words of several languages. What one has no words for is
// not looked for in it: [lang.Strings.Check] says so.
func NewVocabulary(languages ...*lang.Strings) *Vocabulary {
	v := &Vocabulary{lists: map[string][]string{}, callouts: map[string]string{}}
	take := func(key string) []string {
		for _, l := range languages {
			v.lists[key] = append(v.lists[key], l.Words(key)...)
		}
		return v.lists[key]
	}
	v.vagueLinks = keys(take("words.vague-links"))
	v.vaguePictures = keys(take("words.vague-pictures"))
	v.decorative = keys(take("words.decorative"))
	for _, class := range slices.Sorted(maps.Keys(callouts)) {
		for name := range keys(take("words.callouts." + class)) {
			v.callouts[name] = class
		}
	}
	for _, class := range slices.Sorted(maps.Keys(callouts)) { // their titles are names as well
		for _, l := range languages {
			if title := "text." + class; l.Has(title) {
				v.lists[title] = append(v.lists[title], l.T(title))
				v.callouts[key(l.T(title))] = class
			}
		}
	}
	v.unwritten = unwritten.New(take("words.unwritten")).WithSentences(take("words.unwritten-sentence"))
	v.takeSections(languages)
	return v
}

// takeSections takes what each language calls the sections that all have. The first that is
// called so is.
func (v *Vocabulary) takeSections(languages []*lang.Strings) {
	v.sections = map[lang.Tag]map[string]string{}
	for _, l := range languages {
		names := map[string]string{}
		for _, name := range diag.Sections() {
			key := "words.sections." + name
			for _, called := range l.Words(key) {
				if letters := string(appendLetters(nil, []byte(called))); names[letters] == "" {
					names[letters] = name
				}
			}
			v.lists[key+" "+string(l.Tag())] = l.Words(key)
		}
		v.sections[l.Tag()] = names
	}
}

// isNamed are the names of the sections that texts have in every language.
var isNamed = func() map[string]bool {
	all := map[string]bool{}
	for _, name := range diag.Sections() {
		all[name] = true
	}
	return all
}()

// Unwritten are the words that stand for what is still to be written.
func (v *Vocabulary) Unwritten() *unwritten.Words {
	if v == nil {
		return nil
	}
	return v.unwritten
}

// Equal reports whether two vocabularies have the same words.
func (v *Vocabulary) Equal(o *Vocabulary) bool {
	return v == o || v != nil && o != nil && reflect.DeepEqual(v.lists, o.lists)
}

func keys(words []string) map[string]bool {
	m := map[string]bool{}
	for _, s := range words {
		m[key(s)] = true
	}
	return m
}

// key is s as it stands in a vocabulary: lower case, straight apostrophes, no punctuation around it.
func key(s string) string {
	s = strings.ToLower(strings.Trim(s, " .,:;!?…«»“”\"'’()[]<>→›-–\u00A0\u202F"))
	if strings.ContainsAny(s, "’\u00A0\u202F") {
		s = plainSigns.Replace(s)
	}
	return s
}

var plainSigns = strings.NewReplacer("’", "'", "\u00A0", " ", "\u202F", " ")

// isVagueLink reports whether s says nothing when it is read out alone.
func (v *Vocabulary) isVagueLink(s string) bool {
	return v != nil && len(s) < 60 && v.vagueLinks[key(s)]
}

func (v *Vocabulary) isVaguePicture(s string) bool { return v != nil && v.vaguePictures[key(s)] }

func (v *Vocabulary) isDecorative(title string) bool {
	return title != "" && v != nil && v.decorative[key(title)]
}

// calloutOf is the kind that is written like this.
func (v *Vocabulary) calloutOf(written string) (c callout, ok bool) {
	name := key(written)
	if c, ok = callouts[name]; ok {
		return c, true
	}
	if v != nil {
		if c, ok = callouts[v.callouts[name]]; ok {
			return c, true
		}
	}
	return callouts["note"], false
}

// calloutNames lists all that can be written.
func (v *Vocabulary) calloutNames() []string {
	names := slices.Collect(maps.Keys(callouts))
	if v != nil {
		names = slices.AppendSeq(names, maps.Keys(v.callouts))
	}
	slices.Sort(names)
	return slices.Compact(names)
}
