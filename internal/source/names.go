// This file judges names: what is passed over, what is a copy made by a
// synchroniser, and what cannot be stored on every system.

package source

import (
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"projetpro/internal/diag"
	"projetpro/internal/filename"
	"projetpro/internal/lang"
	"projetpro/internal/message"
	"projetpro/internal/plaintext"
)

// A folder is one of those at the site's root that are looked at.
type folder struct {
	name     string
	overlaid bool // over the defaults
	hidden   bool // holds published files whose name begins with a dot
}

var folders = []folder{
	{name: "content"},
	{name: "i18n", overlaid: true},
	{name: "layouts", overlaid: true},
	{name: "static", overlaid: true, hidden: true},
	{name: "translations"},
}

// Folders are the names of those at the site's root that it is made from.
func Folders() []string {
	var names []string
	for _, f := range folders {
		names = append(names, f.name)
	}
	return names
}

// maxText is the size, in bytes, over which a text file is taken for a mistake.
const maxText = 4 << 20

// maxSize is the most bytes a file can have: as many as a FAT drive and a ZIP archive can hold.
const maxSize = 1<<32 - 1

// isText tells whether a file's bytes are kept in memory.
func isText(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".md", ".yaml", ".yml", ".html", ".css", ".js", ".svg", ".txt", ".json", ".xml", ".lock":
		return true
	}
	return false
}

// isPage tells whether a file is a finished web page, which in content/ would get past every check.
func isPage(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".html", ".htm", ".xhtml", ".shtml", ".mht", ".mhtml":
		return true
	}
	return false
}

// leftover tells whether a name is of something that a program left behind and nobody wrote:
// hidden files and folders, temporary files, backups, what file managers note down.
func leftover(name string, in folder) bool {
	if name[0] == '.' {
		return !in.hidden || filename.Hidden(name)
	}
	lower := strings.ToLower(name)
	if in.name == "content" && aboutRepository(name) {
		return true
	}
	switch lower {
	case "thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r", // Windows, macOS
		"__macosx", "@eadir", // archives made on a Mac, Synology
		"4913",         // vim trying whether it may write
		"node_modules": // packages of npm
		return true
	}
	switch path.Ext(lower) {
	case ".tmp", ".bak", ".orig", ".swp", ".swo", ".part", ".crdownload":
		return true
	}
	return strings.HasSuffix(name, "~") || // Emacs, vim, gedit
		strings.HasPrefix(name, "~$") || // Word, Excel
		strings.Contains(name, "___jb_") || // JetBrains, while it saves
		strings.Contains(name, ".sb-") && textEditSave(name) ||
		name[0] == '#' && strings.HasSuffix(name, "#") // Emacs
}

// PassedOver tells whether a file of content/ would not be looked at for the name that it, or a folder it is in, has.
func PassedOver(file string) bool {
	return slices.ContainsFunc(strings.Split(file, "/"), func(name string) bool {
		return name != "" && name != ".." && leftover(name, folder{name: "content"})
	})
}

// aboutRepository tells whether a name is one that repositories give to what is said of themselves:
// README.md, LICENSE, LISEZMOI.md. A page is not written in capitals.
func aboutRepository(name string) bool {
	stem, _, _ := strings.Cut(name, ".")
	switch strings.ToUpper(stem) {
	case "README", "LICENSE", "LICENCE", "COPYING", "CONTRIBUTING", "CHANGELOG", "CODE_OF_CONDUCT", "CODEOWNERS", "AUTHORS", "NOTICE", "SECURITY",
		"LISEZMOI", "LISEZ-MOI", "LEESMIJ", "LIESMICH": // README, translated
		return stem != strings.ToLower(stem)
	}
	return false
}

// toolNames begin the names of hidden files and folders that programs leave wherever somebody works. "._" is of the Finder, ".#" of
// Emacs, ".~" of LibreOffice and rsync, ".nfs" and ".fuse_hidden" of drives.
var toolNames = []string{
	stagePrefix, ".ds_store", "._", ".appledouble", ".apdisk", ".spotlight", ".fseventsd", ".temporaryitems", ".trash", ".localized", ".directory",
	".git", ".hg", ".svn", ".keep", ".gitkeep", ".dropbox", ".sync", ".stfolder", ".stversions", ".nfs", ".fuse_hidden", ".#", ".~",
	".vscode", ".idea", ".obsidian", ".editorconfig", ".prettier", ".eslint", ".stylelint", ".markdownlint", ".zed", ".nova",
}

// meantHidden tells whether somebody may have meant a hidden file to be published: its name is of no program, nor of what an
// editor keeps while it saves.
func meantHidden(name string) bool {
	lower := strings.ToLower(name)
	return lower[0] == '.' && !slices.ContainsFunc(toolNames, func(of string) bool { return strings.HasPrefix(lower, of) }) &&
		!strings.HasPrefix(path.Ext(lower), ".sw") && !strings.HasSuffix(lower, "~")
}

// textEditSave tells whether name is what macOS calls the file that takes another's place when it is
// saved: "home.fr.md.sb-0a1b2c3d-AbCdEf".
func textEditSave(name string) bool {
	tail := name[strings.LastIndex(name, ".sb-")+len(".sb-"):]
	return len(tail) == len("0a1b2c3d-AbCdEf") && tail[8] == '-' && strings.Trim(tail[:8], "0123456789abcdef") == ""
}

// conflictCopy tells whether name is what synchronisers, browsers and file managers call the
// second copy of a file that people write in.
func conflictCopy(name string) bool {
	ext := path.Ext(name)
	switch strings.ToLower(ext) {
	case ".md", ".yaml", ".yml", ".html", ".css", ".js":
	default:
		return false // "slides (1).pdf" may well be what a page links to
	}
	stem := strings.ToLower(norm.NFC.String(strings.TrimSuffix(name, ext)))
	if strings.Contains(stem, ".sync-conflict-") || strings.Contains(stem, "[conflict") { // Syncthing, Google Drive
		return true
	}
	if !strings.ContainsAny(stem, " (") {
		return machineName(strings.TrimSuffix(name, ext))
	}
	if hasWord("copy-of", func(word string) bool { return strings.HasPrefix(stem, word+" ") }) {
		return true
	}
	if i := strings.LastIndexByte(stem, '.'); i > 0 && isLanguage(stem[i+1:]) {
		stem = stem[:i] // "home (1).fr", "home - copie.fr"
	}
	if inside, ok := lastParenthesis(stem); ok {
		if hasWord("conflict", func(word string) bool { return strings.Contains(inside, word) }) || smallNumber(inside) {
			return true // Dropbox, Nextcloud; Windows, browsers
		}
	}
	if i := strings.LastIndexByte(stem, ' '); i > 0 && smallNumber(stem[i+1:]) {
		stem = stem[:i] // "copy 2"; iCloud's "home.fr 2", "site 2"
		if j := strings.LastIndexByte(stem, '.'); j >= 0 && len(stem)-j == 3 {
			return true
		}
		if strings.HasPrefix(strings.ToLower(ext), ".y") {
			return true // there is no settings file with a number
		}
	}
	return hasWord("copy", func(word string) bool { return strings.HasSuffix(stem, " "+word) }) || machineName(strings.TrimSuffix(name, ext))
}

// hasWord tells whether one of the words that people or their programs write,
// under a key of package message, is there.
func hasWord(key string, isThere func(word string) bool) bool {
	return slices.ContainsFunc(message.Words("written", key), isThere)
}

// lastParenthesis is the text of the parenthesis s ends with.
func lastParenthesis(s string) (string, bool) {
	open := strings.LastIndexByte(s, '(')
	if open < 0 || !strings.HasSuffix(s, ")") {
		return "", false
	}
	return s[open+1 : len(s)-1], true
}

// smallNumber tells whether s counts copies: 2026 is a year, 2 is not.
func smallNumber(s string) bool {
	return (len(s) == 1 || len(s) == 2) && strings.Trim(s, "0123456789") == ""
}

func isLanguage(s string) bool {
	_, ok := lang.ParseTag(s)
	return ok
}

// machineName tells whether a name ends as OneDrive marks the copy of another computer: with its
// name, "-DESKTOP-1A2B3C4", or any that has a capital, behind the language.
func machineName(stem string) bool {
	behind := stem[strings.LastIndexByte(stem, '.')+1:]
	tag, machine, ok := strings.Cut(behind, "-")
	if ok && len(behind) < len(stem) && isLanguage(tag) && !isLanguage(behind) && strings.ToLower(machine) != machine {
		return true
	}
	i := max(strings.LastIndex(stem, "-DESKTOP-"), strings.LastIndex(stem, "-LAPTOP-"))
	if i < 0 {
		return false
	}
	id := stem[strings.LastIndexByte(stem, '-')+1:]
	return len(id) == 7 && strings.Trim(id, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == ""
}

// judgeName reports what keeps the last name of at from being stored on every system.
func judgeName(l *diag.List, at string) {
	name := path.Base(at)
	pos := diag.WholeFile(at)
	switch flaw, culprit := filename.Judge(name); flaw {
	case filename.Character:
		l.Add(diag.NameCharacter, pos, 0, name, visible(culprit), filename.Better(name))
	case filename.Ending:
		l.Add(diag.NameEnding, pos, 0, name, filename.Better(name))
	case filename.Reserved:
		l.Add(diag.NameReserved, pos, 0, name, culprit, filename.Better(name))
	}
	if len(name) > filename.MaxName {
		l.Add(diag.NameTooLong, pos, 0, len(name), filename.MaxName)
	} else if n := filename.Length(at); n > filename.MaxPath {
		l.Add(diag.PathTooLong, pos, 0, n, filename.MaxPath)
	}
}

// visible is a character as a reader may see it.
func visible(character string) string {
	if r, _ := utf8.DecodeRuneInString(character); unicode.IsControl(r) {
		return plaintext.CodePoint(r)
	}
	return strings.ToValidUTF8(character, string(utf8.RuneError))
}

// codePoints spells s so that what looks alike can be told apart: "U+0065 U+0301".
func codePoints(s string) string {
	var b strings.Builder
	for _, r := range s {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(plaintext.CodePoint(r))
	}
	return b.String()
}
