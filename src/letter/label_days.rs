//! Lines of a plan that name what is held and then its days, each with halves of the day, session numbers or hours: "Question 2/15:
//! 27 January p.m., 28 January sessions 1-2". Their days are parts of the meeting and call none, so they are taken first; the sessions
//! follow when the hours are known.

use super::reading::Reading;
use super::slots::{self, Core, Legend, Slot};
use super::text::{Position, letters};
use super::{Role, actions, brackets, plan};
use crate::document::Span;
use crate::lang::{Cue, Sense};
use crate::mentions::{Clock, Value};

/// Letters of what is held.
const LABEL: usize = 40;
/// Letters beside the slots of a day: "and", "hours".
const BESIDE: usize = 6;

/// A day of a line: what is held on it, and the words behind it.
struct Day {
    mention: usize,
    name: Span,
    behind: Span,
}

/// Takes the days of all such lines of a letter that says somewhere what hours the halves or sessions have.
pub(super) fn take_days(reading: &mut Reading<'_, '_>) {
    let text = reading.text;
    for line in text.units.iter().filter_map(|u| line(reading, &u.span)).collect::<Vec<_>>() {
        for day in line {
            reading.take(day.mention, Role::Repeated, "a day of the time plan");
        }
    }
}

/// Adds the sessions of the lines.
pub(super) fn read(reading: &mut Reading<'_, '_>, legend: &Legend, core: &Option<Core>) {
    let text = reading.text;
    for unit in &text.units {
        let Some(days) = line(reading, &unit.span) else { continue };
        for Day { mention, name, behind } in days {
            let Some(day) = reading.day(mention) else { continue };
            let inferred = text.mentions[mention].inferred.clone();
            let times: Vec<usize> = text.mentions_in(&behind).collect();
            let tentative = brackets::tentative(reading, &name) || brackets::tentative(reading, &behind);
            let quote = unit.span.clone();
            for time in &times {
                let Value::Times(start, end) = text.mentions[*time].value else { continue };
                plan::add(reading, day, &inferred, (start, end), &name, tentative, vec![*time], &quote);
            }
            let hours = if times.is_empty() { hours(reading, &behind, legend, core) } else { Vec::new() };
            for hours in hours {
                plan::add(reading, day, &inferred, hours, &name, tentative, Vec::new(), &quote);
            }
        }
    }
}

/// The hours of the halves of the day or the session numbers behind a day.
fn hours(reading: &Reading<'_, '_>, behind: &Span, legend: &Legend, core: &Option<Core>) -> Vec<(Clock, Clock)> {
    let text = reading.text;
    let mut slots: Vec<Slot> = Vec::new();
    let halves: Vec<_> = text.halves.iter().filter(|h| behind.contains(&h.start)).collect();
    if reading.has(behind, &[Cue::WholeDay]) {
        slots = vec![Slot::Half(slots::HalfDay::Forenoon), Slot::Half(slots::HalfDay::Afternoon)];
    } else if !halves.is_empty() {
        let half = |sense: Sense| if sense == Sense::Am { slots::HalfDay::Forenoon } else { slots::HalfDay::Afternoon };
        slots = halves.into_iter().map(|h| Slot::Half(half(h.sense))).collect();
    } else if let Some(found) = slots::of_head(reading, behind) {
        slots = found;
    }
    slots::with_core_hours(slots, core).iter().filter_map(|s| s.hours(legend)).collect()
}

/// A paragraph that is such a line: its days lie in the period of the subject, and each has its slots. A line of one day with hours is a
/// sentence like others.
fn line(reading: &Reading<'_, '_>, unit: &Span) -> Option<Vec<Day>> {
    let text = reading.text;
    let mut mentions = text.mentions_in(unit).peekable();
    let first = *mentions.peek()?;
    let mut name = unit.start..text.mentions[first].span.start.max(unit.start);
    if unit.start < reading.head.span.end || !names_session(reading, &name) || !in_period(reading, first) {
        return None;
    }
    let paragraph = |i: usize| matches!(text.units[i].position, Position::Paragraph(_));
    if !text.unit_at(unit.start).is_some_and(paragraph) {
        return None;
    }
    let dates: Vec<usize> = text.mentions_in(unit).filter(|m| text.mentions[*m].is_date()).collect();
    let plain = |m: usize| in_period(reading, m) || matches!(text.mentions[m].value, Value::Times(..));
    if !mentions.all(plain) || actions::any_in(text, unit) {
        return None;
    }
    let mut days = Vec::new();
    let mut timed = 0;
    for (i, date) in dates.iter().enumerate() {
        let end = text.mentions[*date].span.end;
        let next = dates.get(i + 1).map_or(unit.end, |n| text.mentions[*n].span.start);
        let behind = end..next.max(end);
        timed += usize::from(text.mentions_in(&behind).next().is_some());
        // "Q6/13: 13 May 1430-1730, 14 May 0930-1230; Q7/13: 15 May": behind a semicolon someone else meets.
        let mark = text.folded(&behind).rfind(';').map(|i| behind.start + i);
        let other = mark.map(|at| at + 1..behind.end).filter(|s| names_session(reading, s));
        let behind = behind.start..mark.filter(|_| other.is_some()).unwrap_or(behind.end);
        if !is_slots(reading, &behind) {
            return None;
        }
        let next =
            other.map_or(name.clone(), |s| s.start + text.folded(&s).len() - text.folded(&s).trim_start().len()..s.end);
        days.push(Day { mention: *date, name: std::mem::replace(&mut name, next), behind });
    }
    let explained = timed == days.len() || is_explained(reading, unit);
    (explained && (days.len() > 1 || timed == 0)).then_some(days)
}

/// Whether words name who meets or what sits, and lead to days.
fn names_session(reading: &Reading<'_, '_>, name: &Span) -> bool {
    let text = reading.text;
    let folded = text.folded(name);
    let leads = folded.trim_end_matches(' ').ends_with([':', '\t', '-']);
    let nouns = [Cue::SessionNoun, Cue::OpeningSession, Cue::ClosingSession, Cue::RapporteurGroup, Cue::WorkingParty];
    let other = [Cue::SideMeeting, Cue::OfficeHours, Cue::PrivateHours, Cue::Desk, Cue::WasHeld, Cue::Cancelled];
    leads
        && letters(folded) <= LABEL
        && (!text.groups_in(name).is_empty() || reading.has(name, &nouns))
        && !reading.has(name, &other)
}

/// Whether a mention is a day within the period that the subject calls.
fn in_period(reading: &Reading<'_, '_>, mention: usize) -> bool {
    let (Some(day), Some(subject)) = (reading.day(mention), &reading.head.subject) else { return false };
    let mut periods = reading.text.mentions_in(subject).filter_map(|m| reading.days(m));
    periods.any(|(first, last)| first < last && first <= day && day <= last)
}

/// Whether nothing but hours, halves of the day or session numbers stands behind a day.
fn is_slots(reading: &Reading<'_, '_>, behind: &Span) -> bool {
    let text = reading.text;
    let count = |s: Span| letters(text.folded(&s));
    let halves = text.halves.iter().filter(|h| behind.contains(&h.start)).map(|h| h.start..h.end);
    let joins = text.joins.iter().filter(|j| behind.contains(&j.start)).map(|j| j.start..j.end);
    let cues = text.cues_in(behind).iter().filter(|c| matches!(c.cue, Cue::SessionNumber | Cue::WholeDay));
    let cues: Vec<Span> = cues.map(|c| c.start..c.end).collect();
    let times: Vec<Span> = text.mentions_in(behind).map(|m| text.mentions[m].span.clone()).collect();
    let halves: Vec<Span> = halves.filter(|h| !times.iter().any(|t| t.contains(&h.start))).collect();
    let numbers = cues.iter().any(|c| text.folded(&(behind.start..c.end)).chars().any(|c| c.is_numeric()))
        || cues.iter().any(|c| text.folded(&(c.end..behind.end.max(c.end))).chars().any(|c| c.is_numeric()))
        || reading.has(behind, &[Cue::WholeDay]);
    let any = !times.is_empty() || !halves.is_empty() || numbers;
    let said: usize = times.into_iter().chain(halves).chain(joins).chain(cues).map(count).sum();
    any && count(behind.clone()) <= said + BESIDE
}

/// Whether another line explains the halves of the day or the numbers of the sessions.
fn is_explained(reading: &Reading<'_, '_>, unit: &Span) -> bool {
    let text = reading.text;
    let hours = |s: &Span| text.mentions_in(s).filter(|m| matches!(text.mentions[*m].value, Value::Times(..))).count();
    let explains = |s: &Span| hours(s) >= 2 && (slots::is_key(reading, s) || reading.has(s, &[Cue::SessionNumber]));
    text.units.iter().any(|u| u.span != *unit && explains(&u.span))
}
