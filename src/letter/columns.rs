//! Tables that set old values beside the new ones: what stands in the column of the old ones no longer holds.

use super::Role;
use super::reading::Reading;
use super::text::{Position, Unit};
use crate::lang::Cue;

/// Takes the values below a head for old ones.
pub(super) fn superseded(reading: &mut Reading<'_, '_>) {
    let text = reading.text;
    let mut heads: Option<(usize, usize, usize)> = None;
    for unit in &text.units {
        let Position::Cell { table, row, cell } = unit.position else { continue };
        if is_head_of_old(reading, unit) && has_dates_beside(reading, table, row, cell) {
            heads = Some((table, row, cell));
        } else if heads.is_some_and(|(t, r, c)| t == table && r < row && c == cell) {
            for mention in text.mentions_in(&unit.span) {
                reading.take(mention, Role::Superseded, "in the column of the old values");
            }
        }
    }
}

/// A cell that names the old values and no value itself.
fn is_head_of_old(reading: &Reading<'_, '_>, unit: &Unit) -> bool {
    reading.has(&unit.span, &[Cue::OldValue])
        && !reading.has(&unit.span, &[Cue::NewValue])
        && reading.text.mentions_in(&unit.span).next().is_none()
}

/// Whether the rows below have values in another column as well.
fn has_dates_beside(reading: &Reading<'_, '_>, table: usize, row: usize, cell: usize) -> bool {
    let text = reading.text;
    let dated = |u: &&Unit| text.mentions_in(&u.span).any(|m| text.mentions[m].is_date() || text.mentions[m].is_time());
    let below = |u: &&Unit| matches!(u.position, Position::Cell { table: t, row: r, cell: c } if t == table && r > row && c != cell);
    text.units.iter().filter(below).any(|u| dated(&u))
}
