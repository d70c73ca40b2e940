//! One letter in the ledger: its texts, and what was published of its events.

use super::facts::{ConcernFacts, EventFacts, Head, Version, is_false, read_when, write_when};
use super::hash::Hash;
use super::outline::{Audience, Outline, OutlineLines};
use super::{languages, when};
use crate::event::{Calls, Event, Kind, LetterRef, Status, When};
use crate::letter::Letter;
use crate::merge::{Merged, apart, merge_held};
use crate::write::ics::Published;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// A letter with everything that is known of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// Its texts: languages, formats, revisions.
    pub versions: Vec<Version>,
    /// What was published, by key.
    pub published: Vec<Entry>,
}

/// What was published of one event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The key of [`EventFacts`].
    pub key: String,
    /// How often date, time, place or status changed.
    pub sequence: u32,
    /// When it was first published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created: Option<DateTime<Utc>>,
    /// When it last changed.
    pub modified: DateTime<Utc>,
    /// What a delegate acts on.
    pub state: State,
    /// Hash of everything else that outputs show.
    pub text: Hash,
    /// Its state before the last change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub was: Option<State>,
    /// The letter whose event shows the same fact, so that this one is not shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown_by: Option<String>,
    /// The event itself where the texts of this letter do not give it: it is gone from them, or another letter moved or
    /// cancelled it. The first holds; the others are the same in other languages.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub told: Vec<Told>,
}

/// Date, time, place and status of an event: what SEQUENCE counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct State {
    /// When it is.
    #[serde(serialize_with = "write_when", deserialize_with = "read_when")]
    pub when: When,
    /// Whether it stands.
    pub status: Status,
    /// City or building.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Held on line only.
    #[serde(default, skip_serializing_if = "is_false")]
    pub virtual_only: bool,
}

/// An event as another letter tells it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Told {
    /// The identity of the letter that tells it.
    pub letter: String,
    /// Its head.
    pub head: Head,
    /// The event, with a key of the letter that owns it.
    pub event: EventFacts,
}

/// One event as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The event.
    pub event: Event,
    /// The same in the words of texts in other languages.
    pub in_other_languages: Vec<Event>,
    /// Its publication.
    pub published: Published,
    /// Its state before the last change.
    pub was: Option<State>,
}

impl State {
    /// The state of an event.
    pub fn of(event: &Event) -> State {
        State {
            when: event.when,
            status: event.status,
            place: event.location.clone(),
            virtual_only: event.virtual_only,
        }
    }
}

impl std::fmt::Display for State {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.when)?;
        match self.status {
            Status::Confirmed => Ok(()),
            status => write!(f, " ({status})"),
        }
    }
}

impl Told {
    /// The event in the words of `event.letter`, owned by the letter `id`.
    pub fn new(event: &Event, id: &str) -> Told {
        Told { letter: event.letter.id.clone(), head: Head::new(&event.letter), event: EventFacts::new(event, id) }
    }

    fn event(&self, id: &str) -> Event {
        self.event.event_of(id, &self.head.reference(&self.letter))
    }
}

impl Shown {
    /// The event in the words of a language, where a text in that language tells it.
    pub fn in_language(&self, language: &str) -> &Event {
        let position = self.number_of(language);
        position.checked_sub(1).map_or(&self.event, |i| &self.in_other_languages[i])
    }

    /// Which of [`Shown::tellings`] is that of a language: most languages have none of their own, and share the first.
    pub fn number_of(&self, language: &str) -> usize {
        let own = self.tellings().position(|e| e.letter.language == language);
        own.unwrap_or(0)
    }

    /// The event in the words of each text that tells it otherwise.
    pub fn tellings(&self) -> impl Iterator<Item = &Event> {
        std::iter::once(&self.event).chain(&self.in_other_languages)
    }
}

impl Record {
    /// The letters that its texts are, the best first: by language, then by format, since one that keeps its tables says
    /// more than one that lost them, then those in which most was found; then by content.
    pub fn letters(&self, id: &str) -> Vec<(String, Letter)> {
        let mut versions: Vec<&Version> = self.versions.iter().collect();
        versions.sort_by(|a, b| a.preference().cmp(&b.preference()));
        let letters: Vec<(String, Letter)> = versions.into_iter().map(|v| (v.name(), v.letter(id))).collect();
        apart(&letters).into_owned()
    }

    /// The meetings that its texts call.
    pub fn meetings(&self) -> Vec<MeetingFacts> {
        let mut meetings: Vec<MeetingFacts> = Vec::new();
        for event in self.versions.iter().flat_map(|v| &v.events).filter(|e| e.kind == Kind::Meeting) {
            let meeting = MeetingFacts { groups: event.groups.clone(), when: event.when };
            if !meetings.contains(&meeting) {
                meetings.push(meeting);
            }
        }
        meetings.sort_by_cached_key(|m| (when::print(&m.when), m.groups.clone()));
        meetings
    }

    /// The letters that its texts postpone or cancel.
    pub fn concerns(&self) -> Vec<ConcernFacts> {
        let mut concerns: Vec<ConcernFacts> = Vec::new();
        for concern in self.versions.iter().flat_map(|v| &v.concerns) {
            if !concerns.contains(concern) {
                concerns.push(concern.clone());
            }
        }
        concerns
    }

    /// Its texts as one letter. Where copies disagree, what is published holds, whatever arrived later: an event moves
    /// when a text corrects it or a person has decided, not because one more copy of the letter came.
    pub fn merge(&self, id: &str, letters: &[(String, Letter)]) -> Merged {
        merge_held(letters, &|uid| self.held(id, uid))
    }

    /// What is published of one event.
    pub fn held(&self, id: &str, uid: &str) -> Option<(When, Status)> {
        let entry = self.published.iter().find(|e| super::facts::uid(&e.key, id) == uid)?;
        Some((entry.state.when, entry.state.status))
    }

    /// The events as they are shown, in the order of their keys.
    pub fn shown(&self, id: &str) -> Vec<Shown> {
        let letters = self.letters(id);
        let merged = self.merge(id, &letters).events;
        let mut by_uid: BTreeMap<String, Event> = merged.into_iter().map(|e| (e.uid.clone(), e)).collect();
        let mut shown = Vec::with_capacity(self.published.len());
        for entry in self.published.iter().filter(|e| e.shown_by.is_none()) {
            let (event, in_other_languages) = match entry.told.split_first() {
                Some((first, others)) => (first.event(id), others.iter().map(|t| t.event(id)).collect()),
                None => match by_uid.remove(&super::facts::uid(&entry.key, id)) {
                    Some(event) => {
                        let others = languages::others(&letters, &event);
                        (event, others)
                    }
                    None => continue,
                },
            };
            let published =
                Published { sequence: entry.sequence, last_modified: entry.modified, created: entry.created };
            shown.push(Shown { event, in_other_languages, published, was: entry.was.clone() });
        }
        let calls = Calls::of(shown.iter().map(|s: &Shown| &s.event));
        for shown in &mut shown {
            std::iter::once(&mut shown.event).chain(&mut shown.in_other_languages).for_each(|e| calls.tell(e));
        }
        shown
    }
}

impl Version {
    /// Which of copies is believed, the least first.
    fn preference(&self) -> impl Ord {
        let fullest = Reverse(self.events.len());
        (languages::rank(&self.head.language), self.format.rank(), fullest, self.content, &self.part)
    }

    /// The order in which texts of a letter were written, then that of [`Version::preference`].
    pub(super) fn order(&self) -> impl Ord {
        (self.revises.is_some(), self.head.date, self.revises.map(|r| r.number), self.preference())
    }

    /// A name for messages until the file is known: its content.
    pub fn name(&self) -> String {
        name(self.content, self.part.as_deref())
    }
}

/// A name for messages of a text, which is a content or a part of one.
pub fn name(content: Hash, part: Option<&str>) -> String {
    match part {
        Some(part) => format!("{content}/{part}"),
        None => content.to_string(),
    }
}

/// What is needed of a letter without reading its record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Brief {
    /// Its identity.
    pub letter: String,
    /// Its number as printed.
    pub number: String,
    /// The group of the letter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// The date of its newest text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<NaiveDate>,
    /// How many events are shown.
    pub events: usize,
    /// What they are, a line for each, see [`Outline`].
    #[serde(default, skip_serializing_if = "OutlineLines::is_empty")]
    pub outlines: OutlineLines,
    /// For whom they are.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub audiences: Vec<Audience>,
    /// First and last day of what is shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// When something last changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changed: Option<DateTime<Utc>>,
    /// The groups whose feeds show it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<String>,
    /// The meetings that its texts call.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub meetings: Vec<MeetingFacts>,
    /// Letters that it postpones or cancels.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub concerns: Vec<ConcernFacts>,
    /// Letters whose events it moves or cancels, or that do so with its own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub linked: Vec<String>,
    /// The contents that it was read from.
    pub contents: Vec<Hash>,
}

/// A meeting of a letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeetingFacts {
    /// Its groups.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<String>,
    /// First and last day.
    #[serde(serialize_with = "write_when", deserialize_with = "read_when")]
    pub when: When,
}

impl Brief {
    /// The brief of a record; `linked` comes from elsewhere.
    pub fn new(id: &str, record: &Record, linked: Vec<String>) -> Brief {
        let shown = record.shown(id);
        let (outlines, audiences) = Outline::of(&shown);
        let newest = record.versions.iter().max_by_key(|v| (v.head.date, v.content));
        let groups: BTreeSet<String> = audiences.iter().flat_map(Audience::feeds).collect();
        let contents: BTreeSet<Hash> = record.versions.iter().map(|v| v.content).collect();
        let first = shown.iter().map(|s| s.event.when.first_day()).min();
        let last = shown.iter().map(|s| s.event.when.last_day()).max();
        Brief {
            letter: id.to_owned(),
            number: newest.map(|v| v.head.number.clone()).unwrap_or_default(),
            group: newest.and_then(|v| v.head.group.clone()),
            date: newest.and_then(|v| v.head.date),
            events: shown.len(),
            outlines: OutlineLines::of(&outlines, id),
            audiences,
            days: first.zip(last),
            changed: record.published.iter().map(|e| e.modified).max(),
            groups: groups.into_iter().collect(),
            meetings: record.meetings(),
            concerns: record.concerns(),
            linked,
            contents: contents.into_iter().collect(),
        }
    }

    /// The events in outline, in the order in which they are shown; `None` where a line cannot be read.
    pub fn outlines(&self) -> Option<Vec<Outline>> {
        let known = |o: &Outline| o.audience < self.audiences.len();
        self.outlines.read(&self.letter).filter(|all| all.len() == self.events && all.iter().all(known))
    }
}

/// The hash of everything that outputs show of an event besides its state.
pub fn text_hash(event: &Event, in_other_languages: &[Event]) -> Hash {
    let words = |e: &Event| {
        let LetterRef { id, number, group, called, date, revises, language, url, mailbox } = &e.letter;
        let evidence = e.evidence.first();
        let inferred = evidence.map(|e| e.inferred.iter().map(|i| i.name()).collect::<Vec<_>>().join(" "));
        let parts = [
            Some(e.groups.join(" ")),
            e.name.clone(),
            Some(e.links.join(" ")),
            e.parent.clone(),
            evidence.map(|e| e.quote.clone()),
            inferred,
            Some(format!("{id} {number} {group:?} {called:?} {date:?} {revises:?} {language} {url:?} {mailbox:?}")),
        ];
        Hash::of_parts(parts.iter().map(|p| p.as_deref().unwrap_or_default().as_bytes()))
    };
    let all: Vec<Hash> = std::iter::once(event).chain(in_other_languages).map(words).collect();
    Hash::of_parts(all.iter().map(Hash::bytes))
}
