//! What is due by a date, as a sentence says it: whether the date is a last day at all (`signs`), what the words around it rule out
//! (`verdicts`), what is due (`due`, `meant`), and the facts that follow (`record`).

mod begins;
mod due;
mod headings;
mod hours;
mod labels;
mod last_day;
mod meant;
mod record;
mod signs;
mod verdicts;

use super::*;
use chrono::NaiveDate;
use verdicts::Ruling;

pub(in crate::letter) use begins::opening_of;
pub(super) use begins::{is_period_of_action, opens_action};
pub(super) use headings::{SECTION, section_heading};
pub(super) use hours::adjacent_hour;
pub(in crate::letter) use labels::paragraph_label;
pub(super) use last_day::{deadline_clause, last_day_cue};
pub(in crate::letter) use verdicts::{is_published, is_put_to_use, promises};

/// What is known of a date before anything is decided about it.
struct Dated<'s> {
    mention: usize,
    sentence: &'s Span,
    unit: &'s Span,
    span: Span,
    /// Its day; the last one of a period.
    day: NaiveDate,
    /// The clock time beside it, and the mention of that.
    hour: Option<(crate::mentions::Clock, usize)>,
    /// The date with the hour before it, or with the hour and its zone behind it: they stand between the date and its "before".
    whole: Span,
    /// Where a word for the last day may stand.
    clause: Span,
}

impl<'s> Dated<'s> {
    fn of(reading: &Reading<'_, '_>, mention: usize, sentence: &'s Span, unit: &'s Span) -> Option<Dated<'s>> {
        let (_, day) = reading.days(mention)?;
        let span = reading.text.mentions[mention].span.clone();
        let hour = adjacent_hour(reading, mention, sentence);
        let from = hour.map_or(span.start, |(_, time)| reading.text.mentions[time].span.start.min(span.start));
        let whole = from..hour.map_or(span.end, |(_, time)| hours::end_of_hour(reading, &span, time));
        let clause = deadline_clause(reading, &whole, sentence);
        Some(Dated { mention, sentence, unit, span, day, hour, whole, clause })
    }

    /// The words of the sentence before the date.
    fn before(&self) -> Span {
        self.sentence.start..self.span.start
    }
}

/// Reads a date as a deadline; `false` where it is none.
pub(super) fn deadline(reading: &mut Reading<'_, '_>, mention: usize, sentence: &Span, unit: &Span) -> bool {
    let Some(date) = Dated::of(reading, mention, sentence, unit) else { return false };
    if !signs::any(reading, &date) {
        return false;
    }
    match verdicts::of(reading, &date) {
        Ruling::NoDeadline => return false,
        Ruling::Taken(role, reason) => reading.take(mention, role, reason),
        Ruling::Due(actions) => record::record(reading, &date, &actions),
    }
    true
}
