//! VEVENT: one event as every calendar program shows it, RFC 5545 section 3.6.1.

use super::fold::{escaped, line, uri};
use super::template::{Template, Words};
use super::timezone::Used;
use super::{DEADLINE_DRAWN, POINT_DRAWN, Published, alarm};
use crate::event::{Event, Kind, Status, When, Zone};
use crate::remind::Reminders;
use crate::write::title::Titled;
use crate::write::{DeadlineDays, Style, words};
use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Timelike, Utc};
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

/// The event with marks for the words of a language; the zone that its times are written in.
pub(super) fn print(
    titled: &Titled<'_>,
    drawn: &Event,
    reminders: &Reminders,
    published: &Published,
) -> (Template, Option<(Tz, Used)>) {
    let event = titled.event;
    let (start, end, zone) = times(drawn);
    let has_place = event.location.as_deref().is_some_and(|l| !words::one_line(l).is_empty()) || event.virtual_only;
    let status = match event.status {
        Status::Confirmed => "CONFIRMED",
        Status::Tentative => "TENTATIVE",
        Status::Cancelled => "CANCELLED",
    };
    let own = Own {
        uid: &event.uid,
        start,
        end,
        has_place,
        status: Some(status),
        blocks_time: blocks_time(event),
        parent: event.parent.as_deref(),
    };
    let mut template = begin(titled, &own, published);
    alarm::write(event, drawn, reminders, &mut template);
    template.line("END:VEVENT");
    (template, zone)
}

/// What an event and the days that count down to it do not have in common.
pub(super) struct Own<'a> {
    pub(super) uid: &'a str,
    /// The values of DTSTART and DTEND, with the parameters before them.
    pub(super) start: String,
    pub(super) end: String,
    pub(super) has_place: bool,
    pub(super) status: Option<&'static str>,
    pub(super) blocks_time: bool,
    pub(super) parent: Option<&'a str>,
}

/// The component up to its properties, in the order of their names but for those that may come more than once.
pub(super) fn begin(titled: &Titled<'_>, own: &Own<'_>, published: &Published) -> Template {
    let event = titled.event;
    let mut template = Template::default();
    template.line("BEGIN:VEVENT");
    if let Some(created) = published.created {
        template.property("CREATED", &utc(created));
    }
    template.property("DESCRIPTION", Words::Description.mark());
    template.line(&["DTEND", &own.end].concat());
    let modified = utc(published.last_modified);
    template.property("DTSTAMP", &modified);
    template.line(&["DTSTART", &own.start].concat());
    template.property("LAST-MODIFIED", &modified);
    if own.has_place {
        template.property("LOCATION", Words::Place.mark());
    }
    template.property("SEQUENCE", &published.sequence.to_string());
    if let Some(status) = own.status {
        template.property("STATUS", status);
    }
    template.property("SUMMARY", Words::Title.mark());
    template.property("TRANSP", if own.blocks_time { "OPAQUE" } else { "TRANSPARENT" });
    template.property("UID", &text(own.uid));
    if let Some(url) = event.letter.url.as_deref().and_then(uri) {
        template.property("URL", &url);
    }
    if let Some(action) = event.action {
        template.property("X-LETTERCAL-ACTION", action.name());
    }
    template.property("X-LETTERCAL-KIND", event.kind.name());
    template.property("X-LETTERCAL-LETTER", &text(&event.letter.id));
    template.property("CATEGORIES", &categories(titled));
    if let Some(parent) = own.parent {
        template.line(&["RELATED-TO;RELTYPE=PARENT:", &text(parent)].concat());
    }
    template
}

/// A text of one line as the value of a property.
pub(super) fn text(value: &str) -> String {
    escaped(&line(value))
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

/// DTSTART and DTEND without their names; the zone that they are written in, and when it is used.
fn times(event: &Event) -> (String, String, Option<(Tz, Used)>) {
    let (start, end, zone) = match event.when {
        When::Days { first, last } => {
            let (start, end) = days(first, last.max(first));
            return (start, end, None);
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
        let local = |at| [";TZID=", tz.name(), ":", &clock(at)].concat();
        return (local(used.0), local(used.1), Some((tz, Used { first: used.0, last: used.1 })));
    }
    let point = |at| [":", &utc(at)].concat();
    (point(start), point(end), None)
}

/// Whole days, DTSTART and DTEND without their names: DTEND is the day after the last.
pub(super) fn days(first: NaiveDate, last: NaiveDate) -> (String, String) {
    let day = |day| [";VALUE=DATE:", &date(day)].concat();
    (day(first), day(last.checked_add_days(Days::new(1)).unwrap_or(last)))
}

/// A DATE, by hand: a format would be taken to pieces for each of thousands.
fn date(day: NaiveDate) -> String {
    let mut out = String::with_capacity(16);
    match day.year() {
        year @ 0..=9999 => [year as u32 / 100, year as u32 % 100].into_iter().for_each(|n| two(n, &mut out)),
        _ => return day.format("%Y%m%d").to_string(),
    }
    [day.month(), day.day()].into_iter().for_each(|n| two(n, &mut out));
    out
}

/// A DATE-TIME.
fn clock(at: NaiveDateTime) -> String {
    let mut out = date(at.date());
    out.push('T');
    [at.hour(), at.minute(), at.second()].into_iter().for_each(|n| two(n, &mut out));
    out
}

fn utc(at: DateTime<Utc>) -> String {
    let mut out = clock(at.naive_utc());
    out.push('Z');
    out
}

/// A number of two digits.
fn two(number: u32, out: &mut String) {
    out.extend([number / 10, number % 10].into_iter().filter_map(|digit| char::from_digit(digit, 10)));
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
fn categories(titled: &Titled<'_>) -> String {
    let mut all = Words::Kind.mark().to_owned();
    let mut groups: Vec<String> = Vec::with_capacity(titled.groups.len());
    for group in &titled.groups {
        let group = line(group);
        if !group.is_empty() && !groups.contains(&group) {
            all.push(',');
            all.push_str(&escaped(&group));
            groups.push(group);
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clocks_are_those_of_a_format() {
        let days = ["0000-01-01", "0999-12-31", "2023-05-09", "9999-10-10", "+10000-01-02", "-0001-02-03"];
        for day in days {
            let day: NaiveDate = day.parse().unwrap();
            assert_eq!(date(day), day.format("%Y%m%d").to_string());
            let at = day.and_hms_opt(7, 5, 59).unwrap();
            assert_eq!(utc(at.and_utc()), at.format("%Y%m%dT%H%M%SZ").to_string());
        }
    }
}
