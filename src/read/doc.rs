//! Word 97–2003 documents, and Word 95 and Word 2 where they turn up: read by `office_oxide`, made into our flow here.

use super::flow::{self, Flow, FlowCell, FlowParagraph, FlowTable, Occupancy};
use super::{damaged, ole, unknown};
use crate::document::{Document, Format, Grid, Region};
use crate::error::ReadError;
use crate::read::{numerals, symbols};
use office_oxide::ir::{Element, HeaderFooter, InlineContent, List, ListStyle, Table};
use office_oxide::{Document as Office, DocumentFormat};
use std::io::Cursor;

const NAME: &str = "doc";

/// Elements inside elements.
const MAX_DEPTH: usize = 64;

/// Reads a Word 97–2003 document.
///
/// # Errors
/// [`ReadError::Password`] for encrypted files (also new ones: they come in the same container),
/// [`ReadError::UnknownFormat`] for other Office files, [`ReadError::Damaged`].
pub(crate) fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    if let Some(file) = ole::open(bytes) {
        if file.exists("/EncryptedPackage") {
            return Err(ReadError::Password);
        }
        if !file.exists("/WordDocument") {
            return Err(unknown("an old Office file that is no Word document"));
        }
    }
    let document = Office::from_reader(Cursor::new(bytes.to_vec()), DocumentFormat::Doc).map_err(|e| {
        let message = e.to_string();
        let protected = message.to_ascii_lowercase();
        match protected.contains("encrypt") || protected.contains("password") {
            true => ReadError::Password,
            false => damaged(NAME, message),
        }
    })?;
    let content = document.to_ir();
    let mut reader = Reader::default();
    let mut edges = Vec::new();
    for section in &content.sections {
        reader.elements(&section.elements, Region::Body, 0);
        let headers = [&section.header, &section.first_page_header, &section.even_page_header];
        let footers = [&section.footer, &section.first_page_footer, &section.even_page_footer];
        edges.extend(headers.into_iter().flatten().map(|h| (h, Region::Header)));
        edges.extend(footers.into_iter().flatten().map(|f| (f, Region::Footer)));
    }
    for (HeaderFooter { content, .. }, region) in edges {
        reader.elements(content, region, 0);
    }
    Ok(flow::document(Format::Doc, reader.flow, Vec::new()))
}

#[derive(Default)]
struct Reader {
    flow: Vec<Flow>,
}

impl Reader {
    fn elements(&mut self, elements: &[Element], region: Region, depth: usize) {
        if depth > MAX_DEPTH {
            return;
        }
        for element in elements {
            match element {
                Element::Paragraph(p) => self.flow.push(Flow::Paragraph(paragraph(&p.content, region))),
                Element::Heading(h) => self.flow.push(Flow::Paragraph(paragraph(&h.content, region))),
                Element::Table(t) => self.flow.push(Flow::Table(table(t, region, depth))),
                Element::List(list) => self.list(list, region, depth),
                Element::TextBox(b) => {
                    let region = if region == Region::Body { Region::TextBox } else { region };
                    self.elements(&b.content, region, depth + 1);
                }
                // Comments come as notes with an author.
                Element::Footnote(n) | Element::Endnote(n) if n.author.is_none() => {
                    self.elements(&n.content, Region::Note, depth + 1);
                }
                _ => {}
            }
        }
    }

    fn list(&mut self, list: &List, region: Region, depth: usize) {
        if depth > MAX_DEPTH {
            return;
        }
        for (number, item) in (list.start_number.unwrap_or(1)..).zip(&list.items) {
            let first = self.flow.len();
            self.elements(&item.content, region, depth + 1);
            if let Some(Flow::Paragraph(p)) = self.flow.get_mut(first) {
                p.label = label(list, number) + "\t";
            }
            if let Some(nested) = &item.nested {
                self.list(nested, region, depth + 1);
            }
        }
    }
}

fn label(list: &List, number: u32) -> String {
    if !list.ordered {
        return match &list.style {
            Some(ListStyle::Dash) => "–".to_owned(),
            _ => list.marker_pattern.clone().unwrap_or_else(|| "•".to_owned()),
        };
    }
    let format = match &list.style {
        Some(ListStyle::LowerRoman) => "lowerRoman",
        Some(ListStyle::UpperRoman) => "upperRoman",
        Some(ListStyle::LowerAlpha) => "lowerLetter",
        Some(ListStyle::UpperAlpha) => "upperLetter",
        _ => "decimal",
    };
    let number = numerals::print(format, number);
    match &list.marker_pattern {
        Some(pattern) => pattern.replace(&format!("%{}", list.level + 1), &number),
        None => number + ".",
    }
}

fn paragraph(content: &[InlineContent], region: Region) -> FlowParagraph {
    let mut paragraph = FlowParagraph::new(region);
    for inline in content {
        match inline {
            InlineContent::Text(span) => {
                let start = paragraph.text.len();
                let font = span.font_name.as_deref().unwrap_or_default();
                let characters = span.text.chars().filter(|c| *c != '\u{ad}' && *c != '\u{feff}');
                paragraph.text.extend(characters.map(|c| symbols::printed(font, c)));
                if let Some(address) = &span.hyperlink {
                    match paragraph.links.last_mut() {
                        Some(last) if last.address == *address && last.span.end == start => {
                            last.span.end = paragraph.text.len();
                        }
                        _ => paragraph.link_from(start, address),
                    }
                }
            }
            InlineContent::LineBreak => paragraph.text.push('\n'),
            _ => {}
        }
    }
    paragraph
}

fn table(table: &Table, region: Region, depth: usize) -> FlowTable {
    let mut grid = Occupancy::default();
    let mut rows = Vec::new();
    for (index, row) in table.rows.iter().enumerate() {
        let below = (table.rows.len() - index) as u32;
        let mut cells = Vec::new();
        for cell in &row.cells {
            let (column, columns, rows) = grid.place(cell.col_span, cell.row_span.min(below));
            let mut inside = Reader::default();
            inside.elements(&cell.content, region, depth + 1);
            cells.push(FlowCell { column, columns, rows, blocks: inside.flow });
        }
        grid.next_row();
        rows.push(cells);
    }
    FlowTable { rows, grid: Grid::Native }
}
