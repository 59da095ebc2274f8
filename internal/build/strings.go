// This file puts the interface strings of a site together, and looks at what they
// lack: the site's own lie over those the binary carries, key by key.

package build

import (
	"iter"
	"maps"
	"path"
	"slices"
	"strings"

	"projetpro/internal/charset"
	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/render"
	"projetpro/internal/source"
)

// A speech is the interface strings of all languages there are files for.
type speech struct {
	languages map[lang.Tag]*lang.Strings // each over those that the binary carries of it
	carried   []*lang.Strings            // what the binary carries, by tag
}

// newSpeech reads the files of i18n/, and those they lie over.
func newSpeech(t *source.Tree) (*speech, diag.List) {
	s := &speech{languages: map[lang.Tag]*lang.Strings{}}
	var diags diag.List
	for file, text := range textFiles(t, "i18n/", &diags) {
		tag, ok := tagOf(file)
		if !ok {
			continue
		}
		diags.Guard("strings", file, func() {
			l, wrong := lang.Parse(tag, file, text)
			if under := carriedIn(t, tag, file); under == nil {
				diags = append(diags, wrong...)
			} else {
				if s.carried = append(s.carried, under); t.Own(file) == nil {
					l = under
				} else {
					l, diags = l.Over(under), append(diags, wrong...)
				}
			}
			s.languages[tag] = l
		})
	}
	return s, diags
}

// tagOf is the language whose strings a file of i18n/ has.
func tagOf(file string) (lang.Tag, bool) {
	return lang.ParseTag(strings.TrimSuffix(path.Base(file), ".yaml"))
}

// carriedIn are the strings of the file that the binary carries, nil when it has none.
func carriedIn(t *source.Tree, tag lang.Tag, file string) *lang.Strings {
	f := t.Default(file)
	if f == nil {
		return nil
	}
	l, _ := lang.Parse(tag, file, f.Bytes())
	return l.Carried()
}

// spoken remembers the strings of a site's languages, each with those that say what it lacks.
type spoken struct {
	speech *speech
	tags   []lang.Tag // of the site
	all    map[lang.Tag]*lang.Strings
}

// in gives them for a site of those languages, the same pointers as long as nothing has changed.
func (s *spoken) in(speech *speech, tags []lang.Tag) map[lang.Tag]*lang.Strings {
	if s.speech != speech || !slices.Equal(s.tags, tags) {
		*s = spoken{speech, slices.Clone(tags), speech.spokenIn(tags)}
	}
	return s.all
}

// spokenIn are the strings of all languages. What one lacks is said in the language that its
// readers are shown where a page is not translated, the site's first that has it; or else as
// the binary says it.
func (s *speech) spokenIn(tags []lang.Tag) map[lang.Tag]*lang.Strings {
	all := maps.Clone(s.languages)
	for _, tag := range tags {
		if l := s.variety(tag); l != nil {
			all[tag] = l
		}
	}
	var stand []*lang.Strings // in for others
	for _, tag := range tags {
		if l := all[tag]; l != nil && !slices.Contains(stand, l) {
			stand = append(stand, l)
		}
	}
	stand = append(stand, s.carried...)
	for tag, l := range all {
		all[tag] = before(l, stand)
	}
	return all
}

// before is l with others that say what it lacks, one after the other.
func before(l *lang.Strings, others []*lang.Strings) *lang.Strings {
	others = slices.DeleteFunc(slices.Clone(others), func(o *lang.Strings) bool { return o.Tag() == l.Tag() })
	if len(others) == 0 {
		return l
	}
	return l.Before(before(others[0], others[1:]))
}

// variety is the strings of a language as it is spoken somewhere (fr-be): its own, if there are,
// over those of the language at large (fr). It is nil for what is no variety of one with strings.
func (s *speech) variety(tag lang.Tag) *lang.Strings {
	wide := tag
	for {
		at := strings.LastIndexByte(string(wide), '-')
		if at < 0 {
			return nil
		}
		wide = wide[:at]
		under := s.languages[wide]
		if under == nil {
			continue
		}
		under = under.As(tag, "i18n/"+string(tag)+".yaml")
		if own := s.languages[tag]; own != nil {
			return own.Over(under)
		}
		return under
	}
}

// sorted lists the strings of languages, by tag.
func sorted(languages map[lang.Tag]*lang.Strings) (all []*lang.Strings) {
	for _, tag := range slices.Sorted(maps.Keys(languages)) {
		all = append(all, languages[tag])
	}
	return all
}

// judged remembers what was said of a site's interface strings.
type judged struct {
	speech     *speech
	languages  []*lang.Strings // of the site
	layouts    *render.Layouts
	diags      diag.List
	speechless bool // see [Result]
}

// checkStrings compares the interface strings of the site's languages with all
// there are, and with what is asked for.
func (r *Result) checkStrings(j *judged, s *speech, languages map[lang.Tag]*lang.Strings) {
	if j.speech != s || j.layouts != r.layouts || !slices.Equal(j.languages, r.Site.Languages) {
		*j = judged{speech: s, languages: r.Site.Languages, layouts: r.layouts}
		j.judge(r.layouts, languages)
	}
	r.Diags = append(r.Diags, j.diags...)
	r.speechless = j.speechless
}

func (j *judged) judge(layouts *render.Layouts, languages map[lang.Tag]*lang.Strings) {
	reference := sorted(languages)
	asked := askedFor(layouts, j.speech)
	for _, l := range j.languages {
		diags := l.CheckAsked(asked, reference...)
		wrong, _, _ := diags.Count(false)
		j.speechless = j.speechless || wrong > 0 || l.Broken()
		j.diags = append(j.diags, diags...)
	}
	j.checkLayouts(layouts, languages)
}

// askedFor are the keys that pages ask for: those that the binary carries and those of layouts; nil
// where nothing is carried.
func askedFor(layouts *render.Layouts, s *speech) *lang.Asked {
	if len(s.carried) == 0 {
		return nil
	}
	keys, all := layouts.Keys()
	for _, l := range s.carried {
		keys = append(keys, l.Keys()...)
	}
	slices.Sort(keys)
	return &lang.Asked{Keys: slices.Compact(keys), All: all}
}

// checkLayouts looks for interface strings that a layout asks for and no
// language has; what only some lack is said of these.
func (j *judged) checkLayouts(layouts *render.Layouts, languages map[lang.Tag]*lang.Strings) {
	if len(j.languages) == 0 {
		return
	}
	for _, d := range layouts.Missing(j.languages[0]) {
		known := false
		for _, l := range languages {
			known = known || l.Broken() || l.Has(d.Args[0].(string))
		}
		if !known {
			j.speechless = true
			j.diags = append(j.diags, d)
		}
	}
}

// defaultable yields the files of the site that may stand in for defaults, and the defaults.
func defaultable(t *source.Tree) iter.Seq[*source.File] {
	return func(yield func(*source.File) bool) {
		for _, folder := range []string{"i18n/", "layouts/", "static/"} {
			for f := range t.Files(folder) {
				if !yield(f) {
					return
				}
			}
		}
	}
}

// copies reports the site's copies of what the binary carries that is another now.
func copies(t *source.Tree) (diags diag.List) {
	for f := range defaultable(t) {
		if own := t.Own(f.Path); own == nil || own.Bytes() == nil {
			continue
		}
		text := charset.Decode(f.Bytes()).UTF8
		m, ok := source.FindMark(text)
		of := t.Default(m.Path)
		if !ok || of == nil || m.Print == source.Print(of.Bytes()) || source.Print(source.WithMark(text, "")) == source.Print(of.Bytes()) {
			continue
		}
		compared := f.Path
		if t.Default(f.Path) == nil && !strings.HasPrefix(f.Path, "i18n/") {
			compared = m.Path
		}
		diags.Add(diag.DefaultOlder, diag.Pos{File: f.Path, Offset: m.Start}, m.End, m.Path, m.Version, compared, "sha256:"+source.Print(of.Bytes()))
	}
	return diags
}
