//! The architecture itself: who may know what. `docs/architecture.md` explains the reasons.

use crate::program::root;
use lettercal::note::Code;
use lettercal::pipeline::read_letters;
use std::fs;
use std::path::{Path, PathBuf};

/// One file of `src/`.
struct Source {
    /// Its path below `src/`, with `/`.
    name: String,
    text: String,
}

impl Source {
    /// The lines that the program is made of, with their numbers: no comments, no tests.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let end = self.text.find("#[cfg(test)]\nmod tests {").unwrap_or(self.text.len());
        self.text[..end].lines().enumerate().map(|(i, line)| (i + 1, without_comment(line)))
    }

    /// The comment that opens the file.
    fn head(&self) -> String {
        self.text.lines().take_while(|l| l.starts_with("//!")).map(|l| l[3..].trim()).collect::<Vec<_>>().join(" ")
    }

    fn is_for_tests(&self) -> bool {
        self.name.ends_with("/tests.rs") || self.name.contains("/tests/") || self.name.ends_with("/fixture.rs")
    }

    fn is_binary(&self) -> bool {
        self.name == "main.rs" || self.name.starts_with("cli/")
    }
}

/// A line up to `//`, where that does not belong to an address.
fn without_comment(line: &str) -> &str {
    let starts = line.match_indices("//").map(|(i, _)| i).find(|i| *i == 0 || !line[..*i].ends_with(':'));
    &line[..starts.unwrap_or(line.len())]
}

fn sources() -> Vec<Source> {
    fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
        for path in fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()) {
            if path.is_dir() {
                collect(&path, files);
            } else if path.extension().is_some_and(|e| e == "rs") {
                files.push(path);
            }
        }
    }
    let mut files = Vec::new();
    collect(&root().join("src"), &mut files);
    files.sort();
    assert!(files.len() > 50, "src/ was not found");
    let name = |p: &Path| p.strip_prefix(root().join("src")).unwrap().to_string_lossy().replace('\\', "/");
    files.iter().map(|p| Source { name: name(p), text: fs::read_to_string(p).unwrap() }).collect()
}

/// Lines of code in which one of `words` stands, in files that `may` does not allow.
fn offenders(words: &[&str], may: impl Fn(&Source) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    for source in sources().iter().filter(|s| !may(s)) {
        for (number, line) in source.code().filter(|(_, l)| words.iter().any(|w| l.contains(w))) {
            found.push(format!("src/{}:{number}: {}", source.name, line.trim()));
        }
    }
    found
}

#[track_caller]
fn none(found: &[String], rule: &str) {
    assert!(found.is_empty(), "{rule}:\n{}", found.join("\n"));
}

/// Letters outside ASCII that may stand outside `src/lang/`, and why. `*` is a table that folds characters or reads
/// numerals: it knows characters, no words.
const LETTERS: &[(&str, &str, &str)] = &[
    ("view.rs", "*", "the table of the view"),
    ("mentions/tokens.rs", "*", "Han numerals"),
    ("read/numerals.rs", "*", "list labels in the numerals of each script"),
    ("read/odt.rs", "一", "a list label"),
    ("read/pdf/fold.rs", "*", "radicals that fonts put in the place of ideographs"),
    ("letter/groups.rs", "вгеийкморухюяو与以及号和的第课题", "what may stand between the numbers of groups"),
    ("letter/groups/columns.rs", "第号", "what may stand beside the number of a group"),
    ("letter/head/revises.rs", "号次", "ends the number of a letter or of its revision"),
    ("letter/place.rs", "вгفي", "what stands before the name of a place"),
    ("letter/prose/past.rs", "的", "one ideograph beside a date: these need their neighbours"),
    ("letter/read.rs", "一", "numbers an annex"),
    ("letter/slots.rs", "至", "from one session to the other"),
    ("letter/slots/numbers.rs", "一七三与为九二五会八六和四场时是次段至节и", "numbers of sessions in a legend"),
    (
        "mentions/clock.rs",
        "之以到前召后开整点结至起點揭举散闭",
        "ideographs beside an hour: these need their neighbours",
    ),
    (
        "mentions/dates.rs",
        "两以元共内几历同后前尾常志报数日期末本某每游程第算起这首",
        "ideographs beside a number that make it no day",
    ),
    ("mentions/rules.rs", "第", "makes a number an ordinal"),
];

#[test]
fn words_of_a_language_stand_in_lang() {
    let mut found = Vec::new();
    for source in sources().iter().filter(|s| !s.name.starts_with("lang/") && !s.is_for_tests()) {
        let allowed = LETTERS.iter().find(|(name, ..)| *name == source.name).map_or("", |(_, letters, _)| letters);
        if allowed == "*" {
            continue;
        }
        for (number, line) in source.code() {
            let letters: String =
                line.chars().filter(|c| !c.is_ascii() && c.is_alphabetic() && !allowed.contains(*c)).collect();
            if !letters.is_empty() {
                found.push(format!("src/{}:{number}: {letters}", source.name));
            }
        }
    }
    none(&found, "words belong into src/lang/, as senses; a single character with a reason into LETTERS of this test");
}

#[test]
fn the_list_of_letters_is_needed() {
    let sources = sources();
    for (name, letters, reason) in LETTERS {
        let source = sources.iter().find(|s| s.name == *name).unwrap_or_else(|| panic!("no src/{name}"));
        let code: String = source.code().map(|(_, line)| line).collect();
        assert!(!reason.is_empty());
        assert!(*letters != "*" || !code.is_ascii(), "src/{name} needs no exception");
        let unused: String = letters.chars().filter(|c| *c != '*' && !code.contains(*c)).collect();
        assert!(unused.is_empty(), "src/{name} no longer has {unused}");
    }
}

#[test]
fn the_command_line_stays_at_the_end() {
    let words = [
        "clap::",
        "use clap",
        "anyhow",
        "println!",
        "eprintln!",
        "print!(",
        "anstream::stdout",
        "anstream::stderr",
        "indicatif",
    ];
    none(&offenders(&words, Source::is_binary), "only main.rs and cli/ parse arguments, print, and use anyhow");
}

#[test]
fn the_library_has_no_clock_environment_or_chance() {
    let words = ["SystemTime::now", "Instant::now", "Utc::now", "Local::now", "std::env", "env::var", "rand::"];
    let found = offenders(&words, Source::is_binary);
    none(&found, "the same bytes give the same bytes: pass the value in");
}

#[test]
fn icalendar_stands_in_its_writer() {
    let words = ["icalendar::", "VEVENT", "VTIMEZONE", "VALARM", "DTSTART", "DTEND", "RRULE"];
    none(&offenders(&words, |s| s.name.starts_with("write/ics/")), "iCalendar is known only in write/ics/");
}

#[test]
fn input_formats_stand_in_their_readers() {
    let words = ["quick_xml", "html5ever", "hayro", "mail_parser", "zip::", "cfb::", "office_oxide", "encoding_rs"];
    none(&offenders(&words, |s| s.name.starts_with("read/")), "input formats are known only in read/");
}

/// A file that nothing names is compiled by nobody.
#[test]
fn every_file_is_a_module() {
    let sources = sources();
    for source in &sources {
        let (folder, file) = source.name.rsplit_once('/').unwrap_or(("", &source.name));
        let stem = file.trim_end_matches(".rs");
        let (folder, stem) = match (stem, folder.rsplit_once('/')) {
            ("main" | "lib", _) => continue,
            ("mod", Some((above, name))) => (above, name),
            ("mod", None) => ("", folder),
            _ => (folder, stem),
        };
        let beside = |s: &&Source| match folder {
            "" => s.name == "lib.rs" || s.name == "main.rs",
            _ => s.name == format!("{folder}/mod.rs") || s.name == format!("{folder}.rs"),
        };
        let named = sources.iter().filter(beside).any(|s| s.text.contains(&format!("mod {stem};")));
        assert!(named, "no module names src/{}", source.name);
    }
}

/// Languages, readers and outputs are each a file and a line in one list.
#[test]
fn every_variant_is_in_its_list() {
    let sources = sources();
    let list = |name: &str| &sources.iter().find(|s| s.name == name).unwrap().text;
    let mut seen = [0; 3];
    for source in &sources {
        let parts: Vec<&str> = source.name.split('/').collect();
        let (folder, stem) = match parts[..] {
            [folder, file] if file != "mod.rs" => (folder, file.trim_end_matches(".rs")),
            [folder, name, "mod.rs"] => (folder, name),
            _ => continue,
        };
        let has = |text: &str| source.text.contains(text);
        let (kind, item) = match folder {
            "lang" if has("static PACK: Pack") => (0, format!("&{stem}::PACK")),
            "read" if has("fn read(bytes: &[u8]) -> Result<Document, ReadError>") => (1, format!("{stem}::read")),
            "read" if has("fn open(bytes: &[u8]) -> Result<Contents<'_>, ReadError>") => (1, format!("{stem}::open")),
            "write" if has("static FORMAT: Format") => (2, format!("&{stem}::FORMAT")),
            _ => continue,
        };
        seen[kind] += 1;
        assert!(list(&format!("{folder}/mod.rs")).contains(&item), "src/{folder}/mod.rs does not list {item}");
    }
    let lists = [lettercal::lang::PACKS.len(), lettercal::read::FORMATS.len(), lettercal::write::FORMATS.len()];
    assert_eq!(seen, lists, "languages, readers and outputs that were found, and those of the lists");
}

/// Files of 60 to 200 lines are the norm. A longer one says in its head why it is one: "One file because …".
#[test]
fn long_files_have_a_reason() {
    for source in sources() {
        let lines = source.text.lines().count();
        let reason = source.head().contains("One file because");
        assert!(
            lines <= 500 || reason,
            "src/{} has {lines} lines and no \"One file because\" at its head",
            source.name
        );
    }
}

#[test]
fn every_file_says_what_it_is() {
    for source in sources() {
        assert!(!source.head().is_empty(), "src/{} does not begin with a //! comment", source.name);
    }
}

#[test]
fn unfinished_things_do_not_stay() {
    let words = ["todo!", "unimplemented!", "dbg!", "#[ignore"];
    none(&offenders(&words, |_| false), "finish it, or take it out");
    for source in sources() {
        for mark in ["TODO", "FIXME", "XXX"] {
            assert!(!source.text.contains(mark), "src/{} has a {mark}", source.name);
        }
    }
}

/// Every code of a note has its heading in `docs/notes.md`, with an example below it, and no other has.
#[test]
fn every_note_is_documented() {
    let page = fs::read_to_string(root().join("docs/notes.md")).unwrap();
    let mut sections: Vec<(&str, &str)> = Vec::new();
    for section in page.split("\n## `").skip(1) {
        let (code, rest) = section.split_once('`').unwrap();
        assert!(rest.contains("\n> "), "docs/notes.md has no example of {code}");
        for sample in rest.split("](../").skip(1).filter_map(|link| link.split(')').next()) {
            let bytes = fs::read(root().join(sample)).unwrap_or_else(|e| panic!("{sample}: {e}"));
            let letter = read_letters(&bytes).pop().unwrap().letter.unwrap().1;
            let raised = letter.notes.iter().any(|n| n.code.name() == code);
            assert!(raised, "docs/notes.md names {sample}, which does not raise {code}");
        }
        sections.push((code, rest));
    }
    let documented: Vec<&str> = sections.iter().map(|(code, _)| *code).collect();
    let codes: Vec<&str> = Code::ALL.iter().map(|c| c.name()).collect();
    assert_eq!(documented, codes, "docs/notes.md has the codes of src/note.rs, in that order");
}
