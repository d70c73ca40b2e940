//! Sessions that last over several days of a meeting: "Plenary sessions: from Monday 8 December 1400 hours to Wednesday 10 December
//! 1200 hours".

use super::reading::{Fact, FactTime, Reading, at};
use super::text::letters;
use super::{Role, meetings, prose};
use crate::document::Span;
use crate::event::{Inferred, Kind, Status, Zone};
use crate::lang::{Cue, Sense};
use crate::mentions::{Clock, Value};
use chrono::NaiveDate;

/// Letters between a day and its hour: an article, a preposition.
const BESIDE: usize = 8;
/// Letters between the hour of the first day and the last day: "jusqu'au", a weekday that the day does not hold.
const BETWEEN: usize = 20;

/// One end: its mentions, day and hour, and the words from the first to the last of the two.
struct End {
    mentions: [usize; 2],
    day: NaiveDate,
    clock: Clock,
    span: Span,
}

/// Reads all sentences with two days and two hours in turn.
pub(super) fn read(reading: &mut Reading<'_, '_>) {
    for (sentence, unit) in prose::sentences(reading) {
        let open = |m: &usize| {
            let found = &reading.text.mentions[*m];
            reading.is_open(*m) && (found.is_date() || found.is_time())
        };
        let mentions: Vec<usize> = reading.text.mentions_in(&sentence).filter(open).collect();
        let Ok(four) = <[usize; 4]>::try_from(mentions) else { continue };
        let (Some(from), Some(to)) = (end(reading, [four[0], four[1]]), end(reading, [four[2], four[3]])) else {
            continue;
        };
        if from.day < to.day && leads(reading, &(from.span.end..to.span.start)) {
            session(reading, &from, &to, &sentence, &unit);
        }
    }
}

/// A day and an hour beside each other, in either order.
fn end(reading: &Reading<'_, '_>, mentions: [usize; 2]) -> Option<End> {
    let text = reading.text;
    let [a, b] = mentions;
    let clock = |m: usize| match text.mentions[m].value {
        Value::Time(clock) => Some(clock),
        _ => None,
    };
    let (day, clock) = (reading.day(a).or_else(|| reading.day(b))?, clock(a).or_else(|| clock(b))?);
    let span = text.mentions[a].span.start..text.mentions[b].span.end;
    let gap = text.folded(&(text.mentions[a].span.end..text.mentions[b].span.start));
    let beside = letters(gap) <= BESIDE && !gap.contains([';', '.', ':']);
    beside.then_some(End { mentions, day, clock, span })
}

/// Whether the words between two ends lead from one to the other, and to nothing else.
fn leads(reading: &Reading<'_, '_>, gap: &Span) -> bool {
    let text = reading.text;
    let words = text.folded(gap);
    let limit = text.limits.iter().any(|l| l.sense != Sense::Before && gap.contains(&l.start));
    (limit || words.trim() == "-")
        && letters(words) <= BETWEEN
        && !words.contains([';', ':'])
        && !reading.has(gap, &[Cue::End, Cue::Open, Cue::Meeting, Cue::SideMeeting])
}

/// Adds the session where it is a part of a meeting that is known, and not the whole.
fn session(reading: &mut Reading<'_, '_>, from: &End, to: &End, sentence: &Span, unit: &Span) {
    let holds = |m: &super::reading::Meeting| m.first <= from.day && to.day <= m.last;
    let whole = |m: &super::reading::Meeting| (m.first, m.last) == (from.day, to.day);
    let Some(meeting) = reading.meetings.iter().position(holds) else { return };
    let moves = reading.has(sentence, &[Cue::Postponed, Cue::Moved, Cue::OldValue, Cue::Cancelled]);
    let due = super::actions::any_in(reading.text, sentence) || reading.has(sentence, &[Cue::DeadlineHeading]);
    // A desk or a network that is open for days is no session.
    let sits = reading.has(sentence, &[Cue::SessionNoun, Cue::SideMeeting, Cue::RapporteurGroup])
        || !reading.text.groups_in(sentence).is_empty();
    if reading.meetings.iter().any(whole) || moves || due || !sits || reading.has(sentence, &[Cue::Desk]) {
        return;
    }
    let time = from.mentions.into_iter().find(|m| reading.text.mentions[*m].is_time());
    let span = time.map_or(from.span.clone(), |m| reading.text.mentions[m].span.clone());
    let zone = reading.stated_zone(&span, sentence, Some(meeting)).or(reading.all_hours);
    let zone: Zone = zone.unwrap_or_else(|| reading.zone_at(Some(meeting)));
    // "Plenary sessions: from …", "from … to …: plenary sessions".
    let before = unit.start..from.span.start;
    let behind = to.span.end..unit.end.max(to.span.end);
    let label = if reading.text.folded(&before).contains(':') || letters(reading.text.folded(&behind)) == 0 {
        before
    } else {
        behind
    };
    let inside = meetings::names(reading.text, &label);
    let words = reading.words(&label);
    let name = words.split(':').find(|w| w.chars().any(char::is_alphabetic)).unwrap_or_default();
    let name = name.trim_matches(|c: char| !c.is_alphanumeric() && c != ')').to_owned();
    let mut times = Vec::new();
    let days = from.mentions.into_iter().chain(to.mentions);
    let mut inferred: Vec<Inferred> = days.flat_map(|m| reading.text.mentions[m].inferred.clone()).collect();
    inferred.dedup();
    for mention in from.mentions.into_iter().chain(to.mentions) {
        if reading.text.mentions[mention].is_time() {
            reading.take(mention, Role::Event, "");
            times.push(mention);
        } else {
            reading.take(mention, Role::Repeated, "a day of a session");
        }
    }
    reading.facts.push(Fact {
        kind: Kind::Session,
        action: None,
        groups: inside,
        when: FactTime::Block(at(from.day, from.clock), at(to.day, to.clock), zone),
        meeting: Some(meeting),
        name: Some(name).filter(|n| !n.is_empty()),
        status: Status::Confirmed,
        mentions: times,
        quote: sentence.clone(),
        inferred,
    });
}
