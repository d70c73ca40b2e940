//! Rich Text Format 1.9: text in the code page of its font, tables, lists, links, notes and text boxes.
//!
//! One file because the control words share one state, which nothing else may see.

mod lexer;
mod table;

use super::damaged;
use super::flow::{self, Flow, FlowParagraph};
use super::hyperlink::hyperlink;
use super::symbols;
use crate::document::{Document, Format, Region};
use crate::error::ReadError;
use encoding_rs::Encoding;
use lexer::{Lexer, Token};
use std::collections::HashMap;
use table::{CellDefinition, WrittenRow};

const NAME: &str = "rtf";

/// Groups inside groups.
const MAX_GROUPS: usize = 2000;
/// Cells in one row.
const MAX_CELLS: usize = 256;
/// Headers, notes and text boxes inside each other.
const MAX_PARTS: usize = 16;

/// Reads a Rich Text letter.
///
/// # Errors
/// [`ReadError::Damaged`] where groups nest beyond all measure.
pub(crate) fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    let mut reader = Reader::new();
    let mut lexer = Lexer::new(bytes);
    while let Some(token) = lexer.next() {
        if let Token::Word("bin", Some(count)) = token {
            lexer.pass_over(usize::try_from(count).unwrap_or(0));
            continue;
        }
        reader.token(token)?;
    }
    Ok(flow::document(Format::Rtf, reader.done(), Vec::new()))
}

/// What becomes of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Destination {
    /// It is printed.
    Text,
    /// It is a list label.
    Label,
    /// It is the instruction of a field.
    Instruction,
    /// It is the name of a font.
    FontTable,
    /// It is not printed, but a part inside may be.
    Frame,
    /// Nothing inside is printed.
    Drop,
}

/// What a group inherits.
#[derive(Debug, Clone, Copy)]
struct State {
    destination: Destination,
    hidden: bool,
    deleted: bool,
    /// Characters that stand in for one Unicode character.
    stand_ins: usize,
    font: i32,
    in_table: bool,
}

/// What the end of a group ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ends {
    Nothing,
    Field,
    Part,
}

/// A stream of text: the body, or a header, note or text box inside it.
#[derive(Default)]
struct Part {
    region: Option<Region>,
    flow: Vec<Flow>,
    paragraph: Option<FlowParagraph>,
    /// Text boxes anchored in the open paragraph.
    boxes: Vec<Flow>,
    cell: Vec<Flow>,
    row: WrittenRow,
    definition: CellDefinition,
    rows: Vec<WrittenRow>,
}

impl Part {
    fn paragraph(&mut self) -> &mut FlowParagraph {
        let region = self.region.unwrap_or(Region::Body);
        self.paragraph.get_or_insert_with(|| FlowParagraph::new(region))
    }

    fn end_paragraph(&mut self, in_table: bool) {
        let mut paragraph = std::mem::replace(self.paragraph(), FlowParagraph::new(Region::Body));
        self.paragraph = None;
        let label = paragraph.label.trim();
        paragraph.label = if label.is_empty() { String::new() } else { format!("{label}\t") };
        let boxes = std::mem::take(&mut self.boxes);
        let target = if in_table {
            &mut self.cell
        } else {
            self.end_table();
            &mut self.flow
        };
        target.push(Flow::Paragraph(paragraph));
        target.extend(boxes);
    }

    fn end_cell(&mut self) {
        self.end_paragraph(true);
        let cell = std::mem::take(&mut self.cell);
        if self.row.cells.len() < MAX_CELLS {
            self.row.cells.push(cell);
        }
    }

    fn end_row(&mut self) {
        let cells = std::mem::take(&mut self.row.cells);
        let definitions = self.row.definitions.clone();
        self.rows.push(WrittenRow { left: self.row.left, definitions, cells });
    }

    fn end_table(&mut self) {
        if !self.rows.is_empty() {
            self.flow.push(Flow::Table(table::table(std::mem::take(&mut self.rows))));
        }
    }

    fn done(mut self) -> Vec<Flow> {
        if self.paragraph.is_some() || !self.boxes.is_empty() {
            self.end_paragraph(false);
        }
        // Cells whose row never ended are text all the same.
        if !self.row.cells.is_empty() {
            self.end_row();
        }
        self.end_table();
        self.flow.append(&mut self.cell);
        self.flow
    }
}

/// A field whose group is open.
#[derive(Default)]
struct Field {
    instruction: String,
    /// Where in the open paragraph its result begins.
    start: Option<usize>,
}

struct Reader {
    state: State,
    groups: Vec<(State, Ends)>,
    body: Part,
    /// Open headers, notes and text boxes, innermost last.
    parts: Vec<Part>,
    fields: Vec<Field>,
    fonts: HashMap<i32, Charset>,
    code_page: &'static Encoding,
    default_font: i32,
    /// Bytes that wait for decoding: characters may have two.
    bytes: Vec<u8>,
    /// Characters that still stand in for the last Unicode character.
    skip: usize,
    /// The first half of a surrogate pair.
    surrogate: Option<u32>,
    /// Whether `\*` came before: an unknown destination is then to be passed over.
    starred: bool,
}

/// The characters of a font.
#[derive(Debug, Clone, Copy)]
enum Charset {
    Encoded(&'static Encoding),
    /// A symbol font.
    Symbol,
}

impl Reader {
    fn new() -> Reader {
        let state = State {
            destination: Destination::Text,
            hidden: false,
            deleted: false,
            stand_ins: 1,
            font: -1,
            in_table: false,
        };
        Reader {
            state,
            groups: Vec::new(),
            body: Part::default(),
            parts: Vec::new(),
            fields: Vec::new(),
            fonts: HashMap::new(),
            code_page: encoding_rs::WINDOWS_1252,
            default_font: 0,
            bytes: Vec::new(),
            skip: 0,
            surrogate: None,
            starred: false,
        }
    }

    fn done(mut self) -> Vec<Flow> {
        self.decode();
        while !self.parts.is_empty() {
            self.end_part();
        }
        self.body.done()
    }

    fn part(&mut self) -> &mut Part {
        self.parts.last_mut().unwrap_or(&mut self.body)
    }

    fn prints(&self) -> bool {
        self.state.destination == Destination::Text
    }

    fn token(&mut self, token: Token) -> Result<(), ReadError> {
        match token {
            Token::Byte(byte) => {
                if self.skip > 0 {
                    self.skip -= 1;
                } else {
                    self.bytes.push(byte);
                }
                return Ok(());
            }
            Token::Word("u", number) => {
                self.decode();
                self.unicode(number.unwrap_or(0));
                self.skip = self.state.stand_ins;
                return Ok(());
            }
            _ => {}
        }
        self.decode();
        self.skip = 0;
        match token {
            Token::Open => {
                if self.groups.len() >= MAX_GROUPS {
                    return Err(damaged(NAME, format_args!("its groups nest deeper than {MAX_GROUPS}")));
                }
                self.groups.push((self.state, Ends::Nothing));
                self.starred = false;
            }
            Token::Close => self.close(),
            Token::Symbol(b'*') => self.starred = true,
            Token::Symbol(symbol) => self.symbol(symbol),
            Token::Word(word, number) => {
                let starred = std::mem::take(&mut self.starred);
                self.word(word, number, starred);
            }
            Token::Byte(_) => {}
        }
        Ok(())
    }

    fn close(&mut self) {
        let Some((state, ends)) = self.groups.pop() else { return };
        match ends {
            Ends::Nothing => {}
            Ends::Field => self.end_field(),
            Ends::Part => self.end_part(),
        }
        self.state = state;
    }

    /// Makes the innermost group end something.
    fn group_ends(&mut self, ends: Ends) -> bool {
        match self.groups.last_mut() {
            Some(group) => {
                group.1 = ends;
                true
            }
            None => false,
        }
    }

    fn begin_part(&mut self, region: Region) {
        if self.state.destination == Destination::Drop || self.parts.len() >= MAX_PARTS {
            self.state.destination = Destination::Drop;
            return;
        }
        if self.group_ends(Ends::Part) {
            let outer = self.part().region;
            // A text box in a header is part of the header.
            let region = outer.filter(|_| region == Region::TextBox).unwrap_or(region);
            self.parts.push(Part { region: Some(region), ..Part::default() });
            self.state.destination = Destination::Text;
            self.state.in_table = false;
        }
    }

    fn end_part(&mut self) {
        if let Some(part) = self.parts.pop() {
            let blocks = part.done();
            self.part().boxes.extend(blocks);
        }
    }

    fn end_field(&mut self) {
        let Some(field) = self.fields.pop() else { return };
        if let (Some(start), Some(address)) = (field.start, hyperlink(&field.instruction)) {
            self.part().paragraph().link_from(start, &address);
        }
    }

    /// Ends a paragraph; links in it go on in the next.
    fn end_paragraph(&mut self) {
        if !self.prints() || self.state.deleted {
            return;
        }
        self.cut_links();
        let in_table = self.state.in_table;
        self.part().end_paragraph(in_table);
    }

    fn cut_links(&mut self) {
        for index in 0..self.fields.len() {
            let field = &mut self.fields[index];
            let Some(start) = field.start.replace(0) else {
                field.start = None;
                continue;
            };
            if let Some(address) = hyperlink(&field.instruction) {
                self.part().paragraph().link_from(start, &address);
            }
        }
    }

    /// Prints text, or puts it where it belongs.
    fn put(&mut self, text: &str) {
        if self.state.hidden || self.state.deleted {
            return;
        }
        match self.state.destination {
            Destination::Text => self.part().paragraph().text.push_str(text),
            Destination::Label => self.part().paragraph().label.push_str(text),
            Destination::Instruction => {
                if let Some(field) = self.fields.last_mut() {
                    field.instruction.push_str(text);
                }
            }
            Destination::FontTable | Destination::Frame | Destination::Drop => {}
        }
    }

    fn decode(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.bytes);
        let font = if self.state.font < 0 { self.default_font } else { self.state.font };
        match self.fonts.get(&font).copied().unwrap_or(Charset::Encoded(self.code_page)) {
            Charset::Encoded(encoding) => {
                let text = encoding.decode_without_bom_handling(&bytes).0;
                self.put(&text);
            }
            Charset::Symbol => {
                let text: String = bytes.iter().map(|b| symbols::printed("Symbol", char::from(*b))).collect();
                self.put(&text);
            }
        }
    }

    fn unicode(&mut self, number: i32) {
        let unit = number as u16 as u32;
        let code = match (self.surrogate.take(), unit) {
            (_, 0xd800..=0xdbff) => {
                self.surrogate = Some(unit);
                return;
            }
            (Some(high), 0xdc00..=0xdfff) => 0x10000 + ((high - 0xd800) << 10) + (unit - 0xdc00),
            _ => unit,
        };
        let character = char::from_u32(code).unwrap_or('\u{fffd}');
        if character != '\u{ad}' {
            self.put(symbols::printed("", character).encode_utf8(&mut [0; 4]));
        }
    }

    fn symbol(&mut self, symbol: u8) {
        match symbol {
            b'~' => self.put("\u{a0}"),
            b'_' => self.put("\u{2011}"),
            b'\\' => self.put("\\"),
            b'{' => self.put("{"),
            b'}' => self.put("}"),
            b'\n' | b'\r' => self.end_paragraph(),
            _ => {}
        }
    }

    fn word(&mut self, word: &str, number: Option<i32>, starred: bool) {
        let on = number != Some(0);
        match word {
            "ansicpg" => self.code_page = code_page(number.unwrap_or(1252)),
            "deff" => self.default_font = number.unwrap_or(0),
            "f" => self.state.font = number.unwrap_or(0),
            "fcharset" if self.state.destination == Destination::FontTable => {
                let charset = charset(number.unwrap_or(0), self.code_page);
                self.fonts.insert(self.state.font, charset);
            }
            "uc" => self.state.stand_ins = number.unwrap_or(1).clamp(0, 8) as usize,
            "v" => self.state.hidden = on,
            "deleted" => self.state.deleted = on,
            "plain" => {
                self.state.hidden = false;
                self.state.deleted = false;
            }
            "pard" => self.state.in_table = false,
            "intbl" => self.state.in_table = on,
            "par" | "sect" => self.end_paragraph(),
            "line" => self.put("\n"),
            "tab" => self.put("\t"),
            "emspace" | "enspace" | "qmspace" => self.put(" "),
            "emdash" => self.put("—"),
            "endash" => self.put("–"),
            "bullet" => self.put("•"),
            "lquote" => self.put("‘"),
            "rquote" => self.put("’"),
            "ldblquote" => self.put("“"),
            "rdblquote" => self.put("”"),
            _ => self.structure(word, number, starred),
        }
    }

    /// Control words of tables, fields and destinations.
    fn structure(&mut self, word: &str, number: Option<i32>, starred: bool) {
        let frame = |state: &mut State| {
            if state.destination != Destination::Drop {
                state.destination = Destination::Frame;
            }
        };
        let drops = self.state.destination == Destination::Drop;
        match word {
            "trowd" if !drops => {
                let part = self.part();
                part.row.definitions.clear();
                part.row.left = 0;
                part.definition = CellDefinition::default();
            }
            "trleft" if !drops => self.part().row.left = number.unwrap_or(0),
            "clvmgf" => self.part().definition.begins_down = true,
            "clvmrg" => self.part().definition.continues_down = true,
            "clmrg" => self.part().definition.continues_right = true,
            "cellx" if self.prints() => {
                let part = self.part();
                let mut definition = std::mem::take(&mut part.definition);
                definition.right = number.unwrap_or(0);
                if part.row.definitions.len() < MAX_CELLS {
                    part.row.definitions.push(definition);
                }
            }
            "cell" if self.prints() => {
                self.cut_links();
                self.part().end_cell();
            }
            "row" if self.prints() => self.part().end_row(),
            // A table inside a cell becomes lines: one for each row.
            "nestcell" => self.put("\t"),
            "nestrow" if !drops => {
                self.cut_links();
                self.part().end_paragraph(true);
            }
            "nesttableprops" => frame(&mut self.state),
            "field" if !drops && self.group_ends(Ends::Field) => self.fields.push(Field::default()),
            "fldinst" if !drops => self.state.destination = Destination::Instruction,
            "fldrslt" if !drops => {
                let start = self.part().paragraph().text.len();
                if let Some(field) = self.fields.last_mut() {
                    field.start = Some(start);
                }
            }
            "listtext" | "pntext" if !drops => self.state.destination = Destination::Label,
            "fonttbl" => self.state.destination = Destination::FontTable,
            "header" | "headerl" | "headerr" | "headerf" => self.begin_part(Region::Header),
            "footer" | "footerl" | "footerr" | "footerf" => self.begin_part(Region::Footer),
            "footnote" => self.begin_part(Region::Note),
            "shptxt" | "dptxbxtext" => self.begin_part(Region::TextBox),
            "shp" | "shpinst" | "shpgrp" | "do" | "upr" => frame(&mut self.state),
            "ud" if !drops => self.state.destination = Destination::Text,
            "info" | "pict" | "object" | "stylesheet" | "colortbl" | "listtable" | "listoverridetable" | "rsidtbl"
            | "generator" | "themedata" | "datastore" | "annotation" | "bkmkstart" | "bkmkend" | "nonshppict"
            | "shprslt" | "sp" | "tc" | "xe" | "revtbl" | "nonesttables" | "ftnsep" | "ftnsepc" | "aftnsep"
            | "aftnsepc" => self.state.destination = Destination::Drop,
            _ if starred => self.state.destination = Destination::Drop,
            _ => {}
        }
    }
}

/// The characters of a font by its Windows character set.
fn charset(number: i32, ansi: &'static Encoding) -> Charset {
    use encoding_rs::*;
    Charset::Encoded(match number {
        2 => return Charset::Symbol,
        128 => SHIFT_JIS,
        129 => EUC_KR,
        134 => GB18030,
        136 => BIG5,
        161 => WINDOWS_1253,
        162 => WINDOWS_1254,
        163 => WINDOWS_1258,
        177 => WINDOWS_1255,
        178 => WINDOWS_1256,
        186 => WINDOWS_1257,
        204 => WINDOWS_1251,
        222 => WINDOWS_874,
        238 => WINDOWS_1250,
        _ => ansi,
    })
}

/// The encoding of a Windows code page.
fn code_page(number: i32) -> &'static Encoding {
    use encoding_rs::*;
    match number {
        936 => GB18030,
        950 => BIG5,
        932 => SHIFT_JIS,
        949 => EUC_KR,
        874 => WINDOWS_874,
        65001 => UTF_8,
        1250..=1258 => Encoding::for_label(format!("windows-{number}").as_bytes()).unwrap_or(WINDOWS_1252),
        _ => WINDOWS_1252,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str, expected: &str) {
        assert_eq!(read(source.as_bytes()).unwrap().text, expected, "{source}");
    }

    #[test]
    fn text_in_code_pages_and_unicode() {
        check(r"{\rtf1\ansi\ansicpg1251 \'cc\'e0\'e9}", "Май\n");
        check(r"{\rtf1{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset134 B;}}\f1\'d6\'d0\f0 x}", "中x\n");
        check(r"{\rtf1 \u233 ?\u-3913 ?}", "é•\n");
        check(r"{\rtf1\uc2 \u20013 \'d6\'d0z\u-10179 ??\u-8704 ??}", "中z\u{1f600}\n");
    }

    #[test]
    fn hidden_and_deleted_text_is_not_read() {
        check(r"{\rtf1 a{\v b}{\deleted c}{\*\unknown d}{\pict 00ff}\v e\v0 f}", "af\n");
        check(r"{\rtf1 a{\deleted\par}b\par c}", "ab\nc\n");
    }

    #[test]
    fn tables_with_merged_cells() {
        let source = r"{\rtf1\trowd\clvmgf\cellx100\cellx200\cellx300\pard\intbl a\cell b\cell c\cell\row
            \trowd\clvmrg\cellx100\cellx300\pard\intbl\cell d\cell\row\pard e\par}";
        check(source, "\ta\n\tb\n\tc\n\n\td\n\ne\n");
        let document = read(source.as_bytes()).unwrap();
        let crate::document::Block::Table(table) = &document.blocks[0] else { panic!("no table") };
        let cell = |row: usize, cell: usize| {
            let c = &table.rows[row].cells[cell];
            (c.column, c.columns, c.rows)
        };
        assert_eq!((cell(0, 0), cell(1, 0)), ((0, 1, 2), (1, 2, 1)));
    }

    #[test]
    fn fields_lists_and_notes() {
        let source = r#"{\rtf1{\listtext\tab 1.\tab}see {\field{\*\fldinst HYPERLINK "http://x"}{\fldrslt here}}{\footnote n}\par}"#;
        let document = read(source.as_bytes()).unwrap();
        assert_eq!(document.text, "1.\tsee here\nn\n");
        assert_eq!(&document.text[document.links[0].span.clone()], "here");
    }
}
