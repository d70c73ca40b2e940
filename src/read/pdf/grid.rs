//! Tables drawn with lines: connected rules, their elementary grid, and the cells that no rule divides.

use super::glyphs::{Glyph, Page, Rule};

/// Places closer than this are one line of the grid, in points.
const SNAP: f32 = 2.5;
/// Rules off their grid line by up to this still divide it: double borders, offset corners.
const REACH: f32 = 6.0;
/// Narrower columns are space between double borders.
const MIN_COLUMN: f32 = 6.0;
/// The same for rows.
const MIN_ROW: f32 = 5.0;
/// A column narrower than this that never holds text of its own is a gutter.
const GUTTER: f32 = 15.0;
/// Part of the page that a box around a paragraph covers at most.
const MAX_BOX: f32 = 0.3;
/// Rules on one page; drawings have more, tables have not.
const MAX_RULES: usize = 6000;
const MAX_COLUMNS: usize = 200;
const MAX_ROWS: usize = 400;
/// Fields of one grid.
const MAX_FIELDS: usize = 20_000;
/// Tables on one page; what has more is a drawing.
const MAX_TABLES: usize = 60;

/// A drawn table on one page.
#[derive(Debug)]
pub(super) struct Drawn {
    /// Places of the vertical grid lines from left to right.
    pub(super) xs: Vec<f32>,
    /// Places of the horizontal grid lines from top to bottom.
    pub(super) ys: Vec<f32>,
    /// Its cells by row and column.
    pub(super) cells: Vec<DrawnCell>,
}

/// A cell of a drawn table: the grid fields that it covers, and what stands in it.
#[derive(Debug)]
pub(super) struct DrawnCell {
    pub(super) row: usize,
    pub(super) column: usize,
    pub(super) rows: usize,
    pub(super) columns: usize,
    pub(super) glyphs: Vec<Glyph>,
}

/// Takes the drawn tables of a page out of it, with their characters; what stands outside stays.
pub(super) fn take_tables(page: &mut Page) -> Vec<Drawn> {
    let mut tables = find(&page.horizontal, &page.vertical);
    drop_frames(&mut tables, page.height);
    let owners: Vec<Vec<usize>> = tables.iter().map(Drawn::owners).collect();
    let mut outside = Vec::new();
    for glyph in std::mem::take(&mut page.glyphs) {
        let (x, y) = ((glyph.left + glyph.right) / 2.0, glyph.baseline - 0.3 * glyph.size);
        match tables.iter_mut().zip(&owners).find_map(|(t, owners)| t.cell_at(x, y, owners)) {
            Some(cell) => cell.glyphs.push(glyph),
            None => outside.push(glyph),
        }
    }
    page.glyphs = outside;
    tables.retain_mut(|table| {
        table.drop_gutters();
        table.cells.iter().any(|c| c.glyphs.iter().any(|g| !g.is_blank()))
    });
    tables
}

/// Leaves out boxes around much of a page, or around tables: they are no cells but decoration.
fn drop_frames(tables: &mut Vec<Drawn>, height: f32) {
    let tops: Vec<f32> = tables.iter().map(|t| t.ys[0]).collect();
    tables.retain(|table| {
        let [top, bottom] = [table.ys[0], table.ys[table.ys.len() - 1]];
        let holds = tops.iter().any(|other| *other > top && *other < bottom);
        table.cells.len() > 1 || bottom - top < MAX_BOX * height && !holds
    });
}

impl Drawn {
    /// For each field of the grid, row by row, the first cell that covers it.
    fn owners(&self) -> Vec<usize> {
        let width = self.xs.len() - 1;
        let mut owners = vec![usize::MAX; width * (self.ys.len() - 1)];
        for (index, cell) in self.cells.iter().enumerate() {
            for row in cell.row..cell.row + cell.rows {
                for owner in &mut owners[row * width + cell.column..][..cell.columns] {
                    *owner = index.min(*owner);
                }
            }
        }
        owners
    }

    fn cell_at(&mut self, x: f32, y: f32, owners: &[usize]) -> Option<&mut DrawnCell> {
        let column = field(&self.xs, x)?;
        let row = field(&self.ys, y)?;
        let owner = *owners.get(row * (self.xs.len() - 1) + column)?;
        self.cells.get_mut(owner)
    }

    fn drop_gutters(&mut self) {
        let mut column = 0;
        while self.xs.len() > 2 && column + 1 < self.xs.len() {
            let narrow = self.xs[column + 1] - self.xs[column] < GUTTER;
            let own = |c: &DrawnCell| c.column == column && c.columns == 1;
            if !narrow || self.cells.iter().any(|c| own(c) && c.glyphs.iter().any(|g| !g.is_blank())) {
                column += 1;
                continue;
            }
            self.cells.retain(|c| !own(c));
            for cell in &mut self.cells {
                if cell.column > column {
                    cell.column -= 1;
                } else if cell.column + cell.columns > column {
                    cell.columns -= 1;
                }
            }
            self.xs.remove(column);
        }
    }
}

/// The index of the field between two grid lines that holds a place.
fn field(lines: &[f32], at: f32) -> Option<usize> {
    match lines.partition_point(|l| *l <= at) {
        0 => None,
        n if n == lines.len() => None,
        n => Some(n - 1),
    }
}

/// Sets that grow together.
struct Sets(Vec<usize>);

impl Sets {
    fn new(count: usize) -> Sets {
        Sets((0..count).collect())
    }

    fn root(&mut self, mut i: usize) -> usize {
        while self.0[i] != i {
            self.0[i] = self.0[self.0[i]];
            i = self.0[i];
        }
        i
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        self.0[b] = a;
    }
}

fn find(horizontal: &[Rule], vertical: &[Rule]) -> Vec<Drawn> {
    let count = horizontal.len() + vertical.len();
    if count > MAX_RULES {
        return Vec::new();
    }
    let mut sets = Sets::new(count);
    for (i, h) in horizontal.iter().enumerate() {
        for (j, v) in vertical.iter().enumerate() {
            let crosses =
                (h.from - SNAP..=h.to + SNAP).contains(&v.at) && (v.from - SNAP..=v.to + SNAP).contains(&h.at);
            if crosses {
                sets.join(i, horizontal.len() + j);
            }
        }
    }
    let mut groups: Vec<(usize, Vec<Rule>, Vec<Rule>)> = Vec::new();
    for i in 0..count {
        let root = sets.root(i);
        let at = groups.iter().position(|g| g.0 == root).unwrap_or_else(|| {
            groups.push((root, Vec::new(), Vec::new()));
            groups.len() - 1
        });
        match i.checked_sub(horizontal.len()) {
            None => groups[at].1.push(horizontal[i]),
            Some(j) => groups[at].2.push(vertical[j]),
        }
    }
    let mut tables: Vec<Drawn> = groups.iter().filter_map(|(_, h, v)| table(h, v)).collect();
    if tables.len() > MAX_TABLES {
        return Vec::new();
    }
    tables.sort_by(|a, b| a.ys[0].total_cmp(&b.ys[0]));
    tables
}

/// The table that a group of connected rules draws.
fn table(horizontal: &[Rule], vertical: &[Rule]) -> Option<Drawn> {
    let ends = |rules: &[Rule]| rules.iter().flat_map(|r| [r.from, r.to]).collect::<Vec<_>>();
    let places = |rules: &[Rule]| rules.iter().map(|r| r.at).collect::<Vec<_>>();
    let xs = grid_lines([places(vertical), ends(horizontal)].concat(), MIN_COLUMN);
    let ys = grid_lines([places(horizontal), ends(vertical)].concat(), MIN_ROW);
    let (columns, rows) = (xs.len().saturating_sub(1), ys.len().saturating_sub(1));
    let too_many = columns > MAX_COLUMNS || rows > MAX_ROWS || columns * rows > MAX_FIELDS;
    // A single cell is a box around a paragraph, and needs all its sides.
    let closed = columns * rows > 1 || columns == 1 && rows == 1 && vertical.len() > 1 && horizontal.len() > 1;
    if !closed || too_many || vertical.is_empty() {
        return None;
    }
    let divides = |rules: &[Rule], from: f32, to: f32| {
        let middle = (from + to) / 2.0;
        rules.iter().any(|r| r.from <= middle && r.to >= middle)
    };
    let (beside, between) = (near(vertical, &xs), near(horizontal, &ys));
    let mut sets = Sets::new(columns * rows);
    for row in 0..rows {
        for column in 0..columns {
            let here = row * columns + column;
            if column + 1 < columns && !divides(&beside[column + 1], ys[row], ys[row + 1]) {
                sets.join(here, here + 1);
            }
            if row + 1 < rows && !divides(&between[row + 1], xs[column], xs[column + 1]) {
                sets.join(here, here + columns);
            }
        }
    }
    // For each set the box around it: first row, first column, last row, last column.
    let mut boxes: Vec<Option<[usize; 4]>> = vec![None; columns * rows];
    for row in 0..rows {
        for column in 0..columns {
            let found = &mut boxes[sets.root(row * columns + column)];
            let [top, left, bottom, right] = found.unwrap_or([row, column, row, column]);
            *found = Some([top.min(row), left.min(column), bottom.max(row), right.max(column)]);
        }
    }
    let mut cells: Vec<DrawnCell> = boxes
        .into_iter()
        .flatten()
        .map(|[row, column, bottom, right]| DrawnCell {
            row,
            column,
            rows: bottom - row + 1,
            columns: right - column + 1,
            glyphs: Vec::new(),
        })
        .collect();
    cells.sort_by_key(|c| (c.row, c.column));
    Some(Drawn { xs, ys, cells })
}

/// For each grid line the rules that are drawn on it, or so near that they divide the same fields.
fn near(rules: &[Rule], lines: &[f32]) -> Vec<Vec<Rule>> {
    lines.iter().map(|at| rules.iter().filter(|r| (r.at - at).abs() <= REACH).copied().collect()).collect()
}

/// Places of grid lines: near ones become one, and lines too close for a row or column fall away.
fn grid_lines(mut places: Vec<f32>, least: f32) -> Vec<f32> {
    places.sort_by(f32::total_cmp);
    let mut lines: Vec<f32> = Vec::new();
    for cluster in places.chunk_by(|a, b| b - a <= SNAP) {
        let line = cluster.iter().sum::<f32>() / cluster.len() as f32;
        if lines.last().is_none_or(|last| line - last >= least) {
            lines.push(line);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two rows and three columns of 100 by 20 points; the head cell covers the last two columns.
    fn page() -> Page {
        let horizontal = [10.0, 30.0, 50.0].map(|at| Rule { from: 0.0, to: 300.0, at });
        let vertical = [0.0, 100.0, 300.0].map(|at| Rule { from: 10.0, to: 50.0, at });
        let inner = Rule { from: 30.0, to: 50.0, at: 200.0 };
        let glyph = |text: &str, left: f32, baseline: f32| Glyph {
            text: text.into(),
            left,
            right: left + 5.0,
            baseline,
            size: 10.0,
            mark: None,
            artifact: false,
        };
        let glyphs =
            vec![glyph("a", 5.0, 25.0), glyph("b", 150.0, 25.0), glyph("c", 250.0, 45.0), glyph("d", 5.0, 90.0)];
        let vertical = vertical.into_iter().chain([inner]).collect();
        Page { horizontal: horizontal.to_vec(), vertical, glyphs, ..Page::default() }
    }

    #[test]
    fn rules_make_cells_with_spans() {
        let mut page = page();
        let tables = take_tables(&mut page);
        let found: Vec<(usize, usize, usize, usize, String)> = tables[0]
            .cells
            .iter()
            .map(|c| (c.row, c.column, c.rows, c.columns, c.glyphs.iter().map(|g| g.text.as_str()).collect()))
            .collect();
        let expected = [(0, 0, 1, 1, "a"), (0, 1, 1, 2, "b"), (1, 0, 1, 1, ""), (1, 1, 1, 1, ""), (1, 2, 1, 1, "c")];
        assert_eq!(found, expected.map(|(r, c, h, w, t)| (r, c, h, w, t.to_owned())));
        assert_eq!(page.glyphs.len(), 1);
    }

    #[test]
    fn underlines_and_frames_are_no_tables() {
        let mut page = page();
        page.vertical.clear();
        assert!(take_tables(&mut page).is_empty());
        assert_eq!(page.glyphs.len(), 4);
    }
}
