//! 中文.

use super::{Pack, Wording};

/// The pack.
pub(super) static PACK: Pack = Pack { code: "zh", name: "中文", wording: &WORDING };

// ---- what outputs write ----

static WORDING: Wording = Wording { kinds: [""; 5], actions: [""; 14] };
