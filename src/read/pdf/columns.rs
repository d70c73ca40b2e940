//! Tables without lines: two columns of words with a white gutter between them.
//!
//! Words may line up by chance, so a gutter counts only where two or more lines share it and the left pieces carry
//! figures, as the dates of a deadline block do.

use super::glyphs::{Glyph, LinkBox};
use super::line::{Line, first_word_width, line, reads_from_right};

/// White space between the columns, in em.
const GUTTER: f32 = 0.8;
/// Words that begin within this many points begin at the same place.
const ALIGNED: f32 = 2.5;
/// White space, in em, that one ideographic space leaves at most.
const WIDE_SPACE: f32 = 1.3;
/// Lines further apart than this many em belong to different blocks.
const NEAR: f32 = 3.2;
/// A left piece of more characters is running text.
const MAX_LABEL: usize = 40;
/// Lines that are searched at once.
const MAX_LINES: usize = 400;
/// Lines that are looked at in one file; a programme of twenty pages needs a tenth.
const MAX_LOOKS: usize = 1_000_000;

/// Lines before the block, its rows, and the lines after it.
pub(super) struct Split {
    pub(super) before: Vec<Line>,
    pub(super) rows: Vec<[Vec<Line>; 2]>,
    /// Where the second column begins on the page.
    pub(super) gutter: f32,
    pub(super) rtl: bool,
    pub(super) after: Vec<Line>,
}

/// The search for such blocks in one file.
pub(super) struct Search {
    /// Lines that it may still look at; each gutter of each line asks for the lines around it.
    left: usize,
}

impl Search {
    pub(super) fn new() -> Search {
        Search { left: MAX_LOOKS }
    }

    /// Finds the longest two-column block in lines; gives them back where there is none.
    pub(super) fn split(&mut self, lines: Vec<Line>, links: &[LinkBox]) -> Result<Split, Vec<Line>> {
        let Some((first, last, gutter)) = self.best(&lines) else { return Err(lines) };
        let edge = right_edge(&lines);
        let mut lines = lines.into_iter();
        let before = lines.by_ref().take(first).collect();
        let block: Vec<Line> = lines.by_ref().take(last - first + 1).collect();
        let rtl = reads_from_right(block.iter().flat_map(|l| &l.glyphs));
        let mut rows: Vec<[Vec<Line>; 2]> = Vec::new();
        let wrapped = wrapped(&block.iter().map(Outline::of).collect::<Vec<_>>(), gutter, edge);
        for (whole, wrapped) in block.into_iter().zip(wrapped) {
            if let (true, Some(row)) = (wrapped, rows.last_mut()) {
                row[1].push(whole);
                continue;
            }
            let (left, right): (Vec<Glyph>, Vec<Glyph>) = whole.glyphs.into_iter().partition(|g| is_left(g, gutter));
            let (first, second) = if rtl { (right, left) } else { (left, right) };
            let first = line(first, links, rtl);
            if first.is_some() || rows.is_empty() {
                rows.push([Vec::new(), Vec::new()]);
            }
            if let Some(row) = rows.last_mut() {
                row[0].extend(first);
                row[1].extend(line(second, links, rtl));
            }
        }
        Ok(Split { before, rows, gutter, rtl, after: lines.collect() })
    }

    /// First and last line and the gutter of the block with most lines.
    fn best(&mut self, lines: &[Line]) -> Option<(usize, usize, f32)> {
        if lines.len() > MAX_LINES {
            return None;
        }
        let edge = right_edge(lines);
        let lines: Vec<Outline> = lines.iter().map(Outline::of).collect();
        let mut best: Option<(usize, (usize, usize, f32))> = None;
        for (at, outline) in lines.iter().enumerate() {
            for gutter in outline.starts.iter().copied() {
                let joins = |a: usize, b: usize| near(lines[a].line, lines[b].line);
                let (mut first, mut last) = (at, at);
                while first > 0 && !lines[first - 1].crosses(gutter) && joins(first - 1, first) {
                    first -= 1;
                }
                while last + 1 < lines.len() && !lines[last + 1].crosses(gutter) && joins(last, last + 1) {
                    last += 1;
                }
                self.left = self.left.checked_sub(last - first + 1)?;
                while first < last && !lines[first].is_parted(gutter) {
                    first += 1;
                }
                let wraps = |last: usize| lines[last].goes_on_below(&lines[last - 1], gutter, edge);
                while last > first && !lines[last].is_parted(gutter) && lines[last].line.right < gutter && !wraps(last)
                {
                    last -= 1;
                }
                let parted = lines[first..=last].iter().filter(|l| l.is_parted(gutter));
                let (count, dated) = parted.fold((0, 0), |(n, d), l| (n + 1, d + usize::from(l.looks_dated(gutter))));
                if dated >= 2 && dated * 2 >= count && best.is_none_or(|(most, _)| count > most) {
                    best = Some((count, (first, last, gutter)));
                }
            }
        }
        best.map(|(_, block)| block)
    }
}

/// What a gutter asks of a line, without going through its characters.
struct Outline<'a> {
    line: &'a Line,
    /// What it prints, from left to right.
    glyphs: Vec<&'a Glyph>,
    /// For each of them how far the print up to it reaches.
    rights: Vec<f32>,
    /// Where words begin after a gutter.
    starts: Vec<f32>,
    /// The width of its first word.
    first_word: f32,
}

impl<'a> Outline<'a> {
    fn of(line: &'a Line) -> Outline<'a> {
        let mut all: Vec<&Glyph> = line.glyphs.iter().collect();
        all.sort_by(|a, b| a.left.total_cmp(&b.left));
        let (mut glyphs, mut rights, mut starts) = (Vec::new(), Vec::new(), Vec::new());
        let mut right = f32::MAX;
        // One ideographic space parts clauses, as a comma does; more of them are typed to align something.
        let mut wide = 0;
        for glyph in all {
            if glyph.is_blank() {
                wide += usize::from(glyph.text == "\u{3000}");
                continue;
            }
            let parts = wide != 1 || glyph.left - right > WIDE_SPACE * line.size;
            wide = 0;
            if parts && glyph.left - right > GUTTER * line.size {
                starts.push(glyph.left);
            }
            glyphs.push(glyph);
            right = if right == f32::MAX { glyph.right } else { right.max(glyph.right) };
            rights.push(right);
        }
        Outline { line, glyphs, rights, starts, first_word: first_word_width(line) }
    }

    /// How many characters stand before a gutter.
    fn before(&self, gutter: f32) -> usize {
        self.glyphs.partition_point(|g| is_left(g, gutter))
    }

    fn is_parted(&self, gutter: f32) -> bool {
        let next = self.starts.partition_point(|s| *s <= gutter - ALIGNED);
        self.starts.get(next).is_some_and(|s| *s < gutter + ALIGNED)
    }

    /// Whether a line below a row, in its first column, is the rest of the second: a paragraph with a tab that was wrapped.
    fn goes_on_below(&self, row: &Outline, gutter: f32, edge: f32) -> bool {
        let full = edge - row.line.right < self.first_word;
        full && !self.line.rtl && self.before(gutter) == self.glyphs.len() && !self.looks_dated(gutter)
    }

    /// Whether print stands in the gutter.
    fn crosses(&self, gutter: f32) -> bool {
        let before = self.before(gutter);
        let left = before.checked_sub(1).map_or(f32::MIN, |last| self.rights[last]);
        let right = self.glyphs.get(before).map_or(f32::MAX, |g| g.left);
        right.min(gutter) - left < GUTTER * self.line.size
    }

    /// Whether the piece before the gutter looks like a date: short, with figures, no telephone number, no "label:".
    fn looks_dated(&self, gutter: f32) -> bool {
        let (left, right) = self.glyphs.split_at(self.before(gutter));
        let glyphs = if self.line.rtl { right } else { left };
        if glyphs.len() > MAX_LABEL {
            return false;
        }
        let piece: String = glyphs.iter().map(|g| g.text.as_str()).collect();
        let figures = piece.chars().filter(|c| c.is_numeric()).count();
        let letters = piece.chars().filter(|c| c.is_alphabetic()).count();
        piece.chars().count() <= MAX_LABEL
            && figures > 0
            && (letters > 0 || figures >= 4)
            && !piece.contains(['+', '@', ':', '：'])
            && !is_hours(&piece)
    }
}

/// For each line of a block whether it is the rest of the row before it.
fn wrapped(block: &[Outline], gutter: f32, edge: f32) -> Vec<bool> {
    let mut before: Option<&Outline> = None;
    block.iter().map(|line| before.replace(line).is_some_and(|row| line.goes_on_below(row, gutter, edge))).collect()
}

fn right_edge(lines: &[Line]) -> f32 {
    lines.iter().map(|l| l.right).fold(f32::MIN, f32::max)
}

fn is_left(glyph: &Glyph, gutter: f32) -> bool {
    glyph.left < gutter - 3.0
}

fn near(a: &Line, b: &Line) -> bool {
    b.baseline - a.baseline < NEAR * a.size.max(b.size)
}

/// Whether a piece is hours like "0930-1045": such lines are the programme of a day, whose date stands above them.
fn is_hours(piece: &str) -> bool {
    let mut ends = piece.split(['-', '–']);
    let clock = |end: Option<&str>| end.is_some_and(|e| e.len() == 4 && e.bytes().all(|b| b.is_ascii_digit()));
    clock(ends.next()) && clock(ends.next()) && ends.next().is_none()
}
