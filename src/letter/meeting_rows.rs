//! A table whose rows are meetings, with their days or with a day and its hours: the Questions of a study group in one week, or one
//! group that meets several times. Tables of groups with periods are those of `group_table`; a plan in an annex holds sessions.

use super::reading::{FactTime, Meeting, Reading, at};
use super::text::{Position, Unit, letters};
use super::{Role, actions, deadlines, meetings};
use crate::document::Span;
use crate::event::{Action, Zone};
use crate::lang::{Cue, Sense};
use crate::mentions::{Clock, Value};

/// Rows from which on a table lists meetings.
const ROWS: usize = 2;

/// What heads last days.
const DUE: [Cue; 3] = [Cue::DeadlineHeading, Cue::ColumnDeadline, Cue::LastDayCue];

/// One row: whom it names, the days, hours where it is one day, and what is due before.
struct Row<'u> {
    cells: Vec<&'u Unit>,
    groups: Vec<String>,
    when: usize,
    hours: Option<usize>,
    deadlines: Vec<usize>,
}

/// Reads the first such table of the invitation, where nothing else has called a meeting yet.
pub(super) fn read(reading: &mut Reading<'_, '_>) {
    if !reading.meetings.is_empty() {
        return;
    }
    let text = reading.text;
    let Some((heads, rows)) = tables(reading).into_iter().find_map(|table| meetings_of(reading, table)) else { return };
    let head_of = |at: usize| {
        let own = column(&text.units[text.unit_at(at)?])?;
        heads.iter().find(|h| column(h) == Some(own)).map(|h| h.span.clone())
    };
    let hours_zone = rows.first().and_then(|r| zone_in(reading, &head_of(text.mentions[r.hours?].span.start)?));
    let place = meetings::letter_place(reading);
    for row in &rows {
        let quote = row.cells[0].span.start..row.cells[row.cells.len() - 1].span.end;
        let Some(days) = reading.days(row.when) else { continue };
        let hours = row.hours.and_then(|m| match text.mentions[m].value {
            Value::Times(start, end) => Some((m, start, end)),
            _ => None,
        });
        let hours = hours.map(|(mention, start, end)| {
            let time = text.mentions[mention].span.clone();
            let cell = text.sentence_at(time.start);
            let zone = reading.stated_zone(&time, &cell, None).or(hours_zone).or(reading.all_hours);
            reading.take(mention, Role::Event, "");
            (start, end, zone.or(place.map(|p| Zone::Local(p.zone))).unwrap_or(Zone::GENEVA))
        });
        let meeting = Meeting::new(row.groups.clone(), days, row.when, &quote);
        reading.call(Meeting { hours, principal: true, place, ..meeting });
        for mention in &row.deadlines {
            let Some(head) = head_of(text.mentions[*mention].span.start) else { continue };
            let action = actions::named_in(text, &head).first().copied();
            // A day whose head names nothing that is due stays for others to read: "Agenda posted".
            let Some(last) = reading.day(*mention).filter(|_| action.is_some() || reading.has(&head, &DUE)) else {
                continue;
            };
            let due_at = hour_in(reading, &head);
            let when = due_at.map_or(FactTime::Day(last), |(clock, zone)| FactTime::Instant(at(last, clock), zone));
            let action = action.unwrap_or(Action::Contributions);
            deadlines::add(reading, *mention, action, &row.groups, when, &quote, &quote);
            reading.take(*mention, Role::Event, "");
        }
    }
    if let (Some(first), Some(last)) = (heads.first(), rows.last()) {
        reading.claimed.push(first.span.start..last.cells[last.cells.len() - 1].span.end);
    }
}

fn column(unit: &Unit) -> Option<usize> {
    match unit.position {
        Position::Cell { cell, .. } => Some(cell),
        Position::Paragraph(_) => None,
    }
}

/// The tables of the invitation, row by row.
fn tables<'t>(reading: &Reading<'t, '_>) -> Vec<Vec<Vec<&'t Unit>>> {
    let body = reading.head.span.end..reading.annex_start;
    let mut out: Vec<Vec<Vec<&Unit>>> = Vec::new();
    let mut open: Option<(usize, usize)> = None;
    for unit in reading.text.units.iter().filter(|u| body.contains(&u.span.start)) {
        let Position::Cell { table, row, .. } = unit.position else {
            open = None;
            continue;
        };
        match open {
            Some(last) if last == (table, row) => {}
            Some((last, _)) if last == table => out.last_mut().into_iter().for_each(|t| t.push(Vec::new())),
            _ => out.push(vec![Vec::new()]),
        }
        open = Some((table, row));
        if let Some(cells) = out.last_mut().and_then(|t| t.last_mut()) {
            cells.push(unit);
        }
    }
    out
}

/// The heads and the rows of a table that lists meetings.
fn meetings_of<'t>(reading: &Reading<'t, '_>, table: Vec<Vec<&'t Unit>>) -> Option<(Vec<&'t Unit>, Vec<Row<'t>>)> {
    let text = reading.text;
    let dated = |cells: &[&Unit]| cells.iter().any(|u| text.mentions_in(&u.span).any(|m| text.mentions[m].is_date()));
    let mut table = table.into_iter();
    let heads = table.next().filter(|cells| !dated(cells))?;
    let rows: Vec<Row<'t>> = table.map(|cells| row(reading, cells)).collect::<Option<_>>()?;
    let subject = reading.head.subject.clone()?;
    let parts = rows.iter().all(|r| !r.groups.is_empty() && r.groups.iter().all(|g| g.contains('/')));
    let called = reading.has(&subject, &[Cue::RapporteurGroup, Cue::WorkingParty]);
    let undated = !text.mentions_in(&subject).any(|m| reading.days(m).is_some_and(|(_, last)| !reading.is_past(last)));
    let label = |r: &Row<'t>| text.folded(&r.cells[0].span);
    // "30th meeting", or below the head "Meeting" whatever tells one from the others.
    let headed = heads.first().is_some_and(|h| reading.has(&h.span, &[Cue::Meeting]))
        && rows.windows(2).all(|w| label(&w[0]) != label(&w[1]));
    let named = rows.iter().all(|r| {
        r.groups.is_empty() && (headed || reading.has(&r.cells[0].span, &[Cue::Meeting]) && numbered(label(r)))
    });
    if rows.len() < ROWS || !(parts && called || named && undated) {
        return None;
    }
    // One group that meets again and again is that of the subject.
    let own = meetings::names(text, &subject);
    let own = if own.is_empty() { reading.head.group.iter().cloned().collect() } else { own };
    let whose = |r: Row<'t>| if r.groups.is_empty() { Row { groups: own.clone(), ..r } } else { r };
    Some((heads, rows.into_iter().map(whose).collect()))
}

fn numbered(folded: &str) -> bool {
    folded.contains(|c: char| c.is_numeric())
}

/// A row with some days, or a day and one pair of hours, and last days before it.
fn row<'t>(reading: &Reading<'t, '_>, cells: Vec<&'t Unit>) -> Option<Row<'t>> {
    let text = reading.text;
    let span = cells.first()?.span.start..cells.last()?.span.end;
    let dates: Vec<usize> = text.mentions_in(&span).filter(|m| text.mentions[*m].is_date()).collect();
    let mut times = text.mentions_in(&span).filter(|m| matches!(text.mentions[*m].value, Value::Times(..)));
    let hours = times.next();
    if times.next().is_some() {
        return None;
    }
    let days = |m: &usize| reading.days(*m).filter(|(first, last)| first < last || hours.is_some());
    // With hours every date is a single day, of which the last is that of the meeting.
    let when = match hours {
        Some(_) => dates.iter().copied().max_by_key(|m| reading.day(*m))?,
        None => dates.iter().copied().find(|m| days(m).is_some())?,
    };
    let (first, last) = days(&when)?;
    let single = |m: &usize| reading.day(*m).is_some_and(|d| d <= first);
    let deadlines: Vec<usize> = dates.into_iter().filter(|m| *m != when).collect();
    if hours.is_some() && first != last || !deadlines.iter().all(single) {
        return None;
    }
    let day = &text.mentions[when].span;
    let groups = meetings::names(text, &(span.start..day.start.max(span.start)));
    // "1-5 July | Q2/13 | Geneva": the days stand first.
    let first_cell = letters(text.folded(&(span.start..day.start.max(span.start)))) == 0;
    let groups = if groups.is_empty() && first_cell { meetings::names(text, &(day.end..span.end)) } else { groups };
    Some(Row { cells, groups, when, hours, deadlines })
}

fn zone_in(reading: &mut Reading<'_, '_>, head: &Span) -> Option<Zone> {
    let hit = reading.text.zones.iter().find(|z| head.contains(&z.start) && z.sense != Sense::LocalTime).copied()?;
    reading.zone_of(hit, None)
}

/// The hour that a head states for all its days.
fn hour_in(reading: &mut Reading<'_, '_>, head: &Span) -> Option<(Clock, Zone)> {
    let text = reading.text;
    let (clock, mention) = text.mentions_in(head).find_map(|m| match text.mentions[m].value {
        Value::Time(clock) => Some((clock, m)),
        _ => None,
    })?;
    let time = text.mentions[mention].span.clone();
    let zone = reading.stated_zone(&time, head, None).unwrap_or(Zone::GENEVA);
    reading.take(mention, Role::Event, "");
    Some((clock, zone))
}
