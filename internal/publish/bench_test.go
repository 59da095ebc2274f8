package publish

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

const benchPages = 10_000

// benchSite are 10,000 pages of 15 kB; edit changes that many of them.
func benchSite(edit int, text string) map[string][]byte {
	body := []byte(strings.Repeat("Le module commence en octobre. ", 500))
	files := make(map[string][]byte, benchPages)
	for i := range benchPages {
		page := body
		if i < edit {
			page = append([]byte(text), body...)
		}
		files[fmt.Sprintf("%s/facultes/f%d/modules/m%d/index.html", [2]string{"fr", "en"}[i%2], i%60, i)] = page
	}
	return files
}

func benchPublish(b *testing.B, out string, files map[string][]byte) {
	b.Helper()
	s, err := Begin(b.Context(), filepath.Dir(out), out)
	if err != nil {
		b.Fatal(err)
	}
	defer s.Abort()
	paths := make(chan string)
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			for path := range paths {
				if err := s.Write(path, files[path]); err != nil {
					b.Error(err)
				}
			}
		})
	}
	for _, path := range slices.Sorted(maps.Keys(files)) {
		paths <- path
	}
	close(paths)
	wg.Wait()
	if _, err := s.Commit(b.Context(), Policy{}); err != nil {
		b.Fatal(err)
	}
}

// BenchmarkPublish publishes 10,000 pages. Whether the output is on a disk or in memory decides; set TMPDIR.
func BenchmarkPublish(b *testing.B) {
	one, other := benchSite(1, "one"), benchSite(1, "other")
	b.Run("fresh", func(b *testing.B) {
		for n := 0; b.Loop(); n++ {
			benchPublish(b, filepath.Join(b.TempDir(), fmt.Sprint(n), "public"), one)
		}
	})
	out := filepath.Join(b.TempDir(), "public")
	benchPublish(b, out, one)
	b.Run("unchanged", func(b *testing.B) {
		for b.Loop() {
			benchPublish(b, out, one)
		}
	})
	b.Run("one changed, for the first time", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			out := filepath.Join(b.TempDir(), "public")
			benchPublish(b, out, one)
			b.StartTimer()
			benchPublish(b, out, other)
		}
	})
	b.Run("one changed", func(b *testing.B) {
		benchPublish(b, out, other)
		for n := 0; b.Loop(); n++ {
			benchPublish(b, out, [2]map[string][]byte{one, other}[n%2])
		}
	})
	b.Run("all changed", func(b *testing.B) {
		all := [2]map[string][]byte{benchSite(benchPages, "one"), benchSite(benchPages, "two")}
		for n := 0; b.Loop(); n++ {
			benchPublish(b, out, all[n%2])
		}
	})
}
