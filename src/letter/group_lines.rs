//! A list of groups, each with its days directly behind its name: "Working Party 1A 23-31 October opening at 14:00 hours on 23 October",
//! one a line or all in running text. It is a table whose cells were never drawn or are lost.

use super::reading::{Fact, FactTime, Meeting, Reading, at};
use super::text::letters;
use super::{Role, meetings, place};
use crate::document::Span;
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
    let mut entries = entries(reading);
    // Single days are entries of a list of lines, not of clauses that name something before their groups.
    let body = reading.head.span.end;
    if !entries.iter().all(|e| heads_line(reading, e.when, body)) {
        entries.retain(|e| reading.days(e.when).is_some_and(|(first, last)| first < last));
    }
    let own = |e: &Entry| !meetings::is_foreign(reading, &e.groups);
    let several = |e: &Entry| reading.days(e.when).is_some_and(|(first, last)| first < last);
    if entries.len() < ENTRIES
        || !entries.iter().any(several)
        || reading.head.group.is_some() && !entries.iter().any(own)
    {
        return;
    }
    let text = reading.text;
    let place = meetings::letter_place(reading);
    for entry in entries {
        let Some(days) = reading.days(entry.when) else { continue };
        // An entry may name its own place, or none: "10-11 May, Lusaka", "12 May, virtual meeting".
        let end = text.unit_at(entry.span.start).map_or(entry.span.end, |u| text.units[u].span.end.min(entry.span.end));
        let behind = text.mentions[entry.when].span.end..end.max(text.mentions[entry.when].span.end);
        let line = text.folded(&behind).find('\n').map_or(behind.end, |i| behind.start + i);
        let behind = behind.start..line;
        let before = text.groups_in(&(entry.span.start..text.mentions[entry.when].span.start));
        let before = before.last().map_or(entry.span.start, |g| g.span.end)..text.mentions[entry.when].span.start;
        let city = |s: &Span| place::named_in(text.folded(s)).iter().map(|(_, p)| *p).find(|p| !p.country);
        let own = city(&before).or_else(|| city(&behind));
        let place = match own {
            None if reading.has(&behind, &[Cue::Virtual]) => None,
            own => own.or(place),
        };
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
    let when = FactTime::Instant(at(first, clock), zone);
    reading.facts.push(Fact::opening(entry.groups.clone(), when, Some(meeting), vec![mention], &entry.span));
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
        let start = text.mentions[when].span.start;
        // A single day is as often that of a deadline: it has a line of its own that begins with its group.
        let ahead = reading.days(when).is_some_and(|(first, last)| {
            !reading.is_past(last) && (first < last || heads_line(reading, when, body.start))
        });
        if !ahead || !reading.is_open(when) || reading.is_claimed(start) {
            continue;
        }
        let Some(group) = text.groups_in(&text.back(start, NAME, body.start)).last() else { continue };
        let gap = group.span.end..start;
        let bare = |s: &str| !s.contains(|c: char| c.is_alphanumeric() || "(.;".contains(c));
        let directly = group.span.end <= start && (bare(text.folded(&gap)) || is_place(reading, &gap));
        if !directly || ends_dated_line(reading, group.span.start, &gap) {
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

/// "SG3RG-AFR: Cairo, Egypt, 30-31 January": whether nothing but a city and its country stand between a group and its days.
fn is_place(reading: &Reading<'_, '_>, gap: &Span) -> bool {
    let text = reading.text;
    let words = text.folded(gap);
    let named = place::named_in(words);
    let plain = !words.contains(|c: char| c.is_numeric() || ".;(\n".contains(c)) && text.cues_in(gap).is_empty();
    plain && named.iter().any(|(_, p)| !p.country) && words.split_whitespace().count() <= PLACE
}

/// Words of a city and its country.
const PLACE: usize = 6;

/// Whether a group ends a line that began with days of its own: the days of the next line are none of it.
fn ends_dated_line(reading: &Reading<'_, '_>, group: usize, gap: &Span) -> bool {
    let text = reading.text;
    let line = text.view.text[..group].rfind('\n').map_or(0, |i| i + 1);
    text.folded(gap).contains('\n') && text.mentions_in(&(line..group)).any(|m| text.mentions[m].is_date())
}

/// Letters of the Arabic article.
const ARTICLE: usize = 2;

/// Whether a group and a single day behind it begin their line.
fn heads_line(reading: &Reading<'_, '_>, when: usize, from: usize) -> bool {
    let text = reading.text;
    let start = text.mentions[when].span.start;
    let lines = text.folded(&(from..start)).trim_end_matches([' ', '\t']);
    // Where each cell has a line of its own, the line of the group is the one before.
    let above = lines.trim_end_matches(['\n', ' ', '\t']);
    let own_line = lines.len() > above.len();
    let end = from + if own_line { above.len() } else { start - from };
    let line = text.view.text[from..end].rfind('\n').map_or(from, |i| from + i + 1);
    if own_line {
        let groups = text.groups_in(&(line..end));
        let named: usize = groups.iter().map(|g| letters(text.folded(&g.span))).sum();
        let behind = text.view.text[text.mentions[when].span.end..].split('\n').next().unwrap_or_default();
        return !groups.is_empty() && letters(text.folded(&(line..end))) <= named + ARTICLE && letters(behind) == 0;
    }
    let first = text.groups_in(&(line..start)).first();
    first.is_some_and(|g| letters(text.folded(&(line..g.span.start.max(line)))) <= ARTICLE)
        && text.mentions_in(&(line..start)).next().is_none()
}

/// Characters of the names of an entry.
const NAME: usize = 100;
