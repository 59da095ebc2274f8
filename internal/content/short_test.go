package content

import "testing"

func TestOnlyLists(t *testing.T) {
	for text, want := range map[string]bool{
		"":                                   true,
		"\n\n":                               true,
		"- Un\n- Deux\n":                     true,
		"- Un\r\n\r\n- Deux\r\n":             true,
		"* Un\n\n  encore\n\n\t- deux\n":     true,
		"1. Un\n2) Deux\n":                   true,
		"+\tUn":                              true,
		"-":                                  true,
		"Un texte.":                          false,
		"Un texte.\n\n- Un":                  false,
		"- Un\n\nUn texte.":                  false,
		"- Un\nsuite":                        false, // one paragraph with the item; a page does no harm
		"# Titre":                            false,
		"---":                                false,
		"* * *":                              false,
		"-Un":                                false,
		"    - un bloc de code":              false,
		"1234567890. trop de chiffres":       false,
		"**Gras** et le reste":               false,
		"![image](a.png)":                    false,
		"| a | b |\n|---|---|\n":             false,
		"- [x] fait\n- [ ] à faire":          true,
		"- Un\n\n<!-- rien -->\n":            false,
		"- Un\n    \n      continue ainsi\n": true,
	} {
		if got := onlyLists([]byte(text)); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}
