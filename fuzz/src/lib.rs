//! What the fuzz targets share. How to run them stands in CONTRIBUTING.md.

use lettercal::document::{Block, Document};
use lettercal::read::FORMATS;
use std::io::{Cursor, Write};
use std::sync::Once;

/// Reads `data` as a format and checks what later stages rely on.
pub fn run(format: &str, data: &[u8]) {
    abort_on_own_panics();
    let format = FORMATS.iter().find(|f| f.name == format).expect("a format of the list");
    for (_, document) in format.read(data) {
        if let Ok(document) = document {
            check(&document);
        }
    }
}

/// A package with `data` as one of its parts: a fuzzer never finds the check sums of a zip file.
pub fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, content) in parts {
        archive.start_file(*name, stored).expect("a name");
        archive.write_all(content).expect("memory");
    }
    archive.finish().expect("memory").into_inner()
}

fn check(document: &Document) {
    let text = &document.text;
    for block in &document.blocks {
        match block {
            Block::Paragraph(p) => assert!(text.get(p.span.clone()).is_some()),
            Block::Table(t) => {
                for cell in t.rows.iter().flat_map(|r| &r.cells) {
                    assert!(text.get(cell.span.clone()).is_some());
                }
            }
        }
    }
    assert!(document.links.iter().all(|l| text.get(l.span.clone()).is_some()));
}

/// The readers catch panics of other people's parsers; here those pass, and a panic of our own ends the run.
fn abort_on_own_panics() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        std::panic::set_hook(Box::new(|panic| {
            let foreign = panic.location().is_some_and(|l| l.file().contains("/registry/") || l.file().contains("/rustc/"));
            if !foreign {
                eprintln!("{panic}");
                std::process::abort();
            }
        }));
    });
}
