//! `lettercal export`: letters in, one calendar out.

use super::input::{files, read_letters};
use super::message::Messages;
use super::output::{Target, print_data};
use super::status::Status;
use super::{Letters, options};
use anyhow::Result;
use chrono::NaiveDate;
use clap::Args;
use lettercal::event::{Action, Event, Kind};
use lettercal::merge::{in_language, merge};
use lettercal::note::Code;
use lettercal::remind::{DEFAULTS, Reminders};
use lettercal::select::{Selection, Sessions};
use lettercal::suggest::nearest;
use lettercal::write::{DeadlineDays, FORMATS, Format, Style};
use std::collections::BTreeSet;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  lettercal export letter.docx -o letter.ics
  lettercal export inbox/ --kind meeting,deadline --group SG11 -o sg11.ics
  lettercal export inbox/ --action contributions --from 2025-01-01 --format csv
  lettercal export letter.pdf --remind deadline=14d,1d@18:00 --remind session=none
  curl -s https://example.org/letter.txt | lettercal export - > letter.ics";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Export {
    #[command(flatten)]
    letters: Letters,
    /// Write to this file instead of stdout, in one step
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Format; by default that of the ending of FILE, else ics
    #[arg(long, value_name = "FORMAT", value_parser = options::format())]
    format: Option<&'static Format>,
    /// Only events of these kinds
    #[arg(long, value_name = "KIND", value_delimiter = ',', value_parser = options::kind())]
    kind: Vec<Kind>,
    /// Only events of these groups and of their working parties and questions: SG11, WP3/11, TSAG
    #[arg(long, value_name = "GROUP", value_delimiter = ',', value_parser = options::group)]
    group: Vec<String>,
    /// Only deadlines for these actions
    #[arg(long, value_name = "ACTION", value_delimiter = ',', value_parser = options::action())]
    action: Vec<Action>,
    /// Only events that end on this day or later: YYYY-MM-DD
    #[arg(long, value_name = "DAY", value_parser = options::day)]
    from: Option<NaiveDate>,
    /// Only events that begin on this day or earlier: YYYY-MM-DD
    #[arg(long, value_name = "DAY", value_parser = options::day)]
    to: Option<NaiveDate>,
    /// Language of titles and descriptions; by default that of each letter
    #[arg(long, value_name = "LANGUAGE", value_parser = options::language())]
    lang: Option<&'static str>,
    /// Reminders of a kind or action, may be repeated
    #[arg(long, value_name = "KIND[/ACTION]=LIST", value_parser = options::reminder, long_help = remind_help())]
    remind: Vec<String>,
    /// Sessions of time plans: those that are assigned to something, or none
    #[arg(long, value_name = "WHICH", default_value = "assigned", value_parser = options::sessions())]
    sessions: Sessions,
    /// A deadline without an hour: the whole day, or the half hour before 23:59 in Geneva
    #[arg(long, value_name = "HOW", default_value = "day", value_parser = options::deadline_days())]
    deadlines: DeadlineDays,
}

fn remind_help() -> String {
    format!(
        "Reminders of a kind or action, may be repeated\n\n\
         LIST is none, or reminders parted by commas, the most important first: 15m, 2h, 3d, 1w, or 1d@09:00 for an \
         hour of the clock. Days before a whole-day event ring at 09:00 unless an hour is given.\n\n\
         By default: {}",
        DEFAULTS.join(" ")
    )
}

impl Export {
    pub(crate) fn run(self, messages: &Messages, strict: bool) -> Result<Status> {
        if let (Some(from), Some(to)) = (self.from, self.to)
            && from > to
        {
            messages.error(format_args!("--from is after --to: {from} and {to}; exchange them"));
            return Ok(Status::Usage);
        }
        let selection = self.selection();
        let style = self.style()?;
        let format = self.format();
        if let Some(option) = self.without_effect(format) {
            let name = format.name;
            messages.error(format_args!("{option} changes nothing in {name}; leave it out, or choose --format ics"));
            return Ok(Status::Usage);
        }
        let file = self.output.as_deref().filter(|path| path.as_os_str() != "-");
        let target = file.map(|path| Target::new(path, &files(&self.letters.letters))).transpose()?;
        let mut letters = Vec::new();
        let mut tally = read_letters(&self.letters.letters, messages, |name, _, letter| {
            for note in &letter.notes {
                match note.code {
                    // Said already, as the error that it is.
                    Code::NotALetter => {}
                    // The whole answer to this letter, so with the next step.
                    Code::NoEvents => messages.warning(format_args!("{name}: {}; {}", note.message, note.help)),
                    _ => messages.note(name, note),
                }
            }
            letters.push((name.to_owned(), letter));
            Ok(())
        })?;
        if tally.read == 0 {
            return Ok(tally.status(strict));
        }
        let merged = merge(&letters);
        for (name, note) in &merged.notes {
            tally.note(note);
            messages.note(name, note);
        }
        let all = merged.events;
        warn_of_strange_groups(&selection.groups, &all, messages);
        let events: Vec<Event> = all.iter().filter(|e| selection.takes(e)).cloned().collect();
        if events.is_empty() && !all.is_empty() {
            messages.warning(format_args!(
                "none of the {} events is wanted: the calendar is empty; the groups are {}",
                all.len(),
                groups(&all).join(", ")
            ));
        }
        let events = match style.language {
            Some(language) => in_language(&letters, events, language),
            None => events,
        };
        let data = (format.write)(&events, &style);
        if let Some(limit) = format.limit.filter(|limit| data.len() > *limit) {
            messages.warning(format_args!(
                "the calendar has {} bytes and some programs read {limit} only; narrow it with --from, --group or --kind",
                data.len()
            ));
        }
        match target {
            None => print_data(&data)?,
            Some(target) => {
                target.write(&data)?;
                let path = file.unwrap_or_else(|| "-".as_ref()).display();
                messages.info(format_args!(
                    "{path}: {} of {}",
                    counted(events.len(), "event"),
                    counted(tally.read, "letter")
                ));
            }
        }
        Ok(tally.status(strict))
    }

    /// An option that is given and that the format has no place for.
    fn without_effect(&self, format: &Format) -> Option<&'static str> {
        match self {
            _ if format.draws => None,
            Export { remind, .. } if !remind.is_empty() => Some("--remind"),
            Export { deadlines: DeadlineDays::EndOfDay, .. } => Some("--deadlines"),
            _ => None,
        }
    }

    fn selection(&self) -> Selection {
        Selection {
            kinds: self.kind.clone(),
            actions: self.action.clone(),
            groups: self.group.clone(),
            from: self.from,
            to: self.to,
            sessions: self.sessions,
        }
    }

    fn style(&self) -> Result<Style> {
        let mut reminders = Reminders::default();
        for rule in &self.remind {
            reminders.set(rule)?;
        }
        Ok(Style { language: self.lang, reminders, deadline_days: self.deadlines })
    }

    /// The format that is asked for, that of the file's ending, or the first.
    fn format(&self) -> &'static Format {
        let ending = self.output.as_ref().and_then(|o| o.extension()).map(|e| e.to_string_lossy().to_ascii_lowercase());
        let of_ending = || FORMATS.iter().copied().find(|f| ending.as_deref() == Some(f.name));
        self.format.or_else(of_ending).unwrap_or(FORMATS[0])
    }
}

fn counted(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}

/// The groups of events, for a message.
fn groups(events: &[Event]) -> Vec<String> {
    let all: BTreeSet<String> =
        events.iter().flat_map(Event::groups_concerned).map(std::borrow::Cow::into_owned).collect();
    all.into_iter().collect()
}

/// A group that is asked for and that no event is of: a slip of the pen leaves a calendar with holes in it.
fn warn_of_strange_groups(asked: &[String], events: &[Event], messages: &Messages) {
    for group in asked.iter().filter(|g| !events.iter().any(|e| e.concerns(g))) {
        let known = groups(events);
        let hint = nearest(group, known.iter().map(String::as_str)).map(|n| format!(" (did you mean {n}?)"));
        messages.warning(format_args!("no event is of {group}{}", hint.unwrap_or_default()));
    }
}
