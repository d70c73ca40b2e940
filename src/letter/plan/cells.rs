//! What a cell says: a day, hours, the beginning of something, a break, nothing.

use super::Plan;
use super::grid::PlanCell;
use crate::document::Span;
use crate::event::Inferred;
use crate::lang::Cue;
use crate::letter::reading::Reading;
use crate::letter::text::letters;
use crate::mentions::{Clock, Value};
use chrono::NaiveDate;

/// The day that a cell names and nothing else: a date, or a weekday of the meeting.
pub(in crate::letter) fn day_of(reading: &Reading<'_, '_>, span: &Span) -> Option<(NaiveDate, Vec<Inferred>)> {
    let text = reading.text;
    // What runs on into the next cell is no day of this one.
    let own = |m: &usize| text.mentions[*m].is_date() && text.mentions[*m].span.end <= span.end;
    let mention = text.mentions_in(span).find(own)?;
    let found = &text.mentions[mention];
    let Value::Date(day) = found.value else { return None };
    let before = text.folded(&(span.start..found.span.start));
    let after = text.folded(&(found.span.end..span.end));
    if text.mentions_in(&(span.start..found.span.start)).any(|m| text.mentions[m].is_time()) {
        return None;
    }
    // A weekday or "Day 1" may stand beside the date; more is a sentence.
    (letters(before) <= 16 && letters(after) <= 20).then(|| day.date().map(|d| (d, found.inferred.clone())))?
}

/// Hours at the start of a cell.
pub(super) fn leading_hours(reading: &Reading<'_, '_>, span: &Span) -> Option<(Clock, Clock, usize)> {
    let text = reading.text;
    text.mentions_in(span).find_map(|m| match text.mentions[m].value {
        Value::Times(start, end) => {
            let before = text.folded(&(span.start..text.mentions[m].span.start));
            (letters(before) <= 14).then_some((start, end, m))
        }
        _ => None,
    })
}

/// Whether a cell holds hours and no words.
pub(super) fn is_hours_alone(reading: &Reading<'_, '_>, span: &Span) -> bool {
    let text = reading.text;
    let Some((_, _, mention)) = leading_hours(reading, span) else { return false };
    let hours = &text.mentions[mention].span;
    let letters = |s: &Span| letters(text.folded(s));
    letters(span) <= letters(hours)
}

/// The hour that is all that a cell holds: when something begins.
pub(super) fn start_alone(reading: &Reading<'_, '_>, span: &Span) -> Option<(Clock, usize)> {
    let text = reading.text;
    let mut mentions = text.mentions_in(span);
    let mention = mentions.next().filter(|_| mentions.next().is_none())?;
    let Value::Time(clock) = text.mentions[mention].value else { return None };
    let hour = &text.mentions[mention].span;
    (letters(text.folded(span)) <= letters(text.folded(hour)) + BESIDE_HOUR).then_some((clock, mention))
}

/// Letters beside the only hour of a cell: "from", a unit.
const BESIDE_HOUR: usize = 6;

/// The hours of a row that has a cell for each of their ends, "From | To": the first of these cells, the hours, and both mentions.
pub(super) fn pair_of_hours(
    reading: &Reading<'_, '_>,
    row: &[PlanCell],
) -> Option<(usize, (Clock, Clock), [usize; 2])> {
    row.windows(2).enumerate().find_map(|(at, cells)| {
        let (from, first) = start_alone(reading, &cells[0].span)?;
        let (to, last) = start_alone(reading, &cells[1].span)?;
        (from < to).then_some((at, (from, to), [first, last]))
    })
}

/// Nothing, or a dash.
pub(in crate::letter) fn is_empty(reading: &Reading<'_, '_>, span: &Span) -> bool {
    !reading.text.folded(span).contains(|c: char| c.is_alphanumeric())
}

impl Plan<'_> {
    pub(super) fn is_break(&self, reading: &Reading<'_, '_>, span: &Span) -> bool {
        let text = reading.text;
        let short = || letters(text.folded(span)) <= 24;
        reading.has(span, &[Cue::Break, Cue::Weekend]) && short() && !reading.has(span, &[Cue::SessionNoun])
    }
}
