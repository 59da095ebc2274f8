// This file shows diagnostics: as text with the line and a caret for people,
// as JSON, GitHub annotations and SARIF for programs.

package diag

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"projetpro/internal/plaintext"
)

// A Printer shows diagnostics to one reader.
type Printer struct {
	Lang   string                   // of the sentences; one of Languages
	Strict bool                     // severities are those of --strict
	Source func(file string) []byte // the text offsets refer to; nil where it is not known
	Color  bool                     // the reader's terminal shows ANSI colours
}

// Formats lists the formats Print knows.
func Formats() []string { return []string{"text", "json", "github", "sarif"} }

// Print writes l to w in one of [Formats].
func (p *Printer) Print(w io.Writer, format string, l List) error {
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
	File     string `json:"file"`
	Line     int    `json:"line"`   // from 1
	Column   int    `json:"column"` // from 1, in characters
	Severity string `json:"severity"`
	Code     Code   `json:"code"`
	Message  string `json:"message"`
	Hint     string `json:"hint"`

	Excerpt string    `json:"-"` // the line itself; "" when it is not known
	Width   int       `json:"-"` // characters of Excerpt that are wrong, at least 1
	Related []Located `json:"-"` // File, Line, Column, Excerpt and Width only
}

// Locate prepares d for its reader.
func (p *Printer) Locate(d *Diagnostic) Located {
	at := p.locate(d.Pos, d.End)
	at.Severity = d.Severity(p.Strict).String()
	at.Code = d.Code
	at.Message = plaintext.Visible(d.sentence(p.Lang))
	at.Hint = plaintext.Visible(d.hint(p.Lang))
	if d.Fix != "" {
		fix := words[p.Lang].write
		if d.Pos.Offset == NoOffset {
			fix = words[p.Lang].rename
		}
		at.Hint = strings.TrimSpace(at.Hint + "\n" + fix + plaintext.Visible(d.Fix))
	}
	for _, r := range d.Related {
		at.Related = append(at.Related, p.locate(r, 0))
	}
	return at
}

func (p *Printer) locate(pos Pos, end int) Located {
	at := Located{File: plaintext.Visible(pos.File), Line: 1, Column: 1}
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
	at.Line = bytes.Count(text[:start], []byte("\n")) + 1
	at.Column = utf8.RuneCount(text[start:offset]) + 1
	at.Width = 1
	if stop := min(end, start+len(line)); stop > offset {
		at.Width = utf8.RuneCount(text[offset:stop])
	}
	at.Excerpt = string(line)
	return at
}

// words are the few words of the text format that belong to no code.
var words = map[string]struct {
	severity map[string]string
	colon    string
	write    string
	rename   string // before a better name of a file
	also     string
}{
	"en": {map[string]string{"error": "error", "warning": "warning", "notice": "notice"}, ":", "Write: ", "Better name: ", "see also"},
	"fr": {map[string]string{"error": "erreur", "warning": "avertissement", "notice": "remarque"}, " :", "Écrivez : ", "Nom proposé : ", "voir aussi"},
}

var colors = map[string]string{"error": "\x1b[1;31m", "warning": "\x1b[1;33m", "notice": "\x1b[1;36m"}

func (p *Printer) textual(w io.Writer, l List) error {
	var b strings.Builder
	word := words[p.Lang]
	for _, d := range l {
		at := p.Locate(d)
		severity, bold, reset := word.severity[at.Severity], "", ""
		if p.Color {
			severity = colors[at.Severity] + severity + "\x1b[0m"
			bold, reset = "\x1b[1m", "\x1b[0m"
		}
		if at.File != "" {
			fmt.Fprintf(&b, "%s%s%s: ", bold, place(at), reset)
		}
		fmt.Fprintf(&b, "%s%s %s [%s]\n", severity, word.colon, at.Message, at.Code)
		excerpt(&b, at)
		for line := range strings.Lines(at.Hint) {
			fmt.Fprintf(&b, "    → %s\n", strings.TrimSuffix(line, "\n"))
		}
		for _, r := range at.Related {
			fmt.Fprintf(&b, "  %s %s\n", word.also, place(r))
			excerpt(&b, r)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func place(at Located) string {
	if at.Excerpt == "" && at.Width == 0 {
		return at.File
	}
	return fmt.Sprintf("%s:%d:%d", at.File, at.Line, at.Column)
}

// excerptWidth is how many characters of a long line are shown around the mistake.
const excerptWidth = 100

func excerpt(b *strings.Builder, at Located) {
	if at.Excerpt == "" {
		return
	}
	line, column := []rune(plaintext.Visible(strings.ReplaceAll(at.Excerpt, "\t", " "))), at.Column-1
	width := at.Width
	if column > excerptWidth {
		cut := column - excerptWidth/2
		line, column = append([]rune("…"), line[min(cut, len(line)):]...), column-cut+1
	}
	if len(line) > excerptWidth*3/2 {
		line = append(line[:excerptWidth*3/2:excerptWidth*3/2], '…')
	}
	width = max(1, min(width, len(line)-column))
	number := fmt.Sprintf("%5d", at.Line)
	fmt.Fprintf(b, "%s | %s\n%s | %s%s\n", number, string(line), strings.Repeat(" ", len(number)),
		strings.Repeat(" ", column), strings.Repeat("^", width))
}

func (p *Printer) json(w io.Writer, l List) error {
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
func (p *Printer) github(w io.Writer, l List) error {
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

// sarif writes SARIF 2.1.0 (OASIS), with the rules that were broken.
func (p *Printer) sarif(w io.Writer, l List) error {
	type text struct {
		Text string `json:"text"`
	}
	type rule struct {
		ID   Code `json:"id"`
		Help text `json:"fullDescription"`
	}
	type region struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn"`
	}
	type physical struct {
		Artifact struct {
			URI string `json:"uri"`
		} `json:"artifactLocation"`
		Region region `json:"region"`
	}
	type location struct {
		Physical physical `json:"physicalLocation"`
	}
	type result struct {
		Rule      Code       `json:"ruleId"`
		Level     string     `json:"level"`
		Message   text       `json:"message"`
		Locations []location `json:"locations,omitempty"`
		Related   []location `json:"relatedLocations,omitempty"`
	}
	type driver struct {
		Name  string `json:"name"`
		Rules []rule `json:"rules"`
	}
	type tool struct {
		Driver driver `json:"driver"`
	}
	type run struct {
		Tool    tool     `json:"tool"`
		Columns string   `json:"columnKind"`
		Results []result `json:"results"`
	}
	locate := func(at Located) location {
		var loc location
		loc.Physical.Artifact.URI = at.File
		loc.Physical.Region = region{at.Line, at.Column}
		return loc
	}
	levels := map[string]string{"error": "error", "warning": "warning", "notice": "note"}
	r := run{Tool: tool{driver{Name: "projetpro", Rules: []rule{}}}, Columns: "unicodeCodePoints", Results: []result{}}
	seen := map[Code]bool{}
	for _, d := range l {
		at := p.Locate(d)
		if !seen[d.Code] {
			seen[d.Code] = true
			r.Tool.Driver.Rules = append(r.Tool.Driver.Rules, rule{d.Code, text{d.text(p.Lang).Doc}})
		}
		message := strings.TrimSpace(at.Message + "\n" + at.Hint)
		res := result{Rule: d.Code, Level: levels[at.Severity], Message: text{message}}
		if at.File != "" {
			res.Locations = []location{locate(at)}
		}
		for _, rel := range at.Related {
			res.Related = append(res.Related, locate(rel))
		}
		r.Results = append(r.Results, res)
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(map[string]any{
		"$schema": "https://json.schemastore.org/sarif-2.1.0.json",
		"version": "2.1.0",
		"runs":    []run{r},
	})
}
