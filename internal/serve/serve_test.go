package serve

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"projetpro/internal/check"
	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/message"
	"projetpro/internal/page"
	"projetpro/internal/report"
	"projetpro/internal/source"
	"projetpro/internal/translation"

	"github.com/google/go-cmp/cmp"
)

// A pipe is a listener without a network: its connections hold not a byte that
// nobody reads, and take part in a bubble's time.
type pipe struct {
	calls chan net.Conn
	ended context.Context
	end   context.CancelFunc
}

func newPipe(ctx context.Context) *pipe {
	ended, end := context.WithCancel(ctx)
	return &pipe{make(chan net.Conn), ended, end}
}

func (l *pipe) Accept() (net.Conn, error) {
	select {
	case c := <-l.calls:
		return c, nil
	case <-l.ended.Done():
		return nil, net.ErrClosed
	}
}
func (l *pipe) Close() error   { l.end(); return nil }
func (l *pipe) Addr() net.Addr { return &net.TCPAddr{} }
func (l *pipe) dial() net.Conn {
	here, there := net.Pipe()
	l.calls <- there
	return here
}

// dialed has a server serve, and connects to it; cancel ends it, and ended gives
// what it ended with.
func dialed(t *testing.T, s *Server) (conn net.Conn, cancel context.CancelFunc, ended chan error) {
	l := newPipe(t.Context())
	ctx, cancel := context.WithCancel(t.Context())
	ended = make(chan error)
	go func() { ended <- s.Serve(ctx, l) }()
	return l.dial(), cancel, ended
}

// A reader who stops reading holds nobody up, and is dropped.
func testSlowReader(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := New(Options{Lang: "en"})
		s.Show(snapshotOf(1, files))
		conn, cancel, ended := dialed(t, s)
		defer conn.Close()
		fmt.Fprintf(conn, "GET %sevents?number=1&token=%s HTTP/1.1\r\nHost: localhost\r\n\r\n", own, s.token)
		r := bufio.NewReader(conn)
		for line := ""; line != "retry: 1000\n"; { // the head and the first words; then it sleeps
			line, _ = r.ReadString('\n')
		}
		synctest.Wait()
		if s.streamsOpen() != 1 {
			t.Fatalf("%d streams", s.streamsOpen())
		}
		for n := range uint64(1000) {
			s.Show(snapshotOf(n+2, files))
		}
		for s.streamsOpen() > 0 { // the bubble's time goes on when all wait
			time.Sleep(s.limits.event)
		}
		cancel()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
}

// A stream that is silent for long shows signs of life.
func TestPulse(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := New(Options{Lang: "en"})
		s.Show(snapshotOf(1, files))
		conn, cancel, ended := dialed(t, s)
		fmt.Fprintf(conn, "GET %sevents?number=1&token=%s HTTP/1.1\r\nHost: localhost\r\n\r\n", own, s.token)
		r, err := http.ReadResponse(bufio.NewReader(conn), nil)
		if err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(r.Body)
		var said []string
		for len(said) < 8 && lines.Scan() {
			said = append(said, lines.Text())
		}
		if want := []string{"retry: 1000", "", "data: pulse", "", "data: pulse", "", "data: pulse", ""}; !slices.Equal(said, want) {
			t.Errorf("%q", said)
		}
		cancel()
		go io.Copy(io.Discard, conn)
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
}

// What the preview adds to a page can be taken away, and leaves the page.
func TestMarked(t *testing.T) {
	s := New(Options{Lang: "en"})
	mark := regexp.MustCompile(regexp.QuoteMeta(markStart) + ".*?" + regexp.QuoteMeta(markEnd))
	for _, page := range []string{htmlPage("x"), "", "no body", "<body></body><!-- </body> -->", "<body></body></body>"} {
		marked := string(s.marked([]byte(page), 7, nil))
		if n := len(mark.FindAllString(marked, -1)); n != 1 || mark.ReplaceAllString(marked, "") != page {
			t.Errorf("%q became %q", page, marked)
		}
	}
	for _, page := range []string{"<body>x</body>", "<body><!-- </body> -->x</body>"} {
		if got := string(s.marked([]byte(page), 7, nil)); !strings.HasSuffix(got, markEnd+"</body>") {
			t.Errorf("%q", got)
		}
	}
}

// What may hold scripts and is no page runs none when it is opened by itself, whatever its name is like.
func TestPolicies(t *testing.T) {
	p := start(t, Options{}, nil)
	p.Show(snapshotOf(1, map[string]string{"a.svg": "<svg/>", "B.SVG": "<svg/>", "sitemap.xml": "<x/>", "C.HTML": htmlPage("x"), "d.pdf": "x", "E.TXT": "x"}))
	for target, want := range map[string]string{
		"/a.svg": "image/svg+xml sandbox", "/B.SVG": "image/svg+xml sandbox", "/sitemap.xml": "application/xml; charset=utf-8 sandbox",
		"/C.HTML": "text/html; charset=utf-8 script-src", "/d.pdf": "application/pdf", "/E.TXT": "text/plain; charset=utf-8",
	} {
		a := p.get(t, target, "")
		got := a.header.Get("Content-Type")
		for _, part := range []string{"sandbox", "script-src"} {
			if strings.Contains(a.header.Get("Content-Security-Policy"), part) {
				got += " " + part
			}
		}
		framed := "frame-ancestors 'self'"
		if target == "/C.HTML" {
			framed = "frame-ancestors 'none'"
		}
		if a.status != 200 || got != want || !strings.Contains(a.header.Get("Content-Security-Policy"), framed) {
			t.Errorf("%s: %d %s, %s", target, a.status, got, a.header.Get("Content-Security-Policy"))
		}
	}
}

func TestFiles(t *testing.T) {
	p := start(t, Options{}, nil)
	if a := p.get(t, "/", ""); a.status != 503 || !strings.Contains(a.body, own+"preview.js") {
		t.Errorf("before there is a site: %d %s", a.status, a.body)
	}
	p.Show(snapshotOf(1, files))
	check := func(target string, status int, contentType string) answer {
		t.Helper()
		a := p.get(t, target, "")
		if a.status != status || a.header.Get("Content-Type") != contentType {
			t.Errorf("%s: %d %s", target, a.status, a.header.Get("Content-Type"))
		}
		return a
	}
	check("/", 200, "text/html; charset=utf-8")
	check("/index.html", 200, "text/html; charset=utf-8")
	check("/404.html", 200, "text/html; charset=utf-8")
	check("/site.webmanifest", 200, "application/manifest+json")
	check("/picture.svg", 200, "image/svg+xml")
	check("/files/a%20file%20with%20spaces.txt", 200, "text/plain; charset=utf-8")
	check("/fr/facultes/m%C3%A9decine/", 200, "text/html; charset=utf-8")
	check(own+"preview.js", 200, "text/javascript; charset=utf-8")
	check(own+"preview.css", 200, "text/css; charset=utf-8")
	if a := p.get(t, "/x.txt", "Range: bytes=1-3\r\n"); a.status != 206 || a.body != "ext" {
		t.Errorf("a part: %d %q", a.status, a.body)
	}
	head, whole := p.send(t, "HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n"), p.get(t, "/", "")
	head.header.Del("Date")
	whole.header.Del("Date")
	if head.body != "" || !cmp.Equal(head.header, whole.header) {
		t.Errorf("HEAD: %q %s", head.body, cmp.Diff(whole.header, head.header))
	}
}

// A file that is too large for memory is answered with from the folder, whole or in part; when it is no longer what it
// was, with nothing.
func TestLargeFile(t *testing.T) {
	dir := t.TempDir()
	film := filepath.Join(dir, "static", "a.webm")
	text := strings.Repeat("0123456789", 200_000)
	if err := errors.Join(os.Mkdir(filepath.Join(dir, "content"), 0o755), os.Mkdir(filepath.Dir(film), 0o755),
		os.WriteFile(filepath.Join(dir, source.Marker), nil, 0o644), os.WriteFile(film, []byte(text), 0o644)); err != nil {
		t.Fatal(err)
	}
	folder, err := source.Open(dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer folder.Close()
	tree, _, err := folder.Read(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	large := tree.File("static/a.webm")
	n := snapshotOf(1, files)
	found := n.File
	n.File = func(path string) ([]byte, bool) {
		data, ok := found(path)
		return data, ok || path == "assets/a.webm"
	}
	n.Large = func(path string) *source.File {
		if path == "assets/a.webm" {
			return large
		}
		return nil
	}
	p := start(t, Options{}, nil)
	p.Show(n)
	if a := p.get(t, "/assets/a.webm", ""); a.status != 200 || a.body != text || a.header.Get("Content-Type") != "video/webm" {
		t.Errorf("%d %s, %d bytes", a.status, a.header.Get("Content-Type"), len(a.body))
	}
	if a := p.get(t, "/assets/a.webm", "Range: bytes=1000005-1000007\r\n"); a.status != 206 || a.body != "567" {
		t.Errorf("a part: %d %q", a.status, a.body)
	}
	if a := p.get(t, "/x.txt", ""); a.status != 200 || a.body != files["x.txt"] {
		t.Errorf("a small one: %d %q", a.status, a.body)
	}
	if err := os.WriteFile(film, []byte("other"), 0o644); err != nil {
		t.Fatal(err)
	}
	if a := p.get(t, "/assets/a.webm", ""); a.status != 404 {
		t.Errorf("when it has changed: %d", a.status)
	}
}

// A site that will lie below a path is shown below it.
func TestPrefix(t *testing.T) {
	p := start(t, Options{}, nil)
	n := snapshotOf(1, files)
	n.Prefix = "/projetpro"
	p.Show(n)
	for target, want := range map[string]string{"/": "/projetpro/", "/projetpro": "/projetpro/", "/projetpro/a": "/projetpro/a/"} {
		if a := p.get(t, target, ""); a.status != 307 || a.header.Get("Location") != want {
			t.Errorf("%s: %d %s", target, a.status, a.header.Get("Location"))
		}
	}
	for target, want := range map[string]int{"/projetpro/": 200, "/projetpro/x.txt": 200, "/x.txt": 404, "/projetprox.txt": 404, "/projetpro/fr/no": 404} {
		if a := p.get(t, target, ""); a.status != want {
			t.Errorf("%s: %d", target, a.status)
		}
	}
	if a := p.get(t, "/projetpro/fr/no", ""); !strings.Contains(a.body, "Cette page") {
		t.Errorf("%s", a.body)
	}
}

// without is files with other bytes for some; "" leaves the file out.
func without(changes map[string]string) map[string]string {
	all := maps.Clone(files)
	for path, text := range changes {
		if all[path] = text; text == "" {
			delete(all, path)
		}
	}
	return all
}

// A page that a mistake has spoilt stays as it was; one that is gone is gone.
func TestLastGood(t *testing.T) {
	const page, source = "a/index.html", "content/a/index.fr.md"
	shown := func(s *Server) string {
		seen := s.look(s.current.Load(), page)
		return fmt.Sprint(seen.state) + " " + string(seen.data)
	}
	check := func(name string, n *Snapshot, want freshness, text string) {
		t.Helper()
		for _, asked := range []bool{true, false} {
			s := New(Options{Lang: "en"})
			s.Show(snapshotOf(1, files))
			if asked {
				shown(s)
			}
			s.Show(n)
			if got := shown(s); got != fmt.Sprint(want)+" "+text {
				t.Errorf("%s (asked for before: %t): %s", name, asked, got)
			}
			s.Show(snapshotOf(3, without(map[string]string{page: "mended"})))
			if got := shown(s); got != fmt.Sprint(fresh)+" mended" {
				t.Errorf("%s, mended: %s", name, got)
			}
			s.Show(snapshotOf(4, without(map[string]string{page: ""})))
			if got := shown(s); got != fmt.Sprint(absent)+" " {
				t.Errorf("%s, removed: %s", name, got)
			}
		}
	}
	broken := func(n *Snapshot, files ...string) *Snapshot { n.Broken, n.Sound = files, false; return n }
	gone := func() *Snapshot { return snapshotOf(2, without(map[string]string{page: ""})) }
	other := func() *Snapshot { return snapshotOf(2, without(map[string]string{page: "other"})) }
	check("edited", other(), fresh, "other")
	check("removed", gone(), absent, "")
	check("its file is broken, and another language stands in", broken(other(), source), stale, files[page])
	check("its file is broken, and it is gone", broken(gone(), source), stale, files[page])
	check("the other language's file is broken, and it is gone", broken(gone(), "content/a/index.en.md"), stale, files[page])
	check("the settings are broken, and it is gone", broken(gone(), "content/site.yaml"), stale, files[page])
	check("interface strings are broken, and it is gone", broken(gone(), "i18n/fr.yaml"), stale, files[page])
	check("another file is broken", broken(other(), "content/b.fr.md"), fresh, "other")
	check("removed while a file beside it is broken", broken(gone(), "content/a/b.fr.md"), absent, "")
	unmade := gone()
	unmade.Broken, unmade.Sound = []string{"layouts/base.html"}, false
	unmade.Page = func(string) *PageInfo { return &PageInfo{Source: source} }
	check("its layout is broken", unmade, stale, files[page])
}

// What every page needs is broken: a page that is gone for that stays, wherever its file lies.
func TestWhatAllNeedIsBroken(t *testing.T) {
	for _, file := range []string{"content/site.yaml", "i18n/fr.yaml"} {
		s := New(Options{Lang: "en"})
		n := snapshotOf(1, map[string]string{"home.html": "home"})
		s.Show(n)
		gone := snapshotOf(2, nil)
		gone.Broken, gone.Sound = []string{file}, false
		s.Show(gone)
		if seen := s.look(gone, "home.html"); seen.state != stale || string(seen.data) != "home" {
			t.Errorf("%s: %v %q", file, seen.state, seen.data)
		}
	}
}

// The state of a page, as the panel gets it.
func TestState(t *testing.T) {
	p := start(t, Options{Root: "/home/x/my site", Editor: "vscode://file/{path}:{line}:{column}"}, nil)
	n := snapshotOf(5, files)
	n.Page = func(path string) *PageInfo {
		switch path {
		case "fr/index.html":
			return &PageInfo{Title: "Accueil", Lang: "fr", Source: "content/home.fr.md", Draft: true, Blocks: []int{6, 8}, ContentLang: "en",
				Translations: []Translation{{Lang: "fr", Path: path}, {Lang: "en", Path: "en/index.html", Missing: true}}}
		case "en/index.html":
			return &PageInfo{Title: "Home", Lang: "en"}
		}
		return nil
	}
	n.Edited = []string{"en/index.html", "nowhere.html"}
	n.Standing = func(string) check.PageState { return check.PageChanged }
	problems := []report.Located{
		{File: "content/a.md", Line: 1, Column: 1, Severity: "notice", Message: "n"},
		{File: "content/a.md", Line: 3, Column: 2, Severity: "error", Code: "c", Message: "m", Hint: "h", Excerpt: "abcd", Width: 2,
			Related: []report.Located{{File: "content/b.md", Line: 1, Column: 1}}},
		{File: "content/home.fr.md", Line: 2, Column: 1, Severity: "warning", Message: "mine"},
	}
	n.Problems = located(problems...)
	p.Show(n)
	a := p.get(t, own+"state?token=TOKEN&page=/fr/", "")
	var got any
	if err := json.Unmarshal([]byte(a.body), &got); err != nil {
		t.Fatalf("%v: %s", err, a.raw)
	}
	var want any
	if err := json.Unmarshal([]byte(`{"number": 5, "summary": "1 error, 1 warning, 1 notice", "gravest": "1 error", "notices": "1 notice", "errors": 1, "more": "",
		"moved": null, "gone": null, "former": null,
		"page": {"title": "Accueil", "lang": "fr", "language": "Français", "source": "content/home.fr.md", "draft": true, "stale": false, "fallback": "English",
			"editor": "vscode://file/home/x/my%20site/content/home.fr.md:{line}:1", "blocks": [6, 8], "standing": "changed", "inStep": false,
			"translations": [
				{"lang": "fr", "language": "Français", "href": "/fr/", "here": true, "missing": false, "draft": false},
				{"lang": "en", "language": "English", "href": "/en/", "here": false, "missing": true, "draft": false}]},
		"edited": [{"title": "Home", "href": "/en/", "here": false}],
		"problems": [
			{"file": "content/home.fr.md", "line": 2, "column": 1, "severity": "warning", "code": "", "message": "mine", "hint": "", "excerpt": null, "related": [], "new": false, "here": true,
				"editor": "vscode://file/home/x/my%20site/content/home.fr.md:2:1"},
			{"file": "content/a.md", "line": 3, "column": 2, "severity": "error", "code": "c", "message": "m", "hint": "h", "excerpt": {"before": "a", "wrong": "bc", "after": "d"}, "new": false, "here": false,
				"editor": "vscode://file/home/x/my%20site/content/a.md:3:2",
				"related": [{"file": "content/b.md", "line": 1, "excerpt": null, "editor": "vscode://file/home/x/my%20site/content/b.md:1:1"}]},
			{"file": "content/a.md", "line": 1, "column": 1, "severity": "notice", "code": "", "message": "n", "hint": "", "excerpt": null, "related": [], "new": false, "here": false,
				"editor": "vscode://file/home/x/my%20site/content/a.md:1:1"}]}`), &want); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if got := p.stateOf(n, "/nowhere/", ""); got.Page != nil || got.Problems[0].Editor != "" {
		t.Errorf("%+v", got)
	}
	n.Problems = located(slices.Repeat(problems, 1000)...)
	if got := p.stateOf(n, "/fr/", ""); len(got.Problems) != mostProblems || got.More == "" || got.Errors != 1000 {
		t.Errorf("%d problems, %q, %d errors", len(got.Problems), got.More, got.Errors)
	}
}

func TestEditor(t *testing.T) {
	check := func(template, root, file, want string) {
		t.Helper()
		s := &Server{options: Options{Editor: template}}
		if got := s.editor(root, file, "3", "4"); got != want {
			t.Errorf("%s in %s: %s, want %s", file, root, got, want)
		}
	}
	const code, idea = "vscode://file/{path}:{line}:{column}", "idea://open?file={path}&line={line}"
	check(code, "/home/x", "content/a.md", "vscode://file/home/x/content/a.md:3:4")
	check(code, `C:\Users\É x`, "content/a.md", "vscode://file/C:/Users/%C3%89%20x/content/a.md:3:4")
	check(idea, "/home/a&b=+c", "a#?.md", "idea://open?file=/home/a%26b%3D%2Bc/a%23%3F.md&line=3")
	check(idea, `C:\x`, "a.md", "idea://open?file=C:/x/a.md&line=3")
	check("", "/home/x", "a.md", "")
	check(code, "", "a.md", "")
	check(code, "/home/x", "", "")
}

func TestExcerpt(t *testing.T) {
	long := strings.Repeat("é", 300)
	for _, c := range []struct {
		d    report.Located
		want *excerpt
	}{
		{report.Located{}, nil},
		{report.Located{Excerpt: "abc", Column: 2, Width: 1}, &excerpt{"a", "b", "c"}},
		{report.Located{Excerpt: "abc", Column: 9, Width: 9}, &excerpt{"abc", "", ""}},
		{report.Located{Excerpt: "a\tb", Column: 1}, &excerpt{"", "a", " b"}},
		{report.Located{Excerpt: long, Column: 151, Width: 2}, &excerpt{"…" + long[:2*reach], "éé", long[:2*reach] + "…"}},
	} {
		if got := around(c.d); !cmp.Equal(got, c.want) {
			t.Errorf("%+v: %+v", c.d, got)
		}
	}
}

// A page in two languages shows its texts, what has become of each section, what was found wrong where it stands, and ways on.
func TestSide(t *testing.T) {
	const evil = `"><script>x`
	p := start(t, Options{Lang: "en", Root: "/s", Editor: "ed://{path}:{line}"}, nil)
	pair := &Pair{ID: "pages/a", Title: evil, Path: "en/a/index.html", State: check.PageChanged, Others: []lang.Tag{"en", "nl"},
		A: PairText{Lang: "fr", File: "content/pages/l’a.fr.md", Path: "fr/a/index.html"}, B: PairText{Lang: "en", File: "content/pages/l’a.en.md", Path: "en/a/index.html"},
		Sections: []PairSection{
			{State: translation.InStep, Rows: []PairRow{{Field: "title", A: PairCell{HTML: "<p>Un</p>", From: 2, To: 2}, B: PairCell{HTML: "<p>One</p>", From: 2, To: 2}}}},
			{Title: evil, State: translation.ChangedB, Gone: 2, Rows: []PairRow{
				{A: PairCell{HTML: "<h2>Deux</h2>", From: 5, To: 5}, B: PairCell{HTML: "<h2>Two</h2>", From: 6, To: 6}},
				{B: PairCell{HTML: "<p>New</p>", From: 8, To: 9, Changed: true,
					Words: []translation.Piece{{Is: translation.Removed, Text: "Old"}, {Is: translation.Added, Text: evil}, {Text: " kept"}}}}},
				Taken: []PairWords{{Lang: "en", Pieces: []translation.Piece{{Is: translation.Removed, Text: "Gone & away"}}}}},
			{OfFacts: true, Rows: []PairRow{{Field: "people 1 role", A: PairCell{HTML: "<p>rôle</p>", From: 3, To: 3},
				B: PairCell{HTML: "<p>role</p>", From: 4, To: 4, File: "content/pages/l’a.fr.md"}}}},
			{Title: "Trois", State: translation.OnlyA, Rows: []PairRow{{A: PairCell{HTML: "<h2>Trois</h2>", From: 9, To: 9}}}},
			{Title: "Quatre", State: translation.Alone, Rows: []PairRow{{B: PairCell{HTML: "<h2>Four</h2>", From: 12, To: 12, Changed: true,
				Words: []translation.Piece{{Is: translation.Added, Text: "Four, all of it"}}}}}},
		}}
	n := snapshotOf(1, without(map[string]string{"en/a/index.html": htmlPage("home"), "en/a/plan 1.pdf": "%PDF"}))
	n.Page = func(path string) *PageInfo {
		if path != "en/a/index.html" && path != "list/index.html" {
			return nil
		}
		return &PageInfo{Lang: "en", Identity: page.Identity{ID: "pages/a", Lang: "en"}}
	}
	n.Pair = func(of PairOf) *Pair {
		if of.ID == "pages/a" || of.Path == "en/a/index.html" {
			return pair
		}
		return nil
	}
	n.Next = func(of PairOf, before bool) (PairOf, bool) { return PairOf{ID: "pages/b", Lang: of.Lang}, !before }
	n.Problems = located(report.Located{File: "content/pages/l’a.en.md", Line: 9, Severity: "error", Code: "x", Message: "here"},
		report.Located{File: "content/pages/l’a.fr.md", Line: 1, Severity: "warning", Code: "x", Message: "above"},
		report.Located{File: "content/pages/l’a.fr.md", Line: 5, Severity: "warning", Code: diag.TranslationChanged, Message: "said by a mark"},
		report.Located{File: "content/pages/other.fr.md", Line: 5, Severity: "error", Code: "x", Message: "elsewhere"})
	p.Show(n)
	a := p.get(t, own+"side?page=/en/a/", "")
	if a.status != 200 || strings.Contains(a.body, evil) || strings.Contains(a.body, "said by a mark") || strings.Contains(a.body, "elsewhere") || strings.Contains(a.body, "all of it") ||
		!strings.Contains(a.header.Get("Content-Security-Policy"), "frame-ancestors 'none'") {
		t.Errorf("%s", a.raw)
	}
	at := 0
	for _, want := range []string{`href="/en/a/">Leave side by side`, `ed://s/content/pages/l%E2%80%99a.fr.md:1`, `href="/_projetpro/side?id=pages%2Fa&amp;lang=nl"`,
		`projetpro confirm &#39;content/pages/l’a.en.md&#39;`, `projetpro confirm --only &#39;`, "above", "In step", `<p>Un</p>`, `<p>One</p>`,
		`<section class="changed"`, `Changed in English`, `2 paragraphs were taken out`, `<div class="cell empty" lang="fr" dir="ltr"></div>`,
		`<div class="cell changed" lang="en" dir="ltr" data-editor="ed://s/content/pages/l%E2%80%99a.en.md:8">`, `<p>New</p>`, `<p class="words" lang="en" dir="ltr"><del><span class="unseen" lang="en">Removed: </span>Old</del>`, `</ins> kept</p>`, "here",
		`Gone &amp; away</del></p>`, `<section class="single" aria-label="Words within facts"><div class="row">`,
		`data-editor="ed://s/content/pages/l%E2%80%99a.fr.md:4"`,
		`Missing in English`, `Only in English, as confirmed`, `data-page="/en/a/" data-id="pages/a"`} {
		i := strings.Index(a.body[at:], want)
		if i < 0 {
			t.Fatalf("%s is not where it should be:\n%s", want, a.body[at:])
		}
		at += i
	}
	for target, want := range map[string]string{"side?page=%2Fen%2Fa%2Fplan%201.pdf": "/en/a/plan%201.pdf",
		"side?id=pages/a&lang=en&go=next": own + "side?id=pages%2Fb&lang=en", "side?id=pages/a&lang=en&go=before": own + "translations?lang=en&state=open"} {
		if a := p.get(t, own+target, ""); a.status != 307 || a.header.Get("Location") != want {
			t.Errorf("%s leads to %q", target, a.header.Get("Location"))
		}
	}
	if a := p.get(t, own+"side?page=/list/", ""); a.status != 200 || !strings.Contains(a.body, "no text of its own") ||
		!strings.Contains(a.body, `<a class="leave" href="/list/">`) {
		t.Errorf("%s", a.raw)
	}
	if a := p.get(t, own+"side?page=/nothing/", ""); a.status != 404 || !strings.Contains(a.body, "There is no such page") {
		t.Errorf("%s", a.raw)
	}
	pair.B.Missing, pair.State = true, check.PageMissing
	if a := p.get(t, own+"side?id=pages/a", ""); !strings.Contains(a.body, "not written in English yet. Write it into content/pages/l’a.en.md") ||
		strings.Contains(a.body, "projetpro confirm") || strings.Contains(a.body, "In step") {
		t.Errorf("%s", a.raw)
	}
}

func TestQuotedForShells(t *testing.T) {
	for _, c := range []struct {
		file, unix, windows string
		ok                  bool // on Windows
	}{
		{"content/pages/about.fr.md", "content/pages/about.fr.md", "content/pages/about.fr.md", true},
		{"content/pages/l'été.fr.md", `'content/pages/l'\''été.fr.md'`, `"content/pages/l'été.fr.md"`, true},
		{"C:/a & b/(c)^.md", `'C:/a & b/(c)^.md'`, `"C:/a & b/(c)^.md"`, true},
		{"content/a b/$(x).md", `'content/a b/$(x).md'`, `"content/a b/$(x).md"`, false},
		{"content/`x`.md", "'content/`x`.md'", "\"content/`x`.md\"", false},
		{"content/%PATH%.md", "'content/%PATH%.md'", `"content/%PATH%.md"`, false},
		{"content/!x!.md", "'content/!x!.md'", `"content/!x!.md"`, false},
		{"content/“$(x)”.md", "'content/“$(x)”.md'", `"content/“$(x)”.md"`, false},
		{"content/“x.md", "'content/“x.md'", `"content/“x.md"`, false},
	} {
		if got, ok := quotedFor(false, c.file); got != c.unix || !ok {
			t.Errorf("%s, %t", got, ok)
		}
		if got, ok := quotedFor(true, c.file); got != c.windows || ok != c.ok {
			t.Errorf("%s, %t", got, ok)
		}
	}
}

// The list of translations is filtered, put in order and parted into pages; it says when nothing is left.
func TestTranslations(t *testing.T) {
	p := start(t, Options{Lang: "en"}, nil)
	n := snapshotOf(1, files)
	p.Show(n)
	if a := p.get(t, own+"translations", ""); a.status != 200 || !strings.Contains(a.body, "There is no text in another language") {
		t.Errorf("%s", a.raw)
	}
	var all []Translated
	for i := range 250 {
		all = append(all, Translated{ID: fmt.Sprintf("pages/%03d", i), Title: fmt.Sprintf("<Page %03d>", 249-i), Lang: "en", First: "fr", File: fmt.Sprintf("content/pages/%03d.en.md", i),
			State: check.PageInStep, InStep: 3})
	}
	all[12].Title = "L’été"
	all[7].State, all[7].Open = check.PageChanged, 2
	all[9].State, all[9].Lang, all[9].File = check.PageMissing, "nl", "content/faculties/law/faculty.fr.md"
	n = snapshotOf(2, files)
	n.Translations = func() []Translated { return all }
	p.Show(n)
	for query, want := range map[string]string{
		"":                            "9 7 0 1 2",
		"?sort=name":                  "249 248 247",
		"?sort=open":                  "7 0 1",
		"?state=open":                 "9 7 end",
		"?state=changed":              "7 end",
		"?lang=nl":                    "9 end",
		"?section=content/faculties/": "9 end",
		"?text=PAGE+24":               "9 7 0 1 2",
		"?text=pages/248":             "248 end",
		"?text=ete":                   "12 end",
		"?text=%C3%89T%C3%89":         "12 end",
		"?page=3":                     "200 201",
		"?page=99&sort=name":          "49 48",
		"?state=open&text=nothing":    "end",
	} {
		a := p.get(t, own+"translations"+query, "")
		var got []string
		for _, m := range regexp.MustCompile(`<th scope="row"><a href="/_projetpro/side\?id=pages%2F0*(\d+)&amp;lang=`).FindAllStringSubmatch(a.body, -1) {
			got = append(got, m[1])
		}
		if len(got) > 100 || !strings.HasPrefix(strings.Join(append(got, "end"), " "), want) || strings.Contains(a.body, "<Page") {
			t.Errorf("%s: %s, want %s", query, got, want)
		}
	}
	a := p.get(t, own+"translations?sort=name&lang=en&page=2", "")
	for _, want := range []string{"101 to 200 of 249", `href="/_projetpro/translations?lang=en&amp;page=3&amp;sort=name"`, `href="/_projetpro/translations?lang=en&amp;sort=name"`,
		"1 changed", "248 in step", `<option value="name" selected>`} {
		if !strings.Contains(a.body, want) {
			t.Errorf("no %s:\n%s", want, a.body)
		}
	}
	for i := range all {
		all[i].State = check.PageInStep
	}
	if a := p.get(t, own+"translations?state=open", ""); !strings.Contains(a.body, "Everything is in step.") {
		t.Errorf("%s", a.raw)
	}
}

// Every language has every word, and the script uses those it is given.
func TestWords(t *testing.T) {
	var all []*lang.Strings
	for _, l := range message.Languages() {
		all = append(all, message.In(l).Part("preview"))
	}
	for _, say := range all {
		for _, other := range all {
			for _, key := range say.Missing(other) {
				if other.Has(key) {
					t.Errorf("%s has no %s", say.Tag(), key)
				}
			}
		}
		for _, key := range clientWords {
			if !say.Has("client." + key) {
				t.Errorf("%s has no client.%s", say.Tag(), key)
			}
		}
	}
	used := map[string]bool{}
	for _, part := range clientParts {
		for _, m := range regexp.MustCompile(`\bsay\.(\w+)`).FindAllStringSubmatch(string(clientFile(part)), -1) {
			used[m[1]] = true
		}
	}
	delete(used, "lang")
	delete(used, "dir")
	for severity := diag.Error; severity <= diag.Notice; severity++ {
		used[severity.String()] = true
	}
	if d := cmp.Diff(slices.Sorted(maps.Keys(used)), slices.Sorted(slices.Values(clientWords))); d != "" {
		t.Error(d)
	}
}

// Why a page cannot be made comes first, once, and alone on a page that has
// nothing else to show.
func TestWhy(t *testing.T) {
	p := start(t, Options{}, nil)
	why := report.Located{File: "layouts/text.html", Line: 3, Column: 1, Severity: "error", Code: "layout-run", Message: "the reason"}
	other := report.Located{File: "content/a/index.fr.md", Line: 1, Column: 1, Severity: "notice", Code: "x", Message: "something else"}
	n := snapshotOf(1, map[string]string{})
	n.Page = func(string) *PageInfo { return &PageInfo{Lang: "fr", Source: "content/a/index.fr.md"} }
	n.Why = func(string) []report.Located { return []report.Located{why} }
	check := func(problems ...report.Located) {
		t.Helper()
		n.Problems = located(problems...)
		p.Show(n)
		got := p.stateOf(n, "/fr/a/", "")
		if len(got.Problems) != 2 || got.Problems[0].Message != "the reason" || got.Problems[1].Message != "something else" || got.Errors != 1 {
			t.Errorf("%+v", got)
		}
		if a := p.get(t, "/fr/a/", ""); a.status != http.StatusInternalServerError || !strings.Contains(a.body, "the reason") || strings.Contains(a.body, "something else") {
			t.Errorf("%d %s", a.status, a.body)
		}
	}
	check(other)
	check(other, why)
}

// located is what a snapshot knows to be wrong.
func located(problems ...report.Located) func() []report.Located {
	return func() []report.Located { return problems }
}

// What was seen last of some files is remembered: of those seen latest, and as it was last.
func TestMemory(t *testing.T) {
	var m memory
	see := func(path string, number uint64, size int) {
		m.put(&shown{path: path, number: number, data: make([]byte, size)})
	}
	number := func(path string) uint64 {
		if s := m.get(path); s != nil {
			return s.number
		}
		return 0
	}
	for i := range 96 {
		see(fmt.Sprint(i), 1, 1)
	}
	see("0", 2, 1)
	see("96", 1, 1)
	see("97", 1, 1)
	want := map[string]uint64{"0": 2, "1": 0, "2": 0, "3": 1, "95": 1, "96": 1, "97": 1}
	for path, n := range want {
		if number(path) != n {
			t.Errorf("%s is remembered as of %d, want %d", path, number(path), n)
		}
	}
	see("97", 4, 1)
	see("97", 3, 1) // made for a slower reader
	see("most", 1, 1<<20)
	see("more", 1, 1<<20+1)
	if number("97") != 4 || number("most") != 1 || number("more") != 0 {
		t.Errorf("97 as of %d, 1 MiB %d, more %d", number("97"), number("most"), number("more"))
	}
}

// A state lists no more than anyone would read, and says how many others there are.
func TestStateIsShort(t *testing.T) {
	s := New(Options{Lang: "en"})
	many := map[string]string{}
	for i := range 9 {
		many[fmt.Sprintf("p%d/index.html", i)] = "x"
	}
	for n := 199; n <= 202; n++ {
		snapshot := snapshotOf(1, many)
		snapshot.Problems = located(slices.Repeat([]report.Located{{File: "content/a.md", Line: 1, Column: 1, Severity: "error"}}, n)...)
		got := s.stateOf(snapshot, "/p0/", "")
		more := map[int]string{201: "1", 202: "2"}[n]
		if len(got.Problems) != min(n, 200) || (got.More == "") != (n <= 200) || !strings.Contains(got.More, more) || got.Errors != n {
			t.Errorf("of %d problems %d are listed, and %q", n, len(got.Problems), got.More)
		}
	}
	for n := range 9 {
		snapshot := snapshotOf(1, many)
		snapshot.Page = func(path string) *PageInfo { return &PageInfo{Title: path} }
		for i := range n {
			snapshot.Edited = append(snapshot.Edited, fmt.Sprintf("p%d/index.html", i))
		}
		got := s.stateOf(snapshot, "/p7/", "").Edited
		if len(got) != min(n, 5) || n > 7 && (got[0].Href != "/p7/" || !got[0].Here) {
			t.Errorf("of %d edited pages are listed %v", n, got)
		}
	}
}
