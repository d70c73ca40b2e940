//! Tables (ECMA-376 part 1, clause 17.4): rows and cells with the grid columns and rows that they cover.

use super::body::Walk;
use super::value;
use crate::document::Grid;
use crate::read::flow::{Flow, FlowCell, FlowTable};
use crate::read::xml::{Id, Ns, Tree};
use std::collections::HashMap;

/// Grid columns that one cell may cover; Word allows 63 columns.
const MAX_SPAN: u32 = 256;

impl Walk<'_> {
    /// Reads a `w:tbl`.
    pub(super) fn table(&mut self, element: Id) -> FlowTable {
        let tree = self.tree;
        let mut rows: Vec<Vec<FlowCell>> = Vec::new();
        // By first column: the cell, as row and index, that a vertical merge continues.
        let mut merges: HashMap<u32, (usize, usize)> = HashMap::new();
        let mut elements = Vec::new();
        collect(tree, element, "tr", &mut elements);
        for row in elements {
            let properties = tree.child(row, Ns::Word, "trPr");
            if properties.is_some_and(|p| tree.child(p, Ns::Word, "del").is_some()) {
                continue;
            }
            let mut column = properties.map_or(0, |p| number(tree, p, "gridBefore", 0).min(MAX_SPAN));
            let mut cells: Vec<FlowCell> = Vec::new();
            let mut elements = Vec::new();
            collect(tree, row, "tc", &mut elements);
            for cell in elements {
                let properties = CellProperties::of(tree, cell);
                if properties.deleted {
                    continue;
                }
                let span = properties.columns;
                if let (Merge::Continued, Some(left)) = (properties.horizontal, cells.last_mut()) {
                    left.columns += span;
                    column += span;
                    continue;
                }
                let blocks = self.enclosed(cell);
                let merged = if properties.vertical == Merge::Continued { merges.get(&column) } else { None };
                if let Some(above) = merged.and_then(|(r, c)| rows.get_mut(*r)?.get_mut(*c)) {
                    above.rows += 1;
                    above.blocks.extend(blocks.into_iter().filter(|b| !is_blank(b)));
                } else {
                    if properties.vertical == Merge::None {
                        merges.remove(&column);
                    } else {
                        merges.insert(column, (rows.len(), cells.len()));
                    }
                    cells.push(FlowCell { column, columns: span, rows: 1, blocks });
                }
                column += span;
            }
            rows.push(cells);
        }
        FlowTable { rows, grid: Grid::Native }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Merge {
    None,
    Begun,
    Continued,
}

struct CellProperties {
    columns: u32,
    horizontal: Merge,
    vertical: Merge,
    deleted: bool,
}

impl CellProperties {
    fn of(tree: &Tree, cell: Id) -> CellProperties {
        let properties = tree.child(cell, Ns::Word, "tcPr");
        let merge = |name| match properties.and_then(|p| tree.child(p, Ns::Word, name)) {
            None => Merge::None,
            Some(m) if tree.attribute(m, Ns::Word, "val") == Some("restart") => Merge::Begun,
            Some(_) => Merge::Continued,
        };
        CellProperties {
            columns: properties.map_or(1, |p| number(tree, p, "gridSpan", 1)).clamp(1, MAX_SPAN),
            horizontal: merge("hMerge"),
            vertical: merge("vMerge"),
            deleted: properties.is_some_and(|p| tree.child(p, Ns::Word, "cellDel").is_some()),
        }
    }
}

fn number(tree: &Tree, properties: Id, name: &str, default: u32) -> u32 {
    value(tree, properties, name).and_then(|v| v.parse().ok()).unwrap_or(default)
}

fn is_blank(block: &Flow) -> bool {
    matches!(block, Flow::Paragraph(p) if p.is_blank())
}

/// Rows of a table or cells of a row, also inside content controls, insertions and tags.
fn collect(tree: &Tree, parent: Id, wanted: &str, out: &mut Vec<Id>) {
    for child in tree.children(parent) {
        match tree.name(child) {
            (Ns::Word, name) if name == wanted => out.push(child),
            (Ns::Word, "sdt" | "sdtContent" | "ins" | "moveTo" | "customXml" | "smartTag") => {
                collect(tree, child, wanted, out);
            }
            _ => {}
        }
    }
}
