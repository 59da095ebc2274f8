// This file is about HTML in the text. There is none on the site: it is
// reported, and what to write instead is said. Comments are dropped.

package markdown

import (
	"bytes"
	"regexp"
	"strings"

	"projetpro/internal/diag"
)

// instead says what is written for an element.
var instead = map[string]diag.Term{
	"br": diag.InsteadBreak,
	"b":  diag.InsteadStrong, "strong": diag.InsteadStrong,
	"i": diag.InsteadEmphasis, "em": diag.InsteadEmphasis, "cite": diag.InsteadEmphasis,
	"code": diag.InsteadCode, "kbd": diag.InsteadCode, "pre": diag.InsteadCode, "tt": diag.InsteadCode, "samp": diag.InsteadCode,
	"s": diag.InsteadDeleted, "del": diag.InsteadDeleted, "strike": diag.InsteadDeleted,
	"a":   diag.InsteadLink,
	"img": diag.InsteadImage, "figure": diag.InsteadImage, "figcaption": diag.InsteadImage, "picture": diag.InsteadImage, "svg": diag.InsteadImage,
	"iframe": diag.InsteadEmbed, "video": diag.InsteadEmbed, "audio": diag.InsteadEmbed, "embed": diag.InsteadEmbed, "object": diag.InsteadEmbed,
	"h1": diag.InsteadHeading, "h2": diag.InsteadHeading, "h3": diag.InsteadHeading,
	"h4": diag.InsteadHeading, "h5": diag.InsteadHeading, "h6": diag.InsteadHeading,
	"ul": diag.InsteadList, "ol": diag.InsteadNumbers, "li": diag.InsteadList,
	"dl": diag.InsteadTerms, "dt": diag.InsteadTerms, "dd": diag.InsteadTerms,
	"sup": diag.InsteadRaised, "sub": diag.InsteadLowered, "u": diag.InsteadUnderline, "ins": diag.InsteadUnderline,
	"mark": diag.InsteadStrong, "big": diag.InsteadStrong, "font": diag.InsteadNoElement, "small": diag.InsteadNoElement,
	"abbr": diag.InsteadAbbr, "acronym": diag.InsteadAbbr,
	"table": diag.InsteadTable, "tr": diag.InsteadTable, "td": diag.InsteadTable, "th": diag.InsteadTable,
	"p": diag.InsteadParagraph, "div": diag.InsteadParagraph, "center": diag.InsteadParagraph, "section": diag.InsteadParagraph,
	"hr":         diag.InsteadRule,
	"blockquote": diag.InsteadQuotation,
	"aside":      diag.InsteadCallout, "details": diag.InsteadCallout,
	"script": diag.InsteadNoElement, "style": diag.InsteadNoElement, "base": diag.InsteadNoElement, "meta": diag.InsteadNoElement,
	"link": diag.InsteadNoElement, "form": diag.InsteadNoElement, "input": diag.InsteadNoElement, "button": diag.InsteadNoElement,
}

// signs are the tags for which there is a sign.
var signs = strings.NewReplacer(
	"<b>", "**", "</b>", "**", "<strong>", "**", "</strong>", "**",
	"<i>", "*", "</i>", "*", "<em>", "*", "</em>", "*",
	"<code>", "`", "</code>", "`", "<kbd>", "`", "</kbd>", "`",
	"<s>", "~~", "</s>", "~~", "<del>", "~~", "</del>", "~~", "<strike>", "~~", "</strike>", "~~",
	"<br>", "\\\n", "<br/>", "\\\n", "<br />", "\\\n",
)

func (j *judgement) rawTag(n *node) {
	from, to := int(n.at), int(n.end)
	s := j.src[from:to]
	if bytes.HasPrefix(s, []byte("<!--")) {
		j.swallowed(from, to)
		return
	}
	name, closing := tagName(s)
	if closing && j.rawSeen {
		return
	}
	j.rawSeen = true
	inCell := name == "br" && j.isInCell(from)
	answer := insteadOf(name, s)
	if inCell {
		answer = diag.InsteadInCell
	}
	d := j.report(diag.RawHTML, from, to, j.quoted(from, to), answer)
	start, end := j.lineAround(from)
	if end-start > maxFix || inCell {
		return
	}
	line := string(j.src[start:end])
	if fix := signs.Replace(inMarks(line)); fix != line && !hasTag(fix) {
		d.Fix = strings.TrimSuffix(fix, "\\\n")
	}
}

// inMarks is a line in which what is in another language by its elements is so by its marks.
func inMarks(line string) string {
	return elementIn.ReplaceAllStringFunc(line, func(element string) string {
		of := elementIn.FindStringSubmatch(element)
		name, tag, words, end := strings.ToLower(of[1]), of[2], of[3], strings.ToLower(of[4])
		if name != end {
			return element
		}
		phrase := "[" + words + "]{lang=" + tag + "}"
		switch instead[name] {
		case diag.InsteadEmphasis:
			return "*" + phrase + "*"
		case diag.InsteadStrong:
			return "**" + phrase + "**"
		}
		return phrase
	})
}

// hasTag reports whether s may hold a tag.
func hasTag(s string) bool {
	for i := 0; i+1 < len(s); i++ {
		if s[i] == '<' && (isName(s[i+1]) || s[i+1] == '/') {
			return true
		}
	}
	return false
}

// tagName is the name in the tag that s begins with, in lower case.
func tagName(s []byte) (name string, closing bool) {
	s = bytes.TrimLeft(s, " \t")
	s = bytes.TrimPrefix(s, []byte("<"))
	if len(s) > 0 && s[0] == '/' {
		closing = true
		s = bytes.TrimLeft(s[1:], " ")
	}
	i := 0
	for i < len(s) && isName(s[i]) {
		i++
	}
	return strings.ToLower(string(s[:i])), closing
}

// insteadOf says what is written for the element that a tag begins. What says a
// language, or names a place, is there for that.
func insteadOf(name string, tag []byte) any {
	tag, _, _ = bytes.Cut(tag, []byte(">"))
	t, ok := instead[name]
	switch {
	case inLanguage.Match(tag):
		language := "…"
		if of := inLanguage.FindSubmatch(tag); len(of[1]) > 0 {
			language = string(of[1])
		}
		return diag.Reason{Says: diag.InsteadLanguage, Part: language}
	case (name == "a" || t == diag.InsteadHeading) && anchored.Match(tag):
		return diag.InsteadAnchor
	case ok:
		return t
	}
	return diag.InsteadMarkdown
}

var (
	inLanguage = regexp.MustCompile(`(?i)\s(?:xml:)?lang\s*=\s*["']?([a-z]{2,3}(?:-[a-z0-9]+)*)?`)
	elementIn  = regexp.MustCompile(`(?i)<(span|i|em|b|strong|cite|q|dfn)\s+(?:xml:)?lang\s*=\s*["']?([a-z]{2,3}(?:-[a-z0-9]+)*)["']?\s*>([^<>\[\]{}]+)</(\w+)>`)
	anchored   = regexp.MustCompile(`(?i)\s(id|name)\s*=`)
)

// isInCell reports whether the offset at is in a cell of a table.
func (j *judgement) isInCell(at int) bool {
	for i := range j.nodes {
		if n := &j.nodes[i]; n.kind == kindRow || n.kind == kindHead {
			if start, end := j.lineAround(int(n.at)); start <= at && at < end {
				return true
			}
		}
	}
	return false
}

// html is about lines that begin with HTML.
func (j *judgement) html(n *node) {
	j.rawLines(int(n.at), int(n.end))
}

// rawLines reports lines that begin with a tag.
func (j *judgement) rawLines(from, to int) {
	_, end := j.lineAround(from)
	name, closing := tagName(j.src[from:end])
	if closing && j.rawSeen {
		return
	}
	j.rawSeen = true
	to = from + len(bytes.TrimRight(j.src[from:to], " \t\n"))
	j.report(diag.RawHTML, from, to, j.quoted(from, end), insteadOf(name, j.src[from:end]))
}

// comment is about a comment that begins a line. Its end must be there, and the
// last thing on its line: goldmark takes what follows for part of the comment.
func (j *judgement) comment(from, to int) {
	s := j.src[from:to]
	i := bytes.Index(s, []byte("-->"))
	if i < 0 {
		_, end := j.lineAround(from)
		j.report(diag.CommentOpen, from, end)
		return
	}
	rest := from + i + len("-->")
	if j.swallowed(from, rest) {
		return
	}
	text := bytes.TrimSpace(j.src[rest:to])
	if len(text) == 0 {
		return
	}
	if bytes.HasPrefix(text, []byte("<!--")) {
		j.comment(rest+bytes.Index(j.src[rest:to], []byte("<!--")), to)
		return
	}
	j.report(diag.CommentSwallows, rest, to, shorten(string(text)))
}

// swallowed reports a comment that only the next one ends: what stands between
// them is part of it.
func (j *judgement) swallowed(from, to int) bool {
	if bytes.LastIndex(j.src[from:to], []byte("<!--")) <= 0 {
		return false
	}
	_, end := j.lineAround(from)
	j.report(diag.CommentOpen, from, min(end, to))
	return true
}
