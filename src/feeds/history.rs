//! Letters one by one, closed years and what of this year left the rolling feeds: what does not roll.

use super::build::{Builder, Frame};
use super::catalogue::{archive_path, letter_path};
use super::index::Listed;
use super::limit::Room;
use super::sheets::Sheets;
use super::{BuildError, File};
use crate::lang::{feed_words, fill, pack};
use crate::ledger::LedgerError;
use crate::ledger::hash::Hash;
use crate::ledger::record::Shown;
use crate::parallel;
use crate::remind::Reminders;
use crate::write::Style;
use crate::write::ics::{Head, Part, Rendered, Renderings, calendar};
use crate::write::words::isolated;
use chrono::{DateTime, Datelike, Utc};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Which letters and years are built.
#[derive(Debug)]
pub(super) struct Wanted<'a> {
    /// Letters whose feed is built; `None`: all.
    pub(super) letters: Option<&'a BTreeSet<String>>,
    /// Closed years that are built; `None`: all.
    pub(super) years: Option<&'a BTreeSet<i32>>,
}

/// How many letters are rendered before they are written: enough for many cores, and few enough that their texts are
/// still near the processor when they are written and given up.
const BATCH: usize = 32;

/// The closed years of which events were rendered so far, by language.
type Years = BTreeMap<(i32, &'static str), Year>;

/// The events of a closed year.
#[derive(Default)]
struct Year {
    /// Of each its place in the order, and when it changed.
    events: Vec<(Key, DateTime<Utc>)>,
    rendered: Renderings,
}

/// When an event begins, and its UID: the order in a calendar, the same in all languages.
type Key = Arc<(DateTime<Utc>, String)>;

/// An event of a closed year.
struct Past {
    key: Key,
    rendered: Arc<Rendered<'static>>,
    changed: DateTime<Utc>,
}

/// What one letter gives.
#[derive(Default)]
struct Leaf {
    /// Its feed in each language: path and text.
    files: Vec<(String, String)>,
    /// Its events of closed years.
    past: Vec<((i32, &'static str), Past)>,
}

/// A letter that is built.
struct Task<'a> {
    id: &'a str,
    /// The year in which its first event begins.
    first: Option<i32>,
    /// Whether its feed is written.
    file: bool,
}

impl<'a, E, S: FnMut(File<'_>) -> Result<(), E>> Builder<'a, E, S> {
    /// Writes the feeds of letters and of closed years. Letters come in the order of their first day, so that a year
    /// is complete, and out of memory, when a letter begins after it.
    pub(super) fn history(&mut self, wanted: &Wanted<'_>) -> Result<(), BuildError<E>> {
        let mut order: Vec<_> = self.frame.ledger.briefs().map(|b| (b.days, b.letter.as_str())).collect();
        order.sort();
        let mut tasks = Vec::new();
        for (days, id) in order {
            let file = wanted.letters.is_none_or(|l| l.contains(id));
            let closed = days.is_some_and(|(first, last)| {
                let mut years = first.year()..=last.year();
                years.any(|y| self.frame.has_archive(y) && wanted.years.is_none_or(|w| w.contains(&y)))
            });
            if file || closed {
                tasks.push(Task { id, first: days.map(|(first, _)| first.year()), file });
            }
        }
        let mut years = Years::new();
        let frame = self.frame;
        for batch in tasks.chunks(BATCH) {
            let leaves = parallel::map(batch, |task| frame.letter(task.id, task.file, wanted.years));
            for (task, leaf) in batch.iter().zip(leaves) {
                if let Some(first) = task.first {
                    self.close_years(&mut years, first)?;
                }
                let leaf = leaf?;
                for (path, text) in leaf.files {
                    self.put(&path, text.as_bytes(), self.frame.config.compress_ics)?;
                }
                for (year, Past { key, rendered, changed }) in leaf.past {
                    let year = years.entry(year).or_default();
                    year.events.push((key, changed));
                    year.rendered.push(&rendered);
                }
            }
        }
        self.close_years(&mut years, i32::MAX)
    }

    /// Writes the archives of years before `year`.
    fn close_years(&mut self, years: &mut Years, year: i32) -> Result<(), BuildError<E>> {
        let later = years.split_off(&(year, ""));
        for ((year, language), Year { events, rendered }) in std::mem::replace(years, later) {
            let mut order: Vec<usize> = (0..events.len()).collect();
            order.sort_by(|a, b| events[*a].0.cmp(&events[*b].0));
            let past: Vec<(Rendered<'_>, DateTime<Utc>)> =
                order.into_iter().map(|number| (rendered.get(number), events[number].1)).collect();
            let mut part = 0;
            let mut rest = past.as_slice();
            while !rest.is_empty() {
                let mut room = Room::default();
                let fits = |(rendered, _): &&(Rendered<'_>, _)| room.take(1, rendered.silent().len());
                // An event that alone is too large still gets a file.
                let count = rest.iter().take_while(fits).count().max(1);
                let (now, later) = rest.split_at(count);
                self.archive(language, year, part, now)?;
                (part, rest) = (part + 1, later);
            }
        }
        Ok(())
    }

    fn archive(
        &mut self,
        language: &'static str,
        year: i32,
        part: usize,
        events: &[(Rendered<'_>, DateTime<Utc>)],
    ) -> Result<(), BuildError<E>> {
        let path = archive_path(language, year, part);
        let calendar_title = pack(language).wording.titles.calendar;
        let shown_year = if part == 0 { year.to_string() } else { format!("{year} ({})", part + 1) };
        let title = fill(feed_words(language).archive, &[("feed", calendar_title), ("year", &shown_year)]);
        let head =
            Head { name: title.clone(), color: Some("gray"), source: self.frame.address(&path), ..Head::default() };
        let text = calendar(&head, events.iter().map(|(rendered, _)| rendered.silent()));
        let listed = Listed {
            title,
            language: language.to_owned(),
            group: None,
            part: "archive".to_owned(),
            year: Some(year),
            variant: "silent".to_owned(),
            digest: Hash::of(text.as_bytes()),
            bytes: text.len(),
            events: events.len(),
            left_out: 0,
            changed: events.iter().map(|(_, changed)| *changed).max(),
        };
        self.list(&path, listed);
        self.put(&path, text.as_bytes(), self.frame.config.compress_ics)
    }
}

impl Frame<'_> {
    /// The feed of one letter, if it is wanted, and what of the letter belongs to closed years.
    fn letter(&self, id: &str, file: bool, wanted: Option<&BTreeSet<i32>>) -> Result<Leaf, LedgerError> {
        let own = self.shown(id)?;
        let mut told: Vec<Shown> = Vec::new();
        let linked = self.ledger.brief(id).map(|b| b.linked.clone()).unwrap_or_default();
        for other in linked.iter().filter(|_| file) {
            told.extend(self.shown(other)?.into_iter().filter(|s| s.event.letter.id == id));
        }
        let all = own.iter().map(|s| (s, true)).chain(told.iter().map(|s| (s, false)));
        let key = |s: &Shown| Key::new((s.event.when.begins(), s.event.uid.clone()));
        let mut events: Vec<(Key, &Shown, bool)> = all.map(|(s, is_own)| (key(s), s, is_own)).collect();
        events.sort_by(|a, b| a.0.cmp(&b.0));
        let mut leaf = Leaf::default();
        let languages = &self.config.languages;
        let mut rendered: Vec<Vec<Arc<Rendered<'static>>>> = vec![Vec::with_capacity(events.len()); languages.len()];
        // Nothing rings in the past; years of events wait here, and their alarms would take room.
        let (style, quiet) = (self.style(), Style { reminders: Reminders::none(), ..Style::default() });
        for (key, shown, is_own) in &events {
            let last = shown.event.when.last_day();
            let year = last.year();
            // Of this year what has left the rolling feeds: it must stand somewhere.
            let closed = year < self.year || last < self.cut;
            let archived = *is_own && closed && wanted.is_none_or(|w| w.contains(&year));
            if !file && !archived {
                continue;
            }
            let (sheets, style) = (Sheets::new(shown), if closed { &quiet } else { &style });
            for (language, rendered) in languages.iter().copied().zip(&mut rendered) {
                let text = Arc::new(sheets.event(language, style));
                if archived {
                    let (key, rendered, changed) = (Arc::clone(key), Arc::clone(&text), shown.published.last_modified);
                    leaf.past.push(((year, language), Past { key, rendered, changed }));
                }
                rendered.push(text);
            }
        }
        for (language, rendered) in languages.iter().copied().zip(&rendered).filter(|_| file) {
            leaf.files.push(self.letter_file(id, language, &own, rendered.iter().map(|r| r.whole())));
        }
        Ok(leaf)
    }

    /// The path and the text of the feed of a letter.
    fn letter_file<'r>(
        &self,
        id: &str,
        language: &'static str,
        own: &[Shown],
        events: impl Iterator<Item = Part<'r>>,
    ) -> (String, String) {
        let titles = &pack(language).wording.titles;
        let letter = own.first().map(|s| &s.in_language(language).letter);
        let name = match letter.and_then(|l| l.group.as_deref()) {
            Some(group) => fill(titles.calendar_of, &[("group", group)]),
            None => titles.calendar.to_owned(),
        };
        let number = letter.map(|l| l.number.as_str()).filter(|n| !n.is_empty()).unwrap_or(id);
        let path = letter_path(language, id);
        let head = Head {
            name: fill(
                feed_words(language).letter,
                &[("feed", &name), ("number", &isolated(number, pack(language).wording))],
            ),
            source: self.address(&path),
            url: letter.and_then(|l| l.url.clone()),
            ..Head::default()
        };
        let text = calendar(&head, events);
        (path, text)
    }
}
