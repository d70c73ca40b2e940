//! Prints what the readers make of a file: `cargo run --example read FILE [REPEAT]`. With a number it reads that often
//! and prints the mean time instead.

use std::hint::black_box;
use std::time::Instant;

fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().ok_or_else(|| anyhow::anyhow!("give a file"))?;
    let bytes = std::fs::read(&path)?;
    if let Some(repeat) = arguments.next() {
        let repeat: u32 = repeat.parse()?;
        let begin = Instant::now();
        for _ in 0..repeat {
            black_box(lettercal::read::documents(black_box(&bytes)));
        }
        println!("{:?} {path}", begin.elapsed() / repeat);
        return Ok(());
    }
    for (part, document) in lettercal::read::documents(&bytes) {
        println!("=== {}", part.as_deref().unwrap_or(&path));
        match document {
            Ok(d) => println!("{}--- {:#?}\n--- {:?}\n--- {:?}", d.text, d.blocks, d.links, d.warnings),
            Err(e) => println!("error: {e}"),
        }
    }
    Ok(())
}
