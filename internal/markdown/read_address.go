// This file makes links of the addresses that stand in the text as they are.

package markdown

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// bareLinks makes nodes of the text from one offset to another up to the last
// address in it, and gives where the rest begins. It knows http://, https://,
// www. and mail addresses. Letters beyond ASCII are part of an address
// (…/wiki/Université); punctuation at its end is not.
func (r *reader) bareLinks(from, to int) int {
	if s := r.text[from:to]; bytes.IndexByte(s, '@') < 0 && !bytes.Contains(s, []byte("://")) && !bytes.Contains(s, []byte("www.")) {
		return from
	}
	for at := from; at < to; {
		start, end, dest := nextAddress(r.text[:to], at)
		if start < 0 {
			break
		}
		at = end
		if code, _ := check(followed, dest); code != "" {
			continue
		}
		if from < start {
			r.addText(from, start)
		}
		at, behind := r.source(start), r.source(end)
		r.addresses = append(r.addresses, stretch{from: at, to: behind})
		r.linked(r.target(followed, dest, nil, at, behind), start, end, at, behind)
		from = end
	}
	return from
}

// nextAddress finds the first address in s at or after from; start is -1 if
// there is none. dest is where it leads.
func nextAddress(s []byte, from int) (start, end int, dest string) {
	for i := from; i < len(s); i++ {
		switch s[i] {
		case ':':
			if !bytes.HasPrefix(s[i:], []byte("://")) {
				continue
			}
			at := schemeStart(s, from, i)
			if at < 0 {
				continue
			}
			if end := addressEnd(s, i+len("://")); end > i+len("://") {
				return at, end, string(s[at:end])
			}
		case 'w':
			if !bytes.HasPrefix(s[i:], []byte("www.")) || afterWord(s, i) {
				continue
			}
			if end := addressEnd(s, i); end > i+len("www.") && bytes.IndexByte(s[i+len("www."):end], '.') > 0 {
				return i, end, "https://" + string(s[i:end])
			}
		case '@':
			if at, end := mailBounds(s, from, i); at >= 0 {
				return at, end, "mailto:" + string(s[at:end])
			}
		}
	}
	return -1, 0, ""
}

// schemeStart is where the http or https before s[i] begins, or -1.
func schemeStart(s []byte, from, i int) int {
	for _, scheme := range []string{"https", "http"} {
		if at := i - len(scheme); at >= from && string(s[at:i]) == scheme && !afterWord(s, at) {
			return at
		}
	}
	return -1
}

// afterWord reports whether a letter or digit stands before s[i].
func afterWord(s []byte, i int) bool {
	r, _ := utf8.DecodeLastRune(s[:i])
	return i > 0 && (unicode.IsLetter(r) || unicode.IsDigit(r) || r == '/' || r == '@' || r == '.')
}

// addressEnd is where the address that s[i:] goes on with ends: at the latest
// before a parenthesis that closes what it has not opened.
func addressEnd(s []byte, i int) int {
	end, open := i, 0
	for at := i; at < len(s) && open >= 0; {
		r, n := utf8.DecodeRune(s[at:])
		if !inAddress(r) {
			break
		}
		switch r {
		case '(':
			open++
		case ')':
			open--
		}
		at += n
		if open >= 0 && !bytes.ContainsRune([]byte("?!.,:;*_~'\"(&"), r) {
			end = at
		}
	}
	return end
}

// inAddress reports whether r can be part of an address that stands in a text.
func inAddress(r rune) bool {
	if r < utf8.RuneSelf {
		return r > ' ' && r != 0x7F && bytes.IndexByte([]byte("<>\"`\\{}|^[]"), byte(r)) < 0
	}
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r))
}

// mailBounds gives the bounds of the mail address around the sign at at; start is -1 if there is none.
func mailBounds(s []byte, from, at int) (start, end int) {
	start = at
	for start > from && (isName(s[start-1]) || bytes.IndexByte([]byte(".+-_"), s[start-1]) >= 0) {
		start--
	}
	end, dot := at+1, false
	for i := at + 1; i < len(s) && (isName(s[i]) || s[i] == '.' || s[i] == '-'); i++ {
		if isName(s[i]) {
			dot = dot || i > at+2 && s[i-1] == '.'
			end = i + 1
		}
	}
	if start == at || !dot || afterWord(s, start) {
		return -1, 0
	}
	return start, end
}

func isName(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}
