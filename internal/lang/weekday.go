// This file knows the days of the week by their names in every language that the CLDR has.

package lang

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed weekdays.txt
var weekdayNames string

var weekdays = sync.OnceValue(func() map[string]int {
	all := map[string]int{}
	for line := range strings.Lines(weekdayNames) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for i, name := range strings.Fields(line)[1:] {
			all[strings.ReplaceAll(name, "_", " ")] = i
		}
	}
	return all
})

// Weekday is the day of the week that a name in small letters stands for, in whatever language: from 0 for Monday.
func Weekday(name string) (day int, ok bool) {
	day, ok = weekdays()[name]
	return day, ok
}
