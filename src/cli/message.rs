//! Messages for people, on stderr, and the progress of long runs.

use anstyle::{AnsiColor, Style};
use indicatif::{ProgressBar, ProgressStyle};
use lettercal::note::{Note, Severity};
use lettercal::write::text;
use std::fmt::Display;
use std::io::{IsTerminal, Write};

const ERROR: Style = AnsiColor::Red.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();

/// From how many letters on a run is long.
const LONG_RUN: usize = 12;

/// Where messages go; a failure to print one stops nothing.
#[derive(Debug, Clone)]
pub(crate) struct Messages {
    quiet: bool,
}

impl Messages {
    pub(crate) fn new(quiet: bool) -> Messages {
        Messages { quiet }
    }

    /// Whether only errors are printed.
    pub(crate) fn are_quiet(&self) -> bool {
        self.quiet
    }

    /// Something that could not be done, and the next step.
    pub(crate) fn error(&self, message: impl Display) {
        self.print(format_args!("{ERROR}error:{ERROR:#} {}\n", on_one_line(message)));
    }

    /// Something that a person should know.
    pub(crate) fn warning(&self, message: impl Display) {
        if !self.quiet {
            self.print(format_args!("{WARNING}warning:{WARNING:#} {}\n", on_one_line(message)));
        }
    }

    /// What was done.
    pub(crate) fn info(&self, message: impl Display) {
        if !self.quiet {
            self.print(format_args!("{}\n", on_one_line(message)));
        }
    }

    /// A note of a letter, on one line, if it asks for a person.
    pub(crate) fn note(&self, source: &str, note: &Note) {
        if !self.quiet && note.severity == Severity::Warning {
            let note = Note { message: on_one_line(&note.message), ..note.clone() };
            self.print(text::note_line(&on_one_line(source), &note));
        }
    }

    fn print(&self, text: impl Display) {
        let _ = write!(anstream::stderr().lock(), "{text}");
    }

    /// The bar of a run over `letters`: only on a terminal, only where it is long.
    pub(crate) fn progress(&self, letters: usize) -> Progress {
        if self.quiet || letters < LONG_RUN || !std::io::stderr().is_terminal() {
            return Progress(None);
        }
        let bar = ProgressBar::new(letters as u64);
        if let Ok(style) = ProgressStyle::with_template("{bar:32} {pos}/{len} letters  {eta} left  {msg}") {
            bar.set_style(style);
        }
        Progress(Some(bar))
    }
}

/// A message on one line, whatever the names of files in it: with a line feed or an escape sequence a name could
/// pretend to be another message, and with marks of direction it could read as another name.
fn on_one_line(message: impl Display) -> String {
    let turns = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}');
    let mut line = String::new();
    for c in message.to_string().chars() {
        match c.is_control() || turns(c) {
            true => line.extend(c.escape_default()),
            false => line.push(c),
        }
    }
    line
}

/// The bar of a long run, or none.
#[derive(Debug)]
pub(crate) struct Progress(Option<ProgressBar>);

impl Progress {
    /// One letter more, and what to print about it while the bar makes room.
    pub(crate) fn step<T>(&self, name: &str, print: impl FnOnce() -> T) -> T {
        let Some(bar) = &self.0 else { return print() };
        bar.inc(1);
        bar.set_message(name.to_owned());
        bar.suspend(print)
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.0 {
            bar.finish_and_clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_pretend_to_be_a_message() {
        let check = |message: &str, expected: &str| assert_eq!(on_one_line(message), expected);
        check("a\nerror: all feeds lost.txt", "a\\nerror: all feeds lost.txt");
        check("\u{1b}[31mred\u{7}.txt", "\\u{1b}[31mred\\u{7}.txt");
        check("txt.\u{202e}fdp", "txt.\\u{202e}fdp");
        check("第4/12号 – письмо رسالة.docx", "第4/12号 – письмо رسالة.docx");
    }
}
