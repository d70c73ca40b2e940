//! An event ready to be written in any language: whatever all languages share is found and printed once.

use super::fold::{escaped, line};
use super::printed::alarms;
use super::template::{Filling, Template, Words};
use super::timezone::Used;
use super::{Published, Rendered, event, notice};
use crate::event::{Event, When};
use crate::lang::{feed_words, fill, pack};
use crate::write::description::Described;
use crate::write::title::Titled;
use crate::write::{Style, place};
use chrono::{DateTime, Utc};
use chrono_tz::Tz;

/// An event, or a day that counts down to one, without words.
#[derive(Debug)]
pub struct Sheet<'e> {
    titled: Titled<'e>,
    described: Described,
    template: Template,
    /// When it is drawn.
    drawn: When,
    /// The days that are left, for one that counts them.
    days_left: Option<u32>,
    zone: Option<(Tz, Used)>,
    last_modified: DateTime<Utc>,
}

impl<'e> Sheet<'e> {
    /// The event as any calendar may hold it.
    pub fn event(event: &'e Event, style: &Style, published: &Published) -> Sheet<'e> {
        let drawn = event::drawn(event, style);
        let titled = Titled::of(event);
        let (printed, zone) = event::print(&titled, &drawn, &style.reminders, published);
        Sheet::new(titled, drawn.when, None, &printed, zone, published)
    }

    /// A whole day, `days` before an event begins, that says how many days are left. `None` for what is cancelled.
    pub fn notice(event: &'e Event, days: u32, published: &Published) -> Option<Sheet<'e>> {
        let titled = Titled::of(event);
        let printed = notice::print(&titled, days, published)?;
        Some(Sheet::new(titled, event.when, Some(days), &printed, None, published))
    }

    fn new(
        titled: Titled<'e>,
        drawn: When,
        days_left: Option<u32>,
        printed: &str,
        zone: Option<(Tz, Used)>,
        published: &Published,
    ) -> Sheet<'e> {
        let (described, template) = (Described::of(&titled), Template::of(printed));
        Sheet { titled, described, template, drawn, days_left, zone, last_modified: published.last_modified }
    }

    /// The event in the words of a language.
    pub fn in_language(&self, language: &str) -> Rendered<'static> {
        let (event, wording) = (self.titled.event, pack(language).wording);
        let title = self.titled.title(self.drawn, wording);
        // The facts, not how they are drawn: a day stays a day in words.
        let description = self.described.description(&self.titled, &title, wording);
        let summary = match self.days_left {
            None => title,
            Some(1) => fill(feed_words(language).day_left, &[("title", &title)]),
            Some(days) => fill(feed_words(language).days_left, &[("days", &days.to_string()), ("title", &title)]),
        };
        let mut filling = Filling::default();
        filling.set(Words::Title, escaped(&line(&summary)));
        filling.set(Words::Description, escaped(description.trim()));
        if let Some(place) = place(event, wording) {
            filling.set(Words::Place, escaped(&line(&place)));
        }
        filling.set(Words::Kind, escaped(wording.kind(event.kind)));
        let text = self.template.filled(&filling);
        Rendered { alarms: alarms(&text), text: text.into(), zone: self.zone, last_modified: self.last_modified }
    }
}
