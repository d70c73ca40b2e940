//! Which language a line is in: by its script, and among Latin scripts by its function words.

use super::{PACKS, Pack, Script};
use std::sync::LazyLock;

/// The language of a stretch of text.
#[derive(Debug, Clone, Copy)]
pub enum Detected {
    /// A language with a pack.
    Known(&'static Pack),
    /// Latin letters, too few words to tell.
    Latin,
    /// A script or language without a pack.
    Unknown,
    /// No letters.
    Nothing,
}

/// What a text is made of, as far as it tells the language. Tallies of texts that stand behind one another can be joined.
#[derive(Debug, Default, Clone, Copy)]
pub struct Tally {
    han: usize,
    arabic: usize,
    cyrillic: usize,
    latin: usize,
    other: usize,
    /// Letters of no script above.
    rest: usize,
    /// Function words of each pack in Latin letters.
    scores: [usize; LATIN],
    words: usize,
    /// Whether one of its function words is too long for an abbreviation.
    long: bool,
}

impl Tally {
    /// Counts the letters and words of a folded text. What one letter shortens behind an apostrophe ("cont'd") is no word.
    pub fn of(text: &str) -> Tally {
        let mut tally = Tally::default();
        let known = &*FUNCTION_WORDS;
        let mut start = 0;
        let (mut words, mut long) = (0, false);
        let mut word = |span: std::ops::Range<usize>| {
            let length = span.len();
            let counts = length > 1 || length == 1 && !text[..span.start].ends_with('\'') && !labels(text, &span);
            words += usize::from(counts);
            let packs = if counts { known.lists_with(&text.as_bytes()[span]) } else { 0 };
            long |= packs != 0 && length > SHORT;
            packs
        };
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let begin = at;
            while let Some(class) = bytes.get(at).map(|b| ASCII[usize::from(*b)]).filter(|class| *class != 0) {
                tally.latin += usize::from(class & 1);
                at += 1;
            }
            if at > begin {
                continue;
            }
            let second = bytes.get(at + 1).copied().unwrap_or_default();
            let (letter, length) = match (bytes[at], second) {
                (byte, _) if byte.is_ascii() => (false, 1),
                (0xe4, 0xb8..) | (0xe5..=0xe9, _) => {
                    tally.han += 1;
                    (true, 3)
                }
                (0xd0 | 0xd1, _) => {
                    tally.cyrillic += 1;
                    (true, 2)
                }
                (0xd8, 0xa0..) | (0xd9, ..=0x8a) => {
                    tally.arabic += 1;
                    (true, 2)
                }
                _ => {
                    let c = text[at..].chars().next().unwrap_or_default();
                    (tally.take(c), c.len_utf8())
                }
            };
            if !letter {
                // "Sharm el-Sheikh": the part of a name before its hyphen is no word of a language.
                let hyphened = bytes[at] == b'-' && second.is_ascii_alphabetic();
                if start < at && !hyphened {
                    tally.score(word(start..at));
                }
                start = at + length;
            }
            at += length;
        }
        tally.score(word(start..at));
        (tally.words, tally.long) = (words, long);
        tally
    }

    /// Counts a letter that is not ASCII; whether it belongs to a word.
    fn take(&mut self, c: char) -> bool {
        match c {
            '\u{c0}'..='\u{24f}' => {
                self.latin += 1;
                !matches!(c, '\u{d7}' | '\u{f7}')
            }
            '\u{4e00}'..='\u{9fff}' => {
                self.han += 1;
                true
            }
            '\u{400}'..='\u{52f}' => {
                self.cyrillic += 1;
                !matches!(c, '\u{482}'..='\u{489}')
            }
            '\u{620}'..='\u{64a}' | '\u{671}'..='\u{6d3}' => {
                self.arabic += 1;
                true
            }
            '\u{3040}'..='\u{30ff}'
            | '\u{ac00}'..='\u{d7a3}'
            | '\u{370}'..='\u{3ff}'
            | '\u{590}'..='\u{5ff}'
            | '\u{900}'..='\u{e7f}' => {
                self.other += 1;
                c.is_alphanumeric()
            }
            // Dashes, quotes, points and blanks, and the marks beside ideographs, which letters have most.
            '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{3004}' => false,
            _ => {
                self.rest += usize::from(c.is_alphabetic());
                c.is_alphanumeric()
            }
        }
    }

    fn score(&mut self, packs: u64) {
        for (i, score) in self.scores.iter_mut().enumerate().filter(|_| packs != 0) {
            *score += usize::from(packs >> i & 1 == 1);
        }
    }

    /// Joins the tally of the text behind this one.
    pub fn join(&mut self, behind: &Tally) {
        self.han += behind.han;
        self.arabic += behind.arabic;
        self.cyrillic += behind.cyrillic;
        self.latin += behind.latin;
        self.other += behind.other;
        self.rest += behind.rest;
        self.scores.iter_mut().zip(behind.scores).for_each(|(score, more)| *score += more);
        self.words += behind.words;
        self.long |= behind.long;
    }

    /// How many letters the text has.
    pub fn letters(&self) -> usize {
        self.han + self.arabic + self.cyrillic + self.latin + self.other + self.rest
    }

    /// The language of the text. A Han line keeps its language however many Latin names stand in it.
    pub fn language(&self) -> Detected {
        // An ideograph says as much as three letters.
        let (han, latin) = (self.han * 3, self.latin);
        let most = han.max(latin).max(self.cyrillic).max(self.arabic).max(self.other * 2);
        if most == 0 {
            return Detected::Nothing;
        }
        if self.other * 2 == most {
            return Detected::Unknown;
        }
        if han * 2 >= latin && han > 0 && han * 2 >= self.cyrillic.max(self.arabic) {
            return by_code("zh");
        }
        if self.arabic * 2 >= latin && self.arabic >= self.cyrillic && self.arabic > 0 {
            return by_code("ar");
        }
        if self.cyrillic * 2 >= latin && self.cyrillic > 0 {
            return by_code("ru");
        }
        self.latin_language()
    }

    /// Among the Latin packs, the one with the most function words; one more than the next is enough.
    fn latin_language(&self) -> Detected {
        let mut best: (usize, Option<&'static Pack>) = (0, None);
        let mut second = 0;
        for (pack, score) in latin().zip(self.scores) {
            if score > best.0 {
                second = best.0;
                best = (score, Some(pack));
            } else {
                second = second.max(score);
            }
        }
        match best {
            // "San Salvador, El Salvador": one short word among names may be a part of one.
            (1, Some(_)) if !self.long && second == 0 && self.words > FEWEST => Detected::Latin,
            (score, Some(pack)) if score > second && (self.long || self.words >= FEWEST) => Detected::Known(pack),
            _ => Detected::Latin,
        }
    }
}

/// The first half of a text, in which a letter is written in its own language; of a short text all that matters.
pub fn first_half(text: &str) -> &str {
    let mut half = text.len().min((text.len() / 2).max(1500));
    while !text.is_char_boundary(half) {
        half -= 1;
    }
    &text[..half]
}

fn by_code(code: &str) -> Detected {
    PACKS.iter().copied().find(|p| p.code == code).map_or(Detected::Unknown, Detected::Known)
}

/// The packs in Latin letters.
fn latin() -> impl Iterator<Item = &'static Pack> {
    PACKS.iter().copied().filter(|p| p.script == Script::Latin)
}

/// What ASCII belongs to words: 1 for letters, 2 for digits.
const ASCII: [u8; 256] = {
    let mut classes = [0; 256];
    let mut byte = 0;
    while byte < 128 {
        classes[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' => 1,
            b'0'..=b'9' => 2,
            _ => 0,
        };
        byte += 1;
    }
    classes
};

/// The most packs in Latin letters: each has a bit.
const LATIN: usize = 8;

/// The function words of all packs in Latin letters, each with a bit for every pack that has it.
static FUNCTION_WORDS: LazyLock<Spellings> = LazyLock::new(|| Spellings::of(latin().map(|p| p.function_words)));

/// The words of several lists, each with a bit for every list that has it.
#[derive(Debug)]
pub(super) struct Spellings {
    /// At the place that their spelling gives, or at the next free one; free ones have no bits.
    words: Vec<(u128, u64)>,
    /// For each byte that words begin with, the lengths that they have, a bit for each: most words of a text are none by that.
    lengths: [u32; 256],
}

impl Spellings {
    /// The most lists.
    pub(super) const LISTS: usize = 64;

    pub(super) fn of(lists: impl Iterator<Item = &'static [&'static str]>) -> Spellings {
        let words = lists
            .zip(0..Spellings::LISTS)
            .flat_map(|(words, i)| words.iter().map(move |w| (spelling(w.as_bytes()), 1 << i)));
        let words: Vec<(u128, u64)> = words.collect();
        let places = (words.len() * 2 + 1).next_power_of_two();
        let mut spellings = Spellings { words: vec![(0, 0); places], lengths: [0; 256] };
        for (word, list) in words {
            let place = spellings.place(word);
            let (_, lists) = spellings.words[place];
            spellings.words[place] = (word, lists | list);
            spellings.lengths[usize::from(word.to_be_bytes()[0])] |= 1 << (16 - word.trailing_zeros() / 8);
        }
        spellings
    }

    /// The lists that have a word.
    #[inline]
    pub(super) fn lists_with(&self, word: &[u8]) -> u64 {
        let known = |b: &u8| self.lengths[usize::from(*b)].checked_shr(word.len() as u32).unwrap_or(0) & 1 == 1;
        if !word.first().is_some_and(known) {
            return 0;
        }
        self.words[self.place(spelling(word))].1
    }

    /// Where a word stands, or where it would. There are more places than words, and they are a power of two.
    fn place(&self, word: u128) -> usize {
        let hash = ((word >> 64) as u64 ^ word as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let last = self.words.len() - 1;
        let mut place = (hash >> 48) as usize & last;
        while self.words[place].1 != 0 && self.words[place].0 != word {
            place = (place + 1) & last;
        }
        place
    }
}

/// Whether one letter is the label of an item of a list: "d) 19 April", "(d) ", "d. 19 April" at the start of a line.
fn labels(text: &str, letter: &std::ops::Range<usize>) -> bool {
    let line = text[..letter.start].rsplit('\n').next().unwrap_or_default();
    let opens = line.trim_start().trim_start_matches('(').is_empty();
    let behind = &text[letter.end..];
    behind.starts_with(')') || opens && behind.starts_with('.')
}

/// A word of up to sixteen bytes as a number; 0 for a longer one, which is no function word.
pub(super) fn spelling(word: &[u8]) -> u128 {
    let mut bytes = [0; 16];
    match bytes.get_mut(..word.len()) {
        Some(part) => part.copy_from_slice(word),
        None => return 0,
    }
    u128::from_be_bytes(bytes)
}

/// Words from which on one short function word tells a language: "CE 5" is Study Group 5 in two of them, and "ce" a word of one.
const FEWEST: usize = 3;
/// Letters of a function word that may be an abbreviation as well.
const SHORT: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tallies_join() {
        let text = "l'an 5, cont'd: the 会议 of\n собрание الاجتماع × é ";
        for (cut, _) in text.char_indices().filter(|(i, _)| text[..*i].ends_with(['\n', ' '])) {
            let mut joined = Tally::of(&text[..cut]);
            joined.join(&Tally::of(&text[cut..]));
            assert_eq!(format!("{joined:?}"), format!("{:?}", Tally::of(text)));
        }
    }

    #[test]
    fn letters_of_known_scripts_belong_to_words() {
        for c in '\u{80}'..='\u{ffff}' {
            assert_eq!(Tally::default().take(c), c.is_alphanumeric(), "{c:?}");
        }
    }

    #[test]
    fn function_words_are_short() {
        assert!(latin().count() <= LATIN);
        for word in latin().flat_map(|p| p.function_words) {
            assert!(spelling(word.as_bytes()) != 0, "{word}");
        }
    }

    #[test]
    fn lines_tell_their_language() {
        let check = |text: &str, expected: &str| {
            let code = match Tally::of(text).language() {
                Detected::Known(pack) => pack.code,
                Detected::Latin => "latin",
                Detected::Unknown => "unknown",
                Detected::Nothing => "nothing",
            };
            assert_eq!(code, expected, "{text}");
        };
        check("the meeting will be held at the invitation of the union", "en");
        check("la reunion se tiendra a geneve du 3 au 7 mai", "fr");
        check("la reunion se celebrara en ginebra del 3 al 7 de mayo", "es");
        check("geneva", "latin");
        check("d) 19 april 2024: contributions", "latin");
        check("ce 5\n", "latin");
        check("anexo 1\n", "es");
        check("itu-t第11研究组会议", "zh");
        check("собрание комиссии", "ru");
        check("الاجتماع", "ar");
        check("会議は東京でひらかれます かたかな カタカナ", "unknown");
        check("2027-05-03", "nothing");
        assert_eq!((Tally::of("sg11 会议 é 3").letters(), Tally::of("").letters()), (5, 0));
    }
}
