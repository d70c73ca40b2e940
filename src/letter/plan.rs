//! Time plans: days × sessions, sessions × days, or a row per session. A cell with hours is a session; a cell whose hours
//! cannot be known is none.
//!
//! One file because the layouts of a plan read the same heads and cells.

use super::brackets::{self, tentative};
use super::reading::{Fact, FactTime, Reading, at};
use super::text::{Position, letters};
use super::{Role, actions, slots, weekday_heads};
use crate::document::{Block, Span};
use crate::event::{Action, Inferred, Kind, Status, Zone};
use crate::lang::{Cue, Sense};
use crate::mentions::{Clock, Value};
use crate::note::Code;
use chrono::{Datelike, NaiveDate, NaiveDateTime};
use slots::{Core, Legend, Slot};

/// A cell of a plan, with the columns that it covers.
#[derive(Debug, Clone)]
pub(super) struct PlanCell {
    pub span: Span,
    pub column: usize,
    pub columns: usize,
}

/// Characters of the heading of a plan.
const HEADING: usize = 100;

pub(super) type Grid = Vec<Vec<PlanCell>>;

/// Reads every table that is a time plan, and lists of hours under a day.
pub(super) fn read(reading: &mut Reading<'_, '_>, legend: &Legend, core: &Option<Core>) {
    for table in 0..reading.text.document.blocks.iter().filter(|b| matches!(b, Block::Table(_))).count() {
        let grid = grid(reading, table);
        let Some(first) = grid.iter().flatten().next() else { continue };
        let claimed = grid.iter().flatten().any(|c| reading.is_claimed(c.span.start));
        if claimed || first.span.start < reading.head.span.end {
            continue;
        }
        let found = Plan { grid: &grid, legend, core };
        if found.read(reading) {
            let end = grid.iter().flatten().map(|c| c.span.end).max().unwrap_or(first.span.end);
            reading.claimed.push(first.span.start..end);
        }
    }
    super::line_cells::read(reading, legend, core);
    super::programme::read(reading, legend, core);
    super::core_plan::read(reading, core);
    flattened(reading);
}

/// Letters beside the days in a line of nothing but days: weekdays.
const BESIDE_DAYS: usize = 12;
/// Days that head a plan, not a range of them.
const HEAD_DAYS: usize = 3;

/// Lines behind the days in which the first groups stand: weekdays and halves of the day come before.
const TO_CELLS: usize = 4;

/// A plan that a converter has printed without its grid: the heads of all days on one line, the cells with their groups behind.
/// Nobody can tell the hours of its cells.
fn flattened(reading: &mut Reading<'_, '_>) {
    let text = reading.text;
    let cells = |i: usize| text.units[i + 1..].iter().take(TO_CELLS).any(|u| !text.groups_in(&u.span).is_empty());
    let letters = |s: &Span| text.folded(s).chars().filter(|c| c.is_alphabetic()).count();
    let lost = text.units.iter().enumerate().find(|(i, unit)| {
        let days = text.mentions_in(&unit.span);
        let dated = || days.clone().map(|m| letters(&text.mentions[m].span)).sum::<usize>();
        let inside = |m: &usize| reading.day(*m).is_some_and(|d| reading.meeting_on(d).is_some());
        matches!(unit.position, Position::Paragraph(_))
            && unit.span.start >= reading.annex_start
            && !reading.is_claimed(unit.span.start)
            && days.len() >= HEAD_DAYS
            && days.clone().all(|m| inside(&m))
            && letters(&unit.span).saturating_sub(dated()) <= BESIDE_DAYS * days.len()
            && !actions::any_in(text, &unit.span)
            && cells(*i)
    });
    let Some(line) = lost.map(|(_, u)| u.span.clone()) else { return };
    let detail = reading.words(&line);
    reading.remark(Code::HoursUnknown, line, detail);
}

/// The cells of the n-th table, in the view.
pub(super) fn grid(reading: &Reading<'_, '_>, wanted: usize) -> Grid {
    let text = reading.text;
    let mut tables = 0;
    for block in &text.document.blocks {
        let Block::Table(table) = block else { continue };
        if tables == wanted {
            let mut way = text.view.way();
            return table
                .rows
                .iter()
                .map(|row| {
                    row.cells
                        .iter()
                        .map(|c| PlanCell {
                            span: way.view_of(c.span.start)..way.view_of(c.span.end),
                            column: c.column as usize,
                            columns: c.columns.max(1) as usize,
                        })
                        .collect()
                })
                .collect();
        }
        tables += 1;
    }
    Vec::new()
}

struct Plan<'a> {
    grid: &'a Grid,
    legend: &'a Legend,
    core: &'a Option<Core>,
}

impl Plan<'_> {
    /// Reads the plan; `false` where the table is none.
    fn read(&self, reading: &mut Reading<'_, '_>) -> bool {
        if self.has_rows_of_days(reading) {
            return false;
        }
        if super::matrix::read(reading, self.grid, self.legend, self.core) {
            return true;
        }
        let day_rows = (0..self.grid.len())
            .filter(|r| !self.is_head_of_days(reading, *r))
            .filter(|r| self.grid[*r].first().is_some_and(|c| day_of(reading, &c.span).is_some()))
            .count();
        let head_days = (0..self.grid.len())
            .map(|r| {
                let row = &self.grid[r];
                let corner = usize::from(!self.is_head_of_days(reading, r));
                let dated = row.iter().skip(corner).filter(|c| day_of(reading, &c.span).is_some()).count();
                if dated > 0 { dated } else { self.weekdays(reading, row).len() }
            })
            .max()
            .unwrap_or(0);
        let hour_row = |row: &&Vec<PlanCell>| {
            row.iter().any(|c| leading_hours(reading, &c.span).is_some()) || pair_of_hours(reading, row).is_some()
        };
        let hour_cells = self.grid.iter().filter(hour_row).count();
        // Each row tells when something begins.
        let starts = self.grid.iter().filter(|row| row.iter().any(|c| start_alone(reading, &c.span).is_some())).count();
        // "Meeting, Date, Hours": each row names its day behind what is held.
        let dated_rows = self.grid.iter().filter(|row| row.iter().any(|c| day_of(reading, &c.span).is_some())).count();
        let numbered = self.grid.iter().filter(|row| self.numbers_behind(reading, row).is_some()).count();
        if day_rows == 0 && head_days == 1 && dated_rows >= 2 && (hour_cells >= 2 || numbered >= 2) {
            return self.row_per_session(reading);
        }
        if day_rows >= 1 && self.has_number_column(reading) {
            self.row_per_session(reading)
        } else if head_days >= 2 || head_days == 1 && day_rows == 0 {
            self.days_as_columns(reading)
        } else if day_rows >= 1 && self.has_slot_heads(reading) {
            self.days_as_rows(reading)
        } else if day_rows >= 1 && (hour_cells >= 1 || starts * 2 > self.grid.len()) {
            self.row_per_session(reading)
        } else if day_rows >= 2 {
            self.days_as_rows(reading)
        } else {
            false
        }
    }

    /// Whether a row holds days and nothing else, days off aside, and the next one begins with hours or halves of the day: the head of
    /// a plan, the first cell of which, an empty corner, is not there.
    fn is_head_of_days(&self, reading: &Reading<'_, '_>, row: usize) -> bool {
        let day = |c: &&PlanCell| day_of(reading, &c.span).is_some();
        // "Sat 4 and Sun 5 Sep" heads a column too.
        let off = |c: &&PlanCell| {
            let mut dates = reading.text.mentions_in(&c.span).filter(|m| reading.text.mentions[*m].is_date());
            self.is_break(reading, &c.span) || !day(c) && dates.next().is_some()
        };
        let heads: Vec<&PlanCell> = self.grid[row].iter().filter(|c| !off(c)).collect();
        let next = self.grid.get(row + 1).and_then(|next| next.first());
        let slots = |c: &PlanCell| !day(&c) && self.slots_of_head(reading, &c.span).is_some();
        heads.iter().filter(|c| day(c)).count() >= 2 && heads.iter().all(day) && next.is_some_and(slots)
    }

    /// Whether two rows behind each other hold a label and then nothing but days: a table of dates for what the labels say, and no plan.
    fn has_rows_of_days(&self, reading: &Reading<'_, '_>) -> bool {
        let labelled = |row: &&Vec<PlanCell>| {
            let Some((first, rest)) = row.split_first() else { return false };
            let filled: Vec<&PlanCell> = rest.iter().filter(|c| !is_empty(reading, &c.span)).collect();
            !is_empty(reading, &first.span)
                && day_of(reading, &first.span).is_none()
                && filled.len() >= 2
                && filled.iter().all(|c| day_of(reading, &c.span).is_some())
        };
        self.grid.windows(2).any(|rows| rows.iter().all(|row| labelled(&row)))
    }

    /// The columns of a row of weekdays, where a cell of the table names who meets: a table of services has such heads too.
    fn weekdays(&self, reading: &Reading<'_, '_>, row: &[PlanCell]) -> Vec<(usize, usize, NaiveDate, Vec<Inferred>)> {
        let meets = |c: &PlanCell| {
            !reading.text.groups_in(&c.span).is_empty() || reading.has(&c.span, &[Cue::SessionNoun, Cue::Meeting])
        };
        let found = weekday_heads::days(reading, row);
        if found.is_empty() || self.grid.iter().flatten().any(meets) { found } else { Vec::new() }
    }

    /// The slots that a head names: what the legend explains, else hours, numbers, halves of the day.
    fn slots_of_head(&self, reading: &Reading<'_, '_>, span: &Span) -> Option<Vec<Slot>> {
        let labelled = self.legend.labelled(reading, span);
        labelled.map(|slot| vec![slot]).or_else(|| slots::of_head(reading, span))
    }

    /// Whether some row without a day names slots behind its first cell.
    fn has_slot_heads(&self, reading: &Reading<'_, '_>) -> bool {
        let has_day = |row: &Vec<PlanCell>| row.first().is_some_and(|c| day_of(reading, &c.span).is_some());
        let heads = self.grid.iter().take_while(|row| !has_day(row));
        heads.flatten().any(|c| self.slots_of_head(reading, &c.span).is_some())
    }

    /// One row per day, slots in the head row.
    fn days_as_rows(&self, reading: &mut Reading<'_, '_>) -> bool {
        let mut heads: Vec<(usize, usize, Vec<Slot>)> = Vec::new();
        let mut unknown = None;
        let mut any = false;
        let mut above: Option<(NaiveDate, Vec<Inferred>)> = None;
        for row in self.grid {
            let Some(first) = row.first() else { continue };
            let Some((day, inferred)) = day_of(reading, &first.span) else {
                let found: Vec<_> = row
                    .iter()
                    .filter_map(|c| self.slots_of_head(reading, &c.span).map(|s| (c.column, c.columns, s)))
                    .collect();
                if !found.is_empty() {
                    // The column of the days has no slot: an empty corner has vanished.
                    let vanished = usize::from(found.iter().any(|(column, ..)| *column == 0));
                    heads = found.into_iter().map(|(column, width, slot)| (column + vanished, width, slot)).collect();
                    take_hours(reading, row);
                } else if let Some((day, inferred)) = above.clone().filter(|_| first.column > 0 && !heads.is_empty()) {
                    // The row of the day goes on with more of what is held in its sessions.
                    for cell in row.iter().filter(|c| !reading.text.groups_in(&c.span).is_empty()) {
                        let slots = self.slots_of_cell(&heads, cell, row.len());
                        self.sessions(reading, day, &inferred, (&slots, None), &cell.span, &mut unknown);
                    }
                }
                continue;
            };
            any = true;
            above = Some((day, inferred.clone()));
            self.take_days(reading, &first.span);
            let width = heads.iter().map(|(c, n, _)| c + n).max().unwrap_or(0);
            let cells = spread(row, width);
            for cell in &cells {
                if is_empty(reading, &cell.span) {
                    continue;
                }
                let slots = self.slots_of_cell(&heads, cell, cells.len());
                self.sessions(reading, day, &inferred, (&slots, None), &cell.span, &mut unknown);
            }
        }
        self.note_unknown(reading, unknown);
        any
    }

    /// The slots that a cell covers: those of its columns; under half days without hours, the core hours beside noon.
    fn slots_of_cell(&self, heads: &[(usize, usize, Vec<Slot>)], cell: &PlanCell, cells: usize) -> Vec<Slot> {
        let covered =
            |column: usize, columns: usize| cell.column < column + columns && column < cell.column + cell.columns;
        let direct: Vec<Slot> =
            heads.iter().filter(|(c, n, _)| covered(*c, *n)).flat_map(|(.., s)| s.clone()).collect();
        let halves = heads.iter().filter(|(.., s)| s.iter().all(|s| matches!(s, Slot::Half(_)))).count();
        let only_halves = halves == heads.len() && halves >= 2;
        let (Some(core), true) = (self.core, only_halves) else { return direct };
        let split = cells > halves;
        core.slots(&direct, split, cell.column, cells)
    }

    /// Days in the head row, slots in the first column.
    fn days_as_columns(&self, reading: &mut Reading<'_, '_>) -> bool {
        type Head = (usize, usize, NaiveDate, Vec<Inferred>);
        let mut heads: Vec<Head> = Vec::new();
        let mut unknown = None;
        let mut any = false;
        let mut slot: Vec<Slot> = Vec::new();
        for row in self.grid {
            let mut days: Vec<Head> =
                row.iter().filter_map(|c| day_of(reading, &c.span).map(|(d, i)| (c.column, c.columns, d, i))).collect();
            if days.is_empty() {
                days = self.weekdays(reading, row);
            }
            // A programme of one day after the other has a head for each.
            let again = || {
                days.iter().map(|(c, ..)| *c).eq(heads.iter().map(|(c, ..)| *c))
                    && row.first().is_some_and(|c| self.slots_of_head(reading, &c.span).is_none())
            };
            let head = heads.is_empty() || again();
            if days.len() >= 2 || !days.is_empty() && head && row.len() <= days.len() + 1 {
                for cell in row {
                    self.take_days(reading, &cell.span);
                }
                heads = days;
                any = true;
                continue;
            }
            let Some(first) = row.first().filter(|_| !heads.is_empty()) else { continue };
            let labels = labels(row, &heads);
            let own = match labels {
                0 | 1 => self.slots_of_head(reading, &first.span),
                _ => self.slots_of_labels(reading, &row[..labels]),
            };
            let has_label = labels > 1 || own.is_some() || is_empty(reading, &first.span) || row.len() > heads.len();
            if let Some(own) = own {
                slot = slots::with_core_hours(own, self.core);
                take_hours(reading, &row[..labels.max(1)]);
            } else if has_label && !is_empty(reading, &first.span) {
                slot = Vec::new();
            }
            let offset = heads.first().map_or(1, |(c, ..)| *c);
            // The head has an empty cell before the word for the hours, which the rows lack.
            let single = row.iter().chain(self.grid.iter().flatten().take(1)).all(|c| c.columns == 1);
            let moved = if has_label && single && row.len() == heads.len() + 1 { offset.saturating_sub(1) } else { 0 };
            let label = Some(&first.span).filter(|_| has_label && slot.is_empty());
            for cell in row.iter().skip(usize::from(has_label).max(labels)) {
                if is_empty(reading, &cell.span) || self.is_break(reading, &cell.span) {
                    continue;
                }
                let column = if has_label { cell.column + moved } else { cell.column + offset };
                for (.., day, inferred) in
                    heads.iter().filter(|(c, n, ..)| *c < column + cell.columns && column < c + n)
                {
                    if label.is_some_and(|label| self.numbers_below(reading, *day, inferred, label, &cell.span)) {
                        continue;
                    }
                    let slot = (slot.as_slice(), label);
                    self.sessions(reading, *day, inferred, slot, &cell.span, &mut unknown);
                }
            }
        }
        self.note_unknown(reading, unknown);
        any
    }

    /// The slots of a row that has several cells before its first day: its hours, where one of them or two together give them.
    fn slots_of_labels(&self, reading: &Reading<'_, '_>, labels: &[PlanCell]) -> Option<Vec<Slot>> {
        if let Some((_, (start, end), _)) = pair_of_hours(reading, labels) {
            return Some(vec![Slot::Hours(start, end)]);
        }
        let found: Vec<_> = labels.iter().filter_map(|c| self.slots_of_head(reading, &c.span)).collect();
        let timed = found.iter().position(|s| s.iter().all(|s| matches!(s, Slot::Hours(..))));
        found.into_iter().nth(timed.unwrap_or(0))
    }

    /// A cell that names sessions of the legend by nothing but their numbers, in the row of what is held; `false` where it does not.
    fn numbers_below(
        &self,
        reading: &mut Reading<'_, '_>,
        day: NaiveDate,
        inferred: &[Inferred],
        label: &Span,
        cell: &Span,
    ) -> bool {
        let Some(hours) = slots::numbers_of_cell(reading, cell, self.legend).filter(|_| !is_empty(reading, label))
        else {
            return false;
        };
        let bracketed = tentative(reading, cell) || tentative(reading, label);
        for hours in hours {
            add(reading, day, inferred, hours, label, bracketed, Vec::new(), label);
        }
        true
    }

    /// The cell of a row that gives session numbers of the legend before what is held in them, with their hours.
    fn numbers_of_row(&self, reading: &Reading<'_, '_>, row: &[PlanCell]) -> Option<(usize, Vec<(Clock, Clock)>)> {
        let plain = |c: &PlanCell| !is_empty(reading, &c.span) && day_of(reading, &c.span).is_none();
        let first = row.iter().position(plain)?;
        let follows = row[first + 1..].iter().any(plain);
        let slots = slots::of_head(reading, &row[first].span).filter(|_| follows)?;
        let numbered = slots.iter().all(|s| matches!(s, Slot::Number(_)));
        let hours: Vec<_> = slots.iter().filter_map(|s| s.hours(self.legend)).collect();
        (numbered && hours.len() == slots.len()).then_some((first, hours))
    }

    /// The last cell of a row that holds nothing but session numbers of the legend, behind what is held in them, with their hours.
    fn numbers_behind(&self, reading: &Reading<'_, '_>, row: &[PlanCell]) -> Option<(usize, Vec<(Clock, Clock)>)> {
        let plain = |c: &PlanCell| !is_empty(reading, &c.span) && day_of(reading, &c.span).is_none();
        let last = row.iter().rposition(plain)?;
        let named = row[..last].iter().any(|c| plain(c) && letters(reading.text.folded(&c.span)) > 0);
        let hours = slots::numbers_of_cell(reading, &row[last].span, self.legend)?;
        named.then_some((last, hours))
    }

    /// Whether each row from the first day on gives the numbers of its sessions in a cell of its own.
    fn has_number_column(&self, reading: &Reading<'_, '_>) -> bool {
        let dated = |row: &&Vec<PlanCell>| row.first().is_some_and(|c| day_of(reading, &c.span).is_some());
        let mut rows = self.grid.iter().skip_while(|row| !dated(row)).peekable();
        rows.peek().is_some() && rows.all(|row| self.numbers_of_row(reading, row).is_some())
    }

    /// A row per session: day (or nothing: the day above), hours or session numbers, what.
    fn row_per_session(&self, reading: &mut Reading<'_, '_>) -> bool {
        let mut day: Option<(NaiveDate, Vec<Inferred>)> = None;
        let mut any = false;
        for row in self.grid {
            let day_cell = row.iter().position(|c| day_of(reading, &c.span).is_some());
            if let Some(cell) = day_cell {
                day = day_of(reading, &row[cell].span);
                self.take_days(reading, &row[cell].span);
            }
            let Some((current, inferred)) = day.clone() else { continue };
            let numbers = self.numbers_of_row(reading, row).or_else(|| self.numbers_behind(reading, row));
            let pair = pair_of_hours(reading, row);
            if pair.is_none() {
                self.take_other_zones(reading, row);
            }
            let hours_cell = row.iter().position(|c| leading_hours(reading, &c.span).is_some());
            let hours_cell = hours_cell.or(pair.as_ref().map(|(cell, ..)| *cell));
            let hours_cell = hours_cell.or(numbers.as_ref().map(|(cell, _)| *cell));
            let what: Vec<&PlanCell> = row
                .iter()
                .enumerate()
                .filter(|(i, c)| {
                    Some(*i) != hours_cell
                        && (Some(*i) != day_cell || row.len() == 1)
                        && !is_empty(reading, &c.span)
                        && !is_hours_alone(reading, &c.span)
                        && pair.as_ref().is_none_or(|(first, ..)| *i != first + 1)
                })
                .map(|(_, c)| c)
                .collect();
            let Some(hours) = hours_cell else {
                if let Some((start, mention)) = row.iter().find_map(|c| start_alone(reading, &c.span)) {
                    any |= self.only_start(reading, current, &inferred, start, mention, &what);
                    continue;
                }
                let waits = row.iter().any(|c| reading.has(&c.span, &[Cue::IfNeeded, Cue::Unconfirmed]));
                if !what.is_empty() && waits {
                    let span = what[0].span.clone();
                    reading.remark(Code::HoursUnknown, span, current.to_string());
                }
                continue;
            };
            let cell = &row[hours];
            any = true;
            let printed = leading_hours(reading, &cell.span);
            let mentions =
                printed.map(|(.., m)| vec![m]).or(pair.as_ref().map(|(.., m)| m.to_vec())).unwrap_or_default();
            let mention = mentions.last().copied();
            let own_text = mention.map_or(cell.span.end, |m| reading.text.mentions[m].span.end)..cell.span.end;
            let name = what.first().map_or(own_text, |c| c.span.start..what[what.len() - 1].span.end);
            if is_empty(reading, &name) || self.is_break(reading, &name) {
                for mention in mentions {
                    reading.take(mention, Role::SlotLegend, "a break or an empty row");
                }
                continue;
            }
            let quote = row[0].span.start..row[row.len() - 1].span.end;
            let titled = what.first().map_or(cell.span.start, |c| c.span.start);
            let bracketed = row.iter().any(|c| {
                let behind = c.span.start > titled && c.span.start != cell.span.start;
                if behind { brackets::tentative_beside(reading, &c.span) } else { tentative(reading, &c.span) }
            });
            let hours = printed.map(|(start, end, _)| vec![(start, end)]).or(pair.map(|(_, hours, _)| vec![hours]));
            for hours in hours.or(numbers.map(|(_, hours)| hours)).unwrap_or_default() {
                add(reading, current, &inferred, hours, &name, bracketed, mentions.clone(), &quote);
            }
        }
        any
    }

    /// A row that tells when something begins and not when it ends: the desk needs no end, of all else the hours are not known.
    fn only_start(
        &self,
        reading: &mut Reading<'_, '_>,
        day: NaiveDate,
        inferred: &[Inferred],
        start: Clock,
        mention: usize,
        what: &[&PlanCell],
    ) -> bool {
        let hour = reading.text.mentions[mention].span.clone();
        let named: Vec<&&PlanCell> = what.iter().filter(|c| !c.span.contains(&hour.start)).collect();
        let (Some(first), Some(last)) = (named.first(), named.last()) else { return false };
        let name = first.span.start..last.span.end;
        if self.is_break(reading, &name) {
            return false;
        }
        if is_desk_row(reading, &name) {
            let quote = hour.start.min(name.start)..hour.end.max(name.end);
            // A sentence found nothing that begins at this hour.
            if reading.verdicts[mention].as_ref().is_some_and(|v| v.role == Role::Other) {
                reading.verdicts[mention] = None;
            }
            add(reading, day, inferred, (start, start), &name, false, vec![mention], &quote);
        } else if opens_meeting(reading, (day, inferred), (start, mention), &name) {
            return true;
        } else {
            let detail = reading.words(&name);
            reading.remark(Code::HoursUnknown, name, detail);
        }
        true
    }

    /// Hours in a second cell of a row are the same ones in another zone: "Geneva time, UTC".
    fn take_other_zones(&self, reading: &mut Reading<'_, '_>, row: &[PlanCell]) {
        let cells: Vec<Span> =
            row.iter().filter(|c| is_hours_alone(reading, &c.span)).map(|c| c.span.clone()).skip(1).collect();
        for mention in cells.iter().flat_map(|c| reading.text.mentions_in(c)).collect::<Vec<_>>() {
            reading.take(mention, Role::Repeated, "the same hours in another zone");
        }
    }

    /// Adds the sessions of one cell, in the slots of its row or column; a cell of hours has what is held at the head of its row.
    fn sessions(
        &self,
        reading: &mut Reading<'_, '_>,
        day: NaiveDate,
        inferred: &[Inferred],
        (slots, label): (&[Slot], Option<&Span>),
        cell: &Span,
        unknown: &mut Option<Span>,
    ) {
        if self.is_break(reading, cell) {
            return;
        }
        let own: Vec<usize> = reading
            .text
            .mentions_in(cell)
            .filter(|m| matches!(reading.text.mentions[*m].value, Value::Times(..)))
            .collect();
        if !own.is_empty() {
            // Hours printed in the cell are those of the words behind them, or of the cell.
            for (i, mention) in own.iter().copied().enumerate() {
                let Value::Times(start, end) = reading.text.mentions[mention].value else { continue };
                let span = reading.text.mentions[mention].span.clone();
                let next = own.get(i + 1).map_or(cell.end, |m| reading.text.mentions[*m].span.start);
                let behind = span.end..next;
                let enclosed = brackets::enclose_item(reading, &span, &behind);
                let bracketed = enclosed || tentative(reading, cell);
                let label = label.filter(|l| !is_empty(reading, l)).unwrap_or(cell).clone();
                let name = if is_empty(reading, &behind) { label } else { behind };
                add(reading, day, inferred, (start, end), &name, bracketed, vec![mention], cell);
            }
            return;
        }
        if self.numbered_lines(reading, day, inferred, cell) {
            return;
        }
        let hours: Vec<(Clock, Clock)> = slots.iter().filter_map(|s| s.hours(self.legend)).collect();
        if hours.is_empty() {
            unknown.get_or_insert(cell.clone());
        }
        let bracketed = tentative(reading, cell);
        for span in hours {
            add(reading, day, inferred, span, cell, bracketed, Vec::new(), cell);
        }
        if slots.iter().any(|s| matches!(s, Slot::Unknown)) {
            unknown.get_or_insert(cell.clone());
        }
    }

    /// A cell whose lines each begin with session numbers of the legend: "1-2: opening plenary". `false` where it has none.
    fn numbered_lines(
        &self,
        reading: &mut Reading<'_, '_>,
        day: NaiveDate,
        inferred: &[Inferred],
        cell: &Span,
    ) -> bool {
        let text = reading.text;
        let mut start = cell.start;
        let mut any = false;
        for line in text.folded(cell).split_inclusive('\n') {
            let span = start..start + line.trim_end().len();
            start += line.len();
            let Some((hours, from)) = slots::line_of_legend(reading, &span, self.legend) else { continue };
            any = true;
            let name = from..span.end;
            if is_empty(reading, &name) || self.is_break(reading, &name) {
                continue;
            }
            let bracketed = tentative(reading, &name) || tentative(reading, &span);
            for hours in hours {
                add(reading, day, inferred, hours, &name, bracketed, Vec::new(), &span);
            }
        }
        any
    }

    fn is_break(&self, reading: &Reading<'_, '_>, span: &Span) -> bool {
        let text = reading.text;
        let short = || letters(text.folded(span)) <= 24;
        reading.has(span, &[Cue::Break, Cue::Weekend]) && short() && !reading.has(span, &[Cue::SessionNoun])
    }

    fn note_unknown(&self, reading: &mut Reading<'_, '_>, unknown: Option<Span>) {
        if let Some(cell) = unknown {
            let detail = reading.words(&cell);
            reading.remark(Code::HoursUnknown, cell, detail);
        }
    }

    /// The dates of a head are the days of the meeting again.
    fn take_days(&self, reading: &mut Reading<'_, '_>, span: &Span) {
        for mention in reading.text.mentions_in(span) {
            if reading.text.mentions[mention].is_date() {
                reading.take(mention, Role::Repeated, "a day of the time plan");
            }
        }
    }
}

/// Hours in a head carry the sessions below it.
fn take_hours(reading: &mut Reading<'_, '_>, row: &[PlanCell]) {
    for cell in row {
        for mention in reading.text.mentions_in(&cell.span) {
            reading.take(mention, Role::Event, "");
        }
    }
}

/// Cells of a row over the columns of the head: a converter drops merged cells, and what divides evenly is taken as merged.
fn spread(row: &[PlanCell], width: usize) -> Vec<PlanCell> {
    let cells = &row[1..];
    let native = row.iter().any(|c| c.columns > 1) || cells.first().is_some_and(|c| c.column != 1);
    let columns = width.saturating_sub(1);
    if native || cells.is_empty() || columns == 0 || cells.len() >= columns || !columns.is_multiple_of(cells.len()) {
        return cells.to_vec();
    }
    let each = columns / cells.len();
    cells.iter().enumerate().map(|(i, c)| PlanCell { column: 1 + i * each, columns: each, ..c.clone() }).collect()
}

/// The day that a cell names and nothing else: a date, or a weekday of the meeting.
pub(super) fn day_of(reading: &Reading<'_, '_>, span: &Span) -> Option<(NaiveDate, Vec<Inferred>)> {
    let text = reading.text;
    // What runs on into the next cell is no day of this one.
    let own = |m: &usize| text.mentions[*m].is_date() && text.mentions[*m].span.end <= span.end;
    let mention = text.mentions_in(span).find(own)?;
    let found = &text.mentions[mention];
    let Value::Date(day) = found.value else { return None };
    let before = text.folded(&(span.start..found.span.start));
    let after = text.folded(&(found.span.end..span.end));
    if text.mentions_in(&(span.start..found.span.start)).any(|m| text.mentions[m].is_time()) {
        return None;
    }
    let letters = |s: &str| s.chars().filter(|c| c.is_alphabetic()).count();
    // A weekday or "Day 1" may stand beside the date; more is a sentence.
    (letters(before) <= 16 && letters(after) <= 20).then(|| day.date().map(|d| (d, found.inferred.clone())))?
}

/// Hours at the start of a cell.
fn leading_hours(reading: &Reading<'_, '_>, span: &Span) -> Option<(Clock, Clock, usize)> {
    let text = reading.text;
    text.mentions_in(span).find_map(|m| match text.mentions[m].value {
        Value::Times(start, end) => {
            let before = text.folded(&(span.start..text.mentions[m].span.start));
            (before.chars().filter(|c| c.is_alphabetic()).count() <= 14).then_some((start, end, m))
        }
        _ => None,
    })
}

/// Whether a cell holds hours and no words.
fn is_hours_alone(reading: &Reading<'_, '_>, span: &Span) -> bool {
    let text = reading.text;
    let Some((_, _, mention)) = leading_hours(reading, span) else { return false };
    let hours = &text.mentions[mention].span;
    let letters = |s: &Span| text.folded(s).chars().filter(|c| c.is_alphabetic()).count();
    letters(span) <= letters(hours)
}

/// The hour that is all that a cell holds: when something begins.
fn start_alone(reading: &Reading<'_, '_>, span: &Span) -> Option<(Clock, usize)> {
    let text = reading.text;
    let mut mentions = text.mentions_in(span);
    let mention = mentions.next().filter(|_| mentions.next().is_none())?;
    let Value::Time(clock) = text.mentions[mention].value else { return None };
    let hour = &text.mentions[mention].span;
    (letters(text.folded(span)) <= letters(text.folded(hour)) + BESIDE_HOUR).then_some((clock, mention))
}

/// The hours of a row that has a cell for each of their ends, "From | To": the first of these cells, the hours, and both mentions.
fn pair_of_hours(reading: &Reading<'_, '_>, row: &[PlanCell]) -> Option<(usize, (Clock, Clock), [usize; 2])> {
    row.windows(2).enumerate().find_map(|(at, cells)| {
        let (from, first) = start_alone(reading, &cells[0].span)?;
        let (to, last) = start_alone(reading, &cells[1].span)?;
        (from < to).then_some((at, (from, to), [first, last]))
    })
}

/// How many cells of a row stand before the first day of the head, where there are several of them: the number of a session, its hours.
fn labels(row: &[PlanCell], heads: &[(usize, usize, NaiveDate, Vec<Inferred>)]) -> usize {
    let day = heads.first().map_or(0, |(column, ..)| *column);
    let before = row.iter().take_while(|c| c.column < day).count();
    if before > 1 && row.len() > heads.len() + 1 { before } else { 0 }
}

/// Letters beside the only hour of a cell: "from", a unit.
const BESIDE_HOUR: usize = 6;

/// Nothing, or a dash.
pub(super) fn is_empty(reading: &Reading<'_, '_>, span: &Span) -> bool {
    !reading.text.folded(span).contains(|c: char| c.is_alphanumeric())
}

/// Adds a session. The sessions of a one-day meeting that states its hours are that meeting again.
#[allow(clippy::too_many_arguments)]
pub(super) fn add(
    reading: &mut Reading<'_, '_>,
    day: NaiveDate,
    inferred: &[Inferred],
    (start, end): (Clock, Clock),
    name: &Span,
    is_tentative: bool,
    mentions: Vec<usize>,
    quote: &Span,
) {
    let meeting = reading.meeting_on(day).or_else(|| reading.main_meeting());
    let zone = zone(reading, meeting, quote);
    let (from, to) = (at(day, start), at(day, end));
    let timed = reading.meetings.iter().any(|m| {
        let hours = m.hours.filter(|_| m.first == day).map(|(s, e, _)| (at(day, s), at(day, e)));
        let alone = reading.meetings.iter().filter(|o| o.first <= day && day <= o.last).count() == 1;
        hours.is_some_and(|(s, e)| {
            let names = |g| super::meetings::names(reading.text, name).contains(g);
            alone && s <= from && to <= e || s == from && to == e && m.groups.iter().any(names)
        })
    });
    let signs = ['-', '–', ':', '：', ' ', '|', ',', '，', '；'];
    let printed = reading.words(name);
    let words = printed.trim_matches(signs);
    // What stands between two brackets with hours begins behind the first of them.
    let words = words.strip_prefix(')').map_or(words, |rest| rest.trim_start_matches(signs)).to_owned();
    let when = FactTime::Block(from, to, zone);
    let known = reading
        .facts
        .iter()
        .any(|f| f.kind == Kind::Session && f.when == when && f.name.as_deref() == Some(words.as_str()));
    let outside = !reading.meetings.iter().any(|m| m.first <= day && day <= m.last) && reading.is_past(day);
    let opened = |f: &Fact| f.kind == Kind::RegistrationDesk && f.when == FactTime::Instant(from, zone);
    let known = known || is_desk_row(reading, name) && reading.facts.iter().any(opened);
    if timed || known || outside {
        for mention in mentions {
            reading.take(mention, Role::Repeated, "hours of the meeting again");
        }
        return;
    }
    for mention in &mentions {
        reading.take_hours_of_plan(*mention);
    }
    let desk = is_desk_row(reading, name);
    reading.facts.push(Fact {
        kind: if desk { Kind::RegistrationDesk } else { Kind::Session },
        action: None,
        groups: super::prose::groups_of(reading, name),
        when: if desk { FactTime::Instant(from, zone) } else { when },
        meeting,
        name: Some(words).filter(|w| !w.is_empty() && !desk),
        status: if is_tentative { Status::Tentative } else { Status::Confirmed },
        mentions,
        quote: quote.clone(),
        inferred: inferred.to_vec(),
    });
}

/// The opening of the meeting that begins on a day, where a row or an entry names its first sitting and tells only when it begins; `false`
/// where it names something else.
pub(super) fn opens_meeting(
    reading: &mut Reading<'_, '_>,
    (day, inferred): (NaiveDate, &[Inferred]),
    (start, mention): (Clock, usize),
    name: &Span,
) -> bool {
    let begins = |i: &usize| reading.meetings[*i].first == day && day < reading.meetings[*i].last;
    let meeting = reading.meeting_on(day).filter(begins);
    let Some(meeting) = meeting.filter(|_| reading.has(name, &[Cue::OpeningSession])) else { return false };
    // A sentence found nothing that begins at this hour.
    if reading.verdicts[mention].as_ref().is_some_and(|v| v.role == Role::Other) {
        reading.verdicts[mention] = None;
    }
    if reading.facts.iter().any(|f| f.kind == Kind::Opening && f.meeting == Some(meeting)) {
        reading.take(mention, Role::Repeated, "the opening again");
        return true;
    }
    let zone = zone(reading, Some(meeting), name);
    reading.take(mention, Role::Event, "");
    reading.facts.push(Fact {
        kind: Kind::Opening,
        action: None,
        groups: reading.meetings[meeting].groups.clone(),
        when: FactTime::Instant(at(day, start), zone),
        meeting: Some(meeting),
        name: None,
        status: Status::Confirmed,
        mentions: vec![mention],
        quote: name.clone(),
        inferred: inferred.to_vec(),
    });
    true
}

/// Whether a row or cell says that participants register and nothing else: "0830-0900 Registration".
fn is_desk_row(reading: &Reading<'_, '_>, name: &Span) -> bool {
    let text = reading.text;
    let registers = actions::named_in(text, name) == [Action::Registration] || reading.has(name, &[Cue::Desk]);
    let short = letters(text.folded(name)) <= DESK_ROW;
    registers && short && text.groups_in(name).is_empty() && !reading.has(name, &[Cue::SessionNoun])
}

/// Letters of a row that says when participants register.
const DESK_ROW: usize = 40;

/// Whether a fact is a session from one time to another, in whatever zone.
pub(super) fn is_session_at(fact: &Fact, (start, end): (NaiveDateTime, NaiveDateTime)) -> bool {
    fact.kind == Kind::Session && matches!(fact.when, FactTime::Block(from, to, _) if (from, to) == (start, end))
}

/// The zone of a session: stated in its cell, by the heading of the plan, for all hours, else that of the place.
fn zone(reading: &mut Reading<'_, '_>, meeting: Option<usize>, quote: &Span) -> Zone {
    let own = || reading.text.zones.iter().find(|z| quote.contains(&z.start)).copied();
    let above = || head_zone(reading, quote.start).or_else(|| heading_zone(reading, quote.start));
    // Most letters name no zone, for which no heading need be looked for.
    let hit = if reading.text.zones.is_empty() { None } else { own().or_else(above) };
    let stated = hit.and_then(|h| reading.zone_of(h, meeting));
    stated.or(reading.all_hours).unwrap_or_else(|| reading.zone_at(meeting))
}

/// The zone that the first row of a table names where it has no day and no hours: "Date | Time (UTC) | Topic".
fn head_zone(reading: &Reading<'_, '_>, at: usize) -> Option<crate::lang::Hit> {
    let text = reading.text;
    let own = text.unit_at(at)?;
    let Position::Cell { table, .. } = text.units[own].position else { return None };
    let in_head = |u: &&super::text::Unit| matches!(u.position, Position::Cell { table: t, row: 0, .. } if t == table);
    let same = |u: &&super::text::Unit| matches!(u.position, Position::Cell { table: t, .. } if t == table);
    let head: Vec<&super::text::Unit> = text.units[..own].iter().rev().take_while(same).filter(in_head).collect();
    let plain = head.iter().all(|u| text.mentions_in(&u.span).next().is_none());
    let stated = |z: &&crate::lang::Hit| z.sense != Sense::TimeOf && head.iter().any(|u| u.span.contains(&z.start));
    let zoned = |u: &&super::text::Unit| text.zones.iter().find(|z| stated(z) && u.span.contains(&z.start));
    // "Date | UTC 11:00-12:20 | UTC 12:40-14:00": the hours of the head have one zone.
    let timed =
        |u: &&&super::text::Unit| text.mentions_in(&u.span).any(|m| matches!(text.mentions[m].value, Value::Times(..)));
    let undated = head.iter().all(|u| text.mentions_in(&u.span).all(|m| text.mentions[m].is_time()));
    let mut senses = head.iter().filter(timed).map(|u| zoned(u).map(|z| z.sense));
    let first = senses.next().flatten();
    let alike = undated && first.is_some() && senses.all(|s| s == first);
    text.zones.iter().find(stated).filter(|_| plain || alike).copied()
}

/// The zone that the nearest heading of a plan or programme before a position names: "Time plan (UTC)".
fn heading_zone(reading: &Reading<'_, '_>, at: usize) -> Option<crate::lang::Hit> {
    let text = reading.text;
    let heading = text.units[..=text.unit_at(at)?].iter().rev().find(|u| {
        reading.has(&u.span, &[Cue::PlanHeading, Cue::Programme])
            && text.folded(&u.span).chars().count() <= HEADING
            && u.span.start >= reading.head.span.end
    })?;
    // "Time plan" names no zone.
    let named = |z: &&crate::lang::Hit| {
        heading.span.contains(&z.start)
            && (z.sense != Sense::TimeOf || super::place::beside(&text.view.text, &(z.start..z.end)).is_some())
    };
    text.zones.iter().find(named).copied()
}

/// Whether a unit is a cell of a table.
pub(super) fn in_table(reading: &Reading<'_, '_>, at: usize) -> bool {
    reading.text.unit_at(at).is_some_and(|u| matches!(reading.text.units[u].position, Position::Cell { .. }))
}

/// The weekday of a date, for messages.
pub(super) fn weekday(day: NaiveDate) -> u8 {
    day.weekday().number_from_monday() as u8
}
