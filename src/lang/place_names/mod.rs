//! Names of places in the language of the reader.

pub(super) mod es;
pub(super) mod fr;

use super::{PLACES, Place, Wording};
use std::collections::HashMap;
use std::sync::LazyLock;

static BY_NAME: LazyLock<HashMap<&str, &Place>> = LazyLock::new(|| PLACES.iter().map(|p| (p.name, p)).collect());

/// The name of a place, given in English, in the language of the reader, where it is known and another. `PLACES` names no
/// language: where one has a script that no other language of the ITU has, its name is the one in that script. The others have
/// a table of the names that differ from the English ones.
pub fn place_name(name: &str, wording: &Wording) -> Option<&'static str> {
    let place = BY_NAME.get(name)?;
    if place.names.iter().any(|n| n == wording.geneva) {
        return Some(wording.geneva);
    }
    listed(place, wording).or_else(|| in_script(place, wording))
}

/// The name in the table of a language.
fn listed(place: &Place, wording: &Wording) -> Option<&'static str> {
    let at = wording.place_names.binary_search_by_key(&place.name, |(name, _)| name).ok()?;
    Some(wording.place_names[at].1)
}

/// The name in the script that a language has for itself.
fn in_script(place: &Place, wording: &Wording) -> Option<&'static str> {
    let own = Script::of(wording.geneva)?;
    place.names.iter().find(|n| Script::of(n) == Some(own)).map(bare)
}

/// A name without the country that stands beside a namesake: "Asunción (Paraguay)".
fn bare(name: &str) -> &str {
    let end = name.find([',', '(', '（', '،', '，']).unwrap_or(name.len());
    name[..end].trim_end()
}

/// A script that one language of the ITU has for itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    Han,
    Cyrillic,
    Arabic,
}

impl Script {
    fn of(name: &str) -> Option<Script> {
        match name.chars().next()? {
            '\u{4e00}'..='\u{9fff}' => Some(Script::Han),
            '\u{400}'..='\u{52f}' => Some(Script::Cyrillic),
            '\u{620}'..='\u{64a}' => Some(Script::Arabic),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::pack;
    use crate::view::fold;

    #[test]
    fn names_in_the_language_of_the_reader() {
        let check = |name: &str, language: &str, expected: Option<&str>| {
            assert_eq!(place_name(name, pack(language).wording), expected, "{name} in {language}");
        };
        check("Geneva", "fr", Some("Genève"));
        check("Geneva", "ar", Some("جنيف"));
        check("Bangkok", "zh", Some("曼谷"));
        check("Bangkok", "ru", Some("Бангкок"));
        check("Bangkok", "es", None);
        check("Geneva, Popov Room", "zh", None);
        check("Seoul", "fr", Some("Séoul"));
        check("Seoul", "es", Some("Seúl"));
        check("Seoul", "en", None);
        check("Cairo", "fr", Some("Le Caire"));
        check("Cairo", "es", Some("El Cairo"));
        check("Nice", "fr", None);
        check("Nice", "es", Some("Niza"));
        check("Uzbekistan", "fr", Some("Ouzbékistan"));
        check("Tunis", "es", Some("Túnez"));
        check("Tunisia", "es", Some("República de Túnez"));
    }

    /// What is written can be read: the name is one of the place's, be it that a country stands beside it there.
    #[test]
    fn listed_names_are_names_of_their_place() {
        for (table, (english, name)) in tables().flat_map(|t| t.iter().map(move |row| (t, row))) {
            let place = BY_NAME.get(english).unwrap_or_else(|| panic!("{english} is no place"));
            let known = |n: &str| [fold(n), fold(bare(n))].contains(&fold(name));
            assert!(place.names.iter().any(known), "{name} is no name of {english}");
            assert_ne!(english, name, "{english} needs no line");
            assert_eq!(table.iter().filter(|(_, other)| other == name).count(), 1, "{name} is the name of two places");
            let namesake = PLACES.iter().find(|p| p.name == *name && p.name != *english);
            assert!(namesake.is_none(), "{name} is the name of two places");
        }
    }

    /// They are searched by halves.
    #[test]
    fn tables_are_in_order() {
        for table in tables() {
            assert!(!table.is_empty());
            let late: Vec<_> = table.windows(2).filter(|pair| pair[0].0 >= pair[1].0).collect();
            assert!(late.is_empty(), "{late:?}");
        }
    }

    fn tables() -> impl Iterator<Item = &'static [(&'static str, &'static str)]> {
        ["fr", "es"].into_iter().map(|language| pack(language).wording.place_names)
    }

    #[test]
    fn hardly_any_place_lacks_a_name() {
        for language in ["zh", "ru", "ar"] {
            let lacking: Vec<&str> = PLACES
                .iter()
                .filter(|p| place_name(p.name, pack(language).wording).is_none())
                .map(|p| p.name)
                .collect();
            assert!(lacking.len() < 10, "{language}: {lacking:?}");
        }
    }
}
