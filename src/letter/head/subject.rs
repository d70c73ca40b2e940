//! The subject of a letter: behind its label, or where a title stands for it.

use super::labels::label_stands;
use super::unlabelled;
use crate::document::Span;
use crate::lang::Cue;
use crate::letter::text::{CueHit, LetterText};
use crate::letter::units::weight;
use crate::mentions::Value;

/// Bytes of the longest subject.
pub(super) const LONGEST: usize = 900;

/// The subject: from its label to the salutation, the next label or an empty line behind its text.
pub(super) fn subject(text: &LetterText<'_>, head: &Span) -> Option<Span> {
    let labels = |wanted: Cue| text.cues_in(head).iter().filter(move |c| c.cue == wanted);
    let label = labels(Cue::LabelSubject).find(|c| label_stands(text, c));
    let Some(cue) = label.or_else(|| labels(Cue::LabelTitle).find(|c| titles(text, c))) else {
        return unlabelled::subject(text, head);
    };
    let mut start = cue.end;
    let rest = &text.view.text[start..head.end];
    start += rest.len() - rest.trim_start_matches([' ', ':', '\n', '\t', '/', '-', '|']).len();
    let labelled = |unit: &Span| {
        text.cues_in(unit).iter().any(|c| {
            matches!(c.cue, Cue::LabelOther | Cue::LabelReference) && c.start <= unit.start + 2 && label_stands(text, c)
        })
    };
    let lines = |from: usize| {
        let units = text.units.iter().filter(move |u| u.span.end > from && u.span.start < head.end);
        units.map(move |u| u.span.start.max(from)..u.span.end.min(head.end))
    };
    // The right column of a head, the letter's date and whom it goes to, may stand between the label and its text.
    while let (Some(first), Some(next)) = (lines(start).next(), lines(start).nth(1)) {
        if !labelled(&first) && !is_lone_day(text, &first)
            || labelled(&first) && text.view.text[next.clone()].trim() == ""
        {
            break;
        }
        start = next.start;
    }
    let mut end = start;
    for inner in lines(start) {
        let gap = &text.view.text[end..inner.start];
        let day_and_addressee =
            is_lone_day(text, &inner) && lines(inner.end).next().is_some_and(|next| labelled(&next));
        let own_day =
            || end > start && !dates_above(text, head.start..cue.start) && is_letters_day(text, &(start..end), &inner);
        let label = labelled(&inner) || day_and_addressee || own_day();
        let list = is_item(text, &inner);
        let opens = text.cues_in(&inner).iter().any(|c| c.cue == Cue::OpeningHeading && c.start == inner.start);
        let apart = gap.matches('\n').count() > 1;
        // Items that each name what meets, with its days: "Meetings of", "- Study Group 13 (Geneva, 21-22 June 2021)".
        let item = || lists_meeting(text, &(inner.start..head.end)) && (!apart || leads_to_list(text, &(start..end)));
        if end > start && (label || opens || is_section(text, &inner) || (list || apart) && !(list && item())) {
            break;
        }
        end = inner.end;
    }
    // Where everything runs together, the subject ends with its date.
    if end - start > LONGEST || runs_on(text, &(start..end)) {
        let date = text.mentions_in(&(start..end)).find(|m| text.mentions[*m].is_date());
        end = date.map_or(end, |m| end_of_line(text, text.mentions[m].span.end..end));
        let open = text.view.text[start..end].rfind('(').is_some_and(|i| !text.view.text[start + i..end].contains(')'));
        end += usize::from(open && text.view.text[end..].starts_with(')'));
    }
    end = dated_behind(text, &(start..end)).unwrap_or(end);
    // The frame of a drawn table.
    end = start + text.view.text[start..end].trim_end_matches([' ', '|']).len();
    (end > start).then_some(start..end)
}

/// Whether a line begins with the mark of a list.
fn is_item(text: &LetterText<'_>, line: &Span) -> bool {
    text.view.text[line.clone()].trim_start().starts_with(['-', '•', '·'])
}

/// Whether the item of a list that a text begins with names what meets, and its days. It may go on over lines, up to the next item.
fn lists_meeting(text: &LetterText<'_>, rest: &Span) -> bool {
    let lines = text.units.iter().map(|u| &u.span).filter(|u| rest.contains(&u.start));
    let mut end = rest.start;
    for line in lines {
        let apart = text.view.text[end..line.start].matches('\n').count() > 1;
        if end > rest.start && (apart || is_item(text, line)) {
            break;
        }
        end = line.end;
    }
    let item = rest.start..end;
    let named = text.has(&item, &[Cue::Meeting, Cue::SideMeeting]) || !text.groups_in(&item).is_empty();
    named && !text.has(&item, &[Cue::LastDayCue]) && text.mentions_in(&item).any(|m| text.mentions[m].is_date())
}

/// Whether a subject without days leads to a list below an empty line: "Meetings of", "Meetings of the following groups:".
fn leads_to_list(text: &LetterText<'_>, subject: &Span) -> bool {
    let listed = text.folded(subject).contains("\n-");
    listed || !text.mentions_in(subject).any(|m| text.mentions[m].is_date())
}

/// Whether a whole day stands in a span.
fn dates_above(text: &LetterText<'_>, span: Span) -> bool {
    text.mentions_in(&span).any(|m| matches!(text.mentions[m].value, Value::Date(d) if d.date().is_some()))
}

/// Whether a line below a subject that has its days is where and when the letter was written: a place, and a day before all of them.
pub(super) fn is_letters_day(text: &LetterText<'_>, subject: &Span, line: &Span) -> bool {
    let mut mentions = text.mentions_in(line);
    let (Some(only), None) = (mentions.next(), mentions.next()) else { return false };
    let Value::Date(day) = text.mentions[only].value else { return false };
    let span = &text.mentions[only].span;
    // A day may go on below its line.
    let parts = [line.start..span.start, span.end.min(line.end)..line.end];
    let beside = parts.map(|part| text.folded(&part)).concat();
    let place = weight(&beside) <= PLACE && !beside.contains(|c: char| c.is_ascii_digit() || "()/;".contains(c));
    let days = |m: usize| text.mentions[m].days().map(|(first, _)| first);
    let first = text.mentions_in(subject).filter_map(days).min();
    place
        && day.date().is_some_and(|day| first.is_some_and(|first| day < first))
        && !text.has(line, &[Cue::Meeting, Cue::SideMeeting])
        && text.groups_in(line).is_empty()
}

/// Where the line of the date ends if nothing but a place stands behind it, else the date.
fn end_of_line(text: &LetterText<'_>, behind: Span) -> usize {
    let rest = &text.view.text[behind.clone()];
    let line = rest.find('\n').map(|i| &rest[..i]);
    let plain = |l: &&str| l.starts_with([',', ' ']) && !l.contains(['.', '。', ':']);
    // A line that goes on with the days of another meeting is the subject's too.
    let dated = |l: &str| {
        let behind = behind.start..behind.start + l.len();
        text.mentions_in(&behind).any(|m| text.mentions[m].is_date()) && text.has(&behind, &MEETS)
    };
    let place = line.filter(plain).filter(|l| l.chars().count() <= PLACE || dated(l));
    behind.start + place.map_or(0, |l| l.trim_end().len())
}

/// What meets.
const MEETS: [Cue; 4] = [Cue::Meeting, Cue::SideMeeting, Cue::Conference, Cue::RapporteurGroup];

/// Characters of a place behind the date of a subject.
const PLACE: usize = 24;

/// Where a subject ends because the day of the letter follows under its label on the same line: "Subject: Notice of the meeting Date: 6
/// October 2000". Some days, or a day with hours, are those of the meeting.
fn dated_behind(text: &LetterText<'_>, subject: &Span) -> Option<usize> {
    let labels = text.cues_in(subject).iter().filter(|c| c.cue == Cue::LabelDate && c.start > subject.start);
    let dated = |label: &&CueHit| {
        let behind = &text.view.text[label.end..];
        let value = behind.trim_start().strip_prefix(':').map(str::trim_start);
        let at = value.map_or(0, |v| text.view.text.len() - v.len());
        let day = text.mentions_in(&(at..at + 1)).next().filter(|_| at > label.end);
        day.is_some_and(|m| {
            let whole = matches!(text.mentions[m].value, Value::Date(d) if d.date().is_some());
            let end = text.mentions[m].span.end;
            let hours = text.mentions.get(m + 1).filter(|n| n.span.start <= end + HOURS);
            whole && !hours.is_some_and(|n| matches!(n.value, Value::Times(..)))
        })
    };
    labels.filter(dated).map(|c| c.start).next()
}

/// Bytes between a day and its hours.
const HOURS: usize = 8;

/// Whether "Title:" stands at the start of a line, or behind other fields, and names what meets: that of a notice without a subject.
fn titles(text: &LetterText<'_>, label: &CueHit) -> bool {
    let behind = text.view.text[label.end..].trim_start_matches([' ', '\t']);
    let near = text.ahead(label.end, TITLE, text.view.text.len());
    behind.starts_with(':')
        && label_stands(text, label)
        && text.has(&near, &[Cue::Meeting, Cue::SideMeeting, Cue::RapporteurGroup])
        && !text.has(&text.ahead(label.end, HOURS, near.end), &[Cue::AgendaHeading])
        && text.mentions_in(&near).any(|m| text.mentions[m].is_date())
}

/// Characters of a title up to its date.
const TITLE: usize = 200;

/// Whether a line holds nothing but a day.
fn is_lone_day(text: &LetterText<'_>, line: &Span) -> bool {
    let mut dates = text.mentions_in(line).filter(|m| matches!(text.mentions[*m].value, Value::Date(_)));
    dates.next().is_some_and(|m| text.mentions[m].span.len() == text.view.text[line.clone()].trim().len())
}

/// Whether sentences of the letter follow the first date of the subject on its line: the line breaks of the letter are lost
/// (CATALOGUE.en-zh, damage: whole letter on one line).
fn runs_on(text: &LetterText<'_>, subject: &Span) -> bool {
    let Some(date) = text.mentions_in(subject).find(|m| text.mentions[*m].is_date()) else { return false };
    let behind = text.mentions[date].span.end..subject.end;
    let ends = text.sentences(&behind);
    ends.len() > 1 && ends.iter().any(|s| reads_as_sentence(text, s))
}

/// Characters from which on a sentence is one of the letter, not a part of its subject.
const SENTENCE: usize = 50;

fn reads_as_sentence(text: &LetterText<'_>, sentence: &Span) -> bool {
    let folded = text.folded(sentence).trim();
    // An ideograph says as much as three letters.
    let ideographs = folded.chars().filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c)).count();
    folded.ends_with(['.', '。']) && folded.chars().count() + 2 * ideographs >= SENTENCE
}

/// Whether a unit is the heading of the first section, "1 Introduction", and no date.
fn is_section(text: &LetterText<'_>, unit: &Span) -> bool {
    let folded = text.folded(unit).trim_start();
    let heading = folded.strip_prefix('1').map(|rest| rest.trim_start_matches('.'));
    let glued = |h: &str| text.cues_in(&(unit.end - h.len()..unit.end)).iter().any(|c| c.cue == Cue::OpeningHeading);
    let worded = heading
        .is_some_and(|h| h.starts_with([' ', '\t']) && h.trim_start().starts_with(char::is_alphabetic) || glued(h));
    worded && text.mentions_in(unit).next().is_none_or(|m| text.mentions[m].span.start > unit.start)
}
