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

// drawn is a code as strokes from left to right, one for each run of black.
func drawn(code *coding.Code) template.HTML {
	size := strconv.Itoa(code.Size + 2*quietZone)
	b := append(make([]byte, 0, 4096), `<svg class="code" viewBox="0 0 `+size+" "+size+`" aria-hidden="true" focusable="false"><path stroke="currentColor" d="`...)
	for y := range code.Size {
		row := uint64(0) // its modules from the highest bit on: the largest code has 57
		for i, eight := range code.Bitmap[y*code.Stride:][:8] {
			row |= uint64(eight) << (56 - 8*i)
		}
		for x := 0; row != 0; {
			white := bits.LeadingZeros64(row)
			black := bits.LeadingZeros64(^(row << white))
			b = append(strconv.AppendInt(append(b, 'M'), int64(x+white+quietZone), 10), ' ')
			b = append(strconv.AppendInt(b, int64(y+quietZone), 10), ".5h"...)
			b = strconv.AppendInt(b, int64(black), 10)
			x += white + black
			row <<= white + black
		}
	}
	return template.HTML(append(b, `"/></svg>`...))
}
