//! Which events a page shows, found out without reading the others.

use super::changes::MOST_CHANGES;
use super::rows::MOST_ROWS;
use super::when::geneva_day;
use crate::event::{Event, Zone};
use crate::feeds::shelf::Shelf;
use crate::feeds::shown::Desk;
use crate::ledger::LedgerError;
use crate::ledger::outline::Outline;
use crate::ledger::record::Shown;
use chrono::{DateTime, Months, NaiveDate, NaiveTime, Utc};
use std::cmp::Reverse;

/// The events of a page.
#[derive(Debug)]
pub(super) struct Contents<'a> {
    /// Those that it has room for, in their order.
    pub(super) events: Vec<&'a Event>,
    /// How many there are besides.
    pub(super) left_out: usize,
    /// Those whose state before is known, with it, the last change first.
    pub(super) changed: Vec<(&'a Shown, &'a Event)>,
    /// The day on which the page was right.
    pub(super) as_of: NaiveDate,
}

impl<'a> Contents<'a> {
    /// Those of a group, or of all.
    pub(super) fn of(
        group: Option<&str>,
        desk: &Desk<'_, 'a, '_>,
        shelf: &Shelf<'_>,
        month: NaiveDate,
    ) -> Result<Contents<'a>, LedgerError> {
        let ranked = shelf.ranked_of(group);
        let mut taken = ranked[..ranked.len().min(MOST_ROWS)].to_vec();
        taken.sort_unstable();
        let outline = |number: &usize| shelf.entries()[*number].outline();
        let mut changed: Vec<usize> = ranked.iter().copied().filter(|i| outline(i).moved).collect();
        changed.sort_unstable_by_key(|i| (Reverse(outline(i).modified), *i));
        changed.truncate(MOST_CHANGES);
        let shown = |numbers: &[usize]| -> Result<Vec<(&'a Shown, &'a Event)>, LedgerError> {
            numbers.iter().filter_map(|number| desk.event(*number).transpose()).collect()
        };
        Ok(Contents {
            events: shown(&taken)?.into_iter().map(|(_, event)| event).collect(),
            left_out: ranked.len() - taken.len(),
            changed: shown(&changed)?,
            as_of: as_of(ranked.iter().map(outline), month),
        })
    }
}

/// The day on which a page was right: that of the last change in the month of the ledger, or its first.
fn as_of<'o>(events: impl Iterator<Item = &'o Outline>, month: NaiveDate) -> NaiveDate {
    let midnight = |day: NaiveDate| Zone::GENEVA.instant(day.and_time(NaiveTime::MIN));
    let (start, end) = (midnight(month), month.checked_add_months(Months::new(1)).map(midnight));
    // What is later is no earlier day: one of thousands has to be put into the calendar.
    let in_month = |at: &DateTime<Utc>| *at >= start && end.is_none_or(|end| *at < end);
    events.map(|o| o.modified).filter(in_month).max().map_or(month, geneva_day)
}
