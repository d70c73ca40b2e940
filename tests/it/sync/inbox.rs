//! What may lie in the inbox: bad letters among good ones, files that are still being copied, thousands at once.

use super::{CORRIGENDUM, FIRST, Letter, Site, json};
use crate::program::root;
use std::fs::{self, File};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::time::{Duration, SystemTime};

const NOW: &str = "2026-02-01T10:00:00Z";

#[test]
fn bad_letters_do_not_keep_the_good_ones() {
    let site = Site::new();
    site.put("a.txt", FIRST.text());
    site.put("empty.txt", "");
    site.put("torn.docx", "PK\u{3}\u{4} and nothing more");
    site.put("recipe.txt", "Take two eggs and a pound of flour.\n");
    let said = |now: &str, text: &str| {
        let run = site.sync_with(now, &[]);
        assert_eq!(run.status, 3);
        assert!(run.text().starts_with(text) && (text.is_empty() == run.text().is_empty()), "{}", run.text());
        let lines: Vec<String> = run.stderr.lines().map(str::to_owned).collect();
        let starts = ["error: inbox/empty.txt: ", "error: inbox/recipe.txt: ", "error: inbox/torn.docx: "];
        assert!(lines.len() == 3 && lines.iter().zip(starts).all(|(l, s)| l.starts_with(s)), "{lines:#?}");
        assert!(lines.iter().all(|l| l.len() > 40), "a reason and what to do: {lines:#?}");
        lines
    };
    let first = said(NOW, "1 letter, 5 events: +5 ~0 -0; ");
    assert_eq!(site.events("v1/en/all.ics").len(), 5);
    let state = site.state();
    // They are named on every run, and nothing is written.
    assert_eq!(said("2026-02-02T10:00:00Z", ""), first);
    assert_eq!(site.state(), state);
    let report = json(&site.sync_with("2026-02-02T11:00:00Z", &["--json"]));
    assert_eq!((report["unreadable"].as_array().unwrap().len(), &report["status"]), (3, &3.into()));
    ["empty.txt", "torn.docx", "recipe.txt"].iter().for_each(|name| site.take_out(name));
    assert_eq!(site.sync("2026-02-03T10:00:00Z"), "");
}

#[test]
fn what_could_be_read_once_stays_when_it_is_overwritten_with_rubbish() {
    let site = Site::new();
    site.put("a.txt", FIRST.text());
    site.sync(NOW);
    let before = site.tree();
    site.put("a.txt", "\u{0}\u{1}\u{2}");
    let run = site.sync_with("2026-02-02T10:00:00Z", &[]);
    assert_eq!(run.status, 3, "{}", run.stderr);
    assert_eq!(site.tree(), before);
    site.put("a.txt", FIRST.text());
    assert_eq!(site.sync("2026-02-03T10:00:00Z"), "");
}

#[test]
fn what_another_version_of_the_program_cannot_read_stays() {
    let site = Site::new();
    site.put("a.txt", FIRST.text());
    site.put("b.txt", "No letter.\n");
    assert_eq!(site.sync_with(NOW, &[]).status, 3);
    // The ledger as a version would have written it that read both.
    let known = |text: &str| text.split("\"failures\":{\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    site.edit_ledger(|text| {
        let (failed, (head, rest)) = (known(&text), text.split_once('\n').unwrap());
        let read = rest.split("\"contents\":[\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let reading = head.split("\"reading\":\"").nth(1).unwrap().split('"').next().unwrap();
        let head = format!("{}\"failures\":{{}}}}", head.split("\"failures\"").next().unwrap());
        format!("{}\n{}", head.replace(reading, "another version"), rest.replace(&read, &failed))
    });
    site.take_out("a.txt");
    let run = site.sync_with("2026-02-02T10:00:00Z", &[]);
    assert_eq!(run.status, 3, "{}{}", run.text(), run.stderr);
    assert!(run.stderr.starts_with("error: inbox/b.txt: "), "{}", run.stderr);
    assert!(site.events("v1/en/all.ics").values().all(|e| e.status == "CONFIRMED"), "{}", run.text());
}

#[test]
fn a_file_that_is_still_being_copied_is_taken_next_time() {
    let site = Site::new();
    site.put("a.txt", FIRST.text());
    let whole = fs::read(root().join("samples/formats/deadlines.docx")).unwrap();
    site.put("b.docx", &whole[..whole.len() / 2]);
    let written = File::options().write(true).open(site.inbox().join("b.docx")).unwrap();
    let at = |seconds: u64| SystemTime::UNIX_EPOCH + Duration::from_secs(1_769_940_000 + seconds);
    written.set_modified(at(0)).unwrap();
    assert!(site.sync("2026-02-01T10:00:01Z").starts_with("1 letter, "), "{NOW} is 1769940000");
    // Two seconds later it counts as it is.
    let run = site.sync_with("2026-02-01T10:00:02Z", &[]);
    assert!(run.status == 3 && run.stderr.starts_with("error: inbox/b.docx: "), "{}", run.stderr);
    site.put("b.docx", &whole);
    written.set_modified(at(3)).unwrap();
    assert_eq!(site.sync("2026-02-01T10:00:04Z"), "", "whole or not, nobody knows yet");
    let run = site.sync_with("2026-02-01T10:00:05Z", &[]);
    assert!(matches!(run.status, 0 | 4) && run.text().starts_with("2 letters, "), "{}{}", run.text(), run.stderr);
}

#[test]
fn half_a_letter_that_can_be_read_cancels_nothing() {
    let site = Site::new();
    site.put("a.txt", FIRST.text());
    site.sync(NOW);
    let before = site.tree();
    let whole = FIRST.text();
    site.put("a.txt", &whole[..whole.find("\t2 May").unwrap()]);
    let file = File::options().write(true).open(site.inbox().join("a.txt")).unwrap();
    file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(1_769_940_000 + 60)).unwrap();
    assert_eq!(site.sync("2026-02-01T10:01:01Z"), "");
    assert_eq!(site.tree(), before);
    site.put("a.txt", whole);
    assert_eq!(site.sync("2026-02-01T10:02:00Z"), "");
}

#[test]
fn a_run_waits_for_what_was_just_written() {
    let site = Site::new();
    site.put("a.txt", FIRST.text());
    let run = crate::program::run(&["sync".as_ref(), site.inbox().as_os_str(), site.feeds().as_os_str()]);
    assert!(run.status == 0 && run.text().starts_with("1 letter, 5 events: "), "{}{}", run.text(), run.stderr);
}

#[test]
fn word_and_page_of_one_letter_lie_side_by_side() {
    let site = Site::new();
    site.put("a.txt", FIRST.text());
    site.sync(NOW);
    let before = site.events("v1/en/all.ics");
    // The better format lacks a deadline: what the text says stays, and nobody need look.
    let lines: String = FIRST.text().lines().map(|l| format!("<p>{}</p>\n", l.trim())).collect();
    let (head, rest) = lines.split_once("<p>2 April 2026</p>").unwrap();
    let html = format!("<html><body>{head}{}</body></html>", &rest[rest.find("<p>2 May").unwrap()..]);
    site.put("a.html", html);
    for hour in [11, 12] {
        let run = site.sync_with(&format!("2026-02-01T{hour}:00:00Z"), &[]);
        assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{}", run.text());
    }
    let after = site.events("v1/en/all.ics");
    assert!(before.keys().eq(after.keys()) && after.values().all(|e| e.sequence == 0), "{after:#?}");
}

/// A mail with texts attached.
fn mail(parts: &[(&str, &str)]) -> String {
    let part = |(name, text): &(&str, &str)| {
        format!(
            "--x\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Disposition: attachment; filename=\"{name}\"\r\n\
             \r\n{text}\r\n"
        )
    };
    let parts: String = parts.iter().map(part).collect();
    format!(
        "From: tsb@itu.int\r\nTo: list@example.org\r\nSubject: Collective letter\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nPlease find attached.\r\n\
         {parts}--x--\r\n"
    )
}

#[test]
fn what_comes_with_a_letter_and_is_none_is_passed_over() {
    let site = Site::new();
    let letter = FIRST.text();
    let form = "REGISTRATION FORM\nName:\nOrganisation:\nSignature:";
    let footer = "____\nlist mailing list\nlist@itu.int";
    site.put("a.eml", mail(&[("letter.txt", &letter), ("form.txt", form), ("ATT00001.txt", footer)]));
    assert!(site.sync(NOW).starts_with("1 letter, 5 events: "));
    // Alone it is what somebody took for a letter.
    site.put("b.eml", mail(&[("form.txt", form)]));
    let run = site.sync_with("2026-02-01T11:00:00Z", &[]);
    assert!(run.status == 3 && run.stderr.starts_with("error: inbox/b.eml: "), "{}", run.stderr);
}

#[test]
fn mails_of_two_groups_on_one_day_are_two_letters() {
    let site = Site::new();
    let one = fs::read_to_string(root().join("samples/en/46-fg-2022-mail.txt")).unwrap();
    site.put("one.txt", &one);
    site.sync_with("2022-06-10T10:00:00Z", &[]);
    let before = site.events("v1/en/all.ics");
    let other = "From: tsbfgai@itu.int\nSent: Thu, 9 Jun 2022 15:00:00 +0200\nTo: fg-ai4h@lists.itu.int\n\
        Subject: [fg-ai4h] Tenth meeting of FG-AI4H, Berlin, 12-14 September 2022\n\nDear colleagues,\n\n\
        The ITU-T Focus Group on Artificial Intelligence for Health (FG-AI4H) will hold its tenth meeting in Berlin from \
        12 to 14 September 2022.\n\n- Registration closes on 1 September 2022.\n\nBest regards\nTSB\n";
    site.put("other.txt", other);
    let run = site.sync_with("2022-06-10T11:00:00Z", &[]);
    assert!(run.text().starts_with("2 letters, ") && run.text().lines().count() == 1, "{}{}", run.text(), run.stderr);
    let after = site.events("v1/en/all.ics");
    assert!(before.iter().all(|(uid, event)| after.get(uid) == Some(event)), "{after:#?}");
}

#[test]
fn what_a_person_should_look_at_in_a_letter_is_said_when_it_arrives() {
    let site = Site::new();
    let text = FIRST.text().replace("\t2 May 2026", "\tMonday, 2 May 2026");
    site.put("a.txt", &text);
    site.put("copy.txt", format!("{text}\n"));
    let run = site.sync_with(NOW, &["--strict"]);
    // Copies say the same.
    let said = run.stderr.replace("copy.txt", "a.txt");
    assert!(run.status == 4 && said.starts_with("warning: inbox/a.txt: the printed weekday is not that of"), "{said}");
    assert!(said.lines().count() == 1 && said.contains("; "), "with what to do: {said}");
    assert_eq!(site.sync("2026-02-02T10:00:00Z"), "");
    // Without --strict it is said as well, and in the report for programs.
    site.put("b.txt", text.replace("7/11", "17/11"));
    let run = site.sync_with("2026-02-03T10:00:00Z", &["--json"]);
    let report = json(&run);
    assert_eq!(
        (run.status, report["notes"].as_array().unwrap().len(), &report["notes"][0]["file"]),
        (0, 1, &{
            let path = site.inbox().join("b.txt");
            path.display().to_string().into()
        })
    );
}

#[test]
fn a_file_that_is_taken_out_is_forgotten_as_a_file() {
    let site = Site::new();
    site.put("a.txt", FIRST.text());
    site.put("bad.txt", "nothing");
    assert_eq!(site.sync_with(NOW, &[]).status, 3);
    let tree = site.state().into_iter().filter(|(name, _)| !name.contains("ledger")).collect::<Vec<_>>();
    site.take_out("bad.txt");
    assert_eq!(site.sync("2026-02-02T10:00:00Z"), "");
    let ledger = fs::read_to_string(site.ledger()).unwrap();
    assert!(ledger.lines().next().unwrap().contains("\"failures\":{}"), "{}", ledger.lines().next().unwrap());
    let after = site.state().into_iter().filter(|(name, _)| !name.contains("ledger")).collect::<Vec<_>>();
    assert_eq!(after, tree, "the tree is not written for that");
    // The next run finds everything as the ledger says, without reading it.
    let before = site.state();
    assert_eq!(site.sync("2026-02-03T10:00:00Z"), "");
    assert_eq!(site.state(), before);
}

#[test]
fn outlook_messages_are_taken_from_the_folder() {
    for (sample, name) in [("attached.msg", "a.msg"), ("deadlines.docx", "a.dotx")] {
        let site = Site::new();
        site.put(name, fs::read(root().join("samples/formats").join(sample)).unwrap());
        let run = site.sync_with("2020-01-01T10:00:00Z", &[]);
        assert!(run.text().starts_with("1 letter, "), "{}{}", run.text(), run.stderr);
    }
}

#[test]
fn names_cannot_pretend_to_be_messages_and_every_file_is_named() {
    let site = Site::new();
    site.put("a.txt", FIRST.text());
    site.put("bad\nerror: all feeds are lost.txt", "nothing");
    site.put("red\u{1b}[31m.txt", "nothing");
    let run = site.sync_with(NOW, &[]);
    let lines: Vec<&str> = run.stderr.lines().collect();
    assert!(run.status == 3 && lines.len() == 2, "both files of one content, a line each: {lines:#?}");
    assert!(lines[0].starts_with("error: inbox/bad\\nerror: all feeds are lost.txt: "), "{lines:#?}");
    assert!(lines[1].starts_with("error: inbox/red\\u{1b}[31m.txt: "), "{lines:#?}");
    let report = json(&site.sync_with(NOW, &["--json"]));
    assert!(report["unreadable"][0]["file"].as_str().unwrap().contains('\n'), "JSON has its own escapes: {report}");
}

#[test]
fn what_is_no_letter_by_its_name_is_not_looked_at() {
    let site = Site::new();
    site.put("a.txt", FIRST.text());
    for name in [".hidden.txt", "~$a.docx", "a.txt.part", "notes.json", "Thumbs.db"] {
        site.put(name, "rubbish");
    }
    // A link to a folder may lead in a circle, a link to nothing may be a mount that is away.
    symlink(site.inbox(), site.inbox().join("again")).unwrap();
    symlink("/no/such/letter.txt", site.inbox().join("gone.txt")).unwrap();
    assert!(site.sync(NOW).starts_with("1 letter, 5 events: "));
}

#[test]
fn a_file_without_permission_is_named() {
    let site = Site::new();
    site.put("a.txt", FIRST.text());
    site.put("b.txt", CORRIGENDUM.text());
    let path = site.inbox().join("b.txt");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    if File::open(&path).is_ok() {
        eprintln!("!! SKIPPED: this user may read every file; a file without permission is NOT tested");
        return;
    }
    let run = site.sync_with(NOW, &[]);
    assert!(run.status == 3 && run.stderr.contains("b.txt: the file may not be read"), "{}", run.stderr);
    assert_eq!(site.events("v1/en/all.ics").len(), 5);
}

#[test]
fn many_letters_at_once() {
    const LETTERS: usize = 300;
    let site = Site::new();
    for i in 1..=LETTERS {
        site.put(&format!("{i}.txt"), numbered(i));
    }
    let run = site.sync_with(NOW, &[]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    assert!(run.text().starts_with(&format!("{LETTERS} letters, {} events: ", 5 * LETTERS)), "{}", run.text());
    // More than any calendar program reads: the nearest are kept, and the index says how many are left out.
    let index: serde_json::Value = serde_json::from_str(&site.read("v1/index.json")).unwrap();
    let all = &index["feeds"]["v1/en/all.ics"];
    let (held, left_out) = (all["events"].as_u64().unwrap(), all["left_out"].as_u64().unwrap());
    assert!(held + left_out == 5 * LETTERS as u64 && (500..=1000).contains(&held), "{all}");
    for (path, bytes) in site.tree().iter().filter(|(path, _)| path.ends_with(".ics")) {
        assert!(bytes.len() < 1_000_000, "{path} has {} bytes", bytes.len());
    }
    assert_eq!(site.sync("2026-02-02T10:00:00Z"), "");
    site.put("1.txt", numbered(1).replace("20 May 2026", "21 May 2026"));
    let said = site.sync("2026-02-03T10:00:00Z");
    assert_eq!(
        said.lines().skip(1).collect::<Vec<_>>(),
        ["T25-SG11-COL-0001 deadline/contributions: 2026-05-20 → 2026-05-21"]
    );
}

#[test]
fn a_feed_that_is_full_keeps_what_is_to_come() {
    let site = Site::new();
    site.configure(
        "languages = [\"en\"]\n[bundle.acme]\nkinds = [\"deadline\"]\nnotice = \"30d,21d,14d,10d,7d,5d,4d,3d,2d,1d\"\n",
    );
    // Some hundred deadlines only, half of them over, each with ten days that are counted.
    for i in 1..=30 {
        let over = numbered(i).replace("June 2026", "June 2025").replace("April 2026", "April 2025");
        site.put(&format!("{i}.txt"), over.replace("May 2026", "May 2025").replace("January 2026", "January 2025"));
    }
    for i in 31..=60 {
        site.put(&format!("{i}.txt"), numbered(i));
    }
    let run = site.sync_with(NOW, &[]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    let index: serde_json::Value = serde_json::from_str(&site.read("v1/index.json")).unwrap();
    assert!(index["feeds"]["v1/en/bundles/acme.ics"]["left_out"].as_u64().unwrap() > 50);
    let acme = site.events("v1/en/bundles/acme.ics");
    let to_come = acme.values().filter(|e| e.start.as_str() > "20260201").count();
    assert!(to_come > 900, "{to_come} of {} are to come", acme.len());
    let last = acme.values().map(|e| e.start.as_str()).max();
    assert_eq!(last, Some("20260520"));
}

fn numbered(i: usize) -> String {
    let reference = format!("TSB Collective letter {i}/11");
    Letter { reference: &reference, ..FIRST }.text()
}
