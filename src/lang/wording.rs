//! The words that outputs write: titles and descriptions of events, in the reader's language.

use crate::event::{Action, Kind};

/// The words of one language that outputs write. Placeholders stand in braces, for example `{group}`.
#[derive(Debug)]
pub struct Wording {
    /// Name of each kind, for CATEGORIES and reports, in the order of [`Kind::ALL`].
    pub kinds: [&'static str; Kind::ALL.len()],
    /// Name of each action as a short phrase, in the order of [`Action::ALL`].
    pub actions: [&'static str; Action::ALL.len()],
}
