//! español.

use super::wording::{Sentences, Titles};
use super::{Compiled, Cue, Example, Pack, Sense, Wording};
use crate::event::Action;

/// The pack.
pub(super) static PACK: Pack = Pack {
    code: "es",
    name: "español",
    function_words: &[
        "el", "la", "los", "las", "de", "del", "y", "en", "un", "una", "se", "al", "por", "para", "con", "que", "sera",
        "es", "como", "sus", "lo", "o", "su",
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
    kinds: ["Reunión", "Apertura", "Inscripción in situ", "Fecha límite", "Sesión"],
    actions: [
        "contribuciones para traducir",
        "contribuciones",
        "documentos de entrada",
        "inscripción",
        "carta de apoyo para el visado",
        "solicitud de beca",
        "solicitud de interpretación",
        "subtitulado o lengua de señas",
        "reserva de hotel",
        "propuesta de ponencia o demostración",
        "propuesta de candidatos",
        "respuesta",
        "solicitud de participación a distancia",
        "otros",
    ],
    date: "{day} de {month} de {year}",
    months: [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
    first_of_month: "1",
    clock: "{clock}, hora de {place}",
    geneva: "Ginebra",
    titles: Titles {
        meeting: "Reunión {group}",
        opening: "Apertura de la reunión {group}",
        registration_desk: "Inscripción in situ {group}",
        deadline: "Fecha límite {group}: {what}",
        deadline_at: "Fecha límite {group}: {what} ({clock} {place})",
        named: "{group}: {name}",
        groups: "{groups} y {more} más",
        cancelled: "Cancelado: {title}",
        tentative: "{title} (provisional)",
        calendar: "Reuniones y plazos de la UIT",
        calendar_of: "UIT {group}",
    },
    sentences: Sentences {
        quote: "«{quote}»",
        letter: "Carta de la UIT {number}, {date}",
        undated_letter: "Carta de la UIT {number}",
        place: "Lugar: {place}",
        virtual_meeting: "Reunión virtual",
        groups: "Grupos: {groups}",
        day_ends: "La carta no indica la hora: hasta el {date}, {time} ({elsewhere})",
        deadline: "Fin del plazo: {date}, {time} ({elsewhere})",
        only_start: "Solo se indica el comienzo: {time} ({elsewhere}); los 15 minutos sirven para mostrarlo",
        cancelled: "La carta anuncia la cancelación",
        tentative: "Provisional: si es necesario",
        inferred: [
            "La carta no indica el año, que se deduce del contexto",
            "La carta no indica el mes, que se deduce del contexto",
            "La carta no indica el día, que se deduce del contexto",
            "La carta solo da un plazo relativo, a partir del cual se ha calculado la fecha",
            "Se entiende que la hora es la del lugar de la reunión",
        ],
        link: "Enlace: {url}",
        source: "Carta: {url}",
    },
};

// ---- examples ----

static EXAMPLES: &[Example] = &[];

static COUNTEREXAMPLES: &[&str] = &[];
