//! Which language a line is in: by its script, and among Latin scripts by its function words.

use super::{PACKS, Pack, Script};

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
            _ => {}
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

/// The language of a folded text. A Han line keeps its language however many Latin names stand in it.
pub fn detect(text: &str) -> Detected {
    let count = letters(text);
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

/// Among the Latin packs, the one with the most function words; one more than the next is enough.
fn latin_language(text: &str) -> Detected {
    let mut best: (usize, Option<&'static Pack>) = (0, None);
    let mut second = 0;
    for pack in PACKS.iter().copied().filter(|p| p.script == Script::Latin) {
        let score = words(text).filter(|w| pack.function_words.contains(w)).count();
        if score > best.0 {
            second = best.0;
            best = (score, Some(pack));
        } else {
            second = second.max(score);
        }
    }
    match best {
        (score, Some(pack)) if score > second => Detected::Known(pack),
        _ => Detected::Latin,
    }
}
