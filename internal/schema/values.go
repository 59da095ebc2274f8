// This file declares the groups of fields that a field can hold.

package schema

import "projetpro/internal/lang"

// A Publisher is who answers for the site.
type Publisher struct {
	Name Localised `field:"name,required" also:"nom" en:"Its name." fr:"Son nom."`
	Link URL       `field:"link" also:"url,lien,site" en:"Its website." fr:"Son site."`
}

// A Contact is a person or a service to ask.
type Contact struct {
	Name  Localised `field:"name" also:"nom" en:"Who." fr:"Qui."`
	Role  Localised `field:"role" also:"rôle,fonction" en:"In what capacity." fr:"À quel titre."`
	Email string    `field:"email" check:"email" also:"e-mail,mail,courriel" example:"service@example.org" en:"E-mail address." fr:"Adresse e-mail."`
	Phone string    `field:"phone" check:"phone" also:"tel,tél,téléphone,telephone" example:"+32 2 000 00 00" en:"Telephone number." fr:"Numéro de téléphone."`
	Link  URL       `field:"link" also:"url,lien,site" en:"Web page." fr:"Page web."`
}

// A Person takes part in a module.
type Person struct {
	Name  string    `field:"name,required" also:"nom" example:"Camille Exemple" en:"First name and family name." fr:"Prénom et nom."`
	Title string    `field:"title" also:"titre" example:"Prof." en:"Academic title." fr:"Titre académique."`
	Role  Localised `field:"role" also:"rôle,fonction" en:"What they do in the module." fr:"Ce qu’elle ou il fait dans le module."`
	Email string    `field:"email" check:"email" also:"e-mail,mail,courriel" en:"E-mail address." fr:"Adresse e-mail."`
	Link  URL       `field:"link" also:"url,lien,site" en:"Web page." fr:"Page web."`
}

// A Part is what a module spread over several years has in one of them.
type Part struct {
	Title    Localised `field:"title" also:"titre" en:"Its name." fr:"Son nom."`
	Levels   Levels    `field:"levels,required" also:"level,niveau,niveaux,année" example:"BA1" en:"In which year." fr:"En quelle année."`
	Credits  Decimal   `field:"credits" also:"crédits,ects" example:"3" en:"Its ECTS credits." fr:"Ses crédits ECTS."`
	Hours    Hours     `field:"hours" also:"heures" en:"Its hours." fr:"Ses heures."`
	Sessions Sessions  `field:"sessions" also:"séances" en:"Its sessions." fr:"Ses séances."`
	Status   string    `field:"status" enum:"running=en cours|actif|active|actuel|ongoing,pilot=pilote|phase pilote|en phase pilote|pilot phase,in-preparation=en préparation|préparation|preparation|in preparation|prévu|planned,ended=terminé|terminée|fini|finished|clos" also:"statut,état" en:"How far it is." fr:"Où elle en est."`
	Since    Date      `field:"since" also:"depuis" en:"When it first ran." fr:"Depuis quand elle existe."`
}

// A Resource is a presentation, a video, a guide or another document. With
// neither URL nor File it is known to exist and still to come.
type Resource struct {
	Kind     string    `field:"kind,required" enum:"presentation=présentation|slides|diapositives|diapos|powerpoint|ppt,video=vidéo|film|replay,guide=mode d’emploi|manuel|manual,document=pdf|doc|fichier" also:"type,genre" example:"presentation" en:"What it is." fr:"Ce que c’est."`
	Part     int       `field:"part" also:"partie" example:"1" en:"Which part of a series it is." fr:"Quelle partie d’une série."`
	Title    Localised `field:"title" also:"titre" en:"Its title; for a part without one the page says “Part 1”." fr:"Son titre ; pour une partie qui n’en a pas, la page dit « Partie 1 »."`
	Language lang.Tag  `field:"language" also:"langue,lang" example:"fr" en:"The language it is in." fr:"La langue dans laquelle elle est."`
	Audience string    `field:"audience" enum:"students=étudiants|étudiantes|étudiant·es|student,teachers=enseignants|enseignantes|enseignant·es|teacher|profs|staff" also:"public" example:"students" en:"Whom it is for." fr:"À qui elle s’adresse."`
	Date     Date      `field:"date" example:"2020-11-05" en:"When it was made or given." fr:"Quand elle a été faite ou donnée."`
	URL      URL       `field:"url" also:"lien,link,href" en:"Its address on the web." fr:"Son adresse sur le web."`
	File     string    `field:"file" without:"url" check:"file" also:"fichier" example:"diapositives.pdf" en:"A file beside this one, by relative path." fr:"Un fichier à côté de celui-ci, par chemin relatif."`
}

// An Eligibility says which levels may apply, and on what condition.
type Eligibility struct {
	Levels Levels    `field:"levels" also:"level,niveau,niveaux" example:"MA2" en:"Which years." fr:"Quelles années."`
	Note   Localised `field:"note" also:"condition,remarque" en:"On what condition." fr:"À quelle condition."`
}
