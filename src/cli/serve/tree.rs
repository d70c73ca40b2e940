//! From the folder of feeds to a site in memory, whole or not at all.

use anyhow::{Context, Result, bail};
use bytes::Bytes;
use lettercal::feeds::index::Index;
use lettercal::feeds::twins::{ENDINGS, twins};
use lettercal::serve::{Coding, Resource, Site};
use std::collections::HashMap;
use std::fs::{self, Metadata};
use std::io::ErrorKind;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

const INDEX: &str = "v1/index.json";
/// The codings of the twins, in the order of their endings.
const CODINGS: [Coding; 2] = [Coding::Gzip, Coding::Brotli];

/// What tells a file from another that had its name before: a file of a tree is never written twice.
type Stamp = [Option<(u64, u64, i64, i64)>; 3];

/// The published tree, as far as it was read.
#[derive(Debug)]
pub(super) struct Tree {
    feeds: PathBuf,
    compress_ics: bool,
    /// The tree that was read last, or that could not be read.
    tried: Option<PathBuf>,
    /// The tree that was read whole last.
    read: Option<PathBuf>,
    known: HashMap<String, (Stamp, Arc<Resource>)>,
}

impl Tree {
    pub(super) fn new(feeds: PathBuf, compress_ics: bool) -> Tree {
        Tree { feeds, compress_ics, tried: None, read: None, known: HashMap::new() }
    }

    /// Whether another tree was published since the last look.
    pub(super) fn is_new(&self) -> bool {
        fs::read_link(self.feeds.join("current")).is_ok_and(|target| Some(target) != self.tried)
    }

    /// Reads the tree that is published, and tells whether it is another one than was read before; files that were
    /// read before are taken from memory.
    pub(super) fn load(&mut self) -> Result<(Site, bool)> {
        // A run of `sync` takes the tree before the last away: then there is another one.
        for _ in 0..3 {
            self.tried = None;
            let target = self.target()?;
            let root = self.feeds.join(&target);
            self.tried = Some(target.clone());
            match self.read(&root) {
                Err(_) if self.is_new() => {}
                Err(error) => return Err(error),
                Ok(known) => {
                    self.known = known;
                    let site = Site::new(self.known.iter().map(|(a, (_, resource))| (a.clone(), resource.clone())));
                    let before = self.read.replace(target);
                    return Ok((site, before != self.read));
                }
            }
        }
        bail!("{} changes faster than it can be read; let fewer runs of lettercal sync publish", self.feeds.display())
    }

    /// Where `current` points to.
    fn target(&self) -> Result<PathBuf> {
        let (feeds, link) = (self.feeds.display(), self.feeds.join("current"));
        if !self.feeds.is_dir() {
            bail!("{feeds} is not there; make it with: lettercal sync INBOX {feeds}");
        }
        match fs::read_link(&link) {
            Ok(target) if link.is_dir() => Ok(target),
            Ok(target) => bail!(
                "{} points to {}, which is not there; publish again with: lettercal sync INBOX {feeds}",
                link.display(),
                target.display()
            ),
            Err(e) if e.kind() == ErrorKind::NotFound => bail!(
                "{feeds} holds no feeds yet; publish them with: lettercal sync INBOX {feeds}, or let this command do \
                 it: --inbox INBOX"
            ),
            Err(e) if e.kind() == ErrorKind::InvalidInput => {
                bail!(
                    "{} is not the symbolic link that lettercal sync makes; move it away and sync again",
                    link.display()
                )
            }
            Err(e) => Err(e).context(format!("{} cannot be read", link.display())),
        }
    }

    fn read(&self, root: &Path) -> Result<HashMap<String, (Stamp, Arc<Resource>)>> {
        let mut files = HashMap::new();
        walk(root, "", &mut files)?;
        let mut found = HashMap::with_capacity(files.len());
        #[allow(clippy::disallowed_methods, reason = "a change that lies ahead of the clock has no place in a header")]
        let now = SystemTime::now();
        for (name, metadata) in &files {
            if ENDINGS.iter().any(|e| name.strip_suffix(e).is_some_and(|plain| files.contains_key(plain))) {
                continue;
            }
            let twin_names = ENDINGS.map(|ending| format!("{name}{ending}"));
            let twins = twin_names.each_ref().map(|twin| files.get(twin));
            let stamp: Stamp = [Some(metadata), twins[0], twins[1]].map(|m| m.map(stamp));
            let address = Site::address(name);
            let resource = match self.known.get(&address) {
                Some((old, resource)) if *old == stamp => resource.clone(),
                _ => {
                    let modified = metadata.modified().ok().filter(|time| *time <= now);
                    let plain = read(&root.join(name))?;
                    let mut resource = Resource::new(&address, plain.clone(), modified);
                    for (coding, twin) in CODINGS.iter().zip(&twin_names).filter(|(_, t)| files.contains_key(*t)) {
                        resource = resource.with_twin(*coding, read(&root.join(twin))?);
                    }
                    if self.compress_ics && name.ends_with(".ics") && twins.iter().all(Option::is_none) {
                        for (coding, (_, bytes)) in CODINGS.iter().zip(self::twins(&plain, None)?) {
                            resource = resource.with_twin(*coding, Bytes::from(bytes));
                        }
                    }
                    Arc::new(resource)
                }
            };
            found.insert(address, (stamp, resource));
        }
        complete(root, &found)?;
        Ok(found)
    }
}

fn stamp(metadata: &Metadata) -> (u64, u64, i64, i64) {
    (metadata.ino(), metadata.len(), metadata.mtime(), metadata.mtime_nsec())
}

/// Every regular file below a folder, by its path with `/`.
fn walk(folder: &Path, below: &str, files: &mut HashMap<String, Metadata>) -> Result<()> {
    let cannot = || format!("{} cannot be read", folder.display());
    for entry in fs::read_dir(folder).with_context(cannot)? {
        let entry = entry.with_context(cannot)?;
        let metadata = entry.metadata().with_context(cannot)?;
        let Ok(name) = entry.file_name().into_string() else { continue };
        let name = if below.is_empty() { name } else { format!("{below}/{name}") };
        if metadata.is_dir() {
            walk(&entry.path(), &name, files)?;
        } else if metadata.is_file() {
            files.insert(name, metadata);
        }
    }
    Ok(())
}

fn read(path: &Path) -> Result<Bytes> {
    fs::read(path).map(Bytes::from).with_context(|| format!("{} cannot be read", path.display()))
}

/// Every feed that the index lists must be there, with the content that it lists.
fn complete(root: &Path, found: &HashMap<String, (Stamp, Arc<Resource>)>) -> Result<()> {
    let again = format!("remove {} and publish again with lettercal sync", root.display());
    let Some((_, index)) = found.get(&Site::address(INDEX)) else {
        bail!("{} is not whole: it has no {INDEX}; {again}", root.display());
    };
    // An index of another version of the program is one that this one cannot judge.
    let Some(index) = Index::parse(index.content()) else { return Ok(()) };
    for (path, listed) in &index.feeds {
        match found.get(&Site::address(path)) {
            None => bail!("{} is not whole: it lacks {path}; {again}", root.display()),
            Some((_, resource)) if resource.hash() != listed.digest => {
                bail!("{} is damaged: {path} is not the file that {INDEX} lists; {again}", root.display())
            }
            Some(_) => {}
        }
    }
    Ok(())
}
