//! Which revision, corrigendum or addendum of a letter this one is.

use crate::document::Span;
use crate::lang::Cue;
use crate::letter::text::LetterText;
use crate::letter::{Revision, RevisionKind};

/// What the letter revises, by the words at its number.
pub(super) fn revises(text: &LetterText<'_>, head: &Span, subject: Option<&Span>) -> Option<Revision> {
    let field = head.start..subject.map_or(head.end, |s| s.start);
    let kind_of = |cue: Cue| match cue {
        Cue::Corrigendum => Some(RevisionKind::Corrigendum),
        Cue::Addendum => Some(RevisionKind::Addendum),
        Cue::Revision => Some(RevisionKind::Revision),
        _ => None,
    };
    let cues = text.cues_in(&field);
    let found = cues.iter().filter_map(|c| kind_of(c.cue).map(|k| (c, k))).find(|(c, _)| {
        cues.iter().any(|n| {
            matches!(n.cue, Cue::CollectiveLetter | Cue::Circular | Cue::CircularLetter)
                && n.start.abs_diff(c.start) < 120
        })
    })?;
    let (cue, kind) = found;
    let after = text.view.text[cue.end..field.end].trim_start_matches([' ', '-', '.', '(', '\u{2116}']);
    let digits: String = after
        .trim_start_matches("no")
        .trim_start_matches([' ', '.'])
        .chars()
        .take_while(char::is_ascii_digit)
        .collect();
    let before: String = text.view.text[field.start..cue.start]
        .trim_end_matches([' ', '号', '次', '-'])
        .chars()
        .rev()
        .take_while(char::is_ascii_digit)
        .collect();
    let before: String = before.chars().rev().collect();
    let number = digits
        .parse()
        .ok()
        .or_else(|| before.parse().ok().filter(|_| text.view.text[..cue.start].ends_with(['号', '次'])))
        .unwrap_or(1);
    Some(Revision { kind, number })
}
