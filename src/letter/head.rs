//! The head of a letter: date, number, group, subject, contact, and what it revises.

mod contact;
mod date;
mod extent;
mod group;
mod identity;
mod labels;
mod number;
mod number_shapes;
mod other_office;
mod radio;
mod revises;
mod subject;
mod unlabelled;

use super::text::LetterText;
use super::{Contact, LetterKind, Revision};
use crate::document::Span;
use crate::lang::Cue;
use chrono::NaiveDate;

pub(super) use identity::identity;
pub(super) use number::cited_number;

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

/// Kind, number and group of a letter.
type Numbered = (LetterKind, Option<String>, Option<String>);

/// Reads the head.
pub(super) fn read(text: &LetterText<'_>) -> Head {
    let span = 0..extent::head_end(text);
    let subject = subject::subject(text, &span);
    let date_mention = date::date(text, &span, subject.as_ref());
    let date = date_mention.and_then(|i| text.mentions[i].days()).map(|(d, _)| d);
    let (kind, number, group) = number::number(text, &span, subject.as_ref());
    let salutation = text.cues_in(&(0..text.view.text.len())).iter().any(|c| c.cue == Cue::Salutation);
    let is_letter = number.is_some() || salutation && (date.is_some() || subject.is_some());
    let revises = revises::revises(text, &span, subject.as_ref());
    let source = text.source(&(span.start..subject.as_ref().map_or(span.end, |s| s.start)));
    let file_reference = number_shapes::file_reference(source).map(str::to_owned);
    Head {
        contact: contact::contact(text.source(&span)),
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
