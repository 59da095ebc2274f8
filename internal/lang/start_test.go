package lang

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// A file that is begun says nothing yet, and is read without a complaint, in every language; once a
// text is written before its #, it is the language's.
func TestStart(t *testing.T) {
	for _, from := range []Tag{"fr", "en"} {
		src, err := os.ReadFile("../../i18n/" + string(from) + ".yaml")
		if err != nil {
			t.Fatal(err)
		}
		whole := load(t, from)
		for _, tag := range []Tag{"nl", "pl", "fa", "ja", "ar"} {
			text, n := Start(tag, src)
			s, l := Parse(tag, "f", text)
			for _, line := range shown(s, l) {
				t.Error(tag, line)
			}
			if len(s.keys) > 0 || n != len(whole.keys) {
				t.Errorf("%s from %s: it says %q; %d of %d keys", tag, from, s.keys, n, len(whole.keys))
			}
			filled := fill(string(text))
			f, l := Parse(tag, "f", []byte(filled))
			for _, line := range shown(f, l) {
				if !strings.Contains(line, "strings-count") {
					t.Error(tag, line)
				}
			}
			if !slices.Equal(f.keys, whole.keys) {
				t.Errorf("%s from %s: keys are lost: %q", tag, from, f.Missing(whole))
			}
		}
	}
}

// fill writes a text before each #.
func fill(text string) string {
	var b strings.Builder
	rest := text
	for line := range strings.Lines(text) {
		_, after, _ := strings.Cut(rest, "\n")
		rest = after
		key, comment, found := strings.Cut(strings.TrimRight(line, "\n")+" ", ": # ")
		if found && !strings.HasPrefix(strings.TrimSpace(key), "#") && !strings.HasPrefix(next(after), indentOf(line)+"  ") {
			line = key + ": x # " + comment + "\n"
		}
		b.WriteString(line)
	}
	return b.String()
}

// next is the first line of a text that is no comment.
func next(rest string) string {
	for rest != "" {
		var first string
		first, rest, _ = strings.Cut(rest, "\n")
		if !strings.HasPrefix(strings.TrimSpace(first), "#") {
			return first
		}
	}
	return ""
}

func indentOf(line string) string { return line[:len(line)-len(strings.TrimLeft(line, " "))] }

func TestStartShows(t *testing.T) {
	text, n := Start("pl", []byte("# Remarque\nskip: Aller # ici\nunit:\n  hours: \"{n} h\"\n  credits: {one: \"{n} crédit\", other: \"{n} crédits\"}\nwords:\n  vague: # quoi\n    [ici,\n    là]\nlast: |\n  a\n  b\ncard:\n  since: {day: \"le {date}\", n: {one: x, other: y}}\n"))
	want := `# Remarque
skip: # Aller # ici
unit:
  hours: # "{n} h"
  credits: # {one: "{n} crédit", other: "{n} crédits"}
    one: # 1, …
    few: # 2, 3, 4, …
    many: # 0, 5, 6, …
    other: # 0.1, 0.2, 0.3, …
words:
  vague: # quoi
    # [ici,
    # là]
last: # |
  # a
  # b
card:
  since: # {day: "le {date}", n: {one: x, other: y}}
    day: # le {date}
    n:
      one: # 1, …
      few: # 2, 3, 4, …
      many: # 0, 5, 6, …
      other: # 0.1, 0.2, 0.3, …
`
	if string(text) != want || n != 7 {
		t.Errorf("%d keys, %s", n, text)
	}
	s, l := Parse("pl", "f", text)
	if len(s.keys) > 0 || len(l) > 0 {
		t.Errorf("%q %q", s.keys, shown(s, l))
	}
	same(t, "lines", load(t, "fr").StartOf("nl", []string{"skip", "unit.credits", "date.months", "no.such"}),
		"skip: # Aller au contenu\nunit.credits: # {n}~crédit / {n}~crédits\n  one: # 1, …\n  other: # 0, 2, 3, …\n"+
			"date.months: # [janvier, février, mars, avril, mai, juin, juillet, août, septembre, octobre, novembre, décembre]\n")
}
