//! Times as one short text: days, or wall clocks with their zone.

use crate::event::{When, Zone};
use chrono::{NaiveDate, NaiveDateTime, Timelike};

/// `2023-05-09`, `2023-05-09/2023-05-18`, `2023-05-09T09:30 Europe/Zurich` or `2023-05-09T09:30/2023-05-09T10:45 UTC`.
pub fn print(when: &When) -> String {
    match when {
        When::Days { first, last } if first == last => first.to_string(),
        When::Days { first, last } => format!("{first}/{last}"),
        When::Instant { at, zone } => format!("{} {}", clock(at), zone.name()),
        When::Block { start, end, zone } => format!("{}/{} {}", clock(start), clock(end), zone.name()),
    }
}

/// A wall clock, as [`parse`] reads it: by hand, since a format would be taken to pieces for each of thousands.
fn clock(at: &NaiveDateTime) -> String {
    format!("{}T{:02}:{:02}", at.date(), at.hour(), at.minute())
}

/// Reads what [`print()`] writes.
pub fn parse(text: &str) -> Option<When> {
    let clock = |t: &str| {
        let (date, time) = t.split_once('T')?;
        let (hour, minute) = time.split_once(':')?;
        let number = |t: &str| t.parse().ok().filter(|_| t.len() == 2 && t.bytes().all(|b| b.is_ascii_digit()));
        day(date)?.and_hms_opt(number(hour)?, number(minute)?, 0)
    };
    let Some((times, zone)) = text.split_once(' ') else {
        let (first, last) = text.split_once('/').unwrap_or((text, text));
        return Some(When::Days { first: day(first)?, last: day(last)? });
    };
    let zone = if zone == "UTC" { Zone::Utc } else { Zone::Local(zone.parse().ok()?) };
    match times.split_once('/') {
        None => Some(When::Instant { at: clock(times)?, zone }),
        Some((start, end)) => Some(When::Block { start: clock(start)?, end: clock(end)?, zone }),
    }
}

/// A day as chrono writes it; the usual ones are read by hand.
fn day(text: &str) -> Option<NaiveDate> {
    let number =
        |digits: &[u8]| digits.iter().try_fold(0, |n, d| d.is_ascii_digit().then(|| 10 * n + u32::from(d - b'0')));
    let usual = || match text.as_bytes() {
        [year @ .., b'-', m1, m2, b'-', d1, d2] if year.len() == 4 => {
            let year = i32::try_from(number(year)?).ok()?;
            NaiveDate::from_ymd_opt(year, number(&[*m1, *m2])?, number(&[*d1, *d2])?)
        }
        _ => None,
    };
    usual().or_else(|| text.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::fixture;

    #[test]
    fn times_read_back() {
        let check = |when: When, expected: &str| {
            assert_eq!(print(&when), expected);
            assert_eq!(parse(expected), Some(when));
        };
        check(fixture::deadline().when, "2023-04-26");
        check(fixture::meeting().when, "2023-05-09/2023-05-18");
        check(fixture::opening().when, "2023-05-09T09:30 Europe/Zurich");
        check(fixture::session("x").when, "2023-05-09T09:30/2023-05-09T10:45 Europe/Zurich");
        check(fixture::instant("2023-04-26T16:00", Zone::Utc), "2023-04-26T16:00 UTC");
    }

    #[test]
    fn nonsense_is_refused() {
        for wrong in [
            "",
            "2023-13-01",
            "2023-05-09/",
            "2023-05-09T09:30",
            "2023-05-09T+9:30 UTC",
            "2023-05-09T09:30 Atlantis",
            "9 May 2023",
        ] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }
}
