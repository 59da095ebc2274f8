// This file answers with the files of the site.

package serve

import (
	"bytes"
	"fmt"
	"hash/maphash"
	"html"
	"net/http"
	"path"
	"slices"
	"strings"
	"time"

	"projetpro/internal/address"
	"projetpro/internal/diag"
)

// site answers with a file of the site.
func (s *Server) site(w http.ResponseWriter, r *http.Request) {
	n := s.current.Load()
	if n == nil {
		s.tell(w, http.StatusServiceUnavailable, s.say.T("reading"), "")
		return
	}
	at, inside := strings.CutPrefix(r.URL.Path, n.Prefix)
	if !inside || !strings.HasPrefix(at, "/") {
		if r.URL.Path == "/" || r.URL.Path == n.Prefix {
			redirect(w, n.Prefix+"/")
			return
		}
		s.notFound(w, r)
		return
	}
	file := address.File(at)
	switch seen := s.look(n, file); seen.state {
	case fresh, stale:
		s.file(w, r, n, seen.shown)
	case broken:
		s.tell(w, http.StatusInternalServerError, s.say.T("broken"), s.reasons(n, seen))
	default:
		if s.look(n, file+"/index.html").state != absent {
			redirect(w, r.URL.EscapedPath()+"/")
			return
		}
		s.notFound(w, r)
	}
}

// redirect leads to another path of this host, which begins with one slash.
func redirect(w http.ResponseWriter, to string) {
	w.Header().Set("Location", to)
	w.WriteHeader(http.StatusTemporaryRedirect)
}

func (s *Server) file(w http.ResponseWriter, r *http.Request, n *Snapshot, f *shown) {
	if f.large != nil {
		s.large(w, r, f)
		return
	}
	data := f.data
	h := w.Header()
	h.Set("Content-Type", contentType(f.path))
	h.Set("Content-Security-Policy", policy(f.path))
	if isPage(f.path) {
		data = s.marked(data, n.Number, f.info)
	} else {
		h.Set("ETag", fmt.Sprintf(`"%x"`, maphash.Bytes(seed, data)))
	}
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
}

// large answers with a file that is too large for memory, or with the part of it that is asked for.
func (s *Server) large(w http.ResponseWriter, r *http.Request, f *shown) {
	from, err := f.large.Open()
	if err != nil {
		s.notFound(w, r)
		return
	}
	defer from.Close()
	w.Header().Set("Content-Type", contentType(f.path))
	w.Header().Set("Content-Security-Policy", policy(f.path))
	http.ServeContent(w, r, "", time.Time{}, from)
}

// seed is for telling one version of a file from another, in this process only.
var seed = maphash.MakeSeed()

// notFound answers with the site's own page for addresses that do not exist, in
// the language of the address.
func (s *Server) notFound(w http.ResponseWriter, r *http.Request) {
	if n := s.current.Load(); n != nil {
		first, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(r.URL.Path, n.Prefix), "/"), "/")
		for _, file := range []string{path.Join(first, "404.html"), "404.html"} {
			if seen := s.look(n, file); seen.state == fresh || seen.state == stale {
				s.page(w, http.StatusNotFound, s.marked(seen.data, n.Number, nil))
				return
			}
		}
	}
	s.tell(w, http.StatusNotFound, s.say.T("absent"), "")
}

func (s *Server) page(w http.ResponseWriter, status int, data []byte) {
	w.Header().Set("Content-Type", contentTypes[".html"])
	w.Header().Set("Content-Security-Policy", pagePolicy)
	w.WriteHeader(status)
	w.Write(data)
}

// tell answers with a page of the preview's own: a sentence, and HTML that says more.
func (s *Server) tell(w http.ResponseWriter, status int, sentence, more string) {
	number := uint64(0)
	if n := s.current.Load(); n != nil {
		number = n.Number
	}
	s.page(w, status, s.marked(s.ownPage(sentence, "preview.css", `<main class="own"><h1>`+html.EscapeString(sentence)+"</h1>"+more+"</main>"), number, nil))
}

func (s *Server) ownPage(title, style, body string) []byte {
	return fmt.Appendf(nil, `<!doctype html><html lang="%s" dir="%s"><head><meta charset="utf-8">`+
		`<meta name="viewport" content="width=device-width, initial-scale=1">`+
		`<meta name="color-scheme" content="light dark"><link rel="stylesheet" href="%s"><title>%s</title></head><body class="own">%s</body></html>`,
		s.say.Tag(), s.say.Tag().Dir(), own+style, html.EscapeString(title), body)
}

// reasons says why a page cannot be shown, without help of a script. When nobody
// knows, what is wrong with its file must do, or else with the whole site.
func (s *Server) reasons(n *Snapshot, seen lookup) string {
	var b strings.Builder
	why, others := n.problemsOf(seen)
	if len(why) > 0 {
		others = nil
	}
	problems := s.problems(why, others, seen.source(), "")
	if i := slices.IndexFunc(problems, func(p problem) bool { return !p.Here }); i > 0 {
		problems = problems[:i]
	} else if len(why) == 0 {
		problems = slices.DeleteFunc(problems, func(p problem) bool { return p.Severity != diag.Error.String() })
	}
	for _, p := range problems[:min(len(problems), 10)] {
		fmt.Fprintf(&b, "<section><p>%s:%d</p><p>%s</p>", html.EscapeString(p.File), p.Line, html.EscapeString(p.Message))
		if e := p.Excerpt; e != nil {
			fmt.Fprintf(&b, "<pre>%s<mark>%s</mark>%s</pre>", html.EscapeString(e.Before), html.EscapeString(e.Wrong), html.EscapeString(e.After))
		}
		if p.Hint != "" {
			fmt.Fprintf(&b, `<p class="hint">%s</p>`, html.EscapeString(p.Hint))
		}
		b.WriteString("</section>")
	}
	return b.String()
}

// Around what the preview adds to a page. Without what stands between them, and
// them, a page is as it is published.
const (
	markStart = "<!--projetpro-preview-->"
	markEnd   = "<!--/projetpro-preview-->"
)

// marked adds the preview's script to a page, of which info may be nil.
func (s *Server) marked(page []byte, number uint64, info *PageInfo) []byte {
	page = admitted(page, s.token)
	return insert(page, fmt.Sprintf(`<script src="%spreview.js" nonce="%[2]s" data-token="%[2]s" data-number="%[3]d"%[4]s defer></script>`,
		own, s.token, number, identityOf(info)))
}

// identityOf are attributes that say which page one is; none of one that is not followed, or is nil.
func identityOf(info *PageInfo) (attributes string) {
	if info == nil || info.Identity.ID == "" {
		return ""
	}
	if info.fallback() {
		attributes = ` data-fallback="yes"`
	}
	is := info.Identity
	return attributes + fmt.Sprintf(` data-id="%s" data-lang="%s" data-digest="%s"`, html.EscapeString(is.ID), html.EscapeString(string(is.Lang)), is.Digest)
}

func insert(page []byte, script string) []byte {
	end := bytes.LastIndex(page, []byte("</body>"))
	if end < 0 {
		end = len(page)
	}
	return slices.Concat(page[:end], []byte(markStart+script+markEnd), page[end:])
}

// pagePolicy is that of the layouts the binary carries.
const pagePolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; font-src 'self'; connect-src 'self'; " +
	"manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

// policy is the content security policy of a file.
func policy(file string) string {
	switch contentType(file) {
	case contentTypes[".html"]:
		return pagePolicy
	case contentTypes[".svg"], contentTypes[".xml"]: // may hold scripts
		return "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox"
	}
	return "frame-ancestors 'self'"
}

func isPage(file string) bool { return contentType(file) == contentTypes[".html"] }

// contentTypes are the media types of files by extension. No other place
// decides them: neither the machine's settings nor the bytes of a file.
var contentTypes = map[string]string{
	".atom":        "application/atom+xml; charset=utf-8",
	".avif":        "image/avif",
	".css":         "text/css; charset=utf-8",
	".csv":         "text/csv; charset=utf-8",
	".docx":        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	".gif":         "image/gif",
	".htm":         "text/html; charset=utf-8",
	".html":        "text/html; charset=utf-8",
	".ico":         "image/x-icon",
	".ics":         "text/calendar; charset=utf-8",
	".jpeg":        "image/jpeg",
	".jpg":         "image/jpeg",
	".js":          "text/javascript; charset=utf-8",
	".json":        "application/json",
	".mjs":         "text/javascript; charset=utf-8",
	".mp3":         "audio/mpeg",
	".mp4":         "video/mp4",
	".odp":         "application/vnd.oasis.opendocument.presentation",
	".ods":         "application/vnd.oasis.opendocument.spreadsheet",
	".odt":         "application/vnd.oasis.opendocument.text",
	".otf":         "font/otf",
	".pdf":         "application/pdf",
	".png":         "image/png",
	".pptx":        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
	".svg":         "image/svg+xml",
	".ttf":         "font/ttf",
	".txt":         "text/plain; charset=utf-8",
	".vtt":         "text/vtt; charset=utf-8",
	".webm":        "video/webm",
	".webmanifest": "application/manifest+json",
	".webp":        "image/webp",
	".woff":        "font/woff",
	".woff2":       "font/woff2",
	".xlsx":        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	".xml":         "application/xml; charset=utf-8",
	".zip":         "application/zip",
}

func contentType(file string) string {
	if t := contentTypes[strings.ToLower(path.Ext(file))]; t != "" {
		return t
	}
	return "application/octet-stream"
}
