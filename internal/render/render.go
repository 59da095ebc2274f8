// Package render turns what a page shows into its bytes: layouts filled in, HTML minified, sitemap and robots.txt.
//
// Reading [Layouts] only parses them. When the first page of a layout is asked
// for, what the layout is made of is checked against the view it is given,
// minified, and compiled; see load.go and piece.go. So a layout that somebody is
// writing is shown at once, and spoils no other. Rendering a page is then a
// function of the layout and the view, and nothing else. What many pages have in
// common is rendered once and remembered; see memo.go.
package render

import (
	"bytes"
	"context"
	"errors"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"projetpro/internal/diag"
	"projetpro/internal/page"
	"projetpro/internal/parallel"
	"projetpro/internal/plaintext"
)

// Layouts are the layouts of a site. They do not change, and may be used by
// several goroutines.
type Layouts struct {
	files    map[string]*file         // by path
	defined  map[string][]*definition // the partials, by name; each should be defined once
	unused   []string                 // the paths of files that no page is shown by
	unread   []*file                  // the files of partials that cannot be read
	layouts  map[string]*piece        // by name: "module.html"
	partials map[string]*piece        // those that memo names
	keys     []key                    // that layouts ask for, in the order of the files; one that is asked for twice stands twice
}

// Page appends a page to dst: the layout ("module.html") filled in with view,
// a pointer to one of package page's views. When there are diagnostics the page
// is not fit to be shown and dst is returned as it was: those of the layout, when
// it cannot be used, which Check has too; or else those of this page.
func (l *Layouts) Page(dst []byte, layout string, view any) ([]byte, diag.List) {
	p := l.layouts[layout]
	if p == nil {
		return dst, missing(layout)
	}
	if wrong := p.checked(); wrong != nil {
		return dst, slices.Clone(wrong)
	}
	out, err := p.fill(dst, view)
	if err != nil {
		if e, ok := errors.AsType[excess](err); ok {
			return dst, e.diags(p.name)
		}
		return dst, p.explain(view, err)
	}
	if mark, around := broken(out[len(dst):]); mark != "" {
		var list diag.List
		list.Add(diag.OutputBroken, diag.WholeFile(folder+layout), 0, pathOf(view), mark, around)
		return dst, list
	}
	if address := leftOut(view, out[len(dst):]); address != "" {
		var list diag.List
		list.Add(diag.LayoutParts, diag.WholeFile(folder+layout), 0, pathOf(view), address)
		return dst, list
	}
	return hyphened(withPhrases(out, len(dst)), len(dst)), nil
}

// leftOut is an address that is found by the page of a view alone, and that the page does not lead to; "" if there is none.
func leftOut(view any, html []byte) string {
	if finder, ok := view.(*page.FinderView); ok {
		for _, part := range finder.Parts {
			if !bytes.Contains(html, []byte(escape(part.Href))) {
				return part.Href
			}
		}
	}
	return ""
}

// Check makes all layouts ready, so many at a time, and tells everything that is
// wrong with them, sorted. Once ctx has ended it begins no other, and returns the
// error of ctx; those that are ready stay so.
func (l *Layouts) Check(ctx context.Context, workers int) (list diag.List, err error) {
	names := slices.Sorted(maps.Keys(l.layouts))
	if err := parallel.For(ctx, workers, len(names), func(i int) { l.layouts[names[i]].checked() }); err != nil {
		return nil, err
	}
	list = append(l.findUnused(), l.findRefused()...)
	for _, path := range l.paths() {
		list = append(list, l.files[path].wrong...)
		list = append(list, l.files[path].leading...)
	}
	for _, name := range slices.Sorted(maps.Keys(l.defined)) {
		list = append(list, twice(l.defined[name])...)
	}
	for _, name := range names {
		list = append(list, l.layouts[name].checked()...)
	}
	list.Sort()
	return slices.CompactFunc(list, sameMistake), nil
}

// sameMistake says whether one partial is wrong in the same way for two views:
// one of them is told.
func sameMistake(a, b *diag.Diagnostic) bool {
	return a.Code == diag.LayoutView && b.Code == a.Code && a.Pos == b.Pos && a.Args[0] == b.Args[0]
}

// explain says what went wrong where. The layouts in use have been minified, so
// the page is rendered once more with the layouts as they were written.
func (p *piece) explain(view any, err error) diag.List {
	if again := p.unescaped(carefully).Execute(newWriter(nil, limitsOf(view)), view); again != nil {
		err = again
	}
	var list diag.List
	file, offset, end, what := locate(p.from, err)
	var reason any = diag.Foreign(what)
	if ours, ok := errors.AsType[*inability](err); ok {
		reason = ours.why
	}
	list.Add(diag.LayoutRun, diag.Pos{File: file, Offset: offset}, end, pathOf(view), reason)
	return list
}

// An inability is why a function of layouts cannot do its work. Why those of package template
// cannot do theirs is said in the words of that package.
type inability struct{ why diag.Reason }

func (e *inability) Error() string { return string(e.why.Says) + " " + e.why.Part }

func unable(says diag.Term, part string) error {
	return &inability{diag.Reason{Says: says, Part: part}}
}

// failure is how package text/template reports where and why a template failed.
// Templates rendered by memo report within the report of their caller.
var failure = regexp.MustCompile(`template: ?(layouts/[^:]+):(\d+)(?::(\d+))?: (?:executing "[^"]*" at <(.*?)>: |checking "[^"]*" at <(.*?)>: )?`)

// locate finds the place and the reason in an error of a template: the innermost.
func locate(files []*file, err error) (file string, offset, end int, what string) {
	message := err.Error()
	all := failure.FindAllStringSubmatchIndex(message, -1)
	if all == nil {
		return "", diag.NoOffset, 0, message
	}
	m := all[len(all)-1]
	group := func(i int) string {
		if m[2*i] < 0 {
			return ""
		}
		return message[m[2*i]:m[2*i+1]]
	}
	file, what = group(1), strings.TrimSpace(message[m[1]:])
	line, _ := strconv.Atoi(group(2))
	column, _ := strconv.Atoi(group(3))
	src := sourceOf(files, file)
	offset = min(plaintext.Offset(src, line)+column, len(src))
	end = plaintext.LineEnd(src, offset)
	code := group(4) + group(5)
	if rest, ok := strings.CutPrefix(what, "error calling "+shownName+": "); ok {
		// The layout does not call it: it looks at what an instruction shows.
		action, _, _ := bytes.Cut(src[offset:], []byte("}}"))
		code, what = strings.TrimRight(string(action), " \t\r\n-"), rest
	}
	if code != "" {
		// A template tells the place of the last field of .Facts.Credits.
		from := max(0, offset-len(code))
		if i := bytes.LastIndex(src[:min(offset+len(code), len(src))], []byte(code)); i >= from {
			offset, end = i, i+len(code)
		}
		what = code + ": " + what
	}
	return file, offset, end, what
}

func sourceOf(files []*file, path string) []byte {
	if i := slices.IndexFunc(files, func(f *file) bool { return f.path == path }); i >= 0 {
		return files[i].src
	}
	return nil
}

// marks are what a page must not contain: what html/template writes in the place
// of an address it holds unsafe, what templates write for a value that is not
// there, and what package lang writes for a string nobody has given a text.
var marks = [...]string{"ZgotmplZ", "<no value>", "&lt;no value&gt;", "⟦", "%!"}

// unknownString is the third; other uses of the bracket are mathematics.
// wrongVerb is what package fmt writes for an argument that does not fit.
var (
	unknownString = regexp.MustCompile(`⟦[a-zA-Z0-9.-]+⟧`)
	wrongVerb     = regexp.MustCompile(`%!(?:[a-zA-Z]\(|\(EXTRA )`)
)

// broken finds one of marks in a page, and what stands around it.
func broken(html []byte) (mark, around string) {
	for _, m := range marks {
		i := bytes.Index(html, []byte(m))
		if i < 0 {
			continue
		}
		var at []int
		switch m {
		case "⟦":
			at = unknownString.FindIndex(html[i:])
		case "%!":
			at = wrongVerb.FindIndex(html[i:])
		default:
			at = []int{0, len(m)}
		}
		if at != nil {
			from, to := i+at[0], i+at[1]
			return string(html[from:to]), strings.ToValidUTF8(string(html[max(0, from-60):min(len(html), to+20)]), "")
		}
	}
	return "", ""
}

// pathOf is the address of the page a view is for, or "".
func pathOf(view any) string {
	v := reflect.ValueOf(view)
	if v.Kind() != reflect.Pointer || v.IsNil() || v.Elem().Kind() != reflect.Struct {
		return ""
	}
	if p := v.Elem().FieldByName("Path"); p.IsValid() && p.Kind() == reflect.String {
		return p.String()
	}
	return ""
}
