//! Tables that set old values beside the new ones: what stands in the column of the old ones no longer holds.

use super::Role;
use super::reading::Reading;
use super::text::{LetterText, Position, Unit, letters};
use crate::document::Span;
use crate::lang::Cue;
use std::cell::LazyCell;
use std::collections::HashMap;

/// A cell of a head: table, row, column.
type Head = (usize, usize, usize);

/// Takes the values below a head for old ones, and those in the column beside a head of new ones.
pub(super) fn superseded(reading: &mut Reading<'_, '_>) {
    let text = reading.text;
    let mut old: Option<Head> = None;
    let mut new: Option<Head> = None;
    // Whether the head of the new values is the last of its row.
    let mut new_last = false;
    // Whether no paragraph has ended the table since its heads.
    let mut behind = false;
    let changes = reading.head.revises.is_some()
        || reading.head.subject.as_ref().is_some_and(|s| reading.has(s, &[Cue::Postponed, Cue::NewValue]));
    // The cell that was asked last for a value, and what it has: all cells of a row ask for the same one.
    let mut asked: Option<(Head, bool)> = None;
    let mut dated_at = |reading: &Reading<'_, '_>, i: usize, cell: Head| match asked {
        Some((known, dated)) if known == cell => dated,
        _ => asked.insert((cell, dated_in_row(reading, i, cell))).1,
    };
    let lowest = LazyCell::new(|| lowest_values(text));
    let widths = LazyCell::new(|| widths_of_rows(text));
    for (i, unit) in text.units.iter().enumerate() {
        let Position::Cell { table, row, cell } = unit.position else {
            behind = false;
            continue;
        };
        // The empty corner of the heads may be lost: then the rows have a cell more, the first one.
        let below = |head: Option<Head>| {
            let (t, r, c) = head.filter(|(t, r, _)| *t == table && *r < row)?;
            let width = |place: (usize, usize)| widths.get(&place).copied().unwrap_or(0);
            let lost = width((table, row)) == width((t, r)) + 1;
            Some((t, r, c + usize::from(lost)))
        };
        let olds = [Cue::OldValue, Cue::ColumnOld];
        let news = [Cue::NewValue, Cue::ColumnNew];
        let both = || !changes && has_both_heads(reading, i, &olds, &news);
        let changes = changes || reading.has(&unit.span, &[Cue::ColumnOld, Cue::ColumnNew]) && both();
        let named = if changes { 2 } else { 1 };
        let alone = |cue: Cue| changes && is_whole_head(reading, unit, cue);
        if (is_head_of(reading, unit, &olds[..named], &news) || alone(Cue::ColumnOldAlone))
            && has_dates_beside(&lowest, (table, row, cell))
        {
            (old, behind) = (Some((table, row, cell)), true);
        } else if changes && is_head_of(reading, unit, &news, &olds) || alone(Cue::ColumnNewAlone) {
            (new, behind) = (Some((table, row, cell)), true);
            new_last = ends_row(reading, i);
        } else if below(old).is_some_and(|(.., c)| c == cell)
            || below(new).is_some_and(|(.., c)| c != cell && dated_at(reading, i, (table, row, c)))
            || below(new).is_some_and(|_| new_last && is_first_of_two(reading, i))
            || old.zip(new).filter(|_| behind).is_some_and(|(old, new)| goes_on_as_old(reading, i, old, new))
        {
            if stays(reading, i) {
                continue;
            }
            for mention in text.mentions_in(&unit.span) {
                reading.take(mention, Role::Superseded, OLD_COLUMN);
            }
        }
    }
}

/// Whether the row of a cell says without a value of its own that the old one stands: "30 April | unchanged".
fn stays(reading: &Reading<'_, '_>, i: usize) -> bool {
    let units = &reading.text.units;
    let row = |u: &Unit| match u.position {
        Position::Cell { table, row, .. } => Some((table, row)),
        Position::Paragraph(_) => None,
    };
    let own = row(&units[i]);
    let mut behind = units[i + 1..].iter().take_while(|u| row(u) == own);
    behind.any(|u| !is_dated(reading.text, u) && reading.has(&u.span, &[Cue::Unchanged]))
}

/// Whether cells head a column of old values and one of new ones: what stands below is no plan.
pub(super) fn are_heads<'s>(reading: &Reading<'_, '_>, cells: impl Iterator<Item = &'s Span> + Clone) -> bool {
    let corrects = reading.head.revises.is_some();
    let whole = |wanted: &[Cue]| {
        cells.clone().any(|s| {
            let spoken: usize = reading.text.cues_in(s).iter().filter(|c| wanted.contains(&c.cue)).count();
            spoken > 0 && reading.text.folded(s).chars().count() <= HEAD && reading.text.mentions_in(s).next().is_none()
        })
    };
    corrects
        && whole(&[Cue::OldValue, Cue::ColumnOld, Cue::ColumnOldAlone])
        && whole(&[Cue::NewValue, Cue::ColumnNew, Cue::ColumnNewAlone])
}

/// Why the values of a column no longer hold.
const OLD_COLUMN: &str = "in the column of the old values";

/// Whether a span has a value of a column of old ones.
pub(super) fn has_old_values(reading: &Reading<'_, '_>, span: &Span) -> bool {
    let old = |m: usize| reading.verdicts[m].as_ref().is_some_and(|v| v.reason == OLD_COLUMN);
    reading.text.mentions_in(span).any(old)
}

/// Characters of a head.
const HEAD: usize = 60;

/// A short cell that names old or new values and no value itself.
fn is_head_of(reading: &Reading<'_, '_>, unit: &Unit, own: &[Cue], other: &[Cue]) -> bool {
    reading.has(&unit.span, own)
        && !reading.has(&unit.span, other)
        && reading.text.mentions_in(&unit.span).next().is_none()
        && reading.text.folded(&unit.span).chars().count() <= HEAD
}

/// Whether the row of a cell heads a column of old values and one of new ones: "Old text | New text". What lies before and behind a day is
/// neither.
fn has_both_heads(reading: &Reading<'_, '_>, i: usize, olds: &[Cue], news: &[Cue]) -> bool {
    let (text, units) = (reading.text, &reading.text.units);
    let row = |u: &Unit| match u.position {
        Position::Cell { table, row, .. } => Some((table, row)),
        Position::Paragraph(_) => None,
    };
    let own = row(&units[i]);
    let same = |u: &&Unit| row(u) == own;
    let cells: Vec<&Unit> =
        units[..i].iter().rev().take_while(same).chain(units[i..].iter().take_while(same)).collect();
    let limited = |u: &Unit| text.limits.iter().any(|l| u.span.contains(&l.start));
    let plain = |u: &Unit| letters(text.folded(&u.span)) <= SHORT_HEAD && !limited(u);
    let is = |own: &[Cue], other: &[Cue]| cells.iter().any(|u| plain(u) && is_head_of(reading, u, own, other));
    is(olds, news) && is(news, olds)
}

/// Letters of a head that says no more than that its values are old or new: "Fecha anterior".
const SHORT_HEAD: usize = 24;

/// Whether a word that heads nothing elsewhere is all that a cell says.
fn is_whole_head(reading: &Reading<'_, '_>, unit: &Unit, cue: Cue) -> bool {
    let text = reading.text;
    text.cues_in(&unit.span).iter().any(|c| {
        let outside = [unit.span.start..c.start, c.end..unit.span.end.max(c.end)];
        c.cue == cue && outside.iter().all(|s| !text.folded(s).contains(char::is_alphanumeric))
    })
}

/// Whether a unit has the first of two values of its row. Tabs behind list marks may part the cells of a row anew, so that their numbers
/// are not those of the heads.
fn is_first_of_two(reading: &Reading<'_, '_>, i: usize) -> bool {
    let units = &reading.text.units;
    let own = units[i].position.row();
    let same = |u: &&Unit| u.position.row() == own;
    is_dated(reading.text, &units[i])
        && !units[..i].iter().rev().take_while(same).any(|u| is_dated(reading.text, u))
        && units[i + 1..].iter().take_while(same).filter(|u| is_dated(reading.text, u)).take(2).count() == 1
}

/// Whether a cell is the last of its row.
fn ends_row(reading: &Reading<'_, '_>, i: usize) -> bool {
    let place = |i: usize| reading.text.units.get(i).and_then(|u| u.position.row());
    place(i) != place(i + 1)
}

/// Whether a cell has the old one of two values of its row, where list marks have cut the table behind its heads into several: then
/// a row is what stands between two empty lines.
fn goes_on_as_old(reading: &Reading<'_, '_>, i: usize, old: Head, new: Head) -> bool {
    let text = reading.text;
    let unit = &text.units[i];
    let Position::Cell { table, .. } = unit.position else { return false };
    if table == old.0 || old.0 != new.0 || old.1 != new.1 {
        return false;
    }
    let parted =
        |a: &Unit, b: &Unit| text.view.text[a.span.end..b.span.start.max(a.span.end)].matches('\n').count() > 1;
    let together = |n: &usize| !parted(&text.units[n - 1], &text.units[*n]);
    let dated = |n: &usize| is_dated(text, &text.units[*n]);
    let before = (1..=i).rev().take_while(together).map(|n| n - 1).filter(dated).take(2).count();
    let behind = (i + 1..text.units.len()).take_while(together).filter(dated).take(2).count();
    is_dated(text, unit) && (before, behind) == if old.2 < new.2 { (0, 1) } else { (1, 0) }
}

fn is_dated(text: &LetterText<'_>, unit: &Unit) -> bool {
    text.mentions_in(&unit.span).any(|m| text.mentions[m].is_date() || text.mentions[m].is_time())
}

/// Whether one cell of the row of a unit has a value. The cells of a row stand side by side.
fn dated_in_row(reading: &Reading<'_, '_>, i: usize, cell: Head) -> bool {
    let units = &reading.text.units;
    let place = |u: &Unit| match u.position {
        Position::Cell { table, row, cell } => Some((table, row, cell)),
        Position::Paragraph(_) => None,
    };
    let same = |u: &&Unit| place(u).is_some_and(|(table, row, _)| (table, row) == (cell.0, cell.1));
    let row = units[..i].iter().rev().take_while(same).chain(units[i..].iter().take_while(same));
    row.filter(|u| place(u) == Some(cell)).any(|u| is_dated(reading.text, u))
}

/// How many cells each row of each table has.
fn widths_of_rows(text: &LetterText<'_>) -> HashMap<(usize, usize), usize> {
    let mut out = HashMap::new();
    for unit in &text.units {
        if let Position::Cell { table, row, cell } = unit.position {
            let width = out.entry((table, row)).or_default();
            *width = (cell + 1).max(*width);
        }
    }
    out
}

/// For each table the lowest cell with a value, as row and column, and the lowest in another column.
fn lowest_values(text: &LetterText<'_>) -> Vec<[Option<(usize, usize)>; 2]> {
    let mut out: Vec<[Option<(usize, usize)>; 2]> = Vec::new();
    for unit in &text.units {
        let Position::Cell { table, row, cell } = unit.position else { continue };
        if !is_dated(text, unit) {
            continue;
        }
        if out.len() <= table {
            out.resize(table + 1, [None; 2]);
        }
        // The rows of a table stand one below the other: no value before this one stands lower.
        let [lowest, other] = &mut out[table];
        if let Some(before) = lowest.replace((row, cell)).filter(|(_, c)| *c != cell) {
            *other = Some(before);
        }
    }
    out
}

/// Whether the rows below a head have values in another column as well.
fn has_dates_beside(lowest: &[[Option<(usize, usize)>; 2]], (table, row, cell): Head) -> bool {
    lowest.get(table).is_some_and(|values| values.iter().flatten().any(|(r, c)| *r > row && *c != cell))
}
