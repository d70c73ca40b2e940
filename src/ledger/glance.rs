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

impl Glance {
    /// Looks at a ledger; `None` where its head cannot be read.
    pub fn new(mut source: impl BufRead) -> io::Result<Option<Glance>> {
        let mut first = Vec::new();
        source.read_until(b'\n', &mut first)?;
        let Some((first, head)) = String::from_utf8(first).ok().and_then(|f| Head::read(&f).ok().map(|head| (f, head)))
        else {
            return Ok(None);
        };
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
        Ok(Some(Glance { head, letters: hashing.finish(), disputed }))
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
    fn new(letters: &BTreeSet<String>, head: String) -> Excerpt {
        let quoted = |id: &String| serde_json::to_vec(id).unwrap_or_default();
        let wanted = letters
            .iter()
            .map(quoted)
            .filter_map(|q| Some(q.strip_prefix(b"\"")?.strip_suffix(b"\"")?.to_vec()))
            .collect();
        Excerpt { wanted, text: head.into_bytes(), line: Vec::new(), is_record: false, takes: false }
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
        Ledger::parse(String::from_utf8(text).ok()?).ok()
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
            let glance = Glance::new(BufReader::with_capacity(size, text.as_bytes())).unwrap().unwrap();
            assert_eq!((glance.head, glance.letters), (Head::read(head).unwrap(), Hash::of(letters.as_bytes())));
            let disputed = glance.disputed.unwrap();
            let found: Vec<&str> = disputed.briefs().map(|b| b.letter.as_str()).collect();
            assert_eq!(found, [NAMES[1], NAMES[3]], "{size}");
        }
    }

    #[test]
    fn a_letter_that_is_not_found_is_no_silence() {
        let look = |text: &str| Glance::new(text.as_bytes()).unwrap();
        assert!(look(&ledger(&["c"])).unwrap().disputed.is_none());
        assert!(look("").is_none() && look("x\n").is_none());
    }
}
