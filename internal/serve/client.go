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

// clientScript is the preview's script with its words, its style and its library, in
// one scope so that the scripts of a site meet none of their names.
func clientScript(say *lang.Strings) []byte {
	words := map[string]string{"lang": string(say.Tag()), "dir": say.Tag().Dir()}
	for _, key := range clientWords {
		words[key] = say.Written("client." + key)
	}
	script := slices.Concat([]byte("(() => {\nconst say = "), inScript(words), []byte(", css = "), inScript(string(clientFile("preview.css"))), []byte(";\n"),
		clientFile("idiomorph.min.js"))
	for _, name := range clientParts {
		script = slices.Concat(script, []byte("\n"), clientFile(name))
	}
	return append(script, "})();\n"...)
}

// inScript is a value as JavaScript writes it.
func inScript(value any) []byte {
	text, err := json.Marshal(value)
	if err != nil {
		panic(err)
	}
	return text
}

// clientParts are the parts of the script, in their order.
var clientParts = []string{"preview.js", "page.js", "news.js", "panel.js", "source.js", "start.js"}

// clientWords are the keys below "client" that the script uses.
var clientWords = []string{"preview", "problems", "error", "warning", "notice", "new", "collapse", "stale", "old", "edited", "go", "dismiss",
	"source", "draft", "missing", "fallback", "side", "standing", "fold", "unfold", "offline", "again", "also", "gone", "moved", "keep", "instead", "copy",
	"copied", "close", "string", "from"}

func (s *Server) clientFile(w http.ResponseWriter, r *http.Request, data []byte) {
	w.Header().Set("Content-Type", contentType(r.URL.Path))
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
}
