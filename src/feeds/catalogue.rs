//! The list of feeds: which there are, where, under which name, and what each takes.

use super::config::{Bundle, Config};
use crate::event::{Event, Kind};
use crate::lang::{feed_words, fill, pack};
use crate::ledger::groups::slug;
use crate::ledger::hash::Hash;
use crate::select::Selection;
use std::collections::BTreeSet;

/// The folder of everything that is not a page.
pub const ROOT: &str = "v1";
/// Names that a group cannot have in addresses, since something else stands there.
const TAKEN: &[&str] = &["all", "deadlines", "meetings", "sessions", "letters", "archive", "bundles"];
/// The longest name of a group or letter in addresses.
const LONGEST_NAME: usize = 60;

/// What of its group a feed holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Every kind.
    All,
    /// Deadlines.
    Deadlines,
    /// Meetings, openings and registration desks.
    Meetings,
    /// Sessions.
    Sessions,
}

impl Part {
    /// Every part.
    pub const ALL: &'static [Part] = &[Part::All, Part::Deadlines, Part::Meetings, Part::Sessions];

    /// The name in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Part::All => "all",
            Part::Deadlines => "deadlines",
            Part::Meetings => "meetings",
            Part::Sessions => "sessions",
        }
    }

    /// The kinds that it holds.
    pub fn kinds(self) -> &'static [Kind] {
        match self {
            Part::All => Kind::ALL,
            Part::Deadlines => &[Kind::Deadline],
            Part::Meetings => &[Kind::Meeting, Kind::Opening, Kind::RegistrationDesk],
            Part::Sessions => &[Kind::Session],
        }
    }

    /// A CSS3 colour name, RFC 7986 section 5.9.
    pub fn color(self) -> &'static str {
        match self {
            Part::All => "royalblue",
            Part::Deadlines => "crimson",
            Part::Meetings => "steelblue",
            Part::Sessions => "seagreen",
        }
    }
}

/// How a feed reminds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Variant {
    /// With alarms.
    Plain,
    /// With alarms, and events that count the days.
    Notice,
    /// Without either.
    Silent,
}

impl Variant {
    /// Every variant.
    pub const ALL: &'static [Variant] = &[Variant::Plain, Variant::Notice, Variant::Silent];

    /// The end of its file name.
    pub fn suffix(self) -> &'static str {
        match self {
            Variant::Plain => "",
            Variant::Notice => "-notice",
            Variant::Silent => "-silent",
        }
    }

    /// The name in the index.
    pub fn name(self) -> &'static str {
        match self {
            Variant::Plain => "plain",
            Variant::Notice => "notice",
            Variant::Silent => "silent",
        }
    }
}

/// Whose events a feed holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope<'a> {
    /// Everybody's.
    All,
    /// Those of a group.
    Group(&'a str),
    /// Those of a bundle.
    Bundle(&'a Bundle),
}

/// One rolling feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feed<'a> {
    /// Its path below the root of the site.
    pub path: String,
    /// The name that programs show.
    pub title: String,
    /// Its language.
    pub language: &'static str,
    /// Whose events.
    pub scope: Scope<'a>,
    /// Which of them.
    pub part: Part,
    /// How it reminds.
    pub variant: Variant,
}

impl Feed<'_> {
    /// Whether the feed holds an event of a kind, given the groups whose feeds show it:
    /// [`crate::ledger::groups::feeds_of`], which is found out once for all feeds. Bundles look at the event itself.
    pub fn takes(&self, kind: Kind, groups: &[String], event: impl FnOnce() -> Event) -> bool {
        self.part.kinds().contains(&kind)
            && match self.scope {
                Scope::All => true,
                Scope::Group(group) => groups.iter().any(|g| g == group),
                Scope::Bundle(bundle) => bundle_takes(bundle, &event()),
            }
    }
}

fn bundle_takes(bundle: &Bundle, event: &Event) -> bool {
    let (kinds, actions, groups) = (bundle.kinds.clone(), bundle.actions.clone(), bundle.groups.clone());
    Selection { kinds, actions, groups, ..Selection::default() }.takes(event)
}

/// Every rolling feed of a language.
pub fn feeds<'a>(language: &'static str, groups: &'a BTreeSet<String>, config: &'a Config) -> Vec<Feed<'a>> {
    let mut feeds = Vec::new();
    let mut add = |folder: String, file: Option<&str>, title: &str, scope: Scope<'a>, parts: &[Part]| {
        for part in parts {
            for variant in Variant::ALL {
                let name = match (part, file) {
                    (Part::All, Some(file)) => format!("{folder}/{file}"),
                    (Part::All, None) => folder.clone(),
                    (part, _) => format!("{folder}/{}", part.name()),
                };
                let path = format!("{name}{}.ics", variant.suffix());
                let title = title_of(title, *part, *variant, language);
                let (scope, part, variant) = (scope.clone(), *part, *variant);
                feeds.push(Feed { path, title, language, scope, part, variant });
            }
        }
    };
    let wording = pack(language).wording;
    let root = format!("{ROOT}/{language}");
    add(root.clone(), Some("all"), wording.titles.calendar, Scope::All, Part::ALL);
    for group in groups {
        let title = fill(wording.titles.calendar_of, &[("group", group)]);
        add(format!("{root}/{}", group_name(group)), None, &title, Scope::Group(group), Part::ALL);
    }
    for bundle in config.bundles.iter().filter(|b| b.languages.contains(&language)) {
        let title = bundle.title.as_deref().unwrap_or(&bundle.name);
        add(format!("{root}/bundles/{}", bundle.name), None, title, Scope::Bundle(bundle), &[Part::All]);
    }
    feeds
}

fn title_of(title: &str, part: Part, variant: Variant, language: &str) -> String {
    let words = feed_words(language);
    let of_part = match part {
        Part::All => title.to_owned(),
        Part::Deadlines => fill(words.deadlines, &[("feed", title)]),
        Part::Meetings => fill(words.meetings, &[("feed", title)]),
        Part::Sessions => fill(words.sessions, &[("feed", title)]),
    };
    match variant {
        Variant::Plain => of_part,
        Variant::Notice => fill(words.with_notices, &[("feed", &of_part)]),
        Variant::Silent => fill(words.silent, &[("feed", &of_part)]),
    }
}

/// A group in addresses.
pub fn group_name(group: &str) -> String {
    let name = name_of(group);
    if TAKEN.contains(&name.as_str()) { format!("{name}-group") } else { name }
}

/// The path of the feed of one letter.
pub fn letter_path(language: &str, id: &str) -> String {
    format!("{ROOT}/{language}/letters/{}.ics", name_of(id))
}

/// The path of a part of a closed year.
pub fn archive_path(language: &str, year: i32, part: usize) -> String {
    match part {
        0 => format!("{ROOT}/{language}/archive/{year}.ics"),
        part => format!("{ROOT}/{language}/archive/{year}-{}.ics", part + 1),
    }
}

/// A name in addresses, different for different words: what cannot stand in an address is told apart by a hash.
fn name_of(word: &str) -> String {
    let name = slug(word);
    if name == word.to_lowercase() && name.len() <= LONGEST_NAME {
        return name;
    }
    let hash = Hash::of(word.as_bytes()).to_string();
    let short: String = name.chars().take(LONGEST_NAME).collect();
    format!("{}-{}", short.trim_end_matches('-'), &hash[..8]).trim_start_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_and_titles() {
        let groups = BTreeSet::from(["SG11".to_owned()]);
        let config = Config::parse("[bundle.acme]\ntitle = \"ACME\"").unwrap();
        let feeds = feeds("en", &groups, &config);
        let found: Vec<(&str, &str)> = feeds.iter().map(|f| (f.path.as_str(), f.title.as_str())).collect();
        assert_eq!(found.len(), 2 * 4 * 3 + 3);
        for expected in [
            ("v1/en/all.ics", "ITU meetings and deadlines"),
            ("v1/en/deadlines-notice.ics", "ITU meetings and deadlines: deadlines (with days left)"),
            ("v1/en/sg11.ics", "ITU SG11"),
            ("v1/en/sg11-silent.ics", "ITU SG11 (no reminders)"),
            ("v1/en/sg11/meetings.ics", "ITU SG11: meetings"),
            ("v1/en/bundles/acme-notice.ics", "ACME (with days left)"),
        ] {
            assert!(found.contains(&expected), "{expected:?} is not in {found:?}");
        }
    }

    #[test]
    fn names_in_addresses_differ_where_words_differ() {
        assert_eq!(group_name("SG3RG-AFR"), "sg3rg-afr");
        assert_eq!(group_name("ALL"), "all-group");
        assert_ne!(group_name("FG AN"), group_name("FG-AN"));
        assert!(group_name("会议").len() == 8 && group_name(&"x".repeat(300)).len() < 80);
        assert_eq!(letter_path("en", "T17-SG11-COL-0012"), "v1/en/letters/t17-sg11-col-0012.ics");
        assert_eq!(archive_path("en", 2020, 0), "v1/en/archive/2020.ics");
        assert_eq!(archive_path("en", 2020, 1), "v1/en/archive/2020-2.ics");
    }
}
