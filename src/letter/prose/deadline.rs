//! What is due by a date, as a sentence says it.
//!
//! One file because the words for a last day and those for what is due are looked for in the same places around a date: before it,
//! behind it, in its clause, its sentence, its section.

use super::*;
use crate::letter::text::letters;

/// Paragraphs behind a heading that still belong to its section.
pub(super) const SECTION: usize = 6;

/// Characters of the title of an annex.
const TITLE: usize = 120;

/// Days that a misprinted or forgotten deadline is off at most: a month's digit.
const NEAR_DAYS: i64 = 31;

/// Whether a range is the time in which something can be done: "registration: 9 July to 28 September".
pub(super) fn is_period_of_action(reading: &Reading<'_, '_>, mention: usize, sentence: &Span) -> bool {
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

/// Reads a date as a deadline; `false` where it is none.
pub(super) fn deadline(reading: &mut Reading<'_, '_>, mention: usize, sentence: &Span, unit: &Span) -> bool {
    let text = reading.text;
    let span = text.mentions[mention].span.clone();
    let hour = adjacent_hour(reading, mention, sentence);
    // The hour and its zone behind a date stand between it and its "before".
    let whole = span.start..hour.map_or(span.end, |(_, time)| end_of_hour(reading, &span, time));
    let clause = deadline_clause(reading, &whole, sentence);
    let until = text.limits.iter().any(|l| l.end == span.start || l.start == span.end || l.start == whole.end);
    let corrected = reading.has(&(sentence.start..span.start), &[Cue::NewValue])
        && (actions::any_in(text, sentence)
            || goes_on(reading, sentence, unit).is_some()
            || corrects_before(reading, sentence, unit));
    let labelled = is_labelled(reading, &whole, unit) || is_labelled(reading, &whole, sentence);
    // "Registration closes on …": what ends is an action, not the meeting.
    let closes = reading.has(&clause, &[Cue::End])
        && (actions::any_in(text, &(clause.start..span.start))
            || paragraph_label(reading, unit)
                .is_some_and(|l| l.end <= clause.start && clause.start <= l.end + 2 && actions::any_in(text, &l)))
        && !reading.has(&clause, &[Cue::SessionNoun, Cue::ClosingSession]);
    let headed = || {
        section_heading(reading, unit, 2).is_some_and(|h| reading.has(&h, &[Cue::DeadlineHeading]))
            && actions::any_in(text, sentence)
    };
    let restated = || corrected_heading(reading, unit).is_some_and(|h| actions::any_in(text, &h));
    let last_day =
        reading.has(&clause, &[Cue::DeadlineHeading, Cue::ColumnDeadline]) || last_day_cue(reading, &clause, &span);
    let period = reading.day(mention).is_none();
    let last_day = last_day
        || continues_deadlines(reading, sentence, unit, &span)
        || comes_too_late(reading, &whole, sentence, unit);
    // "The row for registration (11 December) remains as it is": a letter that changes another says what it leaves.
    let left = reading.head.revises.is_some()
        && reading.has(sentence, &[Cue::Unchanged])
        && (actions::any_in(text, &(sentence.start..span.start))
            || reading.has(&(sentence.start..span.start), &[Cue::LastDayCue, Cue::DeadlineHeading]))
        && !reading.has(&clause, &[Cue::Meeting, Cue::SideMeeting, Cue::SessionNoun]);
    let last_day = last_day || left || shares::is_rest(reading, mention, sentence, unit);
    let valued = crate::letter::relative::valued_by(reading, mention, sentence, unit);
    if !until && !period && !corrected && !labelled && !last_day && !closes && !valued && !headed() && !restated() {
        return false;
    }
    if reading.head.date.is_some_and(|written| reading.day(mention) == Some(written)) {
        reading.take(mention, Role::Other, "the day of the letter is too late for anything");
        return true;
    }
    if is_held_for_hours(reading, mention, sentence) {
        return false;
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
    let known_day =
        |d| reading.facts.iter().any(|f| f.kind == Kind::Deadline && (f.when.day() == d || f.when.printed_day() == d));
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
            && !((until || last_day) && asks(reading, &(sentence.start..span.start)))
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
    let hour = hour
        .or_else(|| hour_of_that_day(reading, sentence, unit))
        .or_else(|| crate::letter::relative::hour_of_rule_before(reading, mention, sentence));
    let when = match hour {
        Some((clock, time)) => {
            let time_span = text.mentions[time].span.clone();
            let told = text.sentence_at(time_span.start);
            let zone = reading.stated_zone(&time_span, &told, None).or(reading.all_hours).unwrap_or(Zone::GENEVA);
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
    let near = |f: &&crate::letter::reading::Fact| (f.when.day() - when.day()).num_days().abs() <= NEAR_DAYS;
    let block = |a: Action| {
        let mut same = reading.facts.iter().filter(|f| f.action == Some(a) && f.kind == crate::event::Kind::Deadline);
        let only = same.next().filter(|_| same.next().is_none())?;
        let maintained = only.mentions.first().is_some_and(|m| reading.is_claimed(text.mentions[*m].span.start));
        (maintained && only.when.day() != when.day()).then_some(only).filter(near).map(|f| f.when.day())
    };
    // In the invitation itself, a sentence about another event, or about some of those who take part, has a date of its own.
    let of_all = span.start >= reading.annex_start
        || !reading.has(sentence, &[Cue::SideMeeting, Cue::RapporteurGroup, Cue::NewValue]);
    if of_all
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

/// Whether what a sentence dates is held from one hour to another, and is a side event: "a forum on the Friday before it, 9 October,
/// from 1000 to 1630 hours".
fn is_held_for_hours(reading: &Reading<'_, '_>, mention: usize, sentence: &Span) -> bool {
    let text = reading.text;
    let span = &text.mentions[mention].span;
    let (previous, _) = between_dates(reading, span, sentence);
    let next = text.mentions_in(&(span.end..sentence.end)).next().map(|m| &text.mentions[m]);
    let hours = next.is_some_and(|m| {
        let gap = text.folded(&(span.end..m.span.start)).chars().filter(|c| c.is_alphabetic()).count();
        matches!(m.value, Value::Times(..)) && gap <= 8
    });
    hours
        && reading.has(&(previous..span.start), &[Cue::SideMeeting])
        && !actions::any_in(text, &(previous..span.start))
}

/// The hour that the words behind a semicolon give to the day before it: "until 4 May; the system closes at 2359 hours on that day".
fn hour_of_that_day(
    reading: &Reading<'_, '_>,
    sentence: &Span,
    unit: &Span,
) -> Option<(crate::mentions::Clock, usize)> {
    let text = reading.text;
    let ends = text.folded(sentence).ends_with(';') && sentence.end + 1 < unit.end;
    let next = ends.then(|| text.sentence_at(sentence.end + 1))?;
    let told = reading.has(&next, &[Cue::SameDay]) && reading.has(&next, &[Cue::End, Cue::LastDayCue]);
    let mut mentions = text.mentions_in(&next).filter(|_| told);
    let (only, None) = (mentions.next()?, mentions.next()) else { return None };
    let Value::Time(clock) = text.mentions[only].value else { return None };
    Some((clock, only))
}

/// Whether the next sentence says that what is sent in is translated: "They will be translated, printed and mailed".
fn translated_then(reading: &Reading<'_, '_>, sentence: &Span, unit: &Span) -> bool {
    let text = reading.text;
    let Some(next) = (sentence.end + 1 < unit.end).then(|| text.sentence_at(sentence.end + 1)) else { return false };
    let clause = text.clause_at(&(next.start..next.start));
    (actions::translates(text, &clause) || actions::any_in(text, &clause))
        && actions::all_in(text, &clause).iter().all(|a| *a == Action::ContributionsTranslation)
        && text.mentions_in(&next).next().is_none()
        && !reading.has(&clause, &[Cue::Not, Cue::Refused, Cue::IfNeeded, Cue::Unconfirmed])
}

/// Whether one of the two sentences before names an action with a date that no longer holds: "The letter gave 14 November as the last
/// day for contributions. This was an error; the correct date is 11 November."
fn corrects_before(reading: &Reading<'_, '_>, sentence: &Span, unit: &Span) -> bool {
    let text = reading.text;
    let old = |m: usize| reading.verdicts[m].as_ref().is_some_and(|v| v.role == Role::Superseded);
    let first = previous_sentence(reading, sentence, unit);
    let second = first.as_ref().and_then(|s| previous_sentence(reading, s, unit));
    [first, second].into_iter().flatten().any(|s| actions::any_in(text, &s) && text.mentions_in(&s).any(old))
}

/// The sentence that a semicolon goes on with, where it names an action.
pub(super) fn goes_on(reading: &Reading<'_, '_>, sentence: &Span, unit: &Span) -> Option<Span> {
    let text = reading.text;
    previous_sentence(reading, sentence, unit).filter(|s| text.folded(s).ends_with(';') && actions::any_in(text, s))
}

/// Whether the words before a date, `date` with its hour, are the label of what is due. Where they name a meeting too, they must
/// begin with an action and stand among such rows: "Registration, both events".
fn is_labelled(reading: &Reading<'_, '_>, date: &Span, unit: &Span) -> bool {
    let text = reading.text;
    let closed = |end: usize, unit: &Span| {
        let end = behind_rule(reading, end, unit).min(unit.end);
        // The old value in a bracket closes the entry too.
        let rest = text.folded(&(end..unit.end));
        let bracket = rest.trim_start().starts_with('(').then(|| rest.find(')')).flatten();
        let old = |to: usize| {
            text.mentions_in(&(end..end + to))
                .all(|m| reading.verdicts[m].as_ref().is_some_and(|v| v.role == Role::Superseded))
                && text.mentions_in(&(end..end + to)).next().is_some()
        };
        let end = bracket.filter(|to| old(*to)).map_or(end, |to| end + to + 1);
        !text.folded(&(end..unit.end)).contains(char::is_alphanumeric)
    };
    let label = unit.start..date.start;
    let before = text.folded(&label);
    if !(ends_as_label(before) || closed(date.end, unit) && before.trim_end().ends_with(" -"))
        || !actions::any_in(text, &label)
    {
        return false;
    }
    let held = [Cue::SideMeeting, Cue::Meeting, Cue::SessionNoun];
    if !reading.has(&label, &held) {
        return true;
    }
    let held_at = text.cues_in(&label).iter().find(|c| held.contains(&c.cue)).map_or(label.start, |c| c.start);
    let row = |i: usize| {
        let unit = &text.units.get(i)?.span;
        let date = text.mentions_in(unit).find(|m| reading.day(*m).is_some())?;
        let date = &text.mentions[date].span;
        let label = unit.start..date.start;
        let told = ends_as_label(text.folded(&label)) && closed(date.end, unit);
        (told && actions::any_in(text, &label) && !reading.has(&label, &held)).then_some(())
    };
    let beside = text.unit_at(unit.start).is_some_and(|i| row(i + 1).is_some() || i > 0 && row(i - 1).is_some());
    beside && closed(date.end, unit) && actions::any_in(text, &(label.start..held_at))
}

/// The end of the bracket behind a date that tells the rule it follows: "21 June (twelve calendar days before the meeting)".
fn behind_rule(reading: &Reading<'_, '_>, end: usize, unit: &Span) -> usize {
    let text = reading.text;
    let rest = text.folded(&(end.min(unit.end)..unit.end));
    let open = end + rest.len() - rest.trim_start().len();
    let close = rest.find(')').filter(|_| rest.trim_start().starts_with('(')).map(|i| end + i + 1);
    let ruled =
        |close: &usize| text.mentions_in(&(open..*close)).all(|m| matches!(text.mentions[m].value, Value::Rule(_)));
    close.filter(ruled).filter(|c| text.mentions_in(&(open..*c)).next().is_some()).unwrap_or(end)
}

/// Whether what stands before a date is a label: it ends with a colon, with the border of a cell, or with dots that lead to the
/// date.
pub(super) fn ends_as_label(before: &str) -> bool {
    let before = before.trim_end_matches(' ');
    before.ends_with([':', '|', '\t']) || before.ends_with("....") || before.ends_with("……")
}

/// Whether a date says from when something can be done: "registration opens on 1 February".
pub(super) fn begins_then(reading: &Reading<'_, '_>, mention: usize, sentence: &Span) -> bool {
    let text = reading.text;
    let span = &text.mentions[mention].span;
    let (previous, _) = between_dates(reading, span, sentence);
    let own = previous..span.start;
    let nouns = [Cue::Meeting, Cue::SideMeeting, Cue::SessionNoun, Cue::LastDayCue, Cue::End, Cue::DeadlineHeading];
    reading.has(&text.back(span.start, 24, previous), &[Cue::Open])
        && actions::any_in(text, &own)
        && !reading.has(&own, &nouns)
        && !is_desk_day(reading, mention)
        || opens_then_closes(reading, mention, sentence)
}

/// "The period for registration opens on 7 November and closes on 6 January": the words behind the day say until when.
fn opens_then_closes(reading: &Reading<'_, '_>, mention: usize, sentence: &Span) -> bool {
    let text = reading.text;
    let span = &text.mentions[mention].span;
    let (previous, next) = between_dates(reading, span, sentence);
    let own = previous..span.start;
    let held = [Cue::Meeting, Cue::SideMeeting, Cue::SessionNoun];
    let action = actions::named_in(text, &own);
    let verb = text.cues_in(&own).iter().rfind(|c| c.cue == Cue::Open).map(|c| c.end.min(span.start));
    let last_day = |from: usize| reading.has(&(from..span.start), &[Cue::LastDayCue, Cue::End]);
    let goes_on = |a: &Action| actions::all_in(text, &(span.end..next)).iter().all(|b| a == b);
    next < sentence.end
        && text.mentions_in(&(next..next + 1)).any(|m| reading.day(m).is_some())
        && verb.is_some_and(|v| !last_day(v))
        && reading.has(&(span.end..next), &[Cue::End, Cue::LastDayCue])
        && matches!(action.as_slice(), [only] if goes_on(only))
        && !reading.has(&own, &held)
        && !reading.has(&(span.end..next), &[Cue::Open])
        && !is_desk_day(reading, mention)
}

/// Whether a date is the first day of a meeting: what opens on it is the desk.
pub(super) fn is_desk_day(reading: &Reading<'_, '_>, mention: usize) -> bool {
    let day = reading.day(mention);
    reading.meetings.iter().any(|m| Some(m.first) == day)
}

/// The groups in a bracket directly behind a date: "16 May (WP 5A)".
pub(super) fn bracketed_groups(reading: &Reading<'_, '_>, date: &Span, sentence: &Span) -> Option<Vec<String>> {
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
pub(super) fn siblings(
    reading: &mut Reading<'_, '_>,
    first: usize,
    actions: &[Action],
    when: FactTime,
    sentence: &Span,
) {
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
pub(super) fn promises(reading: &Reading<'_, '_>, words: &Span) -> bool {
    let cues = reading.text.cues_in(words);
    cues.iter().rfind(|c| matches!(c.cue, Cue::Promise | Cue::Must)).is_some_and(|c| c.cue == Cue::Promise)
}

/// "The deadline for registration is 4 May; for contributions, 20 May": what stands behind the semicolon goes on.
pub(super) fn continues_deadlines(reading: &Reading<'_, '_>, sentence: &Span, unit: &Span, date: &Span) -> bool {
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
pub(super) fn due_on_the_same_day(
    reading: &Reading<'_, '_>,
    sentence: &Span,
    unit: &Span,
) -> Option<(Vec<Action>, Span)> {
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

/// How far before a date a preposition that makes it a last day may stand, in characters: "by the close of business on".
const PREPOSITION_REACH: usize = 36;

/// Whether a clause has a word for the last day of a date. A preposition stands before the date; directly behind what is held
/// or agreed, "by" names who does it.
pub(super) fn last_day_cue(reading: &Reading<'_, '_>, clause: &Span, date: &Span) -> bool {
    let text = reading.text;
    let cues = text.cues_in(clause);
    let passive = [Cue::WillHold, Cue::WasHeld, Cue::Approved, Cue::Open];
    // The "until" of hours, "from 18:00 until 19:30", is none of a day.
    let in_hours = |at: usize| {
        text.mentions_in(&(clause.start..at)).any(|m| text.mentions[m].is_time() && at < text.mentions[m].span.end)
    };
    // "From 15 October, and must be done before 3 November": what touches the next date is the word of that one.
    let of_next = |c: &crate::letter::text::CueHit| {
        let next = text.mentions_in(&(c.end..clause.end)).next().filter(|m| reading.day(*m).is_some());
        let touches = next.is_some_and(|m| text.mentions[m].span.start <= c.end + 1);
        touches && c.start > date.end + 1
    };
    cues.iter().filter(|c| c.cue == Cue::LastDayCue && !in_hours(c.start) && !of_next(c)).any(|last| {
        let preposition = last.end - last.start <= 3 && text.view.text.is_char_boundary(last.start + 1);
        if !preposition {
            return true;
        }
        let near = last.end <= date.start && text.view.text[last.end..date.start].chars().count() <= PREPOSITION_REACH;
        near && !cues.iter().any(|c| passive.contains(&c.cue) && c.end + 1 == last.start)
    })
}

/// Whether what comes after a date is refused: "visa letters cannot be issued to persons who ask for them after 31 May".
fn comes_too_late(reading: &Reading<'_, '_>, date: &Span, sentence: &Span, unit: &Span) -> bool {
    let text = reading.text;
    let around = text.back(date.start, 16, sentence.start).start..text.ahead(date.end, 1, sentence.end).end;
    let after = text.cues_in(&around).iter().any(|c| {
        let gap = if c.end <= date.start { c.end..date.start } else { date.end..c.start.max(date.end) };
        c.cue == Cue::After && !text.folded(&gap).contains(char::is_alphanumeric)
    });
    let label = || paragraph_label(reading, unit).is_some_and(|l| actions::any_in(text, &l));
    after && reading.has(sentence, &[Cue::Refused]) && (actions::any_in(text, sentence) || label())
}

/// Where the hour behind a date ends, with a zone that touches it or stands in a bracket.
pub(super) fn end_of_hour(reading: &Reading<'_, '_>, date: &Span, time: usize) -> usize {
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

/// Whether words ask the reader for something, and say of no meeting that it is held: "Please notify the secretariat of this meeting
/// by 20 March".
fn asks(reading: &Reading<'_, '_>, before: &Span) -> bool {
    reading.has(before, &[Cue::Ask]) && !reading.has(before, &[Cue::WillHold, Cue::Open, Cue::SessionNoun])
}

/// The clause in which a word for the last day may stand: that of the date, and the one before where the date's own is bare.
pub(super) fn deadline_clause(reading: &Reading<'_, '_>, span: &Span, sentence: &Span) -> Span {
    let text = reading.text;
    let clause = text.clause_at(span);
    let bare = letters(text.folded(&(clause.start..span.start))) <= 12;
    if bare && clause.start > sentence.start + 1 {
        // "The closing date for the form (Annex 3) is 14 May": a bracket parts nothing.
        let head = text.folded(&(sentence.start..clause.start));
        let open = head.ends_with(')').then(|| head.rfind('(')).flatten();
        let at = open.map_or(clause.start.saturating_sub(2), |i| (sentence.start + i).saturating_sub(1));
        let mut before = text.clause_at(&(at..at));
        // "The closing date for late contributions, which are not translated, is 26 September": an inserted clause.
        let inserted = [Cue::WillHold, Cue::Meeting, Cue::SideMeeting, Cue::SessionNoun, Cue::Open, Cue::Desk];
        if text.folded(&(before.end..clause.start)) == ","
            && text.folded(&(sentence.start..before.start)).ends_with(',')
            && !last_day_cue(reading, &before, span)
            && !reading.has(&before, &inserted)
            && text.mentions_in(&before).all(|m| !text.mentions[m].is_date())
        {
            let at = before.start.saturating_sub(2);
            before = text.clause_at(&(at..at));
        }
        return floor_span(text, before.start.max(sentence.start)..clause.end);
    }
    clause
}

pub(super) fn floor_span(text: &crate::letter::text::LetterText<'_>, mut span: Span) -> Span {
    while !text.view.text.is_char_boundary(span.start) {
        span.start += 1;
    }
    while !text.view.text.is_char_boundary(span.end) {
        span.end -= 1;
    }
    span
}

/// The actions of a deadline in prose, and the words that name them: the part of the sentence that belongs to the date, the
/// whole sentence, the label of the paragraph, the sentence before.
pub(super) fn sentence_actions(
    reading: &Reading<'_, '_>,
    mention: usize,
    sentence: &Span,
    unit: &Span,
) -> Option<(Vec<Action>, Span)> {
    let text = reading.text;
    let span = text.mentions[mention].span.clone();
    if let Some(share) = shares::share(reading, mention, sentence, unit) {
        return Some((vec![share], sentence.clone()));
    }
    let others: Vec<&Span> = text
        .mentions_in(sentence)
        .filter(|m| *m != mention && (text.mentions[*m].is_date() || matches!(text.mentions[*m].value, Value::Rule(_))))
        .map(|m| &text.mentions[m].span)
        .collect();
    let clause = text.clause_at(&span);
    let previous = others.iter().filter(|d| d.end <= span.start).map(|d| d.end).max().unwrap_or(sentence.start);
    let next = others.iter().filter(|d| d.start >= span.end).map(|d| d.start).min().unwrap_or(sentence.end);
    let label = paragraph_label(reading, unit);
    // A sentence with a date of its own has spent its actions on it, but for one that no longer holds.
    let old = |m: usize| reading.verdicts[m].as_ref().is_some_and(|v| v.role == Role::Superseded);
    let is_spent = |m: usize| text.mentions[m].is_date() && !old(m);
    let before_sentence =
        previous_sentence(reading, sentence, unit).filter(|s| text.mentions_in(s).all(|m| !is_spent(m)));
    // A semicolon goes on with the sentence before; a label with several actions does not tell which one is meant.
    let closely = before_sentence.clone().filter(|s| {
        text.folded(s).ends_with(';') || label.as_ref().is_some_and(|l| actions::named_in(text, l).len() > 1)
    });
    // "Interpretation in English is provided. French is added when six participants ask for it; we should know by 24 May": the
    // semicolon goes on with a sentence that names nothing, and this one with that before it.
    let two_before = before_sentence
        .clone()
        .filter(|s| text.folded(s).ends_with(';'))
        .and_then(|s| previous_sentence(reading, &s, unit))
        .filter(|s| text.mentions_in(s).all(|m| !is_spent(m)));
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
    // "Hotels and visas: please book your room before 11 April": of what the label names the words behind it choose.
    let chosen = label.as_ref().filter(|l| sentence.start <= l.start && previous < l.end && l.end < span.start);
    let chosen = chosen.filter(|l| actions::named_in(text, l).len() > 1).map(|l| l.end..span.start);
    let scopes = [
        Some(own_clause).filter(|_| behind_first),
        Some(behind).filter(|_| behind_first),
        chosen,
        Some(previous.min(span.start)..span.start),
        Some(span.end..clause.end.min(next)),
        about,
        Some(span.end..next),
        Some(sentence.start..span.start),
        annex_title(reading, sentence),
        closely,
        corrected_heading(reading, unit),
        label.clone(),
        goes_on(reading, sentence, unit).filter(|_| reading.has(&(sentence.start..span.start), &[Cue::NewValue])),
        before_sentence,
        two_before,
        introduced_by(reading, unit),
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
    // "Contributions received by 10 April will be translated", up to the words that are about others.
    let rest = text.folded(&(span.end..next.max(span.end)));
    let behind = span.end..rest.find([';', '.', '。', '；']).map_or(next.max(span.end), |i| span.end + i);
    let papers =
        |a: &Action| matches!(a, Action::Contributions | Action::InputDocuments | Action::ContributionsTranslation);
    let sent = actions::all_in(text, &(sentence.start..behind.end));
    if reading.has(&behind, &[Cue::WillTranslate]) && !sent.is_empty() && sent.iter().all(papers) {
        return Some((vec![Action::ContributionsTranslation], sentence.clone()));
    }
    // Papers are sent in to be translated, whatever they are called.
    if translated && actions::named_in(text, &own).iter().all(|a| *a == Action::InputDocuments) {
        return Some((vec![Action::ContributionsTranslation], sentence.clone()));
    }
    let translated = translated || translated_then(reading, sentence, unit);
    let told = scopes.into_iter().flatten().find_map(|s| {
        let mut found = actions::named_in(text, &s);
        // The label says contributions, the sentence that they are translated.
        for action in found.iter_mut().filter(|a| **a == Action::Contributions && translated) {
            *action = Action::ContributionsTranslation;
        }
        // Candidates for a fellowship.
        if found.contains(&Action::Fellowship) {
            found.retain(|a| *a != Action::Nomination);
        }
        // Candidates and forms are those of what the paragraph is about.
        let weak = [Action::Nomination, Action::InputDocuments, Action::Reply];
        let about = [paragraph_label(reading, unit), previous_sentence(reading, sentence, unit), Some(s.clone())];
        if let [only] = found.as_slice()
            && weak.contains(only)
            && about.into_iter().flatten().any(|a| {
                let named = if a == s { actions::all_in(text, &a) } else { actions::named_in(text, &a) };
                named == [Action::Fellowship] || a == s && named == [*only, Action::Fellowship]
            })
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
        // "Call for contributions: those who wish to speak send a summary": what stands behind the label is due.
        let behind = label.as_ref().map_or(s.start, |l| l.end.max(s.start))..s.end.max(s.start);
        let spoken = actions::all_in(text, &behind);
        if found == [Action::Contributions] && !spoken.is_empty() && spoken.iter().all(|a| *a == Action::Abstract) {
            found = vec![Action::Abstract];
        }
        // A form for a room goes to the hotel.
        if found.contains(&Action::Accommodation) {
            found.retain(|a| *a != Action::Reply);
        }
        // A form that is sent back is that of registration, where nothing else is asked for.
        if found == [Action::Reply]
            && actions::all_in(text, sentence).iter().all(|a| matches!(a, Action::Reply | Action::Registration))
        {
            // "Reply to the questionnaire" names what is answered.
            let before = sentence.start..span.start;
            let replies = text.cues_in(&before).iter().filter(|c| c.cue == Cue::Act(Action::Reply)).count();
            let form = actions::form_in(text, &before).filter(|_| replies <= 1);
            found = form.map_or(found, |a| vec![a]);
        }
        // Papers are contributions where the paragraph is about these.
        if found == [Action::InputDocuments]
            && label.as_ref().is_some_and(|l| actions::named_in(text, l) == [Action::Contributions])
        {
            found = vec![Action::Contributions];
        }
        // "Papers that come in by 10 October are dealt with as delayed contributions."
        let told = span.end..sentence.end;
        if found == [Action::InputDocuments]
            && actions::all_in(text, &told).contains(&Action::Contributions)
            && !reading.has(&told, &[Cue::Not])
        {
            found = vec![Action::Contributions];
        }
        // "Papers to be translated must arrive by 29 August. All other papers are accepted until 17 October."
        let rest = || {
            let before = previous_sentence(reading, sentence, unit);
            reading.has(sentence, &[Cue::OtherPapers])
                && before.is_some_and(|b| {
                    actions::all_in(text, &b).contains(&Action::ContributionsTranslation)
                        || actions::translates(text, &b)
                })
        };
        if found == [Action::InputDocuments] && rest() {
            found = vec![Action::Contributions];
        }
        if found.contains(&Action::ContributionsTranslation) {
            found.retain(|a| *a != Action::InputDocuments);
        }
        (!found.is_empty()).then_some((found, sentence.clone()))
    });
    // A form that nothing says is for something else.
    told.or_else(|| {
        let found = actions::named_or_form_in(text, sentence);
        (!found.is_empty()).then_some((found, sentence.clone()))
    })
}

/// Lines that may stand between the sentence that a colon ends and one of the lines that it introduces.
const INTRODUCED: usize = 6;

/// The sentence with a colon that introduces a line of a list without marks: "Input documents are sent to the secretariat:", and below
/// "for the second meeting, by 18 May".
fn introduced_by(reading: &Reading<'_, '_>, unit: &Span) -> Option<Span> {
    let text = reading.text;
    let at = text.unit_at(unit.start)?;
    let ends = |s: &Span, marks: &[char]| text.folded(s).trim_end().ends_with(marks);
    let listed = |s: &Span| ends(s, &[';', ',']) && text.folded(s).chars().count() <= TITLE;
    let mut above = text.units[at.saturating_sub(INTRODUCED)..at].iter().rev().map(|u| &u.span);
    let intro = above.find(|s| !listed(s)).filter(|s| ends(s, &[':']))?;
    let touches = text.view.text[intro.end..text.units[at].span.start.max(intro.end)].matches('\n').count();
    (touches <= INTRODUCED && text.folded(unit).chars().count() <= TITLE).then(|| text.sentence_at(intro.end - 1))
}

/// The title of the annex that a sentence names: "the form in Annex 3 should be returned" is about what Annex 3 is.
fn annex_title(reading: &Reading<'_, '_>, sentence: &Span) -> Option<Span> {
    let text = reading.text;
    let label = |end: usize| {
        let behind = text.view.text[end..].trim_start();
        behind.split(|c: char| !c.is_alphanumeric()).next().filter(|l| !l.is_empty() && l.chars().count() <= 3)
    };
    let named = text.cues_in(sentence).iter().filter(|c| c.cue == Cue::Annex).find_map(|c| label(c.end))?;
    let annexes = text.cues.iter().filter(|c| c.cue == Cue::Annex && c.start >= reading.annex_start);
    let annex = annexes
        .filter(|c| label(c.end) == Some(named))
        .find_map(|c| text.unit_at(c.start).filter(|u| text.units[*u].span.start == c.start))?;
    // The title follows the number, on its line or behind the reference to the letter.
    let own = text.units[annex].span.clone();
    let head = text.folded(&own).chars().filter(|c| c.is_alphabetic()).count() > 12;
    let below = || {
        let lines = text.units[annex + 1..].iter().take(2).map(|u| u.span.clone());
        lines.into_iter().find(|s| !text.folded(s).trim_start().starts_with('('))
    };
    if head { Some(own) } else { below() }.filter(|s| text.folded(s).chars().count() <= TITLE)
}

/// The label at the start of a paragraph: up to a colon, or a short heading of a numbered clause.
pub(in crate::letter) fn paragraph_label(reading: &Reading<'_, '_>, unit: &Span) -> Option<Span> {
    let text = reading.text.folded(unit);
    let limit = text.char_indices().nth(48).map_or(text.len(), |(i, _)| i);
    let head = &text[..limit];
    let end = head.find(':').or_else(|| {
        let start = head.len() - head.trim_start_matches(|c: char| c.is_ascii_digit() || ". \t)".contains(c)).len();
        let label = head[start..].find(". ").map(|i| start + i)?;
        // "A white contribution, i.e. one": an abbreviation ends no heading.
        let letters = head[..label].chars().rev().take_while(|c| c.is_alphabetic()).count();
        (letters > 1).then_some(label)
    })?;
    Some(unit.start..unit.start + end)
}

/// The heading of the section in which a unit stands: the nearest short unit before it without dates that ends as no sentence
/// does.
pub(in crate::letter) fn section_heading(reading: &Reading<'_, '_>, unit: &Span, reach: usize) -> Option<Span> {
    let text = reading.text;
    let i = text.unit_at(unit.start)?;
    // The day of "12 April 2024: …" is no clause.
    let dated = text.mentions_in(&text.ahead(unit.start, 4, unit.end)).next().is_some();
    let clause = clause_number(text.folded(unit)).filter(|_| !dated);
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
        // Clause 4 stands in no section that is numbered 3.
        .filter(|u| clause.is_none_or(|own| clause_number(text.folded(&u.span)).is_none_or(|n| n == own)))
        .map(|u| u.span.clone())
}

/// The number of the clause at the start of a unit, without that of its part: 5 of "5.2 Late contributions".
fn clause_number(folded: &str) -> Option<u32> {
    let folded = folded.trim_start();
    let digits = folded.bytes().take_while(u8::is_ascii_digit).count();
    let behind = folded[digits..].trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ')');
    let parted = behind.starts_with(['\t', ' ']) || behind.len() < folded.len() - digits && !behind.is_empty();
    ((1..=2).contains(&digits) && parted && behind.trim_start().starts_with(char::is_alphabetic))
        .then(|| folded[..digits].parse().ok())
        .flatten()
}

/// A clock time that belongs to a date: directly behind it, or directly before it.
pub(super) fn adjacent_hour(
    reading: &Reading<'_, '_>,
    mention: usize,
    sentence: &Span,
) -> Option<(crate::mentions::Clock, usize)> {
    let text = reading.text;
    let span = &text.mentions[mention].span;
    text.mentions_in(sentence).find_map(|m| {
        let Value::Time(clock) = text.mentions[m].value else { return None };
        let time = &text.mentions[m].span;
        let range = if time.start >= span.end { span.end..time.start } else { time.end..span.start };
        let gap = text.view.text.get(range.clone())?;
        let letters = |s: &str| s.chars().filter(|c| c.is_alphabetic()).count();
        let zone = text.zones.iter().find(|z| range.start <= z.start && z.end <= range.end);
        let zone = zone.map_or(0, |z| letters(&text.view.text[z.start..z.end]));
        // "Not later than 23:59 hours the 28th day prior to the conference, i.e. Monday, 22 September": the rule that gives the day.
        let between = time.end..span.start.max(time.end);
        let told = text.mentions_in(&between).all(|m| matches!(text.mentions[m].value, Value::Rule(_)));
        let before = text.limits.iter().any(|l| l.sense == Sense::Before && between.contains(&l.start));
        let due = || text.has(&text.back(time.start, DUE, sentence.start), &[Cue::LastDayCue]);
        let ruled = told && before && letters(gap) <= RULE && due();
        ((letters(gap) <= 14 + zone || ruled) && !gap.contains([';', '。'])).then_some((clock, m))
    })
}

/// Characters before an hour in which the words for a last day stand.
const DUE: usize = 24;

/// Letters of a rule between an hour and the day that it gives.
const RULE: usize = 60;
