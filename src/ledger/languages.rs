//! One letter in several languages: which text holds.

use crate::lang::PACKS;
pub use crate::merge::others;

/// The order in which texts of the same version are believed: English, then the order of the documentation.
pub fn rank(language: &str) -> usize {
    match language {
        "en" => 0,
        _ => PACKS.iter().position(|p| p.code == language).map_or(usize::MAX, |p| p + 1),
    }
}
