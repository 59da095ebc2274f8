// This file takes out of layouts, style sheets, scripts and pictures what readers do not need.

package render

import (
	"bytes"
	"regexp"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/html"
	"github.com/tdewolff/minify/v2/js"
	"github.com/tdewolff/minify/v2/json"
	"github.com/tdewolff/minify/v2/svg"
	"github.com/tdewolff/minify/v2/xml"
)

// The tags that HTML allows one to leave out stay: they cost little once pages
// are compressed, and what readers of the source see is whole.
var htmlMinifier = &html.Minifier{KeepDocumentTags: true, KeepEndTags: true, KeepQuotes: true}

var minifier = func() *minify.M {
	m := minify.New()
	m.Add("text/html", htmlMinifier)
	m.Add("text/css", &css.Minifier{})
	m.Add("text/javascript", &js.Minifier{})
	m.Add("image/svg+xml", &svg.Minifier{})
	m.Add("text/xml", &xml.Minifier{})
	m.Add("application/json", &json.Minifier{})
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

// Minify makes a text smaller: text/html, text/css, text/javascript,
// image/svg+xml, text/xml or application/json. A text of another type is
// returned as it is, and so is one with brackets far within brackets. An error
// means that src is not what its type says.
func Minify(mediaType string, src []byte) ([]byte, error) {
	if tooNested(src) {
		return src, nil
	}
	out, err := minifier.Bytes(mediaType, bytes.Clone(src)) // it writes into what it reads
	if err == minify.ErrNotExist {
		return src, nil
	}
	return out, err
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

// minifyLayout makes the text of a layout smaller; one that cannot be minified
// stays as it is.
func minifyLayout(src []byte) []byte {
	out, err := layoutMinifier.Bytes("text/html", withoutComments(src))
	if err != nil {
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
