//! The head of the column in which a date stands, whatever table that is.

use super::heads::hour_of_deadlines;
use crate::document::Span;
use crate::event::{Action, Zone};
use crate::letter::actions;
use crate::letter::reading::Reading;
use crate::letter::text::Position;
use crate::mentions::Clock;

/// What the head of the column of a date says is due: a table may have a column for contributions that are translated, and one for others.
pub(in crate::letter) fn due_by_column(reading: &Reading<'_, '_>, mention: usize) -> Option<Action> {
    match actions::named_in(reading.text, &head_of(reading, mention)?).as_slice() {
        [only] => Some(*only),
        _ => None,
    }
}

/// The hour that the head of the column of a date states for all its days.
pub(in crate::letter) fn hour_of_column(reading: &mut Reading<'_, '_>, mention: usize) -> Option<(Clock, Zone)> {
    let head = head_of(reading, mention)?;
    hour_of_deadlines(reading, &head)
}

/// The cell that heads the column of a date.
fn head_of(reading: &Reading<'_, '_>, mention: usize) -> Option<Span> {
    let text = reading.text;
    let unit = text.unit_at(text.mentions[mention].span.start)?;
    let Position::Cell { table, row, cell } = text.units[unit].position else { return None };
    let above = text.units[..unit].iter().rev().find(|u| {
        let same = |p| matches!(p, Position::Cell { table: t, row: r, cell: c } if (t, c) == (table, cell) && r < row);
        same(u.position) && text.mentions_in(&u.span).all(|m| !text.mentions[m].is_date())
    })?;
    Some(above.span.clone())
}
