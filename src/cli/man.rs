//! `lettercal man`: manual pages in roff.

use super::output::print_data;
use super::status::Status;
use anyhow::{Context, Result};
use clap::Args;

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
    pub(crate) fn run(self, program: clap::Command) -> Result<Status> {
        let mut program = program;
        program.build();
        let page = match &self.command {
            None => program,
            Some(name) => {
                let known: Vec<&str> = program.get_subcommands().map(clap::Command::get_name).collect();
                let unknown = || format!("there is no command '{name}'; the commands are {}", known.join(", "));
                program.find_subcommand(name).cloned().with_context(unknown)?
            }
        };
        let mut roff = Vec::new();
        clap_mangen::Man::new(page).render(&mut roff)?;
        print_data(&roff)?;
        Ok(Status::Done)
    }
}
