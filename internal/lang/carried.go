// This file reads the strings that the program itself carries.

package lang

import (
	"fmt"
	"io/fs"
)

// Carried reads messages/<tag>.yaml of the files that a package carries. That it
// cannot be read is a mistake of ours: Carried panics.
func Carried(files fs.FS, tag Tag) *Strings {
	file := "messages/" + string(tag) + ".yaml"
	text, err := fs.ReadFile(files, file)
	if err != nil {
		panic(err)
	}
	s, diags := Parse(tag, file, text)
	if len(diags) > 0 {
		panic(fmt.Sprintf("lang: %s cannot be read: %+v", file, diags[0]))
	}
	return s
}
