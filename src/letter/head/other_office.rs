//! Numbers of circulars that are none of the TSB.

use super::number::nearest;
use super::number_shapes;
use crate::document::Span;
use crate::lang::Cue;
use crate::letter::text::{CueHit, LetterText};
use regex::Regex;
use std::sync::LazyLock;

/// The code of a letter of another office: "BDT/IP/CSTG-2".
static OFFICE_CODE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?-u:\b)[a-z]{2,6}/[a-z0-9/-]*[0-9]{1,4}").expect("a fixed pattern"));

/// Letters of the code of an office: "SG", "BDT".
const OFFICE: std::ops::RangeInclusive<usize> = 2..=6;

/// Characters from one word of "circular letter" to the other.
const CIRCULAR_LETTER: usize = 24;

/// The number of a circular that is none of the TSB: its code begins with another office ("Circular BDT/IP/CSTG-2"), or it calls itself a
/// circular letter and nothing in the head names the TSB.
pub(super) fn of_other_office(text: &LetterText<'_>, cue: &CueHit, head: &Span, around: &Span) -> Option<String> {
    let behind = text.folded(&(cue.end..around.end.max(cue.end)));
    // "BDT/CIRCULAR/017": the noun is a part of the code.
    let before = text.folded(&(around.start.min(cue.start)..cue.start));
    let office =
        before.strip_suffix('/').map_or("", |b| &b[b.trim_end_matches(|c: char| c.is_ascii_lowercase()).len()..]);
    if OFFICE.contains(&office.len()) && behind.starts_with('/') {
        let number: String = behind.chars().take_while(|c| c.is_ascii_alphanumeric() || "/-".contains(*c)).collect();
        let code = format!("{office}/{}{number}", text.folded(&(cue.start..cue.end)));
        return (!code.contains("tsb") && number.contains(|c: char| c.is_ascii_digit())).then(|| code.to_uppercase());
    }
    // "Circular-LC 176": so do letters that a hyphen ties to it.
    if let Some(tied) = behind.strip_prefix('-') {
        let letters = tied.bytes().take_while(u8::is_ascii_lowercase).count();
        let number: String = tied[letters..].trim_start().chars().take_while(char::is_ascii_digit).collect();
        let own = OFFICE.contains(&letters) && !number.is_empty() && !text.folded(head).contains("tsb");
        return own.then(|| format!("{} {number}", tied[..letters].to_uppercase()));
    }
    let line = behind.trim_start_matches([' ', ':', '\t', '/']).lines().next().unwrap_or_default();
    if let Some(code) = OFFICE_CODE.find(line).filter(|c| c.start() == 0) {
        return (!code.as_str().contains("tsb")).then(|| code.as_str().to_uppercase());
    }
    let whole = |c: &CueHit| c.cue == Cue::CircularLetter && c.start <= cue.start && cue.end <= c.end;
    let near =
        text.back(cue.start, CIRCULAR_LETTER, head.start).start..text.ahead(cue.end, CIRCULAR_LETTER, head.end).end;
    let letter = text.cues_in(&near).iter().any(|c| whole(c) && c.end - c.start > cue.end - cue.start);
    (letter && !text.folded(head).contains("tsb")).then(|| nearest(number_shapes::plain, text, cue, around)).flatten()
}
