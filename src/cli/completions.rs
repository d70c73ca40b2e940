//! `lettercal completions`: what a shell needs to complete commands and options.

use super::output::print_data;
use super::status::Status;
use anyhow::Result;
use clap::Args;
use clap_complete::{Shell, generate};

const EXAMPLES: &str = "\
Examples:
  lettercal completions bash > ~/.local/share/bash-completion/completions/lettercal
  lettercal completions zsh > ~/.zfunc/_lettercal
  lettercal completions fish > ~/.config/fish/completions/lettercal.fish";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Completions {
    /// The shell
    shell: Shell,
}

impl Completions {
    pub(crate) fn run(self, mut command: clap::Command) -> Result<Status> {
        let mut script = Vec::new();
        let name = command.get_name().to_owned();
        generate(self.shell, &mut command, name, &mut script);
        print_data(&script)?;
        Ok(Status::Done)
    }
}
