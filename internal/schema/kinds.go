// This file declares every kind of content and every field of its front
// matter, once. Decoding, checks and merging read these declarations, and so
// will the JSON Schema, the scaffold, the reference and the editing form: a
// field is added here and nowhere else.
//
// A field's tag has
//
//	field    its key in front matter; ",required" when a file cannot do without
//	enum     the closed list of what may be written, for strings and lists of strings;
//	         after each, =what|people|write instead, for the message that sets it right
//	check    the form its text must have: see the table forms
//	without  the field that cannot stand beside it
//	also     keys that people write instead, for the message that sets them right
//	example  what a value looks like
//	en, fr   what the field is for, as told to an editor
//
// The struct a field stands in says whether it is a fact, which holds for every
// language, or words, which belong to one.

package schema

import "projetpro/internal/lang"

// The kinds of content: where the files of each lie and its pages stand.
var (
	Faculty = kind[FacultyFacts, FacultyWords]("faculty",
		Place{Path: "faculties/*/faculty", Address: "faculties/*/", Layout: "faculty.html"})
	Module = kind[ModuleFacts, ModuleWords]("module",
		Place{Path: "faculties/*/modules/*", Address: "faculties/*/modules/*/", Layout: "module.html"})
	Year = kind[YearFacts, YearWords]("year",
		Place{Path: "faculties/*/roadmap/*", Address: "faculties/*/roadmap/*/", Layout: "year.html", ByLevel: true})
	Offer = kind[OfferFacts, OfferWords]("offer",
		Place{Path: "mentoring/*", Address: "mentoring/*/", Layout: "offer.html"})
	Partner = kind[PartnerFacts, PartnerWords]("partner",
		Place{Path: "partners/*", Address: "partners/#*"})
	Page = kind[PageFacts, PageWords]("page",
		Place{Path: "home", Address: "", Layout: "home.html"},
		Place{Path: "method", Address: "method/", Layout: "text.html"},
		Place{Path: "pages/*", Address: "*/", Layout: "text.html"})
	Site = kind[SiteFacts, SiteWords]("site")
)

// The pages that are made from many files. Those that are below no other are the
// sections, in the order a menu would have them.
var (
	Faculties = list("faculties", "faculties/", "faculties.html")
	Roadmap   = list("faculties/*/roadmap", "faculties/*/roadmap/", "roadmap.html")
	Mentoring = list("mentoring", "mentoring/", "mentoring.html")
	Slides    = list("slides", "slides/", "slides.html")
	Partners  = list("partners", "partners/", "partners.html")
	NotFound  = list("404", "404.html", "404.html")
)

// Shared are the facts every page has.
type Shared struct {
	Draft bool `field:"draft" also:"brouillon" example:"true" en:"true keeps the page out of the published site; the preview shows it." fr:"true garde la page hors du site publié ; l’aperçu la montre."`
}

// Titled are the words every page has.
type Titled struct {
	Title   string   `field:"title,required" also:"titre,titel,nom,name" example:"Architecture" en:"The page’s title." fr:"Le titre de la page."`
	Summary string   `field:"summary" also:"résumé,resume,description,chapeau,chapo" en:"One or two sentences shown in lists and by search engines." fr:"Une ou deux phrases montrées dans les listes et par les moteurs de recherche."`
	Slug    string   `field:"slug" check:"slug" also:"url,adresse,permalink" example:"design-thinking" en:"The last part of the page’s address, when it should not be made from the title." fr:"La dernière partie de l’adresse de la page, quand elle ne doit pas venir du titre."`
	Aliases []string `field:"aliases" check:"alias" also:"alias,redirections,redirect" example:"[/fr/ancienne-adresse/]" en:"Former addresses of the page, which lead to it." fr:"Anciennes adresses de la page, qui mènent à elle."`
}

// FacultyFacts are the facts of a faculty (or a programme of one).
type FacultyFacts struct {
	Shared
	Campuses []Localised `field:"campuses" also:"campus,sites,lieux" example:"[Solbosch]" en:"Where it teaches." fr:"Où elle enseigne."`
	Since    Date        `field:"since" also:"depuis" example:"2019-10" en:"When it joined; as precise as what is known: 2019, 2019-10 or 2019-10-14." fr:"Depuis quand elle participe ; aussi précis que ce que l’on sait : 2019, 2019-10 ou 2019-10-14."`
	Contacts []Contact   `field:"contacts" also:"contact" en:"Whom to ask." fr:"À qui s’adresser."`
	Order    int         `field:"order" also:"ordre,weight,poids,rang" example:"1" en:"Its place in lists; those without come last, by title." fr:"Sa place dans les listes ; celles qui n’en ont pas viennent après, par titre."`
}

// FacultyWords are the words of a faculty.
type FacultyWords struct{ Titled }

// ModuleFacts are the facts of a module: what students of one faculty follow.
type ModuleFacts struct {
	Shared
	Code      string      `field:"code" also:"mnémonique,mnemonique,sigle" example:"ARCH-P5001" en:"Its code in the university’s catalogue." fr:"Son mnémonique au catalogue de l’université."`
	Levels    Levels      `field:"levels" also:"level,niveau,niveaux,année,annee" example:"[MA2]" en:"For which years: one, a list, or a range such as BA1-BA3." fr:"Pour quelles années : une, une liste, ou un intervalle comme BA1-BA3."`
	Terms     []string    `field:"terms" enum:"first=premier|1|q1|s1|premier quadrimestre,second=deuxième|2|q2|s2|second quadrimestre,summer=été,full-year=année|toute l’année|annuel|year|q1q2" also:"term,quadrimestre,quadrimestres,semestre" example:"[first]" en:"In which terms of the year it is taught." fr:"Dans quels quadrimestres il est donné."`
	Schedule  string      `field:"schedule" enum:"day=jour|journée|en journée,evening=soir|soirée|horaire décalé|en horaire décalé|décalé" also:"horaire" example:"evening" en:"By day, or in the evening." fr:"En journée ou en horaire décalé."`
	Languages []lang.Tag  `field:"languages" also:"language,langue,langues" example:"[fr]" en:"The languages it is taught in." fr:"Les langues d’enseignement."`
	Campuses  []Localised `field:"campuses" also:"campus,sites,lieux" example:"[Charleroi, Bruxelles]" en:"Where it is taught." fr:"Où il est donné."`
	Since     Date        `field:"since" also:"depuis" example:"2019-10" en:"When it first ran." fr:"Depuis quand il existe."`
	Edition   string      `field:"edition" check:"edition" also:"édition" example:"2026-2027" en:"The academic year described here." fr:"L’année académique décrite ici."`
	Status    string      `field:"status" enum:"running=en cours|actif|active|actuel|ongoing,pilot=pilote|phase pilote|en phase pilote|pilot phase,in-preparation=en préparation|préparation|preparation|in preparation|prévu|planned,ended=terminé|terminée|fini|finished|clos" also:"statut,état,etat" example:"running" en:"How far it is." fr:"Où il en est."`
	Credits   Decimal     `field:"credits" also:"credit,crédits,ects,crédit" example:"4" en:"ECTS credits." fr:"Crédits ECTS."`
	Hours     Hours       `field:"hours" also:"heures,durée,duree" example:"24 h" en:"Hours in all, or by type of teaching." fr:"Heures en tout, ou par type d’enseignement."`
	Sessions  Sessions    `field:"sessions" also:"session,séances,seances,séance" example:"{count: 8, length: 2h}" en:"How many sessions and how long, or each one with its date and place." fr:"Combien de séances et de quelle durée, ou chacune avec sa date et son lieu."`
	Students  Quantity    `field:"students" also:"cohort,cohorte,étudiants,etudiants,étudiant·es" example:"~15" en:"How many students follow it: 15, ~15, 10-20." fr:"Combien d’étudiant·es le suivent : 15, ~15, 10-20."`
	People    []Person    `field:"people" also:"personnes,enseignants,teachers,équipe" en:"Who runs it, with their roles." fr:"Qui l’anime, avec les rôles."`
	Parts     []Part      `field:"parts" also:"parties,partie" en:"The parts of a module spread over several years." fr:"Les parties d’un module étalé sur plusieurs années."`
	Resources []Resource  `field:"resources" also:"resource,ressources,slides,supports,diapositives" en:"Presentations, videos, guides. One without url or file is shown as to come." fr:"Présentations, vidéos, guides. Une ressource sans url ni file est annoncée « à venir »."`
	Order     int         `field:"order" also:"ordre,weight,poids,rang" example:"1" en:"Its place among the faculty’s modules." fr:"Sa place parmi les modules de la faculté."`
}

// ModuleWords are the words of a module.
type ModuleWords struct {
	Titled
	HostCourse string `field:"host_course" also:"host course,course,cours,cours_hôte,unité d’enseignement" en:"The course the module is part of." fr:"Le cours dans lequel s’inscrit le module."`
	Option     string `field:"option" also:"options,filière,filiere" example:"Design Thinking" en:"The option the module is part of." fr:"L’option dans laquelle s’inscrit le module."`
}

// YearFacts are the facts of one year of a faculty's roadmap. Its level is its file's name.
type YearFacts struct {
	Shared
	Status   string `field:"status,required" enum:"running=en cours|actif|active|ongoing,expected=prévu|prévue|attendu|attendue|planned" also:"statut,état,etat" example:"running" en:"Whether this year runs already or is expected." fr:"Si cette année a déjà lieu ou si elle est attendue."`
	Since    Date   `field:"since" also:"depuis" example:"2021-09" en:"When this year first ran." fr:"Depuis quand cette année a lieu."`
	Expected Date   `field:"expected" also:"prévu,prevu,attendu" example:"2023" en:"When this year is expected to start." fr:"Quand cette année doit commencer."`
}

// YearWords are the words of a year of a roadmap.
type YearWords struct{ Titled }

// OfferFacts are the facts of a mentoring offer.
type OfferFacts struct {
	Shared
	Supports    []string      `field:"supports" enum:"moral=soutien moral|confiance|self-confidence,subject=matière|cours|academic subject,method=méthode|méthodologie|methodology|organisation,orientation=choix d’orientation|career choice,network=réseau|réseautage|networking|contacts" also:"support,soutiens,aides" example:"[moral, network]" en:"What a mentor helps with." fr:"Ce en quoi une personne mentore aide."`
	Partners    []string      `field:"partners" check:"partner" also:"partner,partenaires,partenaire" example:"[infor-emploi]" en:"Who organises it: names of files in content/partners." fr:"Qui l’organise : noms de fichiers de content/partners."`
	Lead        string        `field:"initiative" check:"partner" also:"initiateur" example:"uae" en:"On whose initiative: the name of a file in content/partners." fr:"À l’initiative de qui : le nom d’un fichier de content/partners."`
	Operator    string        `field:"operator" check:"partner" also:"opérateur,operateur" example:"backstage" en:"Who follows the pairs: the name of a file in content/partners." fr:"Qui suit les duos : le nom d’un fichier de content/partners."`
	Status      string        `field:"status" enum:"running=en cours|actif|active|actuel|ongoing,pilot=pilote|phase pilote|en phase pilote|pilot phase,in-preparation=en préparation|préparation|preparation|in preparation|prévu|planned,ended=terminé|terminée|fini|finished|clos" also:"statut,état,etat" example:"pilot" en:"How far it is." fr:"Où elle en est."`
	Pairs       Quantity      `field:"pairs" also:"duos,binômes,binomes,paires" example:"~50" en:"How many pairs of mentor and mentee." fr:"Combien de duos."`
	Mentors     Quantity      `field:"mentors" also:"mentor,mentores" example:"~100" en:"How many mentors." fr:"Combien de mentors."`
	Eligibility []Eligibility `field:"eligibility" also:"éligibilité,eligibilite,public_levels" en:"Who may apply, by level." fr:"Qui peut participer, par niveau."`
	Opens       Date          `field:"opens" also:"ouverture" example:"2026-09-14" en:"The day applications open." fr:"Le jour d’ouverture des inscriptions."`
	Closes      Date          `field:"closes" also:"fermeture,clôture" example:"2026-10-15" en:"The last day to apply." fr:"Le dernier jour pour s’inscrire."`
	Apply       URL           `field:"apply" also:"apply_link,inscription,lien" en:"Where one applies: a web or e-mail address." fr:"Où l’on s’inscrit : une adresse web ou e-mail."`
	Contacts    []Contact     `field:"contacts" also:"contact" en:"Whom to ask." fr:"À qui s’adresser."`
	Resources   []Resource    `field:"resources" also:"resource,ressources,slides" en:"Presentations, videos, guides." fr:"Présentations, vidéos, guides."`
	Order       int           `field:"order" also:"ordre,weight,poids,rang" example:"1" en:"Its place in the list." fr:"Sa place dans la liste."`
}

// OfferWords are the words of a mentoring offer.
type OfferWords struct {
	Titled
	Audience string `field:"audience" also:"public" en:"Whom it is for." fr:"À qui elle s’adresse."`
	Format   string `field:"format" also:"forme,formule" en:"How it goes: pairs, groups, how long." fr:"Comment elle se déroule : duos, groupes, durée."`
}

// PartnerFacts are the facts of a partner.
type PartnerFacts struct {
	Shared
	Acronym string `field:"acronym" also:"acronyme,sigle" example:"UAE" en:"Its acronym." fr:"Son sigle."`
	Link    URL    `field:"link" also:"url,lien,site" example:"https://www.ulb.be/" en:"Its website." fr:"Son site."`
	Order   int    `field:"order" also:"ordre,weight,poids,rang" example:"1" en:"Its place in the list." fr:"Sa place dans la liste."`
}

// PartnerWords are the words of a partner.
type PartnerWords struct {
	Name    string `field:"name,required" also:"nom,title,titre" en:"Its name." fr:"Son nom."`
	Summary string `field:"summary" also:"résumé,resume,description" en:"One or two sentences about it." fr:"Une ou deux phrases à son sujet."`
}

// PageFacts are the facts of an ordinary page.
type PageFacts struct {
	Shared
	Order int `field:"order" also:"ordre,weight,poids,rang" example:"1" en:"Its place among the pages. The site has no list of them yet; menus follow the settings." fr:"Sa place parmi les pages. Le site n’en a pas encore de liste ; les menus suivent les réglages."`
}

// PageWords are the words of an ordinary page.
type PageWords struct{ Titled }

// SiteFacts are the settings of the site, in content/site.yaml.
type SiteFacts struct {
	Name       Localised  `field:"name,required" also:"nom,title,titre" example:"Projet PRO" en:"The site’s name; one for all languages, or one for each: {fr: …, en: …}." fr:"Le nom du site ; un seul pour toutes les langues, ou un par langue : {fr: …, en: …}."`
	Tagline    Localised  `field:"tagline" also:"slogan,description,devise" en:"What the site is, in one line." fr:"Ce qu’est le site, en une ligne."`
	BaseURL    URL        `field:"base_url" also:"baseurl,base url,baseURL,adresse" example:"https://www.example.org/" en:"Where the site is published; --base-url overrides it." fr:"Où le site est publié ; --base-url l’emporte."`
	Languages  []lang.Tag `field:"languages,required" also:"langues,langs" example:"[fr, en]" en:"The languages of the site; the first is the default." fr:"Les langues du site ; la première est celle par défaut."`
	Publisher  Publisher  `field:"publisher" also:"éditeur,editeur" en:"Who publishes the site." fr:"Qui publie le site."`
	Contacts   []Contact  `field:"contacts" also:"contact" en:"Whom to write to." fr:"À qui écrire."`
	Navigation []string   `field:"navigation" check:"entry" also:"nav,menu" example:"[faculties, mentoring, pages/about]" en:"The main menu: sections (faculties, method, mentoring, slides, partners) and pages." fr:"Le menu principal : sections (faculties, method, mentoring, slides, partners) et pages."`
	Footer     []string   `field:"footer" check:"entry" also:"pied,pied_de_page" example:"[pages/accessibility]" en:"The links at the foot of each page." fr:"Les liens au pied de chaque page."`
	Levels     []string   `field:"levels" check:"level" also:"niveaux" example:"[BA1, BA2, BA3, MA1, MA2]" en:"The years of study, in order." fr:"Les années d’études, dans l’ordre."`
	Timezone   string     `field:"timezone" check:"timezone" also:"fuseau,time_zone" example:"Europe/Brussels" en:"The time zone of dates and hours." fr:"Le fuseau horaire des dates et des heures."`
	Complaints Contact    `field:"complaints" also:"plaintes" en:"The institution’s complaints service, for the accessibility statement." fr:"Le service des plaintes de l’institution, pour la déclaration d’accessibilité."`
	Ombudsman  Contact    `field:"ombudsman" also:"médiateur,mediateur" en:"The ombudsman, for the accessibility statement." fr:"La médiation, pour la déclaration d’accessibilité."`
}

// SiteWords is empty: words of the site's settings are Localised.
type SiteWords struct{}
