//! ZIP archives of letters.

use super::contents::{Contents, Part};
use super::package::Package;
use crate::error::ReadError;

/// Opens an archive. A file in it that cannot be unpacked costs that file.
pub(super) fn open(bytes: &[u8]) -> Result<Contents, ReadError> {
    let mut package = Package::open(bytes, "zip")?;
    let names: Vec<String> = package.names().into_iter().filter(|n| is_file(n)).collect();
    let mut parts = Vec::new();
    for name in names {
        match package.part(&name) {
            Ok(Some(bytes)) if bytes.is_empty() => {}
            Ok(Some(bytes)) => parts.push(Part { name, bytes: Ok(bytes) }),
            Ok(None) => {}
            Err(e) => parts.push(Part { name, bytes: Err(e) }),
        }
    }
    Ok(Contents { container: "archive", parts, body: None })
}

/// Whether an entry is a file that a person put there: no folder, nothing hidden, nothing that a Mac adds.
fn is_file(name: &str) -> bool {
    let name = name.replace('\\', "/");
    let hidden = name.split('/').any(|segment| segment.starts_with('.') || segment == "__MACOSX");
    !name.ends_with('/') && !hidden
}
