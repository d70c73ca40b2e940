//! Notes: what a person should look at. A note stops nothing and is never a substitute for a date.

use crate::event::{Evidence, named};

named! {
    /// The kind of a note.
    Code {
        /// Two statements about the same thing disagree.
        DateConflict = "date-conflict",
        /// The printed weekday is not that of the date.
        WeekdayMismatch = "weekday-mismatch",
        /// A date that is no day of the calendar, or a period that ends before it begins.
        NoSuchDay = "no-such-day",
        /// An hour that summer time skips.
        NoSuchHour = "no-such-hour",
        /// The day of an event is nowhere printed with its year.
        YearInferred = "year-inferred",
        /// A lost dash, a split number or a broken month was put together again.
        RepairedText = "repaired-text",
        /// A deadline falls after its meeting.
        DeadlineAfterMeeting = "deadline-after-meeting",
        /// A deadline was computed from a relative rule.
        DeadlineComputed = "deadline-computed",
        /// Hours are local to a place outside Geneva.
        PlaceZone = "place-zone",
        /// Hours are local to a place that is not known.
        PlaceUnknown = "place-unknown",
        /// The letter names a zone other than Geneva.
        ZoneStated = "zone-stated",
        /// A cell of a time plan has no hours.
        HoursUnknown = "hours-unknown",
        /// The letter calls nothing.
        NoEvents = "no-events",
        /// The text is no letter.
        NotALetter = "not-a-letter",
        /// The same letter in two languages gives different dates.
        LanguagesDisagree = "languages-disagree",
        /// Two copies of the same letter give different dates.
        VersionsDisagree = "versions-disagree",
        /// Two letters without a number share their group and date.
        TwoLetters = "two-letters",
        /// One language of a letter states an event and another does not.
        OneLanguageOnly = "one-language-only",
        /// A corrigendum, addendum, revision or newer text changed an event.
        Revised = "revised",
        /// The letter is in a language that no pack exists for.
        UnknownLanguage = "unknown-language",
        /// The reader left something out or guessed.
        Reader = "reader",
    }
}

impl Code {
    /// How much a note of a letter asks for.
    pub fn severity(self) -> Severity {
        match self {
            Code::ZoneStated | Code::PlaceZone | Code::DeadlineComputed | Code::NoEvents => Severity::Notice,
            _ => Severity::Warning,
        }
    }
}

/// How much a note asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// For the record.
    Info,
    /// The letter is of this kind and was read so: good to know, and nobody has to look.
    Notice,
    /// A person should look.
    Warning,
}

impl Severity {
    /// The spelling in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Info => "info",
            Severity::Notice => "notice",
            Severity::Warning => "warning",
        }
    }
}

/// One note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Its kind.
    pub code: Code,
    /// How much it asks for.
    pub severity: Severity,
    /// What was found, with the values.
    pub message: String,
    /// What to do.
    pub help: String,
    /// Where.
    pub evidence: Vec<Evidence>,
}
