//! Many letters, one set of events: copies of a letter add nothing, corrections replace, disagreements become notes.
//!
//! Letters with the same identity are versions of one letter. Copies (another format, another language) carry the same
//! date and the same revision: the first that was given wins, in the format that keeps most, and what another says
//! differently is a note. A corrigendum or addendum replaces the events that it restates, and the others stay; a revision or newer text replaces
//! the whole letter, and what it no longer states is cancelled. A letter of its own that postpones or cancels the meeting
//! of another moves or cancels that meeting. Letters without a number that only share their group and date are told apart.

mod apart;
mod concerns;
mod copies;
mod languages;
mod undated;

pub use apart::apart;
pub use concerns::{Candidate, fit, sought};
pub use copies::Held;
pub use languages::{in_language, others};

use crate::event::{Calls, Event, Evidence, Status};
use crate::letter::{Letter, RevisionKind};
use crate::note::{Code, Note, Severity};
use chrono::NaiveDate;
use copies::{differ, one_version};
use std::collections::BTreeMap;

/// The events of all letters, and what a person should know about their coming together.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// In order of time; each UID once.
    pub events: Vec<Event>,
    /// Each with the name of the letter that it is about.
    pub notes: Vec<(String, Note)>,
}

/// Merges letters, given with the names that messages use, in the order of the user.
pub fn merge(letters: &[(String, Letter)]) -> Merged {
    merge_held(letters, &|_| None)
}

/// Merges letters; where copies of one disagree, what was published of an event holds.
pub fn merge_held(letters: &[(String, Letter)], held: Held<'_>) -> Merged {
    let letters = undated::adopt(letters);
    let letters = &*apart(&letters);
    let mut merged = Merged::default();
    let mut by_identity = BTreeMap::<&str, Vec<&(String, Letter)>>::new();
    for letter in letters {
        by_identity.entry(&letter.1.reference.id).or_default().push(letter);
    }
    merged.notes.extend(by_identity.values().filter_map(|versions| apart::note(versions)));
    let mut by_letter = BTreeMap::<(&str, Option<NaiveDate>), Vec<&(String, Letter)>>::new();
    for (id, versions) in by_identity {
        for version in versions {
            by_letter.entry((id, version.1.apart)).or_default().push(version);
        }
    }
    for mut versions in by_letter.into_values() {
        // Stable: copies stay in the order of the user.
        versions.sort_by_key(|(_, l)| (l.revises.is_some(), l.reference.date, l.revises.map(|r| r.number)));
        let mut events = BTreeMap::<&str, Source<'_>>::new();
        for copies in versions.chunk_by(|(_, a), (_, b)| a.reference.date == b.reference.date && a.revises == b.revises)
        {
            let version = one_version(copies, held, &mut merged.notes);
            if let Some((_, whole)) = copies.first().filter(|(_, l)| replaces_whole(l)) {
                withdraw(&mut events, &version, whole);
            }
            for (uid, new) in version {
                if let Some(old) = events.insert(uid, new)
                    && differ(old.event, new.event)
                {
                    merged.notes.push((new.name.to_owned(), revised(old, new)));
                }
            }
        }
        merged.events.extend(events.into_values().map(|s| s.event()));
    }
    concerns::apply(letters, &mut merged.events, &mut merged.notes);
    let calls = Calls::of(&merged.events);
    merged.events.iter_mut().for_each(|e| calls.tell(e));
    // In order of time, then of the documentation.
    merged.events.sort_by_cached_key(|e| (e.when.begins(), e.when.last_day(), e.kind, e.action, e.uid.clone()));
    merged
}

/// An event and the name of the letter that it was read from.
#[derive(Clone, Copy)]
struct Source<'a> {
    name: &'a str,
    event: &'a Event,
    /// The letter that no longer states it.
    withdrawn_by: Option<&'a Letter>,
}

impl<'a> Source<'a> {
    fn new(name: &'a str, event: &'a Event) -> Source<'a> {
        Source { name, event, withdrawn_by: None }
    }

    fn event(&self) -> Event {
        match self.withdrawn_by {
            None => self.event.clone(),
            Some(by) => Event { status: Status::Cancelled, letter: by.reference.clone(), ..self.event.clone() },
        }
    }
}

/// Whether a text stands for the whole letter. One in which nothing was found replaces nothing.
fn replaces_whole(letter: &Letter) -> bool {
    letter.revises.is_none_or(|r| r.kind == RevisionKind::Revision) && !letter.events.is_empty()
}

/// Cancels what the new version of the whole letter no longer states.
fn withdraw<'a>(events: &mut BTreeMap<&'a str, Source<'a>>, version: &BTreeMap<&str, Source<'_>>, by: &'a Letter) {
    for (uid, source) in events.iter_mut() {
        if !version.contains_key(uid) && source.withdrawn_by.is_none() {
            source.withdrawn_by = Some(by);
        }
    }
}

fn state(event: &Event) -> String {
    format!("{} ({})", event.when, event.status)
}

fn revised(old: Source<'_>, new: Source<'_>) -> Note {
    let (what, id) = (new.event.what(), &new.event.letter.id);
    Note {
        code: Code::Revised,
        severity: Severity::Info,
        message: format!("{what} of {id} was {} in {} and is now {}", state(old.event), old.name, state(new.event)),
        help: String::new(),
        evidence: first_evidence([new, old]),
    }
}

fn first_evidence<'a>(sources: impl IntoIterator<Item = Source<'a>>) -> Vec<Evidence> {
    sources.into_iter().filter_map(|s| s.event.evidence.first().cloned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::When;
    use crate::letter::Revision;
    use crate::write::fixture;

    fn letter(events: Vec<Event>) -> Letter {
        Letter { events, notes: Vec::new(), ..fixture::letter() }
    }

    fn moved(mut event: Event, to: &str) -> Event {
        event.when = When::Days { first: fixture::day(to), last: fixture::day(to) };
        event
    }

    fn check(letters: Vec<(&str, Letter)>, events: &[&str], notes: &[(&str, Code)]) {
        let letters: Vec<_> = letters.into_iter().map(|(n, l)| (n.to_owned(), l)).collect();
        let merged = merge(&letters);
        let found: Vec<String> = merged.events.iter().map(|e| format!("{} {}", e.what(), e.when)).collect();
        assert_eq!(found, events);
        let found: Vec<_> = merged.notes.iter().map(|(name, n)| (name.as_str(), n.code)).collect();
        assert_eq!(found, notes, "{:#?}", merged.notes);
    }

    #[test]
    fn the_same_letter_twice_adds_nothing() {
        let both = || letter(vec![fixture::meeting(), fixture::deadline()]);
        let expected = ["deadline/contributions 2023-04-26", "meeting 2023-05-09/2023-05-18"];
        check(vec![("a", both()), ("a", both())], &expected, &[]);
    }

    #[test]
    fn a_corrigendum_replaces_what_it_restates_in_any_order() {
        let original = letter(vec![fixture::deadline(), fixture::meeting()]);
        let mut corrigendum = letter(vec![moved(fixture::deadline(), "2023-04-28")]);
        corrigendum.reference.date = Some(fixture::day("2023-03-01"));
        corrigendum.revises = Some(Revision { kind: RevisionKind::Corrigendum, number: 1 });
        let expected = ["deadline/contributions 2023-04-28", "meeting 2023-05-09/2023-05-18"];
        let note = [("c", Code::Revised)];
        check(vec![("a", original.clone()), ("c", corrigendum.clone())], &expected, &note);
        check(vec![("c", corrigendum.clone()), ("a", original.clone())], &expected, &note);
        // A corrigendum without a date of its own is still the later one.
        corrigendum.reference.date = None;
        check(vec![("c", corrigendum), ("a", original)], &expected, &note);
    }

    #[test]
    fn a_newer_text_wins_and_a_cancellation_counts() {
        let original = letter(vec![fixture::meeting()]);
        let mut newer = original.clone();
        newer.reference.date = Some(fixture::day("2023-03-01"));
        newer.events[0].status = Status::Cancelled;
        let letters = [("a".to_owned(), newer), ("b".to_owned(), original)];
        let merged = merge(&letters);
        assert_eq!(merged.events[0].status, Status::Cancelled);
        assert_eq!(merged.notes[0].1.code, Code::Revised);
    }

    #[test]
    fn a_revision_cancels_what_it_no_longer_states() {
        let original = letter(vec![fixture::deadline(), fixture::meeting()]);
        let mut revision = letter(vec![fixture::meeting()]);
        revision.reference.date = Some(fixture::day("2023-03-01"));
        revision.revises = Some(Revision { kind: RevisionKind::Revision, number: 1 });
        let statuses = |revision: &Letter| -> Vec<Status> {
            let letters = [("r".to_owned(), revision.clone()), ("a".to_owned(), original.clone())];
            merge(&letters).events.iter().map(|e| e.status).collect()
        };
        assert_eq!(statuses(&revision), [Status::Cancelled, Status::Confirmed]);
        // A text in which nothing was found is no reason to cancel everything.
        revision.events.clear();
        assert_eq!(statuses(&revision), [Status::Confirmed, Status::Confirmed]);
    }

    #[test]
    fn letters_of_one_group_stand_side_by_side() {
        let mut other = letter(vec![moved(fixture::deadline(), "2023-06-01")]);
        other.reference.id = "T22-SG09-COL-0006".into();
        other.events[0].uid = "t22-sg09-col-0006-deadline-contributions@lettercal".into();
        let expected = ["deadline/contributions 2023-04-26", "deadline/contributions 2023-06-01"];
        check(vec![("b", other), ("a", letter(vec![fixture::deadline()]))], &expected, &[]);
    }
}
