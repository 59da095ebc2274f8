// This file makes style sheets smaller.

package render

import (
	"bytes"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/css"
)

// compactCSS takes the comments out of a style sheet, but for licences (/*! … */),
// and the spaces that are none to browsers: those beside braces and semicolons. All
// other tokens stay as they are, and custom properties with the spaces in them, which
// scripts may read. Without regard to what a sheet says it takes time in proportion.
// https://www.w3.org/TR/css-syntax-3/#tokenization
func compactCSS(src []byte) []byte {
	c := compactor{out: make([]byte, 0, len(src)), idle: true}
	lexer := css.NewLexer(parse.NewInputBytes(bytes.Clone(src)))
	for {
		kind, token := lexer.Next()
		if kind == css.ErrorToken {
			return c.out
		}
		c.add(kind, token)
	}
}

// A compactor writes the tokens of a style sheet.
type compactor struct {
	out    []byte
	space  []byte // that stood before what comes
	joined bool   // a comment stood before what comes
	idle   bool   // a space before what comes is none
	named  bool   // what came is the name of a custom property
	depth  int    // of brackets in its value; 0: there is none
}

func (c *compactor) add(kind css.TokenType, token []byte) {
	switch {
	case kind == css.CommentToken && !bytes.HasPrefix(token, []byte("/*!")):
		c.joined = true
		return
	case kind == css.WhitespaceToken && c.depth == 0:
		c.space = token
		return
	}
	apart := kind == css.SemicolonToken || kind == css.LeftBraceToken || kind == css.RightBraceToken
	switch {
	case (c.idle || apart && c.depth == 0) && !bytes.HasSuffix(c.out, []byte(`\`)):
	case len(c.space) > 0:
		c.out = append(c.out, c.space[0]) // a line break behind a backslash is no other space
	case c.joined:
		c.out = append(c.out, "/**/"...) // what it parts is not one word
	}
	c.out = append(c.out, token...)
	c.within(kind)
	c.space, c.joined = nil, false
	c.idle = apart && c.depth == 0
}

// within follows the brackets in the value of a custom property, to where it ends.
func (c *compactor) within(kind css.TokenType) {
	switch {
	case c.depth == 0:
		if c.named && kind == css.ColonToken {
			c.depth = 1
		}
		c.named = kind == css.CustomPropertyNameToken
		return
	case kind == css.SemicolonToken && c.depth == 1:
		c.depth = 0
	}
	switch kind {
	case css.FunctionToken, css.LeftParenthesisToken, css.LeftBracketToken, css.LeftBraceToken:
		c.depth++
	case css.RightParenthesisToken, css.RightBracketToken, css.RightBraceToken:
		c.depth--
	}
}
