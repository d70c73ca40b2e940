//! Events in outline: what is needed to choose and sort them without reading records.

use super::groups::feeds_of;
use super::record::{Shown, State};
use super::{facts, when};
use crate::event::{Action, Event, Kind, LetterRef, Status, When};
use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};
use serde_json::value::{RawValue, to_raw_value};
use std::borrow::Cow;

/// Stands before the key of an event.
const KEY: &str = " = ";
/// Stands behind the time of the last change where the state before is known.
const MOVED: char = '*';

/// For whom events of a letter are; most letters have one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Audience {
    /// The groups of the event itself.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<String>,
    /// The group of the letter that tells it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub letter: Option<String>,
    /// The groups that this letter calls.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub called: Vec<String>,
}

/// One event that is shown. What it says is the same in every language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outline {
    /// Its UID.
    pub uid: String,
    /// What it is.
    pub kind: Kind,
    /// For a deadline, what must be done.
    pub action: Option<Action>,
    /// When it is.
    pub when: When,
    /// When it last changed.
    pub modified: DateTime<Utc>,
    /// Whether its state before the last change is known, and another one.
    pub moved: bool,
    /// The number of its audience.
    pub audience: usize,
}

/// The outlines of a letter as their list stands in its brief. Those of most letters are over, and never read.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct OutlineLines(Option<Box<RawValue>>);

impl PartialEq for OutlineLines {
    fn eq(&self, other: &OutlineLines) -> bool {
        self.text() == other.text()
    }
}

impl Eq for OutlineLines {}

impl OutlineLines {
    /// The lines of outlines of the letter `id`.
    pub fn of(outlines: &[Outline], id: &str) -> OutlineLines {
        let lines: Vec<String> = outlines.iter().map(|o| o.print(id)).collect();
        // A list of strings: nothing that JSON cannot hold.
        OutlineLines(if lines.is_empty() { None } else { to_raw_value(&lines).ok() })
    }

    fn text(&self) -> &str {
        self.0.as_ref().map_or("[]", |raw| raw.get())
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.text() == "[]"
    }

    /// The outlines; `None` where a line cannot be read.
    pub fn read(&self, id: &str) -> Option<Vec<Outline>> {
        let lines: Vec<Cow<'_, str>> = serde_json::from_str(self.text()).ok()?;
        lines.iter().map(|line| Outline::parse(line, id)).collect()
    }
}

impl Audience {
    fn of(event: &Event) -> Audience {
        let LetterRef { group, called, .. } = &event.letter;
        Audience { groups: event.groups.clone(), letter: group.clone(), called: called.clone() }
    }

    /// The groups whose feeds show its events.
    pub fn feeds(&self) -> Vec<String> {
        let day = NaiveDate::MIN;
        feeds_of(&self.event(Kind::Meeting, None, When::Days { first: day, last: day }))
    }

    /// An event with nothing but what selections ask for.
    pub fn event(&self, kind: Kind, action: Option<Action>, when: When) -> Event {
        Event {
            uid: String::new(),
            kind,
            action,
            groups: self.groups.clone(),
            when,
            status: Status::Confirmed,
            name: None,
            location: None,
            virtual_only: false,
            links: Vec::new(),
            parent: None,
            evidence: Vec::new(),
            letter: LetterRef {
                id: String::new(),
                number: String::new(),
                group: self.letter.clone(),
                called: self.called.clone(),
                date: None,
                revises: None,
                language: "en",
                url: None,
                mailbox: None,
            },
        }
    }
}

impl Outline {
    /// The outlines of the events of a letter, in their order, and their audiences.
    pub fn of(shown: &[Shown]) -> (Vec<Outline>, Vec<Audience>) {
        let mut audiences: Vec<Audience> = Vec::new();
        let outline = |Shown { event, published, was, .. }: &Shown| {
            let audience = Audience::of(event);
            let number = audiences.iter().position(|a| *a == audience).unwrap_or_else(|| {
                audiences.push(audience);
                audiences.len() - 1
            });
            Outline {
                uid: event.uid.clone(),
                kind: event.kind,
                action: event.action,
                when: event.when,
                modified: published.last_modified,
                moved: was.as_ref().is_some_and(|was| *was != State::of(event)),
                audience: number,
            }
        };
        (shown.iter().map(outline).collect(), audiences)
    }

    /// One line: `0 2026-03-09T10:00:00Z deadline/contributions 2026-05-20 = deadline-contributions`.
    pub fn print(&self, id: &str) -> String {
        let modified = self.modified.to_rfc3339_opts(SecondsFormat::Secs, true);
        let moved = if self.moved { MOVED.to_string() } else { String::new() };
        let action = self.action.map(|a| format!("/{a}")).unwrap_or_default();
        let (kind, when, key) = (self.kind, when::print(&self.when), facts::key(&self.uid, id));
        format!("{} {modified}{moved} {kind}{action} {when}{KEY}{key}", self.audience)
    }

    /// Reads what [`Outline::print`] writes.
    pub fn parse(line: &str, id: &str) -> Option<Outline> {
        let (facts, key) = line.split_once(KEY)?;
        let mut facts = facts.splitn(4, ' ');
        let audience = facts.next()?.parse().ok()?;
        let modified = facts.next()?;
        let what = facts.next()?;
        let (kind, action) = what.split_once('/').map_or((what, None), |(kind, action)| (kind, Some(action)));
        let action = match action {
            None => None,
            Some(name) => Some(Action::from_name(name)?),
        };
        Some(Outline {
            uid: facts::uid(key, id),
            kind: Kind::from_name(kind)?,
            action,
            when: when::parse(facts.next()?)?,
            modified: modified.trim_end_matches(MOVED).parse().ok()?,
            moved: modified.ends_with(MOVED),
            audience,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::fixture;
    use crate::write::ics::Published;

    #[test]
    fn outlines_read_back() {
        let mut events = fixture::one_of_each();
        events[0].groups = vec!["WP3/11".into()];
        let shown: Vec<Shown> = events
            .into_iter()
            .map(|event| {
                let published = Published::with(&event);
                let was = event.action.map(|_| State { place: Some("elsewhere".into()), ..State::of(&event) });
                Shown { event, in_other_languages: Vec::new(), published, was }
            })
            .collect();
        let (outlines, audiences) = Outline::of(&shown);
        assert_eq!((outlines.len(), audiences.len()), (shown.len(), 3));
        for (outline, shown) in outlines.iter().zip(&shown) {
            let id = &shown.event.letter.id;
            assert_eq!(Outline::parse(&outline.print(id), id).as_ref(), Some(outline));
            assert_eq!(audiences[outline.audience].feeds(), feeds_of(&shown.event));
            assert_eq!(
                (&outline.uid, outline.when, outline.kind),
                (&shown.event.uid, shown.event.when, shown.event.kind)
            );
        }
        let lines: Vec<String> = outlines.iter().map(|o| o.print("T22-SG09-COL-0005")).collect();
        let deadline = "2023-02-17T00:00:00Z* deadline/contributions 2023-04-26 = deadline-contributions";
        assert!(lines.iter().any(|l| l.ends_with(deadline)), "{lines:#?}");
    }

    #[test]
    fn nonsense_is_refused() {
        let good = "0 2023-02-17T00:00:00Z deadline/contributions 2023-04-26 = x";
        assert!(Outline::parse(good, "T").is_some());
        for wrong in [
            "",
            "0",
            &good.replace('=', ""),
            &good.replace("0 ", ""),
            &good.replace("deadline", "feast"),
            &good.replace("/contr", "/feast"),
            &good.replace("2023-04", "2023-14"),
        ] {
            assert_eq!(Outline::parse(wrong, "T"), None, "{wrong}");
        }
    }
}
