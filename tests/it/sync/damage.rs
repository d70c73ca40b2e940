//! What goes wrong on disk: the ledger, the configuration, the folders, the lock, the clock.

use super::{CORRIGENDUM, FIRST, POSTPONEMENT, Site};
use std::fs::{self, File};
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

const NEXT: &str = "2026-02-10T10:00:00Z";

/// A site with two runs behind it, so that there is a ledger before.
fn site() -> Site {
    let site = Site::new();
    site.put("a.txt", FIRST.text());
    site.sync("2026-02-01T10:00:00Z");
    site.put("b.txt", FIRST.text().replace("7/11", "17/11"));
    site.sync("2026-02-02T10:00:00Z");
    site
}

/// A run that must stop without a change to the feeds; what it says.
#[track_caller]
fn stops(site: &Site, options: &[&str]) -> String {
    let before = site.state();
    let run = site.sync_with(NEXT, options);
    assert_eq!((run.status, run.text().as_str()), (1, ""), "{}", run.stderr);
    assert_eq!(site.state(), before);
    assert!(run.stderr.starts_with("error: ") && run.stderr.lines().count() == 1, "{}", run.stderr);
    run.stderr
}

#[test]
fn a_damaged_ledger_is_named_and_the_one_before_helps() {
    let site = site();
    let sound = fs::read(site.ledger()).unwrap();
    let damage = |text: &[u8], expected: &[&str]| {
        fs::write(site.ledger(), text).unwrap();
        let said = stops(&site, &[]);
        let help = ["feeds/ledger.jsonl", "The feeds are as they were", "feeds/ledger.previous.jsonl"];
        for part in expected.iter().chain(&help) {
            assert!(said.contains(part), "'{part}' is not in: {said}");
        }
    };
    let text = String::from_utf8(sound.clone()).unwrap();
    damage(b"", &["line 1 is damaged"]);
    damage(&sound[..sound.len() / 2], &["line ", " is damaged"]);
    damage(text.replace("\"2026-05-20\"", "\"20 May\"").as_bytes(), &["line 3 is damaged: '20 May' is no time"]);
    damage(text.replace("\"lettercal-ledger\":1", "\"lettercal-ledger\":7").as_bytes(), &["line 1", "form 7"]);
    damage(&[&sound[..], b"\xff\xfe\n"].concat(), &["no UTF-8"]);
    // As the message says: the ledger before in its place, and letters that came since are read again.
    fs::copy(site.feeds().join("ledger.previous.jsonl"), site.ledger()).unwrap();
    let run = site.sync_with(NEXT, &[]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    assert!(run.text().starts_with("2 letters, 10 events: +5 ~0 -0; "), "{}", run.text());
    assert_eq!(site.sync("2026-02-11T10:00:00Z"), "");
}

#[test]
fn a_ledger_before_that_is_damaged_too_is_not_offered() {
    let site = site();
    let previous = site.feeds().join("ledger.previous.jsonl");
    let sound = fs::read(site.ledger()).unwrap();
    fs::write(site.ledger(), "x").unwrap();
    fs::write(&previous, &sound[..sound.len() - 200]).unwrap();
    let said = stops(&site, &[]);
    assert!(said.contains("put back a backup (feeds/ledger.previous.jsonl is damaged too)"), "{said}");
    assert!(!said.contains("copy "), "{said}");
    fs::remove_file(site.ledger()).unwrap();
    let said = stops(&site, &[]);
    assert!(said.contains("put the ledger back (from a backup)"), "{said}");
}

#[test]
fn a_ledger_that_is_lost_with_the_link_stops_too() {
    let site = site();
    fs::remove_file(site.ledger()).unwrap();
    fs::remove_file(site.feeds().join("current")).unwrap();
    let said = stops(&site, &[]);
    assert!(
        said.contains("is missing though feeds were published") && said.contains("ledger.previous.jsonl or"),
        "{said}"
    );
    site.sync_with(NEXT, &["--accept"]);
    assert_eq!(site.events("v1/en/all.ics").len(), 10);
}

#[test]
fn programs_are_told_why_there_is_no_report() {
    let site = site();
    let asked = |args: &[&std::path::Path]| {
        let mut all: Vec<std::ffi::OsString> = vec!["sync".into(), "--json".into()];
        all.extend(args.iter().map(|a| a.as_os_str().to_owned()));
        let run = crate::program::run(&all);
        let report = super::json(&run);
        assert_eq!(report["status"], run.status, "{report}");
        assert!(report["error"].as_str().is_some_and(|e| e.len() > 10), "{report}");
        run.status
    };
    let (inbox, feeds) = (site.inbox(), site.feeds());
    assert_eq!(asked(&[&inbox.join("none"), &feeds]), 1);
    assert_eq!(asked(&[&inbox, &inbox.join("feeds")]), 2);
    let lock = File::options().write(true).open(feeds.join(".lock")).unwrap();
    lock.lock().unwrap();
    assert_eq!(asked(&[&inbox, &feeds]), 75);
}

#[test]
fn a_dry_run_stops_where_the_run_would() {
    let site = site();
    fs::write(site.root().join("file"), "").unwrap();
    for (feeds, help) in [("no/such/feeds", "check that its folder is there"), ("file", "give a folder, not a file")] {
        for option in ["--quiet", "--dry-run"] {
            let feeds = site.root().join(feeds);
            let args = ["sync".as_ref(), site.inbox().as_os_str(), feeds.as_os_str(), option.as_ref()]
                .map(std::ffi::OsStr::to_owned);
            let run = crate::program::run(&args);
            assert!(run.status == 1 && run.stderr.contains(help), "{option}: {}", run.stderr);
        }
    }
}

#[test]
fn a_damaged_first_ledger_is_built_anew() {
    let site = Site::new();
    site.put("a.txt", FIRST.text());
    site.sync("2026-02-01T10:00:00Z");
    fs::write(site.ledger(), "").unwrap();
    let said = stops(&site, &[]);
    assert!(said.contains("take it away and run with --accept"), "{said}");
    assert!(!said.contains("previous"), "there is none: {said}");
    fs::remove_file(site.ledger()).unwrap();
    let run = site.sync_with(NEXT, &["--accept"]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    assert_eq!(site.events("v1/en/all.ics").len(), 5);
}

#[test]
fn a_lost_ledger_stops_until_accepted() {
    let site = site();
    let before = site.tree();
    fs::remove_file(site.ledger()).unwrap();
    let said = stops(&site, &[]);
    assert!(said.contains("is missing though feeds were published") && said.contains("--accept"), "{said}");
    let run = site.sync_with("2026-02-01T10:00:00Z", &["--accept"]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    assert!(site.tree().keys().eq(before.keys()));
}

#[test]
fn a_ledger_that_is_repaired_by_hand_is_published() {
    let site = site();
    site.edit_ledger(|text| {
        text.replace("\"name\":\"Submit", "\"name\":\"Please submit").replace("2026-05-02", "2026-05-03")
    });
    let run = site.sync_with(NEXT, &[]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    assert_eq!(site.event("0007-deadline-registration").start, "20260503");
    assert_eq!(site.sync("2026-02-11T10:00:00Z"), "");
}

/// Later runs believe what the ledger says of each letter in short: it must follow the record that was changed.
#[test]
fn a_record_that_is_changed_alone_stays_changed() {
    let site = site();
    site.edit_ledger(|text| {
        let record = |line: &str| line.starts_with("{\"versions\"");
        let line = |l: &str| if record(l) { l.replace("2026-05-02", "2026-05-03") } else { l.to_owned() };
        text.lines().map(|l| line(l) + "\n").collect()
    });
    let run = site.sync_with(NEXT, &[]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    assert_eq!(site.event("0007-deadline-registration").start, "20260503");
    let written = fs::read_to_string(site.ledger()).unwrap();
    site.put("c.txt", FIRST.text().replace("7/11", "18/11"));
    assert_ne!(site.sync("2026-02-11T10:00:00Z"), "");
    assert_eq!(site.event("0007-deadline-registration").start, "20260503");
    // What the ledger says in short is that of the record.
    let brief =
        written.lines().find(|l| l.contains("0007") && l.contains("2026-05-") && !l.starts_with("{\"versions\""));
    let brief = brief.expect("the brief of the letter, with its days");
    assert!(!brief.contains("2026-05-02"), "{brief}");
}

#[test]
fn mistakes_in_feeds_toml_are_named_with_their_line() {
    let site = site();
    site.configure("languages = [\"en\"]\n\n[bundle.acme]\nkinds = [\"deadlines\"]\n");
    let said = stops(&site, &[]);
    assert!(
        said.starts_with("error: feeds/feeds.toml: line 4: 'deadlines' is no kind (did you mean 'deadline'?)"),
        "{said}"
    );
    site.configure("language = [\"en\"]\n");
    assert!(stops(&site, &[]).contains("line 1: unknown field 'language'"));
    fs::write(site.feeds().join("feeds.toml"), b"keep = 13\nbase = \"\xff\"\n").unwrap();
    assert!(stops(&site, &[]).contains("feeds/feeds.toml: line 2: it is no UTF-8"));
    site.configure("language = [\"en\"]\n");
    let said = stops(&site, &["--config", "/no/such/feeds.toml"]);
    assert!(said.starts_with("error: /no/such/feeds.toml cannot be read"), "{said}");
}

#[test]
fn a_new_configuration_is_published() {
    let site = site();
    let toml = "languages = [\"en\", \"zh\"]\nbase = \"https://calendar.example.org\"\n\
                [bundle.acme]\ntitle = \"ACME\"\ngroups = [\"SG11\"]\nkinds = [\"deadline\"]\nnotice = \"7d,1d\"\n";
    site.configure(toml);
    let run = site.sync_with(NEXT, &[]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    assert!(run.text().starts_with("2 letters, 10 events: +0 ~0 -0; "), "{}", run.text());
    let acme = site.events("v1/en/bundles/acme.ics");
    assert_eq!(acme.len(), 6 * 3, "six deadlines, each with two days that count: {acme:#?}");
    assert!(site.read("v1/zh/sg11.ics").contains("SOURCE;VALUE=URI:https://calendar.example.org/v1/zh/sg11.ics"));
    assert_eq!(site.sync("2026-02-11T10:00:00Z"), "");
    // A language that goes takes its feeds along.
    site.configure("languages = [\"zh\"]\n");
    site.sync("2026-02-12T10:00:00Z");
    assert!(site.tree().keys().all(|path| !path.starts_with("v1/en/")));
}

#[test]
fn another_run_at_work_ends_with_75() {
    let site = site();
    let lock = File::options().write(true).open(site.feeds().join(".lock")).unwrap();
    lock.lock().unwrap();
    site.put("c.txt", CORRIGENDUM.text());
    let before = site.state();
    let run = site.sync_with(NEXT, &[]);
    assert_eq!((run.status, run.text().as_str()), (75, ""));
    assert_eq!(run.stderr, "another run is at work in feeds\n");
    assert_eq!(site.state(), before);
    // To look is free.
    assert_eq!(site.sync_with(NEXT, &["--dry-run"]).status, 0);
    lock.unlock().unwrap();
    assert!(site.sync(NEXT).contains(": +0 ~2 -0; "));
}

#[test]
fn of_two_runs_at_once_one_works() {
    let site = site();
    site.put("c.txt", CORRIGENDUM.text());
    let runs: Vec<_> = (0..4).map(|_| site.start(NEXT, &["--quiet"])).collect();
    let ends: Vec<i32> = runs.into_iter().map(|mut r| r.wait().unwrap().code().unwrap()).collect();
    assert!(ends.contains(&0) && ends.iter().all(|e| matches!(e, 0 | 75)), "{ends:?}");
    assert_eq!(site.event("0007-deadline-contributions@").sequence, 1);
    assert_eq!(site.sync("2026-02-11T10:00:00Z"), "");
}

#[test]
fn a_clock_that_jumps_back_turns_no_time_back() {
    let site = site();
    site.put("c.txt", CORRIGENDUM.text());
    let run = site.sync_with("1999-01-01T00:00:00Z", &[]);
    assert_eq!(run.status, 0);
    let said = &run.stderr;
    assert!(said.starts_with("warning: the clock says 1999-01-01") && said.lines().count() == 1, "{said}");
    let moved = site.event("0007-deadline-contributions@");
    assert_eq!((moved.sequence, moved.modified.as_str()), (1, "20260202T100000Z"));
    let again = site.sync_with("1999-01-02T00:00:00Z", &[]);
    assert_eq!((again.status, again.text().as_str()), (0, ""));
    assert!(again.stderr.starts_with("warning: the clock says 1999-01-02"), "{}", again.stderr);
    // The clock is right again.
    site.put("p.txt", POSTPONEMENT.text());
    site.sync_with("2026-02-21T10:00:00Z", &[]);
    assert_eq!(site.event("0007-deadline-contributions@").modified, "20260221T100000Z");
}

#[test]
fn a_clock_that_was_ahead_once_does_not_empty_the_feeds() {
    let site = site();
    let before = site.events("v1/en/all.ics");
    site.sync("2036-02-01T10:00:00Z");
    assert!(site.events("v1/en/all.ics").is_empty(), "by that clock all is long over");
    let run = site.sync_with(NEXT, &[]);
    assert!(run.status == 0 && run.stderr.starts_with("warning: the clock says 2026-02-10"), "{}", run.stderr);
    assert_eq!(site.events("v1/en/all.ics"), before);
    assert!(site.tree().keys().all(|path| !path.contains("archive")), "no year is closed");
    // It is said until somebody corrects the ledger, as the message asks for.
    let run = site.sync_with("2026-02-11T10:00:00Z", &[]);
    assert!(run.text().is_empty() && run.stderr.contains("correct it in the first line of feeds/ledger.jsonl"));
    site.edit_ledger(|text| text.replacen("2036-02-01T10:00:00Z", "2026-02-02T10:00:00Z", 1));
    site.sync("2026-02-11T10:00:00Z");
    assert_eq!(site.sync("2026-02-12T10:00:00Z"), "");
}

#[test]
fn folders_that_are_not_there_are_named() {
    let site = site();
    let before = site.state();
    fs::rename(site.inbox(), site.root().join("elsewhere")).unwrap();
    let said = stops(&site, &[]);
    assert!(
        said.contains("the inbox inbox cannot be read: No such file or directory")
            && said.contains("check that it is mounted")
    );
    // An empty folder, for instance a mount that is missing, cancels nothing.
    fs::create_dir(site.inbox()).unwrap();
    assert_eq!(site.sync(NEXT), "");
    assert_eq!(site.state(), before);
    fs::rename(site.feeds(), site.root().join("gone")).unwrap();
    let run = crate::program::run(&["sync".into(), site.root().join("elsewhere"), site.root().join("no/such/feeds")]);
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains("check that its folder is there and mounted"), "{}", run.stderr);
}

#[test]
fn a_folder_in_the_place_of_current_is_not_overwritten() {
    let site = site();
    fs::remove_file(site.feeds().join("current")).unwrap();
    fs::create_dir(site.feeds().join("current")).unwrap();
    let said = stops(&site, &[]);
    assert!(said.contains("feeds/current is not the symbolic link that lettercal made; move it away"), "{said}");
}

#[test]
fn inbox_and_feeds_lie_side_by_side() {
    let site = site();
    for (inbox, feeds) in [("inbox", "inbox/feeds"), ("feeds/inbox", "feeds"), ("inbox", "inbox")] {
        fs::create_dir_all(site.root().join(inbox)).unwrap();
        let run = crate::program::run(&["sync".into(), site.root().join(inbox), site.root().join(feeds)]);
        assert_eq!(run.status, 2, "{}", run.stderr);
        assert!(run.stderr.contains("give two folders side by side"), "{}", run.stderr);
    }
}

#[test]
fn folders_are_told_apart_however_they_are_named() {
    let site = Site::new();
    site.put("a.txt", FIRST.text());
    fs::remove_dir_all(site.feeds()).unwrap();
    let sync = |inbox: &str, feeds: &str| {
        let args = ["sync", inbox, feeds, "--now", NEXT];
        let output = crate::program::command(&args).current_dir(site.inbox()).output().unwrap();
        (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
    };
    assert_eq!(sync(".", "../feeds"), (0, String::new()));
    // A link to the inbox is the inbox.
    std::os::unix::fs::symlink(site.inbox(), site.root().join("link")).unwrap();
    let (status, said) = sync(".", "../link/feeds");
    assert!(status == 2 && said.contains("give two folders side by side"), "{said}");
    assert!(!site.inbox().join("feeds").exists());
}

/// A folder that is no folder for writing, or `None` where this user may write everywhere.
fn read_only(site: &Site) -> bool {
    fs::set_permissions(site.feeds(), fs::Permissions::from_mode(0o555)).unwrap();
    let probe = site.feeds().join("probe");
    let writable = fs::write(&probe, "").is_ok();
    if writable {
        fs::remove_file(probe).unwrap();
        fs::set_permissions(site.feeds(), fs::Permissions::from_mode(0o755)).unwrap();
    }
    !writable
}

#[test]
fn a_folder_that_may_not_be_written() {
    let site = site();
    site.put("c.txt", CORRIGENDUM.text());
    if read_only(&site) {
        let said = stops(&site, &[]);
        assert!(said.contains("check its owner and permissions"), "{said}");
        fs::set_permissions(site.feeds(), fs::Permissions::from_mode(0o755)).unwrap();
    } else {
        // Root may write everywhere but in a file system that is mounted for reading.
        let Some(_mount) = Mount::bind(&site) else { return };
        let said = stops(&site, &[]);
        assert!(said.contains("mount the file system for writing"), "{said}");
    }
    assert!(site.sync("2026-02-11T10:00:00Z").contains(": +0 ~2 -0; "));
}

/// A file system over the feeds, until it is dropped. Needs root; without, the test says so.
struct Mount(std::path::PathBuf);

impl Mount {
    fn new(site: &Site, steps: &[&[&str]]) -> Option<Mount> {
        let mount = Mount(site.feeds());
        for arguments in steps {
            let done = Command::new("mount").args(*arguments).arg(site.feeds()).output();
            if !done.as_ref().is_ok_and(|d| d.status.success()) {
                eprintln!("!! SKIPPED: this user may not mount; a full or read-only disk is NOT tested ({done:?})");
                return None;
            }
        }
        Some(mount)
    }

    /// The feeds themselves, for reading.
    fn bind(site: &Site) -> Option<Mount> {
        let feeds = site.feeds().display().to_string();
        Mount::new(site, &[&["--bind", &feeds], &["-o", "remount,bind,ro"]])
    }

    /// A disk of that many kilobytes.
    fn disk(site: &Site, kilobytes: usize) -> Option<Mount> {
        Mount::new(site, &[&["-t", "tmpfs", "-o", &format!("size={kilobytes}k"), "tmpfs"]])
    }

    fn resize(&self, kilobytes: usize) {
        let size = format!("remount,size={kilobytes}k");
        assert!(Command::new("mount").args(["-o", &size]).arg(&self.0).status().unwrap().success());
    }
}

impl Drop for Mount {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("--lazy").arg(&self.0).output();
    }
}

#[test]
fn a_full_disk_leaves_the_feeds_as_they_were() {
    let site = Site::new();
    site.put("a.txt", FIRST.text());
    let Some(disk) = Mount::disk(&site, 4096) else { return };
    site.configure("languages = [\"en\"]\n");
    site.sync("2026-02-01T10:00:00Z");
    let before = site.tree();
    site.put("c.txt", CORRIGENDUM.text());
    // The disk is filled up to the last few kilobytes, a few more each time: every place where a write can fail.
    let mut full = 0;
    for room in (0..).map(|n| n * 8) {
        let used = filled(&site);
        disk.resize(used + room);
        let run = site.sync_with("2026-02-10T10:00:00Z", &[]);
        if run.status == 0 {
            break;
        }
        full += 1;
        assert_eq!((run.status, run.text().as_str()), (1, ""), "{}", run.stderr);
        assert!(run.stderr.ends_with("; make room and run again\n"), "{}", run.stderr);
        assert_eq!(site.tree(), before, "{room} kB of room: {}", run.stderr);
        assert!(room < 4096, "the disk stays full");
    }
    assert!(full > 1, "the disk was never full");
    assert_eq!(site.event("0007-deadline-contributions@").sequence, 1);
    disk.resize(4096);
    assert_eq!(site.sync("2026-02-11T10:00:00Z"), "");
    assert_eq!(site.event("0007-deadline-contributions@").sequence, 1);
}

/// The kilobytes that are in use on the disk of the feeds.
fn filled(site: &Site) -> usize {
    let output = Command::new("df").args(["-k", "--output=used"]).arg(site.feeds()).output().unwrap();
    String::from_utf8(output.stdout).unwrap().lines().last().unwrap().trim().parse().unwrap()
}
