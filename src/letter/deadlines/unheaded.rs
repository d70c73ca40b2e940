//! Blocks of deadlines that no heading announces: rows of a date and an action each.

use super::entries::dates_stand_last;
use super::opening::opens_entry;
use super::region::{HEADING, region_end};
use super::rows::is_row;
use crate::document::Span;
use crate::letter::actions;
use crate::letter::reading::Reading;
use crate::letter::text::Unit;

/// A block that no heading announces: at least two rows or lines in the body, a date and an action each.
pub(super) fn blocks_without_heading(reading: &Reading<'_, '_>) -> Vec<Span> {
    let text = reading.text;
    let mut out = Vec::new();
    let mut i = 0;
    while i < text.units.len() {
        let span = text.units[i].span.clone();
        let body = span.start >= reading.head.span.end && span.start < reading.annex_start;
        if !body || reading.is_claimed(span.start) || !is_row(reading, i) {
            i += 1;
            continue;
        }
        let end = region_end(reading, i);
        let region = row_start(reading, i)..end.max(span.end);
        let region = below_action(reading, i, &region).unwrap_or(region);
        let dates = (i..text.units.len())
            .take_while(|u| text.units[*u].span.start < region.end)
            .filter(|u| is_row(reading, *u))
            .count();
        // Rows that a converter glued to one line: "28 May - contributions 17 June - fellowships".
        let glued = text.mentions_in(&span).filter(|m| opens_entry(reading, &region, *m)).count();
        let dates = dates.max(glued);
        let acts = actions::any_in(text, &region);
        let units = text.units[i..].iter().take_while(|u| u.span.start < region.end).count();
        if dates >= 2 && acts && acts_per_entry(reading, &region) {
            i += units;
            out.push(region);
        } else {
            // Where nothing is to be done in the whole region, no part of it is a block.
            i += if acts { 1 } else { units.max(1) };
        }
    }
    out
}

/// A region from the line above it on, where each line with a day stands below that of its action: "Registration:", and below it the day.
fn below_action(reading: &Reading<'_, '_>, i: usize, region: &Span) -> Option<Span> {
    let text = reading.text;
    let above = &text.units[i.checked_sub(1)?].span;
    let own = &text.units[i].span;
    let near = text.view.text[above.end..own.start].matches('\n').count() <= 1;
    let plain = above.start >= reading.head.span.end
        && text.units[i].position.row().is_none()
        && text.folded(above).chars().count() <= HEADING
        && text.mentions_in(above).next().is_none()
        && !text.folded(above).trim_end().ends_with(['.', '。'])
        && actions::any_in(text, above);
    let whole = above.start..region.end;
    let dates: Vec<usize> = text.mentions_in(&whole).filter(|m| opens_entry(reading, &whole, *m)).collect();
    let span = |m: usize| &text.mentions[m].span;
    // Each day has a line of its own, and that of an action before it.
    let acts = dates.windows(2).all(|w| actions::any_in(text, &(span(w[0]).end..span(w[1]).start)));
    (near && plain && acts && dates_stand_last(reading, &whole, &dates)).then_some(whole)
}

/// Where the row of a cell begins, if its first cells name actions; the cell itself otherwise.
fn row_start(reading: &Reading<'_, '_>, i: usize) -> usize {
    let text = reading.text;
    let own = text.units[i].span.start;
    let Some(row) = text.units[i].position.row() else { return own };
    let same = |u: &&Unit| u.position.row() == Some(row);
    let start = text.units[..i].iter().rev().take_while(same).last().map_or(own, |u| u.span.start);
    if actions::any_in(text, &(start..own)) { start } else { own }
}

/// Whether most entries of a region name an action: a time plan does not.
fn acts_per_entry(reading: &Reading<'_, '_>, region: &Span) -> bool {
    let text = reading.text;
    let dates: Vec<usize> = text.mentions_in(region).filter(|m| opens_entry(reading, region, *m)).collect();
    let span = |m: &usize| text.mentions[*m].span.clone();
    let acting = |bodies: Vec<Span>| bodies.iter().filter(|b| actions::any_in(text, b)).count() * 2 > dates.len();
    let ends = dates.iter().skip(1).map(|m| span(m).start).chain([region.end]);
    let starts = [region.start].into_iter().chain(dates.iter().map(|m| span(m).end));
    acting(dates.iter().zip(ends).map(|(m, end)| span(m).end..end).collect())
        || dates_stand_last(reading, region, &dates)
            && acting(dates.iter().zip(starts).map(|(m, start)| start..span(m).start).collect())
}
