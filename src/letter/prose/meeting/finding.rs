//! What a rule finds a date to be, and what follows from it.

use super::{joint, new};
use crate::document::Span;
use crate::event::Status;
use crate::letter::event_name::EventName;
use crate::letter::reading::Reading;
use crate::letter::{Role, meetings, postponed};

/// What a date is.
pub(super) enum Finding {
    /// No event: its role and the reason.
    Is(Role, &'static str),
    /// Nothing that sentences tell: later steps look at it.
    LeftOpen,
    /// A known meeting again, told with these groups.
    Again(usize, Vec<String>),
    /// Other days for a known meeting than its own.
    Conflict(usize),
    /// The days to which a meeting of the subject moves.
    Moves(usize),
    /// A meeting of some groups, whatever else is called for them.
    Calls(Vec<String>),
    /// The same, and it is cancelled.
    Cancels(Vec<String>),
    /// What is compared with the meetings that are known before it is one.
    Announces { groups: Vec<String>, side: bool, name: Option<EventName> },
}

/// What neither the letter nor its groups hold.
pub(super) const OTHERS: Finding = Finding::Is(Role::OtherMeeting, "someone else's meeting");

/// A day of a meeting that has its event already.
pub(super) const DAY_OF_MEETING: Finding = Finding::Is(Role::Repeated, "a day of the meeting");

impl Finding {
    /// Does with a date of a sentence what it was found to be.
    pub(super) fn carry_out(self, reading: &mut Reading<'_, '_>, mention: usize, sentence: &Span) {
        match self {
            Finding::Is(role, reason) => reading.take(mention, role, reason),
            Finding::LeftOpen => {}
            Finding::Again(known, groups) => {
                joint::regroup(reading, known, &groups, sentence);
                joint::name_parts(reading, known, &groups);
                reading.take(mention, Role::Repeated, "the meeting again");
            }
            Finding::Moves(known) => postponed::move_to(reading, mention, known),
            Finding::Conflict(known) => meetings::conflict(reading, mention, known),
            Finding::Calls(groups) => new::call(reading, mention, groups, Status::Confirmed, sentence),
            Finding::Cancels(groups) => new::call(reading, mention, groups, Status::Cancelled, sentence),
            Finding::Announces { groups, side, name } => new::announce(reading, mention, groups, side, name, sentence),
        }
    }
}
