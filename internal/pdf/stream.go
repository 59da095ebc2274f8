// This file loads objects: from the file, and from the object streams in it.

package pdf

import (
	"bytes"
	"compress/flate"
	"compress/zlib"
	"errors"
	"io"
)

// window calls try with what stands at an offset, and with twice as much as long as try says errMore.
func (d *document) window(offset int64, try func(src []byte, last bool) error) error {
	for n := 2 << 10; ; n *= 2 {
		src, err := d.read(offset, n)
		if err != nil {
			return err
		}
		last := offset+int64(len(src)) >= d.size
		switch err := try(src, last); {
		case err == errMore && n >= maxObject:
			return ErrLimit
		case err == errMore:
		case err == errSyntax:
			return errDamaged
		default:
			return err
		}
	}
}

// objectAt reads the indirect object at an offset of the file. data is where its stream begins, if it has one.
func (d *document) objectAt(offset int64) (o object, number int, data int64, err error) {
	err = d.window(offset, func(src []byte, last bool) error {
		at := 0
		var head [3]object
		for i := range head {
			token, n, err := next(src[at:], last)
			if err != nil {
				return err
			}
			head[i] = token
			at += n
		}
		var ok bool
		if number, ok = head[0].(int); !ok || head[2] != keyword("obj") {
			return errSyntax
		}
		var n int
		if o, n, err = parse(src[at:], last); err != nil {
			return err
		}
		at += n
		word, n, err := next(src[at:], last)
		if err == errMore || len(src) < at+n+2 && !last {
			return errMore
		}
		if word == keyword("stream") {
			at += n
			if bytes.HasPrefix(src[at:], []byte("\r\n")) {
				at++
			}
			data = offset + int64(at) + 1
		}
		return nil
	})
	return o, number, data, err
}

// dictAt reads the dictionary at an offset of the file.
func (d *document) dictAt(offset int64) (v dict, err error) {
	err = d.window(offset, func(src []byte, last bool) error {
		o, _, err := parse(src, last)
		v, _ = o.(dict)
		return err
	})
	return v, err
}

// load is the object of that number; nil for one that does not exist.
func (d *document) load(number int) (object, error) {
	p, ok := d.places[number]
	switch {
	case !ok || p.free:
		return nil, nil
	case p.stream != 0:
		return d.loadFrom(p.stream, number)
	}
	o, n, _, err := d.objectAt(p.offset)
	if err == nil && n != number {
		err = errDamaged
	}
	return o, err
}

// resolve follows references.
func (d *document) resolve(o object) (object, error) {
	for range maxDepth {
		r, ok := o.(ref)
		if !ok {
			return o, nil
		}
		var err error
		if o, err = d.load(r.number); err != nil {
			return nil, err
		}
	}
	return nil, errDamaged
}

// plain follows references to what lies in no object stream, so that one can be opened without opening another.
func (d *document) plain(o object) object {
	if r, ok := o.(ref); ok {
		p, ok := d.places[r.number]
		if !ok || p.stream != 0 {
			return nil
		}
		if o, _ = d.load(r.number); o == r {
			return nil
		}
	}
	return o
}

// An objectStream is a stream that holds objects.
type objectStream struct {
	data []byte
	at   map[int]int // where each begins in data, by number
}

// loadFrom is the object of that number in an object stream.
func (d *document) loadFrom(stream, number int) (object, error) {
	s, err := d.open(stream)
	if err != nil {
		return nil, err
	}
	at, ok := s.at[number]
	if !ok || at > len(s.data) {
		return nil, errDamaged
	}
	o, n, err := parse(s.data[at:], true)
	if err := d.spend(n); err != nil {
		return nil, err
	}
	if err != nil {
		return nil, errDamaged
	}
	return o, nil
}

// open reads an object stream.
func (d *document) open(number int) (*objectStream, error) {
	if s := d.opened[number]; s != nil {
		return s, nil
	}
	if d.trailer["Encrypt"] != nil {
		return nil, errSealed
	}
	p, ok := d.places[number]
	if !ok || p.free || p.stream != 0 {
		return nil, errDamaged
	}
	o, n, at, err := d.objectAt(p.offset)
	if err != nil {
		return nil, err
	}
	about, _ := o.(dict)
	count, ok1 := d.plain(about["N"]).(int)
	first, ok2 := d.plain(about["First"]).(int)
	if n != number || at == 0 || !ok1 || !ok2 {
		return nil, errDamaged
	}
	s := &objectStream{at: map[int]int{}}
	if s.data, err = d.inflate(about, at); err != nil {
		return nil, err
	}
	if first < 0 || first > len(s.data) {
		return nil, errDamaged
	}
	head := s.data[:first]
	if err := d.spend(first); err != nil {
		return nil, err
	}
	for range count {
		var pair [2]int
		for i := range pair {
			token, n, err := next(head, true)
			value, ok := token.(int)
			if err != nil || !ok || value < 0 {
				d.keep(number, s)
				return s, nil // fewer than it says
			}
			pair[i], head = value, head[n:]
		}
		s.at[pair[0]] = first + pair[1]
	}
	d.keep(number, s)
	return s, nil
}

// keep keeps an object stream in memory, and lets go of the others when that is too much.
func (d *document) keep(number int, s *objectStream) {
	size := len(s.data) + 64*len(s.at)
	if d.held += size; d.held > maxHeld || d.opened == nil {
		d.held, d.opened = size, map[int]*objectStream{}
	}
	d.opened[number] = s
}

// inflate is what a stream holds, whose data begins at an offset. Compressed data tells its end better than a length does.
func (d *document) inflate(about dict, offset int64) ([]byte, error) {
	filter, params := d.plain(about["Filter"]), d.plain(about["DecodeParms"])
	if list, ok := filter.(array); ok && len(list) == 1 {
		filter = d.plain(list[0])
		if list, ok := params.(array); ok && len(list) == 1 {
			params = d.plain(list[0])
		}
	}
	var data []byte
	var err error
	switch filter {
	case nil:
		length, ok := d.plain(about["Length"]).(int)
		switch {
		case !ok || length < 0:
			return nil, errDamaged
		case length > maxStream:
			return nil, ErrLimit
		}
		data, err = d.read(offset, length)
	case name("FlateDecode"):
		data, err = d.unzip(offset)
	default:
		return nil, errSealed // by a filter that nobody uses for this
	}
	if err != nil {
		return nil, err
	}
	how, _ := params.(dict)
	return unpredicted(data, how)
}

// unzip is the data of a compressed stream; of a damaged one, what comes before the damage.
func (d *document) unzip(offset int64) ([]byte, error) {
	z, err := zlib.NewReader(d.from(offset))
	if err == nil {
		var b bytes.Buffer
		_, err = io.Copy(&b, io.LimitReader(z, min(maxStream, d.left)+1))
		if e := d.spend(b.Len()); e != nil || b.Len() > maxStream {
			return nil, ErrLimit
		}
		if err == nil || b.Len() > 0 && isDamage(err) {
			return b.Bytes(), nil
		}
	}
	if isDamage(err) {
		err = errDamaged
	}
	return nil, err
}

// isDamage tells whether err is of compressed data, not of the file.
func isDamage(err error) bool {
	_, corrupt := errors.AsType[flate.CorruptInputError](err)
	return corrupt || err == zlib.ErrHeader || err == zlib.ErrChecksum || err == zlib.ErrDictionary || err == io.ErrUnexpectedEOF || err == io.EOF
}

// unpredicted undoes what was done to data so that it compresses better (ISO 32000-2, 7.4.4.4).
func unpredicted(data []byte, how dict) ([]byte, error) {
	number := func(key name, otherwise int) int {
		if n, ok := how[key].(int); ok {
			return n
		}
		return otherwise
	}
	predictor := number("Predictor", 1)
	if predictor < 10 {
		return data, nil // 2, that of TIFF, is for pictures
	}
	columns, colors, bits := number("Columns", 1), number("Colors", 1), number("BitsPerComponent", 8)
	if columns < 1 || columns > maxStream || colors < 1 || colors > 64 || bits < 1 || bits > 16 {
		return nil, errDamaged
	}
	width, pixel := (columns*colors*bits+7)/8, (colors*bits+7)/8
	out := make([]byte, 0, len(data))
	before := make([]byte, min(width, len(data)))
	for len(data) > 1 {
		kind := data[0]
		row := data[1:min(width+1, len(data))]
		data = data[1+len(row):]
		for i := range row {
			var left, corner byte
			if i >= pixel {
				left, corner = row[i-pixel], before[i-pixel]
			}
			switch up := before[i]; kind {
			case 1:
				row[i] += left
			case 2:
				row[i] += up
			case 3:
				row[i] += byte((int(left) + int(up)) / 2)
			case 4:
				row[i] += paeth(left, up, corner)
			}
		}
		out = append(out, row...)
		before = row
	}
	return out, nil
}

// paeth is the predictor of that name (PNG specification, 9.4).
func paeth(left, up, corner byte) byte {
	distance := func(a, b int) int { return max(a-b, b-a) }
	guess := int(left) + int(up) - int(corner)
	l, u, c := distance(guess, int(left)), distance(guess, int(up)), distance(guess, int(corner))
	switch {
	case l <= u && l <= c:
		return left
	case u <= c:
		return up
	}
	return corner
}
