// This file makes layouts of a site.

package programtest

import "strings"

// Odd are words for the layout text.html, right and wrong.
var Odd = Words{
	Shown: []string{".Title", ".Summary", ".Path", ".Canonical", ".SiteName", ".Lang", ".ContentLang", ".Foreign", ".Fallback", ".Draft",
		".Home.Title", ".Home.Href",
		".L.T \"skip\"", ".L.T \"none.such\"", ".L.T .Title", ".L.Count \"modules\" (len .Nav)", ".L.Tag", ".L.Enum \"status\" .Title",
		"body .Body", "href .Title", "tel .Title", "in .L .Lang",
		"link .L .Home", "json .Home", "json .", "memo \"card-title\" .Frame", "memo \"header\" .Frame", "memo \"mine\" .",
		".Original.Title", ".Frame.L.Bytes 12345"},
	Asked:  []string{".Title", ".Draft", ".Fallback", ".Nav", ".Publisher", ".Body.Empty", ".Body.Headings", ".Frame", ".L", ".L.Default"},
	Groups: []string{".Home", ".", "$", ".Frame", ".Body", ".L", ".Original", ".Publisher", "index .Nav 0", "nil"},
	Lists:  []string{".Nav", ".Footer", ".Contacts", ".Trail", ".Body.Headings", "$.Nav", ".Alternates", ".Title", "5", "(len .Nav)", ".None"},
	Items:  []string{".Title", ".Href", ".", "$.Title", ".Name", "$.L.T \"skip\"", ".Text", ".Level"},
	Wrong: []string{".", "$", ".Ttile", ".Nav", ".Frame", ".Home", "call .Title", "nil", "1 2", "memo", "memo \"x\"", "template \"a\"",
		".L.T", "body .Title", "index .Nav 99", "slice .Title 0 1", "(.Title).Title", "_shown .Home", "0x1p-1000 | print", ".Title.Title"},
	Formats: []string{"%v", "%s", "%d", "%s%s", "%q", "%!", "%09d", "%999999999d", "%[5]*.[2]*[1]f", "%x"},
	Places: []string{"<p>%s</p>", "%s", `<p title="%s">`, "<h1>%s</h1>", `<a href="%s">x</a>`, `<a href="/x/%s">x</a>`,
		`<a href="#%s">x</a>`, `<img alt="" src="%s">`,
		`<script type="application/ld+json">%s</script>`, "<script>%s</script>", "<p class=%s>", "<%s>", "<!-- %s -->", "<style>%s</style>",
		`<p onclick="%s">x</p>`,
		"<textarea>%s</textarea>", `<p style="%s">x</p>`, `<meta http-equiv="refresh" content="0;url=%s">`,
		`<svg><a xlink:href="%s">x</a></svg>`, "</%s>", `<p %s="x">`, "<plaintext>%s", "<template>%s</template>"},
	Files:   []string{"heading", "prose", "header", "mine", "main", "text.html", "layouts/base.html", "none", "card-title"},
	Circles: true,
}

// Plain are words for the layout text.html that most often make a page.
var Plain = func() Words {
	w := Odd
	ofPage := func(words []string) (all []string) {
		for _, word := range words {
			if !strings.Contains(word, "memo") && !strings.Contains(word, "none") && !strings.Contains(word, "T .T") {
				all = append(all, strings.ReplaceAll(" "+word, " .", " $.")[1:])
			}
		}
		return all
	}
	w.Shown, w.Asked, w.Groups, w.Lists = ofPage(w.Shown), ofPage(w.Asked), []string{"$.Home"}, ofPage(w.Lists[:6])
	w.Items, w.Places, w.Files = []string{"$.Title", ".Title"}, w.Places[:9], []string{"heading", "prose"}
	w.Wrong, w.Circles = nil, false
	return w
}()

// Layouts makes the layout text.html, perhaps with a partial or with another shell.
func Layouts(c *Choices, w Words) map[string]string {
	main, more := Template(c, w)
	files := map[string]string{"layouts/text.html": `{{define "main"}}` + main + `{{end}}` + more}
	if c.Of(2) == 1 {
		main, more := Template(c, w)
		own := strings.NewReplacer(`"a"`, `"mine-a"`, `"b"`, `"mine-b"`, `"c"`, `"mine-c"`)
		files["layouts/partials/mine.html"] = own.Replace(`{{define "mine"}}` + main + `{{end}}` + more)
	}
	switch c.Of(8) {
	case 1:
		files["layouts/base.html"] = main
	case 2:
		files["layouts/text.html"] = main + more
	case 3:
		at := c.Of(256) * len(main) / 256
		files["layouts/text.html"] = main[:at] + c.One(broken) + main[at:] + more
	}
	return files
}

// broken is what breaks a layout, wherever it stands.
var broken = []string{"{{", "}}", "{{end}}", "{{else}}", "<", "\"", "{{/*", "\x00", "\xff", "{{define \"main\"}}", "`", "{{- "}
