package translation

import (
	"fmt"
	"strings"
	"testing"
)

// frenchMeasures counts as interface strings have it.
var frenchMeasures = NewMeasureReader(french, MeasureWords{
	Units: map[string][]string{"credits": {"crédit", "crédits"}, "hours": {"heures", "h"}, "minutes": {"minutes", "min"}, "sessions": {"séance", "séances"}},
	About: []string{"environ"}, AtLeast: []string{"au moins"}, AtMost: []string{"au plus"}, Hours: "hours", Minutes: "minutes", Lasting: []string{"sessions"},
})

// Figures that are too many for a number are read like others, and nothing is counted with them.
func TestTooManyFigures(t *testing.T) {
	many := strings.Repeat("9", 310)
	for _, text := range []string{"%s", "%s.30", "%s,30", "%s.30 pm", "%s:30", "8:%s", "%s/05/2026", "2026-05-%s", "%s-18", "%s.%[1]s", "%s millions", "1 %s"} {
		text = fmt.Sprintf(text, many)
		if apart := Differing(french.Read(text), english.Read(text)); len(apart) > 0 {
			t.Errorf("%s differs from itself", text)
		}
	}
	for _, text := range []string{"%s crédits", "%s.30 crédits", "4 à %s crédits", "8 séances de 2 h %s", "8 séances de %s h", "%s séances de 2 h 30"} {
		for _, m := range frenchMeasures.Read([]byte(fmt.Sprintf(text, many))) {
			if m.Least > largest || m.Minutes > largest {
				t.Errorf("%s: %v", text, m)
			}
		}
	}
}

// A sentence has so much text and so many numbers as it likes: what is read of it does not grow with the square, and few are told.
func TestLongSentences(t *testing.T) {
	const size = 1 << 20
	for _, part := range []string{"2 crédits, ", "8 séances de 2 h 30, ", "1, ", "1 ", "1.1 1 ", "111.111.", "deux ", "`a ", "`", "<a ", "[a]("} {
		text := []byte(strings.Repeat(part, size/len(part)) + "\n2 crédits")
		if found := len(frenchMeasures.Read(text)); found > mostOfSentence {
			t.Errorf("%q: %d measures", part, found)
		}
	}
	few := strings.Repeat("2 crédits, ", mostOfSentence/2)
	if found := len(frenchMeasures.Read([]byte(few + "ou rien. " + few))); found != mostOfSentence/2*2 {
		t.Errorf("%d measures in two sentences", found)
	}
}

// Whatever a text counts stands within it, in order.
func FuzzMeasures(f *testing.F) {
	many := strings.Repeat("9", 310)
	for _, text := range []string{many + ".30", "8 séances de 2 h " + many, "8 séances de 2 h 30", "de 4 à 6 crédits", "au moins 2 crédits. Environ 3 crédits", many + " crédits"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		last := 0
		for _, m := range frenchMeasures.Read([]byte(text)) {
			if m.From < last || m.To <= m.From || m.To > len(text) || m.Behind > len(text) || !(m.Least <= m.Most) {
				t.Errorf("%q: %v", text, m)
			}
			last = m.From
		}
	})
}
