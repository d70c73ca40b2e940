//! español.

use super::{Compiled, Cue, Pack, Sense, Wording};
use crate::event::Action;

/// The pack.
pub(super) static PACK: Pack = Pack {
    code: "es",
    name: "español",
    function_words: &[
        "el", "la", "los", "las", "de", "del", "y", "en", "un", "una", "se", "al", "por", "para", "con", "que", "sera",
        "es", "como", "sus", "lo", "o", "su",
    ],
    words: WORDS,
    compiled: Compiled::new(),
    wording: &WORDING,
};

// ---- what rules read ----

static WORDS: &[(Sense, &[&str])] = &[];

// ---- what outputs write ----

static WORDING: Wording = Wording { kinds: [""; 5], actions: [""; 14] };
