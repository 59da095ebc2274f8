// This file shows how far long work is.

package cli

import (
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"
)

// patience is how long work may last before its progress is shown.
const patience = 500 * time.Millisecond

// A progress counts steps on a terminal, once the work has lasted for a while.
// On a pipe it does nothing.
type progress struct {
	app   *app
	total int

	mu    sync.Mutex
	done  int
	start time.Time
	bar   *progressbar.ProgressBar
}

func (a *app) progress(total int) *progress {
	return &progress{app: a, total: total, start: time.Now()}
}

// step counts one step. It may be called by several goroutines at once.
func (p *progress) step() {
	if !p.app.tty {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done++
	if p.bar == nil {
		if time.Since(p.start) < patience {
			return
		}
		p.bar = progressbar.NewOptions(p.total,
			progressbar.OptionSetWriter(p.app.err),
			progressbar.OptionSetDescription(p.app.say.T("building")),
			progressbar.OptionShowCount(),
			progressbar.OptionThrottle(100*time.Millisecond),
			progressbar.OptionClearOnFinish(),
			progressbar.OptionEnableColorCodes(false))
	}
	p.bar.Set(p.done)
}

// end takes the bar off the screen.
func (p *progress) end() {
	if p.bar != nil {
		p.bar.Clear()
	}
}
