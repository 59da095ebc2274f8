package schema

import (
	"slices"
	"testing"
)

// What names a day of the week is answered by the fields it was meant for, or by none where a word would be lost.
func TestMeantSlots(t *testing.T) {
	is := func(word string) bool {
		return slices.Contains([]string{"séance", "séances", "session", "sessions", "cours"}, word)
	}
	for text, want := range map[string]string{
		"tous les mardis":                           "{weekday: mardi}",
		"chaque mardi":                              "{weekday: mardi}",
		"mardi":                                     "{weekday: mardi}",
		"Mardis":                                    "{weekday: mardi}",
		"every Tuesday":                             "{weekday: tuesday}",
		"on Tuesdays and Thursdays":                 "{weekday: [tuesday, thursday]}",
		"elke dinsdag":                              "{weekday: dinsdag}",
		"dinsdagen":                                 "{weekday: dinsdag}",
		"les mardis et jeudis":                      "{weekday: [mardi, jeudi]}",
		"le mardi et le jeudi":                      "{weekday: [mardi, jeudi]}",
		"lundi, mercredi et vendredi":               "{weekday: [lundi, mercredi, vendredi]}",
		"du lundi au vendredi":                      "{weekday: [lundi, mardi, mercredi, jeudi, vendredi]}",
		"Monday to Wednesday":                       "{weekday: [monday, tuesday, wednesday]}",
		"van maandag tot woensdag":                  "{weekday: [maandag, dinsdag, woensdag]}",
		"le lundi de 10h à 12h":                     "{weekday: lundi, start: 10:00, end: 12:00}",
		"lundi 10h-12h":                             "{weekday: lundi, start: 10:00, end: 12:00}",
		"lundi, 10h–12h":                            "{weekday: lundi, start: 10:00, end: 12:00}",
		"lundi 10:00 - 12:00":                       "{weekday: lundi, start: 10:00, end: 12:00}",
		"le mardi à 18h":                            "{weekday: mardi, start: 18:00}",
		"le mardi à partir de 18h":                  "{weekday: mardi, start: 18:00}",
		"mardi, entre 18h et 20h":                   "{weekday: mardi, start: 18:00, end: 20:00}",
		"le mardi de 18 h 30 à 20 h":                "{weekday: mardi, start: 18:30, end: 20:00}",
		"Mondays 10-12":                             "{weekday: monday, start: 10:00, end: 12:00}",
		"Mondays, 6-8 pm":                           "{weekday: monday, start: 18:00, end: 20:00}",
		"Mondays 11-1pm":                            "{weekday: monday, start: 11:00, end: 13:00}",
		"every Monday from 10 am to 12 pm":          "{weekday: monday, start: 10:00, end: 12:00}",
		"Tuesdays from 6 to 8 p.m.":                 "{weekday: tuesday, start: 18:00, end: 20:00}",
		"elke dinsdag van 18u tot 20u":              "{weekday: dinsdag, start: 18:00, end: 20:00}",
		"dinsdag van 18 uur tot 20 uur":             "{weekday: dinsdag, start: 18:00, end: 20:00}",
		"dinsdag 18u30 - 20u":                       "{weekday: dinsdag, start: 18:30, end: 20:00}",
		"tous les mardis de 18h à 20h, 12 semaines": "{weekday: mardi, start: 18:00, end: 20:00, weeks: 12}",
		"tous les mardis de 18h à 20h pendant 12 semaines":     "{weekday: mardi, start: 18:00, end: 20:00, weeks: 12}",
		"pendant 12 semaines, le mardi de 18h à 20h":           "{weekday: mardi, start: 18:00, end: 20:00, weeks: 12}",
		"every Tuesday from 6pm to 8pm for 12 weeks":           "{weekday: tuesday, start: 18:00, end: 20:00, weeks: 12}",
		"elke dinsdag van 18u tot 20u, 12 weken":               "{weekday: dinsdag, start: 18:00, end: 20:00, weeks: 12}",
		"12 séances de 2h, le mardi":                           "{weekday: mardi, count: 12, length: 2h}",
		"12 séances le mardi de 18h à 20h":                     "{weekday: mardi, start: 18:00, end: 20:00, count: 12}",
		"le mardi, 12 séances de 2h":                           "{weekday: mardi, count: 12, length: 2h}",
		"12 mardis de 18h à 20h":                               "{weekday: mardi, start: 18:00, end: 20:00, count: 12}",
		"un mardi sur deux":                                    "{weekday: mardi, frequency: fortnightly}",
		"every other Tuesday at 6pm":                           "{weekday: tuesday, start: 18:00, frequency: fortnightly}",
		"om de andere dinsdag":                                 "{weekday: dinsdag, frequency: fortnightly}",
		"le mardi, toutes les deux semaines":                   "{weekday: mardi, frequency: fortnightly}",
		"chaque semaine, le mardi":                             "{weekday: mardi}",
		"toutes les semaines le mardi":                         "{weekday: mardi}",
		"tous les mardis du 15 septembre au 15 décembre 2026":  "{weekday: mardi, from: 2026-09-15, until: 2026-12-15}",
		"le mardi à partir du 15 septembre 2026":               "{weekday: mardi, from: 2026-09-15}",
		"le mardi à partir du mardi 15 septembre 2026":         "{weekday: mardi, from: 2026-09-15}",
		"le mardi du 3 novembre au 12 janvier 2027":            "{weekday: mardi, from: 2026-11-03, until: 2027-01-12}",
		"tous les mardis jusqu’au 15/12/2026":                  "{weekday: mardi, until: 2026-12-15}",
		"every Tuesday from 15 September 2026 to 15 Dec 2026":  "{weekday: tuesday, from: 2026-09-15, until: 2026-12-15}",
		"elke dinsdag vanaf 15 september 2026":                 "{weekday: dinsdag, from: 2026-09-15}",
		"le mardi de 18h à 20h, sauf le 3 novembre 2026":       "{weekday: mardi, start: 18:00, end: 20:00, except: [2026-11-03]}",
		"le mardi sauf les 27 octobre 2026 et 3 novembre 2026": "{weekday: mardi, except: [2026-10-27, 2026-11-03]}",
		"mardi 18h-20h, salle H.1302":                          "{weekday: mardi, start: 18:00, end: 20:00, place: salle H.1302}",
		"Mondays 10-12, Room 4.01":                             "{weekday: monday, start: 10:00, end: 12:00, place: Room 4.01}",
		"lundi 10h-12h et jeudi 14h-16h":                       "[{weekday: lundi, start: 10:00, end: 12:00}, {weekday: jeudi, start: 14:00, end: 16:00}]",
		"lundi 10h-12h et jeudi 14h-16h, 12 semaines":          "{types: [{weekday: lundi, start: 10:00, end: 12:00}, {weekday: jeudi, start: 14:00, end: 16:00}], weeks: 12}",
		"CM le lundi 10h-12h, TD le jeudi 14h-16h":             "[{type: theory, weekday: lundi, start: 10:00, end: 12:00}, {type: exercises, weekday: jeudi, start: 14:00, end: 16:00}]",
		"de 18h à 20h tous les mardis":                         "{weekday: mardi, start: 18:00, end: 20:00}",
		"2h le mardi":                                          "{weekday: mardi, length: 2h}",
		"2h tous les mardis, 12 semaines":                      "{weekday: mardi, length: 2h, weeks: 12}",

		"le premier mardi du mois":          "{weekday: mardi, of_month: first}",
		"les 2e et 4e jeudis du mois à 18h": "{weekday: jeudi, of_month: [second, fourth], start: 18:00}",
		"every second Tuesday":              "{weekday: tuesday, frequency: fortnightly}",
		"le premier mardi à 18h":            "",
		"premier mardi de juin":             "",
		"mardi ou jeudi":                    "",
		"le mardi soir":                     "",
		"mardi matin":                       "",
		"Tuesday evenings":                  "",
		"dinsdagavond":                      "",
		"mardi, hors congés scolaires":      "",
		"mardi et jeudi, 6 à 8 fois":        "",
		"le mardi (sauf exception)":         "",
		"certains mardis":                   "",
		"pas le mardi":                      "",
		"mardi 32h":                         "",
		"à convenir, plutôt le mardi":       "",
		"un mardi par mois":                 "{weekday: mardi, frequency: monthly}",
		"every second Tuesday of a month":   "{weekday: tuesday, of_month: second}",
	} {
		if got := meantSlots(text, is); got != want {
			t.Errorf("%s: %s, not %s", text, got, want)
		}
	}
}
