//! A component as the crate prints it but for the words of a language: it is printed once with marks in their places, and
//! each language puts its words there. An event is the same in six languages but for four texts.

use super::fold::{fold, unfold};

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

/// A component with marks.
#[derive(Debug)]
pub(super) struct Template {
    /// Its content lines: folded, but for those with marks.
    lines: String,
    worded: Vec<Worded>,
}

/// A content line with a mark, as places in the lines of its template.
#[derive(Debug)]
struct Worded {
    words: Words,
    start: usize,
    mark: usize,
    end: usize,
}

impl Template {
    /// A component that the crate printed.
    pub(super) fn of(printed: &str) -> Template {
        let (mut lines, mut worded) = (String::with_capacity(printed.len()), Vec::with_capacity(6));
        unfold(printed, |line| {
            let marked = line.bytes().position(|b| b.is_ascii_control());
            let words = marked.and_then(|at| Words::ALL.into_iter().find(|w| line[at..].starts_with(w.mark())));
            match marked.zip(words) {
                None => fold(line, &mut lines),
                Some((at, words)) => {
                    let start = lines.len();
                    lines.push_str(line);
                    worded.push(Worded { words, start, mark: start + at, end: lines.len() });
                }
            }
        });
        Template { lines, worded }
    }

    /// The component with words.
    pub(super) fn filled(&self, filling: &Filling) -> String {
        let of = |words: Words| filling.0[words as usize].as_str();
        // What folds add is less than a twentieth.
        let words: usize = self.worded.iter().map(|w| of(w.words).len() * 21 / 20 + 8).sum();
        let mut out = String::with_capacity(self.lines.len() + words);
        let (mut line, mut at) = (String::new(), 0);
        for Worded { words, start, mark, end } in &self.worded {
            out.push_str(&self.lines[at..*start]);
            line.clear();
            line.push_str(&self.lines[*start..*mark]);
            line.push_str(of(*words));
            line.push_str(&self.lines[mark + words.mark().len()..*end]);
            fold(&line, &mut out);
            at = *end;
        }
        out.push_str(&self.lines[at..]);
        // Thousands wait until their year is written.
        out.shrink_to_fit();
        out
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
            let text = template.filled(&filling);
            let mut expected = String::new();
            refold(&event(words, words, words), &mut expected);
            assert_eq!(text, expected);
        }
    }
}
