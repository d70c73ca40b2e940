//! List labels (ECMA-376 part 1, clause 17.9). Word does not store them: they are counted here as Word counts.

use super::styles::{ListRef, Styles};
use super::{is_on, value};
use crate::read::numerals;
use crate::read::symbols;
use crate::read::xml::{Id, Ns, Tree};
use std::collections::{HashMap, HashSet};

/// Levels of a list.
const LEVELS: usize = 9;

/// How one level is printed.
#[derive(Debug, Clone, Default)]
struct Level {
    /// `w:numFmt`.
    format: String,
    /// `w:lvlText`: `%1` stands for the number of the first level.
    pattern: String,
    start: u32,
    /// Print all numbers as digits.
    legal: bool,
    /// White space after the label.
    suffix: &'static str,
    /// The paragraph style that is numbered at this level.
    style: Option<String>,
}

/// An abstract definition: the levels, and the counter that all lists of it share.
#[derive(Debug, Default)]
struct Abstract {
    levels: [Level; LEVELS],
    /// The next number of each level; `None` before its first item.
    counters: [Option<u32>; LEVELS],
}

/// A list: an abstract definition with levels and starts of its own.
#[derive(Debug, Default)]
struct List {
    abstract_id: String,
    starts: HashMap<usize, u32>,
    levels: HashMap<usize, Level>,
}

/// All lists of a document, with their counters.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    abstracts: HashMap<String, Abstract>,
    lists: HashMap<String, List>,
    /// Lists whose own starts have been applied.
    begun: HashSet<String>,
}

impl Numbering {
    /// Reads the numbering part.
    pub(super) fn parse(tree: &Tree, styles: &Styles) -> Numbering {
        let mut numbering = Numbering::default();
        let mut linked = Vec::new();
        for element in tree.all(Ns::Word, "abstractNum") {
            let id = tree.attribute(element, Ns::Word, "abstractNumId").unwrap_or_default().to_owned();
            let mut definition = Abstract::default();
            for child in tree.children(element).filter(|c| tree.is(*c, Ns::Word, "lvl")) {
                definition.levels[level_number(tree, child)] = level(tree, child);
            }
            if let Some(style) = value(tree, element, "numStyleLink") {
                linked.push((id.clone(), style.to_owned()));
            }
            numbering.abstracts.insert(id, definition);
        }
        for element in tree.all(Ns::Word, "num") {
            let id = tree.attribute(element, Ns::Word, "numId").unwrap_or_default().to_owned();
            let abstract_id = value(tree, element, "abstractNumId").unwrap_or_default().to_owned();
            let mut list = List { abstract_id, ..List::default() };
            for change in tree.children(element).filter(|c| tree.is(*c, Ns::Word, "lvlOverride")) {
                let number = level_number(tree, change);
                if let Some(start) = value(tree, change, "startOverride").and_then(|v| v.parse().ok()) {
                    list.starts.insert(number, start);
                }
                if let Some(own) = tree.child(change, Ns::Word, "lvl") {
                    list.levels.insert(number, level(tree, own));
                }
            }
            numbering.lists.insert(id, list);
        }
        // A definition may borrow its levels from the list of a numbering style.
        for (id, style) in linked {
            let source = styles.numbering_style(&style).and_then(|list| numbering.lists.get(list));
            let levels = source.and_then(|l| numbering.abstracts.get(&l.abstract_id)).map(|a| a.levels.clone());
            if let (Some(levels), Some(target)) = (levels, numbering.abstracts.get_mut(&id)) {
                target.levels = levels;
            }
        }
        numbering
    }

    /// The label of the next paragraph, with the white space after it; empty where it has none.
    ///
    /// `own` is what the paragraph says itself, `style` its paragraph style.
    pub(super) fn label(&mut self, own: &ListRef, style: Option<&str>, styles: &Styles) -> String {
        let inherited = styles.list(style);
        let id = own.id.as_deref().or(inherited.and_then(|(_, list)| list.id.as_deref()));
        let Some(id) = id.filter(|id| *id != "0") else { return String::new() };
        let Some(list) = self.lists.get(id) else { return String::new() };
        let Some(definition) = self.abstracts.get_mut(&list.abstract_id) else { return String::new() };
        let styled = || {
            let (style, list) = inherited?;
            list.level.or_else(|| definition.levels.iter().position(|l| l.style.as_deref() == Some(style)))
        };
        let number = own.level.or_else(styled).unwrap_or(0).min(LEVELS - 1);
        if self.begun.insert(id.to_owned()) {
            for (level, start) in &list.starts {
                definition.counters[*level] = start.checked_sub(1);
            }
        }
        let level = |n: usize| list.levels.get(&n).unwrap_or(&definition.levels[n]);
        let next = match definition.counters[number] {
            Some(last) => last.saturating_add(1),
            None => list.starts.get(&number).copied().unwrap_or(level(number).start),
        };
        definition.counters[number] = Some(next);
        definition.counters[number + 1..].fill(None);
        let shown = level(number);
        if shown.format == "none" && shown.pattern.is_empty() {
            return String::new();
        }
        let mut label = String::new();
        let mut rest = shown.pattern.as_str();
        while let Some(at) = rest.find('%') {
            label.push_str(&rest[..at]);
            rest = &rest[at + 1..];
            match rest.chars().next().and_then(|c| c.to_digit(10)).filter(|d| (1..=9).contains(d)) {
                Some(digit) => {
                    let other = level(digit as usize - 1);
                    let count = definition.counters[digit as usize - 1].unwrap_or(other.start);
                    let format = if shown.legal { "decimal" } else { &other.format };
                    label.push_str(&numerals::print(format, count));
                    rest = &rest[1..];
                }
                None => label.push('%'),
            }
        }
        label.push_str(rest);
        if label.is_empty() {
            return label;
        }
        label + shown.suffix
    }
}

fn level_number(tree: &Tree, element: Id) -> usize {
    tree.attribute(element, Ns::Word, "ilvl").and_then(|v| v.parse().ok()).unwrap_or(0).min(LEVELS - 1)
}

fn level(tree: &Tree, element: Id) -> Level {
    let format = value(tree, element, "numFmt").unwrap_or("decimal").to_owned();
    let pattern = value(tree, element, "lvlText").unwrap_or_default();
    let font = tree.child(element, Ns::Word, "rPr").and_then(|r| tree.child(r, Ns::Word, "rFonts"));
    let font = font.and_then(|f| tree.attribute(f, Ns::Word, "ascii")).unwrap_or_default();
    let pattern = match format.as_str() {
        "bullet" => pattern.chars().map(|c| symbols::printed(font, c)).collect(),
        _ => pattern.to_owned(),
    };
    Level {
        format,
        pattern,
        start: value(tree, element, "start").and_then(|v| v.parse().ok()).unwrap_or(1),
        legal: is_on(tree, element, "isLgl").unwrap_or(false),
        suffix: match value(tree, element, "suff") {
            Some("nothing") => "",
            Some("space") => " ",
            _ => "\t",
        },
        style: value(tree, element, "pStyle").map(str::to_owned),
    }
}
