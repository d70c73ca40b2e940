//! Side events: workshops, tutorials, trainings beside the letter's own meetings.

use super::finding::Finding;
use super::new::FROM;
use super::told::Told;
use crate::document::Span;
use crate::lang::{Cue, Sense};
use crate::letter::prose::{
    SECTION, between_dates, joint_behind, listed_before, parts, previous_sentence, section_heading,
};
use crate::letter::reading::Reading;
use crate::letter::text::{CueHit, LetterText, letters};
use crate::letter::{event_name, groups, meetings};
use crate::mentions::Value;

/// "A tutorial will be held on 4 May". "It meets on Thursday": the sentence before names it.
pub(super) fn event(told: &Told<'_, '_, '_>) -> Option<Finding> {
    let side = told.side()?;
    let (reading, text) = (told.reading, told.text);
    let name = name_segment(reading, told.mention, told.sentence).and_then(|s| event_name::of(reading, &s));
    let name = name.or_else(|| event_name::of(reading, side));
    let named = match previous_sentence(reading, told.sentence, told.unit) {
        Some(before) if told.groups.is_empty() && !told.says(&[Cue::SideMeeting, Cue::Meeting]) => {
            meetings::names(text, &before)
        }
        _ => told.groups.clone(),
    };
    let groups = named.into_iter().filter(|g| groups::has_own_name(g)).collect();
    Some(Finding::Announces { groups, side: true, name })
}

/// The words that name a side event in the sentence of its date, before the date or behind it and its hours: "on Monday, 4 May,
/// from 1430 to 1730 hours a tutorial is held". What is said before an old date is said of the new one.
pub(in crate::letter::prose) fn name_segment(
    reading: &Reading<'_, '_>,
    mention: usize,
    sentence: &Span,
) -> Option<Span> {
    let text = reading.text;
    let span = &text.mentions[mention].span;
    let (previous, _) = between_dates(reading, span, sentence);
    let old = text.mentions_in(&(previous..span.start)).find(|m| text.mentions[*m].is_date());
    let old = old.map(|m| previous..text.mentions[m].span.start);
    let hours = text.mentions_in(&(span.end..sentence.end)).next().map(|m| &text.mentions[m]).filter(|m| m.is_time());
    let beside = |s: &&Span| letters(text.folded(&(span.end..s.start))) <= FROM;
    let behind = hours.map(|m| &m.span).filter(beside).map_or(span.end, |s| s.end);
    let parts = [old, Some(previous..span.start), Some(behind..sentence.end)];
    parts.into_iter().flatten().find(|part| reading.has(part, &[Cue::SideMeeting]))
}

/// Whether a noun is part of the name of a conference: the WSIS Forum.
fn is_of_conference(text: &LetterText<'_>, noun: &CueHit) -> bool {
    let near = text.back(noun.start, NAME, 0).start..noun.end;
    text.cues_in(&near).iter().any(|c| c.cue == Cue::Conference && c.start < noun.start && noun.end <= c.end)
}

/// Characters of the longest name of a conference.
const NAME: usize = 40;

/// Letters before a noun in which "after" may stand: an article, the first part of a compound.
const AFTER: usize = 20;

/// How far before a noun "before" may stand, in bytes: an article and an adjective.
const BEFORE_REACH: usize = 20;

/// Whether "before" governs a noun: what is said then happens before it, and is no part of it.
fn stands_behind_before(text: &LetterText<'_>, noun: &CueHit) -> bool {
    text.limits.iter().filter(|l| l.sense == Sense::Before).any(|l| {
        let holds = l.start <= noun.start && noun.end <= l.end;
        let front = l.end <= noun.start && noun.start - l.end <= BEFORE_REACH;
        // Chinese says it behind the noun.
        let back = l.start == noun.end;
        holds || front && !text.view.text[l.end..noun.start].contains([',', '.', '(']) || back
    })
}

/// Letters between the name of a group and "before" behind it: its meeting, its opening.
const MEETING: usize = 12;

/// Whether "before" governs the name of a group: "before the meeting of Study Group 5", in Chinese behind it.
pub(super) fn is_behind_before(text: &LetterText<'_>, group: &Span) -> bool {
    text.limits.iter().filter(|l| l.sense == Sense::Before).any(|l| {
        let gap = if l.end <= group.start { l.end..group.start } else { group.end..l.start.max(group.end) };
        let words = text.folded(&gap);
        let plain = !words.contains([',', '.', '(', ';']) && text.mentions_in(&gap).next().is_none();
        let han = text.pack_at(group.start).script == crate::lang::Script::Han;
        let front = l.end <= group.start && letters(words) <= 2 * MEETING;
        let back = han && l.start >= group.end && letters(words) <= MEETING;
        plain && (front || back)
    })
}

/// How far before a date "the day before the meeting" may stand, in characters.
const DAY_BEFORE_REACH: usize = 24;

/// Whether a date belongs to a side event: its noun stands in the part of the sentence that belongs to the date, or, where a
/// pronoun takes it up, in the sentence before.
pub(super) fn side_of(reading: &Reading<'_, '_>, mention: usize, sentence: &Span, unit: &Span) -> Option<Span> {
    let text = reading.text;
    if let Some(before) = listed_before(reading, mention, sentence) {
        return side_of(reading, before, sentence, unit);
    }
    let span = &text.mentions[mention].span;
    let (previous, next) = between_dates(reading, span, sentence);
    let clause = text.clause_at(span);
    // "After the workshop the meeting will be held on 11 May", where the workshop has ended by then.
    let own = meetings::names(text, sentence).iter().any(|g| g.contains("RG-") || groups::has_own_name(g));
    let past = |first| reading.meetings.iter().any(|m| m.principal && m.side && m.last < first);
    let ended = own && reading.days(mention).is_some_and(|(first, _)| past(first));
    let follows = |c: &CueHit| {
        let near = text.back(c.start, AFTER, sentence.start);
        let behind =
            |a: &CueHit| a.cue == Cue::After && a.end <= c.start && letters(text.folded(&(a.end..c.start))) <= AFTER;
        ended && text.cues_in(&near).iter().any(behind)
    };
    let own_noun = |s: &Span| {
        text.cues_in(s).iter().any(|c| c.cue == Cue::SideMeeting && !follows(c) && !is_of_conference(text, c))
    };
    let plain_noun = |s: &Span| {
        meetings::names(text, s).iter().any(|g| !g.starts_with("JCA"))
            || text.cues_in(s).iter().any(|c| matches!(c.cue, Cue::RapporteurGroup))
    };
    let next = if next < sentence.end { joint_behind(reading, span, next).unwrap_or(next) } else { next };
    let around = parts::behind_sequence(reading, &(clause.start.max(previous).min(span.start)..span.start)).start
        ..clause.end.min(next).max(span.end);
    if own_noun(&around) {
        return Some(around);
    }
    // "On the day after the workshop, 3 March": it has ended.
    let before = parts::behind_sequence(reading, &(previous.min(span.start)..span.start));
    let ended = text
        .cues_in(&before)
        .iter()
        .rfind(|c| c.cue == Cue::SideMeeting)
        .is_some_and(|c| text.cues_in(&(c.end..span.start)).iter().any(|e| e.cue == Cue::End));
    if own_noun(&before) && !ended && !plain_noun(&(clause.start.max(previous)..span.end)) {
        return Some(before);
    }
    let behind = span.end..next.max(span.end);
    // "On the Saturday in the middle of the meeting, 5 July 2014, a workshop will take place": commas enclose the date.
    let enclosed = text.folded(&(span.end..sentence.end.max(span.end))).starts_with(',');
    let is_apposed = |c: &CueHit| {
        let first = text.cues_in(&behind).iter().find(|c| matches!(c.cue, Cue::SideMeeting | Cue::WillHold));
        enclosed
            && text.folded(&(c.end.min(span.start)..span.start)).trim() == ","
            && first.is_some_and(|c| c.cue == Cue::SideMeeting)
    };
    let own_meeting =
        text.cues_in(&(previous..span.start)).iter().any(|c| {
            matches!(c.cue, Cue::Meeting | Cue::StudyGroup) && !stands_behind_before(text, c) && !is_apposed(c)
        }) && !text.has(&text.back(span.start, DAY_BEFORE_REACH, previous.min(span.start)), &[Cue::DayBefore]);
    if own_noun(&behind) && !plain_noun(&around) && !own_meeting {
        return Some(behind);
    }
    // The noun behind the verb decides: "on Friday, 6 March, will be held a workshop".
    let verb = text.cues_in(&behind).iter().find(|c| c.cue == Cue::WillHold);
    let subject = verb.and_then(|v| {
        let follows = text.ahead(v.end, 60, behind.end);
        text.cues_in(&follows)
            .iter()
            .find(|c| matches!(c.cue, Cue::SideMeeting | Cue::Meeting | Cue::SessionNoun))
            .map(|c| c.cue)
    });
    if subject == Some(Cue::SideMeeting) && !plain_noun(&around) {
        return Some(behind);
    }
    let nouns =
        [Cue::Meeting, Cue::StudyGroup, Cue::WorkingParty, Cue::RapporteurGroup, Cue::RegionalGroup, Cue::SessionNoun];
    let hours = text.mentions_in(sentence).any(|m| matches!(text.mentions[m].value, Value::Times(..)));
    // "The workshop will be held on 7 May. Registration opens on 1 March": what begins then is named.
    let named = crate::letter::actions::named_in(text, &(sentence.start..span.start));
    // A hotel is where something is held.
    let other = !hours && named.iter().any(|a| *a != crate::event::Action::Accommodation);
    let pronoun = (hours || text.has(sentence, &[Cue::WillHold, Cue::Open])) && !text.has(sentence, &nouns) && !other;
    let heading = || section_heading(reading, unit, SECTION).filter(|_| hours);
    // "A technical visit to the training field is offered. It will take place …": the first noun is what the pronoun takes up.
    let first = |s: &Span| {
        let named = text.cues_in(s).iter().find(|c| matches!(c.cue, Cue::SideMeeting | Cue::SessionNoun));
        named.is_some_and(|c| c.cue == Cue::SideMeeting)
    };
    let earlier = previous_sentence(reading, sentence, unit)
        .filter(|s| own_noun(s) && first(s))
        .or_else(|| heading().filter(|h| own_noun(h)))
        .filter(|_| pronoun)?;
    Some(earlier)
}
