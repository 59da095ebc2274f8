//go:build unix

package build

import (
	"testing"

	"projetpro/internal/diag"
)

// A picture that a layout shows is one that browsers can, whatever attribute names it; to lead to another is nobody's mistake.
func TestPicturesOfLayouts(t *testing.T) {
	for html, want := range map[string]int{
		`<img src="/x.tiff" alt="">`:                             1,
		`<img srcset="/x.png 1x, /x.tiff 2x" alt="">`:            1,
		`<video poster="/x.tiff"></video>`:                       1,
		`<p style="background: url(/x.tiff)">x</p>`:              1,
		`<img src="https://projet.site.test/x.tiff?v=2" alt="">`: 1,
		`<img src="/x.png" alt=""><a href="/x.tiff">x</a>`:       0,
	} {
		f := newFolder(t, right)
		f.write("static/root/x.tiff", []byte("II*\x00"))
		f.write("static/root/x.png", []byte("\x89PNG"))
		f.write("layouts/partials/footer.html", []byte(`{{define "footer"}}<footer>`+html+`</footer>{{end}}`))
		n := 0
		for _, d := range f.said("../home.md") {
			if d.Code == diag.PictureFormat && d.Pos.File == "layouts/partials/footer.html" && d.Pos.Offset >= 0 {
				n++
			}
		}
		if n != want {
			t.Errorf("%s: %d said, want %d", html, n, want)
		}
	}
}
