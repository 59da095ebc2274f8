package search

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/dop251/goja"
)

// script is a runtime with what visitors run, and a function that loads files of an index.
func script(t *testing.T, ix *Index) *goja.Runtime {
	t.Helper()
	text, err := os.ReadFile("../../static/lookup.js")
	if err != nil {
		t.Fatal(err)
	}
	vm := goja.New()
	_ = vm.Set("load", func(name string) string {
		name, version, _ := strings.Cut(name, "?")
		name = strings.TrimSuffix(name, ".json")
		if name != "index" && !strings.Contains(string(ix.Manifest), version) {
			panic(vm.ToValue("no such version: " + version))
		}
		switch name {
		case "index":
			return string(ix.Manifest)
		case "near":
			return string(ix.Nearest)
		}
		n, _ := strconv.Atoi(name[1:])
		if name[0] == 'w' {
			return string(ix.Words[n])
		}
		return string(ix.Documents[n])
	})
	if _, err := vm.RunString(regexp.MustCompile(`(?m)^export `).ReplaceAllString(string(text), "")); err != nil {
		t.Fatal(err)
	}
	return vm
}

func evaluate(t *testing.T, vm *goja.Runtime, code string) goja.Value {
	t.Helper()
	v, err := vm.RunString(code)
	if err != nil {
		t.Fatal(err)
	}
	if p, is := v.Export().(*goja.Promise); is {
		if p.State() != goja.PromiseStateFulfilled {
			t.Fatalf("%s: %v", code, p.Result())
		}
		return p.Result()
	}
	return v
}

func quoted(s string) string {
	b, _ := json.Marshal(s)
	return string(b)
}

// Whatever characters there are, the words of the index are those that the script looks for.
func TestScriptFoldsAlike(t *testing.T) {
	vm := script(t, new(Index))
	random := rand.New(rand.NewPCG(7, 8))
	ranges := [][2]rune{{0x20, 0x7E}, {0xA0, 0x24F}, {0x250, 0x3FF}, {0x400, 0x6FF}, {0x900, 0x97F}, {0x1E00, 0x1FFF}, {0x2000, 0x206F}, {0x2070, 0x218F},
		{0x2190, 0x2BFF}, {0x3000, 0x30FF}, {0xFB00, 0xFFFF}, {0x1F600, 0x1F64F}, {'a', 'z'}}
	for range 20_000 {
		var b strings.Builder
		for range 1 + random.IntN(6) {
			r := ranges[random.IntN(len(ranges))]
			c := r[0] + random.Int32N(r[1]-r[0]+1)
			if strings.ContainsAny(Fold(string(c)), dots+".(-") || 0xD800 <= c && c < 0xE000 { // see the next test
				c = 'x'
			}
			b.WriteRune(c)
		}
		var got []string
		_ = json.Unmarshal([]byte(evaluate(t, vm, "JSON.stringify(words("+quoted(b.String())+"))").String()), &got)
		want := slices.Collect(words(Fold(b.String())))
		if !slices.Equal(got, want) {
			t.Fatalf("%q (%+q): the script looks for %q, the index has %q", b.String(), b.String(), got, want)
		}
	}
}

// Whatever a word is written with, what the script looks for is in the index, if it is typed so.
func TestWordsAreFoundAsTheyAreWritten(t *testing.T) {
	vm := script(t, new(Index))
	random := rand.New(rand.NewPCG(9, 10))
	parts := []string{"étudiant", "Mentor", "cœur", "qu", "aujourd", "un", "rice", "e", "es", "s", "5", "x", "·", "•", ".", "(", ")", "-", "’", "'", " ", " ", "—", "É", "ß"}
	for range 20_000 {
		var b strings.Builder
		for range 1 + random.IntN(7) {
			b.WriteString(parts[random.IntN(len(parts))])
		}
		index := newBuilder("")
		index.add(0, &Document{Title: b.String()})
		var looked []string
		_ = json.Unmarshal([]byte(evaluate(t, vm, "JSON.stringify(words("+quoted(b.String())+"))").String()), &looked)
		for _, word := range looked {
			if _, there := index.ids[word]; !there {
				t.Fatalf("%q: the script looks for %q, the index has %q", b.String(), word, keysOf(index.ids))
			}
		}
	}
}

// made are documents of made-up words, so many.
func made(random *rand.Rand, n int) (documents []Document, vocabulary []string) {
	syllables := []string{"ba", "cé", "du", "fi", "go", "lu", "mè", "no", "pra", "ri", "sta", "tou", "vi", "œu"}
	for range 4000 {
		word := ""
		for range 2 + random.IntN(3) {
			word += syllables[random.IntN(len(syllables))]
		}
		vocabulary = append(vocabulary, word)
	}
	for i := range n {
		text := make([]string, 150)
		for k := range text {
			text[k] = vocabulary[int(float64(len(vocabulary))*random.Float64()*random.Float64()*random.Float64())]
		}
		words := []byte(strings.Join(text, " "))
		documents = append(documents, Document{
			Title: "Titre " + vocabulary[random.IntN(len(vocabulary))] + " " + strconv.Itoa(i), Href: fmt.Sprintf("/fr/%d/", i), Note: "Module", In: "fr",
			Facts: []string{"MA" + strconv.Itoa(i%3)}, Text: func(yield func([]byte, bool)) { yield(words, false) }})
	}
	return documents, vocabulary
}

// However an index is cut, a document is found by the words of its title, and its record is told.
func TestEveryPartIsFound(t *testing.T) {
	for _, parts := range []int{1, 2, 7, 64} {
		documents, _ := made(rand.New(rand.NewPCG(1, uint64(parts))), 300)
		ix := New(documents, Terms{}, Parts{Words: parts, Documents: Cut(len(documents), 0).Documents})
		vm := script(t, ix)
		evaluate(t, vm, `const index = open((name) => Promise.resolve().then(() => JSON.parse(load(name))));
async function all(query) { const i = await index, r = await i.find(query); return JSON.stringify(r.best); }
async function first(query) { const i = await index, r = await i.find(query); return r.best.length ? (await i.tell(r.best[0]))[1] : ""; }`)
		for i := 0; i < len(documents); i += 7 {
			if got := evaluate(t, vm, "first("+quoted(documents[i].Title+" ")+")").String(); got != documents[i].Href {
				t.Errorf("in %d parts, %q finds %s, not %s", parts, documents[i].Title, got, documents[i].Href)
			}
			word := []rune(Fold(strings.Fields(documents[i].Title)[1])) // of which only the beginning is typed
			var found []int
			_ = json.Unmarshal([]byte(evaluate(t, vm, "all("+quoted(string(word[:len(word)-1]))+")").String()), &found)
			if !slices.Contains(found, i) {
				t.Errorf("in %d parts, the beginning of %q does not find %s", parts, string(word), documents[i].Href)
			}
		}
	}
}

// The same documents have the same index; what is too many parts is empty.
func TestIndexIsTheSame(t *testing.T) {
	index := func() *Index {
		documents, _ := made(rand.New(rand.NewPCG(1, 2)), 40)
		return New(documents, Terms{Ignored: "le la", Says: map[string]string{"a": "b", "c": "d"}}, Parts{Words: 5, Documents: 9})
	}
	a, b := index(), index()
	for i, part := range slices.Concat([][]byte{a.Manifest, a.Nearest}, a.Words, a.Documents) {
		if other := slices.Concat([][]byte{b.Manifest, b.Nearest}, b.Words, b.Documents)[i]; string(part) != string(other) {
			t.Errorf("part %d: %s, then %s", i, part, other)
		}
	}
	if len(a.Words) != 5 || len(a.Documents) != 9 || !strings.Contains(string(a.Documents[8]), `"d":[]`) {
		t.Errorf("%d and %d parts, the last %s", len(a.Words), len(a.Documents), a.Documents[8])
	}
	none := New(nil, Terms{}, Cut(0, 0))
	vm := script(t, none)
	if got := evaluate(t, vm, `open((name) => Promise.resolve().then(() => JSON.parse(load(name)))).then((i) => i.find("mot")).then((r) => r.best.length)`).ToInteger(); got != 0 {
		t.Errorf("%d documents of none are found", got)
	}
}

// A slip makes of a word one that is near.
func TestSlips(t *testing.T) {
	vm := script(t, new(Index))
	for pair, want := range map[[2]string]bool{
		{"embauche", "embuache"}: true, {"embauche", "embauch"}: true, {"embauche", "embauchee"}: true, {"embauche", "ambauche"}: true, {"embauche", "embauche"}: true,
		{"aab", "ab"}: true, {"embauche", "mebuache"}: false, {"embauche", "debauches"}: false, {"ab", "ba"}: true, {"abc", "cba"}: false, {"mentor", "menort"}: false,
	} {
		if got := evaluate(t, vm, "near("+quoted(pair[0])+","+quoted(pair[1])+")").ToBoolean(); got != want {
			t.Errorf("%q is near: %t", pair, got)
		}
	}
}

// Where a word stands in most texts, the pages are kept that have it most, and another word is enough to tell them apart.
func TestCommonWords(t *testing.T) {
	var documents []Document
	for i := range 400 {
		text := strings.Repeat("banal ", 1+i%5)
		if i == 333 {
			text += "rare"
		}
		documents = append(documents, Document{Title: "T" + strconv.Itoa(i), Href: strconv.Itoa(i), Text: func(yield func([]byte, bool)) { yield([]byte(text), false) }})
	}
	ix := New(documents, Terms{}, Cut(len(documents), 1000))
	vm := script(t, ix)
	evaluate(t, vm, `const index = open((name) => Promise.resolve().then(() => JSON.parse(load(name))));`)
	find := func(query string) (best []int) {
		_ = json.Unmarshal([]byte(evaluate(t, vm, "index.then((i) => i.find("+quoted(query)+")).then((r) => JSON.stringify(r.best))").String()), &best)
		return best
	}
	if best := find("banal "); len(best) != keptMost || best[0]%5 != 4 {
		t.Errorf("%d pages are found, %v first", len(best), best[0])
	}
	if best := find("banal rare "); len(best) != 1 || best[0] != 333 {
		t.Errorf("%v is found", best)
	}
}
