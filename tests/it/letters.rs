//! The letters that tests read: those of `samples/`, and those of a folder beside the repository where it is there.

use crate::program::root;
use std::fs;
use std::path::{Path, PathBuf};

/// A letter and the name that tests call it by.
#[derive(Debug)]
pub(crate) struct Sample {
    /// `samples/zh/01-sg5` or `corpus/zh/01-sg5`: no ending.
    pub(crate) name: String,
    pub(crate) path: PathBuf,
}

impl Sample {
    /// The file with another ending beside the letter.
    pub(crate) fn beside(&self, ending: &str) -> PathBuf {
        self.path.with_extension(ending)
    }

    /// The letter's bytes.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        fs::read(&self.path).unwrap_or_else(|e| panic!("{}: {e}", self.path.display()))
    }
}

/// Every text letter below `samples/`, without those that cannot be read.
pub(crate) fn samples() -> Vec<Sample> {
    let found = below(&root().join("samples"), "samples");
    assert!(found.len() > 50, "samples/ holds {} letters only", found.len());
    found
}

/// The letters of `../shared/corpus` or, from a second checkout one folder deeper, `../../shared/corpus`. Without them the
/// test says so, once, and does with `samples/`.
pub(crate) fn corpus() -> Vec<Sample> {
    let folders = ["../shared/corpus", "../../shared/corpus"].map(|f| root().join(f));
    match folders.iter().find(|f| f.is_dir()) {
        Some(folder) => below(folder, "corpus"),
        None => {
            eprintln!("!! no folder ../shared/corpus: its letters are NOT tested, only those of samples/");
            Vec::new()
        }
    }
}

fn below(folder: &Path, name: &str) -> Vec<Sample> {
    let mut found = Vec::new();
    let entries = fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    for path in entries.map(|e| e.unwrap().path()) {
        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        if path.is_dir() && stem != "bad" {
            found.extend(below(&path, &format!("{name}/{stem}")));
        } else if path.extension().is_some_and(|e| e == "txt") {
            found.push(Sample { name: format!("{name}/{stem}"), path });
        }
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    found
}
