//! The table of meetings of a circular letter: a row per group, with its dates, its deadline and its opening.
//!
//! Its heads (`headed`, `heads`) and the shape of its rows (`by_shape`) are two ways to the same columns; `row` reads a row of either,
//! and `facts` says what its dates are.

mod by_shape;
mod cells;
mod column_of_date;
mod columns;
mod facts;
mod find;
mod headed;
mod heads;
mod row;

use super::period_columns;
use super::reading::{Reading, Verdict};
use crate::event::{Action, Zone};
use crate::mentions::Clock;
use by_shape::by_shape;
use headed::headed;
use row::read_row;

pub(super) use column_of_date::{due_by_column, hour_of_column};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Group,
    Meeting,
    Deadline,
    Opening,
}

/// What the column heads say of every row.
struct TableHead {
    /// Where the rows begin.
    from: usize,
    order: Vec<Column>,
    deadline_hour: Option<(Clock, Zone)>,
    opening_zone: Option<Zone>,
    /// The zone of the deadlines, where their hours stand in the rows.
    deadline_zone: Option<Zone>,
    /// What is due at the deadlines: contributions, or what the head names.
    due: Action,
    /// Cities that rows name.
    cities: Vec<&'static str>,
}

/// Reads the table, however it is laid out: as cells, a line per cell, or run together. It is found by its column heads, else by
/// the shape of its rows.
pub(super) fn read(reading: &mut Reading<'_, '_>) {
    let joined = |v: &Option<Verdict>| v.as_ref().is_some_and(|v| v.reason == period_columns::LAST);
    // Where first and last days have columns of their own, the heads of these say less than the shape of the rows.
    let periods = reading.verdicts.iter().any(joined);
    let shaped = if periods { by_shape(reading) } else { None };
    let Some((rows, table)) = shaped.or_else(|| headed(reading)).or_else(|| by_shape(reading)) else { return };
    let cities = rows.iter().filter_map(|row| facts::city_of_row(reading, row)).map(|p| p.name).collect();
    let table = TableHead { cities, ..table };
    let start = rows.first().map_or(0, |r| r.start);
    let ends: Vec<usize> = rows.iter().map(|row| read_row(reading, row, &table)).collect();
    if let Some(end) = ends.into_iter().max() {
        reading.claimed.push(table.from.min(start)..end);
    }
}
