//! The cells of a table with the columns that they cover.

use crate::document::{Block, Span};
use crate::letter::reading::Reading;
use crate::letter::text::Position;

/// A cell of a plan, with the columns that it covers.
#[derive(Debug, Clone)]
pub(in crate::letter) struct PlanCell {
    pub span: Span,
    pub column: usize,
    pub columns: usize,
}

pub(in crate::letter) type Grid = Vec<Vec<PlanCell>>;

/// The cells of the n-th table, in the view.
pub(in crate::letter) fn grid(reading: &Reading<'_, '_>, wanted: usize) -> Grid {
    let text = reading.text;
    let mut tables = 0;
    for block in &text.document.blocks {
        let Block::Table(table) = block else { continue };
        if tables == wanted {
            let mut way = text.view.way();
            return table
                .rows
                .iter()
                .map(|row| {
                    row.cells
                        .iter()
                        .map(|c| PlanCell {
                            span: way.view_of(c.span.start)..way.view_of(c.span.end),
                            column: c.column as usize,
                            columns: c.columns.max(1) as usize,
                        })
                        .collect()
                })
                .collect();
        }
        tables += 1;
    }
    Vec::new()
}

/// Cells of a row over the columns of the head: a converter drops merged cells, and what divides evenly is taken as merged.
pub(super) fn spread(row: &[PlanCell], width: usize) -> Vec<PlanCell> {
    let cells = &row[1..];
    let native = row.iter().any(|c| c.columns > 1) || cells.first().is_some_and(|c| c.column != 1);
    let columns = width.saturating_sub(1);
    if native || cells.is_empty() || columns == 0 || cells.len() >= columns || !columns.is_multiple_of(cells.len()) {
        return cells.to_vec();
    }
    let each = columns / cells.len();
    cells.iter().enumerate().map(|(i, c)| PlanCell { column: 1 + i * each, columns: each, ..c.clone() }).collect()
}

/// Whether a unit is a cell of a table.
pub(in crate::letter) fn in_table(reading: &Reading<'_, '_>, at: usize) -> bool {
    reading.text.unit_at(at).is_some_and(|u| matches!(reading.text.units[u].position, Position::Cell { .. }))
}
