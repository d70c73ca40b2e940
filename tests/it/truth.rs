//! Letters built from truth files: what the program should read, without reading it. For tests of everything after
//! the letter.

use chrono::{NaiveDate, NaiveDateTime};
use lettercal::document::{Format, Place};
use lettercal::event::{Action, Event, Evidence, Kind, LetterRef, Status, When, Zone};
use lettercal::lang::PACKS;
use lettercal::letter::{Contact, Letter, LetterKind, MentionReport, Role};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The letters of `samples/` that have a truth file, with their paths.
pub(crate) fn samples() -> Vec<(PathBuf, Letter)> {
    let mut found = Vec::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    for folder in std::fs::read_dir(root).unwrap() {
        let folder = folder.unwrap().path();
        if !folder.is_dir() {
            continue;
        }
        for file in std::fs::read_dir(folder).unwrap() {
            let path = file.unwrap().path();
            if path.to_string_lossy().ends_with(".gold.json") {
                found.push((path.clone(), letter(&std::fs::read_to_string(path).unwrap())));
            }
        }
    }
    found.sort_by(|a, b| a.0.cmp(&b.0));
    assert!(!found.is_empty(), "samples/ holds no truth file");
    found
}

/// The letter that a truth file describes.
pub(crate) fn letter(truth: &str) -> Letter {
    let truth: Value = serde_json::from_str(truth).unwrap();
    let head = &truth["letter"];
    let language = text(&head["language"]).unwrap();
    let id = text(&head["id"]).unwrap_or_else(|| "X-0001".into());
    let reference = LetterRef {
        url: Some(format!("https://www.itu.int/md/{id}/{language}")),
        number: text(&head["number"]).unwrap_or_default(),
        group: text(&head["group"]),
        called: Vec::new(),
        revises: None,
        mailbox: None,
        date: text(&head["date"]).map(|d| d.parse().unwrap()),
        language: PACKS.iter().find(|p| p.code == language).unwrap().code,
        id,
    };
    let mut uids = BTreeMap::new();
    let events = truth["events"].as_array().unwrap();
    let mut events: Vec<Event> = events.iter().map(|e| event(e, &reference, &mut uids)).collect();
    let parent = events.iter().find(|e| e.kind == Kind::Meeting).map(|e| e.uid.clone());
    for event in &mut events {
        if !matches!(event.kind, Kind::Meeting | Kind::Deadline) {
            event.parent.clone_from(&parent);
        }
    }
    Letter {
        format: Format::Text,
        kind: LetterKind::from_name(&text(&head["kind"]).unwrap()).unwrap(),
        apart: None,
        file_reference: None,
        subject: None,
        revises: None,
        concerns: Vec::new(),
        contact: Contact::default(),
        events,
        mentions: truth["not_events"].as_array().unwrap().iter().map(mention).collect(),
        notes: Vec::new(),
        reference,
    }
}

fn event(truth: &Value, letter: &LetterRef, uids: &mut BTreeMap<String, u32>) -> Event {
    let kind = Kind::from_name(truth["kind"].as_str().unwrap()).unwrap();
    let action = text(&truth["action"]).map(|a| Action::from_name(&a).unwrap());
    let groups: Vec<String> = truth["groups"].as_array().into_iter().flatten().filter_map(text).collect();
    let key = action.map_or_else(|| groups.join("-").replace('/', "-"), |a| a.name().to_owned());
    let mut uid = format!("{}-{kind}-{key}", letter.id).to_ascii_lowercase();
    let times = uids.entry(uid.clone()).or_default();
    *times += 1;
    if *times > 1 {
        uid += &format!("-{times}");
    }
    let status = match (truth["status"].as_str(), truth["tentative"].as_bool()) {
        (Some("cancelled"), _) => Status::Cancelled,
        (_, Some(true)) => Status::Tentative,
        _ => Status::Confirmed,
    };
    let quote = format!("{} {}", truth["start"].as_str().unwrap(), text(&truth["title_has"]).unwrap_or_default());
    let place = Place { line: 1, column: 1, page: None, path: None };
    Event {
        uid: uid + "@lettercal",
        kind,
        action,
        groups,
        when: when(truth),
        status,
        name: text(&truth["title_has"]),
        location: None,
        virtual_only: false,
        links: Vec::new(),
        parent: None,
        evidence: vec![Evidence { place, quote, rule: "truth".into(), inferred: Vec::new() }],
        letter: letter.clone(),
    }
}

fn when(truth: &Value) -> When {
    let clock = |v: &str| NaiveDateTime::parse_from_str(v, "%Y-%m-%dT%H:%M").unwrap();
    let (start, end) = (truth["start"].as_str().unwrap(), truth["end"].as_str());
    let zone = match truth["zone"].as_str() {
        Some("UTC") => Zone::Utc,
        Some(name) => Zone::Local(name.parse().unwrap()),
        None => Zone::GENEVA,
    };
    match (start.contains('T'), end) {
        (false, end) => {
            let first: NaiveDate = start.parse().unwrap();
            When::Days { first, last: end.map_or(first, |e| e.parse().unwrap()) }
        }
        (true, None) => When::Instant { at: clock(start), zone },
        (true, Some(end)) => When::Block { start: clock(start), end: clock(end), zone },
    }
}

fn mention(truth: &Value) -> MentionReport {
    MentionReport {
        place: Place { line: 1, column: 1, page: None, path: None },
        text: text(&truth["text"]).unwrap(),
        kind: "date",
        value: text(&truth["value"]).unwrap_or_default(),
        role: Role::from_name(truth["role"].as_str().unwrap()).unwrap(),
        rule: "truth".into(),
        inferred: Vec::new(),
        event: None,
        reason: "",
    }
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}
