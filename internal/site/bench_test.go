// This file measures how long it takes to join a large site.

package site

import (
	"fmt"
	"strings"
	"testing"
)

// large is a site of 20,000 files: 500 faculties of 19 modules, in two languages.
func large() *folder {
	f := newFolder(right)
	for i := range 500 {
		faculty := fmt.Sprintf("content/faculties/sciences-%d-et-societe", i)
		files := []string{faculty + "/faculty"}
		for j := range 19 {
			files = append(files, fmt.Sprintf("%s/modules/atelier-de-design-thinking-en-petit-groupe-%d", faculty, j))
		}
		for _, file := range files {
			f.write(file+".fr.md", "---\ntitle: Titre\nsummary: Résumé.\n"+facts(file)+"---\n\n"+strings.Repeat("Du texte. ", 100)+"\n")
			f.write(file+".en.md", "---\ntitle: Title\nsummary: Summary.\n---\n\n"+strings.Repeat("Some text. ", 100)+"\n")
		}
	}
	return f
}

func facts(file string) string {
	if !strings.Contains(file, "/modules/") {
		return "since: 2019-10\n"
	}
	return "credits: 4\nlevels: [BA1, BA2]\nsessions: {count: 8, length: 2h}\ncampuses: [Solbosch]\n"
}

// BenchmarkFirst joins a site of which nothing is known.
func BenchmarkFirst(b *testing.B) {
	f := large()
	entries := f.list()
	for b.Loop() {
		New(nil, entries, f.strings, f.drafts)
	}
}

// BenchmarkAgain joins it again after one file has changed.
func BenchmarkAgain(b *testing.B) {
	const path = "content/faculties/sciences-250-et-societe/modules/atelier-de-design-thinking-en-petit-groupe-7.en.md"
	f := large()
	one := f.list()
	f.write(path, "---\ntitle: Another\n---\n\nText.\n")
	other := f.list()
	site := New(nil, one, f.strings, f.drafts)
	for b.Loop() {
		one, other = other, one
		site = New(site, one, f.strings, f.drafts)
	}
}

// BenchmarkItem looks up every item by its ID.
func BenchmarkItem(b *testing.B) {
	site := large().site(nil)
	var ids []string
	for i := range site.Items() {
		ids = append(ids, i.ID)
	}
	for b.Loop() {
		for _, id := range ids {
			site.Item(id)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(ids)), "ns/item")
}
