// This file tells from a path what a file is.

package content

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/message"
	"projetpro/internal/schema"
	"projetpro/internal/source"
)

// Where content lies, and the site's settings in it.
const (
	root     = "content/"
	settings = source.Marker
)

// A location is what a path says of its file.
type location struct {
	id   string
	kind *schema.Kind  // nil where no kind lies
	of   *schema.Place // of the kind; nil for the settings, too
	lang lang.Tag      // "" when the name has none
}

// placeOf reads a path, and reports what is wrong with it. Names that cannot be
// part of an address are read as the ones proposed instead.
func placeOf(at string, diags *diag.List) location {
	whole := diag.WholeFile(at)
	inside := strings.TrimPrefix(at, root)
	if at == settings {
		return location{id: schema.Site.Name, kind: schema.Site}
	}
	if better, wrong := betterExtension(inside); wrong {
		code := diag.NameExtension
		if strings.EqualFold(path.Ext(at), path.Ext(better)) {
			code = diag.NameExtensionCase
		}
		diags.Add(code, whole, 0, path.Ext(at)).Fix = root + better
		inside = better
		if root+better == settings {
			return location{}
		}
	}
	dir, name := path.Split(strings.TrimSuffix(inside, ".md"))
	var ofName diag.List
	base, tag := languageOf(dir, name, whole, &ofName)
	written := append(strings.FieldsFunc(dir, func(c rune) bool { return c == '/' }), base)
	parts := slugs(written)
	kind, of := schema.PlaceAt(parts)
	if kind == nil {
		reportPlace(parts, tag, whole, diags) // with a name that says the language
		return location{}
	}
	*diags = append(*diags, ofName...)
	if i := slices.IndexFunc(written, func(part string) bool { return !schema.IsSlug(part) }); i >= 0 {
		diags.Add(diag.NameSlug, whole, 0, written[i]).Fix = root + strings.Join(parts, "/") + Extension(tag)
	}
	return location{of.ID(parts), kind, of, tag}
}

// betterExtension is the path inside content a file should have, if its
// extension is one that programs write instead of ours.
func betterExtension(inside string) (string, bool) {
	lower := strings.ToLower(inside)
	for _, ext := range [...]string{".md.txt", ".markdown", ".mdown", ".mkd", ".md"} {
		if strings.HasSuffix(lower, ext) {
			better := inside[:len(inside)-len(ext)] + ".md"
			return better, better != inside
		}
	}
	switch lower {
	case "site.yaml", "site.yml", "site.yaml.txt", "site.yml.txt":
		return "site.yaml", inside != "site.yaml"
	}
	return inside, false
}

// writers are the extensions of files that people write texts in, and what each is; "" is text, under another extension than ours.
var writers = map[string]diag.Term{
	".txt": "", ".text": "", ".rtf": diag.FormatRTF, ".doc": diag.FormatWord, ".docx": diag.FormatWord, ".odt": diag.FormatOpenDocument,
}

// MeantAsPage finds a file that is no entry, and is named as one all the same, but
// for its extension: better is the path of the page that it was meant to be, "" when
// it was not, and format what it is instead of text. languages are those of the site;
// where a page has but one name, one without a language is in the first.
func MeantAsPage(at string, languages []lang.Tag) (better string, format diag.Term) {
	ext := path.Ext(at)
	format, written := writers[strings.ToLower(ext)]
	if !written {
		return "", ""
	}
	name, tag := strings.TrimSuffix(strings.TrimPrefix(at, root), ext), languages[0]
	end := strings.TrimPrefix(path.Ext(name), ".")
	told := slices.Contains(languages, lang.Tag(end))
	if told {
		name, tag = strings.TrimSuffix(name, "."+end), lang.Tag(end)
	}
	parts := slugs(strings.Split(name, "/"))
	kind, of := schema.PlaceAt(parts)
	if kind == nil || !told && !strings.HasSuffix(of.Path, parts[len(parts)-1]) {
		return "", ""
	}
	return root + strings.Join(parts, "/") + Extension(tag), format
}

// languageOf cuts the language off a name: about.fr.
func languageOf(dir, name string, whole diag.Pos, diags *diag.List) (base string, tag lang.Tag) {
	i := strings.LastIndexByte(name, '.')
	if i >= 0 && schema.IsTag(name[i+1:]) {
		return name[:i], lang.Tag(name[i+1:])
	}
	if i >= 0 {
		if tag, ok := lang.ParseTag(strings.ReplaceAll(name[i+1:], "_", "-")); ok {
			diags.Add(diag.NameLanguageCase, whole, 0, name[i+1:], string(tag)).Fix = root + dir + name[:i] + "." + string(tag) + ".md"
			return name[:i], tag
		}
	}
	if j := strings.LastIndexAny(name, "-_ "); j > 0 { // about-fr; about-us is no language, and what-is may be one
		if tag, ok := lang.ParseTag(name[j+1:]); ok {
			diags.Add(diag.NameLanguage, whole, 0).Fix = root + dir + name[:j] + Extension(tag)
			if !slices.Contains(message.Languages(), tag) {
				return name, ""
			}
			return name[:j], tag
		}
	}
	diags.Add(diag.NameLanguage, whole, 0)
	return name, ""
}

// slugs are the folders and the name of a file as they can be part of an address.
func slugs(parts []string) []string {
	if !slices.ContainsFunc(parts, func(part string) bool { return !schema.IsSlug(part) }) {
		return parts
	}
	better := make([]string, len(parts))
	for i, part := range parts {
		if better[i] = lang.Slug(part); better[i] == "" {
			better[i] = "page"
		}
	}
	return better
}

// Extension is how the names of content files in a language end; "" is of no language.
func Extension(tag lang.Tag) string {
	if tag == "" {
		return ".md"
	}
	return "." + string(tag) + ".md"
}

// reportPlace says that no kind of page lies at parts, and where the file was
// probably meant to lie.
func reportPlace(parts []string, tag lang.Tag, whole diag.Pos, diags *diag.List) {
	better := betterPlaces(parts)
	if rest, in := withoutLanguage(parts, tag); in != "" {
		tag = in
		if kind, _ := schema.PlaceAt(rest); kind != nil {
			better = [][]string{rest}
		} else {
			better = betterPlaces(rest)
		}
	}
	kinds := schema.Kinds()
	if own := slices.IndexFunc(parts, func(part string) bool { return ownKind(part) != nil }); better == nil && own >= 0 {
		kinds = []*schema.Kind{ownKind(parts[own])}
	}
	d := diags.Add(diag.PlaceUnknown, whole, 0, whereTheyLie(kinds, tag))
	for _, parts := range better {
		d.Else = append(d.Else, root+strings.Join(parts, "/")+Extension(tag))
	}
	if better != nil {
		d.Fix, d.Else = d.Else[0], d.Else[1:]
	}
}

// withoutLanguage is a path without the folder that other programs keep a language in, fr/pages/about, and that language; "" where
// there is none, or where the name of the file says another.
func withoutLanguage(parts []string, tag lang.Tag) (rest []string, in lang.Tag) {
	for i, part := range parts[:len(parts)-1] {
		if !schema.IsTag(part) {
			continue
		}
		if in = lang.Tag(part); tag != "" && tag != in {
			return nil, ""
		}
		return slices.Concat(parts[:i], parts[i+1:]), in
	}
	return nil, ""
}

// whereTheyLie lists the paths of files of some kinds, with … for what editors choose.
func whereTheyLie(kinds []*schema.Kind, tag lang.Tag) string {
	var all []string
	for _, k := range kinds {
		if k == schema.Site {
			all = append(all, settings)
		}
		for _, p := range k.Places {
			at := root + strings.ReplaceAll(p.Path, "*", "…")
			if !strings.HasSuffix(at, "…") {
				at += Extension(cmp.Or(tag, "…"))
			}
			all = append(all, at)
		}
	}
	return strings.Join(all, ", ")
}

// ownKind is the kind whose files lie, together with those of another, in a folder
// or under a name that is no editor's choice; nil when part is neither that nor
// the kind's name.
func ownKind(part string) *schema.Kind {
	for _, k := range schema.Kinds() {
		for _, p := range k.Places {
			_, own, nested := strings.Cut(p.Path, "/*/")
			if nested && (part == k.Name || slices.ContainsFunc(strings.Split(own, "/"), func(fixed string) bool { return isMeant(part, fixed) })) {
				return k
			}
		}
	}
	return nil
}

// betterPlaces are where a file at parts was probably meant to lie, the likeliest
// first. Which of them is free, and what is wrong there, only the site tells.
func betterPlaces(parts []string) (all [][]string) {
	for _, k := range schema.Kinds() {
		for _, p := range k.Places {
			if better := respelt(parts, strings.Split(p.Path, "/")); better != nil {
				all = append(all, better)
			}
		}
	}
	last := parts[len(parts)-1]
	switch {
	case ownKind(last) != nil, len(parts) > 1 && (all != nil || ownKind(parts[1]) != nil):
		return all
	case len(parts) == 1:
		return append(all, strings.Split(schema.Page.ID(last), "/"))
	}
	for _, k := range schema.Kinds() {
		for _, p := range k.Places {
			if better := moved(parts, p); better != nil {
				all = append(all, better)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b []string) int { return len(b) - len(a) }) // the page of the folder last
	return all
}

// respelt is a file at parts in a place whose folders, and whose name if editors do
// not choose it, are called otherwise there; nil when it cannot be meant for that place.
func respelt(parts, place []string) []string {
	if len(parts) != len(place) {
		return nil
	}
	better := slices.Clone(parts)
	for i, fixed := range place {
		if fixed == "*" {
			continue
		}
		if !isMeant(parts[i], fixed) {
			return nil
		}
		better[i] = fixed
	}
	return better
}

// isMeant says whether a name was probably meant for that of a folder of content, or
// for the one that files have in it.
func isMeant(name, fixed string) bool {
	return name == fixed || len(name) > 3 && strings.HasPrefix(fixed, strings.TrimSuffix(name, "s")) ||
		slices.Contains(message.Words("written", "folders."+fixed), name)
}

// moved is a file of a place's first folder as it would lie in that place, or nil.
func moved(parts []string, to *schema.Place) []string {
	path, last := strings.Split(to.Path, "/"), parts[len(parts)-1]
	n := len(path)
	end, named := path[n-1], path[n-1] == "*"
	numbered := schema.IsLevel(last) && strings.ContainsAny(last, "0123456789")
	switch {
	case path[0] != parts[0]:
	case n == 2:
		return []string{path[0], last}
	case len(parts) == n-1 && named && to.ByLevel == numbered:
		return slices.Concat(parts[:n-2], []string{path[n-2], last})
	case len(parts) == n-1 && !named:
		return slices.Concat(parts, []string{end})
	case len(parts) == n && !named && !numbered:
		return slices.Concat(parts[:n-1], []string{end})
	}
	return nil
}
