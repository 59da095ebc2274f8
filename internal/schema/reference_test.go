package schema

import (
	"os"
	"testing"

	"projetpro/internal/message"
)

func TestReferenceIsUpToDate(t *testing.T) {
	for i, tag := range message.Languages() {
		want, file := reference(tag), "../../docs/fields."+string(tag)+".md"
		if i == 0 {
			file = "../../docs/fields.md"
		}
		if os.Getenv("UPDATE") != "" {
			if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		got, err := os.ReadFile(file)
		if err != nil || string(got) != want {
			t.Errorf("%s is not what the declarations say; run UPDATE=1 go test ./internal/schema (%v)", file, err)
		}
	}
}
