// This file draws the code of a page's address, for the sheet that is printed of it.

package render

import (
	"html/template"
	"math/bits"
	"strconv"
	"sync"

	"rsc.io/qr/coding"
)

// The quiet zone around a code, in modules (ISO/IEC 18004, 9.1), and the largest code: what is larger is no longer read from paper.
const (
	quietZone = 4
	maxCode   = coding.Version(10)
)

// plans are how codes of a size are laid out, made once.
var plans sync.Map // coding.Version → func() *coding.Plan

// qrOf is an address as a code to scan, an <svg> for the style sheet to size; "" for no address, and for one that is too long.
func qrOf(address string) template.HTML {
	text := coding.String(address)
	version := coding.Version(coding.MinVersion)
	for version <= maxCode && text.Bits(version) > version.DataBytes(coding.M)*8 {
		version++
	}
	if address == "" || version > maxCode {
		return ""
	}
	made, _ := plans.LoadOrStore(version, sync.OnceValue(func() *coding.Plan {
		plan, err := coding.NewPlan(version, coding.M, 0)
		if err != nil {
			return nil
		}
		return plan
	}))
	plan := made.(func() *coding.Plan)()
	if plan == nil {
		return ""
	}
	code, err := plan.Encode(text)
	if err != nil {
		return ""
	}
	return drawn(code)
}

// appendSmall appends a number below 100.
func appendSmall(b []byte, n int) []byte {
	if n >= 10 {
		b = append(b, byte('0'+n/10))
	}
	return append(b, byte('0'+n%10))
}

// drawings has room for what is drawn.
var drawings = sync.Pool{New: func() any { return new([]byte) }}

// drawn is a code as strokes from left to right, one for each run of black.
func drawn(code *coding.Code) template.HTML {
	size := strconv.Itoa(code.Size + 2*quietZone)
	room := drawings.Get().(*[]byte)
	defer drawings.Put(room)
	b := append((*room)[:0], `<svg class="code" viewBox="0 0 `+size+" "+size+`" aria-hidden="true" focusable="false"><path stroke="currentColor" d="`...)
	for y := range code.Size {
		row := uint64(0) // its modules from the highest bit on: the largest code has 57
		for i, eight := range code.Bitmap[y*code.Stride:][:8] {
			row |= uint64(eight) << (56 - 8*i)
		}
		for x := 0; row != 0; {
			white := bits.LeadingZeros64(row)
			black := bits.LeadingZeros64(^(row << white))
			if x == 0 {
				b = append(appendSmall(append(b, 'M'), white+quietZone), ' ')
				b = append(appendSmall(b, y+quietZone), ".5h"...)
			} else {
				b = append(appendSmall(append(b, 'm'), white), " 0h"...)
			}
			b = appendSmall(b, black)
			x += white + black
			row <<= white + black
		}
	}
	*room = append(b, `"/></svg>`...)
	return template.HTML(*room)
}
