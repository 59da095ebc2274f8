package schema

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v3"

	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/message"
	"projetpro/internal/plaintext"
	"projetpro/internal/report"
)

const opening = "---\n"

// decode reads front matter as a file at path would hold it.
func decode(t testing.TB, k *Kind, path, text string) (Record, diag.List, []byte) {
	t.Helper()
	var n yaml.Node
	if err := yaml.Unmarshal([]byte(text), &n); err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	whole := []byte(opening + text + "\n---\n")
	src := NewSource(path, whole, 0, len(opening), whole[len(opening):len(opening)+len(text)])
	record, diags := Decode(k, n.Content[0], src)
	return record, diags, whole
}

func findings(l diag.List, whole []byte) []string {
	p := report.Printer{Lang: "fr", Source: func(string) []byte { return whole }}
	var out []string
	for _, d := range l {
		at := p.Locate(d)
		wellMade(d)
		s := fmt.Sprintf("%d:%d %s", at.Line, at.Column, at.Code)
		if d.Fix != "" {
			s += " → " + d.Fix
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

// values are lines of a module's front matter, what is read from them, and what is said.
var values = []struct {
	line string
	want string // of the field, as fmt prints it
	said string // the code and the corrected line; "" when all is well
}{
	{"code: ARCH-P5001", "ARCH-P5001", ""},
	{"code: 007", "007", ""},
	{"code: 1e3", "1e3", ""},
	{"code: no", "no", ""},
	{"code: 2024-01-05", "2024-01-05", ""},
	{"code: e\u0301", "é", ""},
	{"code: |\n  a", "a", ""},
	{"code: |\n  a\n  b", "", "text-lines → code: a b"},
	{"code: [a]", "", "value-shape → code: \"[a]\""},
	{"code: {a: b}", "", "value-shape"},
	{"code: {a b}", "", "value-shape → code: \"{a b}\""},
	{"code:\n  a: b", "", "value-shape"},
	{"code: \"a\\tb\"", "", "text-escape → code: 'a\\tb'"},
	{"code: \"a\\u0007b\"", "", "text-control → code: a b"},
	{"code: \"a \\\"b\\\"\"", `a "b"`, ""},
	{"code: a\u202Eb", "a\u202Eb", "text-bidi"},
	{"code: a\n  b", "a b", "text-folded → code: a b"},

	{"draft: true", "true", ""},
	{"draft: false", "false", ""},
	{"draft: True", "false", "value-truth → draft: true"},
	{"draft: \"true\"", "false", "value-truth → draft: true"},
	{"draft: non", "false", "value-truth → draft: false"},
	{"draft: peut-être", "false", "value-truth"},
	{"draft: [true]", "false", "value-shape → draft: true"},

	{"credits: 4", "4", ""},
	{"credits: 4.5", "4.5", ""},
	{"credits: 9.00", "9", ""},
	{"credits: \"4\"", "4", ""},
	{"credits: 4,5", "", "value-number → credits: 4.5"},
	{"credits: quatre", "", "value-number → credits: 4"},
	{"credits: 4 ECTS", "4 ECTS", ""},
	{"credits: 20 UK", "20 UK", ""},
	{"credits: 0.5 UQ", "0.5 UQ", ""},
	{"credits: 20 UK credits", "", "value-number → credits: 20 UK"},
	{"credits: 20 crédits UK", "", "value-number → credits: 20 UK"},
	{"credits: 4 crédits", "", "value-number → credits: 4"},
	{"credits: 4 crédits ECTS", "", "value-number → credits: 4 ECTS"},
	{"credits: 64 périodes", "", "value-number → credits: {value: 64, unit: périodes}"},
	{"credits: 4 environ", "", "value-number"},
	{"credits: 4 par an", "", "value-number"},
	{"credits: 4 ou 5", "", "credits-two → tracks: [{credits: 4}, {credits: 5}]"},
	{"credits: {value: 20, unit: UK}", "20 UK", ""},
	{"credits: {value: 64, unit: {fr: périodes, en: periods}, one: {fr: période, en: period}}", "64", ""},
	{"credits: {unit: UK}", "UK", "field-missing-in-group"},
	{"credits: {value: 4,5}", "", "value-decimal → credits: {value: 4.5}"},
	{"credits: 04", "", "value-number → credits: 4"},
	{"credits: -4", "", "value-number"},
	{"credits: 4.", "", "value-number → credits: 4"},
	{"credits: .5", "", "value-number"},
	{"credits: .inf", "", "value-number"},
	{"credits: 99999999", "", "value-number"},
	{"credits: 0", "0", ""},
	{"credits: [4]", "", "value-shape → credits: 4"},
	{"credits: [ 4,5 ]", "", "value-shape"},
	{"credits: [quatre]", "", "value-shape"},
	{"credits:\n  - 4", "", "value-shape"},
	{"draft: [oui]", "false", "value-shape"},
	{"since: [2019-10]", "", "value-shape → since: 2019-10"},
	{"status: [running]", "", "value-shape"},

	{"students: 15", "15", ""},
	{"students: ~15", "~15", ""},
	{"students: ~ 15", "~15", ""},
	{"students: 10-20", "10-20", ""},
	{"students: 10–20", "10-20", ""},
	{"students: 10 - 20", "10-20", ""},
	{"students: ~10-20", "~10-20", ""},
	{"students: ± 15", "", "value-quantity → students: ~15"},
	{"students: +/-15", "", "value-quantity → students: ~15"},
	{"students: env. 15", "", "value-quantity → students: ~15"},
	{"students: about 15", "", "value-quantity → students: ~15"},
	{"students: environ 15 étudiants", "", "value-quantity → students: ~15"},
	{"students: 10 à 20", "", "value-quantity → students: 10-20"},
	{"students: entre 10 et 20", "", "value-quantity → students: 10-20"},
	{"students: 20-10", "", "value-quantity → students: 10-20"},
	{"students: 1 000", "", "value-quantity → students: 1000"},
	{"students: beaucoup", "", "value-quantity"},

	{"since: 2019", "2019", ""},
	{"since: 2019-10", "2019-10", ""},
	{"since: 2024-02-29", "2024-02-29", ""},
	{"since: 2023-02-29", "", "value-no-such-day"},
	{"since: 2023-13", "", "value-no-such-day"},
	{"since: 0019", "", "value-no-such-day"},
	{"since: 05/01/2024", "", "value-date → since: 2024-01-05"},
	{"since: 5.1.2024", "", "value-date → since: 2024-01-05"},
	{"since: 2024/01/05", "", "value-date → since: 2024-01-05"},
	{"since: 10/2019", "", "value-date → since: 2019-10"},
	{"since: 31/02/2024", "", "value-no-such-day"},
	{"since: octobre 2019", "", "value-date → since: 2019-10"},
	{"since: 1er mars 2024", "", "value-date → since: 2024-03-01"},
	{"since: vendredi 5 janvier 2024", "", "value-date → since: 2024-01-05"},
	{"since: lundi 5 janvier 2024", "", "value-date"}, // a Friday: one of the two is wrong
	{"since: January 5, 2024", "", "value-date → since: 2024-01-05"},
	{"since: 5th of January 2024", "", "value-date → since: 2024-01-05"},
	{"since: 2024-01-05T00:00:00Z", "", "value-date-time → since: 2024-01-05"},
	{"since: 2024-01-05T10:00:00Z", "", "value-date-time"}, // the hour would be lost
	{"since: récemment", "", "value-date"},
	{"since: 24-01-05", "", "value-date"},

	{"levels: MA2", "[MA2]", ""},
	{"levels: ma2", "[ma2]", ""},
	{"levels: [BA1, BA2]", "[BA1 BA2]", ""},
	{"levels: [M2, ba1, Bac 3]", "[M2 ba1 Bac 3]", ""}, // what they mean, a site tells: see ladder_test.go
	{"levels:\n  - BA1\n  - MA1-MA2", "[BA1 MA1-MA2]", ""},
	{"levels: Bac 3 à Bac 1", "[Bac 3 à Bac 1]", ""},
	{"levels: 1", "[1]", ""},
	{"levels: \"+\"", "[]", "value-level"},
	{"levels: " + strings.Repeat("x", 121), "[]", "value-level"},
	{"levels: BA1, BA2", "[]", "value-list → levels: [BA1, BA2]"},
	{"levels: []", "[]", "field-empty"},

	{"terms: [first, second]", "[first second]", ""},
	{"terms: first", "[first]", ""},
	{"terms: Q1 et Q2", "[]", "value-list → terms: [first, second]"},
	{"terms: premier et deuxième quadrimestre", "[]", "value-list → terms: [first, second]"},
	{"terms: Autumn, Spring and Summer", "[]", "value-list → terms: [first, second, summer]"},
	{"terms: Semester 1 / Semester 2", "[]", "value-list → terms: [first, second]"},
	{"terms: Semestre 1", "[]", "value-choice → terms: first"},
	{"terms: segundo cuatrimestre", "[]", "value-choice → terms: second"},
	{"terms: Wintersemester", "[]", "value-choice → terms: first"},
	{"terms: [“first”, second;]", "[]", "value-choice → terms: [first, second;] + value-choice → terms: [“first”, second]"},
	{"terms: lundi et mardi", "[]", "value-choice"},
	{"languages: français et anglais", "[]", "value-list → languages: [fr, en]"},
	{"languages: French & Dutch", "[]", "value-list → languages: [fr, nl]"},
	{"campuses: Mons et Charleroi", "[]", "value-list → campuses: [Mons, Charleroi]"},
	{"campuses: Mons & Mons", "[]", "value-list"},
	{"campuses: [Arts et Métiers]", "[{Arts et Métiers map[]}]", ""},
	{"terms: [first, Q1]", "[first]", "value-choice"},
	{"terms: [Q1, Q2]", "[]", "value-choice → terms: [first, Q2] + value-choice → terms: [Q1, second]"},
	{"mode: comodal", "", "value-choice → mode: hybrid"},
	{"places: none", "", "value-none"},
	{"places: Illimité", "", "value-none"},
	{"places: no limit", "", "value-none"},
	{"students: aucun", "", "value-quantity → students: 0"},
	{"requires: None", "[]", "value-none"},
	{"excludes: [aucun]", "[]", "value-none"},
	{"requires: aucune", "[]", "value-none"},
	{"terms: [first, second, first]", "[first second]", "value-doubled"},
	{"resources: [{kind: video, url: https://x.test/1}, {kind: video}, {kind: video}, {kind: video, url: https://x.test/1}]",
		"[{video 0 { map[]}    https://x.test/1 } {video 0 { map[]}     } {video 0 { map[]}     }]", "value-doubled"},
	{"people: [{name: A}, {name: B}, {name: A}]", "[{A  { map[]}  } {B  { map[]}  }]", "value-doubled"},
	{"contacts: [{name: A, email: a@x.test}, {name: A}]", "[{{A map[]} { map[]} a@x.test  } {{A map[]} { map[]}   }]", ""},
	{"campuses: [Solbosch, {fr: Bruxelles}, Solbosch, {fr: Bruxelles}]", "[{Solbosch map[]} { map[fr:Bruxelles]}]", "value-doubled + value-doubled"},
	{"terms: [secnd]", "[]", "value-choice → terms: [second]"},
	{"terms: Q1", "[]", "value-choice → terms: first"},
	{"status: running", "running", ""},
	{"status: en cours", "", "value-choice → status: running"},
	{"status: runing", "", "value-choice → status: running"},
	{"status: inconnu", "", "value-choice"},
	{"schedule: horaire décalé", "", "value-choice → schedule: evening"},
	{"campuses: \"Solbosch, bâtiment S\"", "[{Solbosch, bâtiment S map[]}]", ""},
	{"campuses: Charleroi; Bruxelles", "[]", "value-list → campuses: [Charleroi, Bruxelles]"},
	{"languages: [fr, nl]", "[fr nl]", ""},
	{"languages: FR", "[]", "value-language → languages: fr"},
	{"languages: anglais", "[]", "value-language → languages: en"},
	{"languages: klingonais", "[]", "value-language"},

	{"hours: 24", "{24 []}", ""},
	{"hours: 24 h", "{24 []}", ""},
	{"hours: ~24 heures", "{~24 []}", ""},
	{"hours: {theory: 12, exercises: 12 h}", "{ [{theory 12} {exercises 12}]}", ""},
	{"hours: {total: 24, theory: 12}", "{24 [{theory 12}]}", ""},
	{"hours: [{type: theory, hours: 12}]", "{ [{theory 12}]}", ""},
	{"hours:\n  - type: project\n    hours: 30-40", "{ [{project 30-40}]}", ""},
	{"hours: 1h30", "{ []}", "value-hours → hours: 1.5 h"},
	{"hours: {théorie: 12}", "{ []}", "field-choice → hours: {theory: 12}"},
	{"hours: {cuisine: 12, theory: 3}", "{ [{theory 3}]}", "field-choice"},
	{"hours: {cuisine}", "{ []}", "field-choice"},
	{"hours: {theory: }", "{ []}", "field-empty"},
	{"hours: {theory: 2,5}", "{ []}", "value-decimal → hours: {theory: 2.5}"},
	{"hours: {theory: 2,5 h, exercises: 1}", "{ [{exercises 1}]}", "value-decimal → hours: {theory: 2.5 h, exercises: 1}"},
	{"hours: {theory: 2, 5, exercises: ~1,25}", "{ []}", "value-decimal → hours: {theory: 2.5, exercises: ~1,25} + value-decimal → hours: {theory: 2, 5, exercises: ~1.25}"},
	{"hours: {theory: 2,5-3,5}", "{ []}", "value-decimal → hours: {theory: 2.5-3.5}"},
	{"hours: {total: 24,5, theory: 12}", "{ [{theory 12}]}", "value-decimal → hours: {total: 24.5, theory: 12}"},
	{"hours: {theory: 1,000,000}", "{ []}", "value-decimal"},
	{"hours: {cours: 2,5}", "{ []}", "field-choice → hours: {theory: 2,5} + value-decimal → hours: {cours: 2.5}"},
	{"hours: {theory: 12, 5: 3}", "{ [{theory 12}]}", "field-choice"},
	{"hours:\n  theory: 2,5", "{ []}", "value-hours →   theory: 2.5 h"},
	{"hours: [{type: theory, hours: 2,5}]", "{ [{theory }]}", "value-decimal → hours: [{type: theory, hours: 2.5}]"},
	{"hours: [24]", "{ []}", "value-shape → hours: 24"},
	{"hours: {theory: [12]}", "{ []}", "value-shape → hours: {theory: 12}"},
	{"parts: [{levels: BA1, credits: 2,5}]", "[{{ map[]}  [BA1]  { []} { 0 min 0 min { []}    {[] []    { map[]}    []} [] []}  }]", "value-decimal → parts: [{levels: BA1, credits: 2.5}]"},
	{"parts: [{level: BA1, crédits: 2,5}]", "[{{ map[]}  [BA1]  { []} { 0 min 0 min { []}    {[] []    { map[]}    []} [] []}  }]",
		"field-unknown → parts: [{levels: BA1, crédits: 2,5}] + field-unknown → parts: [{level: BA1, credits: 2,5}] + value-decimal → parts: [{level: BA1, crédits: 2.5}]"},
	{"hours: {theory: 12, theory: 3}", "{ [{theory 12}]}", "field-doubled"},
	{"hours: beaucoup", "{ []}", "value-hours"},

	{"sessions: 8", "{8 0 min 0 min { []}    {[] []    { map[]}    []} [] []}", ""},
	{"sessions: 8 séances de 2h", "{ 0 min 0 min { []}    {[] []    { map[]}    []} [] []}", "value-sessions → sessions: {count: 8, length: 2h}"},
	{"sessions: environ 8 séances de 1h30", "{ 0 min 0 min { []}    {[] []    { map[]}    []} [] []}", "value-sessions → sessions: {count: ~8, length: 1h30}"},
	{"sessions: 6 à 8 x 2 heures", "{ 0 min 0 min { []}    {[] []    { map[]}    []} [] []}", "value-sessions → sessions: {count: 6-8, length: 2h}"},
	{"sessions: 8 sessions of 90 min", "{ 0 min 0 min { []}    {[] []    { map[]}    []} [] []}", "value-sessions → sessions: {count: 8, length: 1h30}"},
	{"sessions: huit séances", "{ 0 min 0 min { []}    {[] []    { map[]}    []} [] []}", "value-sessions → sessions: 8"},
	{"sessions: 8 exercices", "{ 0 min 0 min { []}    {[] []    { map[]}    []} [] []}", "value-sessions → sessions: [{type: exercises, count: 8}]"},
	{"sessions: {count: 8, length: 2h}", "{8 2h 0 min { []}    {[] []    { map[]}    []} [] []}", ""},
	{"sessions: {count: 6-8, length: 1 h 30}", "{6-8 1h30 0 min { []}    {[] []    { map[]}    []} [] []}", ""},
	{"sessions: {count: 8, length: 90 min}", "{8 1h30 0 min { []}    {[] []    { map[]}    []} [] []}", ""},
	{"sessions: {count: 8, length: 45 minutes}", "{8 45 min 0 min { []}    {[] []    { map[]}    []} [] []}", ""},
	{"sessions: {count: 8, length: 2}", "{8 0 min 0 min { []}    {[] []    { map[]}    []} [] []}", "value-duration → sessions: {count: 8, length: 2h}"},
	{"sessions: {count: 8, length: 2:00}", "{8 0 min 0 min { []}    {[] []    { map[]}    []} [] []}", "value-duration → sessions: {count: 8, length: 2h}"},
	{"sessions: {count: 8, length: \"1,5 h\"}", "{8 0 min 0 min { []}    {[] []    { map[]}    []} [] []}", "value-duration → sessions: {count: 8, length: 1h30}"},
	{"sessions: {count: 8, length: 1,5h}", "{8 0 min 0 min { []}    {[] []    { map[]}    []} [] []}", "value-decimal → sessions: {count: 8, length: 1h30}"},
	{"sessions: {count: 8, length: [2h]}", "{8 0 min 0 min { []}    {[] []    { map[]}    []} [] []}", "value-shape → sessions: {count: 8, length: 2h}"},
	{"sessions: [8]", "{ 0 min 0 min { []}    {[] []    { map[]}    []} [] []}", "value-shape → sessions: 8"},
	{"sessions:\n  - {date: 2026-10-05, start: 14:00, end: 16h}", "{ 0 min 0 min { []}    {[] []    { map[]}    []} [] [{2026-10-05  14:00 16:00 { map[]}  { map[]} { map[]}  false []}]}", ""},
	{"sessions:\n  - {date: 2026-10, start: 14:00}", "{ 0 min 0 min { []}    {[] []    { map[]}    []} [] [{2026-10  14:00  { map[]}  { map[]} { map[]}  false []}]}", "session-day"},
	{"sessions:\n  - {date: 2026-10-05, start: 16:00, end: 14:00}", "{ 0 min 0 min { []}    {[] []    { map[]}    []} [] [{2026-10-05  16:00 14:00 { map[]}  { map[]} { map[]}  false []}]}", "session-end"},
	{"sessions:\n  - {date: 2026-10-05, end: 14:00}", "{ 0 min 0 min { []}    {[] []    { map[]}    []} [] [{2026-10-05   14:00 { map[]}  { map[]} { map[]}  false []}]}", "session-start"},
	{"sessions:\n  - {date: 2026-10-05, start: 2pm}", "{ 0 min 0 min { []}    {[] []    { map[]}    []} [] [{2026-10-05    { map[]}  { map[]} { map[]}  false []}]}", "value-clock →   - {date: 2026-10-05, start: 14:00}"},
	{"sessions: [2026-10-05]", "{ 0 min 0 min { []}    {[] []    { map[]}    []} [] [{2026-10-05    { map[]}  { map[]} { map[]}  false []}]}", ""},
	{"sessions: {start: 14:00}", "{ 0 min 0 min { []}    {[] []  14:00  { map[]}    []} [] []}", ""},
	{"sessions: {end: 14:00}", "{ 0 min 0 min { []}    {[] []   14:00 { map[]}    []} [] []}", "session-start"},
	{"sessions: {start: 16:00, end: 14:00}", "{ 0 min 0 min { []}    {[] []  16:00 14:00 { map[]}    []} [] []}", "session-end"},
	{"sessions: {weekday: mardi, start: 18:00, end: 20:00}", "{ 0 min 0 min { []}    {[tuesday] []  18:00 20:00 { map[]}    []} [] []}", ""},
	{"sessions: {weekday: [Donnerstag, dinsdag]}", "{ 0 min 0 min { []}    {[tuesday thursday] []    { map[]}    []} [] []}", ""},
	{"sessions: {weekday: mardis}", "{ 0 min 0 min { []}    {[] []    { map[]}    []} [] []}", "value-weekday → sessions: {weekday: mardi}"},
	{"sessions: {weekday: [tue, Thursdays]}", "{ 0 min 0 min { []}    {[] []    { map[]}    []} [] []}", "value-weekday → sessions: {weekday: [tuesday, Thursdays]} + value-weekday → sessions: {weekday: [tue, thursday]}"},
	{"sessions: {weekday: mardi et jeudi}", "{ 0 min 0 min { []}    {[] []    { map[]}    []} [] []}", "value-weekday → sessions: {weekday: [mardi, jeudi]}"},
	{"sessions: {weekday: le soir}", "{ 0 min 0 min { []}    {[] []    { map[]}    []} [] []}", "value-weekday"},
	{"sessions: {weekday: [mardi, Tuesday]}", "{ 0 min 0 min { []}    {[tuesday] []    { map[]}    []} [] []}", "value-doubled"},
	{"sessions: {jour: mardi, lieu: Salle A, dès: 2026-09-15}", "{ 0 min 0 min { []}    {[tuesday] []    {Salle A map[]}  2026-09-15  []} [] []}",
		"field-unknown → sessions: {weekday: mardi, lieu: Salle A, dès: 2026-09-15} + field-unknown → sessions: {jour: mardi, place: Salle A, dès: 2026-09-15} + field-unknown → sessions: {jour: mardi, lieu: Salle A, from: 2026-09-15}"},
	{"sessions: {weekday: mardi, from: 2026-09}", "{ 0 min 0 min { []}    {[tuesday] []    { map[]}  2026-09  []} [] []}", "slot-day"},
	{"sessions: {weekday: mardi, from: 2026-09-15, until: 2026-09-08}", "{ 0 min 0 min { []}    {[tuesday] []    { map[]}  2026-09-15 2026-09-08 []} [] []}", "slot-until"},
	{"sessions: {weekday: mardi, except: 2026-11-03}", "{ 0 min 0 min { []}    {[tuesday] []    { map[]}    [2026-11-03]} [] []}", ""},
	{"sessions: {weekday: mardi, except: [2026-11]}", "{ 0 min 0 min { []}    {[tuesday] []    { map[]}    [2026-11]} [] []}", "slot-day"},
	{"sessions: [{weekday: lundi, start: 10:00}, {type: exercises, weekday: jeudi}]", "{ 0 min 0 min { []}    {[] []    { map[]}    []} [{  0 min  {[monday] []  10:00  { map[]}    []}} {exercises  0 min  {[thursday] []    { map[]}    []}}] []}", ""},
	{"sessions: [{jour: lundi, start: 10:00}]", "{ 0 min 0 min { []}    {[] []    { map[]}    []} [{  0 min  {[monday] []  10:00  { map[]}    []}}] []}", "field-unknown → sessions: [{weekday: lundi, start: 10:00}]"},
	{"sessions: [{count: 9}]", "{ 0 min 0 min { []}    {[] []    { map[]}    []} [{ 9 0 min  {[] []    { map[]}    []}}] []}", "field-missing-in-group"},
	{"sessions: tous les mardis de 18h à 20h, 12 semaines", "{ 0 min 0 min { []}    {[] []    { map[]}    []} [] []}",
		"sessions-weekday → sessions: {weekday: mardi, start: 18:00, end: 20:00, weeks: 12}"},

	{"edition: 2026-2027", "2026-2027", ""},
	{"edition: 2026-27", "", "value-edition → edition: 2026-2027"},
	{"edition: 2026", "", "value-edition → edition: 2026-2027"},
	{"edition: 2026-2028", "", "value-edition"},

	{"people: {name: A}", "[{A  { map[]}  }]", ""},
	{"people: [A]", "[]", "value-shape → people: [{name: A}]"},
	{"people:\n  - name: A\n    role: {fr: prof, en: teacher}", "[{A  { map[en:teacher fr:prof]}  }]", ""},
	{"people: [{name: Dupont 2,5}]", "[]", `text-comma → people: [{name: "Dupont 2,5"}]`},
	{"people: [{name: 2,5}]", "[]", "value-decimal → people: [{name: \"2,5\"}]"},
	{"people:\n  - role: x", "[{  {x map[]}  }]", "field-missing-in-group"},
	{"people:\n  - name: A\n    email: a at b.be", "[{A  { map[]}  }]", "value-email →     email: a@b.be"},
	{"people:\n  - name: A\n    email: à compléter", "[{A  { map[]}  }]", "to-complete"},
	{"people:\n  - name: A\n    role: {FR: prof}", "[{A  { map[]}  }]", "value-language →     role: {fr: prof}"},

	{"slug: design-thinking", "design-thinking", ""},
	{"slug: Été & cœur", "", "value-slug → slug: ete-coeur"},
	{"slug: \"-\"", "", "value-slug"},
	{"slug: ../x", "", "value-slug"},
	{"aliases: /fr/ancienne/", "[/fr/ancienne/]", ""},
	{"aliases: [/a b]", "[]", "value-alias"},
	{"aliases: \"/a#b\"", "[]", "value-alias → aliases: /a"},
	{"aliases: \"/*\"", "[]", "value-alias"},
	{"aliases: \":splat\"", "[]", "value-alias"},
	{"aliases: //evil.com", "[]", "value-alias"},
	{"aliases: /\\evil.com", "[]", "value-alias → aliases: /evil.com"},
	{"aliases: \"/x\\n/* https://evil 200!\"", "[]", "text-escape → aliases: '/x\\n/* https://evil 200!'"},
	{"aliases: https://www.ulb.be/fr/x", "[]", "value-alias → aliases: /fr/x"},
	{"aliases: fr/x/", "[]", "value-alias → aliases: /fr/x/"},
	{"aliases: www.ulb.be/fr/x/", "[]", "value-alias → aliases: /fr/x/"},
	{"aliases: projet.ulb.be:8080/x", "[]", "value-alias → aliases: /x"},
	{"aliases: index.php/x/", "[]", "value-alias → aliases: /index.php/x/"},
	{"aliases: /a/../b", "[]", "value-alias"},
	{"aliases: \"/index.php?id=3\"", "[]", "value-alias-query"},
	{"aliases: \"https://www.ulb.be/x?page=2#y\"", "[]", "value-alias-query"},
	{"aliases: \"/x?utm_source=a&fbclid=b\"", "[]", "value-alias → aliases: /x"},
	{"aliases: /fr/facult%E9s/", "[]", "value-alias-encoding → aliases: /fr/facultés/"},
	{"aliases: https://www.ulb.be/facult%E9s", "[]", "value-alias → aliases: /facultés"},
	{"aliases: /fr/facult%C3%A9s/", "[/fr/facult%C3%A9s/]", ""},
	{"aliases: /a//b/", "[]", "value-alias → aliases: /a/b/"},
	{"aliases: /./x", "[]", "value-alias → aliases: /x"},
	{"aliases: /x//", "[]", "value-alias → aliases: /x/"},
	{"aliases: /", "[/]", ""},

	{"resources: exposé.pdf", "[]", "value-shape"},
	{"resources:\n  - kind: guide\n    url: exposé 1.pdf", "[{guide 0 { map[]}     }]", "value-url →     file: exposé 1.pdf"},
	{"resources: {kind: guide, url: \"a, b.pdf\"}", "[{guide 0 { map[]}     }]", "value-url → resources: {kind: guide, file: \"a, b.pdf\"}"},
	{"resources: {kind: guide, url: ../a.xlsx}", "[{guide 0 { map[]}     }]", "value-url → resources: {kind: guide, file: ../a.xlsx}"},
	{"resources: {kind: guide, url: a.pdf, file: b.pdf}", "[{guide 0 { map[]}     b.pdf}]", "value-url + field-either"},
	{"resources: {kind: guide, url: /a.pdf}", "[{guide 0 { map[]}     }]", "value-url"},
	{"resources: {kind: guide, url: ../../../../../a.pdf}", "[{guide 0 { map[]}     }]", "value-url"},
	{"resources: {kind: guide, url: www.ulb.be/a.pdf}", "[{guide 0 { map[]}     }]", "value-url → resources: {kind: guide, url: https://www.ulb.be/a.pdf}"},
	{"resources: {kind: guide, url: à voir}", "[{guide 0 { map[]}     }]", "value-url"},
	{"resources: {kind: guide, url: https://a.be, file: b.pdf}", "[{guide 0 { map[]}    https://a.be b.pdf}]", "field-either"},
	{"resources: {kind: guide, lien: à compléter, file: b.pdf}", "[{guide 0 { map[]}     b.pdf}]",
		"field-unknown → resources: {kind: guide, url: à compléter, file: b.pdf} + to-complete"},

	{"order: 12", "12", ""},
	{"order: 010", "0", "value-whole → order: 10"},
	{"order: 1e3", "0", "value-whole → order: 1000"},
	{"order: 1.5", "0", "value-whole"},
	{"order: 1_000", "0", "value-whole → order: 1000"},
	{"order: 0x1F", "0", "value-whole → order: 31"},
	{"order: 1.0", "0", "value-whole → order: 1"},

	{"price: 25 EUR", "{false 25 EUR { map[]}}", ""},
	{"price: 25.50 €", "{false 25.5 EUR { map[]}}", ""},
	{"price: €25", "{false 25 EUR { map[]}}", ""},
	{"price: CHF 300", "{false 300 CHF { map[]}}", ""},
	{"price: 0", "{true   { map[]}}", ""},
	{"price: 0 EUR", "{true   { map[]}}", ""},
	{"price: {fr: 25 € l’année, en: €25 a year}", "{false   { map[en:€25 a year fr:25 € l’année]}}", ""},
	{"price: gratuit", "{false   { map[]}}", "value-price → price: 0"},
	{"price: Free", "{false   { map[]}}", "value-price → price: 0"},
	{"price: 25,50 €", "{false   { map[]}}", "value-price → price: 25.5 EUR"},
	{"price: 1 500 euros", "{false   { map[]}}", "value-price → price: 1500 EUR"},
	{"price: 25 eur", "{false   { map[]}}", "value-price → price: 25 EUR"},
	{"price: 25", "{false   { map[]}}", "value-price"},
	{"price: 0 $", "{true   { map[]}}", "value-price → price: 0"},
	{"price: aucun", "{false   { map[]}}", "value-price → price: 0"},
	{"price: offert", "{false   { map[]}}", "value-price → price: 0"},
	{"people: N.N.", "[]", "to-complete"},
	{"students: + de 300", "", "value-quantity → students: 300+"},
	{"price: 25 $", "{false   { map[]}}", "value-price"},
	{"price: 25 € (15 € pour les étudiant·es)", "{false   { map[]}}", "value-price → price: {fr: 25 € (15 € pour les étudiant·es)}"},

	{"requires: [ARCH-P5001, R1.12, LPSP 9001, legal-careers, faculties/law/modules/legal-careers]",
		"[{ARCH-P5001 { map[]}} {R1.12 { map[]}} {LPSP 9001 { map[]}} {legal-careers { map[]}} {faculties/law/modules/legal-careers { map[]}}]", ""},
	{"requires: {fr: Un entretien, en: An interview}", "[{ { map[en:An interview fr:Un entretien]}}]", ""},
	{"requires: legal-careers.fr.md", "[]", "value-module → requires: legal-careers"},
	{"requires: ../../law/modules/legal-careers.md", "[]", "value-module → requires: faculties/law/modules/legal-careers"},
	{"requires: content/faculties/law/modules/legal-careers.fr.md", "[]", "value-module → requires: faculties/law/modules/legal-careers"},
	{"requires: Avoir réussi la première année", "[]", "value-module → requires: {fr: Avoir réussi la première année}"},
	{"excludes: PROJ-H417, PROJ-H418", "[]", "value-list → excludes: [PROJ-H417, PROJ-H418]"},
	{"also_in: [law, Sciences]", "[law]", "value-faculty → also_in: [law, sciences]"},
	{"also_in: content/faculties/law", "[]", "value-faculty → also_in: law"},
	{"mode: hybride", "", "value-choice → mode: hybrid"},
	{"status: brouillon", "", "field-draft → draft: true"},
	{"status: Draft", "", "field-draft → draft: true"},
	{"status: complet", "", "status-registration → registration: {note: {fr: complet}}"},
	{"status: Inscriptions ouvertes", "", "status-registration → registration: {note: {fr: Inscriptions ouvertes}}"},
	{"mode: complet", "", "value-choice"},
	{"mode: à distance", "", "value-choice → mode: online"},
	{"required: oui", "", "value-choice → required: required"},
	{"status: suspendu", "", "value-choice → status: suspended"},
	{"tracks: [{title: A, code: X1}, {levels: BA2}]", "[{{A map[]} X1 []  { []} { 0 min 0 min { []}    {[] []    { map[]}    []} [] []}  } {{ map[]}  [BA2]  { []} { 0 min 0 min { []}    {[] []    { map[]}    []} [] []}  }]", ""},
}

func TestValues(t *testing.T) {
	for _, c := range values {
		text := "title: T\n" + c.line
		if strings.HasPrefix(c.line, "title") {
			text = c.line
		}
		record, diags, whole := decode(t, Module, "content/faculties/a/modules/b.fr.md", text)
		name, _, _ := strings.Cut(c.line, ":")
		f := Module.Field(name)
		from := record.Facts
		if f.role == roleWords {
			from = record.Words
		}
		if got := fmt.Sprint(valueOf(from, f).Interface()); got != c.want {
			t.Errorf("%q: %s, want %s", c.line, got, c.want)
		}
		said := ""
		for i, d := range diags {
			wellMade(d)
			if i > 0 {
				said += " + "
			}
			said += string(d.Code)
			if d.Fix != "" {
				said += " → " + d.Fix
			}
			if d.Pos.Offset < len(opening)+len("title: T\n") || d.End > len(whole)-len("\n---\n") {
				t.Errorf("%q: %s at %d", c.line, d.Code, d.Pos.Offset)
			}
		}
		if said != c.said {
			t.Errorf("%q: %s, want %s", c.line, said, c.said)
		}
	}
}

// A correction leaves less of what it corrects, and nothing else that is wrong.
func TestFixesMend(t *testing.T) {
	count := func(line string) (diag.List, map[diag.Code]int) {
		t.Helper()
		_, diags, _ := decode(t, Module, "content/faculties/a/modules/b.fr.md", "title: T\n"+line)
		codes := map[diag.Code]int{}
		for _, d := range diags {
			codes[d.Code]++
		}
		return diags, codes
	}
	for _, c := range values {
		text := []byte(opening + "title: T\n" + c.line)
		diags, before := count(c.line)
		for _, d := range diags {
			if d.Fix == "" {
				continue
			}
			start := bytes.LastIndexByte(text[:d.Pos.Offset], '\n') + 1
			mended := string(text[:start]) + d.Fix + string(text[plaintext.LineEnd(text, d.End):])
			_, after := count(strings.TrimPrefix(mended, opening+"title: T\n"))
			for code, n := range after {
				hidden := d.Code == diag.TextEscape // text that cannot be read may be wrong besides
				if code == d.Code && n >= before[code] || before[code] == 0 && !hidden {
					t.Errorf("%q mended as %q: %v", c.line, mended, after)
				}
			}
		}
	}
}

// What is wrong with a key or a value is said of the field it stands in.
func TestNamesInSentences(t *testing.T) {
	check := func(text, want string) {
		t.Helper()
		_, diags, _ := decode(t, Module, "content/faculties/a/modules/b.fr.md", "title: T\n"+text)
		at := (&report.Printer{Lang: "en"}).Locate(diags[0])
		if got := at.Message + " " + at.Hint; !strings.Contains(got, want) {
			t.Errorf("%q: %s", text, got)
		}
	}
	check("hours: {théorie: 12}", "“théorie” is not a field of “hours”. Choose among: theory, exercises, practical, seminar, workshop, project, fieldwork, placement, coaching, exam, personal, total.")
	check("parts: [{levels: BA1, hours: {xyz: 12}}]", "“xyz” is not a field of “hours”.")
	check("hours: [{type: xyz, hours: 2}]", "type: “xyz” is not one of the possible values.")
	check("hours: {theory: }", "“theory” has no value.")
	check("hours: {theory: 2,5}", "theory: between braces, the comma in “2,5” ends the value.")
	check("resources: {kind: guide, url: a.pdf}", "goes into the field “file”")
	check("resources: {kind: guide, url: demain}", "Write https://… for a page")
	check("people: {name: A, link: a.pdf}", "Write https://… for a page")
	check("resources: {kind: guide, url: https://a.be, file: b.pdf}", "“file” and “url” both stand in this item of “resources”")
}

func TestAddresses(t *testing.T) {
	check := func(url, said string) {
		t.Helper()
		record, diags, whole := decode(t, Partner, "content/partners/a.fr.md", "name: A\nlink: "+url)
		want := []string{}
		if said != "" {
			want = append(want, "3:7 "+said)
		}
		if got := findings(diags, whole); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", url, got, want)
		}
		if link := record.Facts.(*PartnerFacts).Link; (link != "") != (said == "") {
			t.Errorf("%s is read as %q", url, link)
		}
	}
	check("https://www.ulb.be/fr?a=b#c", "")
	check("http://localhost:8080/", "")
	check("https://été.example/é", "")
	check("mailto:a@b.be", "")
	check("tel:+3226502111", "")
	check("www.ulb.be à confirmer", "value-url")
	check("www.ulb.be", "value-url → link: https://www.ulb.be")
	check("ulb.be/x y", "value-url")
	check("tel:+32 2 650 21 11", "value-url → link: tel:+3226502111")
	check("\"mailto: a@b.be\"", "value-url → link: mailto:a@b.be")
	check("//evil.com", "value-url → link: https://evil.com")
	check("https:evil.com", "value-url → link: https://evil.com")
	check("https:/ulb.be", "value-url → link: https://ulb.be")
	check("htps://ulb.be", "value-scheme → link: https://ulb.be")
	check("https://a:b@ulb.be/", "value-url")
	check("https://", "value-url")
	check("https://ulb", "value-url")
	check("<https://ulb.be>", "value-url → link: https://ulb.be")
	check("\"https://ulb.be/a b\"", "value-url")
	check("\"https://ulb.be/a b.pdf\"", "value-url → link: https://ulb.be/a%20b.pdf")
	check("a@b.be", "value-url → link: mailto:a@b.be")
	check("+32 2 650 21 11", "value-url → link: tel:+3226502111")
	check("javascript:alert(1)", "value-scheme")
	check("JaVaScRiPt:alert(1)", "value-scheme")
	check("data:text/html,x", "value-scheme")
	check("file:///etc/passwd", "value-scheme")
	check("ftp://ulb.be/x", "value-scheme")
	check("slides.pdf", "value-url")
	check("/fr/x/", "value-url")
}

func TestFiles(t *testing.T) {
	check := func(file, want, said string) {
		t.Helper()
		record, diags, _ := decode(t, Module, "content/faculties/a/modules/b.fr.md", "title: T\nresources: {kind: video, file: "+file+"}")
		got := ""
		if len(diags) > 0 {
			got = strings.TrimSuffix(string(diags[0].Code)+" "+strings.TrimPrefix(diags[0].Fix, "resources: {kind: video, file: "), "}")
		}
		if strings.TrimSpace(got) != said {
			t.Errorf("%s: %s, want %s", file, got, said)
		}
		if r := record.Facts.(*ModuleFacts).Resources; len(r) != 1 || r[0].File != want {
			t.Errorf("%s: read as %+v", file, r)
		}
	}
	check("a.pdf", "a.pdf", "")
	check("./a b.pdf", "a b.pdf", "")
	check("../a.pdf", "../a.pdf", "")
	check("../../../x.pdf", "../../../x.pdf", "")
	check("../../../../x.pdf", "", "value-file x.pdf")
	check("/a.pdf", "", "value-file a.pdf")
	check(`C:\x\a.pdf`, "", "value-file a.pdf")
	check(`diapos\a.pdf`, "", "value-file diapos/a.pdf")
	check(`https://ulb.be/a.pdf`, "", "value-file a.pdf")
}

func TestFields(t *testing.T) {
	check := func(k *Kind, text string, want ...string) {
		t.Helper()
		_, diags, whole := decode(t, k, "content/a/b.fr.md", text)
		if diff := cmp.Diff(want, findings(diags, whole)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", text, diff)
		}
	}
	check(Faculty, "titre: x", "2:1 field-unknown → title: x")
	check(Faculty, "titel: x", "2:1 field-unknown → title: x")
	check(Faculty, "TITLE: x", "2:1 field-unknown → title: x")
	check(Faculty, "tilte: x", "2:1 field-unknown → title: x")
	check(Faculty, "order: 1", "1:1 field-missing → ---\ntitle: …")
	check(Faculty, "{order: 1}", "1:1 field-missing")
	check(Faculty, "  order: 1", "1:1 field-missing → ---\n  title: …")
	check(Year, "title: x") // a fact may stand in another language's file
	check(Faculty, "title: x\ncredits: 4", "3:1 field-elsewhere")
	check(Faculty, "title: x\nlang: fr", "3:1 field-language")
	check(Module, "title: x\nlangue: fr", "3:1 field-unknown → languages: fr")
	check(Faculty, "title: x\ntype: module", "3:1 field-kind")
	check(Year, "title: x\nstatus: running\nlevel: BA1", "4:1 field-level")
	check(Module, "title: x\nlevel: BA1", "3:1 field-unknown → levels: BA1")
	check(Faculty, "title: x\nzzz: 1", "3:1 field-unexpected")
	check(Faculty, "title: x\n? [a]\n: b", "3:3 field-name")
	check(Module, "title: x\nhost course: y", "3:1 field-unknown → host_course: y")
	check(Module, "title: x\nprix: 25 EUR", "3:1 field-unknown → price: 25 EUR")
	check(Module, "title: x\nprérequis: [PROJ-H417]", "3:1 field-unknown → requires: [PROJ-H417]")
	check(Module, "title: x\ncapacité: 12-20", "3:1 field-unknown → places: 12-20")
	check(Module, "title: x\nobligatoire: oui", "3:1 field-unknown → required: oui", "3:14 value-choice → obligatoire: required")
	check(Module, "title: x\nfacultés: [law]", "3:1 field-unknown → also_in: [law]")
	check(Offer, "title: x\nlien: https://a.be", "3:1 field-inside → registration:\n  link: https://a.be")
	check(Site, "name: {fr: A, en: B}\nlanguages: fr\ntimezone: Europe/Brussels")
	check(Site, "name: A\nlanguages: fr\ntimezone: Bruxelles\nnavigation: [faculties, content/pages/about.fr.md]",
		"4:11 value-timezone → timezone: Europe/Brussels", "5:25 value-entry → navigation: [faculties, pages/about]")
	check(Site, "name: A\nlanguages: fr\ntimezone: Europe/Bruxelles", "4:11 value-timezone → timezone: Europe/Brussels")
	check(Site, "name: A\nlanguages: fr\ntimezone: heure d’été", "4:11 value-timezone")
	check(Site, "name: A\nlanguages: fr\ntimezone: Europe/Bruges", "4:11 value-timezone")
	check(Site, "name: A\nlanguages: fr\nbase_url: projetpro.be", "4:11 value-url → base_url: https://projetpro.be")
	check(Offer, "title: x\ninitiative: UAE\npartners: [partners/infor-emploi.fr.md]", "3:13 value-partner → initiative: uae",
		"4:12 value-partner → partners: [infor-emploi]")
	check(Site, "name: A\nlanguages: fr\nlevels: [ba1, MA2]\npublisher: ULB", "5:12 value-shape → publisher: {name: ULB}")
}

// An item of a list stands in Set under its place in the field's value, though
// others were refused or are several values.
func TestPlacesOfItems(t *testing.T) {
	check := func(text string, want map[string]string) {
		t.Helper()
		record, _, whole := decode(t, Module, "content/a.fr.md", "title: T\n"+text)
		for key, written := range want {
			span, ok := record.Set[key]
			if got := string(whole[span.Value:span.End]); ok != (written != "") || got != written && written != "" {
				t.Errorf("%q: %s is %q (%t), want %q", text, key, got, ok, written)
			}
		}
	}
	check("resources:\n  - kind: film long\n  - kind: guide\n    file: a.pdf\n  - kind: video\n    file: b.mp4\n", map[string]string{
		"resources.0.file": "a.pdf", "resources.0.kind": "guide", "resources.1.file": "b.mp4", "resources.2": "", "resources.2.file": "",
	})
	check("resources: {kind: guide, file: a.pdf}", map[string]string{"resources.0.file": "a.pdf", "resources.file": ""})
	check("terms: [frist, second, xx]", map[string]string{"terms.0": "second", "terms.1": ""})
	check("levels: [BA1-BA3, \"!\", MA2]", map[string]string{"levels.0": "BA1-BA3", "levels.1": "MA2", "levels.2": ""})
	check("terms: [first, first, second]", map[string]string{"terms.0": "first", "terms.1": "second", "terms.2": ""})
	check("levels: MA2", map[string]string{"levels.0": "MA2"})
	check("hours: [{type: xyz, hours: 2}, {type: theory, hours: 3}]", map[string]string{"hours.0.hours": "3", "hours.1": ""})
}

func TestNearest(t *testing.T) {
	check := func(got, want string) {
		t.Helper()
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	known := []string{"faculties", "mentoring", "pages/about", "pages/legal"}
	check(Nearest("facultes", known), "faculties")
	check(Nearest("pages/abot", known), "pages/about")
	check(Nearest("about", known), "pages/about")
	check(Nearest("zzz", known), "")
	check(Nearest("GEN-1100", []string{"GEN-1900", "GEN-1101", "GEN-2100"}), "") // another figure is another thing
	check(Nearest("GEM-1100", []string{"GEN-1900", "GEN-1100"}), "GEN-1100")
}

// An example is read without a word, and what people write instead of a name
// leads to it.
func TestDeclarations(t *testing.T) {
	required := map[*Kind]string{Partner: "name: x\n", Site: "name: x\nlanguages: [fr]\n", Year: "title: x\nstatus: running\n"}
	check := func(k *Kind, f *Field, in lang.Tag) {
		if f.Example(in) == "" {
			return
		}
		base := required[k]
		if base == "" {
			base = "title: x\n"
		}
		var lines []string
		for line := range strings.Lines(base) {
			if !strings.HasPrefix(line, f.Name+":") {
				lines = append(lines, line)
			}
		}
		_, diags, whole := decode(t, k, "content/a/b.fr.md", strings.Join(lines, "")+f.Name+": "+f.Example(in))
		if len(diags) > 0 {
			t.Errorf("%s: the example of %s in %s: %q", k.Name, f.Name, in, findings(diags, whole))
		}
	}
	for _, k := range Kinds() {
		for _, f := range k.Fields {
			for _, in := range message.Languages() {
				check(k, f, in)
			}
			for _, also := range f.also() {
				if o := k.object.byFold[fold(also)]; o == f || o == nil && k.object.byAlso()[fold(also)] == nil {
					t.Errorf("%s: %s is written %q by mistake, which leads nowhere", k.Name, f.Name, also)
				}
			}
		}
	}
}

// Every field is described to its editors, in each language, and nothing else is.
func TestFieldsAreDescribed(t *testing.T) {
	known := map[string]bool{}
	var walk func(fields []*Field)
	walk = func(fields []*Field) {
		for _, f := range fields {
			known["fields."+f.key] = true
			for _, in := range message.Languages() {
				if f.Doc(in) == "" {
					t.Errorf("%s.yaml says nothing of %s", in, f.key)
				}
			}
			walk(f.Fields)
		}
	}
	for _, k := range Kinds() {
		walk(k.Fields)
	}
	walk(hoursOf.fields)
	for list, values := range choices {
		for _, value := range values {
			known["choices."+list+"."+value] = true
		}
	}
	for _, in := range message.Languages() {
		text, err := os.ReadFile("../message/" + string(in) + ".yaml")
		if err != nil {
			t.Fatal(err)
		}
		var c struct{ Fields, Choices map[string]map[string]any }
		if err := yaml.Unmarshal(text, &c); err != nil {
			t.Fatal(err)
		}
		for part, groups := range map[string]map[string]map[string]any{"fields": c.Fields, "choices": c.Choices} {
			for group, names := range groups {
				for name := range names {
					if key := part + "." + group + "." + name; !known[key] {
						t.Errorf("%s.yaml describes %s, which nobody declares", in, key)
					}
				}
			}
		}
	}
}

// The kinds of resources are said in sentences, in each language of the messages.
func TestResourcesAreSaid(t *testing.T) {
	for _, in := range message.Languages() {
		for _, kind := range choices["resource"] {
			if !message.In(in).Part("terms").Has("resource-" + kind) {
				t.Errorf("%s.yaml has no word for resource-%s", in, kind)
			}
		}
	}
}

// The site has words for every value of a closed list.
func TestChoicesHaveWords(t *testing.T) {
	found := 0
	var check func(strings *lang.Strings, fields []*Field)
	check = func(strings *lang.Strings, fields []*Field) {
		for _, f := range fields {
			for _, value := range f.Enum {
				found++
				if key := "enum." + f.Name + "." + value; !strings.Has(key) {
					t.Errorf("%s has no %s", strings.Tag(), key)
				}
			}
			check(strings, f.Fields)
		}
	}
	for _, tag := range []lang.Tag{"fr", "en"} {
		file := "i18n/" + string(tag) + ".yaml"
		text, err := os.ReadFile("../../" + file)
		if err != nil {
			t.Fatal(err)
		}
		strings, _ := lang.Parse(tag, file, text)
		for _, k := range Kinds() {
			check(strings, k.Fields)
		}
		check(strings, hoursOf.fields)
	}
	if found < 40 {
		t.Errorf("found %d values in the schema", found)
	}
}

func TestJoin(t *testing.T) {
	file := func(tag, text string) Version {
		path := "content/faculties/a/modules/b." + tag + ".md"
		record, diags, whole := decode(t, Module, path, "title: T\n"+text)
		if diags.HasErrors() && !strings.Contains(text, "quatre") {
			t.Fatalf("%q", findings(diags, whole))
		}
		return Version{path, record}
	}
	check := func(want func(*ModuleFacts), said []diag.Code, files ...Version) {
		t.Helper()
		facts, diags := Join(Module, files)
		var w ModuleFacts
		want(&w)
		if diff := cmp.Diff(&w, facts); diff != "" {
			t.Error(diff)
		}
		var codes []diag.Code
		for _, d := range diags {
			codes = append(codes, d.Code)
			if d.Pos.File == d.Related[0].File {
				t.Errorf("%s: both places in %s", d.Code, d.Pos.File)
			}
		}
		if !slices.Equal(codes, said) {
			t.Errorf("%v, want %v", codes, said)
		}
	}
	four := func(m *ModuleFacts) { m.Credits.Value = Whole(4) }
	check(four, nil, file("fr", "credits: 4"), file("en", ""))
	check(four, nil, file("fr", ""), file("en", "credits: 4"))
	check(four, []diag.Code{diag.FactRepeated}, file("fr", "credits: 4"), file("en", "credits: 4.0"))
	check(four, []diag.Code{diag.FactContradiction}, file("fr", "credits: 4"), file("en", "credits: 5"))
	check(four, []diag.Code{diag.FactContradiction}, file("fr", "credits: 4"), file("en", ""), file("nl", "credits: 5"))
	check(func(m *ModuleFacts) {}, nil, file("fr", "credits: quatre"), file("en", "credits: 5"))
	check(func(m *ModuleFacts) {
		m.Credits.Value, m.Campuses, m.Draft, m.Languages = Whole(4), []Localised{{All: "A"}}, true, []lang.Tag{"fr"}
	}, nil, file("fr", "credits: 4"), file("en", "campuses: A\ndraft: true"), file("nl", "languages: fr"))
	check(four, nil, file("fr", "credits: 4"), Version{Path: "unreadable"})
	if facts, _ := Join(Module, []Version{{Path: "unreadable"}}); facts != nil {
		t.Error(facts)
	}

	year := func(text string) Version {
		record, _, _ := decode(t, Year, "content/faculties/a/roadmap/ba1.fr.md", "title: T\n"+text)
		return Version{"content/faculties/a/roadmap/ba1.fr.md", record}
	}
	if _, diags := Join(Year, []Version{year(""), year("")}); len(diags) != 1 || diags[0].Code != diag.FieldMissingChoice {
		t.Errorf("a required fact that stands nowhere: %v", diags)
	}
	if _, diags := Join(Year, []Version{year(""), year("status: running")}); len(diags) != 0 {
		t.Errorf("a required fact in the second file: %v", diags)
	}

	a, b := file("fr", "credits: 4"), file("en", "credits: 5")
	_, diags := Join(Module, []Version{a, b})
	d := diags[0]
	if got := fmt.Sprint(d.Args); got != "[credits 4 5 content/faculties/a/modules/b.fr.md]" || d.Pos.Offset != 13 || d.Related[0].Offset != 13 {
		t.Errorf("%s at %d, %d", got, d.Pos.Offset, d.Related[0].Offset)
	}
	before := *a.Record.Facts.(*ModuleFacts)
	Join(Module, []Version{a, file("en", "code: X")})
	if diff := cmp.Diff(&before, a.Record.Facts); diff != "" {
		t.Errorf("a file's facts were changed: %s", diff)
	}
	if !IsDraft(&ModuleFacts{Shared: Shared{Draft: true}}) || IsDraft(&SiteFacts{}) {
		t.Error("IsDraft")
	}
}

// What is required is not to be left out.
func TestEmptyFields(t *testing.T) {
	check := func(text, want string) {
		t.Helper()
		_, diags, _ := decode(t, Faculty, "content/a.fr.md", text)
		if got := (&report.Printer{Lang: "en"}).Locate(diags[0]).Hint; got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	check("title:", "Write a value after the colon.")
	check("title: T\nsince:", "Write a value after the colon, or remove the line.")
}

func TestLocalisedIn(t *testing.T) {
	check := func(l Localised, tag lang.Tag, text string, in lang.Tag) {
		t.Helper()
		if got, really := l.In(tag); got != text || really != in {
			t.Errorf("%v in %s: %q in %s", l, tag, got, really)
		}
	}
	both := Localised{By: map[lang.Tag]string{"fr": "un", "en": "one"}}
	check(both, "fr", "un", "fr")
	check(both, "nl", "one", "en")
	check(Localised{All: "x"}, "nl", "x", "nl")
	check(Localised{}, "nl", "", "nl")
}

// A date that is read is one of the calendar and reads the same when written;
// what is proposed for another is read.
func FuzzDate(f *testing.F) {
	for _, c := range values {
		if s, ok := strings.CutPrefix(c.line, "since: "); ok {
			f.Add(s)
		}
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, ok := parseDate(s)
		if ok && d.exists() {
			if d.String() != s {
				t.Fatalf("%q is written %q", s, d)
			}
			if _, err := time.Parse([]string{"2006", "2006-01", "2006-01-02"}[strings.Count(s, "-")], s); err != nil {
				t.Fatal(err)
			}
		}
		if meant, ok := meantDate(s, noUnit); ok && meant.exists() {
			if again, ok := parseDate(meant.String()); !ok || again != meant {
				t.Fatalf("%q: proposed %q is read as %v", s, meant, again)
			}
		}
	})
}

// A number that is read reads the same when written; what is proposed for
// another is read.
func FuzzQuantity(f *testing.F) {
	for _, c := range values {
		if _, s, ok := strings.Cut(c.line, ": "); ok {
			f.Add(s)
		}
	}
	f.Fuzz(func(t *testing.T, s string) {
		if q, ok := parseQuantity(s); ok {
			if again, ok := parseQuantity(q.String()); !q.IsZero() && (!ok || again != q) {
				t.Fatalf("%q is written %q", s, q)
			}
			if q.Max.Given && q.Max.Thousandths < q.Min.Thousandths || q.Min.Thousandths < 0 {
				t.Fatalf("%q: %+v", s, q)
			}
		}
		if meant := meantQuantity(s, noUnit); meant != "" {
			if _, ok := parseQuantity(meant); !ok {
				t.Fatalf("%q: proposed %q is not read", s, meant)
			}
		}
		if meant := meantNumber(s, noUnit); meant != "" {
			if _, ok := parseDecimal(meant); !ok {
				t.Fatalf("%q: proposed %q is not read", s, meant)
			}
		}
		if meant := meantMinutes(s, noUnit); meant != "" {
			if _, ok := parseMinutes(meant); !ok {
				t.Fatalf("%q: proposed %q is not read", s, meant)
			}
		}
		if meant := meantClock(s); meant != "" {
			if _, ok := parseClock(meant); !ok {
				t.Fatalf("%q: proposed %q is not read", s, meant)
			}
		}
	})
}

// addExamples adds the front matter of each file of the site that has every kind and
// every field.
func addExamples(f *testing.F) {
	f.Helper()
	err := filepath.WalkDir("../../testdata/every/content", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || filepath.Ext(path) == ".txt" {
			return err
		}
		text, err := os.ReadFile(path)
		front, _, _ := strings.Cut(strings.TrimPrefix(string(text), opening), opening)
		f.Add(front)
		return err
	})
	if err != nil {
		f.Fatal(err)
	}
}

// What can be read as YAML is decoded for every kind: no panic, places inside
// the file, Set only of what there is, an address only if it is one.
// Whatever is written of a field, by itself and with the signs of other programs around it, it is answered.
func TestAnyValueOfAnyField(t *testing.T) {
	values := []string{"a.pdf", "cours/a b.pdf", "https://example.org", "m@example.org", "3", "4-5", "2 + 3", "15 octobre 2026", "fin octobre 2026", "mardi soir", "Q1 ou Q2", "8 x 2h", "BA1", "x", "-"}
	dresses := append(dressPairs, "[x](", ")", "- ", "", "", ";")
	turn := 0
	var try func(kind *Kind, f *Field, around string, depth int)
	decode := func(kind *Kind, front string) {
		defer func() {
			if broken := recover(); broken != nil {
				t.Fatalf("%s: %q: %v", kind.Name, front, broken)
			}
		}()
		var n yaml.Node
		if yaml.Unmarshal([]byte(front), &n) != nil || len(n.Content) == 0 || n.Content[0].Kind != yaml.MappingNode {
			return
		}
		whole := "---\n" + front + "---\n"
		Decode(kind, n.Content[0], NewSource("a.fr.md", []byte(whole), 0, 4, []byte(front)))
	}
	try = func(kind *Kind, f *Field, around string, depth int) {
		for range 4 { // of all values and signs, others for each field
			turn++
			value, dress := values[turn%len(values)], turn/len(values)%(len(dresses)/2)*2
			decode(kind, fmt.Sprintf(around, f.Name+": "+value))
			decode(kind, fmt.Sprintf(around, f.Name+": "+plaintext.Quote(dresses[dress]+value+dresses[dress+1])))
		}
		for _, inner := range f.Fields {
			if depth < 2 {
				try(kind, inner, fmt.Sprintf(around, f.Name+": {%s}"), depth+1)
				try(kind, inner, fmt.Sprintf(around, f.Name+": [{%s}]"), depth+1)
			}
		}
	}
	for _, kind := range Kinds() {
		for _, f := range kind.Fields {
			try(kind, f, "%s\n", 0)
			for _, inner := range f.Fields { // where it does not belong
				try(kind, inner, "%s\n", 2)
			}
		}
	}
}

func FuzzDecode(f *testing.F) {
	for _, c := range values {
		f.Add("title: T\n" + c.line)
	}
	addExamples(f)
	f.Fuzz(func(t *testing.T, text string) {
		if strings.ContainsAny(text, "\r\u0085\u2028\u2029") || len(text) > 4096 {
			return // package content lets no such text through
		}
		var n yaml.Node
		if yaml.Unmarshal([]byte(text), &n) != nil || len(n.Content) != 1 || n.Content[0].Kind != yaml.MappingNode {
			return
		}
		whole := []byte(opening + text)
		for _, k := range Kinds() {
			src := NewSource("content/a.fr.md", whole, 0, len(opening), whole[len(opening):])
			record, diags := Decode(k, n.Content[0], src)
			for _, d := range diags {
				if d.Pos.Offset < 0 || d.Pos.Offset > len(whole) || d.End > len(whole) || d.End < d.Pos.Offset {
					t.Fatalf("%s: %s at %d to %d of %d", k.Name, d.Code, d.Pos.Offset, d.End, len(whole))
				}
			}
			for key, s := range record.Set {
				if s.Key < len(opening) || s.Value < s.Key || s.End < s.Value || s.End > len(whole) {
					t.Fatalf("%s: %s %+v of %d", k.Name, key, s, len(whole))
				}
			}
			if p, ok := record.Facts.(*PartnerFacts); ok && p.Link != "" && !isURL(string(p.Link)) {
				t.Fatalf("%q", p.Link)
			}
			for _, f := range k.Fields {
				from := record.Facts
				if f.role == roleWords {
					from = record.Words
				}
				if _, set := record.Set[f.Name]; !set && !valueOf(from, f).IsZero() {
					t.Fatalf("%s: %s has a value and is not set", k.Name, f.Name)
				}
			}
		}
	})
}

func BenchmarkDecode(b *testing.B) {
	text := "title: Projet PRO\nsummary: Un atelier.\nlevels: [MA2]\nterms: [first]\nschedule: day\nlanguages: [fr]\ncampuses: [Flagey]\nsince: 2019-10\n" +
		"status: running\ncredits: 4\nsessions: {count: 8, length: 2h}\nstudents: ~15\noption: Design Thinking\norder: 1\ncode: ARCH-P5001\n"
	var n yaml.Node
	if err := yaml.Unmarshal([]byte(text), &n); err != nil {
		b.Fatal(err)
	}
	whole := []byte(opening + text)
	b.ReportAllocs()
	for b.Loop() {
		Decode(Module, n.Content[0], NewSource("content/a.fr.md", whole, 0, len(opening), whole[len(opening):]))
	}
}

// What is as large, as small or as long as may be is read; what is one more is not.
func TestBounds(t *testing.T) {
	for _, c := range []struct {
		line string
		ok   bool
	}{
		{"credits: 9999999", true},
		{"credits: 10000000", false},
		{"credits: 0.125", true},
		{"credits: 0.1250", false},
		{"sessions: {count: 8, length: 1 min}", true},
		{"sessions: {count: 8, length: 0 min}", false},
		{"sessions: {count: 8, length: 1440 min}", true},
		{"sessions: {count: 8, length: 1441 min}", false},
		{"sessions: {count: 8, length: 1h}", true},
		{"sessions: {count: 8, length: 0h}", false},
		{"sessions: {count: 8, length: 24h}", true},
		{"sessions: {count: 8, length: 25h}", false},
		{"sessions: {count: 8, length: 0h01}", true},
		{"sessions: {count: 8, length: 0h00}", false},
		{"sessions: {count: 8, length: 24h00}", true},
		{"sessions: {count: 8, length: 24h01}", false},
		{"sessions: {count: 8, length: 1h59}", true},
		{"sessions: {count: 8, length: 1h60}", false},
		{"since: 1800", true},
		{"since: 1799", false},
		{"since: 2199", true},
		{"since: 2200", false},
		{"since: 2024-12", true},
		{"since: 2024-13", false},
		{"since: 2024-01", true},
		{"since: 2024-00", false},
		{"since: 2024-02-29", true},
		{"since: 2023-02-29", false},
		{"since: 2024-04-30", true},
		{"since: 2024-04-31", false},
		{"since: 2024-04-00", false},
	} {
		if _, diags, _ := decode(t, Module, "content/faculties/a/modules/b.fr.md", "title: T\n"+c.line); len(diags) == 0 != c.ok {
			t.Errorf("%s: %d mistakes", c.line, len(diags))
		}
	}
	for phone, ok := range map[string]bool{"02": false, "112": true, "819 555-0101 x234": true, "819 555-0101, poste 234": true, "819 555-0101 (ext. 2)": false, "ext. 234": false, "02 650 ext. 1234567": false, "+3" + strings.Repeat("2", 16): true, "+3" + strings.Repeat("2", 17): false} {
		if _, diags, _ := decode(t, Faculty, "content/faculties/a/faculty.fr.md", "title: T\ncontacts: [{name: N, phone: \""+phone+"\"}]"); len(diags) == 0 != ok {
			t.Errorf("%s: %d mistakes", phone, len(diags))
		}
	}
}

// What people call a field, and the line as it reads then.
func TestNamesMeant(t *testing.T) {
	for _, c := range []struct {
		kind       *Kind
		line, want string
	}{
		{Module, "lecturer: Camille Exemple", "3:1 field-unknown → people: Camille Exemple"},
		{Module, "titulaire: Camille", "3:1 field-unknown → people: Camille"},
		{Module, "academic_year: 2026-2027", "3:1 field-unknown → edition: 2026-2027"},
		{Module, "tracks: [{name: A, hours: 8}]", "3:11 field-unknown → tracks: [{title: A, hours: 8}]"},
		{Offer, "levels: [BA1, BA3]", "3:1 field-inside → eligibility: [{levels: [BA1, BA3]}]"},
		{Offer, "levels: BA1\neligibility: [{levels: MA1}]", "3:1 field-inside"},
		{Offer, "mode: online", "3:1 field-elsewhere"},
	} {
		file := map[*Kind]string{Module: "content/faculties/a/modules/b.fr.md", Offer: "content/mentoring/b.fr.md"}[c.kind]
		_, diags, whole := decode(t, c.kind, file, "title: T\n"+c.line)
		if got := findings(diags, whole); !slices.Contains(got, c.want) {
			t.Errorf("%s: %q, want %s", c.line, got, c.want)
		}
	}
}
