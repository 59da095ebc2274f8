// This file compares a layout with what the minifier made of it.

package render

import (
	"bytes"
	stdhtml "html"
	"strings"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/html"
)

// sameMarkup reports whether two layouts differ in nothing but spaces, comments and
// in how characters and attributes are written.
func sameMarkup(a, b []byte) bool { return markup(a) == markup(b) }

// markup is a layout without spaces and comments: its tags, their attributes and its
// text, with characters for what stands for them.
func markup(layout []byte) string {
	var out strings.Builder
	bare := func(text []byte) {
		for word := range strings.FieldsSeq(stdhtml.UnescapeString(string(text))) {
			out.WriteString(word)
		}
	}
	lexer := html.NewTemplateLexer(parse.NewInputBytes(bytes.Clone(layout)), [2]string{"{{", "}}"})
	for {
		switch kind, data := lexer.Next(); kind {
		case html.ErrorToken:
			return out.String()
		case html.CommentToken:
		case html.StartTagCloseToken, html.StartTagVoidToken:
			out.WriteByte('>')
		case html.AttributeToken:
			out.WriteByte('\x00')
			bare(bytes.ToLower(lexer.AttrKey()))
			out.WriteByte('=')
			bare(unquoted(lexer.AttrVal()))
		case html.StartTagToken, html.EndTagToken, html.DoctypeToken:
			bare(bytes.ToLower(data))
		default:
			bare(data)
		}
	}
}

// unquoted is the value of an attribute without its quotation marks.
func unquoted(value []byte) []byte {
	if n := len(value); n > 1 && (value[0] == '"' || value[0] == '\'') && value[n-1] == value[0] {
		return value[1 : n-1]
	}
	return value
}
