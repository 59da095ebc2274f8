// The mistakes that package markdown reports: the text of a page.

package diag

// The codes of package markdown.
const (
	TextTooLong        Code = "text-too-long"
	TextTooDeep        Code = "text-too-deep"
	TextTooTangled     Code = "text-too-tangled"
	TableTooLarge      Code = "table-too-large"
	ControlCharacter   Code = "control-character"
	BidiControl        Code = "bidi-control"
	InvisibleCharacter Code = "invisible-character"
	RawHTML            Code = "raw-html"
	CommentOpen        Code = "comment-open"
	CommentSwallows    Code = "comment-swallows"
	CommentObsidian    Code = "comment-obsidian"
	LinkScheme         Code = "link-scheme"
	LinkIncomplete     Code = "link-incomplete"
	LinkBackslash      Code = "link-backslash"
	LinkInvalid        Code = "link-invalid"
	LinkLocal          Code = "link-local"
	LinkEmpty          Code = "link-empty"
	LinkTextEmpty      Code = "link-text-empty"
	LinkText           Code = "link-text"
	LinkTextAddress    Code = "link-text-address"
	LinkBroken         Code = "link-broken"
	WikiLink           Code = "wiki-link"
	ReferenceUnknown   Code = "reference-unknown"
	FootnoteUnknown    Code = "footnote-unknown"
	FootnoteUnused     Code = "footnote-unused"
	ImageRemote        Code = "image-remote"
	ImageAlt           Code = "image-alt"
	ImageAltVague      Code = "image-alt-vague"
	HeadingLevel1      Code = "heading-level-1"
	HeadingSkipped     Code = "heading-skipped"
	HeadingEmpty       Code = "heading-empty"
	HeadingIDTaken     Code = "heading-id-taken"
	HeadingIDInvalid   Code = "heading-id-invalid"
	HeadingSpace       Code = "heading-space"
	HeadingUnderlined  Code = "heading-underlined"
	ListBullet         Code = "list-bullet"
	CodeIndented       Code = "code-indented"
	CalloutUnknown     Code = "callout-unknown"
	AttributeUnknown   Code = "attribute-unknown"
	LanguageUnknown    Code = "language-unknown"
	LanguageApart      Code = "language-apart"
	MarkUnknown        Code = "mark-unknown"
)

// What is written instead of an HTML element: hints of [RawHTML].
const (
	InsteadBreak     Term = "instead-break"
	InsteadStrong    Term = "instead-strong"
	InsteadEmphasis  Term = "instead-emphasis"
	InsteadCode      Term = "instead-code"
	InsteadDeleted   Term = "instead-deleted"
	InsteadLink      Term = "instead-link"
	InsteadImage     Term = "instead-image"
	InsteadEmbed     Term = "instead-embed"
	InsteadHeading   Term = "instead-heading"
	InsteadList      Term = "instead-list"
	InsteadTable     Term = "instead-table"
	InsteadParagraph Term = "instead-paragraph"
	InsteadRule      Term = "instead-rule"
	InsteadQuotation Term = "instead-quotation"
	InsteadCallout   Term = "instead-callout"
	InsteadNothing   Term = "instead-nothing"
	InsteadMarkdown  Term = "instead-markdown"
)

// PartOfText is what is to be written, in [ToComplete].
const PartOfText Term = "part-of-text"

var _ = declareTerms(map[Term][2]string{
	InsteadBreak: {
		"Write \\ at the end of the line for a line break, or an empty line for a new paragraph.",
		"Écrivez \\ en fin de ligne pour aller à la ligne, ou une ligne vide pour un nouveau paragraphe.",
	},
	InsteadStrong: {
		"Write **two asterisks** for what is important.",
		"Écrivez **deux astérisques** pour ce qui est important.",
	},
	InsteadEmphasis: {
		"Write *one asterisk* for emphasis.",
		"Écrivez *un astérisque* pour mettre en évidence.",
	},
	InsteadCode: {
		"Put code between grave accents: `like this`.",
		"Placez le code entre accents graves : `comme ceci`.",
	},
	InsteadDeleted: {
		"Write ~~two tildes~~ for what no longer holds.",
		"Écrivez ~~deux tildes~~ pour ce qui n’est plus valable.",
	},
	InsteadLink: {
		"Write a link as [text](address).",
		"Écrivez un lien sous la forme [texte](adresse).",
	},
	InsteadImage: {
		"Write a picture as ![what it shows](file.jpg).",
		"Écrivez une image sous la forme ![ce qu’elle montre](fichier.jpg).",
	},
	InsteadEmbed: {
		"Write a link to it, [text](address): pages load nothing from other sites.",
		"Écrivez un lien, [texte](adresse) : les pages ne chargent rien depuis d’autres sites.",
	},
	InsteadHeading: {
		"Write a heading as ## Heading.",
		"Écrivez un titre sous la forme ## Titre.",
	},
	InsteadList: {
		"Begin each item of a list with - and a space.",
		"Commencez chaque élément d’une liste par - et une espace.",
	},
	InsteadTable: {
		"Write a table with | between its cells.",
		"Écrivez un tableau avec | entre les cellules.",
	},
	InsteadParagraph: {
		"Delete the tag: an empty line makes a new paragraph.",
		"Supprimez la balise : une ligne vide fait un nouveau paragraphe.",
	},
	InsteadRule: {
		"Write --- between two empty lines for a rule.",
		"Écrivez --- entre deux lignes vides pour un filet.",
	},
	InsteadQuotation: {
		"Begin each line of a quotation with > and a space.",
		"Commencez chaque ligne d’une citation par > et une espace.",
	},
	InsteadCallout: {
		"Write a callout: > [!note] and the text on the next line, after > again.",
		"Écrivez un encadré : > [!note], puis le texte à la ligne suivante, de nouveau après >.",
	},
	InsteadNothing: {
		"Delete it: this belongs to the layouts of the site, not to its text.",
		"Supprimez-le : cela relève de la mise en page du site, pas de son texte.",
	},
	PartOfText: {"a part of the text", "une partie du texte"},
	InsteadMarkdown: {
		"Write it in Markdown, or delete it. For a sign < that is meant as such, write \\<.",
		"Écrivez-le en Markdown, ou supprimez-le. Pour un signe < à prendre tel quel, écrivez \\<.",
	},
})

var markdownRules = []Rule{
	{TextTooLong, Error, false, map[string]Text{
		"en": {
			Message: "This text is %[1]d KiB long; a page may have %[2]d KiB of text.",
			Hint:    "Divide it into several pages.",
			Doc:     "A text longer than 256 KiB (some 40,000 words) is not read at all: no reader gets through it on a phone, and it is nearly always a file saved in the wrong place.",
		},
		"fr": {
			Message: "Ce texte fait %[1]d Kio ; une page peut en contenir %[2]d.",
			Hint:    "Répartissez-le sur plusieurs pages.",
			Doc:     "Un texte de plus de 256 Kio (environ 40 000 mots) n’est pas lu du tout : personne ne le parcourt sur un téléphone, et il s’agit presque toujours d’un fichier enregistré au mauvais endroit.",
		},
	}},
	{TextTooDeep, Error, false, map[string]Text{
		"en": {
			Message: "Lists and quotations stand within each other here, more than %[1]d deep.",
			Hint:    "Use at most three or four levels.",
			Doc:     "Each > and each list marker opens another level. Text nested this deeply cannot be read, and takes very long to lay out, so the page is refused.",
		},
		"fr": {
			Message: "Des listes et des citations sont imbriquées ici sur plus de %[1]d niveaux.",
			Hint:    "N’utilisez pas plus de trois ou quatre niveaux.",
			Doc:     "Chaque > et chaque puce ouvrent un niveau. Un texte aussi imbriqué ne se lit pas et demande un temps de calcul démesuré : la page est refusée.",
		},
	}},
	{TextTooTangled, Error, false, map[string]Text{
		"en": {
			Message: "One paragraph has more than %[1]d marks (*, _, ~, [ or footnotes).",
			Hint:    "Divide the paragraph with empty lines; write \\* for a mark that is meant as such.",
			Doc:     "Marks that open and never close take a time that grows with the square of their number. A paragraph (lines without an empty line between them) may have 2,000 runs of *, _ and ~ and 1,000 opening brackets; a text, 1,000 footnotes.",
		},
		"fr": {
			Message: "Un même paragraphe contient plus de %[1]d signes de mise en forme (*, _, ~, [ ou notes).",
			Hint:    "Divisez le paragraphe par des lignes vides ; écrivez \\* pour un signe à prendre tel quel.",
			Doc:     "Les signes ouverts et jamais fermés demandent un temps de calcul qui croît comme le carré de leur nombre. Un paragraphe (des lignes sans ligne vide entre elles) peut contenir 2 000 suites de *, _ et ~ et 1 000 crochets ouvrants ; un texte, 1 000 notes.",
		},
	}},
	{TableTooLarge, Error, false, map[string]Text{
		"en": {
			Message: "With this line, the tables of this page have more than %[1]d cells.",
			Hint:    "Divide them among several pages, or attach them as a file.",
			Doc:     "Rows that are shorter than the head of a table are filled up with empty cells, so that a small file can become a table of millions. All tables of a page together may have 20,000 cells.",
		},
		"fr": {
			Message: "Avec cette ligne, les tableaux de cette page dépassent %[1]d cellules.",
			Hint:    "Répartissez-les sur plusieurs pages, ou joignez-les sous forme de fichier.",
			Doc:     "Les lignes plus courtes que l’en-tête sont complétées par des cellules vides : un petit fichier peut ainsi devenir un tableau de millions de cellules. Tous les tableaux d’une page ensemble peuvent avoir 20 000 cellules.",
		},
	}},
	{ControlCharacter, Error, false, map[string]Text{
		"en": {
			Message: "A character that cannot be shown (%[1]s) stands here.",
			Hint:    "Delete it and type the word again: it came with text that was copied from elsewhere.",
			Doc:     "Control characters have no meaning on a page, and break feeds and calendars, which must not contain them. They come with text that is copied from a PDF or a terminal.",
		},
		"fr": {
			Message: "Un caractère impossible à afficher (%[1]s) se trouve ici.",
			Hint:    "Effacez-le et retapez le mot : il est venu avec un texte copié d’ailleurs.",
			Doc:     "Les caractères de contrôle n’ont aucun sens sur une page et rendent illisibles les flux et les agendas, qui n’ont pas le droit d’en contenir. Ils viennent de textes copiés depuis un PDF ou un terminal.",
		},
	}},
	{BidiControl, Warning, false, map[string]Text{
		"en": {
			Message: "An invisible character (%[1]s) changes the direction of the text here.",
			Hint:    "Delete it unless it is needed for Arabic or Hebrew.",
			Doc:     "Such characters make a text look different from what it says: a file name or an address can be made to read backwards. They are published as they are.",
		},
		"fr": {
			Message: "Un caractère invisible (%[1]s) change ici le sens de l’écriture.",
			Hint:    "Effacez-le, sauf s’il est nécessaire à de l’arabe ou à de l’hébreu.",
			Doc:     "Ces caractères font qu’un texte a l’air de dire autre chose que ce qu’il dit : un nom de fichier ou une adresse peuvent se lire à l’envers. Ils sont publiés tels quels.",
		},
	}},
	{InvisibleCharacter, Warning, false, map[string]Text{
		"en": {
			Message: "An invisible character (%[1]s) stands here.",
			Hint:    "Delete it and type the word again.",
			Doc:     "Characters without width come with text that is copied from a web page or a chat. They keep words from being found, and links from working. They are left out of the page.",
		},
		"fr": {
			Message: "Un caractère invisible (%[1]s) se trouve ici.",
			Hint:    "Effacez-le et retapez le mot.",
			Doc:     "Les caractères sans largeur viennent de textes copiés depuis une page web ou une messagerie. Ils empêchent de trouver les mots et cassent les liens. Ils sont retirés de la page.",
		},
	}},
	{RawHTML, Error, false, map[string]Text{
		"en": {
			Message: "HTML is not allowed in a text: “%[1]s”.",
			Hint:    "%[2]s",
			Doc:     "Pages are written in Markdown only. HTML could load things from elsewhere, hide a page from screen readers or break its layout, so none is published. Comments, <!-- like this -->, may stay: they are left out of the page. A sign meant as such is written &lt; or put between grave accents.",
		},
		"fr": {
			Message: "Le HTML n’est pas admis sur ce site : « %[1]s ».",
			Hint:    "%[2]s",
			Doc:     "Les pages s’écrivent uniquement en Markdown. Du HTML pourrait charger des éléments venus d’ailleurs, rendre la page illisible aux lecteurs d’écran ou casser la mise en page : il n’est jamais publié. Les commentaires, <!-- comme ceci -->, peuvent rester : ils n’apparaissent pas sur la page. Un signe < à prendre tel quel s’écrit &lt; ou se place entre accents graves.",
		},
	}},
	{CommentOpen, Error, false, map[string]Text{
		"en": {
			Message: "This comment has no end: everything below it would vanish from the page.",
			Hint:    "Write --> where the comment ends.",
			Doc:     "A comment goes from <!-- to -->. Without its end, the rest of the text is taken for part of it.",
		},
		"fr": {
			Message: "Ce commentaire n’est pas fermé : tout ce qui suit disparaîtrait de la page.",
			Hint:    "Écrivez --> à la fin du commentaire.",
			Doc:     "Un commentaire va de <!-- à -->. Sans sa fin, le reste du texte en fait partie.",
		},
	}},
	{CommentSwallows, Error, false, map[string]Text{
		"en": {
			Message: "This text follows a comment on the same line and would vanish with it: “%[1]s”.",
			Hint:    "Put the text on a line of its own, below the comment.",
			Doc:     "When a line begins with a comment, all of that line is taken for the comment.",
		},
		"fr": {
			Message: "Ce texte suit un commentaire sur la même ligne et disparaîtrait avec lui : « %[1]s ».",
			Hint:    "Placez le texte sur sa propre ligne, sous le commentaire.",
			Doc:     "Quand une ligne commence par un commentaire, toute la ligne en fait partie.",
		},
	}},
	{CommentObsidian, Error, false, map[string]Text{
		"en": {
			Message: "“%[1]s” would be published: only Obsidian hides what stands between %%%%.",
			Hint:    "Write <!-- … --> for what readers must not see.",
			Doc:     "Obsidian hides text between two pairs of per cent signs; a website does not. So that no private comment is published, this is an error.",
		},
		"fr": {
			Message: "« %[1]s » serait publié : seul Obsidian cache ce qui est entre %%%%.",
			Hint:    "Écrivez <!-- … --> pour ce que les lecteurs ne doivent pas voir.",
			Doc:     "Obsidian cache le texte placé entre deux paires de signes pour cent ; un site web, non. Pour qu’aucun commentaire privé ne soit publié, c’est une erreur.",
		},
	}},
	{LinkScheme, Error, false, map[string]Text{
		"en": {
			Message: "A link may not lead to “%[1]s”.",
			Hint:    "Write an address that begins with https://, mailto: or tel:, a path to a file of this site, or #heading.",
			Doc:     "Links lead to websites (https, http), to mail and telephone numbers, and to pages and files of this site. Other addresses, such as javascript: or data:, could run a program in the reader’s browser.",
		},
		"fr": {
			Message: "Un lien ne peut pas mener à « %[1]s ».",
			Hint:    "Écrivez une adresse qui commence par https://, mailto: ou tel:, le chemin d’un fichier de ce site, ou #titre.",
			Doc:     "Les liens mènent à des sites (https, http), à une adresse électronique ou un numéro de téléphone, et aux pages et fichiers de ce site. D’autres adresses, comme javascript: ou data:, pourraient exécuter un programme dans le navigateur du lecteur.",
		},
	}},
	{LinkIncomplete, Error, false, map[string]Text{
		"en": {
			Message: "The address “%[1]s” is not complete.",
			Hint:    "Write “%[2]s”.",
			Doc:     "An address of another website begins with https://, a mail address in a link with mailto:. Without it, a browser looks for a page of this site with that name.",
		},
		"fr": {
			Message: "L’adresse « %[1]s » n’est pas complète.",
			Hint:    "Écrivez « %[2]s ».",
			Doc:     "L’adresse d’un autre site commence par https://, une adresse électronique dans un lien par mailto:. Sans cela, un navigateur cherche une page de ce site qui porte ce nom.",
		},
	}},
	{LinkBackslash, Error, false, map[string]Text{
		"en": {
			Message: "The address “%[1]s” has \\ in it.",
			Hint:    "Write / between folders, on Windows too.",
			Doc:     "Only Windows writes paths with \\. On the web they have /.",
		},
		"fr": {
			Message: "L’adresse « %[1]s » contient des \\.",
			Hint:    "Écrivez / entre les dossiers, sous Windows aussi.",
			Doc:     "Seul Windows écrit les chemins avec des \\. Sur le web, ils s’écrivent avec des /.",
		},
	}},
	{LinkInvalid, Error, false, map[string]Text{
		"en": {
			Message: "“%[1]s” is not an address that a link can have.",
			Hint:    "Copy the address again from the browser, without spaces, line breaks or a password. A mail address is written mailto:name@example.org.",
			Doc:     "The address has characters in it that no address has (a line break, an invisible character, a space in the name of the site), lacks the name of the site, contains a password, or is a mail address or telephone number that cannot exist.",
		},
		"fr": {
			Message: "« %[1]s » n’est pas une adresse valable pour un lien.",
			Hint:    "Recopiez l’adresse depuis le navigateur, sans espace, retour à la ligne ni mot de passe. Une adresse électronique s’écrit mailto:nom@example.org.",
			Doc:     "L’adresse contient des caractères qu’aucune adresse ne contient (un retour à la ligne, un caractère invisible, une espace dans le nom du site), n’a pas de nom de site, contient un mot de passe, ou est une adresse électronique ou un numéro de téléphone impossibles.",
		},
	}},
	{LinkLocal, Error, false, map[string]Text{
		"en": {
			Message: "“%[1]s” is a file on your own computer: nobody else can open it.",
			Hint:    "Put the file in the folder of this page and write its name only.",
			Doc:     "Addresses that begin with file: or with the letter of a disk lead to a computer, not to the web.",
		},
		"fr": {
			Message: "« %[1]s » est un fichier de votre ordinateur : personne d’autre ne peut l’ouvrir.",
			Hint:    "Placez le fichier dans le dossier de cette page et n’écrivez que son nom.",
			Doc:     "Les adresses qui commencent par file: ou par la lettre d’un disque mènent à un ordinateur, pas au web.",
		},
	}},
	{LinkEmpty, Error, false, map[string]Text{
		"en": {
			Message: "This link leads nowhere: it has no address.",
			Hint:    "Write the address between the parentheses, or leave the text without a link.",
			Doc:     "A link without an address, or with # alone, does nothing when it is followed.",
		},
		"fr": {
			Message: "Ce lien ne mène nulle part : il n’a pas d’adresse.",
			Hint:    "Écrivez l’adresse entre les parenthèses, ou laissez le texte sans lien.",
			Doc:     "Un lien sans adresse, ou avec un # seul, ne fait rien quand on le suit.",
		},
	}},
	{LinkTextEmpty, Error, false, map[string]Text{
		"en": {
			Message: "This link has no text: nobody can see it.",
			Hint:    "Write what it leads to between the brackets.",
			Doc:     "A link without text cannot be seen, and a screen reader reads out its address letter by letter (WCAG 2.4.4).",
		},
		"fr": {
			Message: "Ce lien n’a pas de texte : personne ne peut le voir.",
			Hint:    "Écrivez entre les crochets ce à quoi il mène.",
			Doc:     "Un lien sans texte est invisible, et un lecteur d’écran en épelle l’adresse (WCAG 2.4.4).",
		},
	}},
	{LinkText, Warning, false, map[string]Text{
		"en": {
			Message: "The text of this link, “%[1]s”, does not say where it leads.",
			Hint:    "Name what the reader will find: “the slides of part 1 (PDF)”.",
			Doc:     "People who cannot see the page go from link to link and hear the text of each alone; others look over a page for what is underlined. “Click here” tells neither anything (WCAG 2.4.4).",
		},
		"fr": {
			Message: "Le texte de ce lien, « %[1]s », ne dit pas où il mène.",
			Hint:    "Nommez ce qu’on y trouve : « les diapositives de la partie 1 (PDF) ».",
			Doc:     "Qui ne voit pas la page passe d’un lien à l’autre et n’entend que leur texte ; les autres parcourent des yeux ce qui est souligné. « Cliquez ici » ne dit rien ni aux uns ni aux autres (WCAG 2.4.4).",
		},
	}},
	{LinkTextAddress, Notice, false, map[string]Text{
		"en": {
			Message: "This link shows its address instead of saying what it leads to.",
			Hint:    "Write [what it leads to](%[1]s).",
			Doc:     "An address is long, breaks badly on a phone, and is read out letter by letter. Where it is meant to be typed or printed, it may stay.",
		},
		"fr": {
			Message: "Ce lien montre son adresse au lieu de dire ce à quoi il mène.",
			Hint:    "Écrivez [ce à quoi il mène](%[1]s).",
			Doc:     "Une adresse est longue, se coupe mal sur un téléphone, et se lit lettre par lettre à voix haute. Là où elle doit être tapée ou imprimée, elle peut rester.",
		},
	}},
	{LinkBroken, Error, false, map[string]Text{
		"en": {
			Message: "“%[1]s” is not taken for a link: it would be shown with its brackets.",
			Hint:    "A link is [text](address), with nothing between ] and (. An address with spaces stands in angle brackets: [text](<my file.pdf>).",
			Doc:     "A space in the address, a space between ] and (, or a missing parenthesis keeps a link from being one.",
		},
		"fr": {
			Message: "« %[1]s » n’est pas reconnu comme un lien : il s’afficherait avec ses crochets.",
			Hint:    "Un lien s’écrit [texte](adresse), sans rien entre ] et (. Une adresse qui contient des espaces se place entre chevrons : [texte](<mon fichier.pdf>).",
			Doc:     "Une espace dans l’adresse, une espace entre ] et (, ou une parenthèse oubliée empêchent de reconnaître un lien.",
		},
	}},
	{WikiLink, Error, false, map[string]Text{
		"en": {
			Message: "“%[1]s” is how Obsidian writes links; it would be shown as it is.",
			Hint:    "Write [%[2]s](…), with the path of the file as seen from this one in the parentheses, for instance ../method.md. In Obsidian: Settings, Files and links, switch off “Use [[Wikilinks]]”.",
			Doc:     "Links are written in standard Markdown, with the path to the file, so that every editor understands them.",
		},
		"fr": {
			Message: "« %[1]s » est un lien à la manière d’Obsidian ; il s’afficherait tel quel.",
			Hint:    "Écrivez [%[2]s](…), avec entre les parenthèses le chemin du fichier vu depuis celui-ci, par exemple ../method.md. Dans Obsidian : Paramètres, Fichiers et liens, désactivez « Utiliser les [[Wikilinks]] ».",
			Doc:     "Les liens s’écrivent en Markdown standard, avec le chemin du fichier, pour que tous les éditeurs les comprennent.",
		},
	}},
	{ReferenceUnknown, Warning, false, map[string]Text{
		"en": {
			Message: "No line says where “%[1]s” leads: the brackets would be shown as they are.",
			Hint:    "Add a line “[%[1]s]: address”, or write [text](address).",
			Doc:     "[text][name] is a link if another line of the same file says [name]: address.",
		},
		"fr": {
			Message: "Aucune ligne ne dit où mène « %[1]s » : les crochets s’afficheraient tels quels.",
			Hint:    "Ajoutez une ligne « [%[1]s]: adresse », ou écrivez [texte](adresse).",
			Doc:     "[texte][nom] est un lien si une autre ligne du même fichier dit [nom]: adresse.",
		},
	}},
	{FootnoteUnknown, Warning, false, map[string]Text{
		"en": {
			Message: "There is no footnote “%[1]s” in this file: the brackets would be shown as they are.",
			Hint:    "Add a line “[^%[1]s]: text of the note”.",
			Doc:     "[^name] refers to a note that begins with [^name]: elsewhere in the same file.",
		},
		"fr": {
			Message: "Il n’y a pas de note « %[1]s » dans ce fichier : les crochets s’afficheraient tels quels.",
			Hint:    "Ajoutez une ligne « [^%[1]s]: texte de la note ».",
			Doc:     "[^nom] renvoie à une note qui commence par [^nom]: ailleurs dans le même fichier.",
		},
	}},
	{FootnoteUnused, Warning, false, map[string]Text{
		"en": {
			Message: "Nothing refers to the footnote “%[1]s”: it is not shown.",
			Hint:    "Write [^%[1]s] where the note belongs, or delete it. If two notes have this name, rename one.",
			Doc:     "Footnotes are shown at the end of the page, in the order in which the text refers to them.",
		},
		"fr": {
			Message: "Rien ne renvoie à la note « %[1]s » : elle n’est pas affichée.",
			Hint:    "Écrivez [^%[1]s] à l’endroit de la note, ou supprimez-la. Si deux notes portent ce nom, renommez-en une.",
			Doc:     "Les notes sont affichées à la fin de la page, dans l’ordre où le texte y renvoie.",
		},
	}},
	{ImageRemote, Error, false, map[string]Text{
		"en": {
			Message: "The picture “%[1]s” is on another website.",
			Hint:    "Save it in the folder of this page and write its name, if you have the right to use it.",
			Doc:     "A picture fetched from elsewhere tells that website who reads this page, and vanishes when it does. Pages load nothing from others.",
		},
		"fr": {
			Message: "L’image « %[1]s » se trouve sur un autre site.",
			Hint:    "Enregistrez-la dans le dossier de cette page et écrivez son nom, si vous avez le droit de l’utiliser.",
			Doc:     "Une image chargée d’ailleurs dit à cet autre site qui lit cette page, et disparaît avec lui. Les pages ne chargent rien chez des tiers.",
		},
	}},
	{ImageAlt, Error, false, map[string]Text{
		"en": {
			Message: "The picture “%[1]s” is not described.",
			Hint:    "Write between the brackets what it shows: ![A student and her mentor talking](photo.jpg). If it is mere decoration: ![](photo.jpg \"decorative\").",
			Doc:     "People who cannot see the picture, or whose connection is too slow, get its description instead (WCAG 1.1.1). A picture that says nothing the text does not say is marked with the title “decorative”, and passed over.",
		},
		"fr": {
			Message: "L’image « %[1]s » n’est pas décrite.",
			Hint:    "Écrivez entre les crochets ce qu’elle montre : ![Une étudiante et sa mentore en discussion](photo.jpg). Si elle est purement décorative : ![](photo.jpg \"décorative\").",
			Doc:     "Qui ne voit pas l’image, ou dont la connexion est trop lente, reçoit sa description à la place (WCAG 1.1.1). Une image qui ne dit rien de plus que le texte porte le titre « décorative », et elle est passée sous silence.",
		},
	}},
	{ImageAltVague, Warning, false, map[string]Text{
		"en": {
			Message: "“%[1]s” does not describe the picture.",
			Hint:    "Write what it shows, as you would say it on the telephone.",
			Doc:     "The name of the file, or the words that an editor puts there by itself, tell nothing to people who cannot see the picture (WCAG 1.1.1).",
		},
		"fr": {
			Message: "« %[1]s » ne décrit pas l’image.",
			Hint:    "Écrivez ce qu’elle montre, comme vous le diriez au téléphone.",
			Doc:     "Le nom du fichier, ou les mots qu’un éditeur y place de lui-même, ne disent rien à qui ne voit pas l’image (WCAG 1.1.1).",
		},
	}},
	{HeadingLevel1, Error, false, map[string]Text{
		"en": {
			Message: "A heading with a single # (or underlined with =) is the title of the page, which the page has already.",
			Hint:    "Begin with ## in the text.",
			Doc:     "The title that the file’s first lines give is the heading of level 1. A page has one; the headings of the text begin at level 2 (WCAG 1.3.1).",
		},
		"fr": {
			Message: "Un titre avec un seul # (ou souligné de =) est le titre de la page, qui en a déjà un.",
			Hint:    "Dans le texte, commencez par ##.",
			Doc:     "Le titre donné en tête du fichier est le titre de niveau 1. Une page n’en a qu’un ; les titres du texte commencent au niveau 2 (WCAG 1.3.1).",
		},
	}},
	{HeadingSkipped, Error, false, map[string]Text{
		"en": {
			Message: "This heading has %[1]s, and the one above it %[2]s: a level is missing between them.",
			Hint:    "Choose the level by what the heading belongs to, not by its size. The title of the page counts as #.",
			Doc:     "Screen readers go through a page by its headings, as by a table of contents. A level that is left out looks like a part of the page that is missing (WCAG 1.3.1).",
		},
		"fr": {
			Message: "Ce titre porte %[1]s, et celui qui le précède %[2]s : il manque un niveau entre les deux.",
			Hint:    "Choisissez le niveau selon ce dont le titre fait partie, pas selon sa taille. Le titre de la page compte pour #.",
			Doc:     "Les lecteurs d’écran parcourent une page par ses titres, comme par une table des matières. Un niveau sauté fait croire qu’une partie de la page manque (WCAG 1.3.1).",
		},
	}},
	{HeadingEmpty, Error, false, map[string]Text{
		"en": {
			Message: "This heading has no text.",
			Hint:    "Write the heading, or delete the line.",
			Doc:     "An empty heading cannot be seen, but screen readers announce it.",
		},
		"fr": {
			Message: "Ce titre n’a pas de texte.",
			Hint:    "Écrivez le titre, ou supprimez la ligne.",
			Doc:     "Un titre vide ne se voit pas, mais les lecteurs d’écran l’annoncent.",
		},
	}},
	{HeadingIDTaken, Error, false, map[string]Text{
		"en": {
			Message: "Another heading of this page already has the anchor “%[1]s”.",
			Hint:    "Give each heading an anchor of its own.",
			Doc:     "A link to #anchor must lead to one place. Two headings with the same text need no anchor written out: the second gets a number.",
		},
		"fr": {
			Message: "Un autre titre de cette page a déjà l’ancre « %[1]s ».",
			Hint:    "Donnez à chaque titre une ancre différente.",
			Doc:     "Un lien vers #ancre doit mener à un seul endroit. Deux titres au même texte n’ont pas besoin d’ancre : le second reçoit un numéro.",
		},
	}},
	{HeadingIDInvalid, Error, false, map[string]Text{
		"en": {
			Message: "“%[1]s” cannot be the anchor of a heading.",
			Hint:    "Write {#like-this}: small letters without accents, digits and hyphens.",
			Doc:     "An anchor becomes part of an address, which people copy and type. Nothing but an anchor may stand in braces after a heading.",
		},
		"fr": {
			Message: "« %[1]s » ne peut pas être l’ancre d’un titre.",
			Hint:    "Écrivez {#comme-ceci} : des minuscules sans accents, des chiffres et des traits d’union.",
			Doc:     "Une ancre fait partie d’une adresse, que l’on copie et que l’on tape. Rien d’autre qu’une ancre ne peut se trouver entre accolades après un titre.",
		},
	}},
	{HeadingSpace, Warning, false, map[string]Text{
		"en": {
			Message: "There is no space after “%[1]s”: this line is not a heading, and would be shown as it is.",
			Doc:     "A heading is one to six signs #, a space and its text.",
		},
		"fr": {
			Message: "Il manque une espace après « %[1]s » : cette ligne n’est pas un titre, et s’afficherait telle quelle.",
			Doc:     "Un titre, c’est un à six signes #, une espace et son texte.",
		},
	}},
	{HeadingUnderlined, Warning, false, map[string]Text{
		"en": {
			Message: "The line “%[1]s” directly below this sentence makes a heading of it.",
			Hint:    "For a rule, leave an empty line between the two. For a heading, write ## before its text.",
			Doc:     "Signs - or = directly below a text make it a heading. Where a rule was meant, a whole sentence becomes a heading.",
		},
		"fr": {
			Message: "La ligne « %[1]s », juste sous cette phrase, en fait un titre.",
			Hint:    "Pour un filet, laissez une ligne vide entre les deux. Pour un titre, écrivez ## devant le texte.",
			Doc:     "Des signes - ou = juste sous un texte en font un titre. Là où l’on voulait un filet, toute une phrase devient un titre.",
		},
	}},
	{ListBullet, Warning, false, map[string]Text{
		"en": {
			Message: "“%[1]s” is a bullet pasted from a word processor: it does not make an item of a list.",
			Hint:    "Begin each item with - and a space.",
			Doc:     "Lines that begin with a pasted bullet run together into one paragraph, and screen readers announce no list.",
		},
		"fr": {
			Message: "« %[1]s » est une puce collée depuis un traitement de texte : elle ne fait pas un élément de liste.",
			Hint:    "Commencez chaque élément par - et une espace.",
			Doc:     "Les lignes qui commencent par une puce collée se suivent en un seul paragraphe, et les lecteurs d’écran n’annoncent pas de liste.",
		},
	}},
	{CodeIndented, Warning, false, map[string]Text{
		"en": {
			Message: "Four spaces or a tab before this text make it program code, with its lines as they are.",
			Hint:    "Delete the spaces before the text. Program code that is meant as such goes between two lines of ```.",
			Doc:     "Markdown takes lines that are indented by four spaces or a tab for the code of a program. Word processors indent the first line of a paragraph so.",
		},
		"fr": {
			Message: "Quatre espaces ou une tabulation devant ce texte en font du code informatique, montré tel quel.",
			Hint:    "Effacez les espaces devant le texte. Le vrai code informatique se place entre deux lignes ```.",
			Doc:     "Markdown prend les lignes en retrait de quatre espaces ou d’une tabulation pour le code d’un programme. Les traitements de texte mettent ainsi en retrait la première ligne d’un paragraphe.",
		},
	}},
	{CalloutUnknown, Error, false, map[string]Text{
		"en": {
			Message: "There is no callout of the kind “%[1]s”.",
			Hint:    "Write [!note], [!tip], [!important], [!warning] or [!caution].",
			Doc:     "A callout is a quotation whose first line is > [!note] or > [!note] Title. The kinds are note, tip, important, warning and caution; in French also remarque, astuce, conseil, attention, avertissement, danger and prudence.",
		},
		"fr": {
			Message: "Il n’existe pas d’encadré de type « %[1]s ».",
			Hint:    "Écrivez [!note], [!astuce], [!important], [!attention] ou [!danger].",
			Doc:     "Un encadré est une citation dont la première ligne est > [!note] ou > [!note] Titre. Les types sont note, astuce, important, attention et danger (aussi remarque, conseil, avertissement, prudence) ; en anglais note, tip, important, warning et caution.",
		},
	}},
	{AttributeUnknown, Error, false, map[string]Text{
		"en": {
			Message: "“%[1]s” would be shown as it is: braces hold an anchor or a language, and nothing else.",
			Hint:    "Write [words]{lang=en} for words in another language; delete anything else.",
			Doc:     "Some dialects of Markdown set classes or sizes in braces. Here the look of a page is the site’s, and braces say two things only: {#anchor} after a heading, {lang=…} after words in brackets.",
		},
		"fr": {
			Message: "« %[1]s » s’afficherait tel quel : les accolades contiennent une ancre ou une langue, et rien d’autre.",
			Hint:    "Écrivez [des mots]{lang=en} pour des mots dans une autre langue ; supprimez tout le reste.",
			Doc:     "Certains dialectes de Markdown règlent des classes ou des tailles entre accolades. Ici, l’apparence est celle du site, et les accolades ne disent que deux choses : {#ancre} après un titre, {lang=…} après des mots entre crochets.",
		},
	}},
	{LanguageUnknown, Error, false, map[string]Text{
		"en": {
			Message: "“%[1]s” is not the code of a language.",
			Hint:    "Write for instance {lang=en}, {lang=fr}, {lang=nl} or {lang=la}.",
			Doc:     "Languages have codes of two or three letters (BCP 47), by which screen readers choose their voice.",
		},
		"fr": {
			Message: "« %[1]s » n’est pas le code d’une langue.",
			Hint:    "Écrivez par exemple {lang=en}, {lang=fr}, {lang=nl} ou {lang=la}.",
			Doc:     "Les langues ont des codes de deux ou trois lettres (BCP 47), d’après lesquels les lecteurs d’écran choisissent leur voix.",
		},
	}},
	{LanguageApart, Warning, false, map[string]Text{
		"en": {
			Message: "“%[1]s” would be shown as it is: no words in brackets stand directly before it.",
			Hint:    "Write [the words]%[1]s, without a space between the two.",
			Doc:     "[design thinking]{lang=en} says in which language words are, so that screen readers pronounce them as they should.",
		},
		"fr": {
			Message: "« %[1]s » s’afficherait tel quel : aucun mot entre crochets ne le précède directement.",
			Hint:    "Écrivez [les mots]%[1]s, sans espace entre les deux.",
			Doc:     "[design thinking]{lang=en} dit dans quelle langue sont des mots, pour que les lecteurs d’écran les prononcent bien.",
		},
	}},
	{MarkUnknown, Warning, false, map[string]Text{
		"en": {
			Message: "“%[1]s” would be shown with its signs, which only other programs understand.",
			Hint:    "Write **bold** for what must stand out, and raised or lowered figures as characters: m², CO₂.",
			Doc:     "==highlighted==, superscript^2^ and subscript~2~ are dialects of Markdown that Obsidian and Pandoc know.",
		},
		"fr": {
			Message: "« %[1]s » s’afficherait avec ses signes, que seuls d’autres programmes comprennent.",
			Hint:    "Écrivez **en gras** ce qui doit ressortir, et les exposants et indices comme des caractères : m², CO₂.",
			Doc:     "==surligné==, exposant^2^ et indice~2~ sont des dialectes de Markdown que connaissent Obsidian et Pandoc.",
		},
	}},
}
