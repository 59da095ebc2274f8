// This file knows the terminal that messages are read on.

package cli

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"strconv"

	"projetpro/internal/plaintext"

	"golang.org/x/term"
)

// usual is how many columns a terminal has that does not tell.
const usual = 80

// columns is how many columns w has: what COLUMNS says (POSIX, Base Definitions
// 8.3), else the terminal itself. What is no terminal has 0: nothing is folded.
func columns(w io.Writer) int {
	if !isTerminal(w) {
		return 0
	}
	if n, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil && n > 0 {
		return n
	}
	if n, _, err := term.GetSize(int(fileOf(w).Fd())); err == nil && n > 0 {
		return n
	}
	return usual
}

// A voice is where the command speaks. It remembers the first error of speaking there, so that one word among many need
// not be asked whether it was heard.
type voice struct {
	io.Writer
	lost error
}

func (v *voice) Write(words []byte) (int, error) {
	n, err := v.Writer.Write(words)
	v.lost = cmp.Or(v.lost, err)
	return n, err
}

func isTerminal(w io.Writer) bool {
	f := fileOf(w)
	return f != nil && term.IsTerminal(int(f.Fd()))
}

// fileOf is the file that is written to; nil if it is none.
func fileOf(w io.Writer) *os.File {
	if v, ok := w.(*voice); ok {
		w = v.Writer
	}
	f, _ := w.(*os.File)
	return f
}

// tell writes a message, folded where a terminal shows it.
func (a *app) tell(w io.Writer, message string) {
	fmt.Fprintln(w, plaintext.Fold(message, a.columns(w), 2))
}
