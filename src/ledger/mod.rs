//! What was read and published before: letters, their texts, and the state of every event.
//!
//! The ledger is a text of JSON lines, sorted, so that it can be read, compared and repaired by hand: a head, then two
//! lines for each letter, its [`Brief`] and its [`Record`]. A run reads the head and the briefs; records are read from
//! where they lie when they are needed, and those that did not change are copied as they stand.

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
pub mod source;
mod versions;
pub mod when;

use chrono::{DateTime, NaiveDate, Utc};
use hash::{Hash, Hashing};
use line::{Gathering, Line};
use record::{Brief, Record};
use serde::{Deserialize, Serialize};
use source::{Passing, Source};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::ops::Range;
use std::sync::Arc;
use thiserror::Error;

/// How many bytes of the text are read and written at a time.
const PIECE: u32 = 1 << 18;
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
    /// Whether the file could not be read, or was changed while it was: the line itself may be sound.
    pub unread: bool,
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
            return Err(LedgerError { line: 1, detail, unread: false });
        }
        Ok(head)
    }
}

/// The first line of a text and what stands below it.
fn below_head(text: &[u8]) -> (&[u8], &[u8]) {
    let end = memchr::memchr(b'\n', text).unwrap_or(text.len());
    (&text[..end], text.get(end + 1..).unwrap_or_default())
}

/// The ledger: its head and briefs in memory, records where they lie. A copy shares its text.
#[derive(Debug, Clone)]
pub struct Ledger {
    /// The first line.
    pub head: Head,
    text: Arc<dyn Source>,
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

/// What was written of a ledger.
#[derive(Debug)]
pub struct Written {
    /// The hash of what stands below the head.
    pub letters: Hash,
    /// Where the letters stand, in their order.
    places: Vec<Place>,
}

/// Where a record is.
#[derive(Debug, Clone)]
enum Place {
    /// In the text: the lines of brief and record without the end of the latter, where that begins, and its number.
    Text { lines: Range<u64>, record: u64, number: usize },
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
        Ledger { head, text: Arc::new(Vec::new()), letters: BTreeMap::new(), scattered: Gathering::default() }
    }

    /// Reads head and briefs of a text in memory; records stay text.
    pub fn parse(text: Vec<u8>) -> Result<Ledger, LedgerError> {
        let text = Arc::new(text);
        let cannot = |e: io::Error| LedgerError { line: 1, detail: e.to_string(), unread: false };
        Ledger::read(text.as_slice(), Arc::clone(&text) as Arc<dyn Source>).map_err(cannot)?.map(|(ledger, _)| ledger)
    }

    /// Reads head and briefs of a text that passes by from its beginning, and of which records are read from where it
    /// lies; with the hash of what stands below its head. Fails where the text cannot be read; within, where it is
    /// damaged.
    pub fn read(from: impl Read, text: Arc<dyn Source>) -> io::Result<Result<(Ledger, Hash), LedgerError>> {
        let mut lines = Lines::new(from);
        let found = match lines.ledger(text)? {
            Ok(ledger) => Ok((ledger, lines.text.get_ref().finish())),
            Err(error) => Err(error),
        };
        Ok(found)
    }

    /// The hash of what stands below the head of a text, as [`Ledger::write`] gives it.
    #[cfg(test)]
    pub(crate) fn hash_of_letters(text: &[u8]) -> Hash {
        Hash::of(below_head(text).1)
    }

    /// Reads every record, and derives the briefs anew: for a ledger that was changed by hand. Says whether a brief was not that of its
    /// record: then the text of the ledger has to be written again, since later runs believe the briefs.
    pub fn check(&mut self) -> Result<bool, LedgerError> {
        let mut mended = false;
        let ids: Vec<String> = self.letters.keys().cloned().collect();
        for id in ids {
            let record = self.record(&id)?.unwrap_or_default();
            let linked = self.letters.get(&id).map(|s| s.brief.linked.clone()).unwrap_or_default();
            let brief = Brief::new(&id, &record, linked);
            if self.letters.get(&id).is_some_and(|s| *s.brief != brief) {
                self.put(brief, &record);
                mended = true;
            }
        }
        Ok(mended)
    }

    /// Writes the text of the ledger.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<Written> {
        let mut line = String::new();
        push_line(&self.head, &mut line);
        out.write_all(line.as_bytes())?;
        let mut out = Below { out, at: line.len() as u64, hashing: Hashing::default(), piece: Vec::new() };
        let mut places = Vec::with_capacity(self.letters.len());
        // What stood side by side before is copied in one piece.
        let mut same = 0..0;
        for slot in self.letters.values() {
            // Behind what is still to be copied.
            let at = out.at + same.end - same.start;
            let (length, record) = match &slot.record {
                Place::Text { lines, record, .. } => {
                    if lines.start != same.end {
                        out.copy(&*self.text, &same)?;
                        same = lines.start..lines.start;
                    }
                    same.end = lines.end + 1;
                    (lines.end - lines.start, record - lines.start)
                }
                Place::Fresh(record) => {
                    out.copy(&*self.text, &same)?;
                    same = 0..0;
                    line.clear();
                    push_line(&*slot.brief, &mut line);
                    let brief = line.len();
                    line.push_str(record.text());
                    line.push('\n');
                    out.put(line.as_bytes())?;
                    (line.len() as u64 - 1, brief as u64)
                }
            };
            places.push(Place::Text { lines: at..at + length, record: at + record, number: 2 * places.len() + 3 });
        }
        out.copy(&*self.text, &same)?;
        Ok(Written { letters: out.hashing.finish(), places })
    }

    /// Leaves the text of the ledger to where it was written to: it is not kept in memory.
    pub fn lies_in(&mut self, text: Arc<dyn Source>, written: Written) {
        self.text = text;
        self.scattered = Gathering::default();
        for (slot, place) in self.letters.values_mut().zip(written.places) {
            slot.record = place;
        }
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
            Some(Place::Text { lines, record, number }) => {
                let mut line = Vec::new();
                let cannot = |e: io::Error| LedgerError { line: *number, detail: e.to_string(), unread: true };
                self.text.read(*record..lines.end, &mut line).map_err(cannot)?;
                read_line(&line, *number).map(Some)
            }
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

/// What is written below the head.
struct Below<'o> {
    out: &'o mut dyn Write,
    /// How many bytes stand before it, with those of the head.
    at: u64,
    hashing: Hashing,
    piece: Vec<u8>,
}

impl Below<'_> {
    fn put(&mut self, text: &[u8]) -> io::Result<()> {
        self.at += text.len() as u64;
        self.hashing.update(text);
        self.out.write_all(text)
    }

    /// Copies lines of a text with the end of the last, which the text itself may lack.
    fn copy(&mut self, from: &dyn Source, lines: &Range<u64>) -> io::Result<()> {
        let Some(end) = lines.end.checked_sub(1).filter(|_| !lines.is_empty()) else { return Ok(()) };
        let mut piece = std::mem::take(&mut self.piece);
        let mut start = lines.start;
        while start < end {
            let next = end.min(start + u64::from(PIECE));
            piece.clear();
            from.read(start..next, &mut piece)?;
            if next == end {
                piece.push(b'\n');
            }
            self.put(&piece)?;
            start = next;
        }
        self.piece = piece;
        Ok(())
    }
}

/// A text that passes by line by line.
struct Lines<R> {
    text: BufReader<Passing<R>>,
    /// Where the next line begins, and how many were passed.
    at: u64,
    number: usize,
}

impl<R: Read> Lines<R> {
    fn new(text: R) -> Lines<R> {
        Lines { text: BufReader::with_capacity(PIECE as usize, Passing::new(text)), at: 0, number: 0 }
    }

    /// Passes a line, and keeps it if there is a buffer for it; its length, or `None` at the end of the text.
    fn next(&mut self, mut kept: Option<&mut Vec<u8>>) -> io::Result<Option<u64>> {
        let (mut length, mut ended) = (0, false);
        while !ended {
            let piece = self.text.fill_buf()?;
            let end = memchr::memchr(b'\n', piece);
            if piece.is_empty() {
                // An empty last line is none.
                if length == 0 {
                    return Ok(None);
                }
                break;
            }
            let own = &piece[..end.unwrap_or(piece.len())];
            if let Some(kept) = &mut kept {
                kept.extend_from_slice(own);
            }
            (length, ended) = (length + own.len() as u64, end.is_some());
            let taken = own.len() + usize::from(ended);
            self.text.consume(taken);
        }
        self.at += length + 1;
        self.number += 1;
        Ok(Some(length))
    }

    /// Reads the ledger that these are the lines of.
    fn ledger(&mut self, text: Arc<dyn Source>) -> io::Result<Result<Ledger, LedgerError>> {
        let mut line = Vec::new();
        self.next(Some(&mut line))?;
        let head = match Head::read(&line) {
            Ok(head) => head,
            Err(error) => return Ok(Err(error)),
        };
        let mut letters = BTreeMap::new();
        let mut last = String::new();
        loop {
            line.clear();
            let start = self.at;
            if self.next(Some(&mut line))?.is_none() {
                break;
            }
            let number = self.number;
            let damaged = |detail| Ok(Err(LedgerError { line: number, detail, unread: false }));
            let brief: Brief = match read_line(&line, number) {
                Ok(brief) => brief,
                Err(error) => return Ok(Err(error)),
            };
            let record = self.at;
            let Some(length) = self.next(None)? else {
                return damaged(format!("the record of {} is missing below it", brief.letter));
            };
            if brief.letter <= last {
                return damaged(format!("{} stands behind {last}; letters are sorted, each once", brief.letter));
            }
            last.clone_from(&brief.letter);
            let place = Place::Text { lines: start..record + length, record, number: self.number };
            letters.insert(brief.letter.clone(), Slot { brief: Arc::new(brief), record: place });
        }
        Ok(Ok(Ledger { head, text, letters, scattered: Gathering::default() }))
    }
}

fn read_line<'a, T: Deserialize<'a>>(line: &'a [u8], number: usize) -> Result<T, LedgerError> {
    serde_json::from_slice(line).map_err(|e| {
        if std::str::from_utf8(line).is_err() {
            return LedgerError { line: number, detail: "it is no UTF-8".to_owned(), unread: false };
        }
        // serde_json counts lines within the line.
        let detail = e.to_string();
        let detail = detail.rsplit_once(" at line ").map_or(detail.as_str(), |(d, _)| d);
        LedgerError { line: number, detail: format!("{detail} (column {})", e.column()), unread: false }
    })
}

fn push_line(value: &impl Serialize, out: &mut String) {
    // Strings, numbers and lists of them: nothing that JSON cannot hold.
    out.push_str(&serde_json::to_string(value).unwrap_or_default());
    out.push('\n');
}
