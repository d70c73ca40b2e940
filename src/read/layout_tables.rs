//! Tables that are no tables: frames that lay out a page, cells that hold the letter itself, and rows that a converter
//! filled up to one width. Later stages take a table for what it says, so these are undone here.

use super::flow::{Flow, FlowCell, FlowTable};
use crate::document::{Grid, Region};

/// The flow with only such tables as the author meant.
pub(super) fn undone(flow: Vec<Flow>) -> Vec<Flow> {
    let mut out = Vec::with_capacity(flow.len());
    let mut open: Vec<std::vec::IntoIter<Flow>> = vec![flow.into_iter()];
    while let Some(blocks) = open.last_mut() {
        match blocks.next() {
            None => {
                open.pop();
            }
            Some(Flow::Table(t)) if is_frame(&t) => {
                let inner: Vec<Flow> = t.rows.into_iter().flatten().flat_map(|c| c.blocks).collect();
                open.push(inner.into_iter());
            }
            Some(Flow::Table(t)) => match prose(&t) {
                Some(at) => open.push(cut(t, at).into_iter()),
                None => out.push(Flow::Table(unfilled(t))),
            },
            Some(block) => out.push(block),
        }
    }
    out
}

/// A line that ends as a sentence does. Such a line is a paragraph of the letter where a cell would hold a few words.
pub(super) fn is_sentence(line: &str) -> bool {
    let line = line.trim();
    let length = line.chars().count();
    let item = line.starts_with(['-', '–', '—', '•', '·', '－', '*']);
    !item && (line.ends_with('。') && length >= 20 || line.ends_with('.') && length > 60)
}

/// One column with a table inside.
fn is_frame(table: &FlowTable) -> bool {
    let one_column = table.rows.iter().all(|r| r.iter().filter(|c| !c.is_blank()).count() <= 1);
    let holds_table = |c: &FlowCell| c.blocks.iter().any(|b| matches!(b, Flow::Table(_)));
    one_column && table.rows.iter().flatten().any(holds_table)
}

/// Sentences in one cell that make it a part of the letter.
const PROSE: usize = 2;

/// Row, cell and block where the letter itself begins inside a table.
fn prose(table: &FlowTable) -> Option<(usize, usize, usize)> {
    let ends = |b: &Flow| matches!(b, Flow::Paragraph(p) if p.region == Region::Body && is_sentence(&p.text));
    let cells =
        table.rows.iter().enumerate().flat_map(|(r, row)| row.iter().enumerate().map(move |(c, cell)| (r, c, cell)));
    cells
        .filter(|(.., cell)| cell.blocks.iter().filter(|b| ends(b)).count() >= PROSE)
        .find_map(|(r, c, cell)| Some((r, c, cell.blocks.iter().position(ends)?)))
}

/// The table before the letter, the letter, and the table behind it.
fn cut(table: FlowTable, (row, cell, block): (usize, usize, usize)) -> Vec<Flow> {
    let grid = table.grid;
    let mut before = table.rows;
    let mut behind = before.split_off(row + 1);
    let mut head = before.pop().unwrap_or_default();
    let mut tail = head.split_off(cell + 1);
    let mut letter = Vec::new();
    if let Some(last) = head.last_mut() {
        letter = last.blocks.split_off(block);
        let next = last.column + last.columns;
        for cell in &mut tail {
            cell.column = cell.column.saturating_sub(next);
        }
    }
    let full = |row: &[FlowCell]| row.iter().any(|c| !c.is_blank());
    if full(&head) {
        before.push(head);
    }
    if full(&tail) {
        behind.insert(0, tail);
    }
    let table = |rows: Vec<Vec<FlowCell>>| (!rows.is_empty()).then_some(Flow::Table(FlowTable { rows, grid }));
    table(before).into_iter().chain(letter).chain(table(behind)).collect()
}

/// A table whose head row ends in empty cells above full ones, and which has no merged cell: once its rows had cells of
/// different widths, and a converter filled them up to one number of cells. Takes the filling away.
fn unfilled(table: FlowTable) -> FlowTable {
    let cells = || table.rows.iter().flatten();
    let full = |row: &[FlowCell]| row.iter().rposition(|c| !c.is_blank()).map_or(0, |last| last + 1);
    let widest = table.rows.iter().map(|r| full(r)).max().unwrap_or(0);
    let head = table.rows.first().map_or(0, |r| full(r));
    if head < 2 || head >= widest || cells().any(|c| c.columns != 1 || c.rows != 1) {
        return table;
    }
    let rows = table.rows.into_iter().map(|mut row| {
        row.truncate(full(&row).max(1));
        row
    });
    FlowTable { rows: rows.collect(), grid: Grid::Converted }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::flow::FlowParagraph;

    fn paragraph(text: &str) -> Flow {
        let mut p = FlowParagraph::new(Region::Body);
        p.text = text.into();
        Flow::Paragraph(p)
    }

    /// Rows at line feeds, cells at `|`, paragraphs of a cell at `/`.
    fn table(source: &str) -> Flow {
        let cell = |(column, text): (usize, &str)| FlowCell {
            column: column as u32,
            columns: 1,
            rows: 1,
            blocks: text.split('/').map(|p| paragraph(p.trim())).collect(),
        };
        let rows = source.lines().map(|row| row.split('|').enumerate().map(cell).collect());
        Flow::Table(FlowTable { rows: rows.collect(), grid: Grid::Native })
    }

    fn shown(flow: &[Flow]) -> String {
        let text = |b: &Flow| match b {
            Flow::Paragraph(p) => p.text.clone(),
            Flow::Table(t) => format!("[{}]", shown_rows(t)),
        };
        flow.iter().map(text).collect::<Vec<_>>().join("/")
    }

    fn shown_rows(table: &FlowTable) -> String {
        let cell = |c: &FlowCell| format!("{}:{}", c.column, shown(&c.blocks));
        let rows = table.rows.iter().map(|r| r.iter().map(cell).collect::<Vec<_>>().join("|"));
        rows.collect::<Vec<_>>().join(" ; ")
    }

    #[test]
    fn frames_vanish() {
        let frame = FlowTable {
            rows: vec![vec![FlowCell { column: 0, columns: 1, rows: 1, blocks: vec![paragraph("x"), table("a|b")] }]],
            grid: Grid::Native,
        };
        assert_eq!(shown(&undone(vec![Flow::Table(frame)])), "x/[0:a|1:b]");
    }

    #[test]
    fn a_letter_in_a_cell_leaves_it() {
        let first = "The meeting is held in Geneva at the headquarters of the Union from 3 to 14 July.";
        let second = "Delegates are asked to announce themselves to the Bureau before the third of June.";
        let found = undone(vec![table(&format!("To:|Members\nSubject:|SG5/{first}/{second}|1|2\nMonday|X|Y"))]);
        let expected = format!("[0:To:|1:Members ; 0:Subject:|1:SG5]/{first}/{second}/[0:1|1:2 ; 0:Monday|1:X|2:Y]");
        assert_eq!(shown(&found), expected);
        // One sentence is a remark.
        let remark = format!("3 May|{first}\n4 May|x");
        assert_eq!(shown(&undone(vec![table(&remark)])), format!("[0:3 May|1:{first} ; 0:4 May|1:x]"));
    }

    #[test]
    fn filling_is_taken_away() {
        let check =
            |source: &str, expected: &str| assert_eq!(shown(&undone(vec![table(source)])), expected, "{source}");
        check("|am|pm||\n4 May||x|y|z\n5 May|a|b||", "[0:|1:am|2:pm ; 0:4 May|1:|2:x|3:y|4:z ; 0:5 May|1:a|2:b]");
        // Empty cells below a head are sessions without a use.
        check("|1|2|3\n4 May|x||", "[0:|1:1|2:2|3:3 ; 0:4 May|1:x|2:|3:]");
        check("|1|2|\n4 May|x||", "[0:|1:1|2:2|3: ; 0:4 May|1:x|2:|3:]");
    }
}
