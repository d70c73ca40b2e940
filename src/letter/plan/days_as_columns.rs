//! Plans with the days in their head and a row per slot.

use super::Plan;
use super::cells::{day_of, is_empty, pair_of_hours};
use super::grid::PlanCell;
use super::taken::take_hours;
use crate::event::Inferred;
use crate::letter::reading::Reading;
use crate::letter::slots;
use crate::letter::slots::Slot;
use chrono::NaiveDate;

impl Plan<'_> {
    /// Days in the head row, slots in the first column.
    pub(super) fn days_as_columns(&self, reading: &mut Reading<'_, '_>) -> bool {
        type Head = (usize, usize, NaiveDate, Vec<Inferred>);
        let mut heads: Vec<Head> = Vec::new();
        let mut unknown = None;
        let mut any = false;
        let mut slot: Vec<Slot> = Vec::new();
        for row in self.grid {
            let mut days: Vec<Head> =
                row.iter().filter_map(|c| day_of(reading, &c.span).map(|(d, i)| (c.column, c.columns, d, i))).collect();
            if days.is_empty() {
                days = self.weekdays(reading, row);
            }
            // A programme of one day after the other has a head for each.
            let again = || {
                days.iter().map(|(c, ..)| *c).eq(heads.iter().map(|(c, ..)| *c))
                    && row.first().is_some_and(|c| self.slots_of_head(reading, &c.span).is_none())
            };
            let head = heads.is_empty() || again();
            if days.len() >= 2 || !days.is_empty() && head && row.len() <= days.len() + 1 {
                for cell in row {
                    self.take_days(reading, &cell.span);
                }
                heads = days;
                any = true;
                continue;
            }
            let Some(first) = row.first().filter(|_| !heads.is_empty()) else { continue };
            let labels = labels(row, &heads);
            let own = match labels {
                0 | 1 => self.slots_of_head(reading, &first.span),
                _ => self.slots_of_labels(reading, &row[..labels]),
            };
            let has_label = labels > 1 || own.is_some() || is_empty(reading, &first.span) || row.len() > heads.len();
            if let Some(own) = own {
                slot = slots::with_core_hours(own, self.core);
                take_hours(reading, &row[..labels.max(1)]);
            } else if has_label && !is_empty(reading, &first.span) {
                slot = Vec::new();
            }
            let offset = heads.first().map_or(1, |(c, ..)| *c);
            // The head has an empty cell before the word for the hours, which the rows lack.
            let single = row.iter().chain(self.grid.iter().flatten().take(1)).all(|c| c.columns == 1);
            let moved = if has_label && single && row.len() == heads.len() + 1 { offset.saturating_sub(1) } else { 0 };
            let label = Some(&first.span).filter(|_| has_label && slot.is_empty());
            for cell in row.iter().skip(usize::from(has_label).max(labels)) {
                if is_empty(reading, &cell.span) || self.is_break(reading, &cell.span) {
                    continue;
                }
                let column = if has_label { cell.column + moved } else { cell.column + offset };
                for (.., day, inferred) in
                    heads.iter().filter(|(c, n, ..)| *c < column + cell.columns && column < c + n)
                {
                    if label.is_some_and(|label| self.numbers_below(reading, *day, inferred, label, &cell.span)) {
                        continue;
                    }
                    let slot = (slot.as_slice(), label);
                    self.sessions(reading, *day, inferred, slot, &cell.span, &mut unknown);
                }
            }
        }
        self.note_unknown(reading, unknown);
        any
    }

    /// The slots of a row that has several cells before its first day: its hours, where one of them or two together give them.
    fn slots_of_labels(&self, reading: &Reading<'_, '_>, labels: &[PlanCell]) -> Option<Vec<Slot>> {
        if let Some((_, (start, end), _)) = pair_of_hours(reading, labels) {
            return Some(vec![Slot::Hours(start, end)]);
        }
        let found: Vec<_> = labels.iter().filter_map(|c| self.slots_of_head(reading, &c.span)).collect();
        let timed = found.iter().position(|s| s.iter().all(|s| matches!(s, Slot::Hours(..))));
        found.into_iter().nth(timed.unwrap_or(0))
    }
}

/// How many cells of a row stand before the first day of the head, where there are several of them: the number of a session, its hours.
fn labels(row: &[PlanCell], heads: &[(usize, usize, NaiveDate, Vec<Inferred>)]) -> usize {
    let day = heads.first().map_or(0, |(column, ..)| *column);
    let before = row.iter().take_while(|c| c.column < day).count();
    if before > 1 && row.len() > heads.len() + 1 { before } else { 0 }
}
