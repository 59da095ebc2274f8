// Package diag names what can be wrong with a site, how grave it is and where it stands; others say it.
//
// A [Diagnostic] is data: a code, a place and the parts of a sentence. The
// sentence itself is made for its reader, in that reader's language, when it
// is shown: package message has it. Every code is declared once, in codes.go.
package diag

import (
	"cmp"
	"fmt"
	"slices"

	"projetpro/internal/charset"

	"projetpro/internal/fault"
	"projetpro/internal/plaintext"
)

// Severity ranks a diagnostic. An Error keeps the site from being built.
type Severity uint8

const (
	Error   Severity = iota + 1 // the site is not built
	Warning                     // the site is built, its readers may suffer
	Notice                      // worth knowing, nothing to mend now
)

// String is the word the machine formats use.
func (s Severity) String() string {
	switch s {
	case Error:
		return "error"
	case Warning:
		return "warning"
	default:
		return "notice"
	}
}

// NoOffset is the offset of a diagnostic that is about a file as a whole.
const NoOffset = -1

// A Pos is a place in one file of the site.
type Pos struct {
	File   string // relative to the site, with slashes; "" is the site as a whole
	Offset int    // bytes from the start of the file's text (charset.Text.UTF8), or NoOffset
}

// At is the place offset bytes further on.
func (p Pos) At(offset int) Pos { return Pos{p.File, p.Offset + offset} }

// WholeFile is the place of a diagnostic about file and no line of it.
func WholeFile(file string) Pos { return Pos{file, NoOffset} }

// A LanguageName is the tag of a language used as an argument of a sentence: it is
// shown by its name in the reader's language.
type LanguageName string

// Foreign is what a library says, in English, used as an argument of a sentence: the
// reader's language has words of its own for what it mostly says.
type Foreign string

// A Count is so many of something ("5.5 credits") used as an argument of a
// sentence: the number and the plural are those of the reader's language.
type Count struct {
	Of          Term // said in the forms of the CLDR's plurals
	Thousandths int
}

// A Reason is a term that says something of a part, used as an argument of a sentence.
type Reason struct {
	Says Term   // with {part} in it
	Part string // as it is written, or a number
}

// Choices are the values of a closed list used as an argument of a sentence: each with
// what it means in the reader's language, where that is another word.
type Choices struct {
	List   string // its name under choices of the catalogue
	Values []string
}

// Facts are some that a page stated, used as an argument of a sentence: a list of what they are, in words.
type Facts []Fact

// A Fact is a field of front matter, or some items of one kind in it.
type Fact struct {
	Name  string // of the field
	Kind  string // of the items, under the field's name in the catalogue; "" for the field as a whole
	Count int    // how many items
}

// A Diagnostic is one thing that is wrong in the content.
type Diagnostic struct {
	Code    Code
	Pos     Pos
	End     int   // offset behind the last byte that is wrong; 0 when only Pos is known
	Args    []any // fill the sentence of Code, see Rule.Args: strings, whole numbers, Counts, Choices, Terms, Reasons, Foreigns and LanguageNames
	Related []Pos // other places the reader must see, such as the line that is contradicted

	// Of is the path of the file that a link leads to, when it is not there or cannot be used; else "".
	Of string

	// Fix is a proposal, "" when there is none: the line, or the lines, from Pos to
	// End as they should read, or, of a file as a whole, a better path for it. Else
	// are other paths, should that one not do. Nobody is shown what is proposed, but
	// what package correction has proved of it: Mended and Better.
	Fix  string
	Else []string

	Mended    *charset.Edit // what mends this, and all else that is wrong with the lines it replaces; nil when that is not known
	Better    string        // a better path for the file; "" when there is none
	Languages []string      // codes of those of the site, the first two at most, for examples of how something is written; nil when they are not known
	Folded    int           // how many diagnostics follow from this one, and are left out
}

// WithFix sets the corrected line and returns d, for use with [List.Add].
func (d *Diagnostic) WithFix(line string) *Diagnostic { d.Fix = line; return d }

// WithRelated adds places the reader must see and returns d.
func (d *Diagnostic) WithRelated(at ...Pos) *Diagnostic {
	d.Related = append(d.Related, at...)
	return d
}

// A List gathers diagnostics. The zero value is an empty list.
type List []*Diagnostic

// Add appends a diagnostic and returns it so that a fix or related places can be added.
// end is the offset behind what is wrong, or 0.
func (l *List) Add(code Code, pos Pos, end int, args ...any) *Diagnostic {
	d := &Diagnostic{Code: code, Pos: pos, End: end, Args: args}
	*l = append(*l, d)
	return d
}

// Clip is what is written as sentences repeat it: one line, not too long.
func Clip(written string) string { return plaintext.Clip(written, 60) }

// Guard does a piece of work, with a file or a page. A mistake of ours in it does
// not end the program: the list says so, of the file that is named innermost, and
// Guard returns it, or else nil. stage names the work, for tests.
func (l *List) Guard(stage, file string, do func()) *fault.Fault {
	f := fault.Catch(stage, file, do)
	if f != nil {
		l.AddFault(f)
	}
	return f
}

// AddFault adds a mistake of ours.
func (l *List) AddFault(f *fault.Fault) {
	l.Add(Fault, WholeFile(f.File), 0, plaintext.Clip(fmt.Sprint(f.Value), 200), f.Place)
}

// Failed reports whether a mistake of ours is in the list.
func (l List) Failed() bool {
	return slices.ContainsFunc(l, func(d *Diagnostic) bool { return d.Code == Fault })
}

// HasErrors reports whether something in the list is an [Error], strict or not.
func (l List) HasErrors() bool {
	return slices.ContainsFunc(l, func(d *Diagnostic) bool { return d.Severity(false) == Error })
}

// Sort orders by file, place, code and arguments, and drops exact repetitions,
// so that one site has one list of diagnostics.
func (l *List) Sort() {
	compare := func(a, b *Diagnostic) int {
		return cmp.Or(cmp.Compare(a.Pos.File, b.Pos.File), cmp.Compare(a.Pos.Offset, b.Pos.Offset),
			cmp.Compare(a.Code, b.Code), slices.CompareFunc(a.Args, b.Args, compareArgs))
	}
	slices.SortStableFunc(*l, compare)
	*l = slices.CompactFunc(*l, func(a, b *Diagnostic) bool { return compare(a, b) == 0 })
}

func compareArgs(a, b any) int { return cmp.Compare(fmt.Sprint(a), fmt.Sprint(b)) }

// Most is how many diagnostics of one code about one file are told one by one. A
// file with more has mostly one mistake with many consequences.
const Most = 100

// Fewer is the list, sorted, with at most [Most] of each code about each file: of
// the others, one tells how many they are.
func (l List) Fewer() List {
	l = slices.Clone(l)
	l.Sort()
	type kind struct {
		file string
		code Code
	}
	count := map[kind]int{}
	for _, d := range l {
		count[kind{d.Pos.File, d.Code}]++
	}
	told := map[kind]int{}
	var few List
	for _, d := range l {
		k := kind{d.Pos.File, d.Code}
		told[k]++
		switch {
		case told[k] <= Most, count[k] == Most+1:
			few = append(few, d)
		case told[k] == Most+1:
			more := *d
			more.StandFor(count[k] - Most)
			few = append(few, &more)
		}
	}
	return few
}

// StandFor makes d tell that there are n of its code from there on.
func (d *Diagnostic) StandFor(n int) {
	*d = Diagnostic{Code: MoreOfThese, Pos: d.Pos, End: d.End, Args: []any{n, string(d.Code)}}
}

// Count returns how many diagnostics have each severity, strict as in [Rule.SeverityIn].
func (l List) Count(strict bool) (errors, warnings, notices int) {
	for _, d := range l {
		switch d.Severity(strict) {
		case Error:
			errors++
		case Warning:
			warnings++
		default:
			notices++
		}
	}
	return
}

// Severity is how grave d is; strict asks for the severity under --strict.
func (d *Diagnostic) Severity(strict bool) Severity { return RuleOf(d.Code).SeverityIn(strict) }
