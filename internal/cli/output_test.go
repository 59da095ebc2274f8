package cli

import (
	"os"
	"path/filepath"
	"testing"

	"projetpro/internal/publish"
)

// What the last output says is read again when it is another, and only then.
func TestLastOutput(t *testing.T) {
	site := t.TempDir()
	out := &lastOutput{folder: filepath.Join(site, "public")}
	build := func(programme string) {
		t.Helper()
		s, err := publish.Begin(t.Context(), site, out.folder)
		if err != nil {
			t.Fatal(err)
		}
		for path, text := range map[string]string{"index.html": "x", "programme.json": programme} {
			if err := s.Write(path, []byte(text)); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := s.Commit(t.Context(), publish.Policy{}); err != nil {
			t.Fatal(err)
		}
	}
	if out.said() != nil {
		t.Error("nothing was built, and something is known")
	}
	build("{\n}")
	first := out.said()
	if first == nil || out.said() != first {
		t.Error("the same output is not known, or is read twice")
	}
	build("{\n\n}")
	if second := out.said(); second == nil || second == first {
		t.Error("another output is not read")
	}
	if err := os.WriteFile(filepath.Join(out.folder, "programme.json"), []byte("{}"), 0o644); err != nil {
		t.Fatal(err)
	}
	if out.said() != nil {
		t.Error("what another hand wrote is believed")
	}
}
