//go:build unix

// This file tests what the tool says about each kind of mistake: one archive in
// testdata/wrong for each code. Not all of it can be written to a Windows disk.

package build

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	projetpro "projetpro"
	"projetpro/internal/content"
	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/message"
	"projetpro/internal/report"
	"projetpro/internal/schema"
	"projetpro/internal/source"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

// An archive's comment says what the rule is; its files are laid over right, a
// site without any mistake:
//
//	x           a file; one without contents removes that of right
//	x.quoted    a file of Go strings, a line each, repeated as often as a number before it says
//	x.patch     x as the tool carries it, with the lines behind "-" replaced by those behind "+"
//	x.copy      the same of the file on the first line
//	x.link      a symbolic link
//	x.pipe      a named pipe
//	"x\u0301"   a name as a Go string
//	count       how often each code is found; written by hand, so that a finding is not
//	            gained or lost by accident
//	want.en     all that is said, in each language of messages; UPDATE=1 writes these
//
// Every correction that is proposed, of a line or of a file's name, is made: there
// must then be less of what it corrects, and no other error.
const archives = "testdata/wrong"

// unseen are the codes that no folder can show, and why.
var unseen = map[diag.Code]string{
	diag.PageGone:        "it takes an output; tested by the script published.txtar of the command",
	diag.Fault:           "no folder should; see TestFault of the command",
	diag.NameTooLong:     "no disk of ours stores such a name; tested in package source",
	diag.FileTooLarge:    "it takes a file of 4 GiB; tested in package source",
	diag.AssetHeavy:      "it takes a file of 100 MB; tested in package asset",
	diag.AssetUnreadable: "the file would have to become unreadable between the reading of the folder and that of the file",
	diag.LayoutTooLarge:  "it takes a megabyte of layouts; tested in package render",
	diag.MoreOfThese:     "it takes more than a hundred of another; tested in packages diag and markdown",
	diag.FontUnread:      "a typeface is no text; tested in the command, as what follows",
	diag.FontLetters:     "likewise",
	diag.FontSpaces:      "likewise",
	diag.FontWeight:      "likewise",
	diag.LayoutParts:     "it takes more than 1,000 modules; tested in package render",
	diag.LayoutMissing:   "the binary carries every layout; tested in package render",
}

// A bench is a folder in which one archive after the other is laid out and
// built, by one Builder, which remembers the layouts.
type bench struct {
	path    string
	dir     *source.Dir
	builder Builder
}

func newBench(t *testing.T) *bench {
	b := &bench{path: t.TempDir()}
	b.lay(t, nil)
	dir, err := source.Open(b.path, projetpro.Defaults())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { dir.Close() })
	b.dir = dir
	return b
}

// lay makes the folder hold right and, over it, the files of an archive.
func (b *bench) lay(t *testing.T, files []txtar.File) {
	t.Helper()
	for _, name := range source.Folders() {
		if err := os.RemoveAll(filepath.Join(b.path, name)); err != nil {
			t.Fatal(err)
		}
	}
	for _, f := range slices.Concat(right, files) {
		if err := b.layOne(f.Name, f.Data); err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
	}
}

func (b *bench) layOne(name string, data []byte) error {
	if strings.HasPrefix(name, `"`) {
		unquoted, err := strconv.Unquote(name)
		if err != nil {
			return err
		}
		name = unquoted
	}
	name, how := cutHow(name)
	at := filepath.Join(b.path, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
		return err
	}
	var err error
	switch how {
	case ".link":
		return os.Symlink(strings.TrimSpace(string(data)), at)
	case ".pipe":
		return syscall.Mkfifo(at, 0o644)
	case ".quoted":
		data, err = unquoted(string(data))
	case ".patch":
		data, err = patched(name, string(data))
	case ".copy":
		of, patch, _ := strings.Cut(string(data), "\n")
		data, err = patched(of, patch)
	default:
		if len(data) == 0 {
			return os.RemoveAll(at)
		}
	}
	if err != nil {
		return err
	}
	return os.WriteFile(at, data, 0o644)
}

func cutHow(name string) (bare, how string) {
	for _, how := range []string{".link", ".pipe", ".quoted", ".patch", ".copy"} {
		if bare, ok := strings.CutSuffix(name, how); ok {
			return bare, how
		}
	}
	return name, ""
}

// unquoted is what Go strings say, a line each, repeated as often as a number
// before it says.
func unquoted(lines string) ([]byte, error) {
	var out []byte
	for line := range strings.Lines(lines) {
		line, times := strings.TrimSpace(line), 1
		if i := strings.IndexByte(line, '"'); i > 0 {
			n, err := strconv.Atoi(strings.TrimSpace(line[:i]))
			if err != nil {
				return nil, err
			}
			line, times = line[i:], n
		}
		s, err := strconv.Unquote(line)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", line, err)
		}
		out = append(out, strings.Repeat(s, times)...)
	}
	return out, nil
}

// patched is a file that the tool carries, with the lines behind "-" replaced by
// those behind "+" that follow them.
func patched(name, patch string) ([]byte, error) {
	data, err := fs.ReadFile(projetpro.Defaults(), name)
	if err != nil {
		return nil, err
	}
	text, old, fresh := string(data), "", ""
	replace := func() error {
		if old != "" && strings.Count(text, old) != 1 {
			return fmt.Errorf("%q is not once in %s", old, name)
		}
		if old != "" {
			text = strings.Replace(text, old, fresh, 1)
		}
		old, fresh = "", ""
		return nil
	}
	for line := range strings.Lines(patch) {
		if line[0] == '-' && fresh != "" {
			if err := replace(); err != nil {
				return nil, err
			}
		}
		if line[0] == '-' {
			old += line[1:]
		} else {
			fresh += line[1:]
		}
	}
	if err := replace(); err != nil {
		return nil, err
	}
	return []byte(text), nil
}

// findings are what is said about a folder.
type findings struct {
	list   diag.List
	source func(file string) []byte
}

// build builds the folder as the command line does.
func (b *bench) build(t *testing.T) findings {
	t.Helper()
	tree, list, err := b.dir.Read(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	r, err := b.builder.Build(t.Context(), tree, Settings{Today: func(*time.Location) schema.Date { return schema.Date{Year: 2026, Month: 11, Day: 23} }})
	if err != nil {
		t.Fatal(err)
	}
	found, err := r.RenderSince(t.Context(), Unmade, func(string, []byte, *source.File) error { return nil })
	if err != nil {
		t.Fatal(err)
	}
	list = slices.Concat(list, r.Diags, found)
	list.Sort()
	for _, d := range list {
		if names := diag.RuleOf(d.Code).Args; len(d.Args) != len(names) {
			t.Errorf("%s: %d arguments for %q", d.Code, len(d.Args), names)
		}
	}
	return findings{r.Prove(list), r.Source}
}

func (r findings) printer(language lang.Tag) *report.Printer {
	return &report.Printer{Lang: language, Source: r.source}
}

// said is all of it, in a language.
func (r findings) said(t *testing.T, language lang.Tag) string {
	t.Helper()
	var b strings.Builder
	if err := r.printer(language).Print(&b, "text", r.list); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// count is how often each code is found, a line each.
func (r findings) count() string {
	codes := map[diag.Code]int{}
	for _, d := range r.list {
		codes[d.Code]++
	}
	var b strings.Builder
	for _, c := range slices.Sorted(maps.Keys(codes)) {
		fmt.Fprintf(&b, "%s %d\n", c, codes[c])
	}
	return b.String()
}

func TestNothingIsWrong(t *testing.T) {
	b := newBench(t)
	if said := b.build(t).said(t, "en"); said != "" {
		t.Error(said)
	}
}

func TestEveryCodeHasAnArchive(t *testing.T) {
	for _, r := range diag.Rules() {
		_, err := os.Stat(filepath.Join(archives, string(r.Code)+".txtar"))
		if why, ok := unseen[r.Code]; ok && err == nil {
			t.Errorf("%s has an archive, and is said to have none: %s", r.Code, why)
		} else if !ok && err != nil {
			t.Error(err)
		}
	}
}

func TestWrong(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(archives, "*.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	b := newBench(t)
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) { b.check(t, file) })
	}
}

// check builds what an archive holds and compares what is said with what it wants.
func (b *bench) check(t *testing.T, file string) {
	a, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	split := slices.IndexFunc(a.Files, func(f txtar.File) bool { return f.Name == "count" })
	if split < 0 {
		t.Fatal("there is no count")
	}
	b.lay(t, a.Files[:split])
	r := b.build(t)
	got := map[string]string{"count": r.count()}
	for _, l := range message.Languages() {
		got["want."+string(l)] = r.said(t, l)
	}
	if os.Getenv("UPDATE") != "" {
		a.Files = a.Files[:split+1]
		for _, l := range message.Languages() {
			a.Files = append(a.Files, txtar.File{Name: "want." + string(l), Data: []byte(got["want."+string(l)])})
		}
		if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want := map[string]string{}
	for _, f := range a.Files[split:] {
		want[f.Name] = string(f.Data)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if code := strings.TrimSuffix(filepath.Base(file), ".txtar"); !slices.ContainsFunc(r.list, func(d *diag.Diagnostic) bool { return string(d.Code) == code }) {
		t.Errorf("%s is not found", code)
	}
	for _, d := range r.list {
		if names := diag.RuleOf(d.Code).Args; len(d.Args) != len(names) {
			t.Errorf("%s is given %v, and declares %v", d.Code, d.Args, names)
		}
	}
	if len(bytes.TrimSpace(a.Comment)) == 0 {
		t.Error("the archive does not say what the rule is")
	}
	b.mend(t, r)
}

// A repair is a correction that is shown with a diagnostic, and where it is made.
type repair struct {
	of            *diag.Diagnostic
	before, after passage
}

// A passage is some lines of a file, by offsets; all of it when there are none.
type passage struct {
	file     string
	from, to int
}

// within counts the codes that are found in a passage.
func (r findings) within(at passage) map[diag.Code]int {
	codes := map[diag.Code]int{}
	for _, d := range r.list {
		if d.Pos.File == at.file && (at.to == 0 || d.Pos.Offset >= at.from && d.Pos.Offset <= at.to) {
			codes[d.Code] += 1 + d.Folded
		}
	}
	return codes
}

// mend makes all corrections that are shown, and wants each to leave less of what
// it corrects, and no other error.
func (b *bench) mend(t *testing.T, r findings) {
	t.Helper()
	shown := map[string]diag.List{}
	for _, d := range r.list {
		if d.Mended != nil || d.Better != "" {
			shown[d.Pos.File] = append(shown[d.Pos.File], d)
		}
	}
	if len(shown) == 0 {
		return
	}
	var made []repair
	for _, file := range slices.Sorted(maps.Keys(shown)) {
		if first := shown[file][0]; first.Better != "" {
			made = append(made, b.rename(t, first))
		} else {
			made = append(made, b.rewrite(t, file, r.source(file), shown[file])...)
		}
	}
	known, after := map[diag.Code]bool{}, b.build(t)
	for _, d := range r.list {
		known[d.Code] = true
	}
	for _, d := range after.list {
		if d.Severity(false) == diag.Error && !known[d.Code] {
			t.Errorf("after the corrections there is another error:\n%s", after.said(t, "en"))
			break
		}
	}
	for _, c := range made {
		if after.within(c.after)[c.of.Code] >= r.within(c.before)[c.of.Code] {
			t.Errorf("the correction %v%q leads to:\n%s", c.of.Mended, c.of.Better, after.said(t, "en"))
		}
	}
}

// rename gives a file the better name that is shown.
func (b *bench) rename(t *testing.T, d *diag.Diagnostic) repair {
	t.Helper()
	to := filepath.Join(b.path, d.Better)
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(filepath.Join(b.path, d.Pos.File), to); err != nil {
		t.Fatal(err)
	}
	return repair{d, passage{file: d.Pos.File}, passage{file: d.Better}}
}

// rewrite makes the corrections shown for lines of a file.
func (b *bench) rewrite(t *testing.T, file string, text []byte, list diag.List) (made []repair) {
	t.Helper()
	var out []byte
	done := 0
	for _, d := range list {
		e := d.Mended
		if e == nil {
			continue
		}
		if e.From < done {
			t.Errorf("two corrections are about the same line: %v", e)
			continue
		}
		out = append(out, text[done:e.From]...)
		made = append(made, repair{d, passage{file, e.From, e.To}, passage{file, len(out), len(out) + len(e.Text)}})
		out, done = append(out, e.Text...), e.To
	}
	if err := os.WriteFile(filepath.Join(b.path, file), append(out, text[done:]...), 0o644); err != nil {
		t.Fatal(err)
	}
	return made
}

// Texts are judged again when the words they are judged by have changed, and not
// for other interface strings.
func TestWordsChange(t *testing.T) {
	b := newBench(t)
	page := txtar.File{Name: "content/pages/about.fr.md", Data: []byte("---\ntitle: À propos\nsummary: À propos.\n---\n\nVoyez [attrape-tout](../home.md).\n")}
	b.lay(t, []txtar.File{page})
	var before *source.Tree
	about := func(patch string) (entry *content.Entry, wrong diag.List) {
		t.Helper()
		if err := b.layOne("i18n/fr.yaml.patch", []byte(patch)); err != nil {
			t.Fatal(err)
		}
		tree, _, err := b.dir.Read(t.Context(), before)
		if err != nil {
			t.Fatal(err)
		}
		before = tree
		if _, err := b.builder.Build(t.Context(), tree, Settings{}); err != nil {
			t.Fatal(err)
		}
		i := slices.IndexFunc(b.builder.content, func(s slot) bool { return s.file.Path == page.Name })
		entry = b.builder.content[i].entry
		return entry, entry.BodyDiags()
	}
	first, wrong := about("")
	if len(wrong) > 0 {
		t.Errorf("%+v", wrong[0])
	}
	if again, _ := about("-to-come: à venir\n+to-come: bientôt\n"); again != first {
		t.Error("the page is read again for a text that is not looked for")
	}
	other, wrong := about("-    voir, voir plus, voir ici, là, par ici]\n+    voir, voir plus, voir ici, là, par ici, attrape-tout]\n")
	if other == first || len(wrong) != 1 || wrong[0].Code != diag.LinkText {
		t.Errorf("%+v", wrong)
	}
}
