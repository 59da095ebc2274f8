// This file writes phrases of another language as readers get them. What a layout shows
// has them tagged, wherever it shows it: see package lang. Only where the tags stand on the
// finished page says what becomes of them: between tags, an element with its language and
// direction; in an attribute, a title or data for programs, nothing.

package render

import (
	"bytes"
	"regexp"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/html"

	"projetpro/internal/lang"
)

// inPercent is what a tag becomes in an address, before one is taken for another.
var (
	beginsInPercent = []byte("%f3%a0%80%81")
	inPercent       = regexp.MustCompile(`(?i)%f3%a0%8[01]%[89ab][0-9a-f]`)
)

// withPhrases is out with the phrases of the page that it has from an offset on as readers
// get them.
func withPhrases(out []byte, from int) []byte {
	page := out[from:]
	if bytes.Contains(page, beginsInPercent) {
		page = inPercent.ReplaceAll(page, nil)
		out = append(out[:from], page...)
	}
	if !lang.IsTagged(page) {
		return out
	}
	return append(out[:from], phrases(bytes.Clone(page))...)
}

// phrases is a page with its phrases as readers get them.
func phrases(page []byte) []byte {
	out := make([]byte, 0, len(page)+len(page)/16)
	begin := spanOf(page)
	end := func(lang.Tag) string { return "</span>" }
	lexer := html.NewLexer(parse.NewInputBytes(bytes.Clone(page)))
	read, bare := 0, false
	for {
		kind, raw := lexer.Next()
		if kind == html.ErrorToken {
			break
		}
		read += len(raw)
		switch kind {
		case html.StartTagToken:
			bare = holdsText[string(bytes.ToLower(lexer.Text()))]
		case html.EndTagToken:
			bare = false
		case html.TextToken:
			if !bare {
				out = append(out, lang.Phrases(string(raw), begin, end)...)
				continue
			}
		}
		out = append(out, lang.Untagged(string(raw))...)
	}
	return append(out, lang.Untagged(string(page[read:]))...)
}

// holdsText are the elements that hold text alone (HTML, 13.1.2), and so no other element.
var holdsText = map[string]bool{"title": true, "textarea": true, "script": true, "style": true, "option": true}

// spanOf is what phrases begin with on a page. One that runs as all of the page does needs
// no direction.
func spanOf(page []byte) func(lang.Tag) string {
	both := bytes.Contains(page, []byte(`dir="rtl"`)) || bytes.Contains(page, []byte("dir=rtl"))
	return func(tag lang.Tag) string {
		span := `<span lang="` + escape(string(tag)) + `"`
		if dir := tag.Dir(); both || dir == "rtl" {
			span += ` dir="` + dir + `"`
		}
		return span + ">"
	}
}

// Quoted is a part of a page as another page may show it beside others: its phrases as readers get them, and nothing in it
// has a name, which another part may have too.
func Quoted(part []byte) []byte {
	out := make([]byte, 0, len(part))
	lexer := html.NewLexer(parse.NewInputBytes(bytes.Clone(part)))
	for {
		kind, raw := lexer.Next()
		if kind == html.ErrorToken {
			return withPhrases(out, 0)
		}
		if kind != html.AttributeToken || string(lexer.AttrKey()) != "id" {
			out = append(out, raw...)
		}
	}
}
