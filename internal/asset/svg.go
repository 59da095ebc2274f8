// This file holds drawings to what shows. A browser runs a script in an SVG that is opened by itself,
// in the name of the site, and fetches from anywhere what it names. What is allowed is listed.

package asset

import (
	"bytes"
	_ "embed"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strings"
	"unicode/utf8"

	"projetpro/internal/diag"
)

// Namespaces of SVG and of what programs that draw leave in it.
const (
	svgSpace   = "http://www.w3.org/2000/svg"
	xlinkSpace = "http://www.w3.org/1999/xlink"
	xmlSpace   = "http://www.w3.org/XML/1998/namespace"
	rdfSpace   = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
)

//go:embed svg.txt
var svgLists string

// listed is the list of that name in svg.txt.
func listed(name string) map[string]bool {
	set := map[string]bool{}
	for line := range strings.Lines(svgLists) {
		if of, words, _ := strings.Cut(line, " "); of == name {
			for word := range strings.FieldsSeq(words) {
				set[word] = true
			}
		}
	}
	return set
}

// svgElements are those of SVG 1.1 and 2 that show something or describe it, and those that Inkscape
// and SVG 1.2 add to them.
var svgElements = listed("element")

// svgAttributes are those of the same elements, but for what runs (on…) and what fetches (see hrefs);
// beside them there are data-… and aria-….
var svgAttributes = listed("attribute")

// notStyle are attributes that hold words of the author, which are no CSS.
var notStyle = listed("words")

// xlinkAttributes are inert, but for href.
var xlinkAttributes = listed("xlink")

// errNoSVG says that a file is no drawing at all.
var errNoSVG = errors.New("not an SVG")

// checkSVG names the first thing in a drawing that may run or fetch, or of which that is not known; "" for one that
// only shows. The error is [errNoSVG].
func checkSVG(data []byte) (what string, err error) {
	if !utf8.Valid(data) || bytes.IndexByte(data, 0) >= 0 {
		return "encoding", nil
	}
	d := xml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, []byte("\uFEFF"))))
	d.CharsetReader = func(name string, r io.Reader) (io.Reader, error) {
		what = "encoding=" + name
		return nil, errNoSVG
	}
	s := svgReader{}
	for {
		token, err := d.Token()
		switch {
		case what != "":
			return what, nil
		case err == io.EOF && s.begun:
			return "", nil
		case err != nil:
			return "", errNoSVG
		}
		if what := s.token(token); what != "" || s.notSVG {
			return what, s.verdict()
		}
	}
}

// reportSVG says what is wrong with a drawing.
func reportSVG(diags *diag.List, file string, data []byte) {
	switch what, err := checkSVG(data); {
	case err != nil:
		diags.Add(diag.AssetBroken, diag.WholeFile(file), 0, "SVG")
	case what != "":
		diags.Add(diag.AssetActive, diag.WholeFile(file), 0, what, insteadOf(what))
	}
}

// insteadOf is what to do about a drawing that holds something.
func insteadOf(what string) diag.Term {
	switch {
	case strings.HasPrefix(what, "<!DOCTYPE"):
		return diag.DrawingDoctype
	case strings.HasPrefix(what, "encoding"):
		return diag.DrawingEncoding
	case what == "<foreignObject>":
		return diag.DrawingText
	}
	return diag.DrawingPlain
}

// An svgReader walks through a drawing.
type svgReader struct {
	begun, notSVG bool
	inStyle       int // how many elements deep, in one with CSS
	css           strings.Builder
}

func (s *svgReader) verdict() error {
	if s.notSVG {
		return errNoSVG
	}
	return nil
}

// token names what of a token may run or fetch.
func (s *svgReader) token(token xml.Token) string {
	switch t := token.(type) {
	case xml.Directive:
		if !s.begun && plainDoctype.Match(t) {
			return ""
		}
		return "<!" + firstWord(string(t)) + ">"
	case xml.ProcInst:
		return activeInstruction(t)
	case xml.CharData:
		if s.inStyle > 0 {
			s.css.Write(t)
		}
	case xml.StartElement:
		return s.start(t)
	case xml.EndElement:
		if s.inStyle > 0 {
			if s.inStyle--; s.inStyle == 0 {
				return activeCSS(s.css.String())
			}
		}
	}
	return ""
}

// activeInstruction names an instruction that is neither of XML nor a frame of what Adobe notes down. The first must
// say no other encoding; the decoder looks only for the common way to write it.
func activeInstruction(p xml.ProcInst) string {
	if p.Target != "xml" && p.Target != "xpacket" {
		return "<?" + p.Target + "?>"
	}
	said := strings.ToLower(strings.Join(strings.Fields(strings.ReplaceAll(string(p.Inst), "'", `"`)), ""))
	if p.Target == "xml" && strings.Contains(said, "encoding") && !strings.Contains(said, `encoding="utf-8"`) {
		return "encoding"
	}
	return ""
}

// plainDoctype is a declaration that only says which SVG a drawing is in. Browsers fetch no declarations from elsewhere, and it holds
// none itself, between brackets, which could name what runs.
var plainDoctype = regexp.MustCompile(`^DOCTYPE\s+svg(?:\s+PUBLIC\s+"-//W3C//DTD SVG [\w. ]+//EN"\s+"https?://www\.w3\.org/[\w./-]+")?\s*$`)

func firstWord(s string) string {
	if fields := strings.Fields(s); len(fields) > 0 {
		return strings.ToUpper(fields[0])
	}
	return ""
}

func (s *svgReader) start(e xml.StartElement) string {
	if !s.begun {
		s.begun = true
		if e.Name != (xml.Name{Space: svgSpace, Local: "svg"}) {
			s.notSVG = true
			return ""
		}
	}
	if s.inStyle > 0 {
		s.inStyle++
	} else if e.Name == (xml.Name{Space: svgSpace, Local: "style"}) {
		s.inStyle = 1
		s.css.Reset()
	}
	drawn := e.Name.Space == svgSpace
	if drawn && !svgElements[e.Name.Local] || !drawn && !isInert(e.Name.Space) {
		return "<" + e.Name.Local + ">"
	}
	for _, a := range e.Attr {
		if !allowedAttribute(e.Name.Local, drawn, a) {
			return a.Name.Local
		}
		if !drawn || a.Name.Space != "" || notStyle[a.Name.Local] {
			continue
		}
		if what := activeCSS(a.Value); what != "" {
			return what
		}
	}
	return ""
}

// isInert tells whether browsers take elements and attributes of a namespace for notes of the program that drew. A
// prefix that nobody has declared is not one.
func isInert(space string) bool {
	return space == rdfSpace || strings.Contains(space, ":") && !strings.HasPrefix(space, "http://www.w3.org/")
}

// allowedAttribute tells whether an attribute only shows; drawn is whether its element is one of SVG.
func allowedAttribute(element string, drawn bool, a xml.Attr) bool {
	name := a.Name.Local
	switch a.Name.Space {
	case "":
		switch {
		case name == "xmlns" || !drawn:
			return true
		case name == "href":
			return allowedReference(element, a.Value)
		case name == "attributeName":
			animated := strings.ToLower(a.Value)
			return !strings.Contains(animated, "href") && !strings.HasPrefix(animated, "on")
		}
		return svgAttributes[name] || strings.HasPrefix(name, "data-") || strings.HasPrefix(name, "aria-")
	case "xmlns":
		return true
	case xlinkSpace:
		return name == "href" && allowedReference(element, a.Value) || xlinkAttributes[name]
	case xmlSpace, "xml":
		return name == "space" || name == "lang" || name == "id"
	}
	return isInert(a.Name.Space)
}

// allowedReference tells whether an element may lead where its reference does: into the same drawing, to a picture that
// is written out, or, where a reader has to click, to another page.
func allowedReference(element, to string) bool {
	to = strings.ToLower(strings.TrimSpace(to))
	switch {
	case to == "" || to[0] == '#':
		return true
	case element == "a":
		return strings.HasPrefix(to, "https://") || strings.HasPrefix(to, "http://")
	case element == "image" || element == "feImage":
		return isInlinePicture(to)
	}
	return false
}

// isInlinePicture tells whether an address in small letters is a picture by itself, made of pixels.
func isInlinePicture(to string) bool {
	rest, ok := strings.CutPrefix(to, "data:image/")
	return ok && !strings.HasPrefix(rest, "svg")
}

// cssRules are those that fetch nothing.
var cssRules = listed("rule")

// cssFetches are the functions whose arguments are addresses, besides url().
var cssFetches = []string{"image(", "image-set(", "src("}

// activeCSS names what in a style may fetch. An escape is not looked into: it may spell anything.
func activeCSS(css string) string {
	if strings.IndexByte(css, '\\') >= 0 {
		return `\`
	}
	if !strings.ContainsAny(css, "(@") {
		return ""
	}
	css = strings.ToLower(css)
	for _, f := range cssFetches {
		if strings.Contains(css, f) {
			return f + ")"
		}
	}
	for rest := css; ; {
		_, after, ok := strings.Cut(rest, "@")
		if !ok {
			break
		}
		name := after[:len(after)-len(strings.TrimLeft(after, "abcdefghijklmnopqrstuvwxyz-"))]
		if !cssRules[name] {
			return "@" + name
		}
		rest = after
	}
	for rest := css; ; {
		_, after, ok := strings.Cut(rest, "url(")
		if !ok {
			return ""
		}
		to := strings.TrimLeft(after, " \t\r\n\f\"'")
		if !strings.HasPrefix(to, "#") && !isInlinePicture(to) {
			return "url()"
		}
		rest = after
	}
}
