package cli

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"projetpro/internal/message"
)

// A full disk is what something is written to, that has no room for it.
type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errors.New("no room") }

// A command whose words are lost has not done what it was asked for, whatever the command.
func TestLostWords(t *testing.T) {
	site := t.TempDir()
	for file, text := range map[string]string{
		"content/site.yaml":  "name: Site\nlanguages: [en, fr]\nbase_url: https://site.test/\ncontacts: [{name: X, email: x@site.test}]\n",
		"content/home.en.md": "---\ntitle: Home\nsummary: The site.\n---\n\nWelcome.\n",
		"content/home.fr.md": "---\ntitle: Accueil\nsummary: Le site.\n---\n\nBienvenue.\n",
	} {
		path := filepath.Join(site, file)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(text), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	for _, args := range []string{"", "help", "help build", "build --help", "version", "--version", "status", "status --format json", "defaults", "check", "check --format json",
		"build", "confirm " + filepath.Join(site, "content")} {
		fields := strings.Fields(args)
		if len(fields) > 0 && !strings.Contains(args, "help") && !strings.Contains(args, "version") {
			fields = append(fields, "--site", site)
		}
		var said, lost bytes.Buffer
		speaking := func(a *app) *app {
			a.err, a.columns, a.now, a.lang, a.say = &lost, columns, clock, "en", message.In("en").Part("command")
			return a
		}
		if status := speaking(&app{out: &said}).run(t.Context(), fields); status != done || said.Len() == 0 {
			t.Errorf("%q: %d, %q, %s", args, status, said.String(), lost.String())
		}
		lost.Reset()
		if status := speaking(&app{out: fullDisk{}}).run(t.Context(), fields); status != failed || !strings.Contains(lost.String(), "no room") {
			t.Errorf("%q, said in vain: %d, %q", args, status, lost.String())
		}
	}
}
