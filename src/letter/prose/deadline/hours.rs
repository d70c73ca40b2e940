//! The hour of a deadline: beside its date, or told of that day by the next words.

use super::*;
use crate::lang::Script;
use crate::letter::hours::{clause_of_hour, tells_of_event};

/// When something is due: at the hour beside the date, at that which the next words or the rule before it give, or on the day.
pub(super) fn moment(reading: &mut Reading<'_, '_>, date: &Dated<'_>) -> FactTime {
    let hour = date
        .hour
        .or_else(|| hour_of_that_day(reading, date.sentence, date.unit))
        .or_else(|| crate::letter::relative::hour_of_rule_before(reading, date.mention, date.sentence))
        .or_else(|| deadlines::hour_of_lines(reading, date.unit));
    let Some((clock, time)) = hour else { return FactTime::Day(date.day) };
    let time_span = reading.text.mentions[time].span.clone();
    let told = reading.text.sentence_at(time_span.start);
    let zone = reading.stated_zone(&time_span, &told, None).or(reading.all_hours).unwrap_or(Zone::GENEVA);
    reading.take(time, Role::Event, "");
    FactTime::Instant(at(date.day, clock), zone)
}

/// A clock time that belongs to a date: directly behind it, or directly before it.
pub(in crate::letter::prose) fn adjacent_hour(
    reading: &Reading<'_, '_>,
    mention: usize,
    sentence: &Span,
) -> Option<(crate::mentions::Clock, usize)> {
    let text = reading.text;
    let span = &text.mentions[mention].span;
    let hours = text.mentions_in(sentence).filter_map(|m| {
        let Value::Time(clock) = text.mentions[m].value else { return None };
        let time = &text.mentions[m].span;
        let range = if time.start >= span.end { span.end..time.start } else { time.end..span.start };
        let gap = text.view.text.get(range.clone())?;
        let letters = |s: &str| s.chars().filter(|c| c.is_alphabetic()).count();
        let zone = text.zones.iter().find(|z| range.start <= z.start && z.end <= range.end);
        let zone = zone.map_or(0, |z| letters(&text.view.text[z.start..z.end]));
        // "Not later than 23:59 hours the 28th day prior to the conference, i.e. Monday, 22 September": the rule that gives the day.
        let between = time.end..span.start.max(time.end);
        let told = text.mentions_in(&between).all(|m| matches!(text.mentions[m].value, Value::Rule(_)));
        let before = text.limits.iter().any(|l| l.sense == Sense::Before && between.contains(&l.start));
        let due = || text.has(&text.back(time.start, DUE, sentence.start), &[Cue::LastDayCue]);
        let ruled = told && before && letters(gap) <= RULE && due();
        let near = (letters(gap) <= 14 + zone || ruled) && !gap.contains([';', '。']);
        let other = gap.contains(',') && begins_something(reading, m, &range);
        let other = other || is_of_another(reading, span, time, sentence);
        (near && !other && !passes_day(reading, span, &range)).then(|| (letters(gap), (clock, m)))
    });
    hours.min_by_key(|(gap, _)| *gap).map(|(_, hour)| hour)
}

/// Whether the clause of an hour, which a comma parts from a day, says that something begins or is held then: "the meeting opens at 0930
/// hours, the last day for registration is 18 May".
fn begins_something(reading: &Reading<'_, '_>, hour: usize, between: &Span) -> bool {
    let text = reading.text;
    let span = &text.mentions[hour].span;
    let clause = text.clause_at(span);
    // The part of the clause on the hour's side of the comma.
    let comma = text.folded(between).rfind(',').map_or(between.start, |i| between.start + i);
    let own =
        if span.start < comma { clause.start..comma.min(clause.end) } else { comma.max(clause.start)..clause.end };
    let begins = [Cue::Open, Cue::OpeningSession, Cue::Desk, Cue::WillHold, Cue::SessionNoun];
    own.start < own.end && reading.has(&own, &begins) && !reading.has(&own, &[Cue::LastDayCue, Cue::DeadlineHeading])
}

/// Letters of a conjunction and a preposition between two days of a list.
const JOINED: usize = 6;

/// Whether another day stands between a day and an hour, with words of its own: "papers to be translated by 28 September, others by
/// 15 November (2400 hours)". The days of a list share what stands behind the last.
fn passes_day(reading: &Reading<'_, '_>, day: &Span, between: &Span) -> bool {
    let text = reading.text;
    let mut end = day.end.min(between.start);
    text.mentions_in(between).filter(|m| text.mentions[*m].is_date()).any(|m| {
        let next = &text.mentions[m].span;
        let gap = end.min(next.start)..next.start;
        let words = text.folded(&gap);
        let words = words.split_once(')').map_or(words, |(_, behind)| behind);
        end = next.end;
        letters(words) > JOINED || text.has(&gap, &[Cue::TheOthers])
    })
}

/// Letters of a preposition or an article behind a comma, as many in the widest script.
const BARE: usize = 6;

/// Whether the hour near a date is that of something else: "the meeting opens at 0930 hours, registration closes on 4 May", "contributions
/// on 4 May at 1600 hours, visas on 6 May". A comma or a conjunction parts them, and the hour's own clause has its thing or its day.
fn is_of_another(reading: &Reading<'_, '_>, date: &Span, time: &Span, sentence: &Span) -> bool {
    let text = reading.text;
    let gap = time.end.min(date.end)..date.start.max(time.start);
    let comma = text.folded(&gap).rfind(',').map(|i| gap.start + i);
    let join = text.joins.iter().rfind(|j| gap.start <= j.start && j.end <= gap.end).map(|j| j.start);
    let Some(border) = comma.max(join) else { return false };
    let own = clause_of_hour(reading, time, sentence);
    if date.end <= time.start {
        return tells_of_event(reading, &(border.max(own.start)..own.end));
    }
    let dated = text.mentions_in(&(own.start..time.start)).any(|m| text.mentions[m].is_date());
    // Chinese sets the verb behind the hour.
    let ended = reading.has(&(gap.start..border), &[Cue::Open, Cue::End, Cue::WillHold]);
    let behind = border..gap.end;
    let wide = if text.pack_at(border).script == Script::Han { 3 } else { 1 };
    let bare = letters(text.folded(&behind)) * wide <= BARE;
    dated || ended || !bare && tells_of_event(reading, &(own.start..own.end.min(border)))
}

/// Characters before an hour in which the words for a last day stand.
const DUE: usize = 24;

/// Letters of a rule between an hour and the day that it gives.
const RULE: usize = 60;

/// Where the hour behind a date ends, with a zone that touches it or stands in a bracket.
pub(super) fn end_of_hour(reading: &Reading<'_, '_>, date: &Span, time: usize) -> usize {
    let text = reading.text;
    let hour = &text.mentions[time].span;
    if hour.start < date.end {
        return date.end;
    }
    let zone = text.zones.iter().find(|z| z.start >= hour.end && z.start <= hour.end + 3);
    let end = zone.map_or(hour.end, |z| z.end);
    let closes = zone.is_some() && text.view.text[end..].starts_with(')');
    end + usize::from(closes)
}

/// The hour that the words behind a semicolon give to the day before it: "until 4 May; the system closes at 2359 hours on that day".
fn hour_of_that_day(
    reading: &Reading<'_, '_>,
    sentence: &Span,
    unit: &Span,
) -> Option<(crate::mentions::Clock, usize)> {
    let text = reading.text;
    let ends = text.folded(sentence).ends_with(';') && sentence.end + 1 < unit.end;
    let next = ends.then(|| text.sentence_at(sentence.end + 1))?;
    let told = reading.has(&next, &[Cue::SameDay]) && reading.has(&next, &[Cue::End, Cue::LastDayCue]);
    let mut mentions = text.mentions_in(&next).filter(|_| told);
    let (only, None) = (mentions.next()?, mentions.next()) else { return None };
    let Value::Time(clock) = text.mentions[only].value else { return None };
    Some((clock, only))
}
