// This file leads from the words of a page to where they are written.

package serve

import (
	"encoding/json"
	"net/http"
	"strconv"
)

// A place is a spot as the script gets it.
type place struct {
	File   string `json:"file"`
	Line   int    `json:"line"`
	Key    string `json:"key"`
	Editor string `json:"editor"` // address that opens the file there, or ""
}

// longestWords is how many bytes of words are looked for.
const longestWords = 8 << 10

// source answers with the place of the words that the query names. For a page that stays as
// it was, and for words that nobody knows, it is the file of the page.
func (s *Server) source(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	if !s.genuine(q.Get("token")) {
		refuse(w, http.StatusForbidden)
		return
	}
	n := s.current.Load()
	nth, err := strconv.Atoi(q.Get("nth"))
	if n == nil || err != nil || len(q.Get("text")) > longestWords {
		refuse(w, http.StatusBadRequest)
		return
	}
	file := n.fileAt(q.Get("page"))
	seen := s.look(n, file)
	at := &Spot{File: seen.source(), Line: 1, Column: 1}
	if seen.state == fresh && n.Spot != nil {
		if known := n.Spot(Words{file, q.Get("text"), nth}); known != nil {
			at = known
		}
	}
	if at.File == "" {
		refuse(w, http.StatusNotFound)
		return
	}
	p := place{File: at.File, Line: at.Line, Key: at.Key}
	if at.Line > 0 {
		p.Editor = s.editor(s.root(r), at.File, strconv.Itoa(at.Line), strconv.Itoa(at.Column))
	}
	writeJSON(w, p)
}

func writeJSON(w http.ResponseWriter, value any) {
	w.Header().Set("Content-Type", contentTypes[".json"])
	json.NewEncoder(w).Encode(value)
}
