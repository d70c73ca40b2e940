//! The events of the feeds that roll, in outline: which there are, in which order, and which of them each feed takes.
//! That is the same in every language and found out once for all feeds.

use super::catalogue::{Feed, Scope};
use super::limit::rank;
use crate::event::Event;
use crate::ledger::outline::{Audience, Outline};
use crate::ledger::record::Shown;
use crate::ledger::{Ledger, LedgerError};
use chrono::{DateTime, NaiveDate, Utc};
use std::cell::OnceCell;
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

/// An event, for whom it is, and whose feeds show it.
#[derive(Debug, Clone)]
pub(super) struct Outlined {
    pub(super) outline: Outline,
    audience: Rc<Audience>,
    groups: Rc<[String]>,
}

/// One event of the feeds that roll.
#[derive(Debug)]
pub(super) struct Entry<'a> {
    /// Its letter.
    pub(super) letter: &'a str,
    /// Its place among the events of the letter.
    number: usize,
    begins: DateTime<Utc>,
    what: Outlined,
}

/// The events of all letters.
#[derive(Debug)]
pub(super) struct Shelf<'a> {
    entries: Vec<Entry<'a>>,
    /// In the order in which they get room.
    ranked: Vec<usize>,
    by_group: BTreeMap<String, Vec<usize>>,
    /// The numbers of the events by UID, gathered when one has to be looked for.
    by_uid: OnceCell<HashMap<String, usize>>,
}

/// Finds the numbers of events that come in nearly the order in which a feed holds them.
#[derive(Debug)]
pub(super) struct Numbers<'s, 'a> {
    shelf: &'s Shelf<'a>,
    held: Vec<usize>,
    next: usize,
}

/// The events themselves, read from their records where they are asked for.
#[derive(Debug)]
pub(super) struct Store<'a> {
    ledger: &'a Ledger,
    letters: HashMap<&'a str, OnceCell<Vec<Shown>>>,
}

impl Outlined {
    /// The events of a letter, in their order.
    pub(super) fn all(outlines: Vec<Outline>, audiences: Vec<Audience>) -> Vec<Outlined> {
        let audiences: Vec<(Rc<Audience>, Rc<[String]>)> =
            audiences.into_iter().map(|a| (a.feeds().into(), Rc::new(a))).map(|(g, a)| (a, g)).collect();
        let with_audience = |outline: Outline| {
            let (audience, groups) = audiences.get(outline.audience)?;
            Some(Outlined { outline, audience: Rc::clone(audience), groups: Rc::clone(groups) })
        };
        outlines.into_iter().filter_map(with_audience).collect()
    }

    /// The events of a letter as they are shown.
    pub(super) fn of(shown: &[Shown]) -> Vec<Outlined> {
        let (outlines, audiences) = Outline::of(shown);
        Outlined::all(outlines, audiences)
    }

    /// The groups whose feeds show it.
    pub(super) fn groups(&self) -> &[String] {
        &self.groups
    }

    /// Whether a feed takes it.
    pub(super) fn is_taken(&self, feed: &Feed<'_>) -> bool {
        let Outline { kind, action, when, .. } = self.outline;
        feed.takes(kind, &self.groups, || -> Event { self.audience.event(kind, action, when) })
    }
}

impl Entry<'_> {
    pub(super) fn outline(&self) -> &Outline {
        &self.what.outline
    }
}

impl<'a> Shelf<'a> {
    /// The events of a ledger that end on `cut` or later, as they are seen from a month.
    pub(super) fn of(ledger: &'a Ledger, cut: NaiveDate, month: NaiveDate) -> Result<Shelf<'a>, LedgerError> {
        let mut letters = Vec::new();
        for brief in ledger.briefs().filter(|b| b.days.is_some_and(|(_, last)| last >= cut)) {
            let events = match brief.outlines() {
                Some(outlines) => Outlined::all(outlines, brief.audiences.clone()),
                None => {
                    Outlined::of(&ledger.record(&brief.letter)?.map(|r| r.shown(&brief.letter)).unwrap_or_default())
                }
            };
            letters.push((brief.letter.as_str(), events));
        }
        Ok(Shelf::new(letters, cut, month))
    }

    /// The events of letters.
    pub(super) fn new(letters: Vec<(&'a str, Vec<Outlined>)>, cut: NaiveDate, month: NaiveDate) -> Shelf<'a> {
        let mut entries = Vec::new();
        for (letter, events) in letters {
            for (number, what) in events.into_iter().enumerate().filter(|(_, e)| e.outline.when.last_day() >= cut) {
                entries.push(Entry { letter, number, begins: what.outline.when.begins(), what });
            }
        }
        fn key<'e>(entry: &'e Entry<'_>) -> (DateTime<Utc>, NaiveDate, &'e str) {
            (entry.begins, entry.outline().when.last_day(), &entry.outline().uid)
        }
        entries.sort_by(|a, b| key(a).cmp(&key(b)));
        let mut ranked: Vec<usize> = (0..entries.len()).collect();
        // Always: the days that are counted down, and long texts, may fill a feed of few events.
        ranked.sort_by_cached_key(|i| rank(entries[*i].outline(), month));
        let mut by_group = BTreeMap::<String, Vec<usize>>::new();
        for i in &ranked {
            for group in entries[*i].what.groups() {
                match by_group.get_mut(group) {
                    Some(all) => all.push(*i),
                    None => drop(by_group.insert(group.clone(), vec![*i])),
                }
            }
        }
        Shelf { entries, ranked, by_group, by_uid: OnceCell::new() }
    }

    /// All events, in their own order.
    pub(super) fn entries(&self) -> &[Entry<'a>] {
        &self.entries
    }

    /// The numbers of the events that a feed takes, in the order in which they get room.
    pub(super) fn taken(&self, feed: &Feed<'_>) -> Vec<usize> {
        let near = match feed.scope {
            Scope::Group(group) => self.ranked_of(Some(group)),
            Scope::All | Scope::Bundle(_) => &self.ranked,
        };
        near.iter().copied().filter(|i| self.entries[*i].what.is_taken(feed)).collect()
    }

    /// What finds the numbers of events of a feed that takes these.
    pub(super) fn numbers(&self, taken: &[usize]) -> Numbers<'_, 'a> {
        let mut held = taken.to_vec();
        held.sort_unstable();
        Numbers { shelf: self, held, next: 0 }
    }

    /// The numbers of the events of a group, or of all, in the order in which they get room.
    pub(super) fn ranked_of(&self, group: Option<&str>) -> &[usize] {
        group.map_or(&self.ranked, |g| self.by_group.get(g).map_or(&[][..], Vec::as_slice))
    }
}

impl Numbers<'_, '_> {
    /// The number of the event with a UID, if there is one.
    pub(super) fn of(&mut self, uid: &str) -> Option<usize> {
        let entries = &self.shelf.entries;
        let next = self.held.get(self.next).copied().filter(|number| entries[*number].outline().uid == uid);
        if next.is_some() {
            self.next += 1;
            return next;
        }
        let all = || entries.iter().enumerate().map(|(number, entry)| (entry.outline().uid.clone(), number)).collect();
        let number = self.shelf.by_uid.get_or_init(all).get(uid).copied()?;
        if let Ok(place) = self.held.binary_search(&number) {
            self.next = place + 1;
        }
        Some(number)
    }
}

impl<'a> Store<'a> {
    /// The events of a shelf.
    pub(super) fn new(ledger: &'a Ledger, shelf: &Shelf<'a>) -> Store<'a> {
        let letters = shelf.entries.iter().map(|e| (e.letter, OnceCell::new())).collect();
        Store { ledger, letters }
    }

    /// The events of one letter, which need not be read.
    #[cfg(test)]
    pub(super) fn with(ledger: &'a Ledger, letter: &'a str, shown: Vec<Shown>) -> Store<'a> {
        Store { ledger, letters: HashMap::from([(letter, OnceCell::from(shown))]) }
    }

    /// An event of the shelf.
    pub(super) fn shown(&self, entry: &Entry<'a>) -> Result<Option<&Shown>, LedgerError> {
        let Some(cell) = self.letters.get(entry.letter) else { return Ok(None) };
        let all = match cell.get() {
            Some(all) => all,
            None => {
                let all = self.ledger.record(entry.letter)?.map(|r| r.shown(entry.letter)).unwrap_or_default();
                cell.get_or_init(|| all)
            }
        };
        Ok(all.get(entry.number))
    }
}
