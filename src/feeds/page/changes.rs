//! What changed: the date, time, place or status that held before, and the one that holds now.

use super::rows::Row;
use super::when::{Piece, Words, date, geneva_day};
use crate::event::{Event, Status};
use crate::ledger::record::{Shown, State};
use crate::write::{place, words};
use std::collections::BTreeSet;

/// The most changes of a page; all of them stand in the Atom feed.
pub(super) const MOST_CHANGES: usize = 20;

/// A change.
#[derive(Debug)]
pub(super) struct Change<'a> {
    /// When it was published.
    pub(super) day: Piece,
    pub(super) row: Row<'a>,
    pub(super) old: Vec<Piece>,
    pub(super) new: Vec<Piece>,
}

/// The changes of events, given the newest first.
pub(super) fn changes<'a>(
    changed: &[(&'a Shown, &'a Event)],
    words: Words,
    known: &BTreeSet<String>,
) -> Vec<Change<'a>> {
    let change = |(shown, event): &(&'a Shown, &'a Event)| {
        let was = shown.was.as_ref()?;
        let day = geneva_day(shown.published.last_modified);
        // Both in the words of one text: a place is written otherwise in another language.
        let (old, new) = told(&before(&shown.event, was), &shown.event, words);
        let day = date(day, words::date(words.wording, day));
        Some(Change { day, row: Row::new(event, words, known), old, new })
    };
    changed.iter().filter_map(change).collect()
}

/// What changed of an event on one line of plain text: old → new, or when it is where nothing is known of before. A title says
/// that an event is cancelled.
pub(in crate::feeds) fn line(shown: &Shown, language: &'static str) -> String {
    let words = Words::new(language);
    let event = &shown.event;
    let plain = |pieces: Vec<Piece>| -> String {
        let text = |piece| match piece {
            Piece::Text(text) | Piece::Time { text, .. } => text,
        };
        pieces.into_iter().map(text).collect()
    };
    let was = shown.was.as_ref().filter(|_| event.status != Status::Cancelled);
    match was.map(|was| told(&before(event, was), event, words)) {
        Some((old, new)) if old != new => format!("{} {} {}", plain(old), words.page.arrow, plain(new)),
        _ => plain(words.when(event)),
    }
}

/// The event as it was.
fn before(event: &Event, was: &State) -> Event {
    let State { when, status, place, virtual_only } = was.clone();
    Event { when, status, location: place, virtual_only, ..event.clone() }
}

/// Old and new in words: of time, status and place, what is different.
fn told(old: &Event, new: &Event, words: Words) -> (Vec<Piece>, Vec<Piece>) {
    if new.status == Status::Cancelled {
        return (words.when(old), text(words.page.cancelled));
    }
    if old.when != new.when {
        return (words.when(old), words.when(new));
    }
    let place_of = |event: &Event| place(event, words.wording).unwrap_or_else(|| "–".to_owned());
    if place_of(old) != place_of(new) {
        return (text(&place_of(old)), text(&place_of(new)));
    }
    let status = |event: &Event| match event.status {
        Status::Cancelled => text(words.page.cancelled),
        Status::Tentative => text(words.page.tentative),
        Status::Confirmed => words.when(event),
    };
    (status(old), status(new))
}

fn text(words: &str) -> Vec<Piece> {
    vec![Piece::Text(words.to_owned())]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::fixture;

    #[test]
    fn what_is_told() {
        let check = |old: &Event, new: &Event, from: &[Piece], to: &[Piece]| {
            assert_eq!(told(old, new, Words::new("en")), (from.to_vec(), to.to_vec()));
        };
        let words = Words::new("en");
        let meeting = fixture::meeting();
        let moved = Event { when: fixture::deadline().when, ..meeting.clone() };
        check(&meeting, &moved, &words.when(&meeting), &words.when(&moved));
        let off = Event { status: Status::Cancelled, ..moved.clone() };
        check(&meeting, &off, &words.when(&meeting), &text("Cancelled"));
        let elsewhere = Event { location: Some("Geneva".into()), ..meeting.clone() };
        check(&meeting, &elsewhere, &text("–"), &text("Geneva"));
        let unsure = Event { status: Status::Tentative, ..meeting.clone() };
        check(&unsure, &meeting, &text("Tentative"), &words.when(&meeting));
    }

    #[test]
    fn the_state_before_is_told_of_the_event() {
        let event = fixture::meeting();
        let was = State { place: Some("Geneva".into()), ..State::of(&event) };
        assert_eq!(before(&event, &was).location.as_deref(), Some("Geneva"));
    }
}
