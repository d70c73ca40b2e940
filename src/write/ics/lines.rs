//! Components written line by line: each property escaped as its type asks for, folded, and nothing that nobody asked for.

use super::fold::fold;
use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, Timelike, Utc};
use std::fmt::{self, Display, Write};

/// Content lines in the order in which they are added.
#[derive(Debug)]
pub(super) struct Lines {
    out: String,
    /// The line in the making, before it is folded.
    line: String,
}

impl Lines {
    /// No line yet, and room for so many bytes.
    pub(super) fn with_capacity(bytes: usize) -> Lines {
        Lines { out: String::with_capacity(bytes), line: String::with_capacity(256) }
    }

    /// A property of type TEXT, RFC 5545 section 3.3.11. Parameters stand in the name.
    pub(super) fn text(&mut self, name: &str, value: &str) {
        self.list(name, [value]);
    }

    /// A list of values of type TEXT.
    pub(super) fn list<'v>(&mut self, name: &str, values: impl IntoIterator<Item = &'v str>) {
        self.line.push_str(name);
        for (i, value) in values.into_iter().enumerate() {
            self.line.push(if i == 0 { ':' } else { ',' });
            escape(value, &mut self.line);
        }
        self.end();
    }

    /// A property whose value stands as it is: a number, a time, an address, a word of the standard.
    pub(super) fn value(&mut self, name: &str, value: impl Display) {
        // Writing to a string cannot fail.
        let _ = write!(self.line, "{name}:{value}");
        self.end();
    }

    /// Lines that are folded already.
    pub(super) fn push(&mut self, lines: &str) {
        self.out.push_str(lines);
    }

    /// How many bytes there are.
    pub(super) fn len(&self) -> usize {
        self.out.len()
    }

    /// All lines, each with CRLF.
    pub(super) fn finish(self) -> String {
        self.out
    }

    fn end(&mut self) {
        fold(&self.line, &mut self.out);
        self.line.clear();
    }
}

/// Appends a text as RFC 5545 section 3.3.11 has it.
fn escape(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find(['\\', ';', ',', '\n']) {
        out.push_str(&rest[..at]);
        out.push('\\');
        // All four are one byte.
        out.push_str(match &rest[at..=at] {
            "\n" => "n",
            same => same,
        });
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
}

/// A day: DATE of RFC 5545 section 3.3.4.
pub(super) struct Date(pub(super) NaiveDate);

/// A wall clock: DATE-TIME of RFC 5545 section 3.3.5, whose zone stands in a parameter.
pub(super) struct Local(pub(super) NaiveDateTime);

/// An instant: DATE-TIME of RFC 5545 section 3.3.5 in UTC.
pub(super) struct Instant(pub(super) DateTime<Utc>);

impl Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}{:02}{:02}", self.0.year(), self.0.month(), self.0.day())
    }
}

impl Display for Local {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Local(at) = self;
        write!(f, "{}T{:02}{:02}{:02}", Date(at.date()), at.hour(), at.minute(), at.second())
    }
}

impl Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}Z", Local(self.0.naive_utc()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::fixture::{clock, day};

    fn written(add: impl FnOnce(&mut Lines)) -> String {
        let mut lines = Lines::with_capacity(0);
        add(&mut lines);
        lines.finish()
    }

    #[test]
    fn texts_are_escaped_and_values_are_not() {
        assert_eq!(written(|l| l.text("A", "a,b;c\\d\ne: “会”")), "A:a\\,b\\;c\\\\d\\ne: “会”\r\n");
        assert_eq!(written(|l| l.list("A;X=y", ["a,b", "", "c"])), "A;X=y:a\\,b,,c\r\n");
        assert_eq!(written(|l| l.value("A", "https://itu.int/a;b,c")), "A:https://itu.int/a;b,c\r\n");
    }

    #[test]
    fn long_lines_are_folded_each_for_itself() {
        let long = "a".repeat(80);
        let text = written(|l| {
            l.text("A", &long);
            l.text("B", "b");
        });
        assert_eq!(text, format!("A:{}\r\n {}\r\nB:b\r\n", &long[..73], &long[73..]));
    }

    #[test]
    fn times() {
        assert_eq!(Date(day("2023-05-09")).to_string(), "20230509");
        assert_eq!(Local(clock("2023-05-09T09:30")).to_string(), "20230509T093000");
        assert_eq!(Instant(clock("2023-05-09T07:05").and_utc()).to_string(), "20230509T070500Z");
    }
}
