//! The feeds that roll: those of everybody, of groups and of bundles, and the events for programs.

use super::build::Builder;
use super::catalogue::{Feed, ROOT, Scope, Variant, feeds};
use super::index::Listed;
use super::kept::{Kept, KeptFeed, Patch};
use super::limit::Room;
use super::sheets::Rack;
use super::shelf::{Outlined, Shelf, Store};
use super::shown::Desk;
use super::{Before, BuildError, File};
use crate::ledger::hash::Hash;
use crate::ledger::record::Shown;
use crate::ledger::{Ledger, LedgerError};
use crate::private::public;
use crate::write::Style;
use crate::write::ics::{Head, Part, Rendered, calendar};
use crate::write::json;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// The variants of a feed, in the order of the files that are kept of them.
const VARIANTS: [Variant; 3] = [Variant::Plain, Variant::Notice, Variant::Silent];

/// Room for texts of many megabytes, used again for each language: the system gives new memory page by page.
#[derive(Debug, Default)]
struct Buffers {
    before: Vec<u8>,
    text: Vec<u8>,
}

/// What is different in the feeds that roll.
pub(super) enum Difference<'t> {
    /// It is not known what: everything is written.
    Unknown,
    /// These events, as they were and as they are.
    Events(Vec<Outlined>, &'t dyn Before),
}

impl Difference<'_> {
    /// Whether a feed must be written.
    fn concerns(&self, feed: &Feed<'_>) -> bool {
        match self {
            Difference::Unknown => true,
            Difference::Events(events, _) => events.iter().any(|e| e.is_taken(feed)),
        }
    }

    /// The groups with a different event; `None`: all.
    pub(super) fn groups(&self) -> Option<BTreeSet<&str>> {
        match self {
            Difference::Unknown => None,
            Difference::Events(events, _) => Some(events.iter().flat_map(|e| e.groups()).map(String::as_str).collect()),
        }
    }

    fn kept(&self) -> Kept<'_> {
        match self {
            Difference::Unknown => Kept::nothing(),
            Difference::Events(events, before) => {
                Kept::all_but(events.iter().map(|e| e.outline.uid.clone()).collect(), *before)
            }
        }
    }
}

/// The events of letters that are not the same in two ledgers, as they were and as they are.
pub(super) fn different(old: &Ledger, new: &Ledger, letters: &BTreeSet<String>) -> Result<Vec<Outlined>, LedgerError> {
    let mut all = Vec::new();
    for id in letters {
        let shown = |ledger: &Ledger| Ok(ledger.record(id)?.map(|r| r.shown(id)).unwrap_or_default());
        let (was, is): (Vec<Shown>, Vec<Shown>) = (shown(old)?, shown(new)?);
        let by_uid = |shown: &[Shown]| -> BTreeMap<String, Shown> {
            shown.iter().map(|s| (s.event.uid.clone(), s.clone())).collect()
        };
        let sides = (by_uid(&was), by_uid(&is));
        let differs = |e: &Outlined| sides.0.get(&e.outline.uid) != sides.1.get(&e.outline.uid);
        all.extend(Outlined::of(&was).into_iter().chain(Outlined::of(&is)).filter(differs));
    }
    Ok(all)
}

impl<'a, E, S: FnMut(File<'_>) -> Result<(), E>> Builder<'a, E, S> {
    /// Writes what is different in the feeds that roll, in the events for programs and in the pages.
    pub(super) fn rolling(&mut self, difference: &Difference<'_>) -> Result<(), BuildError<E>> {
        let shelf = Shelf::of(self.frame.ledger, self.frame.cut, self.frame.month)?;
        let store = Store::new(self.frame.ledger, &shelf);
        let (rack, style) = (Rack::new(&shelf, &store), self.frame.style());
        let (known, kept) = (self.frame.ledger.head.groups.clone(), difference.kept());
        let mut buffers = Buffers::default();
        for language in self.frame.config.languages.clone() {
            let desk = Desk::new(language, &style, self.frame.config, &rack);
            let feeds = feeds(language, &known, self.frame.config);
            // The variants of a feed hold the same events.
            for variants in feeds.chunk_by(|a, b| (&a.scope, a.part) == (&b.scope, b.part)) {
                if !difference.concerns(&variants[0]) {
                    continue;
                }
                let path = |v: Variant| variants.iter().find(|f| f.variant == v).map_or("", |f| f.path.as_str());
                let held = shelf.taken(&variants[0]);
                let files = kept.files(VARIANTS.map(path));
                let as_before = kept.feed(&files, held.len(), &mut shelf.numbers(&held));
                for feed in variants {
                    let file = VARIANTS.iter().position(|v| *v == feed.variant);
                    let file = file.and_then(|number| files.0[number].as_deref());
                    self.feed(feed, &held, &desk, &as_before, file, &shelf)?;
                }
            }
            self.events(language, &desk, &kept, &shelf, &mut buffers)?;
            self.pages(language, &desk, &shelf, difference)?;
        }
        Ok(())
    }

    /// Writes a feed of those events that it holds, given in the order in which they get room; what it was `before`.
    fn feed(
        &mut self,
        feed: &Feed<'_>,
        held: &[usize],
        desk: &Desk<'_, '_, '_>,
        kept: &KeptFeed<'_>,
        before: Option<&str>,
        shelf: &Shelf<'_>,
    ) -> Result<(), BuildError<E>> {
        let mut room = Room::default();
        let mut taken: Vec<(usize, Vec<Cow<'_, Rendered<'_>>>)> = Vec::new();
        for number in held {
            let rendered = desk.rendered(feed, kept, *number)?;
            let bytes = rendered.iter().map(|r| part(r, feed.variant).len()).sum();
            if !room.take(rendered.len(), bytes) {
                break;
            }
            taken.push((*number, rendered));
        }
        let left_out = held.len() - taken.len();
        taken.sort_by_key(|(number, _)| *number);
        let head = Head {
            name: feed.title.clone(),
            color: Some(feed.part.color()),
            source: self.frame.address(&feed.path),
            ..Head::default()
        };
        let text = calendar(&head, taken.iter().flat_map(|(_, r)| r).map(|r| part(r, feed.variant)));
        let (group, part) = match feed.scope {
            Scope::All => (None, feed.part.name()),
            Scope::Group(group) => (Some(group.to_owned()), feed.part.name()),
            Scope::Bundle(_) => (None, "bundle"),
        };
        let listed = Listed {
            title: feed.title.clone(),
            language: feed.language.to_owned(),
            group,
            part: part.to_owned(),
            year: None,
            variant: feed.variant.name().to_owned(),
            digest: Hash::of(text.as_bytes()),
            bytes: text.len(),
            events: taken.iter().map(|(_, r)| r.len()).sum(),
            left_out,
            changed: taken.iter().map(|(number, _)| shelf.entries()[*number].outline().modified).max(),
        };
        self.list(&feed.path, listed);
        let (before, twins) = (before.map(str::as_bytes), self.frame.config.compress_ics);
        self.put_file(File { path: &feed.path, bytes: text.as_bytes(), twins, before, alike: None })
    }

    /// The events for programs: those of the rolling feeds in the form of an export.
    fn events(
        &mut self,
        language: &'static str,
        desk: &Desk<'_, '_, '_>,
        kept: &Kept<'_>,
        shelf: &Shelf<'_>,
        buffers: &mut Buffers,
    ) -> Result<(), BuildError<E>> {
        let path = format!("{ROOT}/{language}/events.json");
        let style = Style { language: Some(language), ..Style::default() };
        let before = kept.read(&path, &mut buffers.before);
        let former = if before { buffers.before.as_slice() } else { &[] };
        let mut lines = kept.lines(former, json::uid_of_line);
        let mut text = Patch::of(former, std::mem::take(&mut buffers.text));
        text.put(json::FIRST_LINE.as_bytes());
        for (number, entry) in shelf.entries().iter().enumerate() {
            match lines.of(&entry.outline().uid) {
                Some(line) if former[line.clone()].ends_with(json::BETWEEN) => text.keep(line),
                Some(last) => {
                    text.put(former[last].trim_ascii_end());
                    text.put(json::BETWEEN);
                }
                None => {
                    let Some((_, event)) = desk.event(number)? else { continue };
                    text.put(json::event_line(&public(event), &style).as_bytes());
                    text.put(json::BETWEEN);
                }
            }
        }
        let (text, alike) = text.finish(json::end_lines);
        let listed = Listed {
            title: crate::lang::pack(language).wording.titles.calendar.to_owned(),
            language: language.to_owned(),
            group: None,
            part: "events".to_owned(),
            year: None,
            variant: Variant::Silent.name().to_owned(),
            digest: Hash::of(&text),
            bytes: text.len(),
            events: shelf.entries().len(),
            left_out: 0,
            changed: shelf.entries().iter().map(|e| e.outline().modified).max(),
        };
        self.list(&path, listed);
        let (before, alike) = (before.then_some(former), before.then_some(alike));
        self.put_file(File { path: &path, bytes: &text, twins: true, before, alike })?;
        buffers.text = text;
        Ok(())
    }
}

/// An event as a variant of a feed shows it.
fn part<'r>(rendered: &'r Rendered<'_>, variant: Variant) -> Part<'r> {
    match variant {
        Variant::Silent => rendered.silent(),
        Variant::Plain | Variant::Notice => rendered.whole(),
    }
}
