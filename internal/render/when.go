// This file writes days and places as HTML: dates within sentences, days of sessions, and
// where these are held.

package render

import (
	"html/template"
	"net/url"
	"strings"

	"projetpro/internal/page"
	"projetpro/internal/schema"
)

// precisions are the last parts of the keys of a text with a date in it, which may read
// otherwise for a day, a month and a year: depuis le 1er mars 2024, depuis mars 2024.
var precisions = [...]string{".day", ".month", ".year"}

// when is a text with a date in it, which is chosen by how precise the date is. key is
// that of the texts, without its last part; their placeholder is {date}. "" is no date.
func when(l page.Language, key string, d schema.Date) template.HTML {
	precision := precisions[2]
	switch {
	case d.Year == 0:
		return ""
	case d.Day != 0:
		precision = precisions[0]
	case d.Month != 0:
		precision = precisions[1]
	}
	return filled(l.T(key+precision, "date", firstHole), timeElement(l, d), "")
}

// The holes of a text, where HTML is put into it.
const (
	firstHole  = string(firstMark)
	secondHole = string(firstMark + 1)
)

// filled is a text with HTML in its holes.
func filled(text string, first, second template.HTML) template.HTML {
	return unmarked(text, string(first), string(second))
}

// day is when a session is: its day with that of the week, or its first and its last.
func day(l page.Language, s schema.Session) template.HTML {
	if s.Date.IsZero() {
		return escaped(l.T("session.to-be-set"))
	}
	first := dayElement(l, s.Date)
	if s.Until.IsZero() {
		return first
	}
	return filled(l.T("date.from-to", "from", firstHole, "to", secondHole), first, dayElement(l, s.Until))
}

func dayElement(l page.Language, d schema.Date) template.HTML {
	return template.HTML(`<time datetime="` + d.String() + `">` + escape(l.Day(d)) + `</time>`)
}

// span is from when to when something takes place; "" when it is not known.
func span(l page.Language, starts schema.Moment, ends schema.Ending) template.HTML {
	end := ends.From(starts)
	switch {
	case end.IsZero(), end.Date == starts.Date && end.Clock == 0:
		return moment(l, starts)
	case starts.IsZero():
		return moment(l, end)
	case end.Date != starts.Date:
		return filled(between(l, starts, end), moment(l, starts), moment(l, end))
	case starts.Clock == 0:
		return timed(end, l.T("moment.until", "date", l.Day(end.Date), "time", l.Clock(end.Clock)))
	}
	return timed(starts, l.T("moment.at", "date", l.Day(end.Date), "time", l.T("session.from-to", "start", l.Clock(starts.Clock), "end", l.Clock(end.Clock))))
}

// between is what stands around two moments: more is said of two days than of months, or with times.
func between(l page.Language, starts, ends schema.Moment) string {
	if starts.Date.Day != 0 && ends.Date.Day != 0 && starts.Clock == 0 && ends.Clock == 0 {
		return l.T("date.from-to", "from", firstHole, "to", secondHole)
	}
	return l.T("moment.from-to", "start", firstHole, "end", secondHole)
}

// moment is a day, with its time where that is known; "" when there is none.
func moment(l page.Language, m schema.Moment) template.HTML {
	switch {
	case m.Date.IsZero():
		return ""
	case m.Clock == 0:
		return dayElement(l, m.Date)
	}
	return timed(m, l.T("moment.at", "date", l.Day(m.Date), "time", l.Clock(m.Clock)))
}

// timed is what is said of a moment with a time.
func timed(m schema.Moment, said string) template.HTML {
	return template.HTML(`<time datetime="` + m.Date.String() + "T" + m.Clock.String() + `">` + escape(said) + `</time>`)
}

// where is a place; one on the web is a link.
func where(l page.Language, v schema.Localised) template.HTML {
	return place(l, schema.Session{Place: v})
}

// place is where a session is held. One on the web is a link, by the name of its host if it has no other.
func place(l page.Language, s schema.Session) template.HTML {
	address, name := string(s.Link), words(l, s.Place)
	written, _ := l.Localised(s.Place)
	if strings.HasPrefix(written, "www.") {
		written = "https://" + written
	}
	if isWeb(written) {
		address, name = written, ""
	}
	if address == "" {
		return name
	}
	if u, err := url.Parse(address); err == nil && name == "" {
		name = escaped(strings.TrimPrefix(u.Hostname(), "www."))
	}
	href := safeHref(address)
	if href == "" || name == "" {
		return name
	}
	return template.HTML(`<a href="` + escape(string(href)) + `" rel="external">` + string(name) + `</a>`)
}

// isWeb says whether a text is the address of a page of the web.
func isWeb(text string) bool {
	return (strings.HasPrefix(text, "https://") || strings.HasPrefix(text, "http://")) && !strings.ContainsAny(text, " \u00a0")
}
