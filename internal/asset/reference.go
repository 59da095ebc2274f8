// This file follows what files of static/ name: a sheet its pictures, fonts and other
// sheets, a script its modules. What is named is published first, since its address
// has a digest of its bytes; files that name one another share a digest.

package asset

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"projetpro/internal/content"
	"projetpro/internal/diag"
	"projetpro/internal/source"

	"github.com/tdewolff/parse/v2"
	"golang.org/x/text/unicode/norm"
)

// A reference is where a text names another file.
type reference struct {
	from, to int    // in the text
	written  string // without quotation marks and escapes
	around   string // "url(%)": what is written there, with % for a string
	bare     bool   // a name by itself is that of a library: "react"
	lenient  bool   // the script may do without it

	target *part
	tail   string // ?…#… behind its path
}

// A part is a file of static/ while the set is made.
type part struct {
	file *source.File
	name string // below static/
	text []byte // of what is read as text, else nil
	refs []*reference
	made *Static

	order, lowest int // of Tarjan's algorithm; 0: not met yet
	open          bool
}

// A publisher makes the static files of a set.
type publisher struct {
	*Set
	minify minifier
	diags  diag.List
	parts  map[string]*part // by name
	met    int
	stack  []*part
}

// textTypes are the media types of what is read as text, by extension.
var textTypes = map[string]string{
	".css": "text/css", ".js": "text/javascript", ".mjs": "text/javascript", ".json": "application/json", ".webmanifest": "application/json",
	".svg": "image/svg+xml", ".xml": "text/xml", ".txt": "text/plain",
}

// publish makes all static files of a tree.
func (p *publisher) publish(t *source.Tree) error {
	var all []*part
	for f := range t.Files(staticFolder) {
		n := &part{file: f, name: strings.TrimPrefix(f.Path, staticFolder)}
		if err := p.read(n); err != nil {
			return err
		}
		n.made.own = t.Own(f.Path) != nil
		p.parts[n.name] = n
		all = append(all, n)
		if isForRoot(n.name) {
			p.diags.Add(diag.StaticRoot, diag.WholeFile(f.Path), 0, n.name, "/"+n.name)
		}
	}
	for _, n := range all {
		n.refs = slices.DeleteFunc(n.refs, func(r *reference) bool { return !p.resolve(n, r) })
	}
	for _, n := range all {
		if n.order == 0 {
			p.visit(n)
		}
	}
	for _, n := range all {
		p.add(n.made)
	}
	return nil
}

// isForRoot reports whether hosts, browsers or search engines ask for a file of a name at
// the root of a website.
func isForRoot(name string) bool {
	switch strings.ToLower(name) {
	case "cname", "favicon.ico", "robots.txt", "_redirects", "_headers", ".nojekyll", ".htaccess", "ads.txt", "humans.txt", "security.txt", "apple-touch-icon.png":
		return true
	}
	return strings.HasPrefix(strings.ToLower(name), ".well-known/")
}

// read takes a file's bytes, or its digest when it is large.
func (p *publisher) read(n *part) error {
	if n.file.Large() {
		weigh(n.file, &p.diags)
		sum, err := n.file.Digest()
		n.made = &Static{Path: n.file.Path, Large: n.file, sum: sum}
		return err
	}
	data, err := n.file.Load()
	if err != nil {
		return err
	}
	if isSecret(n.name, data) {
		p.diags.Add(diag.SecretFile, diag.WholeFile(n.file.Path), 0, path.Base(n.name))
	}
	mediaType := textTypes[strings.ToLower(path.Ext(n.name))]
	if mediaType == "" {
		n.made = &Static{Path: n.file.Path, Data: data, sum: sha256.Sum256(data)}
		return nil
	}
	n.text = inUnicode(mediaType, content.Legible(n.file.Path, data, &p.diags))
	n.made = &Static{Path: n.file.Path}
	switch mediaType {
	case "text/css":
		n.refs = sheetReferences(n.text)
	case "text/javascript":
		n.refs, n.made.module = scriptReferences(n.text)
	case "image/svg+xml":
		reportSVG(&p.diags, n.file.Path, n.text)
	}
	return nil
}

// What says in a text how it is encoded.
var declarations = map[string]*regexp.Regexp{
	"text/css":      regexp.MustCompile(`^@charset "([^"]*)"`),
	"text/xml":      xmlDeclaration,
	"image/svg+xml": xmlDeclaration,
}

var xmlDeclaration = regexp.MustCompile(`^<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']`)

// inUnicode is a text that says that it is in UTF-8, if it said something else. What
// follows stays in its place, so that mistakes are shown there.
func inUnicode(mediaType string, text []byte) []byte {
	const now = "utf-8"
	d := declarations[mediaType]
	if d == nil {
		return text
	}
	m := d.FindSubmatchIndex(text)
	if m == nil || strings.EqualFold(string(text[m[2]:m[3]]), now) {
		return text
	}
	padding := bytes.Repeat([]byte(" "), max(0, m[3]-m[2]-len(now)))
	return slices.Concat(text[:m[2]], []byte(now), text[m[3]:m[1]], padding, text[m[1]:])
}

// resolve finds what a reference names, and reports whether it is to be rewritten.
func (p *publisher) resolve(n *part, r *reference) bool {
	at := diag.Pos{File: n.file.Path, Offset: r.from}
	scheme, _, absolute := strings.Cut(r.written, ":")
	switch {
	case strings.HasPrefix(r.written, "//"), absolute && (strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https")):
		if !r.lenient {
			p.diags.Add(diag.AssetOutside, at, r.to, r.written)
		}
		return false
	case absolute && !strings.ContainsAny(scheme, "/?#."), r.bare && r.lenient && isBare(r.written):
		return false // data:, blob:
	}
	ref := r.written
	if i := strings.IndexAny(ref, "?#"); i >= 0 {
		ref, r.tail = ref[:i], ref[i:]
	}
	if ref == "" || strings.HasPrefix(ref, "/files/") {
		return false
	}
	if !r.bare || !isBare(ref) {
		r.target = p.named(n, ref)
	}
	if r.target == nil {
		p.diags.Add(diag.AssetMissing, at, r.to, r.written).Of = staticFolder + path.Join(path.Dir(n.name), ref)
	}
	return r.target != nil && !(r.target.isRoot() && n.isRoot())
}

// isBare reports whether a script takes a name for that of a library.
// https://html.spec.whatwg.org/#resolve-a-module-specifier
func isBare(ref string) bool { return !strings.HasPrefix(ref, "/") && !strings.HasPrefix(ref, ".") }

// named is the file that a reference means: one beside it in static/, or as the site
// has it; nil when there is none.
func (p *publisher) named(n *part, ref string) *part {
	if decoded, err := url.PathUnescape(ref); err == nil {
		ref = decoded
	}
	ref = norm.NFC.String(ref)
	var names []string
	if below, ok := strings.CutPrefix(ref, "/"); ok {
		below = path.Clean(below)
		names = []string{rootName + below, below}
	} else {
		beside := path.Join(path.Dir(n.name), ref)
		names = []string{beside, rootName + strings.TrimPrefix(beside, "../")}
	}
	for _, name := range names {
		if found := p.parts[name]; found != nil {
			return found
		}
	}
	return nil
}

func (n *part) isRoot() bool { return strings.HasPrefix(n.name, rootName) }

// visit makes a file and all that it names: Tarjan's algorithm, which meets files that
// name one another together, behind those they name.
func (p *publisher) visit(n *part) {
	p.met++
	n.order, n.lowest, n.open = p.met, p.met, true
	p.stack = append(p.stack, n)
	for _, r := range n.refs {
		if r.target.order == 0 {
			p.visit(r.target)
			n.lowest = min(n.lowest, r.target.lowest)
		} else if r.target.open {
			n.lowest = min(n.lowest, r.target.order)
		}
	}
	if n.lowest < n.order {
		return
	}
	at := slices.Index(p.stack, n)
	circle := slices.Clone(p.stack[at:])
	p.stack = p.stack[:at]
	p.make(circle)
	for _, m := range circle {
		m.open = false
	}
}

// make gives files that name one another their addresses, then their bytes. One that
// names no other of them has the digest of its bytes.
func (p *publisher) make(circle []*part) {
	alone := len(circle) == 1 && !slices.ContainsFunc(circle[0].refs, func(r *reference) bool { return r.target == circle[0] })
	if !alone {
		sum := shared(circle)
		for _, n := range circle {
			n.made.Address = addressOf(n.name, sum)
		}
	}
	for _, n := range circle {
		if n.text != nil {
			n.made.Data = p.rewritten(n)
			n.made.sum = sha256.Sum256(n.made.Data)
		}
		if alone {
			n.made.Address = addressOf(n.name, n.made.sum)
		}
	}
}

// shared is a digest of files that name one another, and of the addresses of what else they name.
func shared(circle []*part) source.Digest {
	slices.SortFunc(circle, func(a, b *part) int { return strings.Compare(a.name, b.name) })
	h := sha256.New()
	for _, n := range circle {
		h.Write(append([]byte(n.name), 0))
		h.Write(append(n.text, 0))
		for _, r := range n.refs {
			h.Write(append([]byte(r.target.made.Address), 0))
		}
	}
	return source.Digest(h.Sum(nil))
}

// addressOf is where a file is published: at the root of the host, or under a name with a digest.
func addressOf(name string, sum source.Digest) string {
	if name, ok := strings.CutPrefix(name, rootName); ok {
		return "/" + name
	}
	ext := path.Ext(name)
	return assetsPath + slugPath(strings.TrimSuffix(name, ext)) + "." + hex.EncodeToString(sum[:4]) + ext
}

// rewritten is the text of a file with the addresses of what it names, made smaller.
// They are relative, so that the site may be published below the root of its host.
func (p *publisher) rewritten(n *part) []byte {
	small := p.smaller(n, n.text, true)
	if len(n.refs) == 0 {
		return small
	}
	var out []byte
	at := 0
	for _, r := range n.refs {
		written := `"` + inString.Replace(relative(addressOf(n.name, source.Digest{}), r.target.made.Address)+r.tail) + `"`
		out = append(append(out, n.text[at:r.from]...), strings.Replace(r.around, "%", written, 1)...)
		at = r.to
	}
	return p.smaller(n, append(out, n.text[at:]...), false)
}

// inString writes what would end a string as addresses do.
var inString = strings.NewReplacer(`"`, "%22", `\`, "%5C", "\n", "%0A", "\r", "%0D", "\f", "%0C", "\u2028", "%E2%80%A8", "\u2029", "%E2%80%A9")

// relative is the address of a file as seen from another one's.
func relative(from, to string) string {
	a, b := strings.Split(path.Dir(from), "/"), strings.Split(to, "/")
	if path.Dir(from) == "/" {
		a = a[:1]
	}
	for len(a) > 0 && len(b) > 1 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for i := range b {
		b[i] = url.PathEscape(b[i])
	}
	up := strings.Repeat("../", len(a))
	if up == "" {
		up = "./" // to a script, what begins otherwise is no address
	}
	return up + strings.Join(b, "/")
}

// smaller is the text of a file made smaller. What is wrong with it is reported if told to.
func (p *publisher) smaller(n *part, text []byte, report bool) []byte {
	small, err := text, error(nil)
	p.diags.Guard("minify", n.file.Path, func() { small, err = p.minify(textTypes[strings.ToLower(path.Ext(n.name))], text) })
	if err == nil {
		return small
	}
	if report {
		p.reportSyntax(n.file.Path, text, err)
	}
	return text
}

func (p *publisher) reportSyntax(path string, text []byte, err error) {
	if errors.Is(err, errors.ErrUnsupported) {
		p.diags.Add(diag.AssetUnchecked, diag.WholeFile(path), 0)
		return
	}
	if wrong, ok := errors.AsType[*parse.Error](err); ok {
		at := diag.Pos{File: path, Offset: offsetOf(text, wrong.Line, wrong.Column)}
		p.diags.Add(diag.AssetSyntax, at, 0, diag.Foreign(wrong.Message))
		return
	}
	p.diags.Add(diag.AssetSyntax, diag.WholeFile(path), 0, diag.Foreign(err.Error()))
}
