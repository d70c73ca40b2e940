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

/// Letters of each script in a text.
#[derive(Debug, Default, Clone, Copy)]
struct Letters {
    han: usize,
    arabic: usize,
    cyrillic: usize,
    latin: usize,
    other: usize,
    /// Letters of no script above.
    rest: usize,
}

impl Letters {
    fn all(&self) -> usize {
        self.han + self.arabic + self.cyrillic + self.latin + self.other + self.rest
    }
}

fn letters(text: &str) -> Letters {
    let mut count = Letters::default();
    for c in text.chars() {
        match c {
            'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' => count.latin += 1,
            '\u{4e00}'..='\u{9fff}' => count.han += 1,
            '\u{400}'..='\u{52f}' => count.cyrillic += 1,
            '\u{620}'..='\u{64a}' | '\u{671}'..='\u{6d3}' => count.arabic += 1,
            '\u{3040}'..='\u{30ff}'
            | '\u{ac00}'..='\u{d7a3}'
            | '\u{370}'..='\u{3ff}'
            | '\u{590}'..='\u{5ff}'
            | '\u{900}'..='\u{e7f}' => count.other += 1,
            _ => count.rest += usize::from(!c.is_ascii() && c.is_alphabetic()),
        }
    }
    count
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

/// The language of a folded text, and how many letters it has. A Han line keeps its language however many Latin names stand
/// in it.
pub fn detect(text: &str) -> (Detected, usize) {
    let count = letters(text);
    (language(&count, text), count.all())
}

fn language(count: &Letters, text: &str) -> Detected {
    // An ideograph says as much as three letters.
    let (han, latin) = (count.han * 3, count.latin);
    let most = han.max(latin).max(count.cyrillic).max(count.arabic).max(count.other * 2);
    if most == 0 {
        return Detected::Nothing;
    }
    if count.other * 2 == most {
        return Detected::Unknown;
    }
    if han * 2 >= latin && han > 0 && han * 2 >= count.cyrillic.max(count.arabic) {
        return by_code("zh");
    }
    if count.arabic * 2 >= latin && count.arabic >= count.cyrillic && count.arabic > 0 {
        return by_code("ar");
    }
    if count.cyrillic * 2 >= latin && count.cyrillic > 0 {
        return by_code("ru");
    }
    latin_language(text)
}

/// The words of a text. What one letter shortens behind an apostrophe ("cont'd") is no word.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|c: char| !c.is_alphanumeric()).scan(0, |at, word| {
        let start = *at;
        *at += word.len() + text[start + word.len()..].chars().next().map_or(0, char::len_utf8);
        Some((start, word))
    });
    words.filter(|(start, word)| word.len() > 1 || !text[..*start].ends_with('\'')).map(|(_, word)| word)
}

/// The packs in Latin letters.
fn latin() -> impl Iterator<Item = &'static Pack> {
    PACKS.iter().copied().filter(|p| p.script == Script::Latin)
}

/// The most packs in Latin letters: each has a bit.
const LATIN: usize = 8;

/// The function words of all packs in Latin letters, each with a bit for every pack that has it.
static FUNCTION_WORDS: LazyLock<Spellings> = LazyLock::new(|| Spellings::of(latin().map(|p| p.function_words)));

/// The words of several lists, each with a bit for every list that has it.
#[derive(Debug)]
pub(super) struct Spellings(Vec<(u128, u64)>);

impl Spellings {
    /// The most lists.
    pub(super) const LISTS: usize = 64;

    pub(super) fn of(lists: impl Iterator<Item = &'static [&'static str]>) -> Spellings {
        let words =
            lists.zip(0..Spellings::LISTS).flat_map(|(words, i)| words.iter().map(move |w| (spelling(w), 1 << i)));
        let mut words: Vec<(u128, u64)> = words.collect();
        words.sort_unstable();
        words.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            kept.1 |= if same { next.1 } else { 0 };
            same
        });
        Spellings(words)
    }

    /// The lists that have a word.
    pub(super) fn lists_with(&self, word: &str) -> u64 {
        self.0.binary_search_by_key(&spelling(word), |(w, _)| *w).map_or(0, |i| self.0[i].1)
    }
}

/// A word of up to sixteen bytes as a number; 0 for a longer one, which is no function word.
pub(super) fn spelling(word: &str) -> u128 {
    let mut bytes = [0; 16];
    match bytes.get_mut(..word.len()) {
        Some(part) => part.copy_from_slice(word.as_bytes()),
        None => return 0,
    }
    u128::from_be_bytes(bytes)
}

/// Words from which on one function word tells a language: "CE 5" is Study Group 5 in two of them, and "ce" a word of one.
const FEWEST: usize = 3;

/// Among the Latin packs, the one with the most function words; one more than the next is enough.
fn latin_language(text: &str) -> Detected {
    let mut scores = [0_usize; LATIN];
    let mut count = 0;
    for word in words(text) {
        count += 1;
        let packs = FUNCTION_WORDS.lists_with(word);
        for (i, score) in scores.iter_mut().enumerate().filter(|_| packs != 0) {
            *score += usize::from(packs >> i & 1 == 1);
        }
    }
    let mut best: (usize, Option<&'static Pack>) = (0, None);
    let mut second = 0;
    for (pack, score) in latin().zip(scores) {
        if score > best.0 {
            second = best.0;
            best = (score, Some(pack));
        } else {
            second = second.max(score);
        }
    }
    match best {
        (score, Some(pack)) if score > second && count >= FEWEST => Detected::Known(pack),
        _ => Detected::Latin,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn function_words_are_short() {
        assert!(latin().count() <= LATIN);
        for word in latin().flat_map(|p| p.function_words) {
            assert!(spelling(word) != 0, "{word}");
        }
    }

    #[test]
    fn lines_tell_their_language() {
        let check = |text: &str, expected: &str| {
            let code = match detect(text).0 {
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
        check("ce 5", "latin");
        check("itu-t第11研究组会议", "zh");
        check("собрание комиссии", "ru");
        check("الاجتماع", "ar");
        check("会議は東京でひらかれます かたかな カタカナ", "unknown");
        check("2027-05-03", "nothing");
        assert_eq!((detect("sg11 会议 é 3").1, detect("").1), (5, 0));
    }
}
