//! Where a meeting is held, as far as its zone and LOCATION need it.

use crate::document::Span;
use crate::lang::{PLACES, Place};
use crate::view::{fold, fold_char};
use std::sync::{LazyLock, OnceLock};

/// A folded name of a place.
struct Name {
    text: String,
    place: &'static Place,
}

/// The first three bytes of a folded name as a number: every name has so many.
type Beginning = u32;

/// The beginning of a text that is long enough.
fn beginning(text: &str) -> Option<Beginning> {
    text.as_bytes().first_chunk().map(|[a, b, c]| u32::from_be_bytes([0, *a, *b, *c]))
}

/// All names whose folded form begins with one character, in the order of their first bytes, of those that are alike in them the
/// longest first. Most letters need few of these lists, so each is folded when it is first asked for.
struct Initial {
    first: char,
    spellings: Vec<(&'static str, &'static Place)>,
    names: OnceLock<Vec<(Beginning, Name)>>,
}

impl Initial {
    fn names(&self) -> &[(Beginning, Name)] {
        self.names.get_or_init(|| {
            let folded = self.spellings.iter().map(|(name, place)| Name { text: fold(name), place });
            let mut names: Vec<(Beginning, Name)> = folded.filter_map(|n| Some((beginning(&n.text)?, n))).collect();
            names.sort_by_key(|(beginning, n)| (*beginning, std::cmp::Reverse(n.text.len())));
            names
        })
    }
}

/// Every name, by its first character.
static INITIALS: LazyLock<Vec<Initial>> = LazyLock::new(|| {
    let spellings = || PLACES.iter().flat_map(|place| place.names.iter().map(move |name| (name, place)));
    let count = spellings().count();
    let mut spelled: Vec<(&'static str, &'static Place)> = Vec::with_capacity(count);
    // Numbers are sorted sooner than what they stand for.
    let mut order: Vec<(char, u32)> = Vec::with_capacity(count);
    for (i, (name, place)) in (0..).zip(spellings()) {
        spelled.push((name, place));
        order.push((initial(name), i));
    }
    order.sort_unstable();
    order
        .chunk_by(|a, b| a.0 == b.0)
        .map(|same| Initial {
            first: same[0].0,
            spellings: same.iter().map(|(_, i)| spelled[*i as usize]).collect(),
            names: OnceLock::new(),
        })
        .collect()
});

/// The first character of a name when it is folded.
fn initial(name: &str) -> char {
    name.chars().find_map(fold_char).unwrap_or_default()
}

/// Names with the first bytes of a text, the longest first.
fn with_beginning_of(text: &str) -> impl Iterator<Item = &'static Name> {
    let names = text.chars().next().zip(beginning(text)).and_then(|(first, beginning)| {
        let names = INITIALS.binary_search_by_key(&first, |i| i.first).map(|i| INITIALS[i].names()).ok()?;
        let from = names.partition_point(|(b, _)| *b < beginning);
        let alike = names[from..].iter().take_while(|(b, _)| *b == beginning).count();
        Some(&names[from..from + alike])
    });
    names.unwrap_or_default().iter().map(|(_, name)| name)
}

/// Names that a text begins with, the longest first.
fn at_start_of(text: &str) -> impl Iterator<Item = &'static Name> {
    with_beginning_of(text).filter(move |n| text.starts_with(&*n.text))
}

/// Every place named in a folded text, cities before countries, then in order of appearance.
pub(super) fn named_in(text: &str) -> Vec<(usize, &'static Place)> {
    let mut names: Vec<(usize, &Name)> = Vec::new();
    let mut before = None;
    for (at, c) in text.char_indices() {
        if !joins(before.replace(c), Some(c)) {
            names.extend(at_start_of(&text[at..]).map(|name| (at, name)));
        }
    }
    names.sort_by_key(|(at, name)| (std::cmp::Reverse(name.text.len()), *at));
    let mut found: Vec<(usize, usize, &'static Place)> = Vec::new();
    for (at, name) in names {
        let inside = found.iter().any(|(start, end, _)| *start <= at && at < *end);
        let end = at + name.text.len();
        if !inside && !joins_behind(text, end) {
            found.push((at, end, name.place));
        }
    }
    found.sort_by_key(|(at, _, place)| (place.country, *at));
    found.into_iter().map(|(at, _, place)| (at, place)).collect()
}

/// The place whose name touches a span: "首尔时间", "heure de Séoul", "Seoul time".
pub(super) fn beside(text: &str, span: &Span) -> Option<&'static Place> {
    let before = text[..span.start].trim_end();
    let after = text[span.end..].trim_start();
    let after = ["de ", "d'", "du ", "в ", "г. ", "في "].iter().find_map(|p| after.strip_prefix(p)).unwrap_or(after);
    let names_before = before
        .char_indices()
        .rev()
        .take(LONGEST)
        .flat_map(|(at, _)| with_beginning_of(&before[at..]).filter(move |n| n.text == before[at..]));
    names_before.chain(at_start_of(after)).min_by_key(|n| std::cmp::Reverse(n.text.len())).map(|n| n.place)
}

/// How many characters a name has at most.
const LONGEST: usize = 60;

/// Whether the characters on both sides of a position are letters of one word; ideographs and Arabic letters, before which
/// particles may stand, never are.
fn joins(before: Option<char>, behind: Option<char>) -> bool {
    let letter = |c: char| !matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{600}'..='\u{6ff}') && c.is_alphabetic();
    before.is_some_and(letter) && behind.is_some_and(letter)
}

fn joins_behind(text: &str, end: usize) -> bool {
    joins(text[..end].chars().next_back(), text[end..].chars().next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_stands_under_its_first_character() {
        for initial in INITIALS.iter() {
            assert_eq!(initial.names().len(), initial.spellings.len());
            for (_, name) in initial.names() {
                assert!(name.text.starts_with(initial.first), "{}", name.text);
                assert!(name.text.len() >= 3 && name.text.chars().count() <= LONGEST, "{}", name.text);
            }
        }
    }

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = named_in(text).iter().map(|(_, place)| place.name).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn places_in_a_text() {
        check("geneva, 9-18 april 2018", &["Geneva"]);
        check("首尔,2014年8月22日", &["Seoul"]);
        check("no place at all", &[]);
        check("genevan", &[]);
    }

    #[test]
    fn places_beside_words() {
        let name = |text: &str, word: &str| {
            let start = text.find(word).unwrap();
            beside(text, &(start..start + word.len())).map(|place| place.name)
        };
        assert_eq!(name("首尔时间上午10时", "时间"), Some("Seoul"));
        assert_eq!(name("a 10 h (heure de seoul)", "heure"), Some("Seoul"));
        assert_eq!(name("at 1000 hours seoul time", "time"), Some("Seoul"));
        assert_eq!(name("in good time", "time"), None);
    }
}
