//! `lettercal sync` from outside: letters arrive in a folder, feeds come out of another.

mod cases;
mod damage;
mod faults;
mod inbox;
mod lag;
mod order;
mod partly;
mod servers;
mod tree;
mod twins;

use crate::program::{Run, command, run};
use serde_json::Value;
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::Child;
use std::time::SystemTime;
use tempfile::TempDir;

/// An inbox and its feeds.
pub(crate) struct Site {
    folder: TempDir,
}

impl Site {
    /// Both folders, with feeds in English only unless `feeds.toml` is written anew.
    pub(crate) fn new() -> Site {
        let site = Site { folder: tempfile::tempdir().unwrap() };
        fs::create_dir(site.inbox()).unwrap();
        site.configure("languages = [\"en\"]\n");
        site
    }

    pub(crate) fn configure(&self, toml: &str) {
        fs::create_dir_all(self.feeds()).unwrap();
        fs::write(self.feeds().join("feeds.toml"), toml).unwrap();
    }

    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn inbox(&self) -> PathBuf {
        self.root().join("inbox")
    }

    pub(crate) fn feeds(&self) -> PathBuf {
        self.root().join("feeds")
    }

    pub(crate) fn ledger(&self) -> PathBuf {
        self.feeds().join("ledger.jsonl")
    }

    /// Puts a file into the inbox.
    pub(crate) fn put(&self, name: &str, text: impl AsRef<[u8]>) {
        fs::write(self.inbox().join(name), text).unwrap();
    }

    pub(crate) fn take_out(&self, name: &str) {
        fs::remove_file(self.inbox().join(name)).unwrap();
    }

    /// A message without the folder of the test.
    fn short(&self, message: &str) -> String {
        message.replace(&format!("{}/", self.root().display()), "")
    }

    fn args(&self, now: &str, options: &[&str]) -> Vec<OsString> {
        let mut args: Vec<OsString> = vec!["sync".into(), self.inbox().into(), self.feeds().into(), "--now".into()];
        args.push(now.into());
        args.extend(options.iter().map(OsString::from));
        args
    }

    /// A run at a time.
    pub(crate) fn sync_with(&self, now: &str, options: &[&str]) -> Run {
        let mut run = run(&self.args(now, options));
        run.stderr = self.short(&run.stderr);
        run
    }

    /// A run that must end well and say nothing on stderr; what it says on stdout.
    #[track_caller]
    pub(crate) fn sync(&self, now: &str) -> String {
        let run = self.sync_with(now, &[]);
        assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{}", run.text());
        run.text()
    }

    /// A run that dies before a step; whether it came so far.
    pub(crate) fn dies_at(&self, now: &str, step: usize) -> bool {
        let output = command(&self.args(now, &["--fail-at", &step.to_string()])).output().unwrap();
        match output.status.code() {
            Some(0) => false,
            Some(status) => panic!("status {status}: {}", String::from_utf8_lossy(&output.stderr)),
            None => true,
        }
    }

    /// A run in the background.
    pub(crate) fn start(&self, now: &str, options: &[&str]) -> Child {
        command(&self.args(now, options)).spawn().unwrap()
    }

    /// The tree that is published: every file with its bytes.
    pub(crate) fn tree(&self) -> BTreeMap<String, Vec<u8>> {
        files(&self.feeds().join("current")).into_iter().map(|(name, path)| (name, fs::read(path).unwrap())).collect()
    }

    /// Everything on disk that a run may touch: names, inodes, sizes, times.
    pub(crate) fn state(&self) -> BTreeMap<String, (u64, u64, SystemTime)> {
        let mut found = BTreeMap::new();
        for (name, path) in files(&self.feeds()) {
            let meta = fs::symlink_metadata(path).unwrap();
            found.insert(name, (meta.ino(), meta.size(), meta.modified().unwrap()));
        }
        found
    }

    /// A file of the tree as text.
    #[track_caller]
    pub(crate) fn read(&self, path: &str) -> String {
        let full = self.feeds().join("current").join(path);
        fs::read_to_string(&full).unwrap_or_else(|e| panic!("{path}: {e}"))
    }

    /// The events of a feed, by UID.
    #[track_caller]
    pub(crate) fn events(&self, path: &str) -> BTreeMap<String, Shown> {
        events(&self.read(path))
    }

    /// One event of `all.ics`, by a part of its UID.
    #[track_caller]
    pub(crate) fn event(&self, part: &str) -> Shown {
        let all = self.events("v1/en/all.ics");
        let mut found = all.iter().filter(|(uid, _)| uid.contains(part));
        let first = found.next().unwrap_or_else(|| panic!("{part} is not in {all:#?}"));
        assert!(found.next().is_none(), "{part} is there twice: {all:#?}");
        first.1.clone()
    }

    /// Changes the text of the ledger by hand.
    pub(crate) fn edit_ledger(&self, change: impl FnOnce(String) -> String) {
        let text = fs::read_to_string(self.ledger()).unwrap();
        fs::write(self.ledger(), change(text)).unwrap();
    }
}

/// An event as a feed shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shown {
    pub(crate) sequence: u32,
    pub(crate) status: String,
    /// DTSTART without its parameters.
    pub(crate) start: String,
    pub(crate) summary: String,
    pub(crate) modified: String,
    pub(crate) stamp: String,
    pub(crate) alarms: usize,
}

/// The events of a calendar, by UID.
pub(crate) fn events(calendar: &str) -> BTreeMap<String, Shown> {
    let text = calendar.replace("\r\n ", "");
    assert!(text.ends_with("END:VCALENDAR\r\n"), "a torn calendar: {text}");
    let mut found = BTreeMap::new();
    for event in text.split("BEGIN:VEVENT\r\n").skip(1) {
        let own = event.split("BEGIN:VALARM").next().unwrap();
        let value = |name: &str| {
            let line = own.lines().find(|l| l.strip_prefix(name).is_some_and(|l| l.starts_with([':', ';'])));
            line.and_then(|l| l.split_once(':')).map(|(_, value)| value.to_owned()).unwrap_or_default()
        };
        let shown = Shown {
            sequence: value("SEQUENCE").parse().unwrap(),
            status: value("STATUS"),
            start: value("DTSTART"),
            summary: value("SUMMARY"),
            modified: value("LAST-MODIFIED"),
            stamp: value("DTSTAMP"),
            alarms: event.matches("BEGIN:VALARM").count(),
        };
        assert!(found.insert(value("UID"), shown).is_none(), "{} is there twice", value("UID"));
    }
    found
}

/// Every file below a folder, links to files and folders as themselves but for the folder itself.
fn files(folder: &Path) -> BTreeMap<String, PathBuf> {
    fn collect(folder: &Path, below: &str, found: &mut BTreeMap<String, PathBuf>) {
        for entry in fs::read_dir(folder).unwrap().map(|e| e.unwrap()) {
            let name = format!("{below}{}", entry.file_name().to_string_lossy());
            match entry.file_type().unwrap().is_dir() {
                true => collect(&entry.path(), &format!("{name}/"), found),
                false => drop(found.insert(name, entry.path())),
            }
        }
    }
    let mut found = BTreeMap::new();
    collect(folder, "", &mut found);
    found
}

/// What a letter says in these tests; the rest of it is always the same.
#[derive(Debug, Clone)]
pub(crate) struct Letter<'a> {
    pub(crate) date: &'a str,
    /// `TSB Collective letter 7/11`, with what stands before it in a corrigendum.
    pub(crate) reference: &'a str,
    pub(crate) subject: &'a str,
    pub(crate) body: &'a str,
    /// Days and what must be done until then.
    pub(crate) deadlines: &'a [(&'a str, &'a str)],
}

/// The letter that most tests begin with, and its file.
pub(crate) const FIRST: Letter<'static> = Letter {
    date: "8 January 2026",
    reference: "TSB Collective letter 7/11",
    subject: "Meeting of Study Group 11; Geneva, 2-6 June 2026",
    body: "Study Group 11 will meet in Geneva from 2 to 6 June 2026. The meeting will open at 0930 hours on the first day.",
    deadlines: &[
        ("2 April 2026", "Submit contributions for which translation is requested"),
        ("2 May 2026", "Pre-registration"),
        ("20 May 2026", "Submit Member contributions"),
    ],
};

/// A corrigendum to [`FIRST`]: two days more for contributions.
pub(crate) const CORRIGENDUM: Letter<'static> = Letter {
    date: "9 February 2026",
    reference: "Corrigendum 1 to TSB Collective letter 7/11",
    subject: "Corrigendum 1 - Meeting of Study Group 11; Geneva, 2-6 June 2026",
    body: "An error has crept into TSB Collective letter 7/11: Member contributions are due two days later.",
    deadlines: &[("22 May 2026", "Submit Member contributions")],
};

/// A letter of its own number that postpones the meeting of [`FIRST`].
pub(crate) const POSTPONEMENT: Letter<'static> = Letter {
    date: "20 February 2026",
    reference: "TSB Collective letter 8/11",
    subject: "Study Group 11: postponement of the meeting (new dates: 7-11 September 2026)",
    body: "The meeting of Study Group 11 originally scheduled from 2 to 6 June 2026 is postponed until 7 to 11 September \
           2026. The Chairman will open it at 0930 hours on 7 September 2026.\n\nTSB Collective letter 7/11 of 8 January \
           2026 is void as far as the above meeting is concerned. The new deadlines are:",
    deadlines: &[("7 August 2026", "Pre-registration"), ("25 August 2026", "Submit Member contributions")],
};

/// A letter of its own number that cancels the meeting of [`FIRST`].
pub(crate) const CANCELLATION: Letter<'static> = Letter {
    date: "27 February 2026",
    reference: "TSB Collective letter 9/11",
    subject: "Cancellation of the meeting of Study Group 11 (Geneva, 2-6 June 2026)",
    body: "The meeting of Study Group 11 originally scheduled from 2 to 6 June 2026 is cancelled. TSB Collective letter 7/11 \
           of 8 January 2026 is void.",
    deadlines: &[],
};

impl Letter<'_> {
    pub(crate) fn text(&self) -> String {
        let Letter { date, reference, subject, body, deadlines } = self;
        let group = reference.rsplit('/').next().unwrap();
        let rows = deadlines.iter().map(|(day, what)| format!("\t{day}\n\t–\t{what}\n\n")).collect::<String>();
        let rows = if rows.is_empty() { rows } else { format!("Key deadlines:\n\n{rows}\n") };
        format!(
            "INTERNATIONAL TELECOMMUNICATION UNION\nTelecommunication Standardization Bureau\n\n\tGeneva, {date}\n\n\
             \tRef:\n\t{reference}\nSG{group}/AB\n\tTo:\n–\tAdministrations of Member States of the Union;\n\
             –\tITU-T Sector Members;\n–\tITU Academia\n\n\tTel:\n\t+41 22 730 1234\n\n\tE-mail:\n\t\
             tsbsg{group}@itu.int\n\n\tSubject:\n\t{subject}\n\n\nDear Sir/Madam,\n\n{body}\n\n{rows}\
             Yours faithfully,\n\nDirector of the Telecommunication\nStandardization Bureau\n"
        )
    }
}

/// The report of a run for programs.
pub(crate) fn json(run: &Run) -> Value {
    serde_json::from_slice(&run.stdout).unwrap_or_else(|e| panic!("{e}: {}{}", run.text(), run.stderr))
}
