//! The head of a letter: date, number, group, subject, contact, and what it revises.
//!
//! One file because kind, number, group and date are told by the same few lines, and each is looked for where the others are not.

mod contact;
mod numbers;
mod unlabelled;

use super::text::{CueHit, LetterText};
use super::{Contact, LetterKind, Revision, RevisionKind, groups};
use crate::document::Span;
use crate::lang::Cue;
use crate::mentions::Value;
use chrono::{Datelike, NaiveDate};
use regex::Regex;
use std::sync::LazyLock;

/// Bytes of the longest subject.
const SUBJECT: usize = 900;

/// What stands before the salutation.
#[derive(Debug)]
pub(super) struct Head {
    /// From the first character to the salutation.
    pub span: Span,
    /// Index of the mention that is the letter's date.
    pub date_mention: Option<usize>,
    pub date: Option<NaiveDate>,
    pub kind: LetterKind,
    /// As printed: `12/11`, `210`, `7/LCCE/96`.
    pub number: Option<String>,
    pub group: Option<String>,
    pub file_reference: Option<String>,
    /// The subject, in the view.
    pub subject: Option<Span>,
    pub revises: Option<Revision>,
    pub contact: Contact,
    /// Something in it is proper to a letter: a number, a salutation, a subject.
    pub is_letter: bool,
}

/// The number of an ITU-R circular letter, either way round.
static RADIO: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)((?:[0-9][a-d]?(?:/[0-9])*/)?(?:lcce|cace|carr|cacg|ccrr|cr|ca)\s{0,2}/\s{0,2}[0-9]{1,4}|[0-9][a-d]?/(?:lcce|cace)[0-9]{1,3})")
        .expect("a fixed pattern")
});
static OTHER_NUMBER: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\b([a-z]{2,5}(?:[/-][a-z0-9]+){1,4})\b").expect("a fixed pattern"));
/// The code of a letter of another office: "BDT/IP/CSTG-2".
static OFFICE_CODE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?-u:\b)[a-z]{2,6}/[a-z0-9/-]*[0-9]{1,4}").expect("a fixed pattern"));

/// The number of a letter that is no circular: "DM-20/1013", "BDT/RPM-AFR/DM-272".
static FILE_CODE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^[a-z]{2,6}[/-][a-z0-9/-]*[0-9]").expect("a fixed pattern"));

/// Reads the head.
pub(super) fn read(text: &LetterText<'_>) -> Head {
    let span = 0..head_end(text);
    let subject = subject(text, &span);
    let date_mention = date(text, &span, subject.as_ref());
    let date = date_mention.and_then(|i| text.mentions[i].days()).map(|(d, _)| d);
    let (kind, number, group) = number(text, &span, subject.as_ref());
    let salutation = text.cues_in(&(0..text.view.text.len())).iter().any(|c| c.cue == Cue::Salutation);
    let is_letter = number.is_some() || salutation && (date.is_some() || subject.is_some());
    let revises = revises(text, &span, subject.as_ref());
    let source = text.source(&(span.start..subject.as_ref().map_or(span.end, |s| s.start)));
    let file_reference = numbers::file_reference(source).map(str::to_owned);
    Head {
        contact: contact(text, &span),
        span,
        date_mention,
        date,
        kind,
        number,
        group,
        file_reference,
        subject,
        revises,
        is_letter,
    }
}

/// The salutation ends the head; without one, the end of the subject or of the fourth long line does.
fn head_end(text: &LetterText<'_>) -> usize {
    let all = 0..text.view.text.len();
    let cues = text.cues_in(&all);
    let starts_line = |c: &&CueHit| {
        text.view.text[..c.start].trim_end_matches([' ', '\t', '"']).is_empty()
            || text.view.text[..c.start].trim_end_matches([' ', '\t', '"']).ends_with(['\n', '.', ';', ':', '-'])
            || text.view.text[..c.start].ends_with(char::is_alphanumeric)
            || text.view.text[..c.start].trim_end_matches(' ').ends_with(|b: char| b == ')' || b.is_ascii_digit())
            || text.unit_at(c.start).is_some_and(|u| text.units[u].span.start == c.start)
    };
    let mut salutations = cues.iter().filter(|c| c.cue == Cue::Salutation && starts_line(c));
    if let Some(cue) = salutations.next() {
        // The title of a page, or a note that goes with the letter, may address the reader before the head.
        let label = |c: &&CueHit| c.cue == Cue::LabelSubject && c.start > cue.end && label_stands(text, c);
        let labels =
            |span: &Span| text.cues_in(span).iter().any(|c| c.cue == Cue::LabelSubject && label_stands(text, c));
        let behind = cues.iter().find(label).filter(|_| !labels(&(0..cue.start)));
        let next = behind.and_then(|label| salutations.find(|c| c.start > label.end && c.start - label.end <= SUBJECT));
        return next.unwrap_or(cue).start;
    }
    if let Some(subject) = subject(text, &all) {
        return dated_below(text, subject.end);
    }
    let mut long = 0;
    for unit in &text.units {
        if text.folded(&unit.span).chars().filter(|c| c.is_alphabetic()).count() > 60 {
            long += 1;
            if long > 1 {
                return unit.span.start;
            }
        }
    }
    text.units.last().map_or(0, |u| u.span.end)
}

/// The end of the line with the letter's own date, where one stands under its label directly below the subject: "Subject: …", "Date: …".
fn dated_below(text: &LetterText<'_>, subject: usize) -> usize {
    let rest = &text.view.text[subject..];
    let start = subject + rest.len() - rest.trim_start().len();
    let line = start..text.view.text[start..].find('\n').map_or(text.view.text.len(), |i| start + i);
    let label = text.cues_in(&(start..start + 1)).iter().any(|c| c.cue == Cue::LabelDate);
    let day = text.mentions_in(&line).find(|m| matches!(text.mentions[*m].value, Value::Date(_)));
    if label && day.is_some() { line.end } else { subject }
}

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

/// The subject: from its label to the salutation, the next label or an empty line behind its text.
fn subject(text: &LetterText<'_>, head: &Span) -> Option<Span> {
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
        let label = labelled(&inner) || day_and_addressee;
        let list = text.view.text[inner.clone()].trim_start().starts_with(['-', '•', '·']);
        let opens = text.cues_in(&inner).iter().any(|c| c.cue == Cue::OpeningHeading && c.start == inner.start);
        if end > start && (gap.matches('\n').count() > 1 || label || list || opens || is_section(text, &inner)) {
            break;
        }
        end = inner.end;
    }
    // Where everything runs together, the subject ends with its date.
    if end - start > SUBJECT || runs_on(text, &(start..end)) {
        let date = text.mentions_in(&(start..end)).find(|m| text.mentions[*m].is_date());
        end = date.map_or(end, |m| text.mentions[m].span.end);
        let open = text.view.text[start..end].rfind('(').is_some_and(|i| !text.view.text[start + i..end].contains(')'));
        end += usize::from(open && text.view.text[end..].starts_with(')'));
    }
    end = dated_behind(text, &(start..end)).unwrap_or(end);
    // The frame of a drawn table.
    end = start + text.view.text[start..end].trim_end_matches([' ', '|']).len();
    (end > start).then_some(start..end)
}

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
    folded.ends_with(['.', '。']) && folded.chars().count() >= SENTENCE
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

/// A label stands at the start of a line or cell, or a colon follows it.
fn label_stands(text: &LetterText<'_>, cue: &CueHit) -> bool {
    let before = text.view.text[..cue.start].trim_end_matches([' ', '\t']);
    let after = text.view.text[cue.end..].trim_start_matches([' ', '\n', '\t']);
    before.is_empty() || before.ends_with('\n') || after.starts_with([':', '/', '|'])
}

/// The letter's date: the first whole date of the head outside the subject.
fn date(text: &LetterText<'_>, head: &Span, subject: Option<&Span>) -> Option<usize> {
    let whole = |i: &usize| matches!(text.mentions[*i].value, Value::Date(d) if d.date().is_some());
    let candidates = || text.mentions_in(head).filter(|i| whole(i) && !is_due(text, *i));
    // "Subject: …", "Date: 5 May 2009": as in the head of a mail.
    let under_label = |i: &usize| {
        let before = text.view.text[..text.mentions[*i].span.start].trim_end();
        let label = text.cues_in(&text.back(before.len(), LABEL, head.start)).iter().find(|c| c.cue == Cue::LabelDate);
        let behind = label.filter(|c| c.end < before.len() && label_stands(text, c));
        behind.is_some_and(|c| text.folded(&(c.end..before.len())).trim() == ":")
            && subject.is_some_and(|s| s.end <= text.mentions[*i].span.start)
    };
    if let Some(day) = candidates().find(under_label) {
        return Some(day);
    }
    let outside = |i: &usize| {
        let at = text.mentions[*i].span.start;
        subject.is_none_or(|s| !(s.start..s.end).contains(&at)) && !cited(text, at)
    };
    let beside = |i: &usize| {
        let at = text.mentions[*i].span.start;
        subject.is_none_or(|s| !(s.start..s.end).contains(&at)) && !text.view.text[..at].trim_end().ends_with('(')
    };
    // A date glued to the letter's own number looks like that of a cited letter.
    let own = |i: &usize| beside(i) && !is_followed_up(text, text.mentions[*i].span.start);
    candidates().find(outside).or_else(|| candidates().find(own))
}

/// Characters of a label and its colon.
const LABEL: usize = 12;

/// Whether words for a last day or for what will be held lead to a date: no letter is dated by what is due, or by what meets.
fn is_due(text: &LetterText<'_>, date: usize) -> bool {
    let start = text.mentions[date].span.start;
    let limit = text.limits.iter().any(|l| l.sense != crate::lang::Sense::To && l.end <= start && start - l.end <= 1);
    // "Deadline for submissions:" on the line above the day.
    let unit = text.unit_at(start).map_or(start, |u| text.units[u].span.start);
    let labelled = || text.view.text[..start].trim_end().ends_with(':') || text.folded(&(unit..start)).contains(":\n");
    let held = text.back(start, HELD, text.sentence_at(start).start);
    limit
        || text.has(&text.back(start, LEAD, 0), &[Cue::LastDayCue])
        || text.has(&held, &[Cue::WillHold])
        || labelled() && text.has(&text.back(start, LINE, unit), &[Cue::LastDayCue, Cue::DeadlineHeading])
}

/// Characters from the word for what is held to its day.
const HELD: usize = 60;
/// Characters of a line that leads to a day.
const LINE: usize = 90;
/// Characters before a date in which the words for a last day stand.
const LEAD: usize = 16;

/// Whether a letter is cited just before a date: "in TSB Collective letter 7/5 of 19 February".
fn cited(text: &LetterText<'_>, at: usize) -> bool {
    let before = &text.view.text[..at];
    let bracket = before.trim_end().ends_with('(');
    let clause = text.clause_at(&(at..at));
    bracket
        || is_followed_up(text, at)
        || text.cues_in(&(clause.start..at)).iter().any(|c| matches!(c.cue, Cue::Cited) && at - c.end < 24)
}

/// Kind, number and group of the letter.
fn number(text: &LetterText<'_>, head: &Span, subject: Option<&Span>) -> (LetterKind, Option<String>, Option<String>) {
    // The subject of a corrigendum cites the letter as well; the reference field comes first.
    let field = head.start..subject.map_or(head.end, |s| s.start);
    let fields = [field, head.clone()];
    for field in &fields {
        for cue in text.cues_in(field) {
            // "Following Circular 5 of 5 December": a letter that is followed up is another.
            if is_followed_up(text, cue.start) {
                continue;
            }
            let around = nearby(text, cue, field);
            match cue.cue {
                Cue::CollectiveLetter => {
                    if let Some(found) =
                        nearest(numbers::collective, text, cue, &around).and_then(|f| collective(text, &f))
                    {
                        return found;
                    }
                }
                Cue::Circular | Cue::CircularLetter => {
                    if let Some(found) = radio_number(text, &around) {
                        return radio(&found, text);
                    }
                    if cue.cue == Cue::Circular
                        && let Some(number) = of_other_office(text, cue, head, &around)
                    {
                        return (LetterKind::Invitation, Some(number), None);
                    }
                    if cue.cue == Cue::Circular
                        && let Some(found) = nearest(numbers::plain, text, cue, &around)
                    {
                        return (LetterKind::Circular, Some(found), None);
                    }
                }
                _ => {}
            }
        }
    }
    if let Some(found) = radio_number(text, head) {
        return radio(&found, text);
    }
    let reference = text.cues_in(head).iter().find(|c| c.cue == Cue::LabelReference && label_stands(text, c));
    let number = reference.and_then(|c| {
        // "DM-20/1013", "BDT/RPM-AFR/DM-272": the code of an office opens the field.
        let rest = &text.view.text[c.end..head.end];
        let line = rest.trim_start_matches([' ', ':', '\n', '\t', '/', '.', '|']);
        let line = line.lines().next().unwrap_or_default();
        let code = FILE_CODE.find(line).filter(|m| m.start() == 0 && !m.as_str().starts_with("tsb"));
        code.map(|m| m.as_str().to_uppercase())
            .or_else(|| numbers::collective(line).into_iter().next().map(|m| line[m].replace(' ', "").to_uppercase()))
            .or_else(|| OTHER_NUMBER.find(line).map(|m| m.as_str().to_uppercase()))
    });
    (LetterKind::Invitation, number, first_group(text))
}

/// The text around a cue in which its number stands: the rest of the line, the next line, and the same line before it.
fn nearby(text: &LetterText<'_>, cue: &CueHit, field: &Span) -> Span {
    let before = &text.view.text[field.start..cue.start];
    let start = before.rfind('\n').map_or(field.start, |i| field.start + i + 1);
    let mut end = cue.end;
    let mut lines = 0;
    for (i, c) in text.view.text[cue.end..field.end.max(cue.end)].char_indices() {
        if c == '\n' {
            lines += 1;
        }
        if lines > 2 {
            break;
        }
        end = cue.end + i + c.len_utf8();
    }
    start..end
}

/// Bytes between a number and the noun that it counts: "3rd revision".
const ORDINAL: usize = 4;

/// The number nearest to its noun, behind it where both sides have one. A number of a revision or of a file is none.
fn nearest(numbers: fn(&str) -> Vec<Span>, text: &LetterText<'_>, cue: &CueHit, around: &Span) -> Option<String> {
    let found = |span: Span| {
        let base = span.start;
        numbers(&text.view.text[span]).into_iter().map(move |s| base + s.start..base + s.end)
    };
    // "SG17" is no number of a circular.
    let inside =
        |s: &Span| s.start != cue.end && text.view.text[..s.start].ends_with(|c: char| c.is_ascii_alphabetic());
    // "Circular 119 (3rd revision)", "+41 22 730 5858": numbers of other things.
    let revision = |c: &CueHit| matches!(c.cue, Cue::Revision | Cue::Corrigendum | Cue::Addendum);
    let counts = |s: &Span, c: &CueHit| {
        c.start > s.end && c.start <= s.end + ORDINAL && text.folded(&(s.end..c.start)).contains(char::is_alphabetic)
    };
    let of_another =
        |s: &Span| text.view.text[..s.start].ends_with('+') || text.cues.iter().any(|c| revision(c) && counts(s, c));
    let free = |s: &Span| {
        !inside(s)
            && !of_another(s)
            && !text
                .mentions
                .iter()
                .any(|m| m.span.start < s.end && s.start < m.span.end && (m.is_date() || m.is_time()))
    };
    let after = found(cue.end..around.end).find(|s| s.start - cue.end < 30 && free(s));
    let before = found(around.start..cue.start).rev().find(|s| cue.start - s.end < 12 && free(s));
    let chosen = match (before, after) {
        (Some(b), Some(a)) if cue.start - b.end < a.start - cue.end => Some(b),
        (b, a) => a.or(b),
    }?;
    Some(text.view.text[chosen].to_owned())
}

/// The number of a letter that a cue in the body cites.
pub(super) fn cited_number(text: &LetterText<'_>, cue: &CueHit) -> Option<String> {
    let unit = text.unit_at(cue.start).map(|i| text.units[i].span.clone())?;
    let found = nearest(numbers::collective, text, cue, &unit)?;
    collective(text, &found)?.1
}

/// The number of a circular that is none of the TSB: its code begins with another office ("Circular BDT/IP/CSTG-2"), or it calls itself a
/// circular letter and nothing in the head names the TSB.
fn of_other_office(text: &LetterText<'_>, cue: &CueHit, head: &Span, around: &Span) -> Option<String> {
    let behind = text.folded(&(cue.end..around.end.max(cue.end)));
    // "BDT/CIRCULAR/017": the noun is a part of the code.
    let before = text.folded(&(around.start.min(cue.start)..cue.start));
    let office =
        before.strip_suffix('/').map_or("", |b| &b[b.trim_end_matches(|c: char| c.is_ascii_lowercase()).len()..]);
    if OFFICE.contains(&office.len()) && behind.starts_with('/') {
        let number: String = behind.chars().take_while(|c| c.is_ascii_alphanumeric() || "/-".contains(*c)).collect();
        let code = format!("{office}/{}{number}", text.folded(&(cue.start..cue.end)));
        return (!code.contains("tsb") && number.contains(|c: char| c.is_ascii_digit())).then(|| code.to_uppercase());
    }
    // "Circular-LC 176": so do letters that a hyphen ties to it.
    if let Some(tied) = behind.strip_prefix('-') {
        let letters = tied.bytes().take_while(u8::is_ascii_lowercase).count();
        let number: String = tied[letters..].trim_start().chars().take_while(char::is_ascii_digit).collect();
        let own = OFFICE.contains(&letters) && !number.is_empty() && !text.folded(head).contains("tsb");
        return own.then(|| format!("{} {number}", tied[..letters].to_uppercase()));
    }
    let line = behind.trim_start_matches([' ', ':', '\t', '/']).lines().next().unwrap_or_default();
    if let Some(code) = OFFICE_CODE.find(line).filter(|c| c.start() == 0) {
        return (!code.as_str().contains("tsb")).then(|| code.as_str().to_uppercase());
    }
    let whole = |c: &CueHit| c.cue == Cue::CircularLetter && c.start <= cue.start && cue.end <= c.end;
    let near =
        text.back(cue.start, CIRCULAR_LETTER, head.start).start..text.ahead(cue.end, CIRCULAR_LETTER, head.end).end;
    let letter = text.cues_in(&near).iter().any(|c| whole(c) && c.end - c.start > cue.end - cue.start);
    (letter && !text.folded(head).contains("tsb")).then(|| nearest(numbers::plain, text, cue, around)).flatten()
}

/// Letters of the code of an office: "SG", "BDT".
const OFFICE: std::ops::RangeInclusive<usize> = 2..=6;

/// Whether the words before a position in its sentence follow up a letter: "Following", "Further to", "With reference to". What the
/// sentence cites, its days too, is that of another letter.
fn is_followed_up(text: &LetterText<'_>, at: usize) -> bool {
    let sentence = text.sentence_at(at);
    text.has(&(sentence.start..at), &[Cue::FollowsUp])
}

/// Characters from one word of "circular letter" to the other.
const CIRCULAR_LETTER: usize = 24;

/// Kind, number and group of a Collective letter. The group may be printed by its name in the language of the letter; letters that are
/// no name are no group.
fn collective(text: &LetterText<'_>, found: &str) -> Option<(LetterKind, Option<String>, Option<String>)> {
    let compact: String = found.chars().filter(|c| !c.is_whitespace()).collect();
    let (number, group) = compact.split_once('/').unwrap_or((&compact, ""));
    let number = number.trim_start_matches('0');
    let group = match group.split_once("rg-") {
        Some((parent, region)) => format!("{parent}rg-{}", groups::region_code(region)).to_uppercase(),
        None => named(text, group).map_or_else(|| group.to_uppercase(), str::to_owned),
    };
    if !group.is_ascii() {
        return None;
    }
    let name = if group.bytes().all(|b| b.is_ascii_digit()) {
        format!("SG{}", group.trim_start_matches('0'))
    } else {
        group.clone()
    };
    Some((LetterKind::CollectiveLetter, Some(format!("{number}/{group}")), Some(name)))
}

/// The group that some letters are the name of.
fn named(text: &LetterText<'_>, letters: &str) -> Option<&'static str> {
    text.cues.iter().find_map(|c| match c.cue {
        Cue::Named(name) if text.folded(&(c.start..c.end)) == letters => Some(name),
        _ => None,
    })
}

/// The number of an ITU-R letter; a date glued to it is cut off.
fn radio_number(text: &LetterText<'_>, span: &Span) -> Option<String> {
    let found = RADIO.find(text.folded(span))?;
    let (mut start, end) = (span.start + found.start(), span.start + found.end());
    // "Circular Letter7/LCCE/79": the blank before the group is lost.
    let before = &text.view.text[span.start..start];
    let group = before.strip_suffix('/').map_or(before, |b| b.trim_end_matches(|c: char| c.is_ascii_digit()));
    if before.len() > group.len() + 1 && group.ends_with(|c: char| c.is_ascii_lowercase()) {
        start = span.start + group.len();
    }
    let glued = text.mentions.iter().find(|m| m.is_date() && start < m.span.start && m.span.start < end);
    let printed = &text.view.text[start..glued.map_or(end, |m| m.span.start)];
    let printed: String = printed.chars().filter(|c| !c.is_whitespace()).collect();
    // "1/LCCE41": the second slash is lost.
    let code = printed.trim_end_matches(|c: char| c.is_ascii_digit());
    let lost = code.contains('/') && !code.ends_with('/');
    Some(if lost { format!("{code}/{}", &printed[code.len()..]) } else { printed })
}

fn radio(found: &str, text: &LetterText<'_>) -> (LetterKind, Option<String>, Option<String>) {
    let number = found.to_uppercase();
    let first = number.split('/').next().filter(|p| p.starts_with(|c: char| c.is_ascii_digit()));
    let group = first
        .map(|n| format!("SG{}", n.trim_end_matches(|c: char| c.is_ascii_alphabetic())))
        .or_else(|| first_group(text));
    (LetterKind::CircularLetter, Some(number), group)
}

fn first_group(text: &LetterText<'_>) -> Option<String> {
    let named = |n: &&String| !n.ends_with('/') && n.as_str() != "WTSA";
    let first = text.groups.iter().find(|g| !is_copied(text, g.span.start));
    first.and_then(|g| g.names.first()).filter(named).cloned()
}

/// Whether a position stands in the field of those to whom a copy goes: "cc: Chairmen of Study Groups 2 and 3".
fn is_copied(text: &LetterText<'_>, at: usize) -> bool {
    let fields = [Cue::LabelCopy, Cue::LabelOther, Cue::LabelSubject, Cue::LabelReference, Cue::Salutation];
    let before = text.back(at, FIELD, 0);
    let last = text.cues_in(&before).iter().rfind(|c| fields.contains(&c.cue) && label_stands(text, c));
    let Some(last) = last else { return false };
    // A copy's label is one of those that end the subject too.
    text.cues_in(&(last.start..last.start + 1)).iter().any(|c| c.cue == Cue::LabelCopy)
        && !text.view.text[last.end..at].contains("\n\n")
}

/// Characters of a field of the head.
const FIELD: usize = 200;

/// What the letter revises, by the words at its number.
fn revises(text: &LetterText<'_>, head: &Span, subject: Option<&Span>) -> Option<Revision> {
    let field = head.start..subject.map_or(head.end, |s| s.start);
    let kind_of = |cue: Cue| match cue {
        Cue::Corrigendum => Some(RevisionKind::Corrigendum),
        Cue::Addendum => Some(RevisionKind::Addendum),
        Cue::Revision => Some(RevisionKind::Revision),
        _ => None,
    };
    let cues = text.cues_in(&field);
    let found = cues.iter().filter_map(|c| kind_of(c.cue).map(|k| (c, k))).find(|(c, _)| {
        cues.iter().any(|n| {
            matches!(n.cue, Cue::CollectiveLetter | Cue::Circular | Cue::CircularLetter)
                && n.start.abs_diff(c.start) < 120
        })
    })?;
    let (cue, kind) = found;
    let after = text.view.text[cue.end..field.end].trim_start_matches([' ', '-', '.', '(', '\u{2116}']);
    let digits: String = after
        .trim_start_matches("no")
        .trim_start_matches([' ', '.'])
        .chars()
        .take_while(char::is_ascii_digit)
        .collect();
    let before: String = text.view.text[field.start..cue.start]
        .trim_end_matches([' ', '号', '次', '-'])
        .chars()
        .rev()
        .take_while(char::is_ascii_digit)
        .collect();
    let before: String = before.chars().rev().collect();
    let number = digits
        .parse()
        .ok()
        .or_else(|| before.parse().ok().filter(|_| text.view.text[..cue.start].ends_with(['号', '次'])))
        .unwrap_or(1);
    Some(Revision { kind, number })
}

/// The group's telephone, fax, mailbox and page; labels may stand apart from their values, so the shapes decide.
fn contact(text: &LetterText<'_>, head: &Span) -> Contact {
    let source = text.source(head);
    let mut phones = contact::phones(source).map(str::to_owned);
    Contact {
        phone: phones.next(),
        fax: phones.next(),
        email: contact::mailbox(source).map(str::to_owned),
        web: contact::page(source).map(str::to_owned),
    }
}

/// The study period of a date, as letter identities print it.
pub(super) fn study_period(date: NaiveDate) -> &'static str {
    let from = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).is_some_and(|start| date >= start);
    if from(2024, 10, 25) {
        "T25"
    } else if from(2022, 3, 10) {
        "T22"
    } else if from(2016, 11, 4) {
        "T17"
    } else if from(2013, 1, 1) {
        "T13"
    } else {
        // Four-year periods by their first year.
        match (date.year() - 1993).max(0) / 4 {
            0 => "T93",
            1 => "T97",
            2 => "T01",
            3 => "T05",
            _ => "T09",
        }
    }
}

/// The identity of a letter.
pub(super) fn identity(head: &Head) -> String {
    let period = head.date.map_or("T00", study_period);
    let number = head.number.as_deref().unwrap_or("0");
    let first = number.split('/').next().unwrap_or(number);
    let four = |n: &str| n.parse::<u32>().map_or_else(|_| n.to_owned(), |n| format!("{n:04}"));
    match head.kind {
        LetterKind::CollectiveLetter => {
            let group = head.group.as_deref().map_or_else(|| "TSB".to_owned(), two_digits);
            format!("{period}-{group}-COL-{}", four(first))
        }
        LetterKind::Circular => format!("{period}-TSB-CIR-{}", four(number)),
        LetterKind::CircularLetter | LetterKind::Invitation => {
            let kind = if head.kind == LetterKind::CircularLetter { "R-CL" } else { "INV" };
            // Mails have no number, and several groups write on one day.
            let group = head.group.as_deref().unwrap_or("0").to_uppercase();
            let name = head.number.as_deref().unwrap_or(&group);
            let plain: String = name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
            let date = head.date.map_or_else(|| "undated".to_owned(), |d| d.format("%Y%m%d").to_string());
            format!("{kind}-{plain}-{date}")
        }
    }
}

/// `SG5` → `SG05`, `SG3RG-AFR` → `SG03RG-AFR`.
fn two_digits(group: &str) -> String {
    match group.strip_prefix("SG") {
        Some(rest) if rest.len() == 1 || rest[1..].starts_with(|c: char| c.is_ascii_alphabetic()) => {
            format!("SG0{rest}")
        }
        _ => group.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).expect("a date");
        for (date, period) in [
            (day(1999, 11, 26), "T97"),
            (day(2004, 12, 31), "T01"),
            (day(2012, 12, 31), "T09"),
            (day(2013, 1, 1), "T13"),
            (day(2016, 11, 3), "T13"),
            (day(2022, 3, 9), "T17"),
            (day(2022, 3, 10), "T22"),
            (day(2024, 10, 25), "T25"),
        ] {
            assert_eq!(study_period(date), period, "{date}");
        }
    }

    #[test]
    fn group_with_two_digits() {
        for (group, expected) in [("SG5", "SG05"), ("SG11", "SG11"), ("SG3RG-AFR", "SG03RG-AFR"), ("TSAG", "TSAG")] {
            assert_eq!(two_digits(group), expected);
        }
    }
}
