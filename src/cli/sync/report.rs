//! What a run says: nothing when nothing changed; else one line, and what moved.

use super::inbox::Inbox;
use crate::cli::status;
use lettercal::event::Status;
use lettercal::feeds::index::Index;
use lettercal::ledger::hash::Hash;
use lettercal::ledger::record::{State, name};
use lettercal::ledger::revise::{Arrival, Arrived, Change, Revised};
use lettercal::note::{Note, Severity};
use lettercal::sync::Counts;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// The name and version of the schema.
const SCHEMA: &str = "lettercal-sync/1";

/// The report of a run.
#[derive(Debug, Default, Serialize)]
pub(super) struct Report {
    letters: usize,
    events: usize,
    added: usize,
    changed: usize,
    cancelled: usize,
    files: usize,
    written: usize,
    moved: Vec<Moved>,
    unreadable: Vec<Problem>,
    conflicts: Vec<Problem>,
    notes: Vec<Problem>,
    #[serde(skip)]
    is_stopped: bool,
}

/// An event whose date, time, place or status changed.
#[derive(Debug, Serialize)]
struct Moved {
    letter: String,
    /// The letter that moves or cancels it, where that is another.
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<String>,
    uid: String,
    what: String,
    before: String,
    after: String,
}

/// Something that a person should look at.
#[derive(Debug, PartialEq, Eq, Serialize)]
struct Problem {
    file: String,
    message: String,
}

#[derive(Serialize)]
struct Object<'a> {
    schema: &'static str,
    status: u8,
    #[serde(flatten)]
    report: &'a Report,
}

/// The report for programs of a run that did not begin.
#[derive(Serialize)]
struct Refused<'a> {
    schema: &'static str,
    status: u8,
    error: &'a str,
}

/// The report for programs of a run that did not begin, or broke off.
pub(super) fn refused(status: status::Status, error: &str) -> String {
    on_one_line(&Refused { schema: SCHEMA, status: status as u8, error })
}

fn on_one_line(object: &impl Serialize) -> String {
    // Strings, numbers and lists of them: nothing that JSON cannot hold.
    serde_json::to_string(object).unwrap_or_default() + "\n"
}

impl Report {
    /// Takes in what a person should look at in letters that were never read before, once for all copies of a letter.
    pub(super) fn arrived(&mut self, inbox: &Inbox, arrivals: &[Arrival], known: &BTreeSet<Hash>) {
        let mut told = BTreeSet::new();
        for Arrival { letters, content, .. } in arrivals.iter().filter(|a| !known.contains(&a.content)) {
            for Arrived { id, part, notes, .. } in letters {
                for note in notes.iter().filter(|n| told.insert((id, &n.message))) {
                    self.notes.push(problem(inbox, &name(*content, part.as_deref()), note));
                }
            }
        }
    }

    /// Takes in what is different.
    pub(super) fn revised(&mut self, inbox: &Inbox, revised: &Revised) {
        self.letters = revised.ledger.len();
        self.events = revised.ledger.briefs().map(|b| b.events).sum();
        for change in &revised.changes {
            match change {
                Change { before: None, .. } => self.added += 1,
                change if change.is_cancellation() => self.cancelled += 1,
                _ => self.changed += 1,
            }
            if let Some(before) = change.before.as_ref().filter(|_| change.is_visible()) {
                let [before, after] = told(before, &change.after);
                self.moved.push(Moved {
                    letter: change.letter.clone(),
                    by: change.by.clone(),
                    uid: change.uid.clone(),
                    what: change.what.clone(),
                    before,
                    after,
                });
            }
        }
        self.moved.sort_by(|a, b| (&a.letter, &a.uid).cmp(&(&b.letter, &b.uid)));
        let warnings = revised.notes.iter().filter(|(_, n)| n.severity == Severity::Warning);
        // Letters that hang together are merged each for itself and all of them.
        for problem in warnings.map(|(name, note)| problem(inbox, name, note)) {
            if !self.notes.contains(&problem) {
                self.notes.push(problem);
            }
        }
    }

    /// Takes in what stands published, where nothing is different.
    pub(super) fn unchanged(&mut self, index: Option<&Index>) {
        (self.letters, self.events) = index.map_or((0, 0), |i| (i.letters, i.events));
    }

    /// Takes in contents that could not be read, now or before.
    pub(super) fn known_failures(&mut self, inbox: &Inbox, failures: &BTreeMap<Hash, Vec<String>>) {
        for (content, reasons) in failures {
            for file in inbox.names(*content) {
                self.unreadable.extend(reasons.iter().map(|r| Problem { file: file.clone(), message: r.clone() }));
            }
        }
    }

    /// Takes in texts that disagree.
    pub(super) fn conflicts(&mut self, inbox: &Inbox, notes: Vec<(String, Note)>) {
        let help = "take the one that is wrong out of the inbox".to_owned();
        let told = |(name, note): (String, Note)| problem(inbox, &name, &Note { help: help.clone(), ..note });
        self.conflicts.extend(notes.into_iter().map(told));
    }

    /// Takes in files that could not be opened.
    pub(super) fn unreadable(&mut self, inbox: &Inbox) {
        let wrong = inbox.wrong().iter().cloned();
        self.unreadable.extend(wrong.map(|(file, message)| Problem { file, message }));
        self.unreadable.sort_by(|a, b| a.file.cmp(&b.file));
    }

    /// Takes in what was written.
    pub(super) fn published(&mut self, counts: Counts) {
        (self.files, self.written) = (counts.built, counts.written);
    }

    /// The guard stopped the run.
    pub(super) fn stopped(&mut self) {
        self.is_stopped = true;
    }

    /// One line for every letter that could not be read.
    pub(super) fn problems(&self) -> impl Iterator<Item = String> {
        self.unreadable.iter().map(|p| format!("{}: {}", p.file, p.message))
    }

    /// One line for everything else that a person should look at.
    pub(super) fn warnings(&self) -> impl Iterator<Item = String> {
        self.conflicts.iter().chain(&self.notes).map(|p| format!("{}: {}", p.file, p.message))
    }

    /// The report for people: empty when nothing changed.
    pub(super) fn text(&self) -> String {
        let mut out = String::new();
        if self.written > 0 || self.added + self.changed + self.cancelled > 0 {
            out = format!(
                "{}, {}: +{} ~{} -{}",
                counted(self.letters, "letter"),
                counted(self.events, "event"),
                self.added,
                self.changed,
                self.cancelled
            );
            if !self.is_stopped {
                out.push_str(&format!("; {} of {} written", self.written, counted(self.files, "file")));
            }
            out.push('\n');
        }
        for Moved { letter, by, what, before, after, .. } in &self.moved {
            let by = by.as_ref().map(|by| format!(", by {by}")).unwrap_or_default();
            out.push_str(&format!("{letter} {what}: {before} → {after}{by}\n"));
        }
        out
    }

    /// The report for programs, on one line.
    pub(super) fn json(&self, status: status::Status) -> String {
        on_one_line(&Object { schema: SCHEMA, status: status as u8, report: self })
    }

    /// The status of the run; under `strict` every warning counts.
    pub(super) fn status(&self, strict: bool) -> status::Status {
        use status::Status::{Done, LookNeeded, SomeFailed};
        match self {
            _ if !self.unreadable.is_empty() => SomeFailed,
            _ if !self.conflicts.is_empty() => LookNeeded,
            _ if strict && !self.notes.is_empty() => LookNeeded,
            _ => Done,
        }
    }
}

fn problem(inbox: &Inbox, name: &str, note: &Note) -> Problem {
    let help = if note.help.is_empty() { String::new() } else { format!("; {}", note.help) };
    Problem { file: inbox.with_names(name), message: format!("{}{help}", inbox.with_names(&note.message)) }
}

/// Two states of an event: their times and status, and their places where these are different.
fn told(before: &State, after: &State) -> [String; 2] {
    let place = |s: &State| (s.place.clone(), s.virtual_only);
    if place(before) == place(after) || after.status == Status::Cancelled && before.status != Status::Cancelled {
        return [before.to_string(), after.to_string()];
    }
    [before, after].map(|state| match &state.place {
        Some(place) => format!("{state}, {place}"),
        None if state.virtual_only => format!("{state}, on line"),
        None => format!("{state}, no place"),
    })
}

fn counted(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}
