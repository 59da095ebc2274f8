package asset

import (
	"os"
	"slices"
	"testing"
)

func TestDrawingSize(t *testing.T) {
	for svg, want := range map[string][2]float64{
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 21"/>`:                          {48, 21},
		`<?xml version="1.0"?><!-- a --><svg viewBox=" -5,-5 , 10.5 20 " width="1" height="1"/>`: {10.5, 20},
		`<svg width="40mm" height="10mm"/>`:                                                      {40, 10},
		`<svg width="2in" height=" 3e1px "/>`:                                                    {2, 30},
		`<svg width="100%" height="50%"/>`:                                                       {},
		`<svg viewBox="0 0 0 10"/>`:                                                              {},
		`<svg viewBox="0 0 -4 10"/>`:                                                             {},
		`<svg viewBox="0 0 NaN 10"/>`:                                                            {},
		`<svg viewBox="0 0 Inf 10"/>`:                                                            {},
		`<svg viewBox="0 0 10"/>`:                                                                {},
		`<svg/>`:                                                                                 {},
		``:                                                                                       {},
		`<g xmlns:a="b" a:width="10" a:height="10"/>`:                                            {},
	} {
		width, height, ok := DrawingSize([]byte(svg))
		if ok != (want[0] > 0) || ok && (width != want[0] || height != want[1]) {
			t.Errorf("%s is %v × %v, %t", svg, width, height, ok)
		}
	}
}

// fontOf is a WOFF2 with tables of these entries.
func fontOf(number byte, entries ...byte) []byte {
	head := make([]byte, woff2Header)
	copy(head, woff2Magic)
	head[woff2Tables+1] = number
	return slices.Concat(head, entries)
}

func TestIsFont(t *testing.T) {
	cabin, err := os.ReadFile("../../static/cabin.woff2")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name         string
		data         []byte
		font, varies bool
	}{
		{"cabin", cabin, true, true},
		{"one that does not vary", fontOf(2, 0, 5, 1, 5), true, false},
		{"one behind others", fontOf(4, 0, 0x81, 5, tableGlyf, 5, 5, unknownTable, 'a', 'b', 'c', 'd', 5, tableFvar, 5), true, true},
		{"glyphs as they are", fontOf(2, tableGlyf|3<<6, 5, tableFvar, 5), true, true},
		{"a length that looks like it", fontOf(2, 0, tableFvar, 1, tableFvar), true, false},
		{"one cut off", fontOf(9, unknownTable, 'a'), true, false},
		{"one of many tables", fontOf(255, 0xFF), true, false},
		{"a short one", []byte(woff2Magic), false, false},
		{"another", make([]byte, 100), false, false},
		{"nothing", nil, false, false},
	} {
		if font, varies := IsFont(c.data); font != c.font || varies != c.varies {
			t.Errorf("%s: %t, %t", c.name, font, varies)
		}
	}
}
