//! Which event of a new text is which of those that are known: keys that count are kept by what they stand for.
//!
//! A letter does not name its sessions, nor its deadlines for one action, so their keys count them in order of time. When
//! a new text drops or adds one, the keys of all that come after it would slide, and every one of them would seem to
//! move. So what a new text says is compared with what is known: the same thing keeps the key that it has.

use super::facts::{EventFacts, Version};
use super::hash::Hash;
use super::record::Record;
use crate::event::{Action, Kind, Status, When};
use crate::letter::RevisionKind;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// A text of a letter: its content and its part of a mail or archive.
pub(super) type Text = (Hash, Option<String>);

/// Gives the events of new texts the keys of what is known of the letter: what is published, and its other texts.
pub(super) fn keep(id: &str, record: &mut Record, before: Option<&Record>, new: &BTreeSet<Text>) {
    if before.is_none() && record.versions.len() < 2 {
        return;
    }
    // Letters that share an identity are compared each with its own texts.
    let apart: BTreeMap<String, Option<NaiveDate>> =
        record.letters(id).into_iter().map(|(name, letter)| (name, letter.apart)).collect();
    let letters: BTreeSet<Option<NaiveDate>> = apart.values().copied().collect();
    for letter in &letters {
        let is_own = |v: &Version| apart.get(&v.name()) == Some(letter);
        let is_new = |v: &Version| new.contains(&(v.content, v.part.clone()));
        let mut known = Known::default();
        if let Some(before) = before {
            if letters.len() == 1 {
                before.shown(id).iter().for_each(|s| known.add(&EventFacts::new(&s.event, id)));
            }
            let versions = before.versions.iter().filter(|v| letters.len() == 1 || is_own(v));
            versions.flat_map(|v| &v.events).for_each(|e| known.add(e));
        }
        let others = record.versions.iter().filter(|v| is_own(v) && !is_new(v));
        others.flat_map(|v| &v.events).for_each(|e| known.add(e));
        // The oldest first: what it counts is what the others are compared with.
        let mut texts: Vec<&mut Version> = record.versions.iter_mut().filter(|v| is_own(v) && is_new(v)).collect();
        texts.sort_by(|a, b| a.order().cmp(&b.order()));
        for text in texts {
            let adds = text.revises.map(|r| r.kind);
            let keys = known.keys(&text.events, adds);
            text.events.iter_mut().zip(keys).for_each(|(event, key)| event.key = key);
            text.events.iter().for_each(|e| known.add(e));
        }
    }
}

/// What is known of the events of a letter.
#[derive(Debug, Default)]
struct Known(Vec<Face>);

/// An event as one text tells it.
#[derive(Debug, PartialEq)]
struct Face {
    key: String,
    class: Class,
    when: When,
    groups: Vec<String>,
    name: Option<String>,
    stands: bool,
}

/// Only events of one class can be the same.
type Class = (Kind, Option<Action>);

fn class(event: &EventFacts) -> Class {
    (event.kind, event.action)
}

/// Whether the keys of such events count them. Others are named by their groups.
fn is_counted(event: &EventFacts) -> bool {
    matches!(event.kind, Kind::Session | Kind::Deadline)
}

/// Whether a known event is one of a new text, from what is sure to what is likely.
const SAME: &[fn(&Face, &EventFacts) -> bool] = &[
    |known, new| known.when == new.when && known.groups == new.groups && known.name == new.name,
    |known, new| {
        known.when == new.when && (known.groups == new.groups || known.name.is_some() && known.name == new.name)
    },
    |known, new| known.when == new.when && known.key == new.key,
];

/// Whether it is the same, but at another time.
fn has_moved(known: &Face, new: &EventFacts) -> bool {
    let says_something = known.name.is_some() || !known.groups.is_empty();
    known.stands && says_something && known.groups == new.groups && known.name == new.name
}

impl Known {
    fn add(&mut self, event: &EventFacts) {
        if is_counted(event) {
            let face = Face {
                key: event.key.clone(),
                class: class(event),
                when: event.when,
                groups: event.groups.clone(),
                name: event.name.clone(),
                stands: event.status != Status::Cancelled,
            };
            if !self.0.contains(&face) {
                self.0.push(face);
            }
        }
    }

    /// The keys of the events of a new text, in their order.
    fn keys(&self, events: &[EventFacts], revises: Option<RevisionKind>) -> Vec<String> {
        let mut keys: Vec<Option<&str>> = vec![None; events.len()];
        for same in SAME {
            self.find(events, &mut keys, |_| true, same);
        }
        // A session that a text only adds is none that moved.
        let may_move = |e: &EventFacts| e.kind != Kind::Session || revises != Some(RevisionKind::Addendum);
        self.find(events, &mut keys, may_move, &has_moved);
        // Of its deadlines for one action a text says enough by its words; where these changed too, the key decides.
        let is_deadline = |e: &EventFacts| e.kind == Kind::Deadline;
        self.find(events, &mut keys, is_deadline, &|known: &Face, new: &EventFacts| known.key == new.key);
        let mut taken: BTreeSet<String> = self.0.iter().map(|f| f.key.clone()).collect();
        let named = |key: &Option<&str>| key.map(str::to_owned);
        let keys: Vec<Option<String>> = keys.iter().map(named).collect();
        let free = |event: &EventFacts, taken: &mut BTreeSet<String>| {
            let counted = (2..).map(|n| format!("{}-{n}", event.key));
            let key = std::iter::once(event.key.clone()).chain(counted).find(|k| !taken.contains(k));
            let key = key.unwrap_or_else(|| event.key.clone());
            taken.insert(key.clone());
            key
        };
        let key = |(event, key): (&EventFacts, Option<String>)| match key {
            Some(key) => key,
            None if is_counted(event) => free(event, &mut taken),
            None => event.key.clone(),
        };
        events.iter().zip(keys).map(key).collect()
    }

    /// Gives keys to events that have none yet and are the same as something known.
    fn find<'a>(
        &'a self,
        events: &[EventFacts],
        keys: &mut [Option<&'a str>],
        wanted: impl Fn(&EventFacts) -> bool,
        same: &dyn Fn(&Face, &EventFacts) -> bool,
    ) {
        for (i, event) in events.iter().enumerate().filter(|(_, e)| is_counted(e) && wanted(e)) {
            if keys[i].is_some() {
                continue;
            }
            let free = |f: &&Face| f.class == class(event) && !keys.contains(&Some(f.key.as_str())) && same(f, event);
            let found = self.0.iter().filter(free);
            // Of several, the one with the key that the text gives.
            keys[i] = found.min_by_key(|f| f.key != event.key).map(|f| f.key.as_str());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::fixture;

    /// Sessions as `key day groups name`, all of one hour.
    fn sessions(lines: &[&str]) -> Vec<EventFacts> {
        lines.iter().map(|line| session(line)).collect()
    }

    fn session(line: &str) -> EventFacts {
        let [key, day, groups, name] = line.split(' ').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let event = EventFacts::new(&fixture::session("x"), "T22-SG09-COL-0005");
        EventFacts {
            key: format!("session-{key}"),
            when: When::Days { first: fixture::day(day), last: fixture::day(day) },
            groups: vec![groups.to_owned()],
            name: Some(name.to_owned()),
            ..event
        }
    }

    #[track_caller]
    fn check(known: &[&str], new: &[&str], revises: Option<RevisionKind>, expected: &[&str]) {
        let mut all = Known::default();
        sessions(known).iter().for_each(|e| all.add(e));
        let keys = all.keys(&sessions(new), revises);
        let short: Vec<&str> = keys.iter().filter_map(|k| k.strip_prefix("session-")).collect();
        assert_eq!(short, expected);
    }

    const PLAN: &[&str] = &["d1-s1 2023-05-09 Q1 A", "d2-s1 2023-05-10 Q2 B", "d3-s1 2023-05-11 Q3 C"];

    #[test]
    fn what_stays_keeps_its_key_when_another_goes_or_comes() {
        check(PLAN, &["d1-s1 2023-05-10 Q2 B", "d2-s1 2023-05-11 Q3 C"], None, &["d2-s1", "d3-s1"]);
        check(
            PLAN,
            &["d1-s1 2023-05-08 Q4 D", "d2-s1 2023-05-09 Q1 A", "d3-s1 2023-05-10 Q2 B", "d4-s1 2023-05-11 Q3 C"],
            None,
            &["d1-s1-2", "d1-s1", "d2-s1", "d3-s1"],
        );
        check(PLAN, PLAN, None, &["d1-s1", "d2-s1", "d3-s1"]);
    }

    #[test]
    fn what_moves_or_changes_its_words_keeps_its_key() {
        // Q3 moves before Q2.
        check(
            PLAN,
            &["d1-s1 2023-05-09 Q1 A", "d1-s2 2023-05-09 Q3 C", "d2-s1 2023-05-10 Q2 B"],
            None,
            &["d1-s1", "d3-s1", "d2-s1"],
        );
        check(PLAN, &["d1-s1 2023-05-10 Q2 words"], None, &["d2-s1"]);
        check(PLAN, &["d1-s1 2023-05-11 Q7 C"], None, &["d3-s1"]);
    }

    #[test]
    fn what_is_new_takes_the_key_of_nothing_else() {
        check(PLAN, &["d1-s1 2023-05-09 Q1 A", "d2-s1 2023-05-12 Q8 D"], None, &["d1-s1", "d2-s1-2"]);
        check(PLAN, &["d4-s1 2023-05-12 Q8 D"], None, &["d4-s1"]);
        // Another session of the same question is added and does not move the first.
        check(PLAN, &["d1-s1 2023-05-12 Q1 A"], Some(RevisionKind::Addendum), &["d1-s1-2"]);
        check(PLAN, &["d1-s1 2023-05-12 Q1 A"], Some(RevisionKind::Corrigendum), &["d1-s1"]);
    }

    #[test]
    fn deadlines_for_one_action_are_told_apart_by_their_words() {
        let deadline = |key: &str, day: &str, name: &str| EventFacts {
            key: key.to_owned(),
            when: When::Days { first: fixture::day(day), last: fixture::day(day) },
            name: Some(name.to_owned()),
            ..EventFacts::new(&fixture::deadline(), "T22-SG09-COL-0005")
        };
        let mut known = Known::default();
        known.add(&deadline("reply", "2023-03-01", "first"));
        known.add(&deadline("reply-2", "2023-04-01", "second"));
        let check = |new: &[EventFacts], expected: &[&str]| assert_eq!(known.keys(new, None), expected);
        check(&[deadline("reply", "2023-04-05", "second")], &["reply-2"]);
        check(&[deadline("reply", "2023-03-05", "other words")], &["reply"]);
        check(
            &[
                deadline("reply", "2023-02-01", "earlier"),
                deadline("reply-2", "2023-03-01", "first"),
                deadline("reply-3", "2023-04-01", "second"),
            ],
            &["reply-3", "reply", "reply-2"],
        );
    }
}
