//! One entry: a date, perhaps an hour, and what is due.

use super::hours::entry_hour;
use super::items::items;
use super::known::add;
use crate::document::Span;
use crate::event::{Action, Zone};
use crate::lang::Cue;
use crate::letter::reading::{FactTime, Reading, at};
use crate::letter::text::letters;
use crate::letter::{Role, actions, key_dates, plan, prose};
use crate::mentions::Clock;
use chrono::NaiveDate;

/// One entry: a date, perhaps an hour, and its actions.
pub(in crate::letter) fn entry(
    reading: &mut Reading<'_, '_>,
    mention: usize,
    body: &Span,
    default: Option<(Clock, usize)>,
    headed: bool,
    behind: Option<Span>,
) {
    let Some((_, day)) = reading.days(mention) else {
        reading.take(mention, Role::Other, "no such day");
        return;
    };
    let swapped = behind.is_some();
    let hour_scope = behind.unwrap_or_else(|| body.clone());
    let own = entry_hour(reading, &hour_scope);
    // An hour behind a day that ends its row is none of the body.
    let apart = swapped && own.is_some();
    if headed && !apart && key_dates::is_held(reading, mention, body) {
        return;
    }
    let hour = own.or(default);
    let items = items(reading, body);
    if items.is_empty() {
        reading.take(mention, Role::Other, "a date of the deadlines without an action");
        return;
    }
    if items.iter().all(|i| prose::is_published(reading, i)) {
        return reading.take(mention, Role::Other, "what the writers do");
    }
    if is_of_meeting(reading, day, &items) {
        let inferred = reading.text.mentions[mention].inferred.clone();
        reading.take(mention, Role::Repeated, "a day of the meeting among the deadlines");
        if let Some(hour) = hour {
            plan::opens_meeting(reading, (day, &inferred), hour, body);
        }
        return;
    }
    let when = match hour {
        Some((clock, at_mention)) => {
            let time = reading.text.mentions[at_mention].span.clone();
            let scope = if hour_scope.contains(&time.start) {
                hour_scope.clone()
            } else {
                reading.text.sentence_at(time.start)
            };
            let zone = reading.stated_zone(&time, &scope, None).or(reading.all_hours).unwrap_or(Zone::GENEVA);
            reading.take(at_mention, Role::Event, "");
            FactTime::Instant(at(day, clock), zone)
        }
        None => FactTime::Day(day),
    };
    let quote = reading.text.mentions[mention].span.start.min(body.start)
        ..reading.text.mentions[mention].span.end.max(body.end);
    let quote = quote.start..quote.start + without_frame(reading.text.folded(&quote)).len();
    let mut carried = false;
    let mut begins = false;
    // Column heads stand before the first action.
    let first_action = items.iter().position(|i| actions::any_in(reading.text, i)).unwrap_or(0);
    let heads = if swapped { first_action } else { 0 };
    for item in items.into_iter().skip(heads) {
        // "20 March: registration opens"; on the first day of the meeting that is the desk.
        if prose::opening_of(reading, &item) && reading.meeting_on(day).is_none() {
            begins = true;
            continue;
        }
        let mut found = actions::named_or_form_in(reading.text, &item);
        if found.is_empty() {
            if !headed {
                continue;
            }
            // "17 July - translation requested": of the deadlines only papers are translated.
            let translated = actions::translates(reading.text, &item);
            found.push(if translated { Action::ContributionsTranslation } else { Action::Other });
        }
        let groups = prose::groups_of(reading, &item);
        for action in found {
            carried |= add(reading, mention, action, &groups, when, &item, &quote);
        }
    }
    if carried {
        reading.take(mention, Role::Event, "");
    } else if begins {
        reading.take(mention, Role::Other, "from when something can be done");
    } else {
        reading.take(mention, Role::Repeated, "the same deadline stands above");
    }
}

/// Whether an entry tells when the meeting itself opens or closes, and nothing that is due: the last rows of a table of dates.
fn is_of_meeting(reading: &Reading<'_, '_>, day: NaiveDate, items: &[Span]) -> bool {
    let sits = |i: &Span| {
        (reading.has(i, &[Cue::OpeningSession, Cue::ClosingSession])
            || reading.has(i, &[Cue::Open, Cue::End]) && reading.has(i, &[Cue::Meeting]))
            && actions::named_or_form_in(reading.text, i).is_empty()
            && letters(reading.text.folded(i)) <= SITTING
    };
    items.iter().all(sits) && reading.meeting_on(day).is_some()
}

/// Letters of an entry that names a sitting of the meeting.
const SITTING: usize = 40;

/// A text without the strokes of a drawn table behind it.
fn without_frame(text: &str) -> &str {
    if text.trim_end().ends_with('|') { text.trim_end_matches(['|', ' ', '\n', '\t']) } else { text }
}
