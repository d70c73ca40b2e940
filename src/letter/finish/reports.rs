//! Where something stands in the letter, and what became of each mention.

use crate::document::Span;
use crate::event::{Evidence, Inferred};
use crate::letter::reading::Reading;
use crate::letter::{MentionReport, Role};

pub(super) fn evidence(
    reading: &Reading<'_, '_>,
    quote: &Span,
    mention: Option<usize>,
    inferred: Vec<Inferred>,
) -> Evidence {
    let (at, rule) = match mention {
        Some(m) => (reading.text.mentions[m].span.start, rule_id(reading, m)),
        None => (quote.start, "plan/cell".to_owned()),
    };
    let place = reading.text.printed_lines.place(reading.text.view.source_span(&(at..at)).start);
    Evidence { place, quote: reading.words(quote), rule, inferred }
}

fn rule_id(reading: &Reading<'_, '_>, mention: usize) -> String {
    let found = &reading.text.mentions[mention];
    [reading.text.pack_at(found.span.start).code, "/", found.rule].concat()
}

pub(super) fn report(
    reading: &Reading<'_, '_>,
    mention: usize,
    carrier: Option<Result<String, &'static str>>,
) -> MentionReport {
    let found = &reading.text.mentions[mention];
    let span = reading.text.view.source_span(&found.span);
    let verdict = reading.verdicts[mention].as_ref();
    let (event, reason) = match carrier {
        Some(Ok(uid)) => (Some(uid), None),
        Some(Err(reason)) => (None, Some(reason)),
        None => (None, None),
    };
    MentionReport {
        place: reading.text.printed_lines.place(span.start),
        text: reading.text.document.text[span].to_owned(),
        kind: found.kind(),
        value: found.iso(),
        role: verdict.map_or(Role::Other, |v| v.role),
        rule: rule_id(reading, mention),
        inferred: found.inferred.clone(),
        event,
        reason: reason.or(verdict.map(|v| v.reason)).unwrap_or_default(),
    }
}
