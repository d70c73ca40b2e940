//! `lettercal man`: manual pages in roff.

use super::message::Messages;
use super::output::print_data;
use super::status::Status;
use anyhow::Result;
use clap::Args;
use lettercal::suggest::nearest;

const EXAMPLES: &str = "\
Examples:
  lettercal man > lettercal.1
  lettercal man export | man -l -";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Man {
    /// The command whose page is wanted; without it, that of the program
    command: Option<String>,
}

impl Man {
    pub(crate) fn run(self, messages: &Messages, mut program: clap::Command) -> Result<Status> {
        program.build();
        let page = match &self.command {
            None => program,
            Some(name) => match program.find_subcommand(name) {
                Some(command) => command.clone(),
                None => {
                    let known: Vec<&str> = program.get_subcommands().map(clap::Command::get_name).collect();
                    let hint = nearest(name, known.iter().copied()).map(|n| format!(" (did you mean '{n}'?)"));
                    let (hint, known) = (hint.unwrap_or_default(), known.join(", "));
                    messages.error(format_args!("'{name}' is no command{hint}; the commands are: {known}"));
                    return Ok(Status::Usage);
                }
            },
        };
        let mut roff = Vec::new();
        clap_mangen::Man::new(page).render(&mut roff)?;
        print_data(&roff)?;
        Ok(Status::Done)
    }
}
