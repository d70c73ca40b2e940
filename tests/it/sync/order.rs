//! The order of arrival, names, zones and locales change no byte.

use super::{CANCELLATION, CORRIGENDUM, FIRST, POSTPONEMENT, Site};
use crate::letters::samples;
use crate::program::command;
use std::collections::BTreeMap;
use std::fs;

/// A tree without what counts the changes on the way to it.
fn facts(site: &Site) -> BTreeMap<String, String> {
    let history = ["SEQUENCE:", "DTSTAMP:", "LAST-MODIFIED:", "CREATED:"];
    let calendars = site.tree().into_iter().filter(|(path, _)| path.ends_with(".ics"));
    calendars
        .map(|(path, bytes)| {
            let text = String::from_utf8(bytes).unwrap();
            let kept = text.lines().filter(|l| !history.iter().any(|h| l.starts_with(h)));
            (path, kept.map(|l| format!("{l}\n")).collect())
        })
        .collect()
}

/// Every order of so many things.
fn orders(n: usize) -> Vec<Vec<usize>> {
    let Some(last) = n.checked_sub(1) else { return vec![Vec::new()] };
    let shorter = orders(last);
    let put = |order: &Vec<usize>, at: usize| [&order[..at], &[last], &order[at..]].concat();
    shorter.iter().flat_map(|o| (0..n).map(move |at| put(o, at))).collect()
}

#[test]
fn letters_may_arrive_in_any_order() {
    assert_eq!(orders(3).len(), 6);
    for last in [POSTPONEMENT, CANCELLATION] {
        let letters = [("a.txt", FIRST), ("c.txt", CORRIGENDUM), ("p.txt", last)];
        let at_once = Site::new();
        letters.iter().for_each(|(name, l)| at_once.put(name, l.text()));
        assert_eq!(at_once.sync_with("2026-03-09T10:00:00Z", &[]).status, 0);
        let expected = facts(&at_once);
        for order in orders(letters.len()) {
            let site = Site::new();
            for (hour, i) in order.iter().enumerate() {
                let (name, letter) = &letters[*i];
                site.put(name, letter.text());
                let run = site.sync_with(&format!("2026-03-09T1{hour}:00:00Z"), &[]);
                assert_eq!(run.status, 0, "{order:?}: {}", run.stderr);
            }
            let found = facts(&site);
            assert!(found.keys().eq(expected.keys()), "{order:?}");
            for (path, text) in &expected {
                assert_eq!(&found[path], text, "{order:?}: {path}");
            }
        }
    }
}

#[test]
fn two_builds_are_the_same_bytes() {
    let (one, two) = (Site::new(), Site::new());
    let letters: Vec<_> =
        samples().into_iter().filter(|s| s.name.contains("/six") || s.name.contains("/en/")).collect();
    assert!(letters.len() > 15);
    for (i, letter) in letters.iter().enumerate() {
        one.put(&format!("{i:03}.txt"), letter.bytes());
        let folder = two.inbox().join(format!("{}", i % 3));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join(format!("{:03}.txt", letters.len() - i)), letter.bytes()).unwrap();
    }
    for site in [&one, &two] {
        site.configure("languages = [\"en\", \"ar\"]\nbase = \"https://calendar.example.org\"\n");
    }
    let build = |site: &Site, now: &str, zone: &str, locale: &str| {
        let mut command = command(&["sync", "--now", now]);
        command.arg(site.inbox()).arg(site.feeds()).env("TZ", zone).env("LANG", locale).env("LC_ALL", locale);
        let output = command.output().unwrap();
        assert!(matches!(output.status.code(), Some(0 | 4)), "{}", String::from_utf8_lossy(&output.stderr));
    };
    build(&one, "2026-11-05T09:00:00Z", "Pacific/Kiritimati", "ar_EG.UTF-8");
    build(&two, "2026-11-25T21:00:00Z", "America/Los_Angeles", "C");
    let (one, two) = (one.tree(), two.tree());
    assert!(one.keys().eq(two.keys()));
    for (path, bytes) in &one {
        assert!(bytes == &two[path], "{path} differs");
    }
}
