//! VEVENT: one event as every calendar program shows it, RFC 5545 section 3.6.1.

use super::fold::{line, text, uri};
use super::lines::{Date, Instant, Lines, Local};
use super::timezone::Used;
use super::{DEADLINE_DRAWN, POINT_DRAWN, Published, Rendered, alarm};
use crate::event::{Event, Kind, Status, When, Zone};
use crate::lang::Wording;
use crate::write::{DeadlineDays, Style, description, place, title};
use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Utc};
use chrono_tz::Tz;
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
    let times = Times::of(&drawn);
    let title = line(&title(&drawn, wording));
    let mut lines = Lines::with_capacity(2048);
    lines.value("BEGIN", "VEVENT");
    if let Some(created) = published.created {
        lines.value("CREATED", Instant(created));
    }
    // The facts, not how they are drawn: a day stays a day in words.
    lines.text("DESCRIPTION", text(&description(event, wording)).trim());
    times.write("DTEND", times.end, &mut lines);
    lines.value("DTSTAMP", Instant(published.last_modified));
    times.write("DTSTART", times.start, &mut lines);
    lines.value("LAST-MODIFIED", Instant(published.last_modified));
    if let Some(place) = place(event, wording) {
        lines.text("LOCATION", &line(&place));
    }
    lines.value("SEQUENCE", published.sequence);
    lines.value("STATUS", status(event.status));
    lines.text("SUMMARY", &title);
    lines.value("TRANSP", if blocks_time(event) { "OPAQUE" } else { "TRANSPARENT" });
    lines.text("UID", &line(&event.uid));
    write_facts(event, &mut lines);
    write_relations(event, wording, event.parent.as_deref(), &mut lines);
    let start = lines.len();
    alarm::write(event, &drawn, &title, &style.reminders, &mut lines);
    let alarms = start..lines.len();
    lines.value("END", "VEVENT");
    Rendered { text: lines.finish(), alarms, zone: times.zone, last_modified: published.last_modified }
}

/// Writes what a program may want to know of an event.
pub(super) fn write_facts(event: &Event, lines: &mut Lines) {
    if let Some(url) = event.letter.url.as_deref().and_then(uri) {
        lines.value("URL", url);
    }
    if let Some(action) = event.action {
        lines.text("X-LETTERCAL-ACTION", action.name());
    }
    lines.text("X-LETTERCAL-KIND", event.kind.name());
    lines.text("X-LETTERCAL-LETTER", &line(&event.letter.id));
}

/// Writes what an event belongs to: its kind in the reader's language, every group, and another event.
pub(super) fn write_relations(event: &Event, wording: &Wording, parent: Option<&str>, lines: &mut Lines) {
    lines.list("CATEGORIES", categories(event, wording).iter().map(String::as_str));
    if let Some(parent) = parent {
        lines.text("RELATED-TO;RELTYPE=PARENT", &line(parent));
    }
}

fn status(status: Status) -> &'static str {
    match status {
        Status::Confirmed => "CONFIRMED",
        Status::Tentative => "TENTATIVE",
        Status::Cancelled => "CANCELLED",
    }
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

/// When an event starts and ends.
struct Times {
    start: Moment,
    end: Moment,
    /// The zone of clock times that have one, and when it is used.
    zone: Option<(Tz, Used)>,
}

/// A start or an end.
#[derive(Clone, Copy)]
enum Moment {
    Day(NaiveDate),
    Clock(NaiveDateTime),
    Utc(DateTime<Utc>),
}

impl Times {
    fn of(event: &Event) -> Times {
        let (start, end, zone) = match event.when {
            When::Days { first, last } => return Times::days(first, last.max(first)),
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
            && let Some((first, last)) = wall_clock(tz, start).zip(wall_clock(tz, end))
        {
            let zone = Some((tz, Used { first, last }));
            return Times { start: Moment::Clock(first), end: Moment::Clock(last), zone };
        }
        Times { start: Moment::Utc(start), end: Moment::Utc(end), zone: None }
    }

    /// Whole days: DTEND is the day after the last.
    fn days(first: NaiveDate, last: NaiveDate) -> Times {
        let end = last.checked_add_days(Days::new(1)).unwrap_or(last);
        Times { start: Moment::Day(first), end: Moment::Day(end), zone: None }
    }

    fn write(&self, name: &str, moment: Moment, lines: &mut Lines) {
        match (moment, self.zone) {
            (Moment::Day(day), _) => lines.value(&format!("{name};VALUE=DATE"), Date(day)),
            (Moment::Utc(at), _) => lines.value(name, Instant(at)),
            (Moment::Clock(at), Some((tz, _))) => lines.value(&format!("{name};TZID={}", tz.name()), Local(at)),
            // A clock of no zone would float with the reader; `of` makes none.
            (Moment::Clock(at), None) => lines.value(name, Instant(at.and_utc())),
        }
    }
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
fn categories(event: &Event, wording: &Wording) -> Vec<String> {
    let mut all = vec![wording.kind(event.kind).to_owned()];
    for group in event.groups_concerned() {
        let group = line(&group);
        if !group.is_empty() && !all.contains(&group) {
            all.push(group);
        }
    }
    all
}
