//! Finds the words of the packs in a folded text, in one pass, with the word boundary of each script.

use super::{Pack, Sense};
use crate::view::fold;
use std::borrow::Cow;
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
/// the place where the text itself would stand, and each of them names the next shorter one: a search among the words with
/// the same first letter finds them all, and nothing but sorting has to be done before the first letter is read.
#[derive(Debug)]
struct Words {
    entries: Vec<Entry>,
    /// The first letters in order, with the index of their first entry.
    letters: Vec<(char, u32)>,
}

#[derive(Debug)]
struct Entry {
    word: Cow<'static, str>,
    sense: Sense,
    /// Whether a word must end where it ends; else it is a stem.
    whole: bool,
    /// The longest entry before it that begins it or is spelled alike.
    shorter: Option<u32>,
}

/// All hits of a pack, sorted by start, longer first. At `glues` two words stand without a space. `text` is a view in which line feeds and tabs are blanks.
pub fn hits(pack: &'static Pack, text: &str, glues: &[usize]) -> Vec<Hit> {
    let words = pack.compiled.words.get_or_init(|| compile(pack.words));
    let glued = |at: usize| glues.binary_search(&at).is_ok();
    let mut out = Vec::new();
    let mut before = Script::None;
    for (start, letter) in text.char_indices() {
        let own = script(letter);
        let inside = own == before && !matches!(own, Script::None | Script::Arabic);
        before = own;
        if inside && !glued(start) {
            continue;
        }
        let mut next = words.longest(letter, &text[start..]);
        if next.is_none() || !(starts_word(text, start) || glued(start)) {
            continue;
        }
        while let Some(entry) = next.map(|i| &words.entries[i as usize]) {
            let end = start + entry.word.len();
            if !entry.whole || ends_word(text, end) || glued(end) {
                out.push(Hit { start, end, sense: entry.sense });
            }
            next = entry.shorter;
        }
    }
    out
}

impl Words {
    /// The longest word that begins a text with this first letter.
    fn longest(&self, letter: char, text: &str) -> Option<u32> {
        let at = self.letters.binary_search_by_key(&letter, |(c, _)| *c).ok()?;
        let from = self.letters[at].1 as usize;
        let to = self.letters.get(at + 1).map_or(self.entries.len(), |(_, from)| *from as usize);
        let behind = from + self.entries[from..to].partition_point(|e| e.word.as_ref() <= text);
        let mut next = behind.checked_sub(1).filter(|i| *i >= from).map(|i| i as u32);
        while let Some(i) = next.filter(|i| !text.starts_with(self.entries[*i as usize].word.as_ref())) {
            next = self.entries[i as usize].shorter;
        }
        next
    }
}

/// Words end at a word boundary unless they are written with a closing `*` (a stem).
fn compile(words: &'static [(Sense, &'static [&'static str])]) -> Words {
    let mut entries = Vec::with_capacity(words.iter().map(|(_, spellings)| spellings.len()).sum());
    for (sense, spellings) in words {
        for spelling in *spellings {
            let stem = spelling.strip_suffix('*');
            let word = folded(stem.unwrap_or(spelling));
            entries.push(Entry { word, sense: *sense, whole: stem.is_none(), shorter: None });
        }
    }
    entries.sort_by(|a, b| a.word.cmp(&b.word));
    let mut letters: Vec<(char, u32)> = Vec::new();
    for i in 0..entries.len() {
        let mut next = i.checked_sub(1);
        while let Some(j) = next.filter(|j| !entries[i].word.starts_with(entries[*j].word.as_ref())) {
            next = entries[j].shorter.map(|j| j as usize);
        }
        entries[i].shorter = next.map(|j| j as u32);
        let Some(letter) = entries[i].word.chars().next() else { continue };
        if letters.last().is_none_or(|(last, _)| *last != letter) {
            letters.push((letter, i as u32));
        }
    }
    Words { entries, letters }
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

/// Whether a word may start here: no letter of its own script stands before it. Arabic particles may.
fn starts_word(text: &str, start: usize) -> bool {
    let own = text[start..].chars().next().map_or(Script::None, script);
    if own == Script::None {
        return true;
    }
    let before = &text[..start];
    if before.chars().next_back().is_none_or(|c| script(c) != own) {
        return true;
    }
    own == Script::Arabic && arabic_particle(before)
}

/// Whether a word may end here.
fn ends_word(text: &str, end: usize) -> bool {
    let own = text[..end].chars().next_back().map_or(Script::None, script);
    own == Script::None || text[end..].chars().next().is_none_or(|c| script(c) != own)
}

/// Arabic writes و ف ب ل ك and the article in front of a word without a space.
const PARTICLES: &[&str] = &[
    "و", "ف", "ب", "ل", "ك", "ال", "وال", "فال", "بال", "كال", "لل", "ولل", "وب", "ول", "فل", "وبال", "س", "وس", "فس",
    "لا", "وا",
];

fn arabic_particle(before: &str) -> bool {
    let letters = before.chars().rev().take_while(|c| script(*c) == Script::Arabic).take(5).collect::<Vec<_>>();
    let prefix: String = letters.into_iter().rev().collect();
    PARTICLES.contains(&prefix.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::{Cue, PACKS};

    #[test]
    fn words_stand_in_the_view_as_they_are_folded() {
        for word in PACKS.iter().flat_map(|p| p.words).flat_map(|(_, words)| *words) {
            assert_eq!(folded(word), fold(word));
        }
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
                let found: Vec<_> = hits(pack, &text, &[]).iter().map(|h| (h.start, h.end)).collect();
                assert_eq!(found, slow(&compile(pack.words), &text), "{}: {text}", pack.code);
            }
        }
    }

    #[test]
    fn words_of_words_are_found_longer_first() {
        const WORDS: &[(Sense, &[&str])] =
            &[(Sense::Cue(Cue::Meeting), &["ab", "a*", "abc d", "b", "ab*"]), (Sense::And, &["ab"])];
        let words = &compile(WORDS);
        let found = |text: &str| {
            let mut next = words.longest('a', text);
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
        assert!(found("a")[0] == (1, false) && words.longest('c', "c").is_none());
    }
}
