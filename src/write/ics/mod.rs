//! iCalendar: RFC 5545, with the calendar properties of RFC 7986 and the alarms of RFC 9074.
//!
//! The crate `icalendar` serialises; what it does not do by the letter is done around it: VTIMEZONE, folds, alarms
//! without a time stamp, texts and addresses that cannot break out of their property. A [`Sheet`] is one event that each
//! language writes its words into; [`calendar`] puts rendered events together, so that a hundred feeds cost one rendering.

mod alarm;
mod event;
mod fold;
mod notice;
mod printed;
mod sheet;
mod template;
mod timezone;

use crate::event::Event;
use crate::lang::fill;
use crate::write::{Format, Style};
use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;
pub(crate) use fold::uri;
use fold::{line, refold};
use icalendar::Property;
pub use printed::printed;
pub use sheet::Sheet;
use std::borrow::Cow;
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
pub struct Rendered<'t> {
    /// The VEVENT: content lines with CRLF, folded.
    text: Cow<'t, str>,
    /// Where in the text its alarms stand.
    alarms: Range<usize>,
    /// The zone of its clock times and when it is used; whole days and UTC have none.
    zone: Option<(Tz, Used)>,
    /// When it last changed.
    last_modified: DateTime<Utc>,
}

impl Rendered<'_> {
    /// The event with its alarms.
    pub fn whole(&self) -> Part<'_> {
        Part { rendered: self, without: self.alarms.start..self.alarms.start }
    }

    /// The event without alarms.
    pub fn silent(&self) -> Part<'_> {
        Part { rendered: self, without: self.alarms.clone() }
    }
}

/// Many rendered events, their texts in one: thousands wait for each other, and each for itself would lie scattered.
#[derive(Debug, Default)]
pub struct Renderings {
    text: String,
    /// Of each event where it begins, and all but its text.
    events: Vec<(usize, Rendered<'static>)>,
}

impl Renderings {
    /// Takes an event in.
    pub fn push(&mut self, Rendered { text, alarms, zone, last_modified }: &Rendered<'_>) {
        let rest =
            Rendered { text: Cow::Borrowed(""), alarms: alarms.clone(), zone: *zone, last_modified: *last_modified };
        self.events.push((self.text.len(), rest));
        self.text.push_str(text);
    }

    /// The event of a number.
    pub fn get(&self, number: usize) -> Rendered<'_> {
        let (start, Rendered { alarms, zone, last_modified, .. }) = &self.events[number];
        let end = self.events.get(number + 1).map_or(self.text.len(), |(next, _)| *next);
        let text = Cow::Borrowed(&self.text[*start..end]);
        Rendered { text, alarms: alarms.clone(), zone: *zone, last_modified: *last_modified }
    }
}

/// A rendered event as a calendar shows it, with or without its alarms.
#[derive(Debug, Clone)]
pub struct Part<'a> {
    rendered: &'a Rendered<'a>,
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
    let mut out = String::with_capacity(1024 + events.iter().map(Part::len).sum::<usize>());
    let printed = properties(head, last_modified).to_string();
    let (start, end) = printed.split_at(printed.rfind("END:VCALENDAR").unwrap_or(printed.len()));
    refold(start, &mut out);
    for (tz, used) in zones.values() {
        out.push_str(&vtimezone(*tz, *used));
    }
    for event in &events {
        event.texts().into_iter().for_each(|text| out.push_str(text));
    }
    out.push_str(end);
    out
}

/// The calendar's own properties. NAME needs `VALUE=TEXT` for the crate to escape it.
fn properties(head: &Head, last_modified: Option<DateTime<Utc>>) -> icalendar::Calendar {
    let mut calendar = icalendar::Calendar::empty();
    let mut add = |name: &str, value: &str, parameter: Option<&str>| {
        let mut property = Property::new(name, value);
        if let Some(kind) = parameter {
            property.add_parameter("VALUE", kind);
        }
        if !value.is_empty() {
            calendar.append_property(property.done());
        }
    };
    add("VERSION", "2.0", None);
    add("PRODID", PRODUCT, None);
    add("CALSCALE", "GREGORIAN", None);
    let name = line(&head.name);
    add("NAME", &name, Some("TEXT"));
    add("X-WR-CALNAME", &name, None);
    add("X-WR-TIMEZONE", Tz::Europe__Zurich.name(), None);
    add("REFRESH-INTERVAL", REFRESH, Some("DURATION"));
    add("X-PUBLISHED-TTL", REFRESH, None);
    if let Some(description) = &head.description {
        add("DESCRIPTION", &line(description), None);
        add("X-WR-CALDESC", &line(description), None);
    }
    if let Some(at) = last_modified {
        add("LAST-MODIFIED", &at.format("%Y%m%dT%H%M%SZ").to_string(), None);
    }
    add("SOURCE", &head.source.as_deref().and_then(uri).unwrap_or_default(), Some("URI"));
    add("COLOR", head.color.unwrap_or_default(), None);
    add("URL", &head.url.as_deref().and_then(uri).unwrap_or_default(), None);
    calendar
}

/// One event in the language of a style.
fn event(event: &Event, style: &Style, published: &Published) -> Rendered<'static> {
    Sheet::event(event, style, published).in_language(style.language.unwrap_or(event.letter.language))
}

/// A calendar of events that are exported once.
fn export(events: &[Event], style: &Style) -> String {
    let rendered: Vec<Rendered<'_>> = events.iter().map(|e| event(e, style, &published(e, events))).collect();
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
