//! Years, months and days that are not printed: they come from the same day elsewhere in the letter, or from the nearest
//! range or meeting; never from a clock.

use super::head::Head;
use super::text::LetterText;
use crate::document::Span;
use crate::event::Inferred;
use crate::lang::Cue;
use crate::mentions::{Day, Mention, Value};
use chrono::{Datelike, NaiveDate};

/// Fills what mentions lack.
pub(super) fn fill(text: &mut LetterText<'_>, head: &Head) {
    let anchor = anchor(text, head);
    let printed: Vec<Day> = text.mentions.iter().flat_map(days).filter(|d| d.date().is_some()).collect();
    let mut last_month: Option<(Option<i32>, u32)> = None;
    coordinated_years(text);
    years_of_sessions(text);
    years_of_sentences(text, head);
    // What is printed whole lacks nothing, even where it is no day of the calendar.
    for mention in text.mentions.iter_mut().filter(|m| !m.is_impossible()) {
        mention.value = match mention.value {
            Value::Date(day) => {
                Value::Date(complete(day, mention_state(&mut mention.inferred), anchor, &printed, last_month))
            }
            Value::Range(first, last) if first.date().is_none() || last.date().is_none() => {
                let state = mention_state(&mut mention.inferred);
                let start = complete(first, state, anchor, &printed, last_month);
                let mut end = Day { year: last.year.or(start.year), month: last.month.or(start.month), ..last };
                if end.date() < start.date() && last.year.is_none() {
                    end.year = end.year.map(|y| y + 1);
                }
                Value::Range(start, end)
            }
            value => value,
        };
        if let Some(day) = days(mention).last()
            && let Some(month) = day.month
        {
            last_month = Some((day.year, month));
        }
    }
    in_one_year(text, head);
}

/// "Contributions are due on 26 March and 20 November": of two days that a conjunction joins the second is none of the year before the
/// first, where that would be before the letter.
fn in_one_year(text: &mut LetterText<'_>, head: &Head) {
    let Some(written) = head.date else { return };
    for i in 1..text.mentions.len() {
        let (Value::Date(first), Value::Date(day)) = (text.mentions[i - 1].value, text.mentions[i].value) else {
            continue;
        };
        let gap = text.mentions[i - 1].span.end..text.mentions[i].span.start;
        let behind = text.joins.partition_point(|j| j.start < gap.start);
        let joined = text.joins.get(behind).is_some_and(|j| j.start < gap.end)
            && super::text::letters(text.folded(&gap)) <= LISTED;
        let later = (first.month, first.day) < (day.month, day.day);
        let inferred = text.mentions[i].inferred.contains(&Inferred::Year);
        if joined && later && inferred && day.date() < first.date() && day.date().is_some_and(|d| d <= written) {
            text.mentions[i].value = Value::Date(Day { year: first.year, ..day });
        }
    }
}

/// Gives days the year that their sentence states before them, where it is that of the letter or the next one: "two meetings in 2025, from
/// 8 to 17 April and from 3 to 12 December". What stands before the first day belongs to all; a day that prints its own year ends that.
fn years_of_sentences(text: &mut LetterText<'_>, head: &Head) {
    let Some(written) = head.date else { return };
    let year_of = |i: usize| {
        let mention = &text.mentions[i];
        let lacks = days(mention).next().is_some_and(|d| d.month.is_some()) && days(mention).all(|d| d.year.is_none());
        let at = mention.span.start;
        let before = text.sentence_at(at).start..at;
        // What is due for a meeting of a year may be due in the year before.
        let due = text.has(&before, &[Cue::LastDayCue, Cue::Must, Cue::Ask]) || super::actions::any_in(text, &before);
        let year = (lacks && !due).then(|| bare_year(text, &before)).flatten()?;
        let near = year == written.year() || year == written.year() + 1;
        let first = days(mention).next()?;
        let ahead = Day { year: Some(year), ..first }.date().is_some_and(|d| d > written);
        (near && ahead).then_some((i, year))
    };
    let found: Vec<(usize, i32)> = (0..text.mentions.len()).filter_map(year_of).collect();
    let on = |day: Day, year: i32| Day { year: Some(year), ..day };
    for (i, year) in found {
        text.mentions[i].value = match text.mentions[i].value {
            Value::Date(day) => Value::Date(on(day, year)),
            Value::Range(first, last) => {
                Value::Range(on(first, year), on(last, year + i32::from(last.month < first.month)))
            }
            value => value,
        };
    }
}

/// The year that stands for itself before some days: behind a word and its blank, before a blank, a comma, a colon or a bracket. Numbers of
/// documents stand beside a dash or stroke, or behind a word that cites them.
fn bare_year(text: &LetterText<'_>, before: &Span) -> Option<i32> {
    let folded = text.folded(before);
    let printed = |m: usize| days(&text.mentions[m]).any(|d| d.year.is_some());
    let mut found = None;
    let mut from = 0;
    while let Some(start) = folded[from..].find(|c: char| c.is_ascii_digit()).map(|at| from + at) {
        let end = folded[start..].find(|c: char| !c.is_ascii_digit()).map_or(folded.len(), |at| start + at);
        from = end;
        let year = folded[start..end].parse::<i32>().ok().filter(|y| end - start == 4 && (1950..2100).contains(y));
        let lone = folded[..start].ends_with(' ') && folded[end..].starts_with([' ', ',', ':']);
        let at = before.start + start;
        let cited =
            || text.has(&text.back(at, CITED, before.start), &[Cue::Cited, Cue::Circular, Cue::CollectiveLetter]);
        let inside = || text.mentions_in(before).any(|m| text.mentions[m].span.contains(&at));
        if let Some(year) = year.filter(|_| lone && !inside() && !cited()) {
            found = Some((year, before.start + end));
        }
    }
    let (year, end) = found?;
    text.mentions_in(&(end..before.end)).all(|m| !printed(m)).then_some(year)
}

/// Characters before a number in which a word may cite a document.
const CITED: usize = 24;

/// Gives a day the year that has lost a digit in front of it, "200年1月17日", where one year that the letter prints has its digits: the
/// day of a letter is looked for among whole dates.
pub(super) fn complete_damaged(text: &mut LetterText<'_>) {
    let lacks = |m: &Mention| m.repaired && matches!(m.value, Value::Date(d) if d.year.is_none() && d.month.is_some());
    let Some(first) = text.mentions.iter().position(lacks) else { return };
    let mut printed: Vec<i32> = text.mentions.iter().flat_map(days).filter_map(|d| d.year).collect();
    printed.sort_unstable();
    printed.dedup();
    for i in first..text.mentions.len() {
        let mention = &text.mentions[i];
        let Value::Date(day) = mention.value else { continue };
        let before = text.view.text[..mention.span.start].trim_end_matches(|c: char| !c.is_ascii_digit());
        let digits = &before[before.trim_end_matches(|c: char| c.is_ascii_digit()).len()..];
        if !lacks(mention) || digits.len() != 3 || mention.span.start - before.len() > YEAR_UNIT {
            continue;
        }
        let has_digits = |year: &&i32| {
            let year = year.to_string();
            let mut rest = year.chars();
            digits.chars().all(|d| rest.any(|r| r == d))
        };
        let mut years = printed.iter().filter(has_digits);
        if let (Some(year), None) = (years.next(), years.next()) {
            let mention = &mut text.mentions[i];
            mention.value = Value::Date(Day { year: Some(*year), ..day });
            mention.inferred.push(Inferred::Year);
        }
    }
}

/// Bytes of the unit of a year and a blank before and behind it.
const YEAR_UNIT: usize = 5;

/// Characters before days in which the year of their session stands: "At its 1997 session (18-27 June)".
const SESSION_YEAR: usize = 24;

/// Gives days the year that is printed just before them, with nothing but words and a bracket or comma between: "at its 1997 session
/// (18-27 June)", "Resolution 1083 (1995 session, 21-30 June)".
fn years_of_sessions(text: &mut LetterText<'_>) {
    for i in 0..text.mentions.len() {
        let (first, last) = match text.mentions[i].value {
            Value::Date(day) => (day, None),
            Value::Range(first, last) => (first, Some(last)),
            _ => continue,
        };
        if first.year.is_some() || last.is_some_and(|d| d.year.is_some()) {
            continue;
        }
        let Some(year) = session_year(text, text.mentions[i].span.start) else { continue };
        let dated = |day: Day| Day { year: Some(year), ..day };
        text.mentions[i].value = match last {
            Some(last) => Value::Range(dated(first), dated(last)),
            None => Value::Date(dated(first)),
        };
    }
}

fn session_year(text: &LetterText<'_>, days: usize) -> Option<i32> {
    let before = text.folded(&text.back(days, SESSION_YEAR, 0));
    let digits = before.rfind(|c: char| c.is_ascii_digit())? + 1;
    let (number, between) = before.split_at(digits);
    let year: i32 = number.rsplit(|c: char| !c.is_alphanumeric()).next()?.parse().ok()?;
    let words = between.trim_end_matches([' ', '(', ',']);
    let parted = between.len() > words.len() && between[words.len()..].contains(['(', ',']);
    let plain = words.starts_with(' ') && words.chars().all(|c| c == ' ' || c.is_alphabetic() || c == '(');
    let bracket = between.matches('(').count() <= 1 && (between.contains('(') || before.contains('('));
    ((1950..2100).contains(&year) && parted && plain && bracket && !words.trim().is_empty()).then_some(year)
}

/// Letters between two dates of a list: a conjunction, a preposition, a weekday.
const LISTED: usize = 20;

/// Letters between two dates of a list without a conjunction: a preposition.
const MEMBER: usize = 4;

/// "24 to 28 January and 31 January to 3 February 2000": the year printed last holds for the dates before it in the phrase.
fn coordinated_years(text: &mut LetterText<'_>) {
    // Only the last two dates of a list have a conjunction between them.
    let mut list = false;
    for i in (0..text.mentions.len().saturating_sub(1)).rev() {
        let next = days(&text.mentions[i + 1]).last().and_then(|d| d.year.zip(d.month));
        let gap =
            &text.view.text[text.mentions[i].span.end..text.mentions[i + 1].span.start.max(text.mentions[i].span.end)];
        let behind = text.joins.partition_point(|j| j.start < text.mentions[i].span.end);
        let joined = text.joins.get(behind).is_some_and(|j| j.start < text.mentions[i + 1].span.start);
        let member = gap.trim_start().starts_with(',') && super::text::letters(gap) <= MEMBER;
        let joined = (joined || list && member) && !ends_sentence(text, i);
        list = false;
        let Some((year, month)) =
            next.filter(|_| joined && gap.chars().count() <= 60 && !gap.contains(['.', ';', '。', '\t']))
        else {
            continue;
        };
        list = true;
        // A later month is one of the year before only in a list: "28 December and 3 January 2001", not "on 14 June, and only if
        // we are asked by 8 May 2012".
        let listed = gap.chars().filter(|c| c.is_alphabetic()).count() <= LISTED;
        // "13 October, and for fellowships 14 September 2009" runs backwards through one year.
        let year_of = |m: u32| match m {
            _ if m <= month => Some(year),
            _ if m - month < HALF => listed.then_some(year),
            _ => listed.then_some(year - 1),
        };
        let with_year = |day: Day| Day { year: day.year.or(day.month.and_then(year_of)), ..day };
        text.mentions[i].value = match text.mentions[i].value {
            Value::Date(day) if day.month.is_some() => Value::Date(with_year(day)),
            // Each end is before the date that prints the year; the last day is never before the first.
            Value::Range(first, last) if first.month.is_some() && last.month.is_some() => {
                let first = with_year(first);
                let turn = i32::from(last.month < first.month);
                Value::Range(first, Day { year: last.year.or(first.year.map(|y| y + turn)), ..last })
            }
            value => value,
        };
    }
}

/// Months that two dates of a list may be apart and stand in one year.
const HALF: u32 = 6;

/// Whether the point with which a date ends is that of its sentence, and not of a short month: a capital or a letter without case
/// follows.
fn ends_sentence(text: &LetterText<'_>, mention: usize) -> bool {
    let span = &text.mentions[mention].span;
    let source = text.view.source_span(&(span.end..span.end)).start;
    let next = text.document.text[source..].chars().find(|c| !c.is_whitespace());
    text.folded(span).ends_with('.') && next.is_some_and(|c| c.is_alphabetic() && !c.is_lowercase())
}

fn mention_state(inferred: &mut Vec<Inferred>) -> &mut Vec<Inferred> {
    inferred
}

fn days(mention: &Mention) -> impl Iterator<Item = Day> + use<> {
    let (first, last) = match mention.value {
        Value::Date(day) => (Some(day), None),
        Value::Range(first, last) => (Some(first), Some(last)),
        _ => (None, None),
    };
    first.into_iter().chain(last)
}

/// The days that a missing year is near to: the first complete range or day of the subject that is not past, else of the
/// text, else the letter's date.
fn anchor(text: &LetterText<'_>, head: &Head) -> Option<(NaiveDate, NaiveDate)> {
    let future = |m: &&Mention| m.days().is_some_and(|(first, _)| head.date.is_none_or(|d| first >= d));
    let in_subject = |m: &&Mention| head.subject.as_ref().is_some_and(|s| s.contains(&m.span.start));
    let mentions = || text.mentions.iter().filter(|m| m.is_date());
    let found = mentions()
        .filter(in_subject)
        .find(future)
        .or_else(|| mentions().filter(|m| matches!(m.value, Value::Range(..))).find(future))
        .or_else(|| {
            mentions().filter(|m| head.date_mention.is_none_or(|i| text.mentions[i].span != m.span)).find(future)
        });
    // "From 10 to 17 June this year": what a letter announces lies ahead of its own date.
    let ahead = || head.date.map(|written| (written, written + chrono::Days::new(AHEAD)));
    found.and_then(Mention::days).or_else(ahead)
}

/// Days from a letter to the last day that it announces without a year.
const AHEAD: u64 = 300;

/// Completes one day.
fn complete(
    day: Day,
    inferred: &mut Vec<Inferred>,
    anchor: Option<(NaiveDate, NaiveDate)>,
    printed: &[Day],
    last_month: Option<(Option<i32>, u32)>,
) -> Day {
    if day.date().is_some() {
        return day;
    }
    let mut out = day;
    let Some(month) = day.month else {
        inferred.extend([Inferred::Month, Inferred::Year]);
        let within =
            anchor.and_then(|(first, last)| first.iter_days().take_while(|d| *d <= last).find(|d| d.day() == day.day));
        match (within, last_month, anchor) {
            (Some(date), ..) => (out.year, out.month) = (Some(date.year()), Some(date.month())),
            (None, Some((year, month)), _) => (out.year, out.month) = (year, Some(month)),
            (None, None, Some((first, _))) => (out.year, out.month) = (Some(first.year()), Some(first.month())),
            (None, None, None) => {}
        }
        return out;
    };
    inferred.push(Inferred::Year);
    // The nearest year in which the day exists; the same day printed with its year decides.
    let nearest = anchor.and_then(|(first, last)| {
        (first.year() - 1..=last.year() + 1)
            .filter_map(|year| NaiveDate::from_ymd_opt(year, month, day.day))
            .min_by_key(|d| if *d < first { (first - *d).num_days() } else { (*d - last).num_days().max(0) })
    });
    let same = printed.iter().filter(|p| p.month == Some(month) && p.day == day.day).filter_map(|p| p.year);
    let same = same.min_by_key(|y| nearest.map_or(0, |n| (n.year() - y).abs()));
    // A day of the meeting is none of an earlier one that began on it.
    let inside = nearest.filter(|n| anchor.is_some_and(|(first, last)| first <= *n && *n <= last));
    out.year = match (same, nearest) {
        (Some(_), Some(n)) if inside.is_some() => Some(n.year()),
        (Some(year), Some(n)) if (year - n.year()).abs() <= 1 => Some(year),
        (Some(year), None) => Some(year),
        (_, n) => n.map(|d| d.year()),
    };
    out
}
