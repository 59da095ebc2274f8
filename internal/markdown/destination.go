// This file says where links may lead, and where pictures may lie.

package markdown

import (
	"net/url"
	"slices"
	"strings"
	"unicode"

	"projetpro/internal/diag"
	"projetpro/internal/plaintext"
)

// destination is where raw leads: its escapes resolved, unless its \ stand
// between folders, as on Windows.
func destination(raw []byte) string {
	for i := range len(raw) - 1 {
		if raw[i] == '\\' && (raw[i+1] == '.' || raw[i+1] == '\\' || isName(raw[i+1])) {
			return string(raw)
		}
	}
	return unescaped(raw)
}

// check says what is wrong with a destination: "" if nothing is. What it does
// not know it refuses, so that an address a browser would understand in some
// way of its own does not get through. better is what may have been meant, or "".
func check(kind linkKind, dest string) (code diag.Code, better string) {
	switch {
	case dest == "" || dest == "#":
		return diag.LinkEmpty, ""
	case strings.ContainsFunc(dest, notInAddress), strings.TrimSpace(dest) != dest:
		return diag.LinkInvalid, unspaced(dest)
	case strings.Contains(dest, `\`):
		return checkBackslash(dest)
	case strings.HasPrefix(dest, "//"):
		host, _, _ := strings.Cut(dest[2:], "/")
		if !strings.Contains(host, ".") { // a slash too many
			return diag.LinkIncomplete, dest[1:]
		}
		return diag.LinkIncomplete, "https:" + dest
	}
	i := strings.IndexAny(dest, ":/?#")
	if i < 0 || dest[i] != ':' {
		return checkPath(dest)
	}
	scheme := strings.ToLower(dest[:i])
	switch {
	case scheme == "http" || scheme == "https":
		return checkWeb(kind, scheme, dest)
	case scheme == "file" || len(scheme) == 1:
		return diag.LinkLocal, ""
	case kind == Image:
		return diag.ImageScheme, ""
	case scheme == "mailto":
		if name, domain, ok := strings.Cut(dest[i+1:], "@"); !ok || name == "" || !strings.Contains(domain, ".") {
			return diag.LinkInvalid, unspaced(dest)
		}
		return "", ""
	case scheme == "tel":
		if number := dest[i+1:]; number == "" || strings.Trim(number, "0123456789+-.()") != "" {
			return diag.LinkInvalid, unspaced(dest)
		}
		return "", ""
	}
	if plaintext.Slips(scheme, "https") < 2 || plaintext.Slips(scheme, "http") < 2 {
		if better := "https:" + dest[i+1:]; kind != Image {
			if code, _ := check(kind, better); code == "" {
				return diag.LinkScheme, better
			}
		}
	}
	return diag.LinkScheme, ""
}

// unspaced is the telephone number or mail address dest without the spaces in
// it, or "".
func unspaced(dest string) string {
	better := strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, dest)
	if lower := strings.ToLower(better); better == dest || !strings.HasPrefix(lower, "tel:") && !strings.HasPrefix(lower, "mailto:") {
		return ""
	}
	if code, _ := check(followed, better); code != "" {
		return ""
	}
	return better
}

// notInAddress reports whether r can be in no address. Browsers drop tabs and
// line breaks and then see another address than we did.
func notInAddress(r rune) bool {
	return r < 0x20 || r >= 0x7F && r <= 0xA0 || plaintext.IsBidi(r) || r >= 0x2000 && r <= 0x200F ||
		r >= 0x2028 && r <= 0x202F || r == 0x205F || r == 0x2060 || r == 0x3000 || r == 0xFEFF || r >= 0xFFFD && r <= 0xFFFF
}

// checkBackslash is about the paths of Windows. A browser takes \ for /.
func checkBackslash(dest string) (diag.Code, string) {
	if len(dest) > 1 && dest[1] == ':' || dest[0] == '\\' {
		return diag.LinkLocal, ""
	}
	better := strings.ReplaceAll(dest, `\`, "/")
	if code, _ := check(followed, better); code != "" {
		better = ""
	}
	return diag.LinkBackslash, better
}

// checkWeb is about http: and https:.
func checkWeb(kind linkKind, scheme, dest string) (diag.Code, string) {
	rest := dest[len(scheme)+1:]
	if !strings.HasPrefix(rest, "//") {
		return diag.LinkIncomplete, scheme + "://" + strings.TrimLeft(rest, "/")
	}
	u, err := url.Parse(dest)
	if err != nil || u.Hostname() == "" || u.User != nil || strings.Contains(dest, " ") {
		return diag.LinkInvalid, ""
	}
	if kind == Image {
		return diag.ImageRemote, ""
	}
	return "", ""
}

// checkPath is about what has no scheme: a path, unless it was to be a web or mail address.
func checkPath(dest string) (diag.Code, string) {
	host, _, _ := strings.Cut(dest, "/")
	host, _, _ = strings.Cut(host, "?")
	host, _, _ = strings.Cut(host, "#")
	name, domain, mail := strings.Cut(host, "@")
	switch {
	case mail && name != "" && strings.Contains(domain, ".") && host == dest && !isFile(domain):
		return diag.LinkIncomplete, "mailto:" + dest
	case strings.HasPrefix(strings.ToLower(host), "www."), isDomain(host):
		return diag.LinkIncomplete, "https://" + dest
	}
	return "", ""
}

// isFile reports whether a name ends as files do that lie beside texts: logo@2x.png is no mail address.
func isFile(s string) bool {
	ext := strings.ToLower(s[strings.LastIndexByte(s, '.')+1:])
	return slices.Contains(files, ext)
}

var files = strings.Fields("avif bmp csv doc docx epub gif heic heif htm html ics jpeg jpg key m4a md mov mp3 mp4 odp ods odt ogg pages pdf png ppt pptx " +
	"psd rtf svg tif tiff txt vcf wav webm webp xls xlsx zip")

// isDomain reports whether s is more likely the name of a website than of a
// file: its ending is a top-level domain that people here meet, and of no kind of file.
func isDomain(s string) bool {
	i := strings.LastIndexByte(s, '.')
	return i > 0 && slices.Contains(domains, strings.ToLower(s[i+1:]))
}

var domains = strings.Fields("be com org net eu fr nl de lu ch uk edu gov int info io brussels vlaanderen")
