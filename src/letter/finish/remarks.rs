//! What is to be told of the whole letter: weekdays, months and years that do not fit, deadlines that come late, zones.

use crate::event::{Event, Inferred, Kind, Zone};
use crate::letter::reading::{Fact, Meeting, Reading};
use crate::mentions::{Mention, Value};
use crate::note::Code;
use chrono::{Datelike, NaiveDate};

/// Remarks that need the whole letter.
pub(super) fn notes(reading: &mut Reading<'_, '_>, events: &[Event]) {
    let text = reading.text;
    for mention in &text.mentions {
        let wrong = match mention.value {
            Value::Date(day) => day.weekday_differs().then_some(day),
            Value::Range(first, last) => [first, last].into_iter().find(|d| d.weekday_differs()),
            _ => None,
        };
        if let Some(date) = wrong.and_then(|d| d.date()) {
            reading.remark(Code::WeekdayMismatch, mention.span.clone(), format!("{date} ({})", weekday(date)));
        }
        if mention.is_impossible() {
            reading.remark(Code::NoSuchDay, mention.span.clone(), mention.iso());
        }
        let printed = text.source(&mention.span);
        let split = printed.contains('\n') && (printed.contains("-\n") || printed.contains("-\r\n"));
        if mention.repaired || split && !matches!(mention.value, Value::Times(..)) && broken_month(printed) {
            reading.remark(Code::RepairedText, mention.span.clone(), mention.iso());
        }
    }
    dual_months(reading);
    year_notes(reading, events);
    let main = reading.main_meeting();
    let deadlines = reading.facts.iter().filter(|f| f.kind == Kind::Deadline);
    let late = deadlines.filter(|fact| {
        let meeting = fact.meeting.or(main).map(|m| reading.meetings[m].last);
        let target = deadline_meeting(reading, fact).or(meeting);
        target.is_some_and(|last| fact.when.day() > last)
    });
    for fact in late.cloned().collect::<Vec<_>>() {
        let at = fact.mentions.first().map_or(fact.quote.clone(), |m| text.mentions[*m].span.clone());
        reading.remark(Code::DeadlineAfterMeeting, at, fact.when.day().to_string());
    }
    // "Anywhere on Earth" is no place's clock.
    let no_place = |tz: chrono_tz::Tz| matches!(tz, chrono_tz::Tz::Europe__Zurich | chrono_tz::Tz::Etc__GMTPlus12);
    let outside = events.iter().find_map(|e| match e.when.zone() {
        Some(Zone::Local(tz)) if !no_place(tz) => Some(tz.name()),
        _ => None,
    });
    if let Some(zone) = outside {
        reading.remark(Code::PlaceZone, 0..0, zone.to_owned());
    }
    if events.is_empty() {
        let code = if reading.head.is_letter { Code::NoEvents } else { Code::NotALetter };
        reading.remark(code, 0..0, String::new());
    }
}

/// A month is printed by two names that are not of the same one: "10 July/June 2014" in Arabic, which prints both its names.
fn dual_months(reading: &mut Reading<'_, '_>) {
    let text = reading.text;
    for pair in text.months.windows(2) {
        let [first, second] = pair else { continue };
        let gap = text.folded(&(first.end..second.start.max(first.end)));
        let arabic = text.folded(&(first.start..first.end)).starts_with(|c| ('\u{600}'..='\u{6ff}').contains(&c));
        let inside = |m: usize| text.mentions[m].is_date() && text.mentions[m].span.contains(&second.start);
        let near = text.mentions_in(&(first.start.saturating_sub(DUAL)..second.end));
        if !arabic || first.sense == second.sense || !matches!(gap.trim(), "/" | "(") {
            continue;
        }
        if let Some(mention) = near.into_iter().find(|m| inside(*m)) {
            let found = &text.mentions[mention];
            reading.remark(Code::DateConflict, found.span.clone(), found.iso());
        }
    }
}

/// Bytes from the start of a date to its month.
const DUAL: usize = 60;

/// The last day of the meetings that a deadline is for: the latest of the letter.
fn deadline_meeting(reading: &Reading<'_, '_>, fact: &Fact) -> Option<NaiveDate> {
    let of = |m: &&Meeting| fact.groups.is_empty() || m.groups.iter().any(|g| fact.groups.contains(g));
    reading.meetings.iter().filter(of).map(|m| m.last).max()
}

fn broken_month(source: &str) -> bool {
    source.split(['\n', '\r']).any(|line| line.ends_with('-') && line[..line.len() - 1].ends_with(char::is_alphabetic))
}

/// Events whose day is nowhere printed with its year.
fn year_notes(reading: &mut Reading<'_, '_>, events: &[Event]) {
    let printed: Vec<NaiveDate> = reading
        .text
        .mentions
        .iter()
        .filter(|m| !m.inferred.contains(&Inferred::Year))
        .filter_map(Mention::days)
        .flat_map(|(first, last)| [first, last])
        .collect();
    for event in events {
        let inferred = event.evidence.iter().any(|e| e.inferred.contains(&Inferred::Year));
        if !inferred || printed.contains(&event.when.first_day()) {
            continue;
        }
        let day = event.when.first_day();
        let mention = (0..reading.text.mentions.len()).find(|m| reading.days(*m).is_some_and(|(d, _)| d == day));
        let at = mention.map_or(0..0, |m| reading.text.mentions[m].span.clone());
        if !reading.remarks.iter().any(|r| r.code == Code::YearInferred) {
            reading.remark(Code::YearInferred, at, day.year().to_string());
        }
    }
}

/// The weekday of a date, for messages.
fn weekday(day: NaiveDate) -> u8 {
    day.weekday().number_from_monday() as u8
}
