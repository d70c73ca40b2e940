//! Names of cities that are words, names of persons or names of other places too: they count only where nothing but the place can
//! stand, between commas directly before the days of the subject ("…, Asunción, 25-28 de marzo").

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
    ("سيول", "Seoul"),
];
