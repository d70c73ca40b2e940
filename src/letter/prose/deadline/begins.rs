//! Days on which something begins or is held: from when on something can be done, the period in which it can, the hours of an event.

use super::verdicts::is_put_to_use;
use super::*;

/// Whether a range is the time in which something can be done: "registration: 9 July to 28 September". An exhibition that is held is
/// not due.
pub(in crate::letter::prose) fn is_period_of_action(
    reading: &Reading<'_, '_>,
    mention: usize,
    sentence: &Span,
) -> bool {
    let text = reading.text;
    let clause = text.clause_at(&text.mentions[mention].span);
    let span = &text.mentions[mention].span;
    let scope = sentence.start..span.start;
    let held = [Cue::Meeting, Cue::SideMeeting, Cue::SessionNoun, Cue::RapporteurGroup];
    let mut action = actions::named_in(text, &scope);
    // Chinese sets behind the period what is asked for: 请于4月13日至5月10日期间在线注册.
    let ahead = |last| reading.meetings.iter().filter(|m| m.principal).all(|m| last < m.first);
    let asks = action.is_empty()
        && reading.days(mention).is_some_and(|(_, last)| ahead(last))
        && text.pack_at(span.start).script == crate::lang::Script::Han
        && reading.has(&scope, &[Cue::Ask, Cue::Must]);
    if asks {
        action = actions::named_in(text, &(span.end..clause.end.max(span.end)));
    }
    if is_put_to_use(reading, mention, sentence) {
        return false;
    }
    // "Contributions received between 27 July and 24 August": a conjunction joins the ends of no meeting.
    let between = || {
        let joined = text.joins.iter().any(|j| span.start < j.start && j.end < span.end);
        joined && reading.days(mention).is_some_and(|(first, last)| (last - first).num_days() > 1 && ahead(last))
    };
    let sent = || action.as_slice() == [Action::Contributions] && between();
    // "Requests for fellowships are accepted from 15 January to 29 March": ahead of the meeting, and not what is paid for.
    let asked = || {
        let days = reading.days(mention).filter(|(first, last)| (*last - *first).num_days() >= REQUESTS);
        action.as_slice() == [Action::Fellowship] && days.is_some_and(|(_, last)| ahead(last))
    };
    (matches!(action.as_slice(), [Action::Registration | Action::Abstract | Action::Nomination | Action::Reply])
        || sent()
        || asked())
        && text.groups_in(sentence).is_empty()
        && !reading.has(&scope, &held)
        && !reading.has(&(span.end..sentence.end), &held)
        && !reading.has(&clause, &[Cue::NewValue])
        // What is consulted on is a document.
        && (action == [Action::Reply] || !reading.has(&clause, &[Cue::Cited]))
        && !(action == [Action::Abstract] && reading.has(&clause, &[Cue::WillHold]))
        && !in_bracket(reading, mention)
}

/// Days for which requests are accepted at least: shorter periods are those of offices and journeys.
const REQUESTS: i64 = 14;

/// Whether what a sentence dates is held from one hour to another, and is a side event: "a forum on the Friday before it, 9 October,
/// from 1000 to 1630 hours".
pub(super) fn is_held_for_hours(reading: &Reading<'_, '_>, mention: usize, sentence: &Span) -> bool {
    let text = reading.text;
    let span = &text.mentions[mention].span;
    let (previous, _) = between_dates(reading, span, sentence);
    let next = text.mentions_in(&(span.end..sentence.end)).next().map(|m| &text.mentions[m]);
    let hours = next.is_some_and(|m| {
        let gap = text.folded(&(span.end..m.span.start)).chars().filter(|c| c.is_alphabetic()).count();
        matches!(m.value, Value::Times(..)) && gap <= 8
    });
    hours
        && reading.has(&(previous..span.start), &[Cue::SideMeeting])
        && !actions::any_in(text, &(previous..span.start))
}

/// Letters of a preposition, or of an article.
const PREPOSITION: usize = 3;

/// Whether a date says from when something can be done: "registration opens on 1 February".
pub(super) fn begins_then(reading: &Reading<'_, '_>, mention: usize, sentence: &Span) -> bool {
    let text = reading.text;
    let span = &text.mentions[mention].span;
    let (previous, _) = between_dates(reading, span, sentence);
    let own = previous..span.start;
    let last = [Cue::LastDayCue, Cue::End, Cue::DeadlineHeading];
    // A period has its last day: "registration is open from 1 to 30 April".
    if reading.day(mention).is_none() {
        return false;
    }
    // A preposition touches its day: "dès le 4 mai"; without accents it is the article of "soumission des contributions".
    let opens = |c: &crate::letter::text::CueHit| {
        let gap = || letters(text.folded(&(c.end.min(span.start)..span.start)));
        matches!(c.cue, Cue::Open | Cue::Since) && (c.end - c.start > PREPOSITION || gap() <= PREPOSITION)
    };
    // 在线注册会前三个月开放，4月12日截止: the day has its own word behind it.
    let han = text.pack_at(span.start).script == crate::lang::Script::Han;
    let closes_behind = || text.cues_in(&(span.end..span.end + 1)).iter().any(|c| last.contains(&c.cue));
    if han && closes_behind() {
        return false;
    }
    // 自3月1日起开放.
    let opens_behind = || text.cues_in(&(span.end..span.end + 1)).iter().any(|c| c.cue == Cue::Since);
    (text.cues_in(&text.back(span.start, 24, previous)).iter().any(opens)
        || opens_behind()
        || opening_of(reading, &own))
        && actions::any_in(text, &own)
        && !reading.has(&own, &last)
        && !is_held(reading, &own)
        && !is_desk_day(reading, mention)
        || opens_then_closes(reading, mention, sentence)
}

/// "Opening of registration", "registration opens": words of a row that say nothing but from when something can be done.
pub(in crate::letter) fn opening_of(reading: &Reading<'_, '_>, words: &Span) -> bool {
    let text = reading.text;
    let word = text.cues_in(words).iter().find(|c| c.cue == Cue::Open && c.end <= words.end).copied();
    let action = actions::places_in(text, words).into_iter().next();
    let mut all = actions::all_in(text, words);
    all.dedup();
    let count = |from: usize, to: usize| letters(text.folded(&(from.min(to)..to)));
    let last = [Cue::LastDayCue, Cue::End, Cue::DeadlineHeading];
    all.len() == 1
        && !reading.has(words, &last)
        && word.zip(action).is_some_and(|(word, action)| {
            let gap = word.end.min(action.end)..word.start.max(action.start);
            let near = letters(text.folded(&gap)) <= OF && !text.folded(&gap).contains([':', ',', '.', '\n']);
            let first = word.end <= action.start && count(words.start, word.start) == 0;
            let then = action.end <= word.start && count(word.end, words.end) == 0;
            near && (first || then)
        })
}

/// Letters between "opening" and what opens: "of the online".
const OF: usize = 12;

/// "The period for registration opens on 7 November and closes on 6 January": the words behind the day say until when.
fn opens_then_closes(reading: &Reading<'_, '_>, mention: usize, sentence: &Span) -> bool {
    let text = reading.text;
    let span = &text.mentions[mention].span;
    let (previous, next) = between_dates(reading, span, sentence);
    let own = previous..span.start;
    let action = actions::named_in(text, &own);
    let verb = text.cues_in(&own).iter().rfind(|c| c.cue == Cue::Open).map(|c| c.end.min(span.start));
    let last_day = |from: usize| reading.has(&(from..span.start), &[Cue::LastDayCue, Cue::End]);
    let goes_on = |a: &Action| actions::all_in(text, &(span.end..next)).iter().all(|b| a == b);
    next < sentence.end
        && text.mentions_in(&(next..next + 1)).any(|m| reading.day(m).is_some())
        && verb.is_some_and(|v| !last_day(v))
        && reading.has(&(span.end..next), &[Cue::End, Cue::LastDayCue])
        && matches!(action.as_slice(), [only] if goes_on(only))
        && !is_held(reading, &own)
        && !reading.has(&(span.end..next), &[Cue::Open])
        && !is_desk_day(reading, mention)
}

/// Whether what begins on a day is that something can be done: "registration for the workshop begins on 1 February".
pub(in crate::letter::prose) fn opens_action(reading: &Reading<'_, '_>, mention: usize, sentence: &Span) -> bool {
    let text = reading.text;
    let span = &text.mentions[mention].span;
    let (previous, _) = between_dates(reading, span, sentence);
    let own = previous..span.start;
    let clause = text.clause_at(span);
    // Chinese and others end with the verb.
    let verb = reading.has(&own, &[Cue::Open]) || reading.has(&(span.end..clause.end.max(span.end)), &[Cue::Open]);
    // What opens at an hour is the desk.
    let hour = adjacent_hour(reading, mention, sentence).is_some();
    // "Registration is open through 30 April".
    let limited =
        text.limits.iter().any(|l| l.end <= span.start && text.folded(&(l.end..span.start)).trim().is_empty());
    !hour
        && !limited
        && actions::any_in(text, &own)
        && verb
        && !reading.has(&own, &[Cue::LastDayCue, Cue::End, Cue::DeadlineHeading])
        && !is_held(reading, &own)
        && !is_desk_day(reading, mention)
}

/// Whether words speak of something that is held, and not only of what it is done for: "registration for this meeting", "workshop
/// registration".
fn is_held(reading: &Reading<'_, '_>, words: &Span) -> bool {
    let text = reading.text;
    let held = |c: &&crate::letter::text::CueHit| {
        matches!(c.cue, Cue::Meeting | Cue::SideMeeting | Cue::SessionNoun) && c.end <= words.end
    };
    let places = actions::places_in(text, words);
    let Some(action) = places.first() else { return reading.has(words, &[Cue::Meeting, Cue::SideMeeting]) };
    let apart = |from: usize, to: usize, most: usize| {
        let gap = text.folded(&(from..to.max(from)));
        letters(gap) > most || gap.contains([':', ',', ';', '.', '(', '。'])
    };
    text.cues_in(words).iter().filter(held).any(|c| match c.start < action.start {
        true => apart(c.end, action.start, 0),
        false => apart(action.end, c.start, FOR_THE),
    })
}

/// Letters between an action and the meeting for which it is done: "for all the".
const FOR_THE: usize = 12;

/// Whether a date is the first day of a meeting: what opens on it is the desk.
fn is_desk_day(reading: &Reading<'_, '_>, mention: usize) -> bool {
    let day = reading.day(mention);
    reading.meetings.iter().any(|m| Some(m.first) == day)
}
