//! Word documents as Office Open XML (ECMA-376, ISO/IEC 29500), transitional and strict.
//!
//! The main part is found through the package's relationships and elements by namespace, never by prefix or file
//! name. What a reader of the printed letter sees is read, with insertions accepted and deletions left out.

mod body;
mod numbering;
mod relations;
mod styles;
mod table;

use crate::document::{Document, Format, Region};
use crate::error::ReadError;
use crate::read::damaged;
use crate::read::flow::{self, Flow};
use crate::read::package::Package;
use crate::read::xml::{Id, Ns, Tree, Unwanted};
use body::Walk;
use numbering::Numbering;
use relations::Relations;
use styles::Styles;

const NAME: &str = "docx";

/// Reads a Word document.
///
/// # Errors
/// [`ReadError::Damaged`] where the package or its main part cannot be read or goes over a limit.
pub(crate) fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    let mut package = Package::open(bytes, NAME)?;
    let main = main_part(&mut package)?;
    let tree = package.tree(&main)?.ok_or_else(|| damaged(NAME, "it has no main document part"))?;
    let relations = Relations::of(&mut package, &main)?;
    let numbering = optional(&mut package, relations.first("numbering"), &[])?;
    let styles = optional(&mut package, relations.first("styles"), &styles::UNWANTED)?;
    let styles = styles.map(|t| Styles::parse(&t)).unwrap_or_default();
    let mut shared = Shared {
        numbering: numbering.map(|t| Numbering::parse(&t, &styles)).unwrap_or_default(),
        styles,
        notes: Vec::new(),
        warnings: Vec::new(),
    };

    let body = tree.root().and_then(|r| tree.child(r, Ns::Word, "body"));
    let body = body.ok_or_else(|| damaged(NAME, format_args!("{main} has no body")))?;
    let mut flow = Walk::new(&tree, &relations, Region::Body, &mut shared).blocks(body);
    notes(&mut package, &relations, &mut shared, &mut flow)?;
    headers(&mut package, &relations, &tree, &mut shared, &mut flow)?;
    Ok(flow::document(Format::Docx, flow, shared.warnings))
}

/// What all parts of one document share.
struct Shared {
    numbering: Numbering,
    styles: Styles,
    /// Notes that the body refers to, in order.
    notes: Vec<(NoteKind, String)>,
    warnings: Vec<String>,
}

impl Shared {
    /// Adds a warning once.
    fn warn(&mut self, warning: &str) {
        if !self.warnings.iter().any(|w| w == warning) {
            self.warnings.push(warning.to_owned());
        }
    }
}

/// The two lists of notes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum NoteKind {
    Foot,
    End,
}

/// The name of the main part: the relationship of the package says, most files agree on the rest.
fn main_part(package: &mut Package) -> Result<String, ReadError> {
    let named = Relations::of(package, "")?.first("officeDocument");
    Ok(named.filter(|name| package.has(name)).unwrap_or_else(|| "word/document.xml".to_owned()))
}

/// A part that a letter may do without, without elements of no interest.
fn optional(package: &mut Package, name: Option<String>, unwanted: &[Unwanted]) -> Result<Option<Tree>, ReadError> {
    match name {
        Some(name) => package.tree_without(&name, unwanted),
        None => Ok(None),
    }
}

/// Appends the footnotes and endnotes that the text refers to.
fn notes(
    package: &mut Package,
    relations: &Relations,
    shared: &mut Shared,
    flow: &mut Vec<Flow>,
) -> Result<(), ReadError> {
    let kinds = [(NoteKind::Foot, "footnotes", "footnote"), (NoteKind::End, "endnotes", "endnote")];
    for (kind, part, element) in kinds {
        let wanted: Vec<String> = shared.notes.iter().filter(|n| n.0 == kind).map(|n| n.1.clone()).collect();
        let Some(name) = relations.first(part).filter(|_| !wanted.is_empty()) else { continue };
        let Some(tree) = package.tree(&name)? else { continue };
        let own = Relations::of(package, &name)?;
        for note in tree.all(Ns::Word, element) {
            if tree.attribute(note, Ns::Word, "id").is_some_and(|id| wanted.iter().any(|w| w == id)) {
                flow.extend(Walk::new(&tree, &own, Region::Note, shared).blocks(note));
            }
        }
    }
    Ok(())
}

/// Appends the headers and footers that a section refers to, each part once.
fn headers(
    package: &mut Package,
    relations: &Relations,
    main: &Tree,
    shared: &mut Shared,
    flow: &mut Vec<Flow>,
) -> Result<(), ReadError> {
    let mut seen = Vec::new();
    for (element, region) in [("headerReference", Region::Header), ("footerReference", Region::Footer)] {
        for reference in main.all(Ns::Word, element) {
            let id = main.attribute(reference, Ns::Office, "id");
            let Some(name) = id.and_then(|id| relations.part(id)) else { continue };
            if seen.contains(&name) {
                continue;
            }
            if let Some(tree) = package.tree(&name)? {
                let own = Relations::of(package, &name)?;
                if let Some(root) = tree.root() {
                    flow.extend(Walk::new(&tree, &own, region, shared).blocks(root));
                }
            }
            seen.push(name);
        }
    }
    Ok(())
}

/// The `w:val` attribute of a child element, as most properties are written.
fn value<'a>(tree: &'a Tree, properties: Id, name: &str) -> Option<&'a str> {
    tree.child(properties, Ns::Word, name).and_then(|c| tree.attribute(c, Ns::Word, "val"))
}

/// A property that is on or off: present means on unless it says otherwise.
fn is_on(tree: &Tree, properties: Id, name: &str) -> Option<bool> {
    let element = tree.child(properties, Ns::Word, name)?;
    Some(!matches!(tree.attribute(element, Ns::Word, "val"), Some("0" | "false" | "off")))
}
