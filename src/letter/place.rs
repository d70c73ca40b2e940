//! Where a meeting is held, as far as its zone and LOCATION need it.

use super::text::is_letter;
use crate::document::Span;
use crate::lang::{BEFORE_COUNTRY, BEHIND_COUNTRY, COUNTRY_ENDS, FAR_PARTS, PLACES, Place, WORDS_TOO};
use crate::view::{fold, fold_char};
use std::sync::{LazyLock, OnceLock};

/// A folded name of a place.
struct Name {
    text: String,
    /// Where the country beside the name stands, if it has one: the end of what is before it, and its start.
    beside: Option<(usize, usize)>,
    place: &'static Place,
}

impl Name {
    fn new(printed: &str, place: &'static Place) -> Name {
        let text = fold(without_close(printed));
        let mark = text.find([',', '(']).filter(|at| *at > 0);
        let beside = mark.map(|at| (text[..at].trim_end().len(), text.len() - text[at + 1..].trim_start().len()));
        Name { text, beside, place }
    }

    /// How much of a text is the name, where the text begins with it. The country may stand in a bracket or behind a comma, and more may
    /// follow it there: "Columbus (Ohio, United States)".
    fn length_at_start_of(&self, text: &str) -> Option<usize> {
        let Some((end, country)) = self.beside else {
            return text.starts_with(&*self.text).then_some(self.text.len());
        };
        let behind = text.strip_prefix(&self.text[..end])?;
        let rest = behind.trim_start_matches(BETWEEN).strip_prefix(&self.text[country..])?;
        behind.starts_with(BETWEEN).then_some(text.len() - rest.len())
    }
}

/// What stands between a city and the country beside it.
const BETWEEN: [char; 3] = [' ', ',', '('];

/// A printed name without the bracket that closes behind its country: more may stand in it.
fn without_close(printed: &str) -> &str {
    let opens = printed.find(['(', '（']).is_some_and(|at| at > 0);
    if opens { printed.trim_end_matches([')', '）']) } else { printed }
}

/// The first characters of a folded name, of what stands before its country; those of a name of two are filled up with a zero.
type Head = [char; 3];

/// The head of a text as folded characters.
fn head(mut folded: impl Iterator<Item = char>) -> Head {
    std::array::from_fn(|_| folded.next().unwrap_or_default())
}

/// The head of a name as printed.
fn head_of_name(printed: &str) -> Head {
    let mut first = true;
    let city = |c: &char| std::mem::take(&mut first) || !matches!(c, ',' | '(');
    head(printed.chars().filter_map(fold_char).take_while(city))
}

/// Every name, by its head. Names whose heads fall on the same list are looked for together. Letters need few of these lists, so each is
/// folded when it is first asked for.
struct Heads {
    spellings: Vec<Spelling>,
    /// For each list the first of its spellings, and for each spelling the next one of its list, counted from 1; 0 for none.
    first: Vec<u32>,
    /// A bit for each head: most words of a text are told by these to be no names.
    bits: Vec<u64>,
}

/// Where a name is written: of which place, and behind how many of its names. An address would take more memory to be written to.
struct Spelling {
    place: u16,
    number: u16,
    next: u32,
}

/// Many enough for a list to have few names.
const LISTS: usize = 2048;

/// Numbers of the set of bits; with so many most of them are free.
const BITS: usize = 1024;

static HEADS: LazyLock<Heads> = LazyLock::new(|| {
    let mut spellings = Vec::with_capacity(PLACES.iter().map(|p| p.names.count()).sum());
    let mut first = vec![0; LISTS];
    let mut bits = vec![0; BITS];
    for (place, named) in (0..).zip(PLACES) {
        for (number, name) in (0..).zip(named.names) {
            let mixed = mixed(head_of_name(name));
            let (part, bit) = bit_of(mixed);
            bits[part] |= bit;
            spellings.push(Spelling { place, number, next: first[mixed % LISTS] });
            first[mixed % LISTS] = spellings.len() as u32;
        }
    }
    Heads { spellings, first, bits }
});

/// The lists that were asked for, of each the longest name first.
static NAMES: [OnceLock<Vec<Name>>; LISTS] = [const { OnceLock::new() }; LISTS];

/// A number for a head.
fn mixed([first, second, third]: Head) -> usize {
    let mixed = (first as u32).wrapping_mul(0x9e37_79b1) ^ (second as u32).wrapping_mul(0x85eb_ca6b) ^ third as u32;
    (mixed.wrapping_mul(0x9e37_79b1) >> 16) as usize
}

/// Where the bit of a head is, by its number.
fn bit_of(mixed: usize) -> (usize, u64) {
    (mixed / 64 % BITS, 1 << (mixed % 64))
}

impl Heads {
    /// The names with a head, and others.
    fn names(&self, head: Head) -> &'static [Name] {
        let mixed = mixed(head);
        let (part, bit) = bit_of(mixed);
        if self.bits[part] & bit == 0 {
            return &[];
        }
        NAMES[mixed % LISTS].get_or_init(|| {
            let spelling = |i: u32| (i as usize).checked_sub(1).map(|i| &self.spellings[i]);
            let named = |s: &Spelling| {
                let place = &PLACES[usize::from(s.place)];
                Some(Name::new(place.names.iter().nth(s.number.into())?, place))
            };
            let spellings = std::iter::successors(spelling(self.first[mixed % LISTS]), |s| spelling(s.next));
            let mut names: Vec<Name> = spellings.filter_map(named).collect();
            // As they stand in the table, where nothing else tells which comes first.
            names.reverse();
            names.sort_by_key(|n| std::cmp::Reverse(n.text.len()));
            names
        })
    }
}

/// Names that a text begins with, each with its length.
fn at_start_of(text: &str) -> impl Iterator<Item = (usize, &'static Name)> {
    let long @ [first, second, third] = head(text.chars());
    let short = if third == '\0' { &[] } else { HEADS.names([first, second, '\0']) };
    HEADS.names(long).iter().chain(short).filter_map(move |n| n.length_at_start_of(text).map(|length| (length, n)))
}

/// Whether a text is the name of a place and nothing else.
pub(super) fn is_name(text: &str) -> bool {
    at_start_of(text).any(|(length, _)| super::text::letters(&text[length..]) == 0)
}

/// A place that a text names.
#[derive(Debug, Clone, Copy)]
struct Named {
    at: usize,
    end: usize,
    place: &'static Place,
    /// Whether it is a country, or a part of one, without a city.
    country: bool,
}

/// Every place named in a folded text, cities before countries, then in order of appearance.
fn all_named_in(text: &str) -> Vec<Named> {
    let mut names: Vec<(usize, usize, &Name)> = Vec::new();
    let mut inside = false;
    for (at, c) in text.char_indices() {
        let joins = joins_others(c);
        if !(std::mem::replace(&mut inside, joins) && joins) {
            names.extend(at_start_of(&text[at..]).map(|(length, name)| (at, length, name)));
        }
    }
    names.sort_by_key(|(at, length, _)| (std::cmp::Reverse(*length), *at));
    let mut found: Vec<Named> = Vec::new();
    for (at, length, name) in names {
        let inside = found.iter().any(|n| n.at <= at && at < n.end);
        let end = at + length;
        if !inside && !joins_behind(text, end) {
            found.push(Named { at, end, place: name.place, country: name.place.country });
        }
    }
    found.sort_by_key(|n| n.at);
    tell_namesakes_apart(text, &mut found);
    found.sort_by_key(|n| (n.country, n.at));
    found
}

/// A city is where the country or state says that stands with it: "Melbourne, Florida", "佛罗里达州墨尔本".
fn tell_namesakes_apart(text: &str, found: &mut Vec<Named>) {
    let mut i = 1;
    while i < found.len() {
        let [first, second] = [found[i - 1], found[i]];
        let country = match (first.country, second.country) {
            (false, true) if stands_behind(text, &first, &second) => second.place,
            (true, false) if stands_before(text, &first, &second) => first.place,
            _ => {
                i += 1;
                continue;
            }
        };
        if is_namesake(first.place, second.place) {
            found[i - 1] = Named { at: first.at, end: second.end, place: country, country: false };
            found.remove(i);
        } else {
            i += 1;
        }
    }
}

/// Whether a country stands behind a city so that it tells where that is, and does nothing of its own: "in Geneva, Japan offered".
fn stands_behind(text: &str, city: &Named, country: &Named) -> bool {
    let Some(gap) = text.get(city.end..country.at) else { return false };
    let word = gap.trim_start_matches(BETWEEN).trim();
    let behind = text[country.end..].trim_start();
    let next = behind.split(|c: char| !is_letter(c)).next().unwrap_or_default();
    gap.starts_with(BETWEEN)
        && (word.is_empty() || BEFORE_COUNTRY.iter().any(|w| fold(w) == word))
        && (BEHIND_COUNTRY.contains(&next) || COUNTRY_ENDS.contains(&next))
}

/// Whether a country stands before a city as it does in ideographs. Names of a country begin with the mark before it ("，中国"), and then
/// may end in that of the city.
fn stands_before(text: &str, country: &Named, city: &Named) -> bool {
    let is_han = text[country.at..].starts_with(|c| matches!(c, '\u{4e00}'..='\u{9fff}'));
    is_han && text.get(country.end..city.at).is_some_and(|gap| COUNTRY_ENDS.contains(&gap.trim()))
}

/// Whether a city cannot lie in the country beside it: their clocks do not agree the year round, and it is no far part of it.
fn is_namesake(one: &Place, other: &Place) -> bool {
    use chrono::{NaiveDate, Offset, TimeZone};
    let far = |a: &Place, b: &Place| FAR_PARTS.contains(&(a.zone, b.zone));
    let ahead = |place: &Place, month| {
        let noon = NaiveDate::from_ymd_opt(2020, month, 15).and_then(|d| d.and_hms_opt(12, 0, 0));
        noon.map(|noon| place.zone.offset_from_utc_datetime(&noon).fix())
    };
    let differ = |month| ahead(one, month) != ahead(other, month);
    one.zone != other.zone && !far(one, other) && !far(other, one) && (differ(1) || differ(7))
}

/// Every place named in a folded text, cities before countries, then in order of appearance.
pub(super) fn named_in(text: &str) -> Vec<(usize, &'static Place)> {
    all_named_in(text).into_iter().map(|n| (n.at, n.place)).collect()
}

/// The place that goes with a date of a folded text: the last city before it, "the Doha Action Plan, Geneva, 25-27 August"; else the
/// first one, or the first country.
pub(super) fn nearest(text: &str, date: usize) -> Option<&'static Place> {
    let named = all_named_in(text);
    let city = named.iter().rfind(|n| n.at < date && !n.country);
    city.or_else(|| named.first()).map(|n| n.place)
}

/// The first place that a folded text names outside brackets: a bracket names the place of an earlier meeting. One that stands behind the
/// name of the city is part of it: "in Asunción (Paraguay)".
pub(super) fn named_outside_brackets(text: &str) -> Option<&'static Place> {
    let outside = |at: usize| {
        let open = text[..at].chars().fold(0_i32, |d, c| (d + i32::from(c == '(') - i32::from(c == ')')).max(0));
        open == 0
    };
    all_named_in(text).into_iter().find(|n| !text.contains('(') || outside(n.at)).map(|n| n.place)
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
    let without = |text: &'_ str, words: &[&str]| {
        let start = words.iter().find(|w| text.starts_with(**w)).map_or(0, |w| w.len());
        text.len() - text[start..].trim_start().len()
    };
    let after = &after[without(after, &["de ", "d'", "du ", "в ", "г. ", "في "])..];
    let after = &after[without(after, &["la ", "le ", "les ", "l'", "the ", "el ", "las ", "los "])..];
    let words_before = before.char_indices().rev().take(LONGEST);
    let names_before = words_before
        .filter(|(at, c)| !joins(before[..*at].chars().next_back(), Some(*c)))
        .flat_map(|(at, _)| at_start_of(&before[at..]).filter(move |(length, _)| *length == before.len() - at));
    let names = names_before.chain(at_start_of(after));
    names
        .min_by_key(|(length, _)| std::cmp::Reverse(*length))
        .map(|(_, n)| n.place)
        .or_else(|| word_too_at_start_of(after))
}

/// The place that a text begins with by a name that elsewhere is a word: "hora de Seúl".
fn word_too_at_start_of(text: &str) -> Option<&'static Place> {
    let first = text.chars().next()?;
    let mut alike = WORDS_TOO.iter().filter(|(word, _)| word.chars().next().and_then(fold_char) == Some(first));
    let (_, name) = alike.find(|(word, _)| {
        let word = fold(word);
        text.starts_with(&word) && !joins_behind(text, word.len())
    })?;
    PLACES.iter().find(|p| p.name == *name)
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
    fn every_name_is_found() {
        assert!(PLACES.len() < usize::from(u16::MAX));
        for place in PLACES {
            for printed in place.names {
                let name = fold(printed);
                let found = at_start_of(&name).any(|(_, n)| std::ptr::eq(n.place, place));
                assert!(found && name.len() >= 3 && name.chars().count() <= LONGEST, "{printed}");
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
    fn the_country_stands_in_a_bracket_or_behind_a_comma() {
        check("columbus (ohio, united states)", &["Columbus"]);
        check("columbus, ohio", &["Columbus"]);
        check("哥伦布(俄亥俄州)", &["Ohio"]);
        check("俄亥俄州哥伦布", &["Columbus"]);
        check("columbus discovered it", &[]);
        check("santa cruz (bolivia, estado plurinacional de)", &["Santa Cruz de la Sierra"]);
        check("роли (северная каролина)", &["Raleigh"]);
        check("их роли, обязанности", &[]);
        check("reading of the bath tariff for male, of buffalo and of providence", &[]);
        check("اشكاليه", &[]);
        check("لكي وستقوم الشركه", &[]);
        check("الاستراليه", &[]);
        check("丹麦加入了,西南通信", &["Denmark"]);
        check("西班牙语和葡萄牙语", &[]);
    }

    #[test]
    fn the_state_behind_a_city_tells_which_it_is() {
        check("melbourne, florida (usa)", &["Florida"]);
        check("melbourne (floride, etats-unis)", &["Florida"]);
        check("мельбурн (штат флорида)", &["Florida"]);
        check("墨尔本(美国佛罗里达州)", &["Florida"]);
        check("佛罗里达州墨尔本", &["Florida"]);
        check("ملبورن, فلوريدا", &["Florida"]);
        check("melbourne, australia", &["Melbourne"]);
        check("valencia (venezuela)", &["Venezuela"]);
        check("kuching, malaysia", &["Kuching", "Malaysia"]);
        check("punta arenas (chile)", &["Punta Arenas", "Chile"]);
        check("in geneva, japan offered to host it", &["Geneva", "Japan"]);
        check("geneva; japan", &["Geneva", "Japan"]);
        check("2018年11月7-9日,中国西安", &["Xi'an", "China"]);
        check("florida melbourne", &["Melbourne", "Florida"]);
        assert_eq!(nearest("geneva, melbourne, florida, ", 28).map(|p| p.name), Some("Florida"));
        assert_eq!(named_outside_brackets("melbourne (florida)").map(|p| p.name), Some("Florida"));
        assert_eq!(named_outside_brackets("rome (as in geneva)").map(|p| p.name), Some("Rome"));
        assert_eq!(named_outside_brackets("as before (geneva)").map(|p| p.name), None);
    }

    /// Far parts are told of zones that differ, each of a place.
    #[test]
    fn far_parts_are_far() {
        for (part, country) in FAR_PARTS {
            let place = |zone, country| PLACES.iter().find(|p| p.zone == zone && p.country == country);
            assert!(place(*part, false).is_some() && place(*country, true).is_some(), "{part} {country}");
        }
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
        assert_eq!(name("a 14 h 30 (heure du caire)", "heure du"), Some("Cairo"));
        assert_eq!(name("heure de la barbade", "heure de"), Some("Barbados"));
        assert_eq!(name("at 1000 hours, columbus, ohio time", "time"), Some("Columbus"));
        assert_eq!(name("heure du debut", "heure du"), None);
        assert_eq!(name("17.00 horas (hora de seul)", "hora de"), Some("Seoul"));
        assert_eq!(name("heure de seulement une seance", "heure de"), None);
        assert_eq!(name("in good time", "time"), None);
        assert_eq!(name("a comparis time", "time"), None);
    }
}
