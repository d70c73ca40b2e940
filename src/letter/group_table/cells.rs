//! Where a cell begins, in tables that have kept their cells and in those that have lost them.

use crate::letter::reading::Reading;
use crate::letter::text::Position;

/// Bytes of a paragraph in which a table may have lost its cells.
const RUN_ON: usize = 200;

pub(super) fn starts_cell(reading: &Reading<'_, '_>, at: usize) -> bool {
    let text = reading.text;
    let before = text.view.text[..at].trim_end_matches(' ');
    // Glued cells: a capital letter directly behind a letter, a digit or a bracket.
    let source = text.view.source_span(&(at..at)).start;
    let mut printed = text.document.text[source..].chars();
    // A word in capitals heads no cell: "1600 HOURS UTC".
    let capital = printed.next().is_some_and(|c| c.is_ascii_uppercase())
        && printed.next().is_some_and(|c| c.is_ascii_lowercase());
    let glued = capital && before.ends_with(|c: char| c.is_ascii_alphanumeric() || c == ')');
    // Where the blanks of a letter on one line are left: "Groups Meeting dates Deadline for contributions Opening session".
    let run_on = capital
        && text.unit_at(at).is_some_and(|u| {
            let unit = &text.units[u];
            unit.span.len() > RUN_ON && matches!(unit.position, Position::Paragraph(_))
        });
    before.is_empty() || before.ends_with(['\n', '\t', '|', '/']) || glued || run_on
}
