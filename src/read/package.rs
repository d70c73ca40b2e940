//! Office packages and archives: named parts in a zip file, inflated within limits.

use crate::error::ReadError;
use crate::read::damaged;
use crate::read::xml::{Tree, Unwanted};
use std::collections::HashMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// Bytes that one part may inflate to.
const MAX_PART: u64 = 32 << 20;
/// Bytes that all parts read from one package may inflate to.
const MAX_TOTAL: u64 = 96 << 20;
/// Parts in one package.
const MAX_PARTS: usize = 10_000;

/// A zip file opened for reading named parts. Limits hold for the bytes really inflated, never for declared sizes.
pub(crate) struct Package<'a> {
    format: &'static str,
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Index of each part by its name in lower case with `/`; producers vary in case and slashes.
    index: HashMap<String, usize>,
    inflated: u64,
}

impl<'a> Package<'a> {
    /// Opens a package of the format named in messages.
    pub(crate) fn open(bytes: &'a [u8], format: &'static str) -> Result<Package<'a>, ReadError> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|e| damaged(format, e))?;
        if archive.len() > MAX_PARTS {
            return Err(damaged(format, format_args!("it holds more than {MAX_PARTS} parts")));
        }
        let names = (0..archive.len()).filter_map(|i| Some((i, archive.name_for_index(i)?.ok()?.into_owned())));
        let index = names.map(|(i, name)| (normalized(&name), i)).collect();
        Ok(Package { format, archive, index, inflated: 0 })
    }

    /// The names of its parts as stored, in the order of the archive.
    pub(crate) fn names(&self) -> Vec<String> {
        (0..self.archive.len()).filter_map(|i| Some(self.archive.name_for_index(i)?.ok()?.into_owned())).collect()
    }

    /// Whether it has a part.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.index.contains_key(&normalized(name))
    }

    /// Whether what was inflated has reached the limit, so that no part can be had any more.
    pub(crate) fn is_spent(&self) -> bool {
        self.inflated >= MAX_TOTAL
    }

    /// The bytes of a part; `None` where there is none of that name.
    pub(crate) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, ReadError> {
        let Some(index) = self.index.get(&normalized(name)).copied() else { return Ok(None) };
        let format = self.format;
        let file = self.archive.by_index(index).map_err(|e| match e {
            ZipError::InvalidPassword | ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => {
                ReadError::Password
            }
            e => damaged(format, format_args!("{name}: {e}")),
        })?;
        let limit = MAX_PART.min(MAX_TOTAL - self.inflated);
        let mut bytes = Vec::new();
        file.take(limit + 1).read_to_end(&mut bytes).map_err(|e| damaged(format, format_args!("{name}: {e}")))?;
        let size = bytes.len() as u64;
        // What was refused counts too: an archive may hold thousands of such parts.
        self.inflated += size.min(limit);
        if size > limit && limit < MAX_PART {
            return Err(damaged(format, format_args!("with {name} it inflates to more than {MAX_TOTAL} bytes")));
        }
        if size > limit {
            return Err(damaged(format, format_args!("{name} inflates to more than {limit} bytes")));
        }
        Ok(Some(bytes))
    }

    /// A part as an XML tree; `None` where there is none of that name.
    pub(crate) fn tree(&mut self, name: &str) -> Result<Option<Tree>, ReadError> {
        self.tree_without(name, &[])
    }

    /// A part as an XML tree without unwanted elements.
    pub(crate) fn tree_without(&mut self, name: &str, unwanted: &[Unwanted]) -> Result<Option<Tree>, ReadError> {
        let Some(bytes) = self.part(name)? else { return Ok(None) };
        Tree::parse_without(&bytes, unwanted).map(Some).map_err(|e| damaged(self.format, format_args!("{name}: {e}")))
    }
}

fn normalized(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_ascii_lowercase()
}
