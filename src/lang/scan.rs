//! Finds the words of the packs in a folded text, in one pass, with the word boundary of each script.

use super::{Pack, Sense, Words as List};
use crate::view::{fold, is_folded};
use std::borrow::Cow;
use std::ops::Range;
use std::sync::OnceLock;

/// A word of a pack in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// First byte in the view.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// What it means.
    pub sense: Sense,
}

/// A pack's words, compiled on first use.
#[derive(Debug, Default)]
pub struct Compiled {
    words: OnceLock<Words>,
}

impl Compiled {
    /// Nothing compiled yet.
    pub const fn new() -> Compiled {
        Compiled { words: OnceLock::new() }
    }
}

/// The words of a pack in the order of their bytes. The words that begin a text are then the ones that begin the word before
/// the place where the text itself would stand, and each of them names the next shorter one: one search finds them all, and
/// nothing but sorting has to be done before the first letter is read.
#[derive(Debug)]
struct Words {
    entries: Vec<Entry>,
    /// What a search asks of each entry, side by side in memory.
    probes: Vec<Probe>,
    /// Where the entries of each first byte begin.
    bytes: [u32; 257],
    /// Bytes that belong to no script and with which no word begins: between words most are of these.
    idle: [bool; 256],
    /// Where the entries of each beginning are.
    beginnings: Beginnings,
}

#[derive(Debug)]
struct Entry {
    word: Cow<'static, str>,
    sense: Sense,
    /// Whether a word must end where it ends; else it is a stem.
    whole: bool,
}

#[derive(Debug, Clone, Copy)]
struct Probe {
    key: Key,
    /// Bytes of the word.
    length: u32,
    /// The longest entry before it that begins it or is spelled alike, counted from 1; 0 for none.
    shorter: u32,
}

/// The first sixteen bytes of a text in their order, filled up with zeros: few words have more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Key(u128);

impl Key {
    fn of(text: &[u8]) -> Key {
        if let Some(bytes) = text.first_chunk::<16>() {
            return Key(u128::from_be_bytes(*bytes));
        }
        let mut bytes = [0; 16];
        bytes[..text.len()].copy_from_slice(text);
        Key(u128::from_be_bytes(bytes))
    }

    /// The first three bytes.
    fn beginning(self) -> u32 {
        (self.0 >> 104) as u32
    }

    /// Whether the first bytes, `length` of them or all, are those of the other.
    fn begins(self, other: Key, length: u32) -> bool {
        (self.0 ^ other.0).checked_shr(128 - 8 * length.min(16)).unwrap_or(0) == 0
    }
}

/// The beginnings of three bytes that words have, and for each the first of its entries and the one behind the last.
#[derive(Debug)]
struct Beginnings {
    /// At the place that a beginning gives, or at the next free one; free ones have no entries.
    places: Vec<(u32, u32, u32)>,
    /// How far the product of a beginning is shifted to be a place.
    shift: u32,
    /// Bits at places that beginnings give: most that no word has are told by them.
    seen: Bits<1024>,
    /// First bytes of words of one byte: whatever follows them.
    single: [bool; 256],
    /// The same bits for words of two bytes.
    double: Bits<64>,
}

/// A set of numbers, of which some that it does not hold are not known to be absent.
#[derive(Debug)]
struct Bits<const N: usize>(Box<[u64; N]>);

impl<const N: usize> Bits<N> {
    fn new() -> Bits<N> {
        Bits(Box::new([0; N]))
    }

    /// The place of a number, by the upper bits of a product.
    fn place(number: u32) -> (usize, u64) {
        let place = (number.wrapping_mul(PRODUCT) >> 16) as usize;
        (place / 64 % N, 1 << (place % 64))
    }

    fn insert(&mut self, number: u32) {
        let (part, bit) = Bits::<N>::place(number);
        self.0[part] |= bit;
    }

    fn may_hold(&self, number: u32) -> bool {
        let (part, bit) = Bits::<N>::place(number);
        self.0[part] & bit != 0
    }
}

/// A number by which others are spread.
const PRODUCT: u32 = 0x9e37_79b1;

impl Beginnings {
    fn of(entries: &[Entry], probes: &[Probe]) -> Beginnings {
        let (places, shift) = (Vec::new(), 0);
        let mut out = Beginnings { places, shift, seen: Bits::new(), single: [false; 256], double: Bits::new() };
        let mut known: Vec<(u32, u32, u32)> = Vec::with_capacity(entries.len());
        for ((i, entry), probe) in (0..).zip(entries).zip(probes) {
            let beginning = probe.key.beginning();
            match entry.word.as_bytes() {
                [] => {}
                [first] => out.single[usize::from(*first)] = true,
                [_, _] => out.double.insert(beginning >> 8),
                _ => out.seen.insert(beginning),
            }
            // A word of two bytes begins with them and a zero.
            match known.last_mut() {
                Some((last, _, to)) if *last == beginning => *to = i + 1,
                _ => known.push((beginning, i, i + 1)),
            }
        }
        let places = (known.len() * 2 + 1).next_power_of_two();
        out.shift = 32 - places.trailing_zeros();
        out.places = vec![(0, 0, 0); places];
        for entry in known {
            let place = out.place(entry.0);
            out.places[place] = entry;
        }
        out
    }

    /// Where a beginning stands, or where it would. There are more places than beginnings, and they are a power of two.
    fn place(&self, beginning: u32) -> usize {
        let last = self.places.len() - 1;
        let mut place = (beginning.wrapping_mul(PRODUCT) >> self.shift) as usize & last;
        while self.places[place].2 != 0 && self.places[place].0 != beginning {
            place = (place + 1) & last;
        }
        place
    }

    /// The entries with a beginning.
    fn entries(&self, beginning: u32) -> Option<Range<usize>> {
        let (_, from, to) = self.places[self.place(beginning)];
        (to != 0).then_some(from as usize..to as usize)
    }

    /// Where the longest of the words of one or two bytes that begin so is.
    fn short(&self, beginning: u32) -> Option<usize> {
        let double = self.double.may_hold(beginning >> 8).then(|| self.entries(beginning & 0xff_ff00)).flatten();
        let single = || self.single[(beginning >> 16) as usize].then(|| self.entries(beginning & 0xff_0000)).flatten();
        double.or_else(single).map(|entries| entries.end - 1)
    }
}

/// The hits of a pack that start in a part of a text, sorted by start, longer first. At `glues` two words stand without a
/// space. `text` is a view in which line feeds and tabs are blanks.
pub fn hits(pack: &'static Pack, text: &str, part: Range<usize>, glues: &[usize]) -> Vec<Hit> {
    let mut out = Vec::new();
    each_hit(pack, text, part, glues, |hit| out.push(hit));
    out
}

/// The same, each handed on as it is found.
pub fn each_hit(pack: &'static Pack, text: &str, part: Range<usize>, glues: &[usize], mut found: impl FnMut(Hit)) {
    let words = pack.compiled.words.get_or_init(|| compile(pack.words));
    let bytes = &text.as_bytes()[..part.end];
    let mut glues = glues[glues.partition_point(|g| *g < part.start)..].iter().copied();
    let mut glue = glues.next().unwrap_or(usize::MAX);
    // The word that is being read: its script, and where it begins.
    let (mut before, mut word) = last_word(&text[..part.start]);
    let mut at = part.start;
    while let Some(byte) = bytes.get(at).copied() {
        if words.idle[usize::from(byte)] {
            at += bytes[at..].iter().take_while(|b| words.idle[usize::from(**b)]).count();
            before = Script::None;
            continue;
        }
        let start = at;
        let (own, length) = script_at(bytes, at);
        at += length;
        if own == Script::None && words.none_begins(byte) {
            before = own;
            continue;
        }
        if own != before {
            word = start;
        }
        let inside = own == before && own != Script::None;
        before = own;
        while glue < start {
            glue = glues.next().unwrap_or(usize::MAX);
        }
        let glued = glue == start;
        if inside && !glued && (own != Script::Arabic || start - word > LONGEST_PARTICLE) {
            // Most of a text: the rest of a word.
            let rest = &bytes[at..glue.clamp(at, part.end)];
            at += match own {
                Script::Latin => rest.iter().take_while(|b| b.is_ascii_lowercase()).count(),
                // The letters of a lead byte are of one script.
                Script::Cyrillic => 2 * rest.chunks_exact(2).take_while(|l| matches!(l[0], 0xd0..=0xd3)).count(),
                _ => {
                    2 * rest
                        .chunks_exact(2)
                        .take_while(|l| matches!(l, [0xd8, 0xa0..=0xbf] | [0xd9, 0x80..=0x8a]))
                        .count()
                }
            };
            continue;
        }
        let mut next = words.longest(&text.as_bytes()[start..]);
        if next.is_none() || inside && !glued && !PARTICLES.contains(&&text[word..start]) {
            continue;
        }
        while let Some(i) = next {
            let (entry, end) = (&words.entries[i], start + words.probes[i].length as usize);
            if !entry.whole || ends_word(text, end) || is_glue(glue, &glues, end) {
                found(Hit { start, end, sense: entry.sense });
            }
            next = words.shorter(i);
        }
    }
}

/// Whether a position is among the glues from the next one on.
fn is_glue(next: usize, behind: &std::iter::Copied<std::slice::Iter<'_, usize>>, at: usize) -> bool {
    next == at || next < at && behind.clone().take_while(|g| *g <= at).any(|g| g == at)
}

/// The script of the word that a text ends with, and where it begins.
fn last_word(text: &str) -> (Script, usize) {
    let own = text.chars().next_back().map_or(Script::None, script);
    let start = if own == Script::None { text.len() } else { text.trim_end_matches(|c| script(c) == own).len() };
    (own, start)
}

impl Words {
    /// Whether no word begins with a byte.
    fn none_begins(&self, byte: u8) -> bool {
        self.bytes[usize::from(byte)] == self.bytes[usize::from(byte) + 1]
    }

    /// The longest word that begins a text.
    fn longest(&self, text: &[u8]) -> Option<usize> {
        let key = Key::of(text);
        let beginning = key.beginning();
        let longer = self.beginnings.seen.may_hold(beginning).then(|| self.beginnings.entries(beginning)).flatten();
        let Some(entries) = longer else { return self.beginnings.short(beginning) };
        let mut behind = entries.start + self.probes[entries.clone()].partition_point(|p| p.key < key);
        if behind < entries.end && self.probes[behind].key == key {
            let alike = self.probes[behind..entries.end].partition_point(|p| p.key == key);
            behind += self.entries[behind..behind + alike].partition_point(|e| e.word.as_bytes() <= text);
        }
        let mut next = behind.checked_sub(1);
        while let Some(i) = next.filter(|i| !self.begins(*i, key, text)) {
            next = self.shorter(i);
        }
        next
    }

    /// The longest entry before one that begins it or is spelled alike.
    fn shorter(&self, entry: usize) -> Option<usize> {
        (self.probes[entry].shorter as usize).checked_sub(1)
    }

    /// Whether an entry begins a text, whose first bytes are `key`.
    fn begins(&self, entry: usize, key: Key, text: &[u8]) -> bool {
        let probe = &self.probes[entry];
        let all = || probe.length <= 16 || text.starts_with(self.entries[entry].word.as_bytes());
        probe.key.begins(key, probe.length) && all()
    }
}

/// Words end at a word boundary unless they are written with a closing `*` (a stem).
fn compile(lists: &'static [(Sense, List)]) -> Words {
    let mut entries: Vec<Entry> = Vec::with_capacity(lists.iter().map(|(_, words)| words.iter().count()).sum());
    for (sense, words) in lists {
        for spelling in *words {
            let stem = spelling.strip_suffix('*');
            let word = folded(stem.unwrap_or(spelling));
            entries.push(Entry { word, sense: *sense, whole: stem.is_none() });
        }
    }
    entries.retain(|e| !e.word.is_empty());
    let (entries, keys) = in_order(entries);
    let mut probes: Vec<Probe> = Vec::with_capacity(entries.len());
    let mut bytes = [0; 257];
    for (i, (entry, key)) in entries.iter().zip(keys).enumerate() {
        let mut next = i.checked_sub(1);
        while let Some(j) = next.filter(|j| !entry.word.starts_with(entries[*j].word.as_ref())) {
            next = (probes[j].shorter as usize).checked_sub(1);
        }
        let shorter = next.map_or(0, |j| j as u32 + 1);
        probes.push(Probe { key, length: entry.word.len() as u32, shorter });
        bytes[usize::from(entry.word.as_bytes()[0]) + 1] = i as u32 + 1;
    }
    for first in 1..bytes.len() {
        bytes[first] = bytes[first].max(bytes[first - 1]);
    }
    let beginnings = Beginnings::of(&entries, &probes);
    Words { idle: idle(&bytes), probes, bytes, beginnings, entries }
}

/// The bytes at which nothing can begin: ASCII that is no letter, and all else where no word is in other letters.
fn idle(bytes: &[u32; 257]) -> [bool; 256] {
    let begins = |byte: usize| bytes[byte] < bytes[byte + 1];
    let foreign = (128..256).any(begins);
    std::array::from_fn(|byte| if byte < 128 { !(byte as u8).is_ascii_lowercase() && !begins(byte) } else { !foreign })
}

/// The entries in the order of their bytes, those spelled alike as they came, and their keys. Most are told apart by their first
/// bytes.
fn in_order(mut entries: Vec<Entry>) -> (Vec<Entry>, Vec<Key>) {
    let mut order: Vec<(Key, u32)> = entries.iter().map(|e| Key::of(e.word.as_bytes())).zip(0..).collect();
    let word = |i: u32| &entries[i as usize].word;
    order.sort_unstable_by(|a, b| a.0.cmp(&b.0).then_with(|| word(a.1).cmp(word(b.1))).then(a.1.cmp(&b.1)));
    let mut take = |i: u32| {
        let entry = &mut entries[i as usize];
        Entry { word: std::mem::take(&mut entry.word), ..*entry }
    };
    order.iter().map(|(key, i)| (take(*i), *key)).unzip()
}

/// A word as a view has it; most are written so in the packs.
fn folded(word: &'static str) -> Cow<'static, str> {
    if is_folded(word) { Cow::Borrowed(word) } else { Cow::Owned(fold(word)) }
}

/// The scripts whose words need boundaries; ideographs have none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    Latin,
    Cyrillic,
    Arabic,
    None,
}

fn script(c: char) -> Script {
    match c {
        'a'..='z' => Script::Latin,
        '\u{0400}'..='\u{052f}' => Script::Cyrillic,
        '\u{0620}'..='\u{064a}' | '\u{066e}'..='\u{06d3}' => Script::Arabic,
        _ => Script::None,
    }
}

/// Whether a word may end here.
fn ends_word(text: &str, end: usize) -> bool {
    let own = text[..end].chars().next_back().map_or(Script::None, script);
    own == Script::None || text[end..].chars().next().is_none_or(|c| script(c) != own)
}

/// The script of the character at a position, and how many bytes it has.
fn script_at(text: &[u8], at: usize) -> (Script, usize) {
    let second = || text.get(at + 1).copied().unwrap_or_default();
    match text[at] {
        byte if byte.is_ascii_lowercase() => (Script::Latin, 1),
        byte if byte.is_ascii() => (Script::None, 1),
        0xd0..=0xd3 => (Script::Cyrillic, 2),
        0xd4 if second() <= 0xaf => (Script::Cyrillic, 2),
        0xd8 if second() >= 0xa0 => (Script::Arabic, 2),
        0xd9 if !(0x8b..=0xad).contains(&second()) => (Script::Arabic, 2),
        0xda => (Script::Arabic, 2),
        0xdb if second() <= 0x93 => (Script::Arabic, 2),
        ..=0xdf => (Script::None, 2),
        0xe0..=0xef => (Script::None, 3),
        _ => (Script::None, 4),
    }
}

/// Bytes of the longest of them.
const LONGEST_PARTICLE: usize = 8;

/// Arabic writes و ف ب ل ك and the article in front of a word without a space.
const PARTICLES: &[&str] = &[
    "و", "ف", "ب", "ل", "ك", "ال", "وال", "فال", "بال", "كال", "لل", "ولل", "وب", "ول", "فل", "وبال", "س", "وس", "فس",
    "لا", "وا",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::words::by_sense;
    use crate::lang::{Cue, PACKS};

    #[test]
    fn words_stand_in_the_view_as_they_are_folded() {
        for word in PACKS.iter().flat_map(|p| p.words).flat_map(|(_, words)| *words) {
            assert_eq!(folded(word), fold(word));
        }
    }

    /// Whether an Arabic word may start behind these letters: none of its script stands there, or a particle alone.
    fn starts_arabic_word(before: &str) -> bool {
        let ends = |text: &str| text.chars().next_back().is_some_and(|c| script(c) == Script::Arabic);
        !ends(before) || PARTICLES.iter().any(|p| before.strip_suffix(p).is_some_and(|rest| !ends(rest)))
    }

    #[test]
    fn scripts_are_told_by_bytes() {
        for c in '\0'..=char::MAX {
            assert_eq!(script_at(c.to_string().as_bytes(), 0), (script(c), c.len_utf8()), "{c:?}");
        }
    }

    #[test]
    fn particles_are_short() {
        assert_eq!(PARTICLES.iter().map(|p| p.len()).max(), Some(LONGEST_PARTICLE));
    }

    /// Whether a word may start here: no letter of its own script stands before it, or an Arabic particle.
    fn starts_word(text: &str, start: usize) -> bool {
        let own = text[start..].chars().next().map_or(Script::None, script);
        let before = text[..start].chars().next_back().map_or(Script::None, script);
        own == Script::None || own != before || own == Script::Arabic && starts_arabic_word(&text[..start])
    }

    /// What a slow search finds: every word at every place.
    fn slow(words: &Words, text: &str) -> Vec<(usize, usize)> {
        let mut out = Vec::new();
        for (start, _) in text.char_indices().filter(|(i, _)| starts_word(text, *i)) {
            for entry in &words.entries {
                let end = start + entry.word.len();
                if text[start..].starts_with(entry.word.as_ref()) && (!entry.whole || ends_word(text, end)) {
                    out.push((start, end));
                }
            }
        }
        out.sort_by_key(|(start, end)| (*start, usize::MAX - end));
        out
    }

    #[test]
    fn the_search_finds_every_word() {
        for pack in PACKS {
            let texts = pack.examples.iter().map(|(text, _)| *text).chain(pack.counterexamples.iter().copied());
            for text in texts.map(fold) {
                let found: Vec<_> = hits(pack, &text, 0..text.len(), &[]).iter().map(|h| (h.start, h.end)).collect();
                assert_eq!(found, slow(&compile(pack.words), &text), "{}: {text}", pack.code);
            }
        }
    }

    #[test]
    fn words_of_words_are_found_longer_first() {
        static WORDS: &[(Sense, List)] =
            by_sense![(Sense::Cue(Cue::Meeting), &["ab", "a*", "abc d", "b", "ab*"]), (Sense::And, &["ab"])];
        let words = &compile(WORDS);
        let found = |text: &str| {
            let mut next = words.longest(text.as_bytes());
            std::iter::from_fn(move || {
                let i = next?;
                let entry = &words.entries[i];
                next = words.shorter(i);
                Some((entry.word.len(), entry.whole))
            })
            .collect::<Vec<_>>()
        };
        assert_eq!(found("abc e").iter().map(|(n, _)| *n).collect::<Vec<_>>(), [2, 2, 2, 1]);
        assert_eq!(found("abc d")[0], (5, true));
        assert_eq!(found("ac"), [(1, false)]);
        assert!(found("a")[0] == (1, false) && words.longest(b"c").is_none());
    }
}
