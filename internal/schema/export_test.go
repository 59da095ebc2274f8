package schema

import (
	"bytes"
	"encoding/json"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"projetpro/internal/diag"
	"projetpro/internal/lang"
)

// A part is a piece of a JSON Schema.
type part = map[string]any

func refTo(name string) part { return part{"$ref": "#/$defs/" + name} }

func listOf(items part) part { return part{"type": "array", "items": items} }

// group is an object that has no other properties than some, which it must have if they are named behind.
func group(properties part, required ...string) part {
	g := part{"type": "object", "properties": properties, "additionalProperties": false}
	if len(required) > 0 {
		g["required"] = required
	}
	return g
}

const tagPattern = "^[a-z]{2,3}(-[a-z0-9]{2,8})*$"

// programmeSchema says what programme.json is, from the declarations.
func programmeSchema() part {
	items, names := part{}, []string{}
	for _, k := range kinds {
		if k.single() {
			continue
		}
		names = append(names, k.Name)
		entry := part{
			"id":    part{"type": "string", "description": "What it is called for ever, the same in every language."},
			"facts": schemaOf(k.exported(roleFact)),
			"languages": byLanguage(group(part{
				"address":  part{"type": "string", "format": "uri-reference"},
				"words":    schemaOf(k.exported(roleWords)),
				"sections": part{"type": "object", "description": "The sections that texts have in every language, with their addresses.", "propertyNames": part{"enum": diag.Sections()}, "additionalProperties": part{"type": "string", "format": "uri-reference"}},
			}, "address", "words", "sections")),
		}
		if slices.ContainsFunc(k.Places, func(p *Place) bool { return len(p.names) > 1 }) {
			entry["of"] = part{"type": "string", "description": "The id of the item in whose folder it lies."}
		}
		if k.byLevel() {
			entry["level"] = part{"type": "string", "description": "The id of one of the levels of the site."}
		}
		items[k.Name] = listOf(group(entry, "id", "facts", "languages"))
	}
	top := group(part{
		"version": part{"const": 1, "description": "Another where a program that reads it would have to change. What is added does not change it."},
		"address": part{"type": "string", "format": "uri", "description": "Of the site, when it is known where it is published."},
		"site":    schemaOf(Site.exported(roleFact)),
		"items":   group(items, names...),
	}, "version", "site", "items")
	top["$schema"], top["$id"] = "https://json-schema.org/draft/2020-12/schema", "programme.schema.json"
	top["title"] = "programme.json"
	top["$defs"] = part{
		"text":     byLanguage(part{"type": "string"}),
		"date":     part{"type": "string", "pattern": `^\d{4}(-\d{2}(-\d{2})?)?$`, "description": "A day, a month or a year: as precise as what is known."},
		"moment":   part{"type": "string", "pattern": `^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2})?)?)?$`, "description": "A date, with the time of day where it is known, in the time zone of the site."},
		"clock":    part{"type": "string", "pattern": `^\d{2}:\d{2}$`},
		"minutes":  part{"type": "integer", "minimum": 1, "description": "A length of time, in minutes."},
		"quantity": quantitySchema(),
		"hours":    group(part{"total": refTo("quantity"), "types": listOf(schemaOf(hoursOf.fields))}),
		"weeks": group(part{"count": refTo("quantity"), "of": part{"type": "array", "description": "Weeks of the calendar (ISO 8601).",
			"items": group(part{"from": part{"type": "integer"}, "to": part{"type": "integer"}}, "from", "to")}}),
		"price":   group(part{"free": part{"const": true}, "amount": part{"type": "number"}, "currency": part{"type": "string", "pattern": "^[A-Z]{3}$"}, "words": refTo("text")}),
		"related": group(part{"module": part{"type": "string", "description": "Its id."}, "words": refTo("text")}),
	}
	return top
}

func quantitySchema() part {
	q := group(part{"min": part{"type": "number"}, "max": part{"type": "number"}, "about": part{"const": true}, "over": part{"const": true}})
	q["minProperties"], q["description"] = 1, "A number as exact as what is known: from min to max, which are equal when it is known; about so many; over min."
	return q
}

// byLanguage is an object by languages.
func byLanguage(of part) part {
	return part{"type": "object", "propertyNames": part{"pattern": tagPattern}, "additionalProperties": of}
}

// schemaOf says what fields are.
func schemaOf(fields []*Field) part {
	properties := part{}
	for _, f := range fields {
		p := f.schema(f.Type)
		if doc := f.Doc("en"); doc != "" {
			p["description"] = doc
		}
		properties[f.Name] = p
	}
	return group(properties)
}

// byType are the pieces for types that have a form of their own.
var byType = map[reflect.Type]string{
	reflect.TypeFor[Localised](): "text", reflect.TypeFor[Date](): "date", reflect.TypeFor[Moment](): "moment", reflect.TypeFor[Ending](): "moment",
	reflect.TypeFor[Clock](): "clock", reflect.TypeFor[Minutes](): "minutes", reflect.TypeFor[Quantity](): "quantity", reflect.TypeFor[Hours](): "hours",
	reflect.TypeFor[Weeks](): "weeks", reflect.TypeFor[Price](): "price", reflect.TypeFor[Related](): "related",
}

func (f *Field) schema(t reflect.Type) part {
	if name := byType[t]; name != "" {
		return refTo(name)
	}
	switch {
	case t == reflect.TypeFor[Decimal]():
		return part{"type": "number"}
	case t == reflect.TypeFor[Weekday]():
		return part{"enum": weekdayCodes()}
	case t == reflect.TypeFor[lang.Tag]():
		return part{"type": "string", "pattern": tagPattern}
	case t == reflect.TypeFor[URL]():
		return part{"type": "string", "format": "uri"}
	case t.Kind() == reflect.String && f.Enum != nil:
		return part{"enum": f.Enum}
	case t.Kind() == reflect.String:
		return part{"type": "string"}
	case t.Kind() == reflect.Bool:
		return part{"const": true}
	case t.Kind() == reflect.Int:
		return part{"type": "integer"}
	case t.Kind() == reflect.Slice:
		return listOf(f.schema(t.Elem()))
	}
	return schemaOf(f.Fields)
}

func weekdayCodes() (all []string) {
	for d := Weekday(1); d <= daysOfWeek; d++ {
		all = append(all, d.String())
	}
	return all
}

const programmeSchemaFile = "../../docs/programme.schema.json"

func TestProgrammeReference(t *testing.T) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(programmeSchema()); err != nil {
		t.Fatal(err)
	}
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(programmeSchemaFile, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := os.ReadFile(programmeSchemaFile); err != nil || string(got) != b.String() {
		t.Errorf("%s is not what the declarations say; run UPDATE=1 go test ./internal/schema (%v)", programmeSchemaFile, err)
	}
}

// What is written as JSON is read as the same text, whatever stands in it.
func TestTextAsJSON(t *testing.T) {
	for _, s := range []string{"", "a", `"\`, "</script>", "\x00\x01\t\n\r\x1f\x7f", "\u2028\u2029\u202f", "é 🙂", strings.Repeat("x", 1000)} {
		written := AppendJSON(nil, s)
		var got string
		if err := json.Unmarshal(written, &got); err != nil || got != s {
			t.Errorf("%q is written %s and read %q (%v)", s, written, got, err)
		}
		if bytes.ContainsAny(written, "\u2028\u2029\n") {
			t.Errorf("%q is written %q", s, written)
		}
	}
}
