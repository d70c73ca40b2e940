//! What annexes tell of meetings: in their titles, on their agendas.

use super::finding::{Finding, OTHERS};
use super::told::Told;
use crate::document::Span;
use crate::lang::Cue;
use crate::letter::reading::Meeting;
use crate::letter::{Role, meetings, place};

/// Units of the title of an annex above its bracket: "Draft agenda", "of the meeting of Study Group 5".
const TITLE: usize = 3;
/// Days by which the day in such a bracket may miss the meeting and still be meant for it.
const NEAR: i64 = 7;

/// The bracket below the title of an annex gives place and days of a meeting again, and other days than its own: "(Geneva, 4-5 May
/// 2009)".
pub(super) fn title(told: &Told<'_, '_, '_>) -> Option<Finding> {
    let (reading, text, unit) = (told.reading, told.text, told.unit);
    let folded = text.folded(unit).trim();
    let alone = unit.start >= reading.annex_start
        && folded.starts_with('(')
        && folded.ends_with(')')
        && folded.matches('(').count() == 1
        && text.mentions_in(unit).eq([told.mention]);
    let at = text.unit_at(unit.start).filter(|_| alone)?;
    let above = text.units[at.saturating_sub(TITLE)..at].iter().map(|u| u.span.clone());
    let annexed: Vec<Span> = above.filter(|u| u.start >= reading.annex_start).collect();
    let known = told.any_meeting(|m| m.days() == told.days());
    if known || annexed.last().is_some_and(|u| reading.has(u, &[Cue::SideMeeting])) {
        return None;
    }
    // "Newcomers' session", "First week", "as of": what stands there is about a part, or dates something else.
    let part = [Cue::SessionNoun, Cue::OpeningSession, Cue::ClosingSession, Cue::RapporteurGroup, Cue::WorkingParty];
    if annexed.iter().any(|u| reading.has(u, &part)) {
        return None;
    }
    let before = text.folded(&(unit.start..told.span.start));
    if before.contains(char::is_alphabetic) && place::named_in(before).is_empty() {
        return None;
    }
    let title = annexed.iter().rfind(|u| !meetings::names(text, u).is_empty())?;
    let groups = meetings::names(text, title);
    let own = |m: &Meeting| m.principal && !m.side && m.groups == groups;
    let called = reading.meetings.iter().position(own);
    let near = |m: &usize| {
        let meeting = &reading.meetings[*m];
        let overlaps = meeting.first <= told.last && told.first <= meeting.last;
        let alike = (meeting.first < meeting.last) == (told.first < told.last);
        !meeting.side && alike && (overlaps || (meeting.first - told.first).num_days().abs() <= NEAR)
    };
    called.filter(near).map(Finding::Conflict)
}

/// "Cooperation with ISO (which will meet from 3 to 7 May)": what an annex adds in a bracket is about others; agenda items tell with
/// whom the group works.
pub(super) fn bracket(told: &Told<'_, '_, '_>) -> Option<Finding> {
    let adds = told.is_several_days() && told.is_annexed() && told.is_in_bracket();
    (adds && told.says(&[Cue::WillHold, Cue::Meeting])).then_some(OTHERS)
}

/// "Next meeting: 4-8 October" on an agenda: the letter calls its own meetings before its annexes.
pub(super) fn next_meeting(told: &Told<'_, '_, '_>) -> Option<Finding> {
    let later =
        told.is_several_days() && told.is_annexed() && !told.reading.meetings.is_empty() && told.is_behind_all();
    later.then_some(Finding::Is(Role::OtherMeeting, "a later meeting"))
}
