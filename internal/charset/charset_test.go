package charset

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// forms are the ways programs write a text.
var forms = []struct {
	name    string
	in      Encoding
	encoder encoding.Encoding
	mark    bool
}{
	{"UTF-8", UTF8, unicode.UTF8, false},
	{"UTF-8 with mark", UTF8, unicode.UTF8, true},
	{"UTF-16LE", UTF16LE, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), false},
	{"UTF-16LE with mark", UTF16LE, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), true},
	{"UTF-16BE", UTF16BE, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), false},
	{"UTF-16BE with mark", UTF16BE, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), true},
	{"Windows-1252", Windows1252, charmap.Windows1252, false},
	{"Mac OS Roman", Macintosh, charmap.Macintosh, false},
}

var lineEnds = []string{"\n", "\r\n", "\r"}

// written is a text as a program writes it.
func written(t *testing.T, e encoding.Encoding, mark bool, end, text string) []byte {
	t.Helper()
	text = strings.ReplaceAll(text, "\n", end)
	if mark {
		text = string(byteOrderMark) + text
	}
	raw, err := e.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	return []byte(raw)
}

const sample = "---\ntitle: Été à Liège\n---\n\n« Un œuf »\n\nFin"

func TestDecode(t *testing.T) {
	for _, f := range forms {
		for _, end := range lineEnds {
			got := Decode(written(t, f.encoder, f.mark, end, sample))
			if string(got.UTF8) != sample || got.Encoding != f.in || (got.Stray >= 0) != (f.in == Windows1252 || f.in == Macintosh) {
				t.Errorf("%s, %q: %+v", f.name, end, got)
			}
		}
	}
}

// Which of two programs wrote a file is told by a single character of it, where one of the two readings is unusual.
func TestOneByteACharacter(t *testing.T) {
	for _, f := range []struct {
		in         Encoding
		encoder    *charmap.Charmap
		characters string
	}{
		{Windows1252, charmap.Windows1252, "àâçéèêëîïôùûüœæÀÉÈÇ«»‘’“”…–—•™°€\u00a0ß"},
		{Macintosh, charmap.Macintosh, "àâçéèêùüœ’"},
	} {
		for _, c := range f.characters {
			text := "a" + string(c) + "b"
			if got := Decode(written(t, f.encoder, false, "\n", text)); string(got.UTF8) != text || got.Encoding != f.in {
				t.Errorf("%q in %v: %q in %v", text, f.in, got.UTF8, got.Encoding)
			}
		}
	}
}

// In Mac OS Roman an apostrophe before é is, by accident, a letter of UTF-8.
func TestAccidentallyUTF8(t *testing.T) {
	const text = "l’été, d’école, l’élève, c’est ça"
	if got := Decode(written(t, charmap.Macintosh, false, "\n", text)); string(got.UTF8) != text || got.Encoding != Macintosh || got.Stray != 1 {
		t.Errorf("%q in %v, from %d", got.UTF8, got.Encoding, got.Stray)
	}
}

func TestDecodeOddBytes(t *testing.T) {
	for raw, want := range map[string]string{
		"":                         "",
		"\xEF\xBB\xBF":             "",
		"\xFF\xFE":                 "",
		"\xFF\xFEa\x00b":           "a",
		"\xFF\xFE\x00\xD8a\x00":    "\uFFFDa",        // half a pair
		"\xE9\x81 \x9D":            "é\uFFFD \uFFFD", // they stand for nothing
		"\xEF\xBB\xBF\xEF\xBB\xBF": "\uFEFF",
		"\xE9t\xC3\xA9":            "été", // two programs
		"a\r\r\nb\n\rc":            "a\n\nb\n\nc",
	} {
		if got := Decode([]byte(raw)); string(got.UTF8) != want {
			t.Errorf("%q: %q, want %q", raw, got.UTF8, want)
		}
	}
}

func TestPlainTextIsNotCopied(t *testing.T) {
	raw := []byte(sample)
	if d := Decode(raw); &d.UTF8[0] != &raw[0] {
		t.Error("a copy")
	}
}

// TestReplace writes another text in files of every form: all other bytes stay.
func TestReplace(t *testing.T) {
	for _, f := range forms {
		for _, end := range lineEnds {
			raw := written(t, f.encoder, f.mark, end, sample)
			d := Decode(raw)
			from := bytes.Index(d.UTF8, []byte("Été"))
			blocks := bytes.Index(d.UTF8, []byte("« Un"))
			got, err := d.Replace(
				Edit{blocks, blocks + len("« Un œuf »"), "« Deux »\r\n\r\n" + "œufs"},
				Edit{from, from + len("Été"), "Août"})
			want := strings.Replace(strings.Replace(sample, "Été", "Août", 1), "« Un œuf »", "« Deux »\n\nœufs", 1)
			if err != nil || !bytes.Equal(got, written(t, f.encoder, f.mark, end, want)) {
				t.Errorf("%s, %q: %q, %v", f.name, end, got, err)
			}
		}
	}
}

func TestWhatAnEncodingDoesNotHave(t *testing.T) {
	raw := []byte("\xC9t\xE9\r\nfin")
	d := Decode(raw)
	for text, char := range map[string]rune{"a → b": '→', "👍": '👍', "a\xFFb": utf8.RuneError, "\u00C3\u00A9": 0} {
		_, err := d.Replace(Edit{0, 2, text})
		if e, ok := errors.AsType[*EncodingError](err); !ok || e.Char != char {
			t.Errorf("%q: %v", text, err)
		}
	}
	u := d.InUTF8()
	if got, err := u.Replace(Edit{0, 2, "→"}); string(got) != "→té\r\nfin" || err != nil || u.Encoding != UTF8 {
		t.Errorf("%q, %v", got, err)
	}
	if got, err := d.Replace(Edit{0, 2, "É"}); !bytes.Equal(got, raw) || err != nil {
		t.Errorf("%q, %v", got, err)
	}
}

// TestLineEndsThatMeet deletes what kept a return from a line feed.
func TestLineEndsThatMeet(t *testing.T) {
	for _, c := range []struct{ raw, want string }{
		{"a\rx\nb", "a\n\nb"},
		{"a\nb\rx\nc", "a\nb\n\nc"},
	} {
		d := Decode([]byte(c.raw))
		at := bytes.IndexByte(d.UTF8, 'x')
		got, err := d.Replace(Edit{at, at + 1, ""})
		if again := Decode(got); err != nil || string(again.UTF8) != c.want {
			t.Errorf("%q: %q, %v", c.raw, got, err)
		}
	}
}

// TestLineEndOfAnotherKind: where a line end like the file's first would become one with its neighbour, another does,
// and the neighbour keeps its bytes.
func TestLineEndOfAnotherKind(t *testing.T) {
	for _, c := range []struct {
		raw, want string
		at        int
	}{
		{"a\rb\nc", "a\rb\n\nc", 3},
		{"a\nb\r", "a\nb\r\r\n", 4},
	} {
		d := Decode([]byte(c.raw))
		if got, err := d.Replace(Edit{c.at, c.at, "\n"}); err != nil || string(got) != c.want {
			t.Errorf("%q: %q, %v, want %q", c.raw, got, err, c.want)
		}
	}
}

// TestStartThatReadsOtherwise: what is left at the start of a file must not be taken for a mark of UTF-16.
func TestStartThatReadsOtherwise(t *testing.T) {
	d := Decode([]byte("x\xFF\xFE \xC3\xA9"))
	if got, err := d.Replace(Edit{0, 1, ""}); err != nil || string(got) != "\xC3\xBF\xFE \xC3\xA9" {
		t.Errorf("%q, %v", got, err)
	}
}

// TestOffset where a stray byte and a line end make up for each other, so that the text is as long as the file.
func TestOffset(t *testing.T) {
	d := Decode([]byte("\xE9\r\nb\xC3\xA9"))
	for at, want := range map[int]int{0: 0, 2: 1, 3: 3, 4: 4, 6: 6} {
		if got := d.Offset(at); got != want {
			t.Errorf("%d is at %d, want %d", at, got, want)
		}
	}
}

func TestEditsOfNoPart(t *testing.T) {
	d := Decode([]byte("été"))
	for _, edits := range [][]Edit{{{-1, 0, ""}}, {{0, 9, ""}}, {{1, 2, ""}}, {{2, 1, ""}}, {{0, 2, ""}, {0, 3, "x"}}} {
		if _, err := d.Replace(edits...); err != ErrPlace {
			t.Errorf("%v: %v", edits, err)
		}
	}
}

func TestConverted(t *testing.T) {
	for _, f := range forms {
		for _, end := range lineEnds {
			d := Decode(written(t, f.encoder, f.mark, end, sample))
			if got := d.InUTF8(); string(got.raw) != strings.ReplaceAll(sample, "\n", end) {
				t.Errorf("%s, %q: %q", f.name, end, got.raw)
			}
		}
	}
}

// check holds Replace to what it promises of any file and any edit.
func check(t *testing.T, raw []byte, a, b uint, text string) {
	d := Decode(raw)
	from, to := boundary(d.UTF8, a), boundary(d.UTF8, b)
	from, to = min(from, to), max(from, to)
	if same, err := d.Replace(Edit{from, to, string(d.UTF8[from:to])}); utf8.Valid(d.UTF8[from:to]) && (err != nil || !bytes.Equal(same, raw)) {
		t.Fatalf("%q: a part replaced by itself: %q, %v", raw, same, err)
	}
	got, err := d.Replace(Edit{from, to, text})
	if err != nil {
		if d.Encoding == UTF8 && d.Stray < 0 && utf8.ValidString(text) && !strings.ContainsAny(string(d.UTF8)+text, "\x00\uFEFF") {
			t.Fatalf("%q[%d:%d] = %q: %v", raw, from, to, text, err)
		}
		return
	}
	again := Decode(got)
	want := string(d.UTF8[:from]) + string(unixLines([]byte(text))) + string(d.UTF8[to:])
	if string(again.UTF8) != want {
		t.Fatalf("%q[%d:%d] = %q: %q reads as %q", raw, from, to, text, got, again.UTF8)
	}
	if d.hasLoneReturn() || d.Encoding == UTF8 && d.Stray >= 0 || bytes.IndexByte(got, 0) >= 0 && d.Encoding != UTF16LE && d.Encoding != UTF16BE {
		return // what stands beside the edit may have had to be written again, so as not to be read with it
	}
	if before, after := raw[:d.Offset(from)], raw[d.Offset(to):]; !bytes.HasPrefix(got, before) || !bytes.HasSuffix(got, after) || len(got) < len(before)+len(after) {
		t.Fatalf("%q[%d:%d] = %q: %q has other bytes than those around it", raw, from, to, text, got)
	}
}

func boundary(text []byte, at uint) int {
	i := int(at % uint(len(text)+1))
	for i < len(text) && !utf8.RuneStart(text[i]) {
		i++
	}
	return i
}

func (t *Text) hasLoneReturn() bool {
	for raw := t.raw; ; {
		r, size := t.first(raw)
		next, _ := t.first(raw[size:])
		if size == 0 || r == '\r' && next != '\n' {
			return size > 0
		}
		raw = raw[size:]
	}
}

func TestAnyFile(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	pieces := []string{"a", "été", "«", "→", "👍", "\n", "\r\n", "\r", "---", " ", "\uFEFF", "\u0081", "\uFFFD", "\xC3", "\xA9", "\x00"}
	some := func() string {
		var b strings.Builder
		for range random.IntN(8) {
			b.WriteString(pieces[random.IntN(len(pieces))])
		}
		return b.String()
	}
	for range 20_000 {
		raw := []byte(some())
		if f := forms[random.IntN(len(forms))]; random.IntN(2) == 0 {
			if encoded, err := f.encoder.NewEncoder().Bytes(raw); err == nil {
				raw = encoded
			}
		}
		check(t, raw, random.Uint(), random.Uint(), some())
	}
}

func FuzzReplace(f *testing.F) {
	for i, raw := range []string{sample, "\xFF\xFEa\x00\r\x00\n\x00", "\x00a\x00b", "\xE9\r\nt\xE9", "\xEF\xBB\xBFa\r\n", "a\rb\n"} {
		f.Add([]byte(raw), uint(i), uint(i+3), fmt.Sprint("é\n", i))
	}
	f.Fuzz(check)
}
