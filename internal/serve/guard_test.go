// This file asks as browsers, strangers and attackers do: with bytes on a
// connection, not through a client that would clean a path first.
//
//	go test ./internal/serve -run TestGuard -v

package serve

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	projetpro "projetpro"
	"projetpro/internal/build"
	"projetpro/internal/diag"
	"projetpro/internal/report"
	"projetpro/internal/site"
	"projetpro/internal/source"
)

// secret is in no answer to a stranger.
const secret = "a page of the site"

func htmlPage(text string) string {
	return "<!doctype html><html><head><title>x</title></head><body><main>" + text + "</main></body></html>"
}

// files is a small site. Some of them no site publishes; they are there to be
// refused.
var files = map[string]string{
	"index.html":                      htmlPage(secret),
	"fr/index.html":                   htmlPage("accueil"),
	"fr/404.html":                     htmlPage("Cette page n’existe pas"),
	"404.html":                        htmlPage("No such page"),
	"a/index.html":                    htmlPage("a folder"),
	"noindex/x.txt":                   "text",
	"x.txt":                           "text of x",
	"site.webmanifest":                "{}",
	"extensionless":                   "<script>alert(1)</script>",
	"picture.svg":                     "<svg/>",
	".env":                            "PASSWORD=1",
	".git/config":                     "[core]",
	".sitegen/cache":                  "x",
	"fr/.hidden/x.txt":                "x",
	".well-known/security.txt":        "Contact: x",
	"long-name.txt":                   "x",
	"files/a file with spaces.txt":    "x",
	"fr/facultes/médecine/index.html": htmlPage("médecine"),
}

// snapshotOf is a snapshot of the files of a map.
func snapshotOf(number uint64, files map[string]string) *Snapshot {
	return &Snapshot{Number: number, Sound: true,
		File: func(path string) ([]byte, bool) { data, ok := files[path]; return []byte(data), ok },
		Page: func(path string) *PageInfo {
			if _, ok := files[path]; !ok || !isPage(path) {
				return nil
			}
			return &PageInfo{Title: path, Lang: "fr", Source: "content/" + strings.TrimSuffix(path, ".html") + ".fr.md"}
		},
	}
}

// A preview is a server that listens.
type preview struct {
	*Server
	addr, port string
	stop       func() // and wait
}

// start starts a server on a port of its own.
func start(t testing.TB, o Options, change func(*Server)) *preview {
	t.Helper()
	if o.Lang == "" {
		o.Lang = "en"
	}
	s := New(o)
	if change != nil {
		change(s)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(ctx, l) }()
	stop := sync.OnceFunc(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	t.Cleanup(stop)
	_, port, _ := net.SplitHostPort(l.Addr().String())
	return &preview{s, l.Addr().String(), port, stop}
}

// An answer is what came back.
type answer struct {
	status int
	header http.Header
	body   string
	raw    string
}

// send sends bytes as they are, with PORT for the port and TOKEN for the token,
// and reads the answer.
func (p *preview) send(t testing.TB, request string) answer {
	t.Helper()
	conn, err := net.Dial("tcp", p.addr)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	conn.SetDeadline(time.Now().Add(20 * time.Second))
	request = strings.NewReplacer("PORT", p.port, "TOKEN", p.token).Replace(request)
	if _, err := io.WriteString(conn, request); err != nil {
		t.Fatal(err)
	}
	var raw bytes.Buffer
	method, _, _ := strings.Cut(request, " ")
	r, err := http.ReadResponse(bufio.NewReader(io.TeeReader(conn, &raw)), &http.Request{Method: method})
	if err != nil {
		t.Fatalf("%q: %v", request, err)
	}
	a := answer{status: r.StatusCode, header: r.Header}
	if r.Header.Get("Content-Type") != "text/event-stream" {
		body, _ := io.ReadAll(r.Body)
		a.body = string(body)
	}
	a.raw = raw.String()
	return a
}

// get asks for a target as this machine's browser does; extra are more lines of
// the head, each ended by \r\n.
func (p *preview) get(t testing.TB, target, extra string) answer {
	t.Helper()
	return p.send(t, "GET "+target+" HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n"+extra+"\r\n")
}

// TestGuard holds the table of requests and answers, row by row.
func TestGuard(t *testing.T) {
	p := start(t, Options{Hosts: []string{"192.0.2.7:8000"}}, nil)
	p.Show(snapshotOf(1, files))

	// ask sends a whole request and compares the status, one of want.
	ask := func(t *testing.T, request string, want ...int) answer {
		t.Helper()
		a := p.send(t, request)
		if !slices.Contains(want, a.status) {
			t.Errorf("%q: %d, want %v", request, a.status, want)
		}
		if a.status != http.StatusOK && strings.Contains(a.raw, secret) {
			t.Errorf("%q: the answer gives a page away", request)
		}
		if strings.Contains(a.raw, "Access-Control-") {
			t.Errorf("%q: the answer lets other sites read it:\n%s", request, a.raw)
		}
		return a
	}
	get := func(t *testing.T, target, extra string, want ...int) answer {
		t.Helper()
		return ask(t, "GET "+target+" HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n"+extra+"\r\n", want...)
	}
	host := func(t *testing.T, host string, want ...int) {
		t.Helper()
		ask(t, "GET / HTTP/1.1\r\nHost: "+host+"\r\n\r\n", want...)
	}
	row := func(name string, test func(*testing.T)) { t.Run(name, test) }

	row("S01 another site's name", func(t *testing.T) { host(t, "evil.example", 403) })
	row("S02 another site's name that looks like ours", func(t *testing.T) {
		for _, h := range []string{"evil.example:PORT", "localhost.evil.com", "127.0.0.1.nip.io", "127.0.0.1.nip.io:PORT", "localhost.evil.com:PORT",
			"x.localhost", "localhost:80x", "192.0.2.7", "192.0.2.7:8001", "192.0.2.8:8000"} {
			host(t, h, 403)
		}
		host(t, "localhost@evil.com", 400, 403)
		host(t, "127.0.0.1:PORT@evil.com", 400, 403)
	})
	row("S03 this machine's names", func(t *testing.T) {
		for _, h := range []string{"localhost", "localhost:PORT", "LOCALHOST.", "LOCALHOST.:PORT", "127.0.0.1:PORT", "127.0.0.1", "[::1]:PORT", "[::1]", "192.0.2.7:8000"} {
			host(t, h, 200)
		}
	})
	row("S04 0.0.0.0", func(t *testing.T) { host(t, "0.0.0.0", 403); host(t, "0.0.0.0:PORT", 403); host(t, "[::]:PORT", 403) })
	row("S05 no Host or two", func(t *testing.T) {
		ask(t, "GET / HTTP/1.1\r\n\r\n", 400)
		ask(t, "GET / HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n", 400)
		ask(t, "GET / HTTP/1.0\r\n\r\n", 403)
	})
	row("S06 listens on this machine only, unless asked", testListen)
	row("S07 another site's page fetches", func(t *testing.T) {
		for _, target := range []string{"/", "/x.txt", "/missing", own + "preview.js", own + "state?token=TOKEN", own + "events?token=TOKEN", own + "side?page=/", own + "translations"} {
			get(t, target, "Origin: https://evil.example\r\n", 403)
			get(t, target, "Origin: http://127.0.0.1:PORT\r\nOrigin: https://evil.example\r\n", 403)
		}
		get(t, "/", "Origin: http://127.0.0.1:PORT\r\n", 200)
	})
	row("S08 Origin null", func(t *testing.T) { get(t, "/", "Origin: null\r\n", 403) })
	row("S09 another site embeds", func(t *testing.T) {
		for _, dest := range []string{"script", "iframe", "style", "image", "empty", "object", "video", ""} {
			for _, mode := range []string{"no-cors", "navigate", "cors"} {
				for _, from := range []string{"cross-site", "same-site"} {
					get(t, "/", fmt.Sprintf("Sec-Fetch-Site: %s\r\nSec-Fetch-Mode: %s\r\nSec-Fetch-Dest: %s\r\n", from, mode, dest), 403)
				}
			}
		}
		get(t, "/", "Sec-Fetch-Site: same-origin\r\nSec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: script\r\n", 200)
	})
	row("S10 a link from elsewhere", func(t *testing.T) {
		get(t, "/", "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n", 200)
		get(t, "/", "Sec-Fetch-Site: none\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n", 200)
	})
	row("S11 news for others", func(t *testing.T) {
		ask(t, "GET "+own+"events?token=TOKEN HTTP/1.1\r\nHost: evil.example\r\nOrigin: http://evil.example\r\n\r\n", 403)
		get(t, own+"events?token=TOKEN", "Origin: http://127.0.0.1:1\r\n", 403)
		get(t, own+"events", "", 403)
		get(t, own+"events?token=TOKEN", "", 200)
	})
	row("S12 wrong tokens, many streams, slow readers", func(t *testing.T) {
		for _, token := range []string{"", "x", "TOKENx", strings.ToLower(p.token), strings.Repeat("A", len(p.token))} {
			get(t, own+"events?token="+token, "", 403)
			get(t, own+"state?page=/&token="+token, "", 403)
		}
		testManyStreams(t)
		t.Run("slow reader", testSlowReader)
	})
	row("S13 what an event says", testEvents)
	row("S14 dots", func(t *testing.T) {
		for _, target := range []string{"/../x", "/..", "/%2e%2e/x", "/..%2fx", "/a/../../x", "/%252e%252e/x", "/a/./index.html", "/a/..", "/a/%2e", "/./x.txt"} {
			get(t, target, "", 400, 404)
		}
	})
	row("S15 backslashes", func(t *testing.T) {
		for _, target := range []string{"/..%5cx", `/a/..\..\x`, `/x\`, `/%5c`} {
			get(t, target, "", 400)
		}
	})
	row("S16 two slashes", func(t *testing.T) {
		for _, target := range []string{"//etc/passwd", "///x", "//evil.com/..", "/a//x", "//"} {
			if a := get(t, target, "", 400); a.header.Get("Location") != "" {
				t.Errorf("%s leads to %s", target, a.header.Get("Location"))
			}
		}
	})
	row("S17 leads to no other host", func(t *testing.T) {
		for _, target := range []string{"/%2f%2fevil.com/", `/\evil.com`, "/%5cevil.com", "/%2fevil.com", "/a?//evil.com", "/a", "/a%2f%2fevil.com", "/a/..//evil.com", "/a;@evil.com"} {
			a := get(t, target, "", 400, 404, 307)
			if to := a.header.Get("Location"); to != "" && (!strings.HasPrefix(to, "/a/") || strings.Contains(to, "evil")) {
				t.Errorf("%s leads to %s", target, to)
			}
		}
		if to := get(t, "/a", "", 307).header.Get("Location"); to != "/a/" {
			t.Errorf("/a leads to %q", to)
		}
	})
	row("S18 links in folders", testLinks)
	row("S19 hidden files", func(t *testing.T) {
		for _, target := range []string{"/.env", "/.git/config", "/.ENV", "/.sitegen/cache", "/.sitegen/", "/%2eenv", "/fr/.hidden/x.txt", "/.well-known/../.env", "/.well-known/.env"} {
			get(t, target, "", 404)
		}
		get(t, "/.well-known/security.txt", "", 200)
	})
	row("S20 queries change nothing", func(t *testing.T) {
		for _, q := range []string{"raw??", "import&raw", ".svg?import", "inline&import", "url", "raw"} {
			get(t, "/.env?"+q, "", 404)
			if a := get(t, "/x.txt?"+q, "", 200); a.body != files["x.txt"] {
				t.Errorf("/x.txt?%s is %q", q, a.body)
			}
		}
	})
	row("S21 what no path has", func(t *testing.T) {
		get(t, "/x.txt#/../../secret", "", 400)
		get(t, "/x%00.html", "", 400)
		get(t, "/x.txt%0d%0aSet-Cookie:%20a", "", 400)
		get(t, "/%ff", "", 404)
	})
	row("S22 other names of a file", func(t *testing.T) {
		for _, target := range []string{"/x.txt/", "/x.txt/.", "/x.txt.", "/x.txt%20", "/x.txt::$DATA", "/LONG-N~1.TXT", "/X.TXT", "/x.txt%3a", "/con", "/x.txt/index.html"} {
			get(t, target, "", 400, 404)
		}
	})
	row("S23 methods that change things", func(t *testing.T) {
		for _, method := range []string{"POST", "PUT", "DELETE", "TRACE", "OPTIONS", "PATCH", "FOO"} {
			for _, target := range []string{"/", own + "state?token=TOKEN", own + "events?token=TOKEN"} {
				a := ask(t, method+" "+target+" HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n", 405)
				if a.header.Get("Allow") != "GET, HEAD" {
					t.Errorf("%s: Allow: %s", method, a.header.Get("Allow"))
				}
			}
		}
		ask(t, "OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n", 405)
		ask(t, "POST / HTTP/1.1\r\nHost: evil.example\r\nContent-Length: 0\r\n\r\n", 403)
		get(t, "/", "Content-Length: 3\r\n\r\nabc", 400)
	})
	row("S24 a proxy's requests", func(t *testing.T) {
		ask(t, "GET http://evil.com/ HTTP/1.1\r\nHost: localhost\r\n\r\n", 400, 403)
		ask(t, "GET http://localhost/ HTTP/1.1\r\nHost: localhost\r\n\r\n", 400, 403)
		ask(t, "GET * HTTP/1.1\r\nHost: localhost\r\n\r\n", 400, 403)
		ask(t, "CONNECT evil.com:443 HTTP/1.1\r\nHost: evil.com:443\r\n\r\n", 400, 403)
	})
	row("S25 what every answer says", func(t *testing.T) {
		for _, target := range []string{"/", "/x.txt", "/missing", "/a", "/../x", "//", "/.env", own + "preview.js", own + "state", own + "state?token=TOKEN", own + "events?token=TOKEN", own + "side?page=/", own + "translations", own + "source?token=TOKEN&page=/", own + "folder?is=x", own + "x"} {
			a := p.get(t, target, "")
			for name, want := range map[string]string{"X-Content-Type-Options": "nosniff", "Cache-Control": "no-store", "Cross-Origin-Resource-Policy": "same-origin"} {
				if got := a.header[name]; !slices.Equal(got, []string{want}) {
					t.Errorf("%s: %s: %q", target, name, got)
				}
			}
			if a.header.Get("Content-Security-Policy") == "" || a.status != 307 && a.header.Get("Content-Type") == "" {
				t.Errorf("%s: no policy or no type:\n%s", target, a.raw)
			}
		}
		if a := ask(t, "POST / HTTP/1.1\r\nHost: evil.example\r\n\r\n", 403); a.header.Get("Cache-Control") != "no-store" {
			t.Errorf("refusal without Cache-Control:\n%s", a.raw)
		}
	})
	row("S26 a file without extension", func(t *testing.T) {
		if got := get(t, "/extensionless", "", 200).header.Get("Content-Type"); got != "application/octet-stream" {
			t.Errorf("Content-Type: %s", got)
		}
	})
	row("S27 a folder without a page", func(t *testing.T) { get(t, "/noindex/", "", 404); get(t, "/noindex", "", 404) })
	row("S28 the site's own page for what does not exist", func(t *testing.T) {
		for target, want := range map[string]string{"/fr/missing/": "Cette page n’existe pas", "/fr/x.png": "Cette page n’existe pas", "/de/x": "No such page", "/fr": ""} {
			a := p.get(t, target, "")
			if want != "" && (a.status != 404 || !strings.Contains(a.body, want) || a.header.Get("Content-Type") != "text/html; charset=utf-8") {
				t.Errorf("%s: %d %s", target, a.status, a.body)
			}
		}
	})
	row("S29 a page that cannot be shown", func(t *testing.T) { testBrokenPage(t, "evil.example") })
	row("S30 scripts and control characters in a mistake", testHostileMistake)
	row("S31 slow heads, large heads, crowds", testCrowd)
	row("S32 a port that is taken", testTaken)
	row("S33 the end", testShutdown)
	row("S34 drafts", testDrafts)
	row("S35 one generation", testGenerations)
}

// testListen: by default only this machine is listened to, under both of its
// addresses; a wider address has the addresses by which it may be asked.
func testListen(t *testing.T) {
	for _, addr := range []string{":0", "localhost:0", "127.0.0.1:0", "[::1]:0"} {
		p, err := Listen(t.Context(), addr, 1)
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range p.Listeners {
			if a := l.Addr().(*net.TCPAddr); !a.IP.IsLoopback() || a.Port != p.Port {
				t.Errorf("%s: listens on %s", addr, a)
			}
			l.Close()
		}
		if len(p.Hosts) > 0 || !slices.Equal(p.URLs, []string{"http://localhost:" + strconv.Itoa(p.Port) + "/"}) {
			t.Errorf("%s: hosts %v, addresses %v", addr, p.Hosts, p.URLs)
		}
	}
	p, err := Listen(t.Context(), "0.0.0.0:0", 1)
	if err != nil {
		t.Fatal(err)
	}
	p.Listeners[0].Close()
	if len(p.URLs) != len(p.Hosts)+1 {
		t.Errorf("hosts %v, addresses %v", p.Hosts, p.URLs)
	}
	for i, h := range p.Hosts {
		if p.URLs[i+1] != "http://"+h+"/" || strings.HasPrefix(h, "0.0.0.0") || strings.HasPrefix(h, "127.") {
			t.Errorf("host %s, address %s", h, p.URLs[i+1])
		}
	}
}

func testManyStreams(t *testing.T) {
	p := start(t, Options{}, nil)
	p.Show(snapshotOf(1, files))
	request := "GET " + own + "events?token=" + p.token + " HTTP/1.1\r\nHost: localhost\r\n\r\n"
	var open []net.Conn
	for range usual.streams {
		conn, err := net.Dial("tcp", p.addr)
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
		io.WriteString(conn, request)
		if line, err := bufio.NewReader(conn).ReadString('\n'); !strings.Contains(line, "200") {
			t.Fatalf("%s %v", line, err)
		}
		open = append(open, conn)
	}
	for range 20 {
		if a := p.send(t, request); a.status != 503 {
			t.Errorf("one too many: %d", a.status)
		}
	}
	p.Show(snapshotOf(2, files)) // waits for nobody
	for _, conn := range open {
		conn.Close()
	}
	for p.streamsOpen() > 0 {
		time.Sleep(time.Millisecond)
	}
	if a := p.send(t, request); a.status != 200 {
		t.Errorf("after they have left: %d", a.status)
	}
}

func (s *Server) streamsOpen() int {
	s.streams.mu.Lock()
	defer s.streams.mu.Unlock()
	return len(s.streams.open)
}

// testEvents: an event is a fixed word, and the number of the snapshot.
func testEvents(t *testing.T) {
	p := start(t, Options{}, nil)
	p.Show(snapshotOf(1, files))
	conn, err := net.Dial("tcp", p.addr)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	conn.SetDeadline(time.Now().Add(20 * time.Second))
	fmt.Fprintf(conn, "GET %sevents?number=1&token=%s HTTP/1.1\r\nHost: localhost\r\n\r\n", own, p.token)
	r, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(r.Body)
	want := func(want ...string) {
		t.Helper()
		for _, w := range want {
			if !lines.Scan() || lines.Text() != w {
				t.Fatalf("%q, want %q", lines.Text(), w)
			}
		}
	}
	want("retry: 1000", "")
	p.Show(snapshotOf(2, files))
	want("id: 2", "data: reload", "")
	known := snapshotOf(2, files)
	known.Problems = located(report.Located{File: "content/secret.md", Message: "secret", Severity: "error"})
	p.Show(known)
	want("id: 2", "data: error", "")
	p.Show(snapshotOf(3, files))
	want("id: 3", "data: reload", "")

	again := p.get(t, own+"events?number=3&token=TOKEN", "Last-Event-ID: 2\r\n")
	if again.header.Get("Content-Type") != "text/event-stream" {
		t.Errorf("%+v", again)
	}
}

// testLinks: a site's folder full of links to the outside is no way out, since
// no request reaches a folder.
func testLinks(t *testing.T) {
	outside, folder := t.TempDir(), t.TempDir()
	if err := os.WriteFile(filepath.Join(outside, "x.txt"), []byte(secret), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, to := range map[string]string{"absolute.txt": filepath.Join(outside, "x.txt"), "folder": outside, "relative.txt": "../" + filepath.Base(outside) + "/x.txt"} {
		if err := os.Symlink(to, filepath.Join(folder, name)); err != nil && runtime.GOOS != "windows" {
			t.Fatal(err)
		}
	}
	t.Chdir(folder)
	p := start(t, Options{Root: folder}, nil)
	p.Show(snapshotOf(1, files))
	for _, target := range []string{"/absolute.txt", "/absolute.txt/", "/relative.txt", "/folder", "/folder/", "/folder/x.txt", filepath.ToSlash(filepath.Join(folder, "absolute.txt"))} {
		if a := p.get(t, target, ""); a.status != 404 && a.status != 400 || strings.Contains(a.raw, secret) {
			t.Errorf("%s: %d", target, a.status)
		}
	}
}

// brokenSnapshot has a page that could never be shown, because of text from a file.
func brokenSnapshot(text string) *Snapshot {
	n := snapshotOf(1, files)
	page := n.Page
	n.Page = func(path string) *PageInfo {
		if path == "fr/broken/index.html" {
			return &PageInfo{Title: "Broken", Lang: "fr", Source: "content/broken.fr.md"}
		}
		return page(path)
	}
	n.Problems = located(report.Located{File: "content/broken.fr.md", Line: 2, Column: 3, Width: 4, Severity: "error", Code: "x", Message: "sentence " + text, Hint: "hint " + text, Excerpt: "a " + text})
	return n
}

func testBrokenPage(t *testing.T, stranger string) {
	t.Setenv("SOME_VARIABLE", "value-of-the-environment")
	root := t.TempDir()
	p := start(t, Options{Root: root, Editor: "vscode://file/{path}:{line}:{column}"}, nil)
	p.Show(brokenSnapshot("<b>&"))
	if a := p.send(t, "GET /fr/broken/ HTTP/1.1\r\nHost: "+stranger+"\r\n\r\n"); a.status != 403 || strings.Contains(a.raw, "sentence") {
		t.Errorf("a stranger sees %s", a.raw)
	}
	a := p.get(t, "/fr/broken/", "")
	if a.status != 500 || !strings.Contains(a.body, "sentence &lt;b&gt;&amp;") || !strings.Contains(a.body, "content/broken.fr.md:2") {
		t.Errorf("%d %s", a.status, a.body)
	}
	for _, not := range []string{root, "value-of-the-environment", "<b>"} {
		if strings.Contains(a.body, not) {
			t.Errorf("the page shows %q", not)
		}
	}
}

func testHostileMistake(t *testing.T) {
	const hostile = "<script>alert(1)</script>\x1b]0;title\a\x1b[31m\u202e\r"
	p := start(t, Options{}, nil)
	p.Show(brokenSnapshot(hostile))
	for _, target := range []string{"/fr/broken/", own + "state?token=TOKEN&page=/fr/broken/"} {
		a := p.get(t, target, "")
		for _, not := range []string{"<script>alert", "\x1b", "\a", `\u001b`, `\u0007`, "\u202e"} {
			if strings.Contains(a.body, not) {
				t.Errorf("%s shows %q:\n%q", target, not, a.body)
			}
		}
	}
	var said strings.Builder
	print := report.Printer{Lang: "en", Source: func(string) []byte { return []byte(hostile) }}
	if err := print.Print(&said, "text", diag.List{{Code: diag.FieldUnknown, Pos: diag.Pos{File: "content/\x1b[2J.md"}, End: 3, Args: []any{hostile, hostile, hostile, hostile}, Fix: hostile}}); err != nil {
		t.Fatal(err)
	}
	var logged []string
	q := start(t, Options{Log: func(line string) { logged = append(logged, line) }}, nil)
	n := snapshotOf(1, files)
	n.File = func(string) ([]byte, bool) { panic(hostile) }
	q.Show(n)
	if conn, err := net.Dial("tcp", q.addr); err == nil {
		io.WriteString(conn, "GET /x HTTP/1.1\r\nHost: localhost\r\n\r\n")
		io.ReadAll(conn)
		conn.Close()
	}
	q.stop()
	if len(logged) == 0 {
		t.Error("a fault is not told")
	}
	for _, text := range append(logged, said.String()) {
		if strings.ContainsAny(text, "\x1b\a\r\u202e") {
			t.Errorf("on a terminal: %q", text)
		}
	}
}

// testCrowd: who is slow to ask is sent away, whose head is too large is told
// so, and a crowd of silent connections keeps nobody from being answered.
func testCrowd(t *testing.T) {
	p := start(t, Options{}, func(s *Server) { s.limits.header = 300 * time.Millisecond })
	p.Show(snapshotOf(1, files))
	slow, err := net.Dial("tcp", p.addr)
	if err != nil {
		t.Fatal(err)
	}
	defer slow.Close()
	io.WriteString(slow, "GET / HTTP/1.1\r\nHost: local")
	slow.SetReadDeadline(time.Now().Add(20 * time.Second))
	if said, err := io.ReadAll(slow); err != nil || strings.Contains(string(said), secret) {
		t.Errorf("a slow head: %q, %v", said, err)
	}
	if a := p.get(t, "/", "X: "+strings.Repeat("x", 1<<16)+"\r\n"); a.status != 431 {
		t.Errorf("a large head: %d", a.status)
	}

	q := start(t, Options{}, nil)
	q.Show(snapshotOf(1, files))
	var silent sync.WaitGroup
	var sentAway atomic.Int64
	for range 10_000 {
		conn, err := net.Dial("tcp", q.addr)
		if err != nil {
			t.Fatal(err)
		}
		silent.Go(func() {
			io.Copy(io.Discard, conn) // until it is closed
			conn.Close()
			sentAway.Add(1)
		})
	}
	if a := q.get(t, "/x.txt", ""); a.status != 200 {
		t.Errorf("in a crowd: %d", a.status)
	}
	if n := sentAway.Load(); n < 9_000 {
		t.Errorf("%d of 10 000 sent away", n)
	}
	q.stop()
	silent.Wait()
}

// testTaken: a port that another program has, under either address, is not
// used; the next one is, if that may be.
func testTaken(t *testing.T) {
	first, err := Listen(t.Context(), "localhost:0", 1)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range first.Listeners {
		defer l.Close()
	}
	addr := "localhost:" + strconv.Itoa(first.Port)
	if p, err := Listen(t.Context(), addr, 1); !Taken(err) {
		t.Errorf("%v, %v", p, err)
	}
	next, err := Listen(t.Context(), addr, 20)
	if err != nil || next.Port == first.Port {
		t.Fatalf("%+v, %v", next, err)
	}
	for _, l := range next.Listeners {
		l.Close()
	}
}

// testShutdown: open streams and a page that is being made do not hold up the
// end, and the port is free.
func testShutdown(t *testing.T) {
	p := start(t, Options{}, nil)
	held := make(chan struct{})
	defer close(held)
	n := snapshotOf(1, files)
	file := n.File
	reached := make(chan struct{})
	n.File = func(path string) ([]byte, bool) {
		if path == "slow.txt" {
			close(reached)
			<-held
		}
		return file(path)
	}
	p.Show(n)
	for range 8 {
		conn, err := net.Dial("tcp", p.addr)
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
		fmt.Fprintf(conn, "GET %sevents?token=%s HTTP/1.1\r\nHost: localhost\r\n\r\n", own, p.token)
		bufio.NewReader(conn).ReadString('\n')
	}
	conn, err := net.Dial("tcp", p.addr)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	io.WriteString(conn, "GET /slow.txt HTTP/1.1\r\nHost: localhost\r\n\r\n")
	<-reached
	began := time.Now()
	p.stop()
	if took := time.Since(began); took > 2*time.Second { // a quarter of a second on an idle machine
		t.Errorf("the end took %v", took)
	}
	l, err := net.Listen("tcp", p.addr)
	if err != nil {
		t.Fatal(err)
	}
	l.Close()
}

// testDrafts: a draft that the preview shows is marked, and is in nothing that
// is built without drafts.
func testDrafts(t *testing.T) {
	shown, _ := built(t, draftSite(t), site.WithDrafts)
	published, _ := built(t, draftSite(t), site.WithoutDrafts)
	const page = "fr/brouillon/index.html"
	if shown[page] == "" || !strings.Contains(shown[page], "notice") {
		t.Errorf("the preview does not show the draft, or does not say that it is one:\n%s", shown[page])
	}
	if len(published) == 0 {
		t.Error("nothing is published")
	}
	for path, data := range published {
		if strings.Contains(path+data, "brouillon") || strings.Contains(data, "Secret plans") {
			t.Errorf("%s has the draft", path)
		}
	}
}

// draftSite is a folder with a small site.
func draftSite(t testing.TB) string {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"content/site.yaml":             "name: Essai\ntagline:\n  fr: Un essai\n  en: A trial\nbase_url: https://essai.test/\nlanguages: [fr, en]\npublisher:\n  name: Nous\n  link: https://example.org/\n",
		"content/home.fr.md":            "---\ntitle: Accueil\nsummary: Bienvenue.\n---\n\nBonjour.\n",
		"content/home.en.md":            "---\ntitle: Home\nsummary: Welcome.\n---\n\nHello.\n",
		"content/pages/brouillon.fr.md": "---\ntitle: Brouillon\nsummary: Pas encore.\ndraft: true\n---\n\nSecret plans.\n",
		"content/pages/brouillon.en.md": "---\ntitle: Draft\nsummary: Not yet.\n---\n\nSecret plans.\n",
	} {
		write(t, filepath.Join(dir, name), text)
	}
	return dir
}

func write(t testing.TB, file, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// built is the site of a folder, as build makes it.
func built(t testing.TB, dir string, drafts site.Drafts) (map[string]string, *build.Result) {
	t.Helper()
	d, err := source.Open(dir, projetpro.Defaults())
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	tree, _, err := d.Read(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	r, err := new(build.Builder).Build(t.Context(), tree, build.Settings{Drafts: drafts})
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	var mu sync.Mutex
	rendered, err := r.Render(t.Context(), func(path string, data []byte, _ *source.File) error {
		mu.Lock()
		defer mu.Unlock()
		files[path] = string(data)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	r.Diags = append(r.Diags, rendered...)
	r.Diags.Sort()
	return files, r
}

// testGenerations: while the site is replaced again and again, every answer is
// wholly of one generation.
func testGenerations(t *testing.T) {
	p := start(t, Options{}, nil)
	generation := func(n uint64) *Snapshot {
		word := strings.Repeat(fmt.Sprintf("<p>%06d</p>", n), 500)
		return snapshotOf(n, map[string]string{"index.html": htmlPage(word)})
	}
	p.Show(generation(1))
	var clients sync.WaitGroup
	ended := make(chan struct{})
	for range 4 {
		clients.Go(func() {
			for i := 0; ; i++ {
				select {
				case <-ended:
					return
				default:
				}
				a := p.get(t, "/", "Connection: close\r\n")
				_, text, _ := strings.Cut(a.body, "<p>")
				number, _ := strconv.Atoi(text[:6])
				if strings.Count(a.body, text[:6]) != 500 || strings.Count(a.body, "<p>") != 500 || !strings.Contains(a.body, fmt.Sprintf(`data-number="%d"`, number)) {
					t.Errorf("an answer of two generations: %.200q", a.body)
					return
				}
			}
		})
	}
	for n := range uint64(400) {
		p.Show(generation(n + 2))
		if n%20 == 0 {
			p.get(t, own+"state?page=/&token=TOKEN", "")
		}
	}
	close(ended)
	clients.Wait()
}
