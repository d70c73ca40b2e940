//! Sentences beside rows: what tells prose below a block of deadlines from its entries.

use crate::document::Span;
use crate::lang::{Cue, Script};
use crate::letter::actions;
use crate::letter::reading::Reading;
use crate::letter::text::{Position, Unit, letters};

/// A sentence of the body that names no action, or that withdraws the date with which it begins: it ends the block.
pub(super) fn is_plain_sentence(reading: &Reading<'_, '_>, unit: &Unit) -> bool {
    let text = reading.text;
    let paragraph = matches!(unit.position, Position::Paragraph(_));
    // "The deadline of 4 May for contributions does not hold any longer."
    let old = text.mentions_in(&unit.span).next().is_some_and(|m| reading.is_superseded(m));
    // "The 30th of May is an official holiday; no meeting is held on that day."
    let tells = || is_sentence(reading, &unit.span) && !actions::any_in(text, &unit.span);
    paragraph && (tells() || old && is_whole_sentence(reading, &unit.span))
}

/// Whether a paragraph is a sentence whose words lead to its date, behind rows that begin with theirs: "Hotels should be booked by 4 May."
pub(super) fn leads_to_date(reading: &Reading<'_, '_>, unit: &Unit) -> bool {
    matches!(unit.position, Position::Paragraph(_))
        && is_sentence(reading, &unit.span)
        && words_before_date(reading, &unit.span)
}

/// Letters of an article or a preposition before a date, as many in the widest script.
const LEAD: usize = 5;

/// Whether more stands before the first date of a unit than words for a last day: what is due, who is asked.
pub(super) fn words_before_date(reading: &Reading<'_, '_>, span: &Span) -> bool {
    let text = reading.text;
    let Some(date) = text.mentions_in(span).find(|m| text.mentions[*m].is_date()) else { return false };
    let before = span.start..text.mentions[date].span.start;
    let limits = text.cues_in(&before).iter().filter(|c| matches!(c.cue, Cue::LastDayCue | Cue::Must | Cue::Ask));
    // Phrases lie in one another.
    let (mut rest, mut end) = (letters(text.folded(&before)), before.start);
    for cue in limits {
        let from = cue.start.max(end).min(before.end);
        rest = rest.saturating_sub(letters(text.folded(&(from..cue.end.clamp(from, before.end)))));
        end = end.max(cue.end);
    }
    let wide = if text.pack_at(before.start).script == Script::Han { 3 } else { 1 };
    rest * wide > LEAD
}

/// Whether a unit is a sentence, in any script.
fn is_sentence(reading: &Reading<'_, '_>, span: &Span) -> bool {
    reading.text.folded(span).trim_end().ends_with('。') || is_whole_sentence(reading, span)
}

/// Words of a whole sentence at least.
const SENTENCE_WORDS: usize = 4;

/// Whether a unit is a sentence of its own: it begins with a capital, where the script has some, has some words, and ends with a full stop.
pub(super) fn is_whole_sentence(reading: &Reading<'_, '_>, span: &Span) -> bool {
    let source = reading.text.source(span).trim();
    source.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase())
        && source.ends_with('.')
        && source.split_whitespace().count() >= SENTENCE_WORDS
}
