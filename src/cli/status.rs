//! Exit statuses, the same for all commands.

use lettercal::note::{Code, Note, Severity};
use std::process::ExitCode;

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Status {
    /// Done, whether or not anything changed.
    Done = 0,
    /// Could not run; nothing is written.
    CouldNotRun = 1,
    /// The command line makes no sense.
    Usage = 2,
    /// Some letters could not be read; the rest is done.
    SomeFailed = 3,
    /// Done, but a person must look.
    LookNeeded = 4,
    /// The guard of `sync` stopped it; nothing is published.
    Guarded = 5,
    /// Another run is at work.
    Locked = 75,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> ExitCode {
        ExitCode::from(status as u8)
    }
}

/// What happened to the letters of a run.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Tally {
    /// Letters that were read.
    pub(crate) read: usize,
    /// Letters that could not be read.
    pub(crate) failed: usize,
    /// Notes that ask for a person.
    pub(crate) warnings: usize,
    /// Copies of a letter that disagree.
    pub(crate) disagreements: usize,
}

impl Tally {
    /// Counts a note.
    pub(crate) fn note(&mut self, note: &Note) {
        self.warnings += usize::from(note.severity == Severity::Warning);
        self.disagreements += usize::from(matches!(note.code, Code::LanguagesDisagree | Code::VersionsDisagree));
    }

    /// The status of the run; under `strict` every warning counts.
    pub(crate) fn status(&self, strict: bool) -> Status {
        match *self {
            Tally { read: 0, failed: 1.., .. } => Status::CouldNotRun,
            Tally { failed: 1.., .. } => Status::SomeFailed,
            Tally { disagreements: 1.., .. } => Status::LookNeeded,
            Tally { warnings: 1.., .. } if strict => Status::LookNeeded,
            _ => Status::Done,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_gravest_decides() {
        let check = |read, failed, warnings, disagreements, strict, expected| {
            assert_eq!(Tally { read, failed, warnings, disagreements }.status(strict), expected);
        };
        check(2, 0, 1, 0, false, Status::Done);
        check(2, 0, 1, 0, true, Status::LookNeeded);
        check(2, 0, 1, 1, false, Status::LookNeeded);
        check(2, 1, 1, 1, true, Status::SomeFailed);
        check(0, 1, 0, 0, false, Status::CouldNotRun);
        check(0, 0, 0, 0, true, Status::Done);
    }
}
