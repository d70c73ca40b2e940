//! A subject that postpones a meeting and prints only its old days: the new ones stand in the body, or are not yet known.

use super::Role;
use super::reading::{Meeting, Reading, Verdict};
use super::text::{LetterText, letters};
use crate::document::Span;
use crate::event::Status;
use crate::lang::{Cue, Script, is_function_word};
use chrono::NaiveDate;

/// Puts the days that the body gives in the place of those from which a meeting of the subject moves. Where it says that they are
/// not yet known, nothing takes place on the old ones: the meeting is cancelled.
pub(super) fn replace(reading: &mut Reading<'_, '_>) {
    let mut i = 0;
    while i < reading.meetings.len() {
        if is_moved(reading, i) {
            if let Some(new) = new_days(reading, i) {
                take_place(reading, i, new);
                continue;
            }
            if let Some(last) = new_days_of_parts(reading, i) {
                take_place(reading, i, last);
                continue;
            }
            if is_unscheduled(reading, i) {
                reading.meetings[i].status = Status::Cancelled;
            }
        } else if is_put_off(reading, i) {
            reading.meetings[i].status = Status::Cancelled;
        }
        i += 1;
    }
}

/// Whether a meeting stands in the subject with the days from which it moves: nothing leads to them as to the new ones, and the
/// invitation does not call it on them.
pub(super) fn is_moved(reading: &Reading<'_, '_>, i: usize) -> bool {
    let text = reading.text;
    let meeting = &reading.meetings[i];
    let at = text.mentions[meeting.mention].span.clone();
    let Some(subject) = reading.head.subject.clone().filter(|s| s.contains(&at.start)) else { return false };
    let to = || {
        text.limits.iter().any(|l| l.end <= at.start && at.start - l.end <= 1)
            || reading.has(&(subject.start..at.start), &[Cue::NewValue])
    };
    let called = || {
        text.mentions_in(&(reading.head.span.end..reading.annex_start)).any(|m| {
            let sentence = text.sentence_at(text.mentions[m].span.start);
            reading.days(m) == Some((meeting.first, meeting.last))
                && reading.has(&sentence, &[Cue::WillHold, Cue::NewValue])
                && !reading.has(&sentence, &[Cue::OldValue, Cue::Postponed, Cue::Moved])
        })
    };
    meeting.principal && meeting.status != Status::Cancelled && moves(reading, &subject, &at) && !to() && !called()
}

/// Whether the invitation says of the meeting that its new days are not yet known, and prints no other days.
fn is_unscheduled(reading: &Reading<'_, '_>, i: usize) -> bool {
    let text = reading.text;
    let body = reading.head.span.end..reading.annex_start;
    let meeting = &reading.meetings[i];
    let own = (meeting.first, meeting.last);
    let other = |m: usize| {
        let days = reading.days(m).filter(|(first, last)| (*first, *last) != own && !reading.is_past(*last));
        let called = |days: (chrono::NaiveDate, chrono::NaiveDate)| {
            reading.meetings.iter().enumerate().any(|(k, m)| k != i && (m.first, m.last) == days)
        };
        // A single day is as often that of a deadline.
        days.is_some_and(|days| days.0 < days.1 || called(days))
    };
    let unknown = |cue: &crate::letter::text::CueHit| {
        let sentence = text.sentence_at(cue.start);
        let before = sentence.start.checked_sub(1).map(|at| text.sentence_at(at));
        let moved = [Cue::Postponed, Cue::Moved, Cue::Cancelled];
        let about = reading.has(&sentence, &moved) || before.is_some_and(|b| reading.has(&b, &moved));
        about && (meeting.side || !reading.has(&sentence, &[Cue::SideMeeting]))
    };
    (text.cues_in(&body).iter().any(|c| c.cue == Cue::Unscheduled && unknown(c)) || is_left_open(reading, own))
        && !text.mentions_in(&body).any(other)
}

/// Letters beside the noun, its group and the verb of what is put off, with a group ("of the … has been"), without one, and in scripts without
/// articles.
const BESIDE: (usize, usize, usize) = (14, 7, 3);

/// Whether "the meeting", bare or with its group, is what a sentence puts off: not "the meeting of the Bureau", "the meeting in Tokyo", "at its
/// last meeting".
fn is_subject_of(text: &LetterText<'_>, sentence: &Span, unscheduled: usize) -> bool {
    let Some(noun) = text.cues_in(sentence).iter().find(|c| c.cue == Cue::Meeting && c.end <= unscheduled) else {
        return false;
    };
    let counted = |s: &Span| -> usize {
        text.groups_in(s).iter().map(|g| letters(text.folded(&(g.span.start..g.span.end.min(s.end))))).sum()
    };
    let before = sentence.start..noun.start;
    let script = text.pack_at(noun.start).script;
    let last = text.folded(&before).split_whitespace().next_back().unwrap_or_default();
    let verb_leads = text.cues_in(&before).iter().any(|c| c.cue == Cue::Postponed);
    let bare = match script {
        Script::Han => letters(text.folded(&before)) == counted(&before) || text.has(&before, &[Cue::ThisMeeting]),
        _ => {
            let article = last.rsplit(['\'', '’']).next().unwrap_or_default();
            let leads = last.is_empty() || is_function_word(article) || verb_leads;
            leads && !text.folded(&before).contains(|c: char| c.is_ascii_digit())
        }
    };
    let behind = noun.end..unscheduled;
    let verb: usize = text
        .cues_in(&behind)
        .iter()
        .filter(|c| c.cue == Cue::Postponed)
        .map(|c| letters(text.folded(&(c.start..c.end.min(behind.end)))))
        .max()
        .unwrap_or_default();
    let rest = letters(text.folded(&behind)).saturating_sub(counted(&behind) + verb);
    let most = match script {
        Script::Latin if counted(&behind) > 0 => BESIDE.0,
        Script::Latin => BESIDE.1,
        _ => BESIDE.2,
    };
    bare && rest <= most && super::place::named_in(text.folded(&behind)).is_empty()
}

/// "The meeting of Study Group 13 is postponed to a later date", where the subject still calls it, and no other days are printed.
fn is_put_off(reading: &Reading<'_, '_>, i: usize) -> bool {
    let text = reading.text;
    let meeting = &reading.meetings[i];
    let others = reading.meetings.iter().filter(|m| m.principal && !m.side).count();
    if !meeting.principal || meeting.side || meeting.status != Status::Confirmed || others != 1 {
        return false;
    }
    let body = reading.head.span.end..reading.annex_start;
    let nouns = [
        Cue::SideMeeting,
        Cue::SessionNoun,
        Cue::RapporteurGroup,
        Cue::Condition,
        Cue::IfNeeded,
        Cue::Next,
        Cue::Outcome,
        Cue::DeadlineHeading,
        Cue::Promise,
        Cue::NoMeeting,
        Cue::Previous,
        Cue::Organization,
    ];
    let says = |c: &crate::letter::text::CueHit| {
        let sentence = text.sentence_at(c.start);
        let named = super::meetings::names(text, &sentence);
        let own = named.iter().all(|n| meeting.groups.contains(n));
        let days = text.mentions_in(&sentence).all(|m| reading.days(m).is_none_or(|d| d == meeting.days()));
        reading.has(&sentence, &[Cue::Postponed])
            && !reading.has(&sentence, &nouns)
            && own
            && is_subject_of(text, &sentence, c.start)
            && days
            && !super::actions::any_in(text, &sentence)
    };
    let other = |m: usize| {
        let days = reading.days(m).filter(|(first, last)| first < last && !reading.is_past(*last));
        days.is_some_and(|days| days != meeting.days())
    };
    // "The meeting on site is suspended until further notice; the virtual meeting is held from 13 to 24 May."
    let held_all_the_same = |at: usize| {
        text.mentions_in(&(at..body.end.max(at))).filter(|m| reading.days(*m) == Some(meeting.days())).any(|m| {
            let sentence = text.sentence_at(text.mentions[m].span.start);
            reading.has(&(sentence.start.max(at)..sentence.end), &[Cue::WillHold])
        })
    };
    let put_off = |c: &&crate::letter::text::CueHit| c.cue == Cue::Unscheduled && says(c);
    text.cues_in(&body).iter().find(put_off).is_some_and(|c| !held_all_the_same(c.end))
        && !text.mentions_in(&body).any(other)
}

/// Whether the invitation says that what it dates with these days is postponed, and not to when: "The meeting of Study Group 5 (Geneva,
/// 6-16 July) is postponed".
fn is_left_open(reading: &Reading<'_, '_>, days: (chrono::NaiveDate, chrono::NaiveDate)) -> bool {
    let text = reading.text;
    let body = reading.head.span.end..reading.annex_start;
    text.mentions_in(&body).filter(|m| reading.days(*m) == Some(days)).any(|m| {
        let span = &text.mentions[m].span;
        let sentence = text.sentence_at(span.start);
        let led = text.limits.iter().any(|l| l.end <= span.start && span.start - l.end <= 1);
        let new = [Cue::NewValue, Cue::Promise, Cue::SideMeeting];
        !led && reading.has(&(span.end..sentence.end.max(span.end)), &[Cue::Postponed]) && !reading.has(&sentence, &new)
    })
}

/// The meeting of the body that is meeting `old` of the subject on its new days.
fn new_days(reading: &Reading<'_, '_>, old: usize) -> Option<usize> {
    let text = reading.text;
    let moved = &reading.meetings[old];
    let body = reading.head.span.end..reading.annex_start;
    let alike = |m: &Meeting| {
        !m.principal
            && m.side == moved.side
            && m.status != Status::Cancelled
            && (m.first, m.last) != (moved.first, moved.last)
            && body.contains(&text.mentions[m.mention].span.start)
            && (m.groups.is_empty() || moved.groups.is_empty() || m.groups == moved.groups)
    };
    let told = |i: &usize| {
        let sentence = text.sentence_at(text.mentions[reading.meetings[*i].mention].span.start);
        reading.has(&sentence, &[Cue::NewValue, Cue::Postponed, Cue::Moved])
    };
    // "The meeting will be held from 13 to 24 May": the subject has said that it moves.
    let called = |i: usize| {
        let sentence = text.sentence_at(text.mentions[reading.meetings[i].mention].span.start);
        let own = [Cue::Next, Cue::SideMeeting, Cue::RapporteurGroup, Cue::SessionNoun];
        reading.has(&sentence, &[Cue::WillHold, Cue::Invite])
            && reading.has(&sentence, &[Cue::Meeting])
            && !reading.has(&sentence, &own)
    };
    // What is postponed moves to later days, for as long as it was, or the sentence says that these are the new ones.
    let lasts = |m: &Meeting| m.first < m.last;
    let later = |m: &Meeting| m.first > moved.first && lasts(m) == lasts(moved);
    let found: Vec<usize> = (0..reading.meetings.len()).filter(|i| alike(&reading.meetings[*i])).collect();
    let told: Vec<usize> = found.iter().copied().filter(told).collect();
    let later: Vec<usize> = found.into_iter().filter(|i| later(&reading.meetings[*i])).collect();
    match (told.as_slice(), later.as_slice()) {
        ([only], _) if reading.meetings[*only].first > moved.first => Some(*only),
        ([], [only]) if reading.has(&body, &[Cue::Postponed, Cue::Moved]) || called(*only) => Some(*only),
        _ => None,
    }
}

/// "Working Party 1/13 will now meet from 3 to 7 June and Working Party 2/13 from 10 to 14 June": groups that the subject moves together
/// have new days each. They stand for themselves; the last of them is given back.
fn new_days_of_parts(reading: &mut Reading<'_, '_>, old: usize) -> Option<usize> {
    let moved = &reading.meetings[old];
    let part = |m: &Meeting| {
        !m.principal
            && !m.side
            && m.first > moved.first
            && !m.groups.is_empty()
            && m.groups.len() < moved.groups.len()
            && m.groups.iter().all(|g| moved.groups.contains(g))
    };
    let parts: Vec<usize> = (0..reading.meetings.len()).filter(|i| part(&reading.meetings[*i])).collect();
    let covered = |g: &String| parts.iter().any(|i| reading.meetings[*i].groups.contains(g));
    if parts.is_empty() || !moved.groups.iter().all(covered) {
        return None;
    }
    for i in &parts {
        reading.meetings[*i].principal = true;
    }
    parts.last().copied()
}

/// The meeting on the days to which it moves, where the subject prints those from which it does.
pub(super) fn call_anew(reading: &mut Reading<'_, '_>, mention: usize, meeting: usize, sentence: &Span) {
    let Some((first, last)) = reading.days(mention) else { return };
    let old = reading.meetings[meeting].clone();
    reading.call(Meeting { first, last, principal: false, mention, quote: sentence.clone(), ..old });
}

/// Moves a meeting of the subject to the days that a sentence gives; those that the letter prints elsewhere no longer hold.
pub(super) fn move_to(reading: &mut Reading<'_, '_>, mention: usize, meeting: usize) {
    let Some((first, last)) = reading.days(mention) else { return };
    let old = reading.meetings[meeting].days();
    void(reading, old);
    let meeting = &mut reading.meetings[meeting];
    (meeting.first, meeting.last, meeting.mention) = (first, last, mention);
    reading.take(mention, Role::Event, "");
}

/// Takes all mentions of the days from which a meeting moves for what no longer holds.
fn void(reading: &mut Reading<'_, '_>, days: (NaiveDate, NaiveDate)) {
    let voided = Verdict { role: Role::Superseded, reason: "the days from which the meeting moves" };
    let open = |v: &Option<Verdict>| v.as_ref().is_none_or(|v| matches!(v.role, Role::Event | Role::Repeated));
    for mention in 0..reading.verdicts.len() {
        if reading.days(mention) == Some(days) && open(&reading.verdicts[mention]) {
            reading.verdicts[mention] = Some(voided.clone());
        }
    }
}

/// Whether the subject says of a date that its meeting is postponed: the word stands before it, or behind it where no other date
/// follows.
fn moves(reading: &Reading<'_, '_>, subject: &Span, date: &Span) -> bool {
    let text = reading.text;
    let dates = || text.mentions_in(subject).filter(|m| text.mentions[*m].is_date()).map(|m| &text.mentions[m].span);
    let from = dates().filter(|d| d.end <= date.start).map(|d| d.end).max().unwrap_or(subject.start);
    let to = dates().filter(|d| d.start >= date.end).map(|d| d.start).min();
    let says = |span: Span, last: bool| {
        let mut cues = text.cues_in(&span).iter().filter(|c| matches!(c.cue, Cue::Postponed | Cue::Cancelled));
        let cue = if last { cues.next_back() } else { cues.next() };
        cue.map(|c| c.cue == Cue::Postponed)
    };
    let rest = date.end..subject.end;
    let other = [Cue::Meeting, Cue::SideMeeting, Cue::SessionNoun];
    // Chinese sets the days before the noun: "第5研究组7月6日至16日会议的推迟".
    let noun =
        text.cues_in(&rest).iter().find(|c| other.contains(&c.cue) && letters(text.folded(&(date.end..c.start))) == 0);
    let named = reading.has(&(noun.map_or(date.end, |c| c.end)..rest.end), &other);
    let behind = || says(rest.clone(), false).filter(|_| to.is_none() && !named);
    // "Postponement of the deadline for contributions to the meeting": what moves is no meeting.
    let due = [Cue::DeadlineHeading, Cue::ColumnDeadline, Cue::LastDayCue];
    // What the meeting is about may be captioning or registration: only what stands before its noun is the object.
    let verb =
        text.cues_in(&(from..date.start)).iter().rfind(|c| c.cue == Cue::Postponed).map_or(date.start, |c| c.end);
    let noun = text.cues_in(&(verb..date.start)).iter().find(|c| matches!(c.cue, Cue::Meeting | Cue::SideMeeting));
    let object = verb..noun.map_or(date.start, |c| c.start.max(verb));
    let deadline = reading.has(&object, &due) || super::actions::any_in(text, &object);
    !deadline && says(from..date.start, true).or_else(behind).unwrap_or(false)
}

/// Gives meeting `new` what the subject says of meeting `old`, whose days no longer hold.
fn take_place(reading: &mut Reading<'_, '_>, old: usize, new: usize) {
    let days = (reading.meetings[old].first, reading.meetings[old].last);
    void(reading, days);
    let moved = reading.meetings[old].clone();
    let meeting = &mut reading.meetings[new];
    meeting.principal = true;
    meeting.name = moved.name.or(meeting.name.take());
    if meeting.groups.is_empty() {
        meeting.groups = moved.groups;
    }
    reading.meetings.remove(old);
    for fact in &mut reading.facts {
        fact.meeting = match fact.meeting {
            Some(m) if m == old => Some(if new > old { new - 1 } else { new }),
            Some(m) if m > old => Some(m - 1),
            other => other,
        };
    }
}
