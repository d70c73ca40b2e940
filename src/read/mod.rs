//! Readers: from bytes to a [`Document`]. Input formats are known only here; a new format is one file and one line.

mod text;

use crate::document::Document;
use crate::error::ReadError;

/// The largest input that is read, in bytes.
pub const MAX_BYTES: u64 = 64 << 20;

/// Every document in `bytes`, with the name of the part where the input is a mail or an archive.
pub fn documents(bytes: &[u8]) -> Vec<(Option<String>, Result<Document, ReadError>)> {
    vec![(None, text::read(bytes))]
}
