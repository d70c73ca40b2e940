//! The words of notes: what was found and what to do.

use crate::note::Code;

/// Message and help of a note. `detail` is the value that it is about.
pub(super) fn words(code: Code, detail: &str) -> (String, &'static str) {
    match code {
        Code::DateConflict => (
            format!("this date contradicts another statement about the same meeting ({detail})"),
            "the event carries the value of the subject or the table; ask the secretariat which one holds",
        ),
        Code::WeekdayMismatch => (
            format!("the printed weekday is not that of {}", detail.split(' ').next().unwrap_or(detail)),
            "the event carries the date; compare it with the other dates of the letter",
        ),
        Code::NoSuchDay => (
            format!("{detail} is no day of the calendar, or ends before it begins"),
            "nothing is exported for it; ask the secretariat which day is meant",
        ),
        Code::NoSuchHour => (
            format!("there is no {detail}: clocks are put forward over it"),
            "it was read as an hour later, which clocks show then; ask the secretariat",
        ),
        Code::YearInferred => (
            format!("the year {detail} is not printed with this day"),
            "it comes from the nearest range or the meeting; check it",
        ),
        Code::RepairedText => (format!("damaged text was read as {detail}"), "compare it with the printed letter"),
        Code::DeadlineAfterMeeting => (
            format!("the deadline {detail} falls after the meeting"),
            "it may be meant so; if not, ask the secretariat",
        ),
        Code::DeadlineComputed => (
            format!("the deadline was computed from a rule: {detail}"),
            "the letter prints no date for it; the secretariat's own date holds",
        ),
        Code::PlaceZone => (
            format!("hours are local to the place of the meeting ({detail})"),
            "calendars convert them; check the hour of one event against the letter",
        ),
        Code::PlaceUnknown => (
            "hours are local to a place that lettercal does not know; they were taken for hours of Geneva".to_owned(),
            "move them by hand where the meeting is elsewhere, and report the place",
        ),
        Code::ZoneStated => {
            (format!("the letter names a zone other than Geneva: {detail}"), "the event carries the hour in that zone")
        }
        Code::HoursUnknown => (
            format!("the time plan has cells without hours: {detail}"),
            "these sessions are not in the calendar; look for the timetable on the group's page",
        ),
        Code::NoEvents => (
            "the letter calls no meeting and sets no deadline".to_owned(),
            "nothing is exported; `lettercal explain` lists every date that was seen",
        ),
        Code::NotALetter => (
            "this text is no letter: it has no number, salutation or subject".to_owned(),
            "give the letter itself; `lettercal explain` lists every date that was seen",
        ),
        Code::LanguagesDisagree => (
            format!("the letter gives different dates in different languages: {detail}"),
            "compare the language versions and ask the secretariat which one holds",
        ),
        Code::UnknownLanguage => (
            format!("no words of a language that lettercal knows were found ({})", crate::lang::known_languages()),
            "what was read, was read by digits and structure; compare every event with the letter",
        ),
        // Raised where letters are merged, with words of their own.
        Code::VersionsDisagree | Code::TwoLetters | Code::OneLanguageOnly | Code::Revised => {
            (detail.to_owned(), "compare the versions of the letter")
        }
        Code::Reader => (detail.to_owned(), "compare the events with the file"),
    }
}
