//! Days and hours of heads, which are no events of their own.

use super::Plan;
use super::grid::PlanCell;
use crate::document::Span;
use crate::letter::Role;
use crate::letter::reading::Reading;

impl Plan<'_> {
    /// The dates of a head are the days of the meeting again.
    pub(super) fn take_days(&self, reading: &mut Reading<'_, '_>, span: &Span) {
        for mention in reading.text.mentions_in(span) {
            if reading.text.mentions[mention].is_date() {
                reading.take(mention, Role::Repeated, "a day of the time plan");
            }
        }
    }
}

/// Hours in a head carry the sessions below it.
pub(super) fn take_hours(reading: &mut Reading<'_, '_>, row: &[PlanCell]) {
    for cell in row {
        for mention in reading.text.mentions_in(&cell.span) {
            reading.take(mention, Role::Event, "");
        }
    }
}
