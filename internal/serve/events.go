// This file tells open pages that there is something new: server-sent events
// (https://html.spec.whatwg.org/multipage/server-sent-events.html).

package serve

import (
	"fmt"
	"net/http"
	"strconv"
	"sync"
	"time"
)

// The words of events. What is new, a page asks for itself.
const (
	wordReload = "reload" // the site is another
	wordError  = "error"  // what is known to be wrong is another
	wordPulse  = "pulse"  // nothing is new, and the server is there
)

// streams are the open streams of events. Each is woken through a channel that
// holds one call, so that nobody waits for a slow reader.
type streams struct {
	mu   sync.Mutex
	open map[chan struct{}]bool
}

func (st *streams) join(most int) (calls chan struct{}, ok bool) {
	st.mu.Lock()
	defer st.mu.Unlock()
	if len(st.open) >= most {
		return nil, false
	}
	if st.open == nil {
		st.open = map[chan struct{}]bool{}
	}
	calls = make(chan struct{}, 1)
	st.open[calls] = true
	return calls, true
}

func (st *streams) leave(calls chan struct{}) {
	st.mu.Lock()
	defer st.mu.Unlock()
	delete(st.open, calls)
}

func (st *streams) wake() {
	st.mu.Lock()
	defer st.mu.Unlock()
	for calls := range st.open {
		select {
		case calls <- struct{}{}:
		default: // it has yet to answer the last
		}
	}
}

// events answers with a stream of what is new since the snapshot that the page
// says it shows. The id of an event is the number of the snapshot.
func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	if !s.genuine(q.Get("token")) {
		refuse(w, http.StatusForbidden)
		return
	}
	calls, ok := s.streams.join(s.limits.streams)
	if !ok {
		refuse(w, http.StatusServiceUnavailable)
		return
	}
	defer s.streams.leave(calls)
	w.Header().Set("Content-Type", "text/event-stream")
	since := q.Get("number")
	if last := r.Header.Get("Last-Event-ID"); last != "" {
		since = last
	}
	stream := &stream{w: w, control: http.NewResponseController(w), patience: s.limits.event}
	stream.number, _ = strconv.ParseUint(since, 10, 64)
	stream.send("retry: 1000\n\n")
	if r.Method == http.MethodHead {
		return
	}
	pulse := time.NewTicker(s.limits.pulse)
	defer pulse.Stop()
	for stream.err == nil {
		stream.show(s.current.Load())
		select {
		case <-r.Context().Done():
			return
		case <-calls:
		case <-pulse.C:
			stream.send("data: %s\n\n", wordPulse)
		}
	}
}

// A stream tells one page what is new.
type stream struct {
	w        http.ResponseWriter
	control  *http.ResponseController
	patience time.Duration // with a reader who does not read
	number   uint64        // of the snapshot that the page shows
	told     *Snapshot     // the last one it was told of
	err      error         // the reader is gone
}

func (st *stream) show(n *Snapshot) {
	switch {
	case n == nil || n == st.told:
		return
	case n.Number != st.number:
		st.send("id: %d\ndata: %s\n\n", n.Number, wordReload)
	case st.told != nil:
		st.send("id: %d\ndata: %s\n\n", n.Number, wordError)
	}
	st.number, st.told = n.Number, n
}

func (st *stream) send(format string, args ...any) {
	if st.err != nil {
		return
	}
	st.control.SetWriteDeadline(time.Now().Add(st.patience))
	if _, st.err = fmt.Fprintf(st.w, format, args...); st.err == nil {
		st.err = st.control.Flush()
	}
}
