//! Refuses streams that would inflate beyond all measure, before the interpreter meets them: it has no limit itself.

use super::NAME;
use crate::error::ReadError;
use crate::read::damaged;
use flate2::read::ZlibDecoder;
use hayro_syntax::Pdf;
use hayro_syntax::object::{Name, Object};
use hayro_syntax::{Filter, object::Stream};
use std::io::Read;

/// Bytes that one stream may inflate to.
const MAX_STREAM: u64 = 64 << 20;
/// Bytes that the content of one page may inflate to; a page of a letter has some 50,000.
const MAX_CONTENT: u64 = 8 << 20;
/// Bytes that all streams together may inflate to.
const MAX_TOTAL: u64 = 1 << 30;
/// Deflate makes at most 1032 bytes of one.
const DEFLATE_RATIO: u64 = 1032;
/// Streams compressed more than once.
const MAX_NESTING: usize = 4;

/// Walks the bytes of the file: every deflated stream, whether an object names it or not.
pub(super) fn check_file(bytes: &[u8]) -> Result<(), ReadError> {
    let mut left = MAX_TOTAL;
    let mut at = 0;
    while let Some(found) = memchr::memmem::find(&bytes[at..], b"stream") {
        let keyword = at + found;
        at = keyword + 6;
        if bytes[..keyword].ends_with(b"end") {
            continue;
        }
        let data = &bytes[at..];
        let data = data.strip_prefix(b"\r").unwrap_or(data);
        let data = data.strip_prefix(b"\n").unwrap_or(data);
        let end = memchr::memmem::find(data, b"endstream").unwrap_or(data.len());
        check_deflated(&data[..end], &mut left)?;
    }
    Ok(())
}

/// Walks the objects for what the bytes do not show: encrypted streams and other compressions.
pub(super) fn check_objects(pdf: &Pdf) -> Result<(), ReadError> {
    let encrypted = memchr::memmem::find(pdf.data().as_ref(), b"/Encrypt").is_some();
    let mut left = MAX_TOTAL;
    for object in pdf.objects() {
        let Object::Stream(stream) = object else { continue };
        let filters = stream.filters();
        let plain = filters.iter().all(|f| matches!(f, Filter::FlateDecode | Filter::Crypt));
        if plain && encrypted {
            check_deflated(&stream.raw_data(), &mut left)?;
        } else if !plain && !is_image(&stream) {
            let ratio = filters.iter().fold(1u64, |ratio, f| ratio.saturating_mul(most_out_of_one(*f)));
            if (stream.raw_data().len() as u64).saturating_mul(ratio) > 8 * MAX_STREAM {
                return Err(too_large());
            }
        }
    }
    Ok(())
}

/// Walks the pages: the interpreter takes a whole content stream at once, whatever it draws.
pub(super) fn check_pages(pdf: &Pdf, most: usize) -> Result<(), ReadError> {
    for page in pdf.pages().iter().take(most) {
        let contents: Vec<Stream> = match page.raw().get::<Object>("Contents") {
            Some(Object::Stream(stream)) => vec![stream],
            Some(Object::Array(streams)) => streams.iter::<Stream>().collect(),
            _ => Vec::new(),
        };
        let mut left = MAX_CONTENT;
        for stream in contents {
            let raw = stream.raw_data();
            let size = match is_zlib(&raw) {
                true => std::io::copy(&mut ZlibDecoder::new(&*raw).take(left + 1), &mut std::io::sink()).unwrap_or(0),
                false => raw.len() as u64,
            };
            left = left.checked_sub(size).ok_or_else(|| damaged(NAME, "a page in it draws more than any letter"))?;
        }
    }
    Ok(())
}

/// Pictures are never decoded, so their size does not matter.
fn is_image(stream: &Stream) -> bool {
    stream.dict().get::<Name>("Subtype").is_some_and(|n| n.as_str() == "Image")
}

/// The most bytes that a filter can make of one, about.
fn most_out_of_one(filter: Filter) -> u64 {
    match filter {
        Filter::FlateDecode => DEFLATE_RATIO,
        Filter::LzwDecode => 1400,
        Filter::RunLengthDecode => 64,
        _ => 1,
    }
}

fn too_large() -> ReadError {
    damaged(NAME, format_args!("a stream in it inflates to more than {MAX_STREAM} bytes"))
}

fn check_deflated(data: &[u8], left: &mut u64) -> Result<(), ReadError> {
    let mut owned: Vec<u8>;
    let mut data = data;
    for _ in 0..MAX_NESTING {
        if !is_zlib(data) {
            return Ok(());
        }
        let mut head = [0; 2];
        let nested = ZlibDecoder::new(data).read_exact(&mut head).is_ok() && is_zlib(&head);
        // Most streams of a letter are too short to grow beyond the limit.
        if !nested && (data.len() as u64) * DEFLATE_RATIO <= MAX_STREAM {
            return Ok(());
        }
        let limit = MAX_STREAM.min(*left);
        let mut decoder = ZlibDecoder::new(data).take(limit + 1);
        let (size, inflated) = if nested {
            let mut inflated = Vec::new();
            // An error leaves what came before it, which is what the interpreter would see.
            let _ = decoder.read_to_end(&mut inflated);
            (inflated.len() as u64, inflated)
        } else {
            (std::io::copy(&mut decoder, &mut std::io::sink()).unwrap_or(0), Vec::new())
        };
        if size > limit {
            return Err(too_large());
        }
        *left -= size;
        owned = inflated;
        data = &owned;
    }
    Err(too_large())
}

/// The two bytes that begin a zlib stream (RFC 1950, section 2.2).
fn is_zlib(data: &[u8]) -> bool {
    matches!(data, [cmf, flg, ..] if cmf & 0x0f == 8 && (u16::from(*cmf) << 8 | u16::from(*flg)).is_multiple_of(31))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn deflated(data: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(data).unwrap();
        encoder.finish().unwrap()
    }

    fn check(stream: &[u8], refused: bool) {
        let file = [b"1 0 obj<<>>stream\r\n", stream, b"\nendstream endobj"].concat();
        assert_eq!(check_file(&file).is_err(), refused);
    }

    #[test]
    fn only_bombs_are_refused() {
        let zeros = vec![0; (MAX_STREAM + 10) as usize];
        let bomb = deflated(&zeros);
        check(&bomb, true);
        check(&deflated(&bomb), true);
        check(&deflated(&deflated(b"BT (short) Tj ET")), false);
        check(&deflated(&zeros[..1 << 20]), false);
        check(b"BT (plain) Tj ET", false);
    }
}
