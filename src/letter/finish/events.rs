//! Meetings and facts as events.

use super::links::{SCHEME, links};
use super::reports::evidence;
use crate::document::Span;
use crate::event::{Event, Kind, LetterRef, When};
use crate::lang::Cue;
use crate::letter::reading::{Fact, FactTime, Meeting, Reading, at};

/// What all events of a letter share, found once.
pub(super) struct Shared<'r, 't, 'd> {
    pub(super) reading: &'r Reading<'t, 'd>,
    reference: &'r LetterRef,
    /// The meeting that begins first.
    main: Option<usize>,
    virtual_only: bool,
    /// Where addresses of pages may stand in the text.
    pages: Vec<usize>,
}

impl<'r, 't, 'd> Shared<'r, 't, 'd> {
    pub(super) fn of(reading: &'r Reading<'t, 'd>, reference: &'r LetterRef) -> Shared<'r, 't, 'd> {
        let pages = memchr::memmem::find_iter(reading.text.document.text.as_bytes(), SCHEME).collect();
        Shared { reading, reference, main: reading.main_meeting(), virtual_only: is_virtual(reading), pages }
    }

    /// Whether an address of a page may stand in a part of the text.
    pub(super) fn names_page(&self, span: &Span) -> bool {
        let next = self.pages.partition_point(|at| *at < span.start);
        self.pages.get(next).is_some_and(|at| at + SCHEME.len() <= span.end)
    }
}

pub(super) fn meeting_event(shared: &Shared<'_, '_, '_>, meeting: &Meeting, uid: String) -> Event {
    let reading = shared.reading;
    let when = match meeting.hours {
        Some((start, end, zone)) if meeting.first == meeting.last => {
            When::Block { start: at(meeting.first, start), end: at(meeting.first, end), zone }
        }
        _ => When::Days { first: meeting.first, last: meeting.last },
    };
    // A meeting that was read from its hours has its day from a date beside them.
    let dated = |m: &usize| reading.day(*m) == Some(meeting.first);
    let date = reading.days(meeting.mention).is_none().then(|| reading.text.mentions_in(&meeting.quote).find(dated));
    let inferred = reading.text.mentions[date.flatten().unwrap_or(meeting.mention)].inferred.clone();
    Event {
        uid,
        kind: Kind::Meeting,
        action: None,
        groups: meeting.groups.clone(),
        when,
        status: meeting.status,
        name: meeting.name.as_ref().and_then(|n| n.title.clone()),
        location: location(shared, meeting),
        virtual_only: shared.virtual_only,
        links: links(shared, &meeting.quote),
        parent: None,
        evidence: vec![evidence(reading, &meeting.quote, Some(meeting.mention), inferred)],
        letter: shared.reference.clone(),
    }
}

/// The event of a fact; `uids` are those of the meetings.
pub(super) fn fact_event(shared: &Shared<'_, '_, '_>, fact: &Fact, uid: String, uids: &[String]) -> Event {
    let reading = shared.reading;
    let when = match fact.when {
        FactTime::Day(day) => When::Days { first: day, last: day },
        FactTime::Instant(at, zone) => When::Instant { at, zone },
        FactTime::Block(start, end, zone) => When::Block { start, end, zone },
    };
    // A deadline has no place and is part of no meeting.
    let place = fact.kind != Kind::Deadline;
    let meeting = fact.meeting.or(shared.main).filter(|_| place);
    Event {
        uid,
        kind: fact.kind,
        action: fact.action,
        groups: fact.groups.clone(),
        when,
        status: fact.status,
        name: fact.name.clone(),
        location: meeting.and_then(|m| location(shared, &reading.meetings[m])),
        virtual_only: place && shared.virtual_only,
        links: links(shared, &fact.quote),
        parent: meeting.map(|m| uids[m].clone()),
        evidence: vec![evidence(reading, &fact.quote, fact.mentions.first().copied(), fact.inferred.clone())],
        letter: shared.reference.clone(),
    }
}

/// The city of a meeting; nothing for one on line.
fn location(shared: &Shared<'_, '_, '_>, meeting: &Meeting) -> Option<String> {
    if shared.virtual_only {
        return None;
    }
    Some(meeting.place.map_or_else(|| "Geneva".to_owned(), |p| p.name.to_owned()))
}

/// On line only: the subject or the invitation says so and names no place.
fn is_virtual(reading: &Reading<'_, '_>) -> bool {
    let subject = reading.head.subject.clone().is_some_and(|s| reading.has(&s, &[Cue::Virtual]));
    let invitation = reading
        .meetings
        .first()
        .is_some_and(|m| reading.has(&m.quote, &[Cue::Virtual]) && !reading.has(&m.quote, &[Cue::OnSite]));
    subject || invitation
}
