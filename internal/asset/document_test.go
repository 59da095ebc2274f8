package asset

import (
	"testing"

	"projetpro/internal/diag"
)

// What is no document is refused by its ending, and what only pretends to be one by its first bytes.
func TestDocuments(t *testing.T) {
	const zip, ole = "PK\x03\x04", "\xD0\xCF\x11\xE0"
	for name, want := range map[string]struct {
		data string
		code diag.Code
	}{
		"a.docx": {zip, ""}, "a.PPTX": {zip, ""}, "a.odt": {zip, ""}, "a.doc": {ole, ""}, "b.doc": {`{\rtf1}`, ""}, "a.rtf": {`{\rtf1}`, ""},
		"a.txt": {"a < b", ""}, "b.txt": {"<nom>", ""}, "a.csv": {"a;b", ""}, "a.ics": {"BEGIN:VCALENDAR", ""}, "a.zip": {zip, ""}, "a.mp4": {"x", ""},
		"empty.txt": {"", ""}, "c.txt": {"<p", diag.AssetBroken}, "d.txt": {" \n<ScRiPt>x", diag.AssetBroken}, "e.csv": {"\uFEFF<!DOCTYPE html>", diag.AssetBroken},
		"a.bib": {"<?xml version='1.0'?>", diag.AssetBroken}, "a.mp3": {"<html>", diag.AssetBroken}, "b.docx": {"<html>", diag.AssetBroken},
		"c.docx": {ole, diag.AssetBroken}, "a.xls": {"a\tb", diag.AssetBroken}, "b.zip": {"MZ", diag.AssetBroken}, "a.7z": {zip, diag.AssetBroken},
		"a.xlsx": {zip + "xl/vbaProject.bin", diag.DocumentMacros},
		"b.xls":  {ole + "_\x00V\x00B\x00A\x00_\x00P\x00R\x00O\x00J\x00E\x00C\x00T\x00", diag.DocumentMacros},
		"a.docm": {zip, diag.DocumentKind}, "a.exe": {"MZ", diag.DocumentKind}, "a.xml": {"<x/>", diag.DocumentKind}, "a.svgz": {"x", diag.DocumentKind},
		"a.pdf.scr": {"x", diag.DocumentKind}, "a.js": {"x", diag.DocumentKind}, "a.swf": {"x", diag.DocumentKind}, "a.webarchive": {"x", diag.DocumentKind},
		"a": {"x", diag.DocumentUnnamed},
	} {
		s, _ := set(t, "content/pages/"+name, []byte(want.data))
		var codes []diag.Code
		if want.code != "" {
			codes = []diag.Code{want.code}
		}
		checkFacts(t, name, s.File("content/pages/"+name), 0, 0, codes...)
	}
}
