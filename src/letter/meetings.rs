//! The meetings of a letter: those of the subject, and those that the body announces.
//!
//! One file because the body repeats or contradicts what the subject calls, and both tell groups, names and places by the same words.

use super::event_name::{self, EventName};
use super::reading::{Meeting, Reading};
use super::text::{LetterText, letters};
use super::{Role, place};
use crate::document::Span;
use crate::event::Status;
use crate::lang::{Cue, Place};
use crate::note::Code;

/// Reads the subject: groups and dates in turn; a date belongs to the groups named since the date before.
pub(super) fn read_subject(reading: &mut Reading<'_, '_>) {
    let Some(subject) = reading.head.subject.clone() else { return };
    let text = reading.text;
    let mut cursor = subject.start;
    let begins = |m: &usize| text.mentions[*m].is_date() && !text.ends_period(*m);
    let dates: Vec<usize> = text.mentions_in(&subject).filter(begins).collect();
    let mut called: Vec<usize> = Vec::new();
    let mut date_end = subject.start;
    for mention in dates {
        let span = text.mentions[mention].span.clone();
        let Some((first, last)) = reading.days(mention) else { continue };
        let segment = cursor..span.start;
        let since = date_end.max(cursor)..span.start;
        date_end = span.end;
        // "In place of the physical meeting, 3-7 May": without another date in its part, the old form is meant, not the date.
        let own_part = part_of(text, &subject, &span);
        let replaced = text.mentions_in(&own_part).filter(|m| text.mentions[*m].is_date()).count() > 1
            || reading.has(&own_part, &[Cue::Postponed, Cue::Cancelled]);
        let old = replaced && reading.has(&since, &[Cue::OldValue]) && !reading.has(&since, &[Cue::NewValue]);
        let past = reading.head.date.is_some_and(|d| last <= d);
        let cited = past
            && (super::prose::is_cited(reading, mention)
                || reading.has(&segment, &[Cue::Cited, Cue::CollectiveLetter, Cue::Circular])
                    && in_brackets_or_beside_letter(text, &subject, span.start));
        if cited {
            reading.take(mention, Role::Reference, "date of a cited letter");
            cursor = span.end;
            continue;
        }
        if old || replaced_by_next(reading, &subject, mention) || is_left_in_bracket(reading, &subject, &span) {
            reading.take(mention, Role::Superseded, "an old date");
            continue;
        }
        let part = part_of(text, &subject, &span);
        // The word may stand behind the last date of its part, else it stands before its own date.
        let last_date = text.mentions_in(&(span.end..part.end)).all(|m| !text.mentions[m].is_date());
        // A part that is only place and days goes on with the one before: "Cancellation of the meeting; Geneva, 13-24 May".
        let bare = names(text, &part).is_empty() && !reading.has(&part, &[Cue::Meeting, Cue::SideMeeting]);
        let from = if bare { cursor } else { part.start.max(cursor) };
        let scope = from..if last_date { part.end } else { span.start };
        // "(23 March and 24-25 March)": what is said of the first date is said of the one that is joined to it.
        let joined = called.last().is_some_and(|m| {
            let before = &reading.meetings[*m];
            let gap = text.folded(&(text.mentions[before.mention].span.end.min(span.start)..span.start));
            before.status == Status::Cancelled && gap.chars().filter(|c| c.is_alphabetic()).count() <= 4
        });
        let cancelled = joined || reading.has(&scope, &[Cue::Cancelled]);
        if reading.is_past(last) && !cancelled {
            reading.take(mention, Role::PreviousMeeting, "before the letter");
            cursor = span.end;
            continue;
        }
        if reading.meetings.iter().any(|m| m.first == first && m.last == last && m.principal) && called.is_empty() {
            // The only row of a table says again what the subject says first.
            if let [only] = reading.meetings.as_mut_slice() {
                let row = std::mem::replace(&mut only.mention, mention);
                only.quote = subject.clone();
                reading.verdicts.swap(mention, row);
                reading.take(row, Role::Repeated, "the meeting again");
            } else {
                reading.take(mention, Role::Repeated, "the meeting again");
            }
            continue;
        }
        // "JCA-AHF, Geneva, 25 April and 17 July": what is named before the first day holds for one that a conjunction joins to it.
        let again = called.last().filter(|m| {
            let before = &reading.meetings[**m];
            let gap = text.mentions[before.mention].span.end.min(span.start)..span.start;
            first == last
                && before.first == before.last
                && text.joins.iter().any(|j| gap.contains(&j.start))
                && letters(text.folded(&gap)) <= JOINT
        });
        if let Some(before) = again.map(|m| reading.meetings[*m].clone()) {
            reading.call(Meeting { first, last, mention, ..before });
            called.push(reading.meetings.len() - 1);
            cursor = span.end;
            continue;
        }
        let groups = labelled(text, &segment).unwrap_or_else(|| names(text, &segment));
        let behind =
            if groups.is_empty() && called.is_empty() { names_behind(reading, &subject, &span) } else { Vec::new() };
        // "Meeting of Study Group 2, 17-26 September, and SG2 tutorial, 16 September": the group has its meeting already.
        let met = called.iter().any(|m| !reading.meetings[*m].side && own_group(reading, &reading.meetings[*m].groups));
        // "Webinars on …, 20 April, 4 May and 18 May": days of a list are of the same kind.
        let listed = called.last().filter(|_| letters(text.folded(&segment)) <= JOINT && behind.is_empty());
        let (groups, side, name) = match listed.map(|m| &reading.meetings[*m]).filter(|m| m.side) {
            Some(before) => (before.groups.clone(), true, before.name.clone()),
            None => what_is_called(reading, &segment, groups, behind, met),
        };
        // "8-17 April (SG17 plenary on 8, 9 and 17 April)": days of the meeting in the bracket behind its period.
        let bracketed = in_brackets(text, &subject, span.start);
        let within = |m: &usize| {
            let whole = &reading.meetings[*m];
            whole.first <= first
                && last <= whole.last
                && whole.first < whole.last
                && whole.groups == groups
                && !whole.side
        };
        if first == last && !side && bracketed && called.iter().any(within) {
            reading.take(mention, Role::Repeated, "a day of the meeting");
            continue;
        }
        let place = place_near(reading, &subject, &span);
        let status = if cancelled { Status::Cancelled } else { Status::Confirmed };
        let meeting = Meeting::new(groups, (first, last), mention, &subject);
        reading.call(Meeting { side, name, status, principal: true, place, ..meeting });
        called.push(reading.meetings.len() - 1);
        cursor = span.end;
    }
}

/// What some words call: its groups, whether it is a side event, its name.
pub(super) fn called_by(reading: &Reading<'_, '_>, words: &Span) -> (Vec<String>, bool, Option<EventName>) {
    what_is_called(reading, words, names(reading.text, words), Vec::new(), false)
}

/// The same, where `behind` are groups that stand behind the day for want of others, and the letter's own has `met` before.
fn what_is_called(
    reading: &Reading<'_, '_>,
    segment: &Span,
    groups: Vec<String>,
    behind: Vec<String>,
    met: bool,
) -> (Vec<String>, bool, Option<EventName>) {
    let side = reading.has(segment, &[Cue::SideMeeting]) && (met || !own_group(reading, &groups));
    let groups = if groups.is_empty() { behind } else { groups };
    let groups = if side { side_groups(reading.text, segment) } else { groups };
    let groups = if groups.is_empty() && !side { reading.head.group.iter().cloned().collect() } else { groups };
    let name = side.then(|| event_name::of(reading, segment)).flatten();
    (groups, side, name)
}

/// The group that alone is the label of a date, where the words before speak of several: "Rapporteur meetings of Study Groups 1 and 2,
/// Study Group 1: 9-18 January".
fn labelled(text: &LetterText<'_>, segment: &Span) -> Option<Vec<String>> {
    let groups = text.groups_in(segment);
    let (label, before) = groups.split_last()?;
    let apart =
        before.last().is_none_or(|b| letters(text.folded(&(b.span.end..label.span.start.max(b.span.end)))) > JOINT);
    let alone = text.folded(&(label.span.end.min(segment.end)..segment.end)).trim() == ":";
    (alone && apart).then(|| label.names.clone())
}

/// Letters of a conjunction that joins two groups.
const JOINT: usize = 5;

/// Groups that the subject names behind a date. Those behind a joint and before another date are that date's: "Rapporteur meeting, 22-25
/// June, followed by the plenary of WP2/16 on 26 June".
fn names_behind(reading: &Reading<'_, '_>, subject: &Span, date: &Span) -> Vec<String> {
    let text = reading.text;
    let dates: Vec<usize> =
        text.mentions_in(&(date.end..subject.end)).filter(|m| text.mentions[*m].is_date()).collect();
    let last = dates.last().map_or(date.end, |m| text.mentions[*m].span.start);
    let joint = |end: usize| {
        reading.has(&(date.end..end), &[Cue::FollowedBy])
            || text.joins.iter().any(|j| date.end <= j.start && j.start < end)
    };
    let named = text.groups_in(&(date.end..subject.end));
    let of_next = |at: usize| at < last && joint(at);
    let all = names(text, &(date.end..subject.end));
    let theirs = named.iter().filter(|g| of_next(g.span.start)).flat_map(|g| &g.names);
    let theirs: Vec<&String> = theirs.collect();
    all.into_iter().filter(|n| !theirs.contains(&n)).collect()
}

/// Whether the subject goes on with a word for the new value and another date of the same meeting: "planned for 11-20 May: new
/// dates 19-23 October".
fn replaced_by_next(reading: &Reading<'_, '_>, subject: &Span, mention: usize) -> bool {
    let text = reading.text;
    let end = text.mentions[mention].span.end;
    let next = text.mentions_in(&(end..subject.end)).find(|m| text.mentions[*m].is_date());
    next.is_some_and(|m| {
        let between = end..text.mentions[m].span.start;
        // "Postponement of the meeting (Geneva, 23-27 March) to 22-26 July".
        let moves = reading.has(&(subject.start..end), &[Cue::Moved, Cue::Postponed]);
        let to = text.limits.iter().any(|l| between.contains(&l.start) && between.end <= l.end + 2);
        // "Postponement of the meeting planned for Geneva, 25 May - 5 June; virtual meeting, 6-16 July".
        let before = text.cues_in(&(subject.start..text.mentions[mention].span.start));
        let planned = before.iter().skip_while(|c| c.cue != Cue::Postponed).any(|c| c.cue == Cue::WillHold)
            && !before.iter().any(|c| c.cue == Cue::SideMeeting)
            && reading.has(&between, &[Cue::Meeting])
            && reading.days(mention).zip(reading.days(m)).is_some_and(|((_, old), (new, _))| old < new);
        (reading.has(&between, &[Cue::NewValue]) || moves && to || planned) && text.groups_in(&between).is_empty()
    })
}

/// "Zanzibar, 3-5 December (postponed from 8-10 October)": the only days of a bracket behind others, which nothing leads to, are those
/// from which the meeting moves.
fn is_left_in_bracket(reading: &Reading<'_, '_>, subject: &Span, date: &Span) -> bool {
    let text = reading.text;
    let dated = |s: Span| text.mentions_in(&s).any(|m| text.mentions[m].is_date());
    let folded = text.folded(subject);
    let at = date.start - subject.start;
    let Some(open) = folded[..at].rfind('(').filter(|i| !folded[*i..at].contains(')')) else { return false };
    let open = subject.start + open;
    let close = folded[date.end - subject.start..].find(')').map_or(subject.end, |i| date.end + i);
    let led = text.limits.iter().any(|l| open <= l.start && l.end <= date.start);
    reading.has(&(open..close), &[Cue::Moved, Cue::Postponed])
        && !led
        && !reading.has(&(open..close), &[Cue::NewValue])
        && !text.folded(&(open..date.start)).contains([':', ',', ';'])
        && !dated(open..date.start)
        && !dated(date.end..close)
        && dated(subject.start..open)
}

/// The part of the subject between semicolons in which a date stands.
fn part_of(text: &LetterText<'_>, subject: &Span, date: &Span) -> Span {
    let start = text.view.text[subject.start..date.start].rfind(';').map_or(subject.start, |i| subject.start + i + 1);
    let end = text.view.text[date.end..subject.end].find(';').map_or(subject.end, |i| date.end + i);
    start..end
}

fn in_brackets(text: &LetterText<'_>, subject: &Span, at: usize) -> bool {
    let before = &text.view.text[subject.start..at];
    before.trim_end().ends_with('(') || before.matches('(').count() > before.matches(')').count()
}

fn in_brackets_or_beside_letter(text: &LetterText<'_>, subject: &Span, at: usize) -> bool {
    in_brackets(text, subject, at)
        || text
            .cues_in(&(at.saturating_sub(40)..at))
            .iter()
            .any(|c| matches!(c.cue, Cue::Cited | Cue::CollectiveLetter | Cue::Circular))
}

/// Names of the groups in a span, without repetition. A regional group hides its study group.
pub(super) fn names(text: &LetterText<'_>, span: &Span) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for group in text.groups_in(span) {
        for name in &group.names {
            if !out.contains(name) {
                out.push(name.clone());
            }
        }
    }
    let hidden =
        |n: &String| out.iter().any(|o| o != n && o.starts_with(n.as_str()) && o[n.len()..].starts_with("RG-"));
    let visible: Vec<String> = out.iter().filter(|n| !hidden(n)).cloned().collect();
    // The study group whose working parties or Questions meet is named for completeness only.
    let parts = visible.iter().any(|n| n.contains('/') && (n.starts_with("WP") || n.starts_with('Q')));
    let lettered = visible.iter().any(|n| n.starts_with("WP") && !n.contains('/'));
    if parts && !lettered {
        let questions = visible.iter().all(|n| n.starts_with('Q') || n.starts_with("SG"));
        return visible
            .into_iter()
            .filter(|n| n.contains('/') && (questions || !n.starts_with("SG")) || !n.starts_with("SG"))
            .collect();
    }
    visible
}

/// Groups of a side event: only those with a name of their own, such as a joint coordination activity.
fn side_groups(text: &LetterText<'_>, span: &Span) -> Vec<String> {
    names(text, span).into_iter().filter(|n| super::groups::has_own_name(n)).collect()
}

/// Whether the letter's own group is among the names: then "and workshop" is beside the point.
fn own_group(reading: &Reading<'_, '_>, groups: &[String]) -> bool {
    reading.head.group.as_ref().is_some_and(|own| groups.contains(own))
}

/// The place of a date of the subject: named in its own segment, else anywhere in the subject, else in the invitation.
fn place_near(reading: &Reading<'_, '_>, subject: &Span, date: &Span) -> Option<&'static Place> {
    let text = reading.text;
    let folded = text.folded(subject);
    let at = date.start - subject.start;
    let segment_start = folded[..at].rfind(';').map_or(0, |i| i + 1);
    let segment_end = folded[at..].find(';').map_or(folded.len(), |i| at + i);
    let chosen = place::nearest(&folded[segment_start..segment_end], at - segment_start);
    let chosen = chosen.or_else(|| place::alone_at_end_of(&folded[..at]));
    chosen.or_else(|| place::named_in(folded).first().map(|(_, p)| *p)).or_else(|| invitation_place(reading))
}

/// The place that the subject names, else the invitation.
pub(super) fn letter_place(reading: &Reading<'_, '_>) -> Option<&'static Place> {
    let text = reading.text;
    let subject = reading.head.subject.clone().unwrap_or_default();
    let date = text.mentions_in(&subject).find(|m| text.mentions[*m].is_date());
    let at = date.map_or(0, |m| text.mentions[m].span.start - subject.start);
    place::nearest(text.folded(&subject), at).or_else(|| invitation_place(reading))
}

/// The place that some words name, else the letter.
pub(super) fn place_of(reading: &Reading<'_, '_>, words: &Span) -> Option<&'static Place> {
    place::named_in(reading.text.folded(words)).first().map(|(_, p)| *p).or_else(|| letter_place(reading))
}

/// The place that the invitation names: in the first sentences of the body that say that a meeting will be held.
pub(super) fn invitation_place(reading: &Reading<'_, '_>) -> Option<&'static Place> {
    let text = reading.text;
    // A virtual meeting has no place; those in its letter are of other meetings.
    let called = reading.head.subject.as_ref();
    if called.is_some_and(|s| reading.has(s, &[Cue::Virtual]) && !reading.has(s, &[Cue::OnSite])) {
        return None;
    }
    let body = reading.head.span.end..reading.annex_start;
    let mut looked = 0;
    for unit in text.units.iter().filter(|u| body.contains(&u.span.start)) {
        for sentence in text.sentences(&unit.span) {
            if !reading.has(&sentence, &[Cue::WillHold, Cue::Invite])
                || reading.has(&sentence, &[Cue::OldValue, Cue::Cancelled, Cue::Void])
            {
                continue;
            }
            if let Some(found) = place_of_sentence(reading, &sentence) {
                return Some(found);
            }
            looked += 1;
            if looked > 6 {
                return None;
            }
        }
    }
    place_kept(reading)
}

/// The place that a sentence names: that behind its verb, "As agreed at Santiago, the meeting will take place in Geneva", else the first.
fn place_of_sentence(reading: &Reading<'_, '_>, sentence: &Span) -> Option<&'static Place> {
    let text = reading.text;
    let verb = text.cues_in(sentence).iter().find(|c| c.cue == Cue::WillHold).map_or(sentence.start, |c| c.end);
    let behind = place::named_outside_brackets(text.folded(&(verb.min(sentence.end)..sentence.end)));
    behind.or_else(|| place::named_outside_brackets(text.folded(sentence)))
}

/// The place that a sentence names for one of its dates: "on 4 May in Tunis, and from 11 to 20 May in Geneva", else for all.
fn place_of_date(reading: &Reading<'_, '_>, mention: usize, sentence: &Span) -> Option<&'static Place> {
    let text = reading.text;
    let span = text.mentions[mention].span.clone();
    let dates = || text.mentions_in(sentence).filter(|m| text.mentions[*m].is_date()).map(|m| &text.mentions[m].span);
    let first = dates().next().map_or(sentence.end, |d| d.start);
    let named = |s: Span| place::named_outside_brackets(text.folded(&s)).filter(|_| s.start < s.end);
    let previous = dates().filter(|d| d.end <= span.start).map(|d| d.end).max();
    let next = dates().filter(|d| d.start >= span.end).map(|d| d.start).min();
    let alone = previous.is_none() && next.is_none() || !sentence.contains(&span.start);
    if alone {
        return place_of_sentence(reading, sentence);
    }
    // What stands before the first date tells on which side of its date each place is.
    let own = match named(sentence.start..first) {
        Some(_) => named(previous.unwrap_or(sentence.start)..span.start),
        None => named(span.end..next.unwrap_or(sentence.end)),
    };
    own.or_else(|| place_of_sentence(reading, sentence))
}

/// "A second workshop will be held in Maputo from 24 to 26 June": a sentence that names another city than that of a meeting, and other
/// days, tells of another event. Other days that lie in those of the meeting contradict it: the city may be that of a host.
fn is_elsewhere(reading: &Reading<'_, '_>, known: usize, mention: usize, sentence: &Span) -> bool {
    let days = reading.days(mention);
    if days.is_none_or(|(first, last)| first <= reading.meetings[known].last && reading.meetings[known].first <= last) {
        return false;
    }
    let there = place_of_date(reading, mention, sentence).filter(|p| !p.country);
    there.zip(reading.meetings[known].place).is_some_and(|(there, here)| !here.country && there.name != here.name)
        && !reading.has(sentence, &[Cue::Moved, Cue::Postponed, Cue::NewValue, Cue::OldValue])
}

/// The place from which a letter that postpones a meeting does not move it: that of the old dates, where no word says that the
/// meeting becomes a virtual one.
fn place_kept(reading: &Reading<'_, '_>) -> Option<&'static Place> {
    let text = reading.text;
    let body = reading.head.span.end..reading.annex_start;
    let moves = reading.head.subject.as_ref().is_some_and(|s| reading.has(s, &[Cue::Postponed]));
    if !moves || reading.has(&body, &[Cue::Virtual]) {
        return None;
    }
    let mut sentences =
        text.units.iter().filter(|u| body.contains(&u.span.start)).flat_map(|u| text.sentences(&u.span));
    sentences.find_map(|s| {
        let told = reading.has(&s, &[Cue::OldValue]) && reading.has(&s, &[Cue::Meeting]);
        told.then(|| place::named_outside_brackets(text.folded(&s))).flatten()
    })
}

/// What a date in the body says about meetings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Announced {
    /// A known meeting again.
    Known(usize),
    /// It contradicts a known meeting.
    Conflict(usize),
    /// A meeting that was not known.
    New(usize),
    /// Someone else's.
    Other,
}

/// Takes a date of the body as the date of a meeting: a known one, a contradiction, or a new one.
pub(super) fn announce(
    reading: &mut Reading<'_, '_>,
    mention: usize,
    groups: Vec<String>,
    side: bool,
    name: Option<EventName>,
    quote: &Span,
) -> Option<Announced> {
    let (first, last) = reading.days(mention)?;
    let kin = |m: &Meeting| {
        m.side == side
            && (side || m.groups.is_empty() || groups.is_empty() || m.groups.iter().any(|g| groups.contains(g)))
    };
    // "JCA-IMT meets on 16 December (afternoon). JCA-AHF meets on 16 December (morning)": bodies with codes of their own.
    let apart = |m: &Meeting| {
        let coded = side && m.side && !groups.is_empty() && !m.groups.is_empty();
        coded && !m.groups.iter().any(|g| groups.contains(g))
    };
    // "Training on 16 December (morning); forum on 16 December (afternoon)".
    let on_day = |m: &&Meeting| m.side && m.first <= first && last <= m.last;
    let mut of_day = reading.meetings.iter().filter(|_| side && first == last).filter(on_day).peekable();
    let another =
        of_day.peek().is_some() && of_day.all(|m| super::prose::is_another_of_day(reading, m, mention, quote));
    if let Some(known) = reading
        .meetings
        .iter()
        .position(|m| {
            m.first == first && m.last == last && !apart(m) && (kin(m) || side && m.side || groups.is_empty())
        })
        .filter(|_| !another)
    {
        return Some(Announced::Known(known));
    }
    // A day of a known side event.
    if side && first == last && groups.is_empty() && !another {
        let holds = |m: &Meeting| m.side && m.principal && m.first <= first && first <= m.last;
        if let Some(known) = reading.meetings.iter().position(holds) {
            return Some(Announced::Known(known));
        }
    }
    if !side && is_foreign(reading, &groups) {
        return Some(Announced::Other);
    }
    // The same groups on other days: one of the two is wrong, and the subject stands.
    let same_groups = |m: &Meeting| {
        !m.side
            && !groups.is_empty()
            && m.groups.iter().all(|g| groups.contains(g))
            && groups.iter().all(|g| m.groups.contains(g))
    };
    // "The Rapporteur groups of Study Group 11 meet …" is no meeting of the study group.
    let experts = |span: &Span| reading.has(span, &[Cue::RapporteurGroup]);
    let parts = experts(&(quote.start..reading.text.mentions[mention].span.start.max(quote.start)));
    let same_groups = |m: &Meeting| same_groups(m) && (!parts || experts(&m.quote));
    // What is held in the place of a meeting that is cancelled contradicts nothing.
    let gone = [Cue::Cancelled, Cue::OldValue, Cue::Void, Cue::Postponed];
    let anew = reading.has(quote, &[Cue::WillHold, Cue::Invite, Cue::NewValue]) && !reading.has(quote, &gone);
    let stands = |m: &Meeting| !(anew && m.status == Status::Cancelled);
    if !side && let Some(known) = reading.meetings.iter().position(|m| m.principal && stands(m) && same_groups(m)) {
        // "Geneva, 23 January", and the letter: "which will meet from 23 January to 2 February": the subject gives the first day alone.
        let whole = &reading.meetings[known];
        if whole.first == whole.last && first == whole.first && first < last {
            let day = std::mem::replace(&mut reading.meetings[known].mention, mention);
            reading.meetings[known].last = last;
            reading.take(mention, Role::Event, "");
            reading.verdicts[day] =
                Some(super::reading::Verdict { role: Role::Repeated, reason: "the first day of the meeting" });
            return Some(Announced::Known(known));
        }
        return Some(Announced::Conflict(known));
    }
    let ungrouped_conflict = !side && groups.is_empty();
    if ungrouped_conflict
        && let Some(known) =
            reading.main_meeting().filter(|k| reading.meetings[*k].principal && stands(&reading.meetings[*k]))
    {
        let whole = &reading.meetings[known];
        if whole.first <= last && first <= whole.last && first != last {
            return Some(Announced::Conflict(known));
        }
    }
    // "On the day before the forum, 17 June, a training is given": it is none of the forum's days.
    let before = (first == last).then(|| first.succ_opt()).flatten();
    let eve = reading.has(quote, &[Cue::DayBefore]) && reading.meetings.iter().any(|m| Some(m.first) == before);
    // "The seminar is preceded by a course on 17 June": two events, one after the other.
    let nouns = || {
        let nouns = reading.text.cues_in(quote).iter().filter(|c| c.cue == Cue::SideMeeting);
        nouns.map(|c| reading.text.folded(&(c.start..c.end)))
    };
    let two = || nouns().next().is_some_and(|noun| nouns().any(|n| !n.contains(noun) && !noun.contains(n)));
    let outside = |m: &Meeting| last < m.first || m.last < first;
    let in_turn =
        reading.has(quote, &[Cue::Sequence]) && two() && reading.meetings.iter().filter(|m| m.side).all(outside);
    let side_conflict = side && groups.is_empty() && !eve && !in_turn && !another;
    if side_conflict
        && let Some(known) = reading
            .meetings
            .iter()
            .position(|m| m.principal && m.side && m.groups.is_empty() && m.status != Status::Cancelled)
        && reading.meetings.iter().filter(|m| m.side).count() == 1
        && (reading.meetings[known].first - first).num_days().abs() <= 31
        && !is_elsewhere(reading, known, mention, quote)
        && (reading.meetings[known].first == first || shares_words(reading, known, quote))
    {
        return Some(Announced::Conflict(known));
    }
    let place = reading.main_meeting().and_then(|m| reading.meetings[m].place).or_else(|| invitation_place(reading));
    let own = place_of_date(reading, mention, quote);
    let place = own.filter(|p| !p.country).or(place);
    let meeting = Meeting::new(groups, (first, last), mention, quote);
    reading.meetings.push(Meeting { side, name, place, ..meeting });
    Some(Announced::New(reading.meetings.len() - 1))
}

/// Whether the sentence speaks of the known side event: it names it, or says its noun again. The noun that comes first is what the
/// sentence is about: "a training follows the forum (6-7 March)".
fn shares_words(reading: &Reading<'_, '_>, known: usize, quote: &Span) -> bool {
    let text = reading.text;
    let meeting = &reading.meetings[known];
    let name = crate::view::fold(meeting.name.as_ref().map(|n| n.words.as_str()).unwrap_or_default());
    let own = format!("{name} {}", text.folded(&meeting.quote));
    let noun = text.cues_in(quote).iter().find(|c| c.cue == Cue::SideMeeting);
    name.is_empty()
        || text.folded(quote).contains(name.as_str())
        || noun.is_some_and(|c| own.contains(text.folded(&(c.start..c.end))))
}

/// Whether none of the groups has to do with the letter's own.
pub(super) fn is_foreign(reading: &Reading<'_, '_>, groups: &[String]) -> bool {
    if groups.is_empty() {
        return false;
    }
    // "First meetings of the ITU-D Study Groups": a letter whose subject names none of them calls each.
    let kinds = [Cue::StudyGroup, Cue::WorkingParty, Cue::RapporteurGroup];
    let calls_all = |subject: &Span| reading.has(subject, &kinds) && names(reading.text, subject).is_empty();
    if reading.head.group.is_none() && reading.head.subject.as_ref().is_some_and(calls_all) {
        return false;
    }
    // "Rapporteur group meetings of Study Group 15": a circular calls each of them.
    let parts_of = |subject: &Span| {
        let wholes = names(reading.text, subject);
        let part = |g: &String| g.contains('/') && wholes.iter().any(|w| w != g && crate::event::group_within(g, w));
        reading.has(subject, &[Cue::RapporteurGroup, Cue::WorkingParty]) && groups.iter().all(part)
    };
    if reading.head.group.is_none() && reading.head.subject.as_ref().is_some_and(parts_of) {
        return false;
    }
    let own = reading.head.group.as_deref().unwrap_or("none");
    // A letter whose number names no group speaks for those that its subject calls, and for their parts.
    let part = |g: &str, of: &str| {
        reading.head.group.is_none() && !g.contains("RG-") && of.starts_with("SG") && crate::event::group_within(g, of)
    };
    let called =
        |g: &String| reading.meetings.iter().any(|m| m.principal && m.groups.iter().any(|of| of == g || part(g, of)));
    let within = |g: &String| {
        let parent = own.split("RG-").next().unwrap_or(own);
        crate::event::group_within(g, parent) && (parent == own || g.contains("RG-") || g.contains('/')) || g == own
    };
    let free = |g: &String| {
        super::groups::has_own_name(g) || g.starts_with("JRG") || g.starts_with("IG-") || g.starts_with("AHG")
    };
    // "Rapporteur meeting on Questions 16 and 17/16" in a mail to the experts of another one: the subject says whose meeting it is.
    let in_subject = || {
        let named = reading.head.subject.as_ref().map(|s| names(reading.text, s)).unwrap_or_default();
        !named.is_empty() && groups.iter().all(|g| named.contains(g))
    };
    !groups.iter().any(|g| called(g) || within(g) || free(g)) && !in_subject()
}

/// Notes that two statements about a meeting disagree. Where the subject moves the meeting, other days are those from which it
/// moves, unless a word for the new value stands before them.
pub(super) fn conflict(reading: &mut Reading<'_, '_>, mention: usize, meeting: usize) {
    let span = reading.text.mentions[mention].span.clone();
    let moves = reading.head.subject.as_ref().is_some_and(|s| reading.has(s, &[Cue::Postponed]));
    let sentence = reading.text.sentence_at(span.start);
    let new = reading.has(&(sentence.start..span.start), &[Cue::NewValue]);
    let held = new || reading.has(&sentence, &[Cue::WillHold]);
    let later = reading.days(mention).is_some_and(|(first, _)| first > reading.meetings[meeting].first);
    if moves && held && later && super::postponed::is_moved(reading, meeting) {
        return super::postponed::call_anew(reading, mention, meeting, &sentence);
    }
    if moves && !new {
        return reading.take(mention, Role::Superseded, "the days from which the meeting moves");
    }
    reading.take(mention, Role::Conflict, "contradicts the subject or the table");
    let known = &reading.meetings[meeting];
    let who = if known.groups.is_empty() {
        known.name.as_ref().map(|n| n.words.clone()).unwrap_or_default()
    } else {
        known.groups.join(", ")
    };
    let detail = format!("{who} {} – {}", known.first, known.last);
    let at = reading.text.mentions[mention].span.clone();
    reading.remark(Code::DateConflict, at, detail);
}
