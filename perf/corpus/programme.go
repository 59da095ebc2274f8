// This file makes the programme up: faculties, modules, their facts and their
// text, the same for the same seed.

package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A language is one of the two the corpus is written in.
type language string

const (
	french  language = "fr"
	english language = "en"
)

var languages = []language{french, english}

// modulesOf is how many modules a faculty has, the last one aside.
const modulesOf = 20

// A programme is the whole corpus.
type programme struct{ faculties []*faculty }

// A faculty holds modules.
type faculty struct {
	name    string // of its folder
	title   phrase
	summary phrase
	campus  string
	since   int // year
	modules []*module
}

// A module has the facts that performance.md lists, and a text.
type module struct {
	faculty  *faculty
	name     string // of its file, without language
	title    phrase
	summary  phrase
	levels   []string
	credits  int
	sessions int
	hours    int
	students int
	campuses []string
	since    string // month: 2019-10
	people   []person
	slides   [2]string // addresses
	blocks   []block
}

type person struct {
	name string
	role phrase
}

// A block is a piece of text between two blank lines.
type block struct {
	kind  kind
	lines []line     // one for a paragraph, a heading or a quote; the items of a list
	rows  [][]phrase // of a table, the first is its head
}

type kind int

const (
	paragraph kind = iota
	heading2
	heading3
	bullets
	steps
	table
	quote
)

// A line is a text in which {link} leads to a module.
type line struct {
	phrase
	link *module // nil: there is no {link}
}

// newProgramme makes a programme of that many files in both languages together,
// give or take the last pair: a faculty's own page counts, the home page too.
func newProgramme(files int, seed uint64) *programme {
	random := rand.New(rand.NewPCG(seed, 0x9e3779b97f4a7c15))
	w := &writer{random}
	p := &programme{}
	entries := files/2 - 1 // the home page
	for entries > 1 {
		f := w.faculty(len(p.faculties))
		entries--
		for range min(modulesOf, entries) {
			f.modules = append(f.modules, w.module(f, len(p.faculties)*modulesOf+len(f.modules)))
		}
		entries -= len(f.modules)
		p.faculties = append(p.faculties, f)
	}
	for _, f := range p.faculties {
		for _, m := range f.modules {
			m.blocks = w.text(p, m)
		}
	}
	return p
}

// A writer draws lots.
type writer struct{ *rand.Rand }

func pick[T any](w *writer, from []T) T { return from[w.IntN(len(from))] }

func (w *writer) faculty(n int) *faculty {
	count := len(disciplines)
	a := n % count
	b := (a + 1 + n/count) % count // n/count stays below count-1 up to 500 faculties
	title := phrase{
		"Faculté : " + disciplines[a].fr + " et " + disciplines[b].fr,
		"Faculty of " + disciplines[a].en + " and " + disciplines[b].en,
	}
	return &faculty{
		name:    slug(disciplines[a].fr + " " + disciplines[b].fr),
		title:   title,
		summary: w.sentence(pick(w, sentences)),
		campus:  pick(w, campuses),
		since:   2015 + w.IntN(10),
	}
}

func (w *writer) module(f *faculty, n int) *module {
	// Every n below the number of combinations has a title of its own, and
	// neighbours have little in common.
	all := len(forms) * len(subjects) * len(settings)
	i := n * 4801 % all // 4801 is prime
	form, subject, setting := forms[i%len(forms)], subjects[i/len(forms)%len(subjects)], settings[i/len(forms)/len(subjects)]
	m := &module{
		faculty:  f,
		title:    phrase{form.fr + " " + subject.fr + " " + setting.fr, form.en + ": " + subject.en + " " + setting.en},
		summary:  w.sentence(pick(w, sentences)),
		credits:  2 + w.IntN(9),
		sessions: 4 + w.IntN(9),
		students: 10 * (1 + w.IntN(20)),
		campuses: []string{f.campus},
		since:    fmt.Sprintf("%d-%02d", f.since+w.IntN(2), 1+w.IntN(12)),
	}
	m.name = slug(m.title.fr)
	m.hours = 2 * m.sessions
	first := w.IntN(len(levels) - 1)
	m.levels = levels[first : first+1+w.IntN(2)]
	for range 1 + w.IntN(3) {
		m.people = append(m.people, person{pick(w, firstNames) + " " + pick(w, familyNames), pick(w, roles)})
	}
	for i := range m.slides {
		m.slides[i] = fmt.Sprintf("https://slides.example/%s/%s-%d", f.name, m.name, i+1)
	}
	return m
}

// text writes 600 to 1,500 words about m: an introduction and sections, among
// them at least two lists, numbered steps, a table, a quote and links.
func (w *writer) text(p *programme, m *module) []block {
	var blocks []block
	words := 0
	add := func(b block) { blocks = append(blocks, b); words += b.words() }
	target := 520 + w.IntN(720)
	special := []func() block{w.bullets, w.steps, w.table, w.quote, w.bullets}
	add(w.paragraph(p, m))
	for i, title := range w.Perm(len(headings)) {
		add(block{kind: heading2, lines: []line{{phrase: headings[title]}}})
		add(w.paragraph(p, m))
		left := max(0, len(special)-i) // sections that must still come, of some 100 words
		if left > 0 {
			add(special[i]())
		} else if words >= target {
			break
		}
		if words+100*left >= target {
			continue
		}
		if i%2 == 0 {
			add(w.paragraph(p, nil))
			continue
		}
		for stage := range 2 {
			add(block{kind: heading3, lines: []line{{phrase: w.subheading(i + stage)}}})
			add(w.paragraph(p, m))
		}
	}
	return blocks
}

func (w *writer) subheading(n int) phrase {
	about := pick(w, what)
	return phrase{fmt.Sprintf("Étape %d : %s", n, about.fr), fmt.Sprintf("Stage %d: %s", n, about.en)}
}

// paragraph has two to five sentences; if m is not nil, the last may link to
// another module, mostly of the same faculty.
func (w *writer) paragraph(p *programme, m *module) block {
	var l line
	for i := range 2 + w.IntN(4) {
		if i > 0 {
			l.fr, l.en = l.fr+" ", l.en+" "
		}
		s := w.emphasise(pick(w, sentences))
		l.fr, l.en = l.fr+s.fr, l.en+s.en
	}
	if m != nil && w.IntN(5) < 2 {
		f := m.faculty
		if w.IntN(3) == 0 {
			f = pick(w, p.faculties)
		}
		if l.link = pick(w, f.modules); l.link != m {
			s := w.sentence(pick(w, crossLinks))
			l.fr, l.en = l.fr+" "+s.fr, l.en+" "+s.en
		} else {
			l.link = nil
		}
	}
	return block{kind: paragraph, lines: []line{l}}
}

func (w *writer) bullets() block { return block{kind: bullets, lines: w.items()} }
func (w *writer) steps() block   { return block{kind: steps, lines: w.items()} }

func (w *writer) items() []line {
	var lines []line
	for range 4 + w.IntN(3) {
		lines = append(lines, line{phrase: w.sentence(pick(w, items))})
	}
	return lines
}

func (w *writer) table() block {
	rows := [][]phrase{tableHeads}
	for i := range 4 + w.IntN(4) {
		n := fmt.Sprint(i + 1)
		rows = append(rows, []phrase{{n, n}, pick(w, what), pick(w, where), {"2 h", "2 h"}})
	}
	return block{kind: table, rows: rows}
}

func (w *writer) quote() block {
	return block{kind: quote, lines: []line{{phrase: w.sentence(pick(w, quotes))}}}
}

// sentence fills the places of s. {link} is left as it is.
func (w *writer) sentence(s phrase) phrase { return w.fill(s, 0) }

// emphasise is sentence with some of the phrases in italics or bold.
func (w *writer) emphasise(s phrase) phrase { return w.fill(s, 6) }

// fill puts phrases in the places of s. One in every of them is emphasised; 0: none.
func (w *writer) fill(s phrase, every int) phrase {
	for _, place := range []struct {
		name string
		from []phrase
	}{{"{who}", who}, {"{what}", what}, {"{do}", do}, {"{where}", where}, {"{when}", when}} {
		capital := "{" + strings.ToUpper(place.name[1:2]) + place.name[2:]
		if strings.Contains(s.fr, capital) {
			with := pick(w, place.from)
			s.fr = strings.Replace(s.fr, capital, upperFirst(with.fr), 1)
			s.en = strings.Replace(s.en, capital, upperFirst(with.en), 1)
		}
		for strings.Contains(s.fr, place.name) {
			with := pick(w, place.from)
			if every > 0 && w.IntN(every) == 0 {
				mark := pick(w, []string{"*", "*", "**"})
				with = phrase{mark + with.fr + mark, mark + with.en + mark}
			}
			s.fr = strings.Replace(s.fr, place.name, with.fr, 1)
			s.en = strings.Replace(s.en, place.name, with.en, 1)
		}
	}
	return s
}

// words counts the French ones.
func (b block) words() int {
	n := 0
	for _, l := range b.lines {
		n += len(strings.Fields(l.fr))
	}
	for _, row := range b.rows {
		for _, cell := range row {
			n += len(strings.Fields(cell.fr))
		}
	}
	return n
}

func upperFirst(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

// slug makes the name of a file.
func slug(s string) string {
	folded := strings.NewReplacer("é", "e", "è", "e", "ê", "e", "à", "a", "ô", "o", "œ", "oe", "'", " ").Replace(strings.ToLower(s))
	return strings.Join(strings.Fields(folded), "-")
}
