// This file finds what a style sheet names.

package asset

import (
	"bytes"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/css"

	"projetpro/internal/plaintext"
)

// addressed are the functions in which a string is an address.
// https://www.w3.org/TR/css-images-4/ https://www.w3.org/TR/css-values-5/#urls
var addressed = map[string]bool{"url": true, "src": true, "image": true, "image-set": true, "-webkit-image-set": true}

// A sheetReader goes through the tokens of a style sheet.
type sheetReader struct {
	refs  []*reference
	calls []string   // the functions it is in; "" for brackets
	bare  *reference // of a url( that is written with escapes, as far as it is read; nil: none is open
	rule  string     // @import, as long as nothing but spaces has followed; @namespace, up to its end
}

// sheetReferences lists what a style sheet names, in every way CSS has.
func sheetReferences(text []byte) []*reference {
	lexer := css.NewLexer(parse.NewInputBytes(bytes.Clone(text)))
	var s sheetReader
	for at := 0; ; {
		kind, token := lexer.Next()
		if kind == css.ErrorToken {
			return s.refs
		}
		s.add(kind, string(token), at)
		at += len(token)
	}
}

// SheetAddresses are the addresses that a style names, or the style of one element.
func SheetAddresses(text []byte) (all []string) {
	for _, r := range sheetReferences(text) {
		all = append(all, r.written)
	}
	return all
}

func (s *sheetReader) add(kind css.TokenType, token string, at int) {
	if s.escaped(kind, token, at) {
		return
	}
	switch kind {
	case css.WhitespaceToken, css.CommentToken:
		return
	case css.AtKeywordToken:
		s.rule = strings.ToLower(unescaped(token))
		return
	case css.SemicolonToken, css.LeftBraceToken:
		s.rule = ""
	case css.FunctionToken:
		s.calls = append(s.calls, strings.ToLower(strings.TrimSuffix(unescaped(token), "(")))
	case css.LeftParenthesisToken:
		s.calls = append(s.calls, "")
	case css.RightParenthesisToken:
		s.calls = s.calls[:max(0, len(s.calls)-1)]
	case css.URLToken:
		_, inner, _ := strings.Cut(token, "(")
		inner = strings.Trim(strings.TrimSuffix(inner, ")"), " \t\r\n\f")
		s.name(inner, "url(%)", at, at+len(token))
	case css.StringToken:
		if s.rule == "@import" || len(s.calls) > 0 && addressed[s.calls[len(s.calls)-1]] {
			s.name(token, "%", at, at+len(token))
		}
	}
	if s.rule == "@import" {
		s.rule = ""
	}
}

// escaped reads what follows u\72l(, which the lexer takes for any function: without quotation marks it is an address
// up to the bracket that closes.
func (s *sheetReader) escaped(kind css.TokenType, token string, at int) bool {
	switch {
	case s.bare == nil:
		if kind == css.FunctionToken && strings.EqualFold(unescaped(token), "url(") {
			s.bare = &reference{from: at}
		}
		return false
	case kind == css.StringToken && s.bare.written == "":
		s.bare = nil
		return false
	case kind != css.RightParenthesisToken:
		if s.bare.written != "" || kind != css.WhitespaceToken {
			s.bare.written += token
		}
		return true
	}
	if written := strings.TrimRight(s.bare.written, " \t\r\n\f"); written != "" {
		s.name(written, "url(%)", s.bare.from, at+len(token))
	}
	s.bare = nil
	return false
}

// name notes that an address is written somewhere; one of a namespace is none.
func (s *sheetReader) name(written, around string, from, to int) {
	if s.rule != "@namespace" {
		s.refs = append(s.refs, &reference{from: from, to: to, written: unescaped(unquoted(written)), around: around})
	}
}

// unquoted is a string without its quotation marks; one at the end of a sheet may lack the last.
func unquoted(s string) string {
	if s == "" || s[0] != '"' && s[0] != '\'' {
		return s
	}
	return strings.TrimSuffix(s[1:], s[:1])
}

// unescaped is what CSS reads for escapes.
// https://www.w3.org/TR/css-syntax-3/#consume-escaped-code-point
func unescaped(s string) string {
	var out strings.Builder
	for {
		before, rest, escaped := strings.Cut(s, `\`)
		out.WriteString(before)
		if !escaped {
			return out.String()
		}
		n := 0
		for n < min(6, len(rest)) && plaintext.IsHex(rest[n]) {
			n++
		}
		switch {
		case n > 0:
			code, _ := strconv.ParseUint(rest[:n], 16, 32)
			out.WriteRune(character(rune(code)))
			s = strings.TrimPrefix(rest[n:], "\r")
			if s != "" && strings.ContainsRune(" \t\n\f", rune(s[0])) {
				s = s[1:]
			}
		case strings.HasPrefix(rest, "\r\n"):
			s = rest[2:]
		case rest != "" && strings.ContainsRune("\n\r\f", rune(rest[0])):
			s = rest[1:]
		default:
			r, size := utf8.DecodeRuneInString(rest)
			if size > 0 {
				out.WriteRune(r)
			}
			s = rest[size:]
		}
	}
}

// character is the one a code point stands for; none that there is not.
func character(code rune) rune {
	if code == 0 || code > unicode.MaxRune || 0xD800 <= code && code < 0xE000 {
		return utf8.RuneError
	}
	return code
}
