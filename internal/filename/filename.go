// Package filename knows which names every file system, host and archive can hold, and which of them are taken for one.
package filename

import (
	"path"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// The longest names. Windows stops at 260 characters with the folder that all of it is in; what
// is left to the paths below that folder is a choice.
const (
	MaxName = 255 // bytes of one name
	MaxPath = 240 // UTF-16 units of a path, see [Length]
)

// A Flaw is why a name cannot be held everywhere.
// https://learn.microsoft.com/windows/win32/fileio/naming-a-file
type Flaw uint8

const (
	Sound     Flaw = iota // it can
	Empty                 // it is empty, or one of the names every folder has: . and ..
	Character             // it has a character that Windows refuses, or no text can have
	Ending                // it ends with a full stop or a space, which Windows drops
	Reserved              // Windows takes it for a device, whatever its extension: con, nul.txt, com1
	Long                  // it has more than MaxName bytes
)

// Judge tells what is wrong with one name, without folders, and the part of it
// that is to blame: the character, as it is; the reserved word; else the name.
func Judge(name string) (flaw Flaw, culprit string) {
	if name == "" || name == "." || name == ".." {
		return Empty, name
	}
	if i := strings.IndexFunc(name, refused); i >= 0 {
		_, size := utf8.DecodeRuneInString(name[i:])
		return Character, name[i : i+size]
	}
	if last := name[len(name)-1]; last == '.' || last == ' ' {
		return Ending, name
	}
	if word, ok := reserved(name); ok {
		return Reserved, word
	}
	if len(name) > MaxName {
		return Long, name
	}
	return Sound, ""
}

// refused holds of the characters that Windows refuses, and of those of no text.
func refused(r rune) bool {
	return unicode.IsControl(r) || strings.ContainsRune(`<>:"|?*\/`, r) || r == utf8.RuneError
}

// reserved is the name of a device that Windows takes a name for.
func reserved(name string) (string, bool) {
	word, _, _ := strings.Cut(name, ".")
	word = strings.TrimRight(word, " ")
	if len(word) < len("CON") || len(word) > len("CONOUT$") {
		return "", false
	}
	upper := strings.ToUpper(word)
	switch upper {
	case "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$":
		return word, true
	}
	for _, port := range []string{"COM", "LPT"} {
		if digit, ok := strings.CutPrefix(upper, port); ok {
			return word, utf8.RuneCountInString(digit) == 1 && strings.Contains("0123456789¹²³", digit)
		}
	}
	return "", false
}

// Hidden tells whether a name is hidden, and none of those hidden ones that hosts ask a site for. What has another is of a
// repository, a program or its settings, and is nobody's to publish.
func Hidden(name string) bool {
	return strings.HasPrefix(name, ".") && name != ".well-known" && name != ".nojekyll" && name != ".htaccess"
}

// Better is a name that differs from a flawed one in as little as can be, and is
// [Sound].
func Better(name string) string {
	better := strings.Map(func(r rune) rune {
		if refused(r) {
			return '-'
		}
		return r
	}, name)
	if better = strings.TrimRight(better, ". "); better == "" {
		return "page"
	}
	if _, ok := reserved(better); ok {
		better = "page-" + better
	}
	for ext := path.Ext(better); len(better) > MaxName; {
		if len(ext) > MaxName/2 {
			ext = ""
		}
		stem := strings.TrimSuffix(better, ext)
		_, size := utf8.DecodeLastRuneInString(stem)
		better = strings.TrimRight(stem[:len(stem)-size], ". ") + ext
	}
	return better
}

// Fold is the same for two names, or paths, exactly when they differ in nothing
// but the case of letters and Unicode form: to Windows and macOS they are one.
// It is a canonical caseless match of the Unicode Standard (D145), without the
// letters that fold to several.
func Fold(name string) string {
	for i := range len(name) {
		if c := name[i]; c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' {
			if !utf8.ValidString(name) { // behind a byte that is no character, the library takes none apart
				name = string([]rune(name))
			}
			return norm.NFD.String(strings.Map(foldRune, norm.NFD.String(name)))
		}
	}
	return name
}

// foldRune is the same for all letters that differ in nothing but case, as
// [strings.EqualFold] has it: σ for Σ, σ and ς. Turkish ı and İ differ from i.
func foldRune(r rune) rune {
	if r == 'ı' || r == 'İ' {
		return r
	}
	return unicode.ToLower(unicode.ToUpper(r))
}

// Length is how long a path is to Windows, in UTF-16 units.
func Length(path string) int {
	n := 0
	for _, r := range path {
		n += utf16.RuneLen(r)
	}
	return n
}
