//! What stops a letter. Each error names what was found and what to do next; the caller adds the file.

use thiserror::Error;

/// A letter that could not be read.
#[derive(Debug, Error, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ReadError {
    /// There is nothing in it.
    #[error("the file is empty; ask the sender for the letter again")]
    Empty,
    /// Its bytes are no text and no format that a reader exists for.
    #[error("{found} is not a format that lettercal reads; give it one of: {known}")]
    UnknownFormat {
        /// What the bytes look like.
        found: String,
        /// The formats that are read.
        known: &'static str,
    },
    /// The text cannot be decoded.
    #[error("the text cannot be decoded as {encoding} ({detail}); save it as UTF-8 and try again")]
    Encoding {
        /// The encoding that was tried.
        encoding: &'static str,
        /// The first thing that was wrong.
        detail: String,
    },
    /// It is larger than any letter.
    #[error("the file has {size} bytes and the limit is {limit}: no letter is that long; give the letter alone")]
    TooLarge {
        /// Its size in bytes.
        size: u64,
        /// The limit in bytes.
        limit: u64,
    },
    /// It is small, but its text is longer than that of any letter.
    #[error("its text has {size} bytes and the limit is {limit}: no letter is that long; give the letter alone")]
    TooLong {
        /// The size of the text in bytes.
        size: usize,
        /// The limit in bytes.
        limit: usize,
    },
    /// It has pages but no text: a scan.
    #[error("the file holds pictures of text and no text; run it through text recognition (OCR) first")]
    NoText,
    /// It is protected by a password.
    #[error("the file is protected by a password; save a copy without one and give that")]
    Password,
    /// It is damaged or built to harm.
    #[error("the {format} file cannot be read ({detail}); open it in its own program, save it again and give that")]
    Damaged {
        /// The name of its format.
        format: &'static str,
        /// What was wrong and where.
        detail: String,
    },
    /// It is in a language that no pack exists for: whatever were read in it would be guessed.
    #[error("the letter is in {found}, and lettercal knows {known}; give the letter in one of these languages")]
    Language {
        /// The language, or words for one that has no name here.
        found: &'static str,
        /// The languages that are read.
        known: String,
    },
    /// A mail or an archive without any letter in it.
    #[error("there is no letter in the {container} ({detail}); save the attached letter and give that")]
    NoLetter {
        /// `mail` or `archive`.
        container: &'static str,
        /// What was found instead.
        detail: String,
    },
}
