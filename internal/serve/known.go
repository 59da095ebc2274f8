// This file tells what is wrong since the last save from what was wrong before.

package serve

import (
	"strings"
	"sync"

	"projetpro/internal/report"
)

// known says since which snapshot each problem has been known. What was wrong when
// somebody first looked was always known.
type known struct {
	mu     sync.Mutex
	since  map[string]uint64 // the Number of the snapshot, by problem; 0: always
	number uint64            // of the snapshot that was looked at first
}

// news takes note of all that is wrong with a snapshot, and reports what has come with it.
// A problem is forgotten when all has been looked for and it was not there.
func (k *known) news(n *Snapshot, all []report.Located) (isNew func(report.Located) bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.since == nil {
		k.since, k.number = map[string]uint64{}, n.Number
	}
	is := map[string]bool{}
	for _, p := range all {
		key := mistake(p)
		number, old := k.since[key]
		if !old && n.Number != k.number {
			number = n.Number
		}
		k.since[key] = number
		is[key] = number == n.Number && number != 0
	}
	for key := range k.since {
		if _, there := is[key]; !there && n.Checked {
			delete(k.since, key)
		}
	}
	return func(p report.Located) bool { return is[mistake(p)] }
}

// mistake tells problems apart though lines come and go above them.
func mistake(p report.Located) string {
	return strings.Join([]string{p.File, string(p.Code), p.Message}, "\n")
}
