//! Legends that call the parts of a plan by letters or words: "A: 0930-1045, B: 1115-1230", "AM1".

use super::{Joint, Name, Slot, joint};
use crate::document::Span;
use crate::lang::{Cue, Script};
use crate::letter::reading::Reading;
use crate::letter::text::{Position, letters};
use std::collections::HashMap;

/// The longest label of a part of a plan, in characters.
const PART: usize = 14;
/// Letters between the letter of a session and its hours, behind the word for a session: "runs from", and without it.
const TO_HOURS: usize = 16;
const FROM: usize = 6;

/// What a cell says without the word for a session beside a letter: "Session A", "A".
pub(in crate::letter) fn name<'t>(reading: &Reading<'t, '_>, span: &Span) -> &'t str {
    let text = reading.text;
    let plain = |s: Span| text.folded(&s).trim_matches(|c: char| !c.is_alphanumeric());
    for cue in text.cues_in(span).iter().filter(|c| c.cue == Cue::SessionNumber && c.end <= span.end) {
        // An article may be glued to the noun.
        let lead = text.folded(&(span.start..cue.start));
        let glued = lead.len() - lead.trim_end_matches(char::is_alphabetic).len();
        let article = if text.pack_at(cue.start).script == Script::Arabic { glued } else { 0 };
        let (before, behind) = (plain(span.start..cue.start - article), plain(cue.end..span.end));
        // An ideograph before the letter makes it an ordinal.
        let han = text.pack_at(span.start).script == Script::Han;
        let before = if han { before.trim_start_matches(|c: char| !c.is_ascii()) } else { before };
        match (before.is_empty(), behind.is_empty()) {
            (true, false) if is_mark(behind) => return behind,
            (false, true) if is_mark(before) => return before,
            _ => {}
        }
    }
    plain(span.clone())
}

/// Whether a word is a letter or a Roman numeral, as sessions have them for names.
pub(in crate::letter) fn is_mark(word: &str) -> bool {
    let mut chars = word.chars();
    let one = chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none();
    one || (2..=4).contains(&word.len()) && word.chars().all(|c| matches!(c, 'i' | 'v' | 'x'))
}

/// The places of the letters that a cell lists, "A, B", "B and C", "A-C", by the place of each.
pub(super) fn listed(
    reading: &Reading<'_, '_>,
    cell: &Span,
    place: impl Fn(&str) -> Option<usize>,
) -> Option<Vec<usize>> {
    let text = reading.text;
    let mut out: Vec<usize> = Vec::new();
    let noun = text.cues_in(cell).iter().find(|c| c.cue == Cue::SessionNumber).map(|c| c.start..c.end);
    let mut end = cell.start;
    let folded = text.folded(cell);
    for word in folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        let start = cell.start + (word.as_ptr() as usize - folded.as_ptr() as usize);
        let joins = |h: &crate::lang::Hit| h.start == start && h.end == start + word.len();
        if noun.as_ref().is_some_and(|n| n.contains(&start) && out.is_empty()) {
            continue;
        }
        if !out.is_empty() && (text.joins.iter().any(joins) || text.limits.iter().any(joins)) {
            continue;
        }
        let at = place(word).filter(|_| is_mark(word))?;
        match out.last().copied().map(|last| (last, joint(reading, &(end..start)))) {
            None => out.push(at),
            Some((last, Some(Joint::Through))) if last < at => out.extend(last + 1..=at),
            Some((_, Some(Joint::And))) => out.push(at),
            Some(_) => return None,
        }
        end = start + word.len();
    }
    (!out.is_empty()).then_some(out)
}

/// The names that stand in the cells of all tables, or begin a line, each with where it stands; gathered when a unit first needs them.
#[derive(Debug, Default)]
pub(in crate::letter) struct Cells<'t>(Option<HashMap<&'t str, Vec<usize>>>);

impl<'t> Cells<'t> {
    /// Whether something beside a unit has this name.
    pub(in crate::letter) fn know(&mut self, reading: &Reading<'t, '_>, unit: &Span, label: &str) -> bool {
        let cells = self.0.get_or_insert_with(|| gather(reading));
        let known = cells.get(label).is_some_and(|starts| starts.iter().any(|s| !unit.contains(s)));
        known && label.chars().count() <= PART && label.contains(char::is_alphabetic)
    }
}

fn gather<'t>(reading: &Reading<'t, '_>) -> HashMap<&'t str, Vec<usize>> {
    let text = reading.text;
    let mut out: HashMap<&str, Vec<usize>> = HashMap::new();
    for unit in &text.units {
        let at = unit.span.start;
        if !matches!(unit.position, Position::Cell { .. }) {
            // "Session A: opening plenary" below the head of a day.
            let noun = text.cues_in(&unit.span).iter().find(|c| c.cue == Cue::SessionNumber && c.start == at);
            let label = noun.and_then(|_| text.folded(&unit.span).find([':', '\t'])).map(|i| at..at + i);
            if let Some(label) = label.map(|l| name(reading, &l)).filter(|l| is_mark(l)) {
                out.entry(label).or_default().push(at);
            }
            continue;
        }
        let words = text.folded(&unit.span).trim();
        if words.chars().nth(PART).is_some() {
            continue;
        }
        out.entry(words).or_default().push(at);
        let short = name(reading, &unit.span);
        if short != words {
            out.entry(short).or_default().push(at);
        }
        for mark in words.split(|c: char| !c.is_alphanumeric()).filter(|w| is_mark(w) && *w != short) {
            out.entry(mark).or_default().push(at);
        }
    }
    out
}

/// What the hours of a unit are those of, where it gives at least two parts of a plan their hours, and nothing else.
pub(super) fn of_unit<'t>(
    reading: &Reading<'t, '_>,
    unit: &Span,
    hours: &[usize],
    cells: &mut Cells<'t>,
) -> Option<Vec<(usize, Name)>> {
    if hours.len() < 2 {
        return None;
    }
    let text = reading.text;
    let span = |m: &usize| text.mentions[*m].span.clone();
    // "1100-1220 UTC (1300-1420 CEST)": the hours of a part in another zone.
    let again = |i: usize| {
        let Some(before) = i.checked_sub(1) else { return false };
        let gap = behind_zone(reading, span(&hours[before]).end)..span(&hours[i]).start;
        gap.start <= gap.end
            && (text.folded(&gap).trim_start().starts_with(['(', '/']))
            && letters(text.folded(&gap)) == 0
            && !text.folded(&gap).contains([')', ',', ';'])
    };
    let own: Vec<usize> = (0..hours.len()).filter(|i| !again(*i)).collect();
    if own.len() < 2 {
        return None;
    }
    let before = |i: usize| {
        let from = i.checked_sub(1).map_or(unit.start, |p| behind_zone(reading, span(&hours[p]).end));
        from.min(span(&hours[i]).start)..span(&hours[i]).start
    };
    let noun = reading.has(unit, &[Cue::SessionNumber]);
    let mut find = |candidates: Vec<&'t str>| {
        // Numbers of sessions are read as numbers: lines and cells name several of them.
        let known = |label: &&str| (!noun || is_mark(label)) && cells.know(reading, unit, label);
        candidates.into_iter().find(known).map(|label| Name::Label(label.to_owned()))
    };
    let first = letters(text.folded(&before(own[0])));
    let mut labels: Vec<Name> = Vec::new();
    for i in &own {
        labels.extend(find(candidates(reading, &before(*i))));
    }
    if labels.len() < own.len() && first == 0 {
        labels.clear();
        for i in &own {
            let end = own.iter().find(|n| *n > i).map_or(unit.end, |n| span(&hours[*n]).start);
            let bracket = bracket_behind(reading, span(&hours[*i]).end, end);
            let number = |s: &Span| number(reading, s).map(Name::Number);
            labels.extend(bracket.and_then(|s| number(&s).or_else(|| find(vec![name(reading, &s)]))));
        }
    }
    let distinct = (0..labels.len()).all(|i| !labels[..i].contains(&labels[i]));
    if labels.len() < own.len() || !distinct {
        return None;
    }
    let mut labels = labels.into_iter();
    let names: Vec<Name> =
        (0..hours.len()).filter_map(|i| if again(i) { Some(Name::Again) } else { labels.next() }).collect();
    Some(hours.iter().copied().zip(names).collect())
}

/// The number of a session that a cell or bracket holds, "1", "session 1", and nothing else.
pub(in crate::letter) fn number(reading: &Reading<'_, '_>, span: &Span) -> Option<u32> {
    match super::of_head(reading, span)?.as_slice() {
        [Slot::Number(number)] if text_is_number(reading, span) => Some(*number),
        _ => None,
    }
}

fn text_is_number(reading: &Reading<'_, '_>, span: &Span) -> bool {
    let text = reading.text;
    let digits = text.folded(span).chars().filter(char::is_ascii_digit).count();
    let noun = text.cues_in(span).iter().find(|c| c.cue == Cue::SessionNumber);
    let words = noun.map_or(0, |c| letters(text.folded(&(c.start..c.end))));
    digits > 0 && letters(text.folded(span)) <= words + digits
}

/// The words before hours that may be the name of their part, likeliest first.
fn candidates<'t>(reading: &Reading<'t, '_>, words: &Span) -> Vec<&'t str> {
    let text = reading.text;
    let mut out = vec![name(reading, words)];
    let mut leading = |from: usize, most: usize| {
        let rest = text.folded(&(from..words.end)).trim_start_matches(|c: char| !c.is_alphanumeric());
        let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        let plain = !rest[end..].contains(|c: char| c.is_ascii_digit());
        out.extend(Some(&rest[..end]).filter(|w| is_mark(w) && plain && letters(&rest[end..]) <= most));
    };
    // "Session A runs from 1100 to 1220", "and B from 1240 to 1400".
    if let Some(noun) = text.cues_in(words).iter().rfind(|c| c.cue == Cue::SessionNumber) {
        leading(noun.end.min(words.end), TO_HOURS);
    }
    let join =
        text.joins.iter().find(|j| words.contains(&j.start) && letters(text.folded(&(words.start..j.start))) == 0);
    leading(join.map_or(words.start, |j| j.end.min(words.end)), FROM);
    // "The sessions are as follows: A: 1100-1220".
    let folded = text.folded(words).trim_end_matches(|c: char| !c.is_alphanumeric());
    let at = folded.rfind(|c: char| !c.is_alphanumeric()).map_or(0, |i| i + 1);
    out.extend(
        folded
            .is_char_boundary(at)
            .then(|| &folded[at..])
            .filter(|w| is_mark(w) && folded[..at].trim_end().ends_with(':')),
    );
    out
}

/// What a bracket directly behind hours holds, where nothing but the hours of others follows: "1100-1220 (A)".
fn bracket_behind(reading: &Reading<'_, '_>, end: usize, next: usize) -> Option<Span> {
    let text = reading.text;
    let from = behind_zone(reading, end).min(next);
    let folded = text.folded(&(from..next));
    let open = folded.find('(').filter(|i| letters(&folded[..*i]) == 0)?;
    let close = open + folded[open..].find(')')?;
    Some(from + open + 1..from + close)
}

/// The end of the zone that stands directly behind hours, or their own.
pub(in crate::letter) fn behind_zone(reading: &Reading<'_, '_>, end: usize) -> usize {
    let text = reading.text;
    let beside = |z: &&crate::lang::Hit| z.start >= end && text.folded(&(end..z.start)).trim().is_empty();
    text.zones.iter().find(beside).map_or(end, |z| z.end)
}
