// This file is the commands that read a site: build and check.

package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"projetpro/internal/build"
	"projetpro/internal/check"
	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/message"
	"projetpro/internal/output"
	"projetpro/internal/page"
	"projetpro/internal/plaintext"
	"projetpro/internal/publish"
	"projetpro/internal/report"
	"projetpro/internal/site"
	"projetpro/internal/source"

	"github.com/spf13/cobra"
)

// siteFlags are the flags of the commands that read a site.
type siteFlags struct {
	site, baseURL, date string
	strict, drafts      bool

	last  string // the folder of the last output; "" is that which build writes if nobody says where
	given func(flag string) bool
}

// addSiteFlags adds them to a command; drafts is what it does with drafts.
func (a *app) addSiteFlags(cmd *cobra.Command, f *siteFlags, drafts string) {
	flags := cmd.Flags()
	f.given = flags.Changed
	flags.StringVar(&f.site, "site", "", a.say.T("flag.site"))
	flags.StringVar(&f.baseURL, "base-url", "", a.say.T("flag.base-url"))
	flags.BoolVar(&f.strict, "strict", false, a.say.T("flag.strict"))
	flags.BoolVar(&f.drafts, "drafts", false, drafts)
	flags.StringVar(&f.date, "date", "", a.say.T("flag.date"))
}

// A builtSite is a site that was read and built in memory.
type builtSite struct {
	dir     *source.Dir
	tree    *source.Tree
	result  *build.Result
	printer report.Printer
	diags   diag.List
	started time.Time
}

// read reads the site the flags name and builds it, up to rendering.
func (a *app) read(ctx context.Context, f *siteFlags) (*builtSite, error) {
	started := time.Now()
	settings, err := a.settings(f)
	if err != nil {
		return nil, err
	}
	dir, err := a.open(f.site)
	if err != nil {
		return nil, err
	}
	tree, diags, err := dir.Read(ctx, nil)
	if err != nil {
		return nil, err
	}
	settings.Published = (&lastOutput{folder: cmp.Or(f.last, usualOut(dir))}).said()
	result, err := new(build.Builder).Build(ctx, tree, settings)
	if err != nil {
		return nil, err
	}
	return &builtSite{dir: dir, tree: tree, result: result, started: started, diags: slices.Concat(diags, result.Diags),
		printer: report.Printer{Lang: a.lang, Strict: f.strict, Source: result.Source}}, nil
}

func (a *app) settings(f *siteFlags) (build.Settings, error) {
	today, err := a.today(f.date)
	if err != nil {
		return build.Settings{}, err
	}
	if f.baseURL == "" && f.given("base-url") {
		return build.Settings{}, a.misuse("empty-base-url")
	}
	if _, ok := page.ParseOrigin(f.baseURL); f.baseURL != "" && !ok {
		return build.Settings{}, a.misuse("bad-base-url", "value", f.baseURL)
	}
	return build.Settings{BaseURL: f.baseURL, Drafts: site.Drafts(f.drafts), Today: today}, nil
}

// open opens the site in a folder, or whose content that is; "" looks for one from the
// current folder upwards.
func (a *app) open(folder string) (*source.Dir, error) {
	above := folder
	if inContent := filepath.Base(folder) == path.Dir(source.Marker); inContent && folder != "" {
		above = filepath.Dir(filepath.Clean(folder))
	}
	if folder == "" {
		found, err := source.Find(".")
		if err != nil {
			return nil, err
		}
		above = found
	}
	return source.Open(above, defaults())
}

// render makes every file of the site, and notes what is wrong with them. The
// progress that shows is of the pages.
func (a *app) render(ctx context.Context, r *builtSite, last build.Last, put build.Put) error {
	bar := a.progress(len(r.result.Outputs.Pages()))
	defer bar.end()
	found, err := r.result.RenderSince(ctx, last, func(path string, data []byte, large *source.File) error {
		if r.result.PageAt(path) != nil {
			bar.step()
		}
		return put(path, data, large)
	})
	r.diags = append(r.diags, found...)
	r.diags.Sort()
	return err
}

// prove is [build.Result.Prove]. A mistake of ours in it is one of the site's.
func (r *builtSite) prove(list diag.List) diag.List {
	proved := r.result.Prove(list)
	if !r.diags.Failed() && proved.Failed() {
		r.diags = append(r.diags, proved[0])
	}
	return proved
}

// statusOf is the exit status for a site with errors.
func statusOf(l diag.List) int {
	if l.Failed() {
		return failed
	}
	return incorrect
}

// conclude says after all messages how many there are.
func (a *app) conclude(w io.Writer, r *builtSite, strict bool) {
	if len(r.diags) > 0 {
		fmt.Fprintln(w)
	}
	a.tell(w, a.verdict(r.diags, strict))
}

// verdict counts what was found: "1 error, 2 warnings".
func (a *app) verdict(l diag.List, strict bool) string {
	wrong, warnings, notices := l.Count(strict)
	var parts []string
	for _, c := range []struct {
		key string
		n   int
	}{{"errors", wrong}, {"warnings", warnings}, {"notices", notices}} {
		if c.n > 0 {
			parts = append(parts, a.count(c.key, c.n))
		}
	}
	if len(parts) == 0 {
		return a.say.T("correct")
	}
	return strings.Join(parts, ", ") + "."
}

func (a *app) count(key string, n int) string { return a.say.Plural(key, lang.Whole(n)) }

func (a *app) buildCommand() *cobra.Command {
	var f siteFlags
	var o outFlags
	cmd := &cobra.Command{Use: "build " + a.say.T("help.options"), DisableFlagsInUseLine: true,
		Short: a.say.T("build.short"), Long: a.say.T("build.long"), Example: a.say.T("build.example"),
		SuggestFor: message.Words("command", "build.also"), Args: a.noArguments, ValidArgsFunction: cobra.NoFileCompletions}
	a.addSiteFlags(cmd, &f, a.say.T("flag.drafts"))
	cmd.Flags().StringVar(&o.out, "out", "", a.say.T("flag.out"))
	cmd.Flags().BoolVar(&o.allowShrink, "allow-shrink", false, a.say.T("flag.allow-shrink"))
	cmd.Flags().BoolVar(&o.wait, "wait", false, a.say.T("flag.wait"))
	cmd.RunE = func(cmd *cobra.Command, _ []string) error { return a.build(cmd.Context(), &f, &o) }
	return cmd
}

// outFlags are the flags about the output folder.
type outFlags struct {
	out               string
	allowShrink, wait bool
}

// build builds the site and publishes it into the output folder, unless the
// content has an error.
func (a *app) build(ctx context.Context, f *siteFlags, o *outFlags) error {
	f.last = o.out
	r, err := a.read(ctx, f)
	if err != nil {
		return err
	}
	defer r.dir.Close()
	out := cmp.Or(o.out, usualOut(r.dir))
	shown := a.relative(out)
	stage, err := a.begin(ctx, r.dir.Root(), out, o)
	if err != nil {
		return err
	}
	defer stage.Abort()
	if err := a.render(ctx, r, lastOf(stage), putInto(stage)); err != nil {
		return err
	}
	r.printer.Color, r.printer.Columns, r.printer.Brief = a.color, a.columns(a.err), true
	if err := a.warnings(r, f.strict); err != nil {
		return err
	}
	if wrong, _, _ := r.diags.Count(f.strict); wrong > 0 {
		a.status = statusOf(r.diags)
		a.conclude(a.err, r, f.strict)
		a.tell(a.err, a.say.T("not-published", "out", shown))
		return nil
	}
	a.publishing.Store(true)
	report, err := stage.Commit(ctx, publish.Policy{AllowShrink: o.allowShrink})
	a.publishing.Store(false)
	if err != nil {
		return err
	}
	a.summary(r, report, shown)
	return nil
}

// usualOut is the folder that a site is built into if nobody says where.
func usualOut(dir *source.Dir) string { return filepath.Join(dir.Root(), "public") }

// A lastOutput is what was built last into a folder, by whomever.
type lastOutput struct {
	folder    string
	at        os.FileInfo // of what was read
	published *check.Published
}

// said is what it says of the site's facts; nil where nothing is known of it.
func (l *lastOutput) said() *check.Published {
	at, err := os.Stat(filepath.Join(l.folder, page.ProgrammeName))
	switch {
	case err != nil:
		l.at, l.published = nil, nil
	case l.at == nil || !os.SameFile(at, l.at) || at.ModTime() != l.at.ModTime() || at.Size() != l.at.Size():
		l.at, l.published = at, nil
		if text := publish.Read(l.folder, page.ProgrammeName); text != nil {
			l.published = check.NewPublished(text)
		}
	}
	return l.published
}

// lastOf takes files over from the output that is to be replaced.
func lastOf(stage *publish.Stage) build.Last {
	return func(path string, is func([]byte) bool) []byte {
		if data := stage.Last(path); data != nil && is(data) {
			return data
		}
		return nil
	}
}

// putInto writes the files of a website, or copies them, into what is to be published.
func putInto(stage *publish.Stage) build.Put {
	return func(path string, data []byte, large *source.File) error {
		if large == nil {
			return stage.Write(path, data)
		}
		r, err := large.Open()
		if err != nil {
			return err
		}
		return errors.Join(stage.Copy(path, r), r.Close())
	}
}

// begin opens the output folder, waiting for another build when asked to.
func (a *app) begin(ctx context.Context, site, out string, o *outFlags) (*publish.Stage, error) {
	said := false
	for {
		stage, err := publish.Begin(ctx, site, out)
		busy, ok := errors.AsType[*publish.InUseError](err)
		if !ok || !o.wait {
			return stage, err
		}
		if !said {
			a.tell(a.err, a.busy("waiting", "waiting-for-whom", busy))
			said = true
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(100 * time.Millisecond):
		}
	}
}

// warnings shows the errors and warnings, and says how many notices there are, unless that is told of all in the end.
func (a *app) warnings(r *builtSite, strict bool) error {
	serious := slices.DeleteFunc(slices.Clone(r.diags), func(d *diag.Diagnostic) bool { return d.Severity(strict) == diag.Notice })
	wrong, _, hidden := r.diags.Count(strict)
	if wrong == 0 && hidden > 0 {
		a.tell(a.err, a.count("hidden", hidden))
		if len(serious) > 0 {
			fmt.Fprintln(a.err)
		}
	}
	return r.printer.Print(a.err, "text", r.prove(serious))
}

// summary says what was made. What only leads on from a former address is no page to read, and no other file.
func (a *app) summary(r *builtSite, report *publish.Report, out string) {
	pages, all := r.result.Outputs.Pages(), r.result.Outputs.All()
	files := len(all) - len(pages)
	pages = slices.DeleteFunc(pages, func(o *output.Output) bool { return o.Page.Former() })
	var languages []string
	for _, l := range r.result.Site.Languages {
		n := 0
		for _, p := range pages {
			if p.Lang == l.Tag() {
				n++
			}
		}
		languages = append(languages, a.say.T("pages-in", "n", n, "language", l.Tag().NameIn(a.lang)))
	}
	took := lang.Num(time.Since(r.started).Milliseconds())
	a.tell(a.out, a.say.T("made", "pages", a.count("pages", len(pages)), "languages", strings.Join(languages, ", "),
		"files", a.count("files", files), "out", out, "time", a.say.Plural("seconds", took)))
	switch report.Way {
	case publish.Untouched:
		a.tell(a.out, a.say.T("unchanged"))
	case publish.Fresh:
	default:
		a.tell(a.out, a.say.T("changed", "changed", a.count("changed-files", report.Written+len(report.Removed))))
	}
	if len(report.Kept) > 0 {
		a.tell(a.err, a.say.T("kept", "files", some(report.Kept)))
	}
	if len(report.Edited) > 0 {
		a.tell(a.err, a.say.T("edited", "files", some(report.Edited)))
	}
}

// some lists the first few of many names.
func some(names []string) string {
	const most = 5
	if len(names) > most {
		return plaintext.OneLine(strings.Join(names[:most], ", ")) + ", …"
	}
	return plaintext.OneLine(strings.Join(names, ", "))
}

// relative is a folder as seen from the current one, when it is below it.
func (a *app) relative(folder string) string {
	abs, err := filepath.Abs(folder)
	if err != nil {
		return folder
	}
	wd, err := os.Getwd()
	if err != nil {
		return abs
	}
	if rel, err := filepath.Rel(wd, abs); err == nil && filepath.IsLocal(rel) {
		return rel
	}
	return abs
}
