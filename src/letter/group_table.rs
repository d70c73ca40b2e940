//! The table of meetings of a circular letter: a row per group, with its dates, its deadline and its opening.

use super::reading::{Fact, FactTime, Meeting, Reading, at};
use super::text::Position;
use super::{Role, actions, meetings};
use crate::document::Span;
use crate::event::{Action, Kind, Status, Zone};
use crate::lang::{Cue, Sense};
use crate::mentions::{Clock, Value};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Group,
    Meeting,
    Deadline,
    Opening,
}

/// What the column heads say of every row.
struct TableHead {
    order: Vec<Column>,
    deadline_hour: Option<(Clock, Zone)>,
    opening_zone: Option<Zone>,
    /// What is due at the deadlines: contributions, or what the head names.
    due: Action,
}

/// Reads the table, however it is laid out: as cells, a line per cell, or run together. It is found by its column heads.
pub(super) fn read(reading: &mut Reading<'_, '_>) {
    let Some((heads, region)) = find(reading) else { return };
    let order = heads.iter().map(|(c, _)| *c).collect::<Vec<_>>();
    let deadline_hour = head_hour(reading, &heads, Column::Deadline);
    let opening_zone = head_zone(reading, &heads, Column::Opening);
    let text = reading.text;
    let rows: Vec<Span> = {
        let groups = text.groups_in(&region);
        // A workshop may have a row of its own.
        let sides = text.cues_in(&region).iter().filter(|c| c.cue == Cue::SideMeeting && starts_cell(reading, c.start));
        let mut names: Vec<Span> = groups.iter().map(|g| g.span.clone()).chain(sides.map(|c| c.start..c.end)).collect();
        names.sort_by_key(|s| s.start);
        let starts: Vec<usize> = row_starts(reading, names);
        starts.iter().enumerate().map(|(i, s)| *s..starts.get(i + 1).copied().unwrap_or(region.end)).collect()
    };
    let due = head_span(reading, &heads, Column::Deadline).map(|s| actions::named_in(text, &s)).unwrap_or_default();
    let table =
        TableHead { order, deadline_hour, opening_zone, due: due.first().copied().unwrap_or(Action::Contributions) };
    let ends: Vec<usize> = rows.iter().map(|row| read_row(reading, row, &table)).collect();
    if let Some(end) = ends.into_iter().max() {
        reading.claimed.push(region.start..end);
    }
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

/// The column heads and the region of rows behind them.
fn find(reading: &Reading<'_, '_>) -> Option<(Vec<(Column, Span)>, Span)> {
    let text = reading.text;
    let body = reading.head.span.end..reading.annex_start;
    let column = |cue: Cue| match cue {
        Cue::ColumnGroup => Some(Column::Group),
        Cue::ColumnMeeting => Some(Column::Meeting),
        Cue::ColumnDeadline => Some(Column::Deadline),
        Cue::ColumnOpening => Some(Column::Opening),
        _ => None,
    };
    let cues: Vec<_> = text
        .cues_in(&body)
        .iter()
        .filter_map(|c| column(c.cue).map(|k| (k, c.start..c.end)))
        .filter(|(_, s)| starts_cell(reading, s.start))
        .collect();
    for (i, (kind, first)) in cues.iter().enumerate() {
        if *kind != Column::Group {
            continue;
        }
        let mut heads = vec![(*kind, first.clone())];
        for (next, span) in &cues[i + 1..] {
            let last = &heads[heads.len() - 1].1;
            if span.start > last.end + 120
                || text.mentions_in(&(last.end..span.start)).any(|m| text.mentions[m].is_date())
            {
                break;
            }
            if !heads.iter().any(|(k, _)| k == next) && span.start >= last.end {
                heads.push((*next, span.clone()));
            }
        }
        let wanted = [Column::Meeting, Column::Deadline, Column::Opening];
        if heads.len() >= 3 && wanted.iter().filter(|w| heads.iter().any(|(k, _)| k == *w)).count() >= 2 {
            let start = heads[heads.len() - 1].1.end;
            let end = region_end(reading, start);
            return Some((heads, start..end));
        }
    }
    None
}

fn starts_cell(reading: &Reading<'_, '_>, at: usize) -> bool {
    let text = reading.text;
    let before = text.view.text[..at].trim_end_matches(' ');
    // Glued cells: a capital letter directly behind a letter, a digit or a bracket.
    let source = text.view.source_span(&(at..at)).start;
    let capital = text.document.text[source..].starts_with(|c: char| c.is_ascii_uppercase());
    let glued = capital && before.ends_with(|c: char| c.is_ascii_alphanumeric() || c == ')');
    before.is_empty() || before.ends_with(['\n', '\t', '|', '/']) || glued
}

/// The rows end with the table, or with the first long paragraph.
fn region_end(reading: &Reading<'_, '_>, start: usize) -> usize {
    let text = reading.text;
    let table = text.units.iter().find_map(|u| match u.position {
        Position::Cell { table, .. } if u.span.start <= start && start <= u.span.end => Some(table),
        _ => None,
    });
    let mut end = start;
    for unit in text.units.iter().filter(|u| u.span.end > start) {
        let stays = match (table, unit.position) {
            (Some(t), Position::Cell { table, .. }) => table == t,
            (Some(_), _) => false,
            (None, _) => {
                let folded = text.folded(&unit.span);
                let dates = text.mentions_in(&unit.span).filter(|m| text.mentions[*m].is_date()).count();
                let end = folded.trim_end();
                let sentence = dates < 2
                    && (end.ends_with('.') && end.chars().count() > 60
                        || end.ends_with('。') && end.chars().count() > 20);
                unit.span.start <= start
                    || !sentence
                        && (folded.chars().count() <= 160 || dates >= 2)
                        && unit.span.start < reading.annex_start
            }
        };
        if !stays {
            break;
        }
        end = unit.span.end;
    }
    end
}

/// The text that belongs to a column head: up to the next head, or to the first row.
fn head_span(reading: &Reading<'_, '_>, heads: &[(Column, Span)], wanted: Column) -> Option<Span> {
    let text = reading.text;
    let i = heads.iter().position(|(k, _)| *k == wanted)?;
    let start = heads[i].1.start;
    let end = heads.get(i + 1).map_or_else(
        || text.groups.iter().map(|g| g.span.start).find(|g| *g > start).unwrap_or(text.view.text.len()),
        |(_, s)| s.start,
    );
    Some(start..end)
}

fn head_hour(reading: &mut Reading<'_, '_>, heads: &[(Column, Span)], wanted: Column) -> Option<(Clock, Zone)> {
    let span = head_span(reading, heads, wanted)?;
    let mention = reading.text.mentions_in(&span).find(|m| reading.text.mentions[*m].is_time())?;
    let Value::Time(clock) = reading.text.mentions[mention].value else { return None };
    let time = reading.text.mentions[mention].span.clone();
    let zone = reading.stated_zone(&time, &span, None).unwrap_or(Zone::GENEVA);
    reading.take(mention, Role::Event, "");
    Some((clock, zone))
}

fn head_zone(reading: &mut Reading<'_, '_>, heads: &[(Column, Span)], wanted: Column) -> Option<Zone> {
    let span = head_span(reading, heads, wanted)?;
    let hit = reading.text.zones.iter().find(|z| span.contains(&z.start) && z.sense != Sense::LocalTime).copied()?;
    reading.zone_of(hit, None)
}

/// One row: its dates in the order of the columns.
fn read_row(reading: &mut Reading<'_, '_>, row: &Span, table: &TableHead) -> usize {
    let TableHead { order, deadline_hour, opening_zone, due } = table;
    let text = reading.text;
    let groups = row_groups(reading, row);
    let head = row.start..text.mentions_in(row).next().map_or(row.end, |m| text.mentions[m].span.start);
    let side = groups.is_empty() && reading.has(&head, &[Cue::SideMeeting]);
    let mut used = row.start;
    let dates: Vec<usize> = text.mentions_in(row).filter(|m| text.mentions[*m].is_date()).collect();
    let times: Vec<usize> = text.mentions_in(row).filter(|m| text.mentions[*m].is_time()).collect();
    let mut wanted = order.iter().copied().filter(|c| *c != Column::Group);
    let mut meeting = None;
    for (i, mention) in dates.iter().copied().enumerate() {
        let Some((first, last)) = reading.days(mention) else { continue };
        // A dash in the place of a date: the day before or on the meeting tells deadline from opening.
        let column = match (wanted.next(), meeting) {
            (Some(Column::Deadline), Some(m)) if first >= meeting_first(reading, m) => Column::Opening,
            // Hours without a date in their column: the next date is that of the deadline.
            (Some(Column::Opening), Some(m)) if first < meeting_first(reading, m) => Column::Deadline,
            (Some(column), _) => column,
            (None, Some(m)) if first == meeting_first(reading, m) => Column::Opening,
            (None, _) => break,
        };
        let until = dates.get(i + 1).map_or(row.end, |m| text.mentions[*m].span.start);
        let hour = times
            .iter()
            .copied()
            .find(|t| (text.mentions[mention].span.end..until).contains(&text.mentions[*t].span.start));
        let clock = hour.and_then(|t| match text.mentions[t].value {
            Value::Time(clock) => Some((clock, t)),
            _ => None,
        });
        used = hour.map_or(text.mentions[mention].span.end, |t| text.mentions[t].span.end);
        match column {
            Column::Meeting => {
                let place = meetings::letter_place(reading);
                reading.meetings.push(Meeting {
                    groups: groups.clone(),
                    first,
                    last,
                    hours: None,
                    side,
                    name: side.then(|| reading.words(&(row.start..text.mentions[mention].span.start))),
                    status: Status::Confirmed,
                    principal: true,
                    place,
                    mention,
                    quote: row.clone(),
                });
                let index = reading.meetings.len() - 1;
                meeting = Some(index);
                reading.take(mention, Role::Event, "");
                let undated = order.contains(&Column::Opening) && dates.len() + 1 < order.len();
                if let Some(hour) = hour.filter(|_| undated) {
                    own_hours(reading, index, hour, until, *opening_zone);
                }
            }
            Column::Deadline => {
                let stated = clock.map(|(c, t)| {
                    let time = text.mentions[t].span.clone();
                    let zone = reading
                        .stated_zone(&time, &(text.mentions[mention].span.end..until), None)
                        .or(deadline_hour.map(|(_, z)| z));
                    reading.take(t, Role::Event, "");
                    (c, zone.unwrap_or(Zone::GENEVA))
                });
                let when = stated
                    .or(*deadline_hour)
                    .map_or(FactTime::Day(last), |(c, zone)| FactTime::Instant(at(last, c), zone));
                super::deadlines::add(reading, mention, *due, &groups, when, row, row);
                reading.take(mention, Role::Event, "");
            }
            Column::Opening => {
                let Some((c, t)) = clock else {
                    reading.take(mention, Role::Repeated, "the first day again");
                    continue;
                };
                let time = text.mentions[t].span.clone();
                let zone = reading
                    .stated_zone(&time, &(time.start..until), meeting)
                    .or(*opening_zone)
                    .unwrap_or_else(|| reading.zone_at(meeting));
                reading.facts.push(Fact {
                    kind: Kind::Opening,
                    action: None,
                    groups: groups.clone(),
                    when: FactTime::Instant(at(first, c), zone),
                    meeting,
                    name: None,
                    status: Status::Confirmed,
                    mentions: vec![t, mention],
                    quote: row.clone(),
                    inferred: Vec::new(),
                });
                reading.take(mention, Role::Event, "");
                reading.take(t, Role::Event, "");
            }
            Column::Group => {}
        }
    }
    for mention in times.into_iter().filter(|t| text.mentions[*t].span.start < used) {
        reading.take(mention, Role::Other, "an hour of the table without a date");
    }
    used
}

/// Hours behind the dates of a meeting, in a column of their own: from when to when one day lasts, or when the first begins.
fn own_hours(reading: &mut Reading<'_, '_>, meeting: usize, hour: usize, until: usize, head: Option<Zone>) {
    let time = reading.text.mentions[hour].span.clone();
    let zone = reading.stated_zone(&time, &(time.start..until), Some(meeting)).or(head);
    let zone = zone.unwrap_or_else(|| reading.zone_at(Some(meeting)));
    let Meeting { first, last, groups, quote, mention, .. } = reading.meetings[meeting].clone();
    reading.take(hour, Role::Event, "");
    match reading.text.mentions[hour].value {
        Value::Times(start, end) if first == last => reading.meetings[meeting].hours = Some((start, end, zone)),
        Value::Times(start, _) | Value::Time(start) => reading.facts.push(Fact {
            kind: Kind::Opening,
            action: None,
            groups,
            when: FactTime::Instant(at(first, start), zone),
            meeting: Some(meeting),
            name: None,
            status: Status::Confirmed,
            mentions: vec![hour, mention],
            quote,
            inferred: Vec::new(),
        }),
        _ => {}
    }
}

fn meeting_first(reading: &Reading<'_, '_>, meeting: usize) -> chrono::NaiveDate {
    reading.meetings[meeting].first
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
