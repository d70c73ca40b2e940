//! A component as the crate prints it but for the words of a language: it is printed once with marks in their places, and
//! each language puts its words there. An event is the same in six languages but for four texts.

use super::fold::{fold, unfold};
use std::ops::Range;

/// What differs between languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Words {
    Title,
    Description,
    Place,
    Kind,
}

impl Words {
    const ALL: [Words; 4] = [Words::Title, Words::Description, Words::Place, Words::Kind];

    /// The mark that stands for them: a control character, which no text of a calendar has.
    pub(super) fn mark(self) -> &'static str {
        match self {
            Words::Title => "\u{1}",
            Words::Description => "\u{2}",
            Words::Place => "\u{3}",
            Words::Kind => "\u{4}",
        }
    }
}

/// The words of one language, escaped.
#[derive(Debug, Default)]
pub(super) struct Filling([String; Words::ALL.len()]);

impl Filling {
    pub(super) fn set(&mut self, words: Words, escaped: String) {
        self.0[words as usize] = escaped;
    }
}

/// Content lines.
#[derive(Debug)]
enum Piece {
    /// Lines that are the same in every language, folded.
    Same(String),
    /// One line with words between its two parts.
    Worded(String, Words, String),
}

/// A component with marks.
#[derive(Debug)]
pub(super) struct Template {
    pieces: Vec<Piece>,
    /// The pieces that are its alarms.
    alarms: Range<usize>,
}

impl Template {
    /// A component that the crate printed, whose alarms stand behind its properties.
    pub(super) fn of(printed: &str) -> Template {
        let mut pieces = Vec::with_capacity(16);
        let mut same = String::with_capacity(printed.len());
        let end_piece = |same: &mut String, pieces: &mut Vec<Piece>| {
            if !same.is_empty() {
                pieces.push(Piece::Same(same.clone()));
                same.clear();
            }
        };
        let mut first_alarm = None;
        unfold(printed, |line| {
            let ends = line == "END:VEVENT";
            if ends || first_alarm.is_none() && line == "BEGIN:VALARM" {
                end_piece(&mut same, &mut pieces);
                first_alarm.get_or_insert(pieces.len());
            }
            let marked = line.bytes().position(|b| b.is_ascii_control());
            let words = marked.and_then(|at| Words::ALL.into_iter().find(|w| line[at..].starts_with(w.mark())));
            match marked.zip(words) {
                None => fold(line, &mut same),
                Some((at, words)) => {
                    end_piece(&mut same, &mut pieces);
                    pieces.push(Piece::Worded(line[..at].to_owned(), words, line[at + 1..].to_owned()));
                }
            }
        });
        let end = pieces.len();
        end_piece(&mut same, &mut pieces);
        Template { pieces, alarms: first_alarm.unwrap_or(end)..end }
    }

    /// The component with words, and where its alarms stand in it.
    pub(super) fn filled(&self, filling: &Filling) -> (String, Range<usize>) {
        let of = |words: &Words| &filling.0[*words as usize];
        let length = |piece: &Piece| match piece {
            Piece::Same(lines) => lines.len(),
            // What folds add is less than a twentieth.
            Piece::Worded(before, words, behind) => (before.len() + of(words).len() + behind.len()) * 21 / 20 + 4,
        };
        let mut text = String::with_capacity(self.pieces.iter().map(length).sum());
        let mut alarms = 0..0;
        let mut line = String::new();
        for (i, piece) in self.pieces.iter().enumerate() {
            if i == self.alarms.start {
                alarms.start = text.len();
            }
            if i == self.alarms.end {
                alarms.end = text.len();
            }
            match piece {
                Piece::Same(lines) => text.push_str(lines),
                Piece::Worded(before, words, behind) => {
                    line.clear();
                    [before, of(words), behind].into_iter().for_each(|part| line.push_str(part));
                    fold(&line, &mut text);
                }
            }
        }
        (text, alarms)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::ics::fold::{escaped, refold};
    use chrono::{DateTime, TimeDelta};
    use icalendar::{Alarm, Component, Event, EventLike};

    fn event(title: &str, description: &str, kind: &str) -> String {
        let mut event = Event::new();
        event.uid("x").timestamp(DateTime::UNIX_EPOCH).summary(title).description(description);
        event.categories([kind, "SG11"]);
        let mut alarm = Alarm::display(title, TimeDelta::zero());
        alarm.uid("y").timestamp(DateTime::UNIX_EPOCH);
        event.append_component(alarm);
        event.to_string()
    }

    #[test]
    fn a_filled_template_is_what_the_crate_prints() {
        let template = Template::of(&event(Words::Title.mark(), Words::Description.mark(), Words::Kind.mark()));
        for words in ["short", "a, b; c\\d\ne", &"long enough for a fold ".repeat(9), &"会议：".repeat(40), ""] {
            let mut filling = Filling::default();
            for place in [Words::Title, Words::Description, Words::Kind] {
                filling.set(place, escaped(words));
            }
            let (text, alarms) = template.filled(&filling);
            let mut expected = String::new();
            refold(&event(words, words, words), &mut expected);
            assert_eq!(text, expected);
            assert!(text[alarms.clone()].starts_with("BEGIN:VALARM\r\n"), "{text}");
            assert_eq!(&text[alarms.end..], "END:VEVENT\r\n");
        }
    }
}
