//! iCalendar: RFC 5545, with the calendar properties of RFC 7986 and the alarms of RFC 9074.
//!
//! Lines are written as they stand in the file, without a tree of properties between: feeds hold the same event in six
//! languages, and half of the time of a first run went into such trees. What `lines` and `fold` let through cannot break
//! out of its property. [`event`] renders one event; [`calendar`] puts rendered events together, so that a hundred feeds
//! cost one rendering.

mod alarm;
mod event;
mod fold;
mod lines;
mod notice;
mod timezone;

use crate::event::Event;
use crate::lang::fill;
use crate::write::{Format, Style};
use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;
pub use event::event;
use fold::line;
pub(crate) use fold::uri;
use lines::{Instant, Lines};
pub use notice::notice;
use std::collections::BTreeMap;
use std::ops::Range;
use timezone::{Used, vtimezone};

/// How long a deadline with an hour is drawn, ending at it.
const DEADLINE_DRAWN: TimeDelta = TimeDelta::minutes(30);
/// How long an opening or a registration desk is drawn, of which only the start is stated.
const POINT_DRAWN: TimeDelta = TimeDelta::minutes(15);
/// How often a program should fetch a feed again.
const REFRESH: &str = "PT6H";
/// PRODID: without a version, so that a new version of the program changes no byte of a feed.
const PRODUCT: &str = "-//lettercal//lettercal//EN";

pub(super) static FORMAT: Format = Format {
    name: "ics",
    about: "an iCalendar file, for calendar programs",
    // Google reads a megabyte.
    limit: Some(1_000_000),
    draws: true,
    write: |events, style| export(events, style).into_bytes(),
};

/// What was published of an event before; for a plain export, [`Published::with`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Published {
    /// SEQUENCE: how often date, time, place or status changed.
    pub sequence: u32,
    /// DTSTAMP and LAST-MODIFIED: when the event last changed.
    pub last_modified: DateTime<Utc>,
    /// CREATED: when the event was first published.
    pub created: Option<DateTime<Utc>>,
}

/// An event as text, with what the calendar around it must know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// The VEVENT: content lines with CRLF, folded.
    text: String,
    /// Where in the text its alarms stand.
    alarms: Range<usize>,
    /// The zone of its clock times and when it is used; whole days and UTC have none.
    zone: Option<(Tz, Used)>,
    /// When it last changed.
    last_modified: DateTime<Utc>,
}

impl Rendered {
    /// The event with its alarms.
    pub fn whole(&self) -> Part<'_> {
        Part { rendered: self, without: self.alarms.start..self.alarms.start }
    }

    /// The event without alarms.
    pub fn silent(&self) -> Part<'_> {
        Part { rendered: self, without: self.alarms.clone() }
    }
}

/// A rendered event as a calendar shows it, with or without its alarms.
#[derive(Debug, Clone)]
pub struct Part<'a> {
    rendered: &'a Rendered,
    /// What of its text is left out.
    without: Range<usize>,
}

impl<'a> Part<'a> {
    fn texts(&self) -> [&'a str; 2] {
        let text = &self.rendered.text;
        [&text[..self.without.start], &text[self.without.end..]]
    }

    /// How many bytes it takes.
    pub fn len(&self) -> usize {
        self.texts().iter().map(|t| t.len()).sum()
    }

    /// Whether it takes no room; no event does.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// The head of a calendar. It has no UID of its own, which RFC 7986 would allow: vdirsyncer takes the first UID of a
/// calendar for that of each event, and keeps one event of all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Head {
    /// The name that programs show.
    pub name: String,
    /// What is in it, in a sentence.
    pub description: Option<String>,
    /// RFC 7986 section 5.9: a CSS3 colour name.
    pub color: Option<&'static str>,
    /// RFC 7986 section 5.8: the address at which a feed is kept.
    pub source: Option<String>,
    /// A page about the calendar.
    pub url: Option<String>,
}

/// A calendar of rendered events, in their order. Without events it still is a valid calendar.
pub fn calendar<'a>(head: &Head, events: impl IntoIterator<Item = Part<'a>>) -> String {
    let events: Vec<Part<'_>> = events.into_iter().collect();
    let mut zones = BTreeMap::<&str, (Tz, Used)>::new();
    for (tz, used) in events.iter().filter_map(|e| e.rendered.zone) {
        zones.entry(tz.name()).and_modify(|(_, all)| all.join(used)).or_insert((tz, used));
    }
    if events.is_empty() {
        // RFC 5545 section 3.6 wants at least one component.
        let epoch = DateTime::UNIX_EPOCH.naive_utc() + TimeDelta::days(20_000);
        zones.insert("", (Tz::Europe__Zurich, Used { first: epoch, last: epoch }));
    }
    let last_modified = events.iter().map(|e| e.rendered.last_modified).max();
    let mut lines = Lines::with_capacity(1024 + events.iter().map(Part::len).sum::<usize>());
    lines.value("BEGIN", "VCALENDAR");
    write_properties(head, last_modified, &mut lines);
    for (tz, used) in zones.values() {
        lines.push(&vtimezone(*tz, *used));
    }
    for event in &events {
        event.texts().into_iter().for_each(|text| lines.push(text));
    }
    lines.value("END", "VCALENDAR");
    lines.finish()
}

/// The calendar's own properties.
fn write_properties(head: &Head, last_modified: Option<DateTime<Utc>>, lines: &mut Lines) {
    lines.text("VERSION", "2.0");
    lines.text("PRODID", PRODUCT);
    lines.text("CALSCALE", "GREGORIAN");
    let name = line(&head.name);
    if !name.is_empty() {
        lines.text("NAME;VALUE=TEXT", &name);
        lines.text("X-WR-CALNAME", &name);
    }
    lines.text("X-WR-TIMEZONE", Tz::Europe__Zurich.name());
    lines.value("REFRESH-INTERVAL;VALUE=DURATION", REFRESH);
    lines.text("X-PUBLISHED-TTL", REFRESH);
    if let Some(description) = head.description.as_deref().map(line).filter(|d| !d.is_empty()) {
        lines.text("DESCRIPTION", &description);
        lines.text("X-WR-CALDESC", &description);
    }
    if let Some(at) = last_modified {
        lines.value("LAST-MODIFIED", Instant(at));
    }
    if let Some(source) = head.source.as_deref().and_then(uri) {
        lines.value("SOURCE;VALUE=URI", source);
    }
    if let Some(color) = head.color {
        lines.value("COLOR", color);
    }
    if let Some(url) = head.url.as_deref().and_then(uri) {
        lines.value("URL", url);
    }
}

/// A calendar of events that are exported once.
fn export(events: &[Event], style: &Style) -> String {
    let rendered: Vec<Rendered> = events.iter().map(|e| event(e, style, &published(e, events))).collect();
    calendar(&head(events, style), rendered.iter().map(Rendered::whole))
}

/// The state of an event; one that a text without a date corrects is no older than the rest of its letter.
fn published(event: &Event, all: &[Event]) -> Published {
    let own = Published::with(event);
    if event.letter.date.is_some() {
        return own;
    }
    let of_letter = all.iter().filter(|e| e.letter.id == event.letter.id).map(|e| Published::with(e).last_modified);
    Published { last_modified: of_letter.max().unwrap_or(own.last_modified), ..own }
}

/// The head of a calendar that is exported once: named by its group where it has but one.
fn head(events: &[Event], style: &Style) -> Head {
    let one = |value: fn(&Event) -> Option<&str>| {
        let first = value(events.first()?)?;
        events.iter().all(|e| value(e) == Some(first)).then(|| first.to_owned())
    };
    let wording = events.first().map_or(style.default_wording(), |e| style.wording(e));
    let name = match one(|e| e.letter.group.as_deref()) {
        Some(group) => fill(wording.titles.calendar_of, &[("group", &group)]),
        None => wording.titles.calendar.to_owned(),
    };
    Head { name, ..Head::default() }
}

#[cfg(test)]
mod tests;
