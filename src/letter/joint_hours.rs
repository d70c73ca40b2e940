//! Groups that the subject calls together for one day and the letter one after another: "Working Party 1/20 from 0930 to 1100 hours,
//! Working Party 2/20 from 1115 to 1230".

use super::reading::{Meeting, Reading};
use super::{Role, meetings};
use crate::document::Span;
use crate::mentions::{Clock, Value};

/// The hours of some of the groups.
struct Part {
    groups: Vec<String>,
    mention: usize,
    hours: (Clock, Clock),
    sentence: Span,
}

/// Gives each group its hours, where all of a joint day are told.
pub(super) fn read(reading: &mut Reading<'_, '_>) {
    for i in 0..reading.meetings.len() {
        let Some(parts) = parts(reading, i) else { continue };
        let whole = reading.meetings[i].clone();
        for (n, part) in parts.into_iter().enumerate() {
            let span = reading.text.mentions[part.mention].span.clone();
            let zone = reading.stated_zone(&span, &part.sentence, Some(i)).or(reading.all_hours);
            let zone = zone.unwrap_or_else(|| reading.zone_at(Some(i)));
            let hours = Some((part.hours.0, part.hours.1, zone));
            let meeting = Meeting { groups: part.groups, hours, ..whole.clone() };
            if n == 0 {
                reading.meetings[i] = meeting;
            } else {
                reading.meetings.push(meeting);
            }
            reading.take(part.mention, Role::Event, "");
        }
    }
}

/// The parts of a joint day, if each group is named before hours of its own and only there.
fn parts(reading: &Reading<'_, '_>, i: usize) -> Option<Vec<Part>> {
    let (text, whole) = (reading.text, &reading.meetings[i]);
    if !whole.principal || whole.side || whole.hours.is_some() || whole.groups.len() < 2 || whole.first != whole.last {
        return None;
    }
    let body = reading.head.span.end..reading.annex_start.max(reading.head.span.end);
    let mut parts: Vec<Part> = Vec::new();
    for mention in text.mentions_in(&body) {
        let Value::Times(start, end) = text.mentions[mention].value else { continue };
        let at = text.mentions[mention].span.start;
        let sentence = text.sentence_at(at);
        let mut days = text.mentions_in(&sentence).filter_map(|m| reading.days(m));
        let before = text.mentions_in(&(sentence.start..at)).map(|m| text.mentions[m].span.end).max();
        let groups = meetings::names(text, &(before.unwrap_or(sentence.start).min(at)..at));
        let of_whole = !groups.is_empty() && groups.iter().all(|g| whole.groups.contains(g));
        if of_whole && reading.is_open(mention) && days.all(|d| d == whole.days()) {
            parts.push(Part { groups, mention, hours: (start, end), sentence });
        }
    }
    let mut named: Vec<&String> = parts.iter().flat_map(|p| &p.groups).collect();
    named.sort_unstable();
    let mut called: Vec<&String> = whole.groups.iter().collect();
    called.sort_unstable();
    (parts.len() > 1 && named == called).then_some(parts)
}
