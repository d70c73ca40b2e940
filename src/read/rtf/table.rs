//! Tables of Rich Text: rows of cells whose right edges stand in twips.

use crate::document::Grid;
use crate::read::flow::{Flow, FlowCell, FlowTable};
use std::collections::HashMap;

/// Edges closer than this are one grid line, in twips.
const SNAP: i32 = 20;

/// How one cell is defined.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct CellDefinition {
    /// Its right edge.
    pub(super) right: i32,
    /// It begins a vertical merge, or continues the cell above.
    pub(super) begins_down: bool,
    pub(super) continues_down: bool,
    /// It continues the cell on its left.
    pub(super) continues_right: bool,
}

/// A row as it was written.
#[derive(Debug, Default)]
pub(super) struct WrittenRow {
    /// Left edge of its first cell.
    pub(super) left: i32,
    pub(super) definitions: Vec<CellDefinition>,
    pub(super) cells: Vec<Vec<Flow>>,
}

/// The table that rows form.
pub(super) fn table(rows: Vec<WrittenRow>) -> FlowTable {
    let mut edges: Vec<i32> = rows.iter().flat_map(|r| r.definitions.iter().map(|d| d.right).chain([r.left])).collect();
    edges.sort_unstable();
    edges.dedup_by(|b, a| b.saturating_sub(*a) <= SNAP);
    let line = |x: i32| edges.partition_point(|e| *e <= x.saturating_add(SNAP)).saturating_sub(1) as u32;
    let mut out: Vec<Vec<FlowCell>> = Vec::new();
    // By first column: the cell, as row and index, that a vertical merge continues.
    let mut merges: HashMap<u32, (usize, usize)> = HashMap::new();
    for row in rows {
        let mut cells: Vec<FlowCell> = Vec::new();
        let mut column = line(row.left);
        for (index, blocks) in row.cells.into_iter().enumerate() {
            let known = row.definitions.get(index);
            let definition = known.copied().unwrap_or_default();
            let end = known.map_or(column + 1, |d| line(d.right)).max(column + 1);
            let columns = end - column;
            let first = column;
            column = end;
            if definition.continues_right
                && let Some(left) = cells.last_mut()
            {
                left.columns += columns;
                continue;
            }
            let above = merges.get(&first).copied().filter(|_| definition.continues_down);
            if let Some(cell) = above.and_then(|(r, c)| out.get_mut(r)?.get_mut(c)) {
                cell.rows += 1;
                continue;
            }
            if definition.begins_down {
                merges.insert(first, (out.len(), cells.len()));
            } else {
                merges.remove(&first);
            }
            cells.push(FlowCell { column: first, columns, rows: 1, blocks });
        }
        out.push(cells);
    }
    FlowTable { rows: out, grid: Grid::Native }
}
