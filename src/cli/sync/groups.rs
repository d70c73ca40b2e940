//! Groups of bundles that never had an event: a slip of the pen leaves a feed empty in silence.

use crate::cli::message::Messages;
use lettercal::feeds::config::Bundle;
use lettercal::ledger::groups::feeds;
use lettercal::suggest::nearest;
use std::collections::BTreeSet;
use std::path::Path;

/// Warns of groups of bundles that are none of the `known` ones. Where none is known, no letter has come yet.
pub(super) fn warn_of_strange(bundles: &[Bundle], known: &BTreeSet<String>, config: &Path, messages: &Messages) {
    for bundle in bundles.iter().filter(|_| !known.is_empty()) {
        for group in bundle.groups.iter().filter(|g| !feeds(g).iter().any(|f| known.contains(f))) {
            let near = nearest(group, known.iter().map(String::as_str));
            let hint = near.map(|n| format!(" (did you mean {n}?)")).unwrap_or_default();
            let (path, name) = (config.display(), &bundle.name);
            messages.warning(format_args!("{path}: bundle {name}: no event is of {group}{hint}"));
        }
    }
}
