//! The languages of the ITU. A language is one file: the words that rules read, and the words that outputs write.

mod ar;
mod en;
mod es;
mod fr;
mod ru;
mod wording;
mod zh;

pub use wording::{Sentences, Titles, Wording, fill};

/// One language.
#[derive(Debug)]
pub struct Pack {
    /// ISO 639-1 code, as the ITU's addresses use it.
    pub code: &'static str,
    /// The language's own name.
    pub name: &'static str,
    /// What outputs write.
    pub wording: &'static Wording,
}

/// Every language, in the order of the documentation.
pub static PACKS: &[&Pack] = &[&zh::PACK, &en::PACK, &fr::PACK, &es::PACK, &ru::PACK, &ar::PACK];

/// The pack of a language code; English where there is none.
pub fn pack(code: &str) -> &'static Pack {
    PACKS.iter().copied().find(|p| p.code == code).unwrap_or(&en::PACK)
}
