package cli

import (
	"bytes"
	"strings"
	"sync"
	"testing"

	"projetpro/internal/message"
)

// counted is what is said on a terminal, or a pipe, of so many of 40 steps, which have lasted for a while or have not.
func counted(terminal, longEnough bool, steps int) (while, after string) {
	var b bytes.Buffer
	a := &app{err: &b, tty: terminal, say: message.In("en").Part("command")}
	p := a.progress(40)
	if longEnough {
		p.start = p.start.Add(-2 * patience)
	}
	var wg sync.WaitGroup
	for range steps {
		wg.Go(p.step)
	}
	wg.Wait()
	while = b.String()
	b.Reset()
	p.end()
	return while, b.String()
}

func TestProgress(t *testing.T) {
	for _, c := range []struct{ terminal, longEnough bool }{{false, false}, {false, true}, {true, false}} {
		if while, after := counted(c.terminal, c.longEnough, 30); while+after != "" {
			t.Errorf("terminal %t, long enough %t: %q, %q", c.terminal, c.longEnough, while, after)
		}
	}
	while, after := counted(true, true, 1)
	if !strings.Contains(while, "(1/40)") || !strings.Contains(while, message.In("en").Part("command").T("building")) {
		t.Errorf("after a while: %q", while)
	}
	if strings.Contains(while, "\n") || strings.TrimSpace(after) != "" || !strings.HasSuffix(after, "\r") || len(after) < 20 {
		t.Errorf("the bar is not taken off the screen: %q, then %q", while, after)
	}
	if while, _ := counted(true, true, 40); strings.Contains(while, "41") || !strings.Contains(while, "/40)") {
		t.Errorf("all steps: %q", while)
	}
}
