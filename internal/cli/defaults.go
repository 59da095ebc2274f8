// This file is the command that lists what the binary carries, and writes it into the site.

package cli

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"projetpro/internal/charset"
	"projetpro/internal/content"
	"projetpro/internal/lang"
	"projetpro/internal/message"
	"projetpro/internal/plaintext"
	"projetpro/internal/site"
	"projetpro/internal/source"

	"github.com/spf13/cobra"
)

func (a *app) defaultsCommand() *cobra.Command {
	var folder string
	var force bool
	cmd := &cobra.Command{Use: "defaults " + a.say.T("defaults.use"), DisableFlagsInUseLine: true,
		Short: a.say.T("defaults.short"), Long: a.say.T("defaults.long"), Example: a.say.T("defaults.example"),
		SuggestFor: message.Words("command", "defaults.also"), Args: cobra.ArbitraryArgs}
	cmd.Flags().StringVar(&folder, "site", "", a.say.T("flag.site"))
	cmd.Flags().BoolVar(&force, "force", false, a.say.T("flag.force"))
	cmd.ValidArgsFunction = func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		carried, _ := source.Defaults(defaults())
		return names(carried), cobra.ShellCompDirectiveNoFileComp
	}
	cmd.RunE = func(cmd *cobra.Command, files []string) error {
		if len(files) == 0 {
			return a.listDefaults(cmd.Context(), folder)
		}
		return a.writeDefaults(cmd.Context(), folder, files, force)
	}
	return cmd
}

func names(files []*source.File) (paths []string) {
	for _, f := range files {
		paths = append(paths, f.Path)
	}
	return paths
}

// unfolded is more columns than a list has, for who reads it with a program.
const unfolded = 500

// groups are the folders of defaults, in the order in which they are listed.
var groups = []string{"layouts", "static", "i18n"}

// listDefaults lists what the binary carries, and what the site has in its place; where there is no
// site, and none was named, only the former.
func (a *app) listDefaults(ctx context.Context, folder string) error {
	carried, err := source.Defaults(defaults())
	if err != nil {
		return err
	}
	tree := source.NewTree(nil).Over(carried)
	if dir, err := a.open(folder); err == nil {
		defer dir.Close()
		if tree, _, err = dir.Read(ctx, nil); err != nil {
			return err
		}
	} else if folder != "" || !errors.As(err, new(*source.NoSiteError)) {
		return err
	}
	for _, group := range groups {
		var rows []row
		for _, f := range carried {
			if strings.HasPrefix(f.Path, group+"/") {
				rows = append(rows, row{f.Path, a.standing(f, tree.Own(f.Path))})
			}
		}
		fmt.Fprintf(a.out, "%s\n%s\n", a.say.T("defaults.group."+group), table(rows, cmp.Or(a.columns(a.out), unfolded)))
	}
	a.tell(a.out, a.say.T("defaults.how"))
	return nil
}

// standing says what the site has in the place of f.
func (a *app) standing(f, own *source.File) string {
	if own == nil {
		return ""
	}
	data, err := own.Load()
	if err != nil {
		return a.say.T("defaults.own")
	}
	text := charset.Decode(data).UTF8
	switch m, marked := source.FindMark(text); {
	case isCopy(f, text):
		return a.say.T("defaults.own-same")
	case marked && m.Path == f.Path && m.Print != source.Print(f.Bytes()):
		return a.say.T("defaults.own-older")
	}
	if strings.HasPrefix(f.Path, "i18n/") {
		own, _ := lang.Parse(tagOf(f), f.Path, text)
		return a.count("defaults.own-strings", len(own.Keys()))
	}
	return a.say.T("defaults.own")
}

// isCopy tells whether a text is that of f, whatever it is marked with.
func isCopy(f *source.File, text []byte) bool {
	return source.Print(source.WithMark(text, "")) == source.Print(f.Bytes())
}

// A writing is one file to be written into the site.
type writing struct {
	path string
	data []byte
	own  *source.File // that is there already; nil when there is none

	said    string   // of it when it is written
	done    bool     // it is there as it should be: nothing is to be written
	differs []string // what would be lost, or is missing, in lines, when it may not be written
	strings bool     // it is of a language that the binary does not have
}

// writeDefaults writes files into the site: all of them, or none.
func (a *app) writeDefaults(ctx context.Context, folder string, files []string, force bool) error {
	dir, err := a.open(folder)
	if err != nil {
		return err
	}
	defer dir.Close()
	tree, _, err := dir.Read(ctx, nil)
	if err != nil {
		return err
	}
	var all []*writing
	for _, file := range files {
		some, err := a.writings(dir, tree, file, force)
		if err != nil {
			return err
		}
		for _, w := range some {
			if !slices.ContainsFunc(all, func(o *writing) bool { return o.path == w.path }) {
				all = append(all, w)
			}
		}
	}
	if err := a.refuse(all); err != nil {
		return err
	}
	for _, w := range all {
		if err := a.put(dir, w); err != nil {
			return err
		}
		a.tell(a.out, w.said)
	}
	return nil
}

// refuse says what would be lost, if anything.
func (a *app) refuse(all []*writing) error {
	var there []string
	languages := true
	for _, w := range all {
		if len(w.differs) == 0 {
			continue
		}
		there, languages = append(there, w.path), languages && w.strings
		head := "defaults.differs"
		if w.strings {
			head = "defaults.lacks"
		}
		a.tell(a.out, a.say.T(head, "file", w.path))
		fmt.Fprintln(a.out, strings.Join(w.differs, "\n")+"\n")
	}
	switch {
	case there == nil:
		return nil
	case languages:
		return a.misuse("defaults.exist-strings", "files", some(there))
	}
	return a.misuse("defaults.exist", "files", some(there))
}

// put writes one file.
func (a *app) put(dir *source.Dir, w *writing) error {
	if w.done {
		return nil
	}
	if w.own != nil {
		return dir.Save(w.own, w.data)
	}
	err := dir.Create(w.path, w.data)
	if errors.Is(err, fs.ErrExist) || errors.Is(err, source.ErrPlace) {
		return a.misuse("defaults.in-the-way", "file", w.path)
	}
	return err
}

// writings are the files that a name stands for: one, those of a folder, or the strings of a further language.
func (a *app) writings(dir *source.Dir, t *source.Tree, name string, force bool) (all []*writing, err error) {
	carried, err := source.Defaults(defaults())
	if err != nil {
		return nil, err
	}
	for _, at := range a.meant(dir, name) {
		for _, f := range carried {
			if at == "." || f.Path == at || strings.HasPrefix(f.Path, at+"/") {
				all = append(all, a.copyOf(f, t, force))
			}
		}
		if all != nil {
			return all, nil
		}
		if path.Dir(at) == "i18n" && path.Ext(at) == ".yaml" {
			return a.strings(t, at, name, force)
		}
	}
	if near := nearDefault(path.Clean(filepath.ToSlash(name)), carried); near != "" {
		return nil, a.misuse("defaults.unknown-near", "name", plaintext.OneLine(name), "near", near)
	}
	return nil, a.misuse("defaults.unknown", "name", plaintext.OneLine(name))
}

// meant are the paths that a name may stand for: as it is listed, and as one sees it from the current folder.
func (a *app) meant(dir *source.Dir, name string) []string {
	paths := []string{path.Clean(filepath.ToSlash(name))}
	if seen, err := (&builtSite{dir: dir}).path(name); err == nil && seen != paths[0] {
		paths = append(paths, seen)
	}
	return paths
}

// nearDefault is the file or folder that was probably meant by a name, or "".
func nearDefault(name string, carried []*source.File) string {
	paths := slices.Concat(groups, names(carried))
	if near := plaintext.Nearest(name, paths); near != "" {
		return near
	}
	i := slices.IndexFunc(paths, func(p string) bool { return path.Base(p) == path.Base(name) })
	if i < 0 {
		i = slices.IndexFunc(paths, func(p string) bool { return plaintext.Slips(path.Base(name), path.Base(p)) < plaintext.TooMany })
	}
	if i < 0 {
		return ""
	}
	return paths[i]
}

// copyOf is a copy of f for the site.
func (a *app) copyOf(f *source.File, t *source.Tree, force bool) *writing {
	w := &writing{path: f.Path, data: source.WithMark(f.Bytes(), source.MarkOf(f, f.Path, release())), own: t.Own(f.Path),
		said: a.say.T("defaults.written", "file", f.Path)}
	if w.own == nil {
		return w
	}
	w.said = a.say.T("defaults.replaced", "file", f.Path)
	data, err := w.own.Load()
	text := charset.Decode(data).UTF8
	switch {
	case err == nil && isCopy(f, text):
		w.done, w.said = true, a.say.T("defaults.same", "file", f.Path)
	case !force:
		w.differs = a.differences(text, f.Bytes())
	}
	return w
}

// strings are those of a language that the binary does not have: a file to be translated is begun, or
// what it lacks is added to it.
func (a *app) strings(t *source.Tree, at, name string, force bool) ([]*writing, error) {
	tag, ok := lang.ParseTag(strings.TrimSuffix(path.Base(at), ".yaml"))
	if !ok || "i18n/"+string(tag)+".yaml" != at {
		return nil, a.misuse("defaults.no-language", "name", plaintext.OneLine(name))
	}
	from := a.original(t)
	line := source.MarkOf(from, at, release())
	w := &writing{path: at, own: t.Own(at), strings: true}
	if w.own == nil {
		text, n := lang.Start(tag, a.beheaded(from))
		w.data = source.WithMark(slices.Concat(a.head(tag, from), text), line)
		w.said = a.say.Plural("defaults.begun", lang.Whole(n), "file", at)
		return []*writing{w}, nil
	}
	text := charset.Decode(w.own.Bytes()).UTF8
	own, _ := lang.Parse(tag, at, text)
	original, _ := lang.Parse(tagOf(from), from.Path, from.Bytes())
	missing := slices.DeleteFunc(original.Keys(), own.Stands)
	lines := original.StartOf(tag, missing)
	switch {
	case len(missing) == 0:
		w.done, w.said = true, a.say.T("defaults.complete", "file", at)
	case force:
		w.data = source.WithMark(slices.Concat(bytes.TrimRight(text, "\n"), []byte("\n\n"+lines)), line)
		w.said = a.say.Plural("defaults.completed", lang.Whole(len(missing)), "file", at)
	default:
		w.differs = strings.Split(strings.TrimRight(lines, "\n"), "\n")
	}
	return []*writing{w}, nil
}

// original is the file that a further language is translated from: of the first language of the site
// that the binary has, or of the reader's.
func (a *app) original(t *source.Tree) *source.File {
	var tags []lang.Tag
	if settings := t.File(source.Marker); settings != nil {
		tags = site.LanguagesOf([]*content.Entry{content.Parse(settings, nil)})
	}
	for _, tag := range slices.Concat(tags, []lang.Tag{a.lang}, message.Languages()) {
		if f := t.Default("i18n/" + string(tag) + ".yaml"); f != nil {
			return f
		}
	}
	panic("cli: the binary carries no interface strings")
}

func tagOf(f *source.File) lang.Tag { return lang.Tag(strings.TrimSuffix(path.Base(f.Path), ".yaml")) }

// beheaded is the text of a file of strings without what its first lines say of its own language.
func (a *app) beheaded(f *source.File) []byte {
	_, rest, _ := bytes.Cut(f.Bytes(), []byte("\n\n"))
	return rest
}

// head is what the file of a further language says first, in comments.
func (a *app) head(tag lang.Tag, from *source.File) []byte {
	text := a.say.T("defaults.begun-head", "language", tag.NameIn(a.lang), "original", tagOf(from).NameIn(a.lang), "example", "{n}")
	var b strings.Builder
	for line := range strings.Lines(text) {
		b.WriteString(strings.TrimRight("# "+strings.TrimRight(line, "\n"), " ") + "\n")
	}
	return []byte(b.String() + "\n")
}
