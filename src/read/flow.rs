//! The tree that readers of structured formats fill, and the one way from it to a [`Document`].
//!
//! Readers meet blocks inside blocks: cells hold paragraphs, tables and text boxes. Later stages expect one flat text
//! with spans over it. How tables, labels, headers and notes look in that text is decided here and nowhere else.

use super::{layout_tables, text, wrapped};
use crate::document::{Block, Cell, Document, Format, Grid, Link, Origin, Paragraph, Region, Row, Table};
use std::ops::Range;

/// A block as a reader meets it.
#[derive(Debug, Clone)]
pub(crate) enum Flow {
    /// A paragraph.
    Paragraph(FlowParagraph),
    /// A table.
    Table(FlowTable),
}

/// A paragraph: its text, its list label, its links.
#[derive(Debug, Clone)]
pub(crate) struct FlowParagraph {
    /// The text without the list label; a line feed in it is a line break that the author set.
    pub(crate) text: String,
    /// Links, as spans of `text`.
    pub(crate) links: Vec<Link>,
    /// The printed list label with the white space that follows it.
    pub(crate) label: String,
    /// The part of the page that it stands in.
    pub(crate) region: Region,
    /// Its page, from 1.
    pub(crate) page: Option<u32>,
}

impl FlowParagraph {
    /// An empty paragraph of a region.
    pub(crate) fn new(region: Region) -> FlowParagraph {
        FlowParagraph { text: String::new(), links: Vec::new(), label: String::new(), region, page: None }
    }

    /// Marks the text from `start` to its end as a link.
    pub(crate) fn link_from(&mut self, start: usize, address: &str) {
        let end = self.text.len();
        if start < end && !address.is_empty() {
            self.links.push(Link { span: start..end, address: address.to_owned() });
        }
    }

    /// Appends a word break: a space, unless the text ends in white space or is empty.
    pub(crate) fn push_space(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with([' ', '\n', '\t']) {
            self.text.push(' ');
        }
    }

    /// Appends another paragraph as if no paragraph mark stood between them.
    pub(crate) fn append(&mut self, next: FlowParagraph) {
        let shift = self.text.len();
        self.text.push_str(&next.text);
        self.links.extend(next.links.into_iter().map(|l| Link { span: shifted(l.span, shift), ..l }));
    }

    /// Whether there is nothing to print.
    pub(crate) fn is_blank(&self) -> bool {
        self.text.trim().is_empty() && self.label.trim().is_empty()
    }
}

/// A table as a reader meets it.
#[derive(Debug, Clone)]
pub(crate) struct FlowTable {
    /// Rows from top to bottom.
    pub(crate) rows: Vec<Vec<FlowCell>>,
    /// How the grid was found.
    pub(crate) grid: Grid,
}

/// A cell as a reader meets it.
#[derive(Debug, Clone)]
pub(crate) struct FlowCell {
    /// Logical column of its first column, from 0.
    pub(crate) column: u32,
    /// How many columns it covers, at least 1.
    pub(crate) columns: u32,
    /// How many rows it covers, at least 1.
    pub(crate) rows: u32,
    /// What stands in it.
    pub(crate) blocks: Vec<Flow>,
}

impl FlowCell {
    /// Whether nothing is printed in it.
    pub(crate) fn is_blank(&self) -> bool {
        self.blocks.iter().all(|b| matches!(b, Flow::Paragraph(p) if p.is_blank()))
    }
}

/// The document of a flow. Text boxes inside tables follow their table; notes, headers and footers follow the body.
pub(crate) fn document(format: Format, flow: Vec<Flow>, warnings: Vec<String>) -> Document {
    let mut writer = Writer::new(format);
    let mut after = Vec::new();
    for block in layout_tables::undone(flow) {
        match block {
            Flow::Paragraph(p) if !matches!(p.region, Region::Body | Region::TextBox) => after.push(p),
            Flow::Paragraph(p) => writer.paragraph(p),
            Flow::Table(t) => writer.table(t, &mut after),
        }
    }
    let mut seen = std::collections::HashSet::new();
    for p in after {
        // Each section repeats its header; a first-page header is often the header of the other pages again.
        let repeated = matches!(p.region, Region::Header | Region::Footer)
            && !p.is_blank()
            && !seen.insert((p.label.clone(), p.text.trim().to_owned()));
        if !repeated {
            writer.paragraph(p);
        }
    }
    let mut document = writer.document;
    document.links.sort_by_key(|l| (l.span.start, l.span.end));
    document.warnings = warnings;
    wrapped::joined(text::with_drawn_tables(document))
}

/// Writes the flat text and the spans over it.
struct Writer {
    document: Document,
    /// Body paragraphs with text so far, and the same for each other region.
    counts: [u32; 5],
    tables: u32,
}

impl Writer {
    fn new(format: Format) -> Writer {
        let document = Document {
            format,
            text: String::new(),
            blocks: Vec::new(),
            links: Vec::new(),
            origins: Vec::new(),
            warnings: Vec::new(),
        };
        Writer { document, counts: [0; 5], tables: 0 }
    }

    /// A paragraph and its line feed. Each line that the author broke is a paragraph of its own, as in plain text.
    fn paragraph(&mut self, paragraph: FlowParagraph) {
        if paragraph.is_blank() {
            self.document.text.push('\n');
            return;
        }
        let path = self.path_of(paragraph.region);
        // Pages are a place that people can turn to; a paragraph number is the best that the other formats have.
        let path = if paragraph.page.is_some() { None } else { Some(path) };
        self.origin(paragraph.page, path);
        let region = paragraph.region;
        for span in self.lines(paragraph) {
            self.document.blocks.push(Block::Paragraph(Paragraph { span, region }));
        }
    }

    fn path_of(&mut self, region: Region) -> String {
        let (index, name) = match region {
            Region::Body => (0, "paragraph"),
            Region::Header => (1, "page header"),
            Region::Footer => (2, "page footer"),
            Region::Note => (3, "note"),
            Region::TextBox => (4, "text box"),
        };
        self.counts[index] += 1;
        format!("{name} {}", self.counts[index])
    }

    fn origin(&mut self, page: Option<u32>, path: Option<String>) {
        self.document.origins.push(Origin { start: self.document.text.len(), page, path });
    }

    /// The non-empty lines of a paragraph, each with a line feed; returns their spans.
    fn lines(&mut self, mut paragraph: FlowParagraph) -> Vec<Range<usize>> {
        let label = std::mem::take(&mut paragraph.label);
        let shift = label.len();
        let source = label + &paragraph.text;
        for link in &mut paragraph.links {
            link.span = shifted(link.span.clone(), shift);
        }
        let mut spans = Vec::new();
        let mut at = 0;
        for line in source.split('\n') {
            let kept = line.trim();
            if !kept.is_empty() {
                let from = at + (line.len() - line.trim_start().len());
                let start = self.document.text.len();
                self.document.text.push_str(kept);
                let end = self.document.text.len();
                self.document.text.push('\n');
                spans.push(start..end);
                self.links(&paragraph.links, from..from + kept.len(), start);
            }
            at += line.len() + 1;
        }
        spans
    }

    /// The parts of `links` inside `window`, moved to `start`.
    fn links(&mut self, links: &[Link], window: Range<usize>, start: usize) {
        for link in links {
            let (from, to) = (link.span.start.max(window.start), link.span.end.min(window.end));
            if from < to {
                let span = start + from - window.start..start + to - window.start;
                self.document.links.push(Link { span, address: link.address.clone() });
            }
        }
    }

    /// A table, and after it the text boxes and tables inside its cells. Notes in it go to `after`.
    fn table(&mut self, table: FlowTable, after: &mut Vec<FlowParagraph>) {
        let mut aside = Vec::new();
        self.rows(table, &mut aside);
        for block in aside {
            match block {
                Flow::Paragraph(p) if p.region == Region::TextBox => self.paragraph(p),
                Flow::Paragraph(p) => after.push(p),
                // Readers cap the depth of tables, so this ends.
                Flow::Table(t) => self.table(t, after),
            }
        }
    }

    /// The rows of a table: a tab before each cell, an empty line after each row.
    fn rows(&mut self, table: FlowTable, aside: &mut Vec<Flow>) {
        self.tables += 1;
        let number = self.tables;
        let mut rows = Vec::with_capacity(table.rows.len());
        for (r, cells) in table.rows.into_iter().enumerate() {
            let mut row = Row::default();
            for (c, cell) in cells.into_iter().enumerate() {
                let path = format!("table {number}, row {}, cell {}", r + 1, c + 1);
                self.document.text.push('\t');
                row.cells.push(self.cell(cell, path, aside));
            }
            if !row.cells.is_empty() {
                self.document.text.push('\n');
            }
            rows.push(row);
        }
        let cells = || rows.iter().flat_map(|r| &r.cells);
        if let (Some(first), Some(last)) = (cells().next(), cells().last()) {
            let span = first.span.start..last.span.end;
            self.document.blocks.push(Block::Table(Table { span, rows, grid: table.grid }));
        }
    }

    fn cell(&mut self, cell: FlowCell, path: String, aside: &mut Vec<Flow>) -> Cell {
        let mut paragraphs = Vec::new();
        collect(cell.blocks, &mut paragraphs, aside);
        let page = paragraphs.iter().find_map(|p| p.page);
        self.origin(page, Some(path));
        let start = self.document.text.len();
        let mut end = start;
        for p in paragraphs {
            if let Some(last) = self.lines(p).pop() {
                end = last.end;
            }
        }
        if end == start {
            self.document.text.push('\n');
        }
        Cell { span: start..end, column: cell.column, columns: cell.columns, rows: cell.rows }
    }
}

/// The paragraphs of a cell in reading order. A table inside the cell that has rows and columns goes to `aside`; any
/// other becomes one paragraph per row, its cells separated by tabs.
fn collect(blocks: Vec<Flow>, out: &mut Vec<FlowParagraph>, aside: &mut Vec<Flow>) {
    for block in blocks {
        match block {
            Flow::Paragraph(p) if p.region == Region::Body => out.push(p),
            Flow::Paragraph(_) => aside.push(block),
            Flow::Table(t) if t.rows.len() > 1 && t.rows.iter().any(|r| r.len() > 1) => aside.push(Flow::Table(t)),
            Flow::Table(t) => {
                for row in t.rows {
                    let mut line = FlowParagraph::new(Region::Body);
                    for cell in row {
                        let mut inner = Vec::new();
                        collect(cell.blocks, &mut inner, aside);
                        for (i, p) in inner.into_iter().filter(|p| !p.is_blank()).enumerate() {
                            if !line.text.is_empty() {
                                line.text.push(if i == 0 { '\t' } else { '\n' });
                            }
                            line.text.push_str(&p.label);
                            line.page = line.page.or(p.page);
                            line.append(p);
                        }
                    }
                    out.push(line);
                }
            }
        }
    }
}

fn shifted(span: Range<usize>, by: usize) -> Range<usize> {
    span.start + by..span.end + by
}

/// Places cells on a grid where some positions are covered from above, as HTML, OpenDocument and Word 97 tables need.
#[derive(Debug, Default)]
pub(crate) struct Occupancy {
    /// For each column: rows that a cell above still covers, counted from the row at hand.
    left: Vec<u32>,
    column: usize,
}

impl Occupancy {
    /// The widest table that is laid out; more columns are not a letter.
    const MAX_COLUMNS: u32 = 512;

    /// Starts the next row.
    pub(crate) fn next_row(&mut self) {
        self.column = 0;
        for left in &mut self.left {
            *left = left.saturating_sub(1);
        }
    }

    /// The first column that is free for a cell of this size, which is taken; sizes are clamped to what is sane.
    pub(crate) fn place(&mut self, columns: u32, rows: u32) -> (u32, u32, u32) {
        while self.left.get(self.column).is_some_and(|left| *left > 0) {
            self.column += 1;
        }
        let columns = columns.clamp(1, Self::MAX_COLUMNS);
        let rows = rows.clamp(1, 1000);
        let start = self.column.min(Self::MAX_COLUMNS as usize);
        let end = start + columns as usize;
        if self.left.len() < end {
            self.left.resize(end, 0);
        }
        self.left[start..end].fill(rows);
        self.column = end;
        (start as u32, columns, rows)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraph(text: &str) -> Flow {
        let mut p = FlowParagraph::new(Region::Body);
        p.text = text.into();
        Flow::Paragraph(p)
    }

    fn cell(column: u32, blocks: Vec<Flow>) -> FlowCell {
        FlowCell { column, columns: 1, rows: 1, blocks }
    }

    fn table(rows: Vec<Vec<FlowCell>>) -> Flow {
        Flow::Table(FlowTable { rows, grid: Grid::Native })
    }

    fn check(flow: Vec<Flow>, expected: &str) -> Document {
        let document = document(Format::Docx, flow, Vec::new());
        assert_eq!(document.text, expected);
        document
    }

    #[test]
    fn tables_look_as_converters_print_them() {
        let rows = vec![
            vec![cell(0, vec![paragraph("3 May")]), cell(1, vec![paragraph("– a"), paragraph(""), paragraph("– b")])],
            vec![cell(0, vec![]), cell(1, vec![paragraph("c")])],
        ];
        let d = check(
            vec![paragraph("before"), table(rows), paragraph("after")],
            "before\n\t3 May\n\t– a\n– b\n\n\t\n\tc\n\nafter\n",
        );
        let Block::Table(t) = &d.blocks[1] else { panic!("no table") };
        assert_eq!(&d.text[t.rows[0].cells[1].span.clone()], "– a\n– b");
        assert_eq!(&d.text[t.rows[1].cells[0].span.clone()], "");
        assert_eq!(d.place(t.rows[1].cells[1].span.start).path.as_deref(), Some("table 1, row 2, cell 2"));
    }

    #[test]
    fn line_breaks_part_paragraphs_and_links() {
        let mut p = FlowParagraph::new(Region::Body);
        p.text = " \tsee \nhere now".into();
        p.links.push(Link { span: 2..11, address: "u".into() });
        p.label = "–\t".into();
        let d = check(vec![Flow::Paragraph(p)], "–\t \tsee\nhere now\n");
        let linked: Vec<&str> = d.links.iter().map(|l| &d.text[l.span.clone()]).collect();
        assert_eq!(linked, ["see", "here"]);
        assert_eq!(d.place(d.text.find("now").unwrap()).path.as_deref(), Some("paragraph 1"));
    }

    #[test]
    fn layout_tables_vanish_and_nested_tables_become_lines() {
        let inner = || table(vec![vec![cell(0, vec![paragraph("a")]), cell(1, vec![paragraph("b")])]]);
        check(vec![table(vec![vec![cell(0, vec![paragraph("x"), inner()])]])], "x\n\ta\n\tb\n\n");
        check(vec![table(vec![vec![cell(0, vec![paragraph("x")]), cell(1, vec![inner()])]])], "\tx\n\ta\tb\n\n");
        let row = |day: &str| vec![cell(0, vec![paragraph(day)]), cell(1, vec![paragraph("b")])];
        let block = table(vec![row("3 May"), row("4 May")]);
        let outer = table(vec![vec![cell(0, vec![paragraph("x")]), cell(1, vec![paragraph("y"), block])]]);
        check(vec![outer], "\tx\n\ty\n\n\t3 May\n\tb\n\n\t4 May\n\tb\n\n");
    }

    #[test]
    fn typed_rows_end_where_a_table_begins() {
        let typed = ["Ref.:\tCollective letter 4/6", "-\tto all", "-\tto some", "Subject:\tMeeting"];
        let mut flow = typed.map(paragraph).to_vec();
        flow.push(table(vec![vec![cell(0, vec![paragraph("3 May")]), cell(1, vec![paragraph("4 May")])]]));
        let d = document(Format::Docx, flow, Vec::new());
        let span = |b: &Block| match b {
            Block::Paragraph(p) => p.span.clone(),
            Block::Table(t) => t.span.clone(),
        };
        let ends: Vec<_> = d.blocks.iter().map(span).collect();
        assert!(ends.windows(2).all(|w| w[0].end <= w[1].start), "{ends:?}");
    }

    #[test]
    fn headers_come_once_after_the_body() {
        let header = |text: &str| {
            let mut p = FlowParagraph::new(Region::Header);
            p.text = text.into();
            Flow::Paragraph(p)
        };
        let d = check(vec![header("h"), paragraph("body"), header("h"), header("g")], "body\nh\ng\n");
        assert!(matches!(&d.blocks[1], Block::Paragraph(p) if p.region == Region::Header));
    }

    #[test]
    fn cells_step_over_what_hangs_from_above() {
        let mut grid = Occupancy::default();
        assert_eq!(grid.place(1, 2), (0, 1, 2));
        assert_eq!(grid.place(u32::MAX, 0), (1, 512, 1));
        grid.next_row();
        assert_eq!(grid.place(1, 1), (1, 1, 1));
        grid.next_row();
        assert_eq!(grid.place(1, 1), (0, 1, 1));
    }
}
