//! Writers: from events to bytes. Output formats are known only here; a new output is one file and one line.

mod csv;
mod description;
#[cfg(test)]
pub(crate) mod fixture;
pub mod ics;
pub mod json;
pub mod text;
mod title;
pub(crate) mod words;

use crate::event::{Event, named};
use crate::lang::{Wording, pack};
use crate::remind::Reminders;
pub use description::description;
pub(crate) use description::place;
pub(crate) use title::own_name;
pub use title::title;

/// A format that events are exported in.
#[derive(Debug)]
pub struct Format {
    /// The name that `--format` takes, and the usual ending of a file.
    pub name: &'static str,
    /// What it is, in a few words.
    pub about: &'static str,
    /// Bytes beyond which a common reader drops events without a word, if there is such a limit.
    pub limit: Option<usize>,
    /// Whether it shows reminders and how deadlines are drawn.
    pub draws: bool,
    /// Writes events, in their order.
    pub write: fn(&[Event], &Style) -> Vec<u8>,
}

/// Every format that events are exported in; the first is the usual one.
pub static FORMATS: &[&Format] = &[&ics::FORMAT, &json::FORMAT, &csv::FORMAT];

named! {
    /// How a deadline without an hour is drawn.
    DeadlineDays {
        /// As the whole day.
        Day = "day",
        /// As the half hour before 23:59 in Geneva.
        EndOfDay = "end-of-day",
    }
}

/// What a reader wants to see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Style {
    /// The language of titles and descriptions; `None`: that of each letter.
    pub language: Option<&'static str>,
    /// What rings, and when.
    pub reminders: Reminders,
    /// How a deadline without an hour is drawn.
    pub deadline_days: DeadlineDays,
}

impl Default for Style {
    fn default() -> Style {
        Style { language: None, reminders: Reminders::default(), deadline_days: DeadlineDays::Day }
    }
}

impl Style {
    /// The words for an event.
    pub fn wording(&self, event: &Event) -> &'static Wording {
        pack(self.language.unwrap_or(event.letter.language)).wording
    }

    /// The words where there is no event.
    fn default_wording(&self) -> &'static Wording {
        pack(self.language.unwrap_or("en")).wording
    }
}
