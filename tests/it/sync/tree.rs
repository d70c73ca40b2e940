//! The tree that is published: complete, within the limits of calendar programs, well formed, and discreet.

use super::{CORRIGENDUM, FIRST, Site, events};
use crate::ics::{check_lines, validate};
use crate::letters::{corpus, samples};
use lettercal::lang::PACKS;
use lettercal::ledger::hash::Hash;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::io::Read;
use std::time::Duration;

/// The longest address that the site itself may have, see `docs/feeds.md`.
const LONGEST_BASE: usize = 90;

fn index(site: &Site) -> Value {
    serde_json::from_str(&site.read("v1/index.json")).unwrap()
}

#[test]
fn every_feed_of_the_design_is_there() {
    let site = Site::new();
    site.configure("[bundle.acme]\ngroups = [\"SG11\"]\n");
    site.put("a.txt", FIRST.text());
    site.put("old.txt", FIRST.text().replace("2026", "2019").replace("7/11", "6/12").replace("SG11", "SG12"));
    site.sync_with("2026-02-01T10:00:00Z", &[]);
    let mut expected: BTreeSet<String> = ["v1/index.json", "robots.txt", "healthz"].map(str::to_owned).into();
    for language in PACKS.iter().map(|p| format!("v1/{}", p.code)) {
        let parts = ["deadlines", "meetings", "sessions"];
        let mut feeds = vec!["all".to_owned(), "bundles/acme".to_owned()];
        feeds.extend(parts.map(str::to_owned));
        for group in ["sg11", "sg12"] {
            feeds.push(group.to_owned());
            feeds.extend(parts.map(|part| format!("{group}/{part}")));
        }
        for feed in feeds {
            expected.extend(["", "-notice", "-silent"].map(|v| format!("{language}/{feed}{v}.ics")));
        }
        for other in [
            "letters/t25-sg11-col-0007.ics",
            "letters/t17-sg12-col-0006.ics",
            "archive/2019.ics",
            "changes.atom",
            "events.json",
        ] {
            expected.insert(format!("{language}/{other}"));
        }
    }
    for path in expected.clone().iter().filter(|p| p.ends_with(".json") || p.ends_with(".atom")) {
        expected.extend([".gz", ".br"].map(|twin| format!("{path}{twin}")));
    }
    let (pages, found): (BTreeSet<String>, BTreeSet<String>) = site
        .tree()
        .into_keys()
        .partition(|path| !path.starts_with("v1/") && path.contains('.') && path != "robots.txt");
    let (more, less): (Vec<_>, Vec<_>) = (found.difference(&expected).collect(), expected.difference(&found).collect());
    assert!(more.is_empty() && less.is_empty(), "too many: {more:?}, missing: {less:?}");
    for page in PACKS.iter().flat_map(|p| ["", "sg11/", "sg12/"].map(|group| format!("{}/{group}index.html", p.code))) {
        for twin in ["", ".gz", ".br"] {
            assert!(pages.contains(&format!("{page}{twin}")), "{page}{twin} is missing");
        }
    }
}

#[test]
fn the_index_lists_every_feed() {
    let site = Site::new();
    site.put("a.txt", FIRST.text());
    site.sync("2026-02-01T10:00:00Z");
    let check = || {
        let index = index(&site);
        assert_eq!(
            (&index["schema"], &index["letters"], &index["events"]),
            (&"lettercal-feeds/1".into(), &1.into(), &5.into())
        );
        let tree = site.tree();
        let feeds = index["feeds"].as_object().unwrap();
        let wanted = |path: &&String| {
            (path.ends_with(".ics") && !path.contains("/letters/"))
                || path.ends_with(".atom")
                || path.ends_with("events.json")
        };
        assert!(tree.keys().filter(wanted).eq(feeds.keys()));
        for (path, feed) in feeds {
            assert_eq!(feed["digest"], Hash::of(&tree[path]).to_string(), "{path}");
            assert_eq!(feed["bytes"], tree[path].len());
            assert!(!feed["title"].as_str().unwrap().is_empty());
            if path.ends_with(".ics") {
                let events = events(&site.read(path));
                assert_eq!(feed["events"], events.len(), "{path}");
                let last = events.values().map(|e| e.modified.clone()).max();
                let changed = feed["changed"].as_str().map(|c| c.replace(['-', ':'], ""));
                assert_eq!(changed, last, "{path}");
            }
        }
    };
    check();
    site.put("c.txt", CORRIGENDUM.text());
    site.sync("2026-02-10T10:00:00Z");
    check();
}

#[test]
fn the_variants_differ_in_what_reminds() {
    let site = Site::new();
    site.put("a.txt", FIRST.text());
    site.sync("2026-02-01T10:00:00Z");
    let feed = |name: &str| site.events(&format!("v1/en/sg11{name}.ics"));
    let rings = |name: &str| feed(name).values().map(|e| e.alarms).sum::<usize>();
    assert!(rings("") > 0 && rings("-silent") == 0 && rings("-notice") == rings(""));
    assert_eq!((feed("").len(), feed("-silent").len(), feed("-notice").len()), (5, 5, 8));
    let notices = feed("-notice");
    let notice = notices.values().find(|e| e.start == "20260513").expect("seven days before 20 May");
    assert_eq!(notice.summary, "7 days left: SG11 deadline: contributions");
    // A correction moves it too.
    site.put("c.txt", CORRIGENDUM.text());
    site.sync("2026-02-10T10:00:00Z");
    assert!(feed("-notice").values().any(|e| e.start == "20260515" && e.sequence == 1));
}

#[test]
fn twins_hold_the_same_bytes() {
    let site = Site::new();
    let check = || {
        let tree = site.tree();
        let mut count = 0;
        for (path, bytes) in tree.iter().filter(|(path, _)| path.starts_with("v1/")) {
            let mut gz = Vec::new();
            let Some(twin) = tree.get(&format!("{path}.gz")) else { continue };
            flate2::read::GzDecoder::new(&twin[..]).read_to_end(&mut gz).unwrap();
            let mut br = Vec::new();
            brotli::BrotliDecompress(&mut &tree[&format!("{path}.br")][..], &mut br).unwrap();
            assert!(gz == *bytes && br == *bytes, "{path}");
            count += 1;
        }
        (count, tree.keys().filter(|path| path.ends_with(".ics.gz")).count())
    };
    site.put("a.txt", FIRST.text());
    site.sync("2026-02-01T10:00:00Z");
    assert_eq!(check(), (3, 0));
    site.put("c.txt", CORRIGENDUM.text());
    site.sync("2026-02-10T10:00:00Z");
    assert_eq!(check(), (3, 0));
    // Calendars get twins where they are wished for, and lose them.
    site.configure("languages = [\"en\"]\ncompress-ics = true\n");
    site.sync("2026-02-11T10:00:00Z");
    let calendars = site.tree().keys().filter(|path| path.ends_with(".ics")).count();
    assert_eq!(check(), (3 + calendars, calendars));
    site.put("a.txt", FIRST.text().replace("2 May 2026", "3 May 2026"));
    site.sync("2026-02-12T10:00:00Z");
    assert_eq!(check(), (3 + calendars, calendars));
    site.configure("languages = [\"en\"]\n");
    site.sync("2026-02-13T10:00:00Z");
    assert_eq!(check(), (3, 0));
}

#[test]
fn the_time_of_a_changed_file_grows_by_a_second() {
    let site = Site::new();
    let file = site.feeds().join("current/v1/en/all.ics");
    let modified = || fs::metadata(&file).unwrap().modified().unwrap();
    site.put("a.txt", FIRST.text());
    site.sync("2026-02-01T10:00:00Z");
    let first = modified();
    // Within the same second, and with a file of the same size.
    site.put("a.txt", FIRST.text().replace("20 May 2026", "21 May 2026"));
    let size = fs::metadata(&file).unwrap().len();
    site.sync("2026-02-01T10:00:00Z");
    let second = modified();
    assert_eq!(
        (second.duration_since(first).unwrap(), fs::metadata(&file).unwrap().len()),
        (Duration::from_secs(1), size)
    );
    site.put("a.txt", FIRST.text());
    site.sync("2026-02-01T10:00:00Z");
    assert_eq!(modified().duration_since(second).unwrap(), Duration::from_secs(1));
}

/// All letters that there are, in all languages.
#[test]
fn every_calendar_of_all_letters_is_valid_and_discreet() {
    let site = Site::new();
    site.configure("base = \"https://calendar.example.org\"\n");
    for letter in samples().iter().chain(&corpus()) {
        site.put(&format!("{}.txt", letter.name.replace('/', "-")), letter.bytes());
    }
    let run = site.sync_with("2026-02-01T10:00:00Z", &[]);
    assert!(matches!(run.status, 0 | 4), "{}", run.stderr);
    let mut calendars = 0;
    for (path, bytes) in site.tree() {
        assert!(path.len() + 1 + LONGEST_BASE < 200, "{path} is too long");
        assert!(path.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "-./".contains(c)), "{path}");
        assert!(bytes.len() < 1_000_000 || !path.ends_with(".ics"), "{path} has {} bytes", bytes.len());
        if path.ends_with(".gz") || path.ends_with(".br") {
            continue;
        }
        let text = String::from_utf8(bytes).unwrap();
        if path.ends_with(".ics") {
            check_lines(&text);
            // The feeds of one language are concatenations of the same events.
            if path.starts_with("v1/en/") || path.ends_with("/all-notice.ics") || path.contains("/letters/") {
                validate(&text);
            }
            calendars += 1;
        }
        let text = text.replace("\r\n ", "");
        for secret in ["itu@GVA", "ITUwifi"] {
            assert!(!text.contains(secret), "{path} tells {secret}");
        }
    }
    assert!(calendars > 1000, "{calendars}");
}
