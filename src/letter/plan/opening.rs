//! A row or entry that tells when the meeting opens.

use super::zones::zone;
use crate::document::Span;
use crate::event::{Inferred, Kind};
use crate::lang::Cue;
use crate::letter::Role;
use crate::letter::reading::{Fact, FactTime, Reading, at};
use crate::mentions::Clock;
use chrono::NaiveDate;

/// The opening of the meeting that begins on a day, where a row or an entry names its first sitting and tells only when it begins; `false`
/// where it names something else.
pub(in crate::letter) fn opens_meeting(
    reading: &mut Reading<'_, '_>,
    (day, inferred): (NaiveDate, &[Inferred]),
    (start, mention): (Clock, usize),
    name: &Span,
) -> bool {
    let begins = |i: &usize| reading.meetings[*i].first == day && day < reading.meetings[*i].last;
    let meeting = reading.meeting_on(day).filter(begins);
    let opens = reading.has(name, &[Cue::OpeningSession])
        || reading.has(name, &[Cue::Open]) && reading.has(name, &[Cue::Meeting]) && !reading.has(name, &[Cue::Desk]);
    let Some(meeting) = meeting.filter(|_| opens) else { return false };
    reading.reopen(mention);
    if reading.facts.iter().any(|f| f.kind == Kind::Opening && f.meeting == Some(meeting)) {
        reading.take(mention, Role::Repeated, "the opening again");
        return true;
    }
    let zone = zone(reading, Some(meeting), name, None);
    reading.take(mention, Role::Event, "");
    let groups = reading.meetings[meeting].groups.clone();
    let when = FactTime::Instant(at(day, start), zone);
    let opening = Fact::opening(groups, when, Some(meeting), vec![mention], name);
    reading.facts.push(Fact { inferred: inferred.to_vec(), ..opening });
    true
}
