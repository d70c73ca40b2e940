//! Time plans: days × sessions, sessions × days, or a row per session. A cell with hours is a session; a cell whose hours
//! cannot be known is none.
//!
//! `Plan::read` tells the layout of a table by its heads (`layout`); each layout is a file (`days_as_rows`, `days_as_columns`,
//! `row_per_session`) that asks what a cell says (`cells`, `numbers`) and gives what it finds to `sessions` and `add`.

mod add;
mod cells;
mod days_as_columns;
mod days_as_rows;
mod flattened;
mod grid;
mod layout;
mod numbers;
mod opening;
mod row_per_session;
mod sessions;
mod taken;
mod zones;

use super::reading::Reading;
use super::slots::{Core, Legend};
use super::{columns, core_plan, line_cells, matrix, programme};
use crate::document::Block;
use cells::{leading_hours, pair_of_hours, start_alone};
use flattened::flattened;

pub(super) use add::{add, is_session_at};
pub(super) use cells::{day_of, is_empty};
pub(super) use grid::{Grid, PlanCell, grid, in_table};
pub(super) use opening::opens_meeting;

struct Plan<'a> {
    grid: &'a Grid,
    legend: &'a Legend,
    core: &'a Option<Core>,
}

/// Reads every table that is a time plan, and lists of hours under a day.
pub(super) fn read(reading: &mut Reading<'_, '_>, legend: &Legend, core: &Option<Core>) {
    for table in 0..reading.text.document.blocks.iter().filter(|b| matches!(b, Block::Table(_))).count() {
        let grid = grid(reading, table);
        let Some(first) = grid.iter().flatten().next() else { continue };
        let claimed = grid.iter().flatten().any(|c| reading.is_claimed(c.span.start));
        let corrects = grid.first().is_some_and(|r| columns::are_heads(reading, r.iter().map(|c| &c.span)));
        let corrects = corrects || grid.iter().flatten().any(|c| columns::has_old_values(reading, &c.span));
        if claimed || corrects || first.span.start < reading.head.span.end {
            continue;
        }
        let found = Plan { grid: &grid, legend, core };
        if found.read(reading) {
            let end = grid.iter().flatten().map(|c| c.span.end).max().unwrap_or(first.span.end);
            reading.claimed.push(first.span.start..end);
        }
    }
    line_cells::read(reading, legend, core);
    programme::read(reading, legend, core);
    core_plan::read(reading, core);
    flattened(reading);
}

impl Plan<'_> {
    /// Reads the plan; `false` where the table is none.
    fn read(&self, reading: &mut Reading<'_, '_>) -> bool {
        if self.has_rows_of_days(reading) {
            return false;
        }
        if matrix::read(reading, self.grid, self.legend, self.core) {
            return true;
        }
        let day_rows = (0..self.grid.len())
            .filter(|r| !self.is_head_of_days(reading, *r))
            .filter(|r| self.grid[*r].first().is_some_and(|c| day_of(reading, &c.span).is_some()))
            .count();
        let head_days = (0..self.grid.len())
            .map(|r| {
                let row = &self.grid[r];
                let corner = usize::from(!self.is_head_of_days(reading, r));
                let dated = row.iter().skip(corner).filter(|c| day_of(reading, &c.span).is_some()).count();
                if dated > 0 { dated } else { self.weekdays(reading, row).len() }
            })
            .max()
            .unwrap_or(0);
        let hour_row = |row: &&Vec<PlanCell>| {
            row.iter().any(|c| leading_hours(reading, &c.span).is_some()) || pair_of_hours(reading, row).is_some()
        };
        let hour_cells = self.grid.iter().filter(hour_row).count();
        // Each row tells when something begins.
        let starts = self.grid.iter().filter(|row| row.iter().any(|c| start_alone(reading, &c.span).is_some())).count();
        // "Meeting, Date, Hours": each row names its day behind what is held.
        let dated_rows = self.grid.iter().filter(|row| row.iter().any(|c| day_of(reading, &c.span).is_some())).count();
        let numbered = self.grid.iter().filter(|row| self.numbers_behind(reading, row).is_some()).count();
        if day_rows == 0 && head_days == 1 && dated_rows >= 2 && (hour_cells >= 2 || numbered >= 2) {
            return self.row_per_session(reading);
        }
        if day_rows >= 1 && self.has_number_column(reading) {
            self.row_per_session(reading)
        } else if head_days >= 2 || head_days == 1 && day_rows == 0 {
            self.days_as_columns(reading)
        } else if day_rows >= 1 && self.has_slot_heads(reading) {
            self.days_as_rows(reading)
        } else if day_rows >= 1 && (hour_cells >= 1 || starts * 2 > self.grid.len()) {
            self.row_per_session(reading)
        } else if day_rows >= 2 {
            self.days_as_rows(reading)
        } else {
            false
        }
    }
}
