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
	if n.flag || t.said == "" && j.undescribed(i) {
		return
	}
	dest := ""
	if t.link >= 0 {
		dest = j.links[t.link].Dest
	}
	j.linkText(t.said, dest, int(n.at), int(n.end))
}

// undescribed reports whether a picture within the node at i has no description.
func (j *judgement) undescribed(i int) bool {
	for k := i + 1; k < int(j.nodes[i].next); k++ {
		if n := &j.nodes[k]; n.kind == kindImage && !n.flag && j.targets[n.n].said == "" {
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

// linkText is about what a link to dest says; dest is "" if it was refused.
func (j *judgement) linkText(said, dest string, at, end int) {
	switch {
	case said == "":
		j.report(diag.LinkTextEmpty, at, end)
	case len(said) < 40 && vague[key(said)]:
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
	switch k := key(t.said); {
	case t.said == "" && !n.flag:
		j.report(diag.ImageAlt, int(n.at), int(n.end), shorten(string(t.raw)))
	case noDescription[k] || isFileName(k):
		j.report(diag.ImageAltVague, int(n.at), int(n.end), t.said)
	}
}

func isFileName(s string) bool {
	i := strings.LastIndexByte(s, '.')
	return i > 0 && slices.Contains([]string{"jpg", "jpeg", "png", "gif", "webp", "svg", "avif"}, s[i+1:])
}
