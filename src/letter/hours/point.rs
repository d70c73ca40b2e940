//! One clock time: when something opens, closes, is due, or is private.

use super::aside::{begins_aside, is_limit, opens_facility, starts_part};
use super::context::names_something;
use super::range::{meeting_hours, session_name};
use super::shared::opens_both;
use super::*;
use crate::event::Action;

/// A single clock time.
pub(super) fn point(reading: &mut Reading<'_, '_>, mention: usize, clock: Clock, context: &Context) {
    if is_private(reading, context, mention) {
        return;
    }
    if of_others(reading, mention, context) {
        return reading.take(mention, Role::OtherMeeting, "an hour of someone else's meeting");
    }
    if opens_facility(reading, mention, context) {
        return reading.take(mention, Role::OfficeHours, "a place or service opens");
    }
    if is_limit(reading, mention, context) {
        return reading.take(mention, Role::Other, "an hour by which to come");
    }
    if starts_part(reading, mention, context) {
        return reading.take(mention, Role::Other, "the start of a session whose end is not stated");
    }
    if let Some(window) = desks::window(reading, mention, context) {
        return desks::open(reading, mention, clock, window, context);
    }
    let desk = is_desk(reading, &context.clause)
        || !reading.has(&context.clause, &[Cue::Open, Cue::End, Cue::SessionNoun])
            && !opens_before_desk(reading, &context.own)
            && is_desk(reading, &context.own);
    // "That same day, from 0830 hours, badges can be collected": "from" opens nothing else.
    let before = context.until_clause();
    let desk = desk
        || reading.has(&before, &[Cue::SameDay])
            && !names_something(reading, &before)
            && is_desk(reading, &context.own);
    let opens =
        reading.has(&context.clause, &[Cue::Open, Cue::OpeningSession]) || reading.has(&context.own, &[Cue::Open]);
    let label = prose::paragraph_label(reading, &context.unit).is_some_and(|l| !names_something(reading, &l));
    if label && context.sentence.start >= reading.annex_start && reading.has(&context.clause, &[Cue::Daily]) {
        return reading.take(mention, Role::Other, "an hour of every day");
    }
    let ends = reading.has(&context.clause, &[Cue::End]) && !begins(reading, &context.clause);
    let daily = reading.has(&context.clause, &[Cue::Daily]);
    if !desk && is_of_other_days(reading, mention, context) {
        return reading.take(mention, Role::SlotLegend, "an hour of all days but one");
    }
    let desk = desk || !ends && !daily && !opens_meeting(reading, context) && topic_is_desk(reading, context);
    let opens = opens || also_opens(reading, mention, context) || bracket_opens(reading, mention, context);
    let opens = opens || meets_at(reading, mention, context) || begins_days(reading, mention, context);
    let opens = opens || heads_agenda(reading, mention, context);
    if context.day.as_ref().is_some_and(|(.., date)| date.is_some_and(|d| reading.text.ends_period(d))) {
        return reading.take(mention, Role::Other, "the end of a meeting whose hours are not both stated");
    }
    let past =
        context.day.as_ref().is_some_and(|(d, ..)| reading.is_past(*d)) || past_meeting_sentence(reading, context);
    if past {
        return reading.take(mention, Role::PreviousMeeting, "hour of an earlier meeting");
    }
    let Some((day, inferred, dated)) = context.day.clone() else {
        return reading.take(mention, Role::Other, "an hour without a day");
    };
    if desks::on_other_days(reading, mention, context) && (desk || is_desk(reading, &context.sentence)) {
        return reading.take(mention, Role::OfficeHours, "the desk on other days");
    }
    // "A reception is given on 3 June at 6 p.m. and ends at 8."
    let side_day = context.meeting.is_some_and(|m| {
        let meeting = &reading.meetings[m];
        meeting.side
            && meeting.first == day
            && meeting.last == day
            && reading.has(&context.sentence, &[Cue::SideMeeting])
    });
    if dated.is_some()
        && !desk
        && !side_day
        && reading.has(&context.own, &[Cue::SessionNoun])
        && !reading.has(&context.own, &[Cue::OpeningSession, Cue::Meeting])
        && let Some((end, end_mention)) = closing_hour(reading, context)
    {
        // After an hour of the evening an earlier number is of the evening too.
        let end = if end < clock && end.hour < 12 { Clock { hour: end.hour + 12, ..end } } else { end };
        if clock < end {
            let name = session_name(reading, mention, context);
            let tentative = brackets::tentative(reading, &context.clause);
            reading.take(end_mention, Role::Event, "");
            return plan::add(
                reading,
                day,
                &inferred,
                (clock, end),
                &name,
                tentative,
                vec![mention],
                &context.sentence,
            );
        }
    }
    let cancelled = |s: &Span| reading.has(s, &[Cue::Cancelled]) && !reading.has(s, &[Cue::Open]);
    if desk && (cancelled(&context.clause) || cancelled(&context.sentence)) {
        return reading.take(mention, Role::Other, "a desk that does not open");
    }
    if desk && desks::on_both_days(reading, context) {
        return desks::open_each(reading, mention, clock, context);
    }
    if desk {
        return fact(reading, Kind::RegistrationDesk, mention, day, clock, inferred, context);
    }
    if ends {
        return reading.take(mention, Role::Other, "the end of a meeting whose hours are not both stated");
    }
    if !opens && registers_alone(reading, context) {
        return fact(reading, Kind::RegistrationDesk, mention, day, clock, inferred, context);
    }
    if !opens {
        return reading.take(mention, Role::Other, "an hour of nothing that begins");
    }
    let first = context.meeting.is_some_and(|m| reading.meetings[m].first == day);
    let session = reading.has(&context.clause, &[Cue::SessionNoun])
        && !reading.has(&context.clause, &[Cue::OpeningSession])
        && (!first || begins_aside(reading, mention, context));
    // "The second week begins on 21 October at 0930": a day between the first and the last.
    let later = context.meeting.is_some_and(|m| reading.meetings[m].first < day && day <= reading.meetings[m].last);
    let whole = [Cue::OpeningSession, Cue::Meeting, Cue::StudyGroup, Cue::SideMeeting, Cue::RapporteurGroup];
    let moved = reading.text.mentions_in(&context.sentence).any(|m| reading.is_superseded(m));
    let later = later && dated.is_some() && !moved && !reading.has(&context.sentence, &whole);
    let later =
        later && reading.text.groups_in(&context.sentence).is_empty() && reading.meeting_on(day) == context.meeting;
    if session || later {
        return reading.take(mention, Role::Other, "the start of a session whose end is not stated");
    }
    // A start and an end in one sentence are the hours of a one-day meeting.
    if let Some((end, end_mention)) = closing_hour(reading, context) {
        let one_day = context
            .meeting
            .is_some_and(|m| reading.meetings[m].first == reading.meetings[m].last && reading.meetings[m].first == day);
        if one_day && clock < end {
            reading.take(end_mention, Role::Event, "");
            return meeting_hours(reading, mention, (clock, end), context);
        }
    }
    let known = context.meeting.is_some_and(|m| reading.meetings[m].hours.is_some());
    if known {
        return reading.take(mention, Role::Repeated, "the meeting begins at this hour");
    }
    let several = reading.own_meetings().len() > 1 && dated.is_none();
    if reading.has(&context.until_clause(), &[Cue::EachMeeting])
        && (several || reading.has(&context.sentence, &[Cue::FirstDay]))
    {
        return openings(reading, mention, clock, context);
    }
    if let Some(two) = opens_both(reading, mention, context).filter(|_| dated.is_none()) {
        for meeting in two {
            let day = reading.meetings[meeting].first;
            let inferred = vec![Inferred::Day];
            let own = Context { meeting: Some(meeting), day: Some((day, inferred.clone(), None)), ..context.clone() };
            fact(reading, Kind::Opening, mention, day, clock, inferred, &own);
        }
        return;
    }
    fact(reading, Kind::Opening, mention, day, clock, inferred, context);
    if let Some(dated) = dated {
        on_days_of_list(reading, mention, clock, dated, context);
    }
}

/// "Daily sessions start at 0900 hours, except on Monday 13 May, when the opening plenary starts at 1000": the hour before the exception
/// is that of the other days, where the excepted day has one of its own.
fn is_of_other_days(reading: &Reading<'_, '_>, mention: usize, context: &Context) -> bool {
    let text = reading.text;
    let end = text.mentions[mention].span.end;
    let words = [Cue::Daily, Cue::EachMeeting];
    // "At 0930 hours every day": behind the hour the words touch it.
    let behind = || {
        let next = text.cues_in(&(end..context.sentence.end.max(end))).iter().find(|c| words.contains(&c.cue));
        next.is_some_and(|c| text.folded(&(end..c.start.max(end))).trim().is_empty())
    };
    let daily = reading.has(&(context.sentence.start..end), &words) || behind();
    let except = daily.then(|| super::exception(reading, &context.sentence)).flatten();
    // "Each morning at 0830 hours, except on 13 May": the excepted day has no hour.
    except.is_some_and(|e| {
        end <= e.start && text.mentions_in(&(e.start..context.sentence.end.max(e.start))).next().is_some()
    })
}

/// Whether a clause says that something begins. In "to close the opening plenary" the word is part of a name.
fn begins(reading: &Reading<'_, '_>, clause: &Span) -> bool {
    let cues = reading.text.cues_in(clause);
    let named = |c: &crate::letter::text::CueHit| {
        cues.iter().any(|n| n.cue == Cue::OpeningSession && n.start <= c.start && c.end <= n.end)
    };
    cues.iter().any(|c| c.cue == Cue::Open && !named(c))
}

/// "The meetings open at 9.30 on 3 and 10 May respectively": the other days of the list are the first ones of other meetings.
fn on_days_of_list(reading: &mut Reading<'_, '_>, mention: usize, clock: Clock, dated: usize, context: &Context) {
    let opens = |f: &Fact| f.kind == Kind::Opening && f.mentions.contains(&mention);
    if !reading.facts.iter().any(opens) {
        return;
    }
    let span = reading.text.mentions[mention].span.clone();
    let list = prose::listed_with(reading, dated, &context.sentence);
    for day in list.into_iter().filter(|m| *m != dated).filter_map(|m| reading.day(m)).collect::<Vec<_>>() {
        let opened = |m: usize| reading.facts.iter().any(|f| f.kind == Kind::Opening && f.meeting == Some(m));
        let begins = |m: &usize| reading.meetings[*m].first == day && reading.meetings[*m].hours.is_none();
        let Some(meeting) = (0..reading.meetings.len()).filter(begins).find(|m| !opened(*m)) else { continue };
        let zone = stated(reading, &span, context, Some(meeting));
        open_meeting(reading, meeting, FactTime::Instant(at(day, clock), zone), mention, Vec::new(), context);
    }
}

/// Adds the opening of one of several meetings that share the hour of a sentence.
fn open_meeting(
    reading: &mut Reading<'_, '_>,
    meeting: usize,
    when: FactTime,
    mention: usize,
    inferred: Vec<Inferred>,
    context: &Context,
) {
    let groups = reading.meetings[meeting].groups.clone();
    let opening = Fact::opening(groups, when, Some(meeting), vec![mention], &context.sentence);
    reading.facts.push(Fact { inferred, ..opening });
}

/// "Each Rapporteur Group starts work at 0930 hours on the first of its days": the opening of every meeting that the letter calls.
fn openings(reading: &mut Reading<'_, '_>, mention: usize, clock: Clock, context: &Context) {
    let span = reading.text.mentions[mention].span.clone();
    for meeting in reading.own_meetings() {
        let called = &reading.meetings[meeting];
        let opened = reading.facts.iter().any(|f| f.kind == Kind::Opening && f.meeting == Some(meeting));
        if called.side || called.hours.is_some() || opened {
            continue;
        }
        let day = called.first;
        let zone = stated(reading, &span, context, Some(meeting));
        open_meeting(reading, meeting, FactTime::Instant(at(day, clock), zone), mention, vec![Inferred::Day], context);
    }
    let carried = reading.facts.iter().any(|f| f.kind == Kind::Opening && f.mentions.contains(&mention));
    let (role, reason) =
        if carried { (Role::Event, "") } else { (Role::Repeated, "the meetings open at hours told before") };
    reading.take(mention, role, reason);
}

/// "The Focus Group will meet on 30 May, starting at 0930 hours": the date before the hour is that of a meeting of others, and nothing
/// else is named behind it.
fn of_others(reading: &Reading<'_, '_>, mention: usize, context: &Context) -> bool {
    let text = reading.text;
    let start = text.mentions[mention].span.start;
    let before = text.mentions_in(&(context.sentence.start..start)).rfind(|m| text.mentions[*m].is_date());
    before.is_some_and(|date| {
        let others = reading.verdicts[date].as_ref().is_some_and(|v| v.role == Role::OtherMeeting);
        let days = reading.days(date);
        let inside = days.is_some_and(|days| reading.meetings.iter().any(|m| m.covers(days)));
        others && !inside && !names_something(reading, &(text.mentions[date].span.end.min(start)..start))
    })
}

/// Whether words name an opening first and then the desk: "at 0900 the opening ceremony is held, listeners register from 0800".
fn opens_before_desk(reading: &Reading<'_, '_>, words: &Span) -> bool {
    let first = reading.text.cues_in(words).iter().find(|c| matches!(c.cue, Cue::OpeningSession | Cue::Desk));
    first.is_some_and(|c| c.cue == Cue::OpeningSession)
}

/// Whether a clause of the invitation speaks of registration and of nothing else: an hour that is no deadline is that of the desk.
fn registers_alone(reading: &Reading<'_, '_>, context: &Context) -> bool {
    let nouns = [Cue::Meeting, Cue::SessionNoun, Cue::OfficeHours, Cue::Daily, Cue::LastDayCue];
    context.sentence.start < reading.annex_start
        && crate::letter::actions::named_in(reading.text, &context.clause) == [Action::Registration]
        && !reading.has(&context.clause, &nouns)
}

/// Whether a sentence without a noun of its own goes on about the desk: "Badges are given out at the desk; it opens at 0830".
pub(super) fn topic_is_desk(reading: &Reading<'_, '_>, context: &Context) -> bool {
    if names_something(reading, &context.sentence) || context.sentence.start <= context.unit.start {
        return false;
    }
    // "Registration from 0830 hours. Opening: 0930 hours": the desk has its hour, and the label is one of its own.
    let text = reading.text;
    let hour = text.mentions_in(&context.sentence).next().map_or(context.sentence.end, |m| text.mentions[m].span.start);
    let told = context.unit.start..context.sentence.start;
    let timed = text.mentions_in(&told).any(|m| text.mentions[m].is_time());
    if timed && text.folded(&(context.sentence.start..hour)).trim_end().ends_with(':') {
        return false;
    }
    let before = reading.text.sentence_at(context.sentence.start - 1);
    // "The workshop begins at 0930, registration at 0830; on the second day it begins at 0900": what has a second day is the event.
    let opened = |f: &Fact| f.kind == Kind::Opening && f.quote == before;
    if context.next_day && reading.facts.iter().any(opened) {
        return false;
    }
    let further = || {
        before.start > context.unit.start
            && !names_something(reading, &before)
            && is_desk(reading, &reading.text.sentence_at(before.start - 1))
    };
    is_desk(reading, &before) || further()
}

fn opens_meeting(reading: &Reading<'_, '_>, context: &Context) -> bool {
    reading.has(&context.clause, &[Cue::Meeting, Cue::SessionNoun, Cue::OpeningSession])
}

/// "Convened from 27 February (0930 hours) to 6 March (1200 hours)": an hour in a bracket of its own behind the first day.
fn bracket_opens(reading: &Reading<'_, '_>, mention: usize, context: &Context) -> bool {
    let text = reading.text;
    let Some((day, _, Some(date))) = &context.day else { return false };
    let span = &text.mentions[mention].span;
    let end = text.mentions[*date].span.end;
    let own = end <= span.start && text.folded(&(end..span.start)).trim() == "(";
    let first = context.meeting.is_some_and(|m| reading.meetings[m].first == *day && reading.meetings[m].last != *day);
    own && first && reading.has(&context.sentence, &[Cue::WillHold, Cue::Meeting, Cue::Invite])
}

/// "From 10:00 on Monday, 31 May, to 16:00 on Friday, 11 June": the hour beside the first of the two days between which a meeting sits.
fn begins_days(reading: &Reading<'_, '_>, mention: usize, context: &Context) -> bool {
    let text = reading.text;
    let (Some((day, _, Some(date))), Some(meeting)) = (&context.day, context.meeting) else { return false };
    let meeting = &reading.meetings[meeting];
    let (hour, date) = (&text.mentions[mention].span, &text.mentions[*date].span);
    let gap = hour.end.min(date.end)..hour.start.max(date.start);
    let behind = hour.end.max(date.end)..context.sentence.end.max(hour.end.max(date.end));
    let last = || text.mentions_in(&behind).find_map(|m| reading.day(m)) == Some(meeting.last);
    meeting.first == *day
        && meeting.last != *day
        && letters(text.folded(&gap)) <= BESIDE_DAY
        && reading.has(&context.sentence, &[Cue::WillHold, Cue::Meeting, Cue::Invite])
        && !reading.has(&context.clause, &[Cue::Desk, Cue::SessionNoun])
        && last()
}

/// Letters between a day and its hour: "at", "hours", a zone in a bracket.
const BESIDE_DAY: usize = 16;

/// "Working Party 1/20 will meet on 26 November at 1430 hours": the hour beside the only day of a meeting is that at which it begins.
fn meets_at(reading: &Reading<'_, '_>, mention: usize, context: &Context) -> bool {
    let text = reading.text;
    let Some((day, _, Some(date))) = &context.day else { return false };
    let (hour, date) = (&text.mentions[mention].span, &text.mentions[*date].span);
    let gap = hour.end.min(date.end)..hour.start.max(date.start);
    let beside = letters(text.folded(&gap)) <= BESIDE_DAY && !text.folded(&gap).contains([';', '。']);
    let only = context.meeting.is_some_and(|m| reading.meetings[m].first == *day && reading.meetings[m].last == *day);
    let other = [Cue::End, Cue::SessionNoun, Cue::Desk, Cue::LastDayCue, Cue::WasHeld, Cue::Break];
    let meets = reading.has(&context.clause, &[Cue::Meeting, Cue::SideMeeting, Cue::InnerBody])
        || !text.groups_in(&context.clause).is_empty();
    let called = context.meeting.is_some_and(|m| text.mentions[reading.meetings[m].mention].span == *date);
    let held = meets && (called || reading.has(&context.clause, &[Cue::WillHold, Cue::Invite]));
    // What the date calls is not due on it: "se ha fijado para el 31 de mayo a las 14.00".
    let inner = called && reading.has(&context.clause, &[Cue::InnerBody]);
    let limit =
        |c: &crate::letter::text::CueHit| called && c.cue == Cue::LastDayCue || inner && c.cue == Cue::SessionNoun;
    let apart = text.cues_in(&context.clause).iter().any(|c| other.contains(&c.cue) && !limit(c));
    only && beside && held && !apart && context.sentence.start < reading.annex_start
}

/// Letters of a clause that has no verb: "the meeting itself at".
const ELLIPSIS: usize = 24;

/// "Working Party 6E opens at 10:00 hours and Working Party 6P at 09:30", "registration starts at 0830 hours, the meeting at 0930":
/// the verb stands once.
fn also_opens(reading: &Reading<'_, '_>, mention: usize, context: &Context) -> bool {
    let text = reading.text;
    // A semicolon goes on with the list.
    let listed = text.folded(&(context.unit.start..context.sentence.start)).trim_end().ends_with(';');
    let start = if listed { context.unit.start } else { context.sentence.start };
    let before = start..text.mentions[mention].span.start;
    let opened = text.mentions_in(&before).any(|m| {
        let begins = |f: &Fact| matches!(f.kind, Kind::Opening | Kind::RegistrationDesk) && f.mentions.contains(&m);
        text.mentions[m].is_time() && reading.facts.iter().any(begins)
    });
    let desk = text
        .mentions_in(&before)
        .any(|m| reading.facts.iter().any(|f| f.kind == Kind::RegistrationDesk && f.mentions.contains(&m)));
    // Parts of the group open before it: "WP1/11 opens at 1000 hours and the Study Group at 0930".
    let hour_before = || text.mentions_in(&before).any(|m| text.mentions[m].is_time());
    let aside = !text.groups_in(&before).is_empty() || reading.has(&before, &[Cue::SessionNoun]);
    let opened = opened || reading.has(&before, &[Cue::Open]) && aside && hour_before();
    let short = text.folded(&(context.clause.start..text.mentions[mention].span.start.max(context.clause.start)));
    if desk && (letters(short) > ELLIPSIS || reading.has(&context.clause, &[Cue::SideMeeting, Cue::RapporteurGroup])) {
        return false;
    }
    // "Work begins at 9.30 on 11 May and at 14.00 on 13 May": the first day of another meeting.
    let waits = |m: usize, day: NaiveDate| {
        let opened = reading.facts.iter().any(|f| f.kind == Kind::Opening && f.meeting == Some(m));
        reading.meetings[m].first == day && reading.meetings[m].hours.is_none() && !opened
    };
    let dated = context.day.as_ref().filter(|(.., m)| m.is_some()).map(|(d, ..)| *d);
    let other = [Cue::End, Cue::SessionNoun, Cue::Desk, Cue::Break, Cue::OfficeHours, Cue::LastDayCue];
    let since = text.mentions_in(&before).map(|m| text.mentions[m].span.end).max().unwrap_or(before.start);
    let since = since.max(context.clause.start);
    if opened
        && !desk
        && letters(text.folded(&(since.min(before.end)..before.end))) <= ELLIPSIS
        && dated.zip(context.meeting).is_some_and(|(day, m)| waits(m, day))
        && !reading.has(&(since.min(context.clause.end)..context.clause.end), &other)
    {
        return true;
    }
    let nouns =
        [Cue::Meeting, Cue::SideMeeting, Cue::RegionalGroup, Cue::RapporteurGroup, Cue::StudyGroup, Cue::Plenary];
    let named = !text.groups_in(&context.clause).is_empty() || reading.has(&context.clause, &nouns);
    opened && named && !reading.has(&context.clause, &[Cue::End])
}

/// Units between the title of an agenda and the line of its day.
const BELOW_TITLE: usize = 3;

/// Whether an hour stands with the first day of the meeting below the title of its agenda: "Draft agenda", "Monday, 29 January 2001, at
/// 09.30 hours".
fn heads_agenda(reading: &Reading<'_, '_>, mention: usize, context: &Context) -> bool {
    let text = reading.text;
    let (Some((day, ..)), Some(unit)) = (&context.day, text.unit_at(context.unit.start)) else { return false };
    let first = reading.main_meeting().is_some_and(|m| reading.meetings[m].first == *day);
    let titled = text.units[unit.saturating_sub(BELOW_TITLE)..unit]
        .iter()
        .any(|u| text.cues_in(&u.span).iter().any(|c| c.cue == Cue::AgendaHeading));
    // What follows looks at the whole unit, for each of its hours.
    if !first || !titled {
        return false;
    }
    let values: usize = text.mentions_in(&context.unit).map(|m| letters(text.folded(&text.mentions[m].span))).sum();
    letters(text.folded(&context.unit)) <= values + BESIDE_DAY
        && text.mentions_in(&context.unit).filter(|m| text.mentions[*m].is_time()).eq([mention])
}

/// The hour at which the same meeting ends: the next time of the sentence, with a word for the end.
fn closing_hour(reading: &Reading<'_, '_>, context: &Context) -> Option<(Clock, usize)> {
    let next = context.next_time?;
    let Value::Time(clock) = reading.text.mentions[next].value else { return None };
    let span = reading.text.mentions[next].span.clone();
    let clause = reading.text.clause_at(&span);
    let ends = reading.has(&clause, &[Cue::End]) && !is_desk(reading, &clause);
    ends.then_some((clock, next))
}

/// Registration at the door: its own words, or registration with a door, hall or badge.
pub(in crate::letter) fn is_desk(reading: &Reading<'_, '_>, span: &Span) -> bool {
    let registers = crate::letter::actions::named_in(reading.text, span).contains(&Action::Registration);
    reading.has(span, &[Cue::Desk]) || registers && reading.has(span, &[Cue::Door, Cue::Open])
}

/// Hours of offices, of hotels and of travel.
pub(super) fn is_private(reading: &mut Reading<'_, '_>, context: &Context, mention: usize) -> bool {
    let nouns = [Cue::Meeting, Cue::SessionNoun, Cue::Desk, Cue::SideMeeting, Cue::Open];
    let named = reading.has(&context.own, &[Cue::SessionNoun]) || reading.has(&context.clause, &nouns);
    let meets = named && context.sentence.start < reading.annex_start;
    if reading.has(&context.clause, &[Cue::PrivateHours]) && !meets {
        reading.take(mention, Role::Other, "hours of a hotel or of travel");
        return true;
    }
    let label = prose::paragraph_label(reading, &context.unit);
    let is_annex = context.sentence.start >= reading.annex_start;
    let whole = reading.text.clause_at(&reading.text.mentions[mention].span);
    let office = reading.has(&whole, &[Cue::OfficeHours])
        || is_annex && !meets && reading.has(&context.sentence, &[Cue::OfficeHours])
        || reading.has(&context.own, &[Cue::OfficeHours])
        || label.is_some_and(|l| reading.has(&l, &[Cue::OfficeHours]));
    let is_range = matches!(reading.text.mentions[mention].value, Value::Times(..));
    // "The documents counter is open from 0815 to 1800 hours on working days": what opens is the office.
    let at = reading.text.mentions[mention].span.start;
    let held = [Cue::Meeting, Cue::SessionNoun, Cue::SideMeeting, Cue::Desk, Cue::WillHold];
    let last =
        reading.text.cues_in(&(context.sentence.start..at)).iter().rfind(|c| held.contains(&c.cue)).map(|c| c.end);
    let place = last.unwrap_or(whole.start).max(whole.start)..whole.end;
    let undated = context.day.as_ref().is_none_or(|(.., date)| date.is_none());
    let opens_daily = is_range
        && undated
        && reading.has(&place, &[Cue::OfficeHours])
        && reading.has(&whole, &[Cue::Open, Cue::Daily])
        && !reading.has(&whole, &held);
    let meets = meets && !opens_daily;
    if office && !meets && (is_range || context.sentence.start >= reading.annex_start) {
        reading.take(mention, Role::OfficeHours, "opening hours of an office");
        return true;
    }
    false
}

fn past_meeting_sentence(reading: &Reading<'_, '_>, context: &Context) -> bool {
    let text = reading.text;
    let before = context.unit.start..context.sentence.start;
    let earlier = text.mentions_in(&before).rfind(|m| text.mentions[*m].is_date());
    let none_here = text.mentions_in(&context.sentence).all(|m| !text.mentions[m].is_date());
    none_here && reading.meetings.is_empty() && earlier.is_some_and(|m| is_dead(reading, m))
}
