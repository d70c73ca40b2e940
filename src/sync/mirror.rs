//! Making one tree equal to another by hard links: what has the same inode has the same content.

use super::error::at;
use super::{Steps, SyncError, link_or_copy, remove_file};
use std::collections::{BTreeSet, HashMap};
use std::ffi::{OsStr, OsString};
use std::fs;
use std::os::unix::fs::DirEntryExt;
use std::path::Path;

/// An entry of a folder.
struct Found {
    is_folder: bool,
    inode: u64,
}

/// Makes `to`, which exists, equal to `from`; gives the paths of the folders below them.
pub(super) fn mirror(from: &Path, to: &Path, steps: Steps<'_>) -> Result<BTreeSet<String>, SyncError> {
    let mut folders = BTreeSet::new();
    mirror_below("", from, to, &mut folders, steps)?;
    Ok(folders)
}

fn mirror_below(
    below: &str,
    from: &Path,
    to: &Path,
    folders: &mut BTreeSet<String>,
    steps: Steps<'_>,
) -> Result<(), SyncError> {
    steps("make a folder equal");
    let (wanted, mut there) = (list(from)?, list(to)?);
    for (name, want) in wanted {
        let (source, target) = (from.join(&name), to.join(&name));
        let has = there.remove(&name);
        let mut deeper = |steps: Steps<'_>| {
            let path = joined(below, &name);
            mirror_below(&path, &source, &target, folders, steps)?;
            folders.insert(path);
            Ok(())
        };
        match (want.is_folder, &has) {
            (true, Some(found)) if found.is_folder => deeper(steps)?,
            (true, _) => {
                if has.is_some() {
                    remove_file(&target)?;
                }
                fs::create_dir(&target).map_err(at(&target, "made"))?;
                deeper(steps)?;
            }
            (false, Some(found)) if !found.is_folder && found.inode == want.inode => {}
            (false, _) => {
                if let Some(found) = has {
                    remove(&target, &found)?;
                }
                link_or_copy(&source, &target)?;
            }
        }
    }
    for (name, found) in there {
        remove(&to.join(name), &found)?;
    }
    Ok(())
}

/// The path of a name in a folder, both below the root of a tree.
pub(super) fn joined(folder: &str, name: &OsStr) -> String {
    let name = name.to_string_lossy();
    if folder.is_empty() { name.into_owned() } else { format!("{folder}/{name}") }
}

fn list(folder: &Path) -> Result<HashMap<OsString, Found>, SyncError> {
    let mut found = HashMap::new();
    for entry in fs::read_dir(folder).map_err(at(folder, "read"))? {
        let entry = entry.map_err(at(folder, "read"))?;
        let is_folder = entry.file_type().map_err(at(folder, "read"))?.is_dir();
        found.insert(entry.file_name(), Found { is_folder, inode: entry.ino() });
    }
    Ok(found)
}

fn remove(path: &Path, found: &Found) -> Result<(), SyncError> {
    match found.is_folder {
        true => fs::remove_dir_all(path).map_err(at(path, "removed")),
        false => remove_file(path).map(drop),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;
    use std::path::PathBuf;

    fn tree(root: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut found = BTreeMap::new();
        let mut open = vec![root.to_owned()];
        while let Some(folder) = open.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                let name = path.strip_prefix(root).unwrap().to_owned();
                if path.is_dir() {
                    found.insert(name, Vec::new());
                    open.push(path);
                } else {
                    found.insert(name, fs::read(path).unwrap());
                }
            }
        }
        found
    }

    #[test]
    fn whatever_was_there() {
        let folder = tempfile::tempdir().unwrap();
        let (from, to) = (folder.path().join("from"), folder.path().join("to"));
        for path in ["from/a/b", "from/c", "to/a", "to/x/y"] {
            fs::create_dir_all(folder.path().join(path)).unwrap();
        }
        for file in ["from/1", "from/a/2", "from/a/b/3", "to/a/2", "to/c", "to/a/b", "to/x/y/4"] {
            fs::write(folder.path().join(file), file).unwrap();
        }
        fs::hard_link(from.join("1"), to.join("1")).unwrap();
        fs::create_dir(to.join("5")).unwrap();
        let folders = mirror(&from, &to, &mut |_| {}).unwrap();
        assert_eq!(tree(&to), tree(&from));
        assert_eq!(folders, BTreeSet::from(["a".to_owned(), "a/b".to_owned(), "c".to_owned()]));
        mirror(&from, &to, &mut |_| {}).unwrap();
        assert_eq!(tree(&to), tree(&from));
    }
}
