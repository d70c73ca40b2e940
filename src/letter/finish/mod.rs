//! From what was read to the letter: roles of what is left (`roles`), what is cancelled (`cancel`), events (`events`) with their
//! identities (`uids`), what is reported of each mention (`reports`), notes (`remarks`, `notes`).

mod cancel;
mod concerns;
mod events;
mod links;
mod notes;
mod remarks;
mod reports;
mod roles;
mod skipped_hours;
mod uids;

use super::carriers::{Built, carriers};
use super::reading::Reading;
use super::{Letter, head};
use crate::event::{Calls, Event, Kind, LetterRef, When};
use crate::private;
use chrono::{NaiveDate, NaiveDateTime};
use concerns::concerns;
use events::{Shared, fact_event, meeting_event};
use notes::build_notes;
use remarks::notes;
use reports::report;
use skipped_hours::skipped_hours;
use uids::{fact_uids, meeting_uids};

pub(super) use cancel::{cancel, refuse};
pub(super) use roles::remaining_roles;

/// Builds the letter.
pub(super) fn letter(mut reading: Reading<'_, '_>) -> Letter {
    let id = head::identity(&reading.head);
    let language = reading.text.language.map_or("en", |p| p.code);
    let url = reading
        .head
        .is_letter
        .then(|| format!("https://www.itu.int/md/{id}/{language}"))
        .filter(|_| id.starts_with('T'));
    let reference = LetterRef {
        id,
        number: reading.head.number.clone().unwrap_or_default(),
        group: reading.head.group.clone(),
        called: Vec::new(),
        date: reading.head.date,
        revises: reading.head.revises,
        language,
        url,
        mailbox: mailbox(reading.head.contact.email.as_deref()),
    };
    let shared = Shared::of(&reading, &reference);
    let mut built = Vec::with_capacity(reading.meetings.len() + reading.facts.len());
    let uids = meeting_uids(&reading, &reference);
    for (meeting, uid) in reading.meetings.iter().zip(&uids) {
        let event = meeting_event(&shared, meeting, uid.clone());
        built.push(Built { event, mentions: std::slice::from_ref(&meeting.mention), quote: &meeting.quote });
    }
    let fact_ids = fact_uids(&reading, &reference);
    for (fact, uid) in reading.facts.iter().zip(fact_ids) {
        built.push(Built {
            event: fact_event(&shared, fact, uid, &uids),
            mentions: &fact.mentions,
            quote: &fact.quote,
        });
    }
    let mut carriers = carriers(&reading, &built);
    let mut events: Vec<Event> = built.into_iter().map(|b| b.event).collect();
    skipped_hours(&mut reading, &mut events);
    notes(&mut reading, &events);
    let calls = Calls::of(&events);
    events.iter_mut().for_each(|e| calls.tell(e));
    events.sort_by(|a, b| sort_key(a).cmp(&sort_key(b)));
    let mentions = carriers.iter_mut().enumerate().map(|(m, carrier)| report(&reading, m, carrier.take())).collect();
    let concerns = concerns(&reading);
    let notes = build_notes(&reading, &events);
    let subject = reading.head.subject.clone().map(|s| reading.words(&s));
    Letter {
        reference,
        format: reading.text.document.format,
        kind: reading.head.kind,
        apart: None,
        file_reference: reading.head.file_reference.clone(),
        subject,
        revises: reading.head.revises,
        concerns,
        contact: reading.head.contact.clone(),
        events,
        mentions,
        notes,
    }
}

/// The group's mailbox, if it is one. Conversion glues the end of the fax number before it to it.
fn mailbox(address: Option<&str>) -> Option<String> {
    let address = address?.trim_start_matches(|c: char| c.is_ascii_digit());
    private::is_office(address).then(|| address.to_owned())
}

fn sort_key(event: &Event) -> (NaiveDate, Kind, Option<NaiveDateTime>, &str) {
    let start = match event.when {
        When::Days { .. } => None,
        When::Instant { at, .. } => Some(at),
        When::Block { start, .. } => Some(start),
    };
    (event.when.first_day(), event.kind, start, &event.uid)
}
