//! The identity of a letter: what its events are known by for as long as they live.

use super::Head;
use crate::letter::LetterKind;
use chrono::{Datelike, NaiveDate};

/// The identity of a letter.
pub(in crate::letter) fn identity(head: &Head) -> String {
    let period = head.date.map_or("T00", study_period);
    let number = head.number.as_deref().unwrap_or("0");
    let first = number.split('/').next().unwrap_or(number);
    let four = |n: &str| n.parse::<u32>().map_or_else(|_| n.to_owned(), |n| format!("{n:04}"));
    match head.kind {
        LetterKind::CollectiveLetter => {
            let group = head.group.as_deref().map_or_else(|| "TSB".to_owned(), two_digits);
            format!("{period}-{group}-COL-{}", four(first))
        }
        LetterKind::Circular => format!("{period}-TSB-CIR-{}", four(number)),
        LetterKind::CircularLetter | LetterKind::Invitation => {
            let kind = if head.kind == LetterKind::CircularLetter { "R-CL" } else { "INV" };
            // Mails have no number, and several groups write on one day.
            let group = head.group.as_deref().unwrap_or("0").to_uppercase();
            let name = head.number.as_deref().unwrap_or(&group);
            let plain: String = name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
            let date = head.date.map_or_else(|| "undated".to_owned(), |d| d.format("%Y%m%d").to_string());
            format!("{kind}-{plain}-{date}")
        }
    }
}

/// The study period of a date, as letter identities print it.
fn study_period(date: NaiveDate) -> &'static str {
    let from = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).is_some_and(|start| date >= start);
    if from(2024, 10, 25) {
        "T25"
    } else if from(2022, 3, 10) {
        "T22"
    } else if from(2016, 11, 4) {
        "T17"
    } else if from(2013, 1, 1) {
        "T13"
    } else {
        // Four-year periods by their first year.
        match (date.year() - 1993).max(0) / 4 {
            0 => "T93",
            1 => "T97",
            2 => "T01",
            3 => "T05",
            _ => "T09",
        }
    }
}

/// `SG5` → `SG05`, `SG3RG-AFR` → `SG03RG-AFR`.
fn two_digits(group: &str) -> String {
    match group.strip_prefix("SG") {
        Some(rest) if rest.len() == 1 || rest.chars().nth(1).is_some_and(|c| c.is_ascii_alphabetic()) => {
            format!("SG0{rest}")
        }
        _ => group.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).expect("a date");
        for (date, period) in [
            (day(1999, 11, 26), "T97"),
            (day(2004, 12, 31), "T01"),
            (day(2012, 12, 31), "T09"),
            (day(2013, 1, 1), "T13"),
            (day(2016, 11, 3), "T13"),
            (day(2022, 3, 9), "T17"),
            (day(2022, 3, 10), "T22"),
            (day(2024, 10, 25), "T25"),
        ] {
            assert_eq!(study_period(date), period, "{date}");
        }
    }

    #[test]
    fn group_with_two_digits() {
        for (group, expected) in [("SG5", "SG05"), ("SG11", "SG11"), ("SG3RG-AFR", "SG03RG-AFR"), ("TSAG", "TSAG")] {
            assert_eq!(two_digits(group), expected);
        }
    }
}
