// This file looks for scripts in SVG, which run when the file is opened by itself.

package asset

import (
	"encoding/xml"
	"io"
	"strings"
)

// activeSVG names the first thing in an SVG that can run a script or fetch from
// elsewhere, or returns "".
func activeSVG(r io.Reader) string {
	d := xml.NewDecoder(r)
	d.Strict = false
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	for {
		token, err := d.RawToken()
		if err != nil {
			return ""
		}
		element, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch name := strings.ToLower(element.Name.Local); name {
		case "script", "foreignobject", "iframe", "embed", "object", "handler":
			return "<" + element.Name.Local + ">"
		}
		for _, a := range element.Attr {
			name, value := strings.ToLower(a.Name.Local), strings.ToLower(strings.TrimSpace(a.Value))
			switch {
			case strings.HasPrefix(name, "on"):
				return a.Name.Local
			case name == "href" && value != "" && value[0] != '#' && !strings.HasPrefix(value, "data:image/"):
				if element.Name.Local == "a" && strings.HasPrefix(value, "https://") {
					continue
				}
				return "href"
			}
		}
	}
}
