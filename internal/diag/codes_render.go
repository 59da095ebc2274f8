// The mistakes that package render reports: those of layouts.

package diag

const (
	LayoutMissing Code = "layout-missing"
	LayoutSyntax  Code = "layout-syntax"
	LayoutTooLong Code = "layout-too-long"
	LayoutTwice   Code = "layout-twice"
	LayoutCircle  Code = "layout-circle"
	LayoutView    Code = "layout-view"
	LayoutUnsafe  Code = "layout-unsafe"
	LayoutString  Code = "layout-string"
	LayoutRun     Code = "layout-run"
	OutputBroken  Code = "output-broken"
)

var renderRules = []Rule{
	{LayoutMissing, Error, false, map[string]Text{
		"en": {"The layout %[1]s is missing.", "Put the file back, or remove the site’s own folder layouts: the tool carries a layout for every page.",
			"Each kind of page has a layout. A file of the site’s folder layouts takes the place of the one of that name that the tool carries."},
		"fr": {"Le gabarit %[1]s manque.", "Remettez ce fichier, ou supprimez le dossier layouts du site : l’outil contient un gabarit pour chaque page.",
			"Chaque sorte de page a un gabarit. Un fichier du dossier layouts du site prend la place de celui du même nom que contient l’outil."},
	}},
	{LayoutSyntax, Error, false, map[string]Text{
		"en": {"This layout cannot be read: %[1]s.", "",
			"A layout is HTML with instructions between {{ and }}. Every {{if}}, {{range}}, {{with}} and {{define}} has its {{end}}, and every tag and quotation mark is closed in the branch that opened it."},
		"fr": {"Ce gabarit ne peut pas être lu : %[1]s.", "",
			"Un gabarit est du HTML avec des instructions entre {{ et }}. Chaque {{if}}, {{range}}, {{with}} et {{define}} a son {{end}}, et chaque balise, chaque guillemet se ferme dans la branche qui l’a ouvert."},
	}},
	{LayoutTooLong, Error, false, map[string]Text{
		"en": {"This layout has %[1]d instructions; one file can have %[2]d.", "Check that it is the right file; move parts of it to files of layouts/partials if it is.",
			"The longest layout that the tool carries has two hundred instructions. A file with more than a thousand is nearly always another one, saved in the wrong place; it is not read."},
		"fr": {"Ce gabarit contient %[1]d instructions ; un fichier peut en contenir %[2]d.", "Vérifiez que c’est le bon fichier ; si oui, déplacez-en des parties dans des fichiers de layouts/partials.",
			"Le plus long des gabarits que contient l’outil a deux cents instructions. Un fichier qui en a plus de mille est presque toujours un autre fichier, enregistré au mauvais endroit ; il n’est pas lu."},
	}},
	{LayoutTwice, Error, false, map[string]Text{
		"en": {"Two files of layouts/partials define “%[1]s”.", "Give one of them another name, or remove it. To replace a part that the tool carries, give your file the name of the tool’s file.",
			"Each part of a page is defined in one file, so that it is clear which one pages show."},
		"fr": {"Deux fichiers de layouts/partials définissent « %[1]s ».", "Donnez à l’un des deux un autre nom, ou supprimez-le. Pour remplacer une partie que contient l’outil, donnez à votre fichier le nom du sien.",
			"Chaque partie d’une page est définie dans un seul fichier, pour que l’on sache laquelle les pages montrent."},
	}},
	{LayoutCircle, Error, false, map[string]Text{
		"en": {"“%[1]s” would be within itself, without end.", "Take out one of the calls that lead back to it.",
			"A layout, or a part of one, cannot contain itself: neither with {{template}} nor with memo, neither directly nor by way of another."},
		"fr": {"«\u00a0%[1]s\u00a0» se contiendrait soi-même, sans fin.", "Retirez l’un des appels qui y ramènent.",
			"Un gabarit, ou une de ses parties, ne peut pas se contenir soi-même\u00a0: ni par {{template}} ni par memo, ni directement ni en passant par une autre partie."},
	}},
	{LayoutView, Error, false, map[string]Text{
		"en": {"This layout asks for what its page does not have: %[1]s.", "docs/layouts.md lists what each layout is given; this one is given %[2]s.",
			"Every layout is compared with the facts and words it is given before the first page is made, so that a name written wrongly is found even where it is seldom shown."},
		"fr": {"Ce gabarit demande ce que sa page n’a pas : %[1]s.", "docs/layouts.md dit ce que reçoit chaque gabarit ; celui-ci reçoit %[2]s.",
			"Chaque gabarit est comparé aux faits et aux mots qu’il reçoit avant que la première page soit faite ; un nom mal écrit se trouve ainsi même là où il est rarement montré."},
	}},
	{LayoutUnsafe, Error, false, map[string]Text{
		"en": {"A value must not stand here.", "Move it into the text, or into an attribute between quotation marks.",
			"Values are not allowed within scripts and style sheets, in attributes without quotation marks, in the names of tags and attributes, in comments, and in addresses that a page leads to by itself (refresh): a title with the wrong characters could run as a program there. One value of data is allowed in <script type=\"application/ld+json\">."},
		"fr": {"Une valeur n’a pas sa place ici.", "Déplacez-la dans le texte, ou dans un attribut entre guillemets.",
			"Les valeurs ne sont pas permises dans les scripts et les feuilles de style, dans les attributs sans guillemets, dans les noms de balises et d’attributs, dans les commentaires, ni dans une adresse vers laquelle une page mène d’elle-même (refresh) : un titre aux mauvais caractères pourrait s’y exécuter comme un programme. Une donnée est permise dans <script type=\"application/ld+json\">."},
	}},
	{LayoutString, Error, false, map[string]Text{
		"en": {"%[3]s has no text for “%[1]s”.", "Add it to %[2]s.",
			"The words that layouts show stand in the files of interface strings, one for each language of the site. No page is built with one of them missing."},
		"fr": {"%[3]s n’a pas de texte pour « %[1]s ».", "Ajoutez-le dans %[2]s.",
			"Les mots que montrent les gabarits se trouvent dans les fichiers de textes de l’interface, un par langue du site. Aucune page n’est construite s’il en manque un."},
	}},
	{LayoutRun, Error, false, map[string]Text{
		"en": {"The layout failed on the page %[1]s: %[2]s.", "",
			"A layout that is well written can still fail on one page, for instance when it asks for the first of a list that is empty. Ask whether there is one: {{if …}}, {{with …}}."},
		"fr": {"Le gabarit a échoué sur la page %[1]s : %[2]s.", "",
			"Un gabarit bien écrit peut échouer sur une page, par exemple s’il demande le premier d’une liste vide. Demandez d’abord s’il y en a un : {{if …}}, {{with …}}."},
	}},
	{OutputBroken, Error, false, map[string]Text{
		"en": {"The page %[1]s would show “%[2]s”: …%[3]s…", "Look for that place in the layout.",
			"Some mistakes of layouts show only in the page: ZgotmplZ stands for an address that was refused as unsafe (use the function href), “no value” for something that is not there, and ⟦…⟧ for an interface string without a text. Such a page is not published."},
		"fr": {"La page %[1]s montrerait « %[2]s » : …%[3]s…", "Cherchez cet endroit dans le gabarit.",
			"Certaines erreurs de gabarit ne se voient que dans la page : ZgotmplZ remplace une adresse refusée comme dangereuse (utilisez la fonction href), « no value » ce qui n’existe pas, et ⟦…⟧ un texte de l’interface qui manque. Une telle page n’est pas publiée."},
	}},
}
