// This file is the phrase book: short pieces of text in French and English
// that say the same thing, and sentences to put them in.

package main

// A phrase is one thing said in both languages.
type phrase struct{ fr, en string }

// in returns the words in one language.
func (p phrase) in(l language) string {
	if l == french {
		return p.fr
	}
	return p.en
}

// Titles are made of one of each.
var (
	forms = []phrase{
		{"Atelier", "Workshop"}, {"Séminaire", "Seminar"}, {"Parcours", "Course"}, {"Laboratoire", "Lab"},
		{"Accompagnement", "Coaching"}, {"Rencontres", "Meetings"}, {"Projet", "Project"}, {"Cycle", "Series"},
		{"Semaine", "Week"}, {"Carnet de bord", "Logbook"}, {"Stage", "Placement"}, {"Forum", "Forum"},
	}
	subjects = []phrase{
		{"bilan de compétences", "skills review"}, {"recherche de stage", "finding a placement"},
		{"entretien d'embauche", "job interview"}, {"lettre de motivation", "cover letter"},
		{"réseau professionnel", "professional network"}, {"marché de l'emploi", "job market"},
		{"projet professionnel", "career plan"}, {"prise de parole", "public speaking"},
		{"gestion de projet", "project management"}, {"travail en équipe", "team work"},
		{"négociation", "negotiation"}, {"création d'entreprise", "starting a business"},
		{"éthique du métier", "professional ethics"}, {"design thinking", "design thinking"},
		{"analyse d'offres", "reading job offers"}, {"portfolio", "portfolio"},
		{"mobilité internationale", "working abroad"}, {"métiers de la recherche", "research careers"},
		{"enquête métier", "job enquiry"}, {"mentorat", "mentoring"},
		{"droit du travail", "labour law"}, {"données et société", "data and society"},
		{"transition écologique", "ecological transition"}, {"santé au travail", "health at work"},
		{"vie associative", "community work"}, {"communication écrite", "writing for work"},
		{"compétences numériques", "digital skills"}, {"langues au travail", "languages at work"},
		{"économie sociale", "social economy"}, {"orientation", "choosing a path"},
	}
	settings = []phrase{
		{"en entreprise", "in a company"}, {"à l'hôpital", "in a hospital"}, {"dans le secteur public", "in the public sector"},
		{"en laboratoire", "in a laboratory"}, {"à l'école", "at school"}, {"dans l'associatif", "in the voluntary sector"},
		{"en agence", "in an agency"}, {"à l'étranger", "abroad"}, {"en région", "in the region"},
		{"à distance", "from a distance"}, {"en petit groupe", "in small groups"}, {"pas à pas", "step by step"},
		{"par la pratique", "by doing"}, {"pour débuter", "for beginners"}, {"pour aller plus loin", "to go further"},
		{"avec des mentors", "with mentors"}, {"sur le terrain", "in the field"}, {"en fin d'études", "at the end of one's studies"},
		{"en première année", "in the first year"}, {"au fil de l'année", "through the year"},
		{"en soirée", "in the evening"}, {"en situation réelle", "in real life"}, {"à plusieurs voix", "in many voices"},
		{"avec les partenaires", "with the partners"}, {"entre pairs", "among peers"}, {"vers l'emploi", "on the way to work"},
		{"en autonomie", "on one's own"}, {"en deux langues", "in two languages"},
	}
	disciplines = []phrase{
		{"architecture", "Architecture"}, {"biologie", "Biology"}, {"chimie", "Chemistry"}, {"droit", "Law"},
		{"économie", "Economics"}, {"géographie", "Geography"}, {"histoire", "History"}, {"informatique", "Computer Science"},
		{"journalisme", "Journalism"}, {"linguistique", "Linguistics"}, {"mathématiques", "Mathematics"}, {"médecine", "Medicine"},
		{"musicologie", "Musicology"}, {"pharmacie", "Pharmacy"}, {"philosophie", "Philosophy"}, {"physique", "Physics"},
		{"psychologie", "Psychology"}, {"sciences politiques", "Political Science"}, {"sciences du travail", "Labour Studies"},
		{"sociologie", "Sociology"}, {"théologie", "Theology"}, {"traduction", "Translation"}, {"urbanisme", "Town Planning"},
		{"statistique", "Statistics"},
	}
)

// Sentences have the places {who}, {what}, {do}, {where} and {when}, each filled
// with a phrase of the list of that name.
var (
	who = []phrase{
		{"les étudiant·es", "the students"}, {"les équipes", "the teams"}, {"les personnes inscrites", "those enrolled"},
		{"les mentors", "the mentors"}, {"les enseignant·es", "the teachers"}, {"les professionnel·les invité·es", "the guest professionals"},
		{"les groupes de quatre", "the groups of four"}, {"les ancien·nes de la faculté", "the faculty's alumni"},
	}
	what = []phrase{
		{"la recherche d'un premier emploi", "the search for a first job"}, {"les attentes des recruteurs", "what recruiters expect"},
		{"le réseau professionnel de la faculté", "the faculty's professional network"}, {"les compétences acquises en cours", "the skills gained in class"},
		{"le sens de leurs études", "the meaning of their studies"}, {"la diversité des métiers du secteur", "the many jobs of the field"},
		{"les résultats de l'enquête menée auprès des diplômé·es", "the results of the survey of graduates"},
		{"le cadre légal du stage", "the legal framework of placements"}, {"les différences entre deux offres semblables", "the differences between two similar offers"},
		{"une première version de leur projet", "a first version of their plan"}, {"les témoignages recueillis l'année précédente", "the accounts gathered the year before"},
		{"la grille d'évaluation", "the marking grid"}, {"les forces et les limites de leur profil", "the strengths and limits of their profile"},
		{"un dossier de quatre pages", "a four-page file"}, {"les questions que l'on n'ose pas poser", "the questions one does not dare to ask"},
		{"la place de l'écrit dans le métier", "the place of writing in the job"}, {"leurs expériences hors des études", "their experience outside their studies"},
		{"les ressources du service carrières", "the resources of the career service"},
	}
	do = []phrase{
		{"rédiger une lettre de motivation", "write a cover letter"}, {"mener un entretien avec une personne du métier", "interview someone who does the job"},
		{"présenter leur parcours en trois minutes", "present their path in three minutes"}, {"lire une offre entre les lignes", "read an offer between the lines"},
		{"tenir un carnet de recherche", "keep a research notebook"}, {"préparer une visite de terrain", "prepare a field visit"},
		{"comparer plusieurs sources", "compare several sources"}, {"demander un retour précis", "ask for precise feedback"},
		{"répartir le travail dans le groupe", "share the work within the group"}, {"construire un calendrier réaliste", "build a realistic calendar"},
		{"défendre un choix devant un jury", "defend a choice before a jury"}, {"reconnaître ce qui leur manque encore", "see what they still lack"},
		{"nouer un premier contact par écrit", "make a first contact in writing"}, {"relire le travail d'une autre équipe", "review another team's work"},
	}
	where = []phrase{
		{"sur le campus", "on campus"}, {"dans les locaux d'un partenaire", "at a partner's offices"}, {"en salle de séminaire", "in the seminar room"},
		{"à la bibliothèque", "in the library"}, {"en visioconférence", "by video call"}, {"dans une organisation de leur choix", "in an organisation of their choice"},
		{"au service carrières", "at the career service"}, {"lors d'une matinée d'information", "during an information morning"},
	}
	when = []phrase{
		{"avant la première séance", "before the first session"}, {"à mi-parcours", "half-way"}, {"au deuxième quadrimestre", "in the second term"},
		{"chaque semaine", "every week"}, {"en fin de module", "at the end of the module"}, {"pendant deux heures", "for two hours"},
		{"dès la rentrée", "from the start of the year"}, {"après les examens de janvier", "after the January exams"},
	}

	sentences = []phrase{
		{"{When}, {who} abordent {what} et apprennent à {do}.", "{When}, {who} discuss {what} and learn to {do}."},
		{"{Who} travaillent {where} pour {do}.", "{Who} work {where} to {do}."},
		{"Le but n'est pas de tout savoir, mais de comprendre {what}.", "The aim is not to know everything, but to understand {what}."},
		{"{When}, chaque groupe présente {what} ; la discussion dure une vingtaine de minutes.", "{When}, each group presents {what}; the discussion lasts some twenty minutes."},
		{"On y apprend à {do}, à {do} et à {do}.", "One learns there to {do}, to {do} and to {do}."},
		{"{Who} peuvent {do} avec l'aide du service carrières, {where}.", "{Who} can {do} with the help of the career service, {where}."},
		{"Rien n'oblige à choisir tout de suite : il suffit de {do} {when}.", "Nothing forces anyone to choose at once: it is enough to {do} {when}."},
		{"Les échanges portent sur {what}, puis sur {what}.", "The exchanges deal with {what}, then with {what}."},
		{"{Who} reçoivent un retour écrit {when}.", "{Who} receive written feedback {when}."},
		{"Pour {do}, {who} disposent d'un modèle et d'exemples commentés.", "To {do}, {who} have a template and annotated examples."},
		{"Cette étape se déroule {where} et demande environ trois heures de préparation.", "This stage takes place {where} and takes about three hours of preparation."},
		{"L'évaluation tient compte de la manière dont {who} abordent {what}.", "The assessment takes account of how {who} deal with {what}."},
		{"Il est utile de relire {what} avant de {do}.", "It is useful to read {what} again before one starts to {do}."},
		{"{Where}, {who} comparent {what} avec ce qu'ils attendaient.", "{Where}, {who} compare {what} with what they expected."},
		{"Beaucoup découvrent {when} que {who} se posent les mêmes questions.", "Many find out {when} that {who} ask themselves the same questions."},
		{"Un calendrier partagé indique quand {do} et à qui s'adresser.", "A shared calendar says when to {do} and whom to ask."},
	}
	items = []phrase{
		{"{do} {where}", "{do} {where}"}, {"{do}, seul·e puis à deux", "{do}, alone and then in pairs"},
		{"comprendre {what}", "understand {what}"}, {"discuter {when} avec {who}", "talk {when} with {who}"},
		{"décrire {what} en une page", "describe {what} in one page"},
	}
	quotes = []phrase{
		{"J'y ai appris à {do} ; {when}, tout est devenu plus clair.", "I learnt there to {do}; {when}, everything became clearer."},
		{"Ce qui m'a aidée : comprendre {what}, avec des personnes qui étaient passées par là.", "What helped me was to understand {what}, with people who had been there."},
		{"Je pensais ne jamais pouvoir {do}. {When}, je l'ai fait devant toute la salle.", "I thought I could never {do}. {When}, I did it before the whole room."},
	}
	crossLinks = []phrase{
		{"Ce point est repris dans le module {link}.", "This point is taken up in the module {link}."},
		{"{Who} qui ont suivi {link} peuvent passer cette étape.", "{Who} who have followed {link} may leave this stage out."},
		{"À lire en parallèle : {link}, où l'on apprend à {do}.", "To be read alongside: {link}, where one learns to {do}."},
		{"Le module {link} prolonge ce travail {where}.", "The module {link} carries on this work {where}."},
	}

	headings = []phrase{
		{"Objectifs", "Aims"}, {"Public et prérequis", "Audience and prerequisites"}, {"Déroulement", "How it goes"},
		{"Travaux demandés", "Work to hand in"}, {"Évaluation", "Assessment"}, {"Calendrier", "Calendar"},
		{"Ce que l'on en retient", "What stays"}, {"Pour aller plus loin", "Going further"}, {"Rencontres", "Meetings"},
		{"Organisation pratique", "Practical matters"}, {"Questions fréquentes", "Frequent questions"}, {"Méthode", "Method"},
		{"Témoignages", "Accounts"}, {"Liens avec les autres modules", "Links with other modules"},
	}
	tableHeads = []phrase{{"Séance", "Session"}, {"Thème", "Subject"}, {"Lieu", "Place"}, {"Durée", "Length"}}

	roles = []phrase{
		{"titulaire du cours", "course leader"}, {"coordination", "coordination"}, {"conseil carrière", "career advice"}, {"assistance", "teaching assistant"},
	}
	firstNames  = []string{"Camille", "Dominique", "Claude", "Sacha", "Alix", "Charlie", "Morgan", "Noa", "Lou", "Andrea", "Yaël", "Maxime"}
	familyNames = []string{"Exemple", "Modèle", "Specimen", "Delvaux", "Peeters", "Lambert", "Janssens", "Dubois", "Martin", "Simon", "Laurent", "Renard"}
	campuses    = []string{"Solbosch", "Plaine", "Erasme", "Flagey", "Charleroi"}
	levels      = []string{"BA1", "BA2", "BA3", "MA1", "MA2"}
)
