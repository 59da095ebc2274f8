// This file reads in one text who somebody is and how they are reached: Secrétariat : service@example.org; Marie Dubois
// (coordination), 02 650 00 00.

package schema

import (
	"reflect"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

var (
	// telephones are what may be a telephone number within a text, and is none of a date or a room.
	telephones = regexp.MustCompile(`(?:\+|\(\+?|\b0)\d(?:[ .()/\x{A0}\x{202F}-]{0,2}\d){5,}`)
	// nameAndRole are a name with what its bearer does in brackets.
	nameAndRole = regexp.MustCompile(`^([^()]*[^() ]) *\(([^()]+)\)$`)
)

// around is what people write between a name and an address.
const around = " ,;:<>|-–—/\u00A0\u202F"

// reached are the fields of o that a text says: a name, a role in brackets, an e-mail address, a telephone number, a web address; nil where
// o is for nobody, where a name alone is said, or more than these.
func (r *reader) reached(o *object, s string) (pairs []string) {
	checked := func(check string) *Field {
		if i := slices.IndexFunc(o.fields, func(f *Field) bool { return f.Check == check }); i >= 0 {
			return o.fields[i]
		}
		return nil
	}
	name, role := o.byName["name"], o.byName["role"]
	if name == nil || checked("email") == nil || len(s) > longestValue {
		return nil
	}
	rest, lost := s, false
	var ways []string
	take := func(f *Field, found string) {
		switch {
		case found == "":
		case f == nil:
			lost = true
		default:
			rest = strings.Replace(rest, found, "\x00", 1)
			ways = append(ways, f.Name+": "+quoteIfNeeded(strings.TrimPrefix(found, "mailto:")))
		}
	}
	word := func(is func(string) bool) string {
		for part := range strings.FieldsFuncSeq(rest, func(c rune) bool { return strings.ContainsRune(" ,;<>()[]\u00A0\x00", c) }) {
			if part = strings.Trim(part, ".:"); is(part) {
				return part
			}
		}
		return ""
	}
	isAddress := func(s string) bool { return isEmail(strings.TrimPrefix(s, "mailto:")) }
	take(checked("email"), word(isAddress))
	if i := slices.IndexFunc(o.fields, func(f *Field) bool { return f.Type == reflect.TypeFor[URL]() }); i >= 0 {
		take(o.fields[i], word(isURL))
	}
	if number := telephones.FindString(rest); number == "" || isPhone(number) {
		take(checked("phone"), number)
	}
	if lost || word(isAddress) != "" || word(isURL) != "" || telephones.MatchString(rest) {
		return nil
	}
	var said []string
	for part := range strings.FieldsFuncSeq(rest, func(c rune) bool { return strings.ContainsRune("\x00,;", c) }) {
		part = strings.TrimSpace(strings.ReplaceAll(strings.Trim(part, around), "()", ""))
		if label := strings.Trim(part, "(). "); label != "" && !o.isKey(label) {
			said = append(said, part)
		}
	}
	switch {
	case len(said) == 0 && !name.Required && len(ways) > 0:
		return ways
	case len(said) != 1:
		return nil
	}
	if m := nameAndRole.FindStringSubmatch(said[0]); m != nil && role != nil && role.isLocalised() {
		return append([]string{name.Name + ": " + quoteIfNeeded(m[1]), role.Name + ": " + r.localised(m[2])}, ways...)
	}
	if len(ways) == 0 || strings.ContainsAny(said[0], "()") {
		return nil
	}
	return append([]string{name.Name + ": " + quoteIfNeeded(said[0])}, ways...)
}

// oneKey is a group whose only key is none of o, as a text: {Secrétariat: service@example.org}; "" where it is more.
func oneKey(o *object, n *yaml.Node) string {
	if n.Kind != yaml.MappingNode || len(n.Content) != 2 || n.Content[1].Kind != yaml.ScalarNode || o.isKey(n.Content[0].Value) {
		return ""
	}
	return n.Content[0].Value + ": " + n.Content[1].Value
}
