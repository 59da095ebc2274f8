// This file reads what a site has of its own in place of the look that the binary carries.

package schema

import (
	"path"
	"reflect"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
	"golang.org/x/image/colornames"

	"projetpro/internal/colour"
	"projetpro/internal/diag"
	"projetpro/internal/plaintext"
)

// A brand is the site's own mark, colours and typeface; what it leaves out is as the binary carries it.
type brand struct {
	Mark   Mark     `field:"mark"`
	Accent Colour   `field:"accent" words:"true"`
	Lines  []Colour `field:"lines" most:"6"`
	Font   Font     `field:"font"`
}

// A Mark is a drawing that stands in front of the site's name. Its files are those of static/, as those of a [Font] are.
type Mark struct {
	File  string `field:"file,required" check:"drawing"`
	Dark  string `field:"dark" check:"drawing"` // "" where File is for dark grounds too
	Alone bool   `field:"alone"`                // it says the name itself, which is left to readers of screens
}

// A Font is a typeface; with one file, that has every weight or is made bold by browsers.
type Font struct {
	File string `field:"file,required" check:"font"`
	Bold string `field:"bold" check:"font"`
}

// A Colour is one of the site's, on light grounds and on dark ones.
type Colour struct {
	Light Shade `field:"light,required"`
	Dark  Shade `field:"dark"` // the zero Shade is the one that [Colour.InDark] works out
}

// A Shade is a colour as it is shown. The zero Shade is none.
type Shade struct {
	colour.RGB
	Given bool
}

// InDark is the colour on dark grounds.
func (c Colour) InDark(n colour.Need) colour.RGB {
	if c.Dark.Given {
		return c.Dark.RGB
	}
	return colour.InDark(c.Light.RGB, n)
}

// orGroup reads a value that is one text or a group of fields, the first of which is the text.
func (r *reader) orGroup(n *yaml.Node, v any, text func(*yaml.Node)) {
	if n.Kind == yaml.MappingNode {
		r.group(r.field, r.field.group, n, reflect.ValueOf(v).Elem())
		return
	}
	text(n)
}

func (m *Mark) decode(r *reader, n *yaml.Node) {
	r.orGroup(n, m, func(n *yaml.Node) {
		if s, ok := r.text(n); ok {
			m.File, _ = r.drawing(n, s)
		}
	})
}

func (f *Font) decode(r *reader, n *yaml.Node) {
	r.orGroup(n, f, func(n *yaml.Node) {
		if s, ok := r.text(n); ok {
			f.File, _ = r.font(n, s)
		}
	})
}

// drawing reads the name of a drawing in static/.
func (r *reader) drawing(n *yaml.Node, s string) (string, bool) { return r.static(n, s, ".svg") }

// font reads the name of a typeface in static/.
func (r *reader) font(n *yaml.Node, s string) (string, bool) { return r.static(n, s, ".woff2") }

// static reads the name of a file of static/ with an extension.
func (r *reader) static(n *yaml.Node, s, extension string) (string, bool) {
	if isStatic(s) && path.Ext(s) == extension {
		return s, true
	}
	meant := path.Clean(strings.ReplaceAll(s, `\`, "/"))
	if _, below, ok := strings.Cut("/"+meant, "/static/"); ok {
		meant = below
	}
	meant = strings.TrimLeft(meant, "/")
	if ext := path.Ext(meant); strings.EqualFold(ext, extension) {
		meant = strings.TrimSuffix(meant, ext) + extension
	}
	if !isStatic(meant) || path.Ext(meant) != extension {
		meant = ""
	}
	r.failWith(diag.ValueStatic, n, quoteMeant(meant), extension)
	return "", false
}

// isStatic says whether s can name a file of static/ from there.
func isStatic(s string) bool {
	first, _, _ := strings.Cut(s, "/")
	return s == path.Clean(s) && first != "" && first != ".." && first != "static" && !strings.ContainsAny(s, `\:?*|<>"`)
}

// decode reads one colour for both grounds, or one for each.
func (c *Colour) decode(r *reader, n *yaml.Node) {
	light, dark := n, (*yaml.Node)(nil)
	r.orGroup(n, c, func(n *yaml.Node) { c.Light.decode(r, n) })
	if n.Kind == yaml.MappingNode {
		light, dark = writtenAt(n, "light"), writtenAt(n, "dark")
	}
	need := colour.Lines
	if r.field.words {
		need = colour.Words
	}
	r.legible(light, c.Light, colour.Light, need)
	r.legible(dark, c.Dark, colour.Dark, need)
}

// writtenAt is what is written behind a key of a group, or nil.
func writtenAt(n *yaml.Node, key string) *yaml.Node {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1]
		}
	}
	return nil
}

// The grounds of each scheme, as they are told.
var grounds = map[colour.Scheme]struct{ paper, zone diag.Term }{
	colour.Light: {diag.GroundPaper, diag.GroundZone},
	colour.Dark:  {diag.GroundDarkPaper, diag.GroundDarkZone},
}

// legible reports a colour, written at n, that does not stand out from its grounds.
func (r *reader) legible(n *yaml.Node, c Shade, s colour.Scheme, need colour.Need) {
	if n == nil || !c.Given || need.On(s, c.RGB) {
		return
	}
	on, ground, least := s.Paper, grounds[s].paper, need.Paper
	if colour.Contrast(c.RGB, s.Paper) >= need.Paper {
		on, ground, least = s.Zone, grounds[s].zone, need.Zone
	}
	start, end := r.span(n)
	d := r.add(diag.ColourContrast, start, end, r.name(), c.String(), ground, ratio(colour.Contrast(c.RGB, on)), ratio(least))
	d.Fix = r.replaced(start, end, plaintext.Quote(colour.Legible(c.RGB, s, need).String()))
}

// ratio is a contrast as it is told: never more than it is.
func ratio(contrast float64) diag.Count {
	return diag.Count{Of: diag.Ratio, Thousandths: int(contrast*100) * 10}
}

func (c *Shade) decode(r *reader, n *yaml.Node) {
	if isEmpty(n) && r.lostColour() {
		return
	}
	s, ok := r.text(n)
	if !ok {
		return
	}
	for _, written := range []string{s, "#" + s} { // in YAML, a # needs quotation marks
		if c.RGB, c.Given = colour.Parse(written); c.Given {
			return
		}
	}
	meant := ""
	if found, ok := meantColour(s); ok {
		meant = plaintext.Quote(found.String())
	}
	r.failWith(diag.ValueColour, n, meant)
}

// lostColour reports a colour that YAML takes for a comment, since it begins with # and has no quotation marks.
func (r *reader) lostColour() bool {
	start, end := r.comment(r.key.End)
	if start == end {
		return false
	}
	written, remark, also := strings.Cut(r.written(start, end), " ")
	if _, ok := colour.Parse(written); !ok {
		return false
	}
	value := plaintext.Quote(written)
	if also {
		value += " # " + remark
	}
	r.add(diag.TextLost, start, start+len(written), r.name(), written).Fix = r.replaced(start, end, value)
	return true
}

// channels are three numbers as programs that draw show a colour: rgb(0, 76, 147), 0/76/147.
var channels = regexp.MustCompile(`^(?i:rgba?|rvba?)?[ :]*\(?\s*(\d{1,3})[\s,;/.]+(\d{1,3})[\s,;/.]+(\d{1,3})\s*(?:[,/][^)]*)?\)?$`)

func isNoHex(c rune) bool { return !strings.ContainsRune("0123456789abcdef", c) }

// meantColour is the colour that s was probably meant for.
func meantColour(s string) (colour.RGB, bool) {
	digits := strings.TrimLeft(strings.TrimPrefix(strings.ToLower(s), "0x"), "# ")
	opaque := digits
	if len(digits) == 8 || len(digits) == 4 { // with how far it lets through
		opaque = digits[:len(digits)/4*3]
	}
	if c, ok := colour.Parse("#" + opaque); ok && !strings.ContainsFunc(digits, isNoHex) {
		return c, true
	}
	if c, ok := colornames.Map[strings.ReplaceAll(digits, " ", "")]; ok {
		return colour.RGB{R: c.R, G: c.G, B: c.B}, true
	}
	m := channels.FindStringSubmatch(s)
	if m == nil {
		return colour.RGB{}, false
	}
	var v [3]uint8
	for i := range v {
		n, err := strconv.ParseUint(m[i+1], 10, 8)
		if err != nil {
			return colour.RGB{}, false
		}
		v[i] = uint8(n)
	}
	return colour.RGB{R: v[0], G: v[1], B: v[2]}, true
}
