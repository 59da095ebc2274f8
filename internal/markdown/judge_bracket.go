// This file is about brackets that were to be a link and are none: they would
// be shown to the reader as they are.

package markdown

import (
	"bytes"
	"strings"

	"projetpro/internal/diag"
)

// maxLabel is how far apart the brackets of a link may be, in bytes.
const maxLabel = 500

// bracket looks at the one at i. It gives the offset behind what it has reported, or 0.
func (j *judgement) bracket(i int) int {
	_, end := j.lineAround(i)
	line := j.src[i:min(end, i+maxLabel)]
	if bytes.HasPrefix(line, []byte("[[")) {
		return j.wikiLink(i, line)
	}
	n := closing(line)
	if n < 0 {
		return 0
	}
	label, behind := string(line[1:n]), line[n+1:]
	if note, ok := strings.CutPrefix(label, "^"); ok && note != "" && !strings.Contains(note, " ") {
		j.report(diag.FootnoteUnknown, i, i+n+1, note)
		return i + n + 1
	}
	switch {
	case bytes.HasPrefix(behind, []byte("[")):
		return j.unknownReference(i, n, label, behind)
	case bytes.HasPrefix(behind, []byte("(")):
		return j.brokenLink(i, n, behind)
	case bytes.HasPrefix(behind, []byte(" (")):
		return j.apart(i, n, behind)
	}
	return 0
}

// closing is where the bracket or parenthesis that s begins with is closed, or -1.
func closing(s []byte) int {
	open, end := byte('['), byte(']')
	if s[0] == '(' {
		open, end = '(', ')'
	}
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case open:
			depth++
		case end:
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// wikiLink reports [[page|text]] and ![[picture.jpg]], as Obsidian writes links.
// Where the file lies, such a link does not say.
func (j *judgement) wikiLink(i int, line []byte) int {
	n := bytes.Index(line, []byte("]]"))
	if n < 0 || bytes.IndexByte(line[2:n], '[') >= 0 || n == 2 {
		return 0
	}
	page, label, named := strings.Cut(string(line[2:n]), "|")
	if !named {
		label = strings.TrimPrefix(page, "#")
	}
	from := i
	if i > 0 && j.src[i-1] == '!' {
		from--
	}
	j.report(diag.WikiLink, from, i+n+2, j.quoted(from, i+n+2), shorten(strings.TrimSpace(label)))
	return i + n + 2
}

// unknownReference reports [text][name] where no line says [name]: address.
func (j *judgement) unknownReference(i, n int, label string, behind []byte) int {
	m := closing(behind)
	if m < 0 {
		return 0
	}
	name := strings.TrimSpace(string(behind[1:m]))
	if name == "" {
		name = label
	}
	if strings.HasPrefix(name, "^") || strings.TrimSpace(name) == "" {
		return 0
	}
	end := i + n + 1 + m + 1
	j.report(diag.ReferenceUnknown, i, end, shorten(name))
	return end
}

// brokenLink reports [text](my file.pdf): an address with a space in it needs angle brackets.
func (j *judgement) brokenLink(i, n int, behind []byte) int {
	m := closing(behind)
	if m < 0 {
		m = bytes.IndexByte(behind, ')')
	}
	if m < 0 {
		if dest := string(behind[1:]); looksLikeAddress(dest) {
			j.report(diag.LinkBroken, i, i+n+1+len(behind), j.quoted(i, i+n+1+len(behind)))
			return i + n + 1 + len(behind)
		}
		return 0
	}
	dest := strings.TrimSpace(string(behind[1:m]))
	if !looksLikeAddress(dest) {
		return 0
	}
	end := i + n + 1 + m + 1
	d := j.report(diag.LinkBroken, i, end, j.quoted(i, end))
	if better := unspaced(dest); better != "" {
		d.Fix = j.fixed(i+n+1, end, "("+better+")")
	} else if strings.Contains(dest, " ") && !strings.ContainsAny(dest, `<>"'`) {
		d.Fix = j.fixed(i+n+1, end, "(<"+dest+">)")
	}
	return end
}

// apart reports [text] (address).
func (j *judgement) apart(i, n int, behind []byte) int {
	m := bytes.IndexByte(behind, ')')
	if m < 0 || !strings.Contains(string(behind[2:m]), "/") || bytes.IndexByte(behind[2:m], ' ') >= 0 || !looksLikeAddress(string(behind[2:m])) {
		return 0
	}
	end := i + n + 1 + m + 1
	j.report(diag.LinkBroken, i, end, j.quoted(i, end)).Fix = j.fixed(i+n+1, i+n+2, "")
	return end
}

// looksLikeAddress reports whether s can have been meant to be one.
func looksLikeAddress(s string) bool {
	if strings.Contains(s, "://") || strings.HasPrefix(s, "../") || strings.HasPrefix(s, "./") || strings.HasPrefix(s, "tel:") || strings.HasPrefix(s, "mailto:") {
		return true
	}
	i := strings.LastIndexByte(s, '.')
	return i > 0 && len(s)-i >= 3 && len(s)-i <= 5 && isName(s[len(s)-1])
}

// obsidianComment reports a %%comment%%, which only Obsidian hides, that begins
// at i in a text that goes on up to the offset to.
func (j *judgement) obsidianComment(i, to int) {
	if i < j.commented || !bytes.HasPrefix(j.src[i:to], []byte("%%")) {
		return
	}
	end := to
	if n := bytes.Index(j.src[i+2:to], []byte("%%")); n >= 0 {
		end = i + 2 + n + 2
	}
	d := j.report(diag.CommentObsidian, i, end, j.quoted(i, end))
	if end-i > 4 && bytes.HasSuffix(j.src[i:end], []byte("%%")) {
		d.Fix = j.fixed(i, end, "<!-- "+strings.TrimSpace(string(j.src[i+2:end-2]))+" -->")
	}
	j.commented = end
}
