// This file writes calendars (RFC 5545, RFC 7986).

package render

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"projetpro/internal/lang"
	"projetpro/internal/page"
	"projetpro/internal/schema"
)

// refresh is how often programs ask for a calendar again: twice a day (RFC 5545, 3.3.6).
const refresh = "PT12H"

// Calendar appends a calendar to dst. What takes place has the times of the site's zone, by the rules that this has now; UTC
// where it has no rules, and the reader's own where the site names no zone. Nothing in it says when it was made: the
// same content gives the same calendar.
func Calendar(dst []byte, c *page.Calendar) []byte {
	w := calendarWriter{buffer: dst}
	all := c.Occasions()
	w.raw("BEGIN:VCALENDAR")
	w.raw("VERSION:2.0")
	w.raw("PRODID:-//projetpro//projetpro//" + strings.ToUpper(string(c.Lang)))
	w.raw("CALSCALE:GREGORIAN")
	w.raw("METHOD:PUBLISH")
	w.text("NAME", c.Title)
	w.text("X-WR-CALNAME", c.Title)
	w.raw("REFRESH-INTERVAL;VALUE=DURATION:" + refresh)
	w.raw("X-PUBLISHED-TTL:" + refresh)
	if c.Address != "" {
		w.raw("SOURCE;VALUE=URI:" + c.Address)
		w.raw("URL:" + c.Page)
	}
	w.zone(c.Zone, all)
	for i := range all {
		w.occasion(&all[i])
	}
	w.raw("END:VCALENDAR")
	return w.buffer
}

// A calendarWriter writes one calendar.
type calendarWriter struct {
	buffer []byte
	in     *time.Location // of times; nil: they are the reader's own
	tzid   string         // that times refer to; "" for none
}

// zone writes the zone that times refer to, if there are any.
func (w *calendarWriter) zone(in *time.Location, all []page.Occasion) {
	if w.in = in; in == nil || in == time.UTC {
		return
	}
	first, last := 0, 0
	for i := range all {
		if o := &all[i]; o.Starts.Clock != 0 {
			if year := o.Starts.Date.Year; first == 0 || year < first {
				first = year
			}
			last = max(last, o.Starts.Date.Year, o.Ends.Date.Year)
			if o.Repeats != nil {
				last = max(last, o.Repeats.Days[len(o.Repeats.Days)-1].Year)
			}
		}
	}
	if first == 0 {
		return
	}
	if text := declared(in, first, last); text != "" {
		w.raw("X-WR-TIMEZONE:" + in.String())
		w.tzid, w.buffer = in.String(), append(w.buffer, text...)
	}
}

func (w *calendarWriter) occasion(o *page.Occasion) {
	w.raw("BEGIN:VEVENT")
	w.text("UID", o.UID)
	w.raw("DTSTAMP:" + compact(o.Starts.Date) + "T000000Z")
	w.when("DTSTART", o.Starts, false)
	if o.Starts.Clock == 0 {
		end := o.Ends
		if end.Date.IsZero() {
			end = o.Starts
		}
		w.when("DTEND", end, true)
	} else if !o.Ends.IsZero() {
		w.when("DTEND", o.Ends, false)
	}
	if o.Repeats != nil {
		w.repeats(o.Starts.Clock, o.Repeats)
	}
	w.text("SUMMARY;LANGUAGE="+string(o.Lang), o.Title)
	if len(o.Lines) > 0 || o.Page != "" {
		lines := o.Lines
		if o.Page != "" {
			lines = append(lines[:len(lines):len(lines)], o.Page)
		}
		w.text("DESCRIPTION", strings.Join(lines, "\n"))
	}
	if o.Place != "" {
		w.text("LOCATION", o.Place)
	}
	if o.Page != "" {
		w.raw("URL:" + o.Page)
	}
	if o.Cancelled {
		w.raw("STATUS:CANCELLED")
		w.raw("SEQUENCE:1")
	} else {
		w.raw("STATUS:CONFIRMED")
		w.raw("SEQUENCE:0")
	}
	w.raw("END:VEVENT")
}

// repeats writes on which days something takes place as well, each time at the same hour of the day: as a rule, without the
// days on which it does not. Where there is no zone by whose rules the hour stays the same, it writes them one by one.
func (w *calendarWriter) repeats(clock schema.Clock, r *schema.Recurrence) {
	if clock != 0 && w.in != nil && w.in != time.UTC && w.tzid == "" {
		w.each("RDATE", clock, r.Days[1:])
		return
	}
	rule, places := "RRULE:FREQ=WEEKLY", []string{""}
	if len(r.OfMonth) > 0 {
		rule, places = "RRULE:FREQ=MONTHLY", nil
		for _, place := range r.OfMonth {
			places = append(places, strconv.Itoa(place))
		}
	}
	if r.Every > 1 {
		rule += ";INTERVAL=" + strconv.Itoa(r.Every) + ";WKST=MO"
	}
	if !r.Open {
		rule += ";COUNT=" + strconv.Itoa(len(r.Days)+len(r.Without))
	}
	comma := ";BYDAY="
	for _, place := range places {
		for _, day := range r.On {
			rule += comma + place + days[day%7]
			comma = ","
		}
	}
	w.raw(rule)
	w.each("EXDATE", clock, r.Without)
}

// each writes a property for each of some days, at an hour of the day.
func (w *calendarWriter) each(property string, clock schema.Clock, of []schema.Date) {
	for _, d := range of {
		w.when(property, schema.Moment{Date: d, Clock: clock}, false)
	}
}

// days are those of the week as calendars have them, from Sunday.
var days = [...]string{"SU", "MO", "TU", "WE", "TH", "FR", "SA"}

// when writes a moment: a day where it has no time. through: the day behind it, as whole days end before one.
func (w *calendarWriter) when(property string, m schema.Moment, through bool) {
	d := m.Date
	if m.Clock == 0 {
		if through {
			next := time.Date(d.Year, time.Month(d.Month), d.Day+1, 0, 0, 0, 0, time.UTC)
			d = schema.Date{Year: next.Year(), Month: int(next.Month()), Day: next.Day()}
		}
		w.raw(property + ";VALUE=DATE:" + compact(d))
		return
	}
	minutes := int(m.Clock) - 1
	local := fmt.Sprintf("%sT%02d%02d00", compact(d), minutes/60, minutes%60)
	switch {
	case w.tzid != "":
		w.raw(property + ";TZID=" + w.tzid + ":" + local)
	case w.in == nil:
		w.raw(property + ":" + local)
	default:
		at := time.Date(d.Year, time.Month(d.Month), d.Day, minutes/60, minutes%60, 0, 0, w.in).UTC()
		w.raw(property + ":" + at.Format("20060102T150405Z"))
	}
}

func compact(d schema.Date) string { return fmt.Sprintf("%04d%02d%02d", d.Year, d.Month, d.Day) }

// text writes a property that holds text: what has a meaning there is escaped, and what nobody sees is left out.
func (w *calendarWriter) text(property, value string) {
	w.raw(property + ":" + escapedText.Replace(strings.Map(printable, lang.Untagged(value))))
}

var escapedText = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`)

// printable leaves out what text of a calendar must not have (RFC 5545, 3.1): characters of control but tabs and line feeds.
func printable(c rune) rune {
	if c < ' ' && c != '\t' && c != '\n' || c == 0x7F {
		return -1
	}
	return c
}

func (w *calendarWriter) raw(line string) { w.buffer = appendLine(w.buffer, line) }

// longestLine is how many bytes a line has at most, without its end (RFC 5545, 3.1).
const longestLine = 75

// appendLine writes a line, over several where it is long: a space begins each but the first, and no character is cut in two.
func appendLine(dst []byte, line string) []byte {
	room := longestLine
	for len(line) > room {
		cut := room
		for !utf8.RuneStart(line[cut]) {
			cut--
		}
		dst = append(append(dst, line[:cut]...), "\r\n "...)
		line, room = line[cut:], longestLine-1
	}
	return append(append(dst, line...), "\r\n"...)
}
