// This file is the command that says what is wrong with a site.

package cli

import (
	"context"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"projetpro/internal/build"
	"projetpro/internal/diag"
	"projetpro/internal/message"
	"projetpro/internal/plaintext"
	"projetpro/internal/report"
	"projetpro/internal/source"

	"github.com/spf13/cobra"
	"golang.org/x/text/unicode/norm"
)

// checkFlags are the flags of check alone.
type checkFlags struct {
	format string
	all    bool
}

func (a *app) checkCommand() *cobra.Command {
	var f siteFlags
	var c checkFlags
	cmd := &cobra.Command{Use: "check " + a.say.T("check.use"), DisableFlagsInUseLine: true,
		Short: a.say.T("check.short"), Long: a.say.T("check.long"), Example: a.say.T("check.example"),
		SuggestFor: message.Words("command", "check.also"), Args: cobra.ArbitraryArgs}
	a.addSiteFlags(cmd, &f, a.say.T("flag.drafts-check"))
	cmd.Flags().StringVar(&c.format, "format", "text", a.say.T("flag.format"))
	cmd.Flags().BoolVar(&c.all, "all", false, a.say.T("flag.all"))
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(report.Formats(), cobra.ShellCompDirectiveNoFileComp))
	cmd.RunE = func(cmd *cobra.Command, files []string) error {
		if !slices.Contains(report.Formats(), c.format) {
			return a.misuse("unknown-format", "name", c.format, "known", strings.Join(report.Formats(), ", "))
		}
		return a.check(cmd.Context(), &f, &c, files)
	}
	return cmd
}

// check reports what concerns files, or everything when none is named. Of everything it has the verdict build would have.
func (a *app) check(ctx context.Context, f *siteFlags, c *checkFlags, files []string) error {
	r, err := a.read(ctx, f)
	if err != nil {
		return err
	}
	defer r.dir.Close()
	paths, err := a.named(r, files)
	if err != nil {
		return err
	}
	if err := a.render(ctx, r, build.Unmade, func(string, []byte, *source.File) error { return nil }); err != nil {
		return err
	}
	whole := len(r.diags)
	r.diags = concerning(r.diags, paths)
	proved := r.prove(r.diags)
	if wrong, _, _ := r.diags.Count(f.strict); wrong > 0 {
		a.status = statusOf(r.diags)
	}
	r.printer.Color, r.printer.Columns = a.color && isTerminal(a.out), a.columns(a.out)
	r.printer.Brief = !c.all && len(files) == 0
	if err := r.printer.Print(a.out, c.format, proved); err != nil {
		return err
	}
	if c.format == "text" {
		a.conclude(a.out, r, f.strict)
		if elsewhere := whole - len(r.diags); elsewhere > 0 {
			a.tell(a.out, a.count("elsewhere", elsewhere))
		}
	}
	return nil
}

// concerning are the diagnostics about some files and folders, and those that they follow from.
func concerning(list diag.List, paths []string) diag.List {
	kept := map[*diag.Diagnostic]bool{}
	for d, cause := range list.Causes() {
		kept[cause] = kept[cause] || concerns(d, paths)
	}
	return slices.DeleteFunc(slices.Clone(list), func(d *diag.Diagnostic) bool { return !kept[d] && !concerns(d, paths) })
}

// concerns reports whether a diagnostic is about one of some files, or a file in one of some folders; "." is the whole site.
func concerns(d *diag.Diagnostic, paths []string) bool {
	within := func(file string) bool {
		return slices.ContainsFunc(paths, func(path string) bool {
			return path == "." || file == path || strings.HasPrefix(file, path+"/")
		})
	}
	return within(d.Pos.File) || slices.ContainsFunc(d.Related, func(at diag.Pos) bool { return within(at.File) })
}

// named is the files and folders that were named from where one stands, as the site names them; the whole site when there are none.
func (a *app) named(r *builtSite, files []string) (paths []string, err error) {
	if len(files) == 0 {
		return []string{"."}, nil
	}
	for _, file := range files {
		path, err := r.path(file)
		if err != nil {
			return nil, err
		}
		if path == "." || r.has(path) {
			paths = append(paths, path)
		} else if near := r.nearest(path); near != "" {
			return nil, a.misuse("no-file-near", "name", file, "near", r.fromHere(near))
		} else {
			return nil, a.misuse("no-file", "name", file)
		}
	}
	return paths, nil
}

// path is how the site names a file that is named from where one stands.
func (r *builtSite) path(file string) (string, error) {
	abs, err := filepath.Abs(file)
	if err != nil {
		return "", err
	}
	path, err := filepath.Rel(r.dir.Root(), abs)
	return norm.NFC.String(filepath.ToSlash(path)), err
}

// fromHere is how a file of the site is named from where one stands.
func (r *builtSite) fromHere(path string) string {
	abs := filepath.Join(r.dir.Root(), filepath.FromSlash(path))
	here, err := filepath.Abs(".")
	if err != nil {
		return abs
	}
	if name, err := filepath.Rel(here, abs); err == nil {
		return name
	}
	return abs
}

// has reports whether path is a file of the site, a folder of some, or what there is something to say about.
func (r *builtSite) has(path string) bool {
	for f := range r.tree.Files(path) {
		if f.Path == path || strings.HasPrefix(f.Path, path+"/") {
			return true
		}
	}
	return slices.ContainsFunc(r.diags, func(d *diag.Diagnostic) bool { return d.Pos.File != "" && concerns(d, []string{path}) })
}

// nearest is the file or folder of the site that was probably meant by a path, or "": one whose path is nearly
// this one, or else whose name is, wherever it lies.
func (r *builtSite) nearest(file string) string {
	var paths, names []string
	for f := range r.tree.Files("") {
		for p := f.Path; p != "." && !slices.Contains(paths, p); p = path.Dir(p) {
			paths, names = append(paths, p), append(names, path.Base(p))
		}
	}
	if near := plaintext.Nearest(file, paths); near != "" {
		return near
	}
	if i := slices.Index(names, plaintext.Nearest(path.Base(file), names)); i >= 0 {
		return paths[i]
	}
	return ""
}
