//! A plan with two rows of heads: days, and below each of them its sessions. What is held stands at the head of a row and is
//! marked in the cells of its sessions, or stands in the cells themselves.

use super::Role;
use super::brackets::tentative;
use super::plan::{self, Grid, PlanCell};
use super::reading::Reading;
use super::slots::{self, Core, HalfDay, Legend, Slot};
use crate::document::Span;
use crate::event::Inferred;
use crate::lang::Cue;
use crate::mentions::{Clock, Value};
use crate::note::Code;
use chrono::NaiveDate;

/// A column of the plan.
struct Column {
    at: usize,
    day: NaiveDate,
    inferred: Vec<Inferred>,
    /// `None` where no legend explains the number.
    hours: Option<(Clock, Clock)>,
}

/// Reads a plan of this kind; `false` where the table is none.
pub(super) fn read(reading: &mut Reading<'_, '_>, grid: &Grid, legend: &Legend, core: &Option<Core>) -> bool {
    let mut columns: Vec<Column> = Vec::new();
    let mut unknown: Option<Span> = None;
    let mut any = false;
    let mut row = 0;
    while row < grid.len() {
        if let Some(heads) = grid.get(row + 1).and_then(|below| heads(reading, &grid[row], below, legend, core)) {
            columns = heads;
            any = true;
            take_heads(reading, &grid[row], &grid[row + 1]);
            row += 2;
            continue;
        }
        if let Some(heads) = days_with_sessions(reading, &grid[row], grid.get(row + 1), legend, core) {
            columns = heads;
            any = true;
            take_heads(reading, &grid[row], &grid[row]);
            row += 1;
            continue;
        }
        if let [label, cells @ ..] = grid[row].as_slice()
            && !columns.is_empty()
        {
            sessions(reading, &columns, label, cells, &mut unknown);
        }
        row += 1;
    }
    if let Some(cell) = unknown {
        let detail = reading.words(&cell);
        reading.remark(Code::HoursUnknown, cell, detail);
    }
    any
}

/// The columns below a row of days and a row of more sessions than there are days.
fn heads(
    reading: &Reading<'_, '_>,
    days: &[PlanCell],
    below: &[PlanCell],
    legend: &Legend,
    core: &Option<Core>,
) -> Option<Vec<Column>> {
    let named: Vec<(&PlanCell, NaiveDate, Vec<Inferred>)> =
        days.iter().filter_map(|c| plan::day_of(reading, &c.span).map(|(d, i)| (c, d, i))).collect();
    if named.is_empty() {
        return None;
    }
    // Days alone stand in the first row, but for a word in the corner, and none in the second.
    let plain = |c: &PlanCell| reading.text.mentions_in(&c.span).next().is_none();
    let dated = |c: &PlanCell| plan::day_of(reading, &c.span).is_some();
    let only_days = days
        .iter()
        .enumerate()
        .all(|(i, c)| if i == 0 { plain(c) || dated(c) } else { plan::is_empty(reading, &c.span) || dated(c) });
    if !only_days || below.iter().any(dated) {
        return None;
    }
    let filled: Vec<&PlanCell> = below.iter().filter(|c| !plan::is_empty(reading, &c.span)).collect();
    let slots: Vec<(&PlanCell, Slot)> =
        filled.iter().filter_map(|c| one_slot(reading, c, legend).map(|s| (*c, s))).collect();
    // A word for the corner may stand before the sessions.
    if slots.len() <= named.len() || slots.len() + 1 < filled.len() {
        return None;
    }
    // "0930-1045 | Q5 | Q7": the hours of a row and what is held in it, not sessions of a head.
    let hours = slots.iter().filter(|(_, s)| matches!(s, Slot::Hours(..))).count();
    if hours > 0 && hours < slots.len() {
        return None;
    }
    let order = |s: &Slot| match s {
        Slot::Number(n) => Some(*n),
        Slot::Hours(start, _) => Some(start.hour * 60 + start.minute),
        Slot::Half(half) => Some(u32::from(*half == HalfDay::Afternoon)),
        Slot::Unknown => None,
    };
    let spans = named.iter().any(|(c, ..)| c.columns > 1);
    // An empty corner has vanished where the first session stands in the first column.
    let shift = usize::from(slots[0].0.column == 0);
    let mut day = 0;
    let mut last = None;
    let mut out = Vec::new();
    for (cell, slot) in &slots {
        let number = order(slot)?;
        let (_, date, inferred) = if spans {
            named.iter().find(|(c, ..)| (c.column..c.column + c.columns).contains(&cell.column))?
        } else {
            day += usize::from(last.is_some_and(|last| number <= last));
            named.get(day)?
        };
        last = Some(number);
        let at = cell.column + shift;
        out.push(Column { at, day: *date, inferred: inferred.clone(), hours: hours_of(slot, legend, core) });
    }
    (spans || day + 1 == named.len()).then_some(out)
}

/// The hours of a slot: printed, of the legend, or those that a sentence gives for the half of the day.
fn hours_of(slot: &Slot, legend: &Legend, core: &Option<Core>) -> Option<(Clock, Clock)> {
    slots::with_core_hours(vec![*slot], core).first().and_then(|s| s.hours(legend))
}

/// The columns below one row of heads that each name a day and a session of it: "Tue 17/09 am", "Tue 17/09 pm".
fn days_with_sessions(
    reading: &Reading<'_, '_>,
    heads: &[PlanCell],
    below: Option<&Vec<PlanCell>>,
    legend: &Legend,
    core: &Option<Core>,
) -> Option<Vec<Column>> {
    let (corner, rest) = heads.split_first()?;
    // What stands in the first column below is who meets, not when.
    let named = |c: &PlanCell| {
        !plan::is_empty(reading, &c.span)
            && plan::day_of(reading, &c.span).is_none()
            && slots::of_head(reading, &c.span).is_none()
    };
    if rest.len() < 2 || !below?.first().is_some_and(named) {
        return None;
    }
    let column = |c: &PlanCell| {
        let (day, inferred) = plan::day_of(reading, &c.span)?;
        let date = reading.text.mentions_in(&c.span).find(|m| reading.text.mentions[*m].is_date())?;
        let behind = reading.text.mentions[date].span.end..c.span.end;
        let slots = slots::of_head(reading, &behind).filter(|_| !plan::is_empty(reading, &behind))?;
        let [slot] = slots.as_slice() else { return None };
        Some(Column { at: c.column, day, inferred, hours: hours_of(slot, legend, core) })
    };
    // An empty corner may have vanished.
    let shift = usize::from(column(corner).is_some() && corner.column == 0);
    let dated = if shift > 0 || corner.column > 0 { heads } else { rest };
    let filled = dated.iter().filter(|c| !plan::is_empty(reading, &c.span));
    let columns: Option<Vec<Column>> = filled.map(column).collect();
    let mut columns = columns.filter(|c| c.len() > 1)?;
    columns.iter_mut().for_each(|c| c.at += shift);
    Some(columns)
}

/// The session that a head names: one number, or hours.
fn one_slot(reading: &Reading<'_, '_>, cell: &PlanCell, legend: &Legend) -> Option<Slot> {
    let slots = legend.labelled(reading, &cell.span).or_else(|| slots::of_head(reading, &cell.span))?;
    match slots.as_slice() {
        [one] => Some(*one),
        _ => None,
    }
}

/// Days are those of the meeting again; printed hours carry the sessions below them.
fn take_heads(reading: &mut Reading<'_, '_>, days: &[PlanCell], slots: &[PlanCell]) {
    for mention in days.iter().flat_map(|c| reading.text.mentions_in(&c.span)).collect::<Vec<_>>() {
        reading.take(mention, Role::Repeated, "a day of the time plan");
    }
    for mention in slots.iter().flat_map(|c| reading.text.mentions_in(&c.span)).collect::<Vec<_>>() {
        if matches!(reading.text.mentions[mention].value, Value::Times(..)) {
            reading.take(mention, Role::Event, "");
        }
    }
}

/// Letters of a mark in a cell: "X", "(x)", a tick.
const MARK: usize = 2;

/// The sessions of one row.
fn sessions(
    reading: &mut Reading<'_, '_>,
    columns: &[Column],
    label: &PlanCell,
    cells: &[PlanCell],
    unknown: &mut Option<Span>,
) {
    for cell in cells {
        let words = reading.text.folded(&cell.span).trim();
        let pause = reading.has(&cell.span, &[Cue::Break, Cue::Weekend]);
        if words.is_empty() || words == "-" || pause {
            continue;
        }
        let mark = words.chars().filter(|c| !matches!(c, '[' | ']' | '(' | ')' | ' ')).count() <= MARK;
        let name = if mark { label.span.clone() } else { cell.span.clone() };
        if plan::is_empty(reading, &name) {
            continue;
        }
        let bracketed =
            tentative(reading, &cell.span) || tentative(reading, &label.span) || is_bracketed_mark(words, mark);
        let covered = columns.iter().filter(|c| (cell.column..cell.column + cell.columns).contains(&c.at));
        for column in covered {
            match column.hours {
                Some(hours) => {
                    plan::add(reading, column.day, &column.inferred, hours, &name, bracketed, Vec::new(), &name);
                }
                None => {
                    unknown.get_or_insert(cell.span.clone());
                }
            }
        }
    }
}

/// "(X)": a mark in round brackets is one that may fall away.
fn is_bracketed_mark(words: &str, mark: bool) -> bool {
    mark && words.starts_with('(') && words.ends_with(')')
}
