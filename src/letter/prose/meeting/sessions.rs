//! Sessions: what happens on some days of a meeting, and is none of its own. The hours beside them are read later.

use super::finding::Finding;
use super::told::Told;
use crate::lang::Cue;
use crate::letter::meetings;
use crate::letter::reading::Meeting;
use crate::mentions::Value;

/// "The joint session with the experts of Study Group 10, on Thursday from 1430 to 1730": a session inside the meeting, with whomever.
pub(super) fn with_others(told: &Told<'_, '_, '_>) -> Option<Finding> {
    let session = told.is_one_day()
        && told.says_before(&[Cue::SessionNoun])
        && !told.says(&[Cue::SideMeeting])
        && told.any_meeting(|m| m.principal && !m.side && told.has_day_in(m))
        && hours_follow(told);
    session.then_some(Finding::LeftOpen)
}

/// "The sessions on 4 and 5 May deal with numbering". "Working Party 1/9 meets on 16-17 June and an ad hoc group on 18 June": days of
/// groups are no session.
pub(super) fn within(told: &Told<'_, '_, '_>) -> Option<Finding> {
    let session =
        told.is_unknown() && told.says_in_clause(&[Cue::SessionNoun]) && told.is_inside() && !told.is_of_own_parts();
    session.then_some(Finding::LeftOpen)
}

/// "Working Party 1/2 sits on Wednesday 10 June from 0930 to 1230": a sitting with hours inside the meeting of the whole is a session.
/// An item of the invitation that lists the parts calls each.
pub(super) fn with_hours(told: &Told<'_, '_, '_>) -> Option<Finding> {
    let sitting = told.is_one_day()
        && sits_inside(told)
        && (told.span.start >= told.reading.annex_start || !told.is_in_list_item())
        && hours_follow(told);
    sitting.then_some(Finding::LeftOpen)
}

/// "On 9 October, before the opening of the meeting, a coordination meeting is held (1400-1700 hours)": a session on a day before.
pub(super) fn ahead_of_meeting(told: &Told<'_, '_, '_>) -> Option<Finding> {
    let session = told.is_one_day()
        && told.ahead
        && told.says(&[Cue::SessionNoun])
        && !told.says(&[Cue::SideMeeting, Cue::RapporteurGroup])
        && hours_follow(told);
    session.then_some(Finding::LeftOpen)
}

/// Whether parts of the letter's group sit on a day of the meeting of the whole group.
fn sits_inside(told: &Told<'_, '_, '_>) -> bool {
    let Some(own) = &told.reading.head.group else { return false };
    let whole = |m: &Meeting| m.principal && m.first < m.last && m.groups.contains(own);
    let part = |g: &String| g != own && g.contains('/') && !meetings::is_foreign(told.reading, std::slice::from_ref(g));
    !told.groups.is_empty() && told.groups.iter().all(part) && told.any_meeting(|m| whole(m) && told.has_day_in(m))
}

/// Whether hours from one to another are what next follows a date in its sentence.
pub(super) fn hours_follow(told: &Told<'_, '_, '_>) -> bool {
    let behind = told.span.end..told.sentence.end.max(told.span.end);
    let next = told.text.mentions_in(&behind).next();
    next.is_some_and(|m| matches!(told.text.mentions[m].value, Value::Times(..)))
}
