// This file judges links and pictures: where they lead, and what they say.

package markdown

import (
	"bytes"
	"slices"
	"strings"
	"unicode"

	"projetpro/internal/diag"
	"projetpro/internal/plaintext"
)

func (j *judgement) link(i int) {
	n := &j.nodes[i]
	t := &j.targets[n.n]
	j.destination(n, t)
	j.twice(n, t)
	j.apartFromSign(n, t)
	if n.flag || t.said == "" && j.isPictured(i) {
		return
	}
	dest := ""
	if t.link >= 0 {
		dest = j.links[t.link].Dest
	}
	j.linkText(t.said, dest, int(n.at), int(n.end))
}

// twice reports an address that stands, in parentheses, once more behind a link.
func (j *judgement) twice(n *node, t *target) {
	at := int(n.end)
	if at >= len(j.src) || j.src[at] != '(' || at == 0 || j.src[at-1] != ')' {
		return
	}
	text := j.passage(at)
	m := closing(text)
	if m < 2 {
		return
	}
	if inner := string(text[1:m]); inner == string(t.raw) || inner == t.dest || isMeantAsLink(inner) && !strings.Contains(inner, " ") {
		j.report(diag.MarkRaw, at, at+m+1, j.quoted(at, at+m+1)).Fix = j.fixed(at, at+m+1, "")
		j.say(at, at+m+1)
	}
}

// apartFromSign reports a picture with a space behind its exclamation mark, which makes a link
// of it: where a line begins so, no sentence ends in that mark.
func (j *judgement) apartFromSign(n *node, t *target) {
	at := int(n.at)
	start, _ := j.lineAround(at)
	if before := bytes.TrimLeft(j.src[start:at], " \t>"); string(before) != "! " || !isPictureName(t.dest) {
		return
	}
	j.report(diag.LinkBroken, at-2, int(n.end), j.quoted(at-2, int(n.end))).Fix = j.fixed(at-1, at, "")
}

// isPictured reports whether a picture within the node at i is refused or not
// described, which is said of it: that the node says nothing follows from that.
func (j *judgement) isPictured(i int) bool {
	for k := i + 1; k < int(j.nodes[i].next); k++ {
		n := &j.nodes[k]
		if n.kind == kindImage && (j.targets[n.n].link < 0 || !n.flag && j.targets[n.n].said == "") {
			return true
		}
	}
	return false
}

// destination reports that of a link or picture if it is refused.
func (j *judgement) destination(n *node, t *target) {
	if t.link >= 0 {
		return
	}
	code, better := check(t.kind, t.dest)
	from, to := int(n.at), int(n.end)
	if i := bytes.LastIndex(j.src[from:to], t.raw); i >= 0 && len(t.raw) > 0 {
		from, to = from+i, from+i+len(t.raw)
	}
	d := j.report(code, from, to, shorten(t.dest), better)
	if better != "" && len(t.raw) > 0 && to-from == len(t.raw) {
		d.Fix = j.fixed(from, to, better)
	}
}

// shorten makes an address fit for a sentence.
func shorten(s string) string { return plaintext.Clip(s, 80) }

// linkText is about what a link to dest says; dest is "" if it was refused.
func (j *judgement) linkText(said, dest string, at, end int) {
	switch {
	case said == "":
		j.report(diag.LinkTextEmpty, at, end)
	case j.words.isVagueLink(said):
		j.report(diag.LinkText, at, end, said)
	case strings.HasPrefix(said, "https://"), strings.HasPrefix(said, "http://"), strings.HasPrefix(said, "www."):
		if !j.isSpokenOf(at) && dest != "" {
			j.report(diag.LinkTextAddress, at, end, shorten(dest))
		}
	}
}

func (j *judgement) image(n *node) {
	t := &j.targets[n.n]
	j.destination(n, t)
	if at := int(n.at); at > 0 && j.src[at-1] == '!' && (at == 1 || unicode.IsSpace(rune(j.src[at-2])) || bytes.IndexByte([]byte(">|"), j.src[at-2]) >= 0) {
		j.report(diag.MarkRaw, at-1, at, "!").Fix = j.fixed(at-1, at, "")
	}
	switch {
	case t.said == "" && !n.flag:
		j.report(diag.ImageAlt, int(n.at), int(n.end), shorten(string(t.raw)))
	case j.words.isVaguePicture(t.said) || isPictureName(key(t.said)):
		j.report(diag.ImageAltVague, int(n.at), int(n.end), t.said)
	}
}

// isPictureName reports whether s is called as the file of a picture.
func isPictureName(s string) bool {
	i := strings.LastIndexByte(s, '.')
	return i > 0 && slices.Contains([]string{"jpg", "jpeg", "png", "gif", "webp", "svg", "avif"}, strings.ToLower(s[i+1:]))
}
