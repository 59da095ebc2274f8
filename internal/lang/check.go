// This file compares the strings of one language with those of others, and
// with what this package itself makes dates and numbers of.

package lang

import (
	"bytes"
	"slices"
	"strings"

	"golang.org/x/text/feature/plural"

	"projetpro/internal/diag"
	"projetpro/internal/plaintext"
)

// patterns are the keys that this package uses, and the placeholders of each: "hour hh" are
// two forms of one value, either of which says it, and what has a ? behind it may be left out.
var patterns = map[string][]string{
	"number.decimal":   nil,
	"number.group":     nil,
	"number.about":     {"n"},
	"number.at-least":  {"n"},
	"number.more-than": {"n"},
	"number.at-most":   {"n"},
	"number.range":     {"from", "to"},
	"number.price":     {"amount", "currency"},
	"date.months":      nil,
	"date.ordinal":     {"n"},
	"date.day":         {"day", "month", "year"},
	"date.month":       {"month", "year"},
	"date.year":        {"year"},
	"date.weekdays":    nil,
	"date.weekday":     {"weekday?", "date"},
	"date.from-to":     {"from", "to"},
	"time.full":        {"hour hh", "minute"},
	"time.hour":        {"hour hh"},
	"duration.minutes": {"minutes"},
	"duration.hours":   {"hours"},
	"duration.both":    {"hours", "minutes mm"},
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

// Asked are the keys that pages ask for.
type Asked struct {
	Keys []string // sorted
	All  bool     // they ask for no others
}

// Check reports what s lacks beside the reference, the strings of the site's
// other languages: keys, and placeholders that do not agree. What [Parse]
// reports is not repeated, and keys are not said to be missing from a file that
// could not be read to its end.
func (s *Strings) Check(reference ...*Strings) diag.List { return s.CheckAsked(nil, reference...) }

// CheckAsked is Check where it is known what is asked for: what nobody asks for is not missing,
// and said to be of no use where it stands.
func (s *Strings) CheckAsked(asked *Asked, reference ...*Strings) diag.List {
	var l diag.List
	missing := s.Missing(reference...)
	if asked != nil {
		missing = slices.DeleteFunc(missing, func(key string) bool { return asked.All && !asked.has(key) })
		s.checkKeys(&l, asked)
	}
	if len(missing) > 0 && !s.broken {
		l.Add(diag.StringsMissing, diag.WholeFile(s.file), 0, diag.LanguageName(s.tag), len(missing), few(missing),
			diag.LanguageName(s.sayer(missing[0]).tag), s.instead())
	}
	if wordless := s.wordless(reference); wordless != nil && !s.broken {
		l.Add(diag.StringsWords, diag.WholeFile(s.file), 0, diag.LanguageName(s.tag), strings.Join(wordless, ", "))
	}
	for _, key := range s.written() {
		s.checkPlaceholders(&l, key, reference)
		s.checkPath(&l, key)
	}
	l.Sort()
	return l
}

// instead says how to write what is missing.
func (s *Strings) instead() diag.Reason {
	if s.carried || s.over {
		return diag.Reason{Says: diag.InsteadOwnLines, Part: s.file}
	}
	return diag.Reason{Says: diag.InsteadShownLines, Part: s.file}
}

func (a *Asked) has(key string) bool {
	_, found := slices.BinarySearch(a.Keys, key)
	_, ours := patterns[key]
	return found || ours
}

// few names the first of many keys.
func few(keys []string) string {
	const most = 6
	if len(keys) > most {
		return strings.Join(keys[:most], ", ") + ", …"
	}
	return strings.Join(keys, ", ")
}

// written are the keys that the site's file has, sorted.
func (s *Strings) written() []string {
	if s.carried {
		return nil
	}
	return slices.DeleteFunc(s.Keys(), func(key string) bool { return s.own[key] == nil })
}

// checkKeys reports the keys of the site's file that nobody asks for. Where it is not known all that
// is asked for, that is only what is nearly something else.
func (s *Strings) checkKeys(l *diag.List, asked *Asked) {
	for _, key := range s.written() {
		if asked.has(key) || s.isOptional(key) {
			continue
		}
		e := s.own[key]
		pos, end := diag.Pos{File: s.file, Offset: e.name}, e.name+len(e.called)
		if near := s.near(key, asked.Keys); near != "" {
			l.Add(diag.StringsUnknownNear, pos, end, key, near).WithFix(s.renamed(key, near))
		} else if asked.All {
			l.Add(diag.StringsUnknown, pos, end, key)
		}
	}
}

// levels begins the keys of the names of levels, which each site has its own of.
const levels = "level."

// isOptional reports whether a key may be there though nobody else has it.
func (s *Strings) isOptional(key string) bool {
	short, isLong := strings.CutSuffix(key, ".long")
	return optional[key] || strings.HasPrefix(key, levels) || isLong && s.Has(short)
}

// near is the key that was probably meant: one with a slip, in the wrong group or in none,
// or the key of a text that stands in the place of one; "" when that is not known.
func (s *Strings) near(key string, known []string) string {
	group, name := splitKey(key)
	var siblings, cousins []string
	for _, k := range known {
		switch g, n := splitKey(k); {
		case g == group:
			siblings = append(siblings, n)
		case n == name:
			cousins = append(cousins, k)
		}
	}
	if near := plaintext.Nearest(name, siblings); near != "" {
		return group + near
	}
	if near := s.keyOfText(name, known); near != "" {
		return near
	}
	if i := slices.IndexFunc(cousins, func(k string) bool {
		g, _ := splitKey(k)
		return plaintext.Slips(group, g) < plaintext.TooMany
	}); i >= 0 {
		return cousins[i]
	}
	if len(cousins) == 1 || len(cousins) > 1 && group == "" && strings.HasPrefix(cousins[0], labels) {
		return cousins[0]
	}
	return ""
}

// labels begins the keys of what facts are called.
const labels = "fact."

// splitKey parts a key into its group, with the dot, and its name in that.
func splitKey(key string) (group, name string) {
	at := strings.LastIndexByte(key, '.') + 1
	return key[:at], key[at:]
}

// keyOfText is the only known key, or the first that is a label, whose text is what was written for a key.
func (s *Strings) keyOfText(written string, known []string) string {
	var found []string
	for _, key := range known {
		if e := s.entries[key]; e != nil && slices.ContainsFunc(e.forms[:], func(t text) bool { return strings.EqualFold(t.whole, written) }) {
			found = append(found, key)
		}
	}
	if i := slices.IndexFunc(found, func(key string) bool { return strings.HasPrefix(key, labels) }); i >= 0 {
		return found[i]
	}
	if len(found) == 1 {
		return found[0]
	}
	return ""
}

// renamed is the line of a key with another in its place, "" where that takes more than a line.
func (s *Strings) renamed(key, fresh string) string {
	e := s.own[key]
	group := strings.TrimSuffix(key, e.called)
	name, within := strings.CutPrefix(fresh, group)
	rest, there := bytes.CutPrefix(s.src[e.name:], []byte(e.called))
	if !within || !there {
		return ""
	}
	start := plaintext.LineStart(s.src, e.name)
	return string(s.src[start:e.name]) + name + string(rest[:lineEnd(rest, 0)])
}

// checkPath reports a word of addresses that is no slug.
func (s *Strings) checkPath(l *diag.List, key string) {
	word := s.T(key)
	if !strings.HasPrefix(key, paths) || isSlug(word) && word != "" {
		return
	}
	at := s.own[key].offset
	end := lineEnd(s.src, at)
	d := l.Add(diag.StringsPath, diag.Pos{File: s.file, Offset: at}, end, key, word)
	if line := string(s.src[plaintext.LineStart(s.src, at):end]); Slug(word) != "" && strings.Count(line, word) == 1 {
		d.Fix = strings.Replace(line, word, Slug(word), 1)
	}
}

func (s *Strings) checkPlaceholders(l *diag.List, key string, reference []*Strings) {
	e := s.entries[key]
	others := entriesOf(key, s, reference)
	have := e.placeholders()
	want, unused, own := ofPattern(key, have)
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
		// "one session" needs no {n}; what is said of many numbers does.
		unused = slices.DeleteFunc(slices.Clone(want), func(n string) bool {
			return e.saysOfMany(n) || slices.ContainsFunc(others, func(o other) bool { return !o.entry.saysOfMany(n) })
		})
	}
	strange := slices.DeleteFunc(slices.Clone(have), func(n string) bool { return slices.Contains(want, n) })
	slices.Sort(unused)
	unused = slices.Compact(unused)
	if !own && len(others) == 1 && !others[0].carried && len(strange) > 0 && (len(unused) == 0 || s.tag < others[0].tag) {
		return // which of the two is wrong is not known: the other is said to be
	}
	for _, n := range strange {
		at := s.find(e.offset, "{"+n+"}")
		d := l.Add(diag.StringsPlaceholder, diag.Pos{File: s.file, Offset: at}, at+len(n)+2, key, "{"+n+"}", braced(want))
		if own {
			continue
		}
		for _, o := range others {
			if o.own[key] != nil {
				d.WithRelated(diag.Pos{File: o.file, Offset: o.entry.offset})
			}
		}
		if len(unused) == 1 {
			start := plaintext.LineStart(s.src, at)
			line := string(s.src[start:lineEnd(s.src, at)])
			d.Fix = strings.Replace(line, "{"+n+"}", "{"+unused[0]+"}", 1)
		}
	}
	if len(strange) > 0 || e.stray() {
		return // one message is enough
	}
	if len(unused) > 0 {
		l.Add(diag.StringsUnused, diag.Pos{File: s.file, Offset: e.offset}, lineEnd(s.src, e.offset), key, braced(unused))
	}
}

// ofPattern gives the placeholders that a key of this package can have, and, of those it must
// have, what is not said by the ones that it has. It reports whether the key is one of them.
func ofPattern(key string, have []string) (can, lacking []string, found bool) {
	values, found := patterns[key]
	for _, value := range values {
		value, optional := strings.CutSuffix(value, "?")
		forms := strings.Fields(value)
		can = append(can, forms...)
		if !optional && !slices.ContainsFunc(forms, func(f string) bool { return slices.Contains(have, f) }) {
			lacking = append(lacking, forms[0])
		}
	}
	return can, lacking, found
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

// saysOfMany reports whether a placeholder stands in the text, or in that of most numbers.
func (e *entry) saysOfMany(placeholder string) bool {
	for name := range e.forms[plural.Other].names {
		if name == placeholder {
			return true
		}
	}
	return false
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
