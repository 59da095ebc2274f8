// Package preview decides what is made when while a site is being written: each change is built and shown at once, the whole is checked when the writing pauses.
//
// What is shown at once is what can be known at once: the site, and what is wrong
// with the files that were saved. What only the whole site can tell stays what it
// was the last time, as far as it is about files that have not changed since,
// until it has been looked for behind.
package preview

import (
	"context"
	"errors"
	"iter"
	"slices"
	"sync"
	"time"

	"projetpro/internal/diag"
	"projetpro/internal/fault"
	"projetpro/internal/source"
)

// A Result is a site that was built, as build.Result is. In tests it is one that
// takes its time.
type Result interface {
	// Edited lists the pages whose own text changed, by path.
	Edited() []string
	// Sound reports whether every page can be made as it is meant, but for what the checks find.
	Sound() bool
	// Look equals that of another site whose pages are shown by the same layouts and strings.
	Look() any
	// Check finds what is wrong with texts, with where they lead and with layouts; then with the whole.
	Check(ctx context.Context) (texts, whole diag.List, err error)
	// CheckSince finds what is wrong with texts that are not those of a tree, with where they lead, and with layouts.
	CheckSince(before *source.Tree) diag.List
	// CheckPages finds what only shows on rendered pages.
	CheckPages(ctx context.Context) (diag.List, error)
	// Still is what of the diagnostics found in the site of another tree is about files that are the same.
	Still(found diag.List, before *source.Tree) diag.List
}

// A Preview shows a site as it is saved.
type Preview[S Result] struct {
	Build  func(context.Context, *source.Tree) (S, diag.List, error) // what is wrong at first sight is in the list
	Show   func(*Shown[S])                                           // there is another site, or more is known about it; called once at a time
	Say    func(S, diag.List)                                        // a check has ended; all that is known to be wrong with the site, sorted
	Failed func(error)                                               // a change could not be read or built; what was shown stays
	Stale  func(S) bool                                              // what the site shows depends on more than its folder, such as the day, and that has changed

	changed chan struct{} // has room for one: another site is shown
	making  sync.Mutex    // sites are built one after the other

	mu    sync.Mutex // what is shown, one at a time
	last  built[S]
	texts checked // of texts, links and layouts
	whole checked // of the rest
	pages checked // of what only shows on rendered pages
}

// A Shown is a site that is shown, and what is known about it.
type Shown[S Result] struct {
	Site    S
	Number  uint64           // of the site, 1 is the first; the same when more is known about the same site
	Edited  []string         // pages whose own text changed in it, by path
	Sound   bool             // it is known that every page can be made as it is meant
	Checked bool             // all checks are of this very site
	Found   func() diag.List // all that is known to be wrong with it, sorted; worked out when first asked for
}

// A built site, and what it was built from.
type built[S Result] struct {
	site   S
	number uint64
	tree   *source.Tree
	read   diag.List // wrong with the tree
	found  diag.List // wrong with the site at first sight, or with its tree
	edited []string
}

// What a check found wrong with the site of a number and a tree.
type checked struct {
	number uint64
	tree   *source.Tree
	found  diag.List
}

// Run shows the site of each of changes until they end, ctx is done or the site's
// folder is gone, which is the only error. It may be called again when it has ended.
func (p *Preview[S]) Run(ctx context.Context, changes iter.Seq2[source.Update, error]) error {
	if p.changed == nil {
		p.changed = make(chan struct{}, 1)
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	go p.check(ctx) // it reads and tells, no more: there is no need to wait for it
	go p.renew(ctx)
	for {
		var err error
		f := fault.Catch("watch", "", func() { err = p.watch(ctx, changes) })
		if f == nil {
			return err
		}
		p.Failed(f)
		select { // and watch anew
		case <-time.After(rest):
		case <-ctx.Done():
			return nil
		}
	}
}

func (p *Preview[S]) watch(ctx context.Context, changes iter.Seq2[source.Update, error]) error {
	for update, err := range changes {
		if err == nil {
			if f := fault.Catch("show", "", func() { err = p.show(ctx, update) }); f != nil {
				err = f
			}
		}
		if ctx.Err() != nil {
			return nil
		}
		if _, lost := errors.AsType[*source.LostError](err); lost {
			return err
		}
		if err != nil {
			p.Failed(err)
		}
	}
	return nil
}

// show builds a tree and shows it at once.
func (p *Preview[S]) show(ctx context.Context, update source.Update) error {
	p.making.Lock()
	defer p.making.Unlock()
	return p.make(ctx, update.Tree, update.Diags)
}

// make is show, for who has the right to build.
func (p *Preview[S]) make(ctx context.Context, tree *source.Tree, read diag.List) error {
	site, found, err := p.Build(ctx, tree)
	if err != nil {
		return err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.last = built[S]{site, p.last.number + 1, tree, read, slices.Concat(read, found), site.Edited()}
	if p.last.number == 1 {
		p.texts.tree = tree // of which nothing is known yet
	}
	p.Show(p.shown())
	select {
	case p.changed <- struct{}{}:
	default:
	}
	return nil
}

// watchful is how often it is asked whether the site is stale: a computer that was
// asleep when the day ended notices as soon.
const watchful = time.Minute

// renew builds and shows the same tree again each time its site has become stale.
func (p *Preview[S]) renew(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-time.After(watchful):
		}
		var err error
		if f := fault.Catch("show", "", func() { err = p.renewOnce(ctx) }); f != nil {
			err = f
		}
		if err != nil && ctx.Err() == nil {
			p.Failed(err)
		}
	}
}

func (p *Preview[S]) renewOnce(ctx context.Context) error {
	p.making.Lock()
	defer p.making.Unlock()
	last := p.now()
	if last.number == 0 || !p.Stale(last.site) {
		return nil
	}
	return p.make(ctx, last.tree, last.read)
}

const (
	pause   = 250 * time.Millisecond // nothing must have changed for so long before the whole site is checked
	most    = 2 * time.Second        // but it is not put off for longer
	rest    = 2 * time.Second        // nothing must have changed for so long before every page is rendered
	share   = 5                      // if that is unlikely to tell anything new: times as long as it takes
	longest = 15 * time.Second       // but it is not put off for longer, if it may
)

// check looks for what only the whole site can tell, then for what only shows when
// every page is rendered, each time the site has changed. What has been begun is
// finished, though the site may change meanwhile: it is true of what stays the same.
func (p *Preview[S]) check(ctx context.Context) {
	var m built[S]
	var past rendering
	for p.next(ctx, &m) {
		if f := fault.Catch("check", "", func() { p.checkOne(ctx, m, &past) }); f != nil {
			p.Failed(f)
		}
	}
}

// A rendering is what is known of when all pages were rendered.
type rendering struct {
	look  any           // what they were rendered by, the last time
	took  time.Duration // the last time
	since time.Time     // when it was first put off; zero: it is not
}

func (p *Preview[S]) checkOne(ctx context.Context, m built[S], past *rendering) {
	texts, whole, err := m.site.Check(ctx)
	if err != nil {
		return
	}
	p.learn(func() { p.texts, p.whole = checked{m.number, m.tree, texts}, checked{m.number, m.tree, whole} })

	wait := rest
	if past.look == m.site.Look() && len(p.pages.found) == 0 {
		wait, past.since = max(rest, share*past.took), time.Time{}
	} else if past.since.IsZero() {
		past.since = time.Now()
	}
	if !p.calm(ctx, m.number, wait) && (past.since.IsZero() || time.Since(past.since) < longest) {
		return
	}
	start := time.Now()
	pages, err := m.site.CheckPages(ctx)
	if err != nil {
		return
	}
	*past = rendering{m.site.Look(), time.Since(start), time.Time{}}
	p.learn(func() { p.pages = checked{m.number, m.tree, pages} })
}

// next waits for another site than m, and for a pause, and puts the site in m. It
// is false when ctx is done.
func (p *Preview[S]) next(ctx context.Context, m *built[S]) bool {
	for p.now().number == m.number {
		select {
		case <-ctx.Done():
			return false
		case <-p.changed:
		}
	}
	for start := time.Now(); time.Since(start) < most; {
		if p.calm(ctx, p.now().number, pause) {
			break
		}
	}
	*m = p.now()
	return ctx.Err() == nil
}

// calm waits; it is false when another site than that of a number is shown before,
// or ctx is done.
func (p *Preview[S]) calm(ctx context.Context, number uint64, d time.Duration) bool {
	over := time.After(d)
	for ctx.Err() == nil && p.now().number == number {
		select {
		case <-ctx.Done():
		case <-p.changed:
		case <-over:
			return true
		}
	}
	return false
}

// now is the site that is shown.
func (p *Preview[S]) now() built[S] {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.last
}

// learn takes note of something, then shows it and says it.
func (p *Preview[S]) learn(note func()) {
	p.mu.Lock()
	note()
	shown := p.shown()
	p.Show(shown)
	p.mu.Unlock()
	p.Say(shown.Site, shown.Found())
}

// shown is the last site with what is known about it now.
func (p *Preview[S]) shown() *Shown[S] {
	m, texts, whole, pages := p.last, p.texts, p.whole, p.pages
	all := texts.number == m.number && whole.number == m.number && pages.number == m.number
	return &Shown[S]{m.site, m.number, m.edited, texts.tree == m.tree && m.site.Sound(), all, sync.OnceValue(func() diag.List {
		found := slices.Concat(m.found, m.site.Still(texts.found, texts.tree), whole.found, m.site.Still(pages.found, pages.tree))
		if texts.tree != m.tree {
			found = append(found, m.site.CheckSince(texts.tree)...)
		}
		found.Sort()
		return found
	})}
}
