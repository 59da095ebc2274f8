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
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// order lists the packages of this module from the ground up. A package imports
// only those before it.
var order = []string{
	"fault",
	"parallel",
	"filename",
	"osroot",
	"plaintext",
	"colour",
	"program",
	"charset",
	"diag",
	"lang",
	"message",
	"unwritten",
	"report",
	"source",
	"history",
	"schema",
	"markdown",
	"translation",
	"search",
	"content",
	"site",
	"address",
	"pdf",
	"typeface",
	"picture",
	"asset",
	"lineplan",
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
	"os":                                {"osroot", "source", "history", "publish", "cli"},
	"os/signal":                         {"cli"},
	"os/exec":                           {"history"},
	"rsc.io/qr":                         {"render", "cli"},
	"github.com/andybalholm/brotli":     {"typeface"},
	"github.com/srwiley/oksvg":          {"picture"},
	"github.com/rivo/uniseg":            {"plaintext"}, // columns of a terminal
	"github.com/pkg/browser":            {"cli"},
	"net":                               {"serve"},
	"net/http":                          {"serve"},
	"math/rand":                         {},
	"math/rand/v2":                      {},
	"crypto/rand":                       {"source", "serve"},
	"log":                               {},
	"unsafe":                            {},
	"plugin":                            {},

	"github.com/inconshreveable/mousetrap": {"cli"},
}

// ends are the rooms that deal with the world as it is now. Between them a site is made from its files and
// from arguments alone: the same files give the same bytes, whenever and wherever that is done.
var ends = []string{"osroot", "source", "history", "publish", "preview", "serve", "cli"}

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
	literals(t, func(f file, at token.Position, value string) {
		if !slices.Contains(spoken, f.pkg) && (value == "fr" || value == "en") {
			t.Errorf("%s knows the language %q", at, value)
		}
	})
}

// literals calls use for each string of the code but for those of imports and tags.
func literals(t *testing.T, use func(f file, at token.Position, value string)) {
	syntax(t, func(f file, set *token.FileSet, n ast.Node) {
		if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
			if value, err := strconv.Unquote(lit.Value); err == nil {
				use(f, set.Position(lit.Pos()), value)
			}
		}
	})
}

// syntax calls use for each node of the code but for imports and tags.
func syntax(t *testing.T, use func(f file, set *token.FileSet, n ast.Node)) {
	for _, f := range sources(t) {
		set := token.NewFileSet()
		parsed, err := parser.ParseFile(set, f.path, f.text, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			switch n := n.(type) {
			case nil, *ast.ImportSpec:
				return false
			case *ast.Field:
				n.Tag = nil
			}
			use(f, set, n)
			return true
		})
	}
}

// What is said to people, and what people write, stands in the catalogues and in
// the interface strings, and nowhere in the code: no word of another language
// than that of the code, and no list of words that people write.
func TestWordsAreData(t *testing.T) {
	english, others, written := words(t)
	foreign := func(word string) bool {
		if strings.IndexFunc(word, func(r rune) bool { return r >= utf8.RuneSelf }) >= 0 {
			return utf8.RuneCountInString(word) > 1
		}
		return others[word] && !english[word] && !slices.Contains(also, word)
	}
	literals(t, func(f file, at token.Position, value string) {
		for _, word := range wordsOf(value) {
			if foreign(word) {
				t.Errorf("%s: %q in %q", at, word, value)
			}
		}
	})
	syntax(t, func(f file, set *token.FileSet, n ast.Node) {
		list := listOf(n)
		var known []string
		for _, value := range list {
			if written[strings.ToLower(value)] {
				known = append(known, value)
			}
		}
		most := len(list) / 2
		if _, sentence := n.(*ast.BasicLit); sentence {
			most = len(list) - 1
		}
		if len(known) > max(3, most) {
			t.Errorf("%s: a list of words that people write: %q", set.Position(n.Pos()), known)
		}
	})
}

// sentence is what somebody may have been meant to read.
var sentence = regexp.MustCompile(`[A-Za-z]{2,} (?:%[a-z] )?[a-z]{2,} (?:%[a-z] )?[a-z]{2,}`)

// No sentence stands in the code, where it would be said in English only, but where nobody reads it. What a panic says
// is for us. What an error says by itself, in its method Error, where it is declared for others to compare with, or behind
// such a one, is for tests and logs: who speaks to people explains errors by their types.
func TestSentencesAreData(t *testing.T) {
	type span struct{ from, to token.Pos }
	var unread []span
	syntax(t, func(f file, set *token.FileSet, n ast.Node) {
		switch n := n.(type) {
		case *ast.File:
			unread = nil
		case *ast.FuncDecl:
			if n.Name.Name == "Error" {
				unread = append(unread, span{n.Pos(), n.End()})
			}
		case *ast.ValueSpec:
			for _, value := range n.Values {
				if call, ok := value.(*ast.CallExpr); ok && calls(call, "errors", "New") {
					unread = append(unread, span{call.Pos(), call.End()})
				}
			}
		case *ast.CallExpr:
			if name, ok := n.Fun.(*ast.Ident); ok && name.Name == "panic" || calls(n, "strings", "Fields") {
				unread = append(unread, span{n.Pos(), n.End()})
			}
		case *ast.BasicLit:
			value, err := strconv.Unquote(n.Value)
			read := !slices.ContainsFunc(unread, func(s span) bool { return s.from <= n.Pos() && n.Pos() < s.to })
			if err == nil && read && n.Kind == token.STRING && !strings.HasPrefix(value, "%w: ") && sentence.MatchString(value) {
				t.Errorf("%s: %q is said in English only", set.Position(n.Pos()), value)
			}
		}
	})
}

// calls tells whether a call is of a function of a package.
func calls(call *ast.CallExpr, pkg, name string) bool {
	sel, ok := call.Fun.(*ast.SelectorExpr)
	if !ok || sel.Sel.Name != name {
		return false
	}
	of, ok := sel.X.(*ast.Ident)
	return ok && of.Name == pkg
}

// also are words of English that its texts do not happen to have.
var also = []string{"image", "orientation", "font", "octet", "cache", "mode", "phrase", "pre", "stage", "types", "supports", "local"}

// words are those of the texts and lists of words that the tool carries: the
// words of English, those of other languages, and all that stands in lists.
func words(t *testing.T) (english, others, written map[string]bool) {
	english, others, written = map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, folder := range []string{"message", "../i18n", "lang"} {
		files, err := filepath.Glob(filepath.Join(folder, "*.yaml"))
		if err != nil || len(files) == 0 {
			t.Fatal(folder, err)
		}
		for _, file := range files {
			into := others
			if filepath.Base(file) == "en.yaml" {
				into = english
			}
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var doc yaml.Node
			if err := yaml.Unmarshal(text, &doc); err != nil {
				t.Fatal(err)
			}
			take(&doc, into, written)
		}
	}
	if len(english) < 1000 || len(others) < 1000 || len(written) < 300 {
		t.Fatalf("%d English words, %d others, %d in lists", len(english), len(others), len(written))
	}
	return english, others, written
}

// take takes the words of a file of texts, but not its keys.
func take(n *yaml.Node, said, written map[string]bool) {
	switch n.Kind {
	case yaml.ScalarNode:
		for _, word := range wordsOf(n.Value) {
			said[word] = true
		}
		return
	case yaml.SequenceNode:
		for _, item := range n.Content {
			if strings.ContainsFunc(item.Value, unicode.IsLetter) {
				written[strings.ToLower(item.Value)] = true
			}
		}
	}
	for i, child := range n.Content {
		if n.Kind != yaml.MappingNode || i%2 == 1 {
			take(child, said, written)
		}
	}
}

// wordsOf are the words of a text of three letters and more, in small letters.
func wordsOf(s string) (words []string) {
	for _, word := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if utf8.RuneCountInString(word) > 2 {
			words = append(words, word)
		}
	}
	return words
}

// listOf are the strings of a list: of a composite, of arguments or of cases, or
// the words of one string that has nothing but words.
func listOf(n ast.Node) (values []string) {
	var items []ast.Expr
	switch n := n.(type) {
	case *ast.CompositeLit:
		for _, item := range n.Elts {
			if pair, ok := item.(*ast.KeyValueExpr); ok {
				item = pair.Key
			}
			items = append(items, item)
		}
	case *ast.CallExpr:
		items = n.Args
	case *ast.CaseClause:
		items = n.List
	case *ast.BasicLit:
		value, _ := strconv.Unquote(n.Value)
		return strings.Fields(value)
	}
	for _, item := range items {
		if lit, ok := item.(*ast.BasicLit); ok && lit.Kind == token.STRING {
			value, _ := strconv.Unquote(lit.Value)
			values = append(values, value)
		}
	}
	return values
}

// No line is wider than a reader's window.
func TestLines(t *testing.T) {
	const most = 160
	for _, f := range sources(t) {
		n := 0
		for line := range strings.Lines(f.text) {
			n++
			if width := utf8.RuneCountInString(strings.TrimSuffix(line, "\n")); width > most && !strings.HasPrefix(line, "// Package ") {
				t.Errorf("%s:%d has %d columns", f.path, n, width)
			}
		}
	}
}

// kindsNamed lists the files that may name one kind of content or one list: where it
// differs from the others in what it is, not in where it lies or stands. The places
// are in the table of schema/kinds.go; whatever goes for all kinds reads that.
var kindsNamed = map[string]string{
	"content/entry.go": "the settings have no text",
	"content/place.go": "the settings lie apart; what lies nowhere may be an ordinary page",
	"site/site.go":     "what each kind is in a site",
	"site/relate.go":   "offers and events name partners, events name faculties",
	"site/modules.go":  "modules name modules and faculties",
	"site/new.go":      "the settings are no item",
	"page/pages.go":    "what each page shows",
	"page/cards.go":    "what each card shows; menus lead to ordinary pages",
	"page/calendar.go": "all events have a calendar",
	"page/finder.go":   "what one chooses from",
	"page/search.go":   "what is found first, and what the page of the search lists",
	"page/picture.go":  "ordinary pages have none of their own",
	"page/events.go":   "events have an order of their own",
	"page/slides.go":   "resources of modules stand by faculty",
	"page/ways.go":     "where the home page leads on to",
	"page/plan.go":     "the page for what is not there is not listed; a roadmap is read on the page of its faculty",
	"page/links.go":    "a roadmap is read on the page of its faculty",
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

// What the code compares with a value of a closed list is compared with its name, which cannot be misspelt.
func TestValuesOfClosedListsHaveNames(t *testing.T) {
	values := map[string][]string{} // by the name of the field in Go
	var add func(fields []*schema.Field)
	add = func(fields []*schema.Field) {
		for _, f := range fields {
			name := strings.ToUpper(f.Name[:1]) + f.Name[1:]
			values[name] = append(values[name], f.Enum...)
			add(f.Fields)
		}
	}
	for _, k := range schema.Kinds() {
		add(k.Fields)
	}
	syntax(t, func(f file, set *token.FileSet, n ast.Node) {
		b, ok := n.(*ast.BinaryExpr)
		if !ok || b.Op != token.EQL && b.Op != token.NEQ {
			return
		}
		of, isField := b.X.(*ast.SelectorExpr)
		text, isText := b.Y.(*ast.BasicLit)
		if !isField || !isText || text.Kind != token.STRING {
			return
		}
		if value, _ := strconv.Unquote(text.Value); slices.Contains(values[of.Sel.Name], value) {
			t.Errorf("%s: %s is compared with %q, not with a name of it in schema", set.Position(b.Pos()), of.Sel.Name, value)
		}
	})
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
