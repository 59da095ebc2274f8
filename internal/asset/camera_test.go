package asset

import (
	"encoding/binary"
	"io"
	"strings"
	"testing"
)

// exif is what a camera writes: how the picture is to be turned, and where it was taken in degrees over
// denominator; a denominator of 0 is what cameras write that do not know.
func exif(order binary.AppendByteOrder, orientation uint16, placed bool, denominator uint32) []byte {
	b := []byte("II*\x00")
	if order.String() == binary.BigEndian.String() {
		b = []byte("MM\x00*")
	}
	u16 := func(values ...uint16) {
		for _, v := range values {
			b = order.AppendUint16(b, v)
		}
	}
	u32 := func(values ...uint32) {
		for _, v := range values {
			b = order.AppendUint32(b, v)
		}
	}
	u32(8)
	u16(2, 0x0112, 3)
	u32(1)
	u16(orientation, 0, 0x8825, 4)
	u32(1, 38, 0)
	if !placed {
		u16(0)
		return b
	}
	u16(2, 2, 5)
	u32(3, 68)
	u16(4, 5)
	u32(3, 92)
	u32(0, 50, denominator, 48, 1, 46, 1, 4, denominator, 22, 1, 53, 1)
	return b
}

func jpegWith(exif []byte) string {
	fill := "\xff\xe0\x00\x04ab\xff" // another segment, and a byte that fills
	return "\xff\xd8" + fill + "\xff\xe1" + string(binary.BigEndian.AppendUint16(nil, uint16(len(exif)+8))) + "Exif\x00\x00" + string(exif) + "\xff\xda"
}

func pngWith(exif []byte) string {
	chunk := func(name, data string) string {
		return string(binary.BigEndian.AppendUint32(nil, uint32(len(data)))) + name + data + "sum!"
	}
	return "\x89PNG\r\n\x1a\n" + chunk("IHDR", strings.Repeat("x", 13)) + chunk("IDAT", "pixels") + chunk("eXIf", string(exif))
}

func webpWith(exif []byte) string {
	chunk := func(name, data string) string {
		return name + string(binary.LittleEndian.AppendUint32(nil, uint32(len(data)))) + data + strings.Repeat("\x00", len(data)%2)
	}
	return "RIFF....WEBP" + chunk("VP8X", "0123456789") + chunk("VP8 ", "odd") + chunk("EXIF", string(exif))
}

func TestNote(t *testing.T) {
	for _, order := range []binary.AppendByteOrder{binary.LittleEndian, binary.BigEndian} {
		for _, c := range []struct {
			exif []byte
			want note
		}{
			{exif(order, 1, false, 0), note{}},
			{exif(order, 3, true, 1), note{placed: true}},
			{exif(order, 6, true, 1), note{turned: true, placed: true}},
			{exif(order, 8, true, 0), note{turned: true}},
			{exif(order, 9, false, 0), note{}},
			{nil, note{}},
		} {
			straight := note{placed: c.want.placed}
			for of, file := range map[string]struct {
				bytes string
				want  note
			}{
				"JPEG": {jpegWith(c.exif), c.want},
				"PNG":  {pngWith(c.exif), straight},
				"WebP": {webpWith(c.exif), straight},
				"TIFF": {string(c.exif), c.want},
			} {
				r := strings.NewReader(file.bytes)
				if got := noteOf(io.NewSectionReader(r, 0, r.Size())); got != file.want {
					t.Errorf("%s, %s, %x: got %+v, want %+v", of, order, c.exif, got, file.want)
				}
			}
		}
	}
}

// A photo that was taken upright has the width and height that browsers show it in.
func TestTurnedPhoto(t *testing.T) {
	const frame = "\xff\xc0\x00\x0b\x08\x02\x58\x03\x20\x01\x01\x11\x00\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00" // 800 × 600, grey
	for orientation, want := range map[uint16][2]int{1: {800, 600}, 3: {800, 600}, 6: {600, 800}, 8: {600, 800}} {
		photo := strings.TrimSuffix(jpegWith(exif(binary.BigEndian, orientation, false, 0)), "\xff\xda") + frame
		s, _ := set(t, "content/pages/a.JPG", []byte(photo))
		checkFacts(t, "a.JPG", s.File("content/pages/a.JPG"), want[0], want[1])
	}
}

// What is cut off or damaged anywhere says nothing, or what it still says, and ends nothing.
func TestNoteDamaged(t *testing.T) {
	whole := exif(binary.LittleEndian, 6, true, 1)
	for _, file := range []string{jpegWith(whole), pngWith(whole), webpWith(whole), string(whole)} {
		for at := range len(file) {
			for _, damaged := range []string{file[:at], file[:at] + "\xff" + file[at+1:], file[:at] + "\x00" + file[at+1:]} {
				r := strings.NewReader(damaged)
				noteOf(io.NewSectionReader(r, 0, r.Size()))
			}
		}
	}
}
