package asset

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"
)

// drawing is an SVG with something in it.
func drawing(inside string) string {
	return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">` + inside + `</svg>`
}

func utf16be(s string) string {
	var b strings.Builder
	b.WriteString("\xFE\xFF")
	for _, u := range utf16.Encode([]rune(s)) {
		b.WriteByte(byte(u >> 8))
		b.WriteByte(byte(u))
	}
	return b.String()
}

// What runs or fetches in a browser, in every way there is to write it, is not let through.
func TestActiveDrawings(t *testing.T) {
	whole := []string{
		`<!DOCTYPE svg [<!ENTITY x "<script>alert(1)</script>">]>` + drawing(`&x;`),
		`<!DOCTYPE svg [<!ENTITY x "alert(1)">]>` + drawing(`<g onload="&x;"/>`),
		`<!DOCTYPE svg [<!ATTLIST svg onload CDATA "alert(1)">]>` + drawing(``),
		`<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [ <!ENTITY x "y"> ]>` + drawing(``),
		`<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "https://example.org/svg11.dtd">` + drawing(``),
		`<!DOCTYPE svg PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">` + drawing(``),
		`<!DOCTYPE svg SYSTEM "about:legacy-compat">` + drawing(``),
		`<!DOCTYPE html>` + drawing(``),
		drawing(``) + `<!DOCTYPE svg>`,
		`<?xml-stylesheet href="https://example.org/a.css"?>` + drawing(``),
		`<?xml-stylesheet type="text/xsl" href="#x"?>` + drawing(``),
		`<?xml version="1.0" encoding="utf-16"?>` + drawing(``),
		`<?xml version="1.0" encoding = 'iso-2022-jp'?>` + drawing(``),
		`<?xml version="1.0" encoding="windows-1252"?>` + drawing(``),
		utf16be(drawing(`<script>alert(1)</script>`)),
		drawing("\x80"),
		strings.Replace(drawing(``), "<svg ", `<svg onload="alert(1)" `, 1),
		strings.Replace(drawing(``), "<svg ", `<svg xml:base="https://example.org/" `, 1),
		`<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:script>alert(1)</s:script></s:svg>`,
		`<svg xmlns="http://www.w3.org/2000/svg" xmlns:h="http://www.w3.org/1999/xhtml"><h:script>alert(1)</h:script></svg>`,
	}
	inside, err := os.ReadFile("testdata/svg/active.txt") // what stands in a drawing, a line each
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(inside)) {
		whole = append(whole, drawing(strings.TrimSuffix(line, "\n")))
	}
	for _, svg := range whole {
		if what, err := checkSVG([]byte(svg)); what == "" && err == nil {
			t.Errorf("let through: %s", svg)
		}
	}
}

// What programs that draw write out passes.
func TestOrdinaryDrawings(t *testing.T) {
	files, err := filepath.Glob("testdata/svg/*.svg")
	if err != nil || len(files) == 0 {
		t.Fatalf("%q, %v", files, err)
	}
	for _, file := range files {
		svg, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if what, err := checkSVG(svg); what != "" || err != nil {
			t.Errorf("%s: %q, %v", file, what, err)
		}
	}
	for _, svg := range []string{
		`<?xml version="1.0" encoding="utf-8"?>` + "\n" + `<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">` + drawing(``),
		`<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 20010904//EN"` + "\n" + ` "http://www.w3.org/TR/2001/REC-SVG-20010904/DTD/svg10.dtd">` + drawing(``),
		`<!DOCTYPE svg>` + drawing(``),
		`<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:path d="M0 0"/></s:svg>`,
		drawing(`<circle r="3"><animate attributeName="r" values="1;2" dur="2s" repeatCount="indefinite"/></circle>`),
		drawing(`<g><animateTransform attributeName="transform" type="rotate" from="0" to="9" dur="1s"/></g>`),
		drawing(`<style>@keyframes x{to{opacity:0}} .a{animation:x 1s;fill:url(#g);background:url("data:image/png;base64,x")}</style>`),
		drawing(`<title lang="fr">Un \ plan</title><path id="a\b" aria-label="x(y)" data-url="https://example.org" role="img"/>`),
		drawing(`<text>url(https://example.org)</text>`),
	} {
		if what, err := checkSVG([]byte(svg)); what != "" || err != nil {
			t.Errorf("%s: %q, %v", svg, what, err)
		}
	}
	for _, none := range []string{
		"", "x", "<svg/>", "<html/>", `<svg xmlns="http://www.w3.org/2000/svg">`, `<svg xmlns="http://www.w3.org/2000/svg"><g></svg>`,
	} {
		if what, err := checkSVG([]byte(none)); err == nil {
			t.Errorf("%q is an SVG: %q", none, what)
		}
	}
}
