//! Side events of one journey that the subject dates together and the invitation one by one: "the forum on 18 and 19 August, and
//! the training from 20 to 22 August" where the subject says 18-22 August.

use super::*;
use crate::letter::reading::{Meeting, Verdict};
use chrono::NaiveDate;

/// Days of rest that may lie between two of the events.
const REST: i64 = 2;

/// A date of the invitation with its days.
type Part = (usize, NaiveDate, NaiveDate);

/// Puts the events of one sentence of the invitation into the place of the period of all of them.
pub(in crate::letter) fn parts_of_period(reading: &mut Reading<'_, '_>) {
    let whole: Vec<usize> = (0..reading.meetings.len()).filter(|i| reading.meetings[*i].principal).collect();
    let [whole] = whole.as_slice() else { return };
    let meeting = &reading.meetings[*whole];
    if meeting.first == meeting.last || !(meeting.side || meeting.groups.is_empty()) {
        return;
    }
    let told = sentences(reading)
        .into_iter()
        .take_while(|(sentence, _)| sentence.start < reading.annex_start)
        .find_map(|(sentence, _)| parts(reading, &sentence, meeting).map(|parts| (sentence, parts)));
    let Some((sentence, parts)) = told else { return };
    let summary = reading.meetings.remove(*whole);
    reading.verdicts[summary.mention] =
        Some(Verdict { role: Role::Repeated, reason: "the period of all events together" });
    for (mention, first, last) in parts {
        let name = meeting::name_segment(reading, mention, &sentence).and_then(|s| meetings::segment_name(reading, &s));
        reading.meetings.push(Meeting { first, last, name, mention, quote: sentence.clone(), ..summary.clone() });
        reading.take(mention, Role::Event, "");
    }
}

/// The dates of a sentence that calls something, where they follow one another from the first day of a meeting to its last, each
/// with a side event of its own.
fn parts(reading: &Reading<'_, '_>, sentence: &Span, whole: &Meeting) -> Option<Vec<Part>> {
    let text = reading.text;
    let dates: Vec<usize> =
        text.mentions_in(sentence).filter(|m| text.mentions[*m].is_date() && reading.is_open(*m)).collect();
    if dates.len() < 2 || !reading.has(sentence, &[Cue::Invite, Cue::WillHold]) {
        return None;
    }
    let parts: Vec<Part> =
        dates.iter().map(|m| reading.days(*m).map(|(first, last)| (*m, first, last))).collect::<Option<_>>()?;
    let follow = parts.windows(2).all(|w| (0..=REST).contains(&((w[1].1 - w[0].2).num_days() - 1)));
    let cover = parts[0].1 == whole.first && parts[parts.len() - 1].2 == whole.last;
    let mut from = sentence.start;
    let named = parts.iter().all(|(mention, ..)| {
        let span = &text.mentions[*mention].span;
        let own = std::mem::replace(&mut from, span.end)..span.start;
        reading.has(&own, &[Cue::SideMeeting])
    });
    (follow && cover && named).then_some(parts)
}
