//! Finds the words of the packs in a folded text, in one pass, with the word boundary of each script.

mod beginnings;

use self::beginnings::{Beginnings, Key};
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

/// The words of a pack by their beginnings, and those of one beginning in the order of their bytes. The words that begin a text are
/// then the ones that begin the word before the place where the text itself would stand, and each of them names the next shorter
/// one: one search finds them all. Nothing but putting them in their places has to be done before the first letter is read, and few
/// have to be compared with others for that.
#[derive(Debug)]
struct Words {
    entries: Vec<Entry>,
    /// What a search asks of each entry, side by side in memory.
    probes: Vec<Probe>,
    /// The bytes with which words begin.
    first: [bool; 256],
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
            if !entry.whole || ends_word(text, end) || is_glue(glue, &glues, end) || ends_before_link(text, start, end)
            {
                found(Hit { start, end, sense: entry.sense });
            }
            next = words.shorter(i);
        }
    }
}

/// Bytes of a word from which on the one behind it may have lost its blank: short ones begin many others.
const LONG: usize = 9;
/// Small words of the languages in Latin letters, and verbs behind a subject, that are no ending of a longer word.
const LINKS: [&str; 30] = [
    "of", "for", "at", "to", "from", "and", "the", "in", "on", "by", "is", "will", "must", "should", "starts",
    "begins", "opens", "closes", "de", "des", "du", "del", "en", "et", "el", "le", "la", "les", "los", "las",
];

/// Whether a long word ends although letters follow: conversion has lost the blank before a small word, "registrationof".
fn ends_before_link(text: &str, start: usize, end: usize) -> bool {
    let letter = |b: &&u8| b.is_ascii_lowercase();
    if end - start < LONG || !text.as_bytes()[end - 1].is_ascii_lowercase() {
        return false;
    }
    let length = text.as_bytes()[end..].iter().take_while(letter).count();
    LINKS.contains(&&text[end..end + length])
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
        !self.first[usize::from(byte)]
    }

    /// The longest word that begins a text.
    fn longest(&self, text: &[u8]) -> Option<usize> {
        let key = Key::of(text);
        let beginning = key.beginning();
        let Some(entries) = self.beginnings.longer(key) else { return self.beginnings.short(beginning) };
        let mut behind = entries.start + self.probes[entries.clone()].partition_point(|p| p.key < key);
        if behind < entries.end && self.probes[behind].key == key {
            let alike = self.probes[behind..entries.end].partition_point(|p| p.key == key);
            behind += self.entries[behind..behind + alike].partition_point(|e| e.word.as_bytes() <= text);
        }
        let before = (behind > entries.start).then(|| behind - 1);
        let mut next = before.or_else(|| self.beginnings.short(beginning));
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
    let count = lists.iter().map(|(_, words)| words.count()).sum();
    let mut entries: Vec<Entry> = Vec::with_capacity(count);
    for (sense, words) in lists {
        for spelling in *words {
            let stem = spelling.strip_suffix('*');
            let word = folded(stem.unwrap_or(spelling));
            entries.push(Entry { word, sense: *sense, whole: stem.is_none() });
        }
    }
    entries.retain(|e| !e.word.is_empty());
    let mut beginnings = Beginnings::with_room_for(entries.len());
    let order = in_order(&entries, &mut beginnings);
    let mut probes: Vec<Probe> = Vec::with_capacity(entries.len());
    let mut first = [false; 256];
    let mut sorted: Vec<Entry> = Vec::with_capacity(entries.len());
    for (i, (key, entry)) in order.into_iter().enumerate() {
        let entry = &mut entries[entry as usize];
        let entry = Entry { word: std::mem::take(&mut entry.word), ..*entry };
        let beside = i.checked_sub(1).filter(|j| Key::beginning(probes[*j].key) == key.beginning());
        let mut next = beside.or_else(|| beginnings.shorter(key.beginning()));
        while let Some(j) = next.filter(|j| !entry.word.starts_with(sorted[*j].word.as_ref())) {
            next = (probes[j].shorter as usize).checked_sub(1);
        }
        let shorter = next.map_or(0, |j| j as u32 + 1);
        probes.push(Probe { key, length: entry.word.len() as u32, shorter });
        first[usize::from(entry.word.as_bytes()[0])] = true;
        sorted.push(entry);
    }
    Words { idle: idle(&first), probes, first, beginnings, entries: sorted }
}

/// The bytes at which nothing can begin: ASCII that is no letter, and all else where no word is in other letters.
fn idle(first: &[bool; 256]) -> [bool; 256] {
    let foreign = first[128..].contains(&true);
    std::array::from_fn(|byte| if byte < 128 { !(byte as u8).is_ascii_lowercase() && !first[byte] } else { !foreign })
}

/// The entries by their beginnings, those of each in the order of their bytes, and those spelled alike as they came. Most are told
/// apart by their first bytes.
fn in_order(entries: &[Entry], beginnings: &mut Beginnings) -> Vec<(Key, u32)> {
    let place = |e: &Entry| {
        let key = Key::of(e.word.as_bytes());
        (key, beginnings.add(e.word.as_bytes(), key))
    };
    let places: Vec<(Key, usize)> = entries.iter().map(place).collect();
    beginnings.spread();
    let mut next: Vec<u32> = beginnings.places.iter().map(|p| p.from).collect();
    let mut order = vec![(Key::of(b""), 0); entries.len()];
    for ((key, place), i) in places.into_iter().zip(0..) {
        order[next[place] as usize] = (key, i);
        next[place] += 1;
    }
    let word = |i: u32| &entries[i as usize].word;
    for place in beginnings.places.iter().filter(|p| p.to - p.from > 1) {
        order[place.from as usize..place.to as usize]
            .sort_unstable_by(|a, b| a.0.cmp(&b.0).then_with(|| word(a.1).cmp(word(b.1))).then(a.1.cmp(&b.1)));
    }
    order
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
#[inline]
fn ends_word(text: &str, end: usize) -> bool {
    let bytes = text.as_bytes();
    match (bytes[end - 1], bytes.get(end)) {
        (_, None) => return true,
        (last, Some(next)) if last.is_ascii() => return !(last.is_ascii_lowercase() && next.is_ascii_lowercase()),
        // ASCII has no letters of a script that others have.
        (_, Some(next)) if next.is_ascii() => return true,
        _ => {}
    }
    let own = text[..end].chars().next_back().map_or(Script::None, script);
    own == Script::None || text[end..].chars().next().is_none_or(|c| script(c) != own)
}

/// The script of the character at a position, and how many bytes it has.
#[inline]
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
    fn a_small_word_may_have_lost_its_blank() {
        let ends = |word: &str, length: usize| ends_before_link(word, 0, length);
        assert!(
            ends("registrationof delegates", 12) && ends("inscriptiondes", 11) && ends("registrationstarts at", 12)
        );
        assert!(
            !ends("registrations", 12)
                && !ends("registration form", 12)
                && !ends("accordingly", 9)
                && !ends("anton", 3)
        );
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
                let ends = |end| ends_word(text, end) || ends_before_link(text, start, end);
                if text[start..].starts_with(entry.word.as_ref()) && (!entry.whole || ends(end)) {
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
