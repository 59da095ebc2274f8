package content

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"projetpro/internal/charset"
	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/message"
	"projetpro/internal/plaintext"
	"projetpro/internal/report"
	"projetpro/internal/schema"
	"projetpro/internal/source"
)

const facultyPath = "content/faculties/droit/faculty.fr.md"

// parse reads a file, its body too.
func parse(path, text string) *Entry {
	e := Parse(source.NewTree(map[string][]byte{path: []byte(text)}).File(path), nil)
	e.Diags = append(e.Diags, e.BodyDiags()...)
	e.Diags.Sort()
	return e
}

// findings are the diagnostics of an entry: line:column code → fix (line:column of related places).
func findings(e *Entry) []string {
	p := report.Printer{Lang: "fr", Source: func(string) []byte { return e.Text }}
	var out []string
	for _, d := range e.Diags {
		l := p.Locate(d)
		wellMade(d)
		s := fmt.Sprintf("%d:%d %s", l.Line, l.Column, l.Code)
		if d.Fix != "" {
			s += " → " + d.Fix
		}
		for _, r := range l.Related {
			s += fmt.Sprintf(" (%d:%d)", r.Line, r.Column)
		}
		out = append(out, s)
	}
	return out
}

// wellMade panics unless the sentences about d have all their parts in every language.
func wellMade(d *diag.Diagnostic) {
	for _, l := range message.Languages() {
		at := (&report.Printer{Lang: l}).Locate(d)
		if said := at.Message + at.Hint; strings.Contains(strings.ReplaceAll(said, d.Fix, ""), "%!") || at.Message == "" {
			panic(fmt.Sprintf("%s in %s: %s", d.Code, l, said))
		}
	}
}

// accidents are what happens to front matter and to files. The names are those
// of the rows F01 to F21 of the catalogue of bad input; "plus" goes beyond it.
var accidents = []struct {
	row, text string
	want      []string
}{
	{"F01", "---\ntitle: T\ndraft: \"no\"\n---\n\nTexte.\n", []string{"3:8 value-truth → draft: false"}},
	{"F01", "---\ntitle: T\ndraft: vrai\n---\n\nTexte.\n", []string{"3:8 value-truth → draft: true"}},
	{"F01", "---\ntitle: T\ndraft: 0\n---\n\nTexte.\n", []string{"3:8 value-truth → draft: false"}},
	{"F01", "---\ntitle: T\ndraft: oui\n---\n\nTexte.\n", []string{"3:8 value-truth → draft: true"}},
	{"F02", "---\ntitle: T\ndraft: no\n---\n\nTexte.\n", []string{"3:8 value-truth → draft: false"}},
	{"F02", "---\ntitle: T\ndraft: yes\n---\n\nTexte.\n", []string{"3:8 value-truth → draft: true"}},
	{"F02", "---\ntitle: T\ndraft:\n---\n\nTexte.\n", []string{"3:1 field-empty"}},
	{"F03", "---\ntitel: x\n---\n\nTexte.\n", []string{"2:1 field-unknown → title: x"}},
	{"F03", "---\nTitle: x\n---\n\nTexte.\n", []string{"2:1 field-unknown → title: x"}},
	{"F03", "---\ntitre: x\n---\n\nTexte.\n", []string{"2:1 field-unknown → title: x"}},
	{"F04", "---\ntitle: T\nsince: 05/01/2024\n---\n\nTexte.\n", []string{"3:8 value-date → since: 2024-01-05"}},
	{"F04", "---\ntitle: T\nsince: 2024-02-31\n---\n\nTexte.\n", []string{"3:8 value-no-such-day"}},
	{"F04", "---\ntitle: T\nsince: 5 janvier 2024\n---\n\nTexte.\n", []string{"3:8 value-date → since: 2024-01-05"}},
	{"F04", "---\ntitle: T\nsince: 2024-1-5\n---\n\nTexte.\n", []string{"3:8 value-date → since: 2024-01-05"}},
	{"F04", "---\ntitle: T\nsince: \"2024-01-05\"\n---\n\nTexte.\n", nil},
	{"F04", "---\ntitle: T\nsince: 2024-01-05 10:00\n---\n\nTexte.\n", []string{"3:8 value-date-time"}},
	{"F04", "---\ntitle: T\nsince: 2024-01-05 00:00\n---\n\nTexte.\n", []string{"3:8 value-date-time → since: 2024-01-05"}},
	{"F05", "---\ntitle: T\norder: 010\n---\n\nTexte.\n", []string{"3:8 value-whole → order: 10"}},
	{"F05", "---\ntitle: T\norder: 1e3\n---\n\nTexte.\n", []string{"3:8 value-whole → order: 1000"}},
	{"F05", "---\ntitle: T\norder: 1.5\n---\n\nTexte.\n", []string{"3:8 value-whole"}},
	{"F05", "---\ntitle: T\norder: 1_000\n---\n\nTexte.\n", []string{"3:8 value-whole → order: 1000"}},
	{"F05", "---\ntitle: T\norder: 0x1F\n---\n\nTexte.\n", []string{"3:8 value-whole → order: 31"}},
	{"F05", "---\ntitle: T\ncontacts:\n  - name: x\n    phone: 0612345678\n---\n\nTexte.\n", nil},
	{"F05", "---\ntitle: T\ncontacts:\n  - name: x\n    tel: 0612345678\n---\n\nTexte.\n", []string{"5:5 field-unknown →     phone: 0612345678"}},
	{"F06", "---\ntitle: 010\n---\n\nTexte.\n", nil},
	{"F06", "---\ntitle: 2024\n---\n\nTexte.\n", nil},
	{"F06", "---\ntitle: true\n---\n\nTexte.\n", nil},
	{"F06", "---\ntitle: ~\n---\n\nTexte.\n", []string{"2:8 field-empty"}},
	{"F06", "---\ntitle: no\n---\n\nTexte.\n", nil},
	{"F06", "---\ntitle:\n---\n\nTexte.\n", []string{"2:1 field-empty"}},
	{"F06", "---\ntitle: null\n---\n\nTexte.\n", []string{"2:8 field-empty"}},
	{"F06", "---\ntitle: \"\"\n---\n\nTexte.\n", []string{"2:8 field-empty"}},
	{"F07", "---\ntitle: Note #1\n---\n\nTexte.\n", []string{"2:13 text-lost → title: \"Note #1\""}},
	{"F07", "---\ntitle: Été #3 — suite\n---\n\nTexte.\n", []string{"2:12 text-lost → title: \"Été #3 — suite\""}},
	{"F07", "---\ntitle: #suite\n---\n\nTexte.\n", []string{"2:8 text-lost → title: \"#suite\""}},
	{"F08", "---\ntitle: Réunion : ordre du jour\n---\n\nTexte.\n", []string{"2:8 front-colon → title: \"Réunion : ordre du jour\""}},
	{"F08", "---\ntitle: \"Il dit \"oui\"\"\n---\n\nTexte.\n", []string{"2:8 front-quotes → title: \"Il dit \\\"oui\\\"\""}},
	{"F08", "---\ntitle: 'L'été'\n---\n\nTexte.\n", []string{"2:8 front-quotes → title: \"L'été\""}},
	{"F08", "---\ntitle: @x\n---\n\nTexte.\n", []string{"2:8 front-symbol → title: \"@x\""}},
	{"F08", "---\ntitle: *x*\n---\n\nTexte.\n", []string{"2:8 front-symbol → title: \"*x*\""}},
	{"F08", "---\ntitle: [Brouillon] x\n---\n\nTexte.\n", []string{"2:8 front-symbol → title: \"[Brouillon] x\""}},
	{"F08", "---\ntitle: - x\n---\n\nTexte.\n", []string{"2:8 front-symbol → title: \"- x\""}},
	{"F08", "---\ntitle: % x\n---\n\nTexte.\n", []string{"2:8 front-symbol → title: \"% x\""}},
	{"F08", "---\ntitle: > x\n---\n\nTexte.\n", []string{"2:8 front-symbol → title: \"> x\""}},
	{"F08", "---\ntitle: `x`\n---\n\nTexte.\n", []string{"2:8 front-symbol → title: \"`x`\""}},
	{"F08", "---\ntitle: \"abc\n---\n\nTexte.\n", []string{"2:8 front-quotes → title: \"abc\""}},
	{"F08", "---\ntitle: [Brouillon]\n---\n\nTexte.\n", []string{"2:8 value-shape → title: \"[Brouillon]\""}},
	{"F08", "---\ntitle: {x}\n---\n\nTexte.\n", []string{"2:8 value-shape → title: \"{x}\""}},
	{"F08", "---\ntitle: ? x\n---\n\nTexte.\n", []string{"2:8 front-symbol → title: \"? x\""}},
	{"F08", "---\ntitle: , x\n---\n\nTexte.\n", []string{"2:8 front-symbol → title: \", x\""}},
	{"F09", "---\ntitle: !Attention travaux\n---\n\nTexte.\n", []string{"2:8 front-symbol → title: \"!Attention travaux\""}},
	{"F09", "---\ntitle: &a x\n---\n\nTexte.\n", []string{"2:8 front-symbol → title: \"&a x\""}},
	{"F09", "---\ntitle: ! x\n---\n\nTexte.\n", []string{"2:8 front-symbol → title: \"! x\""}},
	{"F10", "---\ntitre\u00a0: x\n---\n\nTexte.\n", []string{"2:1 field-unknown → title\u00a0: x"}},
	{"F10", "---\ntitle\u00a0: x\n---\n\nTexte.\n", nil},
	{"F10", "---\ntitle:\u00a0x\n---\n\nTexte.\n", nil},
	{"F10", "---\ntitle\u202f:\u202fx\n---\n\nTexte.\n", nil},
	{"F10", "---\ntitle\u200b: x\n---\n\nTexte.\n", nil},
	{"F10", "---\ntitle: T\ncontacts:\n\t- name: x\n---\n\nTexte.\n", []string{"4:1 front-tab →   - name: x"}},
	{"F10", "---\ntitle: T\ncontacts:\n\t- name: x\n\t  role: y\n\t- name: z\norder: a\n---\n\nTexte.\n", []string{
		"4:1 front-tab →   - name: x\n    role: y\n  - name: z", "7:8 value-whole"}},
	{"F10", "---\ntitle: T\ncontacts:\n  - name: x\n\trole: y\n  - name: z\n    role: t\n\temail: a@b.be\n---\n\nTexte.\n", []string{
		"5:1 front-tab →     role: y", "8:1 front-tab →     email: a@b.be"}},
	{"F10", "---\n\ttitle: T\n\torder: 1\n---\n\nTexte.\n", []string{"2:1 front-tab →   title: T\n  order: 1"}},
	{"F10", "---\ntitle: “x”\n---\n\nTexte.\n", []string{"2:8 text-quotes → title: \"x\""}},
	{"F10", "---\ntitle: T\ncontacts:\n\u00a0 - name: x\n---\n\nTexte.\n", []string{"4:1 front-space →   - name: x"}},
	{"F10", "---\ntitle: a\u2028b\n---\n\nTexte.\n", []string{"2:9 front-control → title: a b"}},
	{"F10", "---\ntitle: a \u2029b\u2028\n---\n\nTexte.\n", []string{"2:10 front-control → title: a b"}},
	{"F10", "---\ntitle: a\vb\bc\u0085d\n---\n\nTexte.\n", []string{"2:9 front-control → title: a bc d"}},
	{"F10", "---\ntitle: T\ncampuses:\n  - a\u2028\u2028b\n---\n\nTexte.\n", []string{"4:6 front-control →   - a b"}},
	{"F10", "---\n\u2028title: x\n---\n\nTexte.\n", []string{"2:1 front-control → title: x"}},
	{"F10", "---\n\u2028title: x\norder: 1\n---\n\nTexte.\n", []string{"2:1 front-control → title: x"}},
	{"F10", "---\ntitle: T\ncampuses:\n  \u2028- a\n  - b\n---\n\nTexte.\n", []string{"4:3 front-control →   - a"}},
	{"F10", "---\ntitle: T\n\b\b\norder: 1\n---\n\nTexte.\n", []string{"3:1 front-control"}},
	{"F10", "---\n\u00a0title: x\norder: a\n---\n\nTexte.\n", []string{"2:1 front-space → title: x", "3:8 value-whole"}},
	{"F10", "---\norder: 1\n\u00a0\u00a0title: x\n---\n\nTexte.\n", []string{"3:1 front-space → title: x"}},
	{"F10", "---\ntitle: T\ncontacts:\n  - name: x\n\u00a0\u00a0  role: y\n---\n\nTexte.\n", []string{"5:1 front-space →     role: y"}},
	{"F10", "---\ntitle: T\norder:\u20281\n---\n\nTexte.\n", []string{"3:7 front-control → order: 1"}},
	{"F10", "---\ntitle\u00a0: Réunion\u00a0: ordre\n---\n\nTexte.\n", []string{"2:9 front-colon → title\u00a0: \"Réunion\u00a0: ordre\""}},
	{"F11", "––-\ntitle: x\n---\nA\n", []string{"1:1 front-opening → ---"}},
	{"F11", "—\ntitle: x\n---\nA\n", []string{"1:1 front-opening → ---"}},
	{"F11", "---  \ntitle: x\n---\t\nA\n", nil},
	{"F11", "{\n\"title\": \"x\"\n}\nA\n", []string{"1:1 front-opening"}},
	{"F11", "---\ntitle: x\n...\n\nA\n", []string{"3:1 front-closing → ---"}},
	{"F11", "----\ntitle: x\n---\nA\n", []string{"1:1 front-opening → ---"}},
	{"F11", "---\ntitle: x\n\nA\n", []string{"2:1 front-unclosed → title: x\n---"}},
	{"F11", "---\ntitle: x\nsummary: y\n\n## Titre\n\nTexte : suite.\n", []string{"3:1 front-unclosed → summary: y\n---"}},
	{"F11", "---\ntitle: x\ncontacts:\n  - name: A\n\norder: 1\nTexte du corps.\n", []string{"6:1 front-unclosed → order: 1\n---"}},
	{"F11", "---\n\nTexte.\n", []string{"1:1 front-unclosed → ---\ntitle: …\n---"}},
	{"F11", "---\ntitle: x\n----\nA\n", []string{"3:1 front-closing → ---"}},
	{"F11", "---\ntitle: x\n\nTexte du corps.\n\n---\n\nSuite\n", []string{"4:1 front-unclosed → ---\nTexte du corps."}},
	{"F11", "---\ntitle: x\n\n## Titre\n\nTexte du corps.\n\n---\n\nSuite\n", []string{"4:1 front-unclosed → ---\n## Titre"}},
	{"F11", "---\ntitle: x\n# Une note\n\nTexte du corps.\n\n---\n\nSuite\n", []string{"5:1 front-unclosed → ---\nTexte du corps."}},
	{"F11", "---\ntitle: x\n\n- Un\n- Deux\n\nTexte du corps.\n\n---\n\nSuite\n", []string{"4:1 front-unclosed → ---\n- Un"}},
	{"F11", "---\ntitle: x\ncampuses:\n- Un\n- Deux\n\nTexte du corps.\n\n---\n\nSuite\n", []string{"7:1 front-unclosed → ---\nTexte du corps."}},
	{"F11", "\n\n---\ntitle: x\n---\nA\n", nil},
	{"F11", "---\ntitle: x\n---\n\nTexte.\n\n---\n\nB\n", nil},
	{"F11", "---\ntitle: x\nsummary: >\n  a\n  ---\n  b\n---\nA\n", nil},
	{"F11", "---\ntitle: x\n ---\nA\n", []string{"3:1 front-closing → ---"}},
	{"F11", "---\ntitle: x\n——\nA\n\n---\nB", []string{"3:1 front-closing → ---"}},
	{"F12", "---\n title: x\norder: 1\n---\nA\n", []string{"2:1 front-indent → title: x"}},
	{"F12", "---\ntitle: x\n...\norder: 1\n---\nA\n", []string{"3:1 front-second"}},
	{"F12", "---\ntitle: x\n--- a\norder: 1\n---\nA\n", []string{"3:1 front-second"}},
	{"F13", "---\ntitle: T\ncampuses:\n - a\n  - b\n---\n\nTexte.\n", []string{"4:4 text-folded →  - a\n - b"}},
	{"F13", "---\ntitle: T\ncampuses: a, b\n---\n\nTexte.\n", []string{"3:11 value-list → campuses: [a, b]"}},
	{"F13", "---\ntitle: T\ncampuses: a\n---\n\nTexte.\n", nil},
	{"F14", "---\ntitle: a\ntitle: b\n---\n\nTexte.\n", []string{"3:1 field-doubled (2:1)"}},
	{"F14", "---\ntitle: a\nTitle: b\n---\n\nTexte.\n", []string{"3:1 field-doubled (2:1)"}},
	{"F14", "---\ntitle: T\nrésumé: a\nrésumé: b\n---\n\nTexte.\n", []string{"3:1 field-unknown → summary: a", "4:1 field-doubled (3:1)"}},
	{"F14", "---\ntitle: T\nclé: a\nclé: b\n---\n\nTexte.\n", []string{"3:1 field-unexpected", "4:1 field-doubled (3:1)"}},
	{"F15", "\ufeff---\r\ntitle: x\r\n---\r\nA\r\n", nil},
	{"F15", "---\rtitle: x\r---\rA\r", nil},
	{"F15", "---\ntitle: x\r\n---\rA\n", nil},
	{"F16", "\xff\xfe-\x00-\x00-\x00\n\x00t\x00i\x00t\x00l\x00e\x00:\x00 \x00\xc9\x00t\x00\xe9\x00\n\x00-\x00-\x00-\x00\n\x00\n\x00T\x00e\x00x\x00t\x00e\x00.\x00\n\x00", []string{"1:1 encoding-utf16"}},
	{"F16", "-\x00-\x00-\x00\n\x00t\x00i\x00t\x00l\x00e\x00:\x00 \x00\xc9\x00t\x00\xe9\x00\n\x00-\x00-\x00-\x00\n\x00\n\x00T\x00e\x00x\x00t\x00e\x00.\x00\n\x00", []string{"1:1 encoding-utf16"}},
	{"F16", "+/v8-", []string{"1:1 encoding-utf7"}},
	{"F16", "---\ntitle: +AMk-t+AOk-\n---\n\nTexte.\n", []string{"1:1 encoding-utf7"}},
	{"F17", "---\ntitle: \xc9t\xe9\n---\n\nTexte.\n", []string{"2:8 encoding-bytes → title: Été"}},
	{"F17", "---\ntitle: \xc0\xaf\n---\n\nTexte.\n", []string{"2:8 encoding-bytes → title: À¯"}},
	{"F17", "---\ntitle: a\x00b\n---\n\nTexte.\n", []string{"2:9 encoding-nul"}},
	{"F17", "---\r\ntitle: x\r\n---\r\nD\xe9but\r\n", []string{"4:2 encoding-bytes → Début"}},
	{"F18", "", []string{"1:1 file-empty"}},
	{"F18", " \n\n", []string{"1:1 file-blank"}},
	{"F18", "---\ntitle: x\n---\n", []string{"4:1 body-missing"}},
	{"F18", "# Titre\n\nTexte\n", []string{"1:1 front-missing → ---\ntitle: \"Titre\"\n---"}},
	{"F18", "title: x\n\nTexte\n", []string{"1:1 front-missing → ---\ntitle: x\n---"}},
	{"F18", "title: x\nsummary: y\n---\nTexte\n", []string{"1:1 front-missing → ---\ntitle: x"}},
	{"F18", "title: x\nsummary: y\n----\nTexte\n", []string{"1:1 front-missing → ---\ntitle: x\nsummary: y\n---"}},
	{"F18", "title: x\ncampuses:\n  - a\n\norder: 1\n\nTexte\n", []string{"1:1 front-missing → ---\ntitle: x\ncampuses:\n  - a\n\norder: 1\n---"}},
	{"F18", "Texte, tout de suite.\n", []string{"1:1 front-missing → ---\ntitle: …\n---\nTexte, tout de suite."}},
	{"F18", "- Un : deux\n", []string{"1:1 front-missing → ---\ntitle: …\n---\n- Un : deux"}},
	{"F18", "## Contenu\n\nTexte.\n", []string{"1:1 front-missing → ---\ntitle: …\n---\n## Contenu"}},
	{"F18", "--- title: x\nsummary: y\n---\nTexte\n", []string{"1:1 front-opening → ---\ntitle: x"}},
	{"F18", "--- Un tiret\n", []string{"1:1 front-missing → ---\ntitle: …\n---\n--- Un tiret"}},
	{"F18", "---\n---\nA\n", []string{"1:1 field-missing → ---\ntitle: …"}},
	{"F19", "---\ntitle: \"C:\\temp\"\n---\n\nTexte.\n", []string{"2:8 text-escape → title: 'C:\\temp'"}},
	{"F19", "---\ntitle: \"\\d\"\n---\n\nTexte.\n", []string{"2:8 text-escape → title: '\\d'"}},
	{"F19", "---\ntitle: a\tb\n---\n\nTexte.\n", []string{"2:8 text-control → title: a b"}},
	{"F20", "---\ntitle: T\nlang: fr\n---\n\nTexte.\n", []string{"3:1 field-language"}},
	{"F20", "---\ntitle: T\nlang: FR\n---\n\nTexte.\n", []string{"3:1 field-language"}},
	{"F21", "PK\x03\x04....", []string{"1:1 file-format"}},
	{"F21", "{\\rtf1 abc}", []string{"1:1 file-format"}},
	{"F21", "<!DOCTYPE html><html>", []string{"1:1 file-format"}},
	{"F21", "---\ntitle: x\n---\n\nTexte.\n\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n", []string{"7:1 conflict-markers"}},
	{"F17", "---\ntitle: FacultÃ© dâ€™Architecture\n---\n\nTexte.\n", []string{"2:14 encoding-garbled → title: Faculté d’Architecture"}},
	{"F17", "---\ntitle: T\n---\n\nÃ\u00a0 cÅ“ur, â€œouiâ€\u009d, â€œouiâ€ ðŸ˜€.\n\nÃƒÂ©tÃƒÂ© Â« x Â»\n", []string{
		"5:1 encoding-garbled → à cœur, “oui”, “oui” 😀.", "5:19 control-character", "7:1 encoding-garbled → été « x »"}},
	{"F17", "---\ntitle: QUALITÉ\u00a0»\n---\n\n«\u00a0qualité\u00a0» «été»… Ô\u00a0! São Åland naïf “Â” dâ’\n", nil},
	{"F17", "---\ntitle: T\n---\n\nPerdu\ufffd ici\ufffd.\nEt ï¿½ là.\n", []string{"5:6 encoding-lost", "6:4 encoding-lost"}},
	{"plus", "---\ntitle: T\nsummary: Une phrase\nqui continue,\nencore.\norder: 1\n---\n\nTexte.\n", []string{"4:1 front-wrapped"}},
	{"plus", "---\ntitle:x\n---\n\nTexte.\n", []string{"2:1 front-colon-space → title: x"}},
	{"plus", "---\ntitle:@x\n---\n\nTexte.\n", []string{"2:1 front-colon-space → title: \"@x\""}},
	{"plus", "---\ntitle x\n---\n\nTexte.\n", []string{"2:1 front-colon-space → title: x"}},
	{"plus", "---\ntitle: x\ncampuses: [a, b\n---\n\nTexte.\n", []string{"3:11 front-bracket → campuses: [a, b]"}},
	{"plus", "---\ntitle: x\ncampuses: [A #1, B]\n---\n\nTexte.\n", []string{"3:11 text-lost → campuses: [\"A #1\", B]"}},
	{"plus", "---\ntitle: x\ncampuses: ['L'école', B]\n---\n\nTexte.\n", []string{"3:11 front-quotes → campuses: [\"L'école\", B]"}},
	{"plus", "---\ntitle: x\ncontacts:\n  - {name: {fr: L'art, en: 'Master's'}}\n  - {name: B}\n---\n\nTexte.\n", []string{"4:5 front-quotes →   - {name: {fr: L'art, en: \"Master's\"}}"}},
	{"plus", "---\ntitle: x\ncampuses: [*A*, B]\n---\n\nTexte.\n", []string{"3:11 front-symbol → campuses: [\"*A*\", B]"}},
	{"plus", "---\ntitle: x\ncampuses: [[A](b.md), B]\n---\n\nTexte.\n", []string{"3:11 front-symbol → campuses: [\"[A](b.md)\", B]"}},
	{"plus", "---\ntitle: x\n**summary**: b\n---\n\nTexte.\n", []string{"3:1 front-line → summary: b"}},
	{"plus", "---\ntitle: x\n- summary: b\n---\n\nTexte.\n", []string{"3:1 front-line → summary: b"}},
	{"plus", "---\ntitle: x\n`summary`: b\n---\n\nTexte.\n", []string{"3:1 front-line → summary: b"}},
	{"plus", "---\ntitle: x\n“summary”: b\n---\n\nTexte.\n", []string{"3:1 field-unknown → summary: b"}},
	{"plus", "---\ntitle: x\n  summary\u00a0: b\n---\n\nTexte.\n", []string{"3:1 front-indent → summary\u00a0: b"}},
	{"plus", "---\ntitle: x\n  summary: b\n---\n\nTexte.\n", []string{"3:1 front-indent → summary: b"}},
	{"plus", "---\ntitle: T\ncredits: 4\ntype: module\n<<: *a\n---\n\nTexte.\n", []string{"3:1 field-elsewhere", "4:1 field-kind", "5:1 front-line"}},
	{"plus", "---\ntitle: T\ncontacts:\n  - name: a\n   role: b\n---\n\nTexte.\n", []string{"5:1 front-indent →     role: b"}},
	{"plus", "---\ntitle: T\nfoo: 1\nbar: Réunion : x\norder: x\n---\n\nTexte.\n", []string{"3:1 field-unexpected", "4:6 front-colon → bar: \"Réunion : x\"", "5:8 value-whole"}},
}

func TestAccidents(t *testing.T) {
	for _, c := range accidents {
		e := parse(facultyPath, c.text)
		if diff := cmp.Diff(c.want, findings(e)); diff != "" {
			t.Errorf("%s %q (-want +got):\n%s", c.row, c.text, diff)
		}
	}
}

// A correction, put in the place of the line or the lines it is for, leaves less
// of what it corrects, nothing else that is wrong, and every word of the front matter.
// What it shows to be wrong is corrected with it, as it is before it is shown.
func TestFixesMend(t *testing.T) {
	check := func(row, path, text string) {
		t.Helper()
		e := parse(path, text)
		before := codes(e)
		for _, d := range e.Diags {
			if d.Fix == "" || d.Pos.Offset == diag.NoOffset || d.Code == diag.EncodingBytes {
				continue
			}
			start := plaintext.LineStart(e.Text, d.Pos.Offset)
			end := max(d.Pos.Offset, d.End)
			end = plaintext.LineEnd(e.Text, end)
			mended := string(e.Text[:start]) + d.Fix + string(e.Text[end:])
			for _, more := range parse(path, mended).Diags {
				if more.Code == diag.TextMarks && d.Code == diag.FrontSymbol {
					at := plaintext.LineStart([]byte(mended), more.Pos.Offset)
					mended = mended[:at] + more.Fix + mended[plaintext.LineEnd([]byte(mended), at):]
				}
			}
			after := codes(parse(path, mended))
			for code, n := range after {
				if code == d.Code && n >= before[code] || n > 0 && before[code] == 0 && code != diag.BodyMissing {
					t.Errorf("%s %q mended as %q: %q", row, text, mended, findings(parse(path, mended)))
				}
			}
			keeps := strings.HasPrefix(string(d.Code), "front-") || d.Code == diag.FieldMissing
			if lost := lostWord(string(e.Text[start:end]), d.Fix); keeps && lost != "" {
				t.Errorf("%s %q mended as %q: %q is lost", row, text, mended, lost)
			}
		}
	}
	for _, c := range accidents {
		check(c.row, facultyPath, c.text)
	}
	check("settings", "content/site.yaml", "languages: [fr]\nbase_url: https://example.org/\n")
	check("settings", "content/site.yaml", "# Les réglages.\n\nlanguages: [fr]\n")
	check("settings", "content/site.yaml", "# Les réglages.\n---\nlanguages: [fr]\n")
	check("settings", "content/site.yaml", "  name: x\n")
	check("settings", "content/site.yaml", "# Rien encore.\n")
	check("partner", "content/partners/uae.fr.md", "Une association.\n")
	check("partner", "content/partners/uae.fr.md", "# Une association\n")
}

// codes counts what is found.
func codes(e *Entry) map[diag.Code]int {
	found := map[diag.Code]int{}
	for _, d := range e.Diags {
		found[d.Code]++
	}
	return found
}

// lostWord is a word of a text that is not in another, or "".
func lostWord(text, other string) string {
	words := func(s string) []string {
		return strings.FieldsFunc(s, func(c rune) bool {
			return !unicode.IsLetter(c) && !unicode.IsDigit(c) && (!isControl(c) || unicode.IsSpace(c))
		})
	}
	left := words(other)
	for _, word := range words(text) {
		i := slices.Index(left, withoutControls(word))
		if i < 0 {
			return word
		}
		left = slices.Delete(left, i, i+1)
	}
	return ""
}

// Fields that nothing ends end before the text.
func TestWhereFieldsEnd(t *testing.T) {
	check := func(want, behind string) {
		t.Helper()
		e := parse(facultyPath, "---\n"+want+"\n"+behind)
		if len(e.Diags) != 1 || e.Diags[0].Code != diag.FrontUnclosed {
			t.Fatalf("%q: %q", want+"\n"+behind, findings(e))
		}
		end := e.Diags[0].Pos.Offset + strings.Index(e.Diags[0].Fix, "\n"+delimiter)
		if got := string(e.Text[len("---\n"):end]); got != want {
			t.Errorf("%q and not %q", got, want)
		}
	}
	check("title: x", "")
	check("title: x", "\nTexte.\n")
	check("title: x", "Texte.\n")
	check("title: x", "Titre\n-----\n")
	check("title: x", "\n- Un\n- Deux\n")
	check("title: x", "\n# Titre\n\nTexte.\n")
	check("title\u00a0: x", "Texte.\n")
	check("title: x\n# Une note\norder: 1", "\nTexte.\n")
	check("title: x\n\norder: 1", "\nTexte\u00a0: suite.\n")
	check("title: x\nsummary: Une phrase\nqui continue.\norder: 1", "\nTexte.\n")
	check("title: x\nsummary: >\n  A\n\n  B\norder: 1", "Texte.\n")
	check("title: x\ncampuses:\n  - A\n\n  - B", "\nTexte.\n")
	check("title: x\ncampuses:\n- A\n- B", "\n- Un\n")
}

func TestSentences(t *testing.T) {
	check := func(text string, language lang.Tag, want string) {
		t.Helper()
		e := parse(facultyPath, text)
		p := report.Printer{Lang: language, Source: func(string) []byte { return e.Text }}
		for _, d := range e.Diags { // as if it were proved
			if d.Fix != "" {
				d.Mended = &charset.Edit{Text: d.Fix}
			}
		}
		var b strings.Builder
		if err := p.Print(&b, "text", e.Diags); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, b.String()); diff != "" {
			t.Errorf("%q in %s (-want +got):\n%s", text, language, diff)
		}
	}
	colon := "---\ntitle: Réunion : ordre du jour\n---\nA\n"
	check(colon, "fr", `content/faculties/droit/faculty.fr.md:2:8: erreur : title : un second deux-points rend « Réunion : ordre du jour » illisible. [front-colon]
    2 | title: Réunion : ordre du jour
      |        ^^^^^^^^^^^^^^^^^^^^^^^
    → Mettez le texte entre guillemets doubles.
    → Écrivez : title: "Réunion : ordre du jour"
`)
	check(colon, "en", `content/faculties/droit/faculty.fr.md:2:8: error: title: a second colon makes “Réunion : ordre du jour” unreadable. [front-colon]
    2 | title: Réunion : ordre du jour
      |        ^^^^^^^^^^^^^^^^^^^^^^^
    → Put the text in double quotes.
    → Write: title: "Réunion : ordre du jour"
`)
	lost := "---\ntitle: Été #3\n---\nA\n"
	check(lost, "fr", `content/faculties/droit/faculty.fr.md:2:12: erreur : title : « #3 » serait perdu, car ce qui suit un # après une espace est un commentaire. [text-lost]
    2 | title: Été #3
      |            ^^
    → Mettez tout le texte entre guillemets doubles. Un commentaire se met sur une ligne à lui.
    → Écrivez : title: "Été #3"
`)
	check(lost, "en", `content/faculties/droit/faculty.fr.md:2:12: error: title: “#3” would be lost, because what follows a # after a space is a comment. [text-lost]
    2 | title: Été #3
      |            ^^
    → Put the whole text in double quotes. A comment goes on a line of its own.
    → Write: title: "Été #3"
`)
	draft := "---\ntitle: x\ndraft: \"no\"\n---\nA\n"
	check(draft, "en", `content/faculties/droit/faculty.fr.md:3:8: error: draft must be true or false, not “"no"”. [value-truth]
    3 | draft: "no"
      |        ^^^^
    → Write: draft: false
`)
	bytes := "---\r\ntitle: x\r\n---\r\nD\xe9but\r\n"
	check(bytes, "en", `content/faculties/droit/faculty.fr.md:4:2: error: This file is not saved as UTF-8 (see the byte at offset 21): accents would be lost. The line probably reads as below. [encoding-bytes]
    4 | Début
      |  ^
    → Open it in a text editor, check the accents, and choose “Save with encoding: UTF-8”.
    → Write: Début
`)
}

// F15: however lines end, and with a byte order mark or without, the entry is the same.
func TestLineEndsMakeNoDifference(t *testing.T) {
	text := "---\ntitle: Été\ncampuses:\n  - Solbosch\n---\n\nUn.\n\nDeux.\n"
	want := parse(facultyPath, text)
	for _, other := range []string{
		strings.ReplaceAll(text, "\n", "\r\n"), strings.ReplaceAll(text, "\n", "\r"), "\ufeff" + text,
		strings.Replace(text, "\n", "\r\n", 3), "\ufeff" + strings.ReplaceAll(text, "\n", "\r\n"),
	} {
		got := parse(facultyPath, other)
		if diff := cmp.Diff(want.Record.Facts, got.Record.Facts) + cmp.Diff(want.Record.Words, got.Record.Words) +
			cmp.Diff(want.Record.Set, got.Record.Set) + cmp.Diff(string(want.Text), string(got.Text)); diff != "" {
			t.Errorf("%q: %s", other, diff)
		}
	}
}

func TestPlaces(t *testing.T) {
	check := func(path, id string, kind *schema.Kind, tag lang.Tag, want ...string) {
		t.Helper()
		var diags diag.List
		p := placeOf(path, &diags)
		got := []string{}
		for _, d := range diags {
			got = append(got, strings.TrimSpace(string(d.Code)+" "+d.Fix))
		}
		if p.id != id || p.kind != kind || p.lang != tag || !slices.Equal(got, want) {
			t.Errorf("%s: %+v %q, want %s %q", path, p, got, id, want)
		}
	}
	check("content/site.yaml", "site", schema.Site, "")
	check("content/home.fr.md", "home", schema.Page, "fr")
	check("content/method.nl.md", "method", schema.Page, "nl")
	check("content/pages/about.en.md", "pages/about", schema.Page, "en")
	check("content/faculties/architecture/faculty.fr.md", "faculties/architecture", schema.Faculty, "fr")
	check("content/faculties/architecture/modules/design-thinking.fr.md", "faculties/architecture/modules/design-thinking", schema.Module, "fr")
	check("content/faculties/architecture/roadmap/ba1.fr.md", "faculties/architecture/roadmap/ba1", schema.Year, "fr")
	check("content/mentoring/alumni.en.md", "mentoring/alumni", schema.Offer, "en")
	check("content/partners/uae.fr.md", "partners/uae", schema.Partner, "fr")

	check("content/pages/about.md", "pages/about", schema.Page, "", "name-language")
	check("content/pages/about-fr.md", "pages/about", schema.Page, "fr", "name-language content/pages/about.fr.md")
	check("content/pages/about-nl.md", "pages/about-nl", schema.Page, "", "name-language content/pages/about.nl.md")
	check("content/pages/about-us.md", "pages/about-us", schema.Page, "", "name-language")
	check("content/pages/about.FR.md", "pages/about", schema.Page, "fr", "name-language-case content/pages/about.fr.md")
	check("content/pages/À propos.fr.md", "pages/a-propos", schema.Page, "fr", "name-slug content/pages/a-propos.fr.md")
	check("content/pages/About.fr.md", "pages/about", schema.Page, "fr", "name-slug content/pages/about.fr.md")
	check("content/pages/e\u0301te\u0301.fr.md", "pages/ete", schema.Page, "fr", "name-slug content/pages/ete.fr.md")
	check("content/pages/about.fr.md.txt", "pages/about", schema.Page, "fr", "name-extension content/pages/about.fr.md")
	check("content/pages/about.fr.MD", "pages/about", schema.Page, "fr", "name-extension-case content/pages/about.fr.md")
	check("content/site.yml", "", nil, "", "name-extension content/site.yaml")
	check("content/about.fr.md", "", nil, "", "place-unknown content/pages/about.fr.md")
	check("content/fr/pages/about.md", "", nil, "", "place-unknown content/pages/about.fr.md")
	check("content/pages/fr/about.fr.md", "", nil, "", "place-unknown content/pages/about.fr.md")
	check("content/en/faculties/droit/atelier.md", "", nil, "", "place-unknown content/faculties/droit/modules/atelier.en.md")
	check("content/faculties/droit.fr.md", "", nil, "", "place-unknown content/faculties/droit/faculty.fr.md")
	check("content/faculties/droit/ba1.fr.md", "", nil, "", "place-unknown content/faculties/droit/roadmap/ba1.fr.md")
	check("content/faculties/droit/atelier.fr.md", "", nil, "", "place-unknown content/faculties/droit/modules/atelier.fr.md")
	check("content/facultés/droit/faculty.fr.md", "", nil, "", "place-unknown content/faculties/droit/faculty.fr.md")
	check("content/faculties/modules/x.fr.md", "", nil, "", "place-unknown")
	check("content/modules/x.fr.md", "", nil, "", "place-unknown")
	check("content/faculties/faculty.fr.md", "", nil, "", "place-unknown")
	check("content/faculties/droit/roadmap.fr.md", "", nil, "", "place-unknown")
	check("content/facultes/droit/modules/x.fr.md", "", nil, "", "place-unknown content/faculties/droit/modules/x.fr.md")
	check("content/partenaires/uae.fr.md", "", nil, "", "place-unknown content/partners/uae.fr.md")
	check("content/a/b/c/d.fr.md", "", nil, "", "place-unknown")
	check("content/index.fr.md", "", nil, "", "place-unknown content/home.fr.md")
	check("content/accueil.fr.md", "", nil, "", "place-unknown content/home.fr.md")
	check("content/methode.fr.md", "", nil, "", "place-unknown content/method.fr.md")
	check("content/faculties/droit/feuille-de-route/ba1.fr.md", "", nil, "", "place-unknown content/faculties/droit/roadmap/ba1.fr.md")
	check("content/mentorship/x.fr.md", "", nil, "", "place-unknown content/mentoring/x.fr.md")
	check("content/faculties/droit/roadmap/premiere-annee.fr.md", "faculties/droit/roadmap/premiere-annee", schema.Year, "fr")
}

// What has a place of its own is said to have it, and names are shown as they are written.
func TestPlacesInSentences(t *testing.T) {
	check := func(path, want string) {
		t.Helper()
		var diags diag.List
		placeOf(path, &diags)
		at := (&report.Printer{Lang: "en"}).Locate(diags[len(diags)-1])
		if got := at.Message + " " + at.Hint; !strings.Contains(got, want) {
			t.Errorf("%s: %s", path, got)
		}
	}
	check("content/faculties/modules/x.fr.md", "Files may lie here: content/faculties/…/modules/….")
	check("content/roadmap/ba1.fr.md", "Files may lie here: content/faculties/…/roadmap/….")
	check("content/faculties/faculty.nl.md", "Files may lie here: content/faculties/…/faculty.nl.md.")
	check("content/faculty/modules.md", "Files may lie here: content/faculties/…/faculty.….md.")
	check("content/a/b/c.fr.md", "Files may lie here: content/faculties/…/faculty.fr.md, content/faculties/…/modules/…, content/faculties/…/roadmap/…, "+
		"content/mentoring/…, content/events/…, content/partners/…, content/home.fr.md, content/method.fr.md, content/pages/…, content/site.yaml.")
	check("content/faculties/droit/roadmap/Première année.fr.md", "“Première année” cannot be part of an address.")
}

func TestIsEntry(t *testing.T) {
	for path, want := range map[string]bool{
		"content/home.fr.md": true, "content/site.yaml": true, "content/site.yml": true, "content/a.fr.md.txt": true, "content/a.MD": true,
		"content/a.pdf": false, "content/a.txt": false, "static/a.md": false, "content/x.md~": false, "content/pages/site.yaml": false, "content/4913": false,
	} {
		if IsEntry(path) != want {
			t.Errorf("%s: %t", path, !want)
		}
	}
}

func TestSettings(t *testing.T) {
	e := parse("content/site.yaml", "---\nname: Projet PRO\nlanguages: [fr, en]\nbase_url: https://example.org/\n")
	if len(e.Diags) > 0 || e.Body() != nil || !slices.Equal(e.Record.Facts.(*schema.SiteFacts).Languages, []lang.Tag{"fr", "en"}) {
		t.Errorf("%+v %q", e.Record.Facts, findings(e))
	}
	check := func(text string, want ...string) {
		t.Helper()
		if got := findings(parse("content/site.yaml", text)); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	check("# Réglages\n\nname: x\n", "3:1 field-missing") // which languages, nobody but its author knows
	check("# Réglages\n---\nname: x\n", "2:1 field-missing")
	check("name: x\n", "1:1 field-missing")
	check("", "1:1 file-empty")
	check("name: x\nlanguages: [FR, français, xx]\n", "2:13 value-language → languages: [fr, français, xx]",
		"2:17 value-language", "2:27 value-language") // français is fr, which is there
}

// A question mark within brackets asks, and addresses have one: only at the start of a value is it YAML's own.
func TestQuestionsInBrackets(t *testing.T) {
	written := []string{"https://www.example.org/watch?v=3", "Qui? Moi", "Qui ? Moi", "a?", "a?b?c", "\"a?\"", "'d’où ?'"}
	for i, value := range written {
		for _, text := range []string{"aliases: [%s]", "aliases: [x, %s, y?]", "aliases: [ %s ]", "aliases: [x,\n  %s]", "title: \"Où ?\" # ?\naliases: [%s]"} {
			text = fmt.Sprintf(text, value)
			fields, err := parseYAML([]byte(text))
			if err != nil {
				t.Errorf("%q: %v", text, err)
				continue
			}
			found := false
			for _, n := range fields.Content[len(fields.Content)-1].Content {
				if found = found || n.Value == strings.Trim(value, "\"'"); strings.Contains(n.Value, questioned) {
					t.Errorf("%q: %q", text, n.Value)
				}
			}
			if !found {
				t.Errorf("%q: value %d is not read", text, i)
			}
		}
	}
	const text = "---\ntitle: \"Où ?\"\ncontacts: [{name: Qui ? Moi, link: https://example.org/?id=3, emial: x}]\norder: x\n---\n\nTexte.\n"
	want := []string{"3:63 field-unexpected", "4:8 value-whole"}
	if diff := cmp.Diff(want, findings(parse(facultyPath, text))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// The home page has no slug: its address is that of its language.
func TestSlugOfHome(t *testing.T) {
	check := func(path, text string, want ...string) {
		t.Helper()
		if got := findings(parse(path, "---\ntitle: T\n"+text+"\n---\n\nTexte.\n")); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", path, got, want)
		}
	}
	check("content/home.fr.md", "slug: accueil", "3:1 slug-unused")
	check("content/home.fr.md", "slug: Été", "3:1 slug-unused", "3:7 value-slug → slug: ete")
	check("content/home.fr.md", "order: 1")
	check("content/method.fr.md", "slug: methode")
	check("content/pages/home.fr.md", "slug: accueil")
}

// D05: what is made to take time or memory is refused at once.
func TestBombs(t *testing.T) {
	front := func(s string) string { return "---\n" + s + "\n---\nA\n" }
	var aliases strings.Builder
	aliases.WriteString("a0: &a0 [x,x,x,x,x,x,x,x,x]\n")
	for i := 1; i < 10; i++ {
		fmt.Fprintf(&aliases, "a%d: &a%d [%s]\n", i, i, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*a%d,", i-1), 9), ","))
	}
	var keys strings.Builder
	for i := range 20_000 {
		fmt.Fprintf(&keys, "k%d: x\n", i)
	}
	var someKeys strings.Builder
	for i := range maxKeys + 1 {
		fmt.Fprintf(&someKeys, "k%d: x\n", i)
	}
	var nested strings.Builder
	for i := range 150 {
		nested.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	for name, c := range map[string]struct {
		text string
		code diag.Code
	}{
		"aliases":       {front(aliases.String()), diag.FrontSymbol},
		"self":          {front("title: &a [*a]"), diag.FrontSymbol},
		"merge":         {front("a: &a {b: c}\n<<: *a"), diag.FrontSymbol},
		"brackets":      {front("title: " + strings.Repeat("[", 100_000)), diag.FrontTooLong},
		"less brackets": {front("title: " + strings.Repeat("[", 60_000)), diag.FrontTooDeep},
		"braces":        {front("title: " + strings.Repeat("{a: ", 15_000)), diag.FrontTooDeep},
		"items":         {front("title:\n" + strings.Repeat("- ", 30_000)), diag.FrontTooDeep},
		"questions":     {front(strings.Repeat("? ", 30_000)), diag.FrontTooDeep},
		"indents":       {front(nested.String()), diag.FrontTooDeep},
		"keys":          {front(keys.String()), diag.FrontTooLong},
		"1001 values":   {front("levels: [" + strings.Repeat("a, ", 1000) + "b]\n"), diag.FrontTooWide},
		"201 keys":      {front(someKeys.String()), diag.FrontTooMany},
		"201 in groups": {front("hours: {" + strings.ReplaceAll(strings.TrimSpace(someKeys.String()), "\n", ", ") + "}"), diag.FrontTooMany},
		"empty groups":  {front("sessions: [" + strings.Repeat("{a: {}}, ", maxValues) + "{a: []}]"), diag.FrontTooWide},
		"lines":         {front(strings.Repeat("#\n", 30_000)), diag.FrontTooMany},
		"scalar":        {front("title: " + strings.Repeat("a", 10<<20)), diag.FrontTooLong},
		"controls":      {front("title: " + strings.Repeat("a\u2028", 15_000)), diag.FrontControl},
		"spaces":        {front("title: x\n" + strings.Repeat("\u00a0x\n", 250)), diag.FrontSpace},
		"colours":       {front("title: {a: #f3d, b: [#2d5be3, #7a1f12]}"), diag.TextLost},
		"quoted":        {front("title: \"" + strings.Repeat("a\\", 20_000)), diag.FrontQuotes},
	} {
		t.Run(name, func(t *testing.T) {
			e := parse(facultyPath, c.text)
			if !slices.ContainsFunc(e.Diags, func(d *diag.Diagnostic) bool { return d.Code == c.code }) {
				t.Errorf("no %s in %.300q", c.code, findings(e))
			}
			if len(e.Diags) > 300 {
				t.Errorf("%d diagnostics", len(e.Diags))
			}
		})
	}
}

// A timetable has more fields than any other front matter: the three groups of a semester have 64 sessions.
func TestTimetable(t *testing.T) {
	var sessions strings.Builder
	for i := range 64 {
		fmt.Fprintf(&sessions, "  - {date: 2026-%02d-%02d, start: 8:30, end: 12:00, place: C37, group: Groupe %c}\n", 9+i/28, 1+i%28, 'A'+i%3)
	}
	e := parse("content/faculties/law/modules/m.fr.md", "---\ntitle: T\nsessions:\n"+sessions.String()+"---\n\nTexte.\n")
	if len(e.Diags) > 0 || len(e.Record.Facts.(*schema.ModuleFacts).Sessions.Dated) != 64 {
		t.Errorf("%q", findings(e))
	}
}

// moduleText is front matter of the size that modules have, and a body.
const moduleText = `---
title: Projet PRO en Architecture
summary: Un atelier pour réfléchir à son projet professionnel, de l’université à l’emploi.
levels: [MA2]
terms: [first]
schedule: day
languages: [fr]
campuses: [Flagey]
since: 2019-10
status: running
credits: 4
sessions: {count: 8, length: 2h}
students: ~15
option: Design Thinking
people:
  - name: Camille Exemple
    role: {fr: coordination, en: coordination}
resources:
  - kind: presentation
    part: 1
    language: fr
    url: https://example.org/diapositives-1
  - kind: presentation
    part: 2
---

Du texte.
`

const modulePath = "content/faculties/architecture/modules/atelier.fr.md"

func TestModule(t *testing.T) {
	e := parse(modulePath, moduleText)
	if len(e.Diags) > 0 {
		t.Fatalf("%q", findings(e))
	}
	text := func(key string) string {
		s, ok := e.Record.Set[key]
		if !ok {
			t.Fatalf("%s is not set", key)
		}
		return string(e.Text[s.Key:s.End])
	}
	for key, want := range map[string]string{
		"levels": "levels: [MA2]", "summary": "summary: Un atelier pour réfléchir à son projet professionnel, de l’université à l’emploi.",
		"sessions.length": "length: 2h", "resources.0.url": "url: https://example.org/diapositives-1", "resources.1": "kind: presentation\n    part: 2",
		"people.0.role.en": "en: coordination", "campuses.0": "Flagey", "people": "people:\n  - name: Camille Exemple\n    role: {fr: coordination, en: coordination}",
	} {
		if got := text(key); got != want {
			t.Errorf("%s: %q, want %q", key, got, want)
		}
	}
}

func FuzzFrontMatter(f *testing.F) {
	for _, c := range accidents {
		f.Add(c.text)
	}
	f.Add(moduleText)
	f.Fuzz(func(t *testing.T, text string) {
		e := parse(modulePath, text)
		for _, d := range e.Diags {
			if d.Pos.Offset < diag.NoOffset || d.Pos.Offset > len(e.Text) || d.End > len(e.Text) || d.End != 0 && d.End < d.Pos.Offset {
				t.Fatalf("%s at %d to %d of %d", d.Code, d.Pos.Offset, d.End, len(e.Text))
			}
			for _, r := range d.Related {
				if r.Offset < diag.NoOffset || r.Offset > len(e.Text) {
					t.Fatalf("%s: related at %d of %d", d.Code, r.Offset, len(e.Text))
				}
			}
		}
		for key, s := range e.Record.Set {
			if s.Key < 0 || s.Value < s.Key || s.End < s.Value || s.End > len(e.Text) {
				t.Fatalf("%s: %+v of %d", key, s, len(e.Text))
			}
		}
		if e.Record.Facts == nil && !slices.ContainsFunc(e.Diags, func(d *diag.Diagnostic) bool { return d.Severity(false) == diag.Error }) {
			t.Fatal("nothing read and nothing said")
		}
	})
}

func BenchmarkFrontMatter(b *testing.B) {
	f := source.NewTree(map[string][]byte{modulePath: []byte(moduleText)}).File(modulePath)
	b.ReportAllocs()
	for b.Loop() {
		e := &Entry{File: f, Kind: schema.Module, Lang: "fr", Text: f.Bytes()}
		block := block{file: f.Path, kind: e.Kind, text: e.Text, diags: &e.Diags}
		block.find()
		e.record(&block)
	}
}

func BenchmarkParse(b *testing.B) {
	f := source.NewTree(map[string][]byte{modulePath: []byte(moduleText)}).File(modulePath)
	b.ReportAllocs()
	for b.Loop() {
		Parse(f, nil)
	}
}

func BenchmarkPlainFrontMatter(b *testing.B) {
	text := "---\ntitle: Projet PRO\nsummary: Un atelier.\nlevels: [MA2]\nterms: [first]\nschedule: day\nlanguages: [fr]\ncampuses: [Flagey]\nsince: 2019-10\n" +
		"status: running\ncredits: 4\nsessions: {count: 8, length: 2h}\nstudents: ~15\noption: Design Thinking\norder: 1\ncode: ARCH-P5001\n---\n"
	f := source.NewTree(map[string][]byte{modulePath: []byte(text)}).File(modulePath)
	b.ReportAllocs()
	for b.Loop() {
		Parse(f, nil)
	}
}
