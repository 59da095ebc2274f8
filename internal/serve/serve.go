// Package serve shows the site while it is being written: it answers browsers from memory, tells them what has changed, and lays what is wrong over the page.
//
// A [Server] shows one [Snapshot] of the site at a time and knows nothing of
// how it was made. Its answers come from memory: no request can reach a folder,
// and none changes anything.
package serve

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"projetpro/internal/lang"
	"projetpro/internal/message"
	"projetpro/internal/plaintext"
)

// Options are what the person who previews decides.
type Options struct {
	Lang   lang.Tag     // of what the preview itself says; one of message.Languages
	Editor string       // address that opens an editor, with {path}, {line} and {column} in it, or {value}, the path for a query; "" offers no links
	Root   string       // folder of the site, absolute, for Editor and for commands
	Port   int          // where it is, of the ports at which it answers
	Hosts  []string     // host:port under which others may ask for the preview, see [Endpoint]; this machine's own names always may
	Log    func(string) // is told what a person at the terminal should know, one line each; nil tells nobody

	Elsewhere bool // commands are typed in another folder than Root
}

// A Server shows the site to browsers. Its methods may be called by several
// goroutines at once.
type Server struct {
	options Options
	say     *lang.Strings
	token   string // proves that a request comes from a page of this process
	script  []byte // preview.js with its words and its library
	hosts   map[string]bool
	limits  limits

	current atomic.Pointer[Snapshot] // nil until the first Show
	clean   atomic.Pointer[Snapshot] // the last one that was sound, or nil
	began   atomic.Pointer[Snapshot] // the first
	seen    memory
	known   known
	streams streams
	idle    idleConns
}

// limits keep a stranger from holding the server up.
type limits struct {
	header   time.Duration // for the head of a request
	answer   time.Duration // for an answer
	idle     time.Duration // for the next request on a connection
	event    time.Duration // for one event
	pulse    time.Duration // between signs of life to an open stream
	shutdown time.Duration // for answers under way when the server ends
	streams  int
	waiting  int // connections on which nothing is being answered
}

var usual = limits{header: 5 * time.Second, answer: 30 * time.Second, idle: time.Minute, event: 5 * time.Second,
	pulse: 4 * time.Second, shutdown: 250 * time.Millisecond, streams: 64, waiting: 256}

// New makes a server that has nothing to show yet.
func New(o Options) *Server {
	if o.Log == nil {
		o.Log = func(string) {}
	}
	s := &Server{options: o, say: message.In(o.Lang).Part("preview"), token: rand.Text(), hosts: map[string]bool{}, limits: usual}
	for _, h := range o.Hosts {
		s.hosts[strings.ToLower(h)] = true
		s.hosts[strings.TrimSuffix(strings.ToLower(h), ":80")] = true // as browsers write it
	}
	s.script = clientScript(s.say)
	return s
}

// Show makes n what browsers are shown, and tells them. A Snapshot with the
// Number of the one before brings news of what is wrong, and no other page.
func (s *Server) Show(n *Snapshot) {
	s.began.CompareAndSwap(nil, n)
	if n.Sound {
		s.clean.Store(n)
	}
	s.current.Store(n)
	s.streams.wake()
}

// Serve answers on listeners until ctx is done, and closes them. It returns
// well within a second of that, whatever is under way.
func (s *Server) Serve(ctx context.Context, listeners ...net.Listener) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	h := &http.Server{
		Handler:                      s.handler(),
		BaseContext:                  func(net.Listener) context.Context { return ctx },
		ConnState:                    func(c net.Conn, state http.ConnState) { s.idle.note(c, state, s.limits.waiting) },
		ErrorLog:                     slog.NewLogLogger(slog.DiscardHandler, slog.LevelError),
		ReadHeaderTimeout:            s.limits.header,
		WriteTimeout:                 s.limits.answer,
		IdleTimeout:                  s.limits.idle,
		MaxHeaderBytes:               16 << 10,
		DisableGeneralOptionsHandler: true,
	}
	var wg sync.WaitGroup
	for _, l := range listeners {
		wg.Go(func() { cancel(h.Serve(l)) })
	}
	<-ctx.Done()
	last, done := context.WithTimeout(context.WithoutCancel(ctx), s.limits.shutdown)
	defer done()
	if h.Shutdown(last) != nil {
		h.Close()
	}
	wg.Wait()
	if err := context.Cause(ctx); err != ctx.Err() && err != http.ErrServerClosed {
		return err
	}
	return nil
}

// handler is the way of a request: the guard first.
func (s *Server) handler() http.Handler {
	return s.recovered(s.guard(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case own + "events":
			s.events(w, r)
		case own + "state":
			s.state(w, r)
		case own + "source":
			s.source(w, r)
		case own + "folder":
			s.folder(w, r)
		case own + "side":
			s.side(w, r)
		case own + "translations":
			s.translations(w, r)
		case own + "preview.js":
			s.clientFile(w, r, s.script)
		case own + "preview.css", own + "side.js", own + "side.css":
			s.clientFile(w, r, clientFile(r.URL.Path[len(own):]))
		default:
			s.site(w, r)
		}
	}))
}

// own is where the preview's own files lie. No page of a site can: the words of
// an address begin with a letter or a digit.
const own = "/_projetpro/"

// recovered makes a fault of ours an answer, so that the preview goes on.
func (s *Server) recovered(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			if fault := recover(); fault != nil && fault != http.ErrAbortHandler {
				s.options.Log(plaintext.Visible(fmt.Sprintf("%s: %v", r.URL.Path, fault)))
				panic(http.ErrAbortHandler)
			}
		}()
		next.ServeHTTP(w, r)
	})
}

// genuine reports whether a token is that of this process.
func (s *Server) genuine(token string) bool {
	return subtle.ConstantTimeCompare([]byte(token), []byte(s.token)) == 1
}
