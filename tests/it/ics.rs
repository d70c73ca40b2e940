//! Calendars read back by two parsers that share no code with the writer, and checked by eye for what neither checks.

use crate::truth;
use calcard::icalendar::{ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarParameterName};
use calcard::icalendar::{ICalendarProperty, ICalendarValue};
use chrono::{NaiveDate, NaiveDateTime};
use lettercal::event::{Event, Kind, Status, When, Zone};
use lettercal::lang::PACKS;
use lettercal::letter::Letter;
use lettercal::remind::Reminders;
use lettercal::write::{DeadlineDays, FORMATS, Style, description, title};
use proptest::prelude::*;
use std::borrow::Cow;
use std::sync::LazyLock;

fn calendar(events: &[Event], style: &Style) -> String {
    let format = FORMATS.iter().find(|f| f.name == "ics").unwrap();
    String::from_utf8((format.write)(events, style)).unwrap()
}

/// Everything that must hold of a calendar of these events.
fn check(events: &[Event], style: &Style) {
    let text = calendar(events, style);
    check_lines(&text);
    validate(&text);
    let calendar = ICalendar::parse(&text).unwrap_or_else(|e| panic!("calcard refuses the calendar: {e:?}\n{text}"));
    let of_kind = |kind: ICalendarComponentType| calendar.components.iter().filter(move |c| c.component_type == kind);
    assert_eq!(of_kind(ICalendarComponentType::VEvent).count(), events.len(), "{text}");
    for event in events {
        let vevent = of_kind(ICalendarComponentType::VEvent).find(|c| c.uid() == Some(&event.uid));
        let vevent = vevent.unwrap_or_else(|| panic!("{} is not in the calendar", event.uid));
        check_event(event, vevent, style);
    }
}

/// RFC 5545 section 3.1: lines end with CRLF, have at most 75 octets and no controls.
pub(crate) fn check_lines(text: &str) {
    assert!(text.ends_with("END:VCALENDAR\r\n"));
    for line in text.split_terminator("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
        assert!(!line.chars().any(char::is_control), "control in {line:?}");
        assert!(!line.trim().is_empty(), "an empty line");
    }
    for line in text.replace("\r\n ", "").split_terminator("\r\n") {
        let (name, value) = line.split_once(':').unwrap_or_else(|| panic!("no content line: {line}"));
        assert!(!value.trim().is_empty(), "{name} is empty");
    }
}

/// The contract of every property and component, by a validator.
pub(crate) fn validate(text: &str) {
    let tree =
        ical::tree::cst::IcalCst::parse(text).unwrap_or_else(|e| panic!("ical refuses the calendar: {e}\n{text}"));
    assert_eq!(tree.to_string(), text, "ical reads something else");
    if let Err(errors) = tree.decode().validate() {
        panic!("{errors:#?}\n{text}");
    }
}

fn check_event(event: &Event, vevent: &ICalendarComponent, style: &Style) {
    let wording = style.wording(event);
    let drawn = match (event.kind, event.when, style.deadline_days) {
        (Kind::Deadline, When::Days { last, .. }, DeadlineDays::EndOfDay) => {
            let at = last.and_hms_opt(23, 59, 0).unwrap();
            Event { when: When::Instant { at, zone: Zone::GENEVA }, ..event.clone() }
        }
        _ => event.clone(),
    };
    assert_eq!(text(vevent, ICalendarProperty::Summary), Some(clean(&title(&drawn, wording), " ")));
    assert_eq!(text(vevent, ICalendarProperty::Description), Some(clean(&description(event, wording), "\n")));
    let categories = vevent.property(&ICalendarProperty::Categories).unwrap();
    let categories: Vec<&str> = categories.values.iter().filter_map(ICalendarValue::as_text).collect();
    assert_eq!(categories[0], wording.kind(event.kind));
    for group in &event.groups {
        assert!(categories.contains(&group.as_str()), "{group} is not in {categories:?}");
    }
    let (start, end) = expected_span(&drawn);
    assert_eq!((moment(vevent, ICalendarProperty::Dtstart), moment(vevent, ICalendarProperty::Dtend)), (start, end));
    let alarms = if event.status == Status::Cancelled { 0 } else { style.reminders.of(event).len() };
    assert_eq!(vevent.component_ids.len(), alarms, "{}", event.uid);
}

/// A value as the calendar states it: a day, or a wall clock with its zone.
type Moment = (NaiveDateTime, Option<String>);

fn expected_span(event: &Event) -> (Moment, Moment) {
    let day = |d: NaiveDate| (d.and_hms_opt(0, 0, 0).unwrap(), None);
    let clock = |at: NaiveDateTime, zone: Zone| (at, Some(zone.name().to_owned()));
    let minutes = chrono::TimeDelta::minutes;
    match event.when {
        When::Days { first, last } => (day(first), day(last.succ_opt().unwrap())),
        When::Instant { at, zone } if event.kind == Kind::Deadline => (clock(at - minutes(30), zone), clock(at, zone)),
        When::Instant { at, zone } => (clock(at, zone), clock(at + minutes(15), zone)),
        When::Block { start, end, zone } => (clock(start, zone), clock(end, zone)),
    }
}

fn moment(vevent: &ICalendarComponent, property: ICalendarProperty) -> Moment {
    let entry = vevent.property(&property).unwrap();
    let Some(ICalendarValue::PartialDateTime(t)) = entry.values.first() else { panic!("{entry:?} is no time") };
    let day = NaiveDate::from_ymd_opt(t.year.unwrap().into(), t.month.unwrap().into(), t.day.unwrap().into()).unwrap();
    let at = day.and_hms_opt(t.hour.unwrap_or(0).into(), t.minute.unwrap_or(0).into(), 0).unwrap();
    let named = entry.params.iter().find(|p| p.name == ICalendarParameterName::Tzid).map(|p| p.value.clone());
    let zone = match (t.hour, t.tz_hour, named) {
        (None, ..) => None,
        (_, Some(0), None) => Some("UTC".to_owned()),
        (_, _, Some(zone)) => zone.into_text().map(Cow::into_owned),
        _ => panic!("{entry:?} floats"),
    };
    (at, zone)
}

fn text(vevent: &ICalendarComponent, property: ICalendarProperty) -> Option<String> {
    vevent.property(&property)?.values.first()?.as_text().map(str::to_owned)
}

/// What is left of a text when controls are gone.
fn clean(text: &str, newline: &str) -> String {
    text.replace('\n', newline)
}

fn letters() -> Vec<Letter> {
    truth::samples().into_iter().map(|(_, letter)| letter).collect()
}

#[test]
fn calendars_read_back_in_every_language_and_style() {
    for letter in letters() {
        let languages = PACKS.iter().map(|p| Some(p.code)).chain([None]);
        for (i, language) in languages.enumerate() {
            let deadline_days = DeadlineDays::ALL[i % 2];
            let reminders = if i % 3 == 0 { Reminders::none() } else { Reminders::default() };
            check(&letter.events, &Style { language, reminders, deadline_days });
        }
    }
}

#[test]
fn an_empty_calendar_is_valid() {
    let text = calendar(&[], &Style::default());
    check_lines(&text);
    validate(&text);
    ICalendar::parse(&text).unwrap();
}

#[test]
fn the_same_events_give_the_same_bytes() {
    for letter in letters() {
        let style = Style::default();
        assert_eq!(calendar(&letter.events, &style), calendar(&letter.events.clone(), &style));
    }
}

/// An event to spoil.
static OPENING: LazyLock<Event> =
    LazyLock::new(|| letters().into_iter().flat_map(|l| l.events).find(|e| e.kind == Kind::Opening).unwrap());

/// Text as a letter might hold it, and as an attacker would.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[ -~]{0,40}",
        "[会议日内瓦，。；：（）]{0,40}",
        "[ابتثج0-9 ()/-]{0,40}",
        Just("\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\n".to_owned()),
        Just("\n\r\\;,:\"^\u{7}\u{0}\u{2028}\u{85}".to_owned()),
        Just("😀\u{301}\u{feff}\u{202e}".to_owned()),
    ];
    proptest::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn hostile_texts_stay_inside_their_property(
        name in hostile(), quote in hostile(), location in hostile(), link in hostile(), number in hostile(),
        minute in 0u32..60 * 24 * 365, language in 0..PACKS.len(),
    ) {
        let mut event = OPENING.clone();
        let at = NaiveDate::from_ymd_opt(2024, 1, 1).unwrap().and_hms_opt(0, 0, 0).unwrap();
        let at = at + chrono::TimeDelta::minutes(minute.into());
        event.kind = Kind::Session;
        event.when = When::Block { start: at, end: at + chrono::TimeDelta::minutes(45), zone: Zone::Utc };
        event.name = Some(name);
        event.evidence[0].quote = quote;
        event.location = Some(location);
        event.links = vec![link.clone()];
        event.letter.url = Some(format!("https://itu.int/{link}"));
        event.letter.number = number;
        let style = Style { language: Some(PACKS[language].code), ..Style::default() };
        let text = calendar(&[event], &style);
        check_lines(&text);
        validate(&text);
        let parsed = ICalendar::parse(&text).unwrap();
        let events = parsed.components.iter().filter(|c| c.component_type == ICalendarComponentType::VEvent);
        prop_assert_eq!(events.count(), 1);
    }
}
