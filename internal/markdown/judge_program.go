// This file is about what other programs put in the place of a few signs: a gallery, a small
// picture for its name, a drawing for its description; and about front matter within a text.

package markdown

import (
	"bytes"
	_ "embed"
	"regexp"
	"slices"
	"strings"

	"projetpro/internal/diag"
	"projetpro/internal/plaintext"
)

// shortcodes are what WordPress puts something in the place of: [gallery ids="1,2"], and what ends one, [/caption].
var shortcodes = regexp.MustCompile(`^\[(?:/[a-z][\w-]+|[a-z][\w-]+(?: +[a-z][\w-]*=(?:"[^"\n]*"|'[^'\n]*'|[^\s\]"']+))+ */?)\]`)

// shortcode reports one that begins at i. It gives the offset behind it, or i.
func (j *judgement) shortcode(i int) int {
	text := j.passage(i)
	if len(text) < 3 || text[0] != '[' || text[1] != '/' && (text[1] < 'a' || text[1] > 'z') {
		return i
	}
	n := bytes.IndexByte(text, ']')
	if n < 0 || text[1] != '/' && !bytes.ContainsAny(text[:n], `"'`) { // [total n=120] are words of a text
		return i
	}
	if n = len(shortcodes.Find(text)); n == 0 || n < len(text) && (text[n] == '(' || text[n] == '[') {
		return i
	}
	j.report(diag.Instruction, i, i+n, j.quoted(i, i+n))
	return j.say(i, i+n)
}

// quotedLink reports "text":https://… as Textile writes links and link:https://…[text] as AsciiDoc does, of which
// the colon is at i. It gives the offset behind it, or i.
func (j *judgement) quotedLink(i int) int {
	text := j.passage(i)
	if i == 0 || !bytes.HasPrefix(text, []byte(":http")) {
		return i
	}
	start, _ := j.lineAround(i)
	line := j.src[start:i]
	if rest, ok := bytes.CutSuffix(line, []byte("link")); ok {
		m := asciiDocLink.FindSubmatch(text)
		if m == nil || len(rest) > 0 && isWord(rune(rest[len(rest)-1])) {
			return i
		}
		return j.relinked(start+len(rest), i+len(m[0]), string(m[2]), string(m[1]))
	}
	if rest, ok := bytes.CutSuffix(line, []byte(`"`)); ok {
		if open := bytes.LastIndexByte(rest, '"'); open >= 0 {
			dest := text[1:]
			if n := bytes.IndexAny(dest, " \t\n"); n >= 0 {
				dest = dest[:n]
			}
			dest = bytes.TrimRight(dest, ".,;:!?)")
			return j.relinked(start+open, i+1+len(dest), string(rest[open+1:]), string(dest))
		}
	}
	return i
}

var asciiDocLink = regexp.MustCompile(`^:(https?://[^\s\[]+)\[([^\]\n]+)\]`)

// relinked reports a link of another language, with the line as it is written here.
func (j *judgement) relinked(from, to int, text, dest string) int {
	j.report(diag.MarkUnknown, from, to, j.quoted(from, to)).Fix = j.fixed(from, to, "["+text+"]("+dest+")")
	return j.say(from, to)
}

// emojis are those that people write by their names most: a name, and behind it the emoji.
//
//go:embed emoji.txt
var emojiFile string

var emojis = strings.Fields(emojiFile)

// emojiName reports the name of an emoji between two colons that begins at i, of which other programs make the emoji.
// It gives the offset behind it, or i.
func (j *judgement) emojiName(i int) int {
	if i > 0 && (isWord(rune(j.src[i-1])) || j.src[i-1] == ':' || j.src[i-1] == '/') || j.isAddress(i) {
		return i
	}
	text := j.passage(i)[1:]
	n := 0
	for n < len(text) && (text[n] >= 'a' && text[n] <= 'z' || text[n] >= '0' && text[n] <= '9' || text[n] == '_' || text[n] == '+' || text[n] == '-') {
		n++
	}
	if n == 0 || n == len(text) || text[n] != ':' || n+1 < len(text) && (isWord(rune(text[n+1])) || text[n+1] == ':') {
		return i
	}
	name, end := string(text[:n]), i+1+n+1
	at := -1
	for k := 0; k < len(emojis); k += 2 {
		if emojis[k] == name {
			at = k + 1
		}
	}
	if at < 0 && (n < 3 || strings.Trim(name, "0123456789") == "") {
		return i
	}
	d := j.report(diag.EmojiName, i, end, j.quoted(i, end))
	if at >= 0 {
		d.Fix = j.fixed(i, end, emojis[at])
	}
	return j.say(i, end)
}

// drawn are the languages, behind the signs of code, whose code other programs show as something else.
var drawn = []string{"mermaid", "plantuml", "puml", "graphviz", "dot", "vega", "vega-lite", "chart", "math", "katex", "latex", "dataview", "dataviewjs",
	"query", "tasks", "abc", "ditaa", "nomnoml", "wavedrom", "geojson", "topojson", "stl", "mindmap", "gallery", "embed", "button", "bookmark", "toc"}

// drawnLanguage is what stands behind the signs of code, if other programs would show the code as something else; else "".
func drawnLanguage(info []byte) string {
	language, _, _ := strings.Cut(string(info), " ")
	isDirective := len(language) > 2 && language[0] == '{' && strings.IndexByte(language, '}') == len(language)-1 && !strings.ContainsAny(language, ".#=")
	if isDirective || strings.HasPrefix(language, "ad-") || slices.Contains(drawn, strings.ToLower(language)) {
		return language
	}
	return ""
}

// isMarkdown reports whether the code behind such words is itself a text.
func isMarkdown(info []byte) bool {
	return bytes.EqualFold(info, []byte("markdown")) || bytes.EqualFold(info, []byte("md"))
}

// fencedText reports a text that stands as code, as programs write one for people to copy. The line of its first signs lies between
// two offsets.
func (j *judgement) fencedText(n *node, at, end int) {
	d := j.report(diag.CodeText, at, end, j.quoted(at, end))
	text := j.src[min(end+1, int(n.end)):n.end]
	last := plaintext.LineEnd(j.src, int(n.end)) // of the line of signs below it
	if start, _ := j.lineAround(at); start == at && len(text) > 0 && last-at <= maxFix {
		d.End, d.Fix = j.base.Offset+last, strings.TrimSuffix(string(text), "\n")
	}
}

// field is a line of front matter.
var fieldLine = regexp.MustCompile(`^[A-Za-z][A-Za-z_-]*:(?: |$)`)

// frontAgain reports front matter that begins with the line of hyphens at an offset, within the text.
func (j *judgement) frontAgain(at int) {
	line := plaintext.Line(j.src, at)
	if string(bytes.TrimSpace(line)) != "---" {
		return
	}
	from, fields := plaintext.LineStart(j.src, at), 0
	for next := plaintext.LineEnd(j.src, at) + 1; next < len(j.src) && next-at < maxFix; {
		end := plaintext.LineEnd(j.src, next)
		line := j.src[next:end]
		switch {
		case fields > 0 && string(bytes.TrimRight(line, " \t")) == "---":
			j.report(diag.FrontAgain, from, end)
			j.boxed = append(j.boxed, stretch{from: from, to: end})
			return
		case fieldLine.Match(line):
			fields++
		case fields == 0 || len(line) > 0 && line[0] != ' ' && line[0] != '-' && line[0] != '#' || isBlank(line):
			return
		}
		next = end + 1
	}
}

// Lines of one paragraph that were to stand below each other.
var (
	labelLine = regexp.MustCompile(`^[*_]{0,2}\p{Lu}[\pL’'-]*(?: [\pL’'-]+){0,3}[*_]{0,2} ?:[*_]{0,2}[\s\x{A0}\x{202F}]+\S`)
	shortLine = regexp.MustCompile(`^[\p{Lu}\pN].{0,43}[\pL\pN)]$`)
	digitLine = regexp.MustCompile(`^\d`)
)

// joinedLines reports lines that would be shown one behind the other, and were to stand below each other: each has a name and a
// colon, or they are those of an address.
func (j *judgement) joinedLines(block []stretch) {
	const fewest, longest = 3, 80 // lines of an address, characters of a line
	from := plaintext.LineStart(j.src, block[0].from)
	_, to := j.lineAround(block[len(block)-1].to)
	if first := bytes.IndexByte(j.src[from:to], '\n'); first < 0 || first > longest || to-from > maxFix {
		return
	}
	all := strings.Split(string(j.src[from:to]), "\n")
	labels, address, numbered := true, len(all) >= fewest, 0
	at := from
	for i, line := range all {
		if i+1 < len(all) && (strings.HasSuffix(line, "\\") || strings.HasSuffix(line, "  ")) {
			return
		}
		all[i] = strings.TrimRight(line, " \t")
		labels = labels && len(all[i]) <= longest && labelLine.MatchString(all[i])
		address = address && shortLine.MatchString(all[i])
		if !labels && !address || j.covered(at) > 0 {
			return
		}
		if digitLine.MatchString(all[i]) {
			numbered++
		}
		at += len(line) + 1
	}
	if labels || numbered > 0 {
		j.report(diag.LinesJoined, from, to, len(all)).Fix = strings.Join(all, "\\\n")
	}
}
