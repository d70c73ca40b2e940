//! Names of cities that are words, names of persons or names of other places too: they count only where nothing but the place can
//! stand: between commas directly before the days of the subject ("…, Asunción, 25-28 de marzo"), and behind "hora de".

use chrono_tz::Tz;

/// A name as printed, and the English name of the city.
pub static WORDS_TOO: &[(&str, &str)] = &[
    ("Asunción", "Asunción"),
    ("Assomption", "Asunción"),
    ("Basel", "Basel"),
    ("Bâle", "Basel"),
    ("Basilea", "Basel"),
    ("Базель", "Basel"),
    ("بازل", "Basel"),
    ("Le Cap", "Cape Town"),
    ("Mendoza", "Mendoza"),
    ("Santa Cruz", "Santa Cruz de la Sierra"),
    ("عمّان", "Amman"),
    ("Seúl", "Seoul"),
    ("سيول", "Seoul"),
];

/// What may stand between a city and the country or state behind it: "Melbourne (штат Флорида)", "墨尔本（美国佛罗里达州）".
pub static BEFORE_COUNTRY: &[&str] = &[
    "state of",
    "province of",
    "État de",
    "État du",
    "province de",
    "province du",
    "estado de",
    "provincia de",
    "штат",
    "штата",
    "штате",
    "шт.",
    "провинция",
    "провинции",
    "пров.",
    "ولاية",
    "مقاطعة",
    "美国",
    "加拿大",
    "澳大利亚",
];

/// What may stand behind the country of a city: with another word the country is who does something, "in Geneva, Japan offered".
pub static BEHIND_COUNTRY: &[&str] = &[
    "and", "as", "at", "between", "during", "for", "from", "in", "on", "to", "will", "au", "aux", "du", "en", "et",
    "le", "les", "para", "pour", "del", "el", "los", "y", "в", "и", "на", "с", "со", "في", "من", "و", "于", "和",
];

/// What ends the name of a state that stands before its city: 佛罗里达州墨尔本.
pub static COUNTRY_ENDS: &[&str] = &["", "州", "省"];

/// Zones of parts that lie far from their country, and that of the country.
pub static FAR_PARTS: &[(Tz, Tz)] = &[
    (Tz::America__Punta_Arenas, Tz::America__Santiago),
    (Tz::Pacific__Easter, Tz::America__Santiago),
    (Tz::Pacific__Galapagos, Tz::America__Guayaquil),
    (Tz::Atlantic__Azores, Tz::Europe__Lisbon),
    (Tz::Asia__Aqtau, Tz::Asia__Almaty),
    (Tz::Asia__Aqtobe, Tz::Asia__Almaty),
    (Tz::Asia__Atyrau, Tz::Asia__Almaty),
    (Tz::Asia__Qyzylorda, Tz::Asia__Almaty),
    (Tz::Pacific__Kiritimati, Tz::Pacific__Tarawa),
    (Tz::Europe__Simferopol, Tz::Europe__Kyiv),
    (Tz::America__Martinique, Tz::Europe__Paris),
    (Tz::America__Guadeloupe, Tz::Europe__Paris),
    (Tz::America__Cayenne, Tz::Europe__Paris),
    (Tz::Indian__Reunion, Tz::Europe__Paris),
    (Tz::Indian__Mayotte, Tz::Europe__Paris),
    (Tz::Pacific__Noumea, Tz::Europe__Paris),
    (Tz::Pacific__Tahiti, Tz::Europe__Paris),
    (Tz::Pacific__Wallis, Tz::Europe__Paris),
    (Tz::America__Aruba, Tz::Europe__Amsterdam),
    (Tz::America__Curacao, Tz::Europe__Amsterdam),
    (Tz::America__Kralendijk, Tz::Europe__Amsterdam),
    (Tz::America__Lower_Princes, Tz::Europe__Amsterdam),
    (Tz::America__Nuuk, Tz::Europe__Copenhagen),
    (Tz::Atlantic__Faroe, Tz::Europe__Copenhagen),
    (Tz::America__Anguilla, Tz::Europe__London),
    (Tz::America__Cayman, Tz::Europe__London),
    (Tz::America__Grand_Turk, Tz::Europe__London),
    (Tz::America__Tortola, Tz::Europe__London),
    (Tz::Atlantic__Bermuda, Tz::Europe__London),
    (Tz::Atlantic__Stanley, Tz::Europe__London),
    (Tz::Europe__Gibraltar, Tz::Europe__London),
];
