// This file makes an entry of a file.

// Package content reads one file of the content: its kind and language from where it lies, its fields, its body.
//
// What [Parse] returns depends on that file alone, so it can be kept as long as
// the file stays the same. The body, which is most of the work, is read when
// somebody wants it. A file that is wrong is an entry all the same, with as much
// of it as could be read and all that is wrong with it.
package content

import (
	"path"
	"strings"
	"sync"

	"projetpro/internal/charset"
	"projetpro/internal/diag"
	"projetpro/internal/fault"
	"projetpro/internal/lang"
	"projetpro/internal/markdown"
	"projetpro/internal/plaintext"
	"projetpro/internal/schema"
	"projetpro/internal/source"
)

// An Entry is one file of the content.
type Entry struct {
	File *source.File

	// ID is the same in every language: the path in content without language
	// and extension ("pages/about", "faculties/architecture/modules/atelier");
	// a faculty's is its folder, "faculties/architecture". "" without a Kind.
	ID    string
	Kind  *schema.Kind  // nil in a place where no kind lies
	Place *schema.Place // of the kind; nil for the site's settings, too
	Lang  lang.Tag      // "" for the site's settings, and where the name has none

	Slug   string        // the last part of its page's address; "" without a Kind
	Record schema.Record // Facts and Words are nil where no front matter could be read
	// Guessed says that the front matter is no proper one, or the file no proper
	// text: some of it was left out of Record, or read as what it seems to be meant for.
	Guessed bool
	Failed  bool // a mistake of ours kept it from being read; Diags has it

	Text  []byte    // what offsets refer to: the file as text, see [charset.Text]; not to be changed
	Diags diag.List // but for those of the body

	body     func() *body // nil where there is none
	begins   int          // where the text does, in Text
	textless bool         // it has no text
	words    *markdown.Vocabulary
}

// A body is what was read of the text.
type body struct {
	doc    *markdown.Doc
	diags  diag.List
	failed *fault.Fault // in that case there is no doc
}

// Body is the text. It is read when it is first asked for, by several goroutines
// at once if need be. It is nil for the site's settings and without a Kind. Where
// a mistake of ours keeps it from being read, no work can do with it: Body panics.
func (e *Entry) Body() *markdown.Doc {
	if e.body == nil {
		return nil
	}
	b := e.body()
	if b.failed != nil {
		panic(b.failed)
	}
	return b.doc
}

// BodyDiags says what is wrong with the body.
func (e *Entry) BodyDiags() diag.List {
	if e.body == nil {
		return nil
	}
	return e.body().diags
}

// IsEntry says whether the file at a path of the site is read as an entry:
// Markdown in content, and the site's settings. Files that seem to be meant so
// but for their extension are, too, to be reported.
func IsEntry(at string) bool {
	inside, ok := strings.CutPrefix(at, root)
	if !ok {
		return false
	}
	if strings.HasSuffix(at, ".md") || at == settings {
		return true
	}
	_, wrong := betterExtension(inside)
	return wrong
}

// Parse reads a file for which [IsEntry] holds. Its text is judged by the words
// of the site's languages.
func Parse(f *source.File, words *markdown.Vocabulary) *Entry {
	e := &Entry{File: f, words: words}
	e.Failed = e.Diags.Guard("read", f.Path, e.read) != nil
	return e
}

func (e *Entry) read() {
	f := e.File
	p := placeOf(f.Path, &e.Diags)
	e.ID, e.Kind, e.Place, e.Lang = p.id, p.kind, p.of, p.lang
	if path.Ext(f.Path) != ".md" && e.Kind != schema.Site {
		return // its bytes may not be text at all
	}
	defer e.sort()
	text, fit := textOf(f.Path, f.Bytes(), &e.Diags)
	e.Text, e.Guessed = text.UTF8, text.Stray >= 0
	switch {
	case e.Kind == nil:
	case e.Kind == schema.Site:
		if fit {
			e.settings()
		}
	case fit:
		e.page()
	default:
		e.bodyFrom(len(e.Text))
	}
	e.Slug = e.slug()
}

func (e *Entry) sort() {
	if len(e.Diags) > 1 {
		e.Diags.Sort()
	}
}

// settings reads a file that is front matter from end to end.
func (e *Entry) settings() {
	b := block{file: e.File.Path, kind: e.Kind, text: e.Text, end: len(e.Text), diags: &e.Diags}
	e.record(&b)
}

// page reads a file of front matter and a body.
func (e *Entry) page() {
	b := block{file: e.File.Path, kind: e.Kind, place: e.Place, text: e.Text, diags: &e.Diags}
	after, ok := b.find()
	e.bodyFrom(after)
	if !ok {
		return
	}
	e.record(&b)
	e.textless = isSpace(e.Text[after:])
	if e.Place.Layout != "" && e.textless {
		e.Diags.Add(diag.BodyMissing, diag.Pos{File: e.File.Path, Offset: len(e.Text)}, 0)
	}
}

// Wordless reports whether a file says nothing that belongs to its language: neither in
// its words nor in its text.
func (e *Entry) Wordless() bool { return e.textless && schema.Wordless(e.Record.Words) }

func (e *Entry) record(b *block) {
	fields, src := b.parse()
	e.Guessed = e.Guessed || b.guessed
	if fields == nil {
		return
	}
	src.Unwritten = e.words.Unwritten()
	record, diags := schema.Decode(e.Kind, fields, src)
	e.Record = record
	e.Diags = append(e.Diags, diags...)
}

// Rewritten is the line, or the lines, between two offsets of the text with
// something else between them: the Fix of a diagnostic.
func (e *Entry) Rewritten(from, to int, instead string) string {
	return string(e.Text[plaintext.LineStart(e.Text, from):from]) + instead + string(e.Text[to:plaintext.LineEnd(e.Text, to)])
}

// Replace is the bytes of the file with other text between some of the offsets of
// Text; see [charset.Text.Replace].
func (e *Entry) Replace(edits ...charset.Edit) ([]byte, error) {
	if e.Text == nil && e.File.Size > 0 { // it is no text
		return nil, charset.ErrPlace
	}
	t := charset.Decode(e.File.Bytes())
	return t.Replace(edits...)
}

// bodyFrom says that the body is what follows from an offset on.
func (e *Entry) bodyFrom(from int) {
	e.begins = from
	e.body = sync.OnceValue(func() *body {
		b := new(body)
		b.failed = b.diags.Guard("text", e.File.Path, func() {
			b.doc, b.diags = markdown.Parse(e.Text[from:], diag.Pos{File: e.File.Path, Offset: from}, e.Lang, e.words)
		})
		return b
	})
}

// Target says where a link of the text leads, in words that are the same in every language: the path of a page without its
// language, an address.
func (e *Entry) Target(dest string) string {
	if strings.HasPrefix(dest, "#") || strings.Contains(dest, ":") || strings.HasPrefix(dest, "/") {
		return strings.TrimPrefix(dest, "#")
	}
	file, _, _ := strings.Cut(dest, "#")
	return path.Join(path.Dir(e.File.Path), strings.TrimSuffix(strings.TrimSuffix(file, ".md"), "."+string(e.Lang)))
}
