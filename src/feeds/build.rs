//! Building: which files the ledger gives, all of them or those that a change touches.

use super::atom::{self, MOST_ENTRIES};
use super::catalogue::{ROOT, Variant};
use super::config::Config;
use super::history::Wanted;
use super::index::{Index, Listed};
use super::rolling::{Difference, different};
use super::{Before, BuildError, File};
use crate::ledger::hash::Hash;
use crate::ledger::record::{Brief, Shown};
use crate::ledger::{Ledger, LedgerError, languages};
use crate::private::masked;
use crate::write::Style;
use chrono::{DateTime, Datelike, Months, NaiveDate, Utc};
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
        /// The tree before.
        before: &'a dyn Before,
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
    let cut = month.checked_sub_months(Months::new(config.keep)).unwrap_or(NaiveDate::MIN);
    let frame = Frame { ledger, config, month, year: month.year(), cut };
    let mut builder = Builder { frame, sink, index: Index::new(ledger.len(), events) };
    match extent {
        Extent::Whole => builder.whole(),
        Extent::Touched { letters, old, index, before } => builder.touched(letters, old, index, before),
    }
}

/// What everything is built from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame<'a> {
    pub(super) ledger: &'a Ledger,
    pub(super) config: &'a Config,
    /// The first day of this month, in Geneva.
    pub(super) month: NaiveDate,
    /// This year: those before it are closed.
    pub(super) year: i32,
    /// The first day of rolling feeds.
    pub(super) cut: NaiveDate,
}

/// What hands files on.
pub(super) struct Builder<'a, E, S: FnMut(File<'_>) -> Result<(), E>> {
    pub(super) frame: Frame<'a>,
    sink: S,
    index: Index,
}

impl Frame<'_> {
    /// Whether a year has an archive: it is over, or events of it have left the rolling feeds.
    pub(super) fn has_archive(&self, year: i32) -> bool {
        year < self.year || NaiveDate::from_ymd_opt(year, 1, 1).is_some_and(|first| first < self.cut)
    }

    /// The events of a letter as they are shown.
    pub(super) fn shown(&self, id: &str) -> Result<Vec<Shown>, LedgerError> {
        Ok(self.ledger.record(id)?.map(|r| r.shown(id)).unwrap_or_default())
    }

    /// The style of feeds, but for the language.
    pub(super) fn style(&self) -> Style {
        Style { reminders: self.config.reminders.clone(), ..Style::default() }
    }

    /// The address of a file, if that of the site is known.
    pub(super) fn address(&self, path: &str) -> Option<String> {
        self.config.base.as_ref().map(|base| format!("{base}/{path}"))
    }
}

/// What a change touches.
struct Touch {
    letters: BTreeSet<String>,
    years: BTreeSet<i32>,
}

impl<'a, E, S: FnMut(File<'_>) -> Result<(), E>> Builder<'a, E, S> {
    fn whole(&mut self) -> Result<Vec<String>, BuildError<E>> {
        self.history(&Wanted { letters: None, years: None })?;
        self.rolling(&Difference::Unknown)?;
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
        tree: &dyn Before,
    ) -> Result<Vec<String>, BuildError<E>> {
        let touch = self.touch(letters, old);
        self.index.feeds = index.feeds;
        let of_years = |f: &Listed| f.year.is_some_and(|y| touch.years.contains(&y));
        let before: Vec<String> = self.index.feeds.extract_if(.., |_, f| of_years(f)).map(|(path, _)| path).collect();
        self.history(&Wanted { letters: Some(&touch.letters), years: Some(&touch.years) })?;
        let mut events = different(old, self.frame.ledger, &touch.letters)?;
        events.retain(|e| e.outline.when.last_day() >= self.frame.cut);
        if !events.is_empty() {
            self.rolling(&Difference::Events(events, tree))?;
        }
        self.changes()?;
        self.put_index()?;
        Ok(before.into_iter().filter(|path| !self.index.feeds.contains_key(path)).collect())
    }

    /// What letters touch, as they were and as they are.
    fn touch(&self, letters: &BTreeSet<String>, old: &Ledger) -> Touch {
        let both = letters.iter().flat_map(|id| [old.brief(id), self.frame.ledger.brief(id)]).flatten();
        let mut touch = Touch { letters: letters.clone(), years: BTreeSet::new() };
        for Brief { days, linked, .. } in both {
            touch.letters.extend(linked.iter().cloned());
            let Some((first, last)) = *days else { continue };
            touch.years.extend((first.year()..=last.year()).filter(|y| self.frame.has_archive(*y)));
        }
        touch
    }

    /// Hands a file on.
    pub(super) fn put(&mut self, path: &str, bytes: &[u8], twins: bool) -> Result<(), BuildError<E>> {
        self.put_file(File { path, bytes, twins, before: None, alike: None })
    }

    /// Hands a file on of which may be known what it was.
    pub(super) fn put_file(&mut self, file: File<'_>) -> Result<(), BuildError<E>> {
        (self.sink)(file).map_err(BuildError::Sink)
    }

    /// Puts a feed into the index.
    pub(super) fn list(&mut self, path: &str, listed: Listed) {
        self.index.feeds.insert(path.to_owned(), listed);
    }

    fn put_index(&mut self) -> Result<(), BuildError<E>> {
        let bytes = self.index.print();
        self.put(&format!("{ROOT}/index.json"), &bytes, true)
    }

    /// What changed, newest first.
    fn changes(&mut self) -> Result<(), BuildError<E>> {
        let mut newest: Vec<(DateTime<Utc>, &str)> =
            self.frame.ledger.briefs().filter_map(|b| Some((b.changed?, b.letter.as_str()))).collect();
        newest.sort_by(|a, b| b.cmp(a));
        newest.truncate(MOST_ENTRIES);
        let mut letters = Vec::new();
        for (_, id) in newest {
            let Some(record) = self.frame.ledger.record(id)? else { continue };
            let mut subjects: Vec<_> = record.versions.iter().collect();
            subjects.sort_by_key(|v| (v.revises.is_some(), languages::rank(&v.head.language), v.content));
            let subjects: Vec<(String, String)> = subjects
                .into_iter()
                .filter_map(|v| Some((v.head.language.clone(), masked(v.subject.as_deref()?).into_owned())))
                .collect();
            letters.push((id, subjects, record.shown(id)));
        }
        for language in self.frame.config.languages.clone() {
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
            let text = atom::feed(language, &entries, self.frame.config);
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
