//! Styles (ECMA-376 part 1, clause 17.7): list numbering and hidden text that paragraphs and runs inherit.

use super::{is_on, value};
use crate::read::xml::{Id, Ns, Tree, Unwanted};
use std::collections::HashMap;

/// A reference to a level of a list, each half possibly inherited.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct ListRef {
    /// Number definition; `0` takes a paragraph out of the list of its style.
    pub(super) id: Option<String>,
    /// Level, from 0.
    pub(super) level: Option<usize>,
}

impl ListRef {
    /// Reads a `w:numPr` below paragraph properties.
    pub(super) fn parse(tree: &Tree, properties: Id) -> ListRef {
        let Some(list) = tree.child(properties, Ns::Word, "numPr") else { return ListRef::default() };
        ListRef {
            id: value(tree, list, "numId").map(str::to_owned),
            level: value(tree, list, "ilvl").and_then(|v| v.parse().ok()),
        }
    }
}

/// What of a style matters to the text.
#[derive(Debug, Default)]
struct Style {
    parent: Option<String>,
    list: ListRef,
    hidden: Option<bool>,
}

/// All styles by id.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: HashMap<String, Style>,
    default_paragraph: Option<String>,
}

/// What makes up most of a styles part and says nothing about text.
pub(super) const UNWANTED: [Unwanted; 3] =
    [Unwanted::Named("docDefaults"), Unwanted::Named("latentStyles"), Unwanted::With("style", "type", "table")];

/// Styles that rest on others; Word itself allows 11 levels.
const MAX_CHAIN: usize = 20;

impl Styles {
    /// Reads the styles part.
    pub(super) fn parse(tree: &Tree) -> Styles {
        let mut styles = Styles::default();
        for element in tree.all(Ns::Word, "style") {
            let Some(id) = tree.attribute(element, Ns::Word, "styleId") else { continue };
            let paragraph = tree.child(element, Ns::Word, "pPr");
            let run = tree.child(element, Ns::Word, "rPr");
            let style = Style {
                parent: value(tree, element, "basedOn").map(str::to_owned),
                list: paragraph.map(|p| ListRef::parse(tree, p)).unwrap_or_default(),
                hidden: run.and_then(|r| is_on(tree, r, "vanish")),
            };
            let is_default = matches!(tree.attribute(element, Ns::Word, "default"), Some("1" | "true" | "on"));
            if is_default && tree.attribute(element, Ns::Word, "type") == Some("paragraph") {
                styles.default_paragraph = Some(id.to_owned());
            }
            styles.by_id.insert(id.to_owned(), style);
        }
        styles
    }

    /// A style and those that it is based on, nearest first.
    fn chain(&self, id: Option<&str>) -> impl Iterator<Item = (&str, &Style)> {
        let lookup = |id: &str| self.by_id.get_key_value(id).map(|(id, s)| (id.as_str(), s));
        std::iter::successors(id.and_then(lookup), move |(_, s)| s.parent.as_deref().and_then(lookup)).take(MAX_CHAIN)
    }

    /// The list of a paragraph style, and the style that names it.
    pub(super) fn list(&self, paragraph_style: Option<&str>) -> Option<(&str, &ListRef)> {
        let style = paragraph_style.or(self.default_paragraph.as_deref());
        self.chain(style).find(|(_, s)| s.list.id.is_some()).map(|(id, s)| (id, &s.list))
    }

    /// The number definition that a numbering style stands for.
    pub(super) fn numbering_style(&self, id: &str) -> Option<&str> {
        self.by_id.get(id)?.list.id.as_deref()
    }

    /// Whether a style hides its text; `None` where it does not say.
    pub(super) fn hidden(&self, id: Option<&str>) -> Option<bool> {
        self.chain(id).find_map(|(_, s)| s.hidden)
    }
}
