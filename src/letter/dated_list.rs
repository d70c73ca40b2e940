//! Meetings in a list or table whose rows begin with their days, "4-14 March: Study Group 13 (Geneva)", or name the place before them,
//! "Study Group 13: Geneva, 4-14 March". Where the line above says that meetings are held, a row may be of the kind that it names.

use super::reading::{FactTime, Meeting, Reading, at};
use super::text::{Position, letters};
use super::{Role, actions, deadlines, event_name, group_table, hours, meetings, place};
use crate::document::Span;
use crate::event::Action;
use crate::lang::{Cue, Place};
use crate::mentions::Value;

/// Rows from which on there is a list.
const ROWS: usize = 2;
/// Characters of a row.
const ROW: usize = 160;
/// Empty lines, and the end of the line before, between two rows.
const APART: usize = 2;

/// On which side of its row the day stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    First,
    Last,
}

/// A row: its day or days, its hours, whom or what it names.
struct Row {
    span: Span,
    when: usize,
    hours: Option<usize>,
    side: Side,
    groups: Vec<String>,
    aside: bool,
    /// Last days in columns of their own, each with what is due.
    due: Vec<(usize, Action)>,
}

impl Row {
    /// Whether it names groups, or an event beside them.
    fn names(&self) -> bool {
        self.aside || !self.groups.is_empty()
    }
}

/// Reads lists whose rows begin with their days: what stands behind them is no other row's.
pub(super) fn read_days_first(reading: &mut Reading<'_, '_>) {
    read(reading, Side::First);
}

/// Reads lists whose rows end with their days, where nothing else has called a meeting yet.
pub(super) fn read_days_last(reading: &mut Reading<'_, '_>) {
    read(reading, Side::Last);
}

fn read(reading: &mut Reading<'_, '_>, side: Side) {
    if !reading.meetings.is_empty() {
        return;
    }
    let lines = lines(reading);
    for list in lists(reading, &lines, side) {
        let above = lines.partition_point(|l| l.end <= list[0].span.start);
        let intro = intro_of(reading, &lines[..above]);
        let heads = heads_of(reading, &lines[..above]);
        let Some(kind) = accepted(reading, &list, intro.as_ref(), heads.as_ref()) else { continue };
        let area = list[0].span.start..list[list.len() - 1].span.end;
        let place = meetings::letter_place(reading);
        for row in list {
            call(reading, row, &kind, place);
        }
        reading.claimed.push(area);
    }
}

/// What rows are that name nothing themselves: of which groups, and whether they are events beside the groups' meetings.
struct Unnamed {
    groups: Vec<String>,
    aside: bool,
    /// The subject leaves it to the rows whose meetings are called.
    of_rows: bool,
}

fn call(reading: &mut Reading<'_, '_>, row: Row, unnamed: &Unnamed, letter_place: Option<&'static Place>) {
    let text = reading.text;
    let Some(days) = reading.days(row.when) else { return };
    let (groups, aside) = if row.names() { (row.groups, row.aside) } else { (unnamed.groups.clone(), unnamed.aside) };
    if !aside && !unnamed.of_rows && meetings::is_foreign(reading, &groups) {
        return;
    }
    let day = &text.mentions[row.when].span;
    let words = if row.side == Side::First { day.end..row.span.end } else { row.span.start..day.start };
    let name = aside.then(|| event_name::of(reading, &words)).flatten();
    let own = place::named_in(text.folded(&row.span)).iter().map(|(_, p)| *p).find(|p| !p.country);
    let place = match own {
        None if reading.has(&row.span, &[Cue::Virtual]) => None,
        own => own.or(letter_place),
    };
    for (mention, action) in row.due {
        let Some(day) = reading.day(mention) else { continue };
        let hour = group_table::hour_of_column(reading, mention);
        let when = hour.map_or(FactTime::Day(day), |(clock, zone)| FactTime::Instant(at(day, clock), zone));
        deadlines::add(reading, mention, action, &groups, when, &row.span, &row.span);
        reading.take(mention, Role::Event, "");
    }
    let meeting = Meeting::new(groups, days, row.when, &row.span);
    reading.call(Meeting { side: aside, name, principal: true, place, ..meeting });
    if let Some(mention) = row.hours {
        hours::beside_days(reading, reading.meetings.len() - 1, mention, &row.span, &row.span);
    }
}

/// The lists of the invitation: rows one below the other, with their days on the same side.
fn lists(reading: &Reading<'_, '_>, lines: &[Span], side: Side) -> Vec<Vec<Row>> {
    let text = reading.text;
    let mut out: Vec<Vec<Row>> = Vec::new();
    let mut open = false;
    for span in lines {
        if !text.folded(span).contains(char::is_alphanumeric) {
            continue;
        }
        let Some(row) = row(reading, span).filter(|r| r.side == side) else {
            open = false;
            continue;
        };
        let near = |list: &&mut Vec<Row>| {
            let end = list.last().map_or(0, |r| r.span.end);
            text.view.text[end..row.span.start.max(end)].matches('\n').count() <= APART
        };
        match out.last_mut().filter(|_| open).filter(near) {
            Some(list) => list.push(row),
            None => out.push(vec![row]),
        }
        open = true;
    }
    out.retain(|list| list.len() >= ROWS);
    out
}

/// The lines of the invitation; the cells of a row of a table are one.
fn lines(reading: &Reading<'_, '_>) -> Vec<Span> {
    let text = reading.text;
    let body = reading.head.span.end..reading.annex_start;
    let mut out: Vec<Span> = Vec::new();
    let mut last: Option<(usize, usize)> = None;
    for unit in text.units.iter().filter(|u| body.contains(&u.span.start)) {
        match (unit.position, out.last_mut()) {
            (Position::Cell { table, row, .. }, Some(open)) if last == Some((table, row)) => open.end = unit.span.end,
            (Position::Cell { table, row, .. }, _) => {
                last = Some((table, row));
                out.push(unit.span.clone());
            }
            (Position::Paragraph(_), _) => {
                last = None;
                let mut start = unit.span.start;
                for line in text.folded(&unit.span).split_inclusive('\n') {
                    out.extend(members(reading, start..start + line.trim_end_matches('\n').len()));
                    start += line.len();
                }
            }
        }
    }
    out
}

/// The members of a list on one line, and the words that lead to it: "The groups will meet as follows: SG5RG-AFR, Accra, 7-9 May;
/// SG5RG-LAC, Lima, 22-24 May"; else the line as a whole.
fn members(reading: &Reading<'_, '_>, line: Span) -> Vec<Span> {
    let text = reading.text;
    let folded = text.folded(&line);
    let Some(first) = folded.find(';') else { return vec![line] };
    let lead = folded[..first].rfind(": ").map(|i| line.start + i + 1).filter(|at| {
        reading.has(&(line.start..*at), &[Cue::WillHold]) && text.mentions_in(&(line.start..*at)).next().is_none()
    });
    let Some(lead) = lead else { return vec![line] };
    let mut out: Vec<Span> = std::iter::once(line.start..lead).collect();
    let mut start = lead;
    for member in folded[lead - line.start..].split_inclusive(';') {
        out.push(start..start + member.trim_end_matches([';', '.', ' ']).len());
        start += member.len();
    }
    out
}

/// What makes a line no row of a list of meetings.
const OTHERWISE: [Cue; 16] = [
    Cue::DeadlineHeading,
    Cue::LastDayCue,
    Cue::WillHold,
    Cue::Invite,
    Cue::Cancelled,
    Cue::Postponed,
    Cue::OldValue,
    Cue::NewValue,
    Cue::Void,
    Cue::WasHeld,
    Cue::Cited,
    Cue::CollectiveLetter,
    Cue::Circular,
    Cue::SessionNoun,
    Cue::Desk,
    Cue::Break,
];

/// A line with one day or period ahead, before or behind all that it names.
fn row(reading: &Reading<'_, '_>, span: &Span) -> Option<Row> {
    let text = reading.text;
    let folded = text.folded(span);
    let mut dates = text.mentions_in(span).filter(|m| !text.mentions[*m].is_time());
    let when = dates.next().filter(|m| text.mentions[*m].is_date() && reading.is_open(*m))?;
    let (first, _) = reading.days(when)?;
    let earlier = |m: usize| reading.day(m).is_some_and(|day| day < first) && reading.is_open(m);
    let last_day = |m: usize| group_table::due_by_column(reading, m).filter(|_| earlier(m)).map(|action| (m, action));
    let due: Option<Vec<_>> = dates.map(last_day).collect();
    let mut times = text.mentions_in(span).filter(|m| text.mentions[*m].is_time());
    let hours = times.next();
    let day = text.mentions[when].span.clone();
    let (_, last) = reading.days(when)?;
    let alone = due.is_some() && times.next().is_none() && day.end <= span.end;
    if !alone || reading.is_past(last) || reading.is_claimed(span.start) || folded.chars().count() > ROW {
        return None;
    }
    let before = span.start..day.start;
    let behind = day.end..span.end;
    let words = |s: &Span| letters(text.folded(s));
    // What stands in columns of their own: hours, last days.
    let beside = hours.into_iter().chain(due.iter().flatten().map(|(m, _)| *m));
    let beside = beside.map(|m| text.mentions[m].span.clone()).filter(|s| behind.contains(&s.start));
    let hour: usize = beside.map(|s| words(&s)).sum();
    let side = match (words(&before), words(&behind)) {
        (0, 1..) => Side::First,
        // The place or hours may stand behind the days.
        (1.., n) if n <= hour || n <= PLACE && !place::named_in(text.folded(&behind)).is_empty() => Side::Last,
        (1.., n) if n <= hour + ROOM && is_room(text.folded(&behind)) => Side::Last,
        _ => return None,
    };
    let sentence = text.sentences(span).len() > 1 || folded.trim_end().ends_with(['.', '。']) && words(span) > SENTENCE;
    if sentence || reading.has(span, &OTHERWISE) || actions::any_in(text, span) {
        return None;
    }
    let groups = meetings::names(text, span);
    let aside = groups.is_empty() && reading.has(span, &[Cue::SideMeeting]);
    Some(Row { span: span.clone(), when, hours, side, groups, aside, due: due.unwrap_or_default() })
}

/// Letters of a room: "Popov Room".
const ROOM: usize = 20;

/// Whether the words behind a last comma are no more than the name of a room: "from 1430 to 1730 hours, Room H".
fn is_room(behind: &str) -> bool {
    let Some((_, room)) = behind.trim_end_matches([';', '.', ' ', '\n']).rsplit_once(',') else { return false };
    (1..=ROOM).contains(&letters(room)) && room.split_whitespace().count() <= 3 && !room.contains([':', '.'])
}

/// Letters from which on a line that ends with a point is a sentence.
const SENTENCE: usize = 60;

/// The line above a list, or the sentence that ends there: the heads of a table are none.
fn intro_of(reading: &Reading<'_, '_>, lines: &[Span]) -> Option<Span> {
    let text = reading.text;
    let mut above = lines.iter().rev().filter(|l| letters(text.folded(l)) > 0);
    let mut line = above.next()?;
    let cell = |l: &Span| {
        text.unit_at(l.start).is_some_and(|u| matches!(text.units[u].position, Position::Cell { .. }))
            || text.folded(l).contains('\t')
    };
    if cell(line) {
        line = above.next()?;
    }
    let last = text.sentence_at(line.end.saturating_sub(1).max(line.start));
    Some(last.start.max(line.start)..line.end)
}

/// Whether rows list meetings, and what those are that name nothing: all name groups of the letter or events, and one has several
/// days; or the line above says that meetings are held.
fn accepted(reading: &Reading<'_, '_>, list: &[Row], intro: Option<&Span>, heads: Option<&Span>) -> Option<Unnamed> {
    let text = reading.text;
    let meets = [Cue::Meeting, Cue::SideMeeting, Cue::RapporteurGroup, Cue::WorkingParty, Cue::OtherBody];
    let held = [Cue::WillHold, Cue::Invite];
    let due = [Cue::DeadlineHeading, Cue::LastDayCue, Cue::ColumnDeadline];
    let other = |s: &Span| reading.has(s, &due) || actions::any_in(text, s);
    // "The dates of the meetings are:" heads no last days.
    let about = |s: &Span| reading.has(s, &meets) || !text.groups_in(s).is_empty();
    let named = |s: &Span| about(s) || list.iter().all(Row::names);
    // "The arrangements were endorsed by the Council." leads to no list of last days.
    let leads = |s: &Span| {
        let ends = text.folded(s).trim_end().ends_with(':');
        ends || reading.has(s, &[Cue::DeadlineHeading, Cue::ColumnDeadline]) || actions::any_in(text, s)
    };
    let limits =
        |s: &Span| other(s) && leads(s) && !(named(s) && !reading.has(s, &due[1..]) && !actions::any_in(text, s));
    let columns = list.iter().any(|r| !r.due.is_empty());
    if heads.is_some_and(other) && !columns || intro.is_some_and(limits) {
        return None;
    }
    let holds = |s: &Span| reading.has(s, &held) && text.folded(s).trim_end().ends_with([':', '.', '。']);
    // "The next meetings of the group:", where each row is a meeting or nothing but days and a place.
    let meetings_of = |s: &Span, r: &Row| is_bare(reading, r) || is_timed(reading, r) && !text.groups_in(s).is_empty();
    let heads_meetings = |s: &Span| text.folded(s).trim_end().ends_with(':') && list.iter().all(|r| meetings_of(s, r));
    let called = intro.filter(|s| about(s) && (holds(s) || heads_meetings(s)));
    // Days of a meeting that the subject calls are those of a plan.
    let subject = reading.head.subject.clone().unwrap_or(0..0);
    let periods: Vec<_> = text.mentions_in(&subject).filter_map(|m| reading.days(m)).filter(|(a, b)| a < b).collect();
    let inside = |row: &Row| {
        let days = reading.days(row.when);
        days.is_some_and(|(a, b)| a == b && periods.iter().any(|(first, last)| *first <= a && a <= *last))
    };
    // "Forum: 8 October", "Meeting of the group: 9-11 October" are the parts of the period.
    let first = list.iter().filter_map(|r| reading.days(r.when)).map(|(a, _)| a).min();
    let last = list.iter().filter_map(|r| reading.days(r.when)).map(|(_, b)| b).max();
    let parts = periods.iter().any(|(a, b)| (Some(*a), Some(*b)) == (first, last)) && list.iter().all(|r| r.names());
    if list.iter().any(inside) && !parts {
        return None;
    }
    let several = list.iter().any(|r| matches!(text.mentions[r.when].value, Value::Range(..)));
    // "Next meetings of the Council Working Groups": each row says whose a meeting is.
    let group = reading.head.group.as_ref();
    let of_rows = group.is_none_or(|g| list.iter().any(|r| r.groups.contains(g)))
        && list.iter().all(|r| !r.groups.is_empty())
        && meetings::names(text, &subject).is_empty()
        && reading.has(&subject, &[Cue::Meeting]);
    let own = |row: &Row| !row.groups.is_empty() && (of_rows || !meetings::is_foreign(reading, &row.groups));
    let groups = called.map(|s| meetings::names(text, s)).filter(|g| !g.is_empty());
    let groups = groups.unwrap_or_else(|| meetings::names(text, &subject));
    let aside = called.is_some_and(|s| reading.has(s, &[Cue::SideMeeting])) && !several;
    let unnamed = Unnamed { groups: if aside { Vec::new() } else { groups }, aside, of_rows };
    let by_themselves = several && list.iter().all(Row::names) && list.iter().any(own);
    let by_intro = called.is_some() && (list.iter().all(Row::names) || aside || !unnamed.groups.is_empty());
    (by_themselves || by_intro).then_some(unnamed)
}

/// Whether a row says nothing but its days and place, or that it is a meeting.
fn is_bare(reading: &Reading<'_, '_>, row: &Row) -> bool {
    let text = reading.text;
    let day = &text.mentions[row.when].span;
    let beside = [row.span.start..day.start, day.end..row.span.end];
    let place = !place::named_in(text.folded(&row.span)).is_empty();
    let words: usize = beside.iter().map(|s| letters(text.folded(s))).sum();
    reading.has(&row.span, &[Cue::Meeting]) || place && words <= PLACE
}

/// Whether a row says nothing but its day and hours, from one to another.
fn is_timed(reading: &Reading<'_, '_>, row: &Row) -> bool {
    let text = reading.text;
    let Some(hours) = row.hours.filter(|m| matches!(text.mentions[*m].value, Value::Times(..))) else { return false };
    let told = [row.when, hours].iter().map(|m| letters(text.folded(&text.mentions[*m].span))).sum::<usize>();
    letters(text.folded(&row.span)) <= told + ZONE
}

/// Letters of the zone of hours, and of a word beside it.
const ZONE: usize = 12;

/// Letters of a place and its country.
const PLACE: usize = 30;

/// The heads above the first row of a table.
fn heads_of(reading: &Reading<'_, '_>, lines: &[Span]) -> Option<Span> {
    let text = reading.text;
    let above = lines.iter().rev().find(|l| letters(text.folded(l)) > 0)?;
    let unit = text.unit_at(above.start)?;
    let cell = matches!(text.units[unit].position, Position::Cell { .. }) || text.folded(above).contains('\t');
    cell.then(|| above.clone())
}
