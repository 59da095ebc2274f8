// This file writes how one applies.

package render

import (
	"html/template"

	"projetpro/internal/page"
	"projetpro/internal/schema"
)

// An applying is a view or a card that may say how one applies.
type applying interface {
	Applies() *page.Registration
}

// standing says whether one can apply, for behind the word for registration: "ouvertes
// jusqu’au 15 octobre 2026"; "" where nothing says from when to when.
func standing(r *page.Registration) template.HTML {
	if r == nil {
		return ""
	}
	switch l, x := r.L, r.Facts; {
	case r.Standing == schema.Opening:
		return when(l, "registration.opening", x.Opens)
	case r.Standing == schema.Closed && r.Past:
		return when(l, "registration.closed-since", x.Closes)
	case r.Standing == schema.Closed:
		return escaped(l.T("registration.closed"))
	case !x.Closes.IsZero():
		return when(l, "registration.open-until", x.Closes)
	default:
		return when(l, "registration.open-since", x.Opens)
	}
}

// otherDate is the date that standing does not say.
func otherDate(r *page.Registration) template.HTML {
	key, d := "registration.start", r.Facts.Opens
	switch r.Standing {
	case schema.Opening:
		key, d = "registration.end", r.Facts.Closes
	case schema.Open:
		if r.Facts.Closes.IsZero() {
			return ""
		}
	}
	if d.IsZero() {
		return ""
	}
	return filled(r.L.T(key, "date", firstHole), timeElement(r.L, d), "")
}

// registrationKeys are the interface strings that say how one applies; of those with a date,
// without how precise it is.
var registrationKeys = struct{ dated, plain []string }{
	[]string{"registration.opening", "registration.closed-since", "registration.open-until", "registration.open-since"},
	[]string{"registration.closed", "registration.start", "registration.end", "fact.registration", "fact.who", "fact.ask"},
}

func keysOfRegistration() (keys []string) {
	for _, key := range registrationKeys.dated {
		for _, precision := range precisions {
			keys = append(keys, key+precision)
		}
	}
	return append(keys, registrationKeys.plain...)
}

// registration adds what is known of how one applies.
func (r *rows) registration(name string) {
	x := r.applies
	if x == nil {
		return
	}
	r.say(name, 1, standing(x))
	r.say(name, 1, otherDate(x))
	r.say(name, 1, words(r.l, x.Facts.Note))
	r.close()
	r.say("who", 1, words(r.l, x.Facts.Who))
	r.close()
	for _, c := range x.Contacts {
		r.say("ask", len(x.Contacts), contact(r.l, c))
	}
}

// contact is whom to ask, leading to how.
func contact(l page.Language, c page.Contact) template.HTML {
	name, href := c.Name, template.URL("")
	for _, way := range []struct {
		text string
		href template.URL
	}{{c.Email, "mailto:" + template.URL(c.Email)}, {c.Phone, tel(c.Phone)}, {c.Href, safeHref(c.Href)}} {
		if way.text == "" {
			continue
		}
		if href == "" {
			href = way.href
		}
		if name == "" {
			name = way.text
		}
	}
	said := `<span` + string(langAttributes(l, c.NameLang)) + `>` + escape(name) + `</span>`
	if c.NameLang == "" {
		said = escape(name)
	}
	if href == "" {
		return template.HTML(said)
	}
	return template.HTML(`<a href="` + escape(string(href)) + `">` + said + `</a>`)
}
