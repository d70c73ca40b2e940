//! Reminders: how long before an event of which kind an alarm rings.

use crate::event::{Action, Event, Kind};
use crate::suggest::nearest;
use chrono::{NaiveTime, Timelike};
use std::fmt;
use thiserror::Error;

/// When a whole-day event rings unless the reminder says an hour.
const MORNING: NaiveTime = NaiveTime::from_hms_opt(9, 0, 0).unwrap();
/// The most reminders of one event: more is noise, and some programs keep one only.
const MOST: usize = 10;
/// The longest lead in minutes: two years.
const LONGEST: u32 = 2 * 366 * 24 * 60;

/// What rings without `--remind`, in the notation of [`Reminders::set`].
pub const DEFAULTS: &[&str] = &[
    "meeting=14d",
    "opening=1h",
    "registration-desk=none",
    "deadline=7d,1d",
    "deadline/visa-support=14d,3d",
    "deadline/fellowship=14d,3d",
    "session=15m",
];

/// One alarm before an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lead {
    /// Days before, at an hour of the event's own clock. `None`: at the hour at which the event begins, or at 09:00
    /// where it is a whole day.
    Days(u32, Option<NaiveTime>),
    /// Minutes before.
    Minutes(u32),
}

impl Lead {
    /// The hour at which a whole-day event rings.
    pub fn morning(at: Option<NaiveTime>) -> NaiveTime {
        at.unwrap_or(MORNING)
    }
}

impl fmt::Display for Lead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Lead::Days(days, None) => write!(f, "{days}d"),
            Lead::Days(days, Some(at)) => write!(f, "{days}d@{:02}:{:02}", at.hour(), at.minute()),
            Lead::Minutes(minutes) if minutes % 60 == 0 && minutes > 0 => write!(f, "{}h", minutes / 60),
            Lead::Minutes(minutes) => write!(f, "{minutes}m"),
        }
    }
}

/// Why a reminder cannot be read.
#[derive(Debug, Error, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum RemindError {
    /// There is no `=`.
    #[error("'{0}' has no '='; write KIND=LIST, for example deadline=7d,1d")]
    NoList(String),
    /// There is no such kind.
    #[error("'{word}' is no kind of event{}; the kinds are: {}", hint(nearest), names(Kind::ALL))]
    Kind {
        /// What was given.
        word: String,
        /// The kind that looks most like it.
        nearest: Option<&'static str>,
    },
    /// There is no such action.
    #[error("'{word}' is no action{}; the actions are: {}", hint(nearest), names(Action::ALL))]
    Action {
        /// What was given.
        word: String,
        /// The action that looks most like it.
        nearest: Option<&'static str>,
    },
    /// Only deadlines have actions.
    #[error("a {0} has no action; only deadlines do, for example deadline/visa-support=14d")]
    ActionOfKind(Kind),
    /// A lead that cannot be read.
    #[error("'{0}' is no reminder; write a number and m, h, d or w, such as 15m, 2h, 3d, 1d@09:00, 1w, or none alone")]
    Lead(String),
    /// An hour that is none.
    #[error("'{0}' is no hour between 00:00 and 23:59")]
    Hour(String),
    /// Longer than anyone plans.
    #[error("'{0}' is longer than two years")]
    TooLong(String),
    /// Too many.
    #[error("{0} reminders are too many; give at most {MOST}")]
    TooMany(usize),
}

fn hint(nearest: &Option<&'static str>) -> String {
    nearest.map(|n| format!(" (did you mean '{n}'?)")).unwrap_or_default()
}

fn names<T: fmt::Display>(all: &[T]) -> String {
    all.iter().map(T::to_string).collect::<Vec<_>>().join(", ")
}

/// The reminders of every kind and action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reminders {
    rules: Vec<Rule>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Rule {
    kind: Kind,
    action: Option<Action>,
    leads: Vec<Lead>,
}

impl Default for Reminders {
    /// [`DEFAULTS`].
    fn default() -> Reminders {
        let mut reminders = Reminders::none();
        for rule in DEFAULTS {
            let set = reminders.set(rule);
            debug_assert_eq!(set, Ok(()), "{rule}");
        }
        reminders
    }
}

impl Reminders {
    /// No reminder at all.
    pub fn none() -> Reminders {
        Reminders { rules: Vec::new() }
    }

    /// Takes `KIND[/ACTION]=LIST` in. A rule for a kind replaces the earlier one of that kind and those of its actions;
    /// a rule for an action holds for that action alone.
    pub fn set(&mut self, rule: &str) -> Result<(), RemindError> {
        let rule = parse(rule)?;
        self.rules.retain(|r| r.kind != rule.kind || rule.action.is_some() && r.action != rule.action);
        self.rules.push(rule);
        Ok(())
    }

    /// Every lead of every rule.
    pub fn all(&self) -> impl Iterator<Item = &Lead> {
        self.rules.iter().flat_map(|r| &r.leads)
    }

    /// The leads of an event, the most important first.
    pub fn of(&self, event: &Event) -> &[Lead] {
        let rule = |action: Option<Action>| self.rules.iter().find(|r| r.kind == event.kind && r.action == action);
        let of_action = event.action.and_then(|action| rule(Some(action)));
        of_action.or_else(|| rule(None)).map_or(&[], |r| &r.leads)
    }
}

fn parse(rule: &str) -> Result<Rule, RemindError> {
    let (target, list) = rule.split_once('=').ok_or_else(|| RemindError::NoList(rule.trim().to_owned()))?;
    let (kind, action) = match target.split_once('/') {
        Some((kind, action)) => (kind, Some(action)),
        None => (target, None),
    };
    let kind = parse_kind(kind.trim())?;
    let action = action.map(|a| parse_action(a.trim())).transpose()?;
    if action.is_some() && kind != Kind::Deadline {
        return Err(RemindError::ActionOfKind(kind));
    }
    Ok(Rule { kind, action, leads: parse_leads(list)? })
}

fn parse_kind(word: &str) -> Result<Kind, RemindError> {
    let nearest = || nearest(word, Kind::ALL.iter().map(|k| k.name()));
    Kind::from_name(word).ok_or_else(|| RemindError::Kind { word: word.to_owned(), nearest: nearest() })
}

fn parse_action(word: &str) -> Result<Action, RemindError> {
    let nearest = || nearest(word, Action::ALL.iter().map(|a| a.name()));
    Action::from_name(word).ok_or_else(|| RemindError::Action { word: word.to_owned(), nearest: nearest() })
}

fn parse_leads(list: &str) -> Result<Vec<Lead>, RemindError> {
    if list.trim() == "none" {
        return Ok(Vec::new());
    }
    let mut leads = Vec::new();
    for item in list.split(',') {
        let lead = parse_lead(item.trim())?;
        if !leads.contains(&lead) {
            leads.push(lead);
        }
    }
    if leads.len() > MOST {
        return Err(RemindError::TooMany(leads.len()));
    }
    Ok(leads)
}

fn parse_lead(item: &str) -> Result<Lead, RemindError> {
    let wrong = || RemindError::Lead(item.to_owned());
    let (lead, at) = match item.split_once('@') {
        Some((lead, at)) => (lead, Some(at)),
        None => (item, None),
    };
    let digits = lead.bytes().take_while(u8::is_ascii_digit).count();
    let (number, unit) = lead.split_at(digits);
    if number.is_empty() {
        return Err(wrong());
    }
    let per_unit = match unit {
        "m" => 1,
        "h" => 60,
        "d" => 24 * 60,
        "w" => 7 * 24 * 60,
        _ => return Err(wrong()),
    };
    let too_long = || RemindError::TooLong(item.to_owned());
    let minutes = number.parse::<u32>().ok().and_then(|n| n.checked_mul(per_unit)).ok_or_else(too_long)?;
    if minutes > LONGEST {
        return Err(too_long());
    }
    match (unit, at) {
        ("m" | "h", None) => Ok(Lead::Minutes(minutes)),
        ("m" | "h", Some(_)) => Err(wrong()),
        (_, at) => Ok(Lead::Days(minutes / (24 * 60), at.map(parse_hour).transpose()?)),
    }
}

fn parse_hour(text: &str) -> Result<NaiveTime, RemindError> {
    let wrong = || RemindError::Hour(text.to_owned());
    let (hour, minute) = text.split_once(':').ok_or_else(wrong)?;
    let number = |s: &str| {
        let plain = (1..=2).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_digit());
        s.parse::<u32>().ok().filter(|_| plain)
    };
    let (hour, minute) = number(hour).zip(number(minute)).ok_or_else(wrong)?;
    NaiveTime::from_hms_opt(hour, minute, 0).ok_or_else(wrong)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::fixture;
    use proptest::prelude::*;

    fn check(rules: &[&str], event: &Event, expected: &[&str]) {
        let mut reminders = Reminders::default();
        for rule in rules {
            reminders.set(rule).unwrap();
        }
        let leads: Vec<String> = reminders.of(event).iter().map(Lead::to_string).collect();
        assert_eq!(leads, expected, "{rules:?}");
    }

    #[test]
    fn rules_and_defaults() {
        let contributions = fixture::deadline();
        let mut visa = fixture::deadline();
        visa.action = Some(Action::VisaSupport);
        check(&[], &contributions, &["7d", "1d"]);
        check(&[], &visa, &["14d", "3d"]);
        check(&["deadline=2w,1d@08:30,1d@08:30"], &contributions, &["14d", "1d@08:30"]);
        check(&["deadline=2w"], &visa, &["14d"]);
        check(&["deadline=2w", "deadline/visa-support=none"], &visa, &[]);
        check(&["deadline/visa-support=90m, 2h"], &visa, &["90m", "2h"]);
        check(&["deadline/visa-support=5d"], &contributions, &["7d", "1d"]);
        check(&["meeting=none"], &fixture::meeting(), &[]);
        check(&[], &fixture::desk(), &[]);
    }

    #[test]
    fn mistakes_are_explained() {
        let check = |rule: &str, expected: &str| {
            let error = Reminders::default().set(rule).unwrap_err().to_string();
            assert!(error.starts_with(expected), "{error}");
        };
        check("deadline", "'deadline' has no '='");
        check(
            "deadlin=1d",
            "'deadlin' is no kind of event (did you mean 'deadline'?); the kinds are: meeting, opening",
        );
        check("deadline/visa=1d", "'visa' is no action (did you mean 'visa-support'?)");
        check("deadline/xyzzy=1d", "'xyzzy' is no action; the actions are: contributions-translation, ");
        check("meeting/registration=1d", "a meeting has no action");
        check("deadline=", "'' is no reminder");
        check("deadline=1d,none", "'none' is no reminder");
        check("deadline=3 days", "'3 days' is no reminder");
        check("deadline=-3d", "'-3d' is no reminder");
        check("deadline=2h@09:00", "'2h@09:00' is no reminder");
        check("deadline=1d@24:00", "'24:00' is no hour");
        check("deadline=1d@9", "'9' is no hour");
        check("deadline=1d@+9:00", "'+9:00' is no hour");
        check("deadline=99999999999d", "'99999999999d' is longer than two years");
        check("deadline=1d,2d,3d,4d,5d,6d,7d,8d,9d,10d,11d", "11 reminders are too many");
    }

    proptest! {
        #[test]
        fn nothing_panics(rule in "\\PC{0,40}") {
            let _ = Reminders::none().set(&rule);
        }

        #[test]
        fn near_misses_do_not_panic(rule in "(meeting|deadline|session)?/?[a-z-]{0,6}=?[0-9]{0,12}[mhdw@:,. ]{0,4}[0-9:]{0,6}") {
            let _ = Reminders::none().set(&rule);
        }

        #[test]
        fn what_is_printed_reads_back(
            days in 0u32..700, minutes in 0u32..20_000, hour in 0u32..24, minute in 0u32..60, at in any::<bool>(),
        ) {
            let hour = at.then(|| NaiveTime::from_hms_opt(hour, minute, 0).unwrap());
            for lead in [Lead::Days(days, hour), Lead::Minutes(minutes)] {
                prop_assert_eq!(parse_lead(&lead.to_string()), Ok(lead));
            }
        }
    }
}
