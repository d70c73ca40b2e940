//! Which event a mention carries or says again: the facts that steps have made know the mention that each was read from,
//! not the hours beside it and not what repeats it.

use super::Role;
use super::reading::{Reading, at};
use crate::document::Span;
use crate::event::{Event, Kind, When};
use crate::mentions::{Clock, Mention, Value};
use chrono::{Datelike, NaiveDate};

/// An event as it was built: the mentions that it was read from and the words around them.
pub(super) struct Built<'r> {
    pub event: Event,
    pub mentions: &'r [usize],
    pub quote: &'r Span,
}

/// What is said of a mention that belongs to several events and to none more than to the others.
const SHARED: &str = "an hour that several events share";
/// What is said of a mention that is part of what was read and is the value of no event.
const PART: &str = "part of what an event was read from";

/// For each mention the UID of the event that it carries or repeats, or the reason why an event's own mention names none.
pub(super) fn carriers(reading: &Reading<'_, '_>, built: &[Built<'_>]) -> Vec<Option<Result<String, &'static str>>> {
    let mut out: Vec<Option<Result<String, &'static str>>> = vec![None; reading.verdicts.len()];
    for Built { event, mentions, .. } in built {
        for mention in *mentions {
            out[*mention].get_or_insert_with(|| Ok(event.uid.clone()));
        }
    }
    for (mention, verdict) in reading.verdicts.iter().enumerate() {
        let Some(role) = verdict.as_ref().map(|v| v.role).filter(|r| matches!(r, Role::Event | Role::Repeated)) else {
            continue;
        };
        if out[mention].is_some() {
            continue;
        }
        let found = &reading.text.mentions[mention];
        let (at, days) = (found.span.start, found.days());
        let same = || built.iter().filter(|b| says(&b.event, found, days));
        let around = same().find(|b| b.quote.contains(&at));
        // Of several, a meeting is what the others are part of.
        let alone = || same().nth(1).is_none();
        let first = || same().next().filter(|b| role == Role::Repeated && b.event.kind == Kind::Meeting || alone());
        out[mention] = match around.or_else(first) {
            Some(one) => Some(Ok(one.event.uid.clone())),
            None if role == Role::Event => Some(Err(if same().next().is_none() { PART } else { SHARED })),
            None => None,
        };
    }
    out
}

/// Whether an event has the value of a mention, whole or at one end.
fn says(event: &Event, found: &Mention, days: Option<(NaiveDate, NaiveDate)>) -> bool {
    if let Some(days) = days {
        let own = (event.when.first_day(), event.when.last_day());
        let within = event.kind == Kind::Meeting && own.0 <= days.0 && days.1 <= own.1;
        return days == own || within;
    }
    match found.value {
        Value::Time(clock) => is_at(event, clock, None),
        Value::Times(start, end) => is_at(event, start, Some(end)),
        Value::Month(year, month) => {
            let first = event.when.first_day();
            event.kind == Kind::Meeting && (first.year(), first.month()) == (year, month)
        }
        _ => false,
    }
}

/// Whether an event begins or ends at a clock time, or lasts from one to another.
fn is_at(event: &Event, clock: Clock, until: Option<Clock>) -> bool {
    match (event.when, until) {
        (When::Instant { at: own, .. }, None) => at(own.date(), clock) == own,
        (When::Block { start, end, .. }, None) => at(start.date(), clock) == start || at(end.date(), clock) == end,
        (When::Block { start, end, .. }, Some(until)) => {
            at(start.date(), clock) == start && at(end.date(), until) == end
        }
        (When::Instant { at: own, .. }, Some(until)) => at(own.date(), clock) == own || at(own.date(), until) == own,
        (When::Days { .. }, _) => false,
    }
}
