//! The table of meetings of a circular letter: a row per group, with its dates, its deadline and its opening.
//!
//! One file because heads and shape are two ways to the same columns, and a row is read by both.

use super::reading::{Fact, FactTime, Meeting, Reading, at};
use super::text::Position;
use super::{Role, actions, event_name, meetings};
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
    /// Where the rows begin.
    from: usize,
    order: Vec<Column>,
    deadline_hour: Option<(Clock, Zone)>,
    opening_zone: Option<Zone>,
    /// The zone of the deadlines, where their hours stand in the rows.
    deadline_zone: Option<Zone>,
    /// What is due at the deadlines: contributions, or what the head names.
    due: Action,
}

/// Reads the table, however it is laid out: as cells, a line per cell, or run together. It is found by its column heads, else by
/// the shape of its rows.
pub(super) fn read(reading: &mut Reading<'_, '_>) {
    let joined =
        |v: &Option<super::reading::Verdict>| v.as_ref().is_some_and(|v| v.reason == super::period_columns::LAST);
    // Where first and last days have columns of their own, the heads of these say less than the shape of the rows.
    let periods = reading.verdicts.iter().any(joined);
    let shaped = if periods { by_shape(reading) } else { None };
    let Some((rows, table)) = shaped.or_else(|| headed(reading)).or_else(|| by_shape(reading)) else { return };
    let start = rows.first().map_or(0, |r| r.start);
    let ends: Vec<usize> = rows.iter().map(|row| read_row(reading, row, &table)).collect();
    if let Some(end) = ends.into_iter().max() {
        reading.claimed.push(table.from.min(start)..end);
    }
}

/// The table that its column heads announce.
fn headed(reading: &mut Reading<'_, '_>) -> Option<(Vec<Span>, TableHead)> {
    let (heads, region) = find(reading)?;
    let order = heads.iter().map(|(c, _)| *c).collect::<Vec<_>>();
    let deadline_hour = head_hour(reading, &heads, Column::Deadline);
    let opening_zone = head_zone(reading, &heads, Column::Opening);
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
    let order = shaped.unwrap_or(order);
    let (deadline_hour, opening_zone) =
        match second_head(reading, &heads, &rows, &order).filter(|_| deadline_hour.is_none()) {
            Some((hour, zone)) => (Some(hour), zone),
            None => (deadline_hour, opening_zone),
        };
    Some((rows, TableHead { from: region.start, order, deadline_hour, opening_zone, deadline_zone, due }))
}

/// The hour of all deadlines and the zone of all openings, where a second line of heads states them: "at 1600 hours UTC, (Geneva time)".
fn second_head(
    reading: &mut Reading<'_, '_>,
    heads: &[(Column, Span)],
    rows: &[Span],
    order: &[Column],
) -> Option<((Clock, Zone), Option<Zone>)> {
    let text = reading.text;
    let rest = heads.last()?.1.end..rows.first()?.start;
    let hour = text.mentions_in(&rest).find(|m| matches!(text.mentions[*m].value, Value::Time(_)))?;
    let end = text.mentions[hour].span.end;
    let own_line = text.folded(&(rest.start..text.mentions[hour].span.start)).contains('\n');
    if !own_line || !order.contains(&Column::Deadline) {
        return None;
    }
    let hour = hour_of_deadlines(reading, &rest)?;
    let zone =
        text.zones.iter().find(|z| z.start > end + 4 && z.end <= rest.end && z.sense != Sense::LocalTime).copied();
    Some((hour, zone.and_then(|z| reading.zone_of(z, None))))
}

/// The hour that heads without a known word state for the deadlines of all rows.
fn hour_of_deadlines(reading: &mut Reading<'_, '_>, heads: &Span) -> Option<(Clock, Zone)> {
    let text = reading.text;
    let (clock, mention) = text.mentions_in(heads).find_map(|m| match text.mentions[m].value {
        Value::Time(clock) => Some((clock, m)),
        _ => None,
    })?;
    let time = text.mentions[mention].span.clone();
    // A zone behind it that stands in another head is none of its own.
    let near = text.back(time.start, 16, heads.start).start..text.ahead(time.end, 16, heads.end).end;
    let zone = reading.stated_zone(&time, &near, None).unwrap_or(Zone::GENEVA);
    reading.take(mention, Role::Event, "");
    Some((clock, zone))
}

/// The table that no known head announces: rows that begin with a group, with a cell of its days behind it. One row at least has
/// several days or several dates, so that it is no plan of sessions.
fn by_shape(reading: &mut Reading<'_, '_>) -> Option<(Vec<Span>, TableHead)> {
    let rows = shaped_rows(reading)?;
    let order = shaped_order(reading, &rows)?;
    let text = reading.text;
    // The heads stand between the last sentence and the first row.
    let first = rows.first()?.start;
    let sentence = |u: &&super::text::Unit| {
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
    Some((rows, TableHead { from: first, order, deadline_hour, opening_zone, deadline_zone: None, due }))
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
        let table = text.unit_at(start).and_then(|u| match text.units[u].position {
            Position::Cell { table, row, .. } => Some((table, row)),
            Position::Paragraph(_) => None,
        });
        // Lines that hang on the name of the group, each with its label, are its row: then a paragraph ends it.
        let mut hangs = false;
        let stays = |u: &&super::text::Unit| match (table, u.position) {
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
fn follows_label(text: &super::text::LetterText<'_>, at: usize) -> bool {
    let line = text.view.text[..at].rsplit(['\n', '\t']).next().unwrap_or_default().trim();
    line.ends_with(':') && line.chars().count() <= LABEL && !line.contains(|c: char| c.is_ascii_digit())
}

/// The columns of rows without heads: the days of the meeting, what lies before them, and what is their first day again.
fn shaped_order(reading: &Reading<'_, '_>, rows: &[Span]) -> Option<Vec<Column>> {
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
    let mut cues: Vec<_> = text
        .cues_in(&body)
        .iter()
        .filter_map(|c| column(c.cue).map(|k| (k, c.start..c.end)))
        .filter(|(_, s)| starts_cell(reading, s.start))
        .collect();
    // "Meeting" heads the groups, "Meeting dates" their days: the longer one stands first.
    cues.dedup_by(|next, kept| next.1.start == kept.1.start);
    for (i, (kind, first)) in cues.iter().enumerate() {
        let mut heads = vec![(*kind, first.clone())];
        for (next, span) in &cues[i + 1..] {
            let last = &heads[heads.len() - 1].1;
            // The prose above a table heads none of its columns.
            if table_at(reading, last.start) != table_at(reading, span.start) {
                break;
            }
            if span.start > last.end + 120
                || text.mentions_in(&(last.end..span.start)).any(|m| text.mentions[m].is_date())
            {
                break;
            }
            // Before the heads of a table may stand its title: "Dates".
            if *kind != Column::Group && (*next == Column::Group || next == kind) {
                heads.clear();
                break;
            }
            // "Group, Meeting": behind the groups the word for a meeting heads its days. A row begins with a numbered group.
            let numbered = text.groups_in(&(span.start..span.start + 1)).iter().any(|g| g.span.start == span.start);
            let next = if *next == Column::Group && heads.len() == 1 && !numbered { Column::Meeting } else { *next };
            if !heads.iter().any(|(k, _)| *k == next) && span.start >= last.end {
                heads.push((next, span.clone()));
            }
        }
        let wanted = [Column::Meeting, Column::Deadline, Column::Opening];
        // The only group of a letter needs no column: then the three others must be there.
        let few = if *kind == Column::Group { 2 } else { wanted.len() };
        if heads.len() >= 3 && wanted.iter().filter(|w| heads.iter().any(|(k, _)| k == *w)).count() >= few {
            let start = heads[heads.len() - 1].1.end;
            let end = region_end(reading, start);
            return Some((heads, start..end));
        }
    }
    None
}

/// The table in whose cell a position stands.
fn table_at(reading: &Reading<'_, '_>, at: usize) -> Option<usize> {
    match reading.text.units[reading.text.unit_at(at)?].position {
        Position::Cell { table, .. } => Some(table),
        Position::Paragraph(_) => None,
    }
}

/// Bytes of a paragraph in which a table may have lost its cells.
const RUN_ON: usize = 200;

fn starts_cell(reading: &Reading<'_, '_>, at: usize) -> bool {
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

/// The rows end with the table, or with the first long paragraph.
fn region_end(reading: &Reading<'_, '_>, start: usize) -> usize {
    let text = reading.text;
    let mut table = text.units.iter().find_map(|u| match u.position {
        Position::Cell { table, .. } if u.span.start <= start && start <= u.span.end => Some(table),
        _ => None,
    });
    let mut end = start;
    // Heads that a tab or stroke parts have rows that are parted so; a paragraph without any goes on with the letter.
    let line = text.view.text[..start].rfind('\n').map_or(0, |i| i + 1);
    let mark = ['\t', '|'].into_iter().find(|mark| text.view.text[line..start].trim().contains(*mark));
    for unit in text.units.iter().filter(|u| u.span.end > start) {
        let parted = mark.is_none_or(|mark| unit.span.start <= start || text.folded(&unit.span).contains(mark));
        let prose = !parted && text.folded(&unit.span).trim_end().ends_with(['.', '。']);
        // Heads that a converter set apart from their rows are a table of their own.
        let heads_only = || text.mentions_in(&(start..unit.span.start)).all(|m| !text.mentions[m].is_date());
        if let (Some(t), Position::Cell { table: next, .. }) = (table, unit.position)
            && next == t + 1
            && heads_only()
        {
            table = Some(next);
        }
        let stays = match (table, unit.position) {
            (None, _) if prose => false,
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
        || {
            let group = text.groups.iter().map(|g| g.span.start).find(|g| *g > start);
            let rest = start..group.unwrap_or(text.view.text.len());
            let dated = text.mentions_in(&rest).find(|m| text.mentions[*m].is_date());
            dated.map_or(rest.end, |m| text.mentions[m].span.start)
        },
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
    let TableHead { order, deadline_hour, opening_zone, deadline_zone, due, .. } = table;
    let text = reading.text;
    let named = row_groups(reading, row);
    let own = named.is_empty() && !order.contains(&Column::Group);
    let groups = if own { reading.head.group.iter().cloned().collect() } else { named };
    let head = row.start..text.mentions_in(row).next().map_or(row.end, |m| text.mentions[m].span.start);
    let side = groups.is_empty() && reading.has(&head, &[Cue::SideMeeting]);
    let mut used = row.start;
    // Old days and last days in a column of their own are told already.
    let dates: Vec<usize> =
        text.mentions_in(row).filter(|m| text.mentions[*m].is_date() && reading.is_open(*m)).collect();
    let times: Vec<usize> = text.mentions_in(row).filter(|m| text.mentions[*m].is_time()).collect();
    let mut wanted = order.iter().copied().filter(|c| *c != Column::Group).peekable();
    let mut meeting = None;
    for (i, mention) in dates.iter().copied().enumerate() {
        let Some((first, last)) = reading.days(mention) else { continue };
        // A dash in the place of a date: the day before or on the meeting tells deadline from opening.
        // Several days are those of the meeting, in whatever cell they stand.
        let column = if first < last && meeting.is_none() && wanted.peek() != Some(&Column::Meeting) {
            Some(Column::Meeting)
        } else {
            None
        };
        let column = match (column.or_else(|| wanted.next()), meeting) {
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
        // "09:30 hours on 23 November": the hour of an opening may stand before its day.
        let lead =
            i.checked_sub(1).map_or(row.start, |p| text.mentions[dates[p]].span.end)..text.mentions[mention].span.start;
        let led =
            || times.iter().copied().rfind(|t| lead.contains(&text.mentions[*t].span.start) && reading.is_open(*t));
        let led = led().filter(|_| column == Column::Opening && clock.is_none());
        let clock = clock.or_else(|| match text.mentions[led?].value {
            Value::Time(clock) => Some((clock, led?)),
            _ => None,
        });
        used = hour.map_or(text.mentions[mention].span.end, |t| text.mentions[t].span.end);
        match column {
            Column::Meeting => {
                let place = meetings::letter_place(reading);
                let name =
                    side.then(|| event_name::of(reading, &(row.start..text.mentions[mention].span.start))).flatten();
                let called = Meeting::new(groups.clone(), (first, last), mention, row);
                reading.call(Meeting { side, name, principal: true, place, ..called });
                let index = reading.meetings.len() - 1;
                meeting = Some(index);
                // Hours between the days of the meeting and the next date are its own, whatever heads their column.
                let undated = !order.contains(&Column::Opening) || dates.len() + 1 < order.len();
                if let Some(hour) = hour.filter(|_| undated) {
                    own_hours(reading, index, hour, until, *opening_zone);
                }
            }
            Column::Deadline => {
                // An hour in a cell of its own behind the last date is that of the opening.
                let parted = |t: usize| {
                    let at = text.mentions[t].span.start;
                    text.unit_at(at) != text.unit_at(text.mentions[mention].span.start)
                };
                let opens = hour.filter(|t| i + 1 == dates.len() && order.contains(&Column::Opening) && parted(*t));
                if let (Some(hour), Some(index)) = (opens, meeting) {
                    own_hours(reading, index, hour, until, *opening_zone);
                }
                let clock = clock.filter(|_| opens.is_none() || meeting.is_none());
                let stated = clock.map(|(c, t)| {
                    let time = text.mentions[t].span.clone();
                    let zone = reading
                        .stated_zone(&time, &(text.mentions[mention].span.end..until), None)
                        .or(deadline_hour.map(|(_, z)| z))
                        .or(*deadline_zone);
                    reading.take(t, Role::Event, "");
                    (c, zone.unwrap_or(Zone::GENEVA))
                });
                let when = stated
                    .or(*deadline_hour)
                    .map_or(FactTime::Day(last), |(c, zone)| FactTime::Instant(at(last, c), zone));
                let due = due_by_column(reading, mention).unwrap_or(*due);
                super::deadlines::add(reading, mention, due, &groups, when, row, row);
                reading.take(mention, Role::Event, "");
            }
            Column::Opening => {
                let Some((c, t)) = clock else {
                    reading.take(mention, Role::Repeated, "the first day again");
                    continue;
                };
                let time = text.mentions[t].span.clone();
                let zone = reading
                    .stated_zone(&time, &(time.start..until.max(time.start)), meeting)
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

/// What the head of the column of a date says is due: a table may have a column for contributions that are translated, and one for others.
pub(super) fn due_by_column(reading: &Reading<'_, '_>, mention: usize) -> Option<Action> {
    match actions::named_in(reading.text, &head_of(reading, mention)?).as_slice() {
        [only] => Some(*only),
        _ => None,
    }
}

/// The hour that the head of the column of a date states for all its days.
pub(super) fn hour_of_column(reading: &mut Reading<'_, '_>, mention: usize) -> Option<(Clock, Zone)> {
    let head = head_of(reading, mention)?;
    hour_of_deadlines(reading, &head)
}

/// The cell that heads the column of a date.
fn head_of(reading: &Reading<'_, '_>, mention: usize) -> Option<Span> {
    let text = reading.text;
    let unit = text.unit_at(text.mentions[mention].span.start)?;
    let Position::Cell { table, row, cell } = text.units[unit].position else { return None };
    let above = text.units[..unit].iter().rev().find(|u| {
        let same = |p| matches!(p, Position::Cell { table: t, row: r, cell: c } if (t, c) == (table, cell) && r < row);
        same(u.position) && text.mentions_in(&u.span).all(|m| !text.mentions[m].is_date())
    })?;
    Some(above.span.clone())
}

/// Hours behind the dates of a meeting, in a column of their own: from when to when one day lasts, or when the first begins.
fn own_hours(reading: &mut Reading<'_, '_>, meeting: usize, hour: usize, until: usize, head: Option<Zone>) {
    let time = reading.text.mentions[hour].span.clone();
    let zone = reading.stated_zone(&time, &(time.start..until), Some(meeting)).or(head);
    let zone = zone.or(reading.all_hours).unwrap_or_else(|| reading.zone_at(Some(meeting)));
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
