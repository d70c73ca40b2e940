//! Tables whose columns are aligned with blanks, as converters print them and as mails show them.

use super::text::MAX_ROWS;
use crate::document::{Cell, Row, Span};

/// Columns from which on aligned lines are a table.
const COLUMNS: usize = 3;
/// Lines from which on they are.
const ROWS: usize = 3;
/// Characters by which a cell may stand beside its column.
const SLACK: usize = 1;

/// The cells of a line, each with its column.
type Cells = Vec<(usize, Span)>;

/// The rows at the start of a text and their length in bytes: lines in a row whose cells begin at the columns of the fullest one.
///
/// An empty line or a line of one cell ("Weekend", a heading of the second week) between such lines parts no table.
pub(super) fn rows(text: &str) -> Option<(Vec<Cells>, usize)> {
    let first = text.split_inclusive('\n').next().filter(|l| l.contains("  "))?;
    if cells(first.trim_end()).len() < COLUMNS {
        return None;
    }
    let mut lines: Vec<(usize, Cells)> = Vec::new();
    let mut table: Option<(Vec<Cells>, usize)> = None;
    let mut end = 0;
    let mut gap = false;
    for line in text.split_inclusive('\n').take(MAX_ROWS) {
        let row = cells(line.trim_end());
        let full = row.len() >= 2;
        // What stands before a gap may be a table by itself.
        if !full && !gap {
            match in_columns(text, &lines, end) {
                Some(found) => table = Some(found),
                // What is in no columns so far is none with more lines: do not try it again for each of them.
                None if lines.iter().filter(|(_, row)| row.len() >= 2).count() >= ROWS => return table,
                None => {}
            }
        }
        if !full && (gap || line.contains(['\t', '|', '｜'])) {
            break;
        }
        gap = !full;
        lines.push((end, row));
        end += line.len();
    }
    if gap {
        return table;
    }
    in_columns(text, &lines, end).or(table)
}

/// The lines with their first cells parted where a column of other lines begins behind a single blank: "09:30-10:45 WP 1" below a head
/// that begins above "WP".
fn parted(text: &str, lines: &[(usize, Cells)]) -> Vec<(usize, Cells)> {
    let others = |at: usize| lines.iter().filter(|(_, row)| row.iter().any(|(column, _)| *column == at)).count();
    let part = |(start, row): &(usize, Cells)| {
        let mut row = row.clone();
        let (column, span) = row.first().cloned()?;
        let cell = &text[start + span.start..start + span.end];
        let blanks = cell.match_indices(' ').map(|(i, _)| i + 1);
        let at = blanks.map(|i| (column + cell[..i].chars().count(), i)).find(|(at, _)| others(*at) >= ROWS - 1)?;
        row[0].1.end = span.start + at.1 - 1;
        row.insert(1, (at.0, span.start + at.1..span.end));
        Some((*start, row))
    };
    lines.iter().map(|line| part(line).filter(|_| line.1.len() >= 2).unwrap_or_else(|| line.clone())).collect()
}

/// The rows of lines that all stand in the columns of the fullest of them.
fn in_columns(text: &str, lines: &[(usize, Cells)], length: usize) -> Option<(Vec<Cells>, usize)> {
    let lines = &parted(text, lines);
    let columns: Vec<usize> = lines.iter().max_by_key(|(_, r)| r.len())?.1.iter().map(|(at, _)| *at).collect();
    let column = |at: usize| columns.iter().position(|c| c.abs_diff(at) <= SLACK);
    let full = || lines.iter().filter(|(_, row)| row.len() >= 2);
    let aligned = full().all(|(_, row)| row.iter().all(|(at, _)| column(*at).is_some()));
    if full().count() < ROWS || columns.len() < COLUMNS || !aligned {
        return None;
    }
    // A line of one cell stands where it likes.
    let place = |at: usize| column(at).unwrap_or_else(|| columns.iter().filter(|c| **c <= at).count().max(1) - 1);
    let row = |(start, row): &(usize, Cells)| {
        let found: Cells = row.iter().map(|(at, s)| (place(*at), start + s.start..start + s.end)).collect();
        filled(found, columns.len())
    };
    Some((lines.iter().map(row).filter(|row| !row.is_empty()).collect(), length))
}

/// A row of several cells with the empty ones between them and behind them: what is blank is no merged cell.
fn filled(row: Cells, columns: usize) -> Cells {
    let first = row.first().map_or(0, |(column, _)| *column);
    if row.len() < 2 {
        return row;
    }
    let mut end = 0;
    let mut cells = row.into_iter().peekable();
    (first..columns)
        .map(|column| {
            let cell = cells.next_if(|(at, _)| *at == column).unwrap_or((column, end..end));
            end = cell.1.end;
            cell
        })
        .collect()
}

/// Characters of the first cell of a pair: a date, hours.
const VALUE: usize = 4;

/// Rows of two cells, a value and what it is for, whose second cell may go on below: their number in bytes as in [`rows`].
///
/// Labels with a colon, numbered items and single lines are no such rows.
pub(super) fn pairs(text: &str) -> Option<(Vec<Cells>, usize)> {
    let first = text.split_inclusive('\n').next().filter(|l| l.contains("  "))?;
    let heads = cells(first.trim_end());
    let [(left, _), (right, _)] = heads.as_slice() else { return None };
    let (left, right) = (*left, *right);
    let mut out: Vec<Cells> = Vec::new();
    let (mut at, mut end, mut gap, mut plain) = (0, 0, false, 0);
    for line in text.split_inclusive('\n').take(MAX_ROWS) {
        let row: Cells = cells(line.trim_end()).into_iter().map(|(c, s)| (c, at + s.start..at + s.end)).collect();
        at += line.len();
        match row.as_slice() {
            [] if line.trim().is_empty() => {
                gap = true;
                continue;
            }
            [(a, first), (b, what)] if (*a, *b) == (left, right) => {
                // One row may be that of the heads.
                plain += usize::from(!is_value(&text[first.clone()]));
                if plain > 1 || text[first.clone()].ends_with(':') {
                    return None;
                }
                out.push(vec![(0, first.clone()), (1, what.clone())]);
            }
            // The second cell goes on.
            [(b, more)] if *b == right && !gap => {
                let last = out.last_mut().and_then(|row| row.last_mut())?;
                last.1.end = more.end;
            }
            _ => break,
        }
        (end, gap) = (at, false);
    }
    (out.len() >= plain + ROWS - 1).then_some((out, end))
}

/// Whether a cell may be a date or hours.
fn is_value(cell: &str) -> bool {
    cell.chars().count() >= VALUE && cell.contains(|c: char| c.is_ascii_digit())
}

/// A row of cells that stand in columns.
pub(super) fn row(cells: Cells, base: usize) -> Row {
    let cell = |(column, span): (usize, Span)| Cell {
        span: base + span.start..base + span.end,
        column: column as u32,
        columns: 1,
        rows: 1,
    };
    Row { cells: cells.into_iter().map(cell).collect() }
}

/// The cells of a line, two blanks or more between them: where each begins in characters, and its bytes.
fn cells(line: &str) -> Cells {
    let mut out: Cells = Vec::new();
    let mut blanks = 2;
    for (column, (at, c)) in line.char_indices().enumerate() {
        // Tabs and strokes part cells in their own way.
        if matches!(c, '\t' | '|' | '｜') {
            return Vec::new();
        }
        if c == ' ' || c == '\u{a0}' {
            blanks += 1;
            continue;
        }
        let end = at + c.len_utf8();
        match out.last_mut() {
            Some((_, last)) if blanks < 2 => last.end = end,
            _ => out.push((column, at..end)),
        }
        blanks = 0;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&[&str]>) {
        let show =
            |row: &Cells| row.iter().map(|(c, s)| format!("{c}:{}", &text[s.clone()])).collect::<Vec<_>>().join(" ");
        let found = rows(text).map(|(rows, _)| rows.iter().map(show).collect::<Vec<_>>());
        assert_eq!(found.as_deref().map(|r| r.iter().map(String::as_str).collect::<Vec<_>>()).as_deref(), expected);
    }

    #[test]
    fn columns_are_where_cells_begin() {
        let plan = "         0930   1430\nMon 13   WP 1   WP 2\nTue 14          WP 2\n";
        check(plan, None);
        let plan = "Day      0930   1430\nMon 13   WP 1   WP 2\nTue 14          WP 2\n";
        check(plan, Some(&["0:Day 1:0930 2:1430", "0:Mon 13 1:WP 1 2:WP 2", "0:Tue 14 1: 2:WP 2"]));
    }

    #[test]
    fn one_blank_parts_cells_at_a_column() {
        let plan = "            Mon    Tue    Wed\n            4 May  5 May  6 May\n09:30-10:45 WP 1   WP 2   WP 3\n11:15-12:30 WP 1   -      WP 3\n";
        let rows = [
            "1:Mon 2:Tue 3:Wed",
            "1:4 May 2:5 May 3:6 May",
            "0:09:30-10:45 1:WP 1 2:WP 2 3:WP 3",
            "0:11:15-12:30 1:WP 1 2:- 3:WP 3",
        ];
        check(plan, Some(&rows));
    }

    #[test]
    fn a_gap_parts_no_table() {
        let plan = "Day      0930   1430\n\nMon 13   WP 1   WP 2\nFri 17   WP 3   WP 2\n    Weekend\nTue 21          WP 2\n\nNotes\n";
        let rows = [
            "0:Day 1:0930 2:1430",
            "0:Mon 13 1:WP 1 2:WP 2",
            "0:Fri 17 1:WP 3 2:WP 2",
            "0:Weekend",
            "0:Tue 21 1: 2:WP 2",
        ];
        check(plan, Some(&rows));
        let plan =
            "Day      0930   1430\nMon 13   WP 1   WP 2\nTue 14          WP 2\n\nTel:  12   34  56\nFax:  13 34   56\n";
        check(plan, Some(&["0:Day 1:0930 2:1430", "0:Mon 13 1:WP 1 2:WP 2", "0:Tue 14 1: 2:WP 2"]));
    }

    #[test]
    fn second_cells_go_on_below() {
        let show = |text: &str| {
            pairs(text).map(|(rows, _)| {
                rows.iter()
                    .map(|r| r.iter().map(|(_, s)| &text[s.clone()]).collect::<Vec<_>>().join("|"))
                    .collect::<Vec<_>>()
            })
        };
        let block = "  Date       Action\n\n  4 May 98   Papers which are to be\n             translated\n\n  8 May 98   Visas\n\nSee Annex.\n";
        let rows = ["Date|Action", "4 May 98|Papers which are to be\n             translated", "8 May 98|Visas"];
        assert_eq!(show(block).as_deref(), Some(&rows.map(str::to_owned)[..]));
        assert_eq!(show("Tel:  +41 22\nFax:  +41 23\nWeb:  itu\n"), None);
        assert_eq!(show("  1   Opening\n  2   Agenda\n  3   Closing\n"), None);
    }

    #[test]
    fn other_blanks_are_no_columns() {
        check("Tel:   +41 22   Geneva\nFax:     +41 23  here\nWeb:  x   y\n", None);
        check("A sentence.  Another one.  A third.\nOne more.\n", None);
    }
}
