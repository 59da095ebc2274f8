package schema

import (
	"math/rand/v2"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"projetpro/internal/diag"
)

// A token is what people write in a value, and what a correction must have instead.
type token struct {
	written string
	kept    string // "-" is nothing that a value can say
}

// said are tokens that values are made up of, by field. What stands for a number is in it as it is.
var said = map[string][]token{
	"students": {{"12", "12"}, {"40", "40"}, {"environ", "~"}, {"about", "~"}, {"au moins", "min"}, {"minimum", "min"}, {"max.", "max"}, {"up to", "max"},
		{"plus de", "+"}, {"more than", "+"}, {"à", "-"}, {"étudiants", ""}, {"students", ""}, {"de", ""}, {"par groupe", "-"}, {"sur dossier", "-"},
		{"gratuits", "-"}, {"à temps plein", "-"}, {"semaines", "-"}, {"heures", "-"}, {"optional", "-"}},
	"hours": {{"12", "12"}, {"40", "40"}, {"h", ""}, {"heures", ""}, {"environ", "~"}, {"max", "max"}, {"au moins", "min"}, {"plus de", "+"}, {"CM", "theory"},
		{"TD", "exercises"}, {"stage", "placement"}, {"+", ""}, {"et", ""}, {"par semaine", "weekly"}, {"semaines", "weeks"}, {"pendant", ""}, {"de", ""},
		{"par groupe", "-"}, {"en ligne", "-"}, {"facultatives", "-"}, {"séances", "-"}, {"a day", "-"}},
	"sessions": {{"12", "12"}, {"40", "40"}, {"séances", ""}, {"meetings", ""}, {"de", ""}, {"x", ""}, {"2h", "2h"}, {"1h30", "1h30"}, {"environ", "~"},
		{"max", "max"}, {"CM", "theory"}, {"TD", "exercises"}, {"+", ""}, {"par semaine", "weekly"}, {"a week", "weekly"}, {"semaines", "weeks"},
		{"for", ""}, {"le lundi", "weekday: lundi"}, {"en ligne", "-"}, {"par mois", "monthly"}, {"au choix", "-"}, {"ateliers", "workshop"}},
	"since": {{"12", "12"}, {"octobre", "10"}, {"October", "10"}, {"2026", "2026"}, {"2019", "2019"}, {"le", ""}, {"depuis", ""}, {"en", ""}, {"of", ""},
		{"lundi", ""}, {"rentrée", "-"}, {"début", "-"}, {"avant", "-"}, {"ou", "-"}, {"environ", "-"}},
}

// What people write of when an event is says both its ends, or nothing is proposed.
func TestNoCorrectionOfAMomentLosesAnEnd(t *testing.T) {
	days := []token{{"12 novembre 2026", "2026-11-12"}, {"jeudi 12 novembre 2026", "2026-11-12"}, {"jeu. 12/11/2026", "2026-11-12"}, {"Nov 12, 2026", "2026-11-12"}, {"12.11.2026", "2026-11-12"},
		{"2026-11-12", "2026-11-12"}, {"14 novembre 2026", "2026-11-14"}}
	hours := []token{{"14h", "14:00"}, {"14:00", "14:00"}, {"17h30", "17:30"}, {"5 pm", "17:00"}, {"17:30", "17:30"}}
	between := []string{" ", ", ", " à ", " de ", " - ", "-", " au ", " to ", " et ", " ou ", " (", ", salle B, "}
	random := rand.New(rand.NewPCG(3, 4))
	proposed := 0
	for range 1_500 {
		tokens := []token{days[random.IntN(len(days))]}
		text := tokens[0].written
		for range random.IntN(3) {
			next := hours[random.IntN(len(hours))]
			if random.IntN(4) == 0 {
				next = days[random.IntN(len(days))]
			}
			sign := between[random.IntN(len(between))]
			tokens, text = append(tokens, next), text+sign+next.written
			if strings.Contains(sign, "salle") || strings.Contains(sign, "ou") {
				tokens = append(tokens, token{sign, "-"})
			}
		}
		_, diags, _ := decode(t, Event, "content/events/e.fr.md", `title: T`+"\nstarts: \""+text+`"`)
		for _, d := range diags {
			if d.Fix == "" {
				continue
			}
			proposed++
			record, again, whole := decode(t, Event, "content/events/e.fr.md", "title: T\n"+d.Fix)
			facts := record.Facts.(*EventFacts)
			says := facts.Starts.String() + " " + facts.Ends.From(facts.Starts).String()
			for _, tk := range tokens {
				if tk.kept == "-" || !strings.Contains(says, tk.kept) {
					t.Errorf("%s: %q, without %q", text, d.Fix, tk.written)
				}
			}
			if len(again) > 0 {
				t.Errorf("%s: %q, %v", text, d.Fix, findings(again, whole))
			}
		}
	}
	if proposed < 300 {
		t.Errorf("%d corrections", proposed)
	}
}

// minutes are written behind hours: 12 h 40.
var minutes = regexp.MustCompile(`\d (h|heures) \d`)

// No correction of a value throws away what was said, and each is read as it stands.
func TestNoCorrectionOfAValueLosesAWord(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	proposed := 0
	for range 6_000 {
		field := []string{"students", "hours", "sessions", "since"}[random.IntN(4)]
		var tokens []token
		var words []string
		for range 1 + random.IntN(4) {
			tk := said[field][random.IntN(len(said[field]))]
			if len(tokens) == 0 && random.IntN(2) == 0 {
				tk = said[field][0] // a number
			}
			tokens, words = append(tokens, tk), append(words, tk.written)
		}
		line := field + `: "` + strings.Join(words, " ") + `"`
		_, diags, _ := decode(t, Module, "a.md", "title: T\n"+line)
		for _, d := range diags {
			if d.Fix == "" || minutes.MatchString(line) {
				continue
			}
			proposed++
			_, again, whole := decode(t, Module, "a.md", "title: T\n"+d.Fix)
			if lost := lostTokens(d.Fix, tokens); len(again) > 0 || len(lost) > 0 {
				t.Errorf("%s: %s, %v, without %q", line, d.Fix, findings(again, whole), lost)
			}
		}
	}
	if proposed < 300 {
		t.Errorf("%d corrections", proposed)
	}
}

// lostTokens are those that a correction says no more.
func lostTokens(fix string, tokens []token) (lost []string) {
	_, value, _ := strings.Cut(fix, ":")
	for _, tk := range tokens {
		n := len(slices.DeleteFunc(slices.Clone(tokens), func(other token) bool { return other.kept != tk.kept }))
		switch {
		case tk.kept == "":
		case tk.kept == "weekly" && strings.Contains(value, "weekday:"): // which is each week
		case tk.kept == "-" && tk.written != "à", strings.Count(value, tk.kept) < min(n, 1), isFigures(tk.kept) && strings.Count(value, tk.kept) < n:
			lost = append(lost, tk.written)
		}
	}
	return lost
}

func isFigures(s string) bool {
	_, ok := figures(s)
	return ok
}

// A value in signs that typing and other programs put around it is proposed without them, whatever field it is of.
func TestValuesWithoutTheSignsAroundThem(t *testing.T) {
	tried := 0
	for _, k := range Kinds() {
		for _, f := range k.Fields {
			value := f.Example("en")
			if value == "" || strings.ContainsAny(value, `[{"`) || f.takesText() || f.isLocalised() {
				continue
			}
			shapes := []string{"“X”", "« X »", "(X)", "X;", "X.", "'**X**'", "'`X`'", "'<X>'", "'- X'", "‘X’"}
			if f.Type == reflect.TypeFor[URL]() {
				shapes = append(shapes, "'[X](X)'")
			}
			for _, shape := range shapes {
				src := f.Name + ": " + strings.ReplaceAll(shape, "X", value) + "\n"
				_, diags, _ := decode(t, k, "a.md", src)
				tried++
				for _, d := range diags {
					if strings.HasPrefix(string(d.Code), "value-") && d.Severity(false) == diag.Error && d.Fix != f.Name+": "+value && d.Fix != f.Name+": ["+value+"]" {
						t.Errorf("%s of %s: %q: %s → %q", f.Name, k.Name, src, d.Code, d.Fix)
					}
				}
			}
		}
	}
	if tried < 100 {
		t.Errorf("%d values were tried", tried)
	}
}
