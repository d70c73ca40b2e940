//! Where the text of a ledger lies. It may have a hundred megabytes, of which most runs need few records.

use super::hash::{Hash, Hashing};
use std::fmt::Debug;
use std::io::{self, Read};
use std::ops::Range;

/// A text of which parts are read when they are needed.
pub trait Source: Debug + Send + Sync {
    /// Reads a part of the text, counted in bytes, to the end of a buffer. It fails where the text is shorter.
    fn read(&self, part: Range<u64>, into: &mut Vec<u8>) -> io::Result<()>;
}

impl Source for Vec<u8> {
    fn read(&self, part: Range<u64>, into: &mut Vec<u8>) -> io::Result<()> {
        let place = |at: u64| usize::try_from(at).map_err(io::Error::other);
        let part = self.get(place(part.start)?..place(part.end)?).ok_or(io::ErrorKind::UnexpectedEof)?;
        into.extend_from_slice(part);
        Ok(())
    }
}

/// Hashes what stands below the first line of a text while it is read.
#[derive(Debug)]
pub(super) struct Passing<R> {
    text: R,
    is_below: bool,
    hashing: Hashing,
}

impl<R> Passing<R> {
    pub(super) fn new(text: R) -> Passing<R> {
        Passing { text, is_below: false, hashing: Hashing::default() }
    }

    /// The hash of what was read.
    pub(super) fn finish(&self) -> Hash {
        self.hashing.finish()
    }
}

impl<R: Read> Read for Passing<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let length = self.text.read(into)?;
        let mut read = &into[..length];
        if !self.is_below {
            let end = memchr::memchr(b'\n', read);
            self.is_below = end.is_some();
            read = end.map_or(&[], |end| &read[end + 1..]);
        }
        self.hashing.update(read);
        Ok(length)
    }
}
