//! `lettercal explain`: every date, range, time and rule of a letter, and what became of it.

use super::Letters;
use super::input::{compare, read_letters};
use super::message::Messages;
use super::output::print_report;
use super::status::Status;
use anyhow::Result;
use clap::Args;
use lettercal::write::text;

const ABOUT: &str = "\
Each line names the place, the value, the role in the letter, the rule that read it, whether it is written or \
inferred, the event that it carries or why it carries none, and the words themselves.

Examples:
  lettercal explain letter.docx";

#[derive(Debug, Args)]
#[command(after_help = ABOUT)]
pub(crate) struct Explain {
    #[command(flatten)]
    letters: Letters,
}

impl Explain {
    pub(crate) fn run(self, messages: &Messages, strict: bool) -> Result<Status> {
        let mut letters = Vec::new();
        let mut tally = read_letters(&self.letters.letters, messages, |name, _, letter| {
            print_report(&(text::explain(name, &letter) + "\n"))?;
            letters.push((name.to_owned(), letter));
            Ok(())
        })?;
        compare(&letters, &mut tally, messages);
        Ok(tally.status(strict))
    }
}
