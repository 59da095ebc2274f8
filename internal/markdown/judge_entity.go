// This file is about signs of HTML that are shown as they are: characters that are
// written almost right, and brackets that begin no tag.

package markdown

import (
	"bytes"

	"projetpro/internal/diag"
)

// entity reports the name of a character, with the & at i, that no semicolon ends
// or that nobody knows. It gives the offset behind it, or i.
func (j *judgement) entity(i int) int {
	const shortest, longest = 2, 31
	name := j.src[i+1 : min(len(j.src), i+1+longest)]
	n := 0
	for n < len(name) && (isName(name[n]) || n == 0 && name[n] == '#') {
		n++
	}
	end := i + 1 + n
	if n < shortest || j.isAddress(i) {
		return i
	}
	ended := end < len(j.src) && j.src[end] == ';'
	if ended {
		if _, width := entity(j.src[i : end+1]); width > 0 {
			return end + 1
		}
		j.report(diag.MarkRaw, i, end+1, string(j.src[i:end+1]))
		return end + 1
	}
	if char, _ := entity(append(append([]byte{'&'}, name[:n]...), ';')); char != "" && (n > shortest || name[1] == 't') { // &lt, &gt
		j.report(diag.MarkRaw, i, end, string(j.src[i:end])).Fix = j.fixed(i, end, string(j.src[i:end])+";")
		return end
	}
	return i
}

// angle reports what begins like a comment, an end tag or an address, with the <
// at i, and is none. It gives the offset behind it, or i.
func (j *judgement) angle(i int) int {
	_, end := j.lineAround(i)
	rest := j.src[i+1 : end]
	switch {
	case bytes.HasPrefix(rest, []byte("!--")):
		j.report(diag.CommentOpen, i, end)
		return end
	case len(rest) > 1 && rest[0] == '/' && isName(rest[1]):
		j.report(diag.MarkRaw, i, i+2, string(j.src[i:i+2]))
		return i + 2
	}
	if end := j.openAddress(i, rest); end > i {
		return end
	}
	if n := bytes.IndexByte(rest, '>'); n > 0 && isMeantAsLink(string(bytes.TrimSpace(rest[:n]))) {
		d := j.report(diag.LinkBroken, i, i+1+n+1, j.quoted(i, i+1+n+1))
		if better := bytes.ReplaceAll(bytes.TrimSpace(rest[:n]), []byte(" "), nil); len(better) < n {
			d.Fix = j.fixed(i, i+1+n+1, "<"+string(better)+">")
		}
		return j.say(i, i+1+n+1)
	}
	return i
}

// openAddress reports <address without an end, with the < at i and what follows it.
func (j *judgement) openAddress(i int, rest []byte) int {
	if n := bytes.IndexAny(rest, "<>"); n >= 0 && rest[n] == '>' {
		return i
	}
	word := rest
	if n := bytes.IndexAny(rest, " \t<"); n >= 0 {
		word = rest[:n]
	}
	word = bytes.TrimRight(word, ".,;:!?)")
	if start, end, _ := nextAddress(word, 0); start != 0 || end != len(word) {
		return i
	}
	end := i + 1 + len(word)
	j.report(diag.LinkBroken, i, end, j.quoted(i, end)).Fix = j.fixed(end, end, ">")
	return j.say(i, end)
}
