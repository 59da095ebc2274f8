package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"projetpro/internal/message"
)

// university is a site that says what 27 modules and 12 mentoring offers of real universities say.
// Its README has them one by one; all that is read of them is in testdata/university.txt.
const university = repository + "/testdata/university"

// remains is what the checks say of real programmes, and why it is right.
var remains = map[string]string{
	"body-missing":     "what a record says stands in its facts",
	"resource-to-come": "a course publishes its slides as it writes them",
	"parts-disagree":   "18, 24 and 20 periods are announced as 64",
	"nobody-to-ask":    "the records name no way to reach anybody",
}

// What real programmes state is no mistake: what is said of it, in each language of the messages, is
// listed above, and the one warning is a real contradiction.
func TestUniversityIsRight(t *testing.T) {
	_, r := read(t, university)
	modules := 0
	for _, f := range r.Site.Faculties {
		modules += len(f.Modules)
	}
	if modules != 27 || len(r.Site.Offers) != 12 {
		t.Errorf("%d modules and %d offers", modules, len(r.Site.Offers))
	}
	for _, l := range message.Languages() {
		cmd := exec.Command("projetpro", "check", "--all", "--format", "json", "--site", university, "--lang", string(l))
		cmd.Env = append(os.Environ(), "SOURCE_DATE_EPOCH=1795392000")
		output, err := cmd.Output()
		if err != nil {
			t.Errorf("in %s: %v\n%s", l, err, output)
		}
		var said []struct{ File, Severity, Code, Message string }
		if err := json.Unmarshal(output, &said); err != nil {
			t.Fatal(err)
		}
		var warnings []string
		codes := map[string]bool{}
		for _, d := range said {
			codes[d.Code] = true
			if remains[d.Code] == "" {
				t.Errorf("in %s: %s: %s", l, d.File, d.Message)
			}
			if d.Severity != "notice" {
				warnings = append(warnings, filepath.Base(d.File)+" "+d.Code)
			}
		}
		if len(codes) < len(remains) {
			t.Errorf("in %s: of what is listed as right, only %v is said", l, codes)
		}
		if want := []string{"dai.fr.md parts-disagree", "site.yaml nobody-to-ask"}; !slices.Equal(warnings, want) {
			t.Errorf("in %s: warnings %q, want %q", l, warnings, want)
		}
	}
}

// What a record says can be read on its page, in each language.
func TestUniversityIsSaid(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	buildSite(t, university, out)
	if listed := listing(out); strings.Contains(listed, "README") {
		t.Error("what stands beside the content is published")
	}
	table, err := os.ReadFile("testdata/university.txt")
	if err != nil {
		t.Fatal(err)
	}
	record, page, pages := "", "", 0
	var texts, headings []string
	for line := range strings.Lines(string(table)) {
		sign, want, _ := strings.Cut(strings.TrimSpace(line), " ")
		said := func(in []string) bool {
			return slices.ContainsFunc(in, func(text string) bool { return strings.Contains(text, want) })
		}
		switch {
		case sign == "":
		case sign == "#":
			record = want
		case want == "":
			page, pages = sign, pages+1
			texts, headings = textsOf(t, filepath.Join(out, filepath.FromSlash(page), "index.html"))
		case sign == "-" && !said(texts), sign == "=" && !slices.Contains(headings, want):
			t.Errorf("%s: %s does not say %q, but\n%s", record, page, want, strings.Join(texts, "\n"))
		case sign == "!" && said(texts):
			t.Errorf("%s: %s says %q", record, page, want)
		}
	}
	if pages < 2*(27+12) {
		t.Errorf("%d pages are looked at", pages)
	}
}

// softHyphen is where pages part long words, if there is no room for them.
const softHyphen = "\u00AD"

// textsOf are the texts of a page, each with its spaces as they are typed, and its headings; without
// what other modules say.
func textsOf(t *testing.T, path string) (texts, headings []string) {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	root, err := html.Parse(file)
	if err != nil {
		t.Fatal(err)
	}
	piece := &strings.Builder{}
	end := func() (text string) {
		if text = strings.Join(strings.Fields(piece.String()), " "); text != "" {
			texts = append(texts, text)
		}
		piece.Reset()
		return text
	}
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			piece.WriteString(strings.ReplaceAll(n.Data, softHyphen, ""))
			return
		}
		if n.Data == "section" && leadsToModules(n) {
			return
		}
		inline := slices.Contains([]string{"a", "abbr", "bdi", "em", "i", "span", "strong", "time"}, n.Data)
		if !inline {
			end()
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
		if text := ""; !inline {
			if text = end(); strings.HasPrefix(n.Data, "h") && len(n.Data) == 2 {
				headings = append(headings, text)
			}
		}
	}
	walk(mainOf(root))
	return texts, headings
}

func mainOf(root *html.Node) *html.Node {
	for n := range root.Descendants() {
		if n.Data == "main" {
			return n
		}
	}
	return root
}

// leadsToModules says whether a part of a page is about other modules: it has links to them.
func leadsToModules(part *html.Node) bool {
	for n := range part.Descendants() {
		for _, a := range n.Attr {
			if n.Data == "a" && a.Key == "href" && strings.Contains(a.Val, "/modules/") {
				return true
			}
		}
	}
	return false
}
