//! français.

use super::{Pack, Wording};

/// The pack.
pub(super) static PACK: Pack = Pack { code: "fr", name: "français", wording: &WORDING };

// ---- what outputs write ----

static WORDING: Wording = Wording { kinds: [""; 5], actions: [""; 14] };
