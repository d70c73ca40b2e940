//! Kind, number and group of a letter, as the words of its head say them: a Collective letter, a circular, a letter of another office.

use super::group::first_group;
use super::labels::{is_followed_up, label_stands};
use super::other_office::of_other_office;
use super::radio::{radio, radio_number};
use super::{Numbered, number_shapes};
use crate::document::Span;
use crate::lang::Cue;
use crate::letter::text::{CueHit, LetterText};
use crate::letter::{LetterKind, groups};
use regex::Regex;
use std::sync::LazyLock;

static OTHER_NUMBER: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\b([a-z]{2,5}(?:[/-][a-z0-9]+){1,4})\b").expect("a fixed pattern"));

/// The number of a letter that is no circular: "DM-20/1013", "BDT/RPM-AFR/DM-272".
static FILE_CODE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^[a-z]{2,6}[/-][a-z0-9/-]*[0-9]").expect("a fixed pattern"));

/// Kind, number and group of the letter.
pub(super) fn number(text: &LetterText<'_>, head: &Span, subject: Option<&Span>) -> Numbered {
    // The subject of a corrigendum cites the letter as well; the reference field comes first.
    let field = head.start..subject.map_or(head.end, |s| s.start);
    let fields = [field, head.clone()];
    for field in &fields {
        for cue in text.cues_in(field) {
            // "Following Circular 5 of 5 December": a letter that is followed up is another.
            if is_followed_up(text, cue.start) {
                continue;
            }
            let around = nearby(text, cue, field);
            match cue.cue {
                Cue::CollectiveLetter => {
                    if let Some(found) =
                        nearest(number_shapes::collective, text, cue, &around).and_then(|f| collective(text, &f))
                    {
                        return found;
                    }
                }
                Cue::Circular | Cue::CircularLetter => {
                    if let Some(found) = radio_number(text, &around) {
                        return radio(&found, text);
                    }
                    if cue.cue == Cue::Circular
                        && let Some(number) = of_other_office(text, cue, head, &around)
                    {
                        return (LetterKind::Invitation, Some(number), None);
                    }
                    if cue.cue == Cue::Circular
                        && let Some(found) = nearest(number_shapes::plain, text, cue, &around)
                    {
                        return (LetterKind::Circular, Some(found), None);
                    }
                }
                _ => {}
            }
        }
    }
    if let Some(found) = radio_number(text, head) {
        return radio(&found, text);
    }
    let reference = text.cues_in(head).iter().find(|c| c.cue == Cue::LabelReference && label_stands(text, c));
    let number = reference.and_then(|c| {
        // "DM-20/1013", "BDT/RPM-AFR/DM-272": the code of an office opens the field.
        let rest = &text.view.text[c.end..head.end];
        let line = rest.trim_start_matches([' ', ':', '\n', '\t', '/', '.', '|']);
        let line = line.lines().next().unwrap_or_default();
        let code = FILE_CODE.find(line).filter(|m| m.start() == 0 && !m.as_str().starts_with("tsb"));
        code.map(|m| m.as_str().to_uppercase())
            .or_else(|| {
                number_shapes::collective(line).into_iter().next().map(|m| line[m].replace(' ', "").to_uppercase())
            })
            .or_else(|| OTHER_NUMBER.find(line).map(|m| m.as_str().to_uppercase()))
    });
    (LetterKind::Invitation, number, first_group(text))
}

/// The text around a cue in which its number stands: the rest of the line, the next line, and the same line before it.
fn nearby(text: &LetterText<'_>, cue: &CueHit, field: &Span) -> Span {
    let before = &text.view.text[field.start..cue.start];
    let start = before.rfind('\n').map_or(field.start, |i| field.start + i + 1);
    let mut end = cue.end;
    let mut lines = 0;
    for (i, c) in text.view.text[cue.end..field.end.max(cue.end)].char_indices() {
        if c == '\n' {
            lines += 1;
        }
        if lines > 2 {
            break;
        }
        end = cue.end + i + c.len_utf8();
    }
    start..end
}

/// Bytes between a number and the noun that it counts: "3rd revision".
const ORDINAL: usize = 4;

/// The number nearest to its noun, behind it where both sides have one. A number of a revision or of a file is none.
pub(super) fn nearest(
    numbers: fn(&str) -> Vec<Span>,
    text: &LetterText<'_>,
    cue: &CueHit,
    around: &Span,
) -> Option<String> {
    let found = |span: Span| {
        let base = span.start;
        // A noun that is broken over lines may reach beyond the place around it.
        numbers(text.view.text.get(span).unwrap_or_default()).into_iter().map(move |s| base + s.start..base + s.end)
    };
    // "SG17" is no number of a circular.
    let inside =
        |s: &Span| s.start != cue.end && text.view.text[..s.start].ends_with(|c: char| c.is_ascii_alphabetic());
    // "Circular 119 (3rd revision)", "+41 22 730 5858": numbers of other things.
    let revision = |c: &CueHit| matches!(c.cue, Cue::Revision | Cue::Corrigendum | Cue::Addendum);
    let counts = |s: &Span, c: &CueHit| {
        c.start > s.end && c.start <= s.end + ORDINAL && text.folded(&(s.end..c.start)).contains(char::is_alphabetic)
    };
    let of_another =
        |s: &Span| text.view.text[..s.start].ends_with('+') || text.cues.iter().any(|c| revision(c) && counts(s, c));
    let free = |s: &Span| {
        !inside(s)
            && !of_another(s)
            && !text
                .mentions
                .iter()
                .any(|m| m.span.start < s.end && s.start < m.span.end && (m.is_date() || m.is_time()))
    };
    let after = found(cue.end..around.end).find(|s| s.start - cue.end < 30 && free(s));
    let before = found(around.start..cue.start).rev().find(|s| cue.start - s.end < 12 && free(s));
    let chosen = match (before, after) {
        (Some(b), Some(a)) if cue.start - b.end < a.start - cue.end => Some(b),
        (b, a) => a.or(b),
    }?;
    Some(text.view.text[chosen].to_owned())
}

/// The number of a letter that a cue in the body cites.
pub(in crate::letter) fn cited_number(text: &LetterText<'_>, cue: &CueHit) -> Option<String> {
    let unit = text.unit_at(cue.start).map(|i| text.units[i].span.clone())?;
    let found = nearest(number_shapes::collective, text, cue, &unit)?;
    collective(text, &found)?.1
}

/// Kind, number and group of a Collective letter. The group may be printed by its name in the language of the letter; letters that are
/// no name are no group.
fn collective(text: &LetterText<'_>, found: &str) -> Option<Numbered> {
    let compact: String = found.chars().filter(|c| !c.is_whitespace()).collect();
    let (number, group) = compact.split_once('/').unwrap_or((&compact, ""));
    let number = number.trim_start_matches('0');
    let group = match group.split_once("rg-") {
        Some((parent, region)) => format!("{parent}rg-{}", groups::region_code(region)).to_uppercase(),
        None => named(text, group).map_or_else(|| group.to_uppercase(), str::to_owned),
    };
    if !group.is_ascii() {
        return None;
    }
    let name = if group.bytes().all(|b| b.is_ascii_digit()) {
        format!("SG{}", group.trim_start_matches('0'))
    } else {
        group.clone()
    };
    Some((LetterKind::CollectiveLetter, Some(format!("{number}/{group}")), Some(name)))
}

/// The group that some letters are the name of.
fn named(text: &LetterText<'_>, letters: &str) -> Option<&'static str> {
    text.cues.iter().find_map(|c| match c.cue {
        Cue::Named(name) if text.folded(&(c.start..c.end)) == letters => Some(name),
        _ => None,
    })
}
