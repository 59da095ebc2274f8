// This file draws the site's own mark.

package picture

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/xml"
	"errors"
	"image"
	"image/color"
	"image/draw"
	"io"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/srwiley/oksvg"
	"github.com/srwiley/rasterx"
)

// A Mark is a drawing as it stands on a picture.
type Mark struct {
	*image.Paletted
	digest [sha256.Size]byte // of the drawing
}

// The room that a mark has, in pixels, and how many colours.
const (
	markHeight = badge
	markWidth  = 360
	markHues   = 200
)

// mostDrawing is how long a drawing may be, in bytes, and how many elements it may have.
const (
	mostDrawing  = 256 << 10
	mostElements = 4000
)

// drawable are the elements that are drawn as browsers do, and those that show nothing.
var drawable = map[string]bool{
	"svg": true, "g": true, "path": true, "rect": true, "circle": true, "ellipse": true, "line": true, "polyline": true, "polygon": true,
	"defs": true, "linearGradient": true, "radialGradient": true, "stop": true, "title": true, "desc": true, "metadata": true,
}

var errDrawing = errors.New("the drawing has what cannot be drawn here")

// NewMark draws an SVG; what it has that cannot be drawn as browsers draw it is an error.
func NewMark(svg []byte) (m *Mark, err error) {
	defer func() {
		if recover() != nil { // the library does not check all that it is given
			m, err = nil, errDrawing
		}
	}()
	if err := isDrawable(svg); err != nil {
		return nil, err
	}
	icon, err := oksvg.ReadIconStream(bytes.NewReader(svg), oksvg.IgnoreErrorMode)
	if err != nil {
		return nil, err
	}
	wide, high := icon.ViewBox.W, icon.ViewBox.H
	if !(wide > 0 && high > 0) {
		return nil, errDrawing
	}
	scale := min(markWidth/wide, markHeight/high)
	w, h := int(math.Ceil(wide*scale)), int(math.Ceil(high*scale))
	if w < 1 || h < 1 {
		return nil, errDrawing
	}
	drawn := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(drawn, drawn.Rect, image.NewUniform(paper), image.Point{}, draw.Src)
	icon.SetTarget(0, 0, wide*scale, high*scale)
	for i := range icon.SVGPaths { // the library scales outlines alone
		p := &icon.SVGPaths[i]
		p.LineWidth *= scale
		p.DashOffset *= scale
		for k := range p.Dash {
			p.Dash[k] *= scale
		}
	}
	icon.Draw(rasterx.NewDasher(w, h, rasterx.NewScannerGV(w, h, drawn, drawn.Rect)), 1)
	return &Mark{fewer(drawn), sha256.Sum256(svg)}, nil
}

// isDrawable wants a drawing to have nothing but what is drawn as browsers do.
func isDrawable(svg []byte) error {
	if len(svg) > mostDrawing {
		return errDrawing
	}
	d := xml.NewDecoder(bytes.NewReader(svg))
	stroked, scaled := false, false
	for elements := 0; ; {
		token, err := d.Token()
		if err == io.EOF && !(stroked && scaled) {
			return nil
		} else if err != nil {
			return err
		}
		e, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		if elements++; elements > mostElements {
			return errDrawing
		}
		if e.Name.Space != "http://www.w3.org/2000/svg" {
			if err := d.Skip(); err != nil { // of the program that made it
				return err
			}
			continue
		}
		for _, a := range e.Attr {
			stroked = stroked || a.Name.Local == "stroke" && a.Value != "none" || a.Name.Local == "style" && strings.Contains(a.Value, "stroke:")
			scaled = scaled || a.Name.Local == "transform" && (strings.Contains(a.Value, "scale") || strings.Contains(a.Value, "matrix"))
		}
		hidden := slices.ContainsFunc(e.Attr, func(a xml.Attr) bool {
			return slices.Contains([]string{"class", "clip-path", "mask", "filter", "mix-blend-mode"}, a.Name.Local)
		})
		if !drawable[e.Name.Local] || hidden {
			return errDrawing
		}
	}
}

// fewer gives a picture a palette: its most frequent colours, a little apart.
func fewer(drawn *image.RGBA) *image.Paletted {
	const step = 0xF8 // so many of the bits of a channel count
	count := map[color.RGBA]int{}
	rough := func(c color.RGBA) color.RGBA {
		if c == paper {
			return c
		}
		return color.RGBA{c.R & step, c.G & step, c.B & step, 0xFF}
	}
	for y := range drawn.Rect.Dy() {
		for x := range drawn.Rect.Dx() {
			count[rough(drawn.RGBAAt(x, y))]++
		}
	}
	delete(count, paper)
	hues := slices.SortedFunc(maps.Keys(count), func(a, b color.RGBA) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a.R, b.R), cmp.Compare(a.G, b.G), cmp.Compare(a.B, b.B))
	})
	palette := color.Palette{paper}
	for _, c := range hues[:min(len(hues), markHues)] {
		palette = append(palette, c)
	}
	out := image.NewPaletted(drawn.Rect, palette)
	for y := range drawn.Rect.Dy() {
		for x := range drawn.Rect.Dx() {
			out.SetColorIndex(x, y, uint8(palette.Index(rough(drawn.RGBAAt(x, y)))))
		}
	}
	return out
}

// mark draws the site's own at the right of the top.
func (d *drawing) mark() {
	m := d.card.Mark
	if m == nil {
		return
	}
	at := image.Pt(Width-margin-m.Rect.Dx(), margin+(markHeight-m.Rect.Dy())/2)
	for y := range m.Rect.Dy() {
		for x := range m.Rect.Dx() {
			if i := m.ColorIndexAt(x, y); i != 0 {
				d.SetColorIndex(at.X+x, at.Y+y, unused+i)
			}
		}
	}
}

// besideMark is how much of the top is the mark's.
func (c *Card) besideMark() int {
	if c.Mark == nil {
		return 0
	}
	return c.Mark.Rect.Dx() + 40
}
