//! Blocks of deadlines that a heading announces, or a correction that gives a row anew.

use super::opening::opens_with_date;
use super::region::{HEADING, region_end};
use crate::document::Span;
use crate::lang::Cue;
use crate::letter::actions;
use crate::letter::reading::Reading;
use crate::letter::text::{Position, Unit, letters};

/// The next heading from a position on and the region behind it.
pub(super) fn next_block(reading: &Reading<'_, '_>, from: usize) -> Option<(Span, Span)> {
    let text = reading.text;
    for (i, unit) in text.units.iter().enumerate().filter(|(_, u)| u.span.end > from) {
        if let Some(end) = corrected_row(reading, i) {
            return Some((unit.span.clone(), unit.span.end..end));
        }
        let Some(cue) = text.cues_in(&unit.span).iter().find(|c| c.cue == Cue::DeadlineHeading && c.start >= from)
        else {
            continue;
        };
        // Behind the heading of a correction stand an old and a new value.
        let corrects = |u: &Unit| reading.has(&u.span, &[Cue::OldValue]) && text.mentions_in(&u.span).next().is_none();
        if text.units.get(i + 1).is_some_and(corrects) {
            continue;
        }
        let folded = text.folded(&unit.span).trim_end();
        let prefix = text.folded(&(unit.span.start..cue.start));
        // "Closing date of registration: 4 May" heads nothing.
        let acts = actions::any_in(text, &(unit.span.start..cue.start));
        let opens = letters(prefix) <= 2 && !acts;
        let short =
            folded.chars().count() <= HEADING && text.mentions_in(&unit.span).all(|m| !text.mentions[m].is_date());
        // "The dates of letter 8 (28 April, 11 April) no longer hold. The deadlines are now as follows:"
        let last = text.sentence_at(unit.span.start + folded.len().saturating_sub(1));
        let leads = folded.ends_with(':')
            && text.mentions_in(&last).next().is_none()
            && text.cues_in(&last).iter().any(|c| c.cue == Cue::DeadlineHeading);
        if short && (opens || folded.ends_with(':')) || leads {
            let end = region_end(reading, i + 1);
            if end > unit.span.end {
                return Some((unit.span.clone(), unit.span.end..end));
            }
        } else if opens && date_follows(reading, cue.end, unit.span.end) {
            let end = region_end(reading, i + 1).max(unit.span.end);
            return Some((unit.span.start..cue.end, cue.end..end));
        }
    }
    None
}

/// The end of the row of a table that a correction gives anew: "The row then reads:".
fn corrected_row(reading: &Reading<'_, '_>, i: usize) -> Option<usize> {
    let text = reading.text;
    let unit = &text.units[i];
    let next = text.units.get(i + 1).filter(|u| matches!(u.position, Position::Cell { .. }))?;
    let reads = reading.head.revises.is_some()
        && text.folded(&unit.span).trim_end().ends_with(':')
        && reading.has(&unit.span, &[Cue::NewValue]);
    let end = if reads && opens_with_date(reading, &next.span) { region_end(reading, i + 1) } else { 0 };
    (end > next.span.end && actions::any_in(text, &(next.span.end..end))).then_some(end)
}

/// Whether nothing but punctuation stands between a heading and a date in the same unit.
fn date_follows(reading: &Reading<'_, '_>, heading: usize, end: usize) -> bool {
    let text = reading.text;
    text.mentions_in(&(heading..end))
        .find(|m| text.mentions[*m].is_date())
        .is_some_and(|m| !text.folded(&(heading..text.mentions[m].span.start)).contains(|c: char| c.is_alphanumeric()))
}
