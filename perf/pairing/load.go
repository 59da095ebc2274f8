// This file finds texts in two languages.

package main

import (
	"bytes"
	"cmp"
	"io/fs"
	"path"
	"slices"
	"strings"

	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/markdown"
	"projetpro/internal/translation"
)

// A version is a text in one language, in pieces that can be put together in another order.
type version struct {
	tag    lang.Tag
	pieces []string // the source of each section
	levels []int
	length float64
}

// A pair is a text in two languages.
type pair struct {
	name string
	a, b version
}

// load finds the pairs in a folder. Languages are what the parts of names say that differ between two files: the tag before
// the extension, or a folder.
func load(folder fs.FS) ([]pair, error) {
	found := map[string][]string{} // files by what is left of their names without a language
	err := fs.WalkDir(folder, ".", func(file string, e fs.DirEntry, err error) error {
		if ext := path.Ext(file); err != nil || e.IsDir() || ext != ".md" && ext != ".mdx" && ext != ".markdown" {
			return err
		}
		for _, key := range keys(file) {
			found[key] = append(found[key], file)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	var names []string
	for key, files := range found {
		if len(files) > 1 {
			slices.Sort(files)
			names = append(names, key)
		}
	}
	slices.Sort(names)
	var pairs []pair
	for _, key := range names {
		var versions []version
		for _, file := range found[key] {
			src, err := fs.ReadFile(folder, file)
			if err != nil {
				return nil, err
			}
			versions = append(versions, newVersion(languageOf(file, key), body(src)))
		}
		for i, a := range versions {
			for _, b := range versions[i+1:] {
				pairs = append(pairs, pair{key + " " + string(a.tag) + " " + string(b.tag), a, b})
			}
		}
	}
	return pairs, nil
}

const anyLanguage = "*"

// keys are the names a file has with any language in the place of its own.
func keys(file string) (all []string) {
	parts := strings.Split(file, "/")
	for i, part := range parts[:len(parts)-1] {
		if isTag(part) {
			all = append(all, path.Join(path.Join(parts[:i]...), anyLanguage, path.Join(parts[i+1:]...)))
		}
	}
	ext := path.Ext(file)
	stem := strings.TrimSuffix(file, ext)
	if i := strings.LastIndexAny(stem, "._-"); i >= 0 && isTag(stem[i+1:]) {
		all = append(all, stem[:i+1]+anyLanguage+ext)
	}
	return all
}

// languageOf is what stands in a file's name where its key has any language.
func languageOf(file, key string) lang.Tag {
	before, after, _ := strings.Cut(key, anyLanguage)
	return lang.Tag(strings.ToLower(file[len(before) : len(file)-len(after)]))
}

// isTag reports whether a part of a name may be the tag of a language.
func isTag(part string) bool {
	tag, region, _ := strings.Cut(strings.ToLower(part), "-")
	letters := func(s string) bool { return strings.Trim(s, "abcdefghijklmnopqrstuvwxyz") == "" }
	return len(tag) == 2 && letters(tag) && (region == "" || len(region) == 2 && letters(region))
}

// body is the text below front matter, with line feeds.
func body(src []byte) []byte {
	src = bytes.ReplaceAll(bytes.TrimPrefix(src, []byte("\uFEFF")), []byte("\r\n"), []byte("\n"))
	for _, fence := range []string{"---\n", "+++\n"} {
		if rest, ok := bytes.CutPrefix(src, []byte(fence)); ok {
			if _, text, ok := bytes.Cut(rest, []byte("\n"+fence)); ok {
				return text
			}
		}
	}
	return src
}

func newVersion(tag lang.Tag, src []byte) version {
	v := version{tag: tag}
	t := read(tag, src)
	for i := range t.Sections {
		s := &t.Sections[i]
		v.pieces = append(v.pieces, string(src[s.From:s.To]))
		v.levels = append(v.levels, s.Level)
	}
	v.length = t.Length()
	return v
}

// read reads a text for pairing.
func read(tag lang.Tag, src []byte) *translation.Text {
	doc, _ := markdown.Parse(src, diag.Pos{}, tag, nil)
	if len(doc.Sections()) == 0 {
		return &translation.Text{}
	}
	return translation.New(doc, src, nil)
}

// text is the pieces put together.
func (v *version) text(pieces []string) *translation.Text {
	var b strings.Builder
	for _, piece := range pieces {
		b.WriteString(strings.TrimRight(piece, "\n") + "\n\n")
	}
	return read(v.tag, []byte(b.String()))
}

// begins is the index of the first section that has a heading.
func (v *version) begins() int {
	return cmp.Or(max(0, slices.IndexFunc(v.levels, func(level int) bool { return level > 0 })), 0)
}
