// This file tests that what is still to be written is never published, wherever an
// editor may say so, in any language.

package build

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	projetpro "projetpro"
	"projetpro/internal/diag"
	"projetpro/internal/report"
	"projetpro/internal/source"

	"go.yaml.in/yaml/v3"
)

// everyFiles is the site with every kind and every field, with what the tool carries.
func everyFiles(t *testing.T) map[string][]byte {
	files := map[string][]byte{}
	for _, from := range []fs.FS{projetpro.Defaults(), os.DirFS("../../testdata/every")} {
		err := fs.WalkDir(from, ".", func(name string, e fs.DirEntry, err error) error {
			if err == nil && !e.IsDir() {
				files[name], err = fs.ReadFile(from, name)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return files
}

// A spot is a value of front matter: its lines and columns in the file.
type spot struct {
	key      string
	from, to int
	whole    bool // all of a field
}

// spots are those of a file of front matter, or of the settings.
func spots(t *testing.T, text []byte) (all []spot) {
	opening := 0
	front := text
	if bytes.HasPrefix(text, []byte("---\n")) {
		opening = len("---\n")
		front = text[opening : opening+bytes.Index(text[opening:], []byte("\n---\n"))+1]
	}
	var document yaml.Node
	if err := yaml.Unmarshal(front, &document); err != nil {
		t.Fatal(err)
	}
	lines := bytes.SplitAfter(front, []byte("\n"))
	offset := func(n *yaml.Node) int {
		at := opening + len(bytes.Join(lines[:n.Line-1], nil))
		return at + len(string([]rune(string(lines[n.Line-1]))[:n.Column-1]))
	}
	var walk func(key string, n *yaml.Node)
	walk = func(key string, n *yaml.Node) {
		switch n.Kind {
		case yaml.ScalarNode:
			from := offset(n)
			width := len(n.Value)
			if n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0 {
				width += 2
			}
			all = append(all, spot{key: key, from: from, to: from + width})
		case yaml.SequenceNode:
			for _, item := range n.Content {
				walk(key, item)
			}
		case yaml.MappingNode:
			for i := 0; i < len(n.Content); i += 2 {
				walk(strings.TrimPrefix(key+"."+n.Content[i].Value, "."), n.Content[i+1])
			}
		}
	}
	fields := document.Content[0]
	walk("", fields)
	for i := 0; i < len(fields.Content); i += 2 {
		key, value := fields.Content[i], fields.Content[i+1]
		stop := opening + len(front) - 1
		if i+2 < len(fields.Content) {
			stop = offset(fields.Content[i+2]) - 1
		}
		if value.Kind != yaml.ScalarNode {
			all = append(all, spot{key: key.Value, from: offset(key) + len(key.Value) + 1, to: stop, whole: true})
		}
	}
	return all
}

// needed are the fields that a page or a group cannot do without. What has to be true or false is no
// text that could be published.
var needed = []string{"title", "name", "languages", "status", "people.name", "parts.levels", "resources.kind", "sessions.dates.resources.kind", "publisher.name", "sessions.dates.date", "sessions.types.type", "footer.link", "starts", "levels.id", "credits.value",
	"draft", "sessions.dates.cancelled", "registration.ask", "translation_notice", "brand.mark.file", "brand.mark.alone", "brand.accent.light", "brand.font.file"}

// In every field of every kind, and in place of all of a field, the words are taken
// for a field that is left out: nothing is wrong, and they are not published.
func TestNoUnwrittenField(t *testing.T) {
	files := everyFiles(t)
	var b Builder
	tried := 0
	for name, text := range files {
		if path.Ext(name) != ".md" && name != source.Marker || !strings.HasPrefix(name, "content/") {
			continue
		}
		for i, s := range spots(t, text) {
			if name == source.Marker && s.key == "languages" && !s.whole {
				continue // the facts that stand in the files of that language are missing, too
			}
			words := []string{"à compléter", "To be completed", "TODO", "«\u00a0À compléter\u00a0»", "Tout est à compléter."}[i%5]
			if s.whole {
				words = " " + words
			}
			changed := maps.Clone(files)
			changed[name] = slices.Concat(text[:s.from], []byte(words), text[s.to:])
			made, list, r := renderAll(t, &b, source.NewTree(changed), Settings{})
			complain := func(format string, args ...any) {
				var said strings.Builder
				(&report.Printer{Lang: "en", Source: r.Source}).Print(&said, "text", list)
				t.Errorf("%s %s: %s\n%s", name, s.key, fmt.Sprintf(format, args...), said.String())
			}
			tried++
			checkUnwritten(made, complain)
			var at diag.List
			for _, d := range list {
				if d.Pos.File == name && (d.Code == diag.ToComplete || d.Severity(false) == diag.Error) {
					at = append(at, d)
				}
			}
			wrong, _, _ := list.Count(false)
			switch required := slices.Contains(needed, s.key); {
			case required && wrong > 1, !required && wrong > 0:
				complain("%d errors", wrong)
			case len(at) != 1:
				complain("it is said %d times", len(at))
			}
		}
	}
	if tried < 200 {
		t.Errorf("only %d values were tried", tried)
	}
}

// checkUnwritten looks for the words in all that was made.
func checkUnwritten(made map[string]string, complain func(format string, args ...any)) {
	for file, data := range made {
		lower := strings.ToLower(data)
		for _, words := range []string{"à compléter", "à\u00a0compléter", "a-completer", "%c3%a0%20compl", "to be completed", "to-be-completed", "todo"} {
			if strings.Contains(lower, words) {
				complain("%s has %q", file, words)
				return
			}
		}
	}
}

// As each kind of block of a text, the words are left out, with what would say
// nothing without them; what stands beside them stays.
func TestNoUnwrittenText(t *testing.T) {
	files := everyFiles(t)
	var b Builder
	for _, words := range []string{"à compléter", "To be completed", "TODO", "**À compléter**", "*[à compléter]*", "(to be completed)", "À COMPLÉTER !", "Le prix est à compléter.", "The price is to be completed."} {
		for _, text := range []string{
			"%s", "## %s", "### %s {#plus}", "- %s\n- reste", "1. %s", "- [ ] %s", "> %s", "> [!note]\n> %s", "> [!note] %s\n>\n> reste", "> [!note] Titre\n> %s", "- Prix : %s",
			"**Prix :** %s", "Salle – %s", "terme\n: %s", "%s\n: reste", "| a | b |\n|---|---|\n| Prix | %s |\n| reste | c |", "| %s | b |\n|---|---|\n| reste | c |",
			"| a | b |\n|---|---|\n| Prix | %s |", "[%s](method.md)", "[reste](<%s>)", "![%s](carte.png)", "![Carte](<%s>)", "![Carte](carte.png \"%s\")", "Un mot ![%s](carte.png) reste",
			"[reste](method.md \"%s\")", "a[^1] b[^2] reste\n\n[^1]: %s\n\n[^2]: Une note.", "```\n%s\n```", "%s\n===", "- a\n  - %s", "reste[^1].\n\n[^1]: %s",
			"[%s]{lang=en}", "~~%s~~", "`%s`", "reste\n\n%s\n\n---\n\nreste",
		} {
			if strings.ContainsAny(words, "*[(") && strings.ContainsAny(text, "!<`~") || strings.Contains(text, "\"") && strings.Contains(words, "[") ||
				strings.HasPrefix(text, "%s\n:") && strings.HasSuffix(words, "!") { // a line that was broken before a colon
				continue
			}
			changed := maps.Clone(files)
			changed["content/carte.png"] = picture
			source1 := strings.ReplaceAll(text, "%s", words)
			changed["content/home.fr.md"] = []byte("---\ntitle: Accueil\nsummary: S.\n---\n\nVoir.\n\n" + source1 + "\n\nBas.\n")
			made, list, r := renderAll(t, &b, source.NewTree(changed), Settings{})
			complain := func(format string, args ...any) {
				var said strings.Builder
				(&report.Printer{Lang: "en", Source: r.Source}).Print(&said, "text", list)
				t.Errorf("%q: %s\n%s\n%s", source1, fmt.Sprintf(format, args...), said.String(), made["fr/index.html"])
			}
			checkUnwritten(made, complain)
			home := made["fr/index.html"]
			if !strings.Contains(home, "<p>Voir.</p>") || !strings.Contains(home, "<p>Bas.</p>") || strings.Contains(text, "reste") && !strings.Contains(home, "reste") {
				complain("what stands beside is not published")
			}
			said := 0
			for _, d := range list {
				if d.Code == diag.ToComplete && d.Pos.File == "content/home.fr.md" {
					said++
				}
			}
			if wrong, _, _ := list.Count(false); wrong > 0 || said != 1 {
				complain("%d errors, said %d times", wrong, said)
			}
		}
	}
}

// A sentence that says only that something is still to be written is left out of a text and of a field, with
// what stands beside it published; where more than text stands in it, it is shown, and that is said.
func TestNoUnwrittenSentence(t *testing.T) {
	files := everyFiles(t)
	var b Builder
	for _, c := range []struct {
		summary, text string
		code          diag.Code
		shown, hidden string
	}{
		{"S.", "Un mot. Le prix est à compléter. Reste.", diag.ToComplete, "<p>Un mot. Reste.</p>", "prix"},
		{"S.", "Le prix est à compléter. **Un mot** reste.", diag.ToComplete, "<p><strong>Un mot</strong> reste.</p>", "prix"},
		{"S.", "- Un *mot*. Prix : à compléter.\n- Reste.", diag.ToComplete, "<li>Un <em>mot</em>.</li>", "Prix :"},
		{"S.", "> Un mot.\n> Le prix reste à compléter.", diag.ToComplete, "<p>Un mot.</p>", "prix"},
		{"S.", "Un mot. Le **prix** est à compléter. Reste.", diag.ToComplete, "<p>Un mot. Reste.</p>", "prix"},
		{"S.", "Un mot. Le prix est **à compléter**. Reste.", diag.ToComplete, "<p>Un mot. Reste.</p>", "prix"},
		{"S.", "Un mot. **Le prix est à compléter.** Reste.", diag.ToComplete, "<p>Un mot. Reste.</p>", "prix"},
		{"S.", "*Le prix* du `trajet` ~~est~~ est à compléter. *Reste.*", diag.ToComplete, "<p><em>Reste.</em></p>", "trajet"},
		{"S.", "Un mot. Le [prix](https://www.example.org/prix) est à compléter.", diag.ToComplete, "<p>Un mot.</p>", "example.org/prix"},
		{"S.", "Un mot. Le [prijs]{lang=nl} est à compléter. Reste.", diag.ToComplete, "<p>Un mot. Reste.</p>", "prijs"},
		{"S.", "Un mot. **Gras. Le prix est à compléter.** Reste.", diag.ToComplete, "<p>Un mot. <strong>Gras. </strong>Reste.</p>", "prix"},
		{"S.", "Un mot. **Le prix est à compléter. Gras** et reste.", diag.ToComplete, "<p>Un mot. <strong>Gras</strong> et reste.</p>", "prix"},
		{"S.", "Un **mot. Le prix** est à compléter. Reste.", diag.ToCompleteShown, "<strong>mot. Le prix</strong>", "¤"},
		{"S.", "Un mot. Le prix[^1] est à compléter. Reste.\n\n[^1]: Une note.", diag.ToCompleteShown, "Le prix<", "¤"},
		{"S.", "Un **formulaire** à compléter. Reste.", diag.ToCompleteShown, "formulaire", "¤"},
		{"S.", "Un mot. Prix : à compléter. Une salle (à compléter) reste.", diag.ToCompleteShown, "<p>Un mot. Une salle", "Prix :"},
		{"S.", "Le dossier est à compléter en ligne. Reste.", "", "<p>Le dossier est à compléter en ligne. Reste.</p>", "¤"},
		{"Un atelier. Le prix est à compléter.", "Reste.", diag.ToComplete, "Un atelier.</p>", "prix"},
		{"Le prix est à compléter.", "Reste.", diag.ToComplete, "<p>Reste.</p>", "prix"},
	} {
		changed := maps.Clone(files)
		changed["content/home.fr.md"] = []byte("---\ntitle: Accueil\nsummary: \"" + c.summary + "\"\n---\n\nVoir.\n\n" + c.text + "\n")
		made, list, _ := renderAll(t, &b, source.NewTree(changed), Settings{})
		var said []diag.Code
		for _, d := range list {
			if d.Pos.File == "content/home.fr.md" && (d.Code == diag.ToComplete || d.Code == diag.ToCompleteShown) {
				said = append(said, d.Code)
			}
		}
		if home := made["fr/index.html"]; !strings.Contains(home, c.shown) || strings.Contains(home, c.hidden) {
			t.Errorf("%+v: %s", c, home)
		}
		if c.code == "" && len(said) > 0 || c.code != "" && !slices.Equal(slices.Compact(said), []diag.Code{c.code}) {
			t.Errorf("%+v: %v", c, said)
		}
	}
}

// picture is one of a single point.
var picture = []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89\x00\x00\x00\rIDATx\x9cc\xf8\x0f\x00\x01\x01\x01\x00\x18\xdd\x8d\xb0\x00\x00\x00\x00IEND\xaeB`\x82")
