// This file makes what is proposed for one file, and reads the file again.

package correction

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"projetpro/internal/diag"
	"projetpro/internal/plaintext"
)

// A trial is a file whose corrections are proved.
type trial struct {
	file    string
	text    []byte
	list    diag.List // what is wrong with it
	fixable diag.List // what a correction is proposed for
	own     []string  // words of the site's address

	reader func(text []byte) diag.List
	inSite bool                     // the reader reads the whole site
	seen   func(text []byte) string // what readers see of it
	left   int                      // readings that may still be made
	before diag.List                // what a reading of it as it is finds

	good []*passage // what can be mended
}

// maxReadings is how often a file is read, so that one with a thousand mistakes is
// not read a thousand times; a long one is read less often, so that no more than
// maxRead bytes are, but fewReadings times at least. One reading proves any number of
// corrections that mend.
const (
	maxReadings = 60
	fewReadings = 8
	maxRead     = 256 << 10
)

// readings is how often a file with such a text may be read. What is read again for each line that
// cannot be read counts for several readings.
func readings(text []byte, again bool) int {
	weight := 1
	if again {
		weight = rereadings
	}
	return min(maxReadings, max(fewReadings, maxRead/(1+len(text)))/weight)
}

// rereadings is for how many readings one counts that goes through a text again and again.
const rereadings = 2

func (f *trial) read(text []byte) diag.List {
	f.left--
	return f.reader(text)
}

// A passage is some lines of the file for which a correction is proposed.
type passage struct {
	from, to int       // offsets of the lines in the file, without the last line's end
	fixes    diag.List // what is to be mended in them
	but      diag.List // what is not, though there is a proposal
	old      string    // the lines as they are
	fresh    string    // the lines as they read when what was proposed so far is made
	cured    []string  // keys of what is no longer wrong elsewhere, or what had no correction of its own
}

// passages are the lines that corrections are proposed for. Those that have a line in common are one.
func (f *trial) passages(fixable diag.List) []*passage {
	var all []*passage
	for _, d := range fixable {
		from, to := lines(f.text, d)
		all = append(all, &passage{from: from, to: to, fixes: diag.List{d}})
	}
	slices.SortStableFunc(all, func(a, b *passage) int { return cmp.Compare(a.from, b.from) })
	merged := all[:0]
	for _, g := range all {
		if n := len(merged); n > 0 && g.from <= merged[n-1].to {
			merged[n-1].to = max(merged[n-1].to, g.to)
			merged[n-1].fixes = append(merged[n-1].fixes, g.fixes...)
			continue
		}
		merged = append(merged, g)
	}
	for _, g := range merged {
		g.old = string(f.text[g.from:g.to])
	}
	return merged
}

// lines are those that a correction of d replaces: all that it is about.
func lines(text []byte, d *diag.Diagnostic) (from, to int) {
	at := min(d.Pos.Offset, len(text))
	return plaintext.LineStart(text, at), plaintext.LineEnd(text, min(max(at, d.End), len(text)))
}

// proveAll finds what can be mended of the file, one with the other.
func (f *trial) proveAll() {
	good := f.prove(f.passages(f.fixable))
	slices.SortFunc(good, func(a, b *passage) int { return cmp.Compare(a.from, b.from) })
	for len(good) > 1 {
		i := f.odd(good)
		if i < 0 {
			break
		}
		good = slices.Delete(good, i, i+1)
	}
	f.good = good
}

// odd is which of some passages, each of which can be mended, cannot be mended with
// the others, or -1. Two headings cannot have the same anchor.
func (f *trial) odd(good []*passage) int {
	if f.left <= 0 {
		return len(good) - 1
	}
	cured := make([][]string, len(good))
	for i, g := range good {
		cured[i] = g.cured
	}
	found := f.mend(good)
	for i, g := range good {
		if !f.isMended(g, good, found) {
			return i
		}
		g.cured = cured[i]
	}
	if harmless, _ := f.isHarmless(good, found); !harmless {
		return len(good) - 1
	}
	return -1
}

// prove tells which of the passages can be mended.
func (f *trial) prove(all []*passage) (good []*passage) {
	if len(all) == 0 || f.left <= 0 {
		return nil
	}
	found := f.mend(all)
	var doubtful []*passage
	for _, g := range all {
		if f.isMended(g, all, found) {
			good = append(good, g)
		} else {
			doubtful = append(doubtful, g)
		}
	}
	harmless, vanished := f.isHarmless(all, found)
	if len(all) == 1 {
		if len(doubtful) > 0 || !harmless {
			return f.proveFewer(all[0])
		}
		all[0].cured = append(all[0].cured, vanished...)
		return all
	}
	switch {
	case harmless && len(vanished) == 0 && len(doubtful) == 0:
		return all
	case len(good) == 0 || len(doubtful) == 0:
		half := len(all) / 2
		return append(f.prove(all[:half]), f.prove(all[half:])...)
	}
	return append(f.prove(good), f.prove(doubtful)...)
}

// isHarmless says whether mending passages does nothing to the rest of the file;
// vanished are the keys of what is no longer wrong there.
func (f *trial) isHarmless(all []*passage, found diag.List) (harmless bool, vanished []string) {
	appeared, vanished := f.elsewhere(all, found)
	uncovered := slices.ContainsFunc(all, func(g *passage) bool { return uncovers(g.fixes) })
	return (len(appeared) == 0 || uncovered) && !f.showsMarks(all), vanished
}

// proveFewer proves what it can of the corrections proposed for one passage, when not all of them mend it.
func (f *trial) proveFewer(g *passage) []*passage {
	if len(g.fixes) == 1 {
		return nil
	}
	var best *passage
	for _, d := range g.fixes {
		tried := &passage{from: g.from, to: g.to, old: g.old}
		if best != nil {
			tried.fixes = slices.Clone(best.fixes)
		}
		tried.fixes = append(tried.fixes, d)
		tried.but = slices.DeleteFunc(slices.Clone(g.fixes), func(d *diag.Diagnostic) bool { return slices.Contains(tried.fixes, d) })
		if f.left <= 0 {
			break
		}
		one := []*passage{tried}
		found := f.mend(one)
		harmless, vanished := f.isHarmless(one, found)
		if f.isMended(tried, one, found) && harmless {
			tried.cured = append(tried.cured, vanished...)
			best = tried
		}
	}
	if best == nil {
		return nil
	}
	return []*passage{best}
}

// maxRounds is how often what is proposed is made: a correction may show what else
// is wrong with the lines.
const maxRounds = 5

// mend makes the corrections that are proposed for passages, and those for what is
// then found wrong with them. It gives what is found wrong at last.
func (f *trial) mend(all []*passage) (found diag.List) {
	for _, g := range all {
		g.fresh = applied(f.text, g.from, g.to, g.fixes)
	}
	for range maxRounds {
		if f.left <= 0 {
			break
		}
		text, places := f.with(all)
		found = f.read(text)
		again := false
		for i, g := range all {
			more := within(found, f.file, places[i])
			more = slices.DeleteFunc(more, func(d *diag.Diagnostic) bool {
				from, to := lines(text, d)
				return !hasLines(d) || from < places[i].from || to > places[i].to || g.leaves(d)
			})
			if fresh := applied(text, places[i].from, places[i].to, more); fresh != g.fresh {
				g.fresh, again = fresh, true
			}
		}
		if !again {
			break
		}
	}
	return found
}

// leaves says whether a diagnostic is of what is not to be mended.
func (g *passage) leaves(d *diag.Diagnostic) bool {
	return slices.ContainsFunc(g.but, func(other *diag.Diagnostic) bool {
		return d.Code == other.Code && fmt.Sprint(d.Args) == fmt.Sprint(other.Args)
	})
}

// A stretch is a part of a text.
type stretch struct{ from, to int }

// with is the text with passages as they read mended, and where they stand in it.
func (f *trial) with(all []*passage) (text []byte, places []stretch) {
	done := 0
	for _, g := range all {
		text = append(text, f.text[done:g.from]...)
		places = append(places, stretch{len(text), len(text) + len(g.fresh)})
		text, done = append(text, g.fresh...), g.to
	}
	return append(text, f.text[done:]...), places
}

// within are the diagnostics about lines of a file that begin in a stretch of it.
func within(list diag.List, file string, s stretch) (in diag.List) {
	for _, d := range list {
		if d.Pos.File == file && d.Pos.Offset >= s.from && d.Pos.Offset <= s.to {
			in = append(in, d)
		}
	}
	return in
}

// applied is what stands between two offsets of a text after corrections of it.
// One that would change what another has changed already is left out.
func applied(text []byte, from, to int, fixes diag.List) string {
	type edit struct {
		from, to int
		text     string
	}
	var edits []edit
	for _, d := range fixes {
		start, end := lines(text, d)
		if start < from || end > to {
			continue
		}
		old := text[start:end]
		before := plaintext.Common(old, []byte(d.Fix))
		after := plaintext.CommonEnd(old[before:], []byte(d.Fix)[before:])
		edits = append(edits, edit{start + before, end - after, d.Fix[before : len(d.Fix)-after]})
	}
	slices.SortStableFunc(edits, func(a, b edit) int { return cmp.Compare(a.from, b.from) })
	var out strings.Builder
	done := from
	for i, e := range edits {
		if e.from < done || i > 0 && e.from == edits[i-1].from {
			continue
		}
		out.Write(text[done:e.from])
		out.WriteString(e.text)
		done = e.to
	}
	out.Write(text[done:to])
	return out.String()
}

// isMended says whether a passage, one of those that were mended, has what was to
// be mended no more, nothing else instead, and the same words.
func (f *trial) isMended(g *passage, all []*passage, found diag.List) bool {
	_, places := f.with(all)
	place := places[slices.Index(all, g)]
	before, after := count(within(f.before, f.file, stretch{g.from, g.to})), count(within(found, f.file, place))
	before[diag.ToComplete] += before[diag.ToCompleteShown] // which may be hidden now
	for code, n := range after {
		if n > before[code] {
			return false
		}
	}
	for code, n := range count(g.fixes) {
		if after[code] > max(0, before[code]-n) {
			return false
		}
	}
	g.cured = nil
	for _, d := range within(f.before, f.file, stretch{g.from, g.to}) {
		if d.Fix == "" && after[d.Code] == 0 {
			g.cured = append(g.cured, keyOf(d))
		}
	}
	return g.isWordless() || saysTheSame(g.old, g.fresh, f.own)
}

// unworded are mistakes in what is no words: a colour, for which another is proposed, and the path of a file.
var unworded = []diag.Code{diag.ValueColour, diag.ColourContrast, diag.ColoursAlike, diag.ValueStatic}

// isWordless says whether nothing that is to be mended of a passage is words.
func (g *passage) isWordless() bool {
	return !slices.ContainsFunc(g.fixes, func(d *diag.Diagnostic) bool { return !slices.Contains(unworded, d.Code) })
}

func count(list diag.List) map[diag.Code]int {
	n := map[diag.Code]int{}
	for _, d := range list {
		n[d.Code]++
	}
	return n
}

// elsewhere compares what was and what is wrong outside passages: what has
// appeared, and the keys of what has vanished.
func (f *trial) elsewhere(all []*passage, found diag.List) (appeared diag.List, vanished []string) {
	_, places := f.with(all)
	olds := make([]stretch, len(all))
	for i, g := range all {
		olds[i] = stretch{g.from, g.to}
	}
	was, is := map[string]int{}, map[string]int{}
	for _, d := range f.before {
		if key, ok := f.outside(d, olds); ok {
			was[key]++
		}
	}
	for _, d := range found {
		if key, ok := f.outside(d, places); ok {
			if is[key]++; is[key] > was[key] {
				appeared = append(appeared, d)
			}
		}
	}
	for _, d := range f.before {
		if key, ok := f.outside(d, olds); ok && is[key] == 0 {
			vanished = append(vanished, keyOf(d))
		}
	}
	return appeared, vanished
}

// outside names a place by the passages before it and by how far it is behind the
// last, so that it is the same before and after these are mended; false is a place
// in one of them.
func (f *trial) outside(d *diag.Diagnostic, passages []stretch) (key string, ok bool) {
	if d.Pos.File != f.file || d.Pos.Offset < 0 {
		return fmt.Sprint(d.Pos.File, d.Code, d.Args), true
	}
	i, _ := slices.BinarySearchFunc(passages, d.Pos.Offset, func(s stretch, at int) int { return cmp.Compare(s.to, at) })
	if i < len(passages) && d.Pos.Offset >= passages[i].from {
		return "", false
	}
	behind := d.Pos.Offset
	if i > 0 {
		behind -= passages[i-1].to
	}
	return fmt.Sprint(i, ":", behind, d.Code), true
}

// marks are characters that mean something in a text, and are not seen where they do.
const marks = "*_~`\\"

// showsMarks says whether readers would see marks in passages that mean nothing where they are.
func (f *trial) showsMarks(all []*passage) bool {
	more := func(old, fresh string) bool {
		return slices.ContainsFunc([]rune(marks), func(c rune) bool {
			return strings.Count(fresh, string(c)) > strings.Count(old, string(c))
		})
	}
	if !slices.ContainsFunc(all, func(g *passage) bool { return more(g.old, g.fresh) }) {
		return false
	}
	text, _ := f.with(all)
	return more(f.seen(f.text), f.seen(text))
}

// uncovers says whether one of some mistakes hides what stands behind it: what is
// found wrong there, once it can be read, was wrong before.
func uncovers(fixes diag.List) bool {
	return slices.ContainsFunc(fixes, func(d *diag.Diagnostic) bool {
		return strings.HasPrefix(string(d.Code), "front-") || slices.Contains(covers, d.Code)
	})
}

// covers are the mistakes that hide what stands behind them.
var covers = []diag.Code{
	diag.EncodingBytes, diag.EncodingUTF7, diag.EncodingNUL, diag.FileConflict, diag.StringsSyntax,
	diag.RawHTML, diag.CommentOpen, diag.CommentSwallows, diag.CommentObsidian, diag.CodeIndented, diag.CodeOpen, diag.HeadingUnderlined,
}
