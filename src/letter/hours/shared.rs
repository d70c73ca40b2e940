//! Hours that a sentence shares out: each part of a joint meeting has its own, or each of several days the same.

use super::day::own_noun;
use super::*;

/// Reads the hours of a sentence, where it shares them out.
pub(super) fn read(reading: &mut Reading<'_, '_>, sentence: &Span) {
    let text = reading.text;
    let times: Vec<usize> = text.mentions_in(sentence).filter(|m| text.mentions[*m].is_time()).collect();
    let hours = |m: &usize| match text.mentions[*m].value {
        Value::Times(start, end) if reading.is_open(*m) => Some((start, end)),
        _ => None,
    };
    let Some(hours) = times.iter().map(hours).collect::<Option<Vec<_>>>().filter(|h| !h.is_empty()) else { return };
    match hours.as_slice() {
        [hours] => of_each_day(reading, times[0], *hours, sentence),
        _ => of_parts(reading, &times, &hours, sentence),
    }
}

/// "Three sessions, 6, 13 and 20 October", and "Each session runs from 1300 to 1430 hours": meetings of one day that share their hours.
fn of_each_day(reading: &mut Reading<'_, '_>, mention: usize, (start, end): (Clock, Clock), sentence: &Span) {
    let text = reading.text;
    let own: Vec<usize> = (0..reading.meetings.len()).collect();
    let one_day = |m: &usize| {
        let meeting = &reading.meetings[*m];
        meeting.first == meeting.last && meeting.hours.is_none()
    };
    let dated = text.mentions_in(sentence).any(|m| text.mentions[m].is_date());
    let other = [Cue::Desk, Cue::OfficeHours, Cue::Break, Cue::PrivateHours];
    if own.len() < 2 || !own.iter().all(one_day) || dated || reading.has(sentence, &other) {
        return;
    }
    if !reading.has(sentence, &[Cue::EachMeeting]) || start >= end {
        return;
    }
    let span = text.mentions[mention].span.clone();
    for meeting in own {
        let zone = zone(reading, &span, sentence, meeting);
        reading.meetings[meeting].hours = Some((start, end, zone));
    }
    reading.take(mention, Role::Event, "");
}

/// "Working Parties 1/11 and 4/11 meet on 7 March, WP1/11 from 0930 to 1230 hours and WP4/11 from 1430 to 1730": each part of the joint
/// meeting is one of its own.
fn of_parts(reading: &mut Reading<'_, '_>, times: &[usize], hours: &[(Clock, Clock)], sentence: &Span) {
    let text = reading.text;
    let mut from = sentence.start;
    let mut parts: Vec<Vec<String>> = Vec::new();
    for time in times {
        let start = text.mentions[*time].span.start;
        let before = text.mentions_in(&(from..start)).filter(|m| text.mentions[*m].is_date());
        let since = before.map(|m| text.mentions[m].span.end).max().unwrap_or(from);
        parts.push(crate::letter::meetings::names(text, &(since.min(start)..start)));
        from = text.mentions[*time].span.end;
    }
    let all: Vec<&String> = parts.iter().flatten().collect();
    let distinct = (0..all.len()).all(|i| !all[..i].contains(&all[i]));
    let whole = (0..reading.meetings.len()).find(|m| {
        let meeting = &reading.meetings[*m];
        let told = |m: usize| reading.days(m).is_none_or(|days| days == meeting.days());
        meeting.first == meeting.last
            && meeting.hours.is_none()
            && meeting.groups.len() == all.len()
            && meeting.groups.iter().all(|g| all.contains(&g))
            && text.mentions_in(sentence).all(told)
    });
    let Some(whole) = whole.filter(|_| distinct && parts.iter().all(|p| !p.is_empty())) else { return };
    let joint = reading.meetings[whole].clone();
    for (i, groups) in parts.into_iter().enumerate() {
        let span = text.mentions[times[i]].span.clone();
        let zone = zone(reading, &span, sentence, whole);
        let hours = Some((hours[i].0, hours[i].1, zone));
        if i == 0 {
            let first = &mut reading.meetings[whole];
            (first.groups, first.hours) = (groups, hours);
        } else {
            let (mention, quote) = (times[i], sentence.clone());
            reading.call(Meeting { groups, hours, mention, quote, ..joint.clone() });
        }
        reading.take(times[i], Role::Event, "");
    }
}

/// The zone of hours that a sentence shares out.
fn zone(reading: &mut Reading<'_, '_>, time: &Span, sentence: &Span, meeting: usize) -> crate::event::Zone {
    let stated = reading.stated_zone(time, sentence, Some(meeting)).or(reading.all_hours);
    stated.unwrap_or_else(|| reading.zone_at(Some(meeting)))
}

/// "The workshop and the meeting will both start at 0900 hours": an event beside the only meeting of the group, both named before the
/// hour and to begin on days of their own.
pub(super) fn opens_both(reading: &Reading<'_, '_>, mention: usize, context: &Context) -> Option<[usize; 2]> {
    let before = context.clause.start..reading.text.mentions[mention].span.start;
    let named = reading.has(&before, &[Cue::SideMeeting])
        && (own_noun(reading, &before) || !reading.text.groups_in(&before).is_empty());
    if !named || !reading.has(&context.clause, &[Cue::Both]) || is_desk(reading, &context.clause) {
        return None;
    }
    let stands = |m: &usize| reading.meetings[*m].status != Status::Cancelled;
    let (sides, own): (Vec<usize>, Vec<usize>) =
        (0..reading.meetings.len()).filter(stands).partition(|m| reading.meetings[*m].side);
    let ([side], [own]) = (sides.as_slice(), own.as_slice()) else { return None };
    let opened = |m: &usize| {
        let open = |f: &Fact| f.kind == Kind::Opening && f.meeting == Some(*m);
        reading.meetings[*m].hours.is_some() || reading.facts.iter().any(open)
    };
    let apart = reading.meetings[*side].first != reading.meetings[*own].first;
    (apart && !opened(side) && !opened(own)).then_some([*side, *own])
}
