//! Tables that their column heads announce.

use super::cells::starts_cell;
use super::columns::shaped_order;
use super::find::find;
use super::heads::{head_hour, head_span, head_zone, hour_of_deadlines, second_head};
use super::{Column, TableHead};
use crate::document::Span;
use crate::event::Action;
use crate::lang::Cue;
use crate::letter::actions;
use crate::letter::reading::Reading;

/// The table that its column heads announce.
pub(super) fn headed(reading: &mut Reading<'_, '_>) -> Option<(Vec<Span>, TableHead)> {
    let (heads, region) = find(reading)?;
    let order = heads.iter().map(|(c, _)| *c).collect::<Vec<_>>();
    let deadline_hour = head_hour(reading, &heads, Column::Deadline);
    let deadline_zone = head_zone(reading, &heads, Column::Deadline);
    let text = reading.text;
    let rows: Vec<Span> = {
        let groups = text.groups_in(&region);
        // A workshop may have a row of its own.
        let sides = text.cues_in(&region).iter().filter(|c| c.cue == Cue::SideMeeting && starts_cell(reading, c.start));
        let mut names: Vec<Span> = groups.iter().map(|g| g.span.clone()).chain(sides.map(|c| c.start..c.end)).collect();
        names.sort_by_key(|s| s.start);
        let mut starts: Vec<usize> = row_starts(reading, names);
        // Without groups the only row is that of the letter's own.
        if starts.is_empty() && !order.contains(&Column::Group) {
            starts.extend(
                text.mentions_in(&region).find(|m| text.mentions[*m].is_date()).map(|m| text.mentions[m].span.start),
            );
        }
        starts.iter().enumerate().map(|(i, s)| *s..starts.get(i + 1).copied().unwrap_or(region.end)).collect()
    };
    let named = head_span(reading, &heads, Column::Deadline);
    // A head in words that nobody knows: the days before the meeting are what it heads.
    let shaped = if named.is_none() { shaped_order(reading, &rows) } else { None }
        .filter(|order| order.contains(&Column::Deadline) && order.contains(&Column::Opening));
    let unnamed = shaped.as_ref().and(rows.first()).map(|row| heads[0].1.end..row.start);
    let due = named.or(unnamed.clone()).map(|s| actions::named_in(text, &s)).unwrap_or_default();
    let due = due.first().copied().unwrap_or(Action::Contributions);
    let deadline_hour = deadline_hour.or_else(|| hour_of_deadlines(reading, &unnamed?));
    let opening_zone = head_zone(reading, &heads, Column::Opening);
    let order = shaped.unwrap_or(order);
    let (deadline_hour, opening_zone) =
        match second_head(reading, &heads, &rows, &order).filter(|_| deadline_hour.is_none()) {
            Some((hour, zone)) => (Some(hour), zone),
            None => (deadline_hour, opening_zone),
        };
    Some((
        rows,
        TableHead { from: region.start, order, deadline_hour, opening_zone, deadline_zone, due, cities: Vec::new() },
    ))
}

/// A row starts with a group that a date follows before the next group does.
fn row_starts(reading: &Reading<'_, '_>, groups: Vec<Span>) -> Vec<usize> {
    let text = reading.text;
    let mut starts: Vec<usize> = Vec::new();
    let mut open: Option<usize> = None;
    for (i, group) in groups.iter().enumerate() {
        let next = groups.get(i + 1).map_or(text.view.text.len(), |g| g.start);
        let start = *open.get_or_insert(group.start);
        if text.mentions_in(&(group.end..next)).any(|m| text.mentions[m].is_date()) {
            starts.push(start);
            open = None;
        }
    }
    starts
}
