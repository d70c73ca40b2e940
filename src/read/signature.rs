//! What formats look like from outside: the first bytes, and for packages the names inside.

use super::ole;
use crate::read::package::Package;

/// `%PDF-` may stand anywhere in the first kilobyte (ISO 32000-2, annex I).
pub(super) fn is_pdf(bytes: &[u8]) -> bool {
    memchr::memmem::find(&bytes[..bytes.len().min(1024)], b"%PDF-").is_some()
}

/// A zip file, also one whose end was cut off.
pub(super) fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// A zip file with a Word document in it.
pub(super) fn is_word_package(bytes: &[u8]) -> bool {
    is_zip(bytes) && holds(bytes, "word/document", b"wordprocessingml")
}

/// A zip file with an OpenDocument text in it.
pub(super) fn is_open_document(bytes: &[u8]) -> bool {
    is_zip(bytes) && holds(bytes, "content.xml", b"opendocument.text")
}

/// Whether a package has a part whose name begins so, or says so in its first part; for a damaged package, whether its
/// beginning shows either.
fn holds(bytes: &[u8], name: &str, kind: &[u8]) -> bool {
    let beginning = &bytes[..bytes.len().min(4096)];
    let shows = |what: &[u8]| memchr::memmem::find(beginning, what).is_some();
    match Package::open(bytes, "zip") {
        Ok(mut package) => {
            let types = package.part("[Content_Types].xml").ok().flatten();
            let kind_of = package.part("mimetype").ok().flatten().or(types).unwrap_or_default();
            let named = package.names().iter().any(|n| n.replace('\\', "/").starts_with(name));
            memchr::memmem::find(&kind_of, kind).is_some() || named
        }
        Err(_) => shows(name.as_bytes()) || shows(kind),
    }
}

/// A compound file that is no mail, or a Word 2 file.
pub(super) fn is_old_word(bytes: &[u8]) -> bool {
    ole::is_compound(bytes) || bytes.starts_with(&[0xdb, 0xa5])
}

/// Rich Text Format.
pub(super) fn is_rtf(bytes: &[u8]) -> bool {
    beginning(bytes).starts_with("{\\rt")
}

/// HTML, also with a comment or an XML declaration before it.
pub(super) fn is_html(bytes: &[u8]) -> bool {
    let start = beginning(bytes).to_ascii_lowercase();
    let declared = start.starts_with("<!doctype html") || start.starts_with("<html");
    let tagged =
        start.starts_with('<') && ["<html", "<body", "<table", "<p>", "<div"].iter().any(|t| start.contains(t));
    declared || tagged
}

/// A mail: header lines up to an empty line, three or more of the common ones. A letter may begin with "To:" as well.
pub(super) fn is_mail(bytes: &[u8]) -> bool {
    const COMMON: [&str; 12] = [
        "from",
        "to",
        "cc",
        "subject",
        "date",
        "mime-version",
        "received",
        "message-id",
        "return-path",
        "content-type",
        "delivered-to",
        "x-mailer",
    ];
    let start = beginning(bytes);
    let mut found = 0;
    for line in start.lines().skip_while(|l| l.starts_with("From ")) {
        if line.is_empty() {
            return found >= 3;
        }
        if line.starts_with([' ', '\t']) {
            continue;
        }
        let Some((name, _)) = line.split_once(':') else { return false };
        if name.is_empty() || !name.bytes().all(|b| b.is_ascii_graphic()) {
            return false;
        }
        found += usize::from(COMMON.contains(&name.to_ascii_lowercase().as_str()));
    }
    // The headers of a long mail may fill what was looked at.
    found >= 3 && bytes.len() > SAMPLE
}

/// Bytes that are looked at.
const SAMPLE: usize = 8192;

/// The beginning as characters, without white space and byte order mark before it.
fn beginning(bytes: &[u8]) -> String {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let text = match encoding_rs::Encoding::for_bom(sample) {
        Some((encoding, mark)) => encoding.decode_without_bom_handling(&sample[mark..]).0,
        None => String::from_utf8_lossy(sample),
    };
    text.trim_start().to_owned()
}

/// What bytes are that no letter comes as.
pub(super) fn no_letter(bytes: &[u8]) -> Option<&'static str> {
    const SIGNATURES: &[(&[u8], &str)] = &[
        (b"\x89PNG", "a PNG picture"),
        (b"\xff\xd8\xff", "a JPEG picture"),
        (b"GIF8", "a GIF picture"),
        (b"BM", "a BMP picture"),
        (b"II*\0", "a TIFF picture"),
        (b"MM\0*", "a TIFF picture"),
        (b"RIFF", "a media file"),
        (b"\xd7\xcd\xc6\x9a", "a WMF picture"),
        (b"%!PS", "a PostScript file"),
        (b"Rar!", "a RAR archive"),
        (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
        (b"\x1f\x8b", "a gzip archive"),
        (b"BZh", "a bzip2 archive"),
        (b"MZ", "a program"),
        (b"\x7fELF", "a program"),
        (b"\x78\x9f\x3e\x22", "a winmail.dat attachment"),
        (b"BEGIN:VCALENDAR", "a calendar"),
        (b"BEGIN:VCARD", "a business card"),
    ];
    let known = SIGNATURES.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, name)| *name);
    // Two letters are too few to tell a text from a picture or a program.
    let known =
        known.filter(|_| !matches!(bytes, [b'B' | b'M', b'M' | b'Z', ..]) || bytes.iter().take(512).any(|b| *b == 0));
    known.or_else(|| {
        if !is_zip(bytes) {
            return None;
        }
        let mut package = Package::open(bytes, "zip").ok()?;
        let has = |name: &str| package.has(name);
        if has("xl/workbook.xml") {
            return Some("a spreadsheet");
        }
        if has("ppt/presentation.xml") {
            return Some("a set of slides");
        }
        let kind = package.part("mimetype").ok()??;
        let kind = String::from_utf8_lossy(&kind);
        (kind.contains("opendocument") && !kind.contains("opendocument.text"))
            .then_some("an OpenDocument file that is no text")
    })
}
