//! What a date of a row is: the days of a meeting, a last day, an opening.

use super::Column;
use super::column_of_date::due_by_column;
use super::row::{DateOfRow, Row};
use crate::document::Span;
use crate::event::Zone;
use crate::lang::Place;
use crate::letter::reading::{Fact, FactTime, Meeting, Reading, at};
use crate::letter::{Role, deadlines, event_name, meetings, place};
use crate::mentions::Value;

impl<'a> Row<'a> {
    /// Calls the meeting of the row.
    pub(super) fn calls(&self, reading: &mut Reading<'_, '_>, date: &DateOfRow) -> usize {
        let Row { span, table, side, .. } = *self;
        // "WP 8F (Kyoto) | 23-31 May": the row names its own place.
        let text = reading.text;
        let head = span.start..text.mentions_in(span).next().map_or(span.end, |m| text.mentions[m].span.start);
        let own = place::named_in(text.folded(&head)).iter().map(|(_, p)| *p).find(|p| !p.country);
        // Where one row names a city, the others do not meet there: "15-22 October 2014, Cape Town". What the subject names is of all.
        let subject = reading.head.subject.as_ref().map(|s| place::named_in(text.folded(s))).unwrap_or_default();
        let of_all = |city: &str| subject.iter().any(|(_, p)| p.name == city);
        let place = match (own.or_else(|| city_of_row(reading, span)), meetings::letter_place(reading)) {
            (None, Some(of_letter)) if table.cities.contains(&of_letter.name) && !of_all(of_letter.name) => None,
            (own, of_letter) => own.or(of_letter),
        };
        let name = side
            .then(|| event_name::of(reading, &(span.start..reading.text.mentions[date.mention].span.start)))
            .flatten();
        let called = Meeting::new(self.groups.clone(), date.days, date.mention, span);
        reading.call(Meeting { side, name, principal: true, place, ..called });
        let index = reading.meetings.len() - 1;
        // Hours between the days of the meeting and the next date are its own, whatever heads their column.
        let undated = !table.order.contains(&Column::Opening) || self.dates.len() + 1 < table.order.len();
        if let Some(hour) = date.hour.filter(|_| undated) {
            own_hours(reading, index, hour, date.until, table.opening_zone);
        }
        index
    }

    pub(super) fn sets_deadline(&self, reading: &mut Reading<'_, '_>, date: &DateOfRow) {
        let Row { span, table, .. } = *self;
        let DateOfRow { mention, days: (_, last), until, hour, clock, .. } = *date;
        let text = reading.text;
        // An hour in a cell of its own behind the last date is that of the opening.
        let parted = |t: usize| {
            let at = text.mentions[t].span.start;
            text.unit_at(at) != text.unit_at(text.mentions[mention].span.start)
        };
        let opens = hour.filter(|t| date.is_last && table.order.contains(&Column::Opening) && parted(*t));
        if let (Some(hour), Some(index)) = (opens, self.meeting) {
            own_hours(reading, index, hour, until, table.opening_zone);
        }
        let clock = clock.filter(|_| opens.is_none() || self.meeting.is_none());
        let stated = clock.map(|(c, t)| {
            let time = text.mentions[t].span.clone();
            let zone = reading
                .stated_zone(&time, &(text.mentions[mention].span.end..until), None)
                .or(table.deadline_hour.map(|(_, z)| z))
                .or(table.deadline_zone);
            reading.take(t, Role::Event, "");
            (c, zone.unwrap_or(Zone::GENEVA))
        });
        let when = stated
            .or(table.deadline_hour)
            .map_or(FactTime::Day(last), |(c, zone)| FactTime::Instant(at(last, c), zone));
        let due = due_by_column(reading, mention).unwrap_or(table.due);
        deadlines::add(reading, mention, due, &self.groups, when, span, span);
        reading.take(mention, Role::Event, "");
    }

    pub(super) fn opens(&self, reading: &mut Reading<'_, '_>, date: &DateOfRow) {
        let DateOfRow { mention, days: (first, _), until, .. } = *date;
        let Some((c, t)) = date.clock else {
            reading.take(mention, Role::Repeated, "the first day again");
            return;
        };
        let time = reading.text.mentions[t].span.clone();
        let zone = reading
            .stated_zone(&time, &(time.start..until.max(time.start)), self.meeting)
            .or(self.table.opening_zone)
            .unwrap_or_else(|| reading.zone_at(self.meeting));
        let when = FactTime::Instant(at(first, c), zone);
        reading.facts.push(Fact::opening(self.groups.clone(), when, self.meeting, vec![t, mention], self.span));
        reading.take(mention, Role::Event, "");
        reading.take(t, Role::Event, "");
    }
}

/// Hours behind the dates of a meeting, in a column of their own: from when to when one day lasts, or when the first begins.
fn own_hours(reading: &mut Reading<'_, '_>, meeting: usize, hour: usize, until: usize, head: Option<Zone>) {
    let time = reading.text.mentions[hour].span.clone();
    let zone = reading.stated_zone(&time, &(time.start..until), Some(meeting)).or(head);
    let zone = zone.or(reading.all_hours).unwrap_or_else(|| reading.zone_at(Some(meeting)));
    let Meeting { first, last, groups, quote, mention, .. } = reading.meetings[meeting].clone();
    reading.take(hour, Role::Event, "");
    match reading.text.mentions[hour].value {
        Value::Times(start, end) if first == last => reading.meetings[meeting].hours = Some((start, end, zone)),
        Value::Times(start, _) | Value::Time(start) => {
            let when = FactTime::Instant(at(first, start), zone);
            reading.facts.push(Fact::opening(groups, when, Some(meeting), vec![hour, mention], &quote));
        }
        _ => {}
    }
}

/// The city that a row names beside its values; the house of most meetings is in those of zones too, "(Geneva time)".
pub(super) fn city_of_row(reading: &Reading<'_, '_>, row: &Span) -> Option<&'static Place> {
    let named = place::named_in(reading.text.folded(row));
    named.iter().map(|(_, p)| *p).find(|p| !p.country && Zone::Local(p.zone) != Zone::GENEVA)
}
