//! The date of a letter: no day that it cites, and none on which something is due or meets.

use super::labels::{is_followed_up, label_stands};
use crate::document::Span;
use crate::lang::{Cue, Sense};
use crate::letter::text::LetterText;
use crate::mentions::Value;

/// The letter's date: the first whole date of the head outside the subject.
pub(super) fn date(text: &LetterText<'_>, head: &Span, subject: Option<&Span>) -> Option<usize> {
    let whole = |i: &usize| matches!(text.mentions[*i].value, Value::Date(d) if d.date().is_some());
    let candidates = || text.mentions_in(head).filter(|i| whole(i) && !is_due(text, *i));
    // "Subject: …", "Date: 5 May 2009": as in the head of a mail.
    let under_label = |i: &usize| {
        let before = text.view.text[..text.mentions[*i].span.start].trim_end();
        let label = text.cues_in(&text.back(before.len(), LABEL, head.start)).iter().find(|c| c.cue == Cue::LabelDate);
        let behind = label.filter(|c| c.end < before.len() && label_stands(text, c));
        behind.is_some_and(|c| text.folded(&(c.end..before.len())).trim() == ":")
            && subject.is_some_and(|s| s.end <= text.mentions[*i].span.start)
    };
    if let Some(day) = candidates().find(under_label) {
        return Some(day);
    }
    let outside = |i: &usize| {
        let at = text.mentions[*i].span.start;
        subject.is_none_or(|s| !(s.start..s.end).contains(&at)) && !cited(text, at)
    };
    let beside = |i: &usize| {
        let at = text.mentions[*i].span.start;
        subject.is_none_or(|s| !(s.start..s.end).contains(&at)) && !text.view.text[..at].trim_end().ends_with('(')
    };
    // A date glued to the letter's own number looks like that of a cited letter.
    let own = |i: &usize| beside(i) && !is_followed_up(text, text.mentions[*i].span.start);
    candidates().find(outside).or_else(|| candidates().find(own))
}

/// Characters of a label and its colon.
const LABEL: usize = 12;

/// Whether words for a last day or for what will be held lead to a date: no letter is dated by what is due, or by what meets.
fn is_due(text: &LetterText<'_>, date: usize) -> bool {
    let start = text.mentions[date].span.start;
    let limit = text.limits.iter().any(|l| l.sense != Sense::To && l.end <= start && start - l.end <= 1);
    // "Deadline for submissions:" on the line above the day.
    let unit = text.unit_at(start).map_or(start, |u| text.units[u].span.start);
    let labelled = || text.view.text[..start].trim_end().ends_with(':') || text.folded(&(unit..start)).contains(":\n");
    let held = text.back(start, HELD, text.sentence_at(start).start);
    limit
        || text.has(&text.back(start, LEAD, 0), &[Cue::LastDayCue])
        || text.has(&held, &[Cue::WillHold])
        || labelled() && text.has(&text.back(start, LINE, unit), &[Cue::LastDayCue, Cue::DeadlineHeading])
}

/// Characters from the word for what is held to its day.
const HELD: usize = 60;

/// Characters of a line that leads to a day.
const LINE: usize = 90;

/// Characters before a date in which the words for a last day stand.
const LEAD: usize = 16;

/// Whether a letter is cited just before a date: "in TSB Collective letter 7/5 of 19 February".
fn cited(text: &LetterText<'_>, at: usize) -> bool {
    let before = &text.view.text[..at];
    let bracket = before.trim_end().ends_with('(');
    let clause = text.clause_at(&(at..at));
    bracket
        || is_followed_up(text, at)
        || text.cues_in(&(clause.start..at)).iter().any(|c| matches!(c.cue, Cue::Cited) && at - c.end < 24)
}
