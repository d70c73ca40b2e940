//! Finds every date, range, clock time and relative rule of a text.

mod clock;
mod dates;
mod rules;
pub mod tokens;

use crate::document::Span;
use crate::event::Inferred;
use chrono::{Datelike, NaiveDate};
use tokens::Token;

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

    /// First and last day, where the value is a complete date or range.
    pub fn days(&self) -> Option<(NaiveDate, NaiveDate)> {
        match self.value {
            Value::Date(day) => day.date().map(|d| (d, d)),
            Value::Range(first, last) => first.date().zip(last.date()),
            _ => None,
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
            Value::Date(day) => iso_day(&day),
            Value::Range(first, last) => format!("{}/{}", iso_day(&first), iso_day(&last)),
            Value::Month(year, month) => format!("{year:04}-{month:02}"),
            Value::Years(first, last) => format!("{first:04}/{last:04}"),
            Value::Time(clock) => clock.to_string(),
            Value::Times(start, end) => format!("{start}/{end}"),
            Value::Rule(Length::Months(n)) => format!("-P{n}M"),
            Value::Rule(Length::Weeks(n)) => format!("-P{n}W"),
            Value::Rule(Length::Days(n)) => format!("-P{n}D"),
            Value::Rule(Length::Hours(n)) => format!("-PT{n}H"),
        }
    }
}

fn iso_day(day: &Day) -> String {
    match (day.year, day.month) {
        (Some(year), Some(month)) => format!("{year:04}-{month:02}-{:02}", day.day),
        (None, Some(month)) => format!("--{month:02}-{:02}", day.day),
        _ => format!("---{:02}", day.day),
    }
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
        let input = Input { text, tokens };
        let found = dates::at(input, i).or_else(|| rules::at(input, i)).or_else(|| clock::at(input, i));
        match found {
            Some((mentions, next)) => {
                out.extend(mentions);
                i = next.max(i + 1);
            }
            None => i += 1,
        }
    }
    out
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
    use crate::lang::{self, Sense};
    use crate::view::View;

    /// The values found in a text that is read with the words of one language.
    fn values(code: &str, text: &str) -> Vec<String> {
        let view = View::new(text);
        let flat = view.text.replace(['\n', '\t'], " ");
        let mut hits: Vec<_> = lang::hits(lang::pack(code), &flat, &view.glues);
        hits.retain(|h| !matches!(h.sense, Sense::Cue(_)));
        let tokens = tokens::tokens(&view.text, &hits);
        find(&view.text, &tokens).iter().map(Mention::iso).collect()
    }

    #[track_caller]
    fn check(code: &str, text: &str, expected: &[&str]) {
        assert_eq!(values(code, text), expected, "{text}");
    }

    #[test]
    fn chinese_days_and_ranges() {
        check("zh", "定于2018年10月22日至31日在日内瓦", &["2018-10-22/2018-10-31"]);
        check("zh", "2021年5月4至13日（含）", &["2021-05-04/2021-05-13"]);
        check("zh", "2022年11月28日至12月7日", &["2022-11-28/2022-12-07"]);
        check("zh", "10月20日(星期一)至2014年11月7日(星期五)", &["2014-10-20/2014-11-07"]);
        check("zh", "5月20日至2024年5月29日", &["2024-05-20/2024-05-29"]);
        check("zh", "２０１４年１１月１８－２０日", &["2014-11-18/2014-11-20"]);
        check("zh", "2017年9月\n4-15日", &["2017-09-04/2017-09-15"]);
        check("zh", "二〇二二年九月十三日至二十二日", &["2022-09-13/2022-09-22"]);
        check("zh", "2020年12月28日至2021年1月8日", &["2020-12-28/2021-01-08"]);
        check("zh", "2015年 3月 11日", &["2015-03-11"]);
        check("zh", "5月4日\n（星期二）", &["--05-04"]);
        check("zh", "9月1822日", &["--09-18/--09-22"]);
        check("zh", "20 07年6月5日", &["2007-06-05"]);
    }

    #[test]
    fn chinese_hours() {
        check("zh", "11时30分 – 13时和13时30分 – 15时", &["11:30/13:00", "13:30/15:00"]);
        check("zh", "上午9点30分至12点30分", &["09:30/12:30"]);
        check("zh", "下午2点至5点", &["14:00/17:00"]);
        check("zh", "上午八时三十分起", &["08:30"]);
        check("zh", "上午8时半", &["08:30"]);
        check("zh", "上午0930时开始", &["09:30"]);
        check("zh", "晚上7时至9时", &["19:00/21:00"]);
        check("zh", "中午12时", &["12:00"]);
        check("zh", "上午日内瓦时间10时", &["10:00"]);
    }

    #[test]
    fn chinese_rules() {
        check("zh", "会议开始的一个月前", &["-P1M"]);
        check("zh", "会议召开前12个日历日", &["-P12D"]);
        check("zh", "会议开幕至少六周之前", &["-P6W"]);
        check("zh", "至少提前72小时收到", &["-PT72H"]);
        check("zh", "同样适用六周的时限", &["-P6W"]);
        check("zh", "之前12（十二）个日历日送达", &["-P12D"]);
    }

    #[test]
    fn what_is_no_date() {
        check("zh", "第12/11号集体函、第68号通函、第3、4节", &[]);
        check("zh", "以下4点", &[]);
        check("zh", "通常15天之后", &[]);
    }
}
