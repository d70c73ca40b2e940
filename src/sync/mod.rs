//! The folder of feeds on disk: the ledger, generations of the tree, and the one step in which a new one takes over.
//!
//! ```text
//! FEEDS/.lock                 held by a run; the kernel releases it on any death
//! FEEDS/feeds.toml            what is published; optional
//! FEEDS/ledger.jsonl          the truth, committed before any tree
//! FEEDS/ledger.previous.jsonl the ledger before the last change
//! FEEDS/gen-<digest>/         a whole tree; the digest is that of everything it is built from
//! FEEDS/current               a symbolic link to one of them: the root of the site
//! FEEDS/.changed              what is different in the two trees; optional
//! ```
//!
//! A tree never changes once it is there. The next one is made from the one before the last, which nobody reads any
//! more: it is taken aside, made equal to the current one by hard links, and then changed where feeds changed, so that
//! the cost is that of the change. Which links these are is told by a list that the last run left, or by a comparison.
//! A run that dies leaves the current tree as it was, and a ledger whose digest differs from it; the next run publishes
//! what the ledger says.

mod error;
mod lag;
mod mirror;
mod publish;

pub use error::SyncError;
pub use publish::{Counts, Publication};

use crate::ledger::glance::Peek;
use crate::ledger::hash::Hash;
use crate::ledger::source::Source;
use crate::ledger::{Head, inbox_hash};
use chrono::DateTime;
use error::at;
use rustix::fs::{FlockOperation, flock};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::ops::Range;
use std::os::unix::fs::{FileExt, MetadataExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;

const LOCK: &str = ".lock";
const LEDGER: &str = "ledger.jsonl";
const PREVIOUS: &str = "ledger.previous.jsonl";
const CURRENT: &str = "current";
const GENERATION: &str = "gen-";
const WORK: &str = ".work";
const OLD: &str = ".old";
/// How much of the ledger is read and written at a time.
const PIECE: usize = 1 << 18;

/// Called before every step that changes the disk, with a name for it.
pub type Steps<'a> = &'a mut dyn FnMut(&str);

/// The folder of feeds, locked against other runs where that is possible.
#[derive(Debug)]
pub struct Folder {
    root: PathBuf,
    _lock: Option<File>,
}

impl Folder {
    /// Opens the folder and makes it where only its last part is missing.
    pub fn lock(root: &Path) -> Result<Folder, SyncError> {
        match fs::create_dir(root) {
            Err(e) if e.kind() != io::ErrorKind::AlreadyExists => return Err(at(root, "made")(e)),
            _ => {}
        }
        let path = root.join(LOCK);
        let lock =
            OpenOptions::new().create(true).truncate(false).write(true).open(&path).map_err(at(&path, "opened"))?;
        match flock(&lock, FlockOperation::NonBlockingLockExclusive) {
            Ok(()) => Ok(Folder { root: root.to_owned(), _lock: Some(lock) }),
            Err(rustix::io::Errno::WOULDBLOCK) => Err(SyncError::Locked { path: root.to_owned() }),
            Err(e) => Err(at(&path, "locked")(e.into())),
        }
    }

    /// Opens the folder to look at it, if [`Folder::lock`] could make it.
    pub fn look(root: &Path) -> Result<Folder, SyncError> {
        let parent = root.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let folder = if root.exists() { root } else { parent };
        fs::read_dir(folder).map_err(at(root, if root.exists() { "read" } else { "made" }))?;
        Ok(Folder { root: root.to_owned(), _lock: None })
    }

    /// The path of a file in the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }

    /// The path of the ledger.
    pub fn ledger_path(&self) -> PathBuf {
        self.path(LEDGER)
    }

    /// The path of the ledger before the last change.
    pub fn previous_path(&self) -> PathBuf {
        self.path(PREVIOUS)
    }

    /// Whether something was ever published here.
    pub fn was_published(&self) -> Result<bool, SyncError> {
        let any_tree = || self.root.is_dir() && self.generations().is_ok_and(|g| !g.is_empty());
        Ok(self.current()?.is_some() || any_tree() || self.previous_path().exists())
    }

    /// Whether a tree of this digest is there, published or not.
    pub fn has_tree(&self, digest: &str) -> bool {
        self.path(&format!("{GENERATION}{digest}")).is_dir()
    }

    /// A look at the head of the ledger, if there is one with a head that can be read.
    pub fn peek(&self) -> Result<Option<Peek<impl BufRead + use<>>>, SyncError> {
        let path = self.ledger_path();
        match File::open(&path) {
            Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(None),
            file => file.and_then(|f| Peek::new(BufReader::with_capacity(PIECE, f))).map_err(at(&path, "read")),
        }
    }

    /// The file of the ledger, if there is one: a run keeps it open, whatever takes its name meanwhile.
    pub fn ledger(&self) -> Result<Option<Arc<Stored>>, SyncError> {
        let path = self.ledger_path();
        match File::open(&path) {
            Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(None),
            file => file.and_then(Stored::new).map(|stored| Some(Arc::new(stored))).map_err(at(&path, "read")),
        }
    }

    /// Replaces the ledger in one step by what `write` writes; gives what `write` gives. Keeps the one before, but where the
    /// tree of that was `never_published`: then the one before that stays, of which the tree is.
    pub fn write_ledger<T>(
        &self,
        write: impl FnOnce(&mut dyn Write) -> io::Result<T>,
        never_published: bool,
        steps: Steps<'_>,
    ) -> Result<T, SyncError> {
        let (path, new) = (self.ledger_path(), self.path(".ledger.new"));
        steps("write the ledger");
        let written = write_durably(&new, write)?;
        if path.exists() && !never_published {
            let (aside, previous) = (self.path(".ledger.old"), self.previous_path());
            steps("keep the ledger before");
            remove_file(&aside)?;
            link_or_copy(&path, &aside)?;
            steps("name the ledger before");
            fs::rename(&aside, &previous).map_err(at(&previous, "replaced"))?;
            // Where both were the same file already, after a death right here, renaming did nothing.
            remove_file(&aside)?;
        }
        steps("commit the ledger");
        fs::rename(&new, &path).map_err(at(&path, "replaced"))?;
        steps("make the ledger durable");
        sync_folder(&self.root)?;
        Ok(written)
    }

    /// The digest of the tree that is published.
    pub fn current(&self) -> Result<Option<String>, SyncError> {
        let path = self.path(CURRENT);
        match fs::read_link(&path) {
            Ok(target) => {
                let name = target.to_string_lossy().into_owned();
                Ok(name.strip_prefix(GENERATION).map(str::to_owned).filter(|_| path.is_dir()))
            }
            Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(e) if e.kind() == io::ErrorKind::InvalidInput => Err(SyncError::NoLink { path }),
            Err(e) => Err(at(&path, "read")(e)),
        }
    }

    /// A file of the tree that is published.
    pub fn published(&self, path: &str) -> Option<Vec<u8>> {
        fs::read(self.path(CURRENT).join(path)).ok()
    }
}

/// The text of a ledger in its file, as it was when it was opened.
#[derive(Debug)]
pub struct Stored {
    file: File,
    /// Its length, and when it was written.
    stamp: (u64, i64, i64),
}

impl Stored {
    fn new(file: File) -> io::Result<Stored> {
        Ok(Stored { stamp: stamp(&file)?, file })
    }

    /// The text from its beginning, to be read once.
    pub fn text(&self) -> &File {
        &self.file
    }
}

impl Source for Stored {
    fn read(&self, part: Range<u64>, into: &mut Vec<u8>) -> io::Result<()> {
        let length = usize::try_from(part.end.saturating_sub(part.start)).map_err(io::Error::other)?;
        let start = into.len();
        into.resize(start + length, 0);
        self.file.read_exact_at(&mut into[start..], part.start)?;
        // Somebody may copy another ledger over it: what stood at these places stands elsewhere then.
        match stamp(&self.file)? == self.stamp {
            true => Ok(()),
            false => Err(io::Error::other("the ledger was changed while it was read")),
        }
    }
}

fn stamp(file: &File) -> io::Result<(u64, i64, i64)> {
    let meta = file.metadata()?;
    Ok((meta.len(), meta.mtime(), meta.mtime_nsec()))
}

impl crate::feeds::Before for Folder {
    fn read(&self, path: &str, into: &mut Vec<u8>) -> bool {
        into.clear();
        File::open(self.path(CURRENT).join(path)).and_then(|mut file| file.read_to_end(into)).is_ok()
    }
}

/// The digest of the tree that a ledger, `feeds.toml` and a build of the program give; of the ledger its head and the hash
/// of everything below that. What the head says of the inbox and of the run does not count: it changes no feed.
pub fn digest(head: &Head, letters: Hash, config: &str, build: &str) -> String {
    let (inbox, failures) = (inbox_hash(&BTreeSet::new()), BTreeMap::new());
    let head = Head { clock: DateTime::UNIX_EPOCH, inbox, failures, ..head.clone() };
    // Strings, numbers and lists of them: nothing that JSON cannot hold.
    let head = serde_json::to_string(&head).unwrap_or_default();
    Hash::of_parts([head.as_bytes(), letters.bytes(), config.as_bytes(), build.as_bytes()]).to_string()
}

fn write_durably<T>(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<T>) -> Result<T, SyncError> {
    let write = || {
        let mut out = BufWriter::with_capacity(PIECE, File::create(path)?);
        let written = write(&mut out)?;
        out.into_inner()?.sync_all()?;
        Ok(written)
    };
    // What is half written only takes room.
    write().inspect_err(|_: &io::Error| drop(fs::remove_file(path))).map_err(at(path, "written"))
}

fn sync_folder(path: &Path) -> Result<(), SyncError> {
    File::open(path).and_then(|f| f.sync_all()).map_err(at(path, "made durable"))
}

/// Removes a file; whether it was there.
fn remove_file(path: &Path) -> Result<bool, SyncError> {
    match fs::remove_file(path) {
        Err(e) if e.kind() != io::ErrorKind::NotFound => Err(at(path, "removed")(e)),
        removed => Ok(removed.is_ok()),
    }
}

/// A second name for a file, or a copy where the file system has no hard links.
fn link_or_copy(from: &Path, to: &Path) -> Result<(), SyncError> {
    if fs::hard_link(from, to).is_ok() {
        return Ok(());
    }
    let copy = || {
        fs::copy(from, to)?;
        let modified = fs::metadata(from)?.modified()?;
        OpenOptions::new().write(true).open(to)?.set_modified(modified)
    };
    copy().map_err(at(to, "written"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ledger_that_changes_while_it_is_read_is_not_believed() {
        let root = tempfile::tempdir().unwrap();
        let folder = Folder::lock(root.path()).unwrap();
        assert!(folder.ledger().unwrap().is_none());
        fs::write(folder.ledger_path(), "head\nline\n").unwrap();
        let stored = folder.ledger().unwrap().unwrap();
        let read = || {
            let mut line = b"> ".to_vec();
            stored.read(5..9, &mut line).map(|()| line).ok()
        };
        assert_eq!(read(), Some(b"> line".to_vec()));
        assert!(stored.read(5..11, &mut Vec::new()).is_err());
        // Another file that takes its name is no change, nor is a second name.
        fs::hard_link(folder.ledger_path(), folder.previous_path()).unwrap();
        fs::write(folder.path("other"), "x").unwrap();
        fs::rename(folder.path("other"), folder.ledger_path()).unwrap();
        assert_eq!(read(), Some(b"> line".to_vec()));
        fs::write(folder.previous_path(), "head\nother line\n").unwrap();
        assert_eq!(read(), None);
    }
}
