//! Building: which files the ledger gives, all of them or those that a change touches.

use super::atom::{self, MOST_ENTRIES};
use super::catalogue::{Feed, ROOT, Scope, Variant, feeds};
use super::config::Config;
use super::history::Wanted;
use super::index::{Index, Listed};
use super::limit::Room;
use super::shelf::Shelf;
use super::shown::Item;
use super::{BuildError, File};
use crate::ledger::hash::Hash;
use crate::ledger::record::{Brief, Shown};
use crate::ledger::{Ledger, languages};
use crate::private::{masked, public};
use crate::write::ics::{Head, Part, Rendered, calendar};
use crate::write::{FORMATS, Style};
use chrono::{DateTime, Datelike, Months, NaiveDate, Utc};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// Which files are built.
#[derive(Debug)]
pub enum Extent<'a> {
    /// All of them.
    Whole,
    /// Those that letters touch; the others are as they are in the tree of the old ledger.
    Touched {
        /// The letters whose records are different.
        letters: &'a BTreeSet<String>,
        /// The ledger before.
        old: &'a Ledger,
        /// The index of the tree before.
        index: Index,
    },
}

/// Builds the tree and hands each file on; in `Whole`, these are all files of the tree. Gives the paths of files that
/// stood in the tree before and no longer do; in `Whole`, none, since whatever is not handed on goes.
pub fn build<E>(
    ledger: &Ledger,
    config: &Config,
    extent: Extent<'_>,
    sink: impl FnMut(File<'_>) -> Result<(), E>,
) -> Result<Vec<String>, BuildError<E>> {
    let events = ledger.briefs().map(|b| b.events).sum();
    let month = ledger.head.month;
    let mut builder = Builder {
        ledger,
        config,
        sink,
        index: Index::new(ledger.len(), events),
        month,
        year: month.year(),
        cut: month.checked_sub_months(Months::new(config.keep)).unwrap_or(NaiveDate::MIN),
    };
    match extent {
        Extent::Whole => builder.whole(),
        Extent::Touched { letters, old, index } => builder.touched(letters, old, index),
    }
}

/// What building needs everywhere.
pub(super) struct Builder<'a, E, S: FnMut(File<'_>) -> Result<(), E>> {
    pub(super) ledger: &'a Ledger,
    pub(super) config: &'a Config,
    sink: S,
    index: Index,
    /// The first day of this month, in Geneva.
    pub(super) month: NaiveDate,
    /// This year: those before it are closed.
    pub(super) year: i32,
    /// The first day of rolling feeds.
    pub(super) cut: NaiveDate,
}

/// Whether a year has an archive: it is over, or events of it have left the rolling feeds.
pub(super) fn has_archive(year: i32, this_year: i32, cut: NaiveDate) -> bool {
    year < this_year || NaiveDate::from_ymd_opt(year, 1, 1).is_some_and(|first| first < cut)
}

/// What a change touches.
struct Touch {
    rolling: bool,
    groups: BTreeSet<String>,
    letters: BTreeSet<String>,
    years: BTreeSet<i32>,
}

impl<'a, E, S: FnMut(File<'_>) -> Result<(), E>> Builder<'a, E, S> {
    fn whole(&mut self) -> Result<Vec<String>, BuildError<E>> {
        self.history(&Wanted { letters: None, years: None })?;
        self.rolling(None)?;
        self.changes()?;
        self.front()?;
        self.put("robots.txt", b"User-agent: *\nDisallow:\n", false)?;
        self.put("healthz", b"ok\n", false)?;
        self.put_index()?;
        Ok(Vec::new())
    }

    fn touched(
        &mut self,
        letters: &BTreeSet<String>,
        old: &Ledger,
        index: Index,
    ) -> Result<Vec<String>, BuildError<E>> {
        let touch = self.touch(letters, old);
        self.index.feeds = index.feeds;
        let of_years = |f: &Listed| f.year.is_some_and(|y| touch.years.contains(&y));
        let before: Vec<String> = self.index.feeds.extract_if(.., |_, f| of_years(f)).map(|(path, _)| path).collect();
        self.history(&Wanted { letters: Some(&touch.letters), years: Some(&touch.years) })?;
        if touch.rolling {
            self.rolling(Some(&touch.groups))?;
        }
        self.changes()?;
        self.put_index()?;
        Ok(before.into_iter().filter(|path| !self.index.feeds.contains_key(path)).collect())
    }

    /// What letters touch, as they were and as they are.
    fn touch(&self, letters: &BTreeSet<String>, old: &Ledger) -> Touch {
        let both = letters.iter().flat_map(|id| [old.brief(id), self.ledger.brief(id)]).flatten();
        let mut touch =
            Touch { rolling: false, groups: BTreeSet::new(), letters: letters.clone(), years: BTreeSet::new() };
        for Brief { days, groups, linked, .. } in both {
            touch.letters.extend(linked.iter().cloned());
            let Some((first, last)) = *days else { continue };
            touch.rolling |= last >= self.cut;
            touch.groups.extend(groups.iter().cloned());
            touch.years.extend((first.year()..=last.year()).filter(|y| has_archive(*y, self.year, self.cut)));
        }
        touch
    }

    /// The events of a letter as they are shown.
    pub(super) fn shown(&self, id: &str) -> Result<Vec<Shown>, BuildError<E>> {
        Ok(self.ledger.record(id)?.map(|r| r.shown(id)).unwrap_or_default())
    }

    /// The style of feeds in a language.
    pub(super) fn style(&self, language: &'static str) -> Style {
        Style { language: Some(language), reminders: self.config.reminders.clone(), ..Style::default() }
    }

    /// The address of a file, if that of the site is known.
    pub(super) fn address(&self, path: &str) -> Option<String> {
        self.config.base.as_ref().map(|base| format!("{base}/{path}"))
    }

    /// Hands a file on.
    pub(super) fn put(&mut self, path: &str, bytes: &[u8], twins: bool) -> Result<(), BuildError<E>> {
        (self.sink)(File { path, bytes, twins }).map_err(BuildError::Sink)
    }

    /// Puts a feed into the index.
    pub(super) fn list(&mut self, path: &str, listed: Listed) {
        self.index.feeds.insert(path.to_owned(), listed);
    }

    fn put_index(&mut self) -> Result<(), BuildError<E>> {
        let bytes = self.index.print();
        self.put(&format!("{ROOT}/index.json"), &bytes, true)
    }

    /// The feeds that roll, of all groups or of some, and the events for programs.
    fn rolling(&mut self, groups: Option<&BTreeSet<String>>) -> Result<(), BuildError<E>> {
        let mut all = Vec::new();
        for brief in self.ledger.briefs().filter(|b| b.days.is_some_and(|(_, last)| last >= self.cut)) {
            all.extend(self.shown(&brief.letter)?.into_iter().filter(|s| s.event.when.last_day() >= self.cut));
        }
        all.sort_by_cached_key(|s| (s.event.when.begins(), s.event.when.last_day(), s.event.uid.clone()));
        let known = self.ledger.head.groups.clone();
        for language in self.config.languages.clone() {
            let items: Vec<Item<'_>> = all.iter().map(|s| Item::new(s, language)).collect();
            let (shelf, style) = (Shelf::new(&items, self.month), self.style(language));
            let feeds = feeds(language, &known, self.config);
            // The variants of a feed hold the same events.
            for variants in feeds.chunk_by(|a, b| (&a.scope, a.part) == (&b.scope, b.part)) {
                let wanted = match variants[0].scope {
                    Scope::Group(group) => groups.is_none_or(|g| g.contains(group)),
                    Scope::All | Scope::Bundle(_) => true,
                };
                let held = if wanted { shelf.of(&variants[0]) } else { continue };
                for feed in variants {
                    self.feed(feed, &held, &items, &style)?;
                }
            }
            self.events(language, &items, &style)?;
            self.pages(language, &shelf, groups)?;
        }
        Ok(())
    }

    /// Writes a feed of those of `items` that it holds, given in the order in which they get room.
    fn feed(
        &mut self,
        feed: &Feed<'_>,
        held: &[usize],
        items: &[Item<'_>],
        style: &Style,
    ) -> Result<(), BuildError<E>> {
        let mut room = Room::default();
        let mut taken: Vec<(usize, Vec<Cow<'_, Rendered>>)> = Vec::new();
        for i in held {
            let rendered = self.rendered(feed, &items[*i], style);
            let bytes = rendered.iter().map(|r| part(r, feed.variant).len()).sum();
            if !room.take(rendered.len(), bytes) {
                break;
            }
            taken.push((*i, rendered));
        }
        let left_out = held.len() - taken.len();
        taken.sort_by_key(|(i, _)| *i);
        let head = Head {
            name: feed.title.clone(),
            color: Some(feed.part.color()),
            source: self.address(&feed.path),
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
            changed: last_change(taken.iter().map(|(i, _)| items[*i].shown())),
        };
        self.list(&feed.path, listed);
        self.put(&feed.path, text.as_bytes(), self.config.compress_ics)
    }

    /// An event as a feed shows it, with the days that it counts.
    fn rendered<'i>(&self, feed: &Feed<'_>, item: &'i Item<'_>, style: &Style) -> Vec<Cow<'i, Rendered>> {
        let (reminders, notices) = match feed.scope {
            Scope::Bundle(bundle) => (bundle.reminders.as_ref(), bundle.notices.as_ref()),
            Scope::All | Scope::Group(_) => (None, None),
        };
        let mut all = Vec::with_capacity(2);
        all.push(match reminders.filter(|_| feed.variant != Variant::Silent) {
            None => Cow::Borrowed(item.plain(style)),
            Some(own) => Cow::Owned(item.render(&Style { reminders: own.clone(), ..style.clone() })),
        });
        match (feed.variant, notices) {
            (Variant::Silent, _) | (Variant::Plain, None) => {}
            (Variant::Notice, None) => all.extend(item.notices(style, &self.config.notices).iter().map(Cow::Borrowed)),
            (_, Some(own)) => all.extend(item.render_notices(style, own).into_iter().map(Cow::Owned)),
        }
        all
    }

    /// The events for programs: those of the rolling feeds in the form of an export.
    fn events(&mut self, language: &'static str, items: &[Item<'_>], style: &Style) -> Result<(), BuildError<E>> {
        let Some(format) = FORMATS.iter().find(|f| f.name == "json") else { return Ok(()) };
        let events: Vec<_> = items.iter().map(|i| public(i.event())).collect();
        let bytes = (format.write)(&events, style);
        let path = format!("{ROOT}/{language}/events.json");
        let listed = Listed {
            title: crate::lang::pack(language).wording.titles.calendar.to_owned(),
            language: language.to_owned(),
            group: None,
            part: "events".to_owned(),
            year: None,
            variant: Variant::Silent.name().to_owned(),
            digest: Hash::of(&bytes),
            bytes: bytes.len(),
            events: events.len(),
            left_out: 0,
            changed: last_change(items.iter().map(Item::shown)),
        };
        self.list(&path, listed);
        self.put(&path, &bytes, true)
    }

    /// What changed, newest first.
    fn changes(&mut self) -> Result<(), BuildError<E>> {
        let mut newest: Vec<(DateTime<Utc>, &str)> =
            self.ledger.briefs().filter_map(|b| Some((b.changed?, b.letter.as_str()))).collect();
        newest.sort_by(|a, b| b.cmp(a));
        newest.truncate(MOST_ENTRIES);
        let mut letters = Vec::new();
        for (_, id) in newest {
            let Some(record) = self.ledger.record(id)? else { continue };
            let mut subjects: Vec<_> = record.versions.iter().collect();
            subjects.sort_by_key(|v| (v.revises.is_some(), languages::rank(&v.head.language), v.content));
            let subjects: Vec<(String, String)> = subjects
                .into_iter()
                .filter_map(|v| Some((v.head.language.clone(), masked(v.subject.as_deref()?).into_owned())))
                .collect();
            letters.push((id, subjects, record.shown(id)));
        }
        for language in self.config.languages.clone() {
            let mut entries = Vec::new();
            for (id, subjects, shown) in &letters {
                let mut times: Vec<DateTime<Utc>> = shown.iter().map(|s| s.published.last_modified).collect();
                times.sort_unstable();
                times.dedup();
                let own = subjects.iter().find(|(l, _)| l == language).or(subjects.first());
                for at in times {
                    let subject = own.map(|(_, s)| s.as_str());
                    let events = shown.iter().filter(|s| s.published.last_modified == at).collect();
                    entries.push(atom::Entry { letter: id, subject, at, events });
                }
            }
            entries.sort_by(|a, b| (b.at, a.letter).cmp(&(a.at, b.letter)));
            entries.truncate(MOST_ENTRIES);
            let text = atom::feed(language, &entries, self.config);
            let path = atom::path(language);
            let events = entries.iter().map(|e| e.events.len()).sum();
            let listed = Listed {
                title: crate::lang::pack(language).wording.titles.calendar.to_owned(),
                language: language.to_owned(),
                group: None,
                part: "changes".to_owned(),
                year: None,
                variant: Variant::Silent.name().to_owned(),
                digest: Hash::of(text.as_bytes()),
                bytes: text.len(),
                events,
                left_out: 0,
                changed: entries.first().map(|e| e.at),
            };
            self.list(&path, listed);
            self.put(&path, text.as_bytes(), true)?;
        }
        Ok(())
    }
}

/// An event as a variant of a feed shows it.
fn part(rendered: &Rendered, variant: Variant) -> Part<'_> {
    match variant {
        Variant::Silent => rendered.silent(),
        Variant::Plain | Variant::Notice => rendered.whole(),
    }
}

fn last_change<'s>(shown: impl Iterator<Item = &'s Shown>) -> Option<DateTime<Utc>> {
    shown.map(|s| s.published.last_modified).max()
}
