//! Tables in which every row has its actions first, then its date, then perhaps a contact or a form.

use crate::document::Span;
use crate::letter::actions;
use crate::letter::reading::Reading;
use crate::letter::text::Position;

/// A row of a table with its date, and the first cells of the rows below that have none: they go on with it.
pub(super) struct ActionRow {
    pub(super) row: Span,
    pub(super) further: Vec<Span>,
}

/// The rows of a table in which each date has a row of its own with its actions before it; the cells behind the date may be those of
/// a column "Contact" or "Form".
pub(super) fn rows_of_actions(reading: &Reading<'_, '_>, region: &Span, dates: &[usize]) -> Option<Vec<ActionRow>> {
    let text = reading.text;
    // Each row with its first cell.
    let mut rows: Vec<((usize, usize), Span, Span)> = Vec::new();
    for unit in text.units.iter().filter(|u| u.span.start >= region.start && u.span.end <= region.end) {
        let Position::Cell { table, row, .. } = unit.position else { return None };
        match rows.last_mut() {
            Some((last, span, _)) if *last == (table, row) => span.end = unit.span.end,
            _ => rows.push(((table, row), unit.span.clone(), unit.span.clone())),
        }
    }
    let table = rows.first()?.0.0;
    let mut out: Vec<ActionRow> = Vec::new();
    let mut columned = false;
    let mut left = dates.iter().map(|m| &text.mentions[*m].span).peekable();
    for ((own, _), row, first) in rows {
        let Some(date) = left.next_if(|d| row.contains(&d.start)) else {
            // Heads stand above the first date; below it a row without one goes on with the row above.
            if let Some(above) = out.last_mut().filter(|_| actions::any_in(text, &first)) {
                above.further.push(first);
            }
            continue;
        };
        let second = left.peek().is_some_and(|d| row.contains(&d.start));
        if own != table || second || !actions::any_in(text, &(row.start..date.start)) {
            return None;
        }
        let cell = text.unit_at(date.start).map_or(row.end, |u| text.units[u].span.end);
        columned |= text.folded(&(cell..row.end.max(cell))).contains(char::is_alphabetic);
        out.push(ActionRow { row, further: Vec::new() });
    }
    // Where nothing stands behind the dates and every row has one, no column is in question.
    let needed = columned || out.iter().any(|r| !r.further.is_empty());
    (left.next().is_none() && out.len() >= ROWS && needed).then_some(out)
}

/// Rows from which on a table shows what its columns are for.
const ROWS: usize = 2;
