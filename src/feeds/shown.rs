//! Events as feeds show them: rendered once for each language, however many feeds hold them.

use crate::event::Event;
use crate::ledger::groups::feeds_of;
use crate::ledger::record::Shown;
use crate::remind::{Lead, Reminders};
use crate::write::Style;
use crate::write::ics::{self, Rendered};
use std::cell::OnceCell;

/// One event in one language.
#[derive(Debug)]
pub(super) struct Item<'a> {
    shown: &'a Shown,
    event: &'a Event,
    groups: Vec<String>,
    plain: OnceCell<Rendered>,
    notices: OnceCell<Vec<Rendered>>,
}

impl<'a> Item<'a> {
    /// The event in the words of a language.
    pub(super) fn new(shown: &'a Shown, language: &str) -> Item<'a> {
        let event = shown.in_language(language);
        let groups = feeds_of(event);
        Item { shown, event, groups, plain: OnceCell::new(), notices: OnceCell::new() }
    }

    /// The event.
    pub(super) fn event(&self) -> &'a Event {
        self.event
    }

    /// The groups whose feeds show it.
    pub(super) fn groups(&self) -> &[String] {
        &self.groups
    }

    /// Its publication.
    pub(super) fn shown(&self) -> &'a Shown {
        self.shown
    }

    /// With the alarms of `style`.
    pub(super) fn plain(&self, style: &Style) -> &Rendered {
        self.plain.get_or_init(|| self.render(style))
    }

    /// The events that count the days.
    pub(super) fn notices(&self, style: &Style, notices: &Reminders) -> &[Rendered] {
        self.notices.get_or_init(|| self.render_notices(style, notices))
    }

    /// The event with another style than that of most feeds.
    pub(super) fn render(&self, style: &Style) -> Rendered {
        ics::event(self.event, style, &self.shown.published)
    }

    /// The events that count other days than those of most feeds.
    pub(super) fn render_notices(&self, style: &Style, notices: &Reminders) -> Vec<Rendered> {
        let days = notices.of(self.event).iter().filter_map(|lead| match lead {
            Lead::Days(days, _) => Some(*days),
            Lead::Minutes(_) => None,
        });
        days.filter_map(|d| ics::notice(self.event, d, style, &self.shown.published)).collect()
    }
}
