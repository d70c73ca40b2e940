//! Finds the words of the packs in a folded text, in one pass, with the word boundary of each script.

use super::{Pack, Sense, Words as List};
use crate::view::fold;
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
    /// The first bytes of each entry: most searches end here, side by side in memory.
    keys: Vec<Key>,
    /// Where the entries of each first byte begin.
    bytes: [u32; 257],
    /// Beginnings that no word has.
    absent: Absent,
}

#[derive(Debug, Clone)]
struct Entry {
    word: Cow<'static, str>,
    sense: Sense,
    /// Whether a word must end where it ends; else it is a stem.
    whole: bool,
    /// The longest entry before it that begins it or is spelled alike.
    shorter: Option<u32>,
}

/// The first eight bytes of a text in their order, filled up with zeros.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Key(u64);

impl Key {
    fn of(text: &[u8]) -> Key {
        if let Some(eight) = text.first_chunk::<8>() {
            return Key(u64::from_be_bytes(*eight));
        }
        let mut eight = [0; 8];
        eight[..text.len()].copy_from_slice(text);
        Key(u64::from_be_bytes(eight))
    }

    /// Whether the first bytes, `length` of them or all eight, are those of the other.
    fn begins(self, other: Key, length: usize) -> bool {
        (self.0 ^ other.0).checked_shr(64 - 8 * length.min(8) as u32).unwrap_or(0) == 0
    }
}

/// Beginnings of three bytes that no word has: some are not known to be absent, and none that a word has is taken for absent.
#[derive(Debug)]
struct Absent {
    seen: Box<[u64; 1024]>,
    /// First bytes of words of one byte: whatever follows them.
    single: [bool; 256],
}

impl Absent {
    fn of(words: &[Entry]) -> Absent {
        let mut absent = Absent { seen: Box::new([0; 1024]), single: [false; 256] };
        for entry in words {
            let key = Key::of(entry.word.as_bytes());
            match entry.word.as_bytes() {
                [] => {}
                [first] => absent.single[usize::from(*first)] = true,
                // Behind so short a word stands any byte.
                [_, _] => (0..=255).for_each(|third| absent.insert(Key(key.0 | third << 40))),
                _ => absent.insert(key),
            }
        }
        absent
    }

    fn insert(&mut self, key: Key) {
        let (part, bit) = Absent::place(key);
        self.seen[part] |= bit;
    }

    fn holds(&self, key: Key) -> bool {
        let (part, bit) = Absent::place(key);
        self.seen[part] & bit == 0 && !self.single[(key.0 >> 56) as usize]
    }

    /// The place of a beginning, by the upper bits of a product.
    fn place(key: Key) -> (usize, u64) {
        let hash = ((key.0 >> 40) as u32).wrapping_mul(0x9e37_79b1) >> 16;
        ((hash >> 6) as usize, 1 << (hash & 63))
    }
}

/// The hits of a pack that start in a part of a text, sorted by start, longer first. At `glues` two words stand without a
/// space. `text` is a view in which line feeds and tabs are blanks.
pub fn hits(pack: &'static Pack, text: &str, part: Range<usize>, glues: &[usize]) -> Vec<Hit> {
    let words = pack.compiled.words.get_or_init(|| compile(pack.words));
    let bytes = &text.as_bytes()[..part.end];
    let mut glues = glues[glues.partition_point(|g| *g < part.start)..].iter().copied();
    let mut glue = glues.next().unwrap_or(usize::MAX);
    let mut out = Vec::new();
    // The word that is being read: its script, and where it begins.
    let (mut before, mut word) = last_word(&text[..part.start]);
    let mut at = part.start;
    while let Some(byte) = bytes.get(at).copied() {
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
        while let Some(entry) = next.map(|i| &words.entries[i as usize]) {
            let end = start + entry.word.len();
            if !entry.whole || ends_word(text, end) || is_glue(glue, &glues, end) {
                out.push(Hit { start, end, sense: entry.sense });
            }
            next = entry.shorter;
        }
    }
    out
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
    fn longest(&self, text: &[u8]) -> Option<u32> {
        let first = usize::from(*text.first()?);
        let (from, to) = (self.bytes[first] as usize, self.bytes[first + 1] as usize);
        let key = Key::of(text);
        if from == to || self.absent.holds(key) {
            return None;
        }
        let mut behind = from + self.keys[from..to].partition_point(|k| *k < key);
        if self.keys.get(behind) == Some(&key) {
            let alike = self.keys[behind..to].partition_point(|k| *k == key);
            behind += self.entries[behind..behind + alike].partition_point(|e| e.word.as_bytes() <= text);
        }
        let mut next = behind.checked_sub(1).filter(|i| *i >= from).map(|i| i as u32);
        while let Some(i) = next.filter(|i| !self.begins(*i as usize, key, text)) {
            next = self.entries[i as usize].shorter;
        }
        next
    }

    /// Whether an entry begins a text, whose first bytes are `key`.
    fn begins(&self, entry: usize, key: Key, text: &[u8]) -> bool {
        let word = self.entries[entry].word.as_bytes();
        self.keys[entry].begins(key, word.len()) && (word.len() <= 8 || text.starts_with(word))
    }
}

/// Words end at a word boundary unless they are written with a closing `*` (a stem).
fn compile(lists: &'static [(Sense, List)]) -> Words {
    let mut entries: Vec<Entry> = Vec::with_capacity(lists.iter().map(|(_, words)| words.iter().count()).sum());
    for (sense, words) in lists {
        for spelling in *words {
            let stem = spelling.strip_suffix('*');
            let word = folded(stem.unwrap_or(spelling));
            entries.push(Entry { word, sense: *sense, whole: stem.is_none(), shorter: None });
        }
    }
    entries.retain(|e| !e.word.is_empty());
    let mut entries = in_order(&entries);
    let mut bytes = [0; 257];
    for i in 0..entries.len() {
        let mut next = i.checked_sub(1);
        while let Some(j) = next.filter(|j| !entries[i].word.starts_with(entries[*j].word.as_ref())) {
            next = entries[j].shorter.map(|j| j as usize);
        }
        entries[i].shorter = next.map(|j| j as u32);
        bytes[usize::from(entries[i].word.as_bytes()[0]) + 1] = i as u32 + 1;
    }
    for first in 1..bytes.len() {
        bytes[first] = bytes[first].max(bytes[first - 1]);
    }
    let keys = entries.iter().map(|e| Key::of(e.word.as_bytes())).collect();
    Words { keys, bytes, absent: Absent::of(&entries), entries }
}

/// The entries in the order of their bytes, those spelled alike as they came. Most are told apart by their first bytes.
fn in_order(entries: &[Entry]) -> Vec<Entry> {
    let mut order: Vec<(Key, u32)> = entries.iter().map(|e| Key::of(e.word.as_bytes())).zip(0..).collect();
    let word = |i: u32| &entries[i as usize].word;
    order.sort_unstable_by(|a, b| a.0.cmp(&b.0).then_with(|| word(a.1).cmp(word(b.1))).then(a.1.cmp(&b.1)));
    order.iter().map(|(_, i)| entries[*i as usize].clone()).collect()
}

/// A word as a view has it; most are written so in the packs.
fn folded(word: &'static str) -> Cow<'static, str> {
    let plain = |c: char| matches!(c, 'a'..='z' | '0'..='9' | '\u{0430}'..='\u{044f}' | '\u{4e00}'..='\u{9fff}');
    let mut parts = word.split(' ');
    if parts.all(|part| !part.is_empty() && part.chars().all(plain)) {
        return Cow::Borrowed(word);
    }
    Cow::Owned(fold(word))
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
                let entry = &words.entries[next? as usize];
                next = entry.shorter;
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
