//! A block taken apart: the dates that open its entries, and the words that belong to each.

use super::action_rows::{ActionRow, rows_of_actions};
use super::entry::entry;
use super::hours::{behind_hour, column_hour};
use super::opening::{names_row, opens_entry};
use super::region::is_length_line;
use super::row_ends::{row_of_new_value, row_without_date};
use crate::document::Span;
use crate::event::Action;
use crate::lang::{Cue, Sense};
use crate::letter::deadline_pairs::Pair;
use crate::letter::reading::Reading;
use crate::letter::text::{Unit, letters};
use crate::letter::{Role, actions, deadline_pairs};
use crate::mentions::{Clock, Value};

/// Reads the entries of a region.
pub(super) fn entries(reading: &mut Reading<'_, '_>, region: &Span, default: Option<(Clock, usize)>, headed: bool) {
    let dates: Vec<usize> = reading.text.mentions_in(region).filter(|m| opens_entry(reading, region, *m)).collect();
    let default = default.or_else(|| column_hour(reading, region, *dates.first()?));
    // "Deadlines: 4 May (visas), 9 May (registration)" has no rows.
    let line = reading.text.folded(region).trim();
    let heading = reading.text.unit_at(region.start).map_or(region.start, |u| reading.text.units[u].span.start);
    let whole = heading.min(region.start)..region.end;
    let parts = [':', '-'];
    let parted =
        line.starts_with(parts) || reading.text.folded(&(whole.start..region.start)).trim_end().ends_with(parts);
    let one_line = parted && !line.contains(['\n', '\t', '|']);
    let pairs = if one_line { deadline_pairs::pairs(reading, &whole) } else { Vec::new() };
    if !pairs.is_empty() {
        return paired_entries(reading, region, &pairs, default, headed);
    }
    if let Some(rows) = rows_of_actions(reading, region, &dates) {
        for (mention, ActionRow { row, further }) in dates.into_iter().zip(rows) {
            let text = reading.text;
            let date = text.mentions[mention].span.clone();
            let (label, behind) = (row.start..date.start, date.end..row.end);
            // What is due there too is no contact: "Contributions, 13 March, submit contributions that need translation".
            let due = actions::any_in(text, &behind) && !text.folded(&behind).contains(['@', '/']);
            let exact = due
                && actions::named_in(text, &label) == [Action::Contributions]
                && actions::all_in(text, &behind).contains(&Action::ContributionsTranslation);
            let body = match (due, exact) {
                (true, true) => behind.clone(),
                (true, false) => row.clone(),
                (false, _) => label,
            };
            entry(reading, mention, &body, default, headed, Some(behind.clone()));
            for label in further {
                entry(reading, mention, &label, default, headed, Some(behind.clone()));
            }
        }
        return;
    }
    let swapped = dates_stand_last(reading, region, &dates);
    // Where an entry begins with its line, because its actions stand before its date there.
    let line_starts: Vec<usize> = (0..dates.len())
        .map(|k| {
            let span = &reading.text.mentions[dates[k]].span;
            let from = if k == 0 { region.start } else { reading.text.mentions[dates[k - 1]].span.end };
            reading.text.view.text[from..span.start].rfind(['\n', '\t']).map_or(from, |i| from + i + 1)
        })
        .collect();
    for (k, mention) in dates.iter().copied().enumerate() {
        let span = reading.text.mentions[mention].span.clone();
        let next = dates.get(k + 1).map_or(region.end, |m| {
            let (line, date) = (line_starts[k + 1], reading.text.mentions[*m].span.start);
            let above = reading.text.unit_at(line).and_then(|u| u.checked_sub(1));
            match above.filter(|u| reading.text.units[*u].span.start >= span.end && is_length_line(reading, *u)) {
                Some(length) => reading.text.units[length].span.start,
                None if line > span.end && names_row(reading, line, date) => line,
                None => date,
            }
        });
        let end = row_of_new_value(reading, mention, next).unwrap_or(next);
        let end = row_without_date(reading, mention, end).unwrap_or(end);
        // "4月7日前": the word behind the date is part of it.
        let limits = &reading.text.limits;
        let limit = limits.iter().find(|l| l.start == span.end && l.end <= end && l.sense == Sense::Before);
        let span = span.start..limit.map_or(span.end, |l| l.end);
        let start = if k == 0 { region.start } else { reading.text.mentions[dates[k - 1]].span.end };
        // A row that is read already has spent its label.
        let spent = |m: &usize| reading.verdicts[*m].as_ref().is_some_and(|v| v.role == Role::Event);
        let spent = reading.text.mentions_in(&(start..span.start)).rfind(spent);
        let start = spent.map_or(start, |m| reading.text.mentions[m].span.end.min(span.start));
        let own_line = line_starts[k].max(start);
        // A row of a table that has its own words; a row above it with a rule and no day is none of it.
        let ruled = |row: &Span| {
            let rule = |m: usize| matches!(reading.text.mentions[m].value, Value::Rule(_));
            reading.text.mentions_in(&(start..row.start)).any(rule)
        };
        let row = row_before(reading, mention).filter(|r| r.start >= start && (!swapped || ruled(r)));
        let stands_last = swapped || row.is_some();
        let body = if let Some(row) = row {
            row
        } else if swapped {
            start..span.start
        } else if actions::any_in(reading.text, &(own_line..span.start)) && !line_acts(reading, span.end, end) {
            // "Translation: changed from 21 to 12 August", and on the next line the same of the next action.
            let next = dates.get(k + 1).map(|m| line_starts[k + 1]..reading.text.mentions[*m].span.start);
            let line = next.filter(|n| n.start > span.end && actions::any_in(reading.text, n)).map(|n| n.start);
            own_line..line.unwrap_or(end).min(end)
        } else {
            span.end..end
        };
        entry(reading, mention, &body, default, headed, stands_last.then_some(span.end..end));
    }
}

/// Reads the entries of a line that has several.
pub(in crate::letter) fn paired_entries(
    reading: &mut Reading<'_, '_>,
    region: &Span,
    pairs: &[Pair],
    default: Option<(Clock, usize)>,
    headed: bool,
) {
    for (i, Pair { mention, words, .. }) in pairs.iter().enumerate() {
        let end = reading.text.mentions[*mention].span.end;
        let next = pairs.get(i + 1).map_or(region.end, |p| reading.text.mentions[p.mention].span.start);
        // The hour stands behind its day, wherever its words stand.
        entry(reading, *mention, words, default, headed, Some(end..next));
    }
}

/// The first cells of a row that ends with a day, perhaps with an hour: what is published, what opens on it.
fn row_before(reading: &Reading<'_, '_>, mention: usize) -> Option<Span> {
    let text = reading.text;
    let date = &text.mentions[mention].span;
    let own = text.unit_at(date.start)?;
    let unit = &text.units[own].span;
    let (words, end) = match text.units[own].position.row() {
        Some(row) => {
            let same = |u: &&Unit| u.position.row() == Some(row);
            let start = text.units[..own].iter().rev().take_while(same).last()?.span.start;
            (start..unit.start, text.units[own..].iter().take_while(same).last()?.span.end)
        }
        // A line with one tab is no table yet.
        None => {
            let before = text.folded(&(unit.start..date.start));
            let start = before.rfind('\n').map_or(unit.start, |i| unit.start + i + 1);
            let tab = text.folded(&(start..date.start)).rfind('\t').map(|i| start + i)?;
            let behind = text.folded(&(date.end..unit.end.max(date.end)));
            (start..tab, behind.find('\n').map_or(unit.end, |i| date.end + i))
        }
    };
    let hour = behind_hour(reading, date.end, end.max(date.end));
    // "Visas | 24 June | unchanged": the last cell says that the day before it holds.
    let behind = hour..end.max(hour);
    let holds = reading.has(&behind, &[Cue::Unchanged]) && !actions::any_in(text, &behind);
    let plain = (letters(text.folded(&behind)) == 0 || holds) && text.mentions_in(&words).next().is_none();
    (plain && letters(text.folded(&words)) > 0).then_some(words)
}

/// Whether what follows a position on its line names an action.
fn line_acts(reading: &Reading<'_, '_>, at: usize, end: usize) -> bool {
    let text = reading.text;
    let line = text.view.text[at..end].find('\n').map_or(end, |i| at + i);
    actions::any_in(text, &(at..line))
}

/// Whether the actions stand before their dates: a table whose last cells are the dates.
pub(super) fn dates_stand_last(reading: &Reading<'_, '_>, region: &Span, dates: &[usize]) -> bool {
    let (Some(first), Some(last)) = (dates.first(), dates.last()) else { return false };
    let text = reading.text;
    let before = region.start..text.mentions[*first].span.start;
    let behind = text.mentions[*last].span.end;
    let after = behind_hour(reading, behind, region.end).max(behind)..region.end;
    actions::any_in(text, &before)
        && !actions::any_in(text, &after)
        && !text.folded(&after).contains(|c: char| c.is_alphabetic())
}
