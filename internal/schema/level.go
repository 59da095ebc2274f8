// This file reads levels of study as they are written: in the settings, which name
// them, and in the facts that speak of them.

package schema

import (
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"projetpro/internal/diag"
)

// Levels are levels of study. In a [Record] they are texts as they are written: BA1,
// BA1-BA3. In the facts of a site they are IDs of its levels, in its order, each once;
// what names none of them stays as it is written. See [Ladder.Resolve].
type Levels []string

// A Level is one of the site's levels of study. In the settings it is a name, or a
// group of these fields.
type Level struct {
	ID    string    `field:"id,required" check:"level"` // as modules write it, and as it is shown where it has no Name
	Name  Localised `field:"name"`
	Long  Localised `field:"long"`  // what an abbreviation stands for
	Cycle Localised `field:"cycle"` // bachelor, master
}

// Called is what a level is called: its name, else its ID.
func (l Level) Called() Localised {
	if l.Name.IsZero() {
		return Localised{All: l.ID}
	}
	return l.Name
}

// maxLevel is how many characters a level has at most, and a text that speaks of several.
const maxLevel, maxLevels = 40, 120

func (l *Levels) decode(r *reader, n *yaml.Node) {
	r.list(n, true, func(item *yaml.Node) (added int) {
		s, ok := r.scalar(item, diag.FormLevel)
		if !ok {
			return 0
		}
		if !isName(s, maxLevels) {
			r.fail(diag.ValueLevel, item)
			return 0
		}
		*l = append(*l, s)
		return 1
	})
}

func (l *Level) decode(r *reader, n *yaml.Node) {
	if n.Kind == yaml.MappingNode {
		r.group(r.field, r.field.group, n, reflect.ValueOf(l).Elem())
		return
	}
	if s, ok := r.text(n); ok {
		l.ID, _ = r.level(n, s)
	}
}

// level reads the name of a level of the site.
func (r *reader) level(n *yaml.Node, s string) (string, bool) {
	if all := formed(s); len(all) > 1 { // of a range each is to be named
		r.failWith(diag.ValueLevel, n, strings.Join(all, ", "))
		return "", false
	}
	if !isName(s, maxLevel) {
		r.fail(diag.ValueLevel, n)
		return "", false
	}
	return s, true
}

// isName says whether s can be a name: it has a letter or a figure, and is not too long.
func isName(s string, most int) bool {
	return utf8.RuneCountInString(s) <= most && strings.ContainsFunc(s, isLetterOrFigure)
}

func isLetterOrFigure(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }

// form is that of levels as they are commonly written: letters, and a figure or two.
var form = regexp.MustCompile(`^(\pL{1,8})([1-9]\d?)$`)

// IsLevel says whether s has the form of a level: letters, then a figure or none.
func IsLevel(s string) bool {
	return form.MatchString(s) || len(s) > 1 && len(s) <= 8 && !strings.ContainsFunc(s, func(c rune) bool { return !unicode.IsLetter(c) })
}

// formed are the levels of a range of that form, BA1-BA3, or nil.
func formed(s string) Levels {
	for _, cut := range cuts(s) {
		first, last := form.FindStringSubmatch(cut[0]), form.FindStringSubmatch(cut[1])
		if first == nil || last == nil || !strings.EqualFold(first[1], last[1]) {
			continue
		}
		from, _ := figures(first[2])
		to, _ := figures(last[2])
		var all Levels
		for i := min(from, to); i <= max(from, to); i++ {
			all = append(all, commonly(first[1]+strconv.Itoa(i)))
		}
		return all
	}
	return nil
}

// commonly is a level as it is commonly written: in capitals, unless it has some already.
func commonly(s string) string {
	if IsLevel(s) && strings.ToLower(s) == s {
		return strings.ToUpper(s)
	}
	return s
}
