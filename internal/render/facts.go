// This file writes rows of facts. What a fact is called and how it is said follow
// from the declaration of its field; which facts are shown, and in which order, a
// layout says.

package render

import (
	"fmt"
	"html/template"
	"net/url"
	"reflect"
	"strings"

	"projetpro/internal/diag"
	"projetpro/internal/lang"
	"projetpro/internal/page"
	"projetpro/internal/schema"
)

// An item is a view or a card of one.
type item interface {
	Known() (l page.Language, foreign lang.Tag, facts, words any)
}

// An awaiting view has facts that are still to be announced.
type awaiting interface{ Awaits(fact string) bool }

// awaitedKey is the interface string for a fact that is still to be announced.
const awaitedKey = "fact.awaited"

// awaitedOfKey is the same with what the fact is called, beside others.
const awaitedOfKey = "fact.awaited-of"

// facts writes what is known of a view or a card of an item under the names of
// fields, which have spaces between them: for each a <div> with a <dt> and <dd>s.
func facts(names string, of any) (template.HTML, error) {
	return factsOf(names, of, asRows)
}

// meta writes the same as items of a list, without what the facts are called: a <li> for each
// thing that is said.
func meta(names string, of any) (template.HTML, error) {
	return factsOf(names, of, asItems)
}

// descriptions writes the same as <dd>s, below a label that the layout gives them together: one for each thing that is said.
// What of it is still to be announced comes last.
func descriptions(names string, of any) (template.HTML, error) {
	return factsOf(names, of, asDescriptions)
}

// A form is what facts are written as.
type form int

const (
	asRows form = iota
	asItems
	asDescriptions
)

func factsOf(names string, of any, as form) (template.HTML, error) {
	shown, ok := of.(item)
	if !ok {
		return "", unable(diag.CannotListFacts, fmt.Sprintf("%T", of))
	}
	l, foreign, known, words := shown.Known()
	r := rows{l: l, as: as, applies: appliesOf(of), html: make([]byte, 0, 80*len(strings.Fields(names)))}
	for name := range strings.FieldsSeq(names) {
		field, value := schema.Lookup(name, known, words)
		if field == nil {
			return "", unable(diag.CannotFindFact, name)
		}
		r.lang = ""
		if field.IsWords() {
			r.lang = foreign
		}
		if !r.add(field, value) {
			return "", unable(diag.CannotSayFact, name)
		}
		if of, ok := of.(awaiting); ok && !r.open && of.Awaits(name) {
			r.await(name)
		}
		r.close()
	}
	r.awaited()
	return template.HTML(r.html), nil
}

func appliesOf(of any) *page.Registration {
	if a, ok := of.(applying); ok {
		return a.Applies()
	}
	return nil
}

// Rows are those of several facts, one after the other.
type rows struct {
	l    page.Language
	lang lang.Tag // of what the fact says, when it is not the page's; else ""
	open bool     // the row of the fact has begun
	// The fact is several things, none said more loudly than another; else the first is what it says, and the others are of that.
	alike bool
	as    form
	late  []string // the facts that are still to be announced, of descriptions
	html  []byte

	applies *page.Registration // nil when it is not known
}

// add says the value of a field, which is pointed at, when it is known. It is false
// when there is no way to say such a value.
func (r *rows) add(f *schema.Field, value any) bool {
	switch v := value.(type) {
	case *string:
		r.say(f.Name, 1, r.text(f, *v))
	case *[]string:
		r.alike = len(*v) > 1
		for _, text := range *v {
			r.say(f.Name, len(*v), r.text(f, text))
		}
	case *[]lang.Tag:
		r.say(f.Said, len(*v), languages(r.l, *v))
	case *schema.Levels:
		r.say(f.Name, len(*v), levels(r.l, *v))
	case *schema.Localised:
		r.say(f.Name, 1, where(r.l, *v))
	case *[]schema.Localised:
		r.say(f.Name, len(*v), list(r.l, *v))
	case *schema.Date:
		r.say(f.Name, 1, timeElement(r.l, *v))
	case *schema.Decimal:
		r.say(f.Name, 1, escaped(r.l.Decimal(f.Name, *v)))
	case *schema.Credits:
		r.say(f.Name, 1, credits(r.l, *v))
	case *schema.Quantity:
		r.say(f.Name, 1, escaped(r.quantity(f.Name, *v)))
	case *schema.Price:
		r.say(f.Name, 1, price(r.l, *v))
	case *schema.URL:
		r.say(f.Name, 1, outside(*v))
	case *schema.Hours:
		for _, said := range r.l.Hours(*v) {
			r.say(f.Name, 1, escaped(said))
		}
	case *schema.Sessions:
		r.sessions(f.Said, v)
	case *schema.Registration:
		r.registration(f.Name)
	case *[]schema.Eligibility:
		r.alike = len(*v) > 1
		for _, of := range *v {
			r.say(f.Name, 1, r.eligible(of))
		}
	default:
		return false
	}
	return true
}

// say adds one thing that a fact says, as HTML, to its row; "" is nothing.
func (r *rows) say(name string, count int, html template.HTML) {
	if html == "" {
		return
	}
	if r.as == asItems {
		r.html = append(append(append(r.html, "<li"...), langAttributes(r.l, r.lang)...), '>')
		r.html = append(append(r.html, html...), "</li>"...)
		return
	}
	if r.as == asDescriptions {
		r.describe(html)
		return
	}
	if !r.open {
		r.open = true
		r.html = append(r.html, "<div"...)
		if r.alike {
			r.html = append(r.html, ` class="alike"`...)
		}
		r.html = append(r.html, "><dt>"...)
		r.html = append(r.html, label(r.l, strings.ReplaceAll(name, "_", "-"), count)...)
		r.html = append(r.html, "</dt>"...)
	}
	r.describe(html)
}

func (r *rows) describe(html template.HTML) {
	r.html = append(r.html, "<dd"...)
	r.html = append(r.html, langAttributes(r.l, r.lang)...)
	r.html = append(r.html, ">"...)
	r.html = append(r.html, html...)
	r.html = append(r.html, "</dd>"...)
}

// await says that a fact is still to be announced; of descriptions, which have one label, awaited says it.
func (r *rows) await(name string) {
	if r.as == asDescriptions {
		r.late = append(r.late, name)
		return
	}
	r.say(name, 1, escaped(r.l.T(awaitedKey)))
}

// awaited says what is still to be announced of facts that have one label: which it is, when others are known.
func (r *rows) awaited() {
	known := len(r.html) > 0
	for _, name := range r.late {
		text := r.l.T(awaitedKey)
		if known {
			text = r.l.T(awaitedOfKey, "fact", r.l.Label(name, 1))
		}
		r.html = append(append(append(r.html, `<dd class="awaited">`...), escape(text)...), "</dd>"...)
		known = true
	}
}

// close ends the row of a fact, if there is one.
func (r *rows) close() {
	if r.open {
		r.html = append(r.html, "</div>"...)
	}
	r.open, r.alike = false, false
}

// label is what a fact is called for so many of them; an abbreviation is explained
// where the language does (fact.credits.long).
func label(l page.Language, fact string, count int) string {
	text := escape(l.Label(fact, count))
	if long := "fact." + fact + ".long"; l.Has(long) {
		return `<abbr title="` + escape(l.T(long)) + `">` + text + `</abbr>`
	}
	return text
}

// text is what a text says, or a value of a closed list.
func (r *rows) text(f *schema.Field, text string) template.HTML {
	if f.Enum != nil {
		text = r.l.Enum(f.Name, text)
	}
	return escaped(text)
}

// quantity says a quantity with its unit, but below a label that is the unit, "Mentors".
func (r *rows) quantity(name string, q schema.Quantity) string {
	said, amount := r.l.Quantity(name, q), r.l.Amount(q)
	unit, _ := r.l.Unmark(strings.Trim(strings.Replace(said, amount, "", 1), " \u00a0\u202f"))
	label, _ := r.l.Unmark(r.l.Label(name, 1))
	if r.as == asRows && unit != "" && strings.Contains(strings.ToLower(label), strings.ToLower(unit)) {
		return amount
	}
	return said
}

func (r *rows) sessions(name string, s *schema.Sessions) {
	for _, line := range r.l.Sessions(name, *s) {
		said, at := escaped(line.Text), place(r.l, schema.Session{Place: line.Place, Link: line.Link})
		switch {
		case at == "":
		case said == "":
			said = at
		default:
			said = filled(r.l.T("sessions.placed", "sessions", firstHole, "place", secondHole), said, at)
		}
		r.say(name, 1, said)
	}
}

// price is what something costs; "" when that is not known.
func price(l page.Language, p schema.Price) template.HTML {
	switch {
	case p.Free:
		return escaped(l.T(freeKey))
	case p.Currency != "":
		return escaped(l.Strings.Price(lang.Num(p.Amount.Thousandths), p.Currency))
	}
	return words(l, p.Words)
}

// freeKey is the interface string for what costs nothing.
const freeKey = "price.free"

// outside leads to a page of another site, which is called by its host.
func outside(u schema.URL) template.HTML {
	address := string(safeHref(string(u)))
	if address == "" {
		return ""
	}
	title := address
	if parsed, err := url.Parse(address); err == nil && parsed.Host != "" {
		title = parsed.Host
	}
	return template.HTML(`<a href="` + escape(address) + `" rel="external">` + escape(title) + `</a>`)
}

func (r *rows) eligible(e schema.Eligibility) template.HTML {
	said, note := levels(r.l, e.Levels), words(r.l, e.Note)
	if said != "" && note != "" {
		said += " – "
	}
	return said + note
}

func escaped(text string) template.HTML { return template.HTML(escape(text)) }

// saidOfSessions are the last parts of the interface strings that say sessions.
var saidOfSessions = [...]string{"of", "lasting", "total", "by-type", "weekly", "weekly-for", "weekly-in", "in-weeks", "each", "weekday", "fortnightly",
	"monthly", "through", "of-month", "slot", "from-to", "at", "timed", "placed", "from", "until", "on", "except"}

// factKeys are the interface strings that say the facts of a name, in any kind.
func factKeys(name string) []string {
	keys := []string{awaitedKey, awaitedOfKey}
	for _, k := range schema.Kinds() {
		f := k.Field(name)
		if f == nil {
			continue
		}
		keys = append(keys, "fact."+strings.ReplaceAll(f.Said, "_", "-"))
		for _, value := range f.Enum {
			keys = append(keys, "enum."+name+"."+value)
		}
		switch reflect.New(f.Type).Interface().(type) {
		case *schema.Decimal, *schema.Quantity:
			keys = append(keys, "unit."+name)
		case *schema.Credits:
			keys = append(keys, "unit.credits", "credits.named", "credits.counted", equalsKey)
		case *schema.Price:
			keys = append(keys, freeKey)
		case *schema.Hours:
			keys = append(keys, "unit.hours", "hours.of", "hours.total")
		case *schema.Registration:
			keys = append(keys, keysOfRegistration()...)
		case *schema.Sessions:
			keys = append(keys, "unit."+f.Said, f.Said+".title", "unit.weeks")
			for _, key := range saidOfSessions {
				keys = append(keys, "sessions."+key)
			}
			for _, often := range closedLists()["frequency"] {
				keys = append(keys, "sessions.times."+often)
			}
			for _, part := range closedLists()["day-part"] {
				keys = append(keys, "sessions.part-of-day."+part)
			}
		}
	}
	return keys
}
