//! What stands around a clock time: its clause, the words that belong to it, its day and its meeting.

use super::day::own_noun;
use super::point::is_desk;
use super::*;
use crate::event::Action;
use crate::lang::Script;
use crate::letter::reading::Meeting;

/// What stands around a clock time.
#[derive(Clone)]
pub(super) struct Context {
    pub(super) sentence: Span,
    /// The words that belong to this time: its clause, then up to the next time.
    pub(super) own: Span,
    /// The clause alone.
    pub(super) clause: Span,
    /// The next time of the sentence.
    pub(super) next_time: Option<usize>,
    /// The day that the words name, with what was inferred.
    pub(super) day: Option<(NaiveDate, Vec<Inferred>, Option<usize>)>,
    /// The meeting that the words name.
    pub(super) meeting: Option<usize>,
    pub(super) unit: Span,
    /// The sentence before, where this one goes on about its session.
    pub(super) topic: Option<Span>,
    /// The day is the one named before.
    pub(super) same_day: bool,
    /// The day is the one behind the day named before.
    pub(super) next_day: bool,
    /// The day is that above a list of which this is a further item.
    pub(super) listed: bool,
}

impl Context {
    pub(super) fn new(
        reading: &Reading<'_, '_>,
        sentence: &Span,
        unit: &Span,
        times: &[usize],
        i: usize,
        last_meeting: Option<usize>,
        named_before: Option<NamedDay>,
    ) -> Context {
        let text = reading.text;
        let span = text.mentions[times[i]].span.clone();
        let before = i.checked_sub(1).map_or(sentence.start, |p| text.mentions[times[p]].span.end);
        let after = times.get(i + 1).map_or(sentence.end, |n| text.mentions[*n].span.start);
        let clause = time_clause(reading, &span, sentence);
        // `replace "registration begins at 0830 hours" by "the workshop starts at 1000 hours"`: the new words stand for themselves.
        let quote = text.cues_in(&(clause.start..span.start)).iter().rfind(|c| c.cue == Cue::NewValue);
        let quote = quote.map(|c| c.end).filter(|end| text.view.text[..*end].ends_with('"'));
        let clause = quote.unwrap_or(clause.start)..clause.end;
        // One clause may hold two hours: the conjunction between them divides it.
        let from = i.checked_sub(1).and_then(|p| divide(reading, times[p], times[i])).unwrap_or(before);
        let to = times.get(i + 1).and_then(|n| divide(reading, times[i], *n)).unwrap_or(after);
        let to = other_beginning(reading, &span, &(before..to)).unwrap_or(to);
        let to = times.get(i + 1).and_then(|n| shared_verb(reading, times[i], *n)).unwrap_or(to);
        let clause = clause.start.max(from)..clause.end.min(to);
        let told = told_behind(reading, sentence, unit)
            .or_else(|| told_by_label(reading, sentence, unit))
            .or_else(|| told_by_row(reading, sentence));
        let told = told.or_else(|| purpose(reading, sentence, times, i));
        let (clause, own) = match told {
            Some(told) => (told.clone(), told),
            None => (clause.clone(), clause.start..to.max(clause.end)),
        };
        let (mut day, mut meeting) = day_and_meeting(reading, &span, sentence, &clause, before..after, last_meeting);
        // "On the same day" takes up the day named before.
        let dated = day.as_ref().is_some_and(|(.., m)| m.is_some());
        // "On the day of the workshop" names its own.
        let own_day = names_its_day(reading, &clause) && meeting.is_some_and(|m| reading.meetings[m].side);
        let same_day = reading.has(&clause, &[Cue::SameDay]) || shares_same_day(reading, sentence, times, i, &clause);
        if let Some(before) = named_before.as_ref().filter(|_| !dated && !own_day && same_day) {
            let (before, inferred) = before.taken_up();
            day = Some((before, inferred, None));
            meeting = reading.meeting_on(before).or(meeting);
        }
        // "The meeting opens at 1000 hours on 14 May, the 13th being a holiday. Badges are issued from 0830": before it opens.
        let badges = !dated
            && is_desk(reading, &clause)
            && !reading.has(sentence, &[Cue::LastDay, Cue::SameDay, Cue::OtherDays, Cue::DayBefore])
            && !reading.has(if i > 0 { &clause } else { sentence }, &[Cue::FirstDay]);
        // "It begins at 0930 hours, registration at 0830": that of what the sentence opens.
        let beside = |f: &Fact| f.quote == *sentence && text.groups_in(&clause).is_empty();
        let opened =
            |f: &&Fact| f.kind == Kind::Opening && (f.meeting == meeting || beside(f)) && f.quote.start >= unit.start;
        if let Some(opening) = reading.facts.iter().rfind(opened).filter(|_| badges) {
            day = Some((opening.when.day(), vec![Inferred::Day], None));
            meeting = opening.meeting.or(meeting);
        }
        let heading = day_above_list(reading, sentence, unit).filter(|_| !dated);
        if let Some(above) = heading {
            day = Some((above, vec![Inferred::Day], None));
            meeting = reading.meeting_on(above).or(meeting);
        }
        // "And on the following day": behind the day that the sentence has named.
        let next = text.cues_in(&(clause.start..span.start)).iter().rfind(|c| c.cue == Cue::NextDay).map(|c| c.start);
        let named = day.as_ref().and_then(|(d, _, m)| m.map(|m| (*d, text.mentions[m].span.end)));
        let named = named.filter(|(_, end)| next.is_some_and(|n| *end <= n)).map(|(d, _)| d);
        let follows = named.or(named_before.map(|n| n.day).filter(|_| next.is_some() && !dated));
        if let Some(day_behind) = follows.and_then(|d| d.succ_opt()) {
            day = Some((day_behind, vec![Inferred::Day], None));
            meeting = reading.meeting_on(day_behind).or(meeting);
        }
        if !dated
            && let Some(announced) = announced_before(reading, sentence, unit)
                .filter(|_| !names_something(reading, &(sentence.start.min(clause.start)..clause.end)))
                .filter(|_| !names_body(reading, &(sentence.start.min(clause.start)..clause.end)))
                .or_else(|| one_day_before(reading, &(sentence.start.min(clause.start)..clause.end), unit))
        {
            meeting = Some(announced);
            day = Some((reading.meetings[announced].first, vec![Inferred::Day], None));
        }
        // "… a reception on Thursday, 4 April. It is given from 1800 to 1930": the sentence before names thing and day.
        let loose = !names_something(reading, sentence)
            && !reading.has(sentence, &[Cue::FirstDay, Cue::LastDay, Cue::SameDay, Cue::Daily, Cue::OtherDays])
            && (!dated || reading.has(sentence, &[Cue::WillHold]));
        let topic = (loose && sentence.start > unit.start).then(|| text.sentence_at(sentence.start - 1));
        let topic = topic.filter(|t| reading.has(t, &[Cue::SessionNoun]));
        if let Some(topic) = topic.as_ref().filter(|_| !dated)
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
            same_day,
            next_day: follows.is_some(),
            listed: heading.is_some(),
        }
    }
}

/// "Participants are expected at 9.00 for registration and at 10.00 for the opening": the words behind each hour say what it is, where none
/// stand before the first.
fn purpose(reading: &Reading<'_, '_>, sentence: &Span, times: &[usize], i: usize) -> Option<Span> {
    let text = reading.text;
    let hours = times.iter().all(|m| matches!(text.mentions[*m].value, Value::Time(_)));
    let says = |s: &Span| reading.has(s, &[Cue::Open, Cue::OpeningSession]) || names_something(reading, s);
    let lead = sentence.start..text.mentions[*times.first()?].span.start;
    if times.len() < 2 || !hours || says(&lead) || cued(reading, &lead) {
        return None;
    }
    let behind = |k: usize| {
        let start = text.mentions[times[k]].span.end;
        let end = times.get(k + 1).map_or(sentence.end, |n| text.mentions[*n].span.start).max(start);
        // "For registration and at".
        let joint = text.joins.iter().rfind(|j| start <= j.start && j.end <= end && k + 1 < times.len());
        start..joint.map_or(end, |j| j.start)
    };
    let plain = |k: usize| {
        let words = behind(k);
        let inner = text.mentions_in(&words).next().is_none();
        inner && letters(text.folded(&words)) <= PURPOSE && says(&words) && !text.folded(&words).contains([';', '('])
    };
    (0..times.len()).all(plain).then(|| behind(i))
}

/// Letters of what an hour is for, up to the next one: "for on-site registration and at".
const PURPOSE: usize = 50;

impl Context {
    /// From the start of the sentence, or of what tells about it, to the end of the clause.
    pub(super) fn until_clause(&self) -> Span {
        self.sentence.start.min(self.clause.start)..self.clause.end
    }
}

/// "Working Party 2/16 meets from 1430 to 1600 hours and Working Party 3/16 from 1615 to 1730 on that day": the words behind the last
/// hours hold for those before them, where each names a group.
fn shares_same_day(reading: &Reading<'_, '_>, sentence: &Span, times: &[usize], i: usize, clause: &Span) -> bool {
    let text = reading.text;
    let Some(last) = times.last().filter(|last| **last != times[i]) else { return false };
    let span = |m: usize| &text.mentions[m].span;
    let ranges = times.iter().all(|m| matches!(text.mentions[*m].value, Value::Times(..)));
    let grouped = || {
        let starts = [sentence.start].into_iter().chain(times.iter().map(|m| span(*m).end));
        times.iter().zip(starts).all(|(m, start)| !text.groups_in(&(start..span(*m).start.max(start))).is_empty())
    };
    ranges
        && reading.has(&(span(*last).end..sentence.end), &[Cue::SameDay])
        && !reading.has(clause, &[Cue::FirstDay, Cue::LastDay, Cue::Daily, Cue::OtherDays])
        && text.mentions_in(sentence).all(|m| !text.mentions[m].is_date())
        && grouped()
}

/// The day that holds for all items of a list in one paragraph: "On Monday, 1 June, two events take place: a) a workshop; b) a
/// tutorial, from 1430 to 1730 hours".
fn day_above_list(reading: &Reading<'_, '_>, sentence: &Span, unit: &Span) -> Option<NaiveDate> {
    let text = reading.text;
    let marked = |words: &str| {
        let mark: String = words.trim_start_matches([' ', '(']).chars().take(3).collect();
        mark.find(')').is_some_and(|i| i > 0 && mark[..i].chars().all(char::is_alphanumeric))
    };
    if !marked(text.folded(sentence)) {
        return None;
    }
    let mut item = sentence.clone();
    for _ in 0..ITEMS {
        item = (item.start > unit.start).then(|| text.sentence_at(item.start - 1))?;
        let words = text.folded(&item);
        if !words.trim_end().ends_with(';') {
            return None;
        }
        let Some(colon) = words.find(':').filter(|i| marked(&words[i + 1..])) else { continue };
        let mut days = text.mentions_in(&(item.start..item.start + colon)).filter_map(|m| reading.day(m));
        return days.next().filter(|_| days.next().is_none());
    }
    None
}

/// Items of a list in one paragraph.
const ITEMS: usize = 8;

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
    let first =
        |m: &crate::letter::reading::Meeting| !m.principal && before.contains(&text.mentions[m.mention].span.start);
    // One of several meetings of the subject, with its days again.
    let again = || {
        let mut days = text.mentions_in(&before).filter_map(|m| reading.days(m));
        let (first, last) = days.next().filter(|_| days.next().is_none())?;
        reading.meetings.iter().position(|m| (m.first, m.last) == (first, last))
    };
    // "The host organizes a workshop ahead of the meeting. It runs from 0900 to 1730 hours": the only side event, of one day, which
    // the subject has dated.
    let only = || {
        let mut sides = (0..reading.meetings.len()).filter(|i| reading.meetings[*i].side);
        let only = sides.next().filter(|_| sides.next().is_none())?;
        let meeting = &reading.meetings[only];
        let told = reading.has(&before, &[Cue::SideMeeting]) && reading.has(&before, &[Cue::WillHold]);
        (told && meeting.first == meeting.last && meeting.hours.is_none()).then_some(only)
    };
    super::day::topic_of(reading, &before)
        .or_else(|| reading.meetings.iter().rposition(first))
        .or_else(again)
        .or_else(only)
}

/// Whether a clause names a body by its noun: what the Study Group or the Assembly does is not done by the side event told before.
fn names_body(reading: &Reading<'_, '_>, clause: &Span) -> bool {
    reading.has(clause, &[Cue::StudyGroup, Cue::WorkingParty, Cue::Conference, Cue::OwnBody])
}

/// The one-day meeting whose day the sentence before names, where this one goes on about it: "They meet on 20 April. The meeting
/// is held from 0930 to 1730 hours".
fn one_day_before(reading: &Reading<'_, '_>, words: &Span, unit: &Span) -> Option<usize> {
    let text = reading.text;
    let before = (words.start > unit.start).then(|| text.sentence_at(words.start - 1))?;
    let other = [Cue::Desk, Cue::SessionNoun, Cue::SideMeeting, Cue::RapporteurGroup, Cue::Daily, Cue::FirstDay];
    let further = [Cue::LastDay, Cue::SameDay, Cue::OtherDays, Cue::OfficeHours, Cue::PrivateHours];
    let free = !reading.has(words, &other) && !reading.has(words, &further);
    let goes_on = free && text.groups_in(words).is_empty() && !crate::letter::actions::any_in(text, words);
    let date = text.mentions_in(&before).rfind(|m| text.mentions[*m].is_date()).filter(|_| goes_on)?;
    let day = reading.day(date)?;
    // "A forum is held on 12 March. The meeting opens at 0930 hours": the meeting is not the forum.
    let own = (reading.has(words, &[Cue::Meeting]) || names_body(reading, words))
        && !reading.has(words, &[Cue::ThisMeeting])
        && reading.meetings.iter().any(|m| m.principal && !m.side);
    // "A webinar is held on 10 April. The meeting starts at 1300 hours": that one, where nothing has told its hours.
    let whole = |m: &Meeting| m.hours.is_some() || names_body(reading, words);
    let other = |m: &Meeting| own && m.side && m.groups.is_empty() && whole(m);
    reading.meetings.iter().position(|m| m.first == day && m.last == day && !other(m))
}

/// Characters of a label that tells what a correction is about.
const TOPIC: usize = 70;

/// The sentence behind a correction that tells what its new value is: "Replace … by "from 1300 hours". This is the hour at which
/// registration begins".
fn told_behind(reading: &Reading<'_, '_>, sentence: &Span, unit: &Span) -> Option<Span> {
    let text = reading.text;
    let corrects = reading.has(sentence, &[Cue::NewValue])
        && !names_something(reading, sentence)
        && !reading.has(sentence, &[Cue::Open]);
    let next = (corrects && sentence.end + 1 < unit.end).then(|| text.sentence_at(sentence.end + 1))?;
    let dated = text.mentions_in(&next).any(|m| text.mentions[m].is_time() || text.mentions[m].is_date());
    (!dated && names_something(reading, &next)).then_some(next)
}

/// The words before a correction that tell what it corrects: "Hour of opening. For "0930" read "1100"".
fn told_by_label(reading: &Reading<'_, '_>, sentence: &Span, unit: &Span) -> Option<Span> {
    let text = reading.text;
    let corrects = reading.has(sentence, &[Cue::NewValue])
        && !names_something(reading, sentence)
        && !reading.has(sentence, &[Cue::Open]);
    let label = (corrects && sentence.start > unit.start).then(|| text.sentence_at(sentence.start - 1))?;
    let plain = text.mentions_in(&label).next().is_none() && text.folded(&label).chars().count() <= TOPIC;
    let opens = reading.has(&label, &[Cue::Open, Cue::OpeningSession, Cue::Desk]);
    (plain && opens && label.start >= unit.start).then_some(label)
}

/// The label of the row of a correction, where the cell of the new value is nothing but that.
fn told_by_row(reading: &Reading<'_, '_>, sentence: &Span) -> Option<Span> {
    let bare = !names_something(reading, sentence) && !cued(reading, sentence);
    let label = crate::letter::corrected_rows::label_of_row(reading, sentence.start).filter(|_| bare)?;
    let ends = reading.has(&label, &[Cue::End]) && !reading.has(&label, &[Cue::SessionNoun, Cue::ClosingSession]);
    let begins = cued(reading, &label) && !ends;
    begins.then_some(label)
}

/// The clause in which a clock time stands. A bracket with its zone ends nothing.
pub(in crate::letter) fn clause_of_hour(reading: &Reading<'_, '_>, span: &Span, sentence: &Span) -> Span {
    let text = reading.text;
    let mut clause = text.clause_at(span);
    // "At 12:00 (10:00 UTC) the meeting begins", "at 10:00 (local time) begins": a bracket with the same hour elsewhere or with the
    // zone parts nothing.
    let bracket = clause.end
        ..text.view.text[clause.end..sentence.end.max(clause.end)].find(')').map_or(clause.end, |i| clause.end + i);
    let again = || text.mentions_in(&bracket).any(|m| super::again_before_verb(reading, sentence, m));
    let zone = || {
        text.zones.iter().any(|z| bracket.contains(&z.start))
            && text.mentions_in(&bracket).next().is_none()
            && text.view.text[span.end..bracket.start].trim().is_empty()
    };
    if bracket.end > bracket.start && (again() || zone()) {
        clause.end = text.clause_at(&(bracket.end + 1..bracket.end + 1)).end;
    }
    clause
}

/// The clause of a clock time. Commas between day and hour end nothing, nor do brackets with a zone.
fn time_clause(reading: &Reading<'_, '_>, span: &Span, sentence: &Span) -> Span {
    let text = reading.text;
    let mut clause = clause_of_hour(reading, span, sentence);
    loop {
        // A bare stretch before the hour ("on Monday, ") belongs to the clause before it.
        let head = clause.start..span.start;
        let bare = letters(text.folded(&head)) <= 10
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
        let other_hour = text.mentions_in(&before).any(|m| {
            text.mentions[m].is_time() && text.mentions[m].span.start < clause.start && !reading.is_superseded(m)
        });
        if before.start >= clause.start || before.start < sentence.start || other_hour {
            break;
        }
        clause.start = before.start;
    }
    if desk_over_apposition(reading, span, sentence) {
        clause.start = sentence.start;
    }
    clause
}

/// "Registration, for both events, begins at 0800 hours": an inserted clause without a verb parts the desk from its own.
fn desk_over_apposition(reading: &Reading<'_, '_>, span: &Span, sentence: &Span) -> bool {
    let text = reading.text;
    let own = text.clause_at(span);
    let first = text.clause_at(&(sentence.start..sentence.start));
    let head = own.start..span.start;
    let verbs = [Cue::Open, Cue::End, Cue::WillHold, Cue::SessionNoun];
    let before = sentence.start..own.start;
    first.end < own.start
        && cued(reading, &head)
        && !names_something(reading, &head)
        && (is_desk(reading, &first) || crate::letter::actions::named_in(text, &first) == [Action::Registration])
        && !reading.has(&before, &verbs)
        && text.mentions_in(&before).next().is_none()
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
        Cue::StudyGroup,
        Cue::Act(Action::Registration),
    ];
    let joins: Vec<usize> = text.joins.iter().filter(|j| gap.contains(&j.start)).map(|j| j.start).collect();
    joins
        .into_iter()
        .rev()
        .find(|start| reading.has(&(*start..gap.end), &noun) || !text.groups_in(&(*start..gap.end)).is_empty())
}

/// "It begins on 13 May at 9.30 and on 24 May at 14.30", in a script that has the verb behind both hours: where their clause ends.
fn shared_verb(reading: &Reading<'_, '_>, first: usize, second: usize) -> Option<usize> {
    let text = reading.text;
    let (from, to) = (&text.mentions[first].span, &text.mentions[second].span);
    let gap = from.end..to.start;
    let clause = text.clause_at(from);
    let dates: usize = text.mentions_in(&gap).map(|m| letters(text.folded(&text.mentions[m].span))).sum();
    let joined = text.joins.iter().any(|j| gap.contains(&j.start));
    let dated = text.mentions_in(&gap).any(|m| text.mentions[m].is_date());
    let bare = dated && letters(text.folded(&gap)) <= dates + JOINT;
    (text.pack_at(from.start).script == Script::Han && joined && bare && to.end <= clause.end).then_some(clause.end)
}

/// Letters of a conjunction and the words beside it between two hours in Chinese.
const JOINT: usize = 3;

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
pub(super) fn names_something(reading: &Reading<'_, '_>, span: &Span) -> bool {
    let nouns = [
        Cue::Desk,
        Cue::Meeting,
        Cue::SessionNoun,
        Cue::SideMeeting,
        Cue::Act(Action::Registration),
        Cue::RapporteurGroup,
    ];
    reading.has(span, &nouns) || !reading.text.groups_in(span).is_empty()
}

/// Whether a clause tells of something that begins, is held or ends at its hour, and of nothing that is due.
pub(in crate::letter) fn tells_of_event(reading: &Reading<'_, '_>, clause: &Span) -> bool {
    let due = [Cue::LastDayCue, Cue::DeadlineHeading];
    reading.has(clause, &[Cue::Open, Cue::OpeningSession, Cue::FirstDay])
        || reading.has(clause, &[Cue::Desk]) && !reading.has(clause, &due)
        || reading.has(clause, &[Cue::WillHold, Cue::End, Cue::ClosingSession])
            && reading.has(clause, &[Cue::Meeting, Cue::SideMeeting, Cue::SessionNoun])
}

/// Whether a span says what the hour is.
pub(super) fn cued(reading: &Reading<'_, '_>, span: &Span) -> bool {
    reading.has(
        span,
        &[Cue::Open, Cue::End, Cue::Desk, Cue::SessionNoun, Cue::OfficeHours, Cue::PrivateHours, Cue::WillHold],
    )
}
