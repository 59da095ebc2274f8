package translation

import (
	"fmt"
	"strings"
	"testing"
)

// The words of two languages, as interface strings have them.
var (
	french = NewNumberReader(strings.Split(`et,zéro 0,un 1,une 1,deux 2,trois 3,quatre 4,cinq 5,six 6,sept 7,huit 8,neuf 9,dix 10,onze 11,douze 12,treize 13,quatorze 14,`+
		`quinze 15,seize 16,vingt 20,vingts 20,quatre-vingt 80,quatre-vingts 80,trente 30,quarante 40,cinquante 50,soixante 60,septante 70,nonante 90,cent 100,cents 100,mille 1000,millier 1000,`+
		`milliers 1000,million 1000000,millions 1000000,milliard 1000000000,milliards 1000000000,premier 1,première 1,deuxième 2,second 2,seconde 2,troisième 3,`+
		`quatrième 4,cinquième 5,sixième 6,midi 12,minuit 0 24,demi 0.5 30,demie 0.5 30,douzaine 12,quinzaine 15 14 2,trimestre 3 4,trimestriel 3 4,moitié 0.5 50,jour 1d,jours 1d,heures 1h,h 1h,min 1i,an 12m,ans 12m,mois 1m`, ","),
		strings.Fields("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"))
	english = NewNumberReader(strings.Split(`zero 0,one 1,two 2,three 3,four 4,five 5,six 6,seven 7,eight 8,nine 9,ten 10,eleven 11,twelve 12,thirteen 13,fourteen 14,`+
		`fifteen 15,sixteen 16,seventeen 17,eighteen 18,nineteen 19,twenty 20,thirty 30,forty 40,fifty 50,sixty 60,seventy 70,eighty 80,ninety 90,hundred 100,`+
		`thousand 1000,thousands 1000,million 1000000,millions 1000000,billion 1000000000,billions 1000000000,first 1,second 2,third 3,fourth 4,fifth 5,sixth 6,`+
		`once 1,twice 2,both 2,noon 12,midnight 0 24,half 0.5 30 50,dozen 12,fortnight 14 2 15,and,quarter 0.25 3 4,quarterly 3 4,day 1d,days 1d,hours 1h,min 1i,year 12m,months 1m`, ","),
		strings.Fields("January February March April May June July August September October November December"))
)

// apart are the numbers that each of two texts says in figures and the other does not.
func apart(fr, en string) (a, b []string) {
	x, y := french.Read(fr), english.Read(en)
	for _, n := range Differing(x, y) {
		a = append(a, fr[n.From:n.To])
	}
	for _, n := range Differing(y, x) {
		b = append(b, en[n.From:n.To])
	}
	return a, b
}

// equal are spellings of the same in French and in English.
const equal = `
8 séances | eight sessions
huit séances | 8 sessions
12 000 € | €12,000
12.000 € | €12,000
12000 euros | 12,000 euros
12 000 personnes | 12 000 people
1 234 567 | 1,234,567
1 234,5 | 1,234.5
1 234,56 € | €1,234.56
0,5 % | 0.5%
0,59 | 0.59
2,80 € | €2.80
4,6 | 4.6
1,4 k | 1.4K
1 400 | 1.4K
1 400 | 1.4 thousand
3 millions | 3 million
3 000 000 | 3 million
2,5 millions d’euros | €2.5 million
2,5 milliards | 2.5 billion
2 500 000 | 2.5 million
40 % | 40 %
40 pour cent | 40 per cent
40 % | forty per cent
25 | twenty-five
vingt-cinq | 25
vingt et un | 21
trente-deux | 32
soixante-dix | 70
soixante-quinze | 75
septante-cinq | 75
quatre-vingts | 80
quatre vingts | 80
cent quatre-vingts | 180
quatre-vingt mille | 80,000
quatre-vingt-onze | 91
quatre-vingt-dix | 90
quatre-vingt-quinze | 95
nonante-cinq | 95
cent vingt | 120
deux cents | 200
trois mille | 3,000
3 mille | 3,000
mille deux cents | 1,200
120 | one hundred and twenty
1 500 | fifteen hundred
une douzaine | a dozen
une douzaine | 12
12 | a dozen
15 jours | a fortnight
une quinzaine | 15
à midi | at noon
à 12 h | at noon
à midi | at 12
à minuit | at 12 am
0 h | midnight
9 h à 12 h | 9 am to noon
9 h – 17 h | 9 am – 5 pm
de 8 h 30 à 10 h | from 8.30 to 10 am
de 14 h à 15 h 45 | 2 pm–3.45 pm
13h | 1pm
13 h 05 | 1:05 p.m.
13h05 | 13:05
00:30 | 12.30 am
une demi-heure | half an hour
30 minutes | half an hour
une demi-heure | 30 minutes
7 min 36 | 7:36
7 min 36 s | 7 min 36
le 1er mars | 1 March
le 1er mars | March 1st
le 1er mars | the first of March
le 2 mai 2026 | 2 May 2026
le 2 mai 2026 | May 2, 2026
le 2 mai 2026 | May 2nd, 2026
le 02/05/2026 | 2 May 2026
le 02.05.2026 | 2 May 2026
le 2/5/26 | 2 May 2026
2026-05-02 | 2 May 2026
2 mai 2026 | 2026-05-02
2 mai 2026 | 05/02/2026
14/03/2026 | 14 March 2026
14 mars | 14 March
2017-2018 | 2017-18
2017-18 | 2017–2018
2025-2026 | 2025/2026
2025–26 | 2025-2026
de 10 à 20 | 10-20
10-20 | 10 to 20
10 à 20 | ten to twenty
10–20 % | 10% to 20%
le 21e siècle | the 21st century
le XXIe siècle | the 21st century
le XXIe siècle | the twenty-first century, the 21st
le 19e siècle | the 19th century
le XIXe | the 19th
la 2e année | the 2nd year
la deuxième année | the 2nd year
la 2e année | the second year
la 3e fois | the third time
au 3e étage | 3rd floor
trois fois par semaine | 3 times a week
2 fois par an | twice a year
tous les 3 mois | quarterly
tous les trois mois | every 3 months
4 fois par an | quarterly
les 2 | both
50 % | half
la moitié | 50%
B2 et C1 | B2 and C1
au local 3.105 | room 3.105
K.1.105 | K.1.105
WCAG 2.2 | WCAG 2.2
version 1.2.3 | version 1.2.3
CO2 | CO2
BA1 | BA1
CHIM-F101 | CHIM-F101
la version 6.4 de Moodle | Moodle v6.4
Python 3.12.1 | Python v3.12.1
le local K.1.105 | room K.1.105
le local K.1.105 | room K1.105
CHIM-F101-103 | CHIM-F101-103
02 650 42 54 | 02 650 42 54
le 112 | 112
5 crédits ECTS | 5 ECTS credits
180 crédits | 180 credits
1/50 | 1:50
250 ml | 250 ml
0,1 mol/l | 0.1 mol/l
400 à 700 nm | 400–700 nm
le [lien](a12.md) | the [link](b13.md)
voir https://x.be/12 | see https://x.be/13
le code ` + "`f(12)`" + ` | the code ` + "`f(13)`" + `
un mot | a word
1 mot | a word
une fois | once
la première fois | the 1st time
10 000 | ten thousand
100 000 | a hundred thousand
1 million | one million
35 rue de la Presse | rue de la Presse 35
44, avenue Jeanne | 44 avenue Jeanne
101.4 FM | 101.4 FM
475 heures | 475 hours
3 886 € | €3,886
12'000 | 12,000
12’000 | 12,000
−5 degrés | −5 degrees
3 x 20 minutes | 3 × 20 minutes
20 min | 20-minute
un examen de 2 h | a 2-hour exam
2 h 30 | 2.30
10e édition | 10th edition
n° 7 | no. 7
p. 12-15 | pp. 12–15
article 5 | article 5
§ 3 | § 3
le 31 | the 31st
le 22 | the 22nd
le 23 | the 23rd
24 h sur 24, 7 jours sur 7 | 24 hours a day, 7 days a week
`

// unequal are spellings that are not the same.
const unequal = `
8 séances | 9 sessions
12 000 € | €1,200
12 000 € | €12
120 000 | 160,000
0,59 | 0.5%
0,5 % | 5%
tous les 4 mois | quarterly, every 3 months
WCAG 2.2 | WCAG 2.0
14 mars | 15 March
le 14/03/2026 | 15 March 2026
le 14/03/2026 | 14 March 2025
18 h | 7 pm
18 h 30 | 6.45 pm
18:30 | 6.45 pm
2017-2018 | 2018-19
10 à 20 | 10 to 30
vingt-cinq et 24 | 25
le 21e siècle | the 20th century
3 millions | 3 billion, or 4,000
12 % | 13 %
2e année | 3rd year
5 crédits | 6 credits
80 | four twenty
quatre-vingts | 4
1,4 k | 1.5K
100 | one hundred and one places, 101
`

func TestNumbers(t *testing.T) {
	count := 0
	for line := range strings.Lines(equal) {
		fr, en, ok := strings.Cut(strings.TrimSpace(line), " | ")
		if !ok {
			continue
		}
		count++
		if a, b := apart(fr, en); len(a)+len(b) > 0 {
			t.Errorf("%q and %q: only here %q, only there %q", fr, en, a, b)
		}
	}
	for line := range strings.Lines(unequal) {
		fr, en, ok := strings.Cut(strings.TrimSpace(line), " | ")
		if !ok {
			continue
		}
		count++
		if a, b := apart(fr, en); len(a)+len(b) == 0 {
			t.Errorf("%q and %q are the same", fr, en)
		}
	}
	if count < 170 {
		t.Errorf("%d spellings", count)
	}
}

// Every time of the day and every day of the year is the same in both languages, and not the same as another.
// The figures of a text are the same whether its words are read or not.
func TestFiguresAlone(t *testing.T) {
	for _, text := range strings.FieldsFunc(equal, func(r rune) bool { return r == '|' || r == '\n' }) {
		for _, r := range []*NumberReader{french, english} {
			all, alone := r.Read(text), new(Numbers)
			r.AddFigures(alone, []byte(text))
			if got, want := fmt.Sprint(alone.Figures), fmt.Sprint(all.Figures); got != want {
				t.Errorf("%s: %s, with its words %s", text, got, want)
			}
			for _, v := range alone.said {
				if !all.says(v) {
					t.Errorf("%s: %v is said by its figures alone", text, v)
				}
			}
		}
	}
}

func TestTimesAndDays(t *testing.T) {
	months := strings.Fields("janvier février mars avril mai juin juillet août septembre octobre novembre décembre")
	there := strings.Fields("January February March April May June July August September October November December")
	for hour := range 24 {
		for _, minute := range []int{0, 5, 30, 45} {
			half, h := "am", hour%12
			if hour >= 12 {
				half = "pm"
			}
			if h == 0 {
				h = 12
			}
			fr := []string{fmt.Sprintf("à %d h %02d", hour, minute), fmt.Sprintf("à %dh%02d", hour, minute), fmt.Sprintf("à %02d:%02d", hour, minute)}
			en := []string{fmt.Sprintf("at %d.%02d %s", h, minute, half), fmt.Sprintf("at %d:%02d%s", h, minute, half), fmt.Sprintf("at %02d:%02d", hour, minute)}
			for _, x := range fr {
				for _, y := range en {
					if a, b := apart(x, y); len(a)+len(b) > 0 {
						t.Errorf("%q and %q: %q, %q", x, y, a, b)
					}
				}
			}
		}
	}
	for m := range 12 {
		for _, day := range []int{1, 2, 13, 28} {
			fr := []string{fmt.Sprintf("le %d %s 2026", day, months[m]), fmt.Sprintf("le %02d/%02d/2026", day, m+1), fmt.Sprintf("%d.%d.2026", day, m+1)}
			en := []string{fmt.Sprintf("on %d %s 2026", day, there[m]), fmt.Sprintf("%s %d, 2026", there[m], day), fmt.Sprintf("2026-%02d-%02d", m+1, day)}
			for _, x := range fr {
				for _, y := range en {
					if a, b := apart(x, y); len(a)+len(b) > 0 {
						t.Errorf("%q and %q: %q, %q", x, y, a, b)
					}
				}
			}
			if a, b := apart(fr[0], fmt.Sprintf("on %d %s 2027", day, there[m])); len(a)+len(b) == 0 {
				t.Errorf("%q and the year after are the same", fr[0])
			}
		}
	}
}

// Words that are made of several are numbers too.
func TestCompounds(t *testing.T) {
	german := NewNumberReader(strings.Split("und,ein 1,eins 1,zwei 2,drei 3,vier 4,fünf 5,sechs 6,sieben 7,acht 8,neun 9,zehn 10,elf 11,zwölf 12,dreizehn 13,"+
		"zwanzig 20,dreißig 30,vierzig 40,fünfzig 50,sechzig 60,siebzig 70,achtzig 80,neunzig 90,hundert 100,tausend 1000", ","), nil)
	dutch := NewNumberReader(strings.Split("en,een 1,twee 2,drie 3,vier 4,vijf 5,zes 6,zeven 7,acht 8,negen 9,tien 10,elf 11,twaalf 12,dertien 13,twintig 20,"+
		"dertig 30,veertig 40,vijftig 50,zestig 60,zeventig 70,tachtig 80,negentig 90,honderd 100,duizend 1000", ","), nil)
	for _, c := range []struct {
		r     *NumberReader
		words string
		want  string // in figures; "" where it is no number
	}{
		{german, "vierundzwanzig", "24"}, {german, "einundzwanzig", "21"}, {german, "hundertzwanzig", "120"}, {german, "zweihundertfünfzig", "250"},
		{german, "dreihundertvierundzwanzig", "324"}, {german, "zweitausend", "2000"}, {german, "zweitausendfünfhundert", "2500"}, {german, "Neunundneunzig", "99"},
		{german, "hundertzwölf", "112"}, {german, "zweiundvierzig", "42"}, {german, "Hund", ""}, {german, "achtung", ""}, {german, "undzwanzig", ""},
		{dutch, "vierentwintig", "24"}, {dutch, "tweeëntwintig", "22"}, {dutch, "drieëndertig", "33"}, {dutch, "honderdtwintig", "120"},
		{dutch, "tweehonderdvijftig", "250"}, {dutch, "tweeduizend", "2000"}, {dutch, "honderdvierentwintig", "124"}, {dutch, "zeventien", "17"},
		{dutch, "zesendertig", "36"}, {dutch, "achtenveertig", "48"}, {dutch, "eenheid", ""}, {dutch, "driehoek", ""},
		{english, "a hundred and twenty", "120"}, {english, "one hundred and five", "105"}, {english, "two thousand five hundred", "2500"},
		{french, "cent vingt", "120"}, {french, "deux cent cinquante", "250"}, {french, "quatre-vingts", "80"}, {french, "vingt-quatre", "24"},
	} {
		said := c.r.Read(c.words)
		if c.want == "" {
			if len(said.said) > 0 {
				t.Errorf("%s: %v", c.words, said.said)
			}
			continue
		}
		if apart := Differing(c.r.Read("Es sind "+c.want+"."), said); len(apart) > 0 {
			t.Errorf("%s is not %s: %v", c.words, c.want, said.said)
		}
	}
}

// Numbers of telephones are no numbers, however they are parted.
func TestTelephones(t *testing.T) {
	for _, c := range [][2]string{
		{"Tél. 02 650 21 11", "Phone +32 2 650 21 11"}, {"02/650.21.11", "+32 2 650 21 11"}, {"(02) 650 21 11", "+32 (0)2 650 21 11"},
		{"0472 12 34 56", "+32 472 12 34 56"}, {"0472/12.34.56", "+32 472 12 34 56"}, {"02 650 21 11", "+32-2-650-21-11"},
		{"01 23 45 67 89", "+33 1 23 45 67 89"}, {"02-650.21.11", "02 650 21 11"},
	} {
		if a, b := apart(c[0], c[1]); len(a)+len(b) > 0 {
			t.Errorf("%s, %s: %q %q", c[0], c[1], a, b)
		}
	}
}

// Whatever a text says, it says the numbers that it says.
func FuzzNumbers(f *testing.F) {
	for line := range strings.Lines(equal) {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, r := range []*NumberReader{french, english} {
			n := r.Read(text)
			for _, x := range Differing(n, n) {
				t.Errorf("%q does not say %q", text, text[x.From:x.To])
			}
		}
	})
}

// What stands for a character says no number, and is room between a number and its unit.
func TestReferences(t *testing.T) {
	for _, text := range []string{"d&#8217;un", "d&#x2019;un", "Q&#65;A &amp; R", "&#160;", "telles que &#39;un&#39 ; ou s&#8217il"} {
		if n := french.Read(text); len(n.Figures) > 0 {
			t.Errorf("%s: %v", text, n.Figures)
		}
	}
	for text, want := range map[string]int{"il vaut 4&nbsp;crédits": 1, "il vaut 4&#160;crédits": 1, "4 & 5 crédits; 6": 1, "A&B 2 ; &4; 5 crédits": 1} {
		if got := len(frenchMeasures.Read([]byte(text))); got != want {
			t.Errorf("%s: %d measures", text, got)
		}
	}
}
