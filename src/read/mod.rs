//! Readers: from bytes to a [`Document`]. Input formats are known only here; a new format is one file and one line in
//! [`FORMATS`].
//!
//! The content decides, never a file name. Mails and archives are opened, and of the same letter in two formats one is
//! taken. Every limit counts bytes and elements, so that the same input gives the same answer on every machine.

mod aligned;
mod archive;
mod contents;
mod doc;
mod docx;
mod encoding;
mod flow;
mod guard;
mod html;
mod hyperlink;
mod layout_tables;
mod mail;
mod numerals;
mod odt;
mod ole;
mod outlook;
mod package;
mod pdf;
mod rtf;
mod signature;
mod symbols;
mod text;
mod wrapped;
mod xml;

use crate::document::Document;
use crate::error::ReadError;
use contents::Contents;
use std::fmt::Display;

/// The largest input that is read, in bytes.
pub const MAX_BYTES: u64 = 64 << 20;

/// The longest text that is handed on, in bytes; a letter of twenty pages has some 60,000.
pub const MAX_TEXT: usize = 512 << 10;

/// An input format: how its bytes look, and what reads them.
pub struct InputFormat {
    /// Short name for messages and documentation.
    pub name: &'static str,
    /// What people call it.
    pub title: &'static str,
    /// Usual endings of file names; only for documentation and for finding files in folders.
    pub endings: &'static [&'static str],
    detect: fn(&[u8]) -> bool,
    reader: Reader,
}

/// What a format holds.
enum Reader {
    /// One letter.
    Letter(fn(&[u8]) -> Result<Document, ReadError>),
    /// Parts that may be letters.
    Container(fn(&[u8]) -> Result<Contents<'_>, ReadError>),
}

/// Every input format, in the order in which they are tried.
pub static FORMATS: &[InputFormat] = &[
    InputFormat {
        name: "pdf",
        title: "PDF",
        endings: &["pdf"],
        detect: signature::is_pdf,
        reader: Reader::Letter(pdf::read),
    },
    InputFormat {
        name: "docx",
        title: "Word document",
        endings: &["docx", "docm", "dotx"],
        detect: signature::is_word_package,
        reader: Reader::Letter(docx::read),
    },
    InputFormat {
        name: "odt",
        title: "OpenDocument text",
        endings: &["odt", "ott"],
        detect: signature::is_open_document,
        reader: Reader::Letter(odt::read),
    },
    InputFormat {
        name: "zip",
        title: "ZIP archive of letters",
        endings: &["zip"],
        detect: signature::is_zip,
        reader: Reader::Container(archive::open),
    },
    InputFormat {
        name: "msg",
        title: "Outlook message",
        endings: &["msg"],
        detect: outlook::detect,
        reader: Reader::Container(outlook::open),
    },
    InputFormat {
        name: "doc",
        title: "Word 97–2003 document",
        endings: &["doc", "dot"],
        detect: signature::is_old_word,
        reader: Reader::Letter(doc::read),
    },
    InputFormat {
        name: "rtf",
        title: "Rich Text Format",
        endings: &["rtf"],
        detect: signature::is_rtf,
        reader: Reader::Letter(rtf::read),
    },
    InputFormat {
        name: "html",
        title: "web page",
        endings: &["html", "htm", "xhtml"],
        detect: signature::is_html,
        reader: Reader::Letter(html::read),
    },
    InputFormat {
        name: "eml",
        title: "mail with or without attachments",
        endings: &["eml"],
        detect: signature::is_mail,
        reader: Reader::Container(mail::open),
    },
    InputFormat {
        name: "text",
        title: "plain text in any common encoding",
        endings: &["txt", "text"],
        detect: |_| true,
        reader: Reader::Letter(text::read),
    },
];

/// The names in [`FORMATS`], as messages print them.
const KNOWN: &str = "pdf, docx, odt, zip, msg, doc, rtf, html, eml, text";

/// Every document in `bytes`, with the name of the part where the input is a mail or an archive.
///
/// There is always at least one entry; an entry that failed does not keep the others from being read.
pub fn documents(bytes: &[u8]) -> Vec<(Option<String>, Result<Document, ReadError>)> {
    let size = bytes.len() as u64;
    if size > MAX_BYTES {
        return vec![(None, Err(ReadError::TooLarge { size, limit: MAX_BYTES }))];
    }
    contents::documents(bytes, None)
}

impl InputFormat {
    /// Every document in `bytes`, read as this format whatever they look like; otherwise as [`documents`].
    pub fn read(&self, bytes: &[u8]) -> Vec<(Option<String>, Result<Document, ReadError>)> {
        contents::documents(bytes, Some(self))
    }
}

/// The format of bytes, or what they are instead.
fn format_of(bytes: &[u8]) -> Result<&'static InputFormat, ReadError> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(ReadError::Empty);
    }
    if let Some(found) = signature::no_letter(bytes) {
        return Err(unknown(found));
    }
    FORMATS.iter().find(|f| (f.detect)(bytes)).ok_or_else(|| unknown("a binary file"))
}

/// The error of a file that is damaged or goes over a limit.
fn damaged(format: &'static str, detail: impl Display) -> ReadError {
    ReadError::Damaged { format, detail: detail.to_string() }
}

/// Refuses a text that is longer than that of any letter.
fn check_length(text: &str) -> Result<(), ReadError> {
    match text.len() {
        size if size > MAX_TEXT => Err(ReadError::TooLong { size, limit: MAX_TEXT }),
        _ => Ok(()),
    }
}

/// The error of bytes that no reader takes.
fn unknown(found: impl Into<String>) -> ReadError {
    ReadError::UnknownFormat { found: found.into(), known: KNOWN }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_name_every_format() {
        assert_eq!(FORMATS.iter().map(|f| f.name).collect::<Vec<_>>().join(", "), KNOWN);
    }

    #[test]
    fn content_decides() {
        let check = |bytes: &[u8], expected: &str| assert_eq!(format_of(bytes).unwrap().name, expected);
        check(b"junk before\n%PDF-1.4", "pdf");
        check(b"{\\rtf1 x}", "rtf");
        check(b"<!DOCTYPE html><p>x", "html");
        check("\u{feff}\n<html>".as_bytes(), "html");
        check(b"From: a@b\r\nTo: c@d\r\nSubject: e\r\n\r\nf", "eml");
        check("致：各成员国\n文号：5/5".as_bytes(), "text");
        check(b"To: members\nSubject: meeting\nGeneva, 3 May 2023", "text");
        check(b"PK\x03\x04 word/document.xml cut off", "docx");
        assert_eq!(format_of(b"\x89PNG\r\n\x1a\n....").err(), Some(unknown("a PNG picture")));
        assert_eq!(format_of(b" \n").err(), Some(ReadError::Empty));
    }
}
