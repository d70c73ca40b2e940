//! Heads of a plan that are weekdays alone: "Time | Monday | Tuesday | Wednesday". They are days where the meeting has each of them once.

use super::plan::PlanCell;
use super::reading::Reading;
use super::text::letters;
use crate::event::Inferred;
use crate::lang::Sense;
use chrono::{Datelike, Days, NaiveDate};

/// Weekdays in a row from which on they head a plan.
const HEADS: usize = 2;
/// Days of a meeting that has each weekday once at most.
const WEEK: i64 = 7;

/// The columns of a row of weekdays: column, columns, day. Nothing where a day is doubtful.
pub(super) fn days(reading: &Reading<'_, '_>, row: &[PlanCell]) -> Vec<(usize, usize, NaiveDate, Vec<Inferred>)> {
    let text = reading.text;
    let named: Vec<(&PlanCell, u8)> = row.iter().filter_map(|c| weekday(reading, c).map(|day| (c, day))).collect();
    let other = row.iter().skip(1).any(|c| {
        letters(text.folded(&c.span)) > 0 && !named.iter().any(|(n, _)| n.span == c.span)
            || text.mentions_in(&c.span).next().is_some()
    });
    let Some(meeting) = reading.main_meeting().map(|m| &reading.meetings[m]).filter(|_| named.len() >= HEADS && !other)
    else {
        return Vec::new();
    };
    if (meeting.last - meeting.first).num_days() >= WEEK {
        return Vec::new();
    }
    let day = |wanted: u8| {
        let days = meeting.first.iter_days().take_while(|d| *d <= meeting.last);
        days.into_iter().find(|d| d.weekday().number_from_monday() == u32::from(wanted))
    };
    let found: Option<Vec<_>> = named
        .iter()
        .map(|(c, wanted)| day(*wanted).map(|d| (c.column, c.columns, d, vec![Inferred::Year, Inferred::Day])))
        .collect();
    let follow = |w: &[(usize, usize, NaiveDate, Vec<Inferred>)]| w[0].2.checked_add_days(Days::new(1)) == Some(w[1].2);
    found.filter(|days| days.windows(2).all(follow)).unwrap_or_default()
}

/// The weekday that is all that a cell says: 1 is Monday.
fn weekday(reading: &Reading<'_, '_>, cell: &PlanCell) -> Option<u8> {
    let text = reading.text;
    let mut hits = text.weekdays.iter().filter(|h| cell.span.contains(&h.start));
    let (Some(only), None) = (hits.next(), hits.next()) else { return None };
    let Sense::Weekday(day) = only.sense else { return None };
    (letters(text.folded(&cell.span)) == letters(text.folded(&(only.start..only.end)))).then_some(day)
}
