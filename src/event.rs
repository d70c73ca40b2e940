//! What a letter says will happen: the facts that every output is written from.
//!
//! The words of this module are those of the truth files: kinds, actions, status, roles.

use crate::document::Place;
pub use crate::group::{Calls, group_within};
use crate::group::{is_regional, is_study_group, study_group};
use chrono::{DateTime, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;
use std::borrow::Cow;
use std::fmt;

/// Declares an enum whose variants have one spelling in JSON, options and `X-LETTERCAL-*`, and a list of all of them.
macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vdoc])* $variant),+ }
        impl $name {
            /// Every value, in the order of the documentation.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];
            /// The spelling in JSON, options and calendar properties.
            pub fn name(self) -> &'static str { match self { $($name::$variant => $text),+ } }
            /// The value with this spelling.
            pub fn from_name(text: &str) -> Option<$name> { Self::ALL.iter().copied().find(|v| v.name() == text) }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.pad(self.name()) }
        }
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.name())
            }
        }
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<$name, D::Error> {
                let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
                $name::from_name(&text).ok_or_else(|| {
                    let known = $name::ALL.iter().map(|v| v.name()).collect::<Vec<_>>().join(", ");
                    serde::de::Error::custom(format!("'{text}' is none of: {known}"))
                })
            }
        }
    };
}
pub(crate) use named;

named! {
    /// What an event is.
    Kind {
        /// A meeting that the letter calls or announces with its own dates.
        Meeting = "meeting",
        /// The hour at which a whole-day meeting begins: a point in time.
        Opening = "opening",
        /// The hour at which registration on site opens: a point in time.
        RegistrationDesk = "registration-desk",
        /// The last day or instant for one action.
        Deadline = "deadline",
        /// A block with start and end that the letter assigns to something.
        Session = "session",
    }
}

named! {
    /// What must be done by a deadline.
    Action {
        /// Contributions that are to be translated.
        ContributionsTranslation = "contributions-translation",
        /// Contributions of members.
        Contributions = "contributions",
        /// Temporary documents, inputs to rapporteur group meetings, reports.
        InputDocuments = "input-documents",
        /// Registration and pre-registration.
        Registration = "registration",
        /// A letter that supports a visa application.
        VisaSupport = "visa-support",
        /// A fellowship.
        Fellowship = "fellowship",
        /// A request for interpretation.
        Interpretation = "interpretation",
        /// Real-time captioning or sign language.
        Captioning = "captioning",
        /// A hotel.
        Accommodation = "accommodation",
        /// A proposal to speak, exhibit or demonstrate.
        Abstract = "abstract",
        /// A candidate.
        Nomination = "nomination",
        /// An answer to a questionnaire, consultation or approval procedure.
        Reply = "reply",
        /// A request for remote participation.
        RemoteParticipation = "remote-participation",
        /// Anything else; its text is kept.
        Other = "other",
    }
}

named! {
    /// Whether an event stands.
    Status {
        /// It stands.
        Confirmed = "confirmed",
        /// In brackets or "if needed".
        Tentative = "tentative",
        /// The letter withdraws it.
        Cancelled = "cancelled",
    }
}

/// The zone of a clock time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Zone {
    /// Coordinated Universal Time, as the letter states it.
    Utc,
    /// The wall clock of a place; Geneva is `Europe/Zurich`.
    Local(Tz),
}

impl Zone {
    /// Geneva time.
    pub const GENEVA: Zone = Zone::Local(Tz::Europe__Zurich);

    /// The IANA name, or `UTC`.
    pub fn name(self) -> &'static str {
        match self {
            Zone::Utc => "UTC",
            Zone::Local(tz) => tz.name(),
        }
    }

    /// The instant of a wall clock. An hour that summer time repeats is its first; one that it skips is read with the
    /// offset before the change, as RFC 5545 section 3.3.5 has it.
    pub fn instant(self, at: NaiveDateTime) -> DateTime<Utc> {
        let Zone::Local(tz) = self else { return at.and_utc() };
        match tz.from_local_datetime(&at) {
            LocalResult::Single(t) | LocalResult::Ambiguous(t, _) => t.to_utc(),
            LocalResult::None => {
                let before = tz.offset_from_utc_datetime(&(at - TimeDelta::days(1))).fix();
                (at - before).and_utc()
            }
        }
    }

    /// The wall clock itself, or where summer time skips this hour the one that clocks show then.
    pub fn existing(self, at: NaiveDateTime) -> NaiveDateTime {
        match self {
            Zone::Local(tz) if matches!(tz.from_local_datetime(&at), LocalResult::None) => self.clock(self.instant(at)),
            _ => at,
        }
    }

    /// The wall clock of an instant.
    pub fn clock(self, instant: DateTime<Utc>) -> NaiveDateTime {
        match self {
            Zone::Utc => instant.naive_utc(),
            Zone::Local(tz) => instant.with_timezone(&tz).naive_local(),
        }
    }
}

/// When an event is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// Whole days; `last` is the last day itself.
    Days {
        /// The first day.
        first: NaiveDate,
        /// The last day, included.
        last: NaiveDate,
    },
    /// A point in time: an opening, a registration desk, a deadline with an hour.
    Instant {
        /// Wall clock in `zone`.
        at: NaiveDateTime,
        /// Its zone.
        zone: Zone,
    },
    /// A block with a stated start and end.
    Block {
        /// Wall clock in `zone`.
        start: NaiveDateTime,
        /// Wall clock in `zone`, after `start`.
        end: NaiveDateTime,
        /// Their zone.
        zone: Zone,
    },
}

impl When {
    /// The first day, in the event's own zone. A point in time at midnight ends a day: a deadline "at 24:00".
    pub fn first_day(&self) -> NaiveDate {
        match self {
            When::Days { first, .. } => *first,
            When::Instant { at, .. } => ended_day(*at),
            When::Block { start, .. } => start.date(),
        }
    }

    /// The last day, in the event's own zone.
    pub fn last_day(&self) -> NaiveDate {
        match self {
            When::Days { last, .. } => *last,
            When::Instant { at, .. } => ended_day(*at),
            When::Block { end, .. } => ended_day(*end),
        }
    }

    /// The instant at which it begins: for whole days, midnight in Geneva.
    pub fn begins(&self) -> DateTime<Utc> {
        match self {
            When::Days { first, .. } => Zone::GENEVA.instant(first.and_time(NaiveTime::MIN)),
            When::Instant { at, zone } => zone.instant(*at),
            When::Block { start, zone, .. } => zone.instant(*start),
        }
    }

    /// The zone of a clock time; whole days have none.
    pub fn zone(&self) -> Option<Zone> {
        match self {
            When::Days { .. } => None,
            When::Instant { zone, .. } | When::Block { zone, .. } => Some(*zone),
        }
    }
}

/// The day that a moment belongs to where it is an end: midnight ends the day before.
pub fn ended_day(at: NaiveDateTime) -> NaiveDate {
    match at.time() {
        NaiveTime::MIN => at.date().pred_opt().unwrap_or(at.date()),
        _ => at.date(),
    }
}

/// Days, or a clock time with its zone where that is not Geneva, for messages and reports.
impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const DAY_AND_CLOCK: &str = "%Y-%m-%d %H:%M";
        match self {
            When::Days { first, last } if first == last => write!(f, "{first}"),
            When::Days { first, last } => write!(f, "{first}/{last}"),
            When::Instant { at, .. } => write!(f, "{}", at.format(DAY_AND_CLOCK)),
            When::Block { start, end, .. } if start.date() == end.date() => {
                write!(f, "{}–{}", start.format(DAY_AND_CLOCK), end.format("%H:%M"))
            }
            When::Block { start, end, .. } => {
                write!(f, "{}/{}", start.format(DAY_AND_CLOCK), end.format(DAY_AND_CLOCK))
            }
        }?;
        match self.zone() {
            None | Some(Zone::GENEVA) => Ok(()),
            Some(zone) => write!(f, " {}", zone.name()),
        }
    }
}

/// A part of a value that the letter does not print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Inferred {
    /// The year comes from the nearest range or the meeting.
    Year,
    /// The month comes from the other end of the range or the meeting.
    Month,
    /// The day comes from the meeting ("on the first day").
    Day,
    /// The value was computed from a relative rule.
    Computed,
    /// The zone comes from the place of the meeting.
    Zone,
}

impl Inferred {
    /// Every value.
    pub const ALL: &'static [Inferred] =
        &[Inferred::Year, Inferred::Month, Inferred::Day, Inferred::Computed, Inferred::Zone];

    /// The spelling in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Inferred::Year => "year",
            Inferred::Month => "month",
            Inferred::Day => "day",
            Inferred::Computed => "computed",
            Inferred::Zone => "zone",
        }
    }
}

/// The words of the letter that something was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// Where it stands.
    pub place: Place,
    /// The words themselves: for an event the sentence or table row.
    pub quote: String,
    /// The rule that read it, for example `zh/day`.
    pub rule: String,
    /// What the letter does not print.
    pub inferred: Vec<Inferred>,
}

named! {
    /// How a letter changes an earlier one.
    RevisionKind {
        /// Corrects single values.
        Corrigendum = "corrigendum",
        /// Adds or replaces parts.
        Addendum = "addendum",
        /// Replaces the whole.
        Revision = "revision",
    }
}

/// Which revision of a letter a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Revision {
    /// Its kind.
    pub kind: RevisionKind,
    /// Its number, from 1.
    pub number: u32,
}

/// The letter that an event comes from, as far as outputs need it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterRef {
    /// `T17-SG11-COL-0012`, or the program's own stable identity.
    pub id: String,
    /// As printed: `12/11`.
    pub number: String,
    /// The group of the letter, for example `SG11`.
    pub group: Option<String>,
    /// The groups whose meetings the letter calls: a joint letter speaks for all of them. They follow from the events
    /// ([`Calls`]) and are kept nowhere.
    pub called: Vec<String>,
    /// The letter's date.
    pub date: Option<NaiveDate>,
    /// For a corrigendum, addendum or revision: which one. Number and identity are those of the letter that it changes.
    pub revises: Option<Revision>,
    /// Language of the letter: `zh`, `en` …
    pub language: &'static str,
    /// The address of the letter on the ITU's site.
    pub url: Option<String>,
    /// The mailbox of the group that answers for the letter; never that of a person.
    pub mailbox: Option<String>,
}

/// One event of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Stable for ever: letter and meaning, never a date, title, file name or run.
    pub uid: String,
    /// What it is.
    pub kind: Kind,
    /// For a deadline, what must be done.
    pub action: Option<Action>,
    /// The groups concerned, for example `SG12`, `WP3/11`, `Q2/11`, `WP7A`, `JCA-AHF`.
    pub groups: Vec<String>,
    /// When it is.
    pub when: When,
    /// Whether it stands.
    pub status: Status,
    /// The letter's own words for it (a session's cell, a workshop's name, a deadline's wording), spaces folded.
    pub name: Option<String>,
    /// City, building or `None`.
    pub location: Option<String>,
    /// Held on line only.
    pub virtual_only: bool,
    /// Addresses near the words that it was read from, such as the registration form.
    pub links: Vec<String>,
    /// UID of the meeting that it belongs to; sessions, openings and desks have one.
    pub parent: Option<String>,
    /// The words that it was read from, the first being the fact itself.
    pub evidence: Vec<Evidence>,
    /// The letter.
    pub letter: LetterRef,
}

impl Event {
    /// The kind, with the action of a deadline: `deadline/contributions`.
    pub fn what(&self) -> String {
        match self.action {
            Some(action) => format!("{}/{action}", self.kind),
            None => self.kind.to_string(),
        }
    }

    /// The groups that it is for: its own, or else that of its letter and the study groups whose meetings, or meetings of
    /// whose parts, the letter calls. A joint committee that meets beside a study group has no part in its deadlines.
    pub fn groups_concerned(&self) -> Vec<Cow<'_, str>> {
        if !self.groups.is_empty() {
            return self.groups.iter().map(|g| Cow::Borrowed(g.as_str())).collect();
        }
        let mut groups: Vec<Cow<'_, str>> = self.letter.group.as_deref().map(Cow::Borrowed).into_iter().collect();
        let alone = groups.is_empty();
        for called in &self.letter.called {
            let whole = study_group(called).filter(|_| !is_regional(called));
            let called = whole.map_or(Cow::Borrowed(called.as_str()), Cow::Owned);
            // The letter of a regional group is not its study group's.
            if (alone || is_study_group(&called)) && !groups.iter().any(|g| group_within(g, &called)) {
                groups.push(called);
            }
        }
        groups
    }

    /// Whether the event belongs to `group`: SG11 takes in WP3/11 and Q2/11, SG7 takes in WP7A. What is for the whole
    /// letter is for each part that the letter calls.
    pub fn concerns(&self, group: &str) -> bool {
        let mut parts = self.letter.called.iter().filter(|g| self.groups.is_empty() && study_group(g).is_some());
        parts.any(|g| group_within(g, group)) || self.groups_concerned().iter().any(|g| group_within(g, group))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::fixture::{clock, day, instant, meeting, session};

    #[test]
    fn times_name_their_zone_unless_it_is_geneva() {
        let check = |when: When, expected: &str| assert_eq!(when.to_string(), expected);
        check(When::Days { first: day("2023-05-09"), last: day("2023-05-09") }, "2023-05-09");
        check(meeting().when, "2023-05-09/2023-05-18");
        check(instant("2023-05-09T09:30", Zone::GENEVA), "2023-05-09 09:30");
        check(instant("2023-05-09T09:30", Zone::Utc), "2023-05-09 09:30 UTC");
        check(session("x").when, "2023-05-09 09:30–10:45");
    }

    #[test]
    fn midnight_ends_a_day() {
        let days = |when: When| (when.first_day().to_string(), when.last_day().to_string());
        let check = |when: When, first: &str, last: &str| assert_eq!(days(when), (first.to_owned(), last.to_owned()));
        check(instant("2023-05-09T00:00", Zone::GENEVA), "2023-05-08", "2023-05-08");
        check(instant("2023-05-09T00:00", Zone::Utc), "2023-05-08", "2023-05-08");
        check(instant("2023-05-09T00:01", Zone::GENEVA), "2023-05-09", "2023-05-09");
        let night = |start, end| When::Block { start: clock(start), end: clock(end), zone: Zone::GENEVA };
        check(night("2023-05-09T20:00", "2023-05-10T00:00"), "2023-05-09", "2023-05-09");
    }

    #[test]
    fn wall_clocks_are_instants() {
        let check = |zone: Zone, at: &str, expected: &str| {
            assert_eq!(zone.instant(clock(at)), clock(expected).and_utc(), "{at}");
        };
        check(Zone::Utc, "2023-05-09T09:30", "2023-05-09T09:30");
        check(Zone::GENEVA, "2023-05-09T09:30", "2023-05-09T07:30");
        check(Zone::GENEVA, "2023-10-29T02:30", "2023-10-29T00:30");
        check(Zone::GENEVA, "2023-03-26T02:30", "2023-03-26T01:30");
        assert_eq!(Zone::GENEVA.clock(clock("2023-03-26T01:30").and_utc()), clock("2023-03-26T03:30"));
        assert_eq!(Zone::GENEVA.existing(clock("2023-03-26T02:30")), clock("2023-03-26T03:30"));
        assert_eq!(Zone::GENEVA.existing(clock("2023-10-29T02:30")), clock("2023-10-29T02:30"));
        assert_eq!(Zone::Utc.existing(clock("2023-03-26T02:30")), clock("2023-03-26T02:30"));
    }
}
