//! A new tree: made aside, then put in the place of the old one by renaming a symbolic link.

use super::error::at;
use super::lag::Lag;
use super::mirror::{joined, mirror};
use super::{CURRENT, Folder, GENERATION, OLD, Steps, SyncError, WORK, remove_file, sync_folder};
use crate::feeds::{
    self,
    twins::{Alike, Former, twins},
};
use chrono::{DateTime, Utc};
use rustix::fs::syncfs;
use std::borrow::Cow;
use std::collections::{BTreeSet, HashSet};
use std::fs::{self, File};
use std::io::{self, Write};
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// How many files there are and how many are new.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Files of the tree that were built, without twins.
    pub built: usize,
    /// Those of them whose bytes are different.
    pub written: usize,
}

/// A tree in the making.
pub struct Publication<'a> {
    folder: &'a Folder,
    /// The tree in the making; without it, files are only compared.
    work: Option<PathBuf>,
    compared: PathBuf,
    /// Whether there is no tree before, so that no file has to be looked for.
    fresh: bool,
    now: SystemTime,
    /// Paths that were built, where everything else goes.
    built: Option<HashSet<String>>,
    /// The digest of the tree before, and its folders.
    before: Option<(String, BTreeSet<String>)>,
    /// The folders of this tree.
    folders: BTreeSet<String>,
    /// The files that are different from those of the tree before.
    changed: BTreeSet<String>,
    counts: Counts,
    steps: Steps<'a>,
}

impl<'a> Publication<'a> {
    /// Begins a tree that is equal to the current one; where it is built as a whole, what is not put into it goes.
    pub fn begin(
        folder: &'a Folder,
        whole: bool,
        now: DateTime<Utc>,
        steps: Steps<'a>,
    ) -> Result<Publication<'a>, SyncError> {
        let work = folder.path(WORK);
        let current = folder.current()?;
        let mut fresh = false;
        let mut lag = None;
        if !work.is_dir() {
            // Nobody reads the tree before the last any more.
            let mut old = folder.generations()?.into_iter().filter(|g| Some(g) != current.as_ref());
            steps("take a tree aside");
            match old.next() {
                Some(old) => {
                    lag = current.as_ref().and_then(|current| Lag::read(folder, &old, current));
                    fs::rename(folder.generation(&old), &work)
                }
                None => {
                    fresh = current.is_none();
                    fs::create_dir(&work)
                }
            }
            .map_err(at(&work, "made"))?;
        }
        let mut before = None;
        if let Some(current) = current {
            let folders = match lag.and_then(|lag| lag.catch_up(folder, &work, steps).ok()) {
                Some(folders) => folders,
                None => mirror(&folder.generation(&current), &work, steps)?,
            };
            before = Some((current, folders));
        }
        let folders = before.iter().flat_map(|(_, folders)| folders.iter().cloned()).collect();
        let (compared, work) = (work.clone(), Some(work));
        Ok(Publication { fresh, before, folders, ..Publication::new(folder, work, compared, whole, now, steps) })
    }

    /// Compares a tree with the current one and changes nothing.
    pub fn compare(folder: &'a Folder, whole: bool, now: DateTime<Utc>, steps: Steps<'a>) -> Publication<'a> {
        Publication::new(folder, None, folder.path(CURRENT), whole, now, steps)
    }

    fn new(
        folder: &'a Folder,
        work: Option<PathBuf>,
        compared: PathBuf,
        whole: bool,
        now: DateTime<Utc>,
        steps: Steps<'a>,
    ) -> Publication<'a> {
        let built = whole.then(HashSet::new);
        let (folders, changed, counts) = (BTreeSet::new(), BTreeSet::new(), Counts::default());
        let (fresh, before, now) = (false, None, now.into());
        Publication { folder, work, compared, fresh, now, built, before, folders, changed, counts, steps }
    }

    /// Puts a file into the tree.
    pub fn put(&mut self, file: feeds::File<'_>) -> Result<(), SyncError> {
        self.counts.built += 1;
        let path = self.compared.join(file.path);
        if let Some(built) = &mut self.built {
            built.insert(file.path.to_owned());
        }
        let old = if self.fresh { None } else { fs::metadata(&path).ok() };
        let length = old.as_ref().map(|m| m.len());
        // Of files with twins, what they were is needed to make the new ones.
        let (before, alike) = match file.before {
            // What was read of a tree that has the size of this one is that file.
            Some(before) if length == Some(before.len() as u64) => (Cow::Borrowed(before), file.alike),
            _ if length == Some(file.bytes.len() as u64) || file.twins => {
                (fs::read(&path).unwrap_or_default().into(), None)
            }
            _ => (Cow::default(), None),
        };
        let same = length == Some(file.bytes.len() as u64)
            && alike.map_or_else(|| *before == *file.bytes, |alike| alike.is_all(before.len(), file.bytes.len()));
        self.counts.written += usize::from(!same);
        if self.work.is_none() {
            return Ok(());
        }
        // Servers compare times in seconds and sizes, and a corrected feed often has the same size.
        let after = old.and_then(|m| m.modified().ok()).map(|t| t + Duration::from_secs(1));
        let modified = after.map_or(self.now, |after| after.max(self.now));
        if !same {
            self.write(file.path, file.bytes, modified)?;
        }
        self.put_twins(file, if same { None } else { Some((&before, alike)) }, modified)
    }

    /// Puts the twins of a file into the tree, or takes them out; `before` are its bytes before, where it is different,
    /// and what they have in common with those now, where that is known.
    fn put_twins(
        &mut self,
        file: feeds::File<'_>,
        before: Option<(&[u8], Option<Alike>)>,
        at_time: SystemTime,
    ) -> Result<(), SyncError> {
        let names = feeds::twins::ENDINGS.map(|ending| format!("{}{ending}", file.path));
        if !file.twins {
            return names.iter().try_for_each(|name| match self.built.is_some() {
                true => Ok(()),
                false => self.take_out(name),
            });
        }
        if let Some(built) = &mut self.built {
            built.extend(names.iter().cloned());
        }
        let paths = names.each_ref().map(|name| self.compared.join(name));
        if before.is_none() && paths.iter().all(|path| path.is_file()) {
            return Ok(());
        }
        let old = before.and_then(|before| Some((before, fs::read(&paths[0]).ok()?, fs::read(&paths[1]).ok()?)));
        let former = old.as_ref().map(|((plain, alike), gzip, brotli)| {
            let alike = alike.unwrap_or_else(|| Alike::of(plain, file.bytes));
            Former { plain, gzip, brotli, alike }
        });
        let twins = twins(file.bytes, former).map_err(at(Path::new(file.path), "compressed"))?;
        for (name, (_, bytes)) in names.iter().zip(twins) {
            self.write(name, &bytes, at_time)?;
        }
        Ok(())
    }

    /// Writes a file anew, given its path below the root of the tree; the one before may have a name in other trees.
    fn write(&mut self, name: &str, bytes: &[u8], modified: SystemTime) -> Result<(), SyncError> {
        let path = self.compared.join(name);
        let parent = name.rsplit_once('/').map_or("", |(parent, _)| parent);
        if !parent.is_empty() && !self.folders.contains(parent) {
            let folder = self.compared.join(parent);
            fs::create_dir_all(&folder).map_err(at(&folder, "made"))?;
            let ends = parent.match_indices('/').map(|(end, _)| end).chain([parent.len()]);
            self.folders.extend(ends.map(|end| parent[..end].to_owned()));
        }
        self.changed.insert(name.to_owned());
        (self.steps)("write a file");
        let create = || match File::create_new(&path) {
            Err(e) if e.kind() == io::ErrorKind::AlreadyExists => {
                fs::remove_file(&path)?;
                File::create_new(&path)
            }
            file => file,
        };
        let write = || {
            let mut file = create()?;
            file.write_all(bytes)?;
            file.set_modified(modified)
        };
        write().map_err(at(&path, "written"))
    }

    /// Takes a file out of the tree, if it is there.
    fn take_out(&mut self, name: &str) -> Result<(), SyncError> {
        if remove_file(&self.compared.join(name))? {
            self.changed.insert(name.to_owned());
        }
        Ok(())
    }

    /// Takes files out of the tree.
    pub fn remove(&mut self, paths: &[String]) -> Result<(), SyncError> {
        if self.work.is_some() {
            for path in paths {
                self.take_out(path)?;
                for ending in feeds::twins::ENDINGS {
                    self.take_out(&format!("{path}{ending}"))?;
                }
            }
        }
        Ok(())
    }

    /// Publishes the tree as `digest`, in one step.
    pub fn finish(self, digest: &str) -> Result<Counts, SyncError> {
        let Publication { folder, work, built, before, mut folders, mut changed, counts, steps, .. } = self;
        let Some(work) = work else { return Ok(counts) };
        if let Some(built) = built {
            prune(&work, "", &built, (&mut folders, &mut changed), steps)?;
        }
        steps("make the tree durable");
        File::open(&work).and_then(|f| syncfs(f).map_err(io::Error::from)).map_err(at(&work, "made durable"))?;
        let generation = folder.generation(digest);
        steps("name the tree");
        if generation.exists() {
            folder.discard(&generation, steps)?;
        }
        fs::rename(&work, &generation).map_err(at(&generation, "named"))?;
        folder.swap(digest, steps)?;
        if let Some((old, old_folders)) = &before {
            Lag::keep(folder, [(old, old_folders), (digest, &folders)], &changed, steps);
        }
        Ok(counts)
    }
}

impl Folder {
    /// The folder of a tree.
    pub(super) fn generation(&self, digest: &str) -> PathBuf {
        self.path(&format!("{GENERATION}{digest}"))
    }

    /// The digests of all trees.
    pub(super) fn generations(&self) -> Result<Vec<String>, SyncError> {
        let mut found = Vec::new();
        for entry in fs::read_dir(&self.root).map_err(at(&self.root, "read"))? {
            let name = entry.map_err(at(&self.root, "read"))?.file_name();
            found.extend(name.to_string_lossy().strip_prefix(GENERATION).map(str::to_owned));
        }
        found.sort();
        Ok(found)
    }

    /// Puts a tree that a run made and could not publish any more into its place; whether there is one.
    pub fn swap_in(&self, digest: &str, steps: Steps<'_>) -> Result<bool, SyncError> {
        let complete = self.generation(digest).is_dir();
        if complete {
            self.swap(digest, steps)?;
        }
        Ok(complete)
    }

    /// Removes a tree. It loses its name first, so that a tree that has one is always whole.
    fn discard(&self, tree: &Path, steps: Steps<'_>) -> Result<(), SyncError> {
        let aside = self.path(OLD);
        steps("take an old tree aside");
        if aside.exists() {
            fs::remove_dir_all(&aside).map_err(at(&aside, "removed"))?;
        }
        fs::rename(tree, &aside).map_err(at(tree, "renamed"))?;
        steps("remove an old tree");
        fs::remove_dir_all(&aside).map_err(at(&aside, "removed"))
    }

    fn swap(&self, digest: &str, steps: Steps<'_>) -> Result<(), SyncError> {
        let (new, current) = (self.path(".current.new"), self.path(CURRENT));
        let before = self.current()?;
        steps("make the name of the tree durable");
        sync_folder(&self.root)?;
        steps("point to the tree");
        remove_file(&new)?;
        symlink(format!("{GENERATION}{digest}"), &new).map_err(at(&new, "made"))?;
        steps("swap");
        fs::rename(&new, &current).map_err(at(&current, "replaced"))?;
        steps("make the swap durable");
        sync_folder(&self.root)?;
        for old in self.generations()? {
            if old != digest && Some(&old) != before.as_ref() {
                self.discard(&self.generation(&old), steps)?;
            }
        }
        Ok(())
    }
}

/// Removes files that were not built, and folders that are empty then; takes note of both.
fn prune(
    folder: &Path,
    below: &str,
    built: &HashSet<String>,
    noted: (&mut BTreeSet<String>, &mut BTreeSet<String>),
    steps: Steps<'_>,
) -> Result<(), SyncError> {
    steps("remove what is no longer built");
    let (folders, changed) = noted;
    for entry in fs::read_dir(folder).map_err(at(folder, "read"))? {
        let entry = entry.map_err(at(folder, "read"))?;
        let (path, below) = (entry.path(), joined(below, &entry.file_name()));
        if path.is_dir() {
            prune(&path, &below, built, (folders, changed), steps)?;
            let empty = fs::read_dir(&path).map_err(at(&path, "read"))?.next().is_none();
            if empty {
                fs::remove_dir(&path).map_err(at(&path, "removed"))?;
                folders.remove(&below);
            }
        } else if !built.contains(&below) {
            remove_file(&path)?;
            changed.insert(below);
        }
    }
    Ok(())
}
