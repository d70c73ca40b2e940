//! A deadline becomes a fact, unless the same one is known.

use crate::document::Span;
use crate::event::{Action, Kind, Status};
use crate::letter::reading::{Fact, FactTime, Reading};

/// Adds a deadline unless the same one is known; says whether it is new.
pub(in crate::letter) fn add(
    reading: &mut Reading<'_, '_>,
    mention: usize,
    action: Action,
    groups: &[String],
    when: FactTime,
    item: &Span,
    quote: &Span,
) -> bool {
    let same = |f: &Fact| {
        f.kind == Kind::Deadline
            && f.action == Some(action)
            && f.when.day() == when.day()
            && (f.groups == groups || f.groups.is_empty() || groups.is_empty())
            && action != Action::Other
    };
    if let Some(known) = reading.facts.iter_mut().find(|f| same(f)) {
        if matches!(known.when, FactTime::Day(_)) && !matches!(when, FactTime::Day(_)) {
            known.when = when;
        }
        known.mentions.push(mention);
        return false;
    }
    let inferred = reading.text.mentions[mention].inferred.clone();
    let name =
        reading.words(item).trim_start_matches(['-', '–', '•', '·', '/', ':', '：', ' ', '−', '－', '—']).to_owned();
    reading.facts.push(Fact {
        kind: Kind::Deadline,
        action: Some(action),
        groups: groups.to_vec(),
        when,
        meeting: None,
        name: Some(name).filter(|n| !n.is_empty()),
        status: Status::Confirmed,
        mentions: vec![mention],
        quote: quote.clone(),
        inferred,
    });
    true
}
