//! Several last days in one line or sentence, each with what is due beside it: "4 May for visas, 9 May for registration", "visas, 4 May;
//! registration, 9 May", "the deadlines for visas and registration are 4 and 9 May respectively".

use super::actions;
use super::reading::Reading;
use super::text::letters;
use crate::document::Span;
use crate::event::Action;
use crate::lang::{Cue, Sense};

/// A day and the words that say what is due by it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pair {
    pub mention: usize,
    pub words: Span,
    /// The words stand before the day.
    pub before: bool,
}

/// Days of the longest such list: each is asked with all the others.
const LONGEST: usize = 12;

/// The days of a span, each with its own words; none where they do not all stand on the same side of their days.
pub(super) fn pairs(reading: &Reading<'_, '_>, span: &Span) -> Vec<Pair> {
    let text = reading.text;
    let dates: Vec<usize> = text.mentions_in(span).filter(|m| text.mentions[*m].is_date()).collect();
    if !(2..=LONGEST).contains(&dates.len()) || dates.iter().any(|m| reading.day(*m).is_none()) {
        return Vec::new();
    }
    // Sentences of their own have their own words; a semicolon parts the members of a list.
    let list = text.mentions[dates[0]].span.start..text.mentions[dates[dates.len() - 1]].span.start;
    let parted = |s: &Span| s.end > list.start && s.end < list.end && !text.folded(s).trim_end().ends_with(';');
    if text.sentences(&(span.start..list.end)).iter().any(parted) {
        return Vec::new();
    }
    // What is held, what opens and what the writers will do has no last day.
    let told = [Cue::WillHold, Cue::SideMeeting, Cue::SessionNoun, Cue::Open, Cue::Promise];
    if reading.has(span, &told) {
        return Vec::new();
    }
    let found = behind(reading, span, &dates).or_else(|| ahead(reading, span, &dates));
    let found = found.or_else(|| in_order(reading, span, &dates));
    found.or_else(|| on_both_sides(reading, span, &dates)).unwrap_or_default()
}

/// The words beside a day that stands with others in a sentence, or in a paragraph whose semicolons part sentences, where something
/// before the first day says that all of them are last days: "The deadlines are 4 May for visas and 9 May for registration".
pub(super) fn words_of(reading: &Reading<'_, '_>, mention: usize, sentence: &Span, unit: &Span) -> Option<Span> {
    let text = reading.text;
    let limits = [Cue::DeadlineHeading, Cue::ColumnDeadline];
    let headed = |scope: &Span| {
        let first = reading.text.mentions_in(scope).find(|m| reading.text.mentions[*m].is_date());
        first.is_some_and(|m| {
            // "The deadlines are given in Annex 1. The workshop …": a sentence that has ended heads nothing.
            let at = reading.text.mentions[m].span.start;
            let own = reading.text.sentence_at(at).start.max(scope.start);
            reading.has(&(own..at), &limits)
        })
    };
    // "Visas and registration: 4 and 9 May respectively" is headed by what is due.
    let labelled = |scope: &Span, pairs: &[Pair]| {
        let first = pairs.first().map(|p| reading.text.mentions[p.mention].span.start);
        let ends = first.is_some_and(|at| reading.text.folded(&(scope.start..at)).trim_end().ends_with(':'));
        ends && reading.has(scope, &[Cue::Respectively]) && pairs.iter().all(|p| p.before)
    };
    // "4 May is the last day for contributions, 9 May that for registration".
    let told = |scope: &Span, pairs: &[Pair]| {
        let first = pairs.first().map(|p| scope.start..reading.text.mentions[p.mention].span.start);
        let opens = first.is_some_and(|s| letters(reading.text.folded(&s)) <= JOINT);
        let said = |(i, p): (usize, &Pair)| !p.before && (opens && i > 0 || reading.has(&p.words, &limits));
        pairs.iter().enumerate().all(said)
    };
    // "Please tell us before 4 May whether you wish to have a visa, and before 9 May the names of your delegates".
    let limited = |pairs: &[Pair]| pairs.iter().all(|p| !p.before && is_led_by_limit(reading, p.mention));
    [unit, sentence].into_iter().find_map(|scope| {
        // Most sentences have none of these words, and most days stand alone.
        let several = || is_led_by_limit(reading, mention) && scope == sentence;
        if !reading.has(scope, &limits) && !reading.has(scope, &[Cue::Respectively]) && !several() {
            return None;
        }
        let pairs = pairs(reading, scope);
        // "Register and ask for visas by 4 and 9 May respectively".
        let in_turn = || {
            let limit = text.limits.iter().any(|l| l.sense == Sense::Before && scope.contains(&l.start));
            reading.has(scope, &[Cue::Respectively]) && (limit || reading.has(scope, &[Cue::LastDayCue]))
        };
        let due = headed(scope) || told(scope, &pairs) || labelled(scope, &pairs) || limited(&pairs) || in_turn();
        pairs.into_iter().find(|p| due && p.mention == mention).map(|p| p.words)
    })
}

/// Letters of an article between a word for a limit and a day: "avant les".
const ARTICLE: usize = 3;

/// Whether a word for a limit stands directly before a day.
fn is_led_by_limit(reading: &Reading<'_, '_>, mention: usize) -> bool {
    let text = reading.text;
    let start = text.mentions[mention].span.start;
    let ends = text.limits.iter().map(|l| l.end);
    let near = |end: usize| end <= start && start - end <= 4 * ARTICLE;
    ends.filter(|end| near(*end)).any(|end| letters(text.folded(&(end..start))) <= ARTICLE)
}

/// Whether words name something that is due.
fn acts(reading: &Reading<'_, '_>, words: &Span) -> bool {
    !actions_of(reading, words).is_empty()
}

/// What the words beside a day name: "translation" alone is that of contributions.
pub(super) fn actions_of(reading: &Reading<'_, '_>, words: &Span) -> Vec<Action> {
    let found = actions::named_or_form_in(reading.text, words);
    let translated = found.is_empty() && actions::translates(reading.text, words);
    if translated { vec![Action::ContributionsTranslation] } else { found }
}

/// "4 May for visas, 9 May for registration": no action stands before the first day, unless it heads them all.
fn behind(reading: &Reading<'_, '_>, span: &Span, dates: &[usize]) -> Option<Vec<Pair>> {
    let text = reading.text;
    let ends = dates.iter().skip(1).map(|m| text.mentions[*m].span.start).chain([span.end]);
    let lead = span.start..text.mentions[dates[0]].span.start;
    let words: Vec<Span> = dates.iter().zip(ends).map(|(m, end)| text.mentions[*m].span.end..end).collect();
    let paired = !actions::any_in(text, &lead) && words.iter().all(|w| acts(reading, w));
    if paired { Some(list(dates, words, false)) } else { shared(reading, &lead, dates, &words) }
}

/// "Deadlines for contributions: 4 May for documents to be translated; 9 May for all others": the heading names what is due, some words
/// say which of it.
fn shared(reading: &Reading<'_, '_>, lead: &Span, dates: &[usize], words: &[Span]) -> Option<Vec<Pair>> {
    let text = reading.text;
    let headed = text.folded(lead).trim_end().ends_with(':')
        && actions::named_in(text, lead) == [Action::Contributions]
        && words.iter().all(|w| letters(text.folded(w)) > JOINT)
        && words
            .iter()
            .any(|w| actions::translates(text, w) || actions::named_in(text, w) == [Action::ContributionsTranslation]);
    let of_heading = |w: &Span| if acts(reading, w) { w.clone() } else { lead.clone() };
    headed.then(|| list(dates, words.iter().map(of_heading).collect(), false))
}

/// "Visas, 4 May; registration, 9 May": no action stands behind the last day.
fn ahead(reading: &Reading<'_, '_>, span: &Span, dates: &[usize]) -> Option<Vec<Pair>> {
    let text = reading.text;
    let starts = [span.start].into_iter().chain(dates.iter().map(|m| text.mentions[*m].span.end));
    let words: Vec<Span> = dates.iter().zip(starts).map(|(m, start)| start..text.mentions[*m].span.start).collect();
    let tail = text.mentions[*dates.last()?].span.end..span.end;
    let acting = words.iter().filter(|w| acts(reading, w)).count();
    let told = words.iter().all(|w| acts(reading, w) || letters(text.folded(w)) > JOINT);
    (told && acting * 2 > words.len() && !actions::any_in(text, &tail)).then(|| list(dates, words, true))
}

/// Letters of a conjunction and a preposition between two days of a list: "and by", "et le", "и до".
const JOINT: usize = 6;

/// "Visas and registration: 4 May and 9 May respectively": as many actions as days, and nothing between the days but what joins them.
fn in_order(reading: &Reading<'_, '_>, span: &Span, dates: &[usize]) -> Option<Vec<Pair>> {
    let text = reading.text;
    if !reading.has(span, &[Cue::Respectively]) {
        return None;
    }
    let lead = span.start..text.mentions[dates[0]].span.start;
    let joined = |pair: &[usize]| {
        let gap = text.mentions[pair[0]].span.end..text.mentions[pair[1]].span.start;
        letters(text.folded(&gap)) <= JOINT
    };
    if !dates.windows(2).all(joined) {
        return None;
    }
    let behind = text.mentions[*dates.last()?].span.end..span.end;
    let sides = [(lead, true), (behind, false)];
    sides.into_iter().find_map(|(side, before)| {
        let named = [actions::places_in(text, &side), members(reading, &side)];
        let words = named.into_iter().find(|words| words.len() == dates.len())?;
        Some(list(dates, words, before))
    })
}

/// The members of a list that each name something that is due.
fn members(reading: &Reading<'_, '_>, list: &Span) -> Vec<Span> {
    let text = reading.text;
    let mut cuts: Vec<usize> = text.joins.iter().map(|j| j.start).filter(|at| list.contains(at)).collect();
    cuts.extend(text.folded(list).match_indices([',', '、']).map(|(i, _)| list.start + i));
    cuts.sort_unstable();
    let starts = [list.start].into_iter().chain(cuts.iter().copied());
    let ends = cuts.iter().copied().chain([list.end]);
    starts.zip(ends).map(|(start, end)| start..end).filter(|part| acts(reading, part)).collect()
}

/// "4 May for visas and, for hotels, 19 April": the last joint between two days parts what belongs to each, and beside each day
/// something is named on one side only.
fn on_both_sides(reading: &Reading<'_, '_>, span: &Span, dates: &[usize]) -> Option<Vec<Pair>> {
    let text = reading.text;
    let day = |i: usize| &text.mentions[dates[i]].span;
    let (mut ahead, mut behind) = (Vec::new(), Vec::new());
    ahead.push(span.start..day(0).start);
    for i in 1..dates.len() {
        let gap = day(i - 1).end..day(i).start;
        let join = text.joins.iter().map(|j| j.start).filter(|at| gap.contains(at)).max();
        let mark = text.folded(&gap).rfind(';').map(|at| gap.start + at);
        let joint = join.max(mark)?;
        behind.push(gap.start..joint);
        ahead.push(joint..gap.end);
    }
    behind.push(day(dates.len() - 1).end..span.end);
    let pairs = dates.iter().zip(ahead.into_iter().zip(behind)).map(|(mention, (ahead, behind))| {
        let (first, last) = (acts(reading, &ahead), acts(reading, &behind));
        let words = if first { ahead } else { behind };
        (first != last).then_some(Pair { mention: *mention, words, before: first })
    });
    pairs.collect()
}

fn list(dates: &[usize], words: Vec<Span>, before: bool) -> Vec<Pair> {
    dates.iter().zip(words).map(|(m, words)| Pair { mention: *m, words, before }).collect()
}
