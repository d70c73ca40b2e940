//! Values of options that several commands share, read from the lists of the library.

use chrono::NaiveDate;
use clap::builder::PossibleValuesParser;
use clap::builder::{PossibleValue, TypedValueParser};
use lettercal::event::{Action, Kind};
use lettercal::lang::PACKS;
use lettercal::remind::Reminders;
use lettercal::select::Sessions;
use lettercal::write::{DeadlineDays, FORMATS, Format};

/// A language code.
pub(crate) fn language() -> impl TypedValueParser<Value = &'static str> {
    let values = PACKS.iter().map(|p| PossibleValue::new(p.code).help(p.name));
    PossibleValuesParser::new(values).map(|code| lettercal::lang::pack(&code).code)
}

/// A kind of event.
pub(crate) fn kind() -> impl TypedValueParser<Value = Kind> {
    PossibleValuesParser::new(Kind::ALL.iter().map(|k| k.name())).try_map(|n| Kind::from_name(&n).ok_or("no such kind"))
}

/// An action of deadlines.
pub(crate) fn action() -> impl TypedValueParser<Value = Action> {
    let names = Action::ALL.iter().map(|a| a.name());
    PossibleValuesParser::new(names).try_map(|n| Action::from_name(&n).ok_or("no such action"))
}

/// A format of the list in `write`.
pub(crate) fn format() -> impl TypedValueParser<Value = &'static Format> {
    let values = FORMATS.iter().map(|f| PossibleValue::new(f.name).help(f.about));
    let find = |name: String| FORMATS.iter().copied().find(|f| f.name == name).ok_or("no such format");
    PossibleValuesParser::new(values).try_map(find)
}

/// Which sessions are taken.
pub(crate) fn sessions() -> impl TypedValueParser<Value = Sessions> {
    let names = Sessions::ALL.iter().map(|s| s.name());
    PossibleValuesParser::new(names).try_map(|n| Sessions::from_name(&n).ok_or("no such choice"))
}

/// How deadlines without an hour are drawn.
pub(crate) fn deadline_days() -> impl TypedValueParser<Value = DeadlineDays> {
    let names = DeadlineDays::ALL.iter().map(|d| d.name());
    PossibleValuesParser::new(names).try_map(|n| DeadlineDays::from_name(&n).ok_or("no such choice"))
}

/// A day.
pub(crate) fn day(text: &str) -> Result<NaiveDate, String> {
    let wrong = || format!("'{text}' is no day of the calendar; write YYYY-MM-DD, for example 2020-10-04");
    // chrono takes shorter forms too.
    if text.len() != "2020-10-04".len() {
        return Err(wrong());
    }
    text.parse().map_err(|_| wrong())
}

/// A reminder rule, checked.
pub(crate) fn reminder(text: &str) -> Result<String, String> {
    Reminders::none().set(text).map(|()| text.to_owned()).map_err(|e| e.to_string())
}

/// A group as letters write it: `SG11`, `WP3/11`, `Q2/13`, `TSAG`. Identities of letters pad its number: `SG05` is `SG5`.
pub(crate) fn group(text: &str) -> Result<String, String> {
    let mut group = String::new();
    for c in text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_uppercase) {
        let mut behind = group.chars().rev();
        let padded = behind.next() == Some('0') && !behind.next().is_some_and(|c| c.is_ascii_digit());
        if padded && c.is_ascii_digit() {
            group.pop();
        }
        group.push(c);
    }
    match group.is_empty() {
        true => Err("a group has a name, for example SG11, WP3/11 or TSAG".to_owned()),
        false => Ok(group),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_are_as_letters_write_them() {
        for (given, expected) in [
            ("SG05", "SG5"),
            ("sg 11", "SG11"),
            ("SG10", "SG10"),
            ("WP03/05", "WP3/5"),
            ("SG03RG-AFR", "SG3RG-AFR"),
            ("q2/13", "Q2/13"),
            ("JCA-0", "JCA-0"),
        ] {
            assert_eq!(group(given).as_deref(), Ok(expected));
        }
        assert!(group(" ").is_err());
    }

    #[test]
    fn days_are_days() {
        assert_eq!(day("2020-02-29"), Ok(NaiveDate::from_ymd_opt(2020, 2, 29).unwrap()));
        for wrong in ["2020-13-01", "2021-02-29", "2020-1-1", "20201004", "tomorrow", ""] {
            assert!(day(wrong).unwrap_err().contains("YYYY-MM-DD"), "{wrong}");
        }
    }
}
