//! What the program makes of every letter of `samples/`, in files beside it: `NAME.facts`, one line for each event,
//! mention and note, and `NAME.ics`, the calendar. A change of behaviour is a change of these files, for a person to read.
//!
//! After reading the differences: `LETTERCAL_BLESS=1 cargo test golden` writes them anew.

use crate::letters::{Sample, samples};
use crate::program::root;
use lettercal::document::Place;
use lettercal::event::{Event, Inferred, When};
use lettercal::letter::{Letter, MentionReport};
use lettercal::merge::merge;
use lettercal::note::Note;
use lettercal::pipeline::read_letters;
use lettercal::write::{FORMATS, Style};
use similar::TextDiff;
use std::fs;
use std::path::Path;

/// How many differing letters are shown in full.
const SHOWN: usize = 8;

#[test]
fn golden_files_are_what_the_program_says() {
    let bless = std::env::var_os("LETTERCAL_BLESS").is_some();
    let mut differences = Vec::new();
    for sample in samples() {
        let letter = read(&sample);
        for (ending, found) in [("facts", facts(&letter)), ("ics", calendar(&sample, letter.clone()))] {
            let path = sample.beside(ending);
            let expected = fs::read_to_string(&path).ok();
            if expected.as_deref() == Some(&found) {
                continue;
            }
            if bless {
                fs::write(&path, &found).unwrap();
            } else {
                differences.push(difference(&path, expected.as_deref(), &found));
            }
        }
    }
    assert!(
        differences.is_empty(),
        "{}\n{} files differ; if they are right now: LETTERCAL_BLESS=1 cargo test golden",
        differences[..differences.len().min(SHOWN)].concat(),
        differences.len()
    );
}

#[test]
fn no_golden_file_without_its_letter() {
    // A letter in another format has its files behind its whole name: `parts.rtf.facts`.
    let has_letter = |path: &Path| path.with_extension("").is_file() || path.with_extension("txt").is_file();
    let mut folders = vec![root().join("samples")];
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "facts" || e == "ics") {
                assert!(has_letter(&path), "{} has no letter beside it", path.display());
            }
        }
    }
}

fn read(sample: &Sample) -> Letter {
    let found = read_letters(&sample.bytes()).pop().unwrap_or_else(|| panic!("{}: nothing in it", sample.name));
    found.letter.unwrap_or_else(|e| panic!("{}: {e}", sample.name)).1
}

/// What `lettercal export NAME.txt` writes.
fn calendar(sample: &Sample, letter: Letter) -> String {
    let merged = merge(&[(sample.name.clone(), letter)]);
    let ics = FORMATS.iter().find(|f| f.name == "ics").unwrap();
    String::from_utf8((ics.write)(&merged.events, &Style::default())).unwrap()
}

fn difference(path: &Path, expected: Option<&str>, found: &str) -> String {
    let name = path.strip_prefix(root()).unwrap().display();
    let Some(expected) = expected else { return format!("{name} is missing; it would be:\n{found}\n") };
    let diff = TextDiff::from_lines(expected, found);
    let shown = diff.unified_diff().context_radius(0).header("expected", "found").to_string();
    format!("{name} differs:\n{shown}\n")
}

/// The letter as lines: what it is, then place, value, meaning, rule and, last, the words themselves.
fn facts(letter: &Letter) -> String {
    let mut out = head(letter);
    letter.events.iter().for_each(|e| out += &event(e));
    letter.mentions.iter().for_each(|m| out += &mention(m));
    letter.notes.iter().for_each(|n| out += &note(n));
    out
}

fn head(letter: &Letter) -> String {
    let of = |value: &Option<String>| value.clone().unwrap_or_else(|| "-".into());
    let revises = letter.revises.map_or_else(|| "-".into(), |r| format!("{} {}", r.kind, r.number));
    let date = letter.reference.date.map_or_else(|| "-".into(), |d| d.to_string());
    let mut out = line(&[
        "letter",
        &letter.reference.id,
        letter.kind.name(),
        &letter.reference.number,
        &of(&letter.reference.group),
        &of(&letter.file_reference),
        &date,
        letter.reference.language,
        &revises,
        &quoted(letter.subject.as_deref().unwrap_or_default()),
    ]);
    for concern in &letter.concerns {
        let days = concern.old_days.map_or_else(|| "-".into(), |(first, last)| format!("{first}/{last}"));
        let what = if concern.cancelled { "cancels" } else { "moves" };
        out += &line(&["concern", what, &of(&concern.number), &days, &concern.groups.join(",")]);
    }
    let contact = &letter.contact;
    for (name, value) in
        [("phone", &contact.phone), ("fax", &contact.fax), ("email", &contact.email), ("web", &contact.web)]
    {
        if let Some(value) = value {
            out += &line(&["contact", name, value]);
        }
    }
    out
}

fn event(event: &Event) -> String {
    let kind = event.action.map_or_else(|| event.kind.to_string(), |a| format!("{}/{a}", event.kind));
    let evidence = &event.evidence[0];
    let groups = if event.groups.is_empty() { "-".into() } else { event.groups.join(",") };
    let location = if event.virtual_only { "virtual" } else { event.location.as_deref().unwrap_or("-") };
    line(&[
        "event",
        &place(&evidence.place),
        &when(&event.when),
        &kind,
        &groups,
        event.status.name(),
        location,
        &rule(&evidence.rule, &evidence.inferred),
        &event.uid,
        &event.name.as_deref().map(quoted).unwrap_or_else(|| "-".into()),
        &quoted(&evidence.quote),
    ])
}

/// Days, or wall clocks with their zone.
pub(crate) fn when(when: &When) -> String {
    let clock = |at: &chrono::NaiveDateTime| at.format("%Y-%m-%dT%H:%M").to_string();
    match when {
        When::Days { first, last } if first == last => first.to_string(),
        When::Days { first, last } => format!("{first}/{last}"),
        When::Instant { at, zone } => format!("{} {}", clock(at), zone.name()),
        When::Block { start, end, zone } => format!("{}/{} {}", clock(start), clock(end), zone.name()),
    }
}

fn mention(mention: &MentionReport) -> String {
    let rule = rule(&mention.rule, &mention.inferred);
    line(&["mention", &place(&mention.place), &mention.value, mention.role.name(), &rule, &quoted(&mention.text)])
}

fn note(note: &Note) -> String {
    let evidence = note.evidence.first();
    let at = evidence.map_or_else(|| "-".into(), |e| place(&e.place));
    line(&[
        "note",
        &at,
        note.code.name(),
        note.severity.name(),
        &note.message,
        &quoted(evidence.map_or("", |e| &e.quote)),
    ])
}

fn place(place: &Place) -> String {
    format!("{}:{}", place.line, place.column)
}

fn rule(rule: &str, inferred: &[Inferred]) -> String {
    let parts: Vec<&str> = inferred.iter().map(|i| i.name()).collect();
    if parts.is_empty() { rule.to_owned() } else { format!("{rule} inferred:{}", parts.join(",")) }
}

fn quoted(text: &str) -> String {
    format!("«{}»", text.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn line(parts: &[&str]) -> String {
    parts.join("  ") + "\n"
}
