//! Cells and rows that give the numbers of sessions, whose hours the legend tells.

use super::Plan;
use super::add::add;
use super::cells::{day_of, is_empty};
use super::grid::PlanCell;
use crate::document::Span;
use crate::event::Inferred;
use crate::letter::brackets::tentative;
use crate::letter::reading::Reading;
use crate::letter::slots;
use crate::letter::slots::Slot;
use crate::letter::text::letters;
use crate::mentions::Clock;
use chrono::NaiveDate;

impl Plan<'_> {
    /// A cell that names sessions of the legend by nothing but their numbers, in the row of what is held; `false` where it does not.
    pub(super) fn numbers_below(
        &self,
        reading: &mut Reading<'_, '_>,
        day: NaiveDate,
        inferred: &[Inferred],
        label: &Span,
        cell: &Span,
    ) -> bool {
        let Some(hours) = slots::numbers_of_cell(reading, cell, self.legend).filter(|_| !is_empty(reading, label))
        else {
            return false;
        };
        let bracketed = tentative(reading, cell) || tentative(reading, label);
        for hours in hours {
            add(reading, day, inferred, hours, label, bracketed, Vec::new(), label);
        }
        true
    }

    /// The cell of a row that gives session numbers of the legend before what is held in them, with their hours.
    pub(super) fn numbers_of_row(
        &self,
        reading: &Reading<'_, '_>,
        row: &[PlanCell],
    ) -> Option<(usize, Vec<(Clock, Clock)>)> {
        let plain = |c: &PlanCell| is_plain(reading, c);
        let first = row.iter().position(plain)?;
        let follows = row[first + 1..].iter().any(plain);
        if let Some(hours) = self.legend.lettered(reading, &row[first].span).filter(|_| follows) {
            return Some((first, hours));
        }
        let slots = slots::of_head(reading, &row[first].span).filter(|_| follows)?;
        let numbered = slots.iter().all(|s| matches!(s, Slot::Number(_)));
        let hours: Vec<_> = slots.iter().filter_map(|s| s.hours(self.legend)).collect();
        (numbered && hours.len() == slots.len()).then_some((first, hours))
    }

    /// The last cell of a row that holds nothing but session numbers of the legend, behind what is held in them, with their hours.
    pub(super) fn numbers_behind(
        &self,
        reading: &Reading<'_, '_>,
        row: &[PlanCell],
    ) -> Option<(usize, Vec<(Clock, Clock)>)> {
        let plain = |c: &PlanCell| is_plain(reading, c);
        let last = row.iter().rposition(plain)?;
        let named = row[..last].iter().any(|c| plain(c) && letters(reading.text.folded(&c.span)) > 0);
        let hours = slots::numbers_of_cell(reading, &row[last].span, self.legend)?;
        named.then_some((last, hours))
    }

    /// Whether each row from the first day on gives the numbers of its sessions in a cell of its own.
    pub(super) fn has_number_column(&self, reading: &Reading<'_, '_>) -> bool {
        let dated = |row: &&Vec<PlanCell>| row.first().is_some_and(|c| day_of(reading, &c.span).is_some());
        let mut rows = self.grid.iter().skip_while(|row| !dated(row)).peekable();
        rows.peek().is_some() && rows.all(|row| self.numbers_of_row(reading, row).is_some())
    }

    /// A cell whose lines each begin with session numbers of the legend: "1-2: opening plenary". `false` where it has none.
    pub(super) fn numbered_lines(
        &self,
        reading: &mut Reading<'_, '_>,
        day: NaiveDate,
        inferred: &[Inferred],
        cell: &Span,
    ) -> bool {
        let text = reading.text;
        let mut start = cell.start;
        let mut any = false;
        for line in text.folded(cell).split_inclusive('\n') {
            let span = start..start + line.trim_end().len();
            start += line.len();
            let Some((hours, from)) = slots::line_of_legend(reading, &span, self.legend) else { continue };
            any = true;
            let name = from..span.end;
            if is_empty(reading, &name) || self.is_break(reading, &name) {
                continue;
            }
            let bracketed = tentative(reading, &name) || tentative(reading, &span);
            for hours in hours {
                add(reading, day, inferred, hours, &name, bracketed, Vec::new(), &span);
            }
        }
        any
    }
}

/// Whether a cell holds something else than a day.
fn is_plain(reading: &Reading<'_, '_>, cell: &PlanCell) -> bool {
    !is_empty(reading, &cell.span) && day_of(reading, &cell.span).is_none()
}
