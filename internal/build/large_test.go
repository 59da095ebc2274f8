package build

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"testing"

	"projetpro/internal/source"
)

// Files that are too large for memory are never there, whatever they are: not to be checked, not to be named, not to
// be published.
func TestLargeFilesAreNeverInMemory(t *testing.T) {
	const size = 64 << 20
	dir := t.TempDir()
	files := map[string]string{
		"content/site.yaml":  "name: Essai\nbase_url: https://projet.site.test/\nlanguages: [fr]\nlevels: [BA1]\n",
		"content/home.fr.md": "---\ntitle: Accueil\nsummary: Le site.\n---\n\nBonjour.\n",
	}
	text, large := "---\ntitle: Page\nsummary: La page.\n---\n\n![Une image](a.png)\n\n", []string{"static/root/a.bin"}
	for _, ext := range []string{"pdf", "zip", "mp4", "docx", "jpg", "png", "gif", "webp"} {
		text += fmt.Sprintf("[Document du service au format %[1]s](a.%[1]s)\n\n", ext)
		large = append(large, "content/pages/a."+ext)
	}
	for _, ext := range []string{"woff2", "webm", "webmanifest", "png", "pdf"} {
		large = append(large, "static/a."+ext)
	}
	files["content/pages/a.fr.md"] = text
	for _, name := range large {
		files[name] = "%PDF-1.7\n"
	}
	for name, text := range files {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o755), os.WriteFile(file, []byte(text), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range large {
		if err := os.Truncate(filepath.Join(dir, filepath.FromSlash(name)), size); err != nil {
			t.Fatal(err)
		}
	}
	d, err := source.Open(dir, os.DirFS("../.."))
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	tree, _, err := d.Read(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	r, err := new(Builder).Build(t.Context(), tree, Settings{})
	if err != nil {
		t.Fatal(err)
	}
	var mu sync.Mutex
	got := map[string]bool{}
	_, err = r.Render(t.Context(), func(path string, data []byte, large *source.File) error {
		if large != nil {
			mu.Lock()
			defer mu.Unlock()
			got[large.Path] = len(data) == 0 && r.Large(path) == large
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	runtime.ReadMemStats(&after)
	if used := after.TotalAlloc - before.TotalAlloc; used > size/2 {
		t.Errorf("%d MB were asked for", used>>20)
	}
	for _, name := range large {
		if !got[name] {
			t.Errorf("%s is not published as the file it is", name)
		}
	}
	if sum, err := tree.File("static/a.pdf").Digest(); err != nil || sum != sumOf(t, filepath.Join(dir, "static/a.pdf")) {
		t.Errorf("the digest of a large file: %v, %v", sum, err)
	}
}

func sumOf(t *testing.T, name string) (sum source.Digest) {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	hash := sha256.New()
	if _, err := io.Copy(hash, f); err != nil {
		t.Fatal(err)
	}
	hash.Sum(sum[:0])
	return sum
}
