//! Days of meetings that are known already.

use super::finding::{DAY_OF_MEETING, Finding};
use super::told::Told;
use crate::document::Span;
use crate::event::group_within;
use crate::lang::Cue;
use crate::letter::prose::{between_dates, deadline, previous_sentence};
use crate::letter::reading::Meeting;
use crate::letter::{Role, hours, meetings};

/// "A workshop will be held on 2 and 3 February. The workshop begins at 0900 hours on 2 February": a day with an hour at which something
/// begins or ends, the first or last day of a meeting of this kind that is known.
pub(super) fn opens_or_closes(told: &Told<'_, '_, '_>) -> Option<Finding> {
    let (reading, text, sentence) = (told.reading, told.text, told.sentence);
    let day = reading.day(told.mention)?;
    deadline::adjacent_hour(reading, told.mention, sentence)?;
    let (previous, next) = between_dates(reading, &told.span, sentence);
    let before = previous.min(told.span.start)..told.span.start;
    let kinds = [Cue::SideMeeting, Cue::Meeting, Cue::StudyGroup, Cue::WorkingParty, Cue::RegionalGroup];
    // "A workshop of Study Group 11 begins": the side event is what begins, whoever holds it.
    let noun_in = |s: &Span| {
        let cues = text.cues_in(s);
        let side = cues.iter().rfind(|c| c.cue == Cue::SideMeeting);
        // "The seminar begins at 9.00 and the meeting at 14.30 on 31 May": the hour of the seminar stands between.
        let last = cues.iter().rfind(|c| kinds.contains(&c.cue));
        let apart = side.zip(last).is_some_and(|(side, last)| {
            side.end <= last.start && text.mentions_in(&(side.end..last.start)).any(|m| text.mentions[m].is_time())
        });
        side.filter(|_| !apart).or(last).copied()
    };
    // A pronoun takes up what the sentence before calls.
    let earlier = || previous_sentence(reading, sentence, told.unit).and_then(|s| noun_in(&s));
    let (opens, ends) = (reading.has(&(sentence.start..next), &[Cue::Open]), reading.has(&before, &[Cue::End]));
    let own = noun_in(&before).or_else(|| noun_in(&told.before));
    // "The RPM begins at 09.30 on 26 March": a name that nobody knows, on the first day of one meeting alone.
    let firsts = reading.meetings.iter().filter(|m| m.principal && m.first < m.last && m.first == day).count();
    if own.is_none() && opens && firsts == 1 && meetings::names(text, &before).is_empty() {
        return Some(DAY_OF_MEETING);
    }
    let noun = own.or_else(earlier)?;
    let side = noun.cue == Cue::SideMeeting;
    let word = text.folded(&(noun.start..noun.end));
    let named = meetings::names(text, &before);
    let edge = told.any_meeting(|m| {
        let kind = if side { m.side && text.folded(&m.quote).contains(word) } else { !m.side };
        let groups = side || named.is_empty() || m.groups.iter().any(|g| named.contains(g));
        let edge = opens && m.first == day || ends && m.last == day;
        m.first < m.last && kind && groups && edge
    });
    edge.then_some(DAY_OF_MEETING)
}

/// "The forum runs from 0900 hours on 5 May to 1600 hours on 6 May": the last day of a meeting, with an hour, behind its first day.
pub(super) fn last_behind_first(told: &Told<'_, '_, '_>) -> Option<Finding> {
    let (reading, text) = (told.reading, told.text);
    let last = reading.day(told.mention)?;
    deadline::adjacent_hour(reading, told.mention, told.sentence)?;
    let before = text.mentions_in(&told.before).rfind(|m| text.mentions[*m].is_date())?;
    let first = reading.day(before)?;
    let between = text.mentions[before].span.end..told.span.start;
    let to = text.limits.iter().any(|l| between.contains(&l.start));
    let whole = told.any_meeting(|m| m.days() == (first, last) && first < last);
    (to && whole && text.groups_in(&between).is_empty()).then_some(DAY_OF_MEETING)
}

/// "No meetings take place on 9 May", "the premises stay closed from 9 to 12 May".
pub(super) fn free(told: &Told<'_, '_, '_>) -> Option<Finding> {
    let (previous, _) = between_dates(told.reading, &told.span, told.sentence);
    let own = previous.min(told.span.start)..told.span.start;
    let closed = told.reading.has(&own, &[Cue::HouseClosed]);
    // Chinese has the verb behind the day.
    let behind = told.reading.has(&(told.span.end..told.clause.end.max(told.span.end)), &[Cue::NoMeeting]);
    // "No session is foreseen, but a workshop will be held on 9 May", "no meeting rooms are free": what the denial is of.
    let text = told.text;
    let from = told.clause.start.max(own.start).min(told.span.start);
    let denied = text.cues_in(&(from..told.span.start)).iter().rfind(|c| c.cue == Cue::NoMeeting).is_some_and(|c| {
        let gap = c.end.min(told.span.start)..told.span.start;
        let nouns = [Cue::Meeting, Cue::SideMeeting, Cue::SessionNoun, Cue::RapporteurGroup];
        let verb = text.cues_in(&gap).iter().find(|c| c.cue == Cue::WillHold).map_or(gap.start, |c| c.start);
        told.says(&[Cue::WillHold])
            && !told.reading.has(&gap, &nouns)
            && text.groups_in(&gap).is_empty()
            && crate::letter::text::letters(text.folded(&(gap.start..verb))) <= AUXILIARY
    });
    let none = behind || denied;
    (closed || none).then_some(Finding::Is(Role::Other, "a day on which nothing is held"))
}

/// Letters between "no meetings" and its verb: "are to".
const AUXILIARY: usize = 8;

/// "In the week of 22 April": the day that begins it is none of the meeting.
pub(super) fn week(told: &Told<'_, '_, '_>) -> Option<Finding> {
    let text = told.text;
    let start = told.span.start;
    let led = text.cues_in(&told.before).iter().rfind(|c| c.cue == Cue::WeekOf && c.end <= start);
    let beside = led.is_some_and(|c| crate::letter::text::letters(text.folded(&(c.end..start))) == 0);
    (beside && told.is_one_day()).then_some(Finding::Is(Role::Other, "a week, of which no day is told"))
}

/// Letters between the word for a journey and its day: "is foreseen for".
const JOURNEY: usize = 16;

/// "Departure is foreseen for 13 June": people come and go then, whatever the sentence has named before.
pub(super) fn journey(told: &Told<'_, '_, '_>) -> Option<Finding> {
    let text = told.text;
    let start = told.span.start;
    let travels = text.cues_in(&told.before).iter().rfind(|c| c.cue == Cue::Arrive && c.end <= start);
    let near = travels.is_some_and(|c| {
        let gap = c.end..start;
        let plain = !text.folded(&gap).contains([',', ';', ':', '(']);
        plain && crate::letter::text::letters(text.folded(&gap)) <= JOURNEY && text.groups_in(&gap).is_empty()
    });
    (near && told.is_one_day() && !told.is_inside()).then_some(Finding::Is(Role::Other, "when people arrive"))
}

/// "From 18 to 28 June (except 22 and 23 June)": days of the period before the bracket that are taken out of it.
pub(super) fn excepted(told: &Told<'_, '_, '_>) -> Option<Finding> {
    let text = told.text;
    let open = text.folded(&told.before).rfind('(').filter(|_| told.is_in_bracket())?;
    let open = told.before.start + open;
    let behind = &text.view.text[told.span.end..told.sentence.end.max(told.span.end)];
    let close = told.span.end + behind.find(')')?;
    let within = |m: usize| told.reading.days(m).is_some_and(|(a, b)| a < b && a <= told.first && told.last <= b);
    let excepts = told.reading.has(&(open..close), &[Cue::Except, Cue::Unless]);
    let of_period = text.mentions_in(&(told.sentence.start..open)).any(within);
    (excepts && of_period).then_some(Finding::Is(Role::Other, "a day that is taken out"))
}

/// "The meeting begins on 3 May and, on 9 May, ends": the last day alone, later than the meetings that are known.
pub(super) fn end_alone(told: &Told<'_, '_, '_>) -> Option<Finding> {
    let ends = told.is_one_day()
        && told.reading.has(&(told.span.end..told.clause.end), &[Cue::End])
        && !told.says_in_clause(&[Cue::Open, Cue::WillHold, Cue::SideMeeting]);
    let alone = ends && !told.is_inside() && told.any_meeting(|m| m.first < told.first);
    alone.then_some(Finding::Is(Role::Other, "the end of a meeting"))
}

/// "Badges for the workshop and the meeting are given out from 0900 hours on 13 May": the day of the desk.
pub(super) fn desk(told: &Told<'_, '_, '_>) -> Option<Finding> {
    let desk = || {
        told.says_in_clause(&[Cue::Desk])
            || hours::is_desk(told.reading, &told.before) && !told.says_in_clause(&[Cue::SideMeeting])
    };
    let day = told.is_one_day() && told.side().is_some() && told.is_inside();
    (day && desk() && !told.says(&[Cue::WillHold, Cue::Invite])).then_some(DAY_OF_MEETING)
}

/// "Delegates are registered from 0900 hours on 12 May": a day with an hour at which the desk opens calls nothing.
pub(super) fn desk_with_hour(told: &Told<'_, '_, '_>) -> Option<Finding> {
    let desk = told.is_one_day()
        && told.known().is_none()
        && told.says_in_clause(&[Cue::Desk])
        && !told.says_in_clause(&[Cue::SideMeeting, Cue::WillHold, Cue::Invite, Cue::SessionNoun])
        && deadline::adjacent_hour(told.reading, told.mention, told.sentence).is_some();
    desk.then_some(Finding::LeftOpen)
}

/// "The meeting will be held from 3 to 7 May", as the subject says.
pub(super) fn again(told: &Told<'_, '_, '_>) -> Option<Finding> {
    told.known().map(|known| Finding::Again(known, told.groups.clone()))
}

/// "The meetings will be held from 4 to 15 May", where the subject or a table calls one for each week: from the first to the last, and
/// no other group is named.
pub(super) fn period_of_all(told: &Told<'_, '_, '_>) -> Option<Finding> {
    let called: Vec<_> = told.reading.meetings.iter().filter(|m| m.principal && !m.side).collect();
    let first = called.iter().map(|m| m.first).min();
    let last = called.iter().map(|m| m.last).max();
    // "Working Parties 5A and 5B of Study Group 5": the group whose parts they are.
    let within = |part: &str, whole: &str| part.starts_with("WP") && group_within(part, whole);
    let of_all = |g: &String| called.iter().any(|m| m.groups.contains(g) || m.groups.iter().any(|c| within(c, g)));
    let spans =
        called.len() >= 2 && (first, last) == (Some(told.first), Some(told.last)) && told.groups.iter().all(of_all);
    (spans || is_period_of_named(told)).then_some(Finding::Is(Role::Repeated, "the period of all meetings together"))
}

/// "Working Parties 4A, 4B and 4C meet from 6 to 28 October", where a row of a table calls each of them: from the first day of the first
/// to the last day of the last.
fn is_period_of_named(told: &Told<'_, '_, '_>) -> bool {
    let named = |m: &&Meeting| m.principal && !m.side && m.groups.iter().any(|g| told.groups.contains(g));
    let rows: Vec<&Meeting> = told.reading.meetings.iter().filter(named).collect();
    let each = told.groups.iter().all(|g| rows.iter().any(|m| m.groups.contains(g)));
    let own = rows.iter().all(|m| m.groups.iter().all(|g| told.groups.contains(g)));
    told.groups.len() >= 2
        && rows.len() >= 2
        && each
        && own
        && rows.iter().map(|m| m.first).min() == Some(told.first)
        && rows.iter().map(|m| m.last).max() == Some(told.last)
}

/// "The meeting will be held from 19 to 29 September", where the subject calls it from 19 to 30 September: one end of the only meeting
/// is another.
pub(super) fn other_end(told: &Told<'_, '_, '_>) -> Option<Finding> {
    let reading = told.reading;
    let others = [
        Cue::SessionNoun,
        Cue::RapporteurGroup,
        Cue::WorkingParty,
        Cue::InnerBody,
        Cue::OtherBody,
        Cue::OldValue,
        Cue::NewValue,
        Cue::Virtual,
        Cue::OnSite,
        Cue::IfNeeded,
        Cue::Previous,
        Cue::Next,
        Cue::Cancelled,
        Cue::Conference,
    ];
    let held = told.is_several_days()
        && told.groups.is_empty()
        && told.is_unknown()
        && told.span.start < reading.annex_start
        && !told.is_in_bracket()
        && told.says_in_clause(&[Cue::Meeting])
        && told.says_in_clause(&[Cue::WillHold])
        && !told.says(&others)
        && !told.is_of_moving_letter()
        && reading.head.revises.is_none();
    let mut own = (0..reading.meetings.len()).filter(|i| reading.meetings[*i].principal && !reading.meetings[*i].side);
    let (Some(only), None) = (own.next(), own.next()) else { return None };
    let meeting = &reading.meetings[only];
    let shares = meeting.first == told.first || meeting.last == told.last;
    let spans = meeting.first < meeting.last && (told.last - told.first) * 2 > meeting.last - meeting.first;
    (held && shares && spans).then_some(Finding::Conflict(only))
}

/// "The group, to meet from 5 to 14 October, will consider it on 12 October": a day within days that the sentence names is what they
/// are.
pub(super) fn day_of_days_before(told: &Told<'_, '_, '_>) -> Option<Finding> {
    if !told.is_one_day() {
        return None;
    }
    let reading = told.reading;
    let within = |m: &usize| reading.days(*m).is_some_and(|(a, b)| a < b && a <= told.first && told.last <= b);
    let days = told.text.mentions_in(&told.before).rfind(within)?;
    let verdict = reading.verdicts[days].as_ref().filter(|v| v.role != Role::Event)?;
    Some(Finding::Is(verdict.role, "a day of the days before it"))
}

/// "The closing plenary will be held on 14 May": a day inside a meeting of the same groups, or without groups, is a day of it. What
/// happens on some other day of it the hours will tell.
pub(super) fn day_of_meeting(told: &Told<'_, '_, '_>) -> Option<Finding> {
    if !told.is_contained() || !told.groups.is_empty() && !told.is_one_day() {
        return None;
    }
    let day = told.is_one_day() && (told.says_in_clause(&[Cue::Open, Cue::Desk]) || told.holds());
    Some(if day { DAY_OF_MEETING } else { Finding::LeftOpen })
}
