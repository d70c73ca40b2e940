//! What was read and published before: letters, their texts, and the state of every event.
//!
//! The ledger is a text of JSON lines, sorted, so that it can be read, compared and repaired by hand: a head, then two
//! lines for each letter, its [`Brief`] and its [`Record`]. A run reads the head and the briefs; records are read where
//! they are needed, and those that did not change are copied as they stand.

pub mod facts;
pub mod glance;
pub mod groups;
pub mod hash;
pub mod languages;
pub mod line;
mod links;
mod names;
pub mod outline;
pub mod record;
pub mod revise;
mod versions;
pub mod when;

use chrono::{DateTime, NaiveDate, Utc};
use hash::{Hash, Hashing};
use line::{Gathering, Line};
use record::{Brief, Record};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::ops::Range;
use std::sync::Arc;
use thiserror::Error;

/// The version of the form of the ledger.
const FORM: u32 = 1;

/// A ledger that cannot be read.
#[derive(Debug, Error, Clone, PartialEq, Eq)]
#[error("line {line} is damaged: {detail}")]
pub struct LedgerError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub detail: String,
}

/// The first line of a ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// The version of the form.
    #[serde(rename = "lettercal-ledger")]
    pub form: u32,
    /// The rules that read the letters.
    pub reading: String,
    /// The time of the last change; it never runs backwards.
    pub clock: DateTime<Utc>,
    /// The first day of the month of the run, in Geneva.
    pub month: NaiveDate,
    /// Hash of the contents that lay in the inbox then.
    pub inbox: Hash,
    /// Every group that ever had a feed.
    pub groups: BTreeSet<String>,
    /// Letters whose texts disagree.
    pub conflicts: BTreeSet<String>,
    /// Contents that could not be read, or only in part, and why.
    pub failures: BTreeMap<Hash, Vec<String>>,
}

impl Head {
    /// The head of the first line of a ledger, without reading the rest.
    pub fn read(text: &[u8]) -> Result<Head, LedgerError> {
        let (line, _) = below_head(text);
        let head: Head = read_line(line, 1)?;
        if head.form != FORM {
            let detail =
                format!("it has form {} and this program knows {FORM}; use the program that wrote it", head.form);
            return Err(LedgerError { line: 1, detail });
        }
        Ok(head)
    }
}

/// The first line of a text and what stands below it.
fn below_head(text: &[u8]) -> (&[u8], &[u8]) {
    let end = memchr::memchr(b'\n', text).unwrap_or(text.len());
    (&text[..end], text.get(end + 1..).unwrap_or_default())
}

/// The ledger in memory. A copy shares its text.
#[derive(Debug, Clone)]
pub struct Ledger {
    /// The first line.
    pub head: Head,
    text: Arc<Vec<u8>>,
    letters: BTreeMap<String, Slot>,
    /// Letters whose lines were put in for themselves.
    scattered: Gathering<String>,
}

/// Two lines of the ledger.
#[derive(Debug, Clone)]
struct Slot {
    brief: Arc<Brief>,
    record: Place,
}

/// Where a record is.
#[derive(Debug, Clone)]
enum Place {
    /// In the text: the lines of brief and record, and the number of the latter.
    Text { lines: Range<usize>, record: Range<usize>, number: usize },
    /// Changed in this run.
    Fresh(Line<Record>),
}

impl Ledger {
    /// A ledger without letters.
    pub fn empty(reading: &str, clock: DateTime<Utc>, month: NaiveDate) -> Ledger {
        let head = Head {
            form: FORM,
            reading: reading.to_owned(),
            clock,
            month,
            inbox: inbox_hash(&BTreeSet::new()),
            groups: BTreeSet::new(),
            conflicts: BTreeSet::new(),
            failures: BTreeMap::new(),
        };
        Ledger { head, text: Arc::default(), letters: BTreeMap::new(), scattered: Gathering::default() }
    }

    /// Reads head and briefs; records stay text.
    pub fn parse(mut text: Vec<u8>) -> Result<Ledger, LedgerError> {
        let head = Head::read(&text)?;
        if !text.ends_with(b"\n") {
            text.push(b'\n');
        }
        let mut letters = BTreeMap::new();
        let mut last = String::new();
        let mut lines = Lines { text: &text, at: 0, number: 0 };
        lines.next();
        while let Some((brief_number, brief_line)) = lines.next() {
            let brief: Brief = read_line(&text[brief_line.clone()], brief_number)?;
            let Some((number, record)) = lines.next() else {
                let detail = format!("the record of {} is missing below it", brief.letter);
                return Err(LedgerError { line: brief_number, detail });
            };
            if brief.letter <= last {
                let detail = format!("{} stands behind {last}; letters are sorted, each once", brief.letter);
                return Err(LedgerError { line: brief_number, detail });
            }
            last.clone_from(&brief.letter);
            let lines = brief_line.start..record.end;
            let place = Place::Text { lines, record, number };
            letters.insert(brief.letter.clone(), Slot { brief: Arc::new(brief), record: place });
        }
        Ok(Ledger { head, text: Arc::new(text), letters, scattered: Gathering::default() })
    }

    /// The hash of what stands below the head of a text, as [`Ledger::write`] gives it.
    pub fn hash_of_letters(text: &[u8]) -> Hash {
        Hash::of(below_head(text).1)
    }

    /// Reads every record, and derives the briefs anew: for a ledger that was changed by hand.
    pub fn check(&mut self) -> Result<(), LedgerError> {
        let ids: Vec<String> = self.letters.keys().cloned().collect();
        for id in ids {
            let record = self.record(&id)?.unwrap_or_default();
            let linked = self.letters.get(&id).map(|s| s.brief.linked.clone()).unwrap_or_default();
            let brief = Brief::new(&id, &record, linked);
            if self.letters.get(&id).is_some_and(|s| *s.brief != brief) {
                self.put(brief, &record);
            }
        }
        Ok(())
    }

    /// Writes the text of the ledger, and gives the hash of what stands below its head.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<Hash> {
        let mut line = String::new();
        push_line(&self.head, &mut line);
        out.write_all(line.as_bytes())?;
        let mut hashing = Hashing::default();
        let mut put = |text: &[u8]| {
            hashing.update(text);
            out.write_all(text)
        };
        // What stood side by side before is copied in one piece.
        let mut same = 0..0;
        for slot in self.letters.values() {
            match &slot.record {
                Place::Text { lines, .. } if lines.start == same.end + 1 => same.end = lines.end,
                Place::Text { lines, .. } => put(self.lines(&std::mem::replace(&mut same, lines.clone())))?,
                Place::Fresh(record) => {
                    put(self.lines(&std::mem::take(&mut same)))?;
                    line.clear();
                    push_line(&*slot.brief, &mut line);
                    put(line.as_bytes())?;
                    put(record.text().as_bytes())?;
                    put(b"\n")?;
                }
            }
        }
        put(self.lines(&same))?;
        Ok(hashing.finish())
    }

    /// Lines of the text, with the end of the last.
    fn lines(&self, lines: &Range<usize>) -> &[u8] {
        self.text.get(lines.start..=lines.end).filter(|_| !lines.is_empty()).unwrap_or_default()
    }

    /// The text of the ledger.
    #[cfg(test)]
    pub(crate) fn print(&self) -> String {
        let mut out = Vec::new();
        self.write(&mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    /// The letters, by identity.
    pub fn briefs(&self) -> impl Iterator<Item = &Brief> {
        self.letters.values().map(|s| &*s.brief)
    }

    /// One letter.
    pub fn brief(&self, id: &str) -> Option<&Brief> {
        self.letters.get(id).map(|s| &*s.brief)
    }

    /// The record of a letter, if there is such a letter.
    pub fn record(&self, id: &str) -> Result<Option<Record>, LedgerError> {
        match self.letters.get(id).map(|s| &s.record) {
            None => Ok(None),
            Some(Place::Fresh(record)) => record.read().map(Some),
            Some(Place::Text { record, number, .. }) => read_line(&self.text[record.clone()], *number).map(Some),
        }
    }

    /// Puts a letter in, or in the place of what was known of it.
    fn put(&mut self, brief: Brief, record: &Record) {
        let line = Line::of(record);
        let due = self.scattered.add(brief.letter.clone(), &line);
        self.letters.insert(brief.letter.clone(), Slot { brief: Arc::new(brief), record: Place::Fresh(line) });
        if let Some(due) = due {
            let due: BTreeSet<String> = due.into_iter().collect();
            let all = due.first().cloned().unwrap_or_default()..=due.last().cloned().unwrap_or_default();
            let slots = self.letters.range_mut(all).filter(|(id, _)| due.contains(*id));
            line::gather(slots.filter_map(|(_, slot)| match &mut slot.record {
                Place::Fresh(line) => Some(line),
                Place::Text { .. } => None,
            }));
        }
    }

    /// Takes a letter out.
    fn remove(&mut self, id: &str) {
        self.letters.remove(id);
    }

    /// Whether there is no letter.
    pub fn is_empty(&self) -> bool {
        self.letters.is_empty()
    }

    /// How many letters there are.
    pub fn len(&self) -> usize {
        self.letters.len()
    }

    /// Contents that need not be read again.
    pub fn known_contents(&self) -> BTreeSet<Hash> {
        let read = self.briefs().flat_map(|b| b.contents.iter().copied());
        read.chain(self.head.failures.keys().copied()).collect()
    }
}

/// The hash of a set of contents.
pub fn inbox_hash(contents: &BTreeSet<Hash>) -> Hash {
    Hash::of_parts(contents.iter().map(Hash::bytes))
}

/// Lines with their numbers from 1; an empty last line is none.
struct Lines<'a> {
    text: &'a [u8],
    at: usize,
    number: usize,
}

impl Iterator for Lines<'_> {
    type Item = (usize, Range<usize>);

    fn next(&mut self) -> Option<(usize, Range<usize>)> {
        let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
        let length = memchr::memchr(b'\n', rest).unwrap_or(rest.len());
        let range = self.at..self.at + length;
        self.at = range.end + 1;
        self.number += 1;
        Some((self.number, range))
    }
}

fn read_line<'a, T: Deserialize<'a>>(line: &'a [u8], number: usize) -> Result<T, LedgerError> {
    serde_json::from_slice(line).map_err(|e| {
        if std::str::from_utf8(line).is_err() {
            return LedgerError { line: number, detail: "it is no UTF-8".to_owned() };
        }
        // serde_json counts lines within the line.
        let detail = e.to_string();
        let detail = detail.rsplit_once(" at line ").map_or(detail.as_str(), |(d, _)| d);
        LedgerError { line: number, detail: format!("{detail} (column {})", e.column()) }
    })
}

fn push_line(value: &impl Serialize, out: &mut String) {
    // Strings, numbers and lists of them: nothing that JSON cannot hold.
    out.push_str(&serde_json::to_string(value).unwrap_or_default());
    out.push('\n');
}
