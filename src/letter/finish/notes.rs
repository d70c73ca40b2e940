//! Remarks become notes, with words for people.

use crate::document::Span;
use crate::event::{Event, Evidence};
use crate::letter::reading::{Reading, fold_spaces};
use crate::letter::wording_of_notes;
use crate::note::{Code, Note};

/// Turns remarks into notes with words for people.
pub(super) fn build_notes(reading: &Reading<'_, '_>, events: &[Event]) -> Vec<Note> {
    let mut out: Vec<Note> = reading.remarks.iter().map(|r| note(reading, r.code, &r.at, &r.detail)).collect();
    if reading.text.language.is_none() {
        out.push(note(reading, Code::UnknownLanguage, &(0..0), ""));
    }
    for warning in &reading.text.document.warnings {
        out.push(note(reading, Code::Reader, &(0..0), warning));
    }
    let _ = events;
    out.sort_by_key(|n| (n.evidence.first().map(|e| (e.place.line, e.place.column)), n.code));
    out
}

fn note(reading: &Reading<'_, '_>, code: Code, at: &Span, detail: &str) -> Note {
    let (message, help) = wording_of_notes::words(code, detail);
    let evidence = if at.end > at.start {
        let span = reading.text.view.source_span(at);
        let place = reading.text.printed_lines.place(span.start);
        let quote = fold_spaces(&reading.text.document.text[span]);
        vec![Evidence { place, quote, rule: code.name().to_owned(), inferred: Vec::new() }]
    } else {
        Vec::new()
    };
    Note { code, severity: code.severity(), message, help: help.to_owned(), evidence }
}
