// This file says how the editors that people use are opened at a line.

package cli

import (
	"maps"
	"regexp"
	"slices"
	"strings"
)

// editors are the addresses that open a file in an editor, see serve.Options.
var editors = map[string]string{
	"none":     "",
	"vscode":   "vscode://file/{path}:{line}:{column}",
	"vscodium": "vscodium://file/{path}:{line}:{column}",
	"cursor":   "cursor://file/{path}:{line}:{column}",
	"zed":      "zed://file/{path}:{line}:{column}",
	"obsidian": "obsidian://open?path={value}",
	"idea":     "idea://open?file={path}&line={line}&column={column}",
	"textmate": "txmt://open?url=file://{path}&line={line}&column={column}",
}

const defaultEditor = "vscode"

// editorAddress is how an address begins that opens another program.
var editorAddress = regexp.MustCompile(`^[a-zA-Z][a-zA-Z0-9+.-]*:`)

// editorOf is the address of an editor that is named, or is one.
func (a *app) editorOf(name string) (string, error) {
	if address, known := editors[strings.ToLower(name)]; known {
		return address, nil
	}
	if name == "" || editorAddress.MatchString(name) && (strings.Contains(name, "{path}") || strings.Contains(name, "{value}")) {
		return name, nil
	}
	return "", a.misuse("unknown-editor", "name", name, "known", strings.Join(slices.Sorted(maps.Keys(editors)), ", "),
		"path", "{path}", "example", editors["zed"])
}
