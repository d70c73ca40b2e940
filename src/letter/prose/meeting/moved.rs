//! Meetings that are moved or cancelled.

use super::finding::Finding;
use super::told::Told;
use crate::document::Span;
use crate::event::Status;
use crate::lang::Cue;
use crate::letter::prose::{between_dates, is_led_by_pronoun, previous_sentence};
use crate::letter::reading::{Meeting, Reading};
use crate::letter::text::{CueHit, letters};
use crate::letter::{Role, actions, meetings};

/// The days from which the subject moves a meeting.
const MOVED_FROM: Finding = Finding::Is(Role::Superseded, "the days from which the meeting moves");

/// "The new dates are 3 to 14 June": a meeting of the subject waits for them.
pub(super) fn new_days(told: &Told<'_, '_, '_>) -> Option<Finding> {
    let new = told.is_several_days()
        && told.groups.is_empty()
        && told.side().is_none()
        && told.says_before(&[Cue::NewValue])
        && told.is_awaited();
    new.then_some(Finding::Announces { groups: Vec::new(), side: false, name: None })
}

/// "The meeting of Study Group 13 has been postponed to 8-19 July", "planned from 13 to 24 May, it will now be held from 8 to 19 July": the
/// subject still prints the days from which the only meeting of its group moves.
pub(super) fn by_body(told: &Told<'_, '_, '_>) -> Option<Finding> {
    let reading = told.reading;
    let mut called = (0..reading.meetings.len()).filter(|i| reading.meetings[*i].principal);
    let (Some(only), None) = (called.next(), called.next()) else { return None };
    let meeting = &reading.meetings[only];
    let of_meeting = !meeting.side && meeting.status == Status::Confirmed && meeting.first < meeting.last;
    let open = [
        Cue::SideMeeting,
        Cue::SessionNoun,
        Cue::Condition,
        Cue::IfNeeded,
        Cue::Unconfirmed,
        Cue::RapporteurGroup,
        Cue::Next,
    ];
    let moves = [Cue::Postponed, Cue::Moved, Cue::OldValue];
    let own_days = || {
        let before = told.text.mentions_in(&told.before);
        before.into_iter().any(|m| reading.days(m) == Some(meeting.days()))
    };
    // "The meeting will not take place on the dates given above; it will be held from 8 to 19 July".
    let before = || {
        previous_sentence(reading, told.sentence, told.unit).is_some_and(|s| {
            reading.has(&s, &[Cue::Postponed, Cue::Cancelled])
                && reading.has(&s, &[Cue::Meeting])
                && !reading.has(&s, &open)
        })
    };
    // "Has been postponed and will be held from 8 to 19 July".
    let verb = told.text.cues_in(&told.before).iter().find(|c| c.cue == Cue::Postponed).map(|c| c.end);
    let held_anew = || match verb {
        Some(verb) => reading.has(&(verb.min(told.span.start)..told.span.start), &[Cue::WillHold]),
        None => {
            before()
                && (told.is_led_by_new_value()
                    || is_led_by_pronoun(reading, told.sentence) && !told.says(&[Cue::Meeting]))
        }
    };
    // What moves is the meeting itself, not an assembly, the meeting of an organization, or what has other old days.
    let others = [Cue::Conference, Cue::Organization, Cue::OtherBody];
    let of_others = told.groups.is_empty() && told.says(&others);
    let other_days = || {
        let ranges = told.text.mentions_in(&told.before).filter_map(|m| reading.days(m)).filter(|(a, b)| a < b);
        ranges.into_iter().any(|days| days != meeting.days())
    };
    let named = || told.says(&[Cue::Meeting, Cue::StudyGroup, Cue::OwnBody]) || !told.groups.is_empty();
    let of_subject = || named() || own_days() || before() || told.says_before(&[Cue::DaysTold]);
    let moved = of_meeting
        && !of_others
        && told.is_several_days()
        && told.first != meeting.first
        && told.is_unknown()
        && !told.is_in_bracket()
        && !told.is_of_moving_letter()
        && told.span.start < reading.annex_start
        && (told.groups.is_empty() || told.groups == meeting.groups)
        && (told.is_led_by_new_value() && (told.says(&moves) || own_days() || told.says_before(&[Cue::DaysTold]))
            || held_anew()
            || replaces_days(told, meeting)
            || stands_behind_days(told, meeting)
            || is_other_than_above(told))
        && !told.says(&open)
        && of_subject()
        && !other_days()
        && !actions::any_in(told.text, &told.before);
    moved.then_some(Finding::Moves(only))
}

/// Letters between a word for an old value and its days, and between these and the new ones: "of", "of the", "to the".
const BETWEEN: usize = 7;

/// "From 20 to 31 May, instead of 13-24 May": the sentence that holds the meeting says that the days of the subject are the old ones.
fn replaces_days(told: &Told<'_, '_, '_>, meeting: &Meeting) -> bool {
    let text = told.text;
    let old = |m: usize| {
        let start = text.mentions[m].span.start;
        let near = text.back(start, BETWEEN * 4, told.sentence.start);
        let cue = text.cues_in(&near).iter().rfind(|c| matches!(c.cue, Cue::OldValue | Cue::Not));
        let led = cue.is_some_and(|c| letters(text.folded(&(c.end.min(start)..start))) <= BETWEEN);
        led && told.reading.days(m) == Some(meeting.days())
    };
    told.says(&[Cue::WillHold, Cue::Meeting]) && text.mentions_in(told.sentence).any(old)
}

/// "Is moved from 13-24 May to 3-14 June": a verb that moves, the days of the subject, and a preposition.
fn stands_behind_days(told: &Told<'_, '_, '_>, meeting: &Meeting) -> bool {
    let (reading, text) = (told.reading, told.text);
    let Some(old) = text.mentions_in(&told.before).rfind(|m| text.mentions[*m].is_date()) else { return false };
    let gap = text.mentions[old].span.end..told.span.start;
    let to = text.limits.iter().any(|l| gap.start <= l.start && l.end <= gap.end);
    let verb = told.sentence.start..text.mentions[old].span.start;
    reading.days(old) == Some(meeting.days())
        && to
        && letters(text.folded(&gap)) <= BETWEEN
        && reading.has(&verb, &[Cue::Moved, Cue::Postponed, Cue::NewValue])
}

/// "Will not be held on the dates given above but from 3 to 14 June": the sentence denies the days that the letter has told.
fn is_other_than_above(told: &Told<'_, '_, '_>) -> bool {
    told.says_before(&[Cue::DaysTold]) && told.says_before(&[Cue::Cancelled, Cue::Not])
}

/// "The meeting of Working Party 2 from 3 to 5 May is cancelled", beside the meeting that the subject calls.
pub(super) fn cancelled(told: &Told<'_, '_, '_>) -> Option<Finding> {
    let (reading, sentence) = (told.reading, told.sentence);
    let cancelled =
        told.is_unknown() && !is_held_beside(told) && (cancels_part(reading, sentence) || cancels_another(told));
    let all = meetings::names(told.text, sentence);
    // "WP 1/13 (15 May) and WP 2/13 (16 May)": each has its own day.
    let own = !told.groups.is_empty() && told.groups.iter().all(|g| all.contains(g));
    cancelled.then(|| Finding::Cancels(if own { told.groups.clone() } else { all }))
}

/// "The meeting of WP 3/13 (27-28 May) is cancelled, but that of WP 1/13 will be held on 27 May": what stands behind the date before says that
/// this one is held.
fn is_held_beside(told: &Told<'_, '_, '_>) -> bool {
    let (previous, next) = between_dates(told.reading, &told.span, told.sentence);
    let own = previous.min(told.span.start)..told.span.start;
    let around = own.start..next.max(told.span.end);
    previous > told.sentence.start
        && told.reading.has(&own, &[Cue::WillHold, Cue::Unchanged])
        && !told.text.groups_in(&own).is_empty()
        && !told.reading.has(&around, &[Cue::Cancelled])
}

/// "The workshop of 10 May has been postponed sine die": no new day is known, and the old one is none.
pub(super) fn without_new_day(told: &Told<'_, '_, '_>) -> Option<Finding> {
    let text = told.text;
    let alone = text.mentions_in(told.sentence).filter(|m| text.mentions[*m].is_date()).count() == 1;
    let behind = told.span.end..told.sentence.end.max(told.span.end);
    // "The tutorial on 10 May precedes the workshop, which has been postponed": the noun behind the day is what moves.
    let verb = text.cues_in(&behind).iter().find(|c| c.cue == Cue::Postponed).map_or(behind.start, |c| c.start);
    let nouns = [Cue::SideMeeting, Cue::Meeting, Cue::RapporteurGroup, Cue::SessionNoun];
    let own = !told.reading.has(&(behind.start..verb), &nouns) && !told.says_before(&[Cue::WillHold]);
    let gone = own
        && told.known().is_none()
        && alone
        && told.says(&[Cue::SideMeeting, Cue::Meeting, Cue::RapporteurGroup])
        && told.reading.has(&behind, &[Cue::Postponed])
        && told.reading.has(&behind, &[Cue::Unscheduled]);
    gone.then_some(Finding::Is(Role::Superseded, "postponed to a day that is not known"))
}

/// "The meeting, planned for 4-15 March, is postponed", "Collective letter 6/2 called you to Geneva from 5 to 14 September".
pub(super) fn days_before(told: &Told<'_, '_, '_>) -> Option<Finding> {
    if !told.is_of_moving_letter() || !told.is_unknown() {
        return None;
    }
    let told_before = || told.is_several_days() && told.says_before(&[Cue::CollectiveLetter, Cue::Circular]);
    let behind = told.span.end..told.clause.end.max(told.sentence.end);
    let moved_on = told.reading.has(&behind, &[Cue::Postponed]);
    // "Назначенное на 4-15 марта, перенесено": before the verb a preposition leads to no new days.
    let moved = || told.says_before(&[Cue::Postponed, Cue::Moved]);
    let new_value = |c: &CueHit| c.cue == Cue::NewValue && c.end <= told.span.start;
    let new = || leads_to(told) && moved() || told.text.cues_in(&told.before).iter().any(new_value);
    ((moved_on || told_before()) && !new() && !told.is_foreign()).then_some(MOVED_FROM)
}

/// "The meeting of the group, planned from 12 to 16 September, is postponed. It will be held from 10 to 14 October": the verb stands
/// before the days from which it moves.
pub(super) fn days_behind_verb(told: &Told<'_, '_, '_>) -> Option<Finding> {
    let from = told.is_several_days() && told.is_of_moving_letter() && told.is_unknown();
    let led = || told.says_before(&[Cue::NewValue, Cue::Open]) || leads_to(told);
    let moves =
        from && told.says_before(&[Cue::Postponed, Cue::Moved]) && !led() && moves_on(told) && !told.is_foreign();
    moves.then_some(MOVED_FROM)
}

/// Whether a word for a limit stands directly before a date: "postponed to 10-14 October".
fn leads_to(told: &Told<'_, '_, '_>) -> bool {
    let start = told.span.start;
    told.text.limits.iter().any(|l| l.end <= start && start - l.end <= 1)
}

/// Whether the invitation has other days behind those from which a meeting moves: in a later sentence, or behind a verb that holds.
fn moves_on(told: &Told<'_, '_, '_>) -> bool {
    let (end, own) = (told.sentence.end, told.span.end);
    let held = told.text.cues_in(&(own..end.max(own))).iter().find(|c| c.cue == Cue::WillHold).map(|c| c.end);
    let end = held.unwrap_or(end);
    let later = |m: usize| told.reading.days(m).is_some_and(|(first, last)| first < last && first > told.first);
    told.text.mentions_in(&(end..told.reading.annex_start.max(end))).any(later)
}

/// Whether a sentence cancels the meeting of a group that the subject does not call, and gives no other day for it.
pub(in crate::letter::prose) fn cancels_part(reading: &Reading<'_, '_>, sentence: &Span) -> bool {
    let text = reading.text;
    let names = meetings::names(text, sentence);
    let dates = text.mentions_in(sentence).filter(|m| text.mentions[*m].is_date()).count();
    let called = |n: &String| {
        reading.head.group.as_ref() == Some(n) || reading.meetings.iter().any(|m| m.principal && m.groups.contains(n))
    };
    reading.has(sentence, &[Cue::Cancelled])
        && reading.has(sentence, &[Cue::Meeting, Cue::RapporteurGroup])
        && !(reading.has(sentence, &[Cue::NewValue]) && dates > 1)
        && !names.is_empty()
        && !names.iter().any(called)
}

/// "The steering meeting on 13 October is cancelled": one without a group, on the only day of its sentence. A sitting of the meeting itself is
/// none.
fn cancels_another(told: &Told<'_, '_, '_>) -> bool {
    let (text, sentence) = (told.text, told.sentence);
    let moved =
        [Cue::NewValue, Cue::Postponed, Cue::Moved, Cue::Unscheduled, Cue::IfNeeded, Cue::Condition, Cue::WasHeld];
    told.says(&[Cue::Cancelled])
        && told.says(&[Cue::Meeting])
        && !told.says(&moved)
        && !(told.says(&[Cue::SessionNoun]) && told.is_inside())
        && meetings::names(text, sentence).is_empty()
        && text.mentions_in(sentence).filter(|m| text.mentions[*m].is_date()).count() == 1
}
