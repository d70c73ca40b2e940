//! Plain text, as people save it and as converters print Word files: a line that starts with a tab opens a table cell,
//! an empty line ends the row.

use crate::document::{Block, Cell, Document, Format, Grid, Paragraph, Region, Row, Span, Table};
use crate::error::ReadError;
use crate::read::encoding;

/// Reads a plain text.
pub(crate) fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    if bytes.iter().all(|b| b.is_ascii_whitespace()) {
        return Err(ReadError::Empty);
    }
    let decoded = encoding::decode(bytes)?;
    Ok(Document { warnings: decoded.warnings, ..document(decoded.text) })
}

/// The document of a decoded text.
pub(crate) fn document(text: String) -> Document {
    let layout = Layout { wrap: wrap_width(&text), ..Layout::default() };
    let blocks = layout.blocks(&text);
    Document { format: Format::Text, text, blocks, links: Vec::new(), origins: Vec::new(), warnings: Vec::new() }
}

/// Rows and cells that are open while lines are walked.
#[derive(Default)]
struct Layout {
    blocks: Vec<Block>,
    rows: Vec<Row>,
    cells: Vec<Span>,
    empty_lines: usize,
    /// The width at which the text is wrapped by hand.
    wrap: Option<usize>,
    /// Whether the line before is the last paragraph.
    after_paragraph: bool,
}

impl Layout {
    fn blocks(mut self, text: &str) -> Vec<Block> {
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let content = line.trim_end_matches(['\n', '\r']);
            let end = start + content.len();
            let continues = self.after_paragraph && self.continues(text, content);
            self.after_paragraph = false;
            if let Some(indent) = cell_indent(content) {
                self.cells.push(start + indent..end);
                self.empty_lines = 0;
            } else if content.trim().is_empty() {
                self.empty_lines += 1;
                self.end_row();
                // A converter leaves two empty lines between a table's end and the next paragraph, one between rows.
                if self.empty_lines > 2 {
                    self.end_table();
                }
            } else if let Some(cell) = self.cells.last_mut().filter(|_| !is_sentence(content)) {
                cell.end = end;
            } else if let (true, Some(Block::Paragraph(last))) = (continues, self.blocks.last_mut()) {
                last.span.end = end;
                self.after_paragraph = true;
            } else {
                self.end_table();
                self.after_paragraph = true;
                self.blocks.push(Block::Paragraph(Paragraph { span: start..end, region: Region::Body }));
                self.empty_lines = 0;
            }
            start += line.len();
        }
        self.end_table();
        self.blocks
    }

    /// Whether a line goes on with the paragraph before it: that one is full, and the first word had no room in it.
    fn continues(&self, text: &str, line: &str) -> bool {
        let (Some(width), Some(Block::Paragraph(last))) = (self.wrap, self.blocks.last()) else { return false };
        let full = text[last.span.clone()].rsplit('\n').next().unwrap_or_default().trim_end().chars().count();
        let word = line.split_whitespace().next().unwrap_or_default();
        let marks = word.chars().all(|c| !c.is_alphanumeric()) || word.ends_with(['.', ')']) && word.len() <= 4;
        full + 1 + word.chars().count() > width && !marks
    }

    fn end_row(&mut self) {
        if !self.cells.is_empty() {
            let cells = self.cells.drain(..).enumerate();
            let cells = cells.map(|(i, span)| Cell { span, column: i as u32, columns: 1, rows: 1 }).collect();
            self.rows.push(Row { cells });
        }
    }

    fn end_table(&mut self) {
        self.end_row();
        if let (Some(first), Some(last)) = (self.rows.first(), self.rows.last()) {
            let span = first.cells[0].span.start..last.cells[last.cells.len() - 1].span.end;
            let rows = std::mem::take(&mut self.rows);
            self.blocks.push(Block::Table(Table { span, rows, grid: Grid::Converted }));
        }
    }
}

/// A line that ends as a sentence does is a paragraph behind the table, not the next line of a cell.
fn is_sentence(line: &str) -> bool {
    let line = line.trim();
    let length = line.chars().count();
    let item = line.starts_with(['-', '–', '—', '•', '·', '－', '*']);
    !item && (line.ends_with('。') && length >= 20 || line.ends_with('.') && length > 60)
}

/// The width of a text whose lines are wrapped by hand: most long lines end near it, and none is longer.
fn wrap_width(text: &str) -> Option<usize> {
    let widths: Vec<usize> = text.lines().map(|l| l.trim_end().chars().count()).filter(|w| *w > 40).collect();
    let longest = widths.iter().copied().max()?;
    let near = widths.iter().filter(|w| **w + 14 > longest).count();
    (widths.len() >= 8 && (55..=100).contains(&longest) && near * 2 > widths.len()).then_some(longest)
}

/// Bytes before the content of a cell: a tab, or a space and a tab.
fn cell_indent(line: &str) -> Option<usize> {
    ["\t", " \t", "\u{a0}\t"].iter().find(|p| line.starts_with(**p)).map(|p| p.len())
}
