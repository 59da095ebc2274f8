package pdf

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Files that programs have made, each of three pages; of one, the pages are sealed.
func TestFiles(t *testing.T) {
	files, err := filepath.Glob("testdata/*.pdf")
	if err != nil || len(files) < 9 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		want := 3
		if strings.Contains(file, "enc256") { // encrypted, in object streams
			want = 0
		}
		check(t, file, data, want, nil)
		if want == 0 || strings.Contains(file, "enc") {
			continue
		}
		// Without its end, or behind something else, it is still a file of three pages.
		check(t, file+" cut", data[:bytes.LastIndex(data, []byte("startxref"))], want, nil)
		check(t, file+" behind a line", append([]byte("a line\n"), data...), want, nil)
		check(t, file+" with line ends of Windows", bytes.ReplaceAll(data, []byte("startxref\n"), []byte("startxref\r\n1")), want, nil)
	}
}

func check(t *testing.T, name string, data []byte, pages int, err error) {
	t.Helper()
	got, e := Pages(bytes.NewReader(data), int64(len(data)))
	if got != pages || !errors.Is(e, err) {
		t.Errorf("%s: %d pages, %v; want %d, %v", name, got, e, pages, err)
	}
}

// A maker writes a PDF.
type maker struct {
	bytes.Buffer
	at   map[int]int // where objects are, since the last table or stream
	in   map[int]int // the stream an object is in
	prev int         // the last table or stream
}

func newMaker() *maker {
	m := &maker{at: map[int]int{}, in: map[int]int{}}
	m.WriteString("%PDF-1.7\n")
	return m
}

func (m *maker) object(number int, body string) {
	m.at[number] = m.Len()
	fmt.Fprintf(m, "%d 0 obj\n%s\nendobj\n", number, body)
}

func (m *maker) stream(number int, about string, data []byte) {
	m.object(number, fmt.Sprintf("<< %s /Length %d >>\nstream\n%s\nendstream", about, len(data), data))
}

func zipped(data []byte) []byte {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	z.Write(data)
	z.Close()
	return b.Bytes()
}

// pack writes objects in an object stream.
func (m *maker) pack(number int, objects map[int]string) {
	var head, data strings.Builder
	for _, n := range slices.Sorted(maps.Keys(objects)) {
		fmt.Fprintf(&head, "%d %d ", n, data.Len())
		data.WriteString(objects[n] + " ")
		m.in[n] = number
	}
	m.stream(number, fmt.Sprintf("/Type /ObjStm /N %d /First %d /Filter /FlateDecode", len(objects), head.Len()), zipped([]byte(head.String()+data.String())))
}

// table writes a cross-reference table; more is for its trailer.
func (m *maker) table(more string) {
	start := m.Len()
	m.WriteString("xref\n0 1\n0000000000 65535 f \n")
	for _, n := range slices.Sorted(maps.Keys(m.at)) {
		fmt.Fprintf(m, "%d 1\n%010d 00000 n \n", n, m.at[n])
	}
	m.end(start, "trailer\n<< "+more)
}

func (m *maker) end(start int, trailer string) {
	if m.prev > 0 {
		trailer += fmt.Sprintf(" /Prev %d", m.prev)
	}
	if trailer != "" {
		m.WriteString(trailer + " >>\n")
	}
	fmt.Fprintf(m, "startxref\n%d\n%%%%EOF\n", start)
	m.prev, m.at, m.in = start, map[int]int{}, map[int]int{}
}

// xrefStream writes a cross-reference stream, with a predictor.
func (m *maker) xrefStream(number int, more string) (start int) {
	start = m.Len()
	m.at[number] = start
	index, data := m.entries()
	if m.prev > 0 {
		more += fmt.Sprintf(" /Prev %d", m.prev)
	}
	m.stream(number, "/Type /XRef /W [1 4 1] /Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 6 >> "+index+more, zipped(data))
	return start
}

func (m *maker) entries() (index string, data []byte) {
	numbers := slices.Sorted(maps.Keys(m.at))
	for n := range m.in {
		numbers = append(numbers, n)
	}
	slices.Sort(numbers)
	before := make([]byte, 6)
	for _, n := range numbers {
		index += fmt.Sprintf("%d 1 ", n)
		row := make([]byte, 6)
		row[0] = 1
		value := m.at[n]
		if s, ok := m.in[n]; ok {
			row[0], value = 2, s
		}
		binary.BigEndian.PutUint32(row[1:], uint32(value))
		data = append(data, 2)
		for i := range row {
			data = append(data, row[i]-before[i])
		}
		before = row
	}
	return "/Index [" + index + "]", data
}

// A book is the objects of a PDF with so many pages, in a tree whose nodes have so many kids.
func book(pages, kids int) map[int]string {
	objects := map[int]string{1: "<< /Type /Catalog /Pages 2 0 R >>"}
	next := 3
	var grow func(number, pages int)
	grow = func(number, pages int) {
		var list []string
		for left := pages; left > 0; {
			part := 1
			if pages > kids {
				part = min(left, (pages+kids-1)/kids)
			}
			kid := next
			next++
			list = append(list, fmt.Sprintf("%d 0 R", kid))
			if part == 1 {
				objects[kid] = fmt.Sprintf("<< /Type /Page /Parent %d 0 R /Contents (\\)[ %%) >>", number)
			} else {
				grow(kid, part)
			}
			left -= part
		}
		objects[number] = fmt.Sprintf("<< /Type /Pages /Count %d /Kids [%s] >>", pages, strings.Join(list, " "))
	}
	grow(2, pages)
	return objects
}

// Whatever way the objects of a file are stored and referred to, and when the way is lost, the pages are counted.
func TestWays(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	ways := map[string]func(m *maker, objects map[int]string){
		"a table": func(m *maker, objects map[int]string) {
			for n, o := range objects {
				m.object(n, o)
			}
			m.table("/Root 1 0 R")
		},
		"a stream": func(m *maker, objects map[int]string) {
			for n, o := range objects {
				m.object(n, o)
			}
			start := m.xrefStream(9000, "/Root 1 0 R")
			m.end(start, "")
		},
		"object streams": func(m *maker, objects map[int]string) {
			some := map[int]string{}
			for n, o := range objects {
				some[n] = o
				if len(some) == 40 {
					m.pack(8000+n, some)
					some = map[int]string{}
				}
			}
			m.pack(8000, some)
			start := m.xrefStream(9000, "/Root 1 0 R")
			m.end(start, "")
		},
		"both": func(m *maker, objects map[int]string) {
			some := map[int]string{}
			for n, o := range objects {
				if n%2 == 0 {
					some[n] = o
				} else {
					m.object(n, o)
				}
			}
			table := m.at
			m.at = map[int]int{}
			m.pack(8000, some)
			start := m.xrefStream(9000, "")
			m.at, m.in = table, nil
			m.table(fmt.Sprintf("/Root 1 0 R /XRefStm %d", start))
		},
		"updates": func(m *maker, objects map[int]string) {
			for n, o := range objects {
				if n > 2 {
					m.object(n, o)
				}
			}
			m.object(1, "<< /Type /Catalog /Pages 3 0 R >>")
			m.object(2, "<< /Type /Pages /Count 0 /Kids [] >>")
			m.table("/Root 1 0 R")
			m.object(2, objects[2])
			m.table("/Root 1 0 R")
			m.pack(8000, map[int]string{1: objects[1]})
			start := m.xrefStream(9000, "/Root 1 0 R")
			m.end(start, "")
		},
	}
	for name, write := range ways {
		for range 40 {
			pages, kids := random.IntN(300), 2+random.IntN(40)
			m := newMaker()
			write(m, book(pages, kids))
			of := fmt.Sprintf("%s: %d pages, %d kids", name, pages, kids)
			check(t, of, m.Bytes(), pages, nil)
			check(t, of+", behind something else", append([]byte("\n\n"), m.Bytes()...), pages, nil)
			damaged := bytes.ReplaceAll(m.Bytes(), []byte("startxref\n"), []byte("startxref\n7"))
			check(t, of+", with a cross-reference elsewhere", damaged, pages, nil)
			check(t, of+", with none", bytes.ReplaceAll(m.Bytes(), []byte("startxref"), nil), pages, nil)
		}
	}
}

// What is wrong with a tree of pages, and what is told of it.
func TestTrees(t *testing.T) {
	page := "<< /Type /Page >>"
	for _, c := range []struct {
		name    string
		objects map[int]string
		pages   int
		err     error
	}{
		{"nothing", nil, 0, errDamaged},
		{"no tree", map[int]string{1: "<< /Type /Catalog >>"}, 0, errDamaged},
		{"a number", map[int]string{1: "<< /Type /Catalog /Pages 2 0 R >>", 2: "3"}, 0, errDamaged},
		{"a page", map[int]string{1: "<< /Type /Catalog /Pages 2 0 R >>", 2: page}, 1, nil},
		{"a loop", map[int]string{1: "<< /Pages 2 0 R >>", 2: "<< /Kids [2 0 R 2 0 R 3 0 R] >>", 3: page}, 1, nil},
		{"references in a loop", map[int]string{1: "<< /Pages 2 0 R >>", 2: "3 0 R", 3: "2 0 R"}, 0, errDamaged},
		{"a count that lies", map[int]string{1: "<< /Pages 2 0 R >>", 2: "<< /Kids [3 0 R] /Count 99 >>", 3: page}, 1, nil},
		{"a count that is negative", map[int]string{1: "<< /Pages 2 0 R >>", 2: "<< /Kids [3 0 R 4 0 R] /Count -2 >>", 3: page, 4: page}, 2, nil},
		{"a count elsewhere", map[int]string{1: "<< /Pages 2 0 R >>", 2: "<< /Kids 5 0 R /Count 4 0 R >>", 3: page, 4: "1", 5: "[3 0 R]"}, 1, nil},
		{"kids that are not there", map[int]string{1: "<< /Pages 2 0 R >>", 2: "<< /Kids [3 0 R 9 0 R 8 0 R] >>", 3: page}, 1, nil},
		{"fewer kids than pages, of which some are not there", map[int]string{1: "<< /Pages 2 0 R >>", 2: "<< /Kids [3 0 R 9 0 R] /Count 4 >>", 3: page, 4: page, 5: page}, 4, nil},
		{"more kids than pages are said to be, of which some are not there", map[int]string{1: "<< /Pages 2 0 R >>", 2: "<< /Kids [3 0 R 4 0 R 9 0 R] /Count 1 >>", 3: page, 4: page}, 2, nil},
		{"kids in place", map[int]string{1: "<< /Pages << /Kids [<< /Type /Page >> << /Kids [<< /Type /Page >>] >>] >> >>"}, 2, nil},
		{"an array that nobody ended", map[int]string{1: "<< /Pages 2 0 R >>", 2: "<< /Kids [3 0 R /Count 1 >>", 3: page}, 1, nil},
		{"an array that nobody began", map[int]string{1: "<< /Pages 2 0 R >>", 2: "<< /Kids 3 0 R] /Count 1 >>", 3: page}, 1, nil},
		{"a name with escapes", map[int]string{1: "<< /Pag#65s 2 0 R >>", 2: "<</Kids[3 0 R]/Count 1>>", 3: page}, 1, nil},
	} {
		m := newMaker()
		for n, o := range c.objects {
			m.object(n, o)
		}
		m.table("/Root 1 0 R")
		check(t, c.name, m.Bytes(), c.pages, c.err)
	}
	check(t, "an empty file", nil, 0, errDamaged)
	check(t, "a web page", []byte("<!doctype html>"), 0, errDamaged)
	check(t, "a head", []byte("%PDF-1.7"), 0, errDamaged)
}

// Encrypted are strings and streams; where the pages lie in neither, they are counted.
func TestEncrypted(t *testing.T) {
	m := newMaker()
	for n, o := range book(7, 3) {
		m.object(n, o)
	}
	m.table("/Root 1 0 R /Encrypt << /Filter /Standard >>")
	check(t, "in the file", m.Bytes(), 7, nil)
	m = newMaker()
	m.pack(100, book(7, 3))
	m.end(m.xrefStream(101, "/Root 1 0 R /Encrypt << /Filter /Standard >>"), "")
	check(t, "in a stream", m.Bytes(), 0, nil)
	check(t, "in a stream, cut", m.Bytes()[:bytes.LastIndex(m.Bytes(), []byte("startxref"))], 0, nil)
}

// hostile are files that cost a reader more than their length, of about n bytes.
var hostile = map[string]func(n int) []byte{
	"beginnings":              func(n int) []byte { return repeat("%PDF-1.7\n", "1 0 obj ", n) },
	"many objects":            func(n int) []byte { return numbered("%PDF-1.7\n", "%d 0 obj<</Type/Catalog/Pages 1 0 R>>", n) },
	"endings":                 func(n int) []byte { return repeat("%PDF-1.7\n", "endobj ", n) },
	"catalogues":              func(n int) []byte { return numbered("%PDF-1.7\n", "%d 0 obj/Catalog ", n) },
	"trailers":                func(n int) []byte { return repeat("%PDF-1.7\n", "trailer<</Root 1 0 R>>", n) },
	"trailers without an end": func(n int) []byte { return repeat("%PDF-1.7\n", "trailer<<", n) },
	"object streams":          func(n int) []byte { return numbered("%PDF-1.7\n", "%d 0 obj<</Type/ObjStm/N 9/First 9>>stream ", n) },
	"cross-references":        func(n int) []byte { return numbered("%PDF-1.7\n", "%d 0 obj<</Type/XRef/W[1 1 1]/Size 9>>stream ", n) },
	"strings without an end":  func(n int) []byte { return numbered("%PDF-1.7\n", "%d 0 obj<</Type/Catalog/Pages(", n) },
	"arrays without an end":   func(n int) []byte { return repeat("%PDF-1.7\n1 0 obj/Catalog", "[", n) },
	"arrays in pages":         func(n int) []byte { return table(map[int]string{2: "<</Kids" + string(repeat("", "[", n))}) },
	"one long array": func(n int) []byte {
		objects := map[int]string{3: "[" + string(repeat("", "1 0 R ", n/2)) + "]", 2: "<</Kids[" + string(numbered("", "%d 0 R ", n/8)) + "]>>"}
		for i := 4; i < n/64; i++ {
			objects[i] = "<</Kids 3 0 R>>"
		}
		return table(objects)
	},
	"diamonds": func(n int) []byte {
		objects := map[int]string{}
		for i := 2; i < n/64; i++ {
			objects[i] = fmt.Sprintf("<</Kids[%d 0 R %[1]d 0 R %d 0 R]>>", i+1, i+2)
		}
		return table(objects)
	},
	"a chain of nodes": func(n int) []byte {
		objects := map[int]string{}
		for i := 2; i < n/48; i++ {
			objects[i] = fmt.Sprintf("<</Kids[%d 0 R]>>", i+1)
		}
		return table(objects)
	},
	"a chain of references": func(n int) []byte {
		objects := map[int]string{}
		for i := 2; i < n/48; i++ {
			objects[i] = fmt.Sprintf("%d 0 R", i+1)
		}
		return table(objects)
	},
	"updates": func(n int) []byte {
		m := newMaker()
		for m.Len() < n {
			m.object(1, "<<>>")
			m.table("")
		}
		return m.Bytes()
	},
	"a bomb of pages":  func(n int) []byte { return bomb(n, "/Type /ObjStm /N 100000000 /First 100000000", "1 0 ") },
	"a bomb of spaces": func(n int) []byte { return bomb(n, "/Type /ObjStm /N 100000000 /First 100000000", " ") },
	"a bomb of places": func(n int) []byte {
		m := newMaker()
		start := m.Len()
		m.stream(1, "/Type /XRef /W [1 1 0] /Size 100000000 /Root 1 0 R /Filter /FlateDecode", zipped(repeat("", "\x01\x07", n*1000)))
		m.end(start, "")
		return m.Bytes()
	},
	"many bombs": func(n int) []byte {
		m := newMaker()
		kids := ""
		z := zipped(repeat("", " ", n*20))
		for i := 2000; m.Len() < n; i += 2 {
			m.stream(i, "/Type /ObjStm /N 1 /First 0 /Filter /FlateDecode", z)
			m.in[i+1] = i
			kids += fmt.Sprintf("%d 0 R ", i+1)
		}
		m.object(1, "<< /Pages 2 0 R >>")
		m.object(2, "<< /Kids ["+kids+"] >>")
		m.end(m.xrefStream(3, "/Root 1 0 R"), "")
		return m.Bytes()
	},
	"functions within themselves": func(n int) []byte {
		return table(map[int]string{2: "<</Type/Pages/Kids[3 0 R]/Count 1>>", 3: "<</Type/Page/Resources<</ColorSpace<</C 4 0 R>>>>>>", 4: "[/Separation/X/DeviceRGB 5 0 R]",
			5: "<</FunctionType 3/Functions[5 0 R 5 0 R]>>"})
	},
}

func repeat(head, part string, n int) []byte {
	return append([]byte(head), strings.Repeat(part, max(1, (n-len(head))/len(part)))...)
}

func numbered(head, part string, n int) []byte {
	b := []byte(head)
	for i := 1; len(b) < n; i++ {
		b = fmt.Appendf(b, part, i)
	}
	return b
}

func table(objects map[int]string) []byte {
	m := newMaker()
	m.object(1, "<</Type/Catalog/Pages 2 0 R>>")
	for _, n := range slices.Sorted(maps.Keys(objects)) {
		m.object(n, objects[n])
	}
	m.table("/Root 1 0 R")
	return m.Bytes()
}

func bomb(n int, about, part string) []byte {
	m := newMaker()
	m.stream(2, about+" /Filter /FlateDecode", zipped(repeat("", part, n*1000)))
	m.in[1] = 2
	m.end(m.xrefStream(3, "/Root 1 0 R"), "")
	return m.Bytes()
}

// What is looked at grows no faster than the file, or ends at the limit.
func TestHostile(t *testing.T) {
	const n = 20_000
	for name, write := range hostile {
		small, large := looked(t, write(n)), looked(t, write(4*n))
		if large > 5*small+1<<20 && large < MaxBytes {
			t.Errorf("%s: %d bytes looked at, and %d in four times as much", name, small, large)
		}
	}
}

func looked(t *testing.T, data []byte) int64 {
	d := &document{file: bytes.NewReader(data), size: int64(len(data)), left: MaxBytes}
	_, err := d.pages()
	if err != nil && err != errDamaged && err != ErrLimit && err != errSealed {
		t.Error(err)
	}
	if len(d.places) > maxObjects {
		t.Errorf("%d objects", len(d.places))
	}
	return MaxBytes - d.left
}

// zeros is a file of nothing but zeros behind its beginning.
type zeros struct {
	head, tail string
	size       int64
}

func (z zeros) ReadAt(p []byte, at int64) (int, error) {
	clear(p)
	if at < int64(len(z.head)) {
		copy(p, z.head[at:])
	}
	for i := range len(z.tail) {
		if to := z.size - int64(len(z.tail)-i) - at; to >= 0 && to < int64(len(p)) {
			p[to] = z.tail[i]
		}
	}
	if at+int64(len(p)) > z.size {
		return int(z.size - at), io.EOF
	}
	return len(p), nil
}

func TestLarge(t *testing.T) {
	const size = 3 << 30
	for _, c := range []struct {
		head, tail string
		pages      int
		want       error
	}{
		{"", "", 0, errDamaged},
		{"%PDF-1.7\n", "", 0, ErrLimit},
		{"%PDF-1.7\n", "startxref\n9\n%%EOF", 0, ErrLimit},
		{string(table(book(4, 2))[:400]), "", 0, ErrLimit},
	} {
		n, err := Pages(zeros{c.head, c.tail, size}, size)
		if n != c.pages || err != c.want {
			t.Errorf("%.20q … %q: %d, %v", c.head, c.tail, n, err)
		}
	}
	// Where the cross-reference leads, nothing else is read.
	whole := table(book(50, 7))
	m := bytes.LastIndex(whole, []byte("startxref"))
	n, err := Pages(zeros{string(whole), string(whole[m:]), size}, size)
	if n != 50 || err != nil {
		t.Errorf("%d pages, %v", n, err)
	}
}

// A file that cannot be read is no damaged PDF.
func TestUnreadable(t *testing.T) {
	gone := errors.New("gone")
	for after := range 8 {
		n, err := Pages(&failing{bytes.NewReader(table(book(40, 3))), after, gone}, 10_000)
		if err != nil && err != gone || err == nil && n != 40 {
			t.Errorf("after %d reads: %d, %v", after, n, err)
		}
	}
}

type failing struct {
	file  io.ReaderAt
	after int
	err   error
}

func (f *failing) ReadAt(p []byte, at int64) (int, error) {
	if f.after--; f.after < 0 {
		return 0, f.err
	}
	return f.file.ReadAt(p, at)
}

// The count is of pages there can be, the same each time, and found within the limit.
func FuzzPages(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.pdf")
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	for _, name := range slices.Sorted(maps.Keys(hostile)) {
		f.Add(hostile[name](500))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		const limit = 1 << 20
		var before int
		for i := range 2 {
			d := &document{file: bytes.NewReader(data), size: int64(len(data)), left: limit}
			n, err := d.pages()
			if n < 0 || n > maxObjects || i > 0 && n != before || err != nil && n != 0 {
				t.Errorf("%d pages, %d before, %v", n, before, err)
			}
			if err != nil && err != errDamaged && err != ErrLimit && err != errSealed {
				t.Error(err)
			}
			if d.left < -limit {
				t.Errorf("%d bytes looked at", limit-d.left)
			}
			before = n
		}
	})
}
