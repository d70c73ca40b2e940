//! Months as grids of weeks, from Monday.

use super::rows::{anchor, classes, first_day};
use super::when::{Words, last_day};
use crate::event::{Event, Kind, Status};
use crate::write::words::groups_in_title;
use chrono::{Datelike, Months, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};

/// The most months.
const MOST_MONTHS: usize = 18;
/// The most marks of a day.
const MOST_MARKS: usize = 4;
const DAYS_OF_WEEK: usize = 7;
/// Stands where an event has no group.
const NO_GROUP: &str = "•";

/// A month.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Grid {
    /// `m2026-10`.
    pub(super) id: String,
    pub(super) title: String,
    /// Weeks of seven cells; days of other months are `None`.
    pub(super) weeks: Vec<Vec<Option<Cell>>>,
}

/// A day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) day: u32,
    /// The row that the day links to.
    pub(super) anchor: Option<String>,
    pub(super) marks: Vec<Mark>,
    /// How many marks there is no room for.
    pub(super) more: usize,
}

/// What is on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) classes: String,
    pub(super) kind: &'static str,
    pub(super) groups: String,
}

/// The months in which something is, from that of `month` on, and how many more there are.
pub(super) fn grids(events: &[&Event], month: NaiveDate, words: Words, known: &BTreeSet<String>) -> (Vec<Grid>, usize) {
    let mut days: BTreeMap<NaiveDate, Cell> = BTreeMap::new();
    // What begins on a day is what the day links to, before what goes on.
    for event in events {
        days.entry(first_day(event)).or_default().anchor = Some(anchor(first_day(event)));
    }
    // Sessions, openings and desks are on the days of their meeting; they are marked where it is not.
    let (main, parts): (Vec<&Event>, Vec<&Event>) =
        events.iter().filter(|e| e.status != Status::Cancelled).partition(|e| is_main(e));
    for event in main {
        let last = last_day(event);
        let first = if event.kind == Kind::Deadline { last } else { first_day(event).max(month) };
        for day in first.iter_days().take_while(|d| *d <= last) {
            days.entry(day).or_default().add(event, words, known);
        }
    }
    for event in parts {
        let cell = days.entry(first_day(event)).or_default();
        if cell.marks.is_empty() {
            cell.add(event, words, known);
        }
    }
    let mut starts: Vec<NaiveDate> = days.keys().filter_map(|d| d.with_day(1)).filter(|d| *d >= month).collect();
    starts.dedup();
    let more = starts.len().saturating_sub(MOST_MONTHS);
    (starts.into_iter().take(MOST_MONTHS).map(|start| grid(start, &days, words)).collect(), more)
}

fn is_main(event: &Event) -> bool {
    matches!(event.kind, Kind::Deadline | Kind::Meeting)
}

impl Cell {
    fn add(&mut self, event: &Event, words: Words, known: &BTreeSet<String>) {
        self.anchor.get_or_insert_with(|| anchor(first_day(event)));
        let groups = groups_in_title(event, words.wording);
        let mark = Mark {
            classes: classes(event, known),
            kind: words.wording.kind(event.kind),
            groups: if groups.is_empty() { NO_GROUP.to_owned() } else { groups },
        };
        if self.marks.contains(&mark) {
            return;
        }
        match self.marks.len() < MOST_MARKS {
            true => self.marks.push(mark),
            false => self.more += 1,
        }
    }
}

fn grid(start: NaiveDate, days: &BTreeMap<NaiveDate, Cell>, words: Words) -> Grid {
    let mut cells: Vec<Option<Cell>> = vec![None; start.weekday().num_days_from_monday() as usize];
    let next = start.checked_add_months(Months::new(1)).unwrap_or(start);
    for day in start.iter_days().take_while(|d| *d < next) {
        cells.push(Some(Cell { day: day.day(), ..days.get(&day).cloned().unwrap_or_default() }));
    }
    cells.resize(cells.len().next_multiple_of(DAYS_OF_WEEK), None);
    Grid {
        id: start.format("m%Y-%m").to_string(),
        title: words.month(start),
        weeks: cells.chunks(DAYS_OF_WEEK).map(<[_]>::to_vec).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::fixture;

    #[test]
    fn a_month_has_its_days_and_marks() {
        let events = fixture::one_of_each();
        let events: Vec<&Event> = events.iter().collect();
        let known = BTreeSet::from(["SG9".to_owned()]);
        let (grids, more) = grids(&events, fixture::day("2023-04-01"), Words::new("en"), &known);
        assert_eq!(more, 0);
        let titles: Vec<&str> = grids.iter().map(|g| g.title.as_str()).collect();
        assert_eq!(titles, ["April 2023", "May 2023"]);
        let days = |grid: &Grid| -> Vec<Cell> { grid.weeks.iter().flatten().flatten().cloned().collect() };
        // 1 April 2023 is a Saturday.
        assert_eq!((grids[0].weeks[0].iter().flatten().count(), days(&grids[0]).len()), (2, 30));
        let due = &days(&grids[0])[25];
        assert_eq!((due.day, due.anchor.as_deref()), (26, Some("d2023-04-26")));
        assert_eq!((due.marks[0].classes.as_str(), due.marks[0].groups.as_str()), ("e k3 g0", "SG9"));
        let meeting: Vec<u32> = days(&grids[1]).iter().filter(|c| !c.marks.is_empty()).map(|c| c.day).collect();
        assert_eq!(meeting, (9..=18).collect::<Vec<_>>());
        assert_eq!(days(&grids[1])[11].anchor.as_deref(), Some("d2023-05-09"));
    }

    #[test]
    fn a_crowded_day_counts_the_rest() {
        let of = |n: usize| Event { groups: vec![format!("SG{n}")], ..fixture::deadline() };
        let events: Vec<Event> = (0..9).map(of).collect();
        let events: Vec<&Event> = events.iter().collect();
        let (grids, _) = grids(&events, fixture::day("2023-04-01"), Words::new("en"), &BTreeSet::new());
        let cell = grids[0].weeks.iter().flatten().flatten().find(|c| c.day == 26).unwrap();
        assert_eq!((cell.marks.len(), cell.more), (MOST_MARKS, 5));
    }

    #[test]
    fn months_beyond_the_last_grid_are_counted() {
        let of = |n: u32| {
            let day = fixture::day("2023-04-10") + Months::new(n);
            Event { when: crate::event::When::Days { first: day, last: day }, ..fixture::deadline() }
        };
        let events: Vec<Event> = (0..21).map(of).collect();
        let events: Vec<&Event> = events.iter().collect();
        let (grids, more) = grids(&events, fixture::day("2023-04-01"), Words::new("en"), &BTreeSet::new());
        assert_eq!((grids.len(), more), (MOST_MONTHS, 3));
    }

    fn marks(events: &[Event]) -> Vec<(u32, String)> {
        let events: Vec<&Event> = events.iter().collect();
        let (grids, _) = grids(&events, fixture::day("2023-05-01"), Words::new("en"), &BTreeSet::new());
        let cells = grids.iter().flat_map(|g| g.weeks.iter().flatten().flatten());
        cells.flat_map(|c| c.marks.iter().map(|m| (c.day, format!("{} {}", m.kind, m.groups)))).collect()
    }

    #[test]
    fn what_is_called_off_or_within_a_meeting_is_not_marked() {
        let off = Event { status: Status::Cancelled, ..fixture::meeting() };
        assert_eq!(marks(&[off]), []);
        assert_eq!(marks(&[fixture::session("x")]), [(9, "Session SG9".into())]);
        assert!(marks(&[fixture::meeting(), fixture::session("x")]).iter().all(|(_, m)| m == "Meeting SG9"));
    }

    #[test]
    fn without_a_group_there_still_is_a_mark() {
        let mut event = fixture::opening();
        event.letter.group = None;
        assert_eq!(marks(&[event]), [(9, "Opening •".into())]);
    }
}
