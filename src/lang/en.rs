//! English.

use super::wording::{Sentences, Titles};
use super::{Compiled, Cue, Pack, Sense, Wording};
use crate::event::Action;

/// The pack.
pub(super) static PACK: Pack = Pack {
    code: "en",
    name: "English",
    function_words: &[
        "the", "of", "and", "to", "for", "in", "is", "be", "will", "on", "at", "by", "from", "with", "that", "this",
        "are", "or", "as", "should", "which", "not", "an", "may",
    ],
    words: WORDS,
    compiled: Compiled::new(),
    wording: &WORDING,
};

// ---- what rules read ----

static WORDS: &[(Sense, &[&str])] = &[];

// ---- what outputs write ----

static WORDING: Wording = Wording {
    right_to_left: false,
    kinds: ["Meeting", "Opening", "Registration desk", "Deadline", "Session"],
    actions: [
        "contributions for translation",
        "contributions",
        "input documents",
        "registration",
        "visa support letter",
        "fellowship request",
        "interpretation request",
        "captioning or sign language",
        "hotel booking",
        "proposal of a talk or demo",
        "nomination of candidates",
        "reply",
        "remote participation request",
        "other",
    ],
    date: "{day} {month} {year}",
    months: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    first_of_month: "1",
    clock: "{clock} {place} time",
    geneva: "Geneva",
    titles: Titles {
        meeting: "{group} meeting",
        opening: "{group} meeting opens",
        registration_desk: "{group} registration desk opens",
        deadline: "{group} deadline: {what}",
        deadline_at: "{group} deadline: {what} ({clock} {place})",
        named: "{group}: {name}",
        groups: "{groups} and {more} more",
        cancelled: "Cancelled: {title}",
        tentative: "{title} (tentative)",
        calendar: "ITU meetings and deadlines",
        calendar_of: "ITU {group}",
    },
    sentences: Sentences {
        quote: "“{quote}”",
        letter: "ITU letter {number} of {date}",
        undated_letter: "ITU letter {number}",
        place: "Place: {place}",
        virtual_meeting: "Virtual meeting",
        groups: "Groups: {groups}",
        day_ends: "The letter states no hour: until {time} on {date} ({elsewhere})",
        deadline: "Due at {time} on {date} ({elsewhere})",
        only_start: "Only the start is stated: {time} ({elsewhere}); the 15 minutes are drawn to be seen",
        cancelled: "The letter calls this off",
        tentative: "Tentative: held if needed",
        inferred: [
            "The letter does not print the year; it follows from the context",
            "The letter does not print the month; it follows from the context",
            "The letter does not print the day; it follows from the context",
            "The letter gives a rule only; the date was computed from it",
            "The hour is taken as local time of the place of the meeting",
        ],
        link: "Link: {url}",
        source: "Letter: {url}",
    },
};
