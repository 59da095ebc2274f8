// Package picture draws what stands for a page where a link to it is shared: its title, whose it is, and its line on the map.
//
// The same card gives the same bytes, which say of which card they are: a picture made before need not be drawn again.
// There are few colours, so that a picture is small and quickly made.
package picture

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	_ "embed" // the typeface
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/png"
	"math"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// The size of a picture in pixels, as those who show links ask for it.
const (
	Width  = 1200
	Height = 630
)

// A State is how sure it is that a line is run.
type State int

// The states.
const (
	Solid  State = iota
	Dotted       // it is expected
	Faded        // it has ended
)

// A Card is what a picture shows.
type Card struct {
	Title   string
	Of      string // whose it is; "" for what is nobody's
	Site    string // what the site is called; "" when Title says it
	Line    int    // the number of the line, from 1; 0: all of them
	Stops   []int  // where the line stops, from 0
	Columns int    // of so many columns
	State   State
	Hues    []color.RGBA // of lines, at most six; nil: those of the style sheet
	Mark    *Mark        // the site's own; nil when there is none
	Own     *Typeface    // that texts are set in as far as it can; nil: that of the style sheet
}

// A Typeface is one of the site's own.
type Typeface struct {
	font   *sfnt.Font
	digest [sha256.Size]byte
}

// NewTypeface sets cards in outlines that were read from data.
func NewTypeface(outlines *sfnt.Font, data []byte) *Typeface {
	return &Typeface{outlines, sha256.Sum256(data)}
}

//go:embed cabin.ttf
var cabin []byte

var shipped = sync.OnceValue(func() *sfnt.Font {
	f, err := opentype.Parse(cabin)
	if err != nil {
		panic("picture: " + err.Error())
	}
	return f
})

// Can reports whether a text can be drawn: one typeface has all its characters.
func (t *Typeface) Can(text string) bool { return t.fontFor(text) != nil }

// fontFor is the typeface that a text is drawn in: the own one, else that of the style sheet; nil when neither has all its characters.
// What has to be joined, or runs from right to left, is not drawn: glyphs are set one behind the other.
func (t *Typeface) fontFor(text string) *sfnt.Font {
	if t != nil && !strings.ContainsFunc(text, func(c rune) bool {
		return !unicode.In(c, unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Common)
	}) && hasAll(t.font, text) {
		return t.font
	}
	if hasAll(shipped(), text) {
		return shipped()
	}
	return nil
}

func hasAll(f *sfnt.Font, text string) bool {
	var b sfnt.Buffer
	for _, c := range text {
		if i, err := f.GlyphIndex(&b, c); err != nil || i == 0 {
			return false
		}
	}
	return true
}

// hues are those of lines 1 to 6, as in the style sheet; those behind have them again, cased.
var hues = []color.RGBA{
	{0x2D, 0x5B, 0xE3, 0xFF}, {0x7A, 0x1F, 0x12, 0xFF}, {0x0C, 0x6B, 0x52, 0xFF},
	{0x8F, 0x6E, 0x12, 0xFF}, {0xC3, 0x3D, 0x86, 0xFF}, {0x4B, 0x1C, 0x66, 0xFF},
}

var (
	paper = color.RGBA{0xFF, 0xFF, 0xFF, 0xFF}
	ink   = color.RGBA{0x10, 0x15, 0x1C, 0xFF}
	grey  = color.RGBA{0x77, 0x82, 0x8E, 0xFF}
	hair  = color.RGBA{0xD5, 0xDB, 0xE1, 0xFF}
)

// A ramp goes from paper to a colour in so many shades: the index of paper is 0, those of the ramp follow its own.
const shades = 7

// The colours of a picture by their indices: paper, the ramp of ink, that of the line or the hues of all lines, and what is pale.
const (
	onPaper = 0
	ofInk   = 0              // the shades behind it
	ofLine  = ofInk + shades // likewise
	pale    = ofLine + shades + 1
	unused  = pale + 1 // with more than 16 colours each pixel is a byte, which is written six times as fast
)

// mixed is a colour on paper, n shades of it.
func mixed(c color.RGBA, n int) color.RGBA {
	mix := func(c uint8) uint8 { return uint8((255*(shades-n) + int(c)*n) / shades) }
	return color.RGBA{mix(c.R), mix(c.G), mix(c.B), 0xFF}
}

// hues are those of the lines of the card's site.
func (c *Card) hues() []color.RGBA {
	if len(c.Hues) > 0 {
		return c.Hues
	}
	return hues
}

// palette has the colours for a line; for all of them the hues stand in place of its ramp.
func (c *Card) palette() color.Palette {
	p := make(color.Palette, unused+1, 256)
	p[onPaper], p[pale], p[unused] = paper, hair, paper
	line := grey
	if c.Line > 0 && c.State != Faded {
		line = c.hues()[(c.Line-1)%len(c.hues())]
	}
	for n := 1; n <= shades; n++ {
		p[ofInk+n], p[ofLine+n] = mixed(ink, n), mixed(line, n)
	}
	if c.Line == 0 {
		for i, hue := range c.hues() {
			p[ofLine+1+i] = hue
		}
	}
	if c.Mark != nil {
		p = append(p, c.Mark.Palette[1:]...)
	}
	return p
}

// A drawing is a picture being made.
type drawing struct {
	*image.Paletted
	card *Card
}

// Places and sizes, in pixels.
const (
	margin    = 80
	badge     = 92
	lineY     = 506
	thickness = 14
	ring      = 27
	column    = Width - 2*margin
)

// canvases are drawn on again and again.
var canvases = sync.Pool{New: func() any { return image.NewPaletted(image.Rect(0, 0, Width, Height), nil) }}

// PNG draws a card.
func PNG(dst []byte, c *Card) []byte {
	canvas := canvases.Get().(*image.Paletted)
	defer canvases.Put(canvas)
	clear(canvas.Pix)
	canvas.Palette = c.palette()
	d := drawing{canvas, c}
	top := margin
	if c.Line > 0 {
		d.badge()
	} else {
		d.lines()
	}
	if c.Of != "" && c.Own.Can(c.Of) {
		d.text(c.Of, 42, d.beside(), top+badge/2+15, ofInk, column-badge-c.besideMark(), 1)
	}
	d.mark()
	if c.Own.Can(c.Title) {
		d.title()
	}
	if c.Line > 0 {
		d.line()
	}
	if c.Site != "" && c.Own.Can(c.Site) {
		d.text(c.Site, 34, margin, Height-38, ofInk, column, 1)
	}
	b := bytes.NewBuffer(dst)
	_ = encoder.Encode(b, d.Paletted) // a Buffer does not fail
	return append(b.Bytes()[:b.Len()-len(end)], c.mark()...)
}

// edition is raised when the same card is drawn otherwise.
const edition = 2

// end is the last chunk of a PNG.
const end = "\x00\x00\x00\x00IEND\xaeB`\x82"

var fontDigest = sync.OnceValue(func() [sha256.Size]byte { return sha256.Sum256(cabin) })

// mark ends the picture of a card: a chunk of text with a digest of all that the drawing depends on.
func (c *Card) mark() []byte {
	shown, fonts := *c, fontDigest()
	if c.Mark != nil {
		shown.Mark, fonts = nil, sha256.Sum256(append(fonts[:], c.Mark.digest[:]...))
	}
	if c.Own != nil {
		shown.Own, fonts = nil, sha256.Sum256(append(fonts[:], c.Own.digest[:]...))
	}
	text := fmt.Sprintf("tEXtSource\x00projetpro %x", sha256.Sum256(fmt.Appendf(nil, "%d %x %#v", edition, fonts, shown)))
	mark := binary.BigEndian.AppendUint32(nil, uint32(len(text)-len("tEXt")))
	mark = append(mark, text...)
	return append(binary.BigEndian.AppendUint32(mark, crc32.ChecksumIEEE([]byte(text))), end...)
}

// Shows reports whether bytes that PNG has made show a card as it would be drawn now.
func (c *Card) Shows(data []byte) bool {
	if !bytes.HasSuffix(data, c.mark()) {
		return false
	}
	size, err := png.DecodeConfig(bytes.NewReader(data))
	return err == nil && size.Width == Width && size.Height == Height
}

// encoder has room that is used again.
var encoder = png.Encoder{CompressionLevel: png.BestSpeed, BufferPool: new(buffers)}

type buffers struct{ sync.Pool }

func (b *buffers) Get() *png.EncoderBuffer {
	e, _ := b.Pool.Get().(*png.EncoderBuffer)
	return e
}

func (b *buffers) Put(e *png.EncoderBuffer) { b.Pool.Put(e) }

// beside is where what stands beside the badge begins.
func (d *drawing) beside() int {
	if d.card.Line == 0 {
		return margin
	}
	return margin + badge + 28
}

// badge draws the number of the line: in a square, or in a circle for the cased ones.
func (d *drawing) badge() {
	if d.cased() {
		d.disc(margin+badge/2, margin+badge/2, badge/2, true)
	} else {
		d.fill(margin, margin, margin+badge, margin+badge, ofLine+shades)
	}
	number := strconv.Itoa(d.card.Line)
	size := 58.0
	if len(number) > 2 {
		size = 36
	}
	face := d.faceOf(number, size)
	wide := font.MeasureString(face, number).Round()
	d.glyphs(face, number, margin+(badge-wide)/2, margin+badge/2+int(size*.35), true, ofLine)
}

// cased reports whether the line has a core of paper.
func (d *drawing) cased() bool { return (d.card.Line-1)/len(d.card.hues())%2 == 1 }

// title draws the title, as large as there is room for it in three lines.
func (d *drawing) title() {
	for _, size := range []float64{84, 72, 60, 50} {
		if d.text(d.card.Title, size, margin, margin+badge+46+int(size), ofInk, column, 3) || size == 50 {
			return
		}
		d.fill(0, margin+badge+20, Width, lineY-50, onPaper)
	}
}

// line draws the line with its stops.
func (d *drawing) line() {
	d.fill(margin, lineY-2, margin+column, lineY+2, pale)
	switch d.card.State {
	case Dotted:
		for x := margin + thickness/2; x < margin+column; x += 2 * thickness {
			d.disc(x, lineY, thickness/2, true)
		}
	default:
		d.fill(margin, lineY-thickness/2, margin+column, lineY+thickness/2, ofLine+shades)
		if d.cased() {
			d.fill(margin, lineY-2, margin+column, lineY+2, onPaper)
		}
	}
	for _, stop := range d.card.Stops {
		x := margin + column/2
		if d.card.Columns > 0 {
			x = margin + (2*stop+1)*column/(2*d.card.Columns)
		}
		if d.card.State == Dotted {
			d.fill(x-ring-6, lineY-ring, x+ring+6, lineY+ring, onPaper)
		}
		d.disc(x, lineY, ring, true)
		d.disc(x, lineY, ring-9, false)
	}
}

// lines draws all lines, one below the other.
func (d *drawing) lines() {
	for i := range d.card.hues() {
		y := lineY - 60 + 22*i
		d.fill(margin, y, Width-margin-i*60, y+thickness-2, uint8(ofLine+1+i))
	}
}

func (d *drawing) fill(left, top, right, bottom int, colour uint8) {
	for y := top; y < bottom; y++ {
		row := d.Pix[y*d.Stride+left : y*d.Stride+right]
		for i := range row {
			row[i] = colour
		}
	}
}

// disc draws a disc, of the line's colour or of paper on it.
func (d *drawing) disc(x, y, radius int, coloured bool) {
	for dy := -radius - 1; dy <= radius; dy++ {
		for dx := -radius - 1; dx <= radius; dx++ {
			inside := float64(radius) - math.Hypot(float64(dx)+.5, float64(dy)+.5) + .5
			n := int(math.Round(min(max(inside, 0), 1) * shades))
			at := d.PixOffset(x+dx, y+dy)
			switch {
			case n == 0:
			case !coloured:
				d.Pix[at] = shade(ofLine, shades-n)
			case d.Pix[at] != shade(ofLine, shades): // not within the line
				d.Pix[at] = shade(ofLine, n)
			}
		}
	}
}

// shade is the index of so many shades of a ramp.
func shade(ramp, n int) uint8 {
	if n == 0 {
		return onPaper
	}
	return uint8(ramp + n)
}

// faceOf is what a text that can be drawn is drawn in.
func (d *drawing) faceOf(text string, size float64) font.Face {
	face, err := opentype.NewFace(cmp.Or(d.card.Own.fontFor(text), shipped()), &opentype.FaceOptions{Size: size, DPI: 72})
	if err != nil {
		panic("picture: " + err.Error())
	}
	return face
}

// text draws a text in lines of a width, at most so many; false when it has more, of which the last then says so.
func (d *drawing) text(s string, size float64, x, y, ramp, width, most int) bool {
	face := d.faceOf(s+"…", size)
	var lines []string
	for word := range strings.FieldsSeq(s) {
		if last := len(lines) - 1; last >= 0 && font.MeasureString(face, lines[last]+" "+word).Round() <= width {
			lines[last] += " " + word
		} else {
			lines = append(lines, word)
		}
	}
	fits := len(lines) <= most
	if !fits {
		lines = append(lines[:most-1:most-1], lines[most-1]+"…")
	}
	for _, line := range lines {
		for font.MeasureString(face, line).Round() > width { // a word that is wider than the picture
			runes := []rune(strings.TrimSuffix(line, "…"))
			line, fits = string(runes[:len(runes)-1])+"…", false
		}
		d.glyphs(face, line, x, y, false, ramp)
		y += int(size * 1.12)
	}
	return fits
}

// glyphs draws a line of text; as paper on the colour of a ramp, or in it on paper.
func (d *drawing) glyphs(face font.Face, line string, x, y int, onColour bool, ramp int) {
	dot := fixed.P(x, y)
	for _, c := range line {
		where, mask, at, advance, ok := face.Glyph(dot, c)
		dot.X += advance
		if !ok {
			continue
		}
		alpha, ok := mask.(*image.Alpha)
		if !ok {
			continue
		}
		seen := where.Intersect(d.Rect)
		at = at.Add(seen.Min.Sub(where.Min))
		for y := range seen.Dy() {
			inks := alpha.Pix[alpha.PixOffset(at.X, at.Y+y):]
			row := d.Pix[d.PixOffset(seen.Min.X, seen.Min.Y+y):][:seen.Dx()]
			for x := range row {
				n := (int(inks[x])*shades + 127) / 255
				switch {
				case n == 0:
				case onColour:
					row[x] = shade(ramp, shades-n)
				case row[x] < shade(ramp, n): // glyphs may touch
					row[x] = shade(ramp, n)
				}
			}
		}
	}
}
