//! The size that calendar programs read: Google drops a feed above a megabyte without a word.

use crate::event::Kind;
use crate::ledger::outline::Outline;
use chrono::NaiveDate;

/// The most events of a feed.
pub(super) const MOST_EVENTS: usize = 1_000;
/// The most bytes of the events of a feed; with the head and the zones the feed stays under a megabyte.
pub(super) const MOST_BYTES: usize = 960_000;

/// Counts what is put into a feed.
#[derive(Debug, Default)]
pub(super) struct Room {
    events: usize,
    bytes: usize,
}

impl Room {
    /// Takes an event of so many bytes in, if there is room.
    pub(super) fn take(&mut self, events: usize, bytes: usize) -> bool {
        let fits = self.events + events <= MOST_EVENTS && self.bytes + bytes <= MOST_BYTES;
        if fits {
            self.events += events;
            self.bytes += bytes;
        }
        fits
    }
}

/// The order in which events get room: what is to come from this month on before what is over, sessions last of what is
/// to come, the nearest first.
pub(super) fn rank(event: &Outline, month: NaiveDate) -> (bool, bool, i64) {
    let over = event.when.last_day() < month;
    let distance = (event.when.first_day() - month).num_days();
    let session = event.kind == Kind::Session;
    (over, !over && session, if over { -distance } else { distance })
}
