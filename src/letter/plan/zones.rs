//! The zone of a session: its own, that of the head or heading of its plan, or that of the place.

use crate::document::Span;
use crate::event::Zone;
use crate::lang::{Cue, Hit, Sense};
use crate::letter::place;
use crate::letter::reading::Reading;
use crate::letter::text::{Position, Unit};
use crate::mentions::{Clock, Value};

/// The zone of a session: stated in its cell, in the legend that has its hours, by the heading of the plan, for all hours, else that of
/// the place.
pub(super) fn zone(
    reading: &mut Reading<'_, '_>,
    meeting: Option<usize>,
    quote: &Span,
    explained: Option<(Clock, Clock)>,
) -> Zone {
    let of_legend = reading.legend_zones.iter().find(|(hours, _)| Some(*hours) == explained).map(|(_, zone)| *zone);
    let own = || reading.text.zones.iter().find(|z| quote.contains(&z.start)).copied();
    let above = || head_zone(reading, quote.start).or_else(|| heading_zone(reading, quote.start));
    // Most letters name no zone, for which no heading need be looked for.
    let hit =
        if reading.text.zones.is_empty() { None } else { own().or_else(|| above().filter(|_| of_legend.is_none())) };
    let stated = hit.and_then(|h| reading.zone_of(h, meeting));
    stated.or(of_legend).or(reading.all_hours).unwrap_or_else(|| reading.zone_at(meeting))
}

/// The zone that the first row of a table names where it has no day and no hours: "Date | Time (UTC) | Topic".
fn head_zone(reading: &Reading<'_, '_>, at: usize) -> Option<Hit> {
    let text = reading.text;
    let own = text.unit_at(at)?;
    let Position::Cell { table, .. } = text.units[own].position else { return None };
    let in_head = |u: &&Unit| matches!(u.position, Position::Cell { table: t, row: 0, .. } if t == table);
    let same = |u: &&Unit| matches!(u.position, Position::Cell { table: t, .. } if t == table);
    let head: Vec<&Unit> = text.units[..own].iter().rev().take_while(same).filter(in_head).collect();
    let plain = head.iter().all(|u| text.mentions_in(&u.span).next().is_none());
    let stated = |z: &&Hit| z.sense != Sense::TimeOf && head.iter().any(|u| u.span.contains(&z.start));
    let zoned = |u: &&Unit| text.zones.iter().find(|z| stated(z) && u.span.contains(&z.start));
    // "Date | UTC 11:00-12:20 | UTC 12:40-14:00": the hours of the head have one zone.
    let timed = |u: &&&Unit| text.mentions_in(&u.span).any(|m| matches!(text.mentions[m].value, Value::Times(..)));
    let undated = head.iter().all(|u| text.mentions_in(&u.span).all(|m| text.mentions[m].is_time()));
    let mut senses = head.iter().filter(timed).map(|u| zoned(u).map(|z| z.sense));
    let first = senses.next().flatten();
    let alike = undated && first.is_some() && senses.all(|s| s == first);
    text.zones.iter().find(stated).filter(|_| plain || alike).copied()
}

/// Characters of the heading of a plan.
const HEADING: usize = 100;

/// The zone that the nearest heading of a plan or programme before a position names: "Time plan (UTC)".
fn heading_zone(reading: &Reading<'_, '_>, at: usize) -> Option<Hit> {
    let text = reading.text;
    let heading = text.units[..=text.unit_at(at)?].iter().rev().find(|u| {
        reading.has(&u.span, &[Cue::PlanHeading, Cue::Programme])
            && text.folded(&u.span).chars().count() <= HEADING
            && u.span.start >= reading.head.span.end
    })?;
    // "Time plan" names no zone.
    let named = |z: &&Hit| {
        heading.span.contains(&z.start)
            && (z.sense != Sense::TimeOf || place::beside(&text.view.text, &(z.start..z.end)).is_some())
    };
    text.zones.iter().find(named).copied()
}
