package picture

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
)

// cards are of every sort: much text, none that fits, the lines of either structure, no line.
var cards = map[string]Card{
	"module":   {Title: "Design thinking, ou comment chercher un emploi en équipe", Of: "Architecture", Site: "Projet PRO", Line: 1, Stops: []int{3}, Columns: 5},
	"expected": {Title: "Se connaître", Of: "Sciences biomédicales", Site: "Projet PRO", Line: 8, Stops: []int{0, 1, 2}, Columns: 5, State: Dotted},
	"ended":    {Title: "Réseau", Of: "Sciences", Site: "Projet PRO", Line: 123, Stops: []int{0}, State: Faded},
	"site":     {Title: "Projet PRO", Of: "Construire son projet professionnel pendant ses études"},
	"long":     {Title: strings.Repeat("Anticonstitutionnellement ", 40), Of: strings.Repeat("Faculté ", 30), Site: "S", Line: 2},
	"word":     {Title: strings.Repeat("é", 200), Site: strings.Repeat("W", 100), Line: 3, Stops: []int{4}, Columns: 5},
	"own hues": {Title: "Droit", Site: "Projet PRO", Line: 4, Stops: []int{1}, Columns: 3, Hues: []color.RGBA{{0, 0x4C, 0x93, 0xFF}, {0xC3, 0x3D, 0x86, 0xFF}}},
	"empty":    {},
	"foreign":  {Title: "دانشکده", Of: "法学部", Site: "Σ", Line: 4},
}

func TestPictures(t *testing.T) {
	for name, card := range cards {
		data := PNG(nil, &card)
		if again := PNG([]byte("x"), &card); !bytes.Equal(again[1:], data) {
			t.Errorf("%s is drawn in two ways", name)
		}
		drawn, err := png.Decode(bytes.NewReader(data))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if size := drawn.Bounds().Size(); size.X != Width || size.Y != Height || len(data) > 40_000 {
			t.Errorf("%s is %v, %d bytes", name, size, len(data))
		}
		for y := range Height { // nothing is cut off
			for _, x := range []int{0, margin / 2, Width - margin/2, Width - 1} {
				if drawn.At(x, y) != drawn.At(0, 0) {
					t.Errorf("%s has something at %d, %d", name, x, y)
					break
				}
			}
		}
		if dir := os.Getenv("PICTURES"); dir != "" {
			if err := os.WriteFile(dir+"/"+name+".png", data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// A picture says which card it shows; of another one, drawn otherwise or cut short, it is none.
func TestShows(t *testing.T) {
	for name, card := range cards {
		data := PNG(nil, &card)
		for other, wanted := range cards {
			if got := wanted.Shows(data); got != (other == name) {
				t.Errorf("the picture of %s shows %s: %t", name, other, got)
			}
		}
		if card.Shows(data[:len(data)-1]) || card.Shows(data[1:]) || card.Shows(nil) || card.Shows(card.mark()) {
			t.Errorf("a part of %s shows it", name)
		}
	}
}

// Cards are drawn as they were when the edition was last raised: else pictures of the last build would stay.
func TestDrawing(t *testing.T) {
	sum := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(cards)) {
		card := cards[name]
		drawn, err := png.Decode(bytes.NewReader(PNG(nil, &card)))
		if err != nil {
			t.Fatal(err)
		}
		sum.Write(drawn.(*image.Paletted).Pix)
		fmt.Fprint(sum, drawn.(*image.Paletted).Palette)
	}
	const want = "2 291709096ecebd87"
	if got := fmt.Sprintf("%d %x", edition, sum.Sum(nil)[:8]); got != want {
		t.Errorf("cards are drawn otherwise (%s, before %s): raise the edition, and write this here", got, want)
	}
}

func TestCan(t *testing.T) {
	for text, want := range map[string]bool{"": true, "Mentor·e : « œuvre »\u202f!": true, "دانشکده": false, "Σ": false, "\u00a0…": true} {
		if got := (*Typeface)(nil).Can(text); got != want {
			t.Errorf("%q can be drawn: %t", text, got)
		}
	}
}

func BenchmarkPNG(b *testing.B) {
	card := cards["module"]
	for b.Loop() {
		PNG(nil, &card)
	}
}
