package markdown

import (
	"os"
	"slices"
	"testing"

	"projetpro/internal/diag"
	"projetpro/internal/lang"
)

// vocabulary is that of a site in French, English, Dutch and Persian.
var vocabulary = func() *Vocabulary {
	var all []*lang.Strings
	for _, file := range []string{"../../i18n/en.yaml", "../../i18n/fr.yaml",
		"../../cmd/projetpro/testdata/persian/i18n/fa.yaml", "../../cmd/projetpro/testdata/dutch/i18n/nl.yaml"} {
		text, err := os.ReadFile(file)
		if err != nil {
			panic(err)
		}
		l, _ := lang.Parse(lang.Tag(file[len(file)-len("xx.yaml"):len(file)-len(".yaml")]), file, text)
		all = append(all, l)
	}
	return NewVocabulary(all...)
}()

// Each language brings its own words, and no others are looked for.
func TestVocabulary(t *testing.T) {
	check := func(words *Vocabulary, src string, want ...diag.Code) {
		t.Helper()
		_, l := Parse([]byte(src), diag.Pos{}, "fr", words)
		var got []diag.Code
		for _, d := range l {
			got = append(got, d.Code)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: %v, want %v", src, got, want)
		}
	}
	for _, c := range []struct {
		src  string
		want diag.Code
	}{
		{"[ici](a.md)", diag.LinkText},
		{"[Cliquez ici…](a.md)", diag.LinkText},
		{"[plus d'infos](a.md)", diag.LinkText},
		{"[plus d’infos](a.md)", diag.LinkText},
		{"[click here](a.md)", diag.LinkText},
		{"[klik hier](a.md)", diag.LinkText},
		{"[اینجا کلیک کنید](a.md)", diag.LinkText},
		{"![photo](a.png)", diag.ImageAltVague},
		{"![Capture d’écran](a.png)", diag.ImageAltVague},
		{"![afbeelding](a.png)", diag.ImageAltVague},
		{"![تصویر](a.png)", diag.ImageAltVague},
		{"Prix : à compléter.", diag.ToComplete},
		{"Prix : A COMPLETER", diag.ToComplete},
		{"Prix : À COMPLÉTER", diag.ToComplete},
		{"Prix : a\u0300 comple\u0301ter", diag.ToComplete},
		{"Price: to be completed", diag.ToComplete},
		{"TODO", diag.ToComplete},
		{"Prijs: aan te vullen", diag.ToComplete},
		{"بها: تکمیل شود.", diag.ToComplete},
	} {
		check(vocabulary, c.src, c.want)
		check(nil, c.src)
		check(NewVocabulary(), c.src)
	}
	for _, src := range []string{"> [!note]\n> a", "> [!astuce]\n> a", "> [!attention]\n> a", "> [!info]\n> a", "> [!opmerking]\n> a",
		"> [!نکته]\n> a", "![](a.png \"decorative\")", "![](a.png \"Décorative\")", "![](a.png \"decoratief\")", "![](a.png \"تزئینی\")",
		"un formulaire à compléter avant mai", "a form to be completed before May", "todo", "todos"} {
		check(vocabulary, src)
	}
	check(nil, "> [!tip]\n> a")
	check(nil, "> [!astuce]\n> a", diag.CalloutUnknown)
	check(nil, "![](a.png \"decorative\")", diag.ImageAlt)

	d, _ := Parse([]byte("> [!opmerking]\n> a"), diag.Pos{}, "nl", vocabulary)
	if first, again := d.HTML(&Words{Note: "N"}, nil), d.HTML(&Words{Note: "N"}, nil); first != again {
		t.Error("a text written again is another")
	}
	if !vocabulary.Equal(vocabulary) || vocabulary.Equal(NewVocabulary()) || vocabulary.Equal(nil) || !NewVocabulary().Equal(NewVocabulary()) {
		t.Error("vocabularies are not compared by their words")
	}
}
