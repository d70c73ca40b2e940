//! Contributions that a sentence parts by whether they are translated: "by 4 December where a translation is asked for, and by 22
//! January in all other cases", "those to be translated by 18 November, the others by 5 January".

use super::*;

/// What a date of such a sentence is for: the share of the contributions that its words name.
pub(super) fn share(reading: &Reading<'_, '_>, mention: usize, sentence: &Span, unit: &Span) -> Option<Action> {
    if is_rest(reading, mention, sentence, unit) {
        return Some(Action::Contributions);
    }
    if is_translated_share(reading, mention, sentence, unit) {
        return Some(Action::ContributionsTranslation);
    }
    by_condition(reading, mention, sentence).or_else(|| behind_label(reading, mention, sentence))
}

/// Letters of the words that name one share: "those to be translated", "the others".
const SHARE: usize = 30;

/// "Contributions: those to be translated 13 March, the others 1 May": a label of contributions, then two days, each behind the words for
/// its share, of which the first ones only are those to be translated.
pub(super) fn behind_label(reading: &Reading<'_, '_>, mention: usize, sentence: &Span) -> Option<Action> {
    let text = reading.text;
    let days: Vec<usize> = text.mentions_in(sentence).filter(|m| text.mentions[*m].is_date()).collect();
    let [first, last] = days.as_slice() else { return None };
    let (first, last) = (*first, *last);
    reading.day(first).zip(reading.day(last))?;
    let span = |m: usize| text.mentions[m].span.clone();
    let label = text.folded(&(sentence.start..span(first).start)).rfind(':').map(|i| sentence.start + i)?;
    let (one, other) = (label..span(first).start, span(first).end..span(last).start);
    let translated = |s: &Span| {
        let named = actions::all_in(text, s);
        let plain = named.iter().all(|a| *a == Action::ContributionsTranslation);
        plain && (actions::translates(text, s) || !named.is_empty())
    };
    let label = actions::all_in(text, &(sentence.start..label));
    let parted = !label.is_empty()
        && label.iter().all(|a| *a == Action::Contributions)
        && translated(&one)
        && !actions::any_in(text, &other)
        && !actions::translates(text, &other)
        && [&one, &other].iter().all(|s| letters(text.folded(s)) <= SHARE)
        && letters(text.folded(&other)) > 0;
    let own = if mention == first { Action::ContributionsTranslation } else { Action::Contributions };
    parted.then_some(own)
}

/// Whether a date is that of the contributions which are left: the date before it, in its sentence or in the one before, is that of
/// those which are translated.
pub(super) fn is_rest(reading: &Reading<'_, '_>, mention: usize, sentence: &Span, unit: &Span) -> bool {
    let text = reading.text;
    let span = &text.mentions[mention].span;
    let last_day = |s: &Span| text.mentions_in(s).rfind(|m| reading.day(*m).is_some());
    let inside = last_day(&(sentence.start..span.start));
    let before = inside.or_else(|| previous_sentence(reading, sentence, unit).and_then(|s| last_day(&s)));
    // "Those received after 13 March": the day of the share before.
    let Some(before) = before.filter(|m| reading.day(*m) != reading.day(mention)) else { return false };
    let from = inside.map_or(sentence.start, |m| text.mentions[m].span.end);
    // Chinese has the words of the share before behind its day.
    let clause = text.clause_at(span).start;
    let han = text.pack_at(span.start).script == crate::lang::Script::Han;
    let own = if han { from.max(clause) } else { from }.min(span.start)..span.start;
    let translated = |f: &crate::letter::reading::Fact| {
        f.action == Some(Action::ContributionsTranslation) && f.mentions.contains(&before)
    };
    // "16 August is the last day for contributions to be translated and 3 October for all others".
    let next = text.mentions_in(&(span.end..sentence.end)).find(|m| reading.day(*m).is_some());
    let behind = span.end..next.map_or(sentence.end, |m| text.mentions[m].span.start);
    if reading.has(&behind, &[Cue::TheOthers]) && !actions::translates(text, &behind) {
        let named = actions::all_in(text, &behind);
        return named.iter().all(|a| *a == Action::Contributions) && reading.facts.iter().any(translated);
    }
    reading.has(&own, &[Cue::TheOthers])
        && !actions::translates(text, &own)
        && actions::all_in(text, &own).iter().all(|a| *a == Action::Contributions)
        && reading.facts.iter().any(translated)
}

/// Letters of the words that name a share without its noun: "those which are to be translated".
const ELLIPSIS: usize = 44;

/// "Contributions must reach us by 30 April; those to be translated, 13 March": a comma stands for the verb, and what is parted by a
/// semicolon is a share of the contributions before it.
pub(super) fn is_translated_share(reading: &Reading<'_, '_>, mention: usize, sentence: &Span, unit: &Span) -> bool {
    let text = reading.text;
    let span = &text.mentions[mention].span;
    let own = sentence.start..span.start;
    let head = text.folded(&own).trim_end();
    let article = head.len() - head.trim_end_matches(char::is_alphabetic).len();
    let elliptic = article <= ARTICLE && head[..head.len() - article].trim_end().ends_with([',', '-']);
    let before = || {
        let before = previous_sentence(reading, sentence, unit).filter(|s| text.folded(s).ends_with(';'))?;
        text.mentions_in(&before).rfind(|m| reading.day(*m).is_some())
    };
    let contributed =
        |m: usize| reading.facts.iter().any(|f| f.action == Some(Action::Contributions) && f.mentions.contains(&m));
    elliptic
        && actions::translates(text, &own)
        && !actions::any_in(text, &own)
        && letters(text.folded(&own)) <= ELLIPSIS
        && !reading.has(&own, &[Cue::Promise, Cue::WillTranslate, Cue::WillHold])
        && before().is_some_and(contributed)
}

/// Bytes of an article.
const ARTICLE: usize = 4;

/// "Contributions … by 4 December if they are to be translated, and by 22 January": the condition behind a date is that of the date, and
/// the joint before the next one ends it.
fn by_condition(reading: &Reading<'_, '_>, mention: usize, sentence: &Span) -> Option<Action> {
    let text = reading.text;
    let days: Vec<usize> = text.mentions_in(sentence).filter(|m| reading.day(*m).is_some()).collect();
    let head = sentence.start..text.mentions[*days.first()?].span.start;
    if days.len() < 2 || actions::all_in(text, &head) != [Action::Contributions] || actions::translates(text, &head) {
        return None;
    }
    let translated =
        |s: &Span| actions::translates(text, s) || actions::all_in(text, s).contains(&Action::ContributionsTranslation);
    let mut found = Vec::new();
    let mut bracket = None;
    for (i, day) in days.iter().enumerate() {
        let end = text.mentions[*day].span.end;
        let next = days.get(i + 1).map_or(sentence.end, |m| text.mentions[*m].span.start);
        // "1 May (if they are to be translated, 13 March)": the bracket is about the day in it.
        let start = bracket.take().unwrap_or(text.mentions[*day].span.start);
        let opened = text.folded(&(end..next)).rfind('(').map(|at| end + at);
        bracket = opened.filter(|at| i + 1 < days.len() && !text.folded(&(*at..next)).contains(')'));
        let joint = match bracket {
            Some(at) => at,
            None if i + 1 < days.len() => joint(reading, &(end..next))?,
            None => next,
        };
        // What stands behind the joint would name something of its own.
        if bracket.is_none() && (actions::any_in(text, &(joint..next)) || translated(&(joint..next))) {
            return None;
        }
        // ", and contributions to be translated by 13 March": what is named anew behind the joint has the next day.
        let papers = text
            .cues_in(&(end..joint.max(end)))
            .iter()
            .find(|c| matches!(c.cue, Cue::Act(Action::Contributions | Action::ContributionsTranslation)));
        let anew = papers.filter(|_| i + 1 < days.len()).is_some_and(|c| {
            let gap = end..c.start;
            text.joins.iter().any(|j| gap.contains(&j.start)) || text.folded(&gap).trim_start().starts_with(',')
        });
        if anew {
            return None;
        }
        // "And by 7 October in the case of liaison statements": something else is due.
        let other = |a: &Action| !matches!(a, Action::Contributions | Action::ContributionsTranslation);
        if actions::all_in(text, &(end..joint.max(end))).iter().any(other) {
            return None;
        }
        // A bracket behind a day is part of it.
        found.push((*day, translated(&(start..joint))));
    }
    let parts = found.iter().any(|(_, t)| *t) && found.iter().any(|(_, t)| !*t);
    let own = found.into_iter().find(|(day, _)| *day == mention).filter(|_| parts)?;
    Some(if own.1 { Action::ContributionsTranslation } else { Action::Contributions })
}

/// The last conjunction, comma or end of a bracket of a span.
fn joint(reading: &Reading<'_, '_>, span: &Span) -> Option<usize> {
    let text = reading.text;
    let words = text.joins.iter().chain(&text.alternatives).map(|j| j.start).filter(|at| span.contains(at)).max();
    let comma = text.folded(span).rfind([',', ';', '、', ')']).map(|i| span.start + i);
    words.max(comma)
}
