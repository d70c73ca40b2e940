//! Tables without lines: two columns of words with a white gutter between them.
//!
//! Words may line up by chance, so a gutter counts only where two or more lines share it and the left pieces carry
//! figures, as the dates of a deadline block do.

use super::glyphs::{Glyph, LinkBox};
use super::line::{Line, line, reads_from_right};

/// White space between the columns, in em.
const GUTTER: f32 = 0.8;
/// Words that begin within this many points begin at the same place.
const ALIGNED: f32 = 2.5;
/// Lines further apart than this many em belong to different blocks.
const NEAR: f32 = 3.2;
/// A left piece of more characters is running text.
const MAX_LABEL: usize = 40;
/// Lines that are searched at once.
const MAX_LINES: usize = 400;

/// Lines before the block, its rows, and the lines after it.
pub(super) struct Split {
    pub(super) before: Vec<Line>,
    pub(super) rows: Vec<[Vec<Line>; 2]>,
    /// Where the second column begins on the page.
    pub(super) gutter: f32,
    pub(super) rtl: bool,
    pub(super) after: Vec<Line>,
}

/// Finds the longest two-column block in lines; gives them back where there is none.
pub(super) fn split(lines: Vec<Line>, links: &[LinkBox]) -> Result<Split, Vec<Line>> {
    let Some((first, last, gutter)) = best(&lines) else { return Err(lines) };
    let mut lines = lines.into_iter();
    let before = lines.by_ref().take(first).collect();
    let block: Vec<Line> = lines.by_ref().take(last - first + 1).collect();
    let rtl = reads_from_right(block.iter().flat_map(|l| &l.glyphs));
    let mut rows: Vec<[Vec<Line>; 2]> = Vec::new();
    for whole in block {
        let (left, right): (Vec<Glyph>, Vec<Glyph>) = whole.glyphs.into_iter().partition(|g| g.left < gutter - 3.0);
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
fn best(lines: &[Line]) -> Option<(usize, usize, f32)> {
    if lines.len() > MAX_LINES {
        return None;
    }
    let starts: Vec<Vec<f32>> = lines.iter().map(word_starts).collect();
    let mut best: Option<(usize, (usize, usize, f32))> = None;
    for at in 0..lines.len() {
        for gutter in &starts[at] {
            let gutter = *gutter;
            let parted = |i: usize| starts[i].iter().any(|s| (s - gutter).abs() < ALIGNED);
            let joins = |a: usize, b: usize| near(&lines[a], &lines[b]);
            let (mut first, mut last) = (at, at);
            while first > 0 && !crosses(&lines[first - 1], gutter) && joins(first - 1, first) {
                first -= 1;
            }
            while last + 1 < lines.len() && !crosses(&lines[last + 1], gutter) && joins(last, last + 1) {
                last += 1;
            }
            while first < last && !parted(first) {
                first += 1;
            }
            while last > first && !parted(last) && lines[last].right < gutter {
                last -= 1;
            }
            let parted_lines = || (first..=last).filter(|i| parted(*i));
            let dated = parted_lines().filter(|i| looks_dated(&lines[*i], gutter)).count();
            if dated >= 2 && dated * 2 >= parted_lines().count() {
                let score = parted_lines().count();
                if best.is_none_or(|(most, _)| score > most) {
                    best = Some((score, (first, last, gutter)));
                }
            }
        }
    }
    best.map(|(_, block)| block)
}

fn printed(line: &Line) -> impl Iterator<Item = &Glyph> {
    line.glyphs.iter().filter(|g| !g.is_blank())
}

/// Where words begin after a gutter.
fn word_starts(line: &Line) -> Vec<f32> {
    let mut starts = Vec::new();
    let mut right = f32::MAX;
    for glyph in printed(line) {
        if glyph.left - right > GUTTER * line.size {
            starts.push(glyph.left);
        }
        right = if right == f32::MAX { glyph.right } else { right.max(glyph.right) };
    }
    starts
}

/// Whether print stands in the gutter.
fn crosses(line: &Line, gutter: f32) -> bool {
    let left = printed(line).filter(|g| g.left < gutter - 3.0).map(|g| g.right).fold(f32::MIN, f32::max);
    let right = printed(line).filter(|g| g.left >= gutter - 3.0).map(|g| g.left).fold(f32::MAX, f32::min);
    right.min(gutter) - left < GUTTER * line.size
}

fn near(a: &Line, b: &Line) -> bool {
    b.baseline - a.baseline < NEAR * a.size.max(b.size)
}

/// Whether the piece before the gutter looks like a date: short, with figures, no telephone number, no "label:".
fn looks_dated(line: &Line, gutter: f32) -> bool {
    let glyphs = printed(line).filter(|g| (g.left < gutter - 3.0) != line.rtl);
    let piece: String = glyphs.map(|g| g.text.as_str()).collect();
    let figures = piece.chars().filter(|c| c.is_numeric()).count();
    let letters = piece.chars().filter(|c| c.is_alphabetic()).count();
    piece.chars().count() <= MAX_LABEL
        && figures > 0
        && (letters > 0 || figures >= 4)
        && !piece.contains(['+', '@', ':', '：'])
        && !is_hours(&piece)
}

/// Whether a piece is hours like "0930-1045": such lines are the programme of a day, whose date stands above them.
fn is_hours(piece: &str) -> bool {
    let mut ends = piece.split(['-', '–']);
    let clock = |end: Option<&str>| end.is_some_and(|e| e.len() == 4 && e.bytes().all(|b| b.is_ascii_digit()));
    clock(ends.next()) && clock(ends.next()) && ends.next().is_none()
}
