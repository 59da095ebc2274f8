// This file reads what a camera has noted in a picture (Exif).

package asset

import (
	"bytes"
	"encoding/binary"
	"io"
)

// A note is what a camera says of a picture; its zero value says nothing.
type note struct {
	turned bool // it is to be shown turned by a quarter, so that its width is its height
	placed bool // it says where on earth the picture was taken
}

// maxNote is how many bytes of what a camera noted are read, which is what a JPEG can hold of it;
// maxParts how many parts of a picture are looked at for it.
const (
	maxNote  = 64 << 10
	maxParts = 4096
)

var exifBegins = []byte("Exif\x00\x00")

// noteOf looks for what a camera noted in a JPEG, PNG, WebP or TIFF. What is damaged says nothing.
func noteOf(r *io.SectionReader) note {
	var head [12]byte
	r.ReadAt(head[:], 0)
	switch {
	case bytes.HasPrefix(head[:], []byte("\xff\xd8")):
		return readNote(partsOfJPEG(r))
	case bytes.HasPrefix(head[:], []byte("\x89PNG")):
		n := readNote(chunkOf(r, 8, binary.BigEndian, "eXIf", 4))
		n.turned = false // browsers do not turn these
		return n
	case bytes.HasPrefix(head[:], []byte("RIFF")) && bytes.HasSuffix(head[:], []byte("WEBP")):
		n := readNote(chunkOf(r, 12, binary.LittleEndian, "EXIF", 0))
		n.turned = false
		return n
	}
	return readNote(upTo(r, 0, maxNote))
}

// partsOfJPEG is what stands behind "Exif" in one of the segments before the picture itself.
func partsOfJPEG(r *io.SectionReader) []byte {
	const app1, startOfScan = 0xe1, 0xda
	at := int64(2)
	for range maxParts {
		b := upTo(r, at, 4)
		switch {
		case len(b) < 4 || b[0] != 0xff || b[1] == startOfScan:
			return nil
		case b[1] == 0xff: // a byte that fills
			at++
			continue
		}
		length := int64(binary.BigEndian.Uint16(b[2:]))
		if b[1] == app1 {
			if exif, found := bytes.CutPrefix(upTo(r, at+4, length-2), exifBegins); found {
				return exif
			}
		}
		at += 2 + length
	}
	return nil
}

// chunkOf is what the chunk of a name holds, of those that begin at an offset: each is its length and
// its name (in a PNG; in a RIFF it is the other way round), its bytes, and a checksum or nothing.
func chunkOf(r *io.SectionReader, at int64, order binary.ByteOrder, name string, checksum int64) []byte {
	for range maxParts {
		b := upTo(r, at, 8)
		if len(b) < 8 {
			return nil
		}
		called, length := b[4:], int64(order.Uint32(b))
		if checksum == 0 {
			called, length = b[:4], int64(order.Uint32(b[4:]))
			length += length & 1
		}
		if string(called) == name {
			return bytes.TrimPrefix(upTo(r, at+8, min(length, maxNote)), exifBegins)
		}
		at += 8 + length + checksum
	}
	return nil
}

// upTo is so many bytes at an offset, fewer at the end.
func upTo(r io.ReaderAt, at, length int64) []byte {
	b := make([]byte, max(length, 0))
	n, _ := r.ReadAt(b, at)
	return b[:n]
}

// readNote reads the directories of TIFF that Exif is made of.
func readNote(tiff []byte) (n note) {
	const (
		orientation, position = 0x0112, 0x8825
		latitude, longitude   = 2, 4
	)
	var order binary.ByteOrder
	switch {
	case bytes.HasPrefix(tiff, []byte("II*\x00")):
		order = binary.LittleEndian
	case bytes.HasPrefix(tiff, []byte("MM\x00*")):
		order = binary.BigEndian
	default:
		return n
	}
	if len(tiff) < 8 {
		return n
	}
	fields := directory(tiff, order, order.Uint32(tiff[4:]))
	if value := fields[orientation]; len(value) > 0 {
		of := order.Uint16(value)
		n.turned = of >= 5 && of <= 8
	}
	if value := fields[position]; len(value) > 0 {
		where := directory(tiff, order, order.Uint32(value))
		n.placed = isAngle(tiff, order, where[latitude]) && isAngle(tiff, order, where[longitude])
	}
	return n
}

// directory is the four bytes of the value of each field that a directory of TIFF has.
func directory(tiff []byte, order binary.ByteOrder, at uint32) map[uint16][]byte {
	const entry = 12
	if int64(at)+2 > int64(len(tiff)) {
		return nil
	}
	count := order.Uint16(tiff[at:])
	rest := tiff[at+2:]
	fields := map[uint16][]byte{}
	for ; count > 0 && len(rest) >= entry; count-- {
		fields[order.Uint16(rest)] = rest[8:entry]
		rest = rest[entry:]
	}
	return fields
}

// isAngle reports whether the value of a field leads to degrees, minutes and seconds, each a fraction.
// Cameras that do not know write nothing over nothing.
func isAngle(tiff []byte, order binary.ByteOrder, value []byte) bool {
	if len(value) == 0 {
		return false
	}
	at := int64(order.Uint32(value))
	return at+8 <= int64(len(tiff)) && order.Uint32(tiff[at+4:]) != 0
}
