//! Letters without a number are known by their group and date. Where one group writes two of them on one day, they have one
//! identity and call other meetings: they are no copies, and each is published.
//!
//! Which of them has which UIDs follows from what they say, not from which came first: those that call the earlier meeting
//! have the plain ones, the others carry the first day that they call.

use crate::event::{Event, Kind};
use crate::letter::Letter;
use crate::note::{Code, Note, Severity};
use chrono::NaiveDate;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// First and last days of meetings.
type Days = Vec<(NaiveDate, NaiveDate)>;

/// Texts that are copies of one letter.
struct Copies {
    days: Days,
    languages: BTreeSet<&'static str>,
    /// Which of the letters they are.
    numbers: Vec<usize>,
}

impl Copies {
    fn share_a_day(&self, days: &Days) -> bool {
        self.days.iter().any(|(first, last)| days.iter().any(|(f, l)| first <= l && f <= last))
    }

    fn join(&mut self, other: Copies) {
        self.days.extend(other.days);
        self.languages.extend(other.languages);
        self.numbers.extend(other.numbers);
    }

    fn first_day(&self) -> Option<NaiveDate> {
        self.days.iter().map(|(first, _)| *first).min()
    }
}

/// The letters, where such as share an identity without being copies are told apart.
pub fn apart(letters: &[(String, Letter)]) -> Cow<'_, [(String, Letter)]> {
    let mut days = BTreeMap::<usize, NaiveDate>::new();
    for numbers in unnumbered(letters).into_values().filter(|n| n.len() > 1) {
        for copies in parted(letters, &numbers).into_iter().skip(1) {
            days.extend(copies.first_day().into_iter().flat_map(|day| copies.numbers.iter().map(move |n| (*n, day))));
        }
    }
    if days.is_empty() {
        return letters.into();
    }
    let told = |(number, (name, letter)): (usize, &(String, Letter))| {
        (name.clone(), days.get(&number).map_or_else(|| letter.clone(), |day| told_by(letter, *day)))
    };
    letters.iter().enumerate().map(told).collect::<Vec<_>>().into()
}

/// Tells that one identity stands for several letters.
pub(super) fn note(letters: &[&(String, Letter)]) -> Option<(String, Note)> {
    let (first, second) =
        (letters.iter().find(|(_, l)| l.apart.is_none())?, letters.iter().find(|(_, l)| l.apart.is_some())?);
    let told = |letter: &(String, Letter)| {
        let days: BTreeSet<String> = meetings(&letter.1).map(|e| e.when.first_day().to_string()).collect();
        format!("{} in {}", days.into_iter().collect::<Vec<_>>().join(", "), letter.0)
    };
    let note = Note {
        code: Code::TwoLetters,
        severity: Severity::Warning,
        message: format!(
            "{} has no number and calls other meetings in two texts: {}; {}. Both are kept",
            second.1.reference.id,
            told(first),
            told(second)
        ),
        help: "if they are copies of one letter, leave the wrong one out".into(),
        evidence: meetings(&second.1).filter_map(|e| e.evidence.first().cloned()).take(1).collect(),
    };
    Some((second.0.clone(), note))
}

fn meetings(letter: &Letter) -> impl Iterator<Item = &Event> {
    letter.events.iter().filter(|e| e.kind == Kind::Meeting)
}

/// Letters without a number by their identity.
fn unnumbered(letters: &[(String, Letter)]) -> BTreeMap<&str, Vec<usize>> {
    let mut found = BTreeMap::<&str, Vec<usize>>::new();
    for (number, (_, letter)) in letters.iter().enumerate() {
        if letter.reference.number.is_empty() && letter.reference.date.is_some() && letter.revises.is_none() {
            found.entry(&letter.reference.id).or_default().push(number);
        }
    }
    found
}

/// Texts of one identity, copies with copies, those that call the first meeting first.
fn parted(letters: &[(String, Letter)], numbers: &[usize]) -> Vec<Copies> {
    let mut all: Vec<Copies> = Vec::new();
    let mut without_meeting = Vec::new();
    for number in numbers {
        let letter = &letters[*number].1;
        let days: Days = meetings(letter).map(|e| (e.when.first_day(), e.when.last_day())).collect();
        if days.is_empty() {
            without_meeting.push(*number);
            continue;
        }
        let (same, others) = all.into_iter().partition(|c| c.share_a_day(&days));
        all = others;
        let mut copies =
            Copies { days, languages: BTreeSet::from([letter.reference.language]), numbers: vec![*number] };
        same.into_iter().for_each(|c: Copies| copies.join(c));
        all.push(copies);
    }
    all.sort_by_key(|c| (c.first_day(), c.days.iter().map(|(_, last)| *last).max()));
    let mut parted: Vec<Copies> = Vec::new();
    for copies in all {
        // In another language it is a translation with another day, which a person must look at.
        match parted.iter_mut().find(|c| c.languages.is_disjoint(&copies.languages)) {
            Some(translated) => translated.join(copies),
            None => parted.push(copies),
        }
    }
    if let Some(first) = parted.first_mut() {
        first.numbers.append(&mut without_meeting);
    }
    parted
}

/// The letter with UIDs that carry a day. One that has them already stays as it is.
fn told_by(letter: &Letter, day: NaiveDate) -> Letter {
    if letter.apart.is_some() {
        return letter.clone();
    }
    let id = letter.reference.id.to_lowercase();
    let uid = |uid: &String| match uid.strip_prefix(&id) {
        Some(key) => format!("{id}-{}{key}", day.format("%Y%m%d")),
        None => uid.clone(),
    };
    let event = |e: &Event| Event { uid: uid(&e.uid), parent: e.parent.as_ref().map(uid), ..e.clone() };
    Letter { events: letter.events.iter().map(event).collect(), apart: Some(day), ..letter.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::When;
    use crate::merge::merge;
    use crate::write::fixture;

    /// A text without a number that calls a meeting on each of some days.
    fn text(language: &'static str, days: &[&str]) -> (String, Letter) {
        let mut letter = fixture::letter();
        (letter.reference.id, letter.reference.number) = ("INV-SG9-20230109".into(), String::new());
        letter.reference.language = language;
        let meeting = |(i, day): (usize, &&str)| {
            let key = if i == 0 { String::new() } else { format!("-{}", i + 1) };
            Event {
                uid: format!("inv-sg9-20230109-meeting{key}@lettercal"),
                when: When::Days { first: fixture::day(day), last: fixture::day(day) },
                letter: letter.reference.clone(),
                ..fixture::meeting()
            }
        };
        letter.events = days.iter().enumerate().map(meeting).collect();
        letter.notes.clear();
        (format!("{language} {}", days.join(" ")), letter)
    }

    #[track_caller]
    fn check(texts: &[(&'static str, &[&str])], events: &[&str], codes: &[Code]) {
        let mut letters: Vec<_> = texts.iter().map(|(language, days)| text(language, days)).collect();
        for _ in 0..letters.len() {
            let merged = merge(&letters);
            let short =
                |e: &Event| format!("{} {}", e.uid["inv-sg9-20230109-".len()..].replace("@lettercal", ""), e.when);
            assert_eq!(merged.events.iter().map(short).collect::<Vec<_>>(), events);
            assert_eq!(merged.notes.iter().map(|(_, n)| n.code).collect::<Vec<_>>(), codes);
            letters.rotate_left(1);
        }
    }

    #[test]
    fn two_letters_of_one_day_are_both_there() {
        let (two, three) = (["meeting 2023-02-01", "20230208-meeting 2023-02-08"], "20230215-meeting 2023-02-15");
        let code = [Code::TwoLetters];
        check(&[("en", &["2023-02-01"]), ("en", &["2023-02-08"])], &two, &code);
        check(&[("en", &["2023-02-01"]), ("en", &["2023-02-08"]), ("fr", &["2023-02-08"])], &two, &code);
        check(&[("fr", &["2023-02-01"]), ("en", &["2023-02-08"]), ("fr", &["2023-02-08"])], &two, &code);
        let three = [two[0], two[1], three];
        check(&[("en", &["2023-02-15"]), ("en", &["2023-02-08"]), ("en", &["2023-02-01"])], &three, &code);
    }

    #[test]
    fn copies_stay_copies() {
        check(&[("en", &["2023-02-01"]), ("en", &["2023-02-01"])], &["meeting 2023-02-01"], &[]);
        // One says less.
        let both = ["meeting 2023-02-01", "meeting-2 2023-02-08"];
        check(&[("en", &["2023-02-01", "2023-02-08"]), ("en", &["2023-02-01"])], &both, &[]);
        check(&[("en", &["2023-02-01"]), ("en", &[])], &["meeting 2023-02-01"], &[]);
    }

    #[test]
    fn a_translation_with_another_day_is_for_a_person() {
        let letters = [text("en", &["2023-02-01"]), text("fr", &["2023-02-08"])];
        let merged = merge(&letters);
        assert_eq!((merged.events.len(), merged.notes[0].1.code), (1, Code::LanguagesDisagree));
    }

    #[test]
    fn letters_with_a_number_are_copies_that_disagree() {
        let mut letters = [text("en", &["2023-02-01"]), text("en", &["2023-02-08"])];
        letters.iter_mut().for_each(|(_, l)| l.reference.number = "5/9".into());
        assert!(matches!(apart(&letters), Cow::Borrowed(_)));
        assert_eq!(merge(&letters).events.len(), 1);
    }
}
