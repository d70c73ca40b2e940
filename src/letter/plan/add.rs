//! A session becomes a fact, unless it is the meeting itself or known already.

use super::zones::zone;
use crate::document::Span;
use crate::event::{Action, Inferred, Kind, Status};
use crate::lang::Cue;
use crate::letter::reading::{Fact, FactTime, Reading, at};
use crate::letter::text::letters;
use crate::letter::{Role, actions, meetings, prose};
use crate::mentions::Clock;
use chrono::{NaiveDate, NaiveDateTime};

/// Adds a session. The sessions of a one-day meeting that states its hours are that meeting again.
#[allow(clippy::too_many_arguments)]
pub(in crate::letter) fn add(
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
    let zone = zone(reading, meeting, quote, Some((start, end)).filter(|_| mentions.is_empty()));
    let (from, to) = (at(day, start), at(day, end));
    let timed = reading.meetings.iter().any(|m| {
        let hours = m.hours.filter(|_| m.first == day).map(|(s, e, _)| (at(day, s), at(day, e)));
        let alone = reading.meetings.iter().filter(|o| o.first <= day && day <= o.last).count() == 1;
        hours.is_some_and(|(s, e)| {
            let names = |g| meetings::names(reading.text, name).contains(g);
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
        groups: prose::groups_of(reading, name),
        when: if desk { FactTime::Instant(from, zone) } else { when },
        meeting,
        name: Some(words).filter(|w| !w.is_empty() && !desk),
        status: if is_tentative { Status::Tentative } else { Status::Confirmed },
        mentions,
        quote: quote.clone(),
        inferred: inferred.to_vec(),
    });
}

/// Whether a row or cell says that participants register and nothing else: "0830-0900 Registration".
pub(super) fn is_desk_row(reading: &Reading<'_, '_>, name: &Span) -> bool {
    let text = reading.text;
    let registers = actions::named_in(text, name) == [Action::Registration] || reading.has(name, &[Cue::Desk]);
    let short = letters(text.folded(name)) <= DESK_ROW;
    registers && short && text.groups_in(name).is_empty() && !reading.has(name, &[Cue::SessionNoun])
}

/// Letters of a row that says when participants register.
const DESK_ROW: usize = 40;

/// Whether a fact is a session from one time to another, in whatever zone.
pub(in crate::letter) fn is_session_at(fact: &Fact, (start, end): (NaiveDateTime, NaiveDateTime)) -> bool {
    fact.kind == Kind::Session && matches!(fact.when, FactTime::Block(from, to, _) if (from, to) == (start, end))
}
