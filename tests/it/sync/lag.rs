//! The list of what is different in both trees: with it, without it, or with one that is wrong, the same is published.

use super::partly::run;
use super::{FIRST, Site};
use std::fs;
use std::path::PathBuf;

/// The tree before the current one.
fn tree_before(site: &Site) -> PathBuf {
    let current = fs::read_link(site.feeds().join("current")).unwrap();
    let mut trees = fs::read_dir(site.feeds()).unwrap().map(|e| e.unwrap().file_name());
    let before = trees.find(|n| n.to_string_lossy().starts_with("gen-") && **n != *current).unwrap();
    site.feeds().join(before)
}

/// What somebody does to the list or to the tree before.
type Harm = fn(&Site);

#[test]
fn a_list_that_is_wrong_changes_nothing_that_is_published() {
    fn list(site: &Site) -> PathBuf {
        site.feeds().join(".changed")
    }
    let harms: [(&str, Harm); 9] = [
        ("nothing", |_| {}),
        ("nothing again", |_| {}),
        ("the list is gone", |site| fs::remove_file(list(site)).unwrap()),
        ("the list is empty", |site| fs::write(list(site), "").unwrap()),
        ("a change is missing in the list", |site| {
            let text = fs::read_to_string(list(site)).unwrap();
            assert!(text.contains("\"v1/en/all.ics\","));
            fs::write(list(site), text.replace("\"v1/en/all.ics\",", "")).unwrap();
        }),
        ("a file of the tree before is gone", |site| {
            fs::remove_file(tree_before(site).join("v1/en/sg12.ics")).unwrap();
        }),
        ("a file of the tree before is another", |site| {
            let path = tree_before(site).join("v1/en/sg12.ics");
            fs::remove_file(&path).unwrap();
            fs::write(path, "x").unwrap();
        }),
        ("a folder of the tree before is gone", |site| {
            fs::remove_dir_all(tree_before(site).join("v1/en/letters")).unwrap();
        }),
        ("the tree before has more", |site| {
            fs::create_dir(tree_before(site).join("v1/more")).unwrap();
            fs::write(tree_before(site).join("v1/more/x"), "x").unwrap();
        }),
    ];
    let site = Site::new();
    site.configure("languages = [\"en\", \"fr\"]\ncompress-ics = true\n");
    site.put("a.txt", FIRST.text());
    let other = FIRST.text().replace("7/11", "6/12").replace("SG11", "SG12").replace("Group 11", "Group 12");
    site.put("b.txt", other);
    run(&site, "2026-03-01T10:00:00Z", &[]);
    let mut old = None;
    for (number, (what, harm)) in harms.into_iter().enumerate() {
        assert!(number == 0 || list(&site).exists(), "{what}");
        harm(&site);
        site.put("a.txt", FIRST.text().replace("20 May 2026", &format!("{} May 2026", 3 + number)));
        run(&site, &format!("2026-03-02T10:{number:02}:00Z"), &[]);
        old = old.or_else(|| fs::read(list(&site)).ok());
    }
    // A list of other trees.
    fs::write(list(&site), old.unwrap()).unwrap();
    site.put("a.txt", FIRST.text());
    run(&site, "2026-03-03T10:00:00Z", &[]);
    // A whole tree, from which folders go, and a change behind it.
    site.configure("languages = [\"en\"]\n");
    run(&site, "2026-03-04T10:00:00Z", &[]);
    for day in [21, 22] {
        site.put("a.txt", FIRST.text().replace("20 May 2026", &format!("{day} May 2026")));
        run(&site, &format!("2026-03-{day}T10:00:00Z"), &[]);
    }
}
