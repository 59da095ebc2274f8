// This file writes phrases of another language as readers get them. What a layout shows
// has them tagged, wherever it shows it: see package lang. Only where the tags stand on the
// finished page says what becomes of them: between tags, an element with its language and
// direction; in an attribute that is read out, the language of its element, if that says nothing in another;
// in other attributes, a title or data for programs, nothing.

package render

import (
	"bytes"
	"cmp"
	"regexp"
	"strings"

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
	tokens, read := tokensOf(page)
	bare, own := false, lang.Tag("")
	for i, t := range tokens {
		switch t.kind {
		case html.StartTagToken:
			bare, own = holdsText[t.name], readOut(tokens[i:])
		case html.StartTagCloseToken, html.StartTagVoidToken:
			if own != "" {
				out = append(out, strings.TrimSuffix(strings.TrimPrefix(begin(own), "<span"), ">")...)
			}
		case html.EndTagToken:
			bare = false
		case html.TextToken:
			if !bare {
				out = append(out, lang.Phrases(string(t.raw), begin, end)...)
				continue
			}
		}
		out = append(out, lang.Untagged(string(t.raw))...)
	}
	return append(out, lang.Untagged(string(page[read:]))...)
}

// A token is a part of a page: a tag up to its attributes, one of these, what closes the tag, a text.
type token struct {
	kind  html.TokenType
	raw   []byte
	name  string // of an element or an attribute, in small letters
	value string // of an attribute
}

// tokensOf are those of a page, and how much of it they are.
func tokensOf(page []byte) (all []token, read int) {
	lexer := html.NewLexer(parse.NewInputBytes(bytes.Clone(page)))
	for {
		kind, raw := lexer.Next()
		t := token{kind: kind, raw: raw}
		switch kind {
		case html.ErrorToken:
			return all, read
		case html.StartTagToken, html.EndTagToken:
			t.name = string(bytes.ToLower(lexer.Text()))
		case html.AttributeToken:
			t.name, t.value = string(bytes.ToLower(lexer.AttrKey())), strings.Trim(string(lexer.AttrVal()), `"'`)
		}
		read += len(raw)
		all = append(all, t)
	}
}

// readOut is the language in which the element that tokens begin with is read out, when it does not say so itself: that of a
// phrase which an attribute is, if all its other attributes and texts are of it; "" for others.
func readOut(tokens []token) (is lang.Tag) {
	name, i := tokens[0].name, 1
	for ; i < len(tokens) && tokens[i].kind == html.AttributeToken; i++ {
		switch t := &tokens[i]; {
		case t.name == "lang":
			return ""
		case !heard[t.name] || t.value == "":
		default:
			whole := lang.PhraseOf(t.value)
			if whole == "" || is != "" && is != whole {
				return ""
			}
			is = whole
		}
	}
	if is == "" || void[name] || i == len(tokens) || tokens[i].kind == html.StartTagVoidToken {
		return is
	}
	depth := 1
	for _, t := range tokens[i:min(len(tokens), i+mostWithin)] {
		switch {
		case t.kind == html.StartTagToken && t.name == name:
			depth++
		case t.kind == html.EndTagToken && t.name == name:
			if depth--; depth == 0 {
				return is
			}
		case t.kind == html.AttributeToken && heard[t.name] && t.value != "", t.kind == html.TextToken && len(bytes.TrimSpace(t.raw)) > 0:
			if lang.PhraseOf(cmp.Or(t.value, string(t.raw))) != is {
				return ""
			}
		}
	}
	return ""
}

// mostWithin is how many tokens of an element are looked at: one with more says something.
const mostWithin = 200

// heard are the attributes that are read out, and void the elements with one that hold nothing.
var (
	heard = map[string]bool{"alt": true, "aria-label": true, "aria-description": true, "aria-roledescription": true, "placeholder": true, "title": true}
	void  = map[string]bool{"area": true, "embed": true, "hr": true, "img": true, "input": true}
)

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
