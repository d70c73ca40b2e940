//! What opens an entry: a date before which nothing of weight stands, or behind which a row goes on.

use super::hours::behind_hour;
use crate::document::Span;
use crate::lang::Cue;
use crate::letter::actions;
use crate::letter::reading::{Meeting, Reading};
use crate::letter::text::letters;
use crate::mentions::Value;

/// Characters of a rule that stands before its date.
const RULE: usize = 50;

/// Whether a unit begins with a date, with at most a list mark or a word such as "by" before it.
pub(super) fn opens_with_date(reading: &Reading<'_, '_>, span: &Span) -> bool {
    let text = reading.text;
    let dated = text.mentions_in(span).find(|m| !matches!(text.mentions[*m].value, Value::Rule(_)));
    dated.is_some_and(|m| {
        let mention = &text.mentions[m];
        let prefix = span.start..mention.span.start;
        let corrects = reading.has(&prefix, &[Cue::OldValue, Cue::NewValue]);
        mention.is_date() && !corrects && opens(reading, span.start, mention.span.start)
    })
}

/// Whether nothing of weight stands between two positions.
pub(super) fn opens(reading: &Reading<'_, '_>, start: usize, at: usize) -> bool {
    let text = reading.text;
    let prefix = text.folded(&(start..at)).trim();
    // "One month before the meeting (24 March)": the rule, then its date.
    let ruled = text.mentions_in(&(start..at)).any(|m| matches!(text.mentions[m].value, Value::Rule(_)));
    if ruled && prefix.ends_with('(') && prefix.chars().count() <= RULE {
        return true;
    }
    if names_row(reading, start, at) {
        return true;
    }
    // "Six weeks	30 January	- Submit fellowship requests": the cell of the rule stands before that of its date.
    let cell = text.folded(&(start..at)).rsplit_once('\t').filter(|(_, last)| last.trim().is_empty());
    if cell.is_some_and(|(rule, _)| rule.chars().count() <= RULE && !rule.contains([':', '.'])) {
        return !actions::any_in(text, &(start..at)) && text.groups_in(&(start..at)).is_empty();
    }
    // "- Contributions: by 4 September": the label opens the line.
    if ends_with_label(reading, start, at) && actions::any_in(text, &(start..at)) {
        return false;
    }
    // "文稿截止日期为2019年6月6日。": what a sentence names before its day is no row.
    let sentence = || {
        let unit = text.unit_at(start).map(|u| text.folded(&text.units[u].span).trim_end());
        unit.is_some_and(|u| u.ends_with('。')) && actions::any_in(text, &(start..at))
    };
    if prefix.contains('。') || sentence() {
        return false;
    }
    let letters = letters(prefix);
    letters == 0 && prefix.len() <= 8
        || letters <= 22 && reading.has(&(start..at), &[Cue::LastDayCue]) && !prefix.contains([',', '.', ';', '。'])
        || letters <= 5 && !prefix.contains([',', ';', ':'])
}

/// Whether a label that names nothing due stands before a date, and what is due behind it: "Six weeks: 1 April – fellowships", "One month (12
/// April): registration".
pub(super) fn names_row(reading: &Reading<'_, '_>, start: usize, at: usize) -> bool {
    if !is_named_row(reading, start, at) {
        return false;
    }
    // Among rows of another kind it is a remark: every row of the list is of this one.
    let text = reading.text;
    let row = |line: &Span| {
        let date = text.mentions_in(line).find(|m| text.mentions[*m].is_date())?;
        Some(is_named_row(reading, line.start, text.mentions[date].span.start))
    };
    let all = &text.view.text;
    // A row may begin behind its heading, in the middle of a line.
    let mut above = all[..start].rfind('\n').map_or(0, |i| i + 1);
    let mut below = all[at..].find('\n').map_or(all.len(), |i| at + i + 1);
    let mut others = Vec::new();
    for _ in 0..ROWS {
        let end = above.saturating_sub(1);
        let line = all[..end].rfind('\n').map_or(0, |i| i + 1)..end;
        if above == 0 || line.is_empty() || line.start < reading.head.span.end {
            break;
        }
        above = line.start;
        others.extend(row(&line));
    }
    for _ in 0..ROWS {
        let line = below..all[below..].find('\n').map_or(all.len(), |i| below + i);
        if line.is_empty() {
            break;
        }
        below = (line.end + 1).min(all.len());
        others.extend(row(&line));
    }
    !others.is_empty() && others.into_iter().all(|named| named)
}

/// Lines on each side of a row that are looked at.
const ROWS: usize = 12;

/// Whether a line is such a row by itself.
fn is_named_row(reading: &Reading<'_, '_>, start: usize, at: usize) -> bool {
    let text = reading.text;
    let before = start..at;
    let label = text.folded(&before).trim();
    let named = label.ends_with([':', '(']) && label.chars().count() <= RULE && letters(label) > 0;
    if !named || label.contains(['\n', '\t', '.', ';', '。']) {
        return false;
    }
    let held = [
        Cue::Meeting,
        Cue::SideMeeting,
        Cue::SessionNoun,
        Cue::Desk,
        Cue::WillHold,
        Cue::LastDayCue,
        Cue::Open,
        Cue::Promise,
        Cue::Published,
    ];
    let Some(date) = text.mentions_in(&(at..at + 1)).find(|m| text.mentions[*m].is_date()) else { return false };
    let end = text.mentions[date].span.end;
    let line = end..text.view.text[end..].find('\n').map_or(text.view.text.len(), |i| end + i);
    let parted = text.folded(&line).trim_start_matches([' ', ')']).starts_with(['-', ':', '\t', '|']);
    parted
        && actions::any_in(text, &line)
        && !actions::any_in(text, &before)
        && !reading.has(&before, &held)
        && text.groups_in(&before).is_empty()
        && text.mentions_in(&before).all(|m| matches!(text.mentions[m].value, Value::Rule(_)))
}

/// Whether a date opens an entry: it opens its line, or a slash, colon, dash or the end of the cell follows it.
pub(super) fn opens_entry(reading: &Reading<'_, '_>, region: &Span, mention: usize) -> bool {
    let text = reading.text;
    let found = &text.mentions[mention];
    let days = reading.days(mention);
    let meets = |m: &Meeting| m.first < m.last && days == Some((m.first, m.last));
    if !found.is_date() || !reading.is_open(mention) || reading.meetings.iter().any(meets) {
        return false;
    }
    let line_start =
        text.view.text[..found.span.start].rfind(['\n', '\t']).map_or(region.start, |i| i + 1).max(region.start);
    let before = &text.view.text[line_start..found.span.start];
    if before.matches('(').count() > before.matches(')').count() && !opens(reading, line_start, found.span.start) {
        return false;
    }
    let labelled = ends_with_label(reading, line_start, found.span.start);
    if opens(reading, line_start, found.span.start) {
        return true;
    }
    let end = behind_hour(reading, found.span.end, region.end);
    let after = text.view.text[end..region.end].trim_start_matches([' ', ')']);
    let row_end = after.is_empty() || after.starts_with(['/', '|', '\n', '\t']);
    let glued = after.starts_with([':', '-']) && !after.starts_with(": ") || after.starts_with(": ");
    row_end && !labelled || glued
}

/// Whether a label with its colon stands before a date, perhaps with a word for the last day between: "Registration: by 4 May".
fn ends_with_label(reading: &Reading<'_, '_>, start: usize, date: usize) -> bool {
    let text = reading.text;
    let colon = text.view.text[start..date].rfind(':').map(|i| start + i + 1);
    colon.is_some_and(|colon| {
        let between = text.folded(&(colon..date)).trim();
        let limit = || {
            let limits = text.limits.iter().filter(|l| colon <= l.start && l.end <= date);
            limits.map(|l| letters(text.folded(&(l.start..l.end)))).sum::<usize>() >= letters(between)
        };
        between.is_empty() || limit() || reading.has(&(colon..date), &[Cue::LastDayCue]) && letters(between) <= LIMIT
    })
}

/// Letters of the words for a last day between a label and its date: "no later than".
const LIMIT: usize = 22;
