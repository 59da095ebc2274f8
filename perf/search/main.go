// Search measures what searches fetch: it runs the script of visitors over the index in the folder of a website that has
// been built, and prints the bytes of the index, then those of each query as the first one, as they are and compressed.
//
//	go run ./perf/search public/fr/recherche embauche "crédits soir charleroi"
package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/dop251/goja"

	projetpro "projetpro"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) < 2 {
		log.Fatal("go run ./perf/search FOLDER [QUERY...]")
	}
	script, err := projetpro.Defaults().Open("static/lookup.js")
	if err != nil {
		log.Fatal(err)
	}
	var text bytes.Buffer
	if _, err := text.ReadFrom(script); err != nil {
		log.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(os.Args[1], "*.json"))
	if err != nil || len(files) == 0 {
		log.Fatal("no index in ", os.Args[1])
	}
	var all size
	for _, file := range files {
		all.add(file)
	}
	fmt.Println("index:", all)
	for _, query := range os.Args[2:] {
		fmt.Printf("%s: %s\n", query, fetched(text.String(), os.Args[1], query))
	}
}

// A size is that of some files.
type size struct{ files, bytes, compressed int }

func (s size) String() string {
	return fmt.Sprintf("%d files, %d bytes, %d compressed", s.files, s.bytes, s.compressed)
}

// add adds a file, and gives its text.
func (s *size) add(file string) string {
	data, err := os.ReadFile(file)
	if err != nil {
		log.Fatal(err)
	}
	var b bytes.Buffer
	w, _ := gzip.NewWriterLevel(&b, gzip.BestCompression)
	_, _ = w.Write(data)
	_ = w.Close()
	s.files, s.bytes, s.compressed = s.files+1, s.bytes+len(data), s.compressed+b.Len()
	return string(data)
}

// fetched is what the first query fetches, with the ten pages that are shown first.
func fetched(script, folder, query string) (s size) {
	vm := goja.New()
	_ = vm.Set("load", func(name string) string {
		name, _, _ = strings.Cut(name, "?")
		return s.add(filepath.Join(folder, name))
	})
	asked, _ := json.Marshal(query)
	_, err := vm.RunString(regexp.MustCompile(`(?m)^export `).ReplaceAllString(script, "") + `
open((name) => Promise.resolve().then(() => JSON.parse(load(name))))
  .then((i) => i.find(` + string(asked) + `).then((r) => r && Promise.all(r.best.slice(0, 10).map(i.tell))))`)
	if err != nil {
		log.Fatal(err)
	}
	return s
}
