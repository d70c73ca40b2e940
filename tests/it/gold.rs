//! What the program reads against what a person read: `NAME.gold.json` beside a letter says which events, roles and notes
//! are right. `known_misses.txt` lists what is still wrong. The list may only shrink: a miss that it does not name fails
//! the test, and so does a line whose miss is gone. `LETTERCAL_BLESS=1 cargo test gold` takes lines out, never in.

use crate::letters::{Sample, corpus, samples};
use crate::program::root;
use crate::truth;
use chrono::{DateTime, NaiveDate, Utc};
use lettercal::event::{Event, Kind, When};
use lettercal::letter::{Letter, MentionReport};
use lettercal::note::Severity;
use lettercal::pipeline::read_letters;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

#[test]
fn letters_are_read_as_people_read_them() {
    let corpus = corpus();
    let with_corpus = !corpus.is_empty();
    let misses: BTreeSet<String> = samples().iter().chain(&corpus).flat_map(misses).collect();
    let list = list();
    let text = fs::read_to_string(&list).unwrap_or_else(|e| panic!("{}: {e}", list.display()));
    let lines: Vec<&str> = text.lines().filter(|l| !l.is_empty() && !l.starts_with('#')).collect();
    let known: BTreeSet<String> = lines.iter().map(|l| (*l).to_owned()).collect();
    let untested = |line: &str| !with_corpus && line.starts_with("corpus/");
    let new: Vec<&str> = misses.difference(&known).map(String::as_str).collect();
    let gone: Vec<&str> = known.difference(&misses).map(String::as_str).filter(|l| !untested(l)).collect();
    if std::env::var_os("LETTERCAL_BLESS").is_some() {
        let kept: Vec<&str> = text.lines().filter(|l| !gone.contains(l)).collect();
        fs::write(&list, kept.join("\n") + "\n").unwrap();
    } else {
        assert!(
            gone.is_empty(),
            "read right now; take these lines out of {} (LETTERCAL_BLESS=1 cargo test gold does it):\n{}",
            list.display(),
            gone.join("\n")
        );
    }
    assert!(new.is_empty(), "{} new misses:\n{}", new.len(), new.join("\n"));
}

fn list() -> PathBuf {
    root().join("tests/it/known_misses.txt")
}

/// What is wrong with one letter, one line for each; nothing where there is no truth file.
fn misses(sample: &Sample) -> Vec<String> {
    let path = sample.beside("gold.json");
    let Ok(text) = fs::read_to_string(&path) else { return Vec::new() };
    let truth: Value = serde_json::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let found = read_letters(&sample.bytes()).pop().unwrap_or_else(|| panic!("{}: nothing in it", sample.name));
    let letter = found.letter.unwrap_or_else(|e| panic!("{}: {e}", sample.name)).1;
    let mut out = identity(&truth, &letter);
    out.extend(events(&truth::letter(&text).events, &letter.events));
    out.extend(roles(&truth, &letter.mentions));
    out.extend(notes(&truth, &letter));
    out.sort();
    // The same miss twice is two lines.
    let twin = |i: usize| out[..i].iter().filter(|m| **m == out[i]).count();
    let times = |i: usize| if twin(i) == 0 { String::new() } else { format!(" ({})", twin(i) + 1) };
    out.iter().enumerate().map(|(i, miss)| format!("{}: {miss}{}", sample.name, times(i))).collect()
}

/// A letter whose identity is not that of the truth file, where that names one.
fn identity(truth: &Value, letter: &Letter) -> Vec<String> {
    let id = truth["letter"]["id"].as_str();
    id.filter(|id| *id != letter.reference.id).map(|id| format!("identity {id}")).into_iter().collect()
}

/// Events that are not read, and events that are not there.
fn events(truth: &[Event], found: &[Event]) -> Vec<String> {
    let mut left: Vec<&Event> = found.iter().collect();
    let mut out = Vec::new();
    for event in truth {
        match left.iter().position(|f| same(event, f)) {
            Some(i) => drop(left.remove(i)),
            None => out.push(format!("missed {}", shown(event))),
        }
    }
    out.extend(left.into_iter().map(|e| format!("wrong {}", shown(e))));
    out
}

/// Kind, action, status and time are the same; a meeting has all groups of the truth.
fn same(truth: &Event, found: &Event) -> bool {
    let what = |e: &Event| (e.kind, e.action, e.status, moments(&e.when));
    let groups = truth.kind != Kind::Meeting || truth.groups.iter().all(|g| found.groups.contains(g));
    what(truth) == what(found) && groups
}

/// Whole days, or instants: two zones may name the same one.
fn moments(when: &When) -> (Option<(NaiveDate, NaiveDate)>, Option<(DateTime<Utc>, Option<DateTime<Utc>>)>) {
    match *when {
        When::Days { first, last } => (Some((first, last)), None),
        When::Instant { at, zone } => (None, Some((zone.instant(at), None))),
        When::Block { start, end, zone } => (None, Some((zone.instant(start), Some(zone.instant(end))))),
    }
}

fn shown(event: &Event) -> String {
    let kind = event.action.map_or_else(|| event.kind.to_string(), |a| format!("{}/{a}", event.kind));
    let when = crate::golden::when(&event.when);
    format!("{kind} {when} {} {}", event.status, event.groups.join(",")).trim_end().to_owned()
}

/// Other dates and times without a mention that has their value and role. Bare years are not compared.
fn roles(truth: &Value, mentions: &[MentionReport]) -> Vec<String> {
    let is_right = |other: &&Value| {
        let (text, value, role) = (word(&other["text"]), word(&other["value"]), word(&other["role"]));
        let bare_year = !value.is_empty() && value.bytes().all(|b| b.is_ascii_digit() || b == b'/');
        bare_year
            || mentions.iter().any(|m| {
                (text.contains(&m.text) || m.text.contains(text))
                    && (value.is_empty() || m.value == value)
                    && m.role.name() == role
            })
    };
    let others = truth["not_events"].as_array().into_iter().flatten().filter(|o| !is_right(o));
    others.map(|o| format!("role {} {} «{}»", word(&o["role"]), word(&o["value"]), fold(word(&o["text"])))).collect()
}

/// Codes that should be raised and are not, and others that should not; what is for the record only does not count.
fn notes(truth: &Value, letter: &Letter) -> Vec<String> {
    let wanted: BTreeSet<&str> = truth["notes"].as_array().into_iter().flatten().map(word).collect();
    let notes = letter.notes.iter().filter(|n| n.severity != Severity::Info);
    let raised: BTreeSet<&str> = notes.map(|n| n.code.name()).collect();
    let missing = wanted.difference(&raised).map(|code| format!("note {code} missing"));
    missing.chain(raised.difference(&wanted).map(|code| format!("note {code} too many"))).collect()
}

fn word(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn fold(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
