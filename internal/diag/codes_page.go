// The mistakes that packages asset and page report: addresses and what points at them.

package diag

const (
	AssetSyntax       Code = "asset-syntax"
	AssetMissing      Code = "asset-missing"
	AssetUnreadable   Code = "asset-unreadable"
	AssetBroken       Code = "asset-broken"
	AssetActive       Code = "asset-active"
	AssetUnused       Code = "asset-unused"
	AddressTaken      Code = "address-taken"
	AddressReserved   Code = "address-reserved"
	AddressWords      Code = "address-words"
	LinkDead          Code = "link-dead"
	LinkDeadNear      Code = "link-dead-near"
	LinkDeadAddress   Code = "link-dead-address"
	LinkToDraft       Code = "link-to-draft"
	AnchorDead        Code = "anchor-dead"
	FileMissing       Code = "file-missing"
	NavigationUnknown Code = "navigation-unknown"
	TextAmongOthers   Code = "text-among-others"
)

// TermNone stands for a list that is empty.
const TermNone Term = "none"

var _ = declareTerms(map[Term][2]string{TermNone: {"none", "aucun"}})

var pageRules = []Rule{
	{AssetSyntax, Error, false, map[string]Text{
		"en": {"This file cannot be understood: %[1]s.", "", "Stylesheets, scripts and drawings are made smaller before they are published. One that has a mistake would not work in a browser either."},
		"fr": {"Ce fichier ne peut pas être compris : %[1]s.", "", "Les feuilles de style, les scripts et les dessins sont réduits avant d’être publiés. Un fichier fautif ne marcherait pas non plus dans un navigateur."},
	}},
	{AssetMissing, Error, false, map[string]Text{
		"en": {"The stylesheet names “%[1]s”, and there is no such file.", "Put the file into the folder static, or correct its name.", "A stylesheet names pictures and fonts by their place relative to itself, inside the folder static."},
		"fr": {"La feuille de style nomme « %[1]s », et ce fichier n’existe pas.", "Placez le fichier dans le dossier static, ou corrigez son nom.", "Une feuille de style nomme les images et les polices par leur place par rapport à elle, dans le dossier static."},
	}},
	{AssetUnreadable, Error, false, map[string]Text{
		"en": {"This file cannot be read: %[1]s.", "", "The file is there, but the machine refuses to read it."},
		"fr": {"Ce fichier ne peut pas être lu : %[1]s.", "", "Le fichier est là, mais la machine refuse de le lire."},
	}},
	{AssetBroken, Error, false, map[string]Text{
		"en": {"This file is damaged: it is called %[1]s, and its contents are something else.", "Save it again from the program it was made with.", "Pictures and PDF files are opened to learn their size and number of pages. One that cannot be opened would not show for visitors either."},
		"fr": {"Ce fichier est abîmé : son nom annonce du %[1]s, et son contenu est autre chose.", "Enregistrez-le à nouveau depuis le programme qui l’a créé.", "Les images et les PDF sont ouverts pour connaître leur taille et leur nombre de pages. Un fichier qui ne s’ouvre pas ne s’ouvrirait pas non plus chez les visiteurs."},
	}},
	{AssetActive, Error, false, map[string]Text{
		"en": {"This drawing holds something that can run or fetch: “%[1]s”.", "Export it again as “plain SVG”, or save it as PNG.", "An SVG drawing may hold scripts, which would run in the visitor’s browser when the drawing is opened by itself."},
		"fr": {"Ce dessin contient quelque chose qui peut s’exécuter ou aller chercher ailleurs : « %[1]s ».", "Exportez-le à nouveau en « SVG simple », ou enregistrez-le en PNG.", "Un dessin SVG peut contenir des scripts, qui s’exécuteraient dans le navigateur du visiteur quand le dessin est ouvert seul."},
	}},
	{AssetUnused, Notice, false, map[string]Text{
		"en": {"No page links to this file; it is not published.", "Link to it from a page, or delete it.", "Only files that a page leads to are published."},
		"fr": {"Aucune page ne mène à ce fichier ; il n’est pas publié.", "Faites-y un lien depuis une page, ou supprimez-le.", "Seuls les fichiers auxquels mène une page sont publiés."},
	}},
	{AddressTaken, Error, false, map[string]Text{
		"en": {"The address %[1]s is already that of %[2]s.", "Give one of the two another “slug” (or take the address out of its “aliases”).", "Two pages cannot have one address: one of them would be lost. Addresses are made from titles, unless a page gives its own “slug”."},
		"fr": {"L’adresse %[1]s est déjà celle de %[2]s.", "Donnez à l’une des deux un autre « slug » (ou retirez l’adresse de ses « aliases »).", "Deux pages ne peuvent pas avoir la même adresse : l’une serait perdue. Les adresses viennent des titres, sauf si une page donne son propre « slug »."},
	}},
	{AddressReserved, Error, false, map[string]Text{
		"en": {"The address %[1]s is that of the site’s page “%[2]s”.", "Give this page another “slug” (or take the address out of its “aliases”).", "Some pages are made by the tool: the lists of faculties, mentoring offers, slides and partners, roadmaps, the page for addresses that do not exist. No other page can have their addresses."},
		"fr": {"L’adresse %[1]s est celle de la page « %[2]s » du site.", "Donnez à cette page-ci un autre « slug » (ou retirez l’adresse de ses « aliases »).", "L’outil fait lui-même certaines pages : les listes des facultés, des offres de mentorat, des supports et des partenaires, les parcours, la page des adresses introuvables. Aucune autre page ne peut avoir leurs adresses."},
	}},
	{AddressWords, Error, false, map[string]Text{
		"en": {"The pages “%[2]s” and “%[3]s” would both have the address %[1]s.", "Give each of them a word of its own, under “path” in this file.", "The addresses of sections are made from the words under “path” in the language’s file of interface strings. Two sections of a language cannot have the same word."},
		"fr": {"Les pages « %[2]s » et « %[3]s » auraient toutes deux l’adresse %[1]s.", "Donnez à chacune son propre mot, sous « path » dans ce fichier.", "Les adresses des sections viennent des mots placés sous « path » dans le fichier des textes de l’interface. Deux sections d’une langue ne peuvent pas avoir le même mot."},
	}},
	{LinkDead, Error, false, map[string]Text{
		"en": {"This link leads nowhere: there is no “%[1]s”.", "Write the path of the other file as seen from this one, for instance ../architecture/faculty.md.", "Links to other pages are written as the path to their file, with or without the language. The build stops at a link that leads nowhere, so that no visitor meets it."},
		"fr": {"Ce lien ne mène nulle part : « %[1]s » n’existe pas.", "Écrivez le chemin de l’autre fichier vu depuis celui-ci, par exemple ../architecture/faculty.md.", "Les liens vers d’autres pages s’écrivent comme le chemin de leur fichier, avec ou sans la langue. La construction s’arrête à un lien qui ne mène nulle part, pour que personne ne tombe dessus."},
	}},
	{LinkDeadNear, Error, false, map[string]Text{
		"en": {"This link leads nowhere: there is no “%[1]s”.", "Did you mean %[2]s?", "Links to other pages are written as the path to their file, with or without the language. This one resembles the path of a file that does exist."},
		"fr": {"Ce lien ne mène nulle part : « %[1]s » n’existe pas.", "Vouliez-vous dire %[2]s ?", "Les liens vers d’autres pages s’écrivent comme le chemin de leur fichier, avec ou sans la langue. Celui-ci ressemble au chemin d’un fichier qui existe."},
	}},
	{LinkDeadAddress, Error, false, map[string]Text{
		"en": {"The site has no page at the address %[1]s.", "Write the path of the page’s file instead, for instance ../architecture/faculty.md: it goes on working when the address changes.", "A link that begins with / is an address of this site."},
		"fr": {"Le site n’a pas de page à l’adresse %[1]s.", "Écrivez plutôt le chemin du fichier de la page, par exemple ../architecture/faculty.md : il continue de marcher quand l’adresse change.", "Un lien qui commence par / est une adresse de ce site."},
	}},
	{LinkToDraft, Error, false, map[string]Text{
		"en": {"This link leads to “%[1]s”, which is a draft and will not be published.", "Take “draft: true” out of that file, or take the link out of this one.", "A draft is left out of the published site, so a link to it would lead nowhere."},
		"fr": {"Ce lien mène à « %[1]s », qui est un brouillon et ne sera pas publié.", "Retirez « draft: true » de ce fichier-là, ou retirez le lien de celui-ci.", "Un brouillon reste hors du site publié : un lien vers lui ne mènerait nulle part."},
	}},
	{AnchorDead, Error, false, map[string]Text{
		"en": {"There is no heading “#%[1]s” in %[2]s.", "The headings there are: %[3]s.", "A link with # leads to a heading of the page. The name of a heading is its text in lower case, without accents, with hyphens; or the one given with {#name} after it."},
		"fr": {"Il n’y a pas de titre « #%[1]s » dans %[2]s.", "Les titres qu’on y trouve : %[3]s.", "Un lien avec # mène à un titre de la page. Le nom d’un titre est son texte en minuscules, sans accents, avec des traits d’union ; ou celui donné par {#nom} à sa suite."},
	}},
	{FileMissing, Error, false, map[string]Text{
		"en": {"There is no file “%[1]s” in the folder %[2]s.", "Put the file there, correct its name, or leave out “file”: the resource is then shown as to come.", "A resource’s “file” is the path of a file as seen from the file that lists it."},
		"fr": {"Il n’y a pas de fichier « %[1]s » dans le dossier %[2]s.", "Placez-y le fichier, corrigez son nom, ou retirez « file » : la ressource est alors annoncée « à venir ».", "Le « file » d’une ressource est le chemin d’un fichier vu depuis le fichier qui la liste."},
	}},
	{NavigationUnknown, Error, false, map[string]Text{
		"en": {"“%[1]s”, listed in “%[2]s”, is neither a section nor a page.", "There are: %[3]s.", "The menu and the foot of the page list sections (faculties, mentoring, slides, partners), the method, and pages by the path of their file: pages/about."},
		"fr": {"« %[1]s », dans « %[2]s », n’est ni une section ni une page.", "Il y a : %[3]s.", "Le menu et le pied de page listent des sections (faculties, mentoring, slides, partners), la méthode, et des pages par le chemin de leur fichier : pages/about."},
	}},
	{TextAmongOthers, Error, false, map[string]Text{
		"en": {"A partner’s text cannot have headings or footnotes.", "Write it as paragraphs and lists.", "All partners stand on one page, under their names. The headings of their texts would be mistaken for names, and could be called the same."},
		"fr": {"Le texte d’un partenaire ne peut avoir ni titres ni notes.", "Écrivez-le en paragraphes et en listes.", "Tous les partenaires sont sur une même page, sous leurs noms. Les titres de leurs textes passeraient pour des noms, et pourraient se confondre."},
	}},
}
