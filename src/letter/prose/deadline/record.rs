//! The facts of a deadline: one for each action, for the groups that its words name.

use super::*;
use crate::letter::reading::{Fact, Verdict};

/// Days that a misprinted or forgotten deadline is off at most: a month's digit.
const NEAR_DAYS: i64 = 31;

/// Takes a date for the last day of some actions.
pub(super) fn record(reading: &mut Reading<'_, '_>, date: &Dated<'_>, actions: &[Action]) {
    let Dated { mention, sentence, unit, .. } = *date;
    let when = hours::moment(reading, date);
    let groups = groups_of_deadline(reading, date, actions);
    let told = contradicts_block(reading, date, actions, &groups, when)
        .or_else(|| contradicts_label(reading, date, actions, &groups, when));
    if let Some((action, day)) = told {
        reading.take(mention, Role::Conflict, "contradicts the block of deadlines");
        return reading.remark(crate::note::Code::DateConflict, date.span.clone(), format!("{action} {day}"));
    }
    let mut new = false;
    let timed = |f: &Fact| f.kind == Kind::Deadline && f.when == when && matches!(when, FactTime::Instant(..));
    let told = actions.iter().all(|a| reading.facts.iter().any(|f| timed(f) && f.action == Some(*a)));
    for action in actions {
        new |= deadlines::add(reading, mention, *action, &groups, when, sentence, sentence);
    }
    if !groups.is_empty() {
        siblings(reading, mention, actions, when, sentence);
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
        // An hour that the deadline had already.
        if let Some((_, hour)) = date.hour.filter(|_| told) {
            reading.verdicts[hour] = Some(Verdict { role: Role::Repeated, reason: "the hour of the deadline again" });
        }
    }
}

/// The groups of a deadline: those in the bracket behind its date, else those of its clause.
fn groups_of_deadline(reading: &Reading<'_, '_>, date: &Dated<'_>, actions: &[Action]) -> Vec<String> {
    let bracketed = bracketed_groups(reading, &date.span, date.sentence);
    let own = || groups_beside(reading, date);
    let named = bracketed.or_else(own).unwrap_or_else(|| groups_of(reading, &date.clause));
    let is_group = |g: &String| g.contains('/') || ["WP", "SG", "JCA", "FG"].iter().any(|kind| g.starts_with(kind));
    let named: Vec<String> = named.into_iter().filter(is_group).collect();
    if !named.is_empty() {
        return named;
    }
    let headed = crate::letter::group_heads::of(reading, date.span.start, actions);
    if headed.is_empty() { called_in_paragraph(reading, date).unwrap_or_default() } else { headed }
}

/// "The group on Question 6/15 will meet on 10 June. Documents should be uploaded by 30 May": in a letter that calls several groups one by
/// one, what is due in the paragraph that calls one of them is due for that one.
fn called_in_paragraph(reading: &Reading<'_, '_>, date: &Dated<'_>) -> Option<Vec<String>> {
    let text = reading.text;
    let before = date.unit.start..date.sentence.start;
    let mut called = reading.meetings.iter().filter(|m| before.contains(&text.mentions[m.mention].span.start));
    let only = called.next().filter(|_| called.next().is_none())?;
    let others = |m: &crate::letter::reading::Meeting| m.groups.iter().all(|g| !only.groups.contains(g));
    let one_by_one = reading.meetings.iter().any(|m| others(m) && !m.side && !m.groups.is_empty());
    let named: Vec<String> = text.groups_in(&before).iter().flat_map(|g| g.names.clone()).collect();
    let alone = named.iter().all(|g| only.groups.contains(g));
    (one_by_one && alone && !only.side && date.day <= only.first).then(|| only.groups.clone())
}

/// The groups beside one of several days, where each day of the sentence has its own: "by 9 August for Study Group 1 and 23 August for Study
/// Group 2", "for Study Group 1 by 9 August and for Study Group 2 by 23 August".
fn groups_beside(reading: &Reading<'_, '_>, date: &Dated<'_>) -> Option<Vec<String>> {
    let text = reading.text;
    let days: Vec<usize> = text.mentions_in(date.sentence).filter(|m| reading.day(*m).is_some()).collect();
    let own = days.iter().position(|m| *m == date.mention).filter(|_| days.len() > 1)?;
    let span = |i: usize| &text.mentions[days[i]].span;
    let named = |from: usize, to: usize| meetings::names(text, &(from..to.max(from)));
    let behind = |i: usize| named(span(i).end, if i + 1 < days.len() { span(i + 1).start } else { date.sentence.end });
    let before = |i: usize| named(if i > 0 { span(i - 1).end } else { date.sentence.start }, span(i).start);
    let all = || 0..days.len();
    if before(0).is_empty() && all().all(|i| !behind(i).is_empty()) {
        return Some(behind(own));
    }
    (behind(days.len() - 1).is_empty() && all().all(|i| !before(i).is_empty())).then(|| before(own))
}

/// "Contributions by 14 November", where the block of deadlines says 11 November: an annex says the deadlines of the block again; where
/// the dates differ, the block has been maintained. What the block says, and its day.
fn contradicts_block(
    reading: &Reading<'_, '_>,
    date: &Dated<'_>,
    actions: &[Action],
    groups: &[String],
    when: FactTime,
) -> Option<(Action, NaiveDate)> {
    // In the invitation itself, a sentence about another event, or about some of those who take part, has a date of its own.
    let of_all = date.span.start >= reading.annex_start
        || !reading.has(date.sentence, &[Cue::SideMeeting, Cue::RapporteurGroup, Cue::NewValue]);
    let [action] = actions else { return None };
    if !of_all || !groups.is_empty() || matches!(action, Action::Other | Action::Reply | Action::InputDocuments) {
        return None;
    }
    let mut same = reading.facts.iter().filter(|f| f.action == Some(*action) && f.kind == Kind::Deadline);
    let (Some(only), None) = (same.next(), same.next()) else { return None };
    let in_block =
        |fact: &Fact| fact.mentions.first().is_some_and(|m| reading.is_claimed(reading.text.mentions[*m].span.start));
    let near = |day: NaiveDate| (day - when.day()).num_days().abs() <= NEAR_DAYS;
    let day = only.when.day();
    (in_block(only) && day != when.day() && near(day)).then_some((*action, day))
}

/// "Fellowships: requests by 29 August", and further below "FELLOWSHIPS: the form must be returned by 22 August": of two paragraphs with the
/// same label, which names one action, the first one stands.
fn contradicts_label(
    reading: &Reading<'_, '_>,
    date: &Dated<'_>,
    actions: &[Action],
    groups: &[String],
    when: FactTime,
) -> Option<(Action, NaiveDate)> {
    let text = reading.text;
    let [action] = actions else { return None };
    let label = paragraph_label(reading, date.unit).filter(|_| groups.is_empty())?;
    let own = text.folded(&label).trim();
    if actions::named_in(text, &label) != [*action] {
        return None;
    }
    let mut same = reading.facts.iter().filter(|f| f.action == Some(*action) && f.kind == Kind::Deadline);
    let (Some(only), None) = (same.next(), same.next()) else { return None };
    let unit =
        text.unit_at(only.quote.start).map(|u| text.units[u].span.clone()).filter(|u| u.start < date.unit.start)?;
    let alike = paragraph_label(reading, &unit).is_some_and(|l| text.folded(&l).trim() == own);
    let day = only.when.printed_day();
    let near = (day - date.day).num_days().abs() <= NEAR_DAYS && day != date.day;
    (alike && near && only.groups.is_empty() && when.printed_day() != day).then_some((*action, day))
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

/// What the next sentence says is due on the same day: "The same date applies to requests for interpretation."
fn due_on_the_same_day(reading: &Reading<'_, '_>, sentence: &Span, unit: &Span) -> Option<(Vec<Action>, Span)> {
    let text = reading.text;
    let next = (sentence.end < unit.end).then(|| text.sentence_at(sentence.end + 1))?;
    let bare = text.mentions_in(&next).all(|m| matches!(text.mentions[m].value, Value::Rule(_)));
    // "The same date holds for": its verb holds no meeting.
    let cues = text.cues_in(&next);
    let nouns = [Cue::WillHold, Cue::Open, Cue::Desk, Cue::SessionNoun, Cue::SideMeeting];
    let part = |c: &crate::letter::text::CueHit| {
        cues.iter().any(|s| s.cue == Cue::SameDay && s.start <= c.start && c.end <= s.end)
    };
    let meets = cues.iter().any(|c| nouns.contains(&c.cue) && !part(c));
    let found = actions::named_in(text, &next);
    (bare && !meets && !found.is_empty() && reading.has(&next, &[Cue::SameDay])).then_some((found, next))
}
