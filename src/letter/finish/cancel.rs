//! What a letter that cancels leaves, and what a text that is no letter.

use crate::event::{Action, Kind, Status};
use crate::lang::Cue;
use crate::letter::reading::{Fact, Meeting, Reading, Verdict};
use crate::letter::{Role, meetings};

/// A meeting that is cancelled whole, and its deadlines, which no longer hold.
pub(in crate::letter) fn cancel(reading: &mut Reading<'_, '_>) {
    if !reading.cancels {
        return;
    }
    for i in 0..reading.meetings.len() {
        if !takes_place(reading, i) {
            reading.meetings[i].status = Status::Cancelled;
        }
    }
    // What is due for the meeting in its place is told behind it.
    let anew = reading
        .meetings
        .iter()
        .filter(|m| is_in_place(reading, m) || is_moved_here(reading, m))
        .map(|m| reading.text.mentions[m.mention].span.end);
    let anew = anew.min().unwrap_or(usize::MAX);
    // Comments on a draft are asked for whether the group meets or not.
    let of_meeting = |f: &Fact| f.kind == Kind::Deadline && f.action != Some(Action::Reply) && f.quote.start < anew;
    let deadlines: Vec<Fact> = reading.facts.iter().filter(|f| of_meeting(f)).cloned().collect();
    for mention in deadlines.iter().flat_map(|f| f.mentions.iter().copied()) {
        reading.verdicts[mention] = Some(Verdict { role: Role::Superseded, reason: "the meeting is cancelled" });
    }
    reading.facts.retain(|f| !of_meeting(f));
}

/// Whether a letter that cancels a meeting calls another one beside it: that of a group which its subject does not name, "The meeting
/// of Study Group 11 will be held as planned from 26 October".
fn takes_place(reading: &Reading<'_, '_>, i: usize) -> bool {
    let (text, meeting) = (reading.text, &reading.meetings[i]);
    let Some(subject) = &reading.head.subject else { return false };
    let named = meetings::names(text, subject);
    let sentence = text.sentence_at(text.mentions[meeting.mention].span.start);
    let withdrawn = named.iter().any(|g| meeting.groups.contains(g));
    let other =
        !meeting.groups.is_empty() && !withdrawn && (!named.is_empty() || reading.has(subject, &[Cue::SideMeeting]));
    let gone = [Cue::Cancelled, Cue::Void, Cue::Postponed];
    let held = reading.has(&sentence, &[Cue::WillHold, Cue::Next]) && !reading.has(&sentence, &[Cue::OldValue]);
    is_in_place(reading, meeting)
        || is_moved_here(reading, meeting)
        || other && (held || reading.has(&sentence, &[Cue::Unchanged])) && !reading.has(&sentence, &gone)
}

/// Whether a meeting is held in the place of the one that the subject cancels: "A virtual plenary will be held instead on 11 December".
fn is_in_place(reading: &Reading<'_, '_>, meeting: &Meeting) -> bool {
    let sentence = reading.text.sentence_at(reading.text.mentions[meeting.mention].span.start);
    let gone = [Cue::Cancelled, Cue::Void, Cue::Postponed, Cue::OldValue];
    // "The workshop is cancelled. It is replaced by a webinar on 27 March."
    // "The workshop has been cancelled. A webinar will be held on 12 June": on days of its own, behind what is called off.
    let behind = || reading.has(&(reading.head.span.end..sentence.start.max(reading.head.span.end)), &[Cue::Cancelled]);
    let own = || behind() && reading.meetings.iter().all(|m| !m.principal || m.days() != meeting.days());
    let replaces = !meeting.side || reading.has(&sentence, &[Cue::NewValue]) || own();
    !meeting.principal
        && replaces
        && meeting.status != Status::Cancelled
        && reading.has(&sentence, &[Cue::WillHold, Cue::Invite, Cue::NewValue])
        && !reading.has(&sentence, &gone)
}

/// Whether a meeting stands on the days to which its sentence moves it from old ones, beside the one that is cancelled: "The meeting of
/// Question 4/13, planned for 16 January, will now be held on 30 January".
fn is_moved_here(reading: &Reading<'_, '_>, meeting: &Meeting) -> bool {
    let text = reading.text;
    let sentence = text.sentence_at(text.mentions[meeting.mention].span.start);
    let old = |m: usize| text.mentions[m].is_date() && reading.is_superseded(m);
    !meeting.principal
        && !meeting.groups.is_empty()
        && meeting.status != Status::Cancelled
        && text.mentions_in(&sentence).any(old)
        && reading.has(&sentence, &[Cue::Moved, Cue::Postponed, Cue::NewValue])
        && !reading.has(&sentence, &[Cue::Cancelled, Cue::Void])
}

/// A text without number, salutation and subject that calls no meeting is no letter: it sets no deadline either.
pub(in crate::letter) fn refuse(reading: &mut Reading<'_, '_>) {
    if reading.head.is_letter || !reading.meetings.is_empty() {
        return;
    }
    reading.facts.clear();
    for verdict in reading.verdicts.iter_mut().flatten().filter(|v| v.role == Role::Event) {
        *verdict = Verdict { role: Role::Other, reason: "the text is no letter" };
    }
}
