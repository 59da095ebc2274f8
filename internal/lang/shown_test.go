package lang_test

import (
	"fmt"

	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/report"
)

func init() {
	lang.Shown = func(src []byte, l diag.List) []string {
		p := report.Printer{Lang: "en", Source: func(string) []byte { return src }}
		var out []string
		for _, d := range l {
			at := p.Locate(d)
			line := fmt.Sprintf("%d:%d %s: %s", at.Line, at.Column, at.Code, at.Message)
			if d.Fix != "" {
				line += " => " + d.Fix
			}
			out = append(out, line)
		}
		return out
	}
}
