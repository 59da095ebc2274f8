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
		"<p>Une anticonstitutionnellement, professionnalisation":          "<p>Une anti-cons-ti-tu-tion-nel-le-ment, professionnalisation",
		"<td>biomédicales, polytechniques":                                "<td>biomédicales, poly-tech-niques",
		"<td><div><span>Psychopédagogie</span></div></td>Psychopédagogie": "<td><div><span>Psycho-pé-da-gogie</span></div></td>Psychopédagogie",
		"<h1>L’anticonstitutionnellement":                                 "<h1>L’anti-cons-ti-tu-tion-nel-le-ment",
		"<h2>(Préautoentrepreneur·euse·s)</h2>":                           "<h2>(Préau-toen-tre-pre-neur·euse·s)</h2>",
		`<p lang="en">Electroencephalographically <b lang=nl>arbeidsongeschiktheidsverzekering</b> electroencephalographically`:                                `<p lang="en">Elec-tro-en-ceph-al-o-graph-ic-ally <b lang=nl>arbeids-on-ge-schikt-heids-ver-ze-ke-ring</b> elec-tro-en-ceph-al-o-graph-ic-ally`,
		`<p lang="fa">anticonstitutionnellement</p><p lang=fa>anticonstitutionnellement</p>anticonstitutionnellement`:                                          `<p lang="fa">anticonstitutionnellement</p><p lang=fa>anticonstitutionnellement</p>anti-cons-ti-tu-tion-nel-le-ment`,
		`<a href="/anticonstitutionnellement" hreflang="en" title="a > anticonstitutionnellement">anticonstitutionnellement</a>`:                               `<a href="/anticonstitutionnellement" hreflang="en" title="a > anticonstitutionnellement">anti-cons-ti-tu-tion-nel-le-ment</a>`,
		"<code>anticonstitutionnellement</code><pre>anticonstitutionnellement</pre><script>anticonstitutionnellement<p></script><i>x":                          "<code>anticonstitutionnellement</code><pre>anticonstitutionnellement</pre><script>anticonstitutionnellement<p></script><i>x",
		"anticonstitutionnellement@ulb.be www.anticonstitutionnellement.be https://anticonstitutionnellement/x anticonstitutionnellement_x.pdf":                "anticonstitutionnellement@ulb.be www.anticonstitutionnellement.be https://anticonstitutionnellement/x anticonstitutionnellement_x.pdf",
		"anti\u00ADconstitutionnellement <!-- anticonstitutionnellement > anticonstitutionnellement -->":                                                       "anti\u00ADconstitutionnellement <!-- anticonstitutionnellement > anticonstitutionnellement -->",
		"&CounterClockwiseContourIntegral; R&amp;anticonstitutionnellement&nbsp;: 3 < anticonstitutionnellement":                                               "&CounterClockwiseContourIntegral; R&amp;anti-cons-ti-tu-tion-nel-le-ment&nbsp;: 3 < anti-cons-ti-tu-tion-nel-le-ment",
		"<ul><li lang=en>Electroencephalographically<li>electroencephalographically</ul>anticonstitutionnellement</div></div><td>anticonstitutionnellement<p>": "<ul><li lang=en>Elec-tro-en-ceph-al-o-graph-ic-ally<li>elec-tro-en-ceph-al-o-graph-ic-ally</ul>anti-cons-ti-tu-tion-nel-le-ment</div></div><td>anti-cons-ti-tu-tion-nel-le-ment<p>",
		"électroencéphalographiquement/anticonstitutionnellement—anticonstitutionnellement":                                                                    "élec-troen-cé-pha-lo-gra-phi-que-ment/anti-cons-ti-tu-tion-nel-le-ment—anti-cons-ti-tu-tion-nel-le-ment",
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
