//! A legend of session numbers that gives each number a line of its own.

use super::Role;
use super::reading::Reading;
use super::slots::MOST;
use super::text::{Unit, letters};
use crate::mentions::{Clock, Value};

/// Letters beside the hours of a line that explains a number: "1  0930-1045 hours".
const BESIDE_HOURS: usize = 6;

/// Lines of a number and its hours and nothing else, numbered one after the other: "1  0930-1045", "2  1115-1230".
pub(super) fn read(reading: &mut Reading<'_, '_>, numbers: &mut Vec<(u32, (Clock, Clock))>) {
    let text = reading.text;
    let entry = |unit: &Unit| {
        let mut mentions = text.mentions_in(&unit.span);
        let (mention, None) = (mentions.next()?, mentions.next()) else { return None };
        let Value::Times(start, end) = text.mentions[mention].value else { return None };
        let span = &text.mentions[mention].span;
        let number: u32 = text
            .folded(&(unit.span.start..span.start))
            .trim()
            .trim_end_matches(['.', ')', ':', '-'])
            .trim()
            .parse()
            .ok()?;
        let beside = letters(text.folded(&(span.end..unit.span.end.max(span.end))));
        (number < MOST && beside <= BESIDE_HOURS).then_some((number, (start, end), mention))
    };
    let mut run: Vec<(u32, (Clock, Clock), usize)> = Vec::new();
    let mut runs = Vec::new();
    for unit in &text.units {
        let next = entry(unit);
        let goes_on = next.as_ref().is_some_and(|(n, ..)| run.last().is_none_or(|(last, ..)| *n == last + 1));
        if !goes_on && run.len() > 1 {
            runs.extend(std::mem::take(&mut run));
        } else if !goes_on {
            run.clear();
        }
        run.extend(next);
    }
    runs.extend(Some(run).filter(|r| r.len() > 1).into_iter().flatten());
    for (number, hours, mention) in runs {
        reading.take(mention, Role::SlotLegend, "hours of a session number");
        if !numbers.iter().any(|(n, _)| *n == number) {
            numbers.push((number, hours));
        }
    }
}
