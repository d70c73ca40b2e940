//! Tables that no known head announces, told by the shape of their rows.

use super::cells::starts_cell;
use super::columns::shaped_order;
use super::heads::hour_of_deadlines;
use super::{Column, TableHead};
use crate::document::Span;
use crate::event::Action;
use crate::lang::Sense;
use crate::letter::actions;
use crate::letter::reading::Reading;
use crate::letter::text::{LetterText, Position, Unit};
use crate::mentions::Value;

/// The table that no known head announces: rows that begin with a group, with a cell of its days behind it. One row at least has
/// several days or several dates, so that it is no plan of sessions.
pub(super) fn by_shape(reading: &mut Reading<'_, '_>) -> Option<(Vec<Span>, TableHead)> {
    let rows = shaped_rows(reading)?;
    let order = shaped_order(reading, &rows)?;
    let text = reading.text;
    // The heads stand between the last sentence and the first row.
    let first = rows.first()?.start;
    let sentence = |u: &&Unit| {
        let folded = text.folded(&u.span).trim_end();
        u.span.end <= first && (folded.ends_with(['.', '。']) || u.span.end <= reading.head.span.end)
    };
    let from = text.units.iter().rev().find(sentence).map_or(reading.head.span.end, |u| u.span.end);
    let heads = from..first;
    let due = actions::named_in(text, &heads).first().copied().unwrap_or(Action::Contributions);
    let deadlines = order.contains(&Column::Deadline);
    let hour = text.mentions_in(&heads).find(|m| deadlines && matches!(text.mentions[*m].value, Value::Time(_)));
    let deadline_hour = hour.and_then(|_| hour_of_deadlines(reading, &heads));
    let behind = hour.map_or(heads.start, |m| text.mentions[m].span.end + 16);
    let zone = text.zones.iter().rfind(|z| z.start >= behind && z.end <= first && z.sense != Sense::LocalTime).copied();
    let opening_zone = zone.and_then(|z| reading.zone_of(z, None));
    Some((
        rows,
        TableHead { from: first, order, deadline_hour, opening_zone, deadline_zone: None, due, cities: Vec::new() },
    ))
}

/// Characters from the name of a group to the days of its row: its title may stand between.
const TITLE: usize = 160;

/// Characters of a row.
const ROW: usize = 420;

/// Rows that begin with a group in a cell or line of its own, where the next cell or line begins with a date.
fn shaped_rows(reading: &Reading<'_, '_>) -> Option<Vec<Span>> {
    let text = reading.text;
    let body = reading.head.span.end..reading.annex_start;
    let dated = |start: usize| {
        // Old days in the column before are told already.
        let old = |m: &usize| text.mentions[*m].is_date() && !reading.is_open(*m);
        let first = text.mentions_in(&(start..body.end)).find(|m| !old(m)).filter(|m| text.mentions[*m].is_date())?;
        let at = text.mentions[first].span.start;
        let title = text.folded(&(start..at));
        let plain = title.chars().count() <= TITLE && !title.contains(['.', ';', '。']);
        (plain && (starts_cell(reading, at) || follows_label(text, at)) && title.contains(['\n', '\t', '|']))
            .then_some(at)
    };
    let starts: Vec<usize> =
        text.groups_in(&body).iter().map(|g| g.span.start).filter(|s| starts_cell(reading, *s)).collect();
    let mut rows: Vec<Span> = Vec::new();
    for (i, start) in starts.iter().copied().enumerate() {
        let Some(date) = dated(start) else { continue };
        // Several groups of one row stand before the same date.
        if rows.last().is_some_and(|r| r.contains(&date)) {
            continue;
        }
        let next = starts[i + 1..].iter().copied().find(|s| *s > date).unwrap_or(body.end);
        let table = text.unit_at(start).and_then(|u| text.units[u].position.row());
        // Lines that hang on the name of the group, each with its label, are its row: then a paragraph ends it.
        let mut hangs = false;
        let stays = |u: &&Unit| match (table, u.position) {
            (Some(own), Position::Cell { table, row, .. }) => own == (table, row),
            (None, Position::Cell { .. }) => {
                hangs = true;
                u.span.start < next
            }
            (None, Position::Paragraph(_)) => {
                let folded = text.folded(&u.span).trim_end();
                !hangs && u.span.start < next && !(folded.ends_with(['.', '。']) && folded.chars().count() > 40)
            }
            _ => false,
        };
        let units = text.units.iter().skip_while(|u| u.span.end <= start).take_while(stays);
        let end = units.last().map_or(date, |u| u.span.end).min(next);
        let adjoins = rows.last().is_none_or(|r| start <= text.ahead(r.end, 8, start).end);
        if !adjoins {
            if rows.len() >= 2 {
                break;
            }
            rows.clear();
        }
        if end > date && text.folded(&(start..end)).chars().count() <= ROW {
            rows.push(start..end);
        }
    }
    (rows.len() >= 2).then_some(rows)
}

/// Characters of the label of a line: "Last day for contributions:".
const LABEL: usize = 40;

/// Whether a short label and its colon stand between the start of the line and a position.
fn follows_label(text: &LetterText<'_>, at: usize) -> bool {
    let line = text.view.text[..at].rsplit(['\n', '\t']).next().unwrap_or_default().trim();
    line.ends_with(':') && line.chars().count() <= LABEL && !line.contains(|c: char| c.is_ascii_digit())
}
