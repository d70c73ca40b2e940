//! Numbers of letters and files, told by their shapes. Written out, since every letter is searched for them and building expressions
//! takes longer than reading a fifth of a letter; a test compares with these.

use crate::document::Span;

/// Digits of a number that stands alone.
const PLAIN: usize = 4;

/// Numbers of Collective letters: number, slash, group ("12/11", "3/sg5rg-lac", "4/tsag").
pub(super) fn collective(text: &str) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    for slash in memchr::memchr_iter(b'/', text.as_bytes()) {
        let before = text[..slash].strip_suffix(' ').unwrap_or(&text[..slash]);
        let digits = before.bytes().rev().take_while(u8::is_ascii_digit).count();
        let start = before.len() - digits;
        let in_word = before[..start].ends_with(|c: char| c.is_ascii_alphabetic() || c == '_');
        let from = out.last().map_or(0, |last| last.end);
        if !(1..=3).contains(&digits) || in_word || start < from {
            continue;
        }
        let behind = &text[slash + 1..];
        let blank = usize::from(behind.starts_with(' '));
        if let Some(length) = group(&behind[blank..]) {
            out.push(start..slash + 1 + blank + length);
        }
    }
    out
}

/// The length of the group at the start of a text: a regional group, a number, or a word.
fn group(text: &str) -> Option<usize> {
    let digits = |from: usize| text[from..].bytes().take(2).take_while(u8::is_ascii_digit).count();
    let blank = |at: usize| at + usize::from(text[at..].starts_with(' '));
    let regional = || {
        let number = blank(text.strip_prefix("sg").map(|_| 2)?);
        let rg = blank(number + digits(number));
        let region = text[rg..].strip_prefix("rg-")?.bytes().take_while(u8::is_ascii_lowercase).count();
        (digits(number) > 0 && region > 0).then_some(rg + 3 + region)
    };
    let word = || {
        let goes_on = |b: &u8| b.is_ascii_lowercase() || b.is_ascii_digit() || *b == b'-';
        let length = text.bytes().take(13).take_while(goes_on).count();
        (text.starts_with(|c: char| c.is_ascii_lowercase()) && length > 1).then_some(length)
    };
    // A name in Cyrillic letters.
    let cyrillic = || {
        let name = text.chars().take(8).take_while(|c| matches!(c, '\u{400}'..='\u{484}' | '\u{487}'..='\u{52f}'));
        let (letters, length) = name.fold((0, 0), |(letters, length), c| (letters + 1, length + c.len_utf8()));
        (letters > 1).then_some(length)
    };
    regional().or_else(|| Some(digits(0)).filter(|d| *d > 0)).or_else(word).or_else(cyrillic)
}

/// Numbers of up to four digits; of longer ones their parts.
pub(super) fn plain(text: &str) -> Vec<Span> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(|c: char| c.is_ascii_digit()).map(|i| at + i) {
        at = start + text[start..].bytes().take(PLAIN).take_while(u8::is_ascii_digit).count();
        out.push(start..at);
    }
    out
}

/// What files are named by in front of the slash, where no number is.
const OFFICES: [&str; 6] = ["TSAG", "SCV", "TSB Workshops", "TSB Events", "TSB", "WTSA"];
/// Letters behind the slash.
const AUTHOR: std::ops::RangeInclusive<usize> = 2..=12;

/// The first reference to a file, as the letter prints it: "SG 11/DA", "TSB Events/AB".
pub(super) fn file_reference(text: &str) -> Option<&str> {
    memchr::memchr_iter(b'/', text.as_bytes()).find_map(|slash| {
        let start = office(&text[..slash])?;
        let behind = &text[slash + 1..];
        let most = behind.bytes().take(*AUTHOR.end()).take_while(|b| b.is_ascii_alphabetic() || *b == b'.').count();
        // It ends where a word does.
        let is_border = |at: &usize| behind[..*at].ends_with(is_of_word) != behind[*at..].starts_with(is_of_word);
        let length = (*AUTHOR.start()..=most).rev().find(is_border)?;
        Some(&text[start..slash + 1 + length])
    })
}

/// Where the office begins with which a text ends.
fn office(text: &str) -> Option<usize> {
    let stands = |start: &usize| !text[..*start].ends_with(is_of_word);
    let without_blank = |t: &str| t.strip_suffix(' ').unwrap_or(t).len();
    let numbered = |end: usize, noun: &str| {
        let digits = text[..end].bytes().rev().take_while(u8::is_ascii_digit).count();
        let noun_end = without_blank(&text[..end - digits]);
        matches!(digits, 1 | 2).then(|| text[..noun_end].strip_suffix(noun).map(str::len)).flatten()
    };
    let capitals = text.bytes().rev().take_while(u8::is_ascii_uppercase).count();
    let regional = || text[..text.len() - capitals].strip_suffix("RG-").filter(|_| capitals > 0).map(str::len);
    let focus = || {
        let run = text.bytes().rev().take_while(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || *b == b'-').count();
        text[text.len() - run..].match_indices("FG").map(|(at, _)| text.len() - run + at).find(stands)
    };
    let named = OFFICES.iter().filter_map(|o| text.strip_suffix(o)).map(str::len);
    let all = [
        numbered(text.len(), "SG"),
        numbered(text.len(), "COM"),
        regional().and_then(|end| numbered(end, "SG")),
        focus(),
    ];
    named.chain(all.into_iter().flatten()).filter(stands).min()
}

/// Whether a character belongs to a word.
fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

#[cfg(test)]
mod tests {
    use super::*;
    use regex::Regex;

    /// The same as the expressions that say what they are.
    #[test]
    fn shapes_are_those_of_their_expressions() {
        let number =
            r"(?-u:\b)([0-9]{1,3}) ?/ ?(sg ?[0-9]{1,2} ?rg-[a-z]+|[0-9]{1,2}|[a-z][a-z0-9-]{1,12}|\p{Cyrillic}{2,8})";
        let number = Regex::new(number).expect("a pattern");
        let file = r"\b((?:SG ?[0-9]{1,2}(?:RG-[A-Z]+)?|COM ?[0-9]{1,2}|TSAG|SCV|TSB Workshops|TSB Events|TSB|WTSA|FG[A-Z0-9-]*)/[A-Za-z.]{2,12})\b";
        let file = Regex::new(file).expect("a pattern");
        let digits = Regex::new("[0-9]{1,4}").expect("a pattern");
        let all = |regex: &Regex, text: &str| regex.find_iter(text).map(|m| m.range()).collect::<Vec<_>>();
        let check = |text: &str| {
            assert_eq!(collective(text), all(&number, text), "{text:?}");
            assert_eq!(plain(text), all(&digits, text), "{text:?}");
            assert_eq!(file_reference(text), file.find(text).map(|m| m.as_str()), "{text:?}");
        };
        let parts = [
            "1",
            "234",
            " ",
            "/",
            "/ ",
            "sg",
            "rg-",
            "lac",
            "a",
            "-",
            "é",
            "_",
            "10th-of-june-2018",
            "\u{444}",
            "\u{43a}\u{433}\u{440}\u{44d}\u{444}\u{442}",
            ".",
        ];
        let capitals = [
            "SG",
            "COM 5",
            "TSB",
            "FG",
            "TSB Events",
            "5",
            "12",
            " ",
            "/",
            "RG-",
            "AB",
            "a.b",
            "é",
            ".",
            "-",
            "abcdefghijklm",
        ];
        let every = |parts: &[&str]| {
            let count = parts.len();
            for i in 0..count.pow(4) {
                let part = |place: u32| parts[i / count.pow(place) % count];
                check(&[part(0), part(1), part(2), part(3)].concat());
                check(&["12/", part(0), part(1), part(2), "/", part(3)].concat());
                check(&[part(0), part(1), part(2), "/ab", part(3)].concat());
            }
        };
        every(&parts);
        every(&capitals);
    }
}
