package picture

import (
	"bytes"
	"image/png"
	"os"
	"strings"
	"testing"
)

func svg(inside string) []byte {
	return []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40">` + inside + `</svg>`)
}

// A mark stands on the picture in its colours, beside what the picture says.
func TestMark(t *testing.T) {
	m, err := NewMark(svg(`<title>Une université</title><rect width="60" height="40" fill="#c8102e"/><g transform="translate(60 0)"><circle cx="20" cy="20" r="18" fill="none" stroke="#00843d" stroke-width="4"/></g>`))
	if err != nil {
		t.Fatal(err)
	}
	card := Card{Title: "Design thinking", Of: strings.Repeat("Faculté de sciences ", 10), Site: "Projet PRO", Line: 1, Columns: 5, Stops: []int{3}, Mark: m}
	data := PNG(nil, &card)
	if !card.Shows(data) {
		t.Error("the picture does not show its card")
	}
	bare := card
	bare.Mark = nil
	if bare.Shows(data) {
		t.Error("the picture with a mark shows the card without one")
	}
	drawn, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	hues := map[[3]uint32]int{}
	for y := range Height {
		for x := range Width {
			r, g, b, _ := drawn.At(x, y).RGBA()
			hues[[3]uint32{r >> 8 & 0xF8, g >> 8 & 0xF8, b >> 8 & 0xF8}]++
		}
	}
	if hues[[3]uint32{0xC8, 0x10, 0x28}] < 3000 || hues[[3]uint32{0x00, 0x80, 0x38}] < 1500 {
		t.Errorf("the colours of the mark are not there: %v", hues)
	}
	if folder := os.Getenv("PICTURES"); folder != "" {
		if err := os.WriteFile(folder+"/mark.png", data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// What cannot be drawn as browsers do is not drawn.
func TestMarkThatCannotBeDrawn(t *testing.T) {
	for name, drawing := range map[string][]byte{
		"text": svg(`<text>ULB</text>`), "style": svg(`<style>path{fill:red}</style><path d="M0 0h9v9z"/>`), "class": svg(`<path class="a" d="M0 0h9v9z"/>`),
		"scaled strokes": svg(`<g transform="scale(2)"><path stroke="red" d="M0 0h9v9z"/></g>`),
		"mask":           svg(`<path mask="url(#m)" d="M0 0h9v9z"/>`), "none": nil, "cut": svg(`<path d="M0 0`)[:60], "no size": []byte(`<svg xmlns="http://www.w3.org/2000/svg"/>`),
		"many": svg(strings.Repeat(`<g/>`, mostElements+1)), "long": svg(strings.Repeat(" ", mostDrawing)),
	} {
		if _, err := NewMark(drawing); err == nil {
			t.Errorf("%s is drawn", name)
		}
	}
	if _, err := NewMark([]byte(`<svg xmlns="http://www.w3.org/2000/svg" xmlns:i="http://i" width="12" height="4"><i:view><i:text/></i:view><path d="M0 0h9v9z"/></svg>`)); err != nil {
		t.Errorf("what another program has noted is in the way: %v", err)
	}
}
