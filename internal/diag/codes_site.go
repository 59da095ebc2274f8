// The mistakes that package site reports: what only shows when all files are
// seen together.

package diag

const (
	SiteSettingsMissing Code = "settings-missing"
	LanguageUnlisted    Code = "language-unlisted"
	StringsFileMissing  Code = "strings-file-missing"
	TranslationMissing  Code = "translation-missing"
	HomeMissing         Code = "home-missing"
	FacultyMissing      Code = "faculty-missing"
	LevelUnlisted       Code = "level-unlisted"
	PartnerUnknown      Code = "partner-unknown"
	LanguageDoubled     Code = "language-doubled"
	YearSinceExpected   Code = "year-since-expected"
)

var siteRules = []Rule{
	{SiteSettingsMissing, Error, false, map[string]Text{
		"en": {"The file content/site.yaml is missing or empty.",
			"Create it with at least: name, languages (for instance [fr, en]) and base_url.",
			"The settings of the site (its name, its languages) stand in content/site.yaml. Without them nothing can be built."},
		"fr": {"Le fichier content/site.yaml manque ou est vide.",
			"Créez-le avec au moins : name, languages (par exemple [fr, en]) et base_url.",
			"Les réglages du site (son nom, ses langues) sont dans content/site.yaml. Sans eux, rien ne peut être construit."},
	}},
	{LanguageUnlisted, Error, false, map[string]Text{
		"en": {"This file is in %[1]s, a language the site does not have.",
			"Rename the file, or add %[2]s to “languages” in content/site.yaml.",
			"The language of a file is in its name (home.fr.md). Only the languages listed in content/site.yaml are published, so a file in another language would be lost without a word."},
		"fr": {"Ce fichier est en %[1]s, une langue que le site n’a pas.",
			"Renommez le fichier, ou ajoutez %[2]s à « languages » dans content/site.yaml.",
			"La langue d’un fichier est dans son nom (home.fr.md). Seules les langues listées dans content/site.yaml sont publiées : un fichier dans une autre langue serait perdu sans que personne le sache."},
	}},
	{StringsFileMissing, Error, false, map[string]Text{
		"en": {"The site lists the language “%[2]s” (%[1]s), but there is no file i18n/%[2]s.yaml.",
			"Copy i18n/en.yaml to i18n/%[2]s.yaml and translate it.",
			"The words of the menus, dates and units of a language stand in i18n. A language without that file cannot be shown."},
		"fr": {"Le site annonce la langue « %[2]s » (%[1]s), mais il n’y a pas de fichier i18n/%[2]s.yaml.",
			"Copiez i18n/fr.yaml en i18n/%[2]s.yaml et traduisez-le.",
			"Les mots des menus, des dates et des unités d’une langue sont dans i18n. Une langue sans ce fichier ne peut pas être montrée."},
	}},
	{TranslationMissing, Warning, true, map[string]Text{
		"en": {"This page has no translation in %[1]s: readers of that language see it as it is, with a notice.",
			"Write %[2]s.",
			"A page that lacks a translation is shown in the language it has, with a notice, and search engines are sent to the original. Under --strict it is an error."},
		"fr": {"Cette page n’est pas traduite en %[1]s : dans cette langue, elle est montrée telle quelle, avec un avertissement.",
			"Écrivez %[2]s.",
			"Une page qui n’a pas de traduction est montrée dans la langue qu’elle a, avec un avertissement, et les moteurs de recherche sont envoyés vers l’original. Avec --strict, c’est une erreur."},
	}},
	{HomeMissing, Error, false, map[string]Text{
		"en": {"The site has no home page.",
			"Write content/home.%[1]s.md, with a title.",
			"Every site has a home page, content/home.<language>.md."},
		"fr": {"Le site n’a pas de page d’accueil.",
			"Écrivez content/home.%[1]s.md, avec un titre (title).",
			"Tout site a une page d’accueil, content/home.<langue>.md."},
	}},
	{FacultyMissing, Error, false, map[string]Text{
		"en": {"This file belongs to the faculty “%[1]s”, which has no page of its own.",
			"Write content/faculties/%[1]s/faculty.%[2]s.md, with a title; or move this file into the folder of a faculty that exists.",
			"Modules and roadmap years are shown on the page of their faculty. The faculty’s folder needs a file faculty.<language>.md."},
		"fr": {"Ce fichier appartient à la faculté « %[1]s », qui n’a pas de page à elle.",
			"Écrivez content/faculties/%[1]s/faculty.%[2]s.md, avec un titre (title) ; ou déplacez ce fichier dans le dossier d’une faculté qui existe.",
			"Les modules et les années du parcours sont montrés sur la page de leur faculté. Le dossier de la faculté a besoin d’un fichier faculty.<langue>.md."},
	}},
	{LevelUnlisted, Error, false, map[string]Text{
		"en": {"“%[1]s” is not one of the site’s levels: %[2]s.",
			"Write one of them, or add it to “levels” in content/site.yaml.",
			"The years of study a site knows are listed, in their order, in content/site.yaml."},
		"fr": {"« %[1]s » n’est pas un des niveaux du site : %[2]s.",
			"Écrivez l’un d’eux, ou ajoutez-le à « levels » dans content/site.yaml.",
			"Les années d’études que connaît un site sont listées, dans leur ordre, dans content/site.yaml."},
	}},
	{PartnerUnknown, Error, false, map[string]Text{
		"en": {"There is no partner “%[1]s”.",
			"Write the name of a file in content/partners (%[2]s), or describe this partner in content/partners/%[1]s.%[3]s.md.",
			"A mentoring offer names its partners by their files in content/partners, so that what is known of a partner is written once."},
		"fr": {"Il n’y a pas de partenaire « %[1]s ».",
			"Écrivez le nom d’un fichier de content/partners (%[2]s), ou décrivez ce partenaire dans content/partners/%[1]s.%[3]s.md.",
			"Une offre de mentorat nomme ses partenaires par leurs fichiers de content/partners, pour que ce que l’on sait d’un partenaire soit écrit une seule fois."},
	}},
	{LanguageDoubled, Error, false, map[string]Text{
		"en": {"This language (%[1]s) is listed twice.", "", "Each language of the site is listed once in content/site.yaml; the first is the default."},
		"fr": {"Cette langue (%[1]s) est listée deux fois.", "", "Chaque langue du site est listée une fois dans content/site.yaml ; la première est celle par défaut."},
	}},
	{YearSinceExpected, Error, false, map[string]Text{
		"en": {"A year that is “running” has no “expected” date, and one that is “expected” has no “since”.",
			"Keep “since” for a year that runs, “expected” for one that is to come.",
			"A year of the roadmap either runs since a date or is expected for one."},
		"fr": {"Une année qui a lieu (running) n’a pas de date « expected », et une année attendue (expected) n’a pas de « since ».",
			"Gardez « since » pour une année qui a lieu, « expected » pour une année à venir.",
			"Une année du parcours a lieu depuis une date, ou est attendue pour une date."},
	}},
}
