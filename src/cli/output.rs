//! Results: on stdout, or in a file that is either as it was or complete.

use anyhow::{Context, Result, bail};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use tempfile::Builder;

/// Prints a report for people; colours are stripped where they are not wanted.
pub(crate) fn print_report(report: &str) -> Result<()> {
    let mut stdout = anstream::stdout().lock();
    stdout.write_all(report.as_bytes()).and_then(|()| stdout.flush()).context("stdout cannot be written")
}

/// Prints data as they are.
pub(crate) fn print_data(data: &[u8]) -> Result<()> {
    let mut stdout = io::stdout().lock();
    stdout.write_all(data).and_then(|()| stdout.flush()).context("stdout cannot be written")
}

/// Whether the reader of our output went away.
pub(crate) fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().filter_map(|e| e.downcast_ref::<io::Error>()).any(|e| e.kind() == io::ErrorKind::BrokenPipe)
}

/// A file that results go to.
#[derive(Debug)]
pub(crate) struct Target {
    path: PathBuf,
}

impl Target {
    /// Makes sure, before any letter is read, that the file can be written and is none of the letters: `letters` are
    /// the files themselves, those below folders too.
    pub(crate) fn new(path: &Path, letters: &[PathBuf]) -> Result<Target> {
        let shown = path.display();
        if path.is_dir() {
            bail!("{shown} is a folder; give a file in it, for example {}", path.join("calendar.ics").display());
        }
        let folder = parent(path);
        if !folder.is_dir() {
            bail!("the folder {} of {shown} does not exist; make it first", folder.display());
        }
        // A link stays a link: what it leads to is replaced.
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        if letters.iter().any(|letter| fs::canonicalize(letter).is_ok_and(|l| l == path)) {
            bail!("{shown} is one of the letters; give another file for the calendar");
        }
        Ok(Target { path })
    }

    /// Writes the file in one step: a run that is killed leaves the old one.
    pub(crate) fn write(&self, data: &[u8]) -> Result<()> {
        self.replace(data)
            .with_context(|| format!("{} cannot be written; check the folder and the disk", self.path.display()))
    }

    fn replace(&self, data: &[u8]) -> io::Result<()> {
        let old = fs::metadata(&self.path).ok();
        if old.as_ref().is_some_and(|m| !m.is_file()) {
            // A device or a pipe cannot be replaced.
            return File::options().write(true).open(&self.path)?.write_all(data);
        }
        let folder = parent(&self.path);
        let mut builder = Builder::new();
        builder.prefix(".lettercal-");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            builder.permissions(fs::Permissions::from_mode(0o666));
        }
        let mut file = builder.tempfile_in(folder)?;
        file.write_all(data)?;
        if let Some(old) = old {
            file.as_file().set_permissions(old.permissions())?;
        }
        file.as_file().sync_all()?;
        file.persist(&self.path).map_err(|e| e.error)?;
        #[cfg(unix)]
        File::open(folder)?.sync_all()?;
        Ok(())
    }
}

fn parent(path: &Path) -> &Path {
    path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."))
}
