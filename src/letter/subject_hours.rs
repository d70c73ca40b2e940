//! Hours that the subject gives to the meeting that it names: "JCA-IdM meeting, Geneva, 13 April 2011, 1430 to 1730 hours".

use super::reading::Reading;
use crate::document::Span;

/// Letters that may stand between a day and its hours: "at", a weekday.
const BESIDE: usize = 14;

/// Gives hours behind the day of a meeting to that meeting: all of them where it lasts this one day, else its opening.
pub(super) fn read(reading: &mut Reading<'_, '_>) {
    let text = reading.text;
    let Some(subject) = reading.head.subject.clone() else { return };
    for meeting in 0..reading.meetings.len() {
        let day = text.mentions[reading.meetings[meeting].mention].span.clone();
        if !(subject.start <= day.start && day.end <= subject.end) || reading.meetings[meeting].hours.is_some() {
            continue;
        }
        let Some(mention) = beside(reading, &day, &subject) else { continue };
        let span = text.mentions[mention].span.clone();
        let next =
            text.mentions_in(&(span.end..subject.end)).next().map_or(subject.end, |m| text.mentions[m].span.start);
        super::hours::beside_days(reading, meeting, mention, &subject, &(day.end..next));
    }
}

/// The hours behind a day, with nothing but a bracket, a comma or a word between them.
fn beside(reading: &Reading<'_, '_>, day: &Span, subject: &Span) -> Option<usize> {
    let text = reading.text;
    let next = text.mentions_in(&(day.end..subject.end)).next()?;
    let gap = text.folded(&(day.end..text.mentions[next].span.start));
    let near = gap.chars().filter(|c| c.is_alphabetic()).count() <= BESIDE && !gap.contains([';', '.']);
    (near && text.mentions[next].is_time() && reading.is_open(next)).then_some(next)
}
