//! A new tree: made aside, then put in the place of the old one by renaming a symbolic link.

use super::error::at;
use super::mirror::mirror;
use super::{CURRENT, Folder, GENERATION, OLD, Steps, SyncError, WORK, remove_file, sync_folder};
use crate::feeds::{
    self,
    twins::{Former, twins},
};
use chrono::{DateTime, Utc};
use rustix::fs::syncfs;
use std::borrow::Cow;
use std::collections::HashSet;
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
    folders: HashSet<PathBuf>,
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
        if !work.is_dir() {
            // Nobody reads the tree before the last any more.
            let mut old = folder.generations()?.into_iter().filter(|g| Some(g) != current.as_ref());
            steps("take a tree aside");
            match old.next() {
                Some(old) => fs::rename(folder.generation(&old), &work),
                None => {
                    fresh = current.is_none();
                    fs::create_dir(&work)
                }
            }
            .map_err(at(&work, "made"))?;
        }
        if let Some(current) = current {
            mirror(&folder.generation(&current), &work, steps)?;
        }
        let (compared, work) = (work.clone(), Some(work));
        Ok(Publication { fresh, ..Publication::new(folder, work, compared, whole, now, steps) })
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
        let (folders, counts) = (HashSet::new(), Counts::default());
        Publication { folder, work, compared, fresh: false, now: now.into(), built, folders, counts, steps }
    }

    /// Puts a file into the tree.
    pub fn put(&mut self, file: feeds::File<'_>) -> Result<(), SyncError> {
        self.counts.built += 1;
        let path = self.compared.join(file.path);
        if let Some(built) = &mut self.built {
            built.insert(file.path.to_owned());
        }
        let old = if self.fresh { None } else { fs::metadata(&path).ok() };
        let same_size = old.as_ref().is_some_and(|m| m.len() == file.bytes.len() as u64);
        // Of files with twins, what they were is needed to make the new ones.
        let before = match file.before {
            // What was read of a tree that has the size of this one is that file.
            Some(before) if old.as_ref().is_some_and(|m| m.len() == before.len() as u64) => Cow::Borrowed(before),
            _ if same_size || file.twins => fs::read(&path).unwrap_or_default().into(),
            _ => Cow::default(),
        };
        let same = same_size && *before == *file.bytes;
        self.counts.written += usize::from(!same);
        if self.work.is_none() {
            return Ok(());
        }
        // Servers compare times in seconds and sizes, and a corrected feed often has the same size.
        let after = old.and_then(|m| m.modified().ok()).map(|t| t + Duration::from_secs(1));
        let modified = after.map_or(self.now, |after| after.max(self.now));
        if !same {
            self.write(&path, file.bytes, modified)?;
        }
        self.put_twins(file, &path, if same { None } else { Some(&before) }, modified)
    }

    /// Puts the twins of a file into the tree, or takes them out; `before` are its bytes before, where it is different.
    fn put_twins(
        &mut self,
        file: feeds::File<'_>,
        path: &Path,
        before: Option<&[u8]>,
        at_time: SystemTime,
    ) -> Result<(), SyncError> {
        let names = feeds::twins::ENDINGS.map(|ending| format!("{}{ending}", file.path));
        if !file.twins {
            return names.iter().try_for_each(|name| match self.built.is_some() {
                true => Ok(()),
                false => remove_file(&self.compared.join(name)),
            });
        }
        if let Some(built) = &mut self.built {
            built.extend(names.iter().cloned());
        }
        let paths = names.map(|name| self.compared.join(name));
        if before.is_none() && paths.iter().all(|path| path.is_file()) {
            return Ok(());
        }
        let old = before.and_then(|plain| Some((plain, fs::read(&paths[0]).ok()?, fs::read(&paths[1]).ok()?)));
        let former = old.as_ref().map(|(plain, gzip, brotli)| Former { plain, gzip, brotli });
        let twins = twins(file.bytes, former).map_err(at(path, "compressed"))?;
        for (path, (_, bytes)) in paths.iter().zip(twins) {
            self.write(path, &bytes, at_time)?;
        }
        Ok(())
    }

    /// Writes a file anew; the one before may have a name in other trees.
    fn write(&mut self, path: &Path, bytes: &[u8], modified: SystemTime) -> Result<(), SyncError> {
        if let Some(parent) = path.parent()
            && !self.folders.contains(parent)
        {
            fs::create_dir_all(parent).map_err(at(parent, "made"))?;
            self.folders.insert(parent.to_owned());
        }
        (self.steps)("write a file");
        let create = || match File::create_new(path) {
            Err(e) if e.kind() == io::ErrorKind::AlreadyExists => {
                fs::remove_file(path)?;
                File::create_new(path)
            }
            file => file,
        };
        let write = || {
            let mut file = create()?;
            file.write_all(bytes)?;
            file.set_modified(modified)
        };
        write().map_err(at(path, "written"))
    }

    /// Takes files out of the tree.
    pub fn remove(&mut self, paths: &[String]) -> Result<(), SyncError> {
        if self.work.is_some() {
            for path in paths {
                remove_file(&self.compared.join(path))?;
                for ending in feeds::twins::ENDINGS {
                    remove_file(&self.compared.join(format!("{path}{ending}")))?;
                }
            }
        }
        Ok(())
    }

    /// Publishes the tree as `digest`, in one step.
    pub fn finish(self, digest: &str) -> Result<Counts, SyncError> {
        let Publication { folder, work, built, counts, steps, .. } = self;
        let Some(work) = work else { return Ok(counts) };
        if let Some(built) = built {
            prune(&work, "", &built, steps)?;
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
        Ok(counts)
    }
}

impl Folder {
    fn generation(&self, digest: &str) -> PathBuf {
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

/// Removes files that were not built, and folders that are empty then.
fn prune(folder: &Path, below: &str, built: &HashSet<String>, steps: Steps<'_>) -> Result<(), SyncError> {
    steps("remove what is no longer built");
    for entry in fs::read_dir(folder).map_err(at(folder, "read"))? {
        let entry = entry.map_err(at(folder, "read"))?;
        let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
        let below = if below.is_empty() { name } else { format!("{below}/{name}") };
        if path.is_dir() {
            prune(&path, &below, built, steps)?;
            let empty = fs::read_dir(&path).map_err(at(&path, "read"))?.next().is_none();
            if empty {
                fs::remove_dir(&path).map_err(at(&path, "removed"))?;
            }
        } else if !built.contains(&below) {
            remove_file(&path)?;
        }
    }
    Ok(())
}
