//! Identities of events: the letter, the kind, and a key of what the event is.

use crate::event::{Kind, LetterRef};
use crate::letter::reading::{FactTime, Reading};
use chrono::{NaiveDate, NaiveDateTime};
use std::collections::{BTreeMap, HashMap};

/// The key of a meeting: its groups, or `side` for a workshop; an ordinal where two would collide.
pub(super) fn meeting_uids(reading: &Reading<'_, '_>, reference: &LetterRef) -> Vec<String> {
    let keys: Vec<String> = reading
        .meetings
        .iter()
        .map(|m| if m.groups.is_empty() { "side".to_owned() } else { m.groups.join("-") })
        .collect();
    numbered(&keys, reference, Kind::Meeting, |i| (reading.meetings[i].first, reading.meetings[i].mention))
}

/// Keys of the other facts: the action with its target, the groups, or day and slot of a session.
pub(super) fn fact_uids(reading: &Reading<'_, '_>, reference: &LetterRef) -> Vec<String> {
    let plan = session_ordinals(reading);
    let mut out = vec![String::new(); reading.facts.len()];
    for kind in Kind::ALL {
        let of_kind: Vec<usize> = (0..reading.facts.len()).filter(|i| reading.facts[*i].kind == *kind).collect();
        let keys: Vec<String> = of_kind.iter().map(|i| fact_key(reading, *i, &of_kind, &plan)).collect();
        let uids = numbered(&keys, reference, *kind, |k| {
            (reading.facts[of_kind[k]].when.day(), reading.facts[of_kind[k]].mentions.first().copied().unwrap_or(0))
        });
        for (i, uid) in of_kind.iter().zip(uids) {
            out[*i] = uid;
        }
    }
    out
}

fn fact_key(reading: &Reading<'_, '_>, i: usize, of_kind: &[usize], plan: &HashMap<usize, (usize, usize)>) -> String {
    let fact = &reading.facts[i];
    match fact.kind {
        Kind::Deadline => {
            let action = fact.action.map_or("other", crate::event::Action::name);
            let twin = of_kind.iter().any(|j| *j != i && reading.facts[*j].action == fact.action);
            if twin && !fact.groups.is_empty() {
                format!("{action}-{}", fact.groups.join("-"))
            } else {
                action.to_owned()
            }
        }
        Kind::Session => {
            let (day, slot) = plan.get(&i).copied().unwrap_or((0, 0));
            format!("d{day}-s{slot}")
        }
        _ => match fact.meeting.map(|m| &reading.meetings[m]) {
            Some(m) if !m.groups.is_empty() => m.groups.join("-"),
            Some(_) => "side".to_owned(),
            None => "first".to_owned(),
        },
    }
}

/// For each session its day among the days with sessions, and its place among the sessions of that day, both from 1.
fn session_ordinals(reading: &Reading<'_, '_>) -> HashMap<usize, (usize, usize)> {
    let mut days: BTreeMap<NaiveDate, Vec<(NaiveDateTime, usize)>> = BTreeMap::new();
    for (i, fact) in reading.facts.iter().enumerate().filter(|(_, f)| f.kind == Kind::Session) {
        if let FactTime::Block(start, ..) = fact.when {
            days.entry(fact.when.day()).or_default().push((start, i));
        }
    }
    let mut out = HashMap::new();
    for (d, sessions) in days.values_mut().enumerate() {
        sessions.sort_unstable();
        for (s, (_, i)) in sessions.iter().enumerate() {
            out.insert(*i, (d + 1, s + 1));
        }
    }
    out
}

/// `<letter>-<kind>-<key>@lettercal`, with an ordinal by time where keys collide.
fn numbered<K: Ord>(keys: &[String], reference: &LetterRef, kind: Kind, order: impl Fn(usize) -> K) -> Vec<String> {
    let mut out = vec![String::new(); keys.len()];
    let mut by_key: Vec<usize> = (0..keys.len()).collect();
    by_key.sort_by(|a, b| keys[*a].cmp(&keys[*b]));
    let beginning = format!("{}-{kind}-", reference.id).to_lowercase();
    for same in by_key.chunk_by_mut(|a, b| keys[*a] == keys[*b]) {
        same.sort_by_key(|i| order(*i));
        for (n, i) in same.iter().enumerate() {
            let uid = &mut out[*i];
            uid.reserve(beginning.len() + keys[*i].len() + "-99@lettercal".len());
            uid.push_str(&beginning);
            let plain = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
            uid.extend(keys[*i].chars().map(plain));
            if n > 0 {
                uid.push_str(&format!("-{}", n + 1));
            }
            uid.push_str("@lettercal");
        }
    }
    out
}
