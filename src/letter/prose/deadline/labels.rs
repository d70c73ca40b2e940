//! Labels: what stands before a date, a paragraph or a cell and says what it is about.

use super::*;

/// Whether the words before a date, `date` with its hour, are the label of what is due. Where they name a meeting too, they must
/// begin with an action and stand among such rows: "Registration, both events".
pub(super) fn is_labelled(reading: &Reading<'_, '_>, date: &Span, unit: &Span) -> bool {
    let text = reading.text;
    let closed = |end: usize, unit: &Span| {
        let end = behind_rule(reading, end, unit).min(unit.end);
        // The old value in a bracket closes the entry too.
        let rest = text.folded(&(end..unit.end));
        let bracket = rest.trim_start().starts_with('(').then(|| rest.find(')')).flatten();
        let old = |to: usize| {
            text.mentions_in(&(end..end + to)).all(|m| reading.is_superseded(m))
                && text.mentions_in(&(end..end + to)).next().is_some()
        };
        let end = bracket.filter(|to| old(*to)).map_or(end, |to| end + to + 1);
        !text.folded(&(end..unit.end)).contains(char::is_alphanumeric)
    };
    let label = unit.start..date.start;
    let before = text.folded(&label);
    if !(ends_as_label(before) || closed(date.end, unit) && before.trim_end().ends_with(" -"))
        || actions::named_or_form_in(text, &label).is_empty()
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
    // "Registration for the meeting: 4 May", alone in its line: what begins the label is due, before the meeting.
    let alone = actions::places_in(text, &label).first().is_some_and(|first| {
        let lead = text.folded(&(label.start..first.start));
        let day = text.mentions_in(date).find_map(|m| reading.day(m));
        letters(lead) == 0
            && first.end <= held_at
            && day.is_some_and(|day| !reading.meetings.iter().any(|m| m.covers((day, day))))
    });
    if alone && closed(date.end, unit) {
        return true;
    }
    let beside = text.unit_at(unit.start).is_some_and(|i| row(i + 1).is_some() || i > 0 && row(i - 1).is_some());
    beside && closed(date.end, unit) && actions::any_in(text, &(label.start..held_at))
}

/// Whether a line directly above or below names what is due and ends with its day: "Fellowships: 4 May".
pub(super) fn stands_among_rows(reading: &Reading<'_, '_>, unit: &Span) -> bool {
    let text = reading.text;
    let row = |i: usize| {
        let unit = text.units.get(i).map(|u| &u.span)?;
        let day = text.mentions_in(unit).find(|m| reading.day(*m).is_some())?;
        let label = unit.start..text.mentions[day].span.start;
        (ends_as_label(text.folded(&label)) && actions::any_in(text, &label)).then_some(())
    };
    text.unit_at(unit.start).is_some_and(|i| row(i + 1).is_some() || i > 0 && row(i - 1).is_some())
}

/// The end of the bracket behind a date that tells the rule it follows: "21 June (twelve calendar days before the meeting)".
pub(super) fn behind_rule(reading: &Reading<'_, '_>, end: usize, unit: &Span) -> usize {
    let text = reading.text;
    let rest = text.folded(&(end.min(unit.end)..unit.end));
    let open = end + rest.len() - rest.trim_start().len();
    let close = rest.find(')').filter(|_| rest.trim_start().starts_with('(')).map(|i| end + i + 1);
    let ruled =
        |close: &usize| text.mentions_in(&(open..*close)).all(|m| matches!(text.mentions[m].value, Value::Rule(_)));
    close.filter(ruled).filter(|c| text.mentions_in(&(open..*c)).next().is_some()).unwrap_or(end)
}

/// Letters of the article or preposition of a day behind a colon: "Inscription: le 4 novembre".
const ARTICLE: usize = 3;

/// Whether what stands before a date is a label: it ends with a colon, with the border of a cell, or with dots that lead to the
/// date.
fn ends_as_label(before: &str) -> bool {
    let before = before.trim_end_matches(' ');
    let article = before.len() - before.trim_end_matches(char::is_alphabetic).len();
    let behind_colon = before[..before.len() - article].ends_with(": ");
    if behind_colon && before[before.len() - article..].chars().count() <= ARTICLE {
        return true;
    }
    before.ends_with([':', '|', '\t']) || before.ends_with("....") || before.ends_with("……")
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
