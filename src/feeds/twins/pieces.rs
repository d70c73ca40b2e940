//! Twins of large files are made piece by piece, so that what did not change is not compressed again.
//!
//! A piece ends with a line, and which line that is follows from the lines themselves: a change moves the ends of its own
//! piece and hardly those of others. Each piece is compressed as if there were no other, so it looks the same wherever it
//! stands; only the first of brotli has the head. The gzip twin tells in a field of its head how long the pieces are.

use super::GZIP;
use super::alike::Alike;
use crate::ledger::hash::Hash;
use crate::parallel;
use brotli::enc::BrotliEncoderParams;
use flate2::{Compress, Compression, Crc, FlushCompress};
use std::collections::HashMap;
use std::io;

/// The least bytes of a piece but the last.
const LEAST: usize = 1 << 16;
/// One line of so many ends a piece that has the least bytes.
const ONE_IN: u8 = 16;
/// A file with fewer bytes is compressed as a whole, which makes it a little smaller.
const SMALL: usize = 1 << 19;
/// The most bytes of a piece, whatever its lines are.
const MOST: usize = 1 << 18;
/// The head of a gzip file with a field of its own and without a time, a name or a system, RFC 1952.
const HEAD: [u8; 10] = [0x1f, 0x8b, 8, 4, 0, 0, 0, 0, 0, 0xff];
/// The name of the field with the lengths of pieces.
const FIELD: [u8; 2] = *b"LC";
/// Bytes of the lengths of one piece: plain, gzip and brotli.
const LENGTHS: usize = 12;
/// An empty last block of DEFLATE, RFC 1951, and the empty last meta-block of brotli, RFC 7932.
const ENDS: [&[u8]; 2] = [&[3, 0], &[3]];

/// A file as it was and its twins.
#[derive(Debug, Clone, Copy)]
pub struct Former<'a> {
    /// Its bytes.
    pub plain: &'a [u8],
    /// Its gzip twin.
    pub gzip: &'a [u8],
    /// Its brotli twin.
    pub brotli: &'a [u8],
    /// What it has in common with the file as it is.
    pub alike: Alike,
}

/// The pieces of a file.
fn cut(bytes: &[u8]) -> Vec<&[u8]> {
    let mut pieces = Vec::new();
    let (mut start, mut line) = (0, 0);
    for at in memchr::memchr_iter(b'\n', bytes) {
        let end = at + 1;
        let long = end - start >= LEAST;
        if long && (end - start >= MOST || Hash::of(&bytes[line..end]).bytes()[0].is_multiple_of(ONE_IN)) {
            pieces.push(&bytes[start..end]);
            start = end;
        }
        line = end;
    }
    if start < bytes.len() {
        pieces.push(&bytes[start..]);
    }
    pieces
}

/// The gzip and the brotli twin of a file of several pieces; `None` where it is but one.
pub(super) fn twins(bytes: &[u8], former: Option<Former<'_>>) -> io::Result<Option<[Vec<u8>; 2]>> {
    if bytes.len() < SMALL {
        return Ok(None);
    }
    let pieces = cut(bytes);
    let is_known = |piece: &&[u8]| u32::try_from(piece.len()).is_ok();
    let field = pieces.len() * LENGTHS;
    let (Ok(field_length), Ok(whole_length)) = (u16::try_from(field), u16::try_from(field + 4)) else {
        return Ok(None);
    };
    if pieces.len() < 2 || !pieces.iter().all(is_known) {
        return Ok(None);
    }
    let known = former
        .and_then(|f| Some((f.alike, f.pieces()?)))
        .map(|(alike, p)| matched(&pieces, &p, alike))
        .unwrap_or_default();
    // One compressed piece after the other, with their lengths.
    let join = |coding: usize, compress: fn(&[u8], bool, &mut Vec<u8>) -> io::Result<()>| {
        let room = known.iter().flatten().map(|compressed| compressed[coding].len()).sum::<usize>();
        let (mut out, mut lengths) = (Vec::with_capacity(room + LEAST), Vec::with_capacity(pieces.len()));
        for (i, piece) in pieces.iter().enumerate() {
            let before = out.len();
            match known.get(i).copied().flatten() {
                Some(compressed) => out.extend_from_slice(compressed[coding]),
                None => compress(piece, i == 0, &mut out)?,
            }
            lengths.push(out.len() - before);
        }
        Ok::<_, io::Error>((out, lengths))
    };
    let (gzip, brotli) = parallel::both(|| join(0, deflate), || join(1, append_brotli));
    let ((mut gzip, deflated), (mut brotli, brotlied)) = (gzip?, brotli?);
    let mut crc = Crc::new();
    crc.update(bytes);
    let mut lengths = Vec::with_capacity(field);
    for ((piece, deflated), brotlied) in pieces.iter().zip(deflated).zip(brotlied) {
        for length in [piece.len(), deflated, brotlied] {
            // Pieces are short, and what is compressed is hardly longer.
            lengths.extend((length as u32).to_le_bytes());
        }
    }
    let mut out = Vec::with_capacity(HEAD.len() + field + gzip.len() + 32);
    out.extend(HEAD);
    out.extend(whole_length.to_le_bytes());
    out.extend(FIELD);
    out.extend(field_length.to_le_bytes());
    out.append(&mut lengths);
    out.append(&mut gzip);
    out.extend(ENDS[0]);
    out.extend(crc.sum().to_le_bytes());
    out.extend(crc.amount().to_le_bytes());
    brotli.extend(ENDS[1]);
    Ok(Some([out, brotli]))
}

/// A piece and what it is compressed, as gzip and as brotli.
type Known<'a> = (&'a [u8], [&'a [u8]; 2]);

/// What each piece is compressed, where it is one of those that are known. The first has a head that no other has.
fn matched<'a>(pieces: &[&[u8]], known: &[Known<'a>], alike: Alike) -> Vec<Option<[&'a [u8]; 2]>> {
    // Pieces of the same length, as long as they lie in what is alike.
    let within = |most: usize| {
        let mut length = 0;
        move |(piece, (plain, _)): &(&&[u8], &Known<'a>)| {
            length += piece.len();
            piece.len() == plain.len() && length <= most
        }
    };
    let front = pieces.iter().zip(known).take_while(within(alike.front)).count();
    // What comes before and behind a change stands where it stood; what lies between is looked up.
    let (later, left) = (&pieces[front..], &known[front..]);
    let most = later.len().min(left.len()) - usize::from(front == 0 && !later.is_empty() && !left.is_empty());
    let back = later.iter().rev().zip(left.iter().rev()).take(most).take_while(within(alike.back)).count();
    let (middle, behind) = (&later[..later.len() - back], &left[left.len() - back..]);
    let between: HashMap<(bool, &[u8]), [&'a [u8]; 2]> = left[..left.len() - back]
        .iter()
        .enumerate()
        .map(|(i, (plain, compressed))| ((front + i == 0, *plain), *compressed))
        .collect();
    let found = |(i, piece): (usize, &&[u8])| between.get(&(front + i == 0, *piece)).copied();
    let compressed = |(_, compressed): &Known<'a>| Some(*compressed);
    let mut all: Vec<_> = known[..front].iter().map(compressed).collect();
    all.extend(middle.iter().enumerate().map(found));
    all.extend(behind.iter().map(compressed));
    all
}

impl<'a> Former<'a> {
    /// The pieces of the file as it was; `None` where it is not told, or not rightly.
    fn pieces(self) -> Option<Vec<Known<'a>>> {
        let rest = self.gzip.strip_prefix(&HEAD)?;
        let rest = rest.get(2..)?.strip_prefix(&FIELD)?;
        let (length, rest) = rest.split_first_chunk::<2>()?;
        let (lengths, mut gzip) = rest.split_at_checked(u16::from_le_bytes(*length).into())?;
        let (mut plain, mut brotli) = (self.plain, self.brotli);
        let mut known = Vec::with_capacity(lengths.len() / LENGTHS);
        for of_piece in lengths.chunks_exact(LENGTHS) {
            let mut of_piece =
                of_piece.chunks_exact(4).filter_map(|b| Some(u32::from_le_bytes(b.try_into().ok()?) as usize));
            let mut next = |from: &mut &'a [u8]| {
                let (piece, rest) = from.split_at_checked(of_piece.next()?)?;
                *from = rest;
                Some(piece)
            };
            let (piece, deflated, brotlied) = (next(&mut plain)?, next(&mut gzip)?, next(&mut brotli)?);
            known.push((piece, [deflated, brotlied]));
        }
        (plain.is_empty() && brotli == ENDS[1] && gzip.starts_with(ENDS[0])).then_some(known)
    }
}

/// Appends DEFLATE blocks that end with a byte and refer to nothing before them.
fn deflate(piece: &[u8], _first: bool, out: &mut Vec<u8>) -> io::Result<()> {
    let mut encoder = Compress::new(Compression::new(GZIP), false);
    loop {
        let read = usize::try_from(encoder.total_in()).map_err(io::Error::other)?;
        out.reserve(piece.len() / 4 + 64);
        encoder.compress_vec(&piece[read..], out, FlushCompress::Sync)?;
        // With room left, everything is written.
        if out.len() < out.capacity() {
            return Ok(());
        }
    }
}

/// Appends brotli meta-blocks that end with a byte and refer to nothing before them.
fn append_brotli(piece: &[u8], first: bool, out: &mut Vec<u8>) -> io::Result<()> {
    let params = BrotliEncoderParams {
        bare_stream: true,
        byte_align: true,
        appendable: true,
        catable: !first,
        use_dictionary: first,
        ..super::params()
    };
    brotli::BrotliCompress(&mut &piece[..], out, &params)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;
    use std::ops::Range;

    /// Lines that look like those of events.
    fn text(lines: Range<usize>, odd: usize) -> Vec<u8> {
        let line = |i: usize| {
            let hash = Hash::of(&i.to_le_bytes());
            format!("{{\"uid\":\"{hash}\",\"number\":{}}},\n", if i == odd { 0 } else { i * 7919 })
        };
        lines.map(line).collect::<String>().into_bytes()
    }

    fn read_back(gzip: &[u8], brotli: &[u8]) -> [Vec<u8>; 2] {
        let mut back = [Vec::new(), Vec::new()];
        flate2::read::GzDecoder::new(gzip).read_to_end(&mut back[0]).unwrap();
        brotli::BrotliDecompress(&mut &brotli[..], &mut back[1]).unwrap();
        back
    }

    #[test]
    fn pieces_read_back_and_are_used_again() {
        let old = text(0..20_000, usize::MAX);
        let [gzip, brotli] = twins(&old, None).unwrap().unwrap();
        assert_eq!(read_back(&gzip, &brotli), [old.clone(), old.clone()]);
        let former = Former { plain: &old, gzip: &gzip, brotli: &brotli, alike: Alike::default() };
        let known = former.pieces().unwrap();
        assert!(known.len() > 5 && known.iter().map(|(p, _)| p.len()).sum::<usize>() == old.len());
        // Something in the middle is different, something new stands in front, something at the end is gone, the first
        // piece is gone, two places are different with the same between them, nothing is as it was.
        let far = text(0..20_000, 3_000).split_off(100).into_iter().rev().collect::<Vec<u8>>();
        let twice: Vec<u8> = [text(0..10_000, 3_000), text(10_000..20_000, 15_000)].concat();
        let without = old[known[0].0.len()..].to_vec();
        let new_in_front = [&b"new\n"[..], &old].concat();
        let cases = [
            (text(0..20_000, 9_000), 1..=4),
            (new_in_front, 1..=4),
            (text(0..19_000, usize::MAX), 1..=4),
            (without, 1..=1),
            (twice, 2..=6),
            (old.clone(), 0..=0),
            (far, 1..=100),
        ];
        for (new, expected) in cases {
            let alike = Alike::of(&old, &new);
            let count = matched(&cut(&new), &known, alike).iter().filter(|p| p.is_none()).count();
            assert!(expected.contains(&count), "{count} of {expected:?}");
            let found = twins(&new, Some(Former { alike, ..former })).unwrap().unwrap();
            assert_eq!(found, twins(&new, None).unwrap().unwrap());
            assert_eq!(found, twins(&new, Some(former)).unwrap().unwrap());
            assert_eq!(read_back(&found[0], &found[1]), [new.clone(), new.clone()]);
        }
    }

    #[test]
    fn a_former_file_that_is_damaged_is_not_used() {
        let old = text(0..20_000, usize::MAX);
        let [gzip, brotli] = twins(&old, None).unwrap().unwrap();
        let former = Former { plain: &old, gzip: &gzip, brotli: &brotli, alike: Alike::default() };
        assert!(former.pieces().is_some());
        assert!(Former { plain: &old[1..], ..former }.pieces().is_none());
        assert!(Former { brotli: &brotli[1..], ..former }.pieces().is_none());
        for end in [0, 5, 14, 20, 200, 2_000] {
            assert!(Former { gzip: &gzip[..end], ..former }.pieces().is_none(), "{end}");
        }
    }

    #[test]
    fn small_files_and_long_lines() {
        assert!(twins(b"a\nb\n", None).unwrap().is_none() && twins(b"", None).unwrap().is_none());
        assert!(twins(&[b'x'; 1 << 20], None).unwrap().is_none());
        let long = [vec![b'x'; MOST], b"\n".to_vec()].concat().repeat(3);
        let [gzip, brotli] = twins(&long, None).unwrap().unwrap();
        assert_eq!(read_back(&gzip, &brotli), [long.clone(), long]);
    }
}
