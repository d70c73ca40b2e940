//! The pages for people: `{lang}/index.html` for all groups and `{lang}/sg11/index.html` for one, and what they load.
//!
//! A page is a file like a feed, a function of the ledger: it must be right whenever it is read, though nothing in it
//! knows when that is. So it never says "next" or "in three days" by itself. It names the day that it was right on
//! ("as of"): the last change of its dates in the month of the ledger, or the first of that month, which `sync` moves on.
//! It lists every date from that month on and, folded, those before; the deadlines on top are those that were next on
//! the named day. The script, where there is one, knows the day: it names the next deadline, counts the time left, adds
//! the reader's own time, and folds what is over since. Filters, feeds and links need no script.
//!
//! Every text passes the escaping of the templates, and links are made of known schemes only; inline scripts and
//! styles are forbidden by the page's own policy.

mod assets;
mod changes;
pub mod clients;
mod contents;
mod grid;
mod picker;
mod rows;
mod when;

use super::BuildError;
use super::build::Builder;
use super::catalogue::{ROOT, group_name};
use super::config::Config;
use super::rolling::Difference;
use super::shelf::Shelf;
use super::shown::Desk;
use crate::event::{Event, Kind, Status};
use crate::lang::fill;
use crate::ledger::groups::feeds_of;
use crate::write::words::date;
use askama::Template;
use assets::Assets;
pub(super) use changes::line as told;
use changes::{Change, changes};
use chrono::NaiveDate;
use contents::Contents;
use grid::{Grid, grids};
use picker::{Choice, choices};
use rows::{MonthRows, Row, months, split};
use std::collections::BTreeSet;
use when::{Piece, Words, last_day};

/// How many deadlines stand on top.
const MOST_NEXT: usize = 3;

/// The list of languages, at the root of the site.
#[derive(Template)]
#[template(path = "root.html")]
struct Root<'a> {
    assets: &'a Assets,
    languages: Vec<Words>,
}

/// A page of dates.
#[derive(Template)]
#[template(path = "page.html")]
struct Page<'a> {
    words: Words,
    title: String,
    group: Option<&'a str>,
    /// From the page to the root of the site.
    up: &'static str,
    assets: &'a Assets,
    base: Option<&'a str>,
    /// The languages, with the path of this page in each.
    alternates: Vec<(Words, String)>,
    /// The groups that have pages, with their paths.
    groups: Vec<(&'a str, String)>,
    /// The groups of the filter, with their place among the known groups.
    filter_groups: Vec<(usize, &'a str, String)>,
    /// The kinds of the filter: their place, their name in addresses, and in words.
    filter_kinds: Vec<(usize, &'static str, &'static str)>,
    from: Vec<Piece>,
    as_of: Vec<Piece>,
    next_heading: Vec<Piece>,
    next: Vec<Row<'a>>,
    months: Vec<MonthRows<'a>>,
    over: Vec<MonthRows<'a>>,
    rows: usize,
    /// That there are more dates than the page has room for.
    more: Option<String>,
    grids: Vec<Grid>,
    /// That there are more months than grids.
    more_months: Option<String>,
    changes: Vec<Change<'a>>,
    choices: Vec<Choice>,
}

impl<E, S: FnMut(super::File<'_>) -> Result<(), E>> Builder<'_, E, S> {
    /// Writes what does not depend on letters: the list of languages and what pages load.
    pub(super) fn front(&mut self) -> Result<(), BuildError<E>> {
        let assets = Assets::new(self.frame.ledger.head.groups.len(), self.frame.config);
        for asset in assets.all() {
            self.put(&asset.path, asset.text.as_bytes(), true)?;
        }
        let languages = self.frame.config.languages.iter().map(|l| Words::new(l)).collect();
        self.put("index.html", html(&Root { assets: &assets, languages }).as_bytes(), true)
    }

    /// Writes the pages of a language that are different.
    pub(super) fn pages(
        &mut self,
        language: &'static str,
        desk: &Desk<'_, '_, '_>,
        shelf: &Shelf<'_>,
        difference: &Difference<'_>,
    ) -> Result<(), BuildError<E>> {
        let wanted = difference.groups();
        let known = self.frame.ledger.head.groups.clone();
        let assets = Assets::new(known.len(), self.frame.config);
        let site = Site { assets: &assets, known: &known, config: self.frame.config, month: self.frame.month };
        let own = known.iter().map(String::as_str).filter(|g| wanted.as_ref().is_none_or(|w| w.contains(g))).map(Some);
        for group in std::iter::once(None).chain(own) {
            let contents = Contents::of(group, desk, shelf, self.frame.month)?;
            let page = site.page(group, Words::new(language), &contents);
            self.put(&path(language, group), html(&page).as_bytes(), true)?;
        }
        Ok(())
    }
}

/// What all pages of a site share.
struct Site<'a> {
    assets: &'a Assets,
    known: &'a BTreeSet<String>,
    config: &'a Config,
    /// The first day of the month of the ledger.
    month: NaiveDate,
}

impl<'a> Site<'a> {
    fn page(&self, group: Option<&'a str>, words: Words, contents: &Contents<'a>) -> Page<'a> {
        let Contents { events, left_out, changed, as_of } = contents;
        let (as_of, left_out) = (*as_of, *left_out);
        let (over, ahead) = split(events, self.month);
        let next = ahead.iter().filter(|e| is_due(e) && last_day(e) >= as_of).take(MOST_NEXT);
        let (grids, further) = grids(&ahead, self.month, words, self.known);
        let titles = &words.wording.titles;
        // The pages of the groups hold what this one has no room for; behind a group's own there are its feeds.
        let more = if group.is_some() { words.page.more_of_group } else { words.page.more };
        Page {
            title: group.map_or(titles.calendar.to_owned(), |g| fill(titles.calendar_of, &[("group", g)])),
            group,
            up: if group.is_some() { "../../" } else { "../" },
            assets: self.assets,
            base: self.config.base.as_deref(),
            alternates: self.config.languages.iter().map(|l| (Words::new(l), folder(l, group))).collect(),
            groups: self.groups(words),
            filter_groups: self.filter_groups(group, events),
            filter_kinds: filter_kinds(events, words),
            from: on(words.page.from_day, self.month, words),
            as_of: on(words.page.as_of, as_of, words),
            next_heading: on(words.page.next_as_of, as_of, words),
            next: next.map(|e| Row::new(e, words, self.known)).collect(),
            months: months(&ahead, words, self.known),
            over: months(&over, words, self.known),
            rows: events.len(),
            more: (left_out > 0).then(|| fill(more, &[("n", &left_out.to_string())])),
            grids,
            more_months: (further > 0).then(|| fill(words.page.more_months, &[("n", &further.to_string())])),
            changes: changes(changed, words, self.known),
            choices: choices(group, words, self.known, self.config),
            words,
        }
    }

    /// The groups with their pages, in the order that people count in.
    fn groups(&self, words: Words) -> Vec<(&'a str, String)> {
        let mut groups: Vec<&str> = self.known.iter().map(String::as_str).collect();
        groups.sort_by_key(|g| counted(g));
        groups.into_iter().map(|g| (g, folder(words.code, Some(g)))).collect()
    }

    /// The groups of the events of a page; on the page of a group there is nothing to choose.
    fn filter_groups(&self, group: Option<&str>, events: &[&Event]) -> Vec<(usize, &'a str, String)> {
        let of_events: BTreeSet<String> = events.iter().flat_map(|e| feeds_of(e)).collect();
        let shown = self.known.iter().enumerate().filter(|(_, g)| group.is_none() && of_events.contains(*g));
        let mut shown: Vec<_> = shown.map(|(i, g)| (i, g.as_str(), group_name(g))).collect();
        shown.sort_by_key(|(_, g, _)| counted(g));
        shown
    }
}

/// A key that puts SG2 before SG11: letters, then the number behind them, then the rest.
fn counted(group: &str) -> (&str, u32, &str) {
    let start = group.find(|c: char| c.is_ascii_digit()).unwrap_or(group.len());
    let (letters, rest) = group.split_at(start);
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    (letters, rest[..end].parse().unwrap_or_default(), &rest[end..])
}

fn is_due(event: &Event) -> bool {
    event.kind == Kind::Deadline && event.status != Status::Cancelled
}

fn filter_kinds(events: &[&Event], words: Words) -> Vec<(usize, &'static str, &'static str)> {
    let there = Kind::ALL.iter().filter(|k| events.iter().any(|e| e.kind == **k));
    there.map(|k| (*k as usize, k.name(), words.wording.kind(*k))).collect()
}

/// Words about a day.
fn on(template: &str, day: NaiveDate, words: Words) -> Vec<Piece> {
    when::fill(template, &[("date", vec![when::date(day, date(words.wording, day))])])
}

/// The folder of a page, below the root of the site.
fn folder(language: &str, group: Option<&str>) -> String {
    group.map_or(format!("{language}/"), |g| format!("{language}/{}/", group_name(g)))
}

/// The path of a page.
fn path(language: &str, group: Option<&str>) -> String {
    format!("{}index.html", folder(language, group))
}

fn html(page: &impl Template) -> String {
    // Rendering into a string fails only where a value cannot be displayed, and all of them are strings and numbers.
    page.render().unwrap_or_default()
}

#[cfg(test)]
mod tests;
