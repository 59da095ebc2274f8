// This file decides which requests are answered at all.

package serve

import (
	"io/fs"
	"net"
	"net/http"
	"strings"
	"sync"
	"time"
	"unicode"
)

// guard lets through what a browser that shows the preview would ask: read only,
// by a name of this machine, from one of the preview's own pages or from the
// person at the keyboard, for a path that can be the name of a file.
func (s *Server) guard(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		harden(w.Header())
		if r.ContentLength != 0 { // nobody reads it
			w.Header().Set("Connection", "close")
			http.NewResponseController(w).SetReadDeadline(time.Now().Add(s.limits.header))
		}
		path := r.URL.Path
		switch {
		case !s.knows(r.Host): // another site's name can be made to lead here (DNS rebinding)
			refuse(w, http.StatusForbidden)
		case r.Method != http.MethodGet && r.Method != http.MethodHead:
			w.Header().Set("Allow", "GET, HEAD")
			refuse(w, http.StatusMethodNotAllowed)
		case !strings.HasPrefix(r.RequestURI, "/") || r.ContentLength != 0:
			refuse(w, http.StatusBadRequest)
		case fetchedByOthers(r.Header) || !ownOrigin(r.Header, r.Host):
			refuse(w, http.StatusForbidden)
		case strings.ContainsAny(path, `\:#`) || strings.Contains(path, "//") || strings.ContainsFunc(path, unicode.IsControl):
			refuse(w, http.StatusBadRequest)
		case !isName(path):
			s.notFound(w, r)
		default:
			next(w, r)
		}
	}
}

// harden sets what every answer says.
func harden(h http.Header) {
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cache-Control", "no-store")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Referrer-Policy", "same-origin")
	h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox")
}

func refuse(w http.ResponseWriter, status int) {
	w.Header().Set("Content-Type", contentTypes[".txt"])
	w.WriteHeader(status)
	w.Write([]byte(http.StatusText(status) + "\n"))
}

// knows reports whether a Host header names this machine: by itself with any
// port, since the port may be forwarded, or exactly by an address that was
// printed.
func (s *Server) knows(host string) bool {
	host = strings.ToLower(host)
	if s.hosts[host] {
		return true
	}
	name, port, err := net.SplitHostPort(host)
	if err != nil {
		name, port = strings.TrimSuffix(strings.TrimPrefix(host, "["), "]"), ""
	}
	if strings.Trim(port, "0123456789") != "" {
		return false
	}
	return strings.TrimSuffix(name, ".") == "localhost" || name == "127.0.0.1" || name == "::1"
}

// fetchedByOthers reports whether a page of another site asks, for anything but
// to show the visitor a whole page. https://www.w3.org/TR/fetch-metadata/
func fetchedByOthers(h http.Header) bool {
	for _, site := range h["Sec-Fetch-Site"] {
		if site != "same-origin" && site != "none" {
			return h.Get("Sec-Fetch-Mode") != "navigate" || h.Get("Sec-Fetch-Dest") != "document"
		}
	}
	return false
}

func ownOrigin(h http.Header, host string) bool {
	for _, origin := range h["Origin"] {
		if !strings.EqualFold(origin, "http://"+host) {
			return false
		}
	}
	return true
}

// isName reports whether a path can be that of a published file: no segment is
// "." or "..", or hidden.
func isName(path string) bool {
	name := strings.TrimSuffix(strings.TrimPrefix(path, "/"), "/")
	hidden := strings.Contains("/"+strings.TrimPrefix(name, ".well-known/"), "/.")
	return name == "" || fs.ValidPath(name) && !hidden
}

// The idle connections: those on which nothing is being answered. When there are
// too many, the one that has waited longest is closed.
type idleConns struct {
	mu      sync.Mutex
	waiting map[net.Conn]uint64 // since when, in notes
	notes   uint64
}

func (c *idleConns) note(conn net.Conn, state http.ConnState, most int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if state != http.StateNew && state != http.StateIdle {
		delete(c.waiting, conn)
		return
	}
	if c.waiting == nil {
		c.waiting = map[net.Conn]uint64{}
	}
	c.notes++
	c.waiting[conn] = c.notes
	if len(c.waiting) <= most {
		return
	}
	longest := conn
	for other, since := range c.waiting {
		if since < c.waiting[longest] {
			longest = other
		}
	}
	delete(c.waiting, longest)
	longest.Close()
}
