package colour

import (
	"math"
	"testing"
)

func parsed(t *testing.T, s string) RGB {
	t.Helper()
	c, ok := Parse(s)
	if !ok {
		t.Fatalf("%q is no colour", s)
	}
	return c
}

func TestParse(t *testing.T) {
	for s, want := range map[string]string{"#2D5be3": "#2d5be3", "#25e": "#2255ee", "#000": "#000000", "2d5be3": "", "#2d5be": "", "#2d5bg3": "", "": "", "#": "", "#é0": ""} {
		c, ok := Parse(s)
		if ok != (want != "") || ok && c.String() != want {
			t.Errorf("%q is %v, %t", s, c, ok)
		}
	}
}

// The figures are those of the recommendation, and of others' tools.
func TestContrast(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{{"#000", "#fff", 21}, {"#fff", "#fff", 1}, {"#777", "#fff", 4.48}, {"#767676", "#fff", 4.54}, {"#1f4fd0", "#fff", 6.8}, {"#8fb0ff", "#0f141b", 8.6}} {
		if got := Contrast(parsed(t, c.a), parsed(t, c.b)); math.Abs(got-c.want) > 0.05 {
			t.Errorf("the contrast of %s and %s is %.2f, want %.2f", c.a, c.b, got, c.want)
		}
	}
}

// Every colour comes back from OKLab as it went.
func TestLabAndBack(t *testing.T) {
	for r := 0; r < 256; r += 5 {
		for g := 0; g < 256; g += 5 {
			for b := 0; b < 256; b += 15 {
				c := RGB{uint8(r), uint8(g), uint8(b)}
				if light := lightOf(c).lab().light(); light.rgb() != c || !light.shown() {
					t.Fatalf("%v comes back as %v, %t", c, light.rgb(), light.shown())
				}
			}
		}
	}
}

// samples are colours all over the cube.
func samples(yield func(RGB) bool) {
	for r := 0; r < 256; r += 51 {
		for g := 0; g < 256; g += 51 {
			for b := 0; b < 256; b += 51 {
				if !yield(RGB{uint8(r), uint8(g), uint8(b)}) {
					return
				}
			}
		}
	}
}

// hueOf is in degrees; false for what has hardly any colour.
func hueOf(c RGB) (float64, bool) {
	l := lightOf(c).lab()
	return math.Atan2(l.b, l.a) * 180 / math.Pi, math.Hypot(l.a, l.b) > 0.05
}

func turned(a, b RGB) float64 {
	x, coloured := hueOf(a)
	y, also := hueOf(b)
	if !coloured || !also {
		return 0
	}
	d := math.Abs(x - y)
	return min(d, 360-d)
}

// Whatever colour is asked for: what is proposed is legible, of the same hue, and no colour that is lighter or darker by less is legible.
func TestLegible(t *testing.T) {
	for c := range samples {
		for _, s := range []Scheme{Light, Dark} {
			for _, n := range []Need{Words, Lines} {
				got := Legible(c, s, n)
				if !n.On(s, got) || turned(c, got) > 6 {
					t.Fatalf("for %v there is %v, turned by %.1f", c, got, turned(c, got))
				}
				if n.On(s, c) && got != c {
					t.Fatalf("%v is legible, and becomes %v", c, got)
				}
				moved := math.Abs(lightOf(got).lab().l - lightOf(c).lab().l)
				for step := 1.0; step/fineness < moved-0.01; step++ {
					from := lightOf(c).lab()
					for _, l := range []float64{from.l - step/fineness, from.l + step/fineness} {
						if l >= 0 && l <= 1 && n.On(s, from.at(l)) {
							t.Fatalf("for %v, %v is nearer than %v", c, from.at(l), got)
						}
					}
				}
			}
		}
	}
}

// In the dark a colour is as far from its ground as in the light, or as is needed.
func TestInDark(t *testing.T) {
	for c := range samples {
		for _, n := range []Need{Words, Lines} {
			dark := InDark(c, n)
			if !n.On(Dark, dark) || turned(c, dark) > 6 {
				t.Fatalf("%v becomes %v, turned by %.1f", c, dark, turned(c, dark))
			}
			if was, is := Contrast(c, Light.Paper), Contrast(dark, Dark.Paper); was > 4.8 && was < 18 && math.Abs(was-is) > 0.6 {
				t.Fatalf("%v has %.1f, %v has %.1f", c, was, dark, is)
			}
		}
	}
}

func TestAlike(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"#2d5be3", "#2d5be3", true}, {"#2d5be3", "#305fe0", true}, {"#2d5be3", "#7a1f12", false},
		{"#8f6e12", "#7d7a00", true}, // to who has no cones for red
		{"#86ebc2", "#f3d56a", false},
	} {
		if got := Alike(parsed(t, c.a), parsed(t, c.b)); got != c.want {
			t.Errorf("%s and %s are alike: %t", c.a, c.b, got)
		}
	}
}

func TestApart(t *testing.T) {
	blue, near := parsed(t, "#2d5be3"), parsed(t, "#2a5ae0")
	got, ok := Apart(near, Light, Lines, []RGB{blue})
	if !ok || Alike(got, blue) || !Lines.On(Light, got) || turned(near, got) > 6 {
		t.Errorf("apart from %v there is %v, %t", blue, got, ok)
	}
	var all []RGB // of every lightness
	for step := range 100 {
		all = append(all, lightOf(blue).lab().at(float64(step)/100))
	}
	if got, ok := Apart(near, Light, Lines, all); ok {
		t.Errorf("%v is apart from all", got)
	}
}
