//! Compound files (MS-CFB): the containers of Word 97–2003 documents, Outlook messages and encrypted Office files.

use cfb::CompoundFile;
use std::io::{Cursor, Read};

/// Bytes read from one stream.
const MAX_STREAM: u64 = 64 << 20;

/// A compound file opened for reading.
pub(super) type Compound<'a> = CompoundFile<Cursor<&'a [u8]>>;

/// Whether bytes begin as a compound file.
pub(super) fn is_compound(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
}

/// Opens a compound file; `None` where it is damaged.
pub(super) fn open(bytes: &[u8]) -> Option<Compound<'_>> {
    is_compound(bytes).then(|| CompoundFile::open(Cursor::new(bytes)).ok()).flatten()
}

/// The bytes of a stream.
pub(super) fn stream(file: &mut Compound, path: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    file.open_stream(path).ok()?.take(MAX_STREAM).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}
