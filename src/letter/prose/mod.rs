//! What sentences say: meetings, deadlines, and dates that are no events. The verdicts on a sentence build on one another, and
//! their order is their meaning: what no longer holds, what is past or cited, what is due, what meets.

mod deadline;
mod meeting;
mod old_values;
mod parts;
mod past;
mod shares;

use super::meetings;
use super::reading::{FactTime, Reading, at};
use super::text::{Position, letters};
use super::{Role, actions, deadline_pairs, deadlines};
use crate::document::{Region, Span};
use crate::event::{Action, Kind, Zone};
use crate::lang::{Cue, Sense};
use crate::mentions::Value;
use deadline::{SECTION, deadline, is_period_of_action, last_day_cue, section_heading};
use meeting::meeting;
use old_values::{corrected_heading, touched};
use past::past_date;

pub(super) use deadline::{is_published, is_put_to_use, opening_of, paragraph_label, promises};
pub(super) use meeting::split_joint_periods;
pub(super) use old_values::superseded;
pub(super) use parts::{is_another_of_day, parts_of_period};
pub(super) use past::is_cited;

/// Sentences of the letter that no structure has taken, in order, each with its unit.
pub(super) fn sentences(reading: &Reading<'_, '_>) -> Vec<(Span, Span)> {
    let text = reading.text;
    let behind_head = text.telling().iter().filter(|(_, unit)| unit.end > reading.head.span.end);
    behind_head.filter(|(sentence, _)| !reading.is_claimed(sentence.start)).cloned().collect()
}

/// Dates in page and file footers.
pub(super) fn footers(reading: &mut Reading<'_, '_>) {
    let text = reading.text;
    let acts = |i: Option<usize>| i.and_then(|i| text.units.get(i)).is_some_and(|u| actions::any_in(text, &u.span));
    for (i, unit) in text.units.iter().enumerate() {
        // Most have nothing that could stand in one.
        if text.mentions_in(&unit.span).is_empty() {
            continue;
        }
        let folded = text.folded(&unit.span);
        let file = folded.contains('\\') && (folded.contains(":\\") || names_file(folded)) || folded.contains(".docx");
        let region = matches!(unit.position, Position::Paragraph(Region::Footer | Region::Header));
        let alone = text.mentions_in(&unit.span).any(|m| text.mentions[m].rule == "numeric")
            && unit.span.start > reading.head.span.end
            && !matches!(unit.position, Position::Cell { .. })
            && !folded.contains(char::is_alphabetic)
            // A day of a list of deadlines, with what is due below it or above.
            && !acts(Some(i + 1))
            && !acts(i.checked_sub(1));
        // Where lines run together, only what stands at the path is a footer.
        let joined = file && folded.len() > 300;
        let path = if joined { folded.rfind('\\').unwrap_or_default() } else { 0 } + unit.span.start;
        if file || region || alone {
            for mention in text.mentions_in(&(path..unit.span.end)) {
                reading.take(mention, Role::Footer, "in a footer");
            }
        }
    }
}

/// Letters of the ending of a file's name: doc, ww6, wp51, docx.
const ENDING: std::ops::RangeInclusive<usize> = 2..=4;

/// Whether the path in a line, "ITU-T\BUREAU\CIRC\012E.WW2", ends as the name of a file does.
fn names_file(folded: &str) -> bool {
    let path = folded.split_whitespace().find(|word| word.contains('\\'));
    let ending = path.and_then(|path| path.rsplit_once('.')).map(|(_, ending)| ending);
    ending.is_some_and(|e| ENDING.contains(&e.len()) && e.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// A sentence that gives one zone for all hours.
pub(super) fn all_hours(reading: &mut Reading<'_, '_>) {
    let text = reading.text;
    if !text.speaks_of(&[Cue::AllHours]) {
        return;
    }
    for unit in text.units.iter().filter(|u| text.has(&u.span, &[Cue::AllHours])) {
        for sentence in text.sentences(&unit.span) {
            if !reading.has(&sentence, &[Cue::AllHours]) {
                continue;
            }
            // "Unless marked UTC, hours are Malaysia Time (UTC+8)": what is excepted is not the rule.
            let excepted = |at: usize| {
                let clause = text.clause_at(&(at..at));
                clause.start <= sentence.start + 1 && clause.end < sentence.end && reading.has(&clause, &[Cue::Unless])
            };
            let rest = || text.zones.iter().filter(|z| sentence.contains(&z.start) && !excepted(z.start));
            let Some(hit) = rest().next().copied() else { continue };
            // "All hours are local" is one zone where the meetings are in one.
            let mut places = (0..reading.meetings.len()).map(|m| reading.zone_at(Some(m)));
            let first = places.next();
            if hit.sense == Sense::LocalTime && (first.is_none() || places.any(|z| Some(z) != first)) {
                continue;
            }
            reading.all_hours = reading.zone_of(hit, None);
        }
    }
}

/// Dates, ranges and months of the prose.
pub(super) fn dates(reading: &mut Reading<'_, '_>) {
    for (sentence, unit) in sentences(reading) {
        let text = reading.text;
        for mention in text.mentions_in(&sentence) {
            if !reading.is_open(mention) {
                continue;
            }
            match text.mentions[mention].value {
                Value::Date(_) | Value::Range(..) => date(reading, mention, &sentence, &unit),
                Value::Month(year, month) => {
                    let past = reading
                        .head
                        .date
                        .is_some_and(|d| (year, month) <= (chrono::Datelike::year(&d), chrono::Datelike::month(&d)));
                    month_role(reading, mention, &sentence, past);
                }
                Value::Years(..) => reading.take(mention, Role::Reference, "a study period"),
                _ => {}
            }
        }
    }
}

/// Whether nothing but punctuation stands between the name of a group and a span: "Highlights of TSAG, January 2012".
fn follows_name(text: &crate::letter::text::LetterText<'_>, span: &Span, from: usize) -> bool {
    let last = text.groups_in(&(from..span.start)).last().map(|g| g.span.end);
    last.is_some_and(|end| !text.folded(&(end.min(span.start)..span.start)).contains(char::is_alphanumeric))
}

fn month_role(reading: &mut Reading<'_, '_>, mention: usize, sentence: &Span, past: bool) {
    let text = reading.text;
    let span = text.mentions[mention].span.clone();
    if text.mentions[mention].rule == "edition" {
        return reading.take(mention, Role::Reference, "the edition of a document");
    }
    let clause = text.clause_at(&span);
    let from = text.back(span.start, 60, clause.start).start.min(text.back(span.start, 30, sentence.start).start);
    let near = from..text.ahead(span.end, 24, sentence.end).end;
    let meeting = reading.has(&near, &[Cue::Meeting, Cue::SideMeeting]);
    let named: Vec<String> = meetings::names(text, &near);
    let foreign = reading.head.group.is_some() && !named.is_empty() && meetings::is_foreign(reading, &named);
    if in_bracket(reading, mention) && is_cited(reading, mention) {
        reading.take(mention, Role::Reference, "a cited document");
    } else if past && since(reading, &span) && !reading.has(&(span.end..clause.end), &[Cue::Meeting]) {
        reading.take(mention, Role::Other, "since when something is so");
    } else if foreign && (meeting || past && (in_bracket(reading, mention) || follows_name(text, &span, near.start))) {
        reading.take(mention, Role::OtherMeeting, "someone else's meeting");
    } else if !past && reading.has(sentence, &[Cue::Elsewhere]) && !named.is_empty() {
        reading.take(mention, Role::OtherMeeting, "told in another letter");
    } else if past && (meeting || reading.has(&near, &[Cue::Previous])) && !is_cited(reading, mention) {
        reading.take(mention, Role::PreviousMeeting, "held before");
    } else if !past
        && (meeting || reading.has(&near, &[Cue::Conference]))
        && !reading.has(sentence, &[Cue::IfNeeded, Cue::Unconfirmed])
        && !is_cited(reading, mention)
    {
        reading.take(mention, Role::OtherMeeting, "a later meeting");
    } else if is_cited(reading, mention) {
        reading.take(mention, Role::Reference, "a cited document");
    } else {
        reading.take(mention, Role::Other, "a month");
    }
}

/// "Since April 2012": the word stands at the month, before it or behind it. "Since the meeting of April 2012" dates the
/// meeting, and "since April six meetings have been held" tells of some.
fn since(reading: &Reading<'_, '_>, span: &Span) -> bool {
    let beside = reading.text.back(span.start, 12, 0).start..span.end + 1;
    let touches = |c: &crate::letter::text::CueHit| {
        c.start == span.end || c.end <= span.start && reading.text.folded(&(c.end..span.start)).trim().is_empty()
    };
    reading.text.cues_in(&beside).iter().any(|c| c.cue == Cue::Since && touches(c))
}

/// Takes the last day of a period for what its first day is.
fn end_of_period(reading: &mut Reading<'_, '_>, mention: usize) {
    let first = (0..mention).rfind(|m| reading.text.mentions[*m].is_date());
    let Some(verdict) = first.and_then(|m| reading.verdicts[m].clone()) else { return };
    match verdict.role {
        Role::Event | Role::Repeated => reading.take(mention, Role::Repeated, "the last day of the period"),
        role => reading.take(mention, role, verdict.reason),
    }
}

/// One date or range.
fn date(reading: &mut Reading<'_, '_>, mention: usize, sentence: &Span, unit: &Span) {
    if reading.text.ends_period(mention) {
        return end_of_period(reading, mention);
    }
    let Some((first, last)) = reading.days(mention) else {
        return reading.take(mention, Role::Other, "no such day, or its year is not known");
    };
    let span = reading.text.mentions[mention].span.clone();
    let clause = reading.text.clause_at(&span);
    let earlier =
        reading.has(&(clause.start..span.start), &[Cue::Previous]) && !reading.has(&clause, &[Cue::LastDayCue]);
    // "Will hold its last meeting of the study period from 29 November": what lies ahead is none before.
    let printed = !reading.text.mentions[mention].inferred.contains(&crate::event::Inferred::Year);
    let ahead = printed && reading.head.date.is_some_and(|written| first > written);
    if earlier && !ahead && !is_cited(reading, mention) && known_meeting(reading, first, last).is_none() {
        return reading.take(mention, Role::PreviousMeeting, "the meeting before");
    }
    // "A first meeting of the experts was organized on 10 February": whatever the letter's own day is.
    let verbs = [Cue::WasHeld, Cue::WillHold, Cue::Invite, Cue::Open, Cue::NewValue, Cue::OldValue];
    let told = reading.text.cues_in(&(clause.start..span.start)).iter().find(|c| verbs.contains(&c.cue));
    // "Organized on" goes on with "was organized".
    let goes_on = |end: usize| reading.has(&(end..clause.end.max(end)), &[Cue::WillHold]);
    let was_held = told.is_some_and(|c| c.cue == Cue::WasHeld && !goes_on(c.end));
    let unread = reading.head.date.is_none_or(|written| first > written && !is_cited(reading, mention));
    // "The confirmed registration must be faxed before 3 August": up to a day that lies ahead nothing was held.
    let limits = &reading.text.limits;
    let limit = |l: &&crate::lang::Hit| l.start == span.end && l.end <= clause.end && l.sense == Sense::Before;
    let limited = reading.has(&clause, &[Cue::LastDayCue]) || limits.iter().any(|l| limit(&l));
    if was_held && !limited && unread && printed && known_meeting(reading, first, last).is_none() {
        return reading.take(mention, Role::PreviousMeeting, "held before");
    }
    if past::is_reported(reading, mention, sentence) {
        return reading.take(mention, Role::PreviousMeeting, "a meeting that reports");
    }
    let correction = reading.head.revises.is_some() && reading.has(sentence, &[Cue::NewValue]);
    if reading.is_past(last) && (!correction || is_cited(reading, mention)) {
        return past_date(reading, mention, sentence);
    }
    // "Circular 80 of 14 December 2017 and its Corrigendum 1 of 8 September": no year stands beside what is cited behind it.
    let cited_before = || {
        let before = reading.text.mentions_in(&(sentence.start..span.start));
        before.into_iter().any(|m| reading.verdicts[m].as_ref().is_some_and(|v| v.role == Role::Reference))
    };
    if is_cited(reading, mention) && (reading.head.date == Some(last) || !printed && cited_before()) {
        return reading.take(mention, Role::Reference, "a cited document");
    }
    let period = first < last && is_period_of_action(reading, mention, sentence);
    let moved = is_moved_to(reading, &span, sentence);
    if (first == last || period) && !moved && deadline(reading, mention, sentence, unit) {
        return;
    }
    if first == last && deadline::opens_action(reading, mention, sentence) {
        return reading.take(mention, Role::Other, "from when something can be done");
    }
    meeting(reading, mention, sentence, unit);
}

/// Characters before a day in which the words stand that lead to a new value, and letters between.
const LEADS: (usize, usize) = (24, 4);

/// "The workshop is postponed until 21 August": the new day of what meets, and no last day.
fn is_moved_to(reading: &Reading<'_, '_>, span: &Span, sentence: &Span) -> bool {
    let text = reading.text;
    let cue = text.cues_in(&text.back(span.start, LEADS.0, sentence.start)).iter().rfind(|c| c.cue == Cue::NewValue);
    let led = cue.filter(|c| letters(text.folded(&(c.end.min(span.start)..span.start))) <= LEADS.1).map(|c| c.start);
    let Some(moved) = led.or_else(|| old_day_before(reading, span, sentence)) else { return false };
    let before = sentence.start..moved;
    // "Planned for 10 May": what stands before the old day is no limit of the new one.
    let of_old = |c: &crate::letter::text::CueHit| {
        let next = text.mentions_in(&(c.start..moved)).next();
        next.is_some_and(|m| {
            let start = text.mentions[m].span.start;
            reading.is_superseded(m) && letters(text.folded(&(c.end.min(start)..start))) <= LEADS.1
        })
    };
    let due = [Cue::DeadlineHeading, Cue::LastDayCue];
    reading.has(&before, &[Cue::Meeting, Cue::SideMeeting])
        && text.cues_in(&before).iter().all(|c| !due.contains(&c.cue) || of_old(c))
        && !crate::letter::actions::any_in(text, sentence)
}

/// Where the old day begins that stands directly before a new one, in a sentence that moves: "from 10 May to 21 May".
fn old_day_before(reading: &Reading<'_, '_>, span: &Span, sentence: &Span) -> Option<usize> {
    let text = reading.text;
    let old = text.mentions_in(&(sentence.start..span.start)).last().filter(|m| reading.is_superseded(*m))?;
    let gap = text.mentions[old].span.end..span.start;
    let to =
        text.limits.iter().any(|l| gap.start <= l.start && l.end <= gap.end) && letters(text.folded(&gap)) <= JOINT;
    let moves = reading.has(&(sentence.start..gap.start), &[Cue::Moved, Cue::Postponed]);
    (to && moves).then(|| text.mentions[old].span.start)
}

/// A meeting with exactly these days.
fn known_meeting(reading: &Reading<'_, '_>, first: chrono::NaiveDate, last: chrono::NaiveDate) -> Option<usize> {
    reading.meetings.iter().position(|m| m.first == first && m.last == last)
}

fn in_bracket(reading: &Reading<'_, '_>, mention: usize) -> bool {
    let at = reading.text.mentions[mention].span.start;
    reading.text.in_brackets(reading.text.sentence_at(at).start, at)
}

/// From the date before a span to the date behind it, within a sentence. An old value hides nothing: what stands before it is
/// about the new one.
fn between_dates(reading: &Reading<'_, '_>, span: &Span, sentence: &Span) -> (usize, usize) {
    let text = reading.text;
    let old = |m: &usize| reading.is_superseded(*m);
    let dates = || {
        let told = |m: &usize| text.mentions[*m].is_date() && !old(m) && !dates_others(reading, *m, span, sentence);
        text.mentions_in(sentence).filter(told).map(|m| &text.mentions[m].span)
    };
    let previous = dates().filter(|d| d.end <= span.start).map(|d| d.end).max().unwrap_or(sentence.start);
    let next = dates().filter(|d| d.start >= span.end).map(|d| d.start).min().unwrap_or(sentence.end);
    (previous, next)
}

/// Whether a date stands in a bracket of its own behind the meeting of a group that the letter does not call: "a workshop will be held
/// alongside the meeting of Study Group 13 (13-24 May) on 16 May" says of the workshop what stands before the bracket.
fn dates_others(reading: &Reading<'_, '_>, mention: usize, span: &Span, sentence: &Span) -> bool {
    let text = reading.text;
    let own = &text.mentions[mention].span;
    if own == span || !text.in_brackets(sentence.start, own.start) {
        return false;
    }
    let between = text.folded(&(own.end.min(span.end)..own.start.max(span.start)));
    let noun = past::before_bracket(text, own, sentence);
    let named = meetings::names(text, &noun);
    let last = text.groups_in(&noun).last().map_or(noun.start, |g| g.span.start);
    between.contains(['(', ')'])
        && !named.is_empty()
        && reading.has(&noun, &[Cue::Meeting])
        && !reading.has(&(last..noun.end), &[Cue::SideMeeting])
        && meetings::is_foreign(reading, &named)
}

/// Groups named near a date: in its clause before it, in its clause behind it, since the date before, up to the next date.
fn nearest_groups(reading: &Reading<'_, '_>, mention: usize, sentence: &Span) -> Vec<String> {
    if let Some(group) = respective_group(reading, mention, sentence) {
        return vec![group];
    }
    let text = reading.text;
    let span = text.mentions[mention].span.clone();
    if let Some(names) = names_before_bracket(reading, &span, sentence) {
        return names;
    }
    let clause = text.clause_at(&span);
    let (previous, next) = between_dates(reading, &span, sentence);
    let previous = behind_held(reading, previous, &span, sentence);
    // "A tutorial on 16 October and a meeting of JCA-IdM on 17 October": what a joint behind the date leads to has the next date.
    let next = if next < sentence.end { joint_behind(reading, &span, next).unwrap_or(next) } else { next };
    let before = parts::behind_sequence(reading, &(clause.start.max(previous).min(span.start)..span.start));
    let scopes = [before, span.end..clause.end.min(next), previous..span.start, span.end..next];
    let found = scopes.into_iter().map(|s| crate::letter::groups::meeting_names(text, &s)).find(|n| !n.is_empty());
    let before = listed_before(reading, mention, sentence);
    found.or_else(|| before.map(|m| nearest_groups(reading, m, sentence))).unwrap_or_default()
}

/// "WP 1/13 (15 May) and WP 2/13 (16 May)", "SG13 will be followed by the meeting of FG-AN (27-29 May)": a bracket with a date that stands
/// directly behind the name of a group is that of the group, where the sentence names another one as well.
fn names_before_bracket(reading: &Reading<'_, '_>, date: &Span, sentence: &Span) -> Option<Vec<String>> {
    let text = reading.text;
    let before = sentence.start..date.start;
    let open = text.folded(&before).rfind('(').map(|i| sentence.start + i)?;
    let bare = letters(text.folded(&(open..date.start))) <= JOINT;
    let group = text.groups_in(&(sentence.start..open)).last()?;
    let beside = group.span.end <= open && text.folded(&(group.span.end..open)).trim().is_empty();
    let others = text.groups_in(&(sentence.start..open)).iter().any(|g| g.names != group.names)
        || text.groups_in(&(date.end..sentence.end.max(date.end))).iter().any(|g| g.names != group.names);
    let sequence = || reading.has(&before, &[Cue::Sequence, Cue::FollowedBy]);
    let brackets = || {
        let dated = |m: usize| {
            let at = text.mentions[m].span.start;
            text.mentions[m].is_date() && text.in_brackets(sentence.start, at) && !(open..date.end).contains(&at)
        };
        text.mentions_in(sentence).any(dated)
    };
    (bare && beside && others && (sequence() || brackets())).then(|| group.names.clone())
}

/// "The group, whose last meeting was held from 5 to 7 December, will hold the next one from 18 to 20 March": a date at which something was
/// held parts the next one from nobody, where the sentence names one body only, before it.
fn behind_held(reading: &Reading<'_, '_>, previous: usize, span: &Span, sentence: &Span) -> usize {
    let text = reading.text;
    let held = text.mentions_in(&(sentence.start..span.start)).rfind(|m| text.mentions[*m].is_date());
    let held = held.filter(|m| text.mentions[*m].span.end == previous);
    let past = held.is_some_and(|m| {
        reading.verdicts[m].as_ref().is_some_and(|v| v.role == Role::PreviousMeeting)
            && reading.has(&(text.mentions[m].span.end..span.start), &[Cue::WillHold, Cue::Next])
    });
    let groups = text.groups_in(sentence);
    let one = groups.first().is_some_and(|g| g.span.end <= span.start && groups.iter().all(|o| o.names == g.names));
    if past && one { sentence.start } else { previous }
}

/// "Study Groups 5 and 9 meet from 3 to 7 and from 10 to 14 May respectively": groups and days, each in the order of its list.
fn respective_group(reading: &Reading<'_, '_>, mention: usize, sentence: &Span) -> Option<String> {
    let text = reading.text;
    if !reading.has(sentence, &[Cue::Respectively]) {
        return None;
    }
    let dates: Vec<usize> = text.mentions_in(sentence).filter(|m| text.mentions[*m].is_date()).collect();
    let at = dates.iter().position(|m| *m == mention)?;
    let before = sentence.start..text.mentions[dates[0]].span.start;
    let groups = crate::letter::groups::meeting_names(text, &before);
    (groups.len() == dates.len()).then(|| groups[at].clone())
}

/// Where a joint begins that stands directly behind a date: a conjunction, "followed by".
fn joint_behind(reading: &Reading<'_, '_>, date: &Span, end: usize) -> Option<usize> {
    let text = reading.text;
    let followed = text.cues_in(&(date.end..end)).iter().find(|c| c.cue == Cue::FollowedBy).map(|c| c.start);
    let and = text.joins.iter().find(|j| (date.end..end).contains(&j.start)).map(|j| j.start);
    let first = [followed, and].into_iter().flatten().min()?;
    (letters(text.folded(&(date.end..first))) <= ADVERB).then_some(first)
}

/// Letters of an adverb before a joint: "immediately".
const ADVERB: usize = 14;

/// Days of the longest list in a sentence.
const LISTED: usize = 40;

/// Letters before the verb of a sentence that begins with a pronoun, in Chinese and in others: "It will now".
const PRONOUN: (usize, usize) = (1, 8);

/// Whether no more than a pronoun stands before the verb that holds something.
pub(super) fn is_led_by_pronoun(reading: &Reading<'_, '_>, sentence: &Span) -> bool {
    let text = reading.text;
    let verb = text.cues_in(sentence).iter().find(|c| c.cue == Cue::WillHold).map(|c| c.start);
    let most = match text.pack_at(sentence.start).script {
        crate::lang::Script::Han => PRONOUN.0,
        _ => PRONOUN.1,
    };
    verb.is_some_and(|at| letters(text.folded(&(sentence.start..at.max(sentence.start)))) <= most)
}

/// Letters between two dates that a conjunction joins: "and from", "y del".
const JOINT: usize = 7;

/// "On 12 February and 5 March": the days of a list share what stands before the first.
fn listed_before(reading: &Reading<'_, '_>, mention: usize, sentence: &Span) -> Option<usize> {
    let text = reading.text;
    // No sentence lists so many days; each of them looks at all before it.
    if text.mentions_in(sentence).len() > LISTED {
        return None;
    }
    let (previous, _) = between_dates(reading, &text.mentions[mention].span, sentence);
    let span = &text.mentions[mention].span;
    let before = text.mentions_in(&(sentence.start..span.start)).last()?;
    let listed = |m: usize| text.mentions[m].rule == "list";
    // "On 3-4 April and on 17-18 July": a conjunction and the preposition again.
    let gap = text.folded(&(previous.min(span.start)..span.start));
    // "6 March (quantum), 13 March (AI)": a bracket says what each day is for.
    let gap = gap.trim_start().strip_prefix('(').and_then(|g| g.split_once(')')).map_or(gap, |(_, behind)| behind);
    let joined = || {
        let plain = text.mentions[before].is_date() && letters(gap) <= JOINT;
        plain
            && gap.trim().contains(|c: char| c == ',' || c.is_alphabetic())
            && !gap.contains(['.', ';', '(', ')', ':'])
    };
    (text.mentions[before].span.end == previous && (listed(before) && listed(mention) || joined())).then_some(before)
}

/// All dates of the list in which a date stands, without the date alone.
pub(super) fn listed_with(reading: &Reading<'_, '_>, mention: usize, sentence: &Span) -> Vec<usize> {
    let text = reading.text;
    if !sentence.contains(&text.mentions[mention].span.start) {
        return Vec::new();
    }
    let follows = |m: usize| listed_before(reading, m, sentence);
    let mut list = vec![mention];
    while let Some(before) = list.first().and_then(|m| follows(*m)) {
        list.insert(0, before);
    }
    for next in text.mentions_in(&(text.mentions[mention].span.end..sentence.end)) {
        if text.mentions[next].is_date() && list.last().is_some_and(|last| follows(next) == Some(*last)) {
            list.push(next);
        }
    }
    if list.len() > 1 { list } else { Vec::new() }
}

/// Groups of an item or title, without the letter's own group.
pub(super) fn groups_of(reading: &Reading<'_, '_>, span: &Span) -> Vec<String> {
    let own = reading.head.group.as_deref();
    meetings::names(reading.text, span).into_iter().filter(|n| Some(n.as_str()) != own).collect()
}

fn previous_sentence(reading: &Reading<'_, '_>, sentence: &Span, unit: &Span) -> Option<Span> {
    (sentence.start > unit.start)
        .then(|| reading.text.sentence_at(sentence.start - 1))
        .filter(|s| s.start < sentence.start)
}
