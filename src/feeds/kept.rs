//! What did not change, taken from the files of the tree before: an event that is as it was is not written anew.

use super::Before;
use crate::write::ics::{Rendered, printed};
use std::borrow::Cow;
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

/// The events of a feed as they stand in the tree before.
#[derive(Debug, Default)]
pub(super) struct KeptFeed<'f> {
    plain: HashMap<Cow<'f, str>, Rendered<'f>>,
    /// Without alarms: more of them have room.
    silent: HashMap<Cow<'f, str>, Rendered<'f>>,
    notices: HashMap<Cow<'f, str>, Vec<Rendered<'f>>>,
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

    /// The events of a feed from its files; `is_event` knows the UIDs of events that are shown now, of which the feed
    /// holds `held` as far as they have room.
    pub(super) fn feed<'f>(
        &self,
        KeptFiles(files): &'f KeptFiles,
        held: usize,
        is_event: impl Fn(&str) -> bool,
    ) -> KeptFeed<'f> {
        let mut kept = KeptFeed::default();
        let is_event = |uid: &str| is_event(uid) || self.changed.contains(uid);
        let [plain, with_notices, silent] = files.each_ref().map(|file| printed(file.as_deref().unwrap_or_default()));
        kept.plain.extend(plain);
        if kept.plain.len() < held {
            let plain = &kept.plain;
            kept.silent.extend(silent.filter(|(uid, _)| !plain.contains_key(uid)));
        }
        let mut of: Option<Cow<'f, str>> = None;
        for (uid, rendered) in with_notices {
            // The days of an event are counted right behind it.
            match &of {
                Some(of) if !is_event(&uid) => kept.notices.entry(of.clone()).or_default().push(rendered),
                _ => {
                    kept.notices.insert(uid.clone(), Vec::new());
                    of = Some(uid);
                }
            }
        }
        kept.plain.retain(|uid, _| self.is_same(uid));
        kept.silent.retain(|uid, _| self.is_same(uid));
        kept.notices.retain(|uid, _| self.is_same(uid));
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
}

impl<'b> Patch<'b> {
    /// An empty text in a buffer.
    pub(super) fn of(before: &'b [u8], mut text: Vec<u8>) -> Patch<'b> {
        text.clear();
        text.reserve(before.len() + before.len() / 64 + 1024);
        Patch { before, same: 0..0, text }
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
        self.text.extend_from_slice(&self.before[self.same.clone()]);
        self.same.start = self.same.end;
    }

    /// The text.
    pub(super) fn finish(mut self) -> Vec<u8> {
        self.take_over();
        self.text
    }
}

impl<'f> KeptFeed<'f> {
    /// An event with its alarms.
    pub(super) fn plain(&self, uid: &str) -> Option<&Rendered<'f>> {
        self.plain.get(uid)
    }

    /// An event as a feed without alarms needs it.
    pub(super) fn silent(&self, uid: &str) -> Option<&Rendered<'f>> {
        self.plain(uid).or_else(|| self.silent.get(uid))
    }

    /// The days that count down to an event.
    pub(super) fn notices(&self, uid: &str) -> Option<&[Rendered<'f>]> {
        self.notices.get(uid).map(Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
        assert_eq!(patch.finish(), b"head\na:1\nc:3\ne:5\nb:2\n");
    }
}
