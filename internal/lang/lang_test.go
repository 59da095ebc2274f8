package lang

import (
	"strings"
	"testing"
)

func TestParseTag(t *testing.T) {
	for in, want := range map[string]Tag{
		"fr": "fr", "EN": "en", "fr-BE": "fr-be", "zh-Hant": "zh-hant", "": "", "und": "", "draft": "", "fr_BE": "", "f": "", "français": "",
	} {
		got, ok := ParseTag(in)
		if got != want || ok != (want != "") {
			t.Errorf("%q: got %q, %t", in, got, ok)
		}
		if again, _ := ParseTag(string(got)); again != got {
			t.Errorf("%q, read again: %q", got, again)
		}
	}
}

func TestNames(t *testing.T) {
	for _, c := range []struct {
		tag                 Tag
		name, inFrench, dir string
	}{
		{"fr", "Français", "français", "ltr"}, {"en", "English", "anglais", "ltr"}, {"nl", "Nederlands", "néerlandais", "ltr"},
		{"ar", "العربية", "arabe", "rtl"}, {"he", "עברית", "hébreu", "rtl"}, {"xx-none", "xx-none", "xx-none", "ltr"},
	} {
		if c.tag.Name() != c.name || c.tag.NameIn("fr") != c.inFrench || c.tag.Dir() != c.dir {
			t.Errorf("%s: %q, %q, %s", c.tag, c.tag.Name(), c.tag.NameIn("fr"), c.tag.Dir())
		}
	}
}

// A language runs as the letters of its script do.
func TestDirections(t *testing.T) {
	for _, tag := range strings.Fields("ar fa fa-AF he ur yi dv ps sd ug ckb az-Arab pa-Arab ff-Adlm en-Arab en-Aran en-Hebr en-Mand en-Nkoo en-Rohg en-Samr en-Syrc en-Syrj en-Thaa en-Yezi") {
		if got := Tag(tag).Dir(); got != "rtl" {
			t.Errorf("%s: %s", tag, got)
		}
	}
	for _, tag := range strings.Fields("en fr nl de ru el hi zh ja ko am th ar-Latn ks-Deva ku az pa ff xx-nobody") {
		if got := Tag(tag).Dir(); got != "ltr" {
			t.Errorf("%s: %s", tag, got)
		}
	}
}

// A language has the digits that the CLDR says it is written with.
func TestDigits(t *testing.T) {
	text := "number: {decimal: ٫, group: ٬, about: \"~{n}\"}\nsize: {bytes: \"{n} B\"}\ntime: {full: \"{hh}:{minute}\"}\npart: بخش {n}\n" +
		"date: {months: [a, b, c, d, e, f, g, h, i, j, k, l], ordinal: \"{n}\", day: \"{day} {month} {year}\"}\n"
	fa, diags := Parse("fa", "i18n/fa.yaml", []byte(text))
	for _, d := range diags {
		t.Error(d.Code, d.Args)
	}
	for _, c := range []struct{ got, want string }{
		{fa.number(1_234_567_890), "۱٬۲۳۴٬۵۶۷٫۸۹"},
		{fa.number(-50), "-۰٫۰۵"},
		{fa.Date(2026, 3, 9), "۹ c ۲۰۲۶"},
		{fa.Clock(9, 5), "۰۹:۰۵"},
		{fa.Bytes(12), "۱۲ B"},
		{fa.T("part", "n", 1), "بخش ۱"},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
}
