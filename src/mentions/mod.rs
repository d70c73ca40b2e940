//! Finds every date, range, clock time and relative rule of a text.

mod clock;
mod dates;
mod rules;
pub mod tokens;

use crate::document::Span;
use crate::event::Inferred;
use crate::lang::Sense;
use chrono::{Datelike, NaiveDate};
use tokens::{Kind, Token};

/// A day as far as it is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Day {
    /// Year, where printed or taken over from the other end of the range.
    pub year: Option<i32>,
    /// Month, 1–12; `None` where only a day of the month is printed.
    pub month: Option<u32>,
    /// Day of the month.
    pub day: u32,
    /// The printed weekday, Monday is 1.
    pub weekday: Option<u8>,
}

impl Day {
    /// The date, where all parts are known and it exists.
    pub fn date(&self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.year?, self.month?, self.day)
    }

    /// Whether the printed weekday contradicts the date.
    pub fn weekday_differs(&self) -> bool {
        match (self.weekday, self.date()) {
            (Some(weekday), Some(date)) => u32::from(weekday) != date.weekday().number_from_monday(),
            _ => false,
        }
    }
}

/// A clock time; 24:00 is the end of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Clock {
    /// 0–24.
    pub hour: u32,
    /// 0–59.
    pub minute: u32,
}

/// A length of time before a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// Calendar months.
    Months(u32),
    /// Weeks.
    Weeks(u32),
    /// Days.
    Days(u32),
    /// Hours.
    Hours(u32),
}

/// What a mention says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    /// A day.
    Date(Day),
    /// From the first to the last day.
    Range(Day, Day),
    /// A month of a year.
    Month(i32, u32),
    /// Years: a study period.
    Years(i32, i32),
    /// A clock time.
    Time(Clock),
    /// From a clock time to another.
    Times(Clock, Clock),
    /// So long before something.
    Rule(Length),
}

/// A date, time or rule in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Its place in the view.
    pub span: Span,
    /// What it says.
    pub value: Value,
    /// The rule that read it: `day`, `range`, `month-first` …
    pub rule: &'static str,
    /// It had to be put together: a lost dash, a split number, a broken month.
    pub repaired: bool,
    /// What is not printed.
    pub inferred: Vec<Inferred>,
}

impl Mention {
    /// The name of its kind in reports.
    pub fn kind(&self) -> &'static str {
        match self.value {
            Value::Date(_) => "date",
            Value::Range(..) => "range",
            Value::Month(..) => "month",
            Value::Years(..) => "year-range",
            Value::Time(_) => "time",
            Value::Times(..) => "time-range",
            Value::Rule(_) => "rule",
        }
    }

    /// First and last day, where the value is a complete date or range. A period that ends before it begins has none.
    pub fn days(&self) -> Option<(NaiveDate, NaiveDate)> {
        match self.value {
            Value::Date(day) => day.date().map(|d| (d, d)),
            Value::Range(first, last) => first.date().zip(last.date()).filter(|(first, last)| first <= last),
            _ => None,
        }
    }

    /// Whether what is printed is no day of the calendar, in its year or in any, or a period that ends before it begins.
    pub fn is_impossible(&self) -> bool {
        // A year that is not known may be a leap year.
        let missing = |day: &Day| day.month.is_some() && Day { year: day.year.or(Some(2000)), ..*day }.date().is_none();
        match self.value {
            Value::Date(day) => missing(&day),
            Value::Range(first, last) => {
                missing(&first) || missing(&last) || first.date().zip(last.date()).is_some_and(|(a, b)| b < a)
            }
            _ => false,
        }
    }

    /// Whether it is a date or a range of dates.
    pub fn is_date(&self) -> bool {
        matches!(self.value, Value::Date(_) | Value::Range(..))
    }

    /// Whether it is a clock time or a range of them.
    pub fn is_time(&self) -> bool {
        matches!(self.value, Value::Time(_) | Value::Times(..))
    }

    /// The value in ISO 8601, with `/` in ranges and a minus sign before rules.
    pub fn iso(&self) -> String {
        match self.value {
            Value::Date(day) => iso_day(String::with_capacity(10), &day),
            Value::Range(first, last) => {
                let mut out = iso_day(String::with_capacity(21), &first);
                out.push('/');
                iso_day(out, &last)
            }
            Value::Month(year, month) => format!("{year:04}-{month:02}"),
            Value::Years(first, last) => format!("{first:04}/{last:04}"),
            Value::Time(clock) => iso_clock(String::with_capacity(5), clock),
            Value::Times(start, end) => {
                let mut out = iso_clock(String::with_capacity(11), start);
                out.push('/');
                iso_clock(out, end)
            }
            Value::Rule(Length::Months(n)) => format!("-P{n}M"),
            Value::Rule(Length::Weeks(n)) => format!("-P{n}W"),
            Value::Rule(Length::Days(n)) => format!("-P{n}D"),
            Value::Rule(Length::Hours(n)) => format!("-PT{n}H"),
        }
    }
}

/// Adds a day. Nearly all are written with four digits and two, and formatting takes its time.
fn iso_day(mut out: String, day: &Day) -> String {
    use std::fmt::Write;
    let written = match (day.year, day.month) {
        (Some(year @ 1000..=9999), Some(month @ ..=99)) if day.day < 100 => {
            let year = year.unsigned_abs();
            let ([a, b], [c, d]) = (two_digits(year / 100), two_digits(year % 100));
            let ([e, f], [g, h]) = (two_digits(month), two_digits(day.day));
            out.push_str(std::str::from_utf8(&[a, b, c, d, b'-', e, f, b'-', g, h]).unwrap_or_default());
            Ok(())
        }
        (Some(year), Some(month)) => write!(out, "{year:04}-{month:02}-{:02}", day.day),
        (None, Some(month)) => write!(out, "--{month:02}-{:02}", day.day),
        _ => write!(out, "---{:02}", day.day),
    };
    debug_assert!(written.is_ok(), "a text takes everything");
    out
}

/// Adds a clock time, of which both parts are less than a hundred.
fn iso_clock(mut out: String, clock: Clock) -> String {
    let ([a, b], [c, d]) = (two_digits(clock.hour), two_digits(clock.minute));
    out.push_str(std::str::from_utf8(&[a, b, b':', c, d]).unwrap_or_default());
    out
}

/// The last two digits of a number.
fn two_digits(number: u32) -> [u8; 2] {
    [number / 10, number].map(|digit| b'0' + (digit % 10) as u8)
}

impl std::fmt::Display for Clock {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:02}:{:02}", self.hour, self.minute)
    }
}

/// Every mention of a text, in reading order. Mentions do not overlap.
pub fn find(text: &str, tokens: &[Token]) -> Vec<Mention> {
    let mut out: Vec<Mention> = Vec::new();
    let mut i = 0;
    while i < tokens.len() {
        if !begins_any(tokens[i].kind) {
            i += 1;
            continue;
        }
        let input = Input { text, tokens };
        let found = dates::at(input, i).or_else(|| rules::at(input, i)).or_else(|| clock::at(input, i));
        match found {
            Some((mentions, next)) => {
                out.extend(mentions);
                i = next.max(i + 1);
                if let Some((ends, next)) = out.last().and_then(|first| dates::last_day_behind_hour(input, first, i)) {
                    out.extend(ends);
                    i = next;
                }
            }
            None => i += 1,
        }
    }
    out
}

/// Whether a date, a rule or a clock time may begin so: most tokens are of other kinds.
fn begins_any(kind: Kind) -> bool {
    match kind {
        Kind::Number { .. } => true,
        Kind::Word(Sense::Weekday(_) | Sense::Month(_) | Sense::First | Sense::Count(_) | Sense::Nth(_)) => true,
        Kind::Word(Sense::Months(_) | Sense::Weeks(_) | Sense::Days(_) | Sense::Hours) => true,
        Kind::Word(Sense::DayUnit | Sense::HourUnit | Sense::Before | Sense::Ahead) => true,
        Kind::Word(Sense::Am | Sense::Pm | Sense::Noon | Sense::Midnight) => true,
        Kind::Word(sense) => matches!(sense, Sense::HalfPast | Sense::QuarterPast | Sense::NthHour(_)),
        _ => false,
    }
}

/// What the grammars read.
#[derive(Clone, Copy)]
struct Input<'a> {
    text: &'a str,
    tokens: &'a [Token],
}

/// Mentions read at a token, and the token after them.
type Read = Option<(Vec<Mention>, usize)>;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang;
    use crate::view::View;

    /// Values are tested with the words of each language, in `src/lang/`; here is what stands beside them.
    #[test]
    fn a_mention_has_its_place_rule_and_gaps() {
        let view = View::new("于5月4日至2021年5月13日（９月1822日）");
        let flat = view.text.replace(['\n', '\t'], " ");
        let mut hits: Vec<_> = lang::hits(lang::pack("zh"), &flat, 0..flat.len(), &view.glues);
        hits.retain(|h| !matches!(h.sense, Sense::Cue(_)));
        let found = find(&view.text, &tokens::tokens(&view.text, &hits));
        let shown: Vec<_> =
            found.iter().map(|m| (&view.text[m.span.clone()], m.kind(), m.inferred.as_slice(), m.repaired)).collect();
        assert_eq!(
            shown,
            [("5月4日至2021年5月13日", "range", [].as_slice(), false), ("9月1822日", "range", [].as_slice(), true),]
        );
    }
}
