//! The facts of letters in the form in which the ledger keeps them: short, readable, and complete for every output.

use super::hash::Hash;
use super::when;
use crate::document::{Format, Place};
use crate::event::{Action, Event, Evidence, Inferred, Kind, LetterRef, Status, When};
use crate::lang::pack;
use crate::letter::{Concern, Contact, Letter, LetterKind, Revision, RevisionKind};
use crate::merge::sought;
use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// What one text says: a letter in one language and format, or a part of a mail or archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Version {
    /// The content that it was read from.
    pub content: Hash,
    /// The part of a mail or archive.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
    /// The format of the text.
    #[serde(
        default = "text",
        skip_serializing_if = "is_text",
        serialize_with = "write_format",
        deserialize_with = "read_format"
    )]
    pub format: Format,
    /// The head of the letter.
    pub head: Head,
    /// The kind of letter.
    pub kind: LetterKind,
    /// For a corrigendum, addendum or revision: which one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revises: Option<RevisionFacts>,
    /// The subject on one line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// Other letters that it postpones or cancels.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub concerns: Vec<ConcernFacts>,
    /// The events.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<EventFacts>,
}

/// What events say of their letter, besides its identity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// Language of the letter.
    pub language: String,
    /// As printed: `12/11`.
    pub number: String,
    /// The group of the letter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// The letter's date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<NaiveDate>,
    /// For a corrigendum, addendum or revision: which one. A text says so itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revises: Option<RevisionFacts>,
    /// Its address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The mailbox of its group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mailbox: Option<String>,
}

/// Which revision of a letter a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RevisionFacts {
    /// Its kind.
    pub kind: RevisionKind,
    /// Its number, from 1.
    pub number: u32,
}

/// A letter that another one postpones or cancels.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConcernFacts {
    /// The number as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Whether the meeting is cancelled (otherwise it moves).
    #[serde(default, skip_serializing_if = "is_false")]
    pub cancelled: bool,
    /// The groups whose meeting it is.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<String>,
    /// First and last day of the meeting before the change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub old_days: Option<(NaiveDate, NaiveDate)>,
}

/// One event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventFacts {
    /// The UID without the letter and the host where it has them: `deadline-contributions`.
    pub key: String,
    /// What it is.
    pub kind: Kind,
    /// For a deadline, what must be done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub action: Option<Action>,
    /// The groups concerned.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<String>,
    /// When it is.
    #[serde(serialize_with = "write_when", deserialize_with = "read_when")]
    pub when: When,
    /// Whether it stands.
    #[serde(default = "confirmed", skip_serializing_if = "is_confirmed")]
    pub status: Status,
    /// The letter's own words for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// City or building.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location: Option<String>,
    /// Held on line only.
    #[serde(default, skip_serializing_if = "is_false")]
    pub virtual_only: bool,
    /// Addresses near its words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<String>,
    /// Key of the meeting that it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// The words that it was read from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<EvidenceFacts>,
}

/// The words that something was read from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EvidenceFacts {
    /// Line of the text.
    pub line: usize,
    /// Column in characters.
    pub column: usize,
    /// Page, where the format knows pages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// Paragraph or cell in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// The words.
    pub quote: String,
    /// The rule that read them.
    pub rule: String,
    /// What is not printed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub inferred: Vec<String>,
}

pub(super) fn is_false(value: &bool) -> bool {
    !value
}

fn text() -> Format {
    Format::Text
}

fn is_text(format: &Format) -> bool {
    *format == Format::Text
}

fn write_format<S: Serializer>(value: &Format, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(value.name())
}

fn read_format<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Format, D::Error> {
    let name = std::borrow::Cow::<str>::deserialize(deserializer)?;
    let found = Format::BEST_FIRST.into_iter().find(|f| f.name() == name);
    found.ok_or_else(|| serde::de::Error::custom(format!("'{name}' is no format")))
}

fn confirmed() -> Status {
    Status::Confirmed
}

fn is_confirmed(status: &Status) -> bool {
    *status == Status::Confirmed
}

pub(super) fn write_when<S: Serializer>(value: &When, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&when::print(value))
}

pub(super) fn read_when<'de, D: Deserializer<'de>>(deserializer: D) -> Result<When, D::Error> {
    let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
    when::parse(&text).ok_or_else(|| {
        serde::de::Error::custom(format!(
            "'{text}' is no time; write 2023-05-09, 2023-05-09/2023-05-18 or 2023-05-09T09:30 Europe/Zurich"
        ))
    })
}

impl Version {
    /// The facts of a letter that was read from `content`.
    pub fn new(content: Hash, part: Option<String>, letter: &Letter) -> Version {
        Version {
            content,
            part,
            format: letter.format,
            head: Head { revises: None, ..Head::new(&letter.reference) },
            kind: letter.kind,
            revises: letter.revises.map(RevisionFacts::new),
            subject: letter.subject.clone(),
            concerns: sought(letter).iter().map(ConcernFacts::new).collect(),
            events: letter.events.iter().map(|e| EventFacts::new(e, &letter.reference.id)).collect(),
        }
    }

    /// The letter, as far as merging and outputs need it.
    pub fn letter(&self, id: &str) -> Letter {
        let revises = self.revises.map(RevisionFacts::revision);
        let reference = LetterRef { revises, ..self.head.reference(id) };
        Letter {
            format: self.format,
            kind: self.kind,
            apart: None,
            file_reference: None,
            subject: self.subject.clone(),
            revises,
            concerns: self.concerns.iter().map(ConcernFacts::concern).collect(),
            contact: Contact::default(),
            events: self.events.iter().map(|e| e.event(&reference)).collect(),
            mentions: Vec::new(),
            notes: Vec::new(),
            reference,
        }
    }
}

impl Head {
    /// Everything but the identity.
    pub fn new(letter: &LetterRef) -> Head {
        Head {
            language: letter.language.to_owned(),
            number: letter.number.clone(),
            group: letter.group.clone(),
            date: letter.date,
            revises: letter.revises.map(RevisionFacts::new),
            url: letter.url.clone(),
            mailbox: letter.mailbox.clone(),
        }
    }

    /// The head of the letter `id`.
    pub fn reference(&self, id: &str) -> LetterRef {
        LetterRef {
            id: id.to_owned(),
            number: self.number.clone(),
            group: self.group.clone(),
            called: Vec::new(),
            date: self.date,
            revises: self.revises.map(RevisionFacts::revision),
            language: pack(&self.language).code,
            url: self.url.clone(),
            mailbox: self.mailbox.clone(),
        }
    }
}

impl RevisionFacts {
    fn new(Revision { kind, number }: Revision) -> RevisionFacts {
        RevisionFacts { kind, number }
    }

    fn revision(self) -> Revision {
        Revision { kind: self.kind, number: self.number }
    }
}

impl ConcernFacts {
    fn new(concern: &Concern) -> ConcernFacts {
        let Concern { number, cancelled, groups, old_days } = concern.clone();
        ConcernFacts { number, cancelled, groups, old_days }
    }

    /// The concern as the letter states it.
    pub fn concern(&self) -> Concern {
        let ConcernFacts { number, cancelled, groups, old_days } = self.clone();
        Concern { number, cancelled, groups, old_days }
    }
}

/// The UID of a key of the letter `id`; a key with an `@` is a whole UID.
pub fn uid(key: &str, id: &str) -> String {
    if key.contains('@') { key.to_owned() } else { format!("{}-{key}@lettercal", id.to_lowercase()) }
}

/// The key of a UID: without the letter and the host where it has them.
pub fn key(uid: &str, id: &str) -> String {
    let key = || uid.strip_prefix(&id.to_lowercase())?.strip_prefix('-')?.strip_suffix("@lettercal");
    key().filter(|k| !k.contains('@')).unwrap_or(uid).to_owned()
}

impl EventFacts {
    /// The facts of an event of the letter `id`.
    pub fn new(event: &Event, id: &str) -> EventFacts {
        EventFacts {
            key: key(&event.uid, id),
            kind: event.kind,
            action: event.action,
            groups: event.groups.clone(),
            when: event.when,
            status: event.status,
            name: event.name.clone(),
            location: event.location.clone(),
            virtual_only: event.virtual_only,
            links: event.links.clone(),
            parent: event.parent.as_ref().map(|p| key(p, id)),
            evidence: event.evidence.iter().map(EvidenceFacts::new).collect(),
        }
    }

    /// The event, with UIDs of the letter that `letter` names.
    pub fn event(&self, letter: &LetterRef) -> Event {
        self.event_of(&letter.id, letter)
    }

    /// The event with UIDs of the letter `id`, told by another letter.
    pub fn event_of(&self, id: &str, letter: &LetterRef) -> Event {
        Event {
            uid: uid(&self.key, id),
            kind: self.kind,
            action: self.action,
            groups: self.groups.clone(),
            when: self.when,
            status: self.status,
            name: self.name.clone(),
            location: self.location.clone(),
            virtual_only: self.virtual_only,
            links: self.links.clone(),
            parent: self.parent.as_ref().map(|p| uid(p, id)),
            evidence: self.evidence.iter().map(EvidenceFacts::evidence).collect(),
            letter: letter.clone(),
        }
    }
}

impl EvidenceFacts {
    fn new(evidence: &Evidence) -> EvidenceFacts {
        EvidenceFacts {
            line: evidence.place.line,
            column: evidence.place.column,
            page: evidence.place.page,
            path: evidence.place.path.clone(),
            quote: evidence.quote.clone(),
            rule: evidence.rule.clone(),
            inferred: evidence.inferred.iter().map(|i| i.name().to_owned()).collect(),
        }
    }

    fn evidence(&self) -> Evidence {
        let inferred = |name: &String| Inferred::ALL.iter().copied().find(|i| i.name() == name);
        Evidence {
            place: Place { line: self.line, column: self.column, page: self.page, path: self.path.clone() },
            quote: self.quote.clone(),
            rule: self.rule.clone(),
            inferred: self.inferred.iter().filter_map(inferred).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::fixture;

    #[test]
    fn facts_read_back() {
        let letter = Letter { events: fixture::one_of_each(), ..fixture::letter() };
        let version = Version::new(Hash::of(b"x"), None, &letter);
        let text = serde_json::to_string(&version).unwrap();
        let back: Version = serde_json::from_str(&text).unwrap();
        assert_eq!(back, version);
        assert_eq!(back.letter("T22-SG09-COL-0005").events, letter.events);
        assert!(
            text.contains(r#""key":"deadline-contributions","kind":"deadline","action":"contributions""#),
            "{text}"
        );
    }

    #[test]
    fn keys_are_short_where_they_can_be() {
        let check = |long: &str, id: &str, short: &str| {
            assert_eq!(key(long, id), short);
            assert_eq!(uid(short, id), long);
        };
        check("t17-sg11-col-0012-meeting-wp3-11@lettercal", "T17-SG11-COL-0012", "meeting-wp3-11");
        check("t17-sg11-col-0012-meeting@lettercal", "T17-SG11-COL-0013", "t17-sg11-col-0012-meeting@lettercal");
        check("odd@elsewhere", "T17-SG11-COL-0012", "odd@elsewhere");
    }
}
