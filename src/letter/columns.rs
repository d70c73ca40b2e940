//! Tables that set old values beside the new ones: what stands in the column of the old ones no longer holds.

use super::Role;
use super::reading::Reading;
use super::text::{Position, Unit};
use crate::lang::Cue;

/// A cell of a head: table, row, column.
type Head = (usize, usize, usize);

/// Takes the values below a head for old ones, and those in the column beside a head of new ones.
pub(super) fn superseded(reading: &mut Reading<'_, '_>) {
    let text = reading.text;
    let mut old: Option<Head> = None;
    let mut new: Option<Head> = None;
    let changes = reading.head.revises.is_some()
        || reading.head.subject.as_ref().is_some_and(|s| reading.has(s, &[Cue::Postponed, Cue::NewValue]));
    for unit in &text.units {
        let Position::Cell { table, row, cell } = unit.position else { continue };
        let below = |head: Option<Head>| head.filter(|(t, r, _)| *t == table && *r < row);
        let olds = [Cue::OldValue, Cue::ColumnOld];
        let news = [Cue::NewValue, Cue::ColumnNew];
        let named = if changes { 2 } else { 1 };
        if is_head_of(reading, unit, &olds[..named], &news) && has_dates_beside(reading, table, row, cell) {
            old = Some((table, row, cell));
        } else if changes && is_head_of(reading, unit, &news, &olds) {
            new = Some((table, row, cell));
        } else if below(old).is_some_and(|(.., c)| c == cell)
            || below(new).is_some_and(|(.., c)| c != cell && dated_at(reading, table, row, c))
        {
            for mention in text.mentions_in(&unit.span) {
                reading.take(mention, Role::Superseded, "in the column of the old values");
            }
        }
    }
}

/// Characters of a head.
const HEAD: usize = 60;

/// A short cell that names old or new values and no value itself.
fn is_head_of(reading: &Reading<'_, '_>, unit: &Unit, own: &[Cue], other: &[Cue]) -> bool {
    reading.has(&unit.span, own)
        && !reading.has(&unit.span, other)
        && reading.text.mentions_in(&unit.span).next().is_none()
        && reading.text.folded(&unit.span).chars().count() <= HEAD
}

fn is_dated(reading: &Reading<'_, '_>, unit: &Unit) -> bool {
    let text = reading.text;
    text.mentions_in(&unit.span).any(|m| text.mentions[m].is_date() || text.mentions[m].is_time())
}

/// Whether one cell of a row has a value.
fn dated_at(reading: &Reading<'_, '_>, table: usize, row: usize, cell: usize) -> bool {
    let here = Position::Cell { table, row, cell };
    reading.text.units.iter().any(|u| u.position == here && is_dated(reading, u))
}

/// Whether the rows below have values in another column as well.
fn has_dates_beside(reading: &Reading<'_, '_>, table: usize, row: usize, cell: usize) -> bool {
    let below = |u: &&Unit| matches!(u.position, Position::Cell { table: t, row: r, cell: c } if t == table && r > row && c != cell);
    reading.text.units.iter().filter(below).any(|u| is_dated(reading, u))
}
