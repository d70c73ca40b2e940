//! What is held only if needed: brackets around a cell, as the key of a plan explains them, and words.

use super::reading::Reading;
use crate::document::Span;
use crate::lang::Cue;

/// In brackets, or held only if needed.
pub(super) fn tentative(reading: &Reading<'_, '_>, span: &Span) -> bool {
    is_tentative(reading, span, true)
}

/// The same for a cell beside the one that names what is held: what is to be confirmed there is said of a speaker.
pub(super) fn tentative_beside(reading: &Reading<'_, '_>, span: &Span) -> bool {
    is_tentative(reading, span, false)
}

fn is_tentative(reading: &Reading<'_, '_>, span: &Span, names: bool) -> bool {
    let folded = reading.text.folded(span).trim().trim_start_matches([':', '-', '|', ' ']);
    let enclosed = folded.starts_with('(') && folded.ends_with(')') && folded.matches('(').count() == 1;
    folded.starts_with('[') && folded.contains(']')
        || reading.has(span, &[Cue::IfNeeded])
        || unconfirmed(reading, span, names)
        || enclosed && reading.text.round_brackets_mean_if_needed()
}

/// Letters beside the words "to be confirmed" on a line of their own.
const BESIDE: usize = 2;

/// Whether the first line of what `names` something is to be confirmed, or a line below says nothing else: behind the name of a speaker
/// it is said of the speaker.
fn unconfirmed(reading: &Reading<'_, '_>, span: &Span, names: bool) -> bool {
    let text = reading.text;
    let letters = |s: &str| s.chars().filter(|c| c.is_alphabetic()).count();
    let mut start = span.start;
    text.folded(span).split_inclusive('\n').enumerate().any(|(i, line)| {
        let own = start..start + line.len();
        start = own.end;
        let alone = |c: &&super::text::CueHit| letters(line) <= letters(text.folded(&(c.start..c.end))) + BESIDE;
        text.cues_in(&own).iter().filter(|c| c.cue == Cue::Unconfirmed).any(|c| names && i == 0 || alone(&c))
    })
}

/// Whether one item of a cell stands in brackets, its hours with its name: "[1615-1730 Drafting group]".
pub(super) fn enclose_item(reading: &Reading<'_, '_>, hours: &Span, name: &Span) -> bool {
    let text = reading.text;
    let (before, name) = (text.folded(&text.back(hours.start, 2, 0)), text.folded(name).trim_end());
    before.trim_end().ends_with('[') && name.contains(']') && !name.trim_end_matches([']', '[', ';', ' ']).contains(']')
}
