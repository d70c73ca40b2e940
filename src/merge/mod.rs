//! Many letters, one set of events: copies of a letter add nothing, corrections replace, disagreements become notes.
//!
//! Letters with the same identity are versions of one letter. Copies (another format, another language) carry the same
//! date and the same revision: the first that was given wins, and what another says differently is a note. A
//! corrigendum or addendum replaces the events that it restates, and the others stay; a revision or newer text replaces
//! the whole letter, and what it no longer states is cancelled. A letter of its own that postpones or cancels the meeting
//! of another moves or cancels that meeting.

mod concerns;
mod languages;

pub use concerns::{Candidate, fit, sought};
pub use languages::{in_language, others};

use crate::event::{Calls, Event, Evidence, Status};
use crate::letter::{Letter, RevisionKind};
use crate::note::{Code, Note, Severity};
use std::collections::BTreeMap;

/// How many disagreements of two copies are worth reading one by one; with more, they hardly are copies.
const READABLE: usize = 5;

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
    let mut merged = Merged::default();
    let mut by_identity = BTreeMap::<&str, Vec<&(String, Letter)>>::new();
    for letter in letters {
        by_identity.entry(&letter.1.reference.id).or_default().push(letter);
    }
    for mut versions in by_identity.into_values() {
        // Stable: copies stay in the order of the user.
        versions.sort_by_key(|(_, l)| (l.revises.is_some(), l.reference.date, l.revises.map(|r| r.number)));
        let mut events = BTreeMap::<&str, Source<'_>>::new();
        for copies in versions.chunk_by(|(_, a), (_, b)| a.reference.date == b.reference.date && a.revises == b.revises)
        {
            let version = one_version(copies, &mut merged.notes);
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

/// The events of a version that exists in one or several copies.
fn one_version<'a>(copies: &[&'a (String, Letter)], notes: &mut Vec<(String, Note)>) -> BTreeMap<&'a str, Source<'a>> {
    let mut events = BTreeMap::<&str, Source<'a>>::new();
    // A copy in which nothing was found, such as a scan, does not stand for the letter.
    let kept = copies.iter().position(|(_, l)| !l.events.is_empty()).unwrap_or(0);
    let Some((first_name, first)) = copies.get(kept) else { return events };
    for event in &first.events {
        events.entry(&event.uid).or_insert(Source::new(first_name, event));
    }
    for (_, (name, copy)) in copies.iter().enumerate().filter(|(i, _)| *i != kept) {
        let code = match copy.reference.language == first.reference.language {
            true => Code::VersionsDisagree,
            false => Code::LanguagesDisagree,
        };
        let mut found = Vec::new();
        for event in &copy.events {
            let here = Source::new(name, event);
            match events.get(event.uid.as_str()) {
                Some(kept) if differ(kept.event, event) => found.push(Difference::Value(*kept, here)),
                Some(_) => {}
                None => found.push(Difference::Only(here, first_name)),
            }
        }
        let missing = first.events.iter().filter(|e| copy.events.iter().all(|c| c.uid != e.uid));
        found.extend(missing.map(|event| Difference::Only(Source::new(first_name, event), name)));
        if found.len() > READABLE {
            found.sort_by_key(|d| matches!(d, Difference::Only(..)));
            notes.push((name.clone(), strangers(code, first, [first_name, name], &found)));
            continue;
        }
        notes.extend(found.iter().map(|difference| (name.clone(), difference.note(code))));
        for difference in found {
            if let Difference::Only(here, _) = difference {
                events.entry(&here.event.uid).or_insert(here);
            }
        }
    }
    events
}

/// Whether two readings of one event would send a delegate to different days, hours or places of decision.
fn differ(a: &Event, b: &Event) -> bool {
    a.when != b.when || a.status != b.status
}

fn state(event: &Event) -> String {
    format!("{} ({})", event.when, event.status)
}

/// In what two copies of a letter differ.
#[derive(Clone, Copy)]
enum Difference<'a> {
    /// Two values of one event; the first is kept.
    Value(Source<'a>, Source<'a>),
    /// An event of one copy, and the copy that lacks it.
    Only(Source<'a>, &'a str),
}

impl Difference<'_> {
    /// The difference alone, without what became of it.
    fn told(&self) -> String {
        match self {
            Difference::Value(kept, other) => {
                let (a, b) = (state(kept.event), state(other.event));
                format!("{} is {a} in {} and {b} in {}", kept.event.what(), kept.name, other.name)
            }
            Difference::Only(here, lacking) => {
                format!("{}, {}, is in {} and not in {lacking}", here.event.what(), here.event.when, here.name)
            }
        }
    }

    fn note(&self, code: Code) -> Note {
        let (id, done, help) = match self {
            Difference::Value(kept, _) => {
                (&kept.event.letter.id, "the first is kept", "compare the two and ask the secretariat which holds")
            }
            Difference::Only(here, _) => (
                &here.event.letter.id,
                "it is kept",
                "compare the two letters; one may say less, or one was read wrongly",
            ),
        };
        Note {
            code,
            severity: Severity::Warning,
            message: format!("{id}: {}; {done}", self.told()),
            help: help.into(),
            evidence: self.evidence(),
        }
    }

    fn evidence(&self) -> Vec<Evidence> {
        match self {
            Difference::Value(kept, other) => first_evidence([*other, *kept]),
            Difference::Only(here, _) => first_evidence([*here]),
        }
    }
}

/// Copies that differ in so much that they hardly are copies: nothing of the other is taken, and the first few differences
/// are told, those of events that both state before others.
fn strangers(code: Code, kept: &Letter, [first, other]: [&str; 2], differences: &[Difference<'_>]) -> Note {
    let (id, count) = (&kept.reference.id, differences.len());
    let shown = &differences[..count.min(READABLE)];
    let mut told: Vec<String> = shown.iter().map(Difference::told).collect();
    if count > shown.len() {
        told.push(format!("and {} more", count - shown.len()));
    }
    Note {
        code,
        severity: Severity::Warning,
        message: format!(
            "{first} and {other} both are {id} and differ in {count} events; those of {first} are kept: {}",
            told.join("; ")
        ),
        help: "if they are different letters, export them apart; one may have been read wrongly".into(),
        evidence: shown.iter().flat_map(Difference::evidence).collect(),
    }
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
    fn a_copy_that_disagrees_is_noted() {
        let copy = letter(vec![moved(fixture::deadline(), "2023-04-25")]);
        let first = || letter(vec![fixture::deadline()]);
        let expected = ["deadline/contributions 2023-04-26"];
        check(vec![("a", first()), ("b", copy.clone())], &expected, &[("b", Code::VersionsDisagree)]);
        let mut translated = copy;
        translated.reference.language = "fr";
        check(vec![("a", first()), ("b", translated)], &expected, &[("b", Code::LanguagesDisagree)]);
    }

    #[test]
    fn letters_that_only_share_an_identity_are_one_note() {
        let many = |day: &str| {
            let event = |i: u32| Event { uid: format!("x-{i}@lettercal"), ..moved(fixture::deadline(), day) };
            letter((0..6).map(event).collect())
        };
        let letters = [("a".to_owned(), many("2023-04-26")), ("b".to_owned(), many("2023-04-27"))];
        let merged = merge(&letters);
        assert_eq!(merged.notes.len(), 1);
        let note = &merged.notes[0].1;
        let told = "a and b both are T22-SG09-COL-0005 and differ in 6 events; those of a are kept: deadline/contributions \
                    is 2023-04-26 (confirmed) in a and 2023-04-27 (confirmed) in b; ";
        assert!(note.message.starts_with(told) && note.message.ends_with("; and 1 more"), "{}", note.message);
        assert_eq!(note.evidence.len(), 2 * READABLE);
        assert!(merged.events.iter().all(|e| e.when.to_string() == "2023-04-26"));
    }

    #[test]
    fn nothing_is_taken_of_a_copy_that_differs_in_much() {
        let named = |name: &str, count: u32| {
            let event = |i: u32| Event { uid: format!("x-{name}-{i}@lettercal"), ..fixture::deadline() };
            letter((0..count).map(event).collect())
        };
        let count = |a: Letter, b: Letter| merge(&[("a".to_owned(), a), ("b".to_owned(), b)]).events.len();
        assert_eq!(count(named("a", 3), named("b", 3)), 3);
        assert_eq!(count(named("a", 2), named("b", 2)), 4);
        // A scan in which nothing was found is no measure for the text beside it.
        assert_eq!(count(letter(Vec::new()), named("b", 8)), 8);
    }

    #[test]
    fn what_only_one_copy_has_is_kept_and_noted() {
        let more = || letter(vec![fixture::deadline(), fixture::meeting()]);
        let less = || letter(vec![fixture::deadline()]);
        let expected = ["deadline/contributions 2023-04-26", "meeting 2023-05-09/2023-05-18"];
        check(vec![("a", more()), ("b", less())], &expected, &[("b", Code::VersionsDisagree)]);
        check(vec![("a", less()), ("b", more())], &expected, &[("b", Code::VersionsDisagree)]);
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
