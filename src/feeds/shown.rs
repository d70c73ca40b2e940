//! Events as the feeds of one language show them: rendered once, however many feeds hold them.

use super::catalogue::{Feed, Scope, Variant};
use super::config::Config;
use super::kept::KeptFeed;
use super::shelf::{Shelf, Store};
use crate::event::Event;
use crate::ledger::LedgerError;
use crate::ledger::record::Shown;
use crate::remind::{Lead, Reminders};
use crate::write::Style;
use crate::write::ics::{self, Rendered};
use std::borrow::Cow;
use std::cell::OnceCell;

/// The events of a language.
pub(super) struct Desk<'d, 'a> {
    language: &'static str,
    style: Style,
    config: &'d Config,
    shelf: &'d Shelf<'a>,
    store: &'d Store<'a>,
    cells: Vec<Cell>,
}

/// One event as most feeds show it.
#[derive(Debug, Clone, Default)]
struct Cell {
    /// With alarms.
    plain: OnceCell<Rendered>,
    /// The days that count down to it.
    notices: OnceCell<Vec<Rendered>>,
}

impl<'d, 'a> Desk<'d, 'a> {
    /// A desk with nothing on it yet.
    pub(super) fn new(
        language: &'static str,
        style: Style,
        config: &'d Config,
        shelf: &'d Shelf<'a>,
        store: &'d Store<'a>,
    ) -> Desk<'d, 'a> {
        let cells = vec![Cell::default(); shelf.entries().len()];
        Desk { language, style, config, shelf, store, cells }
    }

    /// The event of a number, as it is shown and in the words of the language.
    pub(super) fn event(&self, number: usize) -> Result<Option<(&'d Shown, &'d Event)>, LedgerError> {
        let shown = self.store.shown(&self.shelf.entries()[number])?;
        Ok(shown.map(|s| (s, s.in_language(self.language))))
    }

    /// An event as a feed shows it, with the days that it counts.
    pub(super) fn rendered<'r>(
        &'r self,
        feed: &Feed<'_>,
        kept: &'r KeptFeed,
        number: usize,
    ) -> Result<Vec<Cow<'r, Rendered>>, LedgerError> {
        let uid = &self.shelf.entries()[number].outline().uid;
        let (reminders, own_notices) = match feed.scope {
            Scope::Bundle(bundle) => (bundle.reminders.as_ref(), bundle.notices.as_ref()),
            Scope::All | Scope::Group(_) => (None, None),
        };
        let mut all = Vec::with_capacity(2);
        let as_before = if feed.variant == Variant::Silent { kept.silent(uid) } else { kept.plain(uid) };
        match (as_before, reminders.filter(|_| feed.variant != Variant::Silent)) {
            (Some(plain), _) => all.push(Cow::Borrowed(plain)),
            (None, None) => all.extend(self.plain(number)?.map(Cow::Borrowed)),
            (None, Some(own)) => {
                let style = Style { reminders: own.clone(), ..self.style.clone() };
                all.extend(self.event(number)?.map(|(s, e)| Cow::Owned(ics::event(e, &style, &s.published))));
            }
        }
        if matches!((feed.variant, own_notices), (Variant::Silent, _) | (Variant::Plain, None)) {
            return Ok(all);
        }
        match (kept.notices(uid), own_notices) {
            (Some(kept), _) => all.extend(kept.iter().map(Cow::Borrowed)),
            (None, None) => all.extend(self.notices(number)?.iter().map(Cow::Borrowed)),
            (None, Some(own)) => all.extend(self.render_notices(number, own)?.into_iter().map(Cow::Owned)),
        }
        Ok(all)
    }

    fn plain(&self, number: usize) -> Result<Option<&Rendered>, LedgerError> {
        let cell = &self.cells[number].plain;
        if let (None, Some((shown, event))) = (cell.get(), self.event(number)?) {
            return Ok(Some(cell.get_or_init(|| ics::event(event, &self.style, &shown.published))));
        }
        Ok(cell.get())
    }

    fn notices(&self, number: usize) -> Result<&[Rendered], LedgerError> {
        let cell = &self.cells[number].notices;
        if cell.get().is_none() {
            let notices = self.render_notices(number, &self.config.notices)?;
            return Ok(cell.get_or_init(|| notices));
        }
        Ok(cell.get().map_or(&[], Vec::as_slice))
    }

    fn render_notices(&self, number: usize, notices: &Reminders) -> Result<Vec<Rendered>, LedgerError> {
        let Some((shown, event)) = self.event(number)? else { return Ok(Vec::new()) };
        let leads = notices.of(event);
        let days = leads.iter().filter_map(|lead| match lead {
            Lead::Days(days, _) => Some(*days),
            Lead::Minutes(_) => None,
        });
        Ok(days.filter_map(|d| ics::notice(event, d, &self.style, &shown.published)).collect())
    }
}
