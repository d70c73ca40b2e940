//! Portable Document Format (ISO 32000): words and rules at places on a page, made into paragraphs and tables again.
//!
//! A PDF has no paragraphs and no cells. Where the file carries a tag tree (Word writes one), its paragraphs and
//! tables are taken; otherwise tables come from ruled lines or from white gutters, and paragraphs from the way their
//! lines fill the column.

mod bombs;
mod columns;
mod fold;
mod glyphs;
mod grid;
mod layout;
mod line;
mod order;
mod paragraph;
mod reach;
mod tags;
mod work;

use crate::document::{Document, Format};
use crate::error::ReadError;
use crate::read::{damaged, flow};
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

const NAME: &str = "pdf";

/// Larger PDF files are reports or scans, not letters.
const MAX_BYTES: usize = 30 << 20;
/// Pages that are read; a letter with all its annexes has some 20.
const MAX_PAGES: usize = 300;

/// Reads a PDF letter.
///
/// # Errors
/// [`ReadError::Password`], [`ReadError::NoText`] for scans, [`ReadError::Damaged`] and [`ReadError::TooLarge`].
pub(crate) fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    if bytes.len() > MAX_BYTES {
        return Err(ReadError::TooLarge { size: bytes.len() as u64, limit: MAX_BYTES as u64 });
    }
    bombs::check_file(bytes)?;
    let pdf = Pdf::new(bytes.to_vec()).map_err(|e| match e {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => ReadError::Password,
        LoadPdfError::Decryption(e) => damaged(NAME, format_args!("its encryption is not known: {e:?}")),
        LoadPdfError::Invalid => damaged(NAME, "it has no page tree"),
    })?;
    bombs::check_objects(&pdf)?;
    bombs::check_pages(&pdf, MAX_PAGES)?;
    work::check(&pdf, MAX_PAGES)?;
    let mut warnings = Vec::new();
    if pdf.pages().len() > MAX_PAGES {
        warnings.push(format!("only the first {MAX_PAGES} of {} pages were read", pdf.pages().len()));
    }
    let pages = glyphs::pages(&pdf, MAX_PAGES)?;
    let printed: usize = pages.iter().map(|p| p.glyphs.iter().filter(|g| !g.is_blank()).count()).sum();
    let unmapped: usize = pages.iter().map(|p| p.unmapped).sum();
    if printed == 0 {
        let shows_text = unmapped > 0 || pages.iter().any(|p| p.pictures);
        return Err(if shows_text { ReadError::NoText } else { damaged(NAME, "its pages are empty") });
    }
    if unmapped * 50 > printed {
        warnings
            .push(format!("{unmapped} characters of the PDF cannot be read as text; compare with the Word version"));
    }
    let empty: Vec<String> = pages.iter().filter(|p| p.is_picture()).map(|p| p.number.to_string()).collect();
    if !empty.is_empty() {
        warnings.push(format!("page {} is a picture without text and was not read", empty.join(", ")));
    }
    let tree = tags::tree(&pdf);
    Ok(flow::document(Format::Pdf, layout::flow(pages, tree), warnings))
}
