// This file finds what a script names.

package asset

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/js"
)

// scriptReferences lists the addresses that a script names where browsers take them for
// relative to it: in import and export, import(…), import.meta.resolve(…) and new
// URL(…, import.meta.url). module tells whether it imports or exports, which only a
// module may. Of a script that is wrong, nothing is known behind the mistake.
func scriptReferences(text []byte) (refs []*reference, module bool) {
	s := scriptReader{lexer: js.NewLexer(parse.NewInputBytes(bytes.Clone(text)))}
	for s.next() {
		s.look()
	}
	return s.refs, s.module
}

// A scriptToken is one of a script that is no space and no comment.
type scriptToken struct {
	kind     js.TokenType
	text     string
	from, to int
}

// A scriptReader goes through the tokens of a script.
type scriptReader struct {
	lexer *js.Lexer
	at    int

	last   [10]scriptToken // the latest first
	opened []js.TokenType  // what stood before each bracket that is open
	closed js.TokenType    // what stood before the bracket that was closed last, when it is the latest

	from   bool // within import … from or export … from
	module bool
	refs   []*reference
}

// next takes the next token; false at the end, or where a script cannot be read.
func (s *scriptReader) next() bool {
	for {
		kind, token := s.lexer.Next()
		from := s.at
		s.at += len(token)
		switch kind {
		case js.ErrorToken:
			return false
		case js.WhitespaceToken, js.LineTerminatorToken, js.CommentToken, js.CommentLineTerminatorToken:
			continue
		case js.DivToken, js.DivEqToken:
			if s.begins() {
				kind, token = s.lexer.RegExp()
				if kind == js.ErrorToken {
					return false
				}
				s.at = from + len(token)
			}
		}
		s.bracket(kind)
		copy(s.last[1:], s.last[:])
		s.last[0] = scriptToken{kind, string(token), from, s.at}
		return true
	}
}

// bracket remembers what stands before brackets: a regular expression may follow the
// end of a block and of a condition, but not that of a value.
func (s *scriptReader) bracket(kind js.TokenType) {
	switch kind {
	case js.OpenParenToken, js.OpenBraceToken:
		s.opened = append(s.opened, s.last[0].kind)
	case js.CloseParenToken, js.CloseBraceToken:
		if n := len(s.opened); n > 0 {
			s.closed, s.opened = s.opened[n-1], s.opened[:n-1]
		}
	}
}

// begins reports whether an expression begins behind the latest token, so that a stroke
// there is that of a regular expression.
func (s *scriptReader) begins() bool {
	switch kind := s.last[0].kind; kind {
	case js.CloseParenToken:
		return slices.Contains([]js.TokenType{js.IfToken, js.WhileToken, js.ForToken, js.WithToken}, s.closed)
	case js.CloseBraceToken: // of a block, not of an object
		switch s.closed {
		case js.CloseParenToken, js.SemicolonToken, js.OpenBraceToken, js.CloseBraceToken, js.ErrorToken, js.ElseToken, js.DoToken, js.TryToken, js.FinallyToken:
			return true
		}
		return js.IsIdentifier(s.closed)
	case js.CloseBracketToken, js.StringToken, js.TemplateToken, js.TemplateEndToken, js.RegExpToken, js.PrivateIdentifierToken,
		js.ThisToken, js.SuperToken, js.NullToken, js.TrueToken, js.FalseToken, js.IncrToken, js.DecrToken:
		return false
	default:
		return !js.IsIdentifier(kind) && !js.IsNumeric(kind)
	}
}

// look takes note of what the latest token ends.
func (s *scriptReader) look() {
	now, before := s.last[0], s.last[1]
	property := s.last[2].kind == js.DotToken || s.last[2].kind == js.OptChainToken
	switch {
	case before.kind == js.ImportToken && !property:
		s.from = begins(now.kind, importing)
		s.module = s.module || s.from || now.kind == js.DotToken
	case before.kind == js.ExportToken && !property:
		s.from = begins(now.kind, exporting)
		s.module = s.module || s.from
	}
	switch now.kind {
	case js.StringToken:
		if s.from && (before.kind == js.ImportToken || before.kind == js.FromToken) {
			s.name(now, &reference{bare: true})
			s.from = false
		} else if s.called("resolve", ".", "meta", ".", "import") || s.called("import") {
			s.name(now, &reference{bare: true, lenient: true})
		}
	case js.TemplateToken:
		if s.called("import") {
			s.name(now, &reference{bare: true, lenient: true})
		}
	case js.SemicolonToken, js.EqToken, js.OpenParenToken:
		s.from = false
	case js.IdentifierToken:
		if s.ends("url", ".", "meta", ".", "import", ",") && s.last[7].text == "(" && s.last[8].text == "URL" && s.last[9].kind == js.NewToken {
			if address := s.last[6]; address.kind == js.StringToken {
				s.name(address, &reference{lenient: true})
			}
		}
	}
}

// What may follow import, and export, where they are that.
var (
	importing = []js.TokenType{js.StringToken, js.OpenBraceToken, js.MulToken}
	exporting = []js.TokenType{js.OpenBraceToken, js.MulToken, js.DefaultToken, js.ConstToken, js.VarToken, js.FunctionToken, js.ClassToken}
)

func begins(kind js.TokenType, those []js.TokenType) bool {
	return js.IsIdentifier(kind) || slices.Contains(those, kind)
}

// called reports whether the latest token is the first argument of a function; its name
// is written from the last word to the first.
func (s *scriptReader) called(name ...string) bool {
	return s.last[1].kind == js.OpenParenToken && s.written(2, name)
}

// ends reports whether the latest tokens are those, the last one first.
func (s *scriptReader) ends(tokens ...string) bool { return s.written(0, tokens) }

func (s *scriptReader) written(from int, tokens []string) bool {
	for i, text := range tokens {
		if s.last[from+i].text != text {
			return false
		}
	}
	return true
}

// name takes what a string names, if it is certain what it says.
func (s *scriptReader) name(t scriptToken, r *reference) {
	inner := t.text[1 : len(t.text)-1]
	if strings.Contains(inner, `\`) && json.Unmarshal([]byte(`"`+inner+`"`), &inner) != nil {
		return
	}
	r.from, r.to, r.written, r.around = t.from, t.to, inner, "%"
	s.refs = append(s.refs, r)
}
