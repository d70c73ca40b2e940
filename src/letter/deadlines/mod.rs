//! The block of key deadlines: dates, each with one or several actions, in any layout.
//!
//! The block is read as one stream: every date that opens a line, a cell or a row opens an entry (`opening`), and what stands up to the
//! next one are its actions. So it does not matter whether cells, lines or nothing at all divide them. Blocks stand below a heading
//! (`headed`) or show by their rows (`unheaded`, `rows`) and end where `region` says; `entries` takes one apart into a date and a body
//! each, `entry` and `items` read these.

mod action_rows;
mod asides;
mod entries;
mod entry;
mod headed;
mod hours;
mod items;
mod known;
mod opening;
mod region;
mod row_ends;
mod rows;
mod sentences;
mod unheaded;

use super::reading::Reading;
use entries::entries;
use headed::next_block;
use hours::common_hour;
use unheaded::blocks_without_heading;

pub(super) use entries::paired_entries;
pub(super) use entry::entry;
pub(super) use hours::{heading_hour, hour_of_lines};
pub(super) use known::add;

/// Reads every block.
pub(super) fn read(reading: &mut Reading<'_, '_>) {
    let mut from = reading.head.span.end;
    while let Some((heading, region)) = next_block(reading, from) {
        from = region.end.max(from + 1);
        let default = heading_hour(reading, &heading)
            .or_else(|| common_hour(reading, &(heading.start.min(region.start)..region.end)))
            .or_else(|| common_hour(reading, &region));
        entries(reading, &region, default, true);
        reading.claimed.push(region);
    }
    for region in blocks_without_heading(reading) {
        let default = common_hour(reading, &region);
        entries(reading, &region, default, false);
        reading.claimed.push(region);
    }
}
