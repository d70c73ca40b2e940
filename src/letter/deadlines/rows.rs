//! The shape of a row of deadlines that nothing announces.

use super::opening::opens;
use crate::lang::Cue;
use crate::letter::actions;
use crate::letter::reading::Reading;
use crate::letter::text::Unit;
use crate::mentions::Value;

/// Whether a unit has the shape of an entry without being told so: a date and then nothing, an hour, a colon, a slash or a dash.
pub(super) fn is_row(reading: &Reading<'_, '_>, i: usize) -> bool {
    let text = reading.text;
    let unit = &text.units[i];
    // Some days are those of a meeting, old or new.
    let Some(first) = text.mentions_in(&unit.span).next().filter(|m| reading.day(*m).is_some()) else { return false };
    let before = text.folded(&(unit.span.start..text.mentions[first].span.start));
    let mut end = text.mentions[first].span.end;
    if let Some(hour) =
        text.mentions.get(first + 1).filter(|m| m.is_time() && m.span.start < unit.span.end && m.span.start <= end + 24)
    {
        end = hour.span.end;
    }
    if has_hours_beside(reading, i) {
        return false;
    }
    if text.listed.contains(&unit.span.start) {
        return true;
    }
    let after = text.folded(&(end..unit.span.end.max(end))).trim_start_matches([' ', ',']);
    let after = after.strip_prefix('(').and_then(|a| a.find(')').map(|i| &a[i + 1..])).unwrap_or(after);
    // "- 27 August 2003 for contributions": an item of a list that a colon announces.
    if before.trim_start().starts_with(['-', '•', '·', '*'])
        && !before.contains(char::is_alphabetic)
        && is_listed(reading, i)
        && !after.starts_with([':', '/', '-', '|', '\n', '\t'])
    {
        let words = end..unit.span.end.max(end);
        let others = [Cue::WasHeld, Cue::Promise, Cue::SessionNoun, Cue::Open, Cue::OpeningSession];
        let day = reading.day(first);
        let inside = |d| reading.meetings.iter().any(|m| m.first <= d && d <= m.last);
        return !text.folded(&words).trim_start().starts_with(',')
            && day.is_some_and(|d| !reading.is_past(d) && !inside(d))
            && !reading.has(&words, &others)
            && actions::any_in(text, &words);
    }
    // "No later than 4 May 2019" and nothing else, or "by 4 May 2019 - contributions".
    let told = (after.is_empty() || after.starts_with(['-', '\n', '\t', '|']))
        && opens(reading, unit.span.start, text.mentions[first].span.start);
    (told || !before.contains(char::is_alphabetic))
        && (after.is_empty()
            || after.starts_with([':', '/', '-', '|', '\n', '\t'])
            || text.zones.iter().any(|z| z.start >= end && z.start < unit.span.end))
}

/// Whether an item stands in a list that a line with a colon announces: all units between begin with the same mark.
fn is_listed(reading: &Reading<'_, '_>, i: usize) -> bool {
    let text = reading.text;
    let mark = |u: &Unit| text.folded(&u.span).trim_start().chars().next();
    let own = mark(&text.units[i]);
    let announces = text.units[..i].iter().rev().find(|u| mark(u) != own);
    announces.is_some_and(|u| text.folded(&u.span).trim_end().ends_with(':'))
}

/// Whether hours from one to another stand in the cell behind that of a date: a row of a programme, whose topics may be papers.
fn has_hours_beside(reading: &Reading<'_, '_>, i: usize) -> bool {
    let text = reading.text;
    let row = text.units[i].position.row();
    let next = text.units.get(i + 1).filter(|u| row.is_some() && u.position.row() == row);
    next.is_some_and(|u| text.mentions_in(&u.span).any(|m| matches!(text.mentions[m].value, Value::Times(..))))
}
