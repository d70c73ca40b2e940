//! Relative rules: so many months, weeks, days or hours before a meeting.

use super::tokens::{Kind, Token};
use super::{Input, Length, Mention, Read, Value};
use crate::lang::Sense;

/// How many tokens of other words may stand between a length and the word that makes it a rule.
const GAP: usize = 4;

/// Reads a rule that starts at token `i`.
pub(super) fn at(input: Input<'_>, i: usize) -> Read {
    let reader = Reader { input };
    reader.length_then_before(i).or_else(|| reader.before_then_length(i))
}

struct Reader<'a> {
    input: Input<'a>,
}

impl Reader<'_> {
    fn kind(&self, i: usize) -> Option<Kind> {
        self.input.tokens.get(i).map(|t| t.kind)
    }

    fn sense(&self, i: usize) -> Option<Sense> {
        self.input.tokens.get(i).and_then(Token::sense)
    }

    /// A count in digits or words; the same in brackets behind it is read over.
    fn count(&self, i: usize) -> Option<(u32, usize)> {
        let ordinal = || self.input.text[..self.input.tokens[i].start].ends_with(['第', '/']);
        let (value, next) = match self.kind(i)? {
            // "The 12th day before".
            Kind::Number { value, .. } if (1..=400).contains(&value) && !ordinal() => {
                (value, i + 1 + usize::from(self.sense(i + 1) == Some(Sense::Ordinal)))
            }
            Kind::Word(Sense::Nth(value)) => (u32::from(value), i + 1),
            Kind::Word(Sense::Count(_)) => self.number_in_words(i)?,
            _ => return None,
        };
        let again = self.kind(next) == Some(Kind::Open) && self.kind(next + 2) == Some(Kind::Close);
        Some((value, if again { next + 3 } else { next }))
    }

    /// A number in words, of a ten and what is more than that: "twenty-one", "treinta y cinco", "сорока пяти"; Arabic has the ten behind.
    fn number_in_words(&self, i: usize) -> Option<(u32, usize)> {
        let word = |k: usize| match self.sense(k) {
            Some(Sense::Count(n)) => Some(u32::from(n)),
            _ => None,
        };
        let value = word(i)?;
        let joined = matches!(self.kind(i + 1), Some(Kind::Dash | Kind::Word(Sense::And)))
            || self.is_arabic(i + 1) && self.kind(i + 1) == Some(Kind::Other);
        let k = i + 1 + usize::from(joined);
        let ten = |n: u32| (20..100).contains(&n) && n.is_multiple_of(10);
        // The "a" of "twenty a day" counts something else.
        let letter = |k: usize| self.input.tokens[k].end - self.input.tokens[k].start == 1;
        let (ten, more) = if self.is_arabic(i) {
            (word(k).filter(|n| ten(*n)), Some(value))
        } else {
            (Some(value).filter(|n| ten(*n)), word(k))
        };
        match (ten, more.filter(|n| (1..10).contains(n))) {
            (Some(ten), Some(more)) if !letter(k) && (joined || !self.is_arabic(i)) => Some((ten + more, k + 1)),
            _ => Some((value, i + 1)),
        }
    }

    fn unit(&self, i: usize) -> Option<(Length, usize)> {
        let length = match self.sense(i)? {
            Sense::Months(n) => Length::Months(n.into()),
            Sense::Weeks(n) => Length::Weeks(n.into()),
            Sense::Days(n) => Length::Days(n.into()),
            Sense::DayUnit => Length::Days(1),
            Sense::Hours | Sense::HourUnit => Length::Hours(1),
            _ => return None,
        };
        Some((length, i + 1))
    }

    /// A whole length: count and unit in either order; a unit alone is one, a dual is two.
    fn length(&self, i: usize) -> Option<(Length, usize)> {
        if let Some((count, mut j)) = self.count(i) {
            for _ in 0..2 {
                if let Some((unit, next)) = self.unit(j) {
                    return Some((times(unit, count), next));
                }
                // An adjective between count and unit: twelve calendar days, 12 календарных дней; Chinese has none there.
                if !matches!(self.kind(j), Some(Kind::Other | Kind::Word(Sense::Filler))) || self.is_han(j) {
                    return None;
                }
                j += 1;
            }
            return None;
        }
        let (unit, next) = self.unit(i)?;
        // A unit without its count is one: قبل شهر, не позднее чем за месяц до.
        let ahead = i > 0 && self.sense(i - 1) == Some(Sense::Ahead);
        if ahead && self.starts_with(i, '\u{0400}'..='\u{052f}') {
            return Some((unit, next));
        }
        if !self.is_arabic(i) {
            return None;
        }
        match self.count(next) {
            Some((count, after)) if count <= 2 => Some((times(unit, count), after)),
            _ => Some((unit, next)),
        }
    }

    fn is_arabic(&self, i: usize) -> bool {
        self.starts_with(i, '\u{0600}'..='\u{06ff}')
    }

    fn is_han(&self, i: usize) -> bool {
        self.starts_with(i, '\u{4e00}'..='\u{9fff}')
    }

    fn starts_with(&self, i: usize, script: std::ops::RangeInclusive<char>) -> bool {
        let token = self.input.tokens.get(i);
        token.is_some_and(|t| self.input.text[t.start..].starts_with(|c: char| script.contains(&c)))
    }

    /// Whether a clause or sentence ends in a token.
    fn ends_clause(&self, i: usize) -> bool {
        let token = self.input.tokens[i];
        token.kind == Kind::Comma || self.input.text[token.start..token.end].contains([';', '。'])
    }

    /// Twelve calendar days before; 一个月之前; 六周的时限.
    fn length_then_before(&self, i: usize) -> Read {
        let (length, mut j) = self.length(i)?;
        let han = self.is_han(j - 1);
        let mut end = (j + GAP).min(self.input.tokens.len());
        // The rule ends before a bracket with an hour, which is a mention of its own: "seven days (1600 hours UTC) prior to".
        let mut short = None;
        let clock = self.sense(j - 1) == Some(Sense::HourUnit);
        let zones = [Sense::GenevaTime, Sense::LocalTime, Sense::Utc, Sense::TimeOf];
        let of_day = [Sense::From, Sense::At, Sense::DayUnit, Sense::Am, Sense::Pm, Sense::YearUnit];
        let beside =
            |s: Sense| of_day.contains(&s) || zones.contains(&s) || matches!(s, Sense::ZoneOf(_) | Sense::Weekday(_));
        if clock && (i > 0 && self.sense(i - 1).is_some_and(beside) || self.is_behind_weekday(i)) {
            return None;
        }
        while j < end {
            match self.kind(j)? {
                // 8时起 is an hour of the day, whatever stands behind it: 8时起在门前.
                Kind::Word(Sense::Onwards) if clock => return None,
                // 10时提前到9时 moves an hour.
                Kind::Word(Sense::Ahead) if clock && self.sense(j + 1) == Some(Sense::To) => return None,
                Kind::Word(Sense::Before | Sense::Ahead | Sense::Limit) => {
                    return self.rule(i, short.unwrap_or(j + 1), length);
                }
                Kind::Open if clock => return None,
                Kind::Open => {
                    let close = self.close(j)?;
                    let numbered = (j..close).any(|k| matches!(self.kind(k), Some(Kind::Number { .. })));
                    short = short.or(numbered.then_some(j));
                    end = (end + close - j).min(self.input.tokens.len());
                    j = close;
                }
                Kind::Comma | Kind::Close if clock => return None,
                _ if han && self.ends_clause(j) => return None,
                Kind::Wall | Kind::Number { .. } | Kind::Word(Sense::Month(_) | Sense::MonthUnit) => return None,
                _ => {}
            }
            j += 1;
        }
        None
    }

    /// Whether a weekday in a bracket stands before a number, as behind a day: 4月22日（星期一）17时前.
    fn is_behind_weekday(&self, i: usize) -> bool {
        i >= 3
            && self.kind(i - 1) == Some(Kind::Close)
            && matches!(self.sense(i - 2), Some(Sense::Weekday(_)))
            && self.kind(i - 3) == Some(Kind::Open)
    }

    /// The bracket that closes the one at `i`.
    fn close(&self, i: usize) -> Option<usize> {
        (i..(i + 10).min(self.input.tokens.len())).find(|k| self.kind(*k) == Some(Kind::Close))
    }

    /// 前12个日历日; 提前72小时; قبل شهر واحد.
    fn before_then_length(&self, i: usize) -> Read {
        let ahead = match self.sense(i)? {
            Sense::Before => false,
            Sense::Ahead => true,
            _ => return None,
        };
        let reach = if self.is_arabic(i) { 7 } else { 4 };
        for j in i + 1..i + reach {
            // "not later than one month before": the length is read with the word behind it, unless its own word touches it.
            let touches = j == i + 1 && !ahead && self.is_han(i);
            if !touches && self.length_then_before(j).is_some() {
                return None;
            }
            let closes = self.is_han(i) && self.kind(j)? == Kind::Close;
            if matches!(self.kind(j)?, Kind::Wall | Kind::Comma | Kind::Dot) || self.ends_clause(j) || closes {
                return None;
            }
            if let Some((length, next)) = self.length(j) {
                // 提前至8时 moves an hour.
                let hour = self.sense(next - 1) == Some(Sense::HourUnit);
                if hour && (i + 1..j).any(|k| matches!(self.sense(k), Some(Sense::To | Sense::From | Sense::At))) {
                    return None;
                }
                // "avant 16 heures" is an hour of the day; only Arabic and Chinese count hours behind the word.
                if matches!(length, Length::Hours(_)) && !ahead && !self.is_arabic(i) && !self.is_han(i) {
                    return None;
                }
                // 会议前两天 are its first two days.
                let few_days = matches!(length, Length::Days(n) if n < 5);
                return if few_days && !ahead && !self.is_arabic(i) { None } else { self.rule(i, next, length) };
            }
            if self.count(j).is_some() {
                return None;
            }
        }
        None
    }

    fn rule(&self, i: usize, next: usize, length: Length) -> Read {
        let span = self.input.tokens[i].start..self.input.tokens[next - 1].end;
        Some((
            vec![Mention { span, value: Value::Rule(length), rule: "before", repaired: false, inferred: Vec::new() }],
            next,
        ))
    }
}

fn times(unit: Length, count: u32) -> Length {
    match unit {
        Length::Months(n) => Length::Months(n * count),
        Length::Weeks(n) => Length::Weeks(n * count),
        Length::Days(n) => Length::Days(n * count),
        Length::Hours(n) => Length::Hours(n * count),
    }
}
