//! VEVENT: one event as every calendar program shows it, RFC 5545 section 3.6.1.

use super::fold::{line, uri};
use super::template::Words;
use super::timezone::Used;
use super::{DEADLINE_DRAWN, POINT_DRAWN, Published, alarm};
use crate::event::{Event, Kind, Status, When, Zone};
use crate::remind::Reminders;
use crate::write::title::Titled;
use crate::write::{DeadlineDays, Style, words};
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

/// The event as the crate prints it, with marks for the words of a language; the zone that its times are written in.
pub(super) fn print(
    titled: &Titled<'_>,
    drawn: &Event,
    reminders: &Reminders,
    published: &Published,
) -> (String, Option<(Tz, Used)>) {
    let event = titled.event;
    let mut vevent = icalendar::Event::new();
    let zone = times(&mut vevent, drawn);
    shared(&mut vevent, titled, published);
    vevent.uid(&line(&event.uid));
    if event.location.as_deref().is_some_and(|l| !words::one_line(l).is_empty()) || event.virtual_only {
        vevent.location(Words::Place.mark());
    }
    vevent.status(match event.status {
        Status::Confirmed => EventStatus::Confirmed,
        Status::Tentative => EventStatus::Tentative,
        Status::Cancelled => EventStatus::Cancelled,
    });
    vevent.add_property("TRANSP", if blocks_time(event) { "OPAQUE" } else { "TRANSPARENT" });
    if let Some(parent) = &event.parent {
        vevent.append_multi_property(parent_of(parent));
    }
    for alarm in alarm::alarms(event, drawn, Words::Title.mark(), reminders) {
        vevent.append_component(alarm);
    }
    (printed(&vevent), zone)
}

/// What an event and the days that count down to it have in common.
pub(super) fn shared(vevent: &mut icalendar::Event, titled: &Titled<'_>, published: &Published) {
    let event = titled.event;
    vevent.sequence(published.sequence);
    vevent.timestamp(published.last_modified).last_modified(published.last_modified);
    if let Some(created) = published.created {
        vevent.created(created);
    }
    vevent.summary(Words::Title.mark());
    vevent.description(Words::Description.mark());
    if let Some(url) = event.letter.url.as_deref().and_then(uri) {
        vevent.url(&url);
    }
    vevent.categories(categories(titled));
    vevent.add_property("X-LETTERCAL-KIND", event.kind.name());
    if let Some(action) = event.action {
        vevent.add_property("X-LETTERCAL-ACTION", action.name());
    }
    vevent.add_property("X-LETTERCAL-LETTER", line(&event.letter.id));
}

/// RELATED-TO the event of a UID.
pub(super) fn parent_of(uid: &str) -> Property {
    Property::new("RELATED-TO", line(uid)).add_parameter("RELTYPE", "PARENT").done()
}

/// The component as the crate prints it.
pub(super) fn printed(vevent: &icalendar::Event) -> String {
    let mut printed = String::with_capacity(1024);
    // Writing to a string cannot fail.
    let _ = vevent.fmt_write(&mut printed);
    printed
}

/// The event with the instant at which its day ends, where the reader wants that.
pub(super) fn drawn<'a>(event: &'a Event, style: &Style) -> Cow<'a, Event> {
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
fn categories(titled: &Titled<'_>) -> Vec<String> {
    let mut all = vec![Words::Kind.mark().to_owned()];
    for group in &titled.groups {
        let group = line(group);
        if !group.is_empty() && !all.contains(&group) {
            all.push(group);
        }
    }
    all
}
