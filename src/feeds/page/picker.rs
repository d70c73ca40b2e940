//! The feeds that a page hands out: what they hold and how they remind.

use super::clients::{Client, webcal};
use super::when::Words;
use crate::feeds::catalogue::{Feed, Part, Scope, Variant, feeds};
use crate::feeds::config::Config;
use std::collections::BTreeSet;

/// What a feed holds.
#[derive(Debug)]
pub(super) struct Choice {
    pub(super) label: String,
    /// The feeds, in the order of [`Variant::ALL`].
    pub(super) feeds: Vec<Offer>,
}

/// One feed.
#[derive(Debug)]
pub(super) struct Offer {
    pub(super) title: String,
    /// Its path below the root of the site.
    pub(super) path: String,
    /// Its address, if that of the site is known; the page finds it out otherwise.
    pub(super) address: Option<String>,
    pub(super) webcal: Option<String>,
    /// Calendar services with the address that subscribes there.
    pub(super) clients: Vec<(String, String)>,
}

/// The feeds of a group, or of all groups and the bundles.
pub(super) fn choices(group: Option<&str>, words: Words, known: &BTreeSet<String>, config: &Config) -> Vec<Choice> {
    let mut choices: Vec<(String, Choice)> = Vec::new();
    // The feeds of the other groups are not offered here.
    let own = group.filter(|g| known.contains(*g)).map(str::to_owned).into_iter().collect();
    for feed in feeds(words.code, &own, config) {
        let label = match (&feed.scope, group) {
            (Scope::All, None) => words.page.parts[part(feed.part)].to_owned(),
            (Scope::Group(of), Some(group)) if *of == group => words.page.parts[part(feed.part)].to_owned(),
            (Scope::Bundle(bundle), None) => bundle.title.clone().unwrap_or_else(|| bundle.name.clone()),
            _ => continue,
        };
        // The same words may name a part and a bundle.
        let key = match &feed.scope {
            Scope::Bundle(bundle) => format!("bundle {}", bundle.name),
            _ => label.clone(),
        };
        match choices.last_mut() {
            Some((last, choice)) if *last == key => choice.feeds.push(offer(&feed, config)),
            _ => choices.push((key, Choice { label, feeds: vec![offer(&feed, config)] })),
        }
    }
    choices.into_iter().map(|(_, choice)| choice).collect()
}

/// How many choices the largest page has.
pub(super) fn most_choices(config: &Config) -> usize {
    Part::ALL.len() + config.bundles.len()
}

fn part(part: Part) -> usize {
    Part::ALL.iter().position(|p| *p == part).unwrap_or_default()
}

fn offer(feed: &Feed<'_>, config: &Config) -> Offer {
    let address = config.base.as_ref().map(|base| format!("{base}/{}", feed.path));
    let clients = address.iter().flat_map(|address| {
        let link = |client: &Client| (client.name.clone(), client.address(address, &feed.title));
        config.clients.iter().map(link).collect::<Vec<_>>()
    });
    debug_assert!(Variant::ALL.contains(&feed.variant));
    Offer {
        title: feed.title.clone(),
        path: feed.path.clone(),
        webcal: address.as_deref().map(webcal),
        clients: clients.collect(),
        address,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(choices: &[Choice]) -> Vec<(&str, usize)> {
        choices.iter().map(|c| (c.label.as_str(), c.feeds.len())).collect()
    }

    #[test]
    fn parts_groups_and_bundles() {
        let known = BTreeSet::from(["SG11".to_owned(), "SG9".to_owned()]);
        let config = Config::parse("base = \"https://a.org\"\n[bundle.acme]\ntitle = \"Deadlines\"").unwrap();
        let all = choices(None, Words::new("en"), &known, &config);
        let expected = [("Everything", 3), ("Deadlines", 3), ("Meetings", 3), ("Sessions", 3), ("Deadlines", 3)];
        assert_eq!(labels(&all), expected);
        assert_eq!(all.len(), most_choices(&config));
        let own = choices(Some("SG11"), Words::new("fr"), &known, &config);
        assert_eq!(labels(&own), [("Tout", 3), ("Dates limites", 3), ("Réunions", 3), ("Séances", 3)]);
        let offer = &own[1].feeds[2];
        assert_eq!(offer.path, "v1/fr/sg11/deadlines-silent.ics");
        assert_eq!(offer.webcal.as_deref(), Some("webcal://a.org/v1/fr/sg11/deadlines-silent.ics"));
        assert_eq!(offer.clients.len(), 3);
    }

    #[test]
    fn without_a_base_nothing_points_elsewhere() {
        let all = choices(None, Words::new("en"), &BTreeSet::new(), &Config::default());
        assert!(all.iter().flat_map(|c| &c.feeds).all(|f| f.address.is_none() && f.clients.is_empty()));
    }
}
