//! The choices of `export`: groups, reminders, formats, and the file that it writes.

use crate::program::{Run, root, run, run_with};
use std::fs;

const JOINT: &str = "samples/en/29-sg13-sg11-2027-joint.txt";

fn export(letter: &str, options: &[&str]) -> Run {
    let mut args = vec!["export", letter];
    args.extend(options);
    run(&args)
}

/// `what` of each event: `deadline`, `meeting` …
fn kinds(run: &Run) -> Vec<String> {
    let calendar = run.text().replace("\r\n ", "");
    calendar.lines().filter_map(|l| l.strip_prefix("X-LETTERCAL-KIND:")).map(str::to_owned).collect()
}

#[test]
fn no_letter_of_a_folder_is_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let letter = folder.path().join("sub/a.txt");
    fs::create_dir(folder.path().join("sub")).unwrap();
    fs::copy(root().join(JOINT), &letter).unwrap();
    let run = run(&["export".as_ref(), folder.path().as_os_str(), "-o".as_ref(), letter.as_os_str()]);
    assert_eq!((run.status, run.stdout.len()), (1, 0), "{}", run.stderr);
    assert!(run.stderr.contains("is one of the letters"), "{}", run.stderr);
    assert_eq!(fs::read(&letter).unwrap(), fs::read(root().join(JOINT)).unwrap());
}

#[test]
fn a_joint_letter_gives_each_group_its_deadlines() {
    let of = |group: &str| kinds(&export(JOINT, &["--group", group]));
    let all = kinds(&export(JOINT, &[])).iter().filter(|k| *k == "deadline").count();
    for group in ["SG11", "SG13"] {
        let deadlines = of(group).iter().filter(|k| *k == "deadline").count();
        // The contributions to the other group's meeting are the other group's.
        assert!(deadlines + 1 >= all, "{group} has {deadlines} of {all} deadlines");
    }
    assert!(of("SG99").is_empty());
}

#[test]
fn groups_are_named_as_letters_or_identities_name_them() {
    let sg5 = export("samples/six/six-en.txt", &["--group", "SG5"]);
    assert!(!kinds(&sg5).is_empty());
    assert_eq!(export("samples/six/six-en.txt", &["--group", "sg05"]).stdout, sg5.stdout);
    let regional = "samples/en/30-sg3rg-afr-2011-addendum.txt";
    for group in ["SG3RG-AFR", "SG03RG-AFR", "SG3"] {
        assert_eq!(export(regional, &["--group", group]).stdout, export(regional, &[]).stdout, "{group}");
    }
    // A question that meets takes in what the whole letter is for; one that does not meet has nothing.
    let question = kinds(&export(JOINT, &["--group", "Q16/13"]));
    assert!(question.contains(&"meeting".to_owned()) && question.contains(&"deadline".to_owned()), "{question:?}");
    assert!(kinds(&export(JOINT, &["--group", "Q1/11"])).is_empty());
}

#[test]
fn a_group_that_no_letter_has_is_said() {
    let run = export(JOINT, &["--group", "SG13,SG111"]);
    assert_eq!(run.status, 0);
    assert!(run.stderr.contains("no event is of SG111 (did you mean SG11?)"), "{}", run.stderr);
    assert!(!export(JOINT, &["--group", "SG13"]).stderr.contains("no event is of"));
}

#[test]
fn days_that_are_drawn_at_their_end_ring_in_the_morning() {
    let run = export("samples/six/six-en.txt", &["--kind", "deadline", "--deadlines", "end-of-day"]);
    let calendar = run.text();
    assert!(calendar.contains("T232900\r\n") && !calendar.contains("TRIGGER:-P1D\r\n"), "{calendar}");
    // From 23:29 back to 09:00 of the day before.
    assert!(calendar.contains("TRIGGER:-P1DT14H29M\r\n"), "{calendar}");
}

#[test]
fn options_that_a_format_has_no_place_for_are_refused() {
    for format in ["csv", "json"] {
        for option in ["--remind=deadline=1d", "--deadlines=end-of-day"] {
            let run = export(JOINT, &["--format", format, option]);
            assert_eq!((run.status, run.stdout.len()), (2, 0), "{format} {option}");
            assert!(run.stderr.contains("changes nothing in "), "{}", run.stderr);
        }
        assert_eq!(export(JOINT, &["--format", format]).status, 0);
    }
}

#[test]
fn standard_input_is_read_once() {
    let letter = fs::read(root().join(JOINT)).unwrap();
    let (once, twice) = (run_with(&["export", "-"], &letter), run_with(&["export", "-", "-"], &letter));
    assert_eq!((once.status, &once.stdout), (twice.status, &twice.stdout), "{}", twice.stderr);
}
