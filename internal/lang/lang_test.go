package lang

import "testing"

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
