package cli

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"projetpro/internal/lang"
	"projetpro/internal/message"
	"projetpro/internal/plaintext"
)

// run runs the command as if on a terminal of so many columns, and gives all it says.
func run(t *testing.T, in lang.Tag, columns int, args ...string) string {
	t.Helper()
	var b bytes.Buffer
	a := &app{out: &b, err: &b, columns: func(io.Writer) int { return columns }, lang: in, say: message.In(in).Part("command")}
	a.run(t.Context(), args)
	return b.String()
}

// On a screen of any width, help and messages are folded between words.
func TestWhatIsSaidFitsTheScreen(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, in := range message.Languages() {
		for _, args := range [][]string{{}, {"help", "build"}, {"help", "check"}, {"help", "serve"}, {"help", "help"}, {"check", "--sparkle"}, {"build"}} {
			for columns := 20; columns < 120; columns += 7 {
				for line := range strings.Lines(run(t, in, columns, args...)) {
					line = strings.Trim(line, " \n")
					_, rest, _ := strings.Cut(line, "  ") // in a table each side may be one long word
					if plaintext.Columns(line) > columns && strings.Contains(strings.Trim(rest, " "), " ") {
						t.Errorf("%v in %s, in %d columns: %q", args, in, columns, line)
					}
				}
			}
		}
	}
}

// Who starts the program by a double click is told how it is used, and has the time to read it.
func TestDoubleClick(t *testing.T) {
	for _, in := range message.Languages() {
		var b bytes.Buffer
		keys := strings.NewReader("\nx")
		a := &app{out: &b, columns: func(io.Writer) int { return 0 }, lang: in, say: message.In(in).Part("command")}
		if status := a.doubleClick(keys); status != misused || !strings.Contains(b.String(), "projetpro serve --open") {
			t.Errorf("in %s: status %d, %q", in, status, b.String())
		}
	}
}
