//! Mails and archives: which of their parts are letters, and which of two parts with the same letter is taken.

use super::{InputFormat, Reader, check_length, format_of, guard};
use crate::document::{Document, Format};
use crate::error::ReadError;
use std::collections::HashMap;

/// Containers inside containers: a forwarded mail with a zip file has three.
const MAX_DEPTH: usize = 5;
/// Bytes of all parts that are opened for one input.
const MAX_TOTAL: usize = 256 << 20;
/// Letters in one input.
const MAX_LETTERS: usize = 2000;

/// What a container holds.
pub(super) struct Contents<'a> {
    /// `mail` or `archive`, for messages.
    pub(super) container: &'static str,
    /// Attachments or files, unpacked one after the other.
    pub(super) parts: Box<dyn Iterator<Item = Part> + 'a>,
    /// The text of a mail, which may be the letter itself.
    pub(super) body: Option<Vec<u8>>,
}

/// A part of a container.
pub(super) struct Part {
    /// Its file name, with folders.
    pub(super) name: String,
    /// Its content, or why there is none.
    pub(super) bytes: Result<Vec<u8>, ReadError>,
}

/// A part that was read as a letter.
struct Found {
    name: Option<String>,
    letter: Result<Document, ReadError>,
}

/// Every document in `bytes`, which are read as `format` or as what they look like.
pub(super) fn documents(
    bytes: &[u8],
    format: Option<&InputFormat>,
) -> Vec<(Option<String>, Result<Document, ReadError>)> {
    let mut search = Search { left: MAX_TOTAL, found: Vec::new(), skipped: 0, full: false };
    match format {
        Some(format) => search.open_as(format, bytes, None, 0),
        None => search.open(bytes, None, 0),
    }
    without_doubles(search.found).into_iter().map(|f| (f.name, f.letter)).collect()
}

struct Search {
    left: usize,
    found: Vec<Found>,
    /// Parts that are no letters.
    skipped: usize,
    /// Nothing more is opened.
    full: bool,
}

impl Search {
    fn open(&mut self, bytes: &[u8], name: Option<String>, depth: usize) {
        match format_of(bytes) {
            Err(e) => self.found.push(Found { name, letter: Err(e) }),
            Ok(format) => self.open_as(format, bytes, name, depth),
        }
    }

    fn open_as(&mut self, format: &InputFormat, bytes: &[u8], name: Option<String>, depth: usize) {
        match format.reader {
            Reader::Letter(read) => {
                let letter = guard::guarded(format.name, || read(bytes)).and_then(|read| read);
                let letter = letter.and_then(|d| check_length(&d.text).map(|()| d));
                self.found.push(Found { name, letter });
            }
            Reader::Container(open) => match guard::guarded(format.name, || open(bytes)).and_then(|open| open) {
                Ok(contents) => self.contents(contents, name, depth),
                Err(e) => self.found.push(Found { name, letter: Err(e) }),
            },
        }
    }

    fn contents(&mut self, contents: Contents, name: Option<String>, depth: usize) {
        let before = self.found.len();
        let skipped = self.skipped;
        let Contents { container, parts, body } = contents;
        let path = |part: &str| name.as_ref().map_or_else(|| part.to_owned(), |n| format!("{n}/{part}"));
        for part in parts {
            let name = Some(path(&part.name));
            let bytes = match part.bytes {
                Ok(bytes) => bytes,
                Err(e) => {
                    self.found.push(Found { name, letter: Err(e) });
                    continue;
                }
            };
            // What is unpacked is paid for, letter or not; when nothing is left, one message tells of all the rest.
            let left = self.left.checked_sub(bytes.len()).filter(|_| self.found.len() < MAX_LETTERS);
            let Some(left) = left else {
                if !std::mem::replace(&mut self.full, true) {
                    let detail = format!(
                        "it holds more than the {MAX_LETTERS} letters or {} MB that are opened of one file; give its parts one by one",
                        MAX_TOTAL >> 20
                    );
                    self.found.push(Found { name, letter: Err(ReadError::NoLetter { container, detail }) });
                }
                break;
            };
            self.left = left;
            if is_no_letter(&bytes) {
                self.skipped += 1;
            } else if depth + 1 < MAX_DEPTH {
                self.open(&bytes, name, depth + 1);
            } else {
                let detail =
                    format!("it is nested deeper than the {MAX_DEPTH} containers that are opened; give the inner file");
                self.found.push(Found { name, letter: Err(ReadError::NoLetter { container, detail }) });
            }
            if self.full {
                break;
            }
        }
        if self.found.len() > before || self.full {
            return;
        }
        match body {
            Some(body) => self.open(&body, name, depth + 1),
            None => {
                let detail = match self.skipped - skipped {
                    0 => "it is empty".to_owned(),
                    count => format!("none of its {count} parts is a letter"),
                };
                self.found.push(Found { name, letter: Err(ReadError::NoLetter { container, detail }) });
            }
        }
    }
}

/// Whether a part is beside the point: a picture, a signature, a calendar, a file for programs.
fn is_no_letter(bytes: &[u8]) -> bool {
    match format_of(bytes) {
        Err(_) => true,
        Ok(format) if format.name == "text" => {
            let start = bytes.trim_ascii_start();
            start.starts_with(b"{")
                || start.starts_with(b"[{")
                || start.starts_with(b"<?xml")
                || bytes.contains(&0) && super::encoding::decode(bytes).is_err()
        }
        Ok(_) => false,
    }
}

/// One of each letter: parts of one folder with the same stem in different formats, and parts with the same words,
/// are the same letter. The Word file is taken first; one that cannot be read gives way to one that can.
fn without_doubles(found: Vec<Found>) -> Vec<Found> {
    if found.len() < 2 {
        return found;
    }
    let mut kept: Vec<Found> = Vec::new();
    let mut by_stem: HashMap<String, usize> = HashMap::new();
    let mut by_words: HashMap<Vec<String>, usize> = HashMap::new();
    for mut next in found {
        let stem = next.name.as_deref().map(stem);
        let words = next.letter.as_ref().ok().map(|d| words(&d.text));
        let same_stem = stem.as_ref().and_then(|s| by_stem.get(s)).copied();
        let same_stem = same_stem.filter(|i| format(&kept[*i]) != format(&next));
        let same = same_stem.or_else(|| words.as_ref().and_then(|w| by_words.get(w)).copied());
        let index = match same {
            Some(index) => {
                if rank(&next) < rank(&kept[index]) {
                    std::mem::swap(&mut kept[index], &mut next);
                }
                if let (Ok(document), Err(e)) = (&mut kept[index].letter, &next.letter) {
                    let name = next.name.as_deref().unwrap_or("another part");
                    document.warnings.push(format!("{name} beside it could not be read: {e}"));
                }
                index
            }
            None => {
                kept.push(next);
                kept.len() - 1
            }
        };
        by_stem.extend(stem.map(|s| (s, index)));
        by_words.extend(words.map(|w| (w, index)));
    }
    kept
}

/// The name of a part without its ending and without what the ITU's document store adds for each format.
fn stem(name: &str) -> String {
    let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem).to_lowercase();
    format!("{folder}/{}", stem.replace("!!msw", "!!").replace("!!pdf", "!!"))
}

/// The words and numbers of a text in alphabetical order, each ideograph on its own: formats differ in the order of
/// what stands side by side, in list marks and in white space.
fn words(text: &str) -> Vec<String> {
    let is_ideograph = |c: char| matches!(c, '\u{3400}'..='\u{9fff}');
    let spaced = text.chars().flat_map(|c| {
        let apart = is_ideograph(c) || !c.is_alphanumeric();
        [' ', if c.is_alphanumeric() { c } else { ' ' }, ' ']
            .into_iter()
            .enumerate()
            .filter(move |(i, _)| *i == 1 || apart)
    });
    let spaced: String = spaced.map(|(_, c)| c).collect();
    let mut words: Vec<String> = spaced.split_whitespace().map(str::to_owned).collect();
    words.sort_unstable();
    words
}

fn format(found: &Found) -> Option<Format> {
    found.letter.as_ref().ok().map(|d| d.format)
}

/// Lower is better: formats that store tables before formats that draw them, and a damaged file last.
fn rank(found: &Found) -> usize {
    const ORDER: [Format; 7] =
        [Format::Docx, Format::Odt, Format::Doc, Format::Rtf, Format::Html, Format::Pdf, Format::Text];
    format(found).map_or(ORDER.len(), |f| ORDER.iter().position(|o| *o == f).unwrap_or(ORDER.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(name: &str, format: Format, text: &str) -> Found {
        Found { name: Some(name.into()), letter: Ok(Document::from_paragraphs(format, text.into())) }
    }

    fn check(parts: Vec<Found>, expected: &[&str]) -> Vec<Found> {
        let kept = without_doubles(parts);
        assert_eq!(kept.iter().filter_map(|f| f.name.as_deref()).collect::<Vec<_>>(), expected);
        kept
    }

    #[test]
    fn of_two_formats_word_is_taken() {
        let pdf = || found("T17-SG11-COL-0012!!PDF-E.pdf", Format::Pdf, "a");
        let docx = || found("T17-SG11-COL-0012!!MSW-E.docx", Format::Docx, "b");
        check(vec![pdf(), docx()], &["T17-SG11-COL-0012!!MSW-E.docx"]);
        check(vec![docx(), pdf()], &["T17-SG11-COL-0012!!MSW-E.docx"]);
    }

    #[test]
    fn the_same_words_are_the_same_letter() {
        check(
            vec![
                found("a.docx", Format::Docx, "To:\nSG5/RC 3 May 会议"),
                found("b.pdf", Format::Pdf, "SG5/RC 会\n议 To:3 May"),
            ],
            &["a.docx"],
        );
        check(
            vec![found("a.docx", Format::Docx, "12 May"), found("b.pdf", Format::Pdf, "21 May")],
            &["a.docx", "b.pdf"],
        );
    }

    #[test]
    fn different_letters_stay() {
        check(
            vec![found("en/l.docx", Format::Docx, "a"), found("fr/l.docx", Format::Docx, "b")],
            &["en/l.docx", "fr/l.docx"],
        );
        check(vec![found("a.docx", Format::Docx, "a"), found("b.pdf", Format::Pdf, "b")], &["a.docx", "b.pdf"]);
    }

    #[test]
    fn a_damaged_word_file_gives_way_and_is_named() {
        let broken = Found { name: Some("l.docx".into()), letter: Err(ReadError::Password) };
        let kept = check(vec![broken, found("l.pdf", Format::Pdf, "a")], &["l.pdf"]);
        let warnings = &kept[0].letter.as_ref().unwrap().warnings;
        assert!(warnings[0].starts_with("l.docx beside it could not be read"), "{warnings:?}");
    }

    /// What a search says of a container with parts of `bytes` bytes each, and how many of them were unpacked.
    fn opened(bytes: usize, count: usize, content: u8) -> (Vec<String>, usize) {
        let mut unpacked = 0;
        let parts = (0..count).map(|i| Part { name: format!("{i}.txt"), bytes: Ok(vec![content; bytes]) });
        let parts = parts.inspect(|_| unpacked += 1);
        let mut search = Search { left: MAX_TOTAL, found: Vec::new(), skipped: 0, full: false };
        search.contents(Contents { container: "archive", parts: Box::new(parts), body: None }, None, 0);
        let said = search.found.into_iter().map(|f| f.letter.map_or_else(|e| e.to_string(), |d| d.text)).collect();
        (said, unpacked)
    }

    #[test]
    fn parts_that_are_no_letters_are_paid_for_too() {
        let (said, unpacked) = opened(32 << 20, 1000, 0);
        assert_eq!((said.len(), unpacked), (1, 9));
        assert!(said[0].contains("256 MB") && said[0].contains("one by one"), "{said:?}");
    }

    #[test]
    fn one_message_tells_of_the_letters_beyond_the_limit() {
        let (said, unpacked) = opened(3, MAX_LETTERS + 50, b'a');
        assert_eq!((said.len(), unpacked), (MAX_LETTERS + 1, MAX_LETTERS + 1));
        assert!(said[MAX_LETTERS].contains("2000 letters"), "{}", said[MAX_LETTERS]);
    }
}
