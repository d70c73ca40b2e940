//! What sentences say: meetings, deadlines, and dates that are no events.
//!
//! One file because the verdicts on a sentence build on one another, and their order is their meaning.

use super::meetings::{self, Announced};
use super::reading::{FactTime, Reading, at};
use super::text::Position;
use super::{Role, actions, deadlines};
use crate::document::{Region, Span};
use crate::event::{Action, Kind, Zone};
use crate::lang::{Cue, Sense};
use crate::mentions::Value;

/// Characters from a word for a change to the last of the old values.
const MOVE: usize = 60;
/// Paragraphs behind a heading that still belong to its section.
const SECTION: usize = 6;

/// Days that a misprinted or forgotten deadline is off at most: a month's digit.
const NEAR_DAYS: i64 = 31;

/// Sentences of the letter that no structure has taken, in order, each with its unit.
pub(super) fn sentences(reading: &Reading<'_, '_>) -> Vec<(Span, Span)> {
    let text = reading.text;
    let mut out = Vec::new();
    for unit in &text.units {
        if unit.span.end <= reading.head.span.end {
            continue;
        }
        for sentence in text.sentences(&unit.span).into_iter().filter(|s| !reading.is_claimed(s.start)) {
            if text.mentions_in(&sentence).next().is_some() || text.zones.iter().any(|z| sentence.contains(&z.start)) {
                out.push((sentence, unit.span.clone()));
            }
        }
    }
    out
}

/// Dates in page and file footers.
pub(super) fn footers(reading: &mut Reading<'_, '_>) {
    let text = reading.text;
    for unit in &text.units {
        let folded = text.folded(&unit.span);
        let file = folded.contains('\\')
            && (folded.contains(".doc") || folded.contains(":\\") || folded.contains(".pdf"))
            || folded.contains(".docx");
        let region = matches!(unit.position, Position::Paragraph(Region::Footer | Region::Header));
        let alone = folded.chars().filter(|c| c.is_alphabetic()).count() == 0
            && text.mentions_in(&unit.span).any(|m| text.mentions[m].rule == "numeric")
            && unit.span.start > reading.head.span.end
            && !matches!(unit.position, Position::Cell { .. });
        // Where lines run together, only what stands at the path is a footer.
        let path =
            folded.rfind('\\').filter(|_| file && folded.len() > 300).map_or(unit.span.start, |i| unit.span.start + i);
        if file || region || alone {
            for mention in text.mentions_in(&(path..unit.span.end)) {
                reading.take(mention, Role::Footer, "in a footer");
            }
        }
    }
}

/// A sentence that gives one zone for all hours.
pub(super) fn all_hours(reading: &mut Reading<'_, '_>) {
    let text = reading.text;
    for unit in &text.units {
        for sentence in text.sentences(&unit.span) {
            if !reading.has(&sentence, &[Cue::AllHours]) {
                continue;
            }
            let Some(hit) = text.zones.iter().find(|z| sentence.contains(&z.start)).copied() else { continue };
            reading.all_hours = reading.zone_of(hit, None);
        }
    }
}

/// Old values that a correction replaces.
pub(super) fn superseded(reading: &mut Reading<'_, '_>) {
    let text = reading.text;
    quoted_old_values(reading);
    quoted_mail(reading);
    let moves = reading.head.subject.as_ref().is_some_and(|s| reading.has(s, &[Cue::Postponed]));
    for (sentence, _) in sentences(reading) {
        let cues = text.cues_in(&sentence);
        let void = cues.iter().any(|c| c.cue == Cue::Void);
        // A cancelled side event is an event with its own date.
        if reading.has(&sentence, &[Cue::Cancelled]) && reading.has(&sentence, &[Cue::SideMeeting]) && !void {
            continue;
        }
        if reading.cancels && !void && !cues.iter().any(|c| c.cue == Cue::NewValue) {
            continue;
        }
        // A word in a bracket speaks of that bracket only, one in a quoted title of nothing outside, an inserted one of its part.
        let quoted = |at: usize| text.folded(&(sentence.start..at.max(sentence.start))).matches('"').count() % 2 == 1;
        let reaches = |c: &super::text::CueHit, at: usize| {
            let apart = || closes_bracket(text.folded(&(c.end..at))) || is_inserted(text, c.end, at);
            c.end > at || !apart() && (!quoted(c.start) || quoted(at))
        };
        let last = |before: usize, wanted: Cue| {
            let spoken = cues.iter().filter(|c| c.cue == wanted && c.end <= before + 1 && reaches(c, before));
            spoken.map(|c| c.start).max()
        };
        let mentions: Vec<usize> = text
            .mentions_in(&sentence)
            .filter(|m| text.mentions[*m].is_date() || text.mentions[*m].is_time())
            .collect();
        for mention in &mentions {
            let span = &text.mentions[*mention].span;
            let old = match (last(span.start, Cue::OldValue), last(span.start, Cue::NewValue)) {
                (Some(old), new) => new.is_none_or(|n| n < old),
                (None, Some(_)) => false,
                // "4 May is changed to 11 May": the new value stands behind its cue, a value of the same kind before it.
                (None, None) => replaced_later(reading, &sentence, *mention, &mentions),
            };
            let old = old || moved_away(reading, *mention, &sentence) || denied(reading, *mention, &mentions);
            // "On the dates originally announced" says that they stand.
            let stands = !moves
                && !void
                && reading
                    .days(*mention)
                    .is_some_and(|(a, b)| reading.meetings.iter().any(|m| m.principal && m.first == a && m.last == b));
            // What a bracket voids stands in it.
            let aside = cues.iter().filter(|c| c.cue == Cue::Void).all(|c| text.in_brackets(sentence.start, c.start));
            let voided = void
                && last(span.start, Cue::NewValue).is_none()
                && (!aside || text.in_brackets(sentence.start, span.start));
            // What a sentence voids is listed by the cited letter; only a bracket dates the letter itself.
            let cites = if voided {
                in_bracket(reading, *mention) && is_cited(reading, *mention)
            } else {
                is_cited(reading, *mention)
            };
            if !(old && !stands || voided) || cites {
                continue;
            }
            // The subject has named the meeting with these very days: cancelled, or called again.
            let days = reading.days(*mention);
            let named = days.is_some_and(|(first, last)| known_meeting(reading, first, last).is_some());
            if named {
                reading.take(*mention, Role::Repeated, "the meeting again");
            } else {
                reading.take(*mention, Role::Superseded, "an old value");
            }
        }
    }
}

/// For "…" read "…": all that stands in the quotes behind a word for the old value.
fn quoted_old_values(reading: &mut Reading<'_, '_>) {
    let text = reading.text;
    for cue in text.cues.iter().filter(|c| c.cue == Cue::OldValue) {
        let Some(unit) = text.unit_at(cue.start) else { continue };
        let quote = if text.view.text[..cue.end].ends_with('"') {
            Some(cue.end..text.units[unit].span.end.max(cue.end))
        } else {
            quote_behind(reading, cue.end, unit)
        };
        let Some(quote) = quote else { continue };
        let Some(length) = text.folded(&quote).find('"') else { continue };
        for mention in text.mentions_in(&(quote.start..quote.start + length)) {
            reading.take(mention, Role::Superseded, "an old value");
        }
    }
}

/// The quote that a paragraph ending with "for:" announces: the next paragraph, behind its opening mark.
fn quote_behind(reading: &Reading<'_, '_>, at: usize, unit: usize) -> Option<Span> {
    let text = reading.text;
    let ends = !text.folded(&(at..text.units[unit].span.end.max(at))).contains(char::is_alphanumeric);
    let next = text.units.get(unit + 1).filter(|u| ends && text.folded(&u.span).starts_with('"'))?;
    Some(next.span.start + 1..next.span.end)
}

/// The heading under which a correction gives a new value alone in its paragraph, behind "for: …" and "read:".
fn corrected_heading(reading: &Reading<'_, '_>, unit: &Span) -> Option<Span> {
    let text = reading.text;
    let i = text.unit_at(unit.start)?;
    let units: Vec<&super::text::Unit> = text.units[i.saturating_sub(4)..i].iter().rev().collect();
    let corrects = |s: &Span| reading.has(s, &[Cue::OldValue, Cue::NewValue]);
    let reads = |s: &Span| reading.has(s, &[Cue::NewValue]) && text.folded(s).trim_end().ends_with(':');
    let quoted = |s: &Span| text.folded(s).trim_start().starts_with('"');
    units.first().filter(|u| reads(&u.span))?;
    units.into_iter().map(|u| u.span.clone()).find(|s| !corrects(s) && !quoted(s))
}

/// Lines that a mail quotes with a mark: what was written before no longer holds; its first line tells when it was written.
fn quoted_mail(reading: &mut Reading<'_, '_>) {
    let text = reading.text;
    let body = reading.head.span.end;
    let mut introduced = false;
    for unit in text.units.iter().filter(|u| u.span.start >= body) {
        let mut start = unit.span.start;
        for line in text.folded(&unit.span).split_inclusive('\n') {
            let span = start..start + line.len();
            start = span.end;
            if !line.trim_start().starts_with('>') {
                continue;
            }
            let opens = !introduced
                && text.mentions_in(&span).any(|m| reading.days(m).is_some_and(|(_, last)| reading.is_past(last)));
            introduced |= text.mentions_in(&span).next().is_some();
            for mention in text.mentions_in(&span) {
                let role = if opens { Role::Other } else { Role::Superseded };
                reading.take(mention, role, "in a quoted mail");
            }
        }
    }
}

/// "By 3 May, not by 13 May": the value directly behind the denial, where the sentence has another of its kind.
fn denied(reading: &Reading<'_, '_>, mention: usize, mentions: &[usize]) -> bool {
    let text = reading.text;
    let span = &text.mentions[mention].span;
    let before = text.back(span.start, 12, 0);
    let denied = text
        .cues_in(&(before.start..span.end))
        .iter()
        .any(|c| c.cue == Cue::Not && c.end + 1 >= span.start && c.start < span.start);
    let other = |m: &usize| *m != mention && text.mentions[*m].is_time() == text.mentions[mention].is_time();
    denied && mentions.iter().any(other)
}

/// "Moved from 0930 hours on 5 June to 1000 hours on 6 June": all values between a word for the change and the "to".
fn moved_away(reading: &Reading<'_, '_>, mention: usize, sentence: &Span) -> bool {
    let text = reading.text;
    let span = &text.mentions[mention].span;
    let near = text.back(span.start, MOVE, sentence.start);
    let Some(cue) = text.cues_in(&near).iter().rfind(|c| c.cue == Cue::Moved) else { return false };
    let inside = |at: usize| text.mentions_in(&(cue.end..at)).any(|m| text.mentions[m].span.end > at);
    let Some(to) = text.limits.iter().find(|l| l.start >= cue.end && !inside(l.start)) else { return false };
    let first = text.mentions_in(&(cue.end..sentence.end)).next().map(|m| text.mentions[m].span.start);
    let next = text.mentions_in(&(to.end..sentence.end)).next().map(|m| text.mentions[m].span.start);
    let plain = !text.folded(&(cue.end..to.start)).contains(['.', ';', '(']);
    // Where the verb stands first, what moves stands between it and its old day.
    let due = |f: usize| reading.has(&(cue.end..f), &[Cue::DeadlineHeading, Cue::LastDayCue]);
    let follows = first.is_some_and(|f| f <= cue.end + 20 || due(f));
    span.end <= to.start && plain && follows && next.is_some_and(|n| n <= to.end + 20)
}

/// Whether the words from an old value's cue to a comma are inserted, so that what is behind them is the new value: "The plenary,
/// previously announced for 1000 hours, will start at 1130 hours".
fn is_inserted(text: &super::text::LetterText<'_>, cue: usize, at: usize) -> bool {
    let Some(old) = text.mentions_in(&(cue..at)).next().map(|m| text.mentions[m].clone()) else { return false };
    let comma = text.view.text[old.span.end..at].find(',').map(|i| old.span.end + i);
    let same = text.mentions_in(&(at..at + 1)).any(|m| text.mentions[m].is_time() == old.is_time());
    same && comma.is_some_and(|c| text.has(&(c..at), &[Cue::Open, Cue::WillHold]))
}

/// Whether a bracket closes in a text that does not open in it.
fn closes_bracket(text: &str) -> bool {
    let mut depth = 0_i32;
    text.chars().any(|c| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        depth < 0
    })
}

fn replaced_later(reading: &Reading<'_, '_>, sentence: &Span, mention: usize, mentions: &[usize]) -> bool {
    let text = reading.text;
    let found = &text.mentions[mention];
    if reading.days(mention).is_some_and(|(_, last)| reading.is_past(last)) && is_cited(reading, mention) {
        return false;
    }
    let Some(cue) = text.cues_in(sentence).iter().find(|c| c.cue == Cue::NewValue && c.start >= found.span.end) else {
        return false;
    };
    let kind = |m: usize| text.mentions[m].is_time();
    let gap = text.folded(&(found.span.end..cue.start));
    let new = mentions.iter().any(|m| {
        text.mentions[*m].span.start >= cue.end
            && kind(*m) == kind(mention)
            && text.mentions[*m].span.start < cue.end + 60
    });
    new && !gap.contains(['。', ';'])
        && gap.chars().count() < 60
        && !reading.has(&(found.span.end..cue.start), &[Cue::Cited, Cue::CollectiveLetter])
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
    } else if foreign && (meeting || past && in_bracket(reading, mention)) {
        reading.take(mention, Role::OtherMeeting, "someone else's meeting");
    } else if !past && reading.has(sentence, &[Cue::Elsewhere]) && !named.is_empty() {
        reading.take(mention, Role::OtherMeeting, "told in another letter");
    } else if past && (meeting || reading.has(&near, &[Cue::Previous])) && !is_cited(reading, mention) {
        reading.take(mention, Role::PreviousMeeting, "held before");
    } else if !past
        && (meeting || reading.has(&near, &[Cue::Conference]))
        && !reading.has(sentence, &[Cue::IfNeeded])
        && !is_cited(reading, mention)
    {
        reading.take(mention, Role::OtherMeeting, "a later meeting");
    } else if is_cited(reading, mention) {
        reading.take(mention, Role::Reference, "a cited document");
    } else {
        reading.take(mention, Role::Other, "a month");
    }
}

fn floor_span(text: &super::text::LetterText<'_>, mut span: Span) -> Span {
    while !text.view.text.is_char_boundary(span.start) {
        span.start += 1;
    }
    while !text.view.text.is_char_boundary(span.end) {
        span.end -= 1;
    }
    span
}

/// One date or range.
fn date(reading: &mut Reading<'_, '_>, mention: usize, sentence: &Span, unit: &Span) {
    let Some((first, last)) = reading.days(mention) else {
        return reading.take(mention, Role::Other, "no such day, or its year is not known");
    };
    let span = reading.text.mentions[mention].span.clone();
    let clause = reading.text.clause_at(&span);
    let earlier =
        reading.has(&(clause.start..span.start), &[Cue::Previous]) && !reading.has(&clause, &[Cue::LastDayCue]);
    if earlier && !is_cited(reading, mention) && known_meeting(reading, first, last).is_none() {
        return reading.take(mention, Role::PreviousMeeting, "the meeting before");
    }
    let correction = reading.head.revises.is_some() && reading.has(sentence, &[Cue::NewValue]);
    if reading.is_past(last) && !correction {
        return past_date(reading, mention, sentence);
    }
    if reading.head.date == Some(last) && is_cited(reading, mention) {
        return reading.take(mention, Role::Reference, "a cited document");
    }
    let period = first < last && is_period_of_action(reading, mention, sentence);
    if (first == last || period) && deadline(reading, mention, sentence, unit) {
        return;
    }
    meeting(reading, mention, sentence, unit);
}

/// Whether a range is the time in which something can be done: "registration: 9 July to 28 September".
fn is_period_of_action(reading: &Reading<'_, '_>, mention: usize, sentence: &Span) -> bool {
    let text = reading.text;
    let clause = text.clause_at(&text.mentions[mention].span);
    let span = &text.mentions[mention].span;
    let scope = sentence.start..span.start;
    let held = [Cue::Meeting, Cue::SideMeeting, Cue::SessionNoun, Cue::RapporteurGroup];
    let action = actions::named_in(text, &scope);
    matches!(action.as_slice(), [Action::Registration | Action::Abstract | Action::Nomination | Action::Reply])
        && text.groups_in(sentence).is_empty()
        && !reading.has(&scope, &held)
        && !reading.has(&(span.end..sentence.end), &held)
        && !reading.has(&clause, &[Cue::Cited, Cue::NewValue])
        && !in_bracket(reading, mention)
}

/// A meeting with exactly these days.
fn known_meeting(reading: &Reading<'_, '_>, first: chrono::NaiveDate, last: chrono::NaiveDate) -> Option<usize> {
    reading.meetings.iter().position(|m| m.first == first && m.last == last)
}

/// A date before the letter: of an earlier meeting, of a cited document, of someone else's meeting.
fn past_date(reading: &mut Reading<'_, '_>, mention: usize, sentence: &Span) {
    let text = reading.text;
    if is_cited(reading, mention) {
        return reading.take(mention, Role::Reference, "a cited document");
    }
    let clause = text.clause_at(&text.mentions[mention].span);
    let moves = reading.head.subject.as_ref().is_some_and(|s| reading.has(s, &[Cue::Postponed]));
    let last_day = |s: &Span| reading.has(s, &[Cue::DeadlineHeading, Cue::LastDayCue]);
    let due = last_day(&(clause.start..text.mentions[mention].span.start))
        || last_day(&clause) && actions::any_in(text, sentence);
    if moves && due && reading.day(mention).is_some() {
        return reading.take(mention, Role::Superseded, "a deadline of the dates that have moved");
    }
    let named: Vec<String> = nearest_groups(reading, mention, sentence);
    let foreign = reading.head.group.is_some() && !named.is_empty() && meetings::is_foreign(reading, &named);
    let approved = reading.has(sentence, &[Cue::Approved, Cue::Previous]);
    let meets = [
        Cue::Meeting,
        Cue::SideMeeting,
        Cue::SessionNoun,
        Cue::Conference,
        Cue::RapporteurGroup,
        Cue::StudyGroup,
        Cue::WorkingParty,
        Cue::Previous,
        Cue::WasHeld,
    ];
    let held = reading.has(&clause, &meets)
        || in_bracket(reading, mention) && reading.has(sentence, &meets)
        || approved && matches!(text.mentions[mention].value, Value::Range(..)) && reading.has(sentence, &meets);
    let between = text.back(text.mentions[mention].span.start, 90, sentence.start);
    let others = text.cues_in(&between).iter().rfind(|c| c.cue == Cue::Conference).is_some_and(|c| {
        let named = text.groups_in(&(c.end..text.mentions[mention].span.start));
        named.iter().all(|g| g.span.start < c.end)
    });
    let named_in_front = foreign
        && in_bracket(reading, mention)
        && text.groups_in(&between).last().is_some_and(|g| {
            let beside = text.folded(&(g.span.end..text.mentions[mention].span.start)).trim_start().starts_with('(');
            beside && !reading.has(&text.back(g.span.start, 45, sentence.start), &[Cue::Approved])
        });
    // A conference that its own bracket dates: "WTSA-20 (1-9 March 2022, Geneva)".
    let conference = in_bracket(reading, mention)
        && reading.has(&before_bracket(text, &text.mentions[mention].span, sentence), &[Cue::Conference]);
    if past_deadline(reading, mention, sentence) {
        return reading.take(mention, Role::Superseded, "a deadline of what is withdrawn");
    }
    if conference || foreign && !approved || others || named_in_front {
        reading.take(mention, Role::OtherMeeting, "someone else's meeting");
    } else if held {
        reading.take(mention, Role::PreviousMeeting, "held before the letter");
    } else if matches!(text.mentions[mention].value, Value::Range(..)) {
        reading.take(mention, Role::PreviousMeeting, "days before the letter");
    } else if ends_on(reading, &text.mentions[mention].span) && !actions::any_in(text, sentence) {
        // "The block before this one ended on 25 October": what ends and is nothing that was due is a meeting.
        reading.take(mention, Role::PreviousMeeting, "the end of an earlier meeting");
    } else if text
        .mentions_in(&(sentence.start..text.mentions[mention].span.start))
        .all(|m| !text.mentions[m].is_date() || !is_cited(reading, m))
        && reading.has(
            &(sentence.start..text.mentions[mention].span.start),
            &[Cue::CollectiveLetter, Cue::Circular, Cue::CircularLetter, Cue::Corrigendum],
        )
    {
        reading.take(mention, Role::Reference, "a letter was sent");
    } else {
        reading.take(mention, Role::Other, "before the letter");
    }
}

/// Whether a date is a deadline that has passed, in a letter that withdraws or moves what it was for: "(deadline for translation:
/// 31 January)".
fn past_deadline(reading: &Reading<'_, '_>, mention: usize, sentence: &Span) -> bool {
    let text = reading.text;
    let span = &text.mentions[mention].span;
    let cancelled = |m: &super::reading::Meeting| m.status == crate::event::Status::Cancelled;
    let moved = reading.head.subject.as_ref().is_some_and(|s| reading.has(s, &[Cue::Postponed, Cue::Cancelled]));
    let withdrawn = reading.cancels || moved || reading.meetings.iter().any(cancelled);
    withdrawn
        && last_day_cue(reading, &text.clause_at(span), span)
        && actions::any_in(text, &(sentence.start..span.start))
}

/// Whether something ended on a day: "which closed on 7 April".
fn ends_on(reading: &Reading<'_, '_>, day: &Span) -> bool {
    let beside = reading.text.back(day.start, 12, 0);
    let word = |c: &super::text::CueHit| c.cue == Cue::End || c.cue == Cue::LastDayCue && c.end - c.start > 6;
    reading.text.cues_in(&beside).iter().any(|c| word(c) && c.end <= day.start)
}

/// The words that a bracket around a span belongs to: a few before it, not over a comma.
fn before_bracket(text: &super::text::LetterText<'_>, span: &Span, sentence: &Span) -> Span {
    let open = text.folded(&(sentence.start..span.start)).rfind('(').map_or(span.start, |i| sentence.start + i);
    let near = text.back(open, 30, sentence.start);
    let start = text.folded(&near).rfind([',', ';', '、', ':']).map_or(near.start, |i| near.start + i);
    start..span.start
}

fn in_bracket(reading: &Reading<'_, '_>, mention: usize) -> bool {
    let at = reading.text.mentions[mention].span.start;
    reading.text.in_brackets(reading.text.sentence_at(at).start, at)
}

/// Whether the date is that of a cited document: the document's name stands just before or behind it, and no meeting between.
pub(super) fn is_cited(reading: &Reading<'_, '_>, mention: usize) -> bool {
    let text = reading.text;
    let span = &text.mentions[mention].span;
    let sentence = text.sentence_at(span.start);
    let before = text.back(span.start, 50, sentence.start);
    let behind = text.ahead(span.end, 34, sentence.end);
    let cited = |c: &&super::text::CueHit| {
        matches!(c.cue, Cue::Cited | Cue::CollectiveLetter | Cue::Circular | Cue::Corrigendum)
    };
    let meeting = |c: &&super::text::CueHit| {
        matches!(c.cue, Cue::Meeting | Cue::SideMeeting | Cue::SessionNoun | Cue::RapporteurGroup)
    };
    let last = text.cues_in(&before).iter().filter(cited).max_by_key(|c| c.end);
    if let Some(cue) = last {
        let cue_is_named_document = cue.cue == Cue::Cited;
        let gap = text.folded(&(cue.end..span.start));
        let other_date = text.mentions_in(&(cue.end..span.start)).any(|m| text.mentions[m].is_date());
        let meets = text.cues_in(&(cue.end..span.start)).iter().any(|c| meeting(&c) && c.start >= cue.end);
        // "The deadline for registration in Circular 8 (26 October)" dates what is due.
        let meets = meets || actions::any_in(text, &(cue.end..span.start));
        // Behind the name: "Circular 219 of 21 September", "第3/15号集体函（2022年5月20日）".
        let letters = gap.chars().filter(|c| c.is_alphabetic()).count();
        let linked = letters <= 10
            && !gap.contains(['。', ';', '"'])
            && (!gap.contains(',') || gap.contains('(') || letters <= 4 && gap.matches(',').count() == 1);
        let placed = cue_is_named_document
            && letters <= 24
            && gap.matches(',').count() <= 3
            && !gap.contains(['。', ';'])
            && !super::place::named_in(gap).is_empty();
        let linked = linked || placed;
        if linked && !other_date && !meets {
            return true;
        }
    }
    // Before the number: "2009年2月13日第14号通函".
    text.cues_in(&behind).iter().find(cited).is_some_and(|cue| {
        let gap = text.folded(&(span.end..cue.start));
        gap.chars().count() <= 26
            && !gap.contains([',', '。', ';', '(', ')'])
            && (gap.contains(|c: char| c.is_ascii_digit()) || gap.trim().is_empty() || gap.trim() == "的")
            && !reading.has(&(span.end..cue.start), &[Cue::Meeting, Cue::RapporteurGroup])
    })
}

/// From the date before a span to the date behind it, within a sentence. An old value hides nothing: what stands before it is
/// about the new one.
fn between_dates(reading: &Reading<'_, '_>, span: &Span, sentence: &Span) -> (usize, usize) {
    let text = reading.text;
    let old = |m: &usize| reading.verdicts[*m].as_ref().is_some_and(|v| v.role == Role::Superseded);
    let dates = || {
        text.mentions_in(sentence).filter(|m| text.mentions[*m].is_date() && !old(m)).map(|m| &text.mentions[m].span)
    };
    let previous = dates().filter(|d| d.end <= span.start).map(|d| d.end).max().unwrap_or(sentence.start);
    let next = dates().filter(|d| d.start >= span.end).map(|d| d.start).min().unwrap_or(sentence.end);
    (previous, next)
}

/// Groups named near a date: in its clause before it, in its clause behind it, since the date before, up to the next date.
fn nearest_groups(reading: &Reading<'_, '_>, mention: usize, sentence: &Span) -> Vec<String> {
    let text = reading.text;
    let span = text.mentions[mention].span.clone();
    let clause = text.clause_at(&span);
    let (previous, next) = between_dates(reading, &span, sentence);
    let scopes =
        [clause.start.max(previous)..span.start, span.end..clause.end.min(next), previous..span.start, span.end..next];
    scopes.into_iter().map(|s| meetings::names(text, &s)).find(|n| !n.is_empty()).unwrap_or_default()
}

/// Groups of an item or title, without the letter's own group.
pub(super) fn groups_of(reading: &Reading<'_, '_>, span: &Span) -> Vec<String> {
    let own = reading.head.group.as_deref();
    meetings::names(reading.text, span).into_iter().filter(|n| Some(n.as_str()) != own).collect()
}

/// Reads a date as a deadline; `false` where it is none.
fn deadline(reading: &mut Reading<'_, '_>, mention: usize, sentence: &Span, unit: &Span) -> bool {
    let text = reading.text;
    let span = text.mentions[mention].span.clone();
    let hour = adjacent_hour(reading, mention, sentence);
    // The hour and its zone behind a date stand between it and its "before".
    let whole = span.start..hour.map_or(span.end, |(_, time)| end_of_hour(reading, &span, time));
    let clause = deadline_clause(reading, &whole, sentence);
    let until = text.limits.iter().any(|l| l.end == span.start || l.start == span.end || l.start == whole.end);
    let corrected = reading.has(&(sentence.start..span.start), &[Cue::NewValue])
        && (actions::any_in(text, sentence) || goes_on(reading, sentence, unit).is_some());
    let labelled = ends_as_label(text.folded(&(unit.start..span.start)))
        && actions::any_in(text, &(unit.start..span.start))
        && !reading.has(&(unit.start..span.start), &[Cue::SideMeeting, Cue::Meeting, Cue::SessionNoun]);
    // "Registration closes on …": what ends is an action, not the meeting.
    let closes = reading.has(&clause, &[Cue::End])
        && actions::any_in(text, &(clause.start..span.start))
        && !reading.has(&clause, &[Cue::SessionNoun, Cue::ClosingSession]);
    let headed = || {
        section_heading(reading, unit, 2).is_some_and(|h| reading.has(&h, &[Cue::DeadlineHeading]))
            && actions::any_in(text, sentence)
    };
    let restated = || corrected_heading(reading, unit).is_some_and(|h| actions::any_in(text, &h));
    let last_day =
        reading.has(&clause, &[Cue::DeadlineHeading, Cue::ColumnDeadline]) || last_day_cue(reading, &clause, &span);
    let period = reading.day(mention).is_none();
    let last_day = last_day || continues_deadlines(reading, sentence, unit, &span);
    let valued = super::relative::valued_by(reading, mention, sentence, unit);
    if !until && !period && !corrected && !labelled && !last_day && !closes && !valued && !headed() && !restated() {
        return false;
    }
    if reading.head.date.is_some_and(|written| reading.day(mention) == Some(written)) {
        reading.take(mention, Role::Other, "the day of the letter is too late for anything");
        return true;
    }
    if begins_then(reading, mention, sentence) {
        reading.take(mention, Role::Other, "from when something can be done");
        return true;
    }
    // "before the meeting on 20 May" dates the meeting.
    let day = reading.days(mention).map(|(_, last)| last);
    let touching = text.back(span.start, 12, clause.start).start..text.ahead(span.end, 8, clause.end).end;
    let begins = day.is_some_and(|d| reading.meetings.iter().any(|m| m.first == d && m.principal));
    if begins && !reading.has(&touching, &[Cue::LastDayCue]) {
        return false;
    }
    // What closes on a day binds the reader, whoever closes it.
    if promises(reading, &(clause.start..span.start)) && !reading.has(&(span.end..clause.end), &[Cue::End]) {
        reading.take(mention, Role::Other, "what the writers will do");
        return true;
    }
    let found = sentence_actions(reading, mention, sentence, unit);
    // Registering at an hour of the first day is done at the desk.
    if begins
        && found.as_ref().is_some_and(|(f, _)| f == &[Action::Registration])
        && adjacent_hour(reading, mention, sentence).is_some()
    {
        return false;
    }
    // A day of the meeting is a deadline only where its own sentence says for what: "The forum closes on 6 March".
    let inside = day.is_some_and(|d| reading.meetings.iter().any(|m| m.principal && m.first <= d && d <= m.last));
    if inside
        && !actions::any_in(text, sentence)
        && reading
            .has(&(sentence.start..span.start), &[Cue::Meeting, Cue::SideMeeting, Cue::SessionNoun, Cue::StudyGroup])
    {
        return false;
    }
    let known_day = |d| reading.facts.iter().any(|f| f.kind == Kind::Deadline && f.when.day() == d);
    let annexed = sentence.start >= reading.annex_start;
    let repeats = |actions: &[Action]| actions.iter().all(|a| matches!(a, Action::Reply | Action::Other));
    let (found, item) = match found {
        // What is due on the day of a deadline and has no name of its own is that deadline.
        Some((actions, _)) if annexed && repeats(&actions) && day.is_some_and(known_day) => {
            reading.take(mention, Role::Repeated, "the deadline again");
            return true;
        }
        Some(found) => found,
        // A word for the last day that touches the date leaves no doubt.
        None if !reading.has(&(whole.end..whole.end + 1), &[Cue::LastDayCue])
            && reading.has(sentence, &[Cue::WillHold, Cue::Open, Cue::Meeting, Cue::SessionNoun]) =>
        {
            return false;
        }
        None if day.is_some_and(known_day) => {
            reading.take(mention, Role::Repeated, "the deadline again");
            return true;
        }
        None => (vec![Action::Other], sentence.clone()),
    };
    let Some(day) = day else { return false };
    let when = match hour {
        Some((clock, time)) => {
            let time_span = text.mentions[time].span.clone();
            let zone = reading.stated_zone(&time_span, sentence, None).or(reading.all_hours).unwrap_or(Zone::GENEVA);
            reading.take(time, Role::Event, "");
            FactTime::Instant(at(day, clock), zone)
        }
        None => FactTime::Day(day),
    };
    let groups = bracketed_groups(reading, &span, sentence).unwrap_or_else(|| groups_of(reading, &clause));
    let groups: Vec<String> = groups
        .into_iter()
        .filter(|g| {
            g.contains('/') || g.starts_with("WP") || g.starts_with("SG") || g.starts_with("JCA") || g.starts_with("FG")
        })
        .collect();
    // An annex says the deadlines of the block again; where the dates differ, the block has been maintained.
    let near = |f: &&super::reading::Fact| (f.when.day() - when.day()).num_days().abs() <= NEAR_DAYS;
    let block = |a: Action| {
        let mut same = reading.facts.iter().filter(|f| f.action == Some(a) && f.kind == crate::event::Kind::Deadline);
        let only = same.next().filter(|_| same.next().is_none())?;
        let maintained = only.mentions.first().is_some_and(|m| reading.is_claimed(text.mentions[*m].span.start));
        (maintained && only.when.day() != when.day()).then_some(only).filter(near).map(|f| f.when.day())
    };
    if span.start >= reading.annex_start
        && groups.is_empty()
        && let [action] = found.as_slice()
        && !matches!(action, Action::Other | Action::Reply | Action::InputDocuments)
        && let Some(day) = block(*action)
    {
        reading.take(mention, Role::Conflict, "contradicts the block of deadlines");
        return {
            reading.remark(crate::note::Code::DateConflict, span, format!("{action} {day}"));
            true
        };
    }
    let mut new = false;
    for action in &found {
        new |= deadlines::add(reading, mention, *action, &groups, when, &item, sentence);
    }
    if !groups.is_empty() {
        siblings(reading, mention, &found, when, sentence);
    }
    if let Some((further, next)) = due_on_the_same_day(reading, sentence, unit) {
        for action in further {
            deadlines::add(reading, mention, action, &groups, when, &next, &next);
        }
    }
    if new {
        reading.take(mention, Role::Event, "");
    } else {
        reading.take(mention, Role::Repeated, "the deadline again");
    }
    true
}

/// The sentence that a semicolon goes on with, where it names an action.
fn goes_on(reading: &Reading<'_, '_>, sentence: &Span, unit: &Span) -> Option<Span> {
    let text = reading.text;
    previous_sentence(reading, sentence, unit).filter(|s| text.folded(s).ends_with(';') && actions::any_in(text, s))
}

/// Whether what stands before a date is a label: it ends with a colon, with the border of a cell, or with dots that lead to the
/// date.
fn ends_as_label(before: &str) -> bool {
    let before = before.trim_end_matches(' ');
    before.ends_with([':', '|', '\t']) || before.ends_with("....") || before.ends_with("……")
}

/// Whether a date says from when something can be done: "registration opens on 1 February".
fn begins_then(reading: &Reading<'_, '_>, mention: usize, sentence: &Span) -> bool {
    let text = reading.text;
    let span = &text.mentions[mention].span;
    let (previous, _) = between_dates(reading, span, sentence);
    let own = previous..span.start;
    let nouns = [Cue::Meeting, Cue::SideMeeting, Cue::SessionNoun, Cue::LastDayCue, Cue::End, Cue::DeadlineHeading];
    reading.has(&text.back(span.start, 24, previous), &[Cue::Open])
        && actions::any_in(text, &own)
        && !reading.has(&own, &nouns)
        && !is_desk_day(reading, mention)
}

/// Whether a date is the first day of a meeting: what opens on it is the desk.
fn is_desk_day(reading: &Reading<'_, '_>, mention: usize) -> bool {
    let day = reading.day(mention);
    reading.meetings.iter().any(|m| Some(m.first) == day)
}

/// The groups in a bracket directly behind a date: "16 May (WP 5A)".
fn bracketed_groups(reading: &Reading<'_, '_>, date: &Span, sentence: &Span) -> Option<Vec<String>> {
    let text = reading.text;
    let behind = &text.view.text[date.end..sentence.end.max(date.end)];
    let open = behind.len() - behind.trim_start().len();
    let close = behind.find(')').filter(|_| behind[open..].starts_with('('))?;
    let bracket = date.end + open..date.end + close;
    let names = meetings::names(text, &bracket);
    (!names.is_empty() && text.mentions_in(&bracket).next().is_none()).then_some(names)
}

/// "By 1600 hours UTC on 16 May (WP 5A), 17 May (WP 5B) and 2 June (SG 5)": dates that only a comma or conjunction joins to the
/// deadline before them are the same deadline of other groups.
fn siblings(reading: &mut Reading<'_, '_>, first: usize, actions: &[Action], when: FactTime, sentence: &Span) {
    let text = reading.text;
    let mut end = text.mentions[first].span.end;
    let dates = text.mentions_in(&(end..sentence.end)).filter(|m| text.mentions[*m].is_date()).collect::<Vec<_>>();
    for mention in dates {
        let span = text.mentions[mention].span.clone();
        let gap = text.folded(&(end..span.start));
        let gap = gap.split_once(')').map_or(gap, |(_, behind)| behind);
        let joined = gap.chars().filter(|c| c.is_alphabetic()).count() <= 4 && !gap.contains([';', '(']);
        let (Some(groups), Some(day), true) =
            (bracketed_groups(reading, &span, sentence), reading.day(mention), joined)
        else {
            return;
        };
        let when = match when {
            FactTime::Instant(time, zone) => FactTime::Instant(day.and_time(time.time()), zone),
            _ => FactTime::Day(day),
        };
        for action in actions {
            deadlines::add(reading, mention, *action, &groups, when, sentence, sentence);
        }
        reading.take(mention, Role::Event, "");
        end = span.end;
    }
}

/// Whether the last that is said before a date is what the writers will do: "contributions will be published and must therefore
/// be received by" obliges.
fn promises(reading: &Reading<'_, '_>, words: &Span) -> bool {
    let cues = reading.text.cues_in(words);
    cues.iter().rfind(|c| matches!(c.cue, Cue::Promise | Cue::Must)).is_some_and(|c| c.cue == Cue::Promise)
}

/// "The deadline for registration is 4 May; for contributions, 20 May": what stands behind the semicolon goes on.
fn continues_deadlines(reading: &Reading<'_, '_>, sentence: &Span, unit: &Span, date: &Span) -> bool {
    let text = reading.text;
    let held = [Cue::WillHold, Cue::Open, Cue::Desk, Cue::SessionNoun, Cue::SideMeeting, Cue::Meeting, Cue::Promise];
    let listed = |s: &Span| {
        text.folded(s).ends_with(';') && reading.has(s, &[Cue::DeadlineHeading, Cue::ColumnDeadline, Cue::LastDayCue])
    };
    actions::any_in(text, &(sentence.start..date.start))
        && !reading.has(sentence, &held)
        && previous_sentence(reading, sentence, unit).is_some_and(|s| listed(&s) && actions::any_in(text, &s))
}

/// What the next sentence says is due on the same day: "The same date applies to requests for interpretation."
fn due_on_the_same_day(reading: &Reading<'_, '_>, sentence: &Span, unit: &Span) -> Option<(Vec<Action>, Span)> {
    let text = reading.text;
    let next = (sentence.end < unit.end).then(|| text.sentence_at(sentence.end + 1))?;
    let bare = text.mentions_in(&next).next().is_none();
    let meets = reading.has(&next, &[Cue::WillHold, Cue::Open, Cue::Desk, Cue::SessionNoun, Cue::SideMeeting]);
    let found = actions::named_in(text, &next);
    (bare && !meets && !found.is_empty() && reading.has(&next, &[Cue::SameDay])).then_some((found, next))
}

/// How far before a date a preposition that makes it a last day may stand, in characters: "by the close of business on".
const PREPOSITION_REACH: usize = 36;

/// Whether a clause has a word for the last day of a date. A preposition stands before the date; directly behind what is held
/// or agreed, "by" names who does it.
fn last_day_cue(reading: &Reading<'_, '_>, clause: &Span, date: &Span) -> bool {
    let text = reading.text;
    let cues = text.cues_in(clause);
    let passive = [Cue::WillHold, Cue::WasHeld, Cue::Approved, Cue::Open];
    // The "until" of hours, "from 18:00 until 19:30", is none of a day.
    let in_hours = |at: usize| {
        text.mentions_in(&(clause.start..at)).any(|m| text.mentions[m].is_time() && at < text.mentions[m].span.end)
    };
    cues.iter().filter(|c| c.cue == Cue::LastDayCue && !in_hours(c.start)).any(|last| {
        let preposition = last.end - last.start <= 3 && text.view.text.is_char_boundary(last.start + 1);
        if !preposition {
            return true;
        }
        let near = last.end <= date.start && text.view.text[last.end..date.start].chars().count() <= PREPOSITION_REACH;
        near && !cues.iter().any(|c| passive.contains(&c.cue) && c.end + 1 == last.start)
    })
}

/// Where the hour behind a date ends, with a zone that touches it or stands in a bracket.
fn end_of_hour(reading: &Reading<'_, '_>, date: &Span, time: usize) -> usize {
    let text = reading.text;
    let hour = &text.mentions[time].span;
    if hour.start < date.end {
        return date.end;
    }
    let zone = text.zones.iter().find(|z| z.start >= hour.end && z.start <= hour.end + 3);
    let end = zone.map_or(hour.end, |z| z.end);
    let closes = zone.is_some() && text.view.text[end..].starts_with(')');
    end + usize::from(closes)
}

/// The clause in which a word for the last day may stand: that of the date, and the one before where the date's own is bare.
fn deadline_clause(reading: &Reading<'_, '_>, span: &Span, sentence: &Span) -> Span {
    let text = reading.text;
    let clause = text.clause_at(span);
    let bare = text.folded(&(clause.start..span.start)).chars().filter(|c| c.is_alphabetic()).count() <= 12;
    if bare && clause.start > sentence.start + 1 {
        // "The closing date for the form (Annex 3) is 14 May": a bracket parts nothing.
        let head = text.folded(&(sentence.start..clause.start));
        let open = head.ends_with(')').then(|| head.rfind('(')).flatten();
        let at = open.map_or(clause.start.saturating_sub(2), |i| (sentence.start + i).saturating_sub(1));
        let before = text.clause_at(&(at..at));
        return floor_span(text, before.start.max(sentence.start)..clause.end);
    }
    clause
}

/// The actions of a deadline in prose, and the words that name them: the part of the sentence that belongs to the date, the
/// whole sentence, the label of the paragraph, the sentence before.
fn sentence_actions(
    reading: &Reading<'_, '_>,
    mention: usize,
    sentence: &Span,
    unit: &Span,
) -> Option<(Vec<Action>, Span)> {
    let text = reading.text;
    let span = text.mentions[mention].span.clone();
    let others: Vec<&Span> = text
        .mentions_in(sentence)
        .filter(|m| *m != mention && (text.mentions[*m].is_date() || matches!(text.mentions[*m].value, Value::Rule(_))))
        .map(|m| &text.mentions[m].span)
        .collect();
    let clause = text.clause_at(&span);
    let previous = others.iter().filter(|d| d.end <= span.start).map(|d| d.end).max().unwrap_or(sentence.start);
    let next = others.iter().filter(|d| d.start >= span.end).map(|d| d.start).min().unwrap_or(sentence.end);
    let label = paragraph_label(reading, unit);
    // A sentence with a date of its own has spent its actions on it.
    let before_sentence =
        previous_sentence(reading, sentence, unit).filter(|s| text.mentions_in(s).all(|m| !text.mentions[m].is_date()));
    // A semicolon goes on with the sentence before; a label with several actions does not tell which one is meant.
    let closely = before_sentence.clone().filter(|s| {
        text.folded(s).ends_with(';') || label.as_ref().is_some_and(|l| actions::named_in(text, l).len() > 1)
    });
    // "Any such request must reach us by 3 September, accompanied by the confirmation of registration": what a bare request is
    // for is told by the section; behind the comma stands what goes with it.
    let heading = section_heading(reading, unit, SECTION);
    let about = [label.clone(), heading.clone()].into_iter().flatten();
    let bare = reading.has(&(previous.min(span.start)..span.start), &[Cue::BareRequest]) && clause.end < next;
    let about = about.filter(|_| bare).find(|s| actions::named_in(text, s).len() == 1);
    // "Register before 17 May, and send contributions before 17 April": where the action stands behind its date, the words
    // between two dates are those of the first.
    let own_clause = clause.start.max(previous).min(span.start)..span.start;
    let behind = span.end..clause.end.min(next);
    let passed = previous > sentence.start && own_clause.start > previous;
    let touches = reading.has(&(span.end..span.end + 1), &[Cue::LastDayCue]);
    let behind_first = passed && touches && !actions::any_in(text, &own_clause);
    let scopes = [
        Some(own_clause).filter(|_| behind_first),
        Some(behind).filter(|_| behind_first),
        Some(previous.min(span.start)..span.start),
        Some(span.end..clause.end.min(next)),
        about,
        Some(span.end..next),
        Some(sentence.start..span.start),
        closely,
        corrected_heading(reading, unit),
        label.clone(),
        goes_on(reading, sentence, unit).filter(|_| reading.has(&(sentence.start..span.start), &[Cue::NewValue])),
        before_sentence,
        heading,
    ];
    // "Those to be translated shall arrive two months before, that is by 8 April": the rule does not divide.
    let since = text
        .mentions_in(&(sentence.start..span.start))
        .filter(|m| text.mentions[*m].is_date())
        .map(|m| text.mentions[m].span.end)
        .max();
    let own = since.unwrap_or(sentence.start).min(span.start)..span.start;
    let translated = actions::translates(text, &own);
    // Papers are sent in to be translated, whatever they are called.
    if translated && actions::named_in(text, &own).iter().all(|a| *a == Action::InputDocuments) {
        return Some((vec![Action::ContributionsTranslation], sentence.clone()));
    }
    scopes.into_iter().flatten().find_map(|s| {
        let mut found = actions::named_in(text, &s);
        // The label says contributions, the sentence that they are translated.
        for action in found.iter_mut().filter(|a| **a == Action::Contributions && translated) {
            *action = Action::ContributionsTranslation;
        }
        // Candidates and forms are those of what the paragraph is about.
        let weak = [Action::Nomination, Action::InputDocuments, Action::Reply];
        let about = [paragraph_label(reading, unit), previous_sentence(reading, sentence, unit)];
        if let [only] = found.as_slice()
            && weak.contains(only)
            && about.into_iter().flatten().any(|s| actions::named_in(text, &s) == [Action::Fellowship])
        {
            found = vec![Action::Fellowship];
        }
        // Proposals are talks where the paragraph calls for speakers.
        let about = [label.clone(), previous_sentence(reading, sentence, unit)];
        if found == [Action::Contributions]
            && about.into_iter().flatten().any(|s| actions::named_in(text, &s) == [Action::Abstract])
        {
            found = vec![Action::Abstract];
        }
        // Papers are contributions where the paragraph is about these.
        if found == [Action::InputDocuments]
            && label.as_ref().is_some_and(|l| actions::named_in(text, l) == [Action::Contributions])
        {
            found = vec![Action::Contributions];
        }
        if found.contains(&Action::ContributionsTranslation) {
            found.retain(|a| *a != Action::InputDocuments);
        }
        (!found.is_empty()).then_some((found, sentence.clone()))
    })
}

/// The label at the start of a paragraph: up to a colon, or a short heading of a numbered clause.
pub(super) fn paragraph_label(reading: &Reading<'_, '_>, unit: &Span) -> Option<Span> {
    let text = reading.text.folded(unit);
    let limit = text.char_indices().nth(48).map_or(text.len(), |(i, _)| i);
    let head = &text[..limit];
    let end = head.find(':').or_else(|| {
        let start = head.len() - head.trim_start_matches(|c: char| c.is_ascii_digit() || ". \t)".contains(c)).len();
        head[start..].find(". ").map(|i| start + i)
    })?;
    Some(unit.start..unit.start + end)
}

/// The heading of the section in which a unit stands: the nearest short unit before it without dates that ends as no sentence
/// does.
pub(super) fn section_heading(reading: &Reading<'_, '_>, unit: &Span, reach: usize) -> Option<Span> {
    let text = reading.text;
    let i = text.unit_at(unit.start)?;
    text.units[i.saturating_sub(reach)..i]
        .iter()
        .rev()
        .take_while(|u| u.span.start >= reading.head.span.end)
        .find(|u| {
            let folded = text.folded(&u.span).trim();
            let length = folded.chars().count();
            (4..=70).contains(&length)
                && !folded.ends_with(['.', ';', ',', '。', '"'])
                && !folded.starts_with(['-', '•', '·', '*'])
                && text.mentions_in(&u.span).next().is_none()
        })
        .map(|u| u.span.clone())
}

fn previous_sentence(reading: &Reading<'_, '_>, sentence: &Span, unit: &Span) -> Option<Span> {
    (sentence.start > unit.start)
        .then(|| reading.text.sentence_at(sentence.start - 1))
        .filter(|s| s.start < sentence.start)
}

/// A clock time that belongs to a date: directly behind it, or directly before it.
fn adjacent_hour(
    reading: &Reading<'_, '_>,
    mention: usize,
    sentence: &Span,
) -> Option<(crate::mentions::Clock, usize)> {
    let text = reading.text;
    let span = &text.mentions[mention].span;
    text.mentions_in(sentence).find_map(|m| {
        let Value::Time(clock) = text.mentions[m].value else { return None };
        let time = &text.mentions[m].span;
        let gap = if time.start >= span.end { span.end..time.start } else { time.end..span.start };
        let gap = text.view.text.get(gap)?;
        let letters = gap.chars().filter(|c| c.is_alphabetic()).count();
        (letters <= 14 && !gap.contains([';', '。'])).then_some((clock, m))
    })
}

/// Reads a date as that of a meeting, or says what else it is.
fn meeting(reading: &mut Reading<'_, '_>, mention: usize, sentence: &Span, unit: &Span) {
    let text = reading.text;
    let (Some((first, last)), span) = (reading.days(mention), text.mentions[mention].span.clone()) else { return };
    let clause = text.clause_at(&span);
    let groups = nearest_groups(reading, mention, sentence);
    let within = reading.meetings.iter().any(|m| m.principal && m.first <= first && last <= m.last);
    let nameless = groups.is_empty()
        && !within
        && !reading.has(sentence, &[Cue::Meeting, Cue::SideMeeting, Cue::SessionNoun, Cue::RapporteurGroup]);
    let groups = match previous_sentence(reading, sentence, unit) {
        Some(before) if nameless && reading.has(sentence, &[Cue::WillHold]) => meetings::names(text, &before),
        _ => groups,
    };
    let side = side_of(reading, mention, sentence, unit);
    let conference = side.is_none() && reading.has(sentence, &[Cue::Conference]);
    let told = reading.has(sentence, &[Cue::Elsewhere]) || told_elsewhere(reading, &span, sentence, unit);
    let elsewhere = (told || conference) && !reading.meetings.iter().any(|m| m.first == first && m.last == last);
    if elsewhere
        && (meetings::is_foreign(reading, &groups) || groups.is_empty() || told)
        && !side.as_ref().is_some_and(|_| reading.has(sentence, &[Cue::Invite, Cue::Cancelled]))
    {
        return reading.take(mention, Role::OtherMeeting, "told in another letter");
    }
    // Other parts of the group that meet on the same days have a meeting of their own.
    let other_parts = |m: &super::reading::Meeting| {
        let whole = m.groups.iter().any(|g| reading.head.group.as_ref() == Some(g));
        !m.principal
            && !whole
            && !groups.is_empty()
            && !m.groups.is_empty()
            && !m.groups.iter().any(|g| groups.contains(g))
    };
    let known = reading.meetings.iter().position(|m| m.first == first && m.last == last && !other_parts(m));
    // What an annex adds in a bracket is about others: agenda items tell with whom the group works.
    let annexed = sentence.start >= reading.annex_start && known.is_none() && first < last;
    if annexed && in_bracket(reading, mention) && reading.has(sentence, &[Cue::WillHold, Cue::Meeting]) {
        return reading.take(mention, Role::OtherMeeting, "someone else's meeting");
    }
    // The next meeting on an agenda: the letter calls its own before its annexes.
    if annexed && !reading.meetings.is_empty() && reading.meetings.iter().all(|m| m.last < first) {
        return reading.take(mention, Role::OtherMeeting, "a later meeting");
    }
    // "The next meeting will be held from 14 to 25 October": the subject calls the one before it.
    let later = reading.meetings.iter().any(|m| m.principal) && reading.meetings.iter().all(|m| m.last < first);
    if later && side.is_none() && reading.has(&(sentence.start..span.start), &[Cue::Next]) {
        return reading.take(mention, Role::OtherMeeting, "a later meeting");
    }
    let listed = text.view.text[unit.start..span.start].trim_end().ends_with(':') || is_list_item(text.folded(unit));
    let noun_beside = text
        .cues_in(&text.back(span.start, 24, clause.start))
        .iter()
        .rfind(|c| c.cue == Cue::Meeting)
        .is_some_and(|c| text.folded(&(c.end..span.start)).chars().filter(|c| c.is_alphabetic()).count() <= 6);
    // Some days of the letter's own groups, in the invitation, are a meeting whatever the verb is.
    let own_days = first != last
        && span.start < reading.annex_start
        && groups.iter().any(|g| g.contains('/'))
        && !in_bracket(reading, mention)
        && !meetings::is_foreign(reading, &groups);
    // "The meeting is moved to 10-19 June."
    let moved = text
        .cues_in(&text.back(span.start, 24, sentence.start))
        .iter()
        .rfind(|c| c.cue == Cue::NewValue)
        .is_some_and(|c| text.folded(&(c.end..span.start)).chars().filter(|c| c.is_alphabetic()).count() <= 4);
    let ends = first == last
        && reading.has(&(span.end..clause.end), &[Cue::End])
        && !reading.has(&clause, &[Cue::Open, Cue::WillHold, Cue::SideMeeting]);
    let day_of = |m: &super::reading::Meeting| m.first <= first && first <= m.last;
    if ends && !reading.meetings.iter().any(day_of) && reading.meetings.iter().any(|m| m.first < first) {
        return reading.take(mention, Role::Other, "the end of a meeting");
    }
    let holds = listed || noun_beside || moved || own_days || reading.has(sentence, &[Cue::WillHold, Cue::Invite]);
    let meets = reading.has(sentence, &[Cue::Meeting, Cue::RapporteurGroup, Cue::SideMeeting]) || !groups.is_empty();
    let session = reading.has(&clause, &[Cue::SessionNoun]) && side.is_none();
    let inside = reading.meetings.iter().any(|m| m.first <= first && last <= m.last);
    let opens = reading.has(&clause, &[Cue::Open, Cue::Desk]);
    if known.is_none() && session && inside {
        return;
    }
    if let Some(side) = side.clone() {
        let name = meetings::segment_name(reading, &name_segment(reading, mention, sentence)).or(Some(side));
        let names: Vec<String> =
            groups.iter().filter(|g| g.starts_with("JCA-") || g.starts_with("FG-")).cloned().collect();
        settle(reading, mention, names, true, name, sentence);
        return;
    }
    // A day of the block that an annex tells again without saying for what.
    let due = |f: &super::reading::Fact| f.kind == Kind::Deadline && f.when.day() == first;
    if annexed && first == last && groups.is_empty() && known.is_none() && reading.facts.iter().any(due) {
        return reading.take(mention, Role::Repeated, "the deadline again");
    }
    if let Some(known) = known {
        let _ = known;
        return reading.take(mention, Role::Repeated, "the meeting again");
    }
    if spans_all_meetings(reading, (first, last), &groups) {
        return reading.take(mention, Role::Repeated, "the period of all meetings together");
    }
    if first == last && holds && is_part_of_joint(reading, first, &groups) {
        new_meeting(reading, mention, groups, None, sentence);
        return;
    }
    // A day inside a meeting of the same groups, or without groups, is a day of it.
    // "The group, to meet from 5 to 14 October, will consider it on 12 October": a day within days that the sentence names.
    let within = |m: &usize| reading.days(*m).is_some_and(|(a, b)| a < b && a <= first && last <= b);
    let span_before = text.mentions_in(&(sentence.start..span.start)).rfind(within).filter(|_| first == last);
    if let Some(verdict) = span_before.and_then(|m| reading.verdicts[m].clone()).filter(|v| v.role != Role::Event) {
        return reading.take(mention, verdict.role, "a day of the days before it");
    }
    let contained = reading.meetings.iter().any(|m| {
        m.first <= first
            && last <= m.last
            && !m.side
            && (groups.is_empty() || m.groups.iter().any(|g| groups.contains(g)))
    });
    if contained && (groups.is_empty() || first == last) {
        if first == last && (opens || holds) {
            return reading.take(mention, Role::Repeated, "a day of the meeting");
        }
        return;
    }
    let questions = groups.is_empty() && reading.has(&clause, &[Cue::RapporteurGroup]);
    let groups = if questions { reading.head.group.iter().cloned().collect() } else { groups };
    if questions && meets {
        let name = None;
        if reading.meetings.iter().all(|m| m.first != first || m.last != last) {
            new_meeting(reading, mention, groups, name, sentence);
            return;
        }
    }
    if holds && meets || meets && reading.meetings.is_empty() && reading.head.subject.is_none() {
        // A letter that names nobody else calls its own group.
        let own = groups.is_empty() && reading.meetings.is_empty();
        let groups = if own { reading.head.group.iter().cloned().collect() } else { groups };
        settle(reading, mention, groups, false, None, sentence);
    } else if !groups.is_empty()
        && (meetings::is_foreign(reading, &groups) || sentence.start >= reading.annex_start)
        && !contained
    {
        reading.take(mention, Role::OtherMeeting, "someone else's meeting");
    }
}

/// Whether some days reach from the first to the last of the meetings that the subject or a table has called, and name no other group.
fn spans_all_meetings(
    reading: &Reading<'_, '_>,
    days: (chrono::NaiveDate, chrono::NaiveDate),
    groups: &[String],
) -> bool {
    let called: Vec<_> = reading.meetings.iter().filter(|m| m.principal && !m.side).collect();
    let first = called.iter().map(|m| m.first).min();
    let last = called.iter().map(|m| m.last).max();
    called.len() >= 2
        && (first, last) == (Some(days.0), Some(days.1))
        && groups.iter().all(|g| called.iter().any(|m| m.groups.contains(g)))
}

/// Whether another letter invites to the meeting of a date: a bracket behind the date cites one, or the next sentence says so
/// of the meeting.
fn told_elsewhere(reading: &Reading<'_, '_>, span: &Span, sentence: &Span, unit: &Span) -> bool {
    let text = reading.text;
    let letters = [Cue::CollectiveLetter, Cue::Circular, Cue::CircularLetter];
    let behind = &text.view.text[span.end..sentence.end.max(span.end)];
    let bracket = behind.find(['(', ')']).filter(|i| behind[*i..].starts_with('(') && *i <= 3).map(|i| span.end + i);
    let cited = bracket.is_some_and(|open| {
        let close = text.view.text[open..].find(')').map_or(open, |i| open + i);
        reading.has(&(open..close), &letters)
    });
    let next = (sentence.end < unit.end).then(|| text.sentence_at(sentence.end + 1));
    cited
        || next.is_some_and(|s| {
            reading.has(&s, &[Cue::Elsewhere])
                && (reading.has(&s, &[Cue::Meeting, Cue::Invite]) || reading.has(&s, &letters))
                && !reading.has(&s, &[Cue::SideMeeting])
                && text.mentions_in(&s).next().is_none()
        })
}

/// Whether some of the groups that the subject calls together for several days meet on a day of their own.
fn is_part_of_joint(reading: &Reading<'_, '_>, day: chrono::NaiveDate, groups: &[String]) -> bool {
    !groups.is_empty()
        && reading.meetings.iter().any(|m| {
            m.principal
                && m.first <= day
                && day <= m.last
                && groups.len() < m.groups.len()
                && groups.iter().all(|g| m.groups.contains(g))
        })
}

/// A joint period whose groups each have a day of their own is no meeting beside theirs.
pub(super) fn split_joint_periods(reading: &mut Reading<'_, '_>) {
    let covered = |i: usize| {
        let whole = &reading.meetings[i];
        whole.principal
            && whole.groups.len() > 1
            && whole.groups.iter().all(|g| {
                reading.meetings.iter().any(|m| {
                    !m.principal
                        && m.groups.contains(g)
                        && m.groups.len() < whole.groups.len()
                        && whole.first <= m.first
                        && m.last <= whole.last
                })
            })
    };
    let summaries: Vec<usize> =
        (0..reading.meetings.len()).filter(|i| covered(*i) || is_week_of_parts(reading, *i)).collect();
    for i in summaries.into_iter().rev() {
        let whole = reading.meetings.remove(i);
        reading.verdicts[whole.mention] =
            Some(super::reading::Verdict { role: Role::Repeated, reason: "the period of all groups together" });
        for meeting in &mut reading.meetings {
            if whole.first <= meeting.first
                && meeting.last <= whole.last
                && meeting.groups.iter().all(|g| whole.groups.contains(g))
            {
                meeting.principal = true;
            }
        }
    }
}

/// Whether the subject calls parts of a study group together without naming them, and the letter lists them: "Rapporteur group
/// meetings of Study Group 13, 18-22 April" is the week of all, not a meeting beside theirs.
fn is_week_of_parts(reading: &Reading<'_, '_>, i: usize) -> bool {
    let whole = &reading.meetings[i];
    let subject = reading.head.subject.as_ref();
    let nouns = [Cue::RapporteurGroup, Cue::WorkingParty];
    let unnamed = subject.is_some_and(|s| reading.has(s, &nouns)) && whole.groups.iter().all(|g| g.starts_with("SG"));
    let parts = || {
        reading.meetings.iter().filter(|m| {
            !m.principal
                && !m.side
                && m.groups.iter().all(|g| g.contains('/'))
                && whole.first <= m.first
                && m.last <= whole.last
        })
    };
    whole.principal
        && unnamed
        && parts().count() >= 2
        && parts().map(|m| m.first).min() == Some(whole.first)
        && parts().map(|m| m.last).max() == Some(whole.last)
}

/// Whether a unit begins with a list mark: a dash, a bullet, a letter or number in brackets.
fn is_list_item(folded: &str) -> bool {
    let folded = folded.trim_start();
    let mark: String = folded.chars().take(4).collect();
    folded.starts_with(['-', '•', '·'])
        || mark.find(')').is_some_and(|i| i <= 3 && mark[..i].trim_start_matches('(').chars().count() <= 2)
}

fn new_meeting(reading: &mut Reading<'_, '_>, mention: usize, groups: Vec<String>, name: Option<String>, quote: &Span) {
    let (Some((first, last)), place) =
        (reading.days(mention), reading.main_meeting().and_then(|m| reading.meetings[m].place))
    else {
        return;
    };
    reading.meetings.push(super::reading::Meeting {
        groups,
        first,
        last,
        hours: None,
        side: false,
        name,
        status: crate::event::Status::Confirmed,
        principal: false,
        place,
        mention,
        quote: quote.clone(),
    });
    reading.take(mention, Role::Event, "");
}

/// Carries out what an announcement means.
fn settle(
    reading: &mut Reading<'_, '_>,
    mention: usize,
    groups: Vec<String>,
    side: bool,
    name: Option<String>,
    quote: &Span,
) {
    match meetings::announce(reading, mention, groups, side, name, quote) {
        Some(Announced::New(new)) => {
            if side && reading.has(quote, &[Cue::Cancelled]) {
                reading.meetings[new].status = crate::event::Status::Cancelled;
            }
            reading.take(mention, Role::Event, "");
        }
        Some(Announced::Known(_)) => reading.take(mention, Role::Repeated, "the meeting again"),
        Some(Announced::Conflict(known)) => meetings::conflict(reading, mention, known),
        Some(Announced::Other) => reading.take(mention, Role::OtherMeeting, "someone else's meeting"),
        None => {}
    }
}

/// The words that name a side event, before its date in the sentence.
fn name_segment(reading: &Reading<'_, '_>, mention: usize, sentence: &Span) -> Span {
    let text = reading.text;
    let span = &text.mentions[mention].span;
    let previous = text
        .mentions_in(&(sentence.start..span.start))
        .filter(|m| text.mentions[*m].is_date())
        .map(|m| text.mentions[m].span.end)
        .max();
    let before = previous.unwrap_or(sentence.start)..span.start;
    if reading.has(&before, &[Cue::SideMeeting]) { before } else { span.end..sentence.end }
}

/// How far before a noun "before" may stand, in bytes: an article and an adjective.
const BEFORE_REACH: usize = 20;

/// Whether "before" governs a noun: what is said then happens before it, and is no part of it.
fn stands_behind_before(text: &super::text::LetterText<'_>, noun: &super::text::CueHit) -> bool {
    text.limits.iter().filter(|l| l.sense == Sense::Before).any(|l| {
        let holds = l.start <= noun.start && noun.end <= l.end;
        let front = l.end <= noun.start && noun.start - l.end <= BEFORE_REACH;
        // Chinese says it behind the noun.
        let back = l.start == noun.end;
        holds || front && !text.view.text[l.end..noun.start].contains([',', '.', '(']) || back
    })
}

/// How far before a date "the day before the meeting" may stand, in characters.
const DAY_BEFORE_REACH: usize = 24;

/// Whether a date belongs to a side event: its noun stands in the part of the sentence that belongs to the date, or, where a
/// pronoun takes it up, in the sentence before.
fn side_of(reading: &Reading<'_, '_>, mention: usize, sentence: &Span, unit: &Span) -> Option<String> {
    let text = reading.text;
    let span = &text.mentions[mention].span;
    let (previous, next) = between_dates(reading, span, sentence);
    let clause = text.clause_at(span);
    let own_noun = |s: &Span| text.cues_in(s).iter().any(|c| c.cue == Cue::SideMeeting);
    let plain_noun = |s: &Span| {
        meetings::names(text, s).iter().any(|g| !g.starts_with("JCA"))
            || text.cues_in(s).iter().any(|c| matches!(c.cue, Cue::RapporteurGroup))
    };
    let around = clause.start.max(previous)..clause.end.min(next);
    if own_noun(&around) {
        return Some(reading.words(&around));
    }
    // "On the day after the workshop, 3 March": it has ended.
    let before = previous..span.start;
    let ended = text
        .cues_in(&before)
        .iter()
        .rfind(|c| c.cue == Cue::SideMeeting)
        .is_some_and(|c| text.cues_in(&(c.end..span.start)).iter().any(|e| e.cue == Cue::End));
    if own_noun(&before) && !ended && !plain_noun(&(clause.start.max(previous)..span.end)) {
        return Some(reading.words(&before));
    }
    let behind = span.end..next;
    let own_meeting = text
        .cues_in(&(previous..span.start))
        .iter()
        .any(|c| matches!(c.cue, Cue::Meeting | Cue::StudyGroup) && !stands_behind_before(text, c))
        && !text.has(&text.back(span.start, DAY_BEFORE_REACH, previous.min(span.start)), &[Cue::DayBefore]);
    if own_noun(&behind) && !plain_noun(&around) && !own_meeting {
        return Some(reading.words(&behind));
    }
    // The noun behind the verb decides: "on Friday, 6 March, will be held a workshop".
    let verb = text.cues_in(&behind).iter().find(|c| c.cue == Cue::WillHold);
    let subject = verb.and_then(|v| {
        let follows = text.ahead(v.end, 60, behind.end);
        text.cues_in(&follows)
            .iter()
            .find(|c| matches!(c.cue, Cue::SideMeeting | Cue::Meeting | Cue::SessionNoun))
            .map(|c| c.cue)
    });
    if subject == Some(Cue::SideMeeting) && !plain_noun(&around) {
        return Some(reading.words(&behind));
    }
    let nouns = [Cue::Meeting, Cue::StudyGroup, Cue::WorkingParty, Cue::RapporteurGroup, Cue::SessionNoun];
    let hours = text.mentions_in(sentence).any(|m| matches!(text.mentions[m].value, Value::Times(..)));
    let pronoun = (hours || text.has(sentence, &[Cue::WillHold, Cue::Open])) && !text.has(sentence, &nouns);
    let heading = || section_heading(reading, unit, SECTION).filter(|_| hours);
    let earlier = previous_sentence(reading, sentence, unit)
        .filter(|s| own_noun(s))
        .or_else(|| heading().filter(|h| own_noun(h)))
        .filter(|_| pronoun)?;
    Some(reading.words(&earlier))
}
