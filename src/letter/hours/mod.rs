//! Clock times of the prose: openings, the registration desk, hours of one-day meetings, sessions, and hours that are none.
//!
//! The steps take clock times from each other in turn: `context` says what stands around a time, `day` which day it is on, `point`
//! and `range` what it means.

mod aside;
mod context;
mod day;
mod desks;
mod point;
mod range;
mod shared;

use super::prose;
use super::text::{Position, letters};
use super::{Role, brackets, plan};
use crate::document::Span;
use crate::event::{Inferred, Kind, Status};
use crate::lang::Cue;
use crate::letter::place;
use crate::letter::reading::{Fact, FactTime, Meeting, Reading, at};
use crate::mentions::{Clock, Value};
use chrono::NaiveDate;
use context::{Context, cued, names_something};
use day::{day_and_meeting, is_dead};
use point::point;
use range::range;

pub(super) use context::{clause_of_hour, tells_of_event};
pub(super) use point::is_desk;
pub(super) use range::{exception, lasts_too_long, of_single_days, to_last_end};

/// A day that was named before an hour, and what of it was inferred.
#[derive(Debug, Clone)]
struct NamedDay {
    day: NaiveDate,
    inferred: Vec<Inferred>,
}

impl NamedDay {
    /// The same day of an hour that names none.
    fn taken_up(&self) -> (NaiveDate, Vec<Inferred>) {
        let year = self.inferred.iter().copied().filter(|i| *i == Inferred::Year);
        (self.day, [Inferred::Day].into_iter().chain(year).collect())
    }
}

/// Reads the clock times of all sentences.
pub(super) fn read(reading: &mut Reading<'_, '_>) {
    let mut last_meeting: Option<usize> = None;
    let mut last_day: Option<(usize, NamedDay, usize)> = None;
    for (sentence, unit) in prose::sentences(reading) {
        if crate::letter::programme::is_line(reading, &unit) {
            continue;
        }
        shared::read(reading, &sentence);
        let goes_on = |reading: &Reading<'_, '_>, start: usize| start == unit.start || are_items(reading, start, &unit);
        let (again, times): (Vec<usize>, Vec<usize>) = reading
            .text
            .mentions_in(&sentence)
            .filter(|m| reading.text.mentions[*m].is_time() && !reading.is_superseded(*m))
            .partition(|m| again_before_verb(reading, &sentence, *m));
        for mention in again {
            reading.take(mention, Role::Repeated, "the same hour in another zone");
        }
        let first_day = excepted_first_day(reading, &sentence, &times);
        for (i, mention) in times.iter().copied().enumerate() {
            if let Some(opening) = first_day.filter(|_| reading.is_open(mention)) {
                if mention != opening {
                    reading.take(mention, Role::SlotLegend, "the hour of the other days");
                } else if let (Value::Time(clock), Some(meeting)) =
                    (reading.text.mentions[mention].value, reading.main_meeting())
                {
                    let context = Context::new(reading, &sentence, &unit, &times, i, last_meeting, None);
                    let day = reading.meetings[meeting].first;
                    fact(reading, Kind::Opening, mention, day, clock, vec![Inferred::Day], &context);
                }
                continue;
            }
            // The hour of "seven days (1600 hours UTC) before the meeting" is that of the rule.
            let of_rule = mention.checked_sub(1).is_some_and(|rule| {
                let is_rule = matches!(reading.text.mentions[rule].value, Value::Rule(_));
                is_rule && crate::letter::relative::hour_of_rule(reading, rule).is_some()
            });
            if !reading.is_open(mention) || of_rule {
                continue;
            }
            if is_bare(reading, &sentence) && elsewhere_again(reading, &sentence, mention) {
                reading.take(mention, Role::Repeated, "the same hours in another zone");
                continue;
            }
            if let Some(verdict) = joined_verdict(reading, &times, i) {
                reading.take(mention, verdict.role, verdict.reason);
                continue;
            }
            if elsewhere_again(reading, &sentence, mention) {
                reading.take(mention, Role::Repeated, "the same hour in another zone");
                continue;
            }
            let by_hour = last_day.clone().filter(|(start, ..)| goes_on(reading, *start));
            let since = by_hour.as_ref().map_or(unit.start, |(.., at)| *at.max(&unit.start));
            let named_before = day_told_since(reading, since, &sentence).or(by_hour.map(|(_, day, _)| day));
            let context = Context::new(reading, &sentence, &unit, &times, i, last_meeting, named_before);
            match reading.text.mentions[mention].value {
                Value::Time(clock) => point(reading, mention, clock, &context),
                Value::Times(start, end) => range(reading, mention, (start, end), &context),
                _ => {}
            }
            last_meeting = context.meeting.or(last_meeting);
            let at = reading.text.mentions[mention].span.end;
            last_day = context.day.map(|(day, inferred, _)| (unit.start, NamedDay { day, inferred }, at)).or(last_day);
        }
    }
}

/// "The sessions begin at 9.30 every day, except on the first day (14.30)": the second hour, that of the first day.
fn excepted_first_day(reading: &Reading<'_, '_>, sentence: &Span, times: &[usize]) -> Option<usize> {
    let text = reading.text;
    let [daily, first] = times else { return None };
    let point = |m: &usize| matches!(text.mentions[*m].value, Value::Time(_));
    let (before, behind) = (&text.mentions[*daily].span, &text.mentions[*first].span);
    let except = text.cues_in(&(before.end..behind.start)).iter().find(|c| c.cue == Cue::Except)?.end;
    let nouns = [Cue::Desk, Cue::OfficeHours, Cue::Facility, Cue::SideMeeting, Cue::Break];
    let main = reading.main_meeting().map(|m| &reading.meetings[m]);
    let own = |name: &String| main.is_some_and(|m| m.groups.contains(name));
    let says = |s: &Span, cue: Cue| reading.has(s, &[cue]);
    let told = point(daily)
        && point(first)
        && says(&(sentence.start..except), Cue::Daily)
        && says(&(except.min(behind.start)..sentence.end), Cue::FirstDay)
        && reading.has(sentence, &[Cue::Open, Cue::WillHold])
        && text.mentions_in(sentence).all(|m| !text.mentions[m].is_date())
        && !reading.has(sentence, &nouns)
        && text.groups_in(sentence).iter().all(|g| g.names.iter().all(own));
    told.then_some(*first)
}

/// The last day that the sentences before name from a position on, without hours and for nothing that is due: "The working parties
/// end on 2 July; Working Party 2/16 meets from 1430 to 1600 hours on that day".
fn day_told_since(reading: &Reading<'_, '_>, from: usize, sentence: &Span) -> Option<NamedDay> {
    let due = |m: usize| reading.facts.iter().any(|f| f.kind == Kind::Deadline && f.mentions.contains(&m));
    let told = from.min(sentence.start)..sentence.start;
    let date = reading.text.mentions_in(&told).rfind(|m| reading.text.mentions[*m].is_date())?;
    let day = reading.day(date).filter(|_| !is_dead(reading, date) && !due(date))?;
    Some(NamedDay { day, inferred: reading.text.mentions[date].inferred.clone() })
}

/// Whether two units are items of one list, directly behind each other.
fn are_items(reading: &Reading<'_, '_>, first: usize, second: &Span) -> bool {
    let text = reading.text;
    let item = |span: &Span| text.folded(span).trim_start().starts_with(['-', '•', '·']);
    text.unit_at(first).is_some_and(|i| {
        text.units.get(i + 1).is_some_and(|u| u.span == *second) && item(&text.units[i].span) && item(second)
    })
}

/// Whether a cell holds nothing but hours and the names of their zones: the head of a column or row.
fn is_bare(reading: &Reading<'_, '_>, sentence: &Span) -> bool {
    let text = reading.text;
    let cell = text.unit_at(sentence.start).is_some_and(|u| matches!(text.units[u].position, Position::Cell { .. }));
    let letters = |s: &Span| letters(text.folded(s));
    let hours: usize = text.mentions_in(sentence).map(|m| letters(&text.mentions[m].span)).sum();
    let zones = text.zones.iter().filter(|z| sentence.contains(&z.start));
    cell && letters(sentence) <= hours + zones.map(|z| letters(&(z.start..z.end)) + ZONE_PLACE).sum::<usize>()
}

/// Letters of a place before the word for its time, or of a preposition.
const ZONE_PLACE: usize = 12;

/// Whether an hour says the one before it again and what begins at it stands behind their bracket: "the meeting will at 12 h 00
/// (10 h 00 UTC) begin".
fn again_before_verb(reading: &Reading<'_, '_>, sentence: &Span, mention: usize) -> bool {
    let text = reading.text;
    let span = &text.mentions[mention].span;
    let close = text.view.text[span.end..sentence.end.max(span.end)].find(')').map(|i| span.end + i + 1);
    matches!(text.mentions[mention].value, Value::Time(_))
        && elsewhere_again(reading, sentence, mention)
        && close.is_some_and(|c| reading.has(&text.clause_at(&(c..c)), &[Cue::Open, Cue::End]))
}

/// "12:00 UTC (14:00 CEST, 08:00 in New York)": an hour in a bracket that says nothing but the hour before it again.
fn elsewhere_again(reading: &Reading<'_, '_>, sentence: &Span, mention: usize) -> bool {
    let text = reading.text;
    let at = text.mentions[mention].span.start;
    let Some(open) = text.view.text[sentence.start..at].rfind('(').map(|i| sentence.start + i) else { return false };
    let close = text.view.text[open..sentence.end].find(')').map_or(sentence.end, |i| open + i);
    let inside = open..close;
    let before = text.mentions_in(&(sentence.start..open)).rfind(|m| text.mentions[*m].is_time());
    let zoned = text.zones.iter().any(|z| inside.contains(&z.start));
    // The hour before the bracket may have its own zone behind it.
    let beside = |m: usize| {
        let gap = text.mentions[m].span.end..open;
        let letters = |s: &Span| text.folded(s).chars().filter(|c| c.is_alphabetic()).count();
        let zones: usize =
            text.zones.iter().filter(|z| gap.contains(&z.start)).map(|z| letters(&(z.start..z.end.min(gap.end)))).sum();
        letters(&gap) <= zones + 14
    };
    let placed = || is_in_a_place(reading, mention, &inside);
    close > at
        && (zoned || placed())
        && before.is_some_and(beside)
        && !names_something(reading, &inside)
        && !cued(reading, &inside)
}

/// Letters of "in", "at", "à" before the name of a place.
const IN: usize = 3;

/// Whether a bracket holds an hour and the place whose hour it is, and nothing else: "(1300 hours in Geneva)".
fn is_in_a_place(reading: &Reading<'_, '_>, mention: usize, bracket: &Span) -> bool {
    let text = reading.text;
    let hour = &text.mentions[mention].span;
    let before = letters(text.folded(&(bracket.start..hour.start.max(bracket.start)))) == 0;
    let rest = text.folded(&(hour.end.min(bracket.end)..bracket.end)).trim();
    let word = rest.find(' ').filter(|i| letters(&rest[..*i]) <= IN).map_or(0, |i| i + 1);
    before && (place::is_name(rest) || place::is_name(&rest[word..]))
}

/// The verdict on the range before, where only a conjunction or comma stands between: "8.30 to 12.00 and 14.00 to 17.00".
fn joined_verdict(reading: &Reading<'_, '_>, times: &[usize], i: usize) -> Option<crate::letter::reading::Verdict> {
    let text = reading.text;
    let previous = *times.get(i.checked_sub(1)?)?;
    let ranges = [previous, times[i]].iter().all(|m| matches!(text.mentions[*m].value, Value::Times(..)));
    let gap = text.folded(&(text.mentions[previous].span.end..text.mentions[times[i]].span.start));
    let verdict = reading.verdicts[previous].clone()?;
    let shared = matches!(verdict.role, Role::OfficeHours | Role::SlotLegend | Role::PreviousMeeting);
    (ranges && shared && gap.chars().filter(|c| c.is_alphabetic()).count() <= 8).then_some(verdict)
}

fn stated(reading: &mut Reading<'_, '_>, span: &Span, context: &Context, meeting: Option<usize>) -> crate::event::Zone {
    let own = context.clause.start..context.own.end;
    reading
        .stated_zone(span, &own, meeting)
        .or_else(|| reading.stated_zone(span, &context.sentence, meeting))
        .or_else(|| same_zone(reading, context, meeting))
        .or(reading.all_hours)
        .unwrap_or_else(|| reading.zone_at(meeting))
}

/// The zone that "in the same time zone" takes up: the last one named in the paragraph before.
fn same_zone(reading: &mut Reading<'_, '_>, context: &Context, meeting: Option<usize>) -> Option<crate::event::Zone> {
    if !reading.has(&context.sentence, &[Cue::SameZone]) {
        return None;
    }
    let before = context.unit.start..context.sentence.start;
    let zone = reading.text.zones.iter().rfind(|z| before.contains(&z.start)).copied()?;
    reading.zone_of(zone, meeting)
}

/// Minutes between two hours of which one contradicts the other.
const CONTRADICTION: i64 = 90;

/// The hour that the invitation tells where an annex gives another one for the same opening or desk of the same day.
fn contradicted(
    reading: &Reading<'_, '_>,
    kind: Kind,
    when: FactTime,
    meeting: Option<usize>,
    context: &Context,
) -> Option<String> {
    let annexed = context.sentence.start >= reading.annex_start && meeting.is_some();
    // The invitation itself may tell the desk twice.
    let again = kind == Kind::RegistrationDesk && !annexed && meeting.is_some();
    let text = reading.text;
    // A group, a room or an entrance of its own may have hours of its own.
    let own = !text.groups_in(&context.clause).is_empty() || reading.has(&context.clause, &[Cue::SideMeeting]);
    let FactTime::Instant(at, zone) = when else { return None };
    reading.facts.iter().find_map(|f| {
        let FactTime::Instant(told, told_zone) = f.when else { return None };
        let same = f.kind == kind && f.meeting == meeting && told.date() == at.date() && told_zone == zone;
        // Hours that lie far apart are those of two things.
        let near = (told - at).num_minutes().abs() <= CONTRADICTION;
        let told_before = f.quote.start < reading.annex_start && told != at && near;
        let apart = f.quote.end <= context.sentence.start;
        ((annexed || again && apart) && !own && same && told_before).then(|| format!("{}", told.format("%H:%M")))
    })
}

/// Gives a meeting the hours that stand beside its days: those of one day are its own, an hour alone is its opening. `zoned` is
/// where their zone may be stated.
pub(super) fn beside_days(reading: &mut Reading<'_, '_>, meeting: usize, mention: usize, quote: &Span, zoned: &Span) {
    let found = &reading.text.mentions[mention];
    let stated = reading.stated_zone(&found.span, zoned, Some(meeting)).or(reading.all_hours);
    let zone = stated.unwrap_or_else(|| reading.zone_at(Some(meeting)));
    let (first, last) = (reading.meetings[meeting].first, reading.meetings[meeting].last);
    match found.value {
        Value::Times(start, end) if first == last => {
            let end = to_last_end(reading, mention, quote, end);
            reading.meetings[meeting].hours = Some((start, end, zone));
        }
        Value::Time(clock) => {
            let groups = reading.meetings[meeting].groups.clone();
            let when = FactTime::Instant(at(first, clock), zone);
            reading.facts.push(Fact::opening(groups, when, Some(meeting), vec![mention], quote));
        }
        _ => return,
    }
    reading.take(mention, Role::Event, "");
}

/// The groups that a sentence names before the hour, where others meet with them: "The meeting of Study Group 4 will open at 0930 hours,
/// that of Study Group 16 at 1100".
fn opening_groups(reading: &Reading<'_, '_>, hour: &Span, all: &[String], context: &Context) -> Option<Vec<String>> {
    let before = context.clause.start..hour.start.max(context.clause.start);
    let named = super::meetings::names(reading.text, &before);
    let some = !named.is_empty() && named.len() < all.len() && named.iter().all(|n| all.contains(n));
    some.then_some(named)
}

/// Days before a meeting on which its desk may be open already.
const EVE: i64 = 3;

/// Days before a meeting on which its desk is open for those who are there.
const AHEAD: i64 = 14;

/// The meeting that begins soon after a day, the first of several.
fn begins_after(reading: &Reading<'_, '_>, day: NaiveDate) -> Option<usize> {
    let soon = |m: &usize| (1..=EVE).contains(&(reading.meetings[*m].first - day).num_days());
    (0..reading.meetings.len()).filter(soon).min_by_key(|m| reading.meetings[*m].first)
}

/// Adds an opening or a registration desk; the same one again is repeated.
fn fact(
    reading: &mut Reading<'_, '_>,
    kind: Kind,
    mention: usize,
    day: NaiveDate,
    clock: Clock,
    inferred: Vec<Inferred>,
    context: &Context,
) {
    let span = reading.text.mentions[mention].span.clone();
    let meeting = context.meeting.or_else(|| reading.meeting_on(day));
    // On the eve of a meeting the door is opened where it meets.
    let there = meeting.or_else(|| begins_after(reading, day).filter(|_| kind == Kind::RegistrationDesk));
    // "Registration opens on 1 February at 0900 hours": weeks before the meeting it is no door that opens.
    let dated = context.day.as_ref().is_some_and(|(.., date)| date.is_some());
    // A desk or a door may be open some days before.
    let ahead = |m: &Meeting| (0..=AHEAD).contains(&(m.first - day).num_days());
    let door = reading.has(&context.clause, &[Cue::Desk, Cue::Door]) && reading.meetings.iter().any(ahead);
    if kind == Kind::RegistrationDesk && dated && there.is_none() && !door && !reading.meetings.is_empty() {
        return reading.take(mention, Role::Other, "registration opens long before the meeting");
    }
    let zone = stated(reading, &span, context, there);
    let when = FactTime::Instant(at(day, clock), zone);
    if let Some(told) = contradicted(reading, kind, when, meeting, context) {
        reading.take(mention, Role::Conflict, "contradicts the hour that the invitation tells");
        return reading.remark(crate::note::Code::DateConflict, span, told);
    }
    let groups = meeting.map(|m| reading.meetings[m].groups.clone()).unwrap_or_default();
    let named = if kind == Kind::Opening { opening_groups(reading, &span, &groups, context) } else { None };
    let own = |f: &Fact| named.as_ref().is_none_or(|n| f.groups.iter().any(|g| n.contains(g)));
    let known = reading.facts.iter().any(|f| {
        f.kind == kind
            && own(f)
            && (f.when == when || kind == Kind::Opening && f.meeting == meeting && meeting.is_some())
    });
    if known {
        let same = reading.facts.iter().any(|f| f.kind == kind && f.when == when);
        let role = if same { Role::Repeated } else { Role::Other };
        return reading.take(mention, role, "another hour for the same thing");
    }
    reading.facts.push(Fact {
        kind,
        action: None,
        groups: named.unwrap_or(groups),
        when,
        meeting,
        name: None,
        status: Status::Confirmed,
        mentions: vec![mention],
        quote: context.sentence.clone(),
        inferred,
    });
    reading.take(mention, Role::Event, "");
}
