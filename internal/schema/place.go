// This file declares what a place is: where files of the content lie, and where
// the pages made from them stand. The places themselves are in the table of
// kinds.go.

package schema

import (
	"slices"
	"strings"
)

// A Place is where files of a kind lie and where their pages stand. A page that is
// made from many files has a place too.
type Place struct {
	// Path is that of the files below content, without language and extension; each
	// * is a name: faculties/*/modules/*. Up to the last name it is the ID of what
	// lies there. For a page that is made from many files it is the page's ID.
	Path string
	// Address is that of the page, below the address of its language. A word is the
	// language's own for it, the interface string path.<word>; where the address ends
	// in a word, a slug that the page chooses takes its place. A * is the slug of what
	// has the name in Path, #* a part of a page. What has a dot is a file's name.
	Address string
	Layout  string // that shows the page; "" where it is a part of another
	ByLevel bool   // the files, and so the addresses, are named by levels: ba1

	path  []string
	names []int // of each name, how many parts of Path end with it
	steps []Step
}

// A Step is a part of an address: a word, a slug, or neither.
type Step struct {
	Word   string // the language's own, by its key: path.faculties; else ""
	Before string // stands before the word or the slug
	After  string // stands behind it

	of int // of a slug, how many parts of an ID are the ID of what it is of; else 0
}

// Of is the ID of what the slug is of, in an address of what has the ID id; "" when
// the step is no slug.
func (s *Step) Of(id string) string { return upTo(id, s.of) }

// upTo is the first parts of an ID, so many.
func upTo(id string, parts int) string {
	end := 0
	for ; parts > 0; parts-- {
		i := strings.IndexByte(id[end:], '/')
		if i < 0 {
			return id
		}
		end += i + 1
	}
	return id[:max(end-1, 0)]
}

// lists are the places of pages that are made from many files.
var lists []*Place

func list(id, address, layout string) *Place {
	p := &Place{Path: id, Address: address, Layout: layout}
	p.read()
	lists = append(lists, p)
	return p
}

// read takes path and address apart.
func (p *Place) read() {
	p.path = strings.Split(p.Path, "/")
	for i, part := range p.path {
		if part == "*" {
			p.names = append(p.names, i+1)
		}
	}
	names := p.names
	for step := range strings.SplitAfterSeq(p.Address, "/") {
		word := strings.TrimSuffix(step, "/")
		before, after, name := strings.Cut(step, "*")
		switch {
		case name:
			p.steps = append(p.steps, Step{Before: before, After: after, of: names[0]})
			names = names[1:]
		case strings.Contains(word, "."):
			p.steps = append(p.steps, Step{Before: step})
		case word != "":
			p.steps = append(p.steps, Step{Word: "path." + word, After: strings.TrimPrefix(step, word)})
		}
	}
}

// Steps are those of the address, in their order.
func (p *Place) Steps() []Step { return p.steps }

// Word is the name of the word that the address ends in, by which menus call the
// page too (the interface string section.<word>); "" when it ends in none.
func (p *Place) Word() string {
	if len(p.steps) == 0 {
		return ""
	}
	return strings.TrimPrefix(p.steps[len(p.steps)-1].Word, "path.")
}

// Lists are the places of pages that are made from many files.
func Lists() []*Place { return slices.Clone(lists) }

// ListOf is the place of a page that is made from many files, by its ID, or nil.
func ListOf(id string) *Place {
	parts := strings.Split(id, "/")
	for _, p := range lists {
		if match(p.path, parts) {
			return p
		}
	}
	return nil
}

// Sections are the IDs of lists that are below no other page, in the order a menu
// would have them.
func Sections() []string {
	var all []string
	for _, p := range lists {
		if p.names == nil && p.Word() != "" {
			all = append(all, p.Path)
		}
	}
	return all
}

// PlaceAt is the place of a file, by the parts of its path below content without
// language and extension, and the kind that lies there; nil where none does.
func PlaceAt(parts []string) (*Kind, *Place) {
	return find(func(p *Place) bool { return match(p.path, parts) })
}

// PlaceOf is the place of the files of an ID, and the kind that lies there; nil
// where none does.
func PlaceOf(id string) (*Kind, *Place) {
	parts := strings.Split(id, "/")
	return find(func(p *Place) bool { return match(p.path[:p.length()], parts) })
}

func find(is func(*Place) bool) (*Kind, *Place) {
	for _, k := range kinds {
		for _, p := range k.Places {
			if is(p) {
				return k, p
			}
		}
	}
	return nil, nil
}

func match(pattern, parts []string) bool {
	return slices.EqualFunc(pattern, parts, func(want, part string) bool { return want == part || want == "*" && part != "" })
}

// length is how many parts an ID has.
func (p *Place) length() int {
	if p.names == nil {
		return len(p.path)
	}
	return p.names[len(p.names)-1]
}

// ID is that of what lies at a path of this place.
func (p *Place) ID(parts []string) string { return strings.Join(parts[:p.length()], "/") }

// File is the path of the files of an ID, below content, without language and
// extension.
func (p *Place) File(id string) string {
	return strings.Join(append([]string{id}, p.path[p.length():]...), "/")
}

// Owner is the ID of the item in whose folder what has an ID of this place lies: of
// its faculty for a module; its own for what lies in no item's.
func (p *Place) Owner(id string) string {
	if len(p.names) < 2 {
		return id
	}
	return upTo(id, p.names[0])
}

// Below is the ID of the list of this place that belongs to an item.
func (p *Place) Below(id string) string {
	return strings.Join(append([]string{id}, p.path[p.names[0]:]...), "/")
}
