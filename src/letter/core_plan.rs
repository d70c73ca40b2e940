//! Plans of a letter whose sessions have the same hours each day: below a heading a line for each day names what is held, and a sentence
//! gives the hours: "Sessions run from 1300 to 1600 hours each day".

use super::Role;
use super::reading::Reading;
use super::slots::Core;
use super::text::{Unit, letters};
use super::{actions, brackets, plan};
use crate::document::Span;
use crate::lang::Cue;

/// Characters of a heading.
const HEADING: usize = 100;
/// Letters of a weekday before its day.
const WEEKDAY: usize = 12;
/// Characters of a line that is no sentence.
const LINE: usize = 120;
/// Lines from which on they are a plan.
const LINES: usize = 2;

/// Reads the lines below each heading.
pub(super) fn read(reading: &mut Reading<'_, '_>, core: &Option<Core>) {
    let Some(core) = core else { return };
    let text = reading.text;
    let mut below = false;
    let mut run: Vec<(usize, Span)> = Vec::new();
    for i in 0..=text.units.len() {
        let line = text.units.get(i).filter(|_| below).and_then(|u| line(reading, u));
        if let Some(found) = line {
            run.push(found);
            continue;
        }
        // "16 October: holiday in Geneva": most lines name who meets.
        let meets = |name: &Span| {
            let nouns = [Cue::SessionNoun, Cue::OpeningSession, Cue::ClosingSession, Cue::RapporteurGroup];
            reading.has(name, &nouns) || !text.groups_in(name).is_empty()
        };
        if run.len() >= LINES && run.iter().filter(|(_, name)| meets(name)).count() * 2 > run.len() {
            for (day, name) in &run {
                session(reading, core, *day, name);
            }
        }
        run.clear();
        below = text.units.get(i).is_some_and(|u| is_heading(reading, u));
    }
}

/// Adds the sessions of one day.
fn session(reading: &mut Reading<'_, '_>, core: &Core, mention: usize, name: &Span) {
    let letters = letters(reading.text.folded(name));
    let Some(day) = reading.day(mention).filter(|_| letters > 0) else { return };
    reading.take(mention, Role::Repeated, "a day of the time plan");
    if reading.has(name, &[Cue::Break, Cue::Weekend]) && letters <= WEEKDAY * 2 {
        return;
    }
    let inferred = reading.text.mentions[mention].inferred.clone();
    let tentative = brackets::tentative(reading, name);
    let quote = reading.text.mentions[mention].span.start..name.end;
    for hours in &core.ranges {
        plan::add(reading, day, &inferred, *hours, name, tentative, Vec::new(), &quote);
    }
}

/// A short line that is the heading of a plan.
fn is_heading(reading: &Reading<'_, '_>, unit: &Unit) -> bool {
    let folded = reading.text.folded(&unit.span).trim_end();
    let short = folded.chars().count() <= HEADING && !folded.ends_with(['.', '。']);
    short && reading.has(&unit.span, &[Cue::PlanHeading]) && unit.span.start >= reading.head.span.end
}

/// The day of the meeting that a line opens with, and the words behind it; there are no hours and nothing that is due.
fn line(reading: &Reading<'_, '_>, unit: &Unit) -> Option<(usize, Span)> {
    let text = reading.text;
    let mut mentions = text.mentions_in(&unit.span);
    let mention = mentions.next().filter(|_| mentions.next().is_none())?;
    let day = reading.day(mention).filter(|_| !reading.is_claimed(unit.span.start))?;
    let date = &text.mentions[mention].span;
    let before = text.folded(&(unit.span.start..date.start));
    let name = date.end..unit.span.end.max(date.end);
    let parted = text.folded(&name).trim_start_matches([' ', ')']).starts_with(['\t', ':', '-', '|']);
    let fits = letters(before) <= WEEKDAY && parted && text.folded(&name).chars().count() <= LINE;
    let meets = reading.meetings.iter().any(|m| m.first <= day && day <= m.last);
    (fits && meets && !actions::any_in(text, &name)).then_some((mention, name))
}
