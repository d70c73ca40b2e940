//! Plans that give each day a line: the day, then hours and what is held in them, in turn: "18 September: 0930-1230 WP2/2; 1430-1730
//! WP3/2".

use super::reading::Reading;
use super::slots::{self, Legend};
use super::text::letters;
use super::units::weight;
use super::{Role, brackets, plan};
use crate::document::Span;
use crate::event::Action;
use crate::lang::Cue;
use crate::mentions::{Clock, Value};

/// Letters before the first day: a weekday, "Sessions: on".
const BEFORE: usize = 24;
/// Letters between a day and the hours that follow it: "from", "of".
const BETWEEN: usize = 5;
/// Bytes of what is held in one part of the day.
const NAME: usize = 160;
/// Letters of a pause.
const PAUSE: usize = 16;

/// One part of a day.
struct Item {
    day: usize,
    hours: usize,
    name: Span,
}

/// Reads all lines that are such a plan.
pub(super) fn read(reading: &mut Reading<'_, '_>, legend: &Legend) {
    let text = reading.text;
    for unit in &text.units {
        if unit.span.start < reading.head.span.end || reading.is_claimed(unit.span.start) {
            continue;
        }
        if let Some(items) = items(reading, &unit.span) {
            items.iter().for_each(|item| session(reading, item, &item.name));
        } else if let Some((day, parts)) = numbered(reading, &unit.span, legend) {
            reading.take(day, Role::Repeated, "a day of the time plan");
            let Some(date) = reading.day(day) else { continue };
            let inferred = text.mentions[day].inferred.clone();
            for (hours, name, quote) in parts {
                let pause = reading.has(&name, &[Cue::Break]) && letters(text.folded(&name)) <= PAUSE;
                let tentative = brackets::tentative(reading, &name) || brackets::tentative(reading, &quote);
                for hours in hours.into_iter().filter(|_| !pause) {
                    plan::add(reading, date, &inferred, hours, &name, tentative, Vec::new(), &quote);
                }
            }
        }
    }
}

/// A part of a day: the hours of its sessions, what is held, and all of its words.
type Part = (Vec<(Clock, Clock)>, Span, Span);

/// The parts of a line that begins with its day and names the sessions of the legend by their numbers: "17 September: Sessions 1-2 Plenary;
/// Session 3 WP1/2".
fn numbered(reading: &Reading<'_, '_>, unit: &Span, legend: &Legend) -> Option<(usize, Vec<Part>)> {
    let text = reading.text;
    let mut mentions = text.mentions_in(unit);
    let day = mentions.next().filter(|m| mentions.next().is_none() && reading.day(*m).is_some())?;
    let date = &text.mentions[day].span;
    let opening = text.folded(&(unit.start..date.start));
    let behind = text.folded(&(date.end..unit.end.max(date.end)));
    let label = behind.len() - behind.trim_start_matches([' ', ':', '-', '|', '\t']).len();
    if letters(opening) > BEFORE / 2 || label == 0 || reading.meeting_on(reading.day(day)?).is_none() {
        return None;
    }
    let mut at = date.end + label;
    let mut parts = Vec::new();
    for part in behind[label..].split_inclusive(';') {
        let span = at..at + part.trim_end_matches([';', ' ', '.']).len();
        at += part.len();
        if letters(part) == 0 {
            continue;
        }
        let span = span.start + part.len() - part.trim_start().len()..span.end;
        let (hours, from) = slots::numbered_line(reading, &span, legend, true)?;
        let name = trimmed(reading, &(from..span.end.max(from)));
        if letters(text.folded(&name)) == 0 {
            return None;
        }
        parts.push((hours, name, span));
    }
    (!parts.is_empty()).then_some((day, parts))
}

/// The parts of the days of a line, where all that it holds are days of a meeting, each with hours behind it, and all hours have a name
/// behind them, or all before them.
fn items(reading: &Reading<'_, '_>, unit: &Span) -> Option<Vec<Item>> {
    let text = reading.text;
    let mentions: Vec<usize> = text.mentions_in(unit).collect();
    let is_hours = |m: &usize| matches!(text.mentions[*m].value, Value::Times(..));
    let is_day = |m: &usize| reading.day(*m).is_some_and(|d| reading.meeting_on(d).is_some());
    let twice = mentions.windows(2).any(|w| w.iter().all(is_hours));
    let first = *mentions.first().filter(|m| twice && is_day(m))?;
    let plain = mentions.iter().all(|m| is_hours(m) && reading.is_open(*m) || is_day(m));
    let opening = unit.start..text.mentions[first].span.start;
    if !plain || weight(text.folded(&opening)) > BEFORE || !text.groups_in(&opening).is_empty() {
        return None;
    }
    let other =
        [Cue::SideMeeting, Cue::OfficeHours, Cue::PrivateHours, Cue::Desk, Cue::Daily, Cue::Except, Cue::WasHeld];
    let days = [Cue::SameDay, Cue::NextDay, Cue::OtherDays, Cue::FirstDay, Cue::LastDay];
    // "Day 1" before a day numbers it.
    let behind = text.mentions[first].span.end..unit.end;
    // What is due has a word for its last day; "1130-1230 Contributions" are discussed then.
    let due = [Cue::LastDayCue, Cue::DeadlineHeading, Cue::Act(Action::Registration)];
    if reading.has(unit, &other) || reading.has(&behind, &days) || reading.has(unit, &due) {
        return None;
    }
    let behind = names(reading, unit, &mentions, true);
    let items = behind.or_else(|| names(reading, unit, &mentions, false))?;
    items.iter().any(|i| meets(reading, &i.name)).then_some(items)
}

/// Whether words name who meets or what is held.
fn meets(reading: &Reading<'_, '_>, name: &Span) -> bool {
    reading.names_sitting(name) || reading.has(name, &[Cue::Open])
}

/// Each of the hours with the words behind it, or before it, up to the next mention. Nothing where some have none.
fn names(reading: &Reading<'_, '_>, unit: &Span, mentions: &[usize], behind: bool) -> Option<Vec<Item>> {
    let text = reading.text;
    let mut day = None;
    let mut out = Vec::new();
    for (i, mention) in mentions.iter().copied().enumerate() {
        let span = &text.mentions[mention].span;
        let next = mentions.get(i + 1).map_or(unit.end, |m| text.mentions[*m].span.start).max(span.end);
        let gap = trimmed(reading, &(span.end..next));
        let Value::Times(..) = text.mentions[mention].value else {
            // The first hours stand directly behind their day, or what is held does.
            let named = letters(text.folded(&gap)) > BETWEEN || !text.groups_in(&gap).is_empty();
            if named == behind {
                return None;
            }
            day = Some(mention);
            continue;
        };
        let last = i.checked_sub(1).map_or(unit.start, |p| text.mentions[mentions[p]].span.end);
        let name = if behind { gap } else { trimmed(reading, &(last.min(span.start)..span.start)) };
        let words = text.folded(&name);
        if letters(words) == 0 || words.chars().filter(|c| c.is_alphanumeric()).nth(1).is_none() || words.len() > NAME {
            return None;
        }
        out.push(Item { day: day?, hours: mention, name });
    }
    // Words behind the last hours belong to them.
    let last = out.last().map(|i| text.mentions[i.hours].span.end..unit.end)?;
    (behind || letters(text.folded(&last)) == 0).then_some(out)
}

/// Words without the signs around them and without a conjunction that leads to the next ones.
fn trimmed(reading: &Reading<'_, '_>, words: &Span) -> Span {
    let text = reading.text;
    let sign = |c: char, kept: [char; 3]| !c.is_alphanumeric() && !kept.contains(&c);
    let cut = |s: Span| {
        let folded = text.folded(&s);
        let start = s.start + folded.len() - folded.trim_start_matches(|c| sign(c, ['[', '(', '"'])).len();
        start..(s.start + folded.trim_end_matches(|c| sign(c, [']', ')', '"'])).len()).max(start)
    };
    let whole = cut(words.clone());
    let inside = |j: &&crate::lang::Hit| whole.start < j.start && j.end == whole.end;
    let join = text.joins.iter().find(inside).map(|j| j.start);
    join.map_or(whole.clone(), |end| cut(whole.start..end))
}

/// Adds one part of a day, unless it is a pause.
fn session(reading: &mut Reading<'_, '_>, item: &Item, around: &Span) {
    let text = reading.text;
    let Value::Times(start, end) = text.mentions[item.hours].value else { return };
    let hours: (Clock, Clock) = (start, end);
    let Some(day) = reading.day(item.day) else { return };
    reading.take(item.day, Role::Repeated, "a day of the time plan");
    if reading.has(&item.name, &[Cue::Break]) && letters(text.folded(&item.name)) <= PAUSE {
        return reading.take(item.hours, Role::Other, "a line of a programme");
    }
    let inferred = text.mentions[item.day].inferred.clone();
    let span = &text.mentions[item.hours].span;
    let quote = span.start.min(item.name.start)..span.end.max(item.name.end);
    let tentative = [&item.name, around].into_iter().any(|s| brackets::tentative(reading, s))
        || brackets::enclose_item(reading, span, &item.name);
    plan::add(reading, day, &inferred, hours, &item.name, tentative, vec![item.hours], &quote);
}
