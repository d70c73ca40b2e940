//! Plans with a row per day and the slots in their head.

use super::Plan;
use super::cells::{day_of, is_empty};
use super::grid::{PlanCell, spread};
use super::taken::take_hours;
use crate::event::Inferred;
use crate::letter::reading::Reading;
use crate::letter::slots::Slot;
use chrono::NaiveDate;

impl Plan<'_> {
    /// One row per day, slots in the head row.
    pub(super) fn days_as_rows(&self, reading: &mut Reading<'_, '_>) -> bool {
        let mut heads: Vec<(usize, usize, Vec<Slot>)> = Vec::new();
        let mut unknown = None;
        let mut any = false;
        let mut above: Option<(NaiveDate, Vec<Inferred>)> = None;
        for row in self.grid {
            let Some(first) = row.first() else { continue };
            let Some((day, inferred)) = day_of(reading, &first.span) else {
                let found: Vec<_> = row
                    .iter()
                    .filter_map(|c| self.slots_of_head(reading, &c.span).map(|s| (c.column, c.columns, s)))
                    .collect();
                if !found.is_empty() {
                    // The column of the days has no slot: an empty corner has vanished.
                    let vanished = usize::from(found.iter().any(|(column, ..)| *column == 0));
                    heads = found.into_iter().map(|(column, width, slot)| (column + vanished, width, slot)).collect();
                    take_hours(reading, row);
                } else if let Some((day, inferred)) = above.clone().filter(|_| first.column > 0 && !heads.is_empty()) {
                    // The row of the day goes on with more of what is held in its sessions.
                    for cell in row.iter().filter(|c| !reading.text.groups_in(&c.span).is_empty()) {
                        let slots = self.slots_of_cell(&heads, cell, row.len());
                        self.sessions(reading, day, &inferred, (&slots, None), &cell.span, &mut unknown);
                    }
                }
                continue;
            };
            any = true;
            above = Some((day, inferred.clone()));
            self.take_days(reading, &first.span);
            let width = heads.iter().map(|(c, n, _)| c + n).max().unwrap_or(0);
            let cells = spread(row, width);
            for cell in &cells {
                if is_empty(reading, &cell.span) {
                    continue;
                }
                let slots = self.slots_of_cell(&heads, cell, cells.len());
                self.sessions(reading, day, &inferred, (&slots, None), &cell.span, &mut unknown);
            }
        }
        self.note_unknown(reading, unknown);
        any
    }

    /// The slots that a cell covers: those of its columns; under half days without hours, the core hours beside noon.
    fn slots_of_cell(&self, heads: &[(usize, usize, Vec<Slot>)], cell: &PlanCell, cells: usize) -> Vec<Slot> {
        let covered =
            |column: usize, columns: usize| cell.column < column + columns && column < cell.column + cell.columns;
        let direct: Vec<Slot> =
            heads.iter().filter(|(c, n, _)| covered(*c, *n)).flat_map(|(.., s)| s.clone()).collect();
        let halves = heads.iter().filter(|(.., s)| s.iter().all(|s| matches!(s, Slot::Half(_)))).count();
        let only_halves = halves == heads.len() && halves >= 2;
        let (Some(core), true) = (self.core, only_halves) else { return direct };
        let split = cells > halves;
        core.slots(&direct, split, cell.column, cells)
    }
}
