//! Clock times of the prose: openings, the registration desk, hours of one-day meetings, sessions, and hours that are none.
//!
//! One file because the steps take clock times from each other in turn, and share the way to a time.

use super::prose;
use super::reading::{Fact, FactTime, Reading, at};
use super::{Role, brackets, plan};
use crate::document::Span;
use crate::event::{Inferred, Kind, Status};
use crate::lang::Cue;
use crate::mentions::{Clock, Value};
use chrono::NaiveDate;

/// Reads the clock times of all sentences.
pub(super) fn read(reading: &mut Reading<'_, '_>) {
    let mut last_meeting: Option<usize> = None;
    let mut last_day: Option<(usize, NaiveDate)> = None;
    for (sentence, unit) in prose::sentences(reading) {
        if super::programme::is_line(reading, &unit) {
            continue;
        }
        let goes_on = |reading: &Reading<'_, '_>, start: usize| start == unit.start || are_items(reading, start, &unit);
        let times: Vec<usize> = reading
            .text
            .mentions_in(&sentence)
            .filter(|m| reading.text.mentions[*m].is_time() && !is_old(reading, *m))
            .collect();
        for (i, mention) in times.iter().copied().enumerate() {
            if !reading.is_open(mention) {
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
            let named_before = last_day.filter(|(start, _)| goes_on(reading, *start)).map(|(_, d)| d);
            let context = Context::new(reading, &sentence, &unit, &times, i, last_meeting, named_before);
            match reading.text.mentions[mention].value {
                Value::Time(clock) => point(reading, mention, clock, &context),
                Value::Times(start, end) => range(reading, mention, (start, end), &context),
                _ => {}
            }
            last_meeting = context.meeting.or(last_meeting);
            last_day = context.day.as_ref().map(|(d, ..)| (unit.start, *d)).or(last_day);
        }
    }
}

/// Whether two units are items of one list, directly behind each other.
fn are_items(reading: &Reading<'_, '_>, first: usize, second: &Span) -> bool {
    let text = reading.text;
    let item = |span: &Span| text.folded(span).trim_start().starts_with(['-', '•', '·']);
    text.unit_at(first).is_some_and(|i| {
        text.units.get(i + 1).is_some_and(|u| u.span == *second) && item(&text.units[i].span) && item(second)
    })
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
    close > at
        && zoned
        && before.is_some_and(|m| text.folded(&(text.mentions[m].span.end..open)).chars().count() <= 16)
        && !names_something(reading, &inside)
        && !cued(reading, &inside)
}

/// The verdict on the range before, where only a conjunction or comma stands between: "8.30 to 12.00 and 14.00 to 17.00".
fn joined_verdict(reading: &Reading<'_, '_>, times: &[usize], i: usize) -> Option<super::reading::Verdict> {
    let text = reading.text;
    let previous = *times.get(i.checked_sub(1)?)?;
    let ranges = [previous, times[i]].iter().all(|m| matches!(text.mentions[*m].value, Value::Times(..)));
    let gap = text.folded(&(text.mentions[previous].span.end..text.mentions[times[i]].span.start));
    let verdict = reading.verdicts[previous].clone()?;
    let shared = matches!(verdict.role, Role::OfficeHours | Role::SlotLegend | Role::PreviousMeeting);
    (ranges && shared && gap.chars().filter(|c| c.is_alphabetic()).count() <= 8).then_some(verdict)
}

/// What stands around a clock time.
struct Context {
    sentence: Span,
    /// The words that belong to this time: its clause, then up to the next time.
    own: Span,
    /// The clause alone.
    clause: Span,
    /// The next time of the sentence.
    next_time: Option<usize>,
    /// The day that the words name, with what was inferred.
    day: Option<(NaiveDate, Vec<Inferred>, Option<usize>)>,
    /// The meeting that the words name.
    meeting: Option<usize>,
    unit: Span,
    /// The sentence before, where this one goes on about its session.
    topic: Option<Span>,
    /// The day is the one behind the day named before.
    next_day: bool,
}

impl Context {
    fn new(
        reading: &Reading<'_, '_>,
        sentence: &Span,
        unit: &Span,
        times: &[usize],
        i: usize,
        last_meeting: Option<usize>,
        named_before: Option<NaiveDate>,
    ) -> Context {
        let text = reading.text;
        let span = text.mentions[times[i]].span.clone();
        let before = i.checked_sub(1).map_or(sentence.start, |p| text.mentions[times[p]].span.end);
        let after = times.get(i + 1).map_or(sentence.end, |n| text.mentions[*n].span.start);
        let clause = time_clause(reading, &span, sentence);
        // One clause may hold two hours: the conjunction between them divides it.
        let from = i.checked_sub(1).and_then(|p| divide(reading, times[p], times[i])).unwrap_or(before);
        let to = times.get(i + 1).and_then(|n| divide(reading, times[i], *n)).unwrap_or(after);
        let to = other_beginning(reading, &span, &(before..to)).unwrap_or(to);
        let clause = clause.start.max(from)..clause.end.min(to);
        let told = told_behind(reading, sentence, unit).or_else(|| told_by_label(reading, sentence, unit));
        let (clause, own) = match told {
            Some(told) => (told.clone(), told),
            None => (clause.clone(), clause.start..to.max(clause.end)),
        };
        let (mut day, mut meeting) = day_and_meeting(reading, &span, sentence, &clause, before..after, last_meeting);
        // "On the same day" takes up the day named before.
        let dated = day.as_ref().is_some_and(|(.., m)| m.is_some());
        // "On the day of the workshop" names its own.
        let own_day = names_its_day(reading, &clause) && meeting.is_some_and(|m| reading.meetings[m].side);
        if let Some(before) = named_before.filter(|_| !dated && !own_day && reading.has(&clause, &[Cue::SameDay])) {
            day = Some((before, vec![Inferred::Day], None));
            meeting = reading.meeting_on(before).or(meeting);
        }
        // "And on the following day": behind the day that the sentence has named.
        let next = text.cues_in(&(clause.start..span.start)).iter().rfind(|c| c.cue == Cue::NextDay).map(|c| c.start);
        let named = day.as_ref().and_then(|(d, _, m)| m.map(|m| (*d, text.mentions[m].span.end)));
        let named = named.filter(|(_, end)| next.is_some_and(|n| *end <= n)).map(|(d, _)| d);
        let follows = named.or(named_before.filter(|_| next.is_some() && !dated));
        if let Some(day_behind) = follows.and_then(|d| d.succ_opt()) {
            day = Some((day_behind, vec![Inferred::Day], None));
            meeting = reading.meeting_on(day_behind).or(meeting);
        }
        if !dated
            && let Some(announced) = announced_before(reading, sentence, unit)
                .filter(|_| !names_something(reading, &(sentence.start..clause.end)))
                .or_else(|| one_day_before(reading, &(sentence.start..clause.end), unit))
        {
            meeting = Some(announced);
            day = Some((reading.meetings[announced].first, vec![Inferred::Day], None));
        }
        // "… a reception on Thursday, 4 April. It is given from 1800 to 1930": the sentence before names thing and day.
        let loose = !dated
            && !names_something(reading, sentence)
            && !reading.has(sentence, &[Cue::FirstDay, Cue::LastDay, Cue::SameDay, Cue::Daily, Cue::OtherDays]);
        let topic = (loose && sentence.start > unit.start).then(|| text.sentence_at(sentence.start - 1));
        let topic = topic.filter(|t| reading.has(t, &[Cue::SessionNoun]));
        if let Some(topic) = &topic
            && let Some(date) = text.mentions_in(topic).rfind(|m| text.mentions[*m].is_date() && !is_dead(reading, *m))
            && let Some(named) = reading.day(date)
        {
            day = Some((named, text.mentions[date].inferred.clone(), Some(date)));
            meeting = reading.meeting_on(named).or(meeting);
        }
        Context {
            sentence: sentence.clone(),
            own,
            clause,
            next_time: times.get(i + 1).copied(),
            day,
            meeting,
            unit: unit.clone(),
            topic,
            next_day: follows.is_some(),
        }
    }
}

/// "On the day of the workshop": the noun stands directly before the word for the day or behind it.
fn names_its_day(reading: &Reading<'_, '_>, clause: &Span) -> bool {
    let text = reading.text;
    let cues = text.cues_in(clause);
    let of = |wanted: Cue| cues.iter().filter(move |c| c.cue == wanted);
    let joined =
        |from: usize, to: usize| text.view.text.get(from..to).is_some_and(|gap| !gap.contains([':', ')', ',', '。']));
    of(Cue::SameDay).any(|day| {
        of(Cue::SideMeeting)
            .any(|side| if side.end <= day.start { joined(side.end, day.start) } else { joined(day.end, side.start) })
    })
}

/// The meeting that the sentence before announces: a pronoun takes it up.
fn announced_before(reading: &Reading<'_, '_>, sentence: &Span, unit: &Span) -> Option<usize> {
    let text = reading.text;
    let before = (sentence.start > unit.start).then(|| text.sentence_at(sentence.start - 1))?;
    let first = |m: &super::reading::Meeting| !m.principal && before.contains(&text.mentions[m.mention].span.start);
    // One of several meetings of the subject, with its days again.
    let again = || {
        let mut days = text.mentions_in(&before).filter_map(|m| reading.days(m));
        let (first, last) = days.next().filter(|_| days.next().is_none())?;
        reading.meetings.iter().position(|m| (m.first, m.last) == (first, last))
    };
    reading.meetings.iter().rposition(first).or_else(again)
}

/// The one-day meeting whose day the sentence before names, where this one goes on about it: "They meet on 20 April. The meeting
/// is held from 0930 to 1730 hours".
fn one_day_before(reading: &Reading<'_, '_>, words: &Span, unit: &Span) -> Option<usize> {
    let text = reading.text;
    let before = (words.start > unit.start).then(|| text.sentence_at(words.start - 1))?;
    let other = [Cue::Desk, Cue::SessionNoun, Cue::SideMeeting, Cue::RapporteurGroup, Cue::Daily, Cue::FirstDay];
    let further = [Cue::LastDay, Cue::SameDay, Cue::OtherDays, Cue::OfficeHours, Cue::PrivateHours];
    let free = !reading.has(words, &other) && !reading.has(words, &further);
    let goes_on = free && text.groups_in(words).is_empty() && !super::actions::any_in(text, words);
    let date = text.mentions_in(&before).rfind(|m| text.mentions[*m].is_date()).filter(|_| goes_on)?;
    let day = reading.day(date)?;
    reading.meetings.iter().position(|m| m.first == day && m.last == day)
}

/// Characters of a label that tells what a correction is about.
const TOPIC: usize = 70;

/// The sentence behind a correction that tells what its new value is: "Replace … by "from 1300 hours". This is the hour at which
/// registration begins".
fn told_behind(reading: &Reading<'_, '_>, sentence: &Span, unit: &Span) -> Option<Span> {
    let text = reading.text;
    let corrects = reading.has(sentence, &[Cue::NewValue]) && !names_something(reading, sentence);
    let next = (corrects && sentence.end + 1 < unit.end).then(|| text.sentence_at(sentence.end + 1))?;
    let dated = text.mentions_in(&next).any(|m| text.mentions[m].is_time() || text.mentions[m].is_date());
    (!dated && names_something(reading, &next)).then_some(next)
}

/// The words before a correction that tell what it corrects: "Hour of opening. For "0930" read "1100"".
fn told_by_label(reading: &Reading<'_, '_>, sentence: &Span, unit: &Span) -> Option<Span> {
    let text = reading.text;
    let corrects = reading.has(sentence, &[Cue::NewValue]) && !names_something(reading, sentence);
    let label = (corrects && sentence.start > unit.start).then(|| text.sentence_at(sentence.start - 1))?;
    let plain = text.mentions_in(&label).next().is_none() && text.folded(&label).chars().count() <= TOPIC;
    let opens = reading.has(&label, &[Cue::Open, Cue::OpeningSession, Cue::Desk]);
    (plain && opens && label.start >= unit.start).then_some(label)
}

/// The clause of a clock time. Commas between day and hour, and brackets with a zone, end nothing.
fn time_clause(reading: &Reading<'_, '_>, span: &Span, sentence: &Span) -> Span {
    let text = reading.text;
    let mut clause = text.clause_at(span);
    loop {
        // A bare stretch before the hour ("on Monday, ") belongs to the clause before it.
        let head = clause.start..span.start;
        let bare = text.folded(&head).chars().filter(|c| c.is_alphabetic()).count() <= 10
            || text.mentions_in(&head).any(|m| text.mentions[m].is_date())
                && !cued(reading, &(clause.start..clause.end));
        // "The counter at the centre, Long Road, is open from 0800 on the day of the workshop": what opens is named before.
        let verb_first = cued(reading, &head) && !names_something(reading, &head);
        let nameless = verb_first || !names_something(reading, &clause);
        let settled = !bare || cued(reading, &clause);
        if settled && !nameless || clause.start <= sentence.start + 1 {
            break;
        }
        let Some(border) = text.view.text[..clause.start].chars().next_back() else { break };
        if matches!(border, ';' | '。') {
            break;
        }
        let at = clause.start - border.len_utf8();
        // "Registration desk (both events): from 0915": the bracket belongs to what stands before it.
        let open = text.view.text[sentence.start..at].rfind('(').filter(|_| border == ')');
        let at = open.map_or(at, |i| sentence.start + i);
        let before = text.clause_at(&(at..at));
        let other_hour = text
            .mentions_in(&before)
            .any(|m| text.mentions[m].is_time() && text.mentions[m].span.start < clause.start && !is_old(reading, m));
        if before.start >= clause.start || before.start < sentence.start || other_hour {
            break;
        }
        clause.start = before.start;
    }
    clause
}

/// The conjunction between two hours behind which the words of the second one begin.
fn divide(reading: &Reading<'_, '_>, first: usize, second: usize) -> Option<usize> {
    let text = reading.text;
    let gap = text.mentions[first].span.end..text.mentions[second].span.start;
    let noun = [
        Cue::Desk,
        Cue::Meeting,
        Cue::SessionNoun,
        Cue::SideMeeting,
        Cue::End,
        Cue::OtherDays,
        Cue::Act(crate::event::Action::Registration),
    ];
    let joins: Vec<usize> = text.joins.iter().filter(|j| gap.contains(&j.start)).map(|j| j.start).collect();
    joins
        .into_iter()
        .rev()
        .find(|start| reading.has(&(*start..gap.end), &noun) || !text.groups_in(&(*start..gap.end)).is_empty())
}

/// Where something else begins behind a time, at an hour that is not told: "the meeting opens at 0930 hours and badges are given
/// out one hour earlier".
fn other_beginning(reading: &Reading<'_, '_>, time: &Span, words: &Span) -> Option<usize> {
    let before = words.start..time.start;
    let opens = reading.has(&before, &[Cue::Open]) && own_noun(reading, &before) && !is_desk(reading, &before);
    let behind = |start: usize| start..words.end;
    let joins = reading.text.joins.iter().map(|j| j.start).filter(|start| (time.end..words.end).contains(start));
    joins.into_iter().find(|start| {
        opens && is_desk(reading, &behind(*start)) && reading.has(&behind(*start), &[Cue::Open, Cue::Desk])
    })
}

/// Whether a span names something that can begin: a meeting, a session, the desk.
fn names_something(reading: &Reading<'_, '_>, span: &Span) -> bool {
    let nouns = [
        Cue::Desk,
        Cue::Meeting,
        Cue::SessionNoun,
        Cue::SideMeeting,
        Cue::Act(crate::event::Action::Registration),
        Cue::RapporteurGroup,
    ];
    reading.has(span, &nouns) || !reading.text.groups_in(span).is_empty()
}

/// Whether a span says what the hour is.
fn cued(reading: &Reading<'_, '_>, span: &Span) -> bool {
    reading.has(
        span,
        &[Cue::Open, Cue::End, Cue::Desk, Cue::SessionNoun, Cue::OfficeHours, Cue::PrivateHours, Cue::WillHold],
    )
}

/// Letters between an hour and its day behind it: a zone in a bracket, an article.
const BEHIND_HOUR: usize = 16;

type Day = Option<(NaiveDate, Vec<Inferred>, Option<usize>)>;

/// The day and the meeting of a clock time: the nearest date of its clause or before it in the sentence; a group; "the first day".
fn day_and_meeting(
    reading: &Reading<'_, '_>,
    span: &Span,
    sentence: &Span,
    clause: &Span,
    reach: Span,
    last_meeting: Option<usize>,
) -> (Day, Option<usize>) {
    let text = reading.text;
    let dates: Vec<usize> =
        text.mentions_in(sentence).filter(|m| text.mentions[*m].is_date() && !is_dead(reading, *m)).collect();
    // A date directly before another time is the head of that one.
    let heads_next = |d: &Span| {
        d.start >= span.end
            && text.mentions_in(&(d.end..d.end + 4)).any(|m| text.mentions[m].is_time())
            && dates.iter().any(|e| text.mentions[*e].span.end <= span.start)
    };
    let near = |m: &&usize| {
        let d = &text.mentions[**m].span;
        if heads_next(d) {
            return false;
        }
        reach.start <= d.start
            && d.start < reach.end
            && (d.start < span.start
                || d.start < clause.end
                || !text.folded(&(span.end..d.start)).contains([',', ';', '。']) && d.start < span.end + 60)
    };
    let distance = |m: &&usize| {
        let d = &text.mentions[**m].span;
        if d.end <= span.start { span.start - d.end } else { d.start - span.end + 3 }
    };
    let mut found = dates.iter().filter(near).min_by_key(distance).copied();
    // "From 8 h 00 (local time), on 11 November": the only date of the sentence, behind its only hour.
    if let (None, [only]) = (found, dates.as_slice()) {
        let gap = span.end..text.mentions[*only].span.start.max(span.end);
        let alone = text.mentions_in(sentence).filter(|m| text.mentions[*m].is_time()).count() == 1;
        let near = text.folded(&gap).chars().filter(|c| c.is_alphabetic()).count() <= BEHIND_HOUR;
        let other = reading.has(clause, &[Cue::FirstDay, Cue::LastDay, Cue::SameDay, Cue::OtherDays]);
        if text.mentions[*only].span.start >= span.end && alone && near && !other && !reading.has(&gap, &[Cue::End]) {
            found = Some(*only);
        }
    }
    let names = group_names(reading, clause, sentence, span);
    let by_group =
        names.iter().find_map(|n| (0..reading.meetings.len()).find(|i| reading.meetings[*i].groups.contains(n)));
    // "The Study Group" without a number, beside its working parties.
    let bare = || {
        let own: Vec<usize> = (0..reading.meetings.len())
            .filter(|i| reading.meetings[*i].groups.iter().any(|g| g.starts_with("SG")))
            .collect();
        (own.len() == 1 && names.is_empty() && reading.has(clause, &[Cue::StudyGroup])).then(|| own[0])
    };
    let by_group = by_group.or_else(bare);
    let side = reading.has(clause, &[Cue::SideMeeting])
        || reading.has(&(sentence.start..span.start), &[Cue::SideMeeting])
            && by_group.is_none()
            && !reading.has(clause, &[Cue::Meeting, Cue::Desk])
            && !own_noun(reading, clause);
    let by_side = side.then(|| side_meeting(reading, clause, sentence)).flatten();
    if found.is_none() && !reading.has(clause, &[Cue::FirstDay, Cue::LastDay]) {
        // A date earlier in the sentence still holds.
        found = dates
            .iter()
            .copied()
            .filter(|m| text.mentions[*m].span.end <= span.start)
            .max_by_key(|m| text.mentions[*m].span.start);
        // Another date behind the noun has its own hours.
        let noun = text.cues_in(&(sentence.start..clause.end)).iter().rev().find(|c| c.cue == Cue::SideMeeting);
        let passed = noun.zip(found).is_some_and(|(c, m)| c.end <= text.mentions[m].span.start);
        if by_side.is_some() && !passed
            || by_group.is_some_and(|g| {
                found
                    .and_then(|m| reading.days(m))
                    .is_some_and(|(d, _)| d < reading.meetings[g].first || d > reading.meetings[g].last)
            })
        {
            found = None;
        }
    }
    if let Some(mention) = found
        && let Some((first, last)) = reading.days(mention)
    {
        // A one-day event of this very day, where no group is named.
        let exact = by_side
            .filter(|s| names.is_empty() && reading.meetings[*s].first == first && reading.meetings[*s].last == first);
        // The groups named have a day of their own beside a longer meeting.
        let own = names.iter().find_map(|n| {
            let theirs = |m: &super::reading::Meeting| m.mention == mention && first == last && m.groups.contains(n);
            reading.meetings.iter().position(theirs)
        });
        let by_date = exact
            .or(own)
            .or(by_group)
            .filter(|g| reading.meetings[*g].first <= first && first <= reading.meetings[*g].last)
            .or_else(|| reading.meetings.iter().position(|m| m.side && m.mention == mention))
            .or(by_side.filter(|s| reading.meetings[*s].first <= first && first <= reading.meetings[*s].last))
            .or_else(|| reading.meetings.iter().position(|m| m.mention == mention && m.first == m.last))
            .or_else(|| own_noun_meeting(reading, clause, first))
            .or_else(|| reading.meeting_on(first));
        let closing = reading.has(clause, &[Cue::LastDay]) && first != last;
        let day = if closing { last } else { first };
        return (Some((day, text.mentions[mention].inferred.clone(), Some(mention))), by_date.or(by_group));
    }
    let same_day = last_meeting
        .filter(|_| reading.has(clause, &[Cue::Desk]) && by_group.is_none() && !reading.has(clause, &[Cue::FirstDay]));
    let meeting = by_group
        .or(by_side)
        .or(same_day.filter(|m| reading.meetings[*m].principal))
        .or_else(|| told_before(reading, sentence))
        .or_else(|| reading.main_meeting());
    let day = meeting.map(|m| {
        let meeting = &reading.meetings[m];
        let last = reading.has(clause, &[Cue::LastDay, Cue::ClosingSession]) && !reading.has(clause, &[Cue::FirstDay]);
        (if last { meeting.last } else { meeting.first }, vec![Inferred::Day], None)
    });
    (day, meeting)
}

/// The meeting whose days the paragraph has named last: "The Study Group meets from 19 to 29 October. It begins at 0930 hours on
/// the first day".
fn told_before(reading: &Reading<'_, '_>, sentence: &Span) -> Option<usize> {
    let text = reading.text;
    let unit = text.units[text.unit_at(sentence.start)?].span.start;
    text.mentions_in(&(unit..sentence.start)).rev().find_map(|m| {
        let days = reading.days(m)?;
        reading.meetings.iter().position(|meeting| !meeting.side && (meeting.first, meeting.last) == days)
    })
}

fn is_old(reading: &Reading<'_, '_>, mention: usize) -> bool {
    reading.verdicts[mention].as_ref().is_some_and(|v| v.role == Role::Superseded)
}

/// A date that tells nothing of when something is: superseded, of an earlier meeting, of a cited document.
fn is_dead(reading: &Reading<'_, '_>, mention: usize) -> bool {
    reading.verdicts[mention].as_ref().is_some_and(|v| {
        matches!(
            v.role,
            Role::Superseded | Role::PreviousMeeting | Role::Reference | Role::LetterDate | Role::OtherMeeting
        )
    })
}

/// The meeting's own noun in a clause: "the meeting", "the study group".
fn own_noun(reading: &Reading<'_, '_>, clause: &Span) -> bool {
    reading.has(clause, &[Cue::Meeting, Cue::StudyGroup, Cue::WorkingParty, Cue::RapporteurGroup])
}

/// Where the clause speaks of the meeting itself, the letter's own meeting on that day, not a workshop.
fn own_noun_meeting(reading: &Reading<'_, '_>, clause: &Span, day: NaiveDate) -> Option<usize> {
    if !own_noun(reading, clause) || reading.has(clause, &[Cue::SideMeeting]) {
        return None;
    }
    (0..reading.meetings.len())
        .filter(|i| !reading.meetings[*i].side && reading.meetings[*i].first <= day && day <= reading.meetings[*i].last)
        .min_by_key(|i| (reading.meetings[*i].first != day, reading.meetings[*i].last - reading.meetings[*i].first))
}

fn group_names(reading: &Reading<'_, '_>, clause: &Span, sentence: &Span, span: &Span) -> Vec<String> {
    let in_clause = super::meetings::names(reading.text, clause);
    if !in_clause.is_empty() { in_clause } else { super::meetings::names(reading.text, &(sentence.start..span.start)) }
}

/// The side event that a clause speaks of: the one whose name shares its noun, else the only one.
fn side_meeting(reading: &Reading<'_, '_>, clause: &Span, sentence: &Span) -> Option<usize> {
    let sides: Vec<usize> = (0..reading.meetings.len()).filter(|i| reading.meetings[*i].side).collect();
    if let [only] = sides.as_slice() {
        return Some(*only);
    }
    let text = reading.text;
    let nouns = |s: &Span| {
        text.cues_in(s)
            .iter()
            .filter(|c| c.cue == Cue::SideMeeting)
            .map(|c| text.folded(&(c.start..c.end)).to_owned())
            .collect::<Vec<_>>()
    };
    let mut wanted = nouns(clause);
    if wanted.is_empty() {
        wanted = nouns(sentence);
    }
    // What the subject alone calls by this noun, even where its title in quotes does not say it.
    let mut called = sides.iter().copied().filter(|i| {
        let meeting = &reading.meetings[*i];
        meeting.principal && meeting.groups.is_empty() && nouns(&meeting.quote).iter().any(|n| wanted.contains(n))
    });
    if let (Some(only), None) = (called.next(), called.next()) {
        return Some(only);
    }
    sides.into_iter().find(|i| {
        let quote = crate::view::fold(reading.meetings[*i].name.as_deref().unwrap_or_default());
        let own = format!("{quote} {}", text.folded(&reading.meetings[*i].quote));
        wanted.iter().any(|w| quote.contains(w.as_str()))
            || wanted.iter().any(|w| own.contains(w.as_str()) && quote.is_empty())
    })
}

/// A single clock time.
fn point(reading: &mut Reading<'_, '_>, mention: usize, clock: Clock, context: &Context) {
    if is_private(reading, context, mention) {
        return;
    }
    let desk = is_desk(reading, &context.clause)
        || !reading.has(&context.clause, &[Cue::Open, Cue::End, Cue::SessionNoun]) && is_desk(reading, &context.own);
    let opens =
        reading.has(&context.clause, &[Cue::Open, Cue::OpeningSession]) || reading.has(&context.own, &[Cue::Open]);
    let label = prose::paragraph_label(reading, &context.unit).is_some_and(|l| !names_something(reading, &l));
    if label && context.sentence.start >= reading.annex_start && reading.has(&context.clause, &[Cue::Daily]) {
        return reading.take(mention, Role::Other, "an hour of every day");
    }
    let ends = reading.has(&context.clause, &[Cue::End]) && !reading.has(&context.clause, &[Cue::Open]);
    let desk = desk || !ends && !opens_meeting(reading, context) && topic_is_desk(reading, context);
    let opens = opens || also_opens(reading, mention, context) || bracket_opens(reading, mention, context);
    let past =
        context.day.as_ref().is_some_and(|(d, ..)| reading.is_past(*d)) || past_meeting_sentence(reading, context);
    if past {
        return reading.take(mention, Role::PreviousMeeting, "hour of an earlier meeting");
    }
    let Some((day, inferred, dated)) = context.day.clone() else {
        return reading.take(mention, Role::Other, "an hour without a day");
    };
    if reading.has(&context.clause, &[Cue::OtherDays]) && (desk || is_desk(reading, &context.sentence)) {
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
    let session = reading.has(&context.clause, &[Cue::SessionNoun])
        && !reading.has(&context.clause, &[Cue::OpeningSession])
        && context.meeting.is_none_or(|m| reading.meetings[m].first != day);
    if session {
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
    fact(reading, Kind::Opening, mention, day, clock, inferred, context);
}

/// Whether a clause of the invitation speaks of registration and of nothing else: an hour that is no deadline is that of the desk.
fn registers_alone(reading: &Reading<'_, '_>, context: &Context) -> bool {
    use crate::event::Action;
    let nouns = [Cue::Meeting, Cue::SessionNoun, Cue::OfficeHours, Cue::Daily, Cue::LastDayCue];
    context.sentence.start < reading.annex_start
        && super::actions::named_in(reading.text, &context.clause) == [Action::Registration]
        && !reading.has(&context.clause, &nouns)
}

/// Whether a sentence without a noun of its own goes on about the desk: "Badges are given out at the desk; it opens at 0830".
fn topic_is_desk(reading: &Reading<'_, '_>, context: &Context) -> bool {
    if names_something(reading, &context.sentence) || context.sentence.start <= context.unit.start {
        return false;
    }
    let before = reading.text.sentence_at(context.sentence.start - 1);
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

/// "Working Party 6E opens at 10:00 hours and Working Party 6P at 09:30": the verb stands once.
fn also_opens(reading: &Reading<'_, '_>, mention: usize, context: &Context) -> bool {
    let text = reading.text;
    // A semicolon goes on with the list.
    let listed = text.folded(&(context.unit.start..context.sentence.start)).trim_end().ends_with(';');
    let start = if listed { context.unit.start } else { context.sentence.start };
    let before = start..text.mentions[mention].span.start;
    let opened = text.mentions_in(&before).any(|m| {
        text.mentions[m].is_time() && reading.facts.iter().any(|f| f.kind == Kind::Opening && f.mentions.contains(&m))
    });
    let nouns = [Cue::Meeting, Cue::SideMeeting, Cue::RegionalGroup, Cue::RapporteurGroup, Cue::StudyGroup];
    let named = !text.groups_in(&context.clause).is_empty() || reading.has(&context.clause, &nouns);
    opened && named && !reading.has(&context.clause, &[Cue::End])
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
fn is_desk(reading: &Reading<'_, '_>, span: &Span) -> bool {
    use crate::event::Action;
    let registers = super::actions::named_in(reading.text, span).contains(&Action::Registration);
    reading.has(span, &[Cue::Desk]) || registers && reading.has(span, &[Cue::Door, Cue::Open])
}

/// Hours of offices, of hotels and of travel.
fn is_private(reading: &mut Reading<'_, '_>, context: &Context, mention: usize) -> bool {
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

/// A range of clock times.
/// Minutes that no meeting of a day exceeds from its first session to its last; shops and networks are open for longer.
const LONGEST_DAY: u32 = 11 * 60;

/// Whether hours are longer than any meeting sits.
pub(super) fn lasts_too_long((start, end): (Clock, Clock)) -> bool {
    let minutes = |c: Clock| c.hour * 60 + c.minute;
    minutes(end).saturating_sub(minutes(start)) >= LONGEST_DAY
}

fn range(reading: &mut Reading<'_, '_>, mention: usize, hours: (Clock, Clock), context: &Context) {
    if context.topic.is_none() && is_private(reading, context, mention) {
        return;
    }
    if reading.has(&context.clause, &[Cue::OtherDays]) && is_desk(reading, &context.sentence) {
        return reading.take(mention, Role::OfficeHours, "the desk on other days");
    }
    if lasts_too_long(hours) && !reading.has(&context.clause, &[Cue::SessionNoun, Cue::SideMeeting]) {
        return reading.take(mention, Role::OfficeHours, "longer than a meeting sits");
    }
    if reading.has(&context.clause, &[Cue::Daily])
        || reading.has(&context.sentence, &[Cue::Daily]) && context.day.as_ref().is_none_or(|(.., m)| m.is_none())
    {
        return reading.take(mention, Role::SlotLegend, "hours of every day");
    }
    if of_earlier_meeting(reading, mention, context) {
        return reading.take(mention, Role::PreviousMeeting, "hours of an earlier meeting");
    }
    let Some((day, inferred, dated)) = context.day.clone() else {
        return reading.take(mention, Role::Other, "hours without a day");
    };
    if reading.is_past(day) {
        return reading.take(mention, Role::PreviousMeeting, "hours of an earlier meeting");
    }
    // Shops are open in annexes.
    let annexed = context.sentence.start >= reading.annex_start && dated.is_none();
    if annexed && reading.has(&context.clause, &[Cue::Open]) && !names_something(reading, &context.sentence) {
        return reading.take(mention, Role::OfficeHours, "opening hours of an office");
    }
    let session = context.topic.is_some()
        || reading.has(&context.own, &[Cue::SessionNoun])
            && (reading.has(&context.clause, &[Cue::SessionNoun])
                || !reading.has(&context.clause, &[Cue::WillHold, Cue::Open]));
    let side = reading.has(&context.clause, &[Cue::SideMeeting])
        || reading.has(&(context.sentence.start..reading.text.mentions[mention].span.start), &[Cue::SideMeeting]);
    let one_day = context.meeting.filter(|m| reading.meetings[*m].first == day && reading.meetings[*m].last == day);
    let same_day = reading.has(&context.clause, &[Cue::SameDay]);
    if same_day && dated.is_none() && !session && another_on_the_day(reading, day, hours, context) {
        return timed_meeting(reading, mention, day, hours, context);
    }
    if is_desk(reading, &context.clause) && !session {
        return fact(reading, Kind::RegistrationDesk, mention, day, hours.0, inferred, context);
    }
    if let Some(meeting) = one_day.filter(|m| !session || side && reading.meetings[*m].side) {
        if reading.meetings[meeting].hours.is_some() {
            return reading.take(mention, Role::Repeated, "hours of the meeting again");
        }
        return meeting_hours(reading, mention, hours, context);
    }
    let pinned = dated.is_some()
        || same_day
        || context.next_day
        || reading.has(&context.sentence, &[Cue::FirstDay, Cue::LastDay, Cue::OpeningSession, Cue::ClosingSession]);
    // "On the same day from 1100 to 1200 hours an introduction is given": something held at hours of its own.
    let held =
        same_day && context.sentence.start < reading.annex_start && reading.has(&context.clause, &[Cue::WillHold]);
    if pinned && (session || held || dated.is_some()) {
        let name = session_name(reading, mention, context);
        // Hours are no name: "1430-1700 Roaming".
        let span = &reading.text.mentions[mention].span;
        let name = if name.start == span.start && span.end < name.end { span.end..name.end } else { name };
        let behind = reading.text.mentions[mention].span.end..context.own.end;
        let tentative = brackets::tentative(reading, &context.clause) || brackets::tentative(reading, &behind);
        if let Some(date) = dated {
            let inside = reading.meetings.iter().any(|m| m.first <= day && day <= m.last);
            // What is held before or after all meetings, and is no reception, is one of its own.
            let held = !session && reading.has(&context.sentence, &[Cue::WillHold, Cue::SideMeeting]);
            if !inside && held && !reading.meetings.is_empty() {
                reading.take(date, Role::Repeated, "the day of a meeting with hours");
                return timed_meeting(reading, mention, day, hours, context);
            }
            reading.take(date, if inside { Role::Repeated } else { Role::Event }, "the day of a session");
        }
        return plan::add(reading, day, &inferred, hours, &name, tentative, vec![mention], &context.sentence);
    }
    if !reading.has(&context.sentence, &[Cue::WillHold, Cue::Daily]) && topic_is_desk(reading, context) {
        return reading.take(mention, Role::OfficeHours, "hours of the desk");
    }
    // In an annex, hours that no meeting has are those of a service.
    let nouns = [Cue::Meeting, Cue::SessionNoun, Cue::SessionNumber, Cue::SideMeeting, Cue::WillHold];
    let meets = reading.has(&context.sentence, &nouns) || !reading.text.groups_in(&context.sentence).is_empty();
    if context.sentence.start >= reading.annex_start && !meets && !reading.has(&context.sentence, &[Cue::Break]) {
        return reading.take(mention, Role::OfficeHours, "hours of a service");
    }
    reading.take(mention, Role::SlotLegend, "hours of every day");
}

/// Whether a clause names a side event that has no day of its own, while what the letter calls for the day has other hours.
fn another_on_the_day(reading: &Reading<'_, '_>, day: NaiveDate, hours: (Clock, Clock), context: &Context) -> bool {
    let side = reading.has(&(context.sentence.start..context.clause.end), &[Cue::SideMeeting]);
    let on_day = || reading.meetings.iter().filter(|m| m.side && m.first == day && m.last == day);
    let timed = on_day().all(|m| m.hours.is_some_and(|(start, end, _)| (start, end) != hours));
    side && on_day().next().is_some() && timed
}

/// A meeting beside the letter's own that has hours: "a tutorial on the same day from 1430 to 1600 hours", "the course takes place
/// on 10 June from 0930 to 1700 hours".
fn timed_meeting(
    reading: &mut Reading<'_, '_>,
    mention: usize,
    day: NaiveDate,
    (start, end): (Clock, Clock),
    context: &Context,
) {
    let span = reading.text.mentions[mention].span.clone();
    let zone = stated(reading, &span, context, None);
    let name = super::meetings::segment_name(reading, &(context.sentence.start..span.start));
    let place = reading.main_meeting().and_then(|m| reading.meetings[m].place);
    reading.meetings.push(super::reading::Meeting {
        groups: Vec::new(),
        first: day,
        last: day,
        hours: Some((start, end, zone)),
        side: true,
        name,
        status: Status::Confirmed,
        principal: false,
        place,
        mention,
        quote: context.sentence.clone(),
    });
    reading.take(mention, Role::Event, "");
}

/// Whether the nearest date before the hours is that of an earlier meeting.
fn of_earlier_meeting(reading: &Reading<'_, '_>, mention: usize, context: &Context) -> bool {
    let before = context.sentence.start..reading.text.mentions[mention].span.start;
    let date = reading.text.mentions_in(&before).rfind(|m| reading.text.mentions[*m].is_date());
    date.is_some_and(|m| reading.verdicts[m].as_ref().is_some_and(|v| v.role == Role::PreviousMeeting))
}

/// The words that name a session: its clause, or what follows its hours.
fn session_name(reading: &Reading<'_, '_>, mention: usize, context: &Context) -> Span {
    let text = reading.text;
    let noun = |s: &Span| text.cues_in(s).iter().find(|c| c.cue == Cue::SessionNoun).map(|c| c.start..c.end);
    let span = &text.mentions[mention].span;
    let behind = span.end..context.own.end;
    let before = context.clause.start..span.start;
    if noun(&context.clause).is_some() {
        let cue = noun(&behind.clone()).filter(|_| noun(&before).is_none());
        return cue.map_or(context.clause.clone(), |_| {
            behind.start..text.clause_at(&(span.end..span.end)).end.max(behind.start)
        });
    }
    noun(&behind).map_or(context.clause.clone(), |c| behind.start..text.clause_at(&c).end)
}

/// Gives a one-day meeting its hours.
fn meeting_hours(reading: &mut Reading<'_, '_>, mention: usize, (start, end): (Clock, Clock), context: &Context) {
    let Some(meeting) = context.meeting else { return };
    let span = reading.text.mentions[mention].span.clone();
    let zone = stated(reading, &span, context, Some(meeting));
    // A list of days shares its hours.
    let listed = |m: &super::reading::Meeting| {
        let found = &reading.text.mentions[m.mention];
        found.rule == "list" && context.sentence.contains(&found.span.start)
    };
    let days: Vec<usize> = (0..reading.meetings.len())
        .filter(|i| *i == meeting || listed(&reading.meetings[meeting]) && listed(&reading.meetings[*i]))
        .collect();
    for day in days {
        reading.meetings[day].hours = Some((start, end, zone));
    }
    reading.take(mention, Role::Event, "");
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
    let zone = stated(reading, &span, context, meeting);
    let when = FactTime::Instant(at(day, clock), zone);
    let known = reading.facts.iter().any(|f| {
        f.kind == kind && (f.when == when || kind == Kind::Opening && f.meeting == meeting && meeting.is_some())
    });
    if known {
        let same = reading.facts.iter().any(|f| f.kind == kind && f.when == when);
        let role = if same { Role::Repeated } else { Role::Other };
        return reading.take(mention, role, "another hour for the same thing");
    }
    let groups = meeting.map(|m| reading.meetings[m].groups.clone()).unwrap_or_default();
    reading.facts.push(Fact {
        kind,
        action: None,
        groups,
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
