//! Where the head of a letter ends.

use super::labels::label_stands;
use super::subject::{LONGEST, is_letters_day, subject};
use crate::document::Span;
use crate::lang::Cue;
use crate::letter::text::{CueHit, LetterText};
use crate::mentions::Value;

/// The salutation ends the head; without one, the end of the subject or of the fourth long line does.
pub(super) fn head_end(text: &LetterText<'_>) -> usize {
    let all = 0..text.view.text.len();
    let cues = text.cues_in(&all);
    let starts_line = |c: &&CueHit| {
        text.view.text[..c.start].trim_end_matches([' ', '\t', '"']).is_empty()
            || text.view.text[..c.start].trim_end_matches([' ', '\t', '"']).ends_with(['\n', '.', ';', ':', '-'])
            || text.view.text[..c.start].ends_with(char::is_alphanumeric)
            || text.view.text[..c.start].trim_end_matches(' ').ends_with(|b: char| b == ')' || b.is_ascii_digit())
            || text.unit_at(c.start).is_some_and(|u| text.units[u].span.start == c.start)
    };
    // A form behind the letter has its own: "Sir/Madam (please tick)".
    let closing = cues.iter().find(|c| c.cue == Cue::Closing && starts_line(c)).map_or(all.end, |c| c.start);
    let mut salutations = cues.iter().filter(|c| c.cue == Cue::Salutation && c.start < closing && starts_line(c));
    if let Some(cue) = salutations.next() {
        // The title of a page, or a note that goes with the letter, may address the reader before the head.
        let label = |c: &&CueHit| c.cue == Cue::LabelSubject && c.start > cue.end && label_stands(text, c);
        let labels =
            |span: &Span| text.cues_in(span).iter().any(|c| c.cue == Cue::LabelSubject && label_stands(text, c));
        let behind = cues.iter().find(label).filter(|_| !labels(&(0..cue.start)));
        let next = behind.and_then(|label| salutations.find(|c| c.start > label.end && c.start - label.end <= LONGEST));
        return next.unwrap_or(cue).start;
    }
    if let Some(subject) = subject(text, &all) {
        return dated_below(text, &subject);
    }
    let mut long = 0;
    for unit in &text.units {
        if text.folded(&unit.span).chars().filter(|c| c.is_alphabetic()).count() > 60 {
            long += 1;
            if long > 1 {
                return unit.span.start;
            }
        }
    }
    text.units.last().map_or(0, |u| u.span.end)
}

/// The end of the line with the letter's own date, where one stands under its label or behind a place directly below the subject:
/// "Subject: …", "Date: …".
fn dated_below(text: &LetterText<'_>, own: &Span) -> usize {
    let subject = own.end;
    let rest = &text.view.text[subject..];
    let start = subject + rest.len() - rest.trim_start().len();
    let line = start..text.view.text[start..].find('\n').map_or(text.view.text.len(), |i| start + i);
    let label = text.cues_in(&(start..start + 1)).iter().any(|c| c.cue == Cue::LabelDate);
    let day = text.mentions_in(&line).find(|m| matches!(text.mentions[*m].value, Value::Date(_)));
    if label && day.is_some() || is_letters_day(text, own, &line) { line.end } else { subject }
}
