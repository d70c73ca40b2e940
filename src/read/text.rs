//! Plain text, as people save it and as converters print Word files: a line that starts with a tab opens a table cell,
//! an empty line ends the row.

use crate::document::{Block, Cell, Document, Format, Grid, Paragraph, Region, Row, Span, Table};
use crate::error::ReadError;
use crate::read::layout_tables::is_sentence;
use crate::read::{MAX_TEXT, check_length, encoding, wrapped};

/// Reads a plain text.
pub(crate) fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    if bytes.iter().all(|b| b.is_ascii_whitespace()) {
        return Err(ReadError::Empty);
    }
    // No encoding needs more than two bytes for what UTF-8 writes in one.
    let longest = 2 * MAX_TEXT;
    let decoded = encoding::decode(&bytes[..bytes.len().min(longest)])?;
    if bytes.len() > longest {
        return Err(ReadError::TooLong { size: bytes.len(), limit: MAX_TEXT });
    }
    check_length(&decoded.text)?;
    Ok(Document { warnings: decoded.warnings, ..document(decoded.text) })
}

/// The document of a decoded text.
pub(crate) fn document(text: String) -> Document {
    let blocks = Layout::default().blocks(&text);
    wrapped::joined(Document {
        format: Format::Text,
        text,
        blocks,
        links: Vec::new(),
        origins: Vec::new(),
        warnings: Vec::new(),
    })
}

/// Rows and cells that are open while lines are walked.
#[derive(Default)]
struct Layout {
    blocks: Vec<Block>,
    rows: Vec<Row>,
    cells: Vec<Span>,
    empty_lines: usize,
}

impl Layout {
    fn blocks(mut self, text: &str) -> Vec<Block> {
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let content = line.trim_end_matches(['\n', '\r']);
            let end = start + content.len();
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
            } else if let Some(cell) =
                self.cells.last_mut().filter(|_| !is_sentence(content) && !opens_with_hours(content))
            {
                cell.end = end;
            } else {
                self.end_table();
                self.blocks.push(Block::Paragraph(Paragraph { span: start..end, region: Region::Body }));
                self.empty_lines = 0;
            }
            start += line.len();
        }
        self.end_table();
        self.blocks
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

/// A line of a programme: hours, a tab, and what there is. It continues no cell.
fn opens_with_hours(line: &str) -> bool {
    let Some((label, _)) = line.split_once('\t') else { return false };
    let digits = label.chars().filter(char::is_ascii_digit).count();
    let letters = label.chars().filter(|c| c.is_alphabetic()).count();
    label.starts_with(|c: char| c.is_ascii_digit()) && (3..=8).contains(&digits) && letters <= 6
}

/// Bytes before the content of a cell: a tab, or a space and a tab.
fn cell_indent(line: &str) -> Option<usize> {
    ["\t", " \t", "\u{a0}\t"].iter().find(|p| line.starts_with(**p)).map(|p| p.len())
}
