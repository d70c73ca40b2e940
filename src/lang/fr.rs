//! français.

use super::wording::{Sentences, Titles};
use super::{Compiled, Cue, Example, Pack, Sense, Wording};
use crate::event::Action;

/// The pack.
pub(super) static PACK: Pack = Pack {
    code: "fr",
    name: "français",
    function_words: &[
        "le", "la", "les", "de", "des", "du", "et", "en", "un", "une", "sera", "au", "aux", "dans", "par", "pour",
        "sur", "que", "qui", "est", "sont", "avec", "ne", "pas", "ou", "ce", "cette",
    ],
    words: WORDS,
    compiled: Compiled::new(),
    wording: &WORDING,
    examples: EXAMPLES,
    counterexamples: COUNTEREXAMPLES,
};

// ---- what rules read ----

static WORDS: &[(Sense, &[&str])] = &[];

// ---- what outputs write ----

static WORDING: Wording = Wording {
    right_to_left: false,
    kinds: ["Réunion", "Ouverture", "Enregistrement sur place", "Date limite", "Séance"],
    actions: [
        "contributions à traduire",
        "contributions des membres",
        "documents d'entrée",
        "inscription",
        "lettre d'appui pour le visa",
        "demande de bourse",
        "demande d'interprétation",
        "sous-titrage ou langue des signes",
        "réservation d'hôtel",
        "proposition d'exposé ou de démonstration",
        "désignation de candidats",
        "réponse",
        "demande de participation à distance",
        "autre échéance",
    ],
    date: "{day} {month} {year}",
    months: [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    first_of_month: "1er",
    clock: "{clock}, heure de {place}",
    geneva: "Genève",
    titles: Titles {
        meeting: "Réunion {group}",
        opening: "Ouverture de la réunion {group}",
        registration_desk: "Enregistrement sur place {group}",
        deadline: "Date limite {group}\u{a0}: {what}",
        deadline_at: "Date limite {group}\u{a0}: {what} ({clock} {place})",
        named: "{group}\u{a0}: {name}",
        groups: "{groups} et {more} autres",
        cancelled: "Annulé\u{a0}: {title}",
        tentative: "{title} (provisoire)",
        calendar: "Réunions et échéances de l'UIT",
        calendar_of: "UIT {group}",
    },
    sentences: Sentences {
        quote: "«\u{a0}{quote}\u{a0}»",
        letter: "Lettre de l'UIT {number} du {date}",
        undated_letter: "Lettre de l'UIT {number}",
        place: "Lieu\u{a0}: {place}",
        virtual_meeting: "Réunion virtuelle",
        groups: "Groupes\u{a0}: {groups}",
        day_ends: "La lettre n'indique pas d'heure\u{a0}: jusqu'au {date}, {time} ({elsewhere})",
        deadline: "Échéance\u{a0}: {date}, {time} ({elsewhere})",
        only_start: "Seul le début est indiqué\u{a0}: {time} ({elsewhere})\u{a0}; les 15 minutes ne servent qu'à l'affichage",
        cancelled: "La lettre annonce l'annulation",
        tentative: "Provisoire\u{a0}: si nécessaire",
        inferred: [
            "La lettre n'indique pas l'année, qui a été déduite du contexte",
            "La lettre n'indique pas le mois, qui a été déduit du contexte",
            "La lettre n'indique pas le jour, qui a été déduit du contexte",
            "La lettre ne donne qu'un délai relatif, d'après lequel la date a été calculée",
            "L'heure est supposée être celle du lieu de la réunion",
        ],
        link: "Lien\u{a0}: {url}",
        source: "Lettre\u{a0}: {url}",
    },
};

// ---- examples ----

static EXAMPLES: &[Example] = &[];

static COUNTEREXAMPLES: &[&str] = &[];
