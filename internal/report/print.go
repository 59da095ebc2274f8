// Package report shows what is wrong with a site: to people as text with the line and a caret, to programs as JSON, GitHub annotations and SARIF.
package report

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/message"
	"projetpro/internal/plaintext"
)

// A Printer shows diagnostics to one reader.
type Printer struct {
	Lang   lang.Tag                 // of the sentences; one of message.Languages
	Strict bool                     // severities are those of --strict
	Source func(file string) []byte // the text offsets refer to; nil where it is not known
	Color  bool                     // the reader's terminal shows ANSI colours

	Columns int  // of the reader's terminal, at which text is folded; 0 for no folding
	Brief   bool // as text, of what may stay as it is for long only the number is told
}

// Formats lists the formats Print knows.
func Formats() []string { return []string{"text", "json", "github", "sarif"} }

// Print writes l to w in one of [Formats].
func (p *Printer) Print(w io.Writer, format string, l diag.List) error {
	switch format {
	case "json":
		return p.json(w, l)
	case "github":
		return p.github(w, l)
	case "sarif":
		return p.sarif(w, l)
	default:
		return p.textual(w, l)
	}
}

// A Located is a diagnostic as a program or a page shows it: the place counted
// in lines and characters, the sentences made.
type Located struct {
	File     string    `json:"file"`
	Line     int       `json:"line"`   // from 1
	Column   int       `json:"column"` // from 1, in characters
	Severity string    `json:"severity"`
	Code     diag.Code `json:"code"`
	Message  string    `json:"message"`
	Hint     string    `json:"hint"`

	advice  []advice  // what Hint is made of
	Excerpt string    `json:"-"` // the line itself; "" when it is not known
	Width   int       `json:"-"` // characters of Excerpt that are wrong, at least 1
	Related []Located `json:"-"` // File, Line, Column, Excerpt and Width only
}

// Locate prepares d for its reader.
func (p *Printer) Locate(d *diag.Diagnostic) Located {
	at := p.locate(d.Pos, d.End)
	at.Severity = d.Severity(p.Strict).String()
	at.Code = d.Code
	say := message.In(p.Lang)
	at.Message = plaintext.OneLine(say.Sentence(d))
	at.advice = advise(say, d)
	lines := make([]string, len(at.advice))
	for i, a := range at.advice {
		lines[i] = a.text
	}
	at.Hint = strings.Join(lines, "\n")
	for _, r := range d.Related {
		at.Related = append(at.Related, p.locate(r, 0))
	}
	return at
}

// An advice is one thing that can be done about a diagnostic.
type advice struct {
	text string
	code bool // it ends in lines to be copied as they stand
}

func advise(say *message.Catalogue, d *diag.Diagnostic) (all []advice) {
	words := say.Part("report")
	if hint := plaintext.Visible(say.Hint(d)); hint != "" {
		for line := range strings.SplitSeq(hint, "\n") {
			all = append(all, advice{text: line})
		}
	}
	if d.Mended != nil {
		lines := plaintext.Visible(d.Mended.Text)
		if strings.Contains(lines, "\n") {
			lines = "\n" + lines
		}
		all = append(all, advice{text: strings.Replace(words.T("write", "line", lines), " \n", "\n", 1), code: true})
	}
	if d.Better != "" {
		all = append(all, advice{text: words.T("rename", "name", plaintext.OneLine(d.Better))})
	}
	if d.Folded > 0 {
		all = append(all, advice{text: words.Plural("folded", lang.Whole(d.Folded))})
	}
	return all
}

func (p *Printer) locate(pos diag.Pos, end int) Located {
	at := Located{File: plaintext.OneLine(pos.File), Line: 1, Column: 1}
	if pos.Offset < 0 || pos.File == "" {
		return at
	}
	var text []byte
	if p.Source != nil {
		text = p.Source(pos.File)
	}
	if text == nil {
		return at
	}
	offset := min(pos.Offset, len(text))
	start, line := plaintext.LineStart(text, offset), plaintext.Line(text, offset)
	at.Line = plaintext.LineNumber(text, start)
	at.Column = utf8.RuneCount(text[start:offset]) + 1
	at.Width = 1
	if stop := min(end, start+len(line)); stop > offset {
		at.Width = utf8.RuneCount(text[offset:stop])
	}
	at.Excerpt = strings.TrimSuffix(string(line), "\r")
	return at
}

func (p *Printer) json(w io.Writer, l diag.List) error {
	out := make([]Located, len(l))
	for i, d := range l {
		out[i] = p.Locate(d)
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(out)
}

// github writes workflow commands, which GitHub shows beside the line.
// https://docs.github.com/actions/reference/workflow-commands-for-github-actions
func (p *Printer) github(w io.Writer, l diag.List) error {
	data := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	property := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
	var b strings.Builder
	for _, d := range l {
		at := p.Locate(d)
		message := at.Message
		if at.Hint != "" {
			message += "\n" + at.Hint
		}
		fmt.Fprintf(&b, "::%s file=%s,line=%d,col=%d,title=%s::%s\n", at.Severity,
			property.Replace(at.File), at.Line, at.Column, property.Replace(string(at.Code)), data.Replace(message))
	}
	_, err := io.WriteString(w, b.String())
	return err
}
