//! Tables of deadlines with groups on one side and what is due on the other: a row for each group under a head for each action,
//! or the other way round. Each date belongs to the head of its row and to that of its column.

use super::plan::{Grid, PlanCell, grid};
use super::reading::{FactTime, Reading, at};
use super::{Role, actions, deadlines, meetings};
use crate::document::{Block, Span};
use crate::event::{Action, Zone};
use crate::mentions::Value;

/// A head of a row or column.
enum Head {
    Groups(Vec<String>),
    Actions(Vec<Action>),
}

/// Reads every such table.
pub(super) fn read(reading: &mut Reading<'_, '_>) {
    let tables = reading.text.document.blocks.iter().filter(|b| matches!(b, Block::Table(_))).count();
    for table in 0..tables {
        let grid = grid(reading, table);
        let Some((first, last)) = grid.iter().flatten().next().zip(grid.iter().flatten().next_back()) else { continue };
        if reading.is_claimed(first.span.start) || first.span.start < reading.head.span.end {
            continue;
        }
        let region = first.span.start..last.span.end;
        if let Some(found) = crossings(reading, &grid) {
            for (mention, row, column) in found {
                add(reading, mention, row, column);
            }
            reading.claimed.push(region);
        }
    }
}

/// The dates of a table with the cells that head them; nothing where the table is of another kind.
fn crossings<'g>(reading: &Reading<'_, '_>, grid: &'g Grid) -> Option<Vec<(usize, &'g PlanCell, &'g PlanCell)>> {
    let (heads, rows) = grid.split_first()?;
    let plain = |cell: &&PlanCell| !is_blank(reading, &cell.span);
    let rows: Vec<&Vec<PlanCell>> = rows.iter().filter(|row| row.iter().any(|c| plain(&c))).collect();
    let columns: Vec<&PlanCell> = heads.iter().filter(plain).collect();
    let widest = rows.iter().map(|row| row.len()).max()?;
    // The empty corner may have vanished, and may have a name.
    let columns = if columns.len() == widest { &columns[1..] } else { &columns[..] };
    // Where a blank cell has vanished, nobody can tell to which head the dates of its row belong.
    let count = rows.len();
    let rows: Vec<&Vec<PlanCell>> = rows.into_iter().filter(|row| row.len() == widest).collect();
    if count < 2 || columns.len() < 2 || columns.len() + 1 != widest {
        return None;
    }
    let side =
        |cells: &mut dyn Iterator<Item = &&PlanCell>| cells.map(|c| head(reading, &c.span)).collect::<Option<Vec<_>>>();
    let above = side(&mut columns.iter())?;
    let beside = side(&mut rows.iter().filter_map(|row| row.first()).collect::<Vec<_>>().iter())?;
    let groups = |heads: &[Head]| heads.iter().all(|h| matches!(h, Head::Groups(_)));
    let acts = |heads: &[Head]| heads.iter().all(|h| matches!(h, Head::Actions(_)));
    if !(groups(&above) && acts(&beside) || acts(&above) && groups(&beside)) {
        return None;
    }
    let mut out = Vec::new();
    for row in rows {
        let (first, cells) = row.split_first()?;
        for (cell, column) in cells.iter().zip(columns).filter(|(c, _)| plain(c)) {
            out.push((only_date(reading, &cell.span)?, first, *column));
        }
    }
    (!out.is_empty()).then_some(out)
}

fn is_blank(reading: &Reading<'_, '_>, cell: &Span) -> bool {
    !reading.text.folded(cell).contains(char::is_alphanumeric)
}

/// What a cell heads: groups where it names them and no action, else actions; nothing where it holds a date.
fn head(reading: &Reading<'_, '_>, cell: &Span) -> Option<Head> {
    let text = reading.text;
    if text.mentions_in(cell).any(|m| text.mentions[m].is_date()) {
        return None;
    }
    let acts = actions::named_in(text, cell);
    let names = meetings::names(text, cell);
    match (acts.is_empty(), names.is_empty()) {
        (false, _) => Some(Head::Actions(acts)),
        (true, false) => Some(Head::Groups(names)),
        (true, true) => None,
    }
}

/// The one date that a cell holds, with nothing but an hour beside it.
fn only_date(reading: &Reading<'_, '_>, cell: &Span) -> Option<usize> {
    let text = reading.text;
    let mut dates = text.mentions_in(cell).filter(|m| text.mentions[*m].is_date());
    let only = dates.next().filter(|m| reading.day(*m).is_some())?;
    (dates.next().is_none() && reading.is_open(only)).then_some(only)
}

/// Adds the deadlines of one date.
fn add(reading: &mut Reading<'_, '_>, mention: usize, row: &PlanCell, column: &PlanCell) {
    let text = reading.text;
    let (mut groups, mut due, mut item) = (Vec::new(), Vec::new(), row.span.clone());
    for cell in [row, column] {
        match head(reading, &cell.span) {
            Some(Head::Groups(names)) => groups = names,
            Some(Head::Actions(acts)) => (due, item) = (acts, cell.span.clone()),
            None => {}
        }
    }
    let Some(day) = reading.day(mention) else { return };
    let date = text.mentions[mention].span.clone();
    let cell = text.unit_at(date.start).map_or(date.clone(), |u| text.units[u].span.clone());
    // An hour stands beside its date, or in the head of what is due.
    let hour = [&cell, &item].into_iter().find_map(|scope| {
        text.mentions_in(scope).find_map(|m| match text.mentions[m].value {
            Value::Time(clock) => Some((clock, m, scope.clone())),
            _ => None,
        })
    });
    let when = match hour {
        Some((clock, time, scope)) => {
            let span = text.mentions[time].span.clone();
            let zone = reading.stated_zone(&span, &scope, None).or(reading.all_hours).unwrap_or(Zone::GENEVA);
            reading.take(time, Role::Event, "");
            FactTime::Instant(at(day, clock), zone)
        }
        None => FactTime::Day(day),
    };
    let quote = row.span.start..cell.end;
    let mut new = false;
    for action in due {
        new |= deadlines::add(reading, mention, action, &groups, when, &item, &quote);
    }
    reading.take(mention, if new { Role::Event } else { Role::Repeated }, "the same deadline stands above");
}
