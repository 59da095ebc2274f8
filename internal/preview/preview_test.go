package preview

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"projetpro/internal/diag"
	"projetpro/internal/fault"
	"projetpro/internal/source"
)

// A fake is a site with what is wrong in each file, by the check that finds it.
type fake struct {
	name    string
	changed []string // files that are not those of the site before
	texts   []string
	whole   []string
	pages   []string
	broken  bool
	look    string
	takes   time.Duration // to check
	render  time.Duration // to render all pages
	fails   bool          // by a mistake of ours: when it is built
	checks  bool          // the same: when it is checked

	day    int // it was built last
	tree   *source.Tree
	stage  *stage
	before []*fake
}

func (f *fake) Edited() []string { return f.changed }
func (f *fake) Sound() bool      { return !f.broken }
func (f *fake) Look() any        { return f.look }

func (f *fake) Check(ctx context.Context) (texts, whole diag.List, err error) {
	f.stage.note("%s is checked", f.name)
	if f.checks {
		panic("cannot be checked")
	}
	time.Sleep(f.takes)
	return wrong("text", f.texts...), wrong("whole", f.whole...), ctx.Err()
}

func (f *fake) CheckPages(ctx context.Context) (diag.List, error) {
	f.stage.note("%s is rendered", f.name)
	time.Sleep(f.render)
	return wrong("page", f.pages...), ctx.Err()
}

func (f *fake) CheckSince(before *source.Tree) diag.List {
	return wrong("saved", slices.DeleteFunc(slices.Clone(f.texts), func(file string) bool { return !f.isNew(file, before) })...)
}

func (f *fake) Still(found diag.List, before *source.Tree) diag.List {
	return slices.DeleteFunc(slices.Clone(found), func(d *diag.Diagnostic) bool { return f.isNew(d.Pos.File, before) })
}

// isNew reports whether a file has changed since the site of a tree.
func (f *fake) isNew(file string, since *source.Tree) bool {
	if slices.Contains(f.changed, file) {
		return f.tree != since
	}
	for _, b := range slices.Backward(f.before) {
		if b.tree == since {
			return false
		}
		if slices.Contains(b.changed, file) {
			return true
		}
	}
	return false
}

func wrong(by string, files ...string) (list diag.List) {
	for _, file := range files {
		list.Add(diag.Code(by), diag.WholeFile(file), 0)
	}
	return list
}

func names(list diag.List) string {
	var all []string
	for _, d := range list {
		all = append(all, fmt.Sprintf("%s:%s", d.Code, d.Pos.File))
	}
	return strings.Join(all, " ")
}

// A stage is where a preview plays: it notes what is done, and when.
type stage struct {
	start time.Time
	mu    sync.Mutex
	log   strings.Builder
}

func (s *stage) note(format string, args ...any) {
	s.mu.Lock()
	defer s.mu.Unlock()
	fmt.Fprintf(&s.log, "%v "+format+"\n", append([]any{time.Since(s.start)}, args...)...)
}

// day is how many days have passed.
func (s *stage) day() int { return int(time.Since(s.start).Hours()) / 24 }

// A step is what happens to the folder after a while.
type step struct {
	after time.Duration
	site  *fake // what it is then; nil: it cannot be read
	err   error // why not; nil: by a mistake of ours
}

// play runs a preview through steps and for a while after, and gives what was done.
func play(t *testing.T, steps []step, then time.Duration) string {
	t.Helper()
	var log string
	synctest.Test(t, func(t *testing.T) {
		s := &stage{start: time.Now()}
		sites := map[*source.Tree]*fake{}
		p := &Preview[*fake]{
			Build: func(_ context.Context, tree *source.Tree) (*fake, diag.List, error) {
				f := sites[tree]
				if f.fails {
					panic("cannot be built")
				}
				f.day = s.day()
				return f, wrong("first", f.changed...), nil
			},
			Show: func(n *Shown[*fake]) {
				s.note("show %d %s, sound %t: %s", n.Number, n.Site.name, n.Sound, names(n.Found()))
			},
			Say:   func(f *fake, found diag.List) { s.note("say of %s: %s", f.name, names(found)) },
			Stale: func(f *fake) bool { return f.day != s.day() },
			Failed: func(err error) {
				if f, ok := errors.AsType[*fault.Fault](err); ok {
					s.note("%v", f.Value)
					return
				}
				s.note("%v", err)
			},
		}
		ctx, cancel := context.WithCancel(t.Context())
		err := p.Run(ctx, func(yield func(source.Update, error) bool) {
			var all []*fake
			for ; len(steps) > 0; steps = steps[1:] {
				step := steps[0]
				time.Sleep(step.after)
				if step.site == nil && step.err == nil {
					steps = steps[1:]
					panic("cannot be watched")
				}
				if step.site == nil {
					if !yield(source.Update{}, step.err) {
						return
					}
					continue
				}
				f := step.site
				f.tree, f.stage, f.before = new(source.Tree), s, slices.Clone(all)
				all, sites[f.tree] = append(all, f), f
				if !yield(source.Update{Tree: f.tree}, nil) {
					return
				}
			}
			time.Sleep(then)
			cancel()
		})
		cancel()
		if err != nil {
			s.note("ends: %v", err)
		}
		synctest.Wait()
		log = s.log.String()
	})
	return log
}

func check(t *testing.T, got string, want ...string) {
	t.Helper()
	if diff := cmp.Diff(strings.Join(want, "\n")+"\n", got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// A site is shown at once, checked after a pause, rendered after a rest, and left
// alone then.
func TestOne(t *testing.T) {
	check(t, play(t, []step{{time.Second, &fake{name: "A", texts: []string{"t"}, whole: []string{"w"}, pages: []string{"p"}, takes: time.Second, render: 3 * time.Second}, nil}}, time.Hour),
		"1s show 1 A, sound true: ",
		"1.25s A is checked",
		"2.25s show 1 A, sound true: text:t whole:w",
		"2.25s say of A: text:t whole:w",
		"4.25s A is rendered",
		"7.25s show 1 A, sound true: page:p text:t whole:w",
		"7.25s say of A: page:p text:t whole:w")
}

// What was found stays for what has not changed, and for the whole, until it is
// looked for again; what is wrong in what was saved is seen at once. That all
// pages can be made is known once the texts are checked.
func TestKnowledge(t *testing.T) {
	a := &fake{name: "A", texts: []string{"t1", "t2"}, whole: []string{"w"}, pages: []string{"p1", "p2"}}
	b := &fake{name: "B", changed: []string{"t1", "p1", "x"}, texts: []string{"t2", "x"}, pages: []string{"p2"}}
	check(t, play(t, []step{{0, a, nil}, {time.Minute, b, nil}}, time.Minute),
		"0s show 1 A, sound true: ",
		"250ms A is checked",
		"250ms show 1 A, sound true: text:t1 text:t2 whole:w",
		"250ms say of A: text:t1 text:t2 whole:w",
		"2.25s A is rendered",
		"2.25s show 1 A, sound true: page:p1 page:p2 text:t1 text:t2 whole:w",
		"2.25s say of A: page:p1 page:p2 text:t1 text:t2 whole:w",
		"1m0s show 2 B, sound false: first:p1 page:p2 first:t1 text:t2 whole:w first:x saved:x",
		"1m0.25s B is checked",
		"1m0.25s show 2 B, sound true: first:p1 page:p2 first:t1 text:t2 first:x text:x",
		"1m0.25s say of B: first:p1 page:p2 first:t1 text:t2 first:x text:x",
		"1m2.25s B is rendered",
		"1m2.25s show 2 B, sound true: first:p1 page:p2 first:t1 text:t2 first:x text:x",
		"1m2.25s say of B: first:p1 page:p2 first:t1 text:t2 first:x text:x")
}

// A site that is broken is not sound, whatever is known.
func TestBroken(t *testing.T) {
	check(t, play(t, []step{{0, &fake{name: "A", broken: true}, nil}}, time.Second),
		"0s show 1 A, sound false: ",
		"250ms A is checked",
		"250ms show 1 A, sound false: ",
		"250ms say of A: ")
}

// Every save is shown. The check waits for a pause, but no longer than most; what
// has begun is finished, though its site is no longer shown.
func TestWriting(t *testing.T) {
	var steps []step
	for i := range 12 {
		steps = append(steps, step{200 * time.Millisecond, &fake{name: fmt.Sprint("S", i+1), texts: []string{"t"}, takes: 300 * time.Millisecond}, nil})
	}
	check(t, play(t, steps, time.Second),
		"200ms show 1 S1, sound true: ",
		"400ms show 2 S2, sound false: ",
		"600ms show 3 S3, sound false: ",
		"800ms show 4 S4, sound false: ",
		"1s show 5 S5, sound false: ",
		"1.2s show 6 S6, sound false: ",
		"1.4s show 7 S7, sound false: ",
		"1.6s show 8 S8, sound false: ",
		"1.8s show 9 S9, sound false: ",
		"2s show 10 S10, sound false: ",
		"2.2s show 11 S11, sound false: ",
		"2.2s S11 is checked",
		"2.4s show 12 S12, sound false: ",
		"2.5s show 12 S12, sound false: text:t",
		"2.5s say of S12: text:t",
		"2.75s S12 is checked",
		"3.05s show 12 S12, sound true: text:t",
		"3.05s say of S12: text:t")
}

// rendered are the lines of a log that say when a site was rendered.
func rendered(log string) (lines []string) {
	for line := range strings.Lines(log) {
		if strings.Contains(line, "rendered") {
			lines = append(lines, strings.TrimSpace(line))
		}
	}
	return lines
}

// Pages are rendered when there is a rest. While layouts change, or pages are
// wrong, they are rendered all the same after a while; else they can wait, the
// longer the longer they take.
func TestRest(t *testing.T) {
	writing := func(n int, every time.Duration, site func(i int) *fake) (steps []step) {
		for i := range n {
			steps = append(steps, step{every, site(i), nil})
		}
		return steps
	}
	check := func(steps []step, want ...string) {
		t.Helper()
		if diff := cmp.Diff(want, rendered(play(t, steps, time.Hour))); diff != "" {
			t.Errorf("(-want +got)\n%s", diff)
		}
	}
	name := func(i int) string { return fmt.Sprint("S", i+1) }
	// The first are put off for 15 seconds, those by the same layouts until the end.
	check(writing(30, time.Second, func(i int) *fake { return &fake{name: name(i), look: "l"} }),
		"17s S16 is rendered", "32.25s S30 is rendered")
	// Another layout each time.
	check(writing(40, time.Second, func(i int) *fake { return &fake{name: name(i), look: name(i)} }),
		"17s S16 is rendered", "33s S32 is rendered", "42.25s S40 is rendered")
	// Pages that are wrong.
	check(writing(40, time.Second, func(i int) *fake { return &fake{name: name(i), look: "l", pages: []string{"p"}} }),
		"17s S16 is rendered", "33s S32 is rendered", "42.25s S40 is rendered")
	// A layout that was tried and taken back leaves nothing of the time it was put off for: the next has all of it.
	tried := []step{{0, &fake{name: "S0", look: "l"}, nil}, {time.Minute - time.Second, &fake{name: "again", look: "l"}, nil}}
	tried = append(tried, writing(30, time.Second, func(i int) *fake {
		look := "l"
		if i < 3 || i > 25 {
			look = "another"
		}
		return &fake{name: name(i), look: look}
	})...)
	check(tried, "2.25s S0 is rendered", "1m31.25s S30 is rendered")
	// After four seconds of rendering, twenty are waited for.
	check(writing(3, time.Minute, func(i int) *fake { return &fake{name: name(i), look: "l", render: 4 * time.Second} }),
		"1m2.25s S1 is rendered", "2m20.25s S2 is rendered", "3m20.25s S3 is rendered")
}

// What cannot be read is said, and what was shown stays, until the folder is lost.
func TestFailed(t *testing.T) {
	lost := &source.LostError{Path: "/site"}
	check(t, play(t, []step{{0, &fake{name: "A"}, nil}, {time.Minute, nil, errors.New("no disk")}, {time.Minute, nil, lost}}, time.Hour),
		"0s show 1 A, sound true: ",
		"250ms A is checked",
		"250ms show 1 A, sound true: ",
		"250ms say of A: ",
		"2.25s A is rendered",
		"2.25s show 1 A, sound true: ",
		"2.25s say of A: ",
		"1m0s no disk",
		"2m0s ends: "+lost.Error())
}

// A mistake of ours is said, and the preview goes on.
func TestFault(t *testing.T) {
	check(t, play(t, []step{
		{0, &fake{name: "A", checks: true}, nil},
		{time.Minute, &fake{name: "B", fails: true}, nil},
		{time.Minute, nil, nil},
		{time.Minute, &fake{name: "C", texts: []string{"t"}}, nil},
	}, time.Second),
		"0s show 1 A, sound true: ",
		"250ms A is checked",
		"250ms cannot be checked",
		"1m0s cannot be built",
		"2m0s cannot be watched",
		"3m2s show 2 C, sound false: ",
		"3m2.25s C is checked",
		"3m2.25s show 2 C, sound true: text:t",
		"3m2.25s say of C: text:t")
}

// That a preview ends is no failure of what it was doing then.
func TestStopping(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := &Preview[*fake]{
			Build: func(ctx context.Context, _ *source.Tree) (*fake, diag.List, error) {
				<-ctx.Done()
				return nil, nil, ctx.Err()
			},
			Failed: func(err error) { t.Errorf("%v", err) },
		}
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(time.Second, cancel)
		if err := p.Run(ctx, func(yield func(source.Update, error) bool) { yield(source.Update{Tree: new(source.Tree)}, nil) }); err != nil {
			t.Errorf("%v", err)
		}
		synctest.Wait()
	})
}

// What depends on the day is shown anew when that has ended, and checked anew.
func TestDayEnds(t *testing.T) {
	check(t, play(t, []step{{0, &fake{name: "A"}, nil}}, 24*time.Hour+10*time.Second),
		"0s show 1 A, sound true: ",
		"250ms A is checked",
		"250ms show 1 A, sound true: ",
		"250ms say of A: ",
		"2.25s A is rendered",
		"2.25s show 1 A, sound true: ",
		"2.25s say of A: ",
		"24h0m0s show 2 A, sound true: ",
		"24h0m0.25s A is checked",
		"24h0m0.25s show 2 A, sound true: ",
		"24h0m0.25s say of A: ",
		"24h0m2.25s A is rendered",
		"24h0m2.25s show 2 A, sound true: ",
		"24h0m2.25s say of A: ")
}
