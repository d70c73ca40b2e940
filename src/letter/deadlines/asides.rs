//! Lines of an entry that say nothing that is due: hours, zones, old values, what a bracket adds.

use crate::document::Span;
use crate::letter::actions;
use crate::letter::reading::Reading;
use crate::letter::text::{is_letter, letters};

/// Whether a line of an entry says nothing that is due: an hour, an aside, an old value, a zone.
pub(super) fn is_nothing_due(reading: &Reading<'_, '_>, span: &Span, end: usize) -> bool {
    let text = reading.text;
    let only_hour = text
        .mentions_in(span)
        .next()
        .is_some_and(|m| text.mentions[m].is_time() && text.mentions[m].span.start <= span.start + 8)
        && !actions::any_in(text, span);
    // "19 February (past)": what a bracket says of the day is nothing that is due.
    let aside = text.folded(span).starts_with('(')
        && text.folded(span).ends_with(')')
        && !actions::any_in(text, span)
        && actions::any_in(text, &(span.end..end));
    only_hour
        || aside
        || !text.folded(span).contains(is_letter)
        || is_value_only(reading, span)
        || is_zone_only(reading, span)
}

/// A date alone: an old one beside the new.
fn is_value_only(reading: &Reading<'_, '_>, span: &Span) -> bool {
    let text = reading.text;
    // "(Instead of 17 February)".
    let mut values = text.mentions_in(span).peekable();
    if values.peek().is_some() && values.all(|m| reading.is_superseded(m)) && !actions::any_in(text, span) {
        return true;
    }
    text.mentions_in(span).next().is_some_and(|m| {
        let value = &text.mentions[m].span;
        let around = [span.start..value.start, value.end.min(span.end)..span.end];
        around.iter().all(|s| !text.folded(s).contains(char::is_alphanumeric))
    })
}

/// A bracket such as "(Geneva time)" alone.
fn is_zone_only(reading: &Reading<'_, '_>, span: &Span) -> bool {
    let text = reading.text;
    let letters = |s: &Span| letters(text.folded(s));
    let zones = || text.zones.iter().filter(|z| z.start >= span.start && z.end <= span.end);
    // Some languages write out what others shorten: neither the name of the zone nor the hour counts.
    let named: usize = zones().map(|z| letters(&(z.start..z.end))).sum();
    let hours: usize = text.mentions_in(span).map(|m| letters(&text.mentions[m].span)).sum();
    zones().next().is_some() && letters(span) < 30 + named + hours && !actions::any_in(text, span)
}
