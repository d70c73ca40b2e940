//! The folder where letters arrive: which contents lie in it, under which names.

use crate::cli::input::{Loaded, bytes_of, each_in_order, letters_below, read_safely};
use crate::cli::message::Messages;
use anyhow::Result;
use chrono::{DateTime, Utc};
use lettercal::ledger::hash::Hash;
use lettercal::ledger::inbox_hash;
use lettercal::ledger::revise::{Arrival, Arrivals, Arrived};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, SystemTime};

/// A file that is younger may still be in the making: half a letter reads as a letter without its last deadlines.
const SETTLED: Duration = Duration::from_secs(2);
/// How many files a thread hashes at a time: handing over each for itself would cost more than hashing it.
const BATCH: usize = 64;

/// What lies in the inbox.
#[derive(Debug)]
pub(super) struct Inbox {
    now: SystemTime,
    /// Whether to wait for young files; otherwise the next run takes them.
    waits: bool,
    /// The files of each content, by content.
    files: BTreeMap<Hash, Vec<PathBuf>>,
    present: BTreeSet<Hash>,
    /// What could not be read as a file at all.
    wrong: Vec<(String, String)>,
}

impl Inbox {
    /// Reads and hashes every file.
    pub(super) fn scan(folder: &Path, now: DateTime<Utc>, waits: bool) -> Result<Inbox> {
        let (paths, wrong) = letters_below(folder);
        let mut inbox = Inbox { now: now.into(), waits, files: BTreeMap::new(), present: BTreeSet::new(), wrong };
        let hash = |path: &PathBuf| bytes_of(path).map(|bytes| Hash::of(&bytes));
        let batches: Vec<&[PathBuf]> = paths.chunks(BATCH).collect();
        each_in_order(
            &batches,
            |batch| batch.iter().map(hash).collect::<Vec<_>>(),
            |batch, hashes| {
                batch.iter().zip(hashes).for_each(|(path, hash)| inbox.take(path, hash));
                Ok(())
            },
        )?;
        inbox.present = inbox.files.keys().copied().collect();
        Ok(inbox)
    }

    /// Takes in a file with its hash, or why it has none.
    fn take(&mut self, path: &Path, hash: Result<Hash, String>) {
        match hash {
            Ok(hash) => self.files.entry(hash).or_default().push(path.to_owned()),
            Err(_) if self.is_young(path) => {}
            // It went while we looked.
            Err(_) if !path.exists() => {}
            Err(reason) => self.wrong.push((path.display().to_string(), reason)),
        }
    }

    /// The contents.
    pub(super) fn present(&self) -> &BTreeSet<Hash> {
        &self.present
    }

    /// The hash of all contents.
    pub(super) fn hash(&self) -> Hash {
        inbox_hash(&self.present)
    }

    /// What could not be read as a file at all.
    pub(super) fn wrong(&self) -> &[(String, String)] {
        &self.wrong
    }

    /// The first file of a content.
    pub(super) fn name(&self, content: Hash) -> Option<String> {
        self.names(content).next()
    }

    /// Every file of a content.
    pub(super) fn names(&self, content: Hash) -> impl Iterator<Item = String> {
        self.files.get(&content).into_iter().flatten().map(|p| p.display().to_string())
    }

    /// A message with names of files in the place of contents.
    pub(super) fn with_names(&self, message: &str) -> String {
        let mut out = String::with_capacity(message.len());
        let is_digit = |c: char| c.is_ascii_digit() || matches!(c, 'a'..='f');
        let mut rest = message;
        while let Some(start) = rest.find(is_digit) {
            let length = rest[start..].find(|c| !is_digit(c)).unwrap_or(rest.len() - start);
            let (before, word) = (&rest[..start], &rest[start..start + length]);
            out.push_str(before);
            match Hash::parse(word).and_then(|content| self.name(content)) {
                Some(name) => out.push_str(&name),
                None if length == 32 => out.push_str(&format!("a text that is no longer there ({})", &word[..8])),
                None => out.push_str(word),
            }
            rest = &rest[start + length..];
        }
        out + rest
    }

    /// Reads the letters of every content that is not known.
    pub(super) fn read(&mut self, known: &BTreeSet<Hash>, messages: &Messages) -> Result<Vec<Arrival>> {
        self.settle(known);
        let new: Vec<(Hash, PathBuf)> = self
            .files
            .iter()
            .filter(|(hash, _)| !known.contains(hash))
            .filter_map(|(hash, paths)| Some((*hash, paths.first()?.clone())))
            .collect();
        let progress = messages.progress(new.len());
        let mut arrivals = Arrivals::default();
        each_in_order(
            &new,
            |(hash, path)| load(*hash, path),
            |(hash, path), arrival| {
                progress.step(&path.display().to_string(), || {
                    match arrival {
                        Some(arrival) => arrivals.push(arrival),
                        // It changed since it was hashed: next time.
                        None => self.leave(*hash),
                    }
                    Ok(())
                })
            },
        )?;
        Ok(arrivals.finish())
    }

    /// Waits until new files are settled, or leaves them for the next run. What they were before stays meanwhile.
    fn settle(&mut self, known: &BTreeSet<Hash>) {
        let is_new = |(hash, paths): &(&Hash, &Vec<PathBuf>)| {
            !known.contains(hash) && paths.iter().all(|path| self.is_young(path))
        };
        let young: Vec<Hash> = self.files.iter().filter(is_new).map(|(hash, _)| *hash).collect();
        match self.waits {
            // What grows meanwhile has another content when it is read.
            true if !young.is_empty() => thread::sleep(SETTLED),
            true => {}
            false => young.into_iter().for_each(|hash| self.leave(hash)),
        }
    }

    /// Leaves a content for the next run.
    fn leave(&mut self, content: Hash) {
        self.present.remove(&content);
        self.files.remove(&content);
    }

    /// Whether a file was written just now; a clock that jumped must not make every file young for ever.
    fn is_young(&self, path: &Path) -> bool {
        let modified = fs::metadata(path).and_then(|m| m.modified());
        modified.is_ok_and(|m| {
            let age = self.now.duration_since(m).unwrap_or_else(|e| e.duration());
            age < SETTLED
        })
    }
}

/// The letters of a file, unless it no longer has that content.
fn load(hash: Hash, path: &Path) -> Option<Arrival> {
    let bytes = bytes_of(path).ok().filter(|bytes| Hash::of(bytes) == hash)?;
    let mut arrival = Arrival { content: hash, letters: Vec::new(), failures: Vec::new() };
    let found = match read_safely(&bytes) {
        Ok(found) => found,
        Err(reason) => {
            arrival.failures.push(reason);
            return Some(arrival);
        }
    };
    for found in found {
        let in_part = found.part.as_ref().map(|p| format!("{p}: ")).unwrap_or_default();
        match found.letter {
            Err(error) => arrival.failures.push(format!("{in_part}{error}")),
            Ok((_, letter)) => match Loaded::no_letter(&letter) {
                Some(note) => arrival.failures.push(format!("{in_part}{}; {}", note.message, note.help)),
                None => arrival.letters.push(Arrived::new(hash, found.part, &letter)),
            },
        }
    }
    Some(arrival)
}

/// A path without links and `..`; of a folder that is not there yet, its parent is looked at.
pub(super) fn real(path: &Path) -> std::io::Result<PathBuf> {
    let real = |path: &Path| fs::canonicalize(if path.as_os_str().is_empty() { Path::new(".") } else { path });
    real(path).or_else(|error| match (path.parent(), path.file_name()) {
        (Some(parent), Some(name)) => real(parent).map(|parent| parent.join(name)),
        _ => Err(error),
    })
}
