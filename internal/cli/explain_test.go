package cli

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"projetpro/internal/message"
	"projetpro/internal/osroot"
	"projetpro/internal/publish"
	"projetpro/internal/source"
)

// What has a type of its own is said in the reader's language, with what there is to know of it.
func TestExplain(t *testing.T) {
	for name, c := range map[string]struct {
		err    error
		says   string // in every language
		status int
	}{
		"no site":         {&source.NoSiteError{Start: "/a/b"}, "/a/b", misused},
		"lost":            {&source.LostError{Path: "/a/b"}, "/a/b", failed},
		"changed":         {errors.Join(osroot.Failed("read", "content/x.md", source.ErrChanged)), "content/x.md", failed},
		"in use":          {&publish.InUseError{Path: "/a/public", PID: 42}, "42", failed},
		"in use, by whom": {&publish.InUseError{Path: "/a/public"}, "/a/public", failed},
		"a fault":         {&publish.FaultError{Path: "fr/index.html"}, "fr/index.html", failed},
	} {
		said := map[string]bool{}
		for _, tag := range message.Languages() {
			a := &app{lang: tag, say: message.In(tag).Part("command")}
			text, status := a.explain(c.err)
			if !strings.Contains(text, c.says) || status != c.status || strings.Contains(text, c.err.Error()) {
				t.Errorf("%s, %s: %d %q", name, tag, status, text)
			}
			if strings.Contains(text, " 0") || said[text] {
				t.Errorf("%s, %s: %q", name, tag, text)
			}
			said[text] = true
		}
	}
	a := &app{say: message.In("en").Part("command")}
	if got := a.busy("waiting", "waiting-for-whom", &publish.InUseError{}); strings.Contains(got, "0") {
		t.Error(got)
	}
}

// What the machine could not do is said in the reader's language: the file as people know it, and the machine's
// own words behind.
func TestAilments(t *testing.T) {
	for err, path := range map[error]string{
		osroot.Failed("publish", "/a/.public.projetpro/stage/fr/index.html", syscall.ENOSPC): "/a",
		osroot.Failed("publish", "/a/public/.projetpro/stage/x", syscall.EROFS):              "/a/public",
		osroot.Failed("read", "content/home.fr.md", syscall.EACCES):                          "content/home.fr.md",
		osroot.Failed("read", "content/home.fr.md", syscall.EIO):                             "content/home.fr.md",
		osroot.Failed("open", "static/a.css", syscall.EMFILE):                                "static/a.css",
		osroot.Failed("create", "translations/home.lock", syscall.EEXIST):                    "translations/home.lock",
		osroot.Failed("read", "content/home.fr.md", syscall.ENOENT):                          "content/home.fr.md",
		&os.LinkError{Op: "rename", Old: "/b", New: "/a/public", Err: syscall.EBUSY}:         "/a/public",
	} {
		said := map[string]bool{}
		for _, tag := range message.Languages() {
			a := &app{lang: tag, say: message.In(tag).Part("command")}
			text, status := a.explain(fmt.Errorf("publishing: %w", err))
			sentence, whole := strings.CutSuffix(text, " ("+errors.Unwrap(err).Error()+")")
			before, behind, named := strings.Cut(sentence, path)
			if status != failed || !whole || !named || strings.Contains(before+behind, "/") || said[text] {
				t.Errorf("%s, %v: %q", tag, err, text)
			}
			said[text] = true
		}
	}
	a := &app{say: message.In("en").Part("command")}
	for _, err := range []error{errors.New("strange"), osroot.Failed("read", "x", syscall.EPIPE), os.NewSyscallError("listen", syscall.EACCES)} {
		if text, status := a.explain(err); text != err.Error() || status != failed {
			t.Errorf("%q", text)
		}
	}
}

// Every reason for which an output is refused is said.
func TestReasons(t *testing.T) {
	parsed, err := parser.ParseFile(token.NewFileSet(), filepath.Join("..", "publish", "errors.go"), nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	reasons := map[string]bool{}
	ast.Inspect(parsed, func(n ast.Node) bool {
		if spec, ok := n.(*ast.ValueSpec); ok && len(spec.Values) == 1 {
			if name, ok := spec.Type.(*ast.Ident); ok && name.Name == "Reason" {
				reason, _ := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
				reasons[reason] = true
			}
		}
		return true
	})
	if len(reasons) < 10 {
		t.Fatalf("only %d reasons are found", len(reasons))
	}
	for _, tag := range message.Languages() {
		a := &app{lang: tag, say: message.In(tag).Part("command")}
		for reason := range reasons {
			err := &publish.RefusedError{Reason: publish.Reason(reason), Path: "/a/public", Before: 9, Gone: 8}
			text, status := a.explain(err)
			if !a.say.Has("refused."+reason) || status != misused || !strings.Contains(text, "9") && !strings.Contains(text, "/a/public") {
				t.Errorf("%s, %s: %d %q", tag, reason, status, text)
			}
		}
	}
}
