//! The units of a letter: paragraphs and cells in reading order, mended where a line was broken by hand or lines of a plan were
//! printed as one.

use super::text::{CueHit, Position, Unit};
use crate::document::{Block, Document, Span};
use crate::lang::Cue;
use crate::mentions::{Mention, Value};
use crate::view::View;

/// Paragraphs and cells in reading order. Paragraphs that one mention spans are one: the line was broken by hand.
pub(super) fn units(document: &Document, view: &View, mentions: &[Mention], cues: &[CueHit]) -> Vec<Unit> {
    let mut way = view.way();
    let mut span = |s: &Span| way.view_of(s.start)..way.view_of(s.end);
    let mut out: Vec<Unit> = Vec::with_capacity(document.blocks.len());
    let mut tables = 0;
    for block in &document.blocks {
        match block {
            Block::Paragraph(paragraph) => {
                out.push(Unit { span: span(&paragraph.span), position: Position::Paragraph(paragraph.region) });
            }
            Block::Table(table) => {
                for (row, cells) in table.rows.iter().enumerate() {
                    for (cell, inner) in cells.cells.iter().enumerate() {
                        out.push(Unit {
                            span: span(&inner.span),
                            position: Position::Cell { table: tables, row, cell },
                        });
                    }
                }
                tables += 1;
            }
        }
    }
    out.retain(|u| u.span.start < u.span.end);
    let mut parts: Vec<Unit> = Vec::with_capacity(out.len());
    for unit in out {
        if has_hours(mentions, &unit.span) && view.text[unit.span.clone()].contains('\n') {
            parts.extend(split_at_plan_lines(&view.text, mentions, unit));
        } else {
            parts.push(unit);
        }
    }
    let out = parts;
    let mut joined: Vec<Unit> = Vec::with_capacity(out.len());
    let mut rest = out.into_iter().peekable();
    while let Some(unit) = rest.next() {
        // Below a day that stands alone, what is due may follow.
        let listed =
            rest.peek().is_some_and(|next| view.text[next.span.clone()].trim_start().starts_with(['-', '•', '·']));
        let crosses = joined.last().is_some_and(|last| {
            let n = mentions.partition_point(|m| m.span.start < last.span.end);
            n.checked_sub(1)
                .is_some_and(|i| mentions[i].span.start >= last.span.start && mentions[i].span.end > unit.span.start)
        });
        let goes_on = !listed && joined.last().is_some_and(|last| is_value_of(&view.text, mentions, cues, last, &unit));
        match joined.last_mut() {
            Some(last) if (crosses || goes_on) && matches!(unit.position, Position::Paragraph(_)) => {
                last.span.end = unit.span.end
            }
            _ => joined.push(unit),
        }
    }
    joined
}

/// Characters of the label of a last day.
const LABEL: usize = 90;

/// Whether a line holds nothing but the value that the line before it leads to: a day below "Deadline for submissions:", an hour below
/// that day and its comma. A list of days below such a line is none.
fn is_value_of(text: &str, mentions: &[Mention], cues: &[CueHit], before: &Unit, unit: &Unit) -> bool {
    let paragraphs = [before, unit].iter().all(|u| matches!(u.position, Position::Paragraph(_)));
    let gap = &text[before.span.end..unit.span.start.max(before.span.end)];
    if !paragraphs || gap.matches('\n').count() > 1 || !gap.trim().is_empty() {
        return false;
    }
    let inside = |span: &Span| {
        let from = mentions.partition_point(|m| m.span.start < span.start);
        mentions[from..].iter().take_while(|m| m.span.start < span.end).collect::<Vec<_>>()
    };
    let folded = text[before.span.clone()].trim_end();
    let values = inside(&unit.span);
    let said: usize = values.iter().map(|m| weight(&text[m.span.clone()])).sum();
    // A dash or a tab leads from a day to what is due.
    let led = text[unit.span.clone()].contains(['\t', '|']) || text[unit.span.clone()].contains(" - ");
    let bare = !led && weight(&text[unit.span.clone()]) <= said + ZONE;
    let Some(first) = values.first().filter(|_| bare) else { return false };
    let day = values.iter().filter(|m| m.is_date()).count();
    let dated = inside(&before.span).last().is_some_and(|m| m.is_date());
    if folded.ends_with(',') && dated {
        return first.is_time() && day == 0;
    }
    // "Key deadlines:" heads a block, "Deadline for submissions:" one value.
    let due = |c: &CueHit| {
        matches!(c.cue, Cue::DeadlineHeading | Cue::LastDayCue)
            && before.span.contains(&c.start)
            && super::text::letters(&text[c.end.min(before.span.end)..before.span.end]) > WORD
    };
    let from = cues.partition_point(|c| c.start < before.span.start);
    folded.ends_with(':')
        && folded.chars().count() <= LABEL
        && inside(&before.span).is_empty()
        && first.is_date()
        && day == 1
        && cues[from..].iter().take_while(|c| c.start < before.span.end).any(due)
}

/// Letters of a text, of which an ideograph says as much as three.
pub(super) fn weight(text: &str) -> usize {
    let ideographs = text.chars().filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c)).count();
    super::text::letters(text) + 2 * ideographs
}

/// Letters of a preposition.
const WORD: usize = 4;

/// Letters of a zone behind an hour, and of a word beside it: "hours UTC".
const ZONE: usize = 16;

/// Whether hours start in a span: no plan is without.
fn has_hours(mentions: &[Mention], span: &Span) -> bool {
    let from = mentions.partition_point(|m| m.span.start < span.start);
    let mut inside = mentions[from..].iter().take_while(|m| m.span.start < span.end);
    inside.any(|m| matches!(m.value, Value::Times(..)))
}

/// What a line of a unit opens with, as far as a plan written in lines needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum PlanLine {
    /// Hours, then what there is.
    Hours,
    /// A day and nothing else.
    Day,
    Other,
}

/// Letters that may stand beside the date of a line that heads a day: a weekday, "Day 1".
const BESIDE_DAY: usize = 16;

/// Takes apart what a converter printed as one cell or paragraph: the lines of a plan, each with its hours, under lines that
/// name the day.
fn split_at_plan_lines(text: &str, mentions: &[Mention], unit: Unit) -> Vec<Unit> {
    let mut lines: Vec<(usize, PlanLine)> = Vec::new();
    let mut start = unit.span.start;
    for line in text[unit.span.clone()].split_inclusive('\n') {
        lines.push((start, plan_line(text, mentions, &(start..start + line.len()))));
        start += line.len();
    }
    let hours = lines.iter().filter(|(_, line)| *line == PlanLine::Hours).count();
    let mut starts = vec![unit.span.start];
    for k in 1..lines.len() {
        let opens = match lines[k].1 {
            PlanLine::Hours => hours >= 2 || lines[k - 1].1 == PlanLine::Day,
            PlanLine::Day => lines[..k].iter().any(|(_, line)| *line == PlanLine::Hours),
            PlanLine::Other => false,
        };
        if opens {
            starts.push(lines[k].0);
        }
    }
    let ends = starts.iter().skip(1).copied().chain([unit.span.end]).collect::<Vec<_>>();
    starts.into_iter().zip(ends).map(|(start, end)| Unit { span: start..end, position: unit.position }).collect()
}

fn plan_line(text: &str, mentions: &[Mention], line: &Span) -> PlanLine {
    let n = mentions.partition_point(|m| m.span.start < line.start);
    let Some(first) = mentions.get(n).filter(|m| m.span.end <= line.end) else { return PlanLine::Other };
    let letters = |span: Span| text[span].chars().filter(|c| c.is_alphanumeric()).count();
    match first.value {
        Value::Times(..) if letters(line.start..first.span.start) == 0 => PlanLine::Hours,
        Value::Date(_) if letters(line.start..first.span.start) + letters(first.span.end..line.end) <= BESIDE_DAY => {
            PlanLine::Day
        }
        _ => PlanLine::Other,
    }
}
