//! Paragraphs: lines that run on into each other.
//!
//! A line was broken by the page, not by the author, where the first word of the next line would not have fitted on
//! it. Wide gaps, list labels and a change of direction begin a paragraph in any case.

use super::fold::is_cjk;
use super::glyphs::Glyph;
use super::line::{Line, first_word_width};
use crate::document::{Link, Region};
use crate::read::flow::FlowParagraph;

/// The left and right edge that lines are wrapped at.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    pub(super) left: f32,
    pub(super) right: f32,
}

impl Column {
    /// The column that lines themselves show.
    pub(super) fn around<'a>(lines: impl Iterator<Item = &'a Line>) -> Column {
        let empty = Column { left: f32::MAX, right: f32::MIN };
        lines.fold(empty, |c, l| Column { left: c.left.min(l.left), right: c.right.max(l.right) })
    }
}

/// A paragraph with what decides whether it goes on over a page break.
#[derive(Debug, Clone)]
pub(super) struct Block {
    pub(super) paragraph: FlowParagraph,
    first: Shape,
    last: Shape,
    column: Column,
}

/// The outline of a line.
#[derive(Debug, Clone, Copy)]
struct Shape {
    left: f32,
    right: f32,
    size: f32,
    first_word: f32,
    rtl: bool,
    has_letters: bool,
    labelled: bool,
    /// Whether it holds pieces of several columns.
    gapped: bool,
    /// Whether it is one word.
    one_word: bool,
    /// Whether a blank is drawn at its end, as after a whole word.
    blank_end: bool,
}

impl Shape {
    fn of(line: &Line) -> Shape {
        Shape {
            left: line.left,
            right: line.right,
            size: line.size,
            first_word: first_word_width(line),
            rtl: line.rtl,
            has_letters: line.text.chars().any(char::is_alphabetic),
            labelled: is_labelled(&line.text),
            gapped: line.text.trim_start_matches(|c: char| c != '\t' && !c.is_whitespace()).trim().contains('\t'),
            one_word: !line.text.trim().contains(char::is_whitespace),
            blank_end: line.glyphs.last().is_some_and(Glyph::is_blank),
        }
    }

    /// Whether the author ended the line: what follows would have fitted on it.
    fn is_ended(&self, next: &Shape, column: Column) -> bool {
        if self.gapped || next.gapped {
            return true;
        }
        let room = if self.rtl { self.left - column.left } else { column.right - self.right };
        room > next.first_word + SLACK * self.size
    }

    fn turns(&self, next: &Shape) -> bool {
        self.rtl != next.rtl && self.has_letters && next.has_letters
    }
}

/// White space, in em, that a line may have at its end beyond what the next word needs.
const SLACK: f32 = 0.55;
/// A gap between baselines of more than this many em begins a paragraph.
const WIDE_GAP: f32 = 2.05;
/// The same, measured in the smallest distance between lines of the column.
const WIDER_THAN_PITCH: f32 = 1.35;

/// White space, in em, that a blank at the end of a line needs.
const ROOM_FOR_BLANK: f32 = 0.25;
/// White space, in em, that is too little for one more letter; the border of a cell is known only roughly.
const ROOM_FOR_LETTER: f32 = 0.65;
/// Bytes at the end of a paragraph that are looked at for how it goes on.
const MAX_ENDING: usize = 2000;
/// Letters before the break of a word.
const MIN_BROKEN: usize = 5;

/// The paragraphs of lines in one column.
pub(super) fn paragraphs(lines: Vec<Line>, page: u32, column: Column, region: Region) -> Vec<Block> {
    // Lines side by side, as in the head of a letter, stand at their own heights.
    let below = |w: &&[Line]| w[0].left < w[1].right && w[1].left < w[0].right;
    let gaps = lines.windows(2).filter(below).map(|w| (w[1].baseline - w[0].baseline, w[0].size.max(w[1].size)));
    let pitch = gaps.filter(|(gap, size)| *gap > 0.9 * size).map(|(gap, _)| gap).fold(f32::MAX, f32::min);
    let mut out: Vec<Block> = Vec::new();
    let mut baseline = 0.0;
    for line in lines {
        let shape = Shape::of(&line);
        let gap = line.baseline - baseline;
        baseline = line.baseline;
        let runs_on = out.last().is_some_and(|b| {
            let wide = gap > WIDE_GAP * b.last.size.max(shape.size) || gap > WIDER_THAN_PITCH * pitch;
            !wide
                && (!shape.labelled
                    || counts_on(&b.paragraph.text, &line.text)
                    || is_number_of(&b.paragraph.text, &line.text)
                    || is_dash_of(&b.paragraph.text, &line.text))
                && !b.last.turns(&shape)
                && !b.last.is_ended(&shape, column)
                && !begins_anew(&b.paragraph.text, &line.text)
        });
        match out.last_mut() {
            Some(block) if runs_on => block.append(line, shape, column),
            _ => out.push(begun(line, shape, page, column, region)),
        }
    }
    out
}

/// One paragraph of lines that the file says belong together; breaks that the author set inside it are kept.
pub(super) fn one_paragraph(lines: Vec<Line>, page: u32, column: Option<Column>, region: Region) -> Option<Block> {
    let column = column.unwrap_or_else(|| Column::around(lines.iter()));
    let mut out: Option<Block> = None;
    for line in lines {
        let shape = Shape::of(&line);
        match &mut out {
            Some(block) => {
                if block.last.is_ended(&shape, column) {
                    block.paragraph.text.push('\n');
                }
                append(&mut block.paragraph, &line.text, line.links);
                block.last = shape;
            }
            None => out = Some(begun(line, shape, page, column, region)),
        }
    }
    out
}

fn begun(line: Line, shape: Shape, page: u32, column: Column, region: Region) -> Block {
    let mut paragraph = FlowParagraph::new(region);
    paragraph.page = Some(page);
    append(&mut paragraph, &line.text, line.links);
    Block { paragraph, first: shape, last: shape, column }
}

impl Block {
    fn append(&mut self, line: Line, shape: Shape, column: Column) {
        if self.breaks_word(&line, &shape, column) {
            // The word was wider than the column: its rest follows without a space.
            let shift = self.paragraph.text.len();
            self.paragraph.text.push_str(&line.text);
            let moved = line.links.into_iter().map(|l| Link { span: l.span.start + shift..l.span.end + shift, ..l });
            self.paragraph.links.extend(moved);
        } else {
            append(&mut self.paragraph, &line.text, line.links);
        }
        self.last = shape;
    }

    /// Whether the last line is a word that was wider than the column: it goes on up to the edge, and no blank follows
    /// it although there would be room for one.
    fn breaks_word(&self, line: &Line, shape: &Shape, column: Column) -> bool {
        let room = column.right - self.last.right;
        if room >= ROOM_FOR_LETTER * shape.size || self.last.blank_end || shape.rtl {
            return false;
        }
        let blank_fits = room >= ROOM_FOR_BLANK * shape.size;
        let text = ending(&self.paragraph.text);
        let before = text.chars().rev().take(MIN_BROKEN).collect::<Vec<_>>();
        let within = before.len() == MIN_BROKEN && before.iter().all(|c| c.is_alphabetic());
        let small = |c: Option<char>| c.is_some_and(char::is_lowercase);
        let word = self.last.one_word && within && small(before.first().copied()) && small(line.text.chars().next());
        blank_fits && word || splits_number(text, &line.text, blank_fits)
    }

    /// Whether the first paragraph of the next page is the rest of this one.
    pub(super) fn goes_on(&self, next: &Block) -> bool {
        let first = &next.first;
        let same_size = (self.last.size - first.size).abs() < 0.1 * first.size;
        let (text, rest) = (&self.paragraph.text, &next.paragraph.text);
        let unended = !text.ends_with(['.', ':', ';', '。', '：', '；'])
            && !self.last.turns(first)
            && !self.last.is_ended(first, self.column)
            && !begins_anew(text, rest);
        same_size && !first.labelled && (unended || is_in_bracket(text, rest))
    }

    /// Takes the rest from the next page.
    pub(super) fn join(&mut self, next: Block) {
        append(&mut self.paragraph, &next.paragraph.text, next.paragraph.links);
        self.last = next.last;
        self.column = next.column;
    }
}

/// Whether a bracket opens in one text and closes in the other.
fn is_in_bracket(text: &str, rest: &str) -> bool {
    [('(', ')'), ('[', ']'), ('（', '）'), ('［', '］')].into_iter().any(|(open, close)| {
        let opened = text.rfind(open).is_some_and(|at| !text[at..].contains(close));
        opened && rest.find(close).is_some_and(|at| !rest[..at].contains(open))
    })
}

/// Joins a line to a paragraph: without a space beside characters that are not spaced, after a soft hyphen, and inside
/// an address.
pub(super) fn append(paragraph: &mut FlowParagraph, text: &str, links: Vec<Link>) {
    if paragraph.text.ends_with('\u{ad}') {
        paragraph.text.pop();
    } else if let (Some(before), Some(after)) = (paragraph.text.chars().last(), text.chars().next()) {
        let unspaced = is_cjk(before)
            || is_cjk(after)
            || matches!(after, ')' | ']' | ',' | ';')
            || before.is_whitespace()
            || splits_compound(&paragraph.text, after)
            || splits_address(&paragraph.text);
        if !unspaced {
            paragraph.text.push(' ');
        }
    }
    let shift = paragraph.text.len();
    paragraph.text.push_str(text);
    for link in links {
        let span = link.span.start + shift..link.span.end + shift;
        match paragraph.links.last_mut() {
            // The same link on the next line is one link.
            Some(known) if known.address == link.address && link.span.start == 0 && known.span.end + 1 >= shift => {
                known.span.end = span.end;
            }
            _ => paragraph.links.push(Link { span, address: link.address }),
        }
    }
}

/// The end of a paragraph, where all stands that its next line may depend on: each line would otherwise go through the
/// whole of a paragraph that may be as long as the file.
fn ending(paragraph: &str) -> &str {
    &paragraph[paragraph.floor_char_boundary(paragraph.len().saturating_sub(MAX_ENDING))..]
}

/// Whether words speak against joining a line to a paragraph whose last line is full.
fn begins_anew(before: &str, line: &str) -> bool {
    let before = ending(before);
    let is_address = |t: &str| t.bytes().all(|b| b.is_ascii_graphic()) && (t.contains('@') || t.contains("://"));
    let is_phone = |t: &str| t.starts_with('+') && t.chars().all(|c| !c.is_alphabetic());
    let is_heading = line.ends_with([':', '：']) && before.ends_with(['.', ';', '。', '；']);
    let last = before.rsplit(['\n', ' ']).next().unwrap_or_default();
    is_address(line) && (is_phone(before) || is_address(last)) || is_heading
}

/// Whether the number that begins a line goes on a count inside the paragraph, as in "… 11. Other business;".
fn counts_on(paragraph: &str, line: &str) -> bool {
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let Some(before) = line[..digits].parse::<u32>().ok().and_then(|n| n.checked_sub(1)) else { return false };
    let paragraph = ending(paragraph);
    [format!(" {before}. "), format!(" {before}) ")].iter().any(|count| paragraph.contains(count.as_str()))
}

/// Whether the number that begins a full line's next line belongs to the word before it, as in "see Annex" and "3. Please":
/// the items of a list end with a sign, or their numbers follow one another.
fn is_number_of(paragraph: &str, line: &str) -> bool {
    let number = |t: &str| {
        let digits = t.len() - t.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        t[..digits].parse::<u32>().ok()
    };
    let Some(next) = number(line) else { return false };
    paragraph.ends_with(char::is_alphabetic) && number(paragraph).is_none_or(|own| next != own + 1)
}

/// Whether the dash that begins a full line's next line stands between a number and what it means, as in "3" and
/// "– 14.30-15.45".
fn is_dash_of(paragraph: &str, line: &str) -> bool {
    let after = line.strip_prefix(['–', '-', '—']).map(str::trim_start);
    paragraph.ends_with(|c: char| c.is_ascii_digit())
        && after.is_some_and(|t| t.starts_with(|c: char| c.is_ascii_digit()))
}

/// Whether a text ends inside a range of figures or a compound, as "0930-" before "1045" and "JCA-" before "NID".
fn splits_compound(text: &str, after: char) -> bool {
    let mut back = text.chars().rev();
    match (back.next(), back.next()) {
        (Some('-'), Some(before)) => before.is_alphanumeric() && after.is_alphanumeric(),
        (Some('–'), Some(before)) => before.is_ascii_digit() && after.is_ascii_digit(),
        _ => false,
    }
}

/// Whether the last digit of a number stands in the next line, as in "WP1/1" and "2 closing", "201" and "8". Where a blank
/// would not have fitted, the other numbers of the text must show it: they have two digits, as in "16:15-17:3" and "0".
fn splits_number(text: &str, line: &str, blank_fits: bool) -> bool {
    let mut next = line.chars();
    let one =
        next.next().is_some_and(|c| c.is_ascii_digit()) && next.next().is_none_or(|c| matches!(c, ' ' | ']' | ')'));
    let numbers = text.rsplit(|c: char| !c.is_ascii_digit()).map(str::len);
    let ends = numbers.clone().next().unwrap_or_default();
    let mut others = numbers.skip(1).filter(|digits| *digits > 0).take(3).peekable();
    one && (blank_fits && matches!(ends, 1 | 3)
        || ends == 1 && others.peek().is_some() && others.all(|digits| digits == 2))
}

/// Whether a text ends inside a web address that was broken after one of its signs.
fn splits_address(text: &str) -> bool {
    let word = ending(text).rsplit(char::is_whitespace).next().unwrap_or_default();
    (word.contains("://") || word.starts_with("www.")) && word.ends_with(['/', '-', '_', '=', '&', '?', '.', '%', '#'])
}

/// Whether a line begins with a printed list label.
fn is_labelled(text: &str) -> bool {
    let text = text.trim_start();
    let mut start = text.chars();
    if matches!(start.next(), Some('–' | '—' | '•' | '-')) && start.next().is_some_and(is_cjk) {
        return true;
    }
    let Some(end) = text.find([' ', '\t']) else { return false };
    let (label, rest) = (&text[..end], &text[end..]);
    let mut characters = label.chars();
    if let (Some('–' | '—' | '•' | '·' | '‒' | '■' | '▪' | '●' | '◦' | '-' | 'o'), None) =
        (characters.next(), characters.next())
    {
        return true;
    }
    let tab = rest.starts_with('\t');
    let core = label.trim_start_matches('(').trim_end_matches([')', '.']);
    let parts = || core.split('.');
    let numbers = parts().all(|p| (1..=2).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_digit()));
    let letter = core.len() == 1 && core.bytes().all(|b| b.is_ascii_alphabetic());
    let closed = label.ends_with([')', '.']);
    let opens = rest.trim_start().chars().next().is_some_and(|c| c.is_uppercase() || !c.is_ascii());
    numbers && (tab || closed && opens) || letter && closed && (tab || label.ends_with(')'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_begin_paragraphs() {
        for yes in [
            "– a",
            "•\tb",
            "1\tWe",
            "1. Opening",
            "2.1\tx",
            "a) first",
            "(1) First",
            "12) Then",
            "1. 会议",
            "-国际电联",
        ] {
            assert!(is_labelled(yes), "{yes}");
        }
        for no in ["2023. The", "14 July", "3 to 14", "A meeting", "I. am", "–", "1.5 metres", "14. the"] {
            assert!(!is_labelled(no), "{no}");
        }
    }

    #[test]
    fn a_number_belongs_to_the_word_before_it() {
        for (text, line) in [("6\tThe form is in Annex", "3. Please return it"), ("见附件", "2. 请")] {
            assert!(is_number_of(text, line), "{text} {line}");
        }
        for (text, line) in
            [("1. A title without an end", "2. Another"), ("We ask you to:", "1. register"), ("In Annex", "Please")]
        {
            assert!(!is_number_of(text, line), "{text} {line}");
        }
    }

    #[test]
    fn a_number_may_lack_its_last_digit() {
        for (text, line) in [("WP1/1", "2 closing"), ("[5/1", "2]"), ("May 201", "8")] {
            assert!(splits_number(text, line, true), "{text} {line}");
            assert!(!splits_number(text, line, false), "{text} {line}");
        }
        for (text, line) in [("16:15-17:3", "0"), ("09 h 30-10 h 4", "5")] {
            assert!(splits_number(text, line, false), "{text} {line}");
        }
        for (text, line) in [("14.08.06", "09:30"), ("14.08.06", "9"), ("Q1", "23 May"), ("Room", "5"), ("3", "5.2")] {
            assert!(!splits_number(text, line, true), "{text} {line}");
        }
    }

    #[test]
    fn a_dash_may_follow_a_number() {
        assert!(is_dash_of("1 – 09.30-10.45; 2 – 11.15-12.30; 3", "– 14.30-15.45; 4 – 16.15-17.30"));
        assert!(!is_dash_of("We ask for:", "– 3 copies") && !is_dash_of("see Annex 3", "– Register"));
    }

    #[test]
    fn a_bracket_goes_on_until_it_closes() {
        for (text, rest) in [("[Drafting:", "Resolution 1]"), ("（如需要：", "第二工作组）"), ("WP1 (if", "needed)")]
        {
            assert!(is_in_bracket(text, rest), "{text} {rest}");
        }
        for (text, rest) in [("[Drafting]", "Resolution 1]"), ("[Drafting:", "Plenary"), ("[Drafting:", "[Plenary]")] {
            assert!(!is_in_bracket(text, rest), "{text} {rest}");
        }
    }

    #[test]
    fn lines_join_as_they_read() {
        let check = |before: &str, after: &str, expected: &str| {
            let mut p = FlowParagraph::new(Region::Body);
            p.text = before.into();
            append(&mut p, after, Vec::new());
            assert_eq!(p.text, expected);
        };
        check("5月4", "日", "5月4日");
        check("0930-", "1045", "0930-1045");
        check("(JCA-", "NID)", "(JCA-NID)");
        check("Geneva –", "3 July", "Geneva – 3 July");
        check("3 to", "14 July", "3 to 14 July");
        check("https://www.itu.int/en/", "ITU-T", "https://www.itu.int/en/ITU-T");
        check("Study Group 15 -", "Geneva", "Study Group 15 - Geneva");
        check("tele\u{ad}", "phone", "telephone");
        check("[Q2/12", "]", "[Q2/12]");
    }
}
