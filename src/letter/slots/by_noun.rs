//! Numbers of a legend that stand beside the word for a session.

use crate::document::Span;
use crate::lang::Cue;
use crate::letter::reading::Reading;
use crate::letter::text::letters;
use crate::mentions::Value;

/// The number before the word for a session that hours follow: "1st session: 0900-1015", "2e séance (".
pub(super) fn numbered_before(reading: &Reading<'_, '_>, before: &Span) -> Option<u32> {
    let text = reading.text;
    let cue = text.cues_in(before).iter().rfind(|c| c.cue == Cue::SessionNumber && c.end <= before.end)?;
    if text.folded(&(cue.end..before.end)).contains(char::is_alphanumeric) {
        return None;
    }
    let words = text.folded(&(before.start..cue.start));
    let digits = words.rfind(|c: char| c.is_ascii_digit())? + 1;
    let first = words[..digits]
        .rfind(|c: char| !c.is_ascii_digit())
        .map_or(0, |i| i + words[i..].chars().next().map_or(1, char::len_utf8));
    let ending = &words[digits..];
    // What makes a number an ordinal is short: "st", "-я", "º".
    (ending.chars().count() <= 5 && digits - first <= 2).then(|| words[first..digits].parse().ok())?
}

/// Letters between the number of a session and its hours: "is from", "will be held from".
const TO_HOURS: usize = 16;

/// The number behind the word for a session where a few words lead from it to the hours: "session 1 is from 0930 to 1045".
pub(super) fn numbered_behind(reading: &Reading<'_, '_>, before: &Span) -> Option<u32> {
    let text = reading.text;
    let cue = text.cues_in(before).iter().rfind(|c| c.cue == Cue::SessionNumber && c.end <= before.end)?;
    let words = text.folded(&(cue.end..before.end)).trim_start();
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    let (number, behind) = words.split_at(digits);
    let leads =
        behind.starts_with(' ') && letters(behind) <= TO_HOURS && !behind.contains(|c: char| c.is_ascii_digit());
    (leads && matches!(digits, 1 | 2) && !behind.contains([';', '.', '/'])).then(|| number.parse().ok())?
}

/// Whether a unit names the sessions and then gives their hours one after the other, and nothing else: "Sessions: 0930-1045, 1115-1230".
pub(super) fn are_in_order(reading: &Reading<'_, '_>, unit: &Span, hours: &[usize]) -> bool {
    let text = reading.text;
    let mentions = &text.mentions;
    let Some(first) = hours.first().filter(|_| hours.len() >= 2) else { return false };
    let label = unit.start..mentions[*first].span.start;
    let joined = |w: &[usize]| {
        let gap = text.folded(&(mentions[w[0]].span.end..mentions[w[1]].span.start));
        let (Value::Times(_, end), Value::Times(next, _)) = (mentions[w[0]].value, mentions[w[1]].value) else {
            return false;
        };
        letters(gap) <= JOINED && !gap.contains(|c: char| c.is_ascii_digit()) && end <= next
    };
    let last = mentions[hours[hours.len() - 1]].span.end;
    text.mentions_in(unit).count() == hours.len()
        && reading.has(&label, &[Cue::SessionNumber])
        && text.folded(&label).trim_end().ends_with(':')
        && letters(text.folded(&label)) <= NAMES
        && !text.folded(&label).contains(|c: char| c.is_ascii_digit())
        && hours.windows(2).all(joined)
        && letters(text.folded(&(last..unit.end.max(last)))) <= NAMES
}

/// Letters of the words for the sessions.
const NAMES: usize = 20;
/// Letters between the hours of two sessions: "and", a unit.
const JOINED: usize = 8;
