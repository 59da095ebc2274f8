// This file writes days and hours.

package lang

import (
	"golang.org/x/text/feature/plural"
)

// Date writes a date as precise as what is known: "1er octobre 2026",
// "octobre 2019" when day is 0, "2023" when month is 0 too, "" when year is 0.
func (s *Strings) Date(year, month, day int) string {
	switch {
	case year == 0:
		return ""
	case month < 1 || month > 12:
		return s.T("date.year", "year", year)
	case day == 0:
		if of := s.sayer("date.month", "date.months"); of != s {
			return s.said(of, of.Date(year, month, day))
		}
		return s.T("date.month", "month", s.monthsAlone[month-1], "year", year)
	}
	if of := s.sayer("date.day", "date.months", "date.ordinal"); of != s {
		return s.said(of, of.Date(year, month, day))
	}
	return s.T("date.day", "day", s.ordinal(day), "month", s.months[month-1], "year", year)
}

// Day writes a date with its day of the week, which is weekday, from 0 for Monday: "lundi 5
// octobre 2026". A date without a day has none, and weekday is below 0.
func (s *Strings) Day(year, month, day, weekday int) string {
	date := s.Date(year, month, day)
	if day == 0 || weekday < 0 || s.Has("date.day") && (!s.Has("date.weekday") || !s.Has("date.weekdays")) {
		return date // rather than a day of the week in another language than the date
	}
	if of := s.sayer("date.weekday", "date.weekdays"); of != s {
		return s.said(of, of.Day(year, month, day, weekday))
	}
	return s.T("date.weekday", "weekday", s.weekdays[weekday%7], "date", date)
}

// Weekday names a day of the week, from 0 for Monday.
func (s *Strings) Weekday(day int) string {
	if of := s.sayer("date.weekdays"); of != s {
		return s.said(of, of.Weekday(day))
	}
	return s.weekdays[day]
}

// ordinal is a day of the month as the language counts them: "1er", "2" in French.
func (s *Strings) ordinal(day int) string {
	e := s.entries["date.ordinal"]
	if e == nil {
		return unknown("date.ordinal")
	}
	var space [8]byte
	return s.fill(s.formOf(e, plural.Ordinal, Whole(day)), s.appendInt(space[:0], int64(day)), nil)
}

// Clock writes a time of day: "14 h 30", "14 h" in French, "14:30", "14:00" in English.
func (s *Strings) Clock(hour, minute int) string {
	if minute == 0 {
		if of := s.sayer("time.hour"); of != s {
			return s.said(of, of.Clock(hour, minute))
		}
		return s.T("time.hour", "hour", hour, "hh", s.twoDigits(hour))
	}
	if of := s.sayer("time.full"); of != s {
		return s.said(of, of.Clock(hour, minute))
	}
	return s.T("time.full", "hour", hour, "hh", s.twoDigits(hour), "minute", s.twoDigits(minute))
}
