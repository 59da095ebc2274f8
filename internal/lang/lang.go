// Package lang holds what differs between languages: plural forms, dates, numbers, typography and interface strings.
//
// What a language does is data wherever it can be: the patterns of dates,
// times, numbers and lists stand in the file of interface strings
// (i18n/<tag>.yaml), the plural rules and the names of languages come from the
// CLDR. A new language is a new file and no Go. The exception is French
// typography, see [Tag.Typeset].
package lang

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
	"golang.org/x/text/unicode/bidi"
	"golang.org/x/text/unicode/rangetable"
)

// A Tag names a language as BCP 47 does, in lower case ("fr", "en", "nl").
type Tag string

// known remembers what the CLDR says of the tags asked for: a site has a few
// and asks for each page.
var known sync.Map // string → *locale

// A locale is what the CLDR says of a tag.
type locale struct {
	tag  Tag
	lang language.Tag
	name string
	dir  string

	digits func() *[10]string // see digitsOf
}

// localeOf is nil for what is not a language.
func localeOf(s string) *locale {
	if f, ok := known.Load(s); ok {
		return f.(*locale)
	}
	t, err := language.Parse(s)
	if err != nil || t == language.Und || strings.Contains(s, "_") {
		return nil
	}
	f := &locale{tag: Tag(strings.ToLower(t.String())), lang: t, name: capital(display.Self.Name(t))}
	if f.name == "" {
		f.name = string(f.tag)
	}
	f.digits = sync.OnceValue(func() *[10]string { return digitsOf(t) })
	script, _ := t.Script()
	f.dir = direction(script)
	known.Store(strings.Clone(s), f)
	return f
}

// direction is that of the letters of a script: "rtl" for those of Arabic.
func direction(s language.Script) string {
	name, ok := unicodeNames[s.String()]
	if !ok {
		name = strings.ReplaceAll(display.English.Scripts().Name(s), " ", "_")
	}
	if table := unicode.Scripts[name]; table != nil {
		switch p, _ := bidi.LookupRune(firstLetter(table)); p.Class() {
		case bidi.R, bidi.AL:
			return "rtl"
		}
	}
	return "ltr"
}

// unicodeNames are those of Unicode for scripts that the CLDR calls otherwise.
var unicodeNames = map[string]string{
	"Aran": "Arabic", "Mand": "Mandaic", "Nkoo": "Nko", "Rohg": "Hanifi_Rohingya",
	"Syre": "Syriac", "Syrj": "Syriac", "Syrn": "Syriac", "Yezi": "Yezidi",
}

func firstLetter(t *unicode.RangeTable) (first rune) {
	rangetable.Visit(t, func(r rune) {
		if first == 0 && unicode.IsLetter(r) {
			first = r
		}
	})
	return first
}

// ParseTag reads the name of a language, in capitals or not, and reports
// whether there is such a language.
func ParseTag(s string) (Tag, bool) {
	f := localeOf(s)
	if f == nil {
		return "", false
	}
	return f.tag, true
}

// OfCountry is the language that most people speak in a country, by its code: "de" of "at"; "" of what is none.
func OfCountry(code string) Tag {
	region, err := language.ParseRegion(code)
	if err != nil {
		return ""
	}
	t, err := language.Compose(region)
	if err != nil {
		return ""
	}
	base, _ := t.Base()
	return Tag(base.String())
}

// Name is the language's name in that language itself, with a capital:
// "Français", "English", "Nederlands". It is the tag when nobody knows it.
func (t Tag) Name() string {
	if f := localeOf(string(t)); f != nil {
		return f.name
	}
	return string(t)
}

// NameIn is the language's name as the speakers of reader say it, in the
// middle of a sentence: English is "anglais" in French.
func (t Tag) NameIn(reader Tag) string {
	f, r := localeOf(string(t)), localeOf(string(reader))
	if f == nil || r == nil {
		return string(t)
	}
	if names := display.Languages(r.lang); names != nil {
		if name := names.Name(f.lang); name != "" {
			return name
		}
	}
	return f.name
}

// Named is the language that speakers of one of some languages, or its own, call so,
// in small letters; "" when there is none.
func Named(name string, readers ...Tag) Tag {
	if name == "" {
		return ""
	}
	for _, t := range display.Supported.Tags() {
		tag, ok := ParseTag(t.String())
		if !ok {
			continue
		}
		if strings.ToLower(tag.Name()) == name || slices.ContainsFunc(readers, func(r Tag) bool { return strings.ToLower(tag.NameIn(r)) == name }) {
			return tag
		}
	}
	return ""
}

// Dir is the direction of writing, as HTML's attribute dir has it: "ltr" or "rtl".
func (t Tag) Dir() string {
	if f := localeOf(string(t)); f != nil {
		return f.dir
	}
	return "ltr"
}

// language is what the libraries of x/text go by.
func (t Tag) language() language.Tag {
	if f := localeOf(string(t)); f != nil {
		return f.lang
	}
	return language.Und
}

func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return ""
	}
	return string(unicode.ToTitle(r)) + s[size:]
}
