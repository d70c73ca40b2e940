//! Where a meeting is held, as far as its zone and LOCATION need it.

use crate::document::Span;
use crate::lang::{PLACES, Place};
use crate::view::fold;
use std::sync::LazyLock;

/// Folded names, longest first, with their place.
static NAMES: LazyLock<Vec<(String, &'static Place)>> = LazyLock::new(|| {
    let mut names: Vec<_> = PLACES.iter().flat_map(|p| p.names.iter().map(move |n| (fold(n), p))).collect();
    names.sort_by_key(|(n, _)| std::cmp::Reverse(n.len()));
    names
});

/// Every place named in a folded text, cities before countries, then in order of appearance.
pub(super) fn named_in(text: &str) -> Vec<(usize, &'static Place)> {
    let mut found: Vec<(usize, usize, &'static Place)> = Vec::new();
    for (name, place) in NAMES.iter() {
        for (at, _) in text.match_indices(name.as_str()) {
            let inside = found.iter().any(|(start, end, _)| *start <= at && at < *end);
            if !inside && is_word(text, at, at + name.len()) {
                found.push((at, at + name.len(), place));
            }
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
    NAMES.iter().find(|(n, _)| before.ends_with(n.as_str()) || after.starts_with(n.as_str())).map(|(_, p)| *p)
}

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
