// This file holds what runs in the browser, and the words it uses.

package serve

import (
	"bytes"
	"embed"
	"encoding/json"
	"net/http"
	"slices"
	"time"

	"projetpro/internal/lang"
)

//go:embed client/*.js client/*.css
var clientFiles embed.FS

// clientFile is a file of ours by its name.
func clientFile(name string) []byte {
	data, err := clientFiles.ReadFile("client/" + name)
	if err != nil {
		panic(err)
	}
	return data
}

// clientScript is preview.js with its words and its library, in one scope so
// that the scripts of a site meet none of their names.
func clientScript(say *lang.Strings) []byte {
	words := map[string]string{"lang": string(say.Tag()), "dir": say.Tag().Dir()}
	for _, key := range clientWords {
		words[key] = say.T("client."+key, "title", "{title}", "language", "{language}")
	}
	text, err := json.Marshal(words)
	if err != nil {
		panic(err)
	}
	return slices.Concat([]byte("(() => {\nconst say = "), text, []byte(";\n"),
		clientFile("idiomorph.min.js"), []byte("\n"), clientFile("preview.js"), []byte("})();\n"))
}

// clientWords are the keys below "client" that preview.js uses.
var clientWords = []string{"preview", "problems", "error", "warning", "notice", "collapse", "stale", "old", "edited", "go", "dismiss",
	"source", "draft", "missing", "fallback", "side", "fold", "unfold", "offline", "also"}

func (s *Server) clientFile(w http.ResponseWriter, r *http.Request, data []byte) {
	w.Header().Set("Content-Type", contentType(r.URL.Path))
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
}
