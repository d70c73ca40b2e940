//! Where a row ends before the next date: at a row without one, or before an old value.

use crate::document::Span;
use crate::letter::reading::Reading;
use crate::letter::text::{Position, Unit};

/// Where a row begins that has a dash in the column of the dates, as many cells as the row of a date has: nothing is due in it. A
/// mark of a list stands before an action, behind the column of the dates.
pub(super) fn row_without_date(reading: &Reading<'_, '_>, mention: usize, end: usize) -> Option<usize> {
    let units = &reading.text.units;
    let own = reading.text.unit_at(reading.text.mentions[mention].span.start)?;
    let Position::Cell { table, row, cell: 0 } = units[own].position else { return None };
    let cells = |r: usize| {
        let same = |u: &&Unit| u.position.row() == Some((table, r));
        units[own..].iter().filter(same).count()
    };
    let later = units[own..].iter().take_while(|u| u.span.start < end);
    let dash = later.filter_map(|u| match u.position {
        Position::Cell { table: t, row: r, cell: 0 } if t == table && r > row => Some((u, r)),
        _ => None,
    });
    let lone = |s: &Span| matches!(reading.text.folded(s).trim(), "-" | "--");
    dash.into_iter().find(|(u, r)| lone(&u.span) && cells(*r) > 1 && cells(*r) == cells(row)).map(|(u, _)| u.span.start)
}

/// The end of the row of a date behind which, before the next entry, an old value stands: the rows of a correction are apart.
pub(super) fn row_of_new_value(reading: &Reading<'_, '_>, mention: usize, next: usize) -> Option<usize> {
    let text = reading.text;
    let start = text.mentions[mention].span.end;
    let old =
        text.mentions_in(&(start..next)).find(|m| reading.is_superseded(*m)).map(|m| text.mentions[m].span.start)?;
    let own = text.unit_at(start.saturating_sub(1))?;
    let row = text.units[own].position.row()?;
    let same = |u: &&Unit| u.position.row() == Some(row);
    let end = text.units[own..].iter().take_while(same).last()?.span.end;
    (end <= old).then_some(end)
}
