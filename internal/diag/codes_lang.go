// The mistakes that package lang reports: those of a file of interface strings.

package diag

const (
	StringsSyntax      Code = "strings-syntax"
	StringsTwice       Code = "strings-twice"
	StringsCut         Code = "strings-cut"
	StringsBrace       Code = "strings-brace"
	StringsCount       Code = "strings-count"
	StringsPlural      Code = "strings-plural"
	StringsMissing     Code = "strings-missing"
	StringsPlaceholder Code = "strings-placeholder"
	StringsUnused      Code = "strings-unused"
)

var langRules = []Rule{
	{StringsSyntax, Error, false, map[string]Text{
		"en": {"This line cannot be read as a key and its text.",
			"Put the text between straight quotes: it begins with, or holds, a sign that means something else here ({ } [ ] : # & * ! | > %% @ or a quote).",
			"A file of interface strings (i18n/fr.yaml) has one key on each line, a colon, a space and the text. A text that begins with a placeholder such as {n}, or that holds a colon followed by a space, is written between straight quotes. When a line cannot be read, the texts of that language are not complete and the site is not built."},
		"fr": {"Cette ligne ne peut pas être lue comme une clé suivie de son texte.",
			"Mettez le texte entre guillemets droits : il commence par un signe qui a ici un autre sens, ou il en contient un ({ } [ ] : # & * ! | > %% @ ou un guillemet).",
			"Un fichier de textes de l’interface (i18n/fr.yaml) a sur chaque ligne une clé, un deux-points, une espace et le texte. Un texte qui commence par un emplacement comme {n}, ou qui contient un deux-points suivi d’une espace, s’écrit entre guillemets droits. Tant qu’une ligne ne peut pas être lue, les textes de cette langue sont incomplets et le site n’est pas construit."},
	}},
	{StringsTwice, Error, false, map[string]Text{
		"en": {"“%[1]s” already has a text in this file.", "Keep one of the two lines.",
			"Each key of a file of interface strings stands once. Of two texts for one key, one would be lost without anybody seeing it."},
		"fr": {"« %[1]s » a déjà un texte dans ce fichier.", "Gardez une seule des deux lignes.",
			"Chaque clé d’un fichier de textes de l’interface n’y figure qu’une fois. De deux textes pour une même clé, l’un serait perdu sans que personne ne le voie."},
	}},
	{StringsCut, Error, false, map[string]Text{
		"en": {"The text stops before “%[1]s”: what follows # is taken for a comment.", "Put the text between straight quotes, or leave a space after # if it is a comment.",
			"In a file of interface strings, a # after a space begins a comment for the translator, which the site does not show. “Room #4” without quotes would show as “Room”."},
		"fr": {"Le texte s’arrête avant « %[1]s » : ce qui suit # est pris pour un commentaire.", "Mettez le texte entre guillemets droits, ou laissez une espace après # s’il s’agit d’un commentaire.",
			"Dans un fichier de textes de l’interface, un # précédé d’une espace commence un commentaire destiné à la personne qui traduit, que le site ne montre pas. « Salle #4 » sans guillemets droits deviendrait « Salle »."},
	}},
	{StringsBrace, Error, false, map[string]Text{
		"en": {"“%[1]s” is not a placeholder.", "Write a placeholder as a name between braces without spaces, in small letters: {n}, {language}.",
			"A placeholder marks where a number, a name or a date comes in a text. Braces have no other use in interface strings."},
		"fr": {"« %[1]s » n’est pas un emplacement.", "Écrivez un emplacement comme un nom entre accolades, sans espaces et en minuscules : {n}, {language}.",
			"Un emplacement marque l’endroit où vient un nombre, un nom ou une date dans un texte. Les accolades n’ont pas d’autre usage dans les textes de l’interface."},
	}},
	{StringsCount, Error, false, map[string]Text{
		"en": {"“%[1]s” has %[2]d words; %[3]d are expected.", "Write them between square brackets with commas: [January, February, …].",
			"The names of the months are a list, from January to December."},
		"fr": {"« %[1]s » compte %[2]d mots ; il en faut %[3]d.", "Écrivez-les entre crochets, séparés par des virgules : [janvier, février, …].",
			"Les noms des mois sont une liste, de janvier à décembre."},
	}},
	{StringsPlural, Error, false, map[string]Text{
		"en": {"“%[1]s” lacks forms that this language has: %[2]s.", "Add a line for each, under the key. The numbers in brackets show when it is used.",
			"Languages have between one and six forms of words that follow a number: “1 student”, “2 students”. The Unicode CLDR says which forms a language has and which numbers take them (0 is singular in French, plural in English)."},
		"fr": {"Il manque à « %[1]s » des formes que cette langue possède : %[2]s.", "Ajoutez une ligne pour chacune sous la clé. Les nombres entre parenthèses montrent quand elle sert.",
			"Les langues ont entre une et six formes pour les mots qui suivent un nombre : « 1 étudiant·e », « 2 étudiant·es ». Le CLDR d’Unicode dit quelles formes une langue possède et quels nombres les demandent (0 est un singulier en français, un pluriel en anglais)."},
	}},
	{StringsMissing, Error, false, map[string]Text{
		"en": {"Interface strings that are missing in “%[1]s” (%[2]d): %[3]s.", "Copy these lines from the file of another language in i18n/ and translate them.",
			"Every language of the site has its own text for each button, notice and label of the interface, so that no page shows words of another language. The file of a new language is begun as a copy of i18n/en.yaml."},
		"fr": {"Textes de l’interface qui manquent en « %[1]s » (%[2]d) : %[3]s.", "Copiez ces lignes depuis le fichier d’une autre langue dans i18n/ et traduisez-les.",
			"Chaque langue du site a son propre texte pour chaque bouton, avis et étiquette de l’interface, de sorte qu’aucune page ne montre des mots d’une autre langue. Le fichier d’une nouvelle langue est au départ une copie de i18n/fr.yaml."},
	}},
	{StringsPlaceholder, Error, false, map[string]Text{
		"en": {"“%[1]s” has the placeholder %[2]s, which is not known for this text. Those it can have: %[3]s.", "",
			"The names of placeholders are not translated: they are the same in the files of all languages."},
		"fr": {"« %[1]s » contient l’emplacement %[2]s, inconnu pour ce texte. Ceux qu’il peut avoir : %[3]s.", "",
			"Les noms des emplacements ne se traduisent pas : ils sont les mêmes dans les fichiers de toutes les langues."},
	}},
	{StringsUnused, Warning, false, map[string]Text{
		"en": {"“%[1]s” does not use %[2]s, which the other languages use.", "Add it where it belongs in the sentence, unless it was left out on purpose.",
			"What a placeholder stands for (a number, the name of a language) would be missing from the sentence."},
		"fr": {"« %[1]s » n’utilise pas %[2]s, dont les autres langues se servent.", "Ajoutez-le à sa place dans la phrase, à moins qu’il n’ait été omis volontairement.",
			"Ce que l’emplacement représente (un nombre, le nom d’une langue) manquerait dans la phrase."},
	}},
}
