// Command corpus makes up a bilingual programme of any size, for measuring.
//
// The same size and seed give the same text, for projetpro or for Hugo: half
// of the pages French, half English, linked as translations of each other.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	pages := flag.Int("pages", 2000, "number of Markdown files in both languages together")
	out := flag.String("out", "", "folder to write the site to; it must not exist or be empty")
	generator := flag.String("for", "projetpro", "projetpro, hugo (usual layouts) or hugo-tuned (layouts made for speed)")
	seed := flag.Uint64("seed", 1, "another seed gives another programme")
	flag.Parse()
	if err := write(*out, *generator, *pages, *seed); err != nil {
		fmt.Fprintln(os.Stderr, "corpus:", err)
		os.Exit(1)
	}
}

func write(out, generator string, pages int, seed uint64) error {
	if entries, err := os.ReadDir(out); out == "" || len(entries) > 0 || err != nil && !os.IsNotExist(err) {
		return fmt.Errorf("-out %q is not an empty folder", out)
	}
	if pages < 6 {
		return fmt.Errorf("-pages %d: write 6 or more", pages)
	}
	var failed error
	put := func(name, text string) {
		name = filepath.Join(out, filepath.FromSlash(name))
		if failed == nil {
			failed = os.MkdirAll(filepath.Dir(name), 0o755)
		}
		if failed == nil {
			failed = os.WriteFile(name, []byte(text), 0o644)
		}
	}
	p := newProgramme(pages, seed)
	var err error
	switch generator {
	case "projetpro":
		writeProjetpro(p, put)
	case "hugo":
		err = writeHugo(p, "std", put)
	case "hugo-tuned":
		err = writeHugo(p, "tuned", put)
	default:
		err = fmt.Errorf("-for %q: write projetpro, hugo or hugo-tuned", generator)
	}
	if err == nil {
		err = failed
	}
	return err
}
