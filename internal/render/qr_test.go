package render

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"rsc.io/qr"
)

// The strokes of a code are the black of the one that the library makes of the same address.
func TestCodeOfAddress(t *testing.T) {
	for _, address := range []string{"https://projet.example/fr/", "https://projet.example/fr/facultes/sciences-biomedicales/modules/trois-ans/",
		"https://" + strings.Repeat("long.", 20) + "example/"} {
		want, err := qr.Encode(address, qr.M)
		if err != nil {
			t.Fatal(err)
		}
		black := map[[2]int]bool{}
		svg := string(qrOf(address))
		x, y := 0, 0
		for _, m := range regexp.MustCompile(`([Mm])(\d+) (?:(\d+)\.5|0)h(\d+)`).FindAllStringSubmatch(svg, -1) {
			move, _ := strconv.Atoi(m[2])
			n, _ := strconv.Atoi(m[4])
			if m[1] == "M" {
				x = 0
				y, _ = strconv.Atoi(m[3])
			}
			x += move
			for i := range n {
				black[[2]int{x + i - quietZone, y - quietZone}] = true
			}
			x += n
		}
		for y := range want.Size {
			for x := range want.Size {
				if black[[2]int{x, y}] != want.Black(x, y) {
					t.Fatalf("%s: %d, %d is %v", address, x, y, !want.Black(x, y))
				}
			}
		}
	}
	if qrOf("") != "" || qrOf("https://"+strings.Repeat("x", 400)+".example/") != "" {
		t.Error("there is a code of no address, or of one that is too long")
	}
}

// A title with a long word is set smaller, and narrower, where there is little room.
func TestFit(t *testing.T) {
	for title, want := range map[string]string{"": "", "Projet PRO": "", "Sciences biomédicales": "", "Parcours interdisciplinaires": "long",
		"Anticonstitutionnellement vôtre": "longest", "l’interdisciplinarité": "longest", "pré-professionnalisation": "long",
		strings.Repeat("mot ", 40): ""} {
		if got := fit(title); got != want {
			t.Errorf("%q is set as %q, want %q", title, got, want)
		}
	}
}
