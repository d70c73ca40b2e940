//! Where a meeting is held, as far as its zone and LOCATION need it.

use crate::document::Span;
use crate::lang::{PLACES, Place};
use crate::view::fold;
use std::sync::LazyLock;

/// A folded name of a place.
struct Name {
    text: String,
    place: &'static Place,
    /// Its turn among all names: longer ones first, then in the order of the list.
    rank: usize,
}

/// Every name, in the order of its bytes.
static NAMES: LazyLock<Vec<Name>> = LazyLock::new(|| {
    let mut names: Vec<Name> = PLACES
        .iter()
        .flat_map(|place| place.names.iter().map(move |n| Name { text: fold(n), place, rank: 0 }))
        .collect();
    names.sort_by_key(|n| std::cmp::Reverse(n.text.len()));
    names.iter_mut().enumerate().for_each(|(rank, name)| name.rank = rank);
    names.sort_unstable_by(|a, b| a.text.cmp(&b.text));
    names
});

/// Names that a text begins with.
fn at_start_of(text: &str) -> impl Iterator<Item = &'static Name> {
    // Names with the same first bytes stand together, and no name is shorter than these.
    let head = &text.as_bytes()[..text.len().min(HEAD)];
    let from = NAMES.partition_point(|n| n.text.as_bytes() < head);
    NAMES[from..].iter().take_while(move |n| n.text.as_bytes().starts_with(head)).filter(|n| text.starts_with(&*n.text))
}

/// How many bytes every name has at least.
const HEAD: usize = 3;

/// Every place named in a folded text, cities before countries, then in order of appearance.
pub(super) fn named_in(text: &str) -> Vec<(usize, &'static Place)> {
    let starts =
        text.char_indices().flat_map(|(at, _)| at_start_of(&text[at..]).map(move |name| (name.rank, at, name)));
    let mut names: Vec<(usize, usize, &Name)> = starts.collect();
    names.sort_unstable_by_key(|(rank, at, _)| (*rank, *at));
    let mut found: Vec<(usize, usize, &'static Place)> = Vec::new();
    for (_, at, name) in names {
        let inside = found.iter().any(|(start, end, _)| *start <= at && at < *end);
        let end = at + name.text.len();
        if !inside && is_word(text, at, end) {
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
        .flat_map(|(at, _)| at_start_of(&before[at..]).filter(move |n| at + n.text.len() == before.len()));
    names_before.chain(at_start_of(after)).min_by_key(|n| n.rank).map(|n| n.place)
}

/// How many characters a name has at most.
const LONGEST: usize = 60;

/// Whether letters of the same script stand on neither side; ideographs and Arabic particles may.
fn is_word(text: &str, start: usize, end: usize) -> bool {
    let joins = |c: Option<char>| {
        c.is_some_and(|c| {
            c.is_alphabetic() && !('\u{2e80}'..='\u{9fff}').contains(&c) && !('\u{600}'..='\u{6ff}').contains(&c)
        })
    };
    let first = text[start..].chars().next();
    let last = text[..end].chars().next_back();
    let before = joins(first) && joins(text[..start].chars().next_back());
    let behind = joins(last) && joins(text[end..].chars().next());
    !before && !behind
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_neither_too_short_nor_too_long() {
        for name in NAMES.iter() {
            assert!(name.text.len() >= HEAD && name.text.chars().count() <= LONGEST, "{}", name.text);
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
