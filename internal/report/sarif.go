// This file writes SARIF 2.1.0 (OASIS).

package report

import (
	"encoding/json"
	"io"
	"net/url"
	"strings"

	"projetpro/internal/diag"
	"projetpro/internal/message"
)

// The parts of SARIF that are written, by the names that it gives them.
type (
	sarifRun struct {
		Tool struct {
			Driver struct {
				Name  string      `json:"name"`
				Rules []sarifRule `json:"rules"`
			} `json:"driver"`
		} `json:"tool"`
		Columns string        `json:"columnKind"`
		Results []sarifResult `json:"results"`
	}
	sarifRule struct {
		ID   diag.Code `json:"id"`
		Help sarifText `json:"fullDescription"`
	}
	sarifResult struct {
		Rule      diag.Code       `json:"ruleId"`
		Level     string          `json:"level"`
		Message   sarifText       `json:"message"`
		Locations []sarifLocation `json:"locations,omitempty"`
		Related   []sarifLocation `json:"relatedLocations,omitempty"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifLocation struct {
		Physical struct {
			Artifact struct {
				URI string `json:"uri"`
			} `json:"artifactLocation"`
			Region struct {
				Line   int `json:"startLine"`
				Column int `json:"startColumn"`
			} `json:"region"`
		} `json:"physicalLocation"`
	}
)

// sarifLevels are what it calls severities.
var sarifLevels = map[string]string{"error": "error", "warning": "warning", "notice": "note"}

// sarif writes what is wrong, with the rules that were broken.
func (p *Printer) sarif(w io.Writer, l diag.List) error {
	r := sarifRun{Columns: "unicodeCodePoints", Results: []sarifResult{}}
	r.Tool.Driver.Name, r.Tool.Driver.Rules = "projetpro", []sarifRule{}
	seen := map[diag.Code]bool{}
	for _, d := range l {
		at := p.Locate(d)
		if !seen[d.Code] {
			seen[d.Code] = true
			r.Tool.Driver.Rules = append(r.Tool.Driver.Rules, sarifRule{d.Code, sarifText{message.In(p.Lang).Doc(d.Code)}})
		}
		res := sarifResult{Rule: d.Code, Level: sarifLevels[at.Severity], Message: sarifText{strings.TrimSpace(at.Message + "\n" + at.Hint)}}
		if at.File != "" {
			res.Locations = []sarifLocation{sarifPlace(at)}
		}
		for _, related := range at.Related {
			res.Related = append(res.Related, sarifPlace(related))
		}
		r.Results = append(r.Results, res)
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(map[string]any{
		"$schema": "https://json.schemastore.org/sarif-2.1.0.json",
		"version": "2.1.0",
		"runs":    []sarifRun{r},
	})
}

func sarifPlace(at Located) (l sarifLocation) {
	l.Physical.Artifact.URI = (&url.URL{Path: at.File}).String()
	l.Physical.Region.Line, l.Physical.Region.Column = at.Line, at.Column
	return l
}
