// The mistakes that package content reports: places, names, encodings, and front
// matter that cannot be read.

package diag

// The codes of package content.
const (
	ToComplete       Code = "to-complete"
	PlaceUnknown     Code = "place-unknown"
	NameLanguage     Code = "name-language"
	NameLanguageCase Code = "name-language-case"
	NameSlug         Code = "name-slug"
	NameExtension    Code = "name-extension"
	NameLevel        Code = "name-level"
	FileEmpty        Code = "file-empty"
	FileBlank        Code = "file-blank"
	FileFormat       Code = "file-format"
	FileConflict     Code = "conflict-markers"
	EncodingUTF16    Code = "encoding-utf16"
	EncodingUTF7     Code = "encoding-utf7"
	EncodingBytes    Code = "encoding-bytes"
	EncodingNUL      Code = "encoding-nul"
	EncodingGarbled  Code = "encoding-garbled"
	EncodingLost     Code = "encoding-lost"
	FrontMissing     Code = "front-missing"
	FrontOpening     Code = "front-opening"
	FrontClosing     Code = "front-closing"
	FrontUnclosed    Code = "front-unclosed"
	BodyMissing      Code = "body-missing"
	SlugUnused       Code = "slug-unused"
	FrontTooLong     Code = "front-too-long"
	FrontTooMany     Code = "front-too-many"
	FrontTooDeep     Code = "front-too-deep"
	FrontSecond      Code = "front-second"
	FrontTab         Code = "front-tab"
	FrontSpace       Code = "front-space"
	FrontControl     Code = "front-control"
	FrontColon       Code = "front-colon"
	FrontColonSpace  Code = "front-colon-space"
	FrontQuotes      Code = "front-quotes"
	FrontSymbol      Code = "front-symbol"
	FrontBracket     Code = "front-bracket"
	FrontIndent      Code = "front-indent"
	FrontLine        Code = "front-line"
	FrontWrapped     Code = "front-wrapped"
	FrontUnreadable  Code = "front-unreadable"
)

// The words that package content puts into sentences.
const (
	TermWord         Term = "word-document"
	TermOpenDocument Term = "opendocument"
	TermRTF          Term = "rtf"
	TermPDF          Term = "pdf"
	TermImage        Term = "image"
	TermArchive      Term = "archive"
	TermHTML         Term = "html"

	PlacesAll     Term = "places" // hints of PlaceUnknown
	PlacesFaculty Term = "places-faculty"
	PlacesModule  Term = "places-module"
	PlacesYear    Term = "places-year"
)

var _ = declareTerms(map[Term][2]string{
	TermWord:         {"a Word document", "un document Word"},
	TermOpenDocument: {"a LibreOffice document", "un document LibreOffice"},
	TermRTF:          {"an RTF document", "un document RTF"},
	TermPDF:          {"a PDF document", "un document PDF"},
	TermImage:        {"a picture", "une image"},
	TermArchive:      {"an archive", "une archive"},
	TermHTML:         {"a web page (HTML)", "une page web (HTML)"},
	PlacesAll: {
		"Files may lie here: content/site.yaml; content/home.en.md and method.en.md; content/pages/…; content/faculties/<faculty>/faculty.en.md, …/modules/… and …/roadmap/…; content/mentoring/…; content/partners/….",
		"Les fichiers se mettent ici : content/site.yaml ; content/home.fr.md et method.fr.md ; content/pages/… ; content/faculties/<faculté>/faculty.fr.md, …/modules/… et …/roadmap/… ; content/mentoring/… ; content/partners/….",
	},
	PlacesFaculty: {"A faculty’s own page is content/faculties/<faculty>/faculty.en.md.", "La page d’une faculté est content/faculties/<faculté>/faculty.fr.md."},
	PlacesModule:  {"Modules lie in the folder of their faculty: content/faculties/<faculty>/modules/.", "Les modules se mettent dans le dossier de leur faculté : content/faculties/<faculté>/modules/."},
	PlacesYear:    {"The years of a roadmap lie in the folder of their faculty: content/faculties/<faculty>/roadmap/ba1.en.md.", "Les années d’un parcours se mettent dans le dossier de leur faculté : content/faculties/<faculté>/roadmap/ba1.fr.md."},
})

var contentRules = []Rule{
	{Code: PlaceUnknown, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "A file in this place does not become a page.",
			Hint:    "%[1]s",
			Doc:     "What kind of page a file becomes depends on the folder it lies in. A file anywhere else would never be seen.",
		},
		"fr": {
			Message: "Un fichier à cet endroit ne devient pas une page.",
			Hint:    "%[1]s",
			Doc:     "La sorte de page qu’un fichier devient dépend du dossier où il se trouve. Un fichier ailleurs ne serait jamais vu.",
		},
	}},
	{Code: NameLanguage, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "The name of this file does not say which language it is in.",
			Hint:    "Put the language before “.md”: about.fr.md, about.en.md.",
			Doc:     "The files of one page lie side by side, one for each language, with the language in the name.",
		},
		"fr": {
			Message: "Le nom de ce fichier ne dit pas dans quelle langue il est écrit.",
			Hint:    "Mettez la langue avant « .md » : about.fr.md, about.en.md.",
			Doc:     "Les fichiers d’une page sont côte à côte, un par langue, avec la langue dans le nom.",
		},
	}},
	{Code: NameLanguageCase, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "The language in the name of a file is written in small letters: “%[2]s”, not “%[1]s”.",
			Doc:     "Some computers tell FR from fr and others do not; small letters are right everywhere.",
		},
		"fr": {
			Message: "La langue dans le nom d’un fichier s’écrit en minuscules : « %[2]s », et non « %[1]s ».",
			Doc:     "Certains ordinateurs distinguent FR de fr et d’autres non ; les minuscules conviennent partout.",
		},
	}},
	{Code: NameSlug, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "“%[1]s” cannot be part of an address.",
			Hint:    "Rename it: small letters without accents, figures, and hyphens between words.",
			Doc:     "The names of files and folders become addresses and names that other files refer to; they are the same on every system when they have only small letters, figures and hyphens.",
		},
		"fr": {
			Message: "« %[1]s » ne peut pas faire partie d’une adresse.",
			Hint:    "Renommez : des minuscules sans accents, des chiffres, et des traits d’union entre les mots.",
			Doc:     "Les noms des fichiers et des dossiers deviennent des adresses, et d’autres fichiers y renvoient ; ils sont les mêmes sur tout système quand ils n’ont que des minuscules, des chiffres et des traits d’union.",
		},
	}},
	{Code: NameExtension, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "The name of this file ends in “%[1]s”, so it would not be read.",
			Hint:    "Rename it. Windows hides the end of names: choose “File name extensions” in the View menu of the Explorer to see it.",
			Doc:     "Pages are files that end in .md; the settings are site.yaml. Some programs add an ending of their own without showing it.",
		},
		"fr": {
			Message: "Le nom de ce fichier se termine par « %[1]s » : il ne serait pas lu.",
			Hint:    "Renommez-le. Windows cache la fin des noms : cochez « Extensions de noms de fichiers » dans le menu Affichage de l’Explorateur pour la voir.",
			Doc:     "Les pages sont des fichiers qui finissent par .md ; les réglages sont site.yaml. Certains programmes ajoutent une fin de nom sans la montrer.",
		},
	}},
	{Code: NameLevel, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "“%[1]s” is not a year of study.",
			Hint:    "Name the file after its level: ba1.en.md, ma2.en.md.",
			Doc:     "Each year of a roadmap has its file, named after its level.",
		},
		"fr": {
			Message: "« %[1]s » n’est pas une année d’études.",
			Hint:    "Donnez au fichier le nom de son niveau : ba1.fr.md, ma2.fr.md.",
			Doc:     "Chaque année d’un parcours a son fichier, qui porte le nom de son niveau.",
		},
	}},
	{Code: FileEmpty, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "This file is empty.",
			Hint:    "Write the page, or remove the file.",
			Doc:     "An empty file is often one that was not copied or saved to the end. It does not become an empty page.",
		},
		"fr": {
			Message: "Ce fichier est vide.",
			Hint:    "Écrivez la page, ou retirez le fichier.",
			Doc:     "Un fichier vide est souvent un fichier dont la copie ou l’enregistrement n’a pas abouti. Il ne devient pas une page vide.",
		},
	}},
	{Code: FileBlank, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "This file holds only spaces and empty lines.",
			Hint:    "Write the page, or remove the file.",
			Doc:     "A file without any text does not become an empty page.",
		},
		"fr": {
			Message: "Ce fichier ne contient que des espaces et des lignes vides.",
			Hint:    "Écrivez la page, ou retirez le fichier.",
			Doc:     "Un fichier sans aucun texte ne devient pas une page vide.",
		},
	}},
	{Code: FileFormat, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "This file is %[1]s, not text.",
			Hint:    "Copy the text into a text editor such as VS Code and save it under this name.",
			Doc:     "Renaming a document does not turn it into text: a word processor’s file holds much more than its words.",
		},
		"fr": {
			Message: "Ce fichier est %[1]s, et non du texte.",
			Hint:    "Copiez le texte dans un éditeur de texte comme VS Code et enregistrez-le sous ce nom.",
			Doc:     "Renommer un document n’en fait pas du texte : le fichier d’un traitement de texte contient bien plus que ses mots.",
		},
	}},
	{Code: FileConflict, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "Two versions of this file were put together, and nobody has chosen yet.",
			Hint:    "Keep what is right between <<<<<<< and >>>>>>>, and remove the lines <<<<<<<, ======= and >>>>>>>.",
			Doc:     "When two people change the same lines, both versions are kept between marks until someone chooses.",
		},
		"fr": {
			Message: "Deux versions de ce fichier ont été réunies, et personne n’a encore choisi.",
			Hint:    "Gardez ce qui est juste entre <<<<<<< et >>>>>>>, et retirez les lignes <<<<<<<, ======= et >>>>>>>.",
			Doc:     "Quand deux personnes changent les mêmes lignes, les deux versions sont gardées entre des marques jusqu’à ce que quelqu’un choisisse.",
		},
	}},
	{Code: EncodingUTF16, Severity: Notice, Text: map[string]Text{
		"en": {
			Message: "This file is saved as UTF-16 (“Unicode” in Notepad); it was read all the same.",
			Hint:    "Save it as UTF-8 when you next change it.",
			Doc:     "Text is stored in UTF-8. UTF-16 is recognised and converted, but other programs may show it wrongly.",
		},
		"fr": {
			Message: "Ce fichier est enregistré en UTF-16 (« Unicode » dans le Bloc-notes) ; il a été lu quand même.",
			Hint:    "Enregistrez-le en UTF-8 à la prochaine modification.",
			Doc:     "Les textes se gardent en UTF-8. L’UTF-16 est reconnu et converti, mais d’autres programmes peuvent mal le montrer.",
		},
	}},
	{Code: EncodingUTF7, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "This file is saved as UTF-7, in which accents read like “+AOk-”.",
			Hint:    "Open it in a text editor, correct the accents, and save it as UTF-8.",
			Doc:     "UTF-7 is an encoding of old mail programs. Its letters would be shown as signs.",
		},
		"fr": {
			Message: "Ce fichier est enregistré en UTF-7, où les accents se lisent comme « +AOk- ».",
			Hint:    "Ouvrez-le dans un éditeur de texte, corrigez les accents, et enregistrez-le en UTF-8.",
			Doc:     "L’UTF-7 est un codage d’anciens programmes de courrier. Ses lettres seraient montrées comme des signes.",
		},
	}},
	{Code: EncodingBytes, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "This file is not saved as UTF-8 (see the byte at offset %[1]d): accents would be lost. The line probably reads as below.",
			Hint:    "Open it in a text editor, check the accents, and choose “Save with encoding: UTF-8”.",
			Doc:     "Text is stored in UTF-8. Files saved by older programs in a Western European encoding have the same letters, but other accents.",
		},
		"fr": {
			Message: "Ce fichier n’est pas enregistré en UTF-8 (voir l’octet à la position %[1]d) : les accents seraient perdus. La ligne se lit sans doute comme ci-dessous.",
			Hint:    "Ouvrez-le dans un éditeur de texte, vérifiez les accents, et choisissez « Enregistrer avec l’encodage UTF-8 ».",
			Doc:     "Les textes se gardent en UTF-8. Les fichiers enregistrés par d’anciens programmes dans un codage d’Europe occidentale ont les mêmes lettres, mais d’autres accents.",
		},
	}},
	{Code: EncodingNUL, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "This file holds a character that no text has (NUL).",
			Hint:    "The file may be damaged, or not a text at all: save it again from a text editor.",
			Doc:     "A character of value zero is a sign of a damaged file or of a file that is not text.",
		},
		"fr": {
			Message: "Ce fichier contient un caractère qui ne se trouve dans aucun texte (NUL).",
			Hint:    "Le fichier est peut-être abîmé, ou n’est pas un texte : enregistrez-le de nouveau depuis un éditeur de texte.",
			Doc:     "Un caractère de valeur zéro est le signe d’un fichier abîmé ou d’un fichier qui n’est pas du texte.",
		},
	}},
	{Code: EncodingGarbled, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "The accents of “%[1]s” are damaged; it probably reads “%[2]s”.",
			Hint:    "If the whole text is like this, copy it again from the original.",
			Doc:     "A program has taken a text for one in an older encoding, and each accent has become two or three signs: Ã© for é, â€™ for ’. They would be published as they are.",
		},
		"fr": {
			Message: "Les accents de « %[1]s » sont abîmés ; il faut sans doute lire « %[2]s ».",
			Hint:    "Si tout le texte est ainsi, recopiez-le depuis l’original.",
			Doc:     "Un programme a lu le texte dans un ancien codage, et chaque accent est devenu deux ou trois signes : Ã© pour é, â€™ pour ’. Ils seraient publiés tels quels.",
		},
	}},
	{Code: EncodingLost, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "A character was lost here: only the sign � is left of it.",
			Hint:    "Write the character that was here, or copy the text again from the original.",
			Doc:     "Programs write � for a character they could not read. What it was cannot be known any more.",
		},
		"fr": {
			Message: "Un caractère s’est perdu ici : il n’en reste que le signe �.",
			Hint:    "Écrivez le caractère qui était là, ou recopiez le texte depuis l’original.",
			Doc:     "Les programmes écrivent � pour un caractère qu’ils n’ont pas su lire. On ne peut plus savoir lequel c’était.",
		},
	}},
	{Code: FrontMissing, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "This file does not begin with its title and other details between two lines “---”.",
			Hint:    "It should begin like this.",
			Doc:     "Each file begins with its front matter: a line ---, the fields, a line ---. What follows is the text of the page.",
		},
		"fr": {
			Message: "Ce fichier ne commence pas par son titre et ses autres informations entre deux lignes « --- ».",
			Hint:    "Il devrait commencer ainsi.",
			Doc:     "Chaque fichier commence par ses informations : une ligne ---, les champs, une ligne ---. Ce qui suit est le texte de la page.",
		},
	}},
	{Code: FrontOpening, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "The first line should be three hyphens, and is “%[1]s”.",
			Doc:     "Front matter begins with a line of exactly three hyphens. Word processors turn hyphens into dashes.",
		},
		"fr": {
			Message: "La première ligne devrait être trois traits d’union, et c’est « %[1]s ».",
			Doc:     "Les informations en tête commencent par une ligne d’exactement trois traits d’union. Les traitements de texte changent les traits d’union en tirets.",
		},
	}},
	{Code: FrontClosing, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "The line that ends the front matter should be three hyphens, and nothing else; it is “%[1]s”.",
			Doc:     "Front matter ends with a line of exactly three hyphens, from the first character on.",
		},
		"fr": {
			Message: "La ligne qui termine les informations en tête devrait être trois traits d’union, et rien d’autre ; c’est « %[1]s ».",
			Doc:     "Les informations en tête finissent par une ligne d’exactement trois traits d’union, dès le premier caractère.",
		},
	}},
	{Code: FrontUnclosed, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "The front matter has no end: a line “---” is missing between the fields and the text.",
			Doc:     "Front matter begins and ends with a line of three hyphens. Without the second one, the text of the page would be taken for fields.",
		},
		"fr": {
			Message: "Les informations en tête n’ont pas de fin : il manque une ligne « --- » entre les champs et le texte.",
			Doc:     "Les informations en tête commencent et finissent par une ligne de trois traits d’union. Sans la seconde, le texte de la page serait pris pour des champs.",
		},
	}},
	{Code: BodyMissing, Severity: Notice, Text: map[string]Text{
		"en": {
			Message: "This page has no text yet below its front matter.",
			Doc:     "A page without text shows only its title and facts. That may be what is wanted, for now.",
		},
		"fr": {
			Message: "Cette page n’a pas encore de texte sous ses informations.",
			Doc:     "Une page sans texte ne montre que son titre et ses faits. C’est peut-être voulu, pour le moment.",
		},
	}},
	{Code: SlugUnused, Severity: Warning, Text: map[string]Text{
		"en": {
			Message: "A slug changes nothing here: the address of the home page is that of its language.",
			Hint:    "Remove this line.",
			Doc:     "A slug is the last part of a page’s address. The home page of a language has none: it is at the address of the language itself, such as /en/.",
		},
		"fr": {
			Message: "Un « slug » ne change rien ici : l’adresse de la page d’accueil est celle de sa langue.",
			Hint:    "Retirez cette ligne.",
			Doc:     "Un « slug » est la dernière partie de l’adresse d’une page. La page d’accueil d’une langue n’en a pas : elle est à l’adresse de la langue elle-même, comme /fr/.",
		},
	}},
	{Code: FrontTooLong, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "The front matter is longer than %[1]d KiB.",
			Hint:    "Check that the line “---” that ends it is there; longer text goes below it.",
			Doc:     "Front matter holds a few short fields. A limit keeps a damaged file from holding up the whole site.",
		},
		"fr": {
			Message: "Les informations en tête dépassent %[1]d Kio.",
			Hint:    "Vérifiez que la ligne « --- » qui les termine est bien là ; un texte plus long va en dessous.",
			Doc:     "Les informations en tête sont quelques champs courts. Une limite évite qu’un fichier abîmé ne bloque tout le site.",
		},
	}},
	{Code: FrontTooMany, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "The front matter has more than %[1]d fields.",
			Hint:    "Check that the line “---” that ends it is there.",
			Doc:     "Front matter holds a few short fields. A limit keeps a damaged file from holding up the whole site.",
		},
		"fr": {
			Message: "Les informations en tête ont plus de %[1]d champs.",
			Hint:    "Vérifiez que la ligne « --- » qui les termine est bien là.",
			Doc:     "Les informations en tête sont quelques champs courts. Une limite évite qu’un fichier abîmé ne bloque tout le site.",
		},
	}},
	{Code: FrontTooDeep, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "The front matter has more than %[1]d lists or groups within each other.",
			Hint:    "Check the brackets and the indentation.",
			Doc:     "No field needs so many levels. A limit keeps a damaged file from holding up the whole site.",
		},
		"fr": {
			Message: "Les informations en tête ont plus de %[1]d listes ou groupes les uns dans les autres.",
			Hint:    "Vérifiez les crochets et les retraits.",
			Doc:     "Aucun champ ne demande autant de niveaux. Une limite évite qu’un fichier abîmé ne bloque tout le site.",
		},
	}},
	{Code: FrontSecond, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "The front matter stops at “%[1]s”, and what follows would be lost.",
			Hint:    "Remove this line, or make it “---” if the text of the page begins here.",
			Doc:     "A line of three dots, or --- followed by text, ends front matter before its time.",
		},
		"fr": {
			Message: "Les informations en tête s’arrêtent à « %[1]s », et la suite serait perdue.",
			Hint:    "Retirez cette ligne, ou faites-en « --- » si le texte de la page commence ici.",
			Doc:     "Une ligne de trois points, ou --- suivi de texte, termine les informations en tête avant l’heure.",
		},
	}},
	{Code: FrontTab, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "This line begins with a tab; only spaces may stand there.",
			Doc:     "Lines are indented with spaces, so that everybody sees the same. Two for each level are enough.",
		},
		"fr": {
			Message: "Cette ligne commence par une tabulation ; seules des espaces peuvent s’y trouver.",
			Doc:     "Les retraits se font avec des espaces, pour que tout le monde voie la même chose. Deux par niveau suffisent.",
		},
	}},
	{Code: FrontSpace, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "This line begins with a space that is not an ordinary one.",
			Hint:    "Delete the spaces at the start of the line and type them again.",
			Doc:     "No-break spaces and spaces without width come with pasted text; at the start of a line they are read as letters.",
		},
		"fr": {
			Message: "Cette ligne commence par une espace qui n’est pas une espace ordinaire.",
			Hint:    "Effacez les espaces en début de ligne et tapez-les de nouveau.",
			Doc:     "Les espaces insécables ou sans largeur viennent avec un texte collé ; en début de ligne, elles sont lues comme des lettres.",
		},
	}},
	{Code: FrontControl, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "An invisible character (%[1]s) stands here.",
			Hint:    "Delete it, or type the line again.",
			Doc:     "Invisible control characters come with pasted text. They break lines and fields where nothing is to be seen.",
		},
		"fr": {
			Message: "Un caractère invisible (%[1]s) se trouve ici.",
			Hint:    "Effacez-le, ou tapez de nouveau la ligne.",
			Doc:     "Les caractères de contrôle invisibles viennent avec un texte collé. Ils coupent des lignes et des champs là où l’on ne voit rien.",
		},
	}},
	{Code: FrontColon, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "%[1]s: a second colon makes “%[2]s” unreadable.",
			Hint:    "Put the text in double quotes.",
			Doc:     "A colon followed by a space separates a field from its value. Within a text, the text must stand in double quotes.",
		},
		"fr": {
			Message: "%[1]s : un second deux-points rend « %[2]s » illisible.",
			Hint:    "Mettez le texte entre guillemets doubles.",
			Doc:     "Un deux-points suivi d’une espace sépare un champ de sa valeur. Dans un texte, il faut mettre le texte entre guillemets doubles.",
		},
	}},
	{Code: FrontColonSpace, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "“%[1]s” must be followed by a colon and a space.",
			Doc:     "A line of front matter is a name, a colon, a space and a value.",
		},
		"fr": {
			Message: "« %[1]s » doit être suivi de deux-points et d’une espace.",
			Doc:     "Une ligne en tête d’un fichier est un nom, deux-points, une espace et une valeur.",
		},
	}},
	{Code: FrontQuotes, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "%[1]s: the quotes in “%[2]s” open or close in the wrong place.",
			Hint:    "Put the whole text in double quotes; a double quote within it is written \\\".",
			Doc:     "Text that begins with a quote ends at the next one. What follows cannot be read.",
		},
		"fr": {
			Message: "%[1]s : dans « %[2]s », des guillemets ou des apostrophes s’ouvrent ou se ferment au mauvais endroit.",
			Hint:    "Mettez tout le texte entre guillemets doubles ; un guillemet double à l’intérieur s’écrit \\\".",
			Doc:     "Un texte qui commence par un guillemet ou une apostrophe finit au suivant. Ce qui suit ne peut pas être lu.",
		},
	}},
	{Code: FrontSymbol, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "%[1]s: “%[2]s” begins with the sign %[3]s, which has a special meaning there.",
			Hint:    "Put the text in double quotes.",
			Doc:     "Some signs mean something at the start of a value, and the text after them would be lost or unreadable: ! & * [ { @ % | > - ? ` ,",
		},
		"fr": {
			Message: "%[1]s : « %[2]s » commence par le signe %[3]s, qui a là un sens spécial.",
			Hint:    "Mettez le texte entre guillemets doubles.",
			Doc:     "Certains signes ont un sens au début d’une valeur, et le texte qui suit serait perdu ou illisible : ! & * [ { @ % | > - ? ` ,",
		},
	}},
	{Code: FrontBracket, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "%[1]s: “%[2]s” begins with %[3]s, and %[4]s is missing at its end.",
			Hint:    "If it is a text, put it in double quotes instead.",
			Doc:     "A list begins with [ and ends with ]; a group begins with { and ends with }.",
		},
		"fr": {
			Message: "%[1]s : « %[2]s » commence par %[3]s, et il manque %[4]s à la fin.",
			Hint:    "Si c’est un texte, mettez-le plutôt entre guillemets doubles.",
			Doc:     "Une liste commence par [ et finit par ] ; un groupe commence par { et finit par }.",
		},
	}},
	{Code: FrontIndent, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "This line is not indented like the ones it belongs with.",
			Hint:    "Lines that belong together begin exactly under each other.",
			Doc:     "Spaces at the start of a line say what it belongs to. One too many or too few changes that, and the lines that follow would be lost.",
		},
		"fr": {
			Message: "Cette ligne n’est pas en retrait comme celles avec lesquelles elle va.",
			Hint:    "Les lignes qui vont ensemble commencent exactement les unes sous les autres.",
			Doc:     "Les espaces en début de ligne disent à quoi elle appartient. Une de trop ou de moins change tout, et les lignes suivantes seraient perdues.",
		},
	}},
	{Code: FrontLine, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "“%[1]s” is not a field: a name, a colon, a space and a value.",
			Hint:    "Write it as “name: value”, or move it below the line “---” if it is text of the page.",
			Doc:     "Between the lines --- there are only fields.",
		},
		"fr": {
			Message: "« %[1]s » n’est pas un champ : un nom, deux-points, une espace et une valeur.",
			Hint:    "Écrivez « nom: valeur », ou déplacez la ligne sous « --- » si c’est du texte de la page.",
			Doc:     "Entre les lignes ---, il n’y a que des champs.",
		},
	}},
	{Code: FrontWrapped, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "“%[2]s” seems to go on from “%[1]s” above, and cannot begin at the margin.",
			Hint:    "Join it to the line above; or write only > after “%[1]s:”, and the text in the lines below, each after two spaces. If the text of the page begins here, put a line --- before it.",
			Doc:     "A field is one line. A longer text is written below its field, whose line then ends with >, and its lines begin with two spaces.",
		},
		"fr": {
			Message: "« %[2]s » semble être la suite de « %[1]s », au-dessus, et ne peut pas commencer à la marge.",
			Hint:    "Joignez-la à la ligne du dessus ; ou écrivez seulement > après « %[1]s: », et le texte dans les lignes qui suivent, chacune après deux espaces. Si le texte de la page commence ici, mettez une ligne --- devant.",
			Doc:     "Un champ tient sur une ligne. Un texte plus long s’écrit sous son champ, dont la ligne finit alors par >, et ses lignes commencent par deux espaces.",
		},
	}},
	{Code: FrontUnreadable, Severity: Error, Text: map[string]Text{
		"en": {
			Message: "The front matter cannot be read from here on.",
			Hint:    "Compare this line and those around it with another file: quotes and brackets go in pairs, lines that belong together begin under each other.",
			Doc:     "Something on this line or near it does not follow the rules of front matter, and no more precise explanation was found.",
		},
		"fr": {
			Message: "Les informations en tête ne peuvent pas être lues à partir d’ici.",
			Hint:    "Comparez cette ligne et ses voisines avec un autre fichier : les guillemets et les crochets vont par paires, les lignes qui vont ensemble commencent les unes sous les autres.",
			Doc:     "Quelque chose sur cette ligne ou tout près ne suit pas les règles, et aucune explication plus précise n’a été trouvée.",
		},
	}},
	{ToComplete, Notice, false, map[string]Text{
		"en": {"Still to be filled in: %[1]s.", "", "What is not known yet may be written “to be completed”. A field that says so is not shown to visitors; in the text of a page the words are shown. Either stays on this list."},
		"fr": {"Reste à compléter : %[1]s.", "", "Ce que l’on ne sait pas encore peut s’écrire « à compléter ». Un champ qui le dit n’est pas montré aux visiteurs ; dans le texte d’une page, ces mots se voient. Dans les deux cas, la page reste sur cette liste."},
	}},
}
