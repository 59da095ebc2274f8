// This file finds where a text of a page is written: in what it goes with when that is taken away.
//
// Nothing of it is in a build, and no page carries anything for it. When somebody asks,
// the page is made again without each thing that it may show, and what is not on it then
// is what that thing says, in whichever way the layouts say it.

package build

import (
	"html"
	"maps"
	"reflect"
	"slices"
	"sort"
	"strings"
	"unicode"

	"projetpro/internal/address"
	"projetpro/internal/content"
	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/page"

	"github.com/tdewolff/parse/v2"
	lexer "github.com/tdewolff/parse/v2/html"
)

// A Spot is where a text that a page shows is written.
type Spot struct {
	Pos diag.Pos
	Key string // of the interface string that it is, in the file of Pos; "" for content and layouts
}

// Spot is where the nth text that reads so, from 0, on the page at a path of the output is
// written: a text between two tags, in one line. It is false when that is not known.
func (r *Result) Spot(at, text string, nth int) (s Spot, ok bool) {
	var failed diag.List
	failed.Guard("trace", "", func() {
		t := r.trace(at)
		if t == nil {
			return
		}
		for i := range t.texts {
			if t.texts[i] != text {
				continue
			}
			if nth--; nth < 0 {
				s, ok = t.spot(i)
				return
			}
		}
	})
	return s, ok
}

// A tracer looks for what the texts of one page come from.
type tracer struct {
	*Result
	at    string
	page  *page.Page
	texts []string
	lost  map[string][]bool     // which of the texts go with a thing, by the file and the keys of it
	keys  map[lang.Tag][]string // of the interface strings that the texts are, or end with; see interfaceString
}

// trace is nil for what is no page, or cannot be made.
func (r *Result) trace(at string) *tracer {
	pg := r.PageAt(at)
	if pg == nil {
		return nil
	}
	data, _, ok := r.File(at)
	if !ok {
		return nil
	}
	return &tracer{Result: r, at: at, page: pg, texts: textsOf(data), lost: map[string][]bool{}, keys: map[lang.Tag][]string{}}
}

// spot finds where the i-th text is written: in the content, as an editor thinks of it, or
// else in interface strings, or in a layout.
func (t *tracer) spot(i int) (Spot, bool) {
	best := finding{size: len(t.texts) + 1}
	say, others := t.shown(t.texts[i])
	for _, files := range say {
		t.look(files, i, &best)
	}
	for _, files := range others {
		if best.says || best.size <= labelled {
			break // nothing is nearer
		}
		t.look(files, i, &best)
	}
	if best.size <= len(t.texts) {
		return Spot{Pos: best.pos}, true
	}
	if s, ok := t.interfaceString(i); ok {
		return s, true
	}
	if s, ok := t.literal(t.texts[i]); ok {
		return s, true
	}
	return t.together(i)
}

// together finds what several items say of which a page says it once, such as a choice that a list offers: it goes when none of them
// says so, and is written in the first of those with which alone it is there.
func (t *tracer) together(i int) (Spot, bool) {
	required := map[string]bool{} // the keys of the items, and whether a page may need them
	var items [][]*content.Entry
	for item := range t.Site.Items() {
		items = append(items, item.Versions)
		for _, e := range item.Versions {
			for key := range e.Record.Set {
				if !strings.Contains(key, ".") {
					f := e.Kind.Field(key)
					required[key] = required[key] || f != nil && f.Required
				}
			}
		}
	}
	keys := slices.Sorted(maps.Keys(required))
	free := slices.DeleteFunc(slices.Clone(keys), func(key string) bool { return required[key] })
	if lost := t.left(slices.Concat(items...), free...); lost != nil && !lost[i] { // it is there all the same
		keys = slices.DeleteFunc(keys, func(key string) bool { return !required[key] })
	}
	for _, key := range keys {
		goes := func(from int) bool { // without what the items from there on say
			var files []*content.Entry
			for _, e := range slices.Concat(items[from:]...) {
				if _, has := e.Record.Set[key]; has {
					files = append(files, e)
				}
			}
			lost := t.left(files, key)
			return lost != nil && lost[i]
		}
		if len(items) == 0 || !goes(0) {
			continue
		}
		first := sort.Search(len(items), func(n int) bool { return n == len(items)-1 || !goes(n+1) })
		return Spot{Pos: t.written(items[first], key, t.texts[i]).pos}, true
	}
	return Spot{}, false
}

// labelled is how many texts a fact is, on a page: what it is called, and what it is.
const labelled = 2

// A finding is what a text goes with. What says the very text is nearer than what does not:
// the title of a page is, and not its place in a menu. Else the fewer texts go with it, the nearer it is.
type finding struct {
	says bool
	size int
	key  string
	pos  diag.Pos
}

// nearer reports whether one finding is nearer than another. Of what goes with the same
// texts, that is which is within the other.
func (f finding) nearer(than finding) bool {
	if f.says != than.says {
		return f.says
	}
	return f.size < than.size || f.size == than.size && than.key != "" && strings.HasPrefix(f.key, than.key+".")
}

// look takes away what the files of an item say, one thing after the other. What can be left
// out is taken away all at once before: the text may be there all the same.
func (t *tracer) look(files []*content.Entry, i int, best *finding) {
	keys, required := keysOf(files)
	if lost := t.without(files, keys...); lost != nil && !lost[i] {
		keys = nil
	}
	for _, key := range slices.Concat(required, keys) {
		lost := t.without(files, key)
		if lost == nil || !lost[i] {
			continue
		}
		found := t.written(files, key, t.texts[i])
		for _, is := range lost {
			if is {
				found.size++
			}
		}
		if found.nearer(*best) {
			*best = found
		}
	}
}

// keysOf are the keys that files have, what holds others before them; those of fields that
// must be there are apart.
func keysOf(files []*content.Entry) (keys, required []string) {
	known := map[string]bool{"": true}
	for _, e := range files {
		for key := range e.Record.Set {
			known[key] = true
		}
	}
	for _, key := range slices.Sorted(maps.Keys(known)) {
		name, _, _ := strings.Cut(key, ".")
		if f := files[0].Kind.Field(name); f != nil && f.Required {
			required = append(required, key)
		} else {
			keys = append(keys, key)
		}
	}
	return keys, required
}

// without says which texts are not on the page when keys are not written in files; nil when
// there is no page then.
func (t *tracer) without(files []*content.Entry, keys ...string) []bool {
	thing := files[0].File.Path + "\n" + strings.Join(keys, "\n")
	if lost, known := t.lost[thing]; known {
		return lost
	}
	lost := t.left(files, keys...)
	t.lost[thing] = lost
	return lost
}

// left is without for any files, of which nothing is remembered.
func (t *tracer) left(files []*content.Entry, keys ...string) []bool {
	of := make(map[*content.Entry]bool, len(files))
	for _, e := range files {
		of[e] = true
	}
	entries := slices.Clone(t.entries)
	for i, e := range entries {
		if of[e] {
			entries[i] = e.Without(keys...)
		}
	}
	texts := t.shownBy(t.reassembled(entries, t.languages))
	if texts == nil {
		return nil
	}
	return missing(t.texts, texts)
}

// shownBy are the texts of the page in another result, or nil.
func (t *tracer) shownBy(r *Result) []string {
	at := t.at
	if is := t.page.Identity(); is.ID != "" {
		at, _ = r.Where(is)
	}
	data, _, ok := r.File(at)
	if !ok {
		return nil
	}
	return textsOf(data)
}

// shown are the files of what the page may show, each item's together, its own first: those
// that say a text, and the others.
func (t *tracer) shown(text string) (say, others [][]*content.Entry) {
	ids := []string{t.page.Identity().ID}
	for _, e := range t.entries {
		if e.File.Path == t.page.Source {
			ids = append(ids, e.ID)
		}
	}
	pointed(reflect.ValueOf(t.page.View()), map[any]bool{}, func(v any) {
		switch v := v.(type) {
		case page.Card:
			ids = append(ids, v.ID)
		case page.Link:
			if pg := t.PageAt(address.File(strings.TrimPrefix(v.Href, t.origin.Prefix))); v.Href != "" && pg != nil {
				ids = append(ids, pg.Identity().ID)
			}
		}
	})
	add := func(files []*content.Entry) {
		if slices.ContainsFunc(files, func(e *content.Entry) bool { return reads(string(e.Text), text) >= 0 }) {
			say = append(say, files)
		} else {
			others = append(others, files)
		}
	}
	known := map[string]bool{}
	for _, id := range ids {
		if item := t.Site.Item(id); item != nil && !known[id] {
			add(item.Versions)
		}
		known[id] = true
	}
	add([]*content.Entry{t.Site.Settings()})
	return say, others
}

// pointed goes through a view, and yields the cards and links in it.
func pointed(v reflect.Value, seen map[any]bool, yield func(any)) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() && v.Elem().Kind() == reflect.Struct && !seen[v.Interface()] {
			seen[v.Interface()] = true
			pointed(v.Elem(), seen, yield)
		}
	case reflect.Interface:
		pointed(v.Elem(), seen, yield)
	case reflect.Slice:
		for i := range v.Len() {
			pointed(v.Index(i), seen, yield)
		}
	case reflect.Struct:
		switch v.Interface().(type) {
		case page.Card, page.Link:
			yield(v.Interface())
		case page.Language, page.Body:
		default:
			for i := range v.NumField() {
				if v.Type().PkgPath() == reflect.TypeFor[page.Card]().PkgPath() && v.Type().Field(i).IsExported() {
					pointed(v.Field(i), seen, yield)
				}
			}
		}
	}
}

// written is where a key is written in the files of an item: where it says the very text, or
// else in the page's language, if it is. Below front matter it is where that reads as the page does.
func (t *tracer) written(files []*content.Entry, key, text string) (best finding) {
	for _, e := range files {
		f := finding{key: key, pos: diag.Pos{File: e.File.Path}}
		span, has := e.Record.Set[key]
		switch {
		case has:
			value := string(e.Text[span.Value:max(span.Value, span.End)])
			f.says, f.pos.Offset = reads(value, text) >= 0 && (len(letters(value)) == len(letters(text)) || strings.Contains(value, "]{lang=")), span.Value
		case key == "" && e.Body() != nil && len(e.Body().Starts()) > 0:
			start := e.Body().Starts()[0]
			at := reads(string(e.Text[start:]), text)
			f.says, f.pos.Offset = at >= 0, start+max(0, at)
		default:
			continue
		}
		if best.pos.File == "" || f.says && !best.says || f.says == best.says && e.Lang == t.page.Lang {
			best = f
		}
	}
	return best
}

// reads is where a source says a text, whatever marks and spaces are in it; -1: nowhere.
func reads(source, text string) int {
	want := letters(text)
	if len(want) == 0 {
		return -1
	}
	have := letters(source)
	for i := range len(have) - len(want) + 1 {
		if slices.EqualFunc(have[i:i+len(want)], want, func(a, b letter) bool { return a.rune == b.rune }) {
			return have[i].at
		}
	}
	return -1
}

// A letter is one, or a digit, with its place in a text.
type letter struct {
	rune
	at int
}

func letters(text string) (all []letter) {
	for at, r := range text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			all = append(all, letter{r, at})
		}
	}
	return all
}

// interfaceString finds the string that the i-th text is, or ends with.
func (t *tracer) interfaceString(i int) (Spot, bool) {
	for _, l := range t.Site.Languages {
		if keys := t.keysIn(l); i < len(keys) && keys[i] != "" {
			return Spot{diag.Pos{File: "i18n/" + string(l.Tag()) + ".yaml", Offset: l.Offset(keys[i])}, keys[i]}, true
		}
	}
	return Spot{}, false
}

// keysIn are those of the interface strings of a language that the texts are: the page is
// made with a mark behind each string. There are none when the page is another then.
func (t *tracer) keysIn(l *lang.Strings) []string {
	if keys, known := t.keys[l.Tag()]; known {
		return keys
	}
	languages := maps.Clone(t.languages)
	languages[l.Tag()] = l.Marked()
	var keys []string
	for _, text := range t.shownBy(t.reassembled(t.entries, languages)) {
		plain, key := l.Unmark(text)
		switch {
		case plain == "":
		case len(keys) < len(t.texts) && t.texts[len(keys)] == strings.TrimFunc(plain, unicode.IsSpace):
			keys = append(keys, key)
		default:
			t.keys[l.Tag()] = nil
			return nil
		}
	}
	t.keys[l.Tag()] = keys
	return keys
}

// literal finds a text that stands as it is in the settings, or in a layout. An address of the site is where that says where it is.
func (t *tracer) literal(text string) (Spot, bool) {
	settings := t.Site.Settings()
	if at := strings.Index(string(settings.Text), text); at >= 0 {
		return Spot{Pos: diag.Pos{File: settings.File.Path, Offset: at}}, true
	}
	if at, _ := t.Site.Written("base_url"); at.Offset != diag.NoOffset && strings.HasPrefix(text, t.origin.Root+t.origin.Prefix+"/") {
		return Spot{Pos: at}, true
	}
	for file, source := range textFiles(t.tree, "layouts/", new(diag.List)) {
		for _, written := range []string{text, html.EscapeString(text)} {
			if at := strings.Index(string(source), written); at >= 0 {
				return Spot{Pos: diag.Pos{File: file, Offset: at}}, true
			}
		}
	}
	return Spot{}, false
}

// textsOf are the texts of a page's body, those of scripts left out, each in one line.
func textsOf(data []byte) (all []string) {
	within := 0 // of elements whose text is not shown
	body := false
	for l := lexer.NewLexer(parse.NewInputBytes(data)); ; {
		kind, raw := l.Next()
		switch kind {
		case lexer.ErrorToken:
			return all
		case lexer.StartTagToken:
			body = body || string(l.Text()) == "body"
			if slices.Contains(silent, string(l.Text())) {
				within++
			}
		case lexer.EndTagToken:
			if slices.Contains(silent, string(l.Text())) {
				within--
			}
		case lexer.TextToken:
			text := strings.TrimFunc(strings.Join(strings.FieldsFunc(html.UnescapeString(string(raw)), isSpace), " "), unicode.IsSpace) // as browsers trim it
			if body && within == 0 && text != "" {
				all = append(all, text)
			}
		}
	}
}

// silent are the elements whose text no visitor reads.
var silent = []string{"script", "style", "noscript", "template"}

func isSpace(r rune) bool { return strings.ContainsRune("\t\n\f\r ", r) }

// missing says which of some texts are not in others, by a longest sequence that both have.
func missing(texts, others []string) []bool {
	lost := make([]bool, len(texts))
	from, to, end := 0, len(texts), len(others)
	for from < min(to, end) && texts[from] == others[from] {
		from++
	}
	for to > from && end > from && texts[to-1] == others[end-1] {
		to, end = to-1, end-1
	}
	a, b := texts[from:to], others[from:end]
	common := make([][]uint16, len(a)+1)
	for i := range common {
		common[i] = make([]uint16, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if common[i][j] = max(common[i+1][j], common[i][j+1]); a[i] == b[j] {
				common[i][j] = common[i+1][j+1] + 1
			}
		}
	}
	for i, j := 0, 0; i < len(a); {
		switch {
		case j < len(b) && a[i] == b[j]:
			i, j = i+1, j+1
		case j < len(b) && common[i][j+1] > common[i+1][j]:
			j++
		default:
			lost[from+i] = true
			i++
		}
	}
	return lost
}
