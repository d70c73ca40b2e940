//! Whose deadlines a line tells that names no group: those of the group that stands alone in a line above, or that begins the line.

use super::meetings;
use super::reading::Reading;
use super::text::letters;
use crate::document::Span;
use crate::event::{Action, Kind};

/// Lines between a day and the line of its group.
const LINES: usize = 12;

/// Letters beside the name in a line of a group: "meeting of", an article.
const BESIDE: usize = 10;

/// Names the groups of the deadlines of a block that stand below the lines of their groups.
pub(super) fn name(reading: &mut Reading<'_, '_>) {
    for i in 0..reading.facts.len() {
        let fact = &reading.facts[i];
        let due = fact.kind == Kind::Deadline && fact.groups.is_empty() && fact.action.is_some_and(is_paper);
        let Some(day) = fact.mentions.first().filter(|_| due) else { continue };
        let groups = above(reading, reading.text.mentions[*day].span.start);
        reading.facts[i].groups = groups;
    }
}

/// Whether something is sent to one group; registration and visas are for all.
fn is_paper(action: Action) -> bool {
    matches!(action, Action::Contributions | Action::ContributionsTranslation | Action::InputDocuments)
}

/// The groups of the deadline of some actions at a position, as its lines say.
pub(super) fn of(reading: &Reading<'_, '_>, at: usize, actions: &[Action]) -> Vec<String> {
    if !actions.iter().copied().all(is_paper) {
        return Vec::new();
    }
    let own = beginning(reading, at);
    if own.is_empty() { above(reading, at) } else { own }
}

/// "Study Group 1", and in the lines below "Contributions for translation: 8 September", "Contributions: 11 October".
fn above(reading: &Reading<'_, '_>, at: usize) -> Vec<String> {
    let text = reading.text;
    let mut start = line_of(reading, at).start;
    for _ in 0..LINES {
        let Some(end) = start.checked_sub(1).filter(|end| *end > reading.head.span.end) else { break };
        let line = line_of(reading, end);
        start = line.start;
        let words = text.folded(&line);
        if words.trim().is_empty() {
            continue;
        }
        let groups = text.groups_in(&line);
        let named: usize = groups.iter().map(|g| letters(text.folded(&g.span))).sum();
        if !groups.is_empty() {
            // "Meeting: WP 6A (Terrestrial broadcasting delivery)": a label before the name, and a bracket behind it.
            let label = words.find(':').map_or(0, |i| i + 1);
            let from = if line.start + label <= groups[0].span.start { label } else { 0 };
            let name = words[from..].split('(').next().unwrap_or_default();
            let alone = text.mentions_in(&line).next().is_none() && letters(name) <= named + BESIDE;
            let names = meetings::names(text, &line);
            return if alone && is_called(reading, &names) { names } else { Vec::new() };
        }
        if !text.mentions_in(&line).any(|m| text.mentions[m].is_date()) {
            break;
        }
    }
    Vec::new()
}

/// "WP 5A: 13-23 May 2024; contributions by 6 May": the line begins with the group that it calls.
fn beginning(reading: &Reading<'_, '_>, at: usize) -> Vec<String> {
    let text = reading.text;
    let line = line_of(reading, at);
    let mut called = reading.meetings.iter().filter(|m| {
        let day = &text.mentions[m.mention].span;
        line.contains(&day.start) && day.end <= at
    });
    let Some(only) = called.next().filter(|_| called.next().is_none()) else { return Vec::new() };
    let day = text.mentions[only.mention].span.start;
    let name = line.start..day;
    let groups = text.groups_in(&name);
    let named: usize = groups.iter().map(|g| letters(text.folded(&g.span))).sum();
    let heads = !groups.is_empty() && letters(text.folded(&name)) <= named + BESIDE;
    let several = reading.own_meetings().len() > 1;
    if heads && several { only.groups.clone() } else { Vec::new() }
}

/// Whether the letter calls a meeting of these groups alone, and one of others.
fn is_called(reading: &Reading<'_, '_>, names: &[String]) -> bool {
    let called = |n: &String| reading.meetings.iter().any(|m| m.groups.contains(n));
    let other = |m: &super::reading::Meeting| m.groups.iter().any(|g| !names.contains(g));
    names.iter().all(called) && reading.meetings.iter().any(other)
}

/// The line of a position.
fn line_of(reading: &Reading<'_, '_>, at: usize) -> Span {
    let text = &reading.text.view.text;
    let start = text[..at].rfind('\n').map_or(0, |i| i + 1);
    let end = text[at..].find('\n').map_or(text.len(), |i| at + i);
    start..end
}
