//! Where a meeting is held, as far as its zone and LOCATION need it.

use super::text::is_letter;
use crate::document::Span;
use crate::lang::{PLACES, Place, WORDS_TOO};
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

/// Names that are looked for together, in the order of their beginnings, of those that are alike in them the longest first.
struct Names {
    /// How each name begins: most searches end here.
    beginnings: Vec<Beginning>,
    names: Vec<Name>,
}

/// Every name, by its first character. Names whose first characters fall on the same place are looked for together. Most letters
/// need few of these lists, so each is folded when it is first asked for.
struct Initials {
    spellings: Vec<Spelling>,
    /// For each place the first of its spellings, and for each spelling the next one of its place, counted from 1; 0 for none.
    first: Vec<u32>,
    /// A bit for the first characters of each name, at the place that they give: most words of a text are told by these to be no names.
    heads: Vec<u64>,
    /// The places of the characters with which names end.
    last: Vec<bool>,
}

/// Where a name is written: of which place, and behind how many of its names. An address would take more memory to be written to.
struct Spelling {
    place: u16,
    number: u16,
    next: u32,
}

/// Many enough for the letters of every alphabet to fall on places of their own.
const PLACES_OF_INITIALS: usize = 2048;

static INITIALS: LazyLock<Initials> = LazyLock::new(|| {
    let mut spellings = Vec::with_capacity(PLACES.iter().map(|p| p.names.count()).sum());
    let mut first = vec![0; PLACES_OF_INITIALS];
    let mut heads = vec![0; HEADS];
    let mut last = vec![false; PLACES_OF_INITIALS];
    for (place, named) in (0..).zip(PLACES) {
        for (number, name) in (0..).zip(named.names) {
            let mut folded = name.chars().filter_map(fold_char);
            let head = std::array::from_fn(|_| folded.next().unwrap_or_default());
            let initial = place_of(head[0]);
            let (part, bit) = place_of_head(head);
            heads[part] |= bit;
            last[place_of(name.chars().rev().find_map(fold_char).unwrap_or_default())] = true;
            spellings.push(Spelling { place, number, next: first[initial] });
            first[initial] = spellings.len() as u32;
        }
    }
    Initials { spellings, first, heads, last }
});

/// The lists that were asked for.
static NAMES: [OnceLock<Names>; PLACES_OF_INITIALS] = [const { OnceLock::new() }; PLACES_OF_INITIALS];

/// The place of what begins with a character.
fn place_of(first: char) -> usize {
    first as usize % PLACES_OF_INITIALS
}

/// Numbers of the set of heads; with so many bits most of them are free.
const HEADS: usize = 1024;

/// Where the bit of the first characters of a name is; those of a name of two are filled up with a zero.
fn place_of_head([first, second, third]: [char; 3]) -> (usize, u64) {
    let mixed = (first as u32).wrapping_mul(0x9e37_79b1) ^ (second as u32).wrapping_mul(0x85eb_ca6b) ^ third as u32;
    let place = (mixed.wrapping_mul(0x9e37_79b1) >> 16) as usize;
    (place / 64 % HEADS, 1 << (place % 64))
}

impl Initials {
    /// Whether a name may begin with the characters with which a text does.
    fn may_begin(&self, text: &str) -> bool {
        let mut chars = text.chars();
        let [first, second, third] = std::array::from_fn(|_| chars.next().unwrap_or_default());
        let has = |head: [char; 3]| {
            let (part, bit) = place_of_head(head);
            self.heads[part] & bit != 0
        };
        has([first, second, third]) || has([first, second, '\0'])
    }

    /// The names at a place.
    fn names(&self, place: usize) -> &'static Names {
        NAMES[place].get_or_init(|| {
            let spelling = |i: u32| (i as usize).checked_sub(1).map(|i| &self.spellings[i]);
            let mut names: Vec<(Beginning, Name)> = Vec::new();
            for spelling in std::iter::successors(spelling(self.first[place]), |s| spelling(s.next)) {
                let place = &PLACES[usize::from(spelling.place)];
                let text = place.names.iter().nth(spelling.number.into()).map(fold).unwrap_or_default();
                names.extend(beginning(&text).map(|beginning| (beginning, Name { text, place })));
            }
            // As they stand in the table, where nothing else tells which comes first.
            names.reverse();
            names.sort_by_key(|(beginning, n)| (*beginning, std::cmp::Reverse(n.text.len())));
            let (beginnings, names) = names.into_iter().unzip();
            Names { beginnings, names }
        })
    }
}

/// Names with the first bytes of a text, the longest first.
fn with_beginning_of(text: &str) -> impl Iterator<Item = &'static Name> {
    let first = text.chars().next().filter(|_| INITIALS.may_begin(text));
    let names = first.zip(beginning(text)).map(|(first, beginning)| {
        let Names { beginnings, names } = INITIALS.names(place_of(first));
        let from = beginnings.partition_point(|b| *b < beginning);
        let alike = beginnings[from..].iter().take_while(|b| **b == beginning).count();
        &names[from..from + alike]
    });
    names.unwrap_or_default().iter()
}

/// Names that a text begins with, the longest first.
fn at_start_of(text: &str) -> impl Iterator<Item = &'static Name> {
    with_beginning_of(text).filter(move |n| text.starts_with(&*n.text))
}

/// Every place named in a folded text, cities before countries, then in order of appearance.
pub(super) fn named_in(text: &str) -> Vec<(usize, &'static Place)> {
    let mut names: Vec<(usize, &Name)> = Vec::new();
    let mut inside = false;
    for (at, c) in text.char_indices() {
        let joins = joins_others(c);
        if !(std::mem::replace(&mut inside, joins) && joins) {
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

/// The place that goes with a date of a folded text: the last city before it, "the Doha Action Plan, Geneva, 25-27 August"; else the
/// first one, or the first country.
pub(super) fn nearest(text: &str, date: usize) -> Option<&'static Place> {
    let named = named_in(text);
    let city = named.iter().rfind(|(at, place)| *at < date && !place.country);
    city.or_else(|| named.first()).map(|(_, place)| *place)
}

/// The first place that a folded text names outside brackets: a bracket names the place of an earlier meeting. One that stands behind the
/// name of the city is part of it: "in Asunción (Paraguay)".
pub(super) fn named_outside_brackets(text: &str) -> Option<&'static Place> {
    let first = |text: &str| named_in(text).first().map(|(_, p)| *p);
    if !text.contains('(') {
        return first(text);
    }
    let outside = |at: &usize| {
        let open = text[..*at].chars().fold(0_i32, |d, c| (d + i32::from(c == '(') - i32::from(c == ')')).max(0));
        open == 0
    };
    let with_bracket = || named_in(text).into_iter().find(|(at, p)| outside(at) && !p.country).map(|(_, p)| p);
    first(&without_brackets(text)).or_else(with_bracket)
}

/// The text with what stands in brackets blanked out.
fn without_brackets(text: &str) -> String {
    let mut depth = 0;
    text.chars()
        .map(|c| {
            match c {
                '(' => depth += 1,
                ')' => depth = (depth - 1).max(0),
                _ => {}
            }
            if depth > 0 { ' ' } else { c }
        })
        .collect()
}

/// The place that a text ends with, between commas and alone: there a name is one that elsewhere is a word, "…, Asunción, ".
pub(super) fn alone_at_end_of(text: &str) -> Option<&'static Place> {
    let mut parts = text.trim_end_matches([' ', ',', '(']).rsplit([',', ';', '(', ':', '\n']);
    let (last, before) = (parts.next()?.trim(), parts.next()?);
    let (_, name) = WORDS_TOO.iter().find(|(word, _)| !before.is_empty() && fold(word) == last)?;
    PLACES.iter().find(|p| p.name == *name)
}

/// The place whose name touches a span: "首尔时间", "heure de Séoul", "Seoul time".
pub(super) fn beside(text: &str, span: &Span) -> Option<&'static Place> {
    let before = text[..span.start].trim_end();
    let after = text[span.end..].trim_start();
    let after = ["de ", "d'", "du ", "в ", "г. ", "في "].iter().find_map(|p| after.strip_prefix(p)).unwrap_or(after);
    let may_end = before.chars().next_back().is_some_and(|last| INITIALS.last[place_of(last)]);
    let words_before = before.char_indices().rev().take(if may_end { LONGEST } else { 0 });
    let names_before = words_before
        .filter(|(at, c)| !joins(before[..*at].chars().next_back(), Some(*c)))
        .flat_map(|(at, _)| with_beginning_of(&before[at..]).filter(move |n| n.text == before[at..]));
    names_before.chain(at_start_of(after)).min_by_key(|n| std::cmp::Reverse(n.text.len())).map(|n| n.place)
}

/// How many characters a name has at most.
const LONGEST: usize = 60;

/// Whether the characters on both sides of a position are letters of one word; ideographs and Arabic letters, before which
/// particles may stand, never are.
fn joins(before: Option<char>, behind: Option<char>) -> bool {
    before.is_some_and(joins_others) && behind.is_some_and(joins_others)
}

fn joins_others(c: char) -> bool {
    !matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{600}'..='\u{6ff}') && is_letter(c)
}

fn joins_behind(text: &str, end: usize) -> bool {
    joins(text[..end].chars().next_back(), text[end..].chars().next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_stands_under_its_first_character() {
        let lists = || (0..PLACES_OF_INITIALS).map(|place| (place, &INITIALS.names(place).names));
        assert!(PLACES.len() < usize::from(u16::MAX));
        assert_eq!(lists().map(|(_, names)| names.len()).sum::<usize>(), INITIALS.spellings.len());
        for (place, names) in lists() {
            for name in names {
                assert_eq!(name.text.chars().next().map(place_of), Some(place), "{}", name.text);
                assert!(INITIALS.may_begin(&name.text), "{}", name.text);
                assert!(
                    name.text.chars().next_back().is_some_and(|last| INITIALS.last[place_of(last)]),
                    "{}",
                    name.text
                );
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
        assert_eq!(name("a comparis time", "time"), None);
    }
}
