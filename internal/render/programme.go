// This file writes the whole programme as JSON, for programs.

package render

import (
	"projetpro/internal/page"
	"projetpro/internal/schema"
)

// programmeVersion is that of the form of programme.json: another where a program that reads it would have to change.
const programmeVersion = "1"

// Programme appends programme.json to dst: what docs/programme.schema.json says.
func Programme(dst []byte, p *page.Programme) []byte {
	dst = append(dst, `{"version":`+programmeVersion...)
	if p.Address != "" {
		dst = schema.AppendJSON(append(dst, `,"address":`...), p.Address)
	}
	kinds := schema.Kinds()
	for _, k := range kinds {
		if len(k.Places) == 0 {
			dst = p.Exporter(page.Entry{}).Facts(append(dst, `,"site":`...), k, p.Site)
		}
	}
	dst = append(dst, `,"items":{`...)
	comma := ""
	for _, k := range kinds {
		if len(k.Places) == 0 {
			continue
		}
		dst = append(schema.AppendJSON(append(dst, comma...), k.Name), ":["...)
		comma = ""
		for e := range p.Items(k) {
			dst = appendEntry(append(dst, comma+"\n"...), p, k, &e)
			comma = ","
		}
		dst = append(dst, ']')
		comma = ","
	}
	return append(dst, "}}\n"...)
}

// appendEntry writes an item on a line of its own.
func appendEntry(dst []byte, p *page.Programme, k *schema.Kind, e *page.Entry) []byte {
	x := p.Exporter(*e)
	dst = schema.AppendJSON(append(dst, `{"id":`...), e.ID)
	if e.Of != "" {
		dst = schema.AppendJSON(append(dst, `,"of":`...), e.Of)
	}
	if e.Level != "" {
		dst = schema.AppendJSON(append(dst, `,"level":`...), e.Level)
	}
	dst = x.Facts(append(dst, `,"facts":`...), k, e.Facts)
	dst = append(dst, `,"languages":{`...)
	for i := range e.Versions {
		w := &e.Versions[i]
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = append(schema.AppendJSON(dst, string(w.Lang)), `:{"address":`...)
		dst = x.Words(append(schema.AppendJSON(dst, w.Address), `,"words":`...), k, w.Words)
		dst = append(dst, `,"sections":{`...)
		for j, s := range w.Sections {
			if j > 0 {
				dst = append(dst, ',')
			}
			dst = schema.AppendJSON(append(schema.AppendJSON(dst, s.Title), ':'), s.Href)
		}
		dst = append(dst, "}}"...)
	}
	return append(dst, "}}"...)
}
