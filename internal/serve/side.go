// This file shows a page in two languages side by side.

package serve

import (
	"fmt"
	"html"
	"net/http"
	"strings"
)

const sidePolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; " +
	"base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// side answers with a page that frames the page whose path the query names, and
// the same page in another language. side.js scrolls the two together.
func (s *Server) side(w http.ResponseWriter, r *http.Request) {
	n := s.current.Load()
	if n == nil {
		s.tell(w, http.StatusServiceUnavailable, s.say.T("reading"), "")
		return
	}
	file := n.fileAt(r.URL.Query().Get("page"))
	seen := s.look(n, file)
	if seen.info == nil || len(seen.info.Translations) < 2 {
		s.tell(w, http.StatusNotFound, s.say.T("side.none"), "")
		return
	}
	panes := pair(seen.info.Translations, file)
	var b strings.Builder
	esc := html.EscapeString
	fmt.Fprintf(&b, `<header><h1>%s</h1><nav>`, esc(s.say.T("side.title")))
	for i, t := range panes {
		fmt.Fprintf(&b, `<button type="button" data-pane="%d" aria-pressed="%t">%s</button>`, i, i == 0, esc(t.Lang.Name()))
	}
	fmt.Fprintf(&b, `</nav><a class="leave" href="%s">%s</a></header><main>`, esc(n.href(file)), esc(s.say.T("side.leave")))
	for i, t := range panes {
		fmt.Fprintf(&b, `<section data-pane="%d"><header><h2 lang="%[2]s" dir="auto"></h2><p class="file"></p></header>`+
			`<iframe src="%[3]s" title="%[4]s"></iframe></section>`, i, esc(string(t.Lang)), esc(n.href(t.Path)), esc(t.Lang.Name()))
	}
	b.WriteString("</main>")
	page := s.ownPage(s.say.T("side.title"), "side.css", b.String())
	page = insert(page, fmt.Sprintf(`<script src="%[1]spreview.js" data-token="%[2]s" data-number="%[3]d" data-view="side" defer></script>`+
		`<script src="%[1]sside.js" data-token="%[2]s" data-missing="%[4]s" data-draft="%[5]s" data-source="%[6]s" type="module"></script>`,
		own, s.token, n.Number, esc(s.say.T("client.missing")), esc(s.say.T("client.draft")), esc(s.say.T("side.source"))))
	w.Header().Set("Content-Type", contentTypes[".html"])
	w.Header().Set("Content-Security-Policy", sidePolicy)
	w.Write(page)
}

// pair is the two languages shown first: those of the page and of the site's
// first language, or of the second for a page that is in the first.
func pair(all []Translation, file string) [2]Translation {
	for _, t := range all[1:] {
		if t.Path == file {
			return [2]Translation{all[0], t}
		}
	}
	return [2]Translation{all[0], all[1]}
}
