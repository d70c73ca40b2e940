//! العربية.

use super::{Compiled, Cue, Pack, Sense, Wording};
use crate::event::Action;

/// The pack.
pub(super) static PACK: Pack = Pack {
    code: "ar",
    name: "العربية",
    function_words: &[],
    words: WORDS,
    compiled: Compiled::new(),
    wording: &WORDING,
};

// ---- what rules read ----

static WORDS: &[(Sense, &[&str])] = &[];

// ---- what outputs write ----

static WORDING: Wording = Wording { kinds: [""; 5], actions: [""; 14] };
