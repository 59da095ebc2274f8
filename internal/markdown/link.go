// This file is about links and pictures: where they may lead, and what they say.

package markdown

import (
	"bytes"
	"net/url"
	"slices"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"

	"projetpro/internal/diag"
	"projetpro/internal/plaintext"
)

func (w *writer) link(n *ast.Link) {
	w.endRun()
	at, end := n.Pos(), w.linkEnd(n)
	dest := destination(n.Destination)
	i := w.addLink(Anchor, dest, n.Destination, at, end)
	if i >= 0 {
		p := piece{kind: pieceOpen, link: int32(i)}
		if len(n.Title) > 0 {
			p.s = w.titleAttribute(n.Title)
		}
		w.add(p)
	}
	from, undescribed := len(w.text), w.told[diag.ImageAlt]
	w.inLink = true
	w.gather(n)
	w.endRun()
	w.inLink = false
	said := strings.TrimSpace(string(w.text[from:]))
	if said != "" || w.told[diag.ImageAlt] == undescribed {
		if i < 0 {
			dest = ""
		}
		w.checkText(said, dest, at, end)
	}
	if i >= 0 {
		w.links[i].Text = said
		w.add(piece{kind: pieceClose, link: int32(i)})
	}
}

// destination is where raw leads: its escapes resolved, unless its \ stand
// between folders, as on Windows.
func destination(raw []byte) string {
	for i := range len(raw) - 1 {
		if raw[i] == '\\' && (raw[i+1] == '.' || raw[i+1] == '\\' || isName(raw[i+1])) {
			return string(raw)
		}
	}
	return unescaped(raw)
}

// linkEnd is the offset behind a link or an image. It is asked in the order of
// the text, while w.ends has what stands within a link before the link. So that
// nothing is looked for twice, a link is moved before what it holds; what an
// image holds is passed over, since only its text is used.
func (w *writer) linkEnd(n ast.Node) int {
	for i := range w.ends {
		k := (w.nextEnd + i) % len(w.ends)
		e := w.ends[k]
		if e.node != n {
			continue
		}
		if from := w.nextEnd; n.Kind() == ast.KindLink && k > from {
			copy(w.ends[from+1:k+1], w.ends[from:k])
			w.ends[from] = e
			k = from
		}
		w.nextEnd = k + 1
		return min(max(e.at, n.Pos()+1), len(w.src))
	}
	return min(n.Pos()+1, len(w.src))
}

// addLink adds a link to the text's, and gives its index; -1 if it is refused. raw
// is the destination as it stands in the source.
func (w *writer) addLink(kind LinkKind, dest string, raw []byte, at, end int) int {
	if code, better := check(kind, dest); code != "" {
		from, to := at, end
		if i := bytes.LastIndex(w.src[at:end], raw); i >= 0 && len(raw) > 0 {
			from, to = at+i, at+i+len(raw)
		}
		d := w.report(code, from, to, shorten(dest), better)
		if better != "" && len(raw) > 0 && to-from == len(raw) {
			d.Fix = w.fixed(from, to, better)
		}
		return -1
	}
	w.links = append(w.links, Link{Kind: kind, Dest: dest, Pos: w.base.At(at), End: w.base.Offset + end})
	return len(w.links) - 1
}

// shorten makes an address fit for a sentence.
func shorten(s string) string { return plaintext.Clip(s, 80) }

func (w *writer) titleAttribute(raw []byte) string {
	title := w.tongue.Plain(w.visible(unescaped(raw)))
	return string(append(appendEscaped([]byte(` title="`), title), '"'))
}

// check says what is wrong with a destination: "" if nothing is. What it does
// not know it refuses, so that an address a browser would understand in some
// way of its own does not get through. better is what may have been meant, or "".
func check(kind LinkKind, dest string) (code diag.Code, better string) {
	switch {
	case dest == "" || dest == "#":
		return diag.LinkEmpty, ""
	case strings.ContainsFunc(dest, notInAddress), strings.TrimSpace(dest) != dest:
		return diag.LinkInvalid, unspaced(dest)
	case strings.Contains(dest, `\`):
		return checkBackslash(dest)
	case strings.HasPrefix(dest, "//"):
		return diag.LinkIncomplete, "https:" + dest
	}
	i := strings.IndexAny(dest, ":/?#")
	if i < 0 || dest[i] != ':' {
		return checkPath(dest)
	}
	scheme := strings.ToLower(dest[:i])
	switch {
	case scheme == "http" || scheme == "https":
		return checkWeb(kind, scheme, dest)
	case kind == Image:
		return diag.LinkScheme, ""
	case scheme == "mailto":
		if name, domain, ok := strings.Cut(dest[i+1:], "@"); !ok || name == "" || !strings.Contains(domain, ".") {
			return diag.LinkInvalid, unspaced(dest)
		}
		return "", ""
	case scheme == "tel":
		if number := dest[i+1:]; number == "" || strings.Trim(number, "0123456789+-.()") != "" {
			return diag.LinkInvalid, unspaced(dest)
		}
		return "", ""
	case scheme == "file" || len(scheme) == 1:
		return diag.LinkLocal, ""
	}
	return diag.LinkScheme, ""
}

// unspaced is the telephone number or mail address dest without the spaces in
// it, or "".
func unspaced(dest string) string {
	better := strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, dest)
	if lower := strings.ToLower(better); better == dest || !strings.HasPrefix(lower, "tel:") && !strings.HasPrefix(lower, "mailto:") {
		return ""
	}
	if code, _ := check(Anchor, better); code != "" {
		return ""
	}
	return better
}

// notInAddress reports whether r can be in no address. Browsers drop tabs and
// line breaks and then see another address than we did.
func notInAddress(r rune) bool {
	return r < 0x20 || r >= 0x7F && r <= 0xA0 || plaintext.IsBidi(r) || r >= 0x2000 && r <= 0x200F ||
		r >= 0x2028 && r <= 0x202F || r == 0x205F || r == 0x2060 || r == 0x3000 || r == 0xFEFF || r >= 0xFFFD && r <= 0xFFFF
}

// checkBackslash is about the paths of Windows. A browser takes \ for /.
func checkBackslash(dest string) (diag.Code, string) {
	if len(dest) > 1 && dest[1] == ':' || dest[0] == '\\' {
		return diag.LinkLocal, ""
	}
	better := strings.ReplaceAll(dest, `\`, "/")
	if code, _ := check(Anchor, better); code != "" {
		better = ""
	}
	return diag.LinkBackslash, better
}

// checkWeb is about http: and https:.
func checkWeb(kind LinkKind, scheme, dest string) (diag.Code, string) {
	rest := dest[len(scheme)+1:]
	if !strings.HasPrefix(rest, "//") {
		return diag.LinkIncomplete, scheme + "://" + strings.TrimLeft(rest, "/")
	}
	u, err := url.Parse(dest)
	if err != nil || u.Hostname() == "" || u.User != nil || strings.Contains(dest, " ") {
		return diag.LinkInvalid, ""
	}
	if kind == Image {
		return diag.ImageRemote, ""
	}
	return "", ""
}

// checkPath is about what has no scheme: a path, unless it was to be a web or mail address.
func checkPath(dest string) (diag.Code, string) {
	host, _, _ := strings.Cut(dest, "/")
	host, _, _ = strings.Cut(host, "?")
	host, _, _ = strings.Cut(host, "#")
	name, domain, mail := strings.Cut(host, "@")
	switch {
	case mail && name != "" && strings.Contains(domain, ".") && host == dest:
		return diag.LinkIncomplete, "mailto:" + dest
	case strings.HasPrefix(strings.ToLower(host), "www."), isDomain(host):
		return diag.LinkIncomplete, "https://" + dest
	}
	return "", ""
}

// isDomain reports whether s is more likely the name of a website than of a
// file: its ending is a top-level domain that people here meet, and of no kind of file.
func isDomain(s string) bool {
	i := strings.LastIndexByte(s, '.')
	return i > 0 && slices.Contains(domains, strings.ToLower(s[i+1:]))
}

var domains = strings.Fields("be com org net eu fr nl de lu ch uk edu gov int info io brussels vlaanderen")

// vague are texts of links that say nothing when they are read out alone
// (WCAG 2.4.4; RGAA 6.1).
var vague = set("ici", "cliquez ici", "cliquer ici", "clique ici", "cliquez", "lien", "ce lien", "le lien", "suivez ce lien", "via ce lien",
	"lire la suite", "la suite", "suite", "en savoir plus", "plus", "plus d'infos", "plus d'info", "plus d'informations", "voir", "voir plus", "voir ici", "là", "par ici",
	"here", "click here", "click", "link", "this link", "the link", "read more", "more", "learn more", "see more", "see here", "more info", "more information", "this", "this page",
	"hier", "klik hier", "lees meer", "meer", "link hier")

// noDescription are descriptions of pictures that editors of Markdown put there, or that describe nothing.
var noDescription = set("image", "photo", "picture", "alt", "alt text", "texte alternatif", "description", "img", "screenshot", "capture d'écran", "sans titre", "untitled")

func set(words ...string) map[string]bool {
	m := map[string]bool{}
	for _, s := range words {
		m[s] = true
	}
	return m
}

// key is s as it stands in vague and noDescription: lower case, straight apostrophes, no punctuation around it.
func key(s string) string {
	s = strings.ToLower(strings.Trim(s, " .,:;!?…«»“”\"'’()[]<>→›-–\u00A0\u202F"))
	if strings.ContainsAny(s, "’\u00A0\u202F") {
		s = plainSigns.Replace(s)
	}
	return s
}

var plainSigns = strings.NewReplacer("’", "'", "\u00A0", " ", "\u202F", " ")

// checkText is about what a link to dest says; dest is "" if it was refused.
func (w *writer) checkText(said, dest string, at, end int) {
	switch {
	case said == "":
		w.report(diag.LinkTextEmpty, at, end)
	case len(said) < 40 && vague[key(said)]:
		w.report(diag.LinkText, at, end, said)
	case strings.HasPrefix(said, "https://"), strings.HasPrefix(said, "http://"), strings.HasPrefix(said, "www."):
		if at >= w.quiet && dest != "" {
			w.report(diag.LinkTextAddress, at, end, shorten(dest))
		}
	}
}

// autoLink writes an address in angle brackets.
func (w *writer) autoLink(n *ast.AutoLink) {
	w.endRun()
	label := n.Label(w.src)
	at := n.Pos()
	end := min(at+len(label)+2, len(w.src))
	i := -1
	if !w.inLink {
		dest := string(label)
		if n.AutoLinkType == ast.AutoLinkEmail {
			dest = "mailto:" + dest
		}
		i = w.addLink(Anchor, dest, label, at, end)
	}
	from := len(w.text)
	switch {
	case i >= 0:
		w.text = append(w.text, label...)
		w.linked(i, from, len(w.text))
		w.checkText(w.links[i].Text, w.links[i].Dest, at, end)
	case w.inLink:
		w.text = append(w.text, label...)
		w.add(piece{kind: pieceLiteral, from: from, to: len(w.text)})
	}
}

// linked makes a part of the text the text of a link.
func (w *writer) linked(i, from, to int) {
	w.links[i].Text = string(w.text[from:to])
	w.pieces = append(w.pieces,
		piece{kind: pieceOpen, from: from, to: from, link: int32(i)},
		piece{kind: pieceLiteral, from: from, to: to},
		piece{kind: pieceClose, from: to, to: to, link: int32(i)})
}

// image writes a picture. It is described in words, or said to be mere
// decoration by the title "decorative".
func (w *writer) image(n *ast.Image) {
	attributes := ""
	if len(n.Title) > 0 && !isDecorative(n.Title) {
		attributes = w.titleAttribute(n.Title)
	}
	w.picture(n, attributes)
}

func (w *writer) picture(n *ast.Image, attributes string) {
	w.endRun()
	at, end := n.Pos(), w.linkEnd(n)
	i := w.addLink(Image, destination(n.Destination), n.Destination, at, end)
	from := len(w.text)
	w.description(n)
	said := strings.TrimSpace(string(w.text[from:]))
	switch k := key(said); {
	case said == "" && !isDecorative(n.Title):
		w.report(diag.ImageAlt, at, end, shorten(string(n.Destination)))
	case noDescription[k] || isFileName(k):
		w.report(diag.ImageAltVague, at, end, said)
	}
	if i < 0 {
		w.text = w.text[:from]
		return
	}
	w.links[i].Text = said
	w.add(piece{kind: pieceImage, from: from, to: len(w.text), link: int32(i), s: attributes})
}

// description gathers the text within an image.
func (w *writer) description(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			w.appendPlain(n.Segment.Value(w.src), n.Segment.Start)
			if n.SoftLineBreak() || n.HardLineBreak() {
				w.space()
			}
		case *ast.AutoLink:
			w.text = append(w.text, n.Label(w.src)...)
		case *ast.RawHTML:
			w.rawHTML(n)
		default:
			w.description(n)
		}
	}
}

func isDecorative(title []byte) bool {
	switch strings.ToLower(string(bytes.TrimSpace(title))) {
	case "decorative", "décorative", "décoratif":
		return true
	}
	return false
}

func isFileName(s string) bool {
	i := strings.LastIndexByte(s, '.')
	return i > 0 && slices.Contains([]string{"jpg", "jpeg", "png", "gif", "webp", "svg", "avif"}, s[i+1:])
}

// figure writes a picture that stands alone in its paragraph, its title as the caption.
func (w *writer) figure(n *ast.Image) {
	mark := len(w.out)
	w.write("<figure>")
	w.begin()
	w.picture(n, "")
	w.end()
	if len(w.pieces) == 0 {
		w.out = w.out[:mark]
		return
	}
	w.writePieces()
	w.write("<figcaption>")
	w.out = appendText(w.out, w.in.Plain(w.visible(unescaped(n.Title))))
	w.write("</figcaption></figure>")
}
