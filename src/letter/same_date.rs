//! Lines of a list of deadlines that have no day of their own: "interpretation requests: same date".

use super::reading::Reading;
use super::text::{Position, letters};
use super::{actions, deadlines};
use crate::document::Span;
use crate::event::Kind;
use crate::lang::Cue;

/// Units between a line and the day that it takes up: other such lines, cells of their rows.
const ABOVE: usize = 6;

/// Gives what such lines name the last day of the line above.
pub(super) fn read(reading: &mut Reading<'_, '_>) {
    let text = reading.text;
    if !text.speaks_of(&[Cue::SameDay]) {
        return;
    }
    for i in 1..text.units.len() {
        let Some((words, line)) = label(reading, i) else { continue };
        let above = text.units[i.saturating_sub(ABOVE)].span.start.max(reading.head.span.end);
        let day = text.mentions_in(&(above.min(words.start)..words.start)).rfind(|m| text.mentions[*m].is_date());
        let due = |m: usize| reading.facts.iter().find(|f| f.kind == Kind::Deadline && f.mentions.contains(&m));
        let Some((mention, when, groups)) = day.and_then(|m| due(m).map(|f| (m, f.when, f.groups.clone()))) else {
            continue;
        };
        for action in actions::named_or_form_in(text, &words) {
            deadlines::add(reading, mention, action, &groups, when, &words, &line);
        }
    }
}

/// The words of a line that ends with "same date", and the line: a label before it, or the cells of its row.
fn label(reading: &Reading<'_, '_>, i: usize) -> Option<(Span, Span)> {
    let text = reading.text;
    let unit = &text.units[i].span;
    let cue = *text.cues_in(unit).iter().find(|c| c.cue == Cue::SameDay && c.end <= unit.end)?;
    let row = |k: usize| match text.units[k].position {
        Position::Cell { table, row, .. } => Some((table, row)),
        _ => None,
    };
    let first = row(i).map_or(i, |of| (0..=i).rev().take_while(|k| row(*k) == Some(of)).last().unwrap_or(i));
    let words = text.units[first].span.start..cue.start;
    let before = text.folded(&words).trim_end_matches([' ', '(']);
    let apart = before.ends_with([':', '-', '\t', '\n']) || first < i && unit.start == cue.start;
    let whole =
        letters(text.folded(&(cue.end..unit.end))) == 0 && text.mentions_in(&(words.start..unit.end)).next().is_none();
    (apart && whole && words.start >= reading.head.span.end).then(|| (words.clone(), words.start..unit.end))
}
