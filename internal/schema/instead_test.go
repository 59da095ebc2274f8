package schema

import "testing"

// Whether a page is published is said by one field, whatever others call it; nothing that was to be kept back is let out.
func TestPublication(t *testing.T) {
	for line, want := range map[string]string{
		"published: false": "field-draft → draft: true", "published: true": "field-draft", "hidden: true": "field-draft → draft: true", "hidden: no": "field-draft",
		"Publié: non": "field-draft → draft: true", "caché: oui": "field-draft → draft: true", "visible: \"false\"": "field-draft → draft: true", "private: perhaps": "field-draft",
		"published: [a]": "field-unexpected", "brouillon: oui": "field-unknown → draft: oui + value-truth → brouillon: true",
	} {
		record, diags, _ := decode(t, Module, "content/faculties/a/modules/b.fr.md", "title: T\n"+line)
		said := ""
		for _, d := range diags {
			if wellMade(d); said != "" {
				said += " + "
			}
			said += string(d.Code)
			if d.Fix != "" {
				said += " → " + d.Fix
			}
		}
		if said != want || record.Facts.(*ModuleFacts).Draft {
			t.Errorf("%q: %s, want %s", line, said, want)
		}
	}
}
