//! Meetings that another letter tells.

use super::finding::Finding;
use super::told::Told;
use crate::document::Span;
use crate::lang::Cue;
use crate::letter::prose::past;
use crate::letter::text::CueHit;
use crate::letter::{Role, actions};

/// "The workshop on 4 May is announced in Circular 12": told in another letter, or the days of a conference that is only mentioned. What
/// the letter itself invites to or cancels is its own.
pub(super) fn told_in_another_letter(told: &Told<'_, '_, '_>) -> Option<Finding> {
    let elsewhere = told.is_told_elsewhere() || told.is_conference() && !told.is_only_invitation();
    if !elsewhere || told.any_meeting(|m| m.days() == told.days()) {
        return None;
    }
    let others = told.is_foreign() || told.groups.is_empty() || told.is_told_elsewhere() || dates_conference(told);
    let own = told.side().is_some() && invites_or_cancels(told);
    (others && !own).then_some(Finding::Is(Role::OtherMeeting, "told in another letter"))
}

/// Whether the bracket in which a date stands follows the name of a conference: "the preparations for WTSA-24 (New Delhi, …)".
fn dates_conference(told: &Told<'_, '_, '_>) -> bool {
    let words = past::before_bracket(told.text, &told.span, told.sentence);
    told.is_in_bracket() && told.reading.has(&words, &[Cue::Conference])
}

/// Whether a sentence invites, and not by saying that another letter will, or cancels.
fn invites_or_cancels(told: &Told<'_, '_, '_>) -> bool {
    let cues = told.text.cues_in(told.sentence);
    let apart = |c: &CueHit| cues.iter().any(|e| e.cue == Cue::Elsewhere && e.start <= c.start && c.end <= e.end);
    cues.iter().any(|c| c.cue == Cue::Cancelled || c.cue == Cue::Invite && !apart(c))
}

/// Whether another letter invites to the meeting of a date: its sentence says so, a bracket behind the date cites one, or the next
/// sentence says so of the meeting.
pub(super) fn is_told_elsewhere(told: &Told<'_, '_, '_>) -> bool {
    leaves_to_another(told, told.sentence) || cites_letter(told) || is_left_by_next_sentence(told)
}

/// Whether a sentence leaves something to another letter. What is done elsewhere is not told there: "delegates register for it
/// separately".
fn leaves_to_another(told: &Told<'_, '_, '_>, sentence: &Span) -> bool {
    let text = told.text;
    let done = |at: usize| actions::any_in(text, &(text.clause_at(&(at..at)).start..at));
    text.cues_in(sentence).iter().any(|c| c.cue == Cue::Elsewhere && !done(c.start))
}

/// Cues for another letter.
const LETTERS: [Cue; 3] = [Cue::CollectiveLetter, Cue::Circular, Cue::CircularLetter];

/// "3-7 May (see Circular 5)", "(3-7 May, see Circular 5)".
fn cites_letter(told: &Told<'_, '_, '_>) -> bool {
    let (text, span, sentence) = (told.text, &told.span, told.sentence);
    let behind = &text.view.text[span.end..sentence.end.max(span.end)];
    let bracket = behind.find(['(', ')']).filter(|i| behind[*i..].starts_with('(') && *i <= 3).map(|i| span.end + i);
    // The date may stand in the bracket itself.
    let own = || text.view.text[told.before.clone()].rfind('(').map(|i| sentence.start + i);
    let own = || own().filter(|_| text.in_brackets(sentence.start, span.start));
    bracket.or_else(own).is_some_and(|open| {
        let close = behind.find(')').filter(|_| open < span.start).map(|i| span.end + i);
        let close = close.or_else(|| text.view.text[open..].find(')').map(|i| open + i));
        let bracket = open..close.unwrap_or(open);
        // "On 9 May (not 10 May as printed in Circular 5)" cites for the old day only.
        let old = |m: usize| told.reading.verdicts[m].as_ref().is_some_and(|v| v.role == Role::Superseded);
        told.reading.has(&bracket, &LETTERS) && !text.mentions_in(&bracket).any(old)
    })
}

/// "The forum will be held on 3 May. Invitations to this meeting will be sent separately."
fn is_left_by_next_sentence(told: &Told<'_, '_, '_>) -> bool {
    let (reading, text) = (told.reading, told.text);
    let next = (told.sentence.end < told.unit.end).then(|| text.sentence_at(told.sentence.end + 1));
    next.is_some_and(|s| {
        leaves_to_another(told, &s)
            && (reading.has(&s, &[Cue::Meeting, Cue::Invite]) || reading.has(&s, &LETTERS))
            && !reading.has(&s, &[Cue::SideMeeting])
            && text.mentions_in(&s).next().is_none()
    })
}
