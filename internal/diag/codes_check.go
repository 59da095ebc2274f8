// The mistakes that package check reports: rules the whole site must keep.

package diag

const (
	BaseURLMissing Code = "base-url-missing"
	BaseURLExample Code = "base-url-example"
	BaseURLInvalid Code = "base-url-invalid"
	ResourceToCome Code = "resource-to-come"
	SummaryMissing Code = "summary-missing"
	SummaryLong    Code = "summary-long"
	TitleDoubled   Code = "title-doubled"
	ApplyClosed    Code = "apply-closed"
	ExpectedPast   Code = "expected-past"
	DatesReversed  Code = "dates-reversed"
	PartsDisagree  Code = "parts-disagree"
	FacultyEmpty   Code = "faculty-empty"
)

// The kinds of resources, by their values in front matter.
var _ = declareTerms(map[Term][2]string{
	"resource-presentation": {"presentation", "présentation"},
	"resource-video":        {"video", "vidéo"},
	"resource-guide":        {"guide", "guide"},
	"resource-document":     {"document", "document"},
})

var checkRules = []Rule{
	{BaseURLMissing, Warning, false, map[string]Text{
		"en": {"The address of the site is not known: search engines get no sitemap, and links between languages have no full address.",
			"Write base_url in content/site.yaml, or add --base-url to the command.", "Full addresses are needed by search engines and by previews of shared links."},
		"fr": {"L’adresse du site n’est pas connue : les moteurs de recherche n’ont pas de plan du site, et les liens entre langues n’ont pas d’adresse complète.",
			"Écrivez base_url dans content/site.yaml, ou ajoutez --base-url à la commande.", "Les moteurs de recherche et les aperçus de liens partagés ont besoin d’adresses complètes."},
	}},
	{BaseURLExample, Notice, false, map[string]Text{
		"en": {"The address of the site is still an example: %[1]s.", "Write the real one in content/site.yaml, or add --base-url to the command.", "Names that end in .example are reserved for examples (RFC 2606) and belong to nobody."},
		"fr": {"L’adresse du site est encore un exemple : %[1]s.", "Écrivez la vraie dans content/site.yaml, ou ajoutez --base-url à la commande.", "Les noms qui finissent par .example sont réservés aux exemples (RFC 2606) et n’appartiennent à personne."},
	}},
	{BaseURLInvalid, Error, false, map[string]Text{
		"en": {"“%[1]s” cannot be the address of a site.", "Write it like https://www.example.org/, with https://, a host name, and no ? or #.", "The base address is what stands before every path of the site."},
		"fr": {"« %[1]s » ne peut pas être l’adresse d’un site.", "Écrivez-la comme https://www.example.org/ : avec https://, un nom d’hôte, et sans ? ni #.", "L’adresse de base est ce qui précède chaque chemin du site."},
	}},
	{ResourceToCome, Notice, false, map[string]Text{
		"en": {"A resource is shown as “to come”: %[1]s%[2]s.", "Give it a “url” or a “file” when it is available.", "A resource without a url or a file is known to exist and not yet available. Visitors see that it is to come."},
		"fr": {"Une ressource est annoncée « à venir » : %[1]s%[2]s.", "Donnez-lui une « url » ou un « file » quand elle est disponible.", "Une ressource sans url ni file existe et n’est pas encore disponible. Les visiteurs voient qu’elle est à venir."},
	}},
	{SummaryMissing, Notice, false, map[string]Text{
		"en": {"This page has no “summary”.", "Write one or two sentences: they are shown in lists and by search engines.", "Without a summary, lists show the title alone, and search engines choose a sentence themselves."},
		"fr": {"Cette page n’a pas de résumé (« summary »).", "Écrivez une ou deux phrases : elles sont montrées dans les listes et par les moteurs de recherche.", "Sans résumé, les listes ne montrent que le titre, et les moteurs de recherche choisissent une phrase eux-mêmes."},
	}},
	{SummaryLong, Notice, false, map[string]Text{
		"en": {"The summary has %[1]d characters; search engines cut it at about %[2]d.", "", "A summary is one or two sentences."},
		"fr": {"Le résumé a %[1]d caractères ; les moteurs de recherche le coupent vers %[2]d.", "", "Un résumé tient en une ou deux phrases."},
	}},
	{TitleDoubled, Warning, false, map[string]Text{
		"en": {"Another page has the same title, “%[1]s”.", "Give each page a title that tells it from the others.", "Visitors, and people who use a screen reader above all, tell pages apart by their titles (WCAG 2.4.2)."},
		"fr": {"Une autre page a le même titre, « %[1]s ».", "Donnez à chaque page un titre qui la distingue des autres.", "Les visiteurs, et surtout les personnes qui utilisent un lecteur d’écran, distinguent les pages par leurs titres (WCAG 2.4.2)."},
	}},
	{ApplyClosed, Warning, false, map[string]Text{
		"en": {"The last day to apply (%[1]s) has passed, and the offer is not “ended”.", "Write the dates of the next round, or “status: ended”.", "An offer whose last day to apply has passed is shown as open to visitors until its status says otherwise."},
		"fr": {"Le dernier jour d’inscription (%[1]s) est passé, et l’offre n’est pas terminée (ended).", "Écrivez les dates de la prochaine édition, ou « status: ended ».", "Une offre dont le dernier jour d’inscription est passé paraît ouverte tant que son statut ne dit pas autre chose."},
	}},
	{ExpectedPast, Warning, false, map[string]Text{
		"en": {"This year was expected for %[1]s, which has passed.", "If it has begun, write “status: running” and “since” in place of “expected”; if not, write the new date, or take “expected” out.", "A year of the roadmap that is “expected” is announced to visitors as to come. Once the date has passed, they cannot tell whether it took place."},
		"fr": {"Cette année était prévue pour %[1]s, une date qui est passée.", "Si elle a commencé, écrivez « status: running » et « since » à la place de « expected » ; sinon, écrivez la nouvelle date, ou retirez « expected ».", "Une année du parcours qui est « expected » est annoncée aux visiteurs comme à venir. Une fois la date passée, ils ne savent pas si elle a eu lieu."},
	}},
	{DatesReversed, Error, false, map[string]Text{
		"en": {"“%[1]s” (%[2]s) comes before “%[3]s” (%[4]s).", "Exchange the two dates, or correct one.", "An offer opens before it closes."},
		"fr": {"« %[1]s » (%[2]s) vient avant « %[3]s » (%[4]s).", "Échangez les deux dates, ou corrigez-en une.", "Une offre ouvre avant de fermer."},
	}},
	{PartsDisagree, Error, false, map[string]Text{
		"en": {"The parts have %[1]s credits together, and the module says %[2]s.", "Correct the one that is wrong.", "The credits of a module in parts are the sum of its parts."},
		"fr": {"Les parties ont ensemble %[1]s crédits, et le module en annonce %[2]s.", "Corrigez celui des deux qui est faux.", "Les crédits d’un module en parties sont la somme de ses parties."},
	}},
	{FacultyEmpty, Notice, false, map[string]Text{
		"en": {"This faculty has neither a module nor a roadmap.", "Add a file in its folder modules, or in its folder roadmap.", "The page of such a faculty tells students that nothing is announced yet."},
		"fr": {"Cette faculté n’a ni module ni parcours.", "Ajoutez un fichier dans son dossier modules, ou dans son dossier roadmap.", "La page d’une telle faculté annonce aux étudiant·es que rien n’est encore prévu."},
	}},
}
