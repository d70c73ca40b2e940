//! Old and new values on lines of their own, behind the words of a correction.

use super::*;
use crate::letter::text::LetterText;

/// What an old and a new value are called at the start of their lines.
pub(super) const OLD_LABELS: [Cue; 3] = [Cue::ColumnOldAlone, Cue::ColumnOld, Cue::OldValue];
pub(super) const NEW_LABELS: [Cue; 3] = [Cue::ColumnNewAlone, Cue::ColumnNew, Cue::NewValue];

/// "For: The meeting is held from 3 to 9 May", and on the next line "Read: …": lines of a correction without quotes.
pub(super) fn labelled_old_values(reading: &mut Reading<'_, '_>) {
    let text = reading.text;
    let corrects = reading
        .head
        .subject
        .as_ref()
        .is_some_and(|s| reading.has(s, &[Cue::Corrigendum, Cue::Addendum, Cue::Revision, Cue::NewValue]));
    let corrects = reading.head.revises.is_some() || corrects;
    if !corrects && !text.speaks_of(&[Cue::Corrigendum]) {
        return;
    }
    let body = text.units.partition_point(|u| u.span.start < reading.head.span.end);
    let mut from = body;
    let mut headed = false;
    while let Some(line) = line_at(text, from) {
        let next = line_at(text, line.end).filter(|n| is_labelled_as(text, n, &NEW_LABELS));
        let pair = next.is_some() && is_labelled_as(text, &line, &OLD_LABELS);
        // "Corrigendum:" above them, in a letter that corrects nothing else.
        headed = is_labelled_as(text, &line, &[Cue::Corrigendum])
            || headed && (pair || is_labelled_as(text, &line, &NEW_LABELS));
        if pair && (corrects || headed) {
            let words = text.units[line.start].span.start..text.units[line.end - 1].span.end;
            for mention in text.mentions_in(&words) {
                reading.take(mention, Role::Superseded, "an old value");
            }
        }
        from = line.end;
    }
}

/// The units of the line that begins with one: a paragraph, or the cells of a row; indented lines, which tables are printed as too, are
/// apart where each has its own word and value.
fn line_at(text: &LetterText<'_>, from: usize) -> Option<std::ops::Range<usize>> {
    let row = |i: usize| text.units.get(i).and_then(|u| u.position.row());
    let first = row(from);
    (from < text.units.len()).then(|| {
        let more = (from + 1..text.units.len()).take_while(|i| first.is_some() && row(*i) == first).count();
        let alone = is_labelled_as(text, &(from..from + 1), &OLD_LABELS)
            && is_labelled_as(text, &(from + 1..from + 2), &NEW_LABELS);
        if alone { from..from + 1 } else { from..from + 1 + more }
    })
}

/// Whether a line begins with one of some words as its label, and goes on behind it.
pub(super) fn is_labelled_as(text: &LetterText<'_>, line: &std::ops::Range<usize>, words: &[Cue]) -> bool {
    let Some(unit) = text.units.get(line.start).map(|u| &u.span) else { return false };
    let lead = |at: usize| !text.folded(&(unit.start..at)).contains(char::is_alphanumeric);
    // "For 1 April 2024", and on the next line "read 22 March 2024": the value stands directly behind the word, and nothing else.
    let is_value = |end: usize| {
        let value = text.mentions_in(&(end..unit.end)).next().filter(|m| text.mentions[*m].is_date());
        value.is_some_and(|m| {
            let said: usize =
                text.mentions_in(&(end..unit.end)).map(|m| letters(text.folded(&text.mentions[m].span))).sum();
            let rest = letters(text.folded(&(end..unit.end)));
            text.folded(&(end..text.mentions[m].span.start)).trim().is_empty() && rest <= said + ZONE
        })
    };
    text.cues_in(unit).iter().any(|c| {
        let end = c.end.min(unit.end);
        let rest = text.folded(&(end..unit.end)).trim_start();
        let label = rest.starts_with(':') || rest.is_empty() && line.len() > 1;
        words.contains(&c.cue) && lead(c.start) && (label || is_value(end))
    })
}

/// Letters of a zone behind an hour: "hours Geneva time".
const ZONE: usize = 16;
