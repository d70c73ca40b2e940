//! Names of places in the language of the reader.

use super::{PLACES, Place, Wording};
use std::collections::HashMap;
use std::sync::LazyLock;

static BY_NAME: LazyLock<HashMap<&str, &Place>> = LazyLock::new(|| PLACES.iter().map(|p| (p.name, p)).collect());

/// The name of a place, given in English, in the language of the reader, where it is known. The table names no language:
/// a name is one of those whose script no other language of the ITU has. Languages of the Latin script share the
/// English name, but for Geneva.
pub fn place_name(name: &str, wording: &Wording) -> Option<&'static str> {
    let place = BY_NAME.get(name)?;
    if place.names.contains(&wording.geneva) {
        return Some(wording.geneva);
    }
    let own = Script::of(wording.geneva)?;
    let own = place.names.iter().find(|n| Script::of(n) == Some(own))?;
    // Beside a namesake stands its country: "Asunción (Paraguay)".
    let end = own.find([',', '(', '（', '،', '，']).unwrap_or(own.len());
    Some(own[..end].trim_end())
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
