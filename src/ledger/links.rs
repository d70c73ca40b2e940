//! Which letters have to do with each other: one postpones or cancels the meeting of another.

use super::facts::ConcernFacts;
use super::line::Line;
use super::record::{MeetingFacts, Record};
use super::{Ledger, LedgerError};
use crate::event::LetterRef;
use crate::letter::Concern;
use crate::merge::{Candidate, fit};
use chrono::NaiveDate;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Pairs of letters, in both directions. There may be more than truly concern each other: merging them decides.
#[derive(Debug, Default)]
pub(super) struct Links(BTreeMap<String, BTreeSet<String>>);

/// What is known of a letter without its record.
struct Outline<'a> {
    id: &'a str,
    number: Cow<'a, str>,
    group: Option<Cow<'a, str>>,
    meetings: Cow<'a, [MeetingFacts]>,
    concerns: Cow<'a, [ConcernFacts]>,
}

/// Letters by what a concern may know of their meetings: going through all of them for each would not end.
struct Meetings<'o> {
    by_number: HashMap<&'o str, Vec<&'o Outline<'o>>>,
    by_days: HashMap<(NaiveDate, NaiveDate), Vec<&'o Outline<'o>>>,
}

impl<'o> Meetings<'o> {
    fn new(outlines: &'o [Outline<'o>]) -> Meetings<'o> {
        let mut meetings = Meetings { by_number: HashMap::new(), by_days: HashMap::new() };
        for outline in outlines.iter().filter(|o| !o.meetings.is_empty()) {
            meetings.by_number.entry(&outline.number).or_default().push(outline);
            for meeting in outline.meetings.iter() {
                let days = (meeting.when.first_day(), meeting.when.last_day());
                meetings.by_days.entry(days).or_default().push(outline);
            }
        }
        meetings
    }

    /// The letters that [`fit`] may find: with the number, or with a meeting on the days, that a concern names.
    fn candidates(&self, concern: &Concern) -> impl Iterator<Item = &'o Outline<'o>> {
        let numbered = concern.number.as_deref().and_then(|n| self.by_number.get(n));
        let on_days = concern.old_days.and_then(|days| self.by_days.get(&days));
        numbered.into_iter().chain(on_days).flatten().copied()
    }
}

impl Links {
    /// The links of all letters, where `records` are newer than the ledger.
    pub(super) fn new(ledger: &Ledger, records: &BTreeMap<String, Line<Record>>) -> Result<Links, LedgerError> {
        let old = ledger.briefs().filter(|b| !records.contains_key(&b.letter)).map(|b| Outline {
            id: &b.letter,
            number: Cow::Borrowed(&b.number),
            group: b.group.as_deref().map(Cow::Borrowed),
            meetings: Cow::Borrowed(&b.meetings),
            concerns: Cow::Borrowed(&b.concerns),
        });
        let mut outlines: Vec<Outline<'_>> = old.collect();
        for (id, record) in records {
            let record = record.read()?;
            let head = record.versions.iter().max_by_key(|v| (v.head.date, v.content)).map(|v| &v.head);
            outlines.push(Outline {
                id,
                number: Cow::Owned(head.map(|h| h.number.clone()).unwrap_or_default()),
                group: head.and_then(|h| h.group.clone()).map(Cow::Owned),
                meetings: Cow::Owned(record.meetings()),
                concerns: Cow::Owned(record.concerns()),
            });
        }
        let meetings = Meetings::new(&outlines);
        let mut links = Links::default();
        for later in outlines.iter().filter(|o| !o.concerns.is_empty()) {
            // Dates are left to merging: here any earlier letter will do.
            let reference = LetterRef {
                id: later.id.to_owned(),
                number: later.number.to_string(),
                group: later.group.as_deref().map(str::to_owned),
                called: Vec::new(),
                revises: None,
                mailbox: None,
                date: Some(NaiveDate::MAX),
                language: "en",
                url: None,
            };
            for concern in later.concerns.iter().map(ConcernFacts::concern) {
                for other in meetings.candidates(&concern) {
                    let meant = other.meetings.iter().any(|m| {
                        let (letter, number) = (other.id, other.number.as_ref());
                        let candidate = Candidate { letter, number, date: None, groups: &m.groups, when: m.when };
                        fit(candidate, &reference, &concern).is_some()
                    });
                    if meant {
                        links.join(later.id, other.id);
                    }
                }
            }
        }
        Ok(links)
    }

    fn join(&mut self, a: &str, b: &str) {
        self.0.entry(a.to_owned()).or_default().insert(b.to_owned());
        self.0.entry(b.to_owned()).or_default().insert(a.to_owned());
    }

    /// The letters that a letter has to do with.
    pub(super) fn of(&self, id: &str) -> Vec<String> {
        self.0.get(id).into_iter().flatten().cloned().collect()
    }

    /// The letters that may come out differently: those that were touched, and those whose links are not what they were.
    pub(super) fn affected(&self, ledger: &Ledger, touched: impl Iterator<Item = String>) -> BTreeSet<String> {
        let moved = ledger.briefs().filter(|b| {
            let now = self.0.get(&b.letter);
            now.map_or(0, BTreeSet::len) != b.linked.len()
                || b.linked.iter().any(|l| now.is_none_or(|n| !n.contains(l)))
        });
        moved.map(|b| b.letter.clone()).chain(touched).collect()
    }

    /// The sets of letters that hang together, for every letter of `ids`.
    pub(super) fn components(&self, ids: &BTreeSet<String>) -> Vec<Vec<String>> {
        let mut seen = BTreeSet::new();
        let mut components = Vec::new();
        for id in ids {
            let mut component = BTreeSet::new();
            let mut open = vec![id.clone()];
            while let Some(id) = open.pop() {
                if seen.insert(id.clone()) {
                    open.extend(self.of(&id));
                    component.insert(id);
                }
            }
            if !component.is_empty() {
                components.push(component.into_iter().collect());
            }
        }
        components
    }
}
