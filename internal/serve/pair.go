// This file is what the server shows of the languages of a page, beside each other.

package serve

import (
	"projetpro/internal/check"
	"projetpro/internal/lang"
	"projetpro/internal/translation"
)

// A PairOf says which page is to be shown in two languages: one that lies at a path of the output, or one of an ID.
type PairOf struct {
	Path string   // "": ID says it
	ID   string   // "faculties/law/faculty"
	Lang lang.Tag // that stands beside the first language; "" is the page's own, or the second
}

// A Pair is a page in two languages: the first it has, and another.
type Pair struct {
	ID       string
	Title    string
	Path     string // of the page in the output in the second language, or in the first if it lacks that; "" where it is read on another page
	A, B     PairText
	Others   []lang.Tag // the languages that may stand beside the first
	State    check.PageState
	Sections []PairSection
}

// A PairText is one side of a Pair.
type PairText struct {
	Lang    lang.Tag
	File    string // relative to the site; where it is Missing, the file that would have it, or ""
	Path    string // of its page in the output, or ""
	Missing bool
}

// A PairSection is a section in two languages, or in one.
type PairSection struct {
	Title string // "" of the fields above the text
	State translation.State
	Gone  int // how many blocks were taken out of what was confirmed
	Rows  []PairRow

	OfFacts bool        // it is of words within facts, of which nothing is confirmed
	Taken   []PairWords // what was taken out, where that is known
}

// PairWords are words that have changed in a language.
type PairWords struct {
	Lang   lang.Tag
	Pieces []translation.Piece
}

// A PairRow is what stands beside each other.
type PairRow struct {
	Field string // the name of a field; "" in the text
	A, B  PairCell
}

// A PairCell is a field or a block. The zero PairCell is an empty place.
type PairCell struct {
	HTML     string
	From, To int  // its lines, from 1
	Changed  bool // it is not as it was confirmed

	Words []translation.Piece // which words of it have changed; nil: that is not known
	File  string              // where it is written, if not in the file of its side
}

// has reports whether a line of the file is one of the cell's.
func (c *PairCell) has(line int) bool { return c.From <= line && line <= c.To }

// A Translated page is one line of the list of translations.
type Translated struct {
	ID     string
	Title  string
	Lang   lang.Tag
	First  lang.Tag // the language that it stands beside
	File   string   // relative to the site; where it is missing, that of the first language
	State  check.PageState
	InStep int // how many sections are in step
	Open   int // how many are not
}
