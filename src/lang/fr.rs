//! français.

use super::{Compiled, Cue, Pack, Sense, Wording};
use crate::event::Action;

/// The pack.
pub(super) static PACK: Pack = Pack {
    code: "fr",
    name: "français",
    function_words: &[
        "le", "la", "les", "de", "des", "du", "et", "en", "un", "une", "sera", "au", "aux", "dans", "par", "pour",
        "sur", "que", "qui", "est", "sont", "avec", "ne", "pas", "ou", "ce", "cette",
    ],
    words: WORDS,
    compiled: Compiled::new(),
    wording: &WORDING,
};

// ---- what rules read ----

static WORDS: &[(Sense, &[&str])] = &[];

// ---- what outputs write ----

static WORDING: Wording = Wording { kinds: [""; 5], actions: [""; 14] };
