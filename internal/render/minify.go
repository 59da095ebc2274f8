// This file takes out of layouts, style sheets and data what neither readers nor browsers see.
//
// Only what certainly means the same is done: of a style sheet, comments and spaces
// go; of JSON, spaces; of a layout, what [sameMarkup] holds to be nothing. Scripts,
// drawings and XML stay as they are, since what saves a few bytes there once they
// are compressed has changed what they do.

package render

import (
	"bytes"
	"encoding/json"
	"errors"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/html"
	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/js"
)

// The tags that HTML allows one to leave out stay: they cost little once pages
// are compressed, and what readers of the source see is whole. Attributes stay
// since style sheets may ask for them: input[type="text"].
var htmlMinifier = &html.Minifier{KeepDocumentTags: true, KeepEndTags: true, KeepQuotes: true, KeepDefaultAttrVals: true}

var minifier = func() *minify.M {
	m := minify.New()
	m.Add("text/html", htmlMinifier)
	return m
}()

// layoutMinifier leaves {{…}} as it is.
var layoutMinifier = func() *minify.M {
	m := minify.New()
	o := *htmlMinifier
	o.TemplateDelims = html.GoTemplateDelims
	m.Add("text/html", &o)
	return m
}()

// Minify makes a text smaller: text/html, text/css or application/json; and looks
// whether text/javascript can be understood. A text of another type is returned as
// it is. An error means that src is not what its type says, or, if it is
// [errors.ErrUnsupported], that nobody can tell at a price: brackets or expressions far
// within one another, or very many names.
func Minify(mediaType string, src []byte) ([]byte, error) {
	switch mediaType {
	case "text/css":
		return compactCSS(src), nil
	case "text/html":
		return minifier.Bytes(mediaType, bytes.Clone(src)) // it writes into what it reads
	}
	switch mediaType {
	case "application/json":
		if tooNested(src) {
			return src, errors.ErrUnsupported
		}
		return compactJSON(src)
	case "text/javascript":
		return src, judgeScript(src)
	}
	return src, nil
}

// judgeScript tells what is wrong with a script; [errors.ErrUnsupported] if that would cost too much to find out.
func judgeScript(src []byte) error {
	if tooNested(src) || hardToFollow(src) {
		return errors.ErrUnsupported
	}
	_, err := js.Parse(parse.NewInputBytes(bytes.Clone(src)), js.Options{})
	if plain := withoutAttributes(src); err != nil && plain != nil {
		_, err = js.Parse(parse.NewInputBytes(plain), js.Options{})
	}
	if wrong, ok := errors.AsType[*parse.Error](err); ok && strings.Contains(wrong.Message, "nested") {
		return errors.ErrUnsupported // a limit of the parser's own, not of the language
	}
	return err
}

// attributes are those of what a script imports (ECMAScript 2025, 16.2.2): with {type: "json"}. The parser does not know them.
var attributes = regexp.MustCompile(`\b(?:from|import)\s*(?:"[^"\n]*"|'[^'\n]*')(\s*with\s*\{[^{}]*\})`)

// withoutAttributes is a script with spaces instead of attributes; nil if it has none.
func withoutAttributes(src []byte) (plain []byte) {
	for _, at := range attributes.FindAllSubmatchIndex(src, -1) {
		if plain == nil {
			plain = bytes.Clone(src)
		}
		for i := at[2]; i < at[3]; i++ {
			if plain[i] != '\n' {
				plain[i] = ' '
			}
		}
	}
	return plain
}

func compactJSON(src []byte) ([]byte, error) {
	var out bytes.Buffer
	if json.Compact(&out, src) == nil {
		return out.Bytes(), nil
	}
	err := json.Unmarshal(src, new(json.RawMessage)) // which knows where
	if wrong, ok := errors.AsType[*json.SyntaxError](err); ok {
		line, column, context := parse.Position(bytes.NewReader(src), int(wrong.Offset)-1)
		return nil, &parse.Error{Message: wrong.Error(), Line: line, Column: column, Context: context}
	}
	return nil, err
}

// tooNested reports whether brackets stand so far within one another that what goes
// into them might run out of stack, which no program survives. Brackets in texts and
// comments count: that does no harm.
func tooNested(src []byte) bool {
	const deepest = 1000
	depth := 0
	for _, c := range src {
		switch c {
		case '(', '[', '{':
			if depth++; depth > deepest {
				return true
			}
		case ')', ']', '}':
			depth = max(0, depth-1)
		}
	}
	return false
}

// hardToFollow reports whether a script has so many names in so many scopes that to
// find each name in each takes seconds or hours, or that to note each down in each takes
// more memory than a page does. Each word may be a name, and each brace, arrow and loop
// may begin a scope: texts and comments count.
func hardToFollow(src []byte) bool {
	const (
		mostLooks  = 300_000_000 // what people write themselves has a tenth, jQuery five times as much
		mostNotes  = 500_000     // what people write themselves has a tenth
		mostScopes = 20_000      // what people write themselves has a tenth
	)
	names, scopes := map[string]bool{}, 1+bytes.Count(src, []byte("{"))+bytes.Count(src, []byte("=>"))
	for word := range bytes.FieldsFuncSeq(src, isOutsideWords) {
		names[string(word)] = true
		if string(word) == "for" {
			scopes++
		}
	}
	n := int64(len(names))
	return scopes > mostScopes || int64(scopes)*n > mostNotes || int64(scopes)*n*n > mostLooks
}

func isOutsideWords(r rune) bool {
	return r < utf8.RuneSelf && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && r != '_' && r != '$'
}

// minifyLayout makes the text of a layout smaller; one of which something else than
// spaces and comments would go stays as it is.
func minifyLayout(src []byte) []byte {
	bare := withoutComments(src)
	out, err := layoutMinifier.Bytes("text/html", bytes.Clone(bare))
	if err != nil || !sameMarkup(bare, out) {
		return src
	}
	return out
}

// comment is a comment of a layout: {{/* … */}}, {{- /* … */ -}}.
var comment = regexp.MustCompile(`\{\{(- )?/\*(?s:.*?)\*/( -)?\}\}`)

// withoutComments takes out the comments of a layout, as templates do: the
// minifier takes the apostrophe in one for the beginning of a text. What is
// returned is a copy.
func withoutComments(src []byte) []byte {
	const space = " \t\r\n"
	out, end := make([]byte, 0, len(src)), 0
	for _, m := range comment.FindAllSubmatchIndex(src, -1) {
		before := src[end:m[0]]
		if m[2] >= 0 {
			before = bytes.TrimRight(before, space)
		}
		out = append(out, before...)
		end = m[1]
		if m[4] >= 0 {
			end = len(src) - len(bytes.TrimLeft(src[end:], space))
		}
	}
	return append(out, src[end:]...)
}
