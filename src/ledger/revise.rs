//! From one state of the ledger to the next: what arrived, which text holds, what moved, what was cancelled.
//!
//! The order in which letters arrive does not matter: a letter is read anew from all its texts. Only where a text takes
//! the place of one that is no longer in the inbox does the time of its arrival count.

use super::facts::{Version, key, uid};
use super::hash::Hash;
use super::line::{self, Gathering, Line};
use super::links::Links;
use super::record::{Brief, Entry, Record, Shown, State, Told, text_hash};
use super::{Ledger, LedgerError, inbox_hash, languages, names, versions};
use crate::event::{Event, Status, Zone};
use crate::merge::{Merged, merge_held};
use crate::note::{Code, Note};
use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, SubsecRound, TimeDelta, Utc};
use std::collections::{BTreeMap, BTreeSet};

mod run;
pub use run::{Arrival, Arrivals, Arrived, Change, ReviseError, Revised, Run};

/// Revises the ledger.
pub fn revise(old: Ledger, run: Run<'_>) -> Result<Revised, ReviseError> {
    let first_run = old.is_empty();
    // Times of change never run backwards. What feeds hold goes by the clock alone: one that was ahead once must not
    // empty them for as long as it was ahead.
    let now = run.now.trunc_subsecs(0).max(old.head.clock);
    let month = month(run.now);
    let mut work =
        Work { old: &old, records: BTreeMap::new(), scattered: Gathering::default(), read_anew: BTreeSet::new() };
    let mut failures = old.head.failures.clone();
    work.arrive(run.arrivals, run.present, &mut failures)?;
    for id in &old.head.conflicts {
        work.change(id, |record| versions::drop_absent(record, run.present))?;
    }
    for letter in run.forget {
        work.forget(letter, run.present)?;
    }
    let links = Links::new(&old, &work.records)?;
    let mut next =
        Next { now, first_run, changes: Vec::new(), notes: Vec::new(), conflicts: old.head.conflicts.clone() };
    let affected: BTreeSet<String> = links.affected(&old, work.records.keys().cloned());
    let mut touched = BTreeSet::new();
    let mut ledger = old.clone();
    for component in links.components(&affected) {
        for (id, record) in next.settle(&component, &work)? {
            work.records.remove(&id);
            let brief = Brief::new(&id, &record, links.of(&id));
            if old.brief(&id) == Some(&brief) && old.record(&id)?.as_ref() == Some(&record) {
                continue;
            }
            let is_empty = record.versions.is_empty() && record.published.is_empty();
            if is_empty {
                next.conflicts.remove(&id);
            }
            // Whoever asks for the feed of a letter that is forgotten still gets a calendar.
            match is_empty && old.brief(&id).is_none() {
                true => ledger.remove(&id),
                false => ledger.put(brief, &record),
            }
            touched.insert(id);
        }
    }
    let head = &mut ledger.head;
    head.reading = run.reading.to_owned();
    head.clock = now;
    head.month = month;
    head.inbox = inbox_hash(run.present);
    head.conflicts = next.conflicts;
    // An empty inbox may be a mount that is missing.
    failures.retain(|content, _| run.present.is_empty() || run.present.contains(content));
    head.failures = failures;
    let mut groups: BTreeSet<String> = ledger.briefs().flat_map(|b| b.groups.iter().cloned()).collect();
    // A feed that once was there stays, even when its last letter is forgotten: people subscribe to it.
    groups.append(&mut ledger.head.groups);
    ledger.head.groups = groups;
    Ok(Revised { ledger, touched, changes: next.changes, notes: next.notes })
}

/// The first day of the month in Geneva.
pub fn month(now: DateTime<Utc>) -> NaiveDate {
    let day = Zone::GENEVA.clock(now).date();
    day.with_day(1).unwrap_or(day)
}

/// Texts of letters that disagree, to be reported on every run.
pub fn conflicts(ledger: &Ledger) -> Result<Vec<(String, Note)>, LedgerError> {
    let mut notes = Vec::new();
    for id in &ledger.head.conflicts {
        if let Some(record) = ledger.record(id)? {
            let merged = record.merge(id, &record.letters(id));
            notes.extend(merged.notes.into_iter().filter(|(_, n)| is_conflict(n)));
        }
    }
    Ok(notes)
}

/// What is different in a later state of the ledger than in an earlier one.
pub fn changes_between(earlier: &Ledger, later: &Ledger) -> Result<Vec<Change>, LedgerError> {
    let mut changes = Vec::new();
    for brief in later.briefs() {
        let id = &brief.letter;
        let (before, now) = (earlier.record(id)?.unwrap_or_default(), later.record(id)?.unwrap_or_default());
        if before == now {
            continue;
        }
        for Shown { event, .. } in now.shown(id) {
            let find = |record: &Record| record.published.iter().find(|e| uid(&e.key, id) == event.uid).cloned();
            let (before, Some(now)) = (find(&before), find(&now)) else { continue };
            let same = |b: &Entry| b.modified == now.modified && b.sequence == now.sequence && b.shown_by.is_none();
            if before.as_ref().is_some_and(same) {
                continue;
            }
            changes.push(Change {
                letter: id.clone(),
                by: told_by(&event, id),
                uid: event.uid.clone(),
                what: event.what(),
                before: before.map(|b| b.state),
                after: now.state,
                read_anew: false,
            });
        }
    }
    Ok(changes)
}

/// The letter that tells an event of another.
fn told_by(event: &Event, letter: &str) -> Option<String> {
    Some(event.letter.id.clone()).filter(|by| by != letter)
}

/// Events that are still to come on `day`: how many stand published.
pub fn future_events(ledger: &Ledger, day: NaiveDate) -> Result<usize, LedgerError> {
    let mut count = 0;
    for brief in ledger.briefs().filter(|b| b.days.is_some_and(|(_, last)| last >= day)) {
        if let Some(record) = ledger.record(&brief.letter)? {
            count += record.published.iter().filter(|e| e.shown_by.is_none() && is_future(&e.state, day)).count();
        }
    }
    Ok(count)
}

/// Whether a published event is still to come and stands.
pub fn is_future(state: &State, day: NaiveDate) -> bool {
    state.status != Status::Cancelled && state.when.last_day() >= day
}

fn is_conflict(note: &Note) -> bool {
    matches!(note.code, Code::LanguagesDisagree | Code::VersionsDisagree)
}

/// A text that arrived.
struct New {
    text: names::Text,
    version: Line<Version>,
    /// Whether a letter was read from its content before.
    is_known: bool,
}

/// The records that a run may change, as lines: only those that hang together are read at a time.
struct Work<'a> {
    old: &'a Ledger,
    records: BTreeMap<String, Line<Record>>,
    /// Records that were put in for themselves.
    scattered: Gathering<String>,
    read_anew: BTreeSet<String>,
}

impl Work<'_> {
    fn record(&self, id: &str) -> Result<Record, LedgerError> {
        match self.records.get(id) {
            Some(line) => line.read(),
            None => Ok(self.old.record(id)?.unwrap_or_default()),
        }
    }

    fn change(&mut self, id: &str, change: impl FnOnce(&mut Record)) -> Result<(), LedgerError> {
        let mut record = self.record(id)?;
        change(&mut record);
        let line = Line::of(&record);
        let due = self.scattered.add(id.to_owned(), &line);
        self.records.insert(id.to_owned(), line);
        if let Some(due) = due {
            let due: BTreeSet<String> = due.into_iter().collect();
            let all = due.first().cloned().unwrap_or_default()..=due.last().cloned().unwrap_or_default();
            let records = self.records.range_mut(all).filter(|(id, _)| due.contains(*id));
            line::gather(records.map(|(_, line)| line));
        }
        Ok(())
    }

    fn arrive(
        &mut self,
        mut arrivals: Vec<Arrival>,
        present: &BTreeSet<Hash>,
        failures: &mut BTreeMap<Hash, Vec<String>>,
    ) -> Result<(), LedgerError> {
        if arrivals.is_empty() {
            return Ok(());
        }
        arrivals.sort_by_key(|a| a.content);
        let mut known = BTreeMap::<Hash, Vec<&str>>::new();
        for brief in self.old.briefs() {
            for content in &brief.contents {
                known.entry(*content).or_default().push(&brief.letter);
            }
        }
        let mut new = BTreeMap::<String, Vec<New>>::new();
        for arrival in arrivals {
            let content = arrival.content;
            let before = known.get(&content);
            // What could be read before and no longer can stays as it was read: a failure is no withdrawal.
            let read: BTreeSet<&Option<String>> = arrival.letters.iter().map(|l| &l.part).collect();
            let stays = |v: &Version| !arrival.failures.is_empty() && !read.contains(&v.part);
            for id in before.into_iter().flatten() {
                self.change(id, |record| record.versions.retain(|v| v.content != content || stays(v)))?;
                self.read_anew.insert((*id).to_owned());
            }
            match arrival.failures.is_empty() {
                true => failures.remove(&content),
                false => failures.insert(content, arrival.failures),
            };
            for Arrived { id, part, version, .. } in arrival.letters {
                new.entry(id).or_default().push(New { text: (content, part), version, is_known: before.is_some() });
            }
        }
        for (id, new) in new {
            let before = self.old.record(&id)?;
            let mut versions = Vec::with_capacity(new.len());
            for new in &new {
                versions.push((new.version.read()?, new.is_known));
            }
            self.change(&id, |record| {
                for (version, is_known) in versions {
                    if !is_known {
                        versions::take_the_place_of_absent(record, &version, present);
                    }
                    versions::insert(record, version);
                }
                let new = new.into_iter().map(|n| n.text).collect();
                names::keep(&id, record, before.as_ref(), &new);
                versions::drop_absent(record, present);
            })?;
        }
        Ok(())
    }

    /// Drops the texts of a letter whose files are gone: all of it, or a corrigendum that was wrong. What no other text
    /// states is cancelled then, also what is over: whoever was there finds it marked, not gone.
    fn forget(&mut self, letter: &str, present: &BTreeSet<Hash>) -> Result<(), ReviseError> {
        let found = self.old.briefs().find(|b| b.letter.eq_ignore_ascii_case(letter));
        let Some(brief) = found else {
            return Err(ReviseError::Unknown { letter: letter.to_owned(), nearest: self.meant(letter) });
        };
        let id = brief.letter.clone();
        let (here, gone): (Vec<Version>, Vec<Version>) =
            self.record(&id)?.versions.into_iter().partition(|v| present.contains(&v.content));
        match here.first() {
            Some(text) if gone.is_empty() => Err(ReviseError::StillThere { letter: id, content: text.content }),
            _ => Ok(self.change(&id, |record| record.versions = here)?),
        }
    }

    /// The letter that is meant by a name that no letter has: the newest with that number, or the one that looks most
    /// like it.
    fn meant(&self, name: &str) -> Option<String> {
        let numbered = self.old.briefs().filter(|b| b.number.eq_ignore_ascii_case(name));
        let numbered = numbered.max_by_key(|b| b.date).map(|b| b.letter.as_str());
        let nearest = || crate::suggest::nearest(name, self.old.briefs().map(|b| b.letter.as_str()));
        numbered.or_else(nearest).map(str::to_owned)
    }
}

/// What comes out of a run.
struct Next {
    now: DateTime<Utc>,
    first_run: bool,
    changes: Vec<Change>,
    notes: Vec<(String, Note)>,
    conflicts: BTreeSet<String>,
}

impl Next {
    /// Settles what is published of letters that have to do with each other; their records.
    fn settle(&mut self, component: &[String], work: &Work<'_>) -> Result<BTreeMap<String, Record>, LedgerError> {
        let mut records = BTreeMap::new();
        for id in component {
            records.insert(id.clone(), work.record(id)?);
        }
        let mut letters = Vec::new();
        let mut owners = BTreeMap::<String, &str>::new();
        let mut merged = Merged::default();
        for id in component {
            let record = &records[id];
            let own = record.letters(id);
            merged = record.merge(id, &own);
            self.note(id, std::mem::take(&mut merged.notes));
            for event in own.iter().flat_map(|(_, l)| &l.events) {
                owners.entry(event.uid.clone()).or_insert(id);
            }
            letters.extend(own);
        }
        if component.len() > 1 {
            let held = |uid: &str| component.iter().find_map(|id| records[id].held(id, uid));
            merged = merge_held(&letters, &held);
            self.notes.extend(merged.notes.into_iter().filter(|(_, n)| !is_conflict(n)));
        }
        let mut events = BTreeMap::<&str, Vec<Event>>::new();
        let mut told_elsewhere = BTreeMap::<String, String>::new();
        for event in merged.events {
            let owner = owners.get(&event.uid).copied().unwrap_or(&component[0]);
            if event.letter.id != owner {
                told_elsewhere.entry(event.letter.id.clone()).or_insert_with(|| owner.to_owned());
            }
            events.entry(owner).or_default().push(event);
        }
        for id in component {
            let shown = events.remove(id.as_str()).unwrap_or_default();
            let shown = shown.into_iter().map(|e| (languages::others(&letters, &e), e)).map(|(o, e)| (e, o)).collect();
            let before = work.old.record(id)?;
            let context = Context {
                id,
                before: before.as_ref(),
                alone: component.len() == 1,
                shown_by: told_elsewhere.get(id).cloned(),
                read_anew: work.read_anew.contains(id),
            };
            let record = records.entry(id.clone()).or_default();
            self.publish(&context, shown, record);
        }
        Ok(records)
    }

    /// Keeps the notes of one letter, and whether its texts disagree.
    fn note(&mut self, id: &str, notes: Vec<(String, Note)>) {
        match notes.iter().any(|(_, n)| is_conflict(n)) {
            true => self.conflicts.insert(id.to_owned()),
            false => self.conflicts.remove(id),
        };
        self.notes.extend(notes.into_iter().filter(|(_, n)| !is_conflict(n)));
    }

    /// What is published of one letter now.
    fn publish(&mut self, context: &Context<'_>, shown: Vec<(Event, Vec<Event>)>, record: &mut Record) {
        let id = context.id;
        let known: BTreeSet<&str> = record.versions.iter().flat_map(|v| &v.events).map(|e| e.key.as_str()).collect();
        let own = if context.alone { Vec::new() } else { record.merge(id, &record.letters(id)).events };
        let mut published = BTreeMap::<String, Entry>::new();
        for (event, others) in shown {
            let key = key(&event.uid, id);
            // What its own texts give need not be written twice.
            let told = match context.alone || own.contains(&event) {
                true => Vec::new(),
                false => std::iter::once(&event).chain(&others).map(|e| Told::new(e, id)).collect(),
            };
            let entry = self.entry(context, &key, &event, &others, told);
            published.insert(key, entry);
        }
        let gone: Vec<Entry> = record.published.iter().filter(|e| !published.contains_key(&e.key)).cloned().collect();
        let mut last_shown: Option<Vec<Shown>> = None;
        for entry in gone {
            let entry = match known.contains(entry.key.as_str()) {
                // Its texts still state it, and another letter shows it.
                true => Entry { shown_by: context.shown_by.clone().or(Some(id.to_owned())), told: Vec::new(), ..entry },
                false => {
                    let last =
                        last_shown.get_or_insert_with(|| context.before.map(|r| r.shown(id)).unwrap_or_default());
                    self.withdraw(context, entry, last)
                }
            };
            published.insert(entry.key.clone(), entry);
        }
        record.published = published.into_values().collect();
    }

    /// The entry of an event that is shown.
    fn entry(&mut self, context: &Context<'_>, key: &str, event: &Event, others: &[Event], told: Vec<Told>) -> Entry {
        let (state, text) = (State::of(event), text_hash(event, others));
        let before = context.before.and_then(|r| r.published.iter().find(|e| e.key == key));
        let Some(before) = before else {
            let stamp = self.first_stamp(event);
            self.change(context, event, None, &state);
            let key = key.to_owned();
            let (created, was) = (Some(stamp), None);
            return Entry { key, sequence: 0, created, modified: stamp, state, text, was, shown_by: None, told };
        };
        let key = before.key.clone();
        let kept = Entry { told, shown_by: None, key, ..before.clone() };
        let back = before.shown_by.is_some();
        if before.state == state && before.text == text && !back {
            return kept;
        }
        self.change(context, event, Some(&before.state), &state);
        let modified = self.now.max(before.modified + TimeDelta::seconds(1));
        match before.state == state && !back {
            true => Entry { modified, text, was: None, ..kept },
            false => {
                let was = Some(before.state.clone());
                Entry { sequence: before.sequence + 1, modified, state, text, was, ..kept }
            }
        }
    }

    /// The entry of an event that no text states any more: cancelled, with its last words.
    fn withdraw(&mut self, context: &Context<'_>, entry: Entry, last_shown: &[Shown]) -> Entry {
        let uid = uid(&entry.key, context.id);
        let last = last_shown.iter().find(|s| s.event.uid == uid);
        let Some(last) = last.filter(|_| entry.state.status != Status::Cancelled || entry.told.is_empty()) else {
            return entry;
        };
        let cancelled = |e: &Event| Event { status: Status::Cancelled, ..e.clone() };
        let event = cancelled(&last.event);
        let others: Vec<Event> = last.in_other_languages.iter().map(cancelled).collect();
        let told = std::iter::once(&event).chain(&others).map(|e| Told::new(e, context.id)).collect();
        self.entry(context, &entry.key, &event, &others, told)
    }

    /// The time of the first publication: that of the run, but the day of the letter where the ledger is new, so that
    /// the same letters give the same bytes whenever feeds are first built.
    fn first_stamp(&self, event: &Event) -> DateTime<Utc> {
        if !self.first_run {
            return self.now;
        }
        let midnight = event.letter.date.map(|d| d.and_time(NaiveTime::MIN).and_utc());
        midnight.unwrap_or(DateTime::UNIX_EPOCH)
    }

    fn change(&mut self, context: &Context<'_>, event: &Event, before: Option<&State>, after: &State) {
        self.changes.push(Change {
            letter: context.id.to_owned(),
            by: told_by(event, context.id),
            uid: event.uid.clone(),
            what: event.what(),
            before: before.cloned(),
            after: after.clone(),
            read_anew: context.read_anew,
        });
    }
}

/// One letter while it is settled.
struct Context<'a> {
    id: &'a str,
    before: Option<&'a Record>,
    /// Whether no other letter has to do with it.
    alone: bool,
    /// The letter whose events it tells.
    shown_by: Option<String>,
    /// Whether its contents were read before by other rules.
    read_anew: bool,
}

#[cfg(test)]
mod tests;
