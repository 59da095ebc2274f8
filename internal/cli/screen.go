// This file knows the terminal that messages are read on.

package cli

import (
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
	if n, _, err := term.GetSize(int(w.(*os.File).Fd())); err == nil && n > 0 {
		return n
	}
	return usual
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// tell writes a message, folded where a terminal shows it.
func (a *app) tell(w io.Writer, message string) {
	fmt.Fprintln(w, plaintext.Fold(message, a.columns(w), 2))
}
