//! Desks that are open on several days: each has hours of its own, or all have the same.

use super::*;

/// A day on which the desk is open again, and what was inferred of it.
pub(super) type Window = (NaiveDate, Vec<Inferred>);

/// Letters between the hours of one day and the day of the next, or between this and its hours: "and from", "or on".
const JOINED: usize = 12;

/// "Badges: Friday 10 May, 1330-1730, and Monday 13 May, 0800-1730": the day of hours that go on with those of the desk, with nothing but
/// their day between.
pub(super) fn window(reading: &Reading<'_, '_>, mention: usize, context: &Context) -> Option<Window> {
    let text = reading.text;
    let start = text.mentions[mention].span.start;
    let listed = text.folded(&(context.unit.start..context.sentence.start)).trim_end().ends_with(';');
    let from = if listed { context.unit.start } else { context.sentence.start };
    let before = text.mentions_in(&(from..start)).rfind(|m| text.mentions[*m].is_time())?;
    let first = reading.facts.iter().find(|f| f.kind == Kind::RegistrationDesk && f.mentions.contains(&before));
    let known = first.map(|f| f.when.day());
    let other = reading.verdicts[before].as_ref().is_some_and(|v| v.reason == ON_OTHER_DAYS);
    if known.is_none() && !other {
        return None;
    }
    let gap = text.mentions[before].span.end..start;
    // "From 0800 hours on 13 May, and from 0830 hours on 20 May": the day in between is that of the hour before it.
    let spent = |m: &usize| known.is_some_and(|day| reading.day(*m) == Some(day));
    let days: Vec<usize> = text.mentions_in(&gap).filter(|m| text.mentions[*m].is_date()).collect();
    let dates: Vec<usize> = days.iter().copied().filter(|m| !spent(m)).collect();
    let end = text.mentions[mention].span.end;
    let behind = context.day.as_ref().filter(|(.., m)| m.is_some_and(|m| text.mentions[m].span.start >= end));
    let weekday = text.weekdays.iter().find(|w| gap.contains(&w.start));
    let said: usize = days.iter().map(|m| letters(text.folded(&text.mentions[*m].span))).sum();
    let said = said.max(weekday.map_or(0, |w| letters(text.folded(&(w.start..w.end)))));
    let behind_hour = end..context.clause.end.max(end);
    let opens = [Cue::SessionNoun, Cue::OpeningSession, Cue::Meeting, Cue::Plenary];
    if letters(text.folded(&gap)) > said + JOINED || names_something(reading, &gap) || reading.has(&behind_hour, &opens)
    {
        return None;
    }
    match (dates.as_slice(), weekday) {
        ([only], _) => Some((reading.day(*only)?, text.mentions[*only].inferred.clone())),
        // "Or on Monday from 0800 hours": the next such day.
        ([], None) => behind.map(|(day, inferred, _)| (*day, inferred.clone())),
        ([], Some(weekday)) if days.is_empty() => {
            let crate::lang::Sense::Weekday(number) = weekday.sense else { return None };
            let named = |d: &NaiveDate| chrono::Datelike::weekday(d).number_from_monday() == u32::from(number);
            let next = known?.iter_days().skip(1).take(6).find(named)?;
            Some((next, vec![Inferred::Day]))
        }
        _ => None,
    }
}

/// Whether hours are those of the days behind the first: "from 0830 hours on subsequent days". In "opens at 0830 hours on 13 May and is
/// staffed on all days thereafter" the day of the hour stands between both.
pub(super) fn on_other_days(reading: &Reading<'_, '_>, mention: usize, context: &Context) -> bool {
    let text = reading.text;
    let hour = &text.mentions[mention].span;
    let own_day = |c: &crate::letter::text::CueHit| {
        let between = hour.end..c.start.max(hour.end);
        let mut told = text.mentions_in(&between);
        told.next().is_some_and(|m| text.mentions[m].is_date()) && told.next().is_none()
    };
    let mut cues = text.cues_in(&context.clause).iter().filter(|c| c.cue == Cue::OtherDays).peekable();
    cues.peek().is_some() && !cues.all(own_day)
}

const ON_OTHER_DAYS: &str = "the desk on other days";

/// Opens the desk again where a meeting begins on that day or soon after; on later days it only stays open.
pub(super) fn open(
    reading: &mut Reading<'_, '_>,
    mention: usize,
    clock: Clock,
    (day, inferred): Window,
    context: &Context,
) {
    let begins = reading.meetings.iter().any(|m| m.first == day) || reading.meeting_on(day).is_none();
    if !begins {
        return reading.take(mention, Role::OfficeHours, ON_OTHER_DAYS);
    }
    let meeting = reading.meeting_on(day);
    let date = context.day.as_ref().and_then(|(.., date)| *date);
    let own = Context { meeting, day: Some((day, inferred.clone(), date)), ..context.clone() };
    fact(reading, Kind::RegistrationDesk, mention, day, clock, inferred, &own);
}

/// "The desk opens at 0800 hours on both days": there are two meetings, and none of them lasts for two days.
pub(super) fn on_both_days(reading: &Reading<'_, '_>, context: &Context) -> bool {
    let [one, two] = reading.meetings.as_slice() else { return false };
    let lasts = |m: &Meeting| (m.last - m.first).num_days();
    reading.has(&context.own, &[Cue::BothDays]) && [one, two].iter().all(|m| lasts(m) != 1) && one.first != two.first
}

/// Opens the desk on the first day of each meeting.
pub(super) fn open_each(reading: &mut Reading<'_, '_>, mention: usize, clock: Clock, context: &Context) {
    for meeting in 0..reading.meetings.len() {
        let day = reading.meetings[meeting].first;
        let inferred = vec![Inferred::Day];
        let own = Context { meeting: Some(meeting), day: Some((day, inferred.clone(), None)), ..context.clone() };
        fact(reading, Kind::RegistrationDesk, mention, day, clock, inferred, &own);
    }
}
