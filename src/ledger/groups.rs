//! The groups that have feeds of their own.

use crate::event::Event;
use crate::group::{is_regional, study_group};

/// The groups whose feeds show an event: study groups, advisory and regional groups, and others as they are named.
/// Working parties and questions belong to the feed of their study group, a regional group to its own and that of its
/// study group.
pub fn feeds_of(event: &Event) -> Vec<String> {
    let mut all: Vec<String> = event.groups_concerned().into_iter().flat_map(|g| feeds(&g)).collect();
    all.sort();
    all.dedup();
    all
}

/// The groups whose feeds show what is for a group.
pub fn feeds(group: &str) -> Vec<String> {
    let group = group.trim().to_uppercase();
    if group.is_empty() {
        return Vec::new();
    }
    match study_group(&group) {
        Some(whole) if is_regional(&group) => vec![whole, group],
        Some(whole) => vec![whole],
        None => vec![group],
    }
}

/// The name of a group in addresses: lower case letters, digits and hyphens.
pub fn slug(group: &str) -> String {
    let mut slug = String::with_capacity(group.len());
    for c in group.chars() {
        if c.is_ascii_alphanumeric() {
            slug.push(c.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::fixture;

    #[test]
    fn parts_belong_to_their_study_group() {
        let check = |groups: &[&str], expected: &[&str]| {
            let event = Event { groups: groups.iter().map(|g| g.to_string()).collect(), ..fixture::meeting() };
            assert_eq!(feeds_of(&event), expected, "{groups:?}");
        };
        check(&["SG12"], &["SG12"]);
        check(&["WP3/11", "Q2/11", "Q4/13"], &["SG11", "SG13"]);
        check(&["SG3RG-AFR"], &["SG3", "SG3RG-AFR"]);
        check(&["WP7A"], &["SG7"]);
        check(&["TSAG", "JCA-AHF"], &["JCA-AHF", "TSAG"]);
        // Without groups of its own, an event belongs to that of its letter.
        check(&[], &["SG9"]);
    }

    #[test]
    fn a_joint_letter_speaks_for_every_group_that_it_calls() {
        let mut deadline = fixture::deadline();
        deadline.letter.called = vec!["SG9".into(), "SG11".into()];
        assert_eq!(feeds_of(&deadline), ["SG11", "SG9"]);
    }

    #[test]
    fn names_in_addresses() {
        let check = |group: &str, expected: &str| assert_eq!(slug(group), expected);
        check("SG3RG-AFR", "sg3rg-afr");
        check("FG AN/x ", "fg-an-x");
        check("../..", "");
    }
}
