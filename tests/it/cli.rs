//! The outside of the program: streams, files, exit statuses, messages.

use crate::program::{Run, command, root, run, run_with, sample};
use lettercal::event::{Action, Kind};
use lettercal::lang::PACKS;
use lettercal::remind::DEFAULTS;
use lettercal::write::FORMATS;
use serde_json::Value;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use tempfile::TempDir;

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn args(parts: &[&dyn AsRef<std::ffi::OsStr>]) -> Vec<OsString> {
    parts.iter().map(|p| p.as_ref().to_owned()).collect()
}

/// `export` with a letter and options.
fn export(letter: &Path, options: &[&str]) -> Run {
    let mut all = args(&[&"export", &letter]);
    all.extend(options.iter().map(OsString::from));
    run(&all)
}

/// What `extract --json` says of a letter: the measure for every other output, whatever the letter is read as.
fn facts(letter: &Path) -> Value {
    let run = run(&args(&[&"extract", &"--json", &letter]));
    serde_json::from_slice(&run.stdout).unwrap_or_else(|e| panic!("{e}: {}", run.stderr))
}

fn events(letter: &Path) -> Vec<Value> {
    facts(letter)["events"].as_array().unwrap().clone()
}

/// The deadlines that are days.
fn deadline_days(letter: &Path) -> usize {
    events(letter).iter().filter(|e| e["kind"] == "deadline" && e["zone"].is_null()).count()
}

/// A letter of `samples/zh` with a warning, and one without.
fn with_and_without_warning() -> (PathBuf, PathBuf) {
    let all = run(&["extract", "--json", "samples/zh"]).text();
    let facts: Vec<Value> = all.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    let warns = |f: &&Value| f["notes"].as_array().unwrap().iter().any(|n| n["severity"] == "warning");
    let name = |f: Option<&Value>| PathBuf::from(f.expect("no such letter")["source"]["name"].as_str().unwrap());
    (name(facts.iter().find(warns)), name(facts.iter().find(|f| !warns(f))))
}

fn summaries(calendar: &str) -> Vec<String> {
    let unfolded = calendar.replace("\r\n ", "");
    unfolded.lines().filter_map(|l| l.strip_prefix("SUMMARY:")).map(str::to_owned).collect()
}

fn uids(calendar: &str) -> Vec<String> {
    let unfolded = calendar.replace("\r\n ", "");
    unfolded
        .lines()
        .filter_map(|l| l.strip_prefix("UID:"))
        .filter(|u| !u.contains("-alarm-"))
        .map(str::to_owned)
        .collect()
}

#[test]
fn a_letter_becomes_a_calendar_on_stdout() {
    let run = export(&sample("01"), &[]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert_eq!(run.stderr, "");
    let text = run.text();
    assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VCALENDAR\r\n"));
    let titles: Vec<String> = summaries(&text).iter().map(|s| s.replace("\\,", ",")).collect();
    for event in events(&sample("01")) {
        assert!(titles.iter().any(|t| event["title"] == t.as_str()), "{event}");
    }
}

#[test]
fn the_same_letter_twice_adds_nothing_and_order_does_not_matter() {
    let (a, b) = (sample("01"), sample("03"));
    let once = run(&args(&[&"export", &a, &b]));
    let twice = run(&args(&[&"export", &b, &a, &a, &b]));
    assert_eq!(once.status, 0, "{}", once.stderr);
    assert_eq!(uids(&once.text()), uids(&twice.text()));
    assert_eq!(once.text(), twice.text());
    let unique: std::collections::BTreeSet<_> = uids(&once.text()).into_iter().collect();
    assert_eq!(unique.len(), uids(&once.text()).len());
}

#[test]
fn a_letter_from_standard_input() {
    let bytes = fs::read(sample("01")).unwrap();
    let piped = run_with(&["export", "-"], &bytes);
    assert_eq!(piped.status, 0, "{}", piped.stderr);
    assert_eq!(piped.text(), export(&sample("01"), &[]).text());
    let empty = run_with(&["export", "-"], b"");
    assert_eq!((empty.status, empty.stdout.len()), (1, 0));
    assert!(empty.stderr.starts_with("error: standard input: the file is empty"), "{}", empty.stderr);
}

#[test]
fn a_file_is_written_in_one_step() {
    let folder = folder();
    let out = folder.path().join("a.ics");
    let run = run(&args(&[&"export", &sample("01"), &"-o", &out]));
    assert_eq!((run.status, run.stdout.len()), (0, 0), "{}", run.stderr);
    let expected = format!("a.ics: {} events of 1 letter\n", events(&sample("01")).len());
    assert!(run.stderr.ends_with(&expected), "{}", run.stderr);
    assert_eq!(fs::read(&out).unwrap(), export(&sample("01"), &[]).stdout);
    let names: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|f| f.unwrap().file_name()).collect();
    assert_eq!(names, ["a.ics"], "something is left behind");
}

#[cfg(unix)]
#[test]
fn permissions_and_links_are_kept() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = folder();
    let (out, link) = (folder.path().join("a.ics"), folder.path().join("link.ics"));
    fs::write(&out, "old").unwrap();
    fs::set_permissions(&out, fs::Permissions::from_mode(0o640)).unwrap();
    symlink(&out, &link).unwrap();
    assert_eq!(run(&args(&[&"export", &sample("01"), &"-q", &"-o", &link])).status, 0);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(fs::metadata(&out).unwrap().permissions().mode() & 0o777, 0o640);
    assert!(fs::read_to_string(&out).unwrap().starts_with("BEGIN:VCALENDAR"));
}

#[cfg(unix)]
#[test]
fn devices_are_written_and_not_replaced() {
    use std::os::unix::fs::FileTypeExt;
    assert_eq!(export(&sample("01"), &["-o", "/dev/null"]).status, 0);
    assert!(fs::metadata("/dev/null").unwrap().file_type().is_char_device());
    assert_eq!(export(&sample("01"), &["-o", "-"]).stdout, export(&sample("01"), &[]).stdout);
}

#[test]
fn targets_that_cannot_be_are_refused_before_anything_is_read() {
    let folder = folder();
    let letter = folder.path().join("a.txt");
    fs::copy(sample("01"), &letter).unwrap();
    let check = |target: PathBuf, expected: &str| {
        let run = run(&args(&[&"export", &letter, &"-o", &target]));
        assert_eq!((run.status, run.stdout.len()), (1, 0));
        assert!(run.stderr.starts_with("error: ") && run.stderr.contains(expected), "{}", run.stderr);
        assert_eq!(run.stderr.lines().count(), 1, "{}", run.stderr);
    };
    check(folder.path().to_owned(), "is a folder; give a file in it, for example ");
    check(folder.path().join("no/a.ics"), "does not exist; make it first");
    check(letter.clone(), "is one of the letters");
    assert_eq!(fs::read(&letter).unwrap(), fs::read(sample("01")).unwrap());
}

#[test]
fn a_bad_letter_does_not_keep_the_others() {
    let folder = folder();
    fs::copy(sample("01"), folder.path().join("a.txt")).unwrap();
    fs::write(folder.path().join("b.txt"), "").unwrap();
    let run = run(&args(&[&"export", &folder.path()]));
    assert_eq!(run.status, 3);
    assert_eq!(run.text(), export(&sample("01"), &[]).text());
    assert!(run.stderr.contains("b.txt: the file is empty") && run.stderr.lines().count() == 1, "{}", run.stderr);
}

#[test]
fn missing_and_unreadable_files_are_named() {
    let run = run(&["export", "no-such-letter.txt"]);
    assert_eq!((run.status, run.stdout.len()), (1, 0));
    assert_eq!(run.stderr, "error: no-such-letter.txt: there is no such file; check the name\n");
}

#[cfg(unix)]
#[test]
fn a_file_without_permission_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder();
    let path = folder.path().join("a.txt");
    fs::copy(sample("01"), &path).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    if File::open(&path).is_ok() {
        eprintln!("SKIPPED: this user may read every file");
        return;
    }
    let run = export(&path, &[]);
    assert_eq!(run.status, 1);
    assert!(run.stderr.ends_with("a.txt: the file may not be read; check its permissions\n"), "{}", run.stderr);
}

#[test]
fn a_file_of_a_hundred_megabytes_is_refused_at_once() {
    let folder = folder();
    let path = folder.path().join("a.txt");
    File::create(&path).unwrap().set_len(100_000_000).unwrap();
    let run = export(&path, &[]);
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains("the file has 100000000 bytes and the limit is "), "{}", run.stderr);
}

#[test]
fn binary_files_are_refused() {
    let folder = folder();
    let path = folder.path().join("a.txt");
    let bytes: Vec<u8> = (0..100_000u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    fs::write(&path, bytes).unwrap();
    let run = export(&path, &[]);
    assert_eq!((run.status, run.stdout.len()), (1, 0), "{}", run.stderr);
    assert!(run.stderr.starts_with("error: ") && run.stderr.lines().count() == 1, "{}", run.stderr);
    assert!(!run.stderr.contains("internal error"), "{}", run.stderr);
}

#[test]
fn folders_are_searched_for_letters_only() {
    let folder = folder();
    let root = folder.path();
    fs::create_dir(root.join("sub")).unwrap();
    let empty = run(&args(&[&"export", &root]));
    assert_eq!(empty.status, 1);
    assert!(empty.stderr.contains("there is no letter in this folder"), "{}", empty.stderr);
    fs::copy(sample("01"), root.join("sub/a.txt")).unwrap();
    for skipped in [".hidden.txt", "a.json", "a.ics", "notes"] {
        fs::write(root.join(skipped), "nothing").unwrap();
    }
    let run = run(&args(&[&"export", &root]));
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    assert_eq!(run.text(), export(&sample("01"), &[]).text());
}

#[test]
fn a_letter_in_a_seventh_language_costs_a_message_and_no_other_letter() {
    let folder = folder();
    let root = folder.path();
    fs::copy(sample("01"), root.join("a.txt")).unwrap();
    fs::copy(crate::program::root().join("samples/bad/german.txt"), root.join("b.txt")).unwrap();
    let run = run(&args(&[&"export", &root]));
    assert_eq!(run.status, 3, "{}", run.stderr);
    assert!(run.stderr.contains("b.txt: the letter is in German, and lettercal knows Chinese"), "{}", run.stderr);
    assert_eq!(run.text(), export(&sample("01"), &[]).text());
}

#[test]
fn names_and_addresses_in_a_seventh_language_do_not_matter() {
    let letters = [
        "Genève, le 12 janvier 2026\n\nObjet: Réunion de la Commission d'études 13, Berlin, 4-8 mai 2026\n\nMadame, Monsieur,\n\n\
         J'ai l'honneur de vous inviter à la réunion, qui se tiendra du 4 au 8 mai 2026 à l'adresse suivante:\n\n\
         Bundesamt für Kommunikation und Technik, Haus der Wirtschaft, bei der Brücke 5 in 10115 Berlin\n",
        "2026年1月12日，日内瓦\n\n事由：第13研究组会议，东京，2026年5月4-8日\n\n尊敬的先生/女士：\n\n\
         我荣幸地邀请您出席第13研究组会议，会议于2026年5月4日至8日举行。\n\n联系人：やまだ たろう（株式会社みらいのネットワーク）\n",
    ];
    for letter in letters {
        let run = run_with(&["export", "-"], letter.as_bytes());
        assert_eq!(run.status, 0, "{}", run.stderr);
        assert!(run.text().contains("20260504"), "{}", run.text());
    }
}

#[test]
fn wrong_usage_is_status_2_with_a_hint() {
    let check = |options: &[&str], expected: &str| {
        let run = export(&sample("01"), options);
        assert_eq!((run.status, run.stdout.len()), (2, 0), "{options:?}");
        assert!(run.stderr.contains(expected), "{options:?}: {}", run.stderr);
    };
    check(&["--kind", "metting"], "a similar value exists: 'meeting'");
    check(&["--action", "registraton"], "a similar value exists: 'registration'");
    check(&["--format", "icss"], "a similar value exists: 'ics'");
    check(&["--lang", "de"], "[possible values: zh, en, fr, es, ru, ar]");
    check(&["--from", "2020-13-01"], "'2020-13-01' is no day of the calendar; write YYYY-MM-DD");
    check(&["--remind", "deadlne=1d"], "did you mean 'deadline'?");
    check(&["--remind", "deadline=soon"], "'soon' is no reminder");
    check(&["--from", "2020-02-01", "--to", "2020-01-01"], "--from is after --to");
    check(&["--group", ""], "a group has a name");
    check(&["--kin", "meeting"], "a similar argument exists: '--kind'");
    assert_eq!(run(&["export"]).status, 2);
    assert_eq!(run(&["exprt", "x"]).status, 2);
    assert_eq!(run::<&str>(&[]).status, 2);
}

#[test]
fn choices_narrow_the_calendar() {
    let count = |options: &[&str]| {
        let run = export(&sample("03"), options);
        assert_eq!(run.status, 0, "{}", run.stderr);
        summaries(&run.text()).len()
    };
    let facts = events(&sample("03"));
    let of = |key: &str, value: &str| facts.iter().filter(|e| e[key] == value).count();
    let all = count(&[]);
    assert_eq!(all, facts.len());
    for kind in Kind::ALL {
        assert_eq!(count(&["--kind", kind.name()]), of("kind", kind.name()), "{kind}");
    }
    assert_eq!(count(&["--kind", "meeting,deadline"]), of("kind", "meeting") + of("kind", "deadline"));
    assert_eq!(count(&["--kind", "meeting", "--kind", "deadline"]), count(&["--kind", "meeting,deadline"]));
    assert_eq!(count(&["--action", "registration"]), of("action", "registration"));
    assert_eq!(count(&["--sessions", "none"]), all - of("kind", "session"));
    let day = |e: &Value, key: &str| e[key].as_str().or(e["start"].as_str()).map(|t| t[..10].to_owned()).unwrap();
    let (from, to) = ("2019-02-09", "2019-04-10");
    let expected = facts.iter().filter(|e| day(e, "end").as_str() >= from && day(e, "start").as_str() <= to).count();
    assert_eq!(count(&["--from", from, "--to", to]), expected);
    assert!((1..all).contains(&expected));
    let none = export(&sample("03"), &["--group", "SG99"]);
    assert_eq!(none.status, 0);
    assert!(none.stderr.contains("none of the ") && none.stderr.contains("the groups are "), "{}", none.stderr);
    assert!(none.text().contains("BEGIN:VTIMEZONE"), "an empty calendar must be valid");
}

#[test]
fn titles_speak_every_language() {
    let titles: Vec<_> =
        PACKS.iter().map(|p| summaries(&export(&sample("01"), &["--lang", p.code]).text()).concat()).collect();
    for (i, title) in titles.iter().enumerate() {
        assert!(!titles[i + 1..].contains(title), "{title}");
    }
}

#[test]
fn formats_are_those_of_the_list() {
    for format in FORMATS {
        let run = export(&sample("01"), &["--format", format.name]);
        assert!(run.status == 0 && !run.stdout.is_empty(), "{}", run.stderr);
        let folder = folder();
        let out = folder.path().join(format!("a.{}", format.name));
        let written = self::run(&args(&[&"export", &sample("01"), &"-o", &out]));
        assert_eq!(written.status, 0, "{}", written.stderr);
        assert_eq!(fs::read(out).unwrap(), run.stdout, "the ending .{} does not choose the format", format.name);
    }
    let json: Value = serde_json::from_slice(&export(&sample("01"), &["--format", "json"]).stdout).unwrap();
    assert_eq!(json["events"].as_array().unwrap().len(), events(&sample("01")).len());
    let csv = export(&sample("01"), &["--format", "csv"]).text();
    assert_eq!(csv.lines().count(), 1 + events(&sample("01")).len());
}

#[test]
fn reminders_and_deadlines_are_as_asked() {
    let silent: Vec<String> = Kind::ALL.iter().map(|k| format!("--remind={k}=none")).collect();
    let silent: Vec<&str> = silent.iter().map(String::as_str).collect();
    assert!(!export(&sample("01"), &silent).text().contains("VALARM"));
    let rings = export(&sample("01"), &["--kind", "deadline", "--remind", "deadline=2d@18:00"]).text();
    let days = deadline_days(&sample("01"));
    assert!(days > 0);
    assert_eq!(rings.matches("TRIGGER:-P1DT6H\r\n").count(), days, "{rings}");
    let ends = export(&sample("01"), &["--deadlines", "end-of-day"]).text();
    assert_eq!(ends.matches("T235900\r\n").count(), days, "{ends}");
}

#[test]
fn json_is_one_object_for_each_letter() {
    let run = run(&args(&[&"extract", &"--json", &sample("01"), &sample("03")]));
    assert_eq!(run.status, 0, "{}", run.stderr);
    let lines: Vec<Value> = run.text().lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    assert_eq!(lines.len(), 2);
    for (line, name) in lines.iter().zip([sample("01"), sample("03")]) {
        assert_eq!(line["schema"], "lettercal/1");
        assert_eq!(line["source"]["name"], name.display().to_string());
        let keys: Vec<&str> = line.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(keys, ["events", "language", "letter", "mentions", "notes", "schema", "source"]);
        assert!(!line["mentions"].as_array().unwrap().is_empty());
    }
}

#[test]
fn reports_are_plain_in_a_pipe_and_coloured_on_request() {
    for command in ["extract", "explain"] {
        let plain = run(&args(&[&command, &sample("01")]));
        assert_eq!(plain.status, 0, "{}", plain.stderr);
        assert!(!plain.text().contains('\u{1b}'));
        for mention in facts(&sample("01"))["mentions"].as_array().unwrap() {
            let role = mention["role"].as_str().unwrap();
            assert!(role == "event" || plain.text().contains(role), "{role} is not in {}", plain.text());
        }
        let coloured = run(&args(&[&command, &sample("01"), &"--color=always"]));
        assert!(coloured.text().contains("\u{1b}["));
        assert_eq!(anstream::adapter::strip_str(&coloured.text()).to_string(), plain.text());
    }
}

#[test]
fn notes_are_shown_and_counted() {
    let (letter, clean) = with_and_without_warning();
    let check = run(&args(&[&"check", &letter]));
    assert_eq!(check.status, 4, "{}", check.stderr);
    assert!(check.text().contains(" warning["), "{}", check.text());
    let exported = export(&letter, &[]);
    assert_eq!(exported.status, 0);
    assert!(
        !exported.stderr.is_empty() && exported.stderr.lines().all(|l| l.contains("warning")),
        "{}",
        exported.stderr
    );
    assert_eq!(export(&letter, &["--strict"]).status, 4);
    assert_eq!(export(&letter, &["--quiet"]).stderr, "");
    assert_eq!(export(&clean, &["--strict"]).status, 0);
    assert_eq!(run(&args(&[&"check", &clean])).status, 0);
}

#[test]
fn a_letter_that_calls_nothing_is_said_once() {
    let run = export(&sample("09"), &[]);
    assert_eq!(run.status, 0);
    let named = run.stderr.starts_with("warning: ") && run.stderr.contains("calls no meeting");
    assert!(named && run.stderr.contains("lettercal explain") && run.stderr.lines().count() == 1, "{}", run.stderr);
    assert!(summaries(&run.text()).is_empty() && run.text().contains("BEGIN:VTIMEZONE"));
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let many: Vec<PathBuf> = std::iter::repeat_n(sample("03"), 60).collect();
    let mut all = args(&[&"extract", &"--json"]);
    all.extend(many.into_iter().map(OsString::from));
    let mut child = command(&all).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut first = [0; 1];
    let mut stdout = child.stdout.take().unwrap();
    stdout.read_exact(&mut first).unwrap();
    drop(stdout);
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[test]
fn help_names_every_choice() {
    let help = run(&["export", "--help"]).text();
    let names = Kind::ALL.iter().map(|k| k.name()).chain(Action::ALL.iter().map(|a| a.name()));
    let names = names.chain(FORMATS.iter().map(|f| f.name)).chain(PACKS.iter().map(|p| p.code));
    for name in names.chain(DEFAULTS.iter().copied()) {
        assert!(help.contains(name), "--help says nothing of {name}");
    }
    assert!(help.contains("Examples:"));
    let short = run(&["--help"]).text();
    assert!(short.contains("Exit status:") && short.contains("Examples:"));
}

#[test]
fn completions_and_manual_pages() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let run = run(&["completions", shell]);
        assert!(run.status == 0 && run.text().contains("lettercal"), "{shell}");
    }
    assert_eq!(run(&["completions", "cmd"]).status, 2);
    let page = run(&["man"]).text();
    assert!(page.contains(".TH lettercal 1"));
    for part in ["LETTERCAL EXPORT", "remind", "LETTERCAL SYNC", "forget", "LETTERCAL SERVE", "patience"] {
        assert!(page.contains(part), "the page says nothing of {part}");
    }
    let help = run(&["help", "export"]);
    assert_eq!((help.status, help.text()), (0, run(&["export", "--help"]).text()));
    assert!(run(&["man", "export"]).text().contains("remind"));
    let head = format!(".TH lettercal-sync 1  \"lettercal {}\"", env!("CARGO_PKG_VERSION"));
    assert!(run(&["man", "sync"]).text().contains(&head));
    let unknown = run(&["man", "exprt"]);
    assert_eq!(unknown.status, 2);
    assert!(unknown.stderr.contains("did you mean 'export'?"), "{}", unknown.stderr);
}

#[test]
fn the_version_is_that_of_the_package() {
    assert_eq!(run(&["--version"]).text(), format!("lettercal {}\n", env!("CARGO_PKG_VERSION")));
    assert!(root().join("Cargo.toml").exists());
}

#[test]
fn help_is_wrapped_once() {
    for command in ["export", "extract", "explain", "check", "sync", "serve", "completions", "man"] {
        let help = run(&[command, "--help"]).text();
        let lines: Vec<&str> = help.lines().collect();
        assert!(lines.iter().all(|l| l.chars().count() <= 100), "{command}: {help}");
        // A line of prose goes on below only where the next word had no room.
        let prose = |l: &str| !l.is_empty() && !l.starts_with(' ') && !l.ends_with(':');
        for pair in lines.windows(2).filter(|p| prose(p[0]) && prose(p[1])) {
            let next = pair[1].split(' ').next().unwrap_or_default();
            assert!(pair[0].chars().count() + 1 + next.chars().count() > 100, "{command}: {pair:#?}");
        }
    }
}

#[test]
fn a_name_to_listen_on_is_answered_with_an_address() {
    let run = run(&["serve", "feeds", "--listen", "localhost:8090"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("127.0.0.1:8090 for this machine (localhost)"), "{}", run.stderr);
}
