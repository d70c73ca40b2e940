//! Side events of one journey that the subject dates together and the invitation one by one: "the forum on 18 and 19 August, and
//! the training from 20 to 22 August" where the subject says 18-22 August.

use super::*;
use crate::lang::Script;
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
    if let Some(parts) = headed_parts(reading, own).or_else(|| told_parts(reading, own)) {
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
        let name = meeting::name_segment(reading, mention, &sentence).and_then(|s| meetings::segment_name(reading, &s));
        let name = name.filter(|_| !group);
        let quote = sentence.clone();
        reading.meetings.push(Meeting { first, last, name, mention, quote, side, groups, ..summary.clone() });
        reading.take(mention, Role::Event, "");
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
        let name = own.then(|| meetings::segment_name(reading, heading)).flatten();
        parts.push(Meeting { first, last, groups, side: own, name, mention, quote: line.clone(), ..whole.clone() });
    }
    let follow = parts.windows(2).all(|w| (0..=REST).contains(&((w[1].first - w[0].last).num_days() - 1)));
    let cover = parts.first().map(|p| p.first) == Some(whole.first) && parts.last().map(|p| p.last) == Some(whole.last);
    // A workshop and the meeting are two events; the first and the second week of a meeting are not.
    let two = parts.len() == 2 && parts[0].side != parts[1].side;
    (two && follow && cover).then_some(parts)
}

/// The two meetings that the subject names with one period and the invitation with days of their own: "Workshop and meeting of the
/// regional group, 5-8 July", "Working Parties and Study Group 6, 12-26 April". The first begins and the second ends with the period.
fn told_parts(reading: &Reading<'_, '_>, whole: &Meeting) -> Option<Vec<Meeting>> {
    let text = reading.text;
    let subject = reading.head.subject.as_ref().filter(|_| whole.first < whole.last)?;
    let both = reading.has(subject, &[Cue::SideMeeting]) && !text.groups_in(subject).is_empty();
    let several = text.groups_in(subject).iter().flat_map(|g| &g.names).count() > 1;
    if !both && !several {
        return None;
    }
    let mut told: Vec<Meeting> = Vec::new();
    let body = sentences(reading).into_iter().take_while(|(sentence, _)| sentence.start < reading.annex_start);
    for (sentence, _) in body {
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
            let own = if trailing { behind } else { before };
            let days = reading.days(mention).filter(|_| reading.is_open(mention) && own.start < own.end);
            let Some((first, last)) = days.filter(|(a, b)| whole.first <= *a && *b <= whole.last) else { continue };
            let groups = meetings::names(text, &own);
            let known = |g: &String| text.groups_in(subject).iter().any(|s| s.names.contains(g));
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
            let name = side.then(|| meetings::segment_name(reading, &own)).flatten();
            told.push(Meeting { first, last, groups, side, name, mention, quote: sentence.clone(), ..whole.clone() });
        }
    }
    let first = told.iter().position(|m| m.first == whole.first && m.last < whole.last)?;
    let mut parts = vec![told[first].clone()];
    for next in &told[first + 1..] {
        if parts.last().is_some_and(|p| p.last < next.first) {
            parts.push(next.clone());
        }
    }
    let cover = parts.last().is_some_and(|p| p.last == whole.last);
    let listed = |m: &Meeting| parts.iter().any(|p| (p.first, p.last) == (m.first, m.last));
    let kinds = both && matches!(parts.as_slice(), [a, b] if a.side != b.side);
    let apart = |w: &[Meeting]| w[0].groups.iter().all(|g| !w[1].groups.contains(g));
    let groups = several && parts.iter().all(|p| !p.side) && parts.len() > 1 && parts.windows(2).all(apart);
    (cover && (kinds || groups) && told.iter().all(listed)).then_some(parts)
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
