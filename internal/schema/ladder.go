// This file knows the levels of a site, and finds in them what is written in its facts.

package schema

import (
	"cmp"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"projetpro/internal/lang"
	"projetpro/internal/message"
	"projetpro/internal/plaintext"
)

// A Ladder is the levels of a site, in their order.
type Ladder struct {
	levels []Level
	open   bool // others may be meant than those that are listed

	exact  map[string]int // by ID
	byID   map[string]int // by key
	byName map[string]int // by key of what else they are called; -1 of several
	byFile map[string]int // by the name of their files
}

// NewLadder makes a ladder of the levels that the settings list. It is open where
// they list none, or not all of them yet: then any text may name a level.
func NewLadder(levels []Level, open bool) *Ladder {
	l := &Ladder{levels: levels, open: open, exact: map[string]int{}, byID: map[string]int{}, byName: map[string]int{}, byFile: map[string]int{}}
	for i := range levels {
		id := levels[i].ID
		if _, taken := l.byID[levelKey(id)]; taken || id == "" {
			continue
		}
		l.exact[id], l.byID[levelKey(id)] = i, i
		if name := lang.Slug(id); name != "" {
			l.byFile[name] = i
		}
	}
	for i := range levels {
		l.call(i)
	}
	return l
}

// call notes all that a level is called.
func (l *Ladder) call(i int) {
	level := &l.levels[i]
	cycles := append(level.Cycle.texts(), "")
	for _, name := range slices.Concat([]string{level.ID}, level.Name.texts(), level.Long.texts()) {
		for _, cycle := range cycles {
			for _, key := range [...]string{levelKey(cycle + name), levelKey(name + cycle)} {
				if was, taken := l.byName[key]; taken && was != i {
					l.byName[key] = -1
				} else {
					l.byName[key] = i
				}
			}
		}
	}
}

// texts are all that a Localised says.
func (l Localised) texts() []string {
	if l.By == nil {
		return []string{l.All}
	}
	var all []string
	for _, text := range l.By {
		all = append(all, text)
	}
	slices.Sort(all)
	return all
}

// levelKey makes what differs by case, accents, spaces and signs equal.
func levelKey(s string) string {
	return strings.Map(func(c rune) rune {
		if isLetterOrFigure(c) {
			return unicode.ToLower(c)
		}
		return -1
	}, norm.NFKD.String(s))
}

// IDs are the levels as they are written, in their order.
func (l *Ladder) IDs() []string {
	var all []string
	for i := range l.levels {
		if id := l.levels[i].ID; id != "" {
			all = append(all, id)
		}
	}
	return all
}

// IsOpen says whether other levels may be meant than those that are listed.
func (l *Ladder) IsOpen() bool { return l.open }

// Alike yields each level that is listed in vain, with the place of the one before
// it that has its name, but for case, accents, spaces and signs.
func (l *Ladder) Alike(yield func(i, first int) bool) {
	for i := range l.levels {
		if first, ok := l.byID[levelKey(l.levels[i].ID)]; ok && first != i && !yield(i, first) {
			return
		}
	}
}

// Level is the level of an ID; of one that is not listed nothing more is known.
func (l *Ladder) Level(id string) Level {
	if i := l.Index(id); l != nil && i < len(l.levels) {
		return l.levels[i]
	}
	return Level{ID: id}
}

// Index is the place of a level, by its ID; those that are not listed come last.
func (l *Ladder) Index(id string) int {
	if l == nil {
		return 0
	}
	if i, ok := l.exact[id]; ok {
		return i
	}
	return len(l.levels)
}

// Has says whether a level may be one of the site's, by its ID.
func (l *Ladder) Has(id string) bool { return l.open || l.Index(id) < len(l.levels) }

// OfFile is the level that a file is named after: Bloc 1 of bloc-1. false is none.
func (l *Ladder) OfFile(name string) (id string, ok bool) {
	if i, ok := l.byFile[name]; ok {
		return l.levels[i].ID, true
	}
	return commonly(name), l.open && IsLevel(name)
}

// MeantFile is the name that the files of the level are called by for which another
// name was probably meant, or "".
func (l *Ladder) MeantFile(name string) string {
	if i := l.nearest(name); i >= 0 {
		return lang.Slug(l.levels[i].ID)
	}
	return ""
}

// find is the place of the level that s names, or -1.
func (l *Ladder) find(s string) int {
	if i, ok := l.exact[s]; ok {
		return i
	}
	if strings.HasSuffix(s, "+") {
		return -1 // and those behind it
	}
	key := levelKey(s)
	if i, ok := l.byID[key]; ok {
		return i
	}
	if i, ok := l.byName[key]; ok && key != "" {
		return i
	}
	return -1
}

// Read gives the levels that are meant by a text: one, all from one to another, or
// several, in the site's order. false is a text that means none.
func (l *Ladder) Read(s string) (Levels, bool) {
	if i := l.find(s); i >= 0 {
		return Levels{l.levels[i].ID}, true
	}
	for _, cut := range cuts(s) {
		if from, to := l.ends(cut[0], cut[1]); from >= 0 && to >= 0 {
			return l.between(min(from, to), max(from, to)), true
		}
	}
	if all := l.each(s); all != nil {
		return all, true
	}
	if !l.open {
		return nil, false
	}
	if all := formed(s); all != nil {
		return all, true
	}
	return Levels{commonly(s)}, true
}

// ends are the first and the last level of a range; one of them may be its figure only.
func (l *Ladder) ends(first, last string) (from, to int) {
	from, to = l.find(first), l.find(last)
	if from >= 0 && to < 0 {
		to = l.figure(l.levels[from].ID, last)
	}
	if to >= 0 && from < 0 {
		from = l.figure(l.levels[to].ID, first)
	}
	return from, to
}

// figure is the place of the level that is called as another, but for its figure; or -1.
func (l *Ladder) figure(like, figure string) int {
	figure = strings.TrimSpace(figure)
	if _, ok := figures(figure); !ok || len(figure) > 3 {
		return -1
	}
	return l.find(strings.TrimRight(like, "0123456789") + figure)
}

func (l *Ladder) between(from, to int) (all Levels) {
	for i := from; i <= to; i++ {
		if id := l.levels[i].ID; l.Index(id) == i {
			all = append(all, id)
		}
	}
	return all
}

// each are the levels that stand in one text, with a word or a sign between them, or
// nil.
func (l *Ladder) each(s string) (all Levels) {
	if all = l.list(ands().Split(s, maxItems)); all == nil {
		all = l.list(strings.Fields(s))
	}
	return all
}

// list are the levels that several texts name; nil unless all of them do. Behind the
// first a figure is enough.
func (l *Ladder) list(parts []string) (all Levels) {
	if len(parts) < 2 {
		return nil
	}
	last := -1
	for _, part := range parts {
		i := l.find(part)
		if i < 0 && last >= 0 {
			i = l.figure(l.levels[last].ID, part)
		}
		if i < 0 {
			return nil
		}
		all, last = append(all, l.levels[i].ID), i
	}
	return all
}

// cuts are the ways to take a text for a range: at each sign and word that can stand
// between its ends.
func cuts(s string) (all [][2]string) {
	for _, at := range tos().FindAllStringIndex(s, maxItems) {
		first, last := strings.TrimSpace(s[:at[0]]), strings.TrimSpace(s[at[1]:])
		if first != "" && last != "" {
			all = append(all, [2]string{first, last})
		}
	}
	return all
}

// tos are the signs and words between the ends of a range.
var tos = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)[-–—−→]|\.\.+|…|[\s\x{A0}\x{202F}](?:` + alternatives("to") + `)[\s\x{A0}\x{202F}]`)
})

// ands are the signs and words between the items of a list in one text.
var ands = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)[,;/+&]|[\s\x{A0}\x{202F}](?:` + alternatives("and") + `)[\s\x{A0}\x{202F}]`)
})

// alternatives are the words under a key, for a regular expression.
func alternatives(key string) string {
	words := message.Words("written", key)
	for i, word := range words {
		words[i] = regexp.QuoteMeta(word)
	}
	slices.SortFunc(words, func(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(a, b)) })
	return strings.Join(words, "|")
}

// Meant is what was probably meant by a text that [Ladder.Read] does not read, as it
// is written in front matter; "" when nobody can tell.
func (l *Ladder) Meant(s string) string {
	if from, to := l.stretch(strings.ToLower(norm.NFC.String(strings.TrimSpace(s)))); from < to {
		meant := l.levels[from].ID + "-" + l.levels[to].ID
		if all, ok := l.Read(meant); ok && len(all) > 1 {
			return quoteIfNeeded(meant)
		}
	}
	if i := l.nearest(s); i >= 0 {
		return quoteIfNeeded(l.levels[i].ID)
	}
	for _, cut := range cuts(s) {
		from, to := l.nearest(cut[0]), l.nearest(cut[1])
		if from >= 0 && to < 0 {
			to = l.figure(l.levels[from].ID, cut[1])
		}
		if from >= 0 && to >= 0 {
			meant := l.levels[min(from, to)].ID + "-" + l.levels[max(from, to)].ID
			if _, ok := l.Read(meant); ok {
				return quoteIfNeeded(meant)
			}
		}
	}
	return l.meantSeveral(s)
}

// meantSeveral are the levels that a text with a word or a sign between them was probably meant for, as they are written: M1 et M2,
// Master 1 et 2; "" where one of them is none.
func (l *Ladder) meantSeveral(s string) string {
	var places []int
	for _, part := range ands().Split(s, maxItems) {
		i := l.nearest(strings.TrimSpace(part))
		if _, ok := figures(strings.TrimSpace(part)); ok && len(places) > 0 {
			i = l.figure(l.levels[places[0]].ID, part)
		}
		if i < 0 || slices.Contains(places, i) {
			return ""
		}
		places = append(places, i)
	}
	if len(places) < 2 {
		return ""
	}
	var ids []string
	for _, i := range places {
		ids = append(ids, l.levels[i].ID)
	}
	meant := strings.Join(ids, "/")
	if all, ok := l.Read(meant); !ok || len(all) != len(places) {
		return ""
	}
	return quoteIfNeeded(meant)
}

// stretch are the places of the first and the last of the levels that s, in small letters, names together: all of them, those from
// one on, those of a cycle. Of none, and of one alone, the first is not before the last.
func (l *Ladder) stretch(s string) (from, to int) {
	last := len(l.levels) - 1
	if s == "all" || isWritten("all-levels", s) {
		return 0, last
	}
	for _, key := range [...]string{"levels-on", "at-least"} {
		bare := beforeWord(key, afterWord(key, s))
		if more, ok := strings.CutSuffix(bare, "+"); ok {
			bare = strings.TrimSpace(more)
		}
		if i := l.nearest(bare); bare != s && i >= 0 {
			return i, last
		}
	}
	from, to = len(l.levels), -1
	for i := range l.levels {
		if slices.ContainsFunc(l.levels[i].Cycle.texts(), func(cycle string) bool { return cycle != "" && cycleKey(cycle) == cycleKey(s) }) {
			from, to = min(from, i), i
		}
	}
	if to >= 0 && slices.ContainsFunc(l.levels[from:to+1], func(level Level) bool { return !reflect.DeepEqual(level.Cycle, l.levels[to].Cycle) }) {
		return 0, -1 // there are others among them
	}
	return from, to
}

// cycleKey makes what people call a cycle equal: Bachelier, bac, BA.
func cycleKey(s string) string {
	return strings.TrimSuffix(levelKey(levelWords().Replace(strings.ToLower(norm.NFC.String(s)))), "s")
}

// yearOfCycle is a level as it is mostly called, of which s, in small letters, names the cycle and, by an ordinal number, the year: ba1 of 1ste
// bachelor, première année de bachelier; "" is none.
func yearOfCycle(s string) string {
	cycle, year := "", ""
	for word := range strings.FieldsSeq(s) {
		which := slices.IndexFunc(whiches(), func(w rhythm) bool { return w.words == word })
		bare := strings.TrimSuffix(word, "s")
		switch number := cardinal(word); {
		case which >= 0 && year == "" && whiches()[which].value != lastOf:
			year = strconv.Itoa(slices.Index(choices["of-month"], whiches()[which].value) + 1)
		case number != word && year == "":
			year = number
		case cycle == "" && (isWritten("level.ba", bare) || bare == "ba"):
			cycle = "ba"
		case cycle == "" && (isWritten("level.ma", bare) || bare == "ma"):
			cycle = "ma"
		case isWritten("level.year", word) || isWritten("in-dates", word) || isWritten("of-length", word) || isWritten("beside-days", word):
		default:
			return ""
		}
	}
	if cycle == "" || year == "" {
		return ""
	}
	return cycle + year
}

// nearest is the place of the only level that s can have been meant for, or -1: it is
// called so in other words, or is a slip of the fingers away, or has its figure and
// its first letter.
func (l *Ladder) nearest(s string) int {
	if i := l.find(s); i >= 0 || l.byName[levelKey(s)] < 0 {
		return i
	}
	if named := yearOfCycle(strings.ToLower(norm.NFC.String(s))); named != "" {
		return l.find(named)
	}
	s = levelWords().Replace(strings.ToLower(norm.NFC.String(s)))
	if i := l.find(s); i >= 0 {
		return i
	}
	key := levelKey(s)
	if key == "" {
		return -1
	}
	if i := l.only(func(other string) bool {
		return figureOf(other) == figureOf(key) && slips(key, other) < plaintext.TooMany
	}); i >= 0 {
		return i
	}
	return l.only(func(other string) bool {
		return figureOf(key) != "" && figureOf(other) == figureOf(key) && other[0] == key[0] && len(key) < short
	})
}

// only is the place of the only level whose key is as asked, or -1.
func (l *Ladder) only(is func(key string) bool) int {
	found := -1
	for i := range l.levels {
		if key := levelKey(l.levels[i].ID); l.byID[key] == i && key != "" && is(key) {
			if found >= 0 {
				return -1
			}
			found = i
		}
	}
	return found
}

// figureOf are the figures of a key, all of them.
func figureOf(key string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsDigit(c) {
			return c
		}
		return -1
	}, key)
}

// levelWords makes levels of the ways to say them.
var levelWords = sync.OnceValue(func() *strings.Replacer {
	var pairs []string
	for _, letters := range [...]string{"ba", "ma"} {
		pairs = append(pairs, replacements("level."+letters, "", letters)...)
	}
	return strings.NewReplacer(append(pairs, replacements("level.year", "", "")...)...)
})

// Resolve gives facts of a kind in which levels are those of the ladder; facts
// themselves where nothing changes by that. It calls unread for each text that means
// no level of a ladder that is not open, and again for each that means one that has
// been said, with the key of its place as in [Record.Set].
func (l *Ladder) Resolve(k *Kind, facts any, unread, again func(key, written string)) any {
	changed := map[string]Levels{}
	for key, written := range Each[Levels](k, facts) {
		if all := l.resolve(key, *written, unread, again); !slices.Equal(all, *written) {
			changed[key] = all
		}
	}
	if len(changed) == 0 {
		return facts
	}
	facts = copied[Levels](k, facts)
	for key, levels := range Each[Levels](k, facts) {
		if all, ok := changed[key]; ok {
			*levels = all
		}
	}
	return facts
}

func (l *Ladder) resolve(at string, written Levels, unread, again func(key, written string)) (all Levels) {
	for i, s := range written {
		key := at + "." + strconv.Itoa(i)
		levels, ok := l.Read(s)
		if !ok {
			unread(key, s)
			levels = Levels{s}
		}
		for _, id := range levels {
			switch {
			case !slices.Contains(all, id):
				all = append(all, id)
			case ok: // of a range, one is enough
				again(key, id)
				ok = false
			}
		}
		all = all[:min(len(all), maxItems)]
	}
	slices.SortStableFunc(all, func(a, b string) int { return cmp.Compare(l.Index(a), l.Index(b)) })
	return all
}

// A Rung is levels that are said together: those of one cycle, and among them those
// that follow one another.
type Rung struct {
	Cycle Localised
	Runs  [][]Level // of each, its levels in the ladder's order; of three or more, the ends are said
}

// Rungs are the levels of some IDs, as they are said. The ladder may be nil.
func (l *Ladder) Rungs(ids []string) (all []Rung) {
	for i, id := range ids {
		level := l.Level(id)
		if i == 0 || !reflect.DeepEqual(level.Cycle, all[len(all)-1].Cycle) {
			all = append(all, Rung{Cycle: level.Cycle, Runs: [][]Level{{level}}})
			continue
		}
		last := &all[len(all)-1]
		if run := &last.Runs[len(last.Runs)-1]; l.follows(ids[i-1], id) {
			*run = append(*run, level)
		} else {
			last.Runs = append(last.Runs, []Level{level})
		}
	}
	return all
}

// follows says whether a level is the next one behind another.
func (l *Ladder) follows(before, id string) bool {
	if l != nil && l.Index(id) < len(l.levels) {
		next := l.Index(before) + 1
		for next < len(l.levels) && l.Index(l.levels[next].ID) != next { // listed in vain
			next++
		}
		return l.Index(id) == next
	}
	a, b := form.FindStringSubmatch(before), form.FindStringSubmatch(id)
	if a == nil || b == nil || a[1] != b[1] {
		return false
	}
	from, _ := figures(a[2])
	to, _ := figures(b[2])
	return to == from+1
}
