//! Compressed twins of files, for servers that send them as they lie: gzip at 6 and brotli at 5, since higher levels
//! cost many times more for a few per cent.

mod alike;
mod pieces;

use crate::parallel;
pub use alike::Alike;
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, GzBuilder};
pub use pieces::Former;
use std::io::{self, Write};

/// The endings of twins.
pub const ENDINGS: [&str; 2] = [".gz", ".br"];
/// The level of gzip.
const GZIP: u32 = 6;
/// The level of brotli.
const BROTLI: i32 = 5;
/// From so many bytes on, both are made at the same time.
const LARGE: usize = 1 << 14;

/// The twins of a file with the endings of their names; the same bytes give the same twins, whatever the file was before.
pub fn twins(bytes: &[u8], former: Option<Former<'_>>) -> io::Result<[(&'static str, Vec<u8>); 2]> {
    let [gzip, brotli] = match pieces::twins(bytes, former)? {
        Some(twins) => twins,
        None if bytes.len() < LARGE => [gzip(bytes)?, brotli(bytes)?],
        None => {
            let (gzip, brotli) = parallel::both(|| gzip(bytes), || brotli(bytes));
            [gzip?, brotli?]
        }
    };
    Ok([(ENDINGS[0], gzip), (ENDINGS[1], brotli)])
}

fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    // The builder writes no time and no name.
    let mut encoder = GzBuilder::new().mtime(0).write(Vec::new(), Compression::new(GZIP));
    encoder.write_all(bytes)?;
    encoder.finish()
}

fn brotli(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &params())?;
    Ok(out)
}

fn params() -> BrotliEncoderParams {
    BrotliEncoderParams { quality: BROTLI, lgwin: 20, ..BrotliEncoderParams::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn twins_read_back() {
        let text = "BEGIN:VCALENDAR\r\n".repeat(50);
        let [(_, gz), (_, br)] = twins(text.as_bytes(), None).unwrap();
        let mut back = String::new();
        flate2::read::GzDecoder::new(&gz[..]).read_to_string(&mut back).unwrap();
        assert_eq!(back, text);
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut &br[..], &mut back).unwrap();
        assert_eq!(back, text.as_bytes());
        assert!(gz.len() < 100 && br.len() < 100);
    }
}
