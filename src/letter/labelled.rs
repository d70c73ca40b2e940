//! Days under a label of their own: "Date: 2-5 September" below the name of what meets, or "1. Date" and the days on the next line.
//! The label says what the days are; a line above it, or the subject, what meets. Hours may stand beside under such a label too.

use super::actions;
use super::meetings;
use super::reading::{Meeting, Reading};
use super::text::{LetterText, letters};
use crate::document::Span;
use crate::event::Kind;
use crate::lang::Cue;

/// Lines between the name of what meets and the label of its days, or between these and the label of the hours: the place, the title.
const ROWS: usize = 4;
/// Characters of the longest name of what meets.
const TITLE: usize = 220;
/// Letters of the longest label: "Date and time of the meeting".
const LABEL: usize = 40;
/// Letters between a label and its days or hours, beside weekdays: "from", "du", "at about".
const LEAD: usize = 7;

/// Characters behind some days that say what they are of: "at the latest".
const BEHIND: usize = 40;

/// What is said to meet.
const MEETS: [Cue; 3] = [Cue::Meeting, Cue::SideMeeting, Cue::RapporteurGroup];
/// What makes days none of a meeting that is called.
const OTHERWISE: [Cue; 7] = [
    Cue::DeadlineHeading,
    Cue::LastDayCue,
    Cue::Cancelled,
    Cue::Postponed,
    Cue::OldValue,
    Cue::IfNeeded,
    Cue::Unconfirmed,
];

/// Calls what stands as a name in a line above a label, one or several.
pub(super) fn read_rows(reading: &mut Reading<'_, '_>) {
    for mention in labelled(reading) {
        let text = reading.text;
        let days = reading.days(mention);
        let told = |m: &Meeting| Some((m.first, m.last)) == days;
        let subject = reading.head.subject.clone().unwrap_or(0..0);
        let again = text.mentions_in(&subject).any(|m| reading.days(m) == days);
        if again || reading.meetings.iter().any(told) {
            continue;
        }
        let before = label_of(reading, mention).and_then(|label| name_above(reading, label.start));
        if let Some(name) = before {
            call(reading, mention, &name, &name);
        }
    }
}

/// Calls what the subject names without a day, or a sentence above the label where there is none.
pub(super) fn read(reading: &mut Reading<'_, '_>) {
    if !reading.meetings.is_empty() {
        return;
    }
    let text = reading.text;
    // "Registration" above a label says what is done on the day.
    let done = |m: &usize| {
        let label = label_of(reading, *m).map_or(0, |l| line_at(text, l.start).start);
        let above = line_above(text, label).filter(|l| l.start >= reading.head.span.end);
        above.is_some_and(|l| !text.folded(&l).trim_end().ends_with(['.', '。']) && actions::any_in(text, &l))
    };
    let Some(mention) = labelled(reading).into_iter().find(|m| !done(m)) else { return };
    let undated = |span: &Span| !text.mentions_in(span).any(|m| text.mentions[m].is_date());
    let plain =
        |span: &Span| (reading.has(span, &MEETS) || !text.groups_in(span).is_empty()) && !reading.has(span, &OTHERWISE);
    let words = match reading.head.subject.clone() {
        Some(subject) => Some(subject).filter(|s| undated(s) && plain(s)),
        None => {
            let body = reading.head.span.end..text.mentions[mention].span.start;
            let units = text.units.iter().filter(|u| body.contains(&u.span.start));
            let mut sentences = units.flat_map(|u| text.sentences(&u.span));
            sentences.find(|s| undated(s) && plain(s) && reading.has(s, &[Cue::WillHold, Cue::Invite]))
        }
    };
    if let Some(words) = words {
        let at = text.mentions[mention].span.start;
        call(reading, mention, &words, &text.sentence_at(at));
    }
}

/// Gives meetings whose days stand under a label the hours behind these days or under a label in the lines below.
pub(super) fn hours(reading: &mut Reading<'_, '_>) {
    for meeting in 0..reading.meetings.len() {
        let day = reading.meetings[meeting].mention;
        let opened = reading.facts.iter().any(|f| f.kind == Kind::Opening && f.meeting == Some(meeting));
        if opened || reading.meetings[meeting].hours.is_some() || label_of(reading, day).is_none() {
            continue;
        }
        let Some((mention, row)) = hours_beside(reading, day) else { continue };
        super::hours::beside_days(reading, meeting, mention, &row, &row);
    }
}

/// Whether some days of the head stand below the subject under a label: no letter is dated by several.
pub(super) fn dates_meeting(reading: &Reading<'_, '_>, mention: usize) -> bool {
    let behind = reading.head.subject.as_ref().is_some_and(|s| s.end <= reading.text.mentions[mention].span.start);
    let several = reading.days(mention).is_some_and(|(first, last)| first < last && !reading.is_past(last));
    behind && several && label_of(reading, mention).is_some()
}

/// The days of the invitation under a label that lie ahead, in order.
fn labelled(reading: &Reading<'_, '_>) -> Vec<usize> {
    let text = reading.text;
    if !text.speaks_of(&[Cue::LabelDate]) {
        return Vec::new();
    }
    let body = reading.head.span.end..reading.annex_start.max(reading.head.span.end);
    let ahead = |m: &usize| reading.days(*m).is_some_and(|(_, last)| !reading.is_past(last));
    let free = |m: &usize| reading.is_open(*m) && !reading.is_claimed(text.mentions[*m].span.start);
    let is_date = |m: &usize| text.mentions[*m].is_date();
    let dates = text.mentions_in(&body).filter(is_date);
    let head = text.mentions_in(&reading.head.span).filter(|m| is_date(m) && dates_meeting(reading, *m));
    head.chain(dates.filter(|m| ahead(m) && label_of(reading, *m).is_some())).filter(free).collect()
}

/// The label of some days: it begins their line, or is all that the line above says.
fn label_of(reading: &Reading<'_, '_>, mention: usize) -> Option<Span> {
    let text = reading.text;
    let date = text.mentions[mention].span.clone();
    let line = line_at(text, date.start);
    let above = || line_above(text, line.start).filter(|l| reading.has(l, &[Cue::LabelDate]));
    if !reading.has(&(line.start..date.start), &[Cue::LabelDate]) && above().is_none() {
        return None;
    }
    let tail = text.ahead(date.end, BEHIND, line.end.max(date.end));
    if reading.has(&tail, &OTHERWISE) || actions::any_in(text, &tail) {
        return None;
    }
    let on_line = text.cues_in(&(line.start..date.start)).iter().filter(|c| c.cue == Cue::LabelDate).rfind(|c| {
        let gap = c.end.min(date.start)..date.start;
        let divided = text.folded(&gap).contains([':', '|', '\t', '^', '=']) || is_numbered(text, &line, c.start);
        c.end <= date.start && divided && is_bare(text, &gap) && begins(text, &line, c.start)
    });
    if let Some(cue) = on_line {
        // Beside "Subject:" a day is that of a letter, as in the head of a mail.
        let beside = [line_above(text, line.start), line_below(text, line.end)];
        let mail = beside.into_iter().flatten().any(|l| {
            let label = text.cues_in(&l).iter().find(|c| c.cue == Cue::LabelSubject);
            label.is_some_and(|c| begins(text, &l, c.start))
        });
        let day = reading.days(mention).is_some_and(|(first, last)| first == last);
        return (!(mail && day)).then_some(cue.start..cue.end);
    }
    if !is_bare(text, &(line.start..date.start)) {
        return None;
    }
    let above = above()?;
    let cue = text.cues_in(&above).iter().find(|c| c.cue == Cue::LabelDate && begins(text, &above, c.start))?;
    let whole = letters(text.folded(&(cue.end.min(above.end)..above.end))) == 0;
    (whole && text.mentions_in(&above).next().is_none()).then_some(cue.start..cue.end)
}

/// Whether what stands between a label and its days says nothing else: punctuation, a weekday, "from".
fn is_bare(text: &LetterText<'_>, gap: &Span) -> bool {
    let weekdays = text.weekdays.iter().filter(|w| gap.contains(&w.start));
    let named: usize = weekdays.map(|w| letters(text.folded(&(w.start..w.end)))).sum();
    let folded = text.folded(gap);
    letters(folded) <= named + LEAD && !folded.contains(|c: char| c.is_ascii_digit())
}

/// Whether a label begins its line, behind a number or the mark of a list, or a sentence of it, with a capital.
fn begins(text: &LetterText<'_>, line: &Span, at: usize) -> bool {
    let before = without_number(text.folded(&(line.start..at)));
    let capital = || text.document.text[text.view.source_span(&(at..at)).start..].starts_with(char::is_uppercase);
    before.is_empty() || before.ends_with(['.', ';', '|', '\t', '>', '-']) && capital()
}

/// Whether a section's number stands before a label.
fn is_numbered(text: &LetterText<'_>, line: &Span, at: usize) -> bool {
    let before = text.folded(&(line.start..at)).trim_end();
    before.trim_end_matches(['.', ')']).ends_with(|c: char| c.is_ascii_digit())
}

/// Words without the number of a section or the mark of a list at their end.
fn without_number(before: &str) -> &str {
    let bare = before.trim_end_matches([' ', '*', '•', '·', '^', '=']);
    let number = bare.trim_end_matches(['.', ')']).trim_end_matches(|c: char| c.is_ascii_digit());
    let marked = if number.len() < bare.len() && bare.len() - number.len() <= 4 { number } else { bare };
    marked.trim_end_matches([' ', '*', '•', '·'])
}

/// The name of what meets, in one of the lines above a label: no sentence, and between them nothing but rows with a label.
fn name_above(reading: &Reading<'_, '_>, label: usize) -> Option<Span> {
    let text = reading.text;
    let mut line = line_at(text, label);
    for _ in 0..ROWS {
        line = line_above(text, line.start).filter(|l| l.start >= reading.head.span.end)?;
        let dated = text.mentions_in(&line).any(|m| text.mentions[m].is_date() || text.mentions[m].is_time());
        if dated || actions::any_in(text, &line) || reading.has(&line, &OTHERWISE) {
            return None;
        }
        let folded = text.folded(&line).trim();
        let sentence = folded.ends_with(['.', ':', '。', '：', ';', ','])
            || reading.has(&line, &[Cue::WillHold, Cue::Invite, Cue::Salutation, Cue::WasHeld]);
        if sentence || folded.chars().count() > TITLE {
            return None;
        }
        let names = reading.has(&line, &MEETS) || !text.groups_in(&line).is_empty();
        if names && !reading.has(&line, &[Cue::LabelDate]) {
            return Some(line);
        }
        // The place or another row with a label stands between.
        folded.find(':').filter(|i| letters(&folded[..*i]) <= LABEL)?;
    }
    None
}

/// Calls what some words name on the days of a mention.
fn call(reading: &mut Reading<'_, '_>, mention: usize, words: &Span, quote: &Span) {
    let Some(days) = reading.days(mention) else { return };
    let (groups, side, name) = meetings::called_by(reading, words);
    let place = meetings::place_of(reading, words);
    let meeting = Meeting::new(groups, days, mention, quote);
    reading.call(Meeting { side, name, principal: true, place, ..meeting });
}

/// The hours behind the days of a label, or under one of their own in the lines below.
fn hours_beside(reading: &Reading<'_, '_>, day: usize) -> Option<(usize, Span)> {
    let text = reading.text;
    let span = text.mentions[day].span.clone();
    let mut line = line_at(text, span.start);
    let time = |m: &usize| text.mentions[*m].is_time() && reading.is_open(*m);
    let behind = span.end..line.end.max(span.end);
    if let Some(mention) = text.mentions_in(&behind).next().filter(time) {
        let gap = span.end..text.mentions[mention].span.start;
        return is_bare(text, &gap).then_some((mention, line));
    }
    for _ in 0..ROWS {
        line = line_below(text, line.end)?;
        if reading.has(&line, &[Cue::LabelDate]) && text.mentions_in(&line).any(|m| text.mentions[m].is_date()) {
            return None;
        }
        let cue = text.cues_in(&line).iter().find(|c| c.cue == Cue::LabelTime && begins(text, &line, c.start));
        if let Some(cue) = cue {
            let mention = text.mentions_in(&(cue.end..line.end.max(cue.end))).next().filter(time)?;
            let gap = cue.end..text.mentions[mention].span.start;
            return (text.folded(&gap).contains([':', '|', '\t']) && is_bare(text, &gap)).then_some((mention, line));
        }
        let folded = text.folded(&line);
        folded.find([':', '\t']).filter(|i| letters(&folded[..*i]) <= LABEL)?;
    }
    None
}

/// The line around a position.
fn line_at(text: &LetterText<'_>, at: usize) -> Span {
    let view = &text.view.text;
    let start = view[..at].rfind('\n').map_or(0, |i| i + 1);
    start..view[at..].find('\n').map_or(view.len(), |i| at + i)
}

/// The line above the start of another that says something: neither empty nor an underline.
fn line_above(text: &LetterText<'_>, start: usize) -> Option<Span> {
    let mut start = start;
    loop {
        let line = line_at(text, start.checked_sub(1)?);
        if text.folded(&line).contains(char::is_alphanumeric) {
            return Some(line);
        }
        start = line.start;
    }
}

/// The line below the end of another that says something.
fn line_below(text: &LetterText<'_>, end: usize) -> Option<Span> {
    let mut end = end;
    loop {
        if end >= text.view.text.len() {
            return None;
        }
        let line = line_at(text, end + 1);
        if text.folded(&line).contains(char::is_alphanumeric) {
            return Some(line);
        }
        end = line.end;
    }
}
