//! Words for a last day, and the clause in which they are looked for.

use super::*;
use crate::lang::Script;

/// "The deadline for registration is 4 May; for contributions, 20 May": what stands behind the semicolon goes on.
pub(super) fn continues_deadlines(reading: &Reading<'_, '_>, date: &Dated<'_>) -> bool {
    let text = reading.text;
    let held = [Cue::WillHold, Cue::Open, Cue::Desk, Cue::SessionNoun, Cue::SideMeeting, Cue::Meeting, Cue::Promise];
    let listed = |s: &Span| {
        text.folded(s).ends_with(';') && reading.has(s, &[Cue::DeadlineHeading, Cue::ColumnDeadline, Cue::LastDayCue])
    };
    actions::any_in(text, &date.before())
        && !reading.has(date.sentence, &held)
        && previous_sentence(reading, date.sentence, date.unit).is_some_and(|s| listed(&s) && actions::any_in(text, &s))
}

/// "Contributions must reach us by 4 May, requests for visas by 20 April", "early registration ends on 4 May, regular registration on 20 May":
/// behind the deadline before it stand what is due and a preposition alone.
pub(super) fn shares_verb(reading: &Reading<'_, '_>, date: &Dated<'_>) -> bool {
    let text = reading.text;
    let before = text.mentions_in(&date.before()).rfind(|m| text.mentions[*m].is_date());
    let due = |m: &usize| reading.facts.iter().any(|f| f.kind == Kind::Deadline && f.mentions.contains(m));
    let Some(before) = before.filter(due) else { return false };
    let gap = text.mentions[before].span.end..date.whole.start.max(text.mentions[before].span.end);
    let other = [Cue::WillHold, Cue::Open, Cue::Desk, Cue::SessionNoun, Cue::SideMeeting, Cue::Meeting, Cue::Promise];
    let Some(action) = actions::places_in(text, &gap).last().cloned() else { return false };
    let leads = letters(text.folded(&(action.end.min(gap.end)..gap.end))) <= ARTICLE;
    leads && !reading.has(&gap, &other) && !text.folded(&gap).contains(['(', ':', '.', '。'])
}

/// "Late contributions: 28 October for WP1/11; 4 November for WP3/11": what a semicolon goes on with is the same deadline of another group,
/// whose words name nothing that is due.
pub(super) fn of_another_group(reading: &Reading<'_, '_>, date: &Dated<'_>) -> Option<Vec<Action>> {
    let text = reading.text;
    let before = previous_sentence(reading, date.sentence, date.unit).filter(|s| text.folded(s).ends_with(';'))?;
    let named = |s: &Span| !text.groups_in(s).is_empty() || reading.has(s, &[Cue::StudyGroup, Cue::WorkingParty]);
    let other = [Cue::WillHold, Cue::Open, Cue::SessionNoun, Cue::SideMeeting, Cue::Desk, Cue::Promise];
    let plain = named(date.sentence) && !reading.has(date.sentence, &other) && !actions::any_in(text, date.sentence);
    let days: Vec<usize> = text.mentions_in(&before).filter(|m| text.mentions[*m].is_date()).collect();
    let [day] = days.as_slice() else { return None };
    let due = |f: &&crate::letter::reading::Fact| f.kind == Kind::Deadline && f.mentions.contains(day);
    let found: Vec<Action> = reading.facts.iter().filter(due).filter_map(|f| f.action).collect();
    (plain && named(&before) && !found.is_empty()).then_some(found)
}

/// How far before a date a preposition that makes it a last day may stand, in characters: "by the close of business on".
const PREPOSITION_REACH: usize = 36;

/// Whether a clause has a word for the last day of a date. A preposition stands before the date; directly behind what is held
/// or agreed, "by" names who does it.
pub(in crate::letter::prose) fn last_day_cue(reading: &Reading<'_, '_>, clause: &Span, date: &Span) -> bool {
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
    // "Postponed until further notice" sets no last day.
    let open_end = |c: &crate::letter::text::CueHit| {
        cues.iter().any(|u| u.cue == Cue::Unscheduled && u.start <= c.start && c.end <= u.end)
    };
    let told = |c: &&crate::letter::text::CueHit| {
        c.cue == Cue::LastDayCue && !in_hours(c.start) && !of_next(c) && !open_end(c)
    };
    cues.iter().filter(told).any(|last| {
        let preposition = last.end - last.start <= 3 && text.view.text.is_char_boundary(last.start + 1);
        if !preposition {
            return true;
        }
        let near = last.end <= date.start && text.view.text[last.end..date.start].chars().count() <= PREPOSITION_REACH;
        near && !cues.iter().any(|c| passive.contains(&c.cue) && c.end + 1 == last.start)
    })
}

/// Letters of an article between "after" and its date or hour: "después de las 16.00 horas".
const ARTICLE: usize = 3;

/// Whether what comes after a date is refused: "visa letters cannot be issued to persons who ask for them after 31 May".
pub(super) fn comes_too_late(reading: &Reading<'_, '_>, date: &Dated<'_>) -> bool {
    let (text, sentence) = (reading.text, date.sentence);
    let label = || paragraph_label(reading, date.unit).is_some_and(|l| actions::any_in(text, &l));
    comes_after(reading, date) && reading.has(sentence, &[Cue::Refused]) && (actions::any_in(text, sentence) || label())
}

/// Whether a sentence speaks of what comes after a date.
pub(super) fn comes_after(reading: &Reading<'_, '_>, date: &Dated<'_>) -> bool {
    let (text, whole, sentence) = (reading.text, &date.whole, date.sentence);
    let around = text.back(whole.start, 24, sentence.start).start..text.ahead(whole.end, 1, sentence.end).end;
    text.cues_in(&around).iter().any(|c| {
        let gap = if c.end <= whole.start { c.end..whole.start } else { whole.end..c.start.max(whole.end) };
        let gap = text.folded(&gap);
        c.cue == Cue::After && letters(gap) <= ARTICLE && !gap.contains(|c: char| c.is_numeric())
    })
}

/// Letters of a clause before its date that says nothing: "that is to say"; a character of Chinese is a word.
const LATIN: usize = 12;
const HAN: usize = 3;

/// The clause in which a word for the last day may stand: that of the date, and the one before where the date's own is bare.
pub(in crate::letter::prose) fn deadline_clause(reading: &Reading<'_, '_>, span: &Span, sentence: &Span) -> Span {
    let text = reading.text;
    let clause = text.clause_at(span);
    // "Candidatures by 1 May, the election is held on 28 June": what is held has a clause of its own.
    let held_then = [Cue::WillHold, Cue::Open, Cue::SideMeeting, Cue::Desk, Cue::SessionNoun, Cue::OpeningSession];
    let own = reading.has(&clause, &held_then)
        && text.mentions_in(&clause).filter(|m| text.mentions[*m].is_date()).count() == 1;
    let head = clause.start..span.start.max(clause.start);
    let held = [Cue::Meeting, Cue::SideMeeting, Cue::SessionNoun, Cue::WillHold, Cue::Open, Cue::Desk, Cue::Promise];
    // "The correct date is 14 June": a new value is one of what stands before.
    let han = text.pack_at(head.start).script == Script::Han && !reading.has(&head, &[Cue::NewValue]);
    let bare = letters(text.folded(&head)) <= if han { HAN } else { LATIN };
    // "Abstracts are due by 3 May, the forum is on 18 June": what has a noun or a verb of its own is not bare.
    let bare = bare && !reading.has(&head, &held);
    if bare && !own && clause.start > sentence.start + 1 {
        // "The closing date for the form (Annex 3) is 14 May": a bracket parts nothing.
        let head = text.folded(&(sentence.start..clause.start));
        let open = head.ends_with(')').then(|| head.rfind('(')).flatten();
        let at = open.map_or(clause.start.saturating_sub(2), |i| (sentence.start + i).saturating_sub(1));
        let mut before = text.clause_at(&(at..at));
        // "The closing date for late contributions, which are not translated, is 26 September": an inserted clause.
        let inserted = [Cue::WillHold, Cue::Open, Cue::Desk];
        let meets = [Cue::Meeting, Cue::SideMeeting, Cue::SessionNoun];
        // "…, agreed at the meeting on 3 November 2023, …": what lies before the letter.
        let past = |m: usize| reading.days(m).is_some_and(|(_, last)| reading.is_past(last));
        let mut dates = text.mentions_in(&before).filter(|m| text.mentions[*m].is_date()).peekable();
        let (dated, told) = (dates.peek().is_some(), dates.all(past));
        if text.folded(&(before.end..clause.start)) == ","
            && text.folded(&(sentence.start..before.start)).ends_with(',')
            && !last_day_cue(reading, &before, span)
            && !reading.has(&before, &inserted)
            && told
            && (dated || !reading.has(&before, &meets))
        {
            let at = before.start.saturating_sub(2);
            before = text.clause_at(&(at..at));
        }
        return floor_span(text, before.start.max(sentence.start)..clause.end);
    }
    clause
}

fn floor_span(text: &crate::letter::text::LetterText<'_>, mut span: Span) -> Span {
    while !text.view.text.is_char_boundary(span.start) {
        span.start += 1;
    }
    while !text.view.text.is_char_boundary(span.end) {
        span.end -= 1;
    }
    span
}
