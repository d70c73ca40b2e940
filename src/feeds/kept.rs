//! What did not change, taken from the files of the tree before: an event that is as it was is not written anew.

use super::Before;
use super::shelf::Numbers;
use super::twins::Alike;
use crate::write::ics::{Rendered, printed};
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

/// The tree before, and which events are different since. Without a tree, all of them.
#[derive(Debug)]
pub(super) struct Kept<'t> {
    before: Option<&'t dyn Before>,
    changed: BTreeSet<String>,
}

/// The files of a feed in the tree before: with alarms, with notices, and without either.
#[derive(Debug, Default)]
pub(super) struct KeptFiles(pub(super) [Option<String>; 3]);

/// The events of a feed as they stand in the tree before, by their numbers now.
#[derive(Debug, Default)]
pub(super) struct KeptFeed<'f> {
    plain: Numbered<Rendered<'f>>,
    /// Without alarms: more of them have room.
    silent: Numbered<Rendered<'f>>,
    notices: Numbered<Vec<Rendered<'f>>>,
}

/// Things by number, in that order.
#[derive(Debug)]
struct Numbered<T>(Vec<(usize, T)>);

impl<T> Default for Numbered<T> {
    fn default() -> Numbered<T> {
        Numbered(Vec::new())
    }
}

impl<T> Numbered<T> {
    fn of(all: impl IntoIterator<Item = (usize, T)>) -> Numbered<T> {
        let mut all: Vec<(usize, T)> = all.into_iter().collect();
        // They nearly always come in their order, which takes one look.
        all.sort_by_key(|(number, _)| *number);
        Numbered(all)
    }

    fn get(&self, number: usize) -> Option<&T> {
        let place = self.0.binary_search_by_key(&number, |(number, _)| *number).ok()?;
        Some(&self.0[place].1)
    }
}

impl<'t> Kept<'t> {
    /// Nothing is kept.
    pub(super) fn nothing() -> Kept<'t> {
        Kept { before: None, changed: BTreeSet::new() }
    }

    /// Everything but the events with some UIDs.
    pub(super) fn all_but(changed: BTreeSet<String>, before: &'t dyn Before) -> Kept<'t> {
        Kept { before: Some(before), changed }
    }

    /// Reads a file into a buffer; whether there was such a file.
    pub(super) fn read(&self, path: &str, into: &mut Vec<u8>) -> bool {
        self.before.is_some_and(|before| before.read(path, into))
    }

    /// The files of a feed.
    pub(super) fn files(&self, paths: [&str; 3]) -> KeptFiles {
        let text = |path| {
            let mut bytes = Vec::new();
            self.read(path, &mut bytes).then(|| String::from_utf8(bytes).ok()).flatten()
        };
        KeptFiles(paths.map(text))
    }

    fn is_same(&self, uid: &str) -> bool {
        !self.changed.contains(uid)
    }

    /// The events of a feed from its files; `numbers` finds those of events that are shown now, of which the feed holds
    /// `held` as far as they have room.
    pub(super) fn feed<'f>(
        &self,
        KeptFiles(files): &'f KeptFiles,
        held: usize,
        numbers: &mut Numbers<'_, '_>,
    ) -> KeptFeed<'f> {
        let mut kept = KeptFeed::default();
        let [plain, with_notices, silent] = files.each_ref().map(|file| printed(file.as_deref().unwrap_or_default()));
        let mut number_of = |uid: &str| numbers.of(uid).filter(|_| self.is_same(uid));
        let mut count = 0;
        let plain = plain.inspect(|_| count += 1);
        kept.plain = Numbered::of(plain.filter_map(|(uid, rendered)| Some((number_of(&uid)?, rendered))));
        if count < held {
            let all = silent.filter_map(|(uid, rendered)| Some((number_of(&uid)?, rendered)));
            kept.silent = Numbered::of(all.filter(|(number, _)| kept.plain.get(*number).is_none()));
        }
        let mut notices: Vec<(usize, Vec<Rendered<'f>>)> = Vec::new();
        // Whether the last event that came is the last of these.
        let mut is_kept = false;
        for (uid, rendered) in with_notices {
            let number = numbers.of(&uid);
            if number.is_some() || !self.is_same(&uid) {
                let number = number.filter(|_| self.is_same(&uid));
                is_kept = number.is_some();
                notices.extend(number.map(|number| (number, Vec::new())));
            } else if let Some((_, days)) = notices.last_mut().filter(|_| is_kept) {
                // The days of an event are counted right behind it.
                days.push(rendered);
            }
        }
        kept.notices = Numbered::of(notices);
        kept
    }

    /// The lines of a text of which each event has one, with the UID that `uid_of` finds in them.
    pub(super) fn lines<'l>(&'l self, text: &'l [u8], uid_of: impl Fn(&'l [u8]) -> Option<&'l [u8]>) -> KeptLines<'l> {
        let mut start = 0;
        let lines = memchr::memchr_iter(b'\n', text).filter_map(|end| {
            let line = start..end + 1;
            start = line.end;
            Some((uid_of(&text[line.clone()])?, line))
        });
        KeptLines { changed: &self.changed, lines: lines.collect(), next: 0, by_uid: None }
    }
}

/// The lines of events that are the same as before, as places in their text.
#[derive(Debug)]
pub(super) struct KeptLines<'l> {
    changed: &'l BTreeSet<String>,
    lines: Vec<(&'l [u8], Range<usize>)>,
    next: usize,
    /// The numbers of lines, gathered when one has to be looked for.
    by_uid: Option<HashMap<&'l [u8], usize>>,
}

impl KeptLines<'_> {
    /// The line of an event with its end. Events keep their order, so it nearly always is the next one.
    pub(super) fn of(&mut self, uid: &str) -> Option<Range<usize>> {
        if self.changed.contains(uid) {
            return None;
        }
        let is_next = self.lines.get(self.next).is_some_and(|(of, _)| *of == uid.as_bytes());
        let number = if is_next { self.next } else { self.look_for(uid)? };
        self.next = number + 1;
        Some(self.lines[number].1.clone())
    }

    fn look_for(&mut self, uid: &str) -> Option<usize> {
        let lines = &self.lines;
        let all = || lines.iter().enumerate().map(|(number, (uid, _))| (*uid, number)).collect();
        self.by_uid.get_or_insert_with(all).get(uid.as_bytes()).copied()
    }
}

/// A text that is mostly what it was: what stood side by side is taken over in one piece.
#[derive(Debug)]
pub(super) struct Patch<'b> {
    before: &'b [u8],
    /// What is to be taken over next.
    same: Range<usize>,
    text: Vec<u8>,
    /// What was taken over first and last: where it stood, and where it begins now.
    ends: Option<[(Range<usize>, usize); 2]>,
}

/// More bytes than the end of a text takes back of what stands before it: a comma and a line feed.
const TAKEN_BACK: usize = 16;

impl<'b> Patch<'b> {
    /// An empty text in a buffer.
    pub(super) fn of(before: &'b [u8], mut text: Vec<u8>) -> Patch<'b> {
        text.clear();
        text.reserve(before.len() + before.len() / 64 + 1024);
        Patch { before, same: 0..0, text, ends: None }
    }

    /// Takes over a part of the text before.
    pub(super) fn keep(&mut self, part: Range<usize>) {
        if part.start != self.same.end {
            self.take_over();
            self.same.start = part.start;
        }
        self.same.end = part.end;
    }

    /// Puts something new behind that.
    pub(super) fn put(&mut self, new: &[u8]) {
        self.take_over();
        self.text.extend_from_slice(new);
    }

    fn take_over(&mut self) {
        if !self.same.is_empty() {
            let run = (self.same.clone(), self.text.len());
            let [first, _] = self.ends.take().unwrap_or([run.clone(), run.clone()]);
            self.ends = Some([first, run]);
        }
        self.text.extend_from_slice(&self.before[self.same.clone()]);
        self.same.start = self.same.end;
    }

    /// The text, as `end` ends it, and what it has in common with the one before.
    pub(super) fn finish(mut self, end: impl FnOnce(&mut Vec<u8>)) -> (Vec<u8>, Alike) {
        self.take_over();
        let Patch { before, mut text, ends, .. } = self;
        end(&mut text);
        let mut alike = Alike::default();
        if let Some([(first, begins), (last, last_begins)]) = ends {
            if first.start == begins && before[..begins] == text[..begins] {
                // What ends the text may take back some bytes before: they are compared.
                alike.front = first.end.saturating_sub(TAKEN_BACK);
            }
            let behind = text.get(last_begins + last.len()..).filter(|behind| before[last.end..] == **behind);
            alike.back = behind.map_or(0, |behind| last.len() + behind.len());
        }
        let alike = alike.widened(before, &text);
        (text, alike)
    }
}

impl<'f> KeptFeed<'f> {
    /// An event with its alarms.
    pub(super) fn plain(&self, number: usize) -> Option<&Rendered<'f>> {
        self.plain.get(number)
    }

    /// An event as a feed without alarms needs it.
    pub(super) fn silent(&self, number: usize) -> Option<&Rendered<'f>> {
        self.plain(number).or_else(|| self.silent.get(number))
    }

    /// The days that count down to an event.
    pub(super) fn notices(&self, number: usize) -> Option<&[Rendered<'f>]> {
        self.notices.get(number).map(Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_are_found_by_number() {
        let things = Numbered::of([(3, 'c'), (1, 'a'), (7, 'g')]);
        assert_eq!(
            [1, 2, 3, 7, 8].map(|number| things.get(number).copied()),
            [Some('a'), None, Some('c'), Some('g'), None]
        );
    }

    #[test]
    fn lines_are_found_in_their_order() {
        #[derive(Debug)]
        struct Nothing;
        impl Before for Nothing {
            fn read(&self, _path: &str, _into: &mut Vec<u8>) -> bool {
                false
            }
        }
        let kept = Kept::all_but(BTreeSet::from(["b".to_owned()]), &Nothing);
        let text = b"head\na:1\nb:2\nc:3\nd:4\n";
        let mut lines = kept.lines(text, |line| Some(&line[..line.iter().position(|b| *b == b':')?]));
        // One that is different, one that is new, one that is passed over, and one that stands before it.
        let found = ["a", "b", "x", "d", "c"].map(|uid| Some(&text[lines.of(uid)?]));
        assert_eq!(found, [Some(&b"a:1\n"[..]), None, None, Some(b"d:4\n"), Some(b"c:3\n")]);
        let mut patch = Patch::of(text, b"x".to_vec());
        for part in [0..5, 5..9, 13..17] {
            patch.keep(part);
        }
        patch.put(b"e:5\n");
        patch.keep(9..13);
        let (text, alike) = patch.finish(|text| text.extend(b"end\n"));
        assert_eq!(text, b"head\na:1\nc:3\ne:5\nb:2\nend\n");
        assert_eq!(alike, Alike { front: 9, back: 1 });
    }

    #[test]
    fn a_patched_text_knows_what_is_alike() {
        let before = b"[\na,\nb,\nc,\nd\n]";
        let with = |lines: [Option<Range<usize>>; 3]| {
            let mut patch = Patch::of(before, Vec::new());
            patch.put(b"[\n");
            for line in lines {
                match line {
                    Some(line) => patch.keep(line),
                    None => patch.put(b"new,\n"),
                }
            }
            patch.put(b"d,\n");
            let (text, alike) = patch.finish(|text| {
                text.truncate(text.len() - 2);
                text.extend(b"\n]");
            });
            assert_eq!(alike, Alike::of(before, &text));
            (alike.front, alike.back)
        };
        assert_eq!(with([Some(2..5), Some(5..8), Some(8..11)]), (14, 0));
        assert_eq!(with([None, Some(5..8), Some(8..11)]), (2, 11));
        assert_eq!(with([Some(2..5), None, Some(8..11)]), (5, 8));
        assert_eq!(with([Some(5..8), Some(2..5), Some(8..11)]), (2, 8));
        assert_eq!(with([None, None, None]), (2, 5));
    }
}
