//! What every reader fills and nothing after it looks behind: one text in reading order, with blocks over it.
//!
//! A letter is one flat `text`; paragraphs, tables and links are spans of it. Dates and phrases may cross run, link
//! and line borders freely, and every later stage can name the place of what it read through [`Document::place`].

use std::ops::Range;

/// A half-open range of byte offsets into [`Document::text`].
pub type Span = Range<usize>;

/// The input formats that a reader exists for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Plain text in any encoding.
    Text,
    /// Office Open XML word processing (ECMA-376, transitional or strict).
    Docx,
    /// Portable Document Format (ISO 32000).
    Pdf,
    /// Word 97–2003 binary.
    Doc,
    /// OpenDocument text (ISO/IEC 26300).
    Odt,
    /// Rich Text Format.
    Rtf,
    /// HTML.
    Html,
}

impl Format {
    /// The short name that the JSON output and messages use.
    pub fn name(self) -> &'static str {
        match self {
            Format::Text => "text",
            Format::Docx => "docx",
            Format::Pdf => "pdf",
            Format::Doc => "doc",
            Format::Odt => "odt",
            Format::Rtf => "rtf",
            Format::Html => "html",
        }
    }

    /// Every format; of two copies of a letter the earlier one is believed. Formats that store tables come before text,
    /// in which they are flat, and text before pages, on which everything is only drawn.
    pub const BEST_FIRST: [Format; 7] =
        [Format::Docx, Format::Odt, Format::Doc, Format::Rtf, Format::Html, Format::Text, Format::Pdf];

    /// The place in [`Format::BEST_FIRST`].
    pub fn rank(self) -> usize {
        Format::BEST_FIRST.iter().position(|f| *f == self).unwrap_or(Format::BEST_FIRST.len())
    }
}

/// A letter as a reader hands it on.
#[derive(Debug, Clone)]
pub struct Document {
    /// The format that it was read from.
    pub format: Format,
    /// The whole text in reading order. Paragraphs and table cells end with a line feed; printed list labels stand in it.
    pub text: String,
    /// Paragraphs and tables in reading order; their spans do not overlap.
    pub blocks: Vec<Block>,
    /// Hyperlinks, sorted by the start of their span.
    pub links: Vec<Link>,
    /// Where stretches of the text stand in the source, sorted by start; empty for plain text.
    pub origins: Vec<Origin>,
    /// What the reader had to leave out or guess, as sentences for people.
    pub warnings: Vec<String>,
}

/// One block of a document.
#[derive(Debug, Clone)]
pub enum Block {
    /// A paragraph, list item or heading: one span of text.
    Paragraph(Paragraph),
    /// A table with rows and cells.
    Table(Table),
}

/// A run of text that the author ended with a paragraph mark.
#[derive(Debug, Clone)]
pub struct Paragraph {
    /// Its place in the text, without the closing line feed.
    pub span: Span,
    /// The part of the page that it stands in.
    pub region: Region,
}

/// The part of a page that a paragraph belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Region {
    /// The running text.
    Body,
    /// A page header.
    Header,
    /// A page footer.
    Footer,
    /// A footnote or endnote.
    Note,
    /// A text box.
    TextBox,
}

/// A table.
#[derive(Debug, Clone)]
pub struct Table {
    /// From the first to the last cell.
    pub span: Span,
    /// Its rows from top to bottom.
    pub rows: Vec<Row>,
    /// How sure the reader is of the grid.
    pub grid: Grid,
}

/// How the grid of a table was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grid {
    /// The source stores rows, columns and spans.
    Native,
    /// Rebuilt from ruled lines or a tag tree.
    Rebuilt,
    /// Rebuilt from aligned words: may be wrong.
    Aligned,
    /// Cells as a text converter prints them: rows are known, spans are not.
    Converted,
}

/// One row of a table.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// Its cells from first to last in reading direction.
    pub cells: Vec<Cell>,
}

/// One cell of a table.
#[derive(Debug, Clone)]
pub struct Cell {
    /// Its text; may hold several lines.
    pub span: Span,
    /// Logical column of its first column, from 0.
    pub column: u32,
    /// How many columns it covers, at least 1.
    pub columns: u32,
    /// How many rows it covers, at least 1.
    pub rows: u32,
}

/// A hyperlink.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The text that carries it.
    pub span: Span,
    /// Its address.
    pub address: String,
}

/// Where a stretch of text stands in the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// First byte of the text that this holds for; it holds up to the next origin.
    pub start: usize,
    /// Page, from 1, where the format knows pages.
    pub page: Option<u32>,
    /// Paragraph or cell in words, for example `paragraph 12` or `table 1, row 2, cell 1`.
    pub path: Option<String>,
}

/// A place that a person can find: line and column count from 1, columns in characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Line of the text.
    pub line: usize,
    /// Column in characters.
    pub column: usize,
    /// Page, where the format knows pages.
    pub page: Option<u32>,
    /// Paragraph or cell in words, where the format has them.
    pub path: Option<String>,
}

impl Document {
    /// A document of one text whose lines are its paragraphs.
    pub fn from_paragraphs(format: Format, text: String) -> Document {
        let mut blocks = Vec::new();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let end = start + line.trim_end_matches(['\n', '\r']).len();
            blocks.push(Block::Paragraph(Paragraph { span: start..end, region: Region::Body }));
            start += line.len();
        }
        Document { format, text, blocks, links: Vec::new(), origins: Vec::new(), warnings: Vec::new() }
    }

    /// The place of a byte of the text.
    pub fn place(&self, offset: usize) -> Place {
        self.lines().place(offset)
    }

    /// Where its lines begin: places of many bytes are told by them.
    pub fn lines(&self) -> Lines<'_> {
        let ends = memchr::memchr_iter(b'\n', self.text.as_bytes());
        Lines { document: self, starts: std::iter::once(0).chain(ends.map(|end| end + 1)).collect() }
    }
}

/// The lines of a document.
#[derive(Debug)]
pub struct Lines<'d> {
    document: &'d Document,
    starts: Vec<usize>,
}

impl Lines<'_> {
    /// The place of a byte of the text.
    pub fn place(&self, offset: usize) -> Place {
        let Document { text, origins, .. } = self.document;
        let offset = text.floor_char_boundary(offset);
        // The first line begins with the text.
        let line = self.starts.partition_point(|start| *start <= offset);
        let origin = match origins.partition_point(|o| o.start <= offset) {
            0 => None,
            n => Some(&origins[n - 1]),
        };
        Place {
            line,
            column: text[self.starts[line - 1]..offset].chars().count() + 1,
            page: origin.and_then(|o| o.page),
            path: origin.and_then(|o| o.path.clone()),
        }
    }
}
