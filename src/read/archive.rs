//! ZIP archives of letters.

use super::contents::{Contents, Part};
use super::package::Package;
use crate::error::ReadError;

/// Opens an archive. A file in it that cannot be unpacked costs that file; one that goes over the limit of all files
/// together ends the archive.
pub(super) fn open(bytes: &[u8]) -> Result<Contents<'_>, ReadError> {
    let mut package = Package::open(bytes, "zip")?;
    let mut names = package.names().into_iter().filter(|n| is_file(n));
    let next = move || {
        while !package.is_spent() {
            let name = names.next()?;
            match package.part(&name) {
                Ok(Some(bytes)) if bytes.is_empty() => {}
                Ok(Some(bytes)) => return Some(Part { name, bytes: Ok(bytes) }),
                Ok(None) => {}
                Err(e) => return Some(Part { name, bytes: Err(e) }),
            }
        }
        None
    };
    Ok(Contents { container: "archive", parts: Box::new(std::iter::from_fn(next)), body: None })
}

/// Whether an entry is a file that a person put there: no folder, nothing hidden, nothing that a Mac adds.
fn is_file(name: &str) -> bool {
    let name = name.replace('\\', "/");
    let hidden = name.split('/').any(|segment| segment.starts_with('.') || segment == "__MACOSX");
    !name.ends_with('/') && !hidden
}
