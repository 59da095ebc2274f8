// This file finds out where objects lie: from the cross-reference at the end of the file, and those before it that it
// updates (ISO 32000-2, 7.5.4, 7.5.8).

package pdf

import (
	"bufio"
	"bytes"
	"io"
	"strconv"
)

// readXref reads the cross-reference.
func (d *document) readXref() error {
	d.places = map[int]place{}
	const tail = 1024
	end, err := d.read(max(0, d.size-tail), tail)
	if err != nil {
		return err
	}
	i := bytes.LastIndex(end, []byte("startxref"))
	if i < 0 {
		return errDamaged
	}
	token, _, _ := next(end[i+len("startxref"):], true)
	at, ok := token.(int)
	if !ok {
		return errDamaged
	}
	seen := map[int]bool{}
	for !seen[at] {
		seen[at] = true
		trailer, err := d.section(at)
		if err != nil {
			return err
		}
		d.merge(trailer)
		if at, ok = d.plain(trailer["Prev"]).(int); !ok {
			break
		}
	}
	return nil
}

// merge adds what an older trailer has to what newer ones have.
func (d *document) merge(trailer dict) {
	if d.trailer == nil {
		d.trailer = dict{}
	}
	for key, o := range trailer {
		if _, ok := d.trailer[key]; !ok {
			d.trailer[key] = o
		}
	}
}

// section reads one part of the cross-reference, a table or a stream, and returns its trailer.
func (d *document) section(at int) (dict, error) {
	head, err := d.read(d.start+int64(at), 32)
	if err != nil {
		return nil, err
	}
	if head = head[skipSpace(head):]; bytes.HasPrefix(head, []byte("xref")) {
		return d.table(d.start + int64(at))
	}
	return d.stream(d.start + int64(at))
}

// note notes where an object lies, unless a newer part has said so.
func (d *document) note(number int, p place) error {
	if _, known := d.places[number]; known || number < 0 || number > maxNumber {
		return nil
	}
	if len(d.places) >= maxObjects {
		return ErrLimit
	}
	d.places[number] = p
	return nil
}

// table reads a cross-reference table, and the stream beside it of a file that has both. An entry that is free in the
// table may be in use in the stream.
func (d *document) table(offset int64) (dict, error) {
	w := &words{r: bufio.NewReader(d.from(offset))}
	w.next() // xref
	var free []int
	for {
		word, err := w.next()
		if err != nil {
			return nil, err
		}
		if word == "trailer" {
			break
		}
		first, err := strconv.Atoi(word)
		if err != nil {
			return nil, errDamaged
		}
		count, err := w.int()
		if err != nil {
			return nil, err
		}
		for i := range count {
			at, err := w.int()
			if err != nil {
				return nil, err
			}
			generation, err := w.int()
			if err != nil {
				return nil, err
			}
			used, err := w.next()
			switch {
			case err != nil:
				return nil, err
			case used == "n" && at > 0:
				err = d.note(first+i, place{offset: d.start + int64(at)})
			case used == "n" || used == "f":
				if i == 0 && first == 1 && generation == 65535 {
					first = 0 // as some programs count
				}
				free = append(free, first+i)
			default:
				return nil, errDamaged
			}
			if err != nil {
				return nil, err
			}
		}
	}
	trailer, err := d.dictAt(offset + w.at)
	if err != nil {
		return nil, err
	}
	if at, ok := trailer["XRefStm"].(int); ok {
		if _, err := d.stream(d.start + int64(at)); err != nil {
			return nil, err
		}
	}
	for _, number := range free {
		if err := d.note(number, place{free: true}); err != nil {
			return nil, err
		}
	}
	return trailer, nil
}

// stream reads a cross-reference stream, whose dictionary is its trailer.
func (d *document) stream(offset int64) (dict, error) {
	o, _, at, err := d.objectAt(offset)
	if err != nil {
		return nil, err
	}
	trailer, _ := o.(dict)
	widths, _ := trailer["W"].(array)
	if trailer["Type"] != name("XRef") || at == 0 || len(widths) < 3 {
		return nil, errDamaged
	}
	var width [3]int
	total := 0
	for i := range width {
		n, ok := widths[i].(int)
		if !ok || n < 0 || n > 8 {
			return nil, errDamaged
		}
		width[i] = n
		total += n
	}
	data, err := d.inflate(trailer, at)
	if err == errSealed {
		err = errDamaged
	}
	if err != nil {
		return nil, err
	}
	index, ok := trailer["Index"].(array)
	if !ok {
		index = array{0, trailer["Size"]}
	}
	for ; len(index) >= 2 && total > 0; index = index[2:] {
		first, ok1 := index[0].(int)
		count, ok2 := index[1].(int)
		if !ok1 || !ok2 {
			return nil, errDamaged
		}
		for i := 0; i < count && len(data) >= total; i++ {
			kind, rest := field(data, width[0])
			if width[0] == 0 {
				kind = 1
			}
			a, _ := field(rest, width[1])
			data = data[total:]
			p := place{free: true}
			switch kind {
			case 1:
				p = place{offset: d.start + a}
			case 2:
				p = place{stream: int(a)}
			}
			if err := d.note(first+i, p); err != nil {
				return nil, err
			}
		}
	}
	return trailer, nil
}

// field is the number in the first n bytes of data.
func field(data []byte, n int) (v int64, rest []byte) {
	for _, b := range data[:n] {
		v = v<<8 | int64(b)
	}
	return v, data[n:]
}

// words reads words from a table.
type words struct {
	r  *bufio.Reader
	at int64 // bytes read
}

// next is the next word; errDamaged when there is none.
func (w *words) next() (string, error) {
	var word []byte
	for len(word) < 32 {
		c, err := w.r.ReadByte()
		if err == io.EOF {
			break
		}
		if err != nil {
			return "", err
		}
		if class[c] != regular && len(word) > 0 {
			w.r.UnreadByte()
			break
		}
		w.at++
		if class[c] == regular {
			word = append(word, c)
		} else if class[c] == delimiter {
			return "", errDamaged
		}
	}
	if len(word) == 0 {
		return "", errDamaged
	}
	return string(word), nil
}

func (w *words) int() (int, error) {
	word, err := w.next()
	if err != nil {
		return 0, err
	}
	n, err := strconv.Atoi(word)
	if err != nil || n < 0 {
		return 0, errDamaged
	}
	return n, nil
}
