//! Texts whose lines were wrapped by hand, in whatever format they arrive: old letters, mails, and files made of them.

use crate::document::{Block, Document, Paragraph, Region};

/// Joins the lines of such a text to paragraphs; the line feeds stay in it. Other texts stay as they are.
pub(super) fn joined(document: Document) -> Document {
    let Some(width) = width(&document.text) else { return document };
    let mut blocks: Vec<Block> = Vec::with_capacity(document.blocks.len());
    for block in document.blocks {
        match (blocks.last_mut(), block) {
            (Some(Block::Paragraph(last)), Block::Paragraph(next)) if goes_on(&document.text, width, last, &next) => {
                last.span.end = next.span.end;
            }
            (_, block) => blocks.push(block),
        }
    }
    Document { blocks, ..document }
}

/// The width of a text whose lines are wrapped by hand: most long lines end near it, and none is longer.
fn width(text: &str) -> Option<usize> {
    let widths: Vec<usize> = text.lines().map(|l| l.trim_end().chars().count()).filter(|w| *w > 40).collect();
    let longest = widths.iter().copied().max()?;
    let near = widths.iter().filter(|w| **w + 14 > longest).count();
    (widths.len() >= 8 && (55..=100).contains(&longest) && near * 2 > widths.len()).then_some(longest)
}

/// Whether a line goes on with the paragraph before it: that one is full, and the first word had no room in it.
fn goes_on(text: &str, width: usize, last: &Paragraph, next: &Paragraph) -> bool {
    let body = last.region == Region::Body && next.region == Region::Body;
    let gap = &text[last.span.end..next.span.start];
    if !body || gap.trim() != "" || gap.matches('\n').count() != 1 {
        return false;
    }
    let full = text[last.span.clone()].rsplit('\n').next().unwrap_or_default().trim_end().chars().count();
    let word = text[next.span.clone()].split_whitespace().next().unwrap_or_default();
    let hanging = if is_label(&text[last.span.clone()]) { HANGING } else { 0 };
    let marks = word.chars().all(|c| !c.is_alphanumeric()) || word.ends_with(['.', ')']) && word.len() <= 4;
    full + 1 + word.chars().count() + hanging > width && !marks
}

/// Blanks before the lines of a numbered paragraph; most formats do not keep them.
const HANGING: usize = 8;

/// Whether a paragraph begins with a number, "4.1  Contributions".
fn is_label(text: &str) -> bool {
    let label = text.split_whitespace().next().unwrap_or_default();
    label.len() <= 5
        && label.starts_with(|c: char| c.is_ascii_digit())
        && label.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b')')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Format;

    const WRAPPED: &str = "\
1) The members of the Study Group are invited to the meeting, which
is held from Monday, 14 September to Friday, 18 September 1998, at
the headquarters of the Union. Contributions should reach the Bureau
at least two months before the meeting if they need a translation,
and at least twelve calendar days before the meeting if they do not.
The Bureau will publish whatever comes in earlier on its web server.
2) The participants are asked to announce their names to the Bureau
at least one month before the meeting, and to say whether they need
a visa, which takes six weeks.
See you there.
The Director
";

    fn paragraphs(text: &str) -> Vec<String> {
        let found = joined(Document::from_paragraphs(Format::Docx, text.into()));
        let span = |b: &Block| match b {
            Block::Paragraph(p) => p.span.clone(),
            Block::Table(t) => t.span.clone(),
        };
        found.blocks.iter().map(|b| found.text[span(b)].to_owned()).collect()
    }

    #[test]
    fn full_lines_go_on() {
        let starts: Vec<String> = paragraphs(WRAPPED).iter().map(|p| p.chars().take(6).collect()).collect();
        assert_eq!(starts, ["1) The", "2) The", "See yo", "The Di"]);
    }

    #[test]
    fn lines_of_other_texts_stay() {
        let long = WRAPPED.replace("which\n", "which ");
        assert_eq!(paragraphs(&long).len(), long.lines().count());
        assert_eq!(paragraphs("one\ntwo\n"), ["one", "two"]);
    }
}
