//! Days that a sentence gives to several things in turn: "Working Parties 1/13 and 2/13 meet on 14 and 15 May respectively" are two
//! days, and no period.

use super::text::CueHit;
use crate::lang::{Cue, Hit};
use crate::mentions::{Day, Mention, Value};

/// Bytes between the word for "respectively" and the days.
const NEAR: usize = 24;

/// Makes a period whose days are listed with conjunctions a day each, beside a word that says to each its own.
pub(super) fn part(mentions: &mut Vec<Mention>, cues: &[CueHit], joins: &[Hit], text: &str) {
    for cue in cues.iter().filter(|c| c.cue == Cue::Respectively) {
        let beside = |m: &Mention| {
            let gap =
                if cue.end <= m.span.start { cue.end..m.span.start } else { m.span.end..cue.start.max(m.span.end) };
            gap.len() <= NEAR && !text[gap].contains(['.', ';', ':', '。', '\n'])
        };
        let listed = |m: &Mention| matches!(m.value, Value::Range(..)) && beside(m);
        let Some(at) = mentions.iter().position(listed) else { continue };
        if let Some(days) = days(&mentions[at], joins, text) {
            mentions.splice(at..=at, days);
        }
    }
}

/// The days of a period that are as many as what its joints part.
fn days(period: &Mention, joins: &[Hit], text: &str) -> Option<Vec<Mention>> {
    let Value::Range(first, last) = period.value else { return None };
    let span = &period.span;
    let comma =
        text[span.clone()].match_indices([',', '、']).map(|(i, mark)| (span.start + i, span.start + i + mark.len()));
    let word = joins.iter().filter(|j| span.start < j.start && j.end < span.end).map(|j| (j.start, j.end));
    let mut joints: Vec<(usize, usize)> = comma.chain(word).collect();
    joints.sort_unstable();
    joints.dedup();
    let count = u32::try_from(joints.len()).ok()? + 1;
    if first.month != last.month || last.day.checked_sub(first.day)? + 1 != count {
        return None;
    }
    let starts = [span.start].into_iter().chain(joints.iter().map(|j| j.1));
    let ends = joints.iter().map(|j| j.0).chain([span.end]);
    let day = |(n, (start, end)): (u32, (usize, usize))| {
        let words = &text[start..end];
        let lead = words.len() - words.trim_start().len();
        let value = Value::Date(Day { day: first.day + n, weekday: None, ..first });
        Mention { span: start + lead..start + words.trim_end().len(), value, ..period.clone() }
    };
    (count > 1).then(|| (0..).zip(starts.zip(ends)).map(day).collect())
}
