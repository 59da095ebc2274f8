// This file compares the strings of one language with those of others, and
// with what this package itself makes dates and numbers of.

package lang

import (
	"slices"
	"strings"

	"projetpro/internal/diag"
	"projetpro/internal/plaintext"
)

// patterns are the keys that this package uses, and the placeholders of each.
var patterns = map[string][]string{
	"number.decimal":   nil,
	"number.group":     nil,
	"number.about":     {"n"},
	"number.at-least":  {"n"},
	"number.more-than": {"n"},
	"number.at-most":   {"n"},
	"number.range":     {"from", "to"},
	"date.months":      nil,
	"date.ordinal":     {"n"},
	"date.day":         {"day", "month", "year"},
	"date.month":       {"month", "year"},
	"date.year":        {"year"},
	"date.weekdays":    nil,
	"date.weekday":     {"weekday", "date"},
	"date.from-to":     {"from", "to"},
	"time.full":        {"hour", "hh", "minute"},
	"time.hour":        {"hour", "hh"},
	"duration.minutes": {"minutes"},
	"duration.hours":   {"hours"},
	"duration.both":    {"hours", "minutes", "mm"},
	"list.two":         {"a", "b"},
	"list.middle":      {"a", "b"},
	"list.last":        {"a", "b"},
	"size.bytes":       {"n"},
	"size.kilobytes":   {"n"},
	"size.megabytes":   {"n"},
	"size.gigabytes":   {"n"},
}

// Missing lists the keys that a reference has, or that this package needs, and
// s has not. They are sorted.
func (s *Strings) Missing(reference ...*Strings) []string {
	var keys []string
	for key := range patterns {
		if !s.Has(key) {
			keys = append(keys, key)
		}
	}
	for _, r := range reference {
		for _, key := range r.keys {
			if !s.Has(key) && !optional[key] && !strings.HasPrefix(key, words) {
				keys = append(keys, key)
			}
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// optional are the keys that only some languages need: those where the name of
// a month changes beside a day.
var optional = map[string]bool{"date.months-alone": true}

// words begins the keys of lists of words that texts are looked through for. A
// language may have none.
const words = "words."

// wordless lists the keys of words that a reference has and s has not, sorted.
func (s *Strings) wordless(reference []*Strings) []string {
	var keys []string
	for _, r := range reference {
		for _, key := range r.keys {
			if strings.HasPrefix(key, words) && !s.Has(key) {
				keys = append(keys, key)
			}
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// Check reports what s lacks beside the reference, the strings of the site's
// other languages: keys, and placeholders that do not agree. What [Parse]
// reports is not repeated, and keys are not said to be missing from a file that
// could not be read to its end.
func (s *Strings) Check(reference ...*Strings) diag.List {
	var l diag.List
	if missing := s.Missing(reference...); missing != nil && !s.broken {
		l.Add(diag.StringsMissing, diag.WholeFile(s.file), 0, s.tag.Name(), len(missing), strings.Join(missing, ", "))
	}
	if wordless := s.wordless(reference); wordless != nil && !s.broken {
		l.Add(diag.StringsWords, diag.WholeFile(s.file), 0, diag.LanguageName(s.tag), strings.Join(wordless, ", "))
	}
	for _, key := range s.keys {
		s.checkPlaceholders(&l, key, reference)
		s.checkPath(&l, key)
	}
	l.Sort()
	return l
}

// checkPath reports a word of addresses that is no slug.
func (s *Strings) checkPath(l *diag.List, key string) {
	word := s.T(key)
	if !strings.HasPrefix(key, "path.") || isSlug(word) && word != "" {
		return
	}
	at := s.entries[key].offset
	end := lineEnd(s.src, at)
	d := l.Add(diag.StringsPath, diag.Pos{File: s.file, Offset: at}, end, key, word)
	if line := string(s.src[plaintext.LineStart(s.src, at):end]); Slug(word) != "" && strings.Count(line, word) == 1 {
		d.Fix = strings.Replace(line, word, Slug(word), 1)
	}
}

func (s *Strings) checkPlaceholders(l *diag.List, key string, reference []*Strings) {
	e := s.entries[key]
	others := entriesOf(key, s, reference)
	have, want := e.placeholders(), patterns[key]
	_, own := patterns[key]
	if !own {
		if others == nil {
			return
		}
		for _, o := range others {
			want = append(want, o.entry.placeholders()...)
		}
		if e.plural {
			want = append(want, "n")
		}
	}
	unused := slices.DeleteFunc(slices.Clone(want), func(n string) bool {
		return slices.Contains(have, n) || slices.ContainsFunc(others, func(o other) bool { return !slices.Contains(o.entry.placeholders(), n) })
	})
	strange := slices.DeleteFunc(slices.Clone(have), func(n string) bool { return slices.Contains(want, n) })
	slices.Sort(unused)
	unused = slices.Compact(unused)
	if !own && len(others) == 1 && len(strange) > 0 && (len(unused) == 0 || s.tag < others[0].tag) {
		return // which of the two is wrong is not known: the other is said to be
	}
	for _, n := range strange {
		at := s.find(e.offset, "{"+n+"}")
		d := l.Add(diag.StringsPlaceholder, diag.Pos{File: s.file, Offset: at}, at+len(n)+2, key, "{"+n+"}", braced(want))
		if own {
			continue
		}
		for _, o := range others {
			d.WithRelated(diag.Pos{File: o.file, Offset: o.entry.offset})
		}
		if len(unused) == 1 {
			start := plaintext.LineStart(s.src, at)
			line := string(s.src[start:lineEnd(s.src, at)])
			d.Fix = strings.Replace(line, "{"+n+"}", "{"+unused[0]+"}", 1)
		}
	}
	if len(strange) > 0 || own || e.plural || e.stray() {
		return // one message is enough; patterns choose among their placeholders; "one session" needs no {n}
	}
	if len(unused) > 0 {
		l.Add(diag.StringsUnused, diag.Pos{File: s.file, Offset: e.offset}, lineEnd(s.src, e.offset), key, braced(unused))
	}
}

// An other is what another language has under a key.
type other struct {
	*Strings
	entry *entry
}

// entriesOf is what the languages of the reference but s have under a key, where
// that is in order.
func entriesOf(key string, s *Strings, reference []*Strings) (all []other) {
	for _, r := range reference {
		if e := r.entries[key]; r != s && e != nil && !e.stray() {
			all = append(all, other{r, e})
		}
	}
	return all
}

// stray reports whether one of e's forms has a brace that is of no placeholder.
func (e *entry) stray() bool {
	return slices.ContainsFunc(e.forms[:], func(t text) bool { return t.stray })
}

// placeholders are those of all of e's forms, each once.
func (e *entry) placeholders() []string {
	var all []string
	for i := range e.forms {
		all = slices.AppendSeq(all, e.forms[i].names)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// braced lists placeholders as they are written, "—" when there are none.
func braced(names []string) string {
	names = slices.Compact(slices.Sorted(slices.Values(names)))
	if len(names) == 0 {
		return "—"
	}
	return "{" + strings.Join(names, "}, {") + "}"
}
