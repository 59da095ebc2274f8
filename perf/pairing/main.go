// Command pairing measures how well the sections of two languages are paired, on real texts: it disturbs one side of each
// pair in ways of which the right answer is known.
//
//	go run ./perf/pairing DIR             # x.fr.md beside x.en.md, or fr/x.md and en/x.md, at any depth
//	go run ./perf/pairing -wrong DIR      # and each wrong pair
//
// The texts are Markdown, with front matter or without. Only pairs with the same headings, level by level, are used: of
// those it is known which section belongs to which. For each disturbance it prints how many pairs were made that nobody
// has to be asked about, how many of these are right (precision), how many of all that there are were found (recall), how
// many of those with an unsure one too, and how many are unsure.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
)

func main() {
	wrong := flag.Bool("wrong", false, "list each wrong pair")
	flag.Parse()
	if err := run(os.Stdout, flag.Args(), *wrong); err != nil {
		fmt.Fprintln(os.Stderr, "pairing:", err)
		os.Exit(1)
	}
}

func run(w io.Writer, args []string, wrong bool) error {
	if len(args) != 1 {
		return errors.New("write one folder of texts in two languages")
	}
	pairs, err := load(os.DirFS(args[0]))
	if err != nil {
		return err
	}
	if len(pairs) == 0 {
		return fmt.Errorf("%s: no two texts of the same name in two languages", args[0])
	}
	m := newMeasure(pairs)
	fmt.Fprintf(w, "%d pairs, of which %d have %d sections or more with the same levels: %d sections a side\n\n",
		len(pairs), len(m.usable), fewest, m.sections)
	fmt.Fprintf(w, "%-22s %7s %10s %8s %12s %7s\n", "disturbance", "sure", "precision", "recall", "with unsure", "unsure")
	for i := range disturbances {
		r := m.run(&disturbances[i])
		fmt.Fprintf(w, "%-22s %7d %9.2f%% %7.2f%% %11.2f%% %6.2f%%\n", disturbances[i].name, r.sure,
			r.precision(), r.recall(), percent(r.right+r.rightUnsure, r.possible), percent(r.unsure, r.possible))
		for _, mistake := range r.mistakes {
			if wrong {
				fmt.Fprintln(w, "   ", mistake)
			}
		}
	}
	return nil
}
