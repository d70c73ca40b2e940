//! Hours that no clock shows.

use crate::event::{Event, When};
use crate::letter::reading::{Fact, FactTime, Reading};
use crate::note::Code;

/// Hours that summer time skips are those that clocks show then, so that every output says the same.
pub(super) fn skipped_hours(reading: &mut Reading<'_, '_>, events: &mut [Event]) {
    for event in events {
        let (stated, zone) = match event.when {
            When::Instant { at, zone } | When::Block { start: at, zone, .. } => (at, zone),
            When::Days { .. } => continue,
        };
        let at = zone.existing(stated);
        if at == stated {
            continue;
        }
        match &mut event.when {
            When::Instant { at: own, .. } => *own = at,
            When::Block { start, end, .. } if at < *end => *start = at,
            _ => continue,
        }
        let tells = |f: &&Fact| matches!(f.when, FactTime::Instant(own, _) | FactTime::Block(own, ..) if own == stated);
        let mention = reading.facts.iter().find(tells).and_then(|f| f.mentions.first().copied());
        let span = mention.map_or(0..0, |m| reading.text.mentions[m].span.clone());
        reading.remark(Code::NoSuchHour, span, stated.format("%H:%M on %Y-%m-%d").to_string());
    }
}
