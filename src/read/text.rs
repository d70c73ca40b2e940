//! Plain text, as people save it and as converters print Word files: a line that starts with a tab opens a table cell,
//! an empty line ends the row. Lines whose cells stand between upright strokes are tables too, and so are lines with a tab
//! between their cells, where some rows leave the first cell empty.
//!
//! One file because each line is tried as the first of each kind of table, in one order.

use crate::document::{Block, Cell, Document, Format, Grid, Paragraph, Region, Row, Span, Table};
use crate::error::ReadError;
use crate::read::layout_tables::is_sentence;
use crate::read::{MAX_TEXT, aligned, check_length, encoding, wrapped};

/// Reads a plain text.
pub(crate) fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    if bytes.iter().all(|b| b.is_ascii_whitespace()) {
        return Err(ReadError::Empty);
    }
    // No encoding needs more than two bytes for what UTF-8 writes in one.
    let longest = 2 * MAX_TEXT;
    let decoded = encoding::decode(&bytes[..bytes.len().min(longest)])?;
    if bytes.len() > longest {
        return Err(ReadError::TooLong { size: bytes.len(), limit: MAX_TEXT });
    }
    check_length(&decoded.text)?;
    Ok(Document { warnings: decoded.warnings, ..document(with_line_feeds(decoded.text)) })
}

/// A text of an old Macintosh ends its lines with a carriage return alone; no byte changes its place.
fn with_line_feeds(text: String) -> String {
    if text.contains('\r') && !text.contains('\n') { text.replace('\r', "\n") } else { text }
}

/// The document of a decoded text.
pub(crate) fn document(text: String) -> Document {
    let blocks = Layout::default().blocks(&text);
    wrapped::joined(Document {
        format: Format::Text,
        text,
        blocks,
        links: Vec::new(),
        origins: Vec::new(),
        warnings: Vec::new(),
    })
}

/// A document of another format in which paragraphs that draw a table with strokes, as in a pasted mail, or with tabs, as it was typed,
/// are that table.
pub(super) fn with_drawn_tables(mut document: Document) -> Document {
    let mut layout = Layout::default();
    let mut drawn_to = 0;
    let blocks = std::mem::take(&mut document.blocks);
    let mut end = 0;
    for (i, block) in blocks.iter().enumerate() {
        let Some(span) = body_paragraph(block) else {
            layout.blocks.push(block.clone());
            continue;
        };
        // The paragraphs up to the next table or note: what it holds is no line of this one.
        if span.end > end {
            end = blocks[i..].iter().map_while(body_paragraph).last().map_or(span.end, |last| last.end);
        }
        let start = span.start;
        if start < drawn_to {
            continue;
        }
        let lines = &document.text[start..end];
        let drawn = drawn_lines(lines);
        let indented = if drawn > 0 { 0 } else { indented_grid(lines) };
        let length = [drawn, indented].into_iter().find(|n| *n > 0).unwrap_or_else(|| tabbed_lines(lines));
        if length == 0 {
            layout.blocks.push(block.clone());
            continue;
        }
        drawn_to = start + length;
        let mut at = start;
        for line in document.text[start..drawn_to].split_inclusive('\n') {
            let content = line.trim_end_matches(['\n', '\r']);
            if drawn > 0 {
                layout.drawn_row(content, at, &(start..drawn_to));
            } else if indented > 0 {
                layout.indented_grid_row(content, at, &(start..drawn_to));
            } else {
                layout.tabbed_row(content, at, &(start..drawn_to));
            }
            at += line.len();
        }
    }
    document.blocks = layout.blocks;
    document
}

/// The span of a paragraph of the body.
fn body_paragraph(block: &Block) -> Option<&Span> {
    match block {
        Block::Paragraph(p) if p.region == Region::Body => Some(&p.span),
        _ => None,
    }
}

/// Rows and cells that are open while lines are walked.
#[derive(Default)]
struct Layout {
    blocks: Vec<Block>,
    rows: Vec<Row>,
    cells: Vec<Span>,
    empty_lines: usize,
    /// The line that is not indented and directly below which the cells stand: they hang on it, up to the next line like it.
    hanging: Option<Span>,
}

impl Layout {
    fn blocks(mut self, text: &str) -> Vec<Block> {
        let mut start = 0;
        let mut drawn = 0..0;
        let mut tabbed = 0..0;
        let mut indented = 0..0;
        let mut aligned = 0;
        for line in text.split_inclusive('\n') {
            let content = line.trim_end_matches(['\n', '\r']);
            let end = start + content.len();
            if start < aligned {
                start += line.len();
                continue;
            }
            if let Some((rows, length)) = aligned::rows(&text[start..]).or_else(|| aligned::pairs(&text[start..])) {
                self.end_table();
                self.rows.extend(rows.into_iter().map(|cells| aligned::row(cells, start)));
                self.end_table();
                self.empty_lines = 0;
                aligned = start + length;
                start += line.len();
                continue;
            }
            if drawn.end <= start {
                drawn = start..start + drawn_lines(&text[start..]);
            }
            if tabbed.end <= start {
                tabbed = start..start + tabbed_lines(&text[start..]);
            }
            if indented.end <= start {
                indented = start..start + indented_grid(&text[start..]);
            }
            if drawn.contains(&start) {
                self.drawn_row(content, start, &drawn);
            } else if indented.contains(&start) {
                self.indented_grid_row(content, start, &indented);
            } else if tabbed.contains(&start) {
                self.tabbed_row(content, start, &tabbed);
            } else if let Some(cells) = indented_row(content) {
                self.end_row();
                self.cells.extend(cells.into_iter().map(|c| start + c.start..start + c.end));
                self.end_row();
                self.empty_lines = 0;
            } else if let Some(indent) = cell_indent(content) {
                if self.cells.is_empty() && self.rows.is_empty() {
                    self.hanging = match self.blocks.last() {
                        Some(Block::Paragraph(line)) if self.empty_lines == 0 => Some(line.span.clone()),
                        _ => None,
                    };
                }
                self.cells.push(start + indent..end);
                self.empty_lines = 0;
            } else if content.trim().is_empty() {
                self.empty_lines += 1;
                self.end_row();
                // A converter leaves two empty lines between a table's end and the next paragraph, one between rows.
                if self.empty_lines > 2 {
                    self.end_table();
                }
            } else if let Some(cell) = self.cells.last_mut().filter(|c| {
                let next_head = self.hanging.as_ref().is_some_and(|head| {
                    let head = &text[head.clone()];
                    opens_alike(head, content) || is_outer_item(head, content, &text[(*c).clone()])
                });
                // A long line below a cell that is empty is one of the letter.
                let empty = content.len() > LONG_LINE && text[c.start..c.end].trim().is_empty();
                !next_head && !is_sentence(content) && !opens_with_hours(content) && !empty
            }) {
                cell.end = end;
            } else {
                self.end_table();
                self.blocks.push(Block::Paragraph(Paragraph { span: start..end, region: Region::Body }));
                self.empty_lines = 0;
            }
            start += line.len();
        }
        self.end_table();
        self.blocks
    }

    /// A row of a table that is drawn with strokes. The table ends with its last line.
    fn drawn_row(&mut self, line: &str, start: usize, drawn: &Span) {
        if start == drawn.start {
            self.end_table();
        }
        if line.contains(char::is_alphanumeric) {
            self.cells.extend(drawn_cells(line).into_iter().map(|c| start + c.start..start + c.end));
            self.end_row();
        }
        if start + line.len() + 2 >= drawn.end {
            self.end_table();
            self.empty_lines = 0;
        }
    }

    /// A row whose cells have tabs between them. An empty first cell stands under the one above, other empty cells are empty.
    fn tabbed_row(&mut self, line: &str, start: usize, tabbed: &Span) {
        if start == tabbed.start {
            self.end_table();
        }
        let mut at = start;
        let cells = line.split('\t').enumerate().filter_map(|(column, cell)| {
            let span = at..at + cell.len();
            at = span.end + 1;
            let filled = !cell.trim().is_empty();
            (filled || column > 0).then_some(Cell { span, column: column as u32, columns: 1, rows: 1 })
        });
        let cells: Vec<Cell> = cells.collect();
        if !cells.is_empty() {
            self.rows.push(Row { cells });
        }
        if start + line.len() + 2 >= tabbed.end {
            self.fill_rows();
            self.end_table();
            self.empty_lines = 0;
        }
    }

    /// Gives rows of several cells that end before the last column the empty cells that were cut off with the blanks at the end of their
    /// lines: what is not there is no merged cell.
    fn fill_rows(&mut self) {
        let width = |r: &Row| r.cells.last().map_or(0, |c| c.column + 1);
        let columns = self.rows.iter().map(width).max().unwrap_or(0);
        for row in self.rows.iter_mut().filter(|r| r.cells.len() > 1) {
            let Some(end) = row.cells.last().map(|c| c.span.end) else { continue };
            let cut = width(row)..columns;
            row.cells.extend(cut.map(|column| Cell { span: end..end, column, columns: 1, rows: 1 }));
        }
    }

    /// A row of a grid whose lines begin with a tab, with any number of tabs between its cells.
    fn indented_grid_row(&mut self, line: &str, start: usize, grid: &Span) {
        if start == grid.start {
            self.end_table();
        }
        self.cells.extend(pieces(line).map(|c| start + c.start..start + c.end));
        self.end_row();
        if start + line.len() + 2 >= grid.end {
            self.end_table();
            self.empty_lines = 0;
        }
    }

    fn end_row(&mut self) {
        if !self.cells.is_empty() {
            let cells = self.cells.drain(..).enumerate();
            let cells = cells.map(|(i, span)| Cell { span, column: i as u32, columns: 1, rows: 1 }).collect();
            self.rows.push(Row { cells });
        }
    }

    fn end_table(&mut self) {
        self.end_row();
        if let (Some(first), Some(last)) = (self.rows.first(), self.rows.last()) {
            let span = first.cells[0].span.start..last.cells[last.cells.len() - 1].span.end;
            let rows = std::mem::take(&mut self.rows);
            self.blocks.push(Block::Table(Table { span, rows, grid: Grid::Converted }));
        }
    }
}

/// Bytes of a line that hardly stands in a cell.
const LONG_LINE: usize = 60;

/// Columns from which on strokes in lines draw a table; a label and its value have one stroke as well.
const DRAWN_COLUMNS: usize = 3;

/// The length of the table that is drawn at the start of a text: lines in a row that have strokes, most of them alike.
fn drawn_lines(text: &str) -> usize {
    // A rule may stand above the first row, and between others: "+-----+-----+".
    let Some(first) = text.split_inclusive('\n').take(2).find(|l| !is_rule(l)) else { return 0 };
    let mark = mark_of(first);
    let drawn = |l: &&str| (l.contains(mark) || is_rule(l)) && !l.starts_with('\t');
    let lines: Vec<&str> = text.split_inclusive('\n').take(MAX_ROWS).take_while(drawn).collect();
    let columns = |l: &&str| drawn_cells(l.trim_end()).len();
    let rows: Vec<usize> = lines.iter().filter(|l| l.contains(char::is_alphanumeric)).map(columns).collect();
    let most = rows.iter().copied().max().unwrap_or(0);
    let alike = rows.iter().filter(|n| **n == most).count();
    let framed = lines.iter().all(|l| is_framed(l.trim_end()) || is_rule(l)) || is_drawn_list(&lines);
    // Rows may end before the last column of their head.
    let headed = rows.len() > 2 && alike > 1 && rows[0] == most && rows.iter().all(|n| *n > 1);
    let drawn = rows.len() >= 2 && (most >= DRAWN_COLUMNS || framed && most >= 2) && (alike * 2 > rows.len() || headed);
    if drawn { lines.iter().map(|l| l.len()).sum() } else { 0 }
}

/// The most lines that are looked at to find out whether they are a table: each line may be the first of one.
pub(super) const MAX_ROWS: usize = 500;
/// Lines from which on tabs between cells make a table.
const TABBED_ROWS: usize = 3;

/// The length of the table with tabs between its cells at the start of a text: lines with the same number of tabs, the first
/// of them filled, and some that leave the first cell empty. A line that only begins with a tab is a cell, not such a row; with
/// one tab it must go on with hours.
fn tabbed_lines(text: &str) -> usize {
    let content = |l: &'_ str| l.trim_end_matches(['\n', '\r']).len();
    let tabs = |l: &str| l[..content(l)].matches('\t').count();
    let first = text.split_inclusive('\n').next().unwrap_or_default();
    let wanted = tabs(first);
    let length = |lines: &[&str]| lines.iter().map(|l| l.len()).sum();
    let second = text[first.len()..].split_inclusive('\n').next().unwrap_or_default();
    let headed_twice = is_second_head(first, second);
    if headed_twice || is_head_of_columns(first, second) {
        let lines = rows_below_corner(text, if headed_twice { wanted.max(tabs(second)) } else { wanted });
        return if lines.len() > CORNER_TABS { length(&lines) } else { 0 };
    }
    if wanted >= CORNER_TABS && (first.starts_with('\t') || is_head_of_hours(first)) {
        let lines = rows_below_corner(text, wanted);
        let one_row = || lines.len() == 2 && tabs(lines[1]) == wanted && opens_with_hours(lines[1]);
        return if lines.len() > CORNER_TABS || one_row() { length(&lines) } else { 0 };
    }
    if wanted == 0 || first.starts_with(char::is_whitespace) {
        return 0;
    }
    // Rows may end before the last column of their head.
    let below = if wanted >= CORNER_TABS { rows_below_corner(text, wanted) } else { Vec::new() };
    if is_grid_of_hours(&below) || is_grid_of_days(&below) {
        return length(&below);
    }
    let alike: Vec<&str> = text.split_inclusive('\n').take(MAX_ROWS).take_while(|l| tabs(l) == wanted).collect();
    if wanted >= CORNER_TABS && (is_grid_of_hours(&alike) || is_grid_of_days(&alike)) {
        return length(&alike);
    }
    if wanted >= 2 && is_headed_grid(&alike) || wanted == 1 && is_grid_of_entries(&alike) {
        return length(&alike);
    }
    let filled = |l: &str| l.split('\t').nth(1).is_some_and(|c| c.contains(char::is_alphanumeric));
    let ends_in_tab = |l: &str| l[..content(l)].ends_with('\t');
    let lines: Vec<&str> = alike.into_iter().take_while(|l| filled(l) && !ends_in_tab(l)).collect();
    let mut under = lines.iter().filter(|l| l.starts_with('\t')).peekable();
    let grid = under.peek().is_some()
        && (wanted >= 2 || under.all(|l| l.trim_start().starts_with(|c: char| c.is_ascii_digit())));
    if lines.len() >= TABBED_ROWS && grid { length(&lines) } else { 0 }
}

/// Cells of a line in a grid that is typed with a tab at the start of each line.
const INDENTED_CELLS: usize = 3;

/// The length of the grid at the start of a text whose lines all begin with a tab and have the same number of cells, set into columns
/// by as many tabs as each needs. A converter prints one cell on a line. The head may leave its corner empty behind two tabs, and a
/// word between the rows, such as one for the weekend, is a row of its own. A row may end early.
fn indented_grid(text: &str) -> usize {
    let first = text.split_inclusive('\n').next().unwrap_or_default();
    let corner = usize::from(first.starts_with("\t\t") && pieces(first).count() + 1 == INDENTED_CELLS);
    let wanted = pieces(first).count() + corner;
    if !first.starts_with('\t') || wanted < INDENTED_CELLS {
        return 0;
    }
    let full = |l: &str| l.starts_with('\t') && pieces(l).count() == wanted && !is_sentence(l);
    let lines: Vec<&str> = text.split_inclusive('\n').take(MAX_ROWS).collect();
    // A row that ends before the last columns, with its day or hours before a tab: what is missing is empty.
    let single = |l: &str| !l.trim_end().contains("\t\t");
    let day = |l: &str| pieces(l).next().is_some_and(|c| l[c].contains(is_digit));
    let ends_early = |i: usize| {
        let l = lines[i];
        i > 1
            && l.starts_with('\t')
            && (2..wanted).contains(&pieces(l).count())
            && single(l)
            && single(first)
            && day(l)
            && day(lines[i - 1])
            && full(lines[1])
            && !is_sentence(l)
    };
    let goes_on = |i: usize| {
        let head = i == 0 && corner > 0;
        let alone = i > 1 && lines[i].starts_with('\t') && pieces(lines[i]).count() == 1;
        let between = alone && full(lines[i - 1]) && lines.get(i + 1).is_some_and(|l| full(l));
        head || full(lines[i]) || between || ends_early(i)
    };
    let rows = (0..lines.len()).take_while(|i| goes_on(*i)).count();
    if rows >= TABBED_ROWS { lines[..rows].iter().map(|l| l.len()).sum() } else { 0 }
}

/// What stands between the tabs of a line.
fn pieces(line: &str) -> impl Iterator<Item = Span> {
    let mut at = 0;
    line.split('\t').filter_map(move |cell| {
        let start = at;
        at += cell.len() + 1;
        let lead = cell.len() - cell.trim_start().len();
        let content = cell.trim();
        (!content.is_empty()).then(|| start + lead..start + lead + content.len())
    })
}

/// Tabs of the head of a grid whose first cell, the corner, is empty: two columns at least.
const CORNER_TABS: usize = 2;
/// Characters of the head of a row.
const ROW_HEAD: usize = 40;

/// The head of a grid, which begins with the tab of an empty corner or a word for the days, and its rows: each has a short head of its
/// own, or goes on under the one above, and no more cells than the grid. What a converter prints has no tab within a line. Behind an empty line or a label, such as that of a week, the
/// rows go on where they are as wide as the head and begin with a day or hours.
fn rows_below_corner(text: &str, wanted: usize) -> Vec<&str> {
    let cells = |l: &str| l.trim_end_matches(['\n', '\r']).matches('\t').count();
    let head = |l: &str| l.split('\t').next().unwrap_or_default().trim().chars().count();
    let goes_on = |l: &str| {
        let first = l.split('\t').next().unwrap_or_default();
        cells(l) == wanted && head(l) <= ROW_HEAD && first.contains(|c: char| c.is_ascii_digit())
    };
    let lines: Vec<&str> = text.split_inclusive('\n').take(MAX_ROWS).collect();
    let row = |i: usize, l: &str| {
        let filled = (1..=ROW_HEAD).contains(&head(l)) && (1..=wanted).contains(&cells(l));
        let below = l.starts_with('\t') && (2..=wanted).contains(&cells(l));
        // A pause between the rows of the day.
        let below = below || l.starts_with('\t') && cells(l) == 1 && lines.get(i + 1).is_some_and(|n| goes_on(n));
        i == 0 || filled && !is_sentence(l) || below && (i > 1 || is_second_head(text.lines().next().unwrap_or(l), l))
    };
    let mut end = 0;
    while end < lines.len() {
        if row(end, lines[end]) {
            end += 1;
            continue;
        }
        let label = |l: &&&str| !l.contains('\t') && l.trim().chars().count() <= ROW_HEAD;
        let skipped = lines[end..].iter().take(BETWEEN_ROWS).take_while(label).count();
        match lines.get(end + skipped) {
            Some(next) if skipped > 0 && goes_on(next) => end += skipped + 1,
            _ => break,
        }
    }
    lines[..end].to_vec()
}

/// Whether a line is the head of a grid of hours: a word for the days, then hours in each cell.
fn is_head_of_hours(line: &str) -> bool {
    let mut cells = line.trim_end().split('\t');
    let corner = cells.next().unwrap_or_default();
    let hours = |c: &str| {
        let digits = c.chars().filter(char::is_ascii_digit).count();
        c.trim_start().starts_with(|c: char| c.is_ascii_digit()) && (3..=8).contains(&digits) && c.contains(['-', '–'])
    };
    !corner.contains(|c: char| c.is_ascii_digit()) && corner.chars().count() <= ROW_HEAD && cells.all(hours)
}

/// Whether a line is the second head of a grid: below days that each stand over several columns, an empty corner or a word and then a
/// short head for each column.
fn is_second_head(first: &str, second: &str) -> bool {
    let heads = |l: &str| l.trim_end().split('\t').skip(1).map(|c| c.trim().to_owned()).collect::<Vec<_>>();
    let filled = |l: &str| heads(l).into_iter().filter(|c| !c.is_empty()).collect::<Vec<_>>();
    let corner = |l: &str| l.split('\t').next().is_some_and(|c| c.len() <= ROW_HEAD && !c.contains(is_digit));
    let (days, columns) = (filled(first), filled(second));
    corner(first)
        && corner(second)
        && !days.is_empty()
        && days.iter().all(|d| d.contains(is_digit))
        && columns.len() > days.len()
        && columns.len() == heads(second).len()
        && columns.iter().all(|c| c.chars().count() <= HEAD_WORD)
}

/// Whether a line is the head of a grid and names its columns by days or numbers: a word in the corner, then a number in each cell, all
/// of one kind. A line with cells like those of the next is a row of a list.
fn is_head_of_columns(line: &str, next: &str) -> bool {
    let cells = |l: &str| l.trim_end().split('\t').map(|c| c.trim().to_owned()).collect::<Vec<_>>();
    let (row, next) = (cells(line), cells(next));
    let Some((corner, heads)) = row.split_first() else { return false };
    let clock = |c: &String| {
        let letters = c.chars().filter(|c| c.is_alphabetic()).count();
        c.starts_with(is_digit) && c.chars().filter(|c| is_digit(*c)).count() > 2 && letters <= 2
    };
    let alike = |(a, b): (&String, &String)| shape(a) == shape(b);
    let listed = next.len() == row.len() && heads.iter().zip(&next[1..]).all(alike);
    heads.len() >= CORNER_TABS
        && !corner.is_empty()
        && !corner.contains(is_digit)
        && !corner.ends_with([':', '：'])
        && corner.chars().count() <= HEAD_WORD
        && heads.iter().all(|c| c.contains(is_digit) && c.chars().count() <= ROW_HEAD)
        && heads.iter().all(|c| clock(c) == clock(&heads[0]))
        && !listed
}

fn is_digit(c: char) -> bool {
    c.is_numeric()
}

/// The kind of a cell: a sign for each run of letters and of digits.
fn shape(cell: &str) -> String {
    let kind = |c: char| match c {
        _ if is_digit(c) => '0',
        _ if c.is_alphabetic() => 'a',
        _ => c,
    };
    let mut kinds: Vec<char> = cell.chars().map(kind).collect();
    kinds.dedup();
    kinds.into_iter().collect()
}

/// Lines between the rows of a grid: an empty one, a label, an empty one.
const BETWEEN_ROWS: usize = 3;

/// Whether lines of filled cells are a head without a number and rows of numbers: "Item, For, Read". A word or a dash may stand in the
/// place of one of the numbers of a row.
fn is_headed_grid(lines: &[&str]) -> bool {
    let filled = |l: &&str| l.trim_end().split('\t').all(|c| (1..=GRID_CELL).contains(&c.trim().chars().count()));
    let digits = |l: &str| l.contains(|c: char| c.is_ascii_digit());
    // Heads in several words say what kind of dates stand below: such lines are read as they stand.
    let word = |c: &str| c.trim().chars().count() <= HEAD_WORD && c.split_whitespace().count() <= 2;
    let head = |c: &str| c.trim().chars().count() <= GRID_HEAD && c.split_whitespace().count() <= 2;
    let named = lines.first().is_some_and(|l| l.trim_end().split('\t').skip(1).all(head));
    named
        && lines.len() >= TABBED_ROWS
        && lines.iter().all(filled)
        && !digits(lines[0])
        && lines[1..].iter().all(|l| {
            let instead = l.split('\t').skip(1).filter(|c| !digits(c)).collect::<Vec<_>>();
            instead.len() <= 1 && instead.iter().all(|c| word(c)) && l.split('\t').skip(1).any(digits)
        })
        && lines[1..].iter().any(|l| l.split('\t').skip(1).all(digits))
}

/// Whether lines of two filled cells are two words, and below them entries with labels and values of their own: "Printed, Correct", and
/// then "Registration: 13 April, Registration: 15 April".
fn is_grid_of_entries(lines: &[&str]) -> bool {
    let entry = |c: &str| c.split_once(':').is_some_and(|(_, value)| value.contains(|c: char| c.is_ascii_digit()));
    let cells = |l: &str| l.trim_end().split_once('\t').map(|(a, b)| (a.trim().to_owned(), b.trim().to_owned()));
    let word =
        |c: &str| (1..=HEAD_WORD).contains(&c.chars().count()) && !c.contains(|c: char| c.is_ascii_digit() || c == ':');
    let headed = lines.first().and_then(|l| cells(l)).is_some_and(|(a, b)| word(&a) && word(&b));
    let below = |l: &&str| cells(l).is_some_and(|(a, b)| entry(&a) && !b.is_empty());
    let twice = |l: &&str| cells(l).is_some_and(|(_, b)| entry(&b));
    headed && lines.len() >= TABBED_ROWS && lines[1..].iter().all(below) && lines[1..].iter().any(twice)
}

/// Characters of a head that is one word.
const HEAD_WORD: usize = 12;

/// Characters of a head of two words: "Previous text", "Nouvelle date".
const GRID_HEAD: usize = 16;

/// Characters of a cell of a grid.
const GRID_CELL: usize = 80;

/// Whether lines of cells are a head and rows that each begin with a name and a number, such as a day or a group, or with a day in
/// numbers.
fn is_grid_of_days(lines: &[&str]) -> bool {
    let named = |l: &&str| {
        let cell = l.split('\t').next().unwrap_or_default();
        cell.contains(|c: char| c.is_ascii_digit()) && cell.contains(char::is_alphabetic) || is_day_in_numbers(cell)
    };
    lines.len() >= TABBED_ROWS && lines[1..].iter().all(named) && !named(&lines[0])
}

/// Whether a cell is a day of three numbers: "27.01.2020".
fn is_day_in_numbers(cell: &str) -> bool {
    let cell = cell.trim();
    let parts = |mark: char| {
        cell.split(mark).filter(|p| (1..=4).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_digit())).count()
    };
    ['.', '/', '-'].into_iter().any(|mark| parts(mark) == 3 && cell.matches(mark).count() == 2)
}

/// Whether lines of cells are a head of words, such as days, and rows that each begin with hours: "Time, Monday 4, Tuesday 5".
fn is_grid_of_hours(lines: &[&str]) -> bool {
    let first = |l: &&str| l.split('\t').next().unwrap_or_default().trim().to_owned();
    let hour = |cell: &str| (3..=4).contains(&cell.chars().filter(char::is_ascii_digit).count()) && cell.len() <= HOUR;
    // "From, To, Monday 4": the hour of the end has a cell of its own.
    let pair = |l: &&str| l.split('\t').take(2).filter(|c| hour(c.trim())).count() == 2;
    let hours = |cell: String| {
        let digits = cell.chars().filter(char::is_ascii_digit).count();
        (6..=8).contains(&digits)
            && cell.starts_with(|c: char| c.is_ascii_digit())
            && cell.contains(['-', '–'])
            && cell.chars().filter(|c| c.is_alphabetic()).count() <= 2
    };
    let head = |l: &str| l.trim_end().split('\t').all(|c| (1..=ROW_HEAD).contains(&c.trim().chars().count()));
    let corner = lines.first().map(first).filter(|c| !c.contains(|c: char| c.is_ascii_digit()));
    lines.len() >= TABBED_ROWS
        && corner.is_some()
        && head(lines[0])
        && lines[1..].iter().all(|l| hours(first(l)) || pair(l))
}

/// Bytes of an hour: "09:30", "9h30".
const HOUR: usize = 5;

/// Lines of two columns from which on they are a table without a frame.
const LIST_ROWS: usize = 4;

/// Whether lines of two short cells follow each other, none of them a label with its colon and its value.
fn is_drawn_list(lines: &[&str]) -> bool {
    let entry = |l: &&str| {
        let cells = drawn_cells(l.trim_end());
        let first = cells.first().map_or("", |c| &l[c.clone()]);
        cells.len() == 2 && !first.is_empty() && !first.ends_with([':', '：']) && !is_sentence(l)
    };
    lines.len() >= LIST_ROWS && lines.iter().all(entry)
}

/// Whether a line is drawn between rows: "+-----+-----+".
fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.starts_with('+') && line.ends_with('+') && line.len() > 2 && line.bytes().all(|b| b"+-=".contains(&b))
}

/// What parts the cells of a line: upright strokes, or slanted ones between blanks.
fn mark_of(line: &str) -> &'static str {
    ["|", "｜"].into_iter().find(|mark| line.contains(mark)).unwrap_or(" / ")
}

/// Whether a line has strokes at both of its ends.
fn is_framed(line: &str) -> bool {
    line.len() > 1 && line.starts_with('|') && line.ends_with('|')
}

/// The cells between the strokes of a line. Strokes at both of its ends are its frame.
fn drawn_cells(line: &str) -> Vec<Span> {
    let line = line.trim_end();
    let inner = if is_framed(line) { 1..line.len() - 1 } else { 0..line.len() };
    let mut start = inner.start;
    let mark = mark_of(line);
    let cells = line[inner].split(mark).map(|cell| {
        let from = start + cell.len() - cell.trim_start().len();
        let to = (start + cell.trim_end().len()).max(from);
        start += cell.len() + mark.len();
        from..to
    });
    cells.collect()
}

/// Whether two lines begin with the same word, or both with a number and the same sign behind it: an hour is no number of a clause.
fn opens_alike(a: &str, b: &str) -> bool {
    let word = |line: &str| line.trim_start().chars().take_while(|c| c.is_alphabetic()).collect::<String>();
    let behind_number = |line: &str| {
        let rest = line.trim_start().trim_start_matches(char::is_numeric);
        rest.chars().next().filter(|_| rest.len() < line.trim_start().len())
    };
    let (first, second) = (word(a), word(b));
    let alike = || behind_number(a).is_some_and(|sign| behind_number(b) == Some(sign));
    first == second && (!first.is_empty() || alike())
}

/// Whether a line is the next item of a list whose items have lists of their own below them, with another mark.
fn is_outer_item(head: &str, line: &str, inner: &str) -> bool {
    let mark = |line: &str| line.chars().next().filter(|c| ITEM_MARKS.contains(c));
    mark(head).is_some() && mark(head) == mark(line) && mark(inner.trim_start()) != mark(head)
}

/// Marks of the items of a list.
const ITEM_MARKS: [char; 8] = ['-', '–', '—', '•', '·', '*', '▪', '●'];

/// A line of a programme: hours, a tab, and what there is. It continues no cell.
fn opens_with_hours(line: &str) -> bool {
    let Some((label, _)) = line.split_once('\t') else { return false };
    let digits = label.chars().filter(char::is_ascii_digit).count();
    let letters = label.chars().filter(|c| c.is_alphabetic()).count();
    label.starts_with(|c: char| c.is_ascii_digit()) && (3..=8).contains(&digits) && letters <= 6
}

/// The cells of an indented line that begins with hours and goes on behind a tab: a converter prints each cell on a line.
fn indented_row(line: &str) -> Option<Vec<Span>> {
    let content = line.trim_start();
    let indent = line.len() - content.len();
    let typed = line.starts_with('\t') && opens_with_hours(content);
    let (hours, _) = content.split_once('\t').filter(|(h, what)| typed && !h.is_empty() && !what.trim().is_empty())?;
    Some(vec![indent..indent + hours.len(), indent + hours.len() + 1..line.len()])
}

/// Bytes before the content of a cell: a tab, or a space and a tab.
fn cell_indent(line: &str) -> Option<usize> {
    ["\t", " \t", "\u{a0}\t"].iter().find(|p| line.starts_with(**p)).map(|p| p.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each block: a paragraph, or the cells of a table row by row.
    fn shown(text: &str) -> Vec<String> {
        let cells = |r: &Row| r.cells.iter().map(|c| &text[c.span.clone()]).collect::<Vec<_>>().join("/");
        let show = |b: &Block| match b {
            Block::Paragraph(p) => text[p.span.clone()].to_owned(),
            Block::Table(t) => format!("[{}]", t.rows.iter().map(cells).collect::<Vec<_>>().join(" ; ")),
        };
        document(text.to_owned()).blocks.iter().map(show).collect()
    }

    #[test]
    fn lines_end_with_what_the_system_wrote() {
        for text in ["Plan\rDay\r", "Plan\nDay\n", "Plan\r\nDay\r\n"] {
            let document = read(text.as_bytes()).expect("a text");
            let paragraphs = document.blocks.iter().filter(|b| body_paragraph(b).is_some_and(|s| !s.is_empty()));
            assert_eq!(paragraphs.count(), 2, "{text:?}");
        }
    }

    #[test]
    fn strokes_draw_tables() {
        let plain = "Plan\nDay | a.m. | p.m.\nMonday | A | \nTuesday | | B\nNote";
        assert_eq!(shown(plain), ["Plan", "[Day/a.m./p.m. ; Monday/A/ ; Tuesday//B]", "Note"]);
        let cut = "Time | Mon | Tue\n0930 | A | B\n1430 | C\n1800 | D\n";
        assert_eq!(shown(cut), ["[Time/Mon/Tue ; 0930/A/B ; 1430/C ; 1800/D]"]);
        let slanted = "Day / Hours / What\nMonday / 9:30-12:30 / WP 1/13\n";
        assert_eq!(shown(slanted), ["[Day/Hours/What ; Monday/9:30-12:30/WP 1/13]"]);
        let list = "Item / By\nFellowships / 3 May\nVisas / 4 May\nHotels / 5 May\n";
        assert_eq!(shown(list), ["[Item/By ; Fellowships/3 May ; Visas/4 May ; Hotels/5 May]"]);
        let framed = "| Day | a.m. | p.m. |\n|---|:-:|---|\n| Monday | A | B |\n";
        assert_eq!(shown(framed), ["[Day/a.m./p.m. ; Monday/A/B]"]);
    }

    #[test]
    fn strokes_draw_tables_in_every_format() {
        let text = "The plan:\nQ2/11 | 8 October | 12:00-14:00\nQ4/11 | 10 October | 07:00-09:30\nGoodbye\n";
        let document = with_drawn_tables(Document::from_paragraphs(Format::Docx, text.into()));
        let [Block::Paragraph(_), Block::Table(table), Block::Paragraph(last)] = document.blocks.as_slice() else {
            panic!("{:?}", document.blocks);
        };
        let rows: Vec<usize> = table.rows.iter().map(|r| r.cells.len()).collect();
        assert_eq!((rows.as_slice(), &text[last.span.clone()]), ([3, 3].as_slice(), "Goodbye"));
    }

    #[test]
    fn tabs_part_cells_where_rows_go_on_under_the_first_cell() {
        let plan = "Plan\nDay\tHour\tSession\nMonday\t9:30-12:30\tPlenary\n\t14:30-17:30\tWP 1\nTuesday\t9:30-12:30\tWP 2\nNote\n";
        let rows = "[Day/Hour/Session ; Monday/9:30-12:30/Plenary ; 14:30-17:30/WP 1 ; Tuesday/9:30-12:30/WP 2]";
        assert_eq!(shown(plan), ["Plan", rows, "Note"]);
        let head = "Ref.:\tTSB Collective letter 3/13\n\tSG13/TK\nTel.:\t+41 22 730 5111\n";
        assert!(!shown(head)[0].starts_with('['), "{:?}", shown(head));
    }

    #[test]
    fn tabs_part_cells_below_an_empty_corner() {
        let plan = "First week\n\tMon 4\tTue 5\n0930-1230\tPlenary\tWP 1\n1430-1730\tWP 1\n\nNote";
        assert_eq!(shown(plan), ["First week", "[Mon 4/Tue 5 ; 0930-1230/Plenary/WP 1 ; 1430-1730/WP 1/]", "Note"]);
        let weeks = "\t0930-1230\t1430-1730\n\nFirst week\nMon 4\tPlenary\tWP 1\nTue 5\tWP 2\tWP 3\n\nNote\tA\tB\n";
        assert_eq!(shown(weeks)[0], "[0930-1230/1430-1730 ; First week ; Mon 4/Plenary/WP 1 ; Tue 5/WP 2/WP 3]");
        let days = "Day\t0930-1230\t1430-1730\n\nMon 4\tPlenary\tWP 1\nTue 5\tWP 2\tWP 3\n";
        assert_eq!(shown(days), ["[Day/0930-1230/1430-1730 ; Mon 4/Plenary/WP 1 ; Tue 5/WP 2/WP 3]"]);
        // A line that a converter prints has no tab within.
        let converted = "\tMonday\nRoom A\n\tTuesday\n";
        assert_eq!(shown(converted), ["[Monday\nRoom A/Tuesday]"]);
        let address = "\tTel.:\t+41 22 730 5111\nGeneva\n";
        assert_eq!(shown(address).len(), 1);
    }

    #[test]
    fn tabs_part_cells_below_heads_of_days_and_numbers() {
        let days = "Session\tTue 4 May\tWed 5 May\n1\tPlenary\tWP 1\n2\tWP 2\nNote\n";
        assert_eq!(shown(days), ["[Session/Tue 4 May/Wed 5 May ; 1/Plenary/WP 1 ; 2/WP 2/]", "Note"]);
        let numbers = "Day\t1\t2\nTue 4 May\tPlenary\nWed 5 May\tWP 1\tWP 2\nNote\n";
        assert_eq!(shown(numbers), ["[Day/1/2 ; Tue 4 May/Plenary/ ; Wed 5 May/WP 1/WP 2]", "Note"]);
        let twice = "\tTue 4/5\t\tWed 5/5\n\t1\t2\t1\t2\nPlenary\tX\nWP 1\t\tX\nNote\n";
        assert_eq!(shown(twice), ["[Tue 4/5//Wed 5/5/ ; 1/2/1/2 ; Plenary/X/// ; WP 1//X//]", "Note"]);
        // Rows of a list have cells of one kind, and the label of a head its colon.
        let list = "Closing\t3 May 2024\tRegistration 1\nClosing\t4 May 2024\tRegistration 2\n";
        assert_eq!(shown(list).len(), 2);
        let head = "Tel.:\t+41 22 730 5111\tRoom 3\nFax:\t+41 22 730 5112\tRoom 4\nWeb\titu.int\n";
        assert_eq!(shown(head).len(), 3);
    }

    #[test]
    fn tabs_set_the_cells_of_indented_lines_into_columns() {
        let plan = "\tDay\t\t\tMorning\t\t\tAfternoon\n\tTuesday 14\tPlenary\t\t\tWP1\n\tWednesday 15\tWP2\t\t\t-\n";
        assert_eq!(shown(plan), ["[Day/Morning/Afternoon ; Tuesday 14/Plenary/WP1 ; Wednesday 15/WP2/-]"]);
        let corner = "\t\tMorning\tAfternoon\n\tFriday 14\tPlenary\tWP1\n\tWeekend\n\tMonday 17\tWP2\t-\n";
        assert_eq!(shown(corner), ["[Morning/Afternoon ; Friday 14/Plenary/WP1 ; Weekend ; Monday 17/WP2/-]"]);
        // A cell on each line is a table as converters print it.
        assert_eq!(shown("\ta\n\tb\n\tc\n"), ["[a/b/c]"]);
    }

    #[test]
    fn indented_lines_of_hours_are_rows() {
        let plan = "\tMonday\n\t0930 - 1230\tPlenary\n\t1400 - 1730\tWP 1\n\n\tTuesday\n\t0930\tWP 2\n";
        let rows = "[Monday ; 0930 - 1230/Plenary ; 1400 - 1730/WP 1 ; Tuesday ; 0930/WP 2]";
        assert_eq!(shown(plan), [rows]);
        let list = "\t14 May\n\t-\tForms\n";
        assert_eq!(shown(list), ["[14 May/-\tForms]"]);
    }

    #[test]
    fn tabs_part_cells_below_a_head_of_words() {
        let pairs = "Item\tFor\tRead\nForms\t3 May\t4 May\nPapers\t5 May\t6 May\n";
        assert_eq!(shown(pairs), ["[Item/For/Read ; Forms/3 May/4 May ; Papers/5 May/6 May]"]);
        let prose = "Name\tOffice\tTown\nA\tB\tC\nD\tE\tF\n";
        assert_eq!(shown(prose).len(), 3);
    }

    #[test]
    fn indented_lines_hang_on_the_line_above() {
        let dates = "Dates\nBy 4 May 2019\n\tForms\n\tLetters\nBy 9 May 2019\n\tPapers\n";
        assert_eq!(shown(dates), ["Dates", "By 4 May 2019", "[Forms/Letters]", "By 9 May 2019", "[Papers]"]);
        let marks = "Dates\n•\t4 May 2019\n\t- forms\n\t- letters\n•\t9 May 2019\n\t- papers\n";
        assert_eq!(shown(marks), ["Dates", "•\t4 May 2019", "[- forms/- letters]", "•\t9 May 2019", "[- papers]"]);
        let alike = "– To Administrations\n\t– Members\n– Associates\n";
        assert_eq!(shown(alike), ["– To Administrations", "[– Members\n– Associates]"]);
        let plan = "Plan\n\tMonday\n24 May\n\tTuesday\n25 May\n";
        assert_eq!(shown(plan), ["Plan", "[Monday\n24 May/Tuesday\n25 May]"]);
        let hours = "2\tDates\n\tSG 9\n\t4 May 2019\n9.30 a.m.\n\n\tSG 4\n\t5 May 2019\n2 p.m.\n";
        assert_eq!(shown(hours), ["2\tDates", "[SG 9/4 May 2019\n9.30 a.m. ; SG 4/5 May 2019\n2 p.m.]"]);
        let converted = "Dates\n\n\t4 May 2019\n23:59 UTC\n\tForms\nLetters\n";
        assert_eq!(shown(converted), ["Dates", "[4 May 2019\n23:59 UTC/Forms\nLetters]"]);
    }

    #[test]
    fn other_strokes_draw_none() {
        let label = "Tel: | +41 22 730 5111\nFax: | +41 22 730 5112";
        assert_eq!(shown(label).len(), 2);
        let slanted = "Ref: / TSB Collective letter 3/13\nTel: / +41 22 730 5111";
        assert_eq!(shown(slanted).len(), 2);
        let pair = "Fees / costs\nFares / tickets\nRooms / halls";
        assert_eq!(shown(pair).len(), 3);
        let footer = "Text\nPlace des Nations | CH-1211 Geneva 20 | Switzerland\nText";
        assert_eq!(shown(footer).len(), 3);
    }
}
