//! Plans that a converter has printed without their grid.

use crate::document::Span;
use crate::letter::actions;
use crate::letter::reading::Reading;
use crate::letter::text::{Position, letters};
use crate::note::Code;

/// Letters beside the days in a line of nothing but days: weekdays.
const BESIDE_DAYS: usize = 12;

/// Days that head a plan, not a range of them.
const HEAD_DAYS: usize = 3;

/// Lines behind the days in which the first groups stand: weekdays and halves of the day come before.
const TO_CELLS: usize = 4;

/// A plan that a converter has printed without its grid: the heads of all days on one line, the cells with their groups behind.
/// Nobody can tell the hours of its cells.
pub(super) fn flattened(reading: &mut Reading<'_, '_>) {
    let text = reading.text;
    let cells = |i: usize| text.units[i + 1..].iter().take(TO_CELLS).any(|u| !text.groups_in(&u.span).is_empty());
    let letters = |s: &Span| letters(text.folded(s));
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
