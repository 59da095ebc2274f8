// Package internal_test keeps the plan of the house: which room leads to which.
package internal_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"projetpro/internal/schema"
)

// order lists the packages of this module from the ground up. A package imports
// only those before it.
var order = []string{
	"fault",
	"parallel",
	"filename",
	"osroot",
	"plaintext",
	"program",
	"charset",
	"diag",
	"lang",
	"message",
	"report",
	"source",
	"schema",
	"markdown",
	"content",
	"site",
	"address",
	"pdf",
	"asset",
	"page",
	"render",
	"output",
	"check",
	"correction",
	"build",
	"preview",
	"publish",
	"serve",
	"cli",
}

// only says which packages alone may import something; tests may import anything.
var only = map[string][]string{
	"github.com/yuin/goldmark":          {"markdown"},
	"github.com/adrg/frontmatter":       {"content"},
	"go.yaml.in/yaml/v3":                {"lang", "schema", "content"},
	"github.com/tdewolff/minify/v2":     {"render"},
	"html/template":                     {"program", "render"},
	"text/template":                     {"program", "render"}, // its parse trees; it renders nothing
	"github.com/spf13/cobra":            {"cli"},
	"github.com/spf13/pflag":            {"cli"},
	"github.com/schollz/progressbar/v3": {"cli"},
	"github.com/fsnotify/fsnotify":      {"source"},
	"os":                                {"osroot", "source", "publish", "cli"},
	"os/signal":                         {"cli"},
	"os/exec":                           {},
	"rsc.io/qr":                         {"cli"},
	"github.com/pkg/browser":            {"cli"},
	"net":                               {"serve"},
	"net/http":                          {"serve"},
	"math/rand":                         {},
	"math/rand/v2":                      {},
	"crypto/rand":                       {"source", "serve"},
	"log":                               {},
	"unsafe":                            {},
	"plugin":                            {},
}

// ends are the rooms that deal with the world as it is now. Between them a site is made from its files and
// from arguments alone: the same files give the same bytes, whenever and wherever that is done.
var ends = []string{"osroot", "source", "publish", "preview", "serve", "cli"}

// now is what tells one moment, or one machine, from another, by package.
var now = map[string][]string{
	"time": {"Now", "Since", "Until", "Local", "Sleep", "After", "AfterFunc", "Tick", "NewTimer", "NewTicker"},
	"os": {"Getenv", "LookupEnv", "Environ", "Expand", "ExpandEnv", "Args", "Hostname", "Getwd", "Getpid", "Getuid",
		"UserHomeDir", "UserConfigDir", "UserCacheDir", "TempDir", "Executable"},
	"syscall":               {"Getenv", "Environ", "Getwd", "Getpid", "Getuid"},
	"golang.org/x/sys/unix": {"Getenv", "Environ", "Getwd", "Getpid", "Getuid"},
	"path/filepath":         {"Abs"},
	"runtime":               {"GOOS", "GOARCH", "Version"},
	"runtime/debug":         {"ReadBuildInfo"},
}

// spoken lists the packages whose code may name a language.
var spoken = []string{"lang", "message"}

type file struct {
	pkg, path string
	imports   []string
	text      string
}

func sources(t *testing.T) []file {
	var files []file
	err := filepath.WalkDir(".", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), path, text, parser.ImportsOnly)
		if err != nil {
			return err
		}
		pkg, _, _ := strings.Cut(filepath.ToSlash(path), "/")
		f := file{pkg: pkg, path: path, text: string(text)}
		for _, i := range parsed.Imports {
			name, err := strconv.Unquote(i.Path.Value)
			if err != nil {
				return err
			}
			f.imports = append(f.imports, name)
		}
		files = append(files, f)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestImportsGoOneWay(t *testing.T) {
	for _, f := range sources(t) {
		place := slices.Index(order, f.pkg)
		if place < 0 {
			t.Errorf("%s: package %s is not in the order", f.path, f.pkg)
		}
		for _, i := range f.imports {
			if other, ok := strings.CutPrefix(i, "projetpro/internal/"); ok && slices.Index(order, other) >= place {
				t.Errorf("%s imports %s, which comes after it", f.path, other)
			}
		}
	}
}

func TestOnlyOneRoomHasTheKey(t *testing.T) {
	for _, f := range sources(t) {
		for _, i := range f.imports {
			for what, who := range only {
				if (i == what || strings.HasPrefix(i, what+"/") && strings.Contains(what, ".")) && !slices.Contains(who, f.pkg) {
					t.Errorf("%s imports %s, which only %v may", f.path, i, who)
				}
			}
		}
	}
}

func TestNothingBetweenTheEndsKnowsWhenOrWhereItIs(t *testing.T) {
	for _, f := range sources(t) {
		set := token.NewFileSet()
		parsed, err := parser.ParseFile(set, f.path, f.text, 0)
		if err != nil {
			t.Fatal(err)
		}
		names := map[string]string{} // of packages, as the file calls them: their paths
		for _, i := range parsed.Imports {
			of, _ := strconv.Unquote(i.Path.Value)
			name := path.Base(of)
			if i.Name != nil {
				name = i.Name.Name
			}
			names[name] = of
			if name == "." {
				t.Errorf("%s: what comes from %s cannot be told from what is defined here", f.path, of)
			}
		}
		if slices.Contains(ends, f.pkg) {
			continue
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.SelectorExpr:
				if x, ok := n.X.(*ast.Ident); ok && slices.Contains(now[names[x.Name]], n.Sel.Name) {
					t.Errorf("%s: %s.%s is for %v", set.Position(n.Pos()), x.Name, n.Sel.Name, ends)
				}
			case *ast.CallExpr:
				if sel, ok := n.Fun.(*ast.SelectorExpr); ok && sel.Sel.Name == "Local" && len(n.Args) == 0 {
					t.Errorf("%s: the time zone of the machine is for %v", set.Position(n.Pos()), ends)
				}
			}
			return true
		})
	}
}

func TestLanguagesAreData(t *testing.T) {
	for _, f := range sources(t) {
		if slices.Contains(spoken, f.pkg) {
			continue
		}
		set := token.NewFileSet()
		parsed, err := parser.ParseFile(set, f.path, f.text, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			if lit, ok := n.(*ast.BasicLit); ok && (lit.Value == `"fr"` || lit.Value == `"en"`) {
				t.Errorf("%s knows the language %s", set.Position(lit.Pos()), lit.Value)
			}
			return true
		})
	}
}

// kindsNamed lists the files that may name one kind of content or one list: where it
// differs from the others in what it is, not in where it lies or stands. The places
// are in the table of schema/kinds.go; whatever goes for all kinds reads that.
var kindsNamed = map[string]string{
	"content/entry.go": "the settings have no text",
	"content/place.go": "the settings lie apart; what lies nowhere may be an ordinary page",
	"site/site.go":     "what each kind is in a site",
	"site/relate.go":   "offers name partners",
	"site/new.go":      "the settings are no item",
	"page/pages.go":    "what each page shows",
	"page/cards.go":    "what each card shows; menus lead to ordinary pages",
	"page/plan.go":     "the page for what is not there is not listed",
}

func TestKindsAreNamedWhereTheyDiffer(t *testing.T) {
	kinds := regexp.MustCompile(`(?m)^\t(\w+) += (?:kind\[|list\()`)
	table, err := os.ReadFile("schema/kinds.go")
	if err != nil {
		t.Fatal(err)
	}
	var names, folders []string
	for _, m := range kinds.FindAllStringSubmatch(string(table), -1) {
		names = append(names, m[1])
	}
	for _, k := range schema.Kinds() {
		for _, p := range k.Places {
			if folder, _, inside := strings.Cut(p.Path, "/"); inside {
				folders = append(folders, folder+"/")
			}
		}
	}
	if len(names) != len(schema.Kinds())+len(schema.Lists()) || len(folders) == 0 {
		t.Fatalf("the table of schema/kinds.go is written in another way: %q", names)
	}
	for _, f := range sources(t) {
		at := filepath.ToSlash(f.path)
		if kindsNamed[at] != "" || f.pkg == "schema" {
			continue
		}
		set := token.NewFileSet()
		parsed, err := parser.ParseFile(set, f.path, f.text, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.SelectorExpr:
				if x, ok := n.X.(*ast.Ident); ok && x.Name == "schema" && slices.Contains(names, n.Sel.Name) {
					t.Errorf("%s names the kind schema.%s: read the table, or say in kindsNamed what differs", set.Position(n.Pos()), n.Sel.Name)
				}
			case *ast.BasicLit:
				for _, folder := range folders {
					if n.Kind == token.STRING && strings.Contains(n.Value, folder) {
						t.Errorf("%s knows the folder %s: read the table, or say in kindsNamed what differs", set.Position(n.Pos()), folder)
					}
				}
			}
			return true
		})
	}
}

// The map in docs/architecture.md lists exactly these packages, in this order,
// each with the first sentence of its package comment.
func TestMapIsTrue(t *testing.T) {
	doc, err := os.ReadFile("../docs/architecture.md")
	if err != nil {
		t.Fatal(err)
	}
	var rows []string
	for line := range strings.Lines(string(doc)) {
		if strings.HasPrefix(line, "| `") {
			rows = append(rows, strings.TrimSpace(line))
		}
	}
	var want []string
	for _, pkg := range order {
		want = append(want, "| `"+pkg+"` | "+synopsis(t, pkg)+" |")
	}
	if !slices.Equal(rows, want) {
		t.Errorf("the table of packages in docs/architecture.md is not true; it should be:\n%s", strings.Join(want, "\n"))
	}
}

// synopsis is the first sentence of a package's comment, without "Package name".
func synopsis(t *testing.T, pkg string) string {
	for _, f := range sources(t) {
		if f.pkg != pkg {
			continue
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), f.path, f.text, parser.PackageClauseOnly|parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		if parsed.Doc == nil {
			continue
		}
		first, _, _ := strings.Cut(strings.TrimPrefix(parsed.Doc.Text(), "Package "+pkg+" "), "\n\n")
		first, _, _ = strings.Cut(strings.TrimSpace(first), "\n")
		return first
	}
	t.Errorf("package %s has no comment", pkg)
	return ""
}
