package schema

import (
	"testing"

	"projetpro/internal/colour"
)

// What charters and programs that draw show of a colour is known for what it is.
func TestMeantColour(t *testing.T) {
	for s, want := range map[string]string{
		"rgb(0, 76, 147)": "#004c93", "RGB 0/76/147": "#004c93", "0 76 147": "#004c93", "rgba(0,76,147,0.5)": "#004c93", "RVB : 0-76-147": "",
		"0x004C93": "#004c93", "# 004c93": "#004c93", "#004c93ff": "#004c93", "#04c9": "#0044cc", "Dark Blue": "#00008b", "navy": "#000080",
		"rgb(0, 76, 300)": "", "rgb(0, 76)": "", "bleu": "", "#12": "", "": "", "hsl(209, 100%, 29%)": "", "Pantone 294 C": "", "100 60 0 20": "",
	} {
		c, ok := meantColour(s)
		if ok != (want != "") || ok && c.String() != want {
			t.Errorf("%q is meant for %v, %t; want %q", s, c, ok, want)
		}
	}
}

func TestStaticNames(t *testing.T) {
	for name, want := range map[string]bool{
		"mark.svg": true, "brand/mark.svg": true, "a.b/c.svg": true, "..svg": true,
		"": false, "/mark.svg": false, "../mark.svg": false, "static/mark.svg": false, "a/../b.svg": false, "./a.svg": false, "a//b.svg": false,
		`a\b.svg`: false, "https://x.org/a.svg": false,
	} {
		if got := isStatic(name); got != want {
			t.Errorf("%q names a file of static/: %t", name, got)
		}
	}
}

// A colour that is given for the dark is taken; else it follows from the other.
func TestColourInDark(t *testing.T) {
	light := Shade{colour.RGB{R: 0x2D, G: 0x5B, B: 0xE3}, true}
	if got := (Colour{Light: light, Dark: Shade{colour.RGB{R: 1}, true}}).InDark(colour.Words); got != (colour.RGB{R: 1}) {
		t.Errorf("it is %v", got)
	}
	if got := (Colour{Light: light}).InDark(colour.Words); !colour.Words.On(colour.Dark, got) || got == light.RGB {
		t.Errorf("it is %v", got)
	}
}
