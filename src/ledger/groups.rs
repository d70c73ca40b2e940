//! The groups that have feeds of their own.

use crate::event::Event;

/// The groups whose feeds show an event: study groups, advisory and regional groups, and others as they are named.
/// Working parties and questions belong to the feed of their study group, a regional group to its own and that of its
/// study group.
pub fn feeds_of(event: &Event) -> Vec<String> {
    let own = event.groups.iter();
    let letter = event.letter.group.iter().filter(|_| event.groups.is_empty());
    let mut all: Vec<String> = own.chain(letter).flat_map(|g| feeds(g)).collect();
    all.sort();
    all.dedup();
    all
}

fn feeds(group: &str) -> Vec<String> {
    let group = group.trim().to_uppercase();
    if group.is_empty() {
        return Vec::new();
    }
    if let Some((_, study_group)) = group.split_once('/')
        && !study_group.is_empty()
        && study_group.bytes().all(|b| b.is_ascii_digit())
    {
        return vec![format!("SG{study_group}")];
    }
    // SG3RG-AFR is a regional group of SG3, WP7A a working party of SG7.
    for prefix in ["SG", "WP", "TG"] {
        let Some(rest) = group.strip_prefix(prefix) else { continue };
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let tail = &rest[digits..];
        if digits > 0 && tail.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let study_group = format!("SG{}", &rest[..digits]);
            return if prefix == "SG" { vec![study_group, group] } else { vec![study_group] };
        }
    }
    vec![group]
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
    fn names_in_addresses() {
        let check = |group: &str, expected: &str| assert_eq!(slug(group), expected);
        check("SG3RG-AFR", "sg3rg-afr");
        check("FG AN/x ", "fg-an-x");
        check("../..", "");
    }
}
