//! Compressed twins of files, for servers that send them as they lie: gzip at 6 and brotli at 5, since higher levels
//! cost many times more for a few per cent.

use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, GzBuilder};
use std::io::{self, Write};

/// The endings of twins.
pub const ENDINGS: [&str; 2] = [".gz", ".br"];

/// The twins of a file with the endings of their names; the same bytes give the same twins.
pub fn twins(bytes: &[u8]) -> io::Result<[(&'static str, Vec<u8>); 2]> {
    Ok([(ENDINGS[0], gzip(bytes)?), (ENDINGS[1], brotli(bytes)?)])
}

fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    // The builder writes no time and no name.
    let mut encoder = GzBuilder::new().mtime(0).write(Vec::new(), Compression::new(6));
    encoder.write_all(bytes)?;
    encoder.finish()
}

fn brotli(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let params = BrotliEncoderParams { quality: 5, lgwin: 20, ..BrotliEncoderParams::default() };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &params)?;
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn twins_read_back() {
        let text = "BEGIN:VCALENDAR\r\n".repeat(50);
        let [(_, gz), (_, br)] = twins(text.as_bytes()).unwrap();
        let mut back = String::new();
        flate2::read::GzDecoder::new(&gz[..]).read_to_string(&mut back).unwrap();
        assert_eq!(back, text);
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut &br[..], &mut back).unwrap();
        assert_eq!(back, text.as_bytes());
        assert!(gz.len() < 100 && br.len() < 100);
    }
}
