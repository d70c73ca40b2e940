//! Walks the block and inline content of one part (ECMA-376 part 1, clause 17.3) and gives back its flow.

use super::relations::Relations;
use super::styles::ListRef;
use super::{NoteKind, Shared, is_on, value};
use crate::document::Region;
use crate::read::flow::{Flow, FlowParagraph};
use crate::read::hyperlink::hyperlink;
use crate::read::symbols;
use crate::read::xml::{Id, Ns, Tree};

/// Fields inside fields.
const MAX_FIELDS: usize = 64;

/// A walk over one part.
pub(super) struct Walk<'a> {
    pub(super) tree: &'a Tree,
    relations: &'a Relations,
    region: Region,
    shared: &'a mut Shared,
    /// Fields whose end has not come yet; a field may span paragraphs.
    fields: Vec<Field>,
}

/// A field whose end has not come yet.
#[derive(Debug, Default)]
struct Field {
    /// Its instruction so far.
    instruction: String,
    /// Whether its result has begun; only that is printed.
    in_result: bool,
    /// Where it points, once known.
    address: Option<String>,
    /// Where in the paragraph at hand its result begins.
    start: usize,
}

/// The paragraph that is being filled.
struct Filling {
    paragraph: FlowParagraph,
    /// Text boxes that are anchored in it.
    boxes: Vec<Flow>,
    /// Whether the paragraph style hides its text.
    hidden: bool,
}

impl<'a> Walk<'a> {
    pub(super) fn new(tree: &'a Tree, relations: &'a Relations, region: Region, shared: &'a mut Shared) -> Walk<'a> {
        Walk { tree, relations, region, shared, fields: Vec::new() }
    }

    /// The blocks below an element.
    pub(super) fn blocks(&mut self, parent: Id) -> Vec<Flow> {
        let mut out = Vec::new();
        let mut joined = None;
        self.blocks_into(parent, &mut out, &mut joined);
        out.extend(joined.map(Flow::Paragraph));
        out
    }

    /// The blocks of a cell or text box, whose fields are its own.
    pub(super) fn enclosed(&mut self, parent: Id) -> Vec<Flow> {
        let outside = std::mem::take(&mut self.fields);
        let blocks = self.blocks(parent);
        self.fields = outside;
        blocks
    }

    /// `joined` is a paragraph whose mark was deleted: the next one continues it.
    fn blocks_into(&mut self, parent: Id, out: &mut Vec<Flow>, joined: &mut Option<FlowParagraph>) {
        let tree = self.tree;
        for child in tree.children(parent) {
            match tree.name(child) {
                (Ns::Word, "p") => {
                    let (paragraph, boxes) = self.paragraph(child);
                    let whole = match joined.take() {
                        Some(mut first) => {
                            if first.label.is_empty() {
                                first.label = paragraph.label.clone();
                            }
                            first.append(paragraph);
                            first
                        }
                        None => paragraph,
                    };
                    if self.mark_is_deleted(child) {
                        *joined = Some(whole);
                    } else {
                        out.push(Flow::Paragraph(whole));
                    }
                    out.extend(boxes);
                }
                (Ns::Word, "tbl") => {
                    let table = self.table(child);
                    out.push(Flow::Table(table));
                }
                (Ns::Word, "sdt" | "sdtContent" | "ins" | "moveTo" | "customXml" | "smartTag") => {
                    self.blocks_into(child, out, joined);
                }
                (Ns::Compatibility, "AlternateContent") => {
                    if let Some(branch) = self.branch(child) {
                        self.blocks_into(branch, out, joined);
                    }
                }
                (Ns::Word, "altChunk") => {
                    self.shared.warn("a part of the letter is stored as a document inside it and was not read");
                }
                _ => {}
            }
        }
    }

    /// One branch of alternative content, never both: they say the same for newer and older programs.
    fn branch(&self, alternatives: Id) -> Option<Id> {
        let child = |name| self.tree.child(alternatives, Ns::Compatibility, name);
        child("Choice").or_else(|| child("Fallback"))
    }

    fn properties(&self, paragraph: Id) -> Option<Id> {
        self.tree.child(paragraph, Ns::Word, "pPr")
    }

    /// Whether a tracked change deleted or moved away the paragraph mark.
    fn mark_is_deleted(&self, paragraph: Id) -> bool {
        let mark = self.properties(paragraph).and_then(|p| self.tree.child(p, Ns::Word, "rPr"));
        mark.is_some_and(|mark| ["del", "moveFrom"].iter().any(|n| self.tree.child(mark, Ns::Word, n).is_some()))
    }

    fn paragraph(&mut self, element: Id) -> (FlowParagraph, Vec<Flow>) {
        let tree = self.tree;
        let properties = self.properties(element);
        let style = properties.and_then(|p| value(tree, p, "pStyle"));
        let hidden = self.shared.styles.hidden(style).unwrap_or(false);
        let mut filling = Filling { paragraph: FlowParagraph::new(self.region), boxes: Vec::new(), hidden };
        for field in &mut self.fields {
            field.start = 0;
        }
        self.inline(element, &mut filling);
        let Filling { mut paragraph, boxes, .. } = filling;
        for field in &self.fields {
            if let Some(address) = &field.address {
                paragraph.link_from(field.start, address);
            }
        }
        // A paragraph that runs on into the next is no item yet.
        if !self.mark_is_deleted(element) {
            let own = properties.map(|p| ListRef::parse(tree, p)).unwrap_or_default();
            paragraph.label = self.shared.numbering.label(&own, style, &self.shared.styles);
        }
        (paragraph, boxes)
    }

    /// The inline content below an element.
    fn inline(&mut self, parent: Id, filling: &mut Filling) {
        let tree = self.tree;
        for child in tree.children(parent) {
            match tree.name(child) {
                (Ns::Word, "r") => self.run(child, filling),
                (Ns::Word, "hyperlink") => {
                    let start = filling.paragraph.text.len();
                    self.inline(child, filling);
                    if let Some(address) = self.hyperlink_address(child) {
                        filling.paragraph.link_from(start, &address);
                    }
                }
                (Ns::Word, "fldSimple") => {
                    let start = filling.paragraph.text.len();
                    self.inline(child, filling);
                    if let Some(address) = tree.attribute(child, Ns::Word, "instr").and_then(hyperlink) {
                        filling.paragraph.link_from(start, &address);
                    }
                }
                (Ns::Word, "ins" | "moveTo" | "smartTag" | "customXml" | "dir" | "bdo" | "sdt" | "sdtContent") => {
                    self.inline(child, filling);
                }
                (Ns::Compatibility, "AlternateContent") => {
                    if let Some(branch) = self.branch(child) {
                        self.inline(branch, filling);
                    }
                }
                (Ns::Math, "oMath" | "oMathPara") => self.math(child, filling),
                _ => {}
            }
        }
    }

    fn hyperlink_address(&self, element: Id) -> Option<String> {
        let target = self.tree.attribute(element, Ns::Office, "id").and_then(|id| self.relations.address(id));
        let place = self.tree.attribute(element, Ns::Word, "anchor");
        match (target, place) {
            (Some(target), Some(place)) => Some(format!("{target}#{place}")),
            (Some(target), None) => Some(target.to_owned()),
            (None, place) => place.map(|p| format!("#{p}")),
        }
    }

    fn math(&self, element: Id, filling: &mut Filling) {
        let mut open = vec![element];
        while let Some(id) = open.pop() {
            if self.tree.is(id, Ns::Math, "t") {
                self.put(&self.tree.text(id), filling);
            } else {
                let children: Vec<Id> = self.tree.children(id).collect();
                open.extend(children.into_iter().rev());
            }
        }
    }

    /// Prints text, unless it belongs to the instruction of a field.
    fn put(&self, text: &str, filling: &mut Filling) {
        if self.fields.iter().all(|f| f.in_result) {
            filling.paragraph.text.push_str(text);
        }
    }

    fn run(&mut self, run: Id, filling: &mut Filling) {
        let tree = self.tree;
        let properties = tree.child(run, Ns::Word, "rPr");
        let direct = properties.and_then(|p| is_on(tree, p, "vanish"));
        let style = properties.and_then(|p| value(tree, p, "rStyle"));
        let hidden = direct.or_else(|| self.shared.styles.hidden(style)).unwrap_or(filling.hidden);
        for child in tree.children(run) {
            // The parts of a field count even where they are hidden.
            if !hidden || matches!(tree.name(child), (Ns::Word, "fldChar" | "instrText")) {
                self.run_child(child, filling);
            }
        }
    }

    fn run_child(&mut self, element: Id, filling: &mut Filling) {
        let tree = self.tree;
        match tree.name(element) {
            (Ns::Word, "t") => self.put(&self.literal(element), filling),
            (Ns::Word, "tab" | "ptab") => self.put("\t", filling),
            (Ns::Word, "br" | "cr") => self.put("\n", filling),
            (Ns::Word, "noBreakHyphen") => self.put("\u{2011}", filling),
            (Ns::Word, "sym") => {
                let font = tree.attribute(element, Ns::Word, "font").unwrap_or_default();
                let code = tree.attribute(element, Ns::Word, "char").and_then(|c| u32::from_str_radix(c, 16).ok());
                if let Some(c) = code.and_then(char::from_u32) {
                    self.put(symbols::printed(font, c).encode_utf8(&mut [0; 4]), filling);
                }
            }
            (Ns::Word, "fldChar") => self.field_character(element, filling),
            (Ns::Word, "instrText") => {
                let text = tree.text(element);
                if let Some(field) = self.fields.last_mut().filter(|f| !f.in_result) {
                    field.instruction.push_str(&text);
                }
            }
            (Ns::Word, "ruby") => {
                if let Some(base) = tree.child(element, Ns::Word, "rubyBase") {
                    self.inline(base, filling);
                }
            }
            (Ns::Word, "footnoteReference") => self.note(NoteKind::Foot, element),
            (Ns::Word, "endnoteReference") => self.note(NoteKind::End, element),
            (Ns::Compatibility, "AlternateContent") => {
                if let Some(branch) = self.branch(element) {
                    for child in tree.children(branch) {
                        self.run_child(child, filling);
                    }
                }
            }
            (Ns::Word, "drawing" | "pict" | "object") => self.drawing(element, filling),
            _ => {}
        }
    }

    /// The characters of a `w:t`. Line ends in the file are no line ends of the text, and white space at the ends
    /// counts only where `xml:space` says so.
    fn literal(&self, element: Id) -> String {
        let text = self.tree.text(element).replace(['\n', '\r', '\t'], " ");
        match self.tree.attribute(element, Ns::Other, "space") {
            Some("preserve") => text,
            _ => text.trim_matches(' ').to_owned(),
        }
    }

    fn note(&mut self, kind: NoteKind, reference: Id) {
        if let Some(id) = self.tree.attribute(reference, Ns::Word, "id") {
            self.shared.notes.push((kind, id.to_owned()));
        }
    }

    fn field_character(&mut self, element: Id, filling: &mut Filling) {
        let here = filling.paragraph.text.len();
        match self.tree.attribute(element, Ns::Word, "fldCharType") {
            Some("begin") if self.fields.len() < MAX_FIELDS => self.fields.push(Field::default()),
            Some("separate") => {
                if let Some(field) = self.fields.last_mut() {
                    field.in_result = true;
                    field.address = hyperlink(&field.instruction);
                    field.start = here;
                }
            }
            Some("end") => {
                if let Some(Field { address: Some(address), start, .. }) = self.fields.pop() {
                    filling.paragraph.link_from(start, &address);
                }
            }
            _ => {}
        }
    }

    /// The text boxes of a drawing. Its pictures and their descriptions are not printed text.
    fn drawing(&mut self, element: Id, filling: &mut Filling) {
        let outside = self.region;
        if outside == Region::Body {
            self.region = Region::TextBox;
        }
        let mut open = vec![element];
        while let Some(id) = open.pop() {
            match self.tree.name(id) {
                (Ns::Word, "txbxContent") => {
                    let blocks = self.enclosed(id);
                    filling.boxes.extend(blocks);
                }
                (Ns::Compatibility, "AlternateContent") => open.extend(self.branch(id)),
                _ => {
                    let children: Vec<Id> = self.tree.children(id).collect();
                    open.extend(children.into_iter().rev());
                }
            }
        }
        self.region = outside;
    }
}
