//! Twins of large files, which are joined from pieces, before decoders that are not those that this program is tested with.

use crate::program::root;
use lettercal::feeds::twins::{Alike, Former, twins};
use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};

/// Programs that inflate what they are given, the gzip twin and the brotli twin.
const NODE: [&[&str]; 2] = [
    &["node", "-e", "process.stdout.write(require('zlib').gunzipSync(require('fs').readFileSync(0)))"],
    &["node", "-e", "process.stdout.write(require('zlib').brotliDecompressSync(require('fs').readFileSync(0)))"],
];
const PYTHON: [&[&str]; 2] = [
    &["python3", "-c", "import sys, gzip; sys.stdout.buffer.write(gzip.decompress(sys.stdin.buffer.read()))"],
    &["python3", "-c", "import sys, brotli; sys.stdout.buffer.write(brotli.decompress(sys.stdin.buffer.read()))"],
];

/// What a program makes of its input; `None` where it cannot be run or refuses it.
fn through(program: &[&str], input: &[u8]) -> Option<Vec<u8>> {
    let mut command = Command::new(program[0]);
    command.args(&program[1..]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().ok()?;
    let mut pipe = child.stdin.take()?;
    let input = input.to_vec();
    // A program that does not read its input closes the pipe.
    let writer = std::thread::spawn(move || drop(pipe.write_all(&input)));
    let output = child.wait_with_output().ok()?;
    writer.join().ok()?;
    output.status.success().then_some(output.stdout)
}

/// An empty file that both have inflated shows that a decoder is there.
fn decoder() -> Option<[&'static [&'static str]; 2]> {
    let empty = twins(b"", None).unwrap().map(|(_, twin)| twin);
    let works = |programs: &[&[&str]; 2]| programs.iter().zip(&empty).all(|(p, t)| through(p, t) == Some(Vec::new()));
    [NODE, PYTHON].into_iter().find(works)
}

/// The words of letters in all languages, as long as the events of a large site.
fn text() -> Vec<u8> {
    let mut text = String::new();
    for language in ["ar", "en", "es", "fr", "ru", "zh"] {
        let mut paths: Vec<_> =
            fs::read_dir(root().join("samples").join(language)).unwrap().map(|f| f.unwrap().path()).collect();
        paths.sort();
        for path in paths.iter().filter(|p| p.extension().is_some_and(|e| e == "txt")) {
            text.push_str(&String::from_utf8_lossy(&fs::read(path).unwrap()));
        }
    }
    text.into_bytes()
}

#[test]
fn foreign_decoders_read_joined_twins() {
    let Some(programs) = decoder() else {
        eprintln!(
            "!! SKIPPED: neither node nor python3 with brotli is here; joined twins are NOT read by a foreign decoder"
        );
        return;
    };
    let old = text();
    assert!(old.len() > 1 << 19, "it is too short to be joined from pieces");
    let check = |bytes: &[u8], former: Option<Former<'_>>| {
        let made = twins(bytes, former).unwrap().map(|(_, twin)| twin);
        for (program, twin) in programs.iter().zip(&made) {
            assert!(through(program, twin).as_deref() == Some(bytes), "{program:?}");
        }
        made
    };
    let [gzip, brotli] = check(&old, None);
    let former = |now: &[u8]| {
        let alike = Alike::of(&old, now);
        Some(Former { plain: &old, gzip: &gzip, brotli: &brotli, alike })
    };
    let check_again = |now: &[u8]| check(now, former(now));
    // Another beginning, so that the first piece is another; something in the middle; the end gone.
    let middle = old.len() / 2;
    check_again(&[&b"new\n"[..], &old].concat());
    check_again(&[&old[..middle], b"\nnew\n", &old[middle..]].concat());
    check_again(&old[..middle + (1 << 18)]);
}
