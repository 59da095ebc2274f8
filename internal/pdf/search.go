// This file finds the objects of a file whose cross-reference is damaged, by looking for their beginnings.

package pdf

import (
	"bytes"
	"cmp"
	"io"
	"maps"
	"slices"
)

// A find is what a search of the file has met.
type find struct {
	trailers []int64      // where a dictionary follows the word trailer
	xrefs    map[int]bool // objects with /XRef in them, or soon after
	streams  map[int]bool // those with /ObjStm
	catalogs map[int]bool // those with /Catalog
}

// search finds out where objects lie by looking through the whole file. The last of a number counts.
func (d *document) search() error {
	d.places, d.trailer, d.opened, d.held = map[int]place{}, dict{}, nil, 0
	f := &find{xrefs: map[int]bool{}, streams: map[int]bool{}, catalogs: map[int]bool{}}
	if err := d.scan(f); err != nil {
		return err
	}
	roots, err := d.trailers(f)
	if err != nil {
		return err
	}
	if d.trailer["Encrypt"] == nil {
		if err := d.searchStreams(f); err != nil {
			return err
		}
	}
	for _, number := range slices.Backward(d.inOrder(f.catalogs)) {
		roots = append(roots, ref{number})
	}
	if err = d.chooseRoot(roots); err == errDamaged && d.trailer["Encrypt"] != nil && len(f.streams) > 0 {
		err = errSealed
	}
	return err
}

// scan looks through the file.
func (d *document) scan(f *find) error {
	const around, step = 32, 1 << 20
	window := make([]byte, around+step+around)
	number := 0 // of the object the words belong to
	for at := int64(0); at < d.size; at += step {
		from := max(0, at-around)
		n, err := d.file.ReadAt(window[:min(int64(len(window)), d.size-from)], from)
		if err != nil && err != io.EOF {
			return err
		}
		if err := d.spend(min(n, step)); err != nil {
			return err
		}
		src := window[:n]
		for i := int(at - from); i < min(n, int(at-from)+step); i++ {
			switch c := src[i]; {
			case c != 'o' && c != 't' && c != '/':
			case bytes.HasPrefix(src[i:], []byte("obj")):
				if value, begin, ok := header(src[:i]); ok {
					number = value
					if err := d.found(number, from+int64(begin)); err != nil {
						return err
					}
				}
			case bytes.HasPrefix(src[i:], []byte("trailer")):
				if f.trailers = append(f.trailers, from+int64(i)+int64(len("trailer"))); len(f.trailers) > maxTrailers {
					return ErrLimit
				}
			case bytes.HasPrefix(src[i:], []byte("/XRef")):
				f.xrefs[number] = true
			case bytes.HasPrefix(src[i:], []byte("/ObjStm")):
				f.streams[number] = true
			case bytes.HasPrefix(src[i:], []byte("/Catalog")):
				f.catalogs[number] = true
			}
		}
	}
	return nil
}

// header tells whether src ends as an object begins before the word obj, with its number and generation, and where.
func header(src []byte) (number, begin int, ok bool) {
	rest, generation := digits(bytes.TrimRight(src, spaces))
	before := bytes.TrimRight(rest, spaces)
	if len(generation) == 0 || len(before) == len(rest) {
		return 0, 0, false
	}
	rest, figures := digits(before)
	if len(figures) == 0 || len(figures) > 8 {
		return 0, 0, false
	}
	for _, c := range figures {
		number = number*10 + int(c-'0')
	}
	return number, len(rest), number <= maxNumber
}

const spaces = "\x00\t\n\f\r "

// digits are those that src ends with.
func digits(src []byte) (rest, digits []byte) {
	rest = bytes.TrimRight(src, "0123456789")
	return rest, src[len(rest):]
}

// found notes where an object begins, instead of one of its number before it.
func (d *document) found(number int, offset int64) error {
	if _, known := d.places[number]; !known && len(d.places) >= maxObjects {
		return ErrLimit
	}
	d.places[number] = place{offset: offset}
	return nil
}

// inOrder are numbers of objects in the order in which these lie in the file.
func (d *document) inOrder(numbers map[int]bool) []int {
	return slices.SortedFunc(maps.Keys(numbers), func(a, b int) int {
		return cmp.Or(cmp.Compare(d.places[a].offset, d.places[b].offset), cmp.Compare(a, b))
	})
}

// trailers reads the trailers, of which later ones count more, and returns the roots they name, the last first.
func (d *document) trailers(f *find) (roots []ref, err error) {
	type found struct {
		at      int64
		trailer dict
	}
	var all []found
	for _, at := range f.trailers {
		trailer, err := d.dictAt(at)
		if err != nil && err != errDamaged {
			return nil, err
		}
		all = append(all, found{at, trailer})
	}
	for number := range f.xrefs {
		o, _, _, err := d.objectAt(d.places[number].offset)
		if err != nil && err != errDamaged {
			return nil, err
		}
		if trailer, ok := o.(dict); ok && trailer["Type"] == name("XRef") {
			all = append(all, found{d.places[number].offset, trailer})
		}
	}
	slices.SortFunc(all, func(a, b found) int { return cmp.Compare(b.at, a.at) })
	for _, t := range all {
		d.merge(t.trailer)
		if root, ok := t.trailer["Root"].(ref); ok && !slices.Contains(roots, root) {
			roots = append(roots, root)
		}
	}
	return roots, nil
}

// searchStreams looks for objects in object streams.
func (d *document) searchStreams(f *find) error {
	for _, stream := range d.inOrder(f.streams) {
		s, err := d.open(stream)
		if err == errDamaged || err == errSealed {
			continue
		} else if err != nil {
			return err
		}
		at := d.places[stream].offset
		for number := range s.at {
			was, known := d.places[number]
			if was.stream != 0 {
				was = d.places[was.stream]
			}
			if number > maxNumber || f.streams[number] || known && was.offset > at {
				continue
			}
			if !known && len(d.places) >= maxObjects {
				return ErrLimit
			}
			d.places[number] = place{stream: stream}
		}
	}
	return nil
}

// chooseRoot takes the first root that leads to pages.
func (d *document) chooseRoot(roots []ref) error {
	for _, root := range roots {
		catalog, err := d.dict(root)
		if err == nil {
			catalog, err = d.dict(catalog["Pages"])
		}
		if err == nil && catalog != nil {
			d.trailer["Root"] = root
			return nil
		}
		if err != nil && err != errDamaged {
			return err
		}
	}
	return errDamaged
}
