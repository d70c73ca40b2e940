//! Events as rows of the table.

use super::when::{Piece, Words, last_day};
use crate::event::{Event, Kind, Status, When};
use crate::feeds::catalogue::letter_path;
use crate::lang::fill;
use crate::ledger::groups::feeds_of;
use crate::write::{ics, own_name, place, words};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// The most rows of a page; what is farther off stands on the pages of the groups.
pub(super) const MOST_ROWS: usize = 500;
/// The width of a name.
const COLUMNS: usize = 120;

/// Words of a letter.
#[derive(Debug, Clone)]
pub(super) struct Quoted {
    pub(super) text: String,
    /// Its language, where it is not that of the page.
    pub(super) language: Option<&'static str>,
}

/// One event.
#[derive(Debug)]
pub(super) struct Row<'a> {
    /// What the filters know it by.
    pub(super) classes: String,
    /// What links to the day name it by; only the first row of a day has it.
    pub(super) anchor: Option<String>,
    pub(super) when: Vec<Piece>,
    pub(super) stated: Option<String>,
    pub(super) groups: String,
    pub(super) kind: &'static str,
    /// What it is, where there is more to say than its kind.
    pub(super) what: Option<Quoted>,
    pub(super) place: Option<Quoted>,
    /// That it was called off or is not certain.
    pub(super) badge: Option<&'static str>,
    pub(super) number: &'a str,
    pub(super) url: Option<String>,
    /// The calendar file of its letter, below the root of the site.
    pub(super) file: String,
    /// That the file holds more than this event.
    pub(super) file_label: String,
}

/// The rows of a month.
#[derive(Debug)]
pub(super) struct MonthRows<'a> {
    pub(super) title: String,
    pub(super) rows: Vec<Row<'a>>,
}

impl<'a> Row<'a> {
    /// The row of an event; `known` are the groups in the order of the filters.
    pub(super) fn new(event: &'a Event, words: Words, known: &BTreeSet<String>) -> Row<'a> {
        let language = Some(event.letter.language).filter(|l| *l != words.code);
        let name = own_name(event).map(|name| Quoted { text: words::cut(&name, COLUMNS).into_owned(), language });
        let action = event.action.filter(|_| event.kind == Kind::Deadline).map(|a| words.wording.action(a));
        let what = name.or(action.map(|text| Quoted { text: text.to_owned(), language: None }));
        let place = place(event, words.wording);
        let place = place.filter(|p| what.as_ref().is_none_or(|w| !w.text.contains(p.as_str())));
        let number = if event.letter.number.is_empty() { &event.letter.id } else { &event.letter.number };
        Row {
            classes: classes(event, known),
            anchor: None,
            when: words.when(event),
            stated: words.stated(event),
            groups: words::groups_in_title(event, words.wording),
            kind: words.wording.kind(event.kind),
            what,
            // A place without a name in the reader's language has its English one.
            place: place.map(|text| Quoted {
                language: Some("en").filter(|l| *l != words.code && event.location.as_ref() == Some(&text)),
                text,
            }),
            badge: match event.status {
                Status::Confirmed => None,
                Status::Cancelled => Some(words.page.cancelled),
                Status::Tentative => Some(words.page.tentative),
            },
            number,
            url: event.letter.url.as_deref().and_then(web),
            file: letter_path(words.code, &event.letter.id),
            file_label: fill(words.page.letter_file, &[("letter", number)]),
        }
    }
}

/// What the filters of the page know an event by: its kind, its groups, and whether it was called off.
pub(super) fn classes(event: &Event, known: &BTreeSet<String>) -> String {
    let mut classes = format!("e k{}", event.kind as usize);
    for group in feeds_of(event) {
        if let Some(index) = known.iter().position(|g| *g == group) {
            classes.push_str(&format!(" g{index}"));
        }
    }
    if event.status == Status::Cancelled {
        classes.push_str(" x");
    }
    classes
}

/// An address that a page may link to.
fn web(url: &str) -> Option<String> {
    let url = ics::uri(url)?;
    (url.starts_with("https://") || url.starts_with("http://")).then(|| url.into_owned())
}

/// What is over before a day, and the rest.
pub(super) fn split<'a>(events: &[&'a Event], day: NaiveDate) -> (Vec<&'a Event>, Vec<&'a Event>) {
    events.iter().partition(|e| last_day(e) < day)
}

/// Rows by the month in which they begin.
pub(super) fn months<'a>(events: &[&'a Event], words: Words, known: &BTreeSet<String>) -> Vec<MonthRows<'a>> {
    let mut months: Vec<MonthRows<'a>> = Vec::new();
    let mut last: Option<NaiveDate> = None;
    for event in events {
        let day = first_day(event);
        let mut row = Row::new(event, words, known);
        let title = words.month(day);
        if last != Some(day) {
            row.anchor = Some(anchor(day));
        }
        last = Some(day);
        match months.last_mut() {
            Some(month) if month.title == title => month.rows.push(row),
            _ => months.push(MonthRows { title, rows: vec![row] }),
        }
    }
    months
}

/// The day under which a row stands, in Geneva.
pub(super) fn first_day(event: &Event) -> NaiveDate {
    match event.when {
        When::Days { first, .. } => first,
        When::Instant { .. } => last_day(event),
        _ => super::when::geneva_day(event.when.begins()),
    }
}

/// The name of a day in links.
pub(super) fn anchor(day: NaiveDate) -> String {
    format!("d{day}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::fixture;

    #[test]
    fn a_row_says_what_in_whose_words() {
        let known = BTreeSet::from(["SG11".to_owned(), "SG9".to_owned()]);
        let event = fixture::deadline();
        let row = Row::new(&event, Words::new("fr"), &known);
        assert_eq!((row.classes.as_str(), row.kind), ("e k3 g1", "Date limite"));
        let what = |row: &Row| row.what.as_ref().map(|w| (w.text.clone(), w.language));
        assert_eq!(what(&row), Some(("contributions des membres".into(), None)));
        assert_eq!(row.file, "v1/fr/letters/t22-sg09-col-0005.ics");
        assert_eq!(row.file_label, format!("ICS\u{a0}: toutes les dates de la lettre {}", row.number));
        let event = Event { location: Some("Room B".into()), ..fixture::session("Opening plenary") };
        let row = Row::new(&event, Words::new("fr"), &known);
        assert_eq!(what(&row), Some(("Opening plenary".into(), Some("en"))));
        assert_eq!(what(&Row::new(&fixture::opening(), Words::new("fr"), &known)), None);
        assert_eq!(row.place.map(|p| (p.text, p.language)), Some(("Room B".into(), Some("en"))));
    }

    #[test]
    fn only_the_web_is_linked() {
        assert_eq!(web("https://www.itu.int/md/x").as_deref(), Some("https://www.itu.int/md/x"));
        for address in ["javascript:alert(1)", "mailto:a@b.org", "data:text/html,x", "itu.int"] {
            assert_eq!(web(address), None);
        }
        assert!(!web("https://a.org/\"><script>").unwrap_or_default().contains(['"', '<', '>']));
    }

    #[test]
    fn days_are_named_once() {
        let events = fixture::one_of_each();
        let mut events: Vec<&Event> = events.iter().collect();
        events.sort_by_key(|e| e.when.begins());
        let months = months(&events, Words::new("en"), &BTreeSet::new());
        let titles: Vec<&str> = months.iter().map(|m| m.title.as_str()).collect();
        assert_eq!(titles, ["April 2023", "May 2023"]);
        let anchors: Vec<_> = months.iter().flat_map(|m| &m.rows).filter_map(|r| r.anchor.as_deref()).collect();
        assert_eq!(anchors, ["d2023-04-26", "d2023-05-09"]);
    }
}
