//! Which events each rolling feed of a language takes, found out once for all of its feeds.

use super::catalogue::{Feed, Scope};
use super::limit::rank;
use super::shown::Item;
use chrono::NaiveDate;
use std::collections::HashMap;

/// The events of a language in the order in which they get room.
pub(super) struct Shelf<'i, 'a> {
    items: &'i [Item<'a>],
    all: Vec<usize>,
    by_group: HashMap<&'i str, Vec<usize>>,
}

impl<'i, 'a> Shelf<'i, 'a> {
    /// Sorts the events, as they are seen from a month.
    pub(super) fn new(items: &'i [Item<'a>], month: NaiveDate) -> Shelf<'i, 'a> {
        let mut all: Vec<usize> = (0..items.len()).collect();
        // Always: the days that are counted down, and long texts, may fill a feed of few events.
        all.sort_by_cached_key(|i| rank(&items[*i], month));
        let mut by_group = HashMap::<&str, Vec<usize>>::new();
        for i in &all {
            for group in items[*i].groups() {
                by_group.entry(group).or_default().push(*i);
            }
        }
        Shelf { items, all, by_group }
    }

    /// The numbers of the events that a feed takes, in the order in which they get room.
    pub(super) fn of(&self, feed: &Feed<'_>) -> Vec<usize> {
        let near = match feed.scope {
            Scope::Group(group) => self.by_group.get(group).map_or(&[][..], Vec::as_slice),
            Scope::All | Scope::Bundle(_) => &self.all,
        };
        near.iter().copied().filter(|i| feed.takes(self.items[*i].event(), self.items[*i].groups())).collect()
    }

    /// The events of a group, or all, in their own order.
    pub(super) fn in_order(&self, group: Option<&str>) -> Vec<&'i Item<'a>> {
        let Some(group) = group else { return self.items.iter().collect() };
        let mut numbers = self.by_group.get(group).cloned().unwrap_or_default();
        numbers.sort_unstable();
        numbers.into_iter().map(|i| &self.items[i]).collect()
    }
}
