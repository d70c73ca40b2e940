//! What makes a date a last day. One of these signs is enough; the rules of `verdicts` say which dates are none all the same.

use super::labels::{self, is_labelled};
use super::last_day::{comes_too_late, continues_deadlines, shares_verb};
use super::*;

type Sign = fn(&Reading<'_, '_>, &Dated<'_>) -> bool;

const SIGNS: [Sign; 13] = [
    is_of_another_group,
    touches_limit,
    touches_end_of_period,
    is_period,
    is_corrected,
    stands_behind_label,
    is_item_of_label,
    says_last_day,
    closes,
    has_value_of_rule,
    is_headed,
    is_restated,
    is_paired,
];

/// Signs for which words of the sentence say that a day is the last one.
const LAST_DAY: [Sign; 6] =
    [has_word_for_last_day, continues_deadlines, comes_too_late, is_left_as_it_is, is_that_of_the_rest, shares_verb];

/// Whether anything says that a date is a last day.
pub(super) fn any(reading: &Reading<'_, '_>, date: &Dated<'_>) -> bool {
    SIGNS.iter().any(|sign| sign(reading, date))
}

/// Whether words of the sentence say that a date is the last day.
pub(super) fn says_last_day(reading: &Reading<'_, '_>, date: &Dated<'_>) -> bool {
    LAST_DAY.iter().any(|sign| sign(reading, date))
}

/// "Before 4 May", "before 1600 hours on 4 May": a word for a limit touches the date, or the hour beside it.
pub(super) fn touches_limit(reading: &Reading<'_, '_>, date: &Dated<'_>) -> bool {
    let (span, whole, text) = (&date.span, &date.whole, reading.text);
    let before = |l: &crate::lang::Hit| l.sense == Sense::Before;
    // An article stands before the hour: "antes de las 16.00 horas".
    let leads = |l: &crate::lang::Hit| {
        let gap = l.end..whole.start.max(l.end);
        whole.start < span.start
            && before(l)
            && l.end <= whole.start
            && gap.len() < ARTICLE
            && letters(text.folded(&gap)) < ARTICLE
    };
    // "On 4 May before 1600 hours".
    let between = |l: &crate::lang::Hit| before(l) && span.end <= l.start && l.end <= whole.end;
    // "9月25日（大会开幕前30天）之前": the bracket tells the rule that gives the day.
    let behind = labels::behind_rule(reading, whole.end, date.sentence);
    let ends = [span.end, whole.end, behind];
    let touches = |l: &crate::lang::Hit| l.end == span.start || ends.contains(&l.start);
    text.limits.iter().any(|l| touches(l) || leads(l) || between(l))
}

/// "Зарегистрироваться можно по 30 апреля": the word between the ends of a period touches a single day, and before it stands what can be
/// done until then. "По адресу", "по итогам" are something else, and so are days of the meeting.
fn touches_end_of_period(reading: &Reading<'_, '_>, date: &Dated<'_>) -> bool {
    let (text, span) = (reading.text, &date.span);
    let gap = |l: &crate::lang::Hit| text.folded(&(l.end..span.start.max(l.end)));
    let weekdays = |from: usize| {
        let inside = text.weekdays.iter().filter(|w| from <= w.start && w.end <= span.start);
        inside.map(|w| letters(text.folded(&(w.start..w.end)))).sum::<usize>()
    };
    let touches = |l: &crate::lang::Hit| {
        l.sense == Sense::To
            && l.end <= span.start
            && date.clause.start <= l.start
            && letters(gap(l)) == weekdays(l.end)
            && !gap(l).contains(['.', ';', ':', '('])
    };
    text.pack_at(span.start).script == crate::lang::Script::Cyrillic
        && reading.day(date.mention).is_some()
        && reading.meeting_on(date.day).is_none()
        && text.limits.iter().any(touches)
        // Stands are shown until a day.
        && actions::all_in(text, &(date.clause.start..span.start)).iter().any(|a| *a != Action::Abstract)
        && !reading.has(&(date.clause.start..span.start), &[Cue::WillHold, Cue::Since])
}

/// More letters than the article before an hour has, with its blanks.
const ARTICLE: usize = 6;

/// "Registration: 9 July to 28 September": the periods that come here are those in which something can be done.
fn is_period(reading: &Reading<'_, '_>, date: &Dated<'_>) -> bool {
    reading.day(date.mention).is_none()
}

/// "The date for contributions is changed to 11 November": a new value, where an action is named with it or with the old one.
fn is_corrected(reading: &Reading<'_, '_>, date: &Dated<'_>) -> bool {
    // "Replace 30 April by 29 April": what stands before it no longer holds.
    let old = |m: usize| reading.verdicts[m].as_ref().is_some_and(|v| v.role == Role::Superseded);
    let replaces = reading.has(&date.before(), &[Cue::Replace]) && reading.text.mentions_in(&date.before()).any(old);
    // "For 1 April read 22 March".
    let read = || {
        reading.text.mentions_in(&date.before()).any(old)
            && touched(reading, date.span.start, date.sentence, Cue::ColumnNewAlone)
    };
    (replaces || reading.has(&date.before(), &[Cue::NewValue]) || read())
        && (actions::any_in(reading.text, date.sentence)
            || due::goes_on(reading, date.sentence, date.unit).is_some()
            || corrects_before(reading, date.sentence, date.unit))
}

/// Whether one of the two sentences before names an action with a date that no longer holds: "The letter gave 14 November as the last
/// day for contributions. This was an error; the correct date is 11 November."
fn corrects_before(reading: &Reading<'_, '_>, sentence: &Span, unit: &Span) -> bool {
    let text = reading.text;
    let old = |m: usize| reading.is_superseded(m);
    let first = previous_sentence(reading, sentence, unit);
    let second = first.as_ref().and_then(|s| previous_sentence(reading, s, unit));
    [first, second].into_iter().flatten().any(|s| actions::any_in(text, &s) && text.mentions_in(&s).any(old))
}

/// "Contributions: 4 May", in the paragraph or in its sentence.
fn stands_behind_label(reading: &Reading<'_, '_>, date: &Dated<'_>) -> bool {
    is_labelled(reading, &date.whole, date.unit) || is_labelled(reading, &date.whole, date.sentence)
}

/// Letters of what a day behind a label is for: "the workshop on artificial intelligence".
const ITEM: usize = 40;

/// "Registration: workshop, 12 April; tutorial, 28 June": behind a label that names what is due stands for what each day is.
fn is_item_of_label(reading: &Reading<'_, '_>, date: &Dated<'_>) -> bool {
    let text = reading.text;
    let Some(label) = paragraph_label(reading, date.unit) else { return false };
    let words = label.end.max(date.sentence.start).min(date.whole.start)..date.whole.start;
    let item = text.folded(&words).trim_end();
    let behind = text.folded(&(date.whole.end..date.sentence.end.max(date.whole.end))).trim_start();
    let nouns = [Cue::SideMeeting, Cue::Meeting, Cue::StudyGroup];
    let told = [Cue::WillHold, Cue::Open, Cue::End, Cue::Promise, Cue::SessionNoun, Cue::WasHeld];
    // "Interpretation: workshop, 10 May" tells when that is which the letter calls; "Registration fee:" names nothing due.
    let held = reading.meeting_on(date.day).is_some() || reading.meetings.iter().all(|m| m.last < date.day);
    let ends = actions::places_in(text, &label).last().is_some_and(|a| letters(text.folded(&(a.end..label.end))) == 0);
    label.end <= date.span.start
        && !held
        && ends
        && actions::named_in(text, &label).len() == 1
        && !reading.has(&label, &[Cue::Open, Cue::Desk, Cue::SideMeeting, Cue::Meeting])
        && item.ends_with(',')
        && letters(item) <= ITEM
        && (reading.has(&words, &nouns) || !text.groups_in(&words).is_empty())
        && !reading.has(&words, &told)
        && text.mentions_in(&words).next().is_none()
        && (behind.is_empty() || behind.starts_with([';', '.', '(']))
}

/// "The deadline for registration is 4 May", "must reach us by 4 May".
fn has_word_for_last_day(reading: &Reading<'_, '_>, date: &Dated<'_>) -> bool {
    reading.has(&date.clause, &[Cue::DeadlineHeading, Cue::ColumnDeadline])
        || last_day_cue(reading, &date.clause, &date.span)
        || is_latest(reading, date)
}

/// "To be received on 29 March, at the latest": nothing but a comma stands between the day and the words.
fn is_latest(reading: &Reading<'_, '_>, date: &Dated<'_>) -> bool {
    let text = reading.text;
    let behind = text.ahead(date.whole.end, LATEST, date.sentence.end.max(date.whole.end));
    let touches = |start: usize| {
        let gap = text.folded(&(date.whole.end..start.max(date.whole.end)));
        gap.trim() == ","
    };
    // "Template available 13 March, last day 1 May": the words of the next day.
    let of_next = |end: usize| {
        let next = text.mentions_in(&(end..date.sentence.end.max(end))).find(|m| text.mentions[*m].is_date());
        next.is_some_and(|m| letters(text.folded(&(end..text.mentions[m].span.start.max(end)))) <= LATEST)
    };
    let latest = |c: &&crate::letter::text::CueHit| c.cue == Cue::LastDayCue && c.end - c.start > ARTICLE;
    text.cues_in(&behind).iter().filter(latest).any(|c| touches(c.start) && !of_next(c.end))
}

/// Characters behind a day in which "at the latest" begins.
const LATEST: usize = 16;

/// "The row for registration (11 December) remains as it is": a letter that changes another says what it leaves.
fn is_left_as_it_is(reading: &Reading<'_, '_>, date: &Dated<'_>) -> bool {
    reading.head.revises.is_some()
        && reading.has(date.sentence, &[Cue::Unchanged])
        && (actions::any_in(reading.text, &date.before())
            || reading.has(&date.before(), &[Cue::LastDayCue, Cue::DeadlineHeading]))
        && !reading.has(&date.clause, &[Cue::Meeting, Cue::SideMeeting, Cue::SessionNoun])
}

/// "Those to be translated by 18 November, the others by 5 January".
fn is_that_of_the_rest(reading: &Reading<'_, '_>, date: &Dated<'_>) -> bool {
    shares::is_rest(reading, date.mention, date.sentence, date.unit)
        || shares::behind_label(reading, date.mention, date.sentence).is_some()
        || shares::is_translated_share(reading, date.mention, date.sentence, date.unit)
}

/// "Registration closes on 4 May": what ends is an action, not the meeting.
fn closes(reading: &Reading<'_, '_>, date: &Dated<'_>) -> bool {
    let (text, clause) = (reading.text, &date.clause);
    reading.has(clause, &[Cue::End])
        && (actions::any_in(text, &(clause.start..date.span.start))
            || paragraph_label(reading, date.unit)
                .is_some_and(|l| l.end <= clause.start && clause.start <= l.end + 2 && actions::any_in(text, &l))
            || closes_what_opened(reading, date)
            || closes_for_topic(reading, date))
        && !reading.has(clause, &[Cue::SessionNoun, Cue::ClosingSession])
}

/// "As to delayed contributions, the mailbox will be closed for them on 4 May": a bare clause before says what for.
fn closes_for_topic(reading: &Reading<'_, '_>, date: &Dated<'_>) -> bool {
    let (text, clause) = (reading.text, &date.clause);
    let held = [Cue::Meeting, Cue::SideMeeting, Cue::SessionNoun, Cue::RapporteurGroup, Cue::Desk, Cue::WillHold];
    let topic = date.sentence.start..clause.start.max(date.sentence.start);
    let comma = text.folded(&topic).trim_end().ends_with(',') && text.folded(&topic).matches(',').count() == 1;
    comma
        && letters(text.folded(&topic)) <= TOPIC
        && actions::any_in(text, &topic)
        && text.mentions_in(&topic).next().is_none()
        && !reading.has(&topic, &held)
        && !reading.has(&topic, &[Cue::Open, Cue::End])
        && !reading.has(clause, &held)
        && !reading.has(clause, &[Cue::HouseClosed])
        && text.groups_in(clause).is_empty()
}

/// Letters of a clause that says nothing but what for: "with regard to contributions for which translation is requested".
const TOPIC: usize = 60;

/// "Registration has been open since 1 March. It closes on 4 May": the sentence before says what a pronoun takes up.
fn closes_what_opened(reading: &Reading<'_, '_>, date: &Dated<'_>) -> bool {
    let held = [Cue::Meeting, Cue::SideMeeting, Cue::SessionNoun, Cue::RapporteurGroup, Cue::Desk];
    let opened = |s: &Span| {
        reading.has(s, &[Cue::Open, Cue::Since]) && actions::any_in(reading.text, s) && !reading.has(s, &held)
    };
    !reading.has(date.sentence, &held)
        && previous_sentence(reading, date.sentence, date.unit).is_some_and(|s| opened(&s))
}

/// "Two months before the meeting, i.e. 4 May": the value of a rule.
fn has_value_of_rule(reading: &Reading<'_, '_>, date: &Dated<'_>) -> bool {
    crate::letter::relative::valued_by(reading, date.mention, date.sentence, date.unit)
}

/// "Contributions 4 May", below a heading for deadlines.
fn is_headed(reading: &Reading<'_, '_>, date: &Dated<'_>) -> bool {
    let text = reading.text;
    section_heading(reading, date.unit, 2).is_some_and(|h| {
        // "Last day for contributions", and below it "– Working Party 1/5: 3 May": whose it is.
        let label = date.unit.start..date.span.start;
        let of_group = || {
            actions::any_in(text, &h)
                && !text.groups_in(&label).is_empty()
                && text.folded(&label).trim_end().ends_with([':', '-'])
                && !reading.has(date.unit, &[Cue::WillHold, Cue::Meeting, Cue::SideMeeting])
        };
        let due = [Cue::DeadlineHeading, Cue::ColumnDeadline, Cue::LastDayCue];
        reading.has(&h, &[Cue::DeadlineHeading]) && actions::any_in(text, date.sentence)
            || reading.has(&h, &due) && of_group()
    })
}

/// "4 May", below the heading of a correction that names an action.
fn is_restated(reading: &Reading<'_, '_>, date: &Dated<'_>) -> bool {
    corrected_heading(reading, date.unit).is_some_and(|h| actions::any_in(reading.text, &h))
}

/// "4 November for WP3/11", behind the semicolon of a deadline of another group.
fn is_of_another_group(reading: &Reading<'_, '_>, date: &Dated<'_>) -> bool {
    super::last_day::of_another_group(reading, date).is_some()
}

/// "The deadlines are 4 May for visas and 9 May for registration".
fn is_paired(reading: &Reading<'_, '_>, date: &Dated<'_>) -> bool {
    deadline_pairs::words_of(reading, date.mention, date.sentence, date.unit).is_some()
}
