package plaintext

import "testing"

func TestBare(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "Plan A": "plan a", "ÉTÉ": "ete", "E\u0301te\u0301": "ete", "Œuvre": "œuvre", "Straße": "straße", "Łódź": "łodz",
		"ﬁn": "fin", "Việt": "viet", "ΆΛΦΑ": "αλφα", "Été à Αθήνα": "ete a αθηνα", "n°\u00A05": "n° 5",
	} {
		if got := Bare(text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
		if got := string(AppendBare([]byte("x"), []byte(text))); got != "x"+want {
			t.Errorf("%q appended is %q", text, got)
		}
	}
}
