//! What the tree before the current one lacks, as a list beside both: made equal by it, they need not be compared file
//! by file, of which there are tens of thousands.
//!
//! The list is no truth. It holds only as long as it is whole, of these two trees, and every folder of both is the one
//! that the run left, untouched since; otherwise it is as if there were none, and the trees are compared.

use super::error::at;
use super::{Folder, Steps, SyncError, link_or_copy, remove_file};
use crate::ledger::hash::Hash;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Component, Path};

/// The list beside the trees.
const LIST: &str = ".changed";
/// The version of its form.
const FORM: u32 = 1;
/// With more changes than these, comparing the trees takes hardly longer, and the list would be long.
const MOST: usize = 4_096;

/// A tree as a run left it.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Left {
    digest: String,
    /// Every folder by its path below the root of the tree; the root itself is empty.
    folders: BTreeMap<String, Stamp>,
}

/// What cannot stay the same when a name in a folder comes, goes, or means another file: its inode, and when it was
/// last changed and modified, in seconds and nanoseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Stamp(u64, [i64; 4]);

/// What is different in the two trees of a folder.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Lag {
    form: u32,
    old: Left,
    new: Left,
    /// Files that are different, or stand in one of the trees only.
    changed: BTreeSet<String>,
}

impl Stamp {
    fn of(path: &Path) -> io::Result<Stamp> {
        let meta = fs::symlink_metadata(path)?;
        if !meta.is_dir() {
            return Err(io::ErrorKind::NotADirectory.into());
        }
        Ok(Stamp(meta.ino(), [meta.ctime(), meta.ctime_nsec(), meta.mtime(), meta.mtime_nsec()]))
    }
}

impl Left {
    fn look(folder: &Folder, digest: &str, folders: &BTreeSet<String>) -> io::Result<Left> {
        let root = folder.generation(digest);
        let stamp = |path: &str| Ok((path.to_owned(), Stamp::of(&root.join(path))?));
        let folders = std::iter::once("").chain(folders.iter().map(String::as_str)).map(stamp);
        Ok(Left { digest: digest.to_owned(), folders: folders.collect::<io::Result<_>>()? })
    }

    /// Whether the tree is still as it was left.
    fn stands(&self, folder: &Folder) -> bool {
        let root = folder.generation(&self.digest);
        self.folders.iter().all(|(path, stamp)| Stamp::of(&root.join(path)).is_ok_and(|now| now == *stamp))
    }

    fn paths(&self) -> impl DoubleEndedIterator<Item = &String> {
        self.folders.keys().filter(|path| !path.is_empty())
    }
}

impl Lag {
    /// The list of what is different in the trees of two digests, if there is one that holds.
    pub(super) fn read(folder: &Folder, old: &str, new: &str) -> Option<Lag> {
        let text = fs::read_to_string(folder.path(LIST)).ok()?;
        let (hash, list) = text.split_once('\n')?;
        if Hash::parse(hash)? != Hash::of(list.as_bytes()) {
            return None;
        }
        let lag: Lag = serde_json::from_str(list).ok()?;
        let of_these = lag.form == FORM && lag.old.digest == old && lag.new.digest == new;
        let below = |path: &String| Path::new(path).components().all(|c| matches!(c, Component::Normal(_)));
        let below = lag.changed.iter().chain(lag.old.paths()).chain(lag.new.paths()).all(below);
        (of_these && below && lag.old.stands(folder) && lag.new.stands(folder)).then_some(lag)
    }

    /// Keeps a list for the next run, when the new tree is published: its folders and those of the old one, and the
    /// files that are different. Where that fails, or is not worth it, there is no list.
    pub(super) fn keep(
        folder: &Folder,
        [old, new]: [(&str, &BTreeSet<String>); 2],
        changed: &BTreeSet<String>,
        steps: Steps<'_>,
    ) {
        steps("list what changed");
        let path = folder.path(LIST);
        let look = |(digest, folders): (&str, &BTreeSet<String>)| Left::look(folder, digest, folders);
        let write = || {
            let lag = Lag { form: FORM, old: look(old)?, new: look(new)?, changed: changed.clone() };
            let list = serde_json::to_string(&lag)?;
            fs::write(&path, format!("{}\n{list}", Hash::of(list.as_bytes())))
        };
        if old.0 == new.0 || changed.len() > MOST || write().is_err() {
            // What is there is of other trees, which it says itself.
            drop(fs::remove_file(&path));
        }
    }

    /// Makes the old tree, which now lies at `work`, equal to the new one; gives the folders of both. What it cannot
    /// do, a comparison can.
    pub(super) fn catch_up(
        &self,
        folder: &Folder,
        work: &Path,
        steps: Steps<'_>,
    ) -> Result<BTreeSet<String>, SyncError> {
        let current = folder.generation(&self.new.digest);
        steps("make folders equal");
        for path in self.new.paths().filter(|path| !self.old.folders.contains_key(*path)) {
            let path = work.join(path);
            fs::create_dir(&path).map_err(at(&path, "made"))?;
        }
        for path in &self.changed {
            steps("make a file equal");
            let (source, target) = (current.join(path), work.join(path));
            remove_file(&target)?;
            match fs::symlink_metadata(&source) {
                Err(e) if e.kind() == io::ErrorKind::NotFound => {}
                _ => link_or_copy(&source, &target)?,
            }
        }
        for path in self.old.paths().rev().filter(|path| !self.new.folders.contains_key(*path)) {
            steps("remove a folder");
            let path = work.join(path);
            fs::remove_dir(&path).map_err(at(&path, "removed"))?;
        }
        Ok(self.new.paths().cloned().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    const PATHS: [&str; 2] = ["a/1", "b/c/2"];

    /// A folder with the trees `old` and `new`, where `a/1` is different, `a/3` is new, and `b/c` is gone.
    fn folder() -> (tempfile::TempDir, Folder, [BTreeSet<String>; 2]) {
        let root = tempfile::tempdir().unwrap();
        let folder = Folder::lock(root.path()).unwrap();
        let [old, new] = ["old", "new"].map(|tree| folder.generation(tree));
        for (tree, files) in [(&old, &["same", "a/1", "b/c/2"][..]), (&new, &["a/1", "a/3"])] {
            for file in files {
                fs::create_dir_all(tree.join(file).parent().unwrap()).unwrap();
                fs::write(tree.join(file), format!("{}", tree.display())).unwrap();
            }
        }
        fs::hard_link(old.join("same"), new.join("same")).unwrap();
        fs::create_dir(new.join("d")).unwrap();
        let names = |names: &[&str]| names.iter().map(|n| (*n).to_owned()).collect();
        (root, folder, [names(&["a", "b", "b/c"]), names(&["a", "d"])])
    }

    fn keep(folder: &Folder, [old, new]: &[BTreeSet<String>; 2]) {
        let changed = PATHS.into_iter().chain(["a/3"]).map(str::to_owned).collect();
        Lag::keep(folder, [("old", old), ("new", new)], &changed, &mut |_| {});
    }

    fn holds(folder: &Folder) -> bool {
        Lag::read(folder, "old", "new").is_some()
    }

    #[test]
    fn the_old_tree_catches_up() {
        let (_root, folder, folders) = folder();
        keep(&folder, &folders);
        let lag = Lag::read(&folder, "old", "new").unwrap();
        assert!(Lag::read(&folder, "new", "old").is_none() && Lag::read(&folder, "old", "old").is_none());
        let work = folder.path("work");
        fs::rename(folder.generation("old"), &work).unwrap();
        assert_eq!(lag.catch_up(&folder, &work, &mut |_| {}).unwrap(), folders[1]);
        let inode = |path: PathBuf| fs::metadata(path).map(|meta| meta.ino()).ok();
        for path in ["same", "a/1", "a/3", "b/c/2"] {
            assert_eq!(inode(work.join(path)), inode(folder.generation("new").join(path)), "{path}");
        }
        assert!(work.join("d").is_dir() && !work.join("b").exists());
        assert!(!holds(&folder), "the old tree is no longer there");
    }

    #[test]
    fn a_list_that_is_damaged_does_not_hold() {
        let (_root, folder, folders) = folder();
        assert!(!holds(&folder), "there is none");
        keep(&folder, &folders);
        let path = folder.path(LIST);
        let list = fs::read(&path).unwrap();
        for at in 0..list.len() {
            let mut damaged = list.clone();
            damaged[at] ^= 1;
            fs::write(&path, &damaged).unwrap();
            assert!(!holds(&folder), "{at}");
            fs::write(&path, &list[..at]).unwrap();
            assert!(!holds(&folder), "the first {at} bytes");
        }
        fs::write(&path, list).unwrap();
        assert!(holds(&folder));
        let elsewhere = BTreeSet::from(["../x".to_owned()]);
        let [old, new] = &folders;
        Lag::keep(&folder, [("old", old), ("new", new)], &elsewhere, &mut |_| {});
        assert!(!holds(&folder), "a path leads out of the tree");
    }

    #[test]
    fn a_list_of_trees_that_somebody_touched_does_not_hold() {
        let touches: [fn(&Path, &Path); 6] = [
            |old, _| fs::remove_file(old.join("same")).unwrap(),
            |_, new| fs::write(new.join("d/more"), "").unwrap(),
            |old, _| fs::remove_dir_all(old.join("b")).unwrap(),
            |_, new| fs::create_dir(new.join("a/b")).unwrap(),
            |old, _| fs::rename(old.join("a/1"), old.join("a/2")).unwrap(),
            // The same name for another file.
            |_, new| fs::rename(new.join("a/1"), new.join("a/3")).unwrap(),
        ];
        for (number, touch) in touches.into_iter().enumerate() {
            let (_root, folder, folders) = folder();
            keep(&folder, &folders);
            assert!(holds(&folder));
            // Times of files are as coarse as the ticks of the kernel.
            std::thread::sleep(std::time::Duration::from_millis(20));
            touch(&folder.generation("old"), &folder.generation("new"));
            assert!(!holds(&folder), "{number}");
        }
        let (_root, folder, [old, mut new]) = folder();
        new.insert("none".to_owned());
        keep(&folder, &[old, new]);
        assert!(!folder.path(LIST).exists(), "a folder is not there");
    }
}
