//! Side events of one journey that the subject dates together and the invitation one by one: "the forum on 18 and 19 August, and
//! the training from 20 to 22 August" where the subject says 18-22 August.

use super::*;
use crate::lang::Script;
use crate::letter::event_name;
use crate::letter::reading::{Meeting, Verdict};
use chrono::NaiveDate;

/// Days of rest that may lie between two of the events.
const REST: i64 = 2;

/// A date of the invitation with its days.
type Part = (usize, NaiveDate, NaiveDate);

/// Puts the events of one sentence of the invitation into the place of the period of all of them.
pub(in crate::letter) fn parts_of_period(reading: &mut Reading<'_, '_>) {
    let whole: Vec<usize> = (0..reading.meetings.len()).filter(|i| reading.meetings[*i].principal).collect();
    let [whole] = whole.as_slice() else { return };
    let own = &reading.meetings[*whole];
    let own_days = events_of_week(reading, own)
        .or_else(|| headed_parts(reading, own))
        .or_else(|| told_parts(reading, own))
        .or_else(|| parts_of_day(reading, own));
    if let Some(parts) = own_days {
        let summary = reading.meetings.remove(*whole);
        reading.verdicts[summary.mention] =
            Some(Verdict { role: Role::Repeated, reason: "the period of all events together" });
        for part in parts {
            reading.take(part.mention, Role::Event, "");
            reading.meetings.push(part);
        }
        return;
    }
    let meeting = &reading.meetings[*whole];
    // "Forum and meeting of the regional group, 25-28 March": the group meets on some of the days.
    let joint = reading.head.subject.as_ref().is_some_and(|s| reading.has(s, &[Cue::SideMeeting]));
    if meeting.first == meeting.last || !(meeting.side || meeting.groups.is_empty() || joint) {
        return;
    }
    let told = sentences(reading)
        .into_iter()
        .take_while(|(sentence, _)| sentence.start < reading.annex_start)
        .find_map(|(sentence, _)| parts(reading, &sentence, meeting).map(|parts| (sentence, parts)));
    let Some((sentence, parts)) = told else { return };
    let summary = reading.meetings.remove(*whole);
    reading.verdicts[summary.mention] =
        Some(Verdict { role: Role::Repeated, reason: "the period of all events together" });
    for (mention, first, last) in parts {
        let from = between_dates(reading, &reading.text.mentions[mention].span, &sentence).0;
        let own = from..reading.text.mentions[mention].span.start;
        let group = of_group(reading, &own, &summary);
        let side = !group && (summary.side || !summary.groups.is_empty());
        let groups = if side && !summary.side { Vec::new() } else { summary.groups.clone() };
        let name = meeting::name_segment(reading, mention, &sentence).and_then(|s| event_name::of(reading, &s));
        let name = name.filter(|_| !group);
        let quote = sentence.clone();
        reading.call(Meeting { first, last, name, mention, quote, side, groups, ..summary.clone() });
    }
}

/// Characters of a heading.
const HEADING: usize = 60;

/// The events that sections of the invitation call, each with a short heading that names it and its days at the start of the next
/// line, where they follow one another from the first day of the meeting of the subject to its last.
fn headed_parts(reading: &Reading<'_, '_>, whole: &Meeting) -> Option<Vec<Meeting>> {
    let text = reading.text;
    let body = reading.head.span.end..reading.annex_start;
    let units: Vec<&Span> = text.units.iter().map(|u| &u.span).filter(|u| body.contains(&u.start)).collect();
    let mut parts: Vec<Meeting> = Vec::new();
    for pair in units.windows(2) {
        let (heading, line) = (pair[0], pair[1]);
        let words = text.folded(heading).trim();
        let short = words.chars().count() <= HEADING && !words.ends_with(['.', ';', ',', ':', '。']);
        let first = text.mentions_in(line).next().filter(|_| short && text.mentions_in(heading).next().is_none());
        let Some(mention) = first.filter(|m| text.mentions[*m].is_date() && reading.is_open(*m)) else { continue };
        let opens = text.folded(&(line.start..text.mentions[mention].span.start)).trim().is_empty();
        let (side, meets) = (
            reading.has(heading, &[Cue::SideMeeting]),
            reading.has(heading, &[Cue::Meeting, Cue::StudyGroup]) || !text.groups_in(heading).is_empty(),
        );
        let Some((first, last)) = reading.days(mention).filter(|_| opens && (side || meets)) else { continue };
        let named = meetings::names(text, heading);
        let groups = match (named.is_empty(), meets && !side) {
            (true, true) => whole.groups.clone(),
            _ => named,
        };
        let own = side && groups.is_empty();
        let name = own.then(|| event_name::of(reading, heading)).flatten();
        parts.push(Meeting { first, last, groups, side: own, name, mention, quote: line.clone(), ..whole.clone() });
    }
    let follow = parts.windows(2).all(|w| (0..=REST).contains(&((w[1].first - w[0].last).num_days() - 1)));
    let cover = parts.first().map(|p| p.first) == Some(whole.first) && parts.last().map(|p| p.last) == Some(whole.last);
    // A workshop and the meeting are two events; the first and the second week of a meeting are not.
    let two = parts.len() == 2 && parts[0].side != parts[1].side;
    (two && follow && cover).then_some(parts)
}

/// Days from the last one of an event to the first one of the next, with a weekend between them.
const WEEKEND: i64 = 3;

/// The meetings that the subject names with one period and the invitation with days of their own: "Workshop and meeting of the
/// regional group, 5-8 July", "Working Parties and Study Group 6, 12-26 April", "Meetings of the Council Working Groups, 12-15 June". The
/// first begins and the last ends with the period; one may begin on the day on which the one before it ends.
fn told_parts(reading: &Reading<'_, '_>, whole: &Meeting) -> Option<Vec<Meeting>> {
    let text = reading.text;
    let subject = reading.head.subject.as_ref().filter(|_| whole.first < whole.last)?;
    let called = meetings::names(text, subject);
    let both = reading.has(subject, &[Cue::SideMeeting]) && !called.is_empty();
    let several = text.groups_in(subject).iter().flat_map(|g| &g.names).count() > 1;
    // "Working Party 1/5 and the Rapporteur Groups": the experts are named by their noun alone.
    let experts = reading.has(subject, &[Cue::RapporteurGroup])
        && !called.is_empty()
        && called.iter().all(|g| g.contains('/') && !g.starts_with('Q'));
    // Then the letter's group is one of those that the invitation names.
    let unnamed = !whole.side && called.is_empty() && reading.has(subject, &[Cue::Meeting]);
    // "Forum and Dialogue, 18-21 April": two side events and no group.
    let nouns = || text.cues_in(subject).iter().filter(|c| c.cue == Cue::SideMeeting);
    let word = |c: &crate::letter::text::CueHit| text.folded(&(c.start..c.end));
    let sides = called.is_empty() && nouns().next().is_some_and(|first| nouns().any(|c| word(c) != word(first)));
    if !both && !several && !unnamed && !experts && !sides {
        return None;
    }
    let only = if both && called.len() == 1 { &called[..] } else { &[] };
    let told = distinct(told_meetings(reading, whole, subject, Unnamed { any: unnamed, experts, only })?)?;
    let cover = told.first()?.first == whole.first && told.last()?.last == whole.last;
    // A group that is told by its noun alone meets on the days next to the other's: "a meeting with operators" a week later is another.
    let near = |w: &[Meeting]| only.is_empty() || (w[1].first - w[0].last).num_days() <= WEEKEND;
    let follow = told.windows(2).all(|w| w[0].last <= w[1].first && w[0].first < w[1].first && near(w));
    let apart = |a: &Meeting, b: &Meeting| match (a.side, b.side) {
        (true, true) => noun(reading, a) != noun(reading, b),
        (false, false) => a.groups.iter().all(|g| !b.groups.contains(g)),
        _ => true,
    };
    let all_apart = told.iter().enumerate().all(|(i, a)| told[i + 1..].iter().all(|b| apart(a, b)));
    let all_told = |names: &[String]| names.iter().all(|n| told.iter().any(|m| m.groups.contains(n)));
    let side = told.iter().any(|m| m.side);
    let kinds = both && side && (told.len() == 2 && told[0].side != told[1].side || all_told(&called));
    let with_experts =
        || experts && all_told(&called) && told.iter().any(|m| !m.groups.iter().any(|g| called.contains(g)));
    let groups = (several || unnamed && all_told(&whole.groups) || with_experts()) && !side && told.len() > 1;
    let sides = sides && told.len() == 2 && told.iter().all(|m| m.side);
    (cover && follow && all_apart && told.len() > 1 && (kinds || groups || sides)).then_some(told)
}

/// What the subject calls without its numbers, or the invitation by its noun alone.
#[derive(Clone, Copy)]
struct Unnamed<'a> {
    /// The only group, beside a side event: "the workshop is held on 22 January, and the focus group meets from 23 to 25 January".
    only: &'a [String],
    /// All that meet.
    any: bool,
    /// The experts beside groups that it names.
    experts: bool,
}

/// The noun of a side event: the last one before its date.
fn noun<'t>(reading: &'t Reading<'_, '_>, meeting: &Meeting) -> Option<&'t str> {
    let text = reading.text;
    let before = meeting.quote.start..text.mentions[meeting.mention].span.start.max(meeting.quote.start);
    let noun = text.cues_in(&before).iter().rfind(|c| c.cue == Cue::SideMeeting)?;
    Some(text.folded(&(noun.start..noun.end)))
}

/// Events in the order of their days. One that is told twice stands once, the days of one that lasts longer are none of their own, and
/// one that is told with two periods leaves all as the subject says it.
fn distinct(told: Vec<Meeting>) -> Option<Vec<Meeting>> {
    let same = |a: &Meeting, b: &Meeting| a.side == b.side && (a.groups == b.groups || a.groups.is_empty());
    let mut parts: Vec<Meeting> = Vec::new();
    for meeting in &told {
        let of_longer = told.iter().any(|o| {
            same(meeting, o)
                && o.first <= meeting.first
                && meeting.last <= o.last
                && o.last - o.first > meeting.last - meeting.first
        });
        if of_longer && meeting.first == meeting.last
            || parts.iter().any(|p| same(meeting, p) && (p.first, p.last) == (meeting.first, meeting.last))
        {
            continue;
        }
        if !meeting.side && parts.iter().any(|p| same(meeting, p)) {
            return None;
        }
        parts.push(meeting.clone());
    }
    parts.sort_by_key(|m| (m.first, m.last));
    Some(parts)
}

/// What the invitation says to meet on some of the days of a period of the subject; nothing where it tells the whole period again for
/// one group.
fn told_meetings(
    reading: &Reading<'_, '_>,
    whole: &Meeting,
    subject: &Span,
    unnamed: Unnamed<'_>,
) -> Option<Vec<Meeting>> {
    let text = reading.text;
    let mut told: Vec<Meeting> = Vec::new();
    let mut of_period: Vec<Vec<String>> = Vec::new();
    let body = sentences(reading).into_iter().take_while(|(sentence, _)| sentence.start < reading.annex_start);
    for (sentence, unit) in body {
        let mut from = sentence.start;
        let mut trailing = false;
        for mention in text.mentions_in(&sentence).filter(|m| text.mentions[*m].is_date()) {
            let span = text.mentions[mention].span.clone();
            let before = std::mem::replace(&mut from, span.end)..span.start;
            // Chinese names the event behind its date.
            let next = text.mentions_in(&(span.end..sentence.end)).find(|m| text.mentions[*m].is_date());
            let behind = span.end..next.map_or(sentence.end, |m| text.mentions[m].span.start);
            let named = |s: &Span| reading.has(s, &[Cue::SideMeeting]) || !meetings::names(text, s).is_empty();
            let han = text.pack_at(span.start).script == Script::Han;
            trailing = han && (trailing || !named(&before)) && named(&behind);
            // "The day before, on 13 March, the host will run a workshop"; "It is to be held from 14 to 16 March" takes up what the
            // sentence before names.
            let clause_behind = (!han && !named(&before))
                .then(|| behind.start..behind.end.min(text.clause_at(&(behind.end..behind.end)).end.max(behind.start)))
                .filter(|s| reading.has(s, &[Cue::SideMeeting, Cue::WillHold]));
            let earlier = || (sentence.start > unit.start).then(|| text.sentence_at(sentence.start - 1));
            let nouns = [Cue::Meeting, Cue::StudyGroup, Cue::SessionNoun, Cue::Desk, Cue::RapporteurGroup];
            let taken_up = || {
                let pronoun = reading.has(&before, &[Cue::WillHold]) && !reading.has(&before, &nouns);
                earlier()
                    .filter(|e| pronoun && !meetings::names(text, e).is_empty() && !reading.has(e, &[Cue::SideMeeting]))
            };
            let own = match () {
                () if trailing || clause_behind.is_some_and(|s| named(&s)) => behind,
                () if !named(&before) => taken_up().unwrap_or_else(|| behind_sequence(reading, &before)),
                () => behind_sequence(reading, &before),
            };
            let days = reading.days(mention).filter(|_| reading.is_open(mention) && own.start < own.end);
            let Some((first, last)) = days.filter(|(a, b)| whole.first <= *a && *b <= whole.last) else { continue };
            let experts = unnamed.experts && reading.has(&own, &[Cue::RapporteurGroup]);
            let named = meetings::names(text, &own);
            let own_group = || reading.head.group.iter().cloned().collect();
            let bodies = [Cue::OtherBody, Cue::RegionalGroup, Cue::StudyGroup, Cue::Meeting];
            let only = named.is_empty() && reading.has(&own, &bodies) && !reading.has(&own, &[Cue::SideMeeting]);
            let groups: Vec<String> = match named.is_empty() {
                true if experts => own_group(),
                true if only => unnamed.only.to_vec(),
                _ => named,
            };
            let known = |g: &String| {
                unnamed.any
                    || experts
                    || crate::letter::groups::has_own_name(g)
                    || text.groups_in(subject).iter().any(|s| s.names.contains(g))
            };
            let side = reading.has(&own, &[Cue::SideMeeting]) && groups.is_empty();
            let limit = text.limits.iter().any(|l| l.end <= span.start && span.start - l.end <= 1);
            // "Study Group 11 opens on 14 October and closes on 23 October": the ends of a meeting are no parts.
            let clause = own.start..text.clause_at(&span).end.max(own.end);
            let ends =
                [Cue::End, Cue::OpeningSession, Cue::ClosingSession, Cue::SessionNoun, Cue::FirstDay, Cue::LastDay];
            let begins = first == last && reading.has(&clause, &[Cue::Open]) && !reading.has(&clause, &[Cue::WillHold]);
            if first == last && reading.has(&clause, &ends) || begins {
                continue;
            }
            let due = [Cue::DeadlineHeading, Cue::WasHeld, Cue::Desk];
            if !side && (groups.is_empty() || !groups.iter().all(known)) || limit || reading.has(&own, &due) {
                continue;
            }
            if (first, last) == (whole.first, whole.last) {
                of_period.push(groups);
                continue;
            }
            let name = side.then(|| event_name::of(reading, &own)).flatten();
            told.push(Meeting { first, last, groups, side, name, mention, quote: sentence.clone(), ..whole.clone() });
        }
    }
    let whole_again = of_period.iter().any(|g| !g.is_empty() && told.iter().any(|m| m.groups == *g));
    (!whole_again).then_some(told)
}

/// Characters beside a day in which its half stands: "in the morning of 16 December", "on 16 December in the afternoon".
const BESIDE: usize = 26;

/// Minutes of a day.
const DAY: u32 = 24 * 60;

/// The hours of its day that a sentence gives to what it dates, in minutes: those printed behind the day, else its half.
pub(super) fn hours_of_day(reading: &Reading<'_, '_>, mention: usize, sentence: &Span) -> Option<(u32, u32)> {
    let text = reading.text;
    let span = &text.mentions[mention].span;
    let (previous, next) = between_dates(reading, span, sentence);
    let minutes = |c: crate::mentions::Clock| c.hour * 60 + c.minute;
    if let Some(hours) = text.mentions_in(&(span.end..next)).next().map(|m| &text.mentions[m]) {
        let gap = letters(text.folded(&(span.end..hours.span.start.max(span.end))));
        match hours.value {
            Value::Times(start, end) if gap <= JOINT + 1 => return Some((minutes(start), minutes(end))),
            _ if hours.is_time() => return None,
            _ => {}
        }
    }
    let near = text.back(span.start, BESIDE, previous.min(span.start)).start
        ..text.ahead(span.end, BESIDE, text.clause_at(span).end.min(next).max(span.end)).end;
    let bracket = text.view.text[span.end..].starts_with(" (").then(|| text.ahead(span.end, BESIDE, next).end);
    let near = near.start..bracket.unwrap_or(near.end);
    let mut halves = text.halves.iter().filter(|h| near.contains(&h.start)).map(|h| h.sense);
    let (half, None) = (halves.next()?, halves.next()) else { return None };
    match half {
        Sense::Am => Some((0, DAY / 2)),
        Sense::Pm => Some((DAY / 2, DAY)),
        _ => None,
    }
}

/// What a sentence calls the side event of a date: its noun, and the two words behind that are its title.
pub(super) fn noun_and_title<'t>(
    reading: &'t Reading<'_, '_>,
    mention: usize,
    sentence: &Span,
) -> Option<(&'t str, Option<&'t str>)> {
    let text = reading.text;
    let own = meeting::name_segment(reading, mention, sentence)?;
    let noun = text.cues_in(&own).iter().find(|c| c.cue == Cue::SideMeeting)?;
    let behind = noun.end..text.clause_at(&(noun.end..noun.end)).end.min(own.end).max(noun.end);
    let verb = text.cues_in(&behind).iter().find(|c| matches!(c.cue, Cue::WillHold | Cue::Open | Cue::End));
    let title = text.folded(&(behind.start..verb.map_or(behind.end, |c| c.start))).trim();
    Some((text.folded(&(noun.start..noun.end)), (letters(title) > JOINT).then_some(title)))
}

/// Whether a date tells of another event than a side event of the same day that is known: at other hours, by another noun or under
/// another title.
pub(in crate::letter) fn is_another_of_day(
    reading: &Reading<'_, '_>,
    known: &Meeting,
    mention: usize,
    sentence: &Span,
) -> bool {
    let (Some(new), Some(called)) =
        (hours_of_day(reading, mention, sentence), noun_and_title(reading, mention, sentence))
    else {
        return false;
    };
    let of_subject =
        reading.head.subject.as_ref().is_some_and(|s| s.contains(&reading.text.mentions[known.mention].span.start));
    if of_subject {
        // "A forum on 11 May (afternoon)", where the subject calls a workshop from 11 to 13 May.
        return known.first < known.last && !reading.text.folded(&known.quote).contains(called.0);
    }
    let old = hours_of_day(reading, known.mention, &known.quote);
    let before = noun_and_title(reading, known.mention, &known.quote);
    let apart = old.is_some_and(|old| old.1 <= new.0 || new.1 <= old.0);
    apart && before.is_some_and(|b| differ(b, called))
}

/// Whether two events are called by other nouns, or by one noun with other titles.
fn differ(a: (&str, Option<&str>), b: (&str, Option<&str>)) -> bool {
    if a.0 != b.0 {
        return !a.0.contains(b.0) && !b.0.contains(a.0);
    }
    a.1.zip(b.1).is_some_and(|(a, b)| a != b)
}

/// The events that the subject dates together on one day and the invitation hour by hour: "Workshop on numbering and workshop on
/// security, 16 December", one of them in the morning, the other in the afternoon.
fn parts_of_day(reading: &Reading<'_, '_>, whole: &Meeting) -> Option<Vec<Meeting>> {
    let text = reading.text;
    let subject = reading.head.subject.as_ref().filter(|_| whole.side && whole.first == whole.last)?;
    if text.cues_in(subject).iter().filter(|c| c.cue == Cue::SideMeeting).count() < 2 {
        return None;
    }
    let mut told: Vec<((u32, u32), Meeting)> = Vec::new();
    let body = sentences(reading).into_iter().take_while(|(sentence, _)| sentence.start < reading.annex_start);
    for (sentence, _) in body {
        for mention in
            text.mentions_in(&sentence).filter(|m| reading.day(*m) == Some(whole.first) && reading.is_open(*m))
        {
            let hours = hours_of_day(reading, mention, &sentence).filter(|_| reading.has(&sentence, &[Cue::WillHold]));
            let Some((hours, called)) = hours.zip(noun_and_title(reading, mention, &sentence)) else { continue };
            let known = told.iter().find(|(h, _)| h.0 < hours.1 && hours.0 < h.1);
            let before = told.iter().filter_map(|(_, m)| noun_and_title(reading, m.mention, &m.quote));
            if known.is_some() || !before.into_iter().all(|b| differ(b, called)) {
                continue;
            }
            let name = meeting::name_segment(reading, mention, &sentence).and_then(|s| event_name::of(reading, &s));
            told.push((hours, Meeting { name, mention, quote: sentence.clone(), ..whole.clone() }));
        }
    }
    (told.len() > 1).then(|| told.into_iter().map(|(_, m)| m).collect())
}

/// The events of a week that the subject calls as a whole and the invitation one by one: "Standards Week, 5-9 September" with a symposium, a
/// forum and trainings, from its first day to its last.
fn events_of_week(reading: &Reading<'_, '_>, whole: &Meeting) -> Option<Vec<Meeting>> {
    let text = reading.text;
    let subject = reading.head.subject.as_ref().filter(|_| whole.first < whole.last)?;
    if !text.groups_in(subject).is_empty() || !whole.groups.is_empty() {
        return None;
    }
    let called = text.folded(subject);
    let mut told: Vec<Meeting> = Vec::new();
    for event in told_meetings(reading, whole, subject, Unnamed { any: false, experts: false, only: &[] })? {
        let Some(own) = noun_and_title(reading, event.mention, &event.quote) else { continue };
        let same = |m: &Meeting| {
            (m.first, m.last) == (event.first, event.last)
                && !noun_and_title(reading, m.mention, &m.quote).is_some_and(|b| differ(b, own))
        };
        if event.side && !called.contains(own.0) && !told.iter().any(same) {
            told.push(event);
        }
    }
    let ends = told.iter().map(|m| m.first).min() == Some(whole.first)
        && told.iter().map(|m| m.last).max() == Some(whole.last);
    (told.len() >= SEVERAL && ends).then_some(told)
}

/// Events that make a week.
const SEVERAL: usize = 3;

/// Words before a date, or those behind "preceded by" where something is named there: what is dated is what comes first or last.
pub(super) fn behind_sequence(reading: &Reading<'_, '_>, words: &Span) -> Span {
    let text = reading.text;
    let cue = text.cues_in(words).iter().rfind(|c| c.cue == Cue::FollowedBy).map(|c| c.end..words.end);
    let nouns = [Cue::SideMeeting, Cue::Meeting, Cue::RapporteurGroup, Cue::Conference];
    let named = |s: &Span| s.start < s.end && (reading.has(s, &nouns) || !text.groups_in(s).is_empty());
    cue.filter(named).unwrap_or_else(|| words.clone())
}

/// The dates of a sentence that calls something, where they follow one another from the first day of a meeting to its last, each
/// with a side event of its own.
fn parts(reading: &Reading<'_, '_>, sentence: &Span, whole: &Meeting) -> Option<Vec<Part>> {
    let text = reading.text;
    let dates: Vec<usize> =
        text.mentions_in(sentence).filter(|m| text.mentions[*m].is_date() && reading.is_open(*m)).collect();
    if dates.len() < 2 || !reading.has(sentence, &[Cue::Invite, Cue::WillHold]) {
        return None;
    }
    let parts: Vec<Part> =
        dates.iter().map(|m| reading.days(*m).map(|(first, last)| (*m, first, last))).collect::<Option<_>>()?;
    let follow = parts.windows(2).all(|w| (0..=REST).contains(&((w[1].1 - w[0].2).num_days() - 1)));
    let cover = parts[0].1 == whole.first && parts[parts.len() - 1].2 == whole.last;
    let mut from = sentence.start;
    let own: Vec<Span> = parts
        .iter()
        .map(|(mention, ..)| {
            let span = &text.mentions[*mention].span;
            std::mem::replace(&mut from, span.end)..span.start
        })
        .collect();
    let joint = !whole.side && !whole.groups.is_empty();
    let of_group_alone = own.iter().filter(|o| of_group(reading, o, whole)).count() == usize::from(joint);
    let named = own.iter().all(|o| reading.has(o, &[Cue::SideMeeting]) || joint && of_group(reading, o, whole));
    (follow && cover && named && of_group_alone).then_some(parts)
}

/// Whether the words before a date name the group that the subject calls, and no side event.
fn of_group(reading: &Reading<'_, '_>, words: &Span, whole: &Meeting) -> bool {
    !whole.side
        && !whole.groups.is_empty()
        && !reading.has(words, &[Cue::SideMeeting])
        && meetings::names(reading.text, words).iter().any(|n| whole.groups.contains(n))
}
