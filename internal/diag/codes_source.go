// The mistakes that package source reports: what is wrong with a file before its text is looked at.

package diag

const (
	NameReserved         Code = "name-reserved"
	NameCharacter        Code = "name-character"
	NameEnding           Code = "name-ending"
	NameTooLong          Code = "name-too-long"
	PathTooLong          Code = "path-too-long"
	NamesDifferInCase    Code = "names-differ-in-case"
	NamesDifferInAccents Code = "names-differ-in-accents"
	LinkRefused          Code = "shortcut-refused"
	NotAFile             Code = "not-a-file"
	NotAFolder           Code = "not-a-folder"
	TextTooLarge         Code = "text-too-large"
	PageInContent        Code = "page-in-content"
	ConflictCopy         Code = "conflict-copy"
)

// Where a symbolic link leads.
const (
	TargetOutside Term = "link-to-outside"
	TargetMissing Term = "link-to-missing"
	TargetItself  Term = "link-to-itself"
	TargetFolder  Term = "link-to-folder"
	TargetOther   Term = "link-to-other"
)

var _ = declareTerms(map[Term][2]string{
	TargetOutside: {"a place outside the site", "un endroit hors du site"},
	TargetMissing: {"a file that does not exist", "un fichier qui n’existe pas"},
	TargetItself:  {"itself", "lui-même"},
	TargetFolder:  {"a folder", "un dossier"},
	TargetOther:   {"something that is not a file", "autre chose qu’un fichier"},
})

var sourceRules = []Rule{
	{NameReserved, Error, false, map[string]Text{
		"en": {
			Message: "“%[1]s”: Windows keeps the name “%[2]s” for itself, so that nobody could open this site there.",
			Hint:    "Rename it, for instance “%[3]s”.",
			Doc:     "Windows has kept a few names for devices since its beginnings: con, prn, aux, nul, com0 to com9, lpt0 to lpt9, with any ending. A folder that contains one of them cannot be copied to a Windows computer. Choose another name for the file or folder, and mend the links to it.",
		},
		"fr": {
			Message: "« %[1]s » : Windows se réserve le nom « %[2]s » ; personne ne pourrait ouvrir ce site sous Windows.",
			Hint:    "Renommez-le, par exemple « %[3]s ».",
			Doc:     "Windows réserve depuis toujours quelques noms à des appareils : con, prn, aux, nul, com0 à com9, lpt0 à lpt9, quelle que soit la fin du nom. Un dossier qui en contient un ne peut pas être copié sur un ordinateur Windows. Choisissez un autre nom pour le fichier ou le dossier, et corrigez les liens qui y mènent.",
		},
	}},
	{NameCharacter, Error, false, map[string]Text{
		"en": {
			Message: "The name “%[1]s” contains “%[2]s”, which not every computer accepts in a name.",
			Hint:    "Rename it, for instance “%[3]s”.",
			Doc:     "Some characters cannot be part of a name on Windows: < > : \" | ? * \\ and the invisible control characters. A site that has one in a name could be written on one computer and not be opened on another. Use letters, digits and hyphens.",
		},
		"fr": {
			Message: "Le nom « %[1]s » contient « %[2]s », que certains ordinateurs refusent dans un nom.",
			Hint:    "Renommez-le, par exemple « %[3]s ».",
			Doc:     "Certains caractères sont impossibles dans un nom sous Windows : < > : \" | ? * \\ et les caractères de contrôle, invisibles. Un site dont un nom en contient un pourrait être écrit sur un ordinateur et refuser de s’ouvrir sur un autre. Employez des lettres, des chiffres et des traits d’union.",
		},
	}},
	{NameEnding, Error, false, map[string]Text{
		"en": {
			Message: "The name “%[1]s” ends with a space or a full stop, which Windows would drop.",
			Hint:    "Rename it “%[2]s”.",
			Doc:     "Windows silently drops spaces and full stops at the end of a name, so that links to the file would no longer find it. Such an ending is usually a slip of the finger that nobody sees.",
		},
		"fr": {
			Message: "Le nom « %[1]s » finit par une espace ou un point, que Windows supprimerait.",
			Hint:    "Renommez-le « %[2]s ».",
			Doc:     "Windows supprime sans rien dire les espaces et les points à la fin d’un nom, et les liens vers le fichier ne le trouveraient plus. Une telle fin est presque toujours une faute de frappe que personne ne voit.",
		},
	}},
	{NameTooLong, Error, false, map[string]Text{
		"en": {
			Message: "This name takes %[1]d bytes; a name may take %[2]d.",
			Hint:    "Shorten it. An accented letter takes two bytes.",
			Doc:     "No ordinary system stores a name of more than 255 bytes, and an accented letter takes two of them. The file would be lost when the site is copied.",
		},
		"fr": {
			Message: "Ce nom occupe %[1]d octets ; un nom peut en occuper %[2]d.",
			Hint:    "Raccourcissez-le. Une lettre accentuée occupe deux octets.",
			Doc:     "Aucun système courant n’enregistre un nom de plus de 255 octets, et une lettre accentuée en occupe deux. Le fichier serait perdu lors d’une copie du site.",
		},
	}},
	{PathTooLong, Error, false, map[string]Text{
		"en": {
			Message: "With the folders it is in, this name has %[1]d characters; it may have %[2]d.",
			Hint:    "Shorten the name of the file or of one of its folders.",
			Doc:     "Windows opens no file whose name, with all its folders, has more than 260 characters. The site keeps to 240, counted from its own folder, so that it can be opened wherever it is put.",
		},
		"fr": {
			Message: "Avec ses dossiers, ce nom compte %[1]d caractères ; il peut en compter %[2]d.",
			Hint:    "Raccourcissez le nom du fichier ou de l’un de ses dossiers.",
			Doc:     "Windows n’ouvre pas un fichier dont le nom, dossiers compris, dépasse 260 caractères. Le site s’en tient à 240, comptés depuis son propre dossier, pour pouvoir être ouvert où qu’il soit rangé.",
		},
	}},
	{NamesDifferInCase, Error, false, map[string]Text{
		"en": {
			Message: "“%[1]s” and “%[2]s” differ only in capital letters: Windows and macOS take them for the same file.",
			Hint:    "Keep one, or give the other a different name.",
			Doc:     "Windows, macOS and several hosts do not distinguish capital letters in names. Of two names that differ in nothing else, only one would survive a copy of the site, and nobody could say which.",
		},
		"fr": {
			Message: "« %[1]s » et « %[2]s » ne diffèrent que par les majuscules : Windows et macOS les prennent pour un seul fichier.",
			Hint:    "Gardez-en un seul, ou donnez à l’autre un nom différent.",
			Doc:     "Windows, macOS et plusieurs hébergeurs ne distinguent pas les majuscules dans les noms. De deux noms qui ne diffèrent que par là, un seul survivrait à une copie du site, et nul ne saurait dire lequel.",
		},
	}},
	{NamesDifferInAccents, Error, false, map[string]Text{
		"en": {
			Message: "There are two files named “%[1]s”: they look alike, but their accents are stored in different ways (%[2]s and %[3]s).",
			Hint:    "Compare the two and delete one of them.",
			Doc:     "An accented letter can be stored as one character or as a letter followed by its accent. macOS often writes the second form, the others the first. Two files whose names differ in nothing else look the same everywhere and cannot be told apart by a link. This happens when a site travels between computers.",
		},
		"fr": {
			Message: "Deux fichiers s’appellent « %[1]s » : ils se ressemblent, mais leurs accents sont enregistrés de deux façons (%[2]s et %[3]s).",
			Hint:    "Comparez les deux et supprimez-en un.",
			Doc:     "Une lettre accentuée peut être enregistrée comme un seul caractère, ou comme une lettre suivie de son accent. macOS emploie souvent la seconde forme, les autres la première. Deux fichiers dont les noms ne diffèrent que par là se ressemblent partout, et aucun lien ne peut les distinguer. Cela arrive quand un site voyage d’un ordinateur à l’autre.",
		},
	}},
	{LinkRefused, Error, false, map[string]Text{
		"en": {
			Message: "“%[1]s” is not a file but a shortcut (a symbolic link) to %[2]s.",
			Hint:    "Put a copy of what it leads to in its place, or delete it.",
			Doc:     "A symbolic link is followed when it leads to a file of the same site. One that leads elsewhere would work on one computer only, or publish what was never meant to be; one that leads to a folder, to itself or to nothing has no text to show.",
		},
		"fr": {
			Message: "« %[1]s » n’est pas un fichier mais un raccourci (un lien symbolique) vers %[2]s.",
			Hint:    "Mettez à sa place une copie de ce vers quoi il mène, ou supprimez-le.",
			Doc:     "Un lien symbolique est suivi quand il mène à un fichier du même site. S’il mène ailleurs, il ne fonctionnerait que sur un seul ordinateur, ou publierait ce qui ne devait pas l’être ; s’il mène à un dossier, à lui-même ou à rien, il n’y a pas de texte à montrer.",
		},
	}},
	{NotAFile, Error, false, map[string]Text{
		"en": {
			Message: "“%[1]s” is neither a file nor a folder, but a pipe, a socket or a device.",
			Hint:    "Delete it, or move it out of the site.",
			Doc:     "Programs sometimes leave special entries in a folder through which they talk to one another. There is nothing in them that could be published, and reading one could wait for ever; so it is not opened.",
		},
		"fr": {
			Message: "« %[1]s » n’est ni un fichier ni un dossier, mais un canal entre programmes ou un appareil.",
			Hint:    "Supprimez-le, ou sortez-le du site.",
			Doc:     "Des programmes laissent parfois dans un dossier des entrées spéciales par lesquelles ils communiquent. Elles ne contiennent rien à publier, et leur lecture pourrait ne jamais finir : elles ne sont donc pas ouvertes.",
		},
	}},
	{NotAFolder, Error, false, map[string]Text{
		"en": {
			Message: "“%[1]s” is a file; this name is that of a folder of the site.",
			Hint:    "Rename the file or delete it.",
			Doc:     "The folders content, layouts, static and i18n at the top of the site have a meaning of their own. A file of the same name takes the folder’s place.",
		},
		"fr": {
			Message: "« %[1]s » est un fichier ; ce nom est celui d’un dossier du site.",
			Hint:    "Renommez le fichier ou supprimez-le.",
			Doc:     "Les dossiers content, layouts, static et i18n, à la racine du site, ont un sens particulier. Un fichier du même nom prend la place du dossier.",
		},
	}},
	{TextTooLarge, Error, false, map[string]Text{
		"en": {
			Message: "This text file takes %[1]d MiB; %[2]d MiB is the most.",
			Hint:    "Check that it is the right file; divide it if it is.",
			Doc:     "A text of several mebibytes is longer than a whole book; it is almost always another kind of file whose name has been changed, or a picture pasted into a text. It is not read.",
		},
		"fr": {
			Message: "Ce fichier de texte occupe %[1]d Mio ; la limite est de %[2]d Mio.",
			Hint:    "Vérifiez que c’est le bon fichier ; si oui, partagez-le en plusieurs.",
			Doc:     "Un texte de plusieurs mébioctets est plus long qu’un livre entier ; c’est presque toujours un fichier d’une autre sorte dont le nom a été changé, ou une image collée dans un texte. Il n’est pas lu.",
		},
	}},
	{PageInContent, Error, false, map[string]Text{
		"en": {
			Message: "“%[1]s” is a finished web page; content/ is for texts, in files that end in .md.",
			Hint:    "Copy its text into an .md file. A page that must be published as it is belongs in static/.",
			Doc:     "A finished web page among the texts would be published without any of the checks that make the site safe and accessible. Word and browsers produce such files with “Save as web page”.",
		},
		"fr": {
			Message: "« %[1]s » est une page web toute faite ; content/ est réservé aux textes, dans des fichiers en .md.",
			Hint:    "Copiez son texte dans un fichier .md. Une page à publier telle quelle se place dans static/.",
			Doc:     "Une page web toute faite, parmi les textes, serait publiée sans aucun des contrôles qui rendent le site sûr et accessible. Word et les navigateurs en produisent par « Enregistrer comme page web ».",
		},
	}},
	{ConflictCopy, Warning, true, map[string]Text{
		"en": {
			Message: "“%[1]s” looks like a second copy of a file; it is not published.",
			Hint:    "Compare it with the original, keep what is right, then delete the copy.",
			Doc:     "OneDrive, Dropbox, Nextcloud and others make a second copy when two people have changed a file at the same time; Windows and macOS make one when a file is pasted beside itself. The copy may hold the better text, so it is reported; it is not published, since the site would then show the same page twice. Under --strict it is an error.",
		},
		"fr": {
			Message: "« %[1]s » ressemble à la seconde copie d’un fichier ; elle n’est pas publiée.",
			Hint:    "Comparez-la à l’original, gardez ce qui est juste, puis supprimez la copie.",
			Doc:     "OneDrive, Dropbox, Nextcloud et d’autres font une seconde copie quand deux personnes ont modifié un fichier en même temps ; Windows et macOS en font une quand un fichier est collé à côté de lui-même. La copie contient peut-être le meilleur texte, elle est donc signalée ; elle n’est pas publiée, car le site montrerait deux fois la même page. Avec --strict, c’est une erreur.",
		},
	}},
}
