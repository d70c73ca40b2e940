//! What is held only if needed: brackets around a cell, as the key of a plan explains them, and words.

use super::reading::Reading;
use crate::document::Span;
use crate::lang::Cue;

/// In brackets, or held only if needed.
pub(super) fn tentative(reading: &Reading<'_, '_>, span: &Span) -> bool {
    is_tentative(reading, span, true)
}

/// The same for a cell beside the one that names what is held: there words must say nothing else.
pub(super) fn tentative_beside(reading: &Reading<'_, '_>, span: &Span) -> bool {
    is_tentative(reading, span, false)
}

fn is_tentative(reading: &Reading<'_, '_>, span: &Span, names: bool) -> bool {
    let folded = reading.text.folded(span).trim();
    let enclosed = folded.starts_with('(') && folded.ends_with(')') && folded.matches('(').count() == 1;
    folded.starts_with('[') && folded.contains(']')
        || waits(reading, span, names)
        || enclosed && reading.text.round_brackets_mean_if_needed()
}

/// Letters beside the words "if needed" on a line of their own.
const BESIDE: usize = 2;

/// Whether the first line of what `names` something says that it is held only if needed, or a line below that says nothing else: behind the name of a speaker
/// "to be confirmed" is said of the speaker.
fn waits(reading: &Reading<'_, '_>, span: &Span, names: bool) -> bool {
    let text = reading.text;
    let letters = |s: &str| s.chars().filter(|c| c.is_alphabetic()).count();
    let mut start = span.start;
    text.folded(span).split_inclusive('\n').enumerate().any(|(i, line)| {
        let own = start..start + line.len();
        start = own.end;
        text.cues_in(&own).iter().any(|c| {
            c.cue == Cue::IfNeeded
                && (names && i == 0 || letters(line) <= letters(text.folded(&(c.start..c.end))) + BESIDE)
        })
    })
}

/// Whether one item of a cell stands in brackets, its hours with its name: "[1615-1730 Drafting group]".
pub(super) fn enclose_item(reading: &Reading<'_, '_>, hours: &Span, name: &Span) -> bool {
    let text = reading.text;
    let (before, name) = (text.folded(&text.back(hours.start, 2, 0)), text.folded(name).trim_end());
    before.trim_end().ends_with('[') && name.contains(']') && !name.trim_end_matches([']', '[', ';', ' ']).contains(']')
}
