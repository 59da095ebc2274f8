// This file is about callouts as other programs write them: they begin with signs of their own,
// and end with a sign, or where the indentation does.

package markdown

import (
	"bytes"
	"regexp"
	"sort"
	"strings"
	"unicode"

	"projetpro/internal/diag"
	"projetpro/internal/plaintext"
)

// boxLine begins a callout in Docusaurus and VitePress (:::note[Title]), Pandoc and Quarto (::: {.callout-note}), MkDocs
// (!!! note "Title", ??? note) and reStructuredText (.. note:: Text). Its groups are the sign, the kind and the title.
var boxLine = regexp.MustCompile(`^(:{3,}|!!!\+?|\?\?\?\+?|\.\.)[ \t]*\{?\.?(?:callout-)?(\pL+)[^\s\["']*[ \t]*(.*)$`)

// box reports a callout of another program that begins on a line, and proposes it as it is written here.
func (j *judgement) box(at, end int) bool {
	if !isBoxSign(j.src[at:end]) {
		return false
	}
	if j.isBoxed(at) { // the sign that closes one
		j.whole = append(j.whole, stretch{from: at, to: end})
		return true
	}
	m := boxLine.FindSubmatch(j.src[at:end])
	if m == nil || string(m[1]) == ".." && !bytes.Contains(j.src[at:end], []byte("::")) || m[1][0] != ':' && !unicode.IsLower(rune(m[2][0])) {
		return false
	}
	kind, known := j.words.calloutOf(string(m[2]))
	if !known {
		return false
	}
	j.whole = append(j.whole, stretch{from: at, to: end})
	lines, stop := j.boxText(string(m[1]), end)
	d := j.report(diag.CalloutForeign, at, end, j.quoted(at, end), kind.class)
	head := "> [!" + strings.ToLower(string(m[2])) + "]"
	switch title := boxTitle(string(m[3])); {
	case title == "":
	case string(m[1]) == "..": // what stands behind it is its text
		lines = append([]string{title}, lines...)
	default:
		head += " " + title
	}
	if stop-at > maxFix || plaintext.LineStart(j.src, at) != at || len(lines) == 0 {
		return true
	}
	d.End = j.base.Offset + stop
	d.Fix = head
	for _, line := range lines {
		d.Fix += strings.TrimRight("\n> "+line, " ")
	}
	j.boxed = append(j.boxed, stretch{from: at, to: stop})
	return true
}

// isBoxSign reports whether a line may begin or close such a callout.
func isBoxSign(line []byte) bool {
	return len(line) > 2 && (line[0] == ':' && line[1] == ':' && line[2] == ':' || line[0] == '!' && line[1] == '!' && line[2] == '!' ||
		line[0] == '?' && line[1] == '?' && line[2] == '?' || line[0] == '.' && line[1] == '.' && line[2] == ' ')
}

// boxText are the lines of a callout behind its first, which ends at an offset, and where it ends. There are none
// where it has others in it, or no end.
func (j *judgement) boxText(sign string, end int) (lines []string, stop int) {
	closer := sign
	if sign == ".." {
		closer = "" // indentation alone says where it ends
	}
	stop = end
	indented := sign[0] != ':'
	for at := end + 1; at < len(j.src) && at-end < maxFix; {
		lineEnd := plaintext.LineEnd(j.src, at)
		line := string(j.src[at:lineEnd])
		text := strings.TrimLeft(line, " \t")
		switch {
		case closer != "" && strings.TrimSpace(line) == closer:
			return trimmedLines(lines), lineEnd
		case sign[0] == ':' && strings.HasPrefix(text, ":::"):
			return nil, end
		case indented && text != "" && text == line && !j.hasCloser(at, closer):
			return trimmedLines(lines), stop
		}
		if text != "" {
			stop = lineEnd
		}
		if indented {
			line = strings.TrimPrefix(strings.TrimPrefix(line, "   "), " ")
		}
		lines = append(lines, strings.TrimRight(line, " \t"))
		at = lineEnd + 1
	}
	if sign[0] == ':' {
		return nil, end
	}
	return trimmedLines(lines), stop
}

// hasCloser reports whether the paragraph at an offset ends with a line that is a closing sign.
func (j *judgement) hasCloser(at int, closer string) bool {
	return closer != "" && bytes.Contains(append(bytes.TrimRight(j.passage(at), "\n"), '\n'), []byte("\n"+closer+"\n"))
}

// trimmedLines are lines without the empty ones at both ends.
func trimmedLines(lines []string) []string {
	for len(lines) > 0 && lines[0] == "" {
		lines = lines[1:]
	}
	for len(lines) > 0 && lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	return lines
}

// boxTitle is what stands behind the kind of a callout as a title: [Title], "Title", Title; without attributes.
func boxTitle(s string) string {
	if i := strings.IndexByte(s, '{'); i >= 0 {
		s = s[:i]
	}
	return strings.Trim(strings.TrimSpace(s), `[]"'}`)
}

// isBoxed reports whether an offset is within what was reported as a whole, below its first line: a callout of another program that is
// proposed as one of here, front matter within the text.
func (j *judgement) isBoxed(at int) bool {
	i := sort.Search(len(j.boxed), func(i int) bool { return j.boxed[i].from >= at })
	return i > 0 && at < j.boxed[i-1].to
}
