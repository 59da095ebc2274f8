package check

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// Rules about facts: for each, what contradicts itself, and what real programmes say and is right. The day is 26 November 2026.
func TestFactsThatDisagree(t *testing.T) {
	for _, c := range []struct {
		what         string
		rule         string
		wrong, right []string // facts of a module; what stands behind a | is another's, in another faculty
	}{
		{"parts and the whole", "parts-disagree", []string{
			"credits: 9\nparts: [{levels: BA1, credits: 3}, {levels: BA2, credits: 2.5}]",
			"credits: 9\nparts: [{levels: BA1, credits: 3}, {levels: BA2, credits: 3}]",
			"credits: 8\nparts: [{levels: BA1, credits: 2.5}, {levels: BA1, credits: 2.5}, {levels: BA2, credits: 2.5}]",
			"credits: 0\nparts: [{levels: BA1, credits: 3}]",
			"credits: 2\nparts: [{levels: BA1, credits: 3}, {levels: BA2}]",
			"hours: 64\nparts: [{levels: BA1, hours: 18}, {levels: BA1, hours: 24}, {levels: BA2, hours: 20}]",
			"hours: {theory: 12, exercises: 12}\nparts: [{levels: BA1, hours: {theory: 12}}, {levels: BA2, hours: 18}]",
			"sessions: 8\nparts: [{levels: BA1, sessions: 2}, {levels: BA2, sessions: 2}]",
			"sessions: 6-8\nparts: [{levels: BA1, sessions: 5}, {levels: BA2, sessions: 5}]",
			"hours: ~60\nparts: [{levels: BA1, hours: 20}, {levels: BA2, hours: 24}]",
			"credits: {value: 64, unit: {fr: périodes}}\nparts: [{credits: {value: 18, unit: {fr: périodes}}}, {credits: {value: 24, unit: {fr: périodes}}}, {credits: {value: 20, unit: {fr: périodes}}}]",
			"credits: 3\nparts: [{levels: BA1, credits: 3}, {levels: BA2, credits: 3, status: running}]",
			"credits: 9\nparts: [{levels: BA1, credits: 3}, {levels: BA2, credits: 3, status: in-preparation}]",
			"credits: 2\nparts: [{levels: BA1, credits: 3}, {levels: BA2, credits: 3, status: ended}]",
		}, []string{
			"credits: 3\ntracks: [{title: A, credits: 3}, {title: B, credits: 3}]",
			"credits: 3\nhours: 20\ntracks: [{title: A, credits: 5, hours: 10}, {title: B, credits: 4, hours: 30}]",
			"credits: 9\nparts: [{levels: BA1, credits: 3}, {levels: BA1, credits: 6}]\ntracks: [{title: A, credits: 3}]",
			"credits: 3\nhours: 48\nparts: [{credits: {value: 18, unit: {fr: périodes}}}, {credits: {value: 46, unit: {fr: périodes}}}]",
			"credits: 6\nparts: [{levels: BA1, credits: 3}, {levels: BA2, credits: 3}, {levels: BA2, credits: 3, status: in-preparation}]",
			"credits: 9\nparts: [{levels: BA1, credits: 3}, {levels: BA2, credits: 3}, {levels: BA2, credits: 3, status: in-preparation}]",
			"hours: 20\nparts: [{levels: BA1, hours: 20}, {levels: BA1, hours: 10, status: ended}]",
			"credits: 10\nparts: [{levels: BA1, credits: 3.33}, {levels: BA1, credits: 3.33}, {levels: BA2, credits: 3.33}]",
			"credits: 10\nparts: [{levels: BA1, credits: 3.3}, {levels: BA1, credits: 3.3}, {levels: BA2, credits: 3.3}]",
			"credits: 10\nparts: [{levels: BA1, credits: 1.67}, {levels: BA1, credits: 1.67}, {levels: BA1, credits: 1.67}, {levels: BA1, credits: 1.67}, {levels: BA1, credits: 1.67}, {levels: BA2, credits: 1.67}]",
			"credits: 5\nparts: [{levels: BA1, credits: 2.5}, {levels: BA2, credits: 2.5}]",
			"credits: 9\nparts: [{levels: BA1, credits: 3}, {levels: BA2}]",
			"credits: 0\nparts: [{levels: BA1, credits: 0}]",
			"parts: [{levels: BA1, credits: 3}, {levels: BA2, credits: 2}]",
			"credits: 10\nparts: [{levels: BA1, credits: 20 UK}]",
			"credits: 20 UK\nparts: [{levels: BA1, credits: 10 UK}, {levels: BA2, credits: 10 UK}]",
			"hours: 62\nparts: [{levels: BA1, hours: 18}, {levels: BA1, hours: 24}, {levels: BA2, hours: 20}]",
			"hours: ~60\nparts: [{levels: BA1, hours: 30}, {levels: BA2, hours: 26}]",
			"hours: min 40\nparts: [{levels: BA1, hours: 30}, {levels: BA2, hours: 26}]",
			"hours: max 60\nparts: [{levels: BA1, hours: 30}, {levels: BA2, hours: 26}]",
			"sessions: 6-8\nparts: [{levels: BA1, sessions: 3}, {levels: BA2, sessions: 3-4}]",
			"sessions: 12\nparts: [{levels: BA1, sessions: 4}, {levels: BA2}]",
			"sessions: 8\nparts: [{levels: BA1, sessions: {weekly: 2h, weeks: 4}}]",
		}},
		{"types and the total", "types-disagree", []string{
			"hours: {total: 60, theory: 12, exercises: 12}",
			"hours: {total: 20, theory: 12, exercises: 12}",
			"parts: [{levels: BA1, hours: {total: 60, theory: 12}}]",
			"sessions: {count: 10, types: [{type: theory, count: 9}, {type: exercises, count: 9}]}",
		}, []string{
			"hours: {total: 24, theory: 12, exercises: 12}",
			"hours: {theory: 12, exercises: 12}",
			"hours: {total: ~25, theory: 12, exercises: 12}",
			"hours: {total: 20-30, theory: 12, exercises: 12}",
			"hours: {total: 60, theory: 12, project: 30-50}",
			"hours: 60",
			"hours: {theory: 12h, tp: 8h, total: 20}",
			"sessions: {count: 18, types: [{type: theory, count: 9}, {type: exercises, count: 9}]}",
			"sessions: [{type: theory, count: 9}, {type: exercises, length: 2h}]",
		}},
		{"more sessions than are said", "sessions-dated", []string{
			"sessions: {count: 1, dates: [{date: 2026-10-05}, {date: 2026-10-12}]}",
			"sessions: {count: 1, dates: [{date: 2026-10-05}, {title: Bilan}]}",
			"parts: [{levels: BA1, sessions: {count: 1, dates: [{date: 2026-10-05}, {date: 2026-10-12}]}}]",
		}, []string{
			"sessions: {count: 2, dates: [{date: 2026-10-05}, {date: 2026-10-12}]}",
			"sessions: {count: 1, dates: [{date: 2026-10-05}, {date: 2026-10-12, cancelled: true}]}",
			"sessions: {count: 2, dates: [{date: 2026-10-05}, {date: 2026-10-12, cancelled: true}]}",
			"sessions: {count: 1-2, dates: [{date: 2026-10-05}, {date: 2026-10-12}]}",
			"sessions: {count: 1, dates: [{date: 2026-10-05, group: A}, {date: 2026-10-06, group: B}]}",
			"sessions: [{date: 2026-10-05}, {date: 2026-10-12}]",
		}},
		{"fewer sessions than are said", "sessions-undated", []string{
			"sessions: {count: 8, dates: [{date: 2026-10-05}, {date: 2026-10-12}, {date: 2026-10-19}]}",
		}, []string{
			"sessions: {count: 3, dates: [{date: 2026-10-05}, {date: 2026-10-12}, {title: Bilan}]}",
			"sessions: {count: 16, dates: [{group: A}, {group: B}]}",
			"sessions: 8",
		}},
		{"a part at another level", "part-level", []string{
			"levels: BA1-BA2\nparts: [{levels: MA1}]",
			"levels: BA1\nparts: [{levels: BA1}, {levels: [BA1, BA2]}]",
			"levels: BA1\ntracks: [{levels: BA1}, {levels: BA2}]",
			"levels: [BA1, BA2]\nparts: [{levels: BA1-MA1}]",
		}, []string{
			"levels: BA1-BA2\nparts: [{levels: ba2}]",
			"levels: BA1-BA2\nparts: [{levels: BA1}]",
			"parts: [{levels: MA1}]",
		}},
		{"an edition that is over", "edition-past", []string{
			"status: running\nedition: 2017-2018",
			"status: running\nedition: 2025-2026",
		}, []string{
			"status: running\nedition: 2026-2027",
			"status: running\nedition: 2027-2028",
			"status: ended\nedition: 2017-2018",
			"status: pilot\nedition: 2017-2018",
			"edition: 2017-2018",
		}},
		{"what runs since a day to come", "since-future", []string{
			"status: running\nsince: 2031-09",
			"status: running\nsince: 2026-11-27",
			"status: running\nsince: 2027",
			"parts: [{levels: BA1, status: running, since: 2027}]",
		}, []string{
			"status: running\nsince: 2026-11-26",
			"status: running\nsince: 2026-11",
			"status: running\nsince: 2026",
			"status: in-preparation\nsince: 2027-09",
			"since: 2027-09",
			"parts: [{levels: BA1, status: in-preparation, since: 2027}]",
		}},
		{"sessions of long ago", "sessions-past", []string{
			"status: running\nsessions: [{date: 2019-10-05}, {date: 2019-10-12}]",
			"status: running\nsessions: {length: 2h, dates: [{date: 2024-10-05, until: 2025-10-12}]}",
			"parts: [{levels: BA1, status: running, sessions: [{date: 2019-10-05}]}]",
			"tracks: [{title: A, status: running, sessions: {dates: [{date: 2019-10-05}, {date: 2019-10-12}]}}]",
		}, []string{
			"status: running\nparts: [{levels: BA1, status: ended, sessions: [{date: 2019-10-05}]}]",
			"parts: [{levels: BA1, sessions: [{date: 2019-10-05}]}]",
			"status: running\nsessions: [{date: 2019-10-05}, {date: 2026-10-12}]",
			"status: running\nsessions: [{date: 2026-02-05}, {date: 2026-03-12}]",
			"status: running\nsessions: [{date: 2019-10-05}, {title: Bilan}]",
			"status: ended\nsessions: [{date: 2019-10-05}]",
			"sessions: [{date: 2019-10-05}]",
			"status: running\nsessions: 8",
		}},
		{"sessions of another year", "session-outside", []string{
			"edition: 2026-2027\nsessions: [{date: 2025-10-05}, {date: 2025-10-12}]",
			"edition: 2026-2027\nsessions: [{date: 2026-10-05}, {date: 2027-10-12}]",
			"edition: 2026-2027\nparts: [{levels: BA1, sessions: {dates: [{date: 2016-10-05}]}}]",
		}, []string{
			"edition: 2026-2027\nsessions: [{date: 2026-10-05}, {date: 2027-06-12}]",
			"edition: 2026-2027\nsessions: [{date: 2026-08-31}, {date: 2027-09-10}, {title: Bilan}]",
			"sessions: [{date: 2019-10-05}, {date: 2027-10-12}]",
		}},
		{"sessions years ahead", "session-far", []string{
			"sessions: [{date: 2062-10-05}]",
			"sessions: [{date: 2026-10-05}, {date: 2030-10-12}]",
		}, []string{
			"sessions: [{date: 2027-10-05}, {date: 2029-10-12}]",
			"sessions: [{date: 1999-10-05}]",
		}},
		{"a session twice", "session-doubled", []string{
			"sessions: [{date: 2026-10-05}, {date: 2026-10-12}, {date: 2026-10-05}]",
			"sessions:\n  length: 2h\n  dates:\n    - {date: 2026-10-05, start: 14:00, place: A}\n    - {date: 2026-10-05, start: 14:00, place: A}",
		}, []string{
			"sessions: [{date: 2026-10-05, start: 9:00}, {date: 2026-10-05, start: 14:00}]",
			"sessions: [{date: 2026-10-05, group: A}, {date: 2026-10-05, group: B}]",
			"sessions: [{date: 2026-10-05, place: A}, {date: 2026-10-05, place: B}]",
			"sessions: [{title: Bilan}, {title: Bilan}]",
			"sessions: [{date: 2026-10-05, cancelled: true}, {date: 2026-10-05}]",
		}},
		{"one code", "code-credits", []string{
			"code: ARCH-P5001\ncredits: 5|code: ARCH-P5001\ncredits: 6",
			"code: ARCH-P5001\ncredits: 5|code: arch-p5001\ncredits: 6",
			"code: ARCH-P5001\ncredits: 5|code: ARCH-P5001\ncredits: 0",
			"code: ARCH-P5001\ncredits: 5\nedition: 2026-2027|code: ARCH-P5001\ncredits: 6\nedition: 2026-2027",
			"code: ARCH-P5001\ncredits: 5\nedition: 2026-2027|code: ARCH-P5001\ncredits: 6",
		}, []string{
			"code: ARCH-P5001\ncredits: 5\nedition: 2025-2026|code: ARCH-P5001\ncredits: 6\nedition: 2026-2027",
			"code: ARCH-P5001\ncredits: 5|code: ARCH-P5001\ncredits: 5",
			"code: ARCH-P5001\ncredits: 5|code: ARCH-P5002\ncredits: 6",
			"code: ARCH-P5001\ncredits: 5|code: ARCH-P5001",
			"code: ARCH-P5001\ncredits: 10|code: ARCH-P5001\ncredits: 20 UK",
			"code: ARCH-P5001\ncredits: 5|code: ARCH-P5001\ncredits: 6\nstatus: ended",
			"credits: 5|credits: 6",
		}},
		{"hours and credits", "hours-credits", []string{
			"credits: 2\nhours: 100",
			"credits: 5\nhours: {theory: 24, personal: 20}",
			"credits: 5 ECTS\nhours: {theory: 24, personal: 300}",
		}, []string{
			"credits: 5\nhours: 24",
			"credits: 5\nhours: {theory: 24, personal: 110}",
			"credits: 5\nhours: {theory: 24, personal: 80}",
			"credits: 0\nhours: 24",
			"credits: 20 UK\nhours: {theory: 24, personal: 20}",
			"hours: 500",
			"credits: {value: 64, unit: {fr: périodes}}\nhours: 48",
			"credits: {value: 0.5, unit: {fr: unité}}\nhours: 200",
			"credits: 5",
			"credits: 1\nhours: max 40",
			"credits: 1\nhours: 36",
		}},
	} {
		for _, facts := range c.wrong {
			if got := saidOf(facts); !slices.Equal(got, []string{c.rule}) {
				t.Errorf("%s: of\n%s\n%q is said", c.what, facts, got)
			}
		}
		for _, facts := range c.right {
			if got := saidOf(facts); slices.Contains(got, c.rule) {
				t.Errorf("%s: of\n%s\n%q is said", c.what, facts, got)
			}
		}
	}
}

// saidOf are the codes of what rules say of a module with some facts, each with its places.
func saidOf(facts string) (codes []string) {
	facts, other, _ := strings.Cut(facts, "|")
	files := map[string]string{
		"content/site.yaml": "name: Test\nlanguages: [fr]\nlevels: [BA1, BA2, MA1]\ncredits: {unit: ECTS, hours: 25-30}\nbase_url: https://www.site.test/\ncontacts: [{email: a@site.test}]\n",
		module:              "title: M\nsummary: S\n" + facts,
	}
	if other != "" {
		files["content/faculties/b/faculty.fr.md"] = "title: B\nsummary: S"
		files["content/faculties/b/modules/n.fr.md"] = "title: N\nsummary: S\n" + other
	}
	s := subject(files, "https://www.site.test/")
	for item := range s.Site.Items() {
		for _, v := range item.Versions {
			for _, d := range v.Diags {
				codes = append(codes, string(d.Code))
			}
		}
	}
	for _, d := range Run(s) {
		if d.Pos.Offset < 0 {
			codes = append(codes, fmt.Sprint("no place for ", d.Code))
		}
		for _, at := range d.Related {
			if at.Offset < 0 {
				codes = append(codes, fmt.Sprint("no other place for ", d.Code))
			}
		}
		codes = append(codes, string(d.Code))
	}
	return codes
}
