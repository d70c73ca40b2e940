//! Hours that are not those at which a meeting opens: of places and services, of parts of the group, of receptions, and hours by which to
//! come.

use super::context::names_something;
use super::point::is_desk;
use super::*;
use crate::event::Action;
use crate::lang::{Script, Sense, is_function_word};

/// "The restaurant opens at 1130 hours", "the virtual room is open from 0830": what opens is no meeting.
pub(super) fn opens_facility(reading: &Reading<'_, '_>, mention: usize, context: &Context) -> bool {
    let text = reading.text;
    let before = context.clause.start..text.mentions[mention].span.start.max(context.clause.start);
    let places: Vec<_> =
        text.cues_in(&before).iter().filter(|c| matches!(c.cue, Cue::Facility | Cue::OfficeHours)).collect();
    // "The bank is open until 1630; on 16 October, it opens at 0930": the sentence before names it.
    if places.is_empty() {
        let goes_on = context.sentence.start > context.unit.start && !names_something(reading, &context.sentence);
        let earlier = || text.sentence_at(context.sentence.start - 1);
        return goes_on && {
            let before = earlier();
            let first = text.cues_in(&before).iter().find(|c| matches!(c.cue, Cue::Facility | Cue::OfficeHours));
            first.is_some_and(|c| is_subject(reading, &before, c.start))
                && reading.has(&before, &[Cue::Open, Cue::Daily])
                && !reading.has(&context.sentence, &[Cue::OpeningSession, Cue::WillHold])
                && !names_something(reading, &before)
        };
    }
    let opens = reading.has(&context.clause, &[Cue::Open, Cue::Daily]) || reading.has(&context.own, &[Cue::Open]);
    let held = [
        Cue::Meeting,
        Cue::SessionNoun,
        Cue::SideMeeting,
        Cue::Desk,
        Cue::OpeningSession,
        Cue::StudyGroup,
        Cue::Conference,
    ];
    let inside = |c: &&crate::letter::text::CueHit| places.iter().any(|p| p.start <= c.start && c.start < p.end);
    let meets = text.cues_in(&context.clause).iter().any(|c| held.contains(&c.cue) && !inside(&c));
    // "Online registration opens at 0900 hours" is no desk.
    let online = text.cues_in(&before).iter().any(|c| c.cue == Cue::Act(Action::Registration) && inside(&c));
    let desk = is_desk(reading, &context.clause) && !online;
    let subject = places.iter().any(|p| is_subject(reading, &context.clause, p.start)) || places.len() > 1 && online;
    subject && opens && !meets && !desk && text.groups_in(&context.clause).is_empty()
}

/// Whether what stands at a position begins its clause, with one word before it at most: "the restaurant", not "in the building".
fn is_subject(reading: &Reading<'_, '_>, clause: &Span, at: usize) -> bool {
    let text = reading.text;
    // "The opening of the exhibition is at 1100 hours."
    let lead = clause.start.min(at)..at;
    let opening = text.cues_in(&lead).iter().rfind(|c| c.cue == Cue::Open && c.end <= at);
    if opening.is_some_and(|c| letters(text.folded(&(c.end..at))) <= OF) {
        return true;
    }
    let before = text.folded(&lead);
    if text.pack_at(at).script == Script::Han {
        return before.chars().filter(|c| c.is_alphabetic()).count() <= HAN_LEAD;
    }
    let words = before.split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().any(char::is_alphabetic));
    let words: Vec<&str> = words.filter(|w| w.chars().count() > 1).collect();
    // "Remote participants may join"; what stands behind "in the" or "dans la" is a place.
    words.len() <= 1 || words.len() == 2 && !is_function_word(words[0])
}

/// Letters between "opening" and what opens ("of the"), or between a day and its hour.
const OF: usize = 8;

/// Characters before a Chinese noun that begins its clause.
const HAN_LEAD: usize = 2;

/// "The reception begins at 1800 hours on the first day": a session that is neither the plenary nor said of the meeting.
pub(super) fn begins_aside(reading: &Reading<'_, '_>, mention: usize, context: &Context) -> bool {
    let text = reading.text;
    let before = context.clause.start..text.mentions[mention].span.start.max(context.clause.start);
    let cues = text.cues_in(&before);
    let aside: Vec<_> = cues.iter().filter(|c| c.cue == Cue::SessionNoun).collect();
    let longer = |c: &&crate::letter::text::CueHit| {
        aside.iter().any(|s| s.start <= c.start && c.end <= s.end && s.end - s.start > c.end - c.start)
    };
    let whole =
        [Cue::Plenary, Cue::Meeting, Cue::SideMeeting, Cue::StudyGroup, Cue::Conference, Cue::OwnBody, Cue::InnerBody];
    !aside.is_empty()
        && !cues.iter().any(|c| whole.contains(&c.cue) && !longer(&c))
        && text.groups_in(&before).is_empty()
}

/// "Please be in the room by 0920 hours": an hour before which something is to be done, without a day of its own.
pub(super) fn is_limit(reading: &Reading<'_, '_>, mention: usize, context: &Context) -> bool {
    let text = reading.text;
    let start = text.mentions[mention].span.start;
    let beside = |end: usize, from: usize| {
        from >= context.clause.start && end <= start && text.folded(&(end..start)).trim().is_empty()
    };
    let limit = text.limits.iter().any(|l| l.sense == Sense::Before && beside(l.end, l.start))
        || text
            .cues_in(&(context.clause.start..start))
            .iter()
            .any(|c| c.cue == Cue::LastDayCue && beside(c.end, c.start));
    let dated = context.day.as_ref().is_some_and(|(.., date)| date.is_some());
    limit && !dated
}

/// "Working Party 1/17 begins at 1100 hours on 12 April": a part of the group that meets, not the group.
pub(super) fn starts_part(reading: &Reading<'_, '_>, mention: usize, context: &Context) -> bool {
    let text = reading.text;
    let start = text.mentions[mention].span.start;
    // "Working Party 1/17 begins on 12 April at 1100 hours": the day beside the hour parts nothing.
    let beside = |m: &usize| {
        let span = &text.mentions[*m].span;
        text.mentions[*m].is_date() && letters(text.folded(&(span.end.min(start)..start))) <= OF
    };
    let before = text.mentions_in(&(context.clause.start..start)).filter(|m| !beside(m));
    let from = before.map(|m| text.mentions[m].span.end).max();
    let named = text.groups_in(&(from.unwrap_or(context.clause.start)..start));
    let part =
        |name: &String| name.starts_with("WP") && name.contains('/') || name.starts_with('Q') && name.contains('/');
    let names: Vec<&String> = named.iter().flat_map(|g| &g.names).collect();
    let called = |n: &&String| reading.meetings.iter().any(|m| m.groups.contains(n));
    // "Working Party 2/13 holds its first session on 14 May": not on the day on which a meeting begins.
    let later = context.day.as_ref().is_some_and(|(day, _, date)| {
        date.is_some() && reading.meetings.iter().all(|m| m.first != *day) && reading.meeting_on(*day).is_some()
    });
    let first = if later { Cue::Desk } else { Cue::OpeningSession };
    !names.is_empty()
        && names.iter().all(|n| part(n))
        && !names.iter().any(called)
        && !reading.has(&context.clause, &[first, Cue::Desk, Cue::Meeting])
        && !is_desk(reading, &context.clause)
        && reading.meetings.iter().any(|m| !m.side && m.principal)
}
