//! Finds the words of the packs in a folded text, in one pass, with the word boundary of each script.

use super::{Pack, Sense};
use crate::view::fold;
use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
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

#[derive(Debug)]
struct Words {
    automaton: AhoCorasick,
    senses: Vec<(Sense, bool)>,
}

/// All hits of a pack, sorted by start, longer first. At `glues` two words stand without a space. `text` is a view in which line feeds and tabs are blanks.
pub fn hits(pack: &'static Pack, text: &str, glues: &[usize]) -> Vec<Hit> {
    let words = pack.compiled.words.get_or_init(|| compile(pack.words));
    let mut out = Vec::new();
    for m in words.automaton.find_overlapping_iter(text) {
        let (sense, whole) = words.senses[m.pattern().as_usize()];
        let glued = |at: usize| glues.binary_search(&at).is_ok();
        let starts = starts_word(text, m.start()) || glued(m.start());
        if starts && (!whole || ends_word(text, m.end()) || glued(m.end())) {
            out.push(Hit { start: m.start(), end: m.end(), sense });
        }
    }
    out.sort_unstable_by_key(|h| (h.start, usize::MAX - h.end));
    out
}

/// Words end at a word boundary unless they are written with a closing `*` (a stem).
fn compile(words: &'static [(Sense, &'static [&'static str])]) -> Words {
    let mut patterns = Vec::new();
    let mut senses = Vec::new();
    for (sense, spellings) in words {
        for spelling in *spellings {
            let stem = spelling.strip_suffix('*');
            patterns.push(fold(stem.unwrap_or(spelling)));
            senses.push((*sense, stem.is_none()));
        }
    }
    let automaton = AhoCorasick::builder()
        .match_kind(MatchKind::Standard)
        .kind(Some(AhoCorasickKind::NoncontiguousNFA))
        .dense_depth(1)
        .prefilter(false)
        .build(&patterns)
        .expect("the words of a pack are few and not empty");
    Words { automaton, senses }
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
