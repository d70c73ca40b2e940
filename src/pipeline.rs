//! The whole way from bytes to letters.

use crate::document::Document;
use crate::error::ReadError;
use crate::lang::{self, Unread};
use crate::letter::Letter;
use crate::read;

/// A document found in an input: the input itself, or a part of a mail or archive.
#[derive(Debug)]
pub struct Found {
    /// Name of the part inside a mail or archive; `None` for the input itself.
    pub part: Option<String>,
    /// The letter, or why it could not be read.
    pub letter: Result<(Document, Letter), ReadError>,
}

impl Found {
    /// Whether it was read, and is a letter.
    fn is_letter(&self) -> bool {
        self.letter.as_ref().is_ok_and(|(_, letter)| !letter.is_none())
    }

    /// Whether it was read, and is none.
    fn is_no_letter(&self) -> bool {
        self.letter.as_ref().is_ok_and(|(_, letter)| letter.is_none())
    }
}

/// Reads every letter in `bytes`. A mail or an archive may hold several; anything else holds one.
///
/// Beside a letter, what is none is passed over: the form, the agenda of a lunch and the footer of a mailing list that
/// came with it.
pub fn read_letters(bytes: &[u8]) -> Vec<Found> {
    let documents = read::documents(bytes).into_iter();
    let mut found: Vec<Found> = documents
        .map(|(part, document)| Found {
            part,
            letter: document.and_then(|d| read_letter(&d).map(|letter| (d, letter))),
        })
        .collect();
    if found.iter().any(Found::is_letter) {
        found.retain(|f| !f.is_no_letter());
    }
    found
}

/// Reads one document as a letter. A text that is no letter gives a letter with the note `not-a-letter`; one in a language
/// that no pack exists for gives an error, since nothing in it could be more than a guess.
pub fn read_letter(document: &Document) -> Result<Letter, ReadError> {
    let found = match lang::unread(&document.text) {
        None => return Ok(crate::letter::read(document)),
        Some(Unread::Named(name)) => name,
        Some(Unread::Nameless) => "an unknown language",
    };
    Err(ReadError::Language { found, known: lang::known_languages() })
}
