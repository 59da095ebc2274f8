// This file judges links and pictures: where they lead, and what they say.

package markdown

import (
	"bytes"
	"slices"
	"strings"

	"projetpro/internal/diag"
	"projetpro/internal/plaintext"
)

func (j *judgement) link(i int) {
	n := &j.nodes[i]
	t := &j.targets[n.n]
	j.destination(n, t)
	if n.flag || t.said == "" && j.isPictured(i) {
		return
	}
	dest := ""
	if t.link >= 0 {
		dest = j.links[t.link].Dest
	}
	j.linkText(t.said, dest, int(n.at), int(n.end))
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
