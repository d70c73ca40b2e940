//! Groups and their parts: which group takes in which, and for which groups a letter speaks.

use crate::event::{Event, Kind};
use std::collections::BTreeMap;

/// The groups whose meetings each letter calls, by the letter's identity.
#[derive(Debug, Default)]
pub struct Calls(BTreeMap<String, Vec<String>>);

impl Calls {
    /// What the meetings among `events` tell.
    pub fn of<'a>(events: impl IntoIterator<Item = &'a Event>) -> Calls {
        let mut calls = Calls::default();
        for event in events.into_iter().filter(|e| e.kind == Kind::Meeting) {
            let called = calls.0.entry(event.letter.id.clone()).or_default();
            called.extend(event.groups.iter().cloned());
        }
        for called in calls.0.values_mut() {
            called.sort();
            called.dedup();
        }
        calls
    }

    /// Lets an event know.
    pub fn tell(&self, event: &mut Event) {
        event.letter.called = self.0.get(&event.letter.id).cloned().unwrap_or_default();
    }
}

/// The study group that a group is a part of: SG11 for WP3/11 and Q2/11, SG7 for WP7A, SG3 for SG3RG-AFR.
pub fn study_group(group: &str) -> Option<String> {
    let group = group.trim().to_uppercase();
    if let Some((_, number)) = group.split_once('/') {
        let is_number = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
        return is_number.then(|| format!("SG{number}"));
    }
    let rest = ["SG", "WP", "TG"].iter().find_map(|prefix| group.strip_prefix(prefix))?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let is_part = digits > 0 && rest[digits..].starts_with(|c: char| c.is_ascii_alphabetic());
    is_part.then(|| format!("SG{}", &rest[..digits]))
}

/// Whether a group is a study group or a regional group of one.
pub fn is_study_group(group: &str) -> bool {
    group.trim().to_uppercase().strip_prefix("SG").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// Whether a part of a study group has letters and feeds of its own, as regional groups have.
pub fn is_regional(group: &str) -> bool {
    group.trim().to_uppercase().starts_with("SG") && study_group(group).is_some()
}

/// Whether `inner` is `outer` or a part of it.
pub fn group_within(inner: &str, outer: &str) -> bool {
    if inner.eq_ignore_ascii_case(outer) {
        return true;
    }
    let Some(number) = outer.get(2..).filter(|_| outer.get(..2).is_some_and(|p| p.eq_ignore_ascii_case("SG"))) else {
        return false;
    };
    if number.is_empty() || !number.bytes().all(|b| b.is_ascii_digit()) {
        return false;
    }
    study_group(inner).is_some_and(|whole| whole[2..] == *number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::fixture::meeting;

    #[test]
    fn parts_of_study_groups() {
        let check =
            |group: &str, expected: Option<&str>| assert_eq!(study_group(group).as_deref(), expected, "{group}");
        check("WP3/11", Some("SG11"));
        check("Q2/11", Some("SG11"));
        check("WP7A", Some("SG7"));
        check("SG3RG-AFR", Some("SG3"));
        for whole in ["SG11", "TSAG", "JCA-AHF", "SG", "WP3/x"] {
            check(whole, None);
        }
        assert!(is_regional("SG3RG-AFR") && !is_regional("WP7A") && !is_regional("SG3"));
    }

    #[test]
    fn what_is_for_the_whole_letter_is_for_every_group_that_it_calls() {
        let mut other = meeting();
        other.groups = vec!["SG9".into(), "WP3/11".into(), "JCA-AHF".into()];
        let mut deadline = crate::write::fixture::deadline();
        Calls::of(&[other]).tell(&mut deadline);
        assert_eq!(deadline.groups_concerned(), ["SG9", "SG11"]);
        for (group, expected) in
            [("SG9", true), ("sg11", true), ("WP3/11", true), ("WP1/11", false), ("SG1", false), ("JCA-AHF", false)]
        {
            assert_eq!(deadline.concerns(group), expected, "{group}");
        }
        // With groups of its own, it is for them alone.
        deadline.groups = vec!["Q2/9".into()];
        assert!(deadline.concerns("SG9") && !deadline.concerns("SG11"));
    }
}
