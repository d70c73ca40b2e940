//! Days that are one period with those before them, though words stand between: "30 April and, if needed, 1 May".

use super::text::{CueHit, letters};
use crate::lang::Cue;
use crate::mentions::{Day, Mention, Value};

/// Letters between the days beside the words "if needed": a conjunction, a preposition, an adverb.
const JOINT: usize = 8;

/// Joins a day that is held only if needed to the days directly before it.
pub(super) fn join(mentions: &mut Vec<Mention>, cues: &[CueHit], text: &str) {
    if !cues.iter().any(|c| c.cue == Cue::IfNeeded) {
        return;
    }
    for i in (1..mentions.len()).rev() {
        let (before, day) = (&mentions[i - 1], &mentions[i]);
        let gap = before.span.end..day.span.start.max(before.span.end);
        let Some(cue) = cues.iter().find(|c| c.cue == Cue::IfNeeded && gap.start <= c.start && c.end <= gap.end) else {
            continue;
        };
        let beside = [gap.start..cue.start, cue.end..gap.end];
        let joined = beside.iter().map(|s| letters(&text[s.clone()])).sum::<usize>() <= JOINT
            && !text[gap].contains(['.', ';', ':', '\n', '\t']);
        // "Contributions are due on 29 April or, if necessary, 30 April": two last days.
        let line = text[..before.span.start].rfind(['.', ';', '\n']).map_or(0, |i| i + 1);
        let end = text[day.span.end..].find(['.', ';', '\n']).map_or(text.len(), |i| day.span.end + i);
        let due = |c: &CueHit| {
            matches!(c.cue, Cue::Act(_) | Cue::LastDayCue | Cue::DeadlineHeading) && (line..end).contains(&c.start)
        };
        let due = cues.iter().any(due);
        let Some(period) = period(before, day).filter(|_| joined && !due) else { continue };
        let end = day.span.end;
        mentions.remove(i);
        let whole = &mut mentions[i - 1];
        (whole.value, whole.rule, whole.span.end) = (period, "range", end);
    }
}

/// The days from the first of some to the one that directly follows them.
fn period(before: &Mention, day: &Mention) -> Option<Value> {
    let (first, last) = match before.value {
        Value::Date(day) => (day, day),
        Value::Range(first, last) => (first, last),
        _ => return None,
    };
    let Value::Date(added) = day.value else { return None };
    let dated = |day: Day| Day { year: day.year.or(added.year), month: day.month.or(added.month), ..day };
    let follows = dated(last).date()?.succ_opt()? == added.date()?;
    follows.then(|| Value::Range(dated(first), added))
}
