//! Reports for people on a terminal. Every quote stands last on its line, so that a right-to-left one moves nothing
//! else, and places are given as line:column, or by paragraph and cell; no carets are drawn, which a terminal would put under other words.
//!
//! Reports always carry colours; the program strips them where they are not wanted.

mod check;
mod explain;
mod extract;

use super::words;
use crate::document::Place;
use crate::event::Inferred;
use crate::note::Severity;
use anstyle::{AnsiColor, Style};
pub use check::{note, note_line};
pub use explain::explain;
pub use extract::extract;
use std::fmt::Display;
use unicode_width::UnicodeWidthStr;

/// Columns of a quote.
const QUOTE: usize = 100;

const HEAD: Style = Style::new().bold();
const FACT: Style = AnsiColor::Green.on_default();
const FAINT: Style = Style::new().dimmed();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();
const INFO: Style = AnsiColor::Cyan.on_default().bold();

fn painted(style: Style, text: impl Display) -> String {
    format!("{style}{text}{style:#}")
}

fn severity_style(severity: Severity) -> Style {
    match severity {
        Severity::Info | Severity::Notice => INFO,
        Severity::Warning => WARNING,
    }
}

/// A quote in guillemets, cut; always the last of its line.
fn quote(text: &str) -> String {
    format!("«{}»", words::cut(&words::one_line(text), QUOTE))
}

/// The page, then the paragraph or cell where the format has them: nobody counts lines in a word processor. Else line and
/// column.
fn place(place: &Place) -> String {
    let page = place.page.map(|p| format!("p{p} ")).unwrap_or_default();
    match &place.path {
        Some(path) => format!("{page}{path}"),
        None => format!("{page}{}:{}", place.line, place.column),
    }
}

/// What is not printed, or nothing.
fn inferred(inferred: &[Inferred]) -> String {
    match inferred {
        [] => String::new(),
        parts => format!("inferred {}", parts.iter().map(|i| i.name()).collect::<Vec<_>>().join("+")),
    }
}

/// Rows with their cells in columns; the last cell of a row is not padded.
struct Table {
    rows: Vec<Vec<(Style, String)>>,
}

impl Table {
    fn new() -> Table {
        Table { rows: Vec::new() }
    }

    fn row(&mut self, cells: impl IntoIterator<Item = (Style, String)>) {
        self.rows.push(cells.into_iter().collect());
    }

    fn print(&self, out: &mut String) {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let width = |column: usize| self.rows.iter().filter_map(|r| r.get(column)).map(|c| c.1.width()).max();
        let widths: Vec<usize> = (0..columns).map(|c| width(c).unwrap_or(0)).collect();
        for row in &self.rows {
            out.push_str("  ");
            for (i, (style, text)) in row.iter().enumerate() {
                let last = i + 1 == row.len();
                out.push_str(&if text.is_empty() { String::new() } else { painted(*style, text) });
                if !last && widths[i] > 0 {
                    out.push_str(&" ".repeat(widths[i] - text.width() + 2));
                }
            }
            out.push('\n');
        }
    }
}

#[cfg(test)]
fn plain(text: &str) -> String {
    anstream::adapter::strip_str(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_align_by_width_and_empty_ones_vanish() {
        let mut table = Table::new();
        let cell = |text: &str| (FAINT, text.to_owned());
        table.row([cell("会议"), cell(""), cell("a")]);
        table.row([cell("x"), cell(""), cell("b")]);
        let mut out = String::new();
        table.print(&mut out);
        assert_eq!(plain(&out), "  会议  a\n  x     b\n");
    }

    #[test]
    fn places_name_the_page_where_there_is_one() {
        assert_eq!(place(&Place { line: 3, column: 7, page: Some(2), path: None }), "p2 3:7");
        assert_eq!(place(&Place { line: 3, column: 7, page: None, path: None }), "3:7");
        assert_eq!(place(&Place { line: 3, column: 7, page: None, path: Some("paragraph 3".into()) }), "paragraph 3");
    }
}
