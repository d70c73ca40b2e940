//! Programmes without a grid: lines that begin with hours, under a line that names the day.

use super::reading::{Reading, at};
use super::slots::{self, Legend};
use super::text::{Position, Unit, is_letter, letters};
use super::{Role, brackets, plan};
use crate::document::Span;
use crate::event::Inferred;
use crate::lang::Cue;
use crate::mentions::Value;
use chrono::NaiveDate;

/// Units that may stand between two lines of a programme: speakers, subjects, a break, the head of a day.
const DETAILS: usize = 6;

/// Reads the lines. A run of at least two lines that begin with hours is a programme.
pub(super) fn read(reading: &mut Reading<'_, '_>, legend: &Legend) {
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
        if unit.span.start < reading.head.span.end
            || reading.is_claimed(unit.span.start)
            || is_legend(reading, &unit.span)
        {
            continue;
        }
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
        if let Some((date, inferred)) = day.clone()
            && let Some((hours, from)) = bare.or_else(|| names_sessions.then(numbered).flatten())
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
        let Some(mention) = leading(reading, &text.units[i].span) else {
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
            }
            continue;
        };
        // One line under its day is a programme of that day.
        let beside = has_neighbour(reading, i) || i > 0 && head_unit == Some(i - 1);
        // In the body, lines directly below a day: a correction gives the plan of one day anew.
        let below = i > 0 && (head_unit == Some(i - 1) || timed == Some(i - 1));
        let office = [Cue::OfficeHours, Cue::PrivateHours];
        let below = below && !text.units[i.saturating_sub(DETAILS)..=i].iter().any(|u| reading.has(&u.span, &office));
        let heading = heading_above(reading, i);
        let annex_programme = unit.span.start >= reading.annex_start
            || heading.is_some()
            || below && (reading.head.revises.is_some() || is_plan_of_days(reading, i));
        // In the letter itself, days above the heading are those of other things.
        let own = day.clone().filter(|_| heading.is_none_or(|h| head_unit > Some(h)));
        let (Some((date, inferred)), true) = (own.or_else(|| only_day(reading)), beside && annex_programme) else {
            continue;
        };
        let Value::Times(start, end) = text.mentions[mention].value else { continue };
        let named_below = name_below(reading, i);
        let row_end = row_end(reading, named_below.unwrap_or(i));
        let name = named_below.map_or(text.mentions[mention].span.end, |n| text.units[n].span.start)..row_end;
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

/// The last unit of the row in which a unit stands; a paragraph is a row of its own.
fn last_of_row(reading: &Reading<'_, '_>, i: usize) -> Option<usize> {
    let units = &reading.text.units;
    let Position::Cell { table, row, .. } = units[i].position else { return Some(i) };
    let same = |u: &&Unit| matches!(u.position, Position::Cell { table: t, row: r, .. } if (t, r) == (table, row));
    let length = units[i..].iter().take_while(same).count();
    length.checked_sub(1).map(|l| i + l)
}

/// Units on both sides of a line in which further days of its plan stand.
const AROUND: usize = 12;

/// Whether two lines at least that are nothing but a day have a line with hours directly below them: a plan in the letter itself.
fn is_plan_of_days(reading: &Reading<'_, '_>, i: usize) -> bool {
    let text = reading.text;
    let day = |u: &Unit| is_day(reading, u);
    let near = &text.units[i.saturating_sub(AROUND)..(i + AROUND).min(text.units.len())];
    near.windows(2).filter(|w| day(&w[0]) && leading(reading, &w[1].span).is_some()).count() >= 2
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
fn is_legend(reading: &Reading<'_, '_>, unit: &Span) -> bool {
    let legend = |m: usize| reading.verdicts[m].as_ref().is_some_and(|v| v.role == Role::SlotLegend);
    leading(reading, unit).is_none() && reading.text.mentions_in(unit).any(legend)
}

/// A coffee or lunch break, or a slot that is left free.
fn is_pause(reading: &Reading<'_, '_>, name: &Span) -> bool {
    reading.has(name, &[Cue::Break]) && letters(reading.text.folded(name)) <= 16
}

/// Whether a unit is a line of a programme: it begins with hours, in an annex or below the heading of a plan.
pub(super) fn is_line(reading: &Reading<'_, '_>, unit: &Span) -> bool {
    let below = || reading.text.unit_at(unit.start).is_some_and(|i| heading_above(reading, i).is_some());
    leading(reading, unit).is_some() && (unit.start >= reading.annex_start || below())
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
    let heading = above.into_iter().find(|u| !line(u) && !is_day(reading, u.1) && !name(u.0));
    let (at, unit) = heading.filter(|(_, u)| u.span.start >= reading.head.span.end)?;
    let folded = text.folded(&unit.span).trim_end();
    let named = reading.has(&unit.span, &[Cue::PlanHeading, Cue::Programme]);
    let office = reading.has(&unit.span, &[Cue::OfficeHours, Cue::PrivateHours]);
    let short = folded.chars().count() <= HEADING && !folded.ends_with(['.', '。']);
    (named && short && !office).then_some(at)
}

/// Whether a unit is nothing but a day.
fn is_day(reading: &Reading<'_, '_>, unit: &Unit) -> bool {
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
