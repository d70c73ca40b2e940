//! What stops a run. The published tree is then as it was.

use std::io;
use std::path::{Path, PathBuf};
use thiserror::Error;

/// Why feeds cannot be published.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum SyncError {
    /// Another run holds the lock.
    #[error("another run is at work in {}", path.display())]
    Locked {
        /// The folder of feeds.
        path: PathBuf,
    },
    /// A file or folder cannot be read or written.
    #[error("{} cannot be {done}: {reason}; {}", path.display(), help(reason))]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What was to be done with it.
        done: &'static str,
        /// What the system says.
        reason: io::Error,
    },
    /// `current` was replaced by hand.
    #[error("{} is not the symbolic link that lettercal made; move it away and run again", path.display())]
    NoLink {
        /// The place of the link.
        path: PathBuf,
    },
}

fn help(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "make room and run again",
        io::ErrorKind::PermissionDenied => "check its owner and permissions",
        io::ErrorKind::ReadOnlyFilesystem => "mount the file system for writing",
        io::ErrorKind::NotADirectory => "give a folder, not a file",
        io::ErrorKind::NotFound => "check that its folder is there and mounted",
        _ => "check the disk",
    }
}

/// Adds the path and what was to be done to an error.
pub(super) fn at(path: &Path, done: &'static str) -> impl FnOnce(io::Error) -> SyncError {
    let path = path.to_owned();
    move |reason| SyncError::Io { path, done, reason }
}
