//! Events as the feeds of one language show them: rendered once, however many feeds hold them.

use super::catalogue::{Feed, Scope, Variant};
use super::config::Config;
use super::kept::KeptFeed;
use super::sheets::{Rack, Sheets};
use crate::event::Event;
use crate::ledger::LedgerError;
use crate::ledger::record::Shown;
use crate::write::Style;
use crate::write::ics::Rendered;
use std::borrow::Cow;
use std::cell::OnceCell;

/// The events of a language.
pub(super) struct Desk<'r, 'd, 'a> {
    language: &'static str,
    style: &'r Style,
    config: &'r Config,
    rack: &'r Rack<'d, 'a>,
    cells: Vec<Cell>,
}

/// One event as most feeds show it.
#[derive(Debug, Clone, Default)]
struct Cell {
    /// With alarms.
    plain: OnceCell<Rendered<'static>>,
    /// The days that count down to it.
    notices: OnceCell<Vec<Rendered<'static>>>,
}

impl<'r, 'd, 'a> Desk<'r, 'd, 'a> {
    /// A desk with nothing on it yet; desks of one rack have one style and one configuration.
    pub(super) fn new(
        language: &'static str,
        style: &'r Style,
        config: &'r Config,
        rack: &'r Rack<'d, 'a>,
    ) -> Desk<'r, 'd, 'a> {
        let cells = vec![Cell::default(); rack.shelf().entries().len()];
        Desk { language, style, config, rack, cells }
    }

    /// The event of a number, as it is shown and in the words of the language.
    pub(super) fn event(&self, number: usize) -> Result<Option<(&'d Shown, &'d Event)>, LedgerError> {
        Ok(self.rack.shown(number)?.map(|s| (s, s.in_language(self.language))))
    }

    /// An event as a feed shows it, with the days that it counts.
    pub(super) fn rendered<'k>(
        &'k self,
        feed: &Feed<'_>,
        kept: &'k KeptFeed<'k>,
        number: usize,
    ) -> Result<Vec<Cow<'k, Rendered<'k>>>, LedgerError> {
        let (reminders, own_notices) = match feed.scope {
            Scope::Bundle(bundle) => (bundle.reminders.as_ref(), bundle.notices.as_ref()),
            Scope::All | Scope::Group(_) => (None, None),
        };
        let mut all = Vec::with_capacity(2);
        let as_before = if feed.variant == Variant::Silent { kept.silent(number) } else { kept.plain(number) };
        match (as_before, reminders.filter(|_| feed.variant != Variant::Silent)) {
            (Some(plain), _) => all.push(Cow::Borrowed(plain)),
            (None, None) => all.extend(self.plain(number)?.map(Cow::Borrowed)),
            (None, Some(own)) => {
                let style = Style { reminders: own.clone(), ..self.style.clone() };
                let sheets = self.rack.shown(number)?.map(Sheets::new);
                all.extend(sheets.map(|s| Cow::Owned(s.event(self.language, &style))));
            }
        }
        if matches!((feed.variant, own_notices), (Variant::Silent, _) | (Variant::Plain, None)) {
            return Ok(all);
        }
        match (kept.notices(number), own_notices) {
            (Some(kept), _) => all.extend(kept.iter().map(Cow::Borrowed)),
            (None, None) => all.extend(self.notices(number)?.iter().map(Cow::Borrowed)),
            (None, Some(own)) => {
                let sheets = self.rack.shown(number)?.map(Sheets::new);
                all.extend(sheets.iter().flat_map(|s| s.notices(self.language, own)).map(Cow::Owned));
            }
        }
        Ok(all)
    }

    fn plain(&self, number: usize) -> Result<Option<&Rendered<'static>>, LedgerError> {
        let cell = &self.cells[number].plain;
        if let (None, Some(sheets)) = (cell.get(), self.rack.sheets(number)?) {
            return Ok(Some(cell.get_or_init(|| sheets.event(self.language, self.style))));
        }
        Ok(cell.get())
    }

    fn notices(&self, number: usize) -> Result<&[Rendered<'static>], LedgerError> {
        let cell = &self.cells[number].notices;
        if let (None, Some(sheets)) = (cell.get(), self.rack.sheets(number)?) {
            return Ok(cell.get_or_init(|| sheets.notices(self.language, &self.config.notices)));
        }
        Ok(cell.get().map_or(&[], Vec::as_slice))
    }
}
