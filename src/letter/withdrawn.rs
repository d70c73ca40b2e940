//! A letter whose body cancels what its subject calls, or names without days: "The meeting, which was to be held from 12 to 16
//! September, has been cancelled".

use super::reading::{Meeting, Reading};
use super::{Role, actions, meetings, place, prose};
use crate::document::Span;
use crate::event::Status;
use crate::lang::Cue;

/// Cancels the letter's own meeting where a sentence of the invitation does, with the days that it prints.
pub(super) fn read(reading: &mut Reading<'_, '_>) {
    if !reading.text.speaks_of(&[Cue::Cancelled]) {
        return;
    }
    let body = reading.head.span.end..reading.annex_start;
    let units = reading.text.units.iter().map(|u| &u.span).filter(|u| body.contains(&u.start));
    let sentences: Vec<Span> = units.flat_map(|u| reading.text.sentences(u)).collect();
    let mut about = sentences.iter().filter(|s| speaks_of_meeting(reading, s));
    let first = about.next();
    // A letter that calls the meeting in another sentence speaks of what would be.
    let called = sentences.iter().any(|s| calls(reading, s));
    let Some(sentence) = sentences.iter().find(|s| withdraws(reading, s)) else { return };
    // "The webcast of the meeting has been cancelled. Contributions are due by 1 October": who sets last days does not cancel.
    let said = reading.head.subject.as_ref().is_some_and(|s| reading.has(s, &[Cue::Cancelled]));
    let from = days_of(reading, sentence).map(|(_, first, _)| first);
    if !said && (sets_last_days(reading, &body, from) || is_aside(reading, sentence)) {
        return;
    }
    if is_held_anew(reading, sentence) {
        return;
    }
    let days = days_of(reading, sentence);
    // "The meeting of last March was cancelled": of the one that the subject calls it says nothing.
    let dated = |m: usize| reading.text.mentions[m].is_date() && !prose::is_cited(reading, m);
    let another = reading.text.mentions_in(sentence).any(dated)
        || reading.text.months.iter().any(|month| {
            let cited = |m: usize| reading.text.mentions[m].span.contains(&month.start) && !dated(m);
            sentence.contains(&month.start) && !reading.text.mentions_in(sentence).any(cited)
        });
    if called || days.is_none() && (first != Some(sentence) || another) {
        return;
    }
    let named = meetings::names(reading.text, sentence);
    let own: Vec<usize> = (0..reading.meetings.len()).filter(|i| is_meant(reading, *i, &named)).collect();
    match days {
        Some((mention, first, last)) => {
            let same = own.iter().find(|i| (reading.meetings[**i].first, reading.meetings[**i].last) == (first, last));
            if let Some(known) = same {
                reading.meetings[*known].status = Status::Cancelled;
                reading.take(mention, Role::Repeated, "the meeting again");
            } else if own.is_empty() && reading.meetings.iter().all(|m| m.side) {
                let groups = if named.is_empty() { reading.head.group.iter().cloned().collect() } else { named };
                let place = meetings::letter_place(reading);
                let meeting = Meeting::new(groups, (first, last), mention, sentence);
                reading.call(Meeting { status: Status::Cancelled, principal: true, place, ..meeting });
            }
        }
        None => own.iter().for_each(|i| reading.meetings[*i].status = Status::Cancelled),
    }
    // Another meeting keeps its days: "The meeting of Study Group 11 remains scheduled from 26 October to 3 November".
    let others = reading.text.mentions_in(&body).any(|m| {
        let days = reading.days(m).filter(|(first, last)| first < last && !reading.is_past(*last));
        days.is_some_and(|days| reading.meetings.iter().all(|m| (m.first, m.last) != days))
    });
    let all = !others && !reading.meetings.is_empty() && reading.meetings.iter().all(|m| m.status == Status::Cancelled);
    reading.cancels |= all;
}

/// "The meeting will not take place on the dates given above; it will be held from 3 to 14 June": the sentence, or the next one, which
/// takes up its noun, has other days.
fn is_held_anew(reading: &Reading<'_, '_>, sentence: &Span) -> bool {
    let text = reading.text;
    let period = |m: usize| {
        let days = reading.days(m).filter(|(first, last)| first < last && !reading.is_past(*last));
        days.is_some_and(|days| reading.meetings.iter().all(|m| m.days() != days))
    };
    let nouns = [Cue::Meeting, Cue::SideMeeting, Cue::SessionNoun, Cue::RapporteurGroup, Cue::Next, Cue::Condition];
    let unit = text.unit_at(sentence.start).map_or(sentence.end, |u| text.units[u].span.end);
    let next = (sentence.end + 1 < unit).then(|| text.sentence_at(sentence.end + 1));
    let others = [Cue::Conference, Cue::Organization, Cue::OtherBody, Cue::HouseClosed];
    // "It will be held": a pronoun takes the meeting up, and no noun of something else.
    let pronoun = |s: &Span| prose::is_led_by_pronoun(reading, s);
    let goes_on = |s: &Span| {
        pronoun(s) && !reading.has(s, &nouns) && !reading.has(s, &others) && meetings::names(text, s).is_empty()
    };
    reading.has(sentence, &[Cue::DaysTold]) && text.mentions_in(sentence).any(period)
        || next.is_some_and(|s| goes_on(&s) && text.mentions_in(&s).any(period))
}

/// Whether the invitation prints single days between that of the letter and those of its meeting.
fn sets_last_days(reading: &Reading<'_, '_>, body: &Span, from: Option<chrono::NaiveDate>) -> bool {
    let first = reading.meetings.iter().filter(|m| m.principal).map(|m| m.first).min().or(from);
    reading.text.mentions_in(body).any(|m| {
        let day = reading.day(m).filter(|d| !reading.is_past(*d) && reading.is_open(m));
        let sentence = reading.text.sentence_at(reading.text.mentions[m].span.start);
        day.is_some_and(|d| first.is_some_and(|f| d < f))
            && !prose::is_cited(reading, m)
            && !reading.has(&sentence, &[Cue::Void, Cue::OldValue, Cue::Cancelled])
    })
}

/// Letters before the noun of what is cancelled: "I regret to have to inform you that the next".
const BEFORE_NOUN: usize = 50;

/// Whether so many words stand before the meeting that something at it may be meant.
fn is_aside(reading: &Reading<'_, '_>, sentence: &Span) -> bool {
    let text = reading.text;
    let noun = text.cues_in(sentence).iter().find(|c| c.cue == Cue::Meeting).map_or(sentence.end, |c| c.start);
    super::text::letters(text.folded(&(sentence.start..noun))) > BEFORE_NOUN
}

/// The days of a sentence, where these are ahead and the only ones.
fn days_of(reading: &Reading<'_, '_>, sentence: &Span) -> Option<(usize, chrono::NaiveDate, chrono::NaiveDate)> {
    let text = reading.text;
    let ahead = |m: &usize| {
        let days = reading.days(*m).filter(|(_, last)| reading.is_open(*m) && !reading.is_past(*last));
        days.is_some() && !prose::is_cited(reading, *m)
    };
    let mut dates = text.mentions_in(sentence).filter(ahead);
    let only = dates.next().filter(|_| dates.next().is_none())?;
    reading.days(only).map(|(first, last)| (only, first, last))
}

/// Whether a sentence speaks of a meeting as such, and not of something at it.
fn speaks_of_meeting(reading: &Reading<'_, '_>, sentence: &Span) -> bool {
    reading.has(sentence, &[Cue::Meeting])
}

/// Whether a sentence calls the meeting: by its noun, or by the days on which the subject does.
fn calls(reading: &Reading<'_, '_>, sentence: &Span) -> bool {
    let text = reading.text;
    let gone = [Cue::Cancelled, Cue::OldValue];
    let other = [Cue::SideMeeting, Cue::SessionNoun, Cue::Previous, Cue::Next];
    let called = |m: usize| {
        let days = reading.days(m);
        days.is_some_and(|days| reading.meetings.iter().any(|m| m.principal && (m.first, m.last) == days))
    };
    let noun = speaks_of_meeting(reading, sentence) && !reading.has(sentence, &other);
    (noun || text.mentions_in(sentence).any(called))
        && reading.has(sentence, &[Cue::WillHold, Cue::Invite, Cue::Open])
        && !reading.has(sentence, &gone)
        && !meetings::is_foreign(reading, &meetings::names(text, sentence))
}

/// Whether a sentence cancels the meeting of the letter's own group, or takes up the subject that does.
fn withdraws(reading: &Reading<'_, '_>, sentence: &Span) -> bool {
    let text = reading.text;
    let subject = || reading.head.subject.as_ref().is_some_and(|s| reading.has(s, &[Cue::Cancelled]));
    let other = [
        Cue::SideMeeting,
        Cue::SessionNoun,
        Cue::RapporteurGroup,
        Cue::Postponed,
        Cue::Moved,
        Cue::DeadlineHeading,
        Cue::Virtual,
        Cue::OnSite,
        Cue::Previous,
        Cue::IfNeeded,
        Cue::Unconfirmed,
        Cue::Promise,
        Cue::Condition,
    ];
    let cancels = reading.has(sentence, &[Cue::Cancelled])
        || subject() && reading.meetings.is_empty() && days_of(reading, sentence).is_some_and(|(_, a, b)| a < b);
    let named = meetings::names(text, sentence);
    let own = |n: &String| {
        reading.head.group.as_ref() == Some(n) || reading.meetings.iter().any(|m| m.principal && m.groups.contains(n))
    };
    // "The meeting of 12-16 September is cancelled and replaced by one on 3-7 October": two dates.
    let replaced = reading.has(sentence, &[Cue::NewValue]) && days_of(reading, sentence).is_none();
    // "Cancellation of the meeting of Working Party 3/11" over "The meeting of Study Group 11 remains scheduled".
    let called_off = reading.head.subject.as_ref().map(|s| meetings::names(text, s)).unwrap_or_default();
    let another = !called_off.is_empty() && !named.is_empty() && named.iter().all(|n| !called_off.contains(n));
    cancels
        && !replaced
        && !moves_elsewhere(reading, sentence)
        && !another
        && speaks_of_meeting(reading, sentence)
        && named.iter().all(own)
        && !reading.has(sentence, &other)
        && !actions::any_in(text, sentence)
}

/// "The meeting will not be held in Seoul, as announced, but in Geneva, on the same dates": two places behind what is denied, or the days
/// that stand, tell where it is held.
fn moves_elsewhere(reading: &Reading<'_, '_>, sentence: &Span) -> bool {
    let text = reading.text;
    let denied = text.cues_in(sentence).iter().find(|c| c.cue == Cue::Cancelled).map_or(sentence.end, |c| c.end);
    let cities = |from: usize| {
        let named = place::named_in(text.folded(&(from.min(sentence.end)..sentence.end))).into_iter();
        let mut cities: Vec<&str> = named.filter(|(_, p)| !p.country).map(|(_, p)| p.name).collect();
        cities.dedup();
        cities.len()
    };
    let held = text.cues_in(&(denied.min(sentence.end)..sentence.end)).iter().find(|c| c.cue == Cue::WillHold);
    let undated = text.mentions_in(sentence).all(|m| !text.mentions[m].is_date());
    let held = held.filter(|_| undated);
    cities(denied) > 1 || held.is_some_and(|c| cities(c.end) > 0) || reading.has(sentence, &[Cue::SameDates])
}

/// Whether a meeting of the subject is the one that a sentence means by these names.
fn is_meant(reading: &Reading<'_, '_>, meeting: usize, named: &[String]) -> bool {
    let meeting = &reading.meetings[meeting];
    !meeting.side && (named.is_empty() || meeting.groups.iter().any(|g| named.contains(g)))
}
