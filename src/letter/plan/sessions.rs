//! The sessions of one cell, and what is said of a plan that has no hours for one.

use super::Plan;
use super::add::add;
use super::cells::is_empty;
use crate::document::Span;
use crate::event::Inferred;
use crate::letter::brackets;
use crate::letter::brackets::tentative;
use crate::letter::reading::Reading;
use crate::letter::slots::Slot;
use crate::mentions::{Clock, Value};
use crate::note::Code;
use chrono::NaiveDate;

impl Plan<'_> {
    /// Adds the sessions of one cell, in the slots of its row or column; a cell of hours has what is held at the head of its row.
    pub(super) fn sessions(
        &self,
        reading: &mut Reading<'_, '_>,
        day: NaiveDate,
        inferred: &[Inferred],
        (slots, label): (&[Slot], Option<&Span>),
        cell: &Span,
        unknown: &mut Option<Span>,
    ) {
        if self.is_break(reading, cell) {
            return;
        }
        let own: Vec<usize> = reading
            .text
            .mentions_in(cell)
            .filter(|m| matches!(reading.text.mentions[*m].value, Value::Times(..)))
            .collect();
        if !own.is_empty() {
            // Hours printed in the cell are those of the words behind them, or of the cell.
            for (i, mention) in own.iter().copied().enumerate() {
                let Value::Times(start, end) = reading.text.mentions[mention].value else { continue };
                let span = reading.text.mentions[mention].span.clone();
                let next = own.get(i + 1).map_or(cell.end, |m| reading.text.mentions[*m].span.start);
                let behind = span.end..next;
                let enclosed = brackets::enclose_item(reading, &span, &behind);
                let bracketed = enclosed || tentative(reading, cell);
                let label = label.filter(|l| !is_empty(reading, l)).unwrap_or(cell).clone();
                let name = if is_empty(reading, &behind) { label } else { behind };
                add(reading, day, inferred, (start, end), &name, bracketed, vec![mention], cell);
            }
            return;
        }
        if self.numbered_lines(reading, day, inferred, cell) {
            return;
        }
        let hours: Vec<(Clock, Clock)> = slots.iter().filter_map(|s| s.hours(self.legend)).collect();
        if hours.is_empty() {
            unknown.get_or_insert(cell.clone());
        }
        let bracketed = tentative(reading, cell);
        for span in hours {
            add(reading, day, inferred, span, cell, bracketed, Vec::new(), cell);
        }
        if slots.iter().any(|s| matches!(s, Slot::Unknown)) {
            unknown.get_or_insert(cell.clone());
        }
    }

    pub(super) fn note_unknown(&self, reading: &mut Reading<'_, '_>, unknown: Option<Span>) {
        if let Some(cell) = unknown {
            let detail = reading.words(&cell);
            reading.remark(Code::HoursUnknown, cell, detail);
        }
    }
}
