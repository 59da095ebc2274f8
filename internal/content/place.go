// This file tells from a path what a file is.

package content

import (
	"path"
	"slices"
	"strings"

	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/message"
	"projetpro/internal/schema"
)

// Where content lies, and the site's settings in it.
const (
	root     = "content/"
	settings = root + "site.yaml"
)

// A place is what a path says of its file.
type place struct {
	id   string
	kind *schema.Kind // nil where no kind lies
	lang lang.Tag     // "" when the name has none
}

// placeOf reads a path, and reports what is wrong with it. Names that cannot be
// part of an address are read as the ones proposed instead.
func placeOf(at string, diags *diag.List) place {
	whole := diag.WholeFile(at)
	inside := strings.TrimPrefix(at, root)
	if at == settings {
		return place{"site", schema.Site, ""}
	}
	if better, wrong := betterExtension(inside); wrong {
		diags.Add(diag.NameExtension, whole, 0, path.Ext(at)).Fix = root + better
		inside = better
		if root+better == settings {
			return place{}
		}
	}
	dir, name := path.Split(strings.TrimSuffix(inside, ".md"))
	base, tag := languageOf(dir, name, whole, diags)
	written := append(strings.FieldsFunc(dir, func(c rune) bool { return c == '/' }), base)
	parts := slugs(written)
	kind := kindAt(parts)
	if kind == nil {
		reportPlace(parts, tag, whole, diags)
		return place{}
	}
	if i := slices.IndexFunc(written, func(part string) bool { return !schema.IsSlug(part) }); i >= 0 {
		diags.Add(diag.NameSlug, whole, 0, written[i]).Fix = root + strings.Join(parts, "/") + extension(tag)
	}
	if kind == schema.Year && !schema.IsLevel(parts[3]) {
		diags.Add(diag.NameLevel, whole, 0, base)
	}
	if kind == schema.Faculty {
		parts = parts[:2]
	}
	return place{strings.Join(parts, "/"), kind, tag}
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
	if j := strings.LastIndexAny(name, "-_ "); j > 0 { // about-fr
		if word := strings.ToLower(name[j+1:]); slices.Contains(message.Languages(), lang.Tag(word)) {
			diags.Add(diag.NameLanguage, whole, 0).Fix = root + dir + name[:j] + "." + word + ".md"
			return name[:j], lang.Tag(word)
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

func extension(tag lang.Tag) string {
	if tag == "" {
		return ".md"
	}
	return "." + string(tag) + ".md"
}

// kindAt is the kind of what lies at a path inside content, without language
// and extension, or nil.
func kindAt(parts []string) *schema.Kind {
	switch {
	case len(parts) == 1 && (parts[0] == "home" || parts[0] == "method"):
		return schema.Page
	case len(parts) == 2 && parts[0] == "pages":
		return schema.Page
	case len(parts) == 2 && parts[0] == "mentoring":
		return schema.Offer
	case len(parts) == 2 && parts[0] == "partners":
		return schema.Partner
	case len(parts) == 3 && parts[0] == "faculties" && parts[2] == "faculty":
		return schema.Faculty
	case len(parts) == 4 && parts[0] == "faculties" && parts[2] == "modules":
		return schema.Module
	case len(parts) == 4 && parts[0] == "faculties" && parts[2] == "roadmap":
		return schema.Year
	}
	return nil
}

// isHome says whether the file is of the home page, whose address is that of its language.
func isHome(file string) bool { return strings.HasPrefix(file, root+"home.") }

// reportPlace says that no kind of page lies at parts, and where the file was
// probably meant to lie.
func reportPlace(parts []string, tag lang.Tag, whole diag.Pos, diags *diag.List) {
	better, hint := betterPlace(parts), diag.PlacesAll
	if better == nil {
		for _, part := range parts {
			if places, ok := ownPlaces[part]; ok {
				hint = places
			}
		}
	}
	d := diags.Add(diag.PlaceUnknown, whole, 0, hint)
	if better != nil {
		d.Fix = root + strings.Join(better, "/") + extension(tag)
	}
}

// ownPlaces say where what has a place of its own lies. Their names are not those
// of a faculty or a page.
var ownPlaces = map[string]diag.Term{
	"faculty": diag.PlacesFaculty,
	"module":  diag.PlacesModule, "modules": diag.PlacesModule,
	"roadmap": diag.PlacesYear,
}

// betterPlace is where a file at parts was probably meant to lie, or nil.
func betterPlace(parts []string) []string {
	for _, folder := range [...]string{"pages", "faculties", "mentoring", "partners"} {
		if strings.HasPrefix(folder, strings.TrimSuffix(parts[0], "s")) || folder == meantFolders[parts[0]] {
			if moved := append([]string{folder}, parts[1:]...); kindAt(moved) != nil {
				return moved
			}
		}
	}
	last := parts[len(parts)-1]
	if ownPlaces[last] != "" || len(parts) > 1 && ownPlaces[parts[1]] != "" {
		return nil
	}
	switch {
	case len(parts) == 1:
		return []string{"pages", last}
	case parts[0] == "faculties" && len(parts) == 2, parts[0] == "faculties" && len(parts) == 3 && last == parts[1]:
		return []string{"faculties", last, "faculty"}
	case parts[0] == "faculties" && len(parts) == 3 && schema.IsLevel(last) && strings.ContainsAny(last, "0123456789"):
		return []string{"faculties", parts[1], "roadmap", last}
	case parts[0] == "faculties" && len(parts) == 3:
		return []string{"faculties", parts[1], "modules", last}
	case parts[0] == "pages" || parts[0] == "mentoring" || parts[0] == "partners":
		return []string{parts[0], last}
	}
	return nil
}

// meantFolders are the folders of content under the names people give them.
var meantFolders = map[string]string{
	"facultes": "faculties", "faculte": "faculties", "faculty": "faculties",
	"partenaires": "partners", "partenaire": "partners",
	"mentorat": "mentoring", "mentors": "mentoring", "mentor": "mentoring",
}
