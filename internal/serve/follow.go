// This file follows a page that is being looked at to where it goes.

package serve

import (
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"

	"projetpro/internal/address"
	"projetpro/internal/lang"
	"projetpro/internal/page"
	"projetpro/internal/plaintext"
)

// A moved is where a page is that is no longer at the address it is looked at.
type moved struct {
	Href string `json:"href"`
	ID   string `json:"id"` // of the page, which is another when its file was renamed
}

// A way leads on from a page that is no more.
type way struct {
	Title string `json:"title"`
	Href  string `json:"href"`
}

// A former address is one that a page had when the preview began, and that nothing answers now.
type former struct {
	Address string `json:"address"`
	Line    string `json:"line"`    // of front matter, that keeps it alive; "" when no file can have it
	Instead bool   `json:"instead"` // Line is for the place of such a line
	File    string `json:"file"`    // that the line is for
	Editor  string `json:"editor"`  // address that opens File, or ""
}

// follow adds to the state of an address what has become of the page that a browser
// shows there: id, lang and digest are its identity, was is the ID it had first.
func (s *Server) follow(n *Snapshot, st *state, q url.Values, root string) {
	is := page.Identity{ID: q.Get("id"), Lang: lang.Tag(q.Get("lang")), Digest: q.Get("digest")}
	if is.ID == "" || is.Lang == "" || n.Where == nil {
		return
	}
	file := n.fileAt(q.Get("page"))
	info, to, there := s.look(n, file).info, "", true
	here := info != nil && info.Identity.ID == is.ID && info.Identity.Lang == is.Lang
	if !here || info.fallback() {
		to, there = n.where(is)
	}
	switch {
	case to != "" && (to != file || !here):
		st.Moved = &moved{n.href(to), n.Page(to).Identity.ID}
	case here:
		if was := q.Get("was"); was != "" {
			is.ID = was
		}
		st.Former = s.former(n, file, info, page.Identity{ID: is.ID, Lang: is.Lang}, root)
		for _, t := range info.Translations {
			if other := n.Page(t.Path); q.Get("view") == "side" && t.Path != file && other != nil && !other.fallback() {
				st.Former = append(st.Former, s.former(n, t.Path, other, page.Identity{ID: is.ID, Lang: t.Lang}, root)...)
			}
		}
	case !there:
		st.Gone = n.ways(file)
	}
}

// ways lead to what lies at the address of a page that is no more, or else above it.
func (n *Snapshot) ways(file string) []way {
	for folder := path.Dir(file); ; folder = path.Dir(folder) {
		at := path.Join(folder, "index.html")
		if info := n.Page(at); info != nil {
			return []way{{plaintext.Visible(info.Title), n.href(at)}}
		}
		if folder == "." || folder == "/" {
			return []way{}
		}
	}
}

// former is the address that a page had when the preview began, in a list; empty if something answers there.
func (s *Server) former(n *Snapshot, file string, info *PageInfo, was page.Identity, root string) []former {
	at, _ := s.began.Load().where(was)
	if at == "" || at == file || n.Page(at) != nil {
		return nil
	}
	f := former{Address: address.Of(at)}
	if info.Source != "" {
		f.Line, f.Instead = aliases(append(slices.Clip(info.Aliases), f.Address)), len(info.Aliases) > 0
		f.File, f.Editor = info.Source, s.editor(root, info.Source, "1", "1")
	}
	return []former{f}
}

// aliases is the line of front matter that lists former addresses.
func aliases(all []string) string {
	quoted := make([]string, len(all))
	for i, alias := range all {
		if quoted[i] = alias; strings.ContainsAny(alias, ",[]{}#:'\"\\") {
			quoted[i] = strconv.Quote(alias)
		}
	}
	return "aliases: [" + strings.Join(quoted, ", ") + "]"
}
