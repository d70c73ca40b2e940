//! XML parts of office files as a bounded tree.
//!
//! Names are resolved to the namespaces that the readers know, whatever prefix a file uses. No entity besides the five
//! of XML is expanded, and depth and size are capped before anything walks the tree, so that walks may recurse.

use quick_xml::NsReader;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;
use std::borrow::Cow;
use std::collections::HashSet;
use std::rc::Rc;
use thiserror::Error;

/// Elements inside elements; letters stay below 60.
const MAX_DEPTH: usize = 256;
/// Elements and pieces of text in one part; a letter of ten pages has some 20,000.
const MAX_NODES: usize = 600_000;

/// The namespaces that readers look for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ns {
    /// No namespace.
    None,
    /// WordprocessingML.
    Word,
    /// Relationship references of Office Open XML.
    Office,
    /// Relationship parts of the package.
    Package,
    /// Content types of the package.
    ContentTypes,
    /// Markup compatibility.
    Compatibility,
    /// Office Math.
    Math,
    /// OpenDocument text.
    Text,
    /// OpenDocument tables.
    Table,
    /// OpenDocument office.
    Document,
    /// OpenDocument styles.
    Style,
    /// OpenDocument drawing.
    Draw,
    /// XLink.
    Link,
    /// Any other.
    Other,
}

impl Ns {
    /// Transitional and strict Office Open XML share their meaning (ECMA-376 part 1 and ISO/IEC 29500 strict).
    fn of(uri: &str) -> Ns {
        match uri {
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
            | "http://purl.oclc.org/ooxml/wordprocessingml/main" => Ns::Word,
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
            | "http://purl.oclc.org/ooxml/officeDocument/relationships" => Ns::Office,
            "http://schemas.openxmlformats.org/package/2006/relationships" => Ns::Package,
            "http://schemas.openxmlformats.org/package/2006/content-types" => Ns::ContentTypes,
            "http://schemas.openxmlformats.org/markup-compatibility/2006" => Ns::Compatibility,
            "http://schemas.openxmlformats.org/officeDocument/2006/math"
            | "http://purl.oclc.org/ooxml/officeDocument/math" => Ns::Math,
            "urn:oasis:names:tc:opendocument:xmlns:text:1.0" => Ns::Text,
            "urn:oasis:names:tc:opendocument:xmlns:table:1.0" => Ns::Table,
            "urn:oasis:names:tc:opendocument:xmlns:office:1.0" => Ns::Document,
            "urn:oasis:names:tc:opendocument:xmlns:style:1.0" => Ns::Style,
            "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" => Ns::Draw,
            "http://www.w3.org/1999/xlink" => Ns::Link,
            _ => Ns::Other,
        }
    }

    fn resolved(result: &ResolveResult) -> Ns {
        match result {
            ResolveResult::Bound(uri) => Ns::of(uri.as_ref()),
            ResolveResult::Unbound => Ns::None,
            ResolveResult::Unknown(_) => Ns::Other,
        }
    }
}

/// What is wrong with a part.
#[derive(Debug, Error)]
pub(crate) enum XmlError {
    /// It is not well-formed.
    #[error("XML error at byte {at}: {detail}")]
    Syntax { at: u64, detail: String },
    /// It nests deeper than any letter.
    #[error("XML elements nest deeper than {MAX_DEPTH}")]
    TooDeep,
    /// It holds more elements than any letter.
    #[error("XML has more than {MAX_NODES} elements")]
    TooLarge,
}

/// Elements that a reader has no use for: most of a part may consist of them.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Unwanted {
    /// Those of a local name.
    Named(&'static str),
    /// Those of a local name that have an attribute of a local name and value.
    With(&'static str, &'static str, &'static str),
}

impl Unwanted {
    fn is(self, element: &BytesStart) -> bool {
        let named = |name| element.local_name().as_ref() == name;
        match self {
            Unwanted::Named(name) => named(name),
            Unwanted::With(name, key, value) => {
                let mut attributes = element.attributes();
                let mut attributes = attributes.with_checks(false).flatten();
                named(name) && attributes.any(|a| a.key.local_name().as_ref() == key && a.value == value)
            }
        }
    }
}

/// Index of a node in its [`Tree`].
pub(crate) type Id = u32;

/// An element or a piece of text.
#[derive(Debug)]
struct Node {
    ns: Ns,
    name: Rc<str>,
    attributes: Vec<(Ns, Rc<str>, Box<str>)>,
    children: Vec<Id>,
    /// The characters of a piece of text; `None` for elements.
    text: Option<String>,
}

/// A parsed part. Node 0 stands for the part itself and holds the root element.
#[derive(Debug)]
pub(crate) struct Tree {
    nodes: Vec<Node>,
}

impl Tree {
    /// Parses a part and leaves out unwanted elements with all that is in them.
    pub(crate) fn parse_without(bytes: &[u8], unwanted: &[Unwanted]) -> Result<Tree, XmlError> {
        let source = decoded(bytes);
        let mut reader = NsReader::from_str(&source);
        // Damaged end tags cost less than a letter that is not read.
        reader.config_mut().check_end_names = false;
        reader.config_mut().allow_unmatched_ends = true;
        let mut builder = Builder::new();
        loop {
            let at = reader.buffer_position();
            let (ns, event) =
                reader.read_resolved_event().map_err(|e| XmlError::Syntax { at, detail: e.to_string() })?;
            let ns = Ns::resolved(&ns);
            match event {
                Event::Eof => break,
                Event::Start(e) if unwanted.iter().any(|u| u.is(&e)) => match reader.read_to_end(e.name()) {
                    Ok(_) => {}
                    // Cut off within it: what stands before it is kept.
                    Err(quick_xml::Error::IllFormed(_)) => break,
                    Err(e) => return Err(XmlError::Syntax { at, detail: e.to_string() }),
                },
                Event::Start(e) => {
                    let attributes = builder.attributes(&reader, &e);
                    builder.open(ns, e.local_name().as_ref(), attributes)?;
                }
                Event::Empty(e) => {
                    let attributes = builder.attributes(&reader, &e);
                    builder.open(ns, e.local_name().as_ref(), attributes)?;
                    builder.close();
                }
                Event::End(_) => builder.close(),
                Event::Text(t) => builder.text(&t)?,
                Event::CData(t) => builder.text(&t)?,
                // References arrive as events of their own, not inside the text.
                Event::GeneralRef(r) => builder.text(&unescaped(&format!("&{};", &*r)))?,
                _ => {}
            }
        }
        Ok(Tree { nodes: builder.nodes })
    }

    fn node(&self, id: Id) -> &Node {
        &self.nodes[id as usize]
    }

    /// The root element.
    pub(crate) fn root(&self) -> Option<Id> {
        self.children(0).find(|id| self.node(*id).text.is_none())
    }

    /// Namespace and local name.
    pub(crate) fn name(&self, id: Id) -> (Ns, &str) {
        let node = self.node(id);
        (node.ns, &node.name)
    }

    /// Whether it is this element.
    pub(crate) fn is(&self, id: Id, ns: Ns, name: &str) -> bool {
        self.name(id) == (ns, name)
    }

    /// The characters, for a piece of text.
    pub(crate) fn characters(&self, id: Id) -> Option<&str> {
        self.node(id).text.as_deref()
    }

    /// Children in order.
    pub(crate) fn children(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        self.node(id).children.iter().copied()
    }

    /// The first child element of a name.
    pub(crate) fn child(&self, id: Id, ns: Ns, name: &str) -> Option<Id> {
        self.children(id).find(|c| self.is(*c, ns, name))
    }

    /// The value of an attribute.
    pub(crate) fn attribute(&self, id: Id, ns: Ns, name: &str) -> Option<&str> {
        self.node(id).attributes.iter().find(|(n, k, _)| *n == ns && &**k == name).map(|(_, _, v)| &**v)
    }

    /// Every element of a name, in document order.
    pub(crate) fn all<'a>(&'a self, ns: Ns, name: &'a str) -> impl Iterator<Item = Id> + 'a {
        (0..self.nodes.len() as Id).filter(move |id| self.is(*id, ns, name))
    }

    /// All characters below a node.
    pub(crate) fn text(&self, id: Id) -> String {
        let mut out = String::new();
        let mut open = vec![id];
        while let Some(id) = open.pop() {
            out.push_str(self.characters(id).unwrap_or_default());
            open.extend(self.node(id).children.iter().rev());
        }
        out
    }
}

/// A tree under construction.
struct Builder {
    nodes: Vec<Node>,
    open: Vec<Id>,
    names: HashSet<Rc<str>>,
}

impl Builder {
    fn new() -> Builder {
        let root = Node { ns: Ns::None, name: "".into(), attributes: Vec::new(), children: Vec::new(), text: None };
        Builder { nodes: vec![root], open: vec![0], names: HashSet::new() }
    }

    fn name(&mut self, name: &str) -> Rc<str> {
        if let Some(known) = self.names.get(name) {
            return known.clone();
        }
        let name: Rc<str> = name.into();
        self.names.insert(name.clone());
        name
    }

    /// The attributes in namespaces that readers know; the others carry editing ids and extensions.
    fn attributes(&mut self, reader: &NsReader<&[u8]>, element: &BytesStart) -> Vec<(Ns, Rc<str>, Box<str>)> {
        let mut out = Vec::new();
        for attribute in element.attributes().with_checks(false).flatten() {
            if attribute.key.as_namespace_binding().is_some() {
                continue;
            }
            let (ns, local) = reader.resolver().resolve_attribute(attribute.key);
            let ns = Ns::resolved(&ns);
            // `xml:space` is the one attribute outside them that matters.
            if ns != Ns::Other || local.as_ref() == "space" {
                out.push((ns, self.name(local.as_ref()), unescaped(&attribute.value).into()));
            }
        }
        out
    }

    fn add(&mut self, node: Node) -> Result<Id, XmlError> {
        if self.nodes.len() >= MAX_NODES {
            return Err(XmlError::TooLarge);
        }
        let id = self.nodes.len() as Id;
        self.nodes.push(node);
        if let Some(parent) = self.open.last() {
            self.nodes[*parent as usize].children.push(id);
        }
        Ok(id)
    }

    fn open(&mut self, ns: Ns, name: &str, attributes: Vec<(Ns, Rc<str>, Box<str>)>) -> Result<(), XmlError> {
        if self.open.len() >= MAX_DEPTH {
            return Err(XmlError::TooDeep);
        }
        let name = self.name(name);
        let id = self.add(Node { ns, name, attributes, children: Vec::new(), text: None })?;
        self.open.push(id);
        Ok(())
    }

    fn close(&mut self) {
        if self.open.len() > 1 {
            self.open.pop();
        }
    }

    fn text(&mut self, text: &str) -> Result<(), XmlError> {
        let parent = self.open.last().copied().unwrap_or(0);
        let last = self.nodes[parent as usize].children.last().copied();
        if let Some(known) = last.and_then(|id| self.nodes[id as usize].text.as_mut()) {
            known.push_str(text);
            return Ok(());
        }
        let name = self.name("");
        let text = Some(text.to_owned());
        self.add(Node { ns: Ns::None, name, attributes: Vec::new(), children: Vec::new(), text })?;
        Ok(())
    }
}

/// The part as text: UTF-16 with a mark, else UTF-8, as office programs write.
fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    match bytes {
        [0xff, 0xfe, ..] => encoding_rs::UTF_16LE.decode(bytes).0,
        [0xfe, 0xff, ..] => encoding_rs::UTF_16BE.decode(bytes).0,
        [0xef, 0xbb, 0xbf, rest @ ..] => lossy(rest),
        _ => lossy(bytes),
    }
}

/// UTF-8 with a replacement for what is none. Checking first is several times as fast where all is well, as it mostly is.
fn lossy(bytes: &[u8]) -> Cow<'_, str> {
    std::str::from_utf8(bytes).map_or_else(|_| String::from_utf8_lossy(bytes), Cow::Borrowed)
}

/// Replaces the five references of XML and character references; anything else stays as it is written.
fn unescaped(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let reference = rest[1..].find(';').filter(|end| *end <= 10).map(|end| &rest[1..=end]);
        match reference.and_then(|r| referenced(r).map(|c| (c, r.len() + 2))) {
            Some((c, length)) => {
                out.push(c);
                rest = &rest[length..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

fn referenced(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let digits = name.strip_prefix('#')?;
            let code = match digits.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => digits.parse(),
            };
            char::from_u32(code.ok()?)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str, expected: Result<&str, &str>) {
        let text = Tree::parse_without(source.as_bytes(), &[]).map(|t| t.text(0)).map_err(|e| e.to_string());
        assert_eq!(text.as_deref().map_err(String::as_str), expected, "{source}");
    }

    #[test]
    fn references_are_read_and_entities_are_not_expanded() {
        check("<a>x&amp;y&#x4E00;&#33;</a>", Ok("x&y一!"));
        check("<!DOCTYPE a [<!ENTITY e 'boom'>]><a>&e;&#xD800;</a>", Ok("&e;&#xD800;"));
        check("<a><![CDATA[<b>]]></a>", Ok("<b>"));
    }

    #[test]
    fn names_follow_the_namespace_not_the_prefix() {
        let source = r#"<q:p xmlns:q="http://purl.oclc.org/ooxml/wordprocessingml/main" q:val="1" val="2"/>"#;
        let tree = Tree::parse_without(source.as_bytes(), &[]).unwrap();
        let root = tree.root().unwrap();
        assert!(tree.is(root, Ns::Word, "p"));
        assert_eq!(tree.attribute(root, Ns::Word, "val"), Some("1"));
        assert_eq!(tree.attribute(root, Ns::None, "val"), Some("2"));
    }

    #[test]
    fn unwanted_elements_are_left_out() {
        let unwanted = [Unwanted::Named("b"), Unwanted::With("d", "type", "table")];
        let check = |source: &str, expected: &str| {
            let tree = Tree::parse_without(source.as_bytes(), &unwanted).unwrap();
            assert_eq!(tree.text(0), expected, "{source}");
        };
        check("<a>x<b>y<b>z</b></b><b/>w</a>", "xw");
        check("<a>x<d type='table'>y</d><d type='list'>z</d><d>w</d></a>", "xzw");
        check("<a>x<b>y</a>", "x");
        check("<n:a>x<n:b xmlns:n='u'><n:c>y</n:c></n:b>z</n:a>", "xz");
    }

    #[test]
    fn depth_is_bounded() {
        check(&"<a>".repeat(300), Err("XML elements nest deeper than 256"));
        check(&"</a>".repeat(300), Ok(""));
    }
}
