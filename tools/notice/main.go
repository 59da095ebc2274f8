// Command notice writes NOTICE: the licence of every module that is linked into
// the projetpro binary.
//
//	go run ./tools/notice > NOTICE
package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

func main() {
	if err := write(os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "notice:", err)
		os.Exit(1)
	}
}

// A module is linked into the binary.
type module struct {
	path, version string
	licence       string // its text, copyright line included
}

// systems are those the binary is made for; modules differ among them.
var systems = []string{"darwin", "linux", "windows"}

func write(to io.Writer) error {
	modules, err := linked()
	if err != nil {
		return err
	}
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return err
	}
	text, err := licenceIn(strings.TrimSpace(string(root)))
	if err != nil {
		return err
	}
	modules = append([]module{{path: "The Go programming language and its standard library", licence: text}}, modules...)
	fmt.Fprintln(to, "The projetpro binary contains the work of others, under the licences that follow.")
	fmt.Fprintln(to, "Written by: go run ./tools/notice > NOTICE")
	fmt.Fprintln(to)
	for _, m := range modules {
		fmt.Fprintln(to, strings.TrimSpace("- "+m.path+" "+m.version)+": "+strings.TrimSpace(kind(m.licence)+". "+copyright(m.licence)))
	}
	for len(modules) > 0 {
		text := modules[0].licence
		fmt.Fprintf(to, "\n%s\n", strings.Repeat("-", 78))
		modules = slices.DeleteFunc(modules, func(m module) bool {
			same := m.licence == text
			if same {
				fmt.Fprintln(to, m.path)
			}
			return same
		})
		fmt.Fprintf(to, "\n%s\n", text)
	}
	return nil
}

// linked lists the modules whose packages the binary imports on any system.
func linked() ([]module, error) {
	var modules []module
	for _, system := range systems {
		list := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}} {{.Dir}}{{end}}{{end}}", "projetpro/cmd/projetpro")
		list.Env = append(os.Environ(), "GOOS="+system, "GOARCH=amd64", "CGO_ENABLED=0")
		var problems bytes.Buffer
		list.Stderr = &problems
		out, err := list.Output()
		if err != nil {
			return nil, fmt.Errorf("go list: %w: %s", err, problems.String())
		}
		for line := range strings.Lines(string(out)) {
			part := strings.SplitN(strings.TrimSpace(line), " ", 3)
			if len(part) < 3 || slices.ContainsFunc(modules, func(m module) bool { return m.path == part[0] }) {
				continue
			}
			text, err := licenceIn(part[2])
			if err != nil {
				return nil, fmt.Errorf("%s: %w", part[0], err)
			}
			modules = append(modules, module{part[0], part[1], text})
		}
	}
	root, err := repository()
	if err != nil {
		return nil, err
	}
	patterns, err := filepath.Glob(filepath.Join(root, "internal/lang/hyphens/*.txt"))
	if err != nil {
		return nil, err
	}
	for _, file := range append(patterns, filepath.Join(root, "internal/serve/client/idiomorph.min.js"), filepath.Join(root, "internal/lang/weekdays.txt")) {
		m, err := carried(file)
		if err != nil {
			return nil, err
		}
		modules = append(modules, m)
	}
	font, err := typeface()
	if err != nil {
		return nil, err
	}
	modules = append(modules, font)
	slices.SortFunc(modules, func(a, b module) int { return strings.Compare(a.path, b.path) })
	return modules, nil
}

// carried is what a file of this repository says of itself that others have written. Its first
// comment begins with its name and version, and holds its licence.
func carried(file string) (module, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return module{}, err
	}
	comment, isBlock := strings.CutPrefix(string(text), "/*")
	if isBlock {
		comment, _, _ = strings.Cut(comment, "*/")
	} else {
		comment = lineComment(comment)
	}
	head, licence, _ := strings.Cut(strings.TrimSpace(comment), "\n")
	words := strings.Fields(strings.ReplaceAll(head, ",", ""))
	if len(words) < 3 {
		return module{}, fmt.Errorf("%s does not begin with its name, version and address", file)
	}
	return module{path: words[2], version: words[0] + " " + words[1], licence: strings.TrimSpace(licence)}, nil
}

// lineComment is what stands behind # on the first lines of a text.
func lineComment(text string) string {
	var all strings.Builder
	for line := range strings.Lines(text) {
		rest, ok := strings.CutPrefix(line, "#")
		if !ok {
			break
		}
		all.WriteString(strings.TrimPrefix(rest, " "))
	}
	return all.String()
}

// repository is the folder of this repository.
func repository() (string, error) {
	root, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}").Output()
	return strings.TrimSpace(string(root)), err
}

// typeface is that of the default style sheet, static/cabin.woff2.
func typeface() (module, error) {
	root, err := repository()
	if err != nil {
		return module{}, err
	}
	text, err := licenceIn(filepath.Join(root, "tools", "font"))
	return module{path: "https://github.com/impallari/Cabin", version: "Cabin 3.001, changed by tools/font", licence: text}, err
}

// licenceIn is the text of the licence files of a module's folder.
func licenceIn(folder string) (string, error) {
	var texts []string
	entries, err := os.ReadDir(folder)
	if err != nil {
		return "", err
	}
	for _, entry := range entries {
		stem, _, _ := strings.Cut(strings.ToUpper(entry.Name()), ".")
		if !slices.Contains([]string{"LICENSE", "LICENCE", "COPYING", "NOTICE"}, stem) || entry.IsDir() {
			continue
		}
		text, err := os.ReadFile(filepath.Join(folder, entry.Name()))
		if err != nil {
			return "", err
		}
		texts = append(texts, strings.TrimSpace(strings.ReplaceAll(string(text), "\r\n", "\n")))
	}
	if len(texts) == 0 {
		return "", errors.New("no licence file")
	}
	return strings.Join(texts, "\n\n"), nil
}

// kind names the licence that text is.
func kind(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	for _, known := range []struct{ words, name string }{
		{"UNICODE LICENSE V3", "Unicode-3.0"},
		{"SIL OPEN FONT LICENSE Version 1.1", "OFL-1.1"},
		{"Zero-Clause BSD", "0BSD"},
		{"Apache License Version 2.0", "Apache-2.0"},
		{"Mozilla Public License Version 2.0", "MPL-2.0"},
		{"Permission is hereby granted, free of charge", "MIT"},
		{"Neither the name", "BSD-3-Clause"},
		{"Redistributions in binary form must reproduce", "BSD-2-Clause"},
		{"Permission to use, copy, modify, and/or distribute", "ISC"},
	} {
		if strings.Contains(text, known.words) {
			return known.name
		}
	}
	return "see below"
}

// copyright is the first line of text that says whose work it is; "" when none does.
func copyright(text string) string {
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "Copyright") && strings.ContainsAny(line, "0123456789") {
			return line
		}
	}
	return ""
}
