// This file says what may be published as a document: what readers open in a program of their own,
// and what no browser runs.

package asset

import (
	"bytes"
	"encoding/binary"
	"io"
	"path"
	"slices"
	"unicode/utf16"

	"projetpro/internal/diag"
)

// A family is a way in which files of several formats begin; nil says that nothing is asked of it.
type family [][]byte

var (
	zipped   = family{[]byte("PK\x03\x04"), []byte("PK\x05\x06")}
	compound = family{[]byte("\xD0\xCF\x11\xE0"), []byte(`{\rtf`)} // of the older programs of an office; Word also saves RTF so
)

// documents are the formats that are published, by ending in capitals, with how their files begin.
// What has an ending that is not here is published by no one: it may run in the site's own name.
var documents = map[string]family{
	"PDF": nil, "EPUB": zipped, "RTF": {[]byte(`{\rtf`)},
	"DOCX": zipped, "DOTX": zipped, "XLSX": zipped, "XLTX": zipped, "PPTX": zipped, "POTX": zipped, "PPSX": zipped, "VSDX": zipped,
	"DOC": compound, "XLS": compound, "PPT": compound, "PPS": compound,
	"ODT": zipped, "ODS": zipped, "ODP": zipped, "ODG": zipped, "OTT": zipped, "OTS": zipped, "OTP": zipped,
	"PAGES": zipped, "NUMBERS": zipped, "KEY": zipped,
	"TXT": nil, "CSV": nil, "TSV": nil, "ICS": nil, "VCF": nil, "VTT": nil, "SRT": nil, "BIB": nil, "RIS": nil,
	"PNG": nil, "JPG": nil, "JPEG": nil, "GIF": nil, "WEBP": nil, "SVG": nil,
	"AVIF": nil, "BMP": nil, "ICO": nil, "TIF": nil, "TIFF": nil, "HEIC": nil, "HEIF": nil, "PSD": nil,
	"MP3": nil, "M4A": nil, "AAC": nil, "OGG": nil, "OGA": nil, "OPUS": nil, "WAV": nil, "FLAC": nil,
	"MP4": nil, "M4V": nil, "MOV": nil, "WEBM": nil, "MKV": nil, "OGV": nil, "AVI": nil, "MPG": nil, "MPEG": nil,
	"ZIP": zipped, "7Z": {[]byte("7z\xBC\xAF\x27\x1C")}, "RAR": {[]byte("Rar!")}, "GZ": {[]byte("\x1F\x8B")}, "TGZ": {[]byte("\x1F\x8B")},
	"BZ2": {[]byte("BZh")}, "XZ": {[]byte("\xFD7zXZ")}, "TAR": nil,
	"TTF": nil, "OTF": {[]byte("OTTO")}, "WOFF": {[]byte("wOFF")}, "WOFF2": {[]byte("wOF2")},
}

// refusal says why a file is not published as a document; code is "" if it is, or if its format has a check of its
// own. The error is the machine's.
func (f *File) refusal(r *io.SectionReader) (code diag.Code, args []any, err error) {
	begins, known := documents[f.Format]
	switch {
	case f.Format == "":
		return diag.DocumentUnnamed, nil, nil
	case !known:
		return diag.DocumentKind, []any{path.Ext(f.Path)}, nil
	case f.Format == "SVG":
		return "", nil, nil
	}
	head := make([]byte, min(r.Size(), keyBytes))
	if _, err := r.ReadAt(head, 0); err != nil && err != io.EOF {
		return "", nil, err
	}
	if begins == nil && isSecret(f.Path, head) {
		return diag.SecretFile, []any{path.Base(f.Path)}, nil
	}
	if isMarkup(head) || begins != nil && !slices.ContainsFunc(begins, func(magic []byte) bool { return bytes.HasPrefix(head, magic) }) {
		return diag.AssetBroken, []any{f.Format}, nil
	}
	name := macros[f.Format]
	if bytes.HasPrefix(head, compound[0]) {
		name = vbaProject
	}
	if name == nil {
		return "", nil, nil
	}
	if found, err := contains(r, name); err != nil || !found {
		return "", nil, err
	}
	return diag.DocumentMacros, nil, nil
}

// vbaProject is the name of what holds macros in the older formats of Microsoft Office, in UTF-16; macros what it is in the
// newer ones: archives, which list the names of their files uncompressed.
var (
	vbaProject = inUTF16("_VBA_PROJECT")
	inArchive  = []byte("vbaProject.bin")
	macros     = map[string][]byte{
		"DOCX": inArchive, "DOTX": inArchive, "XLSX": inArchive, "XLTX": inArchive, "PPTX": inArchive, "POTX": inArchive, "PPSX": inArchive, "VSDX": inArchive,
	}
)

func inUTF16(name string) (bytes []byte) {
	for _, unit := range utf16.Encode([]rune(name)) {
		bytes = binary.LittleEndian.AppendUint16(bytes, unit)
	}
	return bytes
}

// contains looks for a name in a file of any size.
func contains(r *io.SectionReader, name []byte) (bool, error) {
	b := make([]byte, 64<<10)
	for at, overlap := int64(0), int64(len(name)-1); ; at += int64(len(b)) - overlap {
		n, err := r.ReadAt(b, at)
		switch {
		case bytes.Contains(b[:n], name):
			return true, nil
		case err == io.EOF:
			return false, nil
		case err != nil:
			return false, err
		}
	}
}

// looked is how many bytes browsers look at to tell what a file is.
const looked = 1445

// markup is how a file begins that browsers take for a page when nobody tells them what it is, in small
// letters (MIME Sniffing, § 7.1), and the two beginnings of an SVG.
var markup = [][]byte{
	[]byte("<!doctype"), []byte("<html"), []byte("<head"), []byte("<script"), []byte("<iframe"), []byte("<h1"), []byte("<div"), []byte("<font"),
	[]byte("<table"), []byte("<a"), []byte("<style"), []byte("<title"), []byte("<b"), []byte("<body"), []byte("<br"), []byte("<p"), []byte("<!--"),
	[]byte("<?xml"), []byte("<svg"),
}

// isMarkup tells whether browsers may take bytes for a page.
func isMarkup(data []byte) bool {
	start := bytes.TrimLeft(bytes.TrimPrefix(data[:min(len(data), looked)], []byte("\uFEFF")), " \t\r\n\f")
	if len(start) == 0 || start[0] != '<' {
		return false
	}
	start = bytes.ToLower(start)
	return slices.ContainsFunc(markup, func(tag []byte) bool {
		rest, ok := bytes.CutPrefix(start, tag)
		return ok && (len(rest) == 0 || bytes.IndexByte([]byte(" \t\r\n\f>/-"), rest[0]) >= 0 || tag[1] == '!')
	})
}
