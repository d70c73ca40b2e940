//! `lettercal check`: a linter for letters.

use super::Letters;
use super::input::read_letters;
use super::message::Messages;
use super::output::print_report;
use super::status::Status;
use anyhow::Result;
use clap::Args;
use lettercal::merge::merge;
use lettercal::note::Code;
use lettercal::write::text;

const ABOUT: &str = "\
The status is 4 when a note asks for a person, as --strict does for the other commands, so that a script can tell.

Examples:
  lettercal check letter.docx
  lettercal check inbox/ || mail -s 'letters to look at' secretariat";

#[derive(Debug, Args)]
#[command(after_help = ABOUT)]
pub(crate) struct Check {
    #[command(flatten)]
    letters: Letters,
}

impl Check {
    pub(crate) fn run(self, messages: &Messages) -> Result<Status> {
        let mut letters = Vec::new();
        let mut tally = read_letters(&self.letters.letters, messages, |name, _, letter| {
            // What is no letter is said already, as the error that it is.
            for note in letter.notes.iter().filter(|n| n.code != Code::NotALetter) {
                print_report(&text::note(name, note))?;
            }
            letters.push((name.to_owned(), letter));
            Ok(())
        })?;
        for (name, note) in merge(&letters).notes {
            tally.note(&note);
            print_report(&text::note(&name, &note))?;
        }
        Ok(tally.status(true))
    }
}
