//! How far a block of deadlines reaches, and what in it goes on with an entry.

use super::opening::opens_with_date;
use super::sentences::{is_plain_sentence, is_whole_sentence, leads_to_date, words_before_date};
use crate::document::Span;
use crate::lang::Cue;
use crate::letter::actions;
use crate::letter::reading::Reading;
use crate::letter::text::{Position, letters};

/// Units behind a heading that may precede the first date: column heads.
const COLUMN_HEADS: usize = 6;

/// Characters of a heading.
pub(super) const HEADING: usize = 70;

/// Characters of an item that is no sentence.
const ITEM: usize = 170;

/// How far a block reaches from unit `start` on; the start itself where there is none.
pub(super) fn region_end(reading: &Reading<'_, '_>, start: usize) -> usize {
    let text = reading.text;
    let mut end = 0;
    let mut dates = 0;
    let mut heads = 0;
    let mut previous: Option<usize> = None;
    // Whether the rows begin with their dates.
    let mut leads = false;
    for (i, unit) in text.units.iter().enumerate().skip(start) {
        let stops = text
            .cues_in(&unit.span)
            .iter()
            .any(|c| matches!(c.cue, Cue::Closing | Cue::Salutation) && c.start <= unit.span.start + 4);
        if stops || reading.annex_start == unit.span.start && dates > 0 {
            break;
        }
        if is_page_mark(text.folded(&unit.span)) {
            continue;
        }
        let dated = opens_with_date(reading, &unit.span);
        let told = || is_plain_sentence(reading, unit) || leads && leads_to_date(reading, unit);
        if dated && !told() {
            leads |= dates == 0 && !words_before_date(reading, &unit.span);
            dates += 1;
            end = unit.span.end;
        } else if dates == 0 {
            heads += 1;
            let folded = text.folded(&unit.span);
            // Behind the words of a sentence a date is read as prose.
            let told = text.mentions_in(&unit.span).any(|m| text.mentions[m].is_date())
                && !matches!(unit.position, Position::Cell { .. });
            let row = told && actions_stand_first(reading, &unit.span);
            let limit = if row { ITEM } else { HEADING };
            if heads > COLUMN_HEADS || folded.chars().count() > limit || told && !row {
                break;
            }
        } else if is_item(reading, i, previous) {
            end = unit.span.end;
        } else if is_length_line(reading, i) {
            // The entry goes on with its date.
        } else {
            break;
        }
        previous = Some(i);
    }
    end
}

/// Letters of a length of time in a line or cell of its own: "two months", "12 calendar days".
const LENGTH: usize = 20;

/// Whether a line says how long before the meeting the day below it is: the rows are lengths, days and actions, each on a line of its own.
pub(super) fn is_length_line(reading: &Reading<'_, '_>, i: usize) -> bool {
    let text = reading.text;
    let span = &text.units[i].span;
    let dated = |u: &Span| opens_with_date(reading, u) && text.mentions_in(u).all(|m| text.mentions[m].is_date());
    let alone = |u: &Span| {
        let days: usize = text.mentions_in(u).map(|m| letters(text.folded(&text.mentions[m].span))).sum();
        dated(u) && letters(text.folded(u)) <= days
    };
    let length = |u: &Span| {
        let first = text.lengths.partition_point(|l| l.start < u.start);
        text.lengths.get(first).is_some_and(|l| l.end <= u.end)
    };
    letters(text.folded(span)) <= LENGTH
        && length(span)
        && !actions::any_in(text, span)
        && text.units.get(i + 1).is_some_and(|next| alone(&next.span))
}

/// Whether a line is an action and then its date: "Registration: 4 May".
fn actions_stand_first(reading: &Reading<'_, '_>, span: &Span) -> bool {
    let text = reading.text;
    let end = text.mentions_in(span).last().map_or(span.start, |m| text.mentions[m].span.end);
    !text.folded(&(end..span.end)).contains(|c: char| c.is_alphabetic())
}

/// Whether a unit continues an entry: a cell, a list item, or a short line that is no sentence.
fn is_item(reading: &Reading<'_, '_>, i: usize, previous: Option<usize>) -> bool {
    let text = reading.text;
    let unit = &text.units[i];
    let folded = text.folded(&unit.span).trim();
    let bullet = folded.starts_with(['-', '•', '·', '*', '–']) && !folded.starts_with("- -");
    if bullet {
        return true;
    }
    let was_cell = previous.is_some_and(|p| matches!(text.units[p].position, Position::Cell { .. }));
    let before = previous.and_then(|p| text.view.text.get(text.units[p].span.end..unit.span.start));
    let gap = before.unwrap_or_default();
    if let Position::Cell { table, .. } = unit.position {
        let same =
            previous.is_some_and(|p| matches!(text.units[p].position, Position::Cell { table: t, .. } if t == table));
        let hangs =
            gap.matches('\n').count() == 1 && previous.is_some_and(|p| opens_with_date(reading, &text.units[p].span));
        return same || (hangs || actions::any_in(text, &unit.span)) && folded.chars().count() <= ITEM;
    }
    if was_cell {
        return false;
    }
    let sentence = folded.ends_with('。') || folded.ends_with('.') && folded.chars().count() > 60;
    // "4 Fellowship requests are to be sent without delay.": the next clause of the letter.
    let number = folded.bytes().take_while(u8::is_ascii_digit).count();
    let end = unit.span.start + text.folded(&unit.span).trim_end().len();
    let behind = end - folded[number..].trim_start_matches(['.', ')', ' ', '\t']).len();
    let clause = (1..=2).contains(&number) && is_whole_sentence(reading, &(behind..end));
    let sentence = sentence || clause;
    let short = folded.chars().count() <= ITEM;
    // Behind an empty line, after lines that hold date and action, prose goes on.
    let inline = previous
        .is_some_and(|p| opens_with_date(reading, &text.units[p].span) && actions::any_in(text, &text.units[p].span));
    if inline && (gap.matches('\n').count() > 1 || is_whole_sentence(reading, &unit.span)) {
        return false;
    }
    let hour =
        text.mentions_in(&unit.span).next().is_some_and(|m| text.mentions[m].is_time()) && folded.chars().count() <= 40;
    hour && !sentence || short && !sentence && (actions::any_in(text, &unit.span) || gap.matches('\n').count() <= 1)
}

fn is_page_mark(folded: &str) -> bool {
    let inner = folded.trim().trim_matches(['-', ' ', '–']);
    !inner.is_empty() && inner.len() <= 3 && inner.bytes().all(|b| b.is_ascii_digit())
}
