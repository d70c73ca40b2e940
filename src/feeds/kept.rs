//! What did not change, taken from the files of the tree before: an event that is as it was is not written anew.

use super::Before;
use crate::write::ics::{Rendered, printed};
use std::collections::{BTreeSet, HashMap};

/// The tree before, and which events are different since. Without a tree, all of them.
#[derive(Debug)]
pub(super) struct Kept<'t> {
    before: Option<&'t dyn Before>,
    changed: BTreeSet<String>,
}

/// The events of a feed as they stand in the tree before.
#[derive(Debug, Default)]
pub(super) struct KeptFeed {
    plain: HashMap<String, Rendered>,
    /// Without alarms: more of them have room.
    silent: HashMap<String, Rendered>,
    notices: HashMap<String, Vec<Rendered>>,
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

    /// The text of a file.
    pub(super) fn text(&self, path: &str) -> Option<String> {
        String::from_utf8(self.before?.file(path)?).ok()
    }

    fn is_same(&self, uid: &str) -> bool {
        !self.changed.contains(uid)
    }

    /// The events of a feed from its files with alarms, with notices and without either; `is_event` knows the UIDs of
    /// events that are shown now, of which the feed holds `held` as far as they have room.
    pub(super) fn feed(
        &self,
        [plain, with_notices, silent]: [&str; 3],
        held: usize,
        is_event: impl Fn(&str) -> bool,
    ) -> KeptFeed {
        let mut kept = KeptFeed::default();
        let is_event = |uid: &str| is_event(uid) || self.changed.contains(uid);
        for (uid, rendered) in self.text(plain).map(|t| printed(&t)).unwrap_or_default() {
            kept.plain.insert(uid, rendered);
        }
        if kept.plain.len() < held {
            for (uid, rendered) in self.text(silent).map(|t| printed(&t)).unwrap_or_default() {
                if !kept.plain.contains_key(&uid) {
                    kept.silent.insert(uid, rendered);
                }
            }
        }
        let mut of: Option<String> = None;
        for (uid, rendered) in self.text(with_notices).map(|t| printed(&t)).unwrap_or_default() {
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
    pub(super) fn lines<'l>(&'l self, text: &'l str, uid_of: impl Fn(&'l str) -> Option<&'l str>) -> KeptLines<'l> {
        let lines = text.lines().filter_map(|line| Some((uid_of(line)?, line)));
        KeptLines { changed: &self.changed, lines: lines.filter(|(uid, _)| self.is_same(uid)).collect(), next: 0 }
    }
}

/// The lines of events that are the same as before, in the order in which events are asked for.
#[derive(Debug)]
pub(super) struct KeptLines<'l> {
    changed: &'l BTreeSet<String>,
    lines: Vec<(&'l str, &'l str)>,
    next: usize,
}

impl<'l> KeptLines<'l> {
    /// The line of an event. Events keep their order, so it nearly always is the next one, and none has to be looked for.
    pub(super) fn of(&mut self, uid: &str) -> Option<&'l str> {
        if self.changed.contains(uid) {
            return None;
        }
        let found = self.lines[self.next..].iter().position(|(of, _)| *of == uid)?;
        self.next += found + 1;
        Some(self.lines[self.next - 1].1)
    }
}

impl KeptFeed {
    /// An event with its alarms.
    pub(super) fn plain(&self, uid: &str) -> Option<&Rendered> {
        self.plain.get(uid)
    }

    /// An event as a feed without alarms needs it.
    pub(super) fn silent(&self, uid: &str) -> Option<&Rendered> {
        self.plain(uid).or_else(|| self.silent.get(uid))
    }

    /// The days that count down to an event.
    pub(super) fn notices(&self, uid: &str) -> Option<&[Rendered]> {
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
            fn file(&self, _path: &str) -> Option<Vec<u8>> {
                None
            }
        }
        let kept = Kept::all_but(BTreeSet::from(["b".to_owned()]), &Nothing);
        let text = "head\na:1\nb:2\nc:3\nd:4\n";
        let mut lines = kept.lines(text, |line| Some(line.split_once(':')?.0));
        // One that is different, one that is new, one that is gone.
        let found: Vec<Option<&str>> = ["a", "b", "x", "d", "c"].into_iter().map(|uid| lines.of(uid)).collect();
        assert_eq!(found, [Some("a:1"), None, None, Some("d:4"), None]);
    }
}
