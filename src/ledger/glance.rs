//! A look at a ledger without reading it: enough for a run that finds nothing new.
//!
//! Most runs do. They must know that the ledger is the one that the tree was built from, to the last byte, and report the
//! letters whose texts disagree; for both it is enough to let the text pass by once.

use super::hash::{Hash, Hashing};
use super::{Head, Ledger};
use std::collections::BTreeSet;
use std::io::{self, BufRead};

/// How a line of a brief begins, see [`super::record::Brief`].
const BRIEF: &[u8] = b"{\"letter\":\"";

/// A ledger of which the head was looked at.
#[derive(Debug)]
pub struct Peek<R> {
    /// The first line.
    pub head: Head,
    first: Vec<u8>,
    rest: R,
}

/// What a look at a ledger shows.
#[derive(Debug)]
pub struct Glance {
    /// The first line.
    pub head: Head,
    /// Hash of everything below the first line.
    pub letters: Hash,
    /// The letters whose texts disagree; `None` where the look did not find each of them.
    pub disputed: Option<Ledger>,
}

impl<R: BufRead> Peek<R> {
    /// Looks at the head of a ledger; `None` where it cannot be read.
    pub fn new(mut rest: R) -> io::Result<Option<Peek<R>>> {
        let mut first = Vec::new();
        rest.read_until(b'\n', &mut first)?;
        Ok(Head::read(&first).ok().map(|head| Peek { head, first, rest }))
    }

    /// Looks at the rest.
    pub fn glance(self) -> io::Result<Glance> {
        let Peek { head, first, rest: mut source } = self;
        let mut hashing = Hashing::default();
        let mut excerpt = Excerpt::new(&head.conflicts, first);
        loop {
            let piece = source.fill_buf()?;
            if piece.is_empty() {
                break;
            }
            hashing.update(piece);
            if !head.conflicts.is_empty() {
                excerpt.pass(piece);
            }
            let length = piece.len();
            source.consume(length);
        }
        let disputed = excerpt.finish();
        Ok(Glance { head, letters: hashing.finish(), disputed })
    }
}

/// The lines of some letters, gathered while the text passes by.
struct Excerpt {
    /// The names that are still to be found, as they stand in JSON.
    wanted: BTreeSet<Vec<u8>>,
    /// The head, and the lines that were found.
    text: Vec<u8>,
    /// As much of a line that may be wanted as came by.
    line: Vec<u8>,
    /// Whether it is the second line of a letter.
    is_record: bool,
    /// Whether the record of this letter is wanted.
    takes: bool,
}

impl Excerpt {
    fn new(letters: &BTreeSet<String>, head: Vec<u8>) -> Excerpt {
        let quoted = |id: &String| serde_json::to_vec(id).unwrap_or_default();
        let wanted = letters
            .iter()
            .map(quoted)
            .filter_map(|q| Some(q.strip_prefix(b"\"")?.strip_suffix(b"\"")?.to_vec()))
            .collect();
        Excerpt { wanted, text: head, line: Vec::new(), is_record: false, takes: false }
    }

    fn pass(&mut self, piece: &[u8]) {
        let mut rest = piece;
        while let Some(end) = memchr::memchr(b'\n', rest) {
            self.keep(&rest[..end]);
            self.end();
            rest = &rest[end + 1..];
        }
        self.keep(rest);
    }

    fn keep(&mut self, part: &[u8]) {
        if self.takes || !self.is_record {
            self.line.extend_from_slice(part);
        }
    }

    fn end(&mut self) {
        if !self.is_record {
            let name = self.line.strip_prefix(BRIEF).map(|rest| &rest[..name_length(rest)]);
            self.takes = name.is_some_and(|name| self.wanted.remove(name));
        }
        if self.takes {
            self.text.append(&mut self.line);
            self.text.push(b'\n');
        }
        self.line.clear();
        self.takes &= !self.is_record;
        self.is_record = !self.is_record;
    }

    fn finish(self) -> Option<Ledger> {
        let text = Some(self.text).filter(|_| self.wanted.is_empty())?;
        Ledger::parse(text).ok()
    }
}

/// The length of a JSON string behind its first quote.
fn name_length(rest: &[u8]) -> usize {
    let mut escaped = false;
    let end = rest.iter().position(|b| {
        let ends = *b == b'"' && !escaped;
        escaped = *b == b'\\' && !escaped;
        ends
    });
    end.unwrap_or(rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::record::{Brief, Record};
    use chrono::{DateTime, NaiveDate};
    use std::io::BufReader;

    fn look(text: impl BufRead) -> Option<Glance> {
        Peek::new(text).unwrap().map(|peek| peek.glance().unwrap())
    }

    const NAMES: [&str; 4] = ["T25-SG11-COL-0007", "a \"name\" \\", "b", "信"];

    fn ledger(conflicts: &[&str]) -> String {
        let mut ledger = Ledger::empty("1", DateTime::UNIX_EPOCH, NaiveDate::MIN);
        for name in NAMES {
            ledger.put(Brief::new(name, &Record::default(), Vec::new()), &Record::default());
        }
        ledger.head.conflicts = conflicts.iter().map(|c| (*c).to_owned()).collect();
        ledger.print()
    }

    #[test]
    fn what_passes_by_is_what_reading_gives() {
        let text = ledger(&[NAMES[1], NAMES[3]]);
        let (head, letters) = text.split_once('\n').unwrap();
        for size in [1, 7, 64, 1 << 16] {
            let glance = look(BufReader::with_capacity(size, text.as_bytes())).unwrap();
            assert_eq!(glance.head, Head::read(head.as_bytes()).unwrap());
            assert_eq!(glance.letters, Hash::of(letters.as_bytes()));
            assert_eq!(glance.letters, Ledger::hash_of_letters(text.as_bytes()));
            let disputed = glance.disputed.unwrap();
            let found: Vec<&str> = disputed.briefs().map(|b| b.letter.as_str()).collect();
            assert_eq!(found, [NAMES[1], NAMES[3]], "{size}");
        }
    }

    #[test]
    fn a_letter_that_is_not_found_is_no_silence() {
        assert!(look(ledger(&["c"]).as_bytes()).unwrap().disputed.is_none());
        assert!(look(&b""[..]).is_none() && look(&b"x\n"[..]).is_none());
    }
}
