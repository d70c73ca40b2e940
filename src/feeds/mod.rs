//! The tree of feeds: a pure function of the ledger and `feeds.toml`.
//!
//! ```text
//! v1/{lang}/all.ics deadlines.ics meetings.ics sessions.ics     and of each -notice.ics and -silent.ics
//! v1/{lang}/sg11.ics  v1/{lang}/sg11/deadlines.ics …            the same for every group
//! v1/{lang}/bundles/acme.ics                                    bundles of feeds.toml
//! v1/{lang}/letters/t17-sg11-col-0012.ics                       one letter, for import
//! v1/{lang}/archive/2020.ics                                    closed years
//! v1/{lang}/changes.atom  v1/{lang}/events.json                 what changed, and everything for programs
//! v1/index.json  robots.txt  healthz
//! index.html  {lang}/index.html  {lang}/sg11/index.html  a/      pages, and what they need
//! ```
//!
//! The pages for people stand beside them, see [`page`].

pub mod atom;
mod build;
pub mod catalogue;
pub mod config;
mod history;
pub mod index;
mod kept;
mod limit;
pub mod page;
mod rolling;
mod sheets;
mod shelf;
mod shown;
pub mod twins;

pub use build::{Extent, build};

use crate::ledger::LedgerError;
use std::fmt::Debug;
use thiserror::Error;

/// Why feeds cannot be built.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum BuildError<E> {
    /// A line of the ledger cannot be read.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    /// A file was not taken.
    #[error("{0}")]
    Sink(E),
}

/// A file of the tree.
#[derive(Debug, Clone, Copy)]
pub struct File<'a> {
    /// Its path below the root of the site, with `/`.
    pub path: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
    /// Whether it has compressed twins.
    pub twins: bool,
    /// Its bytes in the tree before, where they were read.
    pub before: Option<&'a [u8]>,
    /// What those have in common with its bytes now, where that is known.
    pub alike: Option<twins::Alike>,
}

/// The tree that is published, when the next one is built.
pub trait Before: Debug {
    /// Reads a file of it into a buffer, in the place of what is there; whether there is such a file.
    fn read(&self, path: &str, into: &mut Vec<u8>) -> bool;
}
