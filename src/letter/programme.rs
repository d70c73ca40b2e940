//! Programmes without a grid: lines that begin with hours, under a line that names the day.

use super::reading::{Reading, at};
use super::slots::{self, Core, Legend, Slot};
use super::text::{Position, Unit, is_letter, letters};
use super::{Role, brackets, plan};
use crate::document::Span;
use crate::event::Inferred;
use crate::lang::Cue;
use crate::mentions::{Clock, Value};
use chrono::NaiveDate;

/// Units that may stand between two lines of a programme: speakers, subjects, a break, the head of a day.
const DETAILS: usize = 6;

/// Reads the lines. A run of at least two lines that begin with hours is a programme.
pub(super) fn read(reading: &mut Reading<'_, '_>, legend: &Legend, core: &Option<Core>) {
    let text = reading.text;
    let mut day: Option<(NaiveDate, Vec<Inferred>)> = None;
    let mut seen = false;
    let mut head_unit = None;
    // The last line that named its sessions by numbers alone.
    let mut tabbed = None;
    // The last unit of the last line with hours.
    let mut timed = None;
    let names_sessions = text.speaks_of(&[Cue::SessionNumber]);
    for i in 0..text.units.len() {
        let unit = &text.units[i];
        if unit.span.start < reading.head.span.end || reading.is_claimed(unit.span.start) || is_legend(reading, i) {
            continue;
        }
        let part = labelled_below_day(reading, i);
        let below = i.checked_sub(1).filter(|p| head_unit == Some(*p) || tabbed == Some(*p));
        let bare = below.and_then(|_| slots::tabbed_numbers(reading, &unit.span, legend));
        if bare.is_some() {
            tabbed = Some(i);
        }
        let numbered = || {
            let neighbours = [i.checked_sub(1), Some(i + 1)];
            let mut near = neighbours.into_iter().flatten().filter_map(|n| text.units.get(n));
            let between = seen || near.any(|u| slots::numbered_line(reading, &u.span, legend, true).is_some());
            slots::numbered_line(reading, &unit.span, legend, between)
        };
        let half = || half_below_day(reading, i, core);
        if let Some((date, inferred)) = day.clone()
            && part.is_none()
            && let Some((hours, from)) = bare.or_else(|| names_sessions.then(numbered).flatten()).or_else(half)
        {
            seen |= tabbed != Some(i);
            let name = from..unit.span.end;
            let empty = !text.folded(&name).contains(|c: char| c.is_alphanumeric()) || is_pause(reading, &name);
            for span in hours.into_iter().filter(|_| !empty) {
                let tentative = brackets::tentative(reading, &name);
                plan::add(reading, date, &inferred, span, &name, tentative, Vec::new(), &unit.span);
            }
            continue;
        }
        let Some(mention) = leading(reading, &text.units[i].span).or(part) else {
            let head = text.mentions_in(&unit.span).find(|m| matches!(text.mentions[*m].value, Value::Date(_)));
            let folded = text.folded(&unit.span).trim_end();
            let short = || folded.chars().filter(|c| is_letter(*c)).nth(60).is_none();
            let sentence = || folded.ends_with(['。', '.']) && folded.chars().nth(24).is_some();
            if let Some(m) = head.filter(|_| short() && !sentence()) {
                if unit.span.start >= reading.annex_start {
                    reading.take_day_head(m);
                }
                day = reading.day(m).map(|d| (d, text.mentions[m].inferred.clone()));
                head_unit = Some(i);
            } else if let Some(numbered) = numbered_day(reading, unit) {
                day = Some((numbered, vec![Inferred::Day]));
                head_unit = Some(i);
            }
            continue;
        };
        // One line under its day is a programme of that day.
        let beside = has_neighbour(reading, i) || i > 0 && head_unit == Some(i - 1) || part.is_some();
        // In the body, lines directly below a day: a correction gives the plan of one day anew.
        let below = i > 0 && (head_unit == Some(i - 1) || timed == Some(i - 1));
        let office = [Cue::OfficeHours, Cue::PrivateHours];
        let below = below && !text.units[i.saturating_sub(DETAILS)..=i].iter().any(|u| reading.has(&u.span, &office));
        let heading = heading_above(reading, i);
        let annex_programme = unit.span.start >= reading.annex_start
            || heading.is_some()
            || is_below_day(reading, i)
            || below && (reading.head.revises.is_some() || is_plan_of_days(reading, i));
        // In the letter itself, days above the heading are those of other things.
        let own = day.clone().filter(|_| heading.is_none_or(|h| head_unit > Some(h)));
        let (Some((date, inferred)), true) = (own.or_else(|| only_day(reading)), beside && annex_programme) else {
            continue;
        };
        let Value::Times(start, end) = text.mentions[mention].value else { continue };
        let named_below = name_below(reading, i);
        let row_end = row_end(reading, named_below.unwrap_or(i));
        let from = text.mentions[mention].span.end;
        let bracket = text.folded(&(from..row_end.max(from))).starts_with(')');
        let name = match opens(reading, i) {
            Some(Opens::Named(_)) if part.is_some() => unit.span.start..text.mentions[mention].span.start,
            _ => named_below.map_or(from + usize::from(bracket), |n| text.units[n].span.start)..row_end,
        };
        let meets = reading.meetings.iter().any(|m| m.first <= date && date <= m.last);
        let pause =
            reading.has(&name, &[Cue::Break]) && text.folded(&name).chars().filter(|c| c.is_alphabetic()).count() <= 16;
        if !meets || pause {
            reading.take(mention, Role::Other, "a line of a programme");
            continue;
        }
        // A plan that a letter prints again, as a mail that holds its text twice.
        let block = (at(date, start), at(date, end));
        if unit.span.start < reading.annex_start && reading.facts.iter().any(|f| plan::is_session_at(f, block)) {
            reading.take(mention, Role::Repeated, "a line of the plan again");
            timed = last_of_row(reading, named_below.unwrap_or(i));
            continue;
        }
        timed = last_of_row(reading, named_below.unwrap_or(i));
        let quote = unit.span.start..row_end;
        let tentative = brackets::tentative(reading, &name) || brackets::tentative(reading, &quote);
        plan::add(reading, date, &inferred, (start, end), &name, tentative, vec![mention], &quote);
    }
}

/// Characters of what is held.
const NAME: usize = 160;

/// The line below one that holds nothing but hours, where it names what is held: a cell on each line.
fn name_below(reading: &Reading<'_, '_>, i: usize) -> Option<usize> {
    let text = reading.text;
    let paragraph = |u: &Unit| matches!(u.position, Position::Paragraph(_));
    let (unit, below) = (&text.units[i], text.units.get(i + 1)?);
    let hours = leading(reading, &unit.span)?;
    let bare = letters(text.folded(&unit.span)) <= letters(text.folded(&text.mentions[hours].span));
    let words = text.folded(&below.span).trim_end();
    let names = letters(words) > 0
        && words.chars().count() <= NAME
        && !words.ends_with(['.', '。', ':'])
        && text.mentions_in(&below.span).next().is_none()
        && !reading.is_claimed(below.span.start);
    (bare && names && paragraph(unit) && paragraph(below)).then_some(i + 1)
}

/// The end of a unit; where it is a cell of a table, that of its row: what is held stands beside the hours.
fn row_end(reading: &Reading<'_, '_>, i: usize) -> usize {
    let units = &reading.text.units;
    last_of_row(reading, i).map_or(units[i].span.end, |last| units[last].span.end)
}

/// The last unit of the row in which a unit stands; a paragraph is a row of its own. Indented lines below their day are one row as
/// tables are printed, with an item in each cell that begins with hours.
fn last_of_row(reading: &Reading<'_, '_>, i: usize) -> Option<usize> {
    let units = &reading.text.units;
    let Position::Cell { table, row, .. } = units[i].position else { return Some(i) };
    let same = |u: &&Unit| matches!(u.position, Position::Cell { table: t, row: r, .. } if (t, r) == (table, row));
    let items = leading(reading, &units[i].span).is_some();
    let below =
        |u: &Unit| reading.text.folded(&(units[i].span.start..u.span.start.max(units[i].span.start))).contains('\n');
    let next = |u: &&Unit| items && below(u) && leading(reading, &u.span).is_some();
    let length = units[i..].iter().take_while(|u| same(u) && !next(u)).count();
    length.checked_sub(1).map(|l| i + l)
}

/// Units on both sides of a line in which further days of its plan stand.
const AROUND: usize = 12;

/// Whether two lines at least that are nothing but a day have a line with hours directly below them: a plan in the letter itself.
fn is_plan_of_days(reading: &Reading<'_, '_>, i: usize) -> bool {
    let text = reading.text;
    let line = |k: usize| leading(reading, &text.units[k].span).is_some() || opens(reading, k).is_some();
    let near = i.saturating_sub(AROUND)..(i + AROUND).min(text.units.len()).saturating_sub(1);
    near.filter(|k| is_day(reading, &text.units[*k]) && line(k + 1)).count() >= 2
}

/// Letters of a weekday beside a day.
const WEEKDAY: usize = 10;

/// Whether another line with hours stands before or behind, with no more than the details of one item between.
fn has_neighbour(reading: &Reading<'_, '_>, i: usize) -> bool {
    let text = reading.text;
    let line = |u: &Unit| leading(reading, &u.span).is_some();
    text.units[i.saturating_sub(DETAILS)..i].iter().any(line) || text.units[i + 1..].iter().take(DETAILS).any(line)
}

/// Whether a unit explains the numbers of sessions: it begins as the lines of numbered sessions do.
fn is_legend(reading: &Reading<'_, '_>, i: usize) -> bool {
    let unit = &reading.text.units[i].span;
    let legend = |m: usize| reading.verdicts[m].as_ref().is_some_and(|v| v.role == Role::SlotLegend);
    let explained = reading.text.mentions_in(unit).filter(|m| legend(*m)).count();
    // "1: 09:30-10:45" names nothing that is held.
    let text = reading.text;
    let hours = text.mentions_in(unit);
    let first = hours.clone().next().map_or(unit.start, |m| text.mentions[m].span.start);
    let last = hours.last().map_or(unit.start, |m| text.mentions[m].span.end);
    let label = text.folded(&(unit.start..first)).trim();
    let labelled = label.ends_with([':', '=']) && label.contains(char::is_alphanumeric);
    let bare = || labelled && letters(text.folded(&(last.min(unit.end)..unit.end))) == 0;
    if explained > 0 && bare() {
        return true;
    }
    // A key may begin with hours as lines do.
    explained > 1 && slots::is_bare_key(reading, unit)
        || explained > 0 && leading(reading, unit).is_none() && labelled_below_day(reading, i).is_none()
}

/// A coffee or lunch break, or a slot that is left free.
fn is_pause(reading: &Reading<'_, '_>, name: &Span) -> bool {
    reading.has(name, &[Cue::Break]) && letters(reading.text.folded(name)) <= 16
}

/// Whether a unit is a line of a programme: it begins with hours, in an annex or below the heading of a plan.
pub(super) fn is_line(reading: &Reading<'_, '_>, unit: &Span) -> bool {
    let below = |i: usize| heading_above(reading, i).is_some() || is_below_day(reading, i);
    let Some(i) = reading.text.unit_at(unit.start).filter(|_| reading.text.mentions_in(unit).next().is_some()) else {
        return false;
    };
    leading(reading, unit).is_some()
        && !slots::is_bare_key(reading, unit)
        && (unit.start >= reading.annex_start || below(i))
        || labelled_below_day(reading, i).is_some()
}

/// Bytes of the label before the hours or the words of a line.
const LABEL: usize = 40;

/// What a line below a day begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Opens {
    /// Hours from one to another.
    Hours,
    /// An hour at which something begins.
    Hour,
    /// A half of the day or the number of a session, and then its hours: "Morning (0930-1230): …".
    Labelled(usize),
    /// A half of the day: "p.m.: …".
    Half,
    /// What is held, and then its hours: "WP1/13 (0930-1230)".
    Named(usize),
}

/// What a paragraph begins with that names what is held behind it, as the lines of a plan do.
fn opens(reading: &Reading<'_, '_>, i: usize) -> Option<Opens> {
    let text = reading.text;
    let unit = &text.units[i];
    let paragraph = matches!(unit.position, Position::Paragraph(_));
    if !paragraph || reading.is_claimed(unit.span.start) || slots::is_key(reading, &unit.span) {
        return None;
    }
    let named = |from: usize| letters(text.folded(&(from..unit.span.end.max(from)))) > 0;
    let mut mentions = text.mentions_in(&unit.span);
    let Some(first) = mentions.next() else {
        return half_label(reading, &unit.span).filter(|end| named(*end)).map(|_| Opens::Half);
    };
    let span = &text.mentions[first].span;
    let before = unit.span.start..span.start;
    let is_range = matches!(text.mentions[first].value, Value::Times(..));
    if !text.mentions[first].is_time() {
        return None;
    }
    if leading(reading, &unit.span).is_some() {
        return named(span.end).then_some(Opens::Hours);
    }
    if !is_range {
        return (letters(text.folded(&before)) == 0 && named(span.end)).then_some(Opens::Hour);
    }
    let part = |s: &Slot| matches!(s, Slot::Half(_) | Slot::Number(_));
    let label = before.len() <= LABEL && slots::of_head(reading, &before).is_some_and(|s| s.iter().all(part));
    let only = mentions.next().is_none();
    let behind = span.end..unit.span.end.max(span.end);
    let named = letters(text.folded(&before)) > 0 && before.len() <= NAME;
    let ends = letters(text.folded(&behind)) == 0 || brackets::tentative(reading, &behind);
    match (only && label, only && named && ends) {
        (true, _) => Some(Opens::Labelled(first)),
        (_, true) => Some(Opens::Named(first)),
        _ => None,
    }
}

/// Where the label of a line ends that is nothing but a half of the day: "p.m.:".
fn half_label(reading: &Reading<'_, '_>, unit: &Span) -> Option<usize> {
    let folded = reading.text.folded(unit);
    let sign = folded.find([':', '\t']).or_else(|| folded.find(" - ")).filter(|i| *i <= LABEL)?;
    let label = unit.start..unit.start + sign;
    let half = reading.text.halves.iter().find(|h| label.contains(&h.start))?;
    let slots = slots::of_head(reading, &label)?;
    let bare = letters(&folded[..sign]) <= letters(reading.text.folded(&(half.start..half.end)));
    (bare && matches!(slots[..], [Slot::Half(_)])).then_some(label.end + 1)
}

/// The line that is nothing but a day of a meeting above a line of its plan: between them stand only such lines.
fn day_above(reading: &Reading<'_, '_>, i: usize) -> Option<usize> {
    opens(reading, i)?;
    let above = (i.saturating_sub(LINES)..i).rev();
    let at = above.into_iter().find(|k| opens(reading, *k).is_none() && !is_detail(reading, *k))?;
    let unit = &reading.text.units[at];
    let day = is_day(reading, unit).then(|| reading.text.mentions_in(&unit.span).next()).flatten();
    let meets = day.and_then(|m| reading.day(m)).is_some_and(|d| reading.meeting_on(d).is_some());
    (meets && unit.span.start >= reading.head.span.end).then_some(at)
}

/// Lines below a day from which on they are a plan of it.
const BELOW_DAY: usize = 2;

/// Whether a line stands with others like it directly below a day of a meeting, or there are several such days.
fn is_below_day(reading: &Reading<'_, '_>, i: usize) -> bool {
    let Some(head) = day_above(reading, i) else { return false };
    let units = &reading.text.units;
    let line = |k: &usize| opens(reading, *k).is_some();
    let lines = (head + 1..units.len()).take_while(|k| line(k) || is_detail(reading, *k)).filter(line).count();
    let office = [Cue::OfficeHours, Cue::PrivateHours];
    let served = units[head.saturating_sub(DETAILS)..=i].iter().any(|u| reading.has(&u.span, &office));
    !served && (lines >= BELOW_DAY || is_plan_of_days(reading, i))
}

/// The hours of a line of a plan below its day that stand behind a half of the day, the number of a session, or what is held.
fn labelled_below_day(reading: &Reading<'_, '_>, i: usize) -> Option<usize> {
    let units = &reading.text.units;
    // "Entrance of the building: 0800-1730", below "Registration desk" and its day; "documents counter: 0830-1730" among the lines.
    let serves = |u: &Unit| reading.has(&u.span, &[Cue::Facility, Cue::OfficeHours, Cue::PrivateHours]);
    let desk = |u: &Unit| reading.has(&u.span, &[Cue::Desk]);
    let served = || {
        let head = day_above(reading, i).unwrap_or(i);
        let lines = || units[head + 1..].iter().enumerate().take_while(|(k, _)| opens(reading, head + 1 + k).is_some());
        let above = head.checked_sub(1).map(|above| &units[above]);
        above.is_some_and(|u| serves(u) || desk(u))
            || lines().any(|(_, u)| serves(u))
            || !lines().any(|(_, u)| reading.names_sitting(&u.span))
            || desk(&units[i])
    };
    let hours = match opens(reading, i)? {
        Opens::Labelled(hours) => hours,
        Opens::Named(hours) if !served() => hours,
        _ => return None,
    };
    is_below_day(reading, i).then_some(hours)
}

/// The hours of a line below its day that names a half of the day, and where its words begin: a key gives the hours of both halves.
fn half_below_day(reading: &Reading<'_, '_>, i: usize, core: &Option<Core>) -> Option<(Vec<(Clock, Clock)>, usize)> {
    let unit = &reading.text.units[i].span;
    let end = half_label(reading, unit).filter(|_| opens(reading, i) == Some(Opens::Half))?;
    let slots = slots::with_core_hours(slots::of_head(reading, &(unit.start..end - 1))?, core);
    let [Slot::Hours(from, to)] = slots[..] else { return None };
    is_below_day(reading, i).then(|| (vec![(from, to)], end))
}

/// Lines of a programme, with the heads of its days, below one heading.
const LINES: usize = 60;
/// Characters of a heading.
const HEADING: usize = 100;

/// The heading of a plan or programme in the letter itself above a line with hours that names what is held: between them stand only
/// such lines and days.
fn heading_above(reading: &Reading<'_, '_>, i: usize) -> Option<usize> {
    let text = reading.text;
    let line = |(at, u): &(usize, &Unit)| {
        let hours = leading(reading, &u.span).map(|m| text.mentions[m].span.end);
        let named = |end: usize| end < u.span.end && letters(text.folded(&(end..u.span.end))) > 0;
        hours.is_some_and(|end| named(end) || name_below(reading, *at).is_some())
    };
    if text.units[i].span.start >= reading.annex_start || !line(&(i, &text.units[i])) {
        return None;
    }
    let above = text.units[..i].iter().enumerate().rev().take(LINES);
    let name = |at: usize| at > 0 && name_below(reading, at - 1).is_some();
    let heading =
        above.into_iter().find(|u| !line(u) && !is_day(reading, u.1) && !name(u.0) && !is_detail(reading, u.0));
    let (at, unit) = heading.filter(|(_, u)| u.span.start >= reading.head.span.end)?;
    let folded = text.folded(&unit.span).trim_end();
    let named = reading.has(&unit.span, &[Cue::PlanHeading, Cue::Programme]);
    let office = reading.has(&unit.span, &[Cue::OfficeHours, Cue::PrivateHours]);
    let short = folded.chars().count() <= HEADING && !folded.ends_with(['.', '。']);
    (named && short && !office).then_some(at)
}

/// Whether a unit tells more of the line with hours above it: its speakers, its subjects.
fn is_detail(reading: &Reading<'_, '_>, i: usize) -> bool {
    let text = reading.text;
    let unit = &text.units[i].span;
    let words = text.folded(unit).trim();
    let plain = |k: usize| {
        let words = text.folded(&text.units[k].span).trim();
        text.mentions_in(&text.units[k].span).next().is_none()
            && !words.starts_with(|c: char| c.is_numeric())
            && (1..=NAME).contains(&words.chars().count())
    };
    let heads = [Cue::PlanHeading, Cue::Programme, Cue::Annex, Cue::AgendaHeading, Cue::DeadlineHeading];
    let above = (i.saturating_sub(DETAILS)..i).rev().find(|k| !plain(*k));
    !words.is_empty()
        && plain(i)
        && !reading.has(unit, &heads)
        && above.is_some_and(|k| leading(reading, &text.units[k].span).is_some())
}

/// The day of a line that is nothing but its number, "Day 2", where the letter calls one meeting of several days.
fn numbered_day(reading: &Reading<'_, '_>, unit: &Unit) -> Option<NaiveDate> {
    let text = reading.text;
    let cue = text.cues_in(&unit.span).iter().find(|c| c.cue == Cue::DayNumber)?;
    let words = text.folded(&(cue.start..cue.end));
    let number = words.chars().find_map(|c| c.to_digit(10))?;
    let bare = letters(text.folded(&unit.span)) <= letters(words) && text.mentions_in(&unit.span).next().is_none();
    // The programme is that of the meeting told last before it.
    let told =
        reading.meetings.iter().filter(|m| m.first < m.last && text.mentions[m.mention].span.end <= unit.span.start);
    let meeting = told.max_by_key(|m| text.mentions[m.mention].span.start)?;
    let day = meeting.first + chrono::Days::new(u64::from(number.checked_sub(1)?));
    (bare && meeting.first < meeting.last && day <= meeting.last).then_some(day)
}

/// Whether a unit is nothing but a day.
fn is_day(reading: &Reading<'_, '_>, unit: &Unit) -> bool {
    if numbered_day(reading, unit).is_some() {
        return true;
    }
    let text = reading.text;
    let mut mentions = text.mentions_in(&unit.span);
    let only = mentions.next().filter(|m| reading.day(*m).is_some() && mentions.next().is_none());
    only.is_some_and(|m| letters(text.folded(&unit.span)) <= letters(text.folded(&text.mentions[m].span)) + WEEKDAY)
}

/// Hours that open a unit.
fn leading(reading: &Reading<'_, '_>, unit: &Span) -> Option<usize> {
    let text = reading.text;
    let first = text.mentions_in(unit).next()?;
    let before = text.folded(&(unit.start..text.mentions[first].span.start));
    let opens = before.len() <= 8 && matches!(text.mentions[first].value, Value::Times(..));
    (opens && before.chars().filter(|c| c.is_alphabetic()).count() <= 2).then_some(first)
}

/// The day of a programme that prints none: that of the only one-day side event, or of the only meeting.
fn only_day(reading: &Reading<'_, '_>) -> Option<(NaiveDate, Vec<Inferred>)> {
    let one_day: Vec<_> = reading.meetings.iter().filter(|m| m.first == m.last).collect();
    match one_day.as_slice() {
        [only] => Some((only.first, Vec::new())),
        _ => None,
    }
}
