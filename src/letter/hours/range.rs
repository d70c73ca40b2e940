//! Hours from one to another: a session, the hours of a meeting, of an office, of a day.

use super::context::names_something;
use super::point::{is_desk, is_private, topic_is_desk};
use super::*;

/// Minutes that no meeting of a day exceeds from its first session to its last; shops and networks are open for longer.
const LONGEST_DAY: u32 = 11 * 60;

/// Whether hours are longer than any meeting sits.
pub(in crate::letter) fn lasts_too_long((start, end): (Clock, Clock)) -> bool {
    let minutes = |c: Clock| c.hour * 60 + c.minute;
    minutes(end).saturating_sub(minutes(start)) >= LONGEST_DAY
}

/// A range of clock times.
pub(super) fn range(reading: &mut Reading<'_, '_>, mention: usize, hours: (Clock, Clock), context: &Context) {
    if context.topic.is_none() && is_private(reading, context, mention) {
        return;
    }
    if desks::on_other_days(reading, mention, context) && is_desk(reading, &context.sentence) {
        return reading.take(mention, Role::OfficeHours, "the desk on other days");
    }
    if let Some(window) = desks::window(reading, mention, context) {
        return desks::open(reading, mention, hours.0, window, context);
    }
    if lasts_too_long(hours) && !reading.has(&context.clause, &[Cue::SessionNoun, Cue::SideMeeting]) {
        return reading.take(mention, Role::OfficeHours, "longer than a meeting sits");
    }
    let single = context
        .meeting
        .is_some_and(|m| reading.meetings[m].principal && reading.meetings[m].first == reading.meetings[m].last);
    let daily = reading.has(&context.clause, &[Cue::Daily])
        || reading.has(&context.sentence, &[Cue::Daily]) && context.day.as_ref().is_none_or(|(.., m)| m.is_none());
    let held = daily || reading.has(&context.sentence, &[Cue::WillHold, Cue::Invite]);
    let days = if held { single_days(reading, &context.sentence) } else { Vec::new() };
    if !days.is_empty() && !is_desk(reading, &context.clause) {
        let span = reading.text.mentions[mention].span.clone();
        let zone = stated(reading, &span, context, Some(days[0]));
        let end = to_last_end(reading, mention, &context.sentence, hours.1);
        days.into_iter().for_each(|m| reading.meetings[m].hours = Some((hours.0, end, zone)));
        return reading.take(mention, Role::Event, "");
    }
    if daily && !single {
        return reading.take(mention, Role::SlotLegend, "hours of every day");
    }
    if holds_but_for_a_day(reading, mention, &context.sentence) && !single {
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
    let earlier = context.sentence.start..reading.text.mentions[mention].span.start;
    let side = reading.has(&context.clause, &[Cue::SideMeeting])
        || reading.has(&earlier, &[Cue::SideMeeting]) && !is_given_aside(reading, mention, context);
    let meets = [Cue::Meeting, Cue::SideMeeting, Cue::SessionNoun, Cue::WorkingParty, Cue::StudyGroup];
    let clause = reading.text.clause_at(&reading.text.mentions[mention].span);
    if reading.has(&clause, &[Cue::Break])
        && !reading.has(&clause, &meets)
        && reading.has(&earlier, &meets)
        && dated.is_none_or(|m| reading.text.mentions[m].span.end <= clause.start)
    {
        return reading.take(mention, Role::OfficeHours, "a break of what the sentence calls");
    }
    let one_day = context.meeting.filter(|m| reading.meetings[*m].first == day && reading.meetings[*m].last == day);
    let same_day = context.same_day;
    if same_day && dated.is_none() && !session && another_on_the_day(reading, day, hours, context) {
        return timed_meeting(reading, mention, day, hours, context);
    }
    let own = |m: &crate::letter::reading::Meeting| m.quote.start == context.sentence.start;
    let meets = reading.has(&context.clause, &[Cue::SideMeeting, Cue::Meeting])
        || reading.has(&context.until_clause(), &[Cue::SideMeeting, Cue::Meeting]);
    if context.listed && !session && meets && !reading.meetings.iter().any(own) {
        return timed_meeting(reading, mention, day, hours, context);
    }
    // "Registration takes place on the eve, 14 September, between 1400 and 1800 hours": what is dated stands before the comma.
    let before = context.sentence.start..reading.text.mentions[mention].span.start.max(context.sentence.start);
    let registers = dated.is_some()
        && !meets
        && crate::letter::actions::named_in(reading.text, &before) == [crate::event::Action::Registration]
        && (reading.meeting_on(day).is_some() || begins_after(reading, day).is_some());
    if (is_desk(reading, &context.clause) || registers) && !session {
        return fact(reading, Kind::RegistrationDesk, mention, day, hours.0, inferred, context);
    }
    // "A plenary is called on 22 April from 1300 to 1500 hours": what the date calls is the meeting, whatever its noun is.
    let called = |m: usize| dated == Some(reading.meetings[m].mention) && !reading.meetings[m].side;
    // "I convene a joint meeting of Working Parties 1/21 and 2/21 on 18 March from 1200 to 1500": the groups of the day's only meeting.
    let before = context.sentence.start..reading.text.mentions[mention].span.start.max(context.sentence.start);
    let convened = |m: usize| {
        let names = crate::letter::meetings::names(reading.text, &before);
        let groups = &reading.meetings[m].groups;
        !groups.is_empty()
            && groups.iter().all(|g| names.contains(g))
            && names.len() == groups.len()
            && (reading.has(&before, &[Cue::Invite]) && reading.has(&before, &[Cue::Meeting])
                || reading.has(&context.clause, &[Cue::WillHold])
                    && dated.is_some()
                    && !reading.has(&context.clause, &[Cue::OpeningSession, Cue::ClosingSession]))
    };
    if let Some(meeting) =
        one_day.filter(|m| !session || side && reading.meetings[*m].side || called(*m) || convened(*m))
    {
        if reading.meetings[meeting].hours.is_some() {
            return reading.take(mention, Role::Repeated, "hours of the meeting again");
        }
        return meeting_hours(reading, mention, hours, context);
    }
    // "The workshop will be held on 10 and 11 May from 9.30 to 17.30": the hours of each of its days, of which the first one opens.
    let all_days = |m: usize| {
        let meeting = &reading.meetings[m];
        meeting.first < meeting.last && dated.and_then(|d| reading.days(d)) == Some(meeting.days())
    };
    // "From 0930 to 1730 hours on 9 May and …": a day of their own stands behind them.
    let end = reading.text.mentions[mention].span.end;
    let behind = reading.text.ahead(end, OWN_DAY, context.sentence.end.max(end));
    let own_day = reading.has(&behind, &[Cue::FirstDay, Cue::LastDay])
        || reading.text.mentions_in(&behind).any(|m| reading.text.mentions[m].is_date());
    if let Some(meeting) = context.meeting.filter(|m| !session && !own_day && all_days(*m)) {
        let opened = reading.facts.iter().any(|f| f.kind == Kind::Opening && f.meeting == Some(meeting));
        if opened || context.sentence.start >= reading.annex_start {
            return reading.take(mention, Role::SlotLegend, "hours of every day");
        }
        return fact(reading, Kind::Opening, mention, day, hours.0, inferred, context);
    }
    if prose::is_put_to_use(reading, mention, &context.sentence) && !is_desk(reading, &context.clause) {
        return reading.take(mention, Role::Other, "hours of a service");
    }
    let pinned = dated.is_some()
        || same_day
        || context.next_day
        || context.listed
        || reading.has(&context.sentence, &[Cue::FirstDay, Cue::LastDay, Cue::OpeningSession, Cue::ClosingSession]);
    // "On the same day from 1100 to 1200 hours an introduction is given": something held at hours of its own.
    let body = context.sentence.start < reading.annex_start;
    let held = same_day
        && (body && reading.has(&context.clause, &[Cue::WillHold, Cue::Invite])
            || !reading.text.groups_in(&context.clause).is_empty());
    if pinned && (session || held || dated.is_some()) {
        let name = session_name(reading, mention, context);
        // Hours are no name: "1430-1700 Roaming".
        let span = &reading.text.mentions[mention].span;
        let name = if name.start == span.start && span.end < name.end { span.end..name.end } else { name };
        let end = reading.text.mentions[mention].span.end;
        let behind = end..context.own.end.max(end);
        // "From 0930 to 1230 and, should there be need, from 1430": what the conjunction begins is about the next hours.
        let join = reading.text.joins.iter().map(|j| j.start).find(|at| behind.contains(at));
        let behind = behind.start..join.filter(|_| context.next_time.is_some()).unwrap_or(behind.end);
        let tentative = brackets::tentative(reading, &context.clause) || brackets::tentative(reading, &behind);
        if let Some(date) = dated {
            let inside = reading.meetings.iter().any(|m| m.first <= day && day <= m.last);
            // What is held before or after all meetings, and is no reception, is one of its own.
            let held = !session && reading.has(&context.sentence, &[Cue::WillHold, Cue::SideMeeting]);
            // "The experts of Question 12/9 gather on the eve of the meeting, 2 May, from 1400 to 1700": their meeting.
            let groups = crate::letter::groups::meeting_names(reading.text, &before);
            let own = !groups.is_empty() && !crate::letter::meetings::is_foreign(reading, &groups);
            if !inside && (held || !session && own && body) && !reading.meetings.is_empty() {
                reading.take(date, Role::Repeated, "the day of a meeting with hours");
                timed_meeting(reading, mention, day, hours, context);
                if let Some(meeting) = reading.meetings.last_mut().filter(|_| own && !held) {
                    (meeting.groups, meeting.side, meeting.name) = (groups, false, None);
                }
                return;
            }
            reading.take(date, if inside { Role::Repeated } else { Role::Event }, "the day of a session");
            for (other, day) in days_beside(reading, date, mention, &context.sentence) {
                let inferred = reading.text.mentions[other].inferred.clone();
                reading.take(other, Role::Repeated, "the day of a session");
                plan::add(reading, day, &inferred, hours, &name, tentative, vec![mention], &context.sentence);
            }
        }
        return plan::add(reading, day, &inferred, hours, &name, tentative, vec![mention], &context.sentence);
    }
    if !reading.has(&context.sentence, &[Cue::WillHold, Cue::Daily]) && topic_is_desk(reading, context) {
        return reading.take(mention, Role::OfficeHours, "hours of the desk");
    }
    // In an annex, hours that no meeting has are those of a service.
    let nouns = [Cue::Meeting, Cue::SessionNoun, Cue::SessionNumber, Cue::SideMeeting, Cue::WillHold];
    let meets = reading.has(&context.sentence, &nouns) || !reading.text.groups_in(&context.sentence).is_empty();
    if context.sentence.start >= reading.annex_start
        && !meets
        && !is_bare(reading, &context.sentence)
        && !reading.has(&context.sentence, &[Cue::Break])
    {
        return reading.take(mention, Role::OfficeHours, "hours of a service");
    }
    reading.take(mention, Role::SlotLegend, "hours of every day");
}

/// "On 14 and 16 May from 1400 to 1700 hours", "on 23 and 24 May": the other days of a list that share the hours behind its last one.
fn days_beside(reading: &Reading<'_, '_>, date: usize, hours: usize, sentence: &Span) -> Vec<(usize, NaiveDate)> {
    let text = reading.text;
    let clause = text.clause_at(&text.mentions[hours].span);
    // Hours of all other days; those of a service that is asked for; what opens does so once.
    let lead = clause.start.min(text.mentions[date].span.start)..text.mentions[date].span.start;
    if reading.has(&clause, &[Cue::OtherDays])
        || crate::letter::actions::any_in(text, &lead)
        || reading.has(&lead, &[Cue::Open])
    {
        return Vec::new();
    }
    let sits = |day: &NaiveDate| reading.meeting_on(*day).is_some();
    if let Some((first, last)) = reading.days(date).filter(|(first, last)| first < last) {
        let span = &text.mentions[date].span;
        let joined = text.joins.iter().any(|j| span.contains(&j.start)) || text.folded(span).contains(['、', ',']);
        let further = first.iter_days().skip(1).take_while(|d| joined && *d <= last);
        return further.filter(sits).map(|day| (date, day)).collect();
    }
    let mut days = Vec::new();
    let mut next = date;
    for other in prose::listed_with(reading, date, sentence).into_iter().rev().filter(|m| *m < date) {
        let gap = text.mentions[other].span.end..text.mentions[next].span.start;
        let Some(day) = reading.day(other).filter(sits).filter(|_| is_only_joined(reading, &gap)) else { break };
        days.insert(0, (other, day));
        next = other;
    }
    days
}

/// Letters of the preposition that is said again behind a conjunction: 于, "on", "les".
const SAID_AGAIN: (usize, usize) = (1, 3);

/// Whether nothing stands between two days but a comma or a conjunction, weekdays and the preposition again: "14 May and on 16 May".
fn is_only_joined(reading: &Reading<'_, '_>, gap: &Span) -> bool {
    let text = reading.text;
    if gap.start > gap.end {
        return false;
    }
    let words = text.folded(gap);
    let inside = |hits: &[crate::lang::Hit]| {
        hits.iter()
            .filter(|h| gap.start <= h.start && h.end <= gap.end)
            .map(|h| letters(text.folded(&(h.start..h.end))))
            .collect::<Vec<usize>>()
    };
    let (joins, weekdays) = (inside(&text.joins), inside(&text.weekdays));
    let rest = letters(words).saturating_sub(joins.iter().chain(&weekdays).sum());
    let again = match text.pack_at(gap.start).script {
        crate::lang::Script::Han => SAID_AGAIN.0,
        _ => SAID_AGAIN.1,
    };
    let halves = text.halves.iter().any(|h| gap.contains(&h.start));
    let most = if joins.is_empty() || words.contains(',') { 0 } else { again };
    rest <= most
        && (!joins.is_empty() || words.contains(','))
        && !words.contains([';', '.', ':'])
        && !halves
        && text.mentions_in(gap).next().is_none()
        && text.groups_in(gap).is_empty()
        && !reading.has(gap, &[Cue::Open, Cue::End, Cue::Meeting, Cue::SideMeeting, Cue::SessionNoun])
}

/// "A forum is held on 14 May, and from 1900 to 2100 hours there is a reception": the clause of the hours names what they are of, which is
/// none of the events before it.
fn is_given_aside(reading: &Reading<'_, '_>, mention: usize, context: &Context) -> bool {
    let text = reading.text;
    let clause = text.clause_at(&text.mentions[mention].span);
    let noun = |c: &&crate::letter::text::CueHit| c.cue == Cue::SessionNoun && c.start >= clause.start;
    let meets = [Cue::SideMeeting, Cue::OpeningSession, Cue::ClosingSession];
    clause.start > context.sentence.start
        && text.cues_in(&clause).iter().any(|c| noun(&c))
        && !reading.has(&clause, &meets)
        && text.groups_in(&clause).is_empty()
}

/// The meetings of a day each that the letter calls, where it calls nothing else and a sentence gives hours for every day: "the webinars take
/// place from 1400 to 1530 hours on each of these days".
fn single_days(reading: &Reading<'_, '_>, sentence: &Span) -> Vec<usize> {
    let text = reading.text;
    let dated = text.mentions_in(sentence).any(|m| text.mentions[m].is_date());
    let meets = reading.has(sentence, &[Cue::Meeting, Cue::SideMeeting]);
    let called: Vec<usize> = (0..reading.meetings.len()).filter(|m| reading.meetings[*m].principal).collect();
    let alike = |m: &usize| {
        let (meeting, first) = (&reading.meetings[*m], &reading.meetings[called[0]]);
        let same = (meeting.side, &meeting.groups) == (first.side, &first.groups);
        meeting.first == meeting.last && meeting.hours.is_none() && same
    };
    let all = meets && !dated && called.len() > 1 && called.iter().all(alike);
    let parts = reading.has(sentence, &[Cue::Break, Cue::SessionNoun, Cue::Desk]);
    if all && !parts { called } else { Vec::new() }
}

/// Whether the hours of a sentence are those of each meeting, and no core hours of a plan.
pub(in crate::letter) fn of_single_days(reading: &Reading<'_, '_>, sentence: &Span) -> bool {
    !single_days(reading, sentence).is_empty()
}

/// Letters between the word for an exception and its day: a weekday, an article.
const EXCEPTED: usize = 14;

/// Whether hours hold on all days but for one that the sentence excepts: "sessions run from 0930 to 1230 hours except on Friday,
/// 20 September". Hours behind that day are its own, unless the sentence begins with the exception: then the last ones hold.
fn holds_but_for_a_day(reading: &Reading<'_, '_>, mention: usize, sentence: &Span) -> bool {
    let text = reading.text;
    let hours = &text.mentions[mention].span;
    let Some(exception) = exception(reading, sentence) else { return false };
    if hours.end <= exception.start {
        return true;
    }
    let opening = text.folded(&(sentence.start..exception.start)).trim_start();
    let leads = letters(opening) <= WORD && !opening.starts_with(',');
    let later = |m: usize| text.mentions[m].is_time() && text.mentions[m].span.start > hours.end;
    leads && hours.start >= exception.end && !text.mentions_in(sentence).any(later)
}

/// The word for an exception and the day that it excepts, where the sentence names no other day.
pub(in crate::letter) fn exception(reading: &Reading<'_, '_>, sentence: &Span) -> Option<Span> {
    let text = reading.text;
    if !reading.has(sentence, &[Cue::Except, Cue::Unless]) {
        return None;
    }
    let mut days = text.mentions_in(sentence).filter(|m| text.mentions[*m].is_date());
    let (Some(day), None) = (days.next(), days.next()) else { return None };
    let day = &text.mentions[day].span;
    let near = |gap: Span| {
        gap.start <= gap.end
            && letters(text.folded(&gap)) <= EXCEPTED
            && (gap.is_empty() || text.mentions_in(&gap).next().is_none())
    };
    // Chinese sets the word behind the day, where nothing else follows it.
    let ends = |at: usize| !text.view.text[at..sentence.end.max(at)].trim_start().starts_with(char::is_alphanumeric);
    let mut cues = text.cues_in(sentence).iter().filter(|c| matches!(c.cue, Cue::Except | Cue::Unless));
    let cue = cues.find(|c| near(c.end..day.start) || ends(c.end) && near(day.end..c.start))?;
    Some(cue.start.min(day.start)..cue.end.max(day.end))
}

/// Letters of a word that leads a sentence: "but", "and".
const WORD: usize = 4;

/// Whether a clause names a side event that has no day of its own, while what the letter calls for the day has other hours.
fn another_on_the_day(reading: &Reading<'_, '_>, day: NaiveDate, hours: (Clock, Clock), context: &Context) -> bool {
    let side = reading.has(&context.until_clause(), &[Cue::SideMeeting]);
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
    let name = crate::letter::event_name::of(reading, &(context.sentence.start..span.start));
    let place = reading.main_meeting().and_then(|m| reading.meetings[m].place);
    let meeting = Meeting::new(Vec::new(), (day, day), mention, &context.sentence);
    reading.call(Meeting { hours: Some((start, end, zone)), side: true, name, place, ..meeting });
}

/// Whether the nearest date before the hours is that of an earlier meeting.
fn of_earlier_meeting(reading: &Reading<'_, '_>, mention: usize, context: &Context) -> bool {
    let before = context.sentence.start..reading.text.mentions[mention].span.start;
    let date = reading.text.mentions_in(&before).rfind(|m| reading.text.mentions[*m].is_date());
    date.is_some_and(|m| reading.verdicts[m].as_ref().is_some_and(|v| v.role == Role::PreviousMeeting))
}

/// The words that name a session: its clause, or what follows its hours.
pub(super) fn session_name(reading: &Reading<'_, '_>, mention: usize, context: &Context) -> Span {
    let text = reading.text;
    let noun = |s: &Span| text.cues_in(s).iter().find(|c| c.cue == Cue::SessionNoun).map(|c| c.start..c.end);
    let span = &text.mentions[mention].span;
    let behind = span.end..context.own.end.max(span.end);
    let before = context.clause.start..span.start;
    // A bracket with the zone of the hours is no part of the name.
    let zoned = text.folded(&(span.end..context.clause.end.max(span.end))).trim_start().starts_with('(');
    let clause = context.clause.start..if zoned { span.end } else { context.clause.end };
    if let Some(noun) = noun(&context.clause) {
        // "Networking breakfast: 15 May, 0800-0915": what a mark parts from the name is its day.
        let dated = text.mentions_in(&(noun.end..span.start.max(noun.end))).find(|m| text.mentions[*m].is_date());
        let parted = dated.map(|m| text.mentions[m].span.start).filter(|at| {
            let gap = text.folded(&(noun.end..*at)).trim();
            gap.starts_with([':', ',', '(']) && letters(gap) == 0
        });
        if parted.is_some() {
            return clause.start..noun.end;
        }
    }
    if noun(&context.clause).is_some() {
        let cue = noun(&behind.clone()).filter(|_| noun(&before).is_none());
        return cue.map_or(clause, |_| behind.start..text.clause_at(&(span.end..span.end)).end.max(behind.start));
    }
    // "The closing plenary begins on 23 May and goes on on 24 May from 0930 to 1700": what the sentence has named before.
    let earlier = || {
        let words = context.sentence.start..context.clause.start.max(context.sentence.start);
        let named = text.cues_in(&words).iter().rfind(|c| c.cue == Cue::SessionNoun)?;
        let near = words.end - named.end.min(words.end) <= TOLD_BEFORE;
        let verb = near && reading.has(&(named.start..words.end), &[Cue::Open, Cue::WillHold]);
        let plain = text.groups_in(&context.clause).is_empty() && letters(text.folded(&context.clause)) <= GOES_ON;
        (verb && plain).then(|| text.clause_at(&(named.start..named.end)).start..named.end)
    };
    // "14 May, 0930-1230 (CEST): WP1/13": what is held stands behind the bracket where nothing but the day stands before the hours.
    let behind_zone = || {
        let dates = text.mentions_in(&before).map(|m| letters(text.folded(&text.mentions[m].span))).sum::<usize>();
        let close = text.folded(&(span.end..context.sentence.end)).find(')').map(|i| span.end + i + 1)?;
        let next = text.mentions_in(&(close..context.sentence.end)).find(|m| text.mentions[*m].is_time());
        let words = close..next.map_or(context.sentence.end, |m| text.mentions[m].span.start);
        let labelled = text.folded(&before).contains(':');
        (zoned && !labelled && letters(text.folded(&before)) <= dates + WEEKDAY && letters(text.folded(&words)) > 0)
            .then_some(words)
    };
    noun(&behind).map(|c| behind.start..text.clause_at(&c).end).or_else(earlier).or_else(behind_zone).unwrap_or(clause)
}

/// Letters of a weekday or "on" beside a day.
const WEEKDAY: usize = 10;

/// Bytes from the name of a session to the clause that goes on with it.
const TOLD_BEFORE: usize = 80;
/// Letters of a clause with hours that names nothing: "and goes on on 24 May from 0930 to 1700 hours".
const GOES_ON: usize = 40;

/// Characters behind hours in which a day of their own begins: "hours on 9 May".
const OWN_DAY: usize = 16;

/// Letters between the hours before noon and those behind it: "and", "as well as".
const JOINED: usize = 8;

/// The end of the day of hours that go on with later ones, "0930-1230 and 1400-1730 hours"; the later ones are part of them.
pub(in crate::letter) fn to_last_end(reading: &mut Reading<'_, '_>, mention: usize, scope: &Span, end: Clock) -> Clock {
    let text = reading.text;
    let (mut last, mut until) = (end, text.mentions[mention].span.end);
    for next in text.mentions_in(&(until..scope.end.max(until))).filter(|m| *m != mention) {
        let Value::Times(from, to) = text.mentions[next].value else { break };
        let gap = text.folded(&(until..text.mentions[next].span.start.max(until)));
        let joined = letters(gap) <= JOINED && !gap.contains(['(', ';', '.', ':', '/']);
        if !joined || from < last || !reading.is_open(next) {
            break;
        }
        (last, until) = (to, text.mentions[next].span.end);
        reading.take(next, Role::Event, "");
    }
    last
}

/// Gives a one-day meeting its hours.
pub(super) fn meeting_hours(
    reading: &mut Reading<'_, '_>,
    mention: usize,
    (start, end): (Clock, Clock),
    context: &Context,
) {
    let end = to_last_end(reading, mention, &context.sentence, end);
    let Some(meeting) = context.meeting else { return };
    let span = reading.text.mentions[mention].span.clone();
    let zone = stated(reading, &span, context, Some(meeting));
    // A list of days shares its hours.
    let group = prose::listed_with(reading, reading.meetings[meeting].mention, &context.sentence);
    let days: Vec<usize> = (0..reading.meetings.len())
        .filter(|i| *i == meeting || group.contains(&reading.meetings[*i].mention))
        .filter(|i| *i == meeting || reading.meetings[*i].first == reading.meetings[*i].last)
        .filter(|i| *i == meeting || reading.meetings[*i].hours.is_none())
        .collect();
    for day in days {
        reading.meetings[day].hours = Some((start, end, zone));
    }
    reading.take(mention, Role::Event, "");
}
