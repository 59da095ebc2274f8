// This file tests how a site looks that has a mark, colours and a typeface of its own.

package main

import (
	"bytes"
	"context"
	"encoding/binary"
	"image"
	"image/color"
	"image/png"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/andybalholm/brotli"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"

	projetpro "projetpro"
	"projetpro/internal/build"
	"projetpro/internal/colour"
	"projetpro/internal/diag"
	"projetpro/internal/source"
)

// dressed is the real site with a brand and other files, as it is published, and what is said of the files that these are.
func dressed(t *testing.T, brand string, files map[string]string) (site map[string]string, said []diag.Code) {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "content"), os.DirFS("../../content")); err != nil {
		t.Fatal(err)
	}
	const name = "content/site.yaml"
	settings, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	if brand != "" {
		lay(t, filepath.Join(dir, name), string(settings)+"\nbrand:\n"+brand)
	}
	for name, text := range files {
		lay(t, filepath.Join(dir, name), text)
	}
	r := opened(t, dir)
	site = map[string]string{}
	var mu sync.Mutex
	found, err := r.Render(context.Background(), func(path string, data []byte, _ *source.File) error {
		mu.Lock()
		defer mu.Unlock()
		site[path] = string(data)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range append(found, r.Diags...) {
		if _, ours := files[d.Pos.File]; ours || d.Pos.File == name && d.Pos.Offset >= len(settings) {
			said = append(said, d.Code)
		}
	}
	return site, said
}

// opened is the site of a folder, which stays open: large files are read when they are published.
func opened(t *testing.T, site string) *build.Result {
	t.Helper()
	dir, err := source.Open(site, projetpro.Defaults())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { dir.Close() })
	tree, _, err := dir.Read(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return built(t, tree)
}

const drawn = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"><path d="M0 0h120v40H0z"/></svg>`

// sheetOf is the style sheet of a site's brand, with its address as pages have it.
func sheetOf(site map[string]string) (at, text string) {
	for name, data := range site {
		if strings.HasPrefix(name, "assets/brand.") {
			return "/" + name, data
		}
	}
	return "", ""
}

// Each setting of the brand is seen on every page.
func TestBrand(t *testing.T) {
	varying, err := os.ReadFile("../../static/cabin.woff2")
	if err != nil {
		t.Fatal(err)
	}
	cabin := string(varying)
	fixed := cabin[:12] + "\x00\x01" + cabin[14:48] + "\x00\x05" // its header, and one table
	bare, _ := dressed(t, "", nil)
	if at, _ := sheetOf(bare); at != "" {
		t.Errorf("a site without a brand has %s", at)
	}
	for _, c := range []struct {
		name, brand string
		files       map[string]string
		sheet       []string // what the style sheet has, by patterns
		page        []string // what each page has
		not         []string // what neither has
	}{
		{"accent", "  accent: \"#004c93\"\n", nil,
			[]string{`@media screen\{:root\{--link:#004c93\}\}`, `\(prefers-color-scheme:dark\)\{:root\{--link:#76b4fe\}\}`},
			[]string{`<meta name="theme-color" content="#004c93" media="\(prefers-color-scheme: dark\)">`, `<link rel="icon" href="/assets/icon\.own\.[0-9a-f]{8}\.svg">`},
			[]string{"--hue", "Own", `class="own"`}},
		{"accent in both", "  accent: {light: \"#004c93\", dark: \"#9cf\"}\n", nil, []string{`dark\)\{:root\{--link:#99ccff`}, nil, nil},
		{"lines", "  lines: [\"#004c93\", \"#c33d86\", {light: \"#0c6b52\", dark: \"#86ebc2\"}]\n", nil,
			[]string{`:root\{--hue-1:#004c93;--hue-2:#c33d86;--hue-3:#0c6b52\}`, `--hue-3:#86ebc2\}`},
			[]string{`content="#ffffff" media="\(prefers-color-scheme: light`, `<link rel="icon" href="/assets/icon\.own\.`}, []string{"--hue-4", "--link"}},
		{"mark", "  mark: mark.svg\n", map[string]string{"static/mark.svg": drawn},
			[]string{`dark\)\{\.own\{.*background:#ffffff`},
			[]string{`<picture class="own"><img src="/assets/mark\.[0-9a-f]{8}\.svg" alt(?:="")? width="120" height="40"></picture>Projet PRO</a>`,
				`<link rel="icon" href="/assets/mark\.`}, []string{"<source", `<svg class="mark"`}},
		{"mark in the dark", "  mark: {file: brand/a.svg, dark: brand/b.svg, alone: true}\n  accent: 004c93\n",
			map[string]string{"static/brand/a.svg": drawn, "static/brand/b.svg": drawn, "static/icon.svg": drawn},
			nil, []string{`<source srcset="/assets/brand/b\.[0-9a-f]{8}\.svg" media="\(prefers-color-scheme: dark\)"><img src="/assets/brand/a\.`,
				`</picture><span class="unseen">Projet PRO</span></a>`, `<link rel="icon" href="/assets/icon\.`}, []string{"background:"}},
		{"mark that knows the dark", "  mark: mark.svg\n",
			map[string]string{"static/mark.svg": strings.Replace(drawn, "<path", "<style>@media (prefers-color-scheme:dark){path{fill:#fff}}</style><path", 1)},
			nil, nil, []string{"background:"}},
		{"font", "  font: fonts/own.woff2\n", map[string]string{"static/fonts/own.woff2": cabin},
			[]string{`@font-face\{font-family:Own;src:url\("\./own\.[0-9a-f]{8}\.woff2"\) format\("woff2"\);font-weight:1 1000;.*font-display:swap\}`, `--sans:Own,`},
			[]string{`<link rel="preload" href="/assets/fonts/own\.[0-9a-f]{8}\.woff2" as="font"`}, []string{"synthesis", "cabin"}},
		{"font of two files", "  font: {file: a.woff2, bold: b.woff2}\n", map[string]string{"static/a.woff2": fixed, "static/b.woff2": fixed + "\x00"},
			[]string{`\./a\.[0-9a-f]{8}\.woff2"\) format\("woff2"\);font-weight:400`, `\./b\.[0-9a-f]{8}\.woff2"\) format\("woff2"\);font-weight:700`}, nil, []string{"synthesis"}},
		{"font of one weight", "  font: a.woff2\n", map[string]string{"static/a.woff2": fixed}, []string{`font-weight:400`, `font-synthesis-weight:auto`}, nil, nil},
	} {
		site, said := dressed(t, c.brand, c.files)
		said = slices.DeleteFunc(said, func(code diag.Code) bool {
			return code == diag.MarkUndrawn && strings.Contains(c.name, "knows the dark") || code == diag.FontUnread && strings.HasPrefix(c.name, "font of ")
		})
		for name, text := range site {
			if strings.HasPrefix(name, "assets/icon.own.") && !strings.Contains(text, "#004c93") {
				t.Errorf("%s: the icon has another colour: %s", c.name, text)
			}
		}
		if len(said) > 0 {
			t.Errorf("%s: %v is said", c.name, said)
		}
		at, sheet := sheetOf(site)
		pages := 0
		for name, text := range site {
			if path.Ext(name) != ".html" {
				continue
			}
			pages++
			head, _, _ := strings.Cut(text, "<main")
			empty := name == "index.html" || !strings.Contains(head, `class="site"`)
			for _, want := range c.page {
				if empty && !strings.HasPrefix(want, "<meta") && !strings.HasPrefix(want, "<link") {
					continue
				}
				if !regexp.MustCompile(want).MatchString(head) {
					t.Fatalf("%s: %s has no %s\n%s", c.name, name, want, head)
				}
			}
			if !strings.Contains(head, `<link rel="stylesheet" href="`+at+`">`) {
				t.Fatalf("%s: %s does not link %s", c.name, name, at)
			}
			for _, not := range c.not {
				if strings.Contains(head, not) {
					t.Errorf("%s: %s has %s", c.name, name, not)
				}
			}
		}
		if pages < 50 {
			t.Errorf("%d pages", pages)
		}
		for _, want := range c.sheet {
			if !regexp.MustCompile(want).MatchString(sheet) {
				t.Errorf("%s: the style sheet has no %s:\n%s", c.name, want, sheet)
			}
		}
		for _, not := range c.not {
			if strings.Contains(sheet, not) {
				t.Errorf("%s: the style sheet has %s:\n%s", c.name, not, sheet)
			}
		}
		if strings.Contains(sheet, "$") {
			t.Errorf("%s: something was not filled in:\n%s", c.name, sheet)
		}
	}
}

// packed is an outline typeface as a WOFF2 that transforms none of its tables.
func packed(t *testing.T, ttf []byte) string {
	t.Helper()
	var directory, tables []byte
	n := binary.BigEndian.Uint16(ttf[4:])
	for i := range int(n) {
		entry := ttf[12+16*i:]
		at, length := binary.BigEndian.Uint32(entry[8:]), binary.BigEndian.Uint32(entry[12:])
		flags := byte(0x3F)
		if name := string(entry[:4]); name == "glyf" || name == "loca" {
			flags |= 0xC0
		}
		directory = append(append(directory, flags), entry[:4]...)
		directory = append(directory, 0x80|byte(length>>21), 0x80|byte(length>>14), 0x80|byte(length>>7), byte(length&0x7F))
		tables = append(tables, ttf[at:at+length]...)
	}
	var data bytes.Buffer
	w := brotli.NewWriter(&data)
	if _, err := w.Write(tables); err != nil || w.Close() != nil {
		t.Fatal(err)
	}
	header := make([]byte, 48)
	copy(header, "wOF2\x00\x01\x00\x00")
	binary.BigEndian.PutUint16(header[12:], n)
	binary.BigEndian.PutUint32(header[20:], uint32(data.Len()))
	return string(header) + string(directory) + data.String()
}

// The pictures of shared links are set in the site's own typeface, and what this cannot do is said.
func TestBrandOfTypeface(t *testing.T) {
	cabin, err := os.ReadFile("../../static/cabin.woff2")
	if err != nil {
		t.Fatal(err)
	}
	regular, bold := packed(t, goregular.TTF), packed(t, gobold.TTF)
	names := "---\ntitle: Nguyễn\nsummary: Un nom.\nonly: fr\n---\n\nUn texte.\n"
	pictures := map[string]string{}
	for _, c := range []struct {
		name, brand string
		files       map[string]string
		said        []diag.Code
	}{
		{"none", "", nil, nil},
		{"varying", "  font: own.woff2\n", map[string]string{"static/own.woff2": string(cabin)}, nil},
		{"regular", "  font: own.woff2\n", map[string]string{"static/own.woff2": regular}, []diag.Code{diag.FontSpaces, diag.FontWeight}},
		{"two", "  font: {file: own.woff2, bold: bold.woff2}\n", map[string]string{"static/own.woff2": regular, "static/bold.woff2": bold}, []diag.Code{diag.FontSpaces}},
		{"letters", "  font: {file: own.woff2, bold: bold.woff2}\n", map[string]string{"static/own.woff2": regular, "static/bold.woff2": bold, "content/pages/nguyen.fr.md": names},
			[]diag.Code{diag.FontLetters, diag.FontSpaces}},
		{"damaged", "  font: own.woff2\n", map[string]string{"static/own.woff2": regular[:len(regular)-100]}, []diag.Code{diag.FontUnread}},
	} {
		site, said := dressed(t, c.brand, c.files)
		slices.Sort(said)
		slices.Sort(c.said)
		if !slices.Equal(said, c.said) {
			t.Errorf("%s: said is %q, not %q", c.name, said, c.said)
		}
		picture := site["fr/facultes/architecture/picture.png"]
		if picture == "" {
			t.Fatalf("%s: there is no picture", c.name)
		}
		drawn, err := png.Decode(strings.NewReader(picture))
		if err != nil {
			t.Fatal(err)
		}
		pictures[c.name] = string(drawn.(*image.Paletted).Pix)
	}
	for _, c := range []struct {
		a, b string
		same bool
	}{{"none", "varying", false}, {"none", "regular", false}, {"regular", "two", false}, {"two", "letters", true}, {"none", "damaged", true}} {
		if (pictures[c.a] == pictures[c.b]) != c.same {
			t.Errorf("the pictures of %s and %s are the same: %t", c.a, c.b, !c.same)
		}
	}
}

// Of fewer hues than six, each comes in two structures before the first comes again; pictures have the same.
func TestBrandOfFewHues(t *testing.T) {
	site, _ := dressed(t, "  lines: [\"#004c93\", \"#c33d86\"]\n", nil)
	classes := map[string]string{}
	for _, m := range regexp.MustCompile(`class="[^"]*(line-\d+)[^"]*"[^>]*>(?:<[^>]*>)*<div><span class="badge"[^>]*>(\d+)<`).FindAllStringSubmatch(site["fr/index.html"], -1) {
		classes[m[2]] = m[1]
	}
	for number, want := range map[string]string{"1": "line-1", "2": "line-2", "3": "line-7", "4": "line-8"} {
		if classes[number] != want {
			t.Errorf("line %s has the class %q, want %s", number, classes[number], want)
		}
	}
	for name, want := range map[string]color.RGBA{"fr/picture.png": {0xC3, 0x3D, 0x86, 0xFF}, "fr/facultes/architecture/picture.png": {0x00, 0x4C, 0x93, 0xFF}} {
		drawn, err := png.Decode(bytes.NewReader([]byte(site[name])))
		if err != nil {
			t.Fatal(name, err)
		}
		found := false
		for y := range drawn.Bounds().Dy() {
			for x := range drawn.Bounds().Dx() {
				found = found || color.RGBAModel.Convert(drawn.At(x, y)) == want
			}
		}
		if !found {
			t.Errorf("%s has nothing in %v", name, want)
		}
	}
}

// The grounds that colours are compared with are those of the style sheet.
func TestGroundsAreThoseOfTheStyleSheet(t *testing.T) {
	sheet, err := os.ReadFile("../../static/site.css")
	if err != nil {
		t.Fatal(err)
	}
	light, dark, ok := strings.Cut(string(sheet), "@media screen and (prefers-color-scheme: dark)")
	if !ok {
		t.Fatal("the style sheet has no dark scheme")
	}
	for text, scheme := range map[string]colour.Scheme{light: colour.Light, dark: colour.Dark} {
		for property, want := range map[string]colour.RGB{"--paper": scheme.Paper, "--zone": scheme.Zone} {
			m := regexp.MustCompile(property + `: (#[0-9a-f]+);`).FindStringSubmatch(text)
			if m == nil {
				t.Fatalf("%s is not set", property)
			}
			if got, _ := colour.Parse(m[1]); got != want {
				t.Errorf("%s is %v in the style sheet, and compared with as %v", property, got, want)
			}
		}
	}
}

// The site's own style sheet is the last, and only there when the file is.
func TestCustomStyleSheet(t *testing.T) {
	bare, _ := dressed(t, "", nil)
	if page := bare["fr/trouver/index.html"]; strings.Contains(page, "custom") {
		t.Errorf("a site without custom.css has %s", page)
	}
	site, said := dressed(t, "  accent: \"#004c93\"\n", map[string]string{"static/custom.css": "h1{color:var(--link)}\n"})
	if len(said) > 0 {
		t.Errorf("%v is said", said)
	}
	for _, name := range []string{"index.html", "fr/index.html", "fr/trouver/index.html", "404.html"} {
		head, _, _ := strings.Cut(site[name], "</head>")
		sheets := regexp.MustCompile(`<link rel="stylesheet" href="/assets/([a-z]+)\.`).FindAllStringSubmatch(head, -1)
		if last := sheets[len(sheets)-1][1]; sheets[0][1] != "site" || sheets[1][1] != "brand" || last != "custom" {
			t.Errorf("%s has the style sheets %v", name, sheets)
		}
	}
}
