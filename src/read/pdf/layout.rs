//! Puts a file together: running heads, tables, paragraphs, and what goes on over a page break.

use super::columns::{Search, Split};
use super::glyphs::{Glyph, LinkBox, Page};
use super::grid::{Drawn, take_tables};
use super::line::{Line, lines, reads_from_right};
use super::paragraph::{Block, Column, one_paragraph, paragraphs};
use super::tags::{Mark, TagBlock};
use crate::document::{Grid, Region};
use crate::read::flow::{Flow, FlowCell, FlowParagraph, FlowTable, Occupancy};
use std::collections::{HashMap, HashSet};

/// Page headers stand in this part of the page from the top …
const HEAD: f32 = 0.08;
/// … and footers below this part.
const FOOT: f32 = 0.90;
/// The same for what the file itself calls decoration.
const MARKED_EDGE: f32 = 0.15;
/// Space between the border of a cell and its text, in points.
const CELL_PADDING: f32 = 5.0;
/// The tag tree is followed where it names at least this part of the characters.
const TAGGED: f32 = 0.9;

/// The flow of a file.
pub(super) fn flow(mut pages: Vec<Page>, tree: Vec<TagBlock>) -> Vec<Flow> {
    let heads = take_heads(&mut pages);
    let mut body = if follows_tags(&pages, &tree) { tagged(&mut pages, tree) } else { Vec::new() };
    body.extend(drawn(pages));
    let heads = heads.into_iter().map(Flow::Paragraph);
    joined(body).into_iter().chain(heads).collect()
}

/// A block with what its continuation on the next page needs.
enum Piece {
    Text(Block),
    Table(TablePiece),
}

struct TablePiece {
    rows: Vec<Vec<PieceCell>>,
    grid: Grid,
    /// Places of its grid lines, for drawn tables.
    xs: Vec<f32>,
    page: u32,
}

/// A cell as [`FlowCell`], before its blocks are final.
struct PieceCell {
    column: u32,
    columns: u32,
    rows: u32,
    blocks: Vec<Piece>,
}

impl Piece {
    fn flow(self) -> Flow {
        match self {
            Piece::Text(block) => Flow::Paragraph(block.paragraph),
            Piece::Table(table) => {
                let rows = table.rows.into_iter().map(|row| row.into_iter().map(PieceCell::flow).collect());
                Flow::Table(FlowTable { rows: rows.collect(), grid: table.grid })
            }
        }
    }

    fn text(&self) -> &str {
        match self {
            Piece::Text(block) => &block.paragraph.text,
            Piece::Table(_) => "",
        }
    }
}

impl PieceCell {
    fn flow(self) -> FlowCell {
        let blocks = self.blocks.into_iter().map(Piece::flow).collect();
        FlowCell { column: self.column, columns: self.columns, rows: self.rows, blocks }
    }
}

/// Takes running heads and feet out of the pages: the same words, figures aside, at the same height on several pages;
/// lone page numbers; and what the file marks as decoration at the edge of a page.
fn take_heads(pages: &mut [Page]) -> Vec<FlowParagraph> {
    let key = |line: &Line| (without_figures(&line.text), (line.baseline / 3.0).round() as i32);
    let at_edge = |y: f32, height: f32| y < HEAD * height || y > FOOT * height;
    let mut counts: HashMap<(String, i32), usize> = HashMap::new();
    for page in pages.iter() {
        let edge = page.glyphs.iter().filter(|g| at_edge(g.baseline, page.height)).cloned().collect();
        for line in lines(edge, &[], false) {
            *counts.entry(key(&line)).or_default() += 1;
        }
    }
    let mut out = Vec::new();
    let mut seen = HashSet::new();
    for page in pages {
        let height = page.height;
        let region = |y: f32| if y < height / 2.0 { Region::Header } else { Region::Footer };
        let marked =
            |g: &Glyph| g.artifact && (g.baseline < MARKED_EDGE * height || g.baseline > (1.0 - MARKED_EDGE) * height);
        let (heads, rest): (Vec<Glyph>, Vec<Glyph>) = std::mem::take(&mut page.glyphs).into_iter().partition(marked);
        let (edge, mut rest): (Vec<Glyph>, Vec<Glyph>) = rest.into_iter().partition(|g| at_edge(g.baseline, height));
        let mut found = lines(heads, &page.links, false);
        for line in lines(edge, &page.links, false) {
            if is_page_number(&line.text) || counts.get(&key(&line)).is_some_and(|n| *n > 1) {
                found.push(line);
            } else {
                rest.extend(line.glyphs);
            }
        }
        page.glyphs = rest;
        for line in found {
            let region = region(line.baseline);
            if seen.insert((without_figures(&line.text), region == Region::Header)) {
                let mut paragraph = FlowParagraph::new(region);
                paragraph.page = Some(page.number);
                paragraph.text = line.text;
                paragraph.links = line.links;
                out.push(paragraph);
            }
        }
    }
    out
}

/// Whether a line is nothing but the number of a page; a year in a cell at the foot of the page is none.
fn is_page_number(text: &str) -> bool {
    let figures = text.chars().filter(|c| c.is_numeric()).count();
    figures <= 3 && text.chars().all(|c| c.is_numeric() || matches!(c, '–' | '-' | ' '))
}

/// A text with each number replaced by one sign, so that "page 2" is "page 3".
fn without_figures(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if !c.is_numeric() {
            out.push(c);
        } else if !out.ends_with('#') {
            out.push('#');
        }
    }
    out
}

/// Whether the tag tree names nearly all characters.
fn follows_tags(pages: &[Page], tree: &[TagBlock]) -> bool {
    let mut marks: HashSet<Mark> = HashSet::new();
    let mut open: Vec<&TagBlock> = tree.iter().collect();
    while let Some(block) = open.pop() {
        match block {
            TagBlock::Paragraph { label, content } => marks.extend(label.iter().chain(content)),
            TagBlock::Table(rows) => open.extend(rows.iter().flatten().flat_map(|c| &c.blocks)),
        }
    }
    let printed = pages.iter().flat_map(|p| p.glyphs.iter().map(move |g| (p.number, g)));
    let printed = printed.filter(|(_, g)| !g.is_blank() && !g.artifact);
    let (named, all) = printed.fold((0usize, 0usize), |(named, all), (page, g)| {
        (named + usize::from(g.mark.is_some_and(|m| marks.contains(&(page, m)))), all + 1)
    });
    all > 0 && named as f32 >= TAGGED * all as f32
}

/// The blocks of the tag tree with their characters, which leave the pages.
fn tagged(pages: &mut [Page], tree: Vec<TagBlock>) -> Vec<Piece> {
    let mut content = Content { by_mark: HashMap::new(), links: HashMap::new(), columns: HashMap::new() };
    for page in pages {
        let all = lines(page.glyphs.clone(), &[], false);
        content.columns.insert(page.number, Column::around(all.iter()));
        let mut rest = Vec::new();
        for glyph in std::mem::take(&mut page.glyphs) {
            match glyph.mark {
                Some(mark) => content.by_mark.entry((page.number, mark)).or_default().push(glyph),
                None => rest.push(glyph),
            }
        }
        content.links.insert(page.number, page.links.clone());
        // What no tag names is laid out by its place; white space is not worth it.
        rest.retain(|g| !g.is_blank());
        page.glyphs = rest;
    }
    tree.into_iter().filter_map(|block| content.piece(block)).collect()
}

/// The characters of marked content.
struct Content {
    by_mark: HashMap<Mark, Vec<Glyph>>,
    links: HashMap<u32, Vec<LinkBox>>,
    /// The text column of each page.
    columns: HashMap<u32, Column>,
}

impl Content {
    fn piece(&mut self, block: TagBlock) -> Option<Piece> {
        match block {
            TagBlock::Paragraph { label, content } => self.paragraph(&label, &content, true, false).map(Piece::Text),
            TagBlock::Table(rows) => self.table(rows).map(Piece::Table),
        }
    }

    fn nested(&mut self, block: TagBlock, rtl: bool) -> Option<Piece> {
        match block {
            TagBlock::Paragraph { label, content } => self.paragraph(&label, &content, false, rtl).map(Piece::Text),
            TagBlock::Table(rows) => self.table(rows).map(Piece::Table),
        }
    }

    /// A paragraph; `wide` where it is wrapped at the edges of the page.
    fn paragraph(&mut self, label: &[Mark], content: &[Mark], wide: bool, rtl: bool) -> Option<Block> {
        let printed_label: String = self.lines(label, rtl).into_iter().map(|(_, l)| l.text).collect();
        let mut block: Option<Block> = None;
        let all = self.lines(content, rtl);
        for group in all.chunk_by(|a, b| a.0 == b.0) {
            let page = group[0].0;
            let column = if wide { self.columns.get(&page).copied() } else { None };
            let group = group.iter().map(|(_, line)| line.clone()).collect();
            let Some(next) = one_paragraph(group, page, column, Region::Body) else { continue };
            match &mut block {
                Some(block) => block.join(next),
                None => block = Some(next),
            }
        }
        let mut block = block?;
        if !printed_label.is_empty() {
            block.paragraph.label = printed_label + "\t";
        }
        Some(block)
    }

    /// The lines of marked content with their pages, in page order.
    fn lines(&mut self, marks: &[Mark], rtl: bool) -> Vec<(u32, Line)> {
        let mut pages: Vec<(u32, Vec<Glyph>)> = Vec::new();
        for mark in marks {
            let Some(glyphs) = self.by_mark.remove(mark) else { continue };
            match pages.iter_mut().find(|(page, _)| *page == mark.0) {
                Some((_, known)) => known.extend(glyphs),
                None => pages.push((mark.0, glyphs)),
            }
        }
        let mut out = Vec::new();
        for (page, glyphs) in pages {
            let links = self.links.get(&page).map_or(&[][..], Vec::as_slice);
            out.extend(lines(glyphs, links, rtl).into_iter().map(|line| (page, line)));
        }
        out
    }

    fn table(&mut self, rows: Vec<Vec<super::tags::TagCell>>) -> Option<TablePiece> {
        let mut marks: Vec<Mark> = Vec::new();
        let mut open: Vec<&TagBlock> = rows.iter().flatten().flat_map(|c| &c.blocks).collect();
        while let Some(block) = open.pop() {
            match block {
                TagBlock::Paragraph { label, content } => marks.extend(label.iter().chain(content)),
                TagBlock::Table(rows) => open.extend(rows.iter().flatten().flat_map(|c| &c.blocks)),
            }
        }
        let glyphs = || marks.iter().filter_map(|m| self.by_mark.get(m)).flatten();
        if glyphs().all(Glyph::is_blank) {
            return None;
        }
        let rtl = reads_from_right(glyphs());
        let page = marks.iter().map(|m| m.0).min().unwrap_or(1);
        let mut grid = Occupancy::default();
        let mut out = Vec::new();
        for row in rows {
            let mut cells = Vec::new();
            for cell in row {
                let (column, columns, rows) = grid.place(cell.columns, cell.rows);
                let blocks = cell.blocks.into_iter().filter_map(|b| self.nested(b, rtl)).collect();
                cells.push(PieceCell { column, columns, rows, blocks });
            }
            grid.next_row();
            out.push(cells);
        }
        Some(TablePiece { rows: out, grid: Grid::Rebuilt, xs: Vec::new(), page })
    }
}

/// The blocks of pages without tags, in page order.
fn drawn(mut pages: Vec<Page>) -> Vec<Piece> {
    let tables: Vec<Vec<Drawn>> = pages.iter_mut().map(take_tables).collect();
    let laid: Vec<Vec<Line>> = pages
        .iter_mut()
        .map(|p| {
            let rtl = reads_from_right(p.glyphs.iter());
            lines(std::mem::take(&mut p.glyphs), &p.links, rtl)
        })
        .collect();
    // Margins are those of the file: a page with three short lines does not show them.
    let margins = Column::around(laid.iter().flatten());
    let mut search = Search::new();
    let mut out = Vec::new();
    for ((page, tables), lines) in pages.into_iter().zip(tables).zip(laid) {
        let mut lines = lines.into_iter().peekable();
        for table in tables {
            let mut above = Vec::new();
            while let Some(line) = lines.next_if(|l| l.baseline < table.ys[0] + l.size) {
                above.push(line);
            }
            running(above, &page, margins, &mut search, &mut out);
            out.push(Piece::Table(ruled(table, &page)));
        }
        running(lines.collect(), &page, margins, &mut search, &mut out);
    }
    out
}

/// Running text: paragraphs, and tables without lines.
fn running(lines: Vec<Line>, page: &Page, margins: Column, search: &mut Search, out: &mut Vec<Piece>) {
    if lines.is_empty() {
        return;
    }
    let split = match search.split(lines, &page.links) {
        Ok(split) => split,
        Err(lines) => {
            out.extend(paragraphs(lines, page.number, margins, Region::Body).into_iter().map(Piece::Text));
            return;
        }
    };
    let Split { before, rows, gutter, rtl, after } = split;
    running(before, page, margins, search, out);
    let (left, right) = (Column { right: gutter, ..margins }, Column { left: gutter, ..margins });
    let sides = if rtl { [right, left] } else { [left, right] };
    let cell = |column: u32, lines: Vec<Line>| PieceCell {
        column,
        columns: 1,
        rows: 1,
        blocks: cell_blocks(lines, page.number, sides[column as usize]),
    };
    let rows = rows.into_iter().map(|[first, second]| vec![cell(0, first), cell(1, second)]).collect();
    out.push(Piece::Table(TablePiece { rows, grid: Grid::Aligned, xs: Vec::new(), page: page.number }));
    running(after, page, margins, search, out);
}

fn cell_blocks(lines: Vec<Line>, page: u32, column: Column) -> Vec<Piece> {
    paragraphs(lines, page, column, Region::Body).into_iter().map(Piece::Text).collect()
}

/// A drawn table as rows of cells; columns count from the right where it reads from the right.
fn ruled(table: Drawn, page: &Page) -> TablePiece {
    let Drawn { xs, ys, cells } = table;
    let rtl = reads_from_right(cells.iter().flat_map(|c| &c.glyphs));
    let width = xs.len() - 1;
    let mut rows: Vec<Vec<PieceCell>> = Vec::new();
    rows.resize_with(ys.len() - 1, Vec::new);
    for cell in cells {
        let column =
            Column { left: xs[cell.column] + CELL_PADDING, right: xs[cell.column + cell.columns] - CELL_PADDING };
        let first = if rtl { width - cell.column - cell.columns } else { cell.column };
        let blocks = cell_blocks(lines(cell.glyphs, &page.links, rtl), page.number, column);
        let (columns, covered) = (cell.columns as u32, cell.rows as u32);
        rows[cell.row].push(PieceCell { column: first as u32, columns, rows: covered, blocks });
    }
    for row in &mut rows {
        row.sort_by_key(|c| c.column);
    }
    TablePiece { rows, grid: Grid::Rebuilt, xs, page: page.number }
}

/// Joins what a page break has parted.
fn joined(pieces: Vec<Piece>) -> Vec<Flow> {
    let mut out: Vec<Piece> = Vec::new();
    for piece in pieces {
        match (out.last_mut(), piece) {
            (Some(Piece::Text(last)), Piece::Text(next)) if is_next_page(last, &next) && last.goes_on(&next) => {
                last.join(next);
            }
            (Some(Piece::Table(last)), Piece::Table(next)) if last.goes_on(&next) => last.join(next),
            (_, piece) => out.push(piece),
        }
    }
    out.into_iter().map(Piece::flow).collect()
}

fn is_next_page(last: &Block, next: &Block) -> bool {
    matches!((last.paragraph.page, next.paragraph.page), (Some(a), Some(b)) if a < b)
}

impl TablePiece {
    /// Whether the first table of the next page is the rest of this one: the same grid lines.
    fn goes_on(&self, next: &TablePiece) -> bool {
        let same = |(a, b): (&f32, &f32)| (a - b).abs() < 6.0;
        !self.xs.is_empty()
            && self.page < next.page
            && self.xs.len() == next.xs.len()
            && self.xs.iter().zip(&next.xs).all(same)
    }

    fn join(&mut self, next: TablePiece) {
        self.page = next.page;
        let mut rows = next.rows;
        let head = self.rows.first().map(|r| printed(r));
        if rows.len() > 1 && rows.first().map(|r| printed(r)) == head {
            // The head row is printed again on each page.
            rows.remove(0);
        } else if let (Some(last), Some(first)) = (self.rows.last_mut(), rows.first())
            && is_one_row(last, first)
        {
            for (cell, rest) in last.iter_mut().zip(rows.remove(0)) {
                cell.join(rest);
            }
        }
        self.rows.extend(rows);
    }
}

impl PieceCell {
    /// Whether the cell below the page break can be the rest of this one.
    fn may_go_on(&self, rest: &PieceCell) -> bool {
        match (self.blocks.last(), rest.blocks.first()) {
            (Some(Piece::Text(last)), Some(Piece::Text(first))) => last.goes_on(first),
            (Some(_), Some(_)) => false,
            _ => true,
        }
    }

    fn join(&mut self, rest: PieceCell) {
        let mut blocks = rest.blocks.into_iter().peekable();
        if let (Some(Piece::Text(last)), Some(Piece::Text(first))) = (self.blocks.last_mut(), blocks.peek())
            && last.goes_on(first)
            && let Some(Piece::Text(first)) = blocks.next()
        {
            last.join(first);
        }
        self.blocks.extend(blocks);
    }
}

/// Whether a page break cut through a row: a sentence goes on in some cell and nothing begins in another; of two cells
/// the date of a deadline then stands on one side only.
fn is_one_row(last: &[PieceCell], first: &[PieceCell]) -> bool {
    let same = last.len() == first.len() && last.iter().zip(first).all(|(a, b)| a.column == b.column);
    if !same || last.is_empty() {
        return false;
    }
    let one_sided =
        |column: usize| last.len() == 2 && last[column].blocks.is_empty() != first[column].blocks.is_empty();
    if one_sided(0) {
        return true;
    }
    if begin_alike(last, first) {
        return false;
    }
    if one_sided(1) {
        return true;
    }
    // A row of more cells begins with its label: the head above it has none.
    if last[0].blocks.is_empty() && !first[0].blocks.is_empty() {
        return false;
    }
    let full = last.iter().zip(first).filter(|(a, b)| !a.blocks.is_empty() && !b.blocks.is_empty());
    let (go_on, begin): (Vec<_>, Vec<_>) = full.partition(|(a, b)| a.may_go_on(b));
    last[0].may_go_on(&first[0]) && go_on.len() > begin.len()
}

/// Whether the first cells of two rows begin with a number and the same sign after it, as one date and the next do.
fn begin_alike(last: &[PieceCell], first: &[PieceCell]) -> bool {
    let sign = |row: &[PieceCell]| {
        let text = row.first()?.blocks.first()?.text();
        let rest = text.trim_start_matches(|c: char| c.is_numeric());
        (rest.len() < text.len()).then(|| rest.chars().next()).flatten()
    };
    sign(last).is_some_and(|sign_of_last| sign(first) == Some(sign_of_last))
}

fn printed(row: &[PieceCell]) -> Vec<String> {
    row.iter().map(|c| c.blocks.iter().map(Piece::text).collect::<Vec<_>>().join("\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_numbers_are_short() {
        for yes in ["4", "– 4 –", "-12-", "300"] {
            assert!(is_page_number(yes), "{yes}");
        }
        for no in ["2023", "3 May", "4/10", "5月4日"] {
            assert!(!is_page_number(no), "{no}");
        }
    }
}
