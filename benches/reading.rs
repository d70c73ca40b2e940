//! How fast letters are read in memory: folding, words, mentions and the letter, from a `Document` to a `Letter`.
//!
//! Beside it, over the same bytes and in the same run, one pass of one large regular expression for dates: what the
//! simplest date finder would cost. It names no role, no group and no action. `cargo bench` prints a table for each
//! language; `docs/performance.md` says how to read it.
#![expect(clippy::disallowed_methods, clippy::disallowed_macros, reason = "a benchmark has a clock and prints")]

use lettercal::document::Document;
use lettercal::view::View;
use regex::Regex;
use std::collections::BTreeMap;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How often each letter is read, unless the command line says another number. The shortest time counts: everything longer is the
/// machine's doing.
const ROUNDS: u32 = 25;

fn main() {
    let documents = documents();
    assert!(!documents.is_empty(), "no letters below samples/");
    let regex = date_regex();
    let rounds = std::env::args().find_map(|argument| argument.parse().ok()).unwrap_or(ROUNDS);
    let mut by_language: BTreeMap<&str, Figures> = BTreeMap::new();
    let mut all = Figures::default();
    for document in &documents {
        let language = lettercal::letter::read(document).reference.language;
        let figures = measure(document, &regex, rounds);
        by_language.entry(language).or_default().add(&figures);
        all.add(&figures);
    }
    println!(
        "{:<10} {:>7} {:>9} {:>12} {:>12} {:>12} {:>7}",
        "", "letters", "bytes", "view", "letter", "regex", "ratio"
    );
    for (language, figures) in &by_language {
        figures.print(language);
    }
    all.print("all");
}

/// Shortest times over a set of letters.
#[derive(Debug, Default)]
struct Figures {
    letters: usize,
    bytes: usize,
    view: Duration,
    letter: Duration,
    regex: Duration,
}

impl Figures {
    fn add(&mut self, other: &Figures) {
        self.letters += other.letters;
        self.bytes += other.bytes;
        self.view += other.view;
        self.letter += other.letter;
        self.regex += other.regex;
    }

    fn print(&self, name: &str) {
        let speed = |time: Duration| format!("{:.1} MB/s", self.bytes as f64 / 1e6 / time.as_secs_f64());
        let (view, letter, regex) = (speed(self.view), speed(self.letter), speed(self.regex));
        let ratio = self.regex.as_secs_f64() / self.letter.as_secs_f64();
        println!("{name:<10} {:>7} {:>9} {view:>12} {letter:>12} {regex:>12} {ratio:>7.2}", self.letters, self.bytes);
    }
}

/// Reads one letter in turn by every way.
fn measure(document: &Document, regex: &Regex, rounds: u32) -> Figures {
    let mut best = Figures {
        letters: 1,
        bytes: document.text.len(),
        view: Duration::MAX,
        letter: Duration::MAX,
        regex: Duration::MAX,
    };
    for _ in 0..rounds {
        best.view = best.view.min(time(|| View::new(black_box(&document.text)).text.len()));
        best.letter = best.letter.min(time(|| lettercal::letter::read(black_box(document)).events.len()));
        best.regex = best.regex.min(time(|| {
            let captures = regex.captures_iter(black_box(&document.text));
            captures.map(|c| c.iter().flatten().map(|part| part.len()).sum::<usize>()).sum()
        }));
    }
    best
}

fn time(run: impl Fn() -> usize) -> Duration {
    let begin = Instant::now();
    black_box(run());
    begin.elapsed()
}

/// The letters of `samples/` and, where it is there, of the folder of letters beside the repository.
fn documents() -> Vec<Document> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    texts(&root.join("samples"), &mut files);
    match ["../shared/corpus", "../../shared/corpus"].map(|f| root.join(f)).iter().find(|f| f.is_dir()) {
        Some(corpus) => texts(corpus, &mut files),
        None => eprintln!("no folder ../shared/corpus: only the letters of samples/ are read"),
    }
    files.sort();
    files.retain(|f| !f.components().any(|c| c.as_os_str() == "bad"));
    let read = |file: &PathBuf| lettercal::read::documents(&std::fs::read(file).ok()?).into_iter().next()?.1.ok();
    files.iter().filter_map(read).collect()
}

fn texts(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            texts(&path, files);
        } else if path.extension().is_some_and(|e| e == "txt") {
            files.push(path);
        }
    }
}

/// Days, ranges of days and clock times of the six languages in one expression, as a date finder would have them: for
/// each order of day, month and year one branch, each part a group of its own.
fn date_regex() -> Regex {
    let months = [
        "january|february|march|april|may|june|july|august|september|october|november|december",
        "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
        "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre",
        "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря",
        "يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر",
    ]
    .join("|");
    let day = "([0-9٠-٩]{1,2})(?:st|nd|rd|th|er|º)?";
    let to = r"(?:\s*[-–—]\s*|\s+(?:to|until|and|au|et|al|hasta|y|по|и|إلى|حتى)\s+)";
    let of = r"\s*(?:(?:of|de|del)\s+)?";
    let year = r"([0-9٠-٩]{4})";
    let day_first = format!(r"{day}(?:{of}({months}))?(?:{to}{day})?{of}({months})(?:{of},?\s*{year})?");
    let month_first = format!(r"({months})\s+{day}(?:{to}(?:({months})\s+)?{day})?(?:,?\s+{year})?");
    let han = r"(?:([0-9]{4})\s*年\s*)?([0-9]{1,2})\s*月\s*([0-9]{1,2})\s*日?(?:\s*[-–—至]\s*(?:([0-9]{4})\s*年\s*)?(?:([0-9]{1,2})\s*月\s*)?([0-9]{1,2})\s*日)?";
    let digits = r"([0-9]{1,2})[./]([0-9]{1,2})[./]([0-9]{2,4})|([0-9]{4})-([0-9]{2})-([0-9]{2})";
    let hour = r"([0-9٠-٩]{1,2})(?:[:.]|\s*h\s*)([0-9٠-٩]{2})|([0-9]{4})\s*(?:hours|heures|horas|часов)|([0-9]{1,2})\s*[时時点](?:\s*([0-9]{1,2})\s*分)?";
    let hours = format!(r"(?:{hour})(?:{to}(?:{hour}))?");
    Regex::new(&format!("(?i){day_first}|{month_first}|{han}|{digits}|{hours}")).expect("the expression is valid")
}
