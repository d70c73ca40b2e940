//! Lines of key dates that tell no deadline the usual way: an action with its day behind it, and what is held on a day.

use super::reading::{Fact, FactTime, Reading, at};
use super::text::{Position, Unit, letters};
use super::{Role, actions, brackets, deadline_pairs::Pair, deadlines, plan};
use crate::document::Span;
use crate::event::Kind;
use crate::lang::Cue;
use crate::mentions::Value;

/// Characters of a line that is no sentence.
const LINE: usize = 130;
/// Characters of a mailbox or an office in a cell behind a day.
const CONTACT: usize = 60;
/// Letters behind a day: "hours", a zone.
const BEHIND: usize = 16;

/// Reads lists whose lines are an action and its day, without a mark between: "Visa support requests 4 February", "– Visas (4 February)".
pub(super) fn read(reading: &mut Reading<'_, '_>) {
    let text = reading.text;
    let mut i = 0;
    while i < text.units.len() {
        let run = text.units[i..].iter().map_while(|u| line(reading, u)).collect::<Vec<_>>();
        if run.is_empty() {
            i += 1;
            continue;
        }
        let (first, last) = (&text.units[i].span, &text.units[i + run.len() - 1].span);
        let headed = i.checked_sub(1).is_some_and(|above| heads(reading, &text.units[above].span));
        let region = first.start..last.end;
        let marked = |u: &Unit| text.folded(&u.span).trim_start().starts_with(['-', '–', '•', '*']);
        let listed = || run.len() >= 3 && text.units[i..i + run.len()].iter().all(marked);
        if headed && run.len() >= 2 || listed() {
            let above = i.checked_sub(1).map(|above| text.units[above].span.clone()).filter(|_| headed);
            let default = above.and_then(|h| deadlines::heading_hour(reading, &h));
            deadlines::paired_entries(reading, &region, &run, default, true);
            reading.claimed.push(region);
        }
        i += run.len();
    }
}

/// Whether a line says that the next ones are last days.
fn heads(reading: &Reading<'_, '_>, span: &Span) -> bool {
    reading.has(span, &[Cue::DeadlineHeading]) && letters(reading.text.folded(span)) <= LINE
}

/// The day of a line and the action before it, where nothing else stands in it.
fn line(reading: &Reading<'_, '_>, unit: &Unit) -> Option<Pair> {
    let text = reading.text;
    let body = unit.span.start >= reading.head.span.end;
    if !body || matches!(unit.position, Position::Cell { .. }) || text.mentions_in(&unit.span).is_empty() {
        return None;
    }
    let mut dates = text.mentions_in(&unit.span).filter(|m| text.mentions[*m].is_date());
    let mention =
        dates.next().filter(|m| dates.next().is_none() && reading.is_open(*m) && reading.day(*m).is_some())?;
    let date = &text.mentions[mention].span;
    // A date may go on below its line.
    if date.start < unit.span.start || date.end > unit.span.end {
        return None;
    }
    let words = unit.span.start..date.start;
    let before = text.folded(&words).trim_end();
    let told = [Cue::WillHold, Cue::Open, Cue::WasHeld, Cue::Promise, Cue::OldValue];
    // "Contributions to the forum": what is due stands before the meeting for which it is.
    let acts = actions::places_in(text, &words).first().map_or(words.end, |a| a.start);
    let nouns = [Cue::SideMeeting, Cue::Meeting];
    let held = reading.has(&(unit.span.start..acts), &nouns) || reading.has(&(date.end..unit.span.end), &nouns);
    // A line with a mark or a verb of its own is read by other rules.
    let plain = !before.ends_with([':', '-', '–', ',']) && !reading.has(&unit.span, &told) && !held;
    // "Contributions to the forum" has no limit.
    let touches = |end: usize| letters(text.folded(&(end.min(words.end)..words.end))) == 0;
    let limited = reading.has(&words, &[Cue::LastDayCue])
        || text.limits.iter().any(|l| words.contains(&l.start) && touches(l.end));
    let hours: usize =
        text.mentions_in(&(date.end..unit.span.end)).map(|m| letters(text.folded(&text.mentions[m].span))).sum();
    let rest = text.folded(&(date.end..unit.span.end));
    // A column may say whom to write to.
    let contact =
        rest.starts_with('\t') && rest.trim().chars().count() <= CONTACT && rest.trim().matches('\t').count() == 0;
    let behind = if contact { 0 } else { letters(rest) };
    let short = text.folded(&unit.span).chars().count() <= LINE;
    let named = !actions::named_or_form_in(text, &words).is_empty();
    (plain && !limited && short && named && behind <= hours + BEHIND).then(|| Pair {
        mention,
        words: words.start..words.start + before.trim_end_matches(['(', ' ']).len(),
        before: true,
    })
}

/// Whether an entry of a list of key dates is of something that is held and not of something due: the opening with its hour, a session
/// with its hours, the closing. Its values are taken then.
pub(super) fn is_held(reading: &mut Reading<'_, '_>, mention: usize, body: &Span) -> bool {
    let text = reading.text;
    let Some(day) = reading.day(mention) else { return false };
    let nouns = [Cue::OpeningSession, Cue::ClosingSession, Cue::SessionNoun, Cue::Plenary];
    if !reading.has(body, &nouns) || actions::any_in(text, body) {
        return false;
    }
    let meeting = reading.meeting_on(day);
    let times: Vec<usize> = text.mentions_in(body).filter(|m| text.mentions[*m].is_time()).collect();
    let [time] = times.as_slice() else {
        if meeting.is_none() || !times.is_empty() {
            return false;
        }
        reading.take(mention, Role::Repeated, "a day of the meeting");
        return true;
    };
    let (time, quote) = (*time, text.mentions[mention].span.start.min(body.start)..body.end);
    match text.mentions[time].value {
        Value::Times(start, end) => {
            let name = body.start..text.mentions[time].span.start;
            let name = name.start..name.start + text.folded(&name).trim_end_matches(['(', ' ', ',', '-']).len();
            let inferred = text.mentions[mention].inferred.clone();
            let tentative = brackets::tentative(reading, body);
            reading.take(mention, Role::Event, "the day of a session");
            plan::add(reading, day, &inferred, (start, end), &name, tentative, vec![time], &quote);
        }
        Value::Time(clock) if reading.has(body, &[Cue::OpeningSession]) && meeting.is_some() => {
            let zone = reading.stated_zone(&text.mentions[time].span, body, meeting).or(reading.all_hours);
            let zone = zone.unwrap_or_else(|| reading.zone_at(meeting));
            let groups = meeting.map(|m| reading.meetings[m].groups.clone()).unwrap_or_default();
            let opened = |f: &Fact| f.kind == Kind::Opening && f.meeting == meeting;
            if !reading.facts.iter().any(opened) {
                let when = FactTime::Instant(at(day, clock), zone);
                let opening = Fact::opening(groups, when, meeting, vec![time], &quote);
                reading.facts.push(Fact { inferred: text.mentions[mention].inferred.clone(), ..opening });
            }
            reading.take(time, Role::Event, "");
            reading.take(mention, Role::Repeated, "the day of the opening");
        }
        _ if meeting.is_some() => {
            reading.take(time, Role::Other, "the hour of a session whose end is not stated");
            reading.take(mention, Role::Repeated, "a day of the meeting");
        }
        _ => return false,
    }
    true
}
