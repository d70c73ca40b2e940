//! Events for tests of this folder: one letter of Study Group 9, one event of each kind.

use crate::document::{Format, Place};
use crate::event::{Action, Event, Evidence, Inferred, Kind, LetterRef, Status, When, Zone};
use crate::letter::{Contact, Letter, LetterKind, MentionReport, Role};
use crate::note::{Code, Note, Severity};
use chrono::{NaiveDate, NaiveDateTime};

/// A day such as `2023-04-26`.
pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A wall clock such as `2023-04-26T23:59`.
pub(crate) fn clock(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").unwrap()
}

/// A point in time.
pub(crate) fn instant(text: &str, zone: Zone) -> When {
    When::Instant { at: clock(text), zone }
}

fn event(kind: Kind, key: &str, when: When, quote: &str) -> Event {
    let place = Place { line: 12, column: 4, page: None, path: None };
    Event {
        uid: format!("t22-sg09-col-0005-{kind}-{key}@lettercal"),
        kind,
        action: None,
        groups: Vec::new(),
        when,
        status: Status::Confirmed,
        name: None,
        location: None,
        virtual_only: false,
        links: Vec::new(),
        parent: None,
        evidence: vec![Evidence { place, quote: quote.into(), rule: "en/day".into(), inferred: Vec::new() }],
        letter: LetterRef {
            id: "T22-SG09-COL-0005".into(),
            number: "5/9".into(),
            group: Some("SG9".into()),
            called: Vec::new(),
            revises: None,
            mailbox: None,
            date: Some(day("2023-02-17")),
            language: "en",
            url: Some("https://www.itu.int/md/T22-SG09-COL-0005/en".into()),
        },
    }
}

/// 9 to 18 May 2023.
pub(crate) fn meeting() -> Event {
    let when = When::Days { first: day("2023-05-09"), last: day("2023-05-18") };
    Event { groups: vec!["SG9".into()], ..event(Kind::Meeting, "sg9", when, "Geneva, 9-18 May 2023") }
}

/// 9 May 2023, 09:30 in Geneva.
pub(crate) fn opening() -> Event {
    let when = instant("2023-05-09T09:30", Zone::GENEVA);
    Event { parent: Some(meeting().uid), ..event(Kind::Opening, "sg9", when, "opens at 0930 hours") }
}

/// 9 May 2023, 08:30 in Geneva.
pub(crate) fn desk() -> Event {
    let when = instant("2023-05-09T08:30", Zone::GENEVA);
    Event { parent: Some(meeting().uid), ..event(Kind::RegistrationDesk, "sg9", when, "from 0830 hours") }
}

/// Contributions, 26 April 2023.
pub(crate) fn deadline() -> Event {
    let when = When::Days { first: day("2023-04-26"), last: day("2023-04-26") };
    let event = event(Kind::Deadline, "contributions", when, "26 April 2023 submit contributions");
    Event { action: Some(Action::Contributions), ..event }
}

/// 9 May 2023, 09:30 to 10:45 in Geneva.
pub(crate) fn session(name: &str) -> Event {
    let (start, end) = (clock("2023-05-09T09:30"), clock("2023-05-09T10:45"));
    let when = When::Block { start, end, zone: Zone::GENEVA };
    let event = event(Kind::Session, "2023-1", when, "Tuesday 9 May");
    Event { name: Some(name.into()), parent: Some(meeting().uid), groups: vec!["SG9".into()], ..event }
}

/// One event of each kind.
pub(crate) fn one_of_each() -> Vec<Event> {
    vec![deadline(), desk(), meeting(), opening(), session("Opening plenary")]
}

/// The letter of these events, with one deadline, one mention and one note.
pub(crate) fn letter() -> Letter {
    let place = Place { line: 3, column: 9, page: None, path: None };
    Letter {
        reference: deadline().letter,
        format: Format::Docx,
        kind: LetterKind::CollectiveLetter,
        apart: None,
        file_reference: Some("SG9/SP".into()),
        subject: Some("Meeting of Study Group 9".into()),
        revises: None,
        concerns: Vec::new(),
        contact: Contact { email: Some("tsbsg9@itu.int".into()), ..Contact::default() },
        events: vec![deadline()],
        mentions: vec![MentionReport {
            place,
            text: "17 February 2023".into(),
            kind: "date",
            value: "2023-02-17".into(),
            role: Role::LetterDate,
            rule: "en/day".into(),
            inferred: vec![Inferred::Year],
            event: None,
            reason: "the letter's own date",
        }],
        notes: vec![Note {
            code: Code::YearInferred,
            severity: Severity::Warning,
            message: "no year".into(),
            help: "look".into(),
            evidence: Vec::new(),
        }],
    }
}
