// The mistakes that package schema reports: fields and their values.

package diag

// The codes of package schema.
const (
	FieldUnknown        Code = "field-unknown"
	FieldUnexpected     Code = "field-unexpected"
	FieldElsewhere      Code = "field-elsewhere"
	FieldLanguage       Code = "field-language"
	FieldKind           Code = "field-kind"
	FieldLevel          Code = "field-level"
	FieldName           Code = "field-name"
	FieldDoubled        Code = "field-doubled"
	FieldEmpty          Code = "field-empty"
	FieldMissing        Code = "field-missing"
	FieldMissingInGroup Code = "field-missing-in-group"
	FieldEither         Code = "field-either"
	FieldChoice         Code = "field-choice"
	ValueShape          Code = "value-shape"
	ValueList           Code = "value-list"
	ValueTruth          Code = "value-truth"
	ValueWhole          Code = "value-whole"
	ValueNumber         Code = "value-number"
	ValueDecimal        Code = "value-decimal"
	ValueQuantity       Code = "value-quantity"
	ValueHours          Code = "value-hours"
	ValueDuration       Code = "value-duration"
	ValueSessions       Code = "value-sessions"
	ValueClock          Code = "value-clock"
	ValueDate           Code = "value-date"
	ValueDateTime       Code = "value-date-time"
	ValueNoSuchDay      Code = "value-no-such-day"
	ValueLevel          Code = "value-level"
	ValueChoice         Code = "value-choice"
	ValueLanguage       Code = "value-language"
	ValueURL            Code = "value-url"
	ValueScheme         Code = "value-scheme"
	ValueEmail          Code = "value-email"
	ValuePhone          Code = "value-phone"
	ValueFile           Code = "value-file"
	ValueAlias          Code = "value-alias"
	ValueSlug           Code = "value-slug"
	ValuePartner        Code = "value-partner"
	ValueEntry          Code = "value-entry"
	ValueEdition        Code = "value-edition"
	ValueTimezone       Code = "value-timezone"
	TextLost            Code = "text-lost"
	TextFolded          Code = "text-folded"
	TextQuotes          Code = "text-quotes"
	TextEscape          Code = "text-escape"
	TextLines           Code = "text-lines"
	TextControl         Code = "text-control"
	TextBidi            Code = "text-bidi"
	SessionDay          Code = "session-day"
	SessionStart        Code = "session-start"
	SessionEnd          Code = "session-end"
	FactRepeated        Code = "fact-repeated"
	FactContradiction   Code = "fact-contradiction"
)

// The words that package schema puts into sentences.
const (
	TermOneValue Term = "one-value"
	TermList     Term = "list"
	TermGroup    Term = "group"
	TermText     Term = "text"
	TermNumber   Term = "number"
	TermDate     Term = "date"
	TermDuration Term = "duration"
	TermClock    Term = "clock"
	TermLevel    Term = "level"
	TermTruth    Term = "truth"
	TermTab      Term = "tab"

	InsteadValue          Term = "instead-value" // hints of FieldEmpty
	InsteadValueOrNothing Term = "instead-value-or-nothing"

	AddressForms  Term = "address-forms" // hints of ValueURL
	AddressOrFile Term = "address-or-file"
)

var _ = declareTerms(map[Term][2]string{
	TermOneValue:          {"a single value", "une valeur seule"},
	TermList:              {"a list", "une liste"},
	TermGroup:             {"a group of fields", "un groupe de champs"},
	TermText:              {"a text", "un texte"},
	TermNumber:            {"a number", "un nombre"},
	TermDate:              {"a date", "une date"},
	TermDuration:          {"a length of time", "une durée"},
	TermClock:             {"a time of day", "une heure"},
	TermLevel:             {"a year of study", "une année d’études"},
	TermTruth:             {"true or false", "true ou false"},
	TermTab:               {"a tab", "une tabulation"},
	InsteadValue:          {"Write a value after the colon.", "Écrivez une valeur après les deux-points."},
	InsteadValueOrNothing: {"Write a value after the colon, or remove the line.", "Écrivez une valeur après les deux-points, ou retirez la ligne."},
	AddressForms: {
		"Write https://… for a page, mailto:… for an e-mail address, tel:… for a telephone number.",
		"Écrivez https://… pour une page, mailto:… pour une adresse e-mail, tel:… pour un numéro de téléphone.",
	},
	AddressOrFile: {
		"A file that lies beside this one goes into the field “file”; an address on the web begins with https://.",
		"Un fichier qui se trouve à côté de celui-ci va dans le champ « file » ; une adresse sur le web commence par https://.",
	},
	"kind-faculty": {"a faculty", "une faculté"},
	"kind-module":  {"a module", "un module"},
	"kind-year":    {"a year of a roadmap", "une année de parcours"},
	"kind-offer":   {"a mentoring offer", "une offre de mentorat"},
	"kind-partner": {"a partner", "un partenaire"},
	"kind-page":    {"a page", "une page"},
	"kind-site":    {"the settings of the site", "les réglages du site"},
})

var schemaRules = []Rule{
	{Code: FieldUnknown, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "“%[1]s” is not a field here; did you mean “%[2]s”?",
			Doc:     "A field whose name is not known would be lost without a word. The name that comes nearest is proposed: the English name of a French one, the right spelling of a slip, small letters instead of capitals.",
		},
		"fr": {
			Message: "« %[1]s » n’est pas un champ connu ici ; vouliez-vous dire « %[2]s » ?",
			Doc:     "Un champ dont le nom n’est pas connu serait perdu sans un mot. Le nom le plus proche est proposé : le nom anglais d’un nom français, la bonne orthographe, des minuscules au lieu de majuscules.",
		},
	}},
	{Code: FieldUnexpected, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "“%[1]s” is not a field here.",
			Hint:    "The fields that can be added here: %[2]s.",
			Doc:     "A field whose name is not known would be lost without a word. Nothing that resembles it is known here; the reference lists the fields of each kind of page.",
		},
		"fr": {
			Message: "« %[1]s » n’est pas un champ connu ici.",
			Hint:    "Les champs que l’on peut ajouter ici : %[2]s.",
			Doc:     "Un champ dont le nom n’est pas connu serait perdu sans un mot. Rien de ressemblant n’est connu ici ; la référence donne les champs de chaque sorte de page.",
		},
	}},
	{Code: FieldElsewhere, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "“%[1]s” belongs to %[2]s, and this file describes %[3]s.",
			Hint:    "Remove this line, or write it in the file it belongs to.",
			Doc:     "The field exists, but in files of another kind. What kind a file is depends on the folder it lies in.",
		},
		"fr": {
			Message: "« %[1]s » va avec %[2]s, et ce fichier décrit %[3]s.",
			Hint:    "Retirez cette ligne, ou écrivez-la dans le fichier qui convient.",
			Doc:     "Le champ existe, mais dans des fichiers d’une autre sorte. La sorte d’un fichier dépend du dossier où il se trouve.",
		},
	}},
	{Code: FieldLanguage, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "“%[1]s”: the language of a page is in the name of its file, as in about.en.md.",
			Hint:    "Remove this line; if the language is wrong, rename the file.",
			Doc:     "The language of a file is in its name, and nowhere else, so that the two cannot contradict each other.",
		},
		"fr": {
			Message: "« %[1]s » : la langue d’une page est dans le nom de son fichier, comme dans about.fr.md.",
			Hint:    "Retirez cette ligne ; si la langue est fausse, renommez le fichier.",
			Doc:     "La langue d’un fichier est dans son nom, et nulle part ailleurs : ainsi, les deux ne peuvent pas se contredire.",
		},
	}},
	{Code: FieldKind, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "“%[1]s”: what kind of page this is depends on its folder.",
			Hint:    "Remove this line; to make it another kind of page, move the file.",
			Doc:     "The kind of a page is where its file lies: content/pages, content/faculties, content/mentoring, content/partners.",
		},
		"fr": {
			Message: "« %[1]s » : la sorte de page dépend de son dossier.",
			Hint:    "Retirez cette ligne ; pour en faire une autre sorte de page, déplacez le fichier.",
			Doc:     "La sorte d’une page est l’endroit où se trouve son fichier : content/pages, content/faculties, content/mentoring, content/partners.",
		},
	}},
	{Code: FieldLevel, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "“%[1]s”: the level of this year is in the name of its file, as in ba1.en.md.",
			Hint:    "Remove this line; if the level is wrong, rename the file.",
			Doc:     "Each year of a roadmap has its file, named after its level.",
		},
		"fr": {
			Message: "« %[1]s » : le niveau de cette année est dans le nom de son fichier, comme dans ba1.fr.md.",
			Hint:    "Retirez cette ligne ; si le niveau est faux, renommez le fichier.",
			Doc:     "Chaque année d’un parcours a son fichier, qui porte le nom de son niveau.",
		},
	}},
	{Code: FieldName, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "“%[1]s” stands where the name of a field was expected.",
			Hint:    "Write the name, a colon, a space and the value, as in “title: Architecture”.",
			Doc:     "A line of front matter is a name, a colon, a space and a value.",
		},
		"fr": {
			Message: "« %[1]s » se trouve là où un nom de champ était attendu.",
			Hint:    "Écrivez le nom, deux-points, une espace et la valeur, comme dans « title: Architecture ».",
			Doc:     "Une ligne en tête d’un fichier est un nom, deux-points, une espace et une valeur.",
		},
	}},
	{Code: FieldDoubled, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "“%[1]s” is stated twice.",
			Hint:    "Keep one of the two lines.",
			Doc:     "A field stands once in a file. Two names are the same when they differ only by capitals or by the way their accents are encoded, or when one is the usual mistake for the other.",
		},
		"fr": {
			Message: "« %[1]s » est indiqué deux fois.",
			Hint:    "Gardez l’une des deux lignes.",
			Doc:     "Un champ figure une fois dans un fichier. Deux noms sont les mêmes quand ils ne diffèrent que par des majuscules ou par le codage des accents, ou quand l’un est écrit pour l’autre par erreur.",
		},
	}},
	{Code: FieldEmpty, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "“%[1]s” has no value.",
			Hint:    "%[2]s",
			Doc:     "What is not known is left out, with its name. A name without a value, or with ~ or null, might be an oversight.",
		},
		"fr": {
			Message: "« %[1]s » n’a pas de valeur.",
			Hint:    "%[2]s",
			Doc:     "Ce que l’on ne sait pas, on ne l’écrit pas, nom compris. Un nom sans valeur, ou avec ~ ou null, peut être un oubli.",
		},
	}},
	{Code: FieldMissing, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "“%[1]s” is missing: %[2]s cannot do without it.",
			Doc:     "Some fields must stand in every file of a kind: a page cannot be made without its title.",
		},
		"fr": {
			Message: "Il manque « %[1]s », indispensable pour %[2]s.",
			Doc:     "Certains champs doivent figurer dans chaque fichier d’une sorte : une page ne peut pas se faire sans son titre.",
		},
	}},
	{Code: FieldMissingInGroup, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "“%[1]s” is missing from this item of “%[2]s”.",
			Hint:    "Add the line “%[3]s”.",
			Doc:     "Some fields must stand in every group or item: a person cannot be shown without a name.",
		},
		"fr": {
			Message: "Il manque « %[1]s » dans cet élément de « %[2]s ».",
			Hint:    "Ajoutez la ligne « %[3]s ».",
			Doc:     "Certains champs doivent figurer dans chaque groupe : une personne ne peut pas être montrée sans nom.",
		},
	}},
	{Code: FieldEither, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "“%[1]s” and “%[2]s” both stand in this item of “%[3]s”, and only one of them can be shown.",
			Hint:    "Keep the one that is wanted and remove the other.",
			Doc:     "Some fields are two ways to say one thing: a resource has an address on the web (url) or is a file beside the page (file). If both were given, one would be passed over without a word.",
		},
		"fr": {
			Message: "« %[1]s » et « %[2]s » figurent tous deux dans cet élément de « %[3]s », et un seul peut être montré.",
			Hint:    "Gardez celui qui convient et retirez l’autre.",
			Doc:     "Certains champs sont deux façons de dire la même chose : une ressource a une adresse sur le web (url) ou est un fichier à côté de la page (file). Si les deux étaient donnés, l’un serait ignoré sans un mot.",
		},
	}},
	{Code: FieldChoice, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "“%[2]s” is not a field of “%[1]s”.",
			Hint:    "Choose among: %[3]s.",
			Doc:     "The hours of a module are written in all, or by type of teaching: then each type is one of a few words, which the site says in each language.",
		},
		"fr": {
			Message: "« %[2]s » n’est pas un champ de « %[1]s ».",
			Hint:    "Choisissez parmi : %[3]s.",
			Doc:     "Les heures d’un module s’écrivent en tout, ou par type d’enseignement : chaque type est alors un mot d’une liste, que le site dit dans chaque langue.",
		},
	}},
	{Code: ValueShape, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "%[1]s: %[3]s was expected, and this is %[4]s.",
			Doc:     "A field takes text, a number, a list or a group of fields. Text that begins with [ or { is read as a list or a group: put it in double quotes.",
		},
		"fr": {
			Message: "%[1]s : on attend %[3]s, et c’est %[4]s.",
			Doc:     "Un champ prend un texte, un nombre, une liste ou un groupe de champs. Un texte qui commence par [ ou { est lu comme une liste ou un groupe : mettez-le entre guillemets doubles.",
		},
	}},
	{Code: ValueList, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "%[1]s: a list is written between square brackets.",
			Hint:    "If it is a single value, put it in double quotes.",
			Doc:     "One value can be written as it is; several are written between square brackets, or each on a line of its own after “- ”. Commas alone might belong to a name.",
		},
		"fr": {
			Message: "%[1]s : une liste s’écrit entre crochets.",
			Hint:    "Si c’est une seule valeur, mettez-la entre guillemets doubles.",
			Doc:     "Une seule valeur s’écrit telle quelle ; plusieurs s’écrivent entre crochets, ou chacune sur sa ligne après « - ». Des virgules seules pourraient appartenir à un nom.",
		},
	}},
	{Code: ValueTruth, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "%[1]s must be true or false, not “%[2]s”.",
			Doc:     "Only true and false, without quotes, say whether something holds. Other words are not guessed: a page marked as a draft must never be published.",
		},
		"fr": {
			Message: "%[1]s doit être true ou false, et non « %[2]s ».",
			Doc:     "Seuls true (vrai) et false (faux), sans guillemets, disent si une chose est vraie. Les autres mots ne sont pas devinés : une page marquée comme brouillon ne doit jamais être publiée.",
		},
	}},
	{Code: ValueWhole, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "%[1]s: “%[2]s” is not a whole number.",
			Hint:    "Write figures only, without a leading zero: 1, 12.",
			Doc:     "Whole numbers are written in figures only.",
		},
		"fr": {
			Message: "%[1]s : « %[2]s » n’est pas un nombre entier.",
			Hint:    "Écrivez seulement des chiffres, sans zéro en tête : 1, 12.",
			Doc:     "Les nombres entiers s’écrivent avec des chiffres seulement.",
		},
	}},
	{Code: ValueNumber, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "%[1]s: “%[2]s” is not a number.",
			Hint:    "Write figures, with a point for decimals: 4, 4.5.",
			Doc:     "Numbers are written in figures, with a point for decimals, without a unit, a leading zero or an exponent.",
		},
		"fr": {
			Message: "%[1]s : « %[2]s » n’est pas un nombre.",
			Hint:    "Écrivez des chiffres, avec un point pour les décimales : 4, 4.5.",
			Doc:     "Les nombres s’écrivent en chiffres, avec un point pour les décimales, sans unité, sans zéro en tête et sans exposant.",
		},
	}},
	{Code: ValueDecimal, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "%[1]s: between braces, the comma in “%[2]s” ends the value.",
			Hint:    "Write decimals with a point; put a text with a comma in double quotes.",
			Doc:     "Between braces a comma separates fields: {theory: 2,5} would be 2 hours of theory and a field named 5. Decimals are written with a point.",
		},
		"fr": {
			Message: "%[1]s : entre accolades, la virgule de « %[2]s » termine la valeur.",
			Hint:    "Écrivez les décimales avec un point ; mettez un texte avec une virgule entre guillemets doubles.",
			Doc:     "Entre accolades, une virgule sépare des champs : {theory: 2,5} donnerait 2 heures de théorie et un champ nommé 5. Les décimales s’écrivent avec un point.",
		},
	}},
	{Code: ValueQuantity, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "%[1]s: “%[2]s” is not a number, “about” a number, or a range.",
			Hint:    "Write 15, ~15 for about 15, or 10-20.",
			Doc:     "A number is written as exactly as it is known: 15, ~15 for about 15, 10-20 for a range from the smaller to the greater.",
		},
		"fr": {
			Message: "%[1]s : « %[2]s » n’est ni un nombre, ni un nombre approximatif, ni un intervalle.",
			Hint:    "Écrivez 15, ~15 pour environ 15, ou 10-20.",
			Doc:     "Un nombre s’écrit aussi exactement qu’on le connaît : 15, ~15 pour environ 15, 10-20 pour un intervalle du plus petit au plus grand.",
		},
	}},
	{Code: ValueHours, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "%[1]s: “%[2]s” is not a number of hours.",
			Hint:    "Write 24 h, ~24 h, or hours by type: {theory: 12, exercises: 12}.",
			Doc:     "Hours are written in all (24 h) or by type of teaching.",
		},
		"fr": {
			Message: "%[1]s : « %[2]s » n’est pas un nombre d’heures.",
			Hint:    "Écrivez 24 h, ~24 h, ou les heures par type : {theory: 12, exercises: 12}.",
			Doc:     "Les heures s’écrivent en tout (24 h) ou par type d’enseignement.",
		},
	}},
	{Code: ValueDuration, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "%[1]s: “%[2]s” is not a length of time.",
			Hint:    "Write 2h, 1h30 or 45 min.",
			Doc:     "A length of time is written in hours, in hours and minutes, or in minutes, with its unit.",
		},
		"fr": {
			Message: "%[1]s : « %[2]s » n’est pas une durée.",
			Hint:    "Écrivez 2h, 1h30 ou 45 min.",
			Doc:     "Une durée s’écrit en heures, en heures et minutes, ou en minutes, avec son unité.",
		},
	}},
	{Code: ValueSessions, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "%[1]s: “%[2]s” is not a number of sessions as it is written here.",
			Hint:    "Write how many, 8 or ~8, or how many and how long: {count: 8, length: 2h}.",
			Doc:     "Sessions are a number, a number and a length, or a list of sessions with their dates.",
		},
		"fr": {
			Message: "%[1]s : « %[2]s » n’est pas un nombre de séances comme on l’écrit ici.",
			Hint:    "Écrivez combien, 8 ou ~8, ou combien et de quelle durée : {count: 8, length: 2h}.",
			Doc:     "Les séances sont un nombre, un nombre et une durée, ou une liste de séances avec leurs dates.",
		},
	}},
	{Code: ValueClock, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "%[1]s: “%[2]s” is not a time of day.",
			Hint:    "Write 14:00 or 9:30.",
			Doc:     "A time of day is written from 0:00 to 23:59.",
		},
		"fr": {
			Message: "%[1]s : « %[2]s » n’est pas une heure.",
			Hint:    "Écrivez 14:00 ou 9:30.",
			Doc:     "Une heure du jour s’écrit de 0:00 à 23:59.",
		},
	}},
	{Code: ValueDate, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "%[1]s: “%[2]s” is not a date as it is written here.",
			Hint:    "Write the year, then the month, then the day, as far as they are known: 2024, 2024-01 or 2024-01-05.",
			Doc:     "Dates are written year first, so that nobody can take a day for a month, and as precisely as they are known.",
		},
		"fr": {
			Message: "%[1]s : « %[2]s » n’est pas une date comme on l’écrit ici.",
			Hint:    "Écrivez l’année, puis le mois, puis le jour, pour autant qu’on les connaisse : 2024, 2024-01 ou 2024-01-05.",
			Doc:     "Les dates s’écrivent l’année d’abord, pour que personne ne prenne un jour pour un mois, et aussi précisément qu’on les connaît.",
		},
	}},
	{Code: ValueDateTime, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "%[1]s: “%[2]s” has a time of day; only the date goes here.",
			Hint:    "The times of a session have fields of their own: start and end.",
			Doc:     "A date is a day, a month or a year, without a time.",
		},
		"fr": {
			Message: "%[1]s : « %[2]s » comporte une heure ; seule la date se met ici.",
			Hint:    "Les heures d’une séance ont leurs champs : start et end.",
			Doc:     "Une date est un jour, un mois ou une année, sans heure.",
		},
	}},
	{Code: ValueNoSuchDay, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "%[1]s: the date “%[2]s” does not exist.",
			Hint:    "Look it up in a calendar: is it the day, the month or the year?",
			Doc:     "The date has the right form, but the calendar has no such day or month, or its year is not between 1800 and 2199.",
		},
		"fr": {
			Message: "%[1]s : la date « %[2]s » n’existe pas.",
			Hint:    "Vérifiez dans un calendrier : est-ce le jour, le mois ou l’année ?",
			Doc:     "La date a la bonne forme, mais le calendrier n’a pas ce jour ou ce mois, ou bien son année n’est pas entre 1800 et 2199.",
		},
	}},
	{Code: ValueLevel, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "%[1]s: “%[2]s” is not a year of study.",
			Hint:    "Write BA1, [BA1, BA2], or BA1-BA3 for all years from one to the other.",
			Doc:     "Years of study are written with letters and a figure; a range goes from a lower to a higher year of the same cycle.",
		},
		"fr": {
			Message: "%[1]s : « %[2]s » n’est pas une année d’études.",
			Hint:    "Écrivez BA1, [BA1, BA2], ou BA1-BA3 pour toutes les années de l’une à l’autre.",
			Doc:     "Les années d’études s’écrivent avec des lettres et un chiffre ; un intervalle va d’une année à une année plus élevée du même cycle.",
		},
	}},
	{Code: ValueChoice, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "%[1]s: “%[2]s” is not one of the possible values.",
			Hint:    "Choose among: %[3]s.",
			Doc:     "Some fields take one of a few words, which the site then says in each language.",
		},
		"fr": {
			Message: "%[1]s : « %[2]s » n’est pas une des valeurs possibles.",
			Hint:    "Choisissez parmi : %[3]s.",
			Doc:     "Certains champs prennent un mot parmi quelques-uns, que le site dit ensuite dans chaque langue.",
		},
	}},
	{Code: ValueLanguage, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "%[1]s: “%[2]s” is not the code of a language.",
			Hint:    "Write it in two or three small letters: fr, en, nl.",
			Doc:     "Languages are written by their code, in small letters.",
		},
		"fr": {
			Message: "%[1]s : « %[2]s » n’est pas le code d’une langue.",
			Hint:    "Écrivez-le en deux ou trois minuscules : fr, en, nl.",
			Doc:     "Les langues s’écrivent par leur code, en minuscules.",
		},
	}},
	{Code: ValueURL, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "%[1]s: “%[2]s” is not a complete address.",
			Hint:    "%[3]s",
			Doc:     "An address is complete when it can be copied into a browser. A file that lies beside this one goes into the field “file”. An address that is not known yet may be written “à compléter” (to be completed).",
		},
		"fr": {
			Message: "%[1]s : « %[2]s » n’est pas une adresse complète.",
			Hint:    "%[3]s",
			Doc:     "Une adresse est complète quand on peut la copier dans un navigateur. Un fichier qui se trouve à côté de celui-ci va dans le champ « file ». Une adresse que l’on ne connaît pas encore peut s’écrire « à compléter ».",
		},
	}},
	{Code: ValueScheme, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "%[1]s: “%[2]s” is not an address a link may have.",
			Hint:    "An address begins with https:, http:, mailto: or tel:.",
			Doc:     "Only links to web pages, e-mail addresses and telephone numbers are published; other addresses can run programs on the reader’s machine or work on one machine only.",
		},
		"fr": {
			Message: "%[1]s : « %[2]s » n’est pas une adresse permise pour un lien.",
			Hint:    "Une adresse commence par https:, http:, mailto: ou tel:.",
			Doc:     "Seuls les liens vers des pages web, des adresses e-mail et des numéros de téléphone sont publiés ; d’autres adresses peuvent exécuter des programmes chez la personne qui lit, ou ne marchent que sur une machine.",
		},
	}},
	{Code: ValueEmail, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "%[1]s: “%[2]s” is not an e-mail address.",
			Hint:    "Write it like service@example.org.",
			Doc:     "An e-mail address has one @ and a domain, and no spaces.",
		},
		"fr": {
			Message: "%[1]s : « %[2]s » n’est pas une adresse e-mail.",
			Hint:    "Écrivez-la comme service@example.org.",
			Doc:     "Une adresse e-mail a un seul @ et un domaine, sans espaces.",
		},
	}},
	{Code: ValuePhone, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "%[1]s: “%[2]s” is not a telephone number.",
			Hint:    "Write it like +32 2 000 00 00.",
			Doc:     "A telephone number has figures, spaces, and + in front of the country’s code. It is shown as it is written.",
		},
		"fr": {
			Message: "%[1]s : « %[2]s » n’est pas un numéro de téléphone.",
			Hint:    "Écrivez-le comme +32 2 000 00 00.",
			Doc:     "Un numéro de téléphone a des chiffres, des espaces, et + devant le code du pays. Il est montré comme il est écrit.",
		},
	}},
	{Code: ValueFile, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "%[1]s: “%[2]s” is not a path to a file as seen from this page’s folder.",
			Hint:    "Put the file into the folder of this page and write its name: slides.pdf.",
			Doc:     "A file that belongs to a page lies in its folder and is named by a path from there, with / between folders. Paths of one’s own machine (C:\\…) lead nowhere for readers.",
		},
		"fr": {
			Message: "%[1]s : « %[2]s » n’est pas un chemin qui mène à un fichier depuis le dossier de cette page.",
			Hint:    "Mettez le fichier dans le dossier de cette page et écrivez son nom : diapositives.pdf.",
			Doc:     "Un fichier qui va avec une page se trouve dans son dossier et se nomme par un chemin depuis celui-ci, avec / entre les dossiers. Les chemins de sa propre machine (C:\\…) ne mènent nulle part pour les autres.",
		},
	}},
	{Code: ValueAlias, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "%[1]s: “%[2]s” is not a former address of this site.",
			Hint:    "Write what comes after the site’s name, beginning with one /: /fr/ancienne-adresse/.",
			Doc:     "A former address leads to the page. It begins with /, and has no spaces, # ? : * or \\, which would make another redirect of it.",
		},
		"fr": {
			Message: "%[1]s : « %[2]s » n’est pas une ancienne adresse de ce site.",
			Hint:    "Écrivez ce qui suit le nom du site, en commençant par une seule / : /fr/ancienne-adresse/.",
			Doc:     "Une ancienne adresse mène à la page. Elle commence par /, et n’a ni espace, ni # ? : * ou \\, qui en feraient une autre redirection.",
		},
	}},
	{Code: ValueSlug, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "%[1]s: “%[2]s” cannot be part of an address.",
			Hint:    "Write small letters without accents, figures, and hyphens between words: design-thinking.",
			Doc:     "Parts of addresses have small letters without accents, figures and hyphens, so that they can be read aloud, typed and sent anywhere.",
		},
		"fr": {
			Message: "%[1]s : « %[2]s » ne peut pas faire partie d’une adresse.",
			Hint:    "Écrivez des minuscules sans accents, des chiffres, et des traits d’union entre les mots : design-thinking.",
			Doc:     "Les parties d’une adresse ont des minuscules sans accents, des chiffres et des traits d’union, pour qu’on puisse les dire, les taper et les envoyer partout.",
		},
	}},
	{Code: ValuePartner, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "%[1]s: “%[2]s” is not the name of a file in content/partners.",
			Hint:    "Write the name of the partner’s file without its language: uae for content/partners/uae.en.md.",
			Doc:     "A partner is named by its file in content/partners, in small letters as the file is, so that what is known of a partner is written once.",
		},
		"fr": {
			Message: "%[1]s : « %[2]s » n’est pas le nom d’un fichier de content/partners.",
			Hint:    "Écrivez le nom du fichier du partenaire sans sa langue : uae pour content/partners/uae.fr.md.",
			Doc:     "Un partenaire est nommé par son fichier de content/partners, en minuscules comme le fichier, pour que ce que l’on sait d’un partenaire soit écrit une seule fois.",
		},
	}},
	{Code: ValueEntry, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "%[1]s: “%[2]s” is not the name of a section or a page.",
			Hint:    "Write a section (faculties, method, mentoring, slides, partners) or a page by its place in content, without its language: pages/about.",
			Doc:     "Menus name sections and pages the same way for every language; the titles come from the pages.",
		},
		"fr": {
			Message: "%[1]s : « %[2]s » n’est pas le nom d’une section ou d’une page.",
			Hint:    "Écrivez une section (faculties, method, mentoring, slides, partners) ou une page par sa place dans content, sans sa langue : pages/about.",
			Doc:     "Les menus nomment les sections et les pages de la même façon pour toutes les langues ; les titres viennent des pages.",
		},
	}},
	{Code: ValueEdition, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "%[1]s: “%[2]s” is not an academic year.",
			Hint:    "Write both years: 2026-2027.",
			Doc:     "An academic year is written with two years that follow each other.",
		},
		"fr": {
			Message: "%[1]s : « %[2]s » n’est pas une année académique.",
			Hint:    "Écrivez les deux années : 2026-2027.",
			Doc:     "Une année académique s’écrit avec deux années qui se suivent.",
		},
	}},
	{Code: ValueTimezone, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "%[1]s: “%[2]s” is not the name of a time zone.",
			Hint:    "Write it like Europe/Brussels.",
			Doc:     "Time zones have the names of the international list: a continent, a slash and a city.",
		},
		"fr": {
			Message: "%[1]s : « %[2]s » n’est pas le nom d’un fuseau horaire.",
			Hint:    "Écrivez-le comme Europe/Brussels.",
			Doc:     "Les fuseaux horaires ont les noms de la liste internationale : un continent, une barre oblique et une ville.",
		},
	}},
	{Code: TextLost, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "%[1]s: “%[2]s” would be lost, because what follows a # after a space is a comment.",
			Hint:    "Put the whole text in double quotes. A comment goes on a line of its own.",
			Doc:     "In front matter, # after a space begins a comment for those who edit the file, which is not published. A title such as “Note #1” must therefore stand in double quotes.",
		},
		"fr": {
			Message: "%[1]s : « %[2]s » serait perdu, car ce qui suit un # après une espace est un commentaire.",
			Hint:    "Mettez tout le texte entre guillemets doubles. Un commentaire se met sur une ligne à lui.",
			Doc:     "En tête d’un fichier, # après une espace commence un commentaire pour les personnes qui écrivent, qui n’est pas publié. Un titre comme « Note #1 » doit donc être entre guillemets doubles.",
		},
	}},
	{Code: TextFolded, Severity: Warning, Text: map[string]Text{
		"en": {
			Message: "%[1]s: this goes on over several lines, which are read as one.",
			Hint:    "Join it to the line above; or write only > after the colon, and the text in the lines below. The items of a list stand exactly under each other.",
			Doc:     "Text that goes on in a line indented more than its first is read as one line. It is often a list whose items are not aligned, or a line indented by accident.",
		},
		"fr": {
			Message: "%[1]s : ceci continue sur plusieurs lignes, qui sont lues comme une seule.",
			Hint:    "Joignez la suite à la ligne du dessus ; ou écrivez seulement > après les deux-points, et le texte dans les lignes qui suivent. Les éléments d’une liste se mettent exactement les uns sous les autres.",
			Doc:     "Un texte qui continue sur une ligne plus en retrait que la première est lu comme une seule ligne. C’est souvent une liste dont les éléments ne sont pas alignés, ou une ligne mise en retrait par accident.",
		},
	}},
	{Code: TextQuotes, Severity: Warning, Text: map[string]Text{
		"en": {
			Message: "%[1]s: curly quotes around the text will be shown to readers.",
			Hint:    "If they are only meant to hold the text together, write straight ones.",
			Doc:     "Word processors write curly quotation marks (“ ”). In front matter only straight ones (\" \") hold a text together; curly ones are part of it.",
		},
		"fr": {
			Message: "%[1]s : les guillemets courbes autour du texte seront montrés.",
			Hint:    "S’ils ne servent qu’à tenir le texte ensemble, écrivez des guillemets droits.",
			Doc:     "Les traitements de texte écrivent des guillemets courbes (“ ”). En tête d’un fichier, seuls les guillemets droits (\" \") tiennent un texte ensemble ; les courbes en font partie.",
		},
	}},
	{Code: TextEscape, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "%[1]s: between double quotes, \\ has a special meaning, and what follows it here is not what it seems.",
			Hint:    "Write single quotes instead.",
			Doc:     "Between double quotes, \\t stands for a tab and \\n for a new line, so \"C:\\temp\" is not what it seems. Between single quotes, \\ is only a \\.",
		},
		"fr": {
			Message: "%[1]s : entre guillemets doubles, \\ a un sens spécial, et ce qui le suit ici n’est pas ce qu’on croit.",
			Hint:    "Écrivez plutôt des apostrophes droites autour du texte.",
			Doc:     "Entre guillemets doubles, \\t est une tabulation et \\n un passage à la ligne : \"C:\\temp\" n’est donc pas ce qu’il semble. Entre apostrophes droites, \\ n’est qu’un \\.",
		},
	}},
	{Code: TextLines, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "%[1]s: this text must be of one line.",
			Doc:     "Titles, summaries and names are one line; longer text goes below the front matter.",
		},
		"fr": {
			Message: "%[1]s : ce texte doit tenir sur une ligne.",
			Doc:     "Les titres, les résumés et les noms tiennent sur une ligne ; un texte plus long va sous les informations en tête.",
		},
	}},
	{Code: TextControl, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "%[1]s: the text holds a character that cannot be shown (%[3]s).",
			Doc:     "Tabs and invisible control characters come with text pasted from elsewhere. They break feeds, calendars and search.",
		},
		"fr": {
			Message: "%[1]s : le texte contient un caractère impossible à montrer (%[3]s).",
			Doc:     "Les tabulations et les caractères invisibles viennent avec un texte collé d’ailleurs. Ils abîment les flux, les agendas et la recherche.",
		},
	}},
	{Code: TextBidi, Severity: Warning, Text: map[string]Text{
		"en": {
			Message: "%[1]s: the text holds an invisible character that changes the direction of reading.",
			Hint:    "Type the text again instead of pasting it.",
			Doc:     "Such characters can make a line read other than it is written.",
		},
		"fr": {
			Message: "%[1]s : le texte contient un caractère invisible qui change le sens de lecture.",
			Hint:    "Tapez le texte au lieu de le coller.",
			Doc:     "De tels caractères peuvent faire lire une ligne autrement qu’elle n’est écrite.",
		},
	}},
	{Code: SessionDay, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "A session has its day: “%[1]s” is not precise enough.",
			Hint:    "Write the day, as in 2026-10-05, or give only the number of sessions until it is known.",
			Doc:     "Sessions with a date go into calendars, which need a day.",
		},
		"fr": {
			Message: "Une séance a son jour : « %[1]s » n’est pas assez précis.",
			Hint:    "Écrivez le jour, comme 2026-10-05, ou donnez seulement le nombre de séances tant qu’on ne le connaît pas.",
			Doc:     "Les séances datées vont dans des agendas, qui demandent un jour.",
		},
	}},
	{Code: SessionStart, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "This session ends at %[1]s, but when does it start?",
			Hint:    "Add the line “start: …”, or remove the end.",
			Doc:     "A session that has an end has a start.",
		},
		"fr": {
			Message: "Cette séance finit à %[1]s, mais quand commence-t-elle ?",
			Hint:    "Ajoutez la ligne « start: … », ou retirez la fin.",
			Doc:     "Une séance qui a une fin a un début.",
		},
	}},
	{Code: SessionEnd, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "This session ends at %[1]s, which is not after its start, %[2]s.",
			Hint:    "Correct the one that is wrong.",
			Doc:     "A session ends after it starts, on the same day.",
		},
		"fr": {
			Message: "Cette séance finit à %[1]s, ce qui n’est pas après son début, %[2]s.",
			Hint:    "Corrigez celle des deux heures qui est fausse.",
			Doc:     "Une séance finit après avoir commencé, le même jour.",
		},
	}},
	{Code: FactRepeated, Severity: Notice, Text: map[string]Text{
		"en": {
			Message: "“%[1]s” is stated here and in %[4]s, and is the same.",
			Hint:    "A fact holds for every language: one of the two lines is enough.",
			Doc:     "Dates, numbers, places and links hold for all languages and stand in any one language’s file. Stated twice, they may drift apart.",
		},
		"fr": {
			Message: "« %[1]s » est indiqué ici et dans %[4]s, à l’identique.",
			Hint:    "Un fait vaut pour toutes les langues : une des deux lignes suffit.",
			Doc:     "Les dates, les nombres, les lieux et les liens valent pour toutes les langues et figurent dans le fichier d’une seule. Indiqués deux fois, ils risquent de diverger.",
		},
	}},
	{Code: FactContradiction, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "“%[1]s” is “%[3]s” here, but “%[2]s” in %[4]s.",
			Hint:    "A fact holds for every language: keep the line that is right and remove the other.",
			Doc:     "Dates, numbers, places and links hold for all languages. Two files that disagree about one would show different facts to different readers.",
		},
		"fr": {
			Message: "« %[1]s » vaut « %[3]s » ici, mais « %[2]s » dans %[4]s.",
			Hint:    "Un fait vaut pour toutes les langues : gardez la ligne exacte et retirez l’autre.",
			Doc:     "Les dates, les nombres, les lieux et les liens valent pour toutes les langues. Deux fichiers en désaccord montreraient des faits différents selon la langue.",
		},
	}},
}
