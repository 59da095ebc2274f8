// This file reads addresses: of pages, for mail, for the telephone, of files
// and of entries.

package schema

import (
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"
	_ "time/tzdata" // the same names on every machine
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/unicode/norm"

	"projetpro/internal/charset"
	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/message"
	"projetpro/internal/plaintext"
)

// A URL is an address on the web, for mail or for the telephone: https, http,
// mailto or tel. "" is none.
type URL string

func (u *URL) decode(r *reader, n *yaml.Node) {
	s, ok := r.text(n)
	if !ok {
		return
	}
	if isURL(s) {
		*u = URL(s)
		return
	}
	code := diag.ValueURL
	if scheme, _, ok := strings.Cut(s, ":"); ok && isWord(scheme) && !slices.Contains(schemes, strings.ToLower(scheme)) && !looksLikeHost(s) {
		code = diag.ValueScheme
	}
	meant := meantURL(s)
	if code == diag.ValueURL && meant == "" && r.hasBeside("file") && isFileType(strings.TrimPrefix(path.Ext(s), ".")) {
		r.fail(code, n, diag.AddressOrFile).Fix = r.asFile(n, s)
		return
	}
	r.failWith(code, n, meant, diag.AddressForms)
}

// asFile is the line with the field file instead of the one being read, whose
// value s at n is no address; "" when s is no path, or a file is named already.
func (r *reader) asFile(n *yaml.Node, s string) string {
	_, end := r.span(n)
	if !r.isFile(s) || hasKey(r.beside, "file") || strings.Contains(r.written(r.key.Key, end), "\n") {
		return ""
	}
	return r.replaced(r.key.Key, r.key.End, "file")
}

// schemes are the addresses a link may have.
var schemes = []string{"https", "http", "mailto", "tel"}

func isURL(s string) bool {
	if strings.ContainsFunc(s, func(c rune) bool {
		return unicode.IsSpace(c) || isUnseen(c) || c == '\\' || c == '<' || c == '>' || c == '"'
	}) {
		return false
	}
	u, err := url.Parse(s)
	if err != nil {
		return false
	}
	switch u.Scheme {
	case "http", "https":
		return u.Opaque == "" && u.User == nil && isHost(u.Hostname()) && isPort(u.Port())
	case "mailto":
		return isEmail(u.Opaque)
	case "tel":
		return isPhone(u.Opaque)
	}
	return false
}

// isHost says whether s can be the name of a machine on the web.
func isHost(s string) bool {
	if s == "localhost" || strings.Contains(s, ":") {
		return true
	}
	labels := strings.Split(s, ".")
	for _, label := range labels {
		if label == "" || len(label) > 63 || label[0] == '-' || label[len(label)-1] == '-' {
			return false
		}
		if strings.ContainsFunc(label, func(c rune) bool {
			return !unicode.IsLetter(c) && !unicode.IsDigit(c) && !unicode.IsMark(c) && c != '-' && c != '_'
		}) {
			return false
		}
	}
	return len(labels) > 1
}

// isPort says whether s can be the number of a port, or is "".
func isPort(s string) bool {
	n, err := strconv.ParseUint(s, 10, 16)
	return s == "" || err == nil && n > 0
}

// looksLikeHost says whether s begins with the name of a machine: www.ulb.be/x.
func looksLikeHost(s string) bool {
	host, _, _ := strings.Cut(s, "/")
	host, port, _ := strings.Cut(host, ":")
	if _, ok := figures(port); port != "" && !ok {
		return false
	}
	last := host[strings.LastIndexByte(host, '.')+1:]
	return isHost(host) && host != "localhost" && len(last) > 1 && !strings.ContainsFunc(last, unicode.IsDigit) && !isFileType(last)
}

func isFileType(extension string) bool {
	return slices.Contains([]string{"pdf", "pptx", "ppt", "docx", "doc", "xlsx", "xls", "odt", "odp", "ods", "mp4", "mp3", "png", "jpg", "jpeg", "webp", "svg",
		"md", "html", "htm", "php", "asp", "aspx", "jsp", "txt", "csv", "zip"}, strings.ToLower(extension))
}

// meantURL is the address s was probably meant for, or "".
func meantURL(s string) string {
	for _, tried := range []string{
		strings.Trim(s, "<>\"“”«» "),
		spaceless(s),
		strings.ReplaceAll(s, `\`, "/"),
	} {
		if tried != s && isURL(tried) {
			return quoteIfNeededAlone(tried)
		}
	}
	var meant string
	scheme, rest, ok := strings.Cut(s, ":")
	switch {
	case isEmail(s):
		meant = "mailto:" + s
	case looksLikeHost(s):
		meant = "https://" + s
	case strings.HasPrefix(s, "//"):
		meant = "https:" + s
	case isPhone(s):
		meant = "tel:" + strings.Map(func(c rune) rune {
			if strings.ContainsRune(" ()./-\u00A0", c) {
				return -1
			}
			return c
		}, s)
	case ok && isWord(scheme) && (plaintext.Slips(strings.ToLower(scheme), "https") < 2 || plaintext.Slips(strings.ToLower(scheme), "http") < 2):
		meant = "https://" + strings.TrimLeft(rest, "/")
	}
	if isURL(meant) {
		return meant
	}
	return ""
}

// spaceless is an address without the spaces in it, if they can be no end of it: in
// a telephone number, behind the scheme, in the name of a file.
func spaceless(s string) string {
	scheme, rest, ok := strings.Cut(s, ":")
	rest = strings.TrimSpace(rest)
	switch {
	case !ok:
		return s
	case scheme == "tel":
		return scheme + ":" + strings.ReplaceAll(rest, " ", "")
	case isFileType(strings.TrimPrefix(path.Ext(rest), ".")):
		return scheme + ":" + strings.ReplaceAll(rest, " ", "%20")
	}
	return scheme + ":" + rest
}

// quoteIfNeededAlone writes s as it is if it reads the same as the only value of a line.
func quoteIfNeededAlone(s string) string {
	if strings.Contains(s, ": ") || strings.Contains(s, " #") || strings.HasSuffix(s, ":") {
		return plaintext.Quote(s)
	}
	return s
}

func isWord(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(c rune) bool { return !(unicode.IsLetter(c) || c == '-') })
}

// forms are the forms the text of a field can be held to, by the name in its
// tag check. Each returns the text, or reports what is wrong with it.
var forms = map[string]func(r *reader, n *yaml.Node, s string) (string, bool){
	"slug":     (*reader).slug,
	"partner":  (*reader).partner,
	"faculty":  (*reader).faculty,
	"alias":    (*reader).alias,
	"file":     (*reader).file,
	"email":    (*reader).email,
	"phone":    (*reader).phone,
	"edition":  (*reader).edition,
	"level":    (*reader).level,
	"timezone": (*reader).timezone,
	"drawing":  (*reader).drawing,
	"font":     (*reader).font,
}

// IsSlug says whether s is a part of an address: small letters without accents,
// figures, and hyphens between them.
func IsSlug(s string) bool {
	hyphen := true
	for _, c := range []byte(s) {
		if c == '-' && hyphen || c != '-' && !('a' <= c && c <= 'z' || '0' <= c && c <= '9') {
			return false
		}
		hyphen = c == '-'
	}
	return s != "" && !hyphen
}

func (r *reader) slug(n *yaml.Node, s string) (string, bool) {
	if IsSlug(s) {
		return s, true
	}
	meant := ""
	if !strings.ContainsAny(strings.Trim(s, "/"), "/:") { // that is no part of an address
		meant = lang.Slug(s)
	}
	r.failWith(diag.ValueSlug, n, meant)
	return "", false
}

// partner reads the name of a partner: that of its files, without folder and language.
func (r *reader) partner(n *yaml.Node, s string) (string, bool) {
	return r.named(n, s, diag.ValuePartner, path.Base(s))
}

// faculty reads the name of a faculty: that of its folder.
func (r *reader) faculty(n *yaml.Node, s string) (string, bool) {
	_, below, ok := strings.Cut(s, "faculties/")
	if name, _, _ := strings.Cut(below, "/"); ok {
		return r.named(n, s, diag.ValueFaculty, name)
	}
	return r.named(n, s, diag.ValueFaculty, s)
}

// named reads the name of a file or a folder; base is that part of s which was probably
// meant for it.
func (r *reader) named(n *yaml.Node, s string, code diag.Code, base string) (string, bool) {
	if IsSlug(s) {
		return s, true
	}
	meant := strings.TrimSuffix(base, ".md")
	if i := strings.LastIndexByte(meant, '.'); i > 0 && IsTag(meant[i+1:]) {
		meant = meant[:i]
	}
	r.failWith(code, n, lang.Slug(meant))
	return "", false
}

// alias reads a former address of this site. It must be fit to stand in a line
// of a host's redirects, and lead to no other host.
func (r *reader) alias(n *yaml.Node, s string) (string, bool) {
	meant := meantAlias(s)
	switch _, asked, asks := strings.Cut(s, "?"); {
	case asks && !isTracking(asked):
		r.fail(diag.ValueAliasQuery, n)
	case !isAlias(s):
		r.failWith(diag.ValueAlias, n, meant)
	case !utf8.ValidString(unescapedPath(s)):
		r.failWith(diag.ValueAliasEncoding, n, meant)
	default:
		return s, true
	}
	return "", false
}

// meantAlias is the address of a page that s was probably meant for, or "".
func meantAlias(s string) string {
	meant := s
	if u, err := url.Parse(s); err == nil && u.Host != "" {
		meant = u.EscapedPath()
	} else if _, rest, ok := strings.Cut(s, "/"); ok && looksLikeHost(s) { // as address bars show it
		meant = rest
	}
	meant = "/" + strings.TrimLeft(strings.ReplaceAll(meant, `\`, "/"), "/")
	if i := strings.IndexAny(meant, "#?"); i >= 0 {
		meant = meant[:i]
	}
	if path := unescapedPath(meant); !utf8.ValidString(path) {
		meant = string(charset.Decode([]byte(path)).UTF8)
	}
	if !slices.Contains(strings.Split(meant, "/"), "..") {
		meant = strings.TrimSuffix(path.Clean(meant), "/") + meant[len(strings.TrimSuffix(meant, "/")):]
	}
	if !isAlias(meant) || meant == "/" || strings.ContainsAny(meant, ",;") {
		return ""
	}
	return meant
}

func unescapedPath(s string) string {
	if path, err := url.PathUnescape(s); err == nil {
		return path
	}
	return s
}

// isTracking says whether what stands behind the ? of an address only tells where somebody comes from: it asks for no
// other page.
func isTracking(asked string) bool {
	values, err := url.ParseQuery(asked)
	for name := range values {
		if !strings.HasPrefix(name, "utm_") && !slices.Contains([]string{"fbclid", "gclid", "msclkid", "mc_cid", "mc_eid"}, name) {
			return false
		}
	}
	return err == nil
}

func isAlias(s string) bool {
	if !strings.HasPrefix(s, "/") || path.Clean(s) != strings.TrimSuffix(s, "/") && s != "/" {
		return false
	}
	return !strings.ContainsFunc(s, func(c rune) bool { return unicode.IsSpace(c) || isUnseen(c) || strings.ContainsRune(`#?:*\`, c) })
}

// entry reads the name of a section or of an entry: faculties, pages/about.
func (r *reader) entry(n *yaml.Node, s string) (string, bool) {
	parts := strings.Split(s, "/")
	if !slices.ContainsFunc(parts, func(part string) bool { return !IsSlug(part) }) {
		return s, true
	}
	meant := strings.TrimPrefix(strings.Trim(s, "/"), "content/")
	meant = strings.TrimSuffix(meant, ".md")
	if i := strings.LastIndexByte(meant, '.'); i > 0 && IsTag(meant[i+1:]) {
		meant = meant[:i]
	}
	if strings.Contains(s, ":") || looksLikeHost(s) {
		r.fail(diag.ValueEntryOutside, n)
		return "", false
	}
	parts = strings.Split(meant, "/")
	for i, part := range parts {
		parts[i] = lang.Slug(part)
	}
	r.failWith(diag.ValueEntry, n, strings.Trim(strings.Join(parts, "/"), "/"))
	return "", false
}

// file reads the path of a file from the folder of this one.
func (r *reader) file(n *yaml.Node, s string) (string, bool) {
	meant := strings.ReplaceAll(s, `\`, "/")
	if inner, ok := Uncurled(s); ok {
		meant = inner
	} else if r.isFile(s) {
		return path.Clean(s), true
	}
	if !r.isFile(meant) {
		meant = path.Base(meant)
	}
	if !r.isFile(meant) || !strings.Contains(meant, ".") {
		meant = ""
	}
	r.failWith(diag.ValueFile, n, quoteMeant(meant))
	return "", false
}

func quoteMeant(s string) string {
	if s == "" {
		return ""
	}
	return quoteIfNeeded(s)
}

func (r *reader) isFile(s string) bool {
	if strings.ContainsAny(s, `\:?*|<>"`) || path.IsAbs(s) || strings.HasSuffix(s, "/") || path.Clean(s) == "." {
		return false
	}
	root, _, _ := strings.Cut(r.src.File, "/")
	return strings.HasPrefix(path.Join(path.Dir(r.src.File), s), root+"/")
}

func (r *reader) email(n *yaml.Node, s string) (string, bool) {
	if isEmail(s) {
		return s, true
	}
	meant := strings.Trim(strings.TrimPrefix(s, "mailto:"), "<> ")
	for _, at := range message.Words("written", "at") {
		meant = strings.NewReplacer(" "+at+" ", "@", "["+at+"]", "@", "("+at+")", "@").Replace(meant)
	}
	meant = strings.NewReplacer(" @ ", "@", " @", "@", "@ ", "@").Replace(meant)
	if !isEmail(meant) {
		meant = ""
	}
	r.failWith(diag.ValueEmail, n, meant)
	return "", false
}

func isEmail(s string) bool {
	name, host, ok := strings.Cut(s, "@")
	if !ok || name == "" || strings.ContainsFunc(s, func(c rune) bool {
		return unicode.IsSpace(c) || isUnseen(c) || strings.ContainsRune(`<>()[],;:"\/?`, c)
	}) {
		return false
	}
	return isHost(host) && host != "localhost" && !strings.Contains(host, ":")
}

// phone keeps a number as it is written.
func (r *reader) phone(n *yaml.Node, s string) (string, bool) {
	if isPhone(s) {
		return s, true
	}
	meant := strings.TrimLeftFunc(s, func(c rune) bool { return c != '+' && c != '(' && !unicode.IsDigit(c) })
	before := strings.TrimRight(strings.ToLower(strings.TrimSuffix(s, meant)), ".: ")
	if meant = strings.TrimSpace(meant); !isPhone(meant) || before != "" && !r.counts(before) {
		meant = ""
	}
	r.failWith(diag.ValuePhone, n, meant)
	return "", false
}

// The least and the most figures a telephone number has; E.164 allows 15, and a
// national prefix in brackets is written besides.
const minPhone, maxPhone = 3, 17

func isPhone(s string) bool {
	s, _ = CutExtension(s)
	digits := 0
	for i, c := range s {
		switch {
		case '0' <= c && c <= '9':
			digits++
		case c == '+' && i == 0, i > 0 && strings.ContainsRune(" .-/()\u00A0\u202F", c), c == '(' && i == 0:
		default:
			return false
		}
	}
	return digits >= minPhone && digits <= maxPhone
}

// CutExtension parts a telephone number from the number that is asked for there, behind a word or a sign for it: 02 650 00 00, ext. 12.
// Without one, extension is "".
func CutExtension(s string) (number, extension string) {
	const longest = 6
	number = strings.TrimRight(s, "0123456789")
	extension = s[len(number):]
	word := number[strings.LastIndexFunc(number, unicode.IsDigit)+1:]
	named := strings.Trim(strings.ToLower(norm.NFC.String(word)), " .,;:()-/\u00A0\u202F")
	if named == "" || extension == "" || len(extension) > longest || named != "#" && !isWritten("extension", named) {
		return s, ""
	}
	return strings.TrimRight(number[:len(number)-len(word)], " ,;-"), extension
}

// edition reads an academic year: 2026-2027.
func (r *reader) edition(n *yaml.Node, s string) (string, bool) {
	first, last, _ := strings.Cut(s, "-")
	from, okFrom := figures(first)
	to, okTo := figures(last)
	if okFrom && okTo && len(first) == 4 && to == from+1 {
		return s, true
	}
	r.failWith(diag.ValueEdition, n, academicYear(s))
	return "", false
}

// academicYear is the academic year that s was probably meant for, or "": 2026, 2026/27, 26-27, année académique 2026-2027.
func academicYear(s string) string {
	number, rest := cutFigures(afterWord("academic-year", strings.ToLower(norm.NFC.String(s))))
	next := strings.TrimLeft(rest, " -–/")
	if len(number) == 2 && len(next) == 2 {
		number = "20" + number
	}
	if len(number) != 4 {
		return ""
	}
	from, _ := figures(number)
	if from < minYear {
		return ""
	}
	if whole := strconv.Itoa(from + 1); next == "" || next == whole || next == whole[2:] {
		return number + "-" + whole
	}
	return ""
}

// timezone holds text to the form of a name of the tz database, which has its
// cities in English.
func (r *reader) timezone(n *yaml.Node, s string) (string, bool) {
	area, place, ok := strings.Cut(s, "/")
	meant := zones[lang.Slug(s[strings.LastIndexByte(s, '/')+1:])]
	if s == "UTC" || ok && isZoneName(area) && isZoneName(place) && (meant == "" || meant == s) {
		if _, err := time.LoadLocation(s); err == nil {
			return s, true
		}
	}
	r.failWith(diag.ValueTimezone, n, meant)
	return "", false
}

// Zone is the time zone of the site: UTC when the settings name none.
func (f *SiteFacts) Zone() *time.Location {
	if zone, err := time.LoadLocation(f.Timezone); err == nil {
		return zone
	}
	return time.UTC
}

// zones are the time zones of some cities, by what the people there, or their
// neighbours, call them.
var zones = map[string]string{
	"bruxelles": "Europe/Brussels", "brussel": "Europe/Brussels", "brussels": "Europe/Brussels", "liege": "Europe/Brussels", "namur": "Europe/Brussels",
	"luxembourg": "Europe/Luxembourg", "paris": "Europe/Paris", "amsterdam": "Europe/Amsterdam", "berlin": "Europe/Berlin",
	"geneve": "Europe/Zurich", "lausanne": "Europe/Zurich", "zurich": "Europe/Zurich", "londres": "Europe/London", "london": "Europe/London",
	"madrid": "Europe/Madrid", "lisbonne": "Europe/Lisbon", "lisbon": "Europe/Lisbon", "rome": "Europe/Rome",
	"montreal": "America/Toronto", "casablanca": "Africa/Casablanca", "kinshasa": "Africa/Kinshasa",
}

func isZoneName(s string) bool {
	return s != "" && 'A' <= s[0] && s[0] <= 'Z' && !strings.ContainsFunc(s, func(c rune) bool {
		return !(c < unicode.MaxASCII && unicode.IsLetter(c) || strings.ContainsRune("_-+/0123456789", c))
	})
}
