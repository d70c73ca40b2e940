//! A row: its dates in the order of the columns, each with its hour.

use super::{Column, TableHead};
use crate::document::Span;
use crate::lang::Cue;
use crate::letter::Role;
use crate::letter::reading::Reading;
use crate::mentions::{Clock, Value};
use chrono::NaiveDate;
use std::iter::Peekable;

/// A row as it is read.
pub(super) struct Row<'a> {
    pub(super) span: &'a Span,
    pub(super) table: &'a TableHead,
    pub(super) groups: Vec<String>,
    /// A workshop without a group.
    pub(super) side: bool,
    /// Mentions of dates that no step has told.
    pub(super) dates: Vec<usize>,
    /// Mentions of hours.
    times: Vec<usize>,
    /// The meeting that the row calls.
    pub(super) meeting: Option<usize>,
}

/// A date of a row, with what stands beside it.
pub(super) struct DateOfRow {
    pub(super) mention: usize,
    pub(super) days: (NaiveDate, NaiveDate),
    pub(super) is_last: bool,
    /// Where the next date begins.
    pub(super) until: usize,
    /// The hour behind it.
    pub(super) hour: Option<usize>,
    /// The clock time that is its own, and the mention of that.
    pub(super) clock: Option<(Clock, usize)>,
}

/// One row: its dates in the order of the columns.
pub(super) fn read_row(reading: &mut Reading<'_, '_>, span: &Span, table: &TableHead) -> usize {
    let text = reading.text;
    let mut row = Row::of(reading, span, table);
    let mut used = span.start;
    let mut wanted = table.order.iter().copied().filter(|c| *c != Column::Group).peekable();
    for i in 0..row.dates.len() {
        let Some(days) = reading.days(row.dates[i]) else { continue };
        let Some(column) = row.column(reading, days, &mut wanted) else { break };
        let date = row.date(reading, i, days, column);
        used = text.mentions[date.hour.unwrap_or(date.mention)].span.end;
        match column {
            Column::Meeting => row.meeting = Some(row.calls(reading, &date)),
            Column::Deadline => row.sets_deadline(reading, &date),
            Column::Opening => row.opens(reading, &date),
            Column::Group => {}
        }
    }
    for mention in row.times.into_iter().filter(|t| text.mentions[*t].span.start < used) {
        reading.take(mention, Role::Other, "an hour of the table without a date");
    }
    used
}

impl<'a> Row<'a> {
    fn of(reading: &Reading<'_, '_>, span: &'a Span, table: &'a TableHead) -> Row<'a> {
        let text = reading.text;
        let named = row_groups(reading, span);
        let own = named.is_empty() && !table.order.contains(&Column::Group);
        let groups = if own { reading.head.group.iter().cloned().collect() } else { named };
        let head = span.start..text.mentions_in(span).next().map_or(span.end, |m| text.mentions[m].span.start);
        let side = groups.is_empty() && reading.has(&head, &[Cue::SideMeeting]);
        // Old days and last days in a column of their own are told already.
        let dates = text.mentions_in(span).filter(|m| text.mentions[*m].is_date() && reading.is_open(*m)).collect();
        let times = text.mentions_in(span).filter(|m| text.mentions[*m].is_time()).collect();
        Row { span, table, groups, side, dates, times, meeting: None }
    }

    /// The column of the next date; nothing where all are read.
    fn column(
        &self,
        reading: &Reading<'_, '_>,
        (first, last): (NaiveDate, NaiveDate),
        wanted: &mut Peekable<impl Iterator<Item = Column>>,
    ) -> Option<Column> {
        // Several days are those of the meeting, in whatever cell they stand.
        let column = if first < last && self.meeting.is_none() && wanted.peek() != Some(&Column::Meeting) {
            Some(Column::Meeting)
        } else {
            None
        };
        let called = self.meeting.map(|m| reading.meetings[m].first);
        // A dash in the place of a date: the day before or on the meeting tells deadline from opening.
        match (column.or_else(|| wanted.next()), called) {
            (Some(Column::Deadline), Some(day)) if first >= day => Some(Column::Opening),
            // Hours without a date in their column: the next date is that of the deadline.
            (Some(Column::Opening), Some(day)) if first < day => Some(Column::Deadline),
            (None, Some(day)) if first == day => Some(Column::Opening),
            (column, _) => column,
        }
    }

    /// The i-th date with its hour.
    fn date(&self, reading: &Reading<'_, '_>, i: usize, days: (NaiveDate, NaiveDate), column: Column) -> DateOfRow {
        let text = reading.text;
        let (dates, times) = (&self.dates, &self.times);
        let mention = dates[i];
        let until = dates.get(i + 1).map_or(self.span.end, |m| text.mentions[*m].span.start);
        let hour = times
            .iter()
            .copied()
            .find(|t| (text.mentions[mention].span.end..until).contains(&text.mentions[*t].span.start));
        let clock = hour.and_then(|t| match text.mentions[t].value {
            Value::Time(clock) => Some((clock, t)),
            _ => None,
        });
        // "09:30 hours on 23 November": the hour of an opening may stand before its day.
        let lead = i.checked_sub(1).map_or(self.span.start, |p| text.mentions[dates[p]].span.end)
            ..text.mentions[mention].span.start;
        let led =
            || times.iter().copied().rfind(|t| lead.contains(&text.mentions[*t].span.start) && reading.is_open(*t));
        let led = led().filter(|_| column == Column::Opening && clock.is_none());
        let clock = clock.or_else(|| match text.mentions[led?].value {
            Value::Time(clock) => Some((clock, led?)),
            _ => None,
        });
        DateOfRow { mention, days, is_last: i + 1 == dates.len(), until, hour, clock }
    }
}

/// The group of a row; "Working Party 7A (WP 7A)" is one.
fn row_groups(reading: &Reading<'_, '_>, row: &Span) -> Vec<String> {
    let text = reading.text;
    let first_date =
        text.mentions_in(row).find(|m| text.mentions[*m].is_date()).map_or(row.end, |m| text.mentions[m].span.start);
    let mut names: Vec<String> = Vec::new();
    for group in text.groups_in(&(row.start..first_date)) {
        for name in &group.names {
            if !names.contains(name) {
                names.push(name.clone());
            }
        }
    }
    names
}
