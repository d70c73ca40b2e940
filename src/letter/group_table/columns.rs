//! The columns of rows without heads, told by their days.

use super::Column;
use crate::document::Span;
use crate::letter::reading::Reading;
use crate::mentions::Value;

/// The columns of rows without heads: the days of the meeting, what lies before them, and what is their first day again.
pub(super) fn shaped_order(reading: &Reading<'_, '_>, rows: &[Span]) -> Option<Vec<Column>> {
    let text = reading.text;
    let dates = |row: &Span| {
        text.mentions_in(row)
            .filter(|m| text.mentions[*m].is_date() && reading.is_open(*m))
            .filter_map(|m| reading.days(m))
            .collect::<Vec<_>>()
    };
    let all: Vec<Vec<_>> = rows.iter().map(dates).collect();
    let widest = all
        .iter()
        .filter(|d| d.iter().any(|(a, b)| a < b))
        .max_by_key(|d| d.len())
        .or_else(|| all.iter().max_by_key(|d| d.len()))?;
    let meeting = widest.iter().position(|(a, b)| a < b).unwrap_or(0);
    let (first, last) = *widest.get(meeting)?;
    if first == last && widest.len() < 2 && !days_with_hours(reading, rows) {
        return None;
    }
    let mut order = vec![Column::Group];
    for (i, (day, _)) in widest.iter().enumerate() {
        order.push(match i {
            _ if i == meeting => Column::Meeting,
            _ if *day < first => Column::Deadline,
            _ if *day == first => Column::Opening,
            _ => return None,
        });
    }
    let timed = |row: &Span| text.mentions_in(row).any(|m| text.mentions[m].is_time());
    if !order.contains(&Column::Opening) && rows.iter().any(timed) {
        order.push(Column::Opening);
    }
    // Beside old days the new ones alone are a column.
    let beside = |row: &Span| text.mentions_in(row).any(|m| text.mentions[m].is_date() && !reading.is_open(m));
    (order.len() > 2 || rows.iter().all(beside)).then_some(order)
}

/// Whether each row is a day with its hours, in a letter that names no days but these: then the rows are its meetings, and no
/// plan of sessions.
fn days_with_hours(reading: &Reading<'_, '_>, rows: &[Span]) -> bool {
    let text = reading.text;
    let timed = |row: &Span| text.mentions_in(row).any(|m| matches!(text.mentions[m].value, Value::Times(..)));
    let called = |m: usize| reading.days(m).is_some_and(|(first, last)| !reading.is_past(last) && first < last);
    let subject = reading.head.subject.clone().unwrap_or(0..0);
    let dated = text.mentions_in(&subject).any(|m| text.mentions[m].is_date());
    rows.iter().all(timed) && !dated && !text.mentions_in(&(reading.head.span.end..reading.annex_start)).any(called)
}
