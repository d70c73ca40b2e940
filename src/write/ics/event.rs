//! VEVENT: one event as every calendar program shows it, RFC 5545 section 3.6.1.

use super::fold::{line, text, uri};
use super::timezone::Used;
use super::{DEADLINE_DRAWN, POINT_DRAWN, Published, Rendered, alarm};
use crate::event::{Event, Kind, Status, When, Zone};
use crate::lang::Wording;
use crate::write::{DeadlineDays, Style, description, place, title};
use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Utc};
use chrono_tz::Tz;
use icalendar::{Component, EventLike, EventStatus, Property};
use std::borrow::Cow;

impl Published {
    /// The state of an event that is exported once: the letter's date at midnight UTC, and never the time of the run.
    /// A letter without a date is as old as a date can be, so that a later one with a date wins.
    pub fn with(event: &Event) -> Published {
        let midnight = event.letter.date.map(|d| d.and_time(NaiveTime::MIN).and_utc());
        let last_modified = midnight.unwrap_or(DateTime::UNIX_EPOCH);
        Published { sequence: changes(event), last_modified, created: None }
    }
}

/// How often an event was changed, as far as the texts tell: by which corrigendum, addendum or revision, by a letter of
/// another identity, which moves or cancels the meeting, and by being called off. Calendars keep what has the higher
/// number.
fn changes(event: &Event) -> u32 {
    let texts = event.letter.revises.map_or(0, |r| r.number);
    let own = event.uid.starts_with(&format!("{}-", event.letter.id.to_lowercase()));
    texts + u32::from(!own) + u32::from(event.status == Status::Cancelled)
}

/// One event as text that any calendar may hold.
pub fn event(event: &Event, style: &Style, published: &Published) -> Rendered {
    let wording = style.wording(event);
    let drawn = drawn(event, style);
    let mut vevent = icalendar::Event::new();
    vevent.uid(&line(&event.uid)).sequence(published.sequence);
    vevent.timestamp(published.last_modified).last_modified(published.last_modified);
    if let Some(created) = published.created {
        vevent.created(created);
    }
    let zone = times(&mut vevent, &drawn);
    let title = line(&title(&drawn, wording));
    vevent.summary(&title);
    // The facts, not how they are drawn: a day stays a day in words.
    vevent.description(text(&description(event, wording)).trim());
    if let Some(place) = place(event, wording) {
        vevent.location(&line(&place));
    }
    if let Some(url) = event.letter.url.as_deref().and_then(uri) {
        vevent.url(&url);
    }
    vevent.status(match event.status {
        Status::Confirmed => EventStatus::Confirmed,
        Status::Tentative => EventStatus::Tentative,
        Status::Cancelled => EventStatus::Cancelled,
    });
    vevent.add_property("TRANSP", if blocks_time(event) { "OPAQUE" } else { "TRANSPARENT" });
    vevent.categories(categories(event, wording));
    if let Some(parent) = &event.parent {
        vevent
            .append_multi_property(Property::new("RELATED-TO", line(parent)).add_parameter("RELTYPE", "PARENT").done());
    }
    vevent.add_property("X-LETTERCAL-KIND", event.kind.name());
    if let Some(action) = event.action {
        vevent.add_property("X-LETTERCAL-ACTION", action.name());
    }
    vevent.add_property("X-LETTERCAL-LETTER", line(&event.letter.id));
    for alarm in alarm::alarms(event, &drawn, &title, &style.reminders) {
        vevent.append_component(alarm);
    }
    let mut printed = String::with_capacity(1024);
    // Writing to a string cannot fail.
    let _ = vevent.fmt_write(&mut printed);
    Rendered::new(&printed, zone, published.last_modified)
}

/// The event with the instant at which its day ends, where the reader wants that.
fn drawn<'a>(event: &'a Event, style: &Style) -> Cow<'a, Event> {
    match (event.kind, event.when, style.deadline_days) {
        (Kind::Deadline, When::Days { last, .. }, DeadlineDays::EndOfDay) => {
            let end = NaiveTime::from_hms_opt(23, 59, 0).unwrap_or(NaiveTime::MIN);
            let when = When::Instant { at: last.and_time(end), zone: Zone::GENEVA };
            Cow::Owned(Event { when, ..event.clone() })
        }
        _ => Cow::Borrowed(event),
    }
}

/// Sets DTSTART and DTEND; the zone that they are written in, and when it is used.
fn times(vevent: &mut icalendar::Event, event: &Event) -> Option<(Tz, Used)> {
    let (start, end, zone) = match event.when {
        When::Days { first, last } => {
            days(vevent, first, last.max(first));
            return None;
        }
        When::Instant { at, zone } => {
            let at = zone.instant(at);
            match event.kind {
                Kind::Deadline => (at - DEADLINE_DRAWN, at, zone),
                _ => (at, at + POINT_DRAWN, zone),
            }
        }
        When::Block { start, end, zone } => {
            let start = zone.instant(start);
            // A block without length would be no VEVENT (RFC 5545 section 3.8.2.2).
            let end = Some(zone.instant(end)).filter(|end| *end > start).unwrap_or(start + POINT_DRAWN);
            (start, end, zone)
        }
    };
    if let Zone::Local(tz) = zone
        && let Some(used) = wall_clock(tz, start).zip(wall_clock(tz, end))
    {
        vevent.starts((used.0, tz)).ends((used.1, tz));
        return Some((tz, Used { first: used.0, last: used.1 }));
    }
    vevent.starts(start).ends(end);
    None
}

/// Whole days: DTEND is the day after the last.
fn days(vevent: &mut icalendar::Event, first: NaiveDate, last: NaiveDate) {
    vevent.starts(first).ends(last.checked_add_days(Days::new(1)).unwrap_or(last));
}

/// The wall clock of an instant, if it names that instant alone: not in the hour that summer time repeats.
fn wall_clock(tz: Tz, instant: DateTime<Utc>) -> Option<NaiveDateTime> {
    let local = instant.with_timezone(&tz).naive_local();
    tz.from_local_datetime(&local).single().map(|_| local)
}

/// Whether a delegate is busy meanwhile: in a session or a meeting with hours that is not called off.
fn blocks_time(event: &Event) -> bool {
    matches!((event.kind, event.when), (Kind::Session | Kind::Meeting, When::Block { .. }))
        && event.status != Status::Cancelled
}

/// The kind in the reader's language, then every group.
pub(super) fn categories(event: &Event, wording: &Wording) -> Vec<String> {
    let mut all = vec![wording.kind(event.kind).to_owned()];
    for group in event.groups_concerned() {
        let group = line(&group);
        if !group.is_empty() && !all.contains(&group) {
            all.push(group);
        }
    }
    all
}
