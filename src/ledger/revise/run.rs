//! What a run brings to the ledger, and what comes of it.

use crate::event::Status;
use crate::ledger::facts::Version;
use crate::ledger::hash::Hash;
use crate::ledger::line::{self, Gathering, Line};
use crate::ledger::record::State;
use crate::ledger::{Ledger, LedgerError};
use crate::letter::Letter;
use crate::note::{Note, Severity};
use chrono::{DateTime, Utc};
use std::collections::BTreeSet;
use thiserror::Error;

/// What a run brings.
#[derive(Debug)]
pub struct Run<'a> {
    /// The time of the run.
    pub now: DateTime<Utc>,
    /// The rules that read the letters.
    pub reading: &'a str,
    /// The contents that lie in the inbox.
    pub present: &'a BTreeSet<Hash>,
    /// What was read in this run: new contents, and known ones that were read anew.
    pub arrivals: Vec<Arrival>,
    /// Letters to withdraw.
    pub forget: &'a [String],
}

/// One content that was read.
#[derive(Debug, Clone)]
pub struct Arrival {
    /// Its hash.
    pub content: Hash,
    /// The letters in it.
    pub letters: Vec<Arrived>,
    /// What could not be read, and why.
    pub failures: Vec<String>,
}

/// One letter of a content, as far as the ledger keeps it: thousands may arrive at once.
#[derive(Debug, Clone)]
pub struct Arrived {
    /// Its identity.
    pub id: String,
    /// The part of a mail or archive that it is.
    pub part: Option<String>,
    /// The text.
    pub version: Line<Version>,
    /// What a person should look at, without the places.
    pub notes: Vec<Note>,
}

impl Arrived {
    /// A letter of `content`, where that is a mail or archive in one of its parts.
    pub fn new(content: Hash, part: Option<String>, letter: &Letter) -> Arrived {
        let warnings = letter.notes.iter().filter(|n| n.severity == Severity::Warning);
        Arrived {
            id: letter.reference.id.clone(),
            version: Line::of(&Version::new(content, part.clone(), letter)),
            part,
            notes: warnings
                .map(|n| Note { evidence: Vec::new(), help: n.help.clone(), message: n.message.clone(), ..*n })
                .collect(),
        }
    }
}

/// Contents that were read, one after the other.
#[derive(Debug, Default)]
pub struct Arrivals {
    all: Vec<Arrival>,
    scattered: Gathering<usize>,
}

impl Arrivals {
    /// Takes in the next.
    pub fn push(&mut self, arrival: Arrival) {
        let number = self.all.len();
        let mut due = None;
        for letter in &arrival.letters {
            due = self.scattered.add(number, &letter.version).or(due);
        }
        self.all.push(arrival);
        if let Some(first) = due.and_then(|numbers| numbers.first().copied()) {
            line::gather(self.all[first..].iter_mut().flat_map(|a| &mut a.letters).map(|letter| &mut letter.version));
        }
    }

    /// All of them.
    pub fn finish(self) -> Vec<Arrival> {
        self.all
    }
}

/// The next state, and what is different.
#[derive(Debug)]
pub struct Revised {
    /// The ledger.
    pub ledger: Ledger,
    /// Letters whose lines are different.
    pub touched: BTreeSet<String>,
    /// Events that are different, by UID.
    pub changes: Vec<Change>,
    /// What a person should know of the letters that arrived.
    pub notes: Vec<(String, Note)>,
}

/// One event that is different.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Its letter.
    pub letter: String,
    /// The other letter that tells it now: one that moves or cancels the meeting.
    pub by: Option<String>,
    /// Its UID.
    pub uid: String,
    /// Its kind, with the action of a deadline.
    pub what: String,
    /// Its state before; `None` for a new event.
    pub before: Option<State>,
    /// Its state now.
    pub after: State,
    /// Whether nothing but the rules of reading changed.
    pub read_anew: bool,
}

impl Change {
    /// Whether it was cancelled by this run.
    pub fn is_cancellation(&self) -> bool {
        self.after.status == Status::Cancelled && self.before.as_ref().is_some_and(|b| b.status != Status::Cancelled)
    }

    /// Whether date, time, place or status changed.
    pub fn is_visible(&self) -> bool {
        self.before.as_ref() != Some(&self.after)
    }
}

/// Why the ledger cannot be revised.
#[derive(Debug, Error, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ReviseError {
    /// A line that was needed cannot be read.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    /// There is no such letter.
    #[error("there is no letter {letter} to forget; {}", nearest.as_ref().map_or_else(|| NAMES.to_owned(), |n| format!("did you mean {n}?")))]
    Unknown {
        /// What was given.
        letter: String,
        /// The letter that looks most like it.
        nearest: Option<String>,
    },
    /// Every text of the letter is still there and would come back.
    #[error("{letter} is still in the inbox as {content}; take that file out and run again")]
    StillThere {
        /// The letter.
        letter: String,
        /// The content that it is read from.
        content: Hash,
    },
}

/// How letters are named.
const NAMES: &str = "letters are named as in the ledger and in v1/en/letters/, for example T25-SG11-COL-0007";
