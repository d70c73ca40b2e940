//! The calendar as a reader sees it.

use super::*;
use crate::event::{Kind, Status, When, Zone};
use crate::remind::Reminders;
use crate::write::{DeadlineDays, fixture};

fn style() -> Style {
    Style { language: Some("en"), reminders: Reminders::none(), ..Style::default() }
}

fn lines(event: &Event, style: &Style) -> Vec<String> {
    let text = super::event(event, style, &Published::with(event)).text;
    text.replace("\r\n ", "").split_terminator("\r\n").map(str::to_owned).collect()
}

/// Whether each of `expected` is a content line of the event.
fn check(event: &Event, style: &Style, expected: &[&str]) {
    let lines = lines(event, style);
    for line in expected {
        assert!(lines.iter().any(|l| l == line), "{line} is not in {lines:#?}");
    }
}

#[test]
fn a_whole_event() {
    let expected = [
        "BEGIN:VEVENT",
        "DESCRIPTION:“opens at 0930 hours”\\nOnly the start is stated: 09:30 Geneva time (07:30 UTC)\\; the 15 minutes are drawn to be seen\\nITU letter 5/9 of 17 February 2023\\nLetter: https://www.itu.int/md/T22-SG09-COL-0005/en",
        "DTEND;TZID=Europe/Zurich:20230509T094500",
        "DTSTAMP:20230217T000000Z",
        "DTSTART;TZID=Europe/Zurich:20230509T093000",
        "LAST-MODIFIED:20230217T000000Z",
        "SEQUENCE:0",
        "STATUS:CONFIRMED",
        "SUMMARY:SG9 meeting opens",
        "TRANSP:TRANSPARENT",
        "UID:t22-sg09-col-0005-opening-sg9@lettercal",
        "URL:https://www.itu.int/md/T22-SG09-COL-0005/en",
        "X-LETTERCAL-KIND:opening",
        "X-LETTERCAL-LETTER:T22-SG09-COL-0005",
        "CATEGORIES:Opening,SG9",
        "RELATED-TO;RELTYPE=PARENT:t22-sg09-col-0005-meeting-sg9@lettercal",
        "END:VEVENT",
    ];
    assert_eq!(lines(&fixture::opening(), &style()), expected);
}

#[test]
fn whole_days_end_the_day_after() {
    check(
        &fixture::meeting(),
        &style(),
        &["DTSTART;VALUE=DATE:20230509", "DTEND;VALUE=DATE:20230519", "TRANSP:TRANSPARENT"],
    );
}

#[test]
fn deadlines_are_days_or_end_at_their_instant() {
    let mut event = fixture::deadline();
    check(&event, &style(), &["DTSTART;VALUE=DATE:20230426", "X-LETTERCAL-ACTION:contributions"]);
    let end_of_day = Style { deadline_days: DeadlineDays::EndOfDay, ..style() };
    check(
        &event,
        &end_of_day,
        &[
            "DTSTART;TZID=Europe/Zurich:20230426T232900",
            "DTEND;TZID=Europe/Zurich:20230426T235900",
            "SUMMARY:SG9 deadline: contributions (23:59 Geneva)",
        ],
    );
    assert!(lines(&event, &end_of_day).iter().any(|l| l.contains("states no hour")));
    event.when = fixture::instant("2023-04-26T16:00", Zone::Utc);
    check(&event, &style(), &["DTSTART:20230426T153000Z", "DTEND:20230426T160000Z", "TRANSP:TRANSPARENT"]);
}

#[test]
fn sessions_block_time_unless_called_off() {
    let mut event = fixture::session("Opening plenary");
    check(&event, &style(), &["TRANSP:OPAQUE", "SUMMARY:SG9: Opening plenary", "STATUS:CONFIRMED"]);
    event.status = Status::Tentative;
    check(&event, &style(), &["TRANSP:OPAQUE", "STATUS:TENTATIVE", "SUMMARY:SG9: Opening plenary (tentative)"]);
    event.status = Status::Cancelled;
    check(&event, &style(), &["TRANSP:TRANSPARENT", "STATUS:CANCELLED", "SUMMARY:Cancelled: SG9: Opening plenary"]);
}

#[test]
fn hours_that_summer_time_repeats_or_skips_are_written_in_utc() {
    let mut event = fixture::deadline();
    // On 29 October 2023 the hour from two is there twice: the first is meant.
    event.when = fixture::instant("2023-10-29T02:30", Zone::GENEVA);
    check(&event, &style(), &["DTSTART:20231029T000000Z", "DTEND:20231029T003000Z"]);
    // On 26 March 2023 it is not there at all.
    event.when = fixture::instant("2023-03-26T02:30", Zone::GENEVA);
    check(&event, &style(), &["DTEND;TZID=Europe/Zurich:20230326T033000"]);
}

#[test]
fn alarms_stand_last_and_have_no_time_stamp() {
    let style = Style { reminders: Reminders::default(), ..style() };
    let lines = lines(&fixture::deadline(), &style);
    let alarm = lines.iter().position(|l| l == "BEGIN:VALARM").unwrap();
    let expected = [
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:SG9 deadline: contributions",
        "TRIGGER:-P6DT15H",
        "UID:t22-sg09-col-0005-deadline-contributions-alarm-p6dt15h@lettercal",
        "END:VALARM",
    ];
    assert_eq!(lines[alarm..alarm + 6], expected);
    assert_eq!(lines.iter().filter(|l| l.starts_with("DTSTAMP")).count(), 1);
}

#[test]
fn a_state_published_before_is_kept() {
    let at = fixture::clock("2024-01-02T03:04").and_utc();
    let published = Published { sequence: 3, last_modified: at, created: Some(at - TimeDelta::days(1)) };
    let text = super::event(&fixture::meeting(), &style(), &published).text;
    for line in ["SEQUENCE:3\r\n", "DTSTAMP:20240102T030400Z\r\n", "CREATED:20240101T030400Z\r\n"] {
        assert!(text.contains(line), "{text}");
    }
}

#[test]
fn a_letter_without_date_is_older_than_any() {
    let mut event = fixture::meeting();
    event.letter.date = None;
    check(&event, &style(), &["DTSTAMP:19700101T000000Z"]);
}

#[test]
fn text_of_a_letter_cannot_become_a_property() {
    let hostile = "a\r\nATTENDEE:x\nBEGIN:VALARM\r\u{2028}\u{85};,\\\"\u{0}";
    let mut event = fixture::session(hostile);
    event.uid = hostile.into();
    event.groups = vec![hostile.into()];
    event.location = Some(hostile.into());
    event.parent = Some(hostile.into());
    event.links = vec![hostile.into()];
    event.evidence[0].quote = hostile.into();
    event.letter.id = hostile.into();
    event.letter.number = hostile.into();
    event.letter.group = Some(hostile.into());
    event.letter.url = Some(format!("https://itu.int/{hostile}"));
    let style = Style { reminders: Reminders::default(), ..style() };
    let rendered = super::event(&event, &style, &Published::with(&event));
    let head = Head {
        name: hostile.into(),
        description: Some(hostile.into()),
        source: Some(format!("https://x.example/{hostile}")),
        ..Head::default()
    };
    let text = calendar(&head, [rendered.whole()]);
    assert!(!text.contains("\nATTENDEE") && !text.contains("\nX:"), "{text}");
    assert_eq!(text.matches("BEGIN:VALARM\r\n").count(), 1, "{text}");
    assert!(text.replace("\r\n", "").chars().all(|c| !c.is_control()), "{text}");
}

#[test]
fn a_calendar_has_its_head_once() {
    let events = fixture::one_of_each();
    let text = export(&events, &Style::default());
    assert!(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:"), "{text}");
    assert!(text.ends_with("END:VEVENT\r\nEND:VCALENDAR\r\n"), "{text}");
    for line in [
        "PRODID:-//lettercal//lettercal//EN",
        "NAME;VALUE=TEXT:ITU SG9",
        "X-WR-CALNAME:ITU SG9",
        "X-WR-TIMEZONE:Europe/Zurich",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
        "LAST-MODIFIED:20230217T000000Z",
        "BEGIN:VTIMEZONE",
    ] {
        assert!(text.contains(&format!("\r\n{line}\r\n")), "{line} is not in {text}");
    }
    assert_eq!(text.matches("BEGIN:VTIMEZONE").count(), 1);
    let (head, _) = text.split_once("\r\nBEGIN:").unwrap();
    assert!(!head.contains("\r\nUID:"), "vdirsyncer would keep one event of all: {head}");
    assert!(!text.contains("METHOD") && !text.contains("COLOR") && !text.contains("SOURCE"));
    assert_eq!(text, export(&events, &Style::default()));
}

#[test]
fn feeds_carry_colour_and_source() {
    let head = Head {
        name: "a, b; c".into(),
        color: Some("steelblue"),
        source: Some("https://x.example/all.ics".into()),
        ..Head::default()
    };
    let text = calendar(&head, []);
    for line in ["NAME;VALUE=TEXT:a\\, b\\; c", "COLOR:steelblue", "SOURCE;VALUE=URI:https://x.example/all.ics"] {
        assert!(text.contains(&format!("\r\n{line}\r\n")), "{line} is not in {text}");
    }
    assert!(text.contains("BEGIN:VTIMEZONE"), "an empty calendar needs a component: {text}");
}

#[test]
fn each_zone_is_defined_once_and_no_time_floats() {
    let mut events = Vec::new();
    for (zone, year) in
        [(Zone::GENEVA, 2023), (Zone::Local(Tz::Asia__Seoul), 2023), (Zone::Local(Tz::Asia__Seoul), 2025)]
    {
        let mut event = fixture::opening();
        event.kind = Kind::Opening;
        event.when = fixture::instant(&format!("{year}-05-09T09:30"), zone);
        events.push(event);
    }
    events.push(Event {
        when: When::Instant { at: fixture::clock("2023-05-09T09:30"), zone: Zone::Utc },
        ..fixture::opening()
    });
    let text = export(&events, &style());
    assert_eq!(text.matches("TZID:Asia/Seoul").count(), 1);
    assert_eq!(text.matches("BEGIN:VTIMEZONE").count(), 2);
    for line in
        text.lines().skip_while(|l| *l != "BEGIN:VEVENT").filter(|l| l.starts_with("DTSTART") || l.starts_with("DTEND"))
    {
        assert!(line.contains("TZID=") || line.contains("VALUE=DATE") || line.ends_with('Z'), "{line} floats");
    }
}
