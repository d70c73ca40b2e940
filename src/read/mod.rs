//! Readers: from bytes to a [`Document`]. Input formats are known only here; a new format is one file and one line.

mod docx;
mod encoding;
mod flow;
mod numerals;
mod package;
mod pdf;
mod symbols;
mod text;
mod xml;

use crate::document::Document;
use crate::error::ReadError;
use std::fmt::Display;

/// The largest input that is read, in bytes.
pub const MAX_BYTES: u64 = 64 << 20;

/// Every document in `bytes`, with the name of the part where the input is a mail or an archive.
pub fn documents(bytes: &[u8]) -> Vec<(Option<String>, Result<Document, ReadError>)> {
    if bytes.starts_with(b"PK") {
        return vec![(None, docx::read(bytes))];
    }
    if bytes.starts_with(b"%PDF-") {
        return vec![(None, pdf::read(bytes))];
    }
    vec![(None, text::read(bytes))]
}

/// The error of a file that is damaged or goes over a limit.
fn damaged(format: &'static str, detail: impl Display) -> ReadError {
    ReadError::Damaged { format, detail: detail.to_string() }
}

/// The error of bytes that no reader takes.
fn unknown(found: impl Into<String>) -> ReadError {
    ReadError::UnknownFormat { found: found.into(), known: "plain text" }
}
