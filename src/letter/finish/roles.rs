//! Roles of what no step has taken.

use crate::document::Span;
use crate::event::Kind;
use crate::letter::Role;
use crate::letter::reading::{Fact, FactTime, Meeting, Reading, at};
use crate::letter::text::letters;
use crate::mentions::Value;
use chrono::{Datelike, NaiveDate, NaiveTime};

/// Letters beside the date in the head of a day: "Day 2", a weekday.
const DAY_HEAD: usize = 12;

/// Roles of what no step has taken: what an event already says is repeated, the rest is other.
pub(in crate::letter) fn remaining_roles(reading: &mut Reading<'_, '_>) {
    let mut short: Option<(usize, bool)> = None;
    for mention in 0..reading.text.mentions.len() {
        if !reading.is_open(mention) {
            continue;
        }
        let (role, reason) = match reading.text.mentions[mention].days() {
            Some(days) => role_of_days(reading, mention, days, &mut short),
            None => role_of_value(reading, mention),
        };
        reading.take(mention, role, reason);
    }
}

/// The role of a day or of several.
fn role_of_days(
    reading: &Reading<'_, '_>,
    mention: usize,
    (first, last): (NaiveDate, NaiveDate),
    short: &mut Option<(usize, bool)>,
) -> (Role, &'static str) {
    let span = &reading.text.mentions[mention].span;
    let edge = |m: &Meeting| m.first == first || m.last == first;
    let meeting = reading.meetings.iter().any(|m| m.first == first && m.last == last || first == last && edge(m));
    let told = first == last && is_told(reading, first);
    let inside = reading.meetings.iter().any(|m| m.first <= first && last <= m.last);
    let day_head = inside && heads_day(reading, mention, last > first, short);
    if first == last && reading.head.date == Some(first) && dates_letter(reading, span) {
        (Role::LetterDate, "the date of the letter")
    } else if meeting || told || day_head {
        (Role::Repeated, "an event says so already")
    } else if first < last && follows_group(reading, span) {
        (Role::OtherMeeting, "days of a group that this letter does not call")
    } else {
        (Role::Other, "nothing says what it is")
    }
}

/// Whether a deadline or an opening is on a day.
fn is_told(reading: &Reading<'_, '_>, day: NaiveDate) -> bool {
    // The hour of an opening tells its day; 24:00 is printed with the day before it.
    let days = |f: &Fact| match f.when {
        FactTime::Instant(at, _) if at.time() == NaiveTime::MIN => [Some(at.date()), at.date().pred_opt()],
        _ => [Some(f.when.day()), None],
    };
    let tells = |f: &Fact| {
        matches!(f.kind, Kind::Deadline | Kind::Opening | Kind::RegistrationDesk) && days(f).contains(&Some(day))
    };
    reading.facts.iter().any(tells)
}

/// Whether days of the meeting head what is held on them: hours stand behind, several days in an annex, or next to nothing else on
/// their line. `short` is what the line before was found to be.
fn heads_day(reading: &Reading<'_, '_>, mention: usize, several: bool, short: &mut Option<(usize, bool)>) -> bool {
    let found = &reading.text.mentions[mention];
    reading.text.unit_at(found.span.start).is_some_and(|u| {
        let unit = reading.text.units[u].span.clone();
        let hours = reading
            .text
            .mentions
            .get(mention + 1)
            .is_some_and(|m| matches!(m.value, Value::Times(..)) && m.span.start <= found.span.end + 3);
        let letters = |s: Span| letters(reading.text.folded(&s));
        let rest = unit.start >= reading.annex_start && several;
        hours || rest || {
            // Dates of one line ask in turn.
            let known = short.filter(|(line, _)| *line == u).map(|(_, short)| short);
            let found = known.unwrap_or_else(|| {
                let dates = reading.text.mentions_in(&unit).map(|m| reading.text.mentions[m].span.clone());
                let dated: usize = dates.map(letters).sum();
                letters(unit).saturating_sub(dated) <= DAY_HEAD
            });
            *short = Some((u, found));
            found
        }
    })
}

/// The role of hours, months, years and rules.
fn role_of_value(reading: &Reading<'_, '_>, mention: usize) -> (Role, &'static str) {
    let found = &reading.text.mentions[mention];
    match found.value {
        Value::Time(clock) => {
            let known = reading
                .facts
                .iter()
                .any(|f| matches!(f.when, FactTime::Instant(when, _) if at(when.date(), clock) == when));
            let hours = reading.meetings.iter().any(|m| m.hours.is_some_and(|(s, e, _)| s == clock || e == clock));
            (if known || hours { Role::Repeated } else { Role::Other }, "an hour that nothing begins at")
        }
        Value::Times(start, end) => {
            let known = reading.meetings.iter().any(|m| m.hours.is_some_and(|(s, e, _)| s == start && e == end));
            (if known { Role::Repeated } else { Role::Other }, "hours of nothing that is known")
        }
        Value::Years(..) => (Role::Reference, "a study period"),
        Value::Month(year, month)
            if reading.head.subject.as_ref().is_some_and(|s| s.contains(&found.span.start))
                && reading.meetings.iter().any(|m| (m.first.year(), m.first.month()) == (year, month)) =>
        {
            (Role::Repeated, "the month of the meeting")
        }
        Value::Rule(_) => (Role::Rule, "a relative rule"),
        _ => (Role::Other, "nothing says what it is"),
    }
}

/// Letters of a line that dates the letter: a place, an article.
const PLACE: usize = 16;

/// Whether a day stands on a line with next to nothing else: the letter is dated again at its end, or where it begins once more.
fn dates_letter(reading: &Reading<'_, '_>, day: &Span) -> bool {
    let Some(unit) = reading.text.unit_at(day.start).map(|u| reading.text.units[u].span.clone()) else { return false };
    let letters = |s: &Span| letters(reading.text.folded(s));
    reading.text.mentions_in(&unit).count() == 1 && letters(&unit).saturating_sub(letters(day)) <= PLACE
}

/// Characters from the name of a group to its days: a place may stand between.
const BESIDE_GROUP: usize = 40;

/// Whether a group is named before some days in their sentence: "the results go to the plenary of Study Group 15 in Geneva, 16-27
/// June".
fn follows_group(reading: &Reading<'_, '_>, days: &Span) -> bool {
    let text = reading.text;
    let sentence = text.sentence_at(days.start);
    let near = text.back(days.start, BESIDE_GROUP, sentence.start);
    let last = text.groups_in(&near).last().map(|g| g.span.end);
    last.is_some_and(|end| text.mentions_in(&(end..days.start)).next().is_none())
}
