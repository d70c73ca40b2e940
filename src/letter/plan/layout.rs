//! What the heads and rows of a table show of its layout: rows and heads of days, heads of slots.

use super::Plan;
use super::cells::{day_of, is_empty};
use super::grid::PlanCell;
use crate::document::Span;
use crate::event::Inferred;
use crate::lang::Cue;
use crate::letter::reading::Reading;
use crate::letter::slots::Slot;
use crate::letter::{slots, weekday_heads};
use chrono::NaiveDate;

impl Plan<'_> {
    /// Whether a row holds days and nothing else, days off aside, and the next one begins with hours or halves of the day: the head of
    /// a plan, the first cell of which, an empty corner, is not there.
    pub(super) fn is_head_of_days(&self, reading: &Reading<'_, '_>, row: usize) -> bool {
        let day = |c: &&PlanCell| day_of(reading, &c.span).is_some();
        // "Sat 4 and Sun 5 Sep" heads a column too.
        let off = |c: &&PlanCell| {
            let mut dates = reading.text.mentions_in(&c.span).filter(|m| reading.text.mentions[*m].is_date());
            self.is_break(reading, &c.span) || !day(c) && dates.next().is_some()
        };
        let heads: Vec<&PlanCell> = self.grid[row].iter().filter(|c| !off(c)).collect();
        let next = self.grid.get(row + 1).and_then(|next| next.first());
        let slots = |c: &PlanCell| !day(&c) && self.slots_of_head(reading, &c.span).is_some();
        heads.iter().filter(|c| day(c)).count() >= 2 && heads.iter().all(day) && next.is_some_and(slots)
    }

    /// Whether two rows behind each other hold a label and then nothing but days: a table of dates for what the labels say, and no plan.
    pub(super) fn has_rows_of_days(&self, reading: &Reading<'_, '_>) -> bool {
        let labelled = |row: &&Vec<PlanCell>| {
            let Some((first, rest)) = row.split_first() else { return false };
            let filled: Vec<&PlanCell> = rest.iter().filter(|c| !is_empty(reading, &c.span)).collect();
            !is_empty(reading, &first.span)
                && day_of(reading, &first.span).is_none()
                && filled.len() >= 2
                && filled.iter().all(|c| day_of(reading, &c.span).is_some())
        };
        self.grid.windows(2).any(|rows| rows.iter().all(|row| labelled(&row)))
    }

    /// The columns of a row of weekdays, where a cell of the table names who meets: a table of services has such heads too.
    pub(super) fn weekdays(
        &self,
        reading: &Reading<'_, '_>,
        row: &[PlanCell],
    ) -> Vec<(usize, usize, NaiveDate, Vec<Inferred>)> {
        let meets = |c: &PlanCell| {
            !reading.text.groups_in(&c.span).is_empty() || reading.has(&c.span, &[Cue::SessionNoun, Cue::Meeting])
        };
        let found = weekday_heads::days(reading, row);
        if found.is_empty() || self.grid.iter().flatten().any(meets) { found } else { Vec::new() }
    }

    /// The slots that a head names: what the legend explains, else hours, numbers, halves of the day.
    pub(super) fn slots_of_head(&self, reading: &Reading<'_, '_>, span: &Span) -> Option<Vec<Slot>> {
        let labelled = self.legend.labelled(reading, span);
        labelled.or_else(|| slots::of_head(reading, span))
    }

    /// Whether some row without a day names slots behind its first cell.
    pub(super) fn has_slot_heads(&self, reading: &Reading<'_, '_>) -> bool {
        let has_day = |row: &Vec<PlanCell>| row.first().is_some_and(|c| day_of(reading, &c.span).is_some());
        let heads = self.grid.iter().take_while(|row| !has_day(row));
        heads.flatten().any(|c| self.slots_of_head(reading, &c.span).is_some())
    }
}
