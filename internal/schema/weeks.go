// This file reads how many weeks there are, or which of the year.

package schema

import (
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/unicode/norm"

	"projetpro/internal/diag"
)

// Weeks are how many weeks there are, or which of the year.
type Weeks struct {
	Count Quantity
	Of    []WeekSpan // the weeks of the calendar (ISO 8601), in the order written
}

// A WeekSpan goes from one week of the year to another, which may be the same.
type WeekSpan struct{ From, To int }

// lastWeek is the last that a year can have.
const lastWeek = 53

// IsZero says whether nothing is written.
func (w Weeks) IsZero() bool { return w.Count.IsZero() && len(w.Of) == 0 }

// decode reads how many weeks, 12, or a list of which, [36-41, 43].
func (w *Weeks) decode(r *reader, n *yaml.Node) {
	if n.Kind == yaml.SequenceNode {
		r.list(n, false, func(item *yaml.Node) int { return w.add(r, item) })
		return
	}
	text, ok := r.scalar(n, diag.FormNumber)
	if !ok {
		return
	}
	if spans := meantSpans(text); spans != "" {
		r.failWith(diag.ValueWeeks, n, spans)
		return
	}
	w.Count = r.quantity(n, text, diag.ValueWeeks, func(s string, is units) string { return meantQuantity(s, isWeeks(is)) })
}

func (w *Weeks) add(r *reader, n *yaml.Node) int {
	text, ok := r.scalar(n, diag.FormNumber)
	if !ok {
		return 0
	}
	span, ok := parseSpan(text)
	if !ok {
		r.failWith(diag.ValueWeeks, n, meantSpan(text))
		return 0
	}
	w.Of = append(w.Of, span)
	return 1
}

// parseSpan reads 36 or 36-41.
func parseSpan(s string) (w WeekSpan, ok bool) {
	q, ok := parseQuantity(s)
	if !ok || !q.isWhole() || q.About || !q.Min.Given || !q.Max.Given {
		return WeekSpan{}, false
	}
	w = WeekSpan{q.Min.Thousandths / 1000, q.Max.Thousandths / 1000}
	return w, w.From >= 1 && w.To <= lastWeek
}

// manyWeeks is more than any course lasts: 36-41 is not how many weeks there are.
const manyWeeks = 30

// meantSpans is the list of weeks of the calendar that s was probably meant for, or "".
func meantSpans(s string) string {
	var all []string
	for part := range strings.FieldsFuncSeq(ranges().Replace(strings.ToLower(s)), func(c rune) bool { return c == ',' || c == ';' || c == '+' }) {
		part = strings.TrimSpace(part)
		span := meantSpan(part)
		if span == "" {
			return ""
		}
		all = append(all, span)
	}
	numbered := len(all) > 1 || isNumbered(s)
	if len(all) == 1 && !numbered {
		w, _ := parseSpan(all[0])
		numbered = w.From != w.To && w.To > manyWeeks
	}
	if !numbered {
		return ""
	}
	return "[" + strings.Join(all, ", ") + "]"
}

// isNumbered says whether s names a week by its number: semaine 36, S36, W36.
func isNumbered(s string) bool {
	figures := strings.IndexAny(s, "0123456789")
	return figures > 0 && isWeek(strings.TrimSpace(s[:figures]))
}

// meantSpan is the week, or the weeks one after the other, that s was probably meant for, or "".
func meantSpan(s string) string {
	least, most, span := strings.Cut(ranges().Replace(strings.ToLower(norm.NFC.String(s))), "-")
	from, ok := weekNumber(least)
	if !ok {
		return ""
	}
	if !span {
		return strconv.Itoa(from)
	}
	to, ok := weekNumber(most)
	if !ok || to <= from {
		return ""
	}
	return strconv.Itoa(from) + "-" + strconv.Itoa(to)
}

// weekNumber reads 36, S36 or semaine 36.
func weekNumber(s string) (int, bool) {
	s = strings.TrimSpace(s)
	if i := strings.IndexAny(s, "0123456789"); i > 0 && isWeek(strings.TrimSpace(s[:i])) {
		s = s[i:]
	}
	n, ok := figures(s)
	return n, ok && n >= 1 && n <= lastWeek
}

// isWeek says whether a word, in small letters, stands before the number of a week.
func isWeek(word string) bool {
	word = strings.TrimSuffix(word, ".")
	return isWritten("week-number", word) || isWritten("weeks", word)
}

// isWeeks adds to units the words for weeks.
func isWeeks(is units) units {
	return func(word string) bool { return isWritten("weeks", word) || is(word) }
}
