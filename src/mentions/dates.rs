//! Days, ranges of days, months and study periods.
//!
//! Three families of shapes: a day before or after the name of a month, numbers with units (年月日), and numbers with
//! dots, slashes or dashes. Both ends of a range are read by the same function; what one end lacks comes from the other.
//!
//! One file because the three families read both ends of a range with the same functions.

use super::tokens::{Kind, Token, YEARS};
use super::{Day, Input, Mention, Read, Value};
use crate::lang::Sense;

/// One end of a range, or a single day.
#[derive(Debug, Clone, Copy)]
struct Part {
    day: Day,
    /// Printed as month, then day.
    month_first: bool,
    /// Written with units: 年月日.
    units: bool,
    /// Token after it.
    next: usize,
    repaired: bool,
}

/// Days of a list that share one unit, at most.
const SHARED: usize = 8;

/// Bytes before and behind the number of an entry in which that of another one is looked for.
const ENTRIES: usize = 2000;

/// Letters of the longest preposition before a day.
const PREPOSITION: usize = 3;

/// Months.
const HALF_YEAR: u32 = 6;

/// What stands between two days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Between {
    Range,
    List,
}

/// Reads a date, a range, a list of days, a month or a study period that starts at token `i`.
pub(super) fn at(input: Input<'_>, i: usize) -> Read {
    let token = input.tokens[i];
    match token.kind {
        Kind::Number { .. } | Kind::Word(Sense::Weekday(_) | Sense::Month(_) | Sense::First) => {}
        _ => return None,
    }
    input
        .numeric_range(i)
        .or_else(|| input.lost_dash(i))
        .or_else(|| input.days(i))
        .or_else(|| input.range_of_list(i))
        .or_else(|| input.month(i))
        .or_else(|| input.years(i))
}

/// 5月13日9时30分至24日17时: the hour at which a period begins, and its last day, which has the month of the first one.
pub(super) fn last_day_behind_hour(input: Input<'_>, first: &Mention, i: usize) -> Read {
    let Value::Date(from) = first.value else { return None };
    let month = from.month.filter(|_| input.text[..first.span.end].ends_with(['日', ')']))?;
    let (mut out, to) = super::clock::at(input, i)?;
    let led = input.sense(to) == Some(Sense::To) && matches!(out.as_slice(), [m] if matches!(m.value, Value::Time(_)));
    let end = input.unit_part(to + 1).filter(|p| led && p.day.month.is_none() && p.day.day > from.day)?;
    let (next, weekday) = input.bracket(end.next);
    let day = Day { year: from.year, month: Some(month), weekday, ..end.day };
    let span = input.tokens[to + 1].start..input.end(next);
    valid(&day).then(|| {
        out.push(Mention { span, value: Value::Date(day), rule: "day", repaired: end.repaired, inferred: Vec::new() });
        (out, next)
    })
}

impl Input<'_> {
    fn kind(&self, i: usize) -> Option<Kind> {
        self.tokens.get(i).map(|t| t.kind)
    }

    fn sense(&self, i: usize) -> Option<Sense> {
        self.tokens.get(i).and_then(Token::sense)
    }

    /// Value and digits of a number.
    fn number(&self, i: usize) -> Option<(u32, u8)> {
        match self.kind(i)? {
            Kind::Number { value, digits, .. } => Some((value, digits)),
            _ => None,
        }
    }

    /// A four-digit year.
    fn year_number(&self, i: usize) -> Option<i32> {
        let (value, digits) = self.number(i)?;
        (digits == 4 && YEARS.contains(&value)).then_some(value as i32)
    }

    fn day_number(&self, i: usize) -> Option<u32> {
        let (value, digits) = self.number(i)?;
        (digits <= 2 && (1..=31).contains(&value)).then_some(value)
    }

    /// The word for the first day, where a month follows: "el primero de diciembre".
    fn first_in_words(&self, i: usize) -> Option<u32> {
        let first = self.sense(i) == Some(Sense::First);
        (first && self.month_name(self.skip_fillers(i + 1)).is_some()).then_some(1)
    }

    fn skip_fillers(&self, mut i: usize) -> usize {
        while self.sense(i) == Some(Sense::Filler) {
            i += 1;
        }
        i
    }

    /// Reads over a bracket without numbers; its weekday counts.
    fn bracket(&self, i: usize) -> (usize, Option<u8>) {
        if self.kind(i) != Some(Kind::Open) {
            return (i, None);
        }
        let mut weekday = None;
        for j in i + 1..(i + 8).min(self.tokens.len()) {
            match self.kind(j) {
                Some(Kind::Close) => return (j + 1, weekday),
                Some(Kind::Word(Sense::Weekday(day))) => weekday = Some(day),
                Some(Kind::Number { .. } | Kind::Wall) | None => break,
                // "(twelve days before the meeting)" is a rule beside the date.
                Some(Kind::Word(Sense::Count(_) | Sense::Months(_) | Sense::Weeks(_) | Sense::Days(_))) => break,
                _ => {}
            }
        }
        (i, None)
    }

    fn month_name(&self, i: usize) -> Option<(u32, usize)> {
        let month = match self.sense(i)? {
            Sense::Month(month) => month,
            // "29 mar. 2024": the third month and the second weekday may have one short form.
            Sense::Weekday(2) if self.is_short_march(i) => 3,
            _ => return None,
        };
        let mut next = i + 1;
        // A dual name: either half is enough.
        if self.kind(next) == Some(Kind::Slash) && matches!(self.sense(next + 1), Some(Sense::Month(_))) {
            next += 2;
        } else if matches!(self.sense(next + 1), Some(Sense::Month(_))) && self.kind(next) == Some(Kind::Open) {
            next += if self.kind(next + 2) == Some(Kind::Close) { 3 } else { 2 };
        }
        if self.kind(next) == Some(Kind::Dot) && !self.tokens[next].spaced {
            next += 1;
        }
        Some((u32::from(month), next))
    }

    /// Whether a short weekday stands between a day and, behind its point, a year.
    fn is_short_march(&self, i: usize) -> bool {
        let tight = |k: usize| self.kind(k) == Some(Kind::Dot) && !self.tokens[k].spaced;
        i > 0
            && self.day_number(i - 1).is_some()
            && self.tokens[i].end - self.tokens[i].start <= 3
            && tight(i + 1)
            && self.year_number(i + 2).is_some()
    }

    /// The year behind a day and month, with what may stand between and behind it.
    fn year_after(&self, i: usize) -> Option<(i32, usize)> {
        let mut j = self.skip_fillers(i);
        // Text that was stored from right to left has the point of its sentence before the year: "28 ... .2009".
        let point = self.kind(j) == Some(Kind::Dot) && j > 0 && self.is_arabic(j - 1);
        let glued = || self.tokens.get(j + 1).is_some_and(|t| !t.spaced && !t.broken);
        if self.kind(j) == Some(Kind::Comma) || point && glued() {
            j = self.skip_fillers(j + 1);
        }
        let year = self.year_number(j)?;
        j += 1;
        // "21 May, 2000 hours" says at what hour, not in which year.
        if matches!(self.sense(j), Some(Sense::HourUnit)) && !self.tokens[j].broken && !self.is_han(j) {
            return None;
        }
        if self.sense(j) == Some(Sense::YearUnit) {
            j += 1;
        }
        Some((year, j))
    }

    /// One day in any of the two wordy families.
    fn part(&self, i: usize) -> Option<Part> {
        let mut j = i;
        let mut weekday = None;
        if let Some(Sense::Weekday(day)) = self.sense(j) {
            weekday = Some(day);
            j += 1;
            if matches!(self.kind(j), Some(Kind::Comma | Kind::Dot)) {
                j += 1;
            }
            // The last of a line of weekdays heads a column.
            let listed = i > 0 && matches!(self.sense(i - 1), Some(Sense::Weekday(_))) && !self.tokens[i].broken;
            if listed && self.tokens.get(j).is_some_and(|t| t.broken) {
                return None;
            }
        }
        j = self.skip_fillers(j);
        let mut part = self.unit_part(j).or_else(|| self.day_first(j)).or_else(|| self.month_first(j))?;
        let (next, after) = self.bracket(part.next);
        // "4 May (visas), 9 May (registration)": a bracket belongs to its day if it says which weekday that is, or if a range goes on.
        // A dash at the start of the next line is the mark of a list.
        let marked = self.tokens.get(next).is_some_and(|t| t.broken && t.kind == Kind::Dash);
        let ranges = || !marked && self.between(next).is_some_and(|(between, _)| between == Between::Range);
        if after.is_some() || ranges() {
            part.next = next;
        }
        let mut weekday = weekday.or(after).or(part.day.weekday);
        if part.day.month.is_some()
            && weekday.is_none()
            && let Some(Sense::Weekday(day)) = self.sense(part.next)
            && !self.tokens[part.next].broken
            && self.is_han(part.next)
        {
            weekday = Some(day);
            part.next += 1;
        }
        part.day.weekday = weekday;
        Some(part)
    }

    fn is_han(&self, i: usize) -> bool {
        self.tokens
            .get(i)
            .is_some_and(|t| self.text[t.start..].starts_with(|c: char| ('\u{4e00}'..='\u{9fff}').contains(&c)))
    }

    /// 年月日 with digits or Han numerals.
    fn unit_part(&self, i: usize) -> Option<Part> {
        let mut j = i;
        let mut repaired = false;
        let mut year = None;
        if let Some(value) = self.year_number(j).filter(|_| self.sense(j + 1) == Some(Sense::YearUnit)) {
            year = Some(value);
            repaired |= self.tokens[j].mended;
            j += 2;
        }
        let mut month = None;
        if let Some((value, _)) = self.number(j).filter(|_| self.sense(j + 1) == Some(Sense::MonthUnit)) {
            month = Some(value).filter(|m| (1..=12).contains(m));
            month?;
            repaired |= self.tokens[j].mended;
            j += 2;
        }
        if year.is_some() && month.is_none() {
            return None;
        }
        let day = self.day_number(j)?;
        repaired |= self.tokens[j].mended;
        j += 1;
        let unit = self.sense(j) == Some(Sense::DayUnit);
        if unit {
            j += 1;
        } else if month.is_none() {
            return None;
        } else if self.between(j).is_none_or(|(_, k)| self.unit_part(k).is_none() && !self.shares_unit(k)) {
            // A day without its unit stands only before another: 4至13日, 3、4和5日.
            return None;
        }
        Some(Part { day: Day { year, month, day, weekday: None }, month_first: false, units: true, next: j, repaired })
    }

    /// Whether a day shares the unit behind a later one of its list: the 4 of 3、4、5日.
    fn shares_unit(&self, i: usize) -> bool {
        let listed = |i: usize| self.between(i).and_then(|(b, j)| (b == Between::List).then_some(j));
        let mut j = i;
        for _ in 0..SHARED {
            let Some(next) = self.day_number(j).and_then(|_| listed(j + 1)) else { return false };
            if self.day_number(next).is_some() && self.sense(next + 1) == Some(Sense::DayUnit) {
                return true;
            }
            j = next;
        }
        false
    }

    /// A day that shares the unit and the month of its list, behind another that does: the 4 of 11月3、4、5日.
    fn day_of_list(&self, last: &Part, i: usize) -> Option<Part> {
        let unit = self.sense(last.next.wrapping_sub(1)) == Some(Sense::DayUnit);
        let day = self.day_number(i).filter(|_| last.units && !unit && self.shares_unit(i))?;
        let day = Day { day, ..Day::default() };
        Some(Part { day, month_first: false, units: true, next: i + 1, repaired: self.tokens[i].mended })
    }

    /// 21 July 2017; a day alone where another end may bring the month.
    fn day_first(&self, i: usize) -> Option<Part> {
        let day = self.day_number(i).or_else(|| self.first_in_words(i))?;
        if matches!(self.kind(i), Some(Kind::Number { han: true, .. })) {
            return None;
        }
        let mut j = i + 1;
        if self.kind(j) == Some(Kind::Dot) && self.sense(j + 1) == Some(Sense::Ordinal) {
            j += 1;
        }
        if self.sense(j) == Some(Sense::Ordinal) {
            j += 1;
            // "The 31st of March".
            let month = self.skip_fillers(j + 1);
            if self.sense(j) == Some(Sense::From) && !self.tokens[j].broken && self.month_name(month).is_some() {
                j = month;
            }
        }
        let mut part =
            Part { day: Day { day, ..Day::default() }, month_first: false, units: false, next: j, repaired: false };
        if let Some((month, year, next)) = self.dashed(j) {
            part.day = Day { month: Some(month), year: Some(year), ..part.day };
            return Some(Part { next, ..part });
        }
        let (after_bracket, weekday) = self.bracket(j);
        part.day.weekday = weekday;
        let mut k = self.skip_fillers(after_bracket);
        if self.kind(k) == Some(Kind::Comma)
            && self.is_arabic(k + 1)
            && self.month_name(k + 1).is_some_and(|(_, n)| self.year_after(n).is_some())
        {
            k += 1;
        }
        if let Some((month, next)) = self.month_name(k) {
            part.day.month = Some(month);
            // "21 July (Tuesday) 2020", "29 May (afternoon), 30 May", but "2 December (fellowships), 2 January (visas)": what such a
            // bracket says is no part of the day.
            let (behind, inner) = self.bracket(next);
            let goes_on = |(_, next): (Between, usize)| {
                let next = self.skip_fillers(next);
                let same = self.month_name(self.skip_fillers(next + 1)).is_none_or(|(other, _)| other == month);
                self.day_number(next) == Some(day + 1) && same
            };
            let of_day = inner.is_some()
                || self.kind(behind) != Some(Kind::Comma) && self.year_after(behind).is_some()
                || self.between(behind).is_some_and(goes_on);
            let next = if of_day { behind } else { next };
            part.day.weekday = part.day.weekday.or(inner);
            part.next = next;
            if let Some((year, next)) = self.year_after(next) {
                part.repaired = self.tokens[next - 1].mended || self.tokens[next - 2].mended;
                part.day.year = Some(year);
                part.next = next;
            }
        } else if after_bracket != j
            && self.between(after_bracket).is_some()
            && !(self.kind(after_bracket) == Some(Kind::Dash) && self.tokens[after_bracket].broken)
        {
            part.next = after_bracket;
        }
        Some(part)
    }

    /// "30-April-2024", "01-Apr-24": dashes join day, month and year.
    fn dashed(&self, i: usize) -> Option<(u32, i32, usize)> {
        let dash = |k: usize| self.kind(k) == Some(Kind::Dash) && self.tokens[k..].iter().take(2).all(|t| !t.spaced);
        let (month, next) = self.month_name(i + 1).filter(|_| dash(i))?;
        let (value, digits) = self.number(next + 1).filter(|_| dash(next))?;
        let year = match digits {
            4 => self.year_number(next + 1)?,
            2 => 2000 + i32::try_from(value).ok()?,
            _ => return None,
        };
        Some((month, year, next + 2))
    }

    /// October 28, 2019.
    fn month_first(&self, i: usize) -> Option<Part> {
        let (month, next) = self.month_name(i)?;
        let j = self.skip_fillers(next);
        let day = self.day_number(j)?;
        if matches!(self.sense(j + 1), Some(Sense::Month(_))) || self.tokens[j].broken {
            return None;
        }
        let mut part = Part {
            day: Day { year: None, month: Some(month), day, weekday: None },
            month_first: true,
            units: false,
            next: j + 1,
            repaired: false,
        };
        if self.sense(part.next) == Some(Sense::Ordinal) {
            part.next += 1;
        }
        if let Some((year, next)) = self.year_after(part.next) {
            part.day.year = Some(year);
            part.next = next;
        }
        Some(part)
    }

    /// A separator between two days.
    fn between(&self, i: usize) -> Option<(Between, usize)> {
        let mut j = i;
        let goes_on = |j: usize| matches!(self.kind(j), Some(Kind::Dash | Kind::Word(Sense::To | Sense::Until)));
        // 6月17日下午至19日上午
        if matches!(self.sense(j), Some(Sense::Am | Sense::Pm)) && goes_on(j + 1) {
            j += 1;
        }
        if self.sense(j) == Some(Sense::Onwards) {
            j += 1;
            let comma = self.kind(j) == Some(Kind::Comma);
            if comma && self.part(j + 1).is_some_and(|p| self.sense(p.next) == Some(Sense::Ending)) {
                return Some((Between::Range, j + 1));
            }
            if !(goes_on(j) || comma && goes_on(j + 1)) {
                return None;
            }
        }
        if self.kind(j) == Some(Kind::Comma) && matches!(self.sense(j + 1), Some(Sense::To | Sense::Until)) {
            j += 1;
        }
        let mut between = None;
        while let Some(kind) = self.kind(j) {
            match kind {
                Kind::Dash | Kind::Word(Sense::To | Sense::Until) => between = Some(Between::Range),
                Kind::Word(Sense::And) if between != Some(Between::Range) => between = Some(Between::List),
                Kind::Comma if between.is_none() => between = Some(Between::List),
                _ => break,
            }
            j += 1;
            if j > i + 4 {
                return None;
            }
        }
        between.map(|b| (b, j))
    }

    /// A dash at the start of a line is a list mark unless the day before it is unfinished.
    fn is_list_mark(&self, part: &Part) -> bool {
        let finished = part.day.year.is_some() || self.sense(part.next.wrapping_sub(1)) == Some(Sense::DayUnit);
        self.kind(part.next) == Some(Kind::Dash) && self.tokens[part.next].broken && finished
    }

    /// "Programme, part 1" and on the next line "- 15 May 2024: …": a bare number behind a word ends its line, and the dash in front of the
    /// next day marks an item. A range that was broken has a word for its beginning or a sign before its first day.
    fn ends_item(&self, i: usize, part: &Part) -> bool {
        let bare = part.day.month.is_none() && part.day.weekday.is_none() && !part.units;
        let broken = self.kind(part.next) == Some(Kind::Dash) && self.tokens[part.next].broken;
        let item = broken && self.tokens.get(part.next + 1).is_some_and(|t| t.spaced && !t.broken);
        let before = &self.text[..self.tokens[i].start];
        let line = before.rsplit('\n').next().unwrap_or_default().trim_start();
        let word = before.trim_end().ends_with(char::is_alphabetic);
        let begins = i > 0 && matches!(self.sense(i - 1), Some(Sense::From | Sense::Filler | Sense::Between));
        let listed = line.starts_with(['-', '\u{2013}', '\u{2022}']);
        bare && item && !begins && (word || listed)
    }

    /// 8月23日9月2日: two days with nothing between them, the later one without a year.
    fn lost_between(&self, first: &Part) -> bool {
        let ends = self.sense(first.next.wrapping_sub(1)) == Some(Sense::DayUnit);
        let tight = self.tokens.get(first.next).is_some_and(|t| !t.spaced);
        let Some(next) = self.unit_part(first.next).filter(|_| first.units && ends && tight) else { return false };
        let month = next.day.month.or(first.day.month);
        let later = month > first.day.month || month == first.day.month && next.day.day > first.day.day;
        // 2月14日2月15日2月16日: the heads of the days of a plan.
        let tight = |i: usize| self.tokens.get(i).is_some_and(|t| !t.spaced && !t.broken);
        let runs_on = next.day.month.is_some()
            && tight(next.next)
            && self.unit_part(next.next).is_some_and(|third| third.day.month.is_some());
        first.day.month.is_some() && next.day.year.is_none() && later && !runs_on
    }

    /// Whether a day with its unit stands directly before a token: then a run of days goes on.
    fn follows_day(&self, i: usize) -> bool {
        i > 0 && self.sense(i - 1) == Some(Sense::DayUnit) && !self.tokens[i].spaced && !self.tokens[i].broken
    }

    /// Whether a bare number in front of "until" counts the word before it: "Form 2 until 16 April". A period that ends with
    /// "until" says where it begins.
    fn counts_word_before(&self, i: usize, next: usize) -> bool {
        let begins = i > 0
            && matches!(self.sense(i - 1), Some(Sense::From | Sense::Filler | Sense::Between | Sense::Weekday(_)));
        let before = self.text[..self.tokens[i].start].trim_end_matches(' ');
        let word = before.chars().rev().take_while(|c| c.is_alphabetic()).count();
        // Forms and annexes are few: "the workshop, 13 until 15 May" is a period.
        let few = self.number(i).is_some_and(|(n, digits)| digits == 1 && n < 10);
        self.sense(next) == Some(Sense::Until) && !begins && word > PREPOSITION && few
    }

    /// A single day, a range or a list of days.
    fn days(&self, i: usize) -> Read {
        let pair = self.two_weekdays(i);
        let first = self.part(pair.map_or(i, |(.., next)| next))?;
        // Most numbers that could be a day count something else.
        let bare = first.day.month.is_none() && first.day.weekday.is_none() && !first.units;
        // The number behind a slash is that of a group: "Вопрос 13/5 – до 4 мая".
        let of_group = || i > 1 && self.kind(i - 1) == Some(Kind::Slash) && !self.tokens[i].spaced;
        if bare && (self.between(first.next).is_none() || of_group() && self.number(i - 2).is_some()) {
            return None;
        }
        if bare && self.counts_word_before(i, first.next) {
            return None;
        }
        let mut parts = vec![first];
        let mut ranges = false;
        loop {
            let last = parts[parts.len() - 1];
            if self.is_list_mark(&last) || parts.len() == 1 && self.ends_item(i, &last) {
                break;
            }
            let lost = parts.len() == 1 && self.lost_between(&last) && !self.follows_day(i);
            let separator = if lost { Some((Between::Range, last.next)) } else { self.between(last.next) };
            let Some((between, j)) = separator else { break };
            let between = if i > 0 && self.sense(i - 1) == Some(Sense::Between) { Between::Range } else { between };
            // "On Tuesday, 11 May, and on Wednesday, 12 May".
            let again = between == Between::List && last.day.weekday.is_some() && self.sense(j) == Some(Sense::From);
            let j = j + usize::from(again && matches!(self.sense(j + 1), Some(Sense::Weekday(_))));
            let Some(mut next) = self.day_of_list(&last, j).or_else(|| self.part(j)) else { break };
            // March 15-17, 2022: the year behind both days.
            if last.month_first
                && next.day.month.is_none()
                && let Some((year, after)) = self.year_after(next.next)
            {
                next.day.year = Some(year);
                next.next = after;
            }
            if !self.continues(&parts, between, &next, i) {
                break;
            }
            parts.push(Part { repaired: next.repaired || lost, ..next });
            if between == Between::Range {
                ranges = true;
                break;
            }
        }
        let mut parts = self.complete(parts, ranges)?;
        if let Some((first, last, _)) = pair {
            let [from, to] = parts.as_mut_slice() else { return None };
            (from.day.weekday, to.day.weekday) = (Some(first), Some(last));
        }
        let start = self.tokens[i].start;
        let next = parts[parts.len() - 1].next;
        let first = parts[0];
        let last = parts[parts.len() - 1];
        let repaired = parts.iter().any(|p| p.repaired);
        let mention = |span, value, rule| Mention { span, value, rule, repaired, inferred: Vec::new() };
        if parts.len() == 1 {
            self.single_day_stands(&first, i)?;
            let next = self.before_bracket(&first).unwrap_or(next);
            let rule = if first.month_first { "month-first" } else { "day" };
            return Some((vec![mention(start..self.end(next), Value::Date(first.day), rule)], next));
        }
        if ranges && parts.len() == 2 || consecutive(&parts) {
            let span = start..self.end(next);
            let range = mention(span, Value::Range(first.day, last.day), "range");
            return Some(self.ranges_behind(range, &last));
        }
        let mut starts = start;
        let mut out = Vec::new();
        for part in &parts {
            out.push(mention(starts..self.end(part.next), Value::Date(part.day), "list"));
            starts = self.between(part.next).map_or(starts, |(_, j)| self.tokens.get(j).map_or(starts, |t| t.start));
        }
        Some((out, next))
    }

    /// "16 August (translation), 4 September (fellowships)": behind a day without a year a bracket that says nothing of the day is none of it.
    fn before_bracket(&self, part: &Part) -> Option<usize> {
        let closes = self.kind(part.next - 1) == Some(Kind::Close);
        let plain = part.day.year.is_none() && part.day.month.is_some() && part.day.weekday.is_none();
        let open =
            (0..part.next).rev().take(10).find(|i| self.kind(*i) == Some(Kind::Open)).filter(|_| closes && plain)?;
        // The second name of an Arabic month.
        let named = (open..part.next).any(|i| matches!(self.sense(i), Some(Sense::Month(_))));
        (!named).then_some(open)
    }

    /// 5月3日至7日和10日至14日: days behind a range that have their month from it.
    fn ranges_behind(&self, range: Mention, last: &Part) -> (Vec<Mention>, usize) {
        let (mut found, mut last) = (vec![range], *last);
        while let Some((Between::List, i)) = self.between(last.next).filter(|_| last.units) {
            let on = |i: usize, after: u32| {
                let part = self.unit_part(i).filter(|p| p.day.month.is_none() && after < p.day.day)?;
                let day = Day { day: part.day.day, weekday: None, ..last.day };
                Some(Part { day, ..part })
            };
            // 6-10日和13-17日: the unit stands once, behind both ends.
            let bare = || {
                let day = self.day_number(i).filter(|day| last.day.day < *day)?;
                let (between, _) = self.between(i + 1)?;
                let day = Day { day, weekday: None, ..last.day };
                (between == Between::Range).then_some(Part { day, next: i + 1, ..last })
            };
            let Some(first) = on(i, last.day.day).or_else(bare) else { break };
            let end = self.between(first.next).filter(|(between, _)| *between == Between::Range);
            let Some(end) = end.and_then(|(_, j)| on(j, first.day.day)) else { break };
            let span = self.tokens[i].start..self.end(end.next);
            found.push(Mention { span, value: Value::Range(first.day, end.day), ..found[0].clone() });
            last = end;
        }
        if found.len() > 1 {
            found.iter_mut().for_each(|m| m.rule = "list");
        }
        (found, last.next)
    }

    /// "From 3 to 7 and from 10 to 14 May 2021": two days that have their month from the range or day behind them.
    fn range_of_list(&self, i: usize) -> Read {
        // "Questions 3 to 7 and 10 to 14 May": a noun that counts; in Arabic the preposition is any word.
        let opened = i > 0
            && match self.tokens[i - 1].kind {
                Kind::Word(_) | Kind::Open | Kind::Comma | Kind::Wall => true,
                Kind::Other => self.is_arabic(i - 1),
                _ => false,
            };
        let first = self.day_number(i).filter(|_| opened)?;
        let (Between::Range, end) = self.between(i + 1)? else { return None };
        let last = self.day_number(end).filter(|last| first < *last)?;
        let (Between::List, mut next) = self.between(end + 1)? else { return None };
        while matches!(self.sense(next), Some(Sense::From | Sense::Filler)) {
            next += 1;
        }
        let (mut found, after) = self.days(next).or_else(|| self.range_of_list(next))?;
        let (Value::Range(later, _) | Value::Date(later)) = found.first()?.value else { return None };
        later.month.filter(|_| last < later.day)?;
        let day = |day| Day { day, weekday: None, ..later };
        let value = Value::Range(day(first), day(last));
        let span = self.tokens[i].start..self.end(end + 1);
        found.insert(0, Mention { span, value, repaired: false, inferred: Vec::new(), ..found[0].clone() });
        found.iter_mut().for_each(|m| m.rule = "list");
        Some((found, after))
    }

    /// "Saturday/Sunday 13-14 July", "Monday to Friday, 6-10 September": the weekdays of both ends of a range before it, and the token
    /// behind them.
    fn two_weekdays(&self, i: usize) -> Option<(u8, u8, usize)> {
        let weekday = |i: usize| match self.sense(i)? {
            Sense::Weekday(day) => Some(day),
            _ => None,
        };
        let dotted = |i: usize| if self.kind(i) == Some(Kind::Dot) { i + 1 } else { i };
        let first = weekday(i)?;
        let joint = dotted(i + 1);
        let parts = matches!(self.kind(joint)?, Kind::Slash | Kind::Dash | Kind::Word(Sense::And | Sense::To));
        let last = weekday(joint + 1).filter(|last| parts && *last != first)?;
        let next = dotted(joint + 2);
        let next = if self.kind(next) == Some(Kind::Comma) { next + 1 } else { next };
        self.number(next).map(|_| (first, last, next))
    }

    fn end(&self, next: usize) -> usize {
        self.tokens[next - 1].end
    }

    /// Whether `next` belongs to the same range or list.
    fn continues(&self, parts: &[Part], between: Between, next: &Part, i: usize) -> bool {
        let last = &parts[parts.len() - 1];
        if between == Between::Range {
            // "Day 1 - Tuesday, 16 June" numbers the day; a range names the weekday of both ends.
            let dash = self.kind(last.next) == Some(Kind::Dash) && self.tokens[last.next].spaced;
            if dash && last.day.month.is_none() && last.day.weekday.is_none() && next.day.weekday.is_some() {
                return false;
            }
            if dash && last.day.month.is_none() && parts.len() == 1 && self.numbers_entry(i) {
                return false;
            }
            return last.day.month.is_some()
                && (next.day.month.is_some() || last.month_first || last.units || next.units)
                || last.day.month.is_none() && next.day.month.is_some() && next.day.day != last.day.day;
        }
        // A list of days is one only if its members lack something that the last one has, or the first.
        let comma = matches!(self.kind(last.next), Some(Kind::Comma));
        if last.day.month.is_none() && !last.units {
            let opened =
                i > 0 && matches!(self.kind(i - 1), Some(Kind::Word(_) | Kind::Open | Kind::Comma | Kind::Wall));
            // Arabic repeats its conjunction before each day: "3 and 4 and 5 November".
            let chained = !comma && next.day.month.is_none() && self.is_arabic(last.next);
            let ahead = next.day.month.is_some() || (comma || chained) && self.list_ends_with_month(next);
            // "Les 10, 11 et 12 juin": days one behind the other count nothing else.
            let follows = next.day.day == last.day.day + 1;
            return ahead && next.day.day > last.day.day && (!comma && !chained || opened || follows);
        }
        let shares_year = last.day.year.is_none() && next.day.year.is_some() && next.day.month.is_some();
        let shares_month = last.units
            && next.day.month.is_none()
            && next.day.year.is_none()
            && next.units
            && next.day.day > last.day.day;
        let gives_year = last.units
            && parts.iter().any(|p| p.day.year.is_some())
            && next.day.year.is_none()
            && next.day.month.is_some();
        // "29 November, 30 November and 1 December 2006": days one behind the other.
        let year = next.day.year.or(last.day.year).or(Some(2001));
        let on = |day: &Day| Day { year, ..*day }.date();
        let follows = last.day.year.is_none()
            && next.day.month.is_some()
            && on(&last.day).and_then(|d| d.succ_opt()).is_some_and(|d| Some(d) == on(&next.day));
        // "October 3 and 4, 2024": the year behind both.
        let behind_both = last.month_first
            && last.day.year.is_none()
            && next.day.month.is_none()
            && next.day.year.is_some()
            && next.day.day > last.day.day;
        !comma && (shares_year || gives_year || behind_both) || shares_month || follows
    }

    /// Whether a number before a dash counts the entries of a list, "Part 1 - 7 June", "Part 2 - 14 June": elsewhere the word before it
    /// has the number before or behind.
    fn numbers_entry(&self, i: usize) -> bool {
        let counts = i > 0
            && matches!(
                self.kind(i - 1),
                Some(Kind::Other | Kind::Word(Sense::Days(_) | Sense::Weeks(_) | Sense::DayUnit))
            );
        let Some(number) = self.day_number(i).filter(|_| counts) else { return false };
        let before = &self.text[..self.tokens[i].start];
        let line = before.trim_end_matches(' ');
        let start = line
            .rfind(|c: char| !c.is_alphabetic())
            .map_or(0, |at| at + line[at..].chars().next().map_or(1, char::len_utf8));
        let word = &line[start..];
        // "Day 1 - 12 June" heads a day of a programme: a period does not begin with the word, alone on the first of its line.
        let unit = !matches!(self.kind(i - 1), Some(Kind::Other));
        if unit && line.len() < before.len() && line[..start].trim_end_matches([' ', '\t']).ends_with('\n') {
            return true;
        }
        // The next entry is near.
        let text = self.text;
        let near =
            text.floor_char_boundary(start.saturating_sub(ENTRIES))..text.ceil_char_boundary(before.len() + ENTRIES);
        let near = &text[near.start..near.end.min(text.len())];
        let dashed = |rest: &str| {
            let rest = rest.trim_start_matches(' ');
            let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
            let entry = rest[..end].parse::<u32>().is_ok_and(|n| n.abs_diff(number) == 1);
            entry && rest[end..].trim_start_matches(' ').starts_with('-')
        };
        word.chars().count() > 1
            && line.len() < before.len()
            && near.match_indices(word).any(|(at, _)| dashed(&near[at + word.len()..]))
    }

    fn list_ends_with_month(&self, part: &Part) -> bool {
        let mut part = *part;
        for _ in 0..6 {
            if part.day.month.is_some() {
                return true;
            }
            match self.between(part.next).and_then(|(b, j)| (b == Between::List).then(|| self.part(j))).flatten() {
                Some(next) => part = next,
                None => return false,
            }
        }
        false
    }

    /// Fills what one end lacks from the other, and refuses what is no date. A list may go back in its year; only a range, and a list
    /// whose next month is that of another half of the year, goes on in the next one.
    fn complete(&self, mut parts: Vec<Part>, ranges: bool) -> Option<Vec<Part>> {
        // From the last backwards: day-only ends and missing years.
        for k in (0..parts.len() - 1).rev() {
            let (later, earlier) = (parts[k + 1].day, &mut parts[k].day);
            if earlier.month.is_none() {
                earlier.month = later.month;
                earlier.year = earlier.year.or(later.year);
            } else if earlier.year.is_none()
                && let (Some(year), Some(month), Some(own)) = (later.year, later.month, earlier.month)
            {
                earlier.year = Some(if own > month { year - 1 } else { year });
            } else if later.month.is_none() {
                // "August 23-30, 2006": the year stands behind the last day of the month.
                earlier.year = earlier.year.or(later.year);
            }
        }
        let end = parts.len() - 1;
        for k in 1..parts.len() {
            let (earlier, later) = (parts[k - 1].day, &mut parts[k].day);
            if later.month.is_none() {
                later.month = earlier.month;
                later.year = later.year.or(earlier.year);
            } else if later.year.is_none()
                && let (Some(year), Some(month), Some(own)) = (earlier.year, earlier.month, later.month)
            {
                let goes_on = own < month && (ranges && k == end || month - own >= HALF_YEAR);
                later.year = Some(if goes_on { year + 1 } else { year });
            }
        }
        // Visual order of right-to-left text puts the last day first.
        if parts.len() == 2 && parts[0].day.month == parts[1].day.month && parts[0].day.year == parts[1].day.year {
            let (a, b) = (parts[0].day.day, parts[1].day.day);
            if a > b && self.is_arabic(parts[1].next - 1) {
                parts[0].day.day = b;
                parts[1].day.day = a;
            }
        }
        parts.iter().all(|p| valid(&p.day) || is_misprint(&p.day)).then_some(parts)
    }

    fn is_arabic(&self, before: usize) -> bool {
        (before.saturating_sub(3)..=before)
            .filter_map(|k| self.tokens.get(k))
            .any(|t| self.text[t.start..].starts_with(|c: char| ('\u{0600}'..='\u{06ff}').contains(&c)))
    }

    /// A day without a month is a date only with its unit and where nothing says that it counts something else.
    fn single_day_stands(&self, part: &Part, i: usize) -> Option<()> {
        if part.day.month.is_some() {
            return Some(());
        }
        let unit = self.tokens.get(part.next.wrapping_sub(1))?;
        let is_day = self.sense(part.next - 1) == Some(Sense::DayUnit) && self.text[unit.start..].starts_with('日');
        if !is_day && part.day.weekday.is_none() {
            return None;
        }
        let after = &self.text[unit.end..];
        let counts = ["历", "内", "程", "本", "常", "志", "报", "期", "元", "后", "以内", "游", "起算"]
            .iter()
            .any(|w| after.starts_with(w));
        // 首尾两日, 为期三日, 第一日 count days.
        let counted = self.text[..self.tokens[i].start]
            .ends_with(['第', '每', '期', '共', '首', '尾', '末', '前', '后', '同', '这', '某', '数', '几'])
            || self.text[self.tokens[i].start..].starts_with('两');
        let heads_plan =
            part.day.weekday.is_some() && (self.is_alone_in_line(i, part.next) || self.leads_to_hours(i, part.next));
        (is_day && !counts && !counted || heads_plan).then_some(())
    }

    /// Whether tokens fill a line or a cell: "Wednesday 18" over the hours of a day.
    fn is_alone_in_line(&self, first: usize, next: usize) -> bool {
        let before = self.text[..self.tokens[first].start].trim_end_matches(' ');
        let after = self.text[self.tokens[next - 1].end..].trim_start_matches([' ', ':', ',', '.']);
        (before.is_empty() || before.ends_with(['\n', '\t', '|']))
            && (after.is_empty() || after.starts_with(['\n', '\t', '|']))
    }

    /// Whether tokens begin a line that goes on with hours from one to another: "Mon 13: 0930-1030 Plenary".
    fn leads_to_hours(&self, first: usize, next: usize) -> bool {
        let before = self.text[..self.tokens[first].start].trim_end_matches(' ');
        let after = self.text[self.tokens[next - 1].end..].trim_start_matches([' ', ':', ',', '.', '(', '-']);
        let hour = after.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | '.' | 'h'));
        let digits = after[..after.len() - hour.len()].bytes().filter(u8::is_ascii_digit).count();
        let behind = hour.trim_start_matches([' ', '-']);
        (before.is_empty() || before.ends_with('\n'))
            && (3..=4).contains(&digits)
            && behind.len() < hour.len()
            && hour.trim_start().starts_with('-')
            && behind.starts_with(|c: char| c.is_ascii_digit())
    }

    /// 2428 января: a number above 31 before a month is a range whose dash was lost.
    fn lost_dash(&self, i: usize) -> Read {
        let spaced = self.lost_dash_with_space(i);
        if spaced.is_some() {
            return spaced;
        }
        let mut j = i;
        let (mut year, mut month) = (None, None);
        if let Some(value) = self.year_number(j).filter(|_| self.sense(j + 1) == Some(Sense::YearUnit)) {
            year = Some(value);
            j += 2;
        }
        if let Some((value, _)) = self.number(j).filter(|_| self.sense(j + 1) == Some(Sense::MonthUnit)) {
            month = Some(value);
            j += 2;
        }
        let (value, digits) = self.number(j)?;
        // 6月17 28日: a blank is left of the dash.
        if let (Some(month), Some(last)) = (month, self.day_number(j + 1))
            && value < last
            && self.tokens[j + 1].spaced
            && !self.tokens[j + 1].broken
            && self.sense(j + 2) == Some(Sense::DayUnit)
        {
            return self.repaired_range(i, j + 3, year, Some(month), value, last);
        }
        if value <= 31 || !(2..=4).contains(&digits) {
            return None;
        }
        if let Some(month) = month.filter(|_| self.sense(j + 1) == Some(Sense::MonthUnit)) {
            return self.lost_dash_over_months(i, j, year, month);
        }
        let (first, last) = match digits {
            2 => (value / 10, value % 10),
            3 if value / 100 < value % 100 && value % 100 <= 31 => (value / 100, value % 100),
            _ => (value / 100, value % 100),
        };
        if !(first >= 1 && first < last && last <= 31) {
            return None;
        }
        let next = if month.is_some() {
            (self.sense(j + 1) == Some(Sense::DayUnit)).then_some(j + 2)?
        } else {
            let (name, next) = self.month_name(self.skip_fillers(j + 1))?;
            month = Some(name);
            match self.year_after(next) {
                Some((value, next)) => {
                    year = Some(value);
                    next
                }
                None if YEARS.contains(&value) => return None,
                None => next,
            }
        };
        self.repaired_range(i, next, year, month, first, last)
    }

    /// 8月239月2日: between the first day and the second month. The second month is the one that follows soonest.
    fn lost_dash_over_months(&self, i: usize, j: usize, year: Option<i32>, month: u32) -> Read {
        let (value, _) = self.number(j)?;
        let last_day = self.day_number(j + 2).filter(|_| self.sense(j + 3) == Some(Sense::DayUnit))?;
        let later = |m: u32| (m + 12 - month) % 12;
        let (first_day, last_month) = [(value / 10, value % 10), (value / 100, value % 100)]
            .into_iter()
            .filter(|(day, m)| (1..=31).contains(day) && (1..=12).contains(m) && later(*m) > 0)
            .min_by_key(|(_, m)| later(*m))?;
        let last_year = if last_month < month { year.map(|y| y + 1) } else { year };
        let first = Day { year, month: Some(month), day: first_day, weekday: None };
        let last = Day { year: last_year, month: Some(last_month), day: last_day, weekday: None };
        self.repaired(i, j + 4, first, last)
    }

    /// 19 30 de septiembre: the dash became a blank.
    fn lost_dash_with_space(&self, i: usize) -> Read {
        let first = self.day_number(i)?;
        let last = self.day_number(i + 1)?;
        let opened = i > 0 && matches!(self.kind(i - 1), Some(Kind::Comma | Kind::Open | Kind::Word(Sense::From)));
        let second = self.tokens[i + 1];
        if !opened || !second.spaced || second.broken || first >= last {
            return None;
        }
        let (month, next) = self.month_name(self.skip_fillers(i + 2))?;
        let (year, next) = self.year_after(next)?;
        self.repaired_range(i, next, Some(year), Some(month), first, last)
    }

    fn repaired_range(
        &self,
        i: usize,
        next: usize,
        year: Option<i32>,
        month: Option<u32>,
        first: u32,
        last: u32,
    ) -> Read {
        let day = |day| Day { year, month, day, weekday: None };
        self.repaired(i, next, day(first), day(last))
    }

    fn repaired(&self, i: usize, next: usize, first: Day, last: Day) -> Read {
        (valid(&first) && valid(&last)).then(|| {
            let value = Value::Range(first, last);
            let span = self.tokens[i].start..self.end(next);
            (vec![Mention { span, value, rule: "lost-dash", repaired: true, inferred: Vec::new() }], next)
        })
    }

    /// A month of a year.
    fn month(&self, i: usize) -> Read {
        let start = self.tokens[i].start;
        let (year, month, next, rule) = if let Some((month, next)) = self.month_name(i) {
            let (year, next) = self.year_after(next)?;
            (year, month, next, "month")
        } else if let Some(year) = self.year_number(i).filter(|_| self.sense(i + 1) == Some(Sense::YearUnit)) {
            let (month, _) = self.number(i + 2).filter(|_| self.sense(i + 3) == Some(Sense::MonthUnit))?;
            (year, month, i + 4, "month")
        } else {
            // 12/2004 in brackets: the edition of a Recommendation.
            if let Some(found) = self.short_edition(i) {
                return Some(found);
            }
            let (month, digits) = self.number(i)?;
            let zero =
                self.text[self.tokens[i].start..].starts_with('0') && self.tokens.get(i + 1).is_some_and(|t| !t.spaced);
            let bracket = zero || (1..=3).any(|back| i >= back && self.kind(i - back) == Some(Kind::Open));
            if !bracket || digits > 2 || self.kind(i + 1) != Some(Kind::Slash) {
                return None;
            }
            (self.year_number(i + 2)?, month, i + 3, "edition")
        };
        (1..=12).contains(&month).then(|| {
            let span = start..self.end(next);
            (
                vec![Mention { span, value: Value::Month(year, month), rule, repaired: false, inferred: Vec::new() }],
                next,
            )
        })
    }

    /// (10/97): the edition of an old Recommendation, alone in its bracket; of the last century or with a leading zero.
    fn short_edition(&self, i: usize) -> Read {
        let (month, 2) = self.number(i)? else { return None };
        let (year, 2) = self.number(i + 2)? else { return None };
        let alone = i > 0 && self.kind(i - 1) == Some(Kind::Open) && self.kind(i + 3) == Some(Kind::Close);
        let century = if year >= 80 { 1900 } else { 2000 };
        let told = year >= 80 || self.text[self.tokens[i].start..].starts_with('0') && year <= 40;
        let fits = alone && told && (1..=12).contains(&month) && self.kind(i + 1) == Some(Kind::Slash);
        let span = self.tokens[i].start..self.end(i + 3);
        let value = Value::Month(century + year as i32, month);
        fits.then(|| (vec![Mention { span, value, rule: "edition", repaired: false, inferred: Vec::new() }], i + 3))
    }

    /// 2017-2020.
    fn years(&self, i: usize) -> Read {
        let first = self.year_number(i)?;
        let mut j = i + 1;
        if self.sense(j) == Some(Sense::YearUnit) {
            j += 1;
        }
        if !matches!(self.kind(j), Some(Kind::Dash | Kind::Word(Sense::To))) {
            return None;
        }
        let last = self.year_number(j + 1)?;
        let mut next = j + 2;
        if matches!(self.kind(next), Some(Kind::Dash)) && self.number(next + 1).is_some() && !self.tokens[next].spaced {
            return None;
        }
        if self.sense(next) == Some(Sense::YearUnit) {
            next += 1;
        }
        (first < last && last - first <= 12).then(|| {
            let span = self.tokens[i].start..self.end(next);
            (
                vec![Mention {
                    span,
                    value: Value::Years(first, last),
                    rule: "years",
                    repaired: false,
                    inferred: Vec::new(),
                }],
                next,
            )
        })
    }

    /// 29.08.06, 26/08/2013, 2018-04-11, and ranges of them; 17/09 behind a weekday.
    fn numeric_range(&self, i: usize) -> Read {
        let first = match self.numeric(i) {
            Some(first) => first,
            None => return self.numeric_start(i),
        };
        let start = self.tokens[i].start;
        if let Some((Between::Range, j)) = self.between(first.next).filter(|_| !self.is_list_mark(&first))
            && let Some(last) = self.numeric(j).or_else(|| self.numeric_end(&first, i, j))
        {
            let value = Value::Range(first.day, last.day);
            let span = start..self.end(last.next);
            return Some((
                vec![Mention { span, value, rule: "numeric-range", repaired: false, inferred: Vec::new() }],
                last.next,
            ));
        }
        let span = start..self.end(first.next);
        Some((
            vec![Mention {
                span,
                value: Value::Date(first.day),
                rule: "numeric",
                repaired: false,
                inferred: Vec::new(),
            }],
            first.next,
        ))
    }

    /// A range whose year is printed once, behind: 10-17.06.2015, 10.06-17.06.2015.
    fn numeric_start(&self, i: usize) -> Read {
        let (day, digits) = self.number(i).filter(|(_, d)| *d <= 2)?;
        let tight = |k: usize| self.tokens.get(k).is_some_and(|t| !t.spaced);
        let joined = i > 0 && tight(i) && matches!(self.kind(i - 1), Some(Kind::Dot | Kind::Slash | Kind::Dash));
        let month = self
            .number(i + 2)
            .filter(|(_, d)| *d <= 2 && self.kind(i + 1) == Some(Kind::Dot) && tight(i + 1) && tight(i + 2));
        let dash = if month.is_some() { i + 3 } else { i + 1 };
        let last = self.numeric(dash + 1).filter(|_| self.kind(dash) == Some(Kind::Dash) && tight(dash) && !joined)?;
        let dotted = self.kind(dash + 2) == Some(Kind::Dot);
        let first = Day { day, month: month.map(|(m, _)| m).or(last.day.month), weekday: None, ..last.day };
        let earlier = (first.month, first.day) < (last.day.month, last.day.day);
        let value = Value::Range(first, last.day);
        let span = self.tokens[i].start..self.end(last.next);
        (digits <= 2 && dotted && earlier && valid(&first)).then(|| {
            (vec![Mention { span, value, rule: "numeric-range", repaired: false, inferred: Vec::new() }], last.next)
        })
    }

    /// The end of a range whose year is printed once, in front: 2019.6.3-12, 2019/6/28-7/5.
    fn numeric_end(&self, first: &Part, i: usize, j: usize) -> Option<Part> {
        let separator = self.kind(i + 1).filter(|k| matches!(k, Kind::Dot | Kind::Slash))?;
        let year = self.year_number(i)?;
        let (a, digits) = self.number(j).filter(|(_, d)| *d <= 2)?;
        let tight = |k: usize| self.tokens.get(k).is_some_and(|t| !t.spaced);
        let second = self
            .number(j + 2)
            .filter(|(_, d)| self.kind(j + 1) == Some(separator) && *d <= 2 && tight(j + 1) && tight(j + 2));
        let (month, day, next) = second.map_or((first.day.month?, a, j + 1), |(b, _)| (a, b, j + 3));
        let day = Day { year: Some(year), month: Some(month), day, weekday: None };
        let later = (month, day.day) > (first.day.month?, first.day.day);
        (digits <= 2 && later && valid(&day)).then_some(Part {
            day,
            month_first: false,
            units: false,
            next,
            repaired: false,
        })
    }

    fn numeric(&self, i: usize) -> Option<Part> {
        let mut j = i;
        let mut weekday = None;
        if let Some(Sense::Weekday(day)) = self.sense(j) {
            weekday = Some(day);
            j += 1;
            if matches!(self.kind(j), Some(Kind::Comma | Kind::Dot)) {
                j += 1;
            }
            // The last of a line of weekdays heads a column.
            let listed = i > 0 && matches!(self.sense(i - 1), Some(Sense::Weekday(_))) && !self.tokens[i].broken;
            if listed && self.tokens.get(j).is_some_and(|t| t.broken) {
                return None;
            }
        }
        let separator = self.kind(j + 1).filter(|k| matches!(k, Kind::Dot | Kind::Slash | Kind::Dash))?;
        let tight = |k: usize| self.tokens.get(k).is_some_and(|t| !t.spaced);
        let (a, a_digits) = self.number(j)?;
        let (b, b_digits) = self.number(j + 2).filter(|_| tight(j + 1) && tight(j + 2))?;
        let third = self.number(j + 4).filter(|_| self.kind(j + 3) == Some(separator) && tight(j + 3) && tight(j + 4));
        let part = |year: Option<i32>, month, day, next| {
            let day = Day { year, month: Some(month), day, weekday };
            let stands = valid(&day) || third.is_some() && is_misprint(&day);
            stands.then_some(Part { day, month_first: false, units: false, next, repaired: false })
        };
        let Some((c, c_digits)) = third else {
            // Day and month alone are a date only where a weekday says so.
            let alone = weekday.is_some() && separator != Kind::Dash && a_digits <= 2 && b_digits <= 2;
            return if alone { part(None, b, a, j + 3) } else { None };
        };
        // A dash behind a date with the year in front and other separators opens the end of a range.
        let whole = || self.kind(j + 7) == Some(separator) && self.number(j + 8).is_some();
        let ranges = separator != Kind::Dash && self.kind(j + 5) == Some(Kind::Dash) && (a_digits == 4 || whole());
        let runs_on = matches!(self.kind(j + 5), Some(Kind::Dot | Kind::Slash | Kind::Dash))
            && !ranges
            && tight(j + 5)
            && self.number(j + 6).is_some()
            && tight(j + 6);
        let runs_in = j > 0 && self.kind(j - 1) == Some(separator) && tight(j);
        if runs_on || runs_in {
            return None;
        }
        if a_digits == 4 && YEARS.contains(&a) && b_digits <= 2 && c_digits <= 2 {
            return part(Some(a as i32), b, c, j + 5);
        }
        let year = match c_digits {
            4 if YEARS.contains(&c) => c as i32,
            2 if a_digits == 2 && b_digits == 2 || c_digits == 2 && separator == Kind::Slash => {
                if c >= 80 {
                    1900 + c as i32
                } else {
                    2000 + c as i32
                }
            }
            _ => return None,
        };
        if separator == Kind::Dash || a_digits > 2 || b_digits > 2 {
            return None;
        }
        if b > 12 && separator == Kind::Slash { part(Some(year), a, b, j + 5) } else { part(Some(year), b, a, j + 5) }
    }
}

/// Whether the parts that are known can be a date. 29 February needs its year.
fn valid(day: &Day) -> bool {
    match (day.year, day.month) {
        (_, None) => (1..=31).contains(&day.day),
        (None, Some(month)) => Day { year: Some(2000), month: Some(month), ..*day }.date().is_some(),
        _ => day.date().is_some(),
    }
}

/// Whether a date is printed that does not exist: 31 November. It is told, not passed over.
fn is_misprint(day: &Day) -> bool {
    (1..=31).contains(&day.day) && day.month.is_some_and(|m| (1..=12).contains(&m))
}

/// Whether the days follow each other without a gap.
fn consecutive(parts: &[Part]) -> bool {
    parts.windows(2).all(|w| {
        let (a, b) = (w[0].day, w[1].day);
        let on = |day: Day| Day { year: day.year.or(Some(2001)), ..day }.date();
        let over_month = || on(a).and_then(|d| d.succ_opt()).is_some_and(|next| Some(next) == on(b));
        a.month == b.month && a.year == b.year && a.day + 1 == b.day || over_month()
    })
}
