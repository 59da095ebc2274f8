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
	Layout  string   // that shows the page; "" where it is a part of another
	ByLevel bool     // the files, and so the addresses, are named by levels: ba1
	IfAny   bool     // a site has the list only if it has something to list, or a menu that names the list
	Of      []string // the names of the kinds that an IfAny list is of; nil: what lies below the list's ID

	path  []string
	names []int // of each name, how many parts of Path end with it
	steps []step
}

// A step is a part of an address: a word, a slug, or neither.
type step struct {
	word          string // the key of the language's own: path.faculties; else ""
	of            int    // of a slug, how many parts of an ID are the ID of what it is of; else 0
	before, after string // around the word or the slug
}

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

// ifAny makes of a list one that a site has only if there is anything to list: of some kinds, or below its ID.
func (p *Place) ifAny(of ...string) *Place {
	p.IfAny, p.Of = true, of
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
	for part := range strings.SplitAfterSeq(p.Address, "/") {
		word := strings.TrimSuffix(part, "/")
		before, after, name := strings.Cut(part, "*")
		switch {
		case name:
			p.steps = append(p.steps, step{of: names[0], before: before, after: after})
			names = names[1:]
		case strings.Contains(word, "."):
			p.steps = append(p.steps, step{before: part})
		case word != "":
			p.steps = append(p.steps, step{word: "path." + word, after: strings.TrimPrefix(part, word)})
		}
	}
}

// AddressOf is the address of what has an ID of this place. word gives what the
// language has under a key, slug that of what has an ID; false where there is none,
// and so no address.
func (p *Place) AddressOf(id string, word func(key string) string, slug func(id string) (string, bool)) (string, bool) {
	var space [128]byte
	path := space[:0]
	for i := range p.steps {
		s := &p.steps[i]
		path = append(path, s.before...)
		switch {
		case s.word != "":
			path = append(path, word(s.word)...)
		case s.of > 0:
			text, ok := slug(upTo(id, s.of))
			if !ok {
				return "", false
			}
			path = append(path, text...)
		}
		path = append(path, s.after...)
	}
	return string(path), true
}

// Word is the name of the word that the address ends in, by which menus call the
// page too (the interface string section.<word>); "" when it ends in none.
func (p *Place) Word() string {
	if len(p.steps) == 0 {
		return ""
	}
	return strings.TrimPrefix(p.steps[len(p.steps)-1].word, "path.")
}

// Lists are the places of pages that are made from many files.
func Lists() []*Place { return slices.Clone(lists) }

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

// PlaceOf is the place of what has an ID, and the kind that lies there: nil for a
// list. Both are nil where there is no such place.
func PlaceOf(id string) (*Kind, *Place) {
	parts := strings.Split(id, "/")
	if k, p := find(func(p *Place) bool { return match(p.path[:p.length()], parts) }); p != nil {
		return k, p
	}
	if i := slices.IndexFunc(lists, func(p *Place) bool { return match(p.path, parts) }); i >= 0 {
		return nil, lists[i]
	}
	return nil, nil
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
