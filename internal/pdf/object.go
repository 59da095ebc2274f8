// This file reads objects from bytes: numbers, names, arrays, dictionaries and references. What is in strings, and what
// no page count needs, is passed over.

package pdf

import (
	"errors"
	"strconv"
	"strings"
)

// An object is nil (null), an int, a name, an array, a dict, a ref, or of another kind that does not matter here: other.
type object any

type (
	name  string
	array []object
	dict  map[name]object // of the keys in wanted
	ref   struct{ number int }
	other struct{}
	// A keyword is a word that is no object, such as endobj.
	keyword string
)

// wanted are the keys of dictionaries that are kept.
var wanted = map[name]bool{
	"Root": true, "Prev": true, "XRefStm": true, "Encrypt": true, "Size": true, "W": true, "Index": true,
	"Type": true, "Pages": true, "Kids": true, "Count": true,
	"N": true, "First": true, "Length": true, "Filter": true, "DecodeParms": true,
	"Predictor": true, "Columns": true, "Colors": true, "BitsPerComponent": true,
}

var (
	errMore   = errors.New("the object goes on behind the bytes")
	errSyntax = errors.New("not an object")
)

// parse reads the object that src begins with; n is how far it looked. The error is errMore if src may end too early,
// which it cannot when it is last; else errSyntax.
func parse(src []byte, last bool) (o object, n int, err error) {
	o, n, err = next(src, last)
	if err != nil {
		return nil, n, err
	}
	switch t := o.(type) {
	case mark:
		if t == "[" || t == "<<" {
			return composite(src, n, t, last)
		}
		return nil, n, errSyntax
	case keyword:
		return nil, n, errSyntax
	case int: // "12 0 R" is a reference
		generation, m, err := next(src[n:], last)
		if _, ok := generation.(int); !ok || err != nil {
			return o, n, err
		}
		word, k, err := next(src[n+m:], last)
		if word == keyword("R") && err == nil {
			return ref{t}, n + m + k, nil
		}
		return o, n, err
	}
	return o, n, nil
}

// A frame is an array or a dictionary that has begun and not ended.
type frame struct {
	dict  bool
	items []object
}

// ended makes the object of a frame.
func (f *frame) ended() object {
	if !f.dict {
		return array(f.items)
	}
	d := dict{}
	for i := 0; i+1 < len(f.items); i++ {
		key, ok := f.items[i].(name)
		if !ok {
			continue
		}
		if i++; wanted[key] {
			d[key] = f.items[i]
		}
	}
	return d
}

// composite reads the array or the dictionary that begins with a mark, which ends at n.
func composite(src []byte, n int, begin mark, last bool) (object, int, error) {
	stack := []frame{{dict: begin == "<<"}}
	end := func() object { // of the innermost, which becomes part of the one around it
		o := stack[len(stack)-1].ended()
		if stack = stack[:len(stack)-1]; len(stack) > 0 {
			top := &stack[len(stack)-1]
			top.items = append(top.items, o)
		}
		return o
	}
	for {
		token, m, err := next(src[n:], last)
		before := n
		n += m
		if err != nil {
			return nil, n, err
		}
		top := &stack[len(stack)-1]
		switch t := token.(type) {
		case mark:
			switch {
			case t == "[" || t == "<<":
				if len(stack) == maxDepth {
					return nil, n, errSyntax
				}
				stack = append(stack, frame{dict: t == "<<"})
				continue
			case t == "]" && top.dict:
				continue // of an array that nobody began
			case t == ">>" && !top.dict && len(stack) > 1:
				end() // an array that nobody ended
			}
			if o := end(); len(stack) == 0 {
				return o, n, nil
			}
			continue
		case keyword:
			switch {
			case t == "R" && len(top.items) >= 2:
				number, ok := top.items[len(top.items)-2].(int)
				if _, also := top.items[len(top.items)-1].(int); !ok || !also {
					return nil, n, errSyntax
				}
				top.items = top.items[:len(top.items)-2]
				token = ref{number}
			case t == "endobj" || t == "stream" || t == "obj" || t == "": // and nobody ended anything
				for len(stack) > 1 {
					end()
				}
				return end(), before, nil
			default:
				token = other{}
			}
		}
		top.items = append(top.items, token)
	}
}

// A mark is a token that opens or closes an array or a dictionary.
type mark string

// next reads a token; at the end of the last bytes it is keyword "".
func next(src []byte, last bool) (token object, n int, err error) {
	i := skipSpace(src)
	if i == len(src) {
		if last {
			return keyword(""), i, nil
		}
		return nil, i, errMore
	}
	switch c := src[i]; c {
	case '(':
		if end := skipString(src, i); end > 0 {
			return other{}, end, nil
		}
		return nil, len(src), cut(last)
	case '<', '>':
		switch {
		case i+1 == len(src):
			return nil, len(src), cut(last)
		case src[i+1] == c:
			return mark(src[i : i+2]), i + 2, nil
		case c == '>':
			return other{}, i + 1, nil
		}
		for ; i < len(src); i++ {
			if src[i] == '>' {
				return other{}, i + 1, nil
			}
		}
		return nil, len(src), cut(last)
	case '[', ']':
		return mark(src[i : i+1]), i + 1, nil
	case ')', '{', '}':
		return other{}, i + 1, nil
	}
	end := i + 1
	for end < len(src) && class[src[end]] == regular {
		end++
	}
	if end == len(src) && !last {
		return nil, end, errMore
	}
	return word(string(src[i:end])), end, nil
}

// cut is the error where the bytes end within a token.
func cut(last bool) error {
	if last {
		return errSyntax
	}
	return errMore
}

// word is the object that a word is.
func word(w string) object {
	switch {
	case w[0] == '/':
		return name(unescaped(w[1:]))
	case w == "null":
		return nil
	case w == "true" || w == "false":
		return other{}
	case w[0] >= '0' && w[0] <= '9' || w[0] == '-' || w[0] == '+' || w[0] == '.':
		if n, err := strconv.Atoi(w); err == nil {
			return n
		}
		return other{}
	}
	return keyword(w)
}

// unescaped is a name without #xx, where that matters: in none of those wanted.
func unescaped(s string) string {
	if !strings.Contains(s, "#") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '#' && i+2 < len(s) {
			if c, err := strconv.ParseUint(s[i+1:i+3], 16, 8); err == nil {
				b.WriteByte(byte(c))
				i += 2
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// Classes of bytes.
const (
	regular = iota
	space
	delimiter
)

var class = func() (t [256]uint8) {
	for _, c := range []byte("\x00\t\n\f\r ") {
		t[c] = space
	}
	for _, c := range []byte("()<>[]{}/%") {
		t[c] = delimiter
	}
	return
}()

// skipSpace is where space and comments end.
func skipSpace(src []byte) int {
	i := 0
	for ; i < len(src); i++ {
		if src[i] == '%' {
			for i < len(src) && src[i] != '\n' && src[i] != '\r' {
				i++
			}
			if i == len(src) {
				break
			}
		}
		if class[src[i]] != space {
			break
		}
	}
	return i
}

// skipString is where the string that begins at i ends; -1 if it does not.
func skipString(src []byte, i int) int {
	depth := 0
	for ; i < len(src); i++ {
		switch src[i] {
		case '\\':
			i++
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return -1
}
