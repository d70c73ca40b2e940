//! `lettercal extract`: what was read.

use super::Letters;
use super::input::{compare, read_letters};
use super::message::Messages;
use super::options;
use super::output::{print_data, print_report};
use super::status::Status;
use anyhow::Result;
use clap::Args;
use lettercal::note::Code;
use lettercal::write::json::Source;
use lettercal::write::{Style, json, text};

const EXAMPLES: &str = "\
Examples:
  lettercal extract letter.docx
  lettercal extract --json inbox/ > letters.jsonl";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Extract {
    #[command(flatten)]
    letters: Letters,
    /// One JSON object for each letter, on one line; the schema is docs/json.md
    #[arg(long)]
    json: bool,
    /// Language of titles in JSON; by default that of each letter
    #[arg(long, value_name = "LANGUAGE", requires = "json", value_parser = options::language())]
    lang: Option<&'static str>,
}

impl Extract {
    pub(crate) fn run(self, messages: &Messages, strict: bool) -> Result<Status> {
        let style = Style { language: self.lang, ..Style::default() };
        let mut letters = Vec::new();
        let mut tally = read_letters(&self.letters.letters, messages, |name, format, mut letter| {
            match self.json {
                true => print_data(json::letter(Source { name, format }, &letter, &style).as_bytes())?,
                false => {
                    // Said already, as the error that it is.
                    letter.notes.retain(|n| n.code != Code::NotALetter);
                    print_report(&(text::extract(name, &letter) + "\n"))?;
                }
            }
            letters.push((name.to_owned(), letter));
            Ok(())
        })?;
        compare(&letters, &mut tally, messages);
        Ok(tally.status(strict))
    }
}
