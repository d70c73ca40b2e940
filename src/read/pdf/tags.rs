//! The tag tree of a PDF (ISO 32000-2, clause 14.7): paragraphs, lists and tables as the word processor had them.
//!
//! The tree names stretches of marked content by page and number; which characters those are, the glyphs know.

use hayro_syntax::Pdf;
use hayro_syntax::object::{Dict, Name, Object, ObjectIdentifier};
use std::collections::HashMap;

/// Structure elements that are walked.
const MAX_ELEMENTS: usize = 200_000;
/// Bytes that a structure element has at most, as a rule; a longer one counts as several.
const USUAL_SIZE: usize = 1000;
/// Elements inside elements.
const MAX_DEPTH: usize = 100;
/// Children of one element.
const MAX_CHILDREN: usize = 50_000;

/// A stretch of marked content: page from 1, and number on that page.
pub(super) type Mark = (u32, i32);

/// A block of the tree.
#[derive(Debug)]
pub(super) enum TagBlock {
    /// A paragraph with the label of its list item.
    Paragraph { label: Vec<Mark>, content: Vec<Mark> },
    /// A table.
    Table(Vec<Vec<TagCell>>),
}

/// A cell of the tree.
#[derive(Debug)]
pub(super) struct TagCell {
    pub(super) rows: u32,
    pub(super) columns: u32,
    pub(super) blocks: Vec<TagBlock>,
}

/// The blocks of the tag tree in reading order; empty where the file has none.
pub(super) fn tree(pdf: &Pdf) -> Vec<TagBlock> {
    let root = pdf.xref().get::<Dict>(pdf.xref().root_id());
    let Some(structure) = root.and_then(|r| r.get::<Dict>("StructTreeRoot")) else { return Vec::new() };
    let pages = (1..).zip(pdf.pages().iter());
    let pages = pages.filter_map(|(number, page)| Some((page.raw().obj_id()?, number))).collect();
    let roles = structure.get::<Dict>("RoleMap").map(|map| {
        let role = |key: Name| Some((key.as_ref().to_vec(), map.get::<Name>(&*key)?.as_ref().to_vec()));
        map.keys().filter_map(role).collect()
    });
    let mut walk = Walk { pages, roles: roles.unwrap_or_default(), left: MAX_ELEMENTS };
    let mut out = Blocks::default();
    walk.children(&structure, None, 0, &mut out);
    out.done()
}

/// Blocks under construction: inline content collects in one paragraph until a block begins.
#[derive(Default)]
struct Blocks {
    blocks: Vec<TagBlock>,
    label: Vec<Mark>,
    content: Vec<Mark>,
}

impl Blocks {
    fn end_paragraph(&mut self) {
        if !self.content.is_empty() {
            let label = std::mem::take(&mut self.label);
            let content = std::mem::take(&mut self.content);
            self.blocks.push(TagBlock::Paragraph { label, content });
        }
    }

    fn done(mut self) -> Vec<TagBlock> {
        self.end_paragraph();
        // A label without a body is content all the same.
        self.content = std::mem::take(&mut self.label);
        self.end_paragraph();
        self.blocks
    }
}

struct Walk {
    pages: HashMap<ObjectIdentifier, u32>,
    roles: HashMap<Vec<u8>, Vec<u8>>,
    left: usize,
}

impl Walk {
    /// The standard type of an element; a file may name its own types in terms of others.
    fn kind(&self, element: &Dict) -> Vec<u8> {
        let mut kind = element.get::<Name>("S").map(|n| n.as_ref().to_vec()).unwrap_or_default();
        for _ in 0..4 {
            match self.roles.get(&kind) {
                Some(role) if *role != kind => kind = role.clone(),
                _ => break,
            }
        }
        kind
    }

    fn page(&self, element: &Dict, inherited: Option<u32>) -> Option<u32> {
        let named = element.get_ref("Pg").map(|r| ObjectIdentifier::new(r.obj_number, r.gen_number));
        named.and_then(|id| self.pages.get(&id).copied()).or(inherited)
    }

    fn children(&mut self, element: &Dict, page: Option<u32>, depth: usize, out: &mut Blocks) {
        if depth > MAX_DEPTH {
            return;
        }
        let children: Vec<Object> = match element.get::<Object>("K") {
            Some(Object::Array(a)) => a.iter::<Object>().take(MAX_CHILDREN.min(self.left)).collect(),
            Some(one) => vec![one],
            None => Vec::new(),
        };
        for child in children {
            if !self.spend(&child) {
                return;
            }
            match child {
                Object::Number(id) => out.content.extend(page.map(|p| (p, id.as_i64() as i32))),
                Object::Dict(child) => {
                    let page = self.page(&child, page);
                    match child.get::<i32>("MCID") {
                        Some(id) => out.content.extend(page.map(|p| (p, id))),
                        None => self.element(&child, page, depth + 1, out),
                    }
                }
                _ => {}
            }
        }
    }

    fn element(&mut self, element: &Dict, page: Option<u32>, depth: usize, out: &mut Blocks) {
        match self.kind(element).as_slice() {
            b"Table" => {
                out.end_paragraph();
                let mut rows = Vec::new();
                self.rows(element, page, depth, &mut rows);
                out.blocks.push(TagBlock::Table(rows));
            }
            b"Lbl" => {
                let mut label = Blocks::default();
                self.children(element, page, depth, &mut label);
                out.end_paragraph();
                out.label.extend(label.done().into_iter().flat_map(|b| match b {
                    TagBlock::Paragraph { content, .. } => content,
                    TagBlock::Table(_) => Vec::new(),
                }));
            }
            b"Span" | b"Link" | b"Quote" | b"Em" | b"Strong" | b"Reference" | b"Annot" | b"Ruby" | b"RB" | b"Sub"
            | b"Code" | b"BibEntry" | b"Form" | b"NonStruct" => self.children(element, page, depth, out),
            // The reading of ruby and what only reading aids use is no text of its own.
            b"RT" | b"RP" | b"Artifact" => {}
            _ => {
                out.end_paragraph();
                self.children(element, page, depth, out);
                out.end_paragraph();
            }
        }
    }

    fn rows(&mut self, table: &Dict, page: Option<u32>, depth: usize, rows: &mut Vec<Vec<TagCell>>) {
        if depth > MAX_DEPTH {
            return;
        }
        for child in self.elements(table) {
            let page = self.page(&child, page);
            match self.kind(&child).as_slice() {
                b"TR" => {
                    let cells = self.elements(&child).into_iter().filter_map(|c| self.cell(&c, page, depth + 1));
                    let cells = cells.collect();
                    rows.push(cells);
                }
                b"THead" | b"TBody" | b"TFoot" | b"NonStruct" => self.rows(&child, page, depth + 1, rows),
                _ => {}
            }
        }
    }

    fn cell(&mut self, cell: &Dict, page: Option<u32>, depth: usize) -> Option<TagCell> {
        if !matches!(self.kind(cell).as_slice(), b"TD" | b"TH") {
            return None;
        }
        let mut blocks = Blocks::default();
        self.children(cell, self.page(cell, page), depth + 1, &mut blocks);
        let attributes: Vec<Dict> = match cell.get::<Object>("A") {
            Some(Object::Dict(d)) => vec![d],
            Some(Object::Array(a)) => a.iter::<Object>().take(16).filter_map(Object::into_dict).collect(),
            _ => Vec::new(),
        };
        let span = |name| attributes.iter().find_map(|a| a.get::<i32>(name)).unwrap_or(1).max(1) as u32;
        Some(TagCell { rows: span("RowSpan"), columns: span("ColSpan"), blocks: blocks.done() })
    }

    /// The child elements, each counted.
    fn elements<'a>(&mut self, element: &Dict<'a>) -> Vec<Dict<'a>> {
        let all: Vec<Object<'a>> = match element.get::<Object>("K") {
            Some(Object::Array(a)) => a.iter::<Object>().take(MAX_CHILDREN.min(self.left)).collect(),
            Some(one) => vec![one],
            None => Vec::new(),
        };
        all.into_iter().take_while(|child| self.spend(child)).filter_map(Object::into_dict).collect()
    }

    /// Takes a child from what may be walked: by its size, for the file is read anew wherever it is named.
    fn spend(&mut self, child: &Object) -> bool {
        let size = match child {
            Object::Dict(dict) => 1 + dict.data().len() / USUAL_SIZE,
            _ => 1,
        };
        self.left = self.left.saturating_sub(size);
        self.left > 0
    }
}
