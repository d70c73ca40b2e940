//! Every case of what a run may find, one test each: what is written, what is said, how it ends.

use super::{CANCELLATION, CORRIGENDUM, FIRST, Letter, POSTPONEMENT, Shown, Site, json};
use crate::program::root;
use std::fs::{self, File};
use std::time::{Duration, SystemTime};

const DEADLINE: &str = "0007-deadline-contributions@";
const MEETING: &str = "0007-meeting";

/// A site with [`FIRST`] published.
fn site() -> Site {
    let site = Site::new();
    site.put("a.txt", FIRST.text());
    let said = site.sync("2026-02-01T10:00:00Z");
    assert!(said.starts_with("1 letter, 5 events: +5 ~0 -0; ") && said.lines().count() == 1, "{said}");
    site
}

#[test]
fn the_same_again_a_renamed_and_a_touched_file_change_nothing() {
    let site = site();
    let before = site.state();
    let silent = |what: &str| {
        assert_eq!(site.sync("2026-02-02T10:00:00Z"), "", "{what}");
        assert_eq!(site.state(), before, "{what}");
    };
    silent("the same again");
    fs::rename(site.inbox().join("a.txt"), site.inbox().join("b.txt")).unwrap();
    silent("renamed");
    let file = File::options().write(true).open(site.inbox().join("b.txt")).unwrap();
    file.set_modified(SystemTime::now() + Duration::from_secs(60)).unwrap();
    silent("touched");
    fs::create_dir(site.inbox().join("below")).unwrap();
    site.put("below/copy.txt", FIRST.text());
    silent("the same file twice");
    site.take_out("b.txt");
    silent("one of two copies deleted");
}

#[test]
fn a_corrigendum_moves_the_event_and_says_so() {
    let site = site();
    let before = site.event(DEADLINE);
    assert_eq!((before.sequence, before.modified.as_str()), (0, "20260108T000000Z"));
    site.put("c.txt", CORRIGENDUM.text());
    let said = site.sync("2026-02-10T10:00:00Z");
    let lines: Vec<&str> = said.lines().collect();
    assert!(lines[0].starts_with("1 letter, 5 events: +0 ~2 -0; ") && lines[0].ends_with(" written"), "{said}");
    assert_eq!(lines[1..], ["T25-SG11-COL-0007 deadline/contributions: 2026-05-20 → 2026-05-22"]);
    let after = site.event(DEADLINE);
    let expected = Shown {
        sequence: 1,
        start: "20260522".into(),
        modified: "20260210T100000Z".into(),
        stamp: "20260210T100000Z".into(),
        ..before
    };
    assert_eq!(after, expected);
    // The subject restates the meeting in other words; what the corrigendum does not restate stays as it was.
    assert_eq!((site.event(MEETING).sequence, site.event(MEETING).modified.as_str()), (0, "20260210T100000Z"));
    assert_eq!(site.event("deadline-registration").modified, "20260108T000000Z");
    assert_eq!(site.sync("2026-02-11T10:00:00Z"), "");
}

#[test]
fn an_addendum_adds_and_a_revision_replaces() {
    let site = site();
    let addendum = Letter {
        date: "12 February 2026",
        reference: "Addendum 1 to TSB Collective letter 7/11",
        subject: "Addendum 1 - Meeting of Study Group 11; Geneva, 2-6 June 2026",
        body: "Fellowships will be offered for this meeting.",
        deadlines: &[("15 April 2026", "Submit fellowship requests")],
    };
    site.put("add.txt", addendum.text());
    assert!(site.sync("2026-02-13T10:00:00Z").starts_with("1 letter, 6 events: +1 ~1 -0; "));
    let revision = Letter {
        date: "1 March 2026",
        reference: "TSB Collective letter 7/11\nRevision 1",
        subject: "Meeting of Study Group 11; Geneva, 2-6 June 2026 (Revision 1)",
        body: "This letter replaces the one of 8 January 2026. Study Group 11 will meet in Geneva from 2 to 6 June 2026.",
        deadlines: &[("2 May 2026", "Pre-registration"), ("20 May 2026", "Submit Member contributions")],
    };
    let text = revision.text().replace("SGRevision 1/AB", "SG11/AB").replace("tsbsg11\nRevision 1@", "tsbsg11@");
    site.put("rev.txt", text);
    let said = site.sync("2026-03-02T10:00:00Z");
    let gone = site.event("deadline-contributions-translation");
    assert_eq!((gone.sequence, gone.status.as_str(), gone.alarms), (1, "CANCELLED", 0), "{said}");
    assert!(gone.summary.to_lowercase().contains("cancelled"), "{}", gone.summary);
    assert_eq!(site.event("deadline-registration").status, "CONFIRMED");
}

#[test]
fn other_words_move_the_time_of_change_and_not_the_sequence() {
    let site = site();
    let before = site.event("deadline-registration");
    site.put("a.txt", FIRST.text().replace("Pre-registration", "Pre-registration (mandatory)"));
    let said = site.sync("2026-02-03T10:00:00Z");
    assert!(said.starts_with("1 letter, 5 events: +0 ~1 -0; ") && said.lines().count() == 1, "{said}");
    let stamp = "20260203T100000Z".to_owned();
    assert_eq!(site.event("deadline-registration"), Shown { modified: stamp.clone(), stamp, ..before });
}

#[test]
fn a_deleted_file_withdraws_nothing() {
    let site = site();
    let before = site.state();
    site.take_out("a.txt");
    assert_eq!(site.sync("2026-02-03T10:00:00Z"), "");
    assert_eq!(site.state(), before);
    site.put("a.txt", FIRST.text());
    assert_eq!(site.sync("2026-02-04T10:00:00Z"), "");
    assert_eq!(site.state(), before);
}

#[test]
fn a_wrong_corrigendum_is_withdrawn_by_name_once_its_file_is_out() {
    let site = site();
    site.put("c.txt", CORRIGENDUM.text());
    site.sync("2026-02-10T10:00:00Z");
    assert_eq!(site.event(DEADLINE).start, "20260522");
    site.take_out("c.txt");
    assert_eq!(site.sync("2026-02-11T10:00:00Z"), "");
    let run = site.sync_with("2026-02-12T10:00:00Z", &["--forget", "T25-SG11-COL-0007"]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    assert!(run.text().contains("deadline/contributions: 2026-05-22 → 2026-05-20\n"), "{}", run.text());
    assert_eq!((site.event(DEADLINE).sequence, site.event(DEADLINE).status.as_str()), (2, "CONFIRMED"));
}

#[test]
fn what_leaves_a_short_window_stands_in_the_archive() {
    let site = Site::new();
    site.configure("languages = [\"en\"]\nkeep = 1\n");
    site.put("a.txt", FIRST.text());
    site.sync("2026-02-01T10:00:00Z");
    site.sync("2026-06-20T10:00:00Z");
    let (rolling, archive) = (site.events("v1/en/all.ics"), site.events("v1/en/archive/2026.ics"));
    assert_eq!((rolling.len(), archive.len()), (4, 1), "one deadline was in April: {rolling:#?}");
    // A correction of what is over reaches the archive.
    site.put("c.txt", CORRIGENDUM.text().replace("22 May 2026", "12 May 2026"));
    site.sync("2026-07-01T10:00:00Z");
    let (rolling, archive) = (site.events("v1/en/all.ics"), site.events("v1/en/archive/2026.ics"));
    assert_eq!((rolling.len(), archive.len()), (2, 3), "{rolling:#?}");
    assert!(archive.values().any(|e| e.start == "20260512"), "{archive:#?}");
}

#[test]
fn a_letter_is_withdrawn_by_name_once_its_file_is_out() {
    let site = site();
    let forget = |id: &str| site.sync_with("2026-02-05T10:00:00Z", &["--forget", id]);
    let before = site.state();
    let there = forget("T25-SG11-COL-0007");
    let message = "error: T25-SG11-COL-0007 is still in the inbox as inbox/a.txt; take that file out and run again\n";
    assert_eq!((there.status, there.stderr.as_str()), (1, message));
    let unknown = forget("T25-SG11-COL-0006");
    let message = "error: there is no letter T25-SG11-COL-0006 to forget; did you mean T25-SG11-COL-0007?\n";
    assert_eq!((unknown.status, unknown.stderr.as_str()), (1, message));
    assert_eq!(site.state(), before);
    site.take_out("a.txt");
    let done = forget("T25-SG11-COL-0007");
    assert_eq!((done.status, done.stderr.as_str()), (0, ""));
    assert!(done.text().starts_with("1 letter, 5 events: +0 ~0 -5; "), "{}", done.text());
    let events = site.events("v1/en/sg11.ics");
    assert_eq!(events.len(), 5);
    assert!(events.values().all(|e| e.status == "CANCELLED" && e.sequence == 1 && e.alarms == 0), "{events:#?}");
    assert_eq!(site.sync("2026-02-06T10:00:00Z"), "");
    // The letter comes back: the same events stand again.
    site.put("a.txt", FIRST.text());
    site.sync("2026-02-07T10:00:00Z");
    assert_eq!((site.event(DEADLINE).sequence, site.event(DEADLINE).status.as_str()), (2, "CONFIRMED"));
}

#[test]
fn feeds_stay_when_the_last_letter_of_a_group_is_forgotten() {
    let site = site();
    site.put("old.txt", Letter { date: "8 January 2019", ..OTHER_GROUP }.text());
    site.sync("2026-02-02T10:00:00Z");
    assert!(site.tree().contains_key("v1/en/sg12.ics"));
    site.take_out("old.txt");
    let done = site.sync_with("2026-02-05T10:00:00Z", &["--forget", "t17-sg12-col-0003"]);
    assert_eq!(done.status, 0, "{}", done.stderr);
    assert!(site.events("v1/en/sg12.ics").is_empty(), "whoever subscribed still gets a calendar");
}

/// A letter of another group, all of it long over.
const OTHER_GROUP: Letter<'static> = Letter {
    date: "8 January 2019",
    reference: "TSB Collective letter 3/12",
    subject: "Meeting of Study Group 12; Geneva, 3-7 June 2019",
    body: "Study Group 12 will meet in Geneva from 3 to 7 June 2019.",
    deadlines: &[("3 May 2019", "Pre-registration")],
};

#[test]
fn a_letter_of_its_own_postpones_another() {
    let site = site();
    site.put("p.txt", POSTPONEMENT.text());
    let run = site.sync_with("2026-02-21T10:00:00Z", &[]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let said = run.text();
    let moved = "T25-SG11-COL-0007 meeting: 2026-06-02/2026-06-06 → 2026-09-07/2026-09-11, by T25-SG11-COL-0008\n";
    assert!(said.contains(moved), "{said}");
    assert_eq!(run.stderr.lines().count(), 1, "{}", run.stderr);
    assert!(run.stderr.starts_with("warning: inbox/p.txt: T25-SG11-COL-0008 moves the meeting of"), "{}", run.stderr);
    let all = site.events("v1/en/all.ics");
    assert!(all.len() == 5 && all.keys().all(|uid| uid.starts_with("t25-sg11-col-0007-")), "{all:#?}");
    assert!(all.values().all(|e| e.sequence == 1));
    assert_eq!(site.event(MEETING).start, "20260907");
    assert_eq!(site.event("contributions-translation").status, "CANCELLED");
    // Without a change, no warning either.
    assert_eq!(site.sync("2026-02-22T10:00:00Z"), "");
}

#[test]
fn a_letter_of_its_own_cancels_another() {
    let site = site();
    site.put("x.txt", CANCELLATION.text());
    let run = site.sync_with("2026-03-01T10:00:00Z", &[]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let all = site.events("v1/en/all.ics");
    assert!(all.len() == 5 && all.values().all(|e| e.status == "CANCELLED" && e.sequence == 1), "{all:#?}");
    assert_eq!(site.sync("2026-03-02T10:00:00Z"), "");
}

#[test]
fn languages_and_formats_of_one_letter_are_one_set_of_events() {
    let site = Site::new();
    site.configure("languages = [\"en\", \"fr\"]\n");
    let six = |language: &str| fs::read(root().join(format!("samples/six/six-{language}.txt"))).unwrap();
    site.put("en.txt", six("en"));
    assert_eq!(site.sync_with("2026-02-01T10:00:00Z", &[]).status, 0);
    let before = site.events("v1/en/all.ics");
    site.put("fr.txt", six("fr"));
    let run = site.sync_with("2026-02-02T10:00:00Z", &[]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let after = site.events("v1/en/all.ics");
    assert!(before.keys().eq(after.keys()), "{before:#?}\n{after:#?}");
    assert!(after.values().all(|e| e.sequence == 0));
    // The French feed speaks with the words of the French letter.
    let quote = |path: &str| site.read(path).replace("\r\n ", "").contains("Demandes de bourse");
    assert!(quote("v1/fr/all.ics") && !quote("v1/en/all.ics"));
    // The letter in another format: nothing new.
    let site = self::site();
    let before = site.events("v1/en/all.ics");
    let (head, rest) = FIRST.text().split_once("Key deadlines:").map(|(h, r)| (h.to_owned(), r.to_owned())).unwrap();
    let lines = |text: &str| text.lines().map(|l| format!("<p>{}</p>\n", l.trim())).collect::<String>();
    let row = |(day, what): &(&str, &str)| format!("<tr><td>{day}</td><td>– {what}</td></tr>");
    let table: String = FIRST.deadlines.iter().map(row).collect();
    let end = lines(&rest[rest.find("Yours").unwrap()..]);
    site.put(
        "a.html",
        format!("<html><body>{}<p>Key deadlines:</p><table>{table}</table>{end}</body></html>", lines(&head)),
    );
    let run = site.sync_with("2026-02-03T10:00:00Z", &[]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{}", run.text());
    let after = site.events("v1/en/all.ics");
    assert!(before.keys().eq(after.keys()) && after.values().all(|e| e.sequence == 0), "{after:#?}");
}

#[test]
fn copies_that_disagree_are_reported_until_they_agree() {
    let site = site();
    site.put("wrong.txt", FIRST.text().replace("20 May 2026", "21 May 2026"));
    // Of two texts in one language either may be the wrong one: what was published holds, whatever their bytes.
    let help = "; take the one that is wrong out of the inbox\n";
    for day in ["02", "03"] {
        let run = site.sync_with(&format!("2026-02-{day}T10:00:00Z"), &[]);
        assert_eq!((run.status, run.text().as_str()), (4, ""), "{}", run.stderr);
        let said = &run.stderr;
        let named = said.contains("inbox/a.txt") && said.contains("inbox/wrong.txt") && said.contains("2026-05-21");
        assert!(named && said.lines().count() == 1 && said.starts_with("warning: "), "{said}");
        assert!(said.ends_with(help), "{said}");
    }
    let run = site.sync_with("2026-02-04T10:00:00Z", &["--json"]);
    assert_eq!(json(&run)["conflicts"].as_array().unwrap().len(), 1);
    site.take_out("wrong.txt");
    let run = site.sync_with("2026-02-05T10:00:00Z", &[]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
}

/// The ledger as another version of the program would have written it: `from` reads as `to`.
fn read_by_others(site: &Site, change: impl Fn(&str) -> String) {
    site.edit_ledger(|text| {
        let (head, rest) = text.split_once('\n').unwrap();
        let reading = head.split("\"reading\":\"").nth(1).unwrap().split('"').next().unwrap();
        format!("{}\n{}", head.replace(reading, "another version"), change(rest))
    });
    // What stands in the ledger is what was published.
    fs::remove_file(site.feeds().join("current")).unwrap();
}

#[test]
fn the_guard_stops_a_version_that_reads_much_differently() {
    let site = site();
    read_by_others(&site, |rest| rest.replace("2026-05-20", "2026-05-18"));
    let before = site.state();
    let run = site.sync_with("2026-02-02T10:00:00Z", &[]);
    assert_eq!(run.status, 5);
    assert!(
        run.stderr.contains("reads 1 of 5 events to come differently; nothing is published")
            && run.stderr.contains("--accept"),
        "{}",
        run.stderr
    );
    assert_eq!(
        run.text(),
        "1 letter, 5 events: +0 ~1 -0\nT25-SG11-COL-0007 deadline/contributions: 2026-05-18 → 2026-05-20\n"
    );
    assert_eq!(site.state(), before);
    let asked = site.sync_with("2026-02-02T10:00:00Z", &["--json"]);
    assert_eq!((asked.status, json(&asked)["status"].as_u64()), (5, Some(5)));
    let run = site.sync_with("2026-02-02T11:00:00Z", &["--accept"]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    assert_eq!((site.event(DEADLINE).sequence, site.event(DEADLINE).start.as_str()), (1, "20260520"));
    assert_eq!(site.sync("2026-02-03T10:00:00Z"), "");
}

#[test]
fn what_letters_correct_does_not_move_the_guard() {
    let site = site();
    read_by_others(&site, |rest| rest.to_owned());
    site.put("c.txt", CORRIGENDUM.text());
    let run = site.sync_with("2026-02-10T10:00:00Z", &[]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{}", run.text());
    assert_eq!((site.event(DEADLINE).sequence, site.event(DEADLINE).start.as_str()), (1, "20260522"));
}

#[test]
fn where_the_guard_stops_the_other_problems_are_told_too() {
    let site = site();
    site.put("bad.txt", "nothing");
    site.sync_with("2026-02-01T11:00:00Z", &[]);
    read_by_others(&site, |rest| rest.replace("2026-05-20", "2026-05-18"));
    site.put("bad.txt", "nothing else");
    let run = site.sync_with("2026-02-02T10:00:00Z", &[]);
    assert!(run.status == 5 && run.stderr.contains("error: inbox/bad.txt: "), "{}", run.stderr);
}

#[test]
fn the_guard_lets_one_in_ten_pass() {
    let site = site();
    let other = FIRST.text().replace("7/11", "17/11");
    site.put("b.txt", &other);
    site.sync("2026-02-01T11:00:00Z");
    // One of ten events to come, in its outline, its text and its state.
    read_by_others(&site, |rest| rest.replacen("2026-05-20", "2026-05-18", 3));
    let run = site.sync_with("2026-02-02T10:00:00Z", &[]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{}", run.text());
    assert_eq!(run.text().lines().count(), 2, "{}", run.text());
}

#[test]
fn past_events_do_not_move_the_guard() {
    let site = site();
    read_by_others(&site, |rest| rest.replace("2026-05-20", "2026-05-18"));
    assert_eq!(site.sync_with("2027-02-02T10:00:00Z", &[]).status, 0);
}

#[test]
fn a_dry_run_says_the_same_and_writes_nothing() {
    let site = Site::new();
    fs::remove_dir_all(site.feeds()).unwrap();
    site.put("a.txt", FIRST.text());
    let dry = |now: &str| {
        let run = site.sync_with(now, &["--dry-run"]);
        assert_eq!((run.status, run.stderr.as_str()), (0, ""));
        run.text()
    };
    let said = dry("2026-02-01T10:00:00Z");
    assert!(!site.feeds().exists());
    assert_eq!(site.sync("2026-02-01T10:00:00Z"), said);
    site.put("c.txt", CORRIGENDUM.text());
    let before = site.state();
    let said = dry("2026-02-10T10:00:00Z");
    assert_eq!(site.state(), before);
    assert_eq!(site.sync("2026-02-10T10:00:00Z"), said);
    assert_eq!(dry("2026-02-11T10:00:00Z"), "");
}

#[test]
fn the_report_for_programs() {
    let site = Site::new();
    site.put("a.txt", FIRST.text());
    let first = json(&site.sync_with("2026-02-01T10:00:00Z", &["--json"]));
    assert_eq!((&first["schema"], &first["status"]), (&"lettercal-sync/1".into(), &0.into()));
    assert_eq!((&first["letters"], &first["events"], &first["added"]), (&1.into(), &5.into(), &5.into()));
    site.put("c.txt", CORRIGENDUM.text());
    let second = json(&site.sync_with("2026-02-10T10:00:00Z", &["--json"]));
    let moved = &second["moved"][0];
    assert_eq!(moved["uid"], "t25-sg11-col-0007-deadline-contributions@lettercal");
    assert_eq!((&moved["before"], &moved["after"]), (&"2026-05-20".into(), &"2026-05-22".into()));
    assert!(second["written"].as_u64() > Some(0) && second["written"].as_u64() <= second["files"].as_u64());
    // Nothing changed: the counts are still those of what is published.
    let third = json(&site.sync_with("2026-02-11T10:00:00Z", &["--json"]));
    assert_eq!((&third["letters"], &third["events"], &third["written"]), (&1.into(), &5.into(), &0.into()));
}

#[test]
fn a_new_month_moves_the_window_and_no_event() {
    let site = Site::new();
    site.put("a.txt", OTHER_GROUP.text());
    site.sync("2020-06-30T21:00:00Z");
    assert_eq!(site.events("v1/en/sg12.ics").len(), 2, "thirteen months");
    assert_eq!(site.sync("2020-06-30T21:30:00Z"), "");
    // In Geneva it is July.
    let run = site.sync_with("2020-06-30T22:30:00Z", &[]);
    assert!(run.status == 0 && run.text().starts_with("1 letter, 2 events: +0 ~0 -0; "), "{}", run.text());
    assert_eq!(site.events("v1/en/sg12.ics").len(), 1);
    assert_eq!(site.events("v1/en/letters/t17-sg12-col-0003.ics").len(), 2);
    assert_eq!(site.events("v1/en/archive/2019.ics").len(), 2);
    assert_eq!(site.sync("2020-07-15T10:00:00Z"), "");
}

/// A notice without a number.
fn notice(day: u32, deadline: u32) -> String {
    format!(
        "From: tsbsg13@itu.int\nDate: 10 November 2026\nSubject: Q16/13 e-meeting, {day} January 2027\n\nDear experts,\n\n\
         The next e-meeting of Question 16/13 will be held on {day} January 2027, 1400-1600 hours Geneva time. Contributions \
         are due by {deadline} January 2027.\n\nBest regards,\n"
    )
}

#[test]
fn two_notices_without_a_number_are_two_letters_whichever_comes_first() {
    const PLAIN: &str = "inv-q16-13-20261110-meeting-q16-13@lettercal";
    const OTHER: &str = "inv-q16-13-20261110-20270119-meeting-q16-13@lettercal";
    let starts = |site: &Site| -> Vec<(String, String)> {
        let meetings = site.events("v1/en/meetings.ics").into_iter();
        meetings.map(|(uid, shown)| (uid, shown.start)).collect()
    };
    let expected = [(OTHER.to_owned(), "20270119T140000".to_owned()), (PLAIN.to_owned(), "20270112T140000".to_owned())];
    for names in [["a", "b"], ["b", "a"]] {
        let site = Site::new();
        let letters = [("a", notice(12, 8)), ("b", notice(19, 15))];
        for (hour, name) in names.iter().enumerate() {
            let text = &letters.iter().find(|(n, _)| n == name).unwrap().1;
            site.put(&format!("{name}.txt"), text);
            let run = site.sync_with(&format!("2026-11-11T1{hour}:00:00Z"), &[]);
            assert_eq!(run.status, 0, "{}", run.stderr);
            if hour == 1 {
                let told = "calls other meetings in two texts: 2027-01-12 in inbox/a.txt; 2027-01-19 in inbox/b.txt. Both are kept";
                assert!(run.stderr.contains(told), "{}", run.stderr);
            }
        }
        assert_eq!(starts(&site), expected);
        assert_eq!(site.sync("2026-11-11T13:00:00Z"), "", "nothing is said twice");
        // Files that are gone withdraw nothing.
        site.take_out("a.txt");
        assert_eq!(site.sync("2026-11-11T14:00:00Z"), "");
        assert_eq!(starts(&site), expected);
        // A correction of one leaves the other alone.
        site.put("b.txt", notice(19, 14));
        let said = site.sync_with("2026-11-11T15:00:00Z", &[]).text();
        assert!(
            said.contains("deadline/contributions: 2027-01-15 → 2027-01-14") && said.lines().count() == 2,
            "{said}"
        );
        assert_eq!(starts(&site), expected);
    }
}

#[test]
fn another_place_is_named() {
    let site = site();
    let moved =
        |text: &str| text.replace("Geneva, 2-6 June", "Nairobi, 2-6 June").replace("in Geneva from", "in Nairobi from");
    site.put("a.txt", moved(&FIRST.text()));
    let said = site.sync("2026-02-03T10:00:00Z");
    let line = "T25-SG11-COL-0007 meeting: 2026-06-02/2026-06-06, Geneva → 2026-06-02/2026-06-06, Nairobi\n";
    assert!(said.contains(line), "{said}");
}

#[test]
fn a_bundle_of_a_group_that_nobody_knows_is_told() {
    let site = site();
    site.configure("languages = [\"en\"]\n[bundle.mine]\ngroups = [\"SG99\", \"Q2/11\", \"SG12\"]\n");
    let run = site.sync_with("2026-02-03T10:00:00Z", &[]);
    let lines: Vec<&str> = run.stderr.lines().collect();
    assert_eq!(run.status, 0);
    assert_eq!(
        lines,
        [
            "warning: feeds/feeds.toml: bundle mine: no event is of SG99",
            "warning: feeds/feeds.toml: bundle mine: no event is of SG12 (did you mean SG11?)",
        ],
    );
    assert_eq!(site.sync("2026-02-04T10:00:00Z"), "");
}

#[test]
fn the_address_of_a_forgotten_letter_stays() {
    let site = site();
    site.put("p.txt", POSTPONEMENT.text());
    site.sync_with("2026-02-21T10:00:00Z", &[]);
    let path = "v1/en/letters/t25-sg11-col-0008.ics";
    assert!(site.tree().contains_key(path));
    site.take_out("p.txt");
    let done = site.sync_with("2026-02-22T10:00:00Z", &["--forget", "T25-SG11-COL-0008"]);
    assert_eq!(done.status, 0, "{}", done.stderr);
    assert!(site.events(path).is_empty(), "whoever subscribed still gets a calendar");
    assert_eq!(site.event(MEETING).start, "20260602");
    assert_eq!(site.sync("2026-02-23T10:00:00Z"), "");
}
