//! The hour of an entry: its own, or one that the heading, the heads of the columns or a sentence beside the block give to all.

use crate::document::Span;
use crate::lang::Cue;
use crate::letter::hours;
use crate::letter::reading::Reading;
use crate::letter::text::Position;
use crate::mentions::{Clock, Value};

/// An hour that the heading or the column heads state for all entries.
pub(in crate::letter) fn heading_hour(reading: &Reading<'_, '_>, heading: &Span) -> Option<(Clock, usize)> {
    let text = reading.text;
    // "The meeting opens at 0930 hours. The deadlines are as follows:": what begins at an hour is not due then.
    let due = |m: usize| {
        let hour = &text.mentions[m].span;
        let sentence = text.sentence_at(hour.start);
        let clause = hours::clause_of_hour(reading, hour, &sentence);
        let goes_on = text.unit_at(hour.start).is_some_and(|u| sentence.end < text.units[u].span.end);
        let others = [Cue::Meeting, Cue::SideMeeting, Cue::SessionNoun, Cue::Break];
        !(hours::tells_of_event(reading, &clause) || goes_on && reading.has(&clause, &others))
    };
    text.mentions_in(heading).find_map(|m| match text.mentions[m].value {
        Value::Time(clock) if due(m) => Some((clock, m)),
        _ => None,
    })
}

/// The hour that a sentence directly above or below a block gives all its days: "In all cases the systems close at 2359 hours on the
/// date shown."
pub(super) fn common_hour(reading: &Reading<'_, '_>, region: &Span) -> Option<(Clock, usize)> {
    let text = reading.text;
    let above = text.units.iter().rfind(|u| u.span.end <= region.start);
    let below = text.units.iter().find(|u| u.span.start >= region.end);
    [above, below].into_iter().flatten().find_map(|unit| {
        if !reading.has(&unit.span, &[Cue::AllDeadlines]) {
            return None;
        }
        let mut times = text.mentions_in(&unit.span);
        let only = times.next().filter(|_| times.next().is_none())?;
        // The clause of the hour says so, and that something ends: in all cases the meeting may open at 0930 hours, too.
        let clause = text.clause_at(&text.mentions[only].span);
        let ends = reading.has(&clause, &[Cue::End, Cue::LastDayCue, Cue::DeadlineHeading]);
        let others = [Cue::Open, Cue::Meeting, Cue::Break, Cue::Desk, Cue::SessionNoun];
        if !ends || !reading.has(&clause, &[Cue::AllDeadlines]) || reading.has(&clause, &others) {
            return None;
        }
        match text.mentions[only].value {
            Value::Time(clock) => Some((clock, only)),
            _ => None,
        }
    })
}

/// The hour that the heading above a line of a label and its day gives, or a sentence beside such lines: "Deadlines (1600 hours UTC):", and
/// below it "contributions: 1 May".
pub(in crate::letter) fn hour_of_lines(reading: &Reading<'_, '_>, unit: &Span) -> Option<(Clock, usize)> {
    let text = reading.text;
    let at = text.unit_at(unit.start)?;
    let line = |i: &usize| {
        let span = &text.units[*i].span;
        let mut mentions = text.mentions_in(span);
        let only = mentions.next().filter(|m| mentions.next().is_none() && reading.day(*m).is_some());
        only.is_some_and(|m| text.folded(&(span.start..text.mentions[m].span.start.max(span.start))).contains(':'))
    };
    let first = (0..at).rev().take(LINES).take_while(line).last().unwrap_or(at);
    let last = (at + 1..text.units.len()).take(LINES).take_while(line).last().unwrap_or(at);
    if !line(&at) {
        return None;
    }
    let heading = text.units.get(first.checked_sub(1)?).map(|u| u.span.clone())?;
    let heads = reading.has(&heading, &[Cue::DeadlineHeading])
        && text.folded(&heading).trim_end().ends_with(':')
        && text.mentions_in(&heading).count() == 1;
    let told = heads.then(|| heading_hour(reading, &heading)).flatten();
    told.or_else(|| common_hour(reading, &(text.units[first].span.start..text.units[last].span.end)))
}

/// Lines of a list of last days.
const LINES: usize = 12;

/// An hour in the column heads that a block begins with: "Deadline (2359 hours, Geneva time)".
pub(super) fn column_hour(reading: &Reading<'_, '_>, region: &Span, first: usize) -> Option<(Clock, usize)> {
    let text = reading.text;
    let entry = text.unit_at(text.mentions[first].span.start).map(|u| text.units[u].span.start)?;
    let heads = region.start..entry.max(region.start);
    let bracketed = |at: usize| text.in_brackets(heads.start, at);
    heading_hour(reading, &heads).filter(|(_, m)| {
        let at = text.mentions[*m].span.start;
        let cell = text.unit_at(at).is_some_and(|u| matches!(text.units[u].position, Position::Cell { .. }));
        reading.is_open(*m) && (cell || bracketed(at)) && text.mentions_in(&heads).all(|m| !text.mentions[m].is_date())
    })
}

/// The hour of an entry: a clock time before its first action, or in a bracket with its zone.
pub(super) fn entry_hour(reading: &Reading<'_, '_>, body: &Span) -> Option<(Clock, usize)> {
    let text = reading.text;
    let first_action = text.cues_in(body).iter().find(|c| matches!(c.cue, Cue::Act(_))).map_or(body.end, |c| c.start);
    text.mentions_in(body).find_map(|m| match text.mentions[m].value {
        Value::Time(clock) => {
            let span = &text.mentions[m].span;
            let zoned = text.zones.iter().any(|z| {
                z.start >= span.end && z.start < span.end + 24 || z.end <= span.start && z.end + 24 > span.start
            });
            (span.start < first_action || zoned).then_some((clock, m))
        }
        _ => None,
    })
}

/// The end of an hour and its zone that directly follow a position, or the position itself.
pub(super) fn behind_hour(reading: &Reading<'_, '_>, at: usize, limit: usize) -> usize {
    let text = reading.text;
    let near =
        |start: usize, end: usize| !text.folded(&(start..end)).contains(['/', '\n', ';', ':']) && end - start <= 12;
    let Some(hour) = text.mentions_in(&(at..limit)).next().map(|m| &text.mentions[m]) else { return at };
    if !matches!(hour.value, Value::Time(_)) || !near(at, hour.span.start) {
        return at;
    }
    let zone = text.zones.iter().find(|z| z.start >= hour.span.end && z.start < limit);
    zone.filter(|z| near(hour.span.end, z.start)).map_or(hour.span.end, |z| z.end)
}
