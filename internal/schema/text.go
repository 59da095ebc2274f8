// This file reads text: of one line, closed lists, languages, true and false.

package schema

import (
	"cmp"
	"maps"
	"path"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/unicode/norm"

	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/message"
	"projetpro/internal/plaintext"
)

// A Localised text is a fact that reads differently in each language: one text
// for all of them, or a map of language to text.
type Localised struct {
	All string // "" when By is used
	By  map[lang.Tag]string
}

// In returns the text in a language, and the language it really is in: another
// one, the first by tag, when there is none in this one. It is "" when there is
// no text at all.
func (l Localised) In(tag lang.Tag) (string, lang.Tag) {
	if l.By == nil {
		return l.All, tag
	}
	if text, ok := l.By[tag]; ok {
		return text, tag
	}
	for _, other := range slices.Sorted(maps.Keys(l.By)) {
		return l.By[other], other
	}
	return "", tag
}

// IsZero says whether nothing is written.
func (l Localised) IsZero() bool { return l.All == "" && len(l.By) == 0 }

func (l *Localised) decode(r *reader, n *yaml.Node) {
	if n.Kind != yaml.MappingNode || n.Style&yaml.FlowStyle != 0 && hasNoTag(n) {
		l.All, _ = r.text(n)
		return
	}
	if len(n.Content) == 0 {
		r.empty(n)
		return
	}
	l.By = make(map[lang.Tag]string, len(n.Content)/2)
	path, inWords := r.path, r.inWords
	r.inWords = true
	for i := 0; i+1 < len(n.Content); i = r.next(n, i, IsTag) {
		key, value := n.Content[i], n.Content[i+1]
		tag, ok := r.tag(key)
		if !ok {
			continue
		}
		start, end := r.span(key)
		if _, doubled := l.By[tag]; doubled {
			r.add(diag.FieldDoubled, start, end, string(tag))
			continue
		}
		r.path, r.key = path+"."+string(tag), Span{start, end, end}
		r.note(start, value)
		if next := r.next(n, i, IsTag); next > i+2 {
			r.comma(r.name(), value, n.Content[next-2])
			continue
		}
		l.By[tag], _ = r.text(value)
	}
	r.path, r.inWords = path, inWords
}

// inItsLanguage is a text as a map with the language of the file, {fr: …}; "" for what is too long for
// a fact, or of a file without a language.
func (r *reader) inItsLanguage(s string) string {
	tag := strings.TrimPrefix(path.Ext(strings.TrimSuffix(r.src.File, ".md")), ".")
	if !IsTag(tag) || len(s) > longestValue || strings.ContainsFunc(s, isUnseen) {
		return ""
	}
	return "{" + tag + ": " + quoteIfNeeded(s) + "}"
}

// localised is a text as a fact that reads differently in each language: in that of the file, if it has one.
func (r *reader) localised(s string) string { return cmp.Or(r.inItsLanguage(s), quoteIfNeeded(s)) }

// hasNoTag says whether a group between braces holds no value: text in braces,
// then, not a map of languages.
func hasNoTag(n *yaml.Node) bool {
	for i := 1; i < len(n.Content); i += 2 {
		if !isEmpty(n.Content[i]) {
			return false
		}
	}
	return len(n.Content) > 0
}

func decodeText(r *reader, n *yaml.Node, v reflect.Value) {
	s, ok := r.text(n)
	if !ok {
		return
	}
	switch f := r.field; {
	case f.Enum != nil:
		s, ok = r.choice(n, s)
	case f.Check != "":
		s, ok = forms[f.Check](r, n, s)
	}
	if ok {
		v.SetString(s)
	}
}

// text is the text of one line written at n, as it is written: never a number
// or a truth value, whatever it looks like. It is in Unicode's form NFC, its phrases
// in other languages tagged.
func (r *reader) text(n *yaml.Node) (string, bool) {
	if isEmpty(n) {
		r.empty(n)
		return "", false
	}
	if n.Kind != yaml.ScalarNode {
		d := r.mismatch(n, diag.FormText)
		if start, end := r.span(n); n.Style&yaml.FlowStyle != 0 && r.takesText() && (n.Kind == yaml.SequenceNode || hasNoTag(n)) {
			d.Fix = r.replaced(start, end, plaintext.Quote(r.written(start, end)))
		}
		return "", false
	}
	s := n.Value
	if n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
		s = strings.TrimRight(s, "\n")
	}
	if !r.checkEscapes(n) || !r.checkLine(n, s) {
		return "", false
	}
	if isPlain(n) && !r.checkPlain(n) {
		return "", false
	}
	if strings.IndexFunc(s, plaintext.IsBidi) >= 0 {
		r.fail(diag.TextBidi, n)
	}
	s = strings.TrimSpace(norm.NFC.String(s))
	return r.spoken(n, r.halfWritten(n, s)), true
}

// checkEscapes reports a \ between double quotes that stands for something else
// than a quotation mark, a \ or a character by its number.
func (r *reader) checkEscapes(n *yaml.Node) bool {
	if n.Style&yaml.DoubleQuotedStyle == 0 {
		return true
	}
	start, end := r.span(n)
	written := r.src.Read[start:end]
	for i := 0; i+1 < len(written); i++ {
		if written[i] != '\\' {
			continue
		}
		i++
		if strings.IndexByte("\"\\/uUx\n", written[i]) < 0 {
			r.failWith(diag.TextEscape, n, UnescapedQuotes(r.written(start, end)))
			return false
		}
	}
	return true
}

// UnescapedQuotes writes text between double quotes, in which \ has a special
// meaning, between single ones, in which it has none.
func UnescapedQuotes(quoted string) string {
	text := strings.TrimSuffix(strings.TrimPrefix(quoted, `"`), `"`)
	return "'" + strings.ReplaceAll(strings.ReplaceAll(text, `\"`, `"`), "'", "''") + "'"
}

// checkLine reports what cannot stand in one line of text.
func (r *reader) checkLine(n *yaml.Node, s string) bool {
	i := strings.IndexFunc(s, isUnseen)
	if i < 0 {
		return true
	}
	if strings.Contains(s, "\n") {
		r.failWith(diag.TextLines, n, quoteIfNeeded(strings.Join(strings.Fields(s), " ")))
		return false
	}
	bad, _ := utf8.DecodeRuneInString(s[i:])
	plain := strings.Map(func(c rune) rune {
		if isUnseen(c) {
			return ' '
		}
		return c
	}, s)
	r.failWith(diag.TextControl, n, quoteIfNeeded(plain), codePoint(bad))
	return false
}

// codePoint names a character that cannot be seen.
func codePoint(c rune) any {
	if c == '\t' {
		return diag.FormTab
	}
	return plaintext.CodePoint(c)
}

func isUnseen(c rune) bool { return plaintext.IsControl(c) || plaintext.IsBreak(c) || c == 0xFEFF }

// checkPlain reports what happens to text that is not in quotes: what follows a
// # is lost, lines flow together, and curly quotes are no quotes.
func (r *reader) checkPlain(n *yaml.Node) bool {
	start := r.start(n)
	end, folded := r.plainEnd(n, start)
	if lost, stop := r.comment(end); lost < stop && r.takesText() {
		r.add(diag.TextLost, lost, stop, r.name(), diag.Clip(r.written(lost, stop))).
			Fix = r.replaced(start, stop, plaintext.Quote(r.written(start, stop)))
		return false
	}
	if folded {
		d := r.fail(diag.TextFolded, n)
		d.Fix = r.unfolded(start, end)
	}
	if inner, ok := Uncurled(n.Value); ok && r.takesText() {
		r.failWith(diag.TextQuotes, n, plaintext.Quote(inner), inner)
	}
	return true
}

// unfolded is how text over several lines should be written: on one, or, if it
// was meant for the items of a list, under each other.
func (r *reader) unfolded(start, end int) string {
	lines := strings.Split(r.written(start, end), "\n")
	before := string(r.src.Text[r.src.Start+r.lineStart(start) : r.src.Start+start])
	if strings.HasPrefix(strings.TrimSpace(lines[1]), "- ") {
		marker, isItem := strings.CutSuffix(before, "- ")
		if !isItem { // the first item stands behind the key
			marker = before[:len(before)-len(strings.TrimLeft(before, " "))] + "  "
			before = strings.TrimRight(before, " ") + "\n" + marker + "- "
		}
		for i := 1; i < len(lines); i++ {
			lines[i] = marker + strings.TrimSpace(lines[i])
		}
		return before + strings.Join(lines, "\n")
	}
	return r.replaced(start, end, quoteIfNeeded(strings.Join(strings.Fields(strings.Join(lines, " ")), " ")))
}

// Uncurled is the text within curly quotes around all of s.
func Uncurled(s string) (string, bool) {
	for _, pair := range [...][2]string{{"“", "”"}, {"„", "“"}, {"„", "”"}, {"”", "”"}, {"“", "“"}, {"‘", "’"}, {"’", "’"}} {
		if inner, ok := strings.CutPrefix(s, pair[0]); ok {
			if inner, ok = strings.CutSuffix(inner, pair[1]); ok {
				return strings.TrimSpace(inner), true
			}
		}
	}
	return "", false
}

// takesText says whether what is being read is text for readers, in which anything may
// be written: that of a field, or what one holds in each language, as a price may.
func (r *reader) takesText() bool {
	return r.inWords || r.field != nil && r.field.takesText()
}

func (f *Field) takesText() bool {
	if f.Enum != nil || f.Check != "" {
		return false
	}
	t := f.Type
	return t.Kind() == reflect.String && t != reflect.TypeFor[URL]() && t != reflect.TypeFor[lang.Tag]() ||
		t == reflect.TypeFor[Localised]() || t == reflect.TypeFor[[]Localised]() || t == reflect.TypeFor[[]string]()
}

// choice is the value of the field's closed list that s is.
func (r *reader) choice(n *yaml.Node, s string) (string, bool) {
	f := r.field
	if slices.Contains(f.Enum, s) {
		return s, true
	}
	meant := f.meant(s)
	if meant == "" && r.otherwise(n, s) {
		return "", false
	}
	r.failWith(diag.ValueChoice, n, meant, diag.Choices{List: f.list, Values: f.Enum})
	return "", false
}

// meant is the value of the field's closed list that s was probably meant for, or "".
func (f *Field) meant(s string) string {
	if value := f.written(s); value != "" {
		return value
	}
	return Nearest(s, f.Enum)
}

// written is the value of the field's closed list that s is, or that people write s instead of, or "".
func (f *Field) written(s string) string {
	for _, s := range [...]string{s, theOnly(s)} {
		for _, value := range f.Enum {
			for _, written := range append(message.Words("choices", f.list+"."+value), value) {
				if fold(written) == fold(s) {
					return value
				}
			}
		}
	}
	return ""
}

// theOnly is a text, in small letters, without a word before or behind it for there being nothing else: anglais uniquement.
func theOnly(s string) string {
	s = straight(strings.ToLower(norm.NFC.String(s)))
	return beforeWord("only", afterWord("only", s))
}

func decodeTag(r *reader, n *yaml.Node, v reflect.Value) {
	if tag, ok := r.tag(n); ok {
		v.SetString(string(tag))
	}
}

// tag is the language written at n by its code.
func (r *reader) tag(n *yaml.Node) (lang.Tag, bool) {
	s, ok := r.scalar(n, diag.FormText)
	if !ok {
		return "", false
	}
	if IsTag(s) {
		if r.isSpoken() && isWritten("other-tongue", s) {
			r.fail(diag.LanguageUnlikely, n, diag.LanguageName(s))
		}
		return lang.Tag(s), true
	}
	r.failWith(diag.ValueLanguage, n, meantTag(s))
	return "", false
}

// isSpoken reports whether the languages that are read are those in which something is taught: a site may be written in any.
func (r *reader) isSpoken() bool {
	return !r.kind.single() && r.field != nil && r.field.Type == reflect.TypeFor[[]lang.Tag]() && r.field.Name == "languages"
}

// tongues are the languages whose codes s joins with hyphens, NL-FR, NL-FR-EN, in small letters; nil where it is the code of
// one, as fr-be and en-gb are: that of a language with a country whose own language is another.
func tongues(s string) []string {
	codes := strings.Split(strings.ToLower(s), "-")
	for i, code := range codes {
		if len(code) != 2 || !IsTag(code) || slices.Contains(codes[:i], code) {
			return nil
		}
	}
	if len(codes) < 2 || len(codes) == 2 && IsTag(strings.Join(codes, "-")) && lang.OfCountry(codes[1]) != lang.Tag(codes[1]) {
		return nil
	}
	return codes
}

// IsTag says whether s is the code of a language, in small letters: fr, nl, fr-be.
func IsTag(s string) bool {
	tag, ok := lang.ParseTag(s)
	return ok && string(tag) == s
}

// meantTag is the language s was probably meant for, or "": FR, fr_BE, français, anglais uniquement.
func meantTag(s string) string {
	s = strings.ToLower(norm.NFC.String(s))
	if isWritten("other-tongue", s) {
		return ""
	}
	if tag, ok := lang.ParseTag(strings.ReplaceAll(s, "_", "-")); ok {
		return string(tag)
	}
	readers := message.Understood()
	return string(cmp.Or(lang.Named(s, readers...), lang.Named(theOnly(s), readers...)))
}

// NamesLanguage reports whether a name, in small letters, is that of the language with a code.
func NamesLanguage(name, code string) bool {
	return len(code) <= 3 && len(name) > len(code) && string(lang.Named(name, message.Understood()...)) == code
}

// decodeTruth reads true or false, and nothing else: yes and no are words.
func decodeTruth(r *reader, n *yaml.Node, v reflect.Value) {
	s, ok := r.scalar(n, diag.FormTruth)
	if !ok {
		return
	}
	if isPlain(n) && (s == "true" || s == "false") {
		v.SetBool(s == "true")
		return
	}
	r.failWith(diag.ValueTruth, n, meantTruth(strings.ToLower(norm.NFC.String(s))))
}

// meantTruth is the truth a word in small letters stands for, or "".
func meantTruth(word string) string {
	for _, truth := range [...]string{"true", "false"} {
		if word == truth || isWritten(truth, word) {
			return truth
		}
	}
	return ""
}
