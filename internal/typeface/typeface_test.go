package typeface

import (
	"os"
	"slices"
	"testing"

	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

func cabin(t testing.TB) []byte {
	data, err := os.ReadFile("../../static/cabin.woff2")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// The typeface of the style sheet is read: its letters, its weights and its outlines.
func TestRead(t *testing.T) {
	f, err := Read(cabin(t))
	if err != nil {
		t.Fatal(err)
	}
	if f.Lightest != 400 || f.Boldest != 700 {
		t.Errorf("weights are %d to %d", f.Lightest, f.Boldest)
	}
	if got := f.Lacks("Où l’œuvre\u202f: «\u00a0été\u00a0» – ça, Ωmega δ Ω"); !slices.Equal(got, []rune("Ωδ")) {
		t.Errorf("lacking are %q", got)
	}
	still, err := os.ReadFile("../picture/cabin.ttf")
	if err != nil {
		t.Fatal(err)
	}
	same, err := opentype.Parse(still)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range "aéçœÀgß&8" { // drawn bolder there, of the same shape
		mine, its := outline(t, f.Font, c), outline(t, same, c)
		if len(mine) != len(its) {
			t.Errorf("%c has %d segments, not %d", c, len(mine), len(its))
			continue
		}
		for i := range mine {
			if mine[i].Op != its[i].Op {
				t.Errorf("%c: segment %d is %v, not %v", c, i, mine[i].Op, its[i].Op)
				break
			}
			for k := range mine[i].Args {
				if d := mine[i].Args[k].Sub(its[i].Args[k]); max(d.X, -d.X, d.Y, -d.Y) > fixed.I(120) {
					t.Errorf("%c: segment %d lies %v away", c, i, d)
				}
			}
		}
	}
}

func outline(t *testing.T, f *sfnt.Font, c rune) sfnt.Segments {
	var b sfnt.Buffer
	i, err := f.GlyphIndex(&b, c)
	if err != nil || i == 0 {
		t.Fatalf("%c: %v", c, err)
	}
	segments, err := f.LoadGlyph(&b, i, fixed.I(1000), nil)
	if err != nil {
		t.Fatalf("%c: %v", c, err)
	}
	return slices.Clone(segments)
}

// What is damaged is said to be so, whatever is in it.
func TestDamaged(t *testing.T) {
	data := cabin(t)
	for n := 0; n < len(data); n += 97 {
		if _, err := Read(data[:n]); err == nil {
			t.Errorf("the first %d bytes are a typeface", n)
		}
	}
	for i := range 600 {
		other := slices.Clone(data)
		other[i] ^= byte(i*37 | 1)
		if f, err := Read(other); err == nil {
			f.Lacks("é")
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(cabin(f))
	f.Fuzz(func(_ *testing.T, data []byte) {
		if face, err := Read(data); err == nil {
			face.Lacks("aéΩ")
		}
	})
}
