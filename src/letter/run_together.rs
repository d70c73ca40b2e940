//! Letters whose line breaks are lost, wholly or in part (CATALOGUE.en-zh, damage: whole letter on one line): paragraphs that hold
//! a salutation, clauses with running numbers, or a list of deadlines are taken apart where these begin.

use super::text::{CueHit, Position, Unit};
use crate::document::Span;
use crate::lang::Cue;
use crate::mentions::Mention;

/// Bytes of a paragraph from which on it may be several that ran together.
const LONG: usize = 200;
/// Clauses from which on numbers before capitals count as theirs.
const CLAUSES: usize = 2;

/// A view with what was found in it.
pub(super) struct Found<'a, F: Fn(usize) -> bool> {
    pub text: &'a str,
    pub mentions: &'a [Mention],
    pub cues: &'a [CueHit],
    /// Whether a capital is printed at a position of the view.
    pub is_capital: F,
}

impl<F: Fn(usize) -> bool> Found<'_, F> {
    /// The units, long paragraphs among them taken apart.
    pub(super) fn split(&self, units: Vec<Unit>) -> Vec<Unit> {
        let mut out = Vec::with_capacity(units.len());
        for unit in units {
            let long = unit.span.len() > LONG && matches!(unit.position, Position::Paragraph(_));
            let mut starts = if long { self.starts(&unit.span) } else { Vec::new() };
            starts.sort_unstable();
            starts.dedup();
            let mut start = unit.span.start;
            for next in starts.into_iter().filter(|s| *s > unit.span.start) {
                out.push(Unit { span: start..next, position: unit.position });
                start = next;
            }
            out.push(Unit { span: start..unit.span.end, position: unit.position });
        }
        out
    }

    /// Where parts of a paragraph begin.
    fn starts(&self, unit: &Span) -> Vec<usize> {
        let mut out = self.clauses(unit);
        let from = self.cues.partition_point(|c| c.start < unit.start);
        for cue in self.cues[from..].iter().take_while(|c| c.start < unit.end) {
            match cue.cue {
                Cue::Salutation if self.opens(cue.start) => out.push(cue.start),
                Cue::DeadlineHeading => {
                    let entries = self.entries(cue, unit.end);
                    if entries.len() >= CLAUSES {
                        out.push(cue.start);
                        out.extend(entries);
                    }
                }
                _ => {}
            }
        }
        out
    }

    /// Whether what stands at a position is printed with a capital behind a blank.
    fn opens(&self, at: usize) -> bool {
        (self.is_capital)(at) && self.text[..at].ends_with(char::is_whitespace)
    }

    /// The clauses whose numbers run on from 1 in a paragraph: "1 Introduction … 2 Programme …".
    fn clauses(&self, unit: &Span) -> Vec<usize> {
        let mut out = Vec::new();
        let mut wanted = 1;
        for (at, number) in self.numbers(unit) {
            if number == wanted {
                out.push(at);
                wanted += 1;
            }
        }
        if out.len() < CLAUSES { Vec::new() } else { out }
    }

    /// Numbers of one or two digits before a capital that are no part of a date.
    fn numbers<'s>(&'s self, unit: &'s Span) -> impl Iterator<Item = (usize, u32)> + 's {
        let bytes = self.text.as_bytes();
        let inside = |at: usize| {
            let n = self.mentions.partition_point(|m| m.span.start <= at);
            n.checked_sub(1).is_some_and(|i| at < self.mentions[i].span.end)
        };
        unit.clone().filter_map(move |at| {
            let starts = bytes[at].is_ascii_digit() && (at == 0 || !bytes[at - 1].is_ascii_digit());
            if !starts || at > unit.start && !matches!(bytes[at - 1], b' ' | b'.' | b')' | b'a'..=b'z' | b'\n') {
                return None;
            }
            let digits = bytes[at..unit.end].iter().take_while(|b| b.is_ascii_digit()).count();
            let number = self.text[at..at + digits].parse().ok().filter(|_| digits <= 2)?;
            let rest = self.text[at + digits..unit.end].trim_start_matches('.');
            let gap = rest.len() - rest.trim_start().len();
            let next = unit.end - rest.len() + gap;
            (gap > 0 && !inside(at) && next < unit.end && (self.is_capital)(next)).then_some((at, number))
        })
    }

    /// The dates behind the heading of a list of deadlines that a dash and a capital follow: "4 May 2017 - Submit … 6 June 2017 - Register".
    fn entries(&self, heading: &CueHit, end: usize) -> Vec<usize> {
        let from = self.mentions.partition_point(|m| m.span.start < heading.end);
        let dates = self.mentions[from..].iter().take_while(|m| m.span.start < end).filter(|m| m.is_date());
        let mut out = Vec::new();
        for date in dates {
            let behind = self.text[date.span.end..end].trim_start();
            let item = behind.strip_prefix('-').map(str::trim_start);
            let next = item.map(|i| end - i.len());
            if next.is_some_and(|n| n < end && (self.is_capital)(n)) {
                out.push(date.span.start);
            }
        }
        let near = out.first().is_some_and(|first| first - heading.end <= 3);
        if near { out } else { Vec::new() }
    }
}
