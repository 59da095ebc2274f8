// This file keeps which texts were held to say the same.

package translation

import (
	"bytes"
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"projetpro/internal/markdown"
)

// A Lock is what is kept of a page: a set of statements, each of which says that two texts were held to agree. It is never
// a pointer to what there is now: whatever statements two locks have, those of both together are true. So a merge of two
// versions of its file is right, whoever made it, and one with the marks of a conflict in it is read as both.
//
// Each statement is two lines and an empty one, so that two people who confirm neighbours change no neighbouring lines:
//
//	objectifs en
//	fr 1a2b3c4d 5e6f7081 = en 92a3b4c5 d6e7f809
//
// The first names the section, and the language that was compared, to whoever reads it. The second has a digest for each
// block of the section in one language and in the other; none behind the sign means that the other lacks it on purpose.
type Lock struct {
	Statements []Statement
	Wrong      []int // offsets of the lines that are no statement
}

// A Statement says that two texts were held to agree.
type Statement struct {
	Key  string // of the section, or [Words], [Opening], [Accepted] or [Facts]
	A, B Side
}

// A Side is one text of a [Statement].
type Side struct {
	Lang    string
	Digests []markdown.Digest
}

// The keys of what is no section with a heading. No heading makes such a key.
const (
	Words    = "." // of the front matter
	Opening  = "_" // what stands before the first heading
	Accepted = "!" // an alarm of one of the texts, that it is right
	Facts    = "?" // which facts stood in which file: digests of their names
)

// conflict are the marks of a conflict in a file, each at the beginning of a line.
var conflict = [][]byte{[]byte("<<<<<<<"), []byte("|||||||"), []byte("======="), []byte(">>>>>>>")}

// ReadLock reads the file of a lock.
func ReadLock(src []byte) *Lock {
	l := new(Lock)
	key, keyAt, at := "", 0, 0
	for line := range bytes.Lines(src) {
		from := at
		at += len(line)
		line = bytes.TrimSpace(bytes.TrimPrefix(line, []byte("\uFEFF")))
		switch {
		case len(line) == 0, slices.ContainsFunc(conflict, func(mark []byte) bool { return bytes.HasPrefix(line, mark) }):
			continue
		case !bytes.Contains(line, []byte("=")) && isKey(line):
			key, keyAt = string(bytes.Fields(line)[0]), from
			continue
		}
		s, ok := readStatement(string(line))
		if !ok || key == "" {
			l.Wrong = append(l.Wrong, from)
			continue
		}
		s.Key = key
		l.Statements = append(l.Statements, s)
	}
	if len(l.Statements) == 0 && len(l.Wrong) == 0 && key != "" {
		l.Wrong = append(l.Wrong, keyAt)
	}
	l.clean()
	return l
}

// isKey reports whether a line names a section and a language.
func isKey(line []byte) bool {
	fields := bytes.Fields(line)
	return len(fields) == 2 && isName(string(fields[1]))
}

// isName reports whether a word may be the tag of a language.
func isName(s string) bool {
	const longest = 40
	for i := range len(s) {
		if c := s[i]; c >= utf8.RuneSelf || !isLetter(rune(c)) && !isFigure(c) && c != '-' {
			return false
		}
	}
	return s != "" && len(s) < longest
}

// readStatement reads the line "fr 1a2b3c4d = en 5e6f7081".
func readStatement(line string) (s Statement, ok bool) {
	a, b, ok := strings.Cut(line, "=")
	if ok {
		s.A, ok = readSide(a)
	}
	if ok {
		s.B, ok = readSide(b)
	}
	return s, ok && s.A.Lang != s.B.Lang && len(s.A.Digests)+len(s.B.Digests) > 0
}

func readSide(text string) (s Side, ok bool) {
	const figures = 8
	s.Digests = make([]markdown.Digest, 0, len(text)/(figures+1))
	for field := range strings.FieldsSeq(text) {
		if s.Lang == "" {
			if s.Lang = field; !isName(field) {
				return s, false
			}
			continue
		}
		d, err := strconv.ParseUint(field, 16, 32)
		if err != nil || len(field) != figures {
			return s, false
		}
		s.Digests = append(s.Digests, markdown.Digest(d))
	}
	return s, s.Lang != ""
}

// Bytes is the file of the lock: what it states, sorted, each once.
func (l *Lock) Bytes() []byte {
	l.clean()
	var b bytes.Buffer
	for i := range l.Statements {
		s := &l.Statements[i]
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(s.Key + " " + s.B.Lang + "\n")
		s.A.write(&b)
		b.WriteString(" = ")
		s.B.write(&b)
		b.WriteByte('\n')
	}
	return b.Bytes()
}

func (s *Side) write(b *bytes.Buffer) {
	b.WriteString(s.Lang)
	for _, d := range s.Digests {
		const figures = 8
		hex := strconv.FormatUint(uint64(d), 16)
		b.WriteString(" " + strings.Repeat("0", max(0, figures-len(hex))) + hex)
	}
}

// clean sorts the statements and takes each once.
func (l *Lock) clean() {
	inOrder := func(x, y Statement) int {
		if x.Key != y.Key {
			return strings.Compare(x.Key, y.Key)
		}
		return cmp.Or(strings.Compare(x.B.Lang, y.B.Lang), x.A.compare(y.A), x.B.compare(y.B))
	}
	if !slices.IsSortedFunc(l.Statements, inOrder) {
		slices.SortFunc(l.Statements, inOrder)
	}
	l.Statements = slices.CompactFunc(l.Statements, func(x, y Statement) bool {
		return x.Key == y.Key && x.A.compare(y.A) == 0 && x.B.compare(y.B) == 0
	})
}

func (s Side) compare(o Side) int {
	return cmp.Or(strings.Compare(s.Lang, o.Lang), slices.Compare(s.Digests, o.Digests))
}

// of are the statements about two languages, their sides in that order.
func (l *Lock) of(a, b string) (all []Statement) {
	if l == nil {
		return nil
	}
	for _, s := range l.Statements {
		switch {
		case s.A.Lang == a && s.B.Lang == b:
			all = append(all, s)
		case s.A.Lang == b && s.B.Lang == a:
			all = append(all, Statement{s.Key, s.B, s.A})
		}
	}
	return all
}

// Accepts reports whether an alarm of a text in a language was said to be right.
func (l *Lock) Accepts(in string, alarm markdown.Digest) bool { return l.has(Accepted, in, alarm) }

// Accepted are the statements about alarms of the two texts.
func (c *Comparison) Accepted() (all []Statement) {
	for _, s := range c.Lock.of(c.InA, c.InB) {
		if s.Key == Accepted {
			all = append(all, s)
		}
	}
	return all
}

// isOfSection reports whether a statement is about a section.
func (s *Statement) isOfSection() bool { return s.Key != Words && s.Key != Accepted && s.Key != Facts }

// Stood reports whether a fact stood in the file in a language when the page was confirmed.
func (l *Lock) Stood(in string, fact markdown.Digest) bool { return l.has(Facts, in, fact) }

// StoodIn reports whether a fact stood in one of the files of the page when it was confirmed.
func (l *Lock) StoodIn(fact markdown.Digest) bool {
	return slices.ContainsFunc(l.Statements, func(s Statement) bool {
		return s.Key == Facts && (slices.Contains(s.A.Digests, fact) || slices.Contains(s.B.Digests, fact))
	})
}

// Texts are the digests of what was confirmed in a language, words above the text among them, each once.
func (l *Lock) Texts(in string) (all []markdown.Digest) {
	if l == nil {
		return nil
	}
	for _, s := range l.Statements {
		for _, side := range []Side{s.A, s.B} {
			if side.Lang == in && (s.isOfSection() || s.Key == Words) {
				all = append(all, side.Digests...)
			}
		}
	}
	return distinct(all)
}

func (l *Lock) has(key, in string, d markdown.Digest) bool {
	return l != nil && slices.ContainsFunc(l.Statements, func(s Statement) bool {
		return s.Key == key && (s.A.Lang == in && slices.Contains(s.A.Digests, d) || s.B.Lang == in && slices.Contains(s.B.Digests, d))
	})
}
