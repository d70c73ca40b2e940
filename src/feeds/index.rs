//! `index.json`: every feed with its title, digest, count and last change.

use crate::ledger::hash::Hash;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The name and version of the schema.
const SCHEMA: &str = "lettercal-feeds/1";

/// The index of a tree.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Index {
    schema: String,
    /// How many letters there are.
    pub letters: usize,
    /// How many events are shown.
    pub events: usize,
    /// Every feed by its path; letters are left out.
    pub feeds: BTreeMap<String, Listed>,
}

/// One feed in the index.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed {
    /// The name that programs show.
    pub title: String,
    /// Its language.
    pub language: String,
    /// Its group, where it has one.
    pub group: Option<String>,
    /// `all`, `deadlines`, `meetings`, `sessions`, `archive`, `bundle`, `changes` or `events`.
    pub part: String,
    /// For an archive, its year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<i32>,
    /// `plain`, `notice` or `silent`.
    pub variant: String,
    /// Hash of its bytes.
    pub digest: Hash,
    /// Its size.
    pub bytes: usize,
    /// How many events it holds.
    pub events: usize,
    /// How many more there are than programs read in one feed; they stand in the feeds of groups and kinds.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub left_out: usize,
    /// When one of its events last changed.
    pub changed: Option<DateTime<Utc>>,
}

fn is_zero(n: &usize) -> bool {
    *n == 0
}

impl Index {
    /// An index without feeds.
    pub fn new(letters: usize, events: usize) -> Index {
        Index { schema: SCHEMA.to_owned(), letters, events, feeds: BTreeMap::new() }
    }

    /// Reads an index; `None` for another schema.
    pub fn parse(bytes: &[u8]) -> Option<Index> {
        serde_json::from_slice(bytes).ok().filter(|i: &Index| i.schema == SCHEMA)
    }

    /// One feed on each line.
    pub fn print(&self) -> Vec<u8> {
        let mut out = format!(
            "{{\"schema\":{},\"letters\":{},\"events\":{},\"feeds\":{{",
            json(&self.schema),
            self.letters,
            self.events
        );
        for (i, (path, feed)) in self.feeds.iter().enumerate() {
            out.push_str(if i == 0 { "\n" } else { ",\n" });
            out.push_str(&format!("{}:{}", json(path), json(feed)));
        }
        out.push_str("\n}}\n");
        out.into_bytes()
    }
}

fn json(value: &impl Serialize) -> String {
    // Strings, numbers and lists of them: nothing that JSON cannot hold.
    serde_json::to_string(value).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_index_reads_back() {
        let mut index = Index::new(1, 2);
        let feed = Listed {
            title: "ITU \"SG11\"".into(),
            language: "en".into(),
            group: Some("SG11".into()),
            part: "all".into(),
            year: None,
            variant: "plain".into(),
            digest: Hash::of(b"x"),
            bytes: 1,
            events: 2,
            left_out: 0,
            changed: None,
        };
        index.feeds.insert("v1/en/sg11.ics".into(), feed.clone());
        index.feeds.insert("v1/en/sg12.ics".into(), feed);
        assert_eq!(Index::parse(&index.print()), Some(index));
        assert_eq!(Index::parse(b"{}"), None);
    }
}
