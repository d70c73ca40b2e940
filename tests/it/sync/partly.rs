//! A run that writes only what is different publishes what a run that writes everything does.

use super::{CANCELLATION, CORRIGENDUM, FIRST, Letter, POSTPONEMENT, Site};
use crate::program::root;
use std::fs;

/// Every feature that decides what stands in a feed.
const CONFIGURATION: &str = "languages = [\"en\", \"fr\", \"ar\"]\nbase = \"https://calendar.example.org\"\n\
    compress-ics = true\n[notices]\ndeadline = \"7d,1d\"\n\
    [bundle.plain]\ngroups = [\"SG11\"]\n\
    [bundle.own]\nkinds = [\"deadline\"]\nnotice = \"10d,3d\"\nreminders = { deadline = \"2d\" }\n";

/// A site with the ledger of another, which has no tree yet: the same history, published as a whole.
fn published_whole(site: &Site, now: &str) -> Site {
    let whole = Site::new();
    for entry in fs::read_dir(site.inbox()).unwrap().map(|e| e.unwrap()) {
        fs::copy(entry.path(), whole.inbox().join(entry.file_name())).unwrap();
    }
    for name in ["feeds.toml", "ledger.jsonl"] {
        fs::copy(site.feeds().join(name), whole.feeds().join(name)).unwrap();
    }
    let run = whole.sync_with(now, &[]);
    assert!(matches!(run.status, 0 | 4), "{}", run.stderr);
    whole
}

/// A run; how many files it wrote, and that the tree is that of a whole run.
#[track_caller]
pub(super) fn run(site: &Site, now: &str, options: &[&str]) {
    let run = site.sync_with(now, options);
    assert!(matches!(run.status, 0 | 4), "{}", run.stderr);
    let whole = published_whole(site, now);
    let (found, expected) = (site.tree(), whole.tree());
    assert!(found.keys().eq(expected.keys()), "{now}");
    for (path, bytes) in &expected {
        let text = String::from_utf8_lossy;
        assert!(found[path] == *bytes, "{now}: {path} differs: {}\n--\n{}", text(&found[path]), text(bytes));
    }
}

#[test]
fn what_is_written_partly_is_the_whole() {
    let site = Site::new();
    site.configure(CONFIGURATION);
    site.put("a.txt", FIRST.text());
    let other = FIRST.text().replace("7/11", "6/12").replace("SG11", "SG12").replace("Group 11", "Group 12");
    site.put("b.txt", &other);
    let six = |language: &str| fs::read(root().join(format!("samples/six/six-{language}.txt"))).unwrap();
    site.put("six-en.txt", six("en"));
    run(&site, "2026-03-01T10:00:00Z", &[]);
    site.put("c.txt", CORRIGENDUM.text());
    run(&site, "2026-03-02T10:00:00Z", &[]);
    // Another language, other words, a deadline that is gone, one that is over now, and a letter of a closed year.
    site.put("six-fr.txt", six("fr"));
    run(&site, "2026-03-03T10:00:00Z", &[]);
    site.put("b.txt", other.replace("Pre-registration", "Register"));
    run(&site, "2026-03-04T10:00:00Z", &[]);
    site.put("b.txt", other.replace("2 April 2026", "2 March 2019"));
    run(&site, "2026-03-05T10:00:00Z", &[]);
    site.put("old.txt", other.replace("2026", "2019"));
    run(&site, "2026-03-06T10:00:00Z", &[]);
    // One letter moves what another calls, and a third calls it off.
    site.put("p.txt", POSTPONEMENT.text());
    run(&site, "2026-03-07T10:00:00Z", &[]);
    site.put("x.txt", CANCELLATION.text());
    run(&site, "2026-03-08T10:00:00Z", &[]);
    site.take_out("p.txt");
    run(&site, "2026-03-09T10:00:00Z", &["--forget", "T25-SG11-COL-0008"]);
    site.put("a.txt", FIRST.text().replace("20 May 2026", "21 May 2026"));
    run(&site, "2026-03-10T10:00:00Z", &[]);
    run(&site, "2026-04-01T10:00:00Z", &[]);
}

#[test]
fn what_gets_room_when_another_event_leaves_is_the_same() {
    let site = Site::new();
    site.configure(
        "languages = [\"en\"]\n[bundle.acme]\nkinds = [\"deadline\"]\nnotice = \"9d,8d,7d,6d,5d,4d,3d,2d,1d\"\n",
    );
    let numbered = |i: usize| {
        let reference = format!("TSB Collective letter {i}/11");
        Letter { reference: &reference, ..FIRST }.text()
    };
    for i in 1..=60 {
        site.put(&format!("{i}.txt"), numbered(i));
    }
    run(&site, "2026-02-01T10:00:00Z", &[]);
    let index: serde_json::Value = serde_json::from_str(&site.read("v1/index.json")).unwrap();
    assert!(index["feeds"]["v1/en/bundles/acme.ics"]["left_out"].as_u64().unwrap() > 50);
    // What was near is far, and what was far is near.
    site.put("1.txt", numbered(1).replace("2 April 2026", "2 June 2026"));
    run(&site, "2026-02-02T10:00:00Z", &[]);
    site.put("1.txt", numbered(1).replace("20 May 2026", "3 February 2026"));
    run(&site, "2026-02-03T10:00:00Z", &[]);
}
