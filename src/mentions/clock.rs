//! Clock times and ranges of them, in the ways of six languages: 0930 hours, 9.30 a.m., 14h30, 下午2点30分, 09 час. 30 мин.
//!
//! One file because a range reads both of its ends as single times, and what makes one of them sure makes the other.

use super::tokens::{Kind, Token, YEARS};
use super::{Clock, Input, Mention, Read, Value};
use crate::lang::Sense;

/// One clock time.
#[derive(Debug, Clone, Copy)]
struct Point {
    clock: Clock,
    /// Before or after noon, as printed.
    half: Option<Half>,
    /// Nothing else can be meant.
    sure: bool,
    /// Four digits without anything: 0930.
    bare: bool,
    /// Two digits of minutes behind a colon or a point.
    minutes: bool,
    /// Printed with a digit too many: 24000.
    repaired: bool,
    /// Token after it.
    next: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Half {
    Am,
    Pm,
    Noon,
}

/// Reads a clock time or a range of clock times that starts at token `i`.
pub(super) fn at(input: Input<'_>, i: usize) -> Read {
    let reader = Reader { input };
    let first = reader.point(i)?;
    let start = input.tokens[i].start;
    if let Some((clock, end, next)) = reader.range(i, &first) {
        let span = start..input.tokens[next - 1].end;
        return Some((vec![mention(span, Value::Times(clock, end), "hours")], next));
    }
    let span = start..input.tokens[first.next - 1].end;
    let found = || mention(span, Value::Time(resolve(&first, None)), "hour");
    first.sure.then(|| (vec![Mention { repaired: first.repaired, ..found() }], first.next))
}

fn mention(span: crate::document::Span, value: Value, rule: &'static str) -> Mention {
    Mention { span, value, rule, repaired: false, inferred: Vec::new() }
}

/// The time of the day with the halves of the day worked in; a half on one end holds for the other where it must.
fn resolve(point: &Point, inherited: Option<Half>) -> Clock {
    let Clock { hour, minute } = point.clock;
    let hour = match point.half.or(inherited) {
        Some(Half::Pm) if hour < 12 => hour + 12,
        Some(Half::Noon) if hour < 3 => hour + 12,
        Some(Half::Am) if hour == 12 && minute < 60 => 0,
        _ => hour,
    };
    Clock { hour, minute }
}

/// The last minute of a day, by which much is due.
const LAST_MINUTE: u32 = 2359;

/// Hours at which meetings and their desks begin.
const WORKING_HOURS: std::ops::RangeInclusive<u32> = 7..=20;

struct Reader<'a> {
    input: Input<'a>,
}

impl Reader<'_> {
    fn token(&self, i: usize) -> Option<&Token> {
        self.input.tokens.get(i)
    }

    fn kind(&self, i: usize) -> Option<Kind> {
        self.token(i).map(|t| t.kind)
    }

    fn sense(&self, i: usize) -> Option<Sense> {
        self.token(i).and_then(Token::sense)
    }

    fn number(&self, i: usize) -> Option<(u32, u8)> {
        match self.kind(i)? {
            Kind::Number { value, digits, .. } => Some((value, digits)),
            _ => None,
        }
    }

    fn tight(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| !t.spaced)
    }

    fn half(&self, i: usize) -> Option<Half> {
        match self.sense(i)? {
            Sense::Am => Some(Half::Am),
            Sense::Pm => Some(Half::Pm),
            Sense::Noon => Some(Half::Noon),
            _ => None,
        }
    }

    fn is_zone(&self, i: usize) -> bool {
        matches!(
            self.sense(i),
            Some(Sense::Utc | Sense::GenevaTime | Sense::LocalTime | Sense::TimeOf | Sense::ZoneOf(_))
        )
    }

    /// A clock time with what stands before its number.
    fn point(&self, i: usize) -> Option<Point> {
        if self.sense(i) == Some(Sense::Midnight) {
            // "9 May, midnight (Geneva time)": the zone behind it tells the hour.
            let zone = i + 1 + usize::from(self.kind(i + 1) == Some(Kind::Open));
            let sure = self.opened(i) || self.behind_day(i) || self.is_zone(zone) || self.behind_date(i);
            return Some(Point {
                clock: Clock { hour: 24, minute: 0 },
                half: None,
                sure,
                bare: false,
                minutes: false,
                repaired: false,
                next: i + 1,
            });
        }
        if let Some(point) = self.word_point(i) {
            return Some(point);
        }
        let Some(half) = self.half(i) else { return self.number_point(i, None) };
        let mut j = i + 1;
        // "AM1" is the name of a session.
        if self.tight(j)
            && self.number(j).is_some()
            && self.input.text[..self.token(j)?.start].ends_with(|c: char| c.is_ascii_alphabetic())
        {
            return None;
        }
        while self.is_zone(j) {
            j += 1;
        }
        if let Some(point) = self.number_point(j, Some(half)).filter(|p| p.half.is_some()) {
            return Some(Point { sure: true, ..point });
        }
        let noon = half == Half::Noon && (self.opened(i) || self.behind_day(i) || self.behind_date(i));
        noon.then_some(Point {
            clock: Clock { hour: 12, minute: 0 },
            half: None,
            sure: true,
            bare: false,
            minutes: false,
            repaired: false,
            next: i + 1,
        })
    }

    /// Whether a word stands before `i` that an hour may follow.
    fn opened(&self, i: usize) -> bool {
        let mut j = i;
        while j > 0 {
            j -= 1;
            match self.sense(j) {
                Some(Sense::From | Sense::At | Sense::To | Sense::Until | Sense::Before | Sense::Am | Sense::Pm) => {
                    return true;
                }
                Some(Sense::Filler) => {}
                _ if self.is_zone(j) => {}
                _ => return false,
            }
        }
        false
    }

    /// Whether a day stands directly before `i`: 4月24日10点, 4月24日（星期三）10点.
    fn behind_day(&self, i: usize) -> bool {
        let is_day = |k: usize| {
            k >= 2
                && self.sense(k) == Some(Sense::DayUnit)
                && self.number(k - 1).is_some()
                && self.sense(k - 2) == Some(Sense::MonthUnit)
        };
        let bracket = i >= 4 && self.kind(i - 1) == Some(Kind::Close) && self.kind(i - 3) == Some(Kind::Open);
        i >= 1 && is_day(i - 1) || bracket && is_day(i - 4)
    }

    /// Whether a day and a comma stand before `i`: "10 May 2024, noon".
    fn behind_date(&self, i: usize) -> bool {
        let month = |k: usize| matches!(self.sense(k), Some(Sense::Month(_)));
        let year = |k: usize| {
            self.number(k).is_some_and(|(n, digits)| digits == 4 && YEARS.contains(&n)) && k > 0 && month(k - 1)
        };
        i >= 3 && self.kind(i - 1) == Some(Kind::Comma) && (year(i - 2) || month(i - 2) && self.number(i - 3).is_some())
    }

    /// An hour in words: "ten o'clock", "half past nine", "nine thirty in the morning", "dix heures et demie". Numbers in words
    /// count many things, so that something must tell the clock.
    fn word_point(&self, i: usize) -> Option<Point> {
        let count = |j: usize| match self.sense(j) {
            Some(Sense::Count(n)) => Some(u32::from(n)),
            _ => None,
        };
        let fraction = |j: usize| match self.sense(j) {
            Some(Sense::HalfPast) => Some(30),
            Some(Sense::QuarterPast) => Some(15),
            _ => None,
        };
        if let Some(point) = self.nth_hour(i) {
            return Some(point);
        }
        let before = fraction(i);
        let digits = |j: usize| self.number(j).map(|(n, _)| n).filter(|_| before.is_some());
        let first = i + usize::from(before.is_some());
        let hour = count(first).or_else(|| digits(first)).filter(|h| (1..=24).contains(h))?;
        let mut next = first + 1;
        let unit = self.sense(next) == Some(Sense::HourUnit);
        next += usize::from(unit || self.sense(next) == Some(Sense::OClock));
        let told = self.sense(next - 1) == Some(Sense::OClock);
        let minutes = |j: usize| count(j).filter(|m| matches!(m, 15 | 20 | 30 | 45));
        let behind = fraction(next).or_else(|| minutes(next)).filter(|_| before.is_none() && (unit || self.opened(i)));
        next += usize::from(behind.is_some());
        // "Two morning sessions": only some words tell the half of the day and nothing else.
        let phrase = |j: usize| self.token(j).is_some_and(|t| self.input.text[t.start..t.end].contains([' ', '.']));
        let half = self.half(next).filter(|_| hour <= 12 && (told || (unit || phrase(next)) && self.opened(i)));
        next += usize::from(half.is_some());
        let strong = i > 0 && self.sense(i - 1) == Some(Sense::At);
        let sure = before.is_some() || behind.is_some() || told || half.is_some() || unit && strong;
        let clock = Clock { hour, minute: before.or(behind).unwrap_or(0) };
        sure.then_some(Point { clock, half, sure, bare: false, minutes: false, repaired: false, next })
    }

    /// "The hour the ninth and the half in the morning": an hour by its number in the day, behind the word that only hours have before them.
    fn nth_hour(&self, i: usize) -> Option<Point> {
        let Some(Sense::NthHour(hour)) = self.sense(i) else { return None };
        if i == 0 || self.sense(i - 1) != Some(Sense::At) {
            return None;
        }
        let hour = u32::from(hour);
        let (clock, told) = match self.sense(i + 1) {
            Some(Sense::HalfPast) => ((hour, 30), 1),
            Some(Sense::QuarterPast) => ((hour, 15), 1),
            Some(Sense::QuarterTo) => ((hour - 1, 45), 1),
            _ => ((hour, 0), 0),
        };
        let next = i + 1 + told;
        let half = self.half(next);
        let clock = Clock { hour: clock.0, minute: clock.1 };
        let next = next + usize::from(half.is_some());
        Some(Point { clock, half, sure: true, bare: false, minutes: false, repaired: false, next })
    }

    fn number_point(&self, i: usize, half: Option<Half>) -> Option<Point> {
        let (value, digits) = self.number(i)?;
        let strong = i > 0 && self.sense(i - 1) == Some(Sense::At);
        let opened = half.is_some() || strong || self.opened(i) || self.behind_day(i);
        let clock =
            |hour, minute| (hour < 24 && minute < 60 || hour == 24 && minute == 0).then_some(Clock { hour, minute });
        if digits <= 2 {
            if digits == 1 && self.numbers_hour(i) {
                return None;
            }
            if let Some((minute, next)) = self.minutes(i, Kind::Colon).or_else(|| self.spaced_minutes(i, half)) {
                return self.finish(clock(value, minute)?, half, true, false, next);
            }
            if let Some((minute, next)) = self.minutes(i, Kind::Dot) {
                let dots = matches!(self.kind(next), Some(Kind::Dot))
                    && self.tight(next)
                    && self.number(next + 1).is_some()
                    && self.tight(next + 1);
                let before = i > 0 && self.kind(i - 1) == Some(Kind::Dot) && self.tight(i);
                if !dots && !before {
                    // "8.30 UTC".
                    let zoned = matches!(self.sense(next), Some(Sense::Utc | Sense::GenevaTime | Sense::ZoneOf(_)));
                    let sure = opened
                        || zoned
                        || self.labelled(i, (value, digits), minute)
                        || self.ends_dated(i, (value, digits), minute, next);
                    return self.finish(clock(value, minute)?, half, sure, false, next);
                }
                return None;
            }
            if strong && let Some((minute, next)) = self.minutes(i, Kind::Slash) {
                return self.finish(clock(value, minute)?, half, true, false, next);
            }
            if let Some((minute, next, sure)) = self.unit_time(i, value, opened) {
                return self.finish(clock(value, minute)?, half, sure, false, next);
            }
            // A bare number that opens a line is the number of the paragraph.
            let opens_line = i == 0 || self.kind(i - 1) == Some(Kind::Wall) || self.token(i)?.broken;
            if opens_line
                && self.number(i + 1).is_none()
                && !matches!(self.kind(i + 1), Some(Kind::Dash | Kind::Word(Sense::To | Sense::Am | Sense::Pm)))
            {
                return None;
            }
            let day = matches!(
                self.sense(i + 1),
                Some(
                    Sense::Month(_)
                        | Sense::MonthUnit
                        | Sense::DayUnit
                        | Sense::YearUnit
                        | Sense::Ordinal
                        | Sense::HourUnit
                        | Sense::OClock
                )
            );
            // "WP1/9" is a group, whatever stands behind it.
            let of_group = i > 0 && self.kind(i - 1) == Some(Kind::Slash) && self.tight(i) && self.tight(i - 1);
            return if day || of_group { None } else { self.finish(clock(value, 0)?, half, strong, false, i + 1) };
        }
        if digits == 4 && !matches!(self.sense(i + 1), Some(Sense::YearUnit | Sense::Month(_))) {
            let point = self.finish(clock(value / 100, value % 100)?, half, false, true, i + 1)?;
            let leading_zero = value < 1000;
            // The word of the zone may hold that of the hours: "2359 hours Geneva time".
            let zoned =
                matches!(self.sense(i + 1), Some(Sense::Utc | Sense::GenevaTime | Sense::LocalTime | Sense::ZoneOf(_)));
            let sure = point.sure
                || zoned
                || (self.is_cell(i) || self.ends_date(i) || self.leads_to_date(i))
                    && (value % 5 == 0 || value == LAST_MINUTE)
                    && !YEARS.contains(&value)
                || opened && (leading_zero || value % 5 == 0 && !YEARS.contains(&value) || strong || half.is_some());
            return Some(Point { sure, ..point });
        }
        self.digit_too_many(i, half)
    }

    /// Whether a figure that opens its line is the number of a session before the colon, and its hour stands directly behind: "1:09:30-10:45".
    fn numbers_hour(&self, i: usize) -> bool {
        let opens = i == 0 || self.kind(i - 1) == Some(Kind::Wall) || self.token(i).is_some_and(|t| t.broken);
        let colon = |j: usize| self.kind(j) == Some(Kind::Colon);
        let two = |j: usize| self.number(j).is_some_and(|(_, digits)| digits == 2) && self.tight(j);
        opens && colon(i + 1) && two(i + 2) && colon(i + 3) && two(i + 4)
    }

    /// Whether a number stands between the comma behind a day and the end of its bracket, cell or sentence: "(27 January, 0930)".
    fn ends_date(&self, i: usize) -> bool {
        let comma = i >= 3 && self.kind(i - 1) == Some(Kind::Comma);
        let month = |k: usize| matches!(self.sense(k), Some(Sense::Month(_)));
        let day = |k: usize| month(k) || self.number(k).is_some() && month(k - 1);
        let ends = |t: &Token| t.broken || matches!(t.kind, Kind::Close | Kind::Wall);
        let rest = || {
            let end = self.token(i).map_or(self.input.text.len(), |t| t.end);
            let rest = self.input.text[end..].trim_start_matches(' ');
            let next = rest.strip_prefix('.').unwrap_or(rest);
            rest.starts_with(['|', ';']) || next.len() < rest.len() && next.starts_with(char::is_whitespace)
        };
        comma && day(i - 2) && (self.token(i + 1).is_none_or(ends) || rest())
    }

    /// Whether a number opens its cell or line and nothing but a comma or a preposition stands between it and a day: "0930, 8 March",
    /// "0930 on Monday 8 March".
    fn leads_to_date(&self, i: usize) -> bool {
        let opens = i == 0 || self.kind(i - 1) == Some(Kind::Wall) || self.input.tokens[i].broken;
        let joined = self.kind(i + 1) == Some(Kind::Comma) || self.sense(i + 1) == Some(Sense::From);
        let weekday = usize::from(matches!(self.sense(i + 2), Some(Sense::Weekday(_))));
        let at = i + 2 + weekday + usize::from(weekday > 0 && self.kind(i + 3) == Some(Kind::Comma));
        let month = |k: usize| matches!(self.sense(k), Some(Sense::Month(_)));
        let day = |k: usize| self.number(k).is_some_and(|(n, digits)| digits <= 2 && (1..=31).contains(&n));
        opens && joined && (day(at) && month(at + 1) || month(at) && day(at + 1))
    }

    /// Whether a number is all that a cell of several holds.
    fn is_cell(&self, i: usize) -> bool {
        let wall = |t: &Token| t.broken || t.kind == Kind::Wall;
        let tab = |k: usize| self.token(k).is_some_and(|t| self.input.text[t.start..t.end] == *"\t");
        let opens = i == 0 || self.kind(i - 1) == Some(Kind::Wall) || self.input.tokens[i].broken;
        opens && self.token(i + 1).is_none_or(wall) && (tab(i + 1) || i > 0 && tab(i - 1))
    }

    /// "24000 hours UTC": unit and zone tell that the number is an hour and its last digit a misprint.
    fn digit_too_many(&self, i: usize, half: Option<Half>) -> Option<Point> {
        let (value, 5) = self.number(i)? else { return None };
        let (hour, minute) = (value / 1000, value / 10 % 100);
        let valid = hour < 24 && minute < 60 || hour == 24 && minute == 0;
        let unit = self.sense(i + 1) == Some(Sense::HourUnit) && self.is_zone(i + 2);
        let point = || self.finish(Clock { hour, minute }, half, true, false, i + 1);
        (value % 10 == 0 && valid && unit).then(point)?.map(|p| Point { repaired: true, ..p })
    }

    /// Whether a number with a point, "09.00", stands alone behind a label, "Start: 09.00.", as an hour is printed.
    fn labelled(&self, i: usize, (hour, digits): (u32, u8), minute: u32) -> bool {
        let label = i >= 2 && self.kind(i - 1) == Some(Kind::Colon) && !self.token(i).is_some_and(|t| t.broken);
        let word = label && !matches!(self.kind(i - 2), Some(Kind::Number { .. } | Kind::Wall));
        word && digits == 2 && minute.is_multiple_of(5) && WORKING_HOURS.contains(&hour)
    }

    /// Whether a number with a point stands between the comma behind a year and the end of its sentence: "30.04.2024, 18.00.".
    fn ends_dated(&self, i: usize, (hour, digits): (u32, u8), minute: u32, next: usize) -> bool {
        let unit = |k: usize| matches!(self.kind(k), Some(Kind::Dot | Kind::Word(Sense::YearUnit)));
        let year = (0..i.saturating_sub(1)).rev().take(3).find(|k| !unit(*k));
        let dated = year.and_then(|k| self.number(k)).is_some_and(|(n, digits)| digits == 4 && YEARS.contains(&n));
        let last = next + usize::from(self.kind(next) == Some(Kind::Dot));
        let ends = |t: &Token| t.broken || matches!(t.kind, Kind::Close | Kind::Wall);
        i >= 2
            && self.kind(i - 1) == Some(Kind::Comma)
            && dated
            && digits == 2
            && minute.is_multiple_of(5)
            && WORKING_HOURS.contains(&hour)
            && self.token(last).is_none_or(ends)
    }

    /// Two digits of minutes behind a separator.
    fn minutes(&self, i: usize, separator: Kind) -> Option<(u32, usize)> {
        let colon = self.kind(i + 1) == Some(separator) && self.tight(i + 1);
        let (minute, digits) = self.number(i + 2).filter(|_| colon && self.tight(i + 2))?;
        (digits == 2).then_some((minute, i + 3))
    }

    /// 上午 9 : 30: a colon between blanks, where the half of the day tells the clock.
    fn spaced_minutes(&self, i: usize, half: Option<Half>) -> Option<(u32, usize)> {
        let colon = half.is_some() && self.kind(i + 1) == Some(Kind::Colon) && !self.tight(i + 1) && !self.tight(i + 2);
        let (minute, digits) = self.number(i + 2).filter(|_| colon && !self.token(i + 2).is_some_and(|t| t.broken))?;
        (digits == 2).then_some((minute, i + 3))
    }

    /// An hour with its unit, and minutes with or without theirs.
    fn unit_time(&self, i: usize, hour: u32, opened: bool) -> Option<(u32, usize, bool)> {
        let mut j = i + 1;
        if !matches!(self.sense(j), Some(Sense::HourUnit | Sense::OClock)) {
            return None;
        }
        let unit = &self.input.text[self.token(j)?.start..self.token(j)?.end];
        j += 1;
        if self.kind(j) == Some(Kind::Dot)
            && self.tight(j)
            && matches!(self.kind(j + 1), Some(Kind::Number { .. } | Kind::Dash | Kind::Word(_)))
        {
            j += 1;
        }
        match self.sense(j) {
            Some(Sense::HalfPast) => return Some((30, j + 1, true)),
            Some(Sense::QuarterPast) => return Some((15, j + 1, true)),
            Some(Sense::ThreeQuarters) => return Some((45, j + 1, true)),
            _ => {}
        }
        if let Some((minute, digits)) = self.number(j).filter(|(m, d)| *m < 60 && *d <= 2) {
            let with_unit = self.sense(j + 1) == Some(Sense::MinuteUnit);
            if with_unit || digits == 2 && !matches!(self.sense(j + 1), Some(Sense::Month(_) | Sense::MonthUnit)) {
                let mut next = j + 1 + usize::from(with_unit);
                if self.kind(next) == Some(Kind::Dot)
                    && self.tight(next)
                    && with_unit
                    && unit.starts_with(|c: char| c >= '\u{400}')
                {
                    next += 1;
                }
                return Some((minute, next, true));
            }
        }
        // 以下4点 counts points and 一时 stands in other words; 上午4点, 4点开始 and 十时整 tell the time.
        let after = &self.input.text[self.token(j - 1)?.end..];
        let told = ["开", "结", "整", "前", "之前", "起", "至", "到", "-", "以后", "召", "揭", "举", "散", "闭"]
            .iter()
            .any(|w| after.starts_with(w));
        // ai4h is a name.
        if unit == "h" && self.tight(i) && self.in_latin_word(i) {
            return None;
        }
        // "10点（日内瓦时间）".
        let zoned = self.is_zone(j) || self.kind(j) == Some(Kind::Open) && self.is_zone(j + 1);
        let told = told || zoned;
        let points = unit.starts_with(['点', '點']) && !opened && !told;
        let bare_han = matches!(self.kind(i), Some(Kind::Number { han: true, .. })) && !opened && !told;
        (!points && !bare_han && hour <= 24).then_some((0, j, true))
    }

    /// Whether a Latin letter stands directly before a number.
    fn in_latin_word(&self, i: usize) -> bool {
        let start = self.token(i).map_or(0, |t| t.start);
        self.input.text[..start].ends_with(|c: char| c.is_ascii_alphabetic())
    }

    /// The half of the day and the unit behind the number.
    fn finish(&self, clock: Clock, half: Option<Half>, sure: bool, bare: bool, next: usize) -> Option<Point> {
        let minutes = next >= 3
            && self.number(next - 3).is_some()
            && matches!(self.kind(next - 2), Some(Kind::Colon | Kind::Dot))
            && self.tight(next - 2)
            && self.tight(next - 1);
        let mut point = Point { clock, half, sure, bare, minutes, repaired: false, next };
        for _ in 0..2 {
            if matches!(self.sense(point.next), Some(Sense::HourUnit | Sense::OClock))
                && !self.is_length_before(point.next + 1)
            {
                point.next += 1;
                point.sure = true;
            } else if let Some(half) = self.half(point.next).filter(|_| {
                // Behind the point of "00 мин." a sentence begins.
                let ended = self.kind(point.next - 1) == Some(Kind::Dot)
                    && point.next >= 2
                    && self.sense(point.next - 2) == Some(Sense::MinuteUnit);
                point.half.is_none() && point.clock.hour <= 12 && !ended && !self.han(point.next)
            }) {
                point.half = Some(half);
                point.next += 1;
                point.sure = true;
            }
        }
        Some(point)
    }

    /// Whether words follow that make an hour a length: 10时之前 is one, 10时提前到9时 moves an hour.
    fn is_length_before(&self, i: usize) -> bool {
        let moves = matches!(self.sense(i + 1), Some(Sense::To | Sense::Until));
        match self.sense(i) {
            Some(Sense::Ahead) => !moves,
            sense => sense == Some(Sense::Before),
        }
    }

    /// Whether a token is Han: there the half of the day stands before the hour, never behind it.
    fn han(&self, i: usize) -> bool {
        self.token(i)
            .is_some_and(|t| self.input.text[t.start..].starts_with(|c: char| ('\u{4e00}'..='\u{9fff}').contains(&c)))
    }

    /// Whether a number goes on with another: the 9 of 8、9-10时段.
    fn counts_on(&self, i: usize) -> bool {
        let before = self.token(i).map_or("", |t| &self.input.text[..t.start]);
        before.ends_with(|c: char| c.is_ascii_digit() || matches!(c, ',' | '、' | '/' | '-' | '.'))
    }

    /// Whether the end of a range goes on past noon with the small hours of a dial, printed with one digit: 11时至1时.
    fn passes_noon(&self, start: Clock, last: &Point, j: usize) -> bool {
        let small = self
            .number(j)
            .is_some_and(|(hour, digits)| digits == 1 && (1..WORKING_HOURS.start().to_owned()).contains(&hour));
        (WORKING_HOURS.start().to_owned()..13).contains(&start.hour) && small && last.clock.hour + 12 > start.hour
    }

    /// Whether "between" stands before `i`, with no more than "the" or "at" between: بين الساعة, entre las.
    fn behind_between(&self, i: usize) -> bool {
        let word = |j: &usize| !matches!(self.sense(*j), Some(Sense::Filler | Sense::At));
        (0..i).rev().take(3).find(word).is_some_and(|j| self.sense(j) == Some(Sense::Between))
    }

    /// The other end of a range that starts with `first`.
    fn range(&self, i: usize, first: &Point) -> Option<(Clock, Clock, usize)> {
        let mut j = first.next;
        while self.is_zone(j) && matches!(self.kind(j + 1), Some(Kind::Dash | Kind::Word(Sense::To | Sense::Until))) {
            j += 1;
        }
        // "9时起，至12时".
        if self.sense(j) == Some(Sense::Onwards) {
            let comma = usize::from(self.kind(j + 1) == Some(Kind::Comma));
            if matches!(self.sense(j + 1 + comma), Some(Sense::To | Sense::Until)) {
                j += 1 + comma;
            }
        }
        let dash = self.kind(j) == Some(Kind::Dash);
        let between = self.behind_between(i) && self.sense(j) == Some(Sense::And);
        if between {
            j += 1;
        }
        if !between && !dash && !matches!(self.sense(j), Some(Sense::To | Sense::Until | Sense::At))
            || dash && self.token(j)?.broken
        {
            return None;
        }
        while matches!(
            self.kind(j),
            Some(Kind::Dash | Kind::Word(Sense::To | Sense::Until | Sense::Filler | Sense::At | Sense::From))
        ) {
            j += 1;
            if j > first.next + 5 {
                return None;
            }
        }
        let last = self.point(j)?;
        // "1 – 09.30-10.45": the number of a session before its hours.
        let numbers_session = first.clock.minute == 0
            && !first.sure
            && !first.bare
            && !first.minutes
            && dash
            && self.kind(last.next) == Some(Kind::Dash)
            && self.point(last.next + 1).is_some_and(|p| p.minutes || p.sure || p.bare);
        if numbers_session {
            return None;
        }
        let printed_years = |p: &Point| YEARS.contains(&(p.clock.hour * 100 + p.clock.minute));
        let fives = first.clock.minute.is_multiple_of(5) && last.clock.minute % 5 == 0;
        let plan_hours = first.bare && last.bare && dash && fives && !(printed_years(first) && printed_years(&last));
        let opened = self.opened(i) || last.half.is_some();
        let small = first.clock.minute == 0 && !first.sure && !first.bare && !first.minutes;
        // 14-17时: the unit stands once, behind hours of a working day.
        let shared_unit = small
            && first.half.is_none()
            && last.sure
            && last.half.is_none()
            && self.han(last.next - 1)
            && WORKING_HOURS.contains(&first.clock.hour)
            && first.clock < last.clock
            && self.number(i).is_some()
            && !self.counts_on(i);
        let pointed = first.minutes && last.minutes && fives;
        // "De 9 a 17 horas": the preposition that parts of a date have, too.
        let of = i > 0 && self.sense(i - 1) == Some(Sense::Filler) && self.sense(first.next) == Some(Sense::To);
        if !(first.sure && (last.sure || first.half.is_some())
            || last.sure && (!small || opened || between || shared_unit || of)
            || plan_hours
            || pointed
            || between && (first.bare && last.bare))
        {
            return None;
        }
        let (start, end) = match (first.half, last.half) {
            // 12时30分至2时: a small number behind an hour before one is past noon.
            (_, None) if self.passes_noon(resolve(first, None), &last, j) => {
                let Clock { hour, minute } = last.clock;
                (resolve(first, None), Clock { hour: hour + 12, minute })
            }
            (None, Some(Half::Pm)) if first.clock.hour < 12 && first.clock.hour < last.clock.hour % 12 => {
                (resolve(first, Some(Half::Pm)), resolve(&last, None))
            }
            (Some(Half::Pm), None) if last.clock.hour < 12 => (resolve(first, None), resolve(&last, Some(Half::Pm))),
            _ => (resolve(first, None), resolve(&last, None)),
        };
        // Visual order of right-to-left text puts the end first; elsewhere an hour moves "from 1430 to 0930".
        let joint = &self.input.text[self.token(first.next)?.start..];
        let moves =
            !dash && joint.starts_with(|c: char| c.is_ascii_alphabetic() || ('\u{400}'..'\u{530}').contains(&c));
        match start.cmp(&end) {
            std::cmp::Ordering::Greater if moves => None,
            std::cmp::Ordering::Less => Some((start, end, last.next)),
            std::cmp::Ordering::Greater => Some((end, start, last.next)),
            std::cmp::Ordering::Equal => None,
        }
    }
}
