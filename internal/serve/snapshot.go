// This file is what the server shows: the site at one moment.

package serve

import (
	"path"
	"slices"
	"strings"
	"sync"

	"projetpro/internal/check"
	"projetpro/internal/lang"
	"projetpro/internal/page"
	"projetpro/internal/report"
	"projetpro/internal/source"
)

// A Snapshot is the site at one moment. It must not change, and its functions
// may be called by several goroutines at once. Paths are those of the output,
// with slashes: fr/facultes/index.html.
type Snapshot struct {
	Number   uint64 // of the site; grows each time a file of the website may have become another
	Prefix   string // the path below which the site lies, as links are written: "" or /projetpro
	File     func(path string) (data []byte, ok bool)
	Large    func(path string) *source.File     // of a file that is too large for memory, where its bytes are; nil for others, or where there is none
	Page     func(path string) *PageInfo        // nil: no page lies there
	Where    func(page.Identity) (string, bool) // where a page is; "" and true: it has files, and no place. nil: pages are not followed
	Spot     func(at Words) *Spot               // where words of a page are written; nil: nobody knows
	Why      func(path string) []report.Located // why a page cannot be had; nil: Problems say it
	Problems func() []report.Located            // all that is wrong with the site, as far as is known; nil: nothing
	Broken   []string                           // files, relative to the site, so wrong that pages cannot be made as they are meant: those stay as they were
	Sound    bool                               // it is known that every page can be made as it is meant
	Checked  bool                               // Problems has all there is
	Edited   []string                           // pages whose own text changed in this snapshot

	Pair         func(PairOf) *Pair                                  // nil, as is what it returns: there is no such page
	Next         func(of PairOf, before bool) (next PairOf, ok bool) // the page next to one that is not in step, or the one before it
	Standing     func(path string) check.PageState                   // of the page at a path; nil, "": there is nothing to be said
	Translations func() []Translated                                 // in the order of IDs; nil: there is none
}

// problems is all that is wrong with the site, as far as is known.
func (n *Snapshot) problems() []report.Located {
	if n.Problems == nil {
		return nil
	}
	return n.Problems()
}

// Words are what stands between two tags of a page, in one line.
type Words struct {
	Path string // of the page
	Text string
	Nth  int // of those on the page that read so, from 0
}

// A Spot is where words are written.
type Spot struct {
	File         string // relative to the site
	Line, Column int    // from 1; 0 in a file that the site takes from the tool
	Key          string // of the interface string that they are, or ""
}

// where is where the page of an identity is, or ""; there: it has files.
func (n *Snapshot) where(i page.Identity) (at string, there bool) {
	if n == nil || n.Where == nil || i == (page.Identity{}) {
		return "", false
	}
	return n.Where(i)
}

// why says why a file cannot be had.
func (n *Snapshot) why(path string) []report.Located {
	if n.Why == nil {
		return nil
	}
	return n.Why(path)
}

// A PageInfo is what an editor wants to know about a page.
type PageInfo struct {
	Title        string
	Lang         lang.Tag // of the page; "" when it speaks every language
	ContentLang  lang.Tag // of its words, when they are those of another language; else "" or Lang
	Source       string   // the file with its words, relative to the site; "" when it is made from several
	Draft        bool
	Identity     page.Identity // by which the page is followed
	Aliases      []string      // its former addresses, as Source lists them
	Translations []Translation // the page in each language of the site, its own included, in the site's order
	Blocks       []int         // lines, from 1, at which the blocks of its text begin: one for each element in .prose
}

// fallback reports whether the page shows the words of another language.
func (p *PageInfo) fallback() bool { return p.ContentLang != "" && p.ContentLang != p.Lang }

// A Translation is a page in one language.
type Translation struct {
	Lang    lang.Tag
	Path    string
	Missing bool // it shows the words of another language
	Draft   bool
}

// A shown page is one as it was when all was well.
type shown struct {
	path   string
	number uint64
	data   []byte
	large  *source.File // where the bytes are when they are too many for memory; else nil
	info   *PageInfo    // nil for a file that is no page
}

// show is what is shown of a file, if it can be had.
func (n *Snapshot) show(path string) (now *shown, ok bool) {
	data, ok := n.File(path)
	now = &shown{path, n.Number, data, nil, n.Page(path)}
	if n.Large != nil && len(data) == 0 {
		now.large = n.Large(path)
	}
	return now, ok
}

// A memory keeps what browsers have seen last of each file. Older files are
// forgotten.
type memory struct {
	mu   sync.Mutex
	last []*shown // the latest at the end
}

// remembered is how many files a memory holds, and tooBig how large a file it
// does not take.
const (
	remembered = 96
	tooBig     = 1 << 20
)

func (m *memory) put(s *shown) {
	if len(s.data) > tooBig {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	i := slices.IndexFunc(m.last, func(o *shown) bool { return o.path == s.path })
	switch {
	case i >= 0 && m.last[i].number > s.number:
		return
	case i >= 0:
		m.last = slices.Delete(m.last, i, i+1)
	case len(m.last) == remembered:
		m.last = slices.Delete(m.last, 0, 1)
	}
	m.last = append(m.last, s)
}

func (m *memory) get(path string) *shown {
	m.mu.Lock()
	defer m.mu.Unlock()
	if i := slices.IndexFunc(m.last, func(o *shown) bool { return o.path == path }); i >= 0 {
		return m.last[i]
	}
	return nil
}

// A lookup is what is to be shown of one file.
type lookup struct {
	*shown
	state freshness
}

// source is the file with the words of what is shown, or "".
func (s lookup) source() string {
	if s.info == nil {
		return ""
	}
	return s.info.Source
}

type freshness uint8

const (
	absent freshness = iota // there is no such file
	fresh                   // as in the snapshot
	stale                   // as it was before a mistake
	broken                  // a mistake keeps it from being shown, and it never was
)

// look finds what is to be shown of a file. A page that a mistake has spoilt is
// shown as it last was.
func (s *Server) look(n *Snapshot, path string) lookup {
	now, ok := n.show(path)
	if !ok || len(n.Broken) > 0 {
		if last := s.before(path); last != nil && n.spoils(last, ok, now.info != nil) {
			return lookup{last, stale}
		}
	}
	switch {
	case ok:
		if now.info == nil || !slices.Contains(n.Broken, now.info.Source) {
			s.seen.put(now)
		}
		return lookup{now, fresh}
	case now.info != nil:
		return lookup{now, broken}
	}
	return lookup{now, absent}
}

// before is a file as it was last seen, or else when no file was broken.
func (s *Server) before(path string) *shown {
	if last := s.seen.get(path); last != nil {
		return last
	}
	if n := s.clean.Load(); n != nil {
		if then, ok := n.show(path); ok {
			return then
		}
	}
	return nil
}

// spoils reports whether a mistake is why a file is no longer what it was.
// there: it can be had; planned: it is a page of the site.
func (n *Snapshot) spoils(last *shown, there, planned bool) bool {
	source := ""
	if last.info != nil {
		source = last.info.Source
	}
	if source != "" && slices.Contains(n.Broken, source) {
		return true
	}
	if there {
		return false
	}
	return planned || slices.ContainsFunc(n.Broken, func(file string) bool {
		return source == "" || concernsAll(file) || item(file) == item(source) || strings.HasPrefix(path.Dir(source), path.Dir(file)+"/")
	})
}

// concernsAll reports whether a file is one that every page needs: the settings,
// interface strings, a layout.
func concernsAll(file string) bool {
	return !strings.HasPrefix(file, "content/") || path.Ext(file) == ".yaml"
}

// item is what the files of a pair have in common: content/pages/about.
func item(file string) string {
	name, _, _ := strings.Cut(path.Base(file), ".")
	return path.Join(path.Dir(file), name)
}
