package internal_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"testing"
)

// A reporter is a function that reports a code, with what fills its sentences at the end of its arguments.
type reporter struct {
	code  int // which of its arguments is the code
	fixed int // how many it has before those for the sentences
	own   int // how many it puts before those itself
}

// Every code is reported with as many arguments as its sentences have names for.
func TestCodesGetTheirArguments(t *testing.T) {
	declared := declaredArguments(t)
	byPackage := map[string][]*ast.File{}
	set := token.NewFileSet()
	for _, f := range sources(t) {
		parsed, err := parser.ParseFile(set, f.path, f.text, 0)
		if err != nil {
			t.Fatal(err)
		}
		byPackage[f.pkg] = append(byPackage[f.pkg], parsed)
	}
	counted := 0
	for pkg, files := range byPackage {
		reporters := map[string]reporter{"Add": {code: 0, fixed: 3}} // diag.List.Add
		for _, file := range files {
			ast.Inspect(file, func(n ast.Node) bool { findReporter(n, reporters); return true })
		}
		for _, file := range files {
			ast.Inspect(file, func(n ast.Node) bool {
				call, ok := n.(*ast.CallExpr)
				if !ok || call.Ellipsis.IsValid() {
					return true
				}
				r, ok := reporters[nameOf(call.Fun)]
				if !ok || len(call.Args) < r.fixed {
					return true
				}
				name := codeName(call.Args[r.code], pkg)
				names, ok := declared[name]
				if !ok {
					return true
				}
				counted++
				if got := len(call.Args) - r.fixed + r.own; got != len(names) {
					t.Errorf("%s: %s with %d arguments, and its sentences are filled with %q", set.Position(call.Pos()), name, got, names)
				}
				return true
			})
		}
	}
	if counted < len(declared) {
		t.Errorf("only %d of the places are found where %d codes are reported", counted, len(declared))
	}
}

// declaredArguments are the names of the arguments of each code, by the name of its variable.
func declaredArguments(t *testing.T) map[string][]string {
	parsed, err := parser.ParseFile(token.NewFileSet(), filepath.Join("diag", "codes.go"), nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][]string{}
	ast.Inspect(parsed, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok || len(spec.Values) != 1 {
			return true
		}
		names := []string{}
		for _, arg := range spec.Values[0].(*ast.CallExpr).Args[2:] {
			name, err := strconv.Unquote(arg.(*ast.BasicLit).Value)
			if err != nil {
				t.Fatal(err)
			}
			names = append(names, name)
		}
		all[spec.Names[0].Name] = names
		return true
	})
	if len(all) < 100 {
		t.Fatalf("codes are declared in another way: only %d are found", len(all))
	}
	return all
}

// findReporter enters a function, or a variable that holds one, which takes a code and any arguments.
func findReporter(n ast.Node, reporters map[string]reporter) {
	var name string
	var of *ast.FuncType
	var body *ast.BlockStmt
	switch n := n.(type) {
	case *ast.FuncDecl:
		name, of, body = n.Name.Name, n.Type, n.Body
	case *ast.AssignStmt:
		lit, ok := n.Rhs[0].(*ast.FuncLit)
		if !ok {
			return
		}
		name, of, body = nameOf(n.Lhs[0]), lit.Type, lit.Body
	default:
		return
	}
	r := reporter{code: -1}
	variadic := false
	for _, field := range of.Params.List {
		_, variadic = field.Type.(*ast.Ellipsis)
		for range max(1, len(field.Names)) {
			if nameOf(field.Type) == "Code" {
				r.code = r.fixed
			}
			r.fixed++
		}
	}
	if r.code < 0 || !variadic {
		return
	}
	r.fixed--
	ast.Inspect(body, func(n ast.Node) bool {
		if call, ok := n.(*ast.CallExpr); ok && call.Ellipsis.IsValid() {
			r.own += putBefore(call, reporters)
		}
		return true
	})
	reporters[name] = r
}

// putBefore is how many arguments a call that hands on those of another function puts before them.
func putBefore(call *ast.CallExpr, reporters map[string]reporter) int {
	if before, ok := call.Args[len(call.Args)-1].(*ast.CallExpr); ok && nameOf(before.Fun) == "append" {
		return len(before.Args[0].(*ast.CompositeLit).Elts)
	}
	return reporters[nameOf(call.Fun)].own
}

// nameOf is the last name of an expression: Add of list.Add.
func nameOf(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return e.Sel.Name
	}
	return ""
}

// codeName is the name of the variable a code is in.
func codeName(e ast.Expr, pkg string) string {
	switch e := e.(type) {
	case *ast.Ident:
		if pkg == "diag" {
			return e.Name
		}
	case *ast.SelectorExpr:
		if nameOf(e.X) == "diag" {
			return e.Sel.Name
		}
	}
	return ""
}
