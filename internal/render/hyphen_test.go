package render

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

func TestHyphened(t *testing.T) {
	const head = `<html lang="fr"><head><title>professionnalisation</title></head><body>`
	for page, want := range map[string]string{
		"<p>Une professionnalisations, professionnalisation":                                                                               "<p>Une profes-sion-na-li-sa-tions, professionnalisation",
		"<td>biomédicales, polytechniques":                                                                                                 "<td>biomédicales, poly-tech-niques",
		"<td><div><span>Psychopédagogie</span></div></td>Psychopédagogie":                                                                  "<td><div><span>Psycho-pé-da-gogie</span></div></td>Psychopédagogie",
		"<h1>L’anticonstitutionnellement":                                                                                                  "<h1>L’anti-cons-ti-tu-tion-nel-le-ment",
		"<h2>(Préautoentrepreneur·euse·s)</h2>":                                                                                            "<h2>(Préau-toen-tre-pre-neur·euse·s)</h2>",
		`<p lang="en">Internationalisations <b lang=nl>arbeidsongeschiktheidsverzekering</b> internationalisations`:                        `<p lang="en">Inter-na-tion-al-isa-tions <b lang=nl>arbeids-on-ge-schikt-heids-ver-ze-ke-ring</b> inter-na-tion-al-isa-tions`,
		`<p lang="fa">professionnalisations</p><p lang=fa>professionnalisations</p>professionnalisations`:                                  `<p lang="fa">professionnalisations</p><p lang=fa>professionnalisations</p>profes-sion-na-li-sa-tions`,
		`<a href="/professionnalisations" hreflang="en" title="a > professionnalisations">professionnalisations</a>`:                       `<a href="/professionnalisations" hreflang="en" title="a > professionnalisations">profes-sion-na-li-sa-tions</a>`,
		"<code>professionnalisations</code><pre>professionnalisations</pre><script>professionnalisations<p></script><i>x":                  "<code>professionnalisations</code><pre>professionnalisations</pre><script>professionnalisations<p></script><i>x",
		"professionnalisations@ulb.be www.professionnalisations.be https://professionnalisations/x professionnalisations_x.pdf":            "professionnalisations@ulb.be www.professionnalisations.be https://professionnalisations/x professionnalisations_x.pdf",
		"profes\u00ADsionnalisations <!-- professionnalisations > professionnalisations -->":                                               "profes\u00ADsionnalisations <!-- professionnalisations > professionnalisations -->",
		"&CounterClockwiseContourIntegral; R&amp;professionnalisations&nbsp;: 3 < professionnalisations":                                   "&CounterClockwiseContourIntegral; R&amp;profes-sion-na-li-sa-tions&nbsp;: 3 < profes-sion-na-li-sa-tions",
		"<ul><li lang=en>Internationalisations<li>internationalisations</ul>professionnalisations</div></div><td>professionnalisations<p>": "<ul><li lang=en>Inter-na-tion-al-isa-tions<li>inter-na-tion-al-isa-tions</ul>profes-sion-na-li-sa-tions</div></div><td>profes-sion-na-li-sa-tions<p>",
		"interdisciplinairement/professionnalisations—professionnalisations":                                                               "inter-dis-ci-pli-nai-re-ment/profes-sion-na-li-sa-tions—profes-sion-na-li-sa-tions",
	} {
		got := strings.ReplaceAll(string(hyphened([]byte("before"+head+page), 6)), softHyphen, "-")
		if want = "before" + head + strings.ReplaceAll(want, softHyphen, "-"); got != want {
			t.Errorf("%s\n%s\n%s", page, got, want)
		}
	}
}

// tagsOf is all of a page that is no text.
func tagsOf(page []byte) string {
	var tags strings.Builder
	z := html.NewTokenizer(bytes.NewReader(page))
	for z.Next() != html.ErrorToken {
		if token := z.Token(); token.Type != html.TextToken {
			tags.WriteString(token.String())
		}
	}
	return tags.String()
}

// Whatever the page, it says the same words, and all that is no text is as it was.
func FuzzHyphened(f *testing.F) {
	f.Add([]byte(`<html lang=fr><body><p class="professionnalisation">Professionnalisation<td title='"professionnalisation">'>psychopédagogie`))
	f.Add([]byte("<body lang=de><script>professionnalisation</scr"))
	f.Add([]byte("<html lang=en><!--professionnalisation"))
	f.Fuzz(func(t *testing.T, page []byte) {
		was := bytes.Clone(page)
		got := hyphened(append([]byte("x"), page...), 1)[1:]
		if !bytes.Equal(bytes.ReplaceAll(got, []byte(softHyphen), nil), bytes.ReplaceAll(was, []byte(softHyphen), nil)) {
			t.Fatalf("%q has become %q", was, got)
		}
		if tagsOf(was) != tagsOf(got) {
			t.Errorf("%q has become %q", was, got)
		}
	})
}

func BenchmarkHyphened(b *testing.B) {
	page := []byte(`<html lang="fr"><body>` + strings.Repeat(`<section><h2 id="x">Titre de la section</h2><p class="lead">Un texte de quelques mots, dont l’un est <a href="/fr/x/">professionnalisation</a>, et d’autres encore.</p></section>`, 80))
	out := make([]byte, 0, 2*len(page))
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		out = hyphened(append(out[:0], page...), 0)
	}
}
