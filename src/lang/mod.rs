//! The languages of the ITU. A language is one file: the words that rules read, and the words that outputs write.

mod ar;
mod detect;
mod en;
mod es;
mod feed_words;
mod foreign;
mod fr;
mod kinds;
mod page;
mod place_names;
mod place_words;
mod places;
mod private_words;
mod ru;
mod scan;
mod sense;
mod wording;
mod words;
mod zh;

pub use detect::{Detected, Tally, first_half};
pub use feed_words::{FeedWords, feed_words};
pub use foreign::{Unread, unread};
pub use kinds::Kinds;
pub use page::{PageWords, page_words};
pub use place_names::place_name;
pub use place_words::{BEFORE_COUNTRY, BEHIND_COUNTRY, COUNTRY_ENDS, FAR_PARTS, WORDS_TOO};
pub use places::{PLACES, Place};
pub use private_words::{PRIVATE_WORDS, PrivateWords};
pub use scan::{Compiled, Hit, each_hit, hits};
pub use sense::{Cue, Sense};
pub use wording::{Sentences, Titles, Wording, fill};
pub use words::Words;

/// One language.
#[derive(Debug)]
pub struct Pack {
    /// ISO 639-1 code, as the ITU's addresses use it.
    pub code: &'static str,
    /// The language's own name.
    pub name: &'static str,
    /// The language's English name, for messages.
    pub english: &'static str,
    /// What it is written in.
    pub script: Script,
    /// Small words that tell the language from others of its script, folded; empty where the script alone tells it.
    pub function_words: &'static [&'static str],
    /// The words that rules read, by sense. A word written with a closing `*` is a stem.
    pub words: &'static [(Sense, Words)],
    /// The words as they are searched, sorted on first use.
    pub compiled: Compiled,
    /// What outputs write.
    pub wording: &'static Wording,
    /// Texts in the language and the values that must be read in them.
    pub examples: &'static [Example],
    /// Texts in which nothing must be read.
    pub counterexamples: &'static [&'static str],
}

/// A script of the packs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    /// Ideographs.
    Han,
    /// Latin letters, in which names and codes stand in every language.
    Latin,
    /// Cyrillic letters.
    Cyrillic,
    /// Arabic letters.
    Arabic,
}

/// A text and the values of its mentions in ISO 8601, as [`Mention::iso`](crate::mentions::Mention::iso) writes them.
pub type Example = (&'static str, &'static [&'static str]);

/// Every language, in the order of the documentation.
pub static PACKS: &[&Pack] = &[&zh::PACK, &en::PACK, &fr::PACK, &es::PACK, &ru::PACK, &ar::PACK];

/// The pack of a language code; English where there is none.
pub fn pack(code: &str) -> &'static Pack {
    PACKS.iter().copied().find(|p| p.code == code).unwrap_or(&en::PACK)
}

/// Whether a word, as it is printed inside a sentence, is one of the small words by which a language is told: "of", "dans".
pub fn is_function_word(word: &str) -> bool {
    PACKS.iter().any(|p| p.function_words.contains(&word))
}

/// Whether a word stands before the noun that a length of time leads up to: "before", "avant", "до".
pub fn is_before(word: &str) -> bool {
    let one = |(sense, words): &(Sense, Words)| *sense == Sense::Before && words.iter().any(|w| w == word);
    PACKS.iter().any(|p| p.words.iter().any(one))
}

/// The English names of all languages, for messages: "Chinese, English, … and Arabic".
pub fn known_languages() -> String {
    let names: Vec<&str> = PACKS.iter().map(|p| p.english).collect();
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => names.concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mentions::{self, Mention, tokens};
    use crate::view::{View, fold};
    use std::collections::HashMap;

    /// A word with two calendar senses would be read by chance.
    #[test]
    fn one_calendar_sense_per_word() {
        for pack in PACKS {
            let mut seen: HashMap<String, Sense> = HashMap::new();
            for (sense, words) in pack.words.iter().filter(|(s, _)| !matches!(s, Sense::Cue(_))) {
                for word in *words {
                    if let Some(other) = seen.insert(fold(word), *sense).filter(|other| other != sense) {
                        panic!("{}: {word} is {sense:?} and {other:?}", pack.code);
                    }
                }
            }
        }
    }

    #[test]
    fn no_place_name_twice() {
        let mut seen: HashMap<String, &str> = HashMap::new();
        for place in PLACES {
            for name in place.names {
                if let Some(other) = seen.insert(fold(name), place.name) {
                    panic!("{name} is {} and {other}", place.name);
                }
            }
        }
    }

    /// The values found in a text that is read with the words of one language.
    fn values(pack: &'static Pack, text: &str) -> Vec<String> {
        let view = View::new(text);
        let flat = view.text.replace(['\n', '\t'], " ");
        let mut hits: Vec<_> = hits(pack, &flat, 0..flat.len(), &view.glues);
        hits.retain(|h| !matches!(h.sense, Sense::Cue(_)));
        let tokens = tokens::tokens(&view.text, &hits);
        mentions::find(&view.text, &tokens).iter().map(Mention::iso).collect()
    }

    #[test]
    fn examples_are_read() {
        let mut wrong = Vec::new();
        for pack in PACKS {
            let nothing = pack.counterexamples.iter().map(|text| (*text, [].as_slice()));
            for (text, expected) in pack.examples.iter().copied().chain(nothing) {
                let found = values(pack, text);
                if found != expected {
                    wrong.push(format!("{}: {text:?} is {found:?}, not {expected:?}", pack.code));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn every_language_has_examples() {
        for pack in PACKS.iter().filter(|p| !p.words.is_empty()) {
            assert!(pack.examples.len() >= 10 && !pack.counterexamples.is_empty(), "{} has too few", pack.code);
        }
    }
}
