//! Rows of a correction: a label that says what is corrected, the old value, the new one.

use super::reading::{Meeting, Reading};
use super::text::Unit;
use super::{Role, actions, deadlines, event_name, meetings};
use crate::document::Span;
use crate::lang::Cue;

/// Takes the new days of meetings, and those of rows whose label names what is due for deadlines: "Key deadlines, registration | 1 September | 11 September".
pub(super) fn read(reading: &mut Reading<'_, '_>) {
    move_meetings(reading);
    let text = reading.text;
    for unit in &text.units {
        let mut dates = text.mentions_in(&unit.span).filter(|m| reading.day(*m).is_some() && reading.is_open(*m));
        let (Some(date), None) = (dates.next(), dates.next()) else { continue };
        // The new cell may say itself what is due.
        if actions::any_in(text, &unit.span) || text.mentions_in(&unit.span).any(|m| is_range(reading, m)) {
            continue;
        }
        let label = label_of_row(reading, unit.span.start);
        // "Start of registration" is no last day, and a day of a meeting is hardly one.
        let day = reading.day(date);
        let meets = reading.meetings.iter().any(|m| day.is_some_and(|d| m.first <= d && d <= m.last));
        let other = [Cue::Open, Cue::SessionNoun];
        if let Some(label) = label.filter(|l| !meets && actions::any_in(text, l) && !reading.has(l, &other)) {
            let behind = text.mentions[date].span.end..unit.span.end;
            deadlines::entry(reading, date, &label, None, false, Some(behind));
        }
    }
}

/// Moves a meeting to the new days of its row: "Dates of the meeting | 13-24 May | 20-31 May", also where the subject still prints the old
/// ones.
fn move_meetings(reading: &mut Reading<'_, '_>) {
    let text = reading.text;
    for unit in &text.units {
        let mut dates = text.mentions_in(&unit.span).filter(|m| reading.days(*m).is_some());
        let (Some(new), None) = (dates.next(), dates.next()) else { continue };
        let Some((label, old)) = row_before(reading, unit.span.start).filter(|_| reading.is_open(new)) else {
            continue;
        };
        let nouns = [Cue::Meeting, Cue::SideMeeting];
        let other = [Cue::Open, Cue::SessionNoun, Cue::Desk];
        if !reading.has(&label, &nouns) || reading.has(&label, &other) || actions::any_in(text, &label) {
            continue;
        }
        let (Some((first, last)), Some(before)) = (reading.days(new), only_days(reading, &old)) else { continue };
        let called = |m: &Meeting| (m.first, m.last) == before;
        let Some(meeting) = reading.meetings.iter_mut().find(|m| called(m)) else {
            if reading.has(&label, &[Cue::SideMeeting]) {
                call(reading, new, Some(&label));
            }
            continue;
        };
        (meeting.first, meeting.last) = (first, last);
        let voided = std::mem::replace(&mut meeting.mention, new);
        reading.take(new, Role::Event, "");
        reading.verdicts[voided] =
            Some(super::reading::Verdict { role: Role::Superseded, reason: "the days from which the meeting moves" });
    }
}

/// Calls the meeting of a correction on its new days: the side event that a label names, or what the subject names without a date.
fn call(reading: &mut Reading<'_, '_>, mention: usize, label: Option<&Span>) {
    let Some(days) = reading.days(mention) else { return };
    let Some(named) = label.cloned().or_else(|| reading.head.subject.clone()) else { return };
    let side = reading.has(&named, &[Cue::SideMeeting]);
    let names = meetings::names(reading.text, &named);
    let own = || reading.head.group.iter().cloned().collect();
    let groups = if side || !names.is_empty() { names } else { own() };
    let name = side.then(|| event_name::of(reading, &named)).flatten();
    let place = meetings::letter_place(reading);
    let principal = label.is_none();
    let quote = reading.text.sentence_at(reading.text.mentions[mention].span.start);
    let meeting = Meeting::new(groups, days, mention, &quote);
    reading.call(Meeting { side, name, principal, place, ..meeting });
}

/// Calls the meeting that the subject names without a date on the days that a correction puts in the place of others: "replace
/// "17-18 June" by "12-13 October"".
pub(super) fn call_anew(reading: &mut Reading<'_, '_>) {
    let text = reading.text;
    let dateless = reading.head.subject.as_ref().is_some_and(|s| text.mentions_in(s).next().is_none());
    if reading.head.revises.is_none() || !dateless || reading.meetings.iter().any(|m| m.principal) {
        return;
    }
    let body = reading.head.span.end..reading.annex_start;
    let days: Vec<usize> = text.mentions_in(&body).filter(|m| is_range_of_days(reading, *m)).collect();
    let moved = days.windows(2).find(|pair| {
        let (old, new) = (pair[0], pair[1]);
        let sentence = text.sentence_at(text.mentions[new].span.start);
        let voided = reading.is_superseded(old);
        let between = text.mentions[old].span.end..text.mentions[new].span.start;
        voided
            && reading.is_open(new)
            && sentence.contains(&text.mentions[old].span.start)
            && reading.has(&between, &[Cue::NewValue])
    });
    if let Some(pair) = moved {
        call(reading, pair[1], None);
    }
}

fn is_range_of_days(reading: &Reading<'_, '_>, mention: usize) -> bool {
    reading.days(mention).is_some_and(|(first, last)| first < last)
}

/// The days that a cell gives, where it gives no other.
fn only_days(reading: &Reading<'_, '_>, cell: &Span) -> Option<(chrono::NaiveDate, chrono::NaiveDate)> {
    let mut days = reading.text.mentions_in(cell).filter_map(|m| reading.days(m));
    days.next().filter(|_| days.next().is_none())
}

fn is_range(reading: &Reading<'_, '_>, mention: usize) -> bool {
    matches!(reading.text.mentions[mention].value, crate::mentions::Value::Times(..))
}

/// The cells before the old value of the row of a new one. They hold no value themselves.
pub(super) fn label_of_row(reading: &Reading<'_, '_>, at: usize) -> Option<Span> {
    row_before(reading, at).map(|(label, _)| label)
}

/// The cells before the old value of the row of a new one, and that of the old value.
fn row_before(reading: &Reading<'_, '_>, at: usize) -> Option<(Span, Span)> {
    let text = reading.text;
    let own = text.unit_at(at)?;
    let row = text.units[own].position.row()?;
    let before: Vec<&Unit> = text.units[..own].iter().rev().take_while(|u| u.position.row() == Some(row)).collect();
    let dated = |u: &Unit| text.mentions_in(&u.span).next().is_some();
    let old = |u: &Unit| dated(u) && text.mentions_in(&u.span).all(|m| reading.is_superseded(m));
    let last = before.iter().position(|u| old(u))?;
    let label = &before[last + 1..];
    let (first, end) = (label.last()?, label.first()?);
    if label.iter().any(|u| dated(u)) {
        None
    } else {
        Some((first.span.start..end.span.end, before[last].span.clone()))
    }
}
