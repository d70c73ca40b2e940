//! What a head says of its whole column: an hour, a zone.

use super::Column;
use crate::document::Span;
use crate::event::Zone;
use crate::lang::Sense;
use crate::letter::Role;
use crate::letter::reading::Reading;
use crate::mentions::{Clock, Value};

/// The hour of all deadlines and the zone of all openings, where a second line of heads states them: "at 1600 hours UTC, (Geneva time)".
pub(super) fn second_head(
    reading: &mut Reading<'_, '_>,
    heads: &[(Column, Span)],
    rows: &[Span],
    order: &[Column],
) -> Option<((Clock, Zone), Option<Zone>)> {
    let text = reading.text;
    let rest = heads.last()?.1.end..rows.first()?.start;
    let hour = text.mentions_in(&rest).find(|m| matches!(text.mentions[*m].value, Value::Time(_)))?;
    let end = text.mentions[hour].span.end;
    let own_line = text.folded(&(rest.start..text.mentions[hour].span.start)).contains('\n');
    if !own_line || !order.contains(&Column::Deadline) {
        return None;
    }
    let hour = hour_of_deadlines(reading, &rest)?;
    let zone =
        text.zones.iter().find(|z| z.start > end + 4 && z.end <= rest.end && z.sense != Sense::LocalTime).copied();
    Some((hour, zone.and_then(|z| reading.zone_of(z, None))))
}

/// Characters between an hour and its zone: a blank, a bracket.
const BESIDE: usize = 3;

/// The hour that heads without a known word state for the deadlines of all rows.
pub(super) fn hour_of_deadlines(reading: &mut Reading<'_, '_>, heads: &Span) -> Option<(Clock, Zone)> {
    let text = reading.text;
    let (clock, mention) = text.mentions_in(heads).find_map(|m| match text.mentions[m].value {
        Value::Time(clock) => Some((clock, m)),
        _ => None,
    })?;
    let time = text.mentions[mention].span.clone();
    // A zone behind it that stands in another head is none of its own.
    let near = text.back(time.start, 16, heads.start).start..text.ahead(time.end, 16, heads.end).end;
    let zone = reading.stated_zone(&time, &near, None).unwrap_or(Zone::GENEVA);
    reading.take(mention, Role::Event, "");
    Some((clock, zone))
}

/// The text that belongs to a column head: up to the next head, or to the first row.
pub(super) fn head_span(reading: &Reading<'_, '_>, heads: &[(Column, Span)], wanted: Column) -> Option<Span> {
    let text = reading.text;
    let i = heads.iter().position(|(k, _)| *k == wanted)?;
    let start = heads[i].1.start;
    let end = heads.get(i + 1).map_or_else(
        || {
            let group = text.groups.iter().map(|g| g.span.start).find(|g| *g > start);
            let rest = start..group.unwrap_or(text.view.text.len());
            let dated = text.mentions_in(&rest).find(|m| text.mentions[*m].is_date());
            dated.map_or(rest.end, |m| text.mentions[m].span.start)
        },
        |(_, s)| s.start,
    );
    Some(start..end)
}

pub(super) fn head_hour(
    reading: &mut Reading<'_, '_>,
    heads: &[(Column, Span)],
    wanted: Column,
) -> Option<(Clock, Zone)> {
    let span = head_span(reading, heads, wanted)?;
    let mention = reading.text.mentions_in(&span).find(|m| reading.text.mentions[*m].is_time())?;
    let Value::Time(clock) = reading.text.mentions[mention].value else { return None };
    let time = reading.text.mentions[mention].span.clone();
    let zone = reading.stated_zone(&time, &span, None).unwrap_or(Zone::GENEVA);
    reading.take(mention, Role::Event, "");
    Some((clock, zone))
}

/// The zone that a head states for its column; one directly behind the hour of the deadlines is theirs, as in a second row of heads.
pub(super) fn head_zone(reading: &mut Reading<'_, '_>, heads: &[(Column, Span)], wanted: Column) -> Option<Zone> {
    let span = head_span(reading, heads, wanted)?;
    let text = reading.text;
    let spent = |at: usize| {
        let hour = text.mentions_in(&(span.start..at)).last().filter(|m| text.mentions[*m].is_time());
        hour.is_some_and(|m| text.mentions[m].span.end + BESIDE >= at && reading.verdicts[m].is_some())
    };
    let mut zones = text.zones.iter().filter(|z| span.contains(&z.start) && z.sense != Sense::LocalTime);
    let hit = if wanted == Column::Opening { zones.find(|z| !spent(z.start)) } else { zones.next() }.copied()?;
    reading.zone_of(hit, None)
}
