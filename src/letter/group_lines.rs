//! A list of groups, each with its days directly behind its name: "Working Party 1A 23-31 October opening at 14:00 hours on 23 October",
//! one a line or all in running text. It is a table whose cells were never drawn or are lost.

use super::reading::{Fact, FactTime, Meeting, Reading, at};
use super::text::letters;
use super::{Role, meetings};
use crate::document::Span;
use crate::event::{Kind, Status};
use crate::lang::Cue;
use crate::mentions::Value;

/// Entries from which on there is a list.
const ENTRIES: usize = 2;
/// Bytes of an entry.
const ENTRY: usize = 200;

/// One entry: whom it names, its days, and where the next one begins.
struct Entry {
    groups: Vec<String>,
    when: usize,
    span: Span,
}

/// Reads the first such list of the invitation, where nothing else has called a meeting yet.
pub(super) fn read(reading: &mut Reading<'_, '_>) {
    if !reading.meetings.is_empty() {
        return;
    }
    let entries = entries(reading);
    let own = |e: &Entry| !meetings::is_foreign(reading, &e.groups);
    if entries.len() < ENTRIES || reading.head.group.is_some() && !entries.iter().any(own) {
        return;
    }
    let place = meetings::letter_place(reading);
    for entry in entries {
        let Some(days) = reading.days(entry.when) else { continue };
        let meeting = Meeting::new(entry.groups.clone(), days, entry.when, &entry.span);
        reading.call(Meeting { principal: true, place, ..meeting });
        opening(reading, &entry);
    }
}

/// The hour at which an entry says that its group begins, on its first day.
fn opening(reading: &mut Reading<'_, '_>, entry: &Entry) {
    let text = reading.text;
    let meeting = reading.meetings.len() - 1;
    // What stands behind another group is said of that one.
    let from = text.mentions[entry.when].span.end;
    let next = text.groups_in(&(from..entry.span.end)).first().map_or(entry.span.end, |g| g.span.start);
    let behind = from..next;
    let mut times = text.mentions_in(&behind).filter(|m| text.mentions[*m].is_time());
    let (Some(mention), None) = (times.next(), times.next()) else { return };
    let Value::Time(clock) = text.mentions[mention].value else { return };
    let first = reading.meetings[meeting].first;
    let dates: Vec<usize> = text.mentions_in(&behind).filter(|m| text.mentions[*m].is_date()).collect();
    let gap = text.mentions[entry.when].span.end..text.mentions[mention].span.start;
    let opens = reading.has(&gap, &[Cue::Open]) || letters(text.folded(&gap)) == 0;
    if !opens || dates.iter().any(|m| reading.day(*m) != Some(first)) {
        return;
    }
    let span = text.mentions[mention].span.clone();
    let stated = reading.stated_zone(&span, &behind, Some(meeting)).or(reading.all_hours);
    let zone = stated.unwrap_or_else(|| reading.zone_at(Some(meeting)));
    reading.facts.push(Fact {
        kind: Kind::Opening,
        action: None,
        groups: entry.groups.clone(),
        when: FactTime::Instant(at(first, clock), zone),
        meeting: Some(meeting),
        name: None,
        status: Status::Confirmed,
        mentions: vec![mention],
        quote: entry.span.clone(),
        inferred: Vec::new(),
    });
    reading.take(mention, Role::Event, "");
    for day in dates {
        reading.take(day, Role::Repeated, "the first day again");
    }
}

/// The entries of the list: days ahead with nothing between them and the name of a group, each near the one before.
fn entries(reading: &Reading<'_, '_>) -> Vec<Entry> {
    let text = reading.text;
    let body = reading.head.span.end..reading.annex_start.max(reading.head.span.end);
    let mut out: Vec<Entry> = Vec::new();
    for when in text.mentions_in(&body) {
        let ahead = reading.days(when).is_some_and(|(first, last)| first < last && !reading.is_past(last));
        let start = text.mentions[when].span.start;
        if !ahead || !reading.is_open(when) || reading.is_claimed(start) {
            continue;
        }
        let Some(group) = text.groups_in(&text.back(start, NAME, body.start)).last() else { continue };
        let gap = group.span.end..start;
        let directly =
            group.span.end <= start && !text.folded(&gap).contains(|c: char| c.is_alphanumeric() || "(.;".contains(c));
        if !directly {
            continue;
        }
        // "Joint meeting of Working Parties 1A, 1B and 1C and Task Group 1/5": all that stands since the value before.
        let name = text.back(start, NAME, body.start);
        let since = text.mentions_in(&name).map(|m| text.mentions[m].span.end).filter(|end| *end <= start).max();
        let line = text.folded(&name).rfind('\n').map_or(name.start, |i| name.start + i);
        let named = meetings::names(text, &(since.unwrap_or(name.start).max(line).min(group.span.start)..start));
        let near = out.last().is_none_or(|e| group.span.start - e.span.start <= ENTRY);
        if !near && out.len() >= ENTRIES {
            break;
        }
        if !near {
            out.clear();
        }
        if let Some(last) = out.last_mut() {
            last.span.end = last.span.end.min(group.span.start);
        }
        let unit = text.unit_at(start).map_or(start, |u| text.units[u].span.end);
        let end = text.ahead(start, ENTRY, unit).end;
        out.push(Entry { groups: named, when, span: group.span.start..end });
    }
    out
}

/// Characters of the names of an entry.
const NAME: usize = 100;
