//! The process dies at every step; readers read meanwhile.

use super::{CORRIGENDUM, FIRST, POSTPONEMENT, Site, events};
use crate::program::{Raise, Run};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

type Tree = BTreeMap<String, Vec<u8>>;

/// A site as it was at some time; each death gets a copy.
fn copy(site: &Site) -> Site {
    let fresh = Site::new();
    fs::remove_dir_all(fresh.inbox()).unwrap();
    fs::remove_dir_all(fresh.feeds()).unwrap();
    // With hard links, times and the symbolic link.
    let done = Command::new("cp").arg("-a").arg(site.inbox()).arg(site.feeds()).arg(fresh.root()).status().unwrap();
    assert!(done.success());
    fresh
}

fn published(site: &Site) -> Option<Tree> {
    site.feeds().join("current").exists().then(|| site.tree())
}

/// What may lie in the folder of feeds when no run is at work.
fn is_tidy(feeds: &Path) -> bool {
    let names: Vec<String> =
        fs::read_dir(feeds).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    let known = [".lock", ".changed", "feeds.toml", "ledger.jsonl", "ledger.previous.jsonl", "current"];
    let trees = names.iter().filter(|n| n.starts_with("gen-")).count();
    trees <= 2 && names.iter().all(|n| n.starts_with("gen-") || known.contains(&n.as_str()))
}

/// Kills a run before each of its steps; gives how many there are.
fn die_everywhere(before: &Site, now: &str, check: impl Fn(&Site)) -> usize {
    let old = published(before);
    let healthy = copy(before);
    let told = healthy.sync_with(now, &[]);
    assert_eq!(told.status, 0);
    // All but how many files were written.
    let changes = |run: &Run| {
        let text = run.text();
        let (head, moved) = text.split_once('\n').unwrap_or((&text, ""));
        (head.split(';').next().unwrap_or_default().to_owned(), moved.to_owned(), run.stderr.clone())
    };
    let new = published(&healthy).unwrap();
    assert_ne!(old.as_ref(), Some(&new));
    check(&healthy);
    let mut swapped = false;
    for step in 1.. {
        let site = copy(before);
        if !site.dies_at(now, step) {
            assert!(swapped, "the tree was never swapped before the last step");
            return step - 1;
        }
        let found = published(&site);
        assert!(
            found == old || found.as_ref() == Some(&new),
            "step {step} leaves another tree than the old or the new"
        );
        assert!(!swapped || found.as_ref() == Some(&new), "step {step} is after the swap and shows the old tree");
        swapped = found.as_ref() == Some(&new);
        // A second death on the way back changes nothing.
        if step % 3 == 0 {
            site.dies_at(now, 1 + step / 3);
            let found = published(&site);
            assert!(found == old || found.as_ref() == Some(&new), "step {step}, second death");
        }
        let is_old = published(&site) == old;
        let healed = site.sync_with(now, &[]);
        assert_eq!(healed.status, 0, "step {step}: {}", healed.stderr);
        if is_old {
            assert_eq!(changes(&healed), changes(&told), "step {step}: what it publishes is told");
        }
        assert!(published(&site).as_ref() == Some(&new), "step {step} is not healed");
        check(&site);
        let state = site.state();
        let third = site.sync_with("2026-03-20T10:00:00Z", &[]);
        assert_eq!((third.status, third.text().as_str(), third.stderr.as_str()), (0, "", ""), "step {step}");
        assert_eq!(site.state(), state, "step {step}: the third run is not silent");
        assert!(is_tidy(&site.feeds()), "step {step} leaves something behind");
    }
    unreachable!()
}

#[test]
fn a_first_run_may_die_anywhere() {
    let site = Site::new();
    site.put("a.txt", FIRST.text());
    let steps = die_everywhere(&site, "2026-03-01T10:00:00Z", |site| {
        assert!(site.events("v1/en/all.ics").values().all(|e| e.sequence == 0));
    });
    assert!(steps > 40, "{steps} steps");
}

#[test]
fn a_change_may_die_anywhere() {
    let site = Site::new();
    site.put("a.txt", FIRST.text());
    site.sync("2026-02-01T10:00:00Z");
    site.put("c.txt", CORRIGENDUM.text());
    site.sync("2026-02-10T10:00:00Z");
    site.put("p.txt", POSTPONEMENT.text());
    let steps = die_everywhere(&site, "2026-03-01T10:00:00Z", |site| {
        let deadline = site.event("0007-deadline-contributions@");
        assert_eq!((deadline.sequence, deadline.start.as_str()), (2, "20260825"));
        assert_eq!(site.event("0007-meeting").sequence, 1);
    });
    assert!(steps > 30, "{steps} steps");
}

#[test]
fn readers_see_no_torn_file() {
    const SWAPS: usize = 100;
    let site = Site::new();
    // Every deadline is on the same day of its month, another one in each letter.
    let letter = |i: usize| {
        let text = FIRST.text();
        let day = 1 + i % 28;
        text.replace("\t2 April", &format!("\t{day} April"))
            .replace("\t2 May", &format!("\t{day} May"))
            .replace("\t20 May", &format!("\t{day} May"))
    };
    site.put("a.txt", letter(0));
    site.sync("2026-02-01T10:00:00Z");
    let (done, reads, other) = (AtomicBool::new(false), AtomicUsize::new(0), AtomicUsize::new(0));
    let reader = |path: &str| {
        let mut last = String::new();
        while !done.load(Ordering::Relaxed) {
            let text = fs::read_to_string(site.feeds().join("current").join(path)).expect("there always is a feed");
            let days: Vec<String> = events(&text)
                .values()
                .filter(|e| e.summary.contains("deadline"))
                .map(|e| e.start[6..].to_owned())
                .collect();
            assert!(days.len() == 3 && days.iter().all(|d| *d == days[0]), "a torn feed: {text}");
            reads.fetch_add(1, Ordering::Relaxed);
            if days[0] != last {
                other.fetch_add(1, Ordering::Relaxed);
                last.clone_from(&days[0]);
            }
        }
    };
    thread::scope(|scope| {
        let _at_the_end = Raise(&done);
        for path in ["v1/en/all.ics", "v1/en/sg11.ics"] {
            scope.spawn(move || reader(path));
        }
        for i in 1..=SWAPS {
            site.put("a.txt", letter(i));
            let said = site.sync_with(&format!("2026-02-02T{:02}:{:02}:00Z", i / 60, i % 60), &[]);
            assert_eq!(said.status, 0, "{}", said.stderr);
        }
    });
    assert!(reads.into_inner() > SWAPS && other.into_inner() > SWAPS / 2, "the readers saw too little");
    assert_eq!(site.event("0007-deadline-contributions@").sequence, SWAPS as u32);
}
