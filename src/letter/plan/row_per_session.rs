//! Plans with a row per session: its day, its hours, what is held.

use super::Plan;
use super::add::{add, is_desk_row};
use super::cells::{day_of, is_empty, is_hours_alone, leading_hours, pair_of_hours, start_alone};
use super::grid::PlanCell;
use super::opening::opens_meeting;
use crate::document::Span;
use crate::event::Inferred;
use crate::lang::Cue;
use crate::letter::brackets::tentative;
use crate::letter::reading::Reading;
use crate::letter::{Role, brackets};
use crate::mentions::Clock;
use crate::note::Code;
use chrono::NaiveDate;

impl Plan<'_> {
    /// A row per session: day (or nothing: the day above), hours or session numbers, what.
    pub(super) fn row_per_session(&self, reading: &mut Reading<'_, '_>) -> bool {
        let mut day: Option<(NaiveDate, Vec<Inferred>)> = None;
        let mut any = false;
        for row in self.grid {
            let day_cell = row.iter().position(|c| day_of(reading, &c.span).is_some());
            if let Some(cell) = day_cell {
                day = day_of(reading, &row[cell].span);
                self.take_days(reading, &row[cell].span);
            }
            let Some((current, inferred)) = &day else { continue };
            any |= self.session_of_row(reading, (*current, inferred), row, day_cell);
        }
        any
    }

    /// What a row says is held on its day; `false` where it says nothing.
    fn session_of_row(
        &self,
        reading: &mut Reading<'_, '_>,
        (current, inferred): (NaiveDate, &[Inferred]),
        row: &[PlanCell],
        day_cell: Option<usize>,
    ) -> bool {
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
                return self.only_start(reading, current, inferred, start, mention, &what);
            }
            let waits = row.iter().any(|c| reading.has(&c.span, &[Cue::IfNeeded, Cue::Unconfirmed]));
            if !what.is_empty() && waits {
                let span = what[0].span.clone();
                reading.remark(Code::HoursUnknown, span, current.to_string());
            }
            return false;
        };
        let cell = &row[hours];
        let printed = leading_hours(reading, &cell.span);
        let mentions = printed.map(|(.., m)| vec![m]).or(pair.as_ref().map(|(.., m)| m.to_vec())).unwrap_or_default();
        let mention = mentions.last().copied();
        // Two hours in two cells leave no text behind them.
        let behind = mention.map_or(cell.span.end, |m| reading.text.mentions[m].span.end).min(cell.span.end);
        let own_text = behind..cell.span.end;
        // "0930-1230 Q1/13", and the room in the next cell.
        let says = |s: &Span| {
            let nouns = [Cue::SessionNoun, Cue::Meeting, Cue::SideMeeting, Cue::OpeningSession, Cue::ClosingSession];
            !reading.text.groups_in(s).is_empty() || reading.has(s, &nouns)
        };
        let own = says(&own_text) && what.iter().all(|c| !says(&c.span));
        let name = what.first().filter(|_| !own).map_or(own_text, |c| c.span.start..what[what.len() - 1].span.end);
        if is_empty(reading, &name) || self.is_break(reading, &name) {
            for mention in mentions {
                reading.take(mention, Role::SlotLegend, "a break or an empty row");
            }
            return true;
        }
        let quote = row[0].span.start..row[row.len() - 1].span.end;
        let titled = what.first().map_or(cell.span.start, |c| c.span.start);
        let bracketed = row.iter().any(|c| {
            let behind = c.span.start > titled && c.span.start != cell.span.start;
            if behind { brackets::tentative_beside(reading, &c.span) } else { tentative(reading, &c.span) }
        });
        let hours = printed.map(|(start, end, _)| vec![(start, end)]).or(pair.map(|(_, hours, _)| vec![hours]));
        for hours in hours.or(numbers.map(|(_, hours)| hours)).unwrap_or_default() {
            add(reading, current, inferred, hours, &name, bracketed, mentions.clone(), &quote);
        }
        true
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
            reading.reopen(mention);
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
}
