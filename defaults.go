// Package projetpro carries the layouts, static files and interface strings that a site has when it brings none of its own.
package projetpro

import (
	"embed"
	"io/fs"
)

//go:embed layouts static i18n
var defaults embed.FS

// Defaults is the file system of the defaults: layouts/, static/ and i18n/. A
// site overrides them file by file.
func Defaults() fs.FS { return defaults }
