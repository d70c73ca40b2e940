//! From mentions to meaning: head, meetings, openings, deadlines, sessions, and the role of everything else.

mod actions;
mod brackets;
mod carriers;
mod columns;
mod core_plan;
mod corrected_rows;
mod dated_list;
mod day_lines;
mod deadline_grid;
mod deadline_pairs;
mod deadline_targets;
mod deadlines;
mod event_name;
mod finish;
mod group_heads;
mod group_lines;
mod group_table;
mod groups;
mod head;
mod hours;
mod joined_days;
mod joint_hours;
mod key_dates;
mod label_blocks;
mod label_days;
mod labelled;
mod legend_lines;
mod line_cells;
mod long_sessions;
mod matrix;
mod meeting_rows;
mod meetings;
mod naming;
mod parted_days;
mod period_columns;
mod periods;
mod place;
mod plan;
mod postponed;
mod programme;
mod prose;
mod read;
mod reading;
mod relative;
mod run_together;
mod same_date;
mod slots;
mod subject_hours;
#[cfg(test)]
mod tests;
mod text;
mod units;
mod weekday_heads;
mod withdrawn;
mod wording_of_notes;
mod years;

pub use read::read;

use crate::document::{Format, Place};
use crate::event::{Event, Inferred, LetterRef, named};
pub use crate::event::{Revision, RevisionKind};
use crate::note::{Code, Note};
use chrono::NaiveDate;

named! {
    /// What kind of letter it is.
    LetterKind {
        /// TSB Collective letter.
        CollectiveLetter = "collective-letter",
        /// TSB Circular.
        Circular = "circular",
        /// ITU-R Circular Letter or Administrative Circular.
        CircularLetter = "circular-letter",
        /// ITU-D invitation and anything else.
        Invitation = "invitation",
    }
}

named! {
    /// What a date or time is that became no event of its own, or `event` where it did.
    Role {
        /// It carries an event.
        Event = "event",
        /// The date of the letter.
        LetterDate = "letter-date",
        /// A meeting held before.
        PreviousMeeting = "previous-meeting",
        /// Someone else's meeting.
        OtherMeeting = "other-meeting",
        /// The losing side of a contradiction.
        Conflict = "conflict",
        /// Date of a cited circular, resolution, recommendation; a study period.
        Reference = "reference",
        /// Says again what an event already says.
        Repeated = "repeated",
        /// A relative rule whose date stands elsewhere.
        Rule = "rule",
        /// An old value that no longer holds.
        Superseded = "superseded",
        /// Hours of session numbers or daily core hours.
        SlotLegend = "slot-legend",
        /// Opening hours of an office.
        OfficeHours = "office-hours",
        /// A date in a page or file footer.
        Footer = "footer",
        /// Anything else.
        Other = "other",
    }
}

/// A letter as it was read: its head, its events, everything else that looks like a date, and notes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Identity and language, as events carry it.
    pub reference: LetterRef,
    /// The format of the text that it was read from.
    pub format: Format,
    /// Its kind.
    pub kind: LetterKind,
    /// The internal reference below the number, for example `SG11/DA`.
    pub file_reference: Option<String>,
    /// Its subject on one line.
    pub subject: Option<String>,
    /// For a corrigendum, addendum or revision: which one.
    pub revises: Option<Revision>,
    /// The first day that it calls, where it shares its identity with an earlier letter that is none of its copies.
    pub apart: Option<NaiveDate>,
    /// Identities or numbers of other letters that this one postpones or cancels.
    pub concerns: Vec<Concern>,
    /// Whom to ask.
    pub contact: Contact,
    /// The events, in order of time.
    pub events: Vec<Event>,
    /// Every date, range, time and rule of the text in reading order.
    pub mentions: Vec<MentionReport>,
    /// What a person should look at.
    pub notes: Vec<Note>,
}

impl Letter {
    /// Whether the text is no letter at all.
    pub fn is_none(&self) -> bool {
        self.events.is_empty() && self.notes.iter().any(|n| n.code == Code::NotALetter)
    }
}

/// Another letter that this one postpones or cancels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concern {
    /// The number as printed, for example `3/15`; `None` where the letter names only the meeting.
    pub number: Option<String>,
    /// Whether the meeting is cancelled (otherwise it moves).
    pub cancelled: bool,
    /// The groups whose meeting it is.
    pub groups: Vec<String>,
    /// First and last day of the meeting before the change, where printed.
    pub old_days: Option<(NaiveDate, NaiveDate)>,
}

/// Contact of the letter: the group's mailbox and pages, no persons.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contact {
    /// Telephone of the secretariat.
    pub phone: Option<String>,
    /// Fax of the secretariat.
    pub fax: Option<String>,
    /// Mailbox of the group.
    pub email: Option<String>,
    /// Page of the group.
    pub web: Option<String>,
}

/// One mention for reports and JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MentionReport {
    /// Where it stands.
    pub place: Place,
    /// The words as printed.
    pub text: String,
    /// `date`, `range`, `time`, `time-range`, `month`, `year-range` or `rule`.
    pub kind: &'static str,
    /// Its value in ISO 8601; ranges with `/`, rules as negative durations.
    pub value: String,
    /// What it is in the letter.
    pub role: Role,
    /// The rule that read it.
    pub rule: String,
    /// What is not printed.
    pub inferred: Vec<Inferred>,
    /// UID of the event that it carries or repeats.
    pub event: Option<String>,
    /// Why it became no event, in a few words; empty for events.
    pub reason: &'static str,
}
