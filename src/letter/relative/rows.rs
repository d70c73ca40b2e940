//! Rules in the last cell of a row, whose first cells say what is due.

use super::LABEL;
use crate::document::Span;
use crate::letter::actions;
use crate::letter::reading::Reading;
use crate::letter::text::{Unit, letters};

/// "Contributions | 12 days before the meeting": the first cells of a row of which a rule is the last one, where the row has no date.
pub(super) fn row_of_rule(reading: &Reading<'_, '_>, mention: usize) -> Option<Span> {
    let text = reading.text;
    let span = &text.mentions[mention].span;
    let own = text.unit_at(span.start)?;
    let row = text.units[own].position.row();
    let same = |u: &&Unit| row.is_some() && u.position.row() == row;
    let unit = &text.units[own].span;
    // A line with one tab is no table yet.
    let tab = text.folded(&(unit.start..span.start)).rfind('\t').map(|i| unit.start + i + 1);
    let first = text.units[..own].iter().rev().take_while(same).last().map(|u| u.span.start);
    let start = first.or(tab.map(|_| unit.start))?;
    let cell = &(tab.unwrap_or(unit.start)..unit.end);
    let rest = letters(text.folded(cell)).saturating_sub(letters(text.folded(span)));
    let last = text.units.get(own + 1).filter(same).is_none();
    let only = text.mentions_in(&(start..cell.end)).all(|m| m == mention || text.mentions[m].is_time());
    let before = start..cell.start;
    (last && only && rest <= LABEL && actions::any_in(text, &before)).then_some(before)
}
