//! OpenDocument text (ISO/IEC 26300), part 1 in brackets: paragraphs, lists, tables, frames and notes of a package.

use super::damaged;
use super::flow::{self, Flow, FlowCell, FlowParagraph, FlowTable};
use super::package::Package;
use super::symbols;
use super::xml::{Id, Ns, Tree};
use crate::document::{Document, Format, Grid, Region};
use crate::error::ReadError;
use crate::read::numerals;
use std::collections::{HashMap, HashSet};

const NAME: &str = "odt";

/// Columns or rows that one cell may stand for; more are padding of spreadsheets.
const MAX_REPEAT: u32 = 256;
/// Spaces that one element may stand for.
const MAX_SPACES: usize = 200;
const LEVELS: usize = 10;

/// Reads an OpenDocument text.
///
/// # Errors
/// [`ReadError::Password`] and [`ReadError::Damaged`].
pub(crate) fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    let mut package = Package::open(bytes, NAME)?;
    if let Some(manifest) = package.part("META-INF/manifest.xml")?
        && memchr::memmem::find(&manifest, b"encryption-data").is_some()
    {
        return Err(ReadError::Password);
    }
    let tree = package.tree("content.xml")?.ok_or_else(|| damaged(NAME, "it has no content.xml"))?;
    let shared = package.tree("styles.xml")?;
    let mut styles = Styles::default();
    styles.read(&tree);
    if let Some(shared) = &shared {
        styles.read(shared);
    }
    let text = tree.all(Ns::Document, "text").next().ok_or_else(|| damaged(NAME, "it has no text"))?;
    let mut walk = Walk::new(&tree, &styles, Region::Body);
    let mut flow = walk.blocks(text);
    flow.append(&mut walk.notes);
    if let Some(shared) = &shared {
        for (prefix, region) in [("header", Region::Header), ("footer", Region::Footer)] {
            for variant in ["", "-first", "-left"] {
                for element in shared.all(Ns::Style, &format!("{prefix}{variant}")) {
                    flow.extend(Walk::new(shared, &styles, region).blocks(element));
                }
            }
        }
    }
    Ok(flow::document(Format::Odt, flow, Vec::new()))
}

/// How one level of a list is printed (16.30).
#[derive(Debug, Clone, Default)]
struct Level {
    /// `None` for numbers.
    bullet: Option<String>,
    format: &'static str,
    prefix: String,
    suffix: String,
    start: u32,
    /// How many levels are printed.
    shown: usize,
}

#[derive(Debug, Default)]
struct Styles {
    lists: HashMap<String, HashMap<usize, Level>>,
    /// Text styles that hide.
    hidden: HashSet<String>,
    /// The list style of a paragraph style.
    paragraph_lists: HashMap<String, String>,
}

impl Styles {
    fn read(&mut self, tree: &Tree) {
        for element in tree.all(Ns::Text, "list-style") {
            if let Some(name) = tree.attribute(element, Ns::Style, "name") {
                let levels = tree.children(element).filter_map(|c| level(tree, c)).collect();
                self.lists.insert(name.to_owned(), levels);
            }
        }
        for element in tree.all(Ns::Style, "style") {
            let Some(name) = tree.attribute(element, Ns::Style, "name") else { continue };
            let text = tree.child(element, Ns::Style, "text-properties");
            if text.is_some_and(|t| tree.attribute(t, Ns::Text, "display") == Some("none")) {
                self.hidden.insert(name.to_owned());
            }
            if let Some(list) = tree.attribute(element, Ns::Style, "list-style-name") {
                self.paragraph_lists.insert(name.to_owned(), list.to_owned());
            }
        }
    }
}

fn level(tree: &Tree, element: Id) -> Option<(usize, Level)> {
    let attribute = |ns, name| tree.attribute(element, ns, name);
    let number: usize = attribute(Ns::Text, "level")?.parse().ok()?;
    let index = number.clamp(1, LEVELS) - 1;
    let bullet = match tree.name(element) {
        (Ns::Text, "list-level-style-bullet") => {
            let character = attribute(Ns::Text, "bullet-char").unwrap_or("•");
            Some(character.chars().map(|c| symbols::printed("Symbol", c)).collect())
        }
        (Ns::Text, "list-level-style-number") => None,
        _ => return None,
    };
    let format = match attribute(Ns::Style, "num-format") {
        Some("") => "none",
        Some("a") => "lowerLetter",
        Some("A") => "upperLetter",
        Some("i") => "lowerRoman",
        Some("I") => "upperRoman",
        Some(f) if f.starts_with('一') => "chineseCounting",
        _ => "decimal",
    };
    let text = |ns, name| attribute(ns, name).unwrap_or_default().to_owned();
    let count = |name| attribute(Ns::Text, name).and_then(|v| v.parse().ok());
    Some((
        index,
        Level {
            bullet,
            format,
            prefix: text(Ns::Style, "num-prefix"),
            suffix: text(Ns::Style, "num-suffix"),
            start: count("start-value").unwrap_or(1),
            shown: count("display-levels").unwrap_or(1) as usize,
        },
    ))
}

/// A list that is open: its style and the last number of each level.
#[derive(Debug, Clone, Default)]
struct OpenList {
    style: String,
    level: usize,
}

struct Walk<'a> {
    tree: &'a Tree,
    styles: &'a Styles,
    region: Region,
    lists: Vec<OpenList>,
    /// The last number at each level, by list style: a list may be continued.
    counters: HashMap<String, [Option<u32>; LEVELS]>,
    notes: Vec<Flow>,
}

impl<'a> Walk<'a> {
    fn new(tree: &'a Tree, styles: &'a Styles, region: Region) -> Walk<'a> {
        Walk { tree, styles, region, lists: Vec::new(), counters: HashMap::new(), notes: Vec::new() }
    }

    fn blocks(&mut self, parent: Id) -> Vec<Flow> {
        let mut out = Vec::new();
        let tree = self.tree;
        for child in tree.children(parent) {
            match tree.name(child) {
                (Ns::Text, "p" | "h") => {
                    let mut paragraph = FlowParagraph::new(self.region);
                    let mut boxes = Vec::new();
                    self.inline(child, &mut paragraph, &mut boxes);
                    out.push(Flow::Paragraph(paragraph));
                    out.extend(boxes);
                }
                (Ns::Text, "list") => self.list(child, &mut out),
                (Ns::Table, "table") => {
                    let table = self.table(child);
                    out.push(Flow::Table(table));
                }
                (
                    Ns::Text,
                    "section" | "table-of-content" | "index-body" | "index-title" | "illustration-index"
                    | "alphabetical-index" | "user-index",
                ) => out.extend(self.blocks(child)),
                (Ns::Draw, "frame" | "g" | "custom-shape" | "rect") => out.extend(self.frame(child)),
                _ => {}
            }
        }
        out
    }

    /// A list (5.3): its items get the label of their level.
    fn list(&mut self, element: Id, out: &mut Vec<Flow>) {
        let tree = self.tree;
        let level = self.lists.len().min(LEVELS - 1);
        let named = tree.attribute(element, Ns::Text, "style-name").map(str::to_owned);
        let style = named.or_else(|| self.lists.last().map(|l| l.style.clone()));
        let style = style.or_else(|| self.style_of_first(element)).unwrap_or_default();
        let continued = tree.attribute(element, Ns::Text, "continue-numbering") == Some("true")
            || tree.attribute(element, Ns::Text, "continue-list").is_some();
        if level == 0 && !continued {
            self.counters.remove(&style);
        }
        self.lists.push(OpenList { style, level });
        for item in tree.children(element) {
            let (Ns::Text, name @ ("list-item" | "list-header")) = tree.name(item) else { continue };
            let label =
                if name == "list-item" && self.begins_with_text(item) { self.label(item) } else { String::new() };
            let mut blocks = self.blocks(item);
            if let Some(Flow::Paragraph(p)) = blocks.first_mut()
                && p.label.is_empty()
            {
                p.label = label;
            }
            out.extend(blocks);
        }
        self.lists.pop();
    }

    fn style_of_first(&self, list: Id) -> Option<String> {
        let item = self.tree.children(list).next()?;
        let paragraph = self.tree.children(item).next()?;
        let style = self.tree.attribute(paragraph, Ns::Text, "style-name")?;
        self.styles.paragraph_lists.get(style).cloned()
    }

    /// Whether an item has a paragraph of its own; one that only holds a deeper list prints no label.
    fn begins_with_text(&self, item: Id) -> bool {
        self.tree
            .children(item)
            .find(|c| self.tree.characters(*c).is_none())
            .is_some_and(|c| matches!(self.tree.name(c), (Ns::Text, "p" | "h")))
    }

    fn label(&mut self, item: Id) -> String {
        let Some(OpenList { style, level }) = self.lists.last().cloned() else { return String::new() };
        let Some(levels) = self.styles.lists.get(&style) else { return "•\t".to_owned() };
        let Some(shown) = levels.get(&level) else { return String::new() };
        let counters = self.counters.entry(style).or_default();
        let own = self.tree.attribute(item, Ns::Text, "start-value").and_then(|v| v.parse().ok());
        let next = own.or(counters[level].map(|n| n.saturating_add(1))).unwrap_or(shown.start);
        counters[level] = Some(next);
        counters[level + 1..].fill(None);
        if let Some(bullet) = &shown.bullet {
            return format!("{bullet}\t");
        }
        let first = (level + 1).saturating_sub(shown.shown.max(1));
        let numbers = (first..=level).filter_map(|l| {
            let format = levels.get(&l)?.format;
            Some(numerals::print(format, counters[l].unwrap_or(levels.get(&l)?.start)))
        });
        let number = numbers.filter(|n| !n.is_empty()).collect::<Vec<_>>().join(".");
        let label = format!("{}{number}{}", shown.prefix, shown.suffix);
        if label.trim().is_empty() { String::new() } else { label + "\t" }
    }

    /// The inline content of a paragraph (6).
    fn inline(&mut self, parent: Id, paragraph: &mut FlowParagraph, boxes: &mut Vec<Flow>) {
        let tree = self.tree;
        for child in tree.children(parent) {
            if let Some(text) = tree.characters(child) {
                for c in text.chars() {
                    // White space collapses (6.1.2); elements stand for what does not.
                    match c {
                        ' ' | '\n' | '\t' | '\r' => paragraph.push_space(),
                        '\u{ad}' => {}
                        c => paragraph.text.push(c),
                    }
                }
                continue;
            }
            match tree.name(child) {
                (Ns::Text, "s") => {
                    let count = tree.attribute(child, Ns::Text, "c").and_then(|v| v.parse().ok()).unwrap_or(1);
                    paragraph.text.extend(std::iter::repeat_n(' ', count.min(MAX_SPACES)));
                }
                (Ns::Text, "tab") => paragraph.text.push('\t'),
                (Ns::Text, "line-break") => paragraph.text.push('\n'),
                (Ns::Text, "span") => {
                    let style = tree.attribute(child, Ns::Text, "style-name");
                    if style.is_none_or(|s| !self.styles.hidden.contains(s)) {
                        self.inline(child, paragraph, boxes);
                    }
                }
                (Ns::Text, "a") => {
                    let start = paragraph.text.len();
                    self.inline(child, paragraph, boxes);
                    if let Some(address) = tree.attribute(child, Ns::Link, "href") {
                        paragraph.link_from(start, address);
                    }
                }
                (Ns::Text, "note") => {
                    if let Some(body) = tree.child(child, Ns::Text, "note-body") {
                        let outside = std::mem::replace(&mut self.region, Region::Note);
                        let note = self.apart(body);
                        self.region = outside;
                        self.notes.extend(note);
                    }
                }
                (Ns::Text, "ruby") => {
                    if let Some(base) = tree.child(child, Ns::Text, "ruby-base") {
                        self.inline(base, paragraph, boxes);
                    }
                }
                (Ns::Text, "hidden-text" | "hidden-paragraph") | (Ns::Document, "annotation" | "annotation-end") => {}
                (Ns::Draw, "frame" | "g" | "custom-shape" | "rect") => boxes.extend(self.frame(child)),
                (Ns::Draw, "a") => self.inline(child, paragraph, boxes),
                // Extensions wrap text, for example in content controls.
                (Ns::Text | Ns::Other, _) => self.inline(child, paragraph, boxes),
                _ => {}
            }
        }
    }

    /// Blocks whose lists are their own.
    fn apart(&mut self, parent: Id) -> Vec<Flow> {
        let lists = std::mem::take(&mut self.lists);
        let blocks = self.blocks(parent);
        self.lists = lists;
        blocks
    }

    /// The text of a frame or shape; of alternatives (a text box and its picture) the first.
    fn frame(&mut self, element: Id) -> Vec<Flow> {
        let outside = self.region;
        if outside == Region::Body {
            self.region = Region::TextBox;
        }
        let tree = self.tree;
        let mut out = Vec::new();
        match tree.name(element) {
            (Ns::Draw, "frame" | "g") => {
                for child in tree.children(element) {
                    match tree.name(child) {
                        (Ns::Draw, "text-box") => out.extend(self.apart(child)),
                        (Ns::Draw, "frame" | "g" | "custom-shape" | "rect") => out.extend(self.frame(child)),
                        _ => {}
                    }
                }
            }
            _ => out = self.apart(element),
        }
        self.region = outside;
        out
    }

    /// A table (9.1): covered cells take a place and hold nothing.
    fn table(&mut self, element: Id) -> FlowTable {
        let tree = self.tree;
        let mut elements = Vec::new();
        rows(tree, element, &mut elements);
        let mut out = Vec::new();
        for row in elements {
            let mut column = 0;
            let mut cells = Vec::new();
            for cell in tree.children(row) {
                let count = |name| tree.attribute(cell, Ns::Table, name).and_then(|v| v.parse::<u32>().ok());
                let repeat = count("number-columns-repeated").unwrap_or(1).clamp(1, MAX_REPEAT);
                match tree.name(cell) {
                    (Ns::Table, "covered-table-cell") => column += repeat,
                    (Ns::Table, "table-cell") => {
                        for _ in 0..repeat {
                            if column >= MAX_REPEAT {
                                break;
                            }
                            let columns = count("number-columns-spanned").unwrap_or(1).clamp(1, MAX_REPEAT);
                            let rows = count("number-rows-spanned").unwrap_or(1).clamp(1, 1000);
                            let blocks = self.apart(cell);
                            cells.push(FlowCell { column, columns, rows, blocks });
                            column += 1;
                        }
                    }
                    _ => {}
                }
            }
            out.push(cells);
        }
        FlowTable { rows: out, grid: Grid::Native }
    }
}

fn rows(tree: &Tree, parent: Id, out: &mut Vec<Id>) {
    for child in tree.children(parent) {
        match tree.name(child) {
            (Ns::Table, "table-row") => out.push(child),
            (Ns::Table, "table-rows" | "table-header-rows" | "table-row-group") => rows(tree, child, out),
            _ => {}
        }
    }
}
