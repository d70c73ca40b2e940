//! Plans whose cells stand one on each line, as a converter prints them that knows no tables: below a line for each column the head of a
//! row and its cells, in turn. A row is read where it has a cell for each column; of others nobody can tell which cells are blank.

use super::reading::Reading;
use super::slots::{self, Core, Legend};
use super::text::{Position, Unit, letters};
use super::units::weight;
use super::{Role, actions, brackets, plan};
use crate::document::Span;
use crate::event::Inferred;
use crate::lang::Cue;
use crate::mentions::{Clock, Value};
use crate::note::Code;
use chrono::NaiveDate;

/// Columns from which on lines are the heads of a plan.
const COLUMNS: usize = 2;
/// Characters of a cell.
const CELL: usize = 70;
/// Letters of a weekday beside a day, or of a unit beside hours.
const BESIDE: usize = 12;

/// Letters of a pause.
const PAUSE: usize = 24;

/// What heads a row or a column.
#[derive(Debug, Clone)]
enum Head {
    Day(NaiveDate, Vec<Inferred>),
    Hours(Clock, Clock),
}

impl Head {
    fn is_day(&self) -> bool {
        matches!(self, Head::Day(..))
    }
}

/// Reads all plans of this kind.
pub(super) fn read(reading: &mut Reading<'_, '_>, legend: &Legend, core: &Option<Core>) {
    let units = &reading.text.units;
    let heads: Vec<Option<Head>> = units.iter().map(|u| head(reading, u, legend, core)).collect();
    let mut at = 0;
    while at < units.len() {
        let columns = columns(&heads[at..]);
        let row = heads.get(at + columns.len()).and_then(Option::as_ref);
        if columns.len() >= COLUMNS && row.is_some_and(|r| r.is_day() != columns[0].is_day()) {
            at = rows(reading, &columns, &heads, at);
        } else {
            at += columns.len().max(1);
        }
    }
}

/// The heads of one kind that follow each other, each later than the one before.
fn columns(heads: &[Option<Head>]) -> Vec<Head> {
    let mut out: Vec<Head> = Vec::new();
    for head in heads {
        let follows = match (out.last(), head) {
            (None, Some(_)) => true,
            (Some(Head::Day(last, _)), Some(Head::Day(day, _))) => last < day,
            (Some(Head::Hours(_, end)), Some(Head::Hours(start, _))) => end <= start,
            _ => false,
        };
        match head {
            Some(head) if follows => out.push(head.clone()),
            _ => break,
        }
    }
    out
}

/// What a line heads: a day of a meeting and nothing else, hours, or a session that a legend or a sentence explains.
fn head(reading: &Reading<'_, '_>, unit: &Unit, legend: &Legend, core: &Option<Core>) -> Option<Head> {
    let text = reading.text;
    let body = matches!(unit.position, Position::Paragraph(_)) && unit.span.start >= reading.head.span.end;
    if !body || text.folded(&unit.span).len() > CELL || reading.is_claimed(unit.span.start) {
        return None;
    }
    let mut mentions = text.mentions_in(&unit.span);
    let Some(mention) = mentions.next() else {
        // "Session 3: closing plenary" names what is held.
        let words = text.folded(&unit.span).trim();
        if weight(words) > BESIDE || words.contains(['\t', '|']) || words.trim_end_matches(':').contains(':') {
            return None;
        }
        let slots = legend.labelled(reading, &unit.span);
        let slots = slots.or_else(|| slots::of_head(reading, &unit.span))?;
        let [slot] = slots::with_core_hours(slots, core)[..] else { return None };
        return slot.hours(legend).map(|(start, end)| Head::Hours(start, end));
    };
    let alone = mentions.next().is_none()
        && letters(text.folded(&unit.span)) <= letters(text.folded(&text.mentions[mention].span)) + BESIDE
        && text.groups_in(&unit.span).is_empty();
    let found = &text.mentions[mention];
    match found.value {
        Value::Date(_) if alone => {
            let day = reading.day(mention).filter(|d| reading.meeting_on(*d).is_some())?;
            Some(Head::Day(day, found.inferred.clone()))
        }
        Value::Times(start, end) if alone => Some(Head::Hours(start, end)),
        _ => None,
    }
}

/// Reads the rows below the columns that begin at a unit; where they end.
fn rows(reading: &mut Reading<'_, '_>, columns: &[Head], heads: &[Option<Head>], from: usize) -> usize {
    let text = reading.text;
    let mut at = from + columns.len();
    let mut rows: Vec<(Head, Vec<Span>)> = Vec::new();
    let mut unclear: Option<Span> = None;
    while let Some(Some(row)) = heads.get(at).filter(|h| h.as_ref().is_some_and(|h| h.is_day() != columns[0].is_day()))
    {
        let cells =
            text.units[at + 1..].iter().zip(&heads[at + 1..]).take_while(|(u, h)| h.is_none() && is_cell(reading, u));
        let mut cells: Vec<Span> = cells.map(|(u, _)| u.span.clone()).collect();
        let last = !heads.get(at + 1 + cells.len()).is_some_and(Option::is_some);
        if last {
            // What follows the last row is no cell of it.
            cells.truncate(columns.len());
        }
        let known = cells.iter().filter(|c| names_session(reading, c)).count();
        let whole = cells.len() == columns.len() && (!last || known == cells.len());
        at += 1 + cells.len();
        if whole {
            rows.push((row.clone(), cells));
        } else if known > 0 {
            unclear.get_or_insert(cells[0].clone());
        }
    }
    let meets = rows.iter().flat_map(|(_, cells)| cells).any(|c| names_session(reading, c));
    if !meets && unclear.is_none() {
        return at;
    }
    for (row, cells) in &rows {
        for (column, cell) in columns.iter().zip(cells) {
            session(reading, row, column, cell);
        }
    }
    let whole = text.units[from].span.start..text.units[at - 1].span.end;
    for mention in text.mentions_in(&whole).collect::<Vec<_>>() {
        if text.mentions[mention].is_date() {
            reading.take(mention, Role::Repeated, "a day of the time plan");
        } else if meets {
            reading.take(mention, Role::Event, "");
        }
    }
    if let Some(cell) = unclear {
        let detail = reading.words(&cell);
        reading.remark(Code::HoursUnknown, cell, detail);
    }
    reading.claimed.push(whole);
    at
}

/// A short line without a date or hours, which is no sentence and nothing that is due.
fn is_cell(reading: &Reading<'_, '_>, unit: &Unit) -> bool {
    let text = reading.text;
    let words = text.folded(&unit.span).trim_end();
    matches!(unit.position, Position::Paragraph(_))
        && words.len() <= CELL
        && !words.ends_with(['.', '。', ':', ','])
        && text.mentions_in(&unit.span).next().is_none()
        && !actions::any_in(text, &unit.span)
}

/// Whether a cell names who meets or what is held, a pause, or nothing by a dash.
fn names_session(reading: &Reading<'_, '_>, cell: &Span) -> bool {
    reading.names_sitting(cell) || reading.has(cell, &[Cue::Break, Cue::Weekend]) || plan::is_empty(reading, cell)
}

/// Adds the session of one cell.
fn session(reading: &mut Reading<'_, '_>, row: &Head, column: &Head, cell: &Span) {
    let (Head::Day(day, inferred), Head::Hours(start, end)) =
        (if row.is_day() { (row, column) } else { (column, row) })
    else {
        return;
    };
    let pause = reading.has(cell, &[Cue::Break, Cue::Weekend])
        && letters(reading.text.folded(cell)) <= PAUSE
        && !reading.has(cell, &[Cue::SessionNoun]);
    if plan::is_empty(reading, cell) || pause {
        return;
    }
    let tentative = brackets::tentative(reading, cell);
    plan::add(reading, *day, inferred, (*start, *end), cell, tentative, Vec::new(), cell);
}
