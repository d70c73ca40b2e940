//! Meetings that the letter calls in its sentences.

use super::finding::Finding;
use super::told::Told;
use crate::document::Span;
use crate::event::Status;
use crate::lang::Cue;
use crate::letter::event_name::EventName;
use crate::letter::meetings::{self, Announced};
use crate::letter::prose::between_dates;
use crate::letter::reading::{Meeting, Reading};
use crate::letter::text::letters;
use crate::letter::{Role, actions};
use crate::mentions::Value;

/// "The Rapporteur groups meet on 4 May": experts without a number are those of the letter's own group. "The management team of Study
/// Group 13 meets on 10 April": its people, on a day on which it does not meet itself.
pub(super) fn experts(told: &Told<'_, '_, '_>) -> Option<Finding> {
    let other = [Cue::Must, Cue::LastDayCue, Cue::Conference, Cue::Promise];
    let people = told.is_of_people_of_group() && told.holds() && told.is_unknown() && !told.says(&other);
    (told.is_of_unnamed_experts() && told.meets() || people).then(|| Finding::Calls(told.own_group()))
}

/// "Working Party 2 will meet from 3 to 7 May". A letter that names nobody else calls its own group.
pub(super) fn called(told: &Told<'_, '_, '_>) -> Option<Finding> {
    let reading = told.reading;
    let without_subject = reading.meetings.is_empty() && reading.head.subject.is_none();
    if !told.meets() || !told.holds() && !without_subject {
        return None;
    }
    let named = told.groups_or_own();
    let parts = if named.is_empty() { parts_of_subject(reading) } else { Vec::new() };
    let groups = if !parts.is_empty() {
        parts
    } else if named.is_empty() && reading.meetings.iter().all(|m| m.status == Status::Cancelled) {
        told.own_group()
    } else {
        named
    };
    Some(Finding::Announces { groups, side: false, name: None })
}

/// "I have the honour to invite you to take part in it from 24 August to 2 September", below a subject that says what meets and not when:
/// nothing else is what the days can be of.
pub(super) fn invited(told: &Told<'_, '_, '_>) -> Option<Finding> {
    let (reading, text) = (told.reading, told.text);
    let subject = reading.head.subject.as_ref()?;
    let undated = !text.mentions_in(subject).any(|m| text.mentions[m].is_date());
    let other = [Cue::Cancelled, Cue::Postponed, Cue::DeadlineHeading, Cue::Facility, Cue::Elsewhere];
    let plain = |s: &Span| !reading.has(s, &other) && !actions::any_in(text, s);
    let called = undated
        && reading.has(subject, &[Cue::Meeting, Cue::SideMeeting])
        && reading.meetings.iter().all(|m| m.side || m.status == Status::Cancelled)
        && told.is_several_days()
        && told.is_unknown()
        && told.span.start < reading.annex_start
        && told.groups.is_empty()
        && told.says_before(&[Cue::Invite])
        // "Inclusive" stands behind periods, too.
        && !told.says_before(&[Cue::LastDayCue])
        && !told.is_in_bracket()
        && plain(subject)
        && plain(told.sentence);
    let (groups, side, name) = meetings::called_by(reading, subject);
    called.then_some(Finding::Announces { groups, side, name })
}

/// Days between a workshop and the meeting of a regional group that is called with it.
const WITH_WORKSHOP: i64 = 7;

/// "It will be followed, in the same place, by the meeting of SG5RG-AFR on 11 and 12 May": a circular calls the regional group with
/// its workshop, where it leaves this to no other letter.
pub(super) fn regional_of_circular(told: &Told<'_, '_, '_>) -> Option<Finding> {
    let reading = told.reading;
    let regional = !told.groups.is_empty() && told.groups.iter().all(|g| g.contains("RG-"));
    let near = |m: &Meeting| {
        let days = [told.first - m.last, m.first - told.last];
        m.principal && m.side && days.iter().all(|d| d.num_days() <= WITH_WORKSHOP)
    };
    let cited = [Cue::CollectiveLetter, Cue::Circular, Cue::CircularLetter, Cue::Cited, Cue::Elsewhere, Cue::Alongside];
    let calls = reading.head.group.is_none()
        && regional
        && told.span.start < reading.annex_start
        && told.any_meeting(near)
        && (told.says(&[Cue::WillHold]) || told.says_before(&[Cue::FollowedBy]))
        && !told.is_in_bracket()
        && !reading.has(told.unit, &cited);
    calls.then(|| Finding::Calls(told.groups.clone()))
}

/// "Exceptionally, a virtual plenary will be held on 16 October from 1300 to 1500 hours": what a letter calls that cancels the meeting of
/// its group is no session of that meeting.
pub(super) fn plenary_in_place(told: &Told<'_, '_, '_>) -> Option<Finding> {
    let gone = [Cue::Cancelled, Cue::OldValue, Cue::Void, Cue::Postponed, Cue::SideMeeting, Cue::Not];
    let own = told.own_group();
    let held = told.reading.cancels
        && told.is_one_day()
        && told.is_unknown()
        && told.says_before(&[Cue::SessionNoun])
        && told.says(&[Cue::WillHold])
        && !told.says(&gone)
        && told.groups.iter().all(|g| own.contains(g))
        && told.span.start < told.reading.annex_start
        && super::sessions::hours_follow(told);
    (held && !own.is_empty()).then_some(Finding::Calls(own))
}

/// The Questions or working parties that the subject names alone, without a day: "Announcement of Q4/15 e-meetings".
fn parts_of_subject(reading: &Reading<'_, '_>) -> Vec<String> {
    let Some(subject) = &reading.head.subject else { return Vec::new() };
    let text = reading.text;
    let dated = text.mentions_in(subject).any(|m| text.mentions[m].is_date());
    let names = if dated { Vec::new() } else { meetings::names(text, subject) };
    if names.iter().all(|g| g.contains('/')) { names } else { Vec::new() }
}

/// Calls a meeting of some groups on the days of a mention, where the letter's own is held.
pub(super) fn call(reading: &mut Reading<'_, '_>, mention: usize, groups: Vec<String>, status: Status, quote: &Span) {
    let Some(days) = reading.days(mention) else { return };
    let place = reading.main_meeting().and_then(|m| reading.meetings[m].place);
    reading.call(Meeting { status, place, ..Meeting::new(groups, days, mention, quote) });
}

/// Compares with what is known, and carries out what that means.
pub(super) fn announce(
    reading: &mut Reading<'_, '_>,
    mention: usize,
    groups: Vec<String>,
    side: bool,
    name: Option<EventName>,
    quote: &Span,
) {
    match meetings::announce(reading, mention, groups, side, name, quote) {
        Some(Announced::New(new)) => {
            if side && reading.has(quote, &[Cue::Cancelled]) {
                reading.meetings[new].status = Status::Cancelled;
            }
            reading.take(mention, Role::Event, "");
        }
        Some(Announced::Known(_)) => reading.take(mention, Role::Repeated, "the meeting again"),
        Some(Announced::Conflict(known)) if is_called_meanwhile(reading, mention, known, quote) => {
            let groups = reading.meetings[known].groups.clone();
            call(reading, mention, groups, Status::Confirmed, quote);
        }
        // "Followed by the preparatory meeting from 22 to 24 July": another event, whose it is the letter does not say.
        Some(Announced::Conflict(_)) if comes_after_another(reading, mention, quote) => {
            reading.take(mention, Role::OtherMeeting, "someone else's meeting");
        }
        Some(Announced::Conflict(known)) => meetings::conflict(reading, mention, known),
        Some(Announced::Other) => reading.take(mention, Role::OtherMeeting, "someone else's meeting"),
        None => {}
    }
}

/// Letters between a day and its hours: "from", "de", "с".
pub(super) const FROM: usize = 6;

/// "So that work is not held up until October, a virtual plenary is called on 22 April from 1300 to 1500 hours": a day with hours of
/// its own, before the days to which the subject moves the meeting.
fn is_called_meanwhile(reading: &Reading<'_, '_>, mention: usize, known: usize, sentence: &Span) -> bool {
    let text = reading.text;
    let moves = reading.head.subject.as_ref().is_some_and(|s| reading.has(s, &[Cue::Postponed]));
    let span = &text.mentions[mention].span;
    let next = text.mentions_in(&(span.end..sentence.end)).next();
    let hours = next.is_some_and(|m| {
        let behind = text.folded(&(span.end..text.mentions[m].span.start));
        matches!(text.mentions[m].value, Value::Times(..)) && letters(behind) <= FROM
    });
    let day = reading.day(mention);
    moves && hours && day.is_some_and(|d| d < reading.meetings[known].first) && reading.has(sentence, &[Cue::WillHold])
}

/// Whether "preceded by" or "followed by" leads to a date, with no other date between.
fn comes_after_another(reading: &Reading<'_, '_>, mention: usize, sentence: &Span) -> bool {
    let span = &reading.text.mentions[mention].span;
    let (previous, _) = between_dates(reading, span, sentence);
    reading.has(&(previous.min(span.start)..span.start), &[Cue::FollowedBy])
}
