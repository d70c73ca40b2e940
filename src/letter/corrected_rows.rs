//! Rows of a correction: a label that says what is corrected, the old value, the new one.

use super::reading::Reading;
use super::text::{Position, Unit};
use super::{Role, actions, deadlines};
use crate::document::Span;
use crate::lang::Cue;

/// Takes the new days of rows whose label names what is due for deadlines: "Key deadlines, registration | 1 September | 11 September".
pub(super) fn read(reading: &mut Reading<'_, '_>) {
    let text = reading.text;
    for unit in &text.units {
        let mut dates = text.mentions_in(&unit.span).filter(|m| reading.day(*m).is_some() && reading.is_open(*m));
        let (Some(date), None) = (dates.next(), dates.next()) else { continue };
        // The new cell may say itself what is due.
        if actions::any_in(text, &unit.span) || text.mentions_in(&unit.span).any(|m| is_range(reading, m)) {
            continue;
        }
        let label = label_of_row(reading, unit.span.start);
        // "Start of registration" is no last day, and a day of a meeting is hardly one.
        let day = reading.day(date);
        let meets = reading.meetings.iter().any(|m| day.is_some_and(|d| m.first <= d && d <= m.last));
        let other = [Cue::Open, Cue::SessionNoun];
        if let Some(label) = label.filter(|l| !meets && actions::any_in(text, l) && !reading.has(l, &other)) {
            let behind = text.mentions[date].span.end..unit.span.end;
            deadlines::entry(reading, date, &label, None, false, Some(behind));
        }
    }
}

fn is_range(reading: &Reading<'_, '_>, mention: usize) -> bool {
    matches!(reading.text.mentions[mention].value, crate::mentions::Value::Times(..))
}

/// The cells before the old value of the row of a new one. They hold no value themselves.
pub(super) fn label_of_row(reading: &Reading<'_, '_>, at: usize) -> Option<Span> {
    let text = reading.text;
    let own = text.unit_at(at)?;
    let place = |u: &Unit| match u.position {
        Position::Cell { table, row, .. } => Some((table, row)),
        Position::Paragraph(_) => None,
    };
    let row = place(&text.units[own])?;
    let before: Vec<&Unit> = text.units[..own].iter().rev().take_while(|u| place(u) == Some(row)).collect();
    let dated = |u: &Unit| text.mentions_in(&u.span).next().is_some();
    let old = |u: &Unit| {
        dated(u)
            && text
                .mentions_in(&u.span)
                .all(|m| reading.verdicts[m].as_ref().is_some_and(|v| v.role == Role::Superseded))
    };
    let last = before.iter().position(|u| old(u))?;
    let label = &before[last + 1..];
    let (first, end) = (label.last()?, label.first()?);
    if label.iter().any(|u| dated(u)) { None } else { Some(first.span.start..end.span.end) }
}
