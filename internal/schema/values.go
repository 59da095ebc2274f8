// This file declares the groups of fields that a field can hold.

package schema

import (
	"reflect"

	"go.yaml.in/yaml/v3"

	"projetpro/internal/diag"
	"projetpro/internal/lang"
)

// A publisher is who answers for the site.
type publisher struct {
	Name Localised `field:"name,required"`
	Link URL       `field:"link"`
}

// A Line is the number of a faculty's line on the map of the site, from 1; 0 is none.
type Line int

func (l *Line) decode(r *reader, n *yaml.Node) {
	s, ok := r.scalar(n, diag.FormNumber)
	if !ok {
		return
	}
	number, ok := figures(s)
	if !ok || number == 0 || s[0] == '0' {
		r.fail(diag.ValueLine, n)
		return
	}
	*l = Line(number)
}

// A MenuItem is a line of a menu. It is written as the name of a section or an entry,
// or as a group that leads to another site.
type MenuItem struct {
	Name  Localised `field:"name,required"`
	Link  URL       `field:"link,required"`
	Entry string    // of this site: faculties, pages/about; then there is no link
}

func (m *MenuItem) decode(r *reader, n *yaml.Node) {
	if n.Kind == yaml.MappingNode {
		r.group(r.field, r.field.group, n, reflect.ValueOf(m).Elem())
		return
	}
	if s, ok := r.text(n); ok {
		m.Entry, _ = r.entry(n, s)
	}
}

// A Contact is a person or a service to ask.
type Contact struct {
	Name  Localised `field:"name"`
	Role  Localised `field:"role"`
	Email string    `field:"email" check:"email"`
	Phone string    `field:"phone" check:"phone"`
	Link  URL       `field:"link"`
}

// IsZero says whether nothing is written.
func (c Contact) IsZero() bool { return !c.IsReachable() && c.Name.IsZero() && c.Role.IsZero() }

// IsReachable says whether there is a way to reach the contact.
func (c Contact) IsReachable() bool { return c.Email != "" || c.Phone != "" || c.Link != "" }

// A Person takes part in a module.
type Person struct {
	Name  string    `field:"name,required"`
	Title string    `field:"title"`
	Role  Localised `field:"role"`
	Email string    `field:"email" check:"email"`
	Link  URL       `field:"link"`
}

// A Part is what a module that has several has in one of them: the parts add up, and of
// the tracks each student takes one.
type Part struct {
	Title    Localised `field:"title"`
	Code     string    `field:"code"`
	Levels   Levels    `field:"levels"`
	Credits  Credits   `field:"credits"`
	Hours    Hours     `field:"hours"`
	Sessions Sessions  `field:"sessions" whole:"true"`
	Status   string    `field:"status" enum:"status"`
	Since    Date      `field:"since" begins:"true"`
}

// A Resource is a presentation, a video, a guide or another document. With
// neither URL nor File it is known to exist and still to come.
type Resource struct {
	Kind     string    `field:"kind,required" enum:"resource"`
	Part     int       `field:"part"`
	Title    Localised `field:"title"`
	Language lang.Tag  `field:"language"`
	Audience string    `field:"audience" enum:"audience"`
	Date     Date      `field:"date"`
	URL      URL       `field:"url"`
	File     string    `field:"file" without:"url" check:"file"`
}

// An Eligibility says which levels may apply, and on what condition.
type Eligibility struct {
	Levels Levels    `field:"levels"`
	Note   Localised `field:"note"`
}

// A Registration is when, how and who applies.
type Registration struct {
	Link   URL       `field:"link"`
	Ask    bool      `field:"ask"` // one applies with the contacts of the page
	Opens  Date      `field:"opens" end:"first"`
	Closes Date      `field:"closes" end:"last"`
	Who    Localised `field:"who"`
	Note   Localised `field:"note"`
}

// IsZero says whether nothing is written.
func (x *Registration) IsZero() bool {
	return x.Opens.IsZero() && x.Closes.IsZero() && x.Link == "" && !x.Ask && x.Who.IsZero() && x.Note.IsZero()
}

// A Standing is whether one can apply.
type Standing string

// The standings: not open yet is Opening, and Unknown where nothing says when or how one applies.
const (
	Unknown Standing = ""
	Open    Standing = "open"
	Opening Standing = "opening"
	Closed  Standing = "closed"
)

// On is the standing on a day, or on no day in particular when it is zero. over says that what
// one would apply for is no longer to be had. A month or a year goes from its first day to its last.
func (x *Registration) On(day Date, over bool) Standing {
	switch {
	case x.Opens.IsZero() && x.Closes.IsZero() && x.Link == "" && !x.Ask:
		return Unknown
	case over || x.Closes.Before(day):
		return Closed
	case day.Before(x.Opens):
		return Opening
	}
	return Open
}
