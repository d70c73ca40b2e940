//! English.

use super::{Compiled, Cue, Pack, Sense, Wording};
use crate::event::Action;

/// The pack.
pub(super) static PACK: Pack = Pack {
    code: "en",
    name: "English",
    function_words: &[
        "the", "of", "and", "to", "for", "in", "is", "be", "will", "on", "at", "by", "from", "with", "that", "this",
        "are", "or", "as", "should", "which", "not", "an", "may",
    ],
    words: WORDS,
    compiled: Compiled::new(),
    wording: &WORDING,
};

// ---- what rules read ----

static WORDS: &[(Sense, &[&str])] = &[];

// ---- what outputs write ----

static WORDING: Wording = Wording { kinds: [""; 5], actions: [""; 14] };
