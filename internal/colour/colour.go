// Package colour knows colours as they are seen: how well one stands out from another, how far apart two are, and the nearest that can be read.
package colour

import (
	"encoding/hex"
	"math"
	"strings"
)

// An RGB is a colour of sRGB.
type RGB struct{ R, G, B uint8 }

// Parse reads #2d5be3, or #25e for #2255ee, in letters of either case.
func Parse(s string) (RGB, bool) {
	digits, ok := strings.CutPrefix(s, "#")
	if ok && len(digits) == 3 {
		digits = string([]byte{digits[0], digits[0], digits[1], digits[1], digits[2], digits[2]})
	}
	b, err := hex.DecodeString(digits)
	if !ok || err != nil || len(b) != 3 {
		return RGB{}, false
	}
	return RGB{b[0], b[1], b[2]}, true
}

// String writes c as style sheets do: #2d5be3.
func (c RGB) String() string { return "#" + hex.EncodeToString([]byte{c.R, c.G, c.B}) }

// A Scheme is the grounds on which colours of the style sheet stand.
type Scheme struct{ Paper, Zone RGB }

// The schemes of the style sheet that the binary carries: a reader's device asks for one of them.
var (
	Light = Scheme{RGB{0xFF, 0xFF, 0xFF}, RGB{0xF1, 0xF4, 0xF7}}
	Dark  = Scheme{RGB{0x0F, 0x14, 0x1B}, RGB{0x15, 0x1C, 0x25}}
)

// A Need is how much a colour has to stand out from each ground, as a ratio of contrast.
type Need struct{ Paper, Zone float64 }

// What WCAG 2.2 asks for (1.4.3, 1.4.11): words are legible on every ground; lines are seen on each, and their figures, which
// have the colour of paper, are legible on them.
var (
	Words = Need{4.5, 4.5}
	Lines = Need{4.5, 3}
)

// On tells whether c is as the need has it on both grounds of a scheme.
func (n Need) On(s Scheme, c RGB) bool {
	return Contrast(c, s.Paper) >= n.Paper && Contrast(c, s.Zone) >= n.Zone
}

// linear are the values of a channel as light.
var linear = func() (all [256]float64) {
	for v := range all {
		x := float64(v) / 255
		if all[v] = x / 12.92; x > 0.04045 {
			all[v] = math.Pow((x+0.055)/1.055, 2.4)
		}
	}
	return all
}()

// luminance is how light c is, from 0 to 1: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance.
func luminance(c RGB) float64 {
	return 0.2126*linear[c.R] + 0.7152*linear[c.G] + 0.0722*linear[c.B]
}

// Contrast is the ratio of contrast of two colours, from 1 to 21: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio.
func Contrast(a, b RGB) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// A lab is a colour of OKLab, in which what is equally far apart looks equally different: https://www.w3.org/TR/css-color-4/#ok-lab.
type lab struct{ l, a, b float64 }

// A light is a colour as the three channels of linear sRGB; beyond 0 and 1 no screen shows it.
type light struct{ r, g, b float64 }

func lightOf(c RGB) light { return light{linear[c.R], linear[c.G], linear[c.B]} }

func (c light) lab() lab {
	l := math.Cbrt(0.4122214708*c.r + 0.5363325363*c.g + 0.0514459929*c.b)
	m := math.Cbrt(0.2119034982*c.r + 0.6806995451*c.g + 0.1073969566*c.b)
	s := math.Cbrt(0.0883024619*c.r + 0.2817188376*c.g + 0.6299787005*c.b)
	return lab{
		0.2104542553*l + 0.7936177850*m - 0.0040720468*s,
		1.9779984951*l - 2.4285922050*m + 0.4505937099*s,
		0.0259040371*l + 0.7827717662*m - 0.8086757660*s,
	}
}

func (c lab) light() light {
	l := c.l + 0.3963377774*c.a + 0.2158037573*c.b
	m := c.l - 0.1055613458*c.a - 0.0638541728*c.b
	s := c.l - 0.0894841775*c.a - 1.2914855480*c.b
	l, m, s = l*l*l, m*m*m, s*s*s
	return light{
		4.0767416621*l - 3.3077115913*m + 0.2309699292*s,
		-1.2684380046*l + 2.6097574011*m - 0.3413193965*s,
		-0.0041960863*l - 0.7034186147*m + 1.7076147010*s,
	}
}

// shown tells whether a screen has c.
func (c light) shown() bool {
	const slack = 0.0005
	return min(c.r, c.g, c.b) > -slack && max(c.r, c.g, c.b) < 1+slack
}

// rgb is the nearest colour of a screen.
func (c light) rgb() RGB {
	channel := func(v float64) uint8 {
		if v = min(max(v, 0), 1); v <= 0.0031308 {
			v *= 12.92
		} else {
			v = 1.055*math.Pow(v, 1/2.4) - 0.055
		}
		return uint8(math.Round(v * 255))
	}
	return RGB{channel(c.r), channel(c.g), channel(c.b)}
}

// at is c as light as l says, from 0 to 1, of the same hue and, as far as a screen has it, of the same chroma.
func (c lab) at(l float64) RGB {
	const steps = 64
	for i := steps; i >= 0; i-- {
		share := float64(i) / steps
		if light := (lab{l, c.a * share, c.b * share}).light(); light.shown() {
			return light.rgb()
		}
	}
	return lab{l: l}.light().rgb()
}

// fineness is into how many steps lightness is parted.
const fineness = 500

// nearest is the colour of c's hue, lightness moved as little as can be, that fits; false when none does.
func nearest(c RGB, fits func(RGB) bool) (RGB, bool) {
	from := lightOf(c).lab()
	for step := range fineness + 1 {
		for _, l := range [2]float64{from.l - float64(step)/fineness, from.l + float64(step)/fineness} {
			if l < 0 || l > 1 {
				continue
			}
			if moved := from.at(l); fits(moved) {
				return moved, true
			}
		}
	}
	return RGB{}, false
}

// Legible is the nearest to c that stands out in a scheme as is needed: its hue, made lighter or darker. c itself it is when that does.
func Legible(c RGB, s Scheme, n Need) RGB {
	if n.On(s, c) {
		return c
	}
	found, _ := nearest(c, func(c RGB) bool { return n.On(s, c) }) // black or white does
	return found
}

// InDark is what stands for a colour of the light scheme in the dark one: of the same hue, as far from the dark paper as that is from the
// light one, and at least as is needed.
func InDark(c RGB, n Need) RGB {
	most := Contrast(RGB{0xFF, 0xFF, 0xFF}, Dark.Paper)
	wanted := min(Contrast(c, Light.Paper), most)
	from := lightOf(c).lab()
	for step := range fineness + 1 {
		if dark := from.at(float64(step) / fineness); n.On(Dark, dark) && Contrast(dark, Dark.Paper) >= wanted {
			return dark
		}
	}
	return RGB{0xFF, 0xFF, 0xFF}
}

// Two colours are told apart when they are so far from one another in OKLab, for all who see colours, and for those who see fewer.
const (
	apart      = 0.08
	apartToFew = 0.03
)

// fewer are how those see colours who lack the cones for red, or those for green (Machado, Oliveira & Fernandes 2009).
var fewer = [][9]float64{
	{0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998},
	{0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881},
}

func (c light) seen(by [9]float64) light {
	return light{by[0]*c.r + by[1]*c.g + by[2]*c.b, by[3]*c.r + by[4]*c.g + by[5]*c.b, by[6]*c.r + by[7]*c.g + by[8]*c.b}
}

func distance(a, b light) float64 {
	x, y := a.lab(), b.lab()
	return math.Sqrt((x.l-y.l)*(x.l-y.l) + (x.a-y.a)*(x.a-y.a) + (x.b-y.b)*(x.b-y.b))
}

// Alike tells whether two colours may be taken for one another.
func Alike(a, b RGB) bool {
	x, y := lightOf(a), lightOf(b)
	if distance(x, y) < apart {
		return true
	}
	for _, eyes := range fewer {
		if distance(x.seen(eyes), y.seen(eyes)) < apartToFew {
			return true
		}
	}
	return false
}

// Apart is the nearest to c that is as is needed in a scheme, and alike to none of others; false when there is none of its hue.
func Apart(c RGB, s Scheme, n Need, others []RGB) (RGB, bool) {
	return nearest(c, func(c RGB) bool {
		for _, other := range others {
			if Alike(c, other) {
				return false
			}
		}
		return n.On(s, c)
	})
}
