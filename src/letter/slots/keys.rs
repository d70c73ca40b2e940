//! Lines that explain the halves of the day or the numbers of the sessions and name nothing that is held.

use crate::document::Span;
use crate::lang::Cue;
use crate::letter::reading::Reading;
use crate::letter::text::letters;
use crate::mentions::Value;

/// Letters of a word beside a half of the day or a number in a key: "sessions", "hours".
const KEY_WORD: usize = 8;

/// Whether a unit explains halves of the day or numbers of sessions that each stand before their hours, and names nothing that is held.
pub(in crate::letter) fn is_bare_key(reading: &Reading<'_, '_>, unit: &Span) -> bool {
    let text = reading.text;
    let hours: Vec<&Span> = text
        .mentions_in(unit)
        .filter(|m| matches!(text.mentions[*m].value, Value::Times(..)))
        .map(|m| &text.mentions[m].span)
        .collect();
    let mut from = unit.start;
    let explained = hours.iter().all(|span| {
        let half = text.halves.iter().any(|h| from <= h.start && h.start <= span.start);
        let before = from..span.start.max(from);
        let number = reading.has(&before, &[Cue::SessionNumber]) && text.folded(&before).contains(char::is_numeric);
        from = span.end;
        half || number
    });
    let count = |s: &Span| letters(text.folded(s));
    let said: usize = hours.iter().map(|s| count(s)).sum();
    hours.len() > 1
        && explained
        && text.mentions_in(unit).count() == hours.len()
        && text.groups_in(unit).is_empty()
        && count(unit) <= said + 2 * KEY_WORD * hours.len()
        && !reading.has(unit, &[Cue::OpeningSession, Cue::ClosingSession, Cue::Break])
}
