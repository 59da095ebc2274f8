package lang

import (
	"strings"
	"testing"
)

// Each language has seven days, and no name is that of two.
func TestWeekdays(t *testing.T) {
	known := map[string]int{}
	languages := 0
	for line := range strings.Lines(weekdayNames) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		languages++
		words := strings.Fields(line)
		if _, ok := ParseTag(words[0]); !ok || len(words) != 8 {
			t.Errorf("%q", line)
			continue
		}
		for i, name := range words[1:] {
			name = strings.ReplaceAll(name, "_", " ")
			if day, ok := known[name]; ok && day != i {
				t.Errorf("%s: %s is another day elsewhere", words[0], name)
			}
			known[name] = i
			if name != strings.ToLower(name) {
				t.Errorf("%s is not in small letters", name)
			}
			if day, ok := Weekday(name); !ok || day != i {
				t.Errorf("%s is %d, %t", name, day, ok)
			}
		}
	}
	if languages < 100 {
		t.Errorf("%d languages", languages)
	}
	for name, want := range map[string]int{"mardi": 1, "tuesday": 1, "dinsdag": 1, "سه\u200cشنبه": 1, "dydd sul": 6} {
		if day, ok := Weekday(name); !ok || day != want {
			t.Errorf("%s is %d, %t", name, day, ok)
		}
	}
	if _, ok := Weekday("day"); ok {
		t.Error("day is a day")
	}
}
