//! Outlook messages (MS-OXMSG): a compound file with one stream per property.

use super::contents::{Contents, Part};
use super::{damaged, encoding, ole};
use crate::error::ReadError;

/// Streams looked at in one message.
const MAX_STREAMS: usize = 5000;

/// Whether bytes are an Outlook message.
pub(super) fn detect(bytes: &[u8]) -> bool {
    ole::open(bytes).is_some_and(|file| file.exists("/__properties_version1.0"))
}

/// Opens a message.
pub(super) fn open(bytes: &[u8]) -> Result<Contents<'_>, ReadError> {
    let mut file = ole::open(bytes).ok_or_else(|| damaged("msg", "its directory is broken"))?;
    let streams = file.walk().filter(|e| e.is_stream()).take(MAX_STREAMS);
    let streams: Vec<String> = streams.map(|e| e.path().to_string_lossy().replace('\\', "/")).collect();
    let mut parts = Vec::new();
    for stream in &streams {
        // Property 3701, binary: the bytes of an attachment; 3707 and 3704: its long and short name.
        let Some(folder) = stream.strip_suffix("__substg1.0_37010102") else { continue };
        let name = text(&mut file, folder, "3707").or_else(|| text(&mut file, folder, "3704"));
        let name = name.unwrap_or_else(|| format!("attachment {}", parts.len() + 1));
        if let Some(bytes) = ole::stream(&mut file, stream) {
            parts.push(Part { name: name.replace('/', "_"), bytes: Ok(bytes) });
        }
    }
    // Property 1013: the body as HTML; 1000: as plain text.
    let html = ole::stream(&mut file, "/__substg1.0_10130102").filter(|h| !h.trim_ascii().is_empty());
    let body = html.or_else(|| text(&mut file, "/", "1000").map(String::into_bytes));
    Ok(Contents {
        container: "mail",
        parts: Box::new(parts.into_iter()),
        body: body.filter(|b| !b.trim_ascii().is_empty()),
    })
}

/// A text property, in Unicode or in the code page of the sender.
fn text(file: &mut ole::Compound, folder: &str, property: &str) -> Option<String> {
    let unicode = ole::stream(file, &format!("{folder}__substg1.0_{property}001F"));
    if let Some(bytes) = unicode {
        return Some(encoding_rs::UTF_16LE.decode_without_bom_handling(&bytes).0.into_owned());
    }
    let bytes = ole::stream(file, &format!("{folder}__substg1.0_{property}001E"))?;
    encoding::decode(&bytes).ok().map(|d| d.text)
}
