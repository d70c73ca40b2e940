//! Which texts of a letter count.

use super::facts::Version;
use super::hash::Hash;
use super::record::Record;
use crate::event::{Kind, Status, When};
use std::collections::{BTreeMap, BTreeSet};

/// Adds a text; texts are sorted, each once.
pub(super) fn insert(record: &mut Record, version: Version) {
    record.versions.retain(|v| (v.content, &v.part) != (version.content, &version.part));
    record.versions.push(version);
    record.versions.sort_by(|a, b| (a.content, &a.part).cmp(&(b.content, &b.part)));
}

/// A new text of the same revision and language takes the place of texts that are no longer in the inbox: their file was
/// written anew. Without a number to know them by, texts that call meetings on other days are other letters.
pub(super) fn take_the_place_of_absent(record: &mut Record, new: &Version, present: &BTreeSet<Hash>) {
    record.versions.retain(|v| {
        let same = v.revises == new.revises && v.head.language == new.head.language;
        !same || v.content == new.content || present.contains(&v.content) || is_another_letter(v, new)
    });
}

fn is_another_letter(a: &Version, b: &Version) -> bool {
    let days = |v: &Version| -> Vec<_> {
        let meetings = v.events.iter().filter(|e| e.kind == Kind::Meeting);
        meetings.map(|e| (e.when.first_day(), e.when.last_day())).collect()
    };
    let (own, other) = (days(a), days(b));
    let shared = own.iter().any(|(first, last)| other.iter().any(|(f, l)| first <= l && f <= last));
    a.head.number.is_empty() && a.revises.is_none() && !own.is_empty() && !other.is_empty() && !shared
}

/// Of texts that disagree, one that is no longer in the inbox does not count beside one that is: somebody has taken the
/// wrong one out. A text that agrees stays, for a missing file withdraws nothing.
pub(super) fn drop_absent(record: &mut Record, present: &BTreeSet<Hash>) {
    let stands: Vec<Version> = record.versions.iter().filter(|v| present.contains(&v.content)).cloned().collect();
    let stands: Vec<(&Version, Key, Facts)> = stands.iter().map(|v| (v, key(v), facts(v))).collect();
    record.versions.retain(|v| {
        let mut beside = stands.iter().filter(|(s, k, _)| *k == key(v) && !is_another_letter(v, s)).peekable();
        present.contains(&v.content) || beside.peek().is_none() || beside.any(|(_, _, f)| *f == facts(v))
    });
}

type Key = (Option<chrono::NaiveDate>, Option<super::facts::RevisionFacts>);
type Facts = BTreeMap<String, (String, Status)>;

/// Texts with the same key are copies.
fn key(version: &Version) -> Key {
    (version.head.date, version.revises)
}

/// What copies must agree on.
fn facts(version: &Version) -> Facts {
    let when = |w: &When| super::when::print(w);
    version.events.iter().map(|e| (e.key.clone(), (when(&e.when), e.status))).collect()
}
