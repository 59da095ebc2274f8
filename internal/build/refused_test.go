//go:build unix

// This file tests that of a file which is there and cannot be used one thing is said,
// and that links to it follow from that.

package build

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/message"
	"projetpro/internal/report"
	"projetpro/internal/source"
)

const linking = "content/pages/about.fr.md"

// said is what is shown of a site with a link from its page about to a file, and from another page.
func (f *folder) said(link string) diag.List {
	f.t.Helper()
	f.write(linking, []byte("---\ntitle: À propos\nsummary: Qui nous sommes.\n---\n\nVoir [le plan]("+link+").\n"))
	tree, list, err := f.dir.Read(f.t.Context(), nil)
	if err != nil {
		f.t.Fatal(err)
	}
	r, err := f.builder.Build(f.t.Context(), tree, Settings{})
	if err != nil {
		f.t.Fatal(err)
	}
	found, err := r.RenderSince(f.t.Context(), Unmade, func(string, []byte, *source.File) error { return nil })
	if err != nil {
		f.t.Fatal(err)
	}
	return r.Prove(slices.Concat(list, r.Diags, found))
}

func TestLinksToWhatIsRefused(t *testing.T) {
	link := func(f *folder, name, to string) {
		if err := os.Symlink(to, filepath.Join(f.path, name)); err != nil {
			t.Fatal(err)
		}
	}
	page := []byte("---\ntitle: Le plan\nsummary: S.\n---\n\nTexte.\n")
	for _, c := range []struct {
		name, to string
		make     func(f *folder)
		code     diag.Code
	}{
		{"a link out of the site", "plan.pdf", func(f *folder) { link(f, "content/pages/plan.pdf", "/etc/hostname") }, diag.ShortcutRefused},
		{"a link to nothing", "plan.pdf", func(f *folder) { link(f, "content/pages/plan.pdf", "nothing.pdf") }, diag.ShortcutRefused},
		{"a page that is one", "plan.md", func(f *folder) { link(f, "content/pages/plan.fr.md", "/etc/hostname") }, diag.ShortcutRefused},
		{"a folder that is one", "plans/plan.pdf", func(f *folder) { link(f, "content/pages/plans", "/etc") }, diag.ShortcutRefused},
		{"an archive of a page", "i.mht", func(f *folder) { f.write("content/pages/i.mht", []byte("x")) }, diag.PageInContent},
		{"a page in HTML", "A.HTM", func(f *folder) { f.write("content/pages/A.HTM", []byte("x")) }, diag.PageInContent},
		{"a pipe", "plan.pdf", func(f *folder) {
			if err := syscall.Mkfifo(filepath.Join(f.path, "content/pages/plan.pdf"), 0o644); err != nil {
				t.Fatal(err)
			}
		}, diag.NotAFile},
		{"a text too large", "plan.txt", func(f *folder) { f.write("content/pages/plan.txt", make([]byte, 5<<20)) }, diag.TextTooLarge},
		{"two in one place", "plan.txt", func(f *folder) {
			f.write("content/pages/plan.txt", []byte("Un plan.\n"))
			f.write("content/pages/PLAN.txt", []byte("Un plan.\n"))
		}, diag.NamesDifferInCase},
		{"no language", "w.md", func(f *folder) { f.write("content/pages/w.md", page) }, diag.NameLanguage},
		{"no language, as a folder writes it", "w", func(f *folder) { f.write("content/pages/w.md", page) }, diag.NameLanguage},
		{"a language the site has not", "w.md", func(f *folder) { f.write("content/pages/w.nl.md", page) }, diag.LanguageUnlisted},
		{"a place that is none", "../plan.md", func(f *folder) { f.write("content/plan.fr.md", page) }, diag.PlaceUnknown},
		{"the place where it should be", "plan.md", func(f *folder) { f.write("content/plan.fr.md", page) }, diag.PlaceUnknown},
		{"an ending of text", "plan.md", func(f *folder) { f.write("content/pages/plan.fr.md.txt", page) }, diag.NameExtension},
		{"front matter that nobody can read", "plan.md", func(f *folder) { f.write("content/pages/plan.fr.md", []byte("titre\n")) }, diag.FrontMissing},
		{"a faculty that nobody can read", "../faculties/droit/faculty.md", func(f *folder) {
			f.write("content/faculties/droit/faculty.fr.md", []byte("titre\n"))
		}, diag.FrontMissing},
		{"by its folder", "../faculties/droit/", func(f *folder) { f.write("content/faculties/droit/faculty.fr.md", []byte("titre\n")) }, diag.FrontMissing},
		{"a module of one", "../faculties/droit/modules/plan.md", func(f *folder) {
			f.write("content/faculties/droit/faculty.fr.md", []byte("titre\n"))
			f.write("content/faculties/droit/modules/plan.fr.md", page)
		}, diag.FrontMissing},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := newFolder(t, right)
			c.make(f)
			var errors diag.List
			list := f.said(c.to)
			for _, d := range list {
				if d.Severity(false) == diag.Error {
					errors = append(errors, d)
				}
			}
			if len(errors) != 1 || errors[0].Code != c.code || !slices.ContainsFunc(errors[0].Related, func(at diag.Pos) bool { return at.File == linking }) {
				var b strings.Builder
				for _, language := range message.Languages()[:1] {
					_ = (&report.Printer{Lang: lang.Tag(language)}).Print(&b, "text", errors)
				}
				t.Errorf("want %s alone, with the link:\n%s", c.code, b.String())
			}
		})
	}
}

// So do the files that a module lists, a style sheet names, a layout or a text leads to by its address.
func TestNamesOfWhatIsRefused(t *testing.T) {
	for _, c := range []struct{ refused, file, text string }{
		{"content/faculties/architecture/modules/plan.pdf", "content/faculties/architecture/modules/atelier.fr.md",
			"---\ntitle: Atelier\nsummary: Un module.\nlevels: BA1\ncredits: 4\nresources:\n  - kind: guide\n    file: plan.pdf\n---\n\n## Contenu\n\nUn module.\n"},
		{"static/x.png", "static/extra.css", "a { background: url(x.png) }\n"},
		{"static/root/x.png", "layouts/partials/footer.html", `{{define "footer"}}<footer><img src="/x.png" alt=""></footer>{{end}}`},
		{"static/root/x.pdf", "content/pages/other.fr.md", "---\ntitle: Autre\nsummary: S.\n---\n\nVoir [le plan](/x.pdf).\n"},
	} {
		f := newFolder(t, right)
		f.write(c.file, []byte(c.text))
		if err := os.MkdirAll(filepath.Dir(filepath.Join(f.path, c.refused)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink("/etc/hostname", filepath.Join(f.path, c.refused)); err != nil {
			t.Fatal(err)
		}
		var errors diag.List
		for _, d := range f.said("../home.md") {
			if d.Severity(false) == diag.Error {
				errors = append(errors, d)
			}
		}
		if len(errors) != 1 || errors[0].Code != diag.ShortcutRefused || len(errors[0].Related) != 1 || errors[0].Related[0].File != c.file {
			t.Errorf("%s: %+v", c.file, errors)
			for _, d := range errors {
				t.Logf("%+v", d)
			}
		}
	}
}
