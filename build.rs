//! Tells the program which rules it was built from, so that letters are read anew when the rules of reading change, and
//! feeds are built anew when anything does.

// A build script speaks with cargo over its output and environment.
#![allow(clippy::disallowed_macros, clippy::disallowed_methods)]

use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// What decides how a letter is read.
const READING: &[&str] = &[
    "read",
    "lang",
    "letter",
    "mentions",
    "document.rs",
    "event.rs",
    "group.rs",
    "pipeline.rs",
    "private.rs",
    "view.rs",
];

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=src");
    println!("cargo::rerun-if-changed=Cargo.lock");
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let mut all = vec![root.join("Cargo.lock")];
    files(&root.join("src"), &mut all)?;
    all.sort();
    let is_reading = |path: &&PathBuf| READING.iter().any(|part| path.starts_with(root.join("src").join(part)));
    let reading: Vec<&PathBuf> = all.iter().filter(is_reading).collect();
    println!("cargo::rustc-env=LETTERCAL_READING={:016x}", digest(&reading)?);
    println!("cargo::rustc-env=LETTERCAL_BUILD={:016x}", digest(&all.iter().collect::<Vec<_>>())?);
    Ok(())
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files(&path, found)?;
        } else {
            found.push(path);
        }
    }
    Ok(())
}

/// FNV-1a over the contents.
fn digest(paths: &[&PathBuf]) -> io::Result<u64> {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for path in paths {
        // The package that is built from may lack the lock.
        for byte in fs::read(path).unwrap_or_default() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    Ok(hash)
}
