//! Web pages and HTML mails: tags from `html5ever`'s tokenizer, walked without a tree, so that no nesting is too deep.

use super::encoding;
use super::flow::{self, Flow, FlowCell, FlowParagraph, FlowTable, Occupancy};
use crate::document::{Document, Format, Grid, Region};
use crate::error::ReadError;
use encoding_rs::{Encoding, GB18030, GBK};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use std::cell::RefCell;

/// Tables inside tables; mails lay out pages with ten.
const MAX_TABLES: usize = 60;
/// Lists inside lists, and divisions inside divisions that matter.
const MAX_OPEN: usize = 1000;

/// Reads a web page.
pub(crate) fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    let (source, warnings) = decoded(bytes)?;
    let sink = Sink(RefCell::new(Page::new()));
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from_slice(&source));
    let _ = tokenizer.feed(&queue);
    tokenizer.end();
    let flow = tokenizer.sink.0.into_inner().done();
    Ok(flow::document(Format::Html, flow, warnings))
}

/// The page as text: a declared encoding counts where the bytes are not UTF-8 anyway.
fn decoded(bytes: &[u8]) -> Result<(String, Vec<String>), ReadError> {
    let marked = Encoding::for_bom(bytes).is_some() || std::str::from_utf8(bytes).is_ok();
    if let Some(encoding) = declared(bytes).filter(|_| !marked) {
        let encoding = if encoding == GBK { GB18030 } else { encoding };
        let (text, broken) = encoding.decode_without_bom_handling(bytes);
        if !broken {
            return Ok((text.into_owned(), Vec::new()));
        }
    }
    encoding::decode(bytes).map(|d| (d.text, d.warnings))
}

/// The encoding that a `meta` element names.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_ascii_lowercase();
    let (_, value) = head.split_once("charset=")?;
    let value = value.trim_start_matches(['"', '\'', ' ']);
    let end = value.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_')).unwrap_or(value.len());
    Encoding::for_label(&value.as_bytes()[..end])
}

struct Sink(RefCell<Page>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        let mut page = self.0.borrow_mut();
        match token {
            Token::CharacterTokens(text) => page.text(&text),
            Token::TagToken(tag) => match tag.kind {
                TagKind::StartTag => return page.open(&tag),
                TagKind::EndTag => page.close(&tag.name),
            },
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// A table that is open.
#[derive(Default)]
struct OpenTable {
    rows: Vec<Vec<FlowCell>>,
    grid: Occupancy,
    in_row: bool,
    cell: Option<OpenCell>,
    /// What stood outside of cells, which is printed before the table.
    stray: Vec<Flow>,
}

struct OpenCell {
    column: u32,
    columns: u32,
    rows: u32,
    blocks: Vec<Flow>,
}

struct OpenList {
    /// The next number; `None` for bullets.
    next: Option<u32>,
}

/// A page that is being walked.
struct Page {
    blocks: Vec<Flow>,
    tables: Vec<OpenTable>,
    lists: Vec<OpenList>,
    /// Region outside of each open division.
    divisions: Vec<Region>,
    region: Region,
    paragraph: FlowParagraph,
    /// Address and start of the open link.
    link: Option<(String, usize)>,
    /// An element whose content is not read, and how often it is open.
    skipped: Option<(String, usize)>,
    /// Depth of `pre` elements.
    preformatted: usize,
}

impl Page {
    fn new() -> Page {
        Page {
            blocks: Vec::new(),
            tables: Vec::new(),
            lists: Vec::new(),
            divisions: Vec::new(),
            region: Region::Body,
            paragraph: FlowParagraph::new(Region::Body),
            link: None,
            skipped: None,
            preformatted: 0,
        }
    }

    fn done(mut self) -> Vec<Flow> {
        while !self.tables.is_empty() {
            self.end_table();
        }
        self.end_paragraph();
        self.blocks
    }

    fn text(&mut self, text: &str) {
        if self.skipped.is_some() {
            return;
        }
        for c in text.chars() {
            match c {
                '\u{ad}' | '\u{feff}' => {}
                '\n' if self.preformatted > 0 => self.paragraph.text.push('\n'),
                // Browsers show a blank, but between words a tab is what the word processor had there.
                '\t' if self.paragraph.text.ends_with(|c: char| !c.is_whitespace()) => self.paragraph.text.push('\t'),
                c if c.is_ascii_whitespace() => self.paragraph.push_space(),
                c => self.paragraph.text.push(c),
            }
        }
    }

    fn open(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name = &*tag.name;
        if let Some((skipped, depth)) = &mut self.skipped {
            *depth += usize::from(skipped == name && !tag.self_closing);
            return TokenSinkResult::Continue;
        }
        match name {
            "script" => return self.skip_raw(name, RawKind::ScriptData),
            "style" | "xmp" | "noframes" => return self.skip_raw(name, RawKind::Rawtext),
            "title" | "textarea" => return self.skip_raw(name, RawKind::Rcdata),
            "br" => self.paragraph.text.push('\n'),
            "wbr" | "img" | "input" | "meta" | "link" | "col" => {}
            _ if is_hidden(tag) => self.skipped = Some((name.to_owned(), 1)),
            "a" => {
                self.end_link();
                if let Some(address) = attribute(tag, "href") {
                    self.link = Some((address.to_owned(), self.paragraph.text.len()));
                }
            }
            "table" => self.begin_table(),
            "tr" => self.begin_row(),
            "td" | "th" => self.begin_cell(tag),
            "ul" | "ol" => {
                self.end_paragraph();
                let start = attribute(tag, "start").and_then(|v| v.trim().parse().ok()).unwrap_or(1);
                if self.lists.len() < MAX_OPEN {
                    self.lists.push(OpenList { next: (name == "ol").then_some(start) });
                }
            }
            "li" => {
                self.end_item();
                self.paragraph.label = match self.lists.last_mut() {
                    Some(OpenList { next: Some(next) }) => {
                        let label = format!("{next}.\t");
                        *next = next.saturating_add(1);
                        label
                    }
                    _ => "•\t".to_owned(),
                };
            }
            "div" => {
                self.end_paragraph();
                if self.divisions.len() < MAX_OPEN {
                    self.divisions.push(self.region);
                }
                self.region = region_of(tag).unwrap_or(self.region);
                self.paragraph.region = self.region;
            }
            "pre" => {
                self.end_paragraph();
                self.preformatted += 1;
            }
            name if is_block(name) => self.end_paragraph(),
            _ => {}
        }
        TokenSinkResult::Continue
    }

    /// Skips an element whose content is no markup.
    fn skip_raw(&mut self, name: &str, kind: RawKind) -> TokenSinkResult<()> {
        self.skipped = Some((name.to_owned(), 1));
        TokenSinkResult::RawData(kind)
    }

    fn close(&mut self, name: &str) {
        if let Some((skipped, depth)) = &mut self.skipped {
            *depth -= usize::from(skipped == name);
            if *depth == 0 {
                self.skipped = None;
            }
            return;
        }
        match name {
            "a" => self.end_link(),
            "table" => self.end_table(),
            "tr" => self.end_row(),
            "td" | "th" => self.end_cell(),
            "ul" | "ol" => {
                self.end_item();
                self.lists.pop();
            }
            "li" => self.end_item(),
            "div" => {
                self.end_paragraph();
                self.region = self.divisions.pop().unwrap_or(Region::Body);
                self.paragraph.region = self.region;
            }
            "pre" => {
                self.end_paragraph();
                self.preformatted = self.preformatted.saturating_sub(1);
            }
            name if is_block(name) => self.end_paragraph(),
            _ => {}
        }
    }

    fn end_link(&mut self) {
        if let Some((address, start)) = self.link.take()
            && !address.starts_with('#')
        {
            self.paragraph.link_from(start, &address);
        }
    }

    fn end_paragraph(&mut self) {
        let open = self.link.take();
        if let Some((address, start)) = &open
            && !address.starts_with('#')
        {
            self.paragraph.link_from(*start, address);
        }
        // A link may go on in the next paragraph.
        self.link = open.map(|(address, _)| (address, 0));
        // A label waits for the text of its item.
        if self.paragraph.text.trim().is_empty() {
            self.paragraph.text.clear();
            self.paragraph.links.clear();
            return;
        }
        let next = FlowParagraph::new(self.region);
        let paragraph = std::mem::replace(&mut self.paragraph, next);
        self.put(Flow::Paragraph(paragraph));
    }

    /// Ends a list item; one without text prints its label all the same.
    fn end_item(&mut self) {
        self.end_paragraph();
        if !self.paragraph.label.is_empty() {
            let next = FlowParagraph::new(self.region);
            let paragraph = std::mem::replace(&mut self.paragraph, next);
            self.put(Flow::Paragraph(paragraph));
        }
    }

    /// Adds a block to the innermost cell.
    fn put(&mut self, block: Flow) {
        match self.tables.last_mut() {
            Some(OpenTable { cell: Some(cell), .. }) => cell.blocks.push(block),
            Some(table) => table.stray.push(block),
            None => self.blocks.push(block),
        }
    }

    fn begin_table(&mut self) {
        self.end_paragraph();
        if self.tables.len() < MAX_TABLES {
            self.tables.push(OpenTable::default());
        }
    }

    fn begin_row(&mut self) {
        self.end_row();
        if let Some(table) = self.tables.last_mut() {
            table.rows.push(Vec::new());
            table.in_row = true;
        }
    }

    fn begin_cell(&mut self, tag: &Tag) {
        self.end_cell();
        if self.tables.last().is_some_and(|t| !t.in_row) {
            self.begin_row();
        }
        let span = |name| attribute(tag, name).and_then(|v| v.trim().parse().ok()).unwrap_or(1);
        if let Some(table) = self.tables.last_mut() {
            let (column, columns, rows) = table.grid.place(span("colspan"), span("rowspan"));
            table.cell = Some(OpenCell { column, columns, rows, blocks: Vec::new() });
        }
    }

    fn end_cell(&mut self) {
        self.end_item();
        if let Some(table) = self.tables.last_mut()
            && let Some(cell) = table.cell.take()
        {
            let OpenCell { column, columns, rows, blocks } = cell;
            if let Some(row) = table.rows.last_mut() {
                row.push(FlowCell { column, columns, rows, blocks });
            }
        }
    }

    fn end_row(&mut self) {
        self.end_cell();
        if let Some(table) = self.tables.last_mut()
            && table.in_row
        {
            table.in_row = false;
            table.grid.next_row();
        }
    }

    fn end_table(&mut self) {
        self.end_row();
        let Some(OpenTable { mut rows, stray, .. }) = self.tables.pop() else { return };
        let count = rows.len() as u32;
        for (index, row) in (0..).zip(&mut rows) {
            for cell in row {
                cell.rows = cell.rows.min(count - index);
            }
        }
        for block in stray {
            self.put(block);
        }
        if count > 0 {
            self.put(Flow::Table(FlowTable { rows, grid: Grid::Native }));
        }
    }
}

fn attribute<'a>(tag: &'a Tag, name: &str) -> Option<&'a str> {
    tag.attrs.iter().find(|a| &*a.name.local == name).map(|a| &*a.value)
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "section"
            | "article"
            | "aside"
            | "main"
            | "nav"
            | "header"
            | "footer"
            | "blockquote"
            | "center"
            | "form"
            | "fieldset"
            | "caption"
            | "dl"
            | "dt"
            | "dd"
            | "address"
            | "figure"
            | "figcaption"
            | "hr"
            | "body"
    )
}

/// Whether an element is not printed: hidden, deleted by a tracked change, the reading of ruby, a note's mark.
fn is_hidden(tag: &Tag) -> bool {
    let style: String = attribute(tag, "style").unwrap_or_default().split_whitespace().collect();
    let style = style.to_ascii_lowercase();
    let class = attribute(tag, "class").unwrap_or_default();
    matches!(&*tag.name, "del" | "rt" | "rp" | "template" | "noscript" | "object" | "svg" | "select")
        || ["display:none", "visibility:hidden", "mso-hide:all"].iter().any(|hides| style.contains(hides))
        || attribute(tag, "hidden").is_some()
        || ["sdfootnoteanc", "sdendnoteanc", "sdfootnotesym", "sdendnotesym", "MsoFootnoteReference", "msoDel"]
            .iter()
            .any(|mark| class.contains(mark))
}

/// The region that a division of a word processor's page stands for.
fn region_of(tag: &Tag) -> Option<Region> {
    let id = attribute(tag, "id").unwrap_or_default();
    match attribute(tag, "title") {
        Some("header") => Some(Region::Header),
        Some("footer") => Some(Region::Footer),
        _ if ["sdfootnote", "sdendnote", "ftn", "edn"].iter().any(|note| id.starts_with(note)) => Some(Region::Note),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str, expected: &str) {
        assert_eq!(read(source.as_bytes()).unwrap().text, expected, "{source}");
    }

    #[test]
    fn tables_with_spans_and_missing_end_tags() {
        check("<table><tr><td rowspan=2>a<td>b<tr><td>c</table>d", "\ta\n\tb\n\n\tc\n\nd\n");
        let document = read(b"<table><tr><td rowspan=9>a<td>b<tr><td>c</table>").unwrap();
        let crate::document::Block::Table(table) = &document.blocks[0] else { panic!("no table") };
        assert_eq!((table.rows[0].cells[0].rows, table.rows[1].cells[0].column), (2, 1));
    }

    #[test]
    fn what_is_not_printed_is_not_read() {
        check(
            "<style>p{}</style><title>t</title>a<del>b</del><span style='DISPLAY: none'>c<span>d</span></span>e",
            "ae\n",
        );
        check("<ruby>漢<rt>han</rt></ruby>字", "漢字\n");
    }

    #[test]
    fn lists_and_lines() {
        check("<p>\n\ta\tb\n\tc</p>", "a\tb c\n");
        check("<ol start=3><li>a<li>b</ol><ul><li><p>c</ul>", "3.\ta\n4.\tb\n•\tc\n");
        check("<ol><li></ol>x", "1.\nx\n");
        check("a<br>b<pre>c\nd</pre>&eacute;&nbsp;&#x4E00;", "a\nb\nc\nd\né\u{a0}一\n");
    }

    #[test]
    fn links_go_over_paragraphs() {
        let document = read(b"<a href='u'>x <b>y</b><p>z</a>").unwrap();
        let found: Vec<&str> = document.links.iter().map(|l| &document.text[l.span.clone()]).collect();
        assert_eq!(found, ["x y", "z"]);
    }

    #[test]
    fn links_on_nothing_are_none() {
        let document = read("<p><a href='u'> </a></p><p>été <a href='v'>x</a></p>".as_bytes()).unwrap();
        let found: Vec<&str> = document.links.iter().map(|l| &document.text[l.span.clone()]).collect();
        assert_eq!(found, ["x"]);
    }

    #[test]
    fn no_nesting_is_too_deep() {
        let deep = "<table><tr><td>".repeat(10_000) + "x";
        assert!(read(deep.as_bytes()).unwrap().text.contains('x'));
        let deep = "<div><ul><li>".repeat(10_000) + "x";
        assert!(read(deep.as_bytes()).unwrap().text.contains('x'));
    }
}
