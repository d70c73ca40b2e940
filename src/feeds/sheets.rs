//! Events in every language: what the texts of an event share is found and printed once.

use super::shelf::{Shelf, Store};
use crate::event::Event;
use crate::ledger::LedgerError;
use crate::ledger::record::Shown;
use crate::remind::{Lead, Reminders};
use crate::write::Style;
use crate::write::ics::{Rendered, Sheet};
use std::cell::OnceCell;

/// The sheets of one event. Most languages have no text of their own that tells it, and share the first.
#[derive(Debug)]
pub(super) struct Sheets<'s> {
    shown: &'s Shown,
    tellings: Vec<Telling<'s>>,
}

/// The sheets of a text that tells an event, made when they are asked for.
#[derive(Debug, Default)]
struct Telling<'s> {
    event: OnceCell<Sheet<'s>>,
    notices: OnceCell<Vec<Sheet<'s>>>,
}

impl<'s> Sheets<'s> {
    /// Sheets that nothing is written on yet.
    pub(super) fn new(shown: &'s Shown) -> Sheets<'s> {
        Sheets { shown, tellings: shown.tellings().map(|_| Telling::default()).collect() }
    }

    /// The event in the words of a language; the style is the same each time.
    pub(super) fn event(&self, language: &str, style: &Style) -> Rendered<'static> {
        let (event, telling) = self.telling(language);
        telling.event.get_or_init(|| Sheet::event(event, style, &self.shown.published)).in_language(language)
    }

    /// The days that count down to it; what is counted is the same each time.
    pub(super) fn notices(&self, language: &str, notices: &Reminders) -> Vec<Rendered<'static>> {
        let (event, telling) = self.telling(language);
        let days = |lead: &Lead| match lead {
            Lead::Days(days, _) => Some(*days),
            Lead::Minutes(_) => None,
        };
        let sheets = || {
            let days = notices.of(event).iter().filter_map(days);
            days.filter_map(|days| Sheet::notice(event, days, &self.shown.published)).collect()
        };
        telling.notices.get_or_init(sheets).iter().map(|sheet| sheet.in_language(language)).collect()
    }

    fn telling(&self, language: &str) -> (&'s Event, &Telling<'s>) {
        (self.shown.in_language(language), &self.tellings[self.shown.number_of(language)])
    }
}

/// The sheets of all events of a shelf, shared by the languages.
pub(super) struct Rack<'d, 'a> {
    shelf: &'d Shelf<'a>,
    store: &'d Store<'a>,
    sheets: Vec<OnceCell<Sheets<'d>>>,
}

impl<'d, 'a> Rack<'d, 'a> {
    /// A rack with nothing in it yet.
    pub(super) fn new(shelf: &'d Shelf<'a>, store: &'d Store<'a>) -> Rack<'d, 'a> {
        Rack { shelf, store, sheets: shelf.entries().iter().map(|_| OnceCell::new()).collect() }
    }

    /// The events that these are.
    pub(super) fn shelf(&self) -> &'d Shelf<'a> {
        self.shelf
    }

    /// The event of a number as it is shown.
    pub(super) fn shown(&self, number: usize) -> Result<Option<&'d Shown>, LedgerError> {
        self.store.shown(&self.shelf.entries()[number])
    }

    /// The sheets of the event of a number.
    pub(super) fn sheets(&self, number: usize) -> Result<Option<&Sheets<'d>>, LedgerError> {
        Ok(self.shown(number)?.map(|shown| self.sheets[number].get_or_init(|| Sheets::new(shown))))
    }
}
