//! One letter in several languages and texts, through the program.

use crate::letters::samples;
use crate::program::{Run, root, run};
use lettercal::lang::PACKS;
use std::fs;
use std::path::Path;

/// The letter that stands in `samples/six` in each language.
fn six(language: &str) -> String {
    format!("samples/six/six-{language}.txt")
}

/// A copy of a sample in which some words stand for others.
fn changed(sample: &str, folder: &Path, changes: &[(&str, &str)]) -> String {
    let mut text = fs::read_to_string(root().join(sample)).unwrap();
    for (old, new) in changes {
        assert!(text.contains(old), "{old} is not in {sample}");
        text = text.replace(old, new);
    }
    let path = folder.join("copy.txt");
    fs::write(&path, text).unwrap();
    path.display().to_string()
}

fn lines<'a>(calendar: &'a str, property: &'a str) -> impl Iterator<Item = &'a str> {
    calendar.lines().filter_map(move |l| l.strip_prefix(property))
}

fn events(run: &Run) -> usize {
    run.text().matches("BEGIN:VEVENT").count()
}

#[test]
fn every_language_of_a_letter_is_told_in_its_own_words() {
    let languages = ["ar", "en", "fr"].map(six);
    for language in ["fr", "en", "ar"] {
        let [a, b, c] = &languages;
        let run = run(&["export", a, b, c, "--lang", language]);
        let calendar = run.text().replace("\r\n ", "");
        let alone = self::run(&["export", &six(language)]).text().replace("\r\n ", "");
        let names: Vec<&str> = lines(&calendar, "SUMMARY:").collect();
        assert!(lines(&alone, "SUMMARY:").all(|s| names.contains(&s)), "{language}: {names:#?}");
        let address = format!("/{language}");
        assert!(lines(&calendar, "URL:").all(|url| url.ends_with(&address)), "{language}");
    }
}

#[test]
fn six_languages_are_one_letter() {
    let all: Vec<String> = PACKS.iter().map(|p| six(p.code)).collect();
    let mut args = vec!["export".to_owned()];
    args.extend(all.iter().cloned());
    let together = run(&args);
    let first = run(&["export", &all[0]]);
    assert_eq!(events(&together), events(&first), "{}", together.stderr);
    assert_eq!(events(&run(&["export", "samples/six"])), events(&run(&["export", &six("ar")])));
    // Another letter, with a time plan.
    let plan = run(&["export", "samples/six-sg13"]);
    let alone = run(&["export", "samples/six-sg13/sg13-2026-zh.txt"]);
    assert_eq!((events(&plan), plan.status), (events(&alone), 0), "{}", plan.stderr);
}

#[test]
fn copies_that_disagree_end_every_command_with_status_4() {
    let folder = tempfile::tempdir().unwrap();
    let copy = changed(&six("en"), folder.path(), &[("6 March 2026", "5 March 2026")]);
    for (first, code) in [(six("fr"), "languages-disagree"), (six("en"), "versions-disagree")] {
        for command in ["export", "extract", "explain", "check"] {
            let run = run(&[command, &first, &copy]);
            let said = if command == "check" { run.text() } else { run.stderr.clone() };
            assert_eq!(run.status, 4, "{command}: {}", run.stderr);
            let both = said.contains("2026-03-06") && said.contains("2026-03-05");
            assert!(said.contains(code) && both, "{command}: {said}");
        }
    }
    let agree = run(&["extract", &six("fr"), &six("en")]);
    assert_eq!(agree.status, 0, "{}", agree.stderr);
}

#[test]
fn copies_that_differ_in_much_are_shown_with_both_readings() {
    let folder = tempfile::tempdir().unwrap();
    let copy = changed(&six("en"), folder.path(), &[("March 2026", "April 2026"), ("February 2026", "March 2026")]);
    let run = run(&["export", &six("en"), &copy]);
    assert_eq!((run.status, events(&run)), (4, events(&self::run(&["export", &six("en")]))));
    let note = run.stderr.lines().find(|l| l.contains("versions-disagree")).unwrap_or_default().to_owned();
    assert!(note.contains(" differ in ") && note.contains("2026-03-") && note.contains("2026-04-"), "{}", run.stderr);
}

#[test]
fn what_is_no_letter_is_said_once() {
    for command in ["export", "extract", "check"] {
        let run = run(&[command, "samples/bad/not-a-letter.txt"]);
        let said = format!("{}{}", run.text(), run.stderr);
        assert_eq!((run.status, said.matches("is no letter").count()), (1, 1), "{command}: {said}");
    }
    assert!(samples().iter().all(|s| !s.name.contains("/bad/")));
}

#[test]
fn two_notices_of_one_group_and_day_are_both_exported() {
    let folder = tempfile::tempdir().unwrap();
    let notice = |day: u32| {
        let path = folder.path().join(format!("{day}.txt"));
        let text = format!(
            "From: tsbsg13@itu.int\nDate: 10 November 2026\nSubject: Q16/13 e-meeting, {day} January 2027\n\nDear experts,\n\n\
             The next e-meeting of Question 16/13 will be held on {day} January 2027, 1400-1600 hours Geneva time.\n"
        );
        fs::write(&path, text).unwrap();
        path.display().to_string()
    };
    let (first, second) = (notice(12), notice(19));
    let run = run(&["export", &second, &first]);
    assert_eq!((run.status, events(&run)), (0, 2), "{}", run.stderr);
    assert!(run.stderr.contains("two-letters"), "{}", run.stderr);
    assert_eq!(run.text(), self::run(&["export", &first, &second]).text());
    let french = self::run(&["export", &first, &second, "--lang", "fr"]);
    assert_eq!(events(&french), 2);
}
