//! Prints what the readers make of a file: `cargo run --example read FILE [REPEAT]`. With a number it reads that often
//! and prints the mean time instead.

#![expect(clippy::disallowed_methods, reason = "an example may look at the clock and the command line")]

use lettercal::document::{Block, Document};
use std::hint::black_box;
use std::io::{self, Write};
use std::time::Instant;

fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().ok_or_else(|| anyhow::anyhow!("give a file"))?;
    let bytes = std::fs::read(&path)?;
    let out = &mut io::stdout().lock();
    if let Some(repeat) = arguments.next() {
        let repeat: u32 = repeat.parse()?;
        let begin = Instant::now();
        for _ in 0..repeat {
            black_box(lettercal::read::documents(black_box(&bytes)));
        }
        writeln!(out, "{:?} {path}", begin.elapsed() / repeat)?;
        return Ok(());
    }
    for (part, document) in lettercal::read::documents(&bytes) {
        writeln!(out, "=== {}", part.as_deref().unwrap_or(&path))?;
        match document {
            Ok(document) => print(&document, out)?,
            Err(e) => writeln!(out, "error: {e}")?,
        }
    }
    Ok(())
}

fn print(document: &Document, out: &mut impl Write) -> io::Result<()> {
    write!(out, "{}", document.text)?;
    writeln!(out, "--- {}", document.format.name())?;
    for block in &document.blocks {
        match block {
            Block::Paragraph(p) => writeln!(out, "{:?} {:?}", p.region, &document.text[p.span.clone()])?,
            Block::Table(t) => {
                writeln!(out, "Table {:?}", t.grid)?;
                for (row, cell) in t.rows.iter().enumerate().flat_map(|(r, row)| row.cells.iter().map(move |c| (r, c)))
                {
                    let text = &document.text[cell.span.clone()];
                    writeln!(out, "  {row} {} {}x{} {text:?}", cell.column, cell.rows, cell.columns)?;
                }
            }
        }
    }
    for link in &document.links {
        writeln!(out, "link {:?} {}", &document.text[link.span.clone()], link.address)?;
    }
    for warning in &document.warnings {
        writeln!(out, "warning {warning}")?;
    }
    Ok(())
}
