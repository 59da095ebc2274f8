// This file reads years of study.

package schema

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/unicode/norm"

	"projetpro/internal/diag"
)

// Levels are years of study such as BA1 or MA2, in the order written. A range
// (BA1-BA3) holds all of its years.
type Levels []string

func (l *Levels) decode(r *reader, n *yaml.Node) {
	r.list(n, true, func(item *yaml.Node) (added int) {
		s, ok := r.scalar(item, diag.FormLevel)
		if !ok {
			return 0
		}
		levels, ok := parseLevels(s)
		if !ok {
			r.failWith(diag.ValueLevel, item, meantLevels(s))
		}
		*l = append(*l, levels...)
		return len(levels)
	})
}

// parseLevels reads one level, in lower case too, or a range of them.
func parseLevels(s string) (Levels, bool) {
	first, last, isRange := strings.Cut(strings.ToUpper(s), "-")
	if !isRange {
		first, last, isRange = strings.Cut(strings.ToUpper(s), "–")
	}
	first, last = strings.TrimSpace(first), strings.TrimSpace(last)
	letters, from, ok := cutLevel(first)
	if !ok {
		return nil, false
	}
	if !isRange {
		return Levels{first}, true
	}
	same, to, ok := cutLevel(last)
	if !ok || same != letters || from == 0 || to <= from {
		return nil, false
	}
	var levels Levels
	for i := from; i <= to; i++ {
		levels = append(levels, letters+strconv.Itoa(i))
	}
	return levels, true
}

// IsLevel says whether s has the form of a level: letters, then a figure or none.
func IsLevel(s string) bool {
	_, _, ok := cutLevel(strings.ToUpper(s))
	return ok
}

// NearestLevel is the one of levels that s, a level, was probably meant for: the
// only one with its figure and its first letter (M2: MA2); else "".
func NearestLevel(s string, levels []string) string {
	nearest := ""
	letters, number, _ := cutLevel(strings.ToUpper(s))
	for _, level := range levels {
		other, same, ok := cutLevel(level)
		if !ok || letters == "" || other[0] != letters[0] || same != number {
			continue
		}
		if nearest != "" {
			return ""
		}
		nearest = level
	}
	return nearest
}

func cutLevel(s string) (letters string, number int, ok bool) {
	letters = strings.TrimRight(s, "0123456789")
	if len(letters) < 1 || len(letters) > 8 || len(s)-len(letters) > 2 {
		return "", 0, false
	}
	for _, c := range []byte(letters) {
		if c < 'A' || c > 'Z' {
			return "", 0, false
		}
	}
	if letters == s {
		return letters, 0, len(s) > 1
	}
	number, ok = figures(s[len(letters):])
	return letters, number, ok && s[len(letters)] != '0'
}

// meantLevels is what s was probably meant for, or "": Bac 1, Master 2, BA1 à BA3.
func meantLevels(s string) string {
	s = strings.ToLower(norm.NFC.String(s))
	s = levelWords().Replace(s)
	s = strings.TrimSpace(apart.ReplaceAllString(s, "$1$2"))
	if levels, ok := parseLevels(s); ok {
		if len(levels) > 1 {
			return levels[0] + "-" + levels[len(levels)-1]
		}
		return levels[0]
	}
	first, last, _ := strings.Cut(strings.ToUpper(s), "-")
	letters, _, _ := cutLevel(first)
	for _, tried := range [...]string{
		first + "-" + letters + last, // BA1-3
		last + "-" + first,           // BA3-BA1
		letters + last + "-" + first, // BA3-1
	} {
		if levels, ok := parseLevels(tried); ok && len(levels) > 1 {
			return levels[0] + "-" + levels[len(levels)-1]
		}
	}
	if first == last && IsLevel(first) {
		return first
	}
	return ""
}

// apart are the letters of a level and its figure, when they do not stand together.
var apart = regexp.MustCompile(`([a-z])[ \x{A0}.]+(\d)`)

// levelWords makes levels and ranges of them of the ways to say one.
var levelWords = sync.OnceValue(func() *strings.Replacer {
	var pairs []string
	for _, letters := range [...]string{"ba", "ma"} {
		pairs = append(pairs, replacements("level."+letters, "", letters)...)
	}
	return strings.NewReplacer(slices.Concat(pairs, replacements("level.year", "", ""), replacements("to", " ", "-"), []string{"–", "-", "—", "-"})...)
})
