// This file says in the reader's language why the command did not do its work.

package cli

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"projetpro/internal/diag"
	"projetpro/internal/fault"
	"projetpro/internal/plaintext"
	"projetpro/internal/publish"
	"projetpro/internal/report"
	"projetpro/internal/source"
)

// explain says what an error means, and the exit status it leads to. An error
// of the machine that is not known keeps the machine's own words.
func (a *app) explain(err error) (message string, status int) {
	if none, ok := errors.AsType[*source.NoSiteError](err); ok {
		return a.noSite(none.Start), misused
	}
	if lost, ok := errors.AsType[*source.LostError](err); ok {
		return a.say.T("site-lost", "folder", lost.Path), failed
	}
	if at, ok := errors.AsType[*fs.PathError](err); ok && errors.Is(err, source.ErrChanged) {
		return a.say.T("changed-meanwhile", "file", at.Path), failed
	}
	if refused, ok := errors.AsType[*publish.RefusedError](err); ok {
		return a.say.T("refused."+string(refused.Reason), "out", plaintext.OneLine(a.relative(refused.Path)), "had", refused.Before, "lost", refused.Gone), misused
	}
	if busy, ok := errors.AsType[*publish.InUseError](err); ok {
		return a.busy("in-use", "in-use-by-whom", busy), failed
	}
	if fault, ok := errors.AsType[*publish.FaultError](err); ok {
		return a.say.T("fault", "file", plaintext.OneLine(fault.Path)), failed
	}
	if f, ok := errors.AsType[*fault.Fault](err); ok {
		var list diag.List
		list.AddFault(f)
		return strings.TrimSuffix(a.ours(list), "\n"), failed
	}
	return cmp.Or(a.ailment(err), err.Error()), failed
}

// busy says that another build holds the output: which one, if that is known.
func (a *app) busy(one, other string, held *publish.InUseError) string {
	if held.PID == 0 {
		one = other
	}
	return a.say.T(one, "out", a.relative(held.Path), "pid", held.PID)
}

// noSite says what to do where a folder is no site.
func (a *app) noSite(folder string) string {
	isFolder := func(path string) bool {
		info, err := os.Stat(path)
		return err == nil && info.IsDir()
	}
	if !isFolder(folder) {
		return a.say.T("no-site.no-folder", "folder", folder)
	}
	if above, err := source.Find(folder); err == nil {
		return a.say.T("no-site.above", "folder", folder, "site", above)
	}
	if below, _ := filepath.Glob(filepath.Join(folder, "*", filepath.FromSlash(source.Marker))); len(below) > 0 {
		return a.say.T("no-site.below", "folder", folder, "site", a.relative(filepath.Dir(filepath.Dir(below[0]))))
	}
	if isFolder(filepath.Join(folder, filepath.Dir(source.Marker))) {
		return a.say.T("no-site.no-settings", "folder", folder)
	}
	return a.say.T("no-site.nothing", "folder", folder)
}

// ours is what is said of mistakes of ours that no site's report has.
func (a *app) ours(list diag.List) string {
	var b strings.Builder
	printer := report.Printer{Lang: a.lang, Color: a.color, Columns: a.columns(a.err)}
	_ = printer.Print(&b, "text", list)
	return b.String()
}
