// Package projetpro carries the layouts, static files and interface strings that a site has when it brings none of its own.
package projetpro

import (
	"embed"
	"io/fs"
)

//go:embed layouts static i18n
var defaults embed.FS

// Defaults is the file system of the defaults: layouts/, static/ and i18n/. What a site has of its
// own lies over them: layouts and static files file by file, interface strings key by key.
func Defaults() fs.FS { return defaults }
